"""What may come in: every argument is checked here, and every complaint is written here.

A formula stands in its own function, under its own docstring, for float64 without NaN. `checked`
wraps it: arguments are looked at and brought to float64, the result is rounded once to the dtype
that came in. The arithmetic alone stays within reach, as the attribute `formula`.
"""

import sys
from functools import partial, wraps
from math import inf, isfinite
from numbers import Real

import numpy as np

FLOATS = "float16", "float32", "float64"
MEMORY = "m", "v", "t"  # the attributes of optimizers that a step changes
LARGEST = sys.float_info.max
REALS = ("bool", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)), *FLOATS)


# No warnings inside: overflow to inf and underflow to 0 are right answers here.
quiet = partial(np.errstate, all="ignore")


def demand(holds, name, expected, got, error=ValueError):
    """Raise the error for an argument unless it holds: what it must be, and what came instead.

    What takes time to say comes as a function, which is called if it must be said.
    """
    if not holds:
        raise error(f"{name} must {expected}; got {got() if callable(got) else got}")


def demand_nowhere(bad, name, expected, values):
    """The same for an array, where it is not to be bad anywhere."""
    if bad.any():
        index = tuple(map(int, np.argwhere(bad)[0]))
        place = f" at index {index[0] if len(index) == 1 else index}" if index else ""
        demand(False, name, expected, f"{shown(values[bad][0])}{place}")


def checked(check):
    """Decorate a formula: `check` returns its arguments in float64, and how to answer."""

    def decorate(formula):
        @wraps(formula)
        def function(*args, **kwargs):
            args, answer = check(*args, **kwargs)
            with quiet():
                return answer(formula(*args))

        function.formula = formula
        return function

    return decorate


# What `checked` is given: the arguments of a formula.


def logits(z):
    """Logits of any shape; the answer is rounded to their dtype, a single number a scalar."""
    z = numbers("z", z, boolean=False)
    kind = z.dtype.type
    return (z.astype(float, copy=False),), lambda a: np.asarray(a).astype(kind, copy=False)[()]


def class_logits(z, axis=-1):
    """Logits that have a softmax along `axis`; that axis then lies closest together in memory."""
    (z,), answer = logits(z)
    demand(z.ndim, "z", "hold one logit per class, shape (..., K)", z.ndim or f"the number {z:g}")
    in_range = -z.ndim <= integer("axis", axis) < z.ndim
    demand(in_range, "axis", f"name one of the {z.ndim} axes of z", axis)
    top = z.max(axis=axis)
    lowest, single = (top == -inf).any(), not ((z == inf).sum(axis=axis) > 1).any()
    demand(not lowest, "z", "hold a logit above -inf in every row", "a row of only -inf")
    demand(single, "z", "hold at most one +inf in a row", "two, and softmax has no limit")
    z = np.moveaxis(np.ascontiguousarray(np.moveaxis(z, axis, -1)), -1, axis)
    return (z, axis), answer


def rows(z):
    """Logits that have a softmax along the last axis."""
    (z, _), answer = class_logits(z)
    return (z,), answer


def binary(z, y):
    """Logits, and labels in [0, 1] of the same shape; or one of them a single number."""
    (z,), answer = logits(z)
    y = probabilities("y", y)
    fits, got = z.shape == y.shape or not z.ndim or not y.ndim, f"z {z.shape} and y {y.shape}"
    demand(fits, "y", "have the shape of z, or be one number", got)
    return (z, y), answer


def classes(z, y):
    """Logits (N, K), and class indices (N,) or rows (N, K); for one sample without the N."""
    (z, _), answer = class_logits(z)
    demand(z.ndim < 3, "z", "have shape (K,) or (N, K)", z.shape)
    y = class_labels("y", y, z.shape)
    if z.ndim == 1:
        return (z[np.newaxis], y[np.newaxis]), lambda result: answer(result)[0]
    return (z, y), answer


# Arrays.


def numbers(name, value, *, boolean=True, infinite=True):
    """Return a non-empty array of float16, float32 or float64 without NaN.

    Integers, and booleans where they make sense, become float64.
    """
    a, got = as_array(name, value), f"booleans (are {name} and y swapped?)"
    demand(boolean or a.dtype.kind != "b", name, "be real numbers", got, TypeError)
    a, got = a.astype(np.float64) if a.dtype.kind in "iub" else a, f"dtype {a.dtype}"
    if a.dtype.kind == "O" and a.size and all(isinstance(entry, int) for entry in a.flat):
        got += f": {shown(max(a.flat, key=abs))} is too large"
    expected = "be real numbers (float16, float32, float64 or integers)"
    demand(a.dtype.name in FLOATS, name, expected, got, TypeError)
    demand(a.size, name, "not be empty", f"shape {a.shape}")
    with quiet():
        if np.isfinite(a.sum()):  # one pass; a NaN or an infinity would have spoiled it
            return a
    demand_nowhere(np.isnan(a), name, "not contain NaN", a)
    demand_nowhere(np.isinf(a) & (not infinite), name, "be finite", a)
    return a


def finite(name, value, shape=None, dtype=None):
    """Return finite numbers, if asked of this shape and this dtype; letters stand for any size."""
    a = numbers(name, value, infinite=False)
    if shape is not None:
        letters = {"N": a.shape and a.shape[0], "D": a.shape and a.shape[-1]}
        fits = a.shape == tuple(letters.get(n, n) for n in shape)
        demand(fits, name, f"have shape {shape}".replace("'", ""), a.shape)
    if dtype is None or a.dtype == dtype:
        return a
    with quiet():
        return finite(name, a.astype(dtype))


def probabilities(name, value):
    """Return numbers in [0, 1], in float64."""
    a = numbers(name, value)
    demand_nowhere((a < 0) | (a > 1), name, "lie in [0, 1]", a)
    return a.astype(np.float64, copy=False)


def class_indices(name, value, K):
    """Return integers from 0 to K − 1."""
    k = as_array(name, value)
    demand(k.size, name, "not be empty", f"shape {k.shape}")
    expected, got = "hold integers (class indices)", f"dtype {k.dtype}"
    demand(k.dtype.kind in "biu", name, expected, got, TypeError)
    demand_nowhere((k < 0) | (k >= K), name, f"hold class indices from 0 to {K - 1}", k)
    return k.astype(np.intp)


def class_labels(name, value, shape):
    """Return labels of logits of this shape: class indices, or rows; one-hot rows are indices."""
    y = as_array(name, value)
    if y.shape == shape[:-1]:
        return class_indices(name, y, shape[-1])
    expected = f"be class indices of shape {shape[:-1]} or rows of shape {shape}"
    demand(y.shape == shape, name, expected, f"shape {y.shape}")
    y = probabilities(name, y)
    one_hot = ((y == 0) | (y == 1)).all() and (y.sum(axis=-1) == 1).all()
    return y.argmax(axis=-1) if one_hot else y


def binary_labels(name, value, X):
    """Return one label in [0, 1] for every sample of X, in float64."""
    y, N = probabilities(name, value), X.shape[:-1]
    demand(y.shape == N, name, f"hold one label per sample, shape {N} for X {X.shape}", y.shape)
    return y


def cache(value, sizes):
    """Return the number of samples in what `forward` of a network of these sizes returned."""
    parts = value if isinstance(value, tuple) else ()
    shapes = [[np.shape(a) for a in part] for part in parts if isinstance(part, list) and part]
    N = shapes[0][0][0] if shapes and shapes[0][0] else 0
    fits = shapes == [[(N, D) for D in sizes[:-1]], [(N, D) for D in sizes[1:]]]
    demand(fits, "cache", "be what forward of this network returned", type(value).__name__)
    return N


# Single values.


def number(*, below=inf, zero=False, **named):
    """Return finite floats, positive or at least not negative, each given by its name."""
    expected = "be a number, 0 or more" if zero else "be a positive number"
    found = []
    for name, value in named.items():
        real = isinstance(value, Real) and not isinstance(value, bool)
        demand(real, name, expected, shown(value), TypeError)
        found.append(float(value) if value <= LARGEST else inf)  # as an int may be larger
        demand(0 < found[-1] < inf or (zero and value == 0), name, expected, shown(value))
        demand(found[-1] < below, name, f"be a number from 0 to below {below}", shown(value))
    return found if len(found) > 1 else found[0]


def integer(name, value, *, least=None):
    """Return an int, not less than `least`."""
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    demand(whole, name, "be an integer", shown(value), TypeError)
    demand(least is None or value >= least, name, f"be at least {least}", shown(value))
    return int(value)


def sizes(value):
    """Return the sizes of layers: a list of two or more positive integers."""
    value = value.tolist() if isinstance(value, np.ndarray) else value
    several = isinstance(value, (list, tuple)) and len(value) > 1
    demand(several, "sizes", "be a list of at least two integers", shown(value))
    return [integer(f"sizes[{i}]", size, least=1) for i, size in enumerate(value)]


def choice(name, value, choices):
    """Return `value`, one of `choices`."""
    known = isinstance(value, str) and value in choices
    demand(known, name, f"be one of {', '.join(choices)}", shown(value))
    return value


def dtype(value, choices):
    """Return a dtype, one of `choices` by name."""
    try:
        name = np.dtype(value).name
    except Exception:  # TypeError, and SyntaxError for ","
        name = shown(value)
    demand(name in choices, "dtype", f"be {' or '.join(choices)}", name)
    return np.dtype(name)


def instance(name, value, kind, expected):
    """Return `value`, which is of this kind."""
    demand(isinstance(value, kind), name, f"be {expected}", lambda: shown(value), TypeError)
    return value


def generator(rng):
    """Return `rng`, a numpy Generator."""
    expected = "a numpy Generator, as np.random.default_rng(0)"
    return instance("rng", rng, np.random.Generator, expected)


# Steps of an optimizer.


def step(formula):
    """Decorate a step: it happens whole, with finite numbers to the end, or not at all."""

    @wraps(formula)
    def function(self, theta, gradient):
        for name, value in (("theta", theta), ("gradient", gradient)):
            instance(name, value, np.ndarray, "a NumPy array")
        writable = theta.dtype.name in FLOATS and theta.flags.writeable
        got = theta.dtype if theta.flags.writeable else "a read-only one"
        demand(writable, "theta", "be a writable array of floats", got, TypeError)
        same = gradient.shape == theta.shape
        demand(same, "gradient", f"have the shape of theta, {theta.shape}", gradient.shape)
        finite("theta", theta)
        gradient = finite("gradient", gradient)
        fits(self, theta)
        before, moved = copies(memory(self)), theta.copy()
        try:
            with quiet():
                formula(self, moved, gradient)
                stays = all_finite(moved, *memory(self).values())
            demand(stays, "gradient", "be smaller, or eta", "a step to what is not finite")
        except BaseException:
            vars(self).update(before)
            raise
        theta[...] = moved

    function.formula = formula
    return function


def memory(optimizer):
    """What one of our optimizers remembers of the steps before."""
    return {name: vars(optimizer)[name] for name in MEMORY if name in vars(optimizer)}


def copies(kept):
    """The same dictionary, with copies of the arrays."""
    return {k: v.copy() if isinstance(v, np.ndarray) else v for k, v in kept.items()}


def fits(optimizer, theta):
    """Check that what an optimizer remembers is finite, and of parameters of this shape."""
    for part in memory(optimizer).values():
        if isinstance(part, np.ndarray):
            why = "as in the steps before (a new network needs a new optimizer)"
            same = part.shape == theta.shape
            demand(same, "theta", f"have shape {part.shape}, {why}", theta.shape)
            finite("memory of the optimizer", part)


def all_finite(*parts):
    """Tell if there is no NaN and no infinity in those parts that are arrays."""
    flat = [part.ravel() for part in parts if isinstance(part, np.ndarray)]
    return all(isfinite(part.dot(part)) or np.isfinite(part).all() for part in flat)


# Words.


def as_array(name, value):
    """Return `value` as an array, if NumPy makes one of it without loss."""
    sparse, kind = hasattr(value, "toarray"), type(value).__name__
    demand(not masked(value), name, "be a plain array", "a masked array", TypeError)
    demand(not sparse, name, "be a dense array", f"a sparse {kind} (use .toarray())", TypeError)
    try:
        return np.asarray(value)
    except ValueError:
        got = "nested lists of unequal length"
        demand(False, name, "be a number or a rectangular array", got)
    except Exception as error:  # whatever the array of another library complains of
        demand(False, name, "be an array for NumPy", f"{kind}: {error}", TypeError)


def masked(value):
    """Tell if a masked array is in it, whose mask NumPy would drop."""
    nested = isinstance(value, (list, tuple))
    return any(map(masked, value)) if nested else np.ma.isMaskedArray(value)


def shown(value):
    """Return `value` as a message shows it: with every digit, but not without end."""
    if isinstance(value, int) and value.bit_length() > 64:
        return f"an integer of {value.bit_length()} bits"
    text = repr(value)
    if isinstance(value, np.number):
        text = "NaN" if np.isnan(value) else str(value).removesuffix(".0")
    return text if len(text) <= 200 else text[:200] + " …"
