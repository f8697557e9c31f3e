"""Claims about printed numbers, with the values set in the text."""

from __future__ import annotations

import mpmath as mp

from ..meaning.scope import ONE, Scope
from ..meaning.typing import Claim
from ..proving.prover import NUMBERS, Prover
from ..reading import tree
from ..reading.errors import Undefined
from ..refuting.evaluate import Evaluator, Precision, order_of, printed
from ..refuting.matrices import Matrix
from ..refuting.samples import (
    Counterexample,
    agrees,
    entries,
    holds,
    shown,
    sign_of,
    stands,
)
from ..refuting.sampling import Sampler, exact
from .verdict import Verdict

PRINTED = mp.mpf(10) ** -3  # how far a printed value may be from what an assumption demands
SETTING_DIGITS = 1000  # a printed number is exact, so it has more than any precision


class Numbers:
    """Judges numerical claims in one scope."""

    def __init__(self, scope: Scope):
        self.scope = scope

    def judge(self, claim: Claim) -> Verdict:
        """A claim about printed numbers, with the values set in the prose."""
        item = claim.relations[0]
        world = self._world_of_settings()
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
        precision = Precision(order_of([item], self.scope), 0, 2 * extra)
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

    def _world_of_settings(self) -> Evaluator:
        """A sample in which every name has the value last set in the prose."""
        sampler = Sampler(self.scope, 0)
        values = {}
        for key, given in self.scope.settings.items():
            kind = self.scope.types.get(key)
            with mp.workdps(SETTING_DIGITS):
                numbers = [*map(exact, given)]
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
