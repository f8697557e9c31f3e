"""One neuron: it weighs its inputs, says a probability, and learns from ŷ − y."""

from math import isfinite

import numpy as np

from ceutils import _validate as valid
from ceutils.activations import sigmoid
from ceutils.data import minibatches
from ceutils.losses import _binary_cross_entropy, _binary_delta, _loss_and_delta


class Neuron:
    """The model ŷ = σ(wᵀx + b), the only state being w and b.

    Parameters
    ----------
    w : ndarray, shape (d,)
        Weights; copied. Their dtype is the neuron's, whatever the data's.
    b : float
        Bias.

    Raises
    ------
    ValueError
        If w is not a vector, b not a number, or either not finite.
    TypeError
        If w or b do not hold real numbers.

    Notes
    -----
    Equations `def-sigma`, `def-bce`. All methods take a batch X (N, d) with labels y (N,), or one
    sample x (d,) with one label.

    Examples
    --------
    >>> neuron = Neuron([0.5, 1.0], 0.5)
    >>> x, y = [2, -1], 1
    >>> print(f"{neuron.logit(x):.4f} {neuron.predict(x):.4f} {neuron.loss(x, y):.4f}")
    0.5000 0.6225 0.4741
    >>> neuron.step(x, y, eta=1)
    >>> neuron
    Neuron(w=[1.255, 0.6225], b=0.8775)
    """

    def __init__(self, w, b):
        w, b = valid.finite("w", w), valid.finite("b", b)
        if w.ndim != 1:
            raise ValueError(f"w must be a vector of shape (d,); got shape {w.shape}")
        if b.ndim != 0:
            raise ValueError(f"b must be one number; got shape {b.shape}")
        self.w = w.copy()
        self.b = w.dtype.type(b)

    @classmethod
    def zeros(cls, d, dtype=np.float64):
        """Return a neuron with d weights of 0 and bias 0.

        Examples
        --------
        >>> Neuron.zeros(3)
        Neuron(w=[0, 0, 0], b=0)
        """
        return cls(np.zeros(valid.integer("d", d, least=1), dtype), 0)

    def __repr__(self):
        shown = [f"{w:.4g}" for w in self.w[:6]] + ["…"] * (len(self.w) > 6)
        return f"Neuron(w=[{', '.join(shown)}], b={self.b:.4g})"

    def logit(self, X):
        """Logits z = Xw + b, shape (N,); a number for one sample."""
        X = self._samples(X)
        with valid.quiet():
            return valid.finite("Xw + b", self._logit(X))[()]

    def predict(self, X):
        """Probabilities ŷ = σ(Xw + b), shape (N,); a number for one sample."""
        return sigmoid(self.logit(X))

    def loss(self, X, y, l2=0.0):
        """Mean cross-entropy, plus l2/2 · ‖w‖².

        Parameters
        ----------
        X : ndarray, shape (N, d) or (d,)
            Samples.
        y : ndarray, shape (N,), or one number
            Labels in [0, 1].
        l2 : float
            Weight of the penalty; the bias goes free. scikit-learn's
            ``LogisticRegression(C)`` minimises the same with l2 = 1 / (C N).

        Returns
        -------
        loss : float
        """
        X, y = self._batch(X, y)
        l2 = valid.number("l2", l2, positive=False)
        with valid.quiet():
            loss = self._penalised(self._each(_binary_cross_entropy, X, y).mean(), l2)
        return valid.finite("loss", loss)[()]

    def gradient(self, X, y, l2=0.0):
        """Slope of `loss` by w and by b: the errors ŷ − y, weighted by the inputs and averaged.

        Parameters
        ----------
        X : ndarray, shape (N, d) or (d,)
            Samples.
        y : ndarray, shape (N,), or one number
            Labels in [0, 1].
        l2 : float
            As in `loss`.

        Returns
        -------
        grad_w : ndarray, shape (d,)
            Xᵀδ / N + l2 · w.
        grad_b : float
            The mean of δ.

        Notes
        -----
        Equations `eq-batch-w` and `eq-batch-b`; for one sample `eq-dw` and `eq-db`.

        Examples
        --------
        >>> grad_w, grad_b = Neuron([0.5, 1.0], 0.5).gradient([2, -1], 1)
        >>> print(grad_w.round(4), f"{grad_b:.4f}")
        [-0.7551  0.3775] -0.3775
        """
        X, y = self._batch(X, y)
        l2 = valid.number("l2", l2, positive=False)
        with valid.quiet():
            sum_w, sum_b, n = self._sums(X, self._each(_binary_delta, X, y))
            grad_w, grad_b = sum_w / n + l2 * self.w, sum_b / n
        return valid.finite("grad_w", grad_w), grad_b

    def step(self, X, y, eta, l2=0.0):
        """Walk one step of length eta against the gradient, changing w and b."""
        X, y = self._batch(X, y)
        eta = valid.number("eta", eta, positive=True)
        l2 = valid.number("l2", l2, positive=False)
        with valid.quiet():
            self._step(X, self._each(_binary_delta, X, y), eta, l2)
        valid.finite("w after the step", self.w)

    def fit(self, X, y, eta, epochs, batch_size=None, l2=0.0, rng=None):
        """Walk many steps: `epochs` times over the data.

        Parameters
        ----------
        X : ndarray, shape (N, d)
            Samples.
        y : ndarray, shape (N,)
            Labels in [0, 1].
        eta : float
            Learning rate, positive.
        epochs : int
            How many times to see every sample.
        batch_size : int, optional
            Samples per step; without it, all.
        l2 : float
            As in `loss`.
        rng : numpy.random.Generator, optional
            Shuffles the mini-batches; needed if there is a batch_size.

        Returns
        -------
        history : ndarray, shape (epochs,)
            The loss over all samples after each epoch.

        Raises
        ------
        ValueError
            If the loss stops being finite, which a smaller eta mends.

        Examples
        --------
        >>> neuron = Neuron.zeros(1)
        >>> neuron.fit([[-1], [1], [2]], [0, 1, 1], eta=1, epochs=3).round(4)
        array([0.3455, 0.2428, 0.1904])
        """
        X, y = self._batch(X, y)
        if X.ndim != 2:
            raise ValueError(f"X must have shape (N, {len(self.w)}) to fit; got {X.shape}")
        eta = valid.number("eta", eta, positive=True)
        l2 = valid.number("l2", l2, positive=False)
        epochs = valid.integer("epochs", epochs, least=1)
        history = np.empty(epochs, self.w.dtype)
        with valid.quiet():
            loss, delta = _loss_and_delta(self._logit(X), y)
            for epoch in range(epochs):
                if batch_size is None:
                    self._step(X, delta, eta, l2)
                else:
                    for rows in minibatches(len(X), batch_size, rng):
                        batch = X.take(rows, axis=0)
                        errors = self._each(_binary_delta, batch, y.take(rows))
                        self._step(batch, errors, eta, l2)
                loss, delta = _loss_and_delta(self._logit(X), y)
                history[epoch] = mean = self._penalised(loss / len(X), l2)
                if not isfinite(mean):
                    raise ValueError(f"eta is too large: no finite loss after epoch {epoch + 1}")
        return history

    # The same, after the checks: X has the neuron's dtype, y is float64.

    def _samples(self, X):
        return valid.samples(X, len(self.w), self.w.dtype)

    def _batch(self, X, y):
        X = self._samples(X)
        return X, valid.targets(X, y)

    def _logit(self, X):
        z = X.dot(self.w)
        z += self.b
        return z

    def _each(self, formula, X, *y):
        """One of the formulas, for each sample: computed in float64, like everywhere."""
        return formula(self._logit(X).astype(np.float64), *y).astype(self.w.dtype)

    def _penalised(self, loss, l2):
        return loss + l2 / 2 * (self.w @ self.w) if l2 else loss

    def _sums(self, X, delta):
        """Of δx and of δ over the samples, and how many samples there are."""
        if X.ndim == 1:
            return delta * X, delta, 1
        return delta.dot(X), np.add.reduce(delta), len(X)  # δᵀX is Xᵀδ, and faster

    def _step(self, X, delta, eta, l2):
        sum_w, sum_b, n = self._sums(X, delta)
        shrunk = self.w - eta * l2 * self.w if l2 else self.w
        self.w = shrunk - eta / n * sum_w
        self.b = self.b - eta / n * sum_b
