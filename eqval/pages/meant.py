r"""A letter whose calls can only be meant of one well-known function: ``\sigma(z)`` on a page that
speaks of the sigmoid, and says nothing else of σ.  What rests on it is inferred.
"""

from __future__ import annotations

import re

from ..meaning.scope import Scope
from .known import FUNCTIONS, GIVES, LETTER, is_another, well_known
from .markdown import Item
from .sentence import STOPS

SIGMA = r"\sigma"
BODY, _, CALLED = FUNCTIONS[0]
WORD = re.compile(rf"(?<![\w-])(?:{CALLED})(?![\w-])", re.I)
# What may make it another function, or σ any of several.
DOUBTS = re.compile(
    r"(?<!\w)(?:no[tr]?|never|unlike|instead|rather|without|replac\w+|vs|versus|compare\w*"
    r"|whereas|e\.g|such|example|instance|like|any|some|every|each|general\w*|other\w*"
    r"|relu|softplus|step|probit|deviation|variance"
    r"|نه|نیست|به‌جای|برخلاف|مانند|هر|واریانس|انحراف)(?!\w)",
    re.I,
)
PARAGRAPH = re.compile(r"\n\s*\n|\n\s*[-*] ")
TANH = re.compile("tanh|tangent|تانژانت", re.I)
CALL = r"\s*(?:'|\^\s*\{?\\prime\}?)*\s*(?:\(|\\left\s*\(|\\[bB]igg?l?\s*\()"
BARE = re.compile(rf"\\sigma(?![A-Za-z])(?!{CALL})")
HEAD = re.compile(r"\\sigma(?:\s*(?:\\left)?\(.*\))?")


SPELLED = re.compile(
    r"(?<![\\A-Za-z])(sigmoid|softmax|softplus|logit|ReLU|relu|tanh|exp|log)"
    r"(?=\s*(?:\(|\\left\s*\())"
)


def spelled(items: list[Item]) -> set[str]:
    """Well-known functions whose letters are set in italics, before a bracket: ``sigmoid(z)``."""
    formulas = [item.latex for item in items if item.latex]
    alone = {x.strip() for latex in formulas for x in re.split(r"\\in|[=,<>]", latex)}
    found = {word for latex in formulas for word in SPELLED.findall(latex)}
    return {word for word in found if len({*word} & alone) < 2}  # e x p of three numbers


def bring_meant(scope: Scope, items: list[Item], prose: str) -> None:
    """Define in ``scope`` the σ of which a page says no more than the word."""
    shown = [x.latex for x in items if x.latex and not LETTER.fullmatch(x.latex.strip())]
    if not any(SIGMA in x for x in shown) or any(map(BARE.search, shown)):
        return
    inline = (LETTER.fullmatch(x.latex.strip()) for x in items if x.kind == "inline")
    spoken_of = any(letter and letter["key"] == SIGMA for letter in inline)
    if not (spoken_of or (SIGMA, 1) in scope.calls or _says_another(items, prose)):
        scope.define_function(SIGMA, well_known(BODY))
        scope.inferred.add(SIGMA)


def _says_another(items: list[Item], prose: str) -> bool:
    """Whether a page says nothing of a sigmoid, or anything else of it, or gives σ a meaning."""
    told = [text for part in PARAGRAPH.split(prose) for text in STOPS.split(part)
            if WORD.search(text)]  # fmt: skip
    if not told:
        return True
    if any(map(DOUBTS.search, told)) or any(is_another(CALLED, x) for x in told):
        return True
    if any(map(TANH.search, told)) and not any(TANH.search(x.latex or "") for x in items):
        return True
    given = (GIVES.split(x.latex) for x in items if x.kind != "eq" and x.latex)
    return any(len(parts) > 1 and HEAD.fullmatch(parts[0].strip()) for parts in given)
