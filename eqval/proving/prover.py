"""Proofs: the difference of the sides is zero in canonical form, case by case."""

from __future__ import annotations

import itertools

import sympy as sp

from ..meaning.scope import Scope
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.budget import TooLarge
from ..reading.table import MATRICES
from .atoms import CannotTranslate, Exp, Ranged, Step, fresh, within
from .inequality import prove_order
from .inverses import InverseBase
from .normal import Normal
from .rules import rule_of, symmetric_base, turned
from .signs import Signs
from .translate import Symbolic, Tensor, leaf_base, leaf_symbol

ALL_SIZES = "all sizes"
AWAY = "away from the kinks"  # for all sizes, where every derivative in it exists
DEFINED = "where both sides have a value"
NUMBERS = "numbers"
REMEMBERED = 20_000  # canonical forms, for the next claim about the same names


class Prover:
    """Proves the claims of one scope.

    Parameters
    ----------
    scope : Scope
    """

    def __init__(self, scope: Scope):
        self.scope = scope
        self.trouble = ""
        self._normals: dict = {}
        self.partial = False  # whether it holds only where a matrix has an inverse
        self.bent = False  # whether a proof left out the kinks of a derivative
        self.demands: list = []  # of the proof: (sign, expression, normal form)

    def prove(self, claim: Claim) -> str | None:
        """The scope of the proof, or None if there is none.

        Returns
        -------
        str or None
            `ALL_SIZES` (also where no size occurs) or `AWAY`.
        """
        self.trouble, self.partial = "", self._with_inverses(claim)
        if self.partial:
            return ALL_SIZES
        if self._all(claim, None):
            return AWAY if self.bent else ALL_SIZES
        if sizes_of(claim, self.scope) or not self._is_small(claim) or not self._all(claim, {}):
            return None
        return AWAY if self.bent else ALL_SIZES

    def _with_inverses(self, claim: Claim) -> bool:
        """Whether it is proved by what is known of square matrices, where inverses exist."""
        nodes = self.scope.resting_on(claim.relations)
        square = MATRICES["inverse"] | MATRICES["determinant"]
        if claim.free or claim.extra or not any(tree.has(node, square) for node in nodes):
            return False
        try:
            return all(MATRICES["proves"](item, self.scope) for item in claim.relations)
        except CannotTranslate:
            return False

    def _is_small(self, claim: Claim) -> bool:
        """Whether sums of printed length can be written out."""
        keys = self.scope.dependencies(set().union(*map(tree.free_names, claim.relations)))
        kinds = [self.scope.types[key] for key in keys if key in self.scope.types]
        return all(dim.offset <= 6 for kind in kinds for dim in (*kind.shape, *kind.family))

    def _all(self, claim: Claim, sizes) -> bool:
        """Whether every relation is proved."""
        self.bent, self.demands = False, []
        try:
            return all(self._relation(item, claim, sizes) for item in claim.relations)
        except (CannotTranslate, TooLarge) as error:
            self.trouble = str(error)
        return False

    def _relation(self, item: tree.Relation, claim: Claim, sizes) -> bool:
        if item.op == "approx":
            return False
        for side, other in ((item.left, item.right), (item.right, item.left)):
            if hasattr(side, "proofs"):
                return item.op == "=" and self._inverted(side, other, claim, sizes)
        symbolic = Symbolic(self.scope, dict(claim.extra), sizes)
        key = claim.extra, sizes is None
        if key not in self._normals:
            self._normals[key] = self.normal(Symbolic(self.scope, dict(claim.extra), sizes), claim)
        normal = self._normals[key]
        if len(normal.memo) > REMEMBERED:
            normal.memo.clear()
        for env in self._indices(claim, symbolic, sizes):
            left, right = symbolic.ev(item.left, env), symbolic.ev(item.right, env)
            for difference, _ in _differences(left, right, symbolic):
                difference = _under_conditions(difference, claim.conditions, env)
                if difference is None:
                    continue
                difference = self._limited(difference, item.op, claim, symbolic, env)
                kinks = {normal.canon(kink) for kink in symbolic.kinks}
                if sp.S.Zero in kinks:
                    raise CannotTranslate("a derivative at a kink, where there is none")
                normal.kinks = {normal.oriented(normal.plainer(kink))[1] for kink in kinks}
                self.bent = self.bent or bool(symbolic.kinks)
                if item.op == "=":
                    if not self.zero(difference, normal):
                        return False
                elif not self.ordered(item.op, difference, normal):
                    return False
            self.demands += [(*demand, normal) for demand in symbolic.demands]
        return True

    def _limited(self, difference, op: str, claim: Claim, symbolic: Symbolic, env):
        """Zero wherever a condition on values does not hold."""
        if claim.under and op in ("<", ">"):
            raise CannotTranslate("a strict order under a condition on values")
        return difference * sp.Mul(*(symbolic.ev(tree.Indicator(x), env) for x in claim.under))

    def _inverted(self, side, other, claim: Claim, sizes) -> bool:
        """The inverse of a function that rises, or falls, and has a slope everywhere."""
        holds, slopes, extra = side.proofs(other, self.scope)
        if not all(self._relation(item, claim, sizes) for item in holds):
            return False
        if not slopes:
            return True
        demands, bent, own = self.demands, self.bent, Claim((), extra=(*claim.extra, extra))
        try:
            for item in slopes:
                self.demands, self.bent = [], False
                if self._relation(item, own, sizes) and not self.bent and self.has_value():
                    return True
        finally:
            self.demands, self.bent = demands, bent
        return False

    def has_value(self) -> bool:
        """Whether what was proved has a value for all allowed inputs, as far as is known."""
        if self.partial:
            return False
        symbolic = Symbolic(self.scope)
        least = {
            symbolic.size(key): sp.Dummy(key, nonnegative=True, integer=True) + number
            for key, number in self.scope.sizes.items()
        }
        try:
            return all(
                normal.meets(sign, e)
                or normal.meets(sign, normal.canon(e))
                or normal.meets(sign, normal.canon(e).xreplace(least))
                for sign, e, normal in self.demands
            )
        except (CannotTranslate, TooLarge) as error:
            self.trouble = str(error)
        return False

    def _indices(self, claim: Claim, symbolic: Symbolic, sizes):
        """Values of the free indices: one symbol each, or all numbers for given sizes."""
        if sizes is None:
            yield {
                key: symbolic.fresh(key, (symbolic.dim(span.low), symbolic.dim(span.high)))
                for key, span in claim.free
            }
            return
        spans = [
            range(int(symbolic.dim(span.low)), int(symbolic.dim(span.high)) + 1)
            for _, span in claim.free
        ]
        for values in itertools.product(*spans):
            env = {k: sp.Integer(v) for (k, _), v in zip(claim.free, values, strict=True)}
            if all(_condition_holds(item, env) for item in claim.conditions):
                yield env

    # ------------------------------------------------------------ knowledge

    def normal(self, symbolic: Symbolic, claim: Claim | None = None) -> Normal:
        """A normal form that knows the domains and the hypotheses of the scope."""
        upper, finite, simplexes, closing = {}, {}, set(), {}
        lower = {symbolic.size(key): (sp.S.One, False) for key in self.scope.sizes}
        for key, kind in {**self.scope.types, **dict(claim.extra if claim else ())}.items():
            atom = leaf_symbol(key, kind)
            if kind.shape or kind.family:
                atom = leaf_base(key, kind, tuple(map(symbolic.dim, kind.axes)))
            domain = kind.domain
            if domain.kind == "interval":
                if domain.high is not None:
                    upper[atom] = (sp.Rational(str(domain.high)), not domain.high_closed)
                if domain.low is not None:
                    lower[atom] = (sp.Rational(str(domain.low)), not domain.low_closed)
            elif domain.kind == "simplex":
                upper[atom] = (sp.S.One, False)
                simplexes.add(atom)
                closing.update(_closing(atom))
            elif domain.kind == "finite":
                finite[atom] = {sp.Rational(str(value)) for value in domain.values}
                upper[atom] = (max(finite[atom]), False)
                lower[atom] = (min(finite[atom]), False)
        normal = Normal(Signs(upper, lower), finite, simplexes)
        normal.closing = closing
        for hypothesis in sorted(self.scope.hypotheses, key=_calls_symmetric, reverse=True):
            try:
                self._assume(hypothesis, symbolic, normal)
            except CannotTranslate:
                continue
        normal.find_one_hot()
        return normal

    def _assume(self, hypothesis, symbolic: Symbolic, normal: Normal) -> None:
        """An equality that is linear in one atom becomes a rewriting rule; others are kept."""
        item = hypothesis.relation
        env = {key: fresh(key, (sp.S.One, symbolic.dim(dim))) for key, dim in hypothesis.free}
        left, right = symbolic.ev(item.left, env), symbolic.ev(item.right, env)
        for gap, own in _differences(left, right, symbolic):
            gap, indices = normal.canon(gap), (*env.values(), *own)
            if item.op != "=":
                if len(env) < 2:
                    normal.apart.append((item.op, gap, next(iter(env.values()), None)))
                continue
            matrix, rule = symmetric_base(gap, indices), rule_of(gap, indices, normal.signs)
            if matrix is not None:
                normal.symmetric |= {matrix, InverseBase(matrix.label, matrix.shape)}
            elif rule is not None:
                normal.rules += [rule, *filter(None, [turned(rule)])]
            normal.memo.clear()

    # ------------------------------------------------------------ zero

    def zero(self, e, normal: Normal, depth: int = 0) -> bool:
        """Whether ``e`` is zero, splitting cases on equal indices, labels and steps."""
        if normal.is_zero(e):
            return True
        if normal.hot and e.has(*normal.hot):
            return self.zero(normal.as_classes(e), normal, depth + 1)
        if depth > 6:
            return False
        e = normal.canon(e)
        if _by_roots(e, normal):
            return True
        for delta in sorted(e.atoms(sp.KroneckerDelta), key=sp.default_sort_key):
            if _is_bound(delta):
                continue
            return self._split_delta(e, delta, normal, depth)
        entry = _under_one_sum(e)
        if entry is not None and self.zero(entry, normal, depth + 1):
            return True
        cases = _cases(e, normal)
        return cases is not None and all(self.zero(item, normal, depth + 1) for item in cases)

    def ordered(self, op: str, e, normal: Normal, depth: int = 0) -> bool:
        """Whether ``e op 0``, splitting cases on steps and labels."""
        if prove_order(op, e, normal):
            return True
        if depth > 4:
            return False
        e = normal.canon(e)
        cases = _cases(e, normal)
        return cases is not None and all(
            self.ordered(op, item, normal, depth + 1) for item in cases
        )

    def _split_delta(self, e, delta, normal: Normal, depth: int) -> bool:
        """Equal indices, or different ones; a label takes each of its values."""
        a, b = delta.args[:2]
        for atom in (a, b):
            values = normal.finite.get(atom)
            if values is not None:
                return all(
                    self.zero(e.xreplace({atom: value}), normal, depth + 1) for value in values
                )
        if not self.zero(e.xreplace({delta: sp.S.Zero}), normal, depth + 1):
            return False
        if not isinstance(a, Ranged):
            a, b = b, a
        if not isinstance(a, Ranged):
            return False
        return self.zero(e.xreplace({a: b}), normal, depth + 1)


def _under_one_sum(e):
    """What is added up, for any one index, where all of it stands under sums of one range."""
    entry, index = sp.S.Zero, None
    for term in sp.Add.make_args(e):
        totals = [x for x in sp.Mul.make_args(term) if isinstance(x, sp.Sum)]
        if len(totals) != 1 or len(totals[0].limits) != 1:
            return None
        own, low, high = totals[0].limits[0]
        index = index or fresh("s", (low, high))
        if index.span != (low, high):
            return None
        entry += term / totals[0] * totals[0].function.xreplace({own: index})
    return entry


def _by_roots(e, normal: Normal) -> bool:
    """Whether it is zero because the power of a root is what stands below it."""
    roots = [x for x in e.atoms(Exp) if isinstance(x.args[0], sp.log) and x.args[1] > 1]
    if not roots:
        return False
    swap, _ = normal._generators(e)
    above = sp.fraction(sp.together(e.xreplace(swap)))[0]
    powers = [swap[x] ** x.args[1] - x.args[0].args[0].xreplace(swap) for x in roots if x in swap]
    if not all(power.is_polynomial() for power in (above, *powers)):
        return False
    first = [swap[x] for x in roots if x in swap]
    others = set().union(*(power.free_symbols for power in (above, *powers))) - set(first)
    gens = (*first, *sorted(others, key=str))
    return bool(powers) and sp.reduced(above, powers, *gens, order="lex")[1] == 0


def _calls_symmetric(hypothesis) -> bool:
    """Whether an assumption holds one matrix only: what others say is written by it."""
    return len(tree.names(hypothesis.relation) - set(dict(hypothesis.free))) == 1


def _closing(base) -> dict:
    """The last entry of a distribution of printed length is one minus the others."""
    length = base.shape[-1]
    if len(base.shape) > 1 or not length.is_Integer or length > 6:
        return {}
    return {base[length]: 1 - sp.Add(*[base[k] for k in range(1, int(length))])}


def _cases(e, normal: Normal) -> list | None:
    """``e`` for each value of a label, or on each side of a kink; None if it holds neither."""
    found = _labels(e, normal)
    return bends(e, normal) if found is None else found


def _labels(e, normal: Normal) -> list | None:
    """``e`` for each value of one label in it, a name or an entry; None if it holds none."""
    entries = (item for item in e.atoms(sp.Indexed) if not _is_bound(item))
    labels = [*(x for x in e.free_symbols if x in normal.finite),
              *(x for x in entries if x.base in normal.finite)]  # fmt: skip
    if not labels:
        return None
    chosen = min(labels, key=sp.default_sort_key)
    values = normal.finite[chosen.base if isinstance(chosen, sp.Indexed) else chosen]
    return [e.xreplace({chosen: value}) for value in sorted(values)]


def bends(e, normal: Normal) -> list | None:
    """``e`` above, below and at one kink; None if it has none.

    Where a derivative was taken there is nothing at the kink itself.
    """
    found = [atom for atom in e.atoms(Step, sp.Abs) if not _is_bound(atom)]
    sums = {item for atom in found for item in atom.args[0].atoms(sp.Sum) if not _is_bound(item)}
    if sums:  # whatever they add up to, it is a number
        e = e.xreplace({item: sp.Dummy("s", real=True) for item in sums})
        found = [atom for atom in e.atoms(Step, sp.Abs) if not _is_bound(atom)]
    found = [atom for atom in found if not atom.args[0].has(Step, sp.Abs)]
    if not found:
        return None
    inner = normal.oriented(min(found, key=sp.default_sort_key).args[0])[1]
    turned = sp.expand(-inner)
    known, below = _sign(inner, normal), _sign(turned, normal)
    cases = []
    for sign in (1, -1, 0):
        if (sign == 0 and (2 in (known, below) or inner in normal.kinks)) or (
            (sign < 0 and known) or (sign > 0 and below)
        ):
            continue
        swap = {
            Step(inner): sp.Integer(sign > 0),
            Step(turned): sp.Integer(sign < 0),
            sp.Abs(inner): sign * inner,
        }
        cases.append(_placed(e.xreplace(swap), inner, sign, normal))
    return cases


def _sign(e, normal: Normal) -> int:
    """2: positive, 1: not negative, 0: not known, by the sets of names or by an assumed order."""
    found = [normal.signs.sign(e)]
    for op, gap, index in normal.apart:
        rest = sp.expand(e - gap if op[0] == ">" else e + gap)
        if index is None and op[0] in "<>" and (rest == 0 or normal.signs.sign(rest)):
            found.append(1 if "=" in op else 2)
    return max(found)


def _placed(e, inner, sign: int, normal: Normal):
    """``e`` with ``inner`` positive, negative or zero: solved for a name it is linear in."""
    for atom in sorted(inner.atoms(sp.Symbol, sp.Indexed), key=sp.default_sort_key):
        if isinstance(atom, sp.Symbol) and atom.is_integer:
            continue
        point = sp.Dummy("u", real=True)
        moved = inner.xreplace({atom: point})
        if moved.has(atom) or not moved.is_polynomial(point) or sp.degree(moved, point) != 1:
            continue
        slope, rest = sp.Poly(moved, point).all_coeffs()
        if not slope.is_Rational:
            continue
        size = sp.Dummy("t", positive=True) if sign else sp.S.Zero
        low, high = normal.signs.bounds(atom)
        end = low if sign * slope < 0 else high
        if sign and end is not None and rest.is_Rational:  # what is known of the name goes on
            normal.signs.upper[size] = (sign * (slope * end[0] + rest), end[1])
        return e.xreplace({atom: sp.expand((sign * size - rest) / slope)})
    return e


def sizes_of(claim: Claim, scope: Scope) -> set[str]:
    """Sizes that the names of a claim, or their definitions, depend on."""
    keys = scope.dependencies(set().union(*map(tree.free_names, claim.relations)))
    types = {**scope.types, **dict(claim.extra)}
    dims = {dim for _, span in claim.free for dim in (span.low, span.high)}
    for key in keys & set(types):
        dims |= {*types[key].shape, *types[key].family, *filter(None, [types[key].domain.upper])}
    return (keys & set(scope.sizes)) | {dim.name for dim in dims if dim.name}


def _is_bound(atom) -> bool:
    """Whether an atom stands under a sum, by one of the sum's own indices."""
    return any(str(symbol).startswith("#") for symbol in atom.free_symbols)


def _differences(left, right, symbolic: Symbolic):
    """Left minus right, and the indices of its entry: one entry for all, or each of them."""
    if not isinstance(left, Tensor):
        yield left - right, ()
        return
    rows, columns = left.shape
    if not isinstance(right, Tensor):  # "x ≠ 0" of a vector
        raise CannotTranslate("what is said of a vector and a number")
    if symbolic.sizes is None:
        i = sp.S.Zero if rows == 1 else symbolic.fresh("r", (sp.S.One, rows))
        j = sp.S.Zero if columns == 1 else symbolic.fresh("c", (sp.S.One, columns))
        yield left(i, j) - right(i, j), tuple(index for index in (i, j) if index != 0)
        return
    if not (rows.is_Integer and columns.is_Integer):
        raise CannotTranslate("the entries of what has no printed length")
    axes = ([sp.S.Zero] if n == 1 else map(sp.Integer, range(1, n + 1)) for n in (rows, columns))
    for i, j in itertools.product(*axes):
        yield left(i, j) - right(i, j), ()


def _under_conditions(e, conditions, env):
    """Put ``i = j`` or ``i ≠ j`` into an expression; None if it never applies."""
    for item in conditions:
        a, b = _side(item.left, env), _side(item.right, env)
        if a == b or (a.is_Integer and b.is_Integer):
            if not tree.STANDS[item.op](a, b):
                return None
            continue
        if item.op == "=":
            a, b = (a, b) if isinstance(a, sp.Symbol) else (b, a)
            if not within(b, *a.span):
                raise CannotTranslate("equal indices of different ranges")
            e = e.xreplace({a: b})
            continue
        if item.op != "!=":
            above, below = (a, b) if item.op[0] == ">" else (b, a)
            e = e.xreplace({Step(below - above): sp.S.Zero})
            if item.op in ("<", ">"):
                e = e.xreplace({Step(above - below): sp.S.One})
        if item.op not in ("<=", ">="):
            e = e.replace(
                lambda q, pair=frozenset((a, b)): (
                    isinstance(q, sp.KroneckerDelta) and frozenset(q.args[:2]) == pair
                ),
                lambda q: sp.S.Zero,
            )
    return e


def _side(node, env):
    return env[node.key] if isinstance(node, tree.Name) else sp.Integer(int(node.value))


def _condition_holds(item, env) -> bool:
    return tree.STANDS[item.op](_side(item.left, env), _side(item.right, env))
