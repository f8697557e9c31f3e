"""Check a gradient by walking a little in each direction and looking at the loss.

A gradient check proves that a gradient belongs to its loss; it does not prove that the loss is the
right one. It blesses σ(2z) with the derivative of σ(2z). So every formula in this package also has
a hand value, a second library and an algebraic proof in its tests.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ceutils import _validate as valid

__all__ = ["GradientCheck", "GradientError", "check_directions", "check_gradient",
           "numeric_gradient"]  # fmt: skip


class GradientError(AssertionError):
    """The gradient and the differences of the loss disagree."""


class GradientCheck(NamedTuple):
    """What `check_gradient` or `check_directions` found: its worst comparison.

    `parameter` and `place` say where, `error` is relative, `count` is how many were compared.
    """

    parameter: str
    place: str
    analytic: float
    numeric: float
    error: float
    count: int

    def __str__(self):
        head = f"worst of {self.count}: " if self.count else ""
        numbers = f"analytic {self.analytic:.6g}, numeric {self.numeric:.6g}"
        return f"{head}{self.parameter}{self.place}: {numbers}, relative error {self.error:.1e}"


def numeric_gradient(loss, theta):
    """Gradient of a loss by central differences, (L(θ + h) − L(θ − h)) / 2h, entry by entry.

    Parameters
    ----------
    loss : callable
        Takes what `theta` is and returns one float64 number.
    theta : ndarray, or dict of ndarrays by name
        Where to take the gradient.

    Returns
    -------
    gradient : as theta
        In float64.

    Raises
    ------
    ValueError, TypeError
        If theta is not finite numbers, or the loss is not one float64 number.

    Examples
    --------
    >>> numeric_gradient(lambda t: float(t @ t), [1.0, 2.0]).round(6)
    array([2., 4.])
    """
    (point, pack), slopes = _unpack(theta), {}
    for name, part in point.items():
        entries = [_slope(loss, pack, point, name, unit)[0] for _, unit in _units(part)]
        slopes[name] = np.reshape(entries, part.shape)
    return pack(slopes)


def check_gradient(loss, gradient, theta, *, tol=1e-6):
    """Compare every entry of a gradient with central differences of its loss, in float64.

    It proves that the two are consistent, not that either is correct: see the top of this module.

    Parameters
    ----------
    loss : callable
        Takes what `theta` is and returns one float64 number.
    gradient : callable
        Takes what `theta` is and returns the gradient in the same form.
    theta : ndarray, or dict of ndarrays by name
        Where to compare. A dict makes a failure name the parameter.
    tol : float
        Largest relative error to accept. A difference that the rounding of the loss itself
        explains is not held against the gradient.

    Returns
    -------
    GradientCheck
        The worst entry.

    Raises
    ------
    GradientError
        If an entry is off by more than `tol`; the message says which.
    ValueError, TypeError
        If theta or the gradient are not finite numbers of one shape, or the loss not one float64.

    Examples
    --------
    >>> from ceutils import Neuron
    >>> X, y = [[2, -1], [0, 1]], [1, 0]
    >>> loss = lambda p: Neuron(p["w"], p["b"]).loss(X, y)
    >>> gradient = lambda p: dict(zip("wb", Neuron(p["w"], p["b"]).gradient(X, y)))
    >>> check = check_gradient(loss, gradient, {"w": [0.5, 1.0], "b": 0.5})
    >>> print(check.count, check.error < 1e-6)
    3 True
    >>> check_gradient(lambda t: t[0] ** 2 + t[1], lambda t: [2 * t[0], -1.0], [3.0, 1.0])
    Traceback (most recent call last):
    ceutils.gradcheck.GradientError: theta[1]: analytic -1, numeric 1, relative error 2.0e+00
    """
    return _check(loss, gradient, theta, tol, _units)


def check_directions(loss, gradient, theta, rng, *, directions=3, tol=1e-6):
    """Compare a gradient with differences along random directions, a few for each parameter.

    The cost does not grow with the number of entries, so it suits a large network.

    Parameters
    ----------
    loss, gradient, theta, tol
        As in `check_gradient`.
    rng : numpy.random.Generator
        Draws the directions, each entry +1 or −1.
    directions : int
        How many for each parameter.

    Returns
    -------
    GradientCheck
        The worst direction.

    Raises
    ------
    GradientError, ValueError, TypeError
        As `check_gradient`.

    Examples
    --------
    >>> t = np.linspace(-1, 1, 1000)
    >>> check = check_directions(lambda t: np.sum(t**4), lambda t: 4 * t**3, t,
    ...                          np.random.default_rng(0))
    >>> print(check.count, check.error < 1e-6)
    3 True
    """
    valid.generator(rng)
    directions = valid.settings(directions=directions)

    def random(part):
        draws = (rng.choice([-1.0, 1.0], size=part.shape) for _ in range(directions))
        return ((f" along direction {i}", draw) for i, draw in enumerate(draws))

    return _check(loss, gradient, theta, tol, random)


def _unpack(theta):
    """Return theta as a dict of float64 arrays, and the way back."""
    parts = theta if isinstance(theta, dict) else {"theta": theta}
    valid.demand(parts, "theta", "not be empty", parts)

    def pack(parts):
        copies = {name: np.array(part) for name, part in parts.items()}  # for others to write into
        return copies if isinstance(theta, dict) else copies["theta"]

    return {name: valid.numbers(name, p).astype(np.float64) for name, p in parts.items()}, pack


def _units(part):
    """Each entry's place, and the direction that moves only this entry."""
    for i, index in enumerate(np.ndindex(part.shape)):
        direction = (np.arange(part.size) == i).reshape(part.shape).astype(np.float64)
        yield f"[{', '.join(map(str, index))}]" if index else "", direction


def _check(loss, gradient, theta, tol, directions):
    """Compare along the `directions` of each part; (place, direction) for each."""
    valid.typed("loss", loss, Callable, "a function")
    tol, (point, pack), checks = valid.settings(tol=tol), _unpack(theta), []
    value = valid.typed("gradient", gradient, Callable, "a function")(pack(point))
    analytic = value if isinstance(value, dict) else {"theta": value}
    same = analytic.keys() == point.keys()
    valid.demand(same, "gradient", f"return {sorted(point)}", sorted(analytic))
    for name, part in point.items():
        slopes = valid.numbers(f"gradient of {name}", analytic[name], part.shape)
        for place, direction in directions(part):
            numeric, noise = _slope(loss, pack, point, name, direction)
            exact = float(np.sum(slopes * direction))
            size = max(abs(exact), abs(numeric), noise / tol)
            error = abs(exact - numeric) / size if size else 0.0
            checks.append(GradientCheck(name, place, exact, numeric, error, 0))
    checks.sort(key=lambda check: -check.error)
    if wrong := [str(check) for check in checks if check.error > tol]:
        more = f"and {len(wrong) - 5} more of {len(checks)}"
        raise GradientError("\n".join(wrong[:5] + [more] * (len(wrong) > 5)))
    return checks[0]._replace(count=len(checks))


def _slope(loss, pack, point, name, direction):
    """Central difference along `direction` in one parameter, and how far rounding may move it.

    h is the cube root of the machine precision, times the size of what moves: there the error of
    the difference (∝ h²) and the rounding of the loss (∝ 1/h) are about equally small.
    """
    part, eps = point[name], np.finfo(np.float64).eps
    h = np.cbrt(eps) * max(1.0, np.abs(part * direction).max())
    above = _value(loss, pack(point | {name: part + h * direction}))
    below = _value(loss, pack(point | {name: part - h * direction}))
    noise = 8 * eps * max(abs(above), abs(below)) / h
    return float((above - below) / (2 * h)), float(noise)


def _value(loss, theta):
    value = np.asarray(valid.typed("loss", loss, Callable, "a function")(theta))
    one, got = not value.ndim and value.dtype == np.float64, f"{value.dtype} of shape {value.shape}"
    valid.demand(one, "loss", "return one float64 number", got, TypeError)
    return float(valid.numbers("loss", value))
