r"""What an assumed equality lets one write: :math:`\sum_k Q_{ki} Q_{kj}` as :math:`\delta_{ij}`.

A rule rewrites one atom, an entry or a sum, for all indices of its ranges.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import sympy as sp

from .atoms import Ranged, within


@dataclass(frozen=True)
class Rule:
    """``pattern`` equals ``result``, whatever its ``indices`` are within their ranges."""

    pattern: sp.Expr
    result: sp.Expr
    indices: tuple[Ranged, ...] = ()

    def applied(self, atom):
        """What the atom equals by this rule, or None."""
        if atom.func != self.pattern.func:
            return None
        for values in itertools.product(_places(atom) if self.indices else (), repeat=self.count):
            swap = dict(zip(self.indices, values, strict=True))
            if all(within(value, *index.span) for index, value in swap.items()):
                if self.pattern.xreplace(swap) == atom:
                    return self.result.xreplace(swap)
        return None

    @property
    def count(self) -> int:
        return len(self.indices)


def _places(atom) -> list:
    """What stands as an index in an atom, but for those that its own sums bind."""
    bound = {limit[0] for limit in atom.limits} if isinstance(atom, sp.Sum) else set()
    found = {place for item in atom.atoms(sp.Indexed) for place in item.indices}
    found = {place for place in found if not place.free_symbols & bound}
    return sorted(found, key=sp.default_sort_key)


def rule_of(gap, indices, signs) -> Rule | None:
    """The rule that an equality ``gap = 0`` gives, if it is linear in an atom."""
    terms = sp.Add.make_args(gap)
    ranked = sorted(terms, key=lambda t: (-t.has(sp.Sum), -t.has(sp.Indexed), sp.srepr(t)))
    for term in ranked:
        weight, atom = term.as_coeff_Mul()
        value = sp.expand(-(gap - term) / weight)
        if value.has(atom):
            continue
        if isinstance(atom, sp.Pow) and atom.exp == sp.S.Half and value.is_Rational and value > 0:
            atom, value = atom.base, value**2
        if not isinstance(atom, sp.Sum | sp.Indexed | sp.Symbol):
            continue
        own = tuple(index for index in indices if atom.has(index))
        if not value.free_symbols & (set(indices) - set(own)):
            return Rule(atom, value, own)
    return None if indices else _solved(gap, signs)


def _solved(gap, signs) -> Rule | None:
    """``β² = (1 − α) / α`` says what α is: linear in it, and what stands before it is positive."""
    above = sp.fraction(sp.together(gap))[0]
    for atom in sorted(above.free_symbols, key=str):
        if not above.is_polynomial(atom) or sp.degree(above, atom) != 1:
            continue
        weight, rest = sp.Poly(above, atom).all_coeffs()
        if signs.positive(sp.expand(weight)) or signs.positive(sp.expand(-weight)):
            return Rule(atom, -rest / weight)
    return None


def symmetric_base(gap, indices):
    """The matrix that the equality ``A_{ij} - A_{ji} = 0`` calls symmetric, or None."""
    for term in sp.Add.make_args(gap):
        weight, atom = term.as_coeff_Mul()
        if not isinstance(atom, sp.Indexed) or len(indices) != 2:
            continue
        places, base = atom.indices, atom.base
        spans = [getattr(place, "span", None) for place in places]
        whole = set(places) == set(indices) and spans == [(1, length) for length in base.shape]
        if whole and sp.expand(gap - weight * (atom - base[places[::-1]])) == 0:
            return base
    return None


def turned(rule: Rule) -> Rule | None:
    r"""Of a square matrix: :math:`Q^\top Q = I` holds for :math:`Q Q^\top`, too."""
    pattern = rule.pattern
    if not isinstance(pattern, sp.Sum) or len(rule.indices) != 2:
        return None
    i, j = rule.indices
    if rule.result != sp.KroneckerDelta(i, j) or len(pattern.limits) != 1:
        return None
    factors = sp.Mul.make_args(pattern.function)
    if len(factors) != 2 or not all(isinstance(item, sp.Indexed) for item in factors):
        return None
    base = factors[0].base
    if factors[1].base != base or base.shape[0] != base.shape[1] or i.span != j.span:
        return None
    swap = {item: base[item.indices[::-1]] for item in factors}
    return Rule(pattern.xreplace(swap), rule.result, rule.indices)
