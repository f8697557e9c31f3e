"""First meaning: a tree as SymPy expressions over symbolic sizes.

Vectors and matrices are `Tensor`: a shape and a rule for the entries.
Derivatives unfold definitions down to the name they are by, differentiate,
and then put that name's own definition back.
"""

from __future__ import annotations

import sympy as sp

from ..meaning.scope import ONE, Scope, Type
from ..reading import tree
from ..reading.budget import NODES, Budget
from .atoms import (
    Arbitrary,
    CannotTranslate,
    IndexedBase,
    Ranged,
    Step,
    Tensor,
    leaves,
    ranged,
    refuse_large_power,
)

ZERO = sp.S.Zero
BUILT_IN = {
    "exp": sp.exp,
    "log": sp.log,
    "sin": sp.sin,
    "cos": sp.cos,
    "arctan": sp.atan,
    "tanh": sp.tanh,
    "sinh": sp.sinh,
    "cosh": sp.cosh,
    "sqrt": sp.sqrt,
}


class Symbolic:
    """Translates resolved trees.

    Parameters
    ----------
    scope : Scope
    extra : dict
        Key to `Type` of names that only one claim has.
    sizes : dict, optional
        Concrete sizes: sums are then written out.
    """

    def __init__(self, scope: Scope, extra=None, sizes: dict[str, int] | None = None):
        self.scope, self.extra, self.sizes = scope, dict(extra or {}), sizes
        self.budget = Budget(NODES, "a proof of too many steps")
        self.count = 0  # of its indices: the same formula has the same indices each time
        self.kinks: set = set()  # where a derivative was taken that does not exist there
        self.demands: set = set()  # (sign, expression): what must hold for there to be a value

    def fresh(self, hint: str, span) -> Ranged:
        """An index that this translation has not used yet."""
        self.count += 1
        return ranged(f"{hint}:{self.count}", span)

    def ev(self, node: tree.Node, env: dict, stops: frozenset = frozenset()):
        """Expression or `Tensor` of a tree.

        Parameters
        ----------
        node : Node
        env : dict
            Indices and function parameters.
        stops : frozenset of str
            Names that are not unfolded.
        """
        self.budget.spend()
        if hasattr(node, "symbol"):
            return node.symbol(self, env, stops)
        return getattr(self, "on_" + type(node).__name__.lower())(node, env, stops)

    # ------------------------------------------------------------ sizes and leaves

    def dim(self, dim):
        if dim.name is None:
            return sp.Integer(dim.offset)
        return self.size(dim.name) + dim.offset

    def size(self, key: str):
        if self.sizes and key in self.sizes:
            return sp.Integer(self.sizes[key])
        return sp.Symbol(f"{key}:size", integer=True, positive=True)

    def kind(self, key: str) -> Type:
        return self.extra.get(key) or self.scope.type_of(key)

    def shape(self, kind: Type):
        return tuple(self.dim(dim) for dim in kind.shape)

    def leaf(self, key: str):
        """A name that is not unfolded; families are functions of their indices."""
        kind = self.kind(key)
        if kind.domain.kind in ("ones", "zeros"):
            value = sp.Integer(int(kind.domain.kind == "ones"))
            return Tensor(self.shape(kind), lambda i, j: value)
        if not kind.shape and not kind.family:
            return leaf_symbol(key, kind)
        base = leaf_base(key, kind, tuple(map(self.dim, kind.axes)))
        if kind.family:
            return lambda *places: self._member(base, kind, places)
        return self._member(base, kind, ())

    def _member(self, base, kind, places):
        if not kind.shape:
            return base[places]

        def entry(i, j):
            own = (i,) if kind.shape[1] == ONE else (j,) if kind.shape[0] == ONE else (i, j)
            return base[(*places, *own)]

        return Tensor(self.shape(kind), entry)

    def value(self, key: str, stops: frozenset):
        """A name: a length, unfolded, or a leaf."""
        if key in self.scope.sizes:
            return self.size(key)
        if key == r"\pi" and key not in self.scope.types:
            return sp.pi
        definition = self.scope.definitions.get(key)
        if definition is None or key in stops:
            return self.leaf(key)
        kind, names = self.kind(key), definition.indices
        if not names:
            return self.ev(definition.body, {}, stops)
        family = len(kind.family)

        def member(*places):
            env = dict(zip(names, places, strict=False))
            if not kind.shape or len(names) == family:
                return self.ev(definition.body, env, stops)
            rest = names[family:]

            def entry(i, j):
                own = (i, j) if len(rest) == 2 else (j if kind.shape[0] == ONE else i,)
                inner = {**env, **dict(zip(rest, own, strict=True))}
                return self.ev(definition.body, inner, stops)

            return Tensor(self.shape(kind), entry)

        return member if family else member()

    # ------------------------------------------------------------ atoms

    def on_num(self, node, env, stops):
        return sp.Rational(node.value.numerator, node.value.denominator)

    def on_name(self, node, env, stops):
        return env[node.key] if node.key in env else self.value(node.key, stops)

    def on_ones(self, node, env, stops):
        return Tensor((self.ev(node.size, env, stops), sp.S.One), lambda i, j: sp.S.One)

    def on_index(self, node, env, stops):
        places = [self.ev(item, env, stops) for item in node.indices]
        value = self.ev(node.base, env, stops)
        if callable(value) and not isinstance(value, Tensor):
            family = len(self.kind(node.base.key).family)
            value, places = value(*places[:family]), places[family:]
        return value.at(places) if places else value

    # ------------------------------------------------------------ arithmetic

    def on_neg(self, node, env, stops):
        return _scaled(self.ev(node.body, env, stops), -1)

    def on_add(self, node, env, stops):
        values = [self.ev(item, env, stops) for item in node.terms]
        if not isinstance(values[0], Tensor):
            return sp.Add(*values)
        return Tensor(values[0].shape, lambda i, j: sp.Add(*[v(i, j) for v in values]))

    def on_mul(self, node, env, stops):
        value = self.ev(node.factors[0], env, stops)
        for item in node.factors[1:]:
            value = self.times(value, self.ev(item, env, stops))
        return value

    def times(self, a, b):
        """Product of numbers and matrices."""
        if not isinstance(a, Tensor) or not isinstance(b, Tensor):
            return _scaled(a, b) if isinstance(a, Tensor) else _scaled(b, a)
        if a.shape[1] == 1 and b.shape[0] == 1:
            found = Tensor((a.shape[0], b.shape[1]), lambda i, j: a(i, ZERO) * b(ZERO, j))
        else:
            found = Tensor(
                (a.shape[0], b.shape[1]),
                lambda i, j: self.total(lambda k: a(i, k) * b(k, j), sp.S.One, a.shape[1]),
            )
        return found(ZERO, ZERO) if found.shape == (1, 1) else found

    def total(self, term, low, high, kind: str = "sum"):
        """Σ or Π of ``term(k)``, written out where the bounds are numbers."""
        if low.is_Integer and high.is_Integer and (self.sizes is not None or high - low < 3):
            values = [term(sp.Integer(k)) for k in range(int(low), int(high) + 1)]
            return sp.Add(*values) if kind == "sum" else sp.Mul(*values)
        index = self.fresh("i", (low, high))
        body = term(index)
        return (sp.Sum if kind == "sum" else sp.Product)(body, (index, low, high))

    def on_hadamard(self, node, env, stops):
        values = [self.ev(item, env, stops) for item in node.factors]
        return Tensor(values[0].shape, lambda i, j: sp.Mul(*[v(i, j) for v in values]))

    def on_div(self, node, env, stops):
        below = self.ev(node.below, env, stops)
        self.demands.add(("!=", below))
        return _scaled(self.ev(node.above, env, stops), 1 / below)

    def on_pow(self, node, env, stops):
        power = self.ev(node.exponent, env, stops)
        if isinstance(node.base, tree.Norm) and node.base.order != 1 and power == 2:
            return self._square(node.base.body, env, stops)
        base = self.ev(node.base, env, stops)
        refuse_large_power(base, power)
        if power.is_Integer is not True:
            self.demands.add((">=" if power.is_nonnegative else ">", base))
        elif power < 0:
            self.demands.add(("!=", base))
        return base**power

    def _square(self, node, env, stops):
        value = self.ev(node, env, stops)
        rows, columns = value.shape

        def row(i):
            if columns == 1:
                return value(i, ZERO) ** 2
            return self.total(lambda j: value(i, j) ** 2, sp.S.One, columns)

        return row(ZERO) if rows == 1 else self.total(row, sp.S.One, rows)

    def on_norm(self, node, env, stops):
        if node.order != 1:
            return sp.sqrt(self._square(node.body, env, stops))
        value = self.ev(node.body, env, stops)
        if value.shape[1] != 1:
            raise CannotTranslate("the norm 1 of a matrix")
        return self.total(lambda i: sp.Abs(value(i, ZERO)), sp.S.One, value.shape[0])

    def on_transpose(self, node, env, stops):
        value = self.ev(node.body, env, stops)
        return Tensor(value.shape[::-1], lambda i, j: value(j, i))

    def on_abs(self, node, env, stops):
        """Of a name that may be zero, too, it has a kink there, whatever its sign."""
        value = sp.sympify(self.ev(node.body, env, stops))
        leaf = isinstance(value.as_coeff_Mul()[1], sp.Symbol | sp.Indexed)
        if leaf and value.is_nonnegative and not value.is_positive:
            return value * (2 * Step(value) - 1)
        return sp.Abs(value)

    def on_vector(self, node, env, stops):
        values = [self.ev(item, env, stops) for item in node.entries]

        def entry(i, j):
            if not i.is_Integer:
                return sp.Add(*[v * sp.KroneckerDelta(i, k + 1) for k, v in enumerate(values)])
            return values[int(i) - 1]

        return Tensor((sp.Integer(len(values)), sp.S.One), entry)

    def on_indicator(self, node, env, stops):
        item = node.relation
        a, b = self.ev(item.left, env, stops), self.ev(item.right, env, stops)
        if item.op in ("=", "!="):
            delta = sp.KroneckerDelta(a, b)
            return delta if item.op == "=" else 1 - delta
        above, below = Step(a - b), Step(b - a)
        return {">": above, "<": below, ">=": 1 - below, "<=": 1 - above}[item.op]

    def on_sum(self, node, env, stops):
        low, high = self.ev(node.lower, env, stops), self.ev(node.upper, env, stops)
        first = self.ev(node.body, {**env, node.index: self.fresh("p", (low, high))}, stops)

        def over(pick):
            def term(k):
                value = pick(self.ev(node.body, {**env, node.index: k}, stops))
                if node.excluded is None:
                    return value
                skipped = sp.KroneckerDelta(k, self.ev(node.excluded, env, stops))
                if node.kind == "prod":
                    return value ** (1 - skipped)
                return value * (1 - skipped)

            return self.total(term, low, high, node.kind)

        if isinstance(first, Tensor):
            return Tensor(first.shape, lambda i, j: over(lambda value: value(i, j)))
        return over(lambda value: value)

    # ------------------------------------------------------------ functions

    def on_call(self, node, env, stops):
        arguments = [self.ev(item, env, stops) for item in node.arguments]
        return self.call(node.function, arguments, node.primes, stops)

    def call(self, key, arguments, primes, stops):
        """A function at values; defined functions are unfolded."""
        first = arguments[0]
        known = self.scope.calls.get((key, len(arguments)))
        signature = self.scope.functions.get(key)
        if len(arguments) == 1 and isinstance(first, Tensor):
            vector = known.types[0].shape if known else signature and signature.arguments[0].shape
            if not vector:
                return first.map(lambda x: self.call(key, [x], primes, stops))
        if primes:
            point = sp.Dummy("u", real=True)
            value = self.call(key, [point], 0, stops)
            return self._at(value, point, primes, first)
        if known is not None:
            return self._unfold(known, arguments, stops)
        if signature is not None:
            return self.arbitrary(key, signature, arguments)
        if key in ("max", "min"):
            a, b = arguments
            if isinstance(a, Tensor):
                return a.map(lambda x: self.call(key, [x, b], primes, stops))
            if isinstance(b, Tensor):
                return b.map(lambda x: self.call(key, [a, x], primes, stops))
            if a.is_number:  # so that the slope of max(0, z) is [z > 0], as it is written
                a, b = b, a
            return b + (a - b) * Step(a - b if key == "max" else b - a)
        if key in ("log", "sqrt"):
            self.demands.add((">" if key == "log" else ">=", first))
        return BUILT_IN[key](first)

    def _unfold(self, known, arguments, stops):
        env = dict(zip(known.parameters, arguments, strict=True))
        if not known.indices:
            return self.ev(known.body, env, stops)

        def entry(i, j):
            own = (i, j) if len(known.indices) == 2 else (i,)
            return self.ev(known.body, {**env, **dict(zip(known.indices, own, strict=True))}, stops)

        return Tensor(self.shape(known.result), entry)

    def arbitrary(self, key, signature, arguments):
        """An arbitrary function as an atom that knows the chain rule."""
        inputs = []
        for value in arguments:
            if isinstance(value, Tensor):
                lengths = value.shape[:1] if value.shape[1] == 1 else value.shape
                places = [self.fresh("v", (sp.S.One, length)) for length in lengths]
                inputs.append(sp.Tuple(sp.Lambda(tuple(places), value.at(places)), *lengths))
            else:
                inputs.append(value)
        name, inputs = sp.Symbol(f"{key}:function"), sp.Tuple(*inputs)
        if not signature.result.shape:
            return Arbitrary(name, sp.Tuple(), sp.Tuple(), inputs)
        return Tensor(
            self.shape(signature.result),
            lambda i, j: Arbitrary(name, sp.Tuple(i), sp.Tuple(), inputs),
        )

    # ------------------------------------------------------------ derivatives

    def on_derivative(self, node, env, stops):
        targets = [t.node for t in node.targets for _ in range(t.order)]
        return self.derivative(node.body, targets, env, stops, node.held)

    def on_gradient(self, node, env, stops):
        return self.derivative(node.body, [node.target], env, stops)

    def on_hessian(self, node, env, stops):
        return self.derivative(node.body, [node.target, node.target], env, stops)

    def derivative(self, body, targets, env, stops, held=()):
        """Unfold down to the targets, differentiate, put the targets back."""
        keys = [*map(tree.whole_key, targets)]
        if any(key in env for key in keys):
            return self._by_parameter(body, targets, keys, env, stops)
        inner = stops | set(keys) | set(held)
        value = self.ev(body, env, inner)
        defined = sorted(key for key in {*keys, *held} - stops if key in self.scope.definitions)

        def back(value):
            for key in defined:
                value = self._back(value, key, stops)
            return value

        for target in targets:
            value = self._by(value, self.ev(target, env, inner), back)
        return back(value)

    def _by_parameter(self, body, targets, keys, env, stops):
        """A derivative by a function's parameter, inside that function."""
        if len(set(keys)) > 1 or any(isinstance(t, tree.Index) for t in targets):
            raise CannotTranslate("a derivative by entries of a parameter")
        if isinstance(env[keys[0]], Tensor):
            raise CannotTranslate("a derivative by a vector parameter")
        point = sp.Dummy("u", real=True)
        value = self.ev(body, {**env, keys[0]: point}, stops)
        if isinstance(value, Tensor):
            raise CannotTranslate("a derivative of a vector by a parameter")
        return self._at(value, point, len(targets), env[keys[0]])

    def _at(self, value, point, order: int, place):
        """A derivative by ``point``, taken at a place."""
        for _ in range(order):
            value = self.slope(value, point, lambda e: e.xreplace({point: place}))
        self.demands = {(sign, e.xreplace({point: place})) for sign, e in self.demands}
        return value.xreplace({point: place})

    def _by(self, value, target, back):
        if not isinstance(target, Tensor):
            if isinstance(value, Tensor):
                return value.map(lambda e: self.slope(e, target, back))
            return self.slope(value, target, back)
        if not isinstance(value, Tensor):
            return Tensor(target.shape, lambda i, j: self.slope(value, target(i, j), back))
        return Tensor(
            (value.shape[0], target.shape[0]),
            lambda i, j: self.slope(value(i, ZERO), target(j, ZERO), back),
        )

    def slope(self, e, target, back):
        """A derivative; the kinks it does not exist at are remembered as they stand at the end."""
        names = set(target.free_symbols)
        for atom in e.atoms(Step, sp.Abs):
            if names & atom.free_symbols:
                kink = back(atom.args[0])
                if kink == 0:
                    raise CannotTranslate("a derivative at a kink, where there is none")
                self.kinks.add(kink)
        for root in e.atoms(sp.Pow):
            if names & root.free_symbols and not root.exp.is_Integer:
                self.demands.add((">", back(root.base)))
        return differentiate(e, target)

    def _back(self, value, key, stops):
        """Replace the leaf of a defined name by its definition."""
        if isinstance(value, Tensor):
            return value.map(lambda e: self._back(e, key, stops))
        return self.put(value, key, self.value(key, stops))

    def put(self, value, key, whole):
        """An expression in which the leaf of a name has another value."""
        kind = self.kind(key)
        if not kind.shape and not kind.family:
            return value.xreplace({leaf_symbol(key, kind): whole})
        family = len(kind.family)

        def entry(*places):
            found = whole(*places[:family]) if family else whole
            return found.at(places[family:]) if places[family:] else found

        return value.replace(
            lambda e: isinstance(e, sp.Indexed) and e.base.label.name == key,
            lambda e: entry(*e.indices),
        )


def leaf_symbol(key: str, kind: Type) -> sp.Symbol:
    """The symbol of a number, with the sign its domain gives; a label with its range."""
    if kind.domain.kind != "label":
        return sp.Symbol(key, **_assumptions(kind))
    upper = kind.domain.upper
    size = sp.Symbol(f"{upper.name}:size", integer=True, positive=True) if upper.name else ZERO
    return Ranged(key, (sp.S.One, size + upper.offset))


def leaf_base(key: str, kind: Type, shape) -> sp.IndexedBase:
    """The indexed base of a vector, matrix or family."""
    label = leaf_symbol(key, kind) if kind.domain.kind == "label" else key
    return IndexedBase(label, shape=shape, **_assumptions(kind))


def _assumptions(kind: Type) -> dict:
    domain = kind.domain
    if domain.kind == "label" or domain.kind == "natural":
        return {"integer": True, "positive": True}
    if domain.kind == "simplex":
        return {"nonnegative" if domain.low_closed else "positive": True}
    if domain.kind == "finite":
        if all(value > 0 for value in domain.values):
            return {"positive": True}
        return {"nonnegative": True} if all(v >= 0 for v in domain.values) else {"real": True}
    if domain.low is not None and domain.low >= 0:
        return {"nonnegative" if domain.low_closed and domain.low == 0 else "positive": True}
    return {"real": True}


def differentiate(e, target):
    """Derivative of an expression whose bound indices are all fresh."""
    bound = {lim[0] for s in e.atoms(sp.Sum, sp.Product) for lim in s.limits}
    if bound & target.free_symbols:
        raise CannotTranslate("an index would be captured")
    if e.has(sp.Product) and any(p.has(*leaves(target)) for p in e.atoms(sp.Product)):
        e = e.replace(sp.Product, _as_exponential)
    e = sp.diff(e, target).replace(sp.sign, lambda u: Step(u) - Step(-u))
    e = e.replace(sp.KroneckerDelta, _without_offset)
    if e.has(sp.Derivative, sp.Subs, sp.nan, sp.DiracDelta):
        raise CannotTranslate("a derivative that SymPy leaves open")
    return e


def _without_offset(one, other):
    """``δ(i + 1, j + 1)`` is δ(i, j)."""
    by = one.as_coeff_Add()[0] if other.as_coeff_Add()[0] else 0
    return sp.KroneckerDelta(one - by, other - by)


def _as_exponential(function, *limits):
    """Π f = exp Σ log f: sound for positive f, which the normal form checks."""
    if not _is_positive(function):
        raise CannotTranslate("the derivative of a product of factors of unknown sign")
    return sp.exp(sp.Sum(sp.log(function), *limits))


def _is_positive(e) -> bool:
    """Whether each factor is positive, as it stands or over one denominator."""
    if e.is_positive:
        return True
    if e.is_Mul:
        return all(map(_is_positive, e.args))
    if e.is_Pow and e.exp.is_real:
        return _is_positive(e.base)
    return bool(e.is_Add and (whole := sp.together(e)) != e and whole.is_positive)


def _scaled(value, factor):
    if isinstance(value, Tensor):
        return value.map(lambda e: e * factor)
    return value * factor
