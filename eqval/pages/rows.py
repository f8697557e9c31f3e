r"""Rows and columns that words name: "with rows ``x_n^\top``" says what a formula would say.

``$X \in \mathbb{R}^{N \times D}$ with rows $x_n^\top$`` is read as ``… with $x_n \in
\mathbb{R}^D$ where $X = \begin{bmatrix} x_1^\top \\ \vdots \\ x_N^\top \end{bmatrix}$``, and so
are "whose ``n``-th row is ``x_n^\top``", "the ``n``-th row of ``X`` is ``x_n^\top``" and "let
``x_n^\top`` be the ``n``-th row of ``X``".  What stands before and behind these words stays,
and may doubt it; where the page speaks of rows again, nothing is read.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..reading import tree
from ..reading.declaration import Membership, declarations
from ..reading.errors import EquationError
from ..reading.grammar import Grammar
from ..reading.parser import Vocabulary
from ..reading.statement import without_punctuation
from ..reading.tokens import tokens_of
from .markdown import Item

TURNED = r"\^\s*\{?\s*(?:\\top|T|\\(?:mathrm|mathsf|text|rm)\s*\{?\s*T\s*\}?)\s*\}?"
ROW = re.compile(
    rf"(?P<base>\\?[a-zA-Z]+(?:\{{\\?[a-zA-Z]+\}})?)_\{{?(?P<letter>[a-z])\}}?(?P<turned>{TURNED})?"
)
MATRIX = r"(?:\s*(?:be|is|denotes?)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}matrix)?\s*,?"
HAS = re.compile(
    rf"(?P<lead>{MATRIX})\s*(?:with|whose|has|have|having)\s+(?:the\s+)?(?P<what>row|column)s(?:\s+are)?\s*"
)
WHOSE = re.compile(rf"(?P<lead>{MATRIX})\s*(?:with|whose|has|have|having)\s+(?:the\s+)?")
TH_IS = re.compile(r"\s*-?\s*th\s+(?P<what>row|column)\s*,?\s*(?:is\s*|equals\s*)?")
IS_A = re.compile(r"\s*(?:be|is|denotes?)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}")
A_MATRIX = re.compile(r"\s*(?:[\w-]+\s+){0,2}matrix\b")
FULL_RANK = re.compile(r"\b(?:rows|columns) of\s+are linearly independent\b")
TH = re.compile(r"\s*-?\s*th\s+(?P<what>row|column)\s+of\s*")
ROWS = re.compile(r"\b(?:rows?|columns?)\b|سطر|ستون", re.I)
IS_THE = re.compile(r"\s*(?:is|be|denotes?)\s+the\s*")
IS = re.compile(r"\s*(?:is|be)\s*(?:denoted\s+by\s*)?")
THE = re.compile(r"(?P<lead>.*\s)?the\s*", re.I | re.S)


def with_rows(items: list[Item]) -> list[Item]:
    """The items of a page, in which a formula says what rows and columns are."""
    found: list[Item] = []
    matrices: dict[str, Membership] = {}
    place = 0
    while place < len(items):
        matrices |= _matrices(items[place].latex) if items[place].kind == "inline" else {}
        taken, said = _said(items[place : place + 4], matrices, items[:place])
        rest = [*items[:place], *items[place + taken :]]
        said_else = (FULL_RANK.sub("", f"{x.before} {x.after} {x.told}") for x in rest if taken)
        if any(map(ROWS.search, said_else)):
            return items  # what else is said of rows, may be something else
        found += said if taken else items[place : place + 1]
        place += taken or 1
    return found


def _matrices(latex: str) -> dict[str, Membership]:
    """Matrices that a formula declares."""
    if r"\times" not in latex:
        return {}
    try:
        tokens = without_punctuation(tokens_of(latex))
        parts = declarations(Grammar(tokens, latex, Vocabulary()))
    except EquationError:
        return {}
    matrices = [x for x in parts if isinstance(x, Membership) and len(x.home.shape) == 2]
    return {name.key: part for part in matrices for name in part.names}


def _said(items: list[Item], matrices, above: list[Item]) -> tuple[int, list[Item]]:
    """How many items say what the rows of a matrix are, and those that say it by formulas."""
    first = items[0]
    near = [x for x in items if (x.kind, x.cell, x.block) == ("inline", first.cell, first.block)]
    whole = _declared_apart(near)
    if whole:
        taken, said = _said([whole, *items[2:]], matrices | _matrices(whole.latex), above)
        return taken and taken + 1, said
    has = HAS.fullmatch(first.after)
    if has and len(near) > 1 and near[1] is items[1]:
        keys = list(_matrices(first.latex)) or [first.latex.strip()]
        said = _formulas(near[1].latex, keys, matrices, has["what"], above)
        rest = replace(first, after=has["lead"] + (" with " if len(said) > 1 else " where "))
        return (2, [rest, *_items(near[1], said, rest.after, near[1].after)]) if said else (0, [])
    near = near[:3]
    if len(near) < 3:
        return 0, []
    whose, th = WHOSE.fullmatch(first.after), TH_IS.fullmatch(near[1].after)
    row = ROW.fullmatch(near[2].latex.strip())
    if whose and th and row and row["letter"] == near[1].latex.strip():
        keys = list(_matrices(first.latex)) or [first.latex.strip()]
        said = _formulas(near[2].latex, keys, matrices, th["what"], above)
        rest = replace(first, after=whose["lead"] + (" with " if len(said) > 1 else " where "))
        return (3, [rest, *_items(near[2], said, rest.after, near[2].after)]) if said else (0, [])
    if IS_THE.fullmatch(first.after):
        (row, letter, matrix), before, th = near, first.before, TH.fullmatch(near[1].after)
    else:
        (letter, matrix, row), th = near, TH.fullmatch(first.after)
        the = THE.fullmatch(first.before)
        if not the or not IS.fullmatch(matrix.after):
            return 0, []
        before = f"{the['lead']} where " if the["lead"] else "Let "
    found = ROW.fullmatch(row.latex.strip())
    if not th or not found or found["letter"] != letter.latex.strip():
        return 0, []
    said = _formulas(row.latex, [matrix.latex.strip()], matrices, th["what"], above)
    return (3, _items(first, said, before, near[2].after)) if said else (0, [])


def _declared_apart(near: list[Item]) -> Item | None:
    """ "$X$ be the $N \\times D$ matrix" as the formula that says so."""
    if len(near) < 3 or r"\times" not in near[1].latex or r"\in" in near[0].latex:
        return None
    led, named = IS_A.fullmatch(near[0].after), A_MATRIX.match(near[1].after)
    latex = rf"{near[0].latex} \in \mathbb{{R}}^{{{near[1].latex}}}"
    after = near[0].after + near[1].after.lstrip()
    return replace(near[0], latex=latex, after=after) if led and named else None


def _formulas(row: str, keys: list[str], matrices, what: str, above: list[Item]) -> list[str]:
    """What declares a row, if nothing has, and makes the matrix of all of them."""
    found, (key, *others) = ROW.fullmatch(row.strip()), keys
    if not found or others or key not in matrices or bool(found["turned"]) != (what == "row"):
        return []
    base, count, length = found["base"], *map(tree.latex, matrices[key].home.shape)
    if what == "column":
        count, length = length, count
    known = any(r"\in" in x.latex and x.latex.lstrip().startswith(f"{base}_") for x in above)
    entry = "{}_{{{}}}{}".format
    turned = r"^\top" if what == "row" else ""
    first, last = (entry(base, end, turned) for end in ("1", count))
    dots = r" \\ \vdots \\ " if what == "row" else r" & \cdots & "
    matrix = rf"{key} = \begin{{bmatrix}} {first}{dots}{last} \end{{bmatrix}}"
    declared = rf"{base}_{found['letter']} \in \mathbb{{R}}^{{{length}}}"
    return [matrix] if known else [declared, matrix]


def _items(place: Item, formulas: list[str], before: str, after: str) -> list[Item]:
    """Formulas in one sentence, joined by "where"."""
    joints = [before, *[" where "] * (len(formulas) - 1), after]
    return [
        replace(place, latex=latex, before=joints[at], after=joints[at + 1])
        for at, latex in enumerate(formulas)
    ]
