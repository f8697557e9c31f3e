"""A network is layers in a row: forward is a loop over them, backward the same loop reversed."""

import numpy as np

from ceutils import _validate as valid
from ceutils.activations import ACTIVATIONS, sigmoid, softmax
from ceutils.storage import Parameters, count, views

__all__ = ["Network"]


def forward(layers, X, g):
    """Logits, and what `backward` needs: A[l] goes into layer l, Z[l] comes out of it."""
    A, Z = [], []
    for W, b in layers:
        A.append(g(Z[-1]) if Z else X)
        Z.append(A[-1] @ W)
        Z[-1] += b
    return Z[-1], (A, Z)


def backward(layers, delta, cache, g_prime, slopes):
    """Send δ back through the layers; ∂J/∂W and ∂J/∂b stay behind in `slopes`, a pair for each."""
    (A, Z), ones = cache, np.ones(len(delta), delta.dtype)
    for l in reversed(range(len(layers))):
        (W, _), (dW, db) = layers[l], slopes[l]
        np.matmul(A[l].T, delta, out=dW)
        np.matmul(ones, delta, out=db)  # Σδ as a product, in a third of the time
        if l > 0:
            delta = delta @ W.T
            delta *= g_prime(Z[l - 1])


class Network(Parameters):
    """Layers Z = AW + b, with an activation A = g(Z) between them; the last Z are the logits.

    The only state is `theta`, all parameters in one vector. A copy, a pickle and a saved file are
    the same network, and independent of it.

    Parameters
    ----------
    sizes : sequence of int
        How many numbers go in, come out of each hidden layer, and come out at the end: K logits
        for K classes, or 1 for yes or no.
    activation : {"relu", "tanh", "sigmoid"}
        What is between the layers. It chooses the start too: `he` for relu, else `glorot`;
        biases start at 0.
    rng : numpy.random.Generator
        Draws the starting weights.
    dtype : {numpy.float64, numpy.float32}
        Of the parameters, and of everything that is computed.

    Attributes
    ----------
    theta : ndarray, shape (P,)
        All parameters. Assigning copies into the same vector. What is written into it, as by
        ``theta *= 2``, is looked at where it is next used: every method refuses what is not finite.
    layers : list of (W, b)
        Views of theta: for each layer the weights, shape (D_in, D_out), and the biases (D_out,).

    Raises
    ------
    ValueError
        If sizes are not at least two positive integers, or too large for memory, or there is no
        such activation or dtype;
        from every method, if what comes in, or would go out, has another shape or is not finite.
    TypeError
        If sizes are not integers, activation no text, or rng no Generator, or what should be real
        numbers is not.

    Examples
    --------
    >>> network = Network([2, 3, 4], rng=np.random.default_rng(0))
    >>> network
    Network([2, 3, 4], 'relu')
    >>> [(W.shape, b.shape) for W, b in network.layers], len(network.theta)
    ([((2, 3), (3,)), ((3, 4), (4,))], 25)
    >>> network.predict([[0.0, 0.0]])
    array([[0.25, 0.25, 0.25, 0.25]])
    """

    def __init__(self, sizes, activation="relu", *, rng, dtype=np.float64):
        self.sizes = valid.sizes(sizes)
        self.activation = activation
        self._theta = np.zeros(valid.room(sizes=count(self.sizes)), valid.dtype(dtype))
        _, _, start = ACTIVATIONS[activation]
        for W, _ in self.layers:
            W[:] = start(*W.shape, rng)

    def __repr__(self):
        return f"Network({self.sizes}, {self.activation!r})"

    def forward(self, X):
        """Send samples through the layers.

        Parameters
        ----------
        X : ndarray, shape (N, D)
            Samples.

        Returns
        -------
        Z : ndarray, shape (N, K)
            Logits.
        cache : (A, Z)
            What went into each layer and what came out of it, which `backward` needs.

        Notes
        -----
        Equation `def-batch-layer`, layer by layer.
        """
        X = valid.numbers("X", X, ("N", self.sizes[0]), self.theta.dtype)
        self._like_theta("theta", self.theta)
        with valid.quiet():
            Z, cache = forward(self.layers, X, ACTIVATIONS[self.activation][0])
        return valid.numbers("Z, the logits of X and theta,", Z), cache

    def backward(self, delta, cache):
        """Send the error back through the same layers, and collect the gradient on the way.

        Parameters
        ----------
        delta : ndarray, shape (N, K)
            ∂J/∂Z: for the mean loss of a batch ŷ − y, divided by N.
        cache : (A, Z)
            What `forward` returned with these logits.

        Returns
        -------
        gradient : ndarray, shape (P,)
            ∂J/∂θ, in the order of theta; `views` makes (W, b) of it.

        Notes
        -----
        Equations `eq-softmax-delta` (where δ begins), `eq-grad-W`, `eq-grad-b`, `eq-backprop`.

        Examples
        --------
        >>> network = Network([2, 3, 1], rng=np.random.default_rng(0))
        >>> Z, cache = network.forward([[1.0, 2.0]])
        >>> gradient = network.backward([[-0.5]], cache)
        >>> for dW, db in network.views(gradient):
        ...     print(dW.shape, db.shape)
        (2, 3) (3,)
        (3, 1) (1,)
        >>> db
        array([-0.5])
        """
        N = valid.cache(cache, self.sizes)
        delta = valid.numbers("delta", delta, (N, self.sizes[-1]), self.theta.dtype)
        gradient, (_, g_prime, _) = np.empty_like(self.theta), ACTIVATIONS[self.activation]
        with valid.quiet():
            backward(self.layers, delta, cache, g_prime, views(gradient, self.sizes))
        return valid.numbers("gradient", gradient)

    def logits(self, X):
        """Logits, shape (N, K); shape (N,) if the network has one output."""
        Z, _ = self.forward(X)
        return Z[:, 0] if self.sizes[-1] == 1 else Z

    def predict(self, X):
        """Probabilities ŷ: rows of a softmax, shape (N, K); for one output a sigmoid, shape (N,).

        Examples
        --------
        >>> Network([2, 1], rng=np.random.default_rng(0)).predict([[0.0, 0.0]])
        array([0.5])
        """
        Z = self.logits(X)
        return sigmoid(Z) if Z.ndim == 1 else softmax(Z)
