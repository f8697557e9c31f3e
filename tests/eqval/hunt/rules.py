r"""Random typed formulas against eqval itself: it must never contradict itself.

Each formula is of one land (`lands`): what a page has declared and defined, and equations that
are true by it.  There are numbers, vectors, labels and distributions; layers with lengths of
their own, z^{(l)} = W^{(l)} a^{(l-1)} + b^{(l)}, and slopes handed down through them; examples
x^{(i)}, their averages and losses; conditional probabilities, indicators, entropies; functions
with parameters; matrices, inverses, determinants, diagonals; rows; what is counted from zero;
names that nothing is said of.  A formula is built of these, of sums, cases, largest values,
derivatives and gradients (`maker`), and made true by another way to write a part of it
(`twins`).  `dress` writes it as another author would: dots for sums, brackets and indicators of
all kinds, e^x, ln, two statements in one display, chains, assignments.

Seven things must hold for every formula, of numbers and of vectors.

- *read*: what is written is read back with the same meaning.
- *dress*: what another author writes is refused, or has that meaning too.
- *agree*: both meanings give the same number, on random samples, on ties and far from
  zero, before and after the canonical form.
- *true*: a formula that is true by its making is not refuted.
- *mutant*: what is proved is not refuted by more samples, on ties and far from zero, and
  what is refuted not proved.
- *value*: what is said to have a value everywhere has one at the ends of the declared sets.
- *infer*: what is proved of names that are not declared is not refuted of declared ones.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

import mpmath as mp

from eqval.faces.check import _Reading
from eqval.judging.judge import Judge
from eqval.judging.mutants import mutants
from eqval.meaning.inference import understood
from eqval.meaning.typing import Resolver, over_pairs
from eqval.pages.given import parsed
from eqval.proving.atoms import CannotTranslate, fresh
from eqval.proving.translate import Symbolic
from eqval.reading import tree
from eqval.reading.budget import Budget, TooLarge, limits
from eqval.reading.errors import EquationError, Undefined
from eqval.reading.statement import Statement, read_statement
from eqval.refuting.evaluate import Precision, order_of
from eqval.refuting.matrices import flat
from eqval.refuting.samples import has_value, in_world

from .dress import sentence
from .lands import LANDS, ZERO, Land
from .maker import Maker, num
from .numbers import Number, Skip
from .twins import ordered, orders, twin

SPECIAL = (Fraction(0), Fraction(1), Fraction(2), Fraction(3))
CLOSE = mp.mpf(10) ** -18
DIGITS = 100
FINER = 3  # how often a difference is computed before it is believed
SECONDS = 2.0  # for one rule on one formula


def _close(one, other) -> bool:
    """Whether two values, numbers or matrices, are equal to many digits."""
    ones, others = flat(one), flat(other)
    return len(ones) == len(others) and all(
        abs(a - b) <= CLOSE * (1 + abs(a)) for a, b in zip(ones, others, strict=True)
    )


@dataclass(frozen=True)
class Found:
    """A contradiction: which rule, the formula, and what was said."""

    rule: str
    latex: str
    said: str
    number: int

    def __str__(self):
        return f"[{self.rule}] claim {self.number}: {self.latex}\n    {self.said}"


class Hunt:
    """All claims come from one seed, each from its own number."""

    def __init__(self, seed: int = 1, depth: int = 3, lands: tuple[Land, ...] = LANDS):
        self.seed, self.depth, self.number, self.lands = seed, depth, 0, lands
        self.counts: Counter = Counter()
        self.found: list[Found] = []
        self._judges: dict = {}
        self.enter(lands[0])

    def enter(self, land: Land) -> None:
        """Go on with the names of a land."""
        self.land, self.scope = land, land.scope
        self.judge = self._judge(land.scope)

    def claims(self, number: int) -> int:
        """Make and test formula ``number``; returns how many claims that were."""
        return self.test(random.Random(f"hunt {self.seed} {number}"), number)

    def test(self, chance: random.Random, number: int = 0) -> int:
        before = sum(self.counts.values())
        self.enter(chance.choice(self.lands))
        self.number = number
        for relation in self.relations(chance, Maker(chance, self.land)):
            self._guarded("true", self.true, relation, chance)
        self._guarded("read", self.read, relation)
        self._guarded("dress", self.dress, relation, chance)
        self._guarded("infer", self.infer, relation, chance)
        self._guarded("agree", self.agree, relation)
        made = sum(self.counts.values()) - before
        self.counts[f"land: {self.land.name}"] += made
        return made

    def relations(self, chance, maker):
        """What is true by its making; of vectors, also of their entries."""
        lengths, depth = self.land.lengths, chance.choice(range(1, self.depth + 1))
        free: dict[str, str] = {}
        for length in chance.choices(lengths, k=chance.choice([0, 0, 1, 2])):
            free[maker.index(free, length)] = length
        if chance.random() < 0.2 and self.land.vectors:
            length = maker.vector_length()
            node = maker.vector(chance.choice([1, 2]), length, {})
            relation = tree.Relation("=", node, twin(node, maker))
            yield relation
            at = (tree.Name(maker.index({}, length)),)
            yield tree.Relation("=", *(tree.Index(s, at) for s in (node, relation.right)))
        elif chance.random() < 0.7:
            node = maker.scalar(depth, free)
            yield tree.Relation("=", node, twin(node, maker))
        else:
            yield ordered(maker, chance.choice([0, 0, 1]), free)

    def _guarded(self, rule, test, relation, *rest) -> None:
        try:
            with limits(SECONDS):
                test(relation, *rest)
        except TooLarge:
            self.counts[f"{rule}: too large"] += 1
        except (EquationError, ZeroDivisionError) as error:
            self.counts[f"{rule}: refused"] += 1
            self.refused = str(error)
        except Exception as error:
            self.report(rule, relation, f"{type(error).__name__}: {error}")

    def report(self, rule: str, relation, said: str) -> None:
        self.counts[f"{rule}: FOUND"] += 1
        self.found.append(Found(rule, tree.latex(relation), said, self.number))

    def _judge(self, scope) -> Judge:
        """One judge for all formulas that are read in equal scopes."""
        key = self.land.name, frozenset(scope.types.items()), frozenset(scope.definitions.items())
        return self._judges.setdefault(key, Judge(scope))

    def resolved(self, relation):
        scope = self.land.around(relation)
        self.judge = self._judge(scope)
        self.scope = self.judge.scope
        return Resolver(self.scope).statement(Statement((relation,)))

    def read(self, relation) -> None:
        """read(write(t)) has the meaning of t."""
        claim, text = self.resolved(relation), tree.latex(relation)
        self.counts["read"] += 1
        self._means(text, claim, relation, "read")

    def dress(self, relation, chance) -> None:
        """Written as others would, it is refused or has the same meaning."""
        text = sentence(relation, chance, self.land is ZERO)
        claim = self.resolved(relation)
        self._means(text, claim, relation, "dress")
        self.counts["dress"] += 1

    def _means(self, text: str, claim, relation, rule: str) -> None:
        """Each side of what is read has the value of a side of the claim."""
        reading = _Reading(text)
        reading.take(self.land.scope.copy())
        again = reading.claim
        if again.relations == claim.relations:
            return
        scope = self.land.scope
        written = read_statement(text, scope.vocabulary()).relations
        if over_pairs(written, scope) != written:
            self.counts[f"{rule}: of an index or over pairs"] += 1  # no page says which i
            return
        if {key for key, _ in again.free} != {key for key, _ in claim.free}:
            self.report(rule, relation, f"other indices: {text}")
            return
        sides = [side for item in again.relations for side in (item.left, item.right)]
        wanted = [claim.relations[0].left, claim.relations[0].right]
        for draw in (0, 1):
            world = self.judge.worlds(claim).get(draw)
            for env in self._envs(claim, world):
                try:
                    with mp.workdps(60):
                        values = [world.value(side, env) for side in wanted]
                        found = [world.value(side, env) for side in sides]
                except (Undefined, ZeroDivisionError):
                    continue
                for side, value in zip(sides, found, strict=True):
                    if not any(_close(value, each) for each in values):
                        self.report(rule, relation, f"{text} was read as {tree.latex(side)}")
                        return

    def infer(self, relation, chance) -> None:
        """What is proved of names without a declaration holds for all numbers."""
        if not self.land.untold:
            return
        text = sentence(relation, chance) if chance.random() < 0.5 else tree.latex(relation)
        reading, scope = _Reading(text), self.land.undeclared
        understood(reading.take, partial(parsed, text, scope), scope)
        if not reading.scope.inferred:
            return
        self.counts["infer"] += 1
        if not Judge(reading.scope).proves(reading.claim):
            return
        self.counts["infer: proved"] += 1
        counter = self.judge.refute(self.resolved(relation))
        if counter is not None:
            self.report("infer", relation, f"{text} proved undeclared, refuted: {counter}")

    def _envs(self, claim, world):
        keys = [key for key, _ in claim.free]
        size = lambda dim: (world.sampler.sizes[dim.name] if dim.name else 0) + dim.offset  # noqa: E731
        ends = [sorted({size(span.low), size(span.high)}) for _, span in claim.free]
        for places in itertools.product(*ends):
            yield dict(zip(keys, places, strict=True))

    def agree(self, relation) -> None:
        """Both meanings of both sides, as written and in canonical form."""
        claim = self.resolved(relation)
        order = order_of(claim.relations, self.scope)
        if order > 3:
            return
        symbolic = Symbolic(self.scope)
        normal = self.judge.prover(claim).normal(symbolic, claim)
        symbols = {
            key: fresh("free", (symbolic.dim(span.low), symbolic.dim(span.high)))
            for key, span in claim.free
        }
        for side in (claim.relations[0].left, claim.relations[0].right):
            try:
                value = symbolic.ev(side, symbols)
                forms = {"as written": value, "canonical": normal.canon(value)}
            except CannotTranslate:
                self.counts["agree: not translated"] += 1
                continue
            self.counts["agree"] += 1
            for world in self._samples(self.judge.worlds(claim)):
                said = self._stays(side, forms, symbols, claim, world, Precision(order))
                if said:
                    self.report("agree", tree.Relation("=", side, num(0)), said)
                    return

    def _samples(self, worlds):
        yield from (worlds.get(draw) for draw in (0, 3))
        yield from (worlds.edge(draw, SPECIAL) for draw in (1, 6))

    def _stays(self, side, forms, symbols, claim, world, precision) -> str:
        """Where a number in numbers is another one in symbols, however finely both are computed.

        The error of a numerical derivative of what is large shrinks; a difference stays.
        """
        for _ in range(FINER):
            digits = max(DIGITS, precision.digits)
            said = self._differ(side, forms, symbols, claim, world.at(precision), digits)
            if not said:
                break
            precision = precision.finer()
        return said

    def _differ(self, side, forms, symbols, claim, world, digits) -> str:
        with mp.workdps(digits):
            for env in self._envs(claim, world):
                world.budget.left = 100_000
                try:
                    wanted = world.value(side, env)
                except (Undefined, ZeroDivisionError):
                    continue
                at = {symbols[key]: place for key, place in env.items()}
                for form, e in forms.items():
                    try:
                        got = Number(world)(e, at)
                    except (Skip, ZeroDivisionError):
                        continue
                    close = CLOSE * (1 + abs(wanted))
                    if isinstance(got, mp.mpc) or abs(got - wanted) > close:
                        shown = f"{mp.nstr(wanted, 12)} in numbers, {mp.nstr(got, 12)} in symbols"
                        return f"{form}: {shown}, sizes {world.sampler.sizes}, at {env}"
        return ""

    def true(self, relation, chance) -> None:
        """What is true is not refuted; its mutants are refuted, refused or proved equal."""
        claim = self.resolved(relation)
        self.counts["true"] += 1
        counter = self.judge.refute(claim)
        if counter is not None:
            self.report("true", relation, f"refuted: {counter}")
            return
        proved = self.judge.proves(claim)
        self.counts["true: proved" if proved else "true: open"] += 1
        free = tuple(key for key, _ in claim.free)
        found = [item.relation for item in mutants(claim.relations[0], self.scope, free)]
        found = chance.sample(found, min(4, len(found)))
        if relation.op != "=":
            found += orders(relation, chance)
        for mutant in found:
            self._guarded("mutant", self.mutant, mutant)

    def mutant(self, relation) -> None:
        """Not both proved and refuted."""
        if relation.left == relation.right:
            return
        claim = self.resolved(relation)
        counter = None
        try:
            counter = self.judge.refute(claim)
        except Undefined:
            return
        if not self.judge.proves(claim):
            self.counts["mutant: refuted" if counter else "mutant: open"] += 1
            return
        counter = counter or self.judge.refute(claim, 25) or self._at_ties(claim)
        if counter is not None:
            self.report("mutant", relation, f"proved and refuted: {counter}")
        self.counts["mutant: proved equal"] += 1
        self._guarded("value", self.value, relation)

    def _at_ties(self, claim):
        """A counterexample on ties, between them and far away."""
        worlds, order = self.judge.worlds(claim), order_of(claim.relations, self.scope)
        for draw in range(12):
            try:
                budget = Budget(20_000, "too many steps")
                found = in_world(claim, worlds.edge(draw, SPECIAL), Precision(order), budget)
            except (EquationError, ZeroDivisionError):
                continue
            if found:
                return found
        return None

    def value(self, relation) -> None:
        """What is said to have a value has one at the ends of the declared sets."""
        claim = self.resolved(relation)
        prover = self.judge.prover(claim)
        if not prover.prove(claim) or not prover.has_value():
            self.counts["value: not everywhere"] += 1
            return
        self.counts["value"] += 1
        worlds, order = self.judge.worlds(claim), order_of(claim.relations, self.scope)
        for draw in range(9):
            with mp.workdps(Precision(order).digits):
                world = worlds.border(draw, SPECIAL).at(Precision(order))
                world.budget = Budget(20_000, "too many steps")
                for env in self._envs(claim, world):
                    for side in (claim.relations[0].left, claim.relations[0].right):
                        if not has_value(side, env, world):
                            self.report("value", relation, f"none for {tree.latex(side)}")
                            return
