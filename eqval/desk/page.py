"""A derivation as a page of its own."""

from __future__ import annotations

from collections.abc import Iterable

from ..reading.errors import EquationError
from ..reading.statement import has_relation
from ..reading.tokens import tokens_of
from .sentences import say


def page_of(given: list[str], read: Iterable[tuple[str, str]], language: str) -> str:
    """Markdown: what is given in a sentence each, then the lines with their labels."""
    parts = [f"# {say(language, 'page', 'title')}"]
    for place, item in enumerate(given, 1):
        parts.append(_given(item, place))
    for place, (role, latex) in enumerate(read, 1):
        parts.append(f"$$ {latex} $$ ({role}-line-{place})")
    return "\n\n".join(parts) + "\n"


def _given(item: str, place: int) -> str:
    """A declaration stands in the text; a definition or an assumption is displayed."""
    try:
        displayed = has_relation(tokens_of(item)) and r"\in" not in item
    except EquationError:
        displayed = False
    return f"$$ {item} $$ (def-given-{place})" if displayed else f"${item}$"
