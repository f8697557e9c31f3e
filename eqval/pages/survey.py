r"""A page of any author, read without labels: what each display could be, or why it is not read.

Nothing is judged.  A display counts as read if it could be given a role as it stands: its
formula is parsed, each of its names has a type, and all shapes fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from ..meaning.binding import announced_functions, assume, bind, bind_where
from ..meaning.declaring import settle_closing, settle_members
from ..meaning.inference import inferred
from ..meaning.scope import Scope
from ..meaning.typing import Resolver
from ..reading import tree
from ..reading.budget import TooLarge, limits
from ..reading.errors import EquationError, Undeclared, Unreadable
from ..reading.parser import RELATIONS, Vocabulary
from ..reading.statement import has_relation, read_statement
from ..reading.tokens import Token, tokenize
from .book import Book
from .fallen import mentioned
from .inline import index_letters, is_declaration, numbered_names, read_inline
from .markdown import Item
from .notebook import read_items

DEFINITION, CLAIM, DECLARATION, EXPRESSION = "definition", "claim", "declaration", "expression"
WAITS, UNREAD = "waiting", "unread"
RESTS = "rests on a display that was not read"
NO_TYPE = "a name without a declaration"


@dataclass(frozen=True)
class Found:
    """What one display could be.

    Attributes
    ----------
    item : Item
    kind : str
        ``definition``, ``claim``, ``declaration``, ``expression`` (nothing is claimed);
        ``waiting`` if it is parsed but its names are not declared, else ``unread``.
    cause : str
        Why it is not read, without names, so that causes can be counted.
    reason : str
        The same in full.
    missing : str
        A name that lacks a declaration.
    """

    item: Item
    kind: str
    cause: str = ""
    reason: str = ""
    missing: str = ""


def survey(path: Path, book: Book | None = None) -> Iterator[Found]:
    """What could be read of the displays of a page, in their order.

    Parameters
    ----------
    book : Book, optional
        Where citations of other pages are looked up.
    """
    items = read_items(path)
    formulas, lost = [item.latex for item in items if item.latex], set()
    scope, letters = Scope(numbered=numbered_names(formulas)), index_letters(formulas)
    cited = [item.label for item in items if item.kind == "cite"] if book else []
    for label in cited:
        book.bring_function(label, SimpleNamespace(path=path, scope=scope))
    for item in items:
        if item.kind == "cite" and book:
            with suppress(EquationError):
                book.bring(item.label, SimpleNamespace(path=path, scope=scope))
        if not item.latex or item.kind == "unseen":
            continue
        if item.kind == "inline" and not (item.single and _relates(item.latex)):
            with suppress(EquationError):
                read_inline(item.latex, scope, letters)
            continue
        before = scope.copy()
        try:
            with limits():
                kind, scope = _read(item, scope, letters)
            yield Found(item, kind)
        except (EquationError, RecursionError) as error:
            error = error if isinstance(error, EquationError) else TooLarge("too deep")
            scope = before
            yield _unread(item, error, lost)
            lost |= _heads(item.latex)


def _relates(latex: str) -> bool:
    return has_relation(tokenize(latex, strict=False), through=True)


def _read(item: Item, scope: Scope, letters) -> tuple[str, Scope]:
    """What a display is, and the scope below it, with types for what nothing is said of."""
    here = scope.copy()
    try:
        return _kind(item, here, letters), here
    except Undeclared:

        def fits(scope: Scope) -> bool:
            try:
                return bool(_kind(item, scope.copy(), letters))
            except EquationError:
                return False

        def read(vocabulary: Vocabulary):
            vocabulary.functions |= announced_functions(item.latex, scope)
            return read_statement(item.latex, vocabulary)

        found = inferred(read, scope, _is_new(read(scope.vocabulary()), scope), fits)
        if found is None:
            raise
        return _kind(item, found, letters), found


def _kind(item: Item, scope: Scope, letters) -> str:
    """What a display is, by its label or else by its left side."""
    if is_declaration(item.latex):
        read_inline(item.latex, scope, letters)
        return DECLARATION
    if not _relates(item.latex):
        return EXPRESSION
    scope.pending = announced_functions(item.latex, scope) if item.kind != "eq" else set()
    try:
        statement = read_statement(item.latex, scope.vocabulary())
    finally:
        scope.pending = set()
    settle_members(statement, scope, letters)
    if item.kind == "def" or (item.kind not in ("eq", "not", "hyp") and _is_new(statement, scope)):
        bind(statement, scope, item.label)
        settle_closing(statement, scope)
        return DEFINITION
    if item.kind == "hyp":
        assume(statement, scope, item.label)
    else:
        Resolver(scope).statement(bind_where(statement, scope))
    return CLAIM


def _is_new(statement, scope: Scope) -> bool:
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
    key = scope.entry_key(left.key, len(getattr(first.left, "indices", ())))
    return key not in scope.definitions


def _unread(item: Item, error: EquationError, lost: set[str]) -> Found:
    reason = error.reason if isinstance(error, Unreadable) else str(error)
    missing = error.name
    if missing and missing in lost:
        return Found(item, WAITS, RESTS, str(error))
    cause = NO_TYPE if missing else _without_names(reason, item.latex)
    return Found(item, WAITS if missing else UNREAD, cause, str(error), missing)


def _heads(latex: str) -> set[str]:
    """Names on the left of the first relation, which the display was to define."""
    left = re.split("|".join(map(re.escape, sorted(RELATIONS, key=len)[::-1])), latex)[0]
    try:
        return mentioned(left)
    except EquationError:
        return set()


def _without_names(reason: str, latex: str) -> str:
    """The reason with the names of the formula taken out; its commands stay."""
    names: list[Token] = [
        token for token in tokenize(latex, strict=False)
        if token.kind == "letter" or token.text[1:] in ("theta", "phi", "delta", "lambda", "sigma")
    ]  # fmt: skip
    shown = {token.text for token in names} - {"a", "I", "d"}
    return " ".join("…" if word.strip(",:;") in shown else word for word in reason.split())
