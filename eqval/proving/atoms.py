"""SymPy atoms of the first meaning: exponentials that stay apart, steps, arbitrary functions."""

from __future__ import annotations

import math
from functools import lru_cache

import sympy as sp

from ..reading.budget import NUMBER_DIGITS, TERMS


class CannotTranslate(Exception):
    """The symbolic meaning does not cover this; the claim stays unproved."""


class Exp(sp.Function):
    """``Exp(m, q)`` is e^{m/q} as a generator: powers of it never merge with others."""

    nargs = 2
    is_real = True
    is_positive = True
    is_commutative = True

    def fdiff(self, argindex=1):
        raise NotImplementedError("canonical forms are not differentiated")


class Step(sp.Function):
    """1 where the argument is positive, else 0; constant away from its kink.

    ``[u ≥ 0]`` is ``1 − Step(−u)``: at u = 0 it differs from ``Step(u)``.
    """

    nargs = 1
    is_real = True
    is_nonnegative = True

    def fdiff(self, argindex=1):
        return sp.S.Zero


class Arbitrary(sp.Function):
    """Value or derivative of an arbitrary smooth function.

    Arguments
    ---------
    name : Symbol
    component : Tuple
        Which entry of a vector-valued function.
    tags : Tuple of Tuple
        One ``(argument, entry)`` for each derivative taken; entry 0 for a number, two for one
        of a matrix.
    inputs : Tuple
        Each argument: a number, ``Tuple(Lambda, length)`` for a vector, with two lengths for
        a matrix.
    """

    is_real = True

    def _eval_derivative(self, s):
        name, component, tags, inputs = self.args
        total = sp.S.Zero
        for place, item in enumerate(inputs):
            if isinstance(item, sp.Tuple):
                function, *lengths = item
                entries = [fresh("a", (sp.S.One, length)) for length in lengths]
                slope = function(*entries).diff(s)
                if slope == 0:
                    continue
                tag = sp.Tuple(sp.Integer(place), *entries)
                inner = self.func(name, component, _sorted(tags, tag), inputs)
                limits = ((x, 1, length) for x, length in zip(entries, lengths, strict=True))
                total += sp.Sum(inner * slope, *limits)
            else:
                slope = item.diff(s)
                if slope == 0:
                    continue
                tag = sp.Tuple(sp.Integer(place), sp.S.Zero)
                total += self.func(name, component, _sorted(tags, tag), inputs) * slope
        return total


def leaves(target):
    """What must occur in whatever depends on a number or, with any index, on an entry."""
    return [target.base.label if isinstance(target, sp.Indexed) else target]


def _sorted(tags, tag):
    """Derivatives commute."""
    return sp.Tuple(*sorted([*tags, tag], key=sp.default_sort_key))


class Indexed(sp.Indexed):
    """An entry: one object for all that are equal, which keeps what is known of its sign."""

    __new__ = lru_cache(20_000)(sp.Indexed.__new__)


class IndexedBase(sp.IndexedBase):
    """The base of entries that are made once."""

    def __getitem__(self, indices, **_):
        return Indexed(self, *(indices if isinstance(indices, tuple | list) else (indices,)))


class Ranged(sp.Symbol):
    """An index, or a label, that runs over ``span``, its first and last value."""

    __slots__ = ("span",)

    def __new__(cls, name: str, span) -> Ranged:
        low = sp.sympify(span[0])
        known = {"positive": True} if low.is_positive else {"nonnegative": low.is_nonnegative}
        found = sp.Symbol.__xnew__(cls, name, integer=True, **known)
        found.span = span
        return found

    def _hashable_content(self):
        return (*super()._hashable_content(), self.span)


def ranged(name: str, span) -> Ranged:
    """The index of this name and range: names of different ranges are different, too."""
    return Ranged(f"{name}[{span[0]},{span[1]}]", span)


def fresh(hint: str, span) -> Ranged:
    """A new index, another one each time."""
    return ranged(f"{hint}@{sp.Dummy().dummy_index}", span)


def within(other, low, high) -> bool:
    """Whether an index expression surely lies in a range."""
    if other.is_integer and (other - low).is_nonnegative and (high - other).is_nonnegative:
        return True
    label = other.base.label if isinstance(other, sp.Indexed) else other
    if not isinstance(label, Ranged):
        return False
    first, last = label.span
    return bool((first - low).is_nonnegative and (high - last).is_nonnegative)


class Tensor:
    """Shape and a rule for the entries; an axis of length one is counted at zero."""

    __slots__ = ("entry", "shape")

    def __init__(self, shape, entry):
        self.shape, self.entry = shape, entry

    def __call__(self, i, j):
        return self.entry(i, j)

    def at(self, places):
        """An entry by its row and column, or by the one index that a list has."""
        if len(places) == 2:
            return self(*places)
        return self(places[0], sp.S.Zero) if self.shape[1] == 1 else self(sp.S.Zero, places[0])

    def map(self, function) -> Tensor:
        return Tensor(self.shape, lambda i, j: function(self.entry(i, j)))


def refuse_large_power(base, power) -> None:
    """A number is not raised to what fills the memory."""
    if base.is_Rational and base not in (0, 1, -1) and power.is_Rational:
        digits = max(base.p.bit_length(), base.q.bit_length()) * abs(power) * 3 / 10
        if digits > NUMBER_DIGITS:
            raise CannotTranslate(f"a number of more than {NUMBER_DIGITS} digits")


def refuse_many_terms(e) -> None:
    """Before an expression is multiplied out: how long would it be?"""
    if terms_of(e) > TERMS:
        raise CannotTranslate(f"an expression of more than {TERMS} terms")


def terms_of(e) -> int:
    """How many terms an expression has at most, multiplied out."""
    if e.is_Add:
        return sum(map(terms_of, e.args))
    if e.is_Mul:
        return math.prod(map(terms_of, e.args))
    if e.is_Pow and e.exp.is_Integer:
        terms, power = min(terms_of(e.base), TERMS), min(abs(int(e.exp)), TERMS)
        return math.comb(terms + power - 1, power)
    return 1
