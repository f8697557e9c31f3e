"""Equations in the prose that define what is new: "where $z = w x$".

One that needs what the same paragraph says further on waits for it.  What defines nothing, or
stands beside an "if", a "not" or a "for example", is a claim hidden in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ..meaning.binding import is_new
from ..meaning.scope import Scope
from ..reading import tree
from ..reading.declaration import index_range
from ..reading.errors import EquationError
from ..reading.grammar import Grammar
from ..reading.parser import Vocabulary
from ..reading.statement import without_punctuation
from ..reading.tokens import tokens_of
from .fallen import left_names
from .markdown import Item
from .passing import defines

JUST = re.compile(r"\W*(?:with|where|و|با)\W*", re.I)
RANGE = re.compile(r"\W*(?:for|برای)\W*", re.I)  # of an index; what follows it stands alone


@dataclass
class Spoken:
    """What the present paragraph has said, as far as later equations in it need that."""

    heads: set[str]  # names that a display defines
    waiting: list[tuple[Item, set[str]]] = field(default_factory=list)  # with what was new there
    ranged: bool = False  # whether the sentence has said where an index ends
    new: set[str] = field(default_factory=set)  # names that the formula before has declared

    def goes_on(self, item: Item) -> bool:
        """Whether an item stands in the paragraph of those that wait."""
        last = self.waiting[-1][0] if self.waiting else item
        return item.kind == "inline" and (item.cell, item.block) == (last.cell, last.block)

    def note(self, item: Item, joined: bool, new: set[str]) -> None:
        """Remember an inline formula for the next one."""
        parser = Grammar(without_punctuation(tokens_of(item.latex)), item.latex, Vocabulary())
        try:
            counts = index_range(parser) is not None
        except EquationError:
            counts = False
        self.ranged = counts or (joined and self.ranged)
        self.new = new

    def may_define(self, item: Item, joined: bool) -> bool:
        """Whether its words allow an equation to say what a name is."""
        if joined and self.ranged and RANGE.fullmatch(item.before):
            item = replace(item, before="")
        return defines(item) and not left_names([item.latex]) & self.heads


def is_told(item: Item, new: set[str], statement, scope: Scope) -> bool:
    """Whether the left side is new, or has just been declared: "$z ∈ R$ with $z = w x$"."""
    if is_new(statement, scope):
        return True
    if not JUST.fullmatch(item.before) or not new:
        return False
    before = scope.copy()
    for key in new:
        before.types.pop(key, None)
    return is_new(statement, before)


def is_total(statement, scope: Scope) -> bool:
    r"""``\\sum_j y_j = 1`` of a label that has no definition: so it is declared, in a sentence."""
    if len(statement.relations) != 1 or statement.conditions or statement.where:
        return False
    (item,) = statement.relations
    body = item.left.body if isinstance(item.left, tree.Sum) and item.left.kind == "sum" else None
    one = item.op == "=" and item.right == tree.Num(Fraction(1))
    if not one or not isinstance(body, tree.Index) or not isinstance(body.base, tree.Name):
        return False
    key = scope.entry_key(body.base.key, len(body.indices))
    return key in scope.types and key not in scope.definitions and not item.left.excluded
