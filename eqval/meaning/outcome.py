r"""The loss of which a page writes derivatives only: ``\frac{\partial L}{\partial y_i}``.

It is any function of what the page computes last, of which nothing else is computed: a chain rule
that holds for each such function is proved.
"""

from __future__ import annotations

from ..reading import tree
from .scope import GATHERED, SCALAR, Definition, Scope, Signature, Type

HIDDEN = "#"  # before the name of a loss: the function that it is


def with_outcome(relations, key: str, scope: Scope) -> Scope | None:
    """A scope in which a name is such a loss; None if it need not be one."""
    nodes = [node for item in relations for node in tree.walk(item)]
    name = tree.Name(key)
    slopes = [x for x in nodes if isinstance(x, tree.Derivative | tree.Gradient) and x.body == name]
    if key in scope.types or not slopes or nodes.count(name) != len(slopes):
        return None
    targets = {_whole(x, scope) for slope in slopes for x in _targets(slope)}
    last = computed_last(scope, key)
    reached = [x for x in last if targets & scope.dependencies({x})]
    if len(reached) != 1 or not targets <= scope.dependencies({*reached}):
        return None
    found = scope.copy()
    argument = _vector(reached[0], found)
    if argument is None:
        return None
    kind = Type(found.types[argument].shape)
    found.declare_function(HIDDEN + key, Signature((kind,), SCALAR))
    body = tree.Call(HIDDEN + key, (tree.Name(argument),))
    found.define(key, Definition((), body, "what is computed last"), SCALAR)
    found.inferred.add(HIDDEN + key)
    return found


def _targets(slope: tree.Node) -> list[tree.Node]:
    """What is differentiated by."""
    if isinstance(slope, tree.Derivative):
        return [item.node for item in slope.targets]
    return [slope.target]


def _whole(node: tree.Node, scope: Scope) -> str:
    if isinstance(node, tree.Index) and isinstance(node.base, tree.Name):
        return scope.entry_key(node.base.key, len(node.indices))
    return getattr(node, "key", "")


def computed_last(scope: Scope, key: str) -> list[str]:
    """Names that the page defines, and by which it defines nothing else than by a loss."""
    under = {
        x: scope.dependencies(tree.free_names(item.body))
        for x, item in scope.definitions.items() if item.label != GATHERED
    }  # fmt: skip
    others = {x: names for x, names in under.items() if key not in names and x != key}
    used = set().union(*others.values())
    return [x for x in others if x not in used]


def _vector(key: str, scope: Scope) -> str | None:
    """The name of a number, or of the vector of which a name has the entries."""
    kind = scope.types[key]
    if not kind.family:
        return key
    bold = rf"\mathbf{{{key.removesuffix(tree.MEMBERS)}}}"
    scope.gather(bold)
    return bold if bold in scope.types else None
