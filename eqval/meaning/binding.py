"""A `def-` display binds a name or a function, a `hyp-` display adds an assumption."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reading import tree
from ..reading.errors import EquationError, IllTyped, Unreadable
from ..reading.grammar import Grammar
from ..reading.parser import RELATIONS, WORDS, spell
from ..reading.statement import Statement
from ..reading.tokens import tokenize
from .calls import refuse_hidden
from .scope import (
    SCALAR,
    Definition,
    Dim,
    FunctionDefinition,
    Hypothesis,
    Point,
    Scope,
    Type,
    show_shape,
)
from .typing import ONE, Claim, Range, Resolver, _own_axes, as_dim

EXAMPLE = re.compile(r"^(?P<base>.*)\^\{\((?P<letter>[a-zA-Z])\)\}$")


@dataclass(frozen=True)
class Bound:
    """What a definition bound.

    Attributes
    ----------
    keys : tuple of str
        The names, empty for an update step ``w := w - η g``.
    rest : Claim or None
        Further links of a chain: they are claims.
    """

    keys: tuple[str, ...]
    rest: Claim | None = None


def announces_function(source: str, scope: Scope) -> str | None:
    """Key of the function that ``f(x) = …`` is about to define, before it is parsed."""
    tokens = tokenize(source)
    while tokens and (tokens[0].kind == "env" or tokens[0].text in ("&", r"\boxed", "{")):
        tokens = tokens[1:]
    vocabulary = scope.vocabulary()
    parser = Grammar(tokens, source, vocabulary)
    if parser.peek() is None or parser.kind() in ("number", "env"):
        return None
    try:
        key = parser.identifier()
        while parser.peek() in ("_", "^"):
            key += f"{parser.next().text}{{{spell(parser.raw())}}}"
    except Unreadable:
        return None
    if parser.peek() != "(":
        return None
    depth = 0
    for token in parser.tokens[parser.at :]:
        depth += (token.text in "([") - (token.text in ")]") if token.kind != "text" else 0
        parser.at += 1
        if not depth:
            break
    following = parser.peek()
    if following == "_":
        parser.next()
        parser.raw()
        following = parser.peek()
    if following not in RELATIONS:
        return None
    if key in vocabulary.names - vocabulary.functions:
        raise IllTyped(f"{key} is already a quantity on this page and cannot be a function")
    return key


def bind(statement: Statement, scope: Scope, label: str = "") -> Bound:
    """Take a definition into the scope."""
    if statement.conditions:
        raise Unreadable(
            "a definition under a condition says nothing of the other indices:"
            " write cases, or claim it with eq-"
        )
    for item in statement.where:
        _bind_one(item, statement, scope, label)
    keys, rest = [], []
    previous = None
    for item in statement.relations:
        if previous is not None and item.left == previous.right:
            rest.append(item)
        else:
            key = _bind_one(item, statement, scope, label)
            if key:
                keys.append(key)
        previous = item
    claim = None
    if rest:
        claim = Resolver(scope).statement(Statement(tuple(rest), ranges=statement.ranges))
    return Bound(tuple(keys), claim)


def _bind_one(item: tree.Relation, statement: Statement, scope: Scope, label: str) -> str | None:
    if item.op != "=":
        raise Unreadable("a definition needs =")
    left = item.left
    if isinstance(left, tree.Call):
        return _bind_call(left, (), item.right, scope, label)
    if isinstance(left, tree.Index) and isinstance(left.base, tree.Call):
        return _bind_call(left.base, left.indices, item.right, scope, label)
    if isinstance(left, tree.Name):
        return _bind_name(left.key, (), item.right, statement, scope, label)
    if isinstance(left, tree.Index) and isinstance(left.base, tree.Name):
        key = left.base.key
        if key not in scope.definitions:
            key = scope.entry_key(key, len(left.indices))
        return _bind_name(key, left.indices, item.right, statement, scope, label)
    raise Unreadable("the left side of a definition must be a name, an entry or a function")


def _index_names(indices) -> tuple[str, ...]:
    names = tuple(item.key for item in indices if isinstance(item, tree.Name))
    if len(names) != len(indices) or len(set(names)) != len(names):
        raise Unreadable("the indices on the left of a definition must be different letters")
    return names


def _bind_name(key, indices, body, statement, scope, label) -> str | None:
    names = _index_names(indices)
    example = EXAMPLE.match(key)
    if example and key not in scope.types and example["letter"] not in names:
        ranges = dict(Resolver(scope).axes(body, frozenset()))
        if example["letter"] in ranges:
            key, names = example["base"] + r"^{(\cdot)}", (example["letter"], *names)
    known = scope.types.get(key)
    ranges = {}
    if not known:
        for item in statement.ranges:
            upper = as_dim(item.upper, scope)
            if upper is None:
                raise IllTyped(f"the upper end of {item.index} is not a length")
            ranges[item.index] = Range(ONE, upper)
    if known:
        axes = [*known.family, *_own_axes(known.shape)]
        if names and len(names) not in (len(known.family), len(axes)):
            raise IllTyped(f"{key} takes {len(axes)} indices, not {len(names)}")
        if not names and known.family:
            raise IllTyped(f"{key} needs its index")
        ranges = {n: Range(ONE, d) for n, d in zip(names, axes, strict=False)}
        for item in statement.ranges:
            upper = as_dim(item.upper, scope)
            if item.index in ranges and ranges[item.index].high != upper:
                raise Unreadable(
                    f"{key} has {ranges[item.index].high} entries, but {item.index} ends elsewhere:"
                    " a definition is for all of them"
                )
        for name in names:
            if name in scope.types or name in scope.sizes:
                raise IllTyped(f"the index {name} is also a name on this page")
    elif names:
        found = dict(Resolver(scope, ranges).axes(body, frozenset()))
        for name in names:
            if name not in ranges:
                if name not in found and name not in scope.indices:
                    raise IllTyped(f"the range of the index {name} is not known")
                ranges[name] = Range(ONE, scope.indices.get(name) or found[name])
    resolver = Resolver(scope, ranges)
    resolver.find_free([tree.Relation("=", body, body)])
    extra = set(resolver.ranges) - set(ranges)
    resolved, shape = resolver.resolve(body)
    loose = extra & tree.free_names(resolved)
    if loose:
        raise IllTyped(f"the index {sorted(loose)[0]} is on the right but not on the left")
    if statement.assignment and key in tree.free_names(resolved):
        if known is None:
            raise IllTyped(f"{key} is not declared on this page")
        _same(known.shape if len(names) <= len(known.family) else (), shape, key)
        return None
    if known:
        whole = len(names) == len(known.family) or not names
        _same(known.shape if whole else (), shape, key)
        kind = known
    else:
        kind = Type(shape, family=tuple(ranges[name].high for name in names))
    scope.define(key, Definition(names, resolved, label), kind)
    refuse_hidden(scope)
    return key


def refuse_built_in(key: str) -> None:
    """``\\log`` means one thing on every page."""
    word = key.removeprefix(r"\operatorname{").rstrip("}")
    if key in tree.BUILT_IN or word in WORDS:
        raise Unreadable(f"{word} has its meaning already: give this function another name")


def _same(expected, found, key: str) -> None:
    if expected != found:
        raise IllTyped(f"{key} is {show_shape(expected)}, its definition {show_shape(found)}")


def _bind_call(call: tree.Call, indices, body, scope: Scope, label: str) -> str:
    if call.primes:
        raise Unreadable("a definition of a derivative: claim it with eq-")
    refuse_built_in(call.function)
    if any(isinstance(item, tree.Binding) for item in call.arguments):
        point = Point(call.arguments, Resolver(scope).resolve(body)[0], label)
        scope.define_point(call.function, point)
        return call.function
    parameters = []
    for item in call.arguments:
        if not isinstance(item, tree.Name):
            raise Unreadable("the arguments of a defined function must be names")
        parameters.append(item.key)
    if len(set(parameters)) != len(parameters):
        raise Unreadable("a function with the same argument twice")
    names = _index_names(indices)
    types = _by_use(
        tuple(_parameter_type(key, scope) for key in parameters), call, names, body, scope
    )
    local = dict(zip(parameters, types, strict=True))
    resolver = Resolver(scope, local=local)
    found = dict(resolver.axes(body, frozenset()))
    for name in names:
        if name not in found:
            raise IllTyped(f"the range of the index {name} is not known")
        resolver.ranges[name] = Range(ONE, found[name])
    resolver.find_free([tree.Relation("=", body, body)])
    extra = set(resolver.ranges) - set(names)
    resolved, shape = resolver.resolve(body)
    loose = extra & tree.free_names(resolved, frozenset(names))
    if loose:
        raise IllTyped(f"the index {sorted(loose)[0]} is on the right but not on the left")
    if names:
        _same((), shape, call.function)
        sides: list[Dim] = [found[name] for name in names]
        shape = (sides[0], ONE) if len(sides) == 1 else tuple(sides)
    definition = FunctionDefinition(tuple(parameters), types, Type(shape), names, resolved, label)
    scope.define_function(call.function, definition)
    refuse_hidden(scope)
    return call.function


def _by_use(types, call: tree.Call, names, body, scope: Scope):
    """An undeclared parameter is a vector if, and only if, its use fits one vector alone.

    ``h_θ(x) = g(θ^T x)`` with θ ∈ R^n: the value is a number for x ∈ R^n only.
    """
    keys = [item.key for item in call.arguments]
    new = [place for place, key in enumerate(keys) if key not in scope.types]
    if len(new) != 1 or names:
        return types
    vectors = {
        Type(kind.shape) for kind in scope.types.values() if kind.shape and kind.shape[1] == ONE
    }
    fitting = []
    for kind in (SCALAR, *sorted(vectors, key=str)):
        tried = (*types[: new[0]], kind, *types[new[0] + 1 :])
        try:
            resolver = Resolver(scope, local=dict(zip(keys, tried, strict=True)))
            resolver.find_free([tree.Relation("=", body, body)])
            shape = resolver.resolve(body)[1]
        except EquationError:
            continue
        if not shape:
            fitting.append(tried)
    return fitting[0] if len(fitting) == 1 else types


def _parameter_type(key: str, scope: Scope) -> Type:
    """A parameter has the type of the page's name, else it is a number, or what its use says."""
    if key not in scope.sizes and not any(key == name for name, _ in scope.calls):
        scope.gather(key)
    known = scope.types.get(key)
    if known is None:
        return SCALAR
    if known.family:
        raise IllTyped(f"{key} needs its index")
    return known


def assume(statement: Statement, scope: Scope, label: str = "") -> Claim:
    """Take a hypothesis into the scope."""
    claim = Resolver(scope).statement(statement, assumed=True)
    if claim.extra or statement.conditions:
        raise Unreadable("a hypothesis about bare functions or under conditions")
    free = tuple((key, span.high) for key, span in claim.free)
    for item in claim.relations:
        scope.hypotheses = (*scope.hypotheses, Hypothesis(item, free, label))
    return claim
