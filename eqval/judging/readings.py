"""Second readings, most of derivatives: a claim that holds under another one is not refuted."""

from __future__ import annotations

import itertools
from dataclasses import replace

from ..meaning.scope import Scope
from ..meaning.typing import ONE, Claim, Resolver
from ..reading import tree
from ..reading.errors import EquationError, IllTyped, Unreadable


def refuse_two_readings(claim: Claim, scope: Scope, stands) -> None:
    """Raise if the claim would hold under another reading.

    ``stands`` says of a claim whether no sample refutes it.
    """
    item = claim.relations[0]
    nodes = itertools.chain.from_iterable(map(tree.walk, scope.resting_on([item])))
    barred = next((x for x in nodes if getattr(x, "barred", False)), None)
    if barred is not None:
        shown = tree.latex(barred)
        raise Unreadable(f"refuted for a norm: if that is what the bars mean, write {shown}")
    for swap, doubt in _second_readings(claim, scope):
        if stands(replace(claim, relations=(tree.replaced(item, swap),))):
            raise Unreadable(doubt)


def _second_readings(claim: Claim, scope: Scope):
    """What else may be meant by parts of a claim, and what is asked if it holds so."""
    item = claim.relations[0]
    for chosen in _subsets(local_readings(item, scope)):
        node, local = chosen[0]
        yield dict(chosen), (
            f"{tree.latex(node)} reads two ways: with {', '.join(local.held)} held fixed, or not;"
            f" write {tree.latex(local)} for the first"
        )
    swap = {node: node.otherwise() for node in tree.walk(item) if hasattr(node, "otherwise")}
    for node, other in [*swap.items()][:1]:
        yield swap, (
            f"is {tree.latex(node)} the value of an inverse function, or {tree.latex(other)}?"
            " this holds with the second: write it so"
        )
    for place in sorted(scope.definitions):
        swap = _taken_at(place, item, scope)
        for node, other in [*swap.items()][:1]:
            yield swap, (
                f"{node.body.function} is read as {tree.latex(node.body)}; this holds for"
                f" {tree.latex(other.body)}: write it with its argument"
            )
    swap = {} if scope.layout else _transposed_jacobians(item, scope, claim)
    if swap:
        yield swap, (
            "the derivative of a vector by a vector is read with one row for each entry of the"
            " vector above, that by a matrix in the matrix's shape; this holds with rows and"
            " columns exchanged"
        )


def _taken_at(place: str, item: tree.Relation, scope: Scope) -> dict:
    """Derivatives of an arbitrary function by x, with the function taken at what rests on x."""
    swap, reached = {}, scope.dependencies({place})
    for node in tree.walk(item):
        call = node.body if isinstance(node, tree.Derivative | tree.Gradient) else None
        if not isinstance(call, tree.Call) or call.function not in set(scope.functions) - reached:
            continue
        key = call.arguments[0].key if isinstance(call.arguments[0], tree.Name) else ""
        same = key in scope.types and scope.types[place].shape == scope.types[key].shape
        if len(call.arguments) == 1 and same and key in reached - {place}:
            swap[node] = replace(node, body=replace(call, arguments=(tree.Name(place),)))
    return swap


def local_readings(item: tree.Relation, scope: Scope) -> list:
    """(derivative, the same with other names held fixed), where the two differ."""
    found = []
    for node in tree.walk(item):
        if not isinstance(node, tree.Derivative) or node.total or node.held:
            continue
        body = node.body.base if isinstance(node.body, tree.Index) else node.body
        if not isinstance(body, tree.Name) or body.key not in scope.definitions:
            continue
        target = node.targets[0].node
        key = tree.whole_key(target)
        direct = tree.free_names(scope.definitions[body.key].body)
        others = sorted(
            name
            for name in direct - {key}
            if name in scope.definitions and key in scope.dependencies({name})
        )
        if key in direct and others:
            found.append((node, replace(node, held=tuple(others))))
    return found


def _subsets(places: list):
    places = places[:4]
    for count in range(1, len(places) + 1):
        yield from itertools.combinations(places, count)


def _transposed_jacobians(item, scope: Scope, claim: Claim):
    """Each derivative that has rows and columns, transposed, if the relation fits so."""
    swap = {}
    resolver = Resolver(scope, dict(claim.free), dict(claim.extra))
    for node in tree.walk(item):
        if isinstance(node, tree.Derivative):
            try:
                body = resolver.resolve(node.body)[1]
                target = resolver.resolve(node.targets[0].node)[1]
            except EquationError:
                continue
            if target and (body or ONE not in target):
                swap[node] = tree.Transpose(node)
    try:
        return swap if swap and resolver.relation(tree.replaced(item, swap)) else {}
    except IllTyped:
        return {}
