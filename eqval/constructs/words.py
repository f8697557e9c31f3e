"""Proofs with the inverse of a matrix, for all sizes: sums of products that do not commute.

A product is a word of letters: names of matrices, transposed or not, and inverses.  Where an
inverse stands beside the matrix that it is of, the two cancel: of A = λI + XᵀX the longest
word, XᵀX, is replaced by what A·A⁻¹ = I says of it.
"""

from __future__ import annotations

import sympy as sp

from ..meaning.typing import Resolver
from ..proving.atoms import CannotTranslate
from ..reading import tree
from ..reading.errors import IllTyped
from ..reading.table import MATRICES
from .table import Inverse, Table, on_diagonal

STEPS, LONGEST = 400, 60


class Words:
    """Polynomials ``{word: coefficient}`` of resolved trees."""

    def __init__(self, scope):
        self.scope, self.resolver = scope, Resolver(scope)
        self.inverses: dict = {}  # letter: the polynomial that it is the inverse of
        self.symmetric: set = set()

    def of(self, node: tree.Node) -> dict:
        if isinstance(node, tree.Num):
            return {(): sp.Rational(node.value.numerator, node.value.denominator)}
        if isinstance(node, tree.Neg):
            return _scaled(self.of(node.body), -1)
        if isinstance(node, tree.Add):
            return _sum(map(self.of, node.terms))
        if isinstance(node, tree.Mul):
            found = {(): sp.S.One}
            for item in node.factors:
                found = _product(found, self.of(item))
            return found
        if isinstance(node, tree.Transpose):
            return self.turned(self.of(node.body))
        if isinstance(node, tree.Div) and set(below := self.of(node.below)) == {()}:
            return _scaled(self.of(node.above), 1 / below[()])
        if isinstance(node, Inverse):
            return self.inverse(self.reduced(self.of(node.body)))
        if isinstance(node, tree.Name) and node.key in self.scope.definitions:
            known = self.scope.definitions[node.key]
            if not known.indices:
                return self.of(known.body)
        return self.letter(node)

    def letter(self, node: tree.Node) -> dict:
        """What is not taken apart; a number commutes with all."""
        try:
            shape = self.resolver.resolve(node)[1]
        except IllTyped as error:
            raise CannotTranslate(str(error)) from None
        if not shape:
            return {(): sp.Symbol(tree.latex(node))}
        if isinstance(node, Table) and on_diagonal(node):
            if isinstance(node.body, tree.Indicator):
                return {(): sp.S.One}
            self.symmetric.add(node)
        return {((node, False),): sp.S.One}

    def turned(self, words: dict) -> dict:
        """The transpose."""
        return {
            tuple((key, not up and key not in self.symmetric) for key, up in word[::-1]): c
            for word, c in words.items()
        }

    def inverse(self, words: dict) -> dict:
        if set(words) == {()}:
            return {(): 1 / words[()]}
        if len(words) == 1:  # a number before a product comes out
            ((word, factor),) = words.items()
            words = {word: sp.S.One}
        else:
            factor = sp.S.One
        turned = self.turned(words)
        up = str(turned) < str(words)  # the inverse of Aᵀ is that of A, transposed
        words, turned = (turned, words) if up else (words, turned)
        key = "inverse", frozenset(words.items())
        if _equal(words, turned):
            self.symmetric.add(key)
        self.inverses[key] = words
        return {((key, up and key not in self.symmetric),): 1 / factor}

    def reduced(self, words: dict) -> dict:
        """Without a matrix beside its inverse."""
        for _ in range(STEPS):
            for word, coefficient in words.items():
                new = self._step(word)
                if new is not None:
                    rest = {key: c for key, c in words.items() if key != word}
                    words = _sum([rest, _scaled(new, coefficient)])
                    break
            else:
                return words
            if len(words) > LONGEST:
                break
        raise CannotTranslate("too many products of matrices")

    def _step(self, word) -> dict | None:
        for place, (key, up) in enumerate(word):
            if key not in self.inverses:
                continue
            whole = self.inverses[key]
            whole = self.turned(whole) if up else whole
            longest = max((w for w, c in whole.items() if w and c.is_number), default=None,
                          key=lambda w: (len(w), str(w)))  # fmt: skip
            if longest is None:
                continue
            rest, size = {w: c for w, c in whole.items() if w != longest}, len(longest)
            one = {(): 1 / whole[longest]}
            letter = {(word[place],): sp.S.One}
            before, after = word[:place], word[place + 1 :]
            if before[len(before) - size :] == longest and len(before) >= size:
                by = _sum([one, _scaled(_product(rest, letter), -1 / whole[longest])])
                before = before[: len(before) - size]
            elif after[:size] == longest:
                by = _sum([one, _scaled(_product(letter, rest), -1 / whole[longest])])
                after = after[size:]
            else:
                continue
            return _product(_product({before: sp.S.One}, by), {after: sp.S.One})
        return None


def _scaled(words: dict, by) -> dict:
    return {word: c * by for word, c in words.items()}


def _sum(many) -> dict:
    found: dict = {}
    for words in many:
        for word, c in words.items():
            found[word] = found.get(word, sp.S.Zero) + c
    return {word: c for word, e in found.items() if (c := sp.cancel(e)) != 0}


def _product(one: dict, other: dict) -> dict:
    return _sum({a + b: c * d} for a, c in one.items() for b, d in other.items())


def _equal(one: dict, other: dict) -> bool:
    return not _sum([one, _scaled(other, -1)])


def proves(relation: tree.Relation, scope) -> bool:
    """Whether an equation with inverses holds wherever these exist."""
    if relation.op != "=":
        return False
    words = Words(scope)
    return not words.reduced(_sum([words.of(relation.left), _scaled(words.of(relation.right), -1)]))


MATRICES["proves"] = proves
