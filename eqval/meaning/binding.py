"""A `def-` display binds a name or a function, a `hyp-` display adds an assumption."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from ..reading import tree
from ..reading.dressed import DOT, in_brackets, is_joint, key_of
from ..reading.errors import EquationError, IllTyped, Undeclared, Unreadable
from ..reading.grammar import Grammar
from ..reading.names import is_call
from ..reading.parser import FUNCTIONS, RELATIONS, WORDS, Vocabulary, as_function, spell
from ..reading.statement import Statement, supposed
from ..reading.tokens import level, tokenize
from .calls import refuse_hidden, without_capitals, without_pairs
from .natural import natural_domains
from .scope import (
    BOLD,
    EXAMPLE,
    FAMILY,
    MEMBERS,
    NONNEGATIVE,
    POSITIVE,
    RAISED,
    REAL,
    SCALAR,
    SHIFTED,
    STEP,
    Definition,
    Dim,
    Domain,
    FunctionDefinition,
    Hypothesis,
    Point,
    Scope,
    Type,
    bold_forms,
    show_shape,
)
from .typing import ONE, Claim, Resolver, as_dim, over_pairs, range_along, stated_range


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


def bind_where(statement: Statement, scope: Scope, label: str = "") -> Statement:
    """A claim without its "where", whose definitions hold from here on."""
    for item in _used_first(statement.where, scope):
        _bind_one(item, statement, scope, label)
    return replace(statement, where=())


def suppose(statement: Statement, scope: Scope) -> tuple[Statement, tuple[str, ...]]:
    """What stands after an arrow, with the names that stand before it defined so in the scope."""
    before, after = statement.relations[: statement.given], statement.relations[statement.given :]
    keys = []
    for item in before:
        left = item.left
        plain = isinstance(left, tree.Name) and left.key not in scope.indices
        plain = plain and left.key not in scope.definitions and left.key not in scope.sizes
        plain = plain or (isinstance(left, tree.Call) and _is_new(left, scope))
        if item.op != "=" or not plain:
            raise Unreadable(
                f"before \\Rightarrow stands {tree.latex(item)}, which gives no free name its"
                " value: write x = … there"
            )
        keys.append(_bind_one(item, statement, scope, "given"))
    return replace(statement, relations=after, given=0), tuple(keys)


OWN = re.compile(  # what has no meaning elsewhere
    r"(?:\\(?:mathbf|boldsymbol|mathcal)\{)?[A-Za-z]\}?(?:_\{[^{}]+\})?|\\ell|\\Pr"
    r"|\\operatorname\{(?:loss|cost|error|energy)\}"
)
CONSTANTS = {r"\pi", "e", "I", r"\mathbf{I}", r"\delta", r"\mathbf{1}", r"\mathbf{0}"}


def introduced(statement: Statement, scope: Scope) -> str:
    """The name that a claim introduces: ``H`` of ``H = A = B``, of which nothing else is said."""
    first, *rest = statement.relations
    plain = not (statement.given or statement.updates or statement.where or statement.closing)
    if not plain or not rest or first.op != "=" or rest[0].left != first.right:
        return ""
    head, called = _without_arguments(first.left, scope)
    base = head.base if isinstance(head, tree.Index) else head
    if not isinstance(base, tree.Name) or "^" in base.key or not _is_unknown(head, scope):
        return ""
    key = base.key
    if key in CONSTANTS or (called and not OWN.fullmatch(key)):
        return ""  # σ(x): a function that has a meaning elsewhere
    taken = {*scope.fallen, *scope.conflicts, *scope.indices, *scope.functions, *scope.points}
    taken |= {name for name, _ in scope.calls}
    forms = {key, key + MEMBERS, key + FAMILY, key + RAISED, *bold_forms(key)}
    used = set().union(*map(tree.names, (first.right, *rest)))
    if isinstance(head, tree.Index) and not set().union(*map(tree.names, head.indices)) <= used:
        return ""
    return "" if forms & taken or forms & used else key


def _without_arguments(node: tree.Node, scope: Scope) -> tuple[tree.Node, bool]:
    """``H`` of ``H(w)``, which may be a product: nothing else is said of that, too."""
    if isinstance(node, tree.Call):
        new = not node.primes and _is_new(node, scope)
        return (tree.Name(node.function), True) if new else (node, True)
    points = getattr(node, "point", None)
    points = points.entries if isinstance(points, tree.Vector) else (points,)
    called = isinstance(node, tree.At) and all(
        isinstance(x, tree.Name | tree.Index) for x in points
    )
    return (node.head, True) if called else (node, False)


def announced_functions(source: str, scope: Scope) -> set[str]:
    """Keys of the functions that ``f(x) = …`` is about to define, before it is parsed."""
    tokens = tokenize(source)
    while tokens and (tokens[0].kind in ("env", "wide") or tokens[0].text in ("&", r"\boxed")):
        tokens = tokens[2 if tokens[0].text == r"\boxed" else 1 :]
    vocabulary, found = scope.vocabulary(), set()
    starts, depth = [0], 0
    for place, token in enumerate(tokens):
        depth += level(token)
        ends = token.kind in ("text", "wide") or token.text in {*RELATIONS, ",", "&", r"\\"}
        if not depth and ends and place + 1 < len(tokens):
            starts.append(place + 1)
    for start in starts:
        key = _announced(Grammar(tokens[start:], source, vocabulary))
        if key is None:
            continue
        shown = scope.numbered - {*scope.types, *scope.sizes, *scope.definitions}  # H_2, no more
        if key not in vocabulary.names - vocabulary.functions - shown:
            found.add(key)
        elif not start:
            raise IllTyped(f"{key} is already a quantity on this page and cannot be a function")
    return found


def supposed_functions(source: str, scope: Scope) -> set[str]:
    """Keys of the functions that ``f(x) = … \\Rightarrow …`` defines for one display."""
    return announced_functions(supposed(source), scope)


def counts_examples(label: str, known: Vocabulary) -> bool:
    """Whether ``(i)`` counts the examples of a page: it has some, and i is nothing else."""
    families = any(name.endswith(FAMILY) for name in known.names)
    return label[0] + label[2] == "()" and families and label[1] not in known.names


def lists(tokens) -> bool:
    """Whether a bracket with a comma in it comes first: several arguments."""
    depth, found = 0, False
    for token in tokens:
        depth += level(token)
        found = found or (depth == 1 and token.text == ",")
        if depth <= 0:
            break
    return found


def _announced(parser: Grammar) -> str | None:
    """Key of a function with its arguments, if a relation follows."""
    if parser.peek() is None or parser.kind() in ("number", "env"):
        return None
    try:
        if parser.peek() in (r"\ln", r"\log"):
            parser.next()
        if parser.peek() == "{":
            parser.unbraced()
        if parser.peek() in FUNCTIONS and lists(parser.tokens[parser.at + 1 :]):
            key = FUNCTIONS[parser.next().text]
        elif (parser.peek() or "").removeprefix("text:") in WORDS:
            return None  # a claim of what it means
        else:
            key = parser.identifier()
        while parser.peek() in ("_", "^"):
            mark, script = parser.next().text, parser.raw()
            letters, known = {token.text for token in script}, parser.vocabulary
            if mark == "^" and len(script) == 3 and counts_examples(spell(script), known):
                key += FAMILY
            elif mark != "_" or not letters <= known.indices:
                key += f"{mark}{{{spell(script)}}}"
    except Unreadable:
        return None
    if parser.peek() not in ("(", "["):
        return None
    if key in parser.vocabulary.sizes and is_call(parser):
        key = as_function(key)
    if any(name.startswith(key + "(") for name in parser.vocabulary.names):
        return None  # a value at a label, which is a name
    parts = list(map(spell, in_brackets(parser.tokens[parser.at :])))
    key = key_of(key, parts) if r"\dots" in parts else key  # E(w_1, \dots, w_K), a name
    depth = 0
    for token in parser.tokens[parser.at :]:
        depth += (token.text in "([") - (token.text in ")]") if token.kind != "text" else 0
        parser.at += 1
        if not depth:
            break
    if parser.peek() == "_":
        parser.next()
        parser.raw()
    return key if parser.peek() in RELATIONS else None


def bind(statement: Statement, scope: Scope, label: str = "") -> Bound:
    """Take a definition into the scope."""
    if statement.given:
        raise Unreadable(r"a definition with \Rightarrow: claim it with eq-")
    if statement.conditions:
        raise Unreadable(
            "a definition under a condition says nothing of the other indices:"
            " write cases, or claim it with eq-"
        )
    statement = _function_by_entries(statement, scope)
    keys, rest = [], []
    previous, lefts, rights = None, set(), set()
    restated = [*_restated(statement, scope), *_meanings(statement, scope)]
    stated = (*statement.where, *_innermost_first(statement.relations, scope))
    for item in _used_first(stated, scope):
        if item in statement.where:
            _bind_one(item, statement, scope, label)
            continue
        goes_on = previous is not None and item.left == previous.right
        if item in restated and not goes_on:
            rest.append(item)
        elif goes_on or item.left in lefts:
            called = isinstance(previous.left, tree.Call) and previous.left in lefts
            item = replace(item, left=previous.left) if called else item
            rest.append(item)
        elif item.left in rights and not isinstance(item.left, tree.Name):
            rest.append(item)
        else:
            key = _bind_one(item, statement, scope, label)
            if key:
                keys.append(key)
                lefts.add(item.left)
        previous = item
        rights.add(item.right)
    claim = None
    if rest:
        claim = Resolver(scope).statement(Statement(tuple(rest), ranges=statement.ranges))
    return Bound(tuple(keys), claim)


def _innermost_first(relations, scope: Scope) -> list[tree.Relation]:
    """``p = h(x) = …`` defines h, if it is new, and then p by it."""
    found = list(relations)
    for place in range(len(found) - 1, 0, -1):
        link = found[place].left
        if link == found[place - 1].right and _is_unknown(link, scope):
            found.insert(place - 1, found.pop(place))
    return found


def _used_first(relations, scope: Scope) -> list[tree.Relation]:
    """``y = g(a), a = w x`` defines a and then y by it; chains stay together."""
    chains: list[list[tree.Relation]] = []
    for item in relations:
        goes_on = chains and item.left in (chains[-1][-1].right, chains[-1][0].left)
        if goes_on:
            chains[-1].append(item)
        else:
            chains.append([item])
    givers = [_given_names(chain[0].left, scope) for chain in chains]
    found: list[tree.Relation] = []
    path: list[int] = []

    def take(place: int) -> None:
        if place in path:
            circle = sorted({tree.latex(chains[k][0].left) for k in path[path.index(place) :]})
            raise IllTyped(f"{' and '.join(circle)} would be defined by each other")
        if chains[place][0] in found:
            return
        path.append(place)
        used = set().union(*(_used_names(item, chains[place][0].left) for item in chains[place]))
        for other, given in enumerate(givers):
            if other != place and given & used:
                take(other)
        path.pop()
        found.extend(chains[place])

    for place in range(len(chains)):
        take(place)
    return found


def _given_names(left: tree.Node, scope: Scope) -> set[str]:
    """What a statement gives a meaning, if the page has said nothing of it."""
    if not _is_unknown(left, scope):
        return set()
    if isinstance(left, tree.Call):
        return {left.function}
    if isinstance(left, tree.Index):
        left = left.base
        return {left.key, *bold_forms(left.key)} if isinstance(left, tree.Name) else set()
    return {left.key}


def _used_names(item: tree.Relation, left: tree.Node) -> frozenset[str]:
    """Names on the right, without the arguments and indices on the left."""
    own = tree.free_names(left) if isinstance(left, tree.Call | tree.Index) else frozenset()
    return tree.names(item.right) - own


def _restated(statement: Statement, scope: Scope) -> list[tree.Relation]:
    """In a display that defines something else: claims about what has a definition."""
    if not any(_is_unknown(item.left, scope) for item in statement.relations):
        return []
    found = []
    for item in statement.relations:
        base = item.left.base if isinstance(item.left, tree.Index) else item.left
        if isinstance(base, tree.Name) and item not in statement.updates:
            key = scope.entry_key(base.key, len(getattr(item.left, "indices", ())))
            found += [item] if key in scope.definitions else []
    return found


def _meanings(statement: Statement, scope: Scope) -> list[tree.Relation]:
    r"""``\tanh(x) = …``, ``\|x\| = …``: claims of what a sign means, for all that it takes.

    But ``\ln p = …`` of anything else says what p is.
    """
    return [
        item for item in statement.relations
        if item.op == "=" and means(item.left, scope)
        and (not _log_of_new(item.left, scope)
             or tree.free_names(item.left.arguments[0]) & tree.free_names(item.right))
    ]  # fmt: skip


def _log_of_new(left: tree.Node, scope: Scope) -> bool:
    """Whether it is the logarithm of what the page has said nothing of."""
    return (
        isinstance(left, tree.Call) and left.function == "log" and _is_new(left.arguments[0], scope)
    )


def means(left: tree.Node, scope: Scope) -> bool:
    """Whether it is a sign that has a meaning, of names that may have any value."""
    base = left.base if isinstance(left, tree.Pow) else left
    built_in = isinstance(base, tree.Call) and base.function in tree.BUILT_IN and not base.primes
    built_in = built_in and len(base.arguments) == 1 + (base.function in ("max", "min"))
    if not (built_in or isinstance(base, tree.Norm | tree.Abs) or hasattr(base, "MEANT")):
        return False
    plain = all(isinstance(x, tree.Name) for x in tree.children(base)) or hasattr(base, "index")
    kinds = [scope.types.get(key, SCALAR) for key in tree.free_names(base) - tree.BUILT_IN]
    free = not tree.free_names(base) & set(scope.definitions)
    return plain and free and all(kind.domain == REAL for kind in kinds)


def _is_unknown(node: tree.Node, scope: Scope) -> bool:
    """A name, an entry or a call of which the page has said nothing."""
    if isinstance(node, tree.Call):
        known = {key for key, _ in scope.calls} | set(scope.functions) | set(scope.points)
        return not node.primes and node.function not in known | tree.BUILT_IN
    base = node.base if isinstance(node, tree.Index) else node
    if not isinstance(base, tree.Name) or base.key in scope.sizes:
        return False
    key = scope.entry_key(base.key, len(getattr(node, "indices", ())))
    example = EXAMPLE.match(key)
    return key not in scope.types and not (example and example["base"] + FAMILY in scope.types)


def _function_by_entries(statement: Statement, scope: Scope) -> Statement:
    r"""``\hat{y} = f(o)`` where ``\hat{y}_i = …``: the entries are those of a new function f."""
    first, where = statement.relations[0], statement.where
    right = first.right
    if not where or not isinstance(right, tree.At) or not isinstance(right.head, tree.Name):
        return statement
    entries = [item for item in where if isinstance(item.left, tree.Index)]
    if not isinstance(first.left, tree.Name) or not _is_unknown(right.head, scope):
        return statement
    forms = (
        {first.left.key, *bold_forms(getattr(entries[0].left.base, "key", ""))} if entries else ()
    )
    if len(where) != 1 or not entries or first.left.key not in forms:
        return statement
    points = right.point.entries if isinstance(right.point, tree.Vector) else (right.point,)
    call = tree.Call(right.head.key, tuple(points))
    item = replace(where[0], left=tree.Index(call, entries[0].left.indices))
    relations = (replace(first, right=call), *statement.relations[1:])
    return replace(statement, relations=relations, where=(item,))


def _bind_one(item: tree.Relation, statement: Statement, scope: Scope, label: str) -> str | None:
    if item.op != "=":
        raise Unreadable("a definition needs =")
    item = replace(item, right=_with_new_names(item.right, scope))
    (item,) = over_pairs([item], scope, defines=True)
    left = item.left
    if isinstance(left, tree.Bare) and not left.primes:
        return _bind_place(left.function, item.right, scope)
    if hasattr(left, "bind"):
        return left.bind(item.right, Resolver(scope), label)
    if _log_of_new(left, scope):
        item = replace(item, left=left.arguments[0], right=tree.Call("exp", (item.right,)))
        return _bind_one(item, statement, scope, label)
    item = _with_values(item, scope)
    if isinstance(left, tree.Call) and (entry := _as_entry(left, item.right, scope)):
        left = entry
    if isinstance(left, tree.Call) and (letters := _labels(left, item.right, scope)):
        parts = [x.key for x in left.arguments]
        joint = any(is_joint(key, left.function) for key in scope.types)
        dots = [f"{x * (joint and len(x) == 1)}{DOT}" if x in letters else x for x in parts]
        key = key_of(left.function, dots, left.given)
        places = tuple(map(tree.Name, letters))
        return _bind_name(key, places, item.right, statement, scope, label)
    if isinstance(left, tree.Call) and _sums_over(left, item.right, scope):
        key = key_of(left.function, [x.key for x in left.arguments], left.given)
        return _bind_name(key, (), item.right, statement, scope, label)
    if isinstance(left, tree.Call):
        return _bind_call(left, (), item.right, scope, label, statement)
    if isinstance(left, tree.Index) and isinstance(left.base, tree.Call):
        return _bind_call(left.base, left.indices, item.right, scope, label)
    if isinstance(left, tree.At) and getattr(left.head, "key", "").endswith("'"):  # q'(k)
        return _bind_name(left.head.key, (left.point,), item.right, statement, scope, label)
    if isinstance(left, tree.Name):
        return _bind_name(left.key, (), item.right, statement, scope, label)
    if isinstance(left, tree.Index) and isinstance(left.base, tree.Name):
        key = left.base.key
        at_length = _is_at_a_length(left, scope)
        if at_length or _is_next(left, scope):
            name = f"{key}_{{{tree.latex(left.indices[0]).replace(' ', '')}}}"
            key = _bind_name(name, (), item.right, statement, scope, label)
            if at_length:
                _bind_one_before(left, item.right, statement, scope)
            return key
        if _is_one_of_many(left, item.right, scope):
            name = f"{key}_{{{left.indices[0].key}}}"
            return _bind_name(name, (), item.right, statement, scope, label)
        number = key in scope.types and not scope.types[key].shape and not scope.types[key].family
        number = number or key in scope.sizes or (key in scope.wholes and key not in scope.types)
        if number or key not in scope.definitions:
            whole = scope.entry_key(key, len(left.indices))
            key = key + MEMBERS if number and whole == key else whole  # a_n beside a number a
        return _bind_name(key, left.indices, item.right, statement, scope, label)
    if isinstance(left, tree.Pow) and _is_square_of_one(left, item.right, scope):
        letter = left.base.indices[0].key
        key = f"{left.base.base.key}^{{2}}_{{{letter}}}"
        _bind_name(key, (), item.right, statement, scope, label)
        scope.narrowed(key, NONNEGATIVE)
        return key
    if isinstance(left, tree.Pow) and isinstance(left.base, tree.Name):
        power = tree.latex(left)
        if _is_new(left.base, scope) and scope.numbers_layers(left.exponent):
            return _bind_name(power, (), item.right, statement, scope, label)
        told = left.base.key in scope.types and left.base.key not in scope.definitions
        if told and _is_square(left, scope):
            root = tree.Call("sqrt", (item.right,))
            return _bind_name(left.base.key, (), root, statement, scope, label)
        if _names_a_square(left, item.right, scope):
            key = _bind_name(power, (), item.right, statement, scope, label)
            scope.narrowed(power, NONNEGATIVE)
            return key
        raise Unreadable(
            f"{power} is read as a power of {left.base.key}; if it is a name, as of layer"
            rf" {tree.latex(left.exponent)}, declare it: ${power} \in \mathbb{{R}}^n$"
        )
    raise Unreadable("the left side of a definition must be a name, an entry or a function")


def _bind_place(key: str, right: tree.Node, scope: Scope) -> str:
    """``C = C(a)``: where an arbitrary function is taken, when its argument is left out."""
    own = isinstance(right, tree.Call) and right.function == key and not right.primes
    if not own or key not in scope.functions or key in scope.taken:
        raise Unreadable(f"{key} is a function: a definition says what {key}(…) is")
    scope.taken[key] = Resolver(scope).resolve(right)[0]
    return key


def _with_values(item: tree.Relation, scope: Scope) -> tree.Relation:
    r"""``\pi(a) = e^{H(a)} / \sum_b e^{H(b)}`` of a vector H: its entries, if no product fits."""
    arguments = getattr(item.left, "arguments", ())
    keys = {x.key for x in arguments if isinstance(x, tree.Name)} - {*scope.types, *scope.sizes}
    found = {
        node: node.head.key for node in tree.walk(item.right)
        if isinstance(node, tree.At) and isinstance(node.head, tree.Name) and not node.raised
        and isinstance(node.point, tree.Name) and node.head.key in scope.types
        and scope.types[node.head.key].shape[1:] == (ONE,)
    }  # fmt: skip
    if not keys & {node.point.key for node in found}:
        return item
    products = {node: tree.Mul((node.head, node.point)) for node in found}
    try:
        product = tree.replaced(item.right, products)
        Resolver(scope, local=dict.fromkeys(keys, SCALAR)).resolve(product)
    except IllTyped:
        swap = {node: tree.Index(tree.Name(key_of(key, [DOT])), (node.point,))
                for node, key in found.items()}  # fmt: skip
        for key in set(found.values()):
            _dress(key, scope)
        return replace(item, right=tree.replaced(item.right, swap))
    return item


def _dress(key: str, scope: Scope) -> None:
    """The entries of a vector, each with its label in brackets."""
    kind, index = scope.types[key], tree.Name("i'")
    entry = Definition((index.key,), tree.Index(tree.Name(key), (index,)))
    scope.define(key_of(key, [DOT]), entry, Type((), kind.domain, kind.shape[:1]))


def _as_entry(left: tree.Call, right: tree.Node, scope: Scope) -> tree.Index | None:
    """``y_k(a) = e^{a_k} / \\dots`` is an entry of y(a), where k counts on the right."""
    base, _, letter = left.function.removesuffix("}").rpartition("_{")
    counts = base and letter in dict(Resolver(scope).axes(right, frozenset()))
    if not counts or {base, letter} & {*scope.types, *scope.sizes}:
        return None
    return tree.Index(replace(left, function=base), (tree.Name(letter),))


def _labels(left: tree.Call, right: tree.Node, scope: Scope) -> list[str]:
    r"""Arguments that are indices on the right: ``\pi(a \mid s) = e^{x(s, a)}``."""
    plain = all(isinstance(x, tree.Name) for x in left.arguments) and not left.primes
    keys = [x.key for x in left.arguments] if plain else []
    if not plain or len(set(keys)) != len(keys) or left.function in tree.BUILT_IN:
        return []
    places = dict(Resolver(scope).axes(right, frozenset()))
    return [key for key in keys if key in places and key not in {*scope.types, *scope.sizes}]


def _sums_over(left: tree.Call, right: tree.Node, scope: Scope) -> bool:
    r"""``H[x] = -\sum_x …``, ``I(X; Y) = \sum_x \sum_y …``: a name, of what is summed over."""
    plain = all(isinstance(x, tree.Name) and len(x.key) == 1 for x in left.arguments)
    keys = [x.key for x in left.arguments] if plain and not left.primes else []
    summed = {node.index for node in tree.walk(right) if isinstance(node, tree.Sum)}
    known = {*scope.types, *scope.sizes, *scope.functions} | {key for key, _ in scope.calls}
    free = not {left.function, *keys} & known and not {*keys} & tree.free_names(right)
    return bool(keys) and free and {key.lower() for key in keys} <= summed


def _is_at_a_length(left: tree.Index, scope: Scope) -> bool:
    r"""``v_t``, ``v_{t+1}``: t is a length of the page and v nothing else: names of their own."""
    (place, *more), key = left.indices, left.base.key
    length = as_dim(place, scope)
    plain = length is not None and length.name is not None and not more
    return plain and _is_unknown(left, scope) and key not in scope.types


def _is_next(left: tree.Index, scope: Scope) -> bool:
    r"""``w_{t+1}`` beside a declared ``w_t`` or ``w_{t-1}``, where t is counted nowhere: a name."""
    place = left.indices[0]
    letter = place.terms[0] if isinstance(place, tree.Add) and len(place.terms) == 2 else place
    if len(left.indices) > 1 or not isinstance(letter, tree.Name):
        return False
    steps = (STEP.match(key) for key in scope.types)
    beside = any(x and (x["base"], x["letter"]) == (left.base.key, letter.key) for x in steps)
    return beside and letter.key not in {*scope.types, *scope.sizes, *scope.indices}


def _is_written_out(right: tree.Node, scope: Scope) -> bool:
    """Whether every length stands in it: no vector as a whole, no sum without its ends."""
    sums = [node for node in tree.walk(right) if isinstance(node, tree.Sum)]
    bound = {node.index for node in sums}
    for key in tree.names(right) - bound - set(scope.sizes) - tree.BUILT_IN:
        kind = scope.types.get(scope.entry_key(key, 1))
        if kind is None or kind.shape or {key, scope.entry_key(key, 1)} & set(scope.definitions):
            return False
    return all(node.upper is not None and node.lower is not None for node in sums)


def _bind_one_before(left: tree.Index, right: tree.Node, statement, scope: Scope) -> None:
    r"""``Q_n`` where ``Q_{n+1}`` is defined, unless the page says what it is."""
    by = as_dim(left.indices[0], scope)
    size = tree.Name(by.name)
    key = f"{left.base.key}_{{{by.name}}}"
    if not by.offset or key in scope.types or not _is_written_out(right, scope):
        return
    back = tree.Add((size, tree.Neg(tree.Num(Fraction(by.offset)))))
    try:
        _bind_name(key, (), tree.replaced(right, {size: back}), statement, scope, SHIFTED)
    except EquationError:
        scope.types.pop(key, None)


def _is_one_of_many(left: tree.Index, right: tree.Node, scope: Scope) -> bool:
    """``L_i = …`` of one example: i is counted nowhere on the page, nor on the right."""
    (place, *more), key = left.indices, left.base.key
    letter = place.key if isinstance(place, tree.Name) and not more else ""
    if len(letter) != 1 or letter in scope.counted | {*scope.types, *scope.sizes, *scope.indices}:
        return False
    number = key in scope.types and not scope.types[key].shape and not scope.types[key].family
    own = {f"{key}_{{{letter}}}", key + MEMBERS, *bold_forms(key), *([] if number else [key])}
    return not own & set(scope.types) and letter not in tree.free_names(right)


def _with_new_names(node: tree.Node, scope: Scope) -> tree.Node:
    r"""``\\mu_B`` as the name that has been defined since the display was read."""
    if isinstance(node, tree.Index) and isinstance(node.base, tree.Name):
        key = f"{node.base.key}_{{{','.join(map(tree.latex, node.indices))}}}"
        if key in scope.definitions and node.base.key not in scope.types:
            return tree.Name(key)
        beside = Resolver(scope).one_step_away(node)
        if beside:
            return tree.Name(beside)
    return tree.rebuild(node, lambda child: _with_new_names(child, scope))


def _is_new(node: tree.Node, scope: Scope) -> bool:
    """Whether the page has not said yet what a function, or a name, is."""
    if isinstance(node, tree.Call):
        known = {name for name, _ in scope.calls} | {*scope.functions, *scope.points}
        return not node.primes and node.function not in known | tree.BUILT_IN
    return isinstance(node, tree.Name) and node.key not in {*scope.types, *scope.sizes}


def _by_letter(name: str, body, scope: Scope) -> Dim | None:
    """``u_k = 1 / K`` is one for each k up to K, where nothing else is said of k."""
    size = name.upper()
    counts = size in scope.sizes and size in tree.free_names(body) - {name}
    if not counts or name in scope.zero | scope.other_ends or Dim(size) in scope.zero_lengths:
        return None
    return Dim(size)


def _index_names(indices) -> tuple[str, ...]:
    names = tuple(item.key for item in indices if isinstance(item, tree.Name))
    number = next((tree.latex(item) for item in indices if isinstance(item, tree.Num)), None)
    if number is not None:
        raise Unreadable(
            f"an entry is defined with all others, by a letter as in x_i = …; if what has the"
            f" number {number} is a name of its own, declare it as one, as in"
            rf" $x_{number} \in \mathbb{{R}}$"
        )
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
            ranges[item.index] = stated_range(item, scope)
    if known:
        axes = [*known.axes]
        if names and len(names) not in (len(known.family), len(axes)):
            raise IllTyped(f"{key} takes {len(axes)} indices, not {len(names)}")
        if not names and known.family:
            raise IllTyped(f"{key} needs its index")
        ranges = {n: range_along(d, scope) for n, d in zip(names, axes, strict=False)}
        for item in statement.ranges:
            if item.index in ranges and ranges[item.index] != stated_range(item, scope):
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
                along = scope.indices.get(name) or found.get(name) or _by_letter(name, body, scope)
                if along is None:
                    raise Undeclared(f"the range of the index {name} is not known", name)
                ranges[name] = range_along(along, scope)
    resolver = Resolver(scope, ranges)
    resolver.find_free([tree.Relation("=", body, body)])
    extra = set(resolver.ranges) - set(ranges)
    whole = not known or len(names) in (0, len(known.family))
    wanted = known and (known.shape if whole else ())
    resolved, shape = resolver.settled(
        lambda: resolver.resolve(body), lambda found: wanted in (None, found[1])
    )
    loose = extra & tree.free_names(resolved)
    if loose and loose <= scope.members:
        for letter in loose:  # of the i that the page has chosen
            scope.types[letter] = Type((), Domain("label", upper=scope.indices.pop(letter)))
        scope.members -= loose
        return _bind_name(key, indices, body, statement, scope, label)
    if loose:
        raise IllTyped(f"the index {sorted(loose)[0]} is on the right but not on the left")
    _refuse_idle(key, {*names} - tree.free_names(resolved), resolved, scope)
    if statement.updates and key in tree.free_names(resolved):
        if known is None:
            raise Undeclared(f"{key} is not declared on this page", key)
        _same(known.shape if len(names) <= len(known.family) else (), shape, key)
        return None
    if known:
        _same(wanted, shape, key)
        kind = known
    else:
        lengths = tuple(ranges[name].high for name in names)
        layer = "^{" in key and "(" not in key and len(lengths) == 1 and not shape
        kind = Type((*lengths, ONE)) if layer else Type(shape, family=lengths)
    scope.define(key, Definition(names, resolved, label), kind)
    refuse_hidden(scope)
    return key


def _refuse_idle(key: str, idle: set[str], body: tree.Node, scope: Scope) -> None:
    """``L_i = -s_y + …``: of one example, of which the right side does not tell."""
    reached = scope.dependencies(tree.free_names(body)) if idle else ()
    kinds = (scope.types[x] for x in reached if x in scope.types)
    if any(kind.shape or kind.family or kind.domain.kind == "label" for kind in kinds):
        index, base = min(idle), key.removesuffix(MEMBERS)
        raise Unreadable(
            f"the right side does not hold {index}: is what it holds another one for each"
            f" {index}? write the {index} there, too, or none on {base}"
        )


def refuse_built_in(key: str, count: int = 1) -> None:
    """``\\log`` of one number means one thing on every page; the cosine of two may be its own."""
    word = key.removeprefix(r"\operatorname{").rstrip("}")
    if count > 1 and key in tree.ELEMENTWISE:
        return
    if key in tree.BUILT_IN or word in WORDS:
        raise Unreadable(f"{word} has its meaning already: give this function another name")


def _same(expected, found, key: str) -> None:
    if expected != found:
        raise IllTyped(f"{key} is {show_shape(expected)}, its definition {show_shape(found)}")


def _bind_call(
    call: tree.Call, indices, body, scope: Scope, label: str, statement: Statement | None = None
) -> str:
    if call.primes:
        raise Unreadable("a definition of a derivative: claim it with eq-")
    refuse_built_in(call.function, len(call.arguments))
    values = (getattr(item, "value", None) for item in call.arguments)
    call = without_capitals(call, [getattr(value, "key", "") for value in values], scope)
    named = [item for item in call.arguments if isinstance(item, tree.Binding)]
    fixed = {*scope.types, *scope.sizes}
    counted = [item for item in named if tree.names(item.value) - fixed]
    if len(counted) > 1:  # "C = c", of a c that is counted nowhere, belongs to what is meant
        places = dict(Resolver(scope).axes(body, frozenset()))
        held = tree.names(body) | {*places}
        counted = [item for item in counted if tree.names(item.value) & held]
    if counted:
        return _bind_table(call, counted, body, scope, label, statement)
    if named:
        point = Point(call.arguments, Resolver(scope).resolve(body)[0], label)
        scope.define_point(call.function, point)
        return call.function
    call, body, members = _of_members(without_pairs(call), body, scope)
    parameters = []
    for item in call.arguments:
        if not isinstance(item, tree.Name):
            raise Unreadable("the arguments of a defined function must be names")
        parameters.append(item.key)
    if len(set(parameters)) != len(parameters):
        raise Unreadable("a function with the same argument twice")
    names, held = _index_names(indices), tree.names(body)
    types = tuple(members.get(key) or _parameter_type(key, scope) for key in parameters)
    types = _by_use(types, call, names, body, scope)
    for key, kind in zip(parameters, types, strict=True):
        if kind == SCALAR and key not in scope.types and BOLD.match(key) and key in held:
            raise Undeclared(f"{key} is not declared on this page", key)
    natural = natural_domains(body)
    types = tuple(
        replace(kind, domain=natural.get(key, kind.domain)) if key not in scope.types else kind
        for key, kind in zip(parameters, types, strict=True)
    )
    local = dict(zip(parameters, types, strict=True))
    resolver = Resolver(scope, local=local)
    found = dict(resolver.axes(body, frozenset()))
    for name in names:
        if name not in found:
            raise Undeclared(f"the range of the index {name} is not known", name)
        resolver.ranges[name] = range_along(found[name], scope)
    resolver.find_free([tree.Relation("=", body, body)])
    extra = set(resolver.ranges) - set(names)
    resolved, shape = resolver.settled(lambda: resolver.resolve(body))
    loose = extra & tree.free_names(resolved, frozenset(names))
    if loose:
        raise IllTyped(f"the index {sorted(loose)[0]} is on the right but not on the left")
    if names:
        _same((), shape, call.function)
        sides: list[Dim] = [found[name] for name in names]
        shape = (sides[0], ONE) if len(sides) == 1 else tuple(sides)
    definition = FunctionDefinition(
        tuple(parameters), types, Type(shape), names, resolved, label, call.given
    )
    scope.define_function(call.function, definition)
    refuse_hidden(scope)
    return call.function


def _of_members(call: tree.Call, body: tree.Node, scope: Scope):
    r"""``\ell(y^{(i)}) = …`` defines a function of one number, called y^{(i)} there.

    Gives the call and the body with names for the members, and the types of these.
    """
    swap, types, letters, roots = {}, {}, set(), {}
    for item in call.arguments:
        if isinstance(item, tree.Index) and isinstance(item.base, tree.Name):
            key = scope.entry_key(item.base.key, len(item.indices))
            kind = scope.types.get(key)
            if kind is None or len(kind.family) != len(item.indices):
                raise Unreadable(
                    f"{tree.latex(item)} is one entry of many: define the function of a name,"
                    " or entry by entry, as in f(z)_i = …"
                )
            name = tree.latex(item)
            swap[item], types[name] = tree.Name(name), Type(kind.shape, kind.domain)
            letters |= tree.names(item) - {item.base.key}
        elif (kind := _value_type(item, scope)) and item.function not in types:
            name = item.function
            swap[item], types[name] = tree.Name(name), kind
            letters |= tree.names(item) - {item.function}
        elif _is_square(item, scope) and item.base not in call.arguments:
            name = tree.latex(item)
            swap[item], types[name] = tree.Name(name), Type((), POSITIVE)
            roots[item.base] = tree.Call("sqrt", (tree.Name(name),))
    body = tree.replaced(tree.replaced(body, swap), roots) if swap else body
    hidden = {base.key for base in roots} & scope.dependencies(tree.free_names(body))
    if hidden:
        raise Unreadable(f"a function of the square of {min(hidden)}, held through another name")
    values = {x for x in swap if isinstance(x, tree.Call)}
    held = tree.free_names(body)
    if letters & (scope.dependencies(held) if values else held):
        shown = ", ".join(map(tree.latex, swap))
        raise Unreadable(f"a function of {shown} that holds {min(letters)} in another way, too")
    return replace(call, arguments=tuple(swap.get(x, x) for x in call.arguments)), body, types


def _value_type(item: tree.Node, scope: Scope) -> Type | None:
    r"""Of ``p(x)`` in ``\ell(y, p(x)) = …``, and of ``e`` in ``L(e) = …`` below ``e(w) = …``."""
    count = len(getattr(item, "arguments", ()))
    plain = all(isinstance(x, tree.Name) for x in getattr(item, "arguments", ()))
    if not isinstance(item, tree.Call | tree.Bare) or item.primes or not plain:
        return None
    found = [x for (key, n), x in scope.calls.items() if key == item.function and count in (n, 0)]
    return found[0].result if len(found) == 1 else None


def _names_a_square(left: tree.Pow, right: tree.Node, scope: Scope) -> bool:
    r"""``s^2 = \\frac{1}{n} \\sum_i …``: a name of its own, where nothing says more of s.

    Beside ``w^2`` it may be the name of a layer.
    """
    powers = (node for node in tree.walk(right) if isinstance(node, tree.Pow))
    doubtful = any(isinstance(node.base, tree.Name) for node in powers)
    plain = left.exponent == tree.TWO and _is_new(left.base, scope)
    if not plain or doubtful or scope.layers or left.base.key in tree.names(right):
        return False
    return not Resolver(scope).resolve(right)[1]


def _is_square_of_one(left: tree.Pow, right: tree.Node, scope: Scope) -> bool:
    r"""``\\sigma_B^2 = \\frac{1}{m} \\sum_i …``: a name of its own, as s^2 would be."""
    base = left.base
    plain = isinstance(base, tree.Index) and left.exponent == tree.TWO
    if not plain or scope.layers or not isinstance(base.base, tree.Name):
        return False
    powers = {x.base for x in tree.walk(right) if isinstance(x, tree.Pow)}
    if any(isinstance(x, tree.Name) for x in powers) or base in powers:
        return False
    return _is_one_of_many(base, right, scope) and not Resolver(scope).resolve(right)[1]


def _is_square(item: tree.Node, scope: Scope) -> bool:
    r"""``\sigma^2`` as an argument: a positive number, of which σ is the root, or new."""
    base = item.base if isinstance(item, tree.Pow) else None
    if not isinstance(base, tree.Name) or item.exponent != tree.TWO:
        return False
    return _is_new(base, scope) or scope.types.get(base.key) == Type((), POSITIVE)


def _bind_table(
    call: tree.Call, counted, body, scope: Scope, label: str, statement: Statement | None
) -> str:
    r"""``P(y = k \\mid x) = …`` for each label k: a function of the rest, with the index k."""
    rest = tuple(item for item in call.arguments if item not in counted)
    given = all(isinstance(item, tree.Binding) for item in rest)
    if len(counted) == 1 and given and statement is not None:
        return _bind_chances(call, counted[0], body, statement, scope, label)
    if len(counted) > 1 or not rest or any(isinstance(item, tree.Binding) for item in rest):
        raise Unreadable("a probability is read with one index, as in P(y = k | x)")
    name, index = counted[0].name, counted[0].value
    domain = scope.types[name].domain if name in scope.types else None
    if domain is not None and domain.kind != "label":
        raise IllTyped(f"{name} is no label of which {index.key} could be a value")
    key = f"{call.function}_{{{name}}}"
    own = tree.Call(key, rest)
    _bind_call(own, (index,), body, scope, label)
    length = scope.calls[key, len(rest)].result.shape[0]
    if domain is not None and length != domain.upper:
        raise IllTyped(f"{name} has {domain.upper} values, but {index.key} runs to {length}")
    point = Point(call.arguments, tree.Index(own, (index,)), label, ((index.key, length),))
    scope.define_point(call.function, point)
    return call.function


def _bind_chances(call, counted, body, statement: Statement, scope: Scope, label: str) -> str:
    r"""``\\Pr(Y = k) = …`` for the k that are stated, or that its right side counts."""
    index, key = counted.value, rf"{call.function}_{{{counted.name}}}"
    ranges = {item.index for item in statement.ranges}
    _bind_name(key, (index,), body, statement, scope, label)
    length = scope.types[key].family[0]
    domain = scope.types[counted.name].domain if counted.name in scope.types else None
    labels = domain is not None and domain.kind == "label"
    if domain is not None and not labels:
        raise IllTyped(f"{counted.name} is no label of which {index.key} could be a value")
    if labels and length != domain.upper and index.key not in ranges:
        raise IllTyped(
            f"{counted.name} has {domain.upper} values, but {index.key} runs to {length}"
        )
    free = ((index.key, length),)
    scope.define_point(
        call.function, Point(call.arguments, tree.Index(tree.Name(key), (index,)), label, free)
    )
    return call.function


def _by_use(types, call: tree.Call, names, body, scope: Scope):
    """An undeclared parameter is a vector if, and only if, its use fits one vector alone.

    ``h_θ(x) = g(θ^T x)`` with θ ∈ R^n: the value is a number for x ∈ R^n only.  And
    ``σ(z) = 1 / (1 + e^{-z})`` takes a number, whatever vector the page calls z, too.
    """
    keys = [item.key for item in call.arguments]

    def shape_with(tried):
        resolver = Resolver(scope, local=dict(zip(keys, tried, strict=True)))
        resolver.find_free([tree.Relation("=", body, body)])
        try:
            return resolver.resolve(body)[1]
        except EquationError:
            return None

    new = [place for place, key in enumerate(keys) if key not in scope.types]
    if len(types) == 1 and types[0].shape[1:] == (ONE,) and not (new or names):
        number = (Type((), types[0].domain),)
        plain = shape_with(types) is None and keys[0] not in tree.free_names(_outside(body))
        return number if plain and shape_with(number) == () else types
    if len(new) != 1 or names:
        return types
    vectors = {
        Type(kind.shape) for kind in scope.types.values() if kind.shape and kind.shape[1] == ONE
    }
    choices = ((*types[: new[0]], kind, *types[new[0] + 1 :])
               for kind in (SCALAR, *sorted(vectors, key=str)))  # fmt: skip
    fitting = [tried for tried in choices if shape_with(tried) == ()]
    return fitting[0] if len(fitting) == 1 else types


def _outside(node: tree.Node) -> tree.Node:
    """What no function is taken of that is taken entry by entry."""
    if isinstance(node, tree.Call) and node.function in tree.ELEMENTWISE:
        return tree.ONE
    return tree.rebuild(node, _outside)


def _parameter_type(key: str, scope: Scope) -> Type:
    """A parameter has the type of the page's name, else it is a number, or what its use says."""
    if key not in scope.sizes and not any(key == name for name, _ in scope.calls):
        scope.gather(key)
    known = scope.types.get(key)
    if known is None:
        return SCALAR
    if len(known.family) == 1 and not known.shape:
        return Type((*known.family, ONE), known.domain)
    if known.family:
        raise IllTyped(f"{key} needs its index")
    return known


def assume(statement: Statement, scope: Scope, label: str = "") -> Claim:
    """Take a hypothesis into the scope."""
    if statement.bound:
        raise Unreadable(
            f"an assumption for all {statement.bound[0]}: it is read of the {statement.bound[0]} of"
            " the page only; state it of that, or for all indices"
        )
    claim = Resolver(scope).statement(statement, assumed=True)
    if any(item.op == "approx" for item in claim.relations):
        raise Unreadable("≈ does not say how near: assume an equality, or an order")
    if claim.extra or statement.conditions:
        raise Unreadable("a hypothesis about bare functions or under conditions")
    free = tuple((key, span.high) for key, span in claim.free)
    for item in claim.relations:
        scope.hypotheses = (*scope.hypotheses, Hypothesis(item, free, label))
    return claim
