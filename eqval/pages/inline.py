r"""Inline mathematics of the prose: declarations, settings, hidden claims.

The rule, in one place.  An inline formula

- with ``\in``, ``:`` … ``\to``, or ``i = 1, \dots, n`` **declares**;
- that relates a single name to a number, or to a tuple of numbers
  (``$y = 1$``, ``$\hat{y} \approx 0.62$``, ``$z > 0$``), is a **setting**:
  it fixes the value used by numerical claims below it;
- that says of two indices that they differ (``$i \\neq j$``) is a **condition**: what is
  refuted below it may hold under it;
- that relates one or more names to a single name (``$K = n$``) or anything
  longer is a **hidden claim** and turns red: display it, with a label;
- without a relation is only **mentioned**.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from ..meaning.declaring import declare, declare_range, plain_length
from ..meaning.scope import (
    FAMILY,
    MEMBERS,
    POWER,
    RAISED,
    REAL,
    SIMPLEX,
    Dim,
    Domain,
    Hypothesis,
    Scope,
    Type,
    bold_forms,
)
from ..reading import tree
from ..reading.atoms import OPPOSITE, TURNED
from ..reading.declaration import (
    PLAIN,
    Declared,
    IndexRange,
    Membership,
    Set,
    declarations,
    declared,
    declares,
    index_ranges,
    length,
    listed_vector,
    listing,
    literal,
    names_in,
    scripts,
    size_of,
)
from ..reading.errors import EquationError, Unreadable
from ..reading.grammar import Grammar
from ..reading.parser import INDICES, RELATIONS, Vocabulary
from ..reading.statement import has_order, without_punctuation
from ..reading.tokens import Token, level, tokenize, tokens_of
from .fallen import UNREAD, lose, mentioned
from .settings import ordered, refuse_value

SUM_FROM = re.compile(
    r"\\(?:sum|prod)(?:\\limits)?\s*_\s*\{\s*(?P<index>\w)\s*=\s*(?P<low>\d)\s*\}"
    r"\s*\^\s*(?:\{(?P<braced>[^{}]*)\}|(?P<end>\w))"
)
BOUND = {r"\sum", r"\prod", r"\max", r"\min"}
REAL_NUMBER = Type((), REAL)
ORDERS = {"<", "<=", ">", ">=", "!="}
MENTION, DECLARED, SETTING, CLAIM = "mention", "declared", "setting", "claim"
CONDITION = "condition"
# An index or power, a command and a word in its braces; a letter without a letter beside it.
ASIDE = re.compile(r"(?<!\\nabla)[_^]\s*(?:\{[^{}]*\}|\\?\w)|\\[A-Za-z]+\s*(?:\{[A-Za-z ]*\})?")
ALONE = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")


def read_inline(
    source: str,
    scope: Scope,
    letters: dict[str, tree.Node],
    settle=None,
    stated: bool = True,
    beside: bool = True,
) -> str:
    """Take in one inline formula.

    Parameters
    ----------
    source : str
        The LaTeX between the dollar signs.
    scope : Scope
        Is extended in place.
    letters : dict
        Upper bounds of the indices the page sums over: which ``(i)`` count examples.
    settle : callable, optional
        Takes ``(key, sign, values)`` of a number printed for a name; else it is set.
    stated : bool
        Whether the sentence says so, as in "let $0 < p < 1$"; None: it speaks of a case only.
    beside : bool
        Whether it stands beside the declaration of what it is about.

    Returns
    -------
    str
        ``"declared"``, ``"setting"``, ``"condition"``, ``"claim"`` or ``"mention"``.
    """
    try:
        tokens = without_punctuation(tokenize(source))
    except Unreadable:
        if any(sign in source for sign in ("=", "<", ">", r"\in")):
            raise
        return MENTION
    parser = Grammar(tokens, source, Vocabulary())
    ranges = index_ranges(parser)
    if ranges and not ({x.index for x in ranges} & {*scope.types, *scope.sizes}):
        return min(_counted(x, scope) for x in ranges)
    if declares(parser.tokens) and not _is_defined(tokens, source):
        for item in declarations(parser):
            declare(item, scope, letters)
            if getattr(item, "home", None) and item.home.sign:
                keys = {name.key for name in item.names}
                lose(scope, keys, f"{', '.join(sorted(keys))} as definite", whole=False)
        return DECLARED
    said = Conditions(scope, letters, stated, beside)
    vector = _read(listed_vector, tokens, source) if stated and "=" in source else None
    if vector is not None and not said.knows(vector.names[0]):
        declare(vector, scope, letters)
        return DECLARED
    return _relation(tokens, source, said, settle or (lambda *a: _settle(scope, source, *a)))


def _counted(counted: IndexRange, scope: Scope) -> str:
    if counted.low == 0 and counted.index not in scope.layers:
        return DECLARED if counted.index in scope.zero else CLAIM
    declare_range(counted, scope)
    whole = counted.low == 1 or counted.index in scope.layers
    return DECLARED if whole else CONDITION  # what holds from 1 on holds from 2 on


def _is_defined(tokens: list[Token], source: str) -> bool:
    r"""``z = X w \in \mathbb{R}^n``, of which more is said than where it lies."""
    places = _relation_places(tokens)
    member = next((place for place, token in enumerate(tokens) if token.text == r"\in"), 0)
    if not places or places[0] > member:
        return False
    return _read(_lists_own, tokens[:member], source) is None


def _lists_own(parser: Grammar) -> tuple | None:
    return listing(parser, declared(parser)) or None


def is_declaration(latex: str) -> bool:
    """Whether a display declares, and claims nothing: it needs no role."""
    try:
        tokens = tokenize(latex)
    except EquationError:
        return False
    return bool(_ranges(latex)) or (declares(tokens) and not has_order(tokens))


def _settle(scope: Scope, text: str, key: str, sign: str, values) -> None:
    if sign == "=":
        refuse_value(scope, key, values, text)
        scope.set_value(key, values)


# ---------------------------------------------------------------- settings and claims


@dataclass
class Conditions:
    """Orders in the prose: what they say of names that are new, ``$\\sigma_j > 0$``."""

    scope: Scope
    letters: dict[str, tree.Node]
    stated: bool | None
    beside: bool

    def take(self, tokens: list[Token], bounds: list[tuple[str, Fraction]]) -> bool:
        """Declare a name of which the page has said nothing else, where the order is one."""
        name, scope = self.named(tokens), self.scope
        positive = bounds == [(">", Fraction(0))]
        if name is None:
            return False
        if not self.stated:
            self._leave_open(scope.entry_key(name.base, len(name.letters)), name, bounds)
            if not name.letters and not self._is_known(name) and name.key not in scope.lengths:
                scope.declare(name.key, REAL_NUMBER)  # it is one, whichever
            return False
        if name.key in scope.lengths and name.key not in scope.types:
            return self._length(name.key, bounds)
        if name.key.endswith("^{2}") and not positive:
            return False
        square = f"{name.key}^{{2}}"
        if positive and square in scope.definitions and not self._is_known(name):
            scope.define_root(name.key, square)
            return True
        whole = scope.entry_key(name.base, len(name.letters))
        if self._is_known(name):
            kind = scope.types.get(whole)
            entries = name.letters and kind and whole not in scope.definitions and self.beside
            if entries and kind.domain == SIMPLEX and positive:
                scope.narrowed(whole, replace(SIMPLEX, low_closed=False))
                return True
            if not entries or kind.domain != REAL:
                self._leave_open(whole, name, bounds)
                return False
        if name.letters and "!=" in dict(bounds):
            return False
        declare(Membership((name,), _set_of(bounds)), scope, self.letters)
        return True

    def named(self, tokens: list[Token]) -> Declared | None:
        """One name: also ``p(x, y)``, a number for each x and y that count."""
        if name := _declared(tokens):
            return name
        names = _read(names_in, tokens, "") or ()
        letters = names[0].letters if len(names) == 1 and names[0].mark == "(" else ()
        ends = {**self.letters, **self.scope.indices}
        counted = letters and all(ends.get(letter) for letter in letters)
        return names[0] if counted and not self._is_known(names[0]) else None

    def take_all(self, tokens: list[Token], bound: tuple[str, Fraction], text: str) -> bool:
        r"""The same of ``\\lambda_1, \\dots, \\lambda_n > 0``."""
        parser = Grammar(tokens, text, Vocabulary())
        names = names_in(parser)
        if parser.peek() is not None or not self.stated or any(map(self._is_known, names)):
            return False
        declare(Membership(names, _set_of([bound])), self.scope, self.letters)
        return True

    def take_chain(self, tokens, places, parts, text: str) -> bool:
        r"""``0 < k < n`` of names of which nothing else is said: positive, one below the other."""
        names, scope = [*map(_declared, parts)], self.scope
        signs = [RELATIONS[tokens[place].text] for place in places]
        upward = {*signs} <= {"<", "<="} and _values(parts[0], text) == (Fraction(0),)
        own = [name for name in names[1:] if name and not name.letters]
        plain = upward and len(own) == len(names) - 1 and self.stated
        if not plain or any(self._is_known(x) or x.key in scope.lengths for x in own):
            return False
        home = replace(_set_of([(">", Fraction(0))]), grain="whole")  # may count: tried of these
        declare(Membership(tuple(own), home), scope, self.letters)
        for sign, (one, other) in zip(signs[1:], itertools.pairwise(own), strict=True):
            order = tree.Relation(sign, tree.Name(one.key), tree.Name(other.key))
            scope.hypotheses = (*scope.hypotheses, Hypothesis(order, ()))
        return True

    def _leave_open(self, whole: str, name: Declared, bounds) -> None:
        """Of the entries of what is declared in another set: what is refuted may hold for these."""
        kind = self.scope.types.get(whole) if name.letters else None
        if (
            kind
            and whole not in self.scope.definitions
            and not all(_implies(kind.domain, *bound) for bound in bounds)
        ):
            lose(self.scope, {whole}, f"a condition on {name.key}", whole=False)

    def _length(self, key: str, bounds) -> bool:
        for sign, value in bounds:
            if sign in (">", ">=") and value.denominator == 1:
                self.scope.declare_size(key, int(value) + (sign == ">"))
        return key in self.scope.sizes

    def knows(self, name: Declared) -> bool:
        """Whether the page has said anything of a name, or of an entry of it."""
        bare = PLAIN.sub(r"\1", name.key)
        known = {*self.scope.types, *self.scope.sizes, *self.scope.definitions}
        return any(key in (name.key, bare) or key.startswith(f"{bare}_") for key in known)

    def _is_known(self, name: Declared) -> bool:
        scope, power = self.scope, POWER.match(name.key)
        forms = {name.key}
        if name.letters:
            forms |= {name.base, scope.entry_key(name.base, len(name.letters))}
            forms |= {name.base + MEMBERS, name.base + FAMILY, name.base + RAISED}
        forms |= {power["base"]} if power else set()
        known = {*scope.types, *scope.sizes, *scope.definitions, *scope.functions, *scope.points}
        return bool(forms & (known | {*scope.indices} | {key for key, _ in scope.calls}))


def _set_of(bounds: list[tuple[str, Fraction]]) -> Set:
    """All numbers that obey some orders."""
    found = Set("interval")
    for sign, value in bounds:
        if sign == "!=":
            found = replace(found, without=(*found.without, value))
        elif sign in (">", ">="):
            found = replace(found, low=value, holds=(sign == ">=", found.holds[1]))
        else:
            found = replace(found, high=value, holds=(found.holds[0], sign == "<="))
    if None not in (found.low, found.high) and found.low >= found.high:
        raise Unreadable("an empty interval")
    return found


def contradicts(domain: Domain, sign: str, value: Fraction) -> bool:
    """Whether no number of a set obeys an order."""
    return sign in TURNED and _implies(domain, OPPOSITE[sign], value)


def _implies(domain: Domain, sign: str, value: Fraction) -> bool:
    """Whether all numbers of a set obey an order."""
    if domain.values:
        return all(ordered(sign, item, value) for item in domain.values)
    if domain.kind != "interval":
        return sign == ">=" and value <= 0
    low, high = domain.low, domain.high
    if sign == "!=":
        return not domain.within(value)
    end, closed = (low, domain.low_closed) if sign[0] == ">" else (high, domain.high_closed)
    return end is not None and (
        ordered(sign[0], end, value) or (end == value and (sign[1:] == "=" or not closed))
    )


def _relation(tokens: list[Token], text: str, said: Conditions, settle) -> str:
    """Setting, hidden claim or mention, by the rule at the top of this module."""
    places, scope = _relation_places(tokens), said.scope
    if any(token.text in UNREAD for token in tokens):
        return CLAIM
    if not places:
        return MENTION
    if len(places) > 1:
        return _double(tokens, places, text, said, settle)
    left, right = tokens[: places[0]], tokens[places[0] + 1 :]
    sign = RELATIONS[tokens[places[0]].text]
    values = _values(right, text)
    if values is None and _values(left, text) is not None:
        left, values, sign = right, _values(left, text), TURNED.get(sign, sign)
    if sign == "!=" and _are_indices([*left, *tokens[places[0] + 1 :]], scope):
        return CONDITION
    if any(token.text == r"\dots" for token in left) and sign in ORDERS and values:
        return DECLARED if said.take_all(left, (sign, values[0]), text) else CLAIM
    parts = _listed(left) if sign in ORDERS and values is not None else [left]
    if len(parts) > 1 and not all(map(said.named, parts)):
        return CLAIM
    kinds = [_said_of(part, sign, values, text, said, settle) for part in parts]
    return kinds[0] if len(kinds) == 1 else SETTING  # λ, η > 0


def _said_of(left, sign: str, values, text: str, said: Conditions, settle) -> str:
    """What one name has to do with a number."""
    name, scope = _single_name(left), said.scope
    if values and len(values) == 1 and sign in ORDERS and said.take(left, [(sign, values[0])]):
        return DECLARED
    if name is None or values is None:
        return CLAIM
    if scope.is_label_from_zero(name):
        raise Unreadable(f"{name} is a label that counts from 0: a value of it is not read", text)
    if values and sign in ("=", "approx", ":="):
        settle(name, "=", values)
    elif sign in (">=", ">") and name in scope.sizes and len(values) == 1:
        least = int(values[0]) + (1 if sign == ">" else 0)
        scope.sizes[name] = max(scope.sizes[name], least)
        settle(name, sign, values)
    elif values and sign in ORDERS:
        settle(name, sign, values)
    return SETTING


def _listed(tokens: list[Token]) -> list[list[Token]]:
    """What commas outside brackets part."""
    parts, depth = [[]], 0
    for token in tokens:
        depth += level(token)
        if token.text == "," and not depth:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _are_indices(tokens: list[Token], scope: Scope) -> bool:
    known = {*scope.types, *scope.sizes, *scope.definitions}
    return len(tokens) == 2 and {token.text for token in tokens} <= INDICES - known


def _double(tokens, places, text: str, said: Conditions, settle) -> str:
    """``0 < \\eta < 1`` and ``x = y = 0``: numbers round one name are a setting."""
    ends = [-1, *places, len(tokens)]
    parts = [tokens[a + 1 : b] for a, b in itertools.pairwise(ends)]
    names = [part for part in parts if _single_name(part) is not None]
    numbers = [part for part in parts if _values(part, text) is not None]
    if len(names) > 1 and len(names) + len(numbers) == len(parts):
        return DECLARED if said.take_chain(tokens, places, parts, text) else CLAIM
    if len(names) != 1 or len(names) + len(numbers) != len(parts):
        return CLAIM
    orders = []
    for place, (one, other) in zip(places, itertools.pairwise(parts), strict=True):
        sign = RELATIONS[tokens[place].text]
        if one not in names:
            one, other, sign = other, one, TURNED.get(sign, sign)
        if sign in ORDERS:
            orders.append((sign, _values(other, text)))
    single = all(len(values) == 1 for _, values in orders) and len(orders) == len(places)
    if single and said.take(names[0], [(sign, values[0]) for sign, values in orders]):
        return DECLARED
    for sign, values in orders:
        settle(_single_name(names[0]), sign, values)
    return SETTING


def _relation_places(tokens: list[Token]) -> list[int]:
    """Where relation signs stand outside brackets and indices."""
    places, depth = [], 0
    for place, token in enumerate(tokens):
        if token.kind in ("text", "env"):
            continue
        depth += level(token)
        if not depth and token.text in RELATIONS:
            places.append(place)
    return places


def _single_name(tokens: list[Token]) -> str | None:
    """Key if the tokens are one name, perhaps with an index."""
    for place, token in enumerate(tokens[:-1]):
        inside = tokens[place + 2] if tokens[place + 1].text == "{" else tokens[place + 1]
        if token.text == "^" and inside.kind != "text" and inside.text not in ("(", "[", "*"):
            return None  # a power, not a part of the name
    name = _declared(tokens)
    return name and name.key


def _declared(tokens: list[Token]) -> Declared | None:
    """The name, if the tokens are one; a power may be part of it."""
    try:
        parser = Grammar(tokens, "", Vocabulary())
        name = declared(parser)
    except EquationError:
        return None
    return name if parser.peek() is None else None


def _values(tokens: list[Token], text: str) -> tuple[Fraction, ...] | None:
    """Numbers if the tokens are a number or a tuple of numbers."""
    while tokens and tokens[-1].text in (r"\top", "^"):
        tokens = tokens[:-1]
    if not tokens:
        return None
    try:
        parser = Grammar(tokens, text, Vocabulary())
        node = parser.expression()
        parser.finish()
    except EquationError:
        return None
    if node == tree.Name(r"\mathbf{0}"):
        return (Fraction(0),)
    entries = node.entries if isinstance(node, tree.Vector) else (node,)
    found = [literal(item) for item in entries]
    return None if None in found else tuple(found)


def index_letters(formulas: list[str]) -> dict[str, tree.Node | None]:
    """Letters that the page counts by: where they end, or None where it does not say.

    A letter with two ends is not among them.
    """
    found, stated = _ends(formulas)
    found |= stated
    return {letter: next(iter(ends), None) for letter, ends in found.items() if len(ends) < 2}


def other_ends(formulas: list[str]) -> frozenset[str]:
    """Letters that end elsewhere than at their capital: k that does not count to K only."""
    return frozenset(
        letter
        for part in _ends(formulas)
        for letter, ends in part.items()
        if not ends <= {tree.Name(letter.upper())}
    )


def _ends(formulas: list[str]) -> tuple[dict[str, set], dict[str, set]]:
    """Where letters end below sums, and where the page says that they do."""
    found: dict[str, set] = {}
    stated: dict[str, set] = {}
    for text in formulas:
        tokens = without_punctuation(tokens_of(text))
        for counted in _ranges(text):
            if counted.low < 2:
                stated.setdefault(counted.index, set()).add(counted.count)
        for place, token in enumerate(tokens):
            if token.text in (r"\sum", r"\prod"):
                below, above = _read(scripts, tokens[place + 1 :], text) or ([], [])
                signs = [item.text for item in below]
                if signs[1:] == ["=", "1"] and above:
                    found.setdefault(signs[0], set()).add(_read(length, above, text))
                elif not above and signs[1:2] in ([], [r"\neq"]):
                    found.setdefault("".join(signs[:1]), set())
                elif not above and signs[1:2] == [r"\in"]:
                    members = _read(declared, below[2:], text)
                    ends = {tree.Name(size_of(members.key))} if members else set()
                    found.setdefault(signs[0], set()).update(ends)
    return found, stated


def zero_letters(formulas: list[str]) -> frozenset[str]:
    """Letters that the page counts from zero, wherever it says from where."""
    lows: dict[str, set[int]] = {}
    for text in formulas:
        for counted in _ranges(text):
            lows.setdefault(counted.index, set()).add(counted.low)
    return frozenset(letter for letter, found in lows.items() if found == {0})


def zero_lengths(formulas: list[str]) -> frozenset[Dim]:
    r"""How many labels there are in ``\{0, \dots, K - 1\}``: such entries are counted from zero."""
    found: set[Dim] = set()
    sides: set[Dim] = set()  # the lengths of vectors and of matrices: of d + 1 entries from zero
    for text in formulas:
        if r"\in" not in text or not ("0" in text or "1" in text):
            continue
        parts = _read(_all_declared, without_punctuation(tokens_of(text)), text) or ()
        for home in (item.home for item in parts if isinstance(item, Membership)):
            if home.kind == "label" and home.low == 0:
                found.add(plain_length(home.upper))
            sides |= {plain_length(x) for x in home.shape if isinstance(x, tree.Add)}
    return frozenset(found | (sides & _last_from_zero(formulas)))


def _last_from_zero(formulas: list[str]) -> set[Dim]:
    """The lengths ``d + 1`` along which a page counts from 0 to d only."""
    lows: dict[Dim, set[str]] = {}
    for text in formulas:
        for counted in _ranges(text):
            lows.setdefault(plain_length(counted.upper), set()).add(f"{counted.low}{counted.index}")
        for found in SUM_FROM.finditer(text):
            end = found["braced"] or found["end"]
            upper = _read(length, tokens_of(end), end)
            if upper is not None:
                lows.setdefault(plain_length(upper), set()).add(found["low"] + found["index"])
    shown = " ".join(formulas)
    from_zero = {
        end: {start[1:] for start in starts if start[0] == "0"} for end, starts in lows.items()
    }
    return {
        end.shifted(1)
        for end, letters in from_zero.items()
        if letters and end.name and end.shifted(1) not in lows and _are_entries(letters, shown)
    }


def _are_entries(letters: set[str], shown: str) -> bool:
    """Whether letters count entries as they are: ``x_j``, and nowhere ``x_{j+1}``."""
    some = "|".join(map(re.escape, letters))
    entry = re.search(rf"_\s*(?:\{{\s*(?:{some}|0)\s*\}}|(?:{some}|0)(?![A-Za-z]))", shown)
    return bool(entry) and not re.search(rf"_\s*\{{\s*(?:{some})\s*\+", shown)


def letters_alone(formulas: list[str]) -> frozenset[str]:
    """Letters that stand in some formula without a letter beside them, and not as an index."""
    shown = (ASIDE.sub(" ", latex) for latex in formulas)
    return frozenset(x for latex in shown for x in ALONE.findall(latex))


def length_names(formulas: list[str]) -> frozenset[str]:
    r"""Letters that are lengths wherever a page shows it: ``\mathbb{R}^n``, ``\sum_{i=1}^n``."""
    return frozenset(letter for text in formulas for letter in _lengths(tokens_of(text)))


def counted_letters(formulas: list[str]) -> frozenset[str]:
    r"""Letters that the page counts by: below a sum, in ``i = 1, \\dots, n``, of a label."""
    found: set[str] = set()
    for text in formulas:
        tokens = without_punctuation(tokens_of(text))
        found |= {counted.index for counted in _ranges(text)}
        for place, token in enumerate(tokens):
            below = tokens[place + 1 : place + 2]
            if token.text in BOUND and below and below[0].text in ("_", "^"):
                found.update(*map(_bare, _read(scripts, tokens[place + 1 :], text) or ((),)))
            elif token.text in (r"\in", "=") and place == 1:
                found |= {tokens[0].text}
            elif token.text == r"\forall":
                found.update(_letters(tokens[place + 1 : place + 2]))
    return frozenset(found)


def _lengths(tokens: list[Token]):
    member = any(token.text == r"\in" for token in tokens)
    for place, token in enumerate(tokens):
        before = [item.text for item in tokens[max(place - 4, 0) : place]]
        of_set = before[-4:] == [r"\mathbb", "{", "R", "}"] or before[-2:] == [r"\mathbb", "R"]
        of_set = of_set or before[-4:] == [r"\mathbf", "{", "R", "}"]
        of_set = of_set or (member and before[-1:] in ([")"], ["]"], [r"\}"], [r"\Delta"]))
        if token.text == "^" and of_set:
            yield from _letters(_argument(tokens[place + 1 :]))
        elif token.text in (r"\sum", r"\prod"):
            yield from _letters((_read(scripts, tokens[place + 1 :], "") or ([], []))[1])
        elif token.text == r"\dots" and (member or "=" in [item.text for item in tokens]):
            after = [item for item in tokens[place + 1 :] if item.text != ","]
            end = next((k for k, item in enumerate(after) if item.text in (r"\}", r"\in")), None)
            yield from _letters(after[:end][-3:] if end is None or end < 6 else [])


def _argument(tokens: list[Token]) -> list[Token]:
    """What a script holds."""
    return (_read(scripts, [Token("^", "other", 0), *tokens], "") or ([], []))[1]


def _letters(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens if token.kind == "letter"]


def _bare(tokens: list[Token]) -> set[str]:
    """Letters that are not the index of another name: j of ``j \\neq y_i``."""
    found, place = set(), 0
    while place < len(tokens):
        if tokens[place].text == "_":
            braced = tokens[place + 1 : place + 2] and tokens[place + 1].text == "{"
            texts = [token.text for token in tokens]
            place = texts.index("}", place) if braced and "}" in texts[place:] else place + 1
        elif tokens[place].kind == "letter":
            found.add(tokens[place].text)
        place += 1
    return found


def _all_declared(parser: Grammar):
    return declarations(parser) if declares(parser.tokens) else ()


def _own_parts(defined: list[str]) -> set[str]:
    r"""``C`` of ``C = C_0 + …``, which is made of the other: that is no entry of it."""
    sides = ((mentioned(left), right) for left, _, right in (x.partition("=") for x in defined))
    return {
        base
        for left, right in sides
        for base in left
        if len(left) == 1
        and any(re.fullmatch(re.escape(base) + r"_\{\d\}", x) for x in mentioned(right))
    }


def numbered_names(formulas: list[str], defined: list[str] = ()) -> frozenset[str]:
    r"""``x_{1}``, of a name that has single numbers below it wherever the page shows it.

    Alone it may stand where the page defines it by the other.
    """
    numbers: dict[str, set[str]] = {}
    others: set[str] = set()
    alone = _own_parts(defined)
    for text in formulas:
        parser = Grammar(tokens_of(text), text, Vocabulary())
        while parser.peek() is not None:
            start = parser.at
            try:
                base = parser.identifier()
                below = parser.raw() if parser.peek() == "_" and parser.next() else []
            except Unreadable:
                parser.at = start + 1
                continue
            if len(below) == 1 and below[0].text in "0123456789":
                numbers.setdefault(base, set()).add(below[0].text)
            elif (not below and base not in alone) or (below and below[0].kind != "text"):
                others.add(base)
    return frozenset(
        f"{base}_{{{number}}}"
        for base, found in numbers.items()
        if base not in others and not others & set(bold_forms(base))
        for number in found
    )


@cache
def _ranges(text: str) -> tuple[IndexRange, ...]:
    """What a formula counts by, if it does nothing else."""
    return _read(index_ranges, without_punctuation(tokens_of(text)), text) or ()


def _read(how, tokens: list[Token], text: str):
    try:
        return how(Grammar(tokens, text, Vocabulary()))
    except EquationError:
        return None
