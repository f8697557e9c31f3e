"""Every function against mpmath, in units in the last place (ULP); `python` this file for a table.

The oracle is the textbook formula, word for word, with so many digits that nothing can be lost to
cancellation; so it needs none of the package's accurate forms.
"""

from functools import wraps
from itertools import chain

import mpmath
import numpy as np
import pytest

import ceutils

LIMIT = 5


def enough_digits(formula):
    """Run `formula` with 100 digits more than its smallest exponential takes from 1."""

    @wraps(formula)
    def run(z, *y):
        size = max(z) - min(z) if isinstance(z, list) else abs(z)
        with mpmath.workdps(100 + int(size / 2.3)):
            return formula(z, *y)

    return run


def digits(formulas):
    return [(name, enough_digits(formula)) for name, formula in formulas.items()]


def sigma(z):
    return 1 / (1 + mpmath.exp(-z))


def softmax(z):
    e = [mpmath.exp(value) for value in z]
    return [value / mpmath.fsum(e) for value in e]


def cross_entropy(z, y):
    return -mpmath.fsum(t * mpmath.log(p) for t, p in zip(y, softmax(z), strict=True) if t)


def bce(z, y):
    yes = y * mpmath.log(sigma(z)) if y else 0
    return -(yes + (1 - y) * mpmath.log(1 - sigma(z)) if y != 1 else yes)


ONE = {  # functions of z
    "sigmoid": sigma,
    "sigmoid_prime": lambda z: sigma(z) * (1 - sigma(z)),
    "log_sigmoid": lambda z: mpmath.log(sigma(z)),
    "log_sigmoid_prime": lambda z: 1 - sigma(z),
    "relu": lambda z: max(z, 0),
    "relu_prime": lambda z: int(z > 0),
    "tanh": mpmath.tanh,
    "tanh_prime": lambda z: 1 / mpmath.cosh(z) ** 2,
}
TWO = {  # functions of z and y
    "binary_cross_entropy": bce,
    "binary_delta": lambda z, y: sigma(z) - y,
    "squared_error": lambda z, y: (sigma(z) - y) ** 2 / 2,
    "squared_error_delta": lambda z, y: (sigma(z) - y) * sigma(z) * (1 - sigma(z)),
}
ROWS = {  # functions of a row of logits
    "softmax": softmax,
    "log_softmax": lambda z: [mpmath.log(p) for p in softmax(z)],
}
ROWS_TWO = {  # functions of a row of logits and a row of labels
    "cross_entropy": lambda z, y: [cross_entropy(z, y)],
    "softmax_delta": lambda z, y: [
        p * mpmath.fsum(y) - t for p, t in zip(softmax(z), y, strict=True)
    ],
}


def ulps(got, exact, dtype):
    """Distance of each number in `got` from `exact`, in units in the last place of `dtype`."""
    info = np.finfo(dtype)
    return np.array([_ulps(float(g), e, info) for g, e in zip(np.ravel(got), exact, strict=True)])


def _ulps(got, exact, info):
    if exact == got:
        return 0.0
    if abs(exact) > mpmath.mpf(float(info.max)) * (1 + mpmath.mpf(float(info.eps)) / 4):
        exact = mpmath.sign(exact) * mpmath.inf
        return 0.0 if exact == got else np.inf
    if not np.isfinite(got):
        return np.inf
    _, exponent = mpmath.frexp(exact)
    unit = mpmath.ldexp(1, int(max(exponent - info.nmant - 1, info.minexp - info.nmant)))
    return float(abs(got - exact) / unit)


def logits(dtype, rng, n):
    """A grid, the hard places, ±10⁴, and random logits of every size."""
    info = np.finfo(dtype)
    tiny, small = float(info.smallest_subnormal), float(info.tiny)
    edge = float(-np.log(tiny))
    special = [0, tiny, 3 * tiny, small, float(info.eps), 1, 1e4, 17.5, 36.7, 88.7, 103.9, 709.8]
    special += [edge, edge - 0.3, edge - 1, edge / 2, edge + 1, float(-np.log(small))]
    z = np.concatenate(
        [
            special,
            np.linspace(0, 50, n // 4),
            rng.uniform(0, edge * 1.01, n // 4),
            10 ** rng.uniform(np.log10(tiny), 3, n // 4),
            rng.normal(scale=3, size=n // 4),
        ]
    )
    return np.concatenate([z, -z]).astype(dtype)


def hard(rng, z):
    return rng.integers(0, 2, len(z)).astype(float)


def soft(rng, z):
    """Labels of every kind: uniform, close to ŷ, close to 0, close to 1."""
    y_hat = ceutils.sigmoid(z.astype(float))
    kinds = [
        rng.uniform(size=len(z)),
        y_hat * (1 + 10 ** rng.uniform(-15, 0, len(z)) * rng.normal(size=len(z))),
        10 ** rng.uniform(-323, 0, len(z)),
        1 - 10 ** rng.uniform(-16, 0, len(z)),
    ]
    return np.clip(np.choose(rng.integers(0, 4, len(z)), kinds), 0, 1)


def rows(dtype, rng, n, k):
    """Rows of k logits: of every size, with close and equal leaders, far apart, shifted."""
    scale = 10 ** rng.uniform(-3, 2.5, (n, 1))
    scale[::20] = 3000
    z = rng.normal(size=(n, k)) * scale
    z[::5] = rng.normal(size=z[::5].shape) * 5 + 1e4 * rng.uniform(-1, 1, (len(z[::5]), 1))
    z[1::5, 0] = z[1::5].max(axis=1) + rng.uniform(0, 40, len(z[1::5]))
    z[2::7, 0] = z[2::7, 1]
    z[3::11] = rng.uniform(-745, 0, z[3::11].shape)
    return z.astype(dtype)


def soft_rows(rng, z):
    """Rows of labels: on the simplex, close to ŷ, with zeros, not adding up to one, smoothed."""
    n, k = z.shape
    y_hat = ceutils.softmax(z.astype(float))
    near = y_hat * (1 + 10 ** rng.uniform(-15, -1, (n, 1)) * rng.normal(size=(n, k)))
    simplex = rng.dirichlet(np.ones(k), n)
    smooth = 0.9 * np.eye(k)[rng.integers(0, k, n)] + 0.1 / k
    kinds = [simplex, near, np.round(simplex, 1), rng.uniform(size=(n, k)), smooth]
    return np.clip(np.choose(rng.integers(0, 5, (n, 1)), kinds), 0, 1)


def exact(values):
    """The same numbers for mpmath; rows become lists."""
    return [list(map(mpmath.mpf, v)) if isinstance(v, list) else mpmath.mpf(v) for v in values]


def compare(formulas, dtype, z, *labels):
    """Yield name, largest error in ULP, and whether dtype was kept.

    Left out are the soft labels where nothing is promised: so close to ŷ (less than 1e-14 of the
    terms that cancel) that float64 pairs run out of digits.
    """
    rows = [exact(np.asarray(a, float).tolist()) for a in (z, *labels)]
    for name, formula in formulas.items():
        got = getattr(ceutils, name)(z, *labels)
        assert got.dtype == dtype, name
        right = list(map(enough_digits(formula), *rows))
        right = list(chain.from_iterable(right)) if isinstance(right[0], list) else right
        errors = ulps(got, right, dtype)
        if labels and labels[0].dtype.kind == "f" and "cross_entropy" not in name:
            errors = errors[promised(z, labels[0].astype(float)).ravel()]
        yield name, errors.max()


def promised(z, y):
    """Where the labels are 0 or 1, or not all but equal to ŷ."""
    z = z.astype(float)
    if z.ndim == 1:
        yes, no, delta = ceutils.sigmoid(z), ceutils.sigmoid(-z), ceutils.binary_delta(z, y)
        terms = np.minimum(yes, no)
    else:
        delta = ceutils.softmax_delta(z, y)
        terms = np.minimum(y, ceutils.softmax(z) * y.sum(axis=1, keepdims=True))
    return (y == 0) | (y == 1) | (np.abs(delta) > 1e-14 * terms)


def measure(dtype, seed=0, n=100, k=5):
    """Yield name, kind of labels and the largest error in ULP."""
    rng = np.random.default_rng(seed)
    z, Z = logits(dtype, rng, n), rows(dtype, rng, n // 4, k)
    indices = rng.integers(0, k, len(Z))
    indices[::2] = Z[::2].argmax(axis=1)
    one_hot = np.eye(k)[indices]
    for name, error in chain(compare(ONE, dtype, z), compare(ROWS, dtype, Z)):
        yield name, "", error
    for name, error in chain(
        compare(TWO, dtype, z, hard(rng, z)), compare(ROWS_TWO, dtype, Z, one_hot)
    ):
        yield name, "hard", error
    for name, formula in ROWS_TWO.items():

        def by_index(z, k, formula=formula):
            return formula(z, [int(k == i) for i in range(len(z))])

        yield from ((n, "index", e) for n, e in compare({name: by_index}, dtype, Z, indices))
    for name, error in chain(
        compare(TWO, dtype, z, soft(rng, z).astype(dtype)),
        compare(ROWS_TWO, dtype, Z, soft_rows(rng, Z).astype(dtype)),
    ):
        yield name, "soft", error


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_function_is_within_five_ulp(dtype, seed):
    wrong = [
        f"{name} {kind} {dtype.__name__}: {error:.3g} ULP"
        for name, kind, error in measure(dtype, seed)
        if not error <= LIMIT
    ]
    assert not wrong, "\n".join(wrong)


def test_a_label_all_but_equal_to_y_hat_keeps_twelve_digits():
    """Even y = the float64 nearest to ŷ, where ŷ − y is what the rounding of y left."""
    rng = np.random.default_rng(0)
    z = rng.uniform(-600, 30, 300)
    y = ceutils.sigmoid(z)
    for got, a, b in zip(ceutils.binary_delta(z, y), *map(exact, (z, y)), strict=True):
        right = enough_digits(lambda z, y: sigma(z) - y)(a, b)
        assert abs(got - right) <= 1e-12 * abs(right)


def test_subnormal_shares_of_many_labels():
    """Σy = K makes 300 times as much of a share that float64 alone has rounded to a few bits."""
    rng = np.random.default_rng(0)
    z = np.concatenate([[0.0], -rng.uniform(700, 752, 299)])
    y = np.where(rng.uniform(size=300) < 0.2, 0.0, 1.0)
    tiny = np.where(y == 0, 5e-324, 10.0 ** -rng.uniform(290, 323, 300))
    for labels in (y, tiny):
        right = enough_digits(ROWS_TWO["softmax_delta"])(*exact([z.tolist(), labels.tolist()]))
        assert ulps(ceutils.softmax_delta(z, labels), right, np.float64).max() <= LIMIT
    z = np.array([-744.0, -700.0, 3.0, 744.0])
    for label in (5e-324, 1e-310):
        delta = enough_digits(TWO["binary_delta"])
        right = [delta(a, mpmath.mpf(label)) for a in exact(z.tolist())]
        assert ulps(ceutils.binary_delta(z, label), right, np.float64).max() <= LIMIT


def test_a_share_of_a_difference_that_overflows():
    big = 1.7e308
    for z, y in (([big, -big], [0.5, 0.5]), ([-big, big, 0.0], [0.25, 0.0, 0.5]),
                 ([big, -big, -np.inf], [0.0, 1e-308, 0.0])):  # fmt: skip
        with mpmath.workdps(60):  # log Σe is max z to 308 digits
            terms = ((mpmath.mpf(t), mpmath.mpf(a)) for a, t in zip(z, y, strict=True) if t)
            right = [mpmath.fsum(t * (max(z) - a) for t, a in terms)]
        assert ulps(ceutils.cross_entropy(z, y), right, np.float64).max() <= LIMIT
    losses = ceutils.cross_entropy([[big, -big], [-np.inf, 0], [-np.inf, 0], [np.inf, -big]],
                                   [[0.5, 0.5], [0.5, 0.5], [0, 0.5], [0.5, 0.0]])  # fmt: skip
    assert losses.tolist() == [big, np.inf, 0, 0]


def test_many_classes():
    """A sum over a thousand classes, along a slow axis, keeps its digits."""
    rng = np.random.default_rng(0)
    z = rng.normal(size=1000) * 3
    right = enough_digits(softmax)(exact(z.tolist()))
    for got in (ceutils.softmax(z), ceutils.softmax(np.stack([z, z], axis=1), axis=0)[:, 0]):
        assert ulps(got, right, np.float64).max() <= LIMIT


if __name__ == "__main__":
    import sys

    worst = {}
    for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        for dtype in (np.float32, np.float64):
            for name, kind, error in measure(dtype, seed, n=1000):
                key = f"{name} {kind}".strip(), dtype
                worst[key] = max(worst.get(key, 0), error)
    print(f"{'largest error in ULP':32} float32  float64")
    for name in sorted({key for key, _ in worst}):
        print(f"{name:32} {worst[name, np.float32]:7.2f}  {worst[name, np.float64]:7.2f}")
