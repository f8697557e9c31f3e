r"""Inline mathematics of the prose: declarations, settings, hidden claims.

The rule, in one place.  An inline formula

- with ``\in``, ``:`` … ``\to``, or ``i = 1, \dots, n`` **declares**;
- that relates a single name to a number, or to a tuple of numbers
  (``$y = 1$``, ``$\hat{y} \approx 0.62$``, ``$z > 0$``), is a **setting**:
  it fixes the value used by numerical claims below it;
- that relates one or more names to a single name (``$K = n$``) or anything
  longer is a **hidden claim** and turns red: display it, with a label;
- without a relation is only **mentioned**.
"""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

from ..meaning.binding import refuse_built_in
from ..meaning.scope import (
    NATURAL,
    NONNEGATIVE,
    ONE,
    POSITIVE,
    REAL,
    SIMPLEX,
    UNIT,
    Dim,
    Domain,
    Scope,
    Signature,
    Type,
)
from ..reading import tree
from ..reading.budget import NUMBER_DIGITS, TooLarge
from ..reading.errors import EquationError, IllTyped, Unreadable
from ..reading.grammar import Grammar
from ..reading.parser import RELATIONS, Parser, Vocabulary, spell
from ..reading.statement import read_expression
from ..reading.tokens import Token, tokenize
from .fallen import UNREAD
from .settings import refuse_value

BITS = NUMBER_DIGITS * 10 // 3
SIZING = re.compile(r"\\(?:left|right|[bB]igg?[lr]?)(?![a-zA-Z])|\\[,;:! ]|~|\\q?quad(?![a-zA-Z])")
NUMBER = r"-?\s*\d+(?:\.\d+)?"
POWER = r"(?:\^(?:\{(?P<braced>.*)\}|(?P<plain>[A-Za-z0-9])|(?P<greek>\\ell)))?$"
SETS = [
    (r"\\mathbb\{?\s*R\}?(?:_\{?(?:>\s*0|\+\+)\}?)", POSITIVE),
    (r"\\mathbb\{?\s*R\}?(?:_\{?(?:\\geq?\s*0|\\geqslant\s*0|\+|0\^\+)\}?)", NONNEGATIVE),
    (r"\\mathbb\{?\s*R\}?", REAL),
    (r"\(\s*0\s*,\s*\\infty\s*\)", POSITIVE),
    (r"\[\s*0\s*,\s*\\infty\s*\)", NONNEGATIVE),
    (r"\(\s*-\s*\\infty\s*,\s*\\infty\s*\)", REAL),
    (r"\\mathbb\{?\s*N\}?(?:_\{?(?:>\s*0|\+|\\geq?\s*1)\}?)?", NATURAL),
    (r"\\mathbb\{?\s*Z\}?_\{?(?:>\s*0|\+|\\geq?\s*1)\}?", NATURAL),
]
INTERVAL = re.compile(rf"(?P<l>[(\[])\s*(?P<a>{NUMBER})\s*,\s*(?P<b>{NUMBER})\s*(?P<r>[)\]])")
FINITE = re.compile(rf"\\\{{\s*(?P<values>\+?{NUMBER}(?:\s*,\s*\+?{NUMBER})*)\s*\\\}}")
LABELS = re.compile(
    r"\\\{\s*1\s*,\s*(?:2\s*,\s*)?\\(?:dots|ldots|cdots|dotsc)\s*,\s*(?P<upper>.+?)\s*\\\}"
)
SIMPLEXES = re.compile(r"\\Delta\s*(?:\^|_)\s*(?:\{(?P<braced>[^{}]*)\}|(?P<plain>\w))$")
RANGE = re.compile(
    r"^(?P<i>[a-zA-Z])\s*=\s*1\s*,\s*(?:2\s*,\s*)?\\(?:dots|ldots|cdots|dotsc)\s*,?\s*(?P<upper>.+)$"
)
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
ORDERS = {"<", "<=", ">", ">=", "!="}
MENTION, DECLARED, SETTING, CLAIM = "mention", "declared", "setting", "claim"


def dim_of(text: str, scope: Scope, declare: bool = True) -> Dim:
    """``n``, ``p+1``, ``3``, ``n_l`` as a length; anything else is refused."""
    tokens = tokenize(text)
    offset = 0
    if len(tokens) > 2 and tokens[-2].text in "+-" and tokens[-1].text.isdecimal():
        offset = int(tokens[-2].text + tokens[-1].text)
        tokens = tokens[:-2]
    if len(tokens) == 1 and tokens[0].text.isdecimal():
        return Dim(None, int(tokens[0].text) + offset)
    parser = Grammar(tokens, text, Vocabulary())
    key, _ = declared_key(parser)
    if parser.peek() is not None:
        raise Unreadable(f"cannot read the length {text.strip()!r}", text, 0)
    if declare:
        scope.declare_size(key, 2 - min(offset, 0))
    return Dim(key, offset)


def declared_key(parser: Parser, primes: bool = False) -> tuple[str, str | None]:
    """Key of the name being declared, and the letters of its ``(i)``, ``_i`` or ``_{ij}``."""
    key, letter = parser.identifier(), None
    while primes and parser.peek() == "'":
        key += parser.next().text
    while parser.peek() in ("_", "^"):
        mark = parser.next().text
        tokens = parser.raw()
        inner = [token for token in tokens if token.text not in "()"]
        inner = [token for token in inner if token.text != ","]
        plain = bool(inner) and all(token.kind == "letter" for token in inner)
        if plain and (mark == "_" or (len(inner) == 1 and len(tokens) == 3)):
            letter = mark + "".join(token.text for token in inner)
        if len(tokens) == 1 and tokens[0].text in (r"\top", "T") and mark == "^":
            parser.fail("a declared transpose", back=1)
        key += f"{mark}{{{spell(tokens)}}}"
    return key, letter


def read_inline(source: str, scope: Scope, letters: dict[str, str], settle=None) -> str:
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

    Returns
    -------
    str
        ``"declared"``, ``"setting"``, ``"claim"`` or ``"mention"``.
    """
    text = " ".join(SIZING.sub(" ", source).split()).rstrip(".,;")
    if match := RANGE.match(text):
        scope.indices[match["i"]] = dim_of(match["upper"], scope)
        return DECLARED
    if re.search(r"\\in(?![a-zA-Z])", text):
        declare(text, scope, letters)
        return DECLARED
    if re.search(r"\\(to|rightarrow|mapsto)(?![a-zA-Z])", text) and ":" in text:
        declare_function(text, scope)
        return DECLARED
    return _relation(text, scope, settle or (lambda *found: _settle(scope, text, *found)))


def _settle(scope: Scope, text: str, key: str, sign: str, values) -> None:
    if sign == "=":
        refuse_value(scope, key, values, text)
        scope.set_value(key, values)


def declare(text: str, scope: Scope, letters: dict[str, str]) -> None:
    """``names \\in set``."""
    parts = re.split(r"\\in(?![a-zA-Z])", text)
    if len(parts) != 2:
        raise Unreadable("one \\in in a declaration", text, 0)
    names, home = parts[0], parts[1].strip()
    if re.match(r"^\(.*\)\s*$", names.strip()):
        raise Unreadable("a tuple in a declaration", text, 0)
    domain, shape = read_set(home, scope)
    parser = Grammar(tokenize(names), names, Vocabulary())
    while parser.peek() is not None:
        if parser.peek() == ",":
            parser.next()
            continue
        start = parser.at
        key, letter = declared_key(parser, primes=True)
        if parser.peek() not in (None, ","):
            parser.fail(f"cannot read {parser.shown()} in a declaration")
        _declare_one(scope, key, letter, parser.tokens[start : parser.at], shape, domain, letters)


def _declare_one(scope, key, letter, tokens, shape, domain, letters) -> None:
    if domain.kind == "natural" and not shape:
        scope.declare_size(key)
        return
    if key == r"\mathbf{1}":
        domain = Domain("ones")
    elif key == r"\mathbf{0}":
        domain = Domain("zeros")
    if domain.kind == "label" and not shape and len(key) == 1 and key in "ijklmnpqrst":
        scope.indices[key] = domain.upper
        return
    if letter is not None:
        mark, indices = letter[0], letter[1:]
        base = key[: key.index(mark + "{")]
        uppers = [_upper(index, scope, letters) for index in indices]
        if mark == "_" and not shape and _narrows(base, len(indices), domain, scope):
            return
        if None not in uppers:
            dot = r"^{(\cdot)}" if mark == "^" else r"_{\cdot}"
            scope.declare(base + dot, Type(shape, domain, tuple(uppers)))
            return
    scope.declare(key, Type(shape, domain))


def _upper(index: str, scope: Scope, letters: dict[str, str]) -> Dim | None:
    """Where the index of a declared family ends, if the page says so."""
    if index in scope.indices:
        return scope.indices[index]
    return dim_of(letters[index], scope) if index in letters else None


def _narrows(base: str, count: int, domain: Domain, scope: Scope) -> bool:
    r"""``$y_i \in \{0, 1\}$`` says where the entries of a declared ``\mathbf{y}`` lie."""
    whole = scope.entry_key(base, count)
    known = scope.types.get(whole)
    if known is None or not known.shape or known.family:
        return False
    scope.narrowed(whole, domain)
    return True


def read_set(home: str, scope: Scope) -> tuple[Domain, tuple]:
    """Domain of an entry and shape of the whole."""
    if match := SIMPLEXES.match(home):
        text = match["braced"] or match["plain"]
        size = dim_of(text, scope)
        size = size.shifted(1) if size.offset == -1 else size
        return SIMPLEX, (size, ONE)
    for pattern, domain in _patterns():
        match = re.match(pattern + POWER, home)
        if match:
            return domain(match, scope), _shape(match, scope)
    raise Unreadable(f"cannot read the set {home!r}", home, 0)


def _patterns():
    for pattern, domain in SETS:
        yield pattern, lambda match, scope, domain=domain: domain
    yield INTERVAL.pattern, _interval
    yield LABELS.pattern, lambda match, scope: Domain("label", upper=dim_of(match["upper"], scope))
    yield FINITE.pattern, _finite


def _number(text: str) -> Fraction:
    return Fraction(text.replace(" ", "").lstrip("+"))


def _interval(match, scope) -> Domain:
    low, high = _number(match["a"]), _number(match["b"])
    if low >= high:
        raise Unreadable("an empty interval", match[0], 0)
    closed = match["l"] == "[" or match["r"] == "]"
    if closed and (match["l"], match["r"]) != ("[", "]"):
        raise Unreadable("a half-open interval", match[0], 0)
    return Domain("interval", low, high, closed)


def _finite(match, scope) -> Domain:
    values = tuple(_number(item) for item in match["values"].split(","))
    if len(set(values)) < 2:
        raise Unreadable("a set of one value", match[0], 0)
    return Domain("finite", values=values)


def _shape(match, scope) -> tuple:
    text = match["braced"] or match["plain"] or match["greek"]
    if not text:
        return ()
    sides = [dim_of(part, scope) for part in re.split(r"\\times(?![a-zA-Z])", text)]
    if len(sides) > 2:
        raise Unreadable("only vectors and matrices are read", text, 0)
    if sides == [ONE, ONE]:
        return ()
    return (sides[0], ONE) if len(sides) == 1 else tuple(sides)


def declare_function(text: str, scope: Scope) -> None:
    """``g : \\mathbb{R}^m \\times \\mathbb{R} \\to \\mathbb{R}``."""
    name, _, rest = text.partition(":")
    sides = re.split(r"\\(?:to|rightarrow)(?![a-zA-Z])", rest)
    if len(sides) != 2:
        raise Unreadable("one \\to in the declaration of a function", text, 0)
    parser = Grammar(tokenize(name), name, Vocabulary())
    keys = []
    while parser.peek() is not None:
        if parser.peek() == ",":
            parser.next()
            continue
        keys.append(declared_key(parser)[0])
    arguments = []
    for part in _factors(sides[0]):
        domain, shape = read_set(part.strip(), scope)
        arguments.append(Type(shape, domain))
    domain, shape = read_set(sides[1].strip(), scope)
    if domain.kind not in ("interval", "simplex"):
        raise Unreadable("the values of an arbitrary function must be real", text, 0)
    if any(kind.shape and kind.shape[1] != ONE for kind in arguments) or (
        shape and shape[1] != ONE
    ):
        raise Unreadable("arbitrary functions of matrices", text, 0)
    if (domain.low, domain.high) != (None, None) or domain.kind == "simplex":
        raise Unreadable("an arbitrary function with a restricted range", text, 0)
    for key in keys:
        refuse_built_in(key)
        scope.declare_function(key, Signature(tuple(arguments), Type(shape, domain)))


def _factors(text: str) -> list[str]:
    """Split at ``\\times`` outside braces."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"\{|\}|\\times(?![a-zA-Z])", text):
        if match[0] == r"\times":
            if not depth:
                parts.append(text[start : match.start()])
                start = match.end()
        elif text[match.start() - 1 : match.start()] != "\\":
            depth += 1 if match[0] == "{" else -1
    return [*parts, text[start:]]


# ---------------------------------------------------------------- settings and claims


def _relation(text: str, scope: Scope, settle) -> str:
    """Setting, hidden claim or mention, by the rule at the top of this module."""
    try:
        tokens = tokenize(text)
    except Unreadable:
        if any(sign in text for sign in "=<>"):
            raise
        return MENTION
    places = _relation_places(tokens)
    if any(token.text in UNREAD for token in tokens):
        return CLAIM
    if not places:
        return MENTION
    if len(places) > 1:
        return _double(tokens, places, text, settle)
    left, right = tokens[: places[0]], tokens[places[0] + 1 :]
    name, values = _single_name(left), _values(right, text)
    sign = RELATIONS[tokens[places[0]].text]
    if name is None and _values(left, text) is not None:
        name, values = _single_name(right), _values(left, text)
        sign = TURNED.get(sign, sign)
    if name is None or values is None:
        return CLAIM
    if values and sign in ("=", "approx", ":="):
        settle(name, "=", values)
    elif values == (Fraction(0),) and sign == ">" and name not in scope.types:
        if name not in scope.definitions and name not in scope.sizes:
            scope.declare(name, Type((), POSITIVE))
    elif sign in (">=", ">") and name in scope.sizes and len(values) == 1:
        least = int(values[0]) + (1 if sign == ">" else 0)
        scope.sizes[name] = max(scope.sizes[name], least)
    elif values and sign in ORDERS:
        settle(name, sign, values)
    return SETTING


def _double(tokens, places, text: str, settle) -> str:
    """``0 < \\eta < 1`` and ``x = y = 0``: numbers round one name are a setting."""
    ends = [-1, *places, len(tokens)]
    parts = [tokens[a + 1 : b] for a, b in itertools.pairwise(ends)]
    names = [part for part in parts if _single_name(part) is not None]
    numbers = [part for part in parts if _values(part, text) is not None]
    if len(names) == 1 and len(names) + len(numbers) == len(parts):
        for place, (one, other) in zip(places, itertools.pairwise(parts), strict=True):
            sign = RELATIONS[tokens[place].text]
            if one not in names:
                one, other, sign = other, one, TURNED.get(sign, sign)
            if sign in ORDERS:
                settle(_single_name(one), sign, _values(other, text))
        return SETTING
    return CLAIM


def _relation_places(tokens: list[Token]) -> list[int]:
    """Where relation signs stand outside brackets and indices."""
    places, depth = [], 0
    for place, token in enumerate(tokens):
        if token.kind == "text":
            continue
        depth += token.text in ("{", "(", "[", r"\{")
        depth -= token.text in ("}", ")", "]", r"\}")
        if not depth and token.text in RELATIONS:
            places.append(place)
    return places


def _single_name(tokens: list[Token]) -> str | None:
    """Key if the tokens are one name, perhaps with an index."""
    for place, token in enumerate(tokens[:-1]):
        inside = tokens[place + 2] if tokens[place + 1].text == "{" else tokens[place + 1]
        if token.text == "^" and inside.kind != "text" and inside.text not in ("(", "[", "*"):
            return None  # a power, not a part of the name
    try:
        parser = Grammar(tokens, "", Vocabulary())
        key, _ = declared_key(parser)
    except EquationError:
        return None
    return key if parser.peek() is None else None


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
    found = [_literal(item) for item in entries]
    return None if None in found else tuple(found)


def _literal(node: tree.Node) -> Fraction | None:
    """Value of ``0.5``, ``-1``, ``1/2``, ``10^{-3}``."""
    if isinstance(node, tree.Num):
        return node.value
    if isinstance(node, tree.Neg):
        inner = _literal(node.body)
        return None if inner is None else -inner
    if isinstance(node, tree.Div):
        above, below = _literal(node.above), _literal(node.below)
        return above / below if above is not None and below else None
    if isinstance(node, tree.Pow):
        base, power = _literal(node.base), _literal(node.exponent)
        if base and power is not None and power.denominator == 1:
            if abs(power) * max(base.numerator.bit_length(), base.denominator.bit_length()) > BITS:
                raise TooLarge(f"a number of more than {NUMBER_DIGITS} digits")
            return base ** int(power)
    return None


def index_letters(displays: list[str]) -> dict[str, str]:
    """Letters the page sums over, with their upper bounds; two bounds for one letter: none."""
    found: dict[str, set[str]] = {}
    pattern = re.compile(
        r"\\(?:sum|prod)(?:\\limits)?\s*_\{\s*([a-zA-Z])\s*=\s*1\s*\}\s*\^\s*(?:\{([^{}]*)\}|(\w))"
    )
    for text in displays:
        for match in pattern.finditer(text):
            found.setdefault(match[1], set()).add((match[2] or match[3]).strip())
    return {letter: bounds.pop() for letter, bounds in found.items() if len(bounds) == 1}


__all__ = ["UNIT", "IllTyped", "index_letters", "read_expression", "read_inline"]
