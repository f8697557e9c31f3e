"""The largest set of numbers on which a formula has a value, by its logarithms and roots."""

from __future__ import annotations

from fractions import Fraction

from ..reading import tree
from .scope import POSITIVE, UNIT, Domain

BELOW_ONE = Domain("interval", None, Fraction(1))
TINY = {r"\epsilon", r"\varepsilon"}  # what is added below a root, to keep it from zero
CHOOSING = tree.Cases | tree.Indicator  # what stands in them need not have a value


def natural_domains(body: tree.Node) -> dict[str, Domain]:
    r"""``θ`` lies in (0, 1) where ``\log θ`` and ``\log(1 - θ)`` have a value."""
    if tree.has(body, CHOOSING):
        return {}
    logs = [node.arguments[0] for node in tree.walk(body)
            if isinstance(node, tree.Call) and node.function == "log"]  # fmt: skip
    positive = {key for node in logs for key in _name(node)}
    roots = [node.arguments[0] for node in tree.walk(body)
             if isinstance(node, tree.Call) and node.function == "sqrt"]  # fmt: skip
    positive |= {key for node in roots for term in getattr(node, "terms", ())
                 for key in _name(term) & TINY}  # fmt: skip
    below = {
        key for node in logs
        if isinstance(node, tree.Add) and len(node.terms) == 2 and node.terms[0] == tree.ONE
        and isinstance(node.terms[1], tree.Neg)
        for key in _name(node.terms[1].body)
    }  # fmt: skip
    return {
        key: UNIT if key in positive & below else POSITIVE if key in positive else BELOW_ONE
        for key in positive | below
    }


def _name(node: tree.Node) -> set[str]:
    """The name that a node is, or is an entry of."""
    base = node.base if isinstance(node, tree.Index) else node
    return {base.key} if isinstance(base, tree.Name) else set()
