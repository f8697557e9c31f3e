"""The sides of a line, as they were written."""

from __future__ import annotations

import re

from ..reading.parser import RELATIONS
from ..reading.tokens import level, tokens_of

SIGN = re.compile(r"\\[a-zA-Z]+|\\.|:\s*=|.", re.S)


def sides_of(latex: str) -> list[str]:
    """What stands between the relation signs outside brackets."""
    depth, sides, start = 0, [], 0
    for token in tokens_of(latex):
        depth += level(token)
        if not depth and token.kind != "text" and (token.text in RELATIONS or token.text == r"\\"):
            sides.append(latex[start : token.position])
            start = SIGN.match(latex, token.position).end()
    sides = [side.strip(" &") for side in [*sides, latex[start:]]]
    return [side for side in sides if side]
