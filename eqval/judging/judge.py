"""The ladder: refute, else prove, else say that it is not proved."""

from __future__ import annotations

import re
from dataclasses import replace

from ..meaning.binding import assume
from ..meaning.scope import SIMPLEX, Hypothesis, Scope
from ..meaning.typing import Claim
from ..proving.prover import DEFINED, Prover, sizes_of
from ..reading import tree
from ..reading.budget import TooLarge, limits
from ..reading.errors import EquationError, IllTyped, Unreadable
from ..reading.statement import read_statement
from ..refuting.samples import (
    BORDER,
    CONFIRMING,
    Worlds,
    is_empty,
    is_met,
    needs_two,
    one_sided,
    refute,
)
from .lengths import Lengths
from .numbers import Numbers
from .readings import refuse_two_readings
from .verdict import Verdict, weakest

MANY_DRAWS = 40  # where few found no counterexample, and there is no proof


class Judge:
    """Judges claims in one scope; samples and proofs are shared between claims and mutants.

    Parameters
    ----------
    scope : Scope
    """

    def __init__(self, scope: Scope):
        self.scope = scope
        self.lengths = Lengths(scope)
        self._worlds: dict = {}
        self._provers: dict = {}

    def worlds(self, claim: Claim) -> Worlds:
        """The samples for a claim, with short lengths in place of long ones."""
        scope = self.lengths.sampled(claim) if self.lengths.any else self.scope
        scope, opened = self._opened(scope, claim)
        key = (claim.extra, tuple(scope.sizes.items()), opened)
        if key not in self._worlds:
            if claim.extra:
                scope = scope.copy()
                scope.types.update(dict(self.lengths.claim(claim).extra))
            self._worlds[key] = Worlds(scope)
        return self._worlds[key]

    def _opened(self, scope: Scope, claim: Claim) -> tuple[Scope, tuple[str, ...]]:
        """The scope in which probabilities under a logarithm are positive: the claim says so.

        For an order only if the logarithm is of all of them: of one, the others may be zero.
        """
        todo = [x for x in self.scope.resting_on(claim.relations) if "log" in tree.names(x)]
        opened: set[str] = set()
        equal = all(item.op == "=" for item in claim.relations)
        for node in (node for item in todo for node in _logarithms(item, equal)):
            opened |= self.scope.dependencies(tree.names(node))
        known = self.scope.types
        opened = tuple(sorted(k for k in opened if k in known and known[k].domain == SIMPLEX))
        if not opened:
            return scope, ()
        scope = scope.copy()
        for key in opened:
            scope.narrowed(key, replace(SIMPLEX, low_closed=False))
        return scope, opened

    def refute(self, claim: Claim, draws: int | None = None, describe=None):
        """A `Counterexample`, if there is one, or what ``describe`` makes of it."""
        if not self.lengths.any:
            return refute(claim, self.worlds(claim), draws, describe)
        try:
            found = refute(self.lengths.claim(claim), self.worlds(claim), draws, describe)
        except IllTyped as error:
            raise TooLarge(f"with short lengths {error}") from None
        if found is not None and not self.lengths.is_sure(self.lengths.claim(claim)):
            raise TooLarge(f"it is false for short lengths in place of the long ones: {found}")
        return found

    def refutes(self, claim: Claim, draws: int | None = None) -> bool:
        """Whether there is a counterexample; of many mutants nobody asks where."""
        return self.refute(claim, draws, lambda *_: True) is not None

    def proves(self, claim: Claim) -> bool:
        """Whether there is a proof for all sizes."""
        return self.prover(claim).prove(self.lengths.claim(claim)) is not None

    def prover(self, claim: Claim) -> Prover:
        """A prover that remembers what it has simplified for the claims before."""
        scope, opened = self._opened(self.lengths.scope, claim)
        if opened not in self._provers:
            self._provers[opened] = Prover(scope)
        return self._provers[opened]

    def judge(self, claim: Claim) -> Verdict:
        """Verdict on all relations of a claim: the worst of them."""
        found = []
        for item in claim.relations:
            part = replace(claim, relations=(item,))
            try:
                with limits():
                    verdict = self._one(part)
            except EquationError as error:
                verdict = Verdict(error.status, reason=str(error))
            if not verdict.ok:
                return verdict
            found.append(verdict)
        return weakest(found)

    def _one(self, claim: Claim) -> Verdict:
        item = claim.relations[0]
        if item.op == "approx" or not tree.names(item):
            return self.numbers(claim)
        if item.left == item.right:
            return Verdict("unproved", reason="both sides are the same: nothing is claimed")
        self._refuse_tied(claim)
        found = self.refute(claim)
        if found is not None:
            return self._for_values_given(claim) or self._refuted(claim, found)
        prover = self.prover(claim)
        extent = prover.prove(self.lengths.claim(claim))
        if extent is not None:
            return self._proved(claim, extent if prover.has_value() else DEFINED)
        found = self.refute(claim, MANY_DRAWS)
        if found is not None:
            return self._refuted(claim, found)
        reason = "no counterexample was found, and no proof"
        reason += f" ({prover.trouble})" if prover.trouble else ""
        return Verdict("unproved", reason=reason)

    def _refuted(self, claim: Claim, found) -> Verdict:
        """Refuted in every reading, also with the values that the text sets."""
        refuse_two_readings(claim, self.scope, self._stands)
        verdict = Verdict("refuted", counterexample=found, reason=str(found))
        return verdict.unless(self._for_values_set(claim))

    def _proved(self, claim: Claim, extent: str) -> Verdict:
        """What was proved, and for what: the sizes, and whether both sides have a value."""
        worlds, short = self.worlds(claim), self.lengths.claim(claim)
        if claim.under and not is_met(short, worlds):
            return Verdict("unproved", reason="no input was found that meets the condition")
        if extent == DEFINED and is_empty(short, worlds):
            return Verdict("unproved", reason="no input was found at which both sides have a value")
        gap = one_sided(short, worlds, BORDER if extent == DEFINED else CONFIRMING)
        if gap:
            return Verdict("unproved", reason=gap)
        used = sizes_of(claim, self.scope)
        for size, least in self.scope.sizes.items():
            number = size in used and least <= 2 and not self.scope.is_length(size)
            if number and needs_two(short, worlds, size, valued=True):
                reason = f"it does not hold at {size} = 1, which is allowed: say {size} > 1"
                return Verdict("unproved", reason=reason)
        sizes = {
            f"{size} ≥ 2" if least <= 2 and needs_two(short, worlds, size) else size
            for size, least in self.scope.sizes.items()
            if size in used
        }
        return Verdict("proved", extent, tuple(sorted(sizes)))

    # ------------------------------------------------------------ numbers

    def _for_values_given(self, claim: Claim) -> Verdict | None:
        """What is false in general may be meant for the values set in the text.

        Only a side with printed decimals says so; with whole numbers alone it
        stays open, and is neither proved nor refuted.
        """
        item = claim.relations[0]
        side = item.right if tree.is_numeric(item.right) else item.left
        if item.op != "=" or not tree.is_numeric(side) or not self.scope.settings:
            return None
        verdict = self.numbers(claim)
        if not verdict.ok:
            return None
        if any(isinstance(node, tree.Num) and node.decimals for node in tree.walk(side)):
            return verdict
        reason = "it holds for the values set in the text, not for all: print decimals, or use ≈"
        return Verdict("unproved", reason=reason)

    def _for_values_set(self, claim: Claim) -> str:
        """Why a refuted claim may hold: for the values that the text sets; else empty."""
        scope, known = self.scope.copy(), self.scope.dependencies(claim_names(claim))
        kinds = [scope.types[key] for key in known if key in scope.types]
        known |= {dim.name for kind in kinds for dim in (*kind.shape, *kind.family)}
        wholes = {_whole(key) for key in known if key}
        chosen = {
            key: values
            for key, values in scope.settings.items()
            if {key, _whole(key)} & (known | wholes) and key not in scope.definitions
        }
        if not chosen:
            return ""
        scope.settings = {}
        scope.sizes |= {key: int(values[0]) for key, values in chosen.items() if key in scope.sizes}
        scope.types.update(dict(claim.extra))
        try:
            for key, values in chosen.items():
                self._suppose(_value(key, values), scope)
            stands = refute(claim, Worlds(self._opened(scope, claim)[0])) is None
        except EquationError:
            stands = True  # no sample has these values: nothing is known of them
        if not stands:
            return ""
        where = ", ".join(f"${tree.latex(_value(*item))}$" for item in chosen.items())
        return (
            f"it may hold for {where}, which the text sets: write the values into the formula, or"
            " state them with hyp-"
        )

    def _suppose(self, value: tree.Relation, scope: Scope) -> None:
        """The value of a name, or of an entry of one."""
        if value.left.key in {*scope.types, *scope.sizes}:
            scope.hypotheses += (Hypothesis(value, ()),)
        else:
            assume(read_statement(tree.latex(value), scope.vocabulary()), scope)

    def _refuse_tied(self, claim: Claim) -> None:
        """A derivative by a name that a hypothesis ties to others has no one meaning."""
        keys = set().union(*map(targets_of, self.scope.resting_on(claim.relations)))
        for hypothesis in self.scope.hypotheses:
            if hypothesis.relation.op != "=":
                continue
            tied = keys & self.scope.dependencies(tree.free_names(hypothesis.relation))
            if tied:
                name = hypothesis.label or "a hypothesis"
                raise Unreadable(
                    f"a derivative by {sorted(tied)[0]}, which {name} ties to other values:"
                    " does it keep them fixed? bind one of them with def-"
                )

    def numbers(self, claim: Claim) -> Verdict:
        """A claim about printed numbers, with the values set in the prose."""
        return Numbers(self.scope).judge(claim)

    def _stands(self, claim: Claim) -> bool:
        try:
            return not self.refutes(claim)
        except EquationError:
            return False


def claim_names(claim: Claim) -> set[str]:
    """Names of a claim."""
    return set().union(*map(tree.free_names, (*claim.relations, *claim.under)))


def _whole(key: str) -> str:
    """The name that a name with an index below it is an entry of."""
    return re.split(r"(?<=.)_\{", key)[0]


def _value(key: str, values: tuple) -> tree.Relation:
    """``x = 1``, or ``w = (1, 2)``."""
    numbers = tuple(map(tree.Num, values))
    return tree.Relation(
        "=", tree.Name(key), numbers[0] if len(numbers) == 1 else tree.Vector(numbers)
    )


def _logarithms(node: tree.Node, wanted: bool):
    """Logarithms in a formula; if not ``wanted`` anywhere, those under a sum."""
    if wanted and isinstance(node, tree.Call) and node.function == "log":
        yield node
    for child in tree.children(node):
        yield from _logarithms(child, wanted or isinstance(node, tree.Sum))


def targets_of(formula: tree.Node) -> set[str]:
    """The names that a formula differentiates by."""
    return set().union(*map(targets, tree.walk(formula)))


def targets(node: tree.Node) -> set[str]:
    """The names that a derivative is by; none of anything else."""
    found = ()
    if isinstance(node, tree.Derivative):
        found = [target.node for target in node.targets]
    elif isinstance(node, tree.Gradient | tree.Hessian):
        found = [node.target]
    return {*map(tree.whole_key, found)}
