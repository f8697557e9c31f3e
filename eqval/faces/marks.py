"""The HTML of a mark: a sign for the eye, its meaning in words for everyone else."""

from __future__ import annotations

import re
from html import escape

from .messages import sentence, short, texts

SIGNS = {"proved": "✓", "defined": "≔", "caught": "✗"}
ORDER = ("proved", "defined", "assumed", "caught")


def kind(record: dict) -> str:
    """How a mark looks: by what was found, or red for what must not stay so."""
    return record["status"] if record["ok"] and record["status"] in ORDER else "red"


def sign(found: str, language: str | None) -> str:
    """A sign, and in the open a word where a sign is not enough."""
    shape = SIGNS.get(found, "!" if found == "red" else "")
    word = texts(language).get(f"open {found}", "")
    return " ".join(filter(None, (shape, word)))


def mark(record: dict, formula: str, target: str, language: str | None) -> str:
    """One mark, a link to its row in the ledger where there is one.

    What is seen is hidden from screen readers, which read the words, once.
    """
    inside = (
        f'<bdi class="eqval-sign" aria-hidden="true">{escape(sign(kind(record), language))}</bdi>'
        f'<bdi class="eqval-scope" aria-hidden="true" dir="ltr">{slanted(short(record, formula))}'
        f'</bdi><bdi class="eqval-words">{escape(sentence(record, language, formula))}</bdi>'
    )
    classes = f'class="eqval eqval-{kind(record)}"'
    if not target:
        return f"<span {classes}>{inside}</span>"
    return f'<a {classes} href="{escape(target)}">{inside}</a>'


def slanted(scope: str) -> str:
    """Letters as they are set in a formula."""
    return re.sub(r"[A-Za-z]+", r"<var>\g<0></var>", escape(scope))


def legend(records: list[dict], language: str | None) -> str:
    """What the signs of a page mean, in one line."""
    say, present = texts(language), {kind(record) for record in records}
    parts = [
        f'<span><bdi class="eqval eqval-{found}">{escape(sign(found, language))}</bdi> '
        f"{escape(say['legend ' + found])}</span>"
        for found in ORDER
        if found in present
    ]
    return f'<p class="eqval-legend">{" ".join(parts)}</p>\n'
