r"""What the words beside a declaration say of its names: "a symmetric matrix $A \\in …$".

A word that is understood becomes the hypothesis, or the set, that it means; for every other
one that restricts, what is refuted below may hold.  A name that is declared by words, "let $m$
be a natural number", "an $m \\times n$ matrix", is declared as it would be by signs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from ..meaning.scope import ONE, REAL, SIMPLEX, Scope
from ..reading import tree
from .choice import (
    ATTRIBUTE,
    ATTRIBUTES,
    ENDING,
    FOR,
    LET,
    is_of_this_page,
    is_plain,
    sentence_round,
)
from .fallen import lose, mentioned
from .markdown import JOINS, Item
from .passing import stated
from .prose import RELATES, WAYS
from .sentence import ENDS, before_sentence, declared_beside, ranges_follow, sentence_to
from .settings import NEGATED
from .speech import DOUBTS_BEFORE, holds, is_doubted
from .spoken import Spoken, spoken

NOTHING = Spoken("")
IN_PROSE = "a sentence"  # the label of what it assumes
IF = re.compile(r"^\W*(?:if|اگر)\s+", re.I)  # "if $x$ is an $n$-dimensional vector"
WORD = "[\\w\u0650\u200c-]+"
RESTRICTS_BEFORE = re.compile(
    rf"(?<!\w)(?P<word>{ATTRIBUTES}){ENDING}(?:\s+{WORD}){{0,2}}\s*$", re.I
)
A_ROW = re.compile(r"^\s*,?\s*(?:(?:be|is|are)\s+)?(?:(?:both|all|an?)\s+)?row vectors?\b", re.I)
# "the hidden units $h \\in …$": what has the length 1 is a unit vector.
NEURONS = re.compile(
    r"(?<![\w-])(?:(?:hidden|visible|input|output|recurrent|linear|sigmoid) unit|units)\s*$",
    re.I,
)
BEGINS_ANEW = re.compile(r"(?<!\w)(?:and|with|where|و|با)\s*$", re.I)  # "positive, and $x \in …"
RESTRICTS_AFTER = re.compile(rf"^[\s,،]*(?:{WORD}\s+){{0,3}}(?P<word>{ATTRIBUTES})(?!\w)", re.I)
DENIES = re.compile(r"^[^.!?؟]*(?:\b(?:not|no longer|never)\b|(?<!\w)(?:نیست|نباشد)(?!\w))", re.I)
OF_THE_NEXT = re.compile(r"^\s*,?\s*(?:and|و)\s+(?:let|an?|the)(?!\w)", re.I)
# Words that say one thing of a name, and are taken at their word.
UNDERSTOOD = (
    "positive[- ](?:semi-?)?definite|symmetric|orthogonal|orthonormal|one-?hot|unit vectors?|unit"
    "|positive|non-?negative|negative|non-?zero|invertible|non-?singular"
    "|مثبت معین|معین مثبت|نیمه‌معین مثبت|متقارن|متعامد|راست‌هنجار|وان‌هات|تک‌داغ|مثبت|نامنفی|منفی"
    "|ناصفر|وارون‌پذیر"
)
DEFINITE = re.compile("definite|معین", re.I)
LISTED = rf"(?:positive[- ](?:semi-?)?definite|{UNDERSTOOD}|{ATTRIBUTES})"
# At most four: two of the words may be read as one, and each way is tried.
MANY = rf"(?P<words>(?<![\w-]){LISTED}(?:\s*(?:,|and|و)?\s*{LISTED}){{0,3}})"
OPPOSITES = r"positive|مثبت|نامنفی|^non-?negative", r"^negative|^non-?positive|^منفی|نامثبت"
ITS_NOUNS = (
    "covariance|matri(?:x|ces)|vectors?|numbers?|labels?|targets?|real|square|constants?|scalars?|weights?"
    "|encoded|encodings?|class|representations?|columns?|entries"
)
OF_WHAT = (
    r"(?:\s+of\s+(?:the|its|a)(?:\s+(?:true|correct|class|target))*\s+(?:class|label|target)"
    r"|\s+of\s+(?:the\s+)?(?:weights|costs|coefficients|parameters|precisions|entries|numbers))?"
)
SAYS_AFTER = re.compile(
    r"^\s*(?:,?\s*(?:is|are|be|being|denotes?)\s+|[,(]\s*|(?=an?\s)"
    r"|with\s+(?=[\w\s-]+ entries\b))"
    r"(?:both\s+|all\s+)?(?:(?:an?|the)\s+)?"
    rf"(?:(?:real|square|true|target)\s+)*{MANY}"
    rf"(?:\s+(?:{ITS_NOUNS})){{0,3}}{OF_WHAT}\s*(?:[.,;:)]|$|(?:and|with|where)(?!\w))"
    rf"|^\s*(?:را\s+)?(?:(?:ماتریسی|برداری|عددی)\s+)?(?P<fa>{UNDERSTOOD})\s+"
    r"(?:باشد|باشند|است|بگیرید|فرض کنید)(?!\w)",
    re.I,
)
SAYS_BEFORE = re.compile(
    rf"(?:^|(?<!\w)(?:let|with|and|where|for|given|consider|take|an?|the|any|every|each)|[,;:.])\s*"
    rf"{MANY}\s+(?:(?:{ITS_NOUNS})\s+){{0,2}}$"
    rf"|(?<!\w)(?:عدد|ماتریس|بردار|برچسب|اعداد)\S*\s+(?P<fa>{UNDERSTOOD})[\u0650ی]?\s*$",
    re.I,
)


def restrict_by_words(items: list[Item], place: int, scope: Scope, new: set[str]) -> None:
    """What the words on both sides of a declaration say of its names, of which some are new."""
    item, last = items[place], items[place - 1] if place and _together(items, place) else None
    names = mentioned(re.split(r"\\in\b|:", item.latex)[0])
    first = "" if BEGINS_ANEW.search(item.before) else item.before
    if last and JOINS.match(last.after) and r"\in" in last.latex and last.before == item.before:
        first = ""  # "a positive $y \\in …$ and $x \\in …$"
    first = NEURONS.sub("neurons", re.split(r"(?<!\w)(?:for|برای)(?!\w)", first, flags=re.I)[-1])
    after = "" if OF_THE_NEXT.match(item.after) else item.after
    after = FOR.sub("", after) if ranges_follow(items, place) else after
    if last is not None and last.latex in names:  # "let $y$ be one-hot, $y \\in …"
        found, whole = SAYS_AFTER.match(first), replace(item, before=last.before + first)
    else:
        found, whole = SAYS_BEFORE.search(first), item
    found = found or SAYS_AFTER.match(after)
    if A_ROW.match(after) or re.search(r"(?<!\w)row vectors?\s*$", first, re.I):
        stand = {key for key in names & set(scope.types) if scope.types[key].shape[1:] == (ONE,)}
        lose(scope, stand, f"the words “row vector” beside ${item.latex}$") if stand else None
    words = (found["words"] or found["fa"]) if found else ""
    if words and new and (_is_sure(items, place, whole) or _is_label(items, place, words)):
        _take_words(words, new, scope, item.latex)
        if last and JOINS.match(last.after):  # "$A \\in …$ and $B \\in …$ are symmetric": A, too?
            other = mentioned(last.latex) & set(scope.types) - new
            lose(scope, other, f"what is said of ${item.latex}$", False) if other else None
        return
    word = RESTRICTS_BEFORE.search(first) or RESTRICTS_AFTER.search(after)
    for key in mentioned(re.split(r"\\in|:", item.latex)[0]) if word else ():
        if not _is_said(word["word"].lower(), key, scope):
            lose(scope, {key}, f"the word {word['word']!r} beside ${item.latex}$", whole=False)


def restrict_by_mention(items: list[Item], place: int, scope: Scope) -> None:
    """ "where $A$ is symmetric", in the sentence that declares it."""
    item, new = items[place], declared_beside(items, place)
    found = SAYS_AFTER.match(item.after)
    assumed = [x for x in scope.hypotheses if x.label == IN_PROSE]
    if DENIES.search(item.after) and any(item.latex in tree.names(x.relation) for x in assumed):
        lose(scope, {item.latex}, f"“{item.after.strip()}”, said of ${item.latex}$")
    if found and item.latex in new & set(scope.types) and _is_sure(items, place, item):
        if not any(item.latex in mentioned(x.latex) for x in before_sentence(items, place)):
            _take_words(found["words"] or found["fa"], {item.latex}, scope, item.latex)


def _is_sure(items: list[Item], place: int, item: Item) -> bool:
    """Whether the sentence only chooses, and says that it holds from here on."""
    sentence = sentence_round(items, place)
    if _of_a_definition(items, place):
        return True
    led = " ".join([*sentence.words[: sentence.place + 1], item.before])
    led = f"let {led}" if sentence.begins == "let" else led  # "For positive numbers …, let"
    if not is_of_this_page(item) or not stated(replace(item, before=led)):
        return False
    return sentence.chooses and sentence.begins != "for"


FOR_A = re.compile(r"\W*for (?:an?|any|all|every|each)\s|\W*برای (?:یک|هر)\s", re.I)


def _of_a_definition(items: list[Item], place: int) -> bool:
    """ "For a symmetric matrix $A$ we write", and a definition: it is said of what is new."""
    sentence = sentence_round(items, place)
    if not (sentence.shown and FOR_A.match(sentence.words[0]) and is_plain(sentence.words[-1])):
        return False
    shown = next((x for x in items[place:] if x.kind != "inline"), None)
    names = mentioned(items[place].latex.split(r"\in")[0])
    new = not any(names & mentioned(x) for x in sentence.earlier)
    return bool(shown and shown.kind == "def" and new and is_of_this_page(items[place])) and not (
        is_doubted(sentence) or any(map(RELATES.search, sentence.formulas))
    )


def _is_label(items: list[Item], place: int, words: str) -> bool:
    """Whether a noun phrase alone says that it is one-hot, in whichever sentence: it is a label.

    "Replaces a one-hot vector with entries …", "between logits … and labels …, one-hot".
    """
    lead = re.search(rf"{ONE_HOT}(?:\s+{WORD}){{0,3}}\s*$", items[place].before, re.I)
    phrase = lead or re.match(rf"\s*,\s*{ONE_HOT}\s*(?:[.:]|$)", items[place].after, re.I)
    one_hot = re.fullmatch(rf"(?:a\s+)?{ONE_HOT}", words.strip(), re.I)
    one_hot = one_hot and not re.match(r"\s*[:(]", items[place].after)  # more is said of it
    return bool(phrase and one_hot and is_of_this_page(items[place]) and holds(items, place))


def _together(items: list[Item], place: int) -> bool:
    item, last = items[place], items[place - 1]
    return (item.cell, item.block, "inline") == (last.cell, last.block, last.kind)


def _take_words(said: str, keys: set[str], scope: Scope, source: str) -> None:
    """Take words at their word, but none of two of which one excludes the other."""
    words = re.findall(LISTED, said, re.I)
    apart = all(any(re.search(sign, word, re.I) for word in words) for sign in OPPOSITES)
    for word in sorted(words, key=lambda word: bool(DEFINITE.search(word))):
        for key in keys:
            if apart:
                lose(scope, {key}, f"the word {word!r} beside ${source}$", whole=False)
                continue
            _take_at_its_word(word, key, scope, source)


def _take_at_its_word(word: str, key: str, scope: Scope, source: str) -> None:
    """The set or the hypothesis that a word means; if it is not known, it is remembered."""
    kind = scope.types[key]
    if kind.domain == SIMPLEX and re.fullmatch("positive|مثبت", word, re.I):
        scope.types[key] = replace(kind, domain=replace(SIMPLEX, low_closed=False))
        return
    way = next((way for way in WAYS if re.fullmatch(way.words, word, re.I)), None)
    if re.fullmatch("diagonal|قطری", word, re.I):  # it is symmetric, and more
        lose(scope, {key}, f"the word {word!r} beside ${source}$", whole=False)
        way, word = next(way for way in WAYS if way("symmetric")), "symmetric"
        if not way.fits(kind):
            return
    if way is None or not re.fullmatch(UNDERSTOOD, word, re.I) or not way.fits(kind):
        if not _is_said(word.lower(), key, scope):
            lose(scope, {key}, f"the word {word!r} beside ${source}$", whole=False)
        return
    domain, assumed = way.becomes(tree.Name(key), kind, scope)
    if DEFINITE.search(word) and not _is_said("symmetric", key, scope):
        lose(scope, {key}, f"the word {word!r} beside ${source}$", whole=False)
    if domain and kind.shape and not assumed:  # a positive vector, or matrix: in each entry?
        lose(scope, {key}, f"the word {word!r} beside ${source}$", whole=False)
        return
    if domain:
        scope.narrowed(key, domain)
    known = {item.relation for item in scope.hypotheses}
    scope.hypotheses += tuple(
        replace(item, label=IN_PROSE) for item in assumed if item.relation not in known
    )


def _is_said(word: str, key: str, scope: Scope) -> bool:
    """Whether what a word says of a name is known."""
    domain = scope.types[key].domain if key in scope.types else REAL
    bounded = domain.low is not None and domain.low >= 0
    bounded = bounded and (domain.low > 0 or not domain.low_closed or domain.doubt)
    if re.fullmatch("non-?negative|نامنفی", word):
        return domain.low is not None and domain.low >= 0
    matrix = tree.Relation("=", tree.Name(key), tree.Transpose(tree.Name(key)))
    symmetric = any(item.relation == matrix for item in scope.hypotheses)
    told = {"positive": bounded, "مثبت": bounded, "symmetric": symmetric, "متقارن": symmetric}
    told["integer"] = key in {*scope.sizes, *scope.lengths}
    return told.get(word, False)


# ---------------------------------------------------------------- sets in words

ALL_IN = re.compile(
    r"(?:^|[\s,])(?:(?:be|are)(?: all)?(?: numbers| scalars)? in|all(?: of them)? in)\s*$", re.I
)


# What words say of a list, ``p_1, \\dots, p_n``: the set of all of it, before it and behind it.
ONE_HOT = r"(?:one-?hot|وان‌هات|تک‌داغ)"
OF_A_LIST = (
    (r"\Delta", r"(?:probabilities|احتمال‌های)\s*$",
     r"\s*(?:be|are)\s+(?:the\s+)?(?:(?:class|positive)\s+)?probabilities,?"
     r"(?:\s+(?:that|which)\s+(?:sum|add)|\s+(?:each(?:\s+set)?\s+)?(?:summing|adding))"
     r"(?:\s+up)?\s+to\s+(?:one|1|\$1\$)\s*(?:[.,;:]|$)"),
    (r"\{0, 1\}", rf"entries\s+of\s+an?\s+{ONE_HOT}\s+(?:vector|label|target)\s*$"
     rf"|{ONE_HOT}\s+(?:vector|label|target)\s+with\s+(?:the\s+)?entries\s*$",
     rf"\s*(?:be|are)\s+(?:the\s+entries\s+of\s+an?\s+)?{ONE_HOT}(?:\s+(?:vector|label|target)s?)?"
     rf"\s*(?:[.,;:]|$)|\s*(?:را\s+)?{ONE_HOT}\s+(?:باشند|باشد|بگیرید)"),
)  # fmt: skip
# "A differentiable activation function $g$", "let $g$ be an activation function": of one number; so
# is "a function $g$, which acts elementwise".
KINDS = (
    "(?:differentiable|smooth|continuous(?:ly)?|twice|non-?linear|scalar|real|real-valued|arbitrary"
    "|fixed|given|suitable|some)"
)
ELEMENTWISE = "(?:element|entry|component|coordinate|point)-?\\s?wise"
FUNCTION = (
    rf"(?<!\w)(?:(?:an?|the|some|any|our|its|same)\s+(?:(?:{KINDS}|(?P<each>{ELEMENTWISE}))\s+)*"
    r"(?:(?P<sure>(?:activation|transfer|squashing)\s+function)|functions?|activations?"
    r"|non-?linearit(?:y|ies))|تابع(?P<fa>\s+فعال‌سازی)?(?:\s+(?:مشتق‌پذیر|هموار))?ِ?)"
)
BEFORE_IT = re.compile(rf"{FUNCTION}\s*$", re.I)
BEHIND_IT = re.compile(
    rf"\s*,?\s*(?:(?:be|is|denotes?)\s+)?{FUNCTION}(?=\s*(?:[.,;:،]|$|and\b|with\b|باشد))", re.I
)
ACTS = re.compile(
    r"\s*[,(]?\s*(?:(?:which|that)\s+)?(?:is\s+|we\s+)?(?:acts?|appl(?:y|ies|ied)|works?|taken"
    rf"|operates?)\s+(?:it\s+)?(?:{ELEMENTWISE}"
    r"|(?:to|on)\s+(?:each|every)\s+(?:entry|component|element|coordinate))"
    r"\s*(?:[,.;:)]|$|and (?:the|its|we)\b|we\b|to\b)"
    r"|\s*،?\s*(?:که\s+)?(?:را\s+)?(?:عنصر به عنصر|درایه‌به‌درایه|درایه به درایه"
    r"|مؤلفه به مؤلفه)(?!\w)",
    re.I,
)
LETTER = re.compile(r"\\?[A-Za-z]+")
TWICE_OR_ALL = re.compile(r"\b(?:twice|softmax|whole|all|jointly|vectors?|rows?)\b", re.I)
EACH = re.compile(r"(?P<base>[^_,]+)_1,\s*\\[lc]?dots,\s*(?P=base)_(?P<last>\w|\{\w+\})")
# What makes a name that is declared in signs one that is averaged over, too.
BY_CHANCE = re.compile(
    r"\b(?:random|nois[ey]\w*|sampl\w+|draws?|drawn|depend\w*|stochastic|observe\w*|observa\w+)\b"
    r"|(?<!\w)(?:تصادفی|نوفه|نویز|نمونه|وابسته)",
    re.I,
)
PARTS = re.compile(r"[,;،؛]|(?<!\w)(?:and|let|و)(?!\w)", re.I)
RANDOM = re.compile(
    r"^\s*(?:be|is|denotes?)\s+an?\s+(?:real(?:-valued)?\s+|discrete\s+)*random variable"
    r"\s*(?:[.;)]|$|,?\s*and(?!\w))",
    re.I,
)
IN_A_SET = re.compile(r"\s*\\math(?:bb|bf)\s*\{?R\}?")
RELATED = re.compile(r"[=<>]|\\(?:in|le|ge|ne|to)(?![a-z])")
A_LIST = re.compile(r"\s*,?\s*(?:and\s+)?(?:(?:the|its|an?)\s+)?(?:[\w-]+\s+){0,2}", re.I)


# "Let $J(w)$ be a differentiable function of the weights $w \in …$": of numbers.
OF_A_NAME = re.compile(r"\s*(?P<function>\\?[A-Za-z]+)\s*\(\s*(?P<name>[^(),]+?)\s*\)\s*")
KIND = (
    r"(?:(?:differentiable|smooth|continuously|twice|scalar|real-valued|arbitrary|given|unknown"
    r"|objective|loss|cost|error|energy)\s+){0,4}(?:function|objective|loss|cost|error)"
)
A_FUNCTION_OF = re.compile(rf"\s*(?:be|denotes?|is)\s+(?:an?|the|any)\s+{KIND}\s+of\s+"
                           rf"(?:(?:the|an?|its)\s+)?(?:{WORD}\s+){{0,2}}", re.I)  # fmt: skip


def _function_of(items: list[Item], place: int) -> str:
    """The function that a sentence declares by the name of its argument, and where that lies."""
    item, called = items[place], OF_A_NAME.fullmatch(items[place].latex)
    following = _rest_of_sentence(items, place)[:1]
    if not (called and following and A_FUNCTION_OF.fullmatch(item.after)):
        return ""
    sets = (x.latex for x in (*following, *items[:place][::-1]) if r"\in" in x.latex)
    parts = (x.partition(r"\in") for x in sets)
    home = next((right for left, _, right in parts if left.strip() == called["name"]), "")
    same = following[0].latex.partition(r"\in")[0].strip() == called["name"]
    return rf"{called['function']} : {home.strip()} \to \mathbb{{R}}" if home and same else ""


def in_signs(items: list[Item], place: int, lengths) -> Spoken:
    """The declaration that the words round a mention make of it, if they make one.

    The length of a vector may be its norm, unless the letter counts entries elsewhere.
    """
    item, rest = items[place], _rest_of_sentence(items, place)
    found, of_one = phrase_round(items, place), _is_of_one_number(items, place)
    if of_one is not None:
        return (
            Spoken(rf"{item.latex.strip()} : \mathbb{{R}} \to \mathbb{{R}}") if of_one else NOTHING
        )
    if not is_stated(items, place) and (found.lasting or _is_doubted(items, place)):
        return NOTHING
    if mapped := _function_of(items, place):
        return Spoken(mapped) if is_stated(items, place) else NOTHING
    each = EACH.fullmatch(item.latex.strip())
    if each:
        listed = takewhile(
            lambda x: JOINS.match(x[0].after), zip([item, *rest], rest, strict=False)
        )
        behind = next(reversed([other.after for _, other in listed]), item.after)
        for space, before, after in OF_A_LIST:
            said = item.before if re.search(before, item.before, re.I) else ""
            said = said or "".join(x[0] for x in [re.match(after, behind, re.I)] if x)
            if said:
                return Spoken(rf"{each['base']} \in {space}^{each['last']}", said)
    if found.latex:
        sized = not found.norm or found.norm in lengths or re.search("hot|label", found.words)
        return found if sized and (not found.lasting or _is_sure(items, place, item)) else NOTHING
    for one, other in zip([item, *rest], rest, strict=False):
        if ALL_IN.search(one.after) and IN_A_SET.match(other.latex):
            return Spoken(rf"{item.latex} \in {other.latex}")
        if RELATED.search(other.latex) or not A_LIST.fullmatch(one.after):
            break
    return NOTHING


A_MATRIX = re.compile(rf"(?<!\w)an?\s+(?P<said>(?:{WORD},?\s+){{0,5}})(?:matrix|vector)\s*$", re.I)


def one_of_several(item: Item, scope: Scope) -> Spoken:
    """ "A covariance matrix $S_k$", where S is one: it lies where that does."""
    called = A_MATRIX.search(item.before)
    base, _, letter = item.latex.strip().partition("_")
    kind = scope.types.get(base) if called and re.fullmatch(r"[a-z]|\{[a-z]\}", letter) else None
    if kind is None or len(kind.shape) != 2 or kind.family or base in scope.definitions:
        return NOTHING
    matrix = kind.shape[1] != ONE
    if matrix != called[0].rstrip().lower().endswith("matrix"):
        return NOTHING
    sides = kind.shape if matrix else kind.shape[:1]
    size = r" \times ".join(map(str, sides))
    return Spoken(rf"{item.latex} \in \mathbb{{R}}^{{{size}}}", called["said"])


def _is_of_one_number(items: list[Item], place: int) -> bool | None:
    """Whether words say that a name is a function of one number; None if they say it of none."""
    sentence = sentence_round(items, place)
    before, behind = sentence.words[sentence.place : sentence.place + 2]
    lead = BEFORE_IT.search(before)
    said = lead or BEHIND_IT.match(behind)
    each = said and (said["each"] or (lead and ACTS.match(behind)))
    if not (each or (said and (said["sure"] or said["fa"]))):
        return None
    if DENIES.search(behind) or _is_doubted(items, place):
        return False
    more = ATTRIBUTE.match(behind.lstrip(" ,")) if each else TWICE_OR_ALL.search(behind)
    return bool(LETTER.fullmatch(items[place].latex.strip()) and not more)


def _is_doubted(items: list[Item], place: int) -> bool:
    """Whether a sentence asks, or denies, what it says of the shape of a name."""
    sentence = sentence_round(items, place)
    before = IF.sub("", " ".join(sentence.words[: sentence.place + 1]))
    return sentence.asks or bool(NEGATED.search(before) or DOUBTS_BEFORE.search(before))


def phrase_round(items: list[Item], place: int) -> Spoken:
    """What the noun phrase round a name says of it, wherever it is said."""
    sentence = sentence_round(items, place)
    return spoken(sentence.words, sentence.formulas).get(sentence.place, NOTHING)


def spoken_by(items: list[Item]) -> list[str]:
    """All that a page declares in words, but for what may be the norm of a vector."""
    inline = (place for place, item in enumerate(items) if item.kind == "inline")
    found = (phrase_round(items, place) for place in inline)
    return [said.latex for said in found if said.latex and not said.norm]


def is_random(items: list[Item], place: int) -> bool:
    """ "Let $X$ be a random variable", and no more of it."""
    return bool(RANDOM.match(items[place].after)) and is_stated(items, place)


def is_by_chance(items: list[Item], place: int) -> bool:
    """Whether words right beside a declaration say that chance decides: "the noise $Y \\in …$"."""
    sentence = sentence_round(items, place)
    before, behind = sentence.words[sentence.place], sentence.words[sentence.place + 1]
    beside = PARTS.split(before)[-1], PARTS.split(behind)[0]
    return any(map(BY_CHANCE.search, beside))


RETELLS = re.compile(
    r"\b(?:another|replace\w*|redefin\w*|chang\w*|stands? for|from now on|no longer|may be|any|not"
    r"|other|now)\b|(?<!\w)(?:دیگر|دیگری|اکنون|حالا)(?!\w)",
    re.I,
)


def retells(items: list[Item], place: int) -> bool:
    """Whether a sentence says of a name that is known what it is: "let $A$ be any matrix"."""
    sentence = sentence_round(items, place)
    beside = sentence.words[sentence.place], sentence.words[sentence.place + 1]
    let = re.match(r"\s*(?:be|denotes?|stands? for)\b", beside[1]) and LET.match(sentence.words[0])
    return bool(let or any(map(RETELLS.search, beside)))


def is_stated(items: list[Item], place: int) -> bool:
    """Whether its sentence, from the beginning, says that it holds."""
    words = " ".join(said for _, said in sentence_to(items, place))
    words = f"let {words}" if sentence_round(items, place).begins == "let" else words
    return stated(replace(items[place], before=words))


def restrict_by_kind(items: list[Item], place: int, scope: Scope, said: Spoken) -> None:
    """ "$y$ be a one-hot vector of length": what its words say, beside its kind."""
    latex = items[place].latex
    words = " ".join(m[0] for m in re.finditer(rf"(?<![\w-])(?:{LISTED})", said.words, re.I))
    if words and (_is_sure(items, place, items[place]) or _is_label(items, place, words)):
        _take_words(words, mentioned(latex) & set(scope.types), scope, latex)
    elif words:
        lose(scope, mentioned(latex), f"the words {words!r} beside ${latex}$", whole=False)


def _rest_of_sentence(items: list[Item], place: int) -> list[Item]:
    """The formulas of the sentence behind this one."""
    found = []
    for at in range(place + 1, len(items)):
        if not _together(items, at) or ENDS.search(items[at - 1].after):
            break
        found.append(items[at])
    return found
