// The triangle of all splits: what moves the point, and where the truth draws it.
explorables.triangle = (() => {
  const { path, curve, dot, text } = sketch;
  const SIDE = 290, HEIGHT = SIDE * Math.sqrt(3) / 2, LEFT = 55, FOOT = 300;
  const CORNERS = [[LEFT, FOOT], [LEFT + SIDE, FOOT], [LEFT + SIDE / 2, FOOT - HEIGHT]];
  const place = (shares) => [0, 1].map((axis) => shares.reduce((sum, share, k) => sum + share * CORNERS[k][axis], 0));
  const logits = ({ z1, z2, z3 }) => [z1, z2, z3];

  const arrow = ([x1, y1], [x2, y2]) => {
    const length = Math.hypot(x2 - x1, y2 - y1) || 1, [x, y] = [(x2 - x1) / length, (y2 - y1) / length];
    const wing = Math.min(12, length / 2), back = [x2 - wing * x, y2 - wing * y], side = wing / 2;
    return path("error bar thin", [x1, y1], back)
      + path("error head", [back[0] - side * y, back[1] + side * x], [x2, y2], [back[0] + side * y, back[1] - side * x], [back[0] - side * y, back[1] + side * x]);
  };

  return {
    size: [400, 352],
    controls: {
      z1: { min: -5, max: 5, step: 0.1, value: 2 },
      z2: { min: -5, max: 5, step: 0.1, value: 1 },
      z3: { min: -5, max: 5, step: 0.1, value: -1 },
      factor: { min: 0, max: 5, step: 0.1, value: 1 },
      truth: { min: 1, max: 3, step: 1, value: 3, places: 0 },
      bonus: { value: false },
    },
    numbers: arithmetic.triangle,
    picture: ({ state, numbers: { yHat, delta }, label, digits, signed }) => [
      path("axis", ...CORNERS, CORNERS[0]),
      curve("y-hat faint", 0, 5, (factor) => place(arithmetic.softmax(logits(state).map((z) => factor * z)))),
      arrow(place(yHat), CORNERS[state.truth - 1]),
      dot("y", CORNERS[state.truth - 1]),
      dot("y-hat", place(yHat), 8),
      ...CORNERS.flatMap(([x, y], k) => {
        const below = k < 2 ? 22 : -36, middle = Math.min(336, Math.max(64, x));
        return [
          text("small", [x, y + below], label("corner", { k: digits(k + 1, 0) })),
          text("y-hat", [middle - 4, y + below + 18], digits(yHat[k]), "end"),
          text("error", [middle + 4, y + below + 18], signed(delta[k]), "start"),
        ];
      }),
    ].join(""),
    said: ({ state, numbers: { delta, loss }, say, digits }) => {
      const [a, b, c] = delta.map((one) => digits(one));
      return say(state.bonus ? "said.bonus" : "said.plain", { a, b, c, loss: digits(loss) });
    },
    hold: ({ x, y }, { numbers: { yHat } }) => {
      const [a, b] = place(yHat);
      if (Math.hypot(x - a, y - b) < 32) return "point";
      return y < FOOT + 12 && y > FOOT - HEIGHT - 12 && "field";
    },
    free: (held) => held === "point",
    // The point under the finger, as logits with the mean that they have.
    grab: ({ x, y }, { state }) => {
      const third = (FOOT - y) / HEIGHT, second = (x - LEFT) / SIDE - third / 2;
      if (state.factor === 0) return {};
      const logs = [1 - second - third, second, third].map((share) => Math.log(Math.max(share, 1e-4)) / state.factor);
      const lift = logits(state).reduce((sum, z, k) => sum + z - logs[k], 0) / 3;
      const [z1, z2, z3] = logs.map((one) => one + lift);
      return { z1, z2, z3 };
    },
  };
})();
