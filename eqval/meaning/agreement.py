"""Which of the lengths that a page does not say must agree, for a formula to fit."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

from .scope import Dim, Scope, Type

MOST = 150  # ways of making lengths agree


def agreeing(
    types: dict[str, Type],
    own: list[Dim],
    known: list[Dim],
    declared: Callable[[dict[str, Type]], Scope],
    fits: Callable[[Scope], bool],
) -> dict[str, Type] | None:
    """Types whose lengths differ wherever they may; None if this can be in two ways.

    Parameters
    ----------
    types : dict
        Of names of which the page says nothing.
    own : list of Dim
        Their lengths, all different.
    known : list of Dim
        Lengths with which they may agree.
    declared : callable
        The scope in which names have these types.
    fits : callable
        Whether the formula fits in a scope.
    """
    choices = [[dim, *own[:place], *known] for place, dim in enumerate(own)]
    count = 1
    for item in choices:
        count *= len(item)
    if count > MOST:
        return None
    ways = {tuple(_ends(own, ends)) for ends in itertools.product(*choices)}
    fitting = [x for x in ways if fits(declared(_with(types, dict(zip(own, x, strict=True)))))]
    for way in fitting:
        if all(_is_coarser([*other, *known], [*way, *known]) for other in fitting):
            return _with(types, dict(zip(own, way, strict=True)))
    return None


def _ends(own: list[Dim], ends):
    """What each length is in the end, where one is the next."""
    chosen = dict(zip(own, ends, strict=True))
    for dim in own:
        while chosen.get(dim, dim) != dim:
            dim = chosen[dim]
        yield dim


def _is_coarser(one: list[Dim], other: list[Dim]) -> bool:
    """Whether lengths that agree in the other way agree in this one too."""
    pairs = itertools.combinations(range(len(one)), 2)
    return all(one[i] == one[j] for i, j in pairs if other[i] == other[j])


def _with(types: dict[str, Type], ends: dict[Dim, Dim]) -> dict[str, Type]:
    def moved(dims):
        return tuple(ends.get(dim, dim) for dim in dims)

    return {
        key: replace(kind, shape=moved(kind.shape), family=moved(kind.family))
        for key, kind in types.items()
    }
