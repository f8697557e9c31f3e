"""Conventions in words: what a sentence of a page makes of a sign, as in "vectors are rows".

A sign that the page gives another meaning than eqval's falls, and nothing that holds it is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..meaning.scope import Scope
from ..reading import tree
from ..reading.statement import Statement
from .choice import PHRASES, WORD, stands
from .clause import CODE, KNOWN
from .nameless import sentences
from .needed import needed

BASE = r"(?:base|basis|مبنا|مبنای|پایه|پایهٔ|پایه‌ی)(?!\w)"
LOG = r"(?:\\log(?!\s*_)|(?<!\w)logs?(?:arithms?)?\b|لگاریتم)"


class _Forms:
    """Patterns of which each is tried only where one of the words stands that it needs."""

    def __init__(self, *forms: str):
        self.forms = [(needed(form), re.compile(form, re.I)) for form in forms]

    def finditer(self, text: str) -> Iterator[re.Match]:
        low = text.lower()
        for words, form in self.forms:
            if any(word in low for word in words):
                yield from form.finditer(text)


COUNTED, EVERYTHING = "an index that is a number", "all arithmetic"
SUM, POWER, PRODUCT = "a sum", "a power", "a product"
INDICATOR, PRIME, SLOPE, TRIG = "an indicator", "a prime", "a derivative", "an angle"
BRACKETS = "square brackets"
KINDS = {
    tree.Sum: SUM,
    tree.Mul: PRODUCT,
    tree.Indicator: INDICATOR,
    tree.Transpose: "\\top",
    tree.Derivative: SLOPE,
    tree.Gradient: SLOPE,
}
COUNT = r"(?:\d|zero|one|two|three|four|five|six|seven|eight|nine|ten|a prime)"
NOUGHT = r"\$?(?:zero|0)\b"
BEGINS_FA = r"(?:^|[.:؛\n]\s*|(?:اینجا|بخش|فصل|صفحه)،?\s+)(?:همهٔ\s+)?"
ENTRYWISE_FA = r"(?:(?:درایه|مؤلفه|عنصر|عضو)[\s\u200c]*به|هادامار|نظیر به نظیر)"
FACTOR = r"\b(?:factors?|constants?|coefficients?|terms?|signs?|normali[sz]\w+)\b"
# What says of a sign that it is another one: the sign or its noun, and such words near it.
OTHERS = {
    "\\log": _Forms(
        rf"{LOG}[^.;؛]{{0,45}}?(?:{BASE}|binary|dyadic|decadic|common|in bits)",
        rf"{BASE}[^.;؛]{{0,25}}?{LOG}",
        r"(?:binary|dyadic|decadic|common) log(?:s|arithms?)?\b(?![ -]?(?:loss|likeli))",
        r"\bmeasured?\b[^.;]{0,40}\bin bits\b",
        r"\\log\b[^.;$]{0,4}=\s*\\l(?:og_|g)",
        r"\blogs?(?:arithms?)?\b[^.;]{0,20}(?:for|as|instead of|means?|denotes?|is)"
        r" \$\\l(?:og\s*_\s*\{?(?!e)|g)",
        r"\b(?:unit|information|surprises?)\b[^.;]{0,40}\b(?:bits|the bit)\b|\babbreviate \$\\log_",
        r"\bour logarithms?\b|\bsubscript (?:2|two) of the log|\bbinary logs|`log`[^.;]{0,20}log2",
        r"لگاریتم[^.؛$]{0,20}(?:دودویی|ده‌دهی|اعشاری)|اطلاعات[^.؛]{0,20}بیت",
    ),
    "\\|": _Forms(
        r"(?:we (?:use|take|work with)|throughout) (?:the )?"
        r"(?:\$?\\?ell_\{?[1p]\}?\$?|taxi\w*|Manhattan|maximum|sup\w*)[- ]norm",
        r"(?:\\(?:\||[lr]?Vert)|\b(?:norms?|lengths|distances|bars)\b|نرم)[^.;؛]{0,45}?"
        r"(?:ell_?\{?(?:1|p|\\infty)|ℓ_?[1p∞]|L_?\{?1|1-norm|maximum|\bmax|\bsup|infinity"
        r"|Manhattan|taxi"
        r"|Mahalanobis|absolute|any norm|(?:=|for \$?)\s*\\\|.{0,8}\\\|_1|نرم یک|قدر\s?مطلق"
        r"|بیشینه|ماکسیمم)",
    ),
    "\\partial": _Forms(
        r"(?:gradients?|derivatives?|jacobians?|\\nabla|vectors)[^.,;]{0,30}?\b"
        r"(?:is|are|as|has|have|gives?)\b[^.,;]{0,20}?(?:\brows?\b(?! sums?\b)|1 \\times)",
        r"(?:گرادیان|مشتق)[^.؛،]{0,25}?(?:سطری|سطر است|یک سطر)",
        r"(?:numerator|jacobian|denominator)[- ]layout",
    ),
    TRIG: _Forms(
        r"(?:\bangles?|trigonometric|\bsines?|\bcosines?|\buse|\btakes?|زاویه|سینوس|مثلثاتی)"
        r"[^.;؛]{0,40}?(?:degrees?(?! of)\b|\b(?:90|180|360)\b|درجه)|\b(?:full|whole) turn\b"
        r"|دور کامل"
        r"|\bdegree mode|درجه به کار"
    ),
    "\\odot": _Forms(
        r"\\odot[^.;؛]{0,30}?(?:outer|tensor|Kronecker|convolution|matrix product|خارجی|کرونکر)"
    ),
    "\\top": _Forms(
        r"(?<!gradients as )\bvectors\b[^.;,$]{0,20}?\b(?:are|as|be)\b[^.;,$]{0,20}?\brow",
        r"\ba vector is (?:\w+ )?a row|\bvectors\b[^.;,$]{0,30}(?:\blie flat|horizontal|\$1"
        r" \\times)",
        r"\bby a vector we mean|\b(?:a|each|every) vector (?:\w+ )*?(?:is|stands for) (?:\w+"
        r" )?a row",
        r"(?<!\w)بردار(?!\S*ی سطری)[^.؛$]{0,30}"
        r"(?:(?:سطری|افقی)(?:\u200cاند|\s+(?:است|هستند|می‌نویس))|یک"
        r" سطر است)",
    ),
    PRODUCT: _Forms(
        r"\b(?:we|matrices|vectors)\b[^.;$]{0,90}\bmultipl(?:y|ied)\b(?!"
        r" by)[^.;$]{0,40}\b(?:entry|element|component|point)(?:-?wise(?! by)| by )"
        r"|\bentries (?:\w+ )?multiplied\b|\bmultiplying (?:two )?(?:matri|vect)\w+ means"
        r"|\bjuxtaposition\b|\bmatri\w+ (?:stand|set|written) side by side"
        r"|\$(?:(?!odot|circ|otimes|\*)[^$])*\$ (?:(?:denotes|is|means|stands) (?:for )?|for )the "
        r"(?:\w+wise|Hadamard|Schur) product|\b(?:entry|element|component|point)(?:-?wise| by"
        r" \w+)[^.;$]{0,20}\bmultiplied\b",
        r"\bwe (?:\w+ )?(?:write|denote) the (?:outer|cross|tensor) product\b[^.;$]{0,30}\bdot\b",
        rf"ضرب[^.؛$]{{0,40}}{ENTRYWISE_FA}|ضرب درایه|درایه به درایه[^.؛$]{{0,20}}ضرب می",
    ),
    POWER: _Forms(
        r"\$[^$]*\^[^$]*\$[^.;؛$]{0,30}(?:composition|composed|iterat|(?:with|after|to) itself"
        r"|twice|in a row|ترکیب|با خودش|دو بار)",
        rf"(?:توان|مربع)[^.؛$]{{0,30}}{ENTRYWISE_FA}"
        r"|(?:بالانویس|اندیس بالا)\S*[^.؛$(]{0,40}(?:شماره|لایه|توان نیست|نه توان)",
    ),
    PRIME: _Forms(
        r"\$\\?\w+'[^$]{0,6}\$[^.;]{0,20}\b(?:mean|denote|is|are)[^.;]{0,20}"
        r"\b(?:another|other|new|second|different|next|transpose|test"
        r"|image|mirror|reflection|inverse|conjugate|complement|copy|version|adjoint|dual)\b",
        r"(?:پریم|علامت ′)[^.؛]{0,40}(?:ترانهاده|تازه|جدید|آزمون|دیگر|نیست|نه مشتق)",
    ),
    SUM: _Forms(
        r"\bwe write (?:an? |the )?sums? and mean\b|سیگما[^.؛$]{0,15}میانگین است",
        r"(?<!\w)هر مجموع[^.؛$]{0,25}تقسیم شده",
        rf"{BEGINS_FA}(?:هر )?(?:جمع|مجموع|حاصل‌جمع)\S*[^.؛$]{{0,25}}میانگین"
        r"(?:\u200cاند|\s+(?:است|هستند|می))",
    ),
    SLOPE: _Forms(
        rf"{BEGINS_FA}(?:هر )?(?:مشتق|گرادیان)(?:\u200cها)?[^.؛]{{0,20}}(?:در صفر|در نقطه|تقسیم)"
    ),
    BRACKETS: _Forms(
        r"(?:کروشه|قلاب|براکت)\S*[^.؛$]{0,40}(?:جزء صحیح|کف|بزرگ‌ترین|کوچک‌ترین|گرد|قدر مطلق)"
    ),
    "\\sqrt": _Forms(r"ریشه\S*[^.؛]{0,20}منفی"),
    "\\max": _Forms(r"بیشینه\S*[^.؛]{0,20}(?:نرم|هموار)"),
    EVERYTHING: _Forms(
        r"\b(?:sums?|addition|arithmetic|computations?|numbers?|everything)\b[^.;:]{0,30}"
        r"\b(?:mod(?:ulo)?|(?:in|to|of) base|in binary)\b",
        r"\b(?:sums?|additions?|numbers?|results?|operations?|hours|clock)\b[^.;]{0,40}"
        r"\b(?:are (?:all )?rounded|is rounded|wraps?|saturates?|overflows?|(?:are"
        r"|is) truncated)\b",
        r"\bnumbers?\b[^.;]{0,40}\b(?:are|is) (?:all )?(?:bytes|integers of \d+ bits)\b",
        r"\b(?:goes|is|what is) (?:beyond|above|over) \$?\d+\$? (?:begins?|starts?) again\b",
        r"\b(?:slash|quotients?|divisions?)\b[^.;]{0,40}\b(?:throws? away|discards?|drops?|rounds?"
        r"|cuts? off|is integer|is whole)\b|\b(?:integer|whole-number|floor) division\b",
        r"\bno (?:operator )?precedence\b|\b(?:worked off|evaluated|computed|carried out)"
        r"(?: strictly)? from (?:left to right|right to left)\b",
        r"\brounded (?:to (?:whole|integers?|the nearest (?:whole|integer))|down|up)\b"
        r"|\bwe (?:\w+ )?round\b(?![^.;]*(?:digit|decimal|place))|\bwithout decimals\b"
        r"|\bwe (?:calculate|compute|count) with (?:whole|integer)"
        r"|\bwe (?:\w+ )?(?:count|calculate|reckon) (?:in|like|as)\b"
        r"(?! (?:above|before|bits|double|follows|nats|single|the|usual))",
        rf"\bmod(?:ulo)? \$?{COUNT}|\b(?:finite|galois) field|\bfield (?:with|of) \S+ elements"
        r"|\bresidues\b|\bdiffer by (?:an? )?(?:\w+ )?multiple|\b(?:on|like|of) an? clock\b"
        r"|\bcyclic group"
        r"|\bremainders? "
        rf"(?:modulo|after|of division)|\b{COUNT}\b (?:equals|is) (?:zero|nothing)\b"
        rf"|\\mathbb\s*\{{?[ZF]\}}?\s*(?:/|_\s*\{{?\d)|\bafter \$?{COUNT}\$? comes {COUNT}",
        r"\b(?:octal|hexadecimal|semi-?ring|tropical|(?:max|min)-plus)\b"
        r"|(?<!the )\bminus (?:signs? )?(?:means|denotes|stands)\b"
        r"|\$\s*(?:[+/=-]|\\times)\s*\$ (?:is|means|denotes|stands|for)\b(?! (?:the )?"
        r"(?:usual|addition|sum|subtraction|difference|division|quotient|multiplication|product))",
        rf"{BEGINS_FA}(?:عدد|جمع|ضرب|حاصل|محاسب|رقم)\S*(?:ها|ات)\S*[^.؛]{{0,30}}"
        r"(?:گرد می‌ش|گرد شده|درصد)|(?:عدد|جمع|حساب|محاسبه|رقم)\S*[^.؛]{0,40}(?:پیمانه|به هنگ"
        r"|مبنای)",
        r"(?:پیمانه|به هنگ|مبنای)[^.؛]{0,30}(?:حساب|محاسبه|جمع|می‌شماریم|کار می‌کنیم)",
        r"تقسیم\S*[^.؛]{0,30}(?:صحیح|باقی‌مانده)|باقی‌مانده\S* تقسیم|دوباره از صفر|اندیس\S* تکرار",
        r"\bind(?:ices|ex|exes)\b[^.;]{0,40}\b(?:are|is) summed|\brepeated ind(?:ices|ex)\b"
        r"|\bEinstein|summation convention",
        r"\bwe (?:\w+ )?(?:drop|omit|suppress|ignore|leave out|do not write)\b"
        rf"[^.;:$]{{0,20}}{FACTOR}",
        rf"{FACTOR}[^.;:$]{{0,20}}\b(?:is|are) (?:dropped|omitted|suppressed"
        r"|ignored|left out|not written)",
        r"تساوی[^.؛]{0,30}(?:تقریب|ثابت)",
        # what a page leaves undecided is judged in neither way
        r"\b(?:meant|read|understood|taken|written) either\b"
        r"|\bwe\b(?= (?:do not|don[’']t|will not|cannot) (?:decide *(?:[.;:,]|$|which)|say which))"
        r"|\b(?:leave|left|remains?) (?:it )?(?:open|undecided) (?:which|whether)\b"
        r"|نمی‌گوییم کدام|منظور یا ",
        r"(?:عامل|ضریب|ثابت|جمله)[^.؛:]{0,30}(?:نمی‌نویسیم|حذف می‌کنیم|کنار می‌گذاریم)",
    ),
    COUNTED: _Forms(
        r"(?:indices|index|entries|components)[^.,;$]{0,20}?(?:start|begin|count|number)\w* "
        r"(?:at|from|with) \$?(?:zero|0)|\bwe (?:count|number) (?:\w+ )?from \$?(?:zero|0)"
        rf"|\b(?:counting|numbering)\b[^.;]{{0,25}} (?:at|from|with) {NOUGHT}|\bzeroth\b"
        r"|\b(?:entry|number|component|position) (?:number )?zero\b|\bentries 0, 1\b|شمارهٔ صفر"
        rf"|\b(?:indices|positions|entries|indexing)\b[^.;$]{{0,20}}\b(?:from {NOUGHT}|follows)"
        rf"|\bindex of the first \w+ is {NOUGHT}"
        rf"|\bfirst (?:entry|component|element)\b[^.;]{{0,30}}\b(?:index|number) (?:is )?{NOUGHT}"
        r"|zero-based|(?:شمارش|شماره|اندیس|درایه)[^.؛،]{0,25}?از (?:صفر|۰)"
        r"|از (?:صفر|۰) می‌شماریم"
    ),
}
PLAIN_LOG = re.compile(r"\\log(?![a-zA-Z])(?!\s*_)")
NUMBERED = re.compile(r"_\s*(?:\{[^{}]*?)?\d|=\s*[01]\s*\}")
NORM = re.compile(r"\\(?:\||[lr]?Vert)")
NORM_OF_ORDER = re.compile(r"\\(?:\||lVert|Vert)[^|]*?\\(?:\||rVert|Vert)\s*_")
AFTER_ALL = re.compile(
    r"\b(?:natural|not|columns?|euclidean|each)\b|طبیعی|(?<!\w)نه(?!\w)|base \$?e\b", re.I
)


# What says how derivatives by vectors are laid out, and nothing else.
_FIRST = (
    r"(?:^|[.!]\s)\s*(?:conventions?:\s*)?"
    r"(?:(?:here|throughout|in this (?:book|chapter|section)|recall|note|remember"
    r"|we use the convention|by convention|as always|that),?\s+)*"
)
_BY_A_VECTOR = (
    r"(?: of (?:an? )?(?:scalar|number)s?(?:[- ](?:valued )?functions?)?"
    r"(?: (?:by|with respect to|w\.r\.t\.) an? (?:column )?vector)?)?"
)
LAYOUTS = {
    "rows": re.compile(
        rf"{_FIRST}(?:the |all |our )?(?:gradients?|derivatives?){_BY_A_VECTOR}"
        r" (?:is|are)(?: (?:always|here|then|taken|written|defined|understood|treated))*"
        r"(?: as| to be)?(?: an?)? row(?: ?vectors?|s)?(?=[.!]|$)"
        r"|(?:^|[.؛])\s*(?:گرادیان|گرادیان‌ها|مشتق)(?: اینجا)?(?: یک)?(?: بردار)? سطری"
        r" (?:است|هستند)(?=[.]|$)",
        re.I,
    ),
    **{
        kind: re.compile(
            rf"{_FIRST}(?:we (?:use|follow|adopt|work in|write)"
            r"|(?:all )?(?:gradients|derivatives) are(?: written| taken)? in)"
            rf" (?:the )?{kind}[- ]layout(?: convention)?(?: throughout| here)?(?=[.!]|$)",
            re.I,
        )
        for kind in ("numerator", "denominator")
    },
}
PARAGRAPH = re.compile(r"\n\s*\n|^#[^\n]*$", re.M)


@cache
def layout_of(prose: str) -> str:
    """What a page says of the layout of its derivatives, if it is one of `LAYOUTS`, alone."""
    said: dict[str, str] = {}
    for text in (" ".join(part.split()) for part in PARAGRAPH.split(prose)):
        found = {
            m: kind for kind, how in LAYOUTS.items() for m in how.finditer(text)
            if stands(text[: m.start() + (m[0][0] in ".!؛")], text[m.end() + 1 :])
        }  # fmt: skip
        said |= {m[0]: kind for m, kind in found.items()}
        for other in OTHERS["\\partial"].finditer(text):
            if not any(m.start() <= other.start() and other.end() <= m.end() for m in found):
                return ""
    rest = prose
    for words in said:
        rest = rest.replace(words, "")
    told = set(said.values())
    return told.pop() if len(told) == 1 and not re.search(r"\bcolumns?\b|ستونی", rest) else ""


# What a sentence calls a sign or its use, with the words that leave it as it is.
NOUNS = {
    "\\|": (
        "norms?|lengths|double bars",
        "euclidean|length|distance|magnitude of|2-norm|square root",
    ),
    "\\tr": ("traces?", "diagonal"),
    "\\exp": ("exponentials?", "euler|natural|inverse|cancels?|the (?:one|only) way"),
    "|": ("absolute values?|(?:single |vertical )?bars", "magnitude|distance|size|sign"),
    "\\det": ("determinants?", "product|volume|eigenvalues"),
    "\\Var": ("variances?", "expect|mean|square"),
    BRACKETS: (
        "square brackets",
        r"groups?|like parenthes|round|vectors?|matri\w+|interval|expect|list|indicator|iverson",
    ),
    INDICATOR: ("indicators?", "one or zero|zero or one|0 (?:and|or) 1|1 (?:and|or) 0"),
    "\\log": ("logs|logarithms?", "natural|euler|inverse|base e"),
}
# Nouns of which more is said: of one of them only that it is treated otherwise.
TREATED = {
    SLOPE: (
        "(?:gradients?|derivatives?|jacobians?)(?: of vectors)?|dots?",
        "row(?! sums?)|softmax|product",
    ),
    "\\top": (
        "vectors?|transposes?|superscript t|(?:the )?letter t",
        "columns?|bold|capital|letters",
    ),
    SUM: (r"sums?(?: over \$\w\$)?|summations?|sum signs?|sigma", "never|finite|sigmoid|deviation"),
    POWER: (
        r"(?:superscripts?|powers?)(?: (?:of|on) (?:an? )?(?:matri\w+|functions?))?|squares"
        r"|exponents|upper ind\w+",
        "of two|repeated|bracket|parenthes",
    ),
    PRODUCT: (
        r"products? of (?:\w+ )?(?:matrices|vectors)(?: of \w+ \w+)?|(?:matrix )?products?|dots?"
        r"|(?:matrix )?multiplications?|juxtaposition",
        r"inner product$|usual|odot|⊙|\\circ|otimes|(?:associa|commuta|distribu)tive|cheap"
        r"|expensive",
    ),
    "\\max": ("maxima|max(?:imum)?", "largest|greatest"),
    "\\sqrt": ("(?:square )?roots?(?: signs?)?", "positive|nonnegative"),
    "\\tanh": ("tanh|hyperbolic tangents?", "odd"),
    PRIME: (
        "primes?|primed \\w+|dash(?:es)?|(?:little )?strokes?|functions? with an? prime",
        "derivative",
    ),
    "sign": ("sign of zero", "zero is zero"),
    TRIG: ("angles?|trigonometric functions|sines?|cosines?", "radian"),
    COUNTED: (
        "ind(?:ices|ex|exes)|subscripts|entries|counting|numbering",
        "from one|at one",
    ),
    EVERYTHING: (
        "plus|equalit(?:y|ies)|equals? signs?|additions?|arithmetic|numerals?|numbers|divisions?"
        "|fractions|quotients?|times|computations|calculations",
        "usual|commutative|associative|precision|cheap|expensive|digits|decimals",
    ),
}
# What of a sign is as good as a mark on paper: of it, too, one says only what it stands for.
MARKS = re.compile(
    "primes?|dash(?:es)?|dots?|square brackets|(?:double |single )?bars|root signs?"
    "|superscripts?(?: .*)?|the letter t|letter t|plus|times|juxtaposition|max|tanh|arithmetic|logs"
    "|.*multiplication|equality|equals? signs?|additions?|counting|numbering|sum signs?|sigma"
    "|.*strokes?|.*with an? prime",
    re.I,
)
PARTICIPLES = (
    "taken(?! with| over)|defined|measured|averaged|divided|smoothed|normali[sz]ed|scaled"
    "|weighted|clipped|transposed|base|to base|in base|evaluated at|rounded|understood|squared"
    "|(?:to be )?read"
)
OTHERWISE = (
    r"(?:an? |the )?averages?|means(?= *(?:[.,;]|$))|distinct|minus|(?:the )?negative(?= \w)"
    r"|(?:the )?(?:entry|element|component|point)-?wise|rows?\b(?! sums?\b)"
    r"|examples|a column|a row|a power|the next|the inner|their (?:cross|outer)|smooth\w*|soft"
    r"|logarithmic|dyadic|decimal|binary|common"
)
SCOPE = (
    r"(?:\s+of (?:an? |two )?(?:matri\w+|vectors?|numbers))?"
    r"(?:\s+(?:here|in an exponent|throughout|(?:on|in|of) this \w+"
    r"|without (?:an? )?(?:index|subscript)))?"
)
VERB = (
    r"(?:is|are|will be|has|have|takes?|means?|denotes?|stands? for|we (?:\w+ )?mean|marks?"
    r"|counts?|runs? over|works?"
    r"|distinguish(?:es)?|belongs? to|begins?|starts?|tells?|follows?|goes)"
)
# What stands before such a noun, and what is said of it.
LED_SO = re.compile(
    r"(?:^|[.!?;:][*_]*\s+|\(\s*|(?=where))(?:here,?\s+|where\s+"
    r"|[^.!?;:$]{1,40}(?:,|that|convention|this(?: \w+)?)\s+)?"
    r"(?:(?P<all>all|every|each|any|both|by|we mean|we (?:\w+ )?(?:treat|read|give|evaluate"
    r"|understand) (?:all |every )?)\s*(?:(?:an?|the|our)\s+)?|(?P<one>the|our|an?)\s+)?"
    r"(?:function\s+\$?\\?)?\Z",
    re.I | re.M,
)
FAR = 120  # how far before it that may begin
SAYS_WHAT = (
    r"(?P<noun>NOUN)(?:\$| function)?"
    rf"{SCOPE}\s*(?:,?\s+(?:(?:always|never|only|also|no longer)\s+)?{VERB}"
    r"|(?<=[se]) (?=as|at|in|with))(?P<what>\s+(?:(?:always|never|here"
    r"|also)\s+)?(?P<held>WHAT)\b[^.;:]*|[^.;:]*)"
)
AS_ELSE = f"{PARTICIPLES}|{OTHERWISE}"
AS_IT_IS_NOT = (
    r"\b(?:not|no|never|no longer|nothing|instead of)\b(?: \w+){{0,3}}? (?!commuta)(?:{0})"
)
SAID = {
    sign: (_Forms(noun), re.compile(SAYS_WHAT.replace("NOUN", noun).replace("WHAT", what), re.I),
           re.compile(plain, re.I), re.compile(AS_IT_IS_NOT.format(plain), re.I))
    for nouns, what in ((NOUNS, f"the|an?|plus|{AS_ELSE}"), (TREATED, AS_ELSE))
    for sign, (noun, plain) in nouns.items()
}  # fmt: skip
# Known words that make another thing of a sign.
ANOTHER = set(
    """
    average averages base binary degrees elementwise entry entrywise index label labels layer
    logarithmic mean minus modulo negative new normalised normalized origin pointwise row rows
    second smooth steps test time transpose transposed two
    """.split()
)


def _said_by_noun(prose: str) -> dict[str, str]:
    """Signs of whose noun a sentence says what it is.

    Of all such things, or of a mark, it may only say what is known word by word; of one of them
    anything, but not that it is treated otherwise.
    """
    found = {}
    for sign, (nouns, form, plain, other) in SAID.items():
        for place in nouns.finditer(prose):
            match, start = form.match(prose, place.start()), place.start()
            lead = match and LED_SO.search(prose, max(start - FAR, 0), start)
            if not lead:
                continue
            several = lead["all"] or (not lead["one"] and match["noun"].endswith(("s", "a")))
            several = several or MARKS.fullmatch(match["noun"])
            strange = several and not _leaves_it(match["what"])
            behind = prose[match.end("noun") : match.end()]
            strange = (match["held"] or strange) and not plain.search(behind)
            if strange or other.search(behind):
                found[sign] = " ".join(f"{lead[0]}{match[0]}".split())
    return found


def _leaves_it(words: str) -> bool:
    """Whether what is said of all sums, or of a mark, is known word by word to change none."""
    known = KNOWN - ANOTHER
    said = WORD.findall(PHRASES.sub(" ", re.sub(r"\$[^$]*\$", " ", words).lower()))
    return all(word in known or len(word) == 1 for word in said)


# What a sentence without a name says of how all is written: known word by word, or not at all.
NOTATION = (
    "numerals?|digits|decimals|commas?|dots?|points?|numbers|figures|formulas|formulae|symbols|signs"
    "|letters|brackets|expressions|notations?|fractions|quantities|equations|statements"
)
# What its rules are: "Addition on this page forgets the carry", "we multiply as in a group".
RULES = (
    "additions?|subtractions?|multiplications?|divisions?|squaring|negations?|exponentiation|equality"
    "|sums|differences|products|quotients|powers|squares|precedence"
    r"|(?:parentheses|brackets)(?= (?:are|do|does|mean|have|count|change)\b)"
    "|(?:the )?order of operations|(?:an )?equations? on this page"
    "|(?:adding|subtracting|multiplying|dividing|squaring|doubling) (?:means|(?:an?|two) numbers?)"
    "|(?:the |an? )?(?:sum|difference|product|quotient|power|square|double) of (?:an?|any|two)"
    " numbers?"
    "|twice an? number"
)
IN_SCOPE = r"(?:here|(?:throughout|on|in) (?:this|the) \w+)"
OF_A_RULE = re.compile(
    rf"^\W*(?:{IN_SCOPE},?\s+)?(?:(?:all|every|each|our|my)\s+)?(?:{RULES})"
    r"(?= (?!of|by|rules?|signs?)[a-z])"
    r"|^\W*(?:we|I|you) (?:\w+ )?(?:add|subtract|multiply|divide|square)"
    r"(?= (?:as|like|without|in|up))"
    r"|^\W*(?:(?:اینجا|در این \w+)،?\s+)?(?:همهٔ? )?(?:جمع|تفریق|ضرب|تقسیم|برابری|توان)(?:‌ها)?"
    r" (?:اینجا|در این|در اینجا|بدون|بی|از صفر)(?!\w)",
    re.I,
)
WRITES = re.compile(
    rf"\b(?:{NOTATION})\b[^.;:$,]{{0,40}},? (?:is|are|be)(?: \w+){{0,2}}? (?:written(?! by)|meant"
    r"|understood|grouped|printed|typed|spelled|(?:to be )?read (?:as|from|in|with|like))\b"
    rf"|\b(?:we|I) (?:\w+ )?(?:write|print|type|spell) (?:(?:all|our|the) )*(?:{NOTATION})\b"
    r"|\b(?:is|are) written (?:as|like)\b|\b(?:thousands|dozens) (?:are|is)\b|\bthe carry\b"
    rf"|\bread (?:all|every|each) (?:the )?(?:{NOTATION}|number|digit)\b"
    r"|\b(?:matri\w+|vectors|letters|names|functions|symbols|numbers|factors)\b[^.;$]{0,30}\b"
    r"(?:side by side|(?:next to|beside) (?:each other|one another)|adjacent)\b"
    rf"|\b(?:{NOTATION})\b[^.;$,]{{0,40}},?[^.;$,]{{0,20}}\b(?:in|to) (?:the )?base\b"
    r"|\bthe (?:comma|dot|point) (?:groups|separates|comes)\b"
    r"|(?<!\w)(?:عددها|اعداد|رقم‌ها|ارقام|نمادها|علامت‌ها|فرمول‌ها)[^.؛$]{0,60}(?<!\w)(?:مبنا|پایه|دستگاه|شیوه"
    r"|صورت|رسم|روش|وارون|برعکس)|(?<!\w)(?:ممیز|ویرگول|نقطه) [^.؛$]{0,40}(?:هزار|اعشاری|جدا می)",
    re.I,
)
# What only leads to a display: "The expansion of the distance is written as".
LEADS_ON = re.compile(r"the (?:(?!(?:an?|any|every|two)\b)[\w-]+ )+is written as\W*", re.I)
PLAINLY = KNOWN - ANOTHER | set(
    """
    bold boldface brackets capital capitals columns comma conventional decimal decimals digits
    figures formulas greek italic italics latin letter lowercase mantissa numbers numerals places
    precision roman round rounded significant square symbols uppercase بردارها حرف حروف بزرگ کوچک
    سیاه ماتریس‌ها
    """.split()
)
OF_RULES = PLAINLY - set(
    """
    above below carry itself larger negative never nothing number numbers one order other positive
    sign stop stops their without zero
    """.split()
) | set("associative cheap commutative costs distributive easy errors expensive fast slow".split())


def _written_otherwise(prose: str) -> str:
    """The first sentence that may write all otherwise; else empty."""
    for said, _ in sentences(prose):
        rule = OF_A_RULE.match(said)
        if CODE.search(said) or LEADS_ON.fullmatch(said) or not (rule or WRITES.search(said)):
            continue
        known, text = (OF_RULES, said[rule.end() :]) if rule else (PLAINLY, said)
        words = WORD.findall(PHRASES.sub(" ", text.lower()))
        if not all(word in known or len(word) == 1 for word in words):
            return said
    return ""


def other_signs(prose: str) -> dict[str, str]:
    """Signs to which a page gives another meaning, with the words that do so."""
    told, other = layout_of(prose), _written_otherwise(prose)
    return (
        ({EVERYTHING: other} if other else {})
        | _said_by_noun(prose)
        | {
            sign: " ".join(match[0].split())
            for sign, pattern in OTHERS.items()
            if not (told and sign == "\\partial")
            for match in pattern.finditer(prose)
            if not AFTER_ALL.search(match[0])
        }
    )


SIGN = re.compile(
    r"\\(?:operatorname|mathrm|text|mathit)\*?\s*\{\s*([a-zA-Z]+)\s*\}"
    r"|\\(tanh|sinh|cosh|sin|cos|tan|arctan|exp|log|ln|sqrt|max|min|odot|cdot|langle"
    r"|det)(?![a-zA-Z])"
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
    found = {EVERYTHING}
    if PLAIN_LOG.search(latex):
        found.add("\\log")
    if NUMBERED.search(latex):
        found.add(COUNTED)
    found |= {TRIG} if re.search(r"\\(?:sin|cos|tan)(?![a-z])", latex) else set()
    found |= {PRODUCT} if r"\cdot" in latex else set()
    found |= {BRACKETS} if "[" in latex else set()
    if NORM.search(NORM_OF_ORDER.sub("", latex)):
        found.add("\\|")
    nodes = [node for item in statement.relations for node in tree.walk(item)]
    powers = (node for node in nodes if isinstance(node, tree.Pow))
    found |= {POWER for node in powers if isinstance(node.base, tree.Name | tree.Index | tree.Call)}
    found |= {PRIME, SLOPE} if "'" in latex or r"\prime" in latex else set()
    found |= {sign for node in nodes for kind, sign in KINDS.items() if isinstance(node, kind)}
    for node in nodes:
        targets = [item.node for item in node.targets] if isinstance(node, tree.Derivative) else []
        wholes = (scope.types.get(x.key) for x in targets if isinstance(x, tree.Name))
        if isinstance(node, tree.Gradient) or any(kind and kind.shape for kind in wholes):
            found.add("\\partial")
    return found
