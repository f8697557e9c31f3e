r"""Definitions in a sentence: "where :math:`\hat{y} = \sigma(z)`".

An equation in the prose defines what stands on its left where that is new to the page: nothing
else can be meant.  A name that the page has declared, but not defined, gets its definition from
a sentence that says so ("let", "where", "we write", ":=").  What is supposed, asked, denied, or
said in an exercise, a quote or a heading defines nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from ..meaning.binding import announced_functions
from ..meaning.scope import REAL, Scope
from ..reading import tree
from ..reading.errors import EquationError
from ..reading.parser import INDICES
from ..reading.statement import Statement, read_statement
from .markdown import JOINS, Item
from .passing import denied
from .settings import DENIED, NEGATED

SAYS = re.compile(
    r"\b(?:let|where|define[sd]?|denotes?|denoted|write|set|put|call(?:ed)?|here|abbreviate|using)\b[^.;:]*$"
    r"|(?:که در آن|که در آنجا|در اینجا|بگیرید|بگذارید|تعریف|بنویسیم|می‌نویسیم|یعنی)(?!\w)[^.؛:]*$",
    re.I,
)
SAID = re.compile(r"^[^.؛;]*(?:بگیرید|می‌گیریم|می‌نامیم|می‌نویسیم|تعریف)")
SUPPOSES = re.compile(
    r"\b(?:if|when|whenever|while|unless|until|only|example|instance|case|suppose|assume|assuming"
    r"|imagine|whether)\b[^.;:]*$"
    r"|(?:اگر|وقتی|هرگاه|فقط|تنها|مثلاً|آیا|فرض)(?!\w)[^.;:؛]*$",
    re.I,
)
SUPPOSED = re.compile(
    r"\b(?:if|when|whenever|unless|until|only|whether)\b[^.;:]*$"
    r"|(?:اگر|وقتی|هرگاه|فقط|تنها|آیا)(?!\w)[^.;:؛]*$",
    re.I,
)
PLACE = re.compile(r"\w\s+where\s*$", re.I)  # of a name that is declared a comma stands before it
AT = re.compile(
    r"\b(?:at|for|near|around)\b[^.;:,]*$|\b(?:e\.\s?g|say|like|as|or)[\s.,:]*$"
    r"|(?:در|به‌ازای|برای|یا|مثل|مانند)(?!\w)[^.;:؛،]*$",
    re.I,
)
OF_IT = re.compile(
    r"^\s*,?\s*(?:and\s+)?"
    r"(?:with|where|such that|so that|satisfying|that satisf(?:y|ies)|با|که)\s*$",
    re.I,
)
ASKS = re.compile(r"^[^.!]*[?؟]")
CLAUSE = re.compile(
    r"^\W*(?:and\s+)?(?:where|here|in which|که در آن|که در آنجا|در اینجا)(?!\w)", re.I
)
ENDS = re.compile(r"[.;؛]\s")
LISTS = {"list_item"}


def defines(item: Item, scope: Scope, last: Item | None = None) -> bool:
    """Whether an inline equation defines its left side.

    Parameters
    ----------
    item : Item
    scope : Scope
    last : Item, optional
        What stands before it on the page.
    """
    if not holds_on(item):
        return False
    together = last is not None and (last.cell, last.block) == (item.cell, item.block)
    listed = together and last.kind == "inline" and JOINS.match(last.after)
    said = bool(SAYS.search(item.before) or SAID.search(item.after) or ":=" in item.latex)
    said = said or (together and r"\in" in last.latex and bool(OF_IT.match(item.before)))
    if not said and (SUPPOSES.search(item.before) or (AT.search(item.before) and not listed)):
        return False
    scope = scope.copy()
    try:
        scope.pending = announced_functions(item.latex, scope)
        return _defines(read_statement(item.latex, scope.vocabulary()), scope, said)
    except EquationError:
        return False


def of_a_case(item: Item) -> bool:
    """Whether a condition is said of some place only: "is 1 where $x > 0$", "if $x > 0$"."""
    return bool(SUPPOSED.search(item.before) or PLACE.search(item.before))


def goes_on(item: Item, last: Item | None) -> bool:
    """Whether it stands in a list of inline formulas, in one sentence, and supposes nothing."""
    together = last is not None and (last.cell, last.block) == (item.cell, item.block)
    listed = together and last.kind == "inline" and JOINS.match(last.after)
    return bool(listed) and holds_on(item) and not SUPPOSES.search(item.before)


def holds_on(item: Item) -> bool:
    """Whether a sentence says it of the whole page, and does not deny or ask it."""
    if {name for name, _ in item.inside} - LISTS or denied(item):
        return False
    doubts = NEGATED.search(item.before) or DENIED.search(item.after) or ASKS.search(item.after)
    return not doubts


def restricts(item: Item, last: Item | None) -> bool:
    r"""Whether it says more of what was just declared: ``$Q \in …$ with $Q^\top Q = I$``."""
    if last is None or (last.cell, last.block) != (item.cell, item.block):
        return False
    declared = last.kind == "inline" and r"\in" in last.latex
    return declared and holds_on(item) and bool(OF_IT.match(item.before))


def _defines(statement: Statement, scope: Scope, said: bool) -> bool:
    first = statement.relations[0]
    plain = not (statement.conditions or statement.given or statement.orders or statement.closing)
    if first.op != "=" or not plain or tree.is_numeric(first.right):
        return False
    if len(statement.relations) > 1 and not _names_both(statement, scope):
        return False
    inner = tree.names(first.right)
    if isinstance(first.left, tree.Call):
        own = {x.key if isinstance(x, tree.Name) else "" for x in first.left.arguments}
        function = first.left.function
        known = function in scope.functions or any(key == function for key, _ in scope.calls)
        return not (known or first.left.primes) and own <= inner and function not in tree.BUILT_IN
    left = first.left.base if isinstance(first.left, tree.Index) else first.left
    if not isinstance(left, tree.Name) or isinstance(first.right, tree.Name) or left.key in inner:
        return False
    count = len(getattr(first.left, "indices", ()))
    key = scope.entry_key(left.key, count) if count else left.key
    counted = not count and inner <= {*scope.sizes, *INDICES}
    if key in scope.definitions or key in scope.sizes or counted:
        return False
    if key not in scope.types:
        return bool(said or count or left.key not in INDICES)
    return said and scope.types[key].domain == REAL


def _names_both(statement: Statement, scope: Scope) -> bool:
    """``y = g(z) = …`` of two new names."""
    first, second = statement.relations[0], statement.relations[1]
    chain = len(statement.relations) == 2 and second.op == "=" and second.left == first.right
    alone = (replace(statement, relations=(item,)) for item in (first, second))
    new = isinstance(second.left, tree.Call)
    return chain and new and all(_defines(item, scope, said=False) for item in alone)


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


def clause_below(items: list[Item], place: int) -> list[Item]:
    """The inline formulas of the sentence that begins with "where" right below a display."""
    found: list[Item] = []
    for item in items[place + 1 :]:
        if item.kind != "inline" or (found and item.block != found[0].block):
            break
        if not found and not CLAUSE.match(item.before):
            break
        if found and ENDS.search(item.before):
            break
        found.append(item)
    return found
