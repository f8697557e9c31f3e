"""One construct, one file: read, written, typed, evaluated, translated, spoiled, with examples.

This list is the table: a construct that is named here is known to every room.
"""

from . import extremum, trace

CONSTRUCTS = (extremum.Extremum, trace.Trace)
