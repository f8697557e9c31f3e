r"""Sentences of a page that hold none of its names, and may speak of them: "They commute."

Words are not understood.  So wherever on its page such a sentence stands, above a claim or
below it, what is refuted may hold by it, unless all its words are known to say nothing of the
values of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from .choice import END, END_OF_ONE, WORD
from .fallen import mentioned
from .markdown import OWN_WORLD

SHOWN = "□"  # where a display stands
WORLDS = "|".join(map(re.escape, sorted(OWN_WORLD)))
IN_A_WORLD = re.compile(rf"^(?P<fence>:{{3,}}|`{{3,}})(?:{WORLDS}).*?^(?P=fence)\s*$", re.S | re.M)
NOT_SAID = re.compile(
    r"^[ \t]*(?::{3,}|`{3,}|:[\w-]+:|#|\|).*$"  # a fence, an option, a heading, a row
    rf"|\{{[\w:]+\}}`[^`]*`|(?<={SHOWN})\s*\([\w:-]+\)"  # a role, a label
    r"|^\[\^[^\]\s]+\]:",  # the mark of a footnote
    re.M,
)
PARTS = re.compile(rf"\n\s*\n|^\s*(?:[-*+]|\d+[.)])\s|(?={SHOWN})|(?<={SHOWN})", re.M)
FORMULA = re.compile(r"\$([^$]*)\$")
DECLARES = re.compile(r"\\(?:in|to)(?![a-z])")
# What a sentence begins with that points to names.
VERB = (
    r"(?: (?:is|are|has|have|sum|add|agree|commute|coincide|cancel|vanish|lie|equal|exceed)(?!\w)"
    r"| (?!this|its)\w*[^s\W]s(?!\w))"
)
ONE = r"(?:number|value|vector|matrix|function|map|row|column|component|entry|sign|mean|quantity)"
SEVERAL = (
    r"(?:numbers|values|reals|vectors|matrices|functions|maps|rows|columns|components|entries"
    r"|signs|data|means|quantities)(?=(?: of both| here)? [a-z])"
)
NOUN_FA = r"(?:عدد|درایه|ماتریس|بردار|ستون|سطر)"
POINTS_TO = re.compile(
    r"^\s*(?:(?:throughout|here)\W+)?(?:they|both(?= [a-z])|there (?:is|are)|everything"
    r"|one is|their \w+|we (?:assume|require|suppose|choose|have(?! to\b)|work (?:with|in|on))"
    r"|(?:let us )?(?:assume|suppose)|فرض (?:کنید|می‌کنیم)"
    r"|(?:zero|one) and \w+ are"
    rf"|(?:it|each|neither|none|all|these)(?: of (?:them|these|the two))?(?={VERB})"
    r"|the two of them|(?:with |by )?(?:(?:the|an?) )?(?:bars?|hats?|tildes?|stars?|asterisks?)"
    r"|overlined \w+|letters with an? \w+|خط بالا"
    rf"|(?:the|this|our|its|these) (?:two|first|second|latter|former|other)(?={VERB})"
    r"|(?:(?:the|this|our|its|all|no|only|every|each|any|two|positive|negative|zero|and) )*"
    rf"(?:{SEVERAL}|{ONE}(?=(?: on this page)?{VERB}))"
    r"|(?:هر دو|آن دو|آن‌ها|این‌ها|این تابع|هیچ‌(?:یک|کدام)|یکی \S+ دیگری"
    r"|(?:(?:جمع|مجموع|حاصل‌ضرب|میانگین|طول|همهٔ) )?"
    rf"(?:هر دو|آن دو|{NOUN_FA}‌?ها\w*|{NOUN_FA} (?:مثبت|منفی))"
    r"|(?:جمع|مجموع|حاصل‌ضرب|میانگین|طول)‌?ش\w+)(?!(?: \S+){0,2} را(?!\w)))(?![\w\u200c])"
    r"(?=[^`]*$)",
    re.I,
)
# What may as well point to a formula, or to nothing.
OF_ONE = re.compile(r"\s*(?:it|there|this|its|we)\b", re.I)


def paragraphs(prose: str) -> Iterator[list[str]]:
    """The sentences of each part of a text, but for what leads to a display."""
    text = PARTS.split(NOT_SAID.sub("\n\n", IN_A_WORLD.sub("\n\n", prose)))
    text = [" ".join(part.split()) for part in text if part.strip()]
    for part, following in zip_longest(text, text[1:], fillvalue=""):
        said = END_OF_ONE.split(part)
        yield said[:-1] if following == SHOWN and not END.search(part[-2:]) else said


@cache
def sentences(prose: str) -> tuple[tuple[str, bool], ...]:
    """The sentences of a text that hold no name, but for what leads to a display.

    Each comes with whether it points to names: its subject is what a name may be, and what it
    points to stands in no sentence before it that holds no name.
    """
    found = []
    for said in paragraphs(prose):
        reaches, declared = True, False
        for one in filter(WORD.search, said):
            formulas = FORMULA.findall(one)
            if any(map(mentioned, formulas)):
                reaches = declared = any(map(DECLARES.search, formulas))
            else:
                points = bool(POINTS_TO.match(one))
                reaches = reaches and (declared or not OF_ONE.match(one))
                found.append((one.strip(), points and reaches))
                reaches = points or declared
    return tuple(found)
