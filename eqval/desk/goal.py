"""What was asked, and whether a line has reached it: proved is not yet done."""

from __future__ import annotations

from dataclasses import replace

from ..meaning.scope import Scope
from ..meaning.typing import Claim
from ..reading import tree


class Goal:
    """The left side that was asked, and the right side that answers it.

    Parameters
    ----------
    claim : Claim
        The equation of the two, resolved.
    scope : Scope
        As it was given: what a reader defines later is not in it.
    """

    def __init__(self, claim: Claim, scope: Scope):
        relation = claim.relations[0]
        self.claim, self.scope = claim, scope
        self.left, self.right = _plain(relation.left), relation.right
        self.free = [key for key, _ in claim.free]

    def asks(self, node: tree.Node, free: list[str]) -> bool:
        """Whether a side is what was asked, whatever its free indices are called."""
        return _same(_plain(node), self.left, free, self.free)

    def is_reached(self, node: tree.Node, scope: Scope) -> bool:
        """Whether a side, which equals the asked one, needs no derivative any more.

        Nor may a definition hide one; and where no derivative was asked for, it has no names but
        those of the answer.
        """
        if not set(_derivatives(node)) <= set(_derivatives(self.right)):
            return False
        named = tree.free_names(node) - tree.free_names(self.right)
        if any(_derivatives(body) for key in scope.dependencies(named)
               for body in scope.bodies(key)):  # fmt: skip
            return False
        if _derivatives(self.left):
            return True
        return tree.free_names(node) <= tree.free_names(self.right)


def _plain(node: tree.Node) -> tree.Node:
    """Without what two ways of writing one derivative differ in: d or ∂, ∇ or a quotient."""
    node = tree.rebuild(node, _plain)
    if isinstance(node, tree.Gradient):
        return tree.Derivative(node.body, (tree.Target(node.target),))
    if isinstance(node, tree.Derivative):
        return replace(node, total=False, sized=False)
    return node


def _same(node: tree.Node, asked: tree.Node, free: list[str], own: list[str]) -> bool:
    """Whether two trees are equal after the free indices of one were renamed."""
    if node == asked:
        return True
    if len(free) != len(own):
        return False
    order = [item.key for item in tree.walk(node) if isinstance(item, tree.Name)]
    asked_order = [item.key for item in tree.walk(asked) if isinstance(item, tree.Name)]
    mine = [key for key in dict.fromkeys(order) if key in free]
    theirs = [key for key in dict.fromkeys(asked_order) if key in own]
    if len(mine) != len(theirs):
        return False
    swap = {tree.Name(a): tree.Name(b) for a, b in zip(mine, theirs, strict=True)}
    return tree.replaced(node, swap) == asked


def _derivatives(node: tree.Node) -> list:
    """What is differentiated, and by what: of an entry, its whole."""
    found = []
    for item in tree.walk(node):
        if isinstance(item, tree.Derivative):
            found.append((_whole(item.body), *(_whole(target.node) for target in item.targets)))
        elif isinstance(item, tree.Gradient | tree.Hessian):
            found.append((_whole(item.body), _whole(item.target)))
        elif isinstance(item, tree.Call | tree.Bare) and item.primes:
            found.append((item.function, item.primes))
    return found


def _whole(node: tree.Node) -> tree.Node:
    return node.base if isinstance(node, tree.Index) else node
