"""A printed length of hundreds is taken as a length n: what holds for all n holds for 784.

The other way round it need not: a formula that fails for n = 3 may hold for 784.  It is
called false only if it is an equation without steps in which the length is nothing but a
length, and no printed numbers make one like it; otherwise it is too large to judge.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

from ..meaning.scope import Dim, Scope
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.budget import WRITTEN_OUT
from ..refuting.samples import is_bent

NEAR = 8  # 783 beside 784 is n − 1
TABLES = ("types", "functions", "definitions", "calls", "points", "indices")


class Lengths:
    """The scope with its long lengths as names, and claims put in the same way."""

    def __init__(self, scope: Scope):
        self.names = _names(scope)
        self.long = {key for key, least in scope.sizes.items() if least > WRITTEN_OUT}
        self.scope = self.whole = scope
        if self.names or self.long:
            self.scope = scope.copy()
            for table in TABLES:
                setattr(self.scope, table, self._put(getattr(scope, table)))
            self.scope.hypotheses = self._put(scope.hypotheses)
            self.scope.zero_lengths = frozenset(map(self._put, scope.zero_lengths))
            self.scope.sizes.update({dim.name: 2 for dim in self.names.values()})

    @property
    def any(self) -> bool:
        return bool(self.names or self.long)

    def claim(self, claim: Claim) -> Claim:
        """The claim for every length in place of the long ones."""
        return self._put(claim)

    def sampled(self, claim: Claim) -> Scope:
        """The scope with lengths to sample: short, different, above all numbers printed."""
        whole = {int(x) for x in _numbers(claim.relations, self.scope) if x.denominator == 1}
        near = {-self.dim(x).offset for x in _all_numbers(claim.relations) if self.dim(x)}
        taken = {dim.offset for kind in self.scope.types.values() for dim in kind.shape}
        least = max([3, 3 + max(near, default=0), *(x + 1 for x in whole if not self.dim(x))])
        scope = self.scope.copy()
        order = sorted({dim.name for dim in self.names.values()}, key=int) + sorted(self.long)
        for key in order:
            while least in taken:
                least += 1
            scope.sizes[key] = least
            least += 1
        return scope

    def is_sure(self, claim: Claim) -> bool:
        """Whether a counterexample with other lengths is one: see above."""
        if any(item.op != "=" for item in claim.relations) or is_bent(claim.relations, self.scope):
            return False
        bodies = self.scope.resting_on(claim.relations)
        names = {dim.name for dim in self.names.values()} | self.long
        if any(names & _values(body) for body in bodies):
            return False
        least = min([*self.names, *(self.whole.sizes[key] for key in self.long)])
        return _reach(bodies) < least

    def dim(self, value) -> Dim | None:
        """A long length, or what is just below one, by its name."""
        for length, dim in self.names.items():
            if value.denominator == 1 and 0 <= length - value <= NEAR and value > WRITTEN_OUT:
                return dim.shifted(int(value - length))
        return None

    def _put(self, value):
        """Every long length in a value replaced by its name."""
        if isinstance(value, Dim):
            return (self.dim(value.offset) if value.name is None else None) or value
        if isinstance(value, tree.Num) and not value.decimals and self.dim(value.value):
            dim = self.dim(value.value)
            name = tree.Name(dim.name)
            if not dim.offset:
                return name
            return tree.Add((name, tree.Neg(tree.Num(Fraction(-dim.offset)))))
        if isinstance(value, dict):
            return {key: self._put(item) for key, item in value.items()}
        if isinstance(value, tuple):
            return tuple(self._put(item) for item in value)
        if is_dataclass(value):
            parts = {part.name: self._put(getattr(value, part.name)) for part in fields(value)}
            return replace(value, **parts)
        return value


def _names(scope: Scope) -> dict[int, Dim]:
    """Long printed lengths, each as a name; what is just below another one by its distance."""
    found: set[int] = set(int(dim.offset) for dim in _dims([getattr(scope, t) for t in TABLES]))
    names: dict[int, Dim] = {}
    last = None
    for length in sorted((x for x in found if x > WRITTEN_OUT), reverse=True):
        last = last if last and last - length <= NEAR else length
        names[length] = Dim(str(last), length - last)
    return dict(sorted(names.items()))


def _dims(value):
    if isinstance(value, Dim):
        if value.name is None:
            yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _dims(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _dims(item)
    elif is_dataclass(value) and not isinstance(value, tree.Node):
        for part in fields(value):
            yield from _dims(getattr(value, part.name))


def _numbers(relations, scope: Scope) -> set[Fraction]:
    """Numbers printed as numbers or indices, not as the end of a sum."""
    leaves = [leaf for body in scope.resting_on(relations) for leaf in _leaves(body)]
    return {leaf.value for leaf in leaves if isinstance(leaf, tree.Num)}


def _reach(bodies) -> float:
    """No number written with the printed ones is larger, by a wide margin: 28² is 784."""
    product, exponent = 1.0, 1.0
    for node in (node for body in bodies for node in tree.walk(body)):
        if isinstance(node, tree.Pow) and isinstance(node.exponent, tree.Num):
            exponent *= max(1.0, abs(float(node.exponent.value)))
        parts = node.terms if isinstance(node, tree.Add) else tree.children(node)
        for part in parts:
            number = isinstance(part, tree.Num) and part.value
            if number and part is not getattr(node, "exponent", 0):
                least = 2.0 if isinstance(node, tree.Add) else 1.0
                product *= max(least, float(max(abs(number), 1 / abs(number))))
        if product > 1e6 or exponent > 30:
            return float("inf")
    return product**exponent


def _all_numbers(relations) -> set[Fraction]:
    nodes = (node for item in relations for node in tree.walk(item))
    return {node.value for node in nodes if isinstance(node, tree.Num)}


def _values(node: tree.Node) -> set[str]:
    """Names that are used as numbers, not as the end of a sum."""
    return {leaf.key for leaf in _leaves(node) if isinstance(leaf, tree.Name)}


def _leaves(node: tree.Node):
    if isinstance(node, tree.Name | tree.Num):
        yield node
    elif isinstance(node, tree.Sum):
        yield from _leaves(node.body)
    elif not isinstance(node, tree.Ones):
        for child in tree.children(node):
            yield from _leaves(child)
