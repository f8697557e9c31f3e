r"""A reader's report to an author: "p. 214, first display.  Let …  The sign was lost; read".

A page that begins with a place in another document speaks of what stands there.  Where that is, who
says it, and what was wrong with it, says nothing of the names of this page, whose formulas are the
reader's own.  So before its sentences are read, three things are passed over:

1. the place: at the head of the page, and in the sentence that leads to its display;
2. who states what is shown, or holds it to be right: "the manual claims that", "it should read";
3. what was wrong: a part of a formula, and its fault.  Such a sentence speaks of what stands there
   only if it names the place, if no formula of this page stands before it, or if it tells of what
   was, and the display that is right now follows at once.

All three are closed: where one word is not known, where another place is left, and on a page with
headings, lists or blocks, everything is heard as it stands.  So are conventions, always: they are
looked for in the whole text.
"""

from __future__ import annotations

import re

from .choice import ATTRIBUTE, END, RELATES, WORD
from .corrected import SIGNS, SPEECH
from .words import FUNCTION, LEADS, PERSIAN, one_of

FIRST, LAST = 0xE000, 0xF8FF
FORMULA = f"[{chr(FIRST)}-{chr(LAST)}]"  # what stands for one

# ---------------------------------------------------------------- places

UNITS = one_of(
    "sections? subsections? chapters? paragraphs? proofs? derivations? remarks? footnotes?"
)
# What by its name alone is something else: "the regression line", "the discrete version".
NUMBERED = one_of(
    "pages? pp?\\. sec\\. ch\\. parts? figures? fig\\. tables? equations? eqs?\\. formulas?",
    "displays? lines? sentences? problem~sets? exercises? problems? questions? theorems? lemmas?",
    "propositions? corollar(?:y|ies) captions? weeks? labs?",
)
EDITIONS = one_of("editions? versions? printings? drafts?")
DOCUMENTS = one_of(
    "books? textbooks? papers? articles? preprints? (?:blog~)?posts? tutorials? texts?",
    "(?:solution~)?manuals? (?:(?:solution|problem|exercise)~)?sheets? (?:lecture~)?notes scripts?",
    "notebooks? slides? handouts? lectures? appendi(?:x|ces) assignments? homework",
    "(?:sample|model|official|posted)~solutions?",
    "solutions?(?=~(?:of|to|for)~(?:exercise|problem|question)) cheat~sheets?",
    "docs documentation readme pdf web-?~?(?:page|site)s?",
)
ORDER = one_of(
    "first second third fourth fifth last next same previous preceding old older earlier new",
    "original printed online official current latest great nice wonderful \\d+(?:st|nd|rd|th)",
)
NUMBER = r"\(?(?:\d+(?:[.٫–-]\d+)*[a-z]?|(?-i:[IVX]+|[A-Z](?:\.\d+)*))(?!\w)\)?"
NUMBERS = rf"\s*{NUMBER}(?:\s*(?:,|and|to|و|تا)\s*\d[\d.]*)*"
UNITS_FA = one_of(
    "صفحه ص\\. بخش فصل درس جلسه تمرین مسئله پرسش معادله رابطه فرمول سطر خط بند پانویس",
    "پیوست شکل جدول برهان نمایش",
)
UNITS_FA = rf"(?:{UNITS_FA})[ٔ\u0650]?"
DOCUMENTS_FA = one_of(
    "کتاب مقاله جزوه درس‌نامه اسلاید اسلایدها حل‌نامه راهنمای~حل پاسخ‌نامه متن چاپ ویراست نسخه"
)
ORDER_FA = one_of("اول نخست دوم سوم چهارم پنجم آخر بعد قبل پیشین پیش قبلی بعدی قدیمی")
WORDS = r"[A-Za-z][\w’'-]*(?:\s+[\w’'-]+){0,6}"
PLACE = re.compile(
    rf"(?P<the>(?:the|your|an?|its|their)\s+)?(?P<order>(?:(?:{ORDER})\s+)*)"
    rf"(?:(?P<kind>(?:[\w’'-]+\s+){{0,3}}?)(?:(?P<own>{DOCUMENTS})|{UNITS})|{NUMBERED}|{EDITIONS})(?!\w)"
    rf"(?P<number>{NUMBERS})?(?P<side>\s+(?:below|above)(?!\w))?(?:\s*\((?P<inside>{WORDS})\))?"
    rf"|(?:{ORDER_FA}|نخستین|آخرین)\s+{UNITS_FA}(?!\w)"
    rf"|{UNITS_FA}\s+(?:{NUMBERS}|(?:{ORDER_FA})(?!\w))"
    rf"|(?:{DOCUMENTS_FA})[ٔ\u0650]?(?:{NUMBERS}|\s+(?:{ORDER_FA}))?(?![\w\u200c])",
    re.I,
)
# One that can only stand in a document.
FAR = re.compile(
    rf"(?<!\w)(?:(?:{UNITS}|{NUMBERED}|{EDITIONS}|{UNITS_FA})\s*{NUMBER}|(?:{DOCUMENTS}|{DOCUMENTS_FA})(?!\w)"
    rf"|(?:{ORDER})\s+(?:{UNITS}|{NUMBERED}|{EDITIONS})(?!\w)|{UNITS_FA}\s+(?:{ORDER_FA})(?!\w))",
    re.I,
)
JOINS = re.compile(r"\s*[,،]\s*|\s+(?:of|in|on|at|from|to|for|از|در)\s+|\s+(?=[آ-ی])", re.I)
ABOUT = re.compile(rf"(?:,|\s+(?P<on>on|about|of|for))\s+(?P<topic>{WORDS})(?=\s*[,.:;)])", re.I)
IN = re.compile(r"(?<![\w\u200c])(?:according to|in|on|of|at|from|to|در|از|روی)\s+", re.I)
# What a place may be about: words that say nothing of a formula.
TOPICS = LEADS - FUNCTION - set("zero wrong typo".split())
TOPICS |= set(
    "attention average averages clipping decay diffusion distillation estimation forms gaussians"
    " hessians initialization jacobians kernels maximum mixtures multipliers norm norms"
    " normalisation normalization pooling rates sizes".split()
)
LINKS = re.compile(r"\s*(?<!\w)(?:of|the|an?|and|for|in|on|by|to|with)(?!\w)\s*", re.I)
NARROW = re.compile(rf"(?!linear regression){ATTRIBUTE.pattern}|\d", re.I)
GREETS = re.compile(
    r"(?:(?:hi|hello|dear \w+)\W+)?(?:I (?:may|might|could) be (?:wrong|mistaken), but\s+)?", re.I
)
NOTE = re.compile(
    r"(?:(?:many )?thanks(?: a lot| again)? for(?: these| this)?|minor:"
    r"|(?:an? |one |another )?(?:(?:small|minor|tiny|possible) )?"
    r"(?:typo|errat(?:um|a)|error|mistake|misprint|bug|comment|remark|question|note)s?"
    r"|(?:غلط|اشتباه) (?:چاپی|تایپی))\s+(?:(?:in|on|to|at|about|for|در|از|روی)\s+)?",
    re.I,
)
STOPS = re.compile(r"\s*[.:!](?:\s+|$)")
# "On page 31 let …" holds on this page; "in the old version the label is …" does not.
LETS = re.compile(
    r"\s*[:,،]?\s+(?=(?:let|for|with|given|suppose|assume|take|consider|بگیرید|برای|فرض کنید)\s)",
    re.I,
)
CLAUSE = re.compile(rf"[,،]?\s+(?!{FORMULA})")
ELSEWHERE = re.compile(
    rf"(?:in|در)\s.*\b(?:last|next|same|previous|preceding|old|older|earlier|new|latest)\b.*"
    rf"|(?:(?:in|on)\s+)?(?:the\s+)?(?:(?:{ORDER})\s+)*(?:{EDITIONS})(?:{NUMBERS})?",
    re.I,
)

# ---------------------------------------------------------------- what was wrong

PART = (
    rf"(?<![\w-])(?:{SIGNS}|{SPEECH}|sign error|absolute values?|order|sides?|gradients?"
    r"|derivatives?|half|two|three|one)(?![\w-])"
)
PART_FA = r"(?<!\w)(?:علامت|ضریب|توان|اندیس|ترانهاده|جمع|منها|پرانتز|صورت|مخرج|کسر|عامل)(?!\w)"
PARTS = re.compile(rf"{PART}|{PART_FA}", re.I)
FAULTS = one_of(
    "missing lost gone forgotten mistyped misprinted garbled wrong incorrect upside~down",
    "off(?:~by~(?:one|two|a~factor|a~sign))?",
)
# What may as well be how all is written, unless it is over: "products are reversed".
DONE = one_of(
    "left~out dropped omitted transposed swapped interchanged exchanged reversed inverted flipped",
    "doubled misplaced",
)
PRINTED = "(?:printed|given|written|stated|typed|claimed|listed|quoted|said|shown)"
COMPLAINT = re.compile(
    rf"(?:in the (?:\w+ )?{PART} )?(?:the|an?|one|its|it)\s.*?\b(?:(?:is|are|was|were|has been"
    rf"|had been|got|went)(?:\s+(?:also|still))?\s+(?:(?:{FAULTS})|(?P<done>(?:{DONE})|{FORMULA}"
    rf"|{PRINTED}\s+(?:with|without|as)))|lacks|lacked|missed|lost|ha[sd](?=\s.*\b(?:{FAULTS})\b))"
    r"(?!\w).*|(?:it (?:has|had|contains)|there (?:is|was)) an? (?:\w+ )?(?P<one>typo|error|mistake"
    r"|misprint)|there (?:is|was|are|were) .*\b(?:missing|error)\b.*"
    r"|.+\s+(?:(?:جا\s)?افتاده|فراموش شده|گم شده|(?:غلط|نادرست|وارونه|جابه‌جا)(?: (?:چاپ|نوشته))?"
    r"(?: شده)?)\s+(?:است|بود)",
    re.I,
)
PAST = re.compile(
    r"\b(?:was|were|had|got|went|lost|lacked|missed)\b|(?<!\w)(?:بود|افتاده)(?!\w)", re.I
)
SAID = TOPICS - set("definition definitions domain phase region regime setting settings".split())
SAID |= {*WORD.findall(f"{FAULTS} {DONE} {PRINTED[3:]}")} | set(
    "the a an of in on by its it there under inside over with without as is are was were has had"
    " been got went also still sign first second third last next right left outer inner whole"
    " lacks lacked missed error front hand print throughout typo mistake misprint contains"
    " در از بر با روی آن است بود شده افتاده جا فراموش گم غلط نادرست"
    " وارونه جابه‌جا چاپ نوشته منفی مثبت".split()
)
COMMENT = re.compile(
    rf"(?:the|your)\s+(?:{UNITS}|{DOCUMENTS})(?:\s+of (?P<topic>{WORDS}))?\s+(?:is|was)"
    r"(?:\s+(?:a (?:bit|little)|very|quite|rather))?\s+(?:confusing|unclear|hard to follow|helpful"
    r"|great|nice|excellent|misleading)",
    re.I,
)
CASE = re.compile(r"(?:for|if|when|at|with)\s[^,;]*?,?\s+(?=(?:the|an?|one)\s)", re.I)

# ---------------------------------------------------------------- who states it

WHO = re.compile(rf"(?:^|[,;:]\s+|(?<={FORMULA})\s+)(?:(?:and|then|so|here|now)\s+)*", re.I)
AUTHORS = re.compile(r"(?:the authors?|you|it)(?=\s)", re.I)
STATES = re.compile(
    r"\s+(?:(?:then|now|also|there)\s+)?(?:(?P<writes>writes?|می‌نویسد)|(?:says?|states?|claims?"
    r"|asserts?|gives?|ha(?:s|ve)|reads?|proposes?|obtains?|gets?|shows?|می‌گوید|ادعا می‌کند))"
    r"(?:(?P<that>\s+(?:that|که))(?=\s|$)|\s+(?P<what>the\s.+)\s+as$|$|(?<=write)s?(?=\s)|(?<=نویسد))(?!\w)",
    re.I,
)
RIGHT = r"(?:correct(?:ed)?|right|fixed)"
HAVE = re.compile(
    rf"(?<!\w)(?:(?:so|and|now|then|here)\s+)*(?:(?:the\s+)?{RIGHT}(?:\s+(?:{SPEECH}|version|result"
    r"|one))?\s+(?:is|reads|would be|should be)|it should (?:be|read|say)(?: that)?"
    r"|(?:now )?it (?:now )?(?:says|reads)|(?:please )?read"
    rf"|(?:the )?(?:new|{RIGHT}) version (?:has|says|reads|gives)|the claim(?: there)? is that"
    r"|(?<!.)correct(?:ed)?)$"
    r"|(?:(?:صورت |شکل )?درست(?: آن)? (?:چنین|این) است|باید چنین باشد|(?:چنین )?آمده است(?: که)?)$",
    re.I,
)
SHOULD = re.compile(r"(?<=\w)\s+should (?:be|read)(?: that)?$", re.I)
IT = re.compile(r"(?:now )?it\b", re.I)
BREAK = re.compile(r"\s*[;,:–—؛]\s*(?:(?:and|but|so)\s+)?")
THINKS = re.compile(r"(?:,\s*|(?<!\w))I (?:think|believe|suspect)(?: that)?(?!\w)", re.I)
# "The paper's equation", "the corrected gradient", "is given there as".
ASIDES = re.compile(
    rf"^There,?\s+(?=the\s)|(?<=\bthe )(?:(?:{DOCUMENTS})['’]s\s"
    r"|correct(?:ed)? (?=(?:\w+ )?(?:gradient|derivative|hessian)\b))"
    rf"|(?<= is)\s+(?:the following|(?:there\s+)?{PRINTED}(?:\s+there)?(?:\s+(?:as|to be|by))?)$",
    re.I,
)

# ---------------------------------------------------------------- the page

DISPLAY = re.compile(r"\$\$.*?\$\$", re.S)
INLINE = re.compile(r"\$[^$]*\$")
PARAGRAPHS = re.compile(r"\n\s*\n")
NOT_PLAIN = re.compile(r"^\s*(?:#|[-*+>|]\s|\d+[.)]\s|[:`]{3})", re.M)
MARKED = re.compile(r"[<>{}\[\]`|\\#]")
# What goes on to speak of this page, or of all.
ENDS = re.compile(
    r"(?<!\w)(?:general(?:ly)?|elsewhere|outside|otherwise|return\w*|back|here|this (?:page|report"
    r"|note)|اینجا|این (?:صفحه|گزارش|یادداشت)|به[\u200c ]طور کلی|در حالت کلی)(?!\w)",
    re.I,
)
SHORTENED = re.compile(r"(?:^|\W)(?:pp?|eqs?|sec|ch|fig|ص)$", re.I)


def without_report(source: str) -> str:
    """The text of a page without what it reports of another document, in as many lines."""
    head, shown, rest = source.partition("$$")
    if not shown or NOT_PLAIN.search(source):
        return source
    formulas, signs = INLINE.findall(head), map(chr, range(FIRST, LAST))
    text = INLINE.sub(lambda _: next(signs), head)
    behind = DISPLAY.sub("", shown + rest)
    if MARKED.search(text) or ENDS.search(text) or ENDS.search(behind) or FAR.search(behind):
        return source
    defined = {x[1:-1].partition("=")[0].strip() for x in formulas if "=" in x}
    if rest.partition("=")[0].strip() in defined:
        return source  # what is right is said of what is given
    told = _without([" ".join(x.split()) for x in PARAGRAPHS.split(text.strip())], formulas)
    if told is None or FAR.search(told):
        return source
    told = re.sub(FORMULA, lambda x: formulas[ord(x[0]) - FIRST], told)
    return told + "\n" * max(head.count("\n") - told.count("\n"), 1) + shown + rest


def _without(parts: list[str], formulas: list[str]) -> str | None:
    """The head of a report without what it reports; none if it is none."""
    parts[0] = GREETS.sub("", parts[0], count=1)
    last, end = _sentences(parts[-1])[-1]
    begin = _opened(parts[0], last if _is_lead(last, end) else "", formulas)
    if begin is None:
        return None
    parts, given, found = [*filter(None, (parts[0][begin:], *parts[1:]))], False, []
    for at, part in enumerate(parts):
        kept, sentences, leads = [], _sentences(part), at + 1 == len(parts)
        for place, (said, end) in enumerate(sentences):
            following = sentences[place + 1 :]
            right = leads and len(following) == 1 and _right(following[0][0])
            near = not given or (right and IT.match(following[0][0]))
            if leads and not following and _is_lead(said, end):
                said, end = _led(said, formulas), ""
            elif end != "?" and _complains(said, formulas, bool(near), bool(right)):
                continue
            elif not given and _is_comment(said):
                continue
            given = given or bool(re.search(FORMULA, said))
            kept.append(f"{said[:1].upper()}{said[1:]}{end}")
        found.append(" ".join(kept))
    return "\n\n".join(filter(None, found))


def _opened(text: str, last: str, formulas: list[str]) -> int | None:
    """Where a report goes on behind the place with which it begins; none if it is no report."""
    first, mark = _sentences(text)[0]
    note, into = NOTE.match(text), IN.match(text)
    end = _place(text, note.end(), of=True) if note else 0
    begin = into.end() if into else 0
    end = end or _place(text, begin)
    if end and not ELSEWHERE.fullmatch(text[:end]):
        ways = [STOPS] if note or not into else [LETS, *[CLAUSE] * _is_lead(first, mark)]
        if goes_on := next(filter(None, (way.match(text, end) for way in ways)), None):
            return goes_on.end()
    complains = _places_in(first) and _complains(first, formulas, True)
    told = FAR.search(last) and (_stated(last) or _places_in(last) or ASIDES.search(last))
    told = (
        told or complains or _is_comment(first) or (end and not begin and STATES.match(text, end))
    )
    return 0 if told else None


def _sentences(text: str) -> list[tuple[str, str]]:
    """Each with the mark that ends it."""
    found, begin = [], 0
    for end in END.finditer(text):
        if not SHORTENED.search(text[: end.start()]):
            found.append((text[begin : end.start()], end[0].strip()))
            begin = end.end()
    return [*found, (text[begin:], "")] if text[begin:] or not found else found


def _place(text: str, at: int, of: bool = False, listed: bool = False) -> int:
    """Where a place in a document ends, that begins there; zero if none does.

    It is one of many: by its number, by what it is about, by the place ``of`` which it is one, or
    because it is ``listed`` behind one; or it is a document.
    """
    found = PLACE.match(text, at)
    if not found:
        return 0
    end, about = found.end(), ABOUT.match(text, found.end())
    about = about if about and _is_topic(about["topic"]) else None
    more, comma = _joined(text, end)
    more = more or (_joined(text, about.end())[0] if about else 0)
    named = of or (more and not comma) or (about and about["on"]) or not found[0].isascii()
    named = named or any(map(found.group, ("order", "kind", "number", "side", "inside")))
    named = named or (found["the"] and found["own"])
    named = named or (listed and not found["the"] and re.match(r"\s*[.,:;)]|$", text[end:]))
    topics = filter(None, found.group("kind", "inside"))
    if not named or not all(map(_is_topic, topics)):
        return 0
    return more or (about.end() if about else end)


def _joined(text: str, at: int) -> tuple[int, bool]:
    """Where a place ends that goes on with another one, and whether a comma joins them."""
    joins = JOINS.match(text, at)
    comma = bool(joins) and joins[0].strip() in (",", "،")
    return (_place(text, joins.end(), not comma, comma) if joins else 0), comma


def _is_topic(text: str) -> bool:
    """Whether words only say what a place is about."""
    chunks = [x.lower().split() for x in LINKS.split(text.strip()) if x]
    return bool(chunks) and all({*x} <= TOPICS for x in chunks) and not NARROW.search(text)


def _is_comment(said: str) -> bool:
    found = COMMENT.fullmatch(said)
    return bool(found) and (not found["topic"] or _is_topic(found["topic"]))


def _places_in(text: str) -> list[tuple[int, int]]:
    """The places behind a preposition, and the one of which a sentence says what it has."""
    subject, found = _place(text, 0), []
    if subject and re.match(r"\s+(?:ha[sd]|contains)\s", text[subject:]):
        found.append((0, subject))
    for place in IN.finditer(text):
        end = _place(text, place.end()) if not found or place.start() >= found[-1][1] else 0
        if end and FAR.search(f"{text[place.start() : end]} "):
            found.append((place.start(), end))
    return found


def _without_places(text: str) -> str:
    for begin, end in reversed(_places_in(text)):
        subject = "it " if not begin and not IN.match(text) else ""
        text = f"{text[:begin]}{subject}{text[end:].lstrip(' ,،')}"
    return text.strip(" ,،")


def _complains(said: str, formulas: list[str], near: bool, right: bool = False) -> bool:
    """Whether a sentence only says what is wrong with a part of a formula that stands there."""
    text = THINKS.sub("", _without_places(said)).strip()
    found, past = COMPLAINT.fullmatch(text), PAST.search(text)
    part = found and (found["one"] or PARTS.search(text))
    if not part or not (near or _places_in(said) or (right and past)):
        return False
    shown = (formulas[ord(x) - FIRST] for x in re.findall(FORMULA, text))
    words = WORD.findall(PARTS.sub(" ", text).lower())
    known = all(word in SAID or word.isdigit() for word in words) and "definition" not in text
    plain = not found["done"] or past or right
    return bool(known and plain) and not any(map(RELATES.search, shown))


def _right(said: str) -> re.Match | None:
    """How a sentence ends that says of the display behind it that it is right."""
    said = THINKS.sub("", said).strip(" :")
    return HAVE.search(said) or SHOULD.search(said)


def _is_lead(said: str, end: str) -> bool:
    """Whether a sentence goes on with a display: "The text says that it is the following."."""
    return not end or said.endswith(" the following")


def _stated(said: str) -> tuple[int, re.Match] | None:
    """Where a sentence begins to tell who states it, and how: "the manual claims that"."""
    for found in WHO.finditer(said):
        author = AUTHORS.match(said, found.end())
        end = author.end() if author else _place(said, found.end())
        if states := end and STATES.match(said, end):
            return found.end(), states
    return None


def _led(said: str, formulas: list[str]) -> str:
    """The sentence that leads to a display, without who states it."""
    said, colon = THINKS.sub("", said).strip().removesuffix(":"), ":" * said.endswith(":")
    for found in reversed([*BREAK.finditer(said)]):
        before, behind = said[: found.start()], said[found.end() :]
        right, case = _right(behind), CASE.match(before)
        wrong = before[case.end() :] if case else before
        if right and _complains(wrong, formulas, bool(IT.match(behind)), True):
            said = f"{case[0] if case else ''}{behind}"
            break
    have = "داریم" if PERSIAN.search(said) else "we have"
    said = SHOULD.sub(" is", HAVE.sub(have, _without_places(said)))
    if stated := _stated(said):
        begin, states = stated
        told = "we write" if states["writes"] and not states["that"] else have
        told = "" if states["that"] and said[states.end() :] else told
        told = f"{states['what']} is" if states["what"] else told
        said = f"{said[:begin]}{told}{said[states.end() :]}"
    return " ".join(ASIDES.sub("", said).split()) + colon
