"""Prints numbers so that the same digits come out on every processor."""

import textwrap

from ceutils import _validate as valid

__all__ = ["show"]

WIDTH = 79


def show(*captions, **values):
    """Print each value under its name, rounded to four decimals.

    Four decimals are what a reader needs, and they do not change with the
    processor or the version of a linear-algebra library, so a printed output
    can be compared as a test. An array that does not fit in 79 columns goes on
    below itself, a table row by row.

    Parameters
    ----------
    *captions : str
        Lines printed first, as they are.
    **values : scalar, array, bool or str
        What to print, one line each, in the order given.

    Raises
    ------
    TypeError
        If a value is something else.

    Examples
    --------
    >>> import numpy as np
    >>> show(z=0.5, y_hat=1 / (1 + np.exp(-0.5)), dw=np.array([-0.75508, 0.3775]))
    z     = 0.5
    y_hat = 0.6225
    dw    = [-0.7551, 0.3775]
    """
    for caption in captions:
        print(caption)
    width = max(map(len, values), default=0)
    for name, value in values.items():
        head = f"{name:<{width}} = "
        print(head + _folded(_text(name, value), len(head)))


def _folded(text, column):
    if column + len(text) <= WIDTH or not text.startswith("["):
        return text
    inside = "\n" + " " * (column + 1)
    if text.startswith("[["):
        return text.replace("], [", f"],{inside}[")
    return inside.join(textwrap.wrap(text, WIDTH - column - 1, break_on_hyphens=False))


def _text(name, value):
    if isinstance(value, str):
        return value
    array = valid.as_array(name, value)
    if array.ndim:
        return "[" + ", ".join(_text(name, entry) for entry in array) + "]"
    if array.dtype.kind in "biu":
        return str(array.item())
    if array.dtype.kind != "f":
        got = valid.shown(value)
        raise TypeError(f"{name} must be real numbers, truth values or text; got {got}")
    return _number(float(array))


def _number(x):
    if abs(x) < 1e-10:
        return "0"
    if 1e-3 <= abs(x) < 1e5:
        return f"{x:.4f}".rstrip("0").rstrip(".")
    return f"{x:.3e}"
