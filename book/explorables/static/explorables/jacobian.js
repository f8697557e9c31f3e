// One column of the Jacobian times the slopes of the loss: ŷ is struck out, and ŷ − y is left.
explorables.jacobian = (() => {
  const { path, bar, text } = sketch;
  const ROWS = [70, 110, 150], CELL = 24, LEFT = 4, ZERO = 200, UNIT = 58;
  const struck = (number) => `<tspan class="struck">${number}</tspan>`;
  const bracketed = (value, words) => value < 0 ? `(${words})` : words;

  // The whole matrix, small; its entries are the products of the same two factors.
  const matrix = (yHat, k) => ROWS.flatMap((y, i) => [0, 1, 2].map((j) => {
    const entry = yHat[i] * ((i === j) - yHat[j]);
    return `<rect class="${entry > 0 ? "plus" : "minus"}" fill-opacity="${Math.min(1, 3.5 * Math.abs(entry)).toFixed(2)}"`
      + ` x="${LEFT + CELL * j}" y="${98 + CELL * (i - 1)}" width="${CELL - 2}" height="${CELL}"/>`;
  })).join("") + `<rect class="chosen-column" x="${LEFT + CELL * k - 2}" y="${98 - CELL - 2}" width="${CELL + 2}" height="${3 * CELL + 2}"/>`;

  return {
    size: [400, 276],
    controls: {
      logit: { min: 1, max: 3, step: 1, value: 1, places: 0 },
      y1: { min: 0, max: 1, step: 0.04, value: 1, places: 2 },
      y2: { min: 0, max: 1, step: 0.04, value: 0, places: 2 },
      y3: { min: 0, max: 1, step: 0.04, value: 0, places: 2 },
    },
    numbers: arithmetic.jacobian,
    picture: ({ state, numbers: { yHat, factors, products, total, delta, labels }, label, digits, times }) => {
      const y = [state.y1, state.y2, state.y3], k = state.logit - 1, open = Math.abs(labels - 1) > 1e-9;
      const end = (value) => ZERO + UNIT * value;
      return [
        ...["matrix", "column", "loss", "product"].map((name, i) => text("small", [[40, 144, 266, 362][i], 36], label(name, { k: digits(state.logit, 0) }))),
        matrix(yHat, k),
        ...ROWS.flatMap((row, i) => [
          text("y-hat factor", [144, row + 5], `${struck(digits(yHat[i], 2))} ${times} ${bracketed(factors[i], digits(factors[i], 2))}`),
          text("line", [204, row + 5], "×"),
          text("y factor", [266, row + 5], `${digits(-y[i], 2)} / ${struck(digits(yHat[i], 2))}`),
          text("line", [328, row + 5], "="),
          text("error", [388, row + 5], digits(products[i], 2), "end"),
        ]),
        path("axis", [342, 168], [390, 168]),
        text("error sum", [388, 188], digits(total, 2), "end"),
        path("axis", [ZERO, 202], [ZERO, 266]),
        text("small", [136, 221], label("total"), "end"),
        bar("fill", ZERO, 208, UNIT * total, 18),
        text("small", [136, 253], label("difference"), "end"),
        bar("fill-y-hat", ZERO, 240, UNIT * delta, 18),
        open ? path("gap dashed", [end(total), 206], [end(total), 262]) + path("gap dashed", [end(delta), 206], [end(delta), 262]) : "",
      ].join("");
    },
    said: ({ state: { logit }, numbers: { total, delta, labels }, say, digits }) =>
      say(Math.abs(labels - 1) > 1e-9 ? "said.open" : "said.closed", { k: digits(logit, 0), total: digits(total), delta: digits(delta), labels: digits(labels, 2) }),
    hold: ({ x, y }, { state }) => {
      const row = ROWS.findIndex((one) => Math.abs(one - y) < 20) + 1;
      if (x < 84) return { column: true };
      return row > 0 && x > 215 && { row, from: x, value: state[`y${row}`] };
    },
    grab: ({ x }, scene, { column, row, from, value }) =>
      column ? { logit: 1 + Math.floor((x - LEFT) / CELL) } : { [`y${row}`]: value + (x - from) / 60 },
  };
})();
