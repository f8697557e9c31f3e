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

from ceutils.activations import shifted

BLOCK = 1 << 13  # so many numbers are worked on at a time: they stay in the processor's cache
NEAR = 2.0**-20  # closer than this share of ŷ or y, δ needs the long series of exp
SIXTH = 1 / 6, float(Fraction(1, 6) - Fraction(1 / 6))


def soft_delta(z, y, y_low=0.0):
    """Slope of the cross-entropy by the logits, δ = ŷ·Σy − y, without cancellation.

    Parameters
    ----------
    z : ndarray, shape (N, K)
        Logits.
    y, y_low : ndarray, shape (N, K)
        The labels as pairs, in [0, 1].

    Returns
    -------
    delta : ndarray, shape (N, K)
        Equation `eq-softmax-delta`; within one unit in the last place wherever δ is more than
        1e-14 of the smaller of ŷ·Σy and y, and y above 1e-290.
    """
    delta, y_low = np.empty_like(z), np.broadcast_to(y_low, y.shape)
    rows = max(1, BLOCK // z.shape[1])
    for start in range(0, len(z), rows):
        block = slice(start, start + rows)
        x, labels = np.stack(shifted(z[block])), np.stack([y[block], y_low[block]])
        delta[block] = difference(x, labels, short=True)
        near = (np.abs(delta[block]) < NEAR * y[block]).any(axis=1)
        if near.any():
            delta[block][near] = difference(x[:, near], labels[:, near], short=False)
    return delta


def difference(x, y, short):
    """δ = (e_k Σy − y_k Σe) / Σe of pairs with e = exp(x); x and y have shape (2, N, K).

    With the short series of exp it is right to 2⁻⁷⁴ of y_k. The largest e may be nearly all of Σe,
    and its y of Σy; so the term e_k y_k is left out of both sides there.
    """
    e, delta, place = np.empty_like(x), np.empty_like(x[0]), x[:1].argmax(axis=-1, keepdims=True)
    pieces = [slice(start, start + BLOCK) for start in range(0, x.shape[-1], BLOCK)]
    for piece in pieces:
        e[..., piece] = exp(x[..., piece], short)
    (top_e, rest_e), (top_y, rest_y) = apart(e, place), apart(y, place)
    total_e, total_y = add(top_e, rest_e), add(top_y, rest_y)
    for piece in pieces:
        both = multiply(e[..., piece], total_y), multiply(y[..., piece], total_e)
        delta[..., piece] = subtract(*both) / total_e[0]
    at_top = subtract(multiply(top_e, rest_y), multiply(top_y, rest_e)) / total_e[0]
    np.put_along_axis(delta, place[0], at_top, -1)
    return delta


def apart(x, place):
    """The entry of each row at this place, and the sum of all the others."""
    top, others = np.take_along_axis(x, place, -1), x.copy()
    np.put_along_axis(others, place, 0, -1)
    return top, total(others)


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


def subtract(x, y):
    """Difference of two pairs, rounded to one number."""
    high, low = two_sum(x[0], -y[0])
    return high + (low + (x[1] - y[1]))


def multiply(x, y):
    """Product of two pairs."""
    high, low = two_product(x[0], y[0])
    return high, low + (x[0] * y[1] + x[1] * y[0])


def total(x):
    """Sum of a pair of arrays over the last axis, which is kept.

    Twice the leading digits are cut off at a place so high that their sum is exact.
    """
    rest, sums = x[0], []
    largest = rest.max(axis=-1, keepdims=True)
    for _ in range(2):
        ceiling = np.ldexp(1.5, np.frexp(largest * rest.shape[-1])[1])
        leading = (rest + ceiling) - ceiling
        sums.append(leading.sum(axis=-1, keepdims=True))
        rest, largest = rest - leading, ceiling * 2.0**-53
    high, low = two_sum(*sums)
    return two_sum(high, low + (rest + x[1]).sum(axis=-1, keepdims=True))


def exp(x, short=False):
    """exp of a pair x ≤ 0, as a pair: x = −i − j/1024 + r, two tables and a series in r."""
    high = np.maximum(x[0], -746.0)  # below, exp is 0 in float64
    steps = np.rint(high * -1024)
    r, low = two_sum(high + steps / 1024, x[1])  # exact, and hardly more than 1/2048
    if short:  # two terms as pairs, right to 2⁻⁷⁵
        high = 1.0 + r
        rest = (1.0 - high) + r
        series = high, rest + (low + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r / 120))))
    else:
        series = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r / 40320))), 0.0
        for coefficient in (SIXTH, (0.5, 0.0), (1.0, 0.0), (1.0, 0.0)):
            series = add(coefficient, multiply((r, low), series))
    k = steps.astype(int)
    wholes, parts = powers_of_e(747, 1), powers_of_e(1024, 1024)
    table = multiply(wholes.take(k >> 10, axis=1), parts.take(k & 1023, axis=1))
    return multiply(table, series)


@cache
def powers_of_e(count, parts):
    """exp(−k/parts) for k = 0 … count − 1, as pairs."""
    with localcontext(Context(prec=50)):
        exact = [(Decimal(-k) / parts).exp() for k in range(count)]
        high = [float(value) for value in exact]
        low = [float(value - Decimal(h)) for value, h in zip(exact, high, strict=True)]
        return np.array([high, low])
