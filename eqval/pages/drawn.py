r"""Random variables by their distribution: ``x \\sim \\mathcal{N}(\\mu, \\sigma^2)``.

What is drawn lies in the set of its distribution.  A mean is taken of it by a rule that is exact:
over both values of a Bernoulli variable; over three nodes for a normal one, where what is averaged
is a polynomial of degree five or less.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..constructs.expectation import Weighted
from ..meaning.scope import SIMPLEX, Scope
from ..reading import tree
from ..reading.declaration import Declared, literal, names_in
from ..reading.errors import EquationError
from ..reading.grammar import Grammar
from ..reading.statement import without_punctuation
from ..reading.tokens import tokenize

LAWS = {
    "N": "normal", "Normal": "normal", "Gaussian": "normal",
    "Bernoulli": "bernoulli", "Bern": "bernoulli", "Ber": "bernoulli",
    "Categorical": "categorical", "Cat": "categorical",
    "U": "uniform", "Uniform": "uniform", "Unif": "uniform",
}  # fmt: skip
DRESSED = (r"\mathcal", r"\mathrm", r"\operatorname", r"\mathbb", r"\mathsf", r"\mathscr")
EXACT = 5  # the highest power of a normal variable of which three nodes give the mean


@dataclass(frozen=True)
class Drawn:
    """Names, the sets that they and their parameters lie in, and how their mean is taken."""

    names: tuple[Declared, ...]
    sets: tuple[str, ...]
    means: Weighted | None = None


def read_drawn(latex: str, scope: Scope) -> Drawn | None:
    """What such a formula says, if it is one of a law that is known."""
    try:
        parser = Grammar(without_punctuation(tokenize(latex)), latex, scope.vocabulary())
        names = names_in(parser)
        if parser.peek() != r"\sim":
            return None
        parser.next()
        law, arguments = _law(parser), []
        parser.next() if parser.peek() == "(" else parser.fail("no parameters")
        while not arguments or parser.peek() == ",":
            parser.next() if arguments else None
            arguments.append(parser.expression())
        parser.expect(")")
        parser.finish()
        shown = latex.partition(r"\sim")[0].strip()
        return _drawn(law, names, shown, arguments, scope)
    except EquationError:
        return None


def _law(parser) -> str:
    word = parser.next().text
    if word in DRESSED:
        word = "".join(token.text for token in parser.raw())
    return LAWS.get(word.removeprefix("text:"), "")


def _drawn(law: str, names, shown: str, arguments: list, scope: Scope) -> Drawn | None:
    single = names[0].key if len(names) == 1 and not names[0].letters and not names[0].last else ""
    if law == "bernoulli" and len(arguments) == 1 and _is_number(arguments[0], scope):
        p = arguments[0]
        rest = tree.Add((tree.Num(Fraction(1)), tree.Neg(p)))
        values = tree.Num(Fraction(0)), tree.Num(Fraction(1))
        sets = (rf"{shown} \in \{{0, 1\}}", *_new(p, r"[0, 1]", scope))
        return Drawn(names, sets, Weighted((rest, p), values) if single else None)
    if law == "categorical" and len(arguments) == 1 and isinstance(arguments[0], tree.Name):
        kind = scope.types.get(arguments[0].key)
        if kind is None or kind.domain != SIMPLEX or kind.family:
            return None
        return Drawn(names, (rf"{shown} \in \{{1, \dots, {kind.shape[0]}\}}",))
    if len(arguments) != 2 or not all(_is_number(item, scope) for item in arguments):
        return None
    if law == "uniform":
        low, high = map(literal, arguments)
        if None in (low, high):
            return None
        return Drawn(names, (rf"{shown} \in [{low}, {high}]",))
    if law != "normal":
        return None
    mean, variance = arguments
    deviation = tree.Call("sqrt", (variance,))
    if isinstance(variance, tree.Pow) and variance.exponent == tree.Num(Fraction(2)):
        deviation = variance.base
    elif literal(variance) is None and not isinstance(variance, tree.Name):
        return None
    scale = deviation if isinstance(deviation, tree.Name) else variance
    sets = (rf"{shown} \in \mathbb{{R}}", *_new(mean, r"\mathbb{R}", scope))
    sets += _new(scale, r"\mathbb{R}_{>0}", scope)
    step = tree.Mul((tree.Call("sqrt", (tree.Num(Fraction(3)),)), deviation))
    values = mean, tree.Add((mean, step)), tree.Add((mean, tree.Neg(step)))
    weights = tuple(tree.Num(Fraction(*part)) for part in ((2, 3), (1, 6), (1, 6)))
    return Drawn(names, sets, Weighted(weights, values, EXACT) if single else None)


def _is_number(node: tree.Node, scope: Scope) -> bool:
    """Whether a parameter is made of numbers: a new name is a small letter that is not bold."""
    for key in tree.names(node):
        kind = scope.types.get(key)
        if kind is not None and (kind.shape or kind.family):
            return False
        new = kind is None and key not in {*scope.sizes, *scope.definitions}
        if new and not (key.isalpha() and key.islower()) and key not in GREEK:
            return False
    return True


GREEK = {
    rf"\{name}" for name in "mu nu theta lambda sigma tau beta alpha gamma phi pi rho eta".split()
}


def _new(node: tree.Node, home: str, scope: Scope) -> tuple[str, ...]:
    """The set of a parameter of which the page has said nothing."""
    known = {*scope.types, *scope.sizes, *scope.definitions}
    if not isinstance(node, tree.Name) or node.key in known:
        return ()
    return (rf"{node.key} \in {home}",)
