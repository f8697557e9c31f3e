"""The ladder: refute, else prove, else say that it is not proved."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

import mpmath as mp

from ..meaning.scope import ONE, SIMPLEX, Scope
from ..meaning.typing import Claim, Resolver
from ..proving.prover import ALL_SIZES, AWAY, NUMBERS, SMALL_SIZES, Prover, sizes_of
from ..reading import tree
from ..reading.budget import TooLarge, limits
from ..reading.errors import EquationError, IllTyped, Undefined, Unreadable
from ..refuting.evaluate import Evaluator, Precision, order_of, printed
from ..refuting.matrices import Matrix
from ..refuting.samples import (
    Counterexample,
    Worlds,
    agrees,
    entries,
    holds,
    refute,
    shown,
    sign_of,
    stands,
)
from ..refuting.sampling import Sampler
from .lengths import Lengths

MANY_DRAWS = 40
PRINTED = mp.mpf(10) ** -3  # how far a printed value may be from what an assumption demands
SETTING_DIGITS = 1000  # a printed number is exact, so it has more than any precision
GOOD = {"proved", "defined", "assumed", "caught"}


@dataclass(frozen=True)
class Verdict:
    """What was found out about one equation.

    Attributes
    ----------
    status : str
        ``proved refuted unproved ill-typed unreadable unlabelled`` for claims,
        ``defined assumed`` for definitions and hypotheses, ``caught`` for a
        ``not-`` equation that is wrong, as it says.
    extent : str
        Scope of a proof: ``"all sizes"``, ``"away from the kinks"`` or ``"numbers"``.
    sizes : tuple of str
        The sizes the equation depends on.
    reason : str
    counterexample : Counterexample or None
    mutants : dict
        Description to ``killed``, ``ill-typed``, ``equivalent`` or ``survived``.
    """

    status: str
    extent: str = ""
    sizes: tuple[str, ...] = ()
    reason: str = ""
    counterexample: Counterexample | None = None
    mutants: dict = field(default_factory=dict, compare=False)

    @property
    def ok(self) -> bool:
        """Whether the equation is what its label says."""
        return self.status in GOOD

    @property
    def killed(self) -> int:
        return sum(item in ("killed", "ill-typed") for item in self.mutants.values())

    @property
    def survivors(self) -> list[str]:
        return [name for name, item in self.mutants.items() if item == "survived"]

    @property
    def extent_text(self) -> str:
        """``all n, d``, ``all values, away from the kinks``, ``the numbers given``."""
        if self.extent in (ALL_SIZES, AWAY):
            found = f"all {', '.join(self.sizes)}" if self.sizes else "all values"
            return f"{found}, {AWAY}" if self.extent == AWAY else found
        return {NUMBERS: "the numbers given"}.get(self.extent, self.extent)


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
        """The scope in which probabilities under a logarithm are positive: the claim says so."""
        todo, opened = list(claim.relations), set()
        for key in self.scope.dependencies(set().union(*map(tree.names, claim.relations))):
            todo += self.scope.bodies(key)
        for node in (node for item in todo for node in tree.walk(item)):
            if isinstance(node, tree.Call) and node.function == "log":
                opened |= self.scope.dependencies(tree.names(node))
        known = self.scope.types
        opened = tuple(sorted(k for k in opened if k in known and known[k].domain == SIMPLEX))
        if not opened:
            return scope, ()
        scope = scope.copy()
        for key in opened:
            scope.narrowed(key, replace(SIMPLEX, closed=False))
        return scope, opened

    def refute(self, claim: Claim, draws: int | None = None) -> Counterexample | None:
        """A counterexample, if there is one."""
        if not self.lengths.any:
            return refute(claim, self.worlds(claim), draws)
        try:
            found = refute(self.lengths.claim(claim), self.worlds(claim), draws)
        except IllTyped as error:
            raise TooLarge(f"with short lengths {error}") from None
        if found is not None and not self.lengths.is_sure(self.lengths.claim(claim)):
            raise TooLarge(f"it is false for short lengths in place of the long ones: {found}")
        return found

    def proves(self, claim: Claim) -> bool:
        """Whether there is a proof for all sizes."""
        extent = self.prover(claim).prove(self.lengths.claim(claim))
        return extent in (ALL_SIZES, AWAY)

    def prover(self, claim: Claim) -> Prover:
        return Prover(self._opened(self.lengths.scope, claim)[0])

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
        order = [NUMBERS, AWAY, ALL_SIZES]
        worst = min(found, key=lambda item: order.index(item.extent))
        return replace(worst, sizes=tuple(sorted(sizes_of(claim, self.scope))))

    def _one(self, claim: Claim) -> Verdict:
        item = claim.relations[0]
        if item.op == "approx" or not tree.names(item):
            return self.numbers(claim)
        if item.left == item.right:
            return Verdict("unproved", reason="both sides are the same: nothing is claimed")
        self._refuse_tied(claim)
        found = self.refute(claim)
        if found is not None:
            verdict = self._for_values_given(claim)
            if verdict is not None:
                return verdict
            self._refuse_two_readings(claim)
            return Verdict("refuted", counterexample=found, reason=str(found))
        prover = self.prover(claim)
        extent = prover.prove(self.lengths.claim(claim))
        if extent in (ALL_SIZES, AWAY):
            return Verdict("proved", extent)
        found = self.refute(claim, MANY_DRAWS)
        if found is not None:
            self._refuse_two_readings(claim)
            return Verdict("refuted", counterexample=found, reason=str(found))
        reason = "no counterexample was found, and no proof"
        if extent == SMALL_SIZES:
            reason = "proved for sizes 2, 3 only"
        elif prover.trouble:
            reason += f" ({prover.trouble})"
        return Verdict("unproved", reason=reason)

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

    def _refuse_tied(self, claim: Claim) -> None:
        """A derivative by a name that a hypothesis ties to others has no one meaning."""
        keys = set()
        bodies = list(claim.relations)
        for key in self.scope.dependencies(set().union(*map(tree.free_names, claim.relations))):
            bodies += self.scope.bodies(key)
        for item in bodies:
            for node in tree.walk(item):
                if isinstance(node, tree.Derivative):
                    keys |= {_target_key(target.node) for target in node.targets}
                elif isinstance(node, tree.Gradient | tree.Hessian):
                    keys.add(_target_key(node.target))
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
        item = claim.relations[0]
        world = self._world_of_settings(item)
        for key in sorted(self.scope.dependencies(tree.free_names(item))):
            if key in self.scope.settings or key in self.scope.definitions:
                continue
            kind = self.scope.types.get(key)
            needed = self._undetermined(item)
            length = key in self.scope.sizes and key not in self._counted()
            if length or (kind is not None and key in needed):
                return Verdict(
                    "unproved", reason=f"no value of {key} is given before this numerical claim"
                )
        with mp.workdps(Precision().digits):
            broken = self._contradicted(world)
        if broken:
            return Verdict("unproved", reason=f"the values set in the text contradict {broken}")
        signs = self._signs(item, world)
        for sign, (x, y) in signs:
            if not stands(item.op, sign):
                found = Counterexample(shown(x, 10), shown(y, 10))
                return Verdict("refuted", counterexample=found, reason=str(found))
        equal = item.op != "approx" and any(sign == 0 for sign, _ in signs)
        if equal and not tree.names(item) and not Prover(self.scope).prove(claim):
            return Verdict("unproved", reason="equal to all digits, but not proved: write ≈")
        return Verdict("proved", NUMBERS)

    def _signs(self, item, world: Evaluator) -> list:
        """For each entry the sign of left minus right, 0 for what no digits tell apart."""
        extra = printed([item], self.scope)[1]
        precision = Precision(max(1, order_of([item], self.scope)), 0, 2 * extra)
        found = []
        with mp.workdps(precision.digits):
            world = world.at(precision)
            try:
                for place, (x, y) in enumerate(entries(item, {}, world)):
                    if item.op == "approx":
                        sign = 0 if agrees(item, x, y) else 1
                    else:
                        sign = sign_of(item, {}, world, precision, place, x - y) or 0
                    found.append((sign, (x, y)))
            except ZeroDivisionError:
                raise Undefined("a denominator is zero, or log of 0") from None
        return found

    def _counted(self) -> set[str]:
        """Lengths that vectors with printed entries have."""
        kinds = [self.scope.types[key] for key in self.scope.settings if key in self.scope.types]
        return {dim.name for kind in kinds for dim in (*kind.shape, *kind.family) if dim.name}

    def _contradicted(self, world: Evaluator) -> str:
        """An assumption about names that all have values, and that these break."""
        for key, values in self.scope.settings.items():
            kind = self.scope.types.get(key)
            if kind is not None and kind.domain.kind == "label":
                if max(values) > world.sampler.length(kind.domain.upper) and (
                    kind.domain.upper.name is None or kind.domain.upper.name in self.scope.settings
                ):
                    return f"the set of {key}"
        for item in self.scope.hypotheses:
            names = tree.free_names(item.relation) - set(self.scope.sizes)
            names -= {key for key, _ in item.free}
            if self._undetermined(item.relation) - set(self.scope.sizes) - dict(item.free).keys():
                continue
            if names and not holds(item, world, PRINTED):
                return item.label or "an assumption"
        return ""

    def _undetermined(self, item) -> set[str]:
        """Undefined names that a numerical claim reaches without passing a set value."""
        found, todo = set(), list(tree.free_names(item))
        while todo:
            key = todo.pop()
            if key in found or key in self.scope.settings:
                continue
            definition = self.scope.definitions.get(key)
            if definition is None:
                found.add(key)
                for (name, _), known in self.scope.calls.items():
                    if name == key:
                        bound = frozenset((*known.parameters, *known.indices))
                        todo.extend(tree.free_names(known.body, bound))
            else:
                todo.extend(tree.free_names(definition.body, frozenset(definition.indices)))
        return found

    def _world_of_settings(self, item) -> Evaluator:
        """A sample in which every name has the value last set in the prose."""
        sampler = Sampler(self.scope, 0)
        values = {}
        for key, given in self.scope.settings.items():
            kind = self.scope.types.get(key)
            with mp.workdps(SETTING_DIGITS):
                numbers = [mp.mpf(v.numerator) / v.denominator for v in given]
            if key in sampler.sizes and len(given) == 1:
                sampler.sizes[key] = int(given[0])
                continue
            if kind is None:
                continue
            if kind.shape:
                long = kind.shape[0] if kind.shape[1] == ONE else kind.shape[1]
                if ONE not in kind.shape:
                    continue
                if long.name and len(numbers) - long.offset >= 1:
                    sampler.sizes[long.name] = len(numbers) - long.offset
                column = kind.shape[1] == ONE
                values[key] = Matrix([[x] for x in numbers] if column else [numbers])
            elif kind.family:
                values[key] = numbers
            elif len(numbers) == 1:
                values[key] = numbers[0]
        world = Evaluator(self.scope, sampler)
        world.base.values.update(values)
        return world

    # ------------------------------------------------------------ two readings

    def _refuse_two_readings(self, claim: Claim) -> None:
        """Raise if the claim would hold under another reading of its derivatives."""
        item = claim.relations[0]
        places = local_readings(item, self.scope)
        for chosen in _subsets(places):
            other = _replaced(item, dict(chosen))
            if self._stands(replace(claim, relations=(other,))):
                node, local = chosen[0]
                held = ", ".join(local.held)
                raise Unreadable(
                    f"{tree.latex(node)} reads two ways: with {held} held fixed, or not;"
                    f" write {tree.latex(local)} for the first"
                )
        turned = _transposed_jacobians(item, self.scope, claim)
        if turned is not None and self._stands(replace(claim, relations=(turned,))):
            raise Unreadable(
                "the derivative of a vector by a vector is read with one row for each entry"
                " of the vector above; this holds with rows and columns exchanged"
            )

    def _stands(self, claim: Claim) -> bool:
        try:
            return self.refute(claim) is None
        except EquationError:
            return False


def _target_key(node: tree.Node) -> str:
    return node.base.key if isinstance(node, tree.Index) else node.key


def local_readings(item: tree.Relation, scope: Scope) -> list:
    """(derivative, the same with other names held fixed), where the two differ."""
    found = []
    for node in tree.walk(item):
        if not isinstance(node, tree.Derivative) or node.total or node.held:
            continue
        body = node.body.base if isinstance(node.body, tree.Index) else node.body
        if not isinstance(body, tree.Name) or body.key not in scope.definitions:
            continue
        target = node.targets[0].node
        key = target.base.key if isinstance(target, tree.Index) else target.key
        direct = tree.free_names(scope.definitions[body.key].body)
        others = sorted(
            name
            for name in direct - {key}
            if name in scope.definitions and key in scope.dependencies({name})
        )
        if key in direct and others:
            found.append((node, replace(node, held=tuple(others))))
    return found


def _subsets(places: list):
    places = places[:4]
    for count in range(1, len(places) + 1):
        yield from itertools.combinations(places, count)


def _replaced(node: tree.Node, swap: dict) -> tree.Node:
    if node in swap:
        return swap[node]
    return tree.rebuild(node, lambda child: _replaced(child, swap))


def _transposed_jacobians(item, scope: Scope, claim: Claim):
    """The relation with every vector-by-vector derivative transposed, if there is one."""
    swap = {}
    resolver = Resolver(scope, dict(claim.free), dict(claim.extra))
    for node in tree.walk(item):
        if isinstance(node, tree.Derivative):
            try:
                body, target = (
                    resolver.resolve(node.body)[1],
                    resolver.resolve(node.targets[0].node)[1],
                )
            except EquationError:
                continue
            if body and target:
                swap[node] = tree.Transpose(node)
    if not swap:
        return None
    turned = _replaced(item, swap)
    try:
        resolver.relation(turned)
    except IllTyped:
        return None
    return turned
