r"""Which part of ``a^{(l)}_{ij}`` is the name, which the indices, which a power."""

from __future__ import annotations

import re
from dataclasses import replace

from . import tree
from .dressed import read_dressed
from .parser import (
    CLOSE,
    Parser,
    as_function,
    spell,
    spells_word,
    word_and_index,
)
from .table import READERS
from .tokens import Token, level
from .tree import RAISED

ANY = r"\cdot"
DEFINES = {"=", ":=", r"\equiv"}
WEIGHTED = re.compile("[A-Z][vwxyz]|wx")  # a matrix and a vector, a weight and an input
WEIGHTS = {r"\theta", r"\beta", r"\phi", "w", "W", "b"}  # what a model is fitted by


def read_name(parser: Parser) -> tree.Node:
    """Read a name, an entry of it, or a call."""
    start = parser.at
    base = parser.identifier()
    _doubt_words(parser, base)
    if base in parser.vocabulary.sizes and is_call(parser):
        base = as_function(base)
    elif parser.peek() == "(" and as_function(base) in parser.vocabulary.functions:
        parser.fail(
            f"{base} is a length and a function on this page: write all arguments of the function,"
            rf" as where it is defined, or {base} \cdot (…) for a product"
        )
    script = parser.peek()
    below, above, primes = _decorations(parser)
    head = start == 0 and parser.peek() in DEFINES
    vocabulary = parser.vocabulary
    known = vocabulary.names | vocabulary.functions
    key, indices = base, ()
    if primes and not _is_function(parser, base, above, below):
        base = key = base + "'" * primes
        primes = 0

    above, transposed = _split_transpose(parser, above)
    if above and len(above) > 3 and above[-1].text in ("'", r"\prime") and above[-2].text == "]":
        above, primes = above[:-1], primes + 1
    if above is not None and _is_label(parser, base, below, above, head):
        label = _label(above)
        member = f"{base}^{{({ANY})}}"
        if f"{base}^{{{label}}}" not in known and member in known and _in_brackets(above):
            key, indices = member, (parser.whole(above[1:-1]),)
        elif f"{base}^{{{label}}}" not in known and base + RAISED in known:
            key, indices = base + RAISED, (parser.whole(above),)
        else:
            key = f"{base}^{{{label}}}"
        if (
            base in vocabulary.functions
            and key not in vocabulary.functions
            and parser.peek() == "("
        ):
            parser.fail(rf"is {base}^{label}(…) a power of {base}(…), or {key} \cdot (…)?")
        above = None
    if below is not None:
        word, place = word_and_index(below)
        if word and f"{key}_{{{spell(word)}}}_{{{ANY}}}" in known:
            key, below = f"{key}_{{{spell(word)}}}", place
        literal = f"{key}_{{{spell(below)}}}"
        member = f"{key}_{{{ANY}}}"
        one = f"{key}_{{{below[0].text}}}"  # y_i, of which y_{ij} is an entry
        pair = len(below) == 2 and all(token.kind == "letter" for token in below)
        if pair and not {key, literal, member} & known and below[0].text not in vocabulary.indices:
            if {one, f"{one}_{{{ANY}}}"} & known:
                key, below = one, below[1:]
                literal, member = f"{key}_{{{spell(below)}}}", f"{key}_{{{ANY}}}"
        if _is_word(below) or spells_word(below, vocabulary) or literal in known:
            key = literal
        elif member in known and (key not in known):
            key, indices = member, indices + parser.index_list(below)
        else:
            indices += parser.index_list(below)
    dressed = None if indices or above or transposed or primes else read_dressed(parser, key)
    if dressed is not None:
        return parser.postfix(dressed)
    if above is not None and not indices and key not in known:
        power = f"{key}^{{{spell(above)}}}"  # \sigma_B^2, a name as a whole
        key, above = (power, None) if power in known else (key, above)
    if key in vocabulary.functions and not indices:
        node = _function(parser, key, primes, above)
        if above is not None and not parser.is_transpose(above):
            return parser.postfix(node)
    else:
        if primes:
            parser.at = start
            parser.fail(f"a prime on {key}, which is not a function on this page")
        whole = tree.Bare(key) if key in vocabulary.functions and not primes else tree.Name(key)
        node = tree.Index(whole, indices) if indices else tree.Name(key)
        if not indices and above is None and not transposed and _lists_arguments(parser):
            return parser.postfix(parser.call(key))
        short = _short_for(parser, key) if above is None and not indices else ""
        if short:
            return parser.postfix(parser.call(short))
        if indices and key in vocabulary.functions and parser.peek() in ("(", "["):
            node = tree.Index(parser.call(key), indices)
        if parser.peek() in CLOSE:
            vocabulary.doubtful |= {base, key}
    if transposed:
        node = tree.Transpose(node)
    if above is not None:
        node = parser.power(node, above)
        if script == "^" and isinstance(node, tree.Pow):
            node = replace(node, before=True)
    return parser.postfix(node)


def _is_function(parser: Parser, base: str, above, below) -> bool:
    """Whether a prime after ``base`` is a derivative; else ``w'`` is a name of its own."""
    decorated = base
    for mark, tokens in (("^", above), ("_", below)):
        if tokens is not None:
            decorated += f"{mark}{{{spell(tokens)}}}"
    return bool({base, decorated} & parser.vocabulary.functions)


def _decorations(parser: Parser):
    """Sub- and superscript tokens and the number of primes."""
    below = above = None
    primes = 0
    while parser.peek() in ("'", "_", "^"):
        mark = parser.peek()
        if mark == "'":
            parser.next()
            primes += 1
            continue
        if mark == "_" and below is not None:
            break
        if mark == "^" and above is not None:
            break
        parser.next()
        tokens = parser.raw()
        if not tokens:
            if mark == "^":
                continue
            parser.fail("an empty index", back=1)
        if mark == "_":
            below = tokens
        elif all(token.text in (r"\prime", "'") for token in tokens):
            primes += len(tokens)
        else:
            above = tokens
    return below, above, primes


def _split_transpose(parser: Parser, above: list[Token] | None):
    r"""``(l)\top`` and ``[2]T`` are a label and a transpose."""
    if above and len(above) > 1 and above[-2].text in (")", "]"):
        if parser.is_transpose(above[-1:]):
            return above[:-1], True
    return above, False


def _in_brackets(tokens: list[Token]) -> bool:
    return tokens[0].text == "(" and tokens[-1].text == ")"


def _is_word(tokens: list[Token]) -> bool:
    if tokens[0].text == r"\mathcal":  # of a batch, \mu_{\mathcal{B}}
        return len(tokens) in (2, 4)
    return all(token.kind == "text" or token.text in ("*", "+", r"\star") for token in tokens)


def _label(tokens: list[Token]) -> str:
    return spell(tokens)


def _is_label(parser: Parser, base: str, below, above: list[Token], head: bool) -> bool:
    """A superscript that belongs to the name rather than being a power."""
    if parser.is_transpose(above):
        return False
    if _is_word(above) or (_in_brackets(above) and len(above) > 2):
        inner = above[1:-1]
        if _in_brackets(above) and f"{base}^{{{spell(above)}}}" not in parser.vocabulary.names:
            return all(token.kind in ("letter", "number") or token.text in "+-" for token in inner)
        return True
    if above[0].text == "[" and above[-1].text == "]":
        return True
    known = parser.vocabulary.names | parser.vocabulary.functions
    if f"{base}^{{{spell(above)}}}" in known:
        return True
    if base not in known and spell(above) in parser.vocabulary.labels(head):
        return True
    if base + RAISED in known and len(above) == 1 and above[0].text in parser.vocabulary.indices:
        return True
    return below is not None and f"{base}^{{{spell(above)}}}_{{{spell(below)}}}" in known


def _doubt_words(parser: Parser, letter: str) -> None:
    """``TP`` is a product, or one name; the first where both stand alone, too, and in ``Xw``."""
    token, after = parser.tokens[parser.at - 1], parser.tokens[parser.at : parser.at + 1]
    if token.kind == "letter" and after and after[0].kind == "letter" and not parser.in_index:
        pair = letter + after[0].text
        product = {*pair} <= parser.vocabulary.alone and after[0].text.islower()
        product = product or WEIGHTED.fullmatch(pair)
        if after[0].position == token.position + 1 and not product:
            parser.vocabulary.doubtful |= {letter, after[0].text}


def _lists_arguments(parser: Parser) -> bool:
    """Whether a bracket follows that only a function has: ``(x; w)``, ``(y = 1 \\mid x)``."""
    if parser.peek() not in ("(", "["):
        return False
    depth, bars = 0, 0
    for token in parser.tokens[parser.at :]:
        depth += level(token)
        if depth == 1 and token.kind != "text":
            if token.text in (";", r"\mid", "="):
                return parser.peek() == "("
            bars += token.text == "|"
        if not depth:
            break
    return bool(bars % 2)


def _short_for(parser: Parser, key: str) -> str:
    r"""``h(x)`` for ``h_θ(x)``, where the page knows no h and only one such function.

    Not for ``p(x)`` beside a model p_θ, nor for a loss without the λ of J_λ.
    """
    vocabulary, source = parser.vocabulary, parser.source.replace(" ", "")
    if parser.peek() != "(" or vocabulary.means(key) or key in "pqPQ" or f"{key}_" in source:
        return ""
    start = f"{key}_{{"
    found = [name for name in vocabulary.functions if name.startswith(start)]
    parameters = found[0].removeprefix(start)[:-1].split(",") if len(found) == 1 else ()
    plain = {name.rpartition("{")[2].rstrip("}") for name in parameters}
    known = plain <= WEIGHTS and set(parameters) <= vocabulary.names
    return found[0] if parameters and known else ""


def is_call(parser: Parser) -> bool:
    """Whether a bracket follows that no product has."""
    return parser.peek() == "(" and _lists_arguments(parser)


def _function(parser: Parser, key: str, primes: int, above) -> tree.Node:
    """A call; ``f^2(x)`` is the square of the value; without argument, the bare function."""
    if above is not None and not parser.is_transpose(above):
        texts = [token.text for token in above]
        if texts == ["-", "1"]:
            found = READERS["inverse"](parser, key)
            if found is not None:
                return found
            parser.fail(
                f"is {key}^{{-1}} the inverse function or one over it? say in a sentence that it is"
                " the inverse function",
                back=1,
            )
        exponent = parser.whole(above)
        return tree.Pow(_applied(parser, key, primes), exponent, before=True)
    return _applied(parser, key, primes)


def _applied(parser: Parser, key: str, primes: int) -> tree.Node:
    if parser.peek() not in ("(", "["):
        return tree.Bare(key, primes)
    return parser.call(key, primes)
