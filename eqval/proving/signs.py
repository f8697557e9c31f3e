"""What is positive, from the declared domains alone.  ``False`` means "not known"."""

from __future__ import annotations

import sympy as sp

from .atoms import Exp, Step

BITS = (sp.KroneckerDelta, Step)  # 0 or 1


class Signs:
    """Signs of canonical expressions.

    Parameters
    ----------
    upper : dict
        Symbol or IndexedBase to the bound it stays below (1 for probabilities);
        the value is ``(bound, strict)``.
    lower : dict
        The same for lower bounds other than zero.
    """

    def __init__(self, upper=None, lower=None):
        self.upper, self.lower = upper or {}, lower or {}

    def bounds(self, atom):
        """((low, strict), (high, strict)) of an atom, None where unknown."""
        if isinstance(atom, BITS):
            return (sp.S.Zero, False), (sp.S.One, False)
        key = atom.base if isinstance(atom, sp.Indexed) else atom
        low, high = self.lower.get(key), self.upper.get(key)
        if low is None and atom.is_positive:
            low = (sp.S.Zero, True)
        elif low is None and atom.is_nonnegative:
            low = (sp.S.Zero, False)
        return low, high

    def positive(self, e) -> bool:
        return self.sign(e) == 2

    def sign(self, e) -> int:
        """2: positive, 1: nonnegative, 0: not known."""
        e = sp.sympify(e)
        if e.is_Number:
            return 0 if e is sp.nan else 2 if e > 0 else 1 if e == 0 else 0
        if e.is_NumberSymbol:
            return 2
        if isinstance(e, Exp | sp.exp):
            return 2 if isinstance(e, Exp) or e.args[0].is_real else 0
        if isinstance(e, sp.Symbol | sp.Indexed):
            low = self.bounds(e)[0]
            if low and low[0] >= 0:
                return 2 if low[0] > 0 or low[1] else 1
            return 2 if e.is_positive else 0
        if isinstance(e, sp.Sum):
            inside = self.sign(e.function)
            filled = all((b - a).is_nonnegative for _, a, b in e.limits)
            return inside if inside and filled else min(inside, 1)
        if isinstance(e, sp.log):
            return self.sign_of_log(e.args[0])
        if e.is_Pow:
            return self._power(e)
        if e.is_Mul:
            return self._product(e)
        if e.is_Add:
            return self._sum(e)
        if isinstance(e, (*BITS, sp.Abs)):
            return 1
        return 0

    def sign_of_log(self, argument) -> int:
        """log t > 0 where t > 1."""
        return self.sign(sp.expand(argument - 1))

    def _power(self, e) -> int:
        base, power = e.args
        found = self.sign(base)
        if found == 2 and power.is_real:
            return 2
        if power.is_Integer and power > 0:
            if power % 2 == 0 and base.is_real:
                return max(found, 1)
            return found
        if power.is_Integer and power % 2 == 0 and base.is_real:
            return 1
        return found if power.is_positive else 0

    def _product(self, e) -> int:
        sign, least, unknown = 1, 2, []
        for item in e.args:
            found = self.sign(item)
            if not found:
                other = self.negated(item)
                if not other:
                    unknown.append(item)
                    continue
                sign, found = -sign, other
            least = min(least, found)
        if unknown:
            return 0
        return least if sign > 0 else 0

    def negated(self, item) -> int:
        """Sign of minus a factor."""
        if item.is_Number:
            return 2 if item < 0 else 0
        if isinstance(item, sp.Symbol | sp.Indexed):
            high = self.bounds(item)[1]
            return 0 if high is None or high[0] > 0 else 2 if high[0] < 0 or high[1] else 1
        if isinstance(item, sp.log):
            return self.sign(sp.expand(1 - item.args[0]))
        if item.is_Add:
            return self.sign(sp.expand(-item))
        if isinstance(item, sp.Sum):
            return self.sign(item.func(-item.function, *item.limits))
        return 0

    def _sum(self, e) -> int:
        terms = [self.sign(item) for item in e.args]
        if all(terms):
            return max(terms)
        return self._linear(e)

    def _linear(self, e) -> int:
        """``1 − p`` with p below 1: the smallest value over the box of the declared bounds."""
        constant, total = e.as_coeff_Add()
        strict = False
        for item in sp.Add.make_args(total):
            weight, atom = item.as_coeff_Mul()
            if not isinstance(atom, (sp.Symbol, sp.Indexed, *BITS)):
                return 0
            low, high = self.bounds(atom)
            end = low if weight > 0 else high
            if end is None:
                return 0
            constant += weight * end[0]
            strict = strict or end[1]
        if constant > 0 or (constant == 0 and strict):
            return 2
        return 1 if constant == 0 else 0
