"""A counterexample that a reader can check with a pencil: whole numbers, halves, few of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import mpmath as mp

from ..meaning.scope import ONE, Domain, Scope, Type
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.budget import Budget, TooLarge
from ..reading.errors import EquationError
from ..refuting.evaluate import Evaluator, Precision, order_of
from ..refuting.matrices import Matrix, flat
from ..refuting.samples import Worlds, combinations, in_world, lengths_of
from ..refuting.sampling import Sampler, exact

HALF = Fraction(1, 2)
# Each draw takes its numbers from one of these, in turn: the simplest that refutes is shown.
PALETTES = [
    tuple(map(Fraction, numbers))
    for numbers in (
        (0,), (1,), (1, 0), (0, 1), (1, 2), (2, 1), (1, -1), (1, 0, 0), (2, 1, 3), (3, 2, 1, 4),
        (-1, 2), (1, 2, -1, 3, -2), (2, -1, HALF, 1, 3), (HALF, 2, 1, -1),
    )
]  # fmt: skip
INSIDE = [
    (HALF,), (HALF, Fraction(1, 4)), (Fraction(1, 4), HALF), (Fraction(1, 4), Fraction(3, 4)),
]  # fmt: skip
LENGTHS = (2, 2, 2, 3)
STEPS = 40_000
SIMPLE = 100  # the largest denominator of a number that is written as a fraction
MOST_SHOWN = 14
ENOUGH = 3  # counterexamples to choose from


@dataclass(frozen=True)
class Pencil:
    """Names with their values, in LaTeX, and the two sides."""

    numbers: tuple[tuple[str, str], ...]
    left: str
    right: str
    cost: int


class _Sampler(Sampler):
    """Takes the numbers of one palette."""

    def _sizes(self) -> dict[str, int]:
        least = LENGTHS[self.draw % len(LENGTHS)]
        return {name: max(low, least) for name, low in self.scope.sizes.items()}

    def _corner(self, count: int) -> list:
        return [mp.mpf(int(place == self.draw // 2 % count)) for place in range(count)]

    def _distribution(self, count: int, closed: bool) -> list:
        return self._corner(count) if closed and self.draw % 2 else [mp.mpf(1) / count] * count

    def _number(self, domain: Domain, key: str):
        if domain.kind == "finite":
            self._turn += self.draw % 2 if not self._turn else 0
            return exact(self._next(domain.values))
        if domain.kind == "label":
            return mp.mpf(1 + self.draw % self.length(domain.upper))
        if domain.kind == "natural":
            return mp.mpf(2 + self.draw % 2)
        if domain.kind != "interval":
            return super()._number(domain, key)
        inside = domain.low is not None and domain.high is not None
        palette = INSIDE[self.draw % len(INSIDE)] if inside else PALETTES[self.draw]
        fitting = [x for x in palette if domain.within(x)]
        if not fitting and domain.low is not None:
            fitting = [x for x in (domain.low, domain.low + 1, domain.low + 2) if domain.within(x)]
        elif not fitting and domain.high is not None:
            fitting = [domain.high - 1]
        return exact(self._next(fitting))

    def _next(self, values):
        self._turn += 1
        return values[(self._turn - 1) % len(values)]


class _Evaluator(Evaluator):
    """An arbitrary function is a square, or a sum of squares with weights."""

    def _stand_in(self, key, inputs):
        return mp.fsum((place + 1) * x * x for place, x in enumerate(inputs))


class _Worlds(Worlds):
    """Samples of small numbers."""

    def _make(self, draw: int, special, more):
        world = _Evaluator(self.scope, _Sampler(self.scope, draw))
        return self._settled(world)


def small_numbers(claim: Claim, scope: Scope) -> Pencil | None:
    """The simplest numbers at which the sides of a claim differ; None if none were found.

    Parameters
    ----------
    claim : Claim
        Of one relation.
    scope : Scope
    """
    worlds, found = _Worlds(scope), []
    precision = Precision(order_of(claim.relations, scope))
    budget = Budget(STEPS, "too many steps")
    for draw in range(len(PALETTES)):
        try:
            world = worlds.get(draw)
            if in_world(claim, world, precision, budget) is None:
                continue
            found.append(_described(claim, world, precision))
        except TooLarge:
            break
        except (ZeroDivisionError, EquationError):
            continue
        if len(found) >= ENOUGH or not found[-1].cost:
            break
    return min(found, key=lambda item: item.cost, default=None)


def _described(claim: Claim, world: Evaluator, precision: Precision) -> Pencil:
    """The first place where the sides differ, with what is needed to compute them."""
    item = claim.relations[0]
    with mp.workdps(precision.digits):
        fine = world.at(precision)
        for env in combinations(claim.free, claim.limits, fine):
            left, right = flat(fine.value(item.left, env)), flat(fine.value(item.right, env))
            place = next((k for k, (x, y) in enumerate(zip(left, right, strict=True))
                          if abs(x - y) > mp.mpf(10) ** -12), None)  # fmt: skip
            if place is not None:
                break
        whole = len(left) > 1
        numbers = [(key, str(value)) for key, value in env.items()]
        lengths = lengths_of(item, fine)
        numbers += [(key, str(value)) for key, value in lengths if not key.startswith("#")]
        numbers += _inputs(item, fine) + _functions(item, fine)
        if len(numbers) <= MOST_SHOWN:
            numbers += _between(item, fine, env)
        sides = [_side(values, place, whole) for values in (left, right)]
        rough = sum(_rough(x) for values in (left, right) for x in values)
        return Pencil(tuple(numbers), *sides, 10 * rough + max(0, len(numbers) - MOST_SHOWN))


def _side(values, place: int, whole: bool) -> str:
    if not whole:
        return shown(values[0])
    return "(" + ", ".join(map(shown, values)) + ")" if len(values) <= 4 else shown(values[place])


def _inputs(item, world: Evaluator):
    """Every number that was chosen, entry by entry."""
    scope, found = world.scope, []
    for key in sorted(scope.dependencies(tree.free_names(item))):
        kind = scope.types.get(key)
        if kind and key not in scope.definitions and kind.domain.kind not in ("ones", "zeros"):
            found += _entries(key, kind, world.name(key, world.base))
    return found


def _between(item, world: Evaluator, env):
    """Values of what is defined, where the formula names it."""
    found = {}
    for node in _outside_derivatives(item):
        base = node.base if isinstance(node, tree.Index) else node
        if isinstance(base, tree.Name) and base.key in world.scope.definitions:
            kind = world.scope.types[base.key]
            if not kind.shape and len(kind.family) <= 1:
                try:
                    found[base.key] = _entries(base.key, kind, world.name(base.key, world.base))
                except (ZeroDivisionError, EquationError):
                    continue
    return [pair for pairs in found.values() for pair in pairs]


def _outside_derivatives(node: tree.Node):
    yield node
    if not isinstance(node, tree.Derivative | tree.Gradient | tree.Hessian):
        for child in tree.children(node):
            yield from _outside_derivatives(child)


def _functions(item, world: Evaluator):
    r"""What an arbitrary function was taken to be: ``g(x) = x^2``."""
    scope, found = world.scope, []
    for key in sorted(scope.dependencies(tree.free_names(item)) & set(scope.functions)):
        count = sum(
            world.sampler.length(kind.shape[0]) if kind.shape else 1
            for kind in scope.functions[key].arguments
        )
        if count == 1:
            found.append((f"{key}(x)", "x^2"))
        else:
            terms = ["x_1^2", *(f"{place} x_{place}^2" for place in range(2, count + 1))]
            found.append((rf"{key}(\mathbf{{x}})", " + ".join(terms)))
    return found


def _entries(key: str, kind: Type, value):
    """``[(w_{1}, 2), …]``; a letter in bold loses it with its index."""
    if isinstance(value, list):
        dotted = key.removesuffix(r"_{\cdot}").removesuffix(r"^{(\cdot)}")
        found = []
        for place, member in enumerate(value, 1):
            name = f"{dotted}^{{({place})}}" if key.endswith(r"^{(\cdot)}") else ""
            name = name or f"{dotted}_{{{place}}}"
            inner = Type(kind.shape, kind.domain, kind.family[1:])
            found += _entries(name, inner, member)
        return found
    if not isinstance(value, Matrix):
        return [(key, shown(value))]
    rows, columns = value.shape
    plain = _plain(key)
    if 1 in (rows, columns) and ONE in kind.shape:
        return [(f"{plain}_{{{place}}}", shown(x)) for place, x in enumerate(flat(value), 1)]
    return [
        (f"{plain}_{{{i + 1}{j + 1}}}", shown(value.rows[i][j]))
        for i in range(rows)
        for j in range(columns)
    ]


def _plain(key: str) -> str:
    r"""``\mathbf{w}`` as ``w``; what has more than a letter in it gets brackets."""
    for font in (r"\mathbf{", r"\boldsymbol{"):
        key = key.replace(font, "{")
    if key.startswith("{") and key.endswith("}") and key.count("{") == 1:
        key = key[1:-1]
    return key if "_" not in key and "^" not in key else f"[{key}]"


def fraction(value) -> Fraction | None:
    """The simple fraction that a number is, to all digits that can be trusted."""
    if abs(value) > 10**9:
        return None
    near = Fraction(str(mp.nstr(value, 25))).limit_denominator(SIMPLE)
    return near if abs(exact(near) - value) < mp.mpf(10) ** -18 else None


def _rough(value) -> int:
    """How hard a number is on a pencil."""
    near = fraction(value)
    if near is None:
        return 10
    return 0 if near.denominator <= 4 and abs(near) <= 20 else 1


def shown(value) -> str:
    """``2``, ``0.5``, ``1/3``; ``0.7311…`` for what has no end."""
    near = fraction(value)
    if near is None:
        return mp.nstr(value, 4) + "…"
    if near.denominator == 1:
        return str(near.numerator)
    text = f"{float(near):.3f}".rstrip("0")
    return text if Fraction(text) == near else str(near)
