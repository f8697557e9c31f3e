r"""Expectations ``\mathbb{E}[f(x)]``: short for the sum by which the page defines that of x.

``\mathbb{E}[x] = \sum_k p_k x_k`` says which values x takes, and how likely each is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..meaning.scope import SIMPLEX, Point
from ..reading import tree
from ..reading.errors import IllTyped, Undeclared, Unreadable
from ..reading.table import construct

NAME, ONE = tree.Name(r"\mathbb{E}"), tree.Num(Fraction(1))


@construct(r"\mathbb")
@dataclass(frozen=True)
class Expectation(tree.Node):
    """Resolved to the sum over all values of the one name in it that has some."""

    body: tree.Node
    name: tree.Name = NAME

    @staticmethod
    def read(parser):
        texts = [parser.peek(step) for step in range(4)]
        end = 4 if texts[:4] == [r"\mathbb", "{", "E", "}"] else 2
        if end == 2 and texts[:2] != [r"\mathbb", "E"]:
            return None
        if parser.peek(end) == "_":
            parser.fail(
                r"an expectation with an index: define \mathbb{E}[x] = \sum_k p_k x_k, without one"
            )
        if parser.peek(end) not in ("[", "("):
            parser.fail(r"an expectation needs its brackets: \mathbb{E}[x]")
        parser.at += end
        return parser.postfix(Expectation(parser.bracket()))

    def latex(self, write):
        return rf"\mathbb{{E}}[{write.write(self.body)}]"

    def bind(self, right, resolver, label):
        """Take ``E[x] = Σ p_k x_k`` into the scope."""
        scope, name = resolver.scope, self.body
        new = isinstance(name, tree.Name) and name.key not in {*scope.types, *scope.sizes}
        if not new:
            raise Unreadable(
                rf"{tree.latex(self)} = … is read of one name, of which only the values x_k are"
                " declared; claim it with eq-"
            )
        whole = resolver.resolve(right)[0]
        weight = _weight(whole, name, resolver)
        if weight is None:
            raise Unreadable(
                rf"an expectation is defined as \sum_k p_k {name.key}_k, with p in \Delta^K"
                rf" or \frac{{1}}{{n}} before it"
            )
        if any(point.arguments == (name,) for point in scope.points.get(NAME.key, ())):
            raise IllTyped(f"{tree.latex(self)} is already defined")
        scope.define_point(NAME.key, Point((name,), weight, label))
        return ""

    def typed(self, resolver):
        body = _inner(self.body, resolver)
        points = resolver.scope.points.get(NAME.key, ())
        inside = tree.free_names(body)
        found = [point for point in points if point.arguments[0].key in inside]
        if not points:
            raise Undeclared(
                r"the expectation is not defined: state \mathbb{E}[x] = \sum_k p_k x_k with def-"
            )
        if len(found) > 1:
            raise Unreadable("an expectation over two names: are they independent?")
        if not found:
            return resolver.resolve(body)
        (name,), over = found[0].arguments, found[0].body
        if name.key in {*resolver.scope.types, *resolver.scope.sizes}:
            raise Unreadable(f"{name.key} is averaged over, and a quantity of its own on this page")
        hidden = {key for key in inside - {name.key}
                  if name.key in resolver.scope.dependencies({key})}  # fmt: skip
        if hidden:
            raise Unreadable(f"{min(hidden)} holds {name.key}: write out what is averaged")
        index = f"{over.index}'"
        while index in inside or index in resolver.ranges:
            index += "'"
        value = tree.replaced(body, {name: _at(over.body.factors[-1], over.index, index)})
        weights = [_at(item, over.index, index) for item in over.body.factors[:-1]]
        body = tree.Mul((*weights, value))
        return resolver.resolve(tree.Sum("sum", index, over.lower, over.upper, None, body))

    EXAMPLES = (
        (
            "$x_k \\in \\mathbb{R}$, $k = 1, \\dots, K$, $p \\in \\Delta^K$,"
            " $a, b \\in \\mathbb{R}$"
            "\n\n$$ \\mathbb{E}[x] = \\sum_k p_k x_k $$ (def-E)",
            (
                r"\mathbb{E}[a x + b] = a \mathbb{E}[x] + b",
                r"\mathbb{E}[(x - \mathbb{E}[x])^2] = \mathbb{E}[x^2] - \mathbb{E}[x]^2",
                r"\mathbb{E}[2 x^2] = 2 \sum_{k=1}^K p_k x_k^2",
                r"\mathbb{E}[a \mathbb{E}[x]] = \mathbb{E}[x] a",
            ),
            (
                r"\mathbb{E}[a x + b] = a \mathbb{E}[x]",
                r"\mathbb{E}[x^2] = \mathbb{E}[x]^2",
                r"\mathbb{E}[\exp(x)] = \exp(\mathbb{E}[x])",
            ),
        ),
        (
            "$x_i \\in \\mathbb{R}$, $i = 1, \\dots, n$"
            "\n\n$$ \\mathbb{E}[x] = \\frac{1}{n} \\sum_{i=1}^n x_i $$ (def-E)",
            (
                r"\mathbb{E}[x - \mathbb{E}[x]] = 0",
                r"\mathbb{E}[2 x] = \frac{2}{n} \sum_{i=1}^n x_i",
            ),
            (r"\mathbb{E}[x] = \sum_{i=1}^n x_i",),
        ),
    )
    UNREADABLE = (r"\mathbb{E}_z[c] = 0", r"\mathbb{E} z = 0")


def _inner(node, resolver):
    """With the expectations inside written out."""
    if isinstance(node, Expectation):
        return node.typed(resolver)[0]
    return tree.rebuild(node, lambda child: _inner(child, resolver))


def _at(node, old: str, new: str):
    return tree.replaced(node, {tree.Name(old): tree.Name(new)})


def _weight(whole, name, resolver) -> tree.Sum | None:
    """The sum over ``p_k x_k``, its value last; None if the weights are not sure to sum to 1."""
    if isinstance(whole, tree.Sum) and isinstance(whole.body, tree.Mul):
        return whole if _is_distribution(whole, name, resolver) else None
    mean = isinstance(whole, tree.Mul) and len(whole.factors) == 2
    over = whole.factors[1] if mean else None
    if not isinstance(over, tree.Sum) or not _is_value(over.body, name, over.index):
        return None
    if over.lower != ONE or whole.factors[0] != tree.Div(ONE, over.upper):
        return None
    return tree.Sum("sum", over.index, ONE, over.upper, None,
                    tree.Mul((whole.factors[0], over.body)))  # fmt: skip


def _is_value(node, name, index: str) -> bool:
    """``x_k`` or ``x^{(k)}``."""
    at = isinstance(node, tree.Index) and node.indices == (tree.Name(index),)
    return at and node.base.key.partition("_{")[0].partition("^{")[0] == name.key


def _is_distribution(whole: tree.Sum, name, resolver) -> bool:
    weight, *rest = whole.body.factors
    at = isinstance(weight, tree.Index) and weight.indices == (tree.Name(whole.index),)
    kind = resolver.scope.types.get(weight.base.key) if at else None
    proper = kind is not None and kind.domain == SIMPLEX and not kind.family
    return (
        proper and whole.excluded is None and whole.lower == ONE
        and resolver.length(whole.upper) == kind.shape[0]
        and len(rest) == 1 and _is_value(rest[0], name, whole.index)
    )  # fmt: skip
