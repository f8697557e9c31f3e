r"""What stands in the sentence of a display, before it and behind it.

It may be of a case only, ``for $x > 0$``, or of more than the page has declared, "for all real
$x$".  Then a definition is left behind, what is refuted may hold, and what is proved may not.
"""

from __future__ import annotations

import re

from ..judging.judge import claim_names
from ..meaning.scope import REAL, Scope
from ..meaning.typing import Claim
from .choice import ATTRIBUTE, COUNTS, END_OF_ONE, FREE, VALUE, VALUES, leads_to, sentence_round
from .fallen import mentioned
from .markdown import Item
from .nameless import FORMULA
from .prose import says_little
from .words import NARRATION

CITED = re.compile(r"\{\w+\}`[^`]*`")
# How a sentence goes on with something else.
GOES_ON = re.compile(
    r"^\W*(?:and|or|so|which|because|since|as|that|hence|thus|but|while|whereas|the|an?|and then"
    r"|و|که|پس|چون|زیرا|یا)(?!\w)(?!\s*\$)",
    re.I,
)
NEXT_CLAUSE = re.compile(r",\s*(?:and|so|which)\s+(?!\$)|،\s*و\s+(?!\$)")
CASE = re.compile(
    r"\b(?:if|when(?:ever)?|unless|only|provided|except|otherwise)\b"
    r"|(?<!\w)(?:اگر|وقتی|هرگاه|مگر|فقط|به‌جز)(?!\w)",
    re.I,
)
OF_A_PART = re.compile(
    r"^\W*(?:for|if|when(?:ever)?|unless|only|plus|minus|up|to|modulo|at|on|in|except|provided|near"
    r"|برای|به‌ازای|اگر|وقتی|هرگاه|مگر|فقط|به‌علاوه|در|روی|تا)(?!\w)",
    re.I,
)
OF_WHAT = re.compile(
    r"(?<!\w)(?:if|when(?:ever)?|unless|only|for|اگر|وقتی|هرگاه|برای|به‌ازای)(?: all| every)?\s*$",
    re.I,
)
SUPPOSED = re.compile(
    r"\b(?:suppose(?! (?:that )?we (?:have|use|observe|are given))|wrong(?:ly)?|incorrect\w*|false"
    r"|pretend|imagine|for a moment)\b"
    r"|(?<!\w)(?:غلط|نادرست|اشتباه)(?!\w)",
    re.I,
)
# "Suppose that the examples are independent with density": the law is what the page chooses.
OF_A_LAW = re.compile(
    r"^\W*(?:we )?suppose (?:that )?(?!.*\b(?:not|never|instead|wrong\w*|false|if|when|only|for)\b)"
    r"[^.?!]*\b(?:examples?|data|observations?|samples?|targets?|labels?|responses?|outputs?|noise|errors?"
    r"|points|measurements?|variables?)\b[^.?!]*\b(?:are|is|has|have|follows?|comes?|drawn|with)\b"
    r"[^.?!]*\b(?:density|distribution|law|likelihood|probability)"
    r"(?: function)?(?: (?:is|given by))?\W*$",
    re.I,
)
# What a sentence denies that it cites, and what it only speaks of.
DENIES = re.compile(
    r"\b(?:not|never|no longer|unlike|contrast|contrary|without|drop\w*|forget|abandon\w*"
    r"|instead of|despite|against|revok\w*|withdr\w*|lift\w*|suspend\w*|so much for|relied)\b"
    r"|n[’']t\b|(?<!\w)(?:بدون|برخلاف|به‌جای|دیگر)(?!\w)",
    re.I,
)
SPEAKS = re.compile(
    r"\b(?:nobody|compared?|differs?|unless|if|needed|rather|was|were)\b"
    r"|(?<!\w)(?:اگر|مگر|نیازی)(?!\w)",
    re.I,
)
FAILS = re.compile(
    r"^\W*(?:here\s+|اینجا\s+)?(?:fails?|(?:does|is|was|need|can) ?not|no longer|never"
    r"|(?:is|was) (?:false|wrong|violated|over|gone|lifted|void)"
    r"|(?:دیگر )?(?:برقرار )?نیست|دیگر|لغو)(?!\w)",
    re.I,
)
WIDER = re.compile(
    r"\b(?:negative (?:numbers?|values?|inputs?|ones|entries)|for negative|(?:all|any|every) real"
    r"|arbitrary|whole|even for)\b"
    r"|(?<!\w)(?:(?:(?:عدد|مقدار|ورودی)\S*|برای\W*) منفی|حقیقی|دلخواه)(?!\w)",
    re.I,
)


def is_cited_in_passing(item: Item) -> bool:
    """Whether a sentence denies what it cites, compares with it or asks for it."""
    heading = any(name == "heading" for name, _ in item.inside)
    before = END_OF_ONE.split(item.before)[-1]
    return heading or denies_cited(item) or bool(SPEAKS.search(before))


def denies_cited(item: Item) -> bool:
    """Whether a sentence says that what it cites does not hold: "Contrary to (3), …"."""
    before, after = END_OF_ONE.split(item.before)[-1], END_OF_ONE.split(item.after)[0]
    return bool(DENIES.search(before) or FAILS.match(after))


def _is_restriction(latex: str) -> bool:
    """Whether a formula is an order or a value: ``x > 0``."""
    return not COUNTS.match(latex) and bool(VALUES.search(latex) or VALUE.search(latex))


def _is_narrow(latex: str) -> bool:
    """Whether a formula in a sentence restricts what the page has declared."""
    if COUNTS.match(latex) or FREE.match(latex):
        return False
    return bool(VALUES.search(latex) or "=" in latex or r"\in" in latex)


def _narrows(text: str) -> bool:
    """Whether the rest of a sentence restricts what the display before it says."""
    text = NEXT_CLAUSE.split(text)[0]
    formulas, words = FORMULA.findall(text), CITED.sub(" ", FORMULA.sub(" ", text))
    if not text or GOES_ON.match(text):
        return False
    if any(map(_is_narrow, formulas)) or ATTRIBUTE.search(words) or CASE.search(words):
        return True
    return not says_little(words, NARRATION, ())


def only_behind(item: Item) -> str:
    """Why a claim that is refuted may hold; else empty."""
    return f"refuted, but the text goes on: “{item.after}”" if _narrows(item.after) else ""


def of_a_case(items: list[Item], place: int) -> str:
    """Why a display defines nothing for the whole page; else empty."""
    item = items[place]
    if OF_A_PART.match(item.after) and _narrows(item.after):
        return f"a definition that goes on behind its display, “{item.after}”: write cases"
    words = leads_to(items, place)
    above = next((k for k in range(place - 1, -1, -1) if items[k].kind != "cite"), None)
    same = above is not None and items[above].kind == "inline" and words != item.before
    sentence = sentence_round(items, above) if same else None
    pairs = zip(sentence.words, sentence.formulas, strict=False) if same else ()
    case = any(OF_WHAT.search(said) and _is_restriction(latex) for said, latex in pairs)
    part = re.match(r"\W*(?:for|برای)(?!\w)", words, re.I) and ATTRIBUTE.search(words)
    if (SUPPOSED.search(words) and not OF_A_LAW.search(words)) or case or part:
        return f"a definition of a case, “{' '.join(words.split())} …”: write cases, or not-"
    return ""


def of_more(claim: Claim, scope: Scope, items: list[Item], place: int) -> str:
    """Why a claim is not judged: its sentence speaks of another set; else empty."""
    names = scope.dependencies(claim_names(claim)) & set(scope.types)
    item, lead = items[place], leads_to(items, place)
    narrow = {key for key in names if scope.types[key].domain != REAL}
    behind = FORMULA.findall(item.after) if not GOES_ON.match(item.after) else []
    said = [x for x in behind if narrow & mentioned(x) and (r"\in" in x or _is_restriction(x))]
    if said:
        return f"the text goes on behind the display: “${said[0]}$”: declare that set"
    for text in (lead, item.after):
        found = WIDER.search(text) if narrow else None
        if found and (text == lead or not GOES_ON.match(text)):
            return f"the text says “{found[0]}” of the display: declare that set"
    return ""
