r"""The layer in a name: ``w^{l+1}``, ``W^{[l]}``, ``n_{l-1}``."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"(?P<before>[_^]\{[\[(]?)(?P<letter>[a-zA-Z])(?P<by>[+-]\d+)?(?P<after>[\])]?\})"
)
FAR = 3  # layers further up or down that a formula may name


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
