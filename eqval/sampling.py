"""Random inputs that obey the declarations and the hypotheses."""

from __future__ import annotations

import random
from fractions import Fraction

import mpmath as mp

from .errors import EquationError, IllTyped
from .scope import ONE, Dim, Domain, Scope, Type

DRAWS = 4
ATTEMPTS = 60


class NoSample(EquationError):
    """No input was found that satisfies the hypotheses."""

    status = "unproved"


class Sampler:
    """Values of the sizes and of the undefined names, for one draw.

    Parameters
    ----------
    scope : Scope
    draw : int
        Different draws have different sizes, signs and labels.
    spread : float
        Half width of the interval that unbounded numbers come from.
    """

    def __init__(self, scope: Scope, draw: int, spread: float = 1.7):
        self.scope, self.draw, self.spread = scope, draw, spread
        self.random = random.Random(f"eqval {draw}")
        self.sizes = self._sizes()
        self.values: dict = {}

    def _sizes(self) -> dict[str, int]:
        """Sizes that differ from each other as far as possible, and stay small."""
        names = sorted(self.scope.sizes)
        count = max(3, len(names))
        return {
            name: max(self.scope.sizes[name], 2 + (place + self.draw) % count)
            for place, name in enumerate(names)
        }

    def length(self, dim: Dim) -> int:
        found = (self.sizes[dim.name] if dim.name else 0) + dim.offset
        if found < 1:
            raise IllTyped(f"the length {dim} is {found}")
        return found

    def leaf(self, key: str):
        """Value of an undefined name: number, matrix (list of rows) or family (list)."""
        if key not in self.values:
            kind = self.scope.type_of(key)
            self.values[key] = self._family(key, kind, kind.family)
        return self.values[key]

    def _family(self, key: str, kind: Type, lengths):
        if not lengths:
            return self._member(key, kind)
        members = [self._family(key, kind, lengths[1:]) for _ in range(self.length(lengths[0]))]
        if not kind.shape and kind.domain.kind == "finite" and len(lengths) == 1:
            members = self._varied(members, kind.domain)
        return members

    def _varied(self, members, domain: Domain):
        """Labels of a family are not all the same."""
        if len(set(members)) == 1:
            others = [value for value in domain.values if value != members[0]]
            members[-1] = _exact(others[0])
        return members

    def _member(self, key: str, kind: Type):
        if not kind.shape:
            return self._number(kind.domain, key)
        rows, columns = (self.length(dim) for dim in kind.shape)
        if kind.domain.kind == "simplex":
            return self._distribution(rows, columns, kind.domain.closed)
        if kind.domain.kind == "finite" and self._is_one_hot(key) and ONE in kind.shape:
            hot = self.random.randrange(max(rows, columns))
            flat = [mp.mpf(int(place == hot)) for place in range(max(rows, columns))]
            return [[x] for x in flat] if columns == 1 else [flat]
        return [[self._number(kind.domain, key) for _ in range(columns)] for _ in range(rows)]

    def _is_one_hot(self, key: str) -> bool:
        """Whether a hypothesis says that the entries of ``key`` sum to one."""
        from . import tree

        for item in self.scope.hypotheses:
            if key in tree.free_names(item.relation) and any(
                isinstance(node, tree.Sum | tree.Ones) or node == tree.Name(r"\mathbf{1}")
                for node in tree.walk(item.relation)
            ):
                return True
        return False

    def _distribution(self, rows: int, columns: int, closed: bool):
        """Positive entries; every fourth draw of a closed simplex is one of its corners."""
        if closed and self.draw % 4 == 3:
            hot = self.random.randrange(rows * columns)
            flat = [mp.mpf(int(place == hot)) for place in range(rows * columns)]
            return [[value] for value in flat] if columns == 1 else [flat]
        flat = [mp.exp(self._real()) for _ in range(rows * columns)]
        total = mp.fsum(flat)
        flat = [value / total for value in flat]
        return [[value] for value in flat] if columns == 1 else [flat]

    def _real(self):
        return mp.mpf(self.random.uniform(-self.spread, self.spread)) + mp.mpf(1) / 997

    def _number(self, domain: Domain, key: str):
        if domain.kind == "ones":
            return mp.mpf(1)
        if domain.kind == "zeros":
            return mp.mpf(0)
        if domain.kind == "finite":
            place = (sum(map(ord, key)) + self.draw) % len(domain.values)
            if self.random.random() < 0.4:
                place = self.random.randrange(len(domain.values))
            return _exact(domain.values[place])
        if domain.kind == "label":
            return mp.mpf(self.random.randint(1, self.length(domain.upper)))
        if domain.kind == "natural":
            return mp.mpf(self.random.randint(2, 5))
        x = self._interval(domain)
        if domain.low is None and domain.high is None and self.draw < DRAWS:
            # Both signs occur among the first draws, whatever the name.
            negative = (self.draw >> (sum(map(ord, key)) % 2)) & 1
            x = -abs(x) if negative else abs(x)
            if self.random.random() < 0.5 and self.scope.types[key].shape:
                x = -x
        return x

    def _interval(self, domain: Domain):
        low, high, x = domain.low, domain.high, self._real()
        if low is None and high is None:
            return x
        if high is None:
            return _exact(low) + mp.exp(x)
        if low is None:
            return _exact(high) - mp.exp(x)
        if domain.closed and self.draw >= DRAWS and self.random.random() < 0.3:
            return _exact(self.random.choice([low, high]))
        return _exact(low) + _exact(high - low) / (1 + mp.exp(x))


def _exact(value: Fraction):
    return mp.mpf(value.numerator) / value.denominator
