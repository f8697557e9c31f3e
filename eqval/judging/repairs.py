"""What a wrong right side would have to be: found from values, where no small change mends it.

`Probe` holds samples at which the two sides differ.  At such a sample one can ask what value a
part of the right side should have had for the sides to agree, and whether that is the part times
something, plus something, upside down or squared.  What fits there is tried everywhere.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import mpmath as mp

from ..meaning.scope import ONE, Scope
from ..meaning.typing import Claim, as_node
from ..reading import tree
from ..reading.budget import Budget, TooLarge
from ..reading.errors import EquationError
from ..refuting.evaluate import Precision, order_of
from ..refuting.matrices import flat, whole
from ..refuting.samples import combinations
from .mutants import Mutant

HOLE = "□"
STEPS = 60_000  # nodes evaluated for all that is tried
POINTS, IN_ONE_SAMPLE = 4, 2
CLOSE = 1e-13
SECANTS = 12
MOST_PARTS, MOST_PIECES, MOST_INSIDE = 40, 60, 600
NUMBERS = [Fraction(x) for x in ("1", "2", "1/2", "3", "4", "1/4")]
OPEN_NODES = (tree.Derivative, tree.Gradient, tree.Hessian, tree.Index, tree.Indicator, tree.Sum)


@dataclass(frozen=True)
class Piece:
    """Something that may be missing, and how far-fetched it is."""

    node: tree.Node
    cost: float


class Probe:
    """Samples at which the sides of a claim differ.

    Parameters
    ----------
    claim : Claim
        Of one relation.
    judge : Judge
    """

    def __init__(self, claim: Claim, judge):
        self.claim, self.judge, self.points = claim, judge, []
        self.budget = Budget(STEPS, "too many changes tried")
        relation = claim.relations[0]
        if judge.lengths.any or relation.op != "=":
            return
        self.precision = Precision(order_of([relation], judge.scope))
        for draw in range(POINTS - 1):
            try:
                self._gather(relation, judge.worlds(claim).get(draw))
            except (EquationError, ZeroDivisionError):
                continue

    def _gather(self, relation, world) -> None:
        with mp.workdps(self.precision.digits):
            fine, found = world.at(self.precision), 0
            for env in combinations(self.claim.free, self.claim.limits, fine):
                left = whole(fine.kept(relation.left, env))
                right = whole(fine.value(relation.right, env))
                if left.shape != right.shape or not _near(flat(left), flat(right)):
                    self.points.append((fine, env, left))
                    found += 1
                if found == IN_ONE_SAMPLE or len(self.points) == POINTS:
                    return

    def fits(self, relation: tree.Relation) -> bool:
        """Whether the sides of a changed relation agree where the old ones did not."""
        own = relation.left == self.claim.relations[0].left
        for world, env, left in self.points:
            try:
                with mp.workdps(self.precision.digits):
                    right = self.value(relation.right, world, env)
                    left = left if own else self.value(relation.left, world, env)
            except TooLarge:
                raise
            except ValueError:  # shapes that do not fit, or no value
                return False
            except (ZeroDivisionError, AttributeError, TypeError, KeyError):
                return True  # only resolving it tells
            if left.shape != right.shape or not _near(flat(left), flat(right)):
                return False
        return True

    def value(self, node: tree.Node, world, env):
        world.budget = self.budget
        return whole(world.value(node, env))


def _near(left: list, right: list) -> bool:
    return all(abs(x - y) <= CLOSE * (1 + abs(x) + abs(y))
               for x, y in zip(left, right, strict=True))  # fmt: skip


# ---------------------------------------------------------------- the search


def structural(claim: Claim, judge) -> Iterator[Mutant]:
    """Typical mistakes that have a form of their own, to be tried before anything else."""
    relation, scope = claim.relations[0], judge.scope
    free = [(key, span.high) for key, span in claim.free]
    if tree.has(relation.right, tree.Derivative):
        for piece in _chain_factors(relation, scope, free):
            yield times(relation, piece, f"the factor {tree.latex(piece)} is lost")
    yield from _turned_derivatives(relation)
    yield from _sums_too_many(claim, relation)
    yield from _deltas_in_sums(claim, relation)


def repairs(claim: Claim, judge, probe: Probe, parts=()) -> Iterator[Mutant]:
    """Changes of the right side by something that stands nowhere in it, the simplest first.

    Parameters
    ----------
    parts : iterable of Node
        What may well be missing, such as the factors of what is to be reached.
    """
    if not probe.points:
        return
    relation = claim.relations[0]
    free = [(key, span.high) for key, span in claim.free]
    yield from _lost_primes(relation)
    pieces = list(_pieces(claim, relation, judge.scope, parts))[:MOST_PIECES]
    yield from _by_value(relation, probe, pieces)
    yield from itertools.islice(_inside_sums(claim, relation, judge.scope), MOST_INSIDE)
    yield from _entrywise(relation, judge.scope, _closed_parts(parts, judge.scope, free))


def _by_value(relation, probe: Probe, pieces: list[Piece]) -> list[Mutant]:
    """Parts of the right side that should have had another value, if that is a simple one."""
    world, env, left = probe.points[0]
    with mp.workdps(probe.precision.digits):
        known = []
        for item in [*pieces, *_pairs(pieces)]:
            value = _number(item.node, probe, world, env)
            if value is not None and abs(value) < 10**12:
                known.append((item, float(value)))
        found, present = [], set(_factors(relation.right))
        for depth, place, node in itertools.islice(_parts(relation.right), MOST_PARTS):
            now = _number(node, probe, world, env)
            wanted = None
            if now is not None:
                wanted = _wanted(relation.right, place, now, probe, world, env, flat(left))
            if wanted is not None and abs(wanted - now) > CLOSE:
                for cost, new, what, way, piece in _explained(node, now, wanted, known, present):
                    mutant = changed(relation, place, new, what, way, piece)
                    found.append((cost + depth / 10, len(found), mutant))
    return [mutant for *_, mutant in sorted(found, key=lambda item: item[:2])]


def _number(node: tree.Node, probe: Probe, world, env):
    try:
        entries = flat(probe.value(node, world, env))
    except TooLarge:
        raise
    except (ValueError, ZeroDivisionError, AttributeError, TypeError, KeyError):
        return None
    return entries[0] if len(entries) == 1 and mp.isfinite(entries[0]) else None


def _wanted(right, place: int, now, probe: Probe, world, env, left: list):
    """The value of one part at which the sides agree; None if there is none near."""
    holed = with_node(right, place, tree.Name(HOLE))

    def gaps(x):
        values = flat(probe.value(holed, world, {**env, HOLE: x}))
        return [y - z for y, z in zip(values, left, strict=True)]

    try:
        start, step = gaps(now), mp.mpf(1) / 16
        moved = gaps(now + step)
        which = max(range(len(start)), key=lambda k: abs(moved[k] - start[k]))
        a, b, fa, fb = now, now + step, start[which], moved[which]
        for _ in range(SECANTS):
            if fa == fb:
                return None
            a, b = b, b - fb * (b - a) / (fb - fa)
            if abs(b) > 10**9:
                return None
            all_gaps = gaps(b)
            fa, fb = fb, all_gaps[which]
            if _near(all_gaps, [0] * len(all_gaps)):
                return b if abs(b) > mp.mpf(10) ** -25 else mp.mpf(0)
    except TooLarge:
        raise
    except (ValueError, ZeroDivisionError, AttributeError, TypeError, KeyError):
        return None
    return None


def _explained(node: tree.Node, now, wanted, known, present: set):
    """Cost, new part, words, way and piece for each way to get from one value to the other."""
    shown, value, aim = tree.latex(node), float(now), float(wanted)
    if _is(aim, -value):
        yield 0.5, tree.Neg(node), f"minus before {shown}", "sign", node
    if isinstance(node, tree.Num):
        near = Fraction(str(mp.nstr(wanted, 20))).limit_denominator(12)
        if abs(float(near) - aim) < CLOSE:
            new = tree.Neg(tree.Num(-near)) if near < 0 else tree.Num(near)
            yield 1.0, new, f"{tree.latex(new)} for {shown}", "number", node
        return
    if _is(aim * value, 1):
        yield 1.5, tree.Div(tree.ONE, node), f"{shown} upside down", "inverse", node
    if _is(aim, value * value):
        yield 1.5, tree.Pow(node, tree.TWO), f"the square of {shown}", "lost power", node
    if _is(aim, 1 - value):
        new = tree.Add((tree.ONE, tree.Neg(node)))
        yield 1.5, new, f"{tree.latex(new)} for {shown}", "complement", node
    yield from _under_function(node, shown, value, aim)
    for item, known_value in known:
        stands = item.node in present or (
            isinstance(item.node, tree.Mul) and set(item.node.factors) <= present
        )
        yield from _with_piece(node, shown, value, aim, item, known_value, stands)


def _under_function(node: tree.Node, shown: str, value: float, aim: float):
    """A logarithm or an exponential that is lost or too many."""
    if abs(value) < 50 and _is(aim, math.exp(value)):
        name, other = "exp", "log"
    elif value > 0 and _is(aim, math.log(value)):
        name, other = "log", "exp"
    else:
        return
    if isinstance(node, tree.Call) and node.function == other:
        yield 1.8, node.arguments[0], f"no {other} in {shown}", "function", node
    else:
        yield 1.8, tree.Call(name, (node,)), rf"{name} of {shown}", "lost function", node


def _with_piece(node, shown: str, now: float, wanted: float, item: Piece, value: float, stands):
    """A part times a piece, divided by it, plus it, or replaced by it."""
    piece, cost, text = item.node, item.cost, tree.latex(item.node)
    derived = isinstance(piece, tree.Derivative)
    delta = isinstance(piece, tree.Indicator)
    if not value and not wanted and now:
        way = "delta" if delta else "lost"
        yield cost + 0.5, tree.Mul((node, piece)), f"the factor {text} is lost", way, piece
    if not value or not now:
        return
    ratio, gap = wanted / now, wanted - now
    if _is(ratio, value):
        way = "delta" if delta else "lost"
        yield cost, tree.Mul((node, piece)), f"the factor {text} is lost", way, piece
    elif _is(ratio, -value):
        less = tree.Neg(piece)
        yield cost + 1.5, tree.Mul((node, less)), f"the factor -{text} is lost", "lost", less
    elif _is(ratio, 1 / value) and not derived:
        new, below = tree.Div(node, piece), tree.Div(tree.ONE, piece)
        if stands:
            yield cost - 0.3, new, f"the factor {text} is too many", "factor", piece
        elif not isinstance(piece, tree.Num):
            yield cost + 0.4, new, f"{tree.latex(below)} is lost", "lost", below
    for sign, term in ((1, piece), (-1, tree.Neg(piece))):
        if _is(gap, sign * value) and not derived:
            way = "delta" if delta else "lost term"
            new = tree.Add((*(node.terms if isinstance(node, tree.Add) else (node,)), term))
            yield cost + 0.2, new, f"the term {tree.latex(term)} is lost", way, term
    simple = (tree.Name, tree.Index)
    if isinstance(node, simple) and isinstance(piece, (*simple, tree.Sum)) and _is(wanted, value):
        yield cost + 0.3, piece, f"{text} for {shown}", "name", node


def _is(x: float, y: float) -> bool:
    return abs(x - y) <= CLOSE * max(abs(x), abs(y)) and x != 0


def _factors(node: tree.Node) -> Iterator[tree.Node]:
    """What something is multiplied by, somewhere outside functions and denominators."""
    yield node
    if isinstance(node, tree.Div):
        yield from _factors(node.above)
    elif isinstance(node, tree.Pow):
        yield from _factors(node.base)
    elif isinstance(node, tree.Sum):
        yield from _factors(node.body)
    elif isinstance(node, tree.Neg | tree.Add | tree.Mul | tree.Dot | tree.Hadamard):
        single = isinstance(node, tree.Add)  # a term alone is no factor
        for child in tree.children(node):
            if not (single and isinstance(child, tree.Name | tree.Index | tree.Num)):
                yield from _factors(child)


def _parts(right: tree.Node):
    """Depth, place in `tree.walk` and node of the parts that are numbers by themselves."""
    counter = itertools.count()

    def visit(node, depth, hidden):
        place = next(counter)
        if not hidden:
            yield depth, place, node
        inside = hidden or isinstance(node, OPEN_NODES)
        for child in tree.children(node):
            yield from visit(child, depth + 1, inside)

    yield from sorted(visit(right, 0, False), key=lambda item: item[:2])


def with_node(root: tree.Node, wanted: int, new: tree.Node) -> tree.Node:
    """The tree with its node number ``wanted``, in the order of `tree.walk`, replaced."""
    counter = itertools.count()

    def change(node):
        if next(counter) == wanted:
            return new
        return tree.rebuild(node, change)

    return change(root)


def changed(relation, place: int, new: tree.Node, what: str, way: str, piece=None) -> Mutant:
    """A relation with another node at a place of its right side."""
    right = with_node(relation.right, place, new)
    return Mutant(replace(relation, right=right), what, way, piece)


def times(relation, piece: tree.Node, what: str) -> Mutant:
    """A relation with one more factor on its right side."""
    right = tree.Mul((relation.right, piece))
    return Mutant(replace(relation, right=right), what, "lost", piece)


def equal(one: str, other: str) -> tree.Node:
    """1 where two indices are equal, else 0."""
    return tree.Indicator(tree.Relation("=", tree.Name(one), tree.Name(other)))


# ---------------------------------------------------------------- what may be missing


def _pieces(claim: Claim, relation, scope: Scope, parts) -> Iterator[Piece]:
    """Numbers, names, entries, slopes and sums that the page suggests, the simplest first."""
    free = [(key, span.high) for key, span in claim.free]
    used = scope.dependencies(tree.free_names(relation))
    found: list[Piece] = [Piece(tree.Num(x), 1 if x <= 2 else 2) for x in NUMBERS]
    for one, other in itertools.combinations([key for key, _ in free], 2):
        found.append(Piece(equal(one, other), 1))
    entries = [entry for key in scope.types for entry in entries_of(key, scope, free)]
    entries.sort(key=lambda node: not _keys(node) & used)
    found += [Piece(node, 1 if _keys(node) & used else 1.5) for node in entries]
    found += [Piece(tree.Name(key), 1.2) for key in scope.sizes if not key.startswith("#")]
    found += [Piece(node, 1.6) for node in _closed_parts(parts, scope, free)]
    calls = list(_closed_calls([relation, *scope.resting_on([relation])[1:]], scope, free))
    found += [Piece(node, 1.7) for node in calls]
    found += [Piece(node, 2.1) for node in _chain_factors(relation, scope, free)]
    for node in [*entries, *(node for node in calls if isinstance(node, tree.Call))]:
        less = tree.Add((tree.ONE, tree.Neg(node)))
        found += [Piece(less, 2), Piece(tree.Mul((node, less)), 2)]
    if {"exp", "log"} & used:
        found += [Piece(tree.Call("exp", (node,)), 1.9) for node in entries]
    for key, kind in scope.types.items():
        if kind.family or (kind.shape and kind.shape[1] == ONE and kind.shape[0] != ONE):
            found += [Piece(node, 2) for node in _total(key, kind, free)]
    seen = set()
    for item in sorted(found, key=lambda item: item.cost):
        if item.node not in seen:
            seen.add(item.node)
            yield item


def _closed_parts(parts, scope: Scope, free) -> Iterator[tree.Node]:
    """The factors and terms of what is to be reached, if they mean something in this line."""
    known = {*scope.types, *scope.sizes, *scope.functions, *(key for key, _ in scope.calls)}
    known |= {key for key, _ in free} | tree.BUILT_IN
    for root in parts:
        for node in itertools.islice(tree.walk(root), 1, None):  # the whole would give it away
            plain = isinstance(node, tree.Name | tree.Num | tree.Target | tree.Relation)
            if not plain and tree.free_names(node) <= known and not _bound_inside(root, node):
                yield node


def _closed_calls(roots, scope: Scope, free) -> Iterator[tree.Node]:
    """Functions at a value, and sums, as they stand in the line and in what it rests on."""
    known = {*scope.types, *scope.sizes, *(key for key, _ in free)}
    seen = set()
    for root in roots:
        for node in tree.walk(root):
            if not isinstance(node, tree.Call | tree.Sum) or node in seen:
                continue
            seen.add(node)
            names = tree.free_names(node)
            if isinstance(node, tree.Call):
                names = set().union(*map(tree.free_names, node.arguments))
            names -= set(scope.functions) | tree.BUILT_IN | {key for key, _ in scope.calls}
            if names <= known and not _bound_inside(root, node):
                yield node


def _bound_inside(root: tree.Node, node: tree.Node) -> bool:
    """Whether a node holds an index of a sum around it."""
    bound = {item.index for item in tree.walk(root) if isinstance(item, tree.Sum)}
    return bool(tree.free_names(node) & bound)


def _keys(node: tree.Node) -> set[str]:
    return tree.names(node.base if isinstance(node, tree.Index) else node)


def entries_of(key: str, scope: Scope, free) -> Iterator[tree.Node]:
    """A number by its name; an entry at the indices that run along it."""
    kind = scope.types[key]
    if kind.domain.kind in ("label", "ones", "zeros") or len(kind.axes) > 2:
        return
    spans = [[index for index, high in free if high == dim] for dim in kind.axes]
    for indices in itertools.product(*spans):
        if len(set(indices)) == len(indices):
            name = tree.Name(key)
            yield tree.Index(name, tuple(map(tree.Name, indices))) if indices else name


def _total(key: str, kind, free) -> Iterator[tree.Node]:
    """The sum of the entries of a list."""
    if len(kind.axes) != 1 or (kind.axes[0].name and kind.axes[0].offset):
        return
    index = next(letter for letter in "jilmpqr" if letter not in dict(free))
    body = tree.Index(tree.Name(key), (tree.Name(index),))
    yield tree.Sum("sum", index, tree.ONE, as_node(kind.axes[0]), None, body)


def _chain_factors(relation, scope: Scope, free) -> Iterator[tree.Node]:
    """∂u/∂x for what lies between what is differentiated and what it is differentiated by."""
    pairs = []
    for node in tree.walk(relation):
        if isinstance(node, tree.Derivative) and len(node.targets) == 1:
            pairs.append((node.body, node.targets[0].node))
    keys, pairs = list(scope.definitions), list(dict.fromkeys(pairs))
    for (_, above), (below, _) in itertools.permutations(pairs, 2):
        if above != below and next(iter(_keys(below))) in scope.dependencies(_keys(above)):
            yield tree.Derivative(above, (tree.Target(below),))
    for body, target in pairs:
        below = next(iter(_keys(target)))
        for key in keys:
            if below not in scope.dependencies({key}) or key == below:
                continue
            for entry in entries_of(key, scope, free):
                if entry != body:
                    yield tree.Derivative(entry, (tree.Target(target),))
                    yield tree.Derivative(body, (tree.Target(entry),))


def _pairs(pieces: list[Piece]) -> Iterator[Piece]:
    """Products and quotients of two simple ones."""
    simple = [
        item for item in pieces
        if item.cost <= 1.6 and (item.node == tree.TWO or not isinstance(item.node, tree.Num))
    ][:18]  # fmt: skip
    for one, other in itertools.combinations_with_replacement(simple, 2):
        if tree.ONE not in (one.node, other.node):
            yield Piece(tree.Mul((one.node, other.node)), 4)
    for one, other in itertools.permutations(simple, 2):
        if tree.ONE not in (one.node, other.node):
            yield Piece(tree.Div(one.node, other.node), 4.2)


# ---------------------------------------------------------------- sums, primes, entries


def _sums_too_many(claim: Claim, relation) -> Iterator[Mutant]:
    """``Σ_i w_i`` where w_j alone is meant."""
    for place, node in enumerate(tree.walk(relation.right)):
        if isinstance(node, tree.Sum) and node.kind == "sum":
            for index, _ in claim.free:
                one = tree.replaced(node.body, {tree.Name(node.index): tree.Name(index)})
                what = f"no sum, only {tree.latex(one)}"
                yield changed(relation, place, one, what, "sum term", one)


def _turned_derivatives(relation) -> Iterator[Mutant]:
    """``∂z/∂y`` for ``∂y/∂z``."""
    for place, node in enumerate(tree.walk(relation.right)):
        if isinstance(node, tree.Derivative) and len(node.targets) == 1:
            if isinstance(node.body, tree.Name | tree.Index) and node.targets[0].order == 1:
                turned = replace(node, body=node.targets[0].node, targets=(tree.Target(node.body),))
                what = f"{tree.latex(node)} upside down"
                yield changed(relation, place, turned, what, "inverse", node)


def _deltas_in_sums(claim: Claim, relation) -> Iterator[Mutant]:
    """A 1 under a sum that should hold for one index only."""
    for place, node in enumerate(tree.walk(relation.right)):
        for at, one in enumerate(tree.walk(node.body)) if isinstance(node, tree.Sum) else ():
            for letter, _ in claim.free if one == tree.ONE else ():
                delta = equal(node.index, letter)
                new = replace(node, body=with_node(node.body, at, delta))
                what = rf"\delta_{{{node.index}{letter}}} belongs in place of a 1"
                yield changed(relation, place, new, what, "delta", delta)


def _lost_primes(relation) -> Iterator[Mutant]:
    for place, node in enumerate(tree.walk(relation.right)):
        if isinstance(node, tree.Call) and node.function not in tree.BUILT_IN and not node.primes:
            primed = replace(node, primes=1)
            yield changed(relation, place, primed, "a prime is lost", "lost prime", node)


def _inside_sums(claim: Claim, relation, scope: Scope) -> Iterator[Mutant]:
    """A factor or a term that is lost under a sum, at its index."""
    free = [(key, span.high) for key, span in claim.free]
    for place, node in enumerate(tree.walk(relation.right)):
        if not isinstance(node, tree.Sum):
            continue
        span = _span(node, scope)
        inner = [*free, (node.index, span)]
        pieces = []
        if span is not None:
            pieces += [equal(node.index, letter) for letter, _ in free]
        entries = [x for key in scope.types for x in entries_of(key, scope, inner)]
        pieces += [x for x in entries if node.index in tree.names(x)]
        pieces += [tree.Add((tree.ONE, tree.Neg(x))) for x in pieces if isinstance(x, tree.Index)]
        pieces += [x for x in entries if node.index not in tree.names(x)]
        for _, at, part in _parts(node.body):
            for piece in pieces:
                for new, way, shown in _inserted(part, piece):
                    new = replace(node, body=with_node(node.body, at, new))
                    what = f"{tree.latex(shown)} is lost at {tree.latex(part)}"
                    yield changed(relation, place, new, what, way, shown)


def _inserted(part: tree.Node, piece: tree.Node):
    """A part with a piece put to it: the new part, the way, and what was put."""
    if isinstance(piece, tree.Indicator):
        yield (piece if part == tree.ONE else tree.Mul((part, piece))), "delta", piece
        return
    yield tree.Mul((part, piece)), "lost", piece
    yield tree.Div(part, piece), "lost", tree.Div(tree.ONE, piece)
    if not isinstance(piece, tree.Add):
        yield tree.Add((part, tree.Neg(piece))), "lost term", tree.Neg(piece)
        yield tree.Add((part, piece)), "lost term", piece


def _span(node: tree.Sum, scope: Scope):
    """The length that the index of a sum runs along."""
    kinds = scope.types.values() if isinstance(node.upper, tree.Name) else ()
    dims = (dim for kind in kinds for dim in (*kind.family, *kind.shape))
    return next((dim for dim in dims if dim.name == node.upper.key and not dim.offset), None)


def _entrywise(relation, scope: Scope, parts) -> Iterator[Mutant]:
    r"""A list that is lost: as a term, or entry by entry as ``\odot g'(…)``."""
    lists: list[tree.Node] = list(parts)
    for key in scope.dependencies(tree.free_names(relation)):
        for body in scope.bodies(key):
            lists += [replace(x, primes=1) for x in tree.walk(body)
                      if isinstance(x, tree.Call) and x.function in scope.functions]  # fmt: skip
    for node in tree.walk(relation.left):
        if isinstance(node, tree.Derivative) and len(node.targets) == 1:
            for key, kind in scope.types.items():
                if kind.shape and key in scope.definitions:
                    lists.append(tree.Derivative(node.body, (tree.Target(tree.Name(key)),)))
    lists += [tree.Name(key) for key, kind in scope.types.items() if kind.shape]
    for _, place, node in _parts(relation.right):
        if isinstance(node, tree.Num):
            continue
        for piece in dict.fromkeys(lists):
            what = f"{tree.latex(piece)} is lost"
            for term in (piece, tree.Neg(piece)):
                yield changed(relation, place, tree.Add((node, term)), what, "lost term", term)
            yield changed(relation, place, tree.Hadamard((node, piece)), what, "lost", piece)
