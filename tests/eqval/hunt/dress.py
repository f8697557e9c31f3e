"""Formulas as other authors would write them."""

from __future__ import annotations

import random

from eqval.reading import tree

TURNED = [r"^T", r"^\top", r"^{\mathsf{T}}", r"^{\mathrm{T}}", r"^\intercal"]
BRACKETS = [("(", ")"), (r"\left(", r"\right)"), ("[", "]"), (r"\left[", r"\right]"),
            (r"\{", r"\}"), (r"\big(", r"\big)")]  # fmt: skip
TRUTH = [r"\mathbb{1}(%s)", r"\mathbf{1}\{%s\}", "[%s]", r"\mathbb{1}_{%s}", r"\mathbb{I}[%s]",
         r"I(%s)", r"\mathbb{1}\{%s\}"]  # fmt: skip


class Dressed(tree._Writer):
    """Writes a tree with a spelling that chance chooses at each node.

    A sum keeps its bounds where something counts ``from_zero``.
    """

    def __init__(self, chance: random.Random, from_zero: bool = False):
        self.chance, self.from_zero = chance, from_zero

    def often(self, share: float = 0.5) -> bool:
        return self.chance.random() < share

    def bracketed(self, text: str) -> str:
        left, right = self.chance.choice(BRACKETS) if self.often(0.3) else BRACKETS[0]
        return f"{left} {text} {right}"

    def tight(self, node):
        bare = super().write(node)
        add = isinstance(node, tree.Add | tree.Neg | tree.Relation | tree.Hadamard | tree.Dot)
        return self.bracketed(bare) if add else bare

    def mul(self, node):
        *before, last = node.factors
        parts = [self.before_a_factor(item) for item in before] + [self.tight(last)]
        text = parts[0]
        for item, part in zip(node.factors[1:], parts[1:], strict=True):
            sign = self.chance.choice([" ", r" \, ", " ", r" \cdot ", r" \times "])
            text += (r" \cdot " if isinstance(item, tree.Num) else sign) + part
        return text

    def hadamard(self, node):
        sign = self.chance.choice([r" \odot ", r" \circ "])
        return sign.join(self.whole(item) for item in node.factors)

    def div(self, node):
        above, below = node.above, node.below
        if self.often(0.25):
            single = tree.Name | tree.Num | tree.Call
            ends = (self.write(x) if isinstance(x, single) else f"({self.write(x)})"
                    for x in (above, below))  # fmt: skip
            return " / ".join(ends)
        if above == tree.Num(1) and self.often(0.3):
            return f"{self.base(below)}^{{-1}}"
        command = self.chance.choice([r"\frac", r"\dfrac", r"\tfrac"])
        return f"{command}{{{self.write(above)}}}{{{self.write(below)}}}"

    def call(self, node):
        name, (first, *rest) = node.function, node.arguments
        if name == "exp" and self.often():
            return f"e^{{{self.write(first)}}}"
        if name == "log" and self.often():
            return rf"\ln {self.bracketed(self.write(first))}"
        small = isinstance(first, tree.Name | tree.Index) and not rest and not node.primes
        if name in tree.BUILT_IN and small and self.often(0.4):
            return rf"\{name} {self.write(first)}"
        factors = first.factors if isinstance(first, tree.Mul) else ()
        if name in ("sin", "cos") and [*map(type, factors)] == [tree.Num, tree.Name]:
            return rf"\{name} " + " ".join(map(self.write, factors))
        return super().call(node)

    def pow(self, node):
        base = node.base
        plain = isinstance(base, tree.Call) and base.function in ("sin", "cos", "tanh")
        if plain and not base.primes and self.often():
            inner = self.write(base.arguments[0])
            return rf"\{base.function}^{{{self.write(node.exponent)}}}({inner})"
        if node.before and isinstance(base, tree.Call):  # the exponent stands before its bracket
            name, bracket, rest = super().call(base).partition("(")
            return f"{name}^{{{self.write(node.exponent)}}}{bracket}{rest}"
        return super().pow(node)

    def transpose(self, node):
        return self.base(node.body) + self.chance.choice(TURNED)

    def norm(self, node):
        text, order = self.write(node.body), "" if node.order == 2 else f"_{node.order}"
        order = order or self.chance.choice(["", "_2"])
        left, right = self.chance.choice([(r"\|", r"\|"), (r"\lVert", r"\rVert"), ("||", "||")])
        return f"{left} {text} {right}{order}"

    def abs(self, node):
        left, right = self.chance.choice(
            [("|", "|"), (r"\left|", r"\right|"), (r"\lvert", r"\rvert")]
        )
        return f"{left} {self.write(node.body)} {right}"

    def indicator(self, node):
        item = node.relation
        index = all(isinstance(x, tree.Name) and len(x.key) == 1 for x in (item.left, item.right))
        if item.op == "=" and index and self.often():
            return rf"\delta_{{{item.left.key}{item.right.key}}}"
        return self.chance.choice(TRUTH) % self.relation(item)

    def sum(self, node):
        inner = {item.index for item in tree.walk(node.body) if isinstance(item, tree.Sum)}
        first = node.lower is not None and isinstance(node.upper, tree.Name | tree.Add)
        if first and node.excluded is None and not inner and self.often(0.35):
            low = node.lower.value if isinstance(node.lower, tree.Num) else None
            if low is not None:
                places = [node.lower, tree.Num(low + 1), node.upper]
                terms = [tree.replaced(node.body, {tree.Name(node.index): x}) for x in places]
                way = self.chance.getrandbits(32)  # all terms are written alike
                one, two, last = (
                    Dressed(random.Random(way), self.from_zero).tight(term) for term in terms
                )
                return self.bracketed(rf"{one} + {two} + {self.dots()} + {last}")
        whole = node.lower == tree.Num(1) and isinstance(node.upper, tree.Name)
        if whole and node.excluded is None and not self.from_zero and self.often(0.1):
            return rf"\sum {self.tight(node.body)}" if node.kind == "sum" else super().sum(node)
        if whole and node.excluded is None and not self.from_zero and self.often(0.25):
            return rf"\{node.kind}_{node.index} {self.tight(node.body)}"
        return super().sum(node)

    def dots(self):
        return self.chance.choice([r"\dots", r"\cdots", r"\ldots"])

    def derivative(self, node):
        (target, *more) = node.targets
        if not more and target.order == 1 and not node.held and self.often(0.3):
            sign = self.chance.choice(
                [r"\frac{d}{d %s}", r"\partial_{%s}", r"\frac{\mathrm{d}}{\mathrm{d} %s}"]
            )
            return sign % self.write(target.node) + self.bracketed(self.write(node.body))
        return super().derivative(node)

    def gradient(self, node):
        if self.often(0.3):
            below = rf"\partial {self.write(node.target)}"
            return rf"\frac{{\partial}}{{{below}}} {self.bracketed(self.write(node.body))}"
        return super().gradient(node)


def sentence(relation: tree.Relation, chance: random.Random, from_zero: bool = False) -> str:
    """A whole display: an equation, two of them, a chain, or a step."""
    author = Dressed(chance, from_zero)
    left, right, again = map(author.write, (relation.left, relation.right, relation.left))
    sign = {**tree.RELATION_SIGNS, "<=": r"\leq", ">=": r"\geq"}[relation.op]
    plain = f"{left} {sign} {right}"
    if relation.op != "=":
        return plain
    forms = [plain] * 4
    forms += [rf"{plain} = {again}", rf"{plain}, \quad {again} = {right}"]
    forms += [rf"\begin{{aligned}} {left} &= {right} \\ &= {again} \end{{aligned}}"]
    if "u" not in tree.names(relation):
        forms.append(rf"u \gets {left} = {right}")
    return chance.choice(forms)
