r"""``x_1 + x_2 + \dots + x_n``: the sum that the dots stand for, if the terms around say it.

The last term and the one before the dots differ by what counts them alone, an end and a
number; the terms before must be what the pattern gives for the numbers before that one.
"""

from __future__ import annotations

from fractions import Fraction

from . import tree

LETTERS = "ijklmpqrst"


def continued(
    listed: list[tree.Node], last: tree.Node, known: set[str], kind: str = "sum"
) -> list[tree.Node] | None:
    """The terms with those round the dots as one sum; None if they do not say which.

    Parameters
    ----------
    listed : list of Node
        The terms before the dots.
    last : Node
        The term after them.
    known : set of str
        Names of the page, of which the index is none.
    kind : str
        ``sum``, or ``prod`` of factors.
    """
    used = known.union(*map(tree.names, [*listed, last]))
    letter = next((letter for letter in LETTERS if letter not in used), None)
    index = tree.Name(f"{letter}'") if letter else None  # not that of a sum it is compared to
    found: set = set()
    body = _pattern(listed[-1], last, index, found) if index else None
    if body is None or len(found) != 1:
        return None
    number, upper = found.pop()
    first, rest = number, listed[:-1]
    while rest and first and rest[-1] == _at(body, index, first - 1):
        first, rest = first - 1, rest[:-1]
    if any(_pattern(item, last, index, set()) == body for item in rest):
        return None  # x_1 + x_3 + … + x_n leaves some out
    low = tree.Num(Fraction(first))
    return [*rest, tree.Sum(kind, index.key, low, upper, None, body)]


def _at(body: tree.Node, index: tree.Name, number: int) -> tree.Node:
    return tree.replaced(body, {index: tree.Num(Fraction(number))})


def _pattern(one: tree.Node, other: tree.Node, index: tree.Name, found: set) -> tree.Node | None:
    """What two terms have in common, with the index where they count; None if they differ."""
    if one == other:
        return one
    if isinstance(one, tree.Num) and isinstance(other, tree.Name | tree.Add):
        if one.value.denominator != 1 or one.value < 0 or one.decimals:
            return None
        found.add((int(one.value), other))
        return index
    ones, others = tree.children(one), tree.children(other)
    blank = [tree.rebuild(item, lambda child: index) for item in (one, other)]
    if not ones or len(ones) != len(others) or blank[0] != blank[1]:
        return None
    parts = [_pattern(a, b, index, found) for a, b in zip(ones, others, strict=True)]
    changed = iter(parts)
    return None if None in parts else tree.rebuild(one, lambda child: next(changed))
