"""One neuron: it weighs its inputs, says a probability, and learns from ŷ − y."""

from copy import deepcopy

import numpy as np

from ceutils import _validate as valid
from ceutils.activations import odds, sigmoid
from ceutils.data import minibatches
from ceutils.losses import neuron_delta, neuron_loss_and_delta
from ceutils.training import repeat

__all__ = ["Neuron"]


class Neuron:
    """The model ŷ = σ(wᵀx + b), the only state being w and b.

    All methods take a batch X (N, D) with labels y (N,) in [0, 1], or one sample x (D,) with one
    label. They raise ValueError, and have changed nothing, if what comes in, or would go out, has
    another shape, is not finite or is out of range; TypeError if it is no real numbers.

    Parameters
    ----------
    w : ndarray, shape (D,)
        Weights; copied. Their dtype is the neuron's, whatever the data's.
    b : float
        Bias.

    Notes
    -----
    Equations `def-sigma`, `def-bce`.

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

    __copy__ = deepcopy  # two neurons that share w would write into one another

    def __init__(self, w, b):
        self.w = valid.numbers("w", w, ("D",)).copy()
        self.b = valid.numbers("b", b, (), self.w.dtype)[()]

    @classmethod
    def zeros(cls, D, dtype=np.float64):
        """Return a neuron with D weights of 0 and bias 0.

        Examples
        --------
        >>> Neuron.zeros(3)
        Neuron(w=[0, 0, 0], b=0)
        """
        return cls(np.zeros(valid.room(D=D), valid.dtype(dtype, valid.FLOATS)), 0)

    def __repr__(self):
        shown = [f"{w:.4g}" for w in self.w[:6]] + ["…"] * (len(self.w) > 6)
        return f"Neuron(w=[{', '.join(shown)}], b={self.b:.4g})"

    @valid.quiet()
    def logit(self, X):
        """Logits z = Xw + b, shape (N,); a number for one sample."""
        return valid.numbers("Xw + b", self._logit(self._samples(X)), dtype=self.w.dtype)[()]

    def predict(self, X):
        """Probabilities ŷ = σ(Xw + b), shape (N,); a number for one sample."""
        return sigmoid(self.logit(X))

    @valid.quiet()
    def loss(self, X, y, l2=0.0):
        """Mean cross-entropy, plus l2/2 · ‖w‖².

        Parameters
        ----------
        X : ndarray, shape (N, D) or (D,)
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
        X, y, l2 = self._batch(X, y, l2)
        losses, _ = neuron_loss_and_delta(self._logit(X), y, 1.0 - y)
        return valid.numbers("loss", self._penalised(losses, l2), dtype=self.w.dtype)[()]

    @valid.quiet()
    def gradient(self, X, y, l2=0.0):
        """Slope of `loss` by w and by b: the errors ŷ − y, weighted by the inputs and averaged.

        Parameters
        ----------
        X, y, l2
            As in `loss`.

        Returns
        -------
        grad_w : ndarray, shape (D,)
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
        X, y, l2 = self._batch(X, y, l2)
        sum_w, sum_b = self._sums(X, self._delta(X, y))
        grad_w, grad_b = sum_w / len(X) + l2 * self.w, sum_b / len(X)
        grad_w = valid.numbers("grad_w", grad_w, dtype=self.w.dtype)
        return grad_w, valid.numbers("grad_b", grad_b, dtype=self.w.dtype)[()]

    @valid.quiet()
    def step(self, X, y, eta, l2=0.0):
        """Walk one step of length eta against the gradient, changing w and b."""
        (X, y, l2), eta = self._batch(X, y, l2), valid.settings(eta=eta)
        w, b = self._moved(X, self._delta(X, y), eta, l2)
        w, b = valid.numbers("w after the step", w), valid.numbers("b after the step", b)
        self.w, self.b = w, b[()]

    @valid.quiet()
    def fit(self, X, y, eta, epochs, batch_size=None, l2=0.0, rng=None):
        """Walk many steps: `epochs` times over the data.

        Parameters
        ----------
        X : ndarray, shape (N, D)
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
            If the loss stops being finite, which a smaller eta mends. The neuron then is as after
            the last finite epoch; likewise after Ctrl-C.

        Examples
        --------
        >>> neuron = Neuron.zeros(1)
        >>> neuron.fit([[-1], [1], [2]], [0, 1, 1], eta=1, epochs=3).round(4)
        array([0.3455, 0.2428, 0.1904])
        """
        (X, y, l2), shape = self._batch(X, y, l2), np.shape(X)
        valid.demand(len(shape) == 2, "X", f"have shape (N, {len(self.w)}) to fit", shape)
        eta, epochs = valid.settings(eta=eta, epochs=epochs)
        delta, not_y = self._delta(X, y), 1.0 - y

        def epoch():
            nonlocal delta
            if batch_size is None:
                self.w, self.b = self._moved(X, delta, eta, l2)
            else:
                for rows in minibatches(len(X), batch_size, rng):
                    batch, labels = X.take(rows, axis=0), y.take(rows)
                    self.w, self.b = self._moved(batch, self._delta(batch, labels), eta, l2)
            losses, delta = neuron_loss_and_delta(self._logit(X), y, not_y)
            return (self._penalised(losses, l2),)

        mine = vars(self)  # finite with the loss: of an infinite weight every z is infinite or NaN
        (history,) = repeat(epoch, epochs, mine.copy, mine.update, lambda: self.loss(X, y, l2))
        return valid.numbers("loss", history, dtype=self.w.dtype)

    # The same, after the checks: X has the neuron's dtype (but float64 for half precision, in
    # which sums overflow), y is float64.

    def _samples(self, X):
        self.w = valid.numbers("w", self.w, ("D",))
        self.b = valid.numbers("b", self.b, (), self.w.dtype)[()]
        X, D = valid.numbers("X", X, dtype=self.w.dtype), len(self.w)
        fits = X.ndim in (1, 2) and X.shape[-1] == D
        valid.demand(fits, "X", f"have shape (N, {D}), or ({D},) for one sample", X.shape)
        return X.astype(np.float64) if X.dtype == np.float16 else X

    def _batch(self, X, y, l2):
        X = self._samples(X)
        y = valid.binary_labels("y", y, X)
        return np.atleast_2d(X), np.atleast_1d(y), valid.settings(l2=l2)

    def _logit(self, X):
        return (X.dot(self.w) + self.b).astype(float)

    def _penalised(self, losses, l2):
        loss = np.add.reduce(losses) / len(losses)
        return loss + l2 / 2 * np.square(self.w, dtype=np.float64).sum() if l2 else loss

    def _delta(self, X, y):
        return neuron_delta(*odds(self._logit(X)), y, 1.0 - y)

    def _sums(self, X, delta):
        """Of δx and of δ over the samples; δᵀX is Xᵀδ, and faster."""
        delta = delta.astype(X.dtype)
        return delta.dot(X), np.add.reduce(delta)

    def _moved(self, X, delta, eta, l2):
        (sum_w, sum_b), step, kind = self._sums(X, delta), eta / len(X), self.w.dtype
        shrunk = self.w - eta * l2 * self.w if l2 else self.w
        w, b = shrunk - step * sum_w, self.b - step * sum_b
        return (w, b) if w.dtype == kind else (w.astype(kind), b.astype(kind))
