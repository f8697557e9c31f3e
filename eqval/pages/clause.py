r"""What a clause says of a formula: the closed reader.

A sentence works with formulas ("the chain rule gives two terms"), or it speaks *of* one: of a sign,
an exponent, a line, a name.  Then it may change what stands there, in any words.  Words are not
understood; so beside what the page gives, a definition, an assumption, or a name in the text, a
clause that names a part of a formula is known word by word to leave it as it is, or it is not.
"""

from __future__ import annotations

import re

from .choice import END_OF_ONE, WORD
from .nameless import SHOWN
from .naming import QUANTITY
from .words import FUNCTION, HARMLESS, NARRATION, TELLING, one_of

THE = (
    r"(?:the|this|that|these|those|our|such an?|both|my)"
    r"(?:\s+(?:above|previous|preceding|first|second|third|last|latter|former|earlier|outer|inner"
    r"|leading|little|small|displayed|whole|plus|minus|\d+))*"
)
PARTS = one_of(
    "definitions? statements? (?<!to~the~whole~)(?<!real~)(?<!straight~)(?<!number~)"
    "lines?(?!~(?:of~best~fit|search|segment)) formula[se]? equations? displays? expression",
    "identit(?:y|ies)(?!~matri) summands? the~(?:two~)?(?:letters|names) notations? glyphs?",
    "figures?",
    "(?<!change~the~)signs? exponents? superscripts? subscripts?",
    "(?<!regression~)coefficients? primes? symbols?",
    "(?<!mixed~)(?<!ion~)(?<!ty~)(?<!ias~)(?<!\\bin~)terms?(?!~(?:1~)?(?:to"
    "~accommodate|for)~the~(?:intercept|bias)) factors?",
    "(?:upper|lower)~(?:bound|limit|end|index) (?<!not~a~)powers?",
    "(?:numerators?|denominators?)(?![-~]layout)",
)
PARTS_FA = one_of(
    "تعریف(?!~(?:کنید|کند|می|کرد|\\$)) نمایش فرمول معادله (?<!دو~)عبارت جملهٔ(?!~ضربدری)",
    "جملات رابطه منها(?!ی) به‌علاوه علامت(?!~شیب) نشانهٔ نماد توان نما اندیس",
    "مخرج ضریب (?<!به~)جای~\\$",
)
# What a clause speaks of that speaks of a formula.
OF_A_FORMULA = re.compile(
    rf"(?<![\w-])(?:(?:{THE}|an?|as|each|every|no|one|another|into|for)\s+(?:(?!of)\w+\s+)?"
    rf"(?:plus|minus|(?<!is the )(?:square|cube))|(?:the|that)\s+(?:small\s+|little\s+)?\d+|{PARTS}"
    r"|(?:what|everything|all)\s+(?:is|was|stands|follows|comes|behind|before)\b"
    rf".*\b(?:{PARTS}|square|plus|minus|above))(?![\w-])"
    rf"|(?<![\w\u200c])(?:{PARTS_FA})(?:\u200c?ها)?(?:\u200c?ی|[\u0650\u0654])?(?![\w\u200c])",
    re.I,
)
# What may be said of it: all that is harmless of a name, but for what denies, wishes or changes.
CHANGING = set(
    "actually another cannot change counts instead must neither no nobody none nor not only other"
    " others rather read should stands substitute twice typo update wrong written"
    " بگذارید بگیرید".split()
)
KNOWN = (FUNCTION | HARMLESS | NARRATION | TELLING) - CHANGING | set(
    """
    adds anything occurs assumption away bends bridge case cent changes close declare depend depends
    divide divided dollar equally fades falls gains half held hesitates hundreds identical ii
    infinite inner keeps log- met mixing moves multiplies multiply names normal part pieces
    place possible printed quarter rival rounded setting settles seven short stay stays stops
    subtracted subtraction untouched upwards vanishes walks آخر آغاز آنتروپی اول بعدا ببرید
    بگویید بنا بود پایان پل پیش پیاده‌سازی‌ها تکلیف تکه‌ها جایش چاپ‌شده حاصل‌ضرب خلاف خود خودش
    داخل درون درونی دلار دوم دیگری راهنمای رقیب روشن ساده صفحه صفر کند گفتن مانده متقاطع
    مثل معرفی مقدار منفی‌اش می‌افزاید می‌شمارد نام نباشد نگذارد نمایی نه همین وابسته
    """.split()
)
# By what it is given a meaning is known to stay.
GIVEN = re.compile(
    r"(?<!\w)(?:definition|declaration|convention|assumption|statement|notation)s?(?!\w)"
    r"|(?<!\w)(?:تعریف|قرارداد|نماد)",
    re.I,
)
ENDING = set(
    """
    away back before but delete ends except fades falls hitherto last longer off once out over past
    return stops take takes taken till until vanishes walks was were پایان پیش بود
    """.split()
)
# What one says of what a term or an expression is like, or does in the story that a page tells;
# of a sign or a figure it may say that it stands for another one.
GLYPHS = re.compile(
    r"(?<!\w)(?:plus|minus|cube|sign|exponent|superscript|subscript|prime|symbol|notation|glyph"
    r"|figure|letter|name|display|power)s?(?!\w)|\d",
    re.I,
)
REMARKS = KNOWN | set(
    """
    accounts bounded brackets computations concave conjugate content contributes conventional
    convex convexity definite direct dominate dominates encourages ensures favors fits fitting
    geometrically guarantees indirect interpretation maps methods nonnegative non-negative
    normalizes penalizes prevents promotes pull pulls reflects reminds rewards solution solutions
    imposing penalizing shrinks shrinking symmetric unique universal
    """.split()
)
IDLE = re.compile(r"(?<!\w)(?:accounts? for|contributes?|counts? for) nothing(?!\w)", re.I)
TAKEN_AS = re.compile(
    r"(?<!\w)(?:acts?|serves?|known"
    r"|(?:can|may) be (?:recogni[sz]ed|interpreted|regarded|viewed|seen)) as (?=(?:an?|the) )",
    re.I,
)
FREELY = re.compile(
    r"(?:(?:does|do) not|only) depends?(?!\w)|makes? no (?:(?:real|great|big) )?difference(?!\w)"
    r"|(?<!\w)depends? on (?:the )?[\w$]+ (?:only|alone)(?!\w)"
    r"|(?<!\w)computations[\w ]*? (?:usually|often|typically) (?:begin|start)(?= (?:by|with) )",
    re.I,
)
# "We need some notation": it changes none.
BRINGS = re.compile(
    r"(?<!\w)(?:need|introduce|require|establish|set up|fix)\s+(?:some|(?:an?|the) following|more"
    r"|a (?:little|bit of|piece of))\s+(?:(?:new|further|additional|extra|useful|convenient|basic"
    r"|matrix|vector)\s+)*notations?(?!\w)|(?<!\w)به (?:چند|کمی|مقداری) نماد(?:گذاری)? نیاز(?!\w)"
)
CLAUSES = re.compile(
    r"[,;:()—–،؛]|(?<!\w)(?:and|but|so|which|because|where|و|که|اما|ولی)(?!\w)", re.I
)
CODE = re.compile(r"`[^`]*`")
# What stands there gives something.
GIVES = re.compile(rf"{SHOWN}\s*\((?:def|hyp)-|\$[^$=]*(?:=|\\in(?![a-z]))[^$]*\$")
ABROAD = re.compile(r"\]\(http")  # it speaks of what stands elsewhere
FORMULA = re.compile(r"\$\s*(?P<own>[-+]|\d+)\s*\$|\$[^$]*\$")
IN_WORDS = {"+": "plus", "-": "minus"}
CITED = r"(?:رابطهٔ?\s*)?\{eq\}`[^`]*`"
IN_ONE = re.compile(rf"(?:(?<=\bin )|(?<=در )){CITED}")
ROLES = re.compile(rf"{CITED}|\{{\w+\}}`[^`]*`")


def in_words(formula: re.Match) -> str:
    """A sign or a number by its name, and anything else as "$"."""
    return IN_WORDS.get(formula["own"], formula["own"] or "$")


def changes_a_formula(part: str, beside: str, leads: bool) -> str:
    """The sentence of a paragraph that may change a formula of its page; else empty.

    Parameters
    ----------
    part : str
    beside : str
        The paragraph with those before and behind it.
    leads : bool
        Whether it ends in a display: then its last sentence is one with that.
    """
    if ABROAD.search(part) or not GIVES.search(_without_code(beside)):
        return ""
    said = END_OF_ONE.split(" ".join(part.split()))
    for one in said[:-1] if leads else said:
        text = FORMULA.sub(in_words, _without_code(IN_ONE.sub("the equation", one)))
        text = BRINGS.sub(" ", text)
        clauses = filter(OF_A_FORMULA.search, CLAUSES.split(text))
        if not one.endswith(":") and not all(map(_is_known, clauses)):
            return one.strip()
    return ""


def _without_code(text: str) -> str:
    return CODE.sub(" ", ROLES.sub(" ", text))


def _is_known(clause: str) -> bool:
    known, text = KNOWN, FREELY.sub(" ", clause)
    if IDLE.search(clause):
        return False
    if not GLYPHS.search(clause):
        known, text = REMARKS, TAKEN_AS.sub(" ", text)
    elif TAKEN_AS.search(text):
        return False
    known = known - ENDING if GIVEN.search(clause) else known
    words = WORD.findall(OF_A_FORMULA.sub(" ", text).lower().replace("\u0650", ""))
    return all(x in known or len(x) == 1 or x.isdigit() or QUANTITY.fullmatch(x) for x in words)
