"""What the sentences of a page do to its scope: they declare, set, define, assume, or claim."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache, partial
from itertools import takewhile

from ..constructs.expectation import declare_drawn, declare_random, in_means
from ..judging.judge import claim_names
from ..meaning.binding import assume
from ..meaning.scope import REAL, Hypothesis, Scope
from ..reading import tree
from ..reading.errors import BadValue, EquationError, IllTyped, Unreadable
from ..reading.grammar import Grammar
from ..reading.statement import read_listed, read_statement
from ..reading.tokens import tokens_of
from .choice import (
    ATTRIBUTES,
    COUNTS,
    END_OF_ONE,
    LET,
    VALUES,
    WORD,
    Sentence,
    is_of_this_page,
    sentence_round,
    under,
)
from .drawn import read_drawn
from .entry import Entry
from .fallen import (
    doubt,
    left_names,
    lose,
    lose_claim,
    lose_declaration,
    lose_related,
    mentioned,
    wholes,
)
from .fresh import why_not
from .inline import (
    CLAIM,
    CONDITION,
    DECLARED,
    MENTION,
    SETTING,
    contradicts,
    is_declaration,
    read_inline,
)
from .notebook import Item
from .passing import Passing, denied, keep_wider, known, mention
from .prose import NOT_FIRST, PIECES, says_little
from .rows import OF_ITS_NAME
from .sentence import (
    beside,
    declared_beside,
    defines,
    for_some,
    in_plain_words,
    of_some,
    restricts,
    tells,
)
from .settings import (
    SETS,
    forget_other_lengths,
    number,
    ordered,
    refuse_value,
    value_of,
)
from .signs import PLAIN, redefined, spoken_of
from .speech import (
    commands,
    doubts,
    forgets,
    goes_on,
    holds,
    is_doubted,
    sentences_in,
    sets,
    takes_back,
)
from .twofold import by_cases, of_kronecker
from .wording import (
    IN_PROSE,
    NOTHING,
    in_signs,
    is_by_chance,
    is_random,
    is_stated,
    one_of_several,
    phrase_round,
    restrict_by_kind,
    restrict_by_mention,
    restrict_by_words,
    retells,
)
from .words import BELONGING, FUNCTION, NARRATION

NATURALS = re.compile(r"\\in\s*\\math(?:bb|bf)\s*\{?N\}?(?!_)")
ANOTHER = re.compile(
    r"\b(?:replac\w*|chang\w*|redefin\w*|no longer|may be)\b[^.;]*… "
    rf"|… \s*(?:be|is|may be|by)\s[^.;]*(?:{ATTRIBUTES}|any|arbitrary|not)",
    re.I,
)
FROM_NOW = re.compile(
    r"\b(?:from (?:now|here|this point|then) on(?:wards?)?|henceforth|hereafter)"
    r"|از (?:این|اینجا|این جا|حالا|همین جا) (?:پس|به بعد)",
    re.I,
)
A_CASE = re.compile(
    r"\W*(?!\w+ing (?:one|each|every|single) )(?:in )?(?:the |an? )?(?:[\w-]+ ){0,2}"
    r"(?:case|exercise|problem|proof|example|quiz|toy|experiment|attempt|warm-?up)\b[^?]*"
    r"|\W*(?:یک )?(?:مدل )?(?:حالت|تمرین|مسئله|مثال|برهان|اثبات|آزمایش|آزمایشی)(?!\w)[^؟]*",
    re.I,
)
# A heading below which a definition is one of a case.
SIGNED = r"(?<!\w)(?:negative|positive|zero|one|large|small|منفی|مثبت|صفر|یک|بزرگ|کوچک)(?!\w)"
OF_A_CASE = re.compile(
    rf"^(?:{A_CASE.pattern})$|^\W*(?:unless|without|only|suppose|assuming|on the|بدون)(?!\w)"
    rf"|^\W*(?:if|when(?:ever)?|for|اگر|وقتی|هرگاه|برای)(?!\w)(?=.*(?:\$|{SIGNED}))"
    rf"|^(?=.*\$).*{SIGNED}",
    re.I,
)
MEANS = re.compile(
    r"\s*(?:now\s+)?(?:is|be|are|denotes?|means?|stands? for|for|را|یعنی)(?!\w)", re.I
)
ANEW = re.compile(
    r"\b(?:here|now|in (?:this|the next) \w+|denotes?|means?|stands? for|write|use"
    r"|finally"
    r"|subsequently|henceforth|today|in fact|actually)\b"
    r"|(?<!\w)(?:اینجا|اکنون|حالا|یعنی|در این بخش|از این پس|از این به بعد|در واقع)(?!\w)",
    re.I,
)
# What may be said of a name that a display has defined: what it is for, and nothing of its value.
DESCRIBES = (
    FUNCTION
    | BELONGING
    | set(
        "activation convex cost criterion differentiable error loss logit model network neuron"
        " objective output penalty prediction probability risk score smooth function true"
        " تابع ضرر هزینه خروجی مدل شبکه لایه احتمال امتیاز پیش‌بینی خطا".split()
    )
)
IS_THEN = re.compile(
    r"\s*(?:(?:now|then|here|again|instead|also|will|shall|is to|always)\s+)*"
    r"(?:is|are|be|denotes?|means?|stands? (?:for|in for)|becomes?|refers? to|turns? into|names?)\b"
    r"(?P<what>.*)"
    r"|\s*(?:را)?(?P<fa>[^.؛]*?)\s+(?:است|باشد|می‌شود|می‌گیریم|می‌دانیم|می‌نامیم|می‌خوانیم|بگیرید|بدانید)(?!\w)",
    re.I | re.S,
)
INSTEAD = re.compile(
    r"\b(?:instead|again|no longer|letter|symbol)\b|(?<!\w)(?:به جای آن|دیگر|حرف|نماد)(?!\w)", re.I
)
CALLED = re.compile(r"(?<=\w)\s*\([^()=]*\)$")
DESCRIBES -= set(
    "again another back constant different from instead neither no none nor not nothing now off on"
    " once one other others over rather several something true twice two".split()
)
# What a phrase goes on to say of a matrix or a vector, where no formula says it.
WHOSE = re.compile(r"\bwhose\b|\bwith\s[^.;:$]*\b(?:rows?|columns?)\b|سطر|ستون", re.I)
VALUE_OF = re.compile(r"\s*(?P<name>\\?[A-Za-z]+)\s*\(\s*[a-z]\s*=\s*\d")
TAKEN_UP = re.compile(r"(?<!\w)(?:replac\w*|redefin\w*|overwrit\w*|reus\w*)\s+$", re.I)
IN_THE_CASE = re.compile(
    r"\b(?:in|for|under) (?:the|this|an?) (?:[\w-]+\s+){0,3}case\s*(?:of|where|in which|that)?\W*$"
    r"|\b(?:now )?(?:suppose|assume)(?: that)?\W*$|در حالت(?:\s+\S+){0,2}\s*$",
    re.I,
)
SPACES = re.compile(r"\s")
STEP = re.compile(r":=|\\(?:gets|leftarrow)(?![a-z])")
IS = re.compile(r"^\s*(?:is|are|equals?|becomes?|will be)\b|^[^.؛]*(?:است|می‌شود)(?!\w)", re.I)


@cache
def _whole(key: str) -> str:
    """A name without its indices: of which ``y_i`` is an entry."""
    return re.split(r"_|\^\{?\(", key.strip())[0]


def _is_retold(sentence: Sentence) -> bool:
    """Whether a sentence says of the name that is its subject more than what that is for."""
    before, behind = sentence.words[sentence.place : sentence.place + 2]
    said = None if NOT_FIRST.search(PIECES.split(before)[-1]) else IS_THEN.match(behind)
    if not said or sentence.asks or sentence.begins == "take":
        return False
    anew = ANEW.search(sentence.text) or INSTEAD.search(sentence.text)
    if said["fa"] is not None and not anew:
        return False
    what = said["what"] or said["fa"] or ""
    by_formula = not what.strip() and sentence.formulas[sentence.place + 1 :]
    return bool({*WORD.findall(what.lower())} - DESCRIBES or (anew and by_formula))


class Sentences:
    """Takes the inline formulas of a page, one after another.

    Parameters
    ----------
    page : Page
        Its scope is what they change.

    Attributes
    ----------
    asides : list of str
        Equations in the prose that were not read.
    taken : list of Item
        Those that were read as definitions.
    """

    def __init__(self, page):
        self.page = page
        self.passing, self._known = Passing(), known(page.scope)
        self._told: dict[str, tuple] = {}  # names that a sentence has defined, and where
        self._cleared: tuple = ()  # the paragraph that has been read to its end, in any order
        self._worded: set[str] = set()  # names to which a word has given their set
        self._random: set[str] = set()  # names of which a distribution is said
        self._early: set[int] = set()  # what a sentence below a display has said of it
        self._values: dict[str, tuple] = {}
        self._valued: dict[str, tuple] = {}  # the section in which a name has its value
        self.chosen: dict[str, tuple] = {}  # names that a sentence has restricted, and which
        self.asides: list[str] = []
        self.taken: list[Item] = []
        self._unread: dict[int, str] = {}  # why an equation was not read as a definition
        self.known: dict[str, tuple] = {}  # functions that a sentence calls by their name
        self._section: tuple = ()
        self._headings: dict[tuple, str] = {}
        self._within: dict[str, tuple] = {}  # the section in which a sentence has defined a name
        self._assumed: dict = {}  # and in which something has been assumed
        self._over: dict[str, list[Hypothesis]] = {}
        self._apart = False  # whether the section is that of a case
        self._dropped = 0  # how often an assumption has been taken back

    @property
    def scope(self) -> Scope:
        """What the page has said so far."""
        return self.page.scope

    def enter(self, item: Item) -> None:
        """What sentences of another section have said of a name is over."""
        section = item.section
        for key, (definition, place) in [*self.known.items()]:
            if section[: len(place)] == place:
                self.scope.define_function(key, definition)
                self._within[key] = place
                del self.known[key]
        for key, place in [*self._within.items()]:
            if section[: len(place)] != place:
                lose(self.scope, {key}, "what a sentence of another section says")
                del self._within[key]
        for key, place in [*self._valued.items()]:
            if section[: len(place)] != place:
                self.scope.settings.pop(key, None)
                del self._valued[key]
        said = [x for x in self.scope.hypotheses if x.label in {*self.page.labels, IN_PROSE}]
        for x in said:
            narrow = x.label == IN_PROSE or self._apart
            self._assumed.setdefault(x, self._section if narrow else ())
        self._section, self._apart = section, bool(A_CASE.fullmatch(item.heading))
        self._headings.setdefault(section, item.heading)
        self._end([x for x in said if section[: len(self._assumed[x])] != self._assumed[x]])
        if item.dropped > self._dropped:
            self._end([x for x in said if x.label != IN_PROSE])
        self._dropped = item.dropped

    def keep_within(self, keys) -> None:
        """What is defined below a heading that says a case is over with its section."""
        above = (self._section[:end] for end in range(1, len(self._section) + 1))
        case = next((x for x in above if OF_A_CASE.search(self._headings.get(x, ""))), None)
        self._within |= dict.fromkeys(keys, case) if case else {}

    def _end(self, over: list[Hypothesis]) -> None:
        """What was assumed holds no longer; a citation brings it back."""
        scope = self.scope
        scope.hypotheses = tuple(x for x in scope.hypotheses if x not in over)
        for x in over:
            self._over.setdefault(x.label, []).append(x)
            names = tree.names(x.relation) & set(scope.types)
            lose(scope, names, x.label, False, "which no longer holds here") if names else None

    def recall(self, label: str) -> None:
        """What was said in a block, or assumed further up, holds where it is cited."""
        self.passing.recall(label, self.scope)
        again = [x for x in self._over.pop(label, ()) if x not in self.scope.hypotheses]
        self.scope.hypotheses += tuple(again)

    def deny(self, label: str) -> None:
        """What a display has said holds no longer where a sentence denies it."""
        scope = self.scope
        self._end([x for x in scope.hypotheses if x.label == label])
        tables = scope.definitions.items(), ((key, x) for (key, _), x in scope.calls.items())
        keys = {key for table in tables for key, x in table if getattr(x, "label", "") == label}
        lose(scope, keys, f"{label}, which the text denies") if keys else None

    def hear(self, item: Item) -> None:
        """What is said above an item, without a formula, may take back what was chosen."""
        place = self.page.place_of(item)
        last = self.page.items[place - 1] if place else None
        begins = last is None or (last.cell, last.block) != (item.cell, item.block)
        near = last is not None and last.kind == "inline"
        if near and not begins and not item.told:
            self._hear_all(last.after, last, ends=False)
        if near and begins:
            self._hear_all(last.after, last)
        self._hear_all(item.told, last if near else None, whole=True)
        if begins and item.before:
            self._hear_all(item.before, last if near and not item.told else None, False, True)

    def _hear_all(self, text: str, last: Item | None, ends: bool = True, whole: bool = False):
        """The sentences of a text behind an item; ``whole``: the first one is all there."""
        parts = sentences_in(text)
        if not whole:
            parts = ["", *END_OF_ONE.split(" ".join(text.split()))[1:]]
        for at, said in enumerate(parts if ends else parts[:-1]):
            near = last is not None and (not at and goes_on(said) if whole else at > 0)
            if said.strip() and takes_back(said, near):
                here = (last.cell, last.block) if last else None
                far = takes_back(said, False)
                keys = {k for k, (block, _) in self.chosen.items() if far or block == here}
                self._take_back(keys, f"“{said.strip()}”")

    def _hear_of(self, item: Item, place: int) -> None:
        """What a sentence says of a name that another one has chosen."""
        alone = _whole(item.latex)
        if forgets(item.before) and self._is_defined(alone):
            lose(self.scope, {alone}, f"“{sentence_round(self.page.items, place).text}”")
        names = {key for key in self.chosen if _whole(key) == alone}
        if not names or r"\in" in item.latex:
            return
        sentence = sentence_round(self.page.items, place)
        here = (item.cell, item.block, sentence.words[0])
        names = {key for key in names if self.chosen[key] != (here[:2], here[2])}
        near = {key for key in names if self.chosen[key][0] == here[:2]}
        over = {key for key in names if doubts(sentence, sentence.place, key in near)}
        if over:
            self._take_back(over, f"“{sentence.text}”")

    def _named(self) -> set[str]:
        return {*self.scope.types, *self.scope.sizes, *self.scope.definitions}

    def _is_defined(self, key: str) -> bool:
        return key in self.scope.definitions or any(key == x for x, _ in self.scope.calls)

    def _take_back(self, keys: set[str], said: str) -> None:
        """Of what a sentence has chosen another one says something that is not understood."""
        scope, place = self.scope, f"The text says {said}: write what it chooses, “Let …”"
        doubt(scope, keys & set(scope.types), place)
        for key in keys & set(self._told):
            lose(scope, {key}, place)
        assumed = [x for x in scope.hypotheses if x.label not in self.page.labels]
        over = [x for x in assumed if keys & tree.names(x.relation)]
        if over:
            scope.hypotheses = tuple(x for x in scope.hypotheses if x not in over)
            lose(scope, keys, place, whole=False)
        for key in keys:
            self.chosen.pop(key, None)

    def _choose(self, keys, item: Item) -> None:
        """Remember which sentence has chosen some names."""
        words = sentence_round(self.page.items, self.page.place_of(item)).words[0]
        self.chosen |= dict.fromkeys(keys, ((item.cell, item.block), words))

    def read(self, item: Item) -> None:
        """Take what one inline formula says."""
        place, shown = self.page.place_of(item), f"${item.latex}$"
        self._hear_of(item, place)
        if id(item) in self._early and item is self.page.items[self.page.place]:
            return
        if self._by_cases(item, place):
            return
        of_display = self._is_of_display(place)
        if of_display and mentioned(item.latex) <= self._named():
            return
        if not self.passing.goes_on(item):
            self._known = known(self.scope)
        types, some = set(self.scope.types), of_some(self.page.items, place, self.scope)
        spoken = spoken_of(self.page.items, place, self.scope)
        self.page.lose_signs(spoken, f"what is said of {shown}")
        try:
            if r"\in" in item.latex:
                self.page.runs.refuse(item.latex, defines=False)
            kind = read_inline(
                item.latex,
                self.scope,
                self.page.letters,
                partial(self._settle, item),
                tells(self.page.items, place) and not some,
                beside(self.page.items, place),
            )
        except EquationError as error:
            self.page.red(item, error)
            if r"\in" in item.latex or r"\to" in item.latex:
                whole = isinstance(error, IllTyped)  # it is another thing now
                lose_declaration(self.scope, item.latex, shown, whole)
            elif isinstance(error, BadValue):
                self._widen(mentioned(item.latex), shown)
            else:
                lose_claim(self.scope, item.latex, shown, self.page.holds)
            return
        names = kind == DECLARED and not COUNTS.match(item.latex)
        if names:
            where = sentence_round(self.page.items, place).begins == "where"
            self._begin_again(item, displays=not where)
        if kind == DECLARED and self.page.from_zero and NATURALS.search(item.latex):
            natural = mentioned(item.latex.split(r"\in")[0])
            lose(self.scope, natural, f"{shown}, as the text speaks of zero")
        doubted = VALUES.search(item.latex) and is_doubted(sentence_round(self.page.items, place))
        if kind == SETTING and doubted:
            lose(self.scope, set(self.scope.types) - types, shown, whole=False)
        chosen = holds(self.page.items, place) and not some
        if (names and not chosen) or (kind == SETTING and denied(item)):
            mention(item, self.scope, self._known)
        elif names and not commands(self.page.items, place):
            keep_wider(self.scope, self._known, item.latex)
        if names:
            new = set(self.scope.types) - types
            self._choose(mentioned(item.latex.split(r"\in")[0]) | new, item)
        if kind == DECLARED:
            new = set(self.scope.types) - types
            if is_by_chance(self.page.items, place):
                lose(self.scope, set(map(in_means, new)), shown) if new else None
            before = dict(self.scope.types)
            restrict_by_words(self.page.items, place, self.scope, new)
            self._worded |= {key for key in new if self.scope.types.get(key) != before.get(key)}
        drawn = kind == MENTION and self._drawn(item)
        if kind == MENTION and not drawn:
            lose_related(self.scope, item.latex, shown)
        if kind == MENTION and not (drawn or self._declared_in_words(item)):
            self._retell(item)
            restrict_by_mention(self.page.items, place, self.scope)
        if kind == CONDITION and not of_display:
            lose(self.scope, mentioned(item.latex), f"{shown} in its display", whole=False)
        if kind == CLAIM and (of_display or self._is_step(item) or self._is_case(item)):
            return
        if kind == CLAIM and not (
            self._restates(item.latex) or self._defined_by(item) or self._assumed_by(item)
        ):
            self.page.red(item, Unreadable(self._refused(item)))
            self.asides.append(item.latex)
            self.page.lose_signs(redefined(item.latex, self.scope, self.page.holds), shown)
            if not self._is_of_another(item.latex):
                lose_claim(self.scope, item.latex, shown, self.page.holds)

    def _is_of_another(self, latex: str) -> bool:
        """Whether it is of ``p(y = 1)``, and what is displayed is of ``p_0(x)`` and ``p_1(x)``."""
        found = VALUE_OF.match(latex)
        if not found:
            return False
        alone = rf"(?<![A-Za-z\\\\]){re.escape(found['name'])}(?![A-Za-z])"
        shown = [x.latex for x in self.page.items if x.kind != "inline" and x.latex]
        numbered = any(re.search(rf"{alone}\s*_", x) for x in shown)
        return numbered and not any(re.search(rf"{alone}(?!\s*_)", x) for x in shown)

    def _is_step(self, item: Item) -> bool:
        r"""Whether it only moves a name that may be any of its set: ``w \gets w - \eta g``.

        What is proved for all holds of the new one; what is refuted need not be false of it.
        """
        left, _, right = STEP.sub("=", item.latex).partition("=")
        keys = mentioned(left) & set(self.scope.types)
        tied = set(self.scope.definitions) | self.page.heads
        tied = tied.union(*(tree.names(x.relation) for x in self.scope.hypotheses))
        if not (STEP.search(item.latex) and keys and keys <= mentioned(right)) or keys & tied:
            return False
        lose(self.scope, set(keys), f"${item.latex}$", whole=False)
        return True

    def _is_case(self, item: Item) -> bool:
        r"""Whether it makes a case of a name that is declared: "in the case $S = \sigma^2 I$"."""
        sentence = sentence_round(self.page.items, self.page.place_of(item))
        left, _, right = item.latex.partition("=")
        keys = mentioned(left) & set(self.scope.types) - set(self.scope.definitions)
        free = len(keys) == 1 and not keys & (self.page.heads | mentioned(right))
        if not (free and IN_THE_CASE.search(sentence.words[sentence.place])) or denied(item):
            return False
        self.asides.append(item.latex)
        lose(self.scope, keys, f"${item.latex}$", whole=False)
        return True

    def _is_of_display(self, place: int) -> bool:
        """Whether it is the condition of the display that its sentence ends in."""
        items, latex = self.page.items, self.page.items[place].latex
        shown = next((k for k in range(place, len(items)) if items[k].kind != "inline"), 0)
        if not shown:
            return False
        own = SPACES.sub("", items[shown].latex.partition(r"\text")[2])  # it may repeat it
        alone = rf"(?<![\w^_]){re.escape(SPACES.sub('', latex))}(?![\w.^_])"
        again = VALUES.search(latex) and re.search(alone, own)
        return bool(again and sentence_round(items, place).shown) or under(items, shown) == latex

    def _refused(self, item: Item) -> str:
        """Why an equation in the text was not taken in, and the way out."""
        found, shown = self.page.runs.doubt(item.latex, False), f"${item.latex}$"
        if found:
            return found
        if id(item) in self._unread:
            return f"{shown} is a definition that cannot be taken in: {self._unread[id(item)]}"
        cause = why_not(self.page.items, self.page.place_of(item), self.scope, self.page.heads)
        try:
            read_statement(item.latex, self.scope.vocabulary())
            cause = cause or "its left side is no name that it can define"
        except EquationError as error:
            cause = cause or str(error)
        return f"{shown} may be a claim hidden in the text ({cause}): display it, with a label"

    def _declared_in_words(self, item: Item) -> bool:
        """Whether words declare a name that is new: "let $m$ be a natural number"."""
        place, shown = self.page.place_of(item), f"${item.latex}$"
        said = in_signs(self.page.items, place, self.scope.lengths)
        several = NOTHING if said.latex else one_of_several(item, self.scope)
        said = said if said.latex else several
        latex = said.latex
        random = is_random(self.page.items, place)
        known = self._named()
        new = mentioned(re.split(r"\\in(?![a-z])|:", latex)[0] or item.latex)
        new -= {item.latex.partition("_")[0].strip()} if several.latex else set()
        if r"\mathbb{N}" in latex and self.page.from_zero:
            return False
        if not (latex or random) or new & (known | self.page.heads):
            self._lose_other_shape(item)
            return False
        before = self.scope.copy()
        try:
            if random:
                name = Grammar(
                    tokens_of(item.latex), item.latex, self.scope.vocabulary()
                ).identifier()
                declare_random(tree.Name(name), self.scope)
                return True
            read_inline(latex, self.scope, self.page.letters)
        except EquationError:
            self.page.scope = before
            return False
        restrict_by_kind(self.page.items, place, self.scope, said)
        words = sentence_round(self.page.items, place)
        more = WHOSE.search(" $ ".join(words.words[words.place + 1 : words.place + 3]))
        if more:
            lose(self.scope, mentioned(item.latex), f"“{more[0]}” beside {shown}", whole=False)
        if is_by_chance(self.page.items, place):
            names = mentioned(item.latex) & set(self.scope.types)
            lose(self.scope, set(map(in_means, names)), f"${item.latex}$") if names else None
        return True

    def _drawn(self, item: Item) -> bool:
        r"""Whether it says from which distribution new names are: ``$y \sim …$``."""
        place, scope = self.page.place_of(item), self.scope
        found = read_drawn(item.latex, scope) if r"\sim" in item.latex else None
        if found is None or not is_stated(self.page.items, place) or denied(item):
            return False
        keys = {name.key for name in found.names}
        fresh = not keys & {*scope.definitions, *scope.sizes, *self.page.heads}
        once = not any(in_means(key) in scope.fallen for key in keys) and not keys & self._random
        self._random |= keys
        before = scope.copy()
        try:
            for latex in found.sets if fresh else ():
                read_inline(latex, scope, self.page.letters)
        except EquationError:
            self.page.scope, fresh = before, False
        if found.means and fresh and once and not item.inside:
            declare_drawn(tree.Name(found.names[0].key), found.means, self.scope)
        else:
            for key in keys:
                declare_drawn(tree.Name(key), None, self.scope)
            keys |= set(self.scope.types) - set(before.types)
            lose(self.scope, set(map(in_means, keys)), f"${item.latex}$")
        return True

    def _lose_other_shape(self, item: Item) -> None:
        """Of a name to which words give another shape than the page has said."""
        said = phrase_round(self.page.items, self.page.place_of(item))
        try:
            read_inline(said.latex, self.scope.copy(), self.page.letters)
        except EquationError:
            names = mentioned(item.latex) & set(self.scope.types)
            lose(self.scope, names, f"what is said of ${item.latex}$") if names else None

    def _begin_again(self, item: Item, displays: bool) -> None:
        """What is declared again is no longer what a sentence, or a display, has said of it."""
        names = mentioned(re.split(r"\\in\b|:", item.latex)[0]) - set(self.scope.sizes)
        here, place = (item.cell, item.block), self.page.place_of(item)
        chosen = sentence_round(self.page.items, place).begins in ("let", "take")
        anew = r"\in" in item.latex and retells(self.page.items, place)
        anew = anew or (chosen and re.search(r"\\(?:in|to)\b", item.latex))
        for key in names & self.page.defined if anew else ():
            lose(self.scope, {key}, f"${item.latex}$, after its definition")
        for key in {key for key in names if self._told.get(key, here)[:2] != here}:
            lose(self.scope, {key}, f"${item.latex}$, after a sentence that defines it")
        ends = {IN_PROSE} | (self.page.labels if displays else set())
        known = self.scope.hypotheses if not COUNTS.match(item.latex) else ()
        names &= set(self.scope.types)
        self._end([x for x in known if x.label in ends and names & tree.names(x.relation)])

    def _retell(self, item: Item) -> None:
        """A sentence further down speaks anew of what only a sentence has said: it ends that."""
        here, scope = (item.cell, item.block), self.scope
        anew = retells(self.page.items, self.page.place_of(item)) or FROM_NOW.search(item.before)
        self._retell_display(item)
        apart = {key for key in self._told if self._told[key][2] != item.heading}
        if not anew and not (apart & mentioned(item.latex) and IS.match(item.after)):
            return
        names, place = mentioned(item.latex), f"what the text says of ${item.latex}$ further down"
        if FROM_NOW.search(item.before) and item.latex.strip() in names:  # a bare letter
            said = f"“{sentence_round(self.page.items, self.page.place_of(item)).text}”"
            lose(scope, names & ({*scope.types, *scope.definitions} - {*scope.sizes}), said)
        for key in names & set(self._told):
            if self._told[key][:2] != here:
                lose(scope, {key}, place)
        assumed = {x.relation for x in scope.hypotheses if x.label == IN_PROSE}
        for key in names & (self._worded | set().union(*map(tree.names, assumed))):
            if key in self._worded and key in scope.types:
                scope.narrowed(key, REAL)
            lose(scope, {key}, place, whole=False)
        said = f"{item.before} … {item.after}"
        if anew and item.latex.strip() in names and ANOTHER.search(said):
            self._widen(names, place)
        self._begin_again(item, bool(FROM_NOW.search(item.before) or ANOTHER.search(said)))

    def _retell_display(self, item: Item) -> None:
        """A sentence says of a name that a display above defines that it is another thing."""
        key, page = CALLED.sub("", item.latex.strip()), self.page
        sentence = sentence_round(page.items, page.place_of(item))
        words = sentence.words[sentence.place], sentence.words[sentence.place + 1]
        where = sentence.begins == "where" or item.inside
        if where or key not in page.defined or key in self.scope.imported:
            return
        verb = MEANS.match(words[1])
        lets = LET.match(sentence.words[0]) and verb
        strange = verb and not says_little(words[1][verb.end() :], NARRATION, ())
        if _is_retold(sentence):
            lose(self.scope, {key}, f"“{sentence.text}”, further down,")
            return
        changed = ANOTHER.search(f"{words[0]} … {words[1]}") or TAKEN_UP.search(words[0])
        told = lets or (strange and ANEW.search(words[0] + verb[0]))
        if changed or (told and in_plain_words(item)):
            lose(self.scope, {key}, f"what the text says of ${item.latex}$ further down")

    def _widen(self, names: set[str], place: str) -> None:
        """Of a name that does not stay in its set: it may be any number."""
        narrow = {x for x in names & set(self.scope.types) - set(self.scope.definitions)
                  if self.scope.types[x].domain.kind == "interval"}  # fmt: skip
        for key in narrow:
            self.scope.narrowed(key, REAL)
            lose(self.scope, {key}, place, whole=False)

    def _defined_by(self, item: Item, again: bool = True) -> bool:
        """Whether an inline equation was a definition, and has been read."""
        defined_below = left_names([item.latex]) & self.page.heads
        place = self.page.place_of(item)
        if defined_below or not defines(self.page.items, place, self.scope, self.page.heads):
            return False
        here = item.cell, item.block, "inline"
        later = self.page.items[place + 1 :]
        same = [*takewhile(lambda x: (x.cell, x.block, x.kind) == here, later)]
        parts = mentioned(item.latex) - left_names([item.latex])
        if again and any("=" in x.latex and parts & left_names([x.latex]) for x in same):
            again, self._cleared = self._cleared != here, here  # "$a = σ(z)$, where $z = w x$"
            self.read_clause(same) if again else None
        if self._taken_in(item, item.latex):
            return True
        again, self._cleared = again and self._cleared != here, here if again else self._cleared
        return again and self.read_clause(same) and self._defined_by(item, again=False)

    def _taken_in(self, item: Item, latex: str) -> bool:
        """Whether a definition that a sentence makes has been read."""
        before = self.scope.copy()
        entry = Entry(replace(item, latex=latex, kind="def", label=""), self.scope)
        try:
            self.page.understand(entry)
            entry.scope = (entry.own or self.scope).copy()
            if self.page.verdicts.judge(entry).ok:
                self.page.said.extend(entry.statement.relations)
                self._told |= dict.fromkeys(entry.keys, (item.cell, item.block, item.heading))
                self._choose(entry.keys, item)
                if item.note == OF_ITS_NAME:
                    self.keep_within(entry.keys)
                else:
                    self._within |= dict.fromkeys(entry.keys, item.section)
                self.taken.append(item)
                return True
        except EquationError as error:
            self._unread[id(item)] = str(error)
        self.page.scope = before
        return False

    def _by_cases(self, item: Item, place: int) -> bool:
        """Whether its sentence defines by two cases what nothing else gives a meaning."""
        said = sentence_round(self.page.items, place)
        told = of_kronecker(said) if is_of_this_page(item) and not denied(item) else ()
        if said.place in told:
            first = place - said.place
            self._early |= {id(self.page.items[first + k]) for k in told}
            return True
        latex = by_cases(said) if not said.place else ""
        new = latex and not left_names([latex.partition("=")[0] + "= 0"]) & {
            *self._named(), *self.page.heads, *(key for key, _ in self.scope.calls)
        }  # fmt: skip
        sure = new and is_of_this_page(item) and said.holds and not denied(item)
        if not sure or not self._taken_in(item, latex):
            return False
        self._early |= {id(x) for x in self.page.items[place : place + len(said.formulas)]}
        return True

    def _assumed_by(self, item: Item) -> bool:
        """Whether it says more of what was just declared: then it is assumed of it."""
        place = self.page.place_of(item)
        if not restricts(self.page.items, place) or for_some(self.page.items, place, self.scope):
            return False
        if self.page.runs.doubt(item.latex, False):
            return False
        new = declared_beside(self.page.items, place)
        before = self.scope.copy()
        new |= wholes(before, new)
        try:
            names = [
                claim_names(assume(statement, self.scope, IN_PROSE))
                for statement in read_listed(item.latex, before.vocabulary())
            ]
            own, defined = new & {*before.types, *before.sizes}, set(before.definitions)
            if all(said & own and not said & defined for said in names):
                if item.note == OF_ITS_NAME and not self._apart:
                    self._assumed |= dict.fromkeys(
                        self.scope.hypotheses[len(before.hypotheses) :], ()
                    )
                return True
        except EquationError:
            pass
        self.page.scope = before
        return False

    def _settle(self, item: Item, key: str, sign: str, values) -> None:
        """A number printed for a name: its value, unless that contradicts the page."""
        scope = self.scope
        if key in PLAIN and key not in {*scope.types, *scope.sizes, *scope.definitions}:
            self.page.lose_signs({key}, f"what is said of ${item.latex}$")  # "let $\\pi = 3$"
            return
        parts = wholes(scope, mentioned(item.latex)) - {key}
        if parts and key not in {*scope.types, *scope.sizes, *scope.definitions}:
            if not self._assumed_by(item):  # a value of one entry
                lose(self.scope, parts, f"${item.latex}$", whole=False)
            return
        if sign != "=":
            bound = number(values[0]) if len(values) == 1 else None
            if sign != "!=" and key in scope.types and scope.types[key].shape:  # which entries?
                lose(scope, {key}, f"${item.latex}$", whole=False)
                return
            known = {*scope.types, *scope.sizes, *scope.definitions, *scope.lengths}
            if bound is not None and key not in known:
                place = f"${tree.latex(tree.Relation(sign, tree.Name(key), bound))}$"
                lose(scope, {key}, place, whole=False)  # of a name that nothing else is said of
            known = key in scope.types or key in scope.sizes
            if bound is not None and known and key not in scope.definitions:
                domain = scope.types[key].domain if key in scope.types else REAL
                if contradicts(domain, sign, values[0]):  # "for $x > 0$ …, for $x < 0$ …"
                    scope.narrowed(key, REAL)
                    for low, end in ((">" + "=" * domain.low_closed, domain.low),
                                     ("<" + "=" * domain.high_closed, domain.high)):  # fmt: skip
                        order = tree.Relation(low, tree.Name(key), number(end or Fraction(0)))
                        scope.remarks += (order,) if end is not None else ()
                scope.remarks = (*scope.remarks, tree.Relation(sign, tree.Name(key), bound))
                known = scope.settings.get(key)
                if known and not all(ordered(sign, value, values[0]) for value in known):
                    del scope.settings[key]
            return
        if denied(item):
            return
        place = item.cell, item.block
        try:
            refuse_value(scope, key, values, item.latex)
        except BadValue:
            below = (scope.dependencies({key}) & set(scope.settings)) - {key}
            here = any(self._values.get(name, (0,))[0] == place for name in below)
            if not below or here or not SETS.search(item.before):
                raise
            for name in below:  # a new example begins further up: "for $z = -800$"
                del scope.settings[name]
            refuse_value(scope, key, values, item.latex)
        if not sets(self.page.items, self.page.place_of(item)):
            self.asides.append(item.latex)
            return
        known, before = self._values.get(key, (0, None))
        self._values[key] = place, values
        again = known == place and before not in (None, values)
        orders = [item for item in scope.remarks if item.left == tree.Name(key)]
        broken = any(not ordered(o.op, v, value_of(o.right)) for o in orders for v in values)
        if broken or (again and not SETS.search(item.before)):
            scope.settings.pop(key, None)
            return
        kind = scope.types.get(key)
        if kind is not None and kind.shape and len(values) == 1:  # a vector of zeros
            if not self._assumed_by(item):
                lose(self.scope, {key}, f"${item.latex}$", whole=False)
            return
        self._valued[key] = item.section
        forget_other_lengths(scope, key, len(values))
        scope.set_value(key, values)

    def _restates(self, latex: str) -> bool:
        """Whether an inline formula repeats, sign for sign, what is displayed before it."""
        try:
            statement = read_statement(latex, self.scope.vocabulary())
        except EquationError:
            return False
        return not statement.where and all(item in self.page.said for item in statement.relations)

    def read_clause(self, items: list[Item]) -> bool:
        """What a sentence below a formula defines and declares, whatever its order."""
        before = len(self._early)
        for item in items:
            new = VALUES.search(item.latex) and not mentioned(item.latex) & (
                self._named() | self.page.heads
            )
            said = in_signs(self.page.items, self.page.place_of(item), self.scope.lengths).latex
            new = new or (said and not mentioned(item.latex) & (self._named() | self.page.heads))
            if (is_declaration(item.latex) or new) and id(item) not in self._early:
                self.read(item)
                self._early.add(id(item))
        found = True
        while found:
            left = [item for item in items if id(item) not in self._early]
            found = [item for item in left if self._defined_by(item, again=False)]
            self._early |= set(map(id, found))
        return len(self._early) > before
