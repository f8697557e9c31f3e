"""What the words of a page say of its names and signs, where no formula says it.

Words are not understood.  But where a claim is refuted, and would not be if its names were
what a word of the page says, it is not called false: the word may have meant them.  And where
the page gives a sign another meaning than eqval's, nothing that holds the sign is judged.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile

from ..judging.judge import Judge, claim_names
from ..judging.verdict import Verdict
from ..meaning.binding import assume
from ..meaning.scope import (
    NONNEGATIVE,
    ONE,
    POSITIVE,
    REAL,
    SIMPLEX,
    UNIT,
    Dim,
    Domain,
    Hypothesis,
    Scope,
    Type,
)
from ..meaning.typing import Claim, Resolver, as_node
from ..reading import tree
from ..reading.budget import WORD_SECONDS
from ..reading.errors import EquationError
from ..reading.statement import read_statement
from ..reading.table import MATRICES
from .choice import (
    ATTRIBUTE,
    END_OF_ONE,
    LISTS,
    PHRASES,
    UNDER,
    WORD,
    Sentence,
    leads_to,
    leads_with_indices,
    sentence_round,
    under,
)
from .clause import KNOWN
from .fallen import mentioned
from .markdown import Item
from .nameless import DECLARES, FORMULA, POINTS_TO, sentences
from .spoken import unspoken
from .words import (
    BELONGING,
    CLAIMING,
    FUNCTION,
    HARMLESS,
    IN_SENTENCES,
    LEADS,
    LITTLE,
    NARRATION,
    OF_A_MATRIX,
    OF_ITS_VALUES,
    ORDERS,
    PERSIAN,
    POINTING,
    TELLING,
    TIES,
)

NEGATIVE = Domain("interval", high=Fraction(0))
BIT = Domain("finite", values=(Fraction(0), Fraction(1)))
HIT = Domain("finite", values=(Fraction(1),))
NONE = Domain("finite", values=(Fraction(0),))
WHOLE = Domain("interval", grain="whole")
SIGN = Domain("finite", values=(Fraction(-1), Fraction(1)))
NO_SAMPLE = "no input was found"
ZERO, NUMBER = tree.Num(Fraction(0)), tree.Num(Fraction(1))


def _is_vector(kind: Type) -> bool:
    return len(kind.shape) == 2 and ONE in kind.shape and kind.shape != (ONE, ONE)


def _is_square(kind: Type) -> bool:
    return len(kind.shape) == 2 and kind.shape[0] == kind.shape[1] != ONE and not kind.family


def _is_matrix(kind: Type) -> bool:
    return len(kind.shape) == 2 and ONE not in kind.shape and not kind.family


def _total(name: tree.Name, kind: Type) -> tuple[tree.Node, tuple]:
    """The sum of all entries of a vector, or of a family of numbers, and what it is one for."""
    sides = (*kind.family, *(dim for dim in kind.shape if dim != ONE))
    letters = ("#v", "#u")[: len(sides) - 1]
    body = tree.Index(name, tuple(map(tree.Name, (*letters, "#w"))))
    total = tree.Sum("sum", "#w", NUMBER, as_node(sides[-1]), None, body)
    return total, tuple(zip(letters, sides, strict=False))


def _assumed(left: tree.Node, right: tree.Node, free: tuple = ()) -> tuple[Hypothesis, ...]:
    return (Hypothesis(tree.Relation("=", left, right), free),)


def _sum_to(name, kind, value) -> tuple[Hypothesis, ...]:
    total, free = _total(name, kind)
    return _assumed(total, value, free)


def _one_hot(name, kind, scope):
    return BIT, _sum_to(name, kind, NUMBER)


def _distribution(name, kind, scope):
    if kind.family:
        return UNIT, _sum_to(name, kind, NUMBER)
    return (SIMPLEX, ()) if kind.shape else (UNIT, ())


def _symmetric(name, kind, scope):
    return None, _assumed(name, tree.Transpose(name))


def _orthogonal(name, kind, scope):
    whole, ones = tree.Mul((tree.Transpose(name), name)), MATRICES["identity"]
    return None, _assumed(whole, ones(Resolver(scope), kind.shape[1])[0])


def _invertible(name, kind, scope):
    inverse, unit = MATRICES["inverse"](name), MATRICES["identity"]
    small = kind.shape[0] in (Dim(None, 2), Dim(None, 3))
    if small:
        determinant = Resolver(scope).resolve(MATRICES["determinant"](name))[0]
        return None, (Hypothesis(tree.Relation("!=", determinant, ZERO), ()),)
    return None, _assumed(tree.Mul((name, inverse)), unit(Resolver(scope), kind.shape[0])[0])


def _definite(op: str):
    """Of a symmetric one the samples are definite; of what is known that is proved."""

    def way(name, kind, scope):
        determinant = Resolver(scope).resolve(MATRICES["determinant"](name))[0]
        return None, (Hypothesis(tree.Relation(op, determinant, ZERO), ()),)

    return way


def _rows_sum_to_one(name, kind, scope):
    rows, columns = kind.shape
    entry = tree.Index(name, (tree.Name("#v"), tree.Name("#w")))
    total = tree.Sum("sum", "#w", NUMBER, as_node(columns), None, entry)
    return None, (Hypothesis(tree.Relation("=", total, NUMBER), (("#v", rows),)),)


def _nonzero(name, kind, scope):
    return None, (
        Hypothesis(tree.Relation("!=", tree.Norm(name) if kind.shape else name, ZERO), ()),
    )


def _unit(name, kind, scope):
    return None, _assumed(tree.Norm(name), NUMBER)


def _centred(name, kind, scope):
    return None, _sum_to(name, kind, ZERO)


@dataclass(frozen=True)
class Way:
    """A kind of words, what names they may be of, and what these would be then."""

    words: str
    fits: object
    becomes: object

    def __call__(self, prose: str) -> str:
        """The words as they stand in the text; empty if they do not."""
        found = re.search(rf"(?<![\w‌])(?:{self.words})", prose, re.I)
        return found[0] if found else ""


def _is_free(kind: Type) -> bool:
    return kind.domain == REAL


def _is_list(kind: Type) -> bool:
    return _is_vector(kind) or (kind.family and not kind.shape)


def _set(domain: Domain):
    return lambda name, kind, scope: (domain, ())


WAYS = (
    Way("one-?hot|one of them is one|(?:others?|rest) (?:are|is) zero|(?:1|one)-of-"
        "|exactly one|indicator vector|وان‌?هات|تک‌?داغ",
        lambda kind: _is_list(kind) and kind.domain in (REAL, BIT, UNIT), _one_hot),
    Way("distribution|probability|probabilities|simplex|stochastic|normali[sz]ed|(?:sum|add|adds|sums|summing)"
        r"(?: up)? to (?:one|1|\$1\$)|softmax|توزیع|احتمال",
        lambda kind: kind.domain.kind == "interval" and (not kind.shape or _is_vector(kind)),
        _distribution),
    Way("row-?\\s?stochastic|rows? (?:\\w+ )?(?:sums?|adds?)", _is_matrix, _rows_sum_to_one),
    Way("sigmoid|logistic|between (?:zero|0) and (?:one|1)|fraction|probabilit(?:y|ies)|احتمال",
        lambda kind: _is_free(kind) and (not kind.shape or _is_vector(kind)), _set(UNIT)),
    Way("(?:learning |decay )?rate|step size|temperature|standard deviation|strength",
        lambda kind: _is_free(kind) and not kind.shape, _set(POSITIVE)),
    Way("loss|cost|distance|variance|length|(?:exclude|no|not be|cannot be) negative",
        lambda kind: _is_free(kind) and not kind.shape, _set(NONNEGATIVE)),
    Way("positive[- ]definite|مثبت معین|معین مثبت", _is_square, _definite(">")),
    Way("positive[- ]semi-?definite|نیمه‌معین مثبت", _is_square, _definite(">=")),
    Way("strictly positive|positive|(?:greater|larger|bigger) than|above zero|مثبت",
        _is_free, _set(POSITIVE)),
    Way("non-?negative|at least (?:zero|0)|نامنفی", _is_free, _set(NONNEGATIVE)),
    Way("non-?zero|ناصفر", lambda kind: not kind.family and not _is_matrix(kind), _nonzero),
    Way("negative|less than|smaller than|below zero|منفی", _is_free, _set(NEGATIVE)),
    Way("whole numbers?|integers?|عدد(?:های)? صحیح|اعداد صحیح", _is_free, _set(WHOLE)),
    Way("binary|(?:zero|0) or (?:one|1)|دودویی|صفر یا یک", _is_free, _set(BIT)),
    Way("positive (?:example|class|label|case)|(?:example|class|label|case) (?:is|be) positive"
        "|(?:is|equals) (?:always )?(?:one|1)",
        lambda kind: kind.domain in (BIT, REAL), _set(HIT)),
    Way("(?:be|to|to be|label|here) one|be 1", lambda kind: kind.domain == BIT, _set(HIT)),
    Way(r"(?:is|are|set to) zero|zero bias|(?:no|without|ignore|drop)(?: \w+)? bias|vanish"
        r"|(?:be|the) zero(?: vector| matrix)?|start\w* (?:at|from) (?:zero|rest)",
        _is_free, _set(NONE)),
    Way(r"plus or minus|±|\\pm", _is_free, _set(SIGN)),
    Way("symmetric|covariance|Hessian|kernel|Gram|متقارن", _is_square, _symmetric),
    Way("orthogonal|orthonormal|rotation|متعامد|راست‌هنجار",
        _is_matrix, _orthogonal),
    Way("invertible|non-?singular|وارون‌پذیر", _is_square, _invertible),
    Way("unit (?:vector|norm|length|sphere)|(?:is|are|be) unit(?! \\w)"
        "|(?:norm|length) (?:one|1|\\$1\\$)|normali[sz]ed|یکه",
        lambda kind: _is_vector(kind) and not kind.family, _unit),
    Way("mean zero|zero[- ]mean|mean (?:\\S+ ){0,4}zero|cent(?:re|ere)d|standardi[sz]ed"
        "|میانگین صفر", _is_list, _centred),
)  # fmt: skip


# What a function may be called.  An unknown one is none of these.
FUNCTIONS = re.compile(
    r"(?<!\w)(?:sigmoid|logistic|softmax|soft-?plus|relu|rectif|tanh|hyperbolic|identity|linear"
    r"|affine|quadratic|squared|exponential|gaussian|heaviside|step function|even|odd|convex"
    r"|concave|monoton|سیگموئید|سیگموید|لجستیک|خطی|همانی|محدب|زوج|فرد)",
    re.I,
)


INVERSE = re.compile(
    r"\binverse\s+(?:functions?\b|of\s+(?:(?:the|a|this|its|our)\s+)?(?!\w*\s*matri|cov|hess"
    r"|\$[^$]*(?:[A-Z]|\\math)))|\b(?:its|the|whose|an|as)\s+inverse(?=[\s,.:;]*(?:$|\n|\$|is\b"
    r"|and\b))"
    r"|تابع\s+(?:وارون|معکوس)|وارون(?=[ِش]|\s*(?:\$|آن|این|تابع))",
    re.I,
)
ONE_OVER = re.compile(
    r"multiplicative|reciprocal|\bone over\b|inverse matri|ضربی|وارون ماتریس", re.I
)


def speaks_of_inverse(words: str) -> bool:
    """Whether a page says that it speaks of the inverse of a function, and of no other."""
    return bool(INVERSE.search(words)) and not ONE_OVER.search(words)


# With these words a name of which the page says nothing is not taken for a real one.
COMPLEX = re.compile(
    r"\b(?:no|not an?)\s+(?:\w+\s+)?(?:vector|matrix|scalar|number)s?\b|\bquaternions?\b|"
    r"\bcomplex[- ](?:numbers?|valued|planes?|conjugat\w*|vectors?|matri\w+|scalars?|roots?"
    r"|constants?|variables?|coefficients?|entries|functions?)"
    r"|\b(?:is|are|be)\s+(?:all\s+)?complex\b(?!\s+\w)|\\mathbb\s*\{?C|\bimaginary\b|مختلط|موهومی",
    re.I,
)
ROWS = re.compile(r"\brow[- ]vectors?\b|بردار(?:های)?\u200c?\s*سطری", re.I)
NATURAL = r"(?:natural numbers?|عدد طبیعی|اعداد طبیعی|عددهای طبیعی)"
FROM_ZERO = re.compile(
    rf"{NATURAL}[^.;]{{0,60}}(?:\bzero\b|صفر)|(?:\bzero\b|صفر)[^.;]{{0,60}}{NATURAL}", re.I
)


ZERO_IN_SIGNS = re.compile(  # $0 \\in \\mathbb{N}$, $\\mathbb{N} = \\{0, 1, \\dots\\}$
    r"\$\s*(?:0\s*\\in\s*\\math(?:bb|bf)\s*\{?N\}?"
    r"|\\math(?:bb|bf)\s*\{?N\}?\s*:?=\s*\\\{\s*0\b[^$]*)\s*\$"
)


def counts_from_zero(prose: str) -> bool:
    """Whether a sentence of a page speaks of natural numbers, and of zero."""
    words = ZERO_IN_SIGNS.sub(" natural numbers and zero ", re.sub(r"\$0\$", " zero ", prose))
    words = re.sub(r"\$[^$]*\\math(?:bb|bf)\s*\{?N[^$]*\$", " natural numbers ", words)
    return bool(FROM_ZERO.search(re.sub(r"\$[^$]*\$", " ", words)))


def only_in_words(claim: Claim, scope: Scope, prose: str) -> str:
    """Why a refuted claim is not called false, if a word of the page may be what it lacks."""
    below = scope.resting_on(claim.relations)
    unknown = set().union(*map(tree.names, below)) & set(scope.functions)
    called = FUNCTIONS.search(prose) if unknown else None
    if called:
        what = f"{min(unknown)} may be any function, and the text speaks of “{called[0]}”"
        return f"{what}: define it with def-"
    names = scope.dependencies(claim_names(claim)) - set(scope.definitions)
    begun = time.process_time()
    for words, other in _worlds(sorted(names & set(scope.types)), scope, prose):
        if time.process_time() - begun > WORD_SECONDS:
            return "what the words of the text make of it takes too long to try"
        try:
            verdict = Judge(other).judge(claim)
        except EquationError:
            continue
        if _is_open(verdict):
            return f"the text speaks of “{words}”: say by a formula what that is of"
    return ""


IS_TIED = re.compile(rf"\s*(?:is|are|be)\s+(?:the|its|their)\s+(?:\w+\s+)?(?:{'|'.join(TIES)})\b")
CALLED = re.compile(
    r"^\s*(?:is|be|denotes?|means)?\s*the (?:logistic )?(?:sigmoid|logistic|soft-?plus|soft-?max"
    r"|ReLU|rectifier|hyperbolic tangent)(?: function)?(?=\s*(?:$|[.,;:]))",
    re.I,
)
RELATES = re.compile(r"[=<>]|\\(?:le|ge|ne)(?:q|qslant)?(?![a-z])")
VERB = (
    r"\s*,?\s*(?:(?:to|that|which) )?(?:is|are|be|will|can|being|has|have|lies?|equals?|marks?|does"
    r"|never|always|measures?|counts?|stays?|remains?|drops?|takes?|keeps?|shows?"
    r"|denotes?|satisf(?:y|ies)|obeys?|project|sum|add|commute)\b"
)
BEHIND = re.compile(
    rf"(?P<verb>{VERB}|\s*[,(](?=\s*(?:an?\b|(?:(?!where|and)[\w-]+)?\s*(?:[.,;)]|$))))?[^.,;:$]*",
    re.I,
)
BEFORE = re.compile(
    rf"(?:^|[.,;:(]|(?<![\w-])(?:{'|'.join(FUNCTION)})(?![\w-]))\s*"
    rf"(?P<said>(?:(?!(?:{'|'.join(FUNCTION)})\s)[a-z\d][a-z-]*\s+){{1,3}})$",
    re.I,
)

# One name, with what stands above and below it.
NAME = re.compile(
    r"\s*(?:\\(?:math\w+|bold\w*|hat|bar|tilde|vec|wide\w+|dot)\s*\{?\s*)*"
    r"(?:\\(?!frac|sum|prod|log|exp)[A-Za-z]+|[A-Za-z])[}\s]*"
    r"'*(?:[_^]\s*(?:\{[^{}]*\}|\\?\w+))*'*\s*"
)
# Where another part of a sentence begins.
PIECES = re.compile(r"[,;:،؛()]|(?<!\w)(?:and|و)(?!\w)")
# "$z$ is the logit of $p$", "we denote the logit of $p$ by $z$".
COMPUTED_OF = re.compile(
    r"(?P<link>^\s*[,(]?\s*(?:(?:to be|be|is|are|being|denotes?|means?|for|as|measures?|equals?"
    r"|we mean)(?!\w)\s*)?)?(?P<said>(?:(?<![\w-])(?:the|an?|its|their|our)\s+(?:[\w-]+\s+){0,3}?"
    r"(?P<noun>[a-z][\w-]*)\s+(?:of|at|for|from|to|given|between)"
    r"|(?<!\w)(?:twice|half|minus))\s+(?:(?:the|this|its|our"
    r"|an?)\s+(?:(?!and\b)[\w-]+\s+){0,2})?)$",
    re.I,
)
NAMED_BEHIND = re.compile(r"\s*(?:be|is|are|by|as|called)\s*", re.I)
AND_OF = re.compile(r"\s*,?\s*(?:and|or)?\s*(?:(?:of|at|for|from|to)\s+(?:[\w-]+\s+){0,2})?", re.I)
# What a name is no subject behind: "the slope by $w$ is 5", "what forgets $A$ is short".
NOT_FIRST = re.compile(
    r"(?<!\w)(?:of|to|at|in|for|by|from|with|on|through|into|than|times)(?!\w)"
    r"|(?<!\w)(?:if|when(?:ever)?|whether|unless|what|who|اگر|وقتی|هرگاه)(?!\w)"
    r"|(?<!\w)(?:that|which) (?!the |our |an? |any |this )\w"
    r"|(?<!\w)لازم (?:نیست|نشد|نبود)(?!\w)",
    re.I,
)
IN_THE_TEXT = re.compile(r"(?<!\w)in (?:this \w+|what follows|the following)(?!\w)", re.I)
BEHIND_IN_PERSIAN = re.compile(r"^\s*(?P<said>[^.$،؛]{1,40}?)\s+(?:باشد|باشند|است)(?!\w)")
PERSIAN_ENDING = re.compile("\u200c(?:ها|های|اند)(?!\\w)")  # of a plural, and "are"


TIES_IN_PERSIAN = re.compile(
    r"(?<![\w\u200c])(?:متناسب|وارون|معکوس|قرینه|مکمل|مضرب|تفاضل)[\u0650\u0654]?(?![\w\u200c])"
)
# "The others are zero": what no sign of the sentence says.
VALUE_IN_PERSIAN = re.compile(
    r"(?<![\w\u200c])(?:صفر|یک|خاموش|روشن|برابر|مثبت|منفی)(?:ند|\u200cاند|\s+(?:است"
    r"|هستند))(?![\w\u200c])"
)
# Of a cost that no formula holds a name may be the gradient: that says nothing of its values.
OF_A_COST = {"gradient", "gradients"}


def also_said(claim: Claim, scope: Scope, items, prose: str, shown: bool) -> str:
    """What a sentence about its free names says in words that are not known; else empty.

    So says any sentence of the page that holds no name (nameless.py).  Beside what is ``shown`` as
    wrong words may speak of that: there only what points to names counts, and what is said right
    beside a declaration.
    """
    letters = _letters(claim, scope)
    for row in () if shown else ROW.findall(prose):
        if _about(letters, FORMULA.findall(row)) and not says_little(FORMULA.sub(" ; ", row)):
            return f"the text says: “{row.strip()}”"
    for said, _ in sentences(prose):
        if not shown and is_a_case(said) and (LABELS.match(said) or not PERSIAN.search(said)):
            return f"the text says: “{said.strip(' *_')}”"
    ways = _ways([kind for kinds in letters.values() for kind in kinds if kind])
    for said, points in sentences(prose) if letters else ():
        if shown and not points:
            continue
        known = POINTING if POINTS_TO.search(said) else TELLING | {"inverse"}
        tied = points and len(letters) > 1 and may_tie(said, ways)
        if tied or not says_little(said, known, ways):
            return f"the text says: “{said}”"
    found = {type(x) for item in scope.resting_on(claim.relations) for x in tree.walk(item)}
    differs = found & {tree.Derivative, tree.Gradient, tree.Call}
    for place, item in enumerate(items):
        said = sentence_round(items, place) if item.kind == "inline" else None
        if said is None or said.place:
            continue
        heads = [latex.partition(r"\in")[0] for latex in said.formulas]
        spoken = [head for head in heads if not RELATES.search(head)]
        about = _about(letters, spoken)
        if not about:
            continue
        about |= _about(letters, [head for head in heads if "=" not in head])
        kinds = [kind for key in about for kind in letters[key] if kind]
        values = about & set(scope.functions) or any(kind.shape or kind.family for kind in kinds)
        words = PHRASES.sub(" ", " ; ".join(said.words).lower())
        if values and (found := OF_ITS_VALUES & {*WORD.findall(words)}):
            return f"the text says “{min(found)}” of ${min(about)}$"
        if found := _tied_by_noun(said, {*letters} - {*scope.sizes}):
            return f"the text says “{found}”"
        said = replace(said, words=unspoken(said), found={})
        persian = PERSIAN.search(" ".join(said.words))
        if found := persian and not shown and VALUE_IN_PERSIAN.search(" ; ".join(said.words)):
            return f"the text says “{found[0].strip()}” of ${min(about)}$"
        near = _beside(said, letters, shown)
        if persian and (strange := _strange_in_persian_of(said, letters, shown)):
            return f"the text says of ${min(about)}$: “{strange}”"
        near = near if shown or persian else _without_calls(said, scope)
        parts = [*near]
        leads = [] if shown or persian or not said.shown else [PIECES.split(parts.pop())]
        plain = NARRATION if differs else NARRATION | OF_A_COST
        parts = [(words, plain) for words in (*parts, *(" , ".join(x[:-1]) for x in leads))]
        parts += [(x[-1], LEADS) for x in leads]
        parts += [] if shown else _behind(said)
        several = len(about - set(scope.sizes)) > 1
        several = several or (len(letters) > 1 and any(map(IS_TIED.match, said.words[1:])))
        if several and (tied := TIES_IN_PERSIAN.search(" ; ".join(said.words))):
            return f"the text says “{tied[0]}” of ${min(about)}$"
        ties = TIES | ORDERS if several else set()
        if ties and any(map(_is_matrix, kinds)) and not shown:
            ties |= OF_A_MATRIX
        ways = _ways(kinds)
        for words, plain in parts:
            tied = {*WORD.findall(PHRASES.sub(" ", words.lower()))} & ties
            if (tied and plain is not LEADS) or not says_little(words, plain, ways):
                return f"the text says of ${min(about)}$: “{words.strip(' ,(')}”"
    return ""


def _letters(claim: Claim, scope: Scope) -> dict[str, list[Type | None]]:
    """The letters of free names of a claim, and of their sizes, with the types of each."""
    known = {*scope.types, *scope.functions, *scope.sizes}
    free = {x for x in scope.dependencies(claim_names(claim)) & known if not scope.bodies(x)}
    kinds = [scope.types[key] for key in free if key in scope.types]
    free |= {dim.name for kind in kinds for dim in (*kind.shape, *kind.family) if dim.name}
    letters: dict[str, list] = {}
    for key in free:
        letters.setdefault(_letter(key), []).append(scope.types.get(key))
    return letters


def may_tie(said: str, ways=None) -> bool:
    """Whether a sentence that points to several names may tie them to one another."""
    tying = set(WORD.findall(said.lower())) & (TIES | ORDERS)
    return bool(tying or not says_little(said, POINTING, ways))


def _ways(kinds: list[Type]) -> list[Way]:
    """Those that are tried on names of some kinds, should a word of theirs be said."""
    return [way for way in WAYS for kind in kinds if way.fits(replace(kind, domain=REAL))]


def _without_calls(said: Sentence, scope: Scope) -> Iterator[str]:
    r"""The words of a sentence, without "is the sigmoid" behind the letter of a function.

    And without what it calls a name that it defines: "and error $e = d - y$".
    """
    functions = {key for key, _ in scope.calls}
    defined = [mentioned(x.split("=")[0]) & {*scope.definitions} for x in said.formulas]
    before = [bool(x) and "=" in latex for x, latex in zip(defined, said.formulas, strict=True)]
    for place, words in enumerate(said.words):
        if place and said.formulas[place - 1].strip() in functions:
            words = CALLED.sub("", words)
        yield CALLS_BEFORE.sub("", words) if place < len(before) and before[place] else words


VALUES_FA = set(
    "صفر یک دو سه برابر منفی مثبت تنها فقط یکی همان همین ساعت دقیقه درصد کوچک بزرگ یا".split()
)
GIVES_VALUE_FA = re.compile(
    r"(?<![\w\u200c])(?:یکی از|برابر|منفی|مثبت|صفر|همیشه|همواره)(?![\w\u200c])"
)
KNOWN_FA = (NARRATION | HARMLESS | KNOWN | {"درایه", "زاویهٔ", "نخست"}) - VALUES_FA


def _strange_in_persian_of(said: Sentence, letters, shown: bool) -> str:
    """What a Persian sentence says of several names, or of its subject, in unknown words.

    Of what is ``shown`` as wrong only the subject of the sentence is spoken of.
    """
    bare = [place for place, x in enumerate(said.formulas) if NAME.fullmatch(x)]
    bare = [place for place in bare if _about(letters, said.formulas[place : place + 1])]
    several = len({said.formulas[place].strip() for place in bare}) > 1
    if shown or not several:
        first = [place for place in bare if not place]
        first = [] if NOT_FIRST.search(said.words[0]) or said.asks else first
        parts = [said.words[place + 1] for place in first]
        parts = [part for part in parts if not shown or GIVES_VALUE_FA.search(part)]
    else:
        parts = [*said.words]
    for place, latex in enumerate(() if shown else said.formulas):  # "the total time $u \\in …$"
        if DECLARES.search(latex) and _about(letters, [latex.partition(r"\in")[0]]):
            parts.append(ATTRIBUTE.sub(" ", PIECES.split(said.words[place])[-1]))
    words = (x for part in parts for x in WORD.findall(PERSIAN_ENDING.sub("", part.lower())))
    strange = any(word.rstrip("\u0650") not in KNOWN_FA for word in words)
    return " … ".join(part.strip() for part in parts) if strange else ""


CALLS_BEFORE = re.compile(r"(?:^|(?<=and)|(?<=[,;:]))\s+(?:the |its |an? )?[\w-]+\s*$", re.I)
# How a declaration goes on to choose.
CHOOSES = re.compile(r"\W*(?:and\s+)?(?:let|suppose|assume|such that|so that)\b(?=[^$]*$)", re.I)


def _beside(said: Sentence, letters, shown: bool) -> Iterator[str]:
    """The words right before and behind each formula that is some of the names, or declares them.

    Of what is ``shown`` as wrong only what is declared, or the subject of a clause, is spoken of.
    """
    for place, latex in enumerate(said.formulas):
        declares, subject = DECLARES.search(latex), _is_subject(said, place)
        listed = said.formulas[_first_of_list(said, place) : place + 1]
        heads = [x.partition(r"\in")[0] for x in listed]
        if not _about(letters, map(_letter, heads) if subject else heads[-1:]):
            continue
        if shown and not (declares or subject):
            continue
        before, behind = said.words[place : place + 2]
        if shown and declares and CHOOSES.match(behind):
            yield behind
        behind += "." * (place + 1 == len(said.formulas))
        ways = BEFORE.search(before), BEHIND_IN_PERSIAN.match(behind)
        yield from (found["said"] for found in ways if found)
        found = BEHIND.match(behind)
        if (found["verb"] or not shown) and not PERSIAN.search(behind):
            yield found[0]


def _tied_by_noun(said: Sentence, names: set[str]) -> str:
    """The noun by which one of some names is computed of another: "the logit of $p$"."""
    heads = [latex.partition(r"\in")[0] for latex in said.formulas]
    for place, words in enumerate(said.words[:-1]):
        found = COMPUTED_OF.search(words)
        belongs = found and (found["noun"] or "").lower() in BELONGING
        if not found or belongs or RELATES.search(heads[place]):
            continue
        last = place
        while last + 1 < len(heads) and AND_OF.fullmatch(said.words[last + 1]):
            last += 1
        named = heads[place - 1 : place] if found["link"] is not None else []
        named += heads[last + 1 : last + 2] if NAMED_BEHIND.fullmatch(said.words[last + 1]) else []
        if _about(names, named) - {_letter(key) for key in mentioned(heads[place])}:
            return f"{found['said'].strip()} ${heads[place].strip()}$"
    return ""


def _first_of_list(said: Sentence, place: int) -> int:
    while place and LISTS.match(said.words[place]):
        place -= 1
    return place


def said_of_names(claim: Claim, scope: Scope, items, prose: str) -> str:
    """All words that stand right beside a declaration, or point to names."""
    letters = _letters(claim, scope)
    pointing = [said for said, points in sentences(prose) if points]
    found = (sentence_round(items, place) for place, x in enumerate(items) if x.kind == "inline")
    firsts = (said for said in found if not said.place)
    beside = (x for said in firsts for x in _beside(said, letters, True))
    return " ; ".join([*pointing, *beside])


def _is_subject(said: Sentence, place: int) -> bool:
    """Whether a verb behind a name says something of it: "here $A$ is traceless"."""
    lead = PIECES.split(IN_THE_TEXT.sub(" ", said.words[place]))[-1]
    name = NAME.fullmatch(said.formulas[place]) and not NOT_FIRST.search(lead)
    return bool(name and not said.asks and re.match(VERB, said.words[place + 1]))


def _behind(said: Sentence) -> Iterator[tuple[str, set[str]]]:
    """The sentences behind it, up to one with a formula: "they commute".  And what each may say.

    What no mark ends goes on with a display.
    """
    *ended, leads = END_OF_ONE.split(said.behind)
    found = [*((words, TELLING) for words in ended), (leads, LEADS)]
    return takewhile(lambda following: "$" not in following[0], found)


# A sentence that ends in a display may say that it shows what is sought, not what holds.
SOUGHT = re.compile(
    r"\b(?:boundar\w+|hyperplanes?|constrain\w+|requir\w+|demand\w*|impos\w+|solv\w+|solutions?"
    r"|subject to|such that|(?<!add )(?<!adds )(?<!sum )(?<!sums )up to|for some"
    r"|(?:only|just|exactly) (?:one|two|three)"
    r"|(?<!can )(?<!we )show that|(?:look|ask)(?:s|ing)? for|for which|is it|wrong that|stationary"
    r"|(?:min|max)im(?:um|a|i[sz]ers?)|optim(?:um|a|al(?:ity)?)"
    r"|critical|condition(?!al(?:ly)?\b)\w*|satisf\w+|must|want|assum\w+|suppos\w+"
    r"|(?:to|at|near) zero|vanish\w*|for (?:large|small)|fixed points?|normal equations?)\b"
    r"|(?<!\w)(?:هدف|می‌خواه|تعادل|همگرا|پس از|در حالت|با \S+ برابر)"
    r"|(?<!\w)(?:باید|شرط|قید|کمینه|بیشینه|بهینه|مرز|فرض|جواب)",
    re.I,
)
# What is needed of what is sought is found: "…, for which we need the partial derivatives".
NEEDED = re.compile(
    r"(?<!\w)(?:we|one|it|you|the (?:[\w-]+ )?(?:network|model|algorithm|method))(?: also)?"
    r" (?:needs?|requires?)(?: also)? (?:the|its|their|these) (?:(?:partial|first|second)[- ])*"
    r"(?:derivatives? or )?(?:derivative|gradient|slope|jacobian|hessian)s?(?: matrix)?"
    r"(?:,? (?:which|that) (?:is|are))?\W*$"
    r"|(?:derivative|gradient|slope|jacobian|hessian)s?, (?:which|that) (?:we|one) needs?"
    r" (?:for|in) [\w -]+, (?:is|are)\W*$",
    re.I,
)
# "The function $f(x) = …$ has the derivative", and a display.
HAS_SLOPE = (
    r"has the (?:(?:partial|first|second) )?(?:derivative|gradient|slope|hessian|jacobian)s?\W*$"
)
COMPARES = re.compile(r"\b(?:equals?|same|different|distinct|unequal)\b", re.I)
BEGINS_A_CASE = re.compile(
    r"^\W*(?:for|in|to|at|under|on|right|left"
    r"|with(?! (?:the |its |an? )?(?:derivative|gradient|slope|partial)\b)|after|before|once"
    r"|there(?! (?:is|are|exists?)\b))\b"
    r"|^\W*(?:آنجا|در|بر|پس از|پیش از)(?!\w)",
    re.I,
)
CASE = re.compile(
    r"^\W*(?:on|once)\b|^\W*there(?! (?:is|are|exists?)\b)\b|^\W*آنجا(?!\w)"
    r"|^\W*to the (?:right|left)(?! side)\b|^\W*(?:برای|به‌ازای|روی)(?!\w)|\b(?:if"
    r"|when(?:ever)?|where|unless)\b"
    r"|(?<!\w)(?:اگر|وقتی|هرگاه)(?!\w)",
    re.I,
)


# "For vectors $u, v$ and $c > 0$,"; and "it satisfies" of what is defined above.
FOR_ANY = re.compile(
    r"\W*for(?: (?:all|any|every|each|real|arbitrary|two|three))*"
    r"(?: (?:vectors?|matri(?:x|ces)|scalars?|numbers?|inputs?|weights?|functions?|logits?))?"
    r"(?:[\s,:]|and\b|all\b)*",
    re.I,
)
SATISFIES = re.compile(r"\W*(?:and )?(?:it |the (?:\w+ )?function )?(?:also )?satisfies\W*", re.I)


LABELS = re.compile(r"\s*(?:\*|_)")  # a bold label


def is_a_case(said: str) -> bool:
    """Whether words without a verb name a case: "At the minimum."."""
    return bool(BEGINS_A_CASE.match(said)) and not {*WORD.findall(said.lower())} & IN_SENTENCES


ROW = re.compile(r"^\s*\|(?=.*\$)(.*)\|\s*$", re.M)
SHORT_LABEL = 4
TITLE = re.compile(r"[^*_:]*")
IN_A_FORM = re.compile(
    r"^\W*in (?:\w+ )?(?:form|notation|words|components|coordinates|code|practice|general|detail)$",
    re.I,
)


def _case_of_heading(items: list[Item], place: int) -> str:
    """What the heading of a claim, or the label of its paragraph, says of a case; else empty.

    The title of the page is of all that stands on it.
    """
    item, last = items[place], items[place - 1] if place else None
    heading, (label, *rest) = item.heading, END_OF_ONE.split(item.before)
    begins = last is None or (last.cell, last.block) != (item.cell, item.block)
    if begins and rest and len(WORD.findall(label)) <= SHORT_LABEL and is_a_case(label):
        return label
    titled = len(item.section) == 1 and all(x.section[:1] == item.section for x in items)
    titled = titled or (len(item.section) == 1 and item.section[0][0] == 1)
    if titled and TITLE.fullmatch(heading):
        return ""
    if item.kind == "not":
        return heading if is_a_case(heading) and len(heading.split()) <= SHORT_LABEL else ""
    return heading if SOUGHT.search(heading) or is_a_case(IN_A_FORM.sub("", heading)) else ""


def _is_of_definition(items, place: int) -> bool:
    """Whether a definition is displayed right above the sentence of a display."""
    above, here = items[place - 1] if place else None, items[place]
    return (
        bool(above)
        and above.kind == "def"
        and (above.cell, above.block + 1) == (here.cell, here.block)
    )


# How the paragraph below a claim says how far it holds.
HOLDS = re.compile(
    r"^(?!.*\b(?:too|also|even)\b)\W*(?:this|it|that|(?:the|this|our) (?:\w+ )?(?:claim|identity"
    r"|equation|formula|relation|(?:in)?equality|statement|bound|rule))\b[^.]*\b(?:holds?|true"
    r"|valid|applies|apply|works?|fails?"
    r"|claimed?|meant|stands?|correct|exact)\b|^\W*(?:این|آن)(?!\w)[^.]*(?:برقرار|درست|معتبر)",
    re.I,
)


def only_required(items, place: int) -> str:
    """Whether the sentence that a display ends says that it is sought, or holds at a place."""
    words = leads_to(items, place)
    below = items[place + 1] if place + 1 < len(items) else None
    if below and below.cell == items[place].cell and below.block == items[place].block + 1:
        if found := HOLDS.search(f"{below.before} $ {below.after}"):
            return f"the text goes on: “{found[0].strip()} …”"
    if found := _case_of_heading(items, place):
        return f"it stands below “{found}”"
    words = UNDER.sub("", words, count=1) if under(items, place) else words
    words = "" if NEEDED.search(words) and not CASE.search(words) else PHRASES.sub(" ", words)
    if items[place].kind != "not" and not PERSIAN.search(words):
        claims = set(WORD.findall(words.lower())) & CLAIMING or re.search(HAS_SLOPE, words)
        bare = not claims and BEGINS_A_CASE.match(words)
        bare = None if FOR_ANY.fullmatch(words) else bare  # formulas say for which
        if FOR_ANY.fullmatch(words) or (
            _is_of_definition(items, place) and SATISFIES.fullmatch(words)
        ):
            words = ""
        found = SOUGHT.search(words) or CASE.search(words) or bare
        found = found or (leads_with_indices(items, place) and COMPARES.search(words))
        strange = set(WORD.findall(PHRASES.sub(" ", words).lower())) - LEADS
        if found or strange:
            return f"the text says “{(found or [min(strange)])[0]}” of it"
        return ""
    case = items[place].kind != "not" and (CASE.search(words) or _strange_in_persian(words))
    found = case or SOUGHT.search(words)
    return f"the text says “{found[0]}” of it" if found else ""


def _strange_in_persian(words: str) -> list[str]:
    """A word of a Persian lead that is not known."""
    said = WORD.findall(PERSIAN_ENDING.sub("", PHRASES.sub(" ", words)).lower())
    return [word for word in said if word.rstrip("\u0650") not in LEADS | HARMLESS | KNOWN][:1]


def _about(letters, formulas) -> set[str]:
    return {_letter(key) for latex in formulas for key in mentioned(latex)} & set(letters)


def _letter(key: str) -> str:
    """A name without what stands above it and below it."""
    return re.split(r"(?<=.)[_^]", key)[0]


def says_little(words: str, known: set[str] = LITTLE, ways=None) -> bool:
    """Whether words are known, or say nothing of the values of a name."""
    words = PERSIAN_ENDING.sub("", PHRASES.sub(" ", words))
    for way in WAYS if ways is None else ways:
        words = re.sub(rf"(?<![\w‌])(?:{way.words})\w*\u0650?", " ", words, flags=re.I)
    return set(WORD.findall(words.lower())) <= known


def only_beside(claim: Claim, scope: Scope, asides: list[str]) -> str:
    """Why it is not called false, if an equation of the text that was not read forbids that."""
    for latex in asides:
        other = scope.copy()
        try:
            assume(read_statement(latex, other.vocabulary()), other)
            verdict = Judge(other).judge(claim)
        except EquationError:
            continue
        if _is_open(verdict):
            return f"it may hold for ${latex}$, which the text mentions"
    return ""


def _is_open(verdict: Verdict) -> bool:
    """Whether there are inputs, and none of them makes it false."""
    sampled = not verdict.reason.startswith(NO_SAMPLE)
    return verdict.status == "proved" or (verdict.status == "unproved" and sampled)


def _worlds(names: list[str], scope: Scope, prose: str) -> Iterator[tuple[str, Scope]]:
    """The scope as words would have it: one name, all that fit, and by all words at once."""
    whole, said = scope.copy(), []
    for way in WAYS:
        words = way(prose)
        fitting = [key for key in names if way.fits(scope.types[key])] if words else []
        for chosen in [[key] for key in fitting] + [fitting] * (len(fitting) > 1):
            yield words, _as_said(way, chosen, scope)
        if fitting:
            still = [key for key in fitting if way.fits(whole.types[key])]
            whole, said = _as_said(way, still, whole), [*said, words]
    if len(said) > 1:
        yield ", ".join(said), whole


def _as_said(way: Way, names: list[str], scope: Scope) -> Scope:
    """The scope in which some names are what the words say."""
    other = scope.copy()
    for key in names:
        kind = scope.types[key]
        domain, said = way.becomes(tree.Name(key), kind, scope)
        other.types[key] = replace(kind, domain=domain) if domain else kind
        other.hypotheses += said
        other.settings.pop(key, None)
    return other
