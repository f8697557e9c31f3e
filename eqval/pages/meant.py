r"""A letter whose calls can only be meant of one well-known function: ``\sigma(z)`` on a page that
speaks of the sigmoid, and says nothing else of σ.  What rests on it is inferred.
"""

from __future__ import annotations

import re

from ..meaning.scope import Scope
from .known import FUNCTIONS, GIVES, LETTER, POINTS_BACK, SAYS, is_another, well_known
from .markdown import Item
from .sentence import STOPS, in_plain_words

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
BEFORE = re.compile(r"(?<!\w)(?:and|where|with|و|که در آن)\s*$", re.I)
BEHIND = re.compile(
    rf"\s*(?:is|denotes)\s+the\s+(?:logistic\s+)?(?:{CALLED})(?:\s+(?:activation|function))*"
    rf"\s*(?:[.,;)]|$)|\s*(?:همان\s+)?تابع\s+(?:{CALLED})\s+(?:است|باشد)\s*(?:[.،؛)]|$)",
    re.I,
)
NAMED = re.compile(rf"the\s+(?:logistic\s+)?(?:{CALLED})(?:\s+function)?\s*$", re.I)
SAID = re.compile(rf"\$\s*\\sigma\s*\$\s+(?:is|denotes)\s+the\s|تابع\s+(?:{CALLED})", re.I)
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
    alone = [x for x in items if x.kind == "inline" and LETTER.fullmatch(x.latex.strip())]
    mentions = [x for x in alone if LETTER.fullmatch(x.latex.strip())["key"] == SIGMA]
    called = [x for x in mentions if _is_called(x)]
    if len(called) != bool(mentions) or (SIGMA, 1) in scope.calls:
        return
    others = all(NAMED.search(x.before) and not SAYS.match(x.after) for x in mentions
                 if x not in called)  # fmt: skip
    if others and not _says_another(items, prose, bool(called)):
        scope.define_function(SIGMA, well_known(BODY))
        scope.inferred.add(SIGMA)


def _is_called(item: Item) -> bool:
    """Whether a sentence ends with what σ is, and its paragraph does not come back to it."""
    found = BEHIND.match(item.after)
    if not found or not BEFORE.search(item.before) or not in_plain_words(item):
        return False
    rest = PARAGRAPH.split(item.after[found.end() :])[0]
    return not POINTS_BACK.search(rest) and not DOUBTS.search(rest)


def _says_another(items: list[Item], prose: str, called: bool) -> bool:
    """Whether a page says nothing of a sigmoid, or anything else of it, or gives σ a meaning."""
    told = [text for part in PARAGRAPH.split(prose) for text in STOPS.split(part)
            if WORD.search(text)]  # fmt: skip
    if not told:
        return True
    told = [x for x in told if not (called and SAID.search(x))]
    if any(map(DOUBTS.search, told)) or any(is_another(CALLED, x) for x in told):
        return True
    if any(map(TANH.search, told)) and not any(TANH.search(x.latex or "") for x in items):
        return True
    given = (GIVES.split(x.latex) for x in items if x.kind != "eq" and x.latex)
    return any(len(parts) > 1 and HEAD.fullmatch(parts[0].strip()) for parts in given)
