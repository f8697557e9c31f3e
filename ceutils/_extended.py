"""Twice the digits: a number kept as a pair (high, low) of float64, whose sum it is.

Only needed where ŷ − y is small because a soft label y happens to lie close to ŷ: then the digits
that agree cancel, and what is left is the rounding of exp. So exp is computed here to about 30
digits. Sums and products of pairs are those of Dekker and Knuth.
"""

from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

import numpy as np

_SIXTH = 1 / 6, float(Fraction(1, 6) - Fraction(1 / 6))


def two_sum(a, b):
    """a + b exactly: the rounded sum, and what the rounding lost."""
    high = a + b
    part = high - a
    return high, (a - (high - part)) + (b - part)


def two_product(a, b):
    """a · b exactly: the rounded product, and what the rounding lost."""
    high = a * b
    (a1, a2), (b1, b2) = _halves(a), _halves(b)
    return high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2


def add(x, y):
    """Sum of two pairs."""
    high, low = two_sum(x[0], y[0])
    return two_sum(high, low + (x[1] + y[1]))


def subtract(x, y):
    """Difference of two pairs."""
    return add(x, (-y[0], -y[1]))


def multiply(x, y):
    """Product of two pairs."""
    high, low = two_product(x[0], y[0])
    return two_sum(high, low + (x[0] * y[1] + x[1] * y[0]))


def total(x):
    """Sum of a pair of arrays over the last axis, which is kept: halves are added to halves."""
    high, low = x
    while (n := high.shape[-1]) > 1:
        last = high[..., n - n % 2 :], low[..., n - n % 2 :]
        high, low = add(
            (high[..., 0 : n - 1 : 2], low[..., 0 : n - 1 : 2]), (high[..., 1:n:2], low[..., 1:n:2])
        )
        high, low = np.concatenate([high, last[0]], -1), np.concatenate([low, last[1]], -1)
    return high, low


def others(x):
    """For each entry of the last axis the sum of all the others.

    It is the total less the entry; but for the largest entry that could cancel, so there it is the
    total of a row without it.
    """
    largest = x[0].argmax(axis=-1, keepdims=True)
    rest = subtract(total(x), x)
    without = tuple(part.copy() for part in x)
    for part in without:
        np.put_along_axis(part, largest, 0, axis=-1)
    for part, exact in zip(rest, total(without), strict=True):
        np.put_along_axis(part, largest, exact, axis=-1)
    return rest


def exp(x, low=0.0):
    """exp(x + low) for x ≤ 0, as a pair: x = −i − j/1024 + r, two tables and a short series."""
    x = np.maximum(x, -746.0)  # below, exp is 0 in float64
    i = np.floor(-x).astype(int)
    j = np.rint((-x - i) * 1024).astype(int)
    r, low = two_sum(x + i + j / 1024, low)  # exact, and hardly more than 1/2048
    series = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r / 40320))), 0.0
    for coefficient in (_SIXTH, (0.5, 0.0), (1.0, 0.0), (1.0, 0.0)):
        series = add(coefficient, multiply((r, low), series))
    wholes, parts = _tables()
    table = multiply((wholes[0][i], wholes[1][i]), (parts[0][j], parts[1][j]))
    return multiply(table, series)


@cache
def _tables():
    """exp(−i) for i = 0 … 746, and exp(−j/1024) for j = 0 … 1024, as pairs."""
    with localcontext(Context(prec=50)):
        wholes = [Decimal(-i).exp() for i in range(747)]
        parts = [(Decimal(-j) / 1024).exp() for j in range(1025)]
        return _pairs(wholes), _pairs(parts)


def _pairs(decimals):
    high = [float(value) for value in decimals]
    low = [float(value - Decimal(h)) for value, h in zip(decimals, high, strict=True)]
    return np.array(high), np.array(low)


def _halves(a):
    """Split a into two numbers of 26 bits, whose products are exact."""
    big = 134217729.0 * a
    first = big - (big - a)
    return first, a - first
