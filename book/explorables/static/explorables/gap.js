// The gap is the slope: the same orange length between prediction and truth, and on the tangent.
explorables.gap = (() => {
  const { path, curve, dot, text } = sketch;
  const REACH = 4;

  // A probability of 1 is as high as a loss of 1. In the compact form the loss stands beside it, and is lower.
  const places = (compact) => compact
    ? { step: 22, x: 100, foot: 136, unit: 104, lossX: 304, lossFoot: 136, lossUnit: 26 }
    : { step: 42, x: 196, foot: 88, unit: 60, lossX: 196, lossFoot: 368, lossUnit: 60 };

  const picture = ({ state: { z, y }, numbers: { yHat, delta, loss }, label, digits, compact }) => {
    const at = places(compact);
    const above = (score, p) => [at.x + at.step * score, at.foot - at.unit * p];
    const below = (score, l) => [at.lossX + at.step * score, at.lossFoot - at.lossUnit * l];
    const along = (score) => below(score, loss + delta * (score - z));
    const [gapX, gapY] = above(z, (y + yHat) / 2);
    const [pointX, pointY] = below(z, loss);
    const [endX] = below(z + 1, loss);
    // The name stands beside the bar, or above or below its ends or the line of the truth: the first
    // place that neither the curve nor that line nor a dot lies in.
    const size = compact ? 19 : 15, long = (compact ? 3.9 : 7.1) * size, [truthX, truthY] = above(REACH, y), [, curveY] = above(z, yHat);
    const sides = delta > 0 ? [["start", 10], ["end", -10]] : [["end", -10], ["start", 10]];
    const heights = [gapY + 5, truthY + (delta > 0 ? -8 : 17), truthY + (delta > 0 ? 17 : -8), curveY - 10, curveY + 20, above(z, 0.5)[1], above(z, 0.7)[1]];
    const beside = heights.flatMap((nameY) => sides.map(([anchor, away]) => [gapX + away, nameY, anchor]));
    const ends = heights.flatMap((nameY) => [[truthX, nameY, "end"], [above(-REACH, 0)[0], nameY, "start"]]);
    const free = ([x, nameY, anchor]) => {
      const [left, right] = anchor === "start" ? [x, x + long] : [x - long, x], [top, bottom] = [nameY - 0.7 * size, nameY + 0.2 * size];
      const meets = ([px, py], round = 2) => px > left - round && px < right + round && py > top - round && py < bottom + round;
      const scores = Array.from({ length: 161 }, (_, i) => -REACH + i * REACH / 80);
      return left >= 0 && right <= (compact ? 210 : 400) && top >= 0 && bottom < at.foot
        && !scores.some((score) => meets(above(score, arithmetic.sigmoid(score))) || meets(above(score, y)))
        && !meets([gapX, curveY], 7) && !meets([truthX, truthY], 7);
    };
    const [nameX, nameY, anchor] = [...beside, ...ends].find(free) ?? beside[0];
    // A loss bends upward, so above its ends a word is above all of it; a line beside a number is a minus.
    const low = pointY > at.lossFoot - 14, onward = delta < 0 && z <= (compact ? 1.5 : 2);
    const edge = onward ? endX - 4 : Math.min(delta < 0 ? pointX - 6 : endX, below(REACH, 0)[0]);
    const numberEnds = [edge, edge + (onward ? 1 : -1) * 64].map((x) => (x - at.lossX) / at.step);
    const over = Math.min(...numberEnds.map((score) => below(score, arithmetic.binaryCrossEntropy(score, y))[1] - 8), low || onward ? pointY - 26 : pointY - 8);
    const inside = (score) => Math.min(REACH + 0.5, Math.max(-REACH - 0.5, score));
    return [
      path("axis", above(-REACH, 0), above(REACH, 0)),
      path("axis", below(-REACH, 0), below(REACH, 0)),
      text("small", [at.x, at.foot + 17], label("prediction")),
      text("small", [at.lossX, at.lossFoot + 17], label("loss")),
      path("y dashed", above(-REACH, y), above(REACH, y)),
      curve("y-hat", -REACH, REACH, (score) => above(score, arithmetic.sigmoid(score))),
      path("error bar", above(z, y), above(z, yHat)),
      dot("y-hat", above(z, yHat)),
      dot("y", above(REACH, y)),
      text("error", [nameX, nameY], compact ? digits(delta) : label("gap", { delta: digits(delta) }), anchor),
      curve("line", -REACH, REACH, (score) => below(score, arithmetic.binaryCrossEntropy(score, y))),
      path("tangent", along(inside(z - 1.5)), along(inside(z + 1.5))),
      path("step", below(z, loss), below(z + 1, loss)),
      path("error bar", below(z + 1, loss), along(z + 1)),
      dot("line", below(z, loss)),
      text("error", [edge, over], digits(delta), onward ? "start" : "end"),
      text("small", [endX - at.step / 2, pointY + (delta < 0 ? -6 : low ? -10 : 16)], digits(1, 0)),
    ].join("");
  };

  return {
    size: [400, 392],
    small: { size: [400, 160], controls: ["z", "flip"] },
    controls: {
      z: { min: -REACH, max: REACH, step: 0.1, value: 0.5 },
      y: { min: 0, max: 1, step: 0.1, value: 1 },
      flip: { act: ({ state }) => ({ y: 1 - state.y }) },
    },
    numbers: arithmetic.gap,
    picture,
    said: ({ numbers: { delta }, say, digits }) => {
      const key = delta === 0 ? "none" : delta < 0 ? "low" : "high";
      return say(`said.${key}`, { delta: digits(delta), size: digits(Math.abs(delta)) });
    },
    hold: ({ x, y }, { state, compact }) => {
      const { step, x: middle, foot, unit } = places(compact);
      return Math.hypot(x - middle - REACH * step, y - foot + unit * state.y) < 24 ? "y" : "z";
    },
    free: (held) => held === "y",
    grab: ({ x, y }, { compact }, held) => {
      const at = places(compact);
      if (held === "y") return { y: (at.foot - y) / at.unit };
      const middle = compact && x > 200 ? at.lossX : at.x;
      return { z: (x - middle) / at.step };
    },
  };
})();
