"""One equation of a page: where it stands, what it says, and its scope."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..judging.verdict import Verdict
from ..meaning.scope import Scope
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.errors import EquationError
from ..reading.statement import Statement
from .notebook import Item


@dataclass
class Entry:
    """One equation of a page, or one thing on it that must turn red.

    Attributes
    ----------
    item : Item
    scope : Scope
        What the page had said before it; for definitions and hypotheses,
        including it.
    claim : Claim or None
        What has to be proved or refuted.
    error : EquationError or None
        Why it could not be read.
    """

    item: Item
    scope: Scope
    claim: Claim | None = None
    error: EquationError | None = None
    statement: Statement | None = None
    keys: tuple[str, ...] = ()
    own: Scope | None = None  # where a formula rests on more than the page: layers, what is given
    verdict: Verdict | None = field(default=None, repr=False)
    forks: int = 0  # displays so far whose names could be in several ways
    others: tuple[Entry, ...] = ()  # the same in the other worlds that fit
    open: EquationError | None = None  # what is asked where it does not hold in all of them

    @property
    def name(self) -> str:
        """That of its item."""
        return self.item.name


def used_names(entry: Entry) -> set[str]:
    """All names an entry mentions, and those they are defined by."""
    if entry.statement is None:
        return set()
    found = set()
    for relation in (*entry.statement.relations, *entry.statement.where):
        found |= tree.names(relation)
    return entry.scope.dependencies(found)
