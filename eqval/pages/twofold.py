r"""A definition by two cases in a sentence: "$t_j = 1$ if $j = y$, and $t_j = 0$ otherwise".

It is read as the display that it stands for.  Its words are known one by one: what leads to it only
chooses, what joins its parts is "if" and "otherwise", and nothing follows.
"""

from __future__ import annotations

import re

from .choice import Sentence, is_plain

NUMBERS = {"one": "1", "zero": "0", "یک": "1", "صفر": "0"}
VALUE = rf"\s*(?P<value>\d+|{'|'.join(NUMBERS)})?"
IF = re.compile(
    rf"\s*(?:(?:be|is|equals?)?\s*(?:equal to)?)?{VALUE}\s*,?\s*(?:if|when(?:ever)?|اگر|وقتی)\s*",
    re.I,
)
JOIN = r"\s*[,;،؛]?\s*(?:and|or|but|و)?\s*(?:(?:is|be)\s+)?"
ELSE = r"(?:otherwise|else|in all other cases|در غیر این صورت|وگرنه)"
ENDS = r"\s*(?:باشد|است|بگیرید)?\s*"
# "$v$ otherwise", "$A = v$ otherwise", and with a number in words.
THEN = re.compile(JOIN, re.I)
LAST = re.compile(rf"\s*,?\s*{ELSE}{ENDS}", re.I)
FIRST = re.compile(rf"{JOIN}{ELSE}\s*,?\s*", re.I)
IN_WORDS = re.compile(rf"{JOIN}(?:{ELSE}\s*,?)?{VALUE}\s*(?:,?\s*{ELSE})?{ENDS}", re.I)
BARE = re.compile(ENDS)
NAME = re.compile(r"\s*\\?[A-Za-z]+(?:\{\w+\})?\s*(?:_\s*(?:\w|\{[^{}=]*\}))?\s*")
ORDER = re.compile(r"=|\\ne(?:q)?(?![a-z])|[<>]|\\(?:le|ge)(?:q)?(?![a-z])|\\in(?![a-z])")


# "$\\delta_{ij}$, which is $1$ if $i = j$ and $0$ otherwise": what it is without being told.
KRONECKER = re.compile(
    r"\$\\delta_\{?(?P<a>\w)\s*,?\s*(?P<b>\w)\}?\$(?: for the Kronecker delta)?,?"
    r"(?: which| that)?(?: is| be| equals?)?(?: equal to)? \$?(?:1|one)\$?,? (?:if|when|where|for)"
    r" \$(?:(?P=a) *= *(?P=b)|(?P=b) *= *(?P=a))\$,? and(?: to)? \$?(?:0|zero)\$?"
    r" (?:otherwise|else)(?!\w)",
    re.I,
)


def of_kronecker(said: Sentence) -> range:
    """Which formulas of a sentence only tell what the Kronecker delta is."""
    text, begins = said.words[0], []
    for latex, words in zip(said.formulas, said.words[1:], strict=True):
        begins.append(len(text))
        text += f"${latex.strip()}${words}"
    found = KRONECKER.search(text)
    inside = [k for k, x in enumerate(begins) if found and found.start() <= x < found.end()]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def by_cases(said: Sentence) -> str:
    """The display that a sentence stands for; empty if it is no definition by two cases."""
    words, formulas = _with_numbers(said)
    if said.asks or not said.ends or not (2 <= len(formulas) <= 3) or not is_plain(words[0]):
        return ""
    name, equal, one = formulas[0].partition("=")
    first = IF.fullmatch(words[1])
    if not (first and NAME.fullmatch(name) and ORDER.search(formulas[1]) and "=" not in one):
        return ""
    if bool(equal) == bool(first["value"]):
        return ""
    one, other = one or first["value"], _other(name, words[2:], formulas[2:])
    if not other:
        return ""
    one, other = (NUMBERS.get(x.lower(), x) for x in (one, other))
    rows = rf"{one} & \text{{if }} {formulas[1]} \\ {other} & \text{{otherwise}}"
    return rf"{name} = \begin{{cases}} {rows} \end{{cases}}"


def _with_numbers(said: Sentence) -> tuple[list[str], list[str]]:
    """The words and formulas of a sentence, where a number alone is a word."""
    words, formulas = [said.words[0]], []
    for latex, behind in zip(said.formulas, said.words[1:], strict=True):
        if latex.strip().isdigit():
            words[-1] += latex.strip() + behind
        else:
            formulas.append(latex)
            words.append(behind)
    return words, formulas


def _other(name: str, words: list[str], formulas: list[str]) -> str:
    """What it is otherwise."""
    if not formulas:
        found = IN_WORDS.fullmatch(words[0])
        once = found and len(re.findall(ELSE, words[0], re.I)) == 1
        return found["value"] or "" if once else ""
    behind = THEN.fullmatch(words[0]) and LAST.fullmatch(words[1])
    before = FIRST.fullmatch(words[0]) and BARE.fullmatch(words[1])
    left, equal, right = formulas[0].rpartition("=")
    same = not equal or re.sub(r"\s", "", left) == re.sub(r"\s", "", name)
    return right if (behind or before) and same and "=" not in left else ""
