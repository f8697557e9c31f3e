r"""Sets and declarations: ``x \in \mathbb{R}^n``, ``f : A \to B``, ``i = 1, \dots, n``.

They are read by the parser of the displays, in the prose as in a display.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from . import tree
from .budget import NUMBER_DIGITS, TooLarge
from .dressed import bar_in, in_brackets, key_of, letter_of, with_dot
from .parser import LAYERS, Parser, spell, spells_word, word_and_index
from .tokens import Token, level

BITS = NUMBER_DIGITS * 10 // 3
POSITIVE = {">0", "++"}
SIGNS_ABOVE = {
    r"\mathbb{R}": {"+", "++"},
    r"\mathbb{Z}": {"+"},
    r"\mathbb{N}": {"+", "*"},
}
SYMMETRIC = {r"\mathbf{S}", r"\mathbb{S}"}
NONNEGATIVE = {r"\ge0", "+", "0^+"}
NATURAL = {
    r"\mathbb{N}": {"", ">0", "+", r"\ge1", "*"},
    r"\mathbb{Z}": {">0", "+", r"\ge1", "++"},
}
GRAINS = {r"\mathbb{Z}": "whole", r"\mathbb{Q}": "rational"}
FROM_0 = {(r"\mathbb{Z}", r"\ge0"), (r"\mathbb{N}", "0"), (r"\mathbb{N}", r"\ge0")}
FOR_ALL = (r"\forall", "text:for all", "text:for every", "text:for each")
ARROWS = {r"\to", r"\rightarrow", r"\mapsto"}
COUNTS = set("ijklmn")  # letters that, between 1 and n, are whole numbers
EXAMPLE = "i"  # x^i is one for each i, where the page says how many there are
ENDS = ([r"\le"], ["<"])  # of 1 \le i \le n, of 1 \le i < n
PLAIN = re.compile(r"\\(?:mathbf|boldsymbol|vec|bm|mathsf)\{(.+)\}$")
MEMBER, FROM = r"\in", ":"


@dataclass(frozen=True)
class Set(tree.Node):
    r"""What entries come from, and the shape of the whole: ``[0, 1)^{n \times d}``.

    ``kind`` is one of interval, natural, finite, label, simplex, symmetric; ``holds`` says whether
    an interval holds its ends; ``without`` are values that are left out.  A label counts to
    ``upper`` from 1, or has as many values from 0, its ``low``.  An interval of a ``grain``
    holds its whole or rational numbers only; whether it holds its lower end may be in ``doubt``.
    """

    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    holds: tuple[bool, bool] = (False, False)
    values: tuple[Fraction, ...] = ()
    upper: tree.Node | None = None
    shape: tuple[tree.Node, ...] = ()
    without: tuple[Fraction, ...] = ()
    grain: str = ""
    doubt: bool = False
    sign: str = ""  # of symmetric matrices: + for semidefinite, ++ for definite ones


@dataclass(frozen=True)
class Declared:
    """A name, spelled whole; its ``base``, if ``letters`` (its ``mark``: ``_`` or ``^``) count.

    In brackets (``mark``: ``(``) a letter of each part may count: ``dots`` has it with a dot there.
    ``last`` is where the dots of ``x_1, \\dots, x_n`` end; ``first`` is where they begin.
    """

    key: str
    base: str
    mark: str = ""
    letters: str | tuple[str, ...] = ""
    last: tree.Node | None = None
    first: int = 1
    dots: tuple[str, ...] = ()


@dataclass(frozen=True)
class Membership:
    """Names and the set that they lie in."""

    names: tuple[Declared, ...]
    home: Set


@dataclass(frozen=True)
class Mapping:
    """Names of functions, the sets of their arguments, the set of their values."""

    names: tuple[Declared, ...]
    arguments: tuple[Set, ...]
    result: Set


@dataclass(frozen=True)
class IndexRange:
    """``i = 1, …, n``."""

    index: str
    upper: tree.Node
    low: int = 1

    @classmethod
    def of(cls, index: str, count: tree.Node, low: int) -> IndexRange:
        """The range of as many values from 0 or 1."""
        return cls(index, count if low else tree.Add((count, tree.Neg(tree.ONE))), low)

    @property
    def count(self) -> tree.Node:
        """How many values it has, from 0 or from 1."""
        return self.upper if self.low else _one_more(self.upper)


def _one_more(node: tree.Node) -> tree.Node:
    if isinstance(node, tree.Num):
        return tree.Num(node.value + 1)
    if isinstance(node, tree.Add) and node.terms[1] == tree.Neg(tree.ONE):
        return node.terms[0]
    return tree.Add((node, tree.ONE))


def declares(tokens: list[Token]) -> bool:
    """Whether ``\\in``, or ``:`` and an arrow, stand outside all brackets."""
    depth, signs = 0, set()
    for token in tokens:
        depth += level(token)
        if not depth and token.kind != "text":
            signs.add(token.text)
    return MEMBER in signs or (FROM in signs and bool(signs & ARROWS))


def declarations(parser: Parser) -> list[Membership | Mapping | IndexRange]:
    """``x \\in A, y \\in B``, ``f : A \\to B``: to the end."""
    found = []
    while parser.peek() is not None:
        counted = index_range(parser.inside(parser.tokens[parser.at :])) if found else None
        if counted is not None and counted.low == 1:
            return [counted, *found]  # the names before are one for each
        while parser.peek() in FOR_ALL:
            parser.next()
        names = names_in(parser)
        shape = listing(parser, names[0]) if len(names) == 1 else ()
        if parser.peek() == MEMBER:
            parser.next()
            home = read_set(parser)
            if shape and shape != home.shape[: len(shape)] and None not in shape:
                parser.fail(f"{names[0].key} has other entries than its set says")
            found.append(Membership(names, home))
            _check_names_of(found[-1].home, names, parser)
        elif parser.peek() == FROM:
            parser.next()
            arguments = [read_set(parser)]
            while parser.peek() == r"\times":
                parser.next()
                arguments.append(read_set(parser))
            if parser.peek() not in ARROWS:
                parser.fail(r"expected \to in the declaration of a function")
            parser.next()
            found.append(Mapping(names, tuple(arguments), read_set(parser)))
        else:
            parser.fail(f"cannot read {parser.shown()} in a declaration")
        if parser.peek() in FOR_ALL and not isinstance(found[-1], Mapping):
            parser.next()
            if not _rest_is_letters(parser, found[-1].names):
                continue
        if parser.peek() in (",", ";", "text:and", "text:for"):
            parser.next()
        elif parser.peek() is not None:
            parser.fail(f"cannot read {parser.shown()} in a declaration")
    return found


def listing(parser: Parser, name: Declared) -> tuple[tree.Node | None, ...]:
    r"""The shape of ``(x_1, \\dots, x_n)^\\top`` behind ``x =``: its own entries, and nothing else.

    Of ``(a_{ij})`` nothing is known of the shape.
    """
    if parser.peek() != "=" or parser.peek(1) not in ("(", "["):
        return ()
    parser.next()
    start, depth = parser.at + 1, 0
    while depth or parser.at < start:
        if parser.peek() is None:
            parser.fail("a bracket that is never closed")
        depth += level(parser.next())
    entries = names_in(parser.inside(parser.tokens[start : parser.at - 1]))
    if parser.peek() == "^":
        parser.next()
        if spell(parser.raw()) not in (r"\top", "T", "\\intercal", r"\mathsf{T}", r"\mathrm{T}"):
            parser.fail("a power of a vector", back=1)
    letter = PLAIN.sub(r"\1", name.key)
    if len(entries) == 1 and len(entries[0].letters) == 2 and entries[0].mark == "_":
        row, column = entries[0].letters
        if entries[0].base in (letter, letter.lower()) and (row < column or row == "n"):
            return (None, None)
    if len(entries) == 1 and entries[0].last is not None and entries[0].first == 1:
        if entries[0].base == letter and entries[0].mark == "_":
            return (entries[0].last,)
    if len(entries) > 1 and [x.key for x in entries] == [
        f"{letter}_{{{place}}}" for place in range(1, len(entries) + 1)
    ]:
        return (tree.Num(Fraction(len(entries))),)
    parser.fail("a name is declared beside its own entries only, as in x = (x_1, \\dots, x_n)")


def listed_vector(parser: Parser) -> Membership | None:
    r"""``x = (x_1, \\dots, x_n)``, all of it: real numbers, where nothing else is said of them."""
    name = declared(parser)
    shape = listing(parser, name)
    if not shape or None in shape or parser.peek() is not None:
        return None
    return Membership((name,), Set("interval", shape=shape))


def _rest_is_letters(parser: Parser, names: tuple[Declared, ...]) -> bool:
    """``for all i`` behind ``x_i``: the letters say nothing new."""
    letters = set("".join(name.letters for name in names))
    rest = {token.text for token in parser.tokens[parser.at :]} - {","}
    if not rest or not rest <= letters:
        return False
    parser.at = len(parser.tokens)
    return True


def names_in(parser: Parser) -> tuple[Declared, ...]:
    """``a, b``, ``x^{(i)}``, ``x_1, \\dots, x_n``."""
    found: list[Declared] = []
    if parser.peek() == "(":
        parser.fail("a tuple in a declaration")
    while True:
        if parser.peek() == r"\dots" and found:
            parser.next()
            if parser.peek() == ",":
                parser.next()
            _gather(parser, found)
        else:
            found.append(declared(parser, primes=True))
        if parser.peek() != ",":
            return tuple(found)
        parser.next()


def _gather(parser: Parser, listed: list[Declared]) -> None:
    """The names that dots stand for, each with its number, as one; others may stand before them."""
    base = parser.identifier()
    mark = parser.next().text if parser.peek() in ("_", "^") else ""
    last, ends = parser.raw() if mark else [], ("{", "}")
    if len(last) > 2 and (last[0].text, last[-1].text) == ("(", ")"):
        last, ends = last[1:-1], ("{(", ")}")
    numbered = [f"{base}{mark}{ends[0]}{number}{ends[1]}" for number in range(4)]
    rows = [numbered[first : first + n] for n in (3, 2, 1) for first in (0, 1)]
    shown = [item.key for item in listed]
    row = next((row for row in rows if shown[-len(row) :] == row), None)
    first = int(row is not None and row[0] == numbered[1])
    repeated = row and any(item.base == base for item in listed[: -len(row)])
    if not last or row is None or repeated or (not first and mark == "^"):
        parser.fail(r"dots are read in 'x_1, \dots, x_n' and 'x_1, x_2, \dots, x_n' only")
    listed[-len(row) :] = [Declared(row[0], base, mark, "", length(parser.inside(last)), first)]


def declared(parser: Parser, primes: bool = False) -> Declared:
    """One name being declared, with its scripts spelled out."""
    key = base = parser.identifier()
    mark = letters = ""
    while primes and parser.peek() == "'":
        key += parser.next().text
    while parser.peek() in ("_", "^"):
        sign = parser.next().text
        tokens = parser.raw()
        if sign == "^" and [token.text for token in tokens] in ([r"\top"], ["T"]):
            parser.fail("a declared transpose", back=1)
        word, rest = word_and_index(tokens)
        if sign == "_" and word and all(token.kind == "letter" for token in rest):
            key, tokens = f"{key}_{{{spell(word)}}}", rest
        inner = [token for token in tokens if token.text not in "(),"]
        counts = sign == "_" or (len(inner) == 1 and len(tokens) == 3)
        counts = counts or (spell(tokens) == EXAMPLE and not letters)
        counts = counts and not (inner and "".join(token.text for token in inner).isupper()
                                 and spells_word(tokens, parser.vocabulary))  # fmt: skip
        if counts and inner and all(token.kind == "letter" for token in inner):
            base, mark, letters = key, sign, "".join(token.text for token in inner)
        script = f"{sign}{{{spell(tokens)}}}"
        if sign == "^" and mark == "_" and tokens[0].text in LAYERS:  # z_j^L is z^L_j
            base, key = base + script, f"{base}{script}{key.removeprefix(base)}"
        else:
            key += script
    if primes and parser.peek() == "(":
        parts, bar = in_brackets(parser.tokens[parser.at :]), bar_in(parser.tokens[parser.at :])
        if not parts or not all(parts):
            parser.fail("an empty bracket")
        parser.bracket_end()
        counted = [(letter_of(part), part) for part in parts]
        dots = tuple(with_dot(part, letter) if letter else "" for letter, part in counted)
        base, letters = key, tuple(letter for letter, _ in counted)
        return Declared(key_of(key, [*map(spell, parts)], bar), base, "(", letters, dots=dots)
    return Declared(key, base, mark, letters)


def _check_names_of(home: Set, names: tuple[Declared, ...], parser: Parser) -> None:
    r"""``\mathbb{S}^n`` are symmetric matrices; what is no capital letter may lie on a sphere."""
    if home.kind == "symmetric" and not home.sign:
        for name in names:
            if not name.base.rstrip("}")[-1].isupper():
                parser.fail(
                    f"does {name.key} lie on a sphere, or is it a symmetric matrix? write"
                    r" \mathbb{R}^n, and assume what holds with hyp-"
                )


def size_of(key: str) -> str:
    r"""The name of the number of members of a set, ``|\mathcal{B}|``."""
    return f"|{key}|"


def length(parser: Parser) -> tree.Node:
    """``n``, ``p+1``, ``(p + 1)``, ``3``, ``n_l``: all of what is left."""
    if parser.peek() == "(" and parser.tokens[-1].text == ")":
        parser = parser.inside(parser.tokens[parser.at + 1 : -1])
    if parser.kind() == "number":
        found = tree.Num(Fraction(parser.next().text))
    else:
        found = tree.Name(declared(parser, primes=True).key)
    if parser.peek() in ("+", "-") and parser.kind(1) == "number":
        minus = parser.next().text == "-"
        by = tree.Num(Fraction(parser.next().text))
        found = tree.Add((found, tree.Neg(by) if minus else by))
    if parser.peek() is not None:
        parser.fail("cannot read this length")
    return found


SETS_READ = (
    r"\mathbb{R}, \mathbb{R}^n, \mathbb{R}^{m \times n}, \mathbb{N}, \mathbb{Z}, \mathbb{Q},"
    r" (0, 1), \{0, 1\}, \Delta^n are"
)


def index_ranges(parser: Parser) -> tuple[IndexRange, ...]:
    """``i = 1, \\dots, n`` or ``j, k = 1, \\dots, n``, if that is all that stands here."""
    texts, first = [token.text for token in parser.tokens], 0
    first = 2 if texts[1:2] == [r"\le"] and texts[:1] in (["0"], ["1"]) else 0
    last = first
    while texts[last + 1 : last + 2] == [","] and texts[last + 2 : last + 3] and last < first + 6:
        last += 2
        if not all(len(x) == 1 and x.isalpha() for x in (texts[last - 2], texts[last])):
            return ()
        if texts[last + 1 : last + 2] in (["="], *([x] for x in ENDS)):
            break
    letters = texts[first : last + 1 : 2]
    one = index_range(parser.inside([*parser.tokens[:first], *parser.tokens[last:]]))
    if one is None or len({*letters}) < len(letters):
        return ()
    return tuple(replace(one, index=letter) for letter in letters)


def index_range(parser: Parser) -> IndexRange | None:
    """``i = 1, \\dots, n`` or ``1 \\le i \\le n``, if that is what stands here, and all of it."""
    texts = [token.text for token in parser.tokens]
    if texts[1:4] == ["=", "1", ":"]:
        texts[3:4] = [r"\dots"]
    listed = [text for text in texts if text != ","]
    low, below = 1, False
    if listed[1:2] == ["="] and listed[2:3] in (["0"], ["1"], ["2"]) and r"\dots" in listed[3:]:
        low, first = int(listed[2]), listed[2 : listed.index(r"\dots")]
        if len(first) > 3 or first != [str(low + place) for place in range(len(first))]:
            return None
        index, rest = texts[0], parser.tokens[texts.index(r"\dots") + 1 :]
        rest = rest[1:] if rest and rest[0].text == "," else rest
    elif (
        texts[:1] in (["0"], ["1"]) and texts[1:2] == [r"\le"] and texts[3:4] in ENDS and texts[4:]
    ):
        low, index, rest = int(texts[0]), texts[2], parser.tokens[4:]
        below = texts[3] == "<"
        if index not in COUNTS or rest[0].kind == "number" or (below and len(rest) > 1):
            return None
    else:
        return None
    if len(index) != 1 or not index.isalpha() or not rest:
        return None
    upper = length(parser.inside(rest))
    return IndexRange(index, tree.Add((upper, tree.Neg(tree.ONE))) if below else upper, low)


# ---------------------------------------------------------------- sets


def read_set(parser: Parser) -> Set:
    """A set of numbers, of vectors or of matrices."""
    start = parser.at
    if parser.peek() == "[" and parser.kind(1) == "letter" and parser.peek(2) == "]":
        parser.next()
        found = Set("label", upper=tree.Name(parser.next().text))
        parser.next()
    elif parser.peek() in ("(", "["):
        found = _interval(parser)
    elif parser.peek() == r"\{":
        found = _listed(parser)
    else:
        key = parser.identifier()
        below, above = scripts(parser)
        if key == r"\Delta" and (below or above):
            return _simplex(parser, below or above)
        key = r"\mathbb{R}" if key == r"\mathbf{R}" else key
        if key in SYMMETRIC and above and spell(below) in ("", "+", "++"):
            return Set("symmetric", shape=_shape(parser, above) * 2, sign=spell(below))
        if spell(above) in SIGNS_ABOVE.get(key, ()) and not below:
            below, above = above, []
        found = _numbers(key, spell(below))
        if found is None:
            text = spell(parser.tokens[start : parser.at])
            parser.fail(f"cannot read the set {text}: {SETS_READ}", back=1)
        return _without(parser, replace(found, shape=_shape(parser, above)))
    return replace(found, shape=_shape(parser, scripts(parser)[1]))


def scripts(parser: Parser) -> tuple[list[Token], list[Token]]:
    """The tokens below and above."""
    found: dict[str, list[Token]] = {}
    while parser.peek() in ("_", "^") and parser.peek() not in found:
        mark = parser.next().text
        found[mark] = parser.raw()
    return found.get("_", []), found.get("^", [])


def _numbers(key: str, which: str) -> Set | None:
    if which in NATURAL.get(key, ()):
        return Set("natural")
    if (key, which) in FROM_0:
        return Set("interval", Fraction(0), holds=(True, False), grain="whole")
    if key in GRAINS and not which:
        return Set("interval", grain=GRAINS[key])
    if key != r"\mathbb{R}":
        return None
    if which in POSITIVE | NONNEGATIVE:
        holds = which in NONNEGATIVE, False
        return Set("interval", Fraction(0), holds=holds, doubt=which == "+")
    if which == r"\neq0":
        return Set("interval", without=(Fraction(0),))
    return Set("interval") if not which else None


def _without(parser: Parser, found: Set) -> Set:
    r"""``\setminus \{0\}``."""
    if parser.peek() not in (r"\setminus", r"\backslash"):
        return found
    parser.next()
    parser.expect(r"\{")
    values = _values(parser)
    parser.expect(r"\}")
    return replace(found, without=values)


def _shape(parser: Parser, tokens: list[Token]) -> tuple[tree.Node, ...]:
    if not tokens:
        return ()
    sides: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (r"\times", ","):
            sides.append([])
        else:
            sides[-1].append(token)
    if len(sides) > 2:
        parser.fail("only vectors and matrices are read", back=1)
    return tuple(length(parser.inside(side)) for side in sides)


def _simplex(parser: Parser, tokens: list[Token]) -> Set:
    size = length(parser.inside(tokens))
    if isinstance(size, tree.Add) and size.terms[1] == tree.Neg(tree.ONE):
        size = size.terms[0]
    return Set("simplex", shape=(size,))


def _interval(parser: Parser) -> Set:
    """``(0, 1]``, ``[0, \\infty)``."""
    left = parser.next().text
    low = _end(parser, -1)
    parser.expect(",")
    high = _end(parser, 1)
    right = parser.peek()
    if right not in (")", "]"):
        parser.fail(f"expected ) or ], found {parser.shown()}")
    parser.next()
    if (left == "[" and low is None) or (right == "]" and high is None):
        parser.fail("a bracket that closes at infinity: write ( and )", back=1)
    if low is not None and high is not None and low >= high:
        parser.fail("an empty interval", back=1)
    return Set("interval", low, high, (left == "[", right == "]"))


def _end(parser: Parser, side: int) -> Fraction | None:
    sign = parser.next().text if parser.peek() in ("+", "-") and parser.peek(1) == r"\infty" else ""
    if parser.peek() == r"\infty" and (sign == "-") == (side < 0):
        return parser.next() and None
    return _value(parser)


def _value(parser: Parser) -> Fraction:
    found = literal(parser.expression())
    if found is None:
        parser.fail("expected a number", back=1)
    return found


def _values(parser: Parser) -> tuple[Fraction, ...]:
    """``-1, 1``, ``0, \\pm 1``."""
    found: list[Fraction] = []
    while True:
        both = parser.peek() == r"\pm" and parser.next()
        value = _value(parser)
        found += [-value, value] if both else [value]
        if parser.peek() != ",":
            return tuple(found)
        parser.next()


def _listed(parser: Parser) -> Set:
    r"""``\{0, 1\}``, ``\{1, \dots, K\}``."""
    parser.next()
    end = next((k for k, t in enumerate(parser.tokens) if k >= parser.at and t.text == r"\}"), 0)
    if not end:
        parser.fail("a set that is never closed", back=1)
    inside = parser.tokens[parser.at : end]
    texts = [token.text for token in inside]
    if r"\dots" in texts:
        place = texts.index(r"\dots")
        first = [text for text in texts[:place] if text != ","]
        low = first[:1] == ["0"]
        if not first or len(first) > 3 or first != [str(k + (not low)) for k in range(len(first))]:
            parser.fail("labels are counted from 1 or from 0: write {1, …, K} or {0, …, K-1}")
        rest = inside[place + 1 :]
        rest = rest[1:] if rest and rest[0].text == "," else rest
        parser.at = end + 1
        upper = length(parser.inside(rest))
        return (
            Set("label", Fraction(0), upper=_one_more(upper)) if low else Set("label", upper=upper)
        )
    values = _values(parser)
    parser.expect(r"\}")
    if len(set(values)) < 2:
        parser.fail("a set of one value is not read", back=1)
    if len(set(values)) < len(values):
        parser.fail("a set holds a value once: list each of them once", back=1)
    return Set("finite", values=values)


def literal(node: tree.Node) -> Fraction | None:
    """Value of ``0.5``, ``-1``, ``1/2``, ``10^{-3}``."""
    if isinstance(node, tree.Num):
        return node.value
    if isinstance(node, tree.Neg):
        inner = literal(node.body)
        return None if inner is None else -inner
    if isinstance(node, tree.Div):
        above, below = literal(node.above), literal(node.below)
        return above / below if above is not None and below else None
    if isinstance(node, tree.Pow):
        base, power = literal(node.base), literal(node.exponent)
        if base and power is not None and power.denominator == 1:
            if abs(power) * max(base.numerator.bit_length(), base.denominator.bit_length()) > BITS:
                raise TooLarge(f"a number of more than {NUMBER_DIGITS} digits")
            return base ** int(power)
    return None
