r"""``\operatorname{softmax}(z)`` and ``\operatorname{LSE}(z)``, unless the page has its own.

Resolved to the entries e^{z_i} / Σ_j e^{z_j}, so that neither meaning knows of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..meaning.calls import spread
from ..reading import tree
from ..reading.errors import IllTyped
from ..reading.table import construct
from .table import Table, letters

SOFTMAX = {"text:softmax", "text:Softmax"}
LOG_SUM = {"text:LSE", "text:logsumexp", "text:LogSumExp"}


@construct(*SOFTMAX, *LOG_SUM)
@dataclass(frozen=True)
class Softmax(tree.Node):
    """Of one vector; as ``LSE`` the logarithm of the sum below its fractions."""

    body: tree.Node
    word: str

    @staticmethod
    def read(parser):
        word = parser.peek().removeprefix("text:")
        name = rf"\operatorname{{{word}}}"
        known = parser.vocabulary
        if name in known.functions | known.names | known.own:
            return None
        parser.next()
        if parser.peek() not in ("(", "["):
            parser.fail(f"{word} is read with its vector in brackets, and with nothing before them")
        return parser.postfix(Softmax(parser.bracket(), word))

    def latex(self, write):
        return rf"\operatorname{{{self.word}}}({write.write(self.body)})"

    def typed(self, resolver):
        body, shape = spread(resolver, self.body)
        if not shape or shape[1] != resolver.length(tree.ONE):
            raise IllTyped(f"{self.word} is read of a vector: for each row, say so by entries")
        place, beside = letters(resolver, body)
        size = resolver.length_node(shape[0])

        def power(index):
            return tree.Call("exp", (tree.Index(body, (tree.Name(index),)),))

        total = tree.Sum("sum", beside, tree.ONE, size, None, power(beside))
        if f"text:{self.word}" in LOG_SUM:
            return resolver.resolve(tree.Call("log", (total,)))
        entry = tree.Div(power(place), total)
        return resolver.resolve(Table((place, beside), (size, tree.ONE), entry))

    EXAMPLES = (
        (
            r"$z, y \in \mathbb{R}^n$, $c \in \mathbb{R}$",
            (
                r"\operatorname{softmax}(z)_k = \frac{e^{z_k}}{\sum_j e^{z_j}}",
                r"\mathrm{softmax}(z + c) = \operatorname{softmax}(z)",
                r"\operatorname{softmax}(z - \max_i z_i) = \operatorname{softmax}(z)",
                r"\sum_k \operatorname{softmax}(z)_k = 1",
                r"\frac{\partial \operatorname{softmax}(z)_i}{\partial z_j}"
                r" = \operatorname{softmax}(z)_i (\delta_{ij} - \operatorname{softmax}(z)_j)",
                r"\nabla_z \operatorname{LSE}(z) = \operatorname{softmax}(z)",
                r"\log \operatorname{softmax}(z)_k = z_k - \operatorname{LSE}(z)",
            ),
            (
                r"\operatorname{softmax}(2 z) = \operatorname{softmax}(z)",
                r"\operatorname{softmax}(z)_k = \frac{e^{-z_k}}{\sum_j e^{-z_j}}",
                r"\operatorname{softmax}(z + y) = \operatorname{softmax}(z)",
                r"\operatorname{LSE}(z) = \max_k z_k",
            ),
        ),
    )
    UNREADABLE = (
        r"\operatorname{softmax} z = z",
        r"\operatorname{softmax}_2(z) = z",
    )
