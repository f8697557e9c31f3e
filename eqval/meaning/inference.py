r"""Names of which the page says nothing: numbers, where their formula allows nothing else.

``a_j = \frac{e^{z_j}}{\sum_k e^{z_k}}`` says of z all that is needed: its entries are real
numbers, however many.  A bold name is a vector, or a matrix.  A name that could as well be
something else, so that the formula would mean another thing, is refused, and both readings are
named.  What rests on an inferred name is never refuted: its author may have meant less.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from ..reading import tree
from ..reading.errors import EquationError, Misfit, OwnLength, Undeclared, Unfit
from ..reading.parser import Vocabulary
from ..reading.statement import Statement
from ..reading.table import bound_index
from .natural import natural_domains
from .scope import (
    ACCENT,
    BOLD,
    EXAMPLE,
    FAMILY,
    MEMBERS,
    ONE,
    POSITIVE,
    REAL,
    Dim,
    Scope,
    Type,
    bold_forms,
)
from .typing import as_dim

CIRCLE = r"\pi"  # a number, where the page says nothing of it
MOST = 7  # names inferred at once
AXES = {"number": (), "vector": ("length",), "matrix": ("rows", "columns")}
MOST_SHAPES = 243  # with which else they are tried
# A number is a letter that is not bold; alone, e, d, i, δ, E and I mean more.
NUMBER = re.compile(
    ACCENT + r"(?:[abcfghj-zA-DF-HJ-Z]|\\(?!delta|pi|mathbf|boldsymbol|vec)[a-z]+)(?![a-zA-Z'])"
)
ENTRIES = re.compile(rf"{NUMBER.pattern}|{ACCENT}d(?![a-zA-Z'])")
SMALL = re.compile(ACCENT + r"(?:[a-z]|\\[a-z]+)(?![a-zA-Z'])")
CAPITAL = re.compile(ACCENT + "[A-Z]")
VARIANCE = re.compile(r"(?:\\hat\{)?\\sigma\}?\^\{2\}")
ENTRYWISE = (tree.Name | tree.Index | tree.Num | tree.Neg | tree.Add | tree.Mul | tree.Div
             | tree.Pow | tree.Sum | tree.Call)  # fmt: skip


@dataclass(frozen=True)
class Axis:
    """Where an index of a name stands, or (without a place) an index itself.

    One letter below two sum signs is two indices, each of its own ``scope``.
    """

    name: str
    place: int = -1
    scope: int = 0


@dataclass
class Uses:
    """How a formula uses names that a page says nothing of.

    Attributes
    ----------
    counts : dict
        How many indices each new name has.
    uppers : set of str
        New names at which a sum ends: sizes.
    refused : set of str
        Names whose use does not say what they are.
    """

    scope: Scope
    counts: dict[str, set[int]] = field(default_factory=dict)
    uppers: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)  # new vectors and matrices
    turned: set[str] = field(default_factory=set)  # new small letters that are transposed
    tables: set[str] = field(default_factory=set)  # p, where p(x) stands under a sum over x
    logs: bool = False
    shaped: dict[str, tuple] = field(default_factory=dict)  # what a known function is given
    same: dict = field(default_factory=dict)  # what an axis runs along: an axis, or its length

    def find(self, item: Axis | Dim) -> Axis | Dim:
        while item in self.same:
            item = self.same[item]
        return item

    def join(self, one: Axis | Dim, other: Axis | Dim) -> None:
        one, other = self.find(one), self.find(other)
        if isinstance(one, Dim):
            one, other = other, one
        if one != other and isinstance(one, Axis):
            self.same[one] = other

    def visit(self, node: tree.Node, env: dict[str, Axis]) -> None:
        """``env``: which index a letter is below the sums that are open."""
        if isinstance(node, tree.Name):
            self.name(node.key, (), env)
        elif isinstance(node, tree.Index) and isinstance(node.base, tree.Name):
            self.name(node.base.key, node.indices, env)
        elif isinstance(node, tree.Sum):
            self.sum(node, env)
        else:
            for index in bound_index(node):
                env = {**env, index: Axis(index, scope=id(node))}
            if isinstance(node, tree.SLOPES):
                self.refused |= base_names(node.body)  # else it would be a constant
            elif isinstance(node, tree.At) and self.is_table(node, env):
                self.tables.add(node.head.key)
                self.name(node.head.key, (node.point,), env)
                return
            elif isinstance(node, tree.At):
                self.refused |= base_names(node.head)
            elif isinstance(node, tree.Call):
                self.call(node)
                self.logs |= node.function == "log"
            elif isinstance(node, tree.Transpose):
                self.turned |= set(filter(SMALL.fullmatch, base_names(node.body)))
            elif isinstance(node, tree.Abs):
                self.refused |= tree.names(node)  # or a norm, or a determinant
            elif isinstance(node, tree.Pow) and not tree.is_numeric(node.exponent):
                self.refused |= base_names(node.base) | tree.names(node.exponent)  # or a label
            for child in tree.children(node):
                self.visit(child, env)
            if isinstance(node, tree.Mul):
                self._turn_partners(node)

    def is_table(self, node: tree.At, env: dict[str, Axis]) -> bool:
        """``p(x)`` under a sum over all x, of which the page says nothing."""
        key, point = getattr(node.head, "key", None), getattr(node.point, "key", None)
        new = key is not None and (key not in self.scope.types or key in self.scope.inferred)
        return new and point in env and point not in self.scope.types and not node.raised

    def call(self, node: tree.Call) -> None:
        """A vector that a function takes is one in the place of its argument, too."""
        known = self.scope.calls.get((node.function, len(node.arguments)))
        declared = self.scope.functions.get(node.function)
        kinds = known.types if known else declared.arguments if declared else ()
        for item, kind in zip(node.arguments, kinds, strict=False):
            if kind.shape:
                self.shaped |= dict.fromkeys(base_names(item), kind.shape)

    def _turn_partners(self, node: tree.Mul) -> None:
        r"""In ``\theta^\top x`` both are vectors."""
        for one, other in itertools.pairwise(node.factors):
            if isinstance(one, tree.Transpose) and base_names(one.body) & self.turned:
                self.turned |= set(filter(SMALL.fullmatch, base_names(other)))

    def sum(self, node: tree.Sum, env: dict[str, Axis]) -> None:
        index = Axis(node.index, scope=id(node))
        end, *_ = node.upper.terms if isinstance(node.upper, tree.Add) else (node.upper,)
        if isinstance(end, tree.Name) and end.key not in {*self.scope.types, *self.scope.sizes}:
            self.uppers.add(end.key)
            self.scope.declare_size(end.key)
        if node.lower in (tree.ONE, None) and node.upper is not None:
            dim = as_dim(node.upper, self.scope)
            if dim is not None:
                self.join(index, dim)
        elif node.lower == tree.ZERO and node.upper is not None:
            dim = as_dim(node.upper, self.scope)
            if dim is not None and dim.shifted(1) in self.scope.zero_lengths:
                self.join(index, dim.shifted(1))
        if isinstance(node.excluded, tree.Name):
            self.join(index, env.get(node.excluded.key, Axis(node.excluded.key)))
        self.visit(node.body, {**env, node.index: index})

    def name(self, key: str, indices, env: dict[str, Axis]) -> None:
        example = EXAMPLE.match(key)
        if example and key not in self.scope.types and example["letter"] in env:
            indices = (tree.Name(example["letter"]), *indices)
            key = example["base"] + FAMILY
        whole = self.scope.entry_key(key, len(indices)) if key not in self.scope.sizes else key
        known = self.scope.types.get(whole)
        entry = self.bold & set(bold_forms(key, len(indices))) if indices and not known else ()
        if entry:
            key = min(entry)
        elif known is None and (indices or key not in env):
            self.counts.setdefault(key, set()).add(len(indices))
        axes = (
            [*known.family, *(d for d in known.shape if d != ONE)] if known else itertools.count()
        )
        for item, axis in zip(indices, axes, strict=False):
            axis = axis if isinstance(axis, Dim) else Axis(key, axis)
            if isinstance(item, tree.Name):
                self.letters.add(item.key)
                index = env.get(item.key, Axis(item.key))
                self.join(self.scope.indices.get(item.key, index), axis)
                self.join(index, axis)
            elif not known:
                self.refused.add(key)

    @property
    def whole(self) -> set[str]:
        """New names that are vectors or matrices, by their transpose or their entries."""
        both = {key for key, counts in self.counts.items() if len(counts) == 2 and 0 in counts}
        return self.turned | both

    def length(self, key: str, place: int) -> Dim:
        """The length of an axis: a known one, or one of its own, called by its first letter."""
        found = self.find(Axis(key, place))
        if isinstance(found, Axis):
            axes = {*self.same, found}
            along = {x.name for x in axes if isinstance(x, Axis) and self.find(x) == found
                     and x.place < 0}  # fmt: skip
            letter = min(along, default="entries")
            while f"#{letter}" in self.scope.inferred:
                letter += "'"
            self.same[found] = self.scope.own_size(letter)
            self.scope.inferred.add(f"#{letter}")
        return self.find(found)


def base_names(node: tree.Node) -> set[str]:
    """The name itself, if a node is one or an entry of one."""
    base = node.base if isinstance(node, tree.Index) else node
    return {base.key} if isinstance(base, tree.Name) else set()


def inferred(
    read: Callable[[Vocabulary], Statement],
    scope: Scope,
    defines: bool,
    take: Callable[[Scope], Scope],
    error: EquationError,
    told: frozenset[str] = frozenset(),
) -> Scope:
    """A scope in which the names of a formula have types, if the formula says all of them.

    Parameters
    ----------
    read : callable
        Parses the formula.
    defines : bool
        Whether it is a definition: what stands on the left has its type by it.
    take : callable
        What the formula makes of a scope; raises if it does not fit.
    error : EquationError
        Why it was not understood before.
    told : frozenset of str
        Names that the page declares further down: these are not inferred.

    Raises
    ------
    Ambiguous
        If a name could be a number or a vector.
    EquationError
        The one given, if the formula does not say the types, or there are none.
    """
    scope, vocabulary = scope.copy(), scope.vocabulary()
    statement = read(vocabulary)
    uses = Uses(scope, refused=vocabulary.doubtful | set(scope.fallen) | told)
    for item in statement.ranges:
        dim = as_dim(item.count, scope)
        if dim is not None:
            uses.join(Axis(item.index), dim)
    given: set[str] = set()
    sides, formulas = [], []
    ends: set[tree.Node] = set()  # what the next relation of a chain begins with
    for item in (*statement.relations, *statement.where):
        if defines and item.left not in ends:
            arguments = getattr(item.left, "arguments", ())
            named = any(isinstance(x, tree.Binding) for x in arguments)
            open_ = {x.key for x in arguments if named and isinstance(x, tree.Name)}
            given |= tree.names(item.left) - open_  # of P(t = 1 | z) the z is no parameter
            sides += arguments
            sides += [item.left] if _is_entry_of_known(item.left, scope) else []
        formulas += [item.right] if defines else [item.left, item.right]
        ends.add(item.right)
    sides += formulas
    names = set().union(*map(tree.names, sides))
    uses.bold = {key for key in names - set(scope.types) if BOLD.match(key)}
    for side in sides:
        uses.visit(side, {})
    new = _types(uses, given)
    if new is None:
        raise error
    scope.inferred |= {*new, *uses.uppers}

    first, *others = map(natural_domains, formulas)
    for key, kind in new.items():
        domain = first.get(printed(key), kind.domain)
        if all(other.get(printed(key), kind.domain) == domain for other in others):
            new[key] = replace(kind, domain=domain)
    scope.types |= new
    parameters = set(filter(NUMBER.fullmatch, given & set().union(*map(tree.names, formulas))))
    new |= {key: Type() for key in parameters - {*scope.types, *new, *uses.refused}}
    small = set(filter(SMALL.fullmatch, given if defines else ()))

    def fault(scope: Scope) -> EquationError | None:
        """Why the formula does not fit, where what is defined by a small letter is no matrix."""
        try:
            found = take(scope)
        except EquationError as error:
            return error
        large = [x for x in small & {*found.types} if is_matrix(found.types[x])]
        return Unfit(f"{large[0]} would be a matrix") if large else None

    try:
        return _only_fitting(new, uses, sides, scope, fault)
    except Ambiguous:
        raise
    except EquationError as unfit:
        raise error from unfit


def is_matrix(kind: Type) -> bool:
    return bool(kind.shape) and ONE not in kind.shape


def _only_fitting(new, uses: Uses, sides, scope: Scope, fault) -> Scope:
    """The scope, if no other shapes of the new names would make the formula mean another thing.

    Raises
    ------
    Ambiguous
        If it would.
    EquationError
        Why it does not fit, if it does in no shapes.
    """
    numbers = {key for key, kind in new.items() if not kind.shape}
    alone = {key for key in numbers if not new[key].family}
    capitals = {key for key in alone if CAPITAL.match(key)}
    turned = {key for key in new if printed(key) in uses.turned}
    others = {key: ["number"] for key, kind in new.items() if BOLD.match(key) and kind.family}
    if not capitals and not any(map(is_matrix, scope.types.values())):
        others |= {key: ["matrix"] for key in turned}
    shown = {*map(printed, numbers)}
    entrywise = not turned and all(_is_entrywise(side, shown, scope) for side in sides)
    others |= {key: ["vector"] for key in numbers if not entrywise}
    if capitals or any(_multiplies(side, alone) for side in sides):
        if any(_multiplies(side, capitals, tree.Call) for side in sides):
            raise Ambiguous(min(capitals), "matrix")  # e^A e^B
        others |= {key: ["vector"] for key in alone}
        others |= {key: ["vector", "matrix"] for key in capitals or alone}
    fitting, unfit = _fitting(new, others, scope, fault), fault(scope)
    vectors = any("vector" in changed.values() for changed, _ in fitting)

    def tells(changed: dict[str, str]) -> bool:
        found = {*changed.values()}
        if "number" in found or turned & {*changed} or ("vector" in found and not entrywise):
            return True
        return "matrix" in found and bool(capitals or vectors)

    telling = [(changed, other) for changed, other in fitting if unfit or tells(changed)]
    worlds = (*([] if unfit else [scope]), *(other for _, other in telling))
    if not worlds:
        raise unfit
    if len(worlds) == 1:
        return worlds[0]
    pairs = sorted((what, key) for changed, _ in telling for key, what in changed.items())
    if any(what == "number" for what, _ in pairs):
        pairs = [("vector", key) for what, key in pairs if what == "number"]
    what, key = next((x for x in pairs if x[0] == "matrix"), pairs[0])
    raise Ambiguous(key, what, worlds)


def _is_entry_of_known(left: tree.Node, scope: Scope) -> bool:
    """Whether a definition gives the entries of a name that is declared, or was inferred."""
    if not isinstance(left, tree.Index) or not isinstance(left.base, tree.Name):
        return False
    return scope.entry_key(left.base.key, len(left.indices)) in scope.types


def _multiplies(side: tree.Node, keys, kinds=tree.Node) -> bool:
    """Whether names stand in two factors of a product, which are of some kinds."""
    products = [node.factors for node in tree.walk(side) if isinstance(node, tree.Mul)]
    return any(
        sum(isinstance(x, kinds) and bool(tree.names(x) & {*keys}) for x in factors) > 1
        for factors in products
    )


def _is_entrywise(node: tree.Node, keys: set[str], scope: Scope) -> bool:
    """Whether vectors in the place of numbers would say the same of each of their entries."""
    if not tree.names(node) & keys:
        return True
    if not isinstance(node, ENTRYWISE):
        return False
    if isinstance(node, tree.Call) and node.function not in tree.ELEMENTWISE:
        known = scope.calls.get((node.function, len(node.arguments)))
        if known is None:
            return False
        given = zip(known.parameters, map(tree.names, node.arguments), strict=True)
        if not _is_entrywise(known.body, {key for key, held in given if held & keys}, scope):
            return False
    return all(_is_entrywise(child, keys, scope) for child in tree.children(node))


def _fitting(new: dict[str, Type], others: dict[str, list[str]], scope: Scope, fault) -> list:
    """In what other shapes names fit a formula: which of them, as what, and the scope."""
    scope = scope.copy()
    count = 1
    for items in others.values():
        count *= len(items) + 1
    if count > MOST_SHAPES:
        key = min(others)
        raise Ambiguous(key, others[key][-1])
    found = []
    for chosen in itertools.product(*(["", *items] for items in others.values())):
        other = scope.copy()
        changed = {key: what for key, what in zip(others, chosen, strict=True) if what}
        other.inferred |= {*changed}
        other.loose = True
        for key, what in changed.items():
            lengths = [other.own_size(f"{axis} of {key}") for axis in AXES[what]]
            other.types[key] = replace(new[key], shape=(*lengths, ONE)[:2] if lengths else ())
        if changed and not fault(other):
            found.append((changed, other))
    return found


class Ambiguous(Undeclared):
    """A name could be a number or something else.

    Parameters
    ----------
    key : str
    what : str
        What else it could be.
    worlds : tuple of Scope
        All that it could be, if they were tried.
    """

    def __init__(self, key: str, what: str, worlds: tuple[Scope, ...] = ()):
        name, self.what, self.worlds = printed(key), what, worlds
        super().__init__(f"{name} is not declared on this page: is it a number, or a {what}?", name)


def understood(
    take: Callable[[Scope], None],
    read: Callable[[Vocabulary], Statement],
    scope: Scope,
    defines: bool = False,
) -> Scope:
    """What ``take`` makes of a scope; names of which nothing is said are inferred, if that is safe.

    ``read`` parses the formula that it takes in.
    """
    found = scope.copy()
    try:
        take(found)
        return found
    except (Undeclared, Misfit, Unfit) as error:
        return taken(take, inferred(read, scope, defines, partial(taken, take), error))


def taken(take: Callable[[Scope], None], scope: Scope) -> Scope:
    """What ``take`` makes of a scope; a length without a name is the one that it has to be."""
    found = scope.copy()
    try:
        take(found)
    except OwnLength as error:
        return taken(take, scope.identified(error.own, error.other))
    return found


def _types(uses: Uses, given: set[str]) -> dict[str, Type] | None:
    """Types of all new names; None if the use of one does not say enough."""
    scope = uses.scope
    known = {*scope.types, *scope.sizes, *scope.indices, *scope.functions, *scope.points}
    known |= {key for key, _ in scope.calls} | {CIRCLE} | uses.letters
    known |= {key for key in uses.counts if f"{key}^{{2}}" in {*scope.types, *uses.counts}}
    known |= given - uses.bold - uses.whole - uses.tables
    found: dict[str, Type] = {}
    for key in sorted(set(uses.counts) - known):
        counts = uses.counts[key]
        if key in uses.tables and counts <= {0, 1}:
            found[key] = Type((uses.length(key, 0), ONE), POSITIVE if uses.logs else REAL)
            continue
        if key in given & {*uses.shaped} and counts == {0}:  # a parameter that one of them takes
            found[key] = Type(uses.shaped[key])
            continue
        doubtful = {key, printed(key)} & uses.refused
        doubtful = doubtful or any(other.startswith(key + "^{") for other in scope.types)
        bold = BOLD.match(key)
        pattern = BOLD if bold else NUMBER if counts == {0} else ENTRIES
        plain = pattern.match(key) and not key.startswith(r"\operatorname") and "'" not in key
        if key in uses.shaped and key.endswith(FAMILY) and counts <= {1, 2}:
            found[key] = Type(uses.shaped[key], family=(uses.length(key, 0),))
            for place, dim in enumerate(d for d in uses.shaped[key] if d != ONE):
                uses.join(Axis(key, place + 1), dim)
            continue
        entries = max(counts) if len(counts) == 2 and 0 in counts and not bold else 0
        whole = key.endswith(FAMILY) and counts == {1, 2}
        if (len(counts) > 1 and not entries and not whole) or doubtful or not plain:
            return None
        if entries:
            lengths = tuple(uses.length(key, place) for place in range(entries))
            found[key] = Type((*lengths, ONE)[:2])
            continue
        if bold or key in uses.turned:
            rank = 2 if bold and bold["letter"].lstrip("\\")[0].isupper() else 1
            lengths = tuple(uses.length(key, place) for place in range(max(counts) + rank))
            if len(lengths) > 2 or any(dim.name and dim.offset for dim in lengths):
                return None  # of a sum to n - 1 the vector may be longer
            member = MEMBERS if len(lengths) > rank and not key.endswith(FAMILY) else ""
            found[key + member] = Type((*lengths[-rank:], ONE)[:2], family=lengths[:-rank])
            continue
        lengths = tuple(uses.length(key, place) for place in range(max(counts)))
        if not key.endswith(FAMILY):
            domain = POSITIVE if VARIANCE.fullmatch(key) else REAL
            found[key + MEMBERS if lengths else key] = Type((), domain, lengths)
        elif len(lengths) == 1:
            found[key] = Type(family=lengths)
        else:
            found[key] = Type((lengths[1], ONE), family=lengths[:1])
    return found if len(found) <= MOST else None


def printed(key: str) -> str:
    """The name of a family without its dot."""
    return key.removesuffix(MEMBERS).removesuffix(FAMILY)


def _held(node: tree.Node, scope: Scope) -> tree.Node:
    """Without what a function is given and does not hold: the data of ``p(\\mathcal{D} | w)``."""
    node = tree.rebuild(node, lambda child: _held(child, scope))
    known = isinstance(node, tree.Call) and scope.calls.get((node.function, len(node.arguments)))
    if not known:
        return node
    holds = scope.dependencies(tree.free_names(known.body))
    pairs = zip(known.parameters, node.arguments, strict=True)
    return replace(node, arguments=tuple(x if key in holds else tree.ZERO for key, x in pairs))


def inferred_among(scope: Scope, nodes) -> str:
    """An inferred name, or length, that the value of some formulas rests on; else empty."""
    if not scope.inferred:
        return ""
    reached, todo = set(), list(nodes)
    while todo:
        for key in tree.free_names(_held(todo.pop(), scope)) - reached:
            reached.add(key)
            todo.extend([*scope.bodies(key), *(point.body for point in scope.points.get(key, ()))])
    reached |= {scope.entry_key(key, n) for key in reached - set(scope.sizes) for n in (1, 2)}
    for key in list(reached):
        kind = scope.types.get(key, Type())
        reached |= {dim.name for dim in (*kind.shape, *kind.family) if dim.name}
    found = reached & scope.inferred
    return printed(min(found - set(scope.sizes) or found, default=""))
