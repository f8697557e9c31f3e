// Strokes of a picture, as SVG. A `kind` is a class of explorables.css: what a thing means, not its colour.
const sketch = (() => {
  const short = (value) => Number(value.toFixed(1));
  const path = (kind, ...points) => `<path class="${kind}" d="M${points.map((one) => one.map(short).join(" ")).join("L")}"/>`;
  const curve = (kind, from, to, f, parts = 80) =>
    path(kind, ...Array.from({ length: parts + 1 }, (_, i) => f(from + (to - from) * i / parts)));
  const dot = (kind, [x, y], r = 6) => `<circle class="${kind}" cx="${short(x)}" cy="${short(y)}" r="${r}"/>`;
  const bar = (kind, x, y, width, height) =>
    `<rect class="${kind}" x="${short(width < 0 ? x + width : x)}" y="${short(height < 0 ? y + height : y)}"`
    + ` width="${short(Math.abs(width))}" height="${short(Math.abs(height))}"/>`;
  const text = (kind, [x, y], words, anchor = "middle") =>
    `<text class="${kind}" x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${words}</text>`;
  return { path, curve, dot, bar, text };
})();
