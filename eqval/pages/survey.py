r"""A page of any author, read without labels: what each display could be, or why it is not read.

Nothing is judged.  A display counts as read if it could be given a role as it stands: its
formula is parsed, each of its names has a type, and all shapes fit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ..meaning.binding import announced_functions
from ..meaning.scope import Scope
from ..reading import tree
from ..reading.errors import EquationError, Misfit, Rests, Unreadable
from ..reading.statement import Statement, has_relation, read_statement
from ..reading.tokens import tokenize, tokens_of
from .book import Book
from .inline import is_declaration
from .markdown import ROLES, Item
from .page import Page

DEFINITION, CLAIM, DECLARATION, EXPRESSION = "definition", "claim", "declaration", "expression"
WAITS, UNREAD, IN_TEXT = "waiting", "unread", "definition in the text"
RESTS = "rests on what was not read"
NO_TYPE = "a name without a declaration"
SHOWN_AS = {"def": DEFINITION, "eq": CLAIM, "not": CLAIM, "hyp": CLAIM}


@dataclass(frozen=True)
class Found:
    """What one display could be.

    Attributes
    ----------
    item : Item
    kind : str
        ``definition``, ``claim``, ``declaration``, ``expression`` (nothing is claimed);
        ``waiting`` if it is parsed but its names are not declared, else ``unread``;
        ``definition in the text`` for an equation of a sentence that was taken as one.
    cause : str
        Why it is not read, without names, so that causes can be counted; of what rests on
        something else that was not read, the cause of that.
    reason : str
        The same in full.
    missing : tuple of str
        Names that lack a declaration.
    rests : bool
        Whether it rests on something else that was not read.
    """

    item: Item
    kind: str
    cause: str = ""
    reason: str = ""
    missing: tuple[str, ...] = ()
    rests: bool = False


def survey(path: Path, book: Book | None = None) -> list[Found]:
    """What could be read of the displays of a page, in their order.

    Parameters
    ----------
    book : Book, optional
        Where citations of other pages are looked up.
    """
    return _Survey(path, book).found


class _Survey(Page):
    """A page each display of which gets the role that it looks like."""

    DEFINE = ("unlabelled", "hidden", "def")

    def __init__(self, path: Path, book: Book | None, choices: tuple = ()):
        self.found: list[Found] = []
        self._roots: dict[str, Found] = {}  # what was not read, by its place
        self._entry_of: dict[int, int] = {}  # of what was found the entry
        super().__init__(path, book, choices)
        for place, at in self._entry_of.items():
            entry, found = self.entries[at], self.found[place]
            if entry.forks and entry.error:  # in one of the worlds that its names leave open
                self.found[place] = self._found(found.item, found.kind, entry.error)

    def _is_without_roles(self) -> bool:
        return False

    def _take(self, item: Item) -> None:
        try:
            self._consider(item)
        except EquationError as error:
            self._note(item, UNREAD, error)
            self._lost(item)

    def _consider(self, item: Item) -> None:
        display = item.kind in (*ROLES, "unlabelled", "hidden") and item.latex
        if not display and not (item.kind == "inline" and item.single and _relates(item.latex)):
            if item.kind in ("inline", "cite"):
                taken = len(self.sentences.taken)
                error = self._error(super()._take, item)
                self.found += [Found(x, IN_TEXT) for x in self.sentences.taken[taken:]]
                if error is not None:
                    self._roots[f"${item.latex}$"] = self._found(item, UNREAD, error)
        elif is_declaration(item.latex):
            self._note(item, DECLARATION, self._error(self.sentences.read, item))
        elif not _relates(item.latex):
            self.found.append(Found(item, EXPRESSION))
        else:
            role = item.kind if item.kind in ROLES else self._role(item.latex)
            error = self._error(self._display, replace(item, kind=role, label=""))
            self._note(item, SHOWN_AS[role], error)
            if error is None:
                self._entry_of[len(self.found) - 1] = len(self.entries) - 1

    def _error(self, take, item: Item) -> EquationError | None:
        """What is wrong with an item; what it was to say is lost."""
        before = len(self.entries)
        take(item)
        return next((entry.error for entry in self.entries[before:] if entry.error), None)

    def _role(self, latex: str) -> str:
        vocabulary = self.scope.vocabulary()
        vocabulary.functions |= announced_functions(latex, self.scope)
        left, *_ = latex.partition("=")
        for text in (latex, f"{left} = 0"):  # where the rest is not read, its left side tells
            try:
                statement = read_statement(text, vocabulary, self._last)
            except EquationError:
                continue
            return "def" if not statement.given and _is_new(statement, self.scope) else "eq"
        return "def"

    def _note(self, item: Item, kind: str, error: EquationError | None) -> None:
        shown_as_wrong = item.kind == "not" and isinstance(error, Misfit)
        if error is None or shown_as_wrong:
            self.found.append(Found(item, kind))
            return
        self.found.append(self._found(item, kind, error))
        self._roots[self.place_shown(item)] = self.found[-1]

    def _found(self, item: Item, kind: str, error: EquationError) -> Found:
        """What is not read, with the cause at the end of the chain on which it rests."""
        if isinstance(error, Rests):
            root = self._roots.get(error.place) or Found(item, WAITS, RESTS)
            missing = dict.fromkeys((*root.missing, *self._undeclared(item, kind)))
            return Found(item, WAITS, root.cause, str(error), tuple(missing), rests=True)
        if error.name:
            missing = dict.fromkeys((error.name, *self._undeclared(item, kind)))
            return Found(item, WAITS, NO_TYPE, str(error), tuple(missing))
        reason = error.reason if isinstance(error, Unreadable) else str(error)
        return Found(item, UNREAD, _without_names(reason, item.latex), str(error))

    def _undeclared(self, item: Item, kind: str) -> list[str]:
        """Names of a display that the page says nothing of, but for indices."""
        scope, known = self.scope, self.scope.vocabulary()
        try:
            relations = read_statement(item.latex, known, self._last).relations
        except EquationError:
            return []
        sides = [x.right if kind == DEFINITION else x for x in relations]
        nodes = [node for side in sides for node in tree.walk(side)]
        indices = {key for node in nodes if isinstance(node, tree.Index)
                   for index in node.indices for key in tree.names(index)}  # fmt: skip
        said = indices | known.names | known.functions | {*scope.indices, *scope.fallen}
        said |= tree.BUILT_IN | {r"\pi"}
        names = {key.rstrip("'") for side in sides for key in tree.free_names(side)}
        return sorted(names - said)


def _relates(latex: str) -> bool:
    return has_relation(tokenize(latex, strict=False), through=True)


def _is_new(statement: Statement, scope: Scope) -> bool:
    """Whether the left side is a name or a function without a definition."""
    first = statement.relations[0]
    left = first.left.base if isinstance(first.left, tree.Index) else first.left
    if first.op != "=" or statement.conditions:
        return False
    if isinstance(left, tree.Call):
        known = (left.function, len(left.arguments)) in scope.calls
        return not left.primes and not known and left.function not in scope.functions
    if not isinstance(left, tree.Name):
        return False
    return scope.entry_key(left.key, len(getattr(first.left, "indices", ()))) not in (
        scope.definitions
    )


def _without_names(reason: str, latex: str) -> str:
    """The reason with the letters of the formula taken out; its commands stay."""
    letters = {token.text for token in tokens_of(latex) if token.kind == "letter"}
    letters -= {"a", "I", "d"}
    return " ".join("…" if word.strip(",:;") in letters else word for word in reason.split())
