r"""``\nabla f(x)``, ``\nabla \nabla f``, ``\nabla^2 f(x)``: by what f is a function of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..meaning.calls import without_pairs
from ..meaning.scope import ONE
from ..reading import tree
from ..reading.dressed import split
from ..reading.errors import Several, Unreadable
from ..reading.table import construct
from .place import Placed
from .table import Grid

BY_NAME = r"\nabla without its name: write \nabla_{w}"


@construct("nabla")
@dataclass(frozen=True)
class Nabla(tree.Gradient):
    """A gradient, ``twice`` a Hessian, whose ``target`` is the argument of a call.

    Of a function without its argument the ``target`` is the function itself.
    """

    twice: bool = False

    @staticmethod
    def read(parser, twice: bool):
        """What stands behind the sign; ``\\nabla f(x)^\\top`` is the gradient, transposed."""
        body, found = parser.factor(), None
        call = body.body if isinstance(body, tree.Transpose) else body
        inner = _value(call)
        key = inner.base.key if isinstance(inner, tree.Index) else getattr(inner, "key", "")
        if isinstance(inner, tree.Call) and inner.function not in tree.BUILT_IN:
            found = Nabla(inner, call, twice=twice) if not inner.primes else None
        elif split(key)[1]:
            found = Nabla(inner, call, twice=twice)
        elif isinstance(call, tree.Bare) and not call.primes:
            found = Nabla(call, call, twice=twice)
        if found is None:
            parser.fail(BY_NAME)
        parser.loose, parser.reach = parser.loose and inner is not call, ""
        return replace(body, body=found) if isinstance(body, tree.Transpose) else found

    def latex(self, write):
        return rf"\nabla{'^2' if self.twice else ''} {write.write(self.body)}"

    def typed(self, resolver):
        """At the argument: so not where the function holds the same name otherwise."""
        scope, body, call = resolver.scope, self.body, self.target
        if isinstance(call, tree.Bare):
            call = body = resolver.own_call(call) or _at_the_only(scope, call.function)
            if call is None:
                raise Unreadable(BY_NAME)
        numbers = _numbers(resolver, call)
        if numbers:
            return resolver.resolve(_of_numbers(body, numbers, self.twice))
        if _is_elsewhere(call) and resolver.claims and body == call:
            return _at_a_place(resolver, call, self.twice)
        named = resolver.chosen.get(self) or _by(resolver, self, call)
        target = resolver.target(named)[0]
        key = tree.whole_key(target)
        count = len(without_pairs(call).arguments) if isinstance(call, tree.Call) else 0
        known = scope.calls.get((call.function, count)) if count else None
        if known and key not in known.parameters:
            inside = tree.free_names(known.body, frozenset({*known.parameters, *known.indices}))
            if key in scope.dependencies(inside):
                raise Unreadable(
                    f"{call.function} holds {key} also where it is no argument: is it"
                    f" differentiated there, too? write \\nabla_{{{key}}} if it is"
                )
        kind = tree.Hessian if self.twice else tree.Gradient
        return resolver.resolve(kind(named, body))

    EXAMPLES = ()  # each needs a function: tests/eqval/test_notations.py
    UNREADABLE = (r"\nabla z = 0", r"\nabla f(z, c) = 0", r"\nabla^T z = 0", r"\nabla 2 z = 0")


def _at_the_only(scope, function: str) -> tree.Call | None:
    """A function of one name at that; an arbitrary one at the only vector that it can take."""
    known = scope.calls.get((function, 1))
    if known and known.parameters[0] not in {*scope.types, *scope.sizes, *scope.indices}:
        return tree.Call(function, (tree.Name(known.parameters[0]),))
    kinds = getattr(scope.functions.get(function), "arguments", ())
    found = [key for key, kind in scope.types.items() if (kind,) == kinds and kind.shape]
    found = [key for key in found if key not in scope.definitions]
    return tree.Call(function, (tree.Name(found[0]),)) if len(found) == 1 else None


def _value(node: tree.Node) -> tree.Node:
    r"""``\pi(a)`` in ``\log \pi(a)``: what has arguments of its own."""
    while isinstance(node, tree.Call) and node.function in tree.BUILT_IN:
        if len(node.arguments) != 1:
            break
        node = node.arguments[0]
    return node


def _numbers(resolver, call: tree.Node) -> list[tree.Node]:
    """The arguments of a function of two numbers or more, where it is taken at its own."""
    arguments = list(getattr(call, "arguments", ()))
    known = resolver.scope.calls.get((getattr(call, "function", ""), len(arguments)))
    own = known is not None and [*map(tree.Name, known.parameters)] == arguments
    single = own and all(kind.domain.kind == "interval" and not kind.shape for kind in known.types)
    declared = single and set(known.parameters) <= set(resolver.scope.types)
    return arguments if declared and len(arguments) > 1 else []


def _of_numbers(body: tree.Node, numbers: list[tree.Node], twice: bool) -> tree.Node:
    """The vector of slopes, or the square of second ones."""
    first = [tree.Derivative(body, (tree.Target(x),)) for x in numbers]
    if not twice:
        return tree.Vector(tuple(first))
    return Grid(tuple(tree.Derivative(part, (tree.Target(x),)) for part in first for x in numbers),
                len(numbers))  # fmt: skip


def _is_elsewhere(call: tree.Node) -> bool:
    """``f(x + t v)``: the slope of f there, by its own argument."""
    only = call.arguments if isinstance(call, tree.Call) and not call.primes else ()
    return len(only) == 1 and not isinstance(only[0], tree.Name | tree.Index | tree.Binding)


def _at_a_place(resolver, call: tree.Call, twice: bool):
    scope, function = resolver.scope, call.function
    known = scope.functions.get(function) or scope.calls.get((function, 1))
    if known is None:
        raise Unreadable(BY_NAME)
    used = scope.vocabulary().names | tree.names(call) | {*resolver.local}
    name = tree.Name(next(key for key in ("u" + "'" * k for k in range(99)) if key not in used))
    kind = getattr(known, "arguments", getattr(known, "types", ()))[0]
    resolver.extra[name.key] = resolver.local[name.key] = kind
    slope = (tree.Hessian if twice else tree.Gradient)(name, tree.Call(function, (name,)))
    return resolver.resolve(Placed(slope, (name,), call.arguments))


def _by(resolver, sign: Nabla, node: tree.Node) -> tree.Node:
    """The argument that one differentiates by: the others are labels, or data in pairs.

    Of several it is the vector with which alone the formula fits.
    """
    if isinstance(node, tree.Call):
        if len(node.arguments) == 1 and isinstance(node.arguments[0], tree.Name | tree.Index):
            return node.arguments[0]
        named = [x for x in node.arguments if isinstance(x, tree.Name)]
    else:
        key = tree.whole_key(node)
        named = [tree.Name(part) for part in split(key)[1]]
    kinds = {x: resolver.local.get(x.key) or resolver.scope.types.get(x.key) for x in named}
    real = [x for x, kind in kinds.items() if kind and kind.domain.kind == "interval"]
    if isinstance(node, tree.Call) and None in kinds.values():
        raise Unreadable(BY_NAME)
    vectors = tuple(x for x in real if kinds[x].shape[1:] == (ONE,) and not kinds[x].family)
    if len(real) > 1 and vectors and resolver.claims:
        raise Several(BY_NAME, sign, vectors)
    if len(real) != 1:
        raise Unreadable(BY_NAME)
    return real[0]
