"""What may come in: every argument is checked here, and every complaint is written here."""

import zipfile
import zlib
from math import inf
from numbers import Real

import numpy as np

_FLOATS = (np.float16, np.float32, np.float64)


def array(name, value, *, boolean=True):
    """Return `value` as a non-empty array of float16, float32 or float64 without NaN.

    Integers, and booleans where they make sense, become float64.
    """
    a = _numbers(name, value, boolean)
    bad = np.isnan(a)
    if bad.any():
        raise ValueError(f"{name} must not contain NaN; got NaN{_where(bad)}")
    return a


def finite(name, value):
    """Like `array`, and refuse infinities too."""
    a = _numbers(name, value)
    with quiet():
        if np.isfinite(a.sum()):  # one pass; a NaN or an infinity would have spoiled it
            return a
    bad = np.isinf(array(name, a))
    if bad.any():
        raise ValueError(f"{name} must be finite; got {a[bad][0]}{_where(bad)}")
    return a


def logits(z):
    """Return z in float64, ready for the formulas, and the dtype to give back."""
    z = array("z", z, boolean=False)
    return z.astype(np.float64, copy=False), np.dtype(z.dtype.type)


def probabilities(y, name="y"):
    """Return labels y in float64, each checked to lie in [0, 1]."""
    y = array(name, y).astype(np.float64, copy=False)
    bad = (y < 0) | (y > 1)
    if bad.any():
        raise ValueError(f"{name} must lie in [0, 1]; got {y[bad][0]:g}{_where(bad)}")
    return y


def binary(z, y):
    """Return z and y in float64 with one shape (or one of them a scalar), and the dtype of z."""
    z, dtype = logits(z)
    y = probabilities(y)
    if z.shape != y.shape and z.ndim and y.ndim:
        raise ValueError(
            f"y must have the shape of z, or be one number; got z {z.shape} and y {y.shape}"
        )
    return z, y, dtype


def class_logits(z, axis=-1):
    """Return z in float64, ready for a softmax along `axis`, and the dtype to give back."""
    z, dtype = logits(z)
    if z.ndim == 0:
        raise ValueError(f"z must hold one logit per class, shape (..., K); got the number {z:g}")
    axis = integer("axis", axis)
    if not -z.ndim <= axis < z.ndim:
        raise ValueError(f"axis must name one of the {z.ndim} axes of z; got {axis}")
    top = z.max(axis=axis)
    if (top == -np.inf).any():
        raise ValueError("z must hold a logit above -inf in every row; got a row of only -inf")
    if (top == np.inf).any() and ((z == np.inf).sum(axis=axis) > 1).any():
        raise ValueError("z must hold at most one +inf in a row; got two, and softmax has no limit")
    return z, dtype


def classes(z, y):
    """Return z (N, K) in float64, y as indices (N,) or rows (N, K), the dtype, and if z was (K,).

    Rows that are plain one-hot come back as rows; who wants indices looks for themselves.
    """
    z, dtype = class_logits(z)
    if z.ndim > 2:
        raise ValueError(f"z must have shape (K,) or (N, K); got {z.shape}")
    y = _as_array("y", y)
    if y.shape == z.shape:
        y = probabilities(y)
    elif y.shape == z.shape[:-1]:
        y = class_indices("y", y, z.shape[-1])
    else:
        raise ValueError(
            f"y must be class indices of shape {z.shape[:-1]} or rows of shape {z.shape}; "
            f"got shape {y.shape}"
        )
    single = z.ndim == 1
    return (z[np.newaxis], y[np.newaxis], dtype, True) if single else (z, y, dtype, False)


def class_indices(name, value, num_classes):
    """Return `value` as integers, each checked to lie in 0 … num_classes − 1."""
    k = _as_array(name, value)
    if k.size == 0:
        raise ValueError(f"{name} must not be empty; got shape {k.shape}")
    if k.dtype.kind not in "biu":
        raise TypeError(f"{name} must hold integers (class indices); got dtype {k.dtype}")
    bad = (k < 0) | (k >= num_classes)
    if bad.any():
        raise ValueError(
            f"{name} must hold class indices from 0 to {num_classes - 1}; "
            f"got {k[bad][0]}{_where(bad)}"
        )
    return k.astype(np.intp)


def table(name, value, *, columns=None):
    """Return `value` as finite numbers in rows and columns."""
    a = finite(name, value)
    if a.ndim != 2 or (columns is not None and a.shape[1] != columns):
        expected = "(N, d)" if columns is None else f"(N, {columns})"
        raise ValueError(f"{name} must have shape {expected}; got {a.shape}")
    return a


def samples(X, d, dtype):
    """Return X (N, d) or x (d,) as finite numbers of `dtype`."""
    X = finite("X", X)
    if X.ndim not in (1, 2) or X.shape[-1] != d:
        raise ValueError(f"X must have shape (N, {d}), or ({d},) for one sample; got {X.shape}")
    return _cast("X", X, dtype)


def targets(X, y):
    """Return y in float64: one label in [0, 1] for every row of X."""
    y = probabilities(y)
    if y.shape != X.shape[:-1]:
        raise ValueError(
            f"y must hold one label per sample, shape {X.shape[:-1]} for X {X.shape}; got {y.shape}"
        )
    return y


def batch(name, X, d, dtype):
    """Return X (N, d) as finite numbers of `dtype`."""
    return _cast(name, table(name, X, columns=d), dtype)


def shaped(name, value, shape, dtype):
    """Return `value` as finite numbers of `dtype`, of exactly this shape."""
    a = finite(name, value)
    if a.shape != shape:
        raise ValueError(f"{name} must have shape {shape}; got {a.shape}")
    return _cast(name, a, dtype)


def labels(name, y, n, num_classes):
    """Return n labels: class indices or rows (n, K), or for one output numbers in [0, 1]."""
    y = _as_array(name, y)
    if num_classes > 1 and y.shape == (n,):
        return class_indices(name, y, num_classes)
    if y.shape == ((n,) if num_classes == 1 else (n, num_classes)):
        return probabilities(y, name)
    kinds = "class indices of shape (N,) or rows of shape (N, K)"
    expected = "numbers of shape (N,)" if num_classes == 1 else kinds
    raise ValueError(f"{name} must be {expected}, with N = {n}, K = {num_classes}; got {y.shape}")


def sizes(value):
    """Return the sizes of layers as a list of two or more positive integers."""
    value = value.tolist() if isinstance(value, np.ndarray) else value
    if not isinstance(value, (list, tuple)) or len(value) < 2:
        raise ValueError(f"sizes must be a list of at least two integers; got {value!r}")
    return [integer(f"sizes[{i}]", size, least=1) for i, size in enumerate(value)]


def choice(name, value, choices):
    """Return `value`, checked to be one of `choices`."""
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}; got {value!r}")
    return value


def float_type(dtype):
    """Return `dtype`, checked to be float32 or float64."""
    if (found := np.dtype(dtype)) not in (np.float32, np.float64):
        raise ValueError(f"dtype must be float32 or float64; got {found}")
    return found


def fraction(name, value):
    """Return `value` as a float from 0 to below 1."""
    if number(name, value, positive=False) >= 1:
        raise ValueError(f"{name} must be a number from 0 to below 1; got {value}")
    return float(value)


def step(theta, gradient, memory=0.0):
    """Check that a gradient fits its parameters, and an optimizer's memory fits both."""
    for name, value in (("theta", theta), ("gradient", gradient)):
        if not isinstance(value, np.ndarray):
            raise TypeError(f"{name} must be a NumPy array; got {value!r}")
    if gradient.shape != theta.shape:
        raise ValueError(
            f"gradient must have the shape of theta, {theta.shape}; got {gradient.shape}"
        )
    if np.shape(memory) not in ((), theta.shape):
        raise ValueError(
            f"theta must have shape {memory.shape}, as in the steps before (a new network needs a "
            f"new optimizer); got {theta.shape}"
        )


def parameter_file(path, names):
    """Return the arrays called `names` from an .npz file, refusing whatever could run code."""
    wanted = f"{path} must be an .npz file as Network.save writes it"
    with open(path, "rb") as file:
        if not zipfile.is_zipfile(file):
            raise ValueError(f"{wanted}; it is no .npz file")
        file.seek(0)
        try:
            with np.load(file, allow_pickle=False) as saved:
                found = {name: saved[name] for name in names if name in saved.files}
        except (ValueError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise ValueError(f"{wanted}; it cannot be read: {error}") from error
    if missing := [name for name in names if name not in found]:
        raise ValueError(f"{wanted}; it does not hold {', '.join(missing)}")
    return found


def number(name, value, *, positive):
    """Return `value` as a float: finite, and positive or at least not negative."""
    expected = "a positive number" if positive else "a number, 0 or more"
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be {expected}; got {value!r}")
    if not (0 < value < inf or (value == 0 and not positive)):
        raise ValueError(f"{name} must be {expected}; got {value}")
    return float(value)


def integer(name, value, *, least=None):
    """Return `value` as an int, not less than `least`."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be an integer; got {value!r}")
    if least is not None and value < least:
        raise ValueError(f"{name} must be at least {least}; got {value}")
    return int(value)


def generator(rng):
    """Return `rng`, checked to be a numpy Generator."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a numpy Generator, as np.random.default_rng(0); got {rng!r}")
    return rng


def quiet():
    """No warnings inside: overflow to inf and underflow to 0 are right answers here."""
    return np.errstate(all="ignore")


def rounded(formula, *args, dtype):
    """Compute a formula in float64, quietly, and round once to `dtype`."""
    with quiet():
        return np.asarray(formula(*args)).astype(dtype, copy=False)[()]


def _numbers(name, value, boolean=True):
    a = _as_array(name, value)
    if a.dtype.kind in "iu" or (a.dtype.kind == "b" and boolean):
        a = a.astype(np.float64)
    elif a.dtype.kind == "b":
        raise TypeError(f"{name} must be real numbers; got booleans (are {name} and y swapped?)")
    elif a.dtype.type not in _FLOATS:
        raise TypeError(
            f"{name} must be real numbers (float16, float32, float64 or integers); "
            f"got dtype {a.dtype}"
        )
    if a.size == 0:
        raise ValueError(f"{name} must not be empty; got shape {a.shape}")
    return a


def _cast(name, a, dtype):
    with np.errstate(over="ignore"):
        return a if a.dtype == dtype else finite(name, a.astype(dtype))


def _as_array(name, value):
    if np.ma.isMaskedArray(value):
        raise TypeError(f"{name} must be a plain array; got a masked array")
    try:
        return np.asarray(value)
    except ValueError as error:
        raise ValueError(
            f"{name} must be a number or a rectangular array; got nested lists of unequal length"
        ) from error


def _where(bad):
    """Say where the first True of `bad` is: nothing for a scalar."""
    if bad.ndim == 0:
        return ""
    index = tuple(int(i) for i in np.argwhere(bad)[0])
    return f" at index {index[0] if len(index) == 1 else index}"
