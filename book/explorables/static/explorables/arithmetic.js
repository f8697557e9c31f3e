// The arithmetic of the explorables: numbers in, numbers out. Tests hold it to ceutils.
const arithmetic = (() => {
  const sigmoid = (z) => z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z));
  const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  const binaryCrossEntropy = (z, y) => softplus(z) - y * z;

  // One neuron at the score z, for the label y.
  const gap = ({ z, y }) => {
    const yHat = sigmoid(z);
    return { yHat, delta: yHat - y, loss: binaryCrossEntropy(z, y) };
  };

  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const softmax = (z) => {
    const top = Math.max(...z), powers = z.map((one) => Math.exp(one - top)), total = sum(powers);
    return powers.map((one) => one / total);
  };
  // ŷ − y for the true class k: what it lacks is what the others have.
  const softmaxDelta = (z, k) => {
    const yHat = softmax(z);
    const others = sum(yHat.filter((_, i) => i !== k));
    return yHat.map((one, i) => i === k ? -others : one);
  };
  const crossEntropy = (z, k) => {
    const rest = sum(z.filter((_, i) => i !== k).map((one) => Math.exp(one - z[k])));
    return Math.log1p(rest);
  };

  // Three logits, all times `factor`, and `bonus` more for each; the class `truth`, counted from 1.
  const triangle = ({ z1, z2, z3, factor, bonus, truth }) => {
    const z = [z1, z2, z3].map((one) => factor * one + (bonus ? 10 : 0));
    return { yHat: softmax(z), delta: softmaxDelta(z, truth - 1), loss: crossEntropy(z, truth - 1) };
  };

  // How many digits of two numbers are the same, from the first on: "9.07e-5" and "9.06e-5" have two.
  const agreeing = (one, other) => {
    const [[a, power], [b, otherPower]] = [one, other].map((text) => text.replace(".", "").split("e"));
    const differs = [...a].findIndex((digit, i) => digit !== b[i]);
    return power !== otherPower ? 0 : differs < 0 ? a.length : differs;
  };

  // The loss of (lead, 0, 0), the first class being true, in four ways of single precision.
  const digits = ({ lead }) => {
    const { fround: f } = Math, exp = (value) => f(Math.exp(value)), log = (value) => f(Math.log(value));
    const total = f(exp(lead) + 2), yHat = f(exp(lead) / total);
    const values = [
      f(-log(yHat)),
      f(-log(Math.min(Math.max(yHat, f(1e-7)), f(1 - 1e-7)))),
      f(f(lead + log(f(1 + f(2 * exp(-lead))))) - lead),
      f(Math.log1p(f(2 * exp(-lead)))),
    ];
    const truth = Math.log1p(2 * Math.exp(-lead));
    const right = values.map((value) => agreeing(value.toExponential(6), truth.toExponential(6)));
    return { truth, values, right };
  };

  // The 2-2-2 network of the chapter, on its sample. `weights`: four of the first layer, four of the
  // second, each as (from 1 to 1, 1 to 2, 2 to 1, 2 to 2). Two mistakes can be planted on the way back.
  const GIVEN = [2, -1], BIASES = [0.5, 2], TRUTH = 1;
  const layer = (weights, from, biases) => [0, 1].map((to) => from[0] * weights[to] + from[1] * weights[2 + to] + biases[to]);
  const wiresForward = (weights) => {
    const hidden = layer(weights.slice(0, 4), GIVEN, BIASES).map(sigmoid);
    return { hidden, z: layer(weights.slice(4), hidden, [0, 0]) };
  };
  const wiresLoss = (weights) => crossEntropy(wiresForward(weights).z, TRUTH);
  const wires = ({ weights, noTranspose, noSlope }) => {
    const { hidden, z } = wiresForward(weights), last = softmaxDelta(z, TRUTH), [a, b, c, d] = weights.slice(4);
    const blame = noTranspose ? [a * last[0] + c * last[1], b * last[0] + d * last[1]] : [a * last[0] + b * last[1], c * last[0] + d * last[1]];
    const first = blame.map((one, i) => noSlope ? one : one * hidden[i] * (1 - hidden[i]));
    const slopes = [[GIVEN, first], [hidden, last]].flatMap(([given, error]) => given.flatMap((value) => error.map((one) => value * one)));
    const moved = (place, by) => wiresLoss(weights.map((weight, i) => i === place ? weight + by : weight));
    const measured = slopes.map((_, place) => (moved(place, 1e-5) - moved(place, -1e-5)) / 2e-5);
    const wrong = slopes.map((slope, i) => Math.abs(slope - measured[i]) > 1e-6 * Math.max(1, Math.abs(measured[i])));
    return { hidden, yHat: softmax(z), first, last, slopes, measured, wrong, loss: crossEntropy(z, TRUTH) };
  };

  // Two neurons from the same bad start, `steps` steps at the rate 10 ** power; the truth is 1.
  const race = ({ start, power, steps }) => {
    const walk = (slope) => {
      const path = [start];
      for (let i = 0; i < steps; i++) path.push(path.at(-1) - 10 ** power * slope(path.at(-1)));
      return path;
    };
    const factor = (z) => sigmoid(z) * sigmoid(-z);
    const byEntropy = walk((z) => -sigmoid(-z)), bySquare = walk((z) => -sigmoid(-z) * factor(z));
    const [z, u] = [byEntropy.at(-1), bySquare.at(-1)];
    return { z: [z, u], yHat: [sigmoid(z), sigmoid(u)], factor: factor(u), slopes: [-sigmoid(-z), -sigmoid(-u) * factor(u)] };
  };

  // A neuron on the two features of 569 biopsies: the direction of its weights in degrees, their
  // length, and how far the line is shifted along them from the middle of the cloud.
  const MIDDLE = [14, 19];
  const line = ({ angle, shift, length }) => {
    const turn = angle * Math.PI / 180, w = [length * Math.cos(turn), length * Math.sin(turn)];
    const b = -(w[0] * MIDDLE[0] + w[1] * MIDDLE[1]) - length * shift;
    const [radius, texture, malignant] = arithmetic.biopsies;
    const z = radius.map((_, i) => w[0] * radius[i] + w[1] * texture[i] + b);
    const wrong = z.map((score, i) => (score > 0 ? 1 : 0) !== malignant[i]);
    const loss = sum(z.map((score, i) => binaryCrossEntropy(score, malignant[i]))) / z.length;
    return { w, b, right: wrong.filter((one) => !one).length, loss, wrong };
  };

  // The way from the loss to one logit of (2, 1, −1): a column of the Jacobian, each entry as its two
  // factors, times −y / ŷ. The labels may add up to what they like.
  const jacobian = ({ logit, y1, y2, y3 }) => {
    const y = [y1, y2, y3], yHat = softmax([2, 1, -1]), k = logit - 1;
    const factors = yHat.map((_, i) => (i === k ? sum(yHat.filter((_, other) => other !== k)) : -yHat[k]));
    const column = yHat.map((one, i) => one * factors[i]), slopes = yHat.map((one, i) => -y[i] / one);
    const products = factors.map((factor, i) => -y[i] * factor);
    return { yHat, factors, column, slopes, products, total: sum(products), delta: yHat[k] - y[k], labels: sum(y) };
  };

  // The network 64-64-32-10 of the chapter on training, with ReLU, on a picture of 64 pixels.
  const SIZES = [64, 64, 32, 10];
  const read = (pixels) => {
    const { theta } = arithmetic.handwriting;
    let from = 0, values = pixels;
    for (let l = 1; l < SIZES.length; l++) {
      const [given, made] = [SIZES[l - 1], SIZES[l]], biases = from + given * made;
      const scores = Array.from({ length: made }, (_, to) =>
        values.reduce((score, value, i) => score + value * theta[from + i * made + to] / 1000, theta[biases + to] / 1000));
      values = l < SIZES.length - 1 ? scores.map((one) => Math.max(0, one)) : scores;
      from = biases + made;
    }
    return values;
  };
  const digit = ({ pixels, truth }) => {
    const z = read(pixels), yHat = softmax(z);
    return { yHat, delta: softmaxDelta(z, truth), loss: crossEntropy(z, truth), top: yHat.indexOf(Math.max(...yHat)) };
  };

  return { sigmoid, binaryCrossEntropy, softmax, gap, triangle, digits, wires, race, line, jacobian, digit };
})();
