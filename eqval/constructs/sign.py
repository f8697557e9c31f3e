r"""The sign ``\operatorname{sign}(x)``: 1 above zero, −1 below it, 0 at it; of each entry."""

from __future__ import annotations

from dataclasses import dataclass, replace

import mpmath as mp

from ..proving.atoms import Step, Tensor
from ..reading import tree
from ..reading.errors import IllTyped
from ..reading.table import construct
from ..refuting.matrices import Matrix

NAMES = ("text:sign", "text:sgn")


@construct(*NAMES)
@dataclass(frozen=True)
class Sign(tree.Node):
    """A page that defines a sign of its own, 1 at zero for instance, has its own."""

    body: tree.Node
    bends = True

    @staticmethod
    def read(parser):
        name = rf"\operatorname{{{parser.peek().removeprefix('text:')}}}"
        known = parser.vocabulary
        if name in known.functions | known.names | known.own:
            return None
        parser.next()
        if parser.peek() not in ("(", "["):
            parser.fail("a sign is read with its argument in brackets only")
        return parser.postfix(Sign(parser.bracket()))

    def latex(self, write):
        return rf"\operatorname{{sign}}({write.write(self.body)})"

    def typed(self, resolver):
        body, shape = resolver.resolve(self.body)
        if shape and shape[0] == shape[1]:
            raise IllTyped("the sign of a square matrix: of each entry, or of the matrix?")
        return replace(self, body=body), shape

    def number(self, evaluator, env, frame):
        def one(x):
            return mp.mpf(evaluator.side(x))

        value = evaluator.ev(self.body, env, frame)
        return value.map(one) if isinstance(value, Matrix) else one(value)

    def symbol(self, translator, env, stops):
        value = translator.ev(self.body, env, stops)
        return value.map(_steps) if isinstance(value, Tensor) else _steps(value)

    def changes(self, changer, bound):
        yield from changer.inside(self, bound)

    EXAMPLES = (
        (
            r"$x, a \in \mathbb{R}$, $t \in \mathbb{R}_{>0}$, $w \in \mathbb{R}^n$",
            (
                r"\operatorname{sign}(-x) = -\operatorname{sign}(x)",
                r"\operatorname{sgn}(x) = \mathbb{1}[x > 0] - \mathbb{1}[x < 0]",
                r"x \operatorname{sign}(x) = |x|",
                r"\frac{\partial}{\partial x} |x - a| = \operatorname{sign}(x - a)",
                r"\operatorname{sign}(t) = 1",
                r"\nabla_w \|w\|_1 = \operatorname{sign}(w)",
            ),
            (
                r"\operatorname{sign}(x) = 1",
                r"\operatorname{sign}(x) = \mathbb{1}[x > 0]",
                r"\frac{\partial}{\partial x} |x| = -\operatorname{sign}(x)",
                r"\nabla_w \|w\|_2^2 = \operatorname{sign}(w)",
                r"\operatorname{sign}(x) = 2 \cdot \mathbb{1}[x \ge 0] - 1",
            ),
        ),
    )
    UNREADABLE = (r"\operatorname{sign} x = 1",)


def _steps(x):
    return Step(x) - Step(-x)
