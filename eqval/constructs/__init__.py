"""One construct, one file: read, written, typed, evaluated, translated, spoiled, with examples.

This list is the table: a construct that is named here is known to every room.
"""

from . import (  # noqa: F401
    definite,
    expectation,
    extremum,
    inner,
    inverse,
    members,
    nabla,
    pairs,
    place,
    reach,
    sign,
    softmax,
    square,
    table,
    trace,
    variance,
    words,
)  # fmt: skip

CONSTRUCTS = (
    extremum.Extremum, sign.Sign, trace.Trace, table.Diagonal, table.Grid,
    expectation.Expectation, place.Placed, reach.Reach, nabla.Nabla,
    inner.Inner, members.Members, inverse.InverseValue, softmax.Softmax, definite.Definite,
    square.Determinant, variance.BySquare, pairs.Pairs,
)  # fmt: skip
