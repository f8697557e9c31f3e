"""ŷ − y for a soft label: all digits, even where ŷ and y agree in most of theirs.

A label of 0 or 1 needs none of this. But if y is 0.3 and ŷ happens to be 0.3000000000001, the
digits that agree cancel, and what is left is the rounding of exp. So here a number is a pair
(high, low) of float64, whose sum it is, and exp is computed to about 30 digits. Sums and products
of pairs are those of Dekker and Knuth. `soft_delta` is the only door.
"""

from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

import numpy as np

BLOCK = 1 << 13  # so many numbers are worked on at a time: they stay in the processor's cache
NEAR = 2.0**-20  # closer than this share of ŷ or y, δ needs the long series of exp
SIXTH = 1 / 6, float(Fraction(1, 6) - Fraction(1 / 6))


def soft_delta(d, low, y, y_low):
    """Slope of the cross-entropy by the logits, δ = ŷ·Σy − y, without cancellation.

    Parameters
    ----------
    d, low : ndarray, shape (N, K)
        The logits as pairs, shifted so that the largest of each row is 0.
    y, y_low : ndarray, shape (N, K)
        The labels as pairs, in [0, 1].

    Returns
    -------
    delta : ndarray, shape (N, K)
        Equation `eq-softmax-delta`; within one unit in the last place wherever δ is more than
        1e-14 of the smaller of ŷ·Σy and y, and y above 1e-290.
    """
    delta, rows = np.empty_like(d), max(1, BLOCK // d.shape[1])
    for start in range(0, len(d), rows):
        block = slice(start, start + rows)
        part = d[block], low[block], y[block], y_low[block]
        delta[block], term = difference(*part, short=True)
        if (near := (np.abs(delta[block]) < NEAR * term).any(axis=1)).any():
            delta[block][near], _ = difference(*(values[near] for values in part), short=False)
    return delta


def difference(d, low, y, y_low, short):
    """δ = (e_k Σ_other y − y_k Σ_other e) / Σe, from which the term e_k y_k is gone, and e Σy / Σe.

    With the short series of exp it is right to 2⁻⁷⁴ of the larger term.
    """
    e, labels = exp(d, low, short), (y, y_low)
    (other_e, total_e), (other_y, _) = others(e), others(labels)
    plus = multiply(e, other_y)
    return add(plus, multiply((-y, -y_low), other_e))[0] / total_e, plus[0] / total_e


def two_sum(a, b):
    """a + b exactly: the rounded sum, and what the rounding lost."""
    high = a + b
    part = high - a
    return high, (a - (high - part)) + (b - part)


def two_product(a, b):
    """a · b exactly: the rounded product, and what the rounding lost."""
    high = a * b
    (a1, a2), (b1, b2) = halves(a), halves(b)
    return high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2


def halves(a):
    """Split a into two numbers of 26 bits, whose products are exact."""
    big = 134217729.0 * a
    first = big - (big - a)
    return first, a - first


def add(x, y):
    """Sum of two pairs."""
    high, low = two_sum(x[0], y[0])
    return two_sum(high, low + (x[1] + y[1]))


def multiply(x, y):
    """Product of two pairs."""
    high, low = two_product(x[0], y[0])
    return two_sum(high, low + (x[0] * y[1] + x[1] * y[0]))


def total(x):
    """Sum of a pair of arrays over the last axis, which is kept: halves are added to halves."""
    while (n := x[0].shape[-1]) > 1:
        even, odd = (tuple(part[..., i : n - n % 2 : 2] for part in x) for i in (0, 1))
        rest = tuple(part[..., n - n % 2 :] for part in x)
        x = tuple(np.concatenate(both, -1) for both in zip(add(even, odd), rest, strict=True))
    return x


def others(x):
    """For each entry of the last axis the sum of all the others; and the sum of all, rounded.

    It is the total less the entry; but for the largest entry that could cancel, so the others of
    that one are added up first.
    """
    place = x[0].argmax(axis=-1, keepdims=True)
    largest, rest = [np.take_along_axis(part, place, -1) for part in x], [p.copy() for p in x]
    for part in rest:
        np.put_along_axis(part, place, 0, -1)
    rest = total(rest)
    whole = add(rest, largest)
    other = add(whole, (-x[0], -x[1]))
    for part, exact in zip(other, rest, strict=True):
        np.put_along_axis(part, place, exact, -1)
    return other, whole[0]


def exp(x, low, short=False):
    """exp(x + low) for x ≤ 0, as a pair: x = −i − j/1024 + r, two tables and a series in r."""
    x = np.maximum(x, -746.0)  # below, exp is 0 in float64
    i = np.floor(-x).astype(int)
    j = np.rint((-x - i) * 1024).astype(int)
    r, low = two_sum(x + i + j / 1024, low)  # exact, and hardly more than 1/2048
    if short:  # two terms as pairs, right to 2⁻⁷⁵
        high, rest = two_sum(1.0, r)
        series = high, rest + (low + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r / 120))))
    else:
        series = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r / 40320))), 0.0
        for coefficient in (SIXTH, (0.5, 0.0), (1.0, 0.0), (1.0, 0.0)):
            series = add(coefficient, multiply((r, low), series))
    wholes, parts = powers_of_e(747, 1), powers_of_e(1025, 1024)
    table = multiply((wholes[0][i], wholes[1][i]), (parts[0][j], parts[1][j]))
    return multiply(table, series)


@cache
def powers_of_e(count, parts):
    """exp(−k/parts) for k = 0 … count − 1, as a pair of arrays."""
    with localcontext(Context(prec=50)):
        exact = [(Decimal(-k) / parts).exp() for k in range(count)]
        high = [float(value) for value in exact]
        low = [float(value - Decimal(h)) for value, h in zip(exact, high, strict=True)]
        return np.array(high), np.array(low)
