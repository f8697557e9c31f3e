"""A definition must keep the domain its name was declared with."""

from __future__ import annotations

import mpmath as mp

from .errors import IllTyped, Undefined
from .matrices import Matrix
from .numeric import DIGITS
from .resolve import Claim
from .sampling import DRAWS, NoSample
from .scope import Domain, Scope

SLACK = mp.mpf(10) ** -30


def check_domain(key: str, scope: Scope, judge) -> None:
    """Evaluate a defined name on the samples.

    Raises
    ------
    IllTyped
        If a value lies outside the declared set.
    Undefined
        If there is no value for an allowed input.
    """
    kind = scope.types.get(key)
    if kind is None or key not in scope.definitions:
        return
    worlds = judge.worlds(Claim(()))
    with mp.workdps(DIGITS):
        for draw in range(DRAWS):
            try:
                world = worlds.get(draw)
                value = world.name(key, world.base)
            except ZeroDivisionError:
                raise Undefined(f"{key}: a denominator is zero, or log of 0") from None
            except NoSample:
                return
            except Undefined as error:
                raise Undefined(
                    f"{key}: {error}; declare the set that its arguments come from"
                ) from None
            for group in _groups(value):
                _check(key, group, kind.domain)


def _groups(value):
    """Entries of each vector of a value."""
    if isinstance(value, list):
        for item in value:
            yield from _groups(item)
    elif isinstance(value, Matrix):
        yield [x for _, x in value.entries()]
    else:
        yield [value]


def _check(key: str, values: list, domain: Domain) -> None:
    low = None if domain.low is None else mp.mpf(domain.low.numerator) / domain.low.denominator
    high = None if domain.high is None else mp.mpf(domain.high.numerator) / domain.high.denominator
    for x in values:
        outside = (low is not None and x < low - SLACK) or (high is not None and x > high + SLACK)
        if domain.kind == "finite":
            outside = not any(abs(x - mp.mpf(v.numerator) / v.denominator) < SLACK
                              for v in domain.values)  # fmt: skip
        if domain.kind == "simplex":
            outside = x < 0
        if outside:
            raise IllTyped(f"the definition of {key} leaves its declared set: {mp.nstr(x, 4)}")
    if domain.kind == "simplex" and abs(mp.fsum(values) - 1) > SLACK:
        raise IllTyped(f"the entries of {key} do not sum to one")
