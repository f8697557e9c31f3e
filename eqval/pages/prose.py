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
    Domain,
    Hypothesis,
    Scope,
    Type,
)
from ..meaning.typing import Claim, Resolver, as_node
from ..reading import tree
from ..reading.budget import WORD_SECONDS
from ..reading.errors import EquationError
from ..reading.statement import Statement, read_statement
from ..reading.table import MATRICES
from .choice import GLUE, PLAIN_WORDS, stands
from .fallen import mentioned

NEGATIVE = Domain("interval", high=Fraction(0))
BIT = Domain("finite", values=(Fraction(0), Fraction(1)))
HIT = Domain("finite", values=(Fraction(1),))
NONE = Domain("finite", values=(Fraction(0),))
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
    Way("one-?hot|(?:1|one)-of-|exactly one|indicator vector|وان‌?هات|تک‌?داغ",
        lambda kind: _is_list(kind) and kind.domain in (REAL, BIT, UNIT), _one_hot),
    Way("distribution|probability|probabilities|simplex|stochastic|normali[sz]ed|(?:sum|add|adds|sums|summing)"
        r"(?: up)? to (?:one|1|\$1\$)|softmax|توزیع|احتمال",
        lambda kind: kind.domain.kind == "interval" and (not kind.shape or _is_vector(kind)),
        _distribution),
    Way("row-?\\s?stochastic|rows? (?:\\w+ )?(?:sums?|adds?)", _is_matrix, _rows_sum_to_one),
    Way("strictly positive|positive|(?:greater|larger|bigger) than|above zero|مثبت",
        _is_free, _set(POSITIVE)),
    Way("non-?negative|at least (?:zero|0)|نامنفی", _is_free, _set(NONNEGATIVE)),
    Way("non-?zero|ناصفر", lambda kind: not kind.family and not _is_matrix(kind), _nonzero),
    Way("negative|less than|smaller than|below zero|منفی", _is_free, _set(NEGATIVE)),
    Way("binary|(?:zero|0) or (?:one|1)|دودویی|صفر یا یک", _is_free, _set(BIT)),
    Way("positive (?:example|class|label|case)|(?:is|equals) (?:always )?(?:one|1)",
        lambda kind: kind.domain in (BIT, REAL), _set(HIT)),
    Way("(?:is|are|set to) zero|zero bias|(?:no|without) (?:a )?bias|vanish", _is_free, _set(NONE)),
    Way(r"plus or minus|±|\\pm", _is_free, _set(SIGN)),
    Way("symmetric|covariance|Hessian|kernel|Gram|متقارن", _is_square, _symmetric),
    Way("orthogonal|orthonormal|rotation|متعامد|راست‌هنجار",
        _is_matrix, _orthogonal),
    Way("unit (?:vector|norm|length|sphere)|(?:norm|length) (?:one|1|\\$1\\$)|normali[sz]ed|یکه",
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


BASE = r"(?:base|basis|مبنا|مبنای|پایه|پایهٔ|پایه‌ی)(?!\w)"
LOG = r"(?:\\log(?!\s*_)|(?<!\w)logs?(?:arithms?)?\b|لگاریتم)"


INVERSE = re.compile(
    r"\binverse\s+(?:functions?\b|of\s+(?:(?:the|a|this|its|our)\s+)?(?!\w*\s*matri|cov|hess"
    r"|\$[^$]*(?:[A-Z]|\\math)))|\b(?:its|the|whose|an|as)\s+inverse(?=[\s,.:;]*(?:$|\n|\$|is\b|and\b))"
    r"|تابع\s+(?:وارون|معکوس)|وارون(?=[ِش]|\s*(?:\$|آن|این|تابع))",
    re.I,
)
ONE_OVER = re.compile(
    r"multiplicative|reciprocal|\bone over\b|inverse matri|ضربی|وارون ماتریس", re.I
)


def speaks_of_inverse(words: str) -> bool:
    """Whether a page says that it speaks of the inverse of a function, and of no other."""
    return bool(INVERSE.search(words)) and not ONE_OVER.search(words)


def _pattern(*forms: str) -> re.Pattern:
    return re.compile("|".join(forms), re.I)


COUNTED = "an index that is a number"
# What says of a sign that it is another one: the sign or its noun, and such words near it.
OTHERS = {
    "\\log": _pattern(
        rf"{LOG}[^.;؛]{{0,45}}?(?:{BASE}|binary|dyadic|decadic|common|in bits)",
        rf"{BASE}[^.;؛]{{0,25}}?{LOG}",
        r"(?:binary|dyadic|decadic|common) log|measured in bits",
        r"\\log\b[^.;$]{0,4}=\s*\\l(?:og_|g)",
    ),
    "\\|": _pattern(
        r"(?:\\(?:\||[lr]?Vert)|\bnorms?\b|نرم)[^.;؛]{0,45}?"
        r"(?:ell_?\{?(?:1|p|\\infty)|ℓ_?[1p∞]|L_?\{?1|1-norm|maximum|\bmax|\bsup|infinity|Manhattan|taxi"
        r"|Mahalanobis|absolute|any norm|(?:=|for \$?)\s*\\\|.{0,8}\\\|_1|نرم یک|قدرمطلق)",
    ),
    "\\partial": _pattern(
        r"(?:gradients?|derivatives?|jacobians?|\\nabla|vectors)[^.,;]{0,30}?\b"
        r"(?:is|are|as|has|have|gives?)\b[^.,;]{0,20}?(?:\brows?\b|1 \\times)",
        r"(?:گرادیان|مشتق)[^.؛،]{0,25}?(?:سطری|سطر است|یک سطر)",
        r"(?:numerator|jacobian|denominator)[- ]layout",
    ),
    **dict.fromkeys(
        ("\\sin", "\\cos", "\\tan"), _pattern(r"(?:\bangles?|زاویه)[^.;؛]{0,30}?(?:degrees|درجه)")
    ),
    "\\odot": _pattern(
        r"\\odot[^.;؛]{0,30}?(?:outer|tensor|Kronecker|convolution|matrix product|خارجی|کرونکر)"
    ),
    COUNTED: _pattern(
        r"(?:indices|index|entries|components)[^.,;$]{0,20}?(?:start|begin|count|number)\w* "
        r"(?:at|from|with) \$?(?:zero|0)|zero-based|(?:اندیس|درایه)[^.؛،]{0,25}?از (?:صفر|۰)"
    ),
}
PLAIN_LOG = re.compile(r"\\log(?![a-zA-Z])(?!\s*_)")
NUMBERED = re.compile(r"_\s*(?:\{[^{}]*?)?\d|=\s*[01]\s*\}")
NORM = re.compile(r"\\(?:\||[lr]?Vert)")
NORM_OF_ORDER = re.compile(r"\\(?:\||lVert|Vert)[^|]*?\\(?:\||rVert|Vert)\s*_")
AFTER_ALL = re.compile(
    r"\b(?:natural|not|columns?|euclidean|each)\b|طبیعی|(?<!\w)نه(?!\w)|base \$?e\b", re.I
)


# What says that, and nothing else: a layout that is read.
ROWS = re.compile(
    r"(?:^|[.!]\s)\s*(?:conventions?:\s*)?"
    r"(?:(?:here|throughout|in this (?:book|chapter|section)|recall|note|remember"
    r"|we use the convention|by convention|as always|that),?\s+)*"
    r"(?:the |all |our )?(?:gradients?|derivatives?)(?: of a (?:scalar|number)(?: by a vector)?)?"
    r" (?:is|are)(?: (?:always|here|then|taken|written|defined|understood|treated))*"
    r"(?: as| to be)?(?: an?)? row(?: ?vectors?|s)?(?=[.!]|$)"
    r"|(?:^|[.؛])\s*(?:گرادیان|گرادیان‌ها|مشتق)(?: اینجا)?(?: یک)?(?: بردار)? سطری"
    r" (?:است|هستند)(?=[.]|$)",
    re.I,
)
PARAGRAPH = re.compile(r"\n\s*\n|^#[^\n]*$", re.M)


def writes_rows(prose: str) -> bool:
    """Whether a page says that gradients are rows, and nothing else of their layout."""
    said = False
    for text in (" ".join(part.split()) for part in PARAGRAPH.split(prose)):
        found = [
            m for m in ROWS.finditer(text) if stands(text[: m.start() + 1], text[m.end() + 1 :])
        ]
        said = said or bool(found)
        for other in OTHERS["\\partial"].finditer(text):
            if not any(m.start() <= other.start() and other.end() <= m.end() for m in found):
                return False
    return said and not re.search(r"\bcolumns?\b|ستونی", prose)


# Numbers of which a name that the page says nothing of may be one.
COMPLEX = re.compile(
    r"\bcomplex[- ](?:numbers?|valued|planes?|conjugat\w*|vectors?|matri\w+|scalars?|roots?)"
    r"|\b(?:is|are|be)\s+(?:all\s+)?complex\b(?!\s+\w)|\\mathbb\s*\{?C|\bimaginary\b|مختلط|موهومی",
    re.I,
)
NATURAL = r"(?:natural numbers?|عدد طبیعی|اعداد طبیعی|عددهای طبیعی)"
FROM_ZERO = re.compile(
    rf"{NATURAL}[^.;]{{0,60}}(?:\bzero\b|صفر)|(?:\bzero\b|صفر)[^.;]{{0,60}}{NATURAL}", re.I
)


def counts_from_zero(prose: str) -> bool:
    """Whether a sentence of a page speaks of natural numbers, and of zero."""
    words = re.sub(r"\$0\$", " zero ", prose)
    words = re.sub(r"\$[^$]*\\math(?:bb|bf)\s*\{?N[^$]*\$", " natural numbers ", words)
    return bool(FROM_ZERO.search(re.sub(r"\$[^$]*\$", " ", words)))


def other_signs(prose: str) -> dict[str, str]:
    """Signs to which a page gives another meaning, with the words that do so."""
    rows = writes_rows(prose)
    return {
        sign: " ".join(match[0].split())
        for sign, pattern in OTHERS.items()
        if not (rows and sign == "\\partial")
        for match in pattern.finditer(prose)
        if not AFTER_ALL.search(match[0])
    }


SIGN = re.compile(
    r"\\(?:operatorname|mathrm|text|mathit)\*?\s*\{\s*([a-zA-Z]+)\s*\}"
    r"|\\(tanh|sinh|cosh|sin|cos|tan|arctan|exp|log|ln|sqrt|max|min|odot|cdot|langle|det)(?![a-zA-Z])"
    r"|(\\\||\\[lr]?Vert|\|)"
)


def sign_tokens(latex: str) -> set[str]:
    """Operators, functions and bars of a formula, each by one spelling."""
    found = set()
    for word, command, bar in SIGN.findall(latex):
        name = word or command
        found.add(f"\\{name}" if name else "|" if bar == "|" and "||" not in latex else "\\|")
    return found


def signs_in(latex: str, statement: Statement, scope: Scope) -> set[str]:
    """Those of these signs that a display holds."""
    found = set()
    if PLAIN_LOG.search(latex):
        found.add("\\log")
    if NUMBERED.search(latex):
        found.add(COUNTED)
    if NORM.search(NORM_OF_ORDER.sub("", latex)):
        found.add("\\|")
    nodes = [node for item in statement.relations for node in tree.walk(item)]
    for node in nodes:
        targets = [item.node for item in node.targets] if isinstance(node, tree.Derivative) else []
        wholes = (scope.types.get(x.key) for x in targets if isinstance(x, tree.Name))
        if isinstance(node, tree.Gradient) or any(kind and kind.shape for kind in wholes):
            found.add("\\partial")
    return found


def only_in_words(claim: Claim, scope: Scope, prose: str) -> str:
    """Why a refuted claim is not called false, if a word of the page may be what it lacks."""
    below = scope.resting_on(claim.relations)
    unknown = set().union(*map(tree.names, below)) & set(scope.functions)
    called = FUNCTIONS.search(prose) if unknown else None
    if called:
        what = f"{min(unknown)} may be any function, and the text speaks of “{called[0]}”"
        return f"refuted, but {what}: define it with def-"
    names = scope.dependencies(claim_names(claim)) - set(scope.definitions)
    begun = time.process_time()
    for words, other in _worlds(sorted(names & set(scope.types)), scope, prose):
        if time.process_time() - begun > WORD_SECONDS:
            return "refuted, but what the words of the text make of it takes too long to try"
        try:
            verdict = Judge(other).judge(claim)
        except EquationError:
            continue
        if _is_open(verdict):
            return f"refuted, but the text speaks of “{words}”: say by a formula what that is of"
    return ""


OF_ANOTHER = "constant derivative gradient same square step sum variance"
LITTLE = (PLAIN_WORDS | GLUE) - set(OF_ANOTHER.split())
LITTLE |= set(
    "as assume be because being by consider for given hence if let models since so suppose take"
    " then thus two when whenever applied".split()
)
SAYS_OF = re.compile(
    r"^\s*(?:(?:is|are|be|being|has|have|lies?|equals?|marks?|does|denotes?|satisf(?:y|ies)|obeys?)\b"
    r"|[,(](?=\s*(?:an?\b|\w+\s*\)|\w+\s*[.,;])))[^.;:$]*",
    re.I,
)
SAID_BEFORE = re.compile(
    r"(?:^|[.,;:(]|\b(?:let|an?|the|and|with|for|where|consider|take|given|by|is|are|of)\b)\s*"
    r"(?P<said>(?:[a-z][a-z-]*\s+){1,3})$",
    re.I,
)


SAID_NEXT = re.compile(
    r"(?:[.;]\s+(?:it|they|(?:the|this|our) (?:matri\w+|vectors?|functions?|numbers?|maps?))"
    r"\s+(?:is|are|has|have)|\bwe (?:assume|require|suppose|choose))\s(?P<said>[^.;:$]*)",
    re.I,
)
SAID_IN_PERSIAN = re.compile(r"^\s*(?P<said>[\u0600-\u06ff\u200c]+)\s+(?:باشد|باشند|است)(?!\w)")


def also_said(names: set[str], items) -> str:
    """What a sentence says of one of these names in words that are not known; else empty."""
    for item in items:
        head, declares, _ = item.latex.partition(r"\in")
        claims = not declares and re.search(r"[=<>]|\\(?:[lg]eq?|neq?)(?![a-z])", head)
        if item.kind != "inline" or claims or not mentioned(head) & names:
            continue
        behind = re.match(r"[^.;:$]*", item.after)[0]
        if not declares or re.search(r"[\u0600-\u06ff]", behind):
            found = SAYS_OF.match(item.after)
            behind = found[0] if found else ""
        ways = (SAID_BEFORE.search(item.before), SAID_NEXT.search(item.after))
        others = [found["said"] for found in (*ways, SAID_IN_PERSIAN.match(item.after)) if found]
        for said in (behind, *others):
            if not says_little(said):
                return f"refuted, but the text says of ${item.latex}$: “{said.strip(' ,(')}”"
    return ""


def says_little(words: str) -> bool:
    """Whether words are known, or say nothing of the values of a name."""
    for way in WAYS:
        words = re.sub(rf"(?:{way.words})\w*", " ", words, flags=re.I)
    return set(re.findall(r"[\w’-]+", words.lower())) <= LITTLE


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
            return f"refuted, but it may hold for ${latex}$, which the text mentions"
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
