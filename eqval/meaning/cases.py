"""Three cases or more: of each value of the name that they are about exactly one holds."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

from ..reading import tree
from ..reading.declaration import literal
from ..reading.errors import IllTyped
from .scope import Domain

MOST = 100  # labels that are tried one by one


def told_apart(resolver, node: tree.Cases) -> tree.Add:
    """The values times their conditions; raises where two cases hold for one value, or none.

    Only numbers stand beside the name, so that it is enough to try these, and one value
    between each two of them.
    """
    rows = [[x.relation for x in term.factors[1:] if isinstance(x, tree.Indicator)]
            for term in node.terms]  # fmt: skip
    otherwise, rows = not rows[-1], [row for row in rows if row]
    lefts = {resolver.resolve(item.left)[0] for row in rows for item in row}
    ends = [literal(item.right) for row in rows for item in row]
    left = min(lefts, key=tree.latex)
    shown = tree.latex(left)
    if len(lefts) > 1 or None in ends or resolver.counts_from_zero(left):
        raise IllTyped("three cases or more are read of one name, compared with numbers")
    for value in _tried(sorted(set(ends)), resolver.domain_of(left)):
        count = sum(all(tree.STANDS[item.op](value, literal(item.right)) for item in row)
                    for row in rows)  # fmt: skip
        if count > 1:
            raise IllTyped(f"two cases hold for {shown} = {value}")
        if not count and not otherwise:
            raise IllTyped(f"no case holds for {shown} = {value}")
    if resolver.is_discrete(left):
        return tree.Add(node.terms)
    terms = (tree.Mul((term.factors[0], *map(_single_values, term.factors[1:])))
             for term in node.terms)  # fmt: skip
    return tree.Add(tuple(terms))


def _single_values(node: tree.Node) -> tree.Node:
    """``x = 0`` of a real x as ``x \\ge 0`` and ``x \\le 0``: it is a kink."""
    if isinstance(node, tree.Indicator) and node.relation.op == "=":
        sides = (tree.Indicator(replace(node.relation, op=op)) for op in (">=", "<="))
        return tree.Mul(tuple(sides))
    return tree.rebuild(node, _single_values)


def _tried(ends: list[Fraction], domain: Domain | None) -> list[Fraction]:
    if domain is not None and domain.kind == "finite":
        return list(domain.values)
    if domain is not None and domain.kind == "label":
        if domain.upper.name is not None or domain.upper.offset > MOST:
            last = int(max(ends)) + 2  # beyond the largest that is named all are alike
            return [Fraction(k) for k in range(1, min(last, MOST) + 1)]
        return [Fraction(k) for k in range(1, domain.upper.offset + 1)]
    between = [(a + b) / 2 for a, b in itertools.pairwise(ends)]
    found = [ends[0] - 1, *ends, *between, ends[-1] + 1]
    if domain is not None and domain.kind == "interval":
        found = [value for value in found if domain.within(value)]
    return found
