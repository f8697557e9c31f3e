"""Formulas that are true by their making: another way to write the same, and orders."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from eqval.constructs.expectation import Expectation
from eqval.constructs.extremum import Extremum
from eqval.constructs.sign import Sign
from eqval.constructs.square import Determinant
from eqval.constructs.table import Diagonal, Grid
from eqval.reading import tree

from .maker import ONE, ORDERS, TWO, Maker, N, num

LAST = tree.Add((N, tree.Neg(ONE)))
SHAPED = (tree.Transpose, Grid, Diagonal)  # factors of these do not commute


def twin(node: tree.Node, maker: Maker) -> tree.Node:
    """Another way to write the same, by one rule at a random place."""
    places = [(place, new) for place, item in enumerate(tree.walk(node))
              for new in (*same(item, maker), *stated(item, maker))]  # fmt: skip
    if not places:
        return tree.Mul((ONE, node))
    place, new = maker.chance.choice(places)
    return put(node, place, new)


def stated(node: tree.Node, maker: Maker):
    """The other side of a fact; twice, since there are many other ways."""
    return [maker.known[node]] * 2 if node in maker.known else []


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


def same(node: tree.Node, maker: Maker):
    """Equal forms of one node."""
    zero, pair = num(0), isinstance(node, tree.Mul) and len(node.factors) == 2
    plain = pair and not _is_shaped(node, maker)
    if isinstance(node, tree.Add):
        yield tree.Add(node.terms[::-1])
    if isinstance(node, tree.Hadamard):
        yield tree.Hadamard(node.factors[::-1])
        if not maker.land.rows:
            one, *rest = node.factors
            other = tree.Hadamard(tuple(rest)) if len(rest) > 1 else rest[0]
            yield tree.Mul((Diagonal(one), other))
    if pair and isinstance(node.factors[0], Diagonal) and not _is_shaped(node.factors[1], maker):
        yield tree.Hadamard((node.factors[0].body, node.factors[1]))
        yield tree.Mul((tree.Transpose(node.factors[0]), node.factors[1]))
    if isinstance(node, Expectation):
        yield tree.Add(tuple(Expectation(term) for term in node.body.terms))
        yield tree.Div(Expectation(tree.Mul((TWO, node.body))), TWO)
    if isinstance(node, Determinant) and isinstance(node.body, Grid):
        a, b, c, d = node.body.rows
        yield tree.Add((tree.Mul((a, d)), tree.Neg(tree.Mul((b, c)))))
        yield Determinant(tree.Transpose(node.body))
    if pair and all(isinstance(item, Grid) for item in node.factors):
        (a, b), (c, d) = (item.rows for item in node.factors)
        yield tree.Add((tree.Mul((a, c)), tree.Mul((b, d))))
        yield tree.Mul(tuple(tree.Transpose(item) for item in node.factors[::-1]))
    if isinstance(node, tree.Sum) and (node.lower, node.upper) == (zero, LAST):
        before = tree.Add((tree.Name(node.index), tree.Neg(ONE)))
        shifted = tree.replaced(node.body, {tree.Name(node.index): before})
        yield tree.Sum("sum", node.index, ONE, N, None, shifted)
    if pair and isinstance(node.factors[0], tree.Transpose):
        one, other = node.factors[0].body, node.factors[1]
        if isinstance(one, tree.Add):
            yield tree.Add(tuple(tree.Mul((tree.Transpose(t), other)) for t in one.terms))
        if not _is_shaped(one, maker):
            yield tree.Mul((tree.Transpose(other), one))
    if isinstance(node, tree.Gradient) and isinstance(node.body, tree.Add):
        yield tree.Add(tuple(replace(node, body=term) for term in node.body.terms))
    if plain:
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
        yield tree.Mul((Sign(node.body), node.body))
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
            half = (tree.Div(first, TWO),)
            yield tree.Mul((TWO, tree.Call("sin", half), tree.Call("cos", half)))
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
        if first is not None and isinstance(node.upper, tree.Name):
            yield tree.Add((replace(node, lower=TWO), first))
        last = swapped(node.body, node.index, node.upper)
        if last is not None and isinstance(node.upper, tree.Name) and node.upper.key.isupper():
            yield tree.Add((replace(node, upper=tree.Add((node.upper, tree.Neg(ONE)))), last))
    if isinstance(node, tree.Derivative) and isinstance(node.body, tree.Add):
        yield tree.Add(tuple(replace(node, body=term) for term in node.body.terms))
    if isinstance(node, tree.Derivative) and isinstance(node.body, tree.Mul):
        single = [target.order for target in node.targets] == [1]
        if single and len(node.body.factors) == 2 and not _is_shaped(node.body, maker):
            one, other = node.body.factors
            yield tree.Add((tree.Mul((replace(node, body=one), other)),
                            tree.Mul((one, replace(node, body=other)))))  # fmt: skip


def _is_shaped(node: tree.Node, maker: Maker) -> bool:
    """Whether a matrix is in it, or a row: then factors may not commute."""
    return tree.has(node, SHAPED) or bool(tree.names(node) & maker.land.shaped)


def swapped(node: tree.Node, index: str, value: tree.Node) -> tree.Node | None:
    """A number for an index; None where an inner sum binds it again or leaves it out."""
    if any(isinstance(item, tree.Sum | Extremum) for item in tree.walk(node)):
        return None
    if node == tree.Name(index):
        return value
    return tree.rebuild(node, lambda item: swapped(item, index, value))


def ordered(maker: Maker, depth: int, free: dict) -> tree.Relation:
    """An inequality that is true by its making."""
    one, other = maker.scalar(depth, free), maker.scalar(depth, free)
    pair, zero = (one, other), num(0)
    square = tree.Pow(one, TWO)
    sigma = tree.Call(r"\sigma", (one,))
    step = tree.Indicator(tree.Relation(maker.chance.choice(ORDERS), one, other))
    rest = tree.Add((ONE, tree.Neg(sigma)))
    most, member = tree.Abs(one), zero
    if maker.land.entries:
        length = maker.length()
        index = maker.index(free, length)
        body = maker.about(index, length, maker.scalar(depth, {**free, index: length}))
        letters = [letter for letter, along in free.items() if along == length]
        found = swapped(body, index, tree.Name(letters[0]) if letters else ONE)
        if found is not None:
            most, member = Extremum("max", index, body), found
    plain = []
    if maker.land.name == "plain":
        at = tree.Name(next(iter(free))) if free else ONE
        a = tree.Name(r"\mathbf{a}")
        plain = [
            (tree.Mul((tree.Name("p"), tree.Name("y"))), "<", ONE),
            (tree.Pow(tree.Norm(a), TWO), ">=", tree.Pow(tree.Index(a, (at,)), TWO)),
        ]
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
            *plain,
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
