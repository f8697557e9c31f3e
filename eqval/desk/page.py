"""A derivation as a page of its own."""

from __future__ import annotations

from collections.abc import Iterable

from .sentences import say

Displays = Iterable[tuple[str, str]]  # role and LaTeX


def page_of(given: Displays, read: Displays, language: str) -> str:
    """Markdown: what is given, then the lines; what has a role is displayed, with a label."""
    parts = [f"# {say(language, 'page', 'title')}"]
    for name, displays in (("given", given), ("line", read)):
        for place, (role, latex) in enumerate(displays, 1):
            parts.append(f"$$ {latex} $$ ({role}-{name}-{place})" if role else f"${latex}$")
    return "\n\n".join(parts) + "\n"
