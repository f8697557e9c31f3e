"""What a list of formulas makes known: declarations, definitions, assumptions, values."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from ..judging.domains import check_domain
from ..judging.judge import Judge
from ..meaning.binding import announced_functions, assume, bind
from ..meaning.inference import understood
from ..meaning.layers import unrolled
from ..meaning.scope import NONNEGATIVE, POSITIVE, REAL, Scope
from ..reading import tree
from ..reading.errors import EquationError, Unreadable
from ..reading.parser import Vocabulary
from ..reading.statement import Statement, read_statement
from .inline import (
    CLAIM,
    CONDITION,
    SETTING,
    index_letters,
    length_names,
    read_inline,
    zero_lengths,
    zero_letters,
)


def build_scope(given: list[str], latex: str = "") -> Scope:
    """The scope that a list of declarations, definitions and hypotheses makes."""
    return scope_and_roles(given, latex)[0]


def scope_and_roles(given: list[str], latex: str = "") -> tuple[Scope, list[str]]:
    """The scope, and for each item its role: ``def``, ``hyp``, or none where it stands inline."""
    roles, letters = [""] * len(given), index_letters([*given, latex])
    scope = Scope(
        zero=zero_letters(given),
        zero_lengths=zero_lengths(given),
        lengths=length_names([*given, latex]),
    )

    def take(place: int, item: str, scope: Scope) -> None:
        roles[place] = _take(item, scope, letters)

    for place, item in enumerate(map(bare, given)):
        try:
            read = partial(parsed, item, scope)
            scope = understood(partial(take, place, item), read, scope, True)
        except EquationError as error:
            raise type(error)(f"given[{place}], {given[place]!r}: {error}") from None
    return scope, roles


def parsed(latex: str, scope: Scope, vocabulary: Vocabulary) -> Statement:
    """A formula, with the functions that it is about to define."""
    vocabulary.functions |= announced_functions(latex, scope)
    return read_statement(latex, vocabulary)


def bare(latex: str) -> str:
    """Without the dollar signs."""
    text = latex.strip()
    while text.startswith("$") and text.endswith("$") and len(text) > 1:
        text = text[1:-1].strip()
    return text


def _take(item: str, scope: Scope, letters: dict[str, str]) -> str:
    known = set(scope.types)
    kind = read_inline(item, scope, letters)
    if kind == CONDITION:
        raise Unreadable("a condition on indices belongs into the formula: …, i \\neq j", item, 0)
    if kind == "mention":
        raise Unreadable("neither a declaration nor a relation", item, 0)
    if kind == SETTING and _is_order(item, scope):
        if _narrow(item, scope, known):
            return ""
        assume(read_statement(item, scope.vocabulary()), scope, "given")
    if kind != CLAIM:
        return ""
    statement = parsed(item, scope, scope.vocabulary())
    defines = _defines(statement, scope)
    unrolled(statement, scope, "def" if defines else "hyp")
    if defines:
        for key in bind(statement, scope, "given").keys:
            check_domain(key, scope, Judge(scope))
        return "def"
    assume(statement, scope, "given")
    return "hyp"


def _is_order(item: str, scope: Scope) -> bool:
    """``x > 0``, ``0 < x < 1``: not a value."""
    relations = read_statement(item, scope.vocabulary()).relations
    return any(relation.op in ("<", "<=", ">", ">=", "!=") for relation in relations)


def _narrow(item: str, scope: Scope, known: set[str]) -> bool:
    """``x > 0`` for a number declared before makes its domain smaller."""
    relations = read_statement(item, scope.vocabulary()).relations
    left, right = relations[0].left, relations[0].right
    if not isinstance(left, tree.Name) or len(relations) > 1:
        return False
    if left.key not in known:
        return left.key in scope.types or left.key in scope.sizes
    if left.key in scope.definitions or scope.types[left.key].domain != REAL:
        return False
    if relations[0].op not in (">", ">=") or right != tree.Num(Fraction(0)):
        return False
    scope.narrowed(left.key, POSITIVE if relations[0].op == ">" else NONNEGATIVE)
    return True


def _defines(statement, scope: Scope) -> bool:
    """Whether the left side is a name or function that has no definition yet."""
    left = statement.relations[0].left
    if statement.relations[0].op != "=":
        return False
    if hasattr(left, "bind"):
        return isinstance(left.body, tree.Name) and left.body.key not in scope.types
    if isinstance(left, tree.Index):
        left = left.base
    if isinstance(left, tree.Name) and left.key in tree.free_names(statement.relations[0].right):
        return False  # A = A^T
    if isinstance(left, tree.Call):
        return not left.primes
    if not isinstance(left, tree.Name):
        return False
    return left.key not in scope.definitions and left.key not in scope.sizes
