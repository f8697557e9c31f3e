"""Words that a pattern needs: where none of them stands it need not be tried."""

from __future__ import annotations

import re._constants as sre
import re._parser as parser


def needed(pattern: str) -> frozenset[str]:
    """Small words of which each match holds one; the empty one if none is known."""
    return _of(parser.parse(pattern)) or frozenset({""})


def _of(parsed) -> frozenset[str]:
    """The longest that a sequence holds; none if it may hold none."""
    found, run = [], ""
    for code, value in [*parsed, (None, None)]:
        if code is sre.LITERAL:
            run += chr(value).lower()
            continue
        found += [frozenset({run})] if run else []
        run = ""
        if code is sre.SUBPATTERN:
            found.append(_of(value[-1]))
        elif code in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0]:
            found.append(_of(value[2]))
        elif code is sre.BRANCH:
            ways = [*map(_of, value[1])]
            found.append(frozenset().union(*ways) if all(ways) else frozenset())
    return max(found, key=lambda words: min(map(len, words), default=0), default=frozenset())
