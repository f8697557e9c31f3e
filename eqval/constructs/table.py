r"""Matrices by their entries: ``\operatorname{diag}(v)``, ``\mathbf{I}``, rows written out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import sympy as sp

from ..meaning.calls import spread
from ..proving.atoms import Tensor
from ..reading import tree
from ..reading.dots import continued
from ..reading.errors import IllTyped, Unreadable
from ..reading.table import MATRICES, construct
from ..refuting.matrices import Matrix

ENVIRONMENTS = [rf"\begin{{{letter}matrix}}" for letter in ("", "b", "p", "B")]
DOTS = {r"\dots", r"\vdots", r"\ddots"}
LONG = (
    r"a tuple of vectors is one long vector, or a matrix: write \begin{bmatrix} x_1 & \cdots & x_n"
    r" \end{bmatrix}, or (x_1, \dots, x_n)^\top for the matrix with these rows"
)


@construct(binds="indices")
@dataclass(frozen=True)
class Table(tree.Node):
    """The matrix with ``body`` in row and column ``indices``, from 1 to ``sizes``."""

    indices: tuple[str, str]
    sizes: tuple[tree.Node, tree.Node]
    body: tree.Node

    def latex(self, write):
        return rf"[{write.write(self.body)}]_{{{''.join(self.indices)}}}"

    def typed(self, resolver):
        high = tuple(resolver.length(size) for size in self.sizes)
        body = resolver.scalar_over(dict(zip(self.indices, high, strict=True)), self.body)
        return replace(self, body=body), high

    def number(self, evaluator, env, frame):
        free = tree.free_names(self)
        fixed = free.isdisjoint(env) and free <= {*evaluator.sampler.sizes}
        find = partial(self._rows, evaluator, env, frame)
        return evaluator.once(evaluator.fixed, self, find) if fixed else find()

    def _rows(self, evaluator, env, frame) -> Matrix:
        rows, columns = (int(evaluator.ev(size, env, frame)) for size in self.sizes)

        def entry(i, j):
            at = dict(zip(self.indices, (i + 1, j + 1), strict=True))
            return evaluator.ev(self.body, {**env, **at}, frame)

        return Matrix([[entry(i, j) for j in range(columns)] for i in range(rows)])

    def symbol(self, translator, env, stops):
        shape = tuple(translator.ev(size, env, stops) for size in self.sizes)

        def entry(*at):
            at = (k if size != 1 else sp.S.One for k, size in zip(at, shape, strict=True))
            own = dict(zip(self.indices, at, strict=True))
            return translator.ev(self.body, {**env, **own}, stops)

        return Tensor(shape, entry)

    def changes(self, changer, bound):
        for new, what, way, piece in changer.changes(self.body, (*bound, *self.indices)):
            yield replace(self, body=new), what, way, piece


def on_diagonal(node: Table) -> bool:
    """Whether a matrix by entries is zero but on its diagonal."""
    factors = node.body.factors if isinstance(node.body, tree.Mul) else (node.body,)
    same = tree.Indicator(tree.Relation("=", *map(tree.Name, node.indices)))
    return node.sizes[0] == node.sizes[1] and same in factors


def letters(resolver, *nodes):
    """Two letters that nothing on the page, and no formula, uses."""
    used = set().union(*map(tree.names, nodes), resolver.scope.types, resolver.scope.sizes)
    used |= {*resolver.local, *resolver.ranges}
    free = (name for name in ("i", "j", "r", "s", *map("i{}".format, range(99)))
            if name not in used)  # fmt: skip
    return next(free), next(free)


def diagonal(resolver, size, entry=None):
    """The matrix with ``entry(k)`` on its diagonal; of ones."""
    rows, columns = letters(resolver, *([] if entry is None else [entry]))
    at = tree.Name(rows)
    body = tree.Indicator(tree.Relation("=", at, tree.Name(columns)))
    if entry is not None:
        body = tree.Mul((tree.Index(entry, (at,)), body))
    length = resolver.length_node(size)
    return Table((rows, columns), (length, length), body), (size, size)


@construct("text:diag", "text:Diag", r"\diag")
@dataclass(frozen=True)
class Diagonal(tree.Node):
    """The square matrix with the entries of a vector on its diagonal."""

    body: tree.Node

    @staticmethod
    def read(parser):
        parser.next()
        if parser.peek() not in ("(", "["):
            parser.fail("diag is read with its vector in brackets only")
        return parser.postfix(Diagonal(parser.bracket()))

    def latex(self, write):
        return rf"\operatorname{{diag}}({write.write(self.body)})"

    def typed(self, resolver):
        body, shape = spread(resolver, self.body)
        if not shape or shape[1] != resolver.length(tree.ONE):
            raise IllTyped(r"diag is read of a vector; a diagonal is written by entries, A_{ii}")
        return diagonal(resolver, shape[0], body)

    EXAMPLES = (
        (
            r"$p, q \in \mathbb{R}^n$, $A \in \mathbb{R}^{n \times n}$",
            (
                r"\operatorname{diag}(p) q = p \odot q",
                r"\operatorname{diag}(p)_{ij} = \delta_{ij} p_i",
                r"\operatorname{diag}(p)^\top = \mathrm{diag}(p)",
                r"(\operatorname{diag}(p) A)_{ij} = p_i A_{ij}",
                r"q^\top \operatorname{diag}(p) q = \sum_{k=1}^n p_k q_k^2",
            ),
            (
                r"(\operatorname{diag}(p) A)_{ij} = p_j A_{ij}",
                r"\operatorname{diag}(p) A = A \operatorname{diag}(p)",
                r"\operatorname{diag}(p) = p p^\top",
            ),
        ),
    )
    UNREADABLE = (r"\operatorname{diag} z = 0", r"\operatorname{diag} z c = 0")


@construct(*ENVIRONMENTS)
@dataclass(frozen=True)
class Grid(tree.Node):
    """A matrix written out, row by row."""

    rows: tuple[tree.Node, ...]
    columns: int

    @staticmethod
    def read(parser):
        name, rows = parser.peek()[7:-1], parser.environment()
        if any(len(row) != len(rows[0]) for row in rows):
            parser.fail("the rows of a matrix have different lengths", back=1)
        cells = [cell for row in rows for cell in row]
        if any(token.kind == "wide" for cell in cells for token in cell):
            parser.fail("a wide space in a matrix: part its entries by &", back=1)
        if any(token.text in DOTS for cell in cells for token in cell):
            return parser.postfix(_stack(parser, rows, cells))
        if not cells or not all(cells):
            parser.fail("an empty entry of a matrix", back=1)
        node = Grid(tuple(map(parser.whole, cells)), len(rows[0]))
        if not name[:-6] and len(cells) > 1 and parser.peek() not in (")", "]"):
            parser.fail("a matrix without brackets", back=1)
        return parser.postfix(node)

    def latex(self, write):
        texts = [write.write(entry) for entry in self.rows]
        lines = (" & ".join(texts[k : k + self.columns])
                 for k in range(0, len(texts), self.columns))  # fmt: skip
        inside = r" \\ ".join(lines)
        return rf"\begin{{bmatrix}} {inside} \end{{bmatrix}}"

    def typed(self, resolver):
        entries = tuple(resolver.scalar(entry, "an entry of a matrix") for entry in self.rows)
        if len(entries) == 1:
            return entries[0], ()
        count = tree.Num(Fraction(len(entries) // self.columns))
        shape = resolver.length(count), resolver.length(tree.Num(Fraction(self.columns)))
        return replace(self, rows=entries), shape

    def number(self, evaluator, env, frame):
        values = [evaluator.ev(entry, env, frame) for entry in self.rows]
        return Matrix([values[k : k + self.columns] for k in range(0, len(values), self.columns)])

    def symbol(self, translator, env, stops):
        values = [translator.ev(entry, env, stops) for entry in self.rows]
        shape = sp.Integer(len(values) // self.columns), sp.Integer(self.columns)

        def entry(i, j):
            i, j = (k if size > 1 else sp.S.One for k, size in zip((i, j), shape, strict=True))
            terms = (
                value * sp.KroneckerDelta(i, 1 + k // self.columns)
                * sp.KroneckerDelta(j, 1 + k % self.columns)
                for k, value in enumerate(values)
            )  # fmt: skip
            return sp.Add(*terms)

        return Tensor(shape, entry)

    EXAMPLES = (
        (
            r"$a, b, c, s \in \mathbb{R}$, $z \in \mathbb{R}^2$, $x \in \mathbb{R}^n$,"
            r" $B \in \mathbb{R}^{2 \times 2}$",
            (
                r"\begin{bmatrix} a & b \\ c & s \end{bmatrix} z"
                r" = \begin{bmatrix} a z_1 + b z_2 \\ c z_1 + s z_2 \end{bmatrix}",
                r"\begin{pmatrix} a & b \end{pmatrix} z = a z_1 + b z_2",
                r"\begin{bmatrix} a & b \\ c & s \end{bmatrix}^\top"
                r" = \begin{bmatrix} a & c \\ b & s \end{bmatrix}",
                r"\det \begin{bmatrix} a & b \\ c & s \end{bmatrix} = a s - b c",
                r"\det(B) = B_{11} B_{22} - B_{12} B_{21}",
                r"\begin{bmatrix} a & b \\ 0 & c \end{bmatrix}_{12} = b",
                r"\begin{bmatrix} x_1 \\ x_2 \\ \vdots \\ x_n \end{bmatrix} = x",
                r"\begin{bmatrix} x_1 & \cdots & x_n \end{bmatrix} x = x^\top x",
                r"(x_1 + a, \ldots, x_n + a) \odot x = a x + x \odot x",
                r"(x_1, x_2, \dots, x_n)^\top x = x^\top x",
                r"a x = (a x_1, \dots, a x_n)^\top",
            ),
            (
                r"\begin{bmatrix} a & b \\ c & s \end{bmatrix} z"
                r" = \begin{bmatrix} a z_1 + c z_2 \\ b z_1 + s z_2 \end{bmatrix}",
                r"\begin{bmatrix} a & b \\ c & s \end{bmatrix}"
                r" = \begin{bmatrix} a & c \\ b & s \end{bmatrix}",
                r"\det \begin{bmatrix} a & b \\ c & s \end{bmatrix} = a s + b c",
                r"\begin{bmatrix} x_1^2 \\ \vdots \\ x_n^2 \end{bmatrix} = x",
                r"(x_1 + a, \ldots, x_n + a) = x",
            ),
        ),
    )
    UNREADABLE = (
        r"\begin{bmatrix} z & c \\ z \end{bmatrix} = 0",
        r"\begin{bmatrix} z & \end{bmatrix} = 0",
        r"\begin{bmatrix} z_1 & \cdots & z_4 \\ z_1 & \cdots & z_4 \end{bmatrix} = 0",
        r"\begin{bmatrix} z_1 \\ \vdots \\ c \end{bmatrix} = 0",
        r"\begin{bmatrix} z_1 \\ \vdots \end{bmatrix} = 0",
        r"\begin{bmatrix} z_2 \\ \vdots \\ z_k \end{bmatrix} = 0",
        r"(z_1, z_3, \dots, z_k) = 0",
        r"(0, \dots, k) = 0",
        r"(c, z_1, \dots, z_k) = 0",
        r"(z_1, \dots, z_k, c) = 0",
        r"(z_1, \dots) = 0",
    )


def _stack(parser, rows, cells):
    """``x_1, x_2, …, x_n`` below each other or side by side."""
    listed = cells[:-2]
    texts = [[token.text for token in cell] for cell in cells]
    plain = not any(DOTS & set(text) for text in (*texts[:-2], *texts[-1:]))
    if 1 not in (len(rows), len(rows[0])) or not listed or len(texts[-2]) != 1 or not plain:
        parser.fail("dots in a matrix are read in one row or column: x_1, …, x_n", back=1)
    known = parser.vocabulary.names | parser.vocabulary.indices
    found = continued([parser.whole(cell) for cell in listed], parser.whole(cells[-1]), known)
    if found is None or len(found) > 1 or found[0].lower != tree.ONE:
        parser.fail("the dots do not say how the entries go on from the first one", back=1)
    return Stack(found[0].index, found[0].upper, found[0].body, len(rows) == 1)


@dataclass(frozen=True)
class Stack(tree.Node):
    """Numbers, rows or columns, one for each value of an index; columns stand ``beside``.

    A ``plain`` one is written as a tuple: numbers below each other; ``turned`` round, columns
    are its rows.
    """

    index: str
    upper: tree.Node
    body: tree.Node
    beside: bool
    plain: bool = False
    turned: bool = False

    def latex(self, write):
        sign = " & " if self.beside else r" \\ "
        index, ends = tree.Name(self.index), (tree.ONE, self.upper)
        ends = [tree.replaced(self.body, {index: end}) for end in ends]
        dots = r"\cdots" if self.beside else r"\vdots"
        first, last = map(write.write, ends)
        if self.plain:
            return rf"({first}, \dots, {last})" + r"^\top" * self.turned
        return rf"\begin{{bmatrix}} {first}{sign}{dots}{sign}{last} \end{{bmatrix}}"

    def typed(self, resolver):
        over = tree.Sum("sum", self.index, tree.ONE, self.upper, None, self.body)
        filled, shape = resolver.on_sum(over)
        other = next(x for x in letters(resolver, self.body) if x != self.index)
        length, entry, one = tree.ONE, filled.body, resolver.length(tree.ONE)
        beside = self.beside or (self.turned and shape[1:] == (one,))
        if shape[1:] == (one,) and self.plain and not self.turned:
            raise Unreadable(LONG)
        if shape:
            size = shape[0] if beside else shape[1]
            if shape[beside] != one:
                raise IllTyped("matrices below each other, or side by side")
            length, entry = resolver.length_node(size), tree.Index(entry, (tree.Name(other),))
        indices, sizes = (self.index, other), (self.upper, length)
        if beside:
            indices, sizes = indices[::-1], sizes[::-1]
        table = Table(indices, sizes, entry)
        return resolver.resolve(tree.Transpose(table) if shape and self.turned else table)


def gathered(resolver, key: str, sizes):
    """The vector or matrix of the entries by which a name is known."""
    row, other = letters(resolver)
    entry = tree.Index(tree.Name(key), tuple(map(tree.Name, (row, other)[: len(sizes)])))
    sizes = (*sizes, resolver.length(tree.ONE))[:2]
    return Table((row, other), tuple(map(resolver.length_node, sizes)), entry), sizes


def listed(over: tree.Sum) -> Stack:
    r"""``(x_1, \dots, x_n)``, a column."""
    return Stack(over.index, over.upper, over.body, False, plain=True)


MATRICES |= {"listed": listed, "gathered": gathered, "identity": diagonal}
