r"""Everything a page displays or declares, in reading order, out of .ipynb and .md.

Prose is looked through wherever it stands, also inside ``:::{exercise}`` and
```` ```{solution} ````; code (fences, ``{code-cell}``, inline code) is not.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from .errors import BadPage

PROSE = {
    "exercise", "solution", "dropdown", "admonition", "note", "tip", "warning", "important",
    "hint", "seealso", "attention", "caution", "danger", "error", "example", "proof", "prf",
    "exercise-start", "exercise-end", "solution-start", "solution-end", "margin", "sidebar",
    "card", "grid", "grid-item", "grid-item-card", "tab-item", "tab-set", "details", "epigraph",
    "div", "figure", "list-table", "table", "topic", "glossary", "quote", "aside", "question",
}  # fmt: skip
ROLES = ("def", "eq", "hyp", "not")
DISPLAY = re.compile(r"(?<!\\)\$\$(?P<body>.*?)(?<!\\)\$\$(?:[ \t]*\((?P<label>[^()\s]+)\))?", re.S)
INLINE = re.compile(r"(?<![\\$])\$(?P<body>[^$\n]+(?:\n(?!\s*\n)[^$\n]+)*?)(?<!\\)\$(?![\d$])")
CITATION = re.compile(
    r"\{(?:eq|numref|ref)\}`(?:[^`<>]*<)?(?P<role>[^`<>\s]+)>?`"
    r"|\[[^\]\n]*\]\(#?(?P<link>(?:def|eq|hyp|not)-[\w-]+)\)"
    r"|\{math:numref\}`(?P<num>[^`]+)`"
)
FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<mark>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>[^\n`]*)$", re.M)
LABEL_OPTION = re.compile(r"^\s*:(?:label|name):\s*(\S+)\s*$", re.M)
OPTION_LINES = re.compile(r"\A(?:[ \t]*:[\w-]+:[^\n]*\n)+")
HIDDEN = re.compile(
    r"\\\[|(?<!\$)\\begin\{(?P<env>align|equation|gather|eqnarray|multline|displaymath)\*?\}"
    r"|\{math\}`|<math"
)
CODE_MATH = re.compile(r"\b(?:Math|Latex)\s*\(|%%latex|to_latex\(|display_latex")


@dataclass(frozen=True)
class Item:
    """One thing on a page.

    Attributes
    ----------
    kind : str
        ``def eq hyp not`` by the label; ``unlabelled``; ``hidden`` for mathematics
        that is not read; ``inline``; ``cite``.
    label : str
        The label as printed, ``eq-delta``.
    latex : str
    cell : str
        Id of the cell (its number where it has none).
    line : int
        Line within the cell, from one.
    note : str
        For ``hidden``: what it is.
    """

    kind: str
    label: str
    latex: str
    cell: str
    line: int
    note: str = ""


def cells(path: Path):
    """(id, type, source) of each cell; a text page is one cell."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadPage(f"{path} cannot be read: {error}") from None
    if path.suffix != ".ipynb":
        yield "0", "markdown", text
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
        yield str(cell.get("id", place)), cell.get("cell_type", ""), source


def read_items(path: Path) -> list[Item]:
    """All items of a page in reading order.

    Parameters
    ----------
    path : Path
        A notebook or a Markdown page.
    """
    found: list[Item] = []
    for cell, kind, source in cells(path):
        if kind == "markdown":
            found.extend(markdown_items(source, cell))
        elif kind == "code":
            for match in CODE_MATH.finditer(source):
                line = source.count("\n", 0, match.start()) + 1
                note = "mathematics displayed by code: write it in a Markdown cell"
                found.append(Item("hidden", "", match[0], cell, line, note))
    return found


def markdown_items(source: str, cell: str) -> list[Item]:
    """Items of one Markdown text."""
    found: list[tuple[int, Item]] = []

    def add(place: int, kind: str, label: str, latex: str, note: str = "") -> None:
        line = source.count("\n", 0, place) + 1
        found.append((place, Item(kind, label, latex, cell, line, note)))

    text, fenced = _open_fences(source)
    for place, label, latex in fenced:
        add(place, role_of(label), label, latex)
    text = _blank(re.compile(r"<!--.*?-->|\A---\n.*?\n---\n", re.S), text)
    for match in CITATION.finditer(text):
        label = match["role"] or match["link"] or match["num"]
        add(match.start(), "cite", label, "")
    code = re.compile(r"\{[\w:+-]+\}`[^`\n]*`(?!`)|(?<!`)(`+)(?!`)(?:.|\n(?!\s*\n))*?(?<!`)\1(?!`)")
    bare = _blank(DISPLAY, text)
    for match in HIDDEN.finditer(_blank(code, bare, keep=("{math}`",))):
        add(match.start(), "hidden", "", match[0], "a display that is not written $$ … $$ (label)")
    text = _blank(code, text)
    for match in DISPLAY.finditer(text):
        label = match["label"] or ""
        add(match.start(), role_of(label), label, match["body"].strip())
    rest = _blank(DISPLAY, text)
    if rest.count("$$"):
        add(rest.index("$$"), "hidden", "", "$$", "a display that is never closed")
    for match in INLINE.finditer(rest):
        add(match.start(), "inline", "", match["body"])
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def role_of(label: str) -> str:
    """``def``, ``eq``, ``hyp`` or ``not`` by the prefix of a label."""
    head, dash, tail = label.partition("-")
    return head if dash and tail and head in ROLES else "unlabelled"


def _blank(pattern: re.Pattern, text: str, keep: tuple[str, ...] = ()) -> str:
    """Replace matches by blanks of the same length, so that places stay."""

    def fill(match):
        if match[0].startswith(keep) and keep:
            return match[0]
        return re.sub(r"[^\n]", " ", match[0])

    return pattern.sub(fill, text)


def _open_fences(source: str):
    """Blank out code fences and ``{math}`` directives; look inside prose directives.

    Returns the text and the ``{math}`` displays as (place, label, latex).
    """
    lines = source.split("\n")
    starts, total = [], 0
    for line in lines:
        starts.append(total)
        total += len(line) + 1
    out, fenced, stack = list(lines), [], []
    number = 0
    while number < len(lines):
        match = FENCE.match(lines[number])
        if match is None:
            number += 1
            continue
        mark, info = match["mark"], match["info"].strip()
        if stack and not info and mark[0] == stack[-1][0] and len(mark) >= len(stack[-1]):
            stack.pop()
            out[number] = ""
            number += 1
            continue
        end = _closing(lines, number, mark)
        name = _directive(info)
        if name == "math":
            body = "\n".join(lines[number + 1 : end])
            option = LABEL_OPTION.search(body)
            latex = OPTION_LINES.sub("", body + "\n").strip()
            inline = info[info.index("}") + 1 :].strip()
            fenced.append(
                (starts[number], option[1] if option else "", f"{inline} {latex}".strip())
            )
        elif name is not None and _is_prose(name):
            stack.append(mark)
            title = info[info.index("}") + 1 :] if "}" in info else ""
            out[number] = title
            number += 1
            while number < len(lines) and re.match(r"^\s*:[\w-]+:", lines[number]):
                out[number] = ""
                number += 1
            continue
        for blank in range(number, min(end + 1, len(lines))):
            out[blank] = ""
        number = end + 1
    text = "\n".join(
        line + " " * (len(original) - len(line)) if len(line) < len(original) else line
        for line, original in zip(out, lines, strict=True)
    )
    return text, fenced


def _closing(lines: list[str], number: int, mark: str) -> int:
    """Line that closes the fence opened at ``number``."""
    for other in range(number + 1, len(lines)):
        stripped = lines[other].strip(" \t>")
        if stripped and set(stripped) == {mark[0]} and len(stripped) >= len(mark):
            return other
    return len(lines)


def _directive(info: str) -> str | None:
    match = re.match(r"^\{([\w:+-]+)\}", info)
    return match[1] if match else None


def _is_prose(name: str) -> bool:
    return name.split(":")[0] in PROSE or name in PROSE
