// The race from a bad start: the same neuron, the same rate, on two losses.
explorables.race = (() => {
  const { path, curve, dot, bar, text } = sketch;
  const REACH = 10, STEP = 8.6, FOOT = 168;
  const LANES = [
    { middle: 100, rise: 15, loss: (z) => arithmetic.binaryCrossEntropy(z, 1), name: "entropy" },
    { middle: 300, rise: 300, loss: (z) => arithmetic.sigmoid(-z) ** 2 / 2, name: "square" },
  ];
  const near = (z) => Math.min(REACH, Math.max(-REACH, z));

  return {
    size: [400, 264],
    controls: {
      start: { min: -REACH, max: 4, step: 0.5, value: -7 },
      power: { min: 0, max: 3, step: 1, value: 0, places: 0, shown: (value) => 10 ** value },
      steps: { min: 0, max: 100, step: 1, value: 0, places: 0 },
      run: { act: ({ state }, element) => element.play("steps", state.steps === 100 ? 0 : state.steps) },
    },
    numbers: arithmetic.race,
    picture: ({ state, numbers: { z, yHat, factor }, label, digits }) => [
      ...LANES.flatMap(({ middle, rise, loss, name }, i) => {
        const at = (score) => [middle + STEP * score, FOOT - rise * loss(score)];
        return [
          path("axis", [middle - STEP * REACH, FOOT], [middle + STEP * REACH, FOOT]),
          text("small", [middle, FOOT + 25], label(name)),
          curve("line", -REACH, REACH, at),
          `<circle class="ring" cx="${at(state.start)[0].toFixed(1)}" cy="${at(state.start)[1].toFixed(1)}" r="7"/>`,
          dot("error", at(near(z[i])), 9),
          text("y-hat", [middle, FOOT + 46], label("says", { value: digits(yHat[i]) })),
        ];
      }),
      text("small", [300, FOOT + 72], label("factor", { value: digits(factor) })),
      bar("track", 220, FOOT + 80, 160, 8),
      bar("fill", 220, FOOT + 80, 640 * factor, 8),
    ].join(""),
    said: ({ state: { steps }, numbers: { yHat, factor }, say, digits }) => say("said",
      { steps: digits(steps, 0), entropy: digits(yHat[0]), square: digits(yHat[1]), factor: digits(factor) }),
    hold: ({ x }) => ({ middle: x < 200 ? LANES[0].middle : LANES[1].middle }),
    grab: ({ x }, scene, { middle }) => ({ start: (x - middle) / STEP, steps: 0 }),
  };
})();
