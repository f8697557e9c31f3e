r"""A value put in for a name: ``\left. \frac{d f}{d x} \right|_{x = 2}``, ``f'(x) |_{x = a}``.

What stands before the bar is worked out first, a derivative taken, then the name has its value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import sympy as sp

from ..meaning.scope import REAL
from ..proving.atoms import CannotTranslate, Tensor
from ..reading import tree
from ..reading.errors import IllTyped, Undefined, Unreadable
from ..reading.table import construct

CLOSE_IT = r"how far does the bar reach? write \left. … \right|_{…} round what it is of"


@construct("|_")
@dataclass(frozen=True)
class Placed(tree.Node):
    """``body`` where each of ``names`` has the value of ``points``.

    ``around`` are the names that stand beside a bar without ``\\left.``.
    """

    body: tree.Node
    names: tuple[tree.Node, ...]
    points: tuple[tree.Node, ...]
    around: frozenset[str] | None = frozenset()

    # ---- reading and writing

    @staticmethod
    def read(parser, body, closed: bool):
        """``_{x = 2, y = 1}``; a bar that is not ``closed`` stands behind a derivative only."""
        head = body.head if isinstance(body, tree.At) else body
        if not closed and not (isinstance(head, tree.SLOPES) or getattr(head, "primes", 0)):
            parser.fail(CLOSE_IT)
        parser.expect("_")
        part, names, points = parser.inside(parser.raw()), [], []
        while True:
            names.append(part.atom())
            if not isinstance(names[-1], tree.Name):
                part.fail("a value is put in for a whole name: x = 2", back=1)
            part.expect("=")
            points.append(part.expression())
            if part.peek() is None:
                break
            part.expect(",")
        if parser.peek() in ("^", "_", "'"):
            parser.fail("what stands behind a value put in? put brackets round the whole")
        if len(set(names)) < len(names):
            parser.fail("two values for one name", back=1)
        return Placed(body, tuple(names), tuple(points), frozenset() if closed else None)

    def latex(self, write):
        pairs = zip(self.names, self.points, strict=True)
        values = ", ".join(f"{write.write(name)} = {write.write(point)}" for name, point in pairs)
        return rf"\left. {write.write(self.body)} \right|_{{{values}}}"

    # ---- what fits

    def typed(self, resolver):
        scope, keys = resolver.scope, {name.key for name in self.names}
        if self.around is None or keys & scope.dependencies(self.around):
            raise Unreadable(CLOSE_IT)
        body, shape = resolver.resolve(self.body)
        scope.refuse_values_of(keys, tree.free_names(body))
        points = tuple(
            self._point(resolver, name.key, point)
            for name, point in zip(self.names, self.points, strict=True)
        )
        return Placed(body, self.names, points), shape

    def _point(self, resolver, key: str, point: tree.Node) -> tree.Node:
        """A value, which has the shape of its name and lies in its set."""
        scope = resolver.scope
        own = key in resolver.extra
        kind = resolver.local.get(key) or scope.types.get(key)
        if key in scope.definitions:
            raise Unreadable(
                f"{key} is defined on this page: a value is put in for what it is defined by"
            )
        if kind is None or kind.family or (key in resolver.local and not own):
            raise IllTyped(f"a value is put in for a declared name, which {key} is not")
        if scope.is_supposed_of(key):
            raise Unreadable(f"an assumption ties {key}: a value put in for it may break that")
        known = {name.key for name in self.names}
        if known & scope.dependencies(tree.free_names(point)):
            raise Unreadable(f"the value of {key} holds a name that a value is put in for")
        nothing = point == tree.ZERO or (point == tree.Name(r"\mathbf{0}"))
        if kind.shape and nothing and r"\mathbf{0}" not in scope.types:
            return self._inside(kind, tree.ZERO, key, tree.Mul((tree.ZERO, tree.Name(key))))
        found, shape = resolver.resolve(point)
        if shape != kind.shape:
            raise IllTyped(f"the value put in for {key} has another shape")
        same = isinstance(point, tree.Name) and scope.types.get(point.key) == kind
        if same and kind.domain.kind == "interval":
            return found
        return self._inside(kind, point, key, found)

    @staticmethod
    def _inside(kind, point, key: str, found: tree.Node) -> tree.Node:
        """The value, if it is known to lie in the set of its name."""
        if kind.domain == REAL:
            return found
        sign = -1 if isinstance(point, tree.Neg) else 1
        number = point.body if isinstance(point, tree.Neg) else point
        if kind.domain.kind == "interval" and isinstance(number, tree.Num):
            if kind.domain.within(sign * number.value):
                return found
        raise IllTyped(f"is the value put in for {key} in the set of {key}?")

    # ---- two meanings, each on its own

    def number(self, evaluator, env, frame):
        keys = {name.key for name in self.names}
        fixed = set(frame.values) - keys
        if keys & set(env) or any(keys & evaluator.scope.dependencies({key}) for key in fixed):
            raise Undefined("a value is put in for what other values rest on")
        values = [evaluator.ev(point, env, frame) for point in self.points]
        for name, value in zip(self.names, values, strict=True):
            frame = frame.having(name.key, value)
        return evaluator.ev(self.body, env, frame)

    def symbol(self, translator, env, stops):
        if {name.key for name in self.names} & set(env):
            raise CannotTranslate("a value put in for a parameter")
        points = [translator.ev(point, env, stops) for point in self.points]
        value = self._at(translator, points, lambda: translator.ev(self.body, env, stops))
        if not isinstance(value, Tensor):
            return value
        return Tensor(
            value.shape,
            lambda i, j: self._at(
                translator, points, lambda: translator.ev(self.body, env, stops)(i, j)
            ),
        )

    def _at(self, translator, points, work):
        """The value of ``work()``, and what it demands, at the points; none at a kink."""
        outside = translator.kinks, translator.demands
        translator.kinks, translator.demands = set(), set()
        value, kinks, demands = work(), translator.kinks, translator.demands
        translator.kinks, translator.demands = outside
        if isinstance(value, Tensor):
            return value  # each entry is worked out on its own
        for name, point in zip(self.names, points, strict=True):
            put = partial(translator.put, key=name.key, whole=point)
            kinks, demands = {put(e) for e in kinks}, {(sign, put(e)) for sign, e in demands}
            value = put(value)
        for sign, e in (*(("!=", kink) for kink in kinks), *demands):
            if not e.free_symbols and not _holds(sign, e):
                raise CannotTranslate("there may be no value at this place")
        if value.has(sp.nan, sp.zoo, sp.oo, -sp.oo):
            raise CannotTranslate("there is no value at this place")
        translator.kinks = translator.kinks | kinks
        translator.demands = translator.demands | demands
        return value

    # ---- what one wrong thing looks like

    def changes(self, changer, bound):
        for new, what, way, piece in changer.changes(self.body, bound):
            yield replace(self, body=new), what, way, piece
        for place, point in enumerate(self.points):
            for new, what, way, piece in changer.changes(point, bound):
                points = (*self.points[:place], new, *self.points[place + 1 :])
                yield replace(self, points=points), what, way, piece

    EXAMPLES = (
        (
            r"$x, y, a \in \mathbb{R}$, $w \in \mathbb{R}^n$",
            (
                r"\left. \frac{\partial (x^3)}{\partial x} \right|_{x = 2} = 12",
                r"\left. \frac{\partial (x^2 y)}{\partial x} \right|_{x = 1, y = a} = 2 a",
                r"\left. \frac{\partial \|w\|^2}{\partial w_j} \right|_{w = 0} = 0",
                r"\left. (x^2 + y) \right|_{x = 3} = 9 + y",
                r"a \left. \frac{\partial^2 (x^3)}{\partial x^2} \right|_{x = 2} = 12 a",
            ),
            (
                r"\left. \frac{\partial (x^3)}{\partial x} \right|_{x = 2} = 8",
                r"\left. \frac{\partial (x^2 y)}{\partial x} \right|_{x = 1, y = a} = a",
                r"\left. \nabla_w (\sum_k (w_k + 1)^2) \right|_{w = 0} = 0",
                r"\left. (x^2 + y) \right|_{x = 3} = 6 + y",
            ),
        ),
    )
    UNREADABLE = (
        r"z |_{z = 1} = c",
        r"\left. z c \right|_{1} = c",
        r"\left. z \right|_{z = 1}^{2} = c",
        r"\left. z \right|_{z = 1, z = 2} = c",
        r"\left. z \right|_{z_1 = 1} = c",
        r"\frac{d z}{d c} |_c = c",
    )


def _holds(sign: str, e) -> bool:
    """Whether a number is what is demanded of it, as far as is known."""
    return bool({"!=": e.is_zero is False, ">": e.is_positive, ">=": e.is_nonnegative}[sign])
