r"""Definitions in a sentence: "where :math:`\hat{y} = \sigma(z)`".

An equation in the prose defines what stands on its left where its sentence says nothing else:
it begins with "let", "we write", "define", or goes on from a declaration, or it is the "where"
below a display; or it says plainly what the page chooses, "the cost is …", of a name that is new.
What is supposed, compared, remembered, found, asked or denied, or said of a part only, or in an
exercise, a quote or a heading, defines nothing; nor does what goes on with anything but its end.
"""

from __future__ import annotations

import re

from ..meaning.binding import announced_functions
from ..meaning.scope import REAL, Scope
from ..reading import tree
from ..reading.errors import EquationError
from ..reading.parser import INDICES
from ..reading.statement import Statement, read_statement
from .fallen import left_names, mentioned
from .markdown import JOINS, Item
from .passing import denied
from .prose import PLAIN_WORDS
from .settings import DENIED, NEGATED

WORDS = r"(?:[\w’'\u200c-]+\s+){0,4}"
THING = r"(?:(?:the|its|an?|our|their|this)\s+(?:[\w’'-]+\s+){1,4}|by\s+|again\s+)?"
LET = re.compile(
    rf"^\W*(?:(?:and|now|also|here|next|so|then|again)\W+)?(?:let|define|denote|write|set|put"
    rf"|we (?:now |also )?(?:write|set|put|define|let|denote|call|use|abbreviate))\W+{THING}$"
    rf"|^\W*(?:(?:اکنون|حالا|پس|و)\W+)?(?:بگیرید|بگذارید|قرار دهید|تعریف کنید|تعریف می‌کنیم"
    rf"|می‌نویسیم|بنویسید)\W*{WORDS}$",
    re.I,
)
SAID = re.compile(
    r"^\W*(?:را\s+)?(?:بگیرید|می‌گیریم|می‌نامیم|می‌نویسیم|تعریف می‌کنیم|باشد)(?!\w)", re.I
)
WHERE = re.compile(
    rf"^\W*(?:and\s+)?(?:where|here|in which|که در آن|که در آنجا|در اینجا)(?!\w)\W*{WORDS}$", re.I
)
OF_IT = re.compile(
    r"^\s*,?\s*(?:and\s+)?"
    r"(?:with|where|such that|so that|satisfying|(?:that )?(?:satisf(?:y|ies)|obeys?)|با|که"
    r"|که در آن)\s*$",
    re.I,
)
THE = re.compile(rf"^\W*(?:the|its)\s+{WORDS}$", re.I)  # the sigmoid is: of a function only
COUNTS = re.compile(r"\s*\w\s*=\s*[01]\s*,.*\\[lc]?dots")
RANGE = re.compile(r"^\W*(?:for(?: (?:all|each|every))?|برای|به‌ازای)\s*$", re.I)
NOUN = re.compile(r"^\s*,?\s*(?:and|و)?\s*(?:the|its|an?|our)\s+(?:[\w-]+\s+){1,2}$", re.I)
FOR_ALL = re.compile(
    r"^\s*(?:[.,;:!)؛،]|$|(?:and|be|is|in|و|باشد|for (?:all|each|every))(?!\w)|(?:for|برای)\s*$)",
    re.I,
)
A_NAME = re.compile(r"^\W*(?:the|an?|its)\s+(?:[\w-]+\s+){1,3}$", re.I)
# What a page calls so it chooses; what it calls a gradient, a maximum or an inverse it claims.
CHOICE = (
    "activation|bias|cost|criterion|energy|error|estimator|feature|function|hypothesis|input|label"
    "|layer|likelihood|logit|loss|model|network|neuron|objective|output|penalty|prediction|predictor"
    "|pre-?activation|probability|regulari[sz]er|residual|risk|score|sigmoid|softmax|softplus|target"
    "|unit|value|vector|weight"
)
OF_A_CHOICE = (
    "binary|cross-?entropy|empirical|hidden|linear|log|logistic|model’?'?s|negative|network’?'?s"
    "|neuron’?'?s|predicted|quadratic|squared|total|training|weighted"
)
A_CHOICE = re.compile(
    rf"^\W*(?:and\s+)?(?:(?:the|its|our|their)\s+)?(?:(?:{OF_A_CHOICE}|{CHOICE})\s+){{0,3}}"
    rf"(?:{CHOICE})(?:e?s)?(?:\s+(?:is|are|be|reads?))?\s*$"
    r"|^\W*(?:و\s+)?(?:تابع\s+)?(?:خروجی|هزینه|زیان|مدل|لایه|پیش‌بینی|امتیاز|لوجیت|خطا|فعال‌سازی)"
    r"[\u0650ی‌]*(?:\s+(?:آن|لایه|نورون|شبکه|مدل))?\s*$",
    re.I,
)
HERE = re.compile(r"^\W*(?:here|throughout|اینجا|در اینجا)\W*$", re.I)
STOPS = re.compile(r"[.!?؟]\s+|;\s|؛\s")
# Words that only list what is declared and chosen.
GLUE = PLAIN_WORDS - set("as at by for from has have in on one or regression that then to".split())
GLUE |= set("all be one-hot positive probabilities random real respectively take takes".split())
GLUE |= set("taken elementwise entrywise with where".split())
GLUE |= set("let define denote write set put we و بگیرید باشد است را با که".split())
FOR = re.compile(r"(?<!\w)(?:for(?: (?:all|each|every))?|برای)\s*$", re.I)
CASE = re.compile(r"(?<!\w)(?:for|when|where|at|if|اگر|وقتی|برای|در)\s*$", re.I)
WITH = re.compile(r"(?<!\w)(?:with|با)\s*$", re.I)
VALUES = re.compile(r"[<>]|\\(?:le|ge|ne|lt|gt)(?:q|qslant)?(?![a-z])|\\not")
VERBS = re.compile(
    r"\b(?:is|are|was|were|be|has|have|if|for|from|to|when(?:ever)?|where|unless|until|even|either|only"
    r"|fails?|holds?|than|case|except|at|in|on|by|with)\b",
    re.I,
)
GOES_ON = re.compile(
    r"^\s*(?:[.,;:!)؛،]|$|(?:and|where|with|be|for (?:all|each|every)|و|باشد|است|که)(?!\w)"
    r"|(?:for|برای)\s*$)",
    re.I,
)
ENDS_AT_ONCE = re.compile(r"^\s*(?:[.,;:)؛،]|$|(?:and|و)(?!\w))", re.I)
DOUBTS = re.compile(
    r"\b(?:if|unless|when|only|except|excluded|wrong(?:ly)?|said|says|not|no|never|would|could|might|may"
    r"|had|others?|some|instead|rather|unlike|example|instance|case)\b|[?\"“”]"
    r"|(?<!\w)(?:اگر|مگر|فقط|تنها|اشتباه|نه|دیگران|بعضی|برخی|مثلاً)(?!\w)|[؟«»]",
    re.I,
)
LISTED = re.compile(r"(?:[,،]|(?<!\w)(?:and|with|where|و|با))\s*$")
TAKES_BACK = re.compile(
    r"\b(?:or|later|almost|nearly|rarely|sometimes|usually|often|roughly|otherwise)\b|(?<!\w)یا(?!\w)",
    re.I,
)
DISPLAYS = ("def", "eq", "hyp", "not", "unlabelled")
OF_OTHERS = re.compile(r"\b(?:(?:some|others) (?:take|let|use|assume|write)|we drop|ours)\b", re.I)
ENDS = re.compile(r"[.!?؟:]\s+|;\s|؛\s")


def _clause(before: str) -> tuple[str, bool]:
    """The words since the sentence began, and whether it began behind the last formula."""
    parts = ENDS.split(before)
    return parts[-1], len(parts) > 1


def together(item: Item, last: Item | None) -> bool:
    here = last is not None and (last.cell, last.block) == (item.cell, item.block)
    return here and last.kind == "inline"


def sentence_to(items: list[Item], place: int) -> list[tuple[Item, str]]:
    """The formulas of a sentence up to this one, each with the words right before it."""
    item, last = items[place], items[place - 1] if place else None
    if not together(item, last) or ENDS.search(last.after):
        return [(item, STOPS.split(item.before)[-1])]
    return [*sentence_to(items, place - 1), (item, last.after)]


def _for_these(items: list[Item], place: int) -> bool:
    """Whether what stands behind "for" says all that there is, not a part: ``k = 1, …, K``."""
    after, following = items[place].after, items[place + 1 : place + 2]
    if not FOR.search(after):
        return True
    if not following or following[0].kind != "inline":
        return True
    latex = following[0].latex
    names, member, home = latex.partition(r"\in")
    if member and not re.fullmatch(r"\s*\\math(?:bb|bf)\s*\{?R\}?\s*", home):  # all, if it is new
        return not any(mentioned(names) & mentioned(x.latex) for x in items[:place] if x.latex)
    return bool(COUNTS.match(latex)) or not (VALUES.search(latex) or "=" in latex)


def _of_a_case(words: str, latex: str) -> bool:
    """Whether a formula further up in the sentence is a case: "for $x > 0$", "with $x = 2$"."""
    if r"\in" in latex or COUNTS.match(latex) or WHERE.match(words):
        return False
    case = CASE.search(words) and ("=" in latex or VALUES.search(latex))
    return bool(case or (WITH.search(words) and re.search(r"=\s*-?[\d.]+\s*$", latex)))


def says(items: list[Item], place: int) -> bool:
    """Whether the sentence round an inline formula says it of the whole page."""
    item, last = items[place], items[place - 1] if place else None
    words, fresh = _clause(item.before)
    rest = ENDS.split(item.after)[0]
    if (
        not _holds_on(item)
        or DOUBTS.search(words)
        or DOUBTS.search(rest)
        or TAKES_BACK.search(rest)
    ):
        return False
    if any(_of_a_case(said, other.latex) for other, said in sentence_to(items, place)[:-1]):
        return False
    if not GOES_ON.match(item.after) or not _for_these(items, place):
        return bool(SAID.match(item.after)) and not words.strip(" ،,و")
    named = THE.match(words) and re.match(r"[^=]*\([^()]*\)\s*:?=", item.latex)
    if LET.match(words) or named:
        return True
    if not together(item, last) or fresh:
        below = last is not None and last.kind in DISPLAYS and follows(item, last)
        return bool(below and WHERE.match(words))
    declared = r"\in" in last.latex or COUNTS.match(last.latex) or says(items, place - 1)
    goes_on = OF_IT.match(item.before) or NOUN.match(item.before) or WHERE.match(item.before)
    plain = RANGE.match(words) or WHERE.match(words) or not words.strip()
    return bool(declared and (goes_on or (JOINS.match(last.after) and plain)))


def chooses(items: list[Item], place: int) -> bool:
    """Whether a plain sentence gives a name that is new its meaning: "the cost is …", "here …"."""
    item, sentence = items[place], sentence_to(items, place)
    words, rest = sentence[-1][1], ENDS.split(item.after)[0]
    whole = " ".join([*(said for _, said in sentence), rest])
    if not _holds_on(item) or DOUBTS.search(whole):
        return False
    if not GOES_ON.match(item.after) or not _is_glue(rest):
        return False
    if any(_of_a_case(said, other.latex) for other, said in sentence):
        return False
    last = items[place - 1] if place else None
    if len(sentence) == 1:
        listed = together(item, last) and re.match(r"\s*[;؛]\s*$", last.after)
        listed = listed and (r"\in" in last.latex or COUNTS.match(last.latex))
        plain = listed or A_CHOICE.match(words) or HERE.match(words)
    else:
        plain = LISTED.search(words) or A_CHOICE.match(words)
        plain = plain and all(_is_glue(said, other) for other, said in sentence)
    return bool(plain) and _for_these(items, place) and _is_new(items, place)


def _is_glue(words: str, item: Item | None = None) -> bool:
    """Whether words between formulas only list; "for" stands before the range of an index."""
    counted = item is None or COUNTS.match(item.latex) or not FOR.search(words)
    found = re.findall(r"[\w\u200c’'-]+", FOR.sub("", words).lower())
    return bool((counted and set(found) <= GLUE) or A_CHOICE.match(words))


def _is_new(items: list[Item], place: int) -> bool:
    """Whether the page has not used before, but in this paragraph, what an equation defines."""
    item = items[place]
    heads = left_names([item.latex])
    here = item.cell, item.block
    before = (x for x in items[:place] if (x.cell, x.block) != here or x.kind != "inline")
    return bool(heads) and not any(heads & mentioned(x.latex) for x in before if x.latex)


def tells(items: list[Item], place: int) -> bool:
    """Whether a condition, ``$\\eta > 0$``, is said of the whole page, and of all of a name."""
    item = items[place]
    if not FOR_ALL.match(item.after) or not _holds_on(item):
        return False
    words, _ = _clause(item.before)
    phrase = A_NAME.match(words) and not VERBS.search(words)
    return bool(phrase) or item.single or says(items, place)


def in_doubt(item: Item) -> bool:
    """Whether a set is that of another author: "some take $p \\in (0, 1)$"."""
    words, rest = _clause(item.before)[0], ENDS.split(item.after)[0]
    return bool(OF_OTHERS.search(words) or OF_OTHERS.search(rest))


def defines(items: list[Item], place: int, scope: Scope) -> bool:
    """Whether an inline equation defines its left side."""
    item = items[place]
    if not says(items, place) and not chooses(items, place):
        return False
    scope = scope.copy()
    try:
        scope.pending = announced_functions(item.latex, scope)
        return _defines(read_statement(item.latex, scope.vocabulary()), scope)
    except EquationError:
        return False


def _holds_on(item: Item) -> bool:
    """Whether it stands in the page's own text, and is not denied."""
    if {name for name, _ in item.inside} or denied(item):
        return False
    return not (NEGATED.search(item.before) or DENIED.search(item.after))


def beside(items: list[Item], place: int) -> bool:
    """Whether it stands right behind the declaration of a name, and speaks of all of it."""
    item, last = items[place], items[place - 1] if place else None
    declared = together(item, last) and r"\in" in last.latex
    return declared and bool(OF_IT.match(item.before) and FOR_ALL.match(item.after))


def before_sentence(items: list[Item], place: int) -> list[Item]:
    """What stands above the sentence of a formula."""
    return [x for x in items[: place + 1 - len(sentence_to(items, place))] if x.latex]


def declared_beside(items: list[Item], place: int) -> set[str]:
    """Names that the sentence has declared before a formula."""
    before = [other.latex for other, _ in sentence_to(items, place)[:-1]]
    sets = (latex.split(r"\in")[0] for latex in before if r"\in" in latex or VALUES.search(latex))
    return set().union(*map(mentioned, sets))


def doubted(after: str) -> bool:
    """Whether the sentence goes on so that it takes back what it has said."""
    rest = re.split(r"[.!?؟](?:\s|$)", after)[0]
    return bool(DOUBTS.search(rest) or TAKES_BACK.search(rest))


def restricts(items: list[Item], place: int) -> bool:
    r"""Whether it says more of what was just declared: ``$Q \in …$ with $Q^\top Q = I$``."""
    item, sentence = items[place], sentence_to(items, place)
    if not declared_beside(items, place) or not _holds_on(item):
        return False
    words = sentence[-1][1]
    doubts = DOUBTS.search(" ".join(said for _, said in sentence)) or doubted(item.after)
    ends = item.after if not ranges_follow(items, place) else FOR.sub("", item.after)
    if doubts or not ENDS_AT_ONCE.match(ends):
        return False
    listed = JOINS.match(words) and (
        says(items, place) or all(_is_glue(said, other) for other, said in sentence)
    )
    return bool(OF_IT.match(words) or listed)


def ranges_follow(items: list[Item], place: int) -> bool:
    """Whether "for $i = 1, \\dots, n$" follows, of all that there are."""
    following = items[place + 1 : place + 2]
    return bool(FOR.search(items[place].after) and following and COUNTS.match(following[0].latex))


def _defines(statement: Statement, scope: Scope) -> bool:
    first = statement.relations[0]
    plain = not (statement.conditions or statement.given or statement.orders or statement.closing)
    equal = all(item.op == "=" for item in statement.relations)
    if not equal or not plain or tree.is_numeric(first.right):
        return False
    inner = tree.names(first.right)
    if hasattr(first.left, "bind"):  # an expectation of what nothing else is said of
        mean = first.left.body
        return isinstance(mean, tree.Name) and mean.key not in {*scope.types, *inner}
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
    return key not in scope.types or scope.types[key].domain == REAL


def follows(item: Item, display: Item) -> bool:
    """Whether its paragraph is the next one, with no heading and no code between."""
    return item.cell == display.cell and item.block == display.block + 1


def clause_below(items: list[Item], place: int) -> list[Item]:
    """The inline formulas of the sentence that begins with "where" right below a display."""
    found: list[Item] = []
    for item in items[place + 1 :]:
        if item.kind != "inline" or (found and item.block != found[0].block):
            break
        if not found and not (WHERE.match(item.before) and follows(item, items[place])):
            break
        if found and ENDS.search(item.before):
            break
        found.append(item)
    return found


def in_plain_words(item: Item) -> bool:
    """Whether a sentence says something of a formula in the page's own text, and without doubt."""
    words, rest = _clause(item.before)[0], ENDS.split(item.after)[0]
    return _holds_on(item) and not DOUBTS.search(words) and not DOUBTS.search(rest)
