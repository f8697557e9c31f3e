"""A page with names that could be in several ways is read in each: a claim holds in all that fit.

Where a display leaves open whether a name is a number, a vector or a matrix, each of these is a
world.  A world fits an entry if the entry, and what it rests on, is read in it; one that is denied
by how they are written, as a number by its transpose, says nothing of it.
"""

from __future__ import annotations

from ..meaning.inference import Ambiguous
from ..reading.errors import EquationError, Misfit, Rests, Unfit

MOST = 24  # worlds of one page


def join(page) -> None:
    """Give each entry below the first open display the worlds that fit it."""
    worlds = _worlds(page)
    tables = list(map(_places, worlds or ()))
    for place, entry in enumerate(page.entries):
        first = next((x for x in page.forks[: entry.forks] if x.name), None)
        if first is None:
            continue
        if worlds is None:
            entry.error = entry.error or Ambiguous(first.name, first.what)
            continue
        found = [(table[_place(entry)], table) for table in tables if _place(entry) in table]
        fitting = [x for x, _ in found if x.error is None]
        kinds = Unfit | Misfit if entry.item.kind == "def" else Unfit
        open_ = [x for x, table in found if x.error and not _denies(x.error, table, kinds)]
        if not fitting or open_:
            error = open_[0].error if open_ else entry.error or first
            entry.error = first if isinstance(error, Misfit) else error
            continue
        page.entries[place], *others = fitting
        page.entries[place].others, page.entries[place].open = tuple(others), first


def _worlds(page) -> list | None:
    """The page in each world; None if they are too many."""
    worlds = [page]
    for world in worlds:
        chosen = world.choices
        for at in range(len(chosen), len(world.forks)):
            for choice in range(1, len(world.forks[at].worlds)):
                if len(worlds) == MOST:
                    return None
                more = (*chosen, *[0] * (at - len(chosen)), choice)
                worlds.append(type(page)(page.path, page.book, more))
    return worlds


def _place(entry) -> tuple:
    item = entry.item
    return item.name, item.kind, item.cell, item.line, item.latex


def _places(page) -> dict:
    return {_place(entry): entry for entry in page.entries}


def _denies(error: EquationError, table: dict, kinds) -> bool:
    """Whether what an entry says, or what it rests on, shows that its names are something else.

    A claim whose shapes do not fit does not: it may be wrong there.
    """
    if isinstance(error, Rests):
        under = (x for x in table.values() if error.place in (x.item.label, f"${x.item.latex}$"))
        found = next((x.error for x in under if x.error is not None), None)
        return found is not None and _denies(found, table, Unfit | Misfit)
    return isinstance(error, kinds) or isinstance(error.__cause__, kinds)
