"""A page read from top to bottom: each equation with the scope at its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from itertools import takewhile
from pathlib import Path

from ..judging.domains import check_domain, check_probability
from ..judging.judge import Judge, claim_names
from ..judging.mutants import judge_mutants
from ..judging.verdict import Verdict
from ..meaning.binding import (
    announced_functions,
    assume,
    bind,
    bind_where,
    introduced,
    suppose,
    supposed_functions,
)
from ..meaning.declaring import settle_closing, settle_members
from ..meaning.inference import inferred, inferred_among
from ..meaning.layers import fallen_templates, refuse_links, unrolled
from ..meaning.scope import POSITIVE, REAL, UNIT, Hypothesis, Scope
from ..meaning.typing import Claim, Resolver
from ..reading import tree
from ..reading.budget import TooLarge, limits
from ..reading.errors import (
    BadValue,
    EquationError,
    Failed,
    IllTyped,
    Misfit,
    Undeclared,
    Unreadable,
)
from ..reading.statement import Statement, read_statement
from ..reading.tokens import tokens_of
from .elsewhere import BELOW, CITED, Told, refuse_unrelated, restrict, told
from .fallen import (
    left_names,
    lose,
    lose_assumption,
    lose_claim,
    lose_declaration,
    lose_definition,
    lose_restriction,
    mentioned,
    refuse_fallen,
    restored,
    restricted,
    statement_names,
    whole_names,
)
from .inline import (
    CLAIM,
    CONDITION,
    DECLARED,
    SETTING,
    contradicts,
    counted_letters,
    index_letters,
    is_declaration,
    length_names,
    numbered_names,
    read_inline,
    zero_lengths,
    zero_letters,
)
from .notebook import Item, read_items, words_of
from .passing import Passing, denied, known, mention, widen
from .prose import (
    also_said,
    only_beside,
    only_in_words,
    other_signs,
    sign_tokens,
    signs_in,
    speaks_of_inverse,
)
from .roles import role_of_label
from .runs import runs_of
from .sentence import beside, clause_below, defines, in_doubt, restricts, tells
from .settings import (
    DENIED,
    NEGATED,
    SETS,
    forget_other_lengths,
    number,
    ordered,
    refuse_value,
    value_of,
)

MOST_REMARKS = 8
IN_PROSE = "a sentence"  # the label of what it assumes
NO_ROLE = "a display without a label that begins def-, eq-, hyp- or not-"
NO_ROLES = (
    "no display of this page has a role, so that nothing is judged: label them def-, eq-, hyp-"
    " or not-; python -m eqval --survey says what could be read"
)
DISPLAYED = ("def", "eq", "hyp", "not")


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
    _verdict: Verdict | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The label, or a stand-in with the place."""
        return self.item.label or f"{self.item.kind}-{self.item.cell}-{self.item.line}"


class Page:
    """All entries of a notebook or Markdown page.

    Parameters
    ----------
    path : Path
    book : Book, optional
        Where citations of other pages are looked up.
    """

    DEFINE = ("def",)

    def __init__(self, path: Path, book=None):
        self.path, self.book = Path(path), book
        items = book.items(self.path) if book else read_items(self.path)
        self._runs = runs_of(items, self.DEFINE)
        self.items = [self._runs.upright(item) for item in items]
        self._places = {id(item): place for place, item in enumerate(self.items)}
        formulas = [item.latex for item in self.items if item.latex]
        defined = [item.latex for item in self.items if item.kind in self.DEFINE and item.latex]
        self.scope = Scope(
            numbered=numbered_names(formulas),
            wholes=whole_names(defined),
            zero=zero_letters(formulas),
            zero_lengths=zero_lengths(formulas),
            lengths=length_names(formulas),
            counted=counted_letters(formulas),
            inverse=speaks_of_inverse(words_of(self.path)),
        )
        self._last: tree.Node | None = None  # where the display before ended, if it was read
        self.entries: list[Entry] = []
        self.letters = index_letters(formulas)
        self._heads = left_names(defined)
        self.labels = {item.label for item in self.items if item.kind in DISPLAYED}
        self._seen: set[str] = set()
        self._values: dict[str, tuple] = {}
        self._last_judge: Judge | None = None
        self._said: list = []
        self._passing, self._known = Passing(), known(self.scope)
        self._defined: set[str] = set()
        self._signs = other_signs(words_of(self.path))
        for sign, words in self._signs.items():
            lose(self.scope, {sign}, f"“{words}”")
        self._told: dict[str, tuple] = {}  # names that a sentence has defined, and where
        self._asides: list[str] = []  # equations in the prose that were not read
        self._early: set[int] = set()  # what a sentence below a display has said of it
        self._introduced: dict[str, Item] = {}  # names that a claim gives to its first side
        self._cited: dict[str, Told] = {}
        if self._is_without_roles():
            return
        self._bring_functions()
        for place, item in enumerate(self.items):
            self._place = place
            try:
                with limits():
                    self._take(item)
            except EquationError as error:
                self._red(item, error)
                self._lost(item)
            except Exception as error:  # a fault of eqval's must not hide the other equations
                self._red(item, Failed(f"eqval failed: {type(error).__name__}: {error}"))
                self._lost(item)
        self._look_further()

    def _look_further(self) -> None:
        """Claims are held to what the page defines below them, and to what it cites from."""
        below = told(self.scope, self._defined, BELOW)
        for entry in self.entries:
            if entry.claim is not None and entry.item.kind in ("eq", "not", "def"):
                entry.error = restrict(entry.claim, entry.scope, self._cited | below)

    # ------------------------------------------------------------ reading

    def _is_without_roles(self) -> bool:
        """Whether no display has a role: one red line says so."""
        kinds = {item.kind for item in self.items}
        if "unlabelled" not in kinds or kinds & set(DISPLAYED):
            return False
        first = next(item for item in self.items if item.kind == "unlabelled")
        error = Unreadable(NO_ROLES)
        error.status = "unlabelled"
        self._red(first, error)
        return True

    def _take(self, item: Item) -> None:
        self._passing.take(item, self.scope)
        if item.kind == "inline" or (item.kind == "unlabelled" and is_declaration(item.latex)):
            self._inline(item)
        elif item.kind == "cite":
            self._cite(item)
        elif item.kind == "unseen":
            self._red(item, Unreadable(item.note))
        elif item.kind == "hidden":
            self._last = None
            self._red(item, Unreadable(item.note or f"cannot read {item.latex}"))
            lose_claim(
                self.scope, item.latex, "a formula that is not displayed as one", self._holds
            )
        elif item.kind == "unlabelled":
            self._last = None
            lose_claim(self.scope, item.latex, "a display without a role", self._holds)
            error = Unreadable(NO_ROLE)
            error.status = "unlabelled"
            self._red(item, error)
        else:
            self._display(item)

    def _bring_functions(self) -> None:
        """Functions that the page cites anywhere are known from its top.

        A function has no meaning but its definition, so that an author may write
        "where σ is the sigmoid of (1)" below the formula that uses it.
        """
        if self.book is None:
            return
        for item in self.items:
            if item.kind == "cite" and role_of_label(item.label, self.path) == "def":
                if item.label not in self.labels:
                    self.book.bring_function(item.label, self)

    def _red(self, item: Item, error: EquationError) -> None:
        self.entries.append(Entry(item, self.scope.copy(), error=error))

    def _inline(self, item: Item) -> None:
        if id(item) in self._early and item is self.items[self._place]:
            return
        if not self._passing.goes_on(item):
            self._known = known(self.scope)
        try:
            if r"\in" in item.latex:
                self._runs.refuse(item.latex, defines=False)
            kind = read_inline(
                item.latex,
                self.scope,
                self.letters,
                partial(self._settle, item),
                tells(self.items, self._place_of(item)),
                beside(self.items, self._place_of(item)),
            )
        except EquationError as error:
            self._red(item, error)
            place = f"${item.latex}$"
            if r"\in" in item.latex or r"\to" in item.latex:
                lose_declaration(self.scope, item.latex, place)
            elif not isinstance(error, BadValue):
                lose_claim(self.scope, item.latex, place, self._holds)
            return
        if kind == DECLARED:
            self._begin_again(item)
            if in_doubt(item):
                widen(self.scope, set(self.scope.types) - set(self._known.types), item.latex)
        if kind == DECLARED or (kind == SETTING and denied(item)):
            mention(item, self.scope, self._known)
            lose_restriction(self.scope, item.latex, item.before, item.after)
        if kind == CONDITION:
            lose(self.scope, mentioned(item.latex), f"${item.latex}$ in its display", whole=False)
        if kind == CLAIM and not (
            self._restates(item.latex) or self._defined_by(item) or self._assumed_by(item)
        ):
            advice = f"${item.latex}$ is a claim hidden in the text: display it, with a label"
            self._red(item, Unreadable(self._runs.doubt(item.latex, False) or advice))
            self._asides.append(item.latex)
            lose_claim(self.scope, item.latex, f"${item.latex}$", self._holds)

    def _begin_again(self, item: Item) -> None:
        """What is declared again is no longer what a sentence has said of it."""
        names = mentioned(item.latex.split(r"\in")[0])
        here = item.cell, item.block
        for key in {key for key in names if self._told.get(key, here) != here}:
            lose(self.scope, {key}, f"${item.latex}$, after a sentence that defines it")
        self.scope.hypotheses = tuple(
            known
            for known in self.scope.hypotheses
            if known.label != IN_PROSE or not names & tree.names(known.relation)
        )

    def _defined_by(self, item: Item, again: bool = True) -> bool:
        """Whether an inline equation was a definition, and has been read."""
        defined_below = left_names([item.latex]) & self._heads
        if defined_below or not defines(self.items, self._place_of(item), self.scope):
            return False
        before, entry = self.scope.copy(), Entry(replace(item, kind="def", label=""), self.scope)
        try:
            self._understand(entry)
            entry.scope = (entry.own or self.scope).copy()
            if self._judge(entry).ok:
                self._said.extend(entry.statement.relations)
                self._told |= dict.fromkeys(entry.keys, (item.cell, item.block))
                return True
        except EquationError:
            pass
        self.scope = before
        here = item.cell, item.block, "inline"
        later = self.items[self._place_of(item) + 1 :]
        same = [*takewhile(lambda x: (x.cell, x.block, x.kind) == here, later)]
        return again and self._read_clause(same) and self._defined_by(item, again=False)

    def _place_of(self, item: Item) -> int:
        return self._places[id(item)]

    def _assumed_by(self, item: Item) -> bool:
        """Whether it says more of what was just declared: then it is assumed of it."""
        place = self._place_of(item)
        if not restricts(self.items, place) or self._runs.doubt(item.latex, False):
            return False
        last = self.items[place - 1]
        before = self.scope.copy()
        try:
            claim = assume(read_statement(item.latex, before.vocabulary()), self.scope, IN_PROSE)
            names, new = claim_names(claim), mentioned(last.latex.split(r"\in")[0])
            if names & new & set(before.types) and not names & set(before.definitions):
                return True
        except EquationError:
            pass
        self.scope = before
        return False

    def _settle(self, item: Item, key: str, sign: str, values) -> None:
        """A number printed for a name: its value, unless that contradicts the page."""
        scope = self.scope
        if sign != "=":
            bound = number(values[0]) if len(values) == 1 else None
            known = {*scope.types, *scope.sizes, *scope.definitions, *scope.lengths}
            if bound is not None and key not in known:
                place = f"${tree.latex(tree.Relation(sign, tree.Name(key), bound))}$"
                lose(scope, {key}, place, whole=False)  # of a name that nothing else is said of
            known = key in scope.types or key in scope.sizes
            if bound is not None and known and key not in scope.definitions:
                domain = scope.types[key].domain if key in scope.types else REAL
                if contradicts(domain, sign, values[0]):  # "for $x > 0$ …, for $x < 0$ …"
                    scope.narrowed(key, REAL)
                    for low, end in ((">" + "=" * domain.low_closed, domain.low),
                                     ("<" + "=" * domain.high_closed, domain.high)):  # fmt: skip
                        order = tree.Relation(low, tree.Name(key), number(end or Fraction(0)))
                        scope.remarks += (order,) if end is not None else ()
                scope.remarks = (*scope.remarks, tree.Relation(sign, tree.Name(key), bound))
                known = scope.settings.get(key)
                if known and not all(ordered(sign, value, values[0]) for value in known):
                    del scope.settings[key]
            return
        if NEGATED.search(item.before) or DENIED.search(item.after):
            return
        place = item.cell, item.block
        try:
            refuse_value(scope, key, values, item.latex)
        except BadValue:
            below = (scope.dependencies({key}) & set(scope.settings)) - {key}
            here = any(self._values.get(name, (0,))[0] == place for name in below)
            if not below or here or not SETS.search(item.before):
                raise
            for name in below:  # a new example begins further up: "for $z = -800$"
                del scope.settings[name]
            refuse_value(scope, key, values, item.latex)
        known, before = self._values.get(key, (0, None))
        self._values[key] = place, values
        again = known == place and before not in (None, values)
        orders = [item for item in scope.remarks if item.left == tree.Name(key)]
        broken = any(not ordered(o.op, v, value_of(o.right)) for o in orders for v in values)
        if broken or (again and not SETS.search(item.before)):
            scope.settings.pop(key, None)
            return
        forget_other_lengths(scope, key, len(values))
        scope.set_value(key, values)

    def _holds(self, statement: Statement) -> bool:
        """Whether a statement is proved by what the page has said: then it adds nothing."""
        claim = self._resolved(statement, self.scope)
        return Judge(self.scope).judge(claim).status == "proved"

    def _restates(self, latex: str) -> bool:
        """Whether an inline formula repeats, sign for sign, what is displayed before it."""
        try:
            statement = read_statement(latex, self.scope.vocabulary())
        except EquationError:
            return False
        return not statement.where and all(item in self._said for item in statement.relations)

    def _cite(self, item: Item) -> None:
        label = item.label
        if role_of_label(label, self.path) == "unlabelled" or label in self.labels:
            return
        if self.book is None:
            if role_of_label(label, self.path) in ("def", "hyp"):
                lose(self.scope, set(), label)
            return
        try:
            entry = self.book.bring(label, self)
            self._cited |= told(self.book.final(label, self), used_names(entry), CITED)
            if entry.item.kind != "not":
                self._said.extend(entry.statement.relations)
        except EquationError as error:
            self._red(item, error)
            self._lose_cited(label)

    def _lose_cited(self, label: str) -> None:
        """What a citation was to bring."""
        source = self.book.source(label)
        role = role_of_label(label, self.path)
        if role == "def":
            lose_definition(self.scope, source, label) if source else lose(self.scope, set(), label)
        elif role == "hyp":
            lose_assumption(self.scope, source, label) if source else lose(self.scope, set(), label)

    def _display(self, item: Item) -> None:
        self._read_clause(clause_below(self.items, self._place))
        entry = Entry(item, self.scope)
        try:
            if item.label and item.label in self._seen:
                raise Unreadable(f"the label {item.label} stands twice on this page")
            self._seen.add(item.label)
            try:
                self._understand(entry)
            except IllTyped:
                if not self._where_clause():
                    raise
                self._understand(entry)
            except RecursionError:
                raise TooLarge("too deep") from None
        except EquationError as error:
            entry.error = error
            self._lost(item)
        entry.scope = (entry.own or self.scope).copy()
        self.entries.append(entry)
        self._last = None if entry.error else entry.statement.relations[-1].right
        if entry.error is None and item.kind != "not":
            self._said.extend(entry.statement.relations)

    def _read_clause(self, items: list[Item]) -> bool:
        """What a sentence below a formula defines and declares, whatever its order."""
        before = len(self._early)
        for item in items:
            if is_declaration(item.latex) and id(item) not in self._early:
                self._inline(item)
                self._early.add(id(item))
        found = True
        while found:
            left = [item for item in items if id(item) not in self._early]
            found = [item for item in left if self._defined_by(item, again=False)]
            self._early |= set(map(id, found))
        return len(self._early) > before

    def _lost(self, item: Item) -> None:
        """Remember what a display that was not read was to say."""
        place = item.label or f"the display in line {item.line}"
        self._last = None
        if item.kind == "def":
            lose_definition(self.scope, item.latex, place)
            for sign in sign_tokens(item.latex.split("=")[0]):
                self._signs[sign] = place
                lose(self.scope, {sign}, place)
        elif item.kind == "hyp":
            lose_assumption(self.scope, item.latex, place)
        elif item.kind != "eq" and item.kind != "not" and item.latex:
            lose(self.scope, set(), f"${item.latex}$")

    def _where_clause(self) -> bool:
        """Bring what is cited between this display and the next: "Here z is (1)"."""
        brought = False
        for item in self.items[self._place + 1 :]:
            if item.kind in (*DISPLAYED, "unlabelled"):
                break
            if item.kind == "cite" and item.label not in self.labels and self.book is not None:
                try:
                    self.book.bring(item.label, self)
                    brought = True
                except EquationError:
                    continue
        return brought

    def _understand(self, entry: Entry) -> None:
        """Read a display; names of which the page says nothing are inferred, if that is safe."""
        if entry.item.kind == "def":
            self._runs.refuse(entry.item.latex, defines=True)
        before = self.scope
        try:
            self._read(entry)
        except Undeclared:
            found = None
            if entry.item.kind != "hyp":
                read, defines = partial(self._parsed, entry.item), entry.item.kind == "def"
                found = inferred(read, before, defines, partial(self._fits, entry))
            if found is None:
                raise
            self.scope = found
            self._read(entry)

    def _parsed(self, item: Item, vocabulary) -> Statement:
        vocabulary.functions |= _announced(item, self.scope)
        return self._claimed(read_statement(item.latex, vocabulary, self._last), item)

    def _claimed(self, statement: Statement, item: Item) -> Statement:
        """``H = A = B`` claims A = B, where the page says nothing else of H, nor below."""
        new = introduced(statement, self.scope) if item.kind in ("eq", "not") else ""
        later = (other.latex for other in self.items[self._place + 1 :] if other.kind != "eq")
        if not new or self._introduced.setdefault(new, item) != item:
            return statement
        if any(_mentions(latex, new) for latex in later):
            return statement
        return replace(statement, relations=statement.relations[1:])

    def _fits(self, entry: Entry, scope: Scope) -> bool:
        kept, self.scope = self.scope, scope.copy()
        try:
            self._read(replace(entry))
        except EquationError:
            return False
        finally:
            self.scope = kept
        return True

    def _read(self, entry: Entry) -> None:
        item, scope = entry.item, self.scope
        scope.pending = _announced(item, scope)
        try:
            statement = read_statement(item.latex, scope.vocabulary(), self._last)
        finally:
            scope.pending = set()
        entry.statement = self._claimed(statement, item)
        scope = self._layers(entry)
        local = bool(entry.statement.bound or entry.statement.orders)
        local = local and not entry.statement.where
        local = local and item.kind in ("eq", "not")
        if local:
            entry.own = scope = scope.copy()
        settle_members(entry.statement, scope, self.letters, local)
        names = statement_names(entry.statement, item.kind)
        if self._signs:
            names |= signs_in(item.latex, entry.statement, scope)
            names |= sign_tokens(item.latex) & set(self._signs)
        refuse_fallen(scope, names | fallen_templates(names, scope))
        if item.kind == "def":
            before = scope.copy()
            try:
                bound = bind(entry.statement, scope, item.label)
                if bound.rest is not None and scope.layers:
                    refuse_links(entry.statement, scope)
                settle_closing(entry.statement, scope)
                restored(scope, bound.keys)
                refuse_fallen(scope, set(bound.keys))
            except EquationError:
                self.scope = before
                raise
            entry.keys, entry.claim = bound.keys, bound.rest
            self._defined.update(bound.keys)
        elif item.kind == "hyp":
            before = scope.hypotheses
            entry.claim = assume(entry.statement, scope, item.label)
            try:
                refuse_fallen(scope, claim_names(entry.claim))
            except EquationError:
                scope.hypotheses = before
                raise
        else:
            statement = entry.statement.claimed()
            if statement.given:
                entry.own = scope = scope.copy()
                statement, entry.keys = suppose(statement, scope)
            elif statement.where:
                self.scope = scope = scope.copy()
                statement = bind_where(statement, scope, item.label)
            entry.claim = self._resolved(statement, scope)

    def _layers(self, entry: Entry) -> Scope:
        """The scope in which a formula is read: with the layers that it names."""
        scope = self.scope
        if scope.layers:
            found = unrolled(entry.statement, scope, entry.item.kind)
            if found is not scope:
                entry.own = scope = found
        return scope

    def _resolved(self, statement: Statement, scope: Scope) -> Claim:
        """A claim, if nothing it rests on is missing."""
        refuse_fallen(scope, statement_names(statement, "eq"))
        claim = Resolver(scope).statement(statement)
        refuse_fallen(scope, claim_names(claim))
        return claim

    # ------------------------------------------------------------ judging

    def verdict(self, entry: Entry, mutate: bool = False) -> Verdict:
        """The verdict on one entry, with its mutants if asked for."""
        verdict = entry._verdict
        if verdict is None or (mutate and not verdict.mutants and verdict.status == "proved"):
            verdict = self._safely(entry)
            if mutate and verdict.status == "proved" and entry.item.kind == "eq":
                judge = self._judge_of(entry)
                found = judge_mutants(entry.claim, judge, verdict)
                verdict = replace(verdict, mutants=found)
            entry._verdict = verdict
        return verdict

    def _safely(self, entry: Entry) -> Verdict:
        """A fault of eqval's is red, and the other equations are judged."""
        try:
            with limits():
                return self._judge(entry)
        except EquationError as error:
            return Verdict(error.status, reason=str(error))
        except Exception as error:
            return Verdict(Failed.status, reason=f"eqval failed: {type(error).__name__}: {error}")

    def _judge_of(self, entry: Entry) -> Judge:
        """The judge of the entry before, where nothing was declared or defined since."""
        if self._last_judge is None or self._last_judge.scope != entry.scope:
            self._last_judge = Judge(entry.scope)
        return self._last_judge

    def _judge(self, entry: Entry) -> Verdict:
        kind = entry.item.kind
        if entry.error is not None:
            if kind == "not" and isinstance(entry.error, Misfit):
                return Verdict("caught", reason=f"does not fit: {entry.error}")
            return Verdict(entry.error.status, reason=str(entry.error))
        judge = self._judge_of(entry)
        try:
            if kind == "def":
                return self._judge_definition(entry, judge)
            if kind == "hyp":
                judge.worlds(entry.claim).get(0)
                return Verdict("assumed")
            for key in entry.keys:
                check_domain(key, entry.scope, judge)
            refuse_unrelated(entry.claim, entry.scope)
            verdict = judge.judge(entry.claim)
            if verdict.status == "refuted":
                missing = restricted(entry.scope, claim_names(entry.claim))
                missing = missing or self._only_where(entry) or self._only_if_follows(entry)
                if kind == "eq" and not missing:
                    missing = only_beside(entry.claim, entry.scope, self._asides)
                if kind == "eq" and not missing:
                    missing = only_in_words(entry.claim, entry.scope, words_of(self.path))
                if kind == "eq" and not missing:
                    missing = also_said(
                        entry.scope.dependencies(claim_names(entry.claim)), self.items
                    )
                verdict = Verdict("unreadable", reason=missing) if missing else verdict
                verdict = left_open(entry.claim, entry.scope, verdict)
        except EquationError as error:
            verdict = Verdict(error.status, reason=str(error))
        if kind == "not":
            return self._judge_wrong(verdict)
        return verdict

    def _only_where(self, entry: Entry) -> str:
        """Whether a claim that is refuted holds where the text says, as in "for $x > 0$"."""
        names = entry.scope.dependencies(claim_names(entry.claim))
        orders = [item for item in entry.scope.remarks if item.left.key in names]
        for chosen in [*([item] for item in orders), orders[-2:]][: MOST_REMARKS if orders else 0]:
            scope = entry.scope.copy()
            scope.hypotheses += tuple(Hypothesis(item, ()) for item in chosen)
            try:
                if Judge(scope).judge(entry.claim).status in ("proved", "unproved"):
                    where = ", ".join(f"${tree.latex(item)}$" for item in chosen)
                    return f"refuted, but it may hold for {where}, which the text mentions"
            except EquationError:
                continue
        return ""

    def _only_if_follows(self, entry: Entry) -> str:
        """What an arrow at the beginning of a claim rests on, if that is not known to hold."""
        if not entry.statement.follows:
            return ""
        place = next(k for k, item in enumerate(self.entries) if item is entry)
        before = [x for x in self.entries[:place] if x.item.kind in (*DISPLAYED, "unlabelled")]
        stands = before and before[-1].item.kind in ("def", "eq", "hyp")
        if stands and self.verdict(before[-1]).ok:
            return ""
        return "refuted, but the arrow says that it follows from a display that is not proved"

    def _judge_wrong(self, verdict: Verdict) -> Verdict:
        """A ``not-`` equation must be refuted; one that does not fit has been caught before."""
        if verdict.status == "refuted":
            return Verdict("caught", reason=verdict.reason, counterexample=verdict.counterexample)
        if verdict.status == "proved":
            return Verdict("not wrong", reason="it is shown as wrong, but it holds")
        return verdict

    def _judge_definition(self, entry: Entry, judge: Judge) -> Verdict:
        """Further links must hold, and values must stay in the declared domain."""
        if entry.claim is not None:
            verdict = judge.judge(entry.claim)
            if not verdict.ok:
                return verdict
        for key in entry.keys:
            check_domain(key, entry.scope, judge)
            if key in entry.scope.points:
                check_probability(key, entry.item.label, entry.scope, judge)
        return Verdict("defined")


def _mentions(latex: str, key: str) -> bool:
    """Whether a formula holds a name."""
    if "{" in key:
        return key in latex.replace(" ", "")
    return key in {token.text for token in tokens_of(latex)}


def _announced(item: Item, scope: Scope) -> set[str]:
    """Functions that a display is about to define, for the page or, before an arrow, for itself."""
    announced = {"def": announced_functions, "hyp": lambda *_: set()}
    return announced.get(item.kind, supposed_functions)(item.latex, scope)


def left_open(claim: Claim, scope: Scope, verdict: Verdict) -> Verdict:
    """A counterexample whose names were not declared is none."""
    name = inferred_among(scope, claim.relations)
    if verdict.status == "refuted" and not name:
        name = _holds_on_part(claim, scope)
    if verdict.status != "refuted" or not name:
        return verdict
    question = f"how large is {name}" if name in scope.sizes else f"where does {name} lie"
    reason = f"not proved: {verdict.counterexample or verdict.reason}; {question}?"
    return Verdict("unproved", reason=reason)


def _holds_on_part(claim: Claim, scope: Scope) -> str:
    """A parameter that was not declared, if what is refuted holds where it is positive."""
    free = [key for key, kind in claim.extra if kind.domain == REAL]
    for domain in (UNIT, POSITIVE) if free else ():
        extra = tuple((k, replace(t, domain=domain) if k in free else t) for k, t in claim.extra)
        if Judge(scope).judge(replace(claim, extra=extra)).status != "refuted":
            return free[0]
    return ""


def used_names(entry: Entry) -> set[str]:
    """All names an entry mentions, and those they are defined by."""
    if entry.statement is None:
        return set()
    found = set()
    for relation in (*entry.statement.relations, *entry.statement.where):
        found |= tree.names(relation)
    return entry.scope.dependencies(found)
