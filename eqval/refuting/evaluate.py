"""Second meaning, without SymPy: concrete sizes, 60 digits, central differences.  Refutes.

A central difference with step h has an error of h² and loses h⁻¹ of the digits, n
times over for a derivative of order n.  So the digits grow with the order, and a
finer level halves all exponents: what is an error shrinks, what is a difference stays.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache, partial

import mpmath as mp

from ..meaning.scope import Scope
from ..reading import tree
from ..reading.budget import NUMBER_DIGITS, STEPS, Budget, TooLarge
from ..reading.errors import IllTyped, NotReal, Undefined, Unsure
from .matrices import Matrix, add, flat, scale, whole
from .sampling import Sampler, exact

DIGITS = 60
STEP_DIGITS = 15
FLAT = ("exp", "cos", "cosh", "tanh")  # near 1 for what is near 0, or far from it
NEAR = mp.mpf(10) ** -12
NOISE = mp.mpf(10) ** -35  # what is smaller may come from the rounding of a sample
CLOSE, EVEN = mp.mpf(10) ** -10, mp.mpf(10) ** -20  # two differences of one slope
LARGEST = mp.mpf(10) ** 7  # of an exponent
NOUGHT = mp.mpf(10) ** -(DIGITS // 2)  # below it a base is zero
KEPT = 500  # values of one sample
FARTHEST = 1000  # bits of a number whose sine is computed
BUILT_IN = {
    "exp": mp.exp,
    "log": mp.log,
    "sin": mp.sin,
    "cos": mp.cos,
    "arctan": mp.atan,
    "tanh": mp.tanh,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "sqrt": mp.sqrt,
}


@cache
def _tenth(power: int, bits: int):
    """10 to minus a power, to the bits of now."""
    return mp.mpf(10) ** -power


class Frame:
    """Values that replace names while a difference is taken, and what follows from them."""

    __slots__ = ("known", "values")

    def __init__(self, values=None):
        self.values = values or {}
        self.known = {}

    def having(self, key: str, value) -> Frame:
        return Frame({**self.values, key: value})


@dataclass(frozen=True)
class Precision:
    """Working digits and the step of a difference, for derivatives of an order.

    ``extra`` are the digits of the printed numbers.
    """

    order: int = 1
    level: int = 0
    extra: int = 0

    @property
    def digits(self) -> int:
        return 2**self.level * (DIGITS + STEP_DIGITS * (self.order - 1)) + self.extra

    @property
    def step(self):
        return _tenth(STEP_DIGITS * 2**self.level, mp.mp.prec)

    def finer(self) -> Precision:
        return replace(self, level=self.level + 1)


@cache
def _rule(kind: type) -> str:
    """The name of the method that evaluates nodes of a class; empty for a construct's own."""
    return "" if hasattr(kind, "number") else f"on_{kind.__name__.lower()}"


class Evaluator:
    """Evaluates resolved trees on one sample.

    Parameters
    ----------
    scope : Scope
    sampler : Sampler
    precision : Precision
    """

    def __init__(self, scope: Scope, sampler: Sampler, precision: Precision | None = None):
        self.scope, self.sampler = scope, sampler
        precision = precision or Precision()
        self.step = precision.step
        self.base = Frame()
        self.leaves: dict = {}
        self.shapes: dict = {}
        self.sides: dict = {}  # of claims: a mutant has one of them
        self.fixed: dict = {}  # what rests on lengths alone
        self.budget = Budget(STEPS, "too many steps")
        self.waved = False  # whether a sine was computed, which may pass many waves in a step
        self.near_kink = False  # whether a step of a derivative may have crossed a kink
        self.at_places = False  # whether what is differentiated must have a value at the place
        self.watching = precision.level > 0  # for numbers that are lost in a sum
        self.absorbed = False  # whether a number was too small to change what it was added to
        self._others: dict = {}
        self._below: dict[str, frozenset[str]] = {}  # names that a definition rests on

    def at(self, precision: Precision) -> Evaluator:
        """The same sample at another precision."""
        found = self._others.get(precision)
        if found is None:
            found = self._others[precision] = type(self)(self.scope, self.sampler, precision)
            found.leaves, found.shapes = self.leaves, self.shapes
            found.base.values = self.base.values
        found.budget = self.budget
        return found

    def value(self, node: tree.Node, env: dict | None = None, frame: Frame | None = None):
        """Number or `Matrix` of a tree.

        Parameters
        ----------
        node : Node
        env : dict
            Values of indices (int) and of function parameters.
        frame : Frame
        """
        return self.ev(node, env or {}, frame or self.base)

    def kept(self, node: tree.Node, env: dict):
        """The value of a tree, remembered for the next claim that has it."""
        if len(self.sides) > KEPT:
            self.sides.clear()
        return self.once(self.sides, (node, *env.items()), lambda: self.value(node, env))

    def once(self, known: dict, key, find):
        """What is found once, and whether a number was absorbed in it."""
        if key not in known:
            before, self.absorbed = self.absorbed, False
            known[key] = find(), self.absorbed
            self.absorbed |= before
        value, absorbed = known[key]
        self.absorbed |= absorbed
        return value

    def ev(self, node, env, frame):
        self.budget.spend()
        rule = _rule(type(node))
        if rule:
            return getattr(self, rule)(node, env, frame)
        return node.number(self, env, frame)

    # ------------------------------------------------------------ names

    def on_num(self, node, env, frame):
        value = node.value
        return exact(value) if value.denominator > 1 else mp.mpf(value.numerator)

    def on_name(self, node, env, frame):
        key = node.key
        if key in env:
            found = env[key]
            return mp.mpf(found) if isinstance(found, int) else found
        return self.name(key, frame)

    def name(self, key, frame):
        """Value of a name of the page: replaced, defined or sampled."""
        if key in frame.values:
            return frame.values[key]
        if key in self.sampler.sizes:
            return mp.mpf(self.sampler.sizes[key])
        if key not in self.scope.definitions:
            if key == r"\pi" and key not in self.scope.types:
                return mp.pi + 0
            if key not in self.leaves:
                self.leaves[key] = self.sampler.leaf(key)
            return self.leaves[key]
        frame = self._frame_of(key, frame)
        return self.once(frame.known, key, lambda: self.defined(key, frame))

    def _frame_of(self, key, frame) -> Frame:
        """The base for a definition that rests on nothing that a frame replaces."""
        if not frame.values:
            return frame
        if key not in self._below:
            self._below[key] = frozenset(self.scope.dependencies({key}))
        return self.base if self._below[key].isdisjoint(frame.values) else frame

    def defined(self, key, frame):
        """The whole of a defined name, entry by entry where it is defined so."""
        definition, kind = self.scope.definitions[key], self.scope.types[key]
        spans = zip(definition.indices, map(self.sampler.length, kind.family), strict=False)
        inner = definition.indices[len(kind.family) :]

        def member(env, spans):
            if spans:
                (index, length), *rest = spans
                return [member({**env, index: i + 1}, rest) for i in range(length)]
            if inner:
                return self._by_entries(definition.body, inner, kind.shape, env, frame)
            return self.ev(definition.body, env, frame)

        return member({}, [*spans])

    def _by_entries(self, body, indices, shape, env, frame) -> Matrix:
        """A vector or a matrix of which the text says each entry."""
        rows, columns = (self.sampler.length(dim) for dim in shape)

        def entry(i, j):
            places = (i, j) if len(indices) == 2 else (max(i, j),)
            return self.ev(body, {**env, **dict(zip(indices, places, strict=True))}, frame)

        return Matrix([[entry(i + 1, j + 1) for j in range(columns)] for i in range(rows)])

    def on_ones(self, node, env, frame):
        count = int(self.ev(node.size, env, frame))
        return Matrix([[mp.mpf(1)] for _ in range(count)])

    def on_index(self, node, env, frame):
        places = [self._place(item, env, frame) for item in node.indices]
        quick = self._entry(node.base, places, env, frame)
        if quick is not None:
            return quick
        return pick(self.ev(node.base, env, frame), places)

    def _place(self, node, env, frame) -> int:
        found = env.get(node.key) if isinstance(node, tree.Name) else None
        return found if isinstance(found, int) else int(self.ev(node, env, frame))

    def _entry(self, base, places, env, frame):
        """One entry of a name that is defined by its entries, without the others."""
        if not isinstance(base, tree.Name) or base.key in env or base.key in frame.values:
            return None
        definition = self.scope.definitions.get(base.key)
        if definition is None or len(definition.indices) != len(places):
            return None

        def entry():
            kind = self.scope.types[base.key]
            own = [dim for dim in kind.shape if self.sampler.length(dim) > 1 or len(places) == 2]
            for place, dim in zip(places, [*kind.family, *own], strict=False):
                if not 1 <= place <= self.sampler.length(dim):
                    raise IllTyped(f"the index {place} of {base.key} is out of range")
            own_env = dict(zip(definition.indices, places, strict=True))
            return self.ev(definition.body, own_env, frame)

        frame = self._frame_of(base.key, frame)
        return self.once(frame.known, (base.key, *places), entry)

    # ------------------------------------------------------------ arithmetic

    def on_neg(self, node, env, frame):
        return scale(self.ev(node.body, env, frame), -1)

    def on_add(self, node, env, frame):
        total = self.ev(node.terms[0], env, frame)
        for item in node.terms[1:]:
            total = self.plus(total, self.ev(item, env, frame))
        return total

    def plus(self, a, b):
        """A sum; remembers whether one of the two was lost in it."""
        total = add(a, b)
        for x, y, z in zip(flat(a), flat(b), flat(total), strict=True) if self.watching else ():
            if x and y and z in (x, y):
                self.absorbed = True
        return total

    def on_mul(self, node, env, frame):
        value = self.ev(node.factors[0], env, frame)
        for item in node.factors[1:]:
            other = self.ev(item, env, frame)
            if isinstance(value, Matrix) and isinstance(other, Matrix):
                self.budget.spend(value.shape[0] * value.shape[1] * other.shape[1] // 4)
                self._watch_spread([*flat(value), *flat(other)])
                value = value.times(other)
            elif isinstance(other, Matrix):
                value = scale(other, value)
            else:
                value = scale(value, other)
        alone = isinstance(value, Matrix) and value.shape == (1, 1)
        return value.rows[0][0] if alone else value

    def _watch_spread(self, entries) -> None:
        """In a sum of products of these, may one be lost beside another?"""
        if self.watching:
            sizes = [abs(x) for x in entries if x]
            if sizes and max(sizes) * _tenth(mp.mp.dps // 3, mp.mp.prec) > min(sizes):
                self.absorbed = True

    def on_hadamard(self, node, env, frame):
        value = self.ev(node.factors[0], env, frame)
        for item in node.factors[1:]:
            value = whole(value).zipped(whole(self.ev(item, env, frame)), lambda a, b: a * b)
        return value

    def on_div(self, node, env, frame):
        below = self.ev(node.below, env, frame)
        if not below:
            raise ZeroDivisionError
        return scale(self.ev(node.above, env, frame), 1 / below)

    def on_pow(self, node, env, frame):
        base, power = self.ev(node.base, env, frame), self.ev(node.exponent, env, frame)
        if not base and power < 0:
            raise ZeroDivisionError
        if not power and self.sampler.special is None and abs(base) < NOUGHT:
            raise Undefined("0^0 is 1 to some and has no value to others: write which you mean")
        if abs(power) * (1 + abs(mp.log(abs(base)))) > LARGEST if base else False:
            raise Undefined("a power too large to compute")
        value = _real(base**power, "a power")
        self.absorbed |= bool(power and abs(base) != 1 and abs(value) == 1)
        return value

    def on_transpose(self, node, env, frame):
        return whole(self.ev(node.body, env, frame)).transposed()

    def on_norm(self, node, env, frame):
        entries = flat(self.ev(node.body, env, frame))
        for x in entries if node.order == 1 else [max(map(abs, entries))]:
            self.mark_kink(x)
        self._watch_spread(entries)
        if node.order == 1:
            return mp.fsum(abs(x) for x in entries)
        return mp.sqrt(mp.fsum(x * x for x in entries))

    def on_abs(self, node, env, frame):
        value = self.ev(node.body, env, frame)
        self.mark_kink(value)
        return abs(value)

    def mark_kink(self, gap) -> None:
        """Remember that a kink lies near, where ``gap`` is zero."""
        if abs(gap) < NEAR:
            self.near_kink = True

    def side(self, gap) -> int:
        """On which side of a step a number lies: 1, 0 or −1.

        Raises
        ------
        Unsure
            If the rounding of the sample may have decided it.
        """
        self.mark_kink(gap)
        if 0 < abs(gap) < NOISE:
            raise Unsure("a step that the digits of a sample do not decide")
        return int(mp.sign(gap))

    def on_vector(self, node, env, frame):
        return Matrix([[self.ev(item, env, frame)] for item in node.entries])

    def on_indicator(self, node, env, frame):
        return mp.mpf(int(self.holds(node.relation, env, frame)))

    def holds(self, relation, env, frame=None) -> bool:
        """Whether a relation between numbers holds."""
        frame = frame or self.base
        a, b = self.ev(relation.left, env, frame), self.ev(relation.right, env, frame)
        if a != b and abs(a - b) < max(abs(a), abs(b)) * _tenth(2 * mp.mp.dps // 3, mp.mp.prec):
            b = a  # a tie but for rounding; or a difference as small, as of 1 and σ(1000)
            self.absorbed |= self.watching
        if relation.op in ("=", "!="):
            return tree.STANDS[relation.op](a, b)
        return tree.STANDS[relation.op](self.side(a - b), 0)

    def on_sum(self, node, env, frame):
        low, high = int(self.ev(node.lower, env, frame)), int(self.ev(node.upper, env, frame))
        without = None
        if node.excluded is not None:
            without = int(self.ev(node.excluded, env, frame))
        total = None
        for place in range(low, high + 1):
            if place == without:
                continue
            item = self.ev(node.body, {**env, node.index: place}, frame)
            if total is None:
                total = item
            else:
                total = self.plus(total, item) if node.kind == "sum" else total * item
        return total if total is not None else mp.mpf(int(node.kind == "prod"))

    # ------------------------------------------------------------ functions

    def on_call(self, node, env, frame):
        arguments = [self.ev(item, env, frame) for item in node.arguments]
        return self.call(node.function, arguments, node.primes, frame)

    def call(self, key, arguments, primes, frame):
        """A function at values; primes by central differences."""
        first = arguments[0]
        if self._entrywise(key, arguments):
            return first.map(lambda x: self.call(key, [x], primes, frame))
        if primes:
            if self.at_places:
                self.call(key, arguments, 0, frame)
            return self._slope(
                lambda step: self.call(key, [first + step], primes - 1, frame), primes == 1
            )
        known = self.scope.calls.get((key, len(arguments)))
        if known is not None:
            return self._defined_call(known, arguments, frame)
        if key in self.scope.functions:
            return self.abstract(key, arguments)
        if key in ("max", "min"):
            a, b = arguments
            if isinstance(a, Matrix):
                return a.map(lambda x: self.call(key, [x, b], primes, frame))
            if isinstance(b, Matrix):
                return b.map(lambda x: self.call(key, [a, x], primes, frame))
            for one, other in itertools.combinations(arguments, 2):
                self.mark_kink(one - other)
            return (max if key == "max" else min)(arguments)
        if key == "log" and not first:
            raise ZeroDivisionError
        if key in ("exp", "sinh", "cosh") and abs(first) > LARGEST:
            raise Undefined("an exponential too large to compute")
        if key in ("sin", "cos") and mp.mag(first) > FARTHEST:
            raise Undefined(f"{key} of a number of more than {FARTHEST} bits")
        self.waved |= key in ("sin", "cos")
        value = _real(BUILT_IN[key](first), key)
        flat_there = key in FLAT and first and abs(value) == 1
        self.absorbed |= flat_there or (key in ("sinh", "cosh") and abs(first) > mp.mp.dps)
        return value

    def _entrywise(self, key, arguments) -> bool:
        if len(arguments) != 1 or not isinstance(arguments[0], Matrix):
            return False
        known = self.scope.calls.get((key, 1))
        if known is not None:
            return not known.types[0].shape
        if key in self.scope.functions:
            return not self.scope.functions[key].arguments[0].shape
        return True

    def _defined_call(self, known, arguments, frame):
        env = dict(zip(known.parameters, arguments, strict=True))
        if not known.indices:
            return self.ev(known.body, env, frame)
        return self._by_entries(known.body, known.indices, known.result.shape, env, frame)

    def abstract(self, key, arguments):
        """A random smooth function stands in for an arbitrary one."""
        signature = self.scope.functions[key]
        inputs = [x for item in arguments for x in flat(item)]
        if not signature.result.shape:
            return self._stand_in(key, inputs)
        count = self.sampler.length(signature.result.shape[0])
        return Matrix([[self._stand_in(f"{key} {place}", inputs)] for place in range(count)])

    def _stand_in(self, key, inputs):
        """Different in each input, with all derivatives non-zero.

        A difference moves one entry at a time: the parts of the others are known.
        """
        if (key, len(inputs)) not in self.shapes:
            draw = self.sampler.random
            self.shapes[key, len(inputs)] = [
                lru_cache(KEPT)(partial(_part, *(mp.mpf(draw.uniform(0.5, 1.5)) for _ in "abcd")))
                for _ in inputs
            ]
        total, cross = mp.mpf(0), mp.mpf(1)
        for x, part in zip(inputs, self.shapes[key, len(inputs)], strict=True):
            more, factor = part(x, mp.mp.prec)
            total += more
            cross *= factor
        return total + cross

    # ------------------------------------------------------------ derivatives

    def on_derivative(self, node, env, frame):
        if node.held:
            frame = Frame({**frame.values, **{key: self.name(key, frame) for key in node.held}})
        targets = [t.node for t in node.targets for _ in range(t.order)]
        return self.differences(node.body, targets, env, frame)

    def on_gradient(self, node, env, frame):
        return self.differences(node.body, [node.target], env, frame)

    def on_hessian(self, node, env, frame):
        return self.differences(node.body, [node.target, node.target], env, frame)

    def differences(self, body, targets, env, frame):
        """Derivative of ``body`` by the targets, one after the other."""
        if not targets:
            return self.ev(body, env, frame)
        if self.at_places:
            self.ev(body, env, frame)
        *before, target = targets
        key = tree.whole_key(target)
        whole = env[key] if key in env else self.name(key, frame)
        indices = target.indices if isinstance(target, tree.Index) else ()
        places = [self._place(item, env, frame) for item in indices]
        part = pick(whole, places)

        def slope(change):
            def at(step):
                new = _moved(whole, places, change(step))
                if key in env:
                    return self.differences(body, before, {**env, key: new}, frame)
                return self.differences(body, before, env, frame.having(key, new))

            return self._slope(at, innermost=not before)

        if not isinstance(part, Matrix):
            return slope(lambda step: part + step)
        return self._jacobian(
            part, lambda i, j: slope(lambda step: part.with_entry((i, j), part.rows[i][j] + step))
        )

    def _slope(self, at, innermost: bool):
        """The central difference of what ``at`` gives for a step."""
        high, low = at(self.step), at(-self.step)
        if self.near_kink:
            self._refuse_kink(high, at(0), low)
        found = _difference(high, low, 2 * self.step)
        if self.watching:
            self._watch_difference(found, high)
        if self.waved and innermost:
            self._refuse_waves(found, high, at)
        return found

    def _watch_difference(self, found, high) -> None:
        """The change of what is large may be lost in its last digits."""
        noise = _tenth(mp.mp.dps, mp.mp.prec) / self.step
        self.absorbed |= any(
            abs(size) * noise > NEAR * (1 + abs(x))
            for x, size in zip(flat(found), flat(high), strict=True)
        )

    def _refuse_waves(self, found, high, at) -> None:
        """Half the step gives the same slope, or the function turns too fast for a difference."""
        half = _difference(at(self.step / 2), at(-self.step / 2), self.step)
        for x, y, size in zip(flat(found), flat(half), flat(high), strict=True):
            if abs(x - y) > CLOSE * (abs(x) + abs(y)) + EVEN * (1 + abs(size)):
                raise Undefined("a function that turns too fast for a difference")

    def _refuse_kink(self, high, middle, low) -> None:
        """The slopes to the right and to the left are the same, or there is no derivative."""
        for x, y, z in zip(flat(high), flat(middle), flat(low), strict=True):
            if abs(x - 2 * y + z) > self.step * mp.mpf(10) ** -6 * (1 + abs(x - z) / self.step):
                raise Undefined("a derivative at a kink, where there is none")

    def _jacobian(self, by: Matrix, slope):
        """Slopes by every entry: a matrix of numbers, or columns side by side."""
        rows, columns = by.shape
        parts = [[slope(i, j) for j in range(columns)] for i in range(rows)]
        if isinstance(parts[0][0], Matrix):
            columns = [flat(part) for part, *_ in parts]
            return Matrix([list(row) for row in zip(*columns, strict=True)])
        return Matrix(parts)


def _part(a, b, c, d, x, bits: int):
    """What one input adds to a stand-in, and what it is multiplied with, to as many bits."""
    return a * mp.tanh(b * x + c / 3) + c * x * x / 7, 1 + d * mp.sin(x + a) / 3


def order_of(nodes, scope: Scope, known: dict | None = None) -> int:
    """How many derivatives are taken inside each other, at most, through all definitions; or 1.

    ``known`` keeps what was found of the names of a scope, for the next formulas.
    """
    known = {} if known is None else known

    def of_name(key) -> int:
        if key not in known:
            known[key] = 0
            known[key] = max((of_node(body) for body in scope.bodies(key)), default=0)
        return known[key]

    def of_node(node) -> int:
        below = max((of_node(child) for child in tree.children(node)), default=0)
        if isinstance(node, tree.Name):
            return of_name(node.key)
        if isinstance(node, tree.Call | tree.Bare):
            return below + node.primes + of_name(node.function)
        if isinstance(node, tree.Derivative):
            return below + sum(target.order for target in node.targets)
        return below + {tree.Gradient: 1, tree.Hessian: 2}.get(type(node), 0)

    return max([1, *map(of_node, nodes)])


def printed(nodes, scope: Scope) -> tuple[set[Fraction], int]:
    """The numbers printed in formulas and in what they rest on; and how many digits they have."""
    parts = [_numbers(body) for body in scope.resting_on(nodes)]
    digits = max((digits for _, digits in parts), default=0)
    if digits > NUMBER_DIGITS:
        raise TooLarge(f"a number of more than {NUMBER_DIGITS} digits")
    return set().union(*(found for found, _ in parts)), digits if digits > 12 else 0


@tree.remembered
def _numbers(node: tree.Node) -> tuple[frozenset[Fraction], int]:
    """The numbers in a formula, and the digits of the longest of them or of their powers."""
    parts = [_numbers(child) for child in tree.children(node)]
    found = frozenset().union(*(found for found, _ in parts))
    digits = max((digits for _, digits in parts), default=0)
    if isinstance(node, tree.Num):
        return frozenset({node.value}), _length(node.value)
    if isinstance(node, tree.Pow):
        base, power = _plain(node.base), _plain(node.exponent)
        if base and power is not None:
            digits = max(digits, _length(base) * int(abs(power)))
    return found, digits


def _plain(node) -> Fraction | None:
    if isinstance(node, tree.Neg):
        inner = _plain(node.body)
        return None if inner is None else -inner
    return node.value if isinstance(node, tree.Num) else None


def _length(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length()) * 3 // 10 + 1


def pick(value, places):
    """Member of a family, or entry of a matrix, counted from one."""
    while places and isinstance(value, list):
        if not 1 <= places[0] <= len(value):
            raise IllTyped(f"the index {places[0]} is out of range")
        value, places = value[places[0] - 1], places[1:]
    if not places:
        return value
    value = whole(value)
    i, j = _place_in(value, places)
    if not (0 <= i < value.shape[0] and 0 <= j < value.shape[1]):
        raise IllTyped(f"the index {', '.join(map(str, places))} is out of range")
    return value.rows[i][j]


def _place_in(value: Matrix, places) -> tuple[int, int]:
    """Row and column of an entry, from 0: one index runs along a column or a row."""
    i, j = places if len(places) == 2 else (places[0], 1) if value.shape[1] == 1 else (1, places[0])
    return i - 1, j - 1


def _moved(value, places, new):
    """The same family or matrix with one member or entry replaced."""
    if not places:
        return new
    if isinstance(value, list):
        changed = list(value)
        changed[places[0] - 1] = _moved(value[places[0] - 1], places[1:], new)
        return changed
    value = whole(value)
    return value.with_entry(_place_in(value, places), new)


def _difference(high, low, step):
    return scale(add(high, scale(low, -1)), 1 / step)


def _real(value, what: str):
    """Refuse complex values: the formula is not defined there."""
    if isinstance(value, mp.mpc) or not mp.isfinite(value):
        raise NotReal(f"{what} is not defined at an allowed input")
    return value
