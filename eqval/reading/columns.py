r"""``a &= b & c &= d``: two equations in one line of an alignment."""

from __future__ import annotations

from .declaration import MEMBER
from .errors import Unreadable
from .parser import MATRIX_ORDERS, RELATIONS
from .tokens import Token, level

SIGNS_READ = RELATIONS | MATRIX_ORDERS
SIGNS = {"+", "-", r"\pm", r"\mp", r"\cdot", r"\times", r"\odot", "*", "/"}
GOES_ON = "two equations stand in one line, and this one goes on: display each of them"
SIGNED = "a formula begins here with a sign, or the one before goes on: display each"
BESIDE = "does what stands behind this & belong to the formula before it? display each"


def apart(tokens: list[Token], source: str) -> list[Token]:
    r"""The tokens of a display, with a wide space for each ``&`` between two equations.

    Raises
    ------
    Unreadable
        If what stands behind an equation and an ``&`` neither is an equation nor goes on with a
        sign, or if a line goes on where a line of the display holds two equations.
    """
    found, two, onward = [], False, None
    for line in _split(tokens, r"\\"):
        before: list[Token] = []
        for cell in _split(line, "&"):
            inner = [t for t in cell if t.text not in ("&", r"\\") and t.kind != "wide"]
            ended = has_relation(before) and not _joins(before[-1])
            if inner and _joins(inner[0]):
                if not before or (ended and inner[0].text in SIGNS_READ):
                    onward = onward or inner[0]
                elif ended and has_relation(line[line.index(inner[0]) :]):
                    raise Unreadable(SIGNED, source, inner[0].position)
            elif inner and ended and inner[0].kind != "text":
                if not has_relation(line[line.index(inner[0]) :]):
                    raise Unreadable(BESIDE, source, inner[0].position)
                while found[-1].text == "&" or found[-1].kind == "wide":
                    found.pop()
                two, before = True, []
                cell = [Token(r"\quad", "wide", cell[0].position), *inner]
            before = before + inner
            found.extend(cell)
    if two and onward:
        raise Unreadable(GOES_ON, source, onward.position)
    return found


def _split(tokens: list[Token], sign: str) -> list[list[Token]]:
    """Parts that begin with such a sign outside brackets and environments."""
    parts, depth = [[]], 0
    for token in tokens:
        depth += level(token)
        if token.text == sign and token.kind != "text" and depth <= 0:
            parts.append([])
        parts[-1].append(token)
    return parts


def _joins(token: Token) -> bool:
    return token.kind != "text" and token.text in SIGNS | {*SIGNS_READ, MEMBER}


def has_relation(row: list[Token], through: bool = False) -> bool:
    """Whether a relation stands outside brackets, and outside environments unless ``through``."""
    depth = 0
    for token in row:
        depth += 0 if through and token.kind == "env" else level(token)
        if not depth and token.kind != "text" and token.text in {*SIGNS_READ, MEMBER}:
            return True
    return False
