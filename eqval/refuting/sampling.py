"""Random inputs that obey the declarations and the hypotheses."""

from __future__ import annotations

import itertools
import math
import random
from fractions import Fraction
from functools import cache

import mpmath as mp

from ..meaning.scope import ONE, Dim, Domain, Scope, Type
from ..reading import tree
from ..reading.budget import ENTRIES, TooLarge
from ..reading.errors import EquationError, IllTyped
from .matrices import Matrix

DRAWS = 4
ATTEMPTS = 60
FAR = tuple(map(Fraction, (10, -10, 1000, -1000, 10**6, -(10**6))))
LARGEST_SIZE = 12  # that is sampled because it is printed


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
    special : tuple of Fraction
        Printed numbers: the sample sits on them and on ties, between them, and far away.
    border : bool
        The sample sits on the printed numbers and on the ends of the declared sets only.
    single : str
        A size that is one.
    """

    def __init__(
        self, scope: Scope, draw: int, spread: float = 1.7, special=None, border=False, single=""
    ):
        self.scope, self.draw, self.spread, self.special = scope, draw, spread, special
        self.border = border
        self.random = random.Random(f"eqval {draw}")
        self.sizes = self._sizes() if special is None else self._special_sizes()
        if single:
            self.sizes[single] = 1
        self.values: dict = {}
        self._turn = 0  # how many special values were taken

    def _sizes(self) -> dict[str, int]:
        """Sizes that differ from each other as far as possible, and stay small."""
        names = sorted(self.scope.sizes)
        count = max(3, len(names))
        return {
            name: max(self.scope.sizes[name], 2 + (place + self.draw) % count)
            for place, name in enumerate(names)
        }

    def _special_sizes(self) -> dict[str, int]:
        """Sizes at and around the printed numbers, the largest of them and one more first."""
        whole = {int(x) for x in self.special if x.denominator == 1 and 1 <= x <= LARGEST_SIZE}
        whole = sorted(whole, reverse=True)
        tried = list(dict.fromkeys(y for x in whole for y in (x + 1, x, x - 1) if y >= 2)) or [2, 3]
        found = {}
        for place, name in enumerate(sorted(self.scope.sizes)):
            own = [max(self.scope.sizes[name], size) for size in tried]
            free = self.scope.least(name) == 1 and not self.scope.is_length(name)
            if free and not self.border:
                own.append(1)
            found[name] = own[(self.draw + place) % len(own)]
        return found

    def length(self, dim: Dim) -> int:
        found = (self.sizes[dim.name] if dim.name else 0) + dim.offset
        if found < 1:
            raise IllTyped(f"the length {dim} is {found}")
        return found

    def leaf(self, key: str):
        """Value of an undefined name: number, `Matrix` or family (list)."""
        if key not in self.values:
            kind = self.scope.type_of(key)
            self.random = random.Random(f"eqval {self.draw} {key}")
            self.values[key] = self._family(key, kind, kind.family)
        return self.values[key]

    def _family(self, key: str, kind: Type, lengths):
        if not lengths:
            return self._member(key, kind)
        sides = [self.length(dim) for dim in (*lengths, *kind.shape)]
        if math.prod(sides) > ENTRIES:
            raise TooLarge(f"{key} has {math.prod(sides)} entries")
        members = [self._family(key, kind, lengths[1:]) for _ in range(self.length(lengths[0]))]
        varied = not kind.shape and kind.domain.kind == "finite" and len(lengths) == 1
        if varied and not self.border:
            members = self._varied(members, kind.domain)
        return members

    def _varied(self, members, domain: Domain):
        """Labels of a family are not all the same."""
        if len(set(members)) == 1 and len(members) > 1 < len(domain.values):
            others = [value for value in domain.values if value != members[0]]
            members[-1] = exact(others[0])
        return members

    def _member(self, key: str, kind: Type):
        if not kind.shape:
            return self._number(kind.domain, key)
        rows, columns = (self.length(dim) for dim in kind.shape)
        if rows * columns > ENTRIES:
            raise TooLarge(f"{key} has {rows * columns} entries")
        if kind.domain.kind == "simplex":
            entries = self._distribution(rows * columns, kind.domain.low_closed)
        elif kind.domain.kind == "finite" and self._is_one_hot(key) and ONE in kind.shape:
            entries = self._corner(max(rows, columns))
        else:
            entries = [self._number(kind.domain, key) for _ in range(rows * columns)]
        return Matrix([entries[at : at + columns] for at in range(0, len(entries), columns)])

    def _is_one_hot(self, key: str) -> bool:
        """Whether a hypothesis says that the entries of ``key`` sum to one."""
        for item in self.scope.hypotheses:
            if key in tree.free_names(item.relation) and any(
                isinstance(node, tree.Sum | tree.Ones) or node == tree.Name(r"\mathbf{1}")
                for node in tree.walk(item.relation)
            ):
                return True
        return False

    def _corner(self, count: int) -> list:
        """A one, and zeros."""
        hot = self.random.randrange(count)
        return [mp.mpf(int(place == hot)) for place in range(count)]

    def _distribution(self, count: int, closed: bool) -> list:
        """Positive entries; every fourth draw of a closed simplex is one of its corners."""
        if closed and self.draw % 4 == 3:
            return self._corner(count)
        if self.special is not None and self.draw % 2:
            weights = [mp.mpf(1)] * count
        else:
            weights = [mp.exp(self._real()) for _ in range(count)]
        total = mp.fsum(weights)
        return [value / total for value in weights]

    def _real(self):
        return mp.mpf(self.random.uniform(-self.spread, self.spread)) + mp.mpf(1) / 997

    def _number(self, domain: Domain, key: str):
        if domain.kind == "ones":
            return mp.mpf(1)
        if domain.kind == "zeros":
            return mp.mpf(0)
        if domain.kind == "finite" and self.special is not None:
            return exact(self._next(domain.values))
        if domain.kind == "finite":
            place = (sum(map(ord, key)) + self.draw) % len(domain.values)
            if self.random.random() < 0.4:
                place = self.random.randrange(len(domain.values))
            return exact(domain.values[place])
        if domain.kind == "label":
            upper = self.length(domain.upper)
            tried = [int(x) for x in self.special or () if x.denominator == 1 and 1 <= x <= upper]
            if tried:
                return mp.mpf(self._next(tried))
            return mp.mpf(self.random.randint(1, upper))
        if domain.kind == "natural":
            return mp.mpf(self.random.randint(2, 5))
        if self.special is not None:
            tried = special_values(domain, self.special, self.border)
            if tried:
                return exact(self._next(tried))
        if domain.grain == "whole":
            return self._whole(domain)
        x = self._interval(domain)
        if domain.low is None and domain.high is None and self.draw < DRAWS:
            # Both signs occur among the first draws, whatever the name.
            negative = (self.draw >> (sum(map(ord, key)) % 2)) & 1
            x = -abs(x) if negative else abs(x)
            if self.random.random() < 0.5 and self.scope.types[key].shape:
                x = -x
        return x

    def _next(self, values):
        """Every name the same value, in one draw of three; else another one each time.

        On the border first all of them at each value, then by turns, then by chance.
        """
        step = self.draw % 3
        if self.border:
            step = self.draw // len(values) % 3
            if step == 2:
                return self.random.choice(values)
        place = self.draw + step * self._turn
        self._turn += 1
        return values[place % len(values)]

    def _whole(self, domain: Domain):
        low = -4 if domain.low is None else int(domain.low) + (not domain.low_closed)
        return mp.mpf(self.random.randint(low, low + 8))

    def _interval(self, domain: Domain):
        low, high, x = domain.low, domain.high, self._real()
        if low is None and high is None:
            return x
        if high is None:
            return exact(low) + mp.exp(x)
        if low is None:
            return exact(high) - mp.exp(x)
        ends = [end for end in (low, high) if domain.may_hold(end)]
        if ends and self.draw >= DRAWS and self.random.random() < 0.3:
            return exact(self.random.choice(ends))
        return exact(low) + exact(high - low) / (1 + mp.exp(x))


@cache
def special_values(domain: Domain, printed, border=False) -> list[Fraction]:
    """Numbers of an interval where formulas bend: zero, ends, printed ones, between, far away."""
    ends = [end for end in (domain.low, domain.high) if end is not None]
    least = [Fraction(0), *ends, *sorted(printed)]
    bends = sorted({*printed, *ends, Fraction(0)})
    between = [(a + b) / 2 for a, b in itertools.pairwise(bends)]
    outside = [bends[-1] + 1, bends[0] - 1]
    inner = sum(ends) / 2 if len(ends) == 2 else Fraction(1)
    found = dict.fromkeys([*least, inner] if border else [*least, *between, *outside, *FAR])

    return [x for x in found if domain.may_hold(x)]


def exact(value: Fraction):
    """A rational number to the digits of now."""
    return mp.mpf(value.numerator) / value.denominator
