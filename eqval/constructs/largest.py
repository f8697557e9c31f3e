"""The SymPy atom of the largest of many: constants come out, members are below it."""

from __future__ import annotations

import sympy as sp

from ..proving.atoms import CannotTranslate, Ranged, fresh, leaves, within
from ..proving.normal import _bound_symbol, _height, _split

FIRST = 200  # levels of its indices; those of sums are smaller


class Largest(sp.Function):
    """Largest(Lambda(k, body), n): the largest body for k from 1 to n."""

    is_real = True

    @property
    def level(self) -> int:
        """Largest values inside each other have indices of their own."""
        return 1 + max((item.level for item in self.args[0].expr.atoms(Largest)), default=0)

    def canonical(self, normal):
        rule, high = self.args
        index = fresh("x", (sp.S.One, high))
        body = normal.canon(rule(index))
        inside = sp.Add(*[term for term in sp.Add.make_args(body) if index in term.free_symbols])
        outside, factor = body - inside, sp.S.One
        if not inside.is_Add:  # a positive factor comes out
            out, within_ = _split(inside, index)
            if normal.signs.positive(out):
                factor, inside = out, within_
        level = FIRST + 50 * Largest(sp.Lambda(index, inside), high).level
        level += _height(inside) - 1
        bound = _bound_symbol(level, 0, sp.S.One, high)
        return outside + factor * Largest(sp.Lambda(bound, inside.xreplace({index: bound})), high)

    def fdiff(self, argindex=1):
        raise CannotTranslate("the derivative of a largest value")

    def _eval_derivative(self, s):
        if not self.has(*leaves(s)):
            return sp.S.Zero
        raise CannotTranslate("the derivative of a largest value")

    def above(self, term, normal) -> bool:
        """Whether this is at least ``term``: it is one of those compared."""
        rule, high = self.args
        return any(
            isinstance(symbol, Ranged)
            and within(symbol, sp.S.One, high)
            and normal.canon(rule(symbol) - term) == 0
            for symbol in term.free_symbols
        )
