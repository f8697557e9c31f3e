"""One wrong thing at a time: a claim is worth what its mutants' deaths prove.

Every mutant of a proved claim must be refuted, must not fit, or must itself be
proved (then it says the same in other words).  What remains has *survived*:
the claim does not pin down what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from ..meaning.scope import Scope
from ..meaning.typing import Claim, Resolver
from ..proving.prover import NUMBERS
from ..reading import tree
from ..reading.atoms import TURNED
from ..reading.budget import TooLarge, limits
from ..reading.errors import EquationError, Undefined
from .judge import MANY_DRAWS

MOST_SWAPS = 4


@dataclass(frozen=True)
class Mutant:
    """A changed relation, what was changed, and in which way (for hints)."""

    relation: tree.Relation
    what: str
    way: str
    piece: tree.Node | None = None


def mutants(relation: tree.Relation, scope: Scope, free: tuple[str, ...] = ()) -> Iterator[Mutant]:
    """All mutants of a resolved relation, without repetition.

    Parameters
    ----------
    relation : Relation
    scope : Scope
    free : tuple of str
        The free indices, which may be confused with bound ones.
    """
    seen = {relation}
    order = relation.op in TURNED
    for item in _tighter(relation) if order else _all_changes(relation, scope, free):
        if item.relation not in seen:
            seen.add(item.relation)
            yield item


def _all_changes(relation, scope, free):
    changer = _Changer(scope, relation)
    for side in ("left", "right"):
        for new, what, way, piece in changer.changes(getattr(relation, side), free):
            changed = replace(relation, **{side: new})
            yield Mutant(changed, f"{side}: {what}", way, piece)


def _tighter(relation):
    """Only what makes an inequality stronger: most other changes leave it true."""
    yield Mutant(replace(relation, op=TURNED[relation.op]), "the relation turned round", "sign")
    up = Fraction(1 if relation.op[0] == ">" else -1)
    for step, words in ((up / 10, "a tenth"), (up / 5, "a fifth"), (up, "one")):
        shifted = tree.Add((relation.right, tree.Num(step)))
        yield Mutant(replace(relation, right=shifted), f"{words} tighter", "number")
    for side, other in (("left", "right"), ("right", "left")):
        node = getattr(relation, side)
        if isinstance(getattr(relation, other), tree.Num) and not isinstance(node, tree.Num):
            yield Mutant(replace(relation, **{side: tree.Neg(node)}), f"{side}: the sign", "sign")


class _Changer:
    """Yields ``(new node, what, way, piece)`` for every single change of a tree."""

    def __init__(self, scope: Scope, relation: tree.Relation):
        self.scope = scope
        self.used = scope.dependencies(tree.free_names(relation))

    def changes(self, node: tree.Node, bound: tuple[str, ...]):
        shown = tree.latex(node)
        if not isinstance(node, tree.Neg):
            yield tree.Neg(node), f"minus before {shown}", "sign", node
        own = getattr(self, "in_" + type(node).__name__.lower(), None)
        if hasattr(node, "changes"):
            yield from node.changes(self, bound)
        elif own is not None:
            yield from own(node, bound)
        else:
            yield from self.inside(node, bound)

    def inside(self, node, bound):
        """Changes of the children, one at a time."""
        for place, child in enumerate(tree.children(node)):
            for new, what, way, piece in self.changes(child, bound):
                yield _with_child(node, place, new), what, way, piece

    def within(self, node, part: str, changes):
        """Changes of one part of a node."""
        for new, *rest in changes:
            yield replace(node, **{part: new}), *rest

    def in_num(self, node, bound):
        if node.decimals:
            step = Fraction(1, 10**node.decimals)
            changed = tree.Num(node.value + step, node.decimals)
        else:
            changed = tree.Num(node.value + 1)
        yield changed, f"{tree.latex(node)} for {tree.latex(changed)}", "number", node

    def in_name(self, node, bound):
        for key in self.similar(node.key):
            yield tree.Name(key), f"{key} for {node.key}", "name", node

    def similar(self, key: str) -> list[str]:
        """Other names of the same type, those in use first."""
        kind = self.scope.types.get(key)
        if kind is None:
            return []
        found = [
            other
            for other, item in self.scope.types.items()
            if other != key
            and (item.shape, item.family) == (kind.shape, kind.family)
            and item.domain.kind not in ("ones", "zeros")
        ]
        return sorted(found, key=lambda other: (other not in self.used, other))[:MOST_SWAPS]

    def in_index(self, node, bound):
        if isinstance(node.base, tree.Name):
            for key in self.similar(node.base.key):
                changed = replace(node, base=tree.Name(key))
                yield changed, f"{tree.latex(changed)} for {tree.latex(node)}", "name", node
        for place, item in enumerate(node.indices):
            if not isinstance(item, tree.Name):
                continue
            for other in bound:
                if other != item.key:
                    indices = _put(node.indices, place, tree.Name(other))
                    changed = replace(node, indices=indices)
                    what = f"{tree.latex(changed)} for {tree.latex(node)}"
                    yield changed, what, "index", node
        if len(node.indices) == 2 and node.indices[0] != node.indices[1]:
            changed = replace(node, indices=node.indices[::-1])
            yield changed, f"{tree.latex(changed)} for {tree.latex(node)}", "index", node

    def in_neg(self, node, bound):
        yield node.body, f"no minus before {tree.latex(node.body)}", "sign", node.body
        yield from self.inside(node, bound)

    def in_transpose(self, node, bound):
        yield node.body, f"{tree.latex(node.body)} not transposed", "transpose", node.body
        yield from self.inside(node, bound)

    def _without(self, node, items, kind: str):
        for place, item in enumerate(items):
            rest = items[:place] + items[place + 1 :]
            smaller = rest[0] if len(rest) == 1 else type(node)(rest)
            yield smaller, f"without the {kind} {tree.latex(item)}", kind, item

    def in_add(self, node, bound):
        yield from self._without(node, node.terms, "term")
        yield from self.inside(node, bound)

    def in_mul(self, node, bound):
        yield from self._without(node, node.factors, "factor")
        turned = tree.Mul(node.factors[::-1])
        yield turned, f"{tree.latex(turned)} in this order", "order", node
        for place, item in enumerate(node.factors):
            if self._has_shape(item) and not isinstance(item, tree.Transpose):
                factors = _put(node.factors, place, tree.Transpose(item))
                yield tree.Mul(factors), f"{tree.latex(item)} transposed", "transpose", item
        yield from self.inside(node, bound)

    def _has_shape(self, node) -> bool:
        kind = self.scope.types.get(node.key) if isinstance(node, tree.Name) else None
        return kind is not None and bool(kind.shape)

    def in_hadamard(self, node, bound):
        yield from self._without(node, node.factors, "factor")
        yield tree.Mul(node.factors), "a matrix product for ⊙", "order", node
        yield from self.inside(node, bound)

    def in_div(self, node, bound):
        yield tree.Div(node.below, node.above), f"{tree.latex(node)} upside down", "inverse", node
        yield (
            node.above,
            f"without the denominator {tree.latex(node.below)}",
            "factor",
            tree.Div(tree.ONE, node.below),
        )
        yield from self.inside(node, bound)

    def in_pow(self, node, bound):
        if not isinstance(node.base, tree.Norm):
            yield node.base, f"without the power {tree.latex(node.exponent)}", "power", node
            yield from self.inside(node, bound)
            return
        yield from self.within(node, "exponent", self.changes(node.exponent, bound))

    def in_call(self, node, bound):
        if node.function in ("log", "exp"):
            other = "exp" if node.function == "log" else "log"
            yield replace(node, function=other), f"{other} for {node.function}", "function", node
        if node.primes:
            changed = replace(node, primes=node.primes - 1)
            yield changed, f"{tree.latex(node)} without its prime", "prime", node
        if len(node.arguments) == 2:
            changed = replace(node, arguments=node.arguments[::-1])
            yield changed, f"{tree.latex(changed)} for {tree.latex(node)}", "order", node
        yield from self.inside(node, bound)

    def in_sum(self, node, bound):
        changed = replace(node, lower=tree.TWO)
        yield changed, f"the sum over {node.index} from 2", "range", node
        if node.excluded is not None:
            yield replace(node, excluded=None), f"nothing excluded in Σ_{node.index}", "range", node
        yield from self.within(node, "body", self.changes(node.body, (*bound, node.index)))

    def in_derivative(self, node, bound):
        yield from self.within(node, "body", self._names_only(node.body, bound))
        for place, target in enumerate(node.targets):
            for new, what, way, piece in self._names_only(target.node, bound):
                targets = _put(node.targets, place, replace(target, node=new))
                yield replace(node, targets=targets), f"by {what}", way, piece

    def in_gradient(self, node, bound):
        for new, what, way, piece in self._names_only(node.target, bound):
            yield replace(node, target=new), f"by {what}", way, piece
        yield from self.within(node, "body", self._names_only(node.body, bound))

    in_hessian = in_gradient

    def _names_only(self, node, bound):
        """Inside a derivative sign only names and indices are confused."""
        for item in self.changes(node, bound):
            if isinstance(item[0], tree.Name | tree.Index) or not isinstance(
                node, tree.Name | tree.Index
            ):
                yield item

    def in_indicator(self, node, bound):
        item = node.relation
        for side in ("left", "right"):
            part = getattr(item, side)
            if isinstance(part, tree.Name):
                for other in bound:
                    if other != part.key:
                        changed = replace(item, **{side: tree.Name(other)})
                        what = f"{other} for {part.key} in an indicator"
                        yield tree.Indicator(changed), what, "index", node


def _put(items: tuple, place: int, new) -> tuple:
    return (*items[:place], new, *items[place + 1 :])


def _with_child(node: tree.Node, place: int, new: tree.Node) -> tree.Node:
    counter = iter(range(len(tree.children(node))))
    return tree.rebuild(node, lambda child: new if next(counter) == place else child)


# ---------------------------------------------------------------- judging


def judge_mutants(claim: Claim, judge, verdict) -> tuple[tuple[Mutant, str], ...]:
    """What becomes of each mutant of a proved claim.

    Returns
    -------
    tuple of (Mutant, str)
        Each with ``killed``, ``ill-typed``, ``equivalent`` or ``survived``.
    """
    found = []
    free = tuple(key for key, _ in claim.free)
    for place, relation in enumerate(claim.relations):
        for mutant in mutants(relation, judge.scope, free):
            if len(claim.relations) > 1:
                mutant = replace(mutant, what=f"link {place + 1}, {mutant.what}")
            single = replace(claim, relations=(mutant.relation,))
            by_numbers = verdict.extent == NUMBERS
            found.append((mutant, judge_mutant(single, judge, by_numbers)))
    return tuple(found)


def judge_mutant(claim: Claim, judge, by_numbers: bool = False) -> str:
    """``killed``, ``ill-typed``, ``equivalent`` or ``survived``."""
    try:
        with limits():
            return _judged(claim, judge, by_numbers)
    except TooLarge:
        return "survived"


def resolved(claim: Claim, scope: Scope) -> Claim:
    """A claim whose only relation was changed, with everything filled in again."""
    resolver = Resolver(scope, dict(claim.free), dict(claim.extra))
    return replace(claim, relations=(resolver.relation(claim.relations[0]),))


def _judged(claim: Claim, judge, by_numbers: bool) -> str:
    relation = claim.relations[0]
    if relation.left == relation.right:
        return "ill-typed"
    try:
        claim = resolved(claim, judge.scope)
        if by_numbers:
            verdict = judge.numbers(claim)
            return "equivalent" if verdict.ok else "killed"
        if judge.refutes(claim):
            return "killed"
    except (EquationError, Undefined):
        return "ill-typed"
    if judge.proves(claim):
        return "equivalent"
    try:
        return "killed" if judge.refutes(claim, MANY_DRAWS) else "survived"
    except EquationError:
        return "ill-typed"
