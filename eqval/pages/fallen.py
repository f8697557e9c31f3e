r"""What was not read, and what rests on it: nothing is judged below a definition that fell.

A display or declaration that cannot be read leaves its names behind, each with the
place where they were to get their meaning.  A name is lost *whole* where its definition,
or an equation that ties it to others, was not read: nothing that rests on it is judged.
It is lost *in part* where only a restriction was not read, such as ``a < b``: what is
proved without the restriction holds with it, but what is refuted need not be false.

An equation of which it is not known whether it defines, claims or makes a case says of a name
that is declared only which of its values are meant.  What is proved of all of them holds of
those, whichever the equation is: such a name is lost in part, and *tied* to what else stands in
the equation, which nothing is differentiated by (`constant.refuse_tied`).
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import cache

from ..meaning.scope import (
    FAMILY,
    FROM_ZERO,
    MEMBERS,
    ONE,
    POWER,
    RAISED,
    REAL,
    Domain,
    Scope,
    bold_forms,
)
from ..reading import tree
from ..reading.errors import EquationError, Rests
from ..reading.grammar import Grammar
from ..reading.parser import CHANGE, INDICES, RELATIONS, Parser, Vocabulary, spell, word_and_index
from ..reading.statement import Statement, read_statement
from ..reading.tokens import Token, tokenize, tokens_of

ALL = "*"  # every name: what was to be defined is not known
BREAKS = {r"\\", ",", ";"}
SCRIPTS = ("^", "_")
MARKED = re.compile(r"(?P<base>[^^_]+)\^\{[+-]\}")  # x^+, of which x is only the argument
NUMBERED = re.compile(r"^(?P<base>.+)_\{\d+\}$")  # x_{1}: what is said of each x_i is said of it
# Relations that are passed over, and say something of what they relate.
PASSED_OVER = re.compile(
    r"\\(?:perp|n?parallel|n?mid|n(?:otin|cong|prec|succ|gtr|less|[gl]eq(?:slant)?)"
    r"|n?sim(?:eq)?|doteq|succ(?:eq)?|prec(?:eq)?|ggg?|lll?|gtrsim|lesssim"
    r"|[sS]u[bp]set(?:eq)?|models|vdash|dashv|Perp)(?![a-zA-Z])"
)
IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]|\{[^{}]*\}")
# Relations that are not read, and say that two things are one, or nearly.
UNREAD = {r"\propto", r"\cong", r"\asymp", r"\stackrel", r"\overset", r"\underset"}
MAY_BE_ZERO = re.compile(
    r"(?P<key>\\?[A-Za-z]+)\s*(?P<zero>(?:\\geq?(?:slant)?|\\in\s*\\\{)\s*0(?![.\d]).*|>\s*-.*)?"
)
NOT_NEGATIVE = re.compile(r"[^.$]*(?:non-?negative|zero|نامنفی|صفر)", re.I)
SIGN = re.compile(r":?=|\\(?:equiv|approx|gets)(?![a-z])")
EQUAL = {"=", ":=", r"\equiv", r"\approx", r"\gets"} | UNREAD


@dataclass(frozen=True)
class Fallen:
    """Where a name was to get its meaning, whether all of it is missing, and why it is.

    Its set may be in doubt: ``doubted``; it may vary with others: ``tied``.
    """

    place: str
    whole: bool = True
    why: str = "which was not read"
    doubted: Domain | None = None
    tied: frozenset[str] = frozenset()


def lose(
    scope: Scope, keys: set[str], place: str, whole: bool = True, why: str = Fallen.why
) -> None:
    """Remember names whose meaning was not read; none at all means any."""
    for key in keys or {ALL}:
        if whole or key not in scope.fallen or scope.fallen[key].doubted:
            scope.fallen[key] = Fallen(place, whole, why)


def tie(scope: Scope, keys: set[str], others: frozenset[str], place: str) -> set[str]:
    """Of names of an equation without a role: the declared, which are lost in part."""
    found = keys & set(scope.types) - {*scope.definitions, *scope.inferred}
    for key in found:
        lose(scope, {key}, place, whole=False)
        item = scope.fallen[key]
        scope.fallen[key] = replace(item, tied=item.tied | others)
    return found


def doubt(scope: Scope, keys: set[str], place: str) -> None:
    """Of names whose set is in doubt: they may have any value of their kind, or be in it."""
    for key in keys:
        domain = scope.types[key].domain
        if domain != REAL and domain.kind in ("interval", "finite", "simplex"):
            scope.narrowed(key, REAL)
            if key not in scope.fallen:
                scope.fallen[key] = Fallen(place, False, doubted=domain)


def as_doubted(scope: Scope, keys: set[str]) -> Scope:
    """The other world: the names have the sets that are in doubt."""
    other = scope.copy()
    for key in scope.dependencies(keys) | keys:
        item = scope.fallen.get(key)
        if item and item.doubted and key in scope.types:
            other.narrowed(key, item.doubted)
            del other.fallen[key]
    return other


def lose_definition(scope: Scope, source: str, place: str) -> None:
    """The names that a display was to define."""
    found = set()
    for head, forms, rest in _left_sides(_tokens(source), source):
        if head is None or rest:
            found |= forms | ({head} if head else set())
            continue
        found.add(head.rstrip("'"))
        if not forms:
            found.add(head)
        elif head not in scope.definitions:
            found |= {head, *wholes(scope, {head})}
        found |= forms
    lose(scope, found, place)


def lose_assumption(scope: Scope, source: str, place: str, whole: bool = True) -> None:
    """The names of the page that an assumption was to say something of."""
    known = set(scope.types) | set(scope.functions) | set(scope.definitions)
    known |= {key for key, _ in scope.calls}
    found = mentioned(source)
    found |= wholes(scope, found)
    lose(scope, found & known or found & set(scope.sizes), place, whole)


def wholes(scope: Scope, names: set[str]) -> set[str]:
    """What is declared of which these may be entries, with the index left out."""
    forms = (MEMBERS, FROM_ZERO, FAMILY, RAISED)
    found = {key + form for key in names for form in forms}
    found |= {scope.entry_key(key, count) for key in names - set(scope.sizes) for count in (1, 2)}
    found |= {key for key in scope.types if r"(\cdot" in key and key.partition("(")[0] in names}
    return found & set(scope.types)


def lose_claim(scope: Scope, source: str, place: str, holds) -> None:
    """A relation that stands on the page without a role, unless it ``holds`` anyway.

    One name on the left that has no definition yet would be defined by it; anything
    else is an assumption about the names that have none.
    """
    several, named = False, mentioned(source)
    try:
        statement = read_statement(source, scope.vocabulary())
        several = len(statement.relations) > 1
        if holds(statement):
            return
        named = frozenset().union(*map(tree.free_names, statement.relations))
        equal = any(item.op == "=" for item in statement.relations)
    except EquationError:
        signs = {token.text for token in _tokens(source) if token.kind != "text"}
        equal = bool(signs & EQUAL)
        if not equal and not signs & set(RELATIONS):
            return
    sides = _left_sides(_tokens(source), source)
    defined = set(scope.definitions) | {key for key, _ in scope.calls}
    marked = _marked(sides, scope)
    if marked and equal and marked not in {*scope.types, *defined}:
        lose(scope, {marked}, place)
        return
    heads = {head for head, _, rest in sides if head is not None and not rest}
    if equal and heads and not heads & defined and len(heads) == len(sides):
        left, *others = SIGN.split(source)
        held = mentioned(left) - set().union(*map(mentioned, others))  # y of f(y) = 4
        held = (mentioned(source) - heads if several else held) & set(scope.types)
        lose(scope, held, place, whole=False) if held else None
        declared = tie(scope, heads | wholes(scope, heads), named, place)
        doubt(scope, declared, place)
        entries = {head for head, forms, _ in sides if forms and wholes(scope, {head}) & declared}
        if heads - declared - entries:
            lose_definition(scope, source, place)
        return
    if equal and heads & {key for key, _ in scope.calls}:
        lose(scope, heads & {key for key, _ in scope.calls}, place)
    found = mentioned(source)
    found |= wholes(scope, found)
    known = set(scope.types) | set(scope.functions)
    new = named - known - {*scope.sizes, *scope.indices, *INDICES, ALL}
    free = ((found & known) | (new if equal else set())) - defined
    if equal and not heads & defined:  # it may be changed
        free -= tie(scope, free, named, place)
    if free:
        lose(scope, free, place, equal)
    held = scope.dependencies(found & defined) - defined  # what is said of these, through others
    held = held & (set(scope.types) | set(scope.functions))
    if found and found <= set(scope.sizes):  # n = 1
        lose(scope, set(found), place, whole=False)
    unknown = found - {*scope.types, *scope.functions, *scope.sizes, *defined, *scope.counted}
    unknown |= {form for key in unknown for form in bold_forms(key)}
    if held - free or unknown:
        lose(scope, (held - free) | unknown, place, whole=False)


def _marked(sides, scope: Scope) -> str:
    r"""The only left side, where it is a number or a vector with a mark: ``x^+ = \max(0, x)``."""
    forms = sides[0][1] if len(sides) == 1 and not sides[0][2] else ()
    found = MARKED.fullmatch(*forms) if len(forms) == 1 else None
    kind = scope.types.get(found["base"]) if found else None
    return found[0] if kind and len([x for x in kind.shape if x != ONE]) < 2 else ""


def lose_related(scope: Scope, source: str, place: str) -> None:
    """The names on both sides of a relation that is passed over: what is refuted may hold."""
    open_, outside = source, ""
    while open_ != outside:
        open_, outside = IN_BRACKETS.sub(" ", open_), open_
    related = PASSED_OVER.search(outside)
    found = mentioned(source) if related else set()
    found = (found | wholes(scope, found)) & {*scope.types, *scope.sizes}
    lose(scope, found, place, whole=False) if found else None


def lose_empty(scope: Scope, item) -> None:
    """The end of a sum that may be 0, "$m$ is non-negative": a sum is taken to hold a term."""
    said = MAY_BE_ZERO.fullmatch(item.latex.strip())
    key = said["key"] if said else ""
    if key in {*scope.sizes, *scope.lengths} - {*scope.types}:
        if said["zero"] or NOT_NEGATIVE.match(item.after):
            lose(scope, {key}, "the end of a sum", why="which may be 0: say that it is at least 1")


def lose_declaration(scope: Scope, source: str, place: str, whole: bool) -> None:
    """Names whose set was not read: all of a new one, a restriction of a known one."""
    names = re.split(r"\\in\b|\\notin\b|:", source)[0]
    for key in mentioned(names):
        lose(scope, {key}, place, whole or not {key} & {*scope.types, *scope.functions})


def refuse_fallen(scope: Scope, keys: set[str]) -> None:
    """Raise if one of the names, or one that they are defined by, is lost whole."""
    found, place = _reached(scope, keys, whole=True)
    if found:
        raise Rests(found, place)


def restricted(scope: Scope, keys: set[str]) -> str:
    """Why a counterexample to a claim about these names says nothing; else empty."""
    return _reached(scope, keys, whole=False)[0]


def _reached(scope: Scope, keys: set[str], whole: bool) -> tuple[str, str]:
    """What is lost, in words, and the place that was to say it."""
    if not scope.fallen:
        return "", ""
    for form in (POWER, NUMBERED):
        keys = keys | {part["base"] for part in map(form.match, keys) if part}
    keys = keys | scope.dependencies(keys)
    kinds = [scope.types[key] for key in keys if key in scope.types]
    dims = (dim for kind in kinds for dim in (*kind.shape, *kind.family) if dim is not None)
    lengths = {dim.name for dim in dims if dim.name}
    for key in (ALL, *sorted(keys | lengths)):
        item = scope.fallen.get(key)
        if item is not None and item.whole == whole:
            name = "what it defines" if key == ALL else key
            if item.doubted:
                doubt = f"not judged: does {name} lie in its set everywhere? {item.place}"
                return doubt, item.place
            return f"not judged: it needs {item.place} ({name}), {item.why}", item.place
    return "", ""


def restored(scope: Scope, keys) -> None:
    """A later definition that was read gives the name a meaning again."""
    for key in keys:
        scope.fallen.pop(key, None)


def statement_names(statement: Statement, kind: str) -> set[str]:
    """Names that a statement uses: of a definition those on the right, without its parameters."""
    found: set[str] = set()
    for item in (*statement.relations, *statement.where, *statement.conditions):
        if kind != "def":
            found |= tree.free_names(item) | _spelled(item)
            continue
        left = item.left
        own = set(tree.free_names(left))
        found |= (tree.free_names(item.right) - own) | _spelled(item.right)
    return found


def _spelled(node: tree.Node) -> set[str]:
    """``a_T`` as one name, should it have been meant so."""
    return {tree.latex(item) for item in tree.walk(node) if isinstance(item, tree.Index)} | {
        f"{item.base.key}_{{{tree.latex(item)[len(item.base.key) + 2 : -1]}}}"
        for item in tree.walk(node)
        if isinstance(item, tree.Index) and isinstance(item.base, tree.Name)
    }


# ---------------------------------------------------------------- names of what cannot be parsed


LETTERS = re.compile(r"\\?[a-zA-Z]+|[^\W\d_]")


def _tokens(source: str) -> list[Token]:
    return tokenize(source, strict=False)


@cache
def mentioned(source: str) -> frozenset[str]:
    """Names in a formula, whether or not it can be parsed; letters, where its signs cannot be."""
    try:
        return frozenset(_names(_tokens(source), source))
    except EquationError:
        return frozenset(LETTERS.findall(source))


def _names(tokens: list[Token], source: str) -> set[str]:
    parser, found = Grammar(tokens, source, Vocabulary()), set()
    while parser.peek() is not None:
        start = parser.at
        try:
            key, forms = _name(parser)
            found |= {key, key.rstrip("'"), *forms, *key.split(CHANGE)} - {""}
            found |= {CHANGE.strip()} if key.startswith(CHANGE) else set()  # or a product
        except EquationError:
            parser.at = start + 1
    for token, after in itertools.pairwise(tokens):
        if token.text in SCRIPTS:
            found |= _names([after], source) if after.text != "{" else set()
    return found


def _name(parser: Parser) -> tuple[str, set[str]]:
    """A name with its decorated forms; what stands in its scripts is read again as names."""
    key, forms = parser.identifier(), set()
    key += "'" * _primes(parser)
    decorated = key
    place = parser.at
    try:
        while parser.peek() in SCRIPTS:
            mark, script = parser.next().text, parser.raw()
            word, _ = word_and_index(script)
            forms |= {f"{decorated}_{{{spell(word)}}}{MEMBERS}"} if word and mark == "_" else set()
            decorated += f"{mark}{{{spell(script)}}}"
            forms.add(decorated)
    except EquationError:
        parser.at = place
    return key, forms


def _primes(parser: Parser) -> int:
    """The primes of a name, which belong to it unless a bracket follows."""
    place = parser.at
    while parser.peek() == "'":
        parser.next()
    count = parser.at - place
    if parser.peek() == "(":
        parser.at, count = place, 0
    return count


def _left_sides(tokens: list[Token], source: str):
    """(head, its decorated forms, whether more follows) of what stands left of each relation.

    Without a head there are only forms: all names of the left side.
    """
    found, left, after = [], [], False
    depth = 0
    for place, token in enumerate(tokens):
        if token.kind in ("env", "text", "wide") or token.text in BREAKS:
            if not depth:
                left, after = [], False
            if token.kind == "text" and not depth:
                left = (
                    [token]
                    if tokens[place + 1 : place + 2] and tokens[place + 1].text in ("(", "=")
                    else []
                )
            continue
        if token.text == "&":
            left, after = ([], False) if after else (left, after)
            continue
        if token.text == r"\boxed":
            left = []
            continue
        script = place and tokens[place - 1].text in SCRIPTS
        depth += (token.text == "{" and (depth > 0 or script)) or token.text in ("(", "[")
        depth -= token.text in ("}", ")", "]") and depth > 0
        if token.text in {*RELATIONS, *UNREAD} and not depth:
            if left and (not after or _side(left, source)[2] is False):
                found.append(_side(left, source))
            left, after = [], True
        else:
            left.append(token)
    if not found and tokens:
        found.append((None, _names(tokens, source), True))
    return found


def whole_names(formulas: list[str]) -> frozenset[str]:
    """Names that the definitions of a page give both whole and by an index: ``L`` and ``L_i``."""
    sides = [side for text in formulas for side in _left_sides(tokens_of(text), text)]
    whole = {head for head, forms, _ in sides if head and not forms}
    entries = {head for head, forms, _ in sides if any(f"{head}_" in form for form in forms)}
    return frozenset(whole & entries)


def left_names(formulas: list[str]) -> set[str]:
    """Names that some formulas may define, with all their scripts and without."""
    sides = [side for text in formulas for side in _left_sides(tokens_of(text), text)]
    return {head for head, _, _ in sides if head} | {
        form for _, forms, _ in sides for form in forms
    }


def _side(tokens: list[Token], source: str):
    while tokens and tokens[0].text == "{":
        tokens = tokens[1:]
    parser = Grammar(tokens, source, Vocabulary())
    try:
        head, forms = _name(parser)
    except EquationError:
        return None, _names(tokens, source), True
    if parser.peek() in ("(", "["):
        return head, forms, False
    return (head, forms, False) if parser.peek() is None else (None, _names(tokens, source), True)
