r"""The inner product ``\langle u, v \rangle`` of two vectors of one length."""

from __future__ import annotations

from dataclasses import dataclass

from ..meaning.scope import show_shape
from ..reading import tree
from ..reading.errors import IllTyped, Misfit
from ..reading.table import construct


@construct(r"\langle")
@dataclass(frozen=True)
class Inner(tree.Node):
    """Resolved to uᵀv, so that neither meaning knows of it."""

    left: tree.Node
    right: tree.Node
    MEANT = True

    @staticmethod
    def read(parser):
        parser.next()
        left = parser.within(r"\langle")
        if parser.peek() != ",":
            parser.fail(r"\langle …, … \rangle is read as an inner product of two vectors")
        parser.next()
        right = parser.within(r"\langle")
        parser.expect(r"\rangle")
        return parser.postfix(Inner(left, right))

    def latex(self, write):
        return rf"\langle {write.write(self.left)}, {write.write(self.right)} \rangle"

    def typed(self, resolver):
        a, b = (resolver.resolve(side)[1] for side in (self.left, self.right))
        if not a or not b or resolver.length(tree.ONE) not in (a[1], b[1]):
            raise IllTyped("an inner product is read of two vectors")
        if a != b:
            raise Misfit(f"the inner product of {show_shape(a)} and {show_shape(b)}")
        return resolver.resolve(tree.Mul((tree.Transpose(self.left), self.right)))

    EXAMPLES = (
        (
            r"$u, v, w \in \mathbb{R}^n$, $s \in \mathbb{R}$, $A \in \mathbb{R}^{n \times n}$",
            (
                r"\langle u, v \rangle = \sum_k u_k v_k",
                r"\left\langle s u + w, v \right\rangle = s u^\top v + \langle w, v \rangle",
                r"\langle A u, v \rangle = \langle u, A^\top v \rangle",
                r"\langle u, u \rangle^2 = \|u\|^4",
                r"\nabla_u \langle u, v \rangle s = s v",
            ),
            (
                r"\langle A u, v \rangle = \langle u, A v \rangle",
                r"\langle u + w, v \rangle = \langle u, v \rangle - \langle w, v \rangle",
                r"\langle u, v \rangle = \sum_k u_k",
            ),
        ),
    )
    UNREADABLE = (
        r"\langle z \rangle = c",
        r"\langle z | c \rangle = c",
        r"\langle z, c, k \rangle = c",
        r"\langle z, c = c",
        r"z, c \rangle = c",
    )
