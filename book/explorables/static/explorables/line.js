// The line over 569 biopsies: turn it, shift it, stretch its weights.
explorables.line = (() => {
  const { path, dot, text } = sketch;
  const LEFT = 34, RIGHT = 394, TOP = 10, FOOT = 262, FROM = [6, 8], TO = [29, 40], MIDDLE = [14, 19];
  const SCALE = [(RIGHT - LEFT) / (TO[0] - FROM[0]), (FOOT - TOP) / (TO[1] - FROM[1])];
  const at = ([radius, texture]) => [LEFT + SCALE[0] * (radius - FROM[0]), FOOT - SCALE[1] * (texture - FROM[1])];
  const way = (angle) => [Math.cos(angle * Math.PI / 180), Math.sin(angle * Math.PI / 180)];
  const foot = ({ angle, shift }) => way(angle).map((part, i) => MIDDLE[i] + shift * part);
  // The weights as an arrow from the line, as long as it can be seen; it does not reach the words below or above.
  const tip = (state) => {
    const [x, y] = at(foot(state)), [u, v] = way(state.angle), [right, down] = [u * SCALE[0], -v * SCALE[1]];
    const size = Math.hypot(right, down), far = down > 0 ? FOOT - 9 - y : y - TOP;
    const room = Math.max(24, far * size / Math.abs(down));
    const reach = Math.min(24 + 20 * state.length, room) / size;
    return [x + reach * right, y + reach * down];
  };

  // How far a place of the picture is from the line.
  const away = ([x, y], state) => {
    const [u, v] = way(state.angle), [a, b] = at(foot(state)), [right, down] = [v * SCALE[0], u * SCALE[1]];
    return Math.abs((x - a) * down - (y - b) * right) / Math.hypot(right, down);
  };

  let clouds;
  const points = () => clouds ??= [0, 1].map((kind) => {
    const [radius, texture, malignant] = arithmetic.biopsies;
    const places = radius.map((_, i) => at([radius[i], texture[i]]).map(Math.round)).filter((_, i) => malignant[i] === kind);
    const mark = kind ? "l-3 5h6z" : "h0";
    return `<path class="class-${kind}" d="${places.map((one) => `M${one.join(" ")}${mark}`).join("")}"/>`;
  }).join("");

  // Iso-lines of the prediction are parallel to the line: a gradient across it, from ŷ = 0.02 to 0.98.
  const shade = (state, [u, v]) => {
    const [x, y] = at(foot(state)), across = [u / SCALE[0], -v / SCALE[1]], size = across[0] ** 2 + across[1] ** 2;
    const [dx, dy] = across.map((part) => 4 * part / (state.length * size));
    const stops = Array.from({ length: 9 }, (_, i) => {
      const p = arithmetic.sigmoid(i - 4);
      return `<stop class="class-${p > 0.5 ? 1 : 0}" offset="${i / 8}" stop-opacity="${(0.5 * Math.abs(p - 0.5)).toFixed(2)}"/>`;
    });
    return `<linearGradient id="line-shade" gradientUnits="userSpaceOnUse" x1="${(x - dx).toFixed(1)}" y1="${(y - dy).toFixed(1)}" x2="${(x + dx).toFixed(1)}" y2="${(y + dy).toFixed(1)}">${stops.join("")}</linearGradient>`
      + `<rect class="shade" fill="url(#line-shade)" x="${LEFT}" y="${TOP}" width="${RIGHT - LEFT}" height="${FOOT - TOP}"/>`;
  };

  return {
    data: "line-data",
    size: [400, 304],
    controls: {
      angle: { min: -90, max: 90, step: 1, value: 60, places: 0 },
      shift: { min: -8, max: 8, step: 0.1, value: 0 },
      length: { min: 0.1, max: 5, step: 0.1, value: 1 },
    },
    numbers: arithmetic.line,
    picture: ({ state, numbers: { wrong }, label }) => {
      const [u, v] = way(state.angle), [x, y] = foot(state);
      const [radius, texture] = arithmetic.biopsies;
      const rings = radius.flatMap((_, i) => wrong[i] ? [at([radius[i], texture[i]]).map(Math.round)] : []);
      return [
        `<clipPath id="line-frame"><rect x="${LEFT}" y="${TOP}" width="${RIGHT - LEFT}" height="${FOOT - TOP}"/></clipPath>`,
        shade(state, [u, v]),
        points(),
        `<path class="rings" d="${rings.map(([a, b]) => `M${a - 4} ${b}a4 4 0 1 0 8 0a4 4 0 1 0-8 0`).join("")}"/>`,
        `<g clip-path="url(#line-frame)">${path("line", at([x - 50 * v, y + 50 * u]), at([x + 50 * v, y - 50 * u]))}</g>`,
        path("y-hat", at([x, y]), tip(state)),
        dot("y-hat", tip(state), 9),
        dot("line", at([x, y]), 7),
        path("axis", [LEFT, TOP], [LEFT, FOOT], [RIGHT, FOOT]),
        text("small", [(LEFT + RIGHT) / 2, FOOT + 20], label("radius")),
        `<text class="small" text-anchor="middle" transform="translate(22 ${(TOP + FOOT) / 2}) rotate(-90)">${label("texture")}</text>`,
        text("small", [LEFT + 8, FOOT + 38], label("key"), "start"),
      ].join("");
    },
    said: ({ numbers: { right, loss }, say, digits }) => say("said", { right: digits(right, 0), all: digits(569, 0), loss: digits(loss) }),
    hold: ({ x, y }, { state }) => {
      const [a, b] = tip(state);
      if (y > FOOT) return false;
      if (Math.hypot(x - a, y - b) < 26) return "tip";
      return away([x, y], state) < 24 ? "line" : "field";
    },
    free: (held) => held !== "field",
    grab: ({ x, y }, { state }, held) => {
      if (held === "tip") {
        const [a, b] = at(foot(state));
        return { angle: Math.atan2((b - y) / SCALE[1], (x - a) / SCALE[0]) * 180 / Math.PI };
      }
      const [u, v] = way(state.angle);
      const [radius, texture] = [FROM[0] + (x - LEFT) / SCALE[0], FROM[1] + (FOOT - y) / SCALE[1]];
      return { shift: (radius - MIDDLE[0]) * u + (texture - MIDDLE[1]) * v };
    },
  };
})();
