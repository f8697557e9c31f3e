"""A definition must keep the set its name was declared with: for all values, not for some."""

from __future__ import annotations

import mpmath as mp

from ..meaning.scope import Domain, Scope
from ..meaning.typing import ONE, Claim, Range, as_node
from ..reading import tree
from ..reading.errors import EquationError, IllTyped, NotReal, Skipped, Undefined
from ..refuting.evaluate import DIGITS
from ..refuting.sampling import DRAWS, NoSample

FAR_DRAWS = 12


class NotShown(EquationError):
    """A value that was found nowhere outside its set, and that is not proved to stay in it."""

    status = "unproved"


def check_domain(key: str, scope: Scope, judge) -> None:
    """Judge that a defined name lies in its declared set.

    Raises
    ------
    IllTyped
        If a value lies outside the declared set.
    NotShown
        If none was found outside, and there is no proof.
    Undefined
        If there is no value for an allowed input.
    """
    kind = scope.types.get(key)
    if kind is None or key not in scope.definitions:
        return
    _check_defined(key, judge)
    free, entry = _entry(key, kind)
    for relation in _memberships(entry, kind):
        bound = {node.index for node in tree.walk(relation) if isinstance(node, tree.Sum)}
        claim = Claim((relation,), tuple(item for item in free if item[0] not in bound))
        _demand(key, claim, judge)


def check_probability(key: str, label: str, scope: Scope, judge) -> None:
    """A probability given for one value lies between 0 and 1."""
    for point in scope.points[key]:
        if point.label == label:
            free = tuple((index, Range(ONE, dim)) for index, dim in point.free)
            call = getattr(point.body, "base", None)
            known = scope.calls.get(
                (getattr(call, "function", ""), len(tree.children(call or tree.ONE)))
            )
            pairs = zip(known.parameters, known.types, strict=True) if known else ()
            extra = tuple(pair for pair in pairs if pair[0] not in scope.types)
            for op, end in ((">=", tree.ZERO), ("<=", tree.ONE)):
                claim = Claim((tree.Relation(op, point.body, end),), free, extra=extra)
                _demand(key, claim, judge)


def _demand(key: str, claim: Claim, judge) -> None:
    verdict = judge.judge(claim)
    if verdict.status == "refuted":
        where = verdict.counterexample
        raise IllTyped(f"the definition of {key} leaves its declared set: {where.left}")
    if verdict.status != "proved":
        raise NotShown(f"{key} is not shown to stay in its declared set ({verdict.reason})")


def _check_defined(key: str, judge) -> None:
    """There is a value, also far from zero."""
    worlds = judge.worlds(Claim(()))
    far = any(map(_leaves_reals, judge.scope.resting_on([tree.Name(key)])))
    with mp.workdps(DIGITS):
        for draw in range(DRAWS + far * FAR_DRAWS):
            try:
                world = worlds.get(draw) if draw < DRAWS else worlds.edge(draw - DRAWS, ())
                world.name(key, world.base)
            except NotReal as error:
                advice = "declare the set that its arguments come from"
                raise Undefined(f"{key}: {error}; {advice}") from None
            except ZeroDivisionError:
                if draw < DRAWS:
                    raise Undefined(f"{key}: a denominator is zero, or log of 0") from None
            except NoSample:
                if draw < DRAWS:
                    return
            except Skipped:
                continue
            except Undefined:
                if draw < DRAWS:
                    raise


@tree.remembered
def _leaves_reals(node: tree.Node) -> bool:
    """Whether a formula may have a value that is no real number: a root, a logarithm, a power."""
    power = node.exponent if isinstance(node, tree.Pow) else tree.ONE
    whole = isinstance(power, tree.Num) and power.value.denominator == 1
    built_in = hasattr(node, "number") or not {"log", "sqrt"}.isdisjoint(tree.names(node))
    return built_in or not whole or any(map(_leaves_reals, tree.children(node)))


def _entry(key: str, kind):
    """Free indices, and the name at them."""
    axes = zip("ijk", kind.axes, strict=False)
    free = tuple((f"{letter}'", Range(ONE, dim)) for letter, dim in axes)
    name = tree.Name(key)
    if free:
        name = tree.Index(name, tuple(tree.Name(letter) for letter, _ in free))
    return free, name


def _memberships(entry: tree.Node, kind):
    """What has to hold for an entry to lie in its set."""
    domain: Domain = kind.domain
    if domain.grain:
        raise NotShown(f"it is not shown to be a {domain.grain} number")
    if domain.kind == "interval":
        if domain.low is not None:
            yield tree.Relation(">=" if domain.low_closed else ">", entry, tree.Num(domain.low))
        if domain.high is not None:
            yield tree.Relation("<=" if domain.high_closed else "<", entry, tree.Num(domain.high))
    elif domain.kind == "finite":
        gaps = [tree.Add((entry, tree.Neg(tree.Num(value)))) for value in domain.values]
        yield tree.Relation("=", tree.Mul(tuple(gaps)), tree.ZERO)
    elif domain.kind == "simplex":
        yield tree.Relation(">", entry, tree.ZERO)
        index = entry.indices[-1].key
        total = tree.Sum("sum", index, tree.ONE, as_node(kind.shape[0]), None, entry)
        yield tree.Relation("=", total, tree.ONE)
    elif domain.kind in ("label", "natural"):
        raise NotShown("a label that is defined is not shown to be one of the labels")
