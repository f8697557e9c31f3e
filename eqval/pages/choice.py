r"""The sentence round a formula, whole: does it choose, and say nothing else?

A sentence gives a name its meaning, a restriction or a kind only where it begins by choosing
("let", "we write", the "where" below a display, "the output is"), and where all its words, from
the end of the sentence before it to its own, over its formulas, only choose and list.  A label in
front of it ("Exercise.") makes it one of another world, and the sentence behind it may take it
back.  A colon, or a semicolon, ends no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from .fallen import left_names, mentioned
from .markdown import Item
from .naming import NOTHING, Named, is_phrase, without_names
from .words import GLUE

END = re.compile(
    r"(?<!e\.g)(?<!i\.e)(?<!\bcf)(?<!resp)(?P<sign>[.!?؟]+)[\"”»)*_]*(?:\s+(?![a-z])|\s*$)"
)
END_OF_ONE = re.compile(END.pattern.replace("(?P<sign>", "(?:"))
# What restricts a name; each of these words may stand where a sentence chooses.
ATTRIBUTES = (
    r"positive|negative(?! (?:(?:sample|example|word)s|log)\b)|non-?negative|non-?positive|"
    "non-?zero|one-?hot|"
    "symmetric|orthogonal|orthonormal|invertible|diagonal|triangular|integer|even|odd|distinct|sorted|increasing|"
    "decreasing|monotone|convex|concave|linear|affine|periodic|normali[sz]ed|cent(?:re|ere)d|"
    "singular|definite|homogeneous|rational|"
    r"unit(?!s\b| (?:is|are|has|have|computes|outputs|receives|returns|takes)\b)|"
    "تک‌داغ|مثبت|منفی|نامنفی|نامثبت|ناصفر|وان‌هات|متقارن|متعامد|راست‌هنجار|وارون‌پذیر|قطری|مثلثی|صحیح|زوج|فرد|"
    "متمایز|مرتب|صعودی|نزولی|یکنوا|محدب|کوژ|مقعر|کاو|خطی|دوره‌ای|نرمال‌شده|تکین|معین|همگن|گویا|یکه"
)
ENDING = "(?:s|[\u0650ی]|\u200cهای?)?"  # of a plural, and of what a Persian adjective goes with
ATTRIBUTE = re.compile(rf"(?<![\w-])(?:semi-?)?(?:{ATTRIBUTES}){ENDING}(?![\w-])", re.I)
PHRASES = re.compile(
    r"^\W*(?:notation|setting|set-?up|model|data)\s*:"
    r"|(?<!\w)(?:in which|(?:acts?|applied|taken) (?:element|entry|component|point)-?\s?wise"
    r"|for (?:brevity|short)|design matrix|(?:elements|entries) of the identity matrix"
    r"|(?:center|centre|context|outside|target) words?|center and (?:outside|context)"
    r"|negative (?:(?:sample|example|word)s|log(?:arithms?|[- ]likelihoods?))"
    r"|restricted boltzmann machines?"
    r"|gradient (?:descent|ascent|steps?|estimates?)|rates? of change|sums? of squares|in detail"
    r"|(?:adds?|sums?) up to|another way|the same (?:way|rule|relationship|formula|steps|argument)"
    r"|during (?:the (?:backward|forward) pass|back-?propagation)"
    r"|when (?:unrolling|differentiating|implementing|back-?propagating)(?=(?: [\w-]+){0,4},)"
    r"|(?:to the (?:loss|cost|objective) )?we add an? (?:l2 )?(?:regulari[sz]er|penalty(?: term)?)"
    r"|getting rid of the (?:logarithm|exponential|fraction|root|quotient)s?"
    r"|to (?:prevent|avoid) (?:an )?(?:numerical )?(?:over|under)flow|without bound|often improves"
    r"|if we (?:use|apply) gradient[- ]based (?:training|learning|methods)(?:, we need)?"
    r"|subtract(?:s|ing)? the (?:maximum|minimum)|inverse link functions?"
    r"|(?:softmax )?cross[- ]entropy"
    r"|function with derivative\s*$|once their values? (?:is|are) known"
    r"|(?:gaussian|normal)(?: distribution)? with mean"
    r"|the sum can be (?:moved|pulled|taken) (?:into|out of) the (?:logarithm|gradient)"
    r"|covariance matri(?:x|ces)|(?:the|this) function is (?:strictly )?(?:convex|concave)"
    r"|(?:returns|predicts|outputs) (?:the )?means"
    r"|,?\s*(?:each(?: set)? )?(?:summing|adding)(?: up)? to (?:one|1)"
    r"|mean activations?|mean squared error|negative gradient|training sets?"
    r"|an? (?:arbitrary |fixed )?constant(?=\W*$|,|\s+and\b)"
    r"|^\W*the (?:partial )?derivatives? of\s*$"
    r"|که در آن(?:جا)?|در اینجا|در آن)(?!\w)",
    re.I,
)
# What a page says beside a definition: "is given by", and what leads up to the display below it.
# "$p, q \\in …$ be two distributions with $q_k > 0$"
CALLS_IT = re.compile(r"^\s*(?:be|is|are)\s+(?:[\w-]+\s+){1,4}(?=with\b)", re.I)
FOR_ONE = "(?:for|given) (?:one|an?|a single) (?:pattern|example|sample|input|data ?point|datum)"
GIVEN_BY = re.compile(
    rf"^\W*{FOR_ONE}(?=,)|"
    r"(?<!\w)(?:(?:given|defined) (?:by|as|to be)|denoted? by|distributions? on"
    r"|suppose we (?:choose|take|use)|in (?:logistic|softmax) regression)(?!\w)",
    re.I,
)
LEADS_ON = re.compile(
    r"\s*,?\s*(?:and\s+|then\s+|so\s+)?(?:(?:it|we|they)\s+)?(?:satisf(?:y|ies)|obeys?|have|has|get|obtain)\s*:?\s*$",
    re.I,
)
BY_CHANCE = re.compile(r"(?<!\w)(?:with|در|با)\s+(?:(?:the|an?)\s+)?(?:probability|احتمال)", re.I)
TAKES = re.compile(r"(?<!\w)takes? (?:on )?(?:the )?values?\s*$", re.I)
WORD = re.compile(r"[\w\u0650\u200c][\w\u0650\u200c’'-]*")
MARKS = set(" \n\t.,;:!()،؛-–")
COUNTS = re.compile(r"\s*\w(?:\s*,\s*\w)*\s*=\s*[01]\s*,.*\\[lc]?dots")
COUNTS_OUT = re.compile(r"\s*(?P<index>[i-n])\s*=\s*1(?:\s*,\s*\d)+\s*$")  # for $k = 1, 2$
FREE = re.compile(r"[^=<>]*\\in\s*(?:\\math(?:bb|bf)\s*\{?R\}?|\\\{\s*1\s*,.*\\[lc]?dots)")
FOR = re.compile(r"(?<!\w)(?:for(?: (?:all|each|every))?|برای|به‌ازای)\s*$", re.I)
CASE = re.compile(r"(?<!\w)(?:for|when|where|at|if|with|اگر|وقتی|برای|در|با)\s*$", re.I)
VALUES = re.compile(r"[<>]|\\(?:le|ge|ne|lt|gt)(?:q|qslant)?(?![a-z])|\\not")
RELATES = re.compile(rf"=|\\in(?![a-z])|\\to(?![a-z])|:|{VALUES.pattern}|\\(?:equiv|approx|sim)")
SIDES = re.compile(r"\\in|[<>,]")
VALUE = re.compile(r"=\s*-?[\d.]+\s*$")
LABEL = re.compile(
    r"^\W*(?:notations?|settings?|set-?up|definitions?|conventions?|model|data|نمادها|تعریف)\W*$",
    re.I,
)
OF_MANY = re.compile(r"\bexamples?\b|مثال", re.I)  # a label of one of several
OPENING = (
    r"^\W*(?:(?:notation|setting|set-?up|model|data)\s*:\s*)?(?:for (?:brevity|short)\W+)?"
    rf"(?:{FOR_ONE},\s*)?"
    r"(?:(?:and|now|also|here|next|so|again|اکنون|حالا|پس|و)\W+)?"
)
LET = re.compile(
    rf"{OPENING}(?:let|define|denote|write|set|put"
    r"|we (?:now |also )?(?:write|set|put|define|let|denote|call|use|abbreviate)"
    r"|بگیرید|بگذارید|قرار دهید|تعریف کنید|تعریف می‌کنیم|می‌نویسیم|بنویسید)(?!\w)",
    re.I,
)
TAKE = re.compile(
    rf"{OPENING}(?:we (?:now |also )?)?(?:take|consider|fix|choose|assume)(?!\w)", re.I
)
LETS = re.compile(r"(?:^|[,;])\s*(?:and\s+)?let(?!\w)", re.I)
WITH = re.compile(r"^\W*with\s*(?:(?:the|an?)\s+)?(?:[\w’'-]+\s+){0,3}$", re.I)
IN_A = re.compile(r"^\W*in\s+(?:the|an?|each|every)\s+", re.I)  # "In a node $m$, let"
# A Persian sentence chooses at its end.
SAID = re.compile(
    r"(?<!\w)(?:بگیرید|می‌گیریم|می‌نامیم|می‌نویسیم|تعریف می‌کنیم|باشد|باشند|بگذارید)(?!\w)"
)
WHERE = re.compile(
    r"^\W*(?:and\s+)?(?:where|here|in which|که در آن|که در آنجا|در اینجا)(?!\w)", re.I
)
HERE = re.compile(r"^\W*(?:here|throughout|اینجا|در اینجا)(?!\w)", re.I)
LISTS = re.compile(r"^\W*(?:and|و)?\W*$", re.I)
A_NOUN = re.compile(r"^\W*(?:and\s+)?(?:(?:the|its|an?|our)(?!\w)|layer|خروجی|ورودی|وزن)", re.I)
A_FUNCTION = re.compile(r"[^=]*\([^()]*\)\s*:?=")
THE = re.compile(r"^\W*(?:the|its)(?!\w)", re.I)
# What a page calls so it chooses; what it calls a gradient, a maximum or an inverse it claims.
CHOICE = (
    "activation|bias|cost|criterion|energy|error|estimator|feature|function|hypothesis"
    "|layer|likelihood|logit|loss|model|network|neuron|objective|output|penalty|prediction|predictor"
    "|pre-?activation|probability|regulari[sz]er|residual|risk|score|sigmoid|softmax|softplus|weight"
)
OF_A_CHOICE = (
    "binary|cross-?entropy|empirical|log|logistic(?= (?:sigmoid|function|loss))|model’?'?s|negative"
    "|network’?'?s|neuron’?'?s|quadratic|squared|total|training|weighted|input|target|label"
)
A_CHOICE = re.compile(
    rf"^\W*(?:and\s+)?(?:(?:the|its|our)\s+)?(?:(?:{OF_A_CHOICE}|{CHOICE})\s+){{0,3}}"
    rf"(?:{CHOICE})(?:e?s)?(?:\s+(?:is|are|be|reads?))?\s*$"
    r"|^\W*(?:و\s+)?(?:تابع\s+)?(?:خروجی|ضرر|هزینه|زیان|مدل|لایه|پیش‌بینی|امتیاز|لاجیت|لوجیت|خطا|فعال‌سازی)"
    r"[\u0650ی‌]*(?:\s+(?:آن|لایه|نرون|نورون|شبکه|مدل))?\s*$",
    re.I,
)
POINTS_BACK = re.compile(
    r"^\W*(?:this|that|it|its|these|those|they|such|no|not|never|but|however|yet|still|so far|only"
    r"|این|آن|اما|ولی|نه|البته)(?!\w)|\b(?:it|this|they)\b",
    re.I,
)
# What only leads to the display below it.
ANNOUNCES = re.compile(
    r"\W*its\s+(?:partial\s+)?(?:derivatives?|gradient|hessian|jacobian|slope|inverse)\s+(?:is|are)\s*:?\s*",
    re.I,
)
TAKES_BACK = re.compile(
    r"\b(?:not|never|no|nobody|none|wrong(?:ly)?|false|fails?|mistake\w*|nonsense|drop|other\w*|another"
    r"|instead|later|unless|except|sometimes|cannot|if|only|until)\b|n[’']t\b"
    r"|(?<!\w)(?:غلط|نادرست|اشتباه|نیست|نه|دیگر|دیگری|مگر|فقط)(?!\w)|[?؟]",
    re.I,
)
POINTERS = {"this", "that", "it", "its", "these", "they", "called", "این", "آن"}
# "For the label $y \\in …$ and a loss $L = …$": what is named, not a case.
FOR_A = re.compile(
    r"(?<!\w)for(?=\s+(?:(?:the|an?|each|every|all|any|some)\s+)?(?:[\w’'-]+\s+){1,4}$)", re.I
)
# What a definition is called stands right before it, as in "with the sigmoid $\\sigma(z) = …$".
NAMED = re.compile(
    rf"(?:^|[\s,;:])(?:(?:the|an?|its|our)\s+|(?:with|and|for|where)\s+)"
    rf"(?:(?:{OF_A_CHOICE}|{CHOICE})\s+){{0,3}}(?:{CHOICE})(?:e?s)?"
    r"(?:\s+(?:is|are|be|reads?))?(?:\s+(?:given|defined)\s+(?:by|as))?\s*$"
    r"|^\W*(?:one|the|each|an?|every)\s+(?:layer|neuron|network|model)\s+(?:computes|outputs|returns"
    r"|predicts)\s*$|^\W*(?:in (?:logistic|softmax) regression\W+)?we model\s*$",
    re.I,
)
COMPUTES = frozenset("one computes outputs returns predicts".split())
WITH_IT = re.compile(r"\s*,?\s*(?:and\s+)?(?:where|with|and)?\s*", re.I)  # "…, where $z = w x$"
VERB = re.compile(r"(?<!\w)(?:is|are|است|هستند)(?!\w)", re.I)
SUBJECTS = set("the a an we our is are has have است هستند این آن".split())
ELSEWHERE = re.compile(
    r"\b(?:wrong|mistakes?|exercises?|(?<![a-z] )problems?|(?:practice|homework|sample) problems?"
    r"|naive|old|proof|attempts?|cases?|counter-?examples?|quiz|pitfalls?|fallac\w+|claims?|conjectures?)\b|(?<!\w)(?:تمرین|اشتباه|نادرست|غلط|برهان|حالت)",
    re.I,
)
THE_CASE = re.compile(
    r"\bthe (?:binary|multi-?class|scalar|vector|general|[\w-]+-class|discrete"
    r"|continuous|gaussian|linear|one-dimensional|two-dimensional) case$",
    re.I,
)
HAVE = frozenset({"has", "have"})


def is_plain(words: str, known: frozenset[str] | set[str] = frozenset()) -> bool:
    """Whether words only choose and list."""
    if BY_CHANCE.search(words):
        return False
    rest = ATTRIBUTE.sub(" ", PHRASES.sub(" ", words))
    found = {word.lower() for word in WORD.findall(rest)}
    return found <= GLUE | known and set(WORD.sub("", rest)) <= MARKS


def stands(before: str, behind: str) -> bool:
    """Whether a sentence holds for its page, by what its paragraph says before and behind it.

    A few words in front of it that are no sentence are a label; what points back to it, or denies,
    may take it back.
    """
    for part in filter(str.strip, END_OF_ONE.split(before)):
        few = "$" not in part and len(WORD.findall(part)) < 7
        few = few and (TAKES_BACK.search(part) or not VERB.search(part))
        if few and not (LABEL.match(part) or (is_plain(part) and not OF_MANY.search(part))):
            return False
    following = END_OF_ONE.split(behind)[0]
    if ANNOUNCES.fullmatch(following):
        return True
    if POINTS_BACK.search(following) or following.lstrip().startswith("("):
        return is_plain(following.replace("$", ""), POINTERS)
    words = {word.lower() for word in WORD.findall(following)}
    short = 0 < len(words) < 7 and END_OF_ONE.search(behind)
    if short and "$" not in following and not words & SUBJECTS:
        return is_plain(following)
    return not TAKES_BACK.search(following)


def is_of_this_page(item: Item) -> bool:
    """Whether it stands in no block, and below no heading that makes it one of another world."""
    titled = item.section == ((1, 1),)  # below its title, which is that of all
    heading = THE_CASE.sub("", item.heading) if titled else item.heading
    return not (item.inside or ELSEWHERE.search(heading))


def _declares(latex: str) -> bool:
    signs = r"\in" in latex or r"\to" in latex
    return signs or bool(COUNTS.match(latex) or VALUES.search(latex))


@dataclass(frozen=True)
class Sentence:
    """A sentence with formulas, and what its paragraph says before and behind it.

    Attributes
    ----------
    words : tuple of str
        Those before the first formula, between each two, and behind the last one.
    formulas : tuple of str
    place : int
        Which of the formulas it is about.
    above : frozenset of str
        Names that the page has declared above it.
    asks, ends, shown : bool
        Whether a question mark ends it, whether anything does, and whether a display goes on.
    below_display : bool
        Whether it begins right below a display.
    earlier : tuple of str
        All formulas above it.
    found : dict
        What has been found of it, whichever of its formulas it is about.
    """

    words: tuple[str, ...]
    formulas: tuple[str, ...]
    place: int
    before: str
    behind: str
    asks: bool
    ends: bool
    shown: bool
    above: frozenset[str]
    below_display: bool
    earlier: tuple[str, ...] = ()
    found: dict = field(default_factory=dict, compare=False)

    @property
    def text(self) -> str:
        """As it stands on the page."""
        shown = [f"${latex}$" for latex in self.formulas]
        return "".join(map("".join, zip(self.words, [*shown, ""], strict=True))).strip()

    @cached_property
    def named(self) -> bool:
        """Whether the words right before its formula call it what a page chooses.

        What goes on with "where", "and" or a comma is as what stands before it.
        """
        if re.match(r"\W*recall\b", self.words[0], re.I):
            return False
        for place in range(self.place, -1, -1):
            if "=" not in self.formulas[place]:
                return False
            if NAMED.search(self.words[place]):
                return True
            if not WITH_IT.fullmatch(self.words[place]):
                return False
        return False

    @cached_property
    def begins(self) -> str:
        """How it begins to choose: ``let take for where here list noun``; empty if it does not."""
        head, first = self.words[0], self.formulas[0]
        if LET.match(head) or self._in_a:
            return "let"
        if self.named:
            return "noun"
        if TAKE.match(head):
            return "take"
        if WHERE.match(head) and self.below_display:
            return "where"
        if HERE.match(head):
            return "here"
        declares = _declares(first)
        persian = any(map(SAID.search, self.words[1:]))
        if self.shown and WITH.match(head) and "=" in first and self.is_new(0):
            return "with"
        if FOR_A.match(head.lstrip()) and any(map(LETS.search, self.words[1:])):
            return "let"
        if FOR.sub("", head).strip() == "" and FOR.search(head):
            lets = any(map(LETS.search, self.words[1:])) or SAID.search(" ".join(self.words))
            return "let" if lets else "for"
        if persian:
            return "let"
        if LISTS.match(head):
            return "list" if declares or "," in head else ""
        if A_CHOICE.match(head) or (A_NOUN.match(head) and any(map(_declares, self.formulas))):
            return "noun"
        return "noun" if THE.match(head) and A_FUNCTION.match(first) else ""

    @cached_property
    def _in_a(self) -> str:
        """What it begins with before its "let", where that is a thing: "in the hidden layer"."""
        place = IN_A.match(self.words[0])
        if not place:
            return ""
        inside, lets, _ = self.words[0].partition(" let ")
        thing = inside[place.end() :]
        if lets:
            return inside if is_plain(thing) else ""
        named = is_phrase(thing.lower().split()) and self._named_by(0).bare
        return inside if named and LETS.match(self.words[1]) else ""

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """Its words without the phrases that only name what is new."""
        beside = [NOTHING, *map(self._named_by, range(len(self.formulas))), NOTHING]
        first, *others = self.words
        return tuple(
            words if is_plain(words) else without_names(words, *beside[place : place + 2])
            for place, words in enumerate([first[len(self._in_a) :], *others])
        )

    def _named_by(self, place: int) -> Named:
        """What a phrase beside one of its formulas would name."""
        latex = self.formulas[place]
        listed = bool(re.search(r"_|\\(?:math|bold)", latex))
        return Named(self.is_new(place), listed, not RELATES.search(latex), "=" in latex)

    def is_new(self, place: int) -> bool:
        """Whether a formula is about names that no formula above it holds, or relates nothing."""
        latex = self.formulas[place]
        if not RELATES.search(latex):
            return True
        left = latex.split(r"\in")[0] if r"\in" in latex else latex.split("=")[0]
        before = (*self.earlier, *self.formulas[:place])
        heads = mentioned(left) if VALUES.search(left) or r"\in" in latex else left_names([latex])
        return bool(heads) and not any(heads & mentioned(x) for x in before)

    @cached_property
    def chooses(self) -> bool:
        """Whether it begins by choosing, and all of it only chooses and lists."""
        known = HAVE if self.begins in ("noun", "list") else frozenset()
        known |= COMPUTES if self.named else frozenset()
        pairs = zip(self.bare, self.formulas, strict=False)
        heads = [FOR.sub("", x) if self.ranges(x, latex) else x for x, latex in pairs]
        pairs = zip(heads, self.formulas, strict=False)
        heads = [FOR_A.sub("", x) if self._is_named(x, latex) else x for x, latex in pairs]
        heads = [GIVEN_BY.sub("", x) for x in heads]
        for place in range(1, len(heads)):
            if TAKES.search(heads[place - 1]):  # "takes the value $x_k$ with probability $p_k$"
                heads[place] = BY_CHANCE.sub("", heads[place])
        plain = all(is_plain(x, known) for x in (*heads, LEADS_ON.sub("", self.bare[-1])))
        plain = plain and all(map(str.strip, self.words[1:-1]))  # "$q = 2 x$ $+ 1$" goes on
        kind = self.begins == "noun" and re.search(r"\blinear\b", self.words[0])
        return bool(self.begins) and plain and self.ends and not (self.asks or kind) and self.holds

    @cached_property
    def holds(self) -> bool:
        """Whether what stands round it in its paragraph lets it hold."""
        return stands(self.before, self.behind)

    @cached_property
    def speaks_of_a_case(self) -> bool:
        """Whether another formula, or a word, narrows what the page has declared above it."""
        if any(
            map(ATTRIBUTE.search, self.words)
        ):  # "with positive inputs", "where $x$ is positive"
            bare = [x for x in self.formulas if not (r"\in" in x or "=" in x or VALUES.search(x))]
            declares = any(r"\in" in x or VALUES.search(x) for x in self.formulas)
            if not declares or any(self.above & mentioned(x) for x in bare):
                return True
        if "narrow" not in self.found:  # whichever of its formulas it is about
            pairs = enumerate(zip(self.words, self.formulas, strict=False))
            self.found["narrow"] = [x for x in pairs if not self._is_free(x[1][1])]
        return any(
            place != self.place and self.is_case(*said) for place, said in self.found["narrow"]
        )

    def _is_free(self, latex: str) -> bool:
        return bool(self._counts(latex) or FREE.match(latex))

    def ranges(self, words: str, latex: str) -> bool:
        """Whether "for" stands before all that there are: an index, or what is in a set."""
        relates = "=" in latex or VALUES.search(latex)
        return bool(FOR.search(words)) and (self._counts(latex) or r"\in" in latex or not relates)

    def _is_named(self, words: str, latex: str) -> bool:
        """Whether "for the label" stands before a definition, or what is new and no value."""
        if "=" in latex:
            return bool(NAMED.search(words))
        ordered = VALUES.search(latex) and r"\in" not in latex
        return not ordered and not self.above & mentioned(latex.split(r"\in")[0])

    def _counts(self, latex: str) -> bool:
        out = COUNTS_OUT.match(latex)
        return bool(COUNTS.match(latex) or (out and out["index"] not in self.above | self._alone))

    @cached_property
    def _alone(self) -> frozenset[str]:
        """What stands alone on a side of its formulas."""
        return frozenset(part.strip() for x in self.formulas for part in SIDES.split(x))

    def is_case(self, words: str, latex: str) -> bool:
        if self._is_free(latex):
            return False
        ordered = VALUES.search(latex)
        if r"\in" in latex or ordered:
            part = ordered and FOR.search(words)
            return bool(part or self.above & mentioned(latex.split(r"\in")[0]))
        own = self.formulas[self.place]
        if VALUES.search(own) and "=" not in own and mentioned(own) & mentioned(latex):
            return False  # "$y_1, \\dots, y_n \\ge 0$ with $\\sum_k y_k = 1$"
        valued = VALUE.search(latex) and (self.above & mentioned(latex) or CASE.search(words))
        return bool("=" in latex and (FOR.search(words) or valued))


class Text(list):
    """The items of a page in reading order, which stay as they are: each sentence is made once."""

    def __init__(self, items: Iterable[Item]):
        super().__init__(items)
        self.sentences: dict[int, Sentence] = {}
        self.begun: dict[int, int] = {}  # where the sentence of a formula has its first one


def sentence_round(items: list[Item], place: int) -> Sentence:
    """The sentence in which an inline formula stands."""
    made = items.sentences if isinstance(items, Text) else {}
    if place not in made:
        made[place] = said = _sentence_round(items, place)
        at = said.place
        if items[place].kind == "inline":  # one sentence for all of its formulas
            for step, to in ((1, len(said.formulas)), (-1, -1)):
                near = place
                for other in range(at + step, to, step):
                    near += step
                    while items[near].kind != "inline":
                        near += step
                    made[near] = replace(said, place=other)
    return made[place]


def _sentence_round(items: list[Item], place: int) -> Sentence:
    item = items[place]
    here = item.cell, item.block
    first, last = place, place
    while first and (items[first - 1].cell, items[first - 1].block) == here:
        first -= 1
    while last + 1 < len(items) and (items[last + 1].cell, items[last + 1].block) == here:
        last += 1
    run = [x for x in items[first : last + 1] if x.kind == "inline" or x is item]
    at = next(k for k, x in enumerate(run) if x is item)
    said = [run[0].before, *(x.after for x in run)]
    begin, end = at, at + 1
    while begin and not END.search(said[begin]):
        begin -= 1
    while end < len(run) and not END.search(said[end]):
        end += 1
    opened, closed = [*END.finditer(said[begin])], END.search(said[end])
    words = said[begin : end + 1]
    if closed:
        words[-1] = said[end][: closed.start()]
    if opened:
        words[0] = said[begin][opened[-1].end() :]
    start = said[begin][: opened[-1].end()] if opened else ""
    rest = said[end][closed.end() :] if closed else ""
    above = items[first - 1] if first else None
    shown = above is not None and above.kind not in ("inline", "cite")
    below = shown and (above.cell, above.block + 1) == here
    follows = items[last].kind != "inline"  # a display has the number of the paragraph above it
    ends = closed or follows or not re.search(r"[,،]\s*$", said[end])
    return Sentence(
        tuple(words),
        tuple(x.latex for x in run[begin:end]),
        at - begin,
        " $ ".join([*said[:begin], start]),
        " $ ".join([rest, *said[end + 1 :]]),
        closed is not None and closed["sign"][-1] in "?؟",
        bool(ends),
        bool(follows and not closed),
        declared_in(items[:first], run[:begin]),
        bool(below and begin == 0 and not opened),
        tuple(x.latex for x in (*items[:first], *run[:begin]) if x.latex),
    )


def leads_to(items: list[Item], place: int) -> str:
    """The words of the sentence that a display ends."""
    item = items[place]
    words = END_OF_ONE.split(item.before)[-1]
    above = next((k for k in range(place - 1, -1, -1) if items[k].kind != "cite"), None)
    if words != item.before or above is None or items[above].kind != "inline":
        return words
    here = (items[above].cell, items[above].block) == (item.cell, item.block)
    return " ".join(sentence_round(items, above).words) if here else words


UNDER = re.compile(r"\W*(?:for|when(?:ever)?|if|where|provided)\s*", re.I)
# "for any two different neurons $j \\neq k$"
UNDER_ANY = re.compile(
    r"\W*for\s+(?:(?:any|all|every|each)\s+)?(?:two\s+)?(?:pairs? of\s+)?"
    r"(?:(?:different|distinct|unequal)\s+)?(?P<said>(?:(?!the\b|correct\b|desired\b|target\b|true\b)"
    r"[\w-]+\s+){1,3})|\W*(?:برای|به‌ازای)\s+(?:هر\s+)?(?:دو\s+)?(?P<fa>(?:(?!متفاوت|متمایز)[\w\u200c]+\s+){1,2})"
    r"(?:متفاوت|متمایز)?\s*",
    re.I,
)
WITH_ITS_OWN = re.compile(r"\\(?:text|begin)\b")
# What may stand between such a condition and its display; anything else may say more.
THEN = re.compile(
    r"\s*,?\s*(?:then\s+)?(?:we\s+(?:then\s+)?(?:have|get|obtain|find)|it\s+(?:follows|holds)\s+that"
    r"|(?:the|its)\s+(?:partial\s+)?(?:derivative|gradient|slope|loss|error|cost|function|output)s?"
    r"(?:\s+(?:of|by|with respect to)\s+(?:the\s+[\w-]+\s+)?(?:\$\s*)?)*\s*"
    r"(?:is|becomes|reads|equals|takes the form)(?:\s+given\s+by)?)?\s*:?\s*",
    re.I,
)


def under(items: list[Item], place: int) -> str:
    """The condition that begins the sentence of a display: "For $w > 0$ the slope is"."""
    item, above = items[place], items[place - 1] if place else None
    here = above is not None and above.kind == "inline"
    here = here and (above.cell, above.block) == (item.cell, item.block)
    if not here or WITH_ITS_OWN.search(item.latex) or END_OF_ONE.split(item.before)[1:]:
        return ""
    sentence = sentence_round(items, place - 1)
    first, *others = sentence.formulas
    begins = UNDER.fullmatch(sentence.words[0]) or _of_any(sentence.words[0], first)
    begins = begins and THEN.fullmatch(" $ ".join(sentence.words[1:]))
    if not (sentence.shown and begins) or any(map(RELATES.search, others)):
        return ""
    return first if VALUES.search(first) and r"\in" not in first else ""


def _of_any(words: str, latex: str) -> bool:
    """Whether words before two letters that differ only say what these number."""
    found = UNDER_ANY.fullmatch(words) if re.search(r"\\ne(?:q)?(?![a-z])", latex) else None
    said = (found["said"] or found["fa"]) if found else ""
    return bool(said) and is_plain(said) and not ATTRIBUTE.search(said)


def leads_with_indices(items: list[Item], place: int) -> bool:
    """Whether the sentence that a display ends speaks of two letters alone: "$i$ equal to $j$"."""
    above = items[place - 1] if place else None
    if above is None or above.kind != "inline" or above.block != items[place].block:
        return False
    formulas = sentence_round(items, place - 1).formulas
    return len(formulas) == 2 and all(len(x.strip()) == 1 for x in formulas)


def declared_in(*parts: list[Item]) -> frozenset[str]:
    """Names that sentences declare."""
    latex = [x.latex for part in parts for x in part if x.kind == "inline"]
    sets = (x.split(r"\in")[0] for x in latex if r"\in" in x or VALUES.search(x))
    return frozenset().union(*map(mentioned, sets))


def retold(items: list[Item], place: int, names: set[str]) -> bool:
    """Whether the paragraph of a formula says more of some names further on, in other words."""
    item = items[place]
    for at in range(place + 1, len(items)):
        if (items[at].cell, items[at].block) != (item.cell, item.block):
            return False
        latex = items[at].latex
        bare = not re.search(r"=|\\in", latex) or r"\gets" in latex
        if items[at].kind == "inline" and bare and names & mentioned(latex):
            said = sentence_round(items, at)
            if r"\gets" in latex or not all(is_plain(FOR.sub("", x), HAVE) for x in said.words):
                return True
    return False
