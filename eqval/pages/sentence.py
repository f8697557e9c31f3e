r"""Definitions in a sentence: "where :math:`\hat{y} = \sigma(z)`".

An equation in the prose defines what stands on its left, or restricts what its sentence has just
declared, where the sentence only chooses (choice.py).  What is supposed, compared, remembered,
asked or denied, or said in an exercise, a quote or a heading does neither.
"""

from __future__ import annotations

import re

from ..meaning.binding import announced_functions
from ..meaning.scope import REAL, Scope
from ..reading import tree
from ..reading.declaration import PLAIN
from ..reading.errors import EquationError
from ..reading.parser import INDICES
from ..reading.statement import Statement, read_statement
from .choice import (
    CALLS_IT,
    COUNTS,
    FOR,
    FOR_A,
    VALUES,
    WHERE,
    Text,
    declared_in,
    is_of_this_page,
    retold,
    sentence_round,
)
from .fallen import left_names, mentioned
from .fresh import WRITES, WRITTEN_FOR, why_not
from .markdown import JOINS, Item
from .passing import denied
from .settings import DENIED, NEGATED
from .speech import chosen
from .spoken import spoken

OF_IT = re.compile(
    r"^\s*,?\s*(?:and\s+)?"
    r"(?:with|where|such that|so that|satisfying|(?:that )?(?:satisf(?:y|ies)|obeys?)|با|که"
    r"|که در آن)\s*$",
    re.I,
)
FOR_ALL = re.compile(
    r"^\s*(?:[.,;:!)؛،]|$|(?:and|be|is|in|و|باشد|for (?:all|each|every))(?!\w)"
    r"|(?:for|with|برای|با)\s*$)",
    re.I,
)
GOES_ON = re.compile(
    r"^\s*(?:[.,;:!)؛،]|$"
    r"|(?:and|where|with|be|denotes?|acts?|the|for (?:all|each|every)|و|باشد|است|که)(?!\w)"
    r"|(?:for|برای)\s*$)",
    re.I,
)
OBEYS = re.compile(r"^\s*(?:satisf(?:y|ies)|obeys?)\s*$", re.I)
ENDS_AT_ONCE = re.compile(r"^\s*(?:[.,;:)؛،]|$|(?:and|let|و)(?!\w))", re.I)
DOUBTS = re.compile(
    r"\b(?:if|unless|when|only|except|excluded|wrong(?:ly)?|said|says|not|no|never|would|could|might|may"
    r"|had|others?|some|instead|rather|unlike|example|instance|case)\b|[?\"“”]"
    r"|(?<!\w)(?:اگر|مگر|فقط|تنها|اشتباه|نه|دیگران|بعضی|برخی|مثلاً)(?!\w)|[؟«»]",
    re.I,
)
CHANGED = re.compile(
    r"\s*,?\s*(?:and its \w+|squared|total|negative|square"
    r"|(?:with|and|plus)\s+(?:\w+\s+)?errors?)\s*",
    re.I,
)
ENDS = re.compile(r"[.!?؟:]\s+|;\s|؛\s")
STOPS = re.compile(r"[.!?؟]\s+|;\s|؛\s")


def _clause(before: str) -> str:
    """The words since the sentence began, or since the last formula."""
    return ENDS.split(before)[-1]


def together(item: Item, last: Item | None) -> bool:
    here = last is not None and (last.cell, last.block) == (item.cell, item.block)
    return here and last.kind == "inline"


def sentence_to(items: list[Item], place: int) -> list[tuple[Item, str]]:
    """The formulas of a sentence up to this one, each with the words right before it."""
    begun = items.begun if isinstance(items, Text) else {}
    first = place
    while first not in begun and together(items[first], items[first - 1] if first else None):
        if ENDS.search(items[first - 1].after):
            break
        first -= 1
    first = begun[place] = begun.get(first, first)
    words = [STOPS.split(items[first].before)[-1], *(x.after for x in items[first:place])]
    return [*zip(items[first : place + 1], words, strict=True)]


def says(items: list[Item], place: int) -> bool:
    """Whether the sentence round an inline formula chooses it, for the whole page."""
    item, sentence = items[place], sentence_round(items, place)
    if not _holds_on(item) or not sentence.chooses or sentence.speaks_of_a_case:
        return False
    if sentence.begins == "take" and not (sentence.place or sentence.named):
        return False
    if CHANGED.fullmatch(sentence.words[-1]):
        return False
    known = sentence.begins in ("let", "take", "where") or _is_new(items, place)
    if retold(items, place, left_names([item.latex])):
        return False
    after = sentence.bare[sentence.place + 1]
    after = after if after != sentence.words[sentence.place + 1] else item.after
    goes_on = GOES_ON.match(after) or FOR_A.match(after.lstrip())
    return known and bool(goes_on or sentence.named)


def _is_new(items: list[Item], place: int) -> bool:
    """Whether the page has not used before, but in this paragraph, what an equation defines."""
    item = items[place]
    heads = left_names([item.latex])
    here = item.cell, item.block
    before = (x for x in items[:place] if (x.cell, x.block) != here or x.kind != "inline")
    return bool(heads) and not any(heads & mentioned(x.latex) for x in before if x.latex)


def tells(items: list[Item], place: int) -> bool:
    """Whether a condition, ``$\\eta > 0$``, is said of the whole page, and of all of a name."""
    item, sentence = items[place], sentence_round(items, place)
    if not is_of_this_page(item) or not chosen(sentence) or sentence.speaks_of_a_case:
        return False
    if POWER.search(item.latex):
        return False
    return "_" not in item.latex or bool(FOR_ALL.match(item.after))


# "$x^2 > 0$" says nothing of the sign of x; a deviation is positive by its name.
POWER = re.compile(r"^(?!\s*\\(?:sigma|tau)(?![a-z])).*\^\s*\{?\s*\d", re.S)
SUBSCRIPT = re.compile(
    r"\s*(?P<base>\\?[A-Za-z]+(?:\{\w+\})?)\s*_\s*(?:\{(?P<braced>[^{}]*)\}|(?P<one>\w))"
)
OF_PART = re.compile(
    r"\s*,?\s*(?:for(?! (?:all|each|every) (?!but|other|second|third|odd|even)\w)"
    r"|(?:برای|به‌ازای)(?! (?:هر|همه)\S* (?!زوج|فرد)\w))(?!\w)",
    re.I,
)
WHERE_ALONE = re.compile(
    r"\s*(?:where|,?\s*(?:if|when(?:ever)?|unless|provided(?: that)?|as long as|اگر|وقتی"
    r"|هرگاه))\s*$",
    re.I,
)
NOUN = re.compile(r"^\s*(?:[\w-]+\s+)?(?:matrix|vector)(?=\s+(?:with|such that)\s*$)")
A_LIST = re.compile(r"[^=<>]*,\s*\\[lc]?dots[^=<>]*")  # ``p_1, \\dots, p_n``
LETTER = re.compile(r"\\[A-Za-z]+|[A-Za-z]|\d+")
RANGE = re.compile(
    r"\s*(?P<index>\w)\s*(?:=\s*1\s*,|\\in\s*\\\{\s*1\s*,).*\\[lc]?dots[a-z]?\s*,?\s*(?P<end>\w+)"
    r"\s*(?:\\\})?\s*$"
)


def of_some(items: list[Item], place: int, scope: Scope) -> bool:
    """Whether it is said of some entries: ``$x_n > 0$``, "``$x_i > 0$`` for ``$i = 2, …$``"."""
    letters, whole = _entry(SUBSCRIPT.match(items[place].latex), scope)
    known = {*scope.types, *scope.sizes, *scope.lengths, *scope.definitions}
    free = {*letters} <= INDICES - known and len({*letters}) == len(letters)
    return bool(letters and whole and not free) or for_some(items, place, scope)


def for_some(items: list[Item], place: int, scope: Scope) -> bool:
    """Whether the words behind it name some places only: "for ``$i = 2, …$``", "for even"."""
    item = items[place]
    found = [x for x in SUBSCRIPT.finditer(item.latex) if _entry(x, scope)[1]]
    letters = {x for entry in found for x in _entry(entry, scope)[0]}
    left = SUBSCRIPT.finditer(item.latex.partition("=")[0])  # what a sum counts with is none
    letters &= {x for entry in left for x in LETTER.findall(entry["braced"] or entry["one"])}
    following = items[place + 1] if place + 1 < len(items) else None
    latex = following.latex if following and together(following, item) else ""
    if letters and WHERE_ALONE.match(item.after):
        return bool(VALUES.search(latex) and letters & {*LETTER.findall(latex)})
    written = WRITES.search(item.before) and WRITTEN_FOR.match(item.after)
    if not letters or not OF_PART.match(item.after) or written:
        return False
    latex = latex if ranges_of(items, place) else ""
    if latex.strip() in letters or (not latex and re.search(r"[.;:]", item.after)):
        return not latex
    counted = RANGE.match(latex)
    if not counted or counted["index"] not in letters:
        return True
    wholes = [_entry(entry, scope)[1] for entry in found]
    ends = {str(size) for whole in wholes for size in (*whole.shape, *whole.family)}
    ends |= {x.latex.rpartition("dots")[2] for x in items[:place] if "dots" in x.latex}
    return not any(re.search(rf"(?<![A-Za-z]){counted['end']}(?![A-Za-z])", x) for x in ends)


def _entry(found: re.Match | None, scope: Scope):
    """The letters of an entry in a formula, and what it is an entry of."""
    letters = LETTER.findall(found["braced"] or found["one"]) if found else []
    if not letters or any(map(str.isdigit, letters)):
        return [], None
    return letters, scope.types.get(scope.entry_key(found["base"], len(letters)))


def ranges_of(items: list[Item], place: int) -> bool:
    """Whether "for", and then a formula, follows at once."""
    words = items[place].after
    first = FOR.search(words)
    return bool(first and not words[: first.start()].strip(" ,،")) and place + 1 < len(items)


def defines(items: list[Item], place: int, scope: Scope, heads: set[str]) -> bool:
    """Whether an inline equation defines its left side: chosen so, or because nothing else can."""
    item = items[place]
    if of_some(items, place, scope):
        return False
    if not (_chooses(items, place, scope) or not why_not(items, place, scope, heads)):
        return False
    scope = scope.copy()
    try:
        scope.pending = announced_functions(item.latex, scope)
        return _defines(read_statement(item.latex, scope.vocabulary()), scope)
    except EquationError:
        return False


def _chooses(items: list[Item], place: int, scope: Scope) -> bool:
    sentence = sentence_round(items, place)
    here = {x for latex in sentence.formulas for x in mentioned(latex.partition(r"\in")[0])
            if r"\in" in latex} - sentence.above  # fmt: skip
    known = left_names([items[place].latex]) & set(scope.types) - here
    # Of what is declared, "its value is …" may be found, or claimed.
    return says(items, place) and not (sentence.begins in ("noun", "here") and known)


def _holds_on(item: Item) -> bool:
    """Whether it stands in the page's own text, and is not denied."""
    if not is_of_this_page(item) or denied(item):
        return False
    return not (NEGATED.search(item.before) or DENIED.search(item.after))


def beside(items: list[Item], place: int) -> bool:
    """Whether it stands right behind the declaration of a name, and speaks of all of it."""
    item, last = items[place], items[place - 1] if place else None
    declared = together(item, last) and r"\in" in last.latex
    lead = CALLS_IT.sub("", item.before)
    return declared and bool(OF_IT.match(lead) and FOR_ALL.match(item.after))


def before_sentence(items: list[Item], place: int) -> list[Item]:
    """What stands above the sentence of a formula."""
    return [x for x in items[: place + 1 - len(sentence_to(items, place))] if x.latex]


def declared_beside(items: list[Item], place: int) -> set[str]:
    """Names that the sentence has declared before a formula."""
    before = [other for other, _ in sentence_to(items, place)[:-1]]
    sentence = sentence_round(items, place)
    told = spoken(sentence.words, sentence.formulas)
    worded = {sentence.formulas[at] for at in told if at < sentence.place}
    named = [x.latex for x in before if A_LIST.fullmatch(x.latex) or x.latex in worded]
    return set(declared_in(before)).union(*map(mentioned, named))


def restricts(items: list[Item], place: int) -> bool:
    r"""Whether it says more of what was just declared: ``$Q \in …$ with $Q^\top Q = I$``.

    "For all $a, b \in …$, $a + b = 1$" chooses nothing: it claims.
    """
    item, sentence = items[place], sentence_round(items, place)
    if not declared_beside(items, place) or not _holds_on(item) or not sentence.chooses:
        return False
    first = sentence.place
    while first and JOINS.match(sentence.words[first]):
        first -= 1  # "with $t_i \in [0, 1]$ and $\sum_i t_i = 1$"
    words = sentence.words[first].rpartition(",")[2]  # "be the targets, with"
    words = NOUN.sub("", words)  # "an $n \\times p$ matrix with"
    taken = sentence.begins in ("let", "take", "where") or OBEYS.search(words)
    taken = taken or (sentence.begins == "noun" and OF_IT.match(words))
    taken = taken or (sentence.begins == "for" and sentence.shown and OF_IT.match(words))
    ends = item.after if not ranges_follow(items, place) else FOR.sub("", item.after)
    if not taken or not ENDS_AT_ONCE.match(ends):
        return False
    return bool(OF_IT.match(words) or first < sentence.place)


def ranges_follow(items: list[Item], place: int) -> bool:
    """Whether "for $i = 1, \\dots, n$" follows, of all that there are."""
    following = items[place + 1 : place + 2]
    return bool(FOR.search(items[place].after) and following and COUNTS.match(following[0].latex))


def _defines(statement: Statement, scope: Scope) -> bool:
    first = statement.relations[0]
    plain = not (statement.conditions or statement.given or statement.orders)
    equal = all(item.op == "=" for item in statement.relations)
    if not equal or not plain or tree.is_numeric(first.right):
        return False
    inner = tree.names(first.right)
    if hasattr(first.left, "bind"):  # an expectation of what nothing else is said of
        mean = first.left.body
        return isinstance(mean, tree.Name) and mean.key not in {*scope.types, *inner}
    left = first.left.base if isinstance(first.left, tree.Index) else first.left
    if isinstance(left, tree.Call):
        own = {PLAIN.sub(r"\1", getattr(x, "key", "")) for x in left.arguments}
        inner, function = {PLAIN.sub(r"\1", key) for key in inner}, left.function
        known = function in scope.functions or any(key == function for key, _ in scope.calls)
        return not (known or left.primes) and own <= inner and function not in tree.BUILT_IN
    if not isinstance(left, tree.Name) or isinstance(first.right, tree.Name) or left.key in inner:
        return False
    count = len(getattr(first.left, "indices", ()))
    key = scope.entry_key(left.key, count) if count else left.key
    counted = not count and inner <= {*scope.sizes, *INDICES} - set(scope.types)
    if key in scope.definitions or key in scope.sizes or counted:
        return False
    return key not in scope.types or scope.types[key].domain == REAL


def follows(item: Item, display: Item) -> bool:
    """Whether its paragraph is the next one, with no heading and no code between."""
    return item.cell == display.cell and item.block == display.block + 1


WITH = re.compile(r"\W*(?:and\s+)?with\s+", re.I)
WHERE_SHOWN = re.compile(r"\W*(?:where|with|in which|که در آن)\W*", re.I)


def where_alone(item: Item, display: Item) -> bool:
    """Whether nothing but a "where" stands between two displays."""
    return follows(item, display) and bool(WHERE_SHOWN.fullmatch(item.before))


# "the loss … of a linear unit with weight $w \\in …$"
OF_A_THING = re.compile(r"\s*of (?:an?|the) (?:[\w-]+ ){1,4}with (?:(?:an?|the) )?(?:[\w-]+ ){0,2}")


def clause_below(items: list[Item], place: int) -> list[Item]:
    """The inline formulas of the sentence that begins with "where" right below a display."""
    found: list[Item] = []
    for item in items[place + 1 :]:
        if item.kind != "inline" or (found and item.block != found[0].block):
            break
        declares = r"\in" in item.latex or VALUES.search(item.latex)
        begins = WHERE.match(item.before) or (WITH.fullmatch(item.before) and declares)
        begins = begins or (OF_A_THING.fullmatch(item.before) and declares)
        if not found and not (begins and follows(item, items[place])):
            break
        if found and ENDS.search(item.before):
            break
        found.append(item)
    return found


def in_plain_words(item: Item) -> bool:
    """Whether a sentence says something of a formula in the page's own text, and without doubt."""
    words, rest = _clause(item.before), ENDS.split(item.after)[0]
    return _holds_on(item) and not DOUBTS.search(words) and not DOUBTS.search(rest)
