"""Matrices of mpmath numbers, as lists of rows: all that the second meaning needs."""

from __future__ import annotations

import mpmath as mp


class Matrix:
    """Rows of numbers.  A vector has one column."""

    __slots__ = ("rows",)

    def __init__(self, rows):
        self.rows = rows

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    def map(self, function) -> Matrix:
        return Matrix([[function(x) for x in row] for row in self.rows])

    def with_entry(self, place, value) -> Matrix:
        rows = [list(row) for row in self.rows]
        rows[place[0]][place[1]] = value
        return Matrix(rows)

    def transposed(self) -> Matrix:
        return Matrix([list(column) for column in zip(*self.rows, strict=True)])

    def zipped(self, other: Matrix, function) -> Matrix:
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape}")
        return Matrix(
            [
                [function(a, b) for a, b in zip(x, y, strict=True)]
                for x, y in zip(self.rows, other.rows, strict=True)
            ]
        )

    def times(self, other: Matrix):
        """Matrix product; one by one is a number."""
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape}")
        columns = list(zip(*other.rows, strict=True))
        rows = [[mp.fdot(zip(row, column, strict=True)) for column in columns] for row in self.rows]
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else Matrix(rows)


def whole(value) -> Matrix:
    """A number as a matrix: where a length is one, a vector may come as its only entry."""
    return value if isinstance(value, Matrix) else Matrix([[value]])


def add(a, b):
    """Sum of two numbers or of two matrices."""
    if isinstance(a, Matrix) or isinstance(b, Matrix):
        return whole(a).zipped(whole(b), lambda x, y: x + y)
    return a + b


def scale(a, factor):
    """A number or matrix times a number."""
    return a.map(lambda x: x * factor) if isinstance(a, Matrix) else a * factor


def flat(value) -> list:
    """All entries of a number or matrix."""
    return [x for row in value.rows for x in row] if isinstance(value, Matrix) else [value]
