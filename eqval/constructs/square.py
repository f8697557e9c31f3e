r"""The determinant ``\det A`` and the inverse ``A^{-1}`` of a square matrix.

Of two or three rows they are written out.  Of others they are numbers in the one meaning; in the
other they are what `proving.inverses` knows of a matrix that is only a name, and `words` of sums.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

import mpmath as mp

from ..meaning.scope import show_shape
from ..proving.atoms import CannotTranslate, Tensor
from ..proving.inverses import Det, InverseBase
from ..reading import tree
from ..reading.errors import IllTyped, Singular
from ..reading.table import MATRICES, construct
from ..refuting.evaluate import KEPT
from ..refuting.matrices import Matrix, whole
from .table import Grid


@construct(r"\det", "text:det")
@dataclass(frozen=True)
class Determinant(tree.Node):
    """Of a matrix with two or three rows: written out."""

    body: tree.Node
    MEANT = True

    @staticmethod
    def read(parser):
        parser.next()
        bracketed = parser.peek() in ("(", "[")
        body = parser.bracket() if bracketed else parser.factor()
        parser.loose = False
        if not bracketed and not parser.ends():
            parser.fail("where does the determinant end? put brackets round its matrix")
        return parser.postfix(Determinant(body)) if bracketed else Determinant(body)

    def latex(self, write):
        return rf"\det({write.write(self.body)})"

    def typed(self, resolver):
        body, shape = resolver.resolve(self.body)
        if not shape or shape[0] != shape[1]:
            raise IllTyped(f"the determinant of what is no square matrix, {show_shape(shape)}")
        count = printed_rows(resolver, shape)
        if not count:
            return replace(self, body=body), ()
        return determinant(body, tuple(range(count)), tuple(range(count))), ()

    def symbol(self, translator, env, stops):
        if isinstance(self.body, tree.Transpose | Inverse):
            inner = replace(self, body=self.body.body).symbol(translator, env, stops)
            return 1 / inner if isinstance(self.body, Inverse) else inner
        base = base_of(self.body, translator, "determinant")
        return Det(base.label, base.shape[0])

    def number(self, evaluator, env, frame):
        rows, found = [*map(list, whole(evaluator.ev(self.body, env, frame)).rows)], mp.mpf(1)
        while rows:
            place = max(range(len(rows)), key=lambda k: abs(rows[k][0]))
            pivot = rows.pop(place)
            found *= -pivot[0] if place % 2 else pivot[0]
            if not found:
                return found
            rows = [[x - row[0] / pivot[0] * y for x, y in zip(row[1:], pivot[1:], strict=True)]
                    for row in rows]  # fmt: skip
        return found

    EXAMPLES = (
        (
            r"$A, B \in \mathbb{R}^{n \times n}$, $C \in \mathbb{R}^{m \times m}$,"
            r" $u, v, b \in \mathbb{R}^n$, $U \in \mathbb{R}^{n \times m}$,"
            r" $V \in \mathbb{R}^{m \times n}$, $c > 0$",
            (
                r"\det(A B) = \det(A) \det(B)",
                r"\det A^\top = \det A",
                r"|A^{-1}| = \frac{1}{|A|}",
                r"\det(c A) = c^n \det(A)",
                r"\det(A + u v^\top) = (1 + v^\top A^{-1} u) \det A",
                r"\det(\mathbf{I} + U V) = \det(\mathbf{I} + V U)",
                r"\det(A + U C V) = \det(C^{-1} + V A^{-1} U) \det(C) \det(A)",
                r"\frac{\partial}{\partial A_{ij}} \det A = \det(A) (A^{-1})_{ji}",
                r"\frac{\partial (A^{-1})_{kl}}{\partial A_{ij}} = -(A^{-1})_{ki} (A^{-1})_{jl}",
                r"\frac{\partial}{\partial A} b^\top A^{-1} b = -A^{-\top} b b^\top A^{-\top}",
                r"(A + U C V)^{-1} = A^{-1} - A^{-1} U (C^{-1} + V A^{-1} U)^{-1} V A^{-1}",
                r"(\mathbf{I} + U V)^{-1} U = U (\mathbf{I} + V U)^{-1}",
                r"(A B)^{-1} = B^{-1} A^{-1}",
                r"\sum_k A_{ik} (A^{-1})_{kj} = \delta_{ij}",
            ),
            (
                r"\det(A + B) = \det(A) + \det(B)",
                r"\det(c A) = c \det(A)",
                r"\det(A + u v^\top) = (1 - v^\top A^{-1} u) \det A",
                r"\det(A + u v^\top) = (1 + u^\top A^{-1} v) \det A",
                r"\frac{\partial}{\partial A_{ij}} \det A = \det(A) (A^{-1})_{ij}",
                r"\frac{\partial (A^{-1})_{kl}}{\partial A_{ij}} = -(A^{-1})_{kj} (A^{-1})_{il}",
                r"\frac{\partial}{\partial A} b^\top A^{-1} b = A^{-\top} b b^\top A^{-\top}",
                r"(A + u v^\top)^{-1} = A^{-1}"
                r" + \frac{A^{-1} u v^\top A^{-1}}{1 + v^\top A^{-1} u}",
                r"(A + U C V)^{-1} = A^{-1} - A^{-1} U (C + V A^{-1} U)^{-1} V A^{-1}",
                r"(A B)^{-1} = A^{-1} B^{-1}",
                r"\sum_k A_{ki} (A^{-1})_{kj} = \delta_{ij}",
            ),
        ),
    )
    UNREADABLE = (r"\det z c = 0", r"\det z_1 (c + k) = 0")


def printed_rows(resolver, shape) -> int:
    """2 or 3, for a square matrix with so many rows; else 0."""
    return next((k for k in (2, 3) if shape[0] == resolver.length(tree.Num(Fraction(k)))), 0)


def base_of(node: tree.Node, translator, what: str):
    """The entries of a matrix that is no more than a name."""
    if not isinstance(node, tree.Name) or node.key in translator.scope.definitions:
        raise CannotTranslate(f"the {what} of a matrix")
    leaf = translator.leaf(node.key)
    entry = leaf(*leaf.shape)
    if not hasattr(entry, "base"):
        raise CannotTranslate(f"the {what} of a matrix")
    return entry.base


def entry_of(matrix: tree.Node, i: int, j: int) -> tree.Node:
    """An entry, counted from zero; of what is written out, what stands there."""
    if isinstance(matrix, Grid):
        return matrix.rows[i * matrix.columns + j]
    return tree.Index(matrix, (tree.Num(Fraction(i + 1)), tree.Num(Fraction(j + 1))))


def determinant(matrix: tree.Node, rows, columns) -> tree.Node:
    """By its first row."""
    if len(rows) == 1:
        return entry_of(matrix, rows[0], columns[0])
    terms = []
    for place, column in enumerate(columns):
        rest = determinant(matrix, rows[1:], [k for k in columns if k != column])
        term = tree.Mul((rest, entry_of(matrix, rows[0], column)))
        terms.append(tree.Neg(term) if place % 2 else term)
    return tree.Add(tuple(terms))


@dataclass(frozen=True)
class Inverse(tree.Node):
    """The inverse of a square matrix."""

    body: tree.Node

    def latex(self, write):
        return f"{write.base(self.body)}^{{-1}}"

    def typed(self, resolver):
        body, shape = resolver.resolve(self.body)
        count = printed_rows(resolver, shape)
        if not count:
            return replace(self, body=body), shape
        places, whole = range(count), determinant(body, tuple(range(count)), tuple(range(count)))

        def cofactor(i, j):
            rows, columns = [k for k in places if k != j], [k for k in places if k != i]
            minor = determinant(body, rows, columns)
            return tree.Neg(minor) if (i + j) % 2 else minor

        entries = tuple(tree.Div(cofactor(i, j), whole) for i in places for j in places)
        return Grid(entries, count), shape

    def symbol(self, translator, env, stops):
        base = base_of(self.body, translator, "inverse")
        inverse = InverseBase(base.label, base.shape)
        translator.demands.add(("!=", Det(base.label, base.shape[0])))
        return Tensor(base.shape, lambda i, j: inverse[i, j])

    def number(self, evaluator, env, frame):
        rows = whole(evaluator.ev(self.body, env, frame)).rows
        return _inverse(tuple(map(tuple, rows)), mp.mp.dps)


@lru_cache(KEPT)
def _inverse(rows, digits: int) -> Matrix:
    """Each entry of it is asked for alone."""
    rows = mp.matrix(rows)
    try:
        found = rows**-1
    except (ZeroDivisionError, TypeError):  # mpmath finds no pivot among zeros
        raise Singular("a matrix has no inverse at an allowed input") from None
    if mp.mnorm(found) * mp.mnorm(rows) > mp.mpf(10) ** (digits // 2):
        raise Singular("a matrix has nearly no inverse at an allowed input")
    return Matrix(found.tolist())


MATRICES |= {"inverse": Inverse, "determinant": Determinant}
