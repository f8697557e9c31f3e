"""The one change after which a wrong formula holds."""

from __future__ import annotations

import itertools
from dataclasses import replace

from ..meaning.scope import Scope
from ..meaning.typing import Claim, Resolver
from ..reading import tree
from ..reading.errors import EquationError
from ..reading.statement import Statement
from .judge import Judge
from .mutants import Mutant, mutants, resolved
from .repairs import Probe, changed, entries_of, equal, repairs, structural, times

OTHER_ORDERS = {
    "<": (("<=", "≤"), (">", ">"), (">=", "≥")),
    "<=": ((">=", "≥"),),
    ">": ((">=", "≥"), ("<", "<"), ("<=", "≤")),
    ">=": (("<=", "≤"),),
}
MOST_CHANGES = 150  # tried for a hint
HINTS = {
    "sign": "the sign of {piece}",
    "transpose": "a transpose is missing at {piece}",
    "extra transpose": "a transpose too many at {piece}",
    "factor": "the factor {piece} is too many",
    "term": "the term {piece} is too many",
    "index": "an index of {piece}",
    "name": "{piece} is the wrong name",
    "order": "the order of {piece}",
    "inverse": "{piece} is upside down",
    "power": "a power is too many at {piece}",
    "prime": "a prime is too many at {piece}",
    "number": "the number {piece}",
    "function": "the function in {piece}",
    "range": "the range of the sum",
}


def mending(claim: Claim, judge: Judge) -> str:
    """The single change after which a wrong formula holds, in words; empty if none or many."""
    for place, relation in enumerate(claim.relations):
        single = replace(claim, relations=(relation,))
        item = mend(single, judge) if _fails(single, judge) else None
        if item is not None:
            text = HINTS.get(item.way, item.what)
            piece = tree.latex(item.piece) if item.piece is not None else "the formula"
            if judge.scope.zero_lengths and any(map(str.isdigit, piece)):
                return ""  # a place is printed one less
            side = f" (link {place + 1})" if len(claim.relations) > 1 else ""
            return text.replace("{piece}", piece) + side
    return ""


def mend(claim: Claim, judge: Judge, parts=()) -> Mutant | None:
    """The first single change after which a wrong claim of one relation holds.

    Parameters
    ----------
    claim : Claim
    judge : Judge
    parts : iterable of Node
        What may well be missing on the right side.
    """
    free = tuple(key for key, _ in claim.free)
    relation, probe = claim.relations[0], Probe(claim, judge)
    tried = itertools.chain(
        structural(claim, judge),
        _candidates(claim, relation, judge, free),
        _lost(claim, relation, judge),
        repairs(claim, judge, probe, parts),
    )
    for item in tried:
        if item.relation.left == item.relation.right or not probe.fits(item.relation):
            continue
        if _holds(replace(claim, relations=(item.relation,)), judge):
            return item
    return None


def fitting(statement: Statement | None, scope: Scope) -> str:
    """The transpose after which a formula fits and holds; empty if there is none."""
    item = fit(statement, scope, ("transpose",))
    if item is None:
        return ""
    many = item.what.endswith("not transposed")
    kind = "extra transpose" if many else "transpose"
    return HINTS[kind].replace("{piece}", tree.latex(item.piece))


def fit(statement: Statement | None, scope: Scope, ways=("transpose", "index")) -> Mutant | None:
    """The change, of one of these ways, after which a formula that does not fit holds."""
    if statement is None or len(statement.relations) != 1:
        return None
    judge = Judge(scope)
    for item in mutants(statement.relations[0], scope, _letters(statement.relations[0])):
        if item.way not in ways:
            continue
        try:
            claim = Resolver(scope).statement(replace(statement, relations=(item.relation,)))
        except EquationError:
            continue
        if _holds(claim, judge):
            return item
    return None


def _letters(relation: tree.Relation) -> tuple[str, ...]:
    """The letters that stand as an index somewhere in a formula."""
    found = (
        index.key for item in tree.walk(relation) if isinstance(item, tree.Index)
        for index in item.indices if isinstance(index, tree.Name)
    )  # fmt: skip
    return tuple(dict.fromkeys(found))


def _candidates(claim: Claim, relation, judge: Judge, free):
    """Changes of the right side first, signs before anything else; then what was lost."""
    if relation.op != "=":
        for op, sign in OTHER_ORDERS.get(relation.op, ()):
            yield Mutant(replace(relation, op=op), f"it holds with {sign}", "order sign")
        return
    ranks = ["sign", "transpose", "index", "name", "factor", "term"]
    found = [item for item in mutants(relation, judge.scope, free) if item.what[:5] == "right"]
    found.sort(key=lambda item: ranks.index(item.way) if item.way in ranks else len(ranks))
    yield from found[:MOST_CHANGES]
    yield from _second_slopes(relation)
    yield from _lost_deltas(claim, relation)


def _second_slopes(relation):
    """Two factors y (1 - y) that are there once too often, next to each other."""
    for place, node in enumerate(tree.walk(relation.right)):
        factors = node.factors if isinstance(node, tree.Mul) else ()
        for at, (one, other) in enumerate(itertools.pairwise(factors)):
            if any(x == tree.Add((tree.ONE, tree.Neg(y))) for x, y in ((one, other), (other, one))):
                rest = factors[:at] + factors[at + 2 :]
                less = tree.product(rest or (tree.ONE,))
                yield changed(relation, place, less, "", "factor", tree.Mul((one, other)))


def _lost_deltas(claim: Claim, relation):
    """A 1, or a term, that should hold for equal indices only; or such a term that is lost."""
    for one, other in itertools.combinations([key for key, _ in claim.free], 2):
        delta = equal(one, other)
        shown = rf"\delta_{{{one}{other}}}"
        for place, node in enumerate(tree.walk(relation.right)):
            if node == tree.ONE:
                what = f"{shown} belongs in place of a 1"
                yield changed(relation, place, delta, what, "delta")
        terms = relation.right.terms if isinstance(relation.right, tree.Add) else (relation.right,)
        for place, term in enumerate(terms):
            new = (*terms[:place], tree.Mul((term, delta)), *terms[place + 1 :])
            right = new[0] if len(new) == 1 else tree.Add(new)
            yield Mutant(
                replace(relation, right=right), f"{shown} is lost at {tree.latex(term)}", "delta"
            )
        for entry in dict.fromkeys(tree.walk(relation.right)):
            if isinstance(entry, tree.Index):
                right = tree.Add((*terms, tree.Mul((entry, delta))))
                what = rf"the term {tree.latex(entry)} \, {shown} is lost"
                yield Mutant(replace(relation, right=right), what, "delta")


def _lost(claim: Claim, relation, judge: Judge):
    """The right side times what the page's derivatives, names and sizes suggest was lost."""
    if relation.op != "=":
        return
    scope = judge.scope
    free = [(key, span.high) for key, span in claim.free]
    slopes, names = [], []
    for key, kind in scope.types.items():
        if kind.domain.kind in ("finite", "label"):
            continue
        for name in entries_of(key, scope, free):
            if kind.domain.low == 0 and kind.domain.high == 1:
                slopes.append(tree.Mul((name, tree.Add((tree.ONE, tree.Neg(name))))))
            slopes += _slopes(key, name, scope)
            names.append(name)
    for piece in [*slopes, *names]:
        yield times(relation, piece, f"the factor {tree.latex(piece)} is lost")
    for key in scope.sizes:
        part = tree.Div(tree.ONE, tree.Name(key))
        yield times(relation, part, f"a mean, not a sum: the factor {tree.latex(part)} is lost")
        yield times(relation, tree.Name(key), f"a sum, not a mean: the factor {key} is lost")


def _slopes(key: str, name: tree.Node, scope: Scope):
    """g′(z), for a name that is defined as g(z)."""
    definition = scope.definitions.get(key)
    body = definition.body if definition is not None else None
    if isinstance(body, tree.Call) and len(body.arguments) == 1 and not body.primes:
        if isinstance(name, tree.Index) and definition.indices:
            swap = dict(zip(map(tree.Name, definition.indices), name.indices, strict=False))
            body = tree.replaced(body, swap)
        elif isinstance(name, tree.Index):
            body = replace(body, arguments=(tree.Index(body.arguments[0], name.indices),))
        yield replace(body, primes=1)


def _fails(claim: Claim, judge: Judge) -> bool:
    try:
        return judge.refutes(claim)
    except EquationError:
        return True


def _holds(claim: Claim, judge: Judge) -> bool:
    try:
        claim = resolved(claim, judge.scope)
        return not judge.refutes(claim, 2) and not judge.refutes(claim)
    except EquationError:
        return False
