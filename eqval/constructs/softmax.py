r"""``\operatorname{softmax}(z)`` and ``\operatorname{LSE}(z)``, unless the page has its own.

Resolved to the entries e^{z_i} / Σ_j e^{z_j}, so that neither meaning knows of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..meaning.calls import spread
from ..reading import tree
from ..reading.errors import Unreadable
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
        place = parser.raw() if parser.peek() == "_" and parser.next() else []
        letter = len(place) == 1 and place[0].kind == "letter" and f"text:{word}" in SOFTMAX
        if parser.peek() not in ("(", "[") or (place and not letter):
            parser.fail(f"{word} is read with its vector in brackets, and with nothing before them")
        node = Softmax(parser.bracket(), word)
        return parser.postfix(tree.Index(node, parser.index_list(place)) if place else node)

    def latex(self, write):
        return rf"\operatorname{{{self.word}}}({write.write(self.body)})"

    def typed(self, resolver):
        body, shape = spread(resolver, self.body)
        if entry := self._of_its_vector(resolver, shape):
            return resolver.resolve(entry)
        if not shape or shape[1] != resolver.length(tree.ONE):
            raise Unreadable(f"{self.word} is read of a vector: for each row, say so by entries")
        place, beside = letters(resolver, body)
        size = resolver.length_node(shape[0])

        def power(index):
            return tree.Call("exp", (tree.Index(body, (tree.Name(index),)),))

        total = tree.Sum("sum", beside, tree.ONE, size, None, power(beside))
        if f"text:{self.word}" in LOG_SUM:
            return resolver.resolve(tree.Call("log", (total,)))
        entry = tree.Div(power(place), total)
        return resolver.resolve(Table((place, beside), (size, tree.ONE), entry))

    def _of_its_vector(self, resolver, shape) -> tree.Index | None:
        r"""``\text{Softmax}(z_i)``, a number: the entry of ``\text{Softmax}(z)``."""
        item = self.body
        entry = isinstance(item, tree.Index) and isinstance(item.base, tree.Name) and not shape
        if not entry or len(item.indices) > 1 or f"text:{self.word}" not in SOFTMAX:
            return None
        kind = resolver.scope.types.get(item.base.key)
        whole = kind is not None and kind.shape and isinstance(item.indices[0], tree.Name)
        return tree.Index(Softmax(item.base, self.word), item.indices) if whole else None

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
                r"\mathrm{softmax}_k(z) = \frac{e^{z_k}}{\sum_j e^{z_j}}",
                r"\text{Softmax}(z_i) = \frac{\exp(z_i)}{\sum_j \exp(z_j)}",
                r"\nabla_z \operatorname{LSE}(z) = \operatorname{softmax}(z)",
                r"\log \operatorname{softmax}(z)_k = z_k - \operatorname{LSE}(z)",
            ),
            (
                r"\operatorname{softmax}(2 z) = \operatorname{softmax}(z)",
                r"\operatorname{softmax}(z)_k = \frac{e^{-z_k}}{\sum_j e^{-z_j}}",
                r"\operatorname{softmax}(z_k) = \frac{e^{-z_k}}{\sum_j e^{-z_j}}",
                r"\operatorname{softmax}_i(z) = \frac{e^{z_i}}{1 + \sum_j e^{z_j}}",
                r"\operatorname{softmax}(z + y) = \operatorname{softmax}(z)",
                r"\operatorname{LSE}(z) = \max_k z_k",
            ),
        ),
    )
    UNREADABLE = (
        r"\operatorname{softmax} z = z",
        r"\operatorname{softmax}_2(z) = z",
    )
