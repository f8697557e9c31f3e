r"""How far a derivative reaches: ``\nabla_x x^\top A x``, ``\frac{d}{dx} \frac{c}{2} (x - a)^2``.

Without brackets each beginning of the product may be what is differentiated.  One that does not
hold the name, or has no derivative, nobody means; those that only leave constants out say the
same as the whole.  What is left is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..reading import tree
from ..reading.errors import IllTyped, Undeclared, Unreadable
from ..reading.parser import DOTS
from ..reading.table import construct

ENTRIES = {r"\odot", r"\circ", r"\otimes", r"\dots"}
CLOSERS = {")", "]", r"\}"}
DIFFERENTIAL = {"d", r"\partial"}


@construct("reach")
@dataclass(frozen=True)
class Reach(tree.Node):
    """A ``slope`` of a first factor, before the ``rest`` of a product.

    ``signs`` stand before each of the rest: a dot, a slash, or nothing.  ``near``, as in
    ``\\nabla_w L v``, it is of the first factor alone, if that holds the name.
    """

    slope: tree.Node
    rest: tuple[tree.Node, ...]
    signs: tuple[str, ...]
    near: bool = False

    # ---- reading and writing

    @staticmethod
    def read(parser, slope):
        """The slope with the product behind it; None if there is none."""
        near, start = parser.reach == "near", parser.at
        closed = parser.tokens[start - 1].text in CLOSERS and isinstance(
            slope.body, tree.Num | tree.Name | tree.Index
        )
        parts, signs = [slope.body], []
        while (sign := parser.peek()) == "/" or not (parser.ends() or parser.bar_ahead()):
            chained = parser.peek(1) == r"\frac" and parser.peek(3) in DIFFERENTIAL
            if sign in ENTRIES or (sign in DOTS and (chained or parser.peek(1) == r"\dots")):
                break
            if near and not signs and sign in ("(", "/"):
                break
            if closed or parser.reach == "hanging" or (parser.loose and signs):
                parser.refuse_end(slope)
            if sign == "(" and not signs and isinstance(slope.body, tree.Name):
                if slope.body.key not in parser.vocabulary.names:
                    parser.refuse_end(slope)
            if sign in DOTS:
                parser.next()
                parts.append(parser.signed())
                signs.append("." if sign == r"\cdot" else "")
            elif sign == "/":
                parser.next()
                parts.append(parser.factor())
                signs.append("/")
                if not parser.ends():
                    parser.fail("a / b c reads two ways: use \\frac or brackets")
            else:
                last = [parts.pop()]
                parser.join(last)
                parts.extend(last)
                signs.extend("" for _ in last[1:])
            last = [parts.pop()]
            parser.reached(last)
            parts.extend(last)
        if parser.at == start:
            return None
        parser.loose, parser.reach = True, ""
        slope = replace(slope, body=parts[0])
        return Reach(slope, tuple(parts[1:]), tuple(signs), near) if signs else slope

    def latex(self, write):
        blank = tree.Add((tree.Name("a"), tree.Name("b")))
        text = write.write(replace(self.slope, body=blank)).removesuffix("(a + b)")
        text += write.tight(self.slope.body)
        for sign, part in zip(self.signs, self.rest, strict=True):
            shown = f"{{{write.tight(part)}}}" if self.near else write.tight(part)
            text += {".": r" \cdot ", "/": " / ", "": r" \, "}[sign] + shown
        return text

    # ---- what it means

    def typed(self, resolver):
        whole = self.reading(len(self.rest))
        try:
            found, error = resolver.resolve(whole), None
        except Undeclared:
            raise
        except IllTyped as problem:
            found, error = None, problem
        others = [k for k in range(len(self.rest)) if self._is_claim(resolver, k)]
        if others[:1] == [0] and (self.near or self._of_number(resolver)):
            return resolver.resolve(self.reading(0))
        for k in others:
            if self._holds(resolver, _joined(self.rest[k:], self.signs[k + 1 :])):
                slope = tree.Name(f"({tree.latex(self._before(k))})")
                apart = _joined((slope, *self.rest[k:]), self.signs[k:])
                raise Unreadable(
                    "does the derivative reach over the product?"
                    f" write {tree.latex(whole)} or {tree.latex(apart)}"
                )
        if found is None and not others:
            raise error
        return found or resolver.resolve(self.reading(others[-1]))

    def reading(self, k: int) -> tree.Node:
        """The slope of the first factor and ``k`` more, times what is left."""
        return _joined((self._before(k), *self.rest[k:]), self.signs[k:])

    def _before(self, k: int) -> tree.Node:
        """The slope of the first factor and ``k`` more."""
        operand = _joined((self.slope.body, *self.rest[:k]), self.signs[:k])
        return replace(self.slope, body=operand)

    def _is_claim(self, resolver, k: int) -> bool:
        """Whether a reading fits, and differentiates what holds the name."""
        try:
            slope = resolver.resolve(self._before(k))[0]
            resolver.resolve(self.reading(k))
        except (IllTyped, Unreadable):
            return False
        reached = resolver.scope.dependencies(tree.free_names(slope.body))
        return bool(self._targets(resolver) & reached)

    def _of_number(self, resolver) -> bool:
        r"""``\\nabla_w f(w)^\\top v``: where f is a number its gradient is transposed."""
        body = self.slope.body
        turned = isinstance(self.slope, tree.Gradient) and isinstance(body, tree.Transpose)
        return turned and not resolver.resolve(body.body)[1]

    def _holds(self, resolver, node: tree.Node) -> bool:
        """Whether a factor depends on what is differentiated by."""
        names = tree.free_names(resolver.resolve(node)[0])
        return bool(self._targets(resolver) & resolver.scope.dependencies(names))

    def _targets(self, resolver) -> set[str]:
        """The names that are differentiated by."""
        slope = self.slope
        nodes = [x.node for x in getattr(slope, "targets", ())] or [slope.target]
        found = (resolver.target(node)[0] for node in nodes)
        return {*map(tree.whole_key, found)}

    EXAMPLES = (
        (
            r"$a, x, s \in \mathbb{R}$, $f : \mathbb{R} \to \mathbb{R}$, $w, b \in \mathbb{R}^n$,"
            r" $A \in \mathbb{R}^{n \times n}$",
            (
                r"\nabla_w w^\top A w = (A + A^\top) w",
                r"\nabla_w \frac{1}{2} (A w - b)^\top (A w - b) = A^\top (A w - b)",
                r"\nabla_w \frac{a}{2} \|w\|^2 = a w",
                r"\nabla_w a \|w\|^2 = 2 a w",
                r"\nabla_w w \cdot b = b",
                r"\nabla_w^2 w^\top A w = A + A^\top",
                r"\frac{\partial}{\partial w} A w = A",
                r"\frac{\partial}{\partial x} a f(x) s = a s f'(x)",
                r"\frac{\partial}{\partial x} a \cdot x^2 s / 2 = a x s",
                r"s \frac{\partial}{\partial w_j} a w_k = a s \delta_{jk}",
            ),
            (
                r"\nabla_w w^\top A w = 2 A w",
                r"\nabla_w w^\top A w = A w",
                r"\nabla_w a \|w\|^2 = 0 \cdot w",
                r"\frac{\partial}{\partial x} a f(x) s = 0",
                r"\frac{\partial}{\partial x} a x^2 s = 2 a x",
            ),
        ),
    )
    UNREADABLE = (
        r"\frac{d}{dz} \log z c = 0",
        r"\frac{d}{dz} \frac{d}{dz} z c = 0",
        r"\frac{d}{dz} z c \odot k = 0",
        r"\frac{d}{dz} z c + z = 0",
        r"\frac{d}{dz} z c / c k = 0",
        r"\frac{d}{dz} z \log z c = 0",
        r"\frac{d}{dz} (2) z = 0",
    )


def _joined(parts, signs) -> tree.Node:
    """A product as the parser reads it: a dot stands between runs of factors."""
    runs, below = [[parts[0]]], None
    for sign, part in zip(signs, parts[1:], strict=True):
        if sign == "/":
            below = part
        elif sign == ".":
            runs.append([part])
        else:
            runs[-1].append(part)
    found, *others = map(tree.product, runs)
    for other in others:
        found = tree.Dot(found, other)
    return found if below is None else tree.Div(found, below)
