"""What may come in: every argument is checked here, and every complaint is written here.

A formula stands in its own function, under its own docstring, for float64 without NaN. `checked`
wraps it: arguments are looked at and brought to float64, the result is rounded once to the dtype
that came in. The arithmetic alone stays within reach, as the attribute `formula`.
"""

from contextlib import suppress
from copy import deepcopy
from functools import partial, wraps
from numbers import Integral, Real

import numpy as np

FLOATS = "float16", "float32", "float64"
KINDS = np.float16, np.float32, np.float64
REALS = ("bool", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)), *FLOATS)

# Of single values: what each must be, its kind, and its range. A name that is not here is a count.
LARGEST = float(np.finfo(np.float64).max)  # an int may be larger
POSITIVE = "be a positive number", Real, lambda x: 0 < x <= LARGEST and float(x) > 0
SHARE = "be a number from 0 to below 1", Real, lambda x: 0 <= x < 1
COUNT = "be an integer, 1 or more", Integral, lambda x: x >= 1
RULES = {"eta": POSITIVE, "eps": POSITIVE, "tol": POSITIVE}
RULES |= {"beta": SHARE, "beta1": SHARE, "beta2": SHARE}
RULES["l2"] = "be a number, 0 or more", Real, lambda x: 0 <= x <= LARGEST
RULES["axis"] = "be an integer", Integral, lambda x: True


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


def checked(check=lambda z: (z,)):
    """Decorate a formula of logits: `check` takes them in float64, and returns its arguments.

    A single number comes back as a scalar; so does one sample, of which `check` may make a batch.
    """

    def decorate(formula):
        @wraps(formula)
        def function(z, *others, **named):
            z = numbers("z", z, infinite=True, boolean=False)
            args = check(z.astype(np.float64, copy=False), *others, **named)
            with quiet():
                result = np.asarray(formula(*args)).astype(z.dtype.type, copy=False)
            return result.reshape(result.shape[args[0].ndim - z.ndim :])[()]

        function.formula = formula
        return function

    return decorate


# What `checked` is given: from logits without NaN to the arguments of a formula.


def class_logits(z, axis=-1):
    """Logits that have a softmax along `axis`; that axis then lies closest together in memory."""
    demand(z.ndim, "z", "hold one logit per class, shape (..., K)", lambda: f"the number {z:g}")
    in_range = -z.ndim <= settings(axis=axis) < z.ndim
    demand(in_range, "axis", f"name one of the {z.ndim} axes of z", partial(shown, axis))
    top = z.max(axis=axis)
    demand((top > -np.inf).all(), "z", "hold a logit above -inf in every row", "a row of only -inf")
    single = top.max() < np.inf or ((z == np.inf).sum(axis=axis) < 2).all()
    demand(single, "z", "hold at most one +inf in a row", "two, and softmax has no limit")
    return np.moveaxis(np.ascontiguousarray(np.moveaxis(z, axis, -1)), -1, axis), axis


def binary(z, y):
    """Logits, and labels in [0, 1] of the same shape; or one of them a single number."""
    y = probabilities("y", y)
    fits, got = z.shape == y.shape or not z.ndim or not y.ndim, f"z {z.shape} and y {y.shape}"
    demand(fits, "y", "have the shape of z, or be one number", got)
    return z, y


def classes(z, y):
    """Logits (N, K), and class indices (N,) or rows (N, K); for one sample without the N."""
    z, _ = class_logits(z)
    demand(z.ndim < 3, "z", "have shape (K,) or (N, K)", z.shape)
    y = class_labels("y", y, z.shape)
    return (z, y) if z.ndim == 2 else (z[np.newaxis], y[np.newaxis])


# Arrays.


def numbers(name, value, shape=None, dtype=None, *, infinite=False, boolean=True):
    """Return a non-empty array of finite float16, float32 or float64, or of the dtype asked for.

    Integers, and booleans where they make sense, become float64. In the shape, letters stand for
    any size.
    """
    a = as_array(name, value)
    if a.dtype.kind in "iub":
        swapped = f"booleans (are {name} and y swapped?)"
        demand(boolean or a.dtype.kind != "b", name, "be real numbers", swapped, TypeError)
        a = a.astype(np.float64)
    expected = "be real numbers (float16, float32, float64 or integers)"
    demand(a.dtype.type in KINDS, name, expected, partial(no_floats, a), TypeError)
    demand(a.size, name, "not be empty", lambda: f"shape {a.shape}")
    if shape is not None:
        sizes = zip(shape, a.shape, strict=False)
        fits = a.ndim == len(shape) and all(n in ("N", "D", size) for n, size in sizes)
        demand(fits, name, f"have shape {shape}".replace("'", ""), a.shape)
    with quiet():
        answer = a.astype(dtype or a.dtype, copy=False)
        if np.isfinite(answer.sum()):  # one pass; a NaN or an infinity would have spoiled it
            return answer
    demand_nowhere(np.isnan(a), name, "not contain NaN", a)
    expected = "be finite" if answer is a else f"be finite in {answer.dtype}"
    demand_nowhere(np.isinf(answer) & (not infinite), name, expected, a)
    return answer


def no_floats(a):
    """What an array holds that NumPy has no floats for."""
    got = f"dtype {a.dtype}"
    if a.dtype.kind == "O" and a.size and all(isinstance(entry, int) for entry in a.flat):
        got += f": {shown(max(a.flat, key=abs))} is too large"
    return got


def probabilities(name, value):
    """Return numbers in [0, 1], in float64."""
    a = numbers(name, value, infinite=True)
    demand_nowhere((a < 0) | (a > 1), name, "lie in [0, 1]", a)
    return a.astype(np.float64, copy=False)


def class_indices(name, value, K):
    """Return integers from 0 to K − 1."""
    k = as_array(name, value)
    demand(k.size, name, "not be empty", f"shape {k.shape}")
    demand(k.dtype.kind in "biu", name, "hold integers (class indices)", k.dtype, TypeError)
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
    one_hot = (y.max(axis=-1) == 1).all() and (np.count_nonzero(y, axis=-1) == 1).all()
    return y.argmax(axis=-1) if one_hot else y


def binary_labels(name, value, X):
    """Return one label in [0, 1] for every sample of X, in float64."""
    y, N = probabilities(name, value), X.shape[:-1]
    demand(y.shape == N, name, f"hold one label per sample, shape {N} for X {X.shape}", y.shape)
    return y


def cache(value, sizes):
    """Return the number of samples in what `forward` of a network of these sizes returned."""
    lists = [part for part in value if isinstance(part, list)] if isinstance(value, tuple) else []
    shapes = [[getattr(a, "shape", None) for a in part] for part in lists if part]
    N = shapes[0][0][0] if shapes and shapes[0][0] else 0
    fits = shapes == [[(N, D) for D in sizes[:-1]], [(N, D) for D in sizes[1:]]]
    demand(fits, "cache", "be what forward of this network returned", type(value).__name__)
    return N


# Single values.


@quiet()
def settings(**named):
    """Return single values, each given by its name, of the kind that RULES say."""
    found = []
    for name, value in named.items():
        expected, kind, holds = RULES.get(name, COUNT)
        right = isinstance(value, kind) and not isinstance(value, (bool, np.timedelta64))
        demand(right, name, expected, partial(shown, value), TypeError)
        demand(holds(value), name, expected, partial(shown, value))
        found.append({Real: float, Integral: int}.get(kind, str)(value))
    return found if len(found) > 1 else found[0]


def room(**named):
    """Return settings that are the sizes of an array, if memory has room for it."""
    sizes = settings(**named)
    with suppress(ValueError, MemoryError):
        np.empty(sizes)
        return sizes
    demand(False, " · ".join(named), "be small enough for memory", partial(shown, sizes))


def sizes(value):
    """Return the sizes of layers: a list of two or more positive integers."""
    value = value.tolist() if isinstance(value, np.ndarray) else value
    several = isinstance(value, (list, tuple)) and len(value) > 1
    demand(several, "sizes", "be a list of at least two integers", partial(shown, value))
    return [settings(**{f"sizes[{i}]": size}) for i, size in enumerate(value)]


def dtype(value, choices=FLOATS[1:]):
    """Return a dtype, one of `choices` by name."""
    with suppress(Exception):  # TypeError, and SyntaxError for ","
        value = np.dtype(value).name
    known = isinstance(value, str) and value in choices
    demand(known, "dtype", f"be one of {', '.join(choices)}", partial(shown, value))
    return np.dtype(value)


def typed(name, value, kind, expected):
    """Return `value`, which is of this kind."""
    demand(isinstance(value, kind), name, f"be {expected}", partial(shown, value), TypeError)
    return value


def generator(rng):
    """Return `rng`, a numpy Generator."""
    return typed("rng", rng, np.random.Generator, "a numpy Generator, as np.random.default_rng(0)")


class Settings:
    """A thing with settings: those of which RULES know are checked whenever they are set."""

    __copy__ = deepcopy  # two that share their arrays would write into one another

    def __setattr__(self, name, value):
        super().__setattr__(name, settings(**{name: value}) if name in RULES else value)


# Steps of an optimizer.


def step(formula):
    """Decorate a step: it happens whole, with finite numbers to the end, or not at all.

    So it is walked on copies, of what it remembers and of theta, and they are taken at the end.
    """

    @wraps(formula)
    def function(self, theta, gradient):
        typed("theta", theta, np.ndarray, "a NumPy array")
        demand(theta.dtype.type in KINDS, "theta", "hold floats", theta.dtype, TypeError)
        demand(theta.flags.writeable, "theta", "be writable", "a read-only array", TypeError)
        moved, gradient = numbers("theta", theta).copy(), numbers("gradient", gradient, theta.shape)
        fits(self, theta)
        twin = object.__new__(type(self))
        vars(twin).update(vars(self) | copies(memory(self)))
        with quiet():
            formula(twin, moved, gradient)
        stays = all_finite(moved, *memory(twin).values())
        demand(stays, "gradient", "be smaller, or eta", "a step to what is not finite")
        vars(self).update(vars(twin))
        theta[...] = moved

    function.formula = formula
    return function


def memory(optimizer):
    """What one of our optimizers remembers of the steps before: some of m, v and t."""
    return {name: vars(optimizer)[name] for name in "mvt" if name in vars(optimizer)}


def copies(kept):
    """The same dictionary, with copies of the arrays."""
    return {k: v.copy() if isinstance(v, np.ndarray) else v for k, v in kept.items()}


def fits(optimizer, theta):
    """Check that what an optimizer remembers is finite, and of parameters of this shape."""
    for part in filter(np.ndim, memory(optimizer).values()):
        numbers("memory of the optimizer (a new network needs a new one)", part, theta.shape)


def all_finite(*parts):
    """Tell if there is no NaN and no infinity in these arrays and numbers."""
    return all(np.isfinite(part).all() for part in parts)


# Words.


def as_array(name, value):
    """Return `value` as an array, if NumPy makes one of it without loss."""
    kind = type(value).__name__
    try:
        plain, dense = not masked(value), not hasattr(value, "toarray")
        if plain and dense:
            return np.asarray(value)
    except ValueError:
        demand(False, name, "be a number or a rectangular array", "nested lists of unequal length")
    except Exception as error:  # whatever the array of another library complains of
        demand(False, name, "be an array for NumPy", f"{kind}: {error}", TypeError)
    demand(plain, name, "be a plain array", "a masked array", TypeError)
    demand(dense, name, "be a dense array", f"a sparse {kind} (use .toarray())", TypeError)


def masked(value):
    """Tell if a masked array is in it, whose mask NumPy would drop."""
    return any(map(masked, value)) if isinstance(value, (list, tuple)) else np.ma.isMA(value)


def shown(value):
    """Return `value` as a message shows it: with every digit, but not without end."""
    if isinstance(value, int) and value.bit_length() > 64:
        return f"an integer of {value.bit_length()} bits"
    number, text = isinstance(value, np.number), f"an object of {type(value)}"
    with suppress(Exception):  # an integer too long to print in it, or a __repr__ that fails
        text = str(value).removesuffix(".0").replace("nan", "NaN") if number else repr(value)
    return text if len(text) <= 200 else text[:200] + " …"
