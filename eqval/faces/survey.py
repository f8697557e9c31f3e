"""What an author sees of a survey: how much is read, what is not and why, what to do next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from ..pages.survey import EXPRESSION, NO_TYPE, UNREAD, WAITS, Found, survey
from ..pages.verify import Books
from ..reading.errors import BadPage

SHOWN = 100  # characters of a formula
EXAMPLES = 2  # displays shown for each cause
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
    start, found, failed, books = process_time(), [], 0, Books()
    for path in paths:
        try:
            here = [(path, item) for item in survey(path, books.of(path))]
        except BadPage as error:
            print(f"{path}: {error}")
            failed += 1
            continue
        found += here
        if not quiet:
            print(f"{path}: {_count([item for _, item in here])}", flush=True)
    if not found:
        print("eqval: no displays found")
        return 2
    print(f"\n{_count([item for _, item in found])}\n")
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


def _print_causes(found: list[tuple[Path, Found]], quiet: bool) -> None:
    causes: dict[str, list] = defaultdict(list)
    for path, item in found:
        if item.kind in (WAITS, UNREAD):
            causes[item.cause].append((path, item))
    if causes:
        print("Not read, by cause:")
    for cause, items in sorted(causes.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        print(f"{len(items):4}  {cause}")
        for path, item in items[: 0 if quiet else EXAMPLES]:
            latex = " ".join(item.item.latex.split())
            shown = latex if len(latex) <= SHOWN else latex[:SHOWN] + " …"
            print(f"        {path.name}, cell {item.item.cell}, line {item.item.line}: {shown}")
            if item.reason != cause:
                print(f"          {item.reason}")
    if causes:
        print()


def _print_names(found: Iterable[Found]) -> None:
    names = Counter(item.missing for item in found if item.missing and item.cause == NO_TYPE)
    if names:
        listed = ", ".join(f"{name} ({count})" for name, count in names.most_common())
        print(f"Names to declare in the text before, as in $w \\in \\mathbb{{R}}^n$: {listed}\n")
