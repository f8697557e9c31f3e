"""What an author sees of a survey: how much is read, what is not and why, what to do next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from ..pages.survey import EXPRESSION, IN_TEXT, UNREAD, WAITS, Found, survey
from ..pages.verify import Books
from ..reading.errors import BadPage

SHOWN = 100  # characters of a formula
EXAMPLES = 2  # displays shown for each cause
FORMS = r"""  as in $w \in \mathbb{R}^n$; a function as in $f : \mathbb{R} \to \mathbb{R}$;
  the range of an index as in $i = 1, \dots, n$"""
ROLES = """\
How a display gets its role, after which it is judged:
  its label begins with def- (a definition), eq- (a claim), hyp- (an assumption) or
  not- (shown as wrong): $$ … $$ (eq-loss);
  or pyproject.toml says which role other labels have: [tool.eqval.roles], "eq:" = "eq";
  or a comment in the formula does: % eqval: def"""


def report(paths: Iterable[Path], quiet: bool = False) -> int:
    """Print what could be read of the pages; 0 if all, 1 if not, 2 if there is nothing.

    Parameters
    ----------
    quiet : bool
        The causes only, of all pages together.
    """
    start, found, taken, failed, pages, books = process_time(), [], [], 0, 0, Books()
    for path in paths:
        try:
            here = [(path, item) for item in survey(path, books.of(path))]
            taken += [(path, item) for path, item in here if item.kind == IN_TEXT]
            here = [(path, item) for path, item in here if item.kind != IN_TEXT]
        except BadPage as error:
            print(f"{path}: {error}")
            failed += 1
            continue
        found += here
        if not quiet:
            print(f"{path}: {_count([item for _, item in here])}", flush=True)
            pages += 1
    if not found:
        print("eqval: no displays found")
        return 2
    print("" if pages == 1 else f"\n{_count([item for _, item in found])}\n")
    _print_taken(taken)
    _print_causes(found, quiet)
    _print_names(item for _, item in found)
    if any(item.item.kind not in ("def", "eq", "hyp", "not") for _, item in found):
        print(f"{ROLES}\n")
    print(f"{process_time() - start:.1f} s")
    return 1 if failed or any(item.kind in (WAITS, UNREAD) for _, item in found) else 0


def _count(found: list[Found]) -> str:
    """``12 displays: 7 read (3 definitions, 4 claims), 2 wait for declarations, 3 not read``."""
    kinds = Counter(item.kind for item in found)
    silent, waits, unread = (kinds.pop(kind, 0) for kind in (EXPRESSION, WAITS, UNREAD))
    read = sum(kinds.values())
    parts = ", ".join(f"{count} {_plural(kind, count)}" for kind, count in kinds.most_common())
    text = f"{len(found)} {_plural('display', len(found))}: {read} read"
    text += f" ({parts})" if parts else ""
    text += f", {waits} wait for a declaration" if waits else ""
    text += f", {unread} not read" if unread else ""
    return text + (f", {silent} without a relation" if silent else "")


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _print_taken(taken: list[tuple[Path, Found]]) -> None:
    """Equations of the text that were read as definitions."""
    if taken:
        print("Definitions taken from the text:")
    for path, item in taken:
        print(f"      {_place(path, item)}: ${_short(item)}$")
    print() if taken else None


def _place(path: Path, item: Found) -> str:
    cell = f"cell {item.item.cell}, " if path.suffix == ".ipynb" else ""
    return f"{path.name}, {cell}line {item.item.line}"


def _short(item: Found) -> str:
    latex = " ".join(item.item.latex.split())
    return latex if len(latex) <= SHOWN else latex[:SHOWN] + " …"


def _print_causes(found: list[tuple[Path, Found]], quiet: bool) -> None:
    """Causes, the one behind which most displays wait first; those it stands in are shown."""
    causes: dict[str, list] = defaultdict(list)
    for path, item in found:
        if item.kind in (WAITS, UNREAD):
            causes[item.cause].append((path, item))
    if causes:
        print("Not read, by cause:")
    for cause, items in sorted(causes.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        rest = sum(item.rests for _, item in items)
        print(f"{len(items):4}  {cause}" + (f" ({rest} of them rest on another)" if rest else ""))
        items.sort(key=lambda pair: pair[1].rests)
        for path, item in items[: 0 if quiet else EXAMPLES]:
            print(f"        {_place(path, item)}: {_short(item)}")
            if item.reason != cause:
                print(f"          {item.reason}")
    if causes:
        print()


def _print_names(found: Iterable[Found]) -> None:
    names = Counter(name for item in found for name in item.missing)
    if names:
        listed = ", ".join(f"{name} ({count})" for name, count in names.most_common())
        print("Names to declare in the text before, with how many displays wait for each:")
        print(f"  {listed}\n{FORMS}\n")
