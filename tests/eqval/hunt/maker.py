"""Typed trees out of a source of chance."""

from __future__ import annotations

import random
from fractions import Fraction

from eqval.constructs.expectation import Expectation
from eqval.constructs.extremum import Extremum
from eqval.constructs.square import Determinant
from eqval.constructs.table import Diagonal, Grid
from eqval.reading import tree

from .lands import Land

ORDERS = ["<", "<=", ">", ">="]
NUMBERS = [Fraction(n) for n in (0, 1, 2, 3)] + [Fraction(1, 2)]
ELEMENTARY = ["exp", "exp", "sin", "cos", "tanh", "arctan"]
SHAPES = (
    ["add"] * 5 + ["mul"] * 5 + ["sum"] * 4 + ["derivative"] * 3 + ["neg", "pow", "pow"]
    + ["div", "div", "log", "max", "min", "most", "most", "abs", "step", "step", "dot", "norm"]
    + ["elementary"] * 5 + ["function"] * 4
)  # fmt: skip


def num(value) -> tree.Num:
    return tree.Num(Fraction(value))


ONE, TWO, N = num(1), num(2), tree.Name("n")
Free = dict[str, str]  # indices that may be used, and the length along which each runs


class Maker:
    """Makes formulas in a land; ``known`` holds what stands for what by its facts."""

    def __init__(self, chance: random.Random, land: Land):
        self.chance, self.land, self.known = chance, land, {}
        needs = {"dot": land.vectors, "norm": land.vectors, "sum": land.entries,
                 "most": land.entries, "function": land.functions}  # fmt: skip
        self.shapes = [shape for shape in (*SHAPES, *land.shapes) if needs.get(shape, True)]

    def scalar(self, depth: int, free: Free) -> tree.Node:
        """A number."""
        pick = self.chance.choice
        if depth <= 0 or self.chance.random() < 0.1:
            return self.leaf(free)
        return getattr(self, pick(self.shapes))(depth, free)

    def sub(self, depth, free, less=1):
        return self.scalar(depth - less, free)

    def add(self, depth, free):
        return tree.Add((self.sub(depth, free), self.signed(self.sub(depth, free))))

    def neg(self, depth, free):
        return tree.Neg(self.unsigned(self.sub(depth, free)))

    def mul(self, depth, free):
        return tree.Mul((self.sub(depth, free), self.sub(depth, free)))

    def div(self, depth, free):
        below = [TWO, self.positive(depth - 1, free), self.positive(0, free)]
        return tree.Div(self.sub(depth, free), self.chance.choice(below))

    def pow(self, depth, free):
        return tree.Pow(self.sub(depth, free), num(self.chance.choice([2, 2, 3])))

    def log(self, depth, free):
        return tree.Call("log", (self.positive(depth - 1, free),))

    def elementary(self, depth, free):
        return tree.Call(self.chance.choice(ELEMENTARY), (self.sub(depth, free),))

    def function(self, depth, free):
        return tree.Call(self.chance.choice(self.land.functions), (self.sub(depth, free),))

    def max(self, depth, free):
        return tree.Call("max", (self.sub(depth, free), self.sub(depth, free)))

    def min(self, depth, free):
        return tree.Call("min", (self.sub(depth, free), self.sub(depth, free)))

    def abs(self, depth, free):
        return tree.Abs(self.sub(depth, free))

    def step(self, depth, free):
        sides = self.sub(depth, free, 2), self.sub(depth, free, 2)
        return tree.Indicator(tree.Relation(self.chance.choice(ORDERS), *sides))

    def label(self, depth, free):
        return tree.Indicator(self.label_relation(free))

    def leaflabel(self, depth, free):
        return tree.Name(self.chance.choice(["y", "t"]))

    def most(self, depth, free):
        length = self.length()
        index = self.index(free, length)
        body = self.about(index, length, self.scalar(depth - 1, {**free, index: length}))
        return Extremum(self.chance.choice(["max", "min"]), index, body)

    def dot(self, depth, free):
        length = self.vector_length()
        one, other = (self.vector(depth - 2, length, free) for _ in range(2))
        if self.land.rows:
            return tree.Mul((one, tree.Transpose(other)))
        return tree.Mul((tree.Transpose(one), other))

    def norm(self, depth, free):
        return tree.Pow(tree.Norm(self.vector(depth - 2, self.vector_length(), free)), TWO)

    def mean(self, depth, free):
        value, sub = tree.Name("X"), self.scalar(depth - 1, {})
        value = self.chance.choice([value, tree.Mul((sub, value)), tree.Pow(value, TWO), sub])
        return Expectation(tree.Add((value, self.signed(self.scalar(depth - 2, {})))))

    def det(self, depth, free):
        return Determinant(Grid(tuple(self.sub(depth, free, 2) for _ in range(4)), 2))

    def row(self, depth, free):
        rows = (Grid(tuple(self.sub(depth, free, 2) for _ in range(2)), n) for n in (2, 1))
        return tree.Mul(tuple(rows))

    def zero(self, depth, free):
        index = self.index(free)
        body = tree.Mul((self.leaf(free), tree.Index(tree.Name("v"), (tree.Name(index),))))
        return tree.Sum("sum", index, num(0), tree.Add((N, tree.Neg(ONE))), None, body)

    def fact(self, depth, free):
        return self.stated(self.land.facts, free) or self.leaf(free)

    def stated(self, facts, free) -> tree.Node | None:
        """One side of a fact of the land; the other is remembered."""
        fact = self.chance.choice(facts)
        if (at := self.at(free, *fact)) is None:
            return None
        left, right = (self.land.tree(side, at) for side in fact)
        if self.chance.random() < 0.3 and not isinstance(right, tree.Num):
            left, right = right, left
        self.known[left] = right
        return left

    def at(self, free: Free, *templates: str) -> dict[str, str] | None:
        """Indices for the places of templates; None where there are none."""
        found: dict[str, str] = {}
        for place in self.land.places(*templates):
            length = place.rstrip("'")
            letters = [
                x for x, along in free.items() if along == length and x not in found.values()
            ]
            if not letters:
                return None
            found[place] = self.chance.choice(letters)
        return found

    def named(self, templates, free) -> tree.Node | None:
        """A name of the land; None if there is none at these indices."""
        templates = [text for text in templates if self.at(free, text) is not None]
        if not templates:
            return None
        text = self.chance.choice(templates)
        return self.land.tree(text, self.at(free, text))

    def vector(self, depth: int, length: str, free: Free) -> tree.Node:
        """A vector of numbers."""
        pick, land = self.chance.choice, self.land
        name = self.named(land.vectors.get(length, ()), free)
        if depth <= 0 or self.chance.random() < 0.2:
            return name
        kinds = ["add", "scaled", "scaled", "odot", "matrix", "matrix", "entrywise"]
        kinds += ["fact"] * 4 * bool(land.vector_facts.get(length))
        if not land.rows:
            kinds += ["diag"] + ["slope"] * bool(land.gradient)
        kind, sub = pick(kinds), lambda: self.vector(depth - 1, length, free)
        if kind == "fact":
            return self.stated(land.vector_facts[length], free) or name
        if kind == "diag":
            return tree.Mul((Diagonal(sub()), sub()))
        if kind == "add":
            return tree.Add((sub(), self.signed(sub())))
        if kind == "scaled":
            return tree.Mul((self.unsigned(self.scalar(depth - 1, free)), sub()))
        if kind == "odot":
            return tree.Hadamard((sub(), sub()))
        if kind == "matrix":
            return self.product(depth, length, free) or name
        if kind == "entrywise":
            functions = [name for name in land.functions if name != "f"]
            return tree.Call(pick(["exp", "tanh", *functions]), (sub(),))
        if length != land.lengths[0]:
            return name
        return tree.Gradient(land.read(pick(land.gradient)), self.scalar(depth - 1, free))

    def product(self, depth: int, length: str, free: Free) -> tree.Node | None:
        """A matrix, or its transpose, times a vector."""
        ways = [
            (name, other, turned)
            for sides, names in self.land.matrices.items() for name in names
            for turned, (own, other) in enumerate([sides, sides[::-1]])
            if own == length and (other in self.land.vectors)
        ]  # fmt: skip
        if not ways:
            return None
        name, other, turned = self.chance.choice(ways)
        matrix, inner = self.land.read(name), self.vector(depth - 1, other, free)
        if bool(turned) != self.land.rows:
            matrix = tree.Transpose(matrix)
        return tree.Mul((inner, matrix) if self.land.rows else (matrix, inner))

    def leaf(self, free: Free) -> tree.Node:
        pick = self.chance.choice
        kind = pick(["number", "name", "name", "name", "entry", "entry", "size"])
        if kind == "number":
            return tree.Num(pick(NUMBERS))
        if kind == "size":
            return tree.Name(pick(["n", "m"]))
        if kind == "entry" and (found := self.entry(free)):
            return found
        return self.named(self.land.numbers, free)

    def entry(self, free: Free) -> tree.Node | None:
        pick, entries = self.chance.choice, self.land.entries
        if not entries:
            return None
        letters = [letter for letter, length in free.items() if length in entries]
        if letters:
            place = pick(letters)
            length = free[place]
        else:
            length = pick([*entries])
            place = pick(["1", "2", r"\ell"] if self.land.name == "plain" else ["1", "2"])
        return self.land.tree(pick(entries[length]), {length: place})

    def positive(self, depth: int, free: Free) -> tree.Node:
        """A number above zero."""
        kind = self.chance.choice(["name", "name", "exp", "square", "sum"])
        if kind == "exp":
            return tree.Call("exp", (self.scalar(depth - 1, free),))
        if kind == "square":
            return tree.Add((ONE, tree.Pow(self.scalar(depth - 1, free), TWO)))
        if kind == "sum" and self.land.entries:
            length = self.length()
            index = self.index(free, length)
            inner = self.entry({index: length})
            upper = self.land.read(length)
            return tree.Sum("sum", index, ONE, upper, None, tree.Call("exp", (inner,)))
        return self.named(self.land.positive, free)

    def sum(self, depth: int, free: Free) -> tree.Node:
        length = self.length()
        index = self.index(free, length)
        low = self.chance.choice([ONE, ONE, ONE, TWO])
        high = self.land.read(length)
        if length == "n" and self.chance.random() < 0.25:
            high = tree.Add((N, tree.Neg(ONE)))
        excluded, others = None, [other for other, along in free.items() if along == length]
        if others and self.chance.random() < 0.3:
            low, high, excluded = None, None, tree.Name(self.chance.choice(others))
        body = self.scalar(depth - 1, {**free, index: length})
        return tree.Sum("sum", index, low, high, excluded, self.about(index, length, body))

    def about(self, index: str, length: str, body: tree.Node) -> tree.Node:
        """The body, in which the index occurs."""
        if index in tree.free_names(body):
            return body
        return tree.Mul((self.entry({index: length}), body))

    def length(self) -> str:
        return self.chance.choice([*self.land.entries])

    def vector_length(self) -> str:
        return self.chance.choice([*self.land.vectors])

    def index(self, free: Free, length: str = "") -> str:
        letters = self.land.letters.get(length, "") + "ijhv" * (not self.land.letters) + "cs"
        return next(letter for letter in letters if letter not in free)

    def label_relation(self, free: Free) -> tree.Relation:
        pick, letters = self.chance.choice, [*free]
        op = pick(["=", "!=", *ORDERS])
        if len(free) > 1:
            return tree.Relation(op, tree.Name(letters[0]), tree.Name(letters[-1]))
        if free:
            others = [tree.Name(r"\ell"), ONE, num(3)]
            return tree.Relation(op, tree.Name(letters[0]), pick(others))
        if pick([True, False]):
            return tree.Relation(op, tree.Name("y"), pick([num(0), ONE]))
        return tree.Relation(op, tree.Name(r"\ell"), pick([ONE, TWO, num(4)]))

    def derivative(self, depth: int, free: Free) -> tree.Node:
        body = self.scalar(depth - 1, free)
        order = self.chance.choice([1, 1, 1, 2])
        target = self.named(self.land.by, free)
        return tree.Derivative(body, (tree.Target(target, order),))

    def signed(self, node):
        return tree.Neg(self.unsigned(node)) if self.chance.random() < 0.4 else node

    def unsigned(self, node):
        return node.body if isinstance(node, tree.Neg) else node
