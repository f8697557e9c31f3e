"""One construct, one file: read, written, typed, evaluated, translated, spoiled, with examples.

This list is the table: a construct that is named here is known to every room.
"""

from . import expectation, extremum, members, place, sign, table, trace, words  # noqa: F401

CONSTRUCTS = (
    extremum.Extremum, sign.Sign, trace.Trace, table.Diagonal, table.Grid,
    expectation.Expectation, place.Placed, members.Members,
)  # fmt: skip
