// The digits microscope: seven decimal digits in single precision, and which of them are right.
explorables.digits = (() => {
  const { bar, text } = sketch;
  const NAMES = ["naive", "clipped", "shifted", "kept"];
  const CELL = 34, GAP = 4, POINT = 8, LEFT = 10, WIDTH = 7 * (CELL + GAP) + POINT;

  const row = (y, words, value, right, { digits, times }) => {
    const [factor, power] = value.toExponential(6).split("e");
    const cells = [...factor.replace(".", "")].map((digit, i) => {
      const x = LEFT + i * (CELL + GAP) + (i ? POINT : 0), lit = i < right;
      return bar(lit ? "cell lit" : "cell", x, y, CELL, CELL) + text(lit ? "on" : "small", [x + CELL / 2, y + 23], digits(Number(digit), 0));
    });
    const power10 = value ? `${times} ${digits(10, 0)}<tspan dy="-6" font-size="11">${digits(Number(power), 0)}</tspan>` : "";
    return text("small left", [LEFT, y - 6], words, "start") + cells.join("")
      + text("point", [LEFT + CELL + (GAP + POINT) / 2, y + CELL - 4], digits(0.1, 1)[1]) + text("line", [LEFT + WIDTH + 6, y + 23], power10, "start");
  };

  return {
    size: [400, 322],
    controls: { lead: { min: 0, max: 60, step: 1, value: 10, places: 0 } },
    numbers: arithmetic.digits,
    picture: ({ numbers: { truth, values, right }, label, ...scene }) => [
      row(22, label("truth"), truth, 7, scene),
      ...NAMES.map((name, i) => row(90 + 62 * i, label(name), values[i], right[i], scene)),
    ].join(""),
    said: ({ numbers: { truth, right }, say, digits, powers }) =>
      say("said", { truth: powers(truth), ...Object.fromEntries(NAMES.map((name, i) => [name, digits(right[i], 0)])) }),
    grab: ({ x }) => ({ lead: 60 * (x - LEFT) / WIDTH }),
  };
})();
