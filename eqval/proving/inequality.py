"""Inequalities without a solver: factored signs, squares, and log t ≤ t − 1.

A bound is proved for the canonical difference, whose atoms are independent
positive or real numbers; every step makes the expression smaller or splits it
at the ends of an interval on which it is linear, so success is a proof.
"""

from __future__ import annotations

import sympy as sp

from .atoms import Exp, Ranged, fresh
from .normal import Normal, within


def prove_order(op: str, difference, normal: Normal) -> bool:
    """Whether ``left op right`` holds, given left − right.

    Parameters
    ----------
    op : str
        One of ``< <= > >=``.
    difference : Expr
        Left minus right, in the symbolic meaning.
    normal : Normal
    """
    if op[0] == "<":
        difference = -difference
    strict = "=" not in op
    wanted = 2 if strict else 1
    if normal.signs.sign(difference) >= wanted:  # squares are still squares as written
        return True
    return bounded_below(normal.canon(difference), strict, normal)


def bounded_below(e, strict: bool, normal: Normal, depth: int = 0) -> bool:
    """Whether a canonical expression is ≥ 0 (or > 0)."""
    signs, wanted = normal.signs, 2 if strict else 1
    if signs.sign(e) >= wanted:
        return True
    if depth > 5 or e.has(sp.zoo, sp.nan):
        return False
    above = _numerator(e, normal)
    if above is not None and above != e:
        return bounded_below(above, strict, normal, depth + 1)
    if above is None:
        return False
    if _factored_sign(e, normal) >= wanted:
        return True
    if _logs_joined(e, strict, normal):
        return True
    if _members_covered(e, strict, normal):
        return True
    if _by_member(e, strict, normal, depth):
        return True
    if _by_tangent(e, strict, normal) or _by_exponent(e, strict, normal):
        return True
    return _by_ends(e, strict, normal, depth)


def _numerator(e, normal: Normal):
    """Drop a denominator that is known to be positive; None if there is another one."""
    swap, back = normal._generators(e)
    above, below = sp.fraction(sp.together(e.xreplace(swap)))
    below = below.xreplace(back)
    if below == 1:
        return e
    coefficient, factors = sp.factor_list(below)
    sign = 1 if coefficient > 0 else -1
    for factor, power in factors:
        if power % 2 == 0 and factor.is_real:
            continue
        if normal.signs.positive(sp.expand(factor)):
            continue
        if normal.signs.positive(sp.expand(-factor)):
            sign = -sign
            continue
        return None
    return sp.expand(sign * above.xreplace(back))


def _factored_sign(e, normal: Normal) -> int:
    """Sign of the factors: (E − 1)² is a square."""
    swap, back = normal._generators(e)
    e = sp.together(e.xreplace(swap))
    if sp.fraction(e)[1] != 1:
        return 0
    coefficient, factors = sp.factor_list(e)
    sign, least = (1 if coefficient > 0 else -1), 2
    for factor, power in factors:
        factor = factor.xreplace(back)
        found, turned = normal.signs.sign(factor), normal.signs.sign(sp.expand(-factor))
        if power % 2 == 0:
            least = min(least, 2 if max(found, turned) == 2 else 1)
        elif found:
            least = min(least, found)
        elif turned:
            sign, least = (-sign, min(least, turned))
        else:
            return 0
    return least if sign > 0 and coefficient != 0 else 0


def _members_covered(e, strict: bool, normal: Normal) -> bool:
    """Σ_j f(j) − f(i) ≥ 0 for f ≥ 0: the member is one of those summed; and > 0 with others."""
    rest = list(sp.Add.make_args(e))
    for top in [] if strict else [term for term in rest if hasattr(term, "above")]:
        for term in rest:
            if term is not top and top.above(-term, normal):
                left = sp.Add(*[item for item in rest if item not in (top, term)])
                if normal.signs.sign(left) >= 1:
                    return True
    for total in [term for term in rest if isinstance(term, sp.Sum) and len(term.limits) == 1]:
        index, low, high = total.limits[0]
        if normal.signs.sign(total.function) < (2 if strict else 1):
            continue
        if strict and not _more_than_one(low, high):
            continue
        for term in rest:
            for symbol in sorted(term.free_symbols, key=str):
                inside = isinstance(symbol, Ranged) and within(symbol, low, high)
                if inside and normal.canon(total.function.xreplace({index: symbol}) + term) == 0:
                    left = sp.Add(*[item for item in rest if item not in (total, term)])
                    return normal.signs.sign(left) >= 1
    return False


def _by_member(e, strict: bool, normal: Normal, depth: int) -> bool:
    """A largest value is one of those compared: what is subtracted may be any of them."""
    for term in sp.Add.make_args(e):
        weight, top = term.as_coeff_Mul()
        rest = e - term
        if hasattr(top, "above") and weight < 0 and not rest.has(top):
            rule, high = top.args
            member = weight * rule(fresh("x", (sp.S.One, high)))
            if bounded_below(normal.canon(rest + member), strict, normal, depth + 1):
                return True
    return False


def _more_than_one(low, high) -> bool:
    """Whether a range holds two numbers: a length is at least 2."""
    lengths = {symbol: 2 + sp.Dummy("n", nonnegative=True) for symbol in high.free_symbols}
    return bool((high - low - 1).xreplace(lengths).is_nonnegative)


def _log_terms(e):
    """(rational coefficient, argument) for each log; exponents of generators count as logs."""
    logs, rest = [], sp.S.Zero
    exponents = {atom.args[0] / atom.args[1]: atom for atom in e.atoms(Exp)}
    for term in sp.Add.make_args(e):
        weight, inner = term.as_coeff_Mul()
        if isinstance(inner, sp.log):
            logs.append((weight, inner.args[0]))
        elif inner in exponents:
            logs.append((weight, exponents[inner]))
        else:
            rest += term
    return logs, rest


def _logs_joined(e, strict: bool, normal: Normal) -> bool:
    """Σ c_k log f_k with whole c_k is log of one product: compare that with one.

    What stands beside the logarithms is the logarithm of its exponential.
    """
    logs, rest = _log_terms(e)
    if not logs:
        return False
    scale = sp.ilcm(1, *[weight.q for weight, _ in logs])
    joined = sp.Mul(*[argument ** (weight * scale) for weight, argument in logs])
    gap = (
        normal.canon(joined * sp.exp(scale * rest) - 1)
        if rest != 0
        else normal.rational(joined - 1)
    )
    above = _numerator(gap, normal)
    if above is None:
        return False
    wanted = 2 if strict else 1
    if normal.signs.sign(above) >= wanted or _factored_sign(above, normal) >= wanted:
        return True
    return _members_covered(above, strict, normal)


def _by_tangent(e, strict: bool, normal: Normal) -> bool:
    """Σ w log t ≥ Σ w (1 − 1/t) for w ≥ 0, under sums too: Gibbs' inequality."""
    lower = sp.S.Zero
    changed = False
    for weight, argument in _weighted_logs(e, normal):
        if argument is None:
            lower += weight
            continue
        limits, inner = weight if isinstance(weight, tuple) else ((), weight)
        if normal.signs.sign(inner) < 1 or not normal.positive(argument):
            return False
        bound = normal.rational(inner * (1 - 1 / argument))
        for index, low, high in limits:
            bound = normal.over(bound, index, low, high)
        lower += bound
        changed = True
    if not changed:
        return False
    lower = normal.canon(lower)
    if lower == 0:
        return not strict
    return normal.signs.sign(lower) >= (2 if strict else 1) or (
        _factored_sign(lower, normal) >= (2 if strict else 1)
    )


def _by_exponent(e, strict: bool, normal: Normal) -> bool:
    """Σ w e^u ≥ Σ w (1 + u) for w ≥ 0."""
    lower, changed = sp.S.Zero, False
    for term in sp.Add.make_args(e):
        powers = [item for item in sp.Mul.make_args(term) if item.as_base_exp()[0].func == Exp]
        if len(powers) != 1 or normal.signs.sign(term / powers[0]) < 1:
            lower += term
            continue
        base, power = powers[0].as_base_exp()
        lower += term / powers[0] * (1 + base.args[0] * power / base.args[1])
        changed = True
    if not changed:
        return False
    lower = normal.canon(lower)
    return (lower == 0 and not strict) or normal.signs.sign(lower) >= (2 if strict else 1)


def _weighted_logs(e, normal: Normal):
    """The expression as Σ weight · log(argument) + rest, logs of one weight joined.

    Yields ``(weight, argument)`` with a weight that may be ``(limits, summand)``,
    and ``(rest, None)``.
    """
    weights: dict = {}
    rest = sp.S.Zero
    for term in sp.Add.make_args(e):
        outside, limits, body = sp.S.One, (), term
        sums = [item for item in sp.Mul.make_args(term) if isinstance(item, sp.Sum)]
        if len(sums) == 1 and sums[0].function.has(sp.log):
            outside, body = term / sums[0], sums[0].function
            limits = tuple(sums[0].limits)
        logs = [item for item in sp.Mul.make_args(body) if isinstance(item, sp.log)]
        if len(logs) != 1:
            rest += term
            continue
        key = (logs[0], limits)
        weights[key] = weights.get(key, sp.S.Zero) + sp.expand(outside * body / logs[0])
    groups: dict = {}
    for (log, limits), weight in weights.items():
        weight = sp.expand(weight)
        turned = normal.signs.sign(weight) < 1 and normal.signs.sign(sp.expand(-weight)) >= 1
        turn = -1 if turned else 1
        key = (sp.expand(turn * weight), limits)
        groups[key] = groups.get(key, sp.S.One) * log.args[0] ** turn
    _spread(groups, normal)
    for (weight, limits), argument in groups.items():
        yield (limits, weight), normal.rational(argument)
    if rest != 0:
        yield rest, None


def _spread(groups: dict, normal: Normal) -> None:
    """A log outside a sum goes into it, where the weights of the sum add up to its own: log K."""
    for weight, limits in [key for key in groups if key[1]]:
        total = weight
        for index, low, high in limits:
            total = normal.over(normal.canon(total), index, low, high)
        for turn in (1, -1):
            if (turn * total, ()) in groups:
                groups[weight, limits] *= groups.pop((turn * total, ())) ** turn


def _by_ends(e, strict: bool, normal: Normal, depth: int) -> bool:
    """Linear in a number between two bounds: look at both ends."""
    for atom in sorted(e.free_symbols, key=str):
        low, high = normal.signs.lower.get(atom), normal.signs.upper.get(atom)
        if atom.is_nonnegative and low is None:
            low = (sp.S.Zero, True)
        if low is None or high is None:
            continue
        if not _is_linear(e, atom):
            continue
        ends = [normal.canon(e.xreplace({atom: end[0]})) for end in (low, high)]
        if any(end.has(sp.zoo, sp.nan, sp.oo, -sp.oo) for end in ends):
            continue
        if all(bounded_below(end, strict, normal, depth + 1) for end in ends):
            return True
    return False


def _is_linear(e, atom) -> bool:
    """Whether ``e`` is a polynomial of degree one: a step has slope zero and is not linear."""
    point = sp.Dummy("x")
    e = e.xreplace({atom: point})
    return e.is_polynomial(point) and sp.degree(e, point) <= 1
