r"""Names of several letters set in italics: ``MSE = …``, ``$TP, FP > 0$``.

Letters that stand close are a product, unless the page declares or defines them as one name
and a product they cannot be, for the letters are no names of their own.  Such a name is then
read as if it stood upright, ``\mathrm{MSE}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..reading.errors import Unreadable
from ..reading.parser import FONTS, FUNCTIONS, RELATIONS, WORDS
from ..reading.tokens import TAKES_ONE, Token, level, tokens_of
from .markdown import Item

ORDERS = {r"\in", r"\le", r"\ge", "<", ">", r"\neq"}
TAKE_ONE = {"_", "^", r"\frac", *TAKES_ONE}  # behind these stands one letter, not a run
SIGNS = {r"\in", *RELATIONS}
ENDS = {",", ";", r"\\"}


CALLED_ENTRY = re.compile(
    r"(?P<name>\\?[A-Za-z]+)\s*\(\s*(?P<of>[A-Za-z])_(?:\{\s*(?P<many>[a-z]\s*[a-z]?)\s*\}|(?P<one>[a-z]))"
    r"\s*\)"
)


def as_entries(items: list[Item]) -> list[Item]:
    r"""``\gamma(z_{nk})`` as ``\gamma_{nk}``, where the page has neither z nor γ otherwise."""
    shown = " ; ".join(x.latex for x in items)
    found = {(x["name"], x["of"]) for x in CALLED_ENTRY.finditer(shown)}
    heads = (CALLED_ENTRY.match(x.latex.strip()) for x in items if x.kind == "def")
    defined = {x["name"] for x in heads if x}
    rest = CALLED_ENTRY.sub(" ; ", shown)
    for name, of in found:
        once = len([x for x in found if {name, of} & {*x}]) == 1
        alone = (
            (r"" if x[0] == "\\" else r"(?<![A-Za-z\\])") + re.escape(x) + r"(?![A-Za-z])"
            for x in (name, of)
        )
        if once and name in defined and not any(re.search(x, rest) for x in alone):
            items = [replace(x, latex=_entries(x.latex, name)) for x in items]
    return items


def _entries(latex: str, name: str) -> str:
    def entry(found: re.Match) -> str:
        letters = found["many"] or found["one"]
        return f"{name}_{{{letters}}}" if found["name"] == name else found[0]

    return CALLED_ENTRY.sub(entry, latex)


@dataclass(frozen=True)
class Run:
    """Letters set close, at the places ``start`` to ``end`` of the tokens."""

    text: str
    start: int
    end: int


@dataclass
class Runs:
    """The names of several letters of a page; of what is no such name, the letter that is one."""

    names: set[str] = field(default_factory=set)
    doubted: dict[str, str] = field(default_factory=dict)

    def upright(self, item: Item) -> Item:
        """The item with these names set upright."""
        text, tokens = item.latex, tokens_of(item.latex) if self.names else []
        for run in [*runs(tokens)][::-1]:
            name = self.name_in(run.text)
            if name:
                end = tokens[run.end - 1].position + 1
                text = f"{text[: end - len(name)]}\\mathrm{{{name}}}{text[end:]}"
        return item if text == item.latex else replace(item, latex=text)

    def name_in(self, text: str) -> str:
        """The name that a run is, perhaps behind the d of a derivative."""
        return next((x for x in (text, text[1:] if text[0] == "d" else "") if x in self.names), "")

    def refuse(self, latex: str, defines: bool) -> None:
        """Raise if a formula is to give a meaning to what may be a name or a product."""
        doubt = self.doubt(latex, defines)
        if doubt:
            raise Unreadable(doubt)

    def doubt(self, latex: str, defines: bool) -> str:
        """Both readings of the first such run."""
        found = [text for text, strictly in heads(latex, defines) if defines or strictly]
        text = next((text for text in found if text in self.doubted), "")
        if not text:
            return ""
        return (
            f"{text} reads two ways, for {self.doubted[text]} is a name on this page: write"
            rf" \mathrm{{{text}}} for one name, and set a product apart, {' '.join(text)}"
        )


def runs_of(items: list[Item], defining: tuple[str, ...]) -> Runs:
    """What the items of a page declare, mention or define as one name."""
    declared: dict[str, bool] = {}
    for item in items:
        if item.kind == "inline" or item.kind in defining:
            for text, strictly in heads(item.latex, item.kind in defining):
                declared[text] = declared.get(text, False) or strictly
    found = Runs()
    if declared:
        alone = set().union(*(lone(item.latex, {*declared}) for item in items if item.latex))
        barred = set().union(*(divergences(item.latex) for item in items if item.latex))
        for text, strictly in declared.items():
            clash = sorted({*text} & alone)
            product = {*text} <= alone if strictly and text.isupper() else clash
            if product and text not in barred:
                found.doubted[text] = clash[0]
            else:
                found.names.add(text)
    return found


def runs(tokens: list[Token]) -> Iterator[Run]:
    """All letters, those that stand close together."""
    place = 0
    while place < len(tokens):
        start = place
        place += 1
        if tokens[start].kind != "letter":
            continue
        single = start and tokens[start - 1].text in TAKE_ONE and tokens[start - 1].kind != "text"
        while not single and place < len(tokens) and _close(tokens[place - 1], tokens[place]):
            place += 1
        yield Run("".join(token.text for token in tokens[start:place]), start, place)


def divergences(latex: str) -> set[str]:
    r"""``KL`` of ``KL(p \| q)``: no product has such a bracket."""
    tokens = tokens_of(latex) if "|" in latex or r"\parallel" in latex else []
    return {run.text for run in runs(tokens) if _holds_one_bar(tokens[run.end :])}


def _holds_one_bar(tokens: list[Token]) -> bool:
    depth, bars = 0, 0
    for token in tokens:
        depth += level(token)
        bars += depth == 1 and token.text == r"\|"
        if depth <= 0:
            break
    return bars == 1


def _close(one: Token, other: Token) -> bool:
    return other.kind == "letter" and other.position == one.position + 1


def heads(latex: str, defines: bool) -> Iterator[tuple[str, bool]]:
    """Runs to which a formula gives a meaning, and whether it says the set that they lie in."""
    for part in _parts(tokens_of(latex)):
        yield from _called_between(part) if defines else ()
        signs = [k for k, t in enumerate(part) if t.kind != "text" and t.text in SIGNS]
        left = part[: signs[0]] if signs else part
        sign = part[signs[0]].text if signs else ""
        run = next(runs(left), None)
        if run is None or run.start or len(run.text) < 2 or not _is_new(run.text):
            continue
        rest = left[run.end :]
        if not rest or (sign and defines and rest[0].text in ("(", "_", "^")):
            if sign or not defines:
                yield run.text, sign in ORDERS


def _called_between(part: list[Token]) -> Iterator[tuple[str, bool]]:
    """``CE`` of ``J = CE(y, p) = …``, which defines both."""
    equal = [place for place, token in enumerate(part) if token.text == "="]
    for start, end in pairwise(equal):
        side = part[start + 1 : end]
        run = next(runs(side), None)
        called = run and not run.start and run.text.isupper() and _is_new(run.text)
        if called and len(run.text) > 1 and side[run.end :][:1] and side[run.end].text == "(":
            if side[-1].text == ")":
                yield run.text, False


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """Statements; the names of a list get the sign that stands behind the last of them."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += level(token) if token.kind != "env" else 0
        if not depth and (token.kind in ("wide", "env") or token.text in ENDS):
            parts.append([])
        elif token.text != "&":
            parts[-1].append(token)
    parts = [part for part in parts if part]
    for place in range(len(parts) - 2, -1, -1):
        if not any(token.text in SIGNS for token in parts[place]):
            following = parts[place + 1]
            at = next((k for k, t in enumerate(following) if t.text in ORDERS), len(following))
            parts[place] = [*parts[place], *following[at:]]
    return parts


def _is_new(text: str) -> bool:
    """Whether it is neither a function that all know nor a differential."""
    return (
        rf"\{text}" not in FUNCTIONS
        and text not in WORDS
        and not (text[0] == "d" and len(text) == 2)
    )


def lone(latex: str, words: set[str]) -> set[str]:
    """Letters that stand for something of their own."""
    tokens, found = tokens_of(latex), set()
    for run in runs(tokens):
        behind = [token.text for token in tokens[max(run.start - 2, 0) : run.start]]
        after = tokens[run.end : run.end + 3]
        script = behind[-1:] in (["_"], ["^"]) or behind in (["_", "{"], ["^", "{"])
        if run.text in words or (run.text[0] == "d" and run.text[1:] in words):
            continue
        if not _is_new(run.text) and len(run.text) > 2:
            continue
        if any(text in FONTS for text in behind) or (run.text == "T" and "^" in behind):
            continue
        if script and len(run.text) > 1 and run.text.isupper():
            continue
        if after and after[0].text == "_":
            below = next((token for token in after[1:] if token.text != "{"), None)
            if below is not None and below.kind in ("number", "text") and len(run.text) == 1:
                continue
        found |= {*run.text}
    return found
