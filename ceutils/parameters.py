"""All parameters of a network in one vector, seen as layers; a copy and a file hold the same."""

from copy import deepcopy
from itertools import pairwise

from ceutils import _validate as valid
from ceutils import storage


class Parameters:
    """What a `Network` remembers: `sizes`, the name of its `activation`, and the vector `theta`."""

    __copy__ = deepcopy  # two networks that share a vector would learn from one another

    @property
    def theta(self):
        return self._theta

    @theta.setter
    def theta(self, values):
        self._theta[:] = self._like_theta("theta", values)

    @property
    def layers(self):
        return views(self._theta, self.sizes)

    def views(self, vector):
        """See a vector as long as theta, such as a gradient, as a list of (W, b)."""
        return views(self._like_theta("vector", vector), self.sizes)

    def _like_theta(self, name, vector):
        return valid.numbers(name, vector, self._theta.shape, self._theta.dtype)

    def save(self, path):
        """Write sizes, activation and parameters to an .npz file: numbers, no code.

        A file of this name is replaced when the new one is complete, and not before.

        Parameters
        ----------
        path : str or path
            The file; it is written under exactly this name.
        """
        theta = self._like_theta("theta", self._theta)
        storage.save(path, sizes=self.sizes, activation=self.activation, theta=theta)

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
            If it cannot be opened.

        Examples
        --------
        >>> import tempfile, pathlib, numpy as np
        >>> from ceutils import Network
        >>> network = Network([2, 3, 1], "tanh", rng=np.random.default_rng(0))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     network.save(pathlib.Path(folder) / "parameters.npz")
        ...     twin = Network.load(pathlib.Path(folder) / "parameters.npz")
        >>> print(twin, (twin.theta == network.theta).all())
        Network([2, 3, 1], 'tanh') True
        """
        network = cls.__new__(cls)
        network.sizes, network.activation, network._theta = storage.load(path, count)
        return network


def count(sizes):
    """How many parameters there are: the weights, and one bias for each output."""
    return sum((d_in + 1) * d_out for d_in, d_out in pairwise(sizes))


def views(vector, sizes):
    """A vector of all parameters as a list of (W, b), which share its memory."""
    layers, start = [], 0
    for d_in, d_out in pairwise(sizes):
        middle, end = start + d_in * d_out, start + (d_in + 1) * d_out
        layers.append((vector[start:middle].reshape(d_in, d_out), vector[middle:end]))
        start = end
    return layers
