"""The cells of a page, a notebook or a Markdown file, and what they display or declare."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from ..reading.errors import BadPage
from .markdown import Item, Sections, markdown_items
from .report import without_report
from .roles import with_role
from .rows import with_rows

CODE_MATH = re.compile(
    r"\b(?:Math|Latex)\s*\(|%%latex|to_latex\(|display_latex|\bMarkdown\s*\([^)]*\$"
)
CODE_OR_DISPLAY = re.compile(r"^```\{?code.*?^```|\$\$.*?\$\$|<!--.*?-->", re.S | re.M)
# What Persian writes in several ways, as this program knows it: letters of an Arabic keyboard; what
# is joined, as "here" and "there"; and what a half space joins, a verb to its prefix.
LETTERS = str.maketrans({"ك": "ک", "ي": "ی", "ى": "ی", "ۀ": "هٔ"})
JOINED = re.compile(r"(?<!\w)((?:این|آن)(?=.(?:جا|گاه))|آن(?=.چه)|(?:این|آن)(?=\u200cکه))[\u200c ]")
HALF_JOINED = re.compile(
    r"(?<=(?<!\w)می) (?=\w)|(?<=(?<!\w)نمی) (?=\w)|(?<=\w) (?=ها(?:یی?)?(?!\w))"
)
REMOVED = {"remove-cell", "remove_cell", "remove-input"}


def cells(path: Path, whole: bool = True):
    """(id, type, source, tags) of each cell; a text page is one cell.

    ``whole``: with what it reports of another document.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadPage(f"{path} cannot be read: {error}") from None
    if path.suffix != ".ipynb":
        text = spelled(text)
        yield "0", "markdown", text if whole else without_report(text), ()
        return
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadPage(f"{path} is not a notebook: {error}") from None
    found = found.get("cells") if isinstance(found, dict) else None
    if not isinstance(found, list):
        raise BadPage(f"{path} is not a notebook of format 4: it has no list of cells")
    for place, cell in enumerate(found):
        source = cell.get("source", "") if isinstance(cell, dict) else None
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if not isinstance(source, str):
            raise BadPage(f"{path} is not a notebook: cell {place} has no text")
        kind, metadata = cell.get("cell_type", ""), cell.get("metadata")
        tags = metadata.get("tags") if isinstance(metadata, dict) else None
        tags = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
        yield (
            str(cell.get("id", place)),
            kind,
            spelled(source) if kind == "markdown" else source,
            tags,
        )


def spelled(text: str) -> str:
    """A text with one spelling for each Persian word."""
    return HALF_JOINED.sub("\u200c", JOINED.sub(r"\1", text.translate(LETTERS)))


def words_of(path: Path, *shown: str, whole: bool = True) -> list[str]:
    """What a page says, with each of ``shown`` for its displays and its code.

    ``whole``: with what it reports of another document.
    """
    told = cells(path, whole)
    text = "\n\n".join(source for _, kind, source, _ in told if kind == "markdown")
    return [CODE_OR_DISPLAY.sub(sign, text) for sign in shown]


def read_items(path: Path) -> list[Item]:
    """All items of a page in reading order.

    Parameters
    ----------
    path : Path
        A notebook or a Markdown page.

    Raises
    ------
    BadPage
        If its blocks are nested too deep, or it is no page.
    """
    try:
        return with_rows(_items(path))
    except RecursionError:
        raise BadPage(f"{path} nests its blocks too deep") from None


def _items(path: Path) -> list[Item]:
    found: list[Item] = []
    sections = Sections()
    for cell, kind, source, tags in cells(path, whole=False):
        if kind == "markdown" and REMOVED & set(tags):
            for item in markdown_items(source, cell, sections):
                if item.kind not in ("inline", "cite"):
                    found.append(replace(item, kind="unseen", note="a cell that is not shown"))
        elif kind == "markdown":
            found.extend(with_role(item, path) for item in markdown_items(source, cell, sections))
        elif kind == "code":
            for match in CODE_MATH.finditer(source):
                line = source.count("\n", 0, match.start()) + 1
                note = "mathematics displayed by code: write it in a Markdown cell"
                found.append(Item("hidden", "", match[0], cell, line, note))
    return found
