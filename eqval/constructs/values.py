r"""A sum over values that are written out: ``\sum_{x \in \{0, 1\}} p(x)``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..reading import tree
from ..reading.errors import Unreadable
from ..reading.table import MATRICES, construct

JOINED = {"sum": tree.Add, "prod": tree.Mul}


@construct("values", binds="key")
@dataclass(frozen=True)
class Values(tree.Node):
    """Resolved to the terms, or the factors, one for each value of ``key``."""

    kind: str
    key: str
    values: tuple[tree.Node, ...]
    body: tree.Node

    @staticmethod
    def read(part) -> tuple[tree.Node, ...]:
        r"""``\in \{0, 1\}`` below the sign: different numbers."""
        part.expect(r"\in")
        if part.peek() != r"\{":
            part.fail(r"a sum over a set is read with its numbers written out: \{0, 1\}")
        part.next()
        found = [part.expression()]
        while part.peek() == ",":
            part.next()
            found.append(part.expression())
        part.expect(r"\}")
        part.finish()
        plain = all(isinstance(x.body if isinstance(x, tree.Neg) else x, tree.Num) for x in found)
        values = {-x.body.value if isinstance(x, tree.Neg) else x.value for x in found if plain}
        if not plain or len(values) < max(len(found), 2):
            part.fail("a sum over a set is read over different numbers, {0, 1}", back=1)
        return tuple(found)

    def latex(self, write):
        shown = ", ".join(map(write.write, self.values))
        return rf"\{self.kind}_{{{self.key} \in \{{{shown}\}}}} {write.tight(self.body)}"

    def typed(self, resolver):
        scope, name = resolver.scope, tree.Name(self.key)
        others = scope.dependencies(tree.free_names(self.body, frozenset({self.key})))
        tied = (scope.dependencies(tree.free_names(x.relation)) for x in scope.hypotheses)
        if self.key in others or any(self.key in keys and keys & others for keys in tied):
            raise Unreadable(
                f"what is summed over {self.key} holds {self.key} through another name: write it as"
                f" a function of {self.key}"
            )
        parts = (tree.replaced(self.body, {name: value}) for value in self.values)
        return resolver.resolve(JOINED[self.kind](tuple(parts)))

    def changes(self, changer, bound):
        for new, what, way, piece in changer.changes(self.body, bound):
            yield replace(self, body=new), what, way, piece

    EXAMPLES = (
        (
            r"$m \in (0, 1)$, $x, a \in \mathbb{R}$",
            (
                r"\sum_{x \in \{0, 1\}} m^x (1 - m)^{1 - x} = 1",
                r"\sum_{x \in \{0, 1\}} x m^x (1 - m)^{1 - x} = m",
                r"\sum_{k \in \{-1, 1\}} (a + k)^2 = 2 a^2 + 2",
                r"\prod_{k \in \{1, 2, 3\}} (a k) = 6 a^3",
            ),
            (
                r"\sum_{x \in \{0, 1\}} m^x (1 - m)^{1 - x} = m",
                r"\sum_{k \in \{-1, 1\}} (a + k)^2 = 2 a^2",
                r"\sum_{k \in \{0, 1, 2\}} (a + k) = 2 a + 3",
            ),
        ),
    )
    UNREADABLE = (
        r"\sum_{k \in \{0, 0\}} k = 0",
        r"\sum_{k \in \{0, -0\}} k = 0",
        r"\sum_{k \in \{1, 1.0\}} k = 0",
        r"\sum_{k \in \{0, z\}} k = 0",
        r"\sum_{k \in \{1, \dots, 3\}} k = 0",
        r"\sum_{k \in (0, 1)} k = 0",
        r"\sum_{k \in \{0, 1\}}^3 k = 0",
        r"\sum_{k \in \{0, 1\}} k + k = k",
    )


MATRICES["values"] = Values
