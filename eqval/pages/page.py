"""A page read from top to bottom: each equation with the scope at its place."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from ..judging.judge import Judge, claim_names
from ..judging.verdict import Verdict
from ..meaning.binding import (
    announced_functions,
    assume,
    bind,
    bind_where,
    introduced,
    means,
    suppose,
    supposed_functions,
)
from ..meaning.declaring import settle_closing, settle_members
from ..meaning.inference import Ambiguous, inferred
from ..meaning.labels import labelled_names, raised_in_lists
from ..meaning.layers import fallen_templates, refuse_links, unrolled
from ..meaning.outcome import computed_last, with_outcome
from ..meaning.scope import BOLD, EXAMPLE, FAMILY, SCALAR, Scope
from ..meaning.typing import Claim, Resolver
from ..reading import tree
from ..reading.budget import TooLarge, limits
from ..reading.errors import (
    EquationError,
    Failed,
    IllTyped,
    Misfit,
    OwnLength,
    Undeclared,
    Unfit,
    Unreadable,
)
from ..reading.statement import Statement, read_statement
from ..reading.tokens import tokens_of
from .around import denies_cited, is_cited_in_passing, leaves_a_part, of_a_case, of_more
from .choice import Text, declared_in, under
from .constant import refuse_tied, spoken_of, tied_by_words
from .conventions import layout_of, other_signs, sign_tokens, signs_in
from .corrected import correction
from .elsewhere import BELOW, CITED, Told, restrict, told
from .entry import Entry, used_names
from .fallen import (
    Fallen,
    left_names,
    lose,
    lose_assumption,
    lose_claim,
    lose_definition,
    lose_empty,
    mentioned,
    refuse_fallen,
    restored,
    statement_names,
    whole_names,
)
from .inline import (
    counted_letters,
    index_letters,
    is_declaration,
    length_names,
    letters_alone,
    numbered_names,
    other_ends,
    zero_lengths,
    zero_letters,
)
from .known import bring_known
from .manner import manner
from .markdown import ROLES
from .meant import SIGMA, bring_meant, spelled
from .nameless import SHOWN
from .notebook import Item, read_items, words_of
from .prose import COMPLEX, ROWS, counts_from_zero, speaks_of_inverse
from .roles import role_of_label
from .runs import as_entries, runs_of
from .said import Sentences
from .sentence import clause_below, where_alone
from .signs import own_signs, written
from .verdicts import Verdicts
from .wording import spoken_by
from .worlds import join

PENALTY = re.compile(r"\b(?:penal|regulari[sz]|weight decay)|جریمه|منظم‌ساز", re.I)
ADDED = re.compile(r"\b(?:add|also|direct|depend|both|plus|term)|اضافه|افزوده|مستقیم|نیز", re.I)
NO_ROLE = "a display without a label that begins def-, eq-, hyp- or not-"
NO_ROLES = (
    "no display of this page has a role, so that nothing is judged: label them def-, eq-, hyp-"
    " or not-; python -m eqval --survey says what could be read"
)


class Page:
    """All entries of a notebook or Markdown page.

    Parameters
    ----------
    path : Path
    book : Book, optional
        Where citations of other pages are looked up.
    choices : tuple of int
        Which world is taken where names that are not declared could be in several; behind them
        the first.
    """

    DEFINE = ("def",)

    def __init__(self, path: Path, book=None, choices: tuple[int, ...] = ()):
        self.path, self.book, self.choices = Path(path), book, choices
        self.forks: list[Ambiguous] = []
        self.losses: dict[str, list[str]] = {}  # of what each is taken to be a function
        items = book.items(self.path) if book else read_items(self.path)
        self.runs = runs_of(items, self.DEFINE)
        self.runs.names |= spelled(items)
        self.items = Text(map(self.runs.upright, as_entries(items)))
        self._places = {id(item): place for place, item in enumerate(self.items)}
        (self.prose,) = words_of(self.path, " ")
        self.marked, self.shown = words_of(self.path, SHOWN, f" {SHOWN} ", whole=False)
        formulas = [item.latex for item in self.items if item.latex]
        formulas += spoken_by(self.items)
        defined = [item.latex for item in self.items if item.kind in self.DEFINE and item.latex]
        self.scope = Scope(
            numbered=numbered_names(formulas, defined) | labelled_names(formulas),
            wholes=whole_names(defined),
            zero=zero_letters(formulas),
            zero_lengths=zero_lengths(formulas),
            lengths=length_names(formulas),
            counted=counted_letters(formulas),
            other_ends=other_ends(formulas),
            inverse=speaks_of_inverse(self.prose),
            alone=letters_alone(formulas),
            spoken=spoken_of(self.items),
        )
        self._last: tree.Node | None = None  # where the display before ended, if it was read
        self.entries: list[Entry] = []
        self.letters = index_letters(formulas)
        self.raised = raised_in_lists([x.latex for x in self.items if x.kind == "inline"])
        self.heads = left_names(defined)
        self.labels = {item.label for item in self.items if item.kind in ROLES}
        self._seen: set[str] = set()
        self._ahead: set[int] = set()  # displays that another one's "where" has read
        self.said: list = []
        self.defined: set[str] = set()
        self.signs = other_signs(self.prose)
        self.signs |= own_signs(self.items, self.heads | {*declared_in(self.items)})
        self.complex = bool(COMPLEX.search(self.prose))  # a name may be such a number
        self.rows = bool(ROWS.search(self.prose))  # a vector may be one
        self.from_zero = counts_from_zero(self.prose)
        self.scope.layout = layout_of(self.prose)
        for sign, words in self.signs.items():
            lose(self.scope, {sign}, f"“{words}”")
        self._introduced: dict[str, Item] = {}  # names that a claim gives to its first side
        self._cited: dict[str, Told] = {}
        self.sources: list[Page] = []  # the pages that its citations come from
        self.sentences, self.verdicts = Sentences(self), Verdicts(self)
        if self._is_without_roles():
            return
        self._bring_functions()
        self.sentences.known = bring_known(self.scope, self.items, self.DEFINE, self.prose)
        if SIGMA not in self.sentences.known and SIGMA not in self.heads:
            bring_meant(self.scope, self.items, self.prose)
        for place, item in enumerate(self.items):
            self.place = place
            try:
                with limits():
                    self.sentences.enter(item)
                    self.sentences.hear(item)
                    self._take(item)
            except EquationError as error:
                self.red(item, error)
                self._lost(item)
            except Exception as error:  # a fault of eqval's must not hide the other equations
                self.red(item, Failed(f"eqval failed: {type(error).__name__}: {error}"))
                self._lost(item)
        self._look_further()
        if self.forks and not choices:
            join(self)

    def _look_further(self) -> None:
        """Claims are held to what the page defines below them, cites, and says beside them."""
        below = told(self.scope, self.defined, BELOW)
        others = [entry.item for entry in self.entries if entry.error and self._is_another(entry)]
        corrected = correction(self.shown)
        if corrected:
            corrected = f"the text corrects: “{corrected}” Write it where it stands,"
            corrected += " or, if it changes no formula, in plainer words"
        else:
            said = manner(self.shown)
            corrected = said and f"“{said}” may say how this page writes: say it in plainer words"
        for entry in self.entries:
            if entry.claim is not None and entry.item.kind in ("eq", "not", "def"):
                entry.error = restrict(entry.claim, entry.scope, self._cited | below)
                place = self._places.get(id(entry.item))  # none in a survey: nothing is judged
                if place is None or entry.item.kind == "def" or entry.error:
                    continue
                more = corrected or of_more(entry.claim, entry.scope, self.items, place)
                more = more or tied_by_words(entry.claim, entry.scope, self.items)
                more = more or self._otherwise(entry, others) or self._of_more(entry)
                entry.error = Unreadable(more) if more else None

    def _of_more(self, entry: Entry) -> str:
        """Whether a loss was taken for one of a name by which the page computes more below."""
        reached = entry.scope.dependencies(claim_names(entry.claim))
        for key in sorted(self.losses.keys() & reached):
            said = [f"{x.before} {x.after}" for x in self.items if x.latex.strip() == key]
            more = PENALTY.search(self.prose) or any(map(ADDED.search, said))
            if more or self.losses[key] != computed_last(self.scope, key):
                return f"{key} is not declared: of what is it a function?"
        return ""

    def _is_another(self, entry: Entry) -> bool:
        """Whether an equation of the text gives a name that is defined another meaning."""
        item, scope = entry.item, entry.scope
        if item.kind != "inline" or not left_names([item.latex]) & set(scope.definitions):
            return False
        try:
            claim = self._resolved(read_statement(item.latex, scope.vocabulary()), scope)
            return Judge(scope).judge(claim).status == "refuted"
        except EquationError:
            return False

    def _otherwise(self, entry: Entry, others: list[Item]) -> str:
        """Why a claim is not judged: further down its page says another thing of its names."""
        names = entry.scope.dependencies(claim_names(entry.claim))
        place = self.place_of(entry.item)
        for item in others:
            if self.place_of(item) > place and left_names([item.latex]) & names:
                return f"further down the page says ${item.latex}$, which does not hold here"
        return ""

    # ------------------------------------------------------------ reading

    def _is_without_roles(self) -> bool:
        """Whether no display has a role: one red line says so."""
        first = _first_without_role(self.items)
        if first is None:
            return False
        error = Unreadable(NO_ROLES)
        error.status = "unlabelled"
        self.red(first, error)
        return True

    def _take(self, item: Item) -> None:
        if id(item) in self._ahead:
            return
        self.sentences.passing.take(item, self.scope)
        if item.kind == "inline" or (item.kind == "unlabelled" and is_declaration(item.latex)):
            self.sentences.read(item)
            lose_empty(self.scope, item)
        elif item.kind == "cite":
            self._cite(item)
        elif item.kind == "unseen":
            self.red(item, Unreadable(item.note))
        elif item.kind == "hidden":
            self._last = None
            self.red(item, Unreadable(item.note or f"cannot read {item.latex}"))
            lose_claim(self.scope, item.latex, "a formula that is not displayed as one", self.holds)
        elif item.kind == "unlabelled":
            self._last = None
            lose_claim(self.scope, item.latex, "a display without a role", self.holds)
            error = Unreadable(NO_ROLE)
            error.status = "unlabelled"
            self.red(item, error)
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

    def red(self, item: Item, error: EquationError) -> None:
        self.entries.append(Entry(item, self.scope.copy(), error=error))

    @cached_property
    def words(self) -> str:
        """A hash of what the page says round its displays."""
        formulas = [(x.kind, x.latex, x.label, x.before, x.after) for x in self.items]
        cited = [page.words for page in self.sources]
        return sha256(f"{self.prose}{formulas}{cited}".encode()).hexdigest()[:16]

    def place_of(self, item: Item) -> int:
        return self._places[id(item)]

    def holds(self, statement: Statement) -> bool:
        """Whether a statement is proved by what the page has said: then it adds nothing."""
        scope, left = self.scope.copy(), statement.relations[0].left
        known = {*scope.types, *scope.sizes, *scope.fallen}
        for name in left.arguments if isinstance(left, tree.Call) else ():
            if isinstance(name, tree.Name) and name.key not in known:
                scope.declare(name.key, SCALAR)  # "σ(u) = …" of any number u
        claim = self._resolved(statement, scope)
        return Judge(scope).judge(claim).status == "proved"

    def _cite(self, item: Item) -> None:
        label, passing = item.label, is_cited_in_passing(item)
        if label in self.labels:
            if not passing:
                self.sentences.recall(label)
            elif denies_cited(item):
                self.sentences.deny(label)
            return
        if role_of_label(label, self.path) == "unlabelled":
            return
        if self.book is None:
            if role_of_label(label, self.path) in ("def", "hyp"):
                lose(self.scope, set(), label)
            return
        if passing and role_of_label(label, self.path) in ("def", "hyp"):
            self._lose_cited(label, f"{label}, cited in passing")
            return
        try:
            entry = self.book.bring(label, self)
            self.sources.append(self.book.home(label, self))
            self._cited |= told(self.sources[-1].scope, used_names(entry), CITED)
            if entry.item.kind != "not":
                self.said.extend(entry.statement.relations)
        except EquationError as error:
            self.red(item, error)
            self._lose_cited(label)

    def _lose_cited(self, label: str, place: str = "") -> None:
        """What a citation was to bring."""
        losing = {"def": lose_definition, "hyp": lose_assumption}
        lost, source = losing.get(role_of_label(label, self.path)), self.book.source(label)
        if lost and source:
            lost(self.scope, source, place or label)
        elif lost:
            lose(self.scope, set(), place or label)

    def _display(self, item: Item) -> None:
        self.sentences.read_clause(clause_below(self.items, self.place))
        entry = Entry(item, self.scope)
        try:
            if item.label and item.label in self._seen:
                raise Unreadable(f"the label {item.label} stands twice on this page")
            self._seen.add(item.label)
            try:
                self.understand(entry)
            except IllTyped:
                if not self._where_clause():
                    raise
                self.understand(entry)
            except RecursionError:
                raise TooLarge("too deep") from None
        except EquationError as error:
            entry.error = error
            self._lost(item)
        if item.kind == "def" and entry.error is None:
            self.sentences.keep_within(entry.keys)
        entry.scope = (entry.own or self.scope).copy()
        entry.forks = len(self.forks)
        self.entries.append(entry)
        self._last = None if entry.error else entry.statement.relations[-1].right
        if entry.error is None and item.kind != "not":
            self.said.extend(entry.statement.relations)

    def lose_signs(self, signs: set[str], place: str) -> None:
        """Signs and constants that mean something else here, which was not read."""
        signs = {x for x in signs if not (x == "e" and "2.7" in place)}  # its own value
        self.signs |= dict.fromkeys(signs, place)
        lose(self.scope, signs, place) if signs else None

    def _lost(self, item: Item) -> None:
        """Remember what a display that was not read was to say."""
        place = self.place_shown(item)
        self._last = None
        if item.kind == "def":
            lose_definition(self.scope, item.latex, place)
            self.lose_signs(sign_tokens(item.latex.split("=")[0]), place)
        elif item.kind == "hyp":
            lose_assumption(self.scope, item.latex, place)
        elif item.kind != "eq" and item.kind != "not" and item.latex:
            lose(self.scope, set(), f"${item.latex}$")

    def place_shown(self, item: Item) -> str:
        """Where a display stands, in words: by its label, else by its line."""
        cell = f"cell {item.cell}, " if self.path.suffix == ".ipynb" else ""
        return item.label or f"the display in {cell}line {item.line}"

    def _where_clause(self) -> bool:
        """Bring what is cited between this display and the next, "Here z is (1)", or what is
        displayed behind a "where" alone."""
        brought, here = False, self.place
        for place, item in enumerate(self.items[here + 1 :], here + 1):
            if item.kind == "def" and place == here + 1 and where_alone(item, self.items[here]):
                self.place = place
                self._display(item)
                self.place = here
                self._ahead.add(id(item))
                return True
            if item.kind in (*ROLES, "unlabelled"):
                break
            foreign = item.kind == "cite" and item.label not in self.labels
            if foreign and self.book is not None and not is_cited_in_passing(item):
                try:
                    self.book.bring(item.label, self)
                    brought = True
                except EquationError:
                    continue
        return brought

    def understand(self, entry: Entry) -> None:
        """Read a display; names of which the page says nothing are inferred, if that is safe."""
        if entry.item.kind == "def":
            self.runs.refuse(entry.item.latex, defines=True)
            case = of_a_case(self.items, self.place, self.scope) if entry.item.label else ""
            left = leaves_a_part(entry.item, self.shown)
            if case or left:
                raise Unreadable(case or f"the text leaves a part of it: “{left}” Write cases")
        before = self.scope
        try:
            self._identify(entry)
        except Unreadable as error:
            example = EXAMPLE.match(error.name)
            if example is None:
                raise
            self.scope = before.copy()
            self.scope.examples |= {example["base"] + FAMILY}
            try:
                self.understand(entry)
            except Undeclared:
                raise error from None
        except (Undeclared, Misfit, Unfit) as error:
            if self._is_of_last(entry, before, error.name):
                self.understand(entry)
                return
            if entry.item.kind == "hyp" or self.complex:
                raise
            read, defines = partial(self._parsed, entry.item), entry.item.kind == "def"
            told = declared_in(self.items[self.place + 1 :]) | self.raised
            told |= {x for x in mentioned(entry.item.latex) if self.rows and BOLD.match(x)}
            take = partial(self._taken, entry)
            try:
                self.scope = inferred(read, before, defines, take, error, told)
            except Ambiguous as several:
                if not several.worlds:
                    raise
                self.scope = self._world(several)
            self._identify(entry)
            for key in (self.scope.inferred - before.inferred) & told:  # a parameter: it is free
                self.scope.types.pop(key, None)

    def _identify(self, entry: Entry) -> None:
        """Read a display; a length without a name is the one that it has to be."""
        before = self.scope.copy()
        try:
            self._read(entry)
        except OwnLength as error:
            self.scope = before.identified(error.own, error.other)
            self._identify(entry)
            if entry.item.kind in ("eq", "not"):  # a claim does not say what the page means
                entry.own, self.scope = entry.own or self.scope, before

    def _is_of_last(self, entry: Entry, scope: Scope, key: str) -> bool:
        """Whether a name is that of a loss, and is taken for any of what is computed last."""
        item = entry.item
        told = declared_in(self.items) | self.heads | self.raised | set(scope.fallen)
        if item.kind == "hyp" or not key or key in told or self.complex:
            return False
        try:
            statement = self._parsed(item, scope.vocabulary())
        except EquationError:
            return False
        found = with_outcome((*statement.relations, *statement.where), key, scope)
        self.scope = found or scope
        if found:
            self.losses[key] = computed_last(found, key)
        return found is not None

    def _world(self, error: Ambiguous) -> Scope:
        """One of the worlds in which a formula fits."""
        at = len(self.forks)
        self.forks.append(error)
        return error.worlds[self.choices[at] if at < len(self.choices) else 0]

    def _parsed(self, item: Item, vocabulary) -> Statement:
        vocabulary.functions |= _announced(item, self.scope)
        return self._claimed(read_statement(self._said(item), vocabulary, self._last), item)

    def _said(self, item: Item) -> str:
        """A claim with the condition that its sentence begins with."""
        said = under(self.items, self.place) if item.kind in ("eq", "not") else ""
        return rf"{item.latex.rstrip(' .,;')} \quad \text{{if }} {said}" if said else item.latex

    def _claimed(self, statement: Statement, item: Item) -> Statement:
        """``H = A = B`` claims A = B, where the page says nothing else of H, nor below."""
        new = introduced(statement, self.scope) if item.kind in ("eq", "not") else ""
        later = (other.latex for other in self.items[self.place + 1 :] if other.kind != "eq")
        if not new or self._introduced.setdefault(new, item) != item:
            return statement
        if any(_mentions(latex, new) for latex in later):
            return statement
        return replace(statement, relations=statement.relations[1:])

    def _taken(self, entry: Entry, scope: Scope) -> Scope:
        """What a display makes of a scope."""
        kept, self.scope = self.scope, scope.copy()
        try:
            self._identify(replace(entry))
            return self.scope
        finally:
            self.scope = kept

    def _read(self, entry: Entry) -> None:
        item, scope = entry.item, self.scope
        scope.pending = _announced(item, scope)
        try:
            statement = read_statement(self._said(item), scope.vocabulary(), self._last)
        except Unreadable:  # as a product, where the function that stands in it was not read
            if item.kind in ("eq", "not") and _called(item.latex):
                refuse_fallen(scope, _called(item.latex))
            raise
        finally:
            scope.pending = set()
        entry.statement = self._claimed(statement, item)
        scope = self._layers(entry)
        local = bool(entry.statement.bound or entry.statement.orders)
        local = local and not entry.statement.where
        local = local or self._only_here(entry.statement, item.kind)
        local = local and item.kind in ("eq", "not")
        if local:
            entry.own = scope = scope.copy()
            self._here(entry.statement, scope, item)
        settle_members(entry.statement, scope, self.letters, local)
        names = statement_names(entry.statement, item.kind)
        if self.signs:
            names |= signs_in(item.latex, entry.statement, scope)
            letters = {token.text for token in tokens_of(item.latex)}  # e, where it is the error
            names |= (sign_tokens(item.latex) | written(item.latex) | letters) & set(self.signs)
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
                self._refuse_other_meaning(entry.statement, bound.rest, scope)
            except EquationError:
                self.scope = before
                raise
            entry.keys, entry.claim = bound.keys, bound.rest
            self.defined.update(bound.keys)
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
                scope = scope.copy()
                if local:
                    entry.own = scope
                else:
                    self.scope = scope
                statement = bind_where(statement, scope, item.label)
            entry.claim = self._resolved(statement, scope)

    def _only_here(self, statement: Statement, kind: str) -> bool:
        """Whether a "where" is of what is wrong, or says what a name is that the page declares."""
        again = any(key in self.scope.types for key in _told_by_where(statement))
        return again or (kind == "not" and bool(statement.where or statement.members))

    def _here(self, statement: Statement, scope: Scope, item: Item) -> None:
        """What such a "where" says holds in its display; of the page's name nothing is known."""
        for key in _told_by_where(statement) & set(self.scope.types):
            place = f"what {key} is outside of a “where”"
            if scope.fallen.get(key, Fallen("")).place == place:
                restored(scope, [key])
            lose(self.scope, {key}, place)

    def _refuse_other_meaning(self, statement: Statement, rest: Claim | None, scope: Scope):
        """A sign that the page defines means what it always does, or nothing is judged by it."""
        meant = [item.left for item in statement.relations if means(item.left, scope)]
        if rest is None or not meant:
            return
        verdict = Judge(scope).judge(rest)
        if not verdict.ok:
            shown = tree.latex(meant[0])
            raise Unreadable(
                f"{shown} has its meaning already, and this is {verdict.status}"
                f" ({verdict.reason}): give it another name"
            )

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
        refuse_tied(claim, scope)
        return claim

    def verdict(self, entry: Entry, mutate: bool = False) -> Verdict:
        """The verdict on one entry, with its mutants if asked for."""
        return self.verdicts.of(entry, mutate)


def displayed(items: list[Item]) -> list[Item]:
    """What of a page is judged, whatever its text says: each is one entry of the page."""
    first, kinds = _first_without_role(items), (*ROLES, "unseen", "hidden")
    return [first] if first else [
        x for x in items
        if x.kind in kinds or (x.kind == "unlabelled" and not is_declaration(x.latex))
    ]  # fmt: skip


def _first_without_role(items: list[Item]) -> Item | None:
    """The first display of a page none of which has a role."""
    if any(item.kind in ROLES for item in items):
        return None
    return next((item for item in items if item.kind == "unlabelled"), None)


def _mentions(latex: str, key: str) -> bool:
    """Whether a formula holds a name."""
    if "{" in key:
        return key in latex.replace(" ", "")
    return key in {token.text for token in tokens_of(latex)}


def _announced(item: Item, scope: Scope) -> set[str]:
    """Functions that a display is about to define, for the page or, before an arrow, for itself."""
    announced = {"def": announced_functions, "hyp": lambda *_: set()}
    return announced.get(item.kind, supposed_functions)(item.latex, scope)


CALLED = re.compile(r"(\\?[A-Za-z]+)\s*(?:\\left\s*)?\(|\\nabla\s*([A-Za-z]+)")


def _called(latex: str) -> set[str]:
    """Names that stand before a bracket, or behind ∇."""
    return set().union(*(mentioned(x[1] or x[2]) for x in CALLED.finditer(latex)))


def _told_by_where(statement: Statement) -> set[str]:
    lefts = (item.left for item in statement.where)
    return {left.key for left in lefts if isinstance(left, tree.Name)}
