// Draw a digit: what the trained network says while you draw, and which bars pull.
explorables.handwriting = (() => {
  const { path, bar, text } = sketch;
  const CELL = 23, LEFT = 6, TOP = 40, BARS = 240, ZERO = 344, LENGTH = 62, ROW = 18.4;
  const pixel = (level, i) => {
    const [x, y] = [LEFT + CELL * (i % 8), TOP + CELL * (i >> 3)];
    return `<rect class="pixel" fill-opacity="${level.toFixed(2)}" x="${x}" y="${y}" width="${CELL}" height="${CELL}"/>`;
  };
  const sample = (kind) => arithmetic.handwriting.samples[kind].map((level) => level / 16);

  return {
    data: "handwriting-data",
    size: [400, 236],
    hidden: { pixels: Array(64).fill(0), shown: 0 },
    controls: {
      truth: { min: 0, max: 9, step: 1, value: 8, places: 0 },
      row: { min: 1, max: 8, step: 1, value: 4, places: 0 },
      column: { min: 1, max: 8, step: 1, value: 4, places: 0 },
      ink: { min: 0, max: 1, step: 0.03125, value: 0, places: 2 },
      erase: { value: false },
      clear: { act: () => ({ pixels: Array(64).fill(0) }) },
      another: { act: ({ state }) => ({ shown: (state.shown + 1) % 10, truth: (state.shown + 1) % 10, pixels: sample((state.shown + 1) % 10) }) },
    },
    begin: () => ({ shown: 8, pixels: sample(8) }),
    settle: (state, changes) => {
      const place = 8 * (state.row - 1) + state.column - 1;
      if ("ink" in changes) state.pixels = state.pixels.map((level, i) => i === place ? state.ink : level);
      else state.ink = state.pixels[place];
    },
    numbers: arithmetic.digit,
    picture: ({ state, numbers: { yHat, delta }, label, digits }) => [
      bar("axis", LEFT, TOP, 8 * CELL, 8 * CELL),
      ...state.pixels.map(pixel),
      bar("cursor", LEFT + CELL * (state.column - 1), TOP + CELL * (state.row - 1), CELL, CELL),
      text("small", [LEFT + 4 * CELL, 22], label("here")),
      text("small", [BARS + LENGTH / 2 - 8, 22], label("share")),
      text("small", [ZERO - 4, 22], label("error")),
      ...yHat.flatMap((share, k) => {
        const y = TOP + ROW * k;
        return [
          text(k === state.truth ? "y factor" : "small", [BARS - 16, y + 13], digits(k, 0)),
          bar("fill-y-hat", BARS - 6, y + 3, Math.max(0.5, LENGTH * share), 11),
          bar("fill", ZERO, y + 3, 50 * delta[k], 11),
        ];
      }),
      path("axis", [ZERO, TOP], [ZERO, TOP + 10 * ROW]),
    ].join(""),
    said: ({ state: { truth }, numbers: { yHat, delta, top }, say, digits }) =>
      say(top === truth ? "said.right" : "said.wrong", { top: digits(top, 0), share: digits(yHat[top]), truth: digits(truth, 0), pull: digits(delta[truth]) }),
    hold: ({ x, y }) => x < LEFT + 8 * CELL && y > TOP && y < TOP + 8 * CELL,
    free: () => true,
    // A soft brush, a little wider than a pixel.
    grab: ({ x, y }, { state }) => {
      const [column, row] = [(x - LEFT) / CELL - 0.5, (y - TOP) / CELL - 0.5];
      return { pixels: state.pixels.map((level, i) => {
        const mark = Math.min(1, Math.max(0, 1.3 - Math.hypot(column - i % 8, row - (i >> 3))));
        return state.erase ? Math.min(level, 1 - mark) : Math.max(level, mark);
      }) };
    },
  };
})();
