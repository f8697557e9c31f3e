"""`verify`: every equation of some pages, one after the other."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from ..judging.verdict import Verdict
from ..reading.errors import BadPage, Failed
from .book import Book, edition_of
from .ledger import keys

LEAST_DEAD = 3
NAMED = 3  # of the pages on which a label stands


@dataclass(frozen=True)
class Result:
    """The verdict on one equation of a page.

    Attributes
    ----------
    path : Path
    label : str
        The label, or a stand-in with the place.
    cell : str
    line : int
    latex : str
    verdict : Verdict
    seconds : float
    complaint : str
        Why this is red although the verdict may be good; empty if it is not.
    """

    path: Path
    label: str
    cell: str
    line: int
    latex: str
    verdict: Verdict
    seconds: float
    complaint: str = ""

    @property
    def ok(self) -> bool:
        return self.verdict.ok and not self.complaint


class Books:
    """The editions that some pages belong to."""

    def __init__(self):
        self._books: dict[Path, Book] = {}

    def of(self, path: Path) -> Book:
        root = edition_of(path)
        if root not in self._books:
            self._books[root] = Book(root)
        return self._books[root]


def complaint(entry, book: Book, verdict: Verdict, mutate: bool) -> str:
    """What is wrong besides the verdict: a label used elsewhere, mutants that live."""
    pages = [path.name for path in book.duplicates(entry.item.label)]
    if pages:
        more = f" and {len(pages) - NAMED} more" if len(pages) > NAMED else ""
        names = f"{', '.join(pages[:NAMED])}{more}"
        return f"the label {entry.item.label} stands on several pages: {names}"
    if not mutate or verdict.status != "proved" or entry.item.kind != "eq":
        return ""
    if verdict.survivors:
        return "survived: " + "; ".join(verdict.survivors)
    if verdict.killed < LEAST_DEAD:
        return f"only {verdict.killed} dead mutants, {LEAST_DEAD} are needed: it says too little"
    return ""


class Run:
    """Verdicts of one run by digest, in a folder that all its processes share.

    The editions of a book have the same equations, and each is judged once.
    """

    def __init__(self, folder: Path):
        self.folder = Path(folder)

    def get(self, key: str) -> Verdict | None:
        try:
            return pickle.loads((self.folder / key).read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError):
            return None

    def __setitem__(self, key: str, verdict: Verdict) -> None:
        draft = self.folder / f"{key}.{os.getpid()}"
        draft.write_bytes(pickle.dumps(verdict))
        draft.replace(self.folder / key)


def verdict_of(page, entry, mutate: bool, known) -> Verdict:
    """The verdict on an entry, judged now or known from the same equation elsewhere.

    Parameters
    ----------
    known : dict or Run
    """
    places = [f"{key}{'-m' if mutate else ''}" for key in keys(page, entry)]
    verdict = known.get(places[0]) or known.get(places[1])
    if verdict is None:
        verdict = page.verdict(entry, mutate)
        known[places[verdict.worded]] = verdict
    entry.verdict = verdict
    return verdict


def verify(paths: Iterable[Path], mutate: bool = False) -> Iterator[Result]:
    """Judge every equation of the pages, in reading order.

    Parameters
    ----------
    paths : iterable of Path
        Notebooks and Markdown pages.
    mutate : bool
        Whether the mutants of each claim are judged too.

    Yields
    ------
    Result
    """
    books, known = Books(), {}
    for path in paths:
        path = Path(path)
        book = books.of(path)
        try:
            page = book.page(path)
        except BadPage as error:
            verdict = Verdict(Failed.status, reason=str(error))
            yield Result(path, path.name, "-", 0, "", verdict, 0.0)
            continue
        for entry in page.entries:
            start = process_time()
            verdict = verdict_of(page, entry, mutate, known)
            yield Result(
                path,
                entry.name,
                entry.item.cell,
                entry.item.line,
                entry.item.latex,
                verdict,
                process_time() - start,
                complaint(entry, book, verdict, mutate),
            )
