"""Names that are free where a claim stands, and defined further down or where it was cited from.

Of what such a name depends on the claim knows nothing: no derivative is taken of it by
what its definition holds, and what is false for its free values may be true of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..judging.judge import targets, targets_of
from ..meaning.scope import Scope
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.errors import Unreadable
from .fallen import Fallen

BELOW, CITED = "further down", "where it is cited from"


@dataclass(frozen=True)
class Told:
    """What a definition that a claim does not know says of a name."""

    place: str
    reaches: frozenset[str]


def told(scope: Scope, keys, place: str) -> dict[str, Told]:
    """What a page says in the end of some names that it defines."""
    return {
        key: Told(place, frozenset(scope.dependencies({key}) - {key}))
        for key in keys
        if scope.bodies(key)
    }


def restrict(claim: Claim, scope: Scope, others: dict[str, Told]) -> Unreadable | None:
    """Why a claim cannot be judged; else its names that have a definition elsewhere are marked."""
    used = scope.dependencies(set().union(*map(tree.free_names, claim.relations)))
    free = [key for key in sorted(used & set(others)) if not scope.bodies(key)]
    slopes = set().union(*map(targets_of, scope.resting_on(claim.relations)))
    for key in free:
        by = sorted((slopes - {key}) & others[key].reaches)
        if by:
            return Unreadable(
                f"not judged: {key} is defined {others[key].place} and depends on {by[0]}"
            )
        if others[key].place == CITED and not others[key].reaches & used:
            continue  # it is false for any value that the name may take there
        scope.fallen.setdefault(key, Fallen(f"the definition {others[key].place}", whole=False))
    return None


def refuse_unrelated(claim: Claim, scope: Scope) -> None:
    """Of names that do not hold what they are differentiated by, a page says too little.

    It may not have defined them yet, or say in words what they are.
    """
    for node in (node for item in claim.relations for node in tree.walk(item)):
        by = targets(node)
        held = scope.dependencies(tree.free_names(node.body)) if by else set()
        if by - held and held & set(scope.types):
            raise Unreadable(
                f"{tree.latex(node.body)} does not hold {min(by - held)}, as far as the page"
                " says: define what depends on it"
            )
        for key in sorted(x for x in held - by if not scope.bodies(x)):
            in_it = [
                x for x in by if re.search(rf"[_^].*(?<![A-Za-z\\]){re.escape(x)}(?![A-Za-z])", key)
            ]
            if in_it:
                raise Unreadable(
                    f"does {key} depend on {in_it[0]}, which its index holds? define it"
                )
