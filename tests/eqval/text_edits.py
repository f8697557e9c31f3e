"""Edit the LaTeX inside notebook files, one place at a time: the run must turn red.

As a script: ``python tests/eqval/text_edits.py [-n COUNT] PAGE…`` edits definitions and
claims (sign, transpose, indices, one token less) and says which edits went unnoticed.
An edit that leaves the tree as it was (a brace round one letter) is no edit; one whose
new reading is *proved* to say the same (``y z`` for ``z y``) is counted as equivalent.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from eqval.meaning.typing import Resolver
from eqval.pages.book import SKIP, Book, edition_of
from eqval.pages.notebook import read_items
from eqval.pages.page import Page
from eqval.pages.verify import verdict_of
from eqval.reading.errors import EquationError
from eqval.reading.statement import read_statement

SWAPS = [
    (re.compile(r"(?<![{^_\w])-"), "+"),
    (re.compile(r"\+"), "-"),
    (re.compile(r"\^?\\top"), ""),
    (re.compile(r"_i(?![a-z])"), "_j"),
    (re.compile(r"_j(?![a-z])"), "_i"),
    (re.compile(r"_k(?![a-z])"), "_i"),
    (re.compile(r"\\hat\{(?:\\mathbf\{)?y\}?\}"), "y"),
    (re.compile(r"\\log"), r"\\exp"),
    (re.compile(r"\^2"), "^3"),
    (re.compile(r"(?<![\\\w])1(?![\d.])"), "2"),
]
TOKEN = re.compile(r"\\[a-zA-Z]+|\d+(?:\.\d+)?|[a-zA-Z]|[-+=^_'(){}]")


@dataclass(frozen=True)
class Edit:
    """One change of one display."""

    path: Path
    label: str
    old: str
    new: str
    what: str


def edits_of(path: Path) -> list[Edit]:
    """All edits of the definitions and claims of a page."""
    found = []
    for item in read_items(path):
        if item.kind not in ("def", "eq"):
            continue
        for pattern, new in SWAPS:
            for match in pattern.finditer(item.latex):
                changed = (
                    item.latex[: match.start()]
                    + new.replace("\\\\", "\\")
                    + item.latex[match.end() :]
                )
                found.append(
                    Edit(path, item.label, item.latex, changed, f"{match[0]} → {new or 'nothing'}")
                )
        for match in TOKEN.finditer(item.latex):
            changed = item.latex[: match.start()] + " " + item.latex[match.end() :]
            found.append(
                Edit(
                    path, item.label, item.latex, changed, f"without {match[0]} at {match.start()}"
                )
            )
    return found


def same_tree(edit: Edit, page: Page) -> bool:
    """Whether the edit does not change what is read: ``a b`` for ``a \\cdot b``."""
    entry = next(item for item in page.entries if item.item.label == edit.label)
    try:
        vocabulary = entry.scope.vocabulary()
        old, new = (read_statement(text, vocabulary) for text in (edit.old, edit.new))
        if old == new:
            return True
        return entry.item.kind == "eq" and Resolver(entry.scope).statement(new) == entry.claim
    except EquationError:
        return False


class Bench:
    """A copy of an edition, in which one page at a time is edited."""

    def __init__(self, root: Path):
        self.root = root
        self.copy = Path(tempfile.mkdtemp(prefix="eqval-"))
        for path in Book(root).paths():
            target = self.copy / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        self.known: dict = {}  # verdicts by digest: what an edit does not touch is judged once
        self.citers: dict[str, list[Path]] = {}
        self.before = Book(self.copy)  # as it was; what one edit leaves alone is read once
        for path in self.before.paths():
            for item in self.before.items(path):
                if item.kind == "cite":
                    self.citers.setdefault(item.label, []).append(path)

    def judge(self, edit: Edit) -> str:
        """``red``, ``same tree``, ``equivalent`` or ``unnoticed``."""
        path = self.copy / edit.path.resolve().relative_to(self.root)
        before = path.read_text(encoding="utf-8")
        try:
            changed = replace_latex(before, edit, path.suffix)
            if changed == before:
                raise ValueError(f"{edit.label}: its LaTeX is not in the file as it was read")
            if same_tree(edit, self.before.page(path)):
                return "same tree"
            path.write_text(changed, encoding="utf-8")
            book = Book(self.copy)
            book._items = {key: x for key, x in self.before._items.items() if key != path}
            pages = [path, *dict.fromkeys(self.citers.get(edit.label, []))]
            for place in pages:
                if self.red(book.page(place), edit.label):
                    return "red"
            return self.unnoticed(edit, book.page(path))
        finally:
            path.write_text(before, encoding="utf-8")

    def red(self, page: Page, label: str) -> bool:
        """Whether anything on a page is red; the edited equation is looked at first."""
        entries = sorted(page.entries, key=lambda entry: entry.item.label != label)
        return any(not verdict_of(page, entry, False, self.known).ok for entry in entries)

    def unnoticed(self, edit: Edit, page: Page) -> str:
        """A claim that is still proved after the edit says the same as before, or says less."""
        entry = next(item for item in page.entries if item.item.label == edit.label)
        return "still true" if entry.item.kind == "eq" else "unnoticed"

    def close(self) -> None:
        shutil.rmtree(self.copy)


def replace_latex(text: str, edit: Edit, suffix: str) -> str:
    """Edit the file as text: in a notebook the LaTeX is JSON, over several lines."""
    import json

    if suffix != ".ipynb":
        return text.replace(edit.old, edit.new, 1)
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        marked = f"({edit.label})"
        if cell["cell_type"] == "markdown" and edit.old in source and marked in source:
            end = source.index(marked)
            start = source.rindex(edit.old, 0, end)
            cell["source"] = source[:start] + edit.new + source[start + len(edit.old) :]
            return json.dumps(notebook)
    return text


def run(paths: list[Path], count: int | None, seed: int = 1):
    """Judge a random sample of edits; yields (edit, outcome)."""
    root = edition_of(paths[0])
    everything = [edit for path in paths for edit in edits_of(Path(path).resolve())]
    if count is not None and count < len(everything):
        everything = random.Random(seed).sample(everything, count)
    bench = Bench(root)
    try:
        for edit in everything:
            yield edit, bench.judge(edit)
    finally:
        bench.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("-n", "--count", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcomes = Counter()
    for edit, outcome in run(options.pages, options.count, options.seed):
        outcomes[outcome] += 1
        if outcome not in ("red", "same tree"):
            print(
                f"{outcome}: {edit.path.name} {edit.label}: {edit.what}\n    {edit.new!r}",
                flush=True,
            )
    print(dict(outcomes))
    return 1 if outcomes["unnoticed"] else 0


if __name__ == "__main__":
    assert SKIP
    sys.exit(main())
