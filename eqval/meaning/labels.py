r"""The layer in a name: ``w^{l+1}``, ``W^{[l]}``, ``n_{l-1}``."""

from __future__ import annotations

import re

from ..reading.tokens import tokens_of

LABEL = re.compile(
    r"(?P<before>[_^]\{[\[(]?)(?P<letter>[a-zA-Z])(?P<by>[+-]\d+)?(?P<after>[\])]?\})"
)
FAR = 3  # layers further up or down that a formula may name


def raised_in_lists(texts: list[str]) -> frozenset[str]:
    """Letters of which a text lists ``x^{0}, x^{1}, \\dots`` as things of their own, no powers."""
    lists = (LISTED.split(text) for text in texts if "," in text and "^" in text)
    raised = (set(map(RAISED.fullmatch, filter(None, parts))) for parts in lists)
    return frozenset(
        found["base"] for items in raised if None not in items and len(items) > 1 for found in items
    )


LISTED = re.compile(r"(?:\s|,|\\[lc]?dots|\\ldots)+")
RAISED = re.compile(r"(?P<base>\\?[A-Za-z]+)\^(?:\{\w+\}|\d)")


def label_of(key: str, letters) -> tuple[str, int] | None:
    """``("l", 1)`` of ``w^{l+1}``, if l is one of the letters."""
    found = next((item for item in LABEL.finditer(key) if item["letter"] in letters), None)
    return (found["letter"], int(found["by"] or 0)) if found else None


def moved(key: str, letter: str, other: str, by: int) -> str:
    """The same name in another layer."""

    def change(match):
        if match["letter"] != letter:
            return match[0]
        place = int(match["by"] or 0) + by
        return f"{match['before']}{other}{f'{place:+d}' if place else ''}{match['after']}"

    return LABEL.sub(change, key)


RAISED_LETTER = re.compile(
    r"(?<!\S)(?P<base>[a-zA-Z]|\\(?:alpha|beta|gamma|delta|epsilon|mu|sigma)) "
    r"(?P<below>_ (?:\w|\{[^{}]*\}) )?\^ (?:(?P<bare>[Ll])|\{ (?P<label>L|l|L - 1) \})(?!\S)"
)


def labelled_names(formulas: list[str]) -> frozenset[str]:
    r"""``a^{L}`` of ``a^L_j``, where neither a nor L has a meaning of its own on the page.

    What holds of such names, whatever they are, holds of powers too.
    """
    texts = [" ".join(token.text for token in tokens_of(text)) for text in formulas]
    texts = [text for text in texts if text not in ("L", "l")]
    found = {(x["base"], (x["label"] or x["bare"]).replace(" ", ""))
             for text in texts for x in RAISED_LETTER.finditer(text)}  # fmt: skip
    rest = {part for text in texts for part in RAISED_LETTER.sub(r"\g<below>", text).split()}
    return frozenset(f"{base}^{{{label}}}" for base, label in found if not {base, label[0]} & rest)
