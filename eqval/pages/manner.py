"""Sentences of a short page that may say how all of it is written, or computed.

"A sum over two indices takes every pair once", "wherever a T is printed, read the inverse": such a
sentence may make anything of a sign, in any words.  A page of a few paragraphs seldom speaks of
sums and fractions as such for another reason; so a sentence that does is known word by word, or
nothing on its page is judged.  What a longer text tells is heard where its form is known
(conventions.py).
"""

from __future__ import annotations

import re

from .choice import PHRASES, WORD
from .clause import CODE, FREELY
from .conventions import OF_RULES
from .nameless import FORMULA, paragraphs

SHORT = 16  # paragraphs
MARK = (
    r"(?:(?:(?:plus|minus|equals?|multiplication|division|root|sum|square root) )?signs?|plus|minus"
    r"|(?:fraction |vertical |double )?bars?|prime|dash|dot|stroke|slash|colon|comma"
    r"|(?:round |square |curly )?(?:brackets?|braces?|parenthes[ei]s)|raised \w+|upper two)"
)
SEVERAL = (
    r"(?:sums|summations|quotients|fractions|products|powers|squares|cubes|exponents|superscripts"
    r"|subscripts|indices|logarithms|exponentials|derivatives|gradients|primes|dashes|dots|commas"
    r"|letters|digits|numerals|signs|symbols|equations|sides|expressions|differences|formula[se]"
    r"|numerators|denominators|additions|multiplications|divisions|results|bars|brackets"
    r"|braces|parentheses|equality|arithmetic|plus|minus|terms|factors|constants)"
)
NOUN = (
    rf"(?:{SEVERAL}|{MARK}|sum|summation|quotient|fraction|product|power|square|cube|exponent"
    r"|superscript|subscript|index|logarithm|exponential|derivative|gradient|letter|digit|numeral"
    r"|symbol|equation|side|expression|difference|formula|numerator|denominator|addition"
    r"|multiplication|division|result|term|factor|constant|transpose)"
    r"(?!-| (?:descent|matri\w+|boosting|vectors?|function|steps?|updates?)\b)"
)
NOUN_FA = (
    r"(?<!\w)(?:حروف|پریم|مجموع|حاصل‌جمع|جمع|تفریق|منها|منفی|به‌علاوه|(?:خط )?کسر|خارج‌قسمت|ضرب"
    r"|حاصل‌ضرب|تقسیم|توان|مربع|نما|اندیس|لگاریتم|نمایی|مشتق|گرادیان|ترانهاده|پرانتز|کروشه|علامت"
    r"|نماد|رقم|تساوی|معادله|فرمول|صورت|مخرج|ویرگول|ممیز|قدر مطلق|عدد نپر|عدد پی)"
    r"(?:ی|\u200c?ها(?:ی)?)?(?!\w)"
)
ONE = (
    rf"(?:{MARK}|logarithm|exponential|exponent|superscript|index(?: of summation)?|fraction"
    r"|quotient|square root|(?:letter|digit|numeral|symbol|number) (?!of\b)\w+"
    r"|assumption|hypothesis|requirement)"
)
DOING = (
    r"(?:differentiation|integration|transposition|subtraction|exponentiation|adding|subtracting"
    r"|multiplying|dividing|squaring|transposing|differentiating|summing"
    r"|to (?:add|subtract|multiply|divide|square|transpose|differentiate|sum))"
)
THING = r"(?:vectors?|matri(?:x|ces)|numbers?|functions?|names?|units?)"
PLACE = (
    r"(?:page|chapter|section|note|report|text|book|booklet|lecture|sheet|handout|paper|course"
    r"|department|group|house|school|class|world|planet|town|land|dialect|country|office|printer"
    r"|machine|typist|typesetter)"
)
HERE = rf"(?:of|on|in) (?:this|our) {PLACE}"
BEGINS = r"(?:^|[,;:]\s)\W*(?:(?:here|then|there|now|but|so|in (?:the sequel|what follows))\s+)*"
LOOKS = r"(?:left|right|outer|inner|odd|even|double|equal|repeated|bold|greek|italic|capital|\w+ed)"
OF_WHICH = (
    r"(?: (?:of|over|in|on|with|between) (?!the\b|its\b|our\b|this\b|these\b|\$\\?\w+\$)[^,;:]*?)?"
    r" (?!of\b|by\b|for\b|in\b|and\b)[a-z]"
)
IS = r"(?:is|are|means?|equals?|has|have|changes?|gives?|makes?|reverses?|counts?)\b"
SIGN = re.compile(rf"\b{NOUN}\b|{NOUN_FA}", re.I)
# Of all of a kind: "each sum", "fractions", "a product of two vectors"; of one, on this page.
ALL = re.compile(
    rf"\b(?:(?:any|all|both|no(?! longer))\s+(?:\w+\s+)?|(?:every|each)\s+(?:\w+\s+)?"
    rf"(?!{SEVERAL}\b)){NOUN}\b"
    rf"|{BEGINS}(?:(?:an?|two|our|upper|lower) (?:\w+ )?{NOUN}|(?:{LOOKS} )?{SEVERAL}){OF_WHICH}"
    rf"|{BEGINS}the {ONE}(?: (?:between|of an?|in|on|over|here)\b[^,;:]*)? (?!of\b)[a-z]"
    rf"|{BEGINS}(?:{DOING}|every {THING}(?: \w+ below)?|{THING} (?:here|{HERE})) (?:\w+ )?{IS}"
    rf"|{BEGINS}(?:the )?(?:big|large|capital) (?:sigma|pi|delta|[a-z])\b"
    rf"|\b{HERE}\b.*\b{NOUN}\b|\b{NOUN}\b.*\b{HERE}\b|\bour {NOUN}\b"
    rf"|\b(?:nothing|everything|anything|all) (?:on|in) this {PLACE}\b"
    rf"|\b(?:custom(?= of| that)|customary|habit|fashion|tradition|agree (?:that|to)|agreed)\b"
    rf".*\b{NOUN}\b"
    rf"|\bby {DOING}\b[^,;:]* mean\b|\bthink of (?:each|every|all)\b"
    r"|\bwhat stands (?:between|in|under|over|before|behind)\b",
    re.I,
)
COUNT = r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)"
READ = r"(?:read|reads|mean|means|put|puts|print\w*|typed?|stands?|writ\w+|think|understand|take)"
HABIT = re.compile(
    rf"\b(?:wherever|whoever|whenever|everywhere|henceforth|hereafter|with us)\b.*\b{READ}\b"
    rf"|\bfrom (?:this|here|now)(?: \w+)? on\b.*\b{READ}\b|\bto save (?:ink|space|paper)\b"
    rf"|\b(?:this|our) {PLACE} (?:\w+ )?(?:reads|means|prints|writes|types|drops|has no)\b"
    rf"|\bby\b[^,;:]*\b{NOUN}\b[^,;:]* (?:we|I|(?:this|the) \w+) (?:means?|understands?)\b"
    r"|(?:^|[,;:]\s)\W*(?:please )?(?:(?:read|replace|evaluate) (?!in\b|on\b|off\b)|be warned)"
    r"|\bthe reader (?:\w+ )?(?:may|will|should|must|is to|please)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:added|multiplied|subtracted|divided)"
    r" (?:the way|like|as|\w+ by \w+)\b"
    r"|\b(?:cutting off|rounding off|ignoring|skipping|omitting|dropping)"
    r" (?:the|any|all|every|each)\b"
    r"|\bwe (?:\w+ )?(?:(?:sum|add|multiply|divide) (?:over )?(?:only|un\w+|every)|neglect)\b"
    rf"|\b(?:exchanged?|swapped|turned|put|dropped|doubled|halved)\b.*\b{NOUN}\b"
    rf"|\b{NOUN} (?:is|are|was|were) (?:transposed|reversed|swapped|inverted|flipped|negated)\b"
    rf"|\b{NOUN} exchange\b|\b{COUNT} (?:equals|is) {COUNT}\b"
    r"|\b(?:number e\b|(?:pi|e) (?:equals|is|to be)\b)|\$(?:e|\\pi)\$ (?:to be|equals|برابر)(?!\w)"
    r"|\bto (?:first|second|leading) order\b|\b(?:adding|multiplying|dividing) two numbers\b",
    re.I,
)
# A sign alone, or with letters that stand for anything; of its subject signs.py reads what it is.
LIMITS = r"(?:\s*[_^]\s*(?:\{[^{}]*\}|\w))*"
BARE = re.compile(
    r"\$\s*(?:[-+=/·×']|\\(?:times|cdot|top|log|ln|exp|nabla|partial|int)(?![a-z])"
    rf"|\\(?:sum|prod|max|min)(?![a-z]){LIMITS}|d\s*/\s*d\s*x|[A-Z]\s*\^\s*\{{?\s*(?:\\top|T)\s*\}}?"
    r"|\\frac\s*\{(?:\\mathrm\{d\}|[a-z])\}\s*\{(?![^{}]*\d)[^{}]*\}|\|\s*x\s*\|)\s*\$"
    r"(?! (?:is|are|be|denotes?|means|stands for|for)\b| یعنی)"
)
THING_FA = r"(?:متغیر|حرف|عدد|تابع|ماتریس|بردار)"
PLACE_FA = r"(?:این|همین) (?:صفحه|متن|نوشته|بخش|فصل|گزارش|کتاب|جزوه|درس)(?!\w)"
MEANS_FA = r"(?<!\w)(?:یعنی|منظور|مراد|مقصود|به معنای|چاپ\S*|بخوانید|می‌خوانیم|حروف‌چین)(?!\w)"
ALL_FA = re.compile(
    rf"(?<!\w)(?:هر|همهٔ|تمام|هیچ) {NOUN_FA}|(?:^|[«:])\W*(?:(?:اینجا|پس|ولی|و|اما)،? )?{NOUN_FA} "
    rf"|{PLACE_FA}.*{NOUN_FA}|{NOUN_FA}.*{PLACE_FA}|{MEANS_FA}.*{NOUN_FA}|{NOUN_FA}.*{MEANS_FA}"
    rf"|(?<!\w)(?:هر ?جا|هر کس|کسی که این|از این(?:جا)? به بعد|اینجا (?:\w+ )?یعنی)(?!\w)"
    rf"|(?<!\w)هر {THING_FA} (?:با|را|در این)(?!\w)"
)
# An operation that is another one.
OPERATION = (
    r"(?:sum|product|quotient|difference|square|cube|power|logarithm|exponential|derivative"
    r"|gradient|fraction|integral|transpose|root)s?"
)
OPERATION_FA = r"(?:مجموع|جمع|حاصل‌ضرب|ضرب|کسر|تفاضل|توان|لگاریتم|مشتق|گرادیان|انتگرال|ترانهاده)"
IS_ANOTHER = re.compile(
    rf"\b{OPERATION} (?:is|are|means?) (?:an? )?{OPERATION}\b"
    rf"|(?<!\w){OPERATION_FA}(?:‌?ها)? (?:یک |همان )?{OPERATION_FA}(?:‌?ها)?ی? (?:است|هستند)(?!\w)",
    re.I,
)
# Said of a sign, these change it.
CHANGE = set(
    """
    backwards below cancelled distinct dropped equal exchanged factor first halved inverse last
    left less meant moved negative nothing order omitted pair pairs right round rounds sign signs
    squared squares turned unit up without
    """.split()
)
CALM = OF_RULES - CHANGE | set(
    """
    agree derivatives divides equations euclidean gradients indices multiplication numbers page
    prime products reminds row rows separates sides sums آسان اندیس پایه توان جهت چنین حاصل‌ضرب
    رشد ساده ضرب طبیعی علامت قدر کار کسر گرادیان لگاریتم ما مجموع مشتق مطلق نمونه‌ها نمونه‌های
    نمونه‌هاست یعنی
    """.split()
)


def manner(prose: str) -> str:
    """The first sentence of a short page that may say how all is written; else empty.

    Parameters
    ----------
    prose : str
        The page, with `SHOWN` for each display: what leads to one speaks of that.
    """
    said = [part for part in paragraphs(prose) if any(map(WORD.search, part))]
    if len(said) > SHORT:
        return ""
    return next((one.strip() for part in said for one in part if _may_say(one)), "")


def _may_say(said: str) -> bool:
    said = FREELY.sub(" ", said)
    if CODE.search(said) or not any(how.search(said) for how in (ALL, HABIT, BARE, ALL_FA)):
        return False
    if IS_ANOTHER.search(said):
        return True
    told = SIGN.sub(" ", PHRASES.sub(" ", FORMULA.sub(" ", said).lower()), count=1)
    return not all(word in CALM or len(word) == 1 for word in WORD.findall(told))
