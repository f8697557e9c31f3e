r"""LaTeX source to tokens with their places.  Nothing that carries meaning is dropped."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .budget import DISPLAY_TOKENS, NESTING, NUMBER_DIGITS
from .errors import Unreadable

TOKEN = re.compile(
    r"""
      (?P<comment>%[^\n]*)
    | (?P<env>\\(?:begin\s*\{align(?:ed)?at\*?\}(?:\s*\[[tbc]\])?\s*(?:\{\s*[0-9]\s*\}|[0-9])
               |(?:begin|end)\s*\{[a-zA-Z]+\*?\}(?:\s*\[[tbc]\])?))
    | (?P<newline>\\\\(?:\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm)\s*\])?)
    | (?P<text>\\(?:text|[mh]box|textrm|textbf|textit|textsf|operatorname\*?|math(?:rm|it|sf|tt))
               (?![a-zA-Z])\s*(?:\{(?P<inside>[^{}]*)\}|(?P<single>[a-zA-Z])))
    | \\(?:operatorname\*?\s*\{\s*\\math(?:bf|rm|sf|it)\s*\{(?P<bold>[a-zA-Z]+)\}\s*\}
        |(?:mathbf|boldsymbol|bm)\s*\{(?P<word>diag|tr|det|sign)\})
    | \{\\rm\s+(?P<roman>[^{}\\]*)\}
    | (?P<space_of>\\[hm]space\*?\s*\{[^{}]*\})
    | (?P<defines>\\doteq(?![a-zA-Z])|\\(?:overset|stackrel)\s*
               \{\s*(?:\\(?:text|textrm|mathrm|mathit|operatorname)\s*\{def\.?\}|(?:\\rm\s+)?def
                  |\\triangle|\\Delta)\s*\}\s*(?:=|\{\s*=\s*\}))
    | (?<![\^_}])\{\s*(?P<sign>[:=<>])\s*\}
    | (?P<command>\\[a-zA-Z]+\*?)
    | (?P<escape>\\[^a-zA-Z\s])
    | (?P<grouped>(?<![\^_])[1-9][0-9]{0,2}(?:(?:\{,\}|\\[,\s]|~|٬)[0-9]{3})+(?![0-9])(?:\.[0-9]+)?)
    | (?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
    | (?P<letter>[a-zA-Z])
    | (?P<space>\s+|~|\\\s)
    | (?P<dots>\.\.\.|…)
    | (?P<other>.)
    """,
    re.X | re.S,
)
ENVIRONMENT = re.compile(r"\\(?:begin|end)\{[a-zA-Z]+\*?\}")
PARTED = re.compile(r"\n\s*\n")
PARTS = "a blank line parts two formulas: display each"
SETTING = "what stands in [ ] here is taken for a setting, and not read: use other brackets"
GROUPS = re.compile(r"\{,\}|\\[,\s]|~|٬")
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫", "01234567890123456789.")
POINT = re.compile(r"[0-9]\.[0-9]|[0-9]\{,\}[0-9]{3}\{,\}[0-9]{3}")  # a comma is no decimal one
SLASHED = re.compile(r"[۰-۹٠-٩]\s*/\s*[۰-۹٠-٩]")
UPRIGHT = {
    r"\rm",
    r"\text",
    r"\mbox",
    r"\hbox",
    r"\textrm",
    r"\mathrm",
    r"\operatorname",
    r"\operatorname*",
}
SIZING = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)$")
STYLE = set(
    r"\displaystyle \textstyle \scriptstyle \limits \nolimits \nonumber \notag "
    r"\tiny \scriptsize \footnotesize \small \normalsize \large \Large \LARGE \huge \Huge "
    r"\, \; \: \! \> \thinspace \medspace \enspace \hfill \mathstrut \allowbreak".split()
)
WITH_EQUAL = {":": ":=", ">": r"\ge", "<": r"\le"}
ANGLED = {"<": r"\langle", ">": r"\rangle"}  # behind \left, \right, \bigl
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
    "...": r"\dots",
    "…": r"\dots",
    r"\ldots": r"\dots",
    r"\cdots": r"\dots",
    r"\dotsc": r"\dots",
    r"\dotsb": r"\dots",
    r"\hdots": r"\dots",
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
    r"\pmb": r"\bm",
    "−": "-",
    "′": "'",
    r"\lnot": r"\neg",
    **dict(zip("∑∏∂∇·×≤≥≠≈∈∞⊙", (
        rf"\{name}" for name in
        "sum prod partial nabla cdot times le ge neq approx in infty odot".split()
    ), strict=True)),
    **{chr(code): rf"\{unicodedata.name(chr(code)).split()[-1].lower().replace('lamda', 'lambda')}"
       for code in range(0x3B1, 0x3CA) if code not in (0x3BF, 0x3C2)},
    # As they are drawn: the letter ε is TeX's \varepsilon, and ϵ its \epsilon.
    "ε": r"\varepsilon", "φ": r"\varphi", "ϵ": r"\epsilon", "ϕ": r"\phi", "ϑ": r"\vartheta",
}  # fmt: skip


@dataclass(frozen=True)
class Token:
    """One token: its text, its class, its place in the source; a word also has its font."""

    text: str
    kind: str
    position: int
    font: str = ""


def _with_cases(source: str) -> str:
    r"""``\left\{ \begin{array}{ll} … \end{array} \right.``, ``dcases``: cases, no place moved.

    An array in round or square brackets is a matrix.
    """

    def cases(match: re.Match) -> str:
        first, inside, last = match["first"], match["inside"], match["last"]
        return r"\begin{cases}".ljust(len(first)) + inside + r"\end{cases}".ljust(len(last))

    def matrix(match: re.Match) -> str:
        name = {"[": "bmatrix", "(": "pmatrix"}[match["open"]]
        first, last = rf"\begin{{{name}}}", rf"\end{{{name}}}"
        return first.ljust(len(match["first"])) + match["inside"] + last.ljust(len(match["last"]))

    return ARRAY.sub(matrix, BRACED.sub(cases, source))


def tokenize(source: str, strict: bool = True) -> list[Token]:
    r"""Split ``source`` into tokens.

    Spacing is dropped, except ``\quad``, which separates statements.  Sizes
    of brackets (``\left``, ``\bigl``) are dropped, except ``\left.`` and
    ``\right|``, which belong to "held fixed".  Not ``strict``: brackets need not pair up.
    """
    return [*_tokens(source, strict)]


@lru_cache(4096)  # a page asks twenty times what its formulas are made of
def _tokens(source: str, strict: bool) -> tuple[Token, ...]:
    tokens, sizing, opened, begin, parted = [], None, [], 0, False
    plain: set[int] = set()  # places of bars without a size
    touching: set[int] = set()  # places of bars that stand right behind another one
    slashed = SLASHED.search(source)
    if slashed:
        shown = slashed[0]
        advice = f"{shown} reads two ways: as a quotient, \\frac, or as a decimal, with ٫"
        raise Unreadable(advice, source, slashed.start())
    source = _with_cases(source.translate(DIGITS))
    for match in TOKEN.finditer(source):
        kind, text, place, font = _kind(match), match[0], match.start(), ""
        if kind == "sign":
            kind, text = "other", match["sign"]
        if kind in ("comment", "space"):
            parted = parted or bool(tokens and strict and PARTED.search(text))
            continue
        if parted:
            raise Unreadable(PARTS, source, place)
        setting = tokens and (tokens[-1].text == r"\\" or tokens[-1].text.startswith(r"\begin"))
        if text == "[" and setting and tokens[-1].kind != "text":
            raise Unreadable(SETTING, source, place)
        if text in STYLE or (kind == "command" and SIZING.match(text)):
            if SIZING.match(text):
                sizing, begin = text, place
            continue
        if kind == "grouped":
            kind, text = "number", _ungrouped(text, source, place)
        text = SYNONYMS.get(text, text)
        text = ANGLED.get(text, text) if sizing else text
        if text == "|" and not sizing:
            plain.add(place)
        if text == "|" and sizing and sizing[-1] in "tl" and sizing != r"\right":
            kind = "opening"  # \left, \bigl
        if text == "|" and tokens and tokens[-1].text == "|":
            if tokens[-1].position + 1 == (begin if sizing else place):
                touching.add(place)
        before = opened.pop() if sizing == r"\right" and opened else ""
        if sizing == r"\left":
            opened.append(text)
        if sizing in (r"\left", r"\right") and text == ".":
            text, kind = sizing + ".", "bracket"
        elif sizing == r"\right" and text == "|" and before in (".", ""):
            text, kind = r"\right|", "bracket"
        sizing = None
        if kind == "text":
            command = re.match(r"\{?(\\[a-z]+\*?)", text)[1]
            font = "" if command in UPRIGHT or match["word"] else command
            parts = map(match.group, ("inside", "single", "roman", "bold", "word"))
            text = next(filter(None, parts), "")
            text = " ".join(text.replace(r"\_", "_").split())
        elif kind == "newline":
            text = r"\\"
        elif kind == "defines":
            text, kind = ":=", "other"
        elif kind == "env":
            text = ENVIRONMENT.match(re.sub(r"\s", "", text))[0]  # without [t], {2}
        elif kind == "space_of" and "-" in text:
            raise Unreadable("a space that sets signs on each other", source, place)
        elif text in WIDE or kind == "space_of":
            kind = "wide"
        if kind == "number" and len(text) > NUMBER_DIGITS:
            raise Unreadable(f"a number of more than {NUMBER_DIGITS} digits", source, place)
        tokens.append(Token(text, kind, place, font))
    if len(tokens) > DISPLAY_TOKENS:
        raise Unreadable(f"a formula of more than {DISPLAY_TOKENS} signs", source, 0)
    if sum(token.text in ("|", r"\|") for token in tokens) > 2 * NESTING:
        raise Unreadable(f"more than {2 * NESTING} bars in one formula", source, 0)
    tokens = _join_bars(tokens, touching)
    if strict:
        _refuse_bars_in_bars(tokens, plain, source)
        _check_scripts(_check_pairs(tokens, source), source)
    return tuple(_join_signs(tokens))


def _ungrouped(text: str, source: str, place: int) -> str:
    """``10\\,000.5`` without what parts its digits; ``{,}`` may be a decimal comma."""
    signs = set(GROUPS.findall(text))
    if "{,}" in signs and (len(signs) > 1 or not POINT.search(source)):
        whole, decimals = (GROUPS.sub("", part) for part in text.rsplit("{,}", 1))
        advice = f"{text} reads two ways, as {whole}{decimals} or as {whole}.{decimals}"
        raise Unreadable(f"{advice}: write one of them", source, place)
    return GROUPS.sub("", text)


def tokens_of(source: str) -> list[Token]:
    """Tokens of a formula of which nothing is known yet; none of one that is too long."""
    try:
        return tokenize(source, strict=False)
    except Unreadable:
        return []


def _kind(match) -> str:
    """Class of a token (``lastgroup`` would name a group inside it)."""
    if any(match[name] is not None for name in ("text", "roman", "bold", "word")):
        return "text"
    return match.lastgroup


def _join_signs(tokens: list[Token]) -> list[Token]:
    """``:`` ``=`` become one token, and so do ``>=`` and ``<=``, set close."""
    joined = []
    for token in tokens:
        before = joined[-1] if joined else token
        close = token.position == before.position + 1 or before.text == ":"
        if token.text == "=" and before.text in WITH_EQUAL and close:
            joined[-1] = Token(WITH_EQUAL[before.text], "other", before.position)
        else:
            joined.append(token)
    return joined


def _join_bars(tokens: list[Token], touching: set[int]) -> list[Token]:
    """``||x||`` is a norm; inside single bars, as in ``|x||y|``, two are an end and a beginning."""
    joined: list[Token] = []
    around: list[list[str]] = [[]]  # bars that are open, in each bracket that is open
    second, opened = None, None
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        opens = _opens(token)
        if opens > 0:
            around.append([])
        elif opens < 0 and len(around) > 1:
            around.pop()
        bars = around[-1]
        if token is second:
            continue
        before = joined[-1] if joined else None
        begins = before is not None and (before is opened or before.text in ("+", "-", r"\cdot"))
        if token.text == "|" and after and after.position in touching:
            joins = bool(bars) or _next_bar(tokens[place + 2 :]) in {None, *touching}
            if joins and (begins or "|" not in bars[-1:]):
                token, second = Token(r"\|", token.kind, token.position), after
                after = tokens[place + 2] if place + 2 < len(tokens) else None
        joined.append(token)
        if token.text not in ("|", r"\|") or (after and after.text == "_" and not bars):
            continue
        if bars[-1:] == [token.text] and not begins:
            bars.pop()
        else:
            bars.append(token.text)
            opened = token
    return joined


def _refuse_bars_in_bars(tokens: list[Token], plain: set[int], source: str) -> None:
    """``|a |b| c|`` may be a product of three, or an absolute value of one."""
    bars: list[list[int]] = [[]]  # places of bars since the last sign, in each bracket that is open
    for place, token in enumerate(tokens):
        opens = _opens(token)
        if opens > 0:
            bars.append([])
        elif opens < 0 and len(bars) > 1:
            bars.pop()
        elif token.kind == "text" or token.text in ENDS_OF_TERMS:
            bars[-1] = []
        elif token.text == "|" and token.position in plain:
            bars[-1].append(place)
            if len(bars[-1]) == 4:
                (_, second), bars[-1] = bars[-1][:2], bars[-1][2:]
                third = bars[-1][0]
                if third - second > 1:
                    advice = "bars inside bars read two ways: write \\left| … \\right|"
                    raise Unreadable(advice, source, token.position)


def _opens(token: Token) -> int:
    braces = (token.text == "{") - (token.text == "}") if token.kind != "text" else 0
    return level(token) or braces


def _next_bar(tokens: list[Token]) -> int | None:
    """Where the second of two bars stands that come next, or the next one; outside brackets."""
    depth = 0
    for token, after in itertools.pairwise([*tokens, Token("", "end", -1)]):
        depth += _opens(token)
        if depth < 0:
            return None
        if token.text == "|" and not depth:
            return after.position if after.text == "|" else token.position
    return None


ENDS_OF_TERMS = set("+ - = < > , ; & : := * / _ ^ \\\\".split()) | {
    rf"\{name}" for name in "le ge neq approx in cdot times odot quad qquad equiv frac".split()
}
TAKES_ONE = set(
    r"\hat \widehat \bar \overline \tilde \widetilde \dot \vec \mathbf \boldsymbol \bm"
    r" \breve \check \mathcal \mathbb \mathscr \mathfrak \sqrt".split()
)


def _check_scripts(tokens: list[Token], source: str) -> list[Token]:
    """Refuse a second subscript or superscript on one base, at which TeX stops."""
    seen: set[str] = set()
    place = 0
    while place < len(tokens):
        mark = tokens[place].text if tokens[place].kind != "text" else ""
        if mark not in ("^", "_", "'"):
            seen, place = set(), place + 1
            continue
        if mark in seen or (mark == "'" and "^" in seen):
            raise Unreadable(
                f"a second {mark} on one base: put brackets", source, tokens[place].position
            )
        if mark == "'":
            place += 1
            continue
        seen.add(mark)
        end = after_argument(tokens, place + 1)
        _check_scripts(tokens[place + 2 : end - 1], source)
        place = end
    return tokens


def after_argument(tokens: list[Token], place: int) -> int:
    """Where the argument that begins at ``place`` ends: one token or one group."""
    if place >= len(tokens):
        return place
    if tokens[place].text in TAKES_ONE:
        return after_argument(tokens, place + 1)
    if tokens[place].text != "{" or tokens[place].kind == "text":
        return place + 1
    depth = 0
    for end in range(place, len(tokens)):
        if tokens[end].kind != "text":
            depth += (tokens[end].text == "{") - (tokens[end].text == "}")
        if not depth:
            return end + 1
    return len(tokens)


BRACED = re.compile(
    r"(?P<first>\\left\s*\\(?:\{|lbrace)\s*\\begin\s*\{(?P<kind>array|matrix|aligned)\}\s*(?:\{[lcr|\s]*\})?"
    r"|\\begin\s*\{(?P<other>[dr]cases\*?)\})"
    r"(?P<inside>(?:(?!\\begin).)*?)"
    r"(?P<last>(?(kind)\\end\s*\{(?P=kind)\}\s*\\right\s*\.|\\end\s*\{(?P=other)\}))",
    re.S,
)
ARRAY = re.compile(
    r"(?P<first>\\left\s*(?P<open>[\[(])\s*\\begin\s*\{array\}\s*\{[lcr\s]*\})"
    r"(?P<inside>(?:(?!\\begin).)*?)"
    r"(?P<last>\\end\s*\{array\}\s*\\right\s*[\])])",
    re.S,
)
CLOSING = {"{": "}", "(": ")", "[": "]", r"\{": r"\}", r"\langle": r"\rangle"}
OPEN = {*CLOSING, r"\left."}
SHUT = {*CLOSING.values(), r"\right|"}
HALF_OPEN = {("[", ")"), ("(", "]")}
BEFORE_SETS = {r"\in", r"\times", ":", r"\to", r"\rightarrow"}


def level(token: Token) -> int:
    """How many brackets or environments a token opens, less those that it closes."""
    if token.kind == "text":
        return 0
    if token.text in OPEN or token.text.startswith(r"\begin{"):
        return 1
    return -1 if token.text in SHUT or token.text.startswith(r"\end{") else 0


def _check_pairs(tokens: list[Token], source: str) -> list[Token]:
    """Refuse brackets that do not pair up; only a set may be half open."""
    open_, sets = [], set()
    for before, token in itertools.pairwise([Token("", "start", 0), *tokens]):
        if token.kind == "text":
            continue
        if token.text in CLOSING:
            open_.append(token)
            if before.text in BEFORE_SETS:
                sets.add(token)
            if len(open_) > NESTING:
                raise Unreadable(f"more than {NESTING} brackets inside each other", source,
                                 token.position)  # fmt: skip
        elif token.text in CLOSING.values():
            if not open_:
                raise Unreadable(
                    f"{token.text} without its opening bracket", source, token.position
                )
            start = open_.pop()
            half = start in sets and (start.text, token.text) in HALF_OPEN
            if CLOSING[start.text] != token.text and not half:
                raise Unreadable(f"{start.text} is closed by {token.text}", source, token.position)
    if open_:
        raise Unreadable(f"{open_[-1].text} is never closed", source, open_[-1].position)
    return tokens
