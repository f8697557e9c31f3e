r"""The syntax tree: what a formula says, before anything is known about its names.

Every node is a small frozen dataclass, so that trees compare and hash by
value and a mutant is a new tree.  `latex` writes a tree back, which is how
mutants and counterexamples are shown to a reader.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from functools import cache, wraps

from .table import bound_index

# Endings of a name that is one for each example, for each index, for each index from zero.
FAMILY, MEMBERS, FROM_ZERO = r"^{(\cdot)}", r"_{\cdot}", r"_{0\cdot}"
RAISED = r"^{\cdot}"  # x^i, one for each i, without brackets


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The names of a node's fields."""
    return tuple(field.name for field in fields(kind))


@cache
def _compared(kind: type) -> tuple[str, ...]:
    """The names of the fields by which nodes are equal."""
    return tuple(field.name for field in fields(kind) if field.compare)


def remembered(function):
    """Find out once for each node, and keep it there: a node never changes."""
    place = f"_{function.__name__}"

    @wraps(function)
    def known(node: Node):
        kept = node.__dict__
        if place not in kept:
            kept[place] = function(node)
        return kept[place]

    return known


@dataclass(frozen=True)
class Node:
    """A node of the tree."""

    def __init_subclass__(cls):
        cls.__hash__ = remembered(Node.__hash__)  # which a dataclass leaves as it is

    def __hash__(self):
        return hash((type(self), *(getattr(self, name) for name in _compared(type(self)))))

    def __getstate__(self):
        """The fields; what is `remembered` is found again."""
        return {name: getattr(self, name) for name in _parts(type(self))}


@dataclass(frozen=True)
class Num(Node):
    """A number as printed; ``decimals`` counts its digits after the point."""

    value: Fraction
    decimals: int = 0


ZERO, ONE, TWO = Num(Fraction(0)), Num(Fraction(1)), Num(Fraction(2))


@dataclass(frozen=True)
class Name(Node):
    r"""A name by its canonical LaTeX, such as ``\hat{y}`` or ``\mathbf{w}``."""

    key: str


@dataclass(frozen=True)
class Index(Node):
    """Entry or family member: ``base`` at ``indices``."""

    base: Node
    indices: tuple[Node, ...]


@dataclass(frozen=True)
class Call(Node):
    """A function (``primes`` times differentiated) at its arguments.

    As the page writes it, ``given`` tells behind which argument a bar stands, 0 if none does.
    """

    function: str
    arguments: tuple[Node, ...]
    primes: int = 0
    given: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Bare(Node):
    r"""A function without its argument, as in ``\sigma(1 - \sigma)``."""

    function: str
    primes: int = 0


@dataclass(frozen=True)
class At(Node):
    """What stands before a bracket that may be its argument: types decide, or it is refused."""

    head: Node
    point: Node
    inside: str = ""  # the function whose argument it is, without brackets
    square: bool = False  # whether the bracket is one of these, [ ]
    raised: bool = False  # whether an exponent stands behind it: of the value, or of the point


@dataclass(frozen=True)
class Binding(Node):
    """A named argument of a probability: ``y = 1`` in ``P(y = 1 | x)``."""

    name: str
    value: Node


@dataclass(frozen=True)
class Neg(Node):
    """Minus its body."""

    body: Node


@dataclass(frozen=True)
class Add(Node):
    """A sum of two or more terms."""

    terms: tuple[Node, ...]


@dataclass(frozen=True)
class Cases(Add):
    """Two cases: each value times the indicator of its condition."""


@dataclass(frozen=True)
class Mul(Node):
    """A product, in printed order: matrices need not commute."""

    factors: tuple[Node, ...]


@dataclass(frozen=True)
class Hadamard(Node):
    r"""An entry-by-entry product, ``\odot``; ``open`` are places of factors without a bracket."""

    factors: tuple[Node, ...]
    open: frozenset[int] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True)
class Dot(Node):
    r"""A product written with ``\cdot``: of two vectors, their inner product."""

    left: Node
    right: Node


@dataclass(frozen=True)
class Ones(Node):
    """The vector of ones with a given number of entries."""

    size: Node


@dataclass(frozen=True)
class Div(Node):
    """A fraction."""

    above: Node
    below: Node


@dataclass(frozen=True)
class Pow(Node):
    """A power; ``before`` if it stands before an index or an argument, ``A^2_{ij}``, ``f^2(x)``."""

    base: Node
    exponent: Node
    before: bool = False


@dataclass(frozen=True)
class Transpose(Node):
    """A transpose."""

    body: Node


@dataclass(frozen=True)
class Norm(Node):
    """A norm; ``order`` is 2, 1 or ``F``; ``barred`` if it was written with single bars."""

    body: Node
    order: int | str = 2
    barred: bool = False


@dataclass(frozen=True)
class Abs(Node):
    """An absolute value."""

    body: Node


@dataclass(frozen=True)
class Vector(Node):
    """A vector written out, ``(2, -1)``."""

    entries: tuple[Node, ...]


@dataclass(frozen=True)
class Sum(Node):
    """A sum or product over an index.  Bounds may be left to the declarations.

    ``excluded`` is the ``i`` of ``j ≠ i``.  One that ``reaches`` over a plus had no brackets, a
    ``bare`` one no index.
    """

    kind: str
    index: str
    lower: Node | None
    upper: Node | None
    excluded: Node | None
    body: Node
    reaches: bool = field(default=False, compare=False)
    bare: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Target(Node):
    """What is differentiated by, and how often."""

    node: Node
    order: int = 1


@dataclass(frozen=True)
class Derivative(Node):
    r"""A derivative.  ``held`` names are kept fixed: ``\left. … \right|_{b}``.

    ``sized`` marks a ``d`` that is also a length on the page; one by a vector that is ``upright``
    is a column also where the page writes rows.
    """

    body: Node
    targets: tuple[Target, ...]
    held: tuple[str, ...] = ()
    total: bool = False
    sized: bool = False
    upright: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True)
class Gradient(Node):
    r"""``\nabla_{target} body``."""

    target: Node
    body: Node
    upright: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True)
class Hessian(Node):
    r"""``\nabla^2_{target} body``."""

    target: Node
    body: Node


SLOPES = Derivative | Gradient | Hessian


@dataclass(frozen=True)
class Indicator(Node):
    """1 where the relation holds, else 0."""

    relation: Relation


@dataclass(frozen=True)
class Relation(Node):
    """Two sides and what is said between them: ``= < <= > >= approx !=``."""

    op: str
    left: Node
    right: Node


# What a relation between two numbers demands.
STANDS = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge,
}  # fmt: skip


@remembered
def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, in printed order."""
    found = []
    for name in _parts(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, Node))
    return tuple(found)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, each before what is below it."""
    todo = [node]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(reversed(children(node)))


def has(node: Node, kinds) -> bool:
    """Whether a node of these classes occurs."""
    return any(isinstance(item, kinds) for item in walk(node))


def rebuild(node: Node, change) -> Node:
    """The same node with ``change`` applied to each child."""
    changed = {}
    for name in _parts(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            new = change(value)
        elif isinstance(value, tuple):
            new = tuple(change(item) if isinstance(item, Node) else item for item in value)
        else:
            continue
        if new != value:
            changed[name] = new
    return replace(node, **changed) if changed else node


def replaced(node: Node, swap: dict) -> Node:
    """The tree with some of its nodes replaced."""
    return swap[node] if node in swap else rebuild(node, lambda child: replaced(child, swap))


@remembered
def names(node: Node) -> frozenset[str]:
    """Keys of all names and functions that occur."""
    own = {node.key} if isinstance(node, Name) else _functions(node)
    return frozenset(own).union(*map(names, children(node)))


def free_names(node: Node, bound: frozenset[str] = frozenset()) -> frozenset[str]:
    """Like `names`, without the indices bound by sums and those in ``bound``."""
    found, functions = _free(node)
    return found - bound | functions


@remembered
def _free(node: Node) -> tuple[frozenset[str], frozenset[str]]:
    """Free names; and what cannot be bound: functions, and what a derivative keeps fixed."""
    if isinstance(node, Name):
        return frozenset({node.key}), frozenset()
    below = [_free(child) for child in children(node)]
    functions = frozenset(_functions(node)).union(*(functions for _, functions in below))
    if isinstance(node, Sum):
        limits = [_free(part)[0] for part in (node.lower, node.upper, node.excluded) if part]
        return (_free(node.body)[0] - {node.index}).union(*limits), functions
    return frozenset().union(*(found for found, _ in below)) - bound_index(node), functions


def _functions(node: Node) -> tuple[str, ...]:
    if isinstance(node, Call | Bare):
        return (node.function,)
    return node.held if isinstance(node, Derivative) else ()


def product(factors) -> Node:
    """A product, or the only factor."""
    return factors[0] if len(factors) == 1 else Mul(tuple(factors))


def whole_key(node: Name | Index) -> str:
    """The key of a name, or of the name that an entry is of."""
    return node.base.key if isinstance(node, Index) else node.key


def is_numeric(node: Node) -> bool:
    """Whether the expression holds numbers only."""
    return not any(
        isinstance(item, Name | Bare | Derivative | Gradient | Hessian | Sum) for item in walk(node)
    )


# ---------------------------------------------------------------- back to LaTeX

RELATION_SIGNS = {
    "=": "=",
    "<": "<",
    ">": ">",
    "<=": r"\le",
    ">=": r"\ge",
    "succeq": r"\succeq",
    "preceq": r"\preceq",
    "approx": r"\approx",
    "!=": r"\neq",
}
ELEMENTWISE = {"log", "exp", "sin", "cos", "arctan", "tanh", "sinh", "cosh", "sqrt"}
BUILT_IN = ELEMENTWISE | {"max", "min"}


def latex(node: Node) -> str:
    """Write the tree as LaTeX that reads back as the same tree."""
    return _Writer().write(node)


def _one_less(node: Node) -> Node:
    """``j`` for ``j + 1``: the place of an entry that the page counts from zero."""
    if isinstance(node, Num):
        return Num(node.value - 1)
    if isinstance(node, Add) and len(node.terms) == 2 and node.terms[1] == ONE:
        return node.terms[0]
    return Add((node, Neg(ONE)))


class _Writer:
    """One method for each node class."""

    def write(self, node):
        if hasattr(node, "latex"):
            return node.latex(self)
        return getattr(self, type(node).__name__.lower())(node)

    def tight(self, node):
        """As a factor: sums, signs and products of another kind in brackets."""
        text = self.write(node)
        return f"({text})" if isinstance(node, Add | Neg | Relation | Hadamard | Dot) else text

    def whole(self, node):
        """As what an operator before it reaches over: products in brackets, too."""
        return f"({self.write(node)})" if isinstance(node, Mul) else self.tight(node)

    def base(self, node):
        """As the base of a power, transpose or index."""
        text = self.write(node)
        simple = isinstance(node, Name | Num | Vector | Bare) and "^" not in text
        simple = simple or getattr(node, "raised", False)
        return text if simple else f"({text})"

    def num(self, node):
        value = node.value
        if node.decimals:
            return f"{float(value):.{node.decimals}f}"
        if value.denominator == 1:
            return str(value)
        return rf"\frac{{{value.numerator}}}{{{value.denominator}}}"

    def name(self, node):
        return node.key

    def index(self, node):
        base, indices = node.base, node.indices
        if isinstance(base, Name) and base.key.endswith(FROM_ZERO):
            base = Name(base.key.removesuffix(FROM_ZERO))
            indices = tuple(map(_one_less, indices))
        if isinstance(base, Name) and base.key.endswith(")"):
            shown = base.key
            for text in map(self.write, indices):
                before, _, behind = re.split(r"([a-zA-Z]?\\cdot)", shown, maxsplit=1)
                shown = before + text + behind
            return shown
        places, text = [self.write(item) for item in indices], self.base(base)
        if isinstance(base, Name) and base.key.endswith(FAMILY):
            text = f"{base.key.removesuffix(FAMILY)}^{{({places.pop(0)})}}"
        elif isinstance(base, Name) and base.key.endswith(RAISED):
            text = f"{base.key.removesuffix(RAISED)}^{{{places.pop(0)}}}"
        elif isinstance(base, Name):
            text = text.removesuffix(MEMBERS)
        if not places:
            return text
        if isinstance(base, Name) and base.key.endswith("}" + MEMBERS):
            whole, brace, word = text.rpartition("_{")
            if brace and "^" not in word:
                return f"{whole}_{{{word[:-1]}_{{{','.join(places)}}}}}"
        inner = ("" if all(len(place) == 1 for place in places) else ",").join(places)
        return f"{text}_{{{inner}}}"

    def call(self, node):
        name = node.function
        if name in BUILT_IN:
            name = "\\" + name
        shown = [self.write(item) for item in node.arguments]
        bar = node.given or len(shown)
        inner = r" \mid ".join(", ".join(part) for part in (shown[:bar], shown[bar:]) if part)
        return f"{name}{chr(39) * node.primes}({inner})"

    def bare(self, node):
        return node.function + "'" * node.primes

    def at(self, node):
        left, right = "[]" if node.square else "()"
        return f"{self.tight(node.head)}{left}{self.write(node.point)}{right}"

    def binding(self, node):
        return f"{node.name} = {self.write(node.value)}"

    def neg(self, node):
        return "-" + self.tight(node.body)

    def add(self, node):
        text = self.write(node.terms[0])
        for term in node.terms[1:]:
            if isinstance(term, Neg):
                text += " - " + self.tight(term.body)
            else:
                text += " + " + self.write(term)
        return text

    def cases(self, node):
        return self.add(node)

    def mul(self, node):
        *before, last = node.factors
        parts = [self.before_a_factor(item) for item in before] + [self.tight(last)]
        text = parts[0]
        for left, right, part in zip(before, node.factors[1:], parts[1:], strict=True):
            dot = isinstance(right, Num) or isinstance(left, Derivative)
            text += (r" \cdot " if dot else r" \, ") + part
        return text

    def before_a_factor(self, node):
        """A sum or a gradient in brackets: it would reach over what stands behind it."""
        last = node
        while isinstance(last, Mul):
            last = last.factors[-1]
        reaches = isinstance(last, Sum | Gradient | Hessian)
        return f"({self.write(node)})" if reaches else self.tight(node)

    def hadamard(self, node):
        return r" \odot ".join(
            f"({self.write(item)})" if isinstance(item, Mul) else self.tight(item)
            for item in node.factors
        )

    def dot(self, node):
        return rf"{self.tight(node.left)} \cdot {self.tight(node.right)}"

    def ones(self, node):
        return rf"\mathbf{{1}}_{{{self.write(node.size)}}}"

    def div(self, node):
        return rf"\frac{{{self.write(node.above)}}}{{{self.write(node.below)}}}"

    def pow(self, node):
        if node.before and isinstance(node.base, Call):
            name, bracket, rest = self.write(node.base).partition("(")
            return f"{name}^{{{self.write(node.exponent)}}}{bracket}{rest}"
        return f"{self.base(node.base)}^{{{self.write(node.exponent)}}}"

    def transpose(self, node):
        return rf"{self.base(node.body)}^\top"

    def norm(self, node):
        order = "" if node.order == 2 else f"_{node.order}"
        return rf"\|{self.write(node.body)}\|{order}"

    def abs(self, node):
        return f"|{self.write(node.body)}|"

    def vector(self, node):
        return "(" + ", ".join(self.write(item) for item in node.entries) + ")"

    def sum(self, node):
        below = node.index
        if node.excluded is not None:
            below += rf" \neq {self.write(node.excluded)}"
        elif node.lower is not None:
            below += f"={self.write(node.lower)}"
        above = f"^{{{self.write(node.upper)}}}" if node.upper is not None else ""
        return rf"\{node.kind}_{{{below}}}{above} {self.tight(node.body)}"

    def target(self, node):
        order = f"^{node.order}" if node.order > 1 else ""
        return rf"\partial {self.write(node.node)}{order}"

    def derivative(self, node):
        order = sum(target.order for target in node.targets)
        above = r"\partial" + (f"^{order}" if order > 1 else "")
        below = " ".join(self.target(target) for target in node.targets)
        if isinstance(node.body, Name | Index | Bare | Call):
            text = rf"\frac{{{above} {self.write(node.body)}}}{{{below}}}"
        else:
            text = rf"\frac{{{above}}}{{{below}}} ({self.write(node.body)})"
        if node.held:
            text = rf"\left.{text}\right|_{{{', '.join(node.held)}}}"
        return text

    def gradient(self, node):
        return rf"\nabla_{{{self.write(node.target)}}} {self.whole(node.body)}"

    def hessian(self, node):
        return rf"\nabla^2_{{{self.write(node.target)}}} {self.whole(node.body)}"

    def indicator(self, node):
        return rf"\mathbb{{1}}({self.relation(node.relation)})"

    def relation(self, node):
        return f"{self.write(node.left)} {RELATION_SIGNS[node.op]} {self.write(node.right)}"
