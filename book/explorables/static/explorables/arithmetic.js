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

  return { sigmoid, binaryCrossEntropy, gap };
})();
