"""What a network remembers: one vector, seen as layers; a copy and a file hold the same.

A file has numbers and no code; it is written whole or not at all, and any bytes can be looked at.
"""

import contextlib
import os
import stat
import tempfile
import zipfile
from itertools import pairwise
from math import prod

import numpy as np

from ceutils import _validate as valid

MOST = 1 << 20  # bytes of sizes and of the activation's name; theta has as many as sizes say


class Parameters(valid.Settings):
    """What a `Network` remembers: `sizes`, the name of its `activation`, and the vector `theta`."""

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
        return valid.numbers(name, vector, (count(self.sizes),), self._theta.dtype)

    def save(self, path):
        """Write sizes, activation and parameters to an .npz file: numbers, no code.

        A file of this name is replaced when the new one is complete, and not before.

        Parameters
        ----------
        path : str or path
            The file; it is written under exactly this name.
        """
        theta, target = self._like_theta("theta", self._theta), os.path.realpath(named(path))
        mode = None  # of the file that stands there: asked once, for others may be writing it too
        with contextlib.suppress(FileNotFoundError):
            mode = os.stat(target).st_mode
        valid.demand(mode is None or stat.S_ISREG(mode), "path", "name a file", target, OSError)
        with tempfile.TemporaryDirectory(prefix=".", dir=os.path.dirname(target)) as room:
            beside = os.path.join(room, os.path.basename(target))
            with open(beside, "wb") as file:
                np.savez(file, sizes=self.sizes, activation=self.activation, theta=theta)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                os.chmod(beside, stat.S_IMODE(mode))
            os.replace(beside, target)

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
        with open(named(path), "rb") as file:
            try:
                with zipfile.ZipFile(file) as archive:
                    network.sizes = valid.sizes(read(archive, "sizes"))
                    network.activation = read(archive, "activation").tolist()
                    theta = read(archive, "theta", (count(network.sizes),))
                network._theta = valid.numbers("theta", theta, dtype=valid.dtype(theta.dtype))
            except Exception as error:  # strange bytes make zipfile and NumPy raise what they like
                valid.demand(False, path, "be a file that Network.save wrote", str(error)[:300])
        return network


def named(path):
    """Return a path as text. A number is none: it would be a file that someone else has open."""
    return os.fsdecode(valid.typed("path", path, (str, bytes, os.PathLike), "a path"))


def read(archive, name, shape=None):
    """Return one array of the archive, of this shape or a small one, after a look at its header."""
    entry = archive.getinfo(f"{name}.npy")
    usual = entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    valid.demand(usual, name, "be stored or deflated", entry.compress_type)
    with archive.open(entry) as file:
        np.lib.format.read_magic(file)
        found, _, dtype = np.lib.format.read_array_header_1_0(file)
        valid.demand(dtype.kind in "iufcU", name, "hold numbers or a name", f"dtype {dtype}")
        valid.demand(shape in (None, found), name, f"have shape {shape}", found)
        size = prod(found) * dtype.itemsize
        valid.demand(shape or size <= MOST, name, f"have at most {MOST} bytes", size)
        content = file.read(size + 1)  # at its end zipfile compares the checksum
    valid.demand(len(content) == size, name, f"have {size} bytes", "others")
    return np.frombuffer(content, dtype).reshape(found).astype(dtype.newbyteorder("="))


def count(sizes):
    """How many parameters there are: the weights, and one bias for each output."""
    return sum((d_in + 1) * d_out for d_in, d_out in pairwise(sizes))


def views(vector, sizes):
    """A vector of all parameters as a list of (W, b), which share its memory."""
    layers = []
    for d_in, d_out in pairwise(sizes):
        here = (d_in + 1) * d_out
        layer, vector = vector[:here], vector[here:]  # np.split would take ten times as long
        layer = layer.reshape(d_in + 1, d_out)  # the last row holds the biases
        layers.append((layer[:-1], layer[-1]))
    return layers
