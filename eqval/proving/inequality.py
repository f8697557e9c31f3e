"""Inequalities without a solver: factored signs, squares, and log t ≤ t − 1.

A bound is proved for the canonical difference, whose atoms are independent
positive or real numbers; every step makes the expression smaller or splits it
at the ends of an interval on which it is linear, so success is a proof.
"""

from __future__ import annotations

import sympy as sp

from .atoms import Exp, Ranged, fresh, within
from .normal import Normal


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
    if normal.signs.sign(e) >= (2 if strict else 1):
        return True
    if depth > 5 or e.has(sp.zoo, sp.nan):
        return False
    above = _numerator(e, normal)
    if above is not None and above != e:
        return bounded_below(above, strict, normal, depth + 1)
    if above is None:
        return False
    return (
        _has_sign(e, strict, normal)
        or _logs_joined(e, strict, normal)
        or _members_covered(e, strict, normal)
        or _by_exponent(e, strict, normal)
        or any(by(e, strict, normal, depth) for by in STEPS)
    )


def _has_sign(e, strict: bool, normal: Normal) -> bool:
    """Whether an expression is ≥ 0 (or > 0) as it stands, or by its factors."""
    wanted = 2 if strict else 1
    return normal.signs.sign(e) >= wanted or _factored_sign(e, normal) >= wanted


def _numerator(e, normal: Normal):
    """Drop a denominator that is known to be positive; None if there is another one."""
    above, below, back = normal.fraction(e)
    if below == 1:
        return e
    sign, factors = sp.factor_list(below)
    for factor, power in factors:
        factor = factor.xreplace(back)
        if power % 2 or not factor.is_real:
            sign *= normal.side(factor) ** power
    return sp.expand(sp.sign(sign) * above.xreplace(back)) if sign else None


def _factored_sign(e, normal: Normal) -> int:
    """Sign of the factors: (E − 1)² is a square."""
    above, below, back = normal.fraction(e)
    if below != 1:
        return 0
    coefficient, factors = sp.factor_list(above)
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


def _by_common_member(e, strict: bool, normal: Normal, depth: int) -> bool:
    """Largest values of lists of one length are each at least its own member of one place."""
    tops = [term for term in sp.Add.make_args(e) if hasattr(term.as_coeff_Mul()[1], "above")]
    tops = [term for term in tops if term.as_coeff_Mul()[0] > 0]
    highs = {term.as_coeff_Mul()[1].args[1] for term in tops}
    if len(tops) < 2 or len(highs) > 1:
        return False
    place = fresh("x", (sp.S.One, highs.pop()))
    parts = [term.as_coeff_Mul() for term in tops]
    members = (weight * top.args[0](place) for weight, top in parts)
    return bounded_below(
        normal.canon(e - sp.Add(*tops) + sp.Add(*members)), strict, normal, depth + 1
    )


def _by_largest(e, strict: bool, normal: Normal, depth: int) -> bool:
    """Each member is at most the largest: where a member makes ``e`` smaller, put that in."""
    tops = [item for item in e.atoms(sp.Function) if hasattr(item, "above")]
    for top in sorted(tops, key=sp.default_sort_key):
        if any(str(symbol).startswith("#") for symbol in top.free_symbols):
            continue  # it is another one for each index of a sum
        number = sp.Dummy("t", real=True)
        left = e.xreplace({top: number})
        low = -_above(left, -1, top, number, normal)
        if low != left and bounded_below(normal.canon(low), strict, normal, depth + 1):
            return True
    return False


def _above(e, turn: int, top, number, normal: Normal):
    """What ``turn · e`` is at most, if each of those compared in ``top`` is at most ``number``."""
    rule, high = top.args
    for symbol in e.free_symbols:
        if isinstance(symbol, Ranged) and within(symbol, sp.S.One, high):
            if sp.expand(turn * e - rule(symbol)) == 0:
                return number
    if e.is_Add:
        return sp.Add(*[_above(term, turn, top, number, normal) for term in e.args])
    if e.is_Mul:
        for factor in e.args:
            rest = e / factor
            for sign in (1, -1):
                if normal.signs.sign(sign * rest) >= 1:
                    bound = _above(factor, sign * turn, top, number, normal)
                    if bound != sign * turn * factor:
                        return sign * rest * bound
    if isinstance(e, sp.Sum):
        return e.func(_above(e.function, turn, top, number, normal), *e.limits)
    if turn > 0 and isinstance(e, sp.log):
        return sp.log(_above(e.args[0], turn, top, number, normal))
    base, power = e.as_base_exp()
    if turn > 0 and isinstance(base, Exp) and power.is_positive and base.args[1].is_positive:
        return sp.exp(_above(base.args[0], turn, top, number, normal) * power / base.args[1])
    return turn * e


def _by_summand(e, strict: bool, normal: Normal, depth: int) -> bool:
    """Sums over one range are one sum: it is ≥ 0 if each of its summands is."""
    terms = [term.as_coeff_Mul() for term in sp.Add.make_args(e)]
    if len(terms) < 2 or not all(isinstance(total, sp.Sum) for _, total in terms):
        return False
    spans = {tuple(limit[1:] for limit in total.limits) for _, total in terms}
    if len(spans) > 1 or len(terms[0][1].limits) > 1:
        return False
    (low, high) = spans.pop()[0]
    if strict and not (high - low).is_nonnegative:
        return False  # a sum of none is zero
    place, body = fresh("m", (low, high)), sp.S.Zero
    for weight, total in terms:
        body += weight * total.function.xreplace({total.limits[0][0]: place})
    return bounded_below(normal.canon(body), strict, normal, depth + 1)


def _by_mean(e, strict: bool, normal: Normal, depth: int) -> bool:
    """A + Σ_k y_k f(k) for a distribution y is a mean: it is ≥ 0 if each A + f(k) is."""
    for base in sorted(normal.simplexes, key=str):
        length = base.shape[-1]
        place = fresh("m", (sp.S.One, length))
        rest, member = sp.S.Zero, sp.S.Zero
        for term in sp.Add.make_args(e):
            found = _weighted_by(term, base, place)
            rest, member = (rest + term, member) if found is None else (rest, member + found)
        if member != 0 and len(base.shape) == 1:
            if bounded_below(normal.canon(rest + member), strict, normal, depth + 1):
                return True
    return False


def _weighted_by(term, base, place):
    """c f(place) of the term c Σ_k y_k f(k); None if it is no such sum."""
    sums = [item for item in sp.Mul.make_args(term) if isinstance(item, sp.Sum)]
    if len(sums) != 1 or len(sums[0].limits) != 1:
        return None
    (index, low, high), function = sums[0].limits[0], sums[0].function
    power = sp.sympify(function.as_powers_dict()[base[index]])
    if (low, high) != (1, base.shape[-1]) or not (power.is_Number and power >= 1):
        return None
    return term / sums[0] * (function / base[index]).xreplace({index: place})


def _by_squares(e, strict: bool, normal: Normal, depth: int) -> bool:
    """a ≥ b, one of them a root, where a ≥ 0 and a² ≥ b²."""
    roots = [term for term in sp.Add.make_args(e) if _radicand(term) is not None]
    rest = e - sp.Add(*roots)
    parts = [*roots, rest] if len(roots) == 1 else roots
    if len(parts) != 2 or (len(roots) == 2 and rest != 0):
        return False
    top, below = parts if normal.signs.sign(parts[0]) else parts[::-1]
    if not normal.signs.sign(top):
        return False
    left, right = (_radicand(part) if part in roots else part**2 for part in (top, below))
    return bounded_below(normal.canon(left - right), strict, normal, depth + 1)


def _radicand(term):
    """c² t of the term c √t; None if it is no root."""
    weight, root = term.as_coeff_Mul()
    if isinstance(root, sp.Pow) and root.exp == sp.S.Half:
        return weight**2 * root.base
    if isinstance(root, Exp) and isinstance(root.args[0], sp.log) and root.args[1] == 2:
        return weight**2 * root.args[0].args[0]
    return None


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
    """Σ c_k log f_k with whole c_k is log of one product: compare that with one."""
    logs, rest = _log_terms(e)
    if rest != 0:
        real = any(not isinstance(argument, Exp) for _, argument in logs)
        return real and _beside_logs(logs, rest, strict, normal)
    above = _numerator(normal.rational(_product(logs) - 1), normal) if logs else None
    return above is not None and _has_sign(above, strict, normal)


def _beside_logs(logs, rest, strict: bool, normal: Normal) -> bool:
    """log Σ exp z_j − z_i: what stands beside logarithms is the logarithm of its exponential."""
    if any(weight.q != 1 or abs(weight) > 2 for weight, _ in logs):
        return False
    above = _numerator(normal.canon(_product(logs) * sp.exp(rest) - 1), normal)
    if above is None:
        return False
    wanted = 2 if strict else 1
    return normal.signs.sign(above) >= wanted or _members_covered(above, strict, normal)


def _product(logs):
    """Π f_k^{c_k}, in the least power in which all of them are whole."""
    scale = sp.ilcm(1, *[weight.q for weight, _ in logs])
    return sp.Mul(*[argument ** (weight * scale) for weight, argument in logs])


def _by_tangent(e, strict: bool, normal: Normal, depth: int) -> bool:
    """Σ w log t ≥ Σ w (1 − 1/t) for w ≥ 0, under sums too: Gibbs' inequality."""
    lower = sp.S.Zero
    changed = False
    for weight, argument in _weighted_logs(e, normal):
        if argument is None:
            lower += weight
            continue
        limits, inner = weight if isinstance(weight, tuple) else ((), weight)
        if normal.signs.sign(inner) < 1:
            return False
        if not (normal.positive(argument) or bounded_below(argument, True, normal, depth + 2)):
            return False
        bound = normal.rational(inner * (1 - 1 / argument))
        for index, low, high in limits:
            bound = normal.over(bound, index, low, high)
        lower += bound
        changed = True
    return changed and _has_sign(normal.canon(lower), strict, normal)


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
    return changed and normal.signs.sign(normal.canon(lower)) >= (2 if strict else 1)


def _by_convexity(e, strict: bool, normal: Normal, depth: int) -> bool:
    """Σ w_k e^{u_k} ≥ e^m: divided by e^m, each exponential is at least 1 + its exponent."""
    powers: dict = {}
    for term in sp.Add.make_args(e):
        exponent, weight = _exponent(term, e)
        powers[exponent] = powers.get(exponent, sp.S.Zero) + weight
    if not 2 <= len(powers) <= 6:
        return False
    for least in [u for u, weight in powers.items() if normal.signs.sign(-weight) >= 1]:
        others = {u: weight for u, weight in powers.items() if u != least}
        if all(normal.signs.sign(sp.expand(weight)) >= 1 for weight in others.values()):
            lower = sum(weight * (1 + u - least) for u, weight in others.items()) + powers[least]
            lower = normal.canon(lower)
            if not lower.has(Exp) and bounded_below(lower, strict, normal, depth + 1):
                return True
    return False


def _exponent(term, e):
    """u and w of a term w e^u; a name whose logarithm stands in ``e`` is e to its logarithm."""
    logged = {item.args[0] for item in e.atoms(sp.log)}
    exponent, weight = sp.S.Zero, sp.S.One
    for factor in sp.Mul.make_args(term):
        base, power = factor.as_base_exp()
        if isinstance(base, Exp):
            exponent += power * base.args[0] / base.args[1]
        elif base in logged:
            exponent += power * sp.log(base)
        else:
            weight *= factor
    return sp.expand(exponent), weight


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
    """A log goes to others whose weights add up to its own: into a sum, or to each of several."""
    single = [key for key in groups if not key[1]]
    for key in single if len(single) > 2 else ():
        others = [other for other in single if other != key]
        if sp.expand(sum(weight for weight, _ in others) - key[0]) == 0:
            argument = groups.pop(key)
            for other in others:
                groups[other] *= argument
            break
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


STEPS = (
    _by_member,
    _by_largest,
    _by_common_member,
    _by_tangent,
    _by_mean,
    _by_squares,
    _by_summand,
    _by_convexity,
    _by_ends,
)
