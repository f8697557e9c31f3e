"""The number of a SymPy expression on a sample."""

from __future__ import annotations

import mpmath as mp
import sympy as sp

from eqval.constructs.largest import Largest
from eqval.proving.atoms import Arbitrary, Exp, Step

ROUNDING = mp.mpf(10) ** -30


class Skip(Exception):
    """What this test does not compute."""


class Number:
    """The value of a SymPy expression on a sample."""

    def __init__(self, world):
        self.world = world

    def __call__(self, e, env):
        if e.is_Rational:
            return mp.mpf(e.p) / e.q
        if e is sp.pi or e is sp.E:
            return mp.mpf(sp.N(e, mp.mp.dps))
        if isinstance(e, sp.Symbol):
            return self.symbol(e, env)
        if isinstance(e, sp.Indexed):
            return self.entry(e, env)
        if isinstance(e, sp.Sum | sp.Product):
            return self.total(e, list(e.limits), env)
        if isinstance(e, Exp):
            return mp.exp(self(e.args[0], env) / self(e.args[1], env))
        if isinstance(e, Largest):
            rule, high = e.args
            (index,) = rule.variables
            places = range(1, int(self(high, env)) + 1)
            return max(self(rule.expr, {**env, index: place}) for place in places)
        if isinstance(e, Arbitrary):
            return self.arbitrary(e, env)
        values = [self(item, env) for item in e.args]
        if e.is_Add:
            largest = max(map(abs, values))
            if any(x and abs(x) < largest * mp.eps for x in values):
                raise Skip("a term is lost beside a very large one")
            return mp.fsum(values)
        if e.is_Mul:
            return mp.fprod(values)
        if e.is_Pow:
            return values[0] ** values[1]
        if isinstance(e, Step):
            if 0 < abs(values[0]) < ROUNDING:
                raise Skip("a tie but for rounding")
            return mp.mpf(int(values[0] > 0))
        if isinstance(e, sp.KroneckerDelta):
            return mp.mpf(int(values[0] == values[1]))
        if isinstance(e, sp.Abs):
            return abs(values[0])
        functions = {sp.exp: mp.exp, sp.log: mp.log, sp.sin: mp.sin, sp.cos: mp.cos,
                     sp.tanh: mp.tanh, sp.sinh: mp.sinh, sp.cosh: mp.cosh,
                     sp.atan: mp.atan}  # fmt: skip
        if e.func in functions:
            return functions[e.func](*values)
        raise Skip(str(e.func))

    def symbol(self, e, env):
        if e in env:
            return mp.mpf(env[e])
        name = e.name.removesuffix(":size")
        if name not in self.world.scope.types and name not in self.world.sampler.sizes:
            raise KeyError(f"a loose index {e}")
        return self.world.name(name, self.world.base)

    def entry(self, e, env):
        value = self.world.name(e.base.label.name, self.world.base)
        places = [int(self(item, env)) for item in e.indices]
        while places and isinstance(value, list):
            value, places = value[places[0] - 1], places[1:]
        if not places:
            return value
        try:
            return value.rows[places[0] - 1][places[1] - 1 if len(places) > 1 else 0]
        except IndexError:
            raise Skip("an entry beyond the end, which cancels") from None

    def total(self, e, limits_, env):
        if not limits_:
            return self(e.function, env)
        index, low, high = limits_[-1]
        low, high = int(self(low, env)), int(self(high, env))
        values = [self.total(e, limits_[:-1], {**env, index: k}) for k in range(low, high + 1)]
        return mp.fsum(values) if isinstance(e, sp.Sum) else mp.fprod(values)

    def arbitrary(self, e, env):
        name, component, tags, inputs = e.args
        if tags or component or any(isinstance(item, sp.Tuple) for item in inputs):
            raise Skip("a derivative of an arbitrary function")
        key = name.name.removesuffix(":function")
        return self.world.abstract(key, [self(item, env) for item in inputs])
