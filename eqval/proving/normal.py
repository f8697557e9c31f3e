"""One form for equal expressions: rational functions of atoms, sums of symbolic length.

`Normal.canon` works from the inside out.  Exponentials become generators,
logarithms of products split where the factors are known to be positive,
products become exponentials of sums, Kronecker deltas under a sum are
collapsed where the other index runs over the same range.
"""

from __future__ import annotations

from itertools import permutations

import sympy as sp

from ..reading.budget import SIZE
from .atoms import (
    Arbitrary,
    CannotTranslate,
    Exp,
    Ranged,
    Step,
    fresh,
    ranged,
    refuse_large_power,
    refuse_many_terms,
    within,
)
from .inverses import InverseEntry, cancelled
from .signs import Signs

BROKEN = (sp.KroneckerDelta, Step, Arbitrary, sp.Product)  # with these nothing is continuous

LARGEST_POWER = 24  # of an exponential: e^{25x} is a generator of its own


class Normal:
    """Canonical forms under given signs and rewriting rules.

    Parameters
    ----------
    signs : Signs
    finite : dict
        Symbol or IndexedBase to its finite set of values.
    simplexes : set
        IndexedBases whose entries sum to one, along their last axis.
    """

    def __init__(self, signs: Signs, finite=None, simplexes=None):
        self.signs, self.finite = signs, finite or {}
        self.simplexes = simplexes or set()
        self.rules: list = []  # what assumed equalities let one write
        self.symmetric: set = set()  # matrices that an assumption calls symmetric
        self.apart: list = []  # assumed orders: (sign, what it says of this, index)
        self.kinks: set = set()  # oriented arguments of steps, at which a derivative was taken
        self.closing: dict = {}  # the last entry of a distribution: one minus the others
        self.hot: dict = {}  # a vector of one 1 and zeros: the class that has the 1
        self.memo: dict = {}
        self.generic = False  # whether no ratio of a sum of powers is taken to be 1
        self._sizes: dict = {}

    def find_one_hot(self) -> None:
        """Labels 0 and 1 that add up to one: a class, whose indicators they are."""
        for rule in self.rules:
            pattern = rule.pattern
            if not isinstance(pattern, sp.Sum) or rule.result != 1 or len(pattern.limits) != 1:
                continue
            (index, low, high), entry = pattern.limits[0], pattern.function
            base = entry.base if isinstance(entry, sp.Indexed) else None
            if self.finite.get(base) == {0, 1} and entry.indices == (index,) and low == 1:
                if base.shape and high == base.shape[0]:
                    self.hot[base] = fresh("c", (low, high))

    def as_classes(self, e):
        """The entries of one-hot vectors as indicators of their class."""
        return e.replace(
            lambda q: isinstance(q, sp.Indexed) and q.base in self.hot,
            lambda q: sp.KroneckerDelta(q.indices[0], self.hot[q.base]),
        )

    def canon(self, e):
        """The canonical form of a SymPy expression."""
        e = sp.sympify(e)
        if e not in self.memo:
            if self._size(e) > SIZE:
                raise CannotTranslate(f"an expression of more than {SIZE} parts")
            self.memo[e] = self._canon(e)
        return self.memo[e]

    def _size(self, e) -> int:
        """How many parts an expression has, those that are shared as often as they occur."""
        if e not in self._sizes:
            self._sizes[e] = 1 + sum(map(self._size, e.args))
        return self._sizes[e]

    def _canon(self, e):
        if e.is_Number or e.is_NumberSymbol:
            return e
        if isinstance(e, sp.Symbol | sp.Indexed):
            return self.rewritten(e)
        if e.is_Add or e.is_Mul:
            return self.rational(e.func(*[self.canon(item) for item in e.args]))
        if e.is_Pow:
            base, power = self.canon(e.base), self.canon(e.exp)
            refuse_large_power(base, power)
            if power.is_Integer:
                return self.rational(base**power)
            return self.power(base, power)
        if isinstance(e, sp.exp):
            return self.exponential(self.canon(e.args[0]))
        if isinstance(e, sp.log):
            return self.logarithm(self.canon(e.args[0]))
        if isinstance(e, sp.tanh | sp.sinh | sp.cosh):
            return self.canon(e.rewrite(sp.exp))
        if isinstance(e, sp.sin | sp.cos):
            turned = sp.expand_trig(e.func(self.canon(e.args[0])))
            return turned if isinstance(turned, sp.sin | sp.cos) else self.canon(turned)
        if isinstance(e, sp.Sum):
            return self.summation(e)
        if isinstance(e, sp.Product):
            return self.product(e)
        if isinstance(e, Exp):
            base = self.exponential(self.canon(e.args[0]) / e.args[1])
            return base
        if isinstance(e, Step):
            return self.step(self.canon(e.args[0]))
        if hasattr(e, "canonical"):
            return e.canonical(self)
        if isinstance(e, Arbitrary):
            return self.arbitrary(e)
        if isinstance(e, sp.KroneckerDelta):
            return e
        return e.func(*[self.canon(item) if isinstance(item, sp.Expr) else item for item in e.args])

    def rewritten(self, atom):
        """The atom after the hypotheses."""
        for rule in self.rules:
            found = rule.applied(atom)
            if found is not None:
                return found
        found = cancelled(atom, self.symmetric) if isinstance(atom, sp.Sum) else None
        return self.arranged(atom) if found is None else found

    def arranged(self, e):
        """The entries of symmetric matrices with their indices in one order."""
        if not self.symmetric:
            return e
        return e.replace(
            lambda q: isinstance(q, sp.Indexed) and q.base in self.symmetric,
            lambda q: q.base[tuple(sorted(q.indices, key=sp.default_sort_key))],
        )

    # ------------------------------------------------------------ rational functions

    def rational(self, e):
        """Cancelled numerator over factored denominator, expanded above."""
        if (e, "rational") not in self.memo:
            self.memo[e, "rational"] = self._rational(e)
        return self.memo[e, "rational"]

    def _rational(self, e):
        refuse_many_terms(e)
        e = sp.expand(e)
        if not _has_denominator(e):
            return self.polish(self.unify(e))
        e = self.unify(e)
        swap, back = self._generators(e)
        above, below = sp.fraction(sp.cancel(sp.together(e.xreplace(swap))))
        above = self.polish(sp.expand(above).xreplace(back))
        if above == 0:
            return sp.S.Zero
        coefficient, factors = sp.factor_list(below)
        bottom = sp.Mul(*[sp.Pow(self._oriented(f.xreplace(back)), -n) for f, n in factors])
        turned = sp.Mul(*[self._turn(f.xreplace(back)) ** n for f, n in factors])
        return sp.Add(*[item * bottom * turned / coefficient for item in sp.Add.make_args(above)])

    def _turn(self, f):
        """−1 for a denominator that is better written with the other sign."""
        if not f.is_Add or self.signs.positive(f):
            return sp.S.One
        if self.signs.positive(-f):
            return -sp.S.One
        first = min(f.args, key=sp.default_sort_key)
        return -sp.S.One if first.could_extract_minus_sign() else sp.S.One

    def _oriented(self, f):
        return sp.expand(f * self._turn(f))

    def _generators(self, e):
        """Dummies for all atoms, and back."""
        atoms = set()
        _collect(e, atoms)
        swap = {
            atom: sp.Dummy(f"g{place}") for place, atom in enumerate(sorted(atoms, key=sp.srepr))
        }
        return swap, {dummy: atom for atom, dummy in swap.items()}

    def fraction(self, e):
        """Numerator and denominator over dummies for the atoms, and what these stand for."""
        swap, back = self._generators(e)
        return (*sp.fraction(sp.together(e.xreplace(swap))), back)

    def factored(self, e):
        """A number, and (factor, power) of the rest: below the line the powers are negative."""
        above, below, back = self.fraction(e)
        number, factors = sp.S.One, []
        for part, direction in ((above, 1), (below, -1)):
            coefficient, found = sp.factor_list(part)
            number *= coefficient**direction
            factors += [(factor.xreplace(back), direction * power) for factor, power in found]
        return number, factors

    def side(self, factor):
        """1 if a factor is known to be positive, −1 if it is negative, else 0."""
        if self.signs.positive(factor):
            return sp.S.One
        return sp.Integer(-int(self.signs.positive(sp.expand(-factor))))

    def unify(self, e):
        """Roots of one exponential as powers of the finest one."""
        found: dict = {}
        for atom in e.atoms(Exp):
            found.setdefault(atom.args[0], set()).add(atom.args[1])
        swap = {}
        for inner, roots in found.items():
            if len(roots) > 1:
                finest = sp.ilcm(*roots)
                for root in roots:
                    swap[Exp(inner, root)] = Exp(inner, finest) ** (finest / root)
        return sp.expand(e.xreplace(swap)) if swap else e

    def polish(self, e):
        """δ² = δ, [u > 0] [u < 0] = 0, y² = y for labels 0 and 1, y² = 1 for labels ±1."""
        if not (e.has(sp.KroneckerDelta, Step, sp.sin) or self.finite):
            return e
        terms = []
        for term in sp.Add.make_args(sp.expand(e)):
            factors = []
            for item in sp.Mul.make_args(term):
                base, power = item.as_base_exp()
                if power.is_Integer and power > 1:
                    if isinstance(base, sp.KroneckerDelta | Step):
                        item = base
                    if isinstance(base, sp.sin):
                        turned = 1 - sp.cos(base.args[0]) ** 2
                        item = sp.expand(turned ** (power // 2) * base ** (power % 2))
                    values = self.finite.get(base.base if isinstance(base, sp.Indexed) else base)
                    if values == {0, 1}:
                        item = base
                    elif values == {-1, 1}:
                        item = base ** (power % 2)
                factors.append(item)
            steps = {item.args[0] for item in factors if isinstance(item, Step)}
            if not any(sp.expand(-u) in steps for u in steps):
                terms.append(sp.expand(sp.Mul(*factors)) if e.has(sp.sin) else sp.Mul(*factors))
        return sp.Add(*terms)

    # ------------------------------------------------------------ exp, log, powers

    def exponential(self, u):
        """e^u as a product of generators."""
        found = []
        for term in sp.Add.make_args(sp.expand(u)):
            if term == 0:
                continue
            weight, inner = term.as_coeff_Mul()
            if not weight.is_Rational:
                weight, inner = sp.S.One, term
            if isinstance(inner, sp.log) and weight.is_Integer:
                found.append(inner.args[0] ** weight)
                continue
            power = weight.p
            if abs(power) > LARGEST_POWER:  # of printed decimals, 0.044715
                inner, power = abs(power) * inner, 1 if power > 0 else -1
            found.append(sp.Pow(Exp(inner, sp.Integer(weight.q)), power))
        return self.rational(sp.Mul(*found))

    def logarithm(self, u):
        """log of a product, split as far as the factors are known to be positive."""
        if u == 0:
            return sp.log(u)
        number, factors = self.factored(u)
        total, rest = _log_rational(abs(number)), sp.sign(number)
        for factor, power in factors:
            side = self.side(factor)
            if isinstance(factor, sp.Abs):
                total += power * self.logarithm(self.canon(factor.args[0] ** 2)) / 2
                continue
            if side:
                total += power * self._log_atom(factor if side > 0 else sp.expand(-factor))
            rest *= (side or factor) ** power
        rest = self.rational(rest)
        if rest == 1:
            return total
        return total + sp.log(rest)

    def _log_atom(self, factor):
        if isinstance(factor, Exp):
            return factor.args[0] / factor.args[1]
        return sp.log(factor)

    def power(self, base, exponent):
        """base^exponent for a positive base; otherwise an atom."""
        if self.positive(base):
            return self.exponential(sp.expand(exponent * self.logarithm(base)))
        number, rest = exponent.as_coeff_Add()
        if exponent.is_integer and number.is_Integer and number:  # x^{k+2} is x² x^k
            return self.rational(base**number * base**rest)
        return sp.Pow(base, exponent)

    def positive(self, e) -> bool:
        """Whether the expression, or each of its factors, is known to be positive."""
        if self.signs.positive(e):
            return True
        sign, factors = self.factored(e)
        for factor, power in factors:
            sign *= self.side(factor) ** (power % 2 or 2)
        return bool(sign > 0)

    def meets(self, sign: str, e) -> bool:
        """Whether ``e != 0``, ``e > 0`` or ``e >= 0`` is known; of a product, of its factors."""
        if e.is_Number or sign != "!=":
            found = self.signs.sign(e)
            return found == 2 or self.positive(e) or self._assumed(sign, e) or (
                found == 1 and sign == ">="
            )  # fmt: skip
        return e != 0 and all(self._apart(factor) for factor, _ in self.factored(e)[1])

    def _apart(self, e) -> bool:
        if isinstance(e, sp.Pow) and e.exp.is_positive:
            e = e.base
        return any(
            self.signs.positive(side) or self._assumed("!=", side) for side in (e, sp.expand(-e))
        )

    def _assumed(self, sign: str, e) -> bool:
        """Whether an assumption says it, of this or of its opposite."""
        wanted = {"!=": ("!=", ">", "<"), ">": (">", "<"), ">=": (">", "<", ">=", "<=")}[sign]
        for op, gap, index in self.apart:
            gap = sp.expand(-gap) if op[0] == "<" else gap
            for symbol in [index] if index is None else e.atoms(Ranged):
                if op in wanted and e == (gap if index is None else gap.xreplace({index: symbol})):
                    return True
        return False

    def step(self, u):
        """[u > 0], with the scale of u taken out."""
        u = self.plainer(u)
        weight, inner = self.oriented(u)
        if inner == 1:
            return sp.Integer(int(bool(weight > 0)))
        known, turned = self.signs.sign(inner), self.signs.sign(sp.expand(-inner))
        if weight < 0:
            known, turned = turned, known
        if known == 2:
            return sp.S.One
        if turned >= 1:
            return sp.S.Zero
        return Step(inner if weight > 0 else sp.expand(-inner))

    def plainer(self, u):
        """A number of the same sign: without positive factors, and m for e^m − 1."""
        if not u.is_Add:
            return u
        above, below, back = self.fraction(u)
        if not above.is_polynomial() or not below.is_polynomial():
            return u
        number, factors = sp.factor_list(sp.expand(above * below))
        found = sp.sign(number)
        for factor, power in factors:
            factor = sp.expand(factor.xreplace(back))
            if power % 2 and self.signs.positive(-factor):
                found = -found
            elif not self.signs.positive(factor):
                found *= _exponent_less_one(factor) ** (power % 2 or 2)
        return sp.expand(found)

    def oriented(self, u):
        """(weight, inner) with u = weight · inner, the same inner for u and −u; 1 for numbers."""
        weight, inner = sp.factor_terms(sp.expand(u)).as_coeff_Mul()
        if inner.is_Number:
            return weight * inner, sp.S.One
        inner = sp.expand(inner)
        if inner.could_extract_minus_sign():
            weight, inner = -weight, sp.expand(-inner)
        return weight, inner

    # ------------------------------------------------------------ sums

    def summation(self, e):
        """A sum from the inside out, each term with its constants pulled out."""
        found = e.function
        for index, low, high in e.limits:
            if any(index in {lim[0] for lim in s.limits} for s in found.atoms(sp.Sum)):
                raise ValueError(f"the index {index} is bound twice")
            found = self.over(self.canon(found), index, low, high)
        return found

    def over(self, f, index, low, high):
        """Σ_{index=low}^{high} f for canonical f."""
        total = sp.S.Zero
        for term in sp.Add.make_args(f):
            outside, inside = _split(term, index)
            total += outside * self.one_term(inside, index, low, high)
        return self.rational(total)

    def one_term(self, inside, index, low, high):
        """Σ of one product in which every factor depends on the index."""
        if inside == 1:
            return high - low + 1
        for item in sp.Mul.make_args(inside):
            if isinstance(item, sp.KroneckerDelta):
                other = _other(item, index)
                if other is not None and within(other, low, high):
                    return self.canon((inside / item).xreplace({index: other}))
        if isinstance(inside, sp.Indexed) and inside.base in self.simplexes:
            axes = inside.indices
            if axes[-1] == index and index not in sp.Tuple(*axes[:-1]).free_symbols:
                if inside.base.shape and (low, high) == (1, inside.base.shape[-1]):
                    return sp.S.One
        closed = self.geometric(inside, index, low, high)
        if closed is None:
            closed = self.from_one(inside, index, low, high)
        if closed is not None:
            return closed
        return self.rewritten(self.atom(inside, index, low, high))

    def geometric(self, inside, index, low, high):
        """Σ r^i, where r is not 1: (r^{high+1} − r^{low}) / (r − 1).

        None if it is no such sum.  Powers of what may be 0 have exponents from 0 on.
        """
        parts = [item.as_base_exp() for item in sp.Mul.make_args(inside)]
        if all(isinstance(base, Exp) and power.is_Integer for base, power in parts):
            base, exponent = sp.S.Exp1, sp.Add(*[n * x.args[0] / x.args[1] for x, n in parts])
        else:
            base, exponent = inside.as_base_exp()
        if index in base.free_symbols or not exponent.is_polynomial(index):
            return None
        exponent = sp.Poly(exponent, index)
        if exponent.degree() != 1:
            return None
        slope, start = exponent.all_coeffs()
        if base == sp.S.Exp1:
            ratio, ends = self.exponential(slope), (low, high + 1)
            first, last = (self.exponential(slope * end + start) for end in ends)
        elif slope.is_Integer and abs(slope) <= 4:
            ends = start + slope * low, start + slope * high
            ends = ends if slope > 0 else ends[::-1]
            if not ends[0].is_nonnegative:
                return None
            ratio, slope = self.rational(base ** abs(slope)), abs(slope)
            first, last = (self.power(base, end) for end in (ends[0], ends[1] + slope))
        else:
            return None
        gap = self.rational(ratio - 1)
        sides = (gap, slope) if base == sp.S.Exp1 else (gap,)
        known = any(self.positive(sp.expand(sign * x)) for x in sides for sign in (1, -1))
        dense = self.generic and not any(symbol.is_integer for symbol in gap.free_symbols)
        if gap == 0 or not (known or dense):
            return None
        return self.rational((last - first) / gap)

    def from_one(self, inside, index, low, high):
        """The same sum from 1 to a length, and single terms; powers of the index summed up.

        None if it is written so already.  What a name is beyond its ends cancels out.
        """
        if inside.is_polynomial(index) and inside.free_symbols == {index}:
            if sp.degree(inside, index) <= 8:
                return sp.expand(sp.summation(inside, (index, low, high)))
        shifts = {
            place - index
            for item in inside.atoms(sp.Indexed)
            for place in item.indices
            if index in place.free_symbols
        }
        if not shifts or not all(shift.is_Integer for shift in shifts):
            return None
        shift = min(shifts)
        length, more = high.as_coeff_Add()[::-1]
        over = more + shift if length != 0 else sp.S.Zero
        start = low + shift
        if not start.is_Integer or (shift, start, over) == (0, 1, 0):
            return None
        if max(abs(start), abs(over)) > 4:
            return None

        def term(place):
            return inside.xreplace({index: place - shift})

        found = sp.S.Zero
        for place in range(min(1, start), max(1, start)):
            found += term(sp.Integer(place)) * (1 if start < 1 else -1)
        for place in range(min(0, over), max(0, over)):
            found += term(length + place + 1) * (1 if over > 0 else -1)
        if found.has(sp.zoo, sp.nan, sp.oo):
            return None
        moved = fresh("s", (sp.S.One, high + shift - over))
        body = self.canon(inside.xreplace({index: moved - shift}))
        return self.canon(found) + self.over(body, moved, sp.S.One, high + shift - over)

    def atom(self, inside, index, low, high):
        """The sum itself: inner sums merged in, bound indices renamed canonically."""
        body, limits = sp.S.One, [(index, low, high)]
        for item in sp.Mul.make_args(inside):
            base, power = item.as_base_exp()
            if isinstance(base, sp.Sum) and power.is_Integer and 0 < power <= 2:
                for _ in range(int(power)):
                    inner, swap = base.function, {}
                    for old, a, b in base.limits:
                        swap[old] = fresh("m", (a, b))
                        limits.append((swap[old], a, b))
                    body *= inner.xreplace(swap)
            else:
                body *= item
        if len(limits) > 1:
            shorter = self._summed_by_rule(body, limits)
            if shorter is not None:
                return shorter
        return self._named(body, limits)

    def _summed_by_rule(self, body, limits):
        """A sum over several indices, if a rule says what the sum over one of them is."""
        for place, limit in enumerate(limits) if self.rules or body.has(InverseEntry) else ():
            others = limits[:place] + limits[place + 1 :]
            if not _independent((*others, limit)):
                continue
            outside, inside = _split(body, limit[0])
            one = self._named(inside, [limit])
            found = self.rewritten(one)
            if found != one:
                found = self.canon(outside * found)
                for index, low, high in reversed(others):
                    found = self.over(found, index, low, high)
                return found
        return None

    def _named(self, body, limits):
        """A sum with its bound indices by their canonical names."""
        height = _height(body)

        def named(order):
            swap = {old: _bound_symbol(height, k, a, b) for k, (old, a, b) in enumerate(order)}
            renamed = [(swap[old], a, b) for old, a, b in order]
            return sp.Sum(self.arranged(body.xreplace(swap)), *renamed)

        orders = permutations(limits) if len(limits) <= 3 else [limits]
        key = sp.srepr if len(limits) > 1 else None
        return min(map(named, filter(_independent, orders)), key=key)

    def _factors(self, e):
        """A product of what may be negative, with its index by its canonical name."""
        (index, low, high), *others = e.limits
        if others:
            return e
        body = self.canon(e.function)
        bound = _bound_symbol(300 + len(body.atoms(sp.Product)), 0, low, high)
        return sp.Product(body.xreplace({index: bound}), (bound, low, high))

    def product(self, e):
        """Π f = exp Σ log f for positive f."""
        found = e.function
        for index, low, high in e.limits:
            found = self.canon(found)
            if not self.positive(found):
                return self._factors(e)
            found = self.exponential(self.over(self.logarithm(found), index, low, high))
        return found

    def arbitrary(self, e):
        """Arguments of an arbitrary function in canonical form."""
        name, component, tags, inputs = e.args
        found = []
        for item in inputs:
            if isinstance(item, sp.Tuple):
                function, *lengths = item
                indices = [fresh("v", (sp.S.One, length)) for length in lengths]
                body = self.canon(function(*indices))
                height = 100 + _height(body)
                bound = [_bound_symbol(height, k, sp.S.One, n) for k, n in enumerate(lengths)]
                body = self.arranged(body.xreplace(dict(zip(indices, bound, strict=True))))
                found.append(sp.Tuple(sp.Lambda(tuple(bound), body), *lengths))
            else:
                found.append(self.canon(item))
        ordered = sp.Tuple(*sorted(tags, key=sp.default_sort_key))
        return Arbitrary(name, component, ordered, sp.Tuple(*found))

    # ------------------------------------------------------------ deciding

    def is_zero(self, e) -> bool:
        """Whether the expression is zero; ``False`` means "not proved"."""
        e = self.canon(e)
        if e == 0:
            return True
        if self.closing and self.canon(e.xreplace(self.closing)) == 0:
            return True
        if not e.has(sp.Sum):
            return False
        for _ in range(2):
            e = self.merged(e)
            if e == 0:
                return True
        return self.is_zero_in_the_limit(e)

    def is_zero_in_the_limit(self, e) -> bool:
        """Whether a continuous expression is zero wherever no ratio of a sum of powers is 1.

        There it is zero, too: each such place has others round it, unless something ties them.
        """
        if self.rules or self.apart or self.finite or self.simplexes or e.has(*BROKEN):
            return False
        before, self.memo, self.generic = self.memo, {}, True
        try:
            return self.canon(e) == 0
        finally:
            self.memo, self.generic = before, False

    def merged(self, e):
        """Sums over one range gathered into one summand, cancelled, and summed again."""
        above, _, back = self.fraction(e)
        e = above.xreplace(back)
        groups: dict = {}
        rest = sp.S.Zero
        for term in sp.Add.make_args(sp.expand(e)):
            sums = [item for item in sp.Mul.make_args(term) if isinstance(item, sp.Sum)]
            if not sums:
                rest += term
                continue
            chosen = max(sums, key=sp.default_sort_key)
            spans = tuple((a, b) for _, a, b in chosen.limits)
            if spans not in groups:
                groups[spans] = [[fresh("g", span) for span in spans], sp.S.Zero]
            indices = groups[spans][0]
            names = dict(zip((lim[0] for lim in chosen.limits), indices, strict=True))
            groups[spans][1] += term / chosen * chosen.function.xreplace(names)
        total = rest
        for spans, (indices, body) in groups.items():
            body = self.rational(body)
            for index, (low, high) in zip(indices, spans, strict=True):
                body = self.over(body, index, low, high)
            total += body
        return self.rational(total)


def _other(delta, index):
    """The partner of ``index`` in a Kronecker delta."""
    a, b = delta.args[:2]
    if a == index and index not in b.free_symbols:
        return b
    if b == index and index not in a.free_symbols:
        return a
    return None


def _split(term, index):
    outside, inside = [], []
    for item in sp.Mul.make_args(term):
        (inside if index in item.free_symbols else outside).append(item)
    return sp.Mul(*outside), sp.Mul(*inside)


def _bound_symbol(height: int, place: int, low, high) -> sp.Symbol:
    """The canonical name of a bound index: by nesting height and range."""
    return ranged(f"#{height}.{place}", (low, high))


def _height(e) -> int:
    """One more than how many sums stand inside each other."""
    return 1 + max((_height(total.function) for total in e.atoms(sp.Sum)), default=0)


def _independent(order) -> bool:
    names = {lim[0] for lim in order}
    return not any((sp.sympify(a).free_symbols | sp.sympify(b).free_symbols) & names
                   for _, a, b in order)  # fmt: skip


def _exponent_less_one(factor):
    """±m for ±(e^m − 1); else the factor."""
    for sign in (1, -1):
        base, power = (sign * factor + 1).as_base_exp()
        if isinstance(base, Exp) and power.is_positive:
            return sign * base.args[0]
    return factor


def _has_denominator(e) -> bool:
    """Whether a sum stands below a fraction line."""
    if e.is_Add or e.is_Mul:
        return any(_has_denominator(item) for item in e.args)
    if e.is_Pow and e.exp.is_Integer:
        return (e.exp < 0 and e.base.is_Add) or _has_denominator(e.base)
    return False


def _collect(e, atoms: set) -> None:
    """All maximal subexpressions that are no rational operation."""
    if e.is_Rational:
        return
    if e.is_Add or e.is_Mul:
        for item in e.args:
            _collect(item, atoms)
    elif e.is_Pow and e.exp.is_Integer:
        _collect(e.base, atoms)
    else:
        atoms.add(e)


def _log_rational(value):
    """log of a positive rational, over its primes."""
    value = sp.Rational(value)
    total = sp.S.Zero
    for part, sign in ((value.p, 1), (value.q, -1)):
        small = dict.fromkeys(("use_rho", "use_pm1", "use_ecm"), False)
        for prime, power in sp.factorint(part, limit=10_000, **small).items():
            total += sign * power * sp.log(prime)
    return total
