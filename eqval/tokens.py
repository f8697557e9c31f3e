r"""LaTeX source to tokens with their places.  Nothing that carries meaning is dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .budget import DISPLAY_TOKENS, NESTING, NUMBER_DIGITS
from .errors import Unreadable

TOKEN = re.compile(
    r"""
      (?P<comment>%[^\n]*)
    | (?P<env>\\(?:begin|end)\s*\{[a-zA-Z]+\*?\})
    | (?P<newline>\\\\(?:\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm)\s*\])?)
    | (?P<text>\\(?:text|textrm|textbf|textit|textsf|mathrm|operatorname\*?|mathit|mathsf|mathtt)
               (?![a-zA-Z])\s*(?:\{(?P<inside>[^{}]*)\}|(?P<single>[a-zA-Z])))
    | (?P<command>\\[a-zA-Z]+\*?)
    | (?P<escape>\\[^a-zA-Z\s])
    | (?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
    | (?P<letter>[a-zA-Z])
    | (?P<space>\s+|~|\\\s)
    | (?P<other>.)
    """,
    re.X | re.S,
)
SIZING = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)$")
STYLE = set(
    r"\displaystyle \textstyle \scriptstyle \limits \nolimits \nonumber \notag "
    r"\, \; \: \! \> \thinspace \medspace \enspace \hfill \mathstrut \allowbreak".split()
)
WIDE = {r"\quad", r"\qquad"}
SYNONYMS = {
    r"\lVert": r"\|",
    r"\rVert": r"\|",
    r"\Vert": r"\|",
    r"\parallel": r"\|",
    r"\lvert": "|",
    r"\rvert": "|",
    r"\vert": "|",
    r"\lbrace": r"\{",
    r"\rbrace": r"\}",
    r"\lbrack": "[",
    r"\rbrack": "]",
    r"\dfrac": r"\frac",
    r"\tfrac": r"\frac",
    r"\cfrac": r"\frac",
    r"\dots": r"\dots",
    r"\ldots": r"\dots",
    r"\cdots": r"\dots",
    r"\dotsc": r"\dots",
    r"\dotsb": r"\dots",
    r"\intercal": r"\top",
    r"\ast": "*",
    r"\lt": "<",
    r"\gt": ">",
    r"\leq": r"\le",
    r"\geq": r"\ge",
    r"\leqslant": r"\le",
    r"\geqslant": r"\ge",
    r"\ne": r"\neq",
    r"\simeq": r"\approx",
    r"\triangleq": "=",
    r"\coloneqq": ":=",
    r"\leftarrow": r"\gets",
    "−": "-",
    "′": "'",
    r"\lnot": r"\neg",
}


@dataclass(frozen=True)
class Token:
    """One token: its text, its class and its place in the source."""

    text: str
    kind: str
    position: int


def tokenize(source: str) -> list[Token]:
    r"""Split ``source`` into tokens.

    Spacing is dropped, except ``\quad``, which separates statements.  Sizes
    of brackets (``\left``, ``\bigl``) are dropped, except ``\left.`` and
    ``\right|``, which belong to "held fixed".
    """
    tokens, sizing = [], None
    for match in TOKEN.finditer(source):
        kind, text, place = _kind(match), match[0], match.start()
        if kind in ("comment", "space"):
            continue
        if text in STYLE or (kind == "command" and SIZING.match(text)):
            if SIZING.match(text):
                sizing = text
            continue
        text = SYNONYMS.get(text, text)
        if sizing in (r"\left", r"\right") and text == ".":
            text, kind = sizing + ".", "bracket"
        elif sizing == r"\right" and text == "|":
            text, kind = r"\right|", "bracket"
        sizing = None
        if kind == "text":
            text = " ".join((match["inside"] or match["single"] or "").split())
        elif kind == "newline":
            text = r"\\"
        elif kind == "env":
            text = re.sub(r"\s", "", text)
        elif text in WIDE:
            kind = "wide"
        if kind == "number" and len(text) > NUMBER_DIGITS:
            raise Unreadable(f"a number of more than {NUMBER_DIGITS} digits", source, place)
        tokens.append(Token(text, kind, place))
    if len(tokens) > DISPLAY_TOKENS:
        raise Unreadable(f"a formula of more than {DISPLAY_TOKENS} signs", source, 0)
    if sum(token.text in ("|", r"\|") for token in tokens) > 2 * NESTING:
        raise Unreadable(f"more than {2 * NESTING} bars in one formula", source, 0)
    return _join_assign(_check_pairs(tokens, source))


def _kind(match) -> str:
    """Class of a token (``lastgroup`` would name a group inside it)."""
    return "text" if match["text"] is not None else match.lastgroup


def _join_assign(tokens: list[Token]) -> list[Token]:
    """``:`` ``=`` become one token."""
    joined = []
    for token in tokens:
        if token.text == "=" and joined and joined[-1].text == ":":
            joined[-1] = Token(":=", "other", joined[-1].position)
        else:
            joined.append(token)
    return joined


CLOSING = {"{": "}", "(": ")", "[": "]", r"\{": r"\}"}


def _check_pairs(tokens: list[Token], source: str) -> list[Token]:
    """Refuse brackets that do not pair up."""
    open_ = []
    for token in tokens:
        if token.kind == "text":
            continue
        if token.text in CLOSING:
            open_.append(token)
            if len(open_) > NESTING:
                raise Unreadable(f"more than {NESTING} brackets inside each other", source,
                                 token.position)  # fmt: skip
        elif token.text in CLOSING.values():
            if not open_:
                raise Unreadable(
                    f"{token.text} without its opening bracket", source, token.position
                )
            start = open_.pop()
            if CLOSING[start.text] != token.text:
                raise Unreadable(f"{start.text} is closed by {token.text}", source, token.position)
    if open_:
        raise Unreadable(f"{open_[-1].text} is never closed", source, open_[-1].position)
    return tokens
