r"""`check`: a reader's own formula, judged like the book's.

>>> from eqval import check
>>> check(r"\frac{d}{dx} x^2 = 2x", given=[r"x \in \mathbb{R}"])
proved for all values: \frac{d}{dx} x^2 = 2x
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from ..judging.domains import check_domain
from ..judging.judge import Judge, Verdict
from ..judging.mutants import Mutant, mutants
from ..meaning.binding import announces_function, assume, bind
from ..meaning.scope import NONNEGATIVE, ONE, POSITIVE, REAL, Scope
from ..meaning.typing import Claim, Resolver
from ..pages.inline import CLAIM, SETTING, index_letters, read_inline
from ..reading import tree
from ..reading.budget import limits
from ..reading.errors import EquationError, IllTyped, Unreadable
from ..reading.statement import Statement, read_statement
from ..refuting.samples import Counterexample

UNIT, TWO = tree.Num(Fraction(1)), tree.Num(Fraction(2))
MOST_CHANGES = 150  # tried for a hint
HINTS = {
    "sign": "the sign of {piece}",
    "transpose": "a transpose is missing at {piece}",
    "extra transpose": "a transpose too many at {piece}",
    "factor": "the factor {piece} is too many",
    "term": "the term {piece} is too many",
    "index": "an index of {piece}",
    "name": "{piece} is the wrong name",
    "order": "the order of {piece}",
    "inverse": "{piece} is upside down",
    "power": "a power is too many at {piece}",
    "prime": "a prime is too many at {piece}",
    "number": "the number {piece}",
    "function": "the function in {piece}",
    "range": "the range of the sum",
}


@dataclass(frozen=True)
class Answer:
    """What `check` found.

    Attributes
    ----------
    latex : str
        The formula as given.
    verdict : Verdict
    hint : str
        Where one change mends a wrong formula: which.
    """

    latex: str
    verdict: Verdict
    hint: str = ""

    @property
    def status(self) -> str:
        """``proved``, ``refuted``, ``unproved``, ``ill-typed`` or ``unreadable``."""
        return self.verdict.status

    @property
    def counterexample(self) -> Counterexample | None:
        """The inputs at which the two sides differ."""
        return self.verdict.counterexample

    def __bool__(self) -> bool:
        return self.verdict.status == "proved"

    def __repr__(self) -> str:
        shown = " ".join(self.latex.split())
        lines = [f"{self._head()}: {shown}"]
        if self.counterexample is not None:
            lines.append(f"  {self.counterexample}")
        elif self.verdict.reason:
            lines.append(f"  {self.verdict.reason}")
        if self.hint:
            lines.append(f"  look at: {self.hint}")
        return "\n".join(lines)

    def _head(self) -> str:
        if self.status == "proved":
            return f"proved for {self.verdict.extent_text}"
        return self.status


def check(latex: str, given: Iterable[str] = ()) -> Answer:
    r"""Prove or refute one formula.

    Parameters
    ----------
    latex : str
        An equation, inequality or chain, as it would be displayed.
    given : iterable of str
        In order: declarations (``\mathbf{w} \in \mathbb{R}^d``), definitions
        (``z = \mathbf{w}^\top \mathbf{x}``: the left side is new), hypotheses
        (any other relation), values (``b = 0.5`` for a declared name).

    Returns
    -------
    Answer
        True in a condition if, and only if, the formula was proved.

    Raises
    ------
    TypeError
        If ``latex`` or ``given`` is no text.
    ValueError
        If an item of ``given`` cannot be read, with its place.
    """
    if not isinstance(latex, str):
        raise TypeError(f"latex must be a str, not {type(latex).__name__}")
    if isinstance(given, str):
        raise TypeError("given must be a list of str, not one str")
    latex, given = _bare(latex), list(given)
    for place, item in enumerate(given):
        if not isinstance(item, str):
            raise TypeError(f"given[{place}] must be a str, not {type(item).__name__}")
    with limits():
        scope = build_scope(given, latex)
    try:
        with limits():
            return _answer(latex, scope)
    except EquationError as error:
        return Answer(latex, Verdict(error.status, reason=str(error)))


def _answer(latex: str, scope: Scope) -> Answer:
    statement = None
    try:
        statement = read_statement(latex, scope.vocabulary())
        if statement.assignment:
            raise Unreadable("an assignment is no claim")
        claim = Resolver(scope).statement(statement)
        judge = Judge(scope)
        verdict = judge.judge(claim)
    except EquationError as error:
        hint = fitting(statement, scope) if isinstance(error, IllTyped) else ""
        return Answer(latex, Verdict(error.status, reason=str(error)), hint)
    hint = mending(claim, judge) if verdict.status == "refuted" else ""
    return Answer(latex, verdict, hint)


def build_scope(given: list[str], latex: str = "") -> Scope:
    """The scope that a list of declarations, definitions and hypotheses makes."""
    scope = Scope()
    letters = index_letters([*given, latex])
    for place, item in enumerate(given):
        try:
            _take(_bare(item), scope, letters)
        except EquationError as error:
            raise type(error)(f"given[{place}], {item!r}: {error}") from None
    return scope


def _bare(latex: str) -> str:
    """Without the dollar signs."""
    text = latex.strip()
    while text.startswith("$") and text.endswith("$") and len(text) > 1:
        text = text[1:-1].strip()
    return text


def _take(item: str, scope: Scope, letters: dict[str, str]) -> None:
    known = set(scope.types)
    kind = read_inline(item, scope, letters)
    if kind == "mention":
        raise Unreadable("neither a declaration nor a relation", item, 0)
    if kind == SETTING and _is_order(item, scope):
        if _narrow(item, scope, known):
            return
        assume(read_statement(item, scope.vocabulary()), scope, "given")
    if kind != CLAIM:
        return
    new = announces_function(item, scope)
    scope.pending = {new} if new else set()
    try:
        statement = read_statement(item, scope.vocabulary())
    finally:
        scope.pending = set()
    if _defines(statement, scope):
        for key in bind(statement, scope, "given").keys:
            check_domain(key, scope, Judge(scope))
    else:
        assume(statement, scope, "given")


def _is_order(item: str, scope: Scope) -> bool:
    """``x > 0``, ``0 < x < 1``: not a value."""
    relations = read_statement(item, scope.vocabulary()).relations
    return any(relation.op in ("<", "<=", ">", ">=") for relation in relations)


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
    if isinstance(left, tree.Index):
        left = left.base
    if isinstance(left, tree.Call):
        return not left.primes
    if not isinstance(left, tree.Name):
        return False
    return left.key not in scope.definitions and left.key not in scope.sizes


def mending(claim: Claim, judge: Judge) -> str:
    """The single change after which a wrong formula holds, in words; empty if none or many."""
    free = tuple(key for key, _ in claim.free)
    for place, relation in enumerate(claim.relations):
        single = Claim((relation,), claim.free, claim.conditions, claim.extra)
        if not _fails(single, judge):
            continue
        for item in _candidates(claim, relation, judge, free):
            other = Claim((item.relation,), claim.free, claim.conditions, claim.extra)
            if _holds(other, judge):
                text = HINTS.get(item.way, item.what)
                piece = tree.latex(item.piece) if item.piece is not None else "the formula"
                side = f" (link {place + 1})" if len(claim.relations) > 1 else ""
                return text.replace("{piece}", piece) + side
    return ""


def fitting(statement: Statement | None, scope: Scope) -> str:
    """The transpose after which a formula fits and holds; empty if there is none."""
    if statement is None or len(statement.relations) != 1:
        return ""
    judge = Judge(scope)
    for item in mutants(statement.relations[0], scope):
        if item.way != "transpose":
            continue
        try:
            claim = Resolver(scope).statement(replace(statement, relations=(item.relation,)))
        except EquationError:
            continue
        if _holds(claim, judge):
            many = item.what.endswith("not transposed")
            kind = "extra transpose" if many else "transpose"
            return HINTS[kind].replace("{piece}", tree.latex(item.piece))
    return ""


def _candidates(claim: Claim, relation, judge: Judge, free):
    """Changes of the right side first, signs before anything else; then what was lost."""
    ranks = ["sign", "transpose", "index", "name", "factor", "term"]
    found = [item for item in mutants(relation, judge.scope, free) if item.what[:5] == "right"]
    found.sort(key=lambda item: ranks.index(item.way) if item.way in ranks else len(ranks))
    yield from found[:MOST_CHANGES]
    yield from _lost_deltas(claim, relation)
    yield from _lost(claim, relation, judge)


def _lost_deltas(claim: Claim, relation):
    """A 1, or a term, that should hold for equal indices only."""
    for one, other in itertools.combinations([key for key, _ in claim.free], 2):
        delta = tree.Indicator(tree.Relation("=", tree.Name(one), tree.Name(other)))
        shown = rf"\delta_{{{one}{other}}}"
        for place, node in enumerate(tree.walk(relation.right)):
            if node == UNIT:
                changed = replace(relation, right=_with_node(relation.right, place, delta))
                yield Mutant(changed, f"{shown} belongs in place of a 1", "delta")
        terms = relation.right.terms if isinstance(relation.right, tree.Add) else (relation.right,)
        for place, term in enumerate(terms):
            new = (*terms[:place], tree.Mul((term, delta)), *terms[place + 1 :])
            right = new[0] if len(new) == 1 else tree.Add(new)
            yield Mutant(
                replace(relation, right=right), f"{shown} is lost at {tree.latex(term)}", "delta"
            )


def _with_node(root: tree.Node, wanted: int, new: tree.Node) -> tree.Node:
    """The tree with its node number ``wanted``, in the order of `tree.walk`, replaced."""
    counter = itertools.count()

    def change(node):
        if next(counter) == wanted:
            return new
        return tree.rebuild(node, change)

    return change(root)


def _lost(claim: Claim, relation, judge: Judge):
    """The right side times what the page's derivatives, names and sizes suggest was lost."""
    scope = judge.scope
    slopes, names = [], []
    for key, kind in scope.types.items():
        if kind.domain.kind in ("finite", "label"):
            continue
        for name in _places(key, kind, claim):
            if kind.domain.low == 0 and kind.domain.high == 1:
                slopes.append(tree.Mul((name, tree.Add((UNIT, tree.Neg(name))))))
            slopes += _slopes(key, name, scope)
            names.append(name)
    for piece in [*slopes, *names, TWO, tree.Div(UNIT, TWO)]:
        yield _times(relation, piece, f"the factor {tree.latex(piece)} is lost")
    for key in scope.sizes:
        part = tree.Div(UNIT, tree.Name(key))
        yield _times(relation, part, f"a mean, not a sum: the factor {tree.latex(part)} is lost")
        yield _times(relation, tree.Name(key), f"a sum, not a mean: the factor {key} is lost")


def _places(key: str, kind, claim: Claim):
    """A number by its name; an entry at each free index that runs along it."""
    dims = [*kind.family, *(dim for dim in kind.shape if dim != ONE)]
    if not dims:
        yield tree.Name(key)
    if len(dims) == 1:
        for index, span in claim.free:
            if span.high == dims[0]:
                yield tree.Index(tree.Name(key), (tree.Name(index),))


def _slopes(key: str, name: tree.Node, scope: Scope):
    """g′(z), for a name that is defined as g(z)."""
    definition = scope.definitions.get(key)
    body = definition.body if definition is not None else None
    if isinstance(body, tree.Call) and len(body.arguments) == 1 and not body.primes:
        if isinstance(name, tree.Index) and definition.indices:
            swap = dict(zip(map(tree.Name, definition.indices), name.indices, strict=False))
            body = _renamed(body, swap)
        elif isinstance(name, tree.Index):
            body = replace(body, arguments=(tree.Index(body.arguments[0], name.indices),))
        yield replace(body, primes=1)


def _renamed(node: tree.Node, swap: dict) -> tree.Node:
    return swap[node] if node in swap else tree.rebuild(node, lambda item: _renamed(item, swap))


def _times(relation, piece: tree.Node, what: str) -> Mutant:
    changed = replace(relation, right=tree.Mul((relation.right, piece)))
    return Mutant(changed, what, "lost", piece)


def _fails(claim: Claim, judge: Judge) -> bool:
    try:
        return judge.refute(claim) is not None
    except EquationError:
        return True


def _holds(claim: Claim, judge: Judge) -> bool:
    try:
        resolver = Resolver(judge.scope, dict(claim.free), dict(claim.extra))
        claim = Claim(
            (resolver.relation(claim.relations[0]),), claim.free, claim.conditions, claim.extra
        )
        return judge.refute(claim, 2) is None and judge.refute(claim) is None
    except EquationError:
        return False
