r"""Declarations and index ranges into the scope: the meaning of what `declaration` reads."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ..reading import tree
from ..reading.declaration import Declared, IndexRange, Mapping, Membership, Set, literal
from ..reading.dressed import bar_of, key_of, split
from ..reading.errors import IllTyped, Undeclared, Unreadable
from ..reading.parser import INDICES
from ..reading.statement import Statement
from .binding import refuse_built_in
from .layers import is_layer
from .scope import (
    COUNT,
    FAMILY,
    FROM_ZERO,
    MEMBERS,
    NATURAL,
    NONNEGATIVE,
    ONE,
    POSITIVE,
    RAISED,
    REAL,
    SIMPLEX,
    Dim,
    Domain,
    Hypothesis,
    Scope,
    Signature,
    Type,
)
from .typing import as_dim


def declare(
    item: Membership | Mapping | IndexRange, scope: Scope, letters: dict[str, tree.Node]
) -> None:
    """Take in one declaration.

    Parameters
    ----------
    letters : dict
        Where the indices end that the page counts by; None: by a size of their own.
    """
    if isinstance(item, IndexRange):
        declare_range(item, scope)
        return
    if isinstance(item, Mapping):
        _declare_function(item, scope)
        return
    domain, shape = set_of(item.home, scope)
    for name in item.names:
        name = _deviation(name, domain)
        _declare_one(name, domain, shape, scope, letters)
        for value in item.home.without:
            _leave_out(name.key, value, scope)
        if item.home.kind == "symmetric":
            _symmetric(name, scope)


def _deviation(name: Declared, domain: Domain) -> Declared:
    r"""``\sigma_j^2 > 0`` is said of the deviation \sigma_j; of other names it reads two ways."""
    base, mark, exponent = name.key.rpartition("^")
    if not mark or not exponent[1:-1].isdigit() or name.mark != "_" or not name.letters:
        return name
    if base.startswith(r"\sigma_") and exponent == "{2}" and domain in (POSITIVE, NONNEGATIVE):
        return replace(name, key=base)
    raise Unreadable(
        f"{name.key} is the power of a number, or has the label {exponent[1:-1]}: declare {base},"
        f" or write {name.base}^{exponent}_{{{name.letters}}} for the label"
    )


def declare_range(item: IndexRange, scope: Scope) -> None:
    """``i = 1, \\dots, n``."""
    _refuse_from_one(item.upper, scope)
    if item.index in scope.layers and isinstance(item.upper, tree.Name):
        scope.layers[item.index] = item.upper.key
    scope.indices[item.index] = length_of(item.upper, scope)


def plain_length(node: tree.Node) -> Dim:
    """The length that `length` has read."""
    if isinstance(node, tree.Num):
        return Dim(None, int(node.value))
    if isinstance(node, tree.Name):
        return Dim(node.key)
    first, by = node.terms
    by = -by.body.value if isinstance(by, tree.Neg) else by.value
    return plain_length(first).shifted(int(by))


def _refuse_from_one(upper: tree.Node, scope: Scope) -> None:
    if plain_length(upper) in scope.zero_lengths:
        raise Unreadable(
            f"counts to {tree.latex(upper)} from 1, but another set of the page as many from 0"
        )


def length_of(node: tree.Node, scope: Scope) -> Dim:
    """A length; the size that it names is declared by this."""
    name, *by = node.terms if isinstance(node, tree.Add) else (node,)
    if isinstance(name, tree.Name):
        less = int(by[0].body.value) if by and isinstance(by[0], tree.Neg) else 0
        scope.declare_size(name.key, 2 + less)
    found = as_dim(node, scope)
    if found is None or (found.name is None and found.offset < 1):
        raise Unreadable(f"{tree.latex(node)} is no length: it counts, from 1")
    return found


def settle_members(statement: Statement, scope: Scope, letters, local: bool = False) -> None:
    """``…, x \\in \\mathbb{R}`` in a display: as it is known, or as it is new on the page.

    Behind ``\\forall`` it may be of another set, in a scope that is ``local`` to the display.
    """
    for key in statement.bound:
        if key in scope.definitions:
            raise Unreadable(f"{key} is defined on this page, and does not stand for all there are")
    for item in statement.members:
        key = item.names[0].key
        known = scope.types.get(key)
        domain, shape = set_of(item.home, scope)
        if known is None and key not in scope.sizes and key not in scope.definitions:
            declare(item, scope, letters)
        elif known == Type(shape, domain) and not item.home.without:
            continue
        elif local and key in statement.bound and _stands_alone(key, scope):
            if known is None or known.family or known.shape != shape or item.home.without:
                raise Unreadable(f"the set of {key} behind \\forall has another shape, or a gap")
            scope.types[key] = Type(shape, domain)
            scope.settings.pop(key, None)
        else:
            raise Unreadable(
                f"{key} is declared in another set: a condition on values is assumed with hyp-"
            )
    for item in statement.orders:
        if not local:
            raise Unreadable("a condition on values: assume it with hyp-, or display it")
        _settle_order(item, scope)


def _settle_order(item: tree.Relation, scope: Scope) -> None:
    """``for x > 0``: the set of a free number, or of each entry, ends there."""
    key, value = item.left.key, literal(item.right)
    if key not in scope.types and key not in scope.sizes:
        raise Undeclared(f"{key} is not declared on this page", key)
    domain = scope.types[key].domain if key in scope.types else NATURAL
    plain = domain.kind == "interval" and not domain.grain and item.op != "!="
    plain = plain and value is not None
    if not plain or key in scope.definitions:
        scope.hypotheses = (*scope.hypotheses, Hypothesis(item, ()))
        return
    closed = "=" in item.op
    low, high = (domain.low, not domain.low_closed), (domain.high, domain.high_closed)
    if item.op[0] == ">" and (domain.low is None or (value, not closed) > low):
        domain = replace(domain, low=value, low_closed=closed, doubt=False)
    if item.op[0] == "<" and (domain.high is None or (value, closed) < high):
        domain = replace(domain, high=value, high_closed=closed)
    if None not in (domain.low, domain.high) and domain.low >= domain.high:
        raise Unreadable(f"no {key} is known to be so")
    scope.narrowed(key, domain)
    scope.settings.pop(key, None)


def _stands_alone(key: str, scope: Scope) -> bool:
    """Whether nothing on the page is defined by a name, or assumed of it."""
    others = {*scope.definitions, *(name for name, _ in scope.calls), *scope.points}
    defined = any(key in scope.dependencies({other}) for other in others)
    return not defined and not scope.is_supposed_of(key)


def settle_closing(statement: Statement, scope: Scope) -> None:
    """``z = … \\in (0, 1)``: a definition gets its set, which is then shown; else it is known."""
    for item in statement.closing:
        name, (domain, shape) = item.names[0], set_of(item.home, scope)
        count = len(name.letters)
        key = scope.entry_key(name.base, count) if count else name.key
        known = scope.types.get(key)
        if known is None or item.home.without or (() if count else known.shape) != shape:
            raise Unreadable(f"{name.key} is not known to have the shape that its set says")
        if known.domain == REAL:
            scope.narrowed(key, domain)
        elif domain not in (REAL, known.domain):
            raise Unreadable(f"{name.key} is declared in another set")


def set_of(home: Set, scope: Scope) -> tuple[Domain, tuple]:
    """Domain of an entry and shape of the whole."""
    sides = tuple(length_of(side, scope) for side in home.shape)
    shape = () if set(sides) <= {ONE} and len(sides) == 2 else sides
    shape = (*shape, ONE) if len(shape) == 1 else shape
    if home.kind == "simplex":
        if sides[-1] == ONE:
            raise Unreadable(r"\Delta^1 holds the number 1 only: \Delta^K is read for K entries")
        return SIMPLEX, shape
    if home.kind == "natural":
        return NATURAL, shape
    if home.kind == "symmetric":
        return REAL, shape
    if home.kind == "label":
        if home.low is None:
            _refuse_from_one(home.upper, scope)
        elif plain_length(home.upper) not in scope.zero_lengths:
            raise Unreadable("a set of labels that counts from 0: declare it in the text")
        return Domain("label", upper=length_of(home.upper, scope)), shape
    ends = home.low, home.high, *home.holds
    return Domain(home.kind, *ends, home.values, grain=home.grain, doubt=home.doubt), shape


def _declare_one(name: Declared, domain: Domain, shape, scope: Scope, letters) -> None:
    key = name.key
    if domain == NATURAL and not shape and not _are_counts(name, scope, letters):
        scope.declare_size(key)
        return
    domain = COUNT if domain == NATURAL and not shape else domain
    if key in (r"\mathbf{1}", r"\mathbf{0}"):
        domain = Domain("ones" if key == r"\mathbf{1}" else "zeros")
    if domain.kind == "label" and not shape and len(key) == 1 and key in INDICES:
        scope.indices[key] = domain.upper
        scope.members.add(key)
        return
    if is_layer(key, shape, scope):
        scope.declare(key, Type(shape, domain))
        return
    if name.mark == "(":
        _declare_dressed(name, domain, shape, scope, letters)
        return
    uppers = [_upper(index, scope, letters) for index in name.letters]
    if name.last is not None:
        uppers = [length_of(name.last, scope).shifted(1 - name.first)]
        if name.first:
            _refuse_from_one(name.last, scope)
        elif uppers[0] not in scope.zero_lengths:
            scope.declare(name.base + FROM_ZERO, Type(shape, domain, tuple(uppers)))
            return
    counts = zip(name.letters, uppers, strict=True) if name.last is None else ()
    if any(x in scope.zero and upper not in scope.zero_lengths for x, upper in counts):
        _declare_from_zero(name, domain, shape, uppers, scope)
        return
    if uppers and name.mark == "_" and not shape and name.letters:
        if _narrows(name.base, len(uppers), domain, scope):
            return
    if uppers and None not in uppers:
        raised = FAMILY if key.endswith(")}") else RAISED
        dot = raised if name.mark == "^" else MEMBERS
        scope.declare(name.base + dot, Type(shape, domain, tuple(uppers)))
        return
    if len(uppers) == 2 and name.mark == "_" and uppers[0] is None:  # of one i, that counts nowhere
        key = f"{name.base}_{{{name.letters[0]}}}{MEMBERS}"
        scope.declare(key, Type(shape, domain, (uppers[1],)))
        return
    scope.declare(key, Type(shape, domain))


def _are_counts(name: Declared, scope: Scope, letters) -> bool:
    r"""Whether ``y_n \in \mathbb{N}`` are as many numbers, and not the lengths of layers."""
    ends = [_upper(letter, scope, letters) for letter in name.letters]
    layered = {name.base, *name.letters} & {*scope.lengths, *scope.layers}
    return name.mark == "_" and bool(name.letters) and None not in ends and not layered


def _declare_dressed(name: Declared, domain: Domain, shape, scope: Scope, letters) -> None:
    r"""``H_t(a) \in \mathbb{R}`` for ``a = 1, \dots, k``, and ``f(x) \in \mathbb{R}``."""
    parts, uppers = split(name.key)[1], []
    for place, letter in enumerate(name.letters):
        free = letter and letter not in {*scope.types, *scope.sizes}
        upper = _upper(letter, scope, letters) if free else None
        if upper in scope.zero_lengths:
            raise Unreadable(f"{name.key} for a label that counts from 0")
        if upper is not None:
            parts[place] = name.dots[place]
            uppers.append(upper)
    scope.declare(key_of(name.base, parts, bar_of(name.key)), Type(shape, domain, tuple(uppers)))


def _declare_from_zero(name: Declared, domain: Domain, shape, uppers, scope: Scope) -> None:
    r"""``x_i \in \mathbb{R}`` for ``i = 0, \dots, n - 1``."""
    known = scope.entry_key(name.base, len(uppers)) in scope.types
    if name.mark != "_" or shape or len(uppers) != 1 or None in uppers or known:
        raise Unreadable(
            f"{name.key} is counted from zero: this is read of numbers with one index,"
            rf" $x_0, \dots, x_n \in \mathbb{{R}}$"
        )
    scope.declare(name.base + FROM_ZERO, Type((), domain, tuple(uppers)))


def _upper(index: str, scope: Scope, letters) -> Dim | None:
    """Where the index of a declared family ends, if the page says so."""
    if index not in scope.indices and index in letters:
        if letters[index] is not None:
            return length_of(letters[index], scope)
        if index in INDICES:
            return scope.own_size(index)
    return scope.indices.get(index)


def _narrows(base: str, count: int, domain: Domain, scope: Scope) -> bool:
    r"""``$y_i \in \{0, 1\}$`` says where the entries of a declared ``\mathbf{y}`` lie."""
    whole = scope.entry_key(base, count)
    known = scope.types.get(whole)
    if known is None or not known.shape or known.family:
        return False
    scope.narrowed(whole, domain)
    return True


def _leave_out(key: str, value: Fraction, scope: Scope) -> None:
    r"""``x \in \mathbb{R} \setminus \{0\}``: assumed of x."""
    if key not in scope.types or scope.types[key].shape or scope.types[key].family:
        raise Unreadable("a value is left out of the set of a single number only")
    number = tree.Num(abs(value))
    number = tree.Neg(number) if value < 0 else number
    scope.suppose(tree.Relation("!=", tree.Name(key), number))


def _symmetric(name: Declared, scope: Scope) -> None:
    """Assumed of a matrix: that it is its own transpose."""
    if scope.types.get(name.key) is None or scope.types[name.key].family:
        raise Unreadable(f"{name.key} is one of several symmetric matrices: this is read of one")
    matrix = tree.Name(name.key)
    scope.suppose(tree.Relation("=", matrix, tree.Transpose(matrix)))


def _declare_function(item: Mapping, scope: Scope) -> None:
    arguments = tuple(Type(shape, domain) for domain, shape in _sets(item.arguments, scope))
    domain, shape = set_of(item.result, scope)
    if domain.kind not in ("interval", "simplex"):
        raise Unreadable("the values of an arbitrary function must be real")
    if shape and shape[1] != ONE:
        raise Unreadable("an arbitrary function with matrices as values is not read")
    if any(kind.shape and kind.shape[0] == ONE for kind in arguments):
        raise Unreadable(r"an arbitrary function of rows is not read: write \mathbb{R}^n")
    if any(kind.domain.grain for kind in arguments):
        raise Unreadable("an arbitrary function of whole or rational numbers is not read")
    if (domain.low, domain.high) != (None, None) or domain.kind == "simplex" or domain.grain:
        raise Unreadable("an arbitrary function with a restricted range is not read")
    if any(home.without for home in (*item.arguments, item.result)):
        raise IllTyped("an arbitrary function is not read with a value left out")
    for name in item.names:
        refuse_built_in(name.key)
        scope.declare_function(name.key, Signature(arguments, Type(shape, domain)))


def _sets(homes, scope: Scope):
    return [set_of(home, scope) for home in homes]
