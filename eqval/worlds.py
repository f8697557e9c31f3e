"""Samples that satisfy the hypotheses, and the search for a counterexample among them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction

import mpmath as mp

from . import tree
from .errors import IllTyped, Undefined
from .matrices import Matrix, flat
from .numeric import DIGITS, Evaluator
from .resolve import Claim
from .sampling import ATTEMPTS, DRAWS, NoSample, Sampler
from .scope import Scope

TOLERANCE = mp.mpf(10) ** -12
EXACT = mp.mpf(10) ** -40


@dataclass(frozen=True)
class Counterexample:
    """Where a relation fails: the inputs, the index values and both sides."""

    left: str
    right: str
    indices: tuple[tuple[str, int], ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()
    inputs: tuple[tuple[str, str], ...] = ()

    def __str__(self):
        where = [f"{key} = {value}" for key, value in self.indices]
        where += [f"{key} = {value}" for key, value in self.sizes]
        where += [f"{key} = {value}" for key, value in self.inputs]
        at = f" at {', '.join(where)}" if where else ""
        return f"left side {self.left}, right side {self.right}{at}"


class Worlds:
    """The samples of one scope, made once and used for every claim and mutant."""

    def __init__(self, scope: Scope):
        self.scope = scope
        self.made: dict = {}

    def get(self, draw: int) -> Evaluator:
        """The ``draw``-th sample that obeys all hypotheses."""
        if draw not in self.made:
            with mp.workdps(DIGITS):
                self.made[draw] = self._make(draw)
        if isinstance(self.made[draw], Exception):
            raise self.made[draw]
        return self.made[draw]

    def _make(self, draw: int):
        spread = (1.7, 1.7, 0.9, 3.0, 5.0)[draw % 5] if draw >= DRAWS else 1.7
        attempts = ATTEMPTS if self.scope.hypotheses else 1
        for attempt in range(attempts):
            world = Evaluator(self.scope, Sampler(self.scope, draw + 1000 * attempt, spread))
            try:
                if all(satisfy(item, world) for item in self.scope.hypotheses) and all(
                    holds(item, world) for item in self.scope.hypotheses
                ):
                    return world
            except (ZeroDivisionError, Undefined, ValueError):
                continue
        return NoSample("no input was found that satisfies the hypotheses")


def combinations(free, conditions, world: Evaluator):
    """All values of the free indices that meet the conditions."""
    spans = []
    for _, span in free:
        low, high = _length(span.low, world), _length(span.high, world)
        spans.append(range(low, high + 1))
    for values in itertools.product(*spans):
        env = dict(zip((key for key, _ in free), values, strict=True))
        if all(world.holds(item, env) for item in conditions):
            yield env


def _length(dim, world: Evaluator) -> int:
    return (world.sampler.sizes[dim.name] if dim.name else 0) + dim.offset


def holds(hypothesis, world: Evaluator, slack=EXACT) -> bool:
    """Whether a sample satisfies a hypothesis, to all digits."""
    item = hypothesis.relation
    for env in _hypothesis_envs(hypothesis, world):
        a, b = world.value(item.left, env), world.value(item.right, env)
        for x, y in zip(flat(a), flat(b), strict=True):
            if item.op == "=" and abs(x - y) > slack * (1 + abs(x)):
                return False
            if item.op != "=" and not _ordered(item.op, x, y):
                return False
    return True


def _hypothesis_envs(hypothesis, world: Evaluator):
    spans = [range(1, _length(dim, world) + 1) for _, dim in hypothesis.free]
    for values in itertools.product(*spans):
        yield dict(zip((key for key, _ in hypothesis.free), values, strict=True))


def _ordered(op: str, x, y) -> bool:
    return {"<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y, "=": x == y}[op]


def satisfy(hypothesis, world: Evaluator) -> bool:
    """Move sampled values so that an equality holds: exact for what is affine in them."""
    item = hypothesis.relation
    if item.op != "=" or holds(hypothesis, world):
        return True
    for env in _hypothesis_envs(hypothesis, world):
        if not _satisfy_at(item, env, world):
            return False
    return True


def _satisfy_at(item: tree.Relation, env: dict, world: Evaluator) -> bool:
    def gap():
        world.base.known.clear()
        a, b = world.value(item.left, env), world.value(item.right, env)
        return mp.fsum(x - y for x, y in zip(flat(a), flat(b), strict=True))

    if isinstance(item.left, tree.Name) and _assign(item, env, world):
        return True
    keys = world.scope.dependencies(tree.free_names(item))
    for key in sorted(keys):
        kind = world.scope.types.get(key)
        if kind is None or key in world.scope.definitions or kind.domain.kind != "interval":
            continue
        original = world.name(key, world.base)
        bounded = kind.domain.low is not None
        moved = _mover(original, env, bounded)
        neutral = mp.mpf(1) if bounded else mp.mpf(0)
        start = gap()
        world.leaves[key] = moved(neutral + mp.mpf(1) / 7)
        slope = (gap() - start) * 7
        if slope:
            world.leaves[key] = moved(neutral - start / slope)
            if abs(gap()) < EXACT and _inside(world.leaves[key], kind.domain):
                return True
        world.leaves[key] = original
        world.base.known.clear()
    return abs(gap()) < EXACT


def _assign(item: tree.Relation, env: dict, world: Evaluator) -> bool:
    """``hyp: a = expression`` where a is free and not in the expression."""
    key = item.left.key
    if key in world.scope.definitions or key in world.scope.sizes or key in env:
        return False
    if key in world.scope.dependencies(tree.free_names(item.right)):
        return False
    kind = world.scope.types[key]
    value = world.value(item.right, env)
    if kind.domain.kind != "interval" or not _inside(value, kind.domain):
        return False
    world.leaves[key] = value
    world.base.known.clear()
    return True


def _mover(original, env: dict, bounded: bool):
    """Shift (or scale, for bounded numbers) all entries, or one row if an index is free."""
    change = (lambda x, t: x * t) if bounded else (lambda x, t: x + t)
    row = next(iter(env.values()), None)

    def moved(t):
        if isinstance(original, Matrix):
            return Matrix(
                [
                    [change(x, t) for x in line] if row in (None, place + 1) else list(line)
                    for place, line in enumerate(original.rows)
                ]
            )
        if isinstance(original, list):
            return [
                (change(x, t) if not isinstance(x, Matrix) else x.map(lambda v: change(v, t)))
                if row in (None, place + 1)
                else x
                for place, x in enumerate(original)
            ]
        return change(original, t)

    return moved


def _inside(value, domain) -> bool:
    values = value if isinstance(value, list) else [value]
    for x in (x for item in values for x in flat(item)):
        if domain.low is not None and x <= _number(domain.low):
            return False
        if domain.high is not None and x >= _number(domain.high):
            return False
    return True


def _number(value: Fraction):
    return mp.mpf(value.numerator) / value.denominator


# ---------------------------------------------------------------- refuting


def refute(claim: Claim, worlds: Worlds, draws: int | None = None) -> Counterexample | None:
    """A counterexample to one of the relations, if a sample gives one.

    Raises
    ------
    Undefined
        If a side has no value at an allowed input.
    NoSample
        If the hypotheses could not be met.
    """
    equality = all(item.op == "=" for item in claim.relations)
    count = draws or (DRAWS if equality else 40)
    undefined = None
    with mp.workdps(DIGITS):
        for draw in range(count):
            world = worlds.get(draw)
            try:
                found = _in_world(claim, world)
            except ZeroDivisionError:
                if draw < DRAWS:
                    undefined = Undefined("a denominator is zero, or log of 0, at an allowed input")
                continue
            except Undefined as error:
                if draw < DRAWS:
                    undefined = error
                continue
            if found:
                return found
    if undefined is not None:
        raise undefined
    return None


def _in_world(claim: Claim, world: Evaluator) -> Counterexample | None:
    for item in claim.relations:
        for env in combinations(claim.free, claim.conditions, world):
            a, b = world.value(item.left, env), world.value(item.right, env)
            if isinstance(a, Matrix) != isinstance(b, Matrix):
                raise IllTyped("a number against a vector")
            if isinstance(a, Matrix) and a.shape != b.shape:
                raise IllTyped(f"shapes {a.shape} against {b.shape}")
            for x, y in zip(flat(a), flat(b), strict=True):
                if not agrees(item, x, y):
                    return _describe(item, x, y, env, world)
    return None


def agrees(item: tree.Relation, x, y) -> bool:
    """Whether two numbers stand in the relation, within the noise of differences."""
    if item.op == "approx":
        return rounds_to(item, x, y)
    slack = TOLERANCE * (1 + max(abs(x), abs(y)))
    if item.op == "=":
        return abs(x - y) <= slack
    gap = y - x if item.op[0] == "<" else x - y
    if "=" in item.op:
        return gap >= -slack
    return gap > 0


def rounds_to(item: tree.Relation, x, y) -> bool:
    """``left ≈ 0.6225``: the left side, rounded to the printed digits, is the right side."""
    digits = printed_digits(item.right)
    if digits is None:
        digits = printed_digits(item.left)
    if digits is None:
        raise IllTyped("≈ needs a printed number on its right")
    return abs(x - y) <= mp.mpf(10) ** -digits / 2 * (1 + mp.mpf(10) ** -9)


def printed_digits(node: tree.Node) -> int | None:
    """How many decimals a printed number promises; ``3.2 \\cdot 10^{-4}`` has five."""
    if isinstance(node, tree.Neg):
        return printed_digits(node.body)
    if isinstance(node, tree.Num):
        return node.decimals
    if isinstance(node, tree.Vector):
        found = [printed_digits(item) for item in node.entries]
        return None if None in found else max(found)
    if isinstance(node, tree.Mul) and len(node.factors) == 2:
        mantissa, power = node.factors
        if isinstance(mantissa, tree.Num) and isinstance(power, tree.Pow):
            sign = -1 if isinstance(power.exponent, tree.Neg) else 1
            exponent = power.exponent.body if sign < 0 else power.exponent
            if isinstance(exponent, tree.Num) and power.base == tree.Num(Fraction(10)):
                return mantissa.decimals - sign * int(exponent.value)
    return None


def _describe(item, x, y, env: dict, world: Evaluator) -> Counterexample:
    """The counterexample in at most a line: scalars only."""
    keys = world.scope.dependencies(tree.free_names(item))
    scalars = []
    for key in sorted(keys):
        kind = world.scope.types.get(key)
        if kind and not kind.shape and not kind.family and key not in world.scope.definitions:
            scalars.append((key, mp.nstr(world.name(key, world.base), 4)))
    used = sorted(keys & set(world.sampler.sizes))
    lengths = {span for span in world.sampler.sizes if _mentions(world.scope, keys, span)}
    sizes = [(key, world.sampler.sizes[key]) for key in sorted({*used, *lengths})]
    return Counterexample(
        mp.nstr(x, 6), mp.nstr(y, 6), tuple(env.items()), tuple(sizes), tuple(scalars[:6])
    )


def _mentions(scope: Scope, keys: set[str], size: str) -> bool:
    for key in keys:
        kind = scope.types.get(key)
        if kind and any(dim.name == size for dim in (*kind.shape, *kind.family)):
            return True
    return False
