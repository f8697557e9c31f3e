r"""The inverse of a function, ``\sigma^{-1}(x)``, on a page that says so in words.

It is proved by the function itself: f(y) = x says y = f^{-1}(x) where f takes no value twice.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import mpmath as mp

from ..meaning.scope import SCALAR
from ..proving.atoms import CannotTranslate
from ..reading import tree
from ..reading.errors import EquationError, IllTyped, NotReal, Undefined, Unreadable
from ..reading.table import construct

INVERTED = {"exp", "log", "tanh", "sinh", "arctan"}
# Of the places between which a value is looked for.
DOUBLINGS = (-30, -9, -3, -1, 0, 1, 2, 3, 4, 6, 10)
_TOLERANCE = mp.mpf("1e-2")


@construct("inverse")
@dataclass(frozen=True)
class InverseValue(tree.Node):
    """Where the function of the ``call`` takes the value of its argument."""

    call: tree.Call

    @staticmethod
    def read(parser, key: str):
        """None where the page does not say that it speaks of an inverse function."""
        built_in = key in tree.BUILT_IN and key not in INVERTED
        if not parser.vocabulary.inverse or built_in or parser.peek() not in ("(", "["):
            return None
        arguments = parser.arguments()
        if len(arguments) != 1:
            parser.fail("the inverse of a function of several numbers", back=1)
        return InverseValue(tree.Call(key, arguments))

    def latex(self, write):
        shown = write.write(self.call)
        name = "\\" + self.call.function if self.call.function in tree.BUILT_IN else ""
        name = name or self.call.function
        return f"{name}^{{-1}}{shown.removeprefix(name)}"

    def typed(self, resolver):
        argument, shape = resolver.resolve(self.call.arguments[0])
        kind = self._parameter(resolver.scope)
        if shape or resolver.resolve(self.call)[1] or kind.shape:
            raise IllTyped("an inverse is read of a function of one number, at a number")
        if kind.domain.kind != "interval" or kind.domain.grain:
            raise Unreadable(f"the inverse of {self.call.function}, which is no function of reals")
        return replace(self, call=tree.Call(self.call.function, (argument,))), ()

    def _parameter(self, scope):
        known = scope.calls.get((self.call.function, 1))
        if known is None and self.call.function not in INVERTED:
            raise Unreadable(f"the inverse of {self.call.function}, which is not defined here")
        return known.types[0] if known else SCALAR

    # ---- two meanings, each on its own

    def number(self, evaluator, env, frame):
        """Where the function, which rises or falls, passes the value."""
        key, (argument,) = self.call.function, self.call.arguments
        wanted = evaluator.ev(argument, env, frame)
        domain = self._parameter(evaluator.scope).domain
        absorbed, seen = evaluator.absorbed, []

        def gap(place):
            return evaluator.call(key, [place], 0, frame) - wanted

        for place in sorted(_places(domain)):
            try:
                seen.append((place, gap(place)))
            except (ZeroDivisionError, EquationError):
                continue
        pairs = list(itertools.pairwise(seen))
        steps = {mp.sign(high - low) for (_, low), (_, high) in pairs} - {0}
        if len(steps) != 1:
            raise Undefined(f"{key} takes a value twice, or cannot be computed")
        evaluator.absorbed = absorbed  # far away, where numbers are lost
        for (a, low), (b, high) in pairs:
            if low * high < 0:
                return mp.findroot(gap, (a, b), solver="anderson", tol=_TOLERANCE**mp.mp.dps)
            if not low and high:
                gap(a)
                return a
        raise NotReal(f"a value that {key} does not take at an allowed input")

    def symbol(self, translator, env, stops):
        raise CannotTranslate("the inverse of a function")

    def otherwise(self):
        """What the same signs can mean, too."""
        return tree.Div(tree.ONE, self.call)

    # ---- what proves that it is something else

    def proofs(self, other, scope):
        """What must hold, and of what one must hold for all values of a new name.

        Of the second there is nothing where it is known that the function rises.
        """
        key, kind = self.call.function, self._parameter(scope)
        domain, place = kind.domain, tree.Name("#t")
        holds = [tree.Relation("=", tree.Call(key, (other,)), self.call.arguments[0])]
        for end, op, closed in ((domain.low, ">", domain.low_closed),
                                (domain.high, "<", domain.high_closed)):  # fmt: skip
            if end is not None:
                bound = tree.Neg(tree.Num(-end)) if end < 0 else tree.Num(end)
                holds.append(tree.Relation(op + "=" * closed, other, bound))
        slope = tree.Call(key, (place,), 1)
        slopes = [tree.Relation(op, slope, tree.ZERO) for op in "><" if key not in INVERTED]
        return holds, slopes, (place.key, kind)

    def changes(self, changer, bound):
        for new, what, way, piece in changer.changes(self.call.arguments[0], bound):
            yield replace(self, call=replace(self.call, arguments=(new,))), what, way, piece

    EXAMPLES = ()  # each needs a page with the word: tests/eqval/test_notations.py
    UNREADABLE = ()


def _places(domain):
    """Points of an interval, nearer to each other round its ends or round zero."""
    low, high = (None if x is None else mp.mpf(x.numerator) / x.denominator
                 for x in (domain.low, domain.high))  # fmt: skip
    steps = [mp.mpf(2) ** k for k in DOUBLINGS]
    if low is not None and high is not None:
        return [low + (high - low) / (1 + step) for step in [*steps, *(1 / s for s in steps)]]
    if low is None and high is None:
        return [mp.mpf(0), *steps, *(-step for step in steps)]
    return [low + step for step in steps] if high is None else [high - step for step in steps]
