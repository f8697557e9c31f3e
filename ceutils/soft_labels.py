"""ŷ − y for a soft label: all digits, even where ŷ and y agree in most of theirs.

A label of 0 or 1 needs none of this. But if y is 0.3 and ŷ happens to be 0.3000000000001, the
digits that agree cancel, and what is left is the rounding of exp. So here a number is a pair
(high, low) of float64, whose sum it is, and exp is computed to about 30 digits. Sums and products
of pairs are those of Dekker and Knuth. The doors are `soft_delta` and `shifted`.
"""

from decimal import Context, Decimal, localcontext
from functools import cache

import numpy as np

BLOCK = 1 << 13  # so many numbers are worked on at a time: they stay in the processor's cache
SCALE = 2.0**500  # of all powers of e, because a subnormal number has lost digits


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
        1e-14 of the smaller of ŷ·Σy and y.
    """
    delta, y_low = np.empty_like(z), np.broadcast_to(y_low, y.shape)
    rows = max(1, BLOCK // z.shape[1])
    for start in range(0, len(z), rows):
        block = slice(start, start + rows)
        delta[block] = difference(np.stack(shifted(z[block])), np.stack([y[block], y_low[block]]))
    return delta


def shifted(z, axis=-1):
    """Return z − max z along an axis as a pair: rounded, and what the rounding lost."""
    top = z.max(axis, keepdims=True)
    d, low = two_sum(z, -top)
    if not np.isfinite(low).all():  # an infinite logit, or a difference that overflows
        d[z == top] = 0
        low[~np.isfinite(low)] = 0
    return d, low


def difference(x, y):
    """δ = (e_k Σy − y_k Σe) / Σe of pairs with e = exp(x); x and y have shape (2, N, K).

    The largest e may be nearly all of Σe, and its y of Σy; so the term e_k y_k is left out of both
    sides there.
    """
    e, delta, place = np.empty_like(x), np.empty_like(x[0]), x[:1].argmax(axis=-1, keepdims=True)
    pieces = [slice(start, start + BLOCK) for start in range(0, x.shape[-1], BLOCK)]
    for piece in pieces:
        e[..., piece] = exp(x[..., piece])
    (top_e, rest_e), (top_y, rest_y) = apart(e, place), apart(y, place)
    total_e, total_y = add(top_e, rest_e), add(top_y, rest_y)
    for piece in pieces:
        both = multiply(e[..., piece], total_y), multiply(y[..., piece], np.negative(total_e))
        delta[..., piece] = add(*both)[0] / total_e[0]
    at_top = add(multiply(top_e, rest_y), multiply(top_y, np.negative(rest_e)))[0] / total_e[0]
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
    return add(two_sum(*sums), (0.0, (rest + x[1]).sum(axis=-1, keepdims=True)))


def exp(x):
    """SCALE · exp of a pair x ≤ 0: x = −i/32 − j/2¹⁸ + r, two tables and a series in r."""
    high = np.maximum(x[0], -800.0)  # below, exp is 0 in float64, times as many classes as you like
    steps = np.rint(high * -(2.0**18))
    r, low = two_sum(high + steps * 2.0**-18, x[1])  # exact, and hardly more than 2⁻¹⁹
    square, rest = two_product(r, r)
    rest = low + (r * low + rest / 2 + r * square * (1 / 6 + r * (1 / 24 + r / 120)))
    series = add(two_sum(1.0, r), (square / 2, rest))
    coarse, fine = powers_of_e(32, 801 * 32, SCALE), powers_of_e(2**18, 2**13)
    k = steps.astype(int)
    return multiply(multiply(coarse.take(k >> 13, axis=1), fine.take(k & 8191, axis=1)), series)


@cache
def powers_of_e(parts, count, scale=1.0):
    """scale · exp(−k/parts) for k = 0 … count − 1, as pairs."""
    with localcontext(Context(prec=50)):
        ratio, power = (Decimal(-1) / parts).exp(), Decimal(scale)
        exact = [power, *(power := power * ratio for _ in range(count - 1))]
        high = [float(value) for value in exact]
        low = [float(value - Decimal(h)) for value, h in zip(exact, high, strict=True)]
        return np.array([high, low])
