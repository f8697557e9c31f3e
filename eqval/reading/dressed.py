r"""Values at labels: ``H_t(a)``, ``\pi(a \mid s, \theta)``, ``\phi(\mathbf{x}_n)`` as names.

What is declared, or defined, with labels in brackets is one number or vector for each of these:
an entry in another dress.  Its key holds a dot for each label, ``\pi(\cdot,s,\theta)``; what else
stands in the brackets belongs to the name.  Beside a joint ``p(\cdot,\cdot)`` a marginal is known
by its letter, ``p(x\cdot)``.
"""

from __future__ import annotations

from . import tree
from .parser import primed, spell
from .tokens import Token, level

DOT = r"\cdot"
BARS = {"|", r"\mid"}
PARTS = {",", ";", *BARS}


def in_brackets(tokens: list[Token]) -> list[list[Token]]:
    """What stands between the commas and bars of the bracket that comes first."""
    parts, depth = [[]], 0
    for token in tokens:
        depth += level(token)
        if not depth:
            return parts
        if depth == 1 and token.text in PARTS and token.kind != "text":
            parts.append([])
        elif token is not tokens[0]:
            parts[-1].append(token)
    return []


def bar_in(tokens: list[Token]) -> int:
    """Behind which part of the bracket that comes first a bar stands; 0 if none does."""
    depth, count = 0, 0
    for token in tokens:
        depth += level(token)
        if not depth:
            return 0
        if depth == 1 and token.text in PARTS and token.kind != "text":
            count += 1
            if token.text in BARS:
                return count
    return 0


def key_of(head: str, parts: list[str], bar: int | None = 0) -> str:
    """The key of what is named by a head and the parts in its brackets, with a bar behind one."""
    own, given = parts[: bar or len(parts)], parts[bar:] if bar else []
    return f"{head}({','.join(own)}{'|' if given else ''}{','.join(given)})"


def split(key: str) -> tuple[str, list[str]]:
    """The head of a key, and its parts; none of any other name."""
    head, bracket, rest = key.partition("(")
    if not bracket or not key.endswith(")") or head.endswith("{"):
        return key, []
    return head, rest[:-1].replace("|", ",").split(",")


def bar_of(key: str) -> int:
    """Behind which of its parts a key has a bar."""
    own, bar, _ = key.partition("(")[2].partition("|")
    return own.count(",") + 1 if bar else 0


def is_joint(key: str, head: str) -> bool:
    """Whether a key is that of a value at several labels, as ``p(x, y)`` is."""
    own, parts = split(key)
    return own == head and len(parts) > 1 and not bar_of(key) and {*parts} == {DOT}


def letter_of(part: list[Token]) -> str:
    """``a`` of ``a``, ``n`` of ``\\mathbf{x}_n``: what may count; empty if there is nothing."""
    last = part[-2] if len(part) > 3 and (part[-1].text, part[-3].text) == ("}", "{") else part[-1]
    marks = [token.text for token in part]
    counts = len(part) == 1 or marks[-2] == "_" or marks[-4:-2] == ["_", "{"]
    return last.text if counts and last.kind == "letter" else ""


def with_dot(part: list[Token], letter: str) -> str:
    """A part with a dot where its letter counts."""
    text = spell(part)
    return DOT if text == letter else f"{text.rpartition('_')[0]}_{{{DOT}}}"


def read_dressed(parser, head: str) -> tree.Node | None:
    """The name, or the member, that a bracket behind a head makes of it."""
    names = parser.vocabulary.names | parser.vocabulary.functions
    known = [name for name in names if name.startswith(head + "(")]
    if not known or parser.peek() not in ("(", "["):
        return None
    parts, bar = in_brackets(parser.tokens[parser.at :]), bar_in(parser.tokens[parser.at :])
    for name in sorted(known):
        if bar_of(name) != bar:
            continue
        places = _places(parser, split(name)[1], parts)
        if places is not None:
            parser.bracket_end()
            return tree.Index(tree.Name(name), tuple(places)) if places else tree.Name(name)
    if parser.at == 1:  # a claim may introduce it
        return parser.call(head)
    shown = " and ".join(sorted(known))
    parser.fail(f"the page says what {shown} is, and nothing of {head} in other brackets")


def _places(parser, wanted: list[str], parts: list[list[Token]]) -> list[tree.Node] | None:
    """What stands where the dots are; None if the rest differs."""
    if len(wanted) != len(parts):
        return None
    places = []
    for text, part in zip(wanted, map(primed, parts), strict=True):
        if DOT not in text:
            if spell(part) != text:
                return None
            continue
        if text[1:] == DOT:
            letter = spell(part)
            if letter.rstrip("'") != text[0]:
                return None
            places.append(tree.Name(letter))
            continue
        if text != DOT:
            letter = letter_of(part)
            if not letter or with_dot(part, letter) != text:
                return None
            places.append(tree.Name(letter))
            continue
        if len(part) != 1 or part[0].kind not in ("letter", "number"):
            return None
        places.append(parser.whole(part))
    return places
