"""Pairs of float64 against exact rationals and against mpmath."""

from fractions import Fraction

import mpmath
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import ceutils
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
    high, low = pair.total(np.array(x))
    assert abs(exact((high[0], low[0])) - sum(parts)) <= sum(parts) * Fraction(2) ** -98


def test_exp_has_thirty_digits():
    rng = np.random.default_rng(0)
    x = -np.concatenate(
        [[0, 1, 0.5, 1e-300], rng.uniform(0, 800, 300), 10 ** rng.uniform(-9, 1, 300)]
    )
    low = x * 2.0**-54 * rng.uniform(-1, 1, len(x))
    with mpmath.workdps(60):
        for high, rest, *exponent in zip(*pair.exp(np.stack([x, low])), x, low, strict=True):
            right = pair.SCALE * mpmath.exp(mpmath.fsum(map(float, exponent)))
            assert abs(mpmath.fsum(map(float, (high, rest))) / right - 1) < mpmath.mpf(10) ** -30


def test_exp_far_out():
    """Where exp is 0 in float64, even times a million classes, what stands for it is nothing."""
    high, low = pair.exp(np.array([[-801.0, -1e300, -np.inf], [0, 0, 0]]))
    assert (high / pair.SCALE * 1e6).tolist() == (low / pair.SCALE).tolist() == [0, 0, 0]


def test_the_largest_class_is_compared_by_what_all_others_have():
    """There ŷ and y differ in the 26th digit of 1, more than a pair keeps beside a 1."""
    with mpmath.workdps(60):
        for z, y in ((-57.0, 2e-25), (-66.5, 1.2e-29), (-50.0, 1e-22)):
            right = (mpmath.mpf(y) - mpmath.exp(z)) / (1 + mpmath.exp(z))
            top, other = ceutils.softmax_delta([0, z], [1, y])
            assert abs(top / right - 1) < 1e-15
            assert abs(other / -right - 1) < 1e-15


def test_rows_near_and_far_in_one_block_do_not_disturb_one_another():
    rng = np.random.default_rng(0)
    z = rng.normal(size=(40, 5)) * 10 ** rng.uniform(-1, 2.3, (40, 1))
    y = ceutils.softmax(z)
    y[::2] = rng.dirichlet(np.ones(5), 20)
    together = ceutils.softmax_delta(z, y)
    alone = [ceutils.softmax_delta(*row) for row in zip(z, y, strict=True)]
    np.testing.assert_array_equal(together, alone)


def test_many_rows_and_many_classes_are_worked_off_to_the_last():
    rng = np.random.default_rng(0)
    for N, K in ((7, 3000), (2, 2 * pair.BLOCK + 5)):
        z, y = rng.normal(size=(N, K)), rng.dirichlet(np.ones(K), N)
        right = ceutils.softmax(z) * y.sum(axis=1, keepdims=True) - y
        np.testing.assert_allclose(ceutils.softmax_delta(z, y), right, rtol=0, atol=1e-15)
