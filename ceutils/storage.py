"""Files of parameters: numbers and no code; whole or not at all, and any bytes can be looked at."""

import os
import shutil
import tempfile
import zipfile
from math import prod

import numpy as np

from ceutils import _validate as valid
from ceutils.activations import ACTIVATIONS

MOST = 1 << 20  # bytes of sizes and of the activation's name; theta has as many as sizes say


def save(path, **arrays):
    """Write arrays to an .npz file of exactly this name, replacing what was there at the end."""
    target = os.path.realpath(os.fsdecode(path))
    usual = os.path.isfile(target) or not os.path.exists(target)
    valid.demand(usual, "path", "name a file", target, OSError)
    with tempfile.TemporaryDirectory(prefix=".", dir=os.path.dirname(target)) as room:
        beside = os.path.join(room, os.path.basename(target))
        with open(beside, "wb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            shutil.copymode(target, beside)
        os.replace(beside, target)


def load(path, count):
    """Return sizes, activation and theta from a file that `save` wrote.

    `count` says how many parameters sizes make. Whatever else the file is, the error is a
    ValueError that names it; and no more is read than a right file of these sizes has.
    """
    with open(path, "rb") as file:
        try:
            with zipfile.ZipFile(file) as archive:
                sizes = valid.sizes(read(archive, "sizes"))
                activation = read(archive, "activation").tolist()
                valid.choice("activation", activation, ACTIVATIONS)
                theta = read(archive, "theta", (count(sizes),))
                valid.dtype(theta.dtype, valid.FLOATS[1:])
                return sizes, activation, valid.numbers("theta", theta)
        except Exception as error:  # strange bytes make zipfile and NumPy raise what they like
            got = str(error)[:300]
            valid.demand(False, path, "be an .npz file as Network.save writes it", got)


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
