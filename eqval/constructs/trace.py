r"""The trace ``\operatorname{tr}(A)``: short for the sum of what stands on the diagonal."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import tree
from ..reading.errors import IllTyped
from ..reading.table import construct


@construct("text:tr", "text:Tr", "text:trace", r"\tr")
@dataclass(frozen=True)
class Trace(tree.Node):
    """Resolved to a sum, so that neither meaning knows of it."""

    body: tree.Node
    MEANT = True

    @staticmethod
    def read(parser):
        """In brackets, or over the whole product: a number behind it says the same outside."""
        parser.next()
        if parser.peek() in ("(", "["):
            return parser.postfix(Trace(parser.bracket()))
        if parser.peek() == "-":
            parser.fail("where does the trace end? put brackets round its matrix")
        body = parser.run()
        if parser.loose or not parser.ends():
            parser.fail("where does the trace end? put brackets round its matrix")
        return Trace(body)

    def latex(self, write):
        return rf"\operatorname{{tr}}({write.write(self.body)})"

    def typed(self, resolver):
        body, shape = resolver.resolve(self.body)
        if not shape:
            return body, ()  # a number is its own trace
        if shape[0] != shape[1]:
            raise IllTyped("the trace of what is no square matrix")
        index = next(name for name in ("i", *map("i{}".format, range(99)))
                     if name not in tree.names(body))  # fmt: skip
        place = tree.Name(index)
        high = resolver.length_node(shape[0])
        entry = tree.Index(body, (place, place))
        return tree.Sum("sum", index, tree.ONE, high, None, entry), ()

    EXAMPLES = (
        (
            r"$A, B \in \mathbb{R}^{n \times n}$, $C \in \mathbb{R}^{n \times m}$,"
            r" $u \in \mathbb{R}^n$",
            (
                r"\operatorname{tr}(A) = \sum_{k=1}^n A_{kk}",
                r"\operatorname{tr}(A B) = \operatorname{tr}(B A)",
                r"\operatorname{tr}(A^\top) = \operatorname{tr}(A)",
                r"\operatorname{tr}(C^\top C) = \|C\|_F^2",
                r"\frac{\partial}{\partial A_{ij}} \operatorname{tr}(A B) = B_{ji}",
                r"\operatorname{tr}(u^\top A u) = \operatorname{tr}(A u u^\top)",
                r"\operatorname{tr} A B = \operatorname{tr} B A",
                r"\nabla_A \operatorname{tr} A B = B^\top",
                r"\nabla_A \operatorname{tr} A B A^\top B = B A B + B^\top A B^\top",
                r"2 \operatorname{tr} A A^\top / n + 1 = 1 + \frac{2}{n} \|A\|_F^2",
            ),
            (
                r"\operatorname{tr}(A B) = \operatorname{tr}(A) \operatorname{tr}(B)",
                r"\operatorname{tr}(A B) = \operatorname{tr}(A B^\top)",
                r"\frac{\partial}{\partial A_{ij}} \operatorname{tr}(A B) = B_{ij}",
                r"\operatorname{tr} A B = \operatorname{tr} A \operatorname{tr} B",
                r"\nabla_A \operatorname{tr} A B = B",
                r"\operatorname{tr} A B + n = \operatorname{tr}(A B) - n",
            ),
        ),
    )
    UNREADABLE = (
        r"\operatorname{tr} z \cdot c = 0",
        r"\operatorname{tr} z \odot c = 0",
        r"\operatorname{tr} - z = 0",
        r"\operatorname{tr} \log z = 0",
    )
