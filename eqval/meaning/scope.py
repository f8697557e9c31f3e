"""What the page has said so far: shapes, domains, definitions, hypotheses."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field, fields, is_dataclass, replace
from fractions import Fraction

from ..reading import tree
from ..reading.dressed import DOT, split
from ..reading.errors import IllTyped, Undeclared, Unreadable
from ..reading.parser import ACCENTS, Vocabulary, as_function
from ..reading.tree import FAMILY, FROM_ZERO, MEMBERS, RAISED
from .labels import FAR, label_of, moved


@dataclass(frozen=True)
class Dim:
    """A length: a size name plus a whole number, ``n``, ``p + 1`` or ``3``."""

    name: str | None
    offset: int = 0

    def __str__(self):
        if self.name is None:
            return str(self.offset)
        sign = f"{self.offset:+d}".replace("+", " + ").replace("-", " - ") if self.offset else ""
        return self.name + sign

    def shifted(self, by: int) -> Dim:
        return Dim(self.name, self.offset + by)

    def at_most(self, other: Dim) -> bool:
        """Whether this length is at most the other, whatever the sizes (each ≥ 2)."""
        if self.name == other.name:
            return self.offset <= other.offset
        if self.name is None:
            return self.offset <= 2 + other.offset
        return False


ENTRY = re.compile(r"^(?P<base>.+)_\{(?P<places>\d+(?:,\d+)*)\}$")
STEP = re.compile(r"^(?P<base>.+)_\{(?P<letter>[a-zA-Z])(?:[+-]\d+)?\}$")
POWER = re.compile(r"^(?P<base>.+)\^\{(?P<exponent>[^{}()\[\]]+)\}$")
EXAMPLE = re.compile(r"^(?P<base>.*)\^\{\((?P<letter>[a-zA-Z])\)\}$")
JOINED = "its vector"  # label of the entries of a vector of which the page declares these
GATHERED = "its entries"  # label of a vector of which only the entries are known
SHIFTED = "the one after it"  # label of Q_n where Q_{n+1} was defined
BOLD_FAMILY = re.compile(r"\\(?:mathbf|boldsymbol|vec)\{(?P<letter>[^{}]+)\}\^\{\(\\cdot\)\}$")
ACCENT = r"(?:\\(?:hat|widehat|bar|overline|tilde|widetilde)\{)?"
# A bold small letter is a vector, a bold capital a matrix; \mathbf{e}_k and \mathbf{I} mean more.
BOLD = re.compile(
    ACCENT + r"\\(?:mathbf|boldsymbol|vec)\{(?P<letter>[a-df-zA-DF-HJ-Z]|\\[a-zA-Z]+)\}(?!')"
)
ONE = Dim(None, 1)
ALL_LETTERS = frozenset(string.ascii_letters)
Shape = tuple  # () for a scalar, (Dim, Dim) for a vector or matrix


def show_shape(shape: Shape) -> str:
    """``scalar``, ``(d)`` or ``(n, d)``."""
    if not shape:
        return "scalar"
    if shape[1] == ONE:
        return f"({shape[0]})"
    return f"({shape[0]}, {shape[1]})"


@dataclass(frozen=True)
class Domain:
    """The set that each entry comes from.

    ``kind`` is one of interval, finite, label, simplex, natural, ones, zeros.
    An interval has ``low`` and ``high`` (None: unbounded), and holds the ends that are
    ``closed``; a simplex that is not ``low_closed`` has positive entries only.  Of a ``grain``
    it holds whole or rational numbers only.  Where no sign tells whether it holds its lower end,
    it is in ``doubt``: what is proved holds there too, what is refuted fails elsewhere.
    """

    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = False
    high_closed: bool = False
    values: tuple[Fraction, ...] = ()
    upper: Dim | None = None
    grain: str = ""
    doubt: bool = False

    def may_hold(self, value: Fraction) -> bool:
        """Whether a counterexample may take this value."""
        return self.within(value) and not (self.doubt and value == self.low)

    def within(self, value) -> bool:
        """Whether a number lies between the ends of an interval."""
        if self.grain == "whole" and value != int(value):
            return False
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        return above and (
            self.high is None or value < self.high or (self.high_closed and value == self.high)
        )


REAL = Domain("interval")
POSITIVE = Domain("interval", Fraction(0))
NONNEGATIVE = Domain("interval", Fraction(0), low_closed=True)
UNIT = Domain("interval", Fraction(0), Fraction(1))
SIMPLEX = Domain("simplex", low_closed=True)  # a one-hot label lies in it
NATURAL = Domain("natural")
COUNT = Domain("interval", Fraction(0), low_closed=True, grain="whole", doubt=True)


@dataclass(frozen=True)
class Type:
    """Shape and domain of a name; ``family`` holds the lengths of its outer indices."""

    shape: Shape = ()
    domain: Domain = REAL
    family: tuple[Dim, ...] = ()

    @property
    def axes(self) -> tuple[Dim, ...]:
        """Lengths along which members and their entries are counted."""
        return (*self.family, *axes_of(self.shape))


def axes_of(shape: Shape) -> tuple[Dim, ...]:
    """Lengths along which entries are counted."""
    if not shape:
        return ()
    if ONE in shape:
        return (shape[0] if shape[1] == ONE else shape[1],)
    return shape


SCALAR = Type()


@dataclass(frozen=True)
class Signature:
    """An abstract function: what it takes and what it gives."""

    arguments: tuple[Type, ...]
    result: Type


@dataclass(frozen=True)
class Definition:
    """``name_{indices} = body``."""

    indices: tuple[str, ...]
    body: tree.Node
    label: str = ""


@dataclass(frozen=True)
class FunctionDefinition:
    """``name(parameters)_{indices} = body``."""

    parameters: tuple[str, ...]
    types: tuple[Type, ...]
    result: Type
    indices: tuple[str, ...]
    body: tree.Node
    label: str = ""
    given: int | None = field(default=None, compare=False)  # behind which parameter a bar stands


@dataclass(frozen=True)
class Point:
    """A probability given for one value, or for each: ``P(y = 1 | x)``, ``P(y = k | x) = body``."""

    arguments: tuple[tree.Node, ...]
    body: tree.Node
    label: str = ""
    free: tuple[tuple[str, Dim], ...] = ()

    @property
    def indices(self) -> tuple[str, ...]:
        return tuple(index for index, _ in self.free)


@dataclass(frozen=True)
class Hypothesis:
    """An assumption made on the page."""

    relation: tree.Relation
    free: tuple[tuple[str, Dim], ...]
    label: str = ""


@dataclass
class Scope:
    """Everything a formula may refer to, at one place of a page."""

    types: dict[str, Type] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    functions: dict[str, Signature] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    calls: dict[tuple[str, int], FunctionDefinition] = field(default_factory=dict)
    points: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    hypotheses: tuple[Hypothesis, ...] = ()
    indices: dict[str, Dim] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)  # indices of which one is chosen: i ∈ {1, …, n}
    settings: dict[str, tuple[Fraction, ...]] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    conflicts: set[str] = field(default_factory=set)
    fallen: dict = field(default_factory=dict)  # names whose meaning was not read
    inferred: set[str] = field(default_factory=set)  # names that the page did not declare
    numbered: frozenset[str] = frozenset()  # x_1 and x_2, where the page has no x_i; a^L
    remarks: tuple[tree.Relation, ...] = ()  # orders printed inline, such as z > 0
    wholes: frozenset[str] = frozenset()  # L, where the page defines both L and L_i
    layers: dict[str, str] = field(default_factory=dict)  # l: L, the last, or "" if not known
    zero: frozenset[str] = frozenset()  # letters that the page counts from zero
    zero_lengths: frozenset[Dim] = frozenset()  # along these entries and labels count from zero
    lengths: frozenset[str] = frozenset()  # letters that the page shows to be lengths
    counted: frozenset[str] = ALL_LETTERS  # letters that the page counts by
    other_ends: frozenset[str] = frozenset()  # k, where it does not count to K only
    inverse: bool = False  # whether the page speaks of an inverse function
    own: frozenset[str] = frozenset()  # functions in words that the page defines somewhere
    layout: str = ""  # of derivatives by vectors: "rows" of numbers, "numerator", "denominator"
    taken: dict[str, tree.Call] = field(default_factory=dict)  # C(a), where C = C(a) is said
    examples: frozenset[str] = frozenset()  # x^{(i)} of which the page says nothing else
    loose: bool = False  # whether a number may stand for a vector of it
    alone: frozenset[str] = frozenset()  # letters that stand by themselves in some formula
    spoken: frozenset[str] = frozenset()  # names of which the text says more than "constant"

    def copy(self) -> Scope:
        """An independent copy; the entries themselves never change."""
        new, parts = object.__new__(Scope), vars(self).items()
        new.__dict__ = {k: x.copy() if type(x) in (dict, set) else x for k, x in parts}
        return new

    def vocabulary(self) -> Vocabulary:
        """What the parser needs."""
        functions = set(self.functions) | {key for key, _ in self.calls} | set(self.points)
        names = set(self.types) | set(self.sizes) | set(self.definitions) | functions
        names |= {key for key in self.numbered if not self._is_entry(key)}
        squares = {x for item in self.calls.values() for x in item.parameters if x[-4:] == "^{2}"}
        heads = {re.split("[_^]", key)[0] for key in self.types} if squares else ()
        names |= {x for x in squares if x[:-4] not in heads}
        names |= {f"{match['letter']}{FAMILY}" for match in map(BOLD_FAMILY.match, names) if match}
        names |= {head for head, parts in map(split, names) if parts}
        names |= {key.replace(FROM_ZERO, MEMBERS) for key in names}
        names |= self._other_layers(names) | self.examples
        indices, sizes = frozenset(self.indices), frozenset(self.sizes)
        layers = frozenset({*self.layers, *self.layers.values()} - {""})
        return Vocabulary(functions | self.pending, names, indices, sizes, layers=layers,
                          inverse=self.inverse, own=self.own, alone=self.alone)  # fmt: skip

    def _other_layers(self, names: set[str]) -> set[str]:
        """Names of layers, in the layers around them and in the last one."""
        return {
            moved(key, letter, other, by)
            for letter, last in self.layers.items()
            for key in names if label_of(key, {letter})
            for other in {letter, last} - {""}
            for by in range(-FAR - 1, FAR + 1)
        }  # fmt: skip

    # ------------------------------------------------------------ declaring

    def declare(self, key: str, kind: Type) -> None:
        """Give ``key`` a type.  A domain may be restated, a shape may not change."""
        self._refuse_clash(key, (self.sizes, "a size"), (self.functions, "a function"))
        known = self.types.get(key)
        if known and key in self.imported and known.shape != kind.shape:
            self.definitions.pop(key, None)
            self.imported.discard(key)
            known = None
        if known and (known.shape, known.family) != (kind.shape, kind.family):
            was, now = show_shape(known.shape), show_shape(kind.shape)
            raise IllTyped(f"{key} is declared as {was} and again as {now}")
        if self._is_declared_entry(key, kind):
            return
        self._refuse_late(key, kind)
        before = dict(self.types)
        try:
            self._gather_entries(key, kind)
            self.types[key] = kind
            self._refuse_powers()
        except IllTyped:
            self.types = {name: item for name, item in before.items() if name in self.types}
            raise
        self.conflicts.discard(key)

    def _refuse_late(self, key: str, kind: Type) -> None:
        """A vector that is declared below a formula with numbers x_i: are they its entries?"""
        self.inferred.discard(key)
        for other, known in self.types.items():
            base = other.removesuffix(MEMBERS)
            entries = base != other and not known.shape and len(known.family) == _rank(kind)
            if entries and (key == base or key in bold_forms(base)) and other != key:
                if any(other in tree.free_names(body) for body in self._formulas()):
                    raise IllTyped(f"{key} is declared after its entries are used: do so before")

    def least(self, size: str) -> int:
        """The smallest value of a size, as far as the text says; samples begin at 2."""
        said = any(remark.left.key == size for remark in self.remarks)
        return self.sizes[size] if said or self.sizes[size] > 2 else 1

    def is_length(self, size: str) -> bool:
        """Whether something is as long as this: else it is a number like others."""
        kinds = list(self.types.values())
        for function in self.functions.values():
            kinds += [*function.arguments, function.result]
        dims = {dim for kind in kinds for dim in (*kind.shape, *kind.family, kind.domain.upper)}
        return any(dim and dim.name == size for dim in dims | {*self.indices.values()})

    def _formulas(self) -> list[tree.Node]:
        return [
            *(item.body for item in self.definitions.values()),
            *(item.body for item in self.calls.values()),
            *(item.relation for item in self.hypotheses),
        ]

    def _is_declared_entry(self, key: str, kind: Type) -> bool:
        r"""``x_1 \in \mathbb{R}`` beside ``\mathbf{x} \in \mathbb{R}^2`` is an entry of it."""
        entry = ENTRY.match(key)
        whole = entry and self.entry_key(entry["base"], len(_places(entry["places"])))
        known = self.types.get(whole) if whole and whole != key else None
        if known is None or kind.shape or not self._counts_it(entry, known):
            return False
        if known.domain != kind.domain and kind.domain != REAL:
            raise IllTyped(f"{key} is an entry of {whole}, declared in another set")
        return True

    def _counts_it(self, entry: re.Match, whole: Type) -> bool:
        """Whether a number below a letter is one of those that it counts by: w_0 is a bias."""
        zero = "0" in _places(entry["places"])
        dims = (*whole.family, *(dim for dim in whole.shape if dim != ONE))
        return bool(dims) and not (zero and not set(dims) & self.zero_lengths)

    def _gather_entries(self, key: str, kind: Type) -> None:
        """The other way round: names declared before are entries of what is declared now."""
        before = list(self.types.items())
        self.types[key] = kind
        found = [
            (name, known)
            for name, known in before
            if (entry := ENTRY.match(name)) and name != key and self._counts_it(entry, kind)
            and self.entry_key(entry["base"], len(_places(entry["places"]))) == key
        ]  # fmt: skip
        for name, known in found:
            same = known in (Type((), kind.domain), Type((), REAL))
            used = any(name in tree.free_names(body) for body in self._formulas())
            if not same or used or name in self.definitions:
                raise IllTyped(f"{name} is a name of its own, and would be an entry of {key}")
            del self.types[name]

    def numbers_layers(self, exponent: tree.Node) -> bool:
        r"""Whether ``z^1`` may be a name: ``a^0`` or ``W^1`` is declared, a vector or a matrix."""
        whole = isinstance(exponent, tree.Num) and exponent.value.denominator == 1
        return whole and any(self.types[key].shape for key, _ in self._numbered_above())

    def _numbered_above(self) -> list[tuple[str, str]]:
        powers = ((key, POWER.match(key)) for key in self.types)
        return [(key, item["base"]) for key, item in powers if item and item["exponent"].isdigit()]

    def _refuse_powers(self) -> None:
        """``σ^2`` may be declared, or σ, but not both: one is the square of the other."""
        for key in list(self.types):
            power = POWER.match(key)
            if power is None or power["base"] not in self.types:
                continue
            if self.is_root(power["base"], key):
                continue
            shape = self.types[power["base"]].shape
            square = not shape or shape[0] == shape[1]
            known = power["exponent"] in self.types or power["exponent"] in self.sizes
            known = known or key.endswith(RAISED)
            if square and (known or re.fullmatch(r"-?[\d.]+", power["exponent"])):
                del self.types[key]
                if key.endswith(RAISED):
                    del self.types[power["base"]]  # is x^i one of several, or a power?
                raise IllTyped(f"{key} is a power of {power['base']}: declare one of the two")

    def is_root(self, key: str, square: str) -> bool:
        """Whether a name is defined as the root of its own square."""
        known = self.definitions.get(key)
        return bool(known) and known.body == tree.Call("sqrt", (tree.Name(square),))

    def define_root(self, key: str, square: str) -> None:
        """Of which only the square is defined, and that it is positive: it is the root."""
        self.definitions[key] = Definition((), tree.Call("sqrt", (tree.Name(square),)))
        self.declare(key, Type((), NONNEGATIVE))

    def declare_size(self, key: str, least: int = 2) -> None:
        """Make ``key`` a length."""
        known = self.types.get(key)
        if known is not None:
            raise IllTyped(f"{key} is a length here and a quantity elsewhere on the page")
        self._refuse_clash(key, (self.functions, "a function"))
        self.sizes[key] = max(least, self.sizes.get(key, 2))
        self._refuse_powers()

    def _is_entry(self, key: str) -> bool:
        """Whether a numbered name is an entry, or one of a family, of what is declared."""
        entry = ENTRY.match(key)
        base = entry["base"] if entry else key
        return base in self.types or self.entry_key(base, 1) in self.types

    def is_label_from_zero(self, key: str) -> bool:
        """Whether a name, or one of its entries, is a label that counts from zero."""
        base = key.partition("_{")[0]
        kinds = (self.types.get(form) for form in (key, base, base + MEMBERS))
        return any(kind and kind.domain.upper in self.zero_lengths for kind in kinds)

    def own_size(self, index: str) -> Dim:
        """The length of what is counted by an index of which the page does not say the end."""
        self.declare_size(f"#{index}")
        return Dim(f"#{index}")

    def declare_function(self, key: str, signature: Signature) -> None:
        """Make ``key`` an arbitrary smooth function."""
        self._refuse_clash(key, (self.types, "a quantity"), (self.sizes, "a size"))
        known = self.functions.get(key)
        if known and known != signature:
            raise IllTyped(f"{key} is declared twice, with different arguments")
        if any(name == key for name, _ in self.calls):
            return
        self.functions[key] = signature

    def _refuse_clash(self, key: str, *others) -> None:
        for table, what in others:
            if key in table:
                raise IllTyped(f"{key} is already {what} on this page")

    def identified(self, own: Dim, other: Dim) -> Scope:
        """The same, where a length that the page does not name is another one."""
        size, node = tree.Name(own.name), tree.Name(other.name)
        node = node if other.name else tree.Num(Fraction(other.offset))
        if other.name and other.offset:
            node = tree.Add((node, tree.Num(Fraction(other.offset))))

        def changed(item):
            if isinstance(item, Dim):
                return other.shifted(item.offset) if item.name == own.name else item
            if isinstance(item, tree.Node):
                return tree.replaced(item, {size: node})
            if isinstance(item, tuple):
                return tuple(map(changed, item))
            if isinstance(item, dict):
                return {key: changed(value) for key, value in item.items()}
            if is_dataclass(item):
                parts = {x.name: changed(getattr(item, x.name)) for x in fields(item)}
                return replace(item, **parts)
            return item

        found = self.copy()
        for name in ("types", "functions", "definitions", "calls", "points", "hypotheses",
                     "indices", "remarks", "taken"):  # fmt: skip
            setattr(found, name, changed(getattr(self, name)))
        return found

    # ------------------------------------------------------------ defining

    def define(self, key: str, definition: Definition, kind: Type) -> None:
        """Bind a name."""
        known = self.definitions.get(key)
        if known and key in self.imported:
            self.imported.discard(key)
            known = None
        if known and known.body != definition.body and known.label != SHIFTED:
            raise IllTyped(f"{key} is already defined by {known.label or 'this page'}")
        if key in tree.free_names(definition.body) or self._reaches(definition.body, key):
            raise IllTyped(f"{key} would be defined by itself")
        if key in self.sizes:
            raise IllTyped(f"{key} is a length, it cannot be defined")
        if key not in self.types:
            self.declare(key, kind)
        self.inferred.discard(key)  # what it is made of may be inferred
        self.definitions[key] = definition

    def define_function(self, key: str, definition: FunctionDefinition) -> None:
        """Bind a function."""
        place = (key, len(definition.parameters))
        known = self.calls.get(place) if key not in self.inferred else None
        if known and known.body != definition.body:
            raise IllTyped(f"{key} is already defined by {known.label or 'this page'}")
        if self._reaches(definition.body, key):
            raise IllTyped(f"{key} would be defined by itself")
        self.functions.pop(key, None)
        self.inferred.discard(key)
        self.calls[place] = definition

    def define_point(self, key: str, point: Point) -> None:
        """Bind one value of a probability."""
        if any(name == key for name, _ in self.calls):
            raise IllTyped(f"{key} is already defined for every value: state this with eq-")
        self.points[key] = (*self.points.get(key, ()), point)

    def bodies(self, key: str) -> list[tree.Node]:
        """What a name or function is defined by."""
        found = [self.definitions[key].body] if key in self.definitions else []
        return found + [item.body for (name, _), item in self.calls.items() if name == key]

    def resting_on(self, nodes) -> list[tree.Node]:
        """Formulas, and the definitions that they rest on."""
        keys = self.dependencies(set().union(*map(tree.names, nodes)))
        return [*nodes, *(body for key in sorted(keys) for body in self.bodies(key))]

    def _reaches(self, body: tree.Node, key: str) -> bool:
        return key in self.dependencies(tree.free_names(body))

    def suppose(self, relation: tree.Relation) -> None:
        """Take up an assumption, if it is not yet made."""
        found = Hypothesis(relation, ())
        if found not in self.hypotheses:
            self.hypotheses = (*self.hypotheses, found)

    def is_supposed_of(self, key: str) -> bool:
        """Whether an assumption rests on a name."""
        assumed = (tree.free_names(item.relation) for item in self.hypotheses)
        return any(key in self.dependencies(names) for names in assumed)

    def dependencies(self, keys: set[str]) -> set[str]:
        """All names that the given ones are defined by, and they themselves."""
        found, todo = set(), list(keys)
        while todo:
            key = todo.pop()
            if key in found:
                continue
            found.add(key)
            todo.extend(part for part in split(key)[1] if DOT not in part)
            bodies = [self.definitions[key]] if key in self.definitions else []
            bodies += [item for (name, _), item in self.calls.items() if name == key]
            bodies += list(self.points.get(key, ()))
            for item in bodies:
                bound = frozenset(getattr(item, "parameters", ()))
                bound |= frozenset(getattr(item, "indices", ()))
                todo.extend(tree.free_names(item.body, bound))
        return found

    def refuse_values_of(self, keys: set[str], names) -> None:
        """Refuse what moves a name that stands in the brackets of one without a definition."""
        for key in sorted(self.dependencies(names) - set(self.definitions)):
            if keys & {part.partition("_{")[0] for part in split(key)[1]}:
                raise Unreadable(f"the page does not say how {key} depends on {min(keys)}")
            self._refuse_step(key, keys)

    def _refuse_step(self, key: str, keys: set[str]) -> None:
        """Refuse a derivative by what all steps rest on: so does the one before, h_{t-1}."""
        step = STEP.match(key)
        for other in self.definitions if step and key not in keys else ():
            found = STEP.match(other)
            if found and found["base"] == step["base"] and found["letter"] == step["letter"]:
                shared = {x for x in keys if step["letter"] not in x.partition("_")[2]}
                shared &= self.dependencies({other})
                if shared:
                    raise Unreadable(
                        f"does {key} depend on {min(shared)}, as {other} does? say what it is"
                    )

    def refuse_two_steps(self, names) -> None:
        """Refuse what holds two steps without a definition beside one that has one."""
        reached = self.dependencies(names)
        steps = {key: found for key in {*reached, *self.definitions} if (found := STEP.match(key))}
        for key in sorted(steps.keys() & self.definitions.keys()):
            kin = steps[key]["base"], steps[key]["letter"]
            free = [x for x, found in steps.items() if (found["base"], found["letter"]) == kin
                    and x not in self.definitions and x in self.types]  # fmt: skip
            if len(free) > 1:
                raise Unreadable(
                    f"{' and '.join(sorted(free))} stand free beside {key}, which has a definition:"
                    " are they tied as it is to its steps? define one of them"
                )

    # ------------------------------------------------------------ asking

    def type_of(self, key: str) -> Type:
        """Type of a name, or why it has none."""
        if key in self.conflicts:
            raise IllTyped(f"{key} means two things in what this page cites: declare it here")
        if key not in self.types:
            self.gather(key)
        if key in self.types:
            return self.types[key]
        if any(name == as_function(key) for name, _ in self.calls):
            raise IllTyped(
                f"{key} is a length and a function on this page: write the function with its"
                " arguments, and the length only where sums end"
            )
        if key in self.sizes:
            return Type((), NATURAL)
        if key in self.functions or any(name == key for name, _ in self.calls):
            raise IllTyped(f"{key} is a function and needs its argument")
        hint = ""
        if key == r"\mathbf{1}":
            hint = r": write \mathbf{1}_n, or declare $\mathbf{1} \in \mathbb{R}^n$"
        if key in ("E", r"\mathbb{E}"):
            hint = "; expectations are not read"
        if key.endswith("'"):
            hint = ", and what it is derived from is no function"
        raise Undeclared(f"{key} is not declared on this page{hint}", key)

    def gather(self, key: str) -> None:
        r"""``\hat{\mathbf{y}}``, of which only the entries ``\hat{y}_i = …`` were defined."""
        for plain, kind in list(self.types.items()):
            entries = len(kind.family) == 1 and not kind.shape
            entries &= plain in self.definitions or plain.endswith(MEMBERS)
            letter = plain.removesuffix(MEMBERS)
            whole = key in bold_forms(letter) and key == key.lower()
            whole |= key == letter != plain and plain in self.inferred and self.loose
            if entries and whole:
                index = "i" if "i" not in self.types else "j"
                body = tree.Index(tree.Name(plain), (tree.Name(index),))
                self.types[key] = Type((kind.family[0], ONE), kind.domain)
                self.definitions[key] = Definition((index,), body, GATHERED)

    def join(self, key: str) -> bool:
        r"""``\mathbf{w}``, or ``w``, of the declared numbers ``w_i``: they are its entries."""
        known = self.definitions.get(key)
        if key in {*self.types, *self.sizes} and (known is None or known.label != GATHERED):
            return False
        for member, kind in list(self.types.items()):
            letter, count = member.removesuffix(MEMBERS), len(kind.family)
            if letter == member or key not in (letter, *bold_forms(letter, count)) or count > 2:
                continue
            if kind.family and not kind.shape and member not in self.definitions:
                self.types[key] = Type((*kind.family, ONE)[:2], kind.domain)
                letters = ("i", "j")[:count]
                body = tree.Index(tree.Name(key), tuple(map(tree.Name, letters)))
                self.definitions.pop(key, None)
                self.definitions[member] = Definition(letters, body, JOINED)
                return True
        return False

    def entry_key(self, key: str, count: int) -> str:
        r"""The name whose entry ``key_{…}`` is: itself, or its bold form.

        Plain ``z_i`` is an entry of ``\mathbf{z}`` unless a plain z has entries.
        """
        known = self.types.get(key)
        if known is not None and (known.shape or known.family):
            return key
        for other in [*bold_forms(key, count), key + r"_{\cdot}"]:
            for form in (other, other + r"_{\cdot}"):
                kind = self.types.get(form)
                if kind is not None and count in (len(kind.family), _rank(kind)) and count:
                    if key in self.sizes and form != key + MEMBERS:
                        raise IllTyped(f"{key} is a length here; write [{form}]_i for an entry")
                    return form
        return key

    def set_value(self, key: str, values: tuple[Fraction, ...]) -> None:
        """A number printed inline, ``$z = 0.5$``; forgets what depends on the name."""
        for other in list(self.settings):
            if other != key and key in self.dependencies({other}):
                del self.settings[other]
        self.settings[key] = values

    def disagree(self, key: str) -> None:
        """Two cited pages mean different things by a name: it means nothing here."""
        self.types.pop(key, None)
        self.definitions.pop(key, None)
        self.imported.discard(key)
        self.conflicts.add(key)

    def narrowed(self, key: str, domain: Domain) -> None:
        """Restate the domain of a declared name."""
        self.types[key] = replace(self.types[key], domain=domain)


def _rank(kind: Type) -> int:
    """How many indices reach a number."""
    own = 0 if not kind.shape else 1 if ONE in kind.shape else 2
    return len(kind.family) + own


def _places(text: str) -> list[str]:
    """``12`` and ``1,2`` are two places."""
    return text.split(",") if "," in text else list(text)


def bold_forms(key: str, count: int = 1) -> list[str]:
    r"""Names of which ``key`` with ``count`` indices may be an entry.

    ``\hat{y}_i`` of ``\hat{\mathbf{y}}``, ``x_{ij}`` of ``X`` or ``\mathbf{X}``; but ``x_i``
    is no entry of a vector X.
    """
    accent, brace, inner = key.partition("{")
    if brace and accent in ACCENTS:
        return [f"{accent}{{{form}}}" for form in bold_forms(inner[:-1], count)]
    base, hat, label = key.partition("^{")
    if hat:
        return [f"{form}^{{{label}" for form in bold_forms(base, count)]
    found = [rf"\mathbf{{{key}}}", rf"\boldsymbol{{{key}}}", rf"\vec{{{key}}}"]
    if count == 2 and len(key) == 1 and key.islower():
        found += [key.upper(), rf"\mathbf{{{key.upper()}}}"]
    return found
