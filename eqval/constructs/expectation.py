r"""Expectations ``\mathbb{E}[f(x)]``: short for the sum by which the page defines that of x.

``\mathbb{E}[x] = \sum_k p_k x_k`` says which values x takes, and how likely each is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..meaning.scope import MEMBERS, REAL, SIMPLEX, Dim, Point, Type
from ..meaning.typing import Claim
from ..proving.prover import Prover
from ..reading import tree
from ..reading.errors import IllTyped, Undeclared, Unreadable
from ..reading.table import construct
from .members import Members

NAME = tree.Name(r"\mathbb{E}")


IN_WORDS = "a random variable"  # the label of what a sentence says
MEAN, SPREAD = {"E"}, {"V", "Var", "var"}
INDEXED = r"an expectation with an index: define \mathbb{E}[x] = \sum_k p_k x_k, without one"


@construct(r"\mathbb", "text:E", "text:Var", "text:var")
@dataclass(frozen=True)
class Expectation(tree.Node):
    """Resolved to the sum over all values of the one name in it that has some.

    ``over`` is the index of ``\\mathbb{E}_X[x]``, which names what is averaged over.
    """

    body: tree.Node
    name: tree.Name = NAME
    over: str = ""

    @staticmethod
    def read(parser):
        """An expectation, or a variance that the page does not define as it likes."""
        word, end = _word(parser)
        functions = {
            rf"\operatorname{{{word}}}",
            rf"\mathbb{{{word}}}",
        } & parser.vocabulary.functions
        if word not in MEAN | SPREAD or (functions and (word in SPREAD or parser.peek(end) == "(")):
            return None
        start, over = parser.at, ""
        parser.at += end
        if parser.peek() == "_":
            parser.next()
            script = parser.raw()
            over = script[0].text if len(script) == 1 and script[0].kind == "letter" else ""
            if not over:
                parser.fail(INDEXED)
        if parser.peek() not in ("[", "("):
            if word in SPREAD:
                parser.at = start
                return None
            parser.fail(r"an expectation needs its brackets: \mathbb{E}[x]")
        kind = Expectation if word in MEAN else Variance
        return parser.postfix(kind(parser.bracket(), over=over))

    def latex(self, write):
        return rf"\mathbb{{E}}{_below(self.over)}[{write.write(self.body)}]"

    def bind(self, right, resolver, label):
        """Take ``E[x] = Σ p_k x_k`` into the scope."""
        scope, name = resolver.scope, self.body
        self._refuse_other(name)
        if isinstance(right, Members):
            return _bind_values(name, right, resolver, label)
        new = isinstance(name, tree.Name) and name.key not in {*scope.types, *scope.sizes}
        if not new:
            raise Unreadable(
                rf"{tree.latex(self)} = … is read of one name, of which only the values x_k are"
                " declared; claim it with eq-"
            )
        weighted = _written_out(right, resolver)
        whole = weighted or resolver.resolve(right)[0]
        weight = weighted or _weight(whole, name, resolver)
        if weight is None:
            raise Unreadable(
                rf"an expectation is defined as \sum_k p_k {name.key}_k, with p in \Delta^K"
                rf" or \frac{{1}}{{n}} before it"
            )
        known = [x for x in scope.points.get(NAME.key, ()) if x.arguments == (name,)]
        if any(point.label != IN_WORDS for point in known):
            raise IllTyped(f"{tree.latex(self)} is already defined")
        others = (x for x in scope.points.get(NAME.key, ()) if x not in known)
        scope.points[NAME.key] = tuple(others)
        scope.define_point(NAME.key, Point((name,), weight, label))
        return ""

    def typed(self, resolver):
        body = _inner(self.body, resolver)
        points = resolver.scope.points.get(NAME.key, ())
        inside = tree.free_names(body)
        reached = resolver.scope.dependencies(inside)
        found = [point for point in points if point.arguments[0].key in reached]
        reached -= {point.arguments[0].key for point in found}
        doubted = {key for key in reached if in_means(key) in resolver.scope.fallen}
        if doubted:
            raise Unreadable(f"{min(doubted)} is left to chance: is it averaged over, too?")
        if not points:
            raise Undeclared(
                r"the expectation is not defined: state \mathbb{E}[x] = \sum_k p_k x_k with def-"
            )
        if len(found) > 1:
            raise Unreadable("an expectation over two names: are they independent?")
        if not found:
            self._refuse_other(None)
            return resolver.resolve(body)
        (name,), over = found[0].arguments, found[0].body
        self._refuse_other(name)
        if isinstance(over, Weighted):
            terms = zip(over.weights, over.values, strict=True)
            parts = (tree.Mul((weight, tree.replaced(body, {name: x}))) for weight, x in terms)
            _refuse_holders(inside, name, resolver)
            if over.exact is not None and _degree(body, name.key) > over.exact:
                raise Unreadable(
                    f"the mean of a normal variable is read of polynomials of degree {over.exact}"
                )
            return resolver.resolve(tree.Add(tuple(parts)))
        if name.key in {*resolver.scope.types, *resolver.scope.sizes}:
            raise Unreadable(f"{name.key} is averaged over, and a quantity of its own on this page")
        _refuse_holders(inside, name, resolver)
        index = f"{over.index}'"
        while index in inside or index in resolver.ranges:
            index += "'"
        value = tree.replaced(body, {name: _at(over.body.factors[-1], over.index, index)})
        weights = [_at(item, over.index, index) for item in over.body.factors[:-1]]
        body = tree.Mul((*weights, value))
        return resolver.resolve(tree.Sum("sum", index, over.lower, over.upper, None, body))

    def _refuse_other(self, name) -> None:
        """``E_z`` of what is no function of z."""
        key = name.key if isinstance(name, tree.Name) else ""
        if self.over and self.over.lower() != key.lower():
            raise Unreadable(INDEXED)

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
                r"\operatorname{Var}(x) = \operatorname{E}[x^2] - \operatorname{E}[x]^2",
                r"\mathbb{V}_X[a x + b] = a^2 \mathbb{V}_X[x]",
            ),
            (
                r"\mathbb{E}[a x + b] = a \mathbb{E}[x]",
                r"\mathbb{E}[x^2] = \mathbb{E}[x]^2",
                r"\operatorname{Var}(x) = \operatorname{E}[x^2] - \operatorname{E}[x]",
                r"\operatorname{Var}(a x) = a \operatorname{Var}(x)",
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
        (
            r"$x \in \{0, 1\}$, $\mu \in (0, 1)$, $a \in \mathbb{R}$"
            "\n\n$$ p(x) = \\mu^x (1 - \\mu)^{1 - x} $$ (def-p)"
            "\n\n$$ \\mathbb{E}[x] = \\sum_{x \\in \\{0, 1\\}} x p(x) $$ (def-E)",
            (
                r"\mathbb{E}[x] = \mu",
                r"\mathbb{E}[(x - \mathbb{E}[x])^2] = \mu (1 - \mu)",
                r"\mathbb{E}[a x + 1] = a \mu + 1",
            ),
            (r"\mathbb{E}[x] = 1 - \mu", r"\mathbb{E}[x^2] = \mu^2"),
        ),
    )
    UNREADABLE = (r"\mathbb{E}_{z \sim p}[c] = 0", r"\mathbb{E} z = 0")


def _below(over: str) -> str:
    return f"_{{{over}}}" if over else ""


def _word(parser) -> tuple[str, int]:
    """What stands here as one word, and how many tokens it takes."""
    if parser.kind() == "text":
        return parser.peek().removeprefix("text:"), 1
    texts = [parser.peek(step) for step in range(4)]
    if texts[1] == "{" and texts[3] == "}":
        return texts[2], 4
    return texts[1] or "", 2


@dataclass(frozen=True)
class Variance(tree.Node):
    """``Var(X)``: resolved to the expectation of the square of the gap to the mean."""

    body: tree.Node
    over: str = ""

    def latex(self, write):
        return rf"\operatorname{{Var}}{_below(self.over)}({write.write(self.body)})"

    def typed(self, resolver):
        gap = tree.Add((self.body, tree.Neg(Expectation(self.body, over=self.over))))
        square = tree.Pow(gap, tree.TWO)
        return Expectation(square, over=self.over).typed(resolver)


def in_means(key: str) -> str:
    """Under what a name is lost for expectations, and for nothing else."""
    return f"#E({key})"


def declare_random(name: tree.Name, scope) -> None:
    """A random variable of which nothing else is said: any values, each with its probability."""
    values, weights = tree.Name(f"#{name.key}"), tree.Name(f"#P_{name.key}")
    size, index = scope.own_size(name.key), "k"
    scope.types[values.key + MEMBERS] = Type((), REAL, (size,))
    scope.types[weights.key] = Type((size, Dim(None, 1)), SIMPLEX)
    scope.inferred.add(values.key + MEMBERS)  # what is false of some is not called false
    parts = tuple(tree.Index(item, (tree.Name(index),)) for item in (weights, values))
    whole = tree.Sum("sum", index, tree.ONE, tree.Name(size.name), None, tree.Mul(parts))
    scope.define_point(NAME.key, Point((name,), whole, IN_WORDS))


@dataclass(frozen=True)
class Weighted(tree.Node):
    """The values of a name, and how likely each is."""

    weights: tuple[tree.Node, ...]
    values: tuple[tree.Node, ...]
    exact: int | None = None  # the highest power of which they give the mean


def _degree(node, key: str) -> float:
    """Of a polynomial in a name; of anything else, infinite."""
    if key not in tree.names(node):
        return 0
    parts = [_degree(child, key) for child in tree.children(node)]
    if isinstance(node, tree.Name):
        return 1
    if isinstance(node, tree.Add | tree.Neg):
        return max(parts)
    if isinstance(node, tree.Mul):
        return sum(parts)
    if isinstance(node, tree.Div) and key not in tree.names(node.below):
        return _degree(node.above, key)
    power = node.exponent if isinstance(node, tree.Pow) else None
    if isinstance(power, tree.Num) and power.value.denominator == 1 and power.value > 0:
        return int(power.value) * _degree(node.base, key)
    return float("inf")


def declare_drawn(name: tree.Name, means: Weighted | None, scope) -> None:
    """A random variable of a known distribution; without ``means`` nothing is known of its mean."""
    others = (x for x in scope.points.get(NAME.key, ()) if x.arguments != (name,))
    scope.points[NAME.key] = tuple(others)
    if means is not None:
        scope.define_point(NAME.key, Point((name,), means, IN_WORDS))


def _bind_values(name, right: Members, resolver, label: str) -> str:
    r"""``\\mathbb{E}[x] = \\sum_{x \\in \\{0, 1\\}} x p(x)``, where the p(x) add up to one."""
    scope = resolver.scope
    factors = right.body.factors if isinstance(right.body, tree.Mul) else (right.body,)
    rest = tuple(item for item in factors if item != name)
    kind = scope.types.get(name.key) if isinstance(name, tree.Name) else None
    other = kind is not None and (kind.shape or kind.family or set(kind.domain.values) != {
        _value(item) for item in right.values})  # fmt: skip
    plain = isinstance(name, tree.Name) and right.kind == "sum" and right.index == name.key
    if not plain or len(rest) + 1 != len(factors) or other or name.key in scope.definitions:
        raise Unreadable(
            r"an expectation over values is defined as \sum_{x \in \{0, 1\}} x p(x), of the x that"
            " lies in this set"
        )
    weight = tree.product(rest)
    weights = tuple(resolver.scalar(right.at(x, scope, weight), "a weight") for x in right.values)
    total = tree.Relation("=", tree.Add(weights), tree.ONE)
    if Prover(scope).prove(Claim((total,))) is None:
        raise Unreadable(f"the weights of the values of {name.key} are not proved to add up to one")
    scope.define_point(NAME.key, Point((name,), Weighted(weights, right.values), label))
    return ""


def _written_out(right: tree.Node, resolver) -> Weighted | None:
    r"""``1 \cdot p + 0 \cdot (1 - p)``: numbers, each times how likely it is."""
    pairs = [(x.left, x.right) if isinstance(x, tree.Dot) else getattr(x, "factors", (x,))
             for x in getattr(right, "terms", ())]  # fmt: skip
    numbers = [x[0].body if isinstance(x[0], tree.Neg) else x[0] for x in pairs]
    if not pairs or not all(len(x) == 2 for x in pairs):
        return None
    values, weights = zip(*pairs, strict=True)
    plain = all(isinstance(x, tree.Num) for x in numbers) and len({*values}) == len(values)
    if not plain:
        return None
    weights = tuple(resolver.scalar(x, "a weight") for x in weights)
    total = tree.Relation("=", tree.Add(weights), tree.ONE)
    return Weighted(weights, values) if Prover(resolver.scope).prove(Claim((total,))) else None


def _value(node: tree.Node) -> Fraction:
    return -node.body.value if isinstance(node, tree.Neg) else node.value


def _refuse_holders(inside: set[str], name, resolver) -> None:
    """Names that hold what is averaged over are no constants."""
    hidden = {key for key in inside - {name.key}
              if name.key in resolver.scope.dependencies({key})}  # fmt: skip
    if hidden:
        raise Unreadable(f"{min(hidden)} holds {name.key}: write out what is averaged")


def _inner(node, resolver):
    """With the expectations inside written out."""
    if isinstance(node, Expectation | Variance):
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
    if over.lower != tree.ONE or whole.factors[0] != tree.Div(tree.ONE, over.upper):
        return None
    return tree.Sum("sum", over.index, tree.ONE, over.upper, None,
                    tree.Mul((whole.factors[0], over.body)))  # fmt: skip


def _is_value(node, name, index: str) -> bool:
    """``x_k`` or ``x^{(k)}``."""
    at = isinstance(node, tree.Index) and node.indices == (tree.Name(index),)
    key = node.base.key.partition("_{")[0].partition("^{")[0] if at else ""
    return at and (key == name.key or (len(key) == 1 and key.upper() == name.key))  # x_k of X


def _is_distribution(whole: tree.Sum, name, resolver) -> bool:
    weight, *rest = whole.body.factors
    at = isinstance(weight, tree.Index) and weight.indices == (tree.Name(whole.index),)
    kind = resolver.scope.types.get(weight.base.key) if at else None
    proper = kind is not None and kind.domain == SIMPLEX and not kind.family
    return (
        proper and whole.excluded is None and whole.lower == tree.ONE
        and resolver.length(whole.upper) == kind.shape[0]
        and len(rest) == 1 and _is_value(rest[0], name, whole.index)
    )  # fmt: skip
