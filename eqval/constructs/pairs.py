r"""Sums over pairs: ``\sum_{i < j}``, ``\sum_{1 \le i < j \le n}``, each pair once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import mpmath as mp
import sympy as sp

from ..proving.atoms import CannotTranslate
from ..proving.normal import Normal
from ..proving.signs import Signs
from ..reading import tree
from ..reading.errors import Unreadable
from ..reading.table import construct

HALF = tree.Num(Fraction(1, 2))


@construct(r"\sum", binds="indices")
@dataclass(frozen=True)
class Pairs(tree.Node):
    """The sum of ``body`` over the ``indices`` where the first is below the second."""

    indices: tuple[str, str]
    body: tree.Node
    upper: tree.Node | None = None

    @staticmethod
    def read(parser):
        start = parser.at
        parser.next()
        below = parser.raw() if parser.peek() == "_" and parser.next() else []
        signs = [token.text for token in below if token.text in ("<", ">")]
        if len(signs) != 1 or any(token.text in ("=", r"\neq", r"\in") for token in below):
            parser.at = start
            return None
        upper = parser.whole(parser.raw()) if parser.peek() == "^" and parser.next() else None
        part = parser.inside(below)
        if part.peek() == "1":
            part.next()
            part.expect(r"\le")
        first = part.identifier()
        part.next()
        second = part.identifier()
        if part.peek() == r"\le" and upper is None:
            part.next()
            upper = part.expression()
        part.finish()
        body = parser.term()
        indices = (first, second) if signs == ["<"] else (second, first)
        if not {*indices} <= tree.free_names(body) or first == second:
            parser.fail(
                f"a sum over pairs is read of what holds {first} and {second}; of one index write"
                rf" \sum_{{{indices[0]}=1}}^n",
                back=1,
            )
        parser.open |= {*indices}
        return Pairs(indices, body, upper)

    def latex(self, write):
        first, second = self.indices
        below = f"{first} < {second}" + (rf" \le {write.write(self.upper)}" if self.upper else "")
        below = rf"1 \le {below}" if self.upper else below
        return rf"\sum_{{{below}}} {write.tight(self.body)}"

    def _both(self, body: tree.Node, *excluded) -> tree.Sum:
        first, second = self.indices
        low = tree.ONE if self.upper else None
        inner = tree.Sum("sum", second, low, self.upper, *(excluded or (None,)), body)
        return tree.Sum("sum", first, low, self.upper, None, inner)

    def typed(self, resolver):
        for index in self.indices:
            scope = resolver.scope
            if index in {*resolver.ranges, *resolver.local, *scope.types, *scope.members}:
                shown = " < ".join(self.indices)
                raise Unreadable(
                    f"is {index} free in the sum over {shown}, or summed over too? it stands"
                    " outside of the sum as well: write two sums, or one with its ends"
                )
        whole, shape = resolver.resolve(self._both(self.body))
        if whole.upper != whole.body.upper:
            raise Unreadable(f"{' and '.join(self.indices)} end at different places")
        return replace(self, body=whole.body.body, upper=whole.upper), shape

    def number(self, evaluator, env, frame):
        count, total = int(evaluator.ev(self.upper, env, frame)), None
        for low in range(1, count + 1):
            for high in range(low + 1, count + 1):
                places = dict(zip(self.indices, (low, high), strict=True))
                item = evaluator.ev(self.body, {**env, **places}, frame)
                total = item if total is None else evaluator.plus(total, item)
        return mp.mpf(0) if total is None else total

    def symbol(self, translator, env, stops):
        """Half of all, where a pair counts as much as the pair turned round."""
        high = translator.ev(self.upper, env, stops)
        places = [translator.fresh(letter, (sp.S.One, high)) for letter in "pq"]
        one, other = (
            translator.ev(self.body, {**env, **dict(zip(self.indices, order, strict=True))}, stops)
            for order in (places, places[::-1])
        )
        if not isinstance(one, sp.Expr) or Normal(Signs()).canon(one - other) != 0:
            raise CannotTranslate("a sum over pairs of what is not the same for a turned pair")
        all_pairs = self._both(self.body, tree.Name(self.indices[0]))
        return translator.ev(tree.Mul((HALF, all_pairs)), env, stops)

    def changes(self, changer, bound):
        first, second = self.indices
        yield (
            self._both(self.body, tree.Name(first)),
            rf"\neq for < in Σ_{first}{second}",
            "range",
            self,
        )
        for new, what, way, piece in changer.changes(self.body, (*bound, *self.indices)):
            yield replace(self, body=new), what, way, piece

    EXAMPLES = (
        (
            r"$x \in \mathbb{R}^n$",
            (
                r"\sum_{i < j} x_i x_j = \frac{1}{2} \left( (\sum_i x_i)^2 - \sum_i x_i^2 \right)",
                r"\sum_{1 \le i < j \le n} (x_i - x_j)^2 = n \sum_i x_i^2 - (\sum_i x_i)^2",
                r"\sum_{j > i} (x_i + x_j)^2 = \sum_{i < j} (x_j + x_i)^2",
                r"\frac{\partial}{\partial x_k} \sum_{i < j} x_i x_j = \sum_i x_i - x_k",
            ),
            (
                r"\sum_{i < j} x_i x_j = (\sum_i x_i)^2 - \sum_i x_i^2",
                r"\sum_{i < j} (x_i - x_j)^2 = 2 n \sum_i x_i^2 - 2 (\sum_i x_i)^2",
                r"\sum_{i < j} (x_i - x_j) = 0",
                r"\sum_{i < j} x_i x_j = \sum_i \sum_j x_i x_j",
            ),
        ),
    )
    UNREADABLE = (
        r"\sum_{i < j} z_i = 0",
        r"\sum_{i < i} z_i = 0",
        r"\sum_{i < j < k} z_i z_j z_k = 0",
    )
