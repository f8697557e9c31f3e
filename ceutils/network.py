"""A network is layers in a row: forward is a loop over them, backward the same loop reversed."""

from itertools import pairwise

import numpy as np

from ceutils import _validate as valid
from ceutils.activations import _sigmoid, _sigmoid_prime, _tanh_prime, sigmoid, softmax


def he(d_in, d_out, rng):
    """Starting weights for relu: normal, with variance 2 / d_in.

    Half of what goes through a relu is lost; the 2 makes up for it, so that the size of the
    activations stays the same from layer to layer.

    Parameters
    ----------
    d_in, d_out : int
        How many numbers go in, and come out.
    rng : numpy.random.Generator
        Draws the weights.

    Returns
    -------
    W : ndarray, shape (d_in, d_out)

    Raises
    ------
    ValueError, TypeError
        If d_in or d_out is not a positive integer, or rng not a Generator.

    Notes
    -----
    He, Zhang, Ren & Sun 2015, "Delving deep into rectifiers".

    Examples
    --------
    >>> W = he(200, 300, np.random.default_rng(0))
    >>> print(W.shape, f"{W.var() * 200:.1f}")
    (200, 300) 2.0
    """
    d_in, d_out = valid.integer("d_in", d_in, least=1), valid.integer("d_out", d_out, least=1)
    return valid.generator(rng).normal(scale=np.sqrt(2 / d_in), size=(d_in, d_out))


def glorot(d_in, d_out, rng):
    """Starting weights for tanh and sigmoid: uniform, with variance 2 / (d_in + d_out).

    A compromise: 1 / d_in would keep the size of what flows forward, 1 / d_out of what flows back.

    Parameters
    ----------
    d_in, d_out : int
        How many numbers go in, and come out.
    rng : numpy.random.Generator
        Draws the weights.

    Returns
    -------
    W : ndarray, shape (d_in, d_out)

    Raises
    ------
    ValueError, TypeError
        As `he`.

    Notes
    -----
    Glorot & Bengio 2010, "Understanding the difficulty of training deep feedforward networks".

    Examples
    --------
    >>> W = glorot(200, 400, np.random.default_rng(0))
    >>> print(W.shape, np.abs(W).max() < 0.1, f"{W.var() * 300:.2f}")
    (200, 400) True 1.00
    """
    d_in, d_out = valid.integer("d_in", d_in, least=1), valid.integer("d_out", d_out, least=1)
    limit = np.sqrt(6 / (d_in + d_out))
    return valid.generator(rng).uniform(-limit, limit, size=(d_in, d_out))


ACTIVATIONS = {  # name: g, its derivative g′, and where its weights start
    # A row of zeros is faster than one 0. The derivative is taken from a: a > 0 just as z > 0.
    "relu": (lambda z: np.maximum(z, np.zeros(z.shape[1], z.dtype), out=z), lambda z: z > 0, he),
    "tanh": (np.tanh, _tanh_prime, glorot),
    "sigmoid": (_sigmoid, _sigmoid_prime, glorot),
}


class Network:
    """Layers z = aW + b, with an activation a = g(z) between them; the last z are the logits.

    The only state is `theta`, all parameters in one vector.

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
        All parameters. Assigning copies into the same vector.
    layers : list of (W, b)
        Views of theta: for each layer the weights, shape (D_in, D_out), and the biases (D_out,).

    Raises
    ------
    ValueError
        If sizes are not at least two positive integers, or there is no such activation or dtype.
    TypeError
        If sizes are not integers, or rng is not a Generator.

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
        self.activation = valid.choice("activation", activation, ACTIVATIONS)
        self._theta = np.zeros(_count(self.sizes), valid.float_type(dtype))
        self.layers = self.views(self._theta)
        self._g, self._g_prime, initial = ACTIVATIONS[activation]
        for W, _ in self.layers:
            W[:] = initial(*W.shape, rng)

    def __repr__(self):
        return f"Network({self.sizes}, {self.activation!r})"

    @property
    def theta(self):
        return self._theta

    @theta.setter
    def theta(self, values):
        self._theta[:] = valid.shaped("theta", values, self._theta.shape, self._theta.dtype)

    def views(self, vector):
        """See a vector as long as theta, such as a gradient, as a list of (W, b)."""
        layers, start = [], 0
        for d_in, d_out in pairwise(self.sizes):
            middle, end = start + d_in * d_out, start + d_in * d_out + d_out
            layers.append((vector[start:middle].reshape(d_in, d_out), vector[middle:end]))
            start = end
        return layers

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
        cache : list of (a, z)
            What went into each layer, and the z that it came from, which `backward` needs. A relu
            writes a over z, because both are positive in the same places.

        Raises
        ------
        ValueError
            If X is not a table of D columns, is empty, or not finite.
        TypeError
            If X does not hold real numbers.
        """
        return self._forward(valid.batch("X", X, self.sizes[0], self._theta.dtype))

    def backward(self, delta, cache):
        """Send the error back through the same layers, and collect the gradient on the way.

        Parameters
        ----------
        delta : ndarray, shape (N, K)
            ∂J/∂Z: for the mean loss of a batch ŷ − y, divided by N.
        cache : list
            What `forward` returned with these logits.

        Returns
        -------
        gradient : ndarray, shape (P,)
            ∂J/∂θ, in the order of theta; `views` makes (W, b) of it.

        Raises
        ------
        ValueError
            If delta does not have the shape of the logits, or is not finite.
        TypeError
            If delta does not hold real numbers.

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
        delta = valid.shaped("delta", delta, (len(cache[0][0]), self.sizes[-1]), self._theta.dtype)
        gradient = np.empty_like(self._theta)
        self._backward(delta, cache, self.views(gradient))
        return gradient

    def _forward(self, X):
        z, cache = None, []
        for W, b in self.layers:
            a = X if z is None else self._g(z)
            cache.append((a, z))
            z = a @ W
            z += b
        return z, cache

    def _backward(self, delta, cache, views):
        """Write the gradient through its `views`."""
        ones = np.ones(len(delta), delta.dtype)
        for (W, _), (dW, db), (a, z) in reversed([*zip(self.layers, views, cache, strict=True)]):
            np.matmul(a.T, delta, out=dW)
            np.matmul(ones, delta, out=db)  # the sum of δ over the samples, as a product
            if z is not None:
                delta = delta @ W.T
                delta *= self._g_prime(z)

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

    def save(self, path):
        """Write sizes, activation and parameters to an .npz file: numbers, no code.

        Parameters
        ----------
        path : str or path
            The file; it is written under exactly this name.
        """
        with open(path, "wb") as file:
            np.savez(file, sizes=self.sizes, activation=self.activation, theta=self._theta)

    @classmethod
    def load(cls, path):
        """Read a network that `save` wrote. A file from a stranger cannot run code.

        Parameters
        ----------
        path : str or path
            The file.

        Returns
        -------
        Network

        Raises
        ------
        ValueError
            If it is not such a file, or what it holds does not fit together.
        OSError
            If it cannot be read.

        Examples
        --------
        >>> import tempfile, pathlib
        >>> network = Network([2, 3, 1], "tanh", rng=np.random.default_rng(0))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     network.save(pathlib.Path(folder) / "parameters.npz")
        ...     twin = Network.load(pathlib.Path(folder) / "parameters.npz")
        >>> print(twin, (twin.theta == network.theta).all())
        Network([2, 3, 1], 'tanh') True
        """
        saved = valid.parameter_file(path, ["sizes", "activation", "theta"])
        sizes, theta = valid.sizes(saved["sizes"]), saved["theta"]
        valid.shaped("theta", theta, (_count(sizes),), theta.dtype)
        start = np.random.default_rng(0)  # needed to begin, and written over
        network = cls(sizes, str(saved["activation"]), rng=start, dtype=theta.dtype)
        network.theta = theta
        return network


def _count(sizes):
    """How many parameters there are: the weights, and one bias for each output."""
    return sum((d_in + 1) * d_out for d_in, d_out in pairwise(sizes))
