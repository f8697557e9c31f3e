r"""Largest and smallest: ``\max_k z_k`` over an index with a declared range."""

from __future__ import annotations

from dataclasses import dataclass, replace

import sympy as sp

from ..reading import tree
from ..reading.declaration import index_ranges
from ..reading.errors import IllTyped
from ..reading.parser import primed
from ..reading.table import MATRICES, construct
from .largest import Largest


@construct(r"\max", r"\min", binds="index")
@dataclass(frozen=True)
class Extremum(tree.Node):
    r"""``\max_{index} body``; the range is filled in from the declarations.

    What is written out, ``\max\{x_1, \dots, x_n\}``, is ``listed`` up to its end; so is what
    has its range below it, ``\max_{1 \le i \le n} x_i``.
    """

    kind: str
    index: str
    body: tree.Node
    upper: tree.Node | None = None
    listed: tree.Node | None = None
    bends = True  # it has kinks, where two are equal
    MEANT = True

    # ---- reading and writing

    @staticmethod
    def read(parser):
        """``\\max(a, b)`` is a function.  What follows without brackets reads two ways."""
        if parser.peek(1) != "_":
            return None
        kind = parser.next().text[1:]
        parser.next()
        part = parser.inside(primed(parser.raw()))
        counted = index_ranges(part)
        if counted and (counted[1:] or counted[0].low != 1):
            parser.fail(f"the {kind} of a part", back=1)
        index = counted[0].index if counted else part.identifier()
        part.finish() if not counted else None
        start = parser.at
        body = parser.factor()
        if not parser.is_bracket(start) and (parser.peek() == "/" or not parser.ends()):
            parser.fail(f"where does the {kind} end? put brackets round what is compared")
        if index not in tree.free_names(body):
            parser.fail(f"the index {index} does not occur in the {kind}", back=1)
        parser.open |= {index}
        parser.products |= {index}
        parser.loose = False
        return Extremum(kind, index, body, listed=counted[0].upper if counted else None)

    def latex(self, write):
        if self.listed is not None and self.index.isalpha():
            end = write.write(self.listed)
            return rf"\{self.kind}_{{{self.index} = 1, \dots, {end}}} ({write.write(self.body)})"
        if self.listed is not None:
            ends = tree.ONE, self.listed
            parts = (tree.replaced(self.body, {tree.Name(self.index): end}) for end in ends)
            return rf"\{self.kind}\{{" + r", \dots, ".join(map(write.write, parts)) + r"\}"
        return rf"\{self.kind}_{{{self.index}}} ({write.write(self.body)})"

    # ---- what is filled in, and the shape

    def typed(self, resolver):
        low = None if self.listed is None else tree.ONE
        whole = tree.Sum("sum", self.index, low, self.listed, None, self.body)
        filled, shape = resolver.on_sum(whole)  # the same rule as for a sum without bounds
        if shape:
            raise IllTyped(f"the {self.kind} of vectors")
        return replace(self, body=filled.body, upper=filled.upper), ()

    # ---- two meanings, each on its own

    def number(self, evaluator, env, frame):
        count = int(evaluator.ev(self.upper, env, frame))
        values = [evaluator.ev(self.body, {**env, self.index: i + 1}, frame) for i in range(count)]
        ordered = sorted(values, reverse=self.kind == "max")
        if count > 1:
            evaluator.mark_kink(ordered[0] - ordered[1])
        return ordered[0]

    def symbol(self, translator, env, stops):
        high = translator.ev(self.upper, env, stops)
        index = translator.fresh("x", (sp.S.One, high))
        sign = 1 if self.kind == "max" else -1
        body = translator.ev(self.body, {**env, self.index: index}, stops)
        return sign * Largest(sp.Lambda(index, sign * body), high)

    # ---- what one wrong thing looks like

    def changes(self, changer, bound):
        other = "min" if self.kind == "max" else "max"
        yield replace(self, kind=other), f"{other} for {self.kind}", "function", self
        for new, what, way, piece in changer.changes(self.body, (*bound, self.index)):
            yield replace(self, body=new), what, way, piece

    EXAMPLES = (
        (
            r"$z \in \mathbb{R}^K$, $c \in \mathbb{R}$, $t \in \mathbb{R}_{>0}$",
            (
                r"\max_k z_k \ge z_j",
                r"\min_k z_k \le z_j",
                r"\max_k (z_k + c) = \max_k z_k + c",
                r"\max_k (t z_k) = t \max_k z_k",
                r"\min_k z_k = -\max_k (-z_k)",
                r"\max\{z_1, \ldots, z_K\} \ge z_j",
                r"\max(z_1 + c, z_2 + c, \dots, z_K + c) = c + \max_k z_k",
                r"\max(z) = -\min_k (-z_k)",
                r"\max_{1 \le k \le K} z_k \ge z_j",
                r"\max_{k = 1, \dots, K} z_k = \max_k z_k",
            ),
            (
                r"\max_k z_k \ge z_j + 1",
                r"\max_k z_k > z_j",
                r"\max_k (c z_k) = c \max_k z_k",
                r"\max_k z_k = z_1",
                r"\max_k z_k = \min_k z_k",
                r"\max_k z_k \ge 0",
                r"\max\{z_1, \ldots, z_K\} > z_j",
                r"\max(z) = c",
                r"\max_{1 \le k \le K} z_k = -\min_{1 \le k \le K} z_k",
            ),
        ),
        (
            r"$A \in \mathbb{R}^{m \times n}$",
            (r"\max_i \max_j A_{ij} \ge \max_j A_{ij}",),
            (r"\max_i \max_j A_{ij} = \max_i \min_j A_{ij}", r"\max_i A_{ij} = \max_j A_{ij}"),
        ),
    )
    UNREADABLE = (
        r"\max_k z_k z_k = 0",
        r"\max_k z_k c = 0",
        r"\max_k z_k \cdot c = 0",
        r"\max_k z_k / c = 0",
        r"\max_k z_k + z_k = 0",
        r"\max_k c = c",
        r"\max_{k \neq j} z_k = 0",
        r"\max_k^2 z_k = 0",
        r"\max(z_1, z_3, \dots, z_k) = 0",
        r"\max(z_2, \dots, z_k) = 0",
        r"\max(c, z_1, \dots, z_k) = 0",
        r"\max(z_1, \dots, z_k, c) = 0",
        r"\max(z_1, \dots) = 0",
        r"\max\{z_1, z_1 z_2, \dots, z_k\} = 0",
    )


def largest_listed(kind: str, over: tree.Sum) -> Extremum:
    r"""``\max\{x_1, \dots, x_n\}``."""
    return Extremum(kind, over.index, over.body, listed=over.upper)


def largest_entry(kind: str, of: tree.Node) -> Extremum:
    r"""``\max(z)`` of a vector."""
    index = next(x for x in map("k{}".format, ("'", *range(99))) if x not in tree.names(of))
    return Extremum(kind, index, tree.Index(of, (tree.Name(index),)))


MATRICES |= {"largest listed": largest_listed, "largest entry": largest_entry}
