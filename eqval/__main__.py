"""``python -m eqval FILE…``: a table for authors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import process_time

from .faces.survey import report
from .pages.verify import Books, verify
from .reading.errors import Failed

SHOWN = 200  # characters of a formula


def pages(arguments: list[str]) -> list[Path]:
    """Files, and the pages in directories."""
    found = []
    for text in arguments:
        path = Path(text)
        if path.is_dir():
            found += [
                p for p in Books().of(path / "index.md").paths() if path.resolve() in p.parents
            ]
        elif path.suffix in (".ipynb", ".md") and path.exists():
            found.append(path)
        else:
            raise SystemExit(f"eqval: {text}: no notebook, Markdown page or directory")
    return found


def row(result, mutate: bool) -> str:
    """One line of the table."""
    verdict = result.verdict
    mutants = ""
    if mutate and verdict.mutants:
        equal = verdict.equivalent
        mutants = f"{verdict.killed} dead" + (f", {equal} equal" if equal else "")
    mark = " " if result.ok else "✗"
    extent = verdict.extent_text if verdict.status == "proved" else ""
    left = f"{mark} {result.label:<26} {verdict.status:<10} {extent:<16}"
    return f"{left} {mutants:<18} {result.seconds:6.2f}s"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0 if everything is green, 1 if not, 2 for nothing to do or a failure."""
    parser = argparse.ArgumentParser(
        prog="eqval", description="Prove or refute the equations of pages."
    )
    parser.add_argument("pages", nargs="+", help="notebooks, Markdown pages, directories")
    parser.add_argument(
        "-m", "--mutate", action="store_true", help="also judge the mutants of each claim"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="only what is red")
    parser.add_argument(
        "--survey", action="store_true",
        help="what could be read of any pages, with or without labels, and why not; no verdicts",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    if options.survey:
        return report(pages(options.pages), options.quiet)
    start, total, red, last = process_time(), 0, 0, None
    failed = False
    for result in verify(pages(options.pages), options.mutate):
        if result.path != last and not options.quiet:
            print(f"\n{result.path}", flush=True)
        last = result.path
        total += 1
        red += not result.ok
        failed = failed or result.verdict.status == Failed.status
        if result.ok and options.quiet:
            continue
        print(row(result, options.mutate), flush=True)
        if not result.ok:
            where = f"{result.path}, cell {result.cell}, line {result.line}"
            shown = " ".join(result.latex.split())
            print(f"    {where}\n    {shown if len(shown) <= SHOWN else shown[:SHOWN] + ' …'}")
            print(f"    {result.complaint or result.verdict.reason}", flush=True)
    if not total:
        print("eqval: no equations found", file=sys.stderr)
        return 2
    print(f"\n{total} equations, {red} red, {process_time() - start:.1f} s")
    return 2 if failed else 1 if red else 0


if __name__ == "__main__":
    sys.exit(main())
