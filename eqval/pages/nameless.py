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
    r"|^\[\^[^\]\s]+\]:|^\s*>|^:\s|^<\w+>",  # the mark of a footnote, of a quotation, of a term
    re.M,
)
TITLE = re.compile(r"^\s*(?:#+|[:`]{3,}\s*(?:\{[\w-]+\})?|<\w+[^<>]*>)")
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
    r"|signs|data|means|quantities)(?=(?: of both| here)? (?!that\b|which\b)[a-z])"
)
NOUN_FA = r"(?:عدد|درایه|ماتریس|بردار|ستون|سطر)"
# What may stand before that.
LEAD = (
    r"throughout|here|also|again|moreover|further(?:more)?|remark|warning|nb|in fact"
    r"|(?:please )?(?:note|recall|remember|mind|observe)(?: that)?|of course|همچنین|ضمناً"
    r"|(?:یادآوری|توجه)(?: کنید(?: که)?)?"
)
POINTS_TO = re.compile(
    rf"(?:^(?!\s*[,;:،؛])|[(–—]\s?)\W*(?:(?:{LEAD})\W+)*(?:they"
    r"|both(?= [a-z])|there (?:is|are)|everything|one is|their \w+"
    r"|we (?:assume|require|suppose|choose|have(?! to\b)|work (?:with|in|on))"
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
    r"|(?:جمع|مجموع|حاصل‌ضرب|میانگین|طول)‌?ش\w+)(?!\**(?: \S+){0,2} را(?!\w)))(?![\w\u200c])"
    r"(?=[^`]*$)",
    re.I,
)
# What may as well point to a formula, or to nothing.
OF_ONE = re.compile(r"\W*(?:it|there|this|its|we)\b", re.I)


def _kept(found: re.Match) -> str:
    """What of a heading, a title or a row points to names, as sentences of their own."""
    cells = [part.strip() for part in found[0].split("|")]
    parts = [x for x in cells if END.search(x[-2:])] if cells[1:] else [TITLE.sub("", found[0])]
    return "".join(f"\n\n{part}" for part in parts if POINTS_TO.match(part)) + "\n\n"


def paragraphs(prose: str) -> Iterator[list[str]]:
    """The sentences of each part of a text, but for what leads to a display."""
    text = PARTS.split(NOT_SAID.sub(_kept, IN_A_WORLD.sub("\n\n", prose)))
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
        told = [*filter(WORD.search, said)]
        for one in told:
            formulas = FORMULA.findall(one)
            if any(map(mentioned, formulas)):
                reaches = declared = any(map(DECLARES.search, formulas))
            else:
                label = one.startswith("**") and one is not told[-1]  # "**They wait.** Each …"
                points = bool(POINTS_TO.search(one)) and not label
                reaches = reaches and (declared or not OF_ONE.match(one))
                found.append((one.strip(), points and reaches))
                reaches = points or declared
    return tuple(found)
