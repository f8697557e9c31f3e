// Blame on the wires: values forward, errors back, over the same weights, and a check that sees mistakes.
explorables.wires = (() => {
  const { path, bar, text } = sketch;
  const COLUMNS = [44, 200, 356], ROWS = [70, 204], RADIUS = 29;
  const ends = (wire) => {
    const layer = wire >> 2, from = (wire >> 1) & 1, to = wire & 1;
    return { from: [COLUMNS[layer], ROWS[from]], to: [COLUMNS[layer + 1], ROWS[to]] };
  };
  // Where the weight of a wire is written: half way on a level one, before the others cross.
  const spot = (wire) => {
    const { from, to } = ends(wire), along = from[1] === to[1] ? 0.5 : 0.36;
    return from.map((value, axis) => value + along * (to[axis] - value));
  };
  // Its ground covers the two arrows; a mark beside it needs more.
  const ground = ([x, y], width) => bar("ground", x - width / 2, y - 11, width, 22);
  const beside = ({ from: [x1, y1], to: [x2, y2] }, shift) => {
    const length = Math.hypot(x2 - x1, y2 - y1), [x, y] = [(x2 - x1) / length, (y2 - y1) / length];
    const at = (px, py, along) => [px + along * x - shift * y, py + along * y + shift * x];
    return [at(x1, y1, RADIUS + 2), at(x2, y2, -RADIUS - 2)];
  };
  const head = (kind, [x1, y1], [x2, y2]) => {
    const length = Math.hypot(x2 - x1, y2 - y1), [x, y] = [(x2 - x1) / length, (y2 - y1) / length];
    return path(kind, [x2 - 8 * x - 4 * y, y2 - 8 * y + 4 * x], [x2, y2], [x2 - 8 * x + 4 * y, y2 - 8 * y - 4 * x]);
  };

  const node = (column, row, value, error, { digits, signed }) => {
    const [x, y] = [COLUMNS[column], ROWS[row]];
    return `<circle class="node" cx="${x}" cy="${y}" r="${RADIUS}"/>`
      + text("y-hat", [x, y + 5], digits(value, column ? 3 : 0))
      + (error === undefined ? "" : text("error", [x, y + RADIUS + 18], signed(error, 3)));
  };

  return {
    size: [400, 262],
    hidden: { weights: [0.5, -1, 1, 1, 2, -1, 1, 3] },
    controls: {
      wire: { min: 1, max: 8, step: 1, value: 1, places: 0 },
      weight: { min: -5, max: 5, step: 0.1, value: 0.5 },
      noTranspose: { value: false },
      noSlope: { value: false },
    },
    settle: (state, changes) => {
      if ("weights" in changes || "wire" in changes) state.weight = state.weights[state.wire - 1];
      if ("weight" in changes) {
        state.weight = Math.round(Math.min(5, Math.max(-5, changes.weight)) * 10) / 10;
        state.weights = state.weights.map((weight, i) => i === state.wire - 1 ? state.weight : weight);
      }
    },
    numbers: arithmetic.wires,
    picture: ({ state, numbers: { hidden, yHat, first, last, wrong }, label, ...scene }) => {
      const { digits } = scene;
      const wires = state.weights.map((weight, wire) => {
        const forward = beside(ends(wire), -3), [to, from] = beside(ends(wire), 3);
        const chosen = wire === state.wire - 1 ? " chosen" : "";
        return path(`y-hat wire${chosen}`, ...forward) + head("y-hat", ...forward)
          + path(`error wire${chosen}${wrong[wire] ? " dashed" : ""}`, from, to) + head("error", from, to);
      });
      const weights = state.weights.map((weight, wire) => {
        const [x, y] = spot(wire), mark = wrong[wire] ? " <tspan class='wrong'>✗</tspan>" : "";
        return ground([x, y], mark ? 54 : 38) + text(wire === state.wire - 1 ? "weight on-wire" : "weight", [x, y + 5], digits(weight, 1) + mark);
      });
      const columns = [[[2, -1]], [hidden, first], [yHat, last]];
      return [
        ...wires,
        ...columns.flatMap(([values, errors], column) => [0, 1].map((row) => node(column, row, values[row], errors?.[row], scene))),
        ...weights,
        ...["features", "hidden", "prediction"].map((name, i) => text("small", [[44, 200, 350][i], 22], label(name))),
      ].join("");
    },
    said: ({ state: { wire }, numbers: { hidden, first, last, slopes, measured, wrong }, say, digits }) => {
      const place = wire - 1, given = place < 4 ? [2, -1][place >> 1] : hidden[(place - 4) >> 1];
      const blame = digits((place < 4 ? first : last)[place & 1]);
      const count = wrong.filter(Boolean).length;
      return say(wrong[place] ? "said.wrong" : count ? "said.elsewhere" : "said.right",
        { given: digits(given), blame: blame.includes("−") ? `(${blame})` : blame, slope: digits(slopes[place]), measured: digits(measured[place]), count: digits(count, 0) });
    },
    hold: ({ x, y }, { state }) => {
      const near = state.weights.map((_, wire) => Math.hypot(spot(wire)[0] - x, spot(wire)[1] - y));
      const nearest = near.indexOf(Math.min(...near));
      return { wire: nearest + 1, from: x, weight: state.weights[nearest] };
    },
    grab: ({ x }, scene, { wire, from, weight }) => ({ wire, weight: weight + (x - from) / 20 }),
  };
})();
