"""Numbers in the prose: a value of a name must fit what the page has said of it.

A free name takes a value from its set; the value of a defined name is a claim, checked
to its printed digits with the values set before, unless a new paragraph sets it as the start
of another example ("for z = -800").  In one paragraph a second value needs a word that sets
it ("now", "let", "with", …); without one, neither stands.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ..judging.numbers import Numbers
from ..meaning.scope import ONE, Domain, Scope
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.errors import BadValue, EquationError

NEGATED = re.compile(
    r"(?:\b(?:not|never|unless|without|neither|nor|except|false|wrong|wrongly|cannot)\b|n't\b"
    r"|\b(?:(?<!«)نه(?!»)|مگر|به‌جز|بدون|نباید)\b)[^.;:؛]*$",
    re.I,
)
DENIED = re.compile(
    r"^\W*(?:(?:is|was|would be|does)\s+)?(?:not|never|false|wrong|wrongly|impossible)\b"
    r"|^\W*(?:نیست|غلط|نادرست)\b",
    re.I,
)
SETS = re.compile(
    r"\b(?:now|let|take|with|at|set|put|choose|start|try|for)\b[^.;]*$"
    r"|(?:اکنون|حالا|با|بگیرید|بگذارید|در|به‌ازای|برای)[^.؛]*$",
    re.I,
)


def refuse_value(scope: Scope, key: str, values: tuple[Fraction, ...], text: str) -> None:
    """Raise if a printed value contradicts a declaration or a definition.

    Parameters
    ----------
    scope : Scope
    key : str
    values : tuple of Fraction
    text : str
        The formula, for the number of its printed digits.
    """
    shown = ", ".join(map(str, map(float, values)))
    if key in scope.sizes:
        if len(values) != 1 or values[0].denominator != 1 or values[0] < 1:
            raise BadValue(f"{key} is a whole number, not {shown}")
        if scope.sizes[key] > 2 and values[0] < scope.sizes[key]:
            raise BadValue(f"{key} is at least {scope.sizes[key]}, not {shown}")
        return
    kind = scope.types.get(key)
    if kind is None:
        return
    if kind.shape and ONE in kind.shape and not kind.family:
        long = kind.shape[0] if kind.shape[1] == ONE else kind.shape[1]
        if long.name is None and long.offset != len(values):
            raise BadValue(f"{key} has {long} entries, not {len(values)}")
    elif not kind.shape and not kind.family and len(values) != 1:
        raise BadValue(f"{key} is one number, not {len(values)}")
    if key not in scope.definitions:
        if not inside(kind.domain, values):
            raise BadValue(f"{key} = {shown} lies outside the set that {key} is declared in")
        return
    digits = max((len(found) for found in re.findall(r"\.(\d+)", text)), default=9)
    entries = tuple(number(value, digits) for value in values)
    printed = entries[0] if len(entries) == 1 and not kind.shape else tree.Vector(entries)
    before = scope.copy()
    before.settings.pop(key, None)
    try:
        claim = Claim((tree.Relation("approx", tree.Name(key), printed),))
        verdict = Numbers(before).judge(claim)
    except EquationError:
        return
    if verdict.status == "refuted":
        found = verdict.counterexample
        raise BadValue(f"{key} is {found.left} for the values set before, not {found.right}")


def number(value: Fraction, digits: int = 0) -> tree.Node:
    """A printed number."""
    found = tree.Num(abs(value), digits)
    return tree.Neg(found) if value < 0 else found


def value_of(node: tree.Node) -> Fraction:
    """The other way round."""
    return -node.body.value if isinstance(node, tree.Neg) else node.value


def ordered(sign: str, a, b) -> bool:
    """Whether two numbers stand in an order."""
    return tree.STANDS[sign](a, b)


def inside(domain: Domain, values: tuple[Fraction, ...]) -> bool:
    """Whether printed values lie in a set, as far as their digits say."""
    if domain.kind == "interval":
        return all(map(domain.within, values))
    if domain.kind == "finite":
        return set(values) <= set(domain.values)
    if domain.kind == "simplex":
        slack = Fraction(len(values), 2 * 10**3)
        exact = all(value.denominator in (1, 2, 4, 5, 10) for value in values)
        gap = abs(sum(values) - 1)
        return all(v >= 0 for v in values) and (gap == 0 if exact else gap <= slack)
    if domain.kind in ("label", "natural"):
        return all(value.denominator == 1 and value >= 1 for value in values)
    return True


def forget_other_lengths(scope: Scope, key: str, count: int) -> None:
    """Vectors of an earlier example with another number of entries have no value now."""
    kind = scope.types.get(key)
    if kind is None or not kind.shape:
        return
    for other in list(scope.settings):
        known = scope.types.get(other)
        if known is not None and known.shape == kind.shape and not known.family:
            if len(scope.settings[other]) != count:
                del scope.settings[other]
