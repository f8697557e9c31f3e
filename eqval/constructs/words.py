"""Proofs with inverses and determinants for all sizes: sums of products that do not commute.

A product is a word of letters: names of matrices, transposed or not, and inverses.  Where an
inverse stands beside the matrix that it is of, the two cancel: of A = λI + XᵀX the longest
word, XᵀX, is replaced by what A·A⁻¹ = I says of it.  A word from a row to a column is a number.
"""

from __future__ import annotations

import sympy as sp

from ..meaning.scope import ONE
from ..meaning.typing import Resolver
from ..proving.atoms import CannotTranslate
from ..reading import tree
from ..reading.errors import IllTyped
from ..reading.table import MATRICES
from .square import Determinant, Inverse
from .table import Table, on_diagonal

STEPS, LONGEST = 400, 60
UNIT = {(): sp.S.One}


class Words:
    """Polynomials ``{word: coefficient}`` of resolved trees."""

    def __init__(self, scope):
        self.scope, self.resolver = scope, Resolver(scope)
        self.inverses: dict = {}  # letter: the polynomial that it is the inverse of
        self.shapes: dict = {}  # of letters
        self.symmetric: set = set()
        said = [item.relation for item in scope.hypotheses if item.relation.op == "="]
        self.tied = {x.left for x in said if x.right == tree.Transpose(x.left)}
        self.tied |= {x.right for x in said if x.left == tree.Transpose(x.right)}

    def of(self, node: tree.Node) -> dict:
        if isinstance(node, tree.Num):
            return {(): sp.Rational(node.value.numerator, node.value.denominator)}
        if isinstance(node, tree.Neg):
            return _scaled(self.of(node.body), -1)
        if isinstance(node, tree.Add):
            return _sum(map(self.of, node.terms))
        if isinstance(node, tree.Mul):
            found = UNIT
            for item in node.factors:
                found = _product(found, self.of(item))
            return found
        if isinstance(node, tree.Transpose):
            return self.turned(self.of(node.body))
        if isinstance(node, tree.Div):
            return _scaled(self.of(node.above), 1 / self.number(node.below))
        if isinstance(node, tree.Pow) and not self.shape(node):
            power = self.number(node.base) ** self.number(node.exponent)
            return {(): sp.expand_power_exp(power)}
        if isinstance(node, tree.Norm) and node.order == 2 and self.shape(node.body)[1] == ONE:
            body = self.of(node.body)
            return {(): sp.sqrt(self.as_number(_product(self.turned(body), body)))}
        if isinstance(node, Inverse):
            return self.inverse(self.reduced(self.of(node.body)))
        if isinstance(node, Determinant):
            return {(): self.determinant(self.reduced(self.of(node.body)), self.shape(node.body))}
        if isinstance(node, tree.Name) and node.key in self.scope.definitions:
            known = self.scope.definitions[node.key]
            if not known.indices:
                return self.of(known.body)
        return self.letter(node)

    def shape(self, node: tree.Node):
        try:
            return self.resolver.resolve(node)[1]
        except IllTyped as error:
            raise CannotTranslate(str(error)) from None

    def letter(self, node: tree.Node) -> dict:
        """What is not taken apart; a number commutes with all."""
        shape = self.shape(node)
        if not shape:
            return {(): sp.Symbol(tree.latex(node))}
        if isinstance(node, Table) and on_diagonal(node):
            if isinstance(node.body, tree.Indicator):
                return UNIT
            self.symmetric.add(node)
        if node in self.tied:
            self.symmetric.add(node)
        self.shapes[node] = shape
        return {((node, False),): sp.S.One}

    # ---- numbers

    def number(self, node: tree.Node):
        return self.as_number(self.of(node))

    def as_number(self, words: dict):
        words = self.reduced(words)
        if set(words) - {()}:
            raise CannotTranslate("a number that is no number")
        return words.get((), sp.S.Zero)

    def ends(self, word) -> tuple:
        """Rows and columns of a word."""
        (first, one), (last, other) = word[0], word[-1]
        return self.shapes[first][one], self.shapes[last][not other]

    def numbered(self, words: dict) -> dict:
        """With what stands from a row to a column in a word taken out of it as a number."""
        found = []
        for word, coefficient in words.items():
            start = end = 0
            while end < len(word):
                if self.ends(word[end : end + 1])[0] == ONE:
                    start = end
                end += 1
                if self.ends(word[start:end]) == (ONE, ONE):
                    coefficient *= self.trace(word[start:end])
                    word, end = word[:start] + word[end:], 0
                    start = 0
            found.append({word: coefficient})
        return _sum(found)

    def trace(self, word) -> sp.Symbol:
        """The number that a word is: it is its own transpose."""
        ((turned, _),) = self.turned({word: sp.S.One}).items()
        return sp.Symbol(min(str(word), str(turned)))

    def determinant(self, words: dict, shape):
        r"""Of a product that of its factors, of A + U V that of A times det(I + A⁻¹ U V)."""
        if not words:
            return sp.S.Zero
        size = self.number(self.resolver.length_node(shape[0]))
        if set(words) == {()}:
            return words[()] ** size
        if len(words) == 1:
            ((word, factor),) = words.items()
            if all(len({*self.shapes[key]}) == 1 for key, _ in word):
                return factor**size * sp.Mul(*[self.of_letter(key) for key, _ in word])
        for (key, up), *others in words if () not in words else ():
            inverse = None if others else self.known_inverse(key, up)
            if inverse is not None:
                weight = words[((key, up),)]
                rest = self.reduced(_scaled(_product(inverse, words), 1 / weight))
                return weight**size * self.of_letter(key) * self.determinant(rest, shape)
        if len(words) == 2 and () in words:
            ((word, factor),) = ((w, c / words[()]) for w, c in words.items() if w)
            turns = [word[k:] + word[:k] for k in range(len(word))]
            for turn in turns:
                if self.ends(turn) == (ONE, ONE):
                    return words[()] ** size * (1 + factor * self.trace(turn))
            turns += [turn for old in turns for turn in self.turned({old: 1})]
            return words[()] ** size * sp.Symbol(f"det(I + {factor} {min(map(str, turns))})")
        return sp.Symbol(f"det {sorted(words.items(), key=str)}")

    def of_letter(self, key):
        """The determinant of one letter, however it is turned."""
        if key in self.inverses:
            return 1 / self.determinant(self.inverses[key], self.shapes[key])
        return sp.Symbol(f"det {key}")

    def known_inverse(self, key, up: bool) -> dict | None:
        """The inverse of a letter, if it is one itself or the formula holds its inverse."""
        if key in self.inverses:
            whole = self.inverses[key]
            return self.turned(whole) if up else whole
        if any(set(whole) == {((key, False),)} for whole in self.inverses.values()):
            return self.inverse({((key, up),): sp.S.One})
        return None

    # ---- matrices

    def turned(self, words: dict) -> dict:
        """The transpose."""
        return {
            tuple((key, not up and key not in self.symmetric) for key, up in word[::-1]): c
            for word, c in words.items()
        }

    def inverse(self, words: dict) -> dict:
        if not words:
            raise CannotTranslate("the inverse of nothing")
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
        self.shapes[key] = (self.ends(next(filter(None, words)))[0],) * 2
        return {((key, up and key not in self.symmetric),): 1 / factor}

    def reduced(self, words: dict) -> dict:
        """Without a matrix beside its inverse, and without numbers among the matrices."""
        for _ in range(STEPS):
            for word, coefficient in words.items():
                new = self._step(word)
                if new is not None:
                    rest = {key: c for key, c in words.items() if key != word}
                    words = _sum([rest, _scaled(new, coefficient)])
                    break
            else:
                return self.numbered(words)
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

    def vanishes(self, words: dict) -> bool:
        """Whether it is zero, as it stands or times a matrix that has an inverse in it."""
        words = self.reduced(words)
        if not words:
            return True
        sides = {(word[end], end) for word in words if word for end in (0, -1)}
        for (key, up), end in sides:
            if whole := self.inverses.get(key):
                whole = self.turned(whole) if up else whole
                if not self.reduced(_product(*[whole, words][:: -1 if end else 1])):
                    return True
        return False


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
    """Whether an equation with inverses or determinants holds wherever these exist."""
    if relation.op != "=":
        return False
    words = Words(scope)
    for _ in range(2):  # of the first time it is known what has an inverse
        sides = words.of(relation.left), words.of(relation.right)
    return words.vanishes(_sum([sides[0], _scaled(sides[1], -1)]))


MATRICES["proves"] = proves
