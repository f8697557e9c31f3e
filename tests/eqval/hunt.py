r"""Random typed formulas against eqval itself: it must never contradict itself.

Six things must hold for every formula, of numbers and of vectors.

- *read*: what is written is read back with the same meaning.
- *agree*: both meanings give the same number, on random samples, on ties and far from
  zero, before and after the canonical form.
- *true*: a formula that is true by its making is not refuted.
- *mutant*: what is proved is not refuted by more samples, on ties and far from zero, and
  what is refuted not proved.
- *value*: what is said to have a value everywhere has one at the ends of the declared sets.
- *infer*: what is proved of names that are not declared is not refuted of declared ones.

Run it for hours with ``python -m tests.eqval.hunt --claims 200000``; ``--seed`` and
``--start`` go on where another run has stopped.  What is found is printed smallest first.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import mpmath as mp
import sympy as sp

from eqval.constructs.expectation import Expectation
from eqval.constructs.extremum import Extremum
from eqval.constructs.largest import Largest
from eqval.constructs.table import Determinant, Diagonal, Grid
from eqval.faces.check import _Reading
from eqval.judging.judge import Judge
from eqval.judging.mutants import mutants
from eqval.meaning.inference import understood
from eqval.meaning.typing import Resolver
from eqval.pages.given import build_scope, parsed
from eqval.proving.atoms import Arbitrary, CannotTranslate, Exp, Step, fresh
from eqval.proving.translate import Symbolic
from eqval.reading import tree
from eqval.reading.budget import Budget, TooLarge, limits
from eqval.reading.errors import EquationError, Undefined
from eqval.reading.statement import Statement, read_statement
from eqval.refuting.evaluate import Precision, order_of
from eqval.refuting.samples import has_value, in_world

GIVEN = [
    r"n, m \in \mathbb{N}",
    r"x, u \in \mathbb{R}",
    r"r \in \mathbb{R}_{>0}",
    r"p \in (0,1)",
    r"d \in [0,1]",
    r"y \in \{0, 1\}",
    r"t \in \{-1, 1\}",
    r"\ell \in \{1, \dots, n\}",
    r"\mathbf{a}, \mathbf{b} \in \mathbb{R}^n",
    r"\mathbf{c} \in (0,1)^n",
    r"\mathbf{s} \in \Delta^n",
    r"W \in \mathbb{R}^{m \times n}",
    r"\mathbf{q} \in \mathbb{R}^m",
    r"f : \mathbb{R} \to \mathbb{R}",
    r"\sigma(z) = \frac{1}{1 + e^{-z}}",
    r"\rho(z) = \max(0, z)",
    r"w = \mathbf{a}^\top \mathbf{b} + u",
    r"g = \sigma(w)",
    r"L = -y \log g - (1 - y) \log(1 - g)",
    r"o_i = \frac{e^{a_i}}{\sum_{j=1}^n e^{a_j}}",
    r"X_1, \dots, X_n \in \mathbb{R}",
    r"\mathbb{E}[X] = \sum_{k=1}^n s_k X_k",
    r"v_0, \dots, v_{n-1} \in \mathbb{R}",
]
UNTOLD = r"x, u \in \mathbb{R}"  # what the rule of inference leaves out
REALS, VECTORS = ["x", "u", "r", "p", "d", "w", "g"], [r"\mathbf{a}", r"\mathbf{b}", r"\mathbf{c}"]
ENTRIES = [*VECTORS, r"\mathbf{s}", "o"]
BY = ["x", "u", "p", "w"]
ORDERS = ["<", "<=", ">", ">="]
NUMBERS = [Fraction(n) for n in (0, 1, 2, 3)] + [Fraction(1, 2)]
SPECIAL = (Fraction(0), Fraction(1), Fraction(2), Fraction(3))
CLOSE = mp.mpf(10) ** -18
SHAPED = (tree.Transpose, Grid, Diagonal)  # factors of these do not commute
SECONDS = 2.0  # for one rule on one formula


def num(value) -> tree.Num:
    return tree.Num(Fraction(value))


ONE, TWO, N = num(1), num(2), tree.Name("n")


class Maker:
    """Makes typed trees out of a source of chance."""

    def __init__(self, chance: random.Random):
        self.chance = chance

    def scalar(self, depth: int, free: tuple[str, ...] = ()) -> tree.Node:
        """A number; ``free`` are the indices along n that may be used."""
        pick = self.chance.choice
        if depth <= 0 or self.chance.random() < 0.1:
            return self.leaf(free)
        sub = lambda less=1: self.scalar(depth - less, free)  # noqa: E731
        kind = pick(SHAPES)
        if kind == "add":
            return tree.Add((sub(), self.signed(sub())))
        if kind == "neg":
            return tree.Neg(self.unsigned(sub()))
        if kind == "mul":
            return tree.Mul((sub(), sub()))
        if kind == "div":
            below = [tree.Name("r"), tree.Name("d"), TWO, self.positive(depth - 1, free)]
            return tree.Div(sub(), pick(below))
        if kind == "pow":
            return tree.Pow(sub(), num(pick([2, 2, 3])))
        if kind == "log":
            return tree.Call("log", (self.positive(depth - 1, free),))
        if kind in ("exp", "sin", "cos", "tanh", r"\sigma", r"\rho", "f"):
            return tree.Call(kind, (sub(),))
        if kind in ("max", "min"):
            return tree.Call(kind, (sub(), sub()))
        if kind == "abs":
            return tree.Abs(sub())
        if kind == "step":
            return tree.Indicator(tree.Relation(pick(ORDERS), sub(2), sub(2)))
        if kind == "label":
            return tree.Indicator(self.label_relation(free))
        if kind == "sum":
            return self.sum(depth, free)
        if kind == "most":
            index = self.index(free)
            body = self.about(index, self.scalar(depth - 1, (*free, index)))
            return Extremum(pick(["max", "min"]), index, body)
        if kind == "dot":
            one, other = self.vector(depth - 2), self.vector(depth - 2)
            return tree.Mul((tree.Transpose(one), other))
        if kind == "mean":
            value = pick([tree.Name("X"), tree.Mul((sub(), tree.Name("X"))),
                          tree.Pow(tree.Name("X"), TWO), sub()])  # fmt: skip
            return Expectation(tree.Add((value, self.signed(self.scalar(depth - 2)))))
        if kind == "det":
            return Determinant(Grid(tuple(self.scalar(depth - 2, free) for _ in range(4)), 2))
        if kind == "row":
            row = Grid(tuple(self.scalar(depth - 2, free) for _ in range(2)), 2)
            column = Grid(tuple(self.scalar(depth - 2, free) for _ in range(2)), 1)
            return tree.Mul((row, column))
        if kind == "zero":
            index = self.index(free)
            body = tree.Mul((self.leaf(free), tree.Index(tree.Name("v"), (tree.Name(index),))))
            return tree.Sum("sum", index, num(0), tree.Add((N, tree.Neg(ONE))), None, body)
        if kind == "norm":
            return tree.Pow(tree.Norm(self.vector(depth - 2)), TWO)
        return self.derivative(depth, free)

    def vector(self, depth: int) -> tree.Node:
        """A column of n numbers."""
        pick = self.chance.choice
        name = tree.Name(pick(VECTORS))
        if depth <= 0 or self.chance.random() < 0.2:
            return name
        kind = pick(["add", "scaled", "scaled", "odot", "matrix", "entrywise", "slope", "diag"])
        if kind == "diag":
            return tree.Mul((Diagonal(self.vector(depth - 1)), self.vector(depth - 1)))
        if kind == "add":
            return tree.Add((self.vector(depth - 1), self.signed(self.vector(depth - 1))))
        if kind == "scaled":
            return tree.Mul((self.unsigned(self.scalar(depth - 1)), self.vector(depth - 1)))
        if kind == "odot":
            return tree.Hadamard((self.vector(depth - 1), self.vector(depth - 1)))
        if kind == "matrix":
            inner = tree.Mul((tree.Name("W"), self.vector(depth - 1)))
            inner = pick([tree.Name(r"\mathbf{q}"), inner])
            return tree.Mul((tree.Transpose(tree.Name("W")), inner))
        if kind == "entrywise":
            return tree.Call(pick(["exp", r"\sigma", "tanh", r"\rho"]), (self.vector(depth - 1),))
        return tree.Gradient(tree.Name(r"\mathbf{a}"), self.scalar(depth - 1))

    def leaf(self, free) -> tree.Node:
        pick = self.chance.choice
        kind = pick(["number", "name", "name", "label", "entry", "entry", "size"])
        if kind == "number":
            return tree.Num(pick(NUMBERS))
        if kind == "label":
            return tree.Name(pick(["y", "t"]))
        if kind == "size":
            return tree.Name(pick(["n", "m"]))
        if kind == "entry":
            places = [tree.Name(index) for index in free] or [ONE, TWO, tree.Name(r"\ell")]
            return tree.Index(tree.Name(pick(ENTRIES)), (pick(places),))
        return tree.Name(pick(REALS))

    def positive(self, depth: int, free) -> tree.Node:
        """A number above zero."""
        pick = self.chance.choice
        kind = pick(["name", "entry", "exp", "square", "sum"])
        if kind == "entry" and free:
            name = pick([r"\mathbf{c}", r"\mathbf{s}", "o"])
            return tree.Index(tree.Name(name), (tree.Name(pick(free)),))
        if kind == "exp":
            return tree.Call("exp", (self.scalar(depth - 1, free),))
        if kind == "square":
            return tree.Add((ONE, tree.Pow(self.scalar(depth - 1, free), TWO)))
        if kind == "sum":
            index = self.index(free)
            inner = tree.Index(tree.Name(r"\mathbf{a}"), (tree.Name(index),))
            return tree.Sum("sum", index, ONE, N, None, tree.Call("exp", (inner,)))
        return tree.Name(pick(["r", "p", "g"]))

    def sum(self, depth: int, free) -> tree.Node:
        index = self.index(free)
        low = self.chance.choice([ONE, ONE, ONE, TWO])
        high = self.chance.choice([N, N, N, tree.Add((N, tree.Neg(ONE)))])
        excluded = None
        if free and self.chance.random() < 0.3:
            low, high, excluded = None, None, tree.Name(self.chance.choice(free))
        body = self.scalar(depth - 1, (*free, index))
        body = self.about(index, body)
        return tree.Sum("sum", index, low, high, excluded, body)

    def about(self, index: str, body: tree.Node) -> tree.Node:
        """The body, in which the index occurs."""
        if index in tree.free_names(body):
            return body
        entry = tree.Index(tree.Name(self.chance.choice(ENTRIES)), (tree.Name(index),))
        return tree.Mul((entry, body))

    def index(self, free) -> str:
        return next(letter for letter in "ijkhv" if letter not in free)

    def label_relation(self, free) -> tree.Relation:
        pick = self.chance.choice
        op = pick(["=", "!=", *ORDERS])
        if len(free) > 1:
            return tree.Relation(op, tree.Name(free[0]), tree.Name(free[-1]))
        if free:
            return tree.Relation(op, tree.Name(free[0]), pick([tree.Name(r"\ell"), ONE, num(3)]))
        if pick([True, False]):
            return tree.Relation(op, tree.Name("y"), pick([num(0), ONE]))
        return tree.Relation(op, tree.Name(r"\ell"), pick([ONE, TWO, num(4)]))

    def derivative(self, depth: int, free) -> tree.Node:
        body = self.scalar(depth - 1, free)
        order = self.chance.choice([1, 1, 1, 2])
        if free and self.chance.random() < 0.4:
            target = tree.Index(tree.Name(r"\mathbf{a}"), (tree.Name(self.chance.choice(free)),))
        else:
            target = tree.Name(self.chance.choice(BY))
        return tree.Derivative(body, (tree.Target(target, order),))

    def signed(self, node):
        return tree.Neg(self.unsigned(node)) if self.chance.random() < 0.4 else node

    def unsigned(self, node):
        return node.body if isinstance(node, tree.Neg) else node


SHAPES = (
    ["add"] * 5 + ["mul"] * 5 + ["sum"] * 4 + ["derivative"] * 3 + ["neg", "pow", "pow"]
    + ["div", "div", "log", "exp", "exp", "sin", "cos", "tanh", r"\sigma", r"\sigma", r"\rho"]
    + ["f", "max", "min", "most", "most", "abs", "step", "step", "label", "dot", "norm"]
    + ["mean", "mean", "det", "row", "zero"]
)  # fmt: skip


# ---------------------------------------------------------------- what is true by its making


def twin(node: tree.Node, maker: Maker) -> tree.Node:
    """Another way to write the same, by one rule at a random place."""
    places = [(place, new) for place, item in enumerate(tree.walk(node)) for new in same(item)]
    if not places:
        return tree.Add((node, num(0)))
    place, new = maker.chance.choice(places)
    return put(node, place, new)


def put(root: tree.Node, wanted: int, new: tree.Node) -> tree.Node:
    """The tree with node number ``wanted`` of `tree.walk` replaced."""
    at = [-1]

    def change(node):
        at[0] += 1
        if at[0] == wanted:
            at[0] += sum(1 for _ in tree.walk(node)) - 1
            return new
        return tree.rebuild(node, change)

    return change(root)


def same(node: tree.Node):
    """Equal forms of one node."""
    zero = num(0)
    if isinstance(node, tree.Add):
        yield tree.Add(node.terms[::-1])
    if isinstance(node, tree.Hadamard):
        yield tree.Hadamard(node.factors[::-1])
        yield tree.Mul((Diagonal(node.factors[0]), node.factors[1]))
    if isinstance(node, tree.Mul) and isinstance(node.factors[0], Diagonal):
        yield tree.Hadamard((node.factors[0].body, node.factors[1]))
        yield tree.Mul((tree.Transpose(node.factors[0]), node.factors[1]))
    if isinstance(node, Expectation):
        yield tree.Add(tuple(Expectation(term) for term in node.body.terms))
        yield tree.Div(Expectation(tree.Mul((TWO, node.body))), TWO)
    if isinstance(node, Determinant):
        a, b, c, d = node.body.rows
        yield tree.Add((tree.Mul((a, d)), tree.Neg(tree.Mul((b, c)))))
        yield Determinant(tree.Transpose(node.body))
    if isinstance(node, tree.Mul) and isinstance(node.factors[0], Grid):
        (a, b), (c, d) = (item.rows for item in node.factors)
        yield tree.Add((tree.Mul((a, c)), tree.Mul((b, d))))
        yield tree.Mul(tuple(tree.Transpose(item) for item in node.factors[::-1]))
    if isinstance(node, tree.Sum) and node.lower == num(0):
        before = tree.Add((tree.Name(node.index), tree.Neg(ONE)))
        shifted = tree.replaced(node.body, {tree.Name(node.index): before})
        yield tree.Sum("sum", node.index, ONE, N, None, shifted)
    if isinstance(node, tree.Mul) and isinstance(node.factors[0], tree.Transpose):
        one, other = node.factors[0].body, node.factors[1]
        if isinstance(one, tree.Add):
            yield tree.Add(tuple(tree.Mul((tree.Transpose(t), other)) for t in one.terms))
        if one != tree.Name("W"):
            yield tree.Mul((tree.Transpose(other), one))
    if isinstance(node, tree.Gradient) and isinstance(node.body, tree.Add):
        yield tree.Add(tuple(replace(node, body=term) for term in node.body.terms))
    if isinstance(node, tree.Mul) and not tree.has(node, SHAPED):
        one, other = node.factors
        yield tree.Mul((other, one))
        if isinstance(one, tree.Add):
            yield tree.Add(tuple(tree.Mul((term, other)) for term in one.terms))
    if isinstance(node, tree.Pow) and not isinstance(node.base, tree.Norm):
        rest = num(node.exponent.value - 1) if isinstance(node.exponent, tree.Num) else None
        if rest is not None:
            yield tree.Mul((node.base, node.base if rest == ONE else tree.Pow(node.base, rest)))
    if isinstance(node, tree.Abs):
        yield tree.Call("max", (node.body, tree.Neg(node.body)))
    if isinstance(node, tree.Call):
        first = node.arguments[0]
        if node.function == "max":
            gap = tree.Add((node.arguments[1], tree.Neg(first)))
            yield tree.Add((first, tree.Call("max", (zero, gap))))
            yield tree.Neg(tree.Call("min", tuple(map(tree.Neg, node.arguments))))
        if node.function == r"\sigma":
            yield tree.Add((ONE, tree.Neg(tree.Call(r"\sigma", (tree.Neg(first),)))))
        if node.function == r"\rho":
            yield tree.Mul((first, tree.Indicator(tree.Relation(">", first, zero))))
        if node.function == "exp":
            yield tree.Pow(tree.Call("exp", (tree.Div(first, TWO),)), TWO)
        if node.function == "tanh":
            double = tree.Mul((TWO, first))
            yield tree.Add((tree.Mul((TWO, tree.Call(r"\sigma", (double,)))), tree.Neg(ONE)))
        if node.function == "sin":
            yield tree.Neg(tree.Call("sin", (tree.Neg(first),)))
    if isinstance(node, Extremum):
        yield tree.Neg(replace(node, kind=OTHER[node.kind], body=tree.Neg(node.body)))
        more = replace(node, body=tree.Add((node.body, tree.Name("x"))))
        yield tree.Add((more, tree.Neg(tree.Name("x"))))
        more = replace(node, body=tree.Mul((tree.Name("r"), node.body)))
        yield tree.Div(more, tree.Name("r"))
    if isinstance(node, tree.Indicator):
        opposite = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
        relation = replace(node.relation, op=opposite[node.relation.op])
        yield tree.Add((ONE, tree.Neg(tree.Indicator(relation))))
    if isinstance(node, tree.Sum) and isinstance(node.body, tree.Add):
        yield tree.Add(tuple(replace(node, body=term) for term in node.body.terms))
    if isinstance(node, tree.Sum) and node.lower == ONE and node.excluded is None:
        first = swapped(node.body, node.index, ONE)
        if first is not None and node.upper == N:
            yield tree.Add((replace(node, lower=TWO), first))
    if isinstance(node, tree.Derivative) and isinstance(node.body, tree.Add):
        yield tree.Add(tuple(replace(node, body=term) for term in node.body.terms))
    if isinstance(node, tree.Derivative) and isinstance(node.body, tree.Mul):
        factors = node.body.factors
        if node.targets[0].order == 1 and not tree.has(node.body, SHAPED):
            one, other = factors
            yield tree.Add((tree.Mul((replace(node, body=one), other)),
                            tree.Mul((one, replace(node, body=other)))))  # fmt: skip


def swapped(node: tree.Node, index: str, value: tree.Node) -> tree.Node | None:
    """A number for an index; None where an inner sum binds it again or leaves it out."""
    if any(isinstance(item, tree.Sum | Extremum) for item in tree.walk(node)):
        return None
    if node == tree.Name(index):
        return value
    return tree.rebuild(node, lambda item: swapped(item, index, value))


# ---------------------------------------------------------------- a number of a SymPy expression


def ordered(maker: Maker, depth: int, free) -> tree.Relation:
    """An inequality that is true by its making."""
    one, other = maker.scalar(depth, free), maker.scalar(depth, free)
    pair, zero = (one, other), num(0)
    square = tree.Pow(one, TWO)
    sigma = tree.Call(r"\sigma", (one,))
    entry = tree.Index(tree.Name(r"\mathbf{a}"), (tree.Name(free[0]) if free else ONE,))
    step = tree.Indicator(tree.Relation(maker.chance.choice(ORDERS), one, other))
    rest = tree.Add((ONE, tree.Neg(sigma)))
    index = maker.index(free)
    most = Extremum("max", index, maker.about(index, maker.scalar(depth, (*free, index))))
    member = swapped(most.body, index, tree.Name(free[0]) if free else ONE) or zero
    most = most if member != zero else tree.Abs(one)
    left, op, right = maker.chance.choice(
        [
            (square, ">=", zero),
            (tree.Abs(one), ">=", one),
            (tree.Call("max", pair), ">=", one),
            (tree.Call("min", pair), "<=", tree.Call("max", pair)),
            (tree.Call("exp", (one,)), ">=", tree.Add((ONE, one))),
            (tree.Call("exp", (one,)), ">", zero),
            (sigma, "<", ONE),
            (tree.Mul((sigma, rest)), "<=", tree.Div(ONE, num(4))),
            (tree.Call("log", (tree.Add((ONE, square)),)), ">=", zero),
            (tree.Add((square, tree.Pow(other, TWO))), ">=", tree.Mul((TWO, one, other))),
            (step, "<=", ONE),
            (tree.Mul((step, square)), "<=", square),
            (most, ">=", member),
            (tree.Name("p"), "<", ONE),
            (tree.Mul((tree.Name("p"), tree.Name("y"))), "<", ONE),
            (tree.Pow(tree.Norm(tree.Name(r"\mathbf{a}")), TWO), ">=", tree.Pow(entry, TWO)),
            (tree.Call("max", (tree.Name("p"), tree.Num(Fraction(1, 2)))), ">=", tree.Name("p")),
        ]
    )
    return tree.Relation(op, left, right)


OTHER = {"max": "min", "min": "max"}
STRICTER = {"<": "<", "<=": "<", ">": ">", ">=": ">"}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def orders(relation: tree.Relation, chance: random.Random):
    """Inequalities near one that is true; most are false, some only at a tie."""
    yield replace(relation, op=STRICTER[relation.op])
    yield replace(relation, op=TURNED[relation.op])
    by = chance.choice([Fraction(1, 10), Fraction(1), Fraction(1, 10**6), Fraction(-1, 2)])
    yield replace(relation, right=tree.Add((relation.right, tree.Num(by))))
    yield replace(relation, left=tree.Add((relation.left, tree.Neg(tree.Num(abs(by))))))
    yield replace(relation, right=tree.Mul((TWO, relation.right)))


class Skip(Exception):
    """What this test does not compute."""


class Number:
    """The value of a SymPy expression on a sample."""

    def __init__(self, world):
        self.world = world

    def __call__(self, e, env):
        if e.is_Rational:
            return mp.mpf(e.p) / e.q
        if e is sp.pi or e is sp.E:
            return mp.mpf(sp.N(e, mp.mp.dps))
        if isinstance(e, sp.Symbol):
            return self.symbol(e, env)
        if isinstance(e, sp.Indexed):
            return self.entry(e, env)
        if isinstance(e, sp.Sum | sp.Product):
            return self.total(e, list(e.limits), env)
        if isinstance(e, Exp):
            return mp.exp(self(e.args[0], env) / self(e.args[1], env))
        if isinstance(e, Largest):
            rule, high = e.args
            (index,) = rule.variables
            places = range(1, int(self(high, env)) + 1)
            return max(self(rule.expr, {**env, index: place}) for place in places)
        if isinstance(e, Arbitrary):
            return self.arbitrary(e, env)
        values = [self(item, env) for item in e.args]
        if e.is_Add:
            return mp.fsum(values)
        if e.is_Mul:
            return mp.fprod(values)
        if e.is_Pow:
            return values[0] ** values[1]
        if isinstance(e, Step):
            return mp.mpf(int(values[0] > 0))
        if isinstance(e, sp.KroneckerDelta):
            return mp.mpf(int(values[0] == values[1]))
        if isinstance(e, sp.Abs):
            return abs(values[0])
        functions = {sp.exp: mp.exp, sp.log: mp.log, sp.sin: mp.sin, sp.cos: mp.cos,
                     sp.tanh: mp.tanh, sp.sinh: mp.sinh, sp.cosh: mp.cosh}  # fmt: skip
        if e.func in functions:
            return functions[e.func](*values)
        raise Skip(str(e.func))

    def symbol(self, e, env):
        if e in env:
            return mp.mpf(env[e])
        name = e.name.removesuffix(":size")
        if name not in self.world.scope.types and name not in self.world.sampler.sizes:
            raise KeyError(f"a loose index {e}")
        return self.world.name(name, self.world.base)

    def entry(self, e, env):
        value = self.world.name(e.base.label.name, self.world.base)
        places = [int(self(item, env)) for item in e.indices]
        if isinstance(value, list):
            return value[places[0] - 1]
        try:
            return value.rows[places[0] - 1][places[1] - 1 if len(places) > 1 else 0]
        except IndexError:
            raise Skip("an entry beyond the end, which cancels") from None

    def total(self, e, limits_, env):
        if not limits_:
            return self(e.function, env)
        index, low, high = limits_[-1]
        low, high = int(self(low, env)), int(self(high, env))
        values = [self.total(e, limits_[:-1], {**env, index: k}) for k in range(low, high + 1)]
        return mp.fsum(values) if isinstance(e, sp.Sum) else mp.fprod(values)

    def arbitrary(self, e, env):
        name, component, tags, inputs = e.args
        if tags or component or any(isinstance(item, sp.Tuple) for item in inputs):
            raise Skip("a derivative of an arbitrary function")
        key = name.name.removesuffix(":function")
        return self.world.abstract(key, [self(item, env) for item in inputs])


# ---------------------------------------------------------------- the hunt


@dataclass(frozen=True)
class Found:
    """A contradiction: which rule, the formula, and what was said."""

    rule: str
    latex: str
    said: str
    number: int

    def __str__(self):
        return f"[{self.rule}] claim {self.number}: {self.latex}\n    {self.said}"


class Hunt:
    """All claims come from one seed, each from its own number."""

    def __init__(self, seed: int = 1, depth: int = 3):
        self.seed, self.depth, self.number = seed, depth, 0
        self.scope = build_scope(list(GIVEN))
        self.untold = build_scope([item for item in GIVEN if item != UNTOLD and "w" not in item[:2]
                                   and item[0] not in "gL"])  # fmt: skip
        self.judge = Judge(self.scope)
        self.counts: Counter = Counter()
        self.found: list[Found] = []

    def claims(self, number: int) -> int:
        """Make and test formula ``number``; returns how many claims that were."""
        return self.test(random.Random(f"hunt {self.seed} {number}"), number)

    def test(self, chance: random.Random, number: int = 0) -> int:
        before = sum(self.counts.values())
        maker = Maker(chance)
        free = chance.choice([(), (), ("i",), ("i", "j")])
        node = maker.scalar(chance.choice(range(1, self.depth + 1)), free)
        self.number = number
        if chance.random() < 0.2:
            node = maker.vector(chance.choice([1, 2]))
            relation = tree.Relation("=", node, twin(node, maker))
            self._guarded("true", self.true, relation, chance)
            at = (tree.Name("i"),)
            relation = tree.Relation("=", *(tree.Index(s, at) for s in (node, relation.right)))
        elif chance.random() < 0.6:
            relation = tree.Relation("=", node, twin(node, maker))
            self._guarded("true", self.true, relation, chance)
        else:
            relation = ordered(maker, chance.choice([0, 0, 1]), free)
            self._guarded("true", self.true, relation, chance)
        self._guarded("read", self.read, relation)
        self._guarded("infer", self.infer, relation)
        self._guarded("agree", self.agree, relation)
        return sum(self.counts.values()) - before

    def _guarded(self, rule, test, relation, *rest) -> None:
        try:
            with limits(SECONDS):
                test(relation, *rest)
        except TooLarge:
            self.counts[f"{rule}: too large"] += 1
        except (EquationError, ZeroDivisionError) as error:
            self.counts[f"{rule}: refused"] += 1
            self.refused = str(error)
        except Exception as error:
            self.report(rule, relation, f"{type(error).__name__}: {error}")

    def report(self, rule: str, relation, said: str) -> None:
        self.counts[f"{rule}: FOUND"] += 1
        self.found.append(Found(rule, tree.latex(relation), said, self.number))

    def resolved(self, relation):
        return Resolver(self.scope).statement(Statement((relation,)))

    def read(self, relation) -> None:
        """read(write(t)) has the meaning of t."""
        claim = self.resolved(relation)
        text = tree.latex(relation)
        again = Resolver(self.scope).statement(read_statement(text, self.scope.vocabulary()))
        self.counts["read"] += 1
        if again.relations == claim.relations:
            return
        for draw in (0, 1):
            world = self.judge.worlds(claim).get(draw)
            for side in ("left", "right"):
                pair = [getattr(item.relations[0], side) for item in (claim, again)]
                for env in self._envs(claim, world):
                    try:
                        with mp.workdps(60):
                            one, other = (world.value(item, env) for item in pair)
                    except (Undefined, ZeroDivisionError):
                        continue
                    if abs(one - other) > CLOSE * (1 + abs(one)):
                        self.report("read", relation, f"read as {tree.latex(again.relations[0])}")
                        return

    def infer(self, relation) -> None:
        """What is proved of names without a declaration holds for all numbers."""
        text, reading = tree.latex(relation), _Reading(tree.latex(relation))
        if not {"x", "u"} & tree.names(relation):
            return
        understood(reading.take, partial(parsed, text, self.untold), self.untold)
        self.counts["infer"] += 1
        if not Judge(reading.scope).proves(reading.claim):
            return
        self.counts["infer: proved"] += 1
        counter = self.judge.refute(self.resolved(relation))
        if counter is not None:
            self.report("infer", relation, f"proved undeclared, refuted: {counter}")

    def _envs(self, claim, world):
        keys = [key for key, _ in claim.free]
        n = world.sampler.sizes["n"]
        for first in (1, n):
            for last in (1, n):
                yield dict(zip(keys, (first, last), strict=False))

    def agree(self, relation) -> None:
        """Both meanings of both sides, as written and in canonical form."""
        claim = self.resolved(relation)
        order = max(1, order_of(claim.relations, self.scope))
        if order > 3:
            return
        symbolic = Symbolic(self.scope)
        normal = self.judge.prover(claim).normal(symbolic, claim)
        symbols = {
            key: fresh("free", (symbolic.dim(span.low), symbolic.dim(span.high)))
            for key, span in claim.free
        }
        for side in (claim.relations[0].left, claim.relations[0].right):
            try:
                value = symbolic.ev(side, symbols)
                forms = {"as written": value, "canonical": normal.canon(value)}
            except CannotTranslate:
                self.counts["agree: not translated"] += 1
                continue
            self.counts["agree"] += 1
            for world in self._samples(self.judge.worlds(claim)):
                said = self._differ(side, forms, symbols, claim, world.at(Precision(order)))
                if said:
                    self.report("agree", tree.Relation("=", side, num(0)), said)
                    return

    def _samples(self, worlds):
        yield from (worlds.get(draw) for draw in (0, 3))
        yield from (worlds.edge(draw, SPECIAL) for draw in (1, 6))

    def _differ(self, side, forms, symbols, claim, world) -> str:
        """Where a number in numbers is another one in symbols."""
        with mp.workdps(100):
            for env in self._envs(claim, world):
                world.budget.left = 100_000
                try:
                    wanted = world.value(side, env)
                except (Undefined, ZeroDivisionError):
                    continue
                at = {symbols[key]: place for key, place in env.items()}
                for form, e in forms.items():
                    try:
                        got = Number(world)(e, at)
                    except (Skip, ZeroDivisionError):
                        continue
                    close = CLOSE * (1 + abs(wanted))
                    if isinstance(got, mp.mpc) or abs(got - wanted) > close:
                        shown = f"{mp.nstr(wanted, 12)} in numbers, {mp.nstr(got, 12)} in symbols"
                        return f"{form}: {shown}, sizes {world.sampler.sizes}, at {env}"
        return ""

    def true(self, relation, chance) -> None:
        """What is true is not refuted; its mutants are refuted, refused or proved equal."""
        claim = self.resolved(relation)
        self.counts["true"] += 1
        counter = self.judge.refute(claim)
        if counter is not None:
            self.report("true", relation, f"refuted: {counter}")
            return
        proved = self.judge.proves(claim)
        self.counts["true: proved" if proved else "true: open"] += 1
        free = tuple(key for key, _ in claim.free)
        found = [item.relation for item in mutants(claim.relations[0], self.scope, free)]
        found = chance.sample(found, min(4, len(found)))
        if relation.op != "=":
            found += orders(relation, chance)
        for mutant in found:
            self._guarded("mutant", self.mutant, mutant)

    def mutant(self, relation) -> None:
        """Not both proved and refuted."""
        if relation.left == relation.right:
            return
        claim = self.resolved(relation)
        counter = None
        try:
            counter = self.judge.refute(claim)
        except Undefined:
            return
        if not self.judge.proves(claim):
            self.counts["mutant: refuted" if counter else "mutant: open"] += 1
            return
        counter = counter or self.judge.refute(claim, 25) or self._at_ties(claim)
        if counter is not None:
            self.report("mutant", relation, f"proved and refuted: {counter}")
        self.counts["mutant: proved equal"] += 1
        self._guarded("value", self.value, relation)

    def _at_ties(self, claim):
        """A counterexample on ties, between them and far away."""
        worlds, order = self.judge.worlds(claim), max(1, order_of(claim.relations, self.scope))
        for draw in range(12):
            try:
                budget = Budget(20_000, "too many steps")
                found = in_world(claim, worlds.edge(draw, SPECIAL), Precision(order), budget)
            except (EquationError, ZeroDivisionError):
                continue
            if found:
                return found
        return None

    def value(self, relation) -> None:
        """What is said to have a value has one at the ends of the declared sets."""
        claim = self.resolved(relation)
        prover = self.judge.prover(claim)
        if not prover.prove(claim) or not prover.has_value():
            self.counts["value: not everywhere"] += 1
            return
        self.counts["value"] += 1
        worlds, order = self.judge.worlds(claim), max(1, order_of(claim.relations, self.scope))
        for draw in range(9):
            with mp.workdps(Precision(order).digits):
                world = worlds.border(draw, SPECIAL).at(Precision(order))
                world.budget = Budget(20_000, "too many steps")
                for env in self._envs(claim, world):
                    for side in (claim.relations[0].left, claim.relations[0].right):
                        if not has_value(side, env, world):
                            self.report("value", relation, f"none for {tree.latex(side)}")
                            return


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0, help="number of the first formula")
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--report", type=Path, help="a file that is renewed every minute")
    options = parser.parse_args()
    hunt, total, number = Hunt(options.seed, options.depth), 0, options.start
    begin = shown = time.time()
    while total < options.claims:
        total += hunt.claims(number)
        number += 1
        if time.time() - shown > 60 or total >= options.claims:
            shown = time.time()
            rate, formulas = total / (shown - begin), number - options.start
            lines = [
                f"{total} claims of {formulas} formulas, {rate:.0f} a second,"
                f" {len(hunt.found)} found; go on with --seed {options.seed} --start {number}"
            ]
            lines += [f"    {key}: {value}" for key, value in sorted(hunt.counts.items())]
            lines += map(str, sorted(hunt.found, key=lambda item: len(item.latex)))
            print("\n".join(lines), flush=True)
            if options.report:
                options.report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if hunt.found else 0


if __name__ == "__main__":
    sys.exit(main())
