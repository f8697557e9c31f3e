r"""Sums over a set: ``\sum_{x \in \{0, 1\}}``, ``\sum_{i \in B}`` with ``|B|``."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..reading import tree
from ..reading.declaration import MEMBER, declared, read_set, size_of
from ..reading.errors import IllTyped, Unreadable
from ..reading.parser import INDICES
from ..reading.table import construct


@construct(r"\sum", r"\prod", "|", binds="index")
@dataclass(frozen=True)
class Members(tree.Node):
    """One term for each value that the set lists; resolved to the sum of these terms."""

    kind: str
    index: str
    values: tuple[tree.Node, ...]
    body: tree.Node

    @staticmethod
    def read(parser):
        if parser.peek() == "|":
            return _size(parser)
        start, kind = parser.at, parser.next().text[1:]
        below = parser.raw() if parser.peek() == "_" and parser.next() else []
        if len(below) < 3 or below[1].text != MEMBER or below[0].kind != "letter":
            parser.at = start
            return None
        if parser.peek() == "^":
            parser.fail(f"\\{kind} over a set, with an end")
        index, part = below[0].text, parser.inside(below[2:])
        ends = _ends(part, index)
        body = parser.term() if kind == "sum" else parser.factor()
        loose = parser.loose
        if index not in tree.free_names(body) and not isinstance(body, tree.Num | tree.Name):
            parser.fail(f"the index {index} does not occur in what is summed", back=1)
        parser.open |= {index}
        parser.products |= {index} if kind == "prod" else set()
        parser.loose = loose
        if isinstance(ends, list):
            return Members(kind, index, tuple(ends), body)
        return tree.Sum(kind, index, *ends, None, body)

    def latex(self, write):
        values = ", ".join(map(write.write, self.values))
        body = write.tight(self.body) if self.kind == "sum" else write.whole(self.body)
        return rf"\{self.kind}_{{{self.index} \in \{{{values}\}}}} {body}"

    def typed(self, resolver):
        scope = resolver.scope
        others = scope.dependencies(tree.free_names(self.body, frozenset({self.index})))
        tied = (scope.dependencies(tree.free_names(x.relation)) for x in scope.hypotheses)
        if self.index in others or any(self.index in keys and keys & others for keys in tied):
            raise Unreadable(
                f"what is summed over {self.index} holds {self.index} through another name: write"
                f" it as a function of {self.index}"
            )
        terms = tuple(self.at(value, resolver.scope) for value in self.values)
        return resolver.resolve(tree.Add(terms) if self.kind == "sum" else tree.Mul(terms))

    def at(self, value, scope, node=None):
        """The term of one value; a probability is asked for it by its name."""
        node = self.body if node is None else node
        if node == tree.Name(self.index):
            return value
        if isinstance(node, tree.Index) and node.base == tree.Name(self.index):
            raise IllTyped(f"{self.index} is a number in the sum over {self.index}")
        if isinstance(node, tree.Call) and node.function in scope.points:
            own = tree.Name(self.index)
            named = (tree.Binding(self.index, value) if x == own else x for x in node.arguments)
            return tree.Call(node.function, tuple(named), node.primes)
        return tree.rebuild(node, lambda child: self.at(value, scope, child))

    EXAMPLES = (
        (
            r"$\mu \in (0, 1)$, $a \in \mathbb{R}$"
            "\n\n$$ p(x) = \\mu^x (1 - \\mu)^{1 - x} $$ (def-p)",
            (
                r"\sum_{x \in \{0, 1\}} p(x) = 1",
                r"\sum_{x \in \{0, 1\}} x p(x) = \mu",
                r"\sum_{a \in \{-1, 1\}} a^2 = 2",
                r"\prod_{x \in \{1, 2, 3\}} x = 6",
                r"\sum_{k \in \{-1, 1\}} (a + k)^2 = 2 a^2 + 2",
                r"\prod_{k \in \{1, 2, 3\}} (a k) = 6 a^3",
            ),
            (
                r"\sum_{x \in \{0, 1\}} x p(x) = 1 - \mu",
                r"\sum_{x \in \{0, 1\}} x^2 p(x) = \mu^2",
                r"\sum_{k \in \{-1, 1\}} (a + k)^2 = 2 a^2",
                r"\sum_{k \in \{0, 1, 2\}} (a + k) = 2 a + 3",
            ),
        ),
        (
            r"$z \in \mathbb{R}^K$",
            (r"\sum_{k \in \{1, \dots, K\}} (z_k + 1) = \sum_k z_k + K",),
            (r"\sum_{k \in \{1, \dots, K\}} (z_k + 1) = \sum_k z_k + 1",),
        ),
    )
    UNREADABLE = (
        r"\sum_{x \in \{0, 1\}} x + x = 1",
        r"\sum_{i \in \mathcal{N}(j)} i = 1",
        r"\sum_{k \in S} z_k = \sum_k z_k",
        r"\sum_{k \in \{0, 0\}} k = 0",
        r"\sum_{k \in \{1, 1.0\}} k = 0",
        r"\sum_{k \in \{0, a\}} k = 0",
        r"\sum_{k \in (0, 1)} k = 0",
        r"\sum_{k \in \{0, 1\}}^3 k = 0",
    )


def _size(parser) -> tree.Node | None:
    r"""``|\mathcal{B}|``, where a sum of the page runs over it."""
    start = parser.at
    parser.next()
    end = next((k for k, t in enumerate(parser.tokens) if k > start and t.text == "|"), None)
    part = parser.inside(parser.tokens[start + 1 : end]) if end else None
    key = _set_name(part) if part is not None and part.tokens else ""
    size = _known_size(key, parser.vocabulary.sizes) if key else ""
    parser.at = end + 1 if size else start
    return parser.postfix(tree.Name(size)) if size else None


def _set_name(part) -> str:
    r"""``\mathcal{B}_t``, ``S``; empty if it is no such name."""
    letter = part.tokens[-1 if len(part.tokens) == 1 else 0]
    if letter.text != r"\mathcal" and not (letter.kind == "letter" and letter.text.isupper()):
        return ""
    try:
        key = declared(part).key
    except Unreadable:
        return ""  # |A^\top|
    return key if part.peek() is None else ""


def _known_size(key: str, sizes) -> str:
    r"""``|\mathcal{B}|``, also where the sum is over ``\mathcal{B}_t``."""
    if size_of(key) in sizes:
        return size_of(key)
    found = [size for size in sizes if size.startswith(f"|{key}_")]
    return found[0] if len(found) == 1 else ""


def _ends(part, index: str):
    """The values that the set lists, or the ends of the sum."""
    if part.peek() in (r"\{", "["):
        found = read_set(part)
        part.finish()
        if found.shape or found.kind not in ("finite", "label"):
            part.fail("a sum over this set")
        if found.kind == "finite":
            return [_number(value) for value in found.values]
        if found.low is None:
            return tree.ONE, found.upper
        return tree.ZERO, tree.Add((found.upper, tree.Neg(tree.ONE)))
    key = _set_name(part)
    if not key:
        part.fail(r"a sum is read over \{0, 1\}, \{1, \dots, K\}, and over the members of a set B")
    size = _known_size(key, part.vocabulary.sizes)
    if size:
        return tree.ONE, tree.Name(size)
    if key == rf"\mathcal{{{index.upper()}}}" and index not in INDICES:
        return None, None  # over all values that x takes
    part.fail(
        f"is {key} all that {index} counts? write \\sum_{index} then; else nothing is known of it",
        back=1,
    )


def _number(value: Fraction) -> tree.Node:
    return tree.Neg(tree.Num(-value)) if value < 0 else tree.Num(value)
