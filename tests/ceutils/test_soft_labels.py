"""Pairs of float64 against exact rationals and against mpmath."""

from fractions import Fraction

import mpmath
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ceutils import soft_labels as pair

numbers = st.floats(-1e10, 1e10).filter(lambda x: x == 0 or abs(x) > 1e-100)


def exact(x):
    return Fraction(float(x[0])) + Fraction(float(x[1]))


@given(numbers, numbers)
def test_sum_and_product_are_exact(a, b):
    assert exact(pair.two_sum(a, b)) == Fraction(a) + Fraction(b)
    assert exact(pair.two_product(a, b)) == Fraction(a) * Fraction(b)


@given(st.lists(st.floats(1e-20, 1), min_size=1, max_size=9))
def test_totals(values):
    x = np.array(values), np.array(values) * 2.0**-60
    parts = [Fraction(a) + Fraction(b) for a, b in zip(*x, strict=True)]
    totals = [pair.total(x)] + [
        tuple(p[i : i + 1] for p in pair.others(x)) for i in range(len(parts))
    ]
    expected = [sum(parts)] + [sum(parts) - part for part in parts]
    for got, right in zip(totals, expected, strict=True):
        got = exact((got[0][0], got[1][0]))
        assert abs(got - right) <= right * Fraction(2) ** -98


def test_exp_has_thirty_digits():
    rng = np.random.default_rng(0)
    x = -np.concatenate(
        [[0, 1, 0.5, 1e-300], rng.uniform(0, 600, 300), 10 ** rng.uniform(-9, 1, 300)]
    )
    low = x * 2.0**-54 * rng.uniform(-1, 1, len(x))
    with mpmath.workdps(60):
        for high, rest, *exponent in zip(*pair.exp(x, low), x, low, strict=True):
            right = mpmath.exp(mpmath.fsum(map(float, exponent)))
            assert abs(mpmath.fsum(map(float, (high, rest))) / right - 1) < mpmath.mpf(10) ** -30


def test_exp_far_out():
    high, low = pair.exp(np.array([-746.0, -1e300, -np.inf]), 0.0)
    assert high.tolist() == low.tolist() == [0, 0, 0]
