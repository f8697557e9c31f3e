r"""Sentences of a page that hold none of its names, and may speak of them: "They commute."

Words are not understood.  So wherever on its page such a sentence stands, above a claim or
below it, what is refuted may hold by it, unless all its words are known to say nothing of the
values of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .choice import END, END_OF_ONE, WORD
from .fallen import mentioned
from .markdown import OWN_WORLD

SHOWN = "□"  # where a display stands
WORLDS = "|".join(map(re.escape, sorted(OWN_WORLD)))
IN_A_WORLD = re.compile(rf"^(?P<fence>:{{3,}}|`{{3,}})(?:{WORLDS}).*?^(?P=fence)\s*$", re.S | re.M)
NOT_SAID = re.compile(
    r"^[ \t]*(?::{3,}|`{3,}|:[\w-]+:|#|\|).*$"  # a fence, an option, a heading, a row
    rf"|\{{[\w:]+\}}`[^`]*`|(?<={SHOWN})\s*\([\w:-]+\)",  # a role, a label
    re.M,
)
PARTS = re.compile(rf"\n\s*\n|^\s*(?:[-*+]|\d+[.)])\s|(?={SHOWN})|(?<={SHOWN})", re.M)
FORMULA = re.compile(r"\$([^$]*)\$")
# What a sentence begins with that points to names.
POINTS_TO = re.compile(
    r"^\W*(?:(?:it|they|both|there (?:is|are)|we (?:assume|require|suppose|choose|have)"
    r"|(?:their|all) \w+)"
    r"|(?:each|neither|none|all|one|rows|columns|entries"
    r"|(?:the|this|our|its) (?:two|first|second|latter|former|other|matri\w+|vectors?|functions?"
    r"|numbers?|maps?|rows|columns|entries|activation|batch|graph))"
    r" (?:are|have|sum|agree|commute|coincide|\w*s)"
    r"|هر دو|آن دو|آن‌ها|این تابع|هیچ‌یک|یکی)(?!\w)",
    re.I,
)


def sentences(prose: str) -> Iterator[str]:
    """The sentences of a text that hold no name, but for what leads to a display."""
    text = PARTS.split(NOT_SAID.sub("\n\n", IN_A_WORLD.sub("\n\n", prose)))
    text = [" ".join(part.split()) for part in text if part.strip()]
    for part, following in zip(text, [*text[1:], ""], strict=True):
        said = END_OF_ONE.split(part)
        if following == SHOWN and not END.search(part[-2:]):
            said.pop()
        for one in said:
            if WORD.search(one) and not any(map(mentioned, FORMULA.findall(one))):
                yield one.strip()
