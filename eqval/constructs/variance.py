r"""Derivatives by a square: ``\frac{\partial \ell}{\partial \sigma^2}`` of a positive σ.

As σ is the root of σ², the derivative by σ² is the one by σ, over 2σ.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import tree
from ..reading.errors import Unreadable
from ..reading.table import construct


def _of(target: tree.Target, write) -> str:
    shown = write.write(target.node)
    shown = f"({shown})" if isinstance(target.node, tree.Pow) else shown
    return shown + (f"^{target.order}" if target.order > 1 else "")


@construct("by a square")
@dataclass(frozen=True)
class BySquare(tree.Node):
    """Of the ``targets`` some are powers, as ``\\sigma^2`` is."""

    body: tree.Node
    targets: tuple[tree.Target, ...]

    @staticmethod
    def read(parser, body, targets):
        return BySquare(body, targets)

    def latex(self, write):
        order = sum(target.order for target in self.targets)
        above = r"\partial" + (f"^{order}" if order > 1 else "")
        below = " ".join(rf"\partial {_of(target, write)}" for target in self.targets)
        return rf"\frac{{{above}}}{{{below}}} ({write.write(self.body)})"

    def typed(self, resolver):
        found = self.body
        for target in self.targets[::-1]:
            for _ in range(target.order):
                found = self._slope(found, target.node, resolver)
        return resolver.resolve(found)

    def _slope(self, body: tree.Node, node: tree.Node, resolver) -> tree.Node:
        if not isinstance(node, tree.Pow):
            return tree.Derivative(body, (tree.Target(node),))
        base = node.base
        domain, shown = resolver.domain_of(resolver.target(base)[0]), tree.latex(base)
        positive = domain is not None and domain.low is not None and domain.low >= 0
        if resolver.resolve(base)[1] or not positive or (not domain.low and domain.low_closed):
            raise Unreadable(f"a derivative by {tree.latex(node)}: say that {shown} > 0")
        slope = tree.Derivative(body, (tree.Target(base),))
        return tree.Mul((tree.Div(tree.ONE, tree.Mul((tree.TWO, base))), slope))

    EXAMPLES = (
        (
            r"$x, \mu \in \mathbb{R}$, $\sigma > 0$, $s_k > 0$ for $k = 1, \dots, K$",
            (
                r"\frac{\partial}{\partial \sigma^2} (\log \sigma) = \frac{1}{2 \sigma^2}",
                r"\frac{\partial}{\partial (\sigma^2)} (\sigma^4 x) = 2 \sigma^2 x",
                r"\frac{\partial^2}{\partial (\sigma^2)^2} (\sigma^6) = 6 \sigma^2",
                r"\frac{\partial^2}{\partial \mu \partial \sigma^2} (\mu^2 \sigma^2) = 2 \mu",
                r"\frac{\partial}{\partial s_k^2} (\log s_k) = \frac{1}{2 s_k^2}",
                r"\frac{\partial^2}{\partial \sigma^2} (\sigma^6) = 30 \sigma^4",
            ),
            (
                r"\frac{\partial}{\partial \sigma^2} (\log \sigma) = \frac{1}{\sigma}",
                r"\frac{\partial}{\partial (\sigma^2)} (\sigma^4 x) = 4 \sigma^3 x",
                r"\frac{\partial^2}{\partial (\sigma^2)^2} (\sigma^6) = 30 \sigma^4",
            ),
        ),
    )
    UNREADABLE = (r"\frac{\partial^2}{\partial z^3} (z^3) = 0",)
