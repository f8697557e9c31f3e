r"""Fill in what a formula leaves to its page, and refuse what does not fit.

After `Resolver.statement` every sum has its bounds, every function its
argument, every name a type, every index a range, and all shapes agree.
Both engines read the result, so that a shape error is found once and is
told in the author's terms: ``(d) against (n)``.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction

from ..reading import tree
from ..reading.declaration import IndexRange
from ..reading.dressed import split
from ..reading.errors import (
    EquationError,
    IllTyped,
    Misfit,
    OwnLength,
    Several,
    TooManyIndices,
    Undeclared,
    Unfit,
    Unreadable,
)
from ..reading.parser import BAR, MATRIX_ORDERS
from ..reading.statement import OF_ALL, Statement
from ..reading.table import MATRICES, bound_index
from .calls import as_entry, asked_label, counts_some
from .scope import (
    FROM_ZERO,
    GATHERED,
    JOINED,
    MEMBERS,
    ONE,
    POSITIVE,
    REAL,
    SIMPLEX,
    Dim,
    Scope,
    Shape,
    Type,
    axes_of,
    bold_forms,
    show_shape,
)
from .shapes import IDENTITIES, Arithmetic, is_own, unfit

POINT = r"\cdot"
ORDERS = {"<", "<=", ">", ">="}
PRODUCTS = (tree.Mul, tree.Dot)


@dataclass(frozen=True)
class Range:
    """The whole numbers from ``low`` to ``high``; printed one less, if they count from zero."""

    low: Dim
    high: Dim
    from_zero: bool = False


@dataclass(frozen=True)
class Claim:
    """A statement ready for the engines.

    Attributes
    ----------
    relations : tuple of Relation
    free : tuple of (index, Range)
        Free indices: the claim is for each of their values.
    conditions : tuple of Relation
        Between free indices.
    extra : tuple of (key, Type)
        Names the reading added: the point of a bare function.
    under : tuple of Relation
        Conditions on values, ``|a| > δ``.
    """

    relations: tuple[tree.Relation, ...]
    free: tuple[tuple[str, Range], ...] = ()
    conditions: tuple[tree.Relation, ...] = ()
    extra: tuple[tuple[str, Type], ...] = ()
    under: tuple[tree.Relation, ...] = ()

    @property
    def limits(self) -> tuple[tree.Relation, ...]:
        """All conditions."""
        return self.conditions + self.under


def as_dim(node: tree.Node, scope: Scope) -> Dim | None:
    """A length, if the expression is one."""
    if isinstance(node, tree.Num) and node.value.denominator == 1:
        return Dim(None, int(node.value))
    if isinstance(node, tree.Name) and node.key in scope.sizes:
        return Dim(node.key)
    moved = _moved(node)
    base = as_dim(moved[0], scope) if moved else None
    return base.shifted(moved[1]) if base else None


def _moved(node: tree.Node) -> tuple[tree.Node, int] | None:
    """What a whole number is added to, or taken from, and that number: ``n - 1``."""
    if not isinstance(node, tree.Add) or len(node.terms) != 2:
        return None
    first, second = node.terms
    sign = -1 if isinstance(second, tree.Neg) else 1
    second = second.body if isinstance(second, tree.Neg) else second
    whole = isinstance(second, tree.Num) and second.value.denominator == 1
    return (first, sign * int(second.value)) if whole else None


def as_node(dim: Dim) -> tree.Node:
    """The expression of a length."""
    if dim.name is None:
        return tree.Num(Fraction(dim.offset))
    name = tree.Name(dim.name)
    if not dim.offset:
        return name
    number = tree.Num(Fraction(abs(dim.offset)))
    return tree.Add((name, number if dim.offset > 0 else tree.Neg(number)))


def dim_of(number: int) -> Dim:
    """A printed length."""
    return Dim(None, number)


def range_along(dim: Dim, scope: Scope) -> Range:
    """The range of an index along the entries of a length."""
    return Range(ONE, dim, dim in scope.zero_lengths)


def stated_range(item: IndexRange, scope: Scope) -> Range:
    """The range in ``for i = 1, \\dots, n``; from 0, if the page counts so many labels so."""
    upper = as_dim(item.count, scope)
    if upper is None:
        raise IllTyped(f"the upper end of {item.index} is not a length")
    if (upper in scope.zero_lengths) != (item.low == 0):
        other = "the page does not" if not item.low else "the page counts as many from 0"
        raise IllTyped(f"{item.index} counts from {item.low} here: {other}")
    return range_along(upper, scope)


class Resolver(Arithmetic):
    """Resolves the expressions of one statement.

    Parameters
    ----------
    scope : Scope
    ranges : dict
        Index to `Range`, known beforehand (parameters of a definition).
    local : dict
        Key to `Type` of function parameters.
    """

    def __init__(self, scope: Scope, ranges=None, local=None):
        self.scope = scope
        self.ranges: dict[str, Range] = dict(ranges or {})
        self.local: dict[str, Type] = dict(local or {})
        self.point: str | None = None
        self.extra: dict[str, Type] = {}
        self.from_zero: set[str] = set()  # indices that count from zero
        self.powers = ""  # how powers of vectors are read, see `settled`
        self.placing = False  # whether the place of a label is asked for, not its value
        self.places: dict[str, set[str]] = {}  # by what functions are differentiated
        self.claims = False  # whether a claim is read, which may have names of its own
        self.chosen: dict = {}  # of what is a sign meant that could be meant of several names
        self.square: Dim | None = None  # of what the identity matrix I is added or compared to

    # ------------------------------------------------------------ statements

    def statement(self, statement: Statement, assumed: bool = False) -> Claim:
        """Resolve a claim: all its relations with common free indices.

        What is ``assumed`` may be that two things differ.
        """
        self.claims = True
        if not assumed and any(item.op == "!=" for item in statement.relations):
            raise Unreadable("≠ between expressions is read as an assumption only")
        for item in statement.ranges:
            self.ranges[item.index] = stated_range(item, self.scope)
        if statement.closing:
            raise Unreadable("a set at the end of a claim: declare it before, or define with def-")
        if statement.where:
            raise Unreadable("'where' in a claim: give the definition its own display")
        relations = self._own_parameters(over_pairs(statement.relations, self.scope))
        statement = replace(statement, relations=relations)
        self.find_parameters(statement.relations)
        self.find_places(statement.relations)
        on_values = [item for item in statement.conditions if self._of_values(item)]
        pairs = itertools.pairwise(statement.relations)
        if on_values and any(after.left != before.right for before, after in pairs):
            raise Unreadable(OF_ALL)
        self.find_free([*statement.relations, *on_values])
        self.find_point(statement.relations)
        for item in statement.relations:
            _refuse_lone_exclusions(item)
        relations = self.settled(lambda: tuple(map(self.relation, statement.relations)))
        plain = tuple(item for item in statement.conditions if item not in on_values)
        self._refuse_empty(plain)
        under = tuple(self.on_indicator(tree.Indicator(item))[0].relation for item in on_values)
        used = {key for item in (*relations, *under) for key in tree.free_names(item)}
        self.scope.refuse_two_steps(used)
        free = tuple((key, span) for key, span in self.ranges.items() if key in used)
        return Claim(relations, free, plain, tuple(self.extra.items()), under)

    def _of_values(self, item: tree.Relation) -> bool:
        """Whether a condition is one on values, ``|a| > δ`` or ``j ≠ y``, not on indices alone."""
        sides = item.left, item.right
        known = {*self.scope.types, *self.local}
        return not all(isinstance(side, tree.Name | tree.Num) for side in sides) or any(
            isinstance(side, tree.Name) and side.key in known for side in sides
        )

    def _refuse_empty(self, conditions) -> None:
        """Conditions on indices must leave something over, whatever the sizes."""
        keys = set()
        for item in conditions:
            for side in (item.left, item.right):
                if isinstance(side, tree.Name) and side.key not in self.ranges:
                    raise Undeclared(f"the range of {side.key} is not known", side.key)
                if isinstance(side, tree.Name):
                    keys.add(side.key)
        for item in conditions:
            sides = item.left, item.right
            if len({self.counts_from_zero(side) for side in sides}) > 1:
                raise IllTyped(f"of {tree.latex(item)} one side counts from 0, the other does not")
            number = item.right if isinstance(item.right, tree.Num) else None
            if number is not None and item.op == "=" and isinstance(item.left, tree.Name):
                span = self.ranges[item.left.key]
                place = Dim(None, int(number.value)) if number.value.denominator == 1 else None
                if place is None or not (
                    span.low.at_most(place) and self._at_most(place, span.high)
                ):
                    raise IllTyped(f"no {item.left.key} is known to be {tree.latex(number)}")
        values = range(1, 2 + len(keys) + sum(isinstance(c.right, tree.Num) for c in conditions))
        values = {
            *values,
            *(
                int(c.right.value) + by
                for c in conditions
                if isinstance(c.right, tree.Num)
                for by in (0, 1)
            ),
        }

        def holds(item, env):
            a, b = (
                env[side.key] if isinstance(side, tree.Name) else side.value
                for side in (item.left, item.right)
            )
            return tree.STANDS[item.op](a, b)

        for chosen in itertools.product(sorted(values), repeat=len(keys)):
            env = dict(zip(sorted(keys), chosen, strict=True))
            if all(holds(item, env) for item in conditions):
                return
        raise IllTyped("the conditions contradict each other")

    def _at_most(self, low: Dim, high: Dim) -> bool:
        """Whether one length is at most another, for the sizes the page allows."""
        least = self.scope.sizes.get(high.name, 2)
        return low.at_most(high) or (low.name is None and low.offset <= least + high.offset)

    def find_parameters(self, relations) -> None:
        """``g'(z) = g(z)(1 - g(z))``: z needs no declaration where it is the parameter of g."""
        scope = self.scope
        known = set(scope.types) | set(scope.sizes) | set(scope.functions) | set(scope.indices)
        known |= scope.conflicts | {key for key, _ in scope.calls} | set(scope.points)
        used = set().union(*map(tree.free_names, relations)) - known
        for key in sorted(used):
            scope.gather(key)
            if key in scope.types:
                continue
            called = set().union(*map(tree.names, relations))
            found = {
                item.types[item.parameters.index(key)]
                for (name, _), item in scope.calls.items()
                if key in item.parameters and name in called
            }
            if len(found) == 1 and not self._is_indexed_by(relations, key):
                kind = found.pop()
                self.extra[key] = self.local[key] = kind

    def _own_parameters(self, relations):
        r"""``\frac{d\sigma}{da}``, where σ is defined by σ(a) and the page has but a_n."""
        nodes = [node for item in relations for node in tree.walk(item)]
        for node in nodes:
            bare = isinstance(node, tree.Derivative) and isinstance(node.body, tree.Bare)
            key = getattr(node.targets[0].node, "key", None) if bare else None
            known = self.scope.calls.get((node.body.function, 1)) if key else None
            kind = self.scope.types.get(key)
            others = {getattr(item.node, "key", None) for item in node.targets} if key else set()
            if known is None or known.parameters != (key,) or others != {key} or node.body.primes:
                continue
            if kind is None or not kind.family:
                continue
            if any(isinstance(x, tree.Index) and x.base == tree.Name(key) for x in nodes):
                continue
            own = f"{key}'"
            self.extra[own] = self.local[own] = known.types[0]
            self.point, at = own, tree.Name(own)
            targets = tuple(replace(item, node=at) for item in node.targets)
            slope = replace(node, body=tree.Call(node.body.function, (at,)), targets=targets)
            swap = {node: slope, tree.Name(key): at}
            return tuple(tree.replaced(item, swap) for item in relations)
        return relations

    def _is_indexed_by(self, relations, key: str) -> bool:
        return any(
            isinstance(node, tree.Index) and tree.Name(key) in node.indices
            for item in relations
            for node in tree.walk(item)
        )

    def relation(self, item: tree.Relation) -> tree.Relation:
        """Both sides; what can be meant of several names is of the one with which they fit."""
        try:
            return self._relation(item)
        except Several as error:
            sign, names, reason = error.node, error.names, error
        found = []
        for name in names if tree.ZERO not in (item.left, item.right) else ():
            self.chosen[sign] = name
            try:
                fits = self.relation(item), self.resolve(item.left)[1]
            except EquationError:
                continue
            finally:
                del self.chosen[sign]
            found += [fits[0]] if fits[1] else []  # of numbers nothing tells
        if len(found) != 1:
            raise reason
        return found[0]

    def _relation(self, item: tree.Relation) -> tree.Relation:
        """Both sides, of the same shape."""
        self._refuse_open_bars(item)
        if item.op in MATRIX_ORDERS.values():
            return MATRICES["in order"](self, item)
        self.square = None
        nothing = tree.Name(r"\mathbf{0}")
        if nothing.key not in self.scope.types and nothing in (item.left, item.right):
            item = tree.replaced(item, {nothing: tree.ZERO})
            if not self.resolve(item.right if item.left == tree.ZERO else item.left)[1]:
                raise IllTyped(r"\mathbf{0} beside a number")
        (left, a), (right, b) = self._terms((item.left, item.right))
        if item.op in ORDERS and all(map(self._has_bars_of_matrix, (item.left, item.right))):
            raise Unreadable(
                r"|A| of a matrix on both sides: write \det A, or |A_{ij}| for its entries"
            )
        norms = {x.barred for x in tree.walk(tree.Relation("=", left, right))
                 if isinstance(x, tree.Norm)}  # fmt: skip
        if len(norms) > 1:
            raise Unreadable(r"|v| of a vector beside \|v\|: is it not the same?")
        if a and not b and right == tree.ZERO:
            right, b = tree.Mul((tree.ZERO, left)), a
        if b and not a and left == tree.ZERO:
            left, a = tree.Mul((tree.ZERO, right)), b
        if a != b:
            reason = f"the sides do not fit: {show_shape(a)} against {show_shape(b)}"
            if isinstance(left, tree.Num) or isinstance(right, tree.Num):
                raise IllTyped(f"{reason}: is it in every entry?")
            if a == b[::-1] and tree.has(item, tree.Derivative | tree.Gradient):
                raise IllTyped(f"{reason}: a derivative by a vector has the shape of the vector")
            raise unfit(reason, a, b)
        if item.op == "!=" and a and ONE in a:  # they are apart
            against_zero = right == tree.Mul((tree.ZERO, left))
            gap = left if against_zero else tree.Add((left, tree.Neg(right)))
            return tree.Relation("!=", tree.Norm(gap), tree.ZERO)
        if a and item.op in ORDERS | {"!="}:
            raise IllTyped("an inequality between vectors")
        return tree.Relation(item.op, left, right)

    def _has_bars_of_matrix(self, side: tree.Node) -> bool:
        return any(
            isinstance(node, tree.Abs) and ONE not in (self._shape(node.body) or (ONE,))
            for node in tree.walk(side)
        )

    def _refuse_open_bars(self, item: tree.Relation) -> None:
        """``f'(x) = g'(x) |_{x = 2}``: is the left side taken at 2, too?"""
        bars = [node for node in tree.walk(item) if BAR in (getattr(node, "around", 0) or ())]
        for side, other in ((item.left, item.right), (item.right, item.left)) if bars else ():
            rest = tree.replaced(other, {bar: tree.Vector(bar.points) for bar in bars})
            reached = self.scope.dependencies(tree.free_names(rest))
            for bar in bars:
                if bar in tree.walk(side) and reached & {name.key for name in bar.names}:
                    raise Unreadable(
                        "is the other side taken at this value, too? write \\left. … \\right|_{…}"
                        " round what it is put into"
                    )

    def find_free(self, relations) -> None:
        """Ranges of the free indices, from the axes they run along."""
        self.join_entries(relations)
        for relation in relations:
            for key, dim in self.axes(relation, frozenset()):
                if key in self.from_zero:
                    span = Range(dim_of(0), dim.shifted(-1))
                    if self.ranges.setdefault(key, span) != span:
                        raise IllTyped(f"the index {key} counts from 0 here and from 1 there")
                    continue
                if key in self.ranges and self.ranges[key].low != ONE:
                    continue
                span = range_along(dim, self.scope)
                if self.ranges.setdefault(key, span).from_zero != span.from_zero:
                    raise IllTyped(f"the index {key} counts from 0 here and from 1 there")
                known = self.ranges[key].high
                if known != dim and not known.at_most(dim):
                    if dim.at_most(known) and key not in self.scope.indices:
                        self.ranges[key] = span
                        continue
                    raise Misfit(f"the index {key} runs to {known} and to {dim}")

    def axes(self, node: tree.Node, bound: frozenset):
        """(index, length) for each place where an unbound index is used."""
        if isinstance(node, tree.Sum):
            bound = bound | {node.index}
        bound = bound | bound_index(node)
        if isinstance(node, tree.At):
            node = self.as_value(node) or node
        if isinstance(node, tree.Call):
            place, length = asked_label(self.scope, node)
            if place and place not in bound and self._is_index(place):
                yield place, length
            node = as_entry(self.scope, node)
        free = isinstance(node, tree.Index) and [
            getattr(x, "key", None) for x in node.indices if getattr(x, "key", "") not in bound
        ]
        if free:
            dims = self._axis_lengths(node)
            for item, dim in zip(node.indices, dims, strict=False):
                key = item.key if isinstance(item, tree.Name) else None
                if key and key in free and self._is_index(key) and dim is not None:
                    if self._from_zero(node.base):
                        self.from_zero.add(key)
                    elif dim not in self.scope.zero_lengths:
                        self._refuse_from_zero(key, node.base)
                    yield key, self.scope.indices.get(key, dim)
        sides = ()
        if isinstance(node, tree.Binding):
            sides = node.value, tree.Name(node.name)
        elif isinstance(node, tree.Relation) and node.op in ("=", "!="):
            sides = (node.left, node.right)
        elif isinstance(node, tree.Index) and self._is_kronecker(node):
            sides = node.indices
        if sides:
            for one, other in (sides, sides[::-1]):
                if isinstance(one, tree.Name) and one.key not in bound and self._is_index(one.key):
                    label = self._label_bound(other)
                    if label is not None:
                        if label not in self.scope.zero_lengths:
                            self._refuse_from_zero(one.key, other)
                        yield one.key, label
        for child in tree.children(node):
            yield from self.axes(child, bound)

    def _refuse_from_zero(self, key: str, base: tree.Node) -> None:
        if key in self.scope.zero:
            raise IllTyped(f"{key} counts from 0 on this page, {tree.latex(base)} from 1")

    def _label_bound(self, node: tree.Node) -> Dim | None:
        """K, for a label in {1, …, K}."""
        base = node.base if isinstance(node, tree.Index) else node
        if not isinstance(base, tree.Name):
            return None
        key = self.scope.entry_key(base.key, len(getattr(node, "indices", ())))
        kind = self.kind_of(key)
        return kind.domain.upper if kind and kind.domain.kind == "label" else None

    def _is_index(self, key: str) -> bool:
        if key in self.local:
            return False
        return key not in self.scope.types and key not in self.scope.sizes

    def as_value(self, node: tree.At) -> tree.Index | None:
        """``P(x)`` of a distribution, at an index of which the page says nothing else; ``x[j]``."""
        head, point = node.head, node.point
        key = head.key if isinstance(head, tree.Name) else None
        kind = self.kind_of(key)
        places = point.entries if isinstance(point, tree.Vector) else (point,)
        counted = kind is not None and len(kind.family) == 1 and not kind.shape  # q'(k)
        entry = (node.square or counted) and all(
            isinstance(x, tree.Name) and (self._is_index(x.key) or self._label_bound(x))
            for x in places
        )
        listed = (
            kind is not None and (kind.domain == SIMPLEX or key in self.scope.inferred)
            and len(kind.axes) == 1 and not kind.family
            and isinstance(point, tree.Name)
            and (self._is_index(point.key) or self._label_bound(point) == kind.shape[0])
        )  # fmt: skip
        axes = kind.axes if kind is not None else ()
        if listed or (entry and len(axes) == len(places)):
            return tree.Index(head, places)
        return None

    def _from_zero(self, base: tree.Node) -> str | None:
        """The key of a name whose entries are counted from zero."""
        if not isinstance(base, tree.Name):
            return None
        key = base.key.removesuffix(MEMBERS) + FROM_ZERO
        return key if key in self.scope.types else None

    def _axis_lengths(self, node: tree.Index) -> list[Dim | None]:
        base = node.base
        zero = self._from_zero(base)
        if zero:
            return [*self.scope.types[zero].family]
        if isinstance(base, tree.Name):
            if base.key == r"\mathbf{1}" or self._is_kronecker(node):
                return [None, None]
            key = self.entry_key(base.key, node.indices)
            kind = self.kind_of(key)
            if kind is None:
                return []
            return [*kind.axes]
        if isinstance(base, tree.Call):
            known = self.scope.calls.get((base.function, len(base.arguments)))
            if known is not None and known.result.shape:
                return list(axes_of(known.result.shape))
        try:
            shape = self.resolve(base)[1]
        except IllTyped:
            return []
        return list(axes_of(shape))

    def _is_kronecker(self, node: tree.Index) -> bool:
        base = node.base
        if not isinstance(base, tree.Name) or base.key not in (r"\delta", "I", r"\mathbf{I}"):
            return False
        new = base.key not in self.scope.types and base.key not in self.local
        return new and len(node.indices) == 2

    def find_point(self, relations) -> None:
        """Where bare functions are taken: at the derivative's name, or anywhere."""
        nodes = [node for relation in relations for node in tree.walk(relation)]
        differentiated = {
            id(node.body)
            for node in nodes
            if isinstance(node, tree.Derivative | tree.Gradient | tree.Hessian)
        }
        bare = [node for node in nodes if isinstance(node, tree.Bare)]
        bare = [node for node in bare if id(node) not in differentiated and not self.own_call(node)]
        if not bare or self.point is not None:
            return
        targets = {
            node.targets[0].node.key
            for node in nodes
            if isinstance(node, tree.Derivative)
            and isinstance(node.body, tree.Bare)
            and isinstance(node.targets[0].node, tree.Name)
        }
        others = any(isinstance(node, tree.Derivative | tree.Gradient) for node in nodes)
        if len(targets) == 1:
            self.point = targets.pop()
        elif others or any(isinstance(node, tree.Name | tree.Index) for node in nodes):
            raise Unreadable("a function without its argument: at which point is it taken?")
        else:
            self.point = POINT
            self.extra[POINT] = Type((), REAL)
            self.local[POINT] = Type((), REAL)

    # ------------------------------------------------------------ expressions

    def resolve(self, node: tree.Node) -> tuple[tree.Node, Shape]:
        """The node with everything filled in, and its shape."""
        if hasattr(node, "typed"):
            return node.typed(self)
        return getattr(self, "on_" + type(node).__name__.lower())(node)

    def scalar(self, node: tree.Node, what: str) -> tree.Node:
        """Resolve what must be a scalar."""
        found, shape = self.resolve(node)
        if shape:
            raise Unfit(f"{what} must be a scalar, not of shape {show_shape(shape)}")
        return found

    def on_num(self, node):
        return node, ()

    def on_name(self, node):
        key = node.key
        if key in self.local:
            return node, self.local[key].shape
        if key in self.ranges:
            self._refuse_as_number(node)
            return node, ()
        if key == r"\pi" and key not in self.scope.types:
            return node, ()
        square = self.scope.types.get(f"{key}^{{2}}") if key not in self.scope.types else None
        if square is not None and square == Type((), POSITIVE):
            return tree.Call("sqrt", (tree.Name(f"{key}^{{2}}"),)), ()
        if key in IDENTITIES and key not in self.scope.types and self.square:
            return MATRICES["identity"](self, self.square)
        kind = self.scope.type_of(key)
        self._refuse_as_number(node)
        self._refuse_counted(key)
        if len(kind.family) in (1, 2) and not kind.shape and key in self.scope.definitions:
            return MATRICES["gathered"](self, key, kind.family)
        if kind.family:
            raise IllTyped(f"{key} needs its index")
        self._refuse_label(key)
        return node, kind.shape

    def _refuse_label(self, key: str) -> None:
        """A letter in a name that counts here."""
        clash = label_letters(key) & set(self.ranges)
        if clash:
            raise IllTyped(
                f"{key} is declared as one name, but {sorted(clash)[0]} is an index here:"
                " declare the range of the index, as in $i = 1, \\dots, n$"
            )

    def on_ones(self, node):
        size = as_dim(node.size, self.scope)
        if size is None:
            raise IllTyped(f"{tree.latex(node.size)} is no length of a vector of ones")
        return node, (size, ONE)

    def on_index(self, node):
        if self._is_kronecker(node):
            if any(map(self.counts_from_zero, node.indices)):
                return self.resolve(tree.Indicator(tree.Relation("=", *node.indices)))
            sides = [self.index_value(item, None) for item in node.indices]
            return tree.Indicator(tree.Relation("=", *sides)), ()
        self._refuse_as_number(node)
        zero = self._from_zero(node.base)
        if zero:
            shifted = (tree.Add((item, tree.ONE)) for item in node.indices)
            node = tree.Index(tree.Name(zero), tuple(shifted))
        base = node.base
        beside = self.one_step_away(node)
        if beside:
            return self.resolve(tree.Name(beside))
        if isinstance(base, tree.Name) and base.key == r"\mathbf{1}":
            size = as_dim(node.indices[0], self.scope) if len(node.indices) == 1 else None
            if size is not None:
                return tree.Ones(as_node(size)), (size, ONE)
        if self.holds_identity(base) and len(node.indices) == 1:
            size = as_dim(node.indices[0], self.scope)
            if size is not None:
                return MATRICES["identity"](self, size)
        if isinstance(base, tree.Name):
            self._refuse_counted(base.key)
            key = self.entry_key(base.key, node.indices)
            kind = self.local.get(key) or self.scope.type_of(key)
            family, shape = kind.family, kind.shape
            self._refuse_label(key)
            base = tree.Name(key)
        else:
            base, shape = self.resolve(base)
            key, family = "this expression", ()
        own = axes_of(shape)
        if not own and not family:
            raise Unfit(f"{key} is a scalar and has no entries")
        dims = [*family, *own]
        if len(dims) == 2 and len(node.indices) == 1 and not family:
            node = replace(node, indices=_two_digits(node.indices))
        if len(node.indices) not in ({len(family), len(dims)} - {0}):
            error = TooManyIndices if len(node.indices) > len(dims) else IllTyped  # A_i is a row
            raise error(f"{key} takes {len(dims)} indices, not {len(node.indices)}")
        indices = tuple(
            item if self._is_last_member(item, dim, place < len(family))
            else self.index_value(item, dim)
            for place, (item, dim) in enumerate(zip(node.indices, dims, strict=False))
        )  # fmt: skip
        left = shape if len(indices) == len(family) else ()
        return tree.Index(base, indices), left

    def one_step_away(self, node: tree.Index) -> str:
        r"""``h_{t-1}`` beside a declared ``h_t``, where t is counted nowhere: another of its kind.

        Of two steps nothing is known: what holds of one may say something of the other.
        """
        place, scope = node.indices[0], self.scope
        letter = place.terms[0] if isinstance(place, tree.Add) else None
        known = {*scope.types, *scope.sizes, *scope.indices, *self.local, *self.ranges}
        if not isinstance(letter, tree.Name) or not isinstance(node.base, tree.Name):
            return ""
        head, kind = node.base.key, scope.types.get(f"{node.base.key}_{{{letter.key}}}")
        if letter.key in known or kind is None or kind.family or len(node.indices) > 1:
            return ""
        key = f"{head}_{{{tree.latex(place).replace(' ', '')}}}"
        others = {x for x in scope.types if x.startswith(f"{head}_{{{letter.key}")} - {key}
        if as_dim(replace(place, terms=(tree.ZERO, *place.terms[1:])), scope) not in (
            dim_of(1),
            dim_of(-1),
        ) or others != {f"{head}_{{{letter.key}}}"}:
            raise Unreadable(f"{key} is more than one step away from what the page declares")
        scope.types.setdefault(key, kind)
        return key

    def _refuse_counted(self, key: str) -> None:
        r"""``\pi(a \mid s)`` of one s, where s counts."""
        for part in split(key)[1]:
            letters = label_letters(part) | {part}
            if letters & set(self.ranges):
                raise Unreadable(
                    f"{min(letters & set(self.ranges))} counts here, and the page speaks of one"
                    f" {key} only: say from where to where it runs"
                )

    def _is_last_member(self, item: tree.Node, dim: Dim | None, listed: bool) -> bool:
        r"""``R_n``, where the page lists ``R_1, \dots, R_n``; ``x_N`` of ``x \in \mathbb{R}^N``.

        ``\phi_k`` of ``\phi \in \Delta^k`` is so beside ``\phi_i``; alone it may be any of them.
        """
        known = dim is not None and dim not in self.scope.zero_lengths
        if not known or item != as_node(dim) or not (listed or isinstance(item, tree.Name)):
            return False
        return listed or bool(self.ranges) or item.key.isupper()

    def entry_key(self, key: str, indices) -> str:
        """The name an index belongs to; ``x_i`` with both x and the x_i declared by its range."""
        member = key + r"_{\cdot}"
        for form in bold_forms(key, len(indices)):
            if form in self.local and key not in self.local:
                return form
        family = self.scope.types.get(member)
        whole = self.kind_of(key)
        if family is None or whole is None or not whole.shape:
            return key if key in self.local else self.scope.entry_key(key, len(indices))
        if getattr(self.scope.definitions.get(key), "label", "") == GATHERED:
            return member
        if getattr(self.scope.definitions.get(member), "label", "") == JOINED:
            return key
        first = indices[0].key if isinstance(indices[0], tree.Name) else None
        known = self.ranges[first].high if first in self.ranges else self.scope.indices.get(first)
        ends = (family.family[0], axes_of(whole.shape)[0])
        if known is None and first and first not in self.scope.other_ends:  # n counts to N
            known = next((x for x in ends if (x.name, x.offset) == (first.upper(), 0)), None)
        if known is None or ends[0] == ends[1] or known not in ends:
            raise IllTyped(f"{key} with an index is an entry of {key}, or one of several {key}")
        return member if known == ends[0] else key

    def index_value(self, node: tree.Node, dim: Dim | None) -> tree.Node:
        """An index expression, checked against the axis it runs along."""
        if isinstance(node, tree.Num) and dim is not None and counts_members(dim):
            raise IllTyped(f"whether {tree.latex(node)} is among the members is not known")
        if dim in self.scope.zero_lengths or self.counts_from_zero(node):
            return self._place_from_zero(node, dim)
        span = self.index_span(node)
        if dim is not None and not (ONE.at_most(span.low) and self._at_most(span.high, dim)):
            error = (
                Misfit if dim.shifted(1).at_most(span.high) and ONE.at_most(span.low) else IllTyped
            )
            shown = (
                f"the index {tree.latex(node)} runs from {span.low} to {span.high},"
                f" but there are {dim} entries"
            )
            named = span.high.name and not span.high.offset
            if is_own(dim) and span.low == ONE and named and span.high != dim:
                raise OwnLength(shown, dim, span.high)
            raise error(shown)
        return self.resolve(node)[0]

    def counts_from_zero(self, node: tree.Node) -> bool:
        """Whether an index or a label counts from zero; its place is then one more."""
        if not self.scope.zero_lengths:
            return False
        if isinstance(node, tree.Add):
            return self.counts_from_zero(node.terms[0])
        if isinstance(node, tree.Name) and node.key in self.ranges:
            return self.ranges[node.key].from_zero
        return self._label_bound(node) in self.scope.zero_lengths

    def _place_from_zero(self, node: tree.Node, dim: Dim | None) -> tree.Node:
        """The place, from 1, that an index from zero names."""
        shown = tree.latex(node)
        if dim is not None and dim not in self.scope.zero_lengths:
            raise IllTyped(f"{shown} counts from 0, but these {dim} entries from 1")
        if node == tree.ZERO and dim is not None:
            return tree.ONE
        if not self.counts_from_zero(node):
            raise IllTyped(
                f"the index {shown} reads two ways, as the labels of this page count from 0,"
                rf" \{{0, \dots, {dim.shifted(-1)}\}}: write 0, or a letter"
            )
        span = self.index_span(node)
        if dim is not None and not (ONE.at_most(span.low) and self._at_most(span.high, dim)):
            raise IllTyped(f"the index {shown} leaves the labels 0 to {dim.shifted(-1)}")
        return self.as_place(node)

    def as_place(self, node: tree.Node) -> tree.Node:
        """What counts from zero, resolved where a place is meant, not a number."""
        before, self.placing = self.placing, True
        try:
            return self.resolve(node)[0]
        finally:
            self.placing = before

    def _refuse_as_number(self, node: tree.Node) -> None:
        """The engines know its place, which is one more."""
        placing, self.placing = self.placing, False
        if not placing and self.counts_from_zero(node):
            raise IllTyped(
                f"{tree.latex(node)} counts from 0: it is read as an index and between = signs of"
                " an indicator, not as a number"
            )

    def index_span(self, node: tree.Node) -> Range:
        """Smallest and largest value of an index expression."""
        if isinstance(node, tree.Name) and node.key in self.ranges:
            return self.ranges[node.key]
        label = self._label_bound(node)
        if label is not None:
            return Range(ONE, label)
        dim = as_dim(node, self.scope)
        if dim is not None:
            if isinstance(node, tree.Name):
                raise IllTyped(f"{node.key} is a length and used as an index")
            return Range(dim, dim)
        moved = _moved(node)
        if moved:
            span, by = self.index_span(moved[0]), moved[1]
            return Range(span.low.shifted(by), span.high.shifted(by))
        if isinstance(node, tree.Name):
            raise Undeclared(f"the range of the index {node.key} is not known", node.key)
        raise IllTyped(f"cannot use {tree.latex(node)} as an index")

    def on_sum(self, node):
        index = node.index
        if not self._is_index(index) or index in self.local:
            return self.resolve(self._over_values(node) or self._over_entries(node))
        outer = self.ranges.get(index)
        excluded = None
        if isinstance(node.upper, tree.Name) and counts_members(as_dim(node.upper, self.scope)):
            clash = label_letters(node.upper.key) & {*self.ranges, *self.scope.indices}
            if clash:
                raise IllTyped(f"a sum over a set that is another for each {min(clash)}")
        if node.lower is None and node.upper is None:
            span = self.implicit_range(node)
        else:
            if node.lower is None:
                node = replace(node, lower=tree.ONE)
            if node.lower is None or node.upper is None:
                raise Unreadable(f"the sum over {index} has only one bound")
            low, high = as_dim(node.lower, self.scope), as_dim(node.upper, self.scope)
            for bound, node_ in ((low, node.lower), (high, node.upper)):
                if bound is None:
                    shown = tree.latex(node_)
                    advice = f"{shown} is not declared: write ${shown} \\in \\mathbb{{N}}$"
                    if isinstance(node_, tree.Name) and node_.key not in self.scope.types:
                        raise Undeclared(advice, node_.key)
                    raise IllTyped(f"the sum over {index} ends at {shown}, which is no length")
            least = self.scope.sizes.get(high.name, 2) if high.name else 0
            runs = low.name == high.name and low.offset <= high.offset + 1
            if not runs and (low.name or low.offset > least + high.offset + 1):
                raise IllTyped(f"the sum over {index} runs from {low} to {high}: is that upwards?")
            span = self._placed_range(node, low, high)
        if node.excluded is not None:
            excluded = self.index_value(node.excluded, span.high if span.from_zero else None)
            if self.counts_from_zero(node.excluded) > span.from_zero:
                shown = tree.latex(node.excluded)
                raise IllTyped(f"the index {index} counts from 1, but {shown} from 0")
        self.ranges[index] = span
        try:
            body, shape = self.resolve(node.body)
        finally:
            if outer is None:
                del self.ranges[index]
            else:
                self.ranges[index] = outer
        if shape and node.kind == "prod":
            raise IllTyped("a product of vectors")
        low, high = as_node(span.low), as_node(span.high)
        return tree.Sum(node.kind, index, low, high, excluded, body), shape

    def _over_values(self, node: tree.Sum) -> tree.Sum | None:
        r"""``\sum_a \pi(a)`` of a label a: over all its values, in what holds it by this name only.

        None if it is no label, and where it is not sure that the sum is over its values.
        """
        key, scope = node.index, self.scope
        kind = None if key in self.local else scope.types.get(key)
        label = self._label_bound(tree.Name(key))
        if kind is None or label is None or label in scope.zero_lengths:
            return None
        inside = [*tree.walk(node.body)]
        again = any(getattr(item, "index", None) == key for item in inside)
        asked = {item.function for item in inside if isinstance(item, tree.Call)} & {*scope.points}
        others = scope.dependencies(tree.free_names(node.body) - {key})
        tied = any(key in tree.names(item.relation) for item in scope.hypotheses)
        whole = key in scope.definitions or kind.family or kind.shape
        if whole or again or asked or tied or key in others:
            return None
        place = tree.Name(f"{key}'")
        ends = (node.lower, node.upper)
        if ends == (None, None):
            ends = tree.ONE, as_node(label)
        body = tree.replaced(node.body, {tree.Name(key): place})
        return replace(node, index=place.key, lower=ends[0], upper=ends[1], body=body)

    def _over_entries(self, node: tree.Sum) -> tree.Sum:
        r"""``\sum_w w^2`` of a vector w: over its entries, where it can mean nothing else.

        What has a meaning for the whole vector may be summed over several of them.
        """
        name, scope = tree.Name(node.index), self.scope
        kind = self.local.get(node.index) or scope.types.get(node.index)
        bare = (node.lower, node.upper, node.excluded) == (None, None, None)
        vector = kind is not None and kind.shape[1:] == (ONE,) and not kind.family
        inside = [item for item in tree.walk(node.body) if isinstance(item, tree.Index)]
        others = tree.free_names(node.body) - {node.index}
        tied = node.index in scope.dependencies(others) or any(x.base == name for x in inside)
        if not bare or not vector or tied:
            raise IllTyped(f"the index {node.index} of the sum is also a name on this page")
        try:
            self.resolve(node.body)
        except IllTyped:
            place = f"{node.index}'"
            entry = tree.Index(name, (tree.Name(place),))
            return replace(node, index=place, body=tree.replaced(node.body, {name: entry}))
        raise IllTyped(
            f"is the sum over {node.index} one over its entries, or over several {node.index}?"
            rf" write \sum_i {node.index}_i"
        )

    def _placed_range(self, node: tree.Sum, low: Dim, high: Dim) -> Range:
        """Where a sum with ends runs: one up, if its index names entries that count from zero."""
        if not self.scope.zero_lengths:
            return Range(low, high)
        dims = self._lengths_under(node)
        zero = dims & self.scope.zero_lengths
        if not zero:
            return Range(low, high)
        if dims - zero:
            raise IllTyped(f"the index {node.index} counts from 0 here and from 1 there")
        if low != dim_of(0):
            shown = tree.latex(node.lower)
            raise IllTyped(
                f"the sum over {node.index} counts from {shown}, but the labels of this page"
                rf" from 0, \{{0, \dots, {min(zero, key=str).shifted(-1)}\}}"
            )
        return Range(ONE, high.shifted(1), True)

    def _lengths_under(self, node: tree.Sum) -> set[Dim]:
        """The lengths along which the index of a sum is used in its body."""
        outer = self.ranges.pop(node.index, None)
        found = {dim for key, dim in self.axes(node.body, frozenset()) if key == node.index}
        if outer is not None:
            self.ranges[node.index] = outer
        return found

    def implicit_range(self, node: tree.Sum) -> Range:
        """The declared length along which the index of ``\\sum_j`` runs."""
        found = self._lengths_under(node)
        if any(isinstance(x, tree.Call) and counts_some(self.scope, x, node.index)
               for x in tree.walk(node.body)):  # fmt: skip
            raise IllTyped(f"does the sum over {node.index} reach over all? write where it ends")
        if node.index in self.scope.indices:
            found = {self.scope.indices[node.index]}
        if not found or self._lists_values(node):
            raise Undeclared(f"the range of the sum over {node.index} is not known", node.index)
        if len(found) > 1:
            shown = " and ".join(sorted(str(dim) for dim in found))
            own = sorted(filter(is_own, found), key=str)
            if len(found) == 2 and own:
                other = min(found - {own[-1]}, key=str)
                raise OwnLength(f"the sum over {node.index} would run to {shown}", own[-1], other)
            raise Misfit(f"the sum over {node.index} would run to {shown}")
        if counts_members(*found):
            raise IllTyped(
                f"does the sum over {node.index} reach over all, or over some? write where"
            )
        if node.index in self.from_zero:
            return Range(dim_of(0), found.pop().shifted(-1))
        return range_along(found.pop(), self.scope)

    def _lists_values(self, node: tree.Sum) -> bool:
        r"""``\sum_x x p(x)``, where the page does not say which values x takes."""
        index = tree.Name(node.index)
        calls = [x for x in tree.walk(node.body) if isinstance(x, tree.At) and x.point == index]
        tables = [x for x in calls if getattr(x.head, "key", "") in self.scope.inferred]
        return bool(tables) and index in _values(node.body)

    def length_node(self, dim: Dim) -> tree.Node:
        """The expression of a length."""
        return as_node(dim)

    def length(self, node: tree.Node) -> Dim:
        """The length that an expression says."""
        return as_dim(node, self.scope)

    def scalar_over(self, highs: dict[str, Dim], body: tree.Node) -> tree.Node:
        """A number for each value of some indices."""
        outer, self.ranges = self.ranges, {**self.ranges}
        self.ranges |= {key: range_along(high, self.scope) for key, high in highs.items()}
        try:
            return self.scalar(body, "an entry of a matrix")
        finally:
            self.ranges = outer


def _values(node: tree.Node):
    """What stands in a formula otherwise than as an index or an argument alone."""
    if isinstance(node, tree.At | tree.Index):
        places = (node.point,) if isinstance(node, tree.At) else node.indices
        parts = [getattr(node, "head", None) or node.base]
        parts += [x for x in places if not isinstance(x, tree.Name)]
    else:
        yield node
        parts = tree.children(node)
    for part in parts:
        yield from _values(part)


def counts_members(dim: Dim | None) -> bool:
    r"""Whether a length is the size of a set, ``|\mathcal{B}|``, of which no more is known."""
    return dim is not None and (dim.name or "").startswith("|")


def over_pairs(relations, scope: Scope, defines: bool = False) -> tuple[tree.Relation, ...]:
    r"""``\sum_{k \neq k'} p_k p_{k'}`` is over both, where k' stands nowhere else in a display.

    So is ``\sum_{i \neq j} x_i x_j`` beside another sum; beside a number it may be for each j, and
    an i or a j that the page has chosen is that one.
    """
    chosen = {*scope.types, *scope.sizes, *scope.members}
    nodes = [node for item in relations for node in tree.walk(item)]
    sums = defines or all(tree.has(side, tree.Sum) for x in relations for side in tree.children(x))
    swap = {}
    for node in nodes:
        other = node.excluded if isinstance(getattr(node, "excluded", None), tree.Name) else None
        if other is None or node.lower is not None or not isinstance(node.body, PRODUCTS):
            continue
        own = tree.Name(node.index)
        turned = tree.replaced(node.body, {own: other, other: own})
        same = Counter(tree.children(turned)) == Counter(tree.children(node.body))
        primed = own.key.strip("'") == other.key.strip("'")
        around = [x for x in nodes if x != node and node in tree.walk(x)]
        bound = {getattr(outer, "index", "") for outer in around}.union(*map(bound_index, around))
        if same and (primed or sums) and not {own.key, other.key} & chosen | {other.key} & bound:
            swap[node] = tree.Sum(node.kind, other.key, None, None, None, node)
    if not swap:
        return tuple(relations)
    without = (tree.replaced(item, dict.fromkeys(swap, tree.ZERO)) for item in relations)
    rest = set().union(*map(tree.free_names, without))
    swap = {node: both for node, both in swap.items() if both.index not in rest}
    return tuple(tree.replaced(item, swap) for item in relations)


def _refuse_lone_exclusions(relation: tree.Relation) -> None:
    r"""``\sum_{i \neq j} x_i x_j``: a j that occurs nowhere else may be free or summed over."""

    def visit(node, bound):
        if isinstance(node, tree.Sum):
            other = node.excluded
            if isinstance(other, tree.Name) and other.key not in bound:
                rest = tree.replaced(relation, {node: tree.ZERO})
                if other.key not in tree.free_names(rest):
                    raise Unreadable(
                        f"is {other.key} free in the sum over {node.index} ≠ {other.key},"
                        " or summed over too? write two sums for the second"
                    )
            bound = bound | {node.index}
        for child in tree.children(node):
            visit(child, bound)

    visit(relation, frozenset())


def label_letters(key: str) -> set[str]:
    """Letters in the sub- and superscripts of a name: ``n`` and ``k`` of ``T_{nk}``."""
    letters: set[str] = set()
    for match in re.finditer(r"[_^]\{((?:[^{}]|\{[^{}]*\})*)\}", key):
        inner = re.sub(r"\\[a-zA-Z]+(?:\{[^{}]*\})?", "", match[1])
        letters |= set(re.findall(r"[a-zA-Z]", inner))
    return letters


def _two_digits(indices: tuple) -> tuple:
    """``A_{12}`` is in row 1 and column 2."""
    node = indices[0]
    digits = str(node.value) if isinstance(node, tree.Num) else ""
    if len(digits) != 2 or "0" in digits:
        return indices
    return tuple(tree.Num(Fraction(int(digit))) for digit in digits)


__all__ = ["POSITIVE", "Claim", "Range", "Resolver", "as_dim", "as_node"]
