r"""Sentences that correct a formula of their page: "the plus above wants to be a minus".

Words are not understood: which formula is corrected, and into what, is not known.  So where such a
sentence stands, anywhere on a page, no claim of the page is judged.  It is one that

1. stands below a heading, or behind a label, that corrects: "Errata", "Correction: …";
2. points to a formula, or to one of its signs, and wishes, doubts or changes it;
3. tells what to read for what, or takes its own word back;
4. is a fragment that hedges what stands before it: "Almost.";
5. stands beside what the page gives, and speaks of a formula in unknown words (clause.py);
6. does something to a name afterwards, and gives no formula of what it then is.

Only right beside a formula that is shown as wrong it may speak of that, unless it points above.
"""

from __future__ import annotations

import re

from .choice import END_OF_ONE
from .clause import CODE, FORMULA, THE, changes_a_formula, in_words
from .nameless import IN_A_WORLD, SHOWN, sentences
from .prose import NAME
from .words import one_of

CORRECTION = one_of(
    "errat(?:a|um) corrigend(?:a|um) corrections? retractions? amendments? typos? misprints? edit",
    "corrected amended fixed post-?script p\\.?s\\.? unfortunately change-?~?log revisions?",
    "to-?~?do",
    "(?:known~)?(?:issues|bugs|problems|errors) after~print(?:ing)? what~was~wrong",
    "revision~history",
    "آنچه~باید~درست~شود پس~از~چاپ",
    "غلط‌نامه غلطنامه اصلاحیه اصلاحات اصلاح تصحیح تصحیحات لغزش‌ها پی‌نوشت متأسفانه",
)
LED = "list of|known|late|last-minute|an?|some|note|added|author['’]s|printing"
LABEL = re.compile(
    rf"^[\W_]*(?:(?:{LED})\s+)*(?:{CORRECTION})(?!\w)(?:[\W\d_]*$"
    r"|\s+(?:to|of|for|in|on|added|after|since|and|چاپی)(?!\w)[^.:]*(?:[:.]|$)|[*_\s]*[:.,—–-])",
    re.I,
)
SPEECH = one_of(
    "definitions? statements? sentences? claims? lines? formula[se]? equations? displays?",
    "expressions? identit(?:y|ies)",
)
SIGNS = one_of(
    "plus minus signs? exponents? coefficients? factors? subscripts? superscripts? brackets?",
    "parenthes[ie]s terms? sums? summations? products? ind(?:ex|ices) numerators? denominators?",
    "fractions? primes? transposes? limits? hats? bars? inequalit(?:y|ies) powers? squares? \\d+",
    "constants? letters? symbols? roots? logarithms?",
)
NUMBER = one_of("\\d+ one two three four five six half minus~\\w+ negative positive")
THERE = (
    r"(?:\s+(?:above|there|(?:in|of|at|before|behind) (?:the|that|this|front|equation|it|\$)"
    r"(?:\s+\w+)?(?:\s+(?:equation|line|above))?))"
)
POINTED = (
    rf"(?:\b{THE}\s+(?:{SPEECH}|{SIGNS}){THERE}*|\b{THE}\s+two(?=\s+should)|\bthe equation"
    r"|(?<!\w)(?:the|what (?:stands|is|was|we wrote|i wrote)|everything|all)\s+above)"
)
WISHES = one_of(
    "want(?:s|ed) wish(?:es|ed)? ought should(?:n[’']t)? would~(?:like|rather|love|prefer",
    "|do~better)",
    "(?:has|have|had)~to~(?:go|be~an?|become) must~(?:go|be~an?(?=~(?:plus|minus|sum|product)))",
    "needs~(?:to~be~an?|fixing|correcting|mending|another) deserves? longs? begs? prefers? cries",
    "(?:is|are|was|were)~(?:meant|supposed|intended)~to~be misses lacks had~better",
    "belongs~\\w+~else",
)
WRONG = one_of(
    "wrong(?:ly)? off false mistaken erroneous incorrect(?:ly)? inaccurate garbled obsolete",
    "outdated",
    "absurd impossible inconsistent nonsense void invalid questionable suspicious dubious",
    "misplaced",
    "backwards? upside~down superfluous spurious swapped inverted doubtful missing misprinted",
    "not~right",
    "an~error a~(?:mistake|typo|misprint|slip|joke|lie|bug|matter~of) in~error in~doubt",
    "the~other~(?:one|way) the~wrong~\\w+ one~too~\\w+ too~(?:many|much|few) due~to left~open",
    "replaced retracted withdrawn corrected revised suspect not~what~\\w+",
)
BE = r"(?:is|are|was|were|looks?|seems?|feels?|appears?|went|has been|have been|stands|contains?)"
SOFTLY = r"(?:\s+(?:\w+ly|also|still|simply|just|now|then|rather|quite|perhaps|itself|to me))*"
CHANGES = one_of(
    "strike(?:~out)? ignore forget disregard delete cross~out scrap scratch withdraw retract",
    "abandon",
    "reject discard revise regret amend undo doubt distrust mistrust replace",
)
READ = r"(?:read|say|be|have (?:been|read|said))"
RETELLS = re.compile(
    r"(?<!to )\bread (?:\S+ ){1,3}?(?:for|instead of|not) \S|\bfor (?:(?!we |you |they |one "
    r"|to )\S+ ){1,4}?read \S"
    r"|(?:^|[,;:]\s*|\b(?:so|and|but) )\W*(?:it|this|that)(?: \w+ly)? (?:should|ought to"
    r"|wants to|was (?:meant|supposed) to)"
    rf" {READ} (?:an? )?(?:{SIGNS}|{NUMBER})(?!\w)"
    rf"|\b(?:should|ought to) (?:read|have (?:read|been (?:an?|over|the other)))\b"
    r"|\b(?:misprint(?:ed|s)?|slip of the pen|scratch that|oops|whoops|mea culpa"
    r"|i stand corrected)\b"
    r"|\b(?:on second thoughts?|come to think of it|my (?:own )?mistake|our mistake|just kidding)\b"
    r"|\b(?:i|we) (?:was|were) (?:wrong|mistaken)\b|\btake (?:it|this|that|the last \w+) back\b"
    r"|\b(?:i|we) (?:had|got|wrote|put|typed|mixed|forgot|dropped|lost|left out|mean|meant"
    r"|swapped)\b"
    rf"[^.,]*\b(?:{SPEECH}|{SIGNS})\b(?! of)[^.,]*\b(?:wrong|back|backwards|by mistake|up|twice"
    rf"|out)\b"
    rf"|\bi (?:forgot|dropped|lost|left out|miscounted|miscopied) (?:an?|the|one|that) \w+"
    rf"|\b(?:the )?(?:right|correct|proper) (?:{SIGNS}) (?:is|would be)\b"
    rf"|\bmake (?:it|that) an? (?:{SIGNS})\b|\ban? (?:{SIGNS}), not an? \w+|\bnot an? (?:plus"
    rf"|minus)\b"
    r"|^\W*(?:(?:in|during|when|below|here\w*|from|starting|then|now|but|we have)\b[^$]*?)?"
    r"\b(?:the|its) (?:factor|exponent|coefficient|power|sign|constant)(?: of \w+)?"
    rf" (?:(?:to|is|was|has since been) (?:changed|really|actually|in fact|tunable"
    rf"|(?:{NUMBER})\W*$)|varies)"
    rf"|^\W*(?:in fact|actually|really|rather|to be (?:precise|exact)|more precisely|[iw]e? mean"
    rf"|better)\W+"
    rf"(?:\w+ )?\$ (?:is|equals|means) (?:{NUMBER}|twice|minus|\$)"
    rf"|^\W*\([?!]\)\W*$"
    r"|\b(?:see|spot|find|where is|what is) the (?:error|mistake)\b"
    r"|^\W*(?:hence )?a contradiction\W*$"
    rf"|\b(?:or )(?:was|is) it (?:{NUMBER})\b|\bthere (?:should|ought to) (?:be|have been) an? \w+"
    rf"|\b(?:{NUMBER}), not (?:{NUMBER})\b|\bwhere (?:we|i) (?:wrote|printed|put|said)\b"
    r"|\bwhere you (?:see|read|find) (?:the|an?) \w+\W*$"
    rf"|^(?=.*(?:\$|\b(?:{SIGNS}|{SPEECH}|{NUMBER})\b)).*\b(?:mistyped|proof-?readers?"
    rf"|came out wrong"
    r"|in the printed version|readers? (?:has|have|points?|pointed|noticed)"
    r"|(?:has|have|had) pointed out|thanks to .* (?:noticed|spotted|found)|got lost|went missing"
    r"|fell out|was left out|since (?:version|edition) \S+)(?!\w)"
    r"|\$.*(?:\b(?:the other way a?round|vice versa)|(?<!\w)برعکس)\W*$"
    r"|از قلم افتاد|(?<!\w)(?:خواننده‌ای|خوانندگان) (?:نوشت|گفت|یادآوری)\S*|منظور(?:مان|م)? \S+ بود"
    r"|(?<!\w)(?:آنجا|هر جا) که نوشته‌(?:ایم|ام)|(?<!\w)آن (?:جمع|منها|علامت|ضریب|توان) می‌خواست"
    r"|(?<!\w)به‌?\s?جای\s+(?:[^.\s]+\s+){1,4}?بخوانید|(?<!\w)(?:غلط|اشتباه) (?:چاپی|تایپی)"
    r"|لغزش قلم"
    r"|(?<!\w)اشتباه (?:کرد|نوشت)(?:م|یم|ه‌ام|ه‌ایم)(?!\w)|حرفم را پس می‌گیرم"
    r"|(?<!\w)(?:ضریب|علامت|توان|نما|اندیس|عدد) درست \S+ است",
    re.I,
)
SPEECH_FA = "تعریف|جملهٔ?|رابطهٔ?|فرمول|سطر|معادلهٔ?|عبارت|فرض"
SIGNS_FA = (
    "جمع|تفریق|منها(?:ی|یی)?|به‌علاوهٔ?|علامت|ضریب|توان|نما(?:ی)?|اندیس|پرانتز|صورت|مخرج|کسر"
    "|حاصل‌ضرب|عدد|مجموع|ضرب"
)
BACK_FA = "بالا(?:یی)?|پیش(?:ین)?(?! از)|قبل(?:ی)?|آنجا|آخر|یادشده"
WRONG_FA = one_of(
    "باید بایست غلط نادرست اشتباه خطا خطاست شوخی برعکس وارونه جابه‌جا جا~افتاده مشکوک درست~نیست",
    "می‌خواهد رها~\\S+ کنار~\\S+ پس~می‌گیر\\S+ عوض~\\S+ حذف~کنید فراموش~\\S+ نادیده~\\S+ خط~بزنید",
    "دلش می‌بایست بهتر~است کم~است زیادی~است لازم~دارد",
)
POINTS = re.compile(
    rf"{POINTED}{SOFTLY}\s+(?:{WISHES}|{BE}{SOFTLY}\s+(?:{WRONG}))(?!\w)"
    rf"|(?<![\w-])(?:{CHANGES})\s+(?:{THE}\s+(?:{SPEECH})|{THE}\s+(?:{SIGNS}){THERE}|the above)"
    rf"|\b(?:an?|one) (?:{SIGNS}) (?:is missing|too many|got lost|went missing) (?:above|there"
    rf"|in)\b"
    rf"|(?<!\w)(?:(?:{SPEECH_FA}|{SIGNS_FA})[ِٔ]?\s+(?:{BACK_FA}|در \$)|این (?:{SPEECH_FA}))"
    rf"(?:\s+[^.،؛\s]+){{0,4}}?\s+(?:{WRONG_FA})(?!\w)",
    re.I,
)
HEDGES = re.compile(
    r"\W*(?:(?:well|but|or|and|just|at least)\W+)*(?:almost|roughly|approximately|kidding|sic"
    r"|until now|so (?:we|i|one) (?:thought|hoped|believed)|(?:or )?so (?:they|the textbooks) say"
    r"|in (?:bits|theory|expectation)|(?:at least )?in theory|is it"
    r"|more or less|on average|with high probability|(?:up to|modulo|apart from|to leading order"
    r"|in the limit of|plus)(?: [\w-]+){1,4}(?:, of course)?|or is it|hm+|really|not|true\?|right\?"
    r"|تقریباً|به‌طور متوسط|تا یک ثابت|البته نه همیشه|این را فراموش کنید|خطا را پیدا کنید)\W*",
    re.I,
)
AFTERWARDS = one_of(
    "then now next afterwards? after~(?:that|this) later from~(?:here|now)~on in~place thereupon",
)
DONE = one_of(
    "raised lowered increased decreased divided multiplied scaled rescaled shifted cent(?:er|re)d",
    "normali[sz]ed standardi[sz]ed clipped clamped cut rounded truncated squared halved doubled",
    "tripled negated reversed flipped reset overwritten replaced incremented decremented reduced",
    "subtracted added frozen detached zeroed masked shuffled sorted swapped transposed inverted",
)
DOES = one_of(
    "raise lower increase decrease divide multiply scale rescale shift cent(?:er|re) normali[sz]e",
    "standardi[sz]e clip clamp cut round truncate square halve double triple negate reverse flip",
    "reset overwrite increment decrement reduce freeze detach mask shuffle sort transpose invert",
)
# A bare name is "$" here, and any other formula "§".
MOVES = re.compile(
    rf"\b(?:{AFTERWARDS})\b[^.;:]*?\b(?:{DOES})\s+(?:(?:each|every|all|both)\s+)?\$"
    rf"|\b(?:{AFTERWARDS})\b[^.;:]*?\b(?:subtract|take|add)\b[^.;:]*?\b(?:from|to)\s+"
    r"(?:(?:each|every|all|both)\s+)?\$"
    rf"|\b(?:{AFTERWARDS})\b[^.;:]*?\$\s+(?:is|are|gets?)\s+(?:\w+ly\s+)?(?:{DONE})\b"
    rf"|\$\s+(?:is|are|gets?)\s+(?:{AFTERWARDS})\s+(?:{DONE})\b"
    r"|\bthe (?:letter|name|symbol)s? (?:stays?|remains?|(?:is|are) kept|do(?:es)? not change)\b"
    r"|\b(?:go(?:es|ing)? on|keep|keeps|still|again|continue|continues)\s+(?:to\s+)?"
    r"(?:call|writ|name|naming|denot)\w*\b[^.;:]*\$|\$ is what comes out of (?:that|this|it)\b"
    r"|\b(?:to|from) (?:every|each|all) [^.;:$]*\b(?:added|subtracted)\b"
    r"|\bfrom (?:now|here) on\b[^.;:$]*\$\s+(?:is|are|means|equals|stands)\b"
    r"|از (?:این|اینجا) (?:پس|به بعد)[^.؛:]*\$\s+(?:همان|برابر|مقدار|دیگر)"
    r"|(?:سپس|بعد|پس از آن|حالا|اکنون|آن‌?گاه|از اینجا)[^.؛:]*?"
    r"(?:\$ را|(?:به|از)(?: هر)? \$)[^.؛:]*?"
    r"(?:کم|جمع|اضافه|افزوده|کاسته|تقسیم|ضرب|بریده|گرد|نرمال|مرکزی|وارون)\s+(?:می\S+|کنید|شود)"
    r"|(?:همچنان|باز هم|دوباره)[^.؛:]*\$ (?:می‌نامیم|می‌نویسیم|می‌خوانیم|نامیده می‌شود)",
    re.I,
)
# What changes a value that is set: it may be another one below.
HALF = "half|third|quarter|fifth|tenth|hundredth|thousandth|fraction|double|twice|times"
VALUE_MOVES = re.compile(
    r"\bfrom the \w+ \w+ on\b"
    rf"|\b(?:{HALF})\s+(?:of\s+)?(?:it|that|this)\b|\bcut to (?:an?|one) (?:{HALF})\b"
    rf"|\b(?:it|this|that|the (?:\w+ )?(?:rate|step|value|size|number))\s+(?:is|was|has been|gets)"
    rf"\s+(?:(?:{AFTERWARDS})\s+|\w+ly\s+)?(?:{DONE}|changed)\b"
    r"|\b(?:smaller|larger|lower|higher|different|new|other|another)"
    r"\s+(?:value|number|rate|step|one)\s+(?:is|was)\s+(?:used|taken|set|chosen)"
    r"|\bnew (?:value|number|rate|step)|\b(?:used?|uses|takes?|took) an? (?:smaller|larger) one"
    r"|\b(?:that|this|it) (?:has|is) (?:\w+ )?changed\b|\b(?:times|much) (?:slower|faster)"
    r"|(?<!\w)(?:نصف|نیم|ثلث|ربع|یک[\s\u200c]?(?:سوم|چهارم|پنجم|دهم|صدم|هزارم)|برابر)"
    r" (?:آن|این) را|(?:نصف|عوض|دوبرابر) (?:می‌شود|شد|می‌کنیم|کردیم)"
    r"|(?:نرخ|گام) (?:تازه|جدید|نو)(?!\w)|از (?:دور|دورهٔ?|گام) \S+ "
    r"|مقدار (?:کوچک‌تر|بزرگ‌تر|دیگر|تازه)",
    re.I,
)
FREED = re.compile(
    r"\b(?:letter|name|symbol) \S+ is (?:\w+ )?(?:free|new|reused|used (?:again|anew))", re.I
)
EQUATION = re.compile(r"\$[^$]*=[^$]*\$")
# What is differentiated by is held there.
HELD = re.compile(
    r"\bconstants? (?:in|during|for|by) (?:the )?(?:backward|backprop|differentiat)"
    r"|\bstop-?\s?gradient|\bno gradients? (?:flow|pass|reach)\w*"
    r"|\b(?:every|each|any|all) (?:derivative|gradient|slope)s? [^.;:]*\b(?:is|are) (?:set|taken)\b"
    r"|منجمد|گرادیانی? از \S+ نمی‌گذرد|هر (?:مشتق|گرادیان)ی? [^.؛:]*صفر (?:گرفته|گذاشته) می‌شود",
    re.I,
)
CITES = re.compile(r"\{eq\}`[^`]*`|(?:equation |eq\. ?|line )?(?<![\w$])\(\d[\d.]*\)(?!\w)", re.I)
HEADING = re.compile(r"^(?P<level>#+)\s+(?P<words>.*)")
FENCE = re.compile(r"^\s*[:`]{3,}\s*(?:\{[^}]*\})?(?P<words>.*)")
FAR = re.compile(r"(?<!\w)(?:above|بالا)(?!\w)", re.I)
SHORT = 16  # paragraphs of a page on which all stand beside each other
AS_WRONG = re.compile(rf"{SHOWN}\s*\(not-[^)]*\)")
ROLE = re.compile(rf"{SHOWN}\s*(?:\([\w:-]+\))?")


def correction(prose: str) -> str:
    """The first sentence of a page that corrects a formula, if there is one; else empty.

    Parameters
    ----------
    prose : str
        The page, with `SHOWN` for each display.
    """
    parts = [part.strip() for part in re.split(r"\n\s*\n|^(?=\s*(?:#|[:`]{3}))|(?<=:::)\n",
             IN_A_WORLD.sub("\n\n", prose), flags=re.M)]  # fmt: skip
    parts = [part for part in parts if part]
    for place, part in enumerate(parts):
        beside = "".join(parts[max(place - 1, 0) : place + 2])
        heading = HEADING.match(part) or FENCE.match(part)
        if heading:
            part = heading["words"]
        shown = not heading and AS_WRONG.search(beside) and not FAR.search(part)
        leads = "".join(parts[place + 1 : place + 2]).startswith(SHOWN)
        for line in re.split(r"^\s*(?:[-*+>]|\d+[.)])\s", ROLE.sub("\n", part), flags=re.M):
            found = "" if shown or (heading and not LABEL.match(line)) else _corrects(line)
            found = found or ("" if heading else _moves(line, leads))
            near = beside if shown or len(parts) > SHORT else "".join(parts)
            found = found or ("" if heading else changes_a_formula(line, near, leads))
            if found:
                return found
    return ""


def moves_a_value(prose: str) -> str:
    """The sentence that changes a value by words, and names none; else empty."""
    said = (one for one, _ in sentences(prose) if VALUE_MOVES.search(one))
    return next(said, "")


def _moves(text: str, leads: bool) -> str:
    """The sentence that changes a name and shows no formula of it; else empty.

    The last sentence of a paragraph that ``leads`` to a display speaks of that.
    """
    said = END_OF_ONE.split(" ".join(CODE.sub(" ", text).split()))
    for one in said[:-1] if leads else said:
        words = FORMULA.sub(lambda found: "$" if NAME.fullmatch(found[0][1:-1]) else "§", one)
        moves = MOVES.search(words) and not EQUATION.search(one)
        if moves or HELD.search(one) or FREED.search(one):
            return one.strip()
    return ""


def _corrects(text: str) -> str:
    """The sentence of a paragraph that corrects; else empty."""
    said = " ".join(text.split())
    if LABEL.match(said):
        return said
    for one in END_OF_ONE.split(said):
        words = CITES.sub("the equation", FORMULA.sub(in_words, one))
        if HEDGES.fullmatch(words) or POINTS.search(words) or RETELLS.search(words):
            return one.strip()
    return ""
