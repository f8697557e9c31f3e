"""Calls of functions: which definition is meant, and do the arguments fit."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from ..reading import tree
from ..reading.errors import IllTyped, Misfit, Undeclared, Unfit, Unreadable
from ..reading.parser import ACCENTS, FONTS
from .scope import FAMILY, MEMBERS, ONE, RAISED, FunctionDefinition, Type, show_shape

SOFTMAX = re.compile(r"soft-?max|log-?sum-?exp|lse", re.I)

DRESS = re.compile(rf"(?:{'|'.join(map(re.escape, ACCENTS | FONTS))})\{{")
MEAN = r"\mathbb{E}"
UNSAID = tree.Neg(tree.ZERO)  # in place of an argument that nothing rests on
PROBABILITIES = {"p", "P"}  # where the page defines one of them only, it writes both for it


def resolve_call(resolver, node: tree.Call):
    """The resolved call and its shape.

    A scalar function of a vector is taken entry by entry.
    """
    scope, key = resolver.scope, node.function
    key = _as_defined(scope, key)
    node = replace(node, function=key)
    if _means_product(node):
        factor = tree.Bare(key, node.primes)
        return resolver.resolve(tree.Mul((factor, node.arguments[0])))
    if (key, len(node.arguments)) in scope.calls:
        node = without_capitals(node, scope.calls[key, len(node.arguments)].parameters, scope)
    if key in ("max", "min"):
        return _larger(resolver, node)
    if key in scope.points and not any(name == key for name, _ in scope.calls):
        return _probability(resolver, node)
    if (key, len(node.arguments)) not in scope.calls and key not in scope.functions:
        node = without_pairs(node)
    place = (key, len(node.arguments))
    if place in scope.calls:
        return _defined(resolver, node, scope.calls[place])
    if key in scope.functions:
        return _abstract(resolver, node, scope.functions[key])
    if key in tree.ELEMENTWISE and len(node.arguments) == 1:
        argument, shape = spread(resolver, node.arguments[0])
        if shape and shape[0] == shape[1]:
            raise IllTyped(f"{key} of a square matrix: of each entry, or of the matrix?")
        return tree.Call(key, (argument,), node.primes), shape
    if any(name == key for name, _ in scope.calls):
        raise IllTyped(f"{key} is not defined for {len(node.arguments)} arguments")
    if any(isinstance(item, tree.Binding) for item in node.arguments):
        shown = tree.latex(node)
        raise Undeclared(f"{key} is not defined as a probability: state {shown} = … with def-", key)
    raise Undeclared(f"the function {key} is not defined on this page", key)


def _refuse_bars(argument: tree.Node) -> None:
    """``e^{-|x|}`` of a vector: of each entry, or of the norm?  Of ``|x|^2`` it is clear."""
    squares = {x.base for x in tree.walk(argument) if isinstance(x, tree.Pow)}
    for node in tree.walk(argument):
        if getattr(node, "barred", False) and node not in squares:
            raise IllTyped(
                f"the bars round {tree.latex(node.body)}: are they a norm, or taken in each entry?"
                rf" write {tree.latex(node)} for the first"
            )


def without_pairs(node: tree.Call) -> tree.Call:
    r"""``\ell(w, (x, y))`` of three: an example stands in a bracket of its own."""
    if len(node.arguments) < 2:
        return node
    parts = (x.entries if isinstance(x, tree.Vector) else (x,) for x in node.arguments)
    return replace(node, arguments=tuple(itertools.chain.from_iterable(parts)))


def without_capitals(node: tree.Call, parameters, scope) -> tree.Call:
    """``P(O = w \\mid C = c)`` as P(w | c), of several variables that are no more than names."""
    named = [x for x in node.arguments if isinstance(x, tree.Binding)]
    names = [x.name for x in named]
    if len(node.arguments) < 2 or names != [key.upper() for key in parameters]:
        return node
    if {*names} & {*scope.types, *scope.sizes, *parameters}:
        return node
    return replace(node, arguments=tuple(x.value for x in named))


def _is_unknown(key: str, scope) -> bool:
    """Whether the page says nothing of a name."""
    known = {*scope.types, *scope.functions, *scope.points, *scope.sizes, *scope.fallen}
    return key not in known and not any(name == key for name, _ in scope.calls)


def _larger(resolver, node: tree.Call):
    r"""``\\max(0, z)``: of a number and a vector the larger in each entry, as in a ReLU."""
    nothing = tree.Name(r"\mathbf{0}")
    arguments, shapes = [], []
    for item in node.arguments:
        if item == nothing and nothing.key not in resolver.scope.types:
            item = tree.ZERO
        argument, shape = resolver.resolve(item)
        arguments.append(argument)
        shapes.append(shape)
    found = [shape for shape in shapes if shape]
    if len(found) > 1 or (nothing in node.arguments and not found):
        raise IllTyped(
            f"{node.function} is read of two numbers, and of a number and a vector: write the"
            rf" entries, \{node.function}(u_j, v_j), or \{node.function}_j v_j for one number"
        )
    return tree.Call(node.function, tuple(arguments)), found[0] if found else ()


def _goes_by_entries(key: str, known: FunctionDefinition) -> bool:
    """Whether a function is one of a number, one defined by its entries, or a softmax."""
    return not known.types[0].shape or bool(known.indices) or bool(SOFTMAX.search(key))


def spread(resolver, node: tree.Node):
    """An argument that is worked on entry by entry: a number beside a vector is in each entry.

    Elsewhere the two cannot be added.
    """
    try:
        found = resolver.resolve(node)
    except Misfit:
        raise
    except IllTyped as error:
        wide = _in_entries(resolver, node)
        if wide is None:
            raise error
        found = resolver.resolve(wide)
    _refuse_bars(found[0])
    return found


def _in_entries(resolver, node: tree.Node) -> tree.Node | None:
    """``z + c`` as z + c𝟏, also with a sign or a number before it, or below; None elsewhere."""
    if isinstance(node, tree.Neg | tree.Div):
        name = "body" if isinstance(node, tree.Neg) else "above"
        inner = _in_entries(resolver, getattr(node, name))
        return inner and replace(node, **{name: inner})
    if isinstance(node, tree.Mul):
        *factors, last = node.factors
        inner = _in_entries(resolver, last)
        numbers = all(not resolver.resolve(item)[1] for item in factors)
        return tree.Mul((*factors, inner)) if inner and numbers else None
    if type(node) is not tree.Add:
        return None
    shapes = [resolver.resolve(item)[1] for item in node.terms]
    found = {shape for shape in shapes if shape}
    if len(found) != 1 or (shape := found.pop())[0] == shape[1] or () not in shapes:
        return None
    column, row = (tree.Ones(resolver.length_node(size)) for size in shape)
    sides = [column] * (shape[0] != ONE) + [tree.Transpose(row)] * (shape[1] != ONE)
    ones = tree.product(sides)
    pairs = zip(node.terms, shapes, strict=True)
    return tree.Add(tuple(item if shape else tree.Mul((item, ones)) for item, shape in pairs))


def _means_product(node: tree.Call) -> bool:
    """``σ(1 − σ)``: the argument holds the bare function itself."""
    return any(
        isinstance(item, tree.Bare) and item.function == node.function
        for argument in node.arguments
        for item in tree.walk(argument)
    )


def _refuse_other_bar(node: tree.Call, known: FunctionDefinition) -> None:
    """``p(y \\mid x)`` and ``p(x, y)`` are two other probabilities than ``p(x \\mid y)``."""
    if None in (node.given, known.given):
        return
    own = [tree.Name(key) for key in known.parameters]
    turned = (
        len(node.function) == 1
        and known.given
        and any(item in own and item != key for item, key in zip(node.arguments, own, strict=True))
    )
    if node.given != known.given or turned:
        shown = tree.latex(replace(node, arguments=tuple(own)))
        raise Unreadable(
            f"{node.function} is defined with {(known.given and 'a') or 'no'} bar, for"
            f" {shown}: is {tree.latex(node)} another one? give it another name"
        )


def _defined(resolver, node: tree.Call, known: FunctionDefinition):
    _refuse_other_bar(node, known)
    scope, arguments, lifted = resolver.scope, [], ()
    for item, kind, name in zip(node.arguments, known.types, known.parameters, strict=True):
        if isinstance(item, tree.Binding):
            if item.name != name:
                raise IllTyped(f"{node.function} has no argument {item.name} at this place")
            item = item.value
        averaged = any(
            point.arguments[0] == tree.Name(name) for point in scope.points.get(MEAN, ())
        )
        if averaged and name not in tree.free_names(known.body) and item != tree.Name(name):
            raise Unreadable(f"{node.function} is known of {name} only, which is averaged over")
        if _is_idle(item, name, kind, resolver, known):
            item = UNSAID
        if kind.domain.upper in scope.zero_lengths and resolver.counts_from_zero(item):
            argument, shape = resolver.as_place(item), ()
        elif kind.domain.upper in scope.zero_lengths:
            raise Unreadable(f"{tree.latex(item)} for a label that counts from 0")
        elif len(known.parameters) == 1 and _goes_by_entries(key=node.function, known=known):
            argument, shape = spread(resolver, item)
        else:
            argument, shape = _argument(resolver, item, kind)
        lifted = _lifted(node, kind, shape, known.result)
        arguments.append(argument)
    refuse_other_values(scope=resolver.scope, node=node, known=known)
    if node.primes and (len(arguments) > 1 or known.types[0].shape):
        raise Unfit(f"a prime on {node.function}, which is not a function of one number")
    return tree.Call(node.function, tuple(arguments), node.primes), lifted or known.result.shape


def _lifted(node: tree.Call, kind, shape, result) -> tuple:
    """The shape of what a function of one number takes entry by entry."""
    if shape == kind.shape:
        return ()
    if kind.shape or result.shape or len(node.arguments) > 1:
        raise Misfit(f"{node.function} takes {show_shape(kind.shape)}, not {show_shape(shape)}")
    return shape


def _is_idle(item: tree.Node, name: str, kind, resolver, known: FunctionDefinition) -> bool:
    """The x of ``P(y | x)``, the β of ``L(β)`` of all β_j: the page does not say what it is.

    The value is what the right side says, whatever it is.
    """
    scope = resolver.scope
    if not isinstance(item, tree.Name) or item.key != name or kind.shape or known.indices:
        return False
    new = item.key not in {*scope.types, *scope.sizes, *scope.indices, *resolver.local}
    used = name in tree.free_names(known.body)
    return new and not used and kind.domain.kind == "interval"


def refuse_other_values(scope, node: tree.Call, known: FunctionDefinition) -> None:
    """Refuse ``J(2θ)`` and ``J'(θ)`` where the body of J holds θ through another name.

    ``J(θ) = Σ h_θ(x)`` is a function of θ, but only at θ itself is it what its
    body says: the θ in the name ``h_θ``, or in a name defined by θ, is the page's.
    """
    hidden, idle = hidden_parameters(scope, known), idle_parameters(scope, known)
    for name, item in zip(known.parameters, node.arguments, strict=True):
        if isinstance(item, tree.Binding):
            item = item.value
        if name in idle and item not in (tree.Name(name), UNSAID):
            raise Unreadable(
                f"{node.function} is known of {name} only, which its right side does not hold:"
                f" write {name} into it"
            )
        if name not in hidden:
            continue
        if node.primes or item not in (tree.Name(name), UNSAID):
            what = "its derivative" if node.primes else tree.latex(node)
            raise Unreadable(
                f"{node.function} holds {name} through another name ({hidden[name]}):"
                f" {what} is not read; write \\frac{{\\partial}}{{\\partial {name}}}"
                f" for a derivative, or put {name} itself into the definition"
            )


def _argument(resolver, item: tree.Node, kind: Type):
    """What stands for a matrix: the identity in it is as large as that."""
    outer = resolver.square
    if len(kind.shape) == 2 and kind.shape[0] == kind.shape[1]:
        resolver.square = kind.shape[0]
    try:
        return resolver.resolve(item)
    finally:
        resolver.square = outer


def _abstract(resolver, node: tree.Call, known):
    if len(node.arguments) != len(known.arguments):
        raise IllTyped(
            f"{node.function} takes {len(known.arguments)} arguments, not {len(node.arguments)}"
        )
    arguments, lifted = [], ()
    entries = len(known.arguments) == 1 and not known.arguments[0].shape
    for item, kind in zip(node.arguments, known.arguments, strict=True):
        argument, shape = spread(resolver, item) if entries else _argument(resolver, item, kind)
        lifted = _lifted(node, kind, shape, known.result)
        arguments.append(argument)
    if node.primes and (len(arguments) > 1 or known.arguments[0].shape or known.result.shape):
        raise Unfit(f"a prime on {node.function}, which is not a function of one number")
    return tree.Call(node.function, tuple(arguments), node.primes), lifted or known.result.shape


def _probability(resolver, node: tree.Call):
    """``P(y | x)`` from ``P(y = 1 | x)`` and ``P(y = 0 | x)``: a sum of indicators."""
    points = resolver.scope.points[node.function]
    for point in points:
        if point.arguments == node.arguments and not point.free:
            return resolver.resolve(point.body)
    terms, values = [], set()
    for point in points:
        asked = _asked(point, node.arguments)
        if asked is not None and isinstance(point.body.base, tree.Name):
            return resolver.resolve(tree.Index(point.body.base, (asked[0],)))
        if asked is not None:
            own = replace(point.body.base, arguments=asked[1])
            return resolver.resolve(tree.Index(own, (asked[0],)))
        value = _differs(point.arguments, node.arguments)
        if value is None:
            continue
        binding, given = value
        relation = tree.Relation("=", given, binding.value)
        terms.append(tree.Mul((point.body, tree.Indicator(relation))))
        values.add(binding.value)
    given = next((item for item in node.arguments if isinstance(item, tree.Name)), None)
    kind = resolver.scope.types.get(given.key) if given else None
    if not terms or kind is None or kind.domain.kind != "finite":
        raise Unreadable(f"{node.function} is not given for these arguments")
    if {item.value for item in values if isinstance(item, tree.Num)} != set(kind.domain.values):
        raise Unreadable(f"{node.function} is not given for every value of {given.key}")
    return resolver.resolve(tree.Add(tuple(terms)))


def as_entry(scope, node: tree.Call) -> tree.Node:
    """``\\Pr(Y = k)`` as the entry of the name that its definition made."""
    for point in scope.points.get(node.function, ()):
        if point.free and isinstance(point.body.base, tree.Name):
            asked = _asked(point, node.arguments)
            if asked is not None and not asked[1]:
                return tree.Index(point.body.base, (asked[0],))
    return node


def asked_label(scope, node: tree.Call) -> tuple[str, object]:
    """The index for which ``P(y = k \\mid x)`` is asked, and where that ends by its definition."""
    key = _as_defined(scope, node.function)
    for point in scope.points.get(key, ()):
        asked = _asked(point, node.arguments)
        if asked is not None and isinstance(asked[0], tree.Name):
            return asked[0].key, point.free[0][1]
    return "", None


def _as_defined(scope, key: str) -> str:
    """``P`` for ``p``, and the other way, where only one of them is a probability of the page."""
    other = key in PROBABILITIES and _is_unknown(key, scope) and key.swapcase() in scope.points
    return key.swapcase() if other else key


def counts_some(scope, node: tree.Call, index: str) -> bool:
    """Whether a probability is given for some values of its name only, and asked for an index."""
    named = [item.name for item in node.arguments if isinstance(item, tree.Binding)]
    if asked_label(scope, node)[0] == index and not {*named} & {*scope.types}:
        return True
    entry = as_entry(scope, node)
    if entry is node or tree.Name(index) not in tree.children(entry):
        return False
    name = next(item.name for item in node.arguments if isinstance(item, tree.Binding))
    kind = scope.types.get(name)
    return kind is None or kind.domain.upper != scope.types[entry.base.key].family[0]


def _asked(point, asked):
    """The value at which a probability with an index is asked for, and its other arguments."""
    if not point.free or len(point.arguments) != len(asked):
        return None
    value, rest = None, []
    for known, item in zip(point.arguments, asked, strict=True):
        if not isinstance(known, tree.Binding):
            rest.append(item)
        elif known.value not in map(tree.Name, point.indices):
            if item != known:
                return None
        elif isinstance(item, tree.Binding) and item.name == known.name:
            value = item.value
        elif item == tree.Name(known.name):
            value = item
    return None if value is None else (value, tuple(rest))


def _differs(known, asked):
    """The one argument in which a point of a probability differs from what is asked."""
    if len(known) != len(asked):
        return None
    pairs = [(a, b) for a, b in zip(known, asked, strict=True) if a != b]
    if len(pairs) != 1 or not isinstance(pairs[0][0], tree.Binding):
        return None
    binding, given = pairs[0]
    if not isinstance(given, tree.Name) or given.key != binding.name:
        return None
    return binding, given


def hidden_parameters(scope, known: FunctionDefinition) -> dict[str, str]:
    """Parameters that the body of a function holds through other names, and which."""
    found = {}
    held = tree.free_names(known.body)
    for other in sorted(tree.free_names(known.body, frozenset(known.parameters))):
        for name in known.parameters:
            reached = scope.dependencies({other})
            members = {name + FAMILY, name + MEMBERS, name + RAISED}
            values = members & reached  # of x, in a sum over all x_k
            dressed = name not in held and any(_letter(x) == _letter(name) for x in reached)
            values = values or dressed  # of x, in \mathbf{x}
            if other != name and (name in reached or values or _tied(scope, name, reached)):
                found.setdefault(name, other)
    return found


def idle_parameters(scope, known: FunctionDefinition) -> set[str]:
    """Parameters that a body does not hold: H(X) = −Σ p_k log p_k says nothing of H(Y)."""
    held = tree.free_names(known.body) | {*hidden_parameters(scope, known)}
    return {*known.parameters} - held


def without_idle(node: tree.Node, scope) -> tree.Node:
    """A tree in which the values of functions hold only what these rest on."""
    called = isinstance(node, tree.Call)
    known = scope.calls.get((node.function, len(node.arguments))) if called else None
    if known is not None and (idle := idle_parameters(scope, known)):
        pairs = zip(known.parameters, node.arguments, strict=True)
        node = replace(node, arguments=tuple(UNSAID if k in idle else x for k, x in pairs))
    return tree.rebuild(node, lambda child: without_idle(child, scope))


def _letter(key: str) -> str:
    r"""``x`` of ``\\hat{\\mathbf{x}}_i``."""
    return re.split(r"(?<=.)[_^]", DRESS.sub("", key))[0].rstrip("}")


def _tied(scope, name: str, others: set[str]) -> bool:
    """Whether a hypothesis relates a name to one of the others by an equality."""
    for hypothesis in scope.hypotheses:
        if hypothesis.relation.op == "=":
            keys = scope.dependencies(tree.free_names(hypothesis.relation))
            if name in keys and keys & others - {*scope.sizes} - tree.BUILT_IN:
                return True
    return False


def refuse_hidden(scope) -> None:
    """Refuse calls, inside what is defined before, that a new definition makes unreadable."""
    for item in (*scope.definitions.values(), *scope.calls.values()):
        for node in tree.walk(item.body):
            known = isinstance(node, tree.Call) and scope.calls.get(
                (node.function, len(node.arguments))
            )
            if known:
                refuse_other_values(scope, node, known)
