r"""Symmetric matrices in an order: ``A \succeq 0``, ``A \preceq B``.

Claimed is vᵀ(A − B)v ≥ 0 for each v, of a difference that is seen to be symmetric.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..meaning.scope import Type, show_shape
from ..reading import tree
from ..reading.errors import IllTyped, Unreadable
from ..reading.table import MATRICES
from .square import Inverse
from .table import Grid, Table, on_diagonal


def in_order(resolver, item: tree.Relation) -> tree.Relation:
    """``A \\succeq B`` as an order of two numbers, with a vector of its own."""
    large, small = (item.left, item.right)[:: 1 if item.op == "succeq" else -1]
    if tree.ZERO in (large, small):
        gap = large if small == tree.ZERO else tree.Neg(small)
    else:
        gap = tree.Add((large, tree.Neg(small)))
    gap, shape = resolver.resolve(gap)
    if not shape or shape[0] != shape[1]:
        raise IllTyped(f"an order of matrices, of shape {show_shape(shape)}")
    if not _is_symmetric(gap, resolver):
        raise Unreadable(
            r"an order of symmetric matrices: is this one symmetric? write it as B^\top B, or say"
            " in the text that it is"
        )
    name, known = "v", resolver.scope.vocabulary()
    kind = Type((shape[0], resolver.length(tree.ONE)))
    while resolver.local.get(name, kind) != kind or known.means(name):
        name += "'"
    resolver.extra[name] = resolver.local[name] = kind
    vector = tree.Name(name)
    return tree.Relation(">=", resolver.scalar(_form(vector, gap, resolver), "a form"), tree.ZERO)


def _form(vector: tree.Node, matrix: tree.Node, resolver) -> tree.Node:
    """vᵀ M v; of ``B^\\top B`` as a square."""
    if isinstance(matrix, tree.Add):
        return tree.Add(tuple(_form(vector, item, resolver) for item in matrix.terms))
    if isinstance(matrix, tree.Neg):
        return tree.Neg(_form(vector, matrix.body, resolver))
    if isinstance(matrix, tree.Div):
        return replace(matrix, above=_form(vector, matrix.above, resolver))
    factors = matrix.factors if isinstance(matrix, tree.Mul) else (matrix,)
    shaped = [item for item in factors if resolver.resolve(item)[1]]
    half = len(shaped) // 2
    if not half or not _is_palindrome(shaped, resolver):
        return tree.Mul((tree.Transpose(vector), matrix, vector))
    outside = tree.Mul((*shaped[len(shaped) - half :], vector))
    middle = shaped[half : len(shaped) - half]
    inside = (tree.Transpose(outside), *middle, outside) if middle else ()
    numbers = tuple(item for item in factors if item not in shaped)
    length = tree.Norm(outside) if resolver.resolve(outside)[1] else outside
    square = tree.Mul(inside) if inside else tree.Pow(length, tree.TWO)
    return tree.Mul((*numbers, square))


def _is_symmetric(node: tree.Node, resolver) -> bool:
    """Whether a matrix is seen to be its own transpose."""
    if isinstance(node, tree.Neg | tree.Transpose | Inverse):
        return _is_symmetric(node.body, resolver)
    if isinstance(node, tree.Add):
        rest = [item for item in node.terms if not _is_symmetric(item, resolver)]
        return Counter(rest) == Counter(_turned(item, resolver) for item in rest)
    if isinstance(node, tree.Div):
        return _is_symmetric(node.above, resolver)
    if isinstance(node, Table):
        return on_diagonal(node)
    if isinstance(node, Grid):
        rows = [node.rows[k : k + node.columns] for k in range(0, len(node.rows), node.columns)]
        return rows == [*zip(*rows, strict=True)]
    if isinstance(node, tree.Mul):
        return _is_palindrome([x for x in node.factors if resolver.resolve(x)[1]], resolver)
    if isinstance(node, tree.Name):
        known = resolver.scope.definitions.get(node.key)
        pair = node, tree.Transpose(node)
        said = (x.relation for x in resolver.scope.hypotheses if x.relation.op == "=")
        assumed = any((x.left, x.right) in (pair, pair[::-1]) for x in said)
        return assumed or (known is not None and _is_symmetric(known.body, resolver))
    return isinstance(node, tree.Hessian)


def _is_palindrome(factors: list[tree.Node], resolver) -> bool:
    """``B M B^\\top`` with a symmetric M, or none."""
    half = len(factors) // 2
    turned = [_turned(item, resolver) for item in factors[::-1]]
    middle = factors[half : len(factors) - half]
    return factors[:half] == turned[:half] and all(_is_symmetric(x, resolver) for x in middle)


def _turned(node: tree.Node, resolver) -> tree.Node:
    """The transpose of a term."""
    if isinstance(node, tree.Transpose):
        return node.body
    if isinstance(node, tree.Neg):
        return tree.Neg(_turned(node.body, resolver))
    if isinstance(node, tree.Mul):
        shaped = [item for item in node.factors if resolver.resolve(item)[1]]
        numbers = [item for item in node.factors if item not in shaped]
        return tree.Mul((*numbers, *(_turned(item, resolver) for item in shaped[::-1])))
    return tree.Transpose(node)


MATRICES["in order"] = in_order


class Definite:
    """What it is shown by."""

    EXAMPLES = (
        (
            r"$X \in \mathbb{R}^{m \times n}$, $\lambda > 0$, $y > 0$, $x \in \mathbb{R}$,"
            r" $u, w \in \mathbb{R}^n$, $S \in \mathbb{R}^{n \times n}$",
            (
                r"X^\top X \succeq 0",
                r"X^\top X + \lambda \mathbf{I} \succeq X^\top X",
                r"u u^\top + w w^\top \succeq u w^\top + w u^\top",
                r"\begin{bmatrix} y \\ -x \end{bmatrix} \begin{bmatrix} y \\ -x \end{bmatrix}^\top"
                r" \succeq 0",
            ),
            (
                r"- X^\top X \succeq 0",
                r"X^\top X \preceq 0",
                r"S + S^\top \succeq 0",
                r"X^\top X - \lambda \mathbf{I} \succeq 0",
                r"\begin{bmatrix} y & x \\ x & -y \end{bmatrix} \succeq 0",
            ),
        ),
    )
    UNREADABLE = ()
