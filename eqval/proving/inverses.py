r"""The entries of :math:`A^{-1}`, and :math:`\det A`, of a matrix A whose entries are free.

They know their derivatives, :math:`\partial (A^{-1})_{kl} / \partial A_{ij} = -(A^{-1})_{ki}
(A^{-1})_{jl}` and :math:`\partial \det A / \partial A_{ij} = \det A \, (A^{-1})_{ji}`, and what
:math:`A A^{-1}` is.
"""

from __future__ import annotations

import sympy as sp


class InverseEntry(sp.Indexed):
    """An entry of the inverse of a matrix that is no more than a name."""

    is_real = True

    def _eval_derivative(self, s):
        if not _is_entry(s, self.base.matrix):
            return sp.S.Zero
        (row, column), (i, j) = self.indices, s.indices
        return -self.base[row, i] * self.base[j, column]


class InverseBase(sp.IndexedBase):
    """The inverse of the matrix of a label, which it holds: it is not free of it."""

    def __new__(cls, label, shape):
        return sp.IndexedBase.__new__(cls, sp.Function("inverse", real=True)(label), shape)

    @property
    def matrix(self):
        return self.label.args[0]

    def __getitem__(self, places, **options):
        return InverseEntry(self, *places)


class Det(sp.Function):
    """``Det(A, n)``, of n rows."""

    nargs = 2
    is_real = True

    def _eval_derivative(self, s):
        matrix, size = self.args
        if not _is_entry(s, matrix):
            return sp.S.Zero
        return self * InverseBase(matrix, (size, size))[s.indices[::-1]]


def _is_entry(atom, matrix) -> bool:
    return isinstance(atom, sp.Indexed) and atom.base.label == matrix


def cancelled(total: sp.Sum, symmetric=()):
    r"""δ for :math:`\sum_k A_{ik} (A^{-1})_{kj}`, on either side; else None."""
    (index, low, high), *others = total.limits
    pair = sorted(sp.Mul.make_args(total.function), key=lambda x: isinstance(x, InverseEntry))
    if others or low != 1 or len(pair) != 2 or not isinstance(pair[1], InverseEntry):
        return None
    entry, inverse = pair
    if not _is_entry(entry, inverse.base.matrix) or high != inverse.base.shape[0]:
        return None
    for one, other in ((0, 1), (1, 0), *([(0, 0), (1, 1)] if entry.base in symmetric else [])):
        left, right = entry.indices[one], inverse.indices[other]
        if entry.indices[1 - one] == inverse.indices[1 - other] == index not in (left, right):
            return sp.KroneckerDelta(left, right)
    return None
