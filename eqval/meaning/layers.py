r"""Layers: ``w^l \in \mathbb{R}^{n_l \times n_{l-1}}`` says what w^{l+1}, too, and w^L are.

A name is of a layer if a length in its declaration is.  What the page says of one layer holds
of each: a formula is judged with the definitions of the layers from the lowest to the highest
that it names.  Below these stand free values, for a layer depends on lower ones only; above
them stands an arbitrary function of what the highest hands on.
"""

from __future__ import annotations

from dataclasses import replace

from ..reading import tree
from ..reading.errors import Unreadable
from ..reading.statement import Statement
from .labels import FAR, label_of, moved
from .scope import ONE, Definition, Dim, Scope, Signature, Type


def is_layer(key: str, shape, scope: Scope) -> bool:
    """Whether a length of what is declared is that of a layer; its letter is remembered."""
    label = label_of(key.partition("^")[1] + key.partition("^")[2], set(map(chr, range(97, 123))))
    sizes = {dim.name for dim in shape if dim.name}
    if label is None or not any(label_of(size, label[0]) for size in sizes):
        return False
    end = scope.indices.get(label[0])
    scope.layers.setdefault(label[0], end.name if end and end.name and not end.offset else "")
    return True


def _dim(dim: Dim, *way) -> Dim:
    return dim if dim.name is None else Dim(moved(dim.name, *way), dim.offset)


def _type(kind: Type, *way) -> Type:
    return replace(kind, shape=tuple(_dim(dim, *way) for dim in kind.shape))


def _tree(node: tree.Node, *way) -> tree.Node:
    if isinstance(node, tree.Name):
        return tree.Name(moved(node.key, *way))
    if isinstance(node, tree.Call | tree.Bare):
        node = replace(node, function=moved(node.function, *way))
    return tree.rebuild(node, lambda child: _tree(child, *way))


def unrolled(statement: Statement, scope: Scope, role: str) -> Scope:
    """The scope with all layers that a formula names; a copy, unless it defines.

    Raises
    ------
    Unreadable
        If it is not known how many layers lie between two of those named.
    """
    defines = role == "def"
    for letter, last in dict(scope.layers).items():
        if defines and len(statement.relations) > 1:
            for item in statement.relations:
                unrolled(Statement((item,)), scope, role)
            continue
        named = set().union(*map(tree.names, (*statement.relations, *statement.where)))
        used = named if defines else _plainly_reached(named, scope, {letter, last})
        found = {label for key in used if (label := label_of(key, {letter, last} - {""}))}
        labels = {label for label in found if label[0] == letter} or found
        if not labels:
            continue
        if any(label_of(key, {last}) for key in named) and labels != found:
            raise Unreadable(
                f"how many layers lie between {letter} and {last}? use one of the two letters"
            )
        if role == "hyp":
            raise Unreadable("an assumption about a layer is not read")
        (other,), places = {name for name, _ in labels}, [place for _, place in labels]
        if max(map(abs, places)) > FAR:
            raise Unreadable(f"more than {FAR} layers away from {letter}")
        if defines:
            _refuse_upward(statement, {letter, last})
            _declare(scope, letter, other, min(places) - 1, max(places))
            continue
        scope = scope.copy()
        low, high = min(places) + _lowest_target(scope, letter), max(places)
        _declare(scope, letter, other, low - 1, high)
        _define(scope, letter, other, low, high)
        if labels != found or any(label_of(key, {last}) for key in scope.dependencies(used)):
            if other == letter and last:
                _above(statement, scope, letter, last, high)
        _refuse_other_targets(scope.resting_on(statement.relations), {letter, last})
    return scope


def _plainly_reached(names: set[str], scope: Scope, letters) -> set[str]:
    """The names, and those that the ones of no layer are defined by."""
    found, todo = set(), list(names)
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            if not label_of(key, letters - {""}):
                todo.extend(set().union(*map(tree.names, scope.bodies(key))))
    return found


def _targets(node: tree.Node) -> list[tree.Node]:
    if isinstance(node, tree.Derivative):
        return [target.node for target in node.targets]
    return [node.target] if isinstance(node, tree.Gradient | tree.Hessian) else []


def _lowest_target(scope: Scope, letter: str) -> int:
    """How far below its own layer a definition differentiates by something."""
    return min(
        (
            label[1] - own
            for key, own in templates(scope.definitions, letter)
            for node in tree.walk(scope.definitions[key].body)
            for target in _targets(node)
            for name in tree.names(target) if (label := label_of(name, {letter}))
        ),
        default=0,
    )  # fmt: skip


def templates(keys, letter: str):
    """(name, its layer) of what the page has said of a layer."""
    return [(key, label[1]) for key in list(keys) if (label := label_of(key, {letter}))]


def _declare(scope: Scope, letter: str, other: str, low: int, high: int) -> None:
    for place in range(low, high + 1):
        for size, own in templates(scope.sizes, letter):
            scope.sizes.setdefault(moved(size, letter, other, place - own), scope.sizes[size])
        for key, own in templates(scope.types, letter):
            way = letter, other, place - own
            scope.types.setdefault(moved(key, *way), _type(scope.types[key], *way))
        for key, own in templates(scope.functions, letter):
            way, known = (letter, other, place - own), scope.functions[key]
            arguments = tuple(_type(kind, *way) for kind in known.arguments)
            found = Signature(arguments, _type(known.result, *way))
            scope.functions.setdefault(moved(key, *way), found)
        for size in {d.name for kind in scope.types.values() for d in kind.shape if d.name}:
            scope.sizes.setdefault(size, 2)


def _define(scope: Scope, letter: str, other: str, low: int, high: int) -> None:
    for key, own in templates(scope.definitions, letter):
        known = scope.definitions[key]
        for place in range(low, high + 1):
            way = letter, other, place - own
            body = _tree(known.body, *way)
            scope.definitions.setdefault(moved(key, *way), replace(known, body=body))


def _above(statement: Statement, scope: Scope, letter: str, last: str, high: int) -> None:
    """What rests on the last layer is an arbitrary function of what the highest one hands on."""
    found = {
        (name, label[1] - own)
        for key, own in templates(scope.definitions, letter)
        for name in tree.free_names(scope.definitions[key].body) - set(scope.sizes)
        if (label := label_of(name, {letter})) and label[1] < own
    }
    handed = {moved(name, letter, letter, -label_of(name, {letter})[1]) for name, _ in found}
    far = any(by < -1 for _, by in found)
    at_last = {moved(key, letter, last, 0) for key in handed}
    used = set().union(*map(tree.free_names, statement.relations))
    for key in sorted(scope.dependencies(used)):
        bodies = scope.bodies(key)
        inside = set().union(*map(tree.free_names, bodies)) if bodies else set()
        layered = {name for name in inside if label_of(name, {last}) and name not in scope.sizes}
        if not layered:
            continue
        kind = scope.types.get(key)
        plain = inside - layered - set(scope.sizes) - set(scope.indices)
        plain = sorted(name for name in plain if name in scope.types)
        known = kind is not None and not kind.shape and not kind.family
        at_top = sorted(moved(x, letter, letter, high) for x in handed)
        vectors = all(x in scope.types and scope.types[x].shape[1:] in ((), (ONE,))
                      and not scope.types[x].family for x in (*at_top, *plain))  # fmt: skip
        fits = known and layered <= at_last and vectors and not far
        if not fits or any(item.op != "=" for item in statement.relations):
            raise Unreadable(
                f"{key} is a function of layer {last}: say which one of layer {letter}, or"
                f" claim it of layer {last}"
            )
        arguments = [*at_top, *plain]
        function = f"{key}:above"
        signature = Signature(tuple(Type(scope.types[x].shape) for x in arguments), Type())
        scope.functions[function] = signature
        body = tree.Call(function, tuple(map(tree.Name, arguments)))
        scope.definitions[key] = Definition((), body, scope.definitions[key].label)


def _refuse_upward(statement: Statement, letters: set[str]) -> None:
    for item in statement.relations:
        own = [label for key in tree.names(item.left) if (label := label_of(key, letters))]
        inside = [label for key in tree.names(item.right) if (label := label_of(key, letters))]
        if own and any(place > own[0][1] for _, place in inside):
            raise Unreadable("a layer defined by the one above it: claim it with eq-")


def _refuse_other_targets(nodes, letters: set[str]) -> None:
    """Of what lies below the lowest layer it is not known what it depends on."""
    for target in (x for item in nodes for node in tree.walk(item) for x in _targets(node)):
        keys = tree.names(target.base if isinstance(target, tree.Index) else target)
        if not any(label_of(key, letters) for key in keys):
            raise Unreadable(
                f"a derivative by {tree.latex(target)} through layers: how many are there?"
            )


def fallen_templates(names: set[str], scope: Scope) -> set[str]:
    """Names in other layers of what was not read of one."""
    found = set()
    for letter, last in scope.layers.items():
        for key in names:
            label = label_of(key, {letter, last} - {""})
            if label:
                found |= {lost for lost in scope.fallen
                          if (own := label_of(lost, {letter}))
                          and moved(lost, letter, label[0], label[1] - own[1]) == key}  # fmt: skip
    return found


def refuse_links(statement: Statement, scope: Scope) -> None:
    """A definition is read without the layers around it, and so claims nothing of them."""
    letters = {*scope.layers, *scope.layers.values()} - {""}
    used = set().union(*map(tree.names, statement.relations))
    if any(label_of(key, letters) for key in used | scope.dependencies(used)):
        raise Unreadable("a definition of a layer with further links: claim them with eq-")
