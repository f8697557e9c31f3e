r"""A letter whose calls can only be meant of one well-known function: ``\sigma(z)`` on a page that
speaks of the sigmoid, and says nothing else of σ.  What rests on it is inferred.
"""

from __future__ import annotations

import re

from ..meaning.scope import Scope
from .fallen import left_names
from .known import FUNCTIONS, GIVES, LETTER, POINTS_BACK, _function, _is_another
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
CALL = r"\s*(?:'|\^\s*\{{?\\prime\}}?)*\s*(?:\(|\\left\s*\(|\\(?:big|Big|bigg|Bigg)l?\s*\()"


def bring_meant(scope: Scope, items: list[Item], prose: str) -> None:
    """Define in ``scope`` the σ of which a page says no more than the word."""
    formulas = [item.latex for item in items if item.latex]
    alone = [x for x in items if x.kind == "inline" and LETTER.fullmatch(x.latex.strip())]
    sigma = re.compile(rf"{re.escape(SIGMA)}(?![A-Za-z])(?!{CALL.format()})")
    shown = [x for x in formulas if not LETTER.fullmatch(x.strip())]
    if not any(SIGMA in x for x in shown) or any(map(sigma.search, shown)):
        return
    if (SIGMA, 1) in scope.calls or _says_another(items, prose):
        return
    mentions = [x for x in alone if LETTER.fullmatch(x.latex.strip())["key"] == SIGMA]
    if not mentions or (len(mentions) == 1 and _is_called(mentions[0])):
        scope.define_function(SIGMA, _function(BODY))
        scope.inferred.add(SIGMA)


def _is_called(item: Item) -> bool:
    """Whether a sentence ends with what σ is, and its paragraph does not come back to it."""
    found = BEHIND.match(item.after)
    if not found or not BEFORE.search(item.before) or not in_plain_words(item):
        return False
    rest = PARAGRAPH.split(item.after[found.end() :])[0]
    return not POINTS_BACK.search(rest) and not DOUBTS.search(rest)


def _says_another(items: list[Item], prose: str) -> bool:
    """Whether a page says nothing of a sigmoid, or anything else of it, or gives σ a meaning."""
    told = [text for part in PARAGRAPH.split(prose) for text in STOPS.split(part)
            if WORD.search(text)]  # fmt: skip
    if not told or any(map(DOUBTS.search, told)) or _is_another(CALLED, prose):
        return True
    if any(map(TANH.search, told)) and not any(TANH.search(x.latex or "") for x in items):
        return True
    given = [x.latex for x in items if x.kind != "eq" and x.latex and GIVES.search(x.latex)]
    return any(SIGMA in left_names([x]) and "'" not in x.partition("=")[0] for x in given)
