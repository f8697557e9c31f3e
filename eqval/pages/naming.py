r"""Noun phrases that only name: "let $M = …$ be their mixture", "the swish activation $a = …$".

Where only a noun can stand any noun names, whichever: between an article and a formula, behind
"be" and an article, behind "of" in such a phrase.  What would be a closed class there, or looks as
if it could be a verb, an adverb, a comparison or a doubt, is none (words.py).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .words import DOUBTFUL, DOUBTFUL_FA, FOUND, FUNCTION, GLUE, QUANTITIES

QUANTITY = re.compile(rf"(?:{QUANTITIES})(?:e?s)?", re.I)
ARTICLES = set("a an the its their our each every".split())
TOKEN = re.compile(r"[\w\u0650\u200c][\w\u0650\u200c’'-]*|\S")
A_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
# How an adjective ends, or two words in one; and one that is never a noun.
ADJECTIVE = re.compile(
    r"\w+(?:al|ic|ive|ous|ary|ian|ing|ed|ant|ent|ar|less|ful|ory|ite|[ai]ble)|\w+(?:-\w+)+", re.I
)
NEVER_A_NOUN = re.compile(r"\w+(?:ed|ing|ous|less|ful|[ai]ble)|\w+(?:-\w+)+", re.I)
# How a noun ends that is no verb.
A_NOUN = re.compile(r"\w+(?:[st]ion|ity|ness|[ae]nc[ey]|ism|ship|eter|ogram|oid)s?", re.I)
# Words of grammar that can only go with the noun behind them, between it and an article.
PLACED = set("outside inside".split())
NO_NOUN = re.compile(r"\w+(?:ly|est)|.", re.I)
PLURAL = re.compile(r"\w+[^\Wsui]s", re.I)
IS = set("be is are being denote denotes".split())
# "Let $W$ hold the weights": it is a name of theirs, too.
HOLDS = set(
    "hold holds contain contains store stores collect collects represent represents describe"
    " describes gather gathers".split()
)
# What an article that names stands behind, and what ends its phrase.
LEADS_IN = set("let with where and for on by denote call here consider take , ; : (".split())
ENDS = set(", ; : ( ) . and with where of for".split())
BEHIND = [[], [","], *([*comma, word] for word in sorted(IS | HOLDS) for comma in ([], [","]))]
# "$M = …$ آمیختهٔ آن‌ها باشد"
NAMED_FA = re.compile(r"^\s*(?P<said>(?:[^\s.،؛:$]+\s+){1,5})(?=(?:باشد|باشند|است|هستند)(?!\w))")
HEAD_FA = re.compile(r"\S+(?:[ٔ\u0650]|\u200cی)\s")


def is_known(word: str) -> bool:
    """Whether it is on a list of nouns, or of what goes with them."""
    listed = word in GLUE or bool(QUANTITY.fullmatch(word))
    return listed and word not in FUNCTION | FOUND


def is_noun(word: str) -> bool:
    """Whether it can be a noun, where one has to stand."""
    if is_known(word):
        return True
    return _is_open(word) and not (NEVER_A_NOUN.fullmatch(word) or NO_NOUN.fullmatch(word))


def _is_open(word: str) -> bool:
    """Whether it is of a class that names: no word of grammar, of a doubt or of a comparison."""
    closed = word in FUNCTION | FOUND or DOUBTFUL.fullmatch(word)
    return bool(A_WORD.fullmatch(word)) and not closed


def is_phrase(words: list[str], article: str = "") -> bool:
    """Whether words are a noun with what goes with it, and no sentence: "network learns"."""
    if not words or len(words) > 5 or not is_noun(words[-1]):
        return False
    *others, noun = words
    known = is_known(noun)
    if not known and others:
        plain = A_NOUN.fullmatch(noun) or NEVER_A_NOUN.fullmatch(others[-1])
        if not plain or (article in ("a", "an") and PLURAL.fullmatch(noun)):
            return False
    return all(_goes_with(word, known) for word in others)


def _goes_with(word: str, known: bool) -> bool:
    """Whether it can stand before a noun."""
    if is_known(word) or (known and word in PLACED):
        return True
    fits = ADJECTIVE.fullmatch(word) or (known and not PLURAL.fullmatch(word))
    return _is_open(word) and bool(fits) and not word.endswith("ly")


class Named(NamedTuple):
    """What a phrase stands beside: whether it is new, has entries, relates nothing, is equal."""

    new: bool = False
    listed: bool = False
    bare: bool = False
    equal: bool = False


NOTHING = Named(bare=True)


def without_names(words: str, behind: Named, before: Named) -> str:
    """Words between two formulas without the phrases that only name one of them.

    Parameters
    ----------
    words : str
    behind, before : Named
        The formula that stands before them, and that behind them.
    """
    if behind.new and (found := NAMED_FA.match(words)) and _names_in_persian(found["said"]):
        return words[: found.start("said")] + " " + words[found.end("said") :]
    tokens = [*TOKEN.finditer(words)]
    said = [token[0].lower() for token in tokens]
    over: list[tuple[int, int]] = []
    at, chain = 0, False
    while at < len(said):
        begin, last = at, said[at - 1] if at else ""
        article = said[at] if said[at] in ARTICLES else ""
        first = at + bool(article)
        end = next((k for k in range(first, len(said)) if said[k] in ENDS), len(said))
        phrase, ends = said[first:end], end == len(said)
        is_behind = behind.new and said[:at] in BEHIND
        is_before = before.new and ends and not before.bare and (not at or last in LEADS_IN)
        if last in ("for", "with"):  # what goes with another name may say more of that
            begin, is_before = at - (last == "for"), is_before and before.equal
        begin -= last in HOLDS and at > 0
        of_it = chain and last == "of" and (before.bare or not ends)
        names = (article and (is_behind or is_before)) or of_it
        many = before.listed and ends and last == "with" and len(phrase) == 1
        many = many and PLURAL.fullmatch(phrase[0]) and is_noun(phrase[0])
        listed = phrase and is_before and not article and all(map(is_known, phrase))
        chain = bool((names and is_phrase(phrase, article)) or many or listed)
        if chain:
            over.append((begin, end))
        at = end + (said[end : end + 1] == ["of"]) if chain else at + 1
    for begin, end in reversed(over):
        words = words[: tokens[begin].start()] + " " + words[tokens[end - 1].end() :]
    return words


def _names_in_persian(said: str) -> bool:
    words = said.split()
    heads = HEAD_FA.match(said) or is_known(words[0])
    return bool(heads) and not any(map(DOUBTFUL_FA.fullmatch, words))
