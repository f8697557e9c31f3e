"""Samples that satisfy the hypotheses, and the search for a counterexample among them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction

import mpmath as mp

from ..meaning.scope import Scope
from ..meaning.typing import ONE, Claim, Range
from ..reading import tree
from ..reading.budget import DERIVATIVES, EDGE_STEPS, STEPS, Budget, TooLarge
from ..reading.errors import EquationError, IllTyped, NotReal, Singular, Skipped, Undefined
from .evaluate import DIGITS, Evaluator, Precision, order_of, printed
from .matrices import Matrix, flat, whole
from .sampling import ATTEMPTS, DRAWS, NoSample, Sampler, exact
from .shaped import make_definite, shape

TOLERANCE = mp.mpf(10) ** -22  # well above the h² of a central difference
EXACT = mp.mpf(10) ** -40
STEPS_TO_MEET = 16  # of the secant rule, until a hypothesis holds
PASSES = 3  # through all hypotheses: what makes one hold may break one before
BENT = (tree.Indicator, tree.Abs, tree.Norm)
BENT_CALLS = ("max", "min", "sqrt")
EDGES = {"=": 12, "order": 24}
BORDER = 18  # samples at the ends of the declared sets
CONFIRMING = 4  # of them, where a proof says already that both sides have a value


@dataclass(frozen=True)
class Counterexample:
    """Where a relation fails: the inputs, the index values and both sides."""

    left: str
    right: str
    indices: tuple[tuple[str, int], ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()
    inputs: tuple[tuple[str, str], ...] = ()

    def __str__(self):
        return f"left side {self.left}, right side {self.right}{self.place}"

    @property
    def place(self) -> str:
        """`` at x = 1``; empty where nothing has a value of its own."""
        given = (*self.indices, *self.sizes, *self.inputs)
        return f" at {', '.join(f'{key} = {value}' for key, value in given)}" if given else ""


class Worlds:
    """The samples of one scope, made once and used for every claim and mutant."""

    def __init__(self, scope: Scope):
        self.scope = scope
        self.made: dict = {}
        self.orders: dict = {}  # of derivatives, by name

    def get(self, draw: int) -> Evaluator:
        """The ``draw``-th sample that obeys all hypotheses."""
        return self._kept(draw)

    def edge(self, draw: int, special: tuple[Fraction, ...]) -> Evaluator:
        """A sample on ties and kinks: at printed numbers, between them, far away."""
        return self._kept(draw, special)

    def border(self, draw: int, special: tuple[Fraction, ...]) -> Evaluator:
        """A sample at the ends of the declared sets, at zero and at printed numbers."""
        return self._kept(draw, special, border=True)

    def single(self, draw: int, size: str) -> Evaluator:
        """A sample in which a size is one."""
        return self._kept(draw, single=size)

    def _kept(self, draw: int, special=None, **more) -> Evaluator:
        key = (draw, special, *more.values())
        if key not in self.made:
            with mp.workdps(DIGITS):
                self.made[key] = self._make(draw, special, more)
        found = self.made[key]
        if isinstance(found, Exception):
            raise found
        return found

    def _make(self, draw: int, special, more):
        spread = (1.7, 1.7, 0.9, 3.0, 5.0)[draw % 5] if draw >= DRAWS else 1.7
        attempts = ATTEMPTS if self.scope.hypotheses else 1
        for attempt in range(attempts if special is None else min(attempts, 6)):
            sampler = Sampler(self.scope, draw + 1001 * attempt, spread, special, **more)
            found = self._settled(Evaluator(self.scope, sampler))
            if isinstance(found, Evaluator):
                return found
        return found

    def _settled(self, world: Evaluator) -> Evaluator | NoSample:
        """A sample that was moved until it obeys all hypotheses."""
        try:
            for _ in range(PASSES):
                if not all(satisfy(item, world) for item in self.scope.hypotheses):
                    break
                if all(holds(item, world) for item in self.scope.hypotheses):
                    return world
        except (ZeroDivisionError, Undefined):
            pass
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
        pairs = _paired(world.value(item.left, env), world.value(item.right, env))
        if not pairs:
            return False
        if item.op == "=":
            gap = max(abs(x - y) for x, y in pairs)
            if gap and gap > slack * max(magnitude(x, env, world) for x in (item.left, item.right)):
                return False
        elif item.op == "!=":
            if all(x == y for x, y in pairs):
                return False
        elif not all(tree.STANDS[item.op](x, y) for x, y in pairs):
            return False
    return True


def _paired(a, b) -> list[tuple]:
    r"""Entries side by side; ``\mathbf{x} \neq 0`` and ``\mathbf{x} > 0`` are of each entry.

    None where a vector of the text has another length than this sample.
    """
    left, right = flat(a), flat(b)
    right = right * len(left) if len(right) == 1 else right
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []


def magnitude(node: tree.Node, env: dict, world: Evaluator):
    """How large the numbers are that an expression adds up: what a gap is small against."""
    if isinstance(node, tree.Add):
        return max(magnitude(item, env, world) for item in node.terms)
    if isinstance(node, tree.Neg):
        return magnitude(node.body, env, world)
    if isinstance(node, tree.Mul):
        return mp.fprod(magnitude(item, env, world) for item in node.factors)
    if isinstance(node, tree.Sum) and node.kind == "sum":
        low, high = (int(world.value(end, env)) for end in (node.lower, node.upper))
        places = range(low, high + 1)
        inner = [magnitude(node.body, {**env, node.index: place}, world) for place in places]
        return max(inner, default=mp.mpf(0))
    return max(abs(x) for x in flat(world.value(node, env)))


def _hypothesis_envs(hypothesis, world: Evaluator):
    return combinations([(key, Range(ONE, dim)) for key, dim in hypothesis.free], (), world)


def satisfy(hypothesis, world: Evaluator) -> bool:
    """Move sampled values so that an equality holds: exact for what is affine in them."""
    item = hypothesis.relation
    if item.op in (">", ">="):
        make_definite(item, world)
    if item.op != "=" or holds(hypothesis, world):
        return True
    if shape(item, world) and holds(hypothesis, world):
        return True
    for env in _hypothesis_envs(hypothesis, world):
        if not _satisfy_at(item, env, world):
            return False
    return True


def _satisfy_at(item: tree.Relation, env: dict, world: Evaluator) -> bool:
    def gap():
        world.base.known.clear()
        a, b = world.value(item.left, env), world.value(item.right, env)
        return mp.fsum(x - y for x, y in _paired(a, b))

    if isinstance(item.left, tree.Name) and _assign(item, env, world):
        return True
    if abs(gap()) <= EXACT * max(magnitude(side, env, world) for side in (item.left, item.right)):
        return True
    keys = world.scope.dependencies(tree.free_names(item))
    for key in sorted(keys):
        kind = world.scope.types.get(key)
        if kind is None or key in world.scope.definitions or kind.domain.kind != "interval":
            continue
        if kind.domain.grain:
            continue
        original = world.name(key, world.base)
        bounded = kind.domain.low is not None
        moved = _mover(original, env, bounded)
        neutral = mp.mpf(1) if bounded else mp.mpf(0)
        start = gap()
        world.leaves[key] = moved(neutral + mp.mpf(1) / 7)
        slope = (gap() - start) * 7
        at, before, left = neutral, neutral + mp.mpf(1) / 7, start
        for _ in range(STEPS_TO_MEET if slope else 0):
            at, before = at - left / slope, at
            world.leaves[key] = moved(at)
            last, left = left, gap()
            if abs(left) <= EXACT * abs(start):
                if _inside(world.leaves[key], kind.domain):
                    return True
                break
            slope = (left - last) / (at - before)
            if not slope or not mp.isfinite(slope):
                break
        world.leaves[key] = original
        world.base.known.clear()
    return False


def _assign(item: tree.Relation, env: dict, world: Evaluator) -> bool:
    """``hyp: a = expression`` where a is free and not in the expression."""
    key = item.left.key
    if key not in world.scope.types or key in world.scope.definitions or key in env:
        return False
    if key in world.scope.sizes or key in world.scope.dependencies(tree.free_names(item.right)):
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
    row = next(iter(env.values()), None)

    def change(x, t):
        if isinstance(x, Matrix):
            return x.map(lambda entry: change(entry, t))
        if isinstance(x, list):
            return [change(part, t) for part in x]
        return x * t if bounded else x + t

    def moved(t):
        if row is None or not isinstance(original, list | Matrix):
            return change(original, t)
        parts = original.rows if isinstance(original, Matrix) else original
        parts = [change(x, t) if place == row else x for place, x in enumerate(parts, 1)]
        return Matrix(parts) if isinstance(original, Matrix) else parts

    return moved


def _inside(value, domain) -> bool:
    if domain.grain:
        return False
    if isinstance(value, list):
        return all(_inside(part, domain) for part in value)
    for x in flat(value):
        low, high = domain.low, domain.high
        if low is not None and (x < exact(low) or (x == exact(low) and not domain.low_closed)):
            return False
        if high is not None and (x > exact(high) or (x == exact(high) and not domain.high_closed)):
            return False
    return True


# ---------------------------------------------------------------- refuting


def refute(claim: Claim, worlds: Worlds, draws: int | None = None, describe=None):
    """A counterexample to one of the relations, if a sample gives one.

    Without ``draws`` the samples of `Worlds.edge` are tried, too. What is returned of a
    counterexample says ``describe``, see `in_world`.

    Raises
    ------
    Undefined
        If a side has no value at an allowed input.
    NoSample
        If the hypotheses could not be met.
    TooLarge
        If it takes more steps than it may.
    """
    equality = all(item.op == "=" for item in claim.relations)
    assumed = [item.relation for item in worlds.scope.hypotheses]
    numbers, extra = printed([*claim.relations, *assumed], worlds.scope)
    order = order_of(claim.relations, worlds.scope, worlds.orders)
    if order > DERIVATIVES:
        raise TooLarge(f"{order} derivatives inside each other")
    precision = Precision(order, 0, 2 * extra)
    budget, undefined = Budget(STEPS, "too many steps"), None
    for draw in range(draws or (DRAWS if equality else 40)):
        try:
            found = in_world(claim, worlds.get(draw), precision, budget, describe)
        except Skipped:
            continue
        except (ZeroDivisionError, Undefined) as error:
            undefined = error if draw < DRAWS else undefined
            continue
        except TooLarge:
            if not draw:
                raise
            break
        if found:
            return found
    if isinstance(undefined, ZeroDivisionError):
        raise Undefined("a denominator is zero, or log of 0, at an allowed input")
    if undefined is not None:
        raise undefined
    return None if draws else _at_edges(claim, worlds, numbers, precision, describe)


def is_met(claim: Claim, worlds: Worlds) -> bool:
    """Whether a sample meets the conditions of a claim."""
    for draw in range(DRAWS * 4):
        try:
            if any(True for _ in combinations(claim.free, claim.limits, worlds.get(draw))):
                return True
        except (ZeroDivisionError, EquationError):
            continue
    return False


def is_empty(claim: Claim, worlds: Worlds) -> bool:
    """Whether one side, or both, have no value wherever one looks: (x x^T)^{-1}."""
    item, seen = claim.relations[0], False
    precision = Precision(order_of(claim.relations, worlds.scope), 1)
    for draw in range(DRAWS):
        try:
            with mp.workdps(precision.digits):
                world = worlds.get(draw).at(precision)
                for env in combinations(claim.free, claim.limits, world):
                    if all(has_value(side, env, world) for side in (item.left, item.right)):
                        return False
                    seen = True
        except Singular:
            seen = True
        except (ZeroDivisionError, EquationError):
            continue
    return seen


def one_sided(claim: Claim, worlds: Worlds, draws: int = BORDER) -> str:
    """Where one side has a value and the other has none: x/x is not 1 at x = 0.  Else empty.

    What the text excludes, as in "for $x \\neq 0$", is left out.  The first of the ``draws`` are
    zero, printed numbers and ends of sets in every place, the others mix them.
    """
    item, scope = claim.relations[0], worlds.scope
    if not any(map(_partial, scope.resting_on(claim.relations))):
        return ""
    numbers, extra = printed(claim.relations, scope)
    precision = Precision(order_of(claim.relations, scope), 1, 2 * extra)
    for draw in range(draws):
        try:
            world = worlds.border(draw, tuple(sorted(numbers)))
            with mp.workdps(precision.digits):
                fine = world.at(precision)
                fine.budget = Budget(EDGE_STEPS, "too many steps")
                if not all(_as_remarked(remark, fine) for remark in scope.remarks):
                    continue
                for env in combinations(claim.free, claim.limits, fine):
                    left, right = (has_value(side, env, fine) for side in (item.left, item.right))
                    if left != right and not _left_out(item, env, fine):
                        side = "right" if left else "left"
                        place = _where(item, _as_printed(env, claim), fine)
                        where = Counterexample("", "", *place).place
                        return f"the {side} side has no value{where}, which is allowed"
        except (ZeroDivisionError, EquationError):
            continue
    return ""


def _left_out(item: tree.Relation, env: dict, world: Evaluator) -> bool:
    """Whether it is a value that cases leave out: ``x > 0`` and ``x < 0``."""
    for node in tree.walk(item):
        gap = node.terms[-1] if isinstance(node, tree.Add) else None
        if not isinstance(gap, tree.Div) or gap.above != tree.ZERO:
            continue
        holds = {x.relation for x in tree.walk(node) if isinstance(x, tree.Indicator)}
        if not any(gap.below == tree.Add((x.left, tree.Neg(x.right))) for x in holds):
            continue
        try:
            if not world.value(gap.below, env):
                return True
        except (ZeroDivisionError, EquationError, KeyError):
            continue
    return False


def _as_remarked(remark: tree.Relation, world: Evaluator) -> bool:
    """Whether a sample is one of those that the text speaks of."""
    if remark.left.key not in world.scope.types:
        return True
    try:
        values = flat(world.name(remark.left.key, world.base))
    except (ZeroDivisionError, EquationError, AttributeError):
        return True
    found = (tree.STANDS[remark.op](x, world.value(remark.right)) for x in values)
    return any(found) if remark.op == "!=" else all(found)


def has_value(node: tree.Node, env: dict, world: Evaluator) -> bool:
    """A derivative has one only where its function has one."""
    world.at_places = True
    try:
        world.value(node, env)
    except (ZeroDivisionError, NotReal):
        return False
    finally:
        world.at_places = False
    return True


def _partial(node: tree.Node) -> bool:
    """Whether a formula may have no value: a quotient, a power, a root or a logarithm."""
    if isinstance(node, tree.Div) and not isinstance(node.below, tree.Num):
        return True
    if isinstance(node, tree.Pow):
        whole = isinstance(node.exponent, tree.Num) and node.exponent.value >= 0
        return not whole or _partial(node.base)
    if isinstance(node, tree.Call) and node.function in ("log", "sqrt"):
        return True
    return any(map(_partial, tree.children(node)))


def needs_two(claim: Claim, worlds: Worlds, size: str, valued: bool = False) -> bool:
    """Whether a claim that holds for lengths from 2 on fails for a length of 1.

    Where a side has no value there it fails, too, unless it has to be ``valued``.
    """
    precision = Precision(order_of(claim.relations, worlds.scope), 0, 0)
    for draw in (0, 1):
        try:
            world = worlds.single(draw, size)
            if in_world(claim, world, precision, Budget(EDGE_STEPS, "too many steps")):
                return True
        except NoSample:  # of as many as were tried
            return False
        except (ZeroDivisionError, EquationError, ValueError):  # one entry comes as a number
            return not valued
    return False


def _at_edges(claim: Claim, worlds: Worlds, numbers, precision, describe):
    """The search on ties and kinks.  What is not defined there is no counterexample."""
    count = EDGES["=" if all(item.op == "=" for item in claim.relations) else "order"]
    if count == EDGES["="] and not is_bent(claim.relations, worlds.scope):
        whole = [x for x in numbers if x.denominator == 1 and x > 2]
        count = 2 if whole and worlds.scope.sizes else 0
    for draw in range(count):
        try:
            world = worlds.edge(draw, tuple(sorted(numbers)))
            budget = Budget(EDGE_STEPS, "too many steps")
            found = in_world(claim, world, precision, budget, describe)
        except (ZeroDivisionError, Undefined, NoSample, TooLarge, IllTyped):
            continue
        if found:
            return found
    return None


def is_bent(nodes, scope: Scope) -> bool:
    """Whether formulas, or what they rest on, hold a step, a bar or a maximum."""
    keys = scope.dependencies(set().union(*map(tree.names, nodes)))
    kinds = [scope.types[key].domain.kind for key in keys if key in scope.types]
    return bool({"finite", "label"} & set(kinds)) or any(map(_bends, scope.resting_on(nodes)))


def _bends(node: tree.Node) -> bool:
    if getattr(node, "bends", isinstance(node, BENT)) or (
        isinstance(node, tree.Call) and node.function in BENT_CALLS
    ):
        return True
    square = isinstance(node, tree.Pow) and node.exponent == tree.TWO
    if square and isinstance(node.base, tree.Norm) and node.base.order == 2:
        return _bends(node.base.body)
    return any(map(_bends, tree.children(node)))


def in_world(claim: Claim, world: Evaluator, precision, budget, describe=None):
    """A counterexample on one sample: what ``describe`` makes of it, else a `Counterexample`."""
    with mp.workdps(precision.digits):
        fine = world.at(precision)
        fine.budget = budget
        for item in claim.relations:
            for env in combinations(claim.free, claim.limits, fine):
                for place, (x, y) in enumerate(entries(item, env, fine)):
                    if agrees(item, x, y):
                        continue
                    sign = sign_of(item, env, fine, precision, place, x - y)
                    if sign is not None and not stands(item.op, sign):
                        return (describe or _describe)(item, x, y, _as_printed(env, claim), fine)
    return None


def entries(item: tree.Relation, env: dict, world: Evaluator) -> list:
    """Pairs of entries of the two sides."""
    a, b = whole(world.kept(item.left, env)), whole(world.kept(item.right, env))
    if a.shape != b.shape:
        raise IllTyped(f"shapes {a.shape} against {b.shape}")
    return list(zip(flat(a), flat(b), strict=True))


def sign_of(item, env: dict, world: Evaluator, precision: Precision, place: int, gap):
    """Sign of a gap between the sides, if it stays what it is when everything is computed finer.

    It is believed only where nothing was too small to be added: 1 + e⁻¹⁰⁰⁰ is not 1.
    """
    none = not gap
    for _ in range(3):
        precision = precision.finer()
        with mp.workdps(precision.digits):
            fine = world.at(precision)
            fine.absorbed = False
            x, y = entries(item, env, fine)[place]
            if x == y:
                return 0 if none and not fine.absorbed else None
            if abs(x - y - gap) <= abs(x - y) / 1000 and not fine.absorbed:
                return int(mp.sign(x - y))
            gap = x - y
    return None


def stands(op: str, sign: int) -> bool:
    """Whether numbers whose difference has this sign stand in a relation."""
    return sign == 0 if op == "approx" else tree.STANDS[op](sign, 0)


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
    """``left ≈ 0.6225``: the left side, rounded to the printed digits, is the right side.

    What lies in the middle is rounded away from zero, or to an even digit: 2.5 to 3 or 2, 1.5 to 2.
    """
    digits = printed_digits(item.right)
    if digits is None:
        digits = printed_digits(item.left)
    if digits is None:
        raise IllTyped("≈ needs a printed number on its right")
    unit = mp.mpf(10) ** -digits
    off = 2 * abs(x - y) / unit - 1
    if abs(off) > mp.mpf(10) ** -9:
        return off < 0
    return abs(y) > abs(x) or mp.nint(y / unit) % 2 == 0


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
    return Counterexample(shown(x, 6), shown(y, 6), *_where(item, env, world))


def _as_printed(env: dict, claim: Claim) -> dict:
    """Indices as the page counts them."""
    return {key: env[key] - span.from_zero for key, span in claim.free}


def _where(item, env: dict, world: Evaluator):
    """Indices, sizes and scalars of a sample, in at most a line."""
    keys = world.scope.dependencies(tree.free_names(item))
    scalars = []
    for key in sorted(keys):
        kind = world.scope.types.get(key)
        if kind and not kind.shape and not kind.family and key not in world.scope.definitions:
            less = world.scope.is_label_from_zero(key)
            scalars.append((key, shown(world.name(key, world.base) - less, 4)))
    sizes = tuple(lengths_of(item, world))
    return tuple(env.items()), sizes, tuple(scalars[:6])


def lengths_of(item, world: Evaluator) -> list[tuple[str, int]]:
    """The sizes that a formula depends on, with their values."""
    scope, sizes = world.scope, world.sampler.sizes
    keys = scope.dependencies(tree.free_names(item))
    kinds = [scope.types[key] for key in keys if key in scope.types]
    used = keys | {dim.name for kind in kinds for dim in (*kind.shape, *kind.family)}
    return [(key, sizes[key]) for key in sorted(used & set(sizes))]


def shown(value, digits: int) -> str:
    """A number as a reader writes it: 1, not 1.0."""
    text = mp.nstr(value, digits)
    return text[:-2] if text.endswith(".0") else text
