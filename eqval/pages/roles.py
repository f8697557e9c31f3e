"""What role a display has: by the prefix of its label, by `pyproject.toml`, or by a comment in it.

``[tool.eqval.roles]`` says which role other labels have: ``"eq:" = "eq"``; ``""`` is for
displays without a label.  A comment, ``% eqval: def``, is for one display.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..reading.errors import BadPage
from .markdown import ROLES, Item, role_of

COMMENT = re.compile(r"%[ \t]*eqval:[ \t]*(?P<role>\w+)")
INNER = re.compile(r"\\label\s*\{(?P<label>[^{}]+)\}")


def role_of_label(label: str, path: Path) -> str:
    """``def``, ``eq``, ``hyp``, ``not`` or ``unlabelled``."""
    own = role_of(label)
    if own != "unlabelled":
        return own
    fitting = {
        prefix: role for prefix, role in mapping(Path(path).resolve().parent)
        if label.startswith(prefix) and bool(label) == bool(prefix)
    }  # fmt: skip
    return fitting[max(fitting, key=len)] if fitting else own


def with_role(item: Item, path: Path) -> Item:
    """The display with the role that the page or its project gives it."""
    if item.kind not in ("unlabelled", "hidden") or not item.latex:
        return item
    label = item.label
    if item.kind == "hidden" and not item.latex.startswith(r"\begin{"):
        return item
    inner = INNER.search(item.latex)
    label = label or (inner["label"] if inner else "")
    comment = COMMENT.search(item.latex)
    role = comment["role"] if comment else role_of_label(label, path)
    if comment and role not in ROLES:
        raise BadPage(f"{path}: a role is {', '.join(ROLES)}, not {role}")
    return item if role == "unlabelled" else replace(item, kind=role, label=label, note="")


@cache
def mapping(folder: Path) -> tuple[tuple[str, str], ...]:
    """The prefixes and roles of the nearest `pyproject.toml` that has some."""
    for place in (folder, *folder.parents):
        try:
            found = tomllib.loads((place / "pyproject.toml").read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            continue
        roles = found.get("tool", {}).get("eqval", {}).get("roles")
        if isinstance(roles, dict):
            if not set(map(str, roles.values())) <= set(ROLES):
                raise BadPage(f"{place / 'pyproject.toml'}: a role is {', '.join(ROLES)}")
            return tuple(roles.items())
    return ()
