"""One construct, one file: read, written, typed, evaluated, translated, spoiled, with examples.

This list is the table: a construct that is named here is known to every room.
"""

from . import expectation, extremum, inner, nabla, place, reach, sign, table, trace, values, words  # noqa: F401

CONSTRUCTS = (
    extremum.Extremum, sign.Sign, trace.Trace, table.Diagonal, table.Grid,
    expectation.Expectation, place.Placed, reach.Reach, nabla.Nabla,
    inner.Inner, values.Values,
)  # fmt: skip
