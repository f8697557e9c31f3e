r"""Declarations in words: "let $x$ be an $n$-dimensional vector", "an $m \\times n$ matrix $A$".

A noun phrase says of a name what signs could say, ``x \\in \mathbb{R}^n``.  It is read by one
grammar, wherever a sentence has one: behind a name and a verb, or before a name.  What else its
words say of the name is kept; with a word that the grammar does not know it declares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..reading.declaration import names_in
from ..reading.errors import EquationError
from ..reading.grammar import Grammar
from ..reading.parser import Vocabulary
from ..reading.tokens import tokenize
from .choice import ATTRIBUTE, Sentence
from .words import GLUE, PLAIN_WORDS

TOKEN = re.compile(r"\$\d+\$|[\w\u0650\u200c][\w\u0650\u200c’'-]*|\S")
NAME = re.compile(r"\$(\d+)\$")
VERBS = set("be is are denote denotes represent represents".split())
ARTICLES = set("a an the any some all two three our its each every arbitrary یک هر دو".split())
VECTORS = set("vector vectors بردار برداری بردارهای بردارهایی".split())
MATRICES = set("matrix matrices ماتریس ماتریسی ماتریس‌های ماتریس‌هایی".split())
# What has entries where the phrase tells how many.
CARRIERS = set(
    "input inputs output outputs bias biases weight weights target targets label labels feature"
    " features point points logit logits score scores activation activations prediction"
    " predictions parameter parameters column ورودی خروجی بایاس وزن‌ها".split()
)
NOUNS = VECTORS | MATRICES | CARRIERS
WHOLE = re.compile("natural numbers?|positive (?:integers?|whole numbers?)|عددی? طبیعی")
REAL = re.compile("(?:real )?(?:numbers?|scalars?|constants?)|reals?|عددی?(?: حقیقی)?")
DISTRIBUTIONS = set("distribution distributions توزیع".split())
# Words that restrict, though a sentence that only chooses may hold them.
RESTRICTS = set("precision softmax zero constant logistic natural true binary probability".split())
BITS, RESTRICTED = "binary|دودویی", re.compile("binary|دودویی|probability|احتمال")
MODIFIERS = (GLUE | PLAIN_WORDS) - RESTRICTS - VECTORS - MATRICES - ARTICLES - VERBS
LENGTHS = set("length size dimension dimensions dimensionality shape order طول اندازه‌ی اندازهٔ"
              " اندازه بعد".split())  # fmt: skip
OF = set("of with having has have by from به با از".split())
ENTRIES = set("entries components elements coordinates rows columns".split())
ENDS = set(".,;:)،؛") | set(
    "and with where whose which that on for let put set define such و که با".split()
)
OPENS = set(".,;:(،؛") | set(
    "if for let consider given suppose assume have and with where here take fix by be is are that"
    " denote call write define و با بگیرید کنید دهید".split()
)
SPACE = re.compile(r"\s*\\math(?:bb|bf)\s*\{?R\}?\s*(?:\^.*)?")
HYPHENS = re.compile(r"(?<=\s)[-‌]?(by|dimensional|بعدی)-?(?![\w-])")
LISTED = re.compile(
    r"\s*\\\{\s*1\s*,(?:\s*2\s*,)?\s*\\[lc]?dots\s*,\s*(?P<last>\w)\s*\\\}\s*|\s*\[(?P<last_>\w)\]\s*"
)
OUTCOMES = set("classes outcomes categories values symbols states labels elements words items کلاس"
               " حالت نماد".split())  # fmt: skip


@dataclass(frozen=True)
class Spoken:
    """What words declare of a name: the same in signs, and the words that say more of it."""

    latex: str
    words: str = ""
    norm: str = ""  # the letter that is its length, if that may be its norm
    lasting: bool = True  # whether it has to be said for the whole page


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its kind, its modifiers, how many entries, and the names behind its noun."""

    kind: str
    words: str = ""
    size: str = ""
    space: str = ""
    names: tuple[int, ...] = ()
    norm: bool = False

    def of(self, name: str) -> Spoken | None:
        """What it says of a name."""
        if self.kind == "whole":
            return Spoken(rf"{name} \in \mathbb{{N}}")
        if self.kind == "real":
            return Spoken(rf"{name} \in \mathbb{{R}}", self.words, lasting=False)
        space = self.space or (rf"\mathbb{{R}}^{{{self.size}}}" if self.size else "")
        if not space:
            return None
        norm, lasting = self.size if self.norm else "", not space.startswith(r"\mathbb")
        return Spoken(rf"{name} \in {space}", self.words, norm, lasting)


class _Reader:
    """Walks over the words and formulas of one sentence."""

    def __init__(self, words: tuple[str, ...], formulas: tuple[str, ...]):
        self.formulas = formulas
        text = words[0]
        for place, following in enumerate(words[1:]):
            text += f" ${place}$ {following}"
        text = HYPHENS.sub(r"\1", text)
        self.text, self.at = text, 0
        self.lists: dict[
            int, tuple
        ] = {}  # where a list of names goes on: all of it, how far, its end
        self.found = [*TOKEN.finditer(text)]
        self.tokens = [match[0].lower() for match in self.found]

    def peek(self, step: int = 0) -> str:
        place = self.at + step
        return self.tokens[place] if 0 <= place < len(self.tokens) else "."

    def formula(self, step: int = 0) -> str:
        """The LaTeX of the formula that stands here, else nothing."""
        found = NAME.fullmatch(self.peek(step))
        return self.formulas[int(found[1])] if found else ""

    def phrases(self) -> Iterator[tuple[int, int, tuple[int, ...], Phrase]]:
        """Where each phrase begins and ends, and which formulas are the names it is about."""
        for start in range(len(self.tokens)):
            self.at = start
            if not self.opens(start):
                continue
            names = self.names() or self.member()
            apart = self.peek() == "," and self.peek(1) in ARTICLES
            if names and (apart or self.peek() in VERBS | {"را"}):
                self.at += 1
            elif names and self.peek() not in ARTICLES | OF | VECTORS | MATRICES | {"(", "عددی"}:
                continue
            behind = self.at
            phrase = self.phrase() or self.distribution(behind)
            if phrase is None and names:
                self.at = behind
                phrase = self.shape()
            if phrase is None or (phrase.names and names) or not self.ends():
                continue
            yield start, self.at, names or phrase.names, phrase

    def opens(self, start: int) -> bool:
        return not start or self.tokens[start - 1] in OPENS | MATRICES

    def ends(self) -> bool:
        """Whether nothing follows that belongs to the phrase."""
        if self.peek() in ("باشد", "باشند", "است", "هستند", "بگیرید", "را"):
            self.at += 1
        return self.peek() in ENDS or (self.peek(-1) == ")" and self.peek() in VERBS)

    def names(self) -> tuple[int, ...]:
        """``$x$``, ``$x$ and $y$``, ``$x$, $y$ and $z$``."""
        if self.at not in self.lists:
            found, places = [], []
            while self.is_name():
                places.append(self.at)
                found.append(int(NAME.fullmatch(self.peek())[1]))
                self.at += 1
                step = next((k for k in (2, 1) if self.joins(k) and self.is_name(k)), 0)
                self.at += step
            self.lists |= {start: (found, k, self.at) for k, start in enumerate(places)}
            return tuple(found)
        found, first, self.at = self.lists[self.at]
        return tuple(found[first:])

    def member(self) -> tuple[int, ...]:
        r"""``$x \in …$``, of which a phrase may say what else it is."""
        if r"\in" not in self.formula():
            return ()
        self.at += 1
        return (int(NAME.fullmatch(self.peek(-1))[1]),)

    def joins(self, count: int) -> bool:
        return all(self.peek(k) in ("and", ",", "و", "،") for k in range(count))

    def is_name(self, step: int = 0) -> bool:
        return _is_name(self.formula(step))

    def shape(self) -> Phrase | None:
        """``has shape $(m, n)$``, ``of size $n$``."""
        if self.peek() == "(" and r"\times" in self.formula(1) and self.peek(2) == ")":
            self.at += 1
            size = self.size()
            self.at += 1
            return Phrase("shaped", "", size) if size else None
        words = self.peek()
        self.at += 1
        if self.peek() not in LENGTHS or (words not in ("has", "have", "with", "of")):
            return None
        shape = self.peek() == "shape"
        self.at += 1
        size = self.size(pair=True)
        if not size or not (shape or r"\times" in size):
            return None
        return Phrase("shaped", "", size)

    def phrase(self) -> Phrase | None:
        """A noun phrase from here on."""
        led = self.peek() in ARTICLES or self.peek(-1) in VERBS
        self.at += self.peek() in ARTICLES
        modifiers, size = [], ""
        while True:
            word = self.peek()
            if not size and self.formula():
                size = self.size()
                if not size:
                    return None
                if self.peek() in ("dimensional", "بعدی"):
                    self.at += 1
                elif r"\times" not in size:
                    return None
                continue
            number = self.number()
            natural = bool(WHOLE.fullmatch(number))
            bare = all(map(ATTRIBUTE.fullmatch, modifiers)) and not (natural and modifiers)
            plural = number != "real" or not self.formula(1)
            if number and bare and plural and not size and (led or number != "number"):
                self.at += len(number.split())
                kind = "whole" if natural else "real"
                return Phrase(kind, " ".join(modifiers), names=self.names())
            if word in VECTORS | MATRICES or (word in CARRIERS and self.peek(1) not in NOUNS):
                self.at += 1
                return self.noun(word, " ".join(modifiers), size)
            known = word in MODIFIERS or RESTRICTED.fullmatch(word) or ATTRIBUTE.fullmatch(word)
            if not known and not (word == "covariance" and "definite" in modifiers):
                return None
            modifiers.append(word)
            self.at += 1 + (ATTRIBUTE.fullmatch(word) is not None and self.peek(1) in (",", "،"))

    def number(self) -> str:
        """The words here that say "number", and which, as many as may be."""
        for count in (3, 2, 1):
            said = " ".join(map(self.peek, range(count)))
            if WHOLE.fullmatch(said) or REAL.fullmatch(said):
                return said if self.peek(count) not in NOUNS else ""
        return ""

    def noun(self, word: str, modifiers: str, size: str) -> Phrase | None:
        """What stands behind the noun: names, how long they are, where they lie."""
        matrix = word in MATRICES
        names, norm, space = (), False, ""
        tall = (
            matrix
            and self.peek() == "with"
            and self.formula(4)
            and ((self.peek(2), self.peek(3), self.peek(5)) == ("rows", "and", "columns"))
        )
        if tall and not size:
            size = rf"{self.formula(1)} \times {self.formula(4)}"
            self.at += 6
        while True:
            if self.formula() and self.peek(1) == "بعدی" and not size:
                size = self.size()
                self.at += 1
            elif (
                self.formula()
                and not names
                and self.is_name()
                and not (not size and r"\times" in self.formula())
            ):
                names = self.names()
            elif self.formula() and not size and word in MATRICES | VECTORS:  # in Persian
                size = self.size()
                if r"\times" not in size:
                    return None
            elif self.peek() in OF and self.peek(1) in LENGTHS and not size and self.formula(2):
                norm = self.peek(1) == "length"
                pair = self.peek(1) == "shape" or matrix
                self.at += 2
                size = self.size(pair)
                if not size:
                    return None
            elif self.peek() in OF and self.formula(1) and self.peek(2) in ENTRIES and not size:
                self.at += 1
                size = self.size()
                self.at += 1
            elif self.peek() == "in" and SPACE.fullmatch(self.formula(1)) and not size:
                space = self.formula(1)
                self.at += 2
            elif (
                re.fullmatch("with|of", self.peek()) and self.peek(1) in ENTRIES and self.formula(2)
            ):
                norm = False
                self.at += 3
            elif self.peek() == "of" and self.peek(1) in CARRIERS:
                self.at += 2
            elif ATTRIBUTE.fullmatch(self.peek()):
                modifiers += f" {self.peek()}"
                self.at += 1
            else:
                break
        modifiers = f"{modifiers} {self.qualities()}".strip()
        if matrix and "square" in modifiers and r"\times" not in size:
            size = size and rf"{size} \times {size}"
        if size and (word in VECTORS if r"\times" in size else matrix):
            return None
        if re.search(r"\brow\b", modifiers) and size:
            size = rf"1 \times {size}"
        if RESTRICTED.search(modifiers):
            bits = re.search(BITS, modifiers)
            if not size or (matrix and not bits):
                return None
            space = rf"\{{0, 1\}}^{{{size}}}" if bits else rf"\Delta^{{{size}}}"
        return Phrase("shaped", modifiers, size, space, names, norm and not matrix)

    def distribution(self, start: int) -> Phrase | None:
        """ "a probability distribution over $K$ classes"."""
        self.at = start
        while self.peek() in ARTICLES | {"probability", "discrete", "categorical", "احتمال"}:
            self.at += 1
        if self.peek() not in DISTRIBUTIONS:
            return None
        self.at += 1
        names = self.names() if self.is_name() else ()
        if self.peek() not in ("over", "on", "روی"):
            return None
        self.at += 1
        if self.peek() == "the" and self.peek(1) in ("set", "$"):
            self.at += 2
        counted = LISTED.fullmatch(self.formula())
        size = (counted["last"] or counted["last_"]) if counted else self.size()
        self.at += bool(counted)
        if self.peek() in OUTCOMES:
            self.at += 1
        elif not counted:
            return None
        words = self.qualities()
        return Phrase("shaped", words, "", rf"\Delta^{{{size}}}", names) if size else None

    def qualities(self) -> str:
        """ "with positive entries"."""
        if self.peek() != "with" or not ATTRIBUTE.fullmatch(self.peek(1)):
            return ""
        word = self.peek(1)
        step = 2 + (self.peek(2) in ("real", "integer"))
        if self.peek(step) not in ENTRIES | {"values", "probabilities", "weights"}:
            return ""
        self.at += step + 1
        return word

    def size(self, pair: bool = False) -> str:
        """``n``, ``m \\times n``, ``(m, n)``, ``m`` by ``n``."""
        latex = self.formula().strip()
        if not latex or re.search(r"[=<>]|\\in(?![a-z])|\\dots", latex):
            return ""
        self.at += 1
        inner = latex[1:-1] if latex[:1] + latex[-1:] in ("()", "[]") else ""
        if inner and re.fullmatch(r"[^,()]+,[^,()]+", inner):
            return r" \times ".join(x.strip() for x in inner.split(",")) if pair else ""
        if r"\times" in inner:  # "a matrix of size $[N \\times D]$"
            return inner.strip()
        if self.peek() == "by" and self.formula(1):
            self.at += 1
            return rf"{latex} \times {self.size()}"
        return latex


@lru_cache(maxsize=1024)
def _is_name(latex: str) -> bool:
    try:
        parser = Grammar(tokenize(latex), "", Vocabulary())
        return bool(names_in(parser)) and parser.peek() is None
    except EquationError:
        return False


@lru_cache(maxsize=1024)
def spoken(words: tuple[str, ...], formulas: tuple[str, ...]) -> dict[int, Spoken]:
    """What the words of a sentence declare of each of its formulas."""
    reader, found, ends = _Reader(words, formulas), {}, {}
    for _, end, names, phrase in reader.phrases():
        for place in names:
            said = phrase.of(formulas[place])
            if said and r"\in" not in formulas[place] and end != ends.get(place):
                twice = place in found and found[place] != said
                found[place] = Spoken("") if twice else said  # two kinds of one name
                ends[place] = end  # "a symmetric, positive definite matrix" is one phrase
    return {place: said for place, said in found.items() if said.latex}


@lru_cache(maxsize=64)
def unspoken(sentence: Sentence) -> tuple[str, ...]:
    """The words of a sentence without those that declare, which `spoken` has read."""
    reader = _Reader(sentence.words, sentence.formulas)
    text = reader.text
    for start, end, names, phrase in reader.phrases():
        sized = f"{phrase.size} {phrase.space}".strip()
        declared = [sentence.formulas[place] for place in names]
        if not all(sized in latex for latex in declared if r"\in" in latex):
            continue
        for match in reader.found[start:end]:
            if not NAME.fullmatch(match[0]):
                text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return tuple(NAME.sub("\n", text).split("\n")) if sentence.formulas else sentence.words
