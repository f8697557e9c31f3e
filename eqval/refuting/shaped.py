r"""Samples that obey a hypothesis by their shape: symmetric, orthogonal, one-hot, eigenvectors.

Each way is exact to the digits of the sample, and changes one undefined name.
"""

from __future__ import annotations

import mpmath as mp

from ..meaning.scope import REAL
from ..reading import tree
from ..reading.table import MATRICES
from .evaluate import Evaluator
from .matrices import Matrix, whole


def shape(item: tree.Relation, world: Evaluator) -> bool:
    """Move a sample so that an equality holds, if it is one of those above."""
    for left, right in ((item.left, item.right), (item.right, item.left)):
        for way in (_symmetric, _orthogonal, _one_hot, _eigenvector):
            found = way(left, right, world)
            if found is not None:
                world.leaves[found[0]] = found[1]
                world.base.known.clear()
                return True
    return False


def _free(node: tree.Node, world: Evaluator) -> Matrix | None:
    """The sample of a name that is a matrix or a vector and has no definition."""
    if not isinstance(node, tree.Name) or node.key in world.scope.definitions:
        return None
    kind = world.scope.types.get(node.key)
    if kind is None or not kind.shape or kind.family or kind.domain.kind == "simplex":
        return None
    return world.name(node.key, world.base)


def _is_real(node: tree.Name, world: Evaluator) -> bool:
    return world.scope.types[node.key].domain == REAL


def _is_identity(node: tree.Node, world: Evaluator) -> bool:
    if not tree.free_names(node) <= set(world.scope.sizes):
        return False
    value = world.value(node)
    size = range(len(value.rows)) if isinstance(value, Matrix) else ()
    return bool(size) and value.rows == [[i == j for j in size] for i in size]


def _symmetric(left, right, world: Evaluator):
    r"""``A = A^\top`` and ``A_{ij} = A_{ji}``: what is below the diagonal is above it, too."""
    name = left.base if isinstance(left, tree.Index) else left
    entries = isinstance(left, tree.Index) and right == tree.Index(name, left.indices[::-1])
    old = _free(name, world) if entries or right == tree.Transpose(left) else None
    if old is None or old.shape[0] != old.shape[1]:
        return None
    size = range(len(old.rows))
    rows = [[old.rows[max(i, j)][min(i, j)] for j in size] for i in size]
    if any(_is_determinant(item, name) for item in world.scope.hypotheses):
        for i in size:  # what outweighs its row makes it positive definite
            rows[i][i] = mp.fsum(map(abs, rows[i]))
    return name.key, Matrix(rows)


def _is_determinant(item, name: tree.Node) -> bool:
    """``\\det A > 0``"""
    order = item.relation
    of = isinstance(order.left, MATRICES["determinant"]) and tree.free_names(order.left)
    return of == {name.key} and order.op == ">" and order.right == tree.ZERO


def _orthogonal(left, right, world: Evaluator):
    r"""``Q^\top Q = I`` or ``Q Q^\top = I``."""
    if not isinstance(left, tree.Mul) or len(left.factors) != 2 or not _is_identity(right, world):
        return None
    first, second = left.factors
    columns = first == tree.Transpose(second)
    name = second if columns else first
    old = _free(name, world) if columns or second == tree.Transpose(first) else None
    if old is None or not _is_real(name, world):
        return None
    tall = old if columns else old.transposed()
    if tall.shape[0] < tall.shape[1]:
        return None
    new = Matrix(mp.qr(mp.matrix(tall.rows), mode="skinny")[0].tolist())
    return name.key, new if columns else new.transposed()


def _one_hot(left, right, world: Evaluator):
    r"""``\sum_k T_{nk} = 1`` of zeros and ones: one of each row, or of each column, is left."""
    body = left.body if isinstance(left, tree.Sum) and left.kind == "sum" else None
    if right != tree.ONE or not isinstance(body, tree.Index) or len(body.indices) != 2:
        return None
    old = _free(body.base, world)
    if old is None or {0, 1} - set(world.scope.types[body.base.key].domain.values):
        return None
    index = tree.Name(left.index)
    if body.indices.count(index) != 1:
        return None
    along = body.indices.index(index)
    rows = old.rows if along else old.transposed().rows
    new = []
    for place, row in enumerate(rows):
        hot = row.index(1) if 1 in row else place % len(row)
        new.append([mp.mpf(int(at == hot)) for at in range(len(row))])
    return body.base.key, Matrix(new) if along else Matrix(new).transposed()


def _eigenvector(left, right, world: Evaluator):
    r"""``A v = \lambda v``: A across v as it was, λ along v; a symmetric A stays so."""
    if not all(isinstance(x, tree.Mul) and len(x.factors) == 2 for x in (left, right)):
        return None
    name, vector = left.factors
    if vector not in right.factors:
        return None
    value = right.factors[right.factors[0] == vector]
    old, along = _free(name, world), _free(vector, world)
    if old is None or along is None or old.shape != (len(along.rows),) * 2:
        return None
    if not _is_real(name, world) or name.key in world.scope.dependencies(tree.free_names(value)):
        return None
    number, size = world.value(value), range(len(along.rows))
    if isinstance(number, Matrix):
        return None
    v = [row[0] for row in along.rows]
    square = mp.fsum(x * x for x in v)
    across = Matrix([[(i == j) - v[i] * v[j] / square for j in size] for i in size])
    kept = whole(old.times(across))
    if old.rows == old.transposed().rows:
        kept = whole(across.times(kept))
    new = [[kept.rows[i][j] + number * v[i] * v[j] / square for j in size] for i in size]
    return name.key, Matrix(new)
