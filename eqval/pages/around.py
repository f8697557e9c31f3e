r"""What stands in the sentence of a display, before it and behind it.

It may be of a case only, ``for $x > 0$``, or of more than the page has declared, "for all real
$x$".  Then a definition is left behind, what is refuted may hold, and what is proved may not.
"""

from __future__ import annotations

import re
from itertools import islice

from ..judging.judge import claim_names
from ..meaning.scope import REAL, Scope
from ..meaning.typing import Claim
from .choice import (
    ATTRIBUTE,
    COUNTS,
    END_OF_ONE,
    FOR,
    FREE,
    RELATES,
    VALUE,
    VALUES,
    WORD,
    Sentence,
    leads_to,
    sentence_round,
)
from .corrected import DONE
from .fallen import mentioned
from .fresh import WRITES, WRITTEN_FOR
from .markdown import Item
from .nameless import FORMULA, SHOWN, paragraphs
from .naming import is_phrase
from .prose import says_little
from .words import FUNCTION, IN_SENTENCES, LEADS, NARRATION, PERSIAN

CITED = re.compile(r"\{\w+\}`[^`]*`")
# How a sentence goes on with something else.
GOES_ON = re.compile(
    r"^\W*(?:and|or|so|which|because|since|as|that|hence|thus|but|while|whereas|the|an?|and then"
    r"|و|که|پس|چون|زیرا|یا)(?!\w)(?!\s*\$)",
    re.I,
)
NEXT_CLAUSE = re.compile(r",\s*(?:and|so|which)\s+(?!\$)|،\s*و\s+(?!\$)")
CASE = re.compile(
    r"\b(?:if|when(?:ever)?|unless|only|provided|except|otherwise)\b"
    r"|(?<!\w)(?:اگر|وقتی|هرگاه|مگر|فقط|به‌جز)(?!\w)",
    re.I,
)
OF_A_PART = re.compile(
    r"^\W*(?:for|if|when(?:ever)?|unless|only|plus|minus|up|to|modulo|at|on|in|except|provided|near"
    r"|off|above|below|outside|beyond|away|everywhere|as long as|بالای|زیر|بیرون|خارج"
    r"|برای|به‌ازای|اگر|وقتی|هرگاه|مگر|فقط|به‌علاوه|در|روی|تا)(?!\w)",
    re.I,
)
OF_WHAT = re.compile(
    r"(?<!\w)(?:if|when(?:ever)?|unless|only|for|اگر|وقتی|هرگاه|برای|به‌ازای)(?: all| every)?\s*$",
    re.I,
)
SUPPOSED = re.compile(
    r"\b(?:suppose(?! (?:that )?we (?:have|use|observe|are given))|wrong(?:ly)?|incorrect\w*|false"
    r"|pretend|imagine|for a moment)\b"
    r"|(?<!\w)(?:غلط|نادرست|اشتباه)(?!\w)",
    re.I,
)
# "Suppose that the examples are independent with density": the law is what the page chooses.
OF_A_LAW = re.compile(
    r"^\W*(?:we )?suppose (?:that )?(?!.*\b(?:not|never|instead|wrong\w*|false|if|when|only|for)\b)"
    r"[^.?!]*\b(?:examples?|data|observations?|samples?|targets?|labels?|responses?|outputs?|noise|errors?"
    r"|points|measurements?|variables?)\b[^.?!]*\b(?:are|is|has|have|follows?|comes?|drawn|with)\b"
    r"[^.?!]*\b(?:density|distribution|law|likelihood|probability)"
    r"(?: function)?(?: (?:is|given by))?\W*$",
    re.I,
)
# What a sentence denies that it cites, and what it only speaks of.
DENIES = re.compile(
    r"\b(?:not|never|no longer|unlike|contrast|contrary|without|drop\w*|forget|abandon\w*"
    r"|instead of|despite|against|revok\w*|withdr\w*|lift\w*|suspend\w*|so much for|relied)\b"
    r"|n[’']t\b|(?<!\w)(?:بدون|برخلاف|به‌جای|دیگر)(?!\w)",
    re.I,
)
SPEAKS = re.compile(
    r"\b(?:nobody|compared?|differs?|unless|if|needed|rather|was|were)\b"
    r"|(?<!\w)(?:اگر|مگر|نیازی)(?!\w)",
    re.I,
)
FAILS = re.compile(
    r"^\W*(?:here\s+|اینجا\s+)?(?:fails?|(?:does|is|was|need|can) ?not|no longer|never"
    r"|(?:is|was) (?:false|wrong|violated|over|gone|lifted|void)"
    r"|(?:دیگر )?(?:برقرار )?نیست|دیگر|لغو)(?!\w)",
    re.I,
)
WIDER = re.compile(
    r"\b(?:negative (?:numbers?|values?|inputs?|ones|entries)|for negative|(?:all|any|every) real"
    r"|arbitrary|whole|even for)\b"
    r"|(?<!\w)(?:(?:(?:عدد|مقدار|ورودی)\S*|برای\W*) منفی|حقیقی|دلخواه)(?!\w)",
    re.I,
)


# Words that tell a part of a whole from the rest of it, and with which numbers and places do.
REST = set(
    """
    above below beyond but diagonal else elsewhere except off other others otherwise outside
    remaining rest save بقیه بقیهٔ بیرون بجز به‌جز جز خارج دیگر سایر غیر قطر مابقی
    """.split()
)
PARTS = REST | set(
    """
    another beginning border corner corners different edge either end ends even few first five
    former four greater half inner interior largest latter least left less lower many middle more
    most negative neither next no none nor not odd one only outer past positive previous
    right second several side smallest some third three top two under until upper without zero
    ابتدا اول اولی آخر آخری انتها
    بالا بالای پایین دو دوم سوم صفر یک میانی زیر سه نخست
    """.split()
)
OF_PARTS = re.compile(
    r"\b(?<!by )(?:entr(?:y|ies)|elements|components|coordinates|ones)\b(?! by)"
    r"|(?<![\w\u200c])(?:درایه|مؤلفه|عنصر)(?![\u200c ]به)",
    re.I,
)
# "The normalized vector $z$ has the components" has no others.
HAS_ALL = re.compile(
    r"(?:the|our|its) [\w -]*\$ (?:then )?has (?:the )?"
    r"(?:entries|elements|components|coordinates)\W*",
    re.I,
)
ENTRY = re.compile(
    r"\s*(?:\\math\w+\s*\{\s*\w+\s*\}|\\[a-z]+\s*\{[^{}]*\}|\\?[A-Za-z]+)\s*"
    r"_\s*(?:\{[^{}]*[a-z][^{}]*\}|[a-z])\s*&?\s*:?="
)
# What says in words of which case a sentence speaks; of what it only names, a formula follows.
WHEN = (
    r"if|when(?:ever)?|as long as|so long as|as soon as|provided(?: that)?|in case"
    r"|(?<!at )once|unless|until|while"
)
CASES = re.compile(
    r"(?:^|[,;:(—]|\b(?:and|but|then|that is)\b)\W*(?P<place>for|on|at(?! least)|during|within"
    r"|among|off|above|below|outside|beyond|under|near|except|to the (?:left|right)"
    r"|(?:in|with)(?= [^$]*\b(?:cases?|other))"
    r"|before|after|everywhere|برای|به‌ازای|بالای|زیر|بیرون|خارج|در(?= [^$]*حالت))(?!\w)"
    r"(?P<there>[^,;:،؛]*)"
    rf"|(?<!\w)(?:{WHEN}|اگر|وقتی|هرگاه|هنگامی که|در صورتی که|چنانچه)(?!\w)(?P<then>[^,;:،؛]*)",
    re.I,
)
ALWAYS = re.compile(r"during|except|off|outside|beyond|above|below|everywhere|to the \w+", re.I)
INPUTS_OF = re.compile(
    r"\W*(?:all |the )?(?:negative|positive|small|large|odd|even)\s+"
    r"(?:inputs|numbers|values|arguments|labels|answers|samples|examples|logits|scores)\b",
    re.I,
)
A_SINGLE = re.compile(r"\s*(?:this )?(?:one|a single)(?= [\w-]+)", re.I)
# What a sentence below a definition leaves of it: "The diagonal is left free.", "Only the first
# column is meant."  Of what has entries it is enough to speak of a part.
COUNTING = set(
    "but even few five four many more next no not off one several some three two under until"
    " without".split()
)
SOME = "|".join(sorted(PARTS - COUNTING | {"last", "equal", "unequal", "even(?! the)"}))
LEAVES_ENTRIES = re.compile(
    r"\b(?:diagonals?|triangles?|corners?|borders?|off|elsewhere|except\w*)\b(?![ -]matri)"
    rf"|\b(?:{SOME}) (?:[\w-]+ )??(?:rows?|columns?|entr(?:y|ies)|elements|components|coordinates"
    r"|ind(?:ex|ices)|half|halves|triangles?)\b|^\W*(?:all )?(?:the )?(?:others?|rest|remainder)\b"
    r"|(?<!\w)(?:قطر\S*|بیرون|گوشه\S*|(?:بقیهٔ?|سایر|باقی) \S+"
    r"|(?:درایه|مؤلفه|سطر|ستون)\S* (?:دیگر|اول|دوم|آخر|نخست|زوج|فرد)\S*)(?!\w)",
    re.I,
)
INPUTS = (
    r"\b(?:(?:negative|positive|small|large|odd|even|other)\s+(?:inputs|numbers|values|arguments"
    r"|half-?(?:line|axis))|^\W*(?:at|for|about) (?:zero|the origin))\b"
)
AWAY = (
    r"(?:not?|never|nothing|nobody|nowhere|only|else|elsewhere|another|other(?:wise)?|different(?:ly)?"
    r"|free|open|undefined|unspecified|arbitrary|anything|excluded|forbidden|exempt|excepted)"
)
FOR_IT = r"(?:meant|given|defined|described|specified|covered|intended|concerned|considered|fixed)"
LEAVES = re.compile(
    rf"{INPUTS}[^,;:]*\b{AWAY}\b|\b{AWAY}\b[^,;:]*{INPUTS}"
    r"|^\W*(?:else(?:where)?|otherwise)\b|\b(?:its domain|restrict(?:s|ed)? (?:it|this)\b)"
    rf"|^\W*only\b[^,;:]*\b{FOR_IT}\W*$|\b(?:we|I) (?:only )?mean\b[^,;:]*\bonly\b"
    r"|\b(?:this|it) (?:\w+ )?(?:is|holds|applies|concerns|covers)(?=[^,;:]*\bonly\b)(?: only)?"
    rf"(?: {FOR_IT})?(?: only)? (?:for|to|of|on|about|with|(?<!is )the)\b"
    rf"|\bnothing (?:else |more )?(?:is|was) (?:\w+ )?(?:said|told|claimed|{FOR_IT})\b"
    r"|\b(?:says?|said|claims?) nothing (?:of|about|on|for)\b|\bsilent (?:about|on|of)\b"
    rf"|\bnot(?: be)? {FOR_IT}\b(?! by)"
    r"|^(?!.*\b(?:question|problem|issue)s?\b).*\b(?:left|leave|stay|remain)s? (?:free|open"
    r"|undefined|unspecified|undetermined|arbitrary|blank|to the reader)\b"
    r"|(?<!\w)(?:فقط|تنها)(?!\w)[^،؛:]*(?:منظور|مراد|گفته|تعریف|برقرار)"
    r"|(?<!\w)(?:دربارهٔ?|از|برای) [^،؛:]*(?:منفی|مثبت|صفر|قطر|دیگر)[^،؛:]*(?<!\w)"
    r"(?:چیزی|آزاد|باز|تعریف‌نشده|نامعین|نامشخص|دلخواه)(?!\w)",
    re.I,
)
HERE = re.compile(
    r"\W*(?:here|where|with|throughout|always|this is for|اینجا|که در آن)(?!\w)", re.I
)
LABELLED = rf"(?:{SHOWN}\s*\(|:label:\s*)"
BELOW = re.compile(rf"{LABELLED}(?:def|hyp)-|^#", re.M)
IS = re.compile(r"[^$]*?\b(?:is|are|was|were|be)\b", re.I)
IS_THE = re.compile(r"[^$]*?\b(?:is|are|denotes?) (?:the|an?|its|our)\b", re.I)
IS_FA = re.compile(r"(\S+)\s+(?:است|هستند|باشد|باشند|بود|بودند)(?!\w)")
PERSON = re.compile(r"\W*(?:that )?(?:we|you|she|he|I)\b", re.I)
IN_A_CASE = LEADS | FUNCTION | {"average", "bits", "independent", "nats"}
# What is done to what a condition speaks of, or assumed of it, and makes no case of it.
NO_CASE = {*DONE.split("|"), *"and drawn given identically independent independently".split()}
NO_CASE |= set("distributed known linearly removed مستقل معلوم آن برابر چنین $".split())
# ``f(x) =``, ``f'(x)``: a function, and of what.
CALL = re.compile(
    r"\s*(?P<name>\\(?:operatorname|mathrm|text)\s*\{\w+\}|\\?[A-Za-z]+)\s*\((?P<own>[^()]*)\)\s*:?="
)
USE = re.compile(r"\s*'*\s*\((?P<own>[^()]*)\)")
A_LIST = re.compile(r"[^=<>]*,\s*\\[lc]?dots")


def is_cited_in_passing(item: Item) -> bool:
    """Whether a sentence denies what it cites, compares with it or asks for it."""
    heading = any(name == "heading" for name, _ in item.inside)
    before = END_OF_ONE.split(item.before)[-1]
    return heading or denies_cited(item) or bool(SPEAKS.search(before))


def denies_cited(item: Item) -> bool:
    """Whether a sentence says that what it cites does not hold: "Contrary to (3), …"."""
    before, after = END_OF_ONE.split(item.before)[-1], END_OF_ONE.split(item.after)[0]
    return bool(DENIES.search(before) or FAILS.match(after))


def _is_restriction(latex: str) -> bool:
    """Whether a formula is an order or a value: ``x > 0``."""
    return not COUNTS.match(latex) and bool(VALUES.search(latex) or VALUE.search(latex))


def _is_narrow(latex: str) -> bool:
    """Whether a formula in a sentence restricts what the page has declared."""
    if COUNTS.match(latex) or FREE.match(latex):
        return False
    return bool(VALUES.search(latex) or "=" in latex or r"\in" in latex)


def _narrows(text: str) -> bool:
    """Whether the rest of a sentence restricts what the display before it says."""
    text = NEXT_CLAUSE.split(text)[0]
    formulas, words = FORMULA.findall(text), CITED.sub(" ", FORMULA.sub(" ", text))
    if not text or GOES_ON.match(text):
        return False
    if any(map(_is_narrow, formulas)) or ATTRIBUTE.search(words) or CASE.search(words):
        return True
    return not says_little(words, NARRATION, ())


def only_behind(item: Item) -> str:
    """Why a claim that is refuted may hold; else empty."""
    return f"the text goes on: “{item.after}”" if _narrows(item.after) else ""


def _says_of_old(sentence: Sentence, scope: Scope) -> bool:
    """Whether an attribute is said of anything but a name that the sentence itself declares."""
    said = [place for place, words in enumerate(sentence.words) if ATTRIBUTE.search(words)]
    for place in said:
        names = (x for x in sentence.formulas[place:] if r"\times" not in x)
        new = mentioned(next(names, "").split(r"\in")[0]) & {*scope.types}
        if not new or any(new & mentioned(x) for x in sentence.earlier):
            return True
    return not said


def of_a_case(items: list[Item], place: int, scope: Scope) -> str:
    """Why a display defines nothing for the whole page; else empty."""
    item, words = items[place], leads_to(items, place)
    found = WRITTEN_FOR.match(item.after) if WRITES.search(words) else None
    said = END_OF_ONE.split(item.after[found.end() :])[0].split() if found else []
    if is_phrase(said[1:]) and not ATTRIBUTE.search(" ".join(said)):
        return ""  # "we write … for the density"
    if OF_A_PART.match(item.after) and _narrows(item.after):
        return f"a definition that goes on behind its display, “{item.after}”: write cases"
    above = next((k for k in range(place - 1, -1, -1) if items[k].kind != "cite"), None)
    same = above is not None and items[above].kind == "inline" and words != item.before
    sentence = sentence_round(items, above) if same else None
    pairs = zip(sentence.words, sentence.formulas, strict=False) if same else ()
    pairs = [*pairs]
    cases = [x for x in pairs if OF_WHAT.search(x[0]) and _is_restriction(x[1])]
    part = re.match(r"\W*(?:for|برای)(?!\w)", words, re.I) and ATTRIBUTE.search(words)
    own = same and _is_its_own(items, place, sentence)
    case = not (own and all(FOR.search(said) for said, _ in cases)) and bool(cases)
    part = part and not (own and all(RELATES.search(x) or A_LIST.match(x) for _, x in pairs))
    part = part and not (same and not _says_of_old(sentence, scope))
    whole = tells_a_part(items, place) if item.kind == "def" else ""
    supposed = SUPPOSED.search(words) and not OF_A_LAW.search(words)
    if supposed or case or part or whole:
        return f"a definition of a case, “{' '.join(words.split())} …”: write cases, or not-"
    return ""


def tells_a_part(items: list[Item], place: int) -> str:
    """What the sentence of a definition says of a part, or a case, that it is one of; else empty.

    All words are known of a condition, and of what speaks of the entries that are given.
    """
    item, said = items[place], _led_by(items, place)
    for found in CASES.finditer(said):
        if not _makes_no_case(found):
            return found[0].strip(" ,;:")
    if not ENTRY.match(item.latex):
        return said if INPUTS_OF.match(said) else ""
    told = _words(re.sub(r"\bother\b(?! \w)", " ", said)) & REST
    if not told and HAS_ALL.fullmatch(said) and not _words(said) & PARTS:
        return ""
    return min(told) if told else "" if not OF_PARTS.search(said) or _is_known(said) else said


def _led_by(items: list[Item], place: int) -> str:
    """The words of the sentence that a definition ends; what a heading says is none of them."""
    item, words = items[place], leads_to(items, place)
    if item.heading and item.heading.endswith(item.before.strip() or "\n"):
        return ""  # it holds as long as its section
    above = next((k for k in range(place - 1, -1, -1) if items[k].kind != "cite"), None)
    if above is not None and words != END_OF_ONE.split(item.before)[-1]:
        words = " $ ".join(sentence_round(items, above).words)
    if not words and not _words(item.before) & IN_SENTENCES:
        words = item.before  # "**Off the diagonal.**"
    return " ".join(CITED.sub(" ", words).split())


def _makes_no_case(found: re.Match) -> bool:
    """Whether a condition, or a place, is known to narrow nothing: all of it, or who speaks."""
    place, text = found["place"], found["there"] or found["then"] or ""
    parted = text.rpartition if place or "$" not in text else text.partition
    naming, formula, rest = parted("$")
    if formula and _words(f"{place} {naming}") & REST:
        return False
    if PERSON.match(text) or (place and formula):
        return True
    if PERSIAN.search(text):
        states = {*IS_FA.findall(rest)}
        known = states <= NO_CASE or (formula and not states & PARTS)
        return bool(known) and not _words(rest) & PARTS - {"یک"}
    if not rest.strip():
        return True
    if place:
        return _is_known(A_SINGLE.sub("", rest)) and not ALWAYS.fullmatch(place)
    state = IS.match(rest)
    plain = state and _words(rest[state.end() :]) <= NO_CASE
    return bool(plain or _only_names(formula, rest))


def _words(text: str) -> set[str]:
    return {*WORD.findall(text.lower())}


def leaves_a_part(item: Item, prose: str) -> str:
    """The sentence below a definition that says of which part of it nothing is defined; else empty.

    Parameters
    ----------
    item : Item
    prose : str
        The page, with `SHOWN` for each display.
    """
    shown = (
        rf"{LABELLED}{re.escape(item.label)}(?![\w-])"
        if item.label
        else re.escape(f"${item.latex}$")
    )
    below = re.split(shown, prose, maxsplit=1)[1:]
    leaves = [LEAVES, *[LEAVES_ENTRIES] * bool(ENTRY.match(item.latex))]
    said = paragraphs(BELOW.split(below[0])[0]) if below else ()
    said = islice((part for part in said if any(map(WORD.search, part))), 2)
    index = item.latex.partition("=")[0].partition("_")[2]

    def leaves_it(said: str) -> bool:
        some = (x for x in FORMULA.findall(said) if mentioned(x) <= mentioned(index))
        some = HERE.match(said) and any(VALUES.search(x) for x in some if not COUNTS.match(x))
        return bool(some or any(how.search(said) for how in leaves))

    return next((x for part in said for x in part if leaves_it(x)), "")


def _only_names(formula: str, rest: str) -> bool:
    """Whether a condition only says what a formula in it stands for."""
    named = (formula or "$" in rest) and IS_THE.match(rest)
    return bool(named and not _words(rest) & PARTS)


def _is_known(text: str) -> bool:
    return _words(text) <= IN_A_CASE - PARTS


def _is_its_own(items: list[Item], place: int, sentence: Sentence) -> bool:
    """Whether all that a sentence restricts before its definition is new: that declares it.

    "For $x < 0$ the unit is $f(x) = …$": and on this page f is a function of such an x only.
    """
    head = CALL.match(items[place].latex)
    if head and any(_is_other_call(x.latex, head) for x in items if x.latex):
        return False
    narrow = set().union(*(mentioned(x) for x in sentence.formulas if _is_restriction(x)))
    later = (x.latex for x in items[place + 1 :] if x.kind == "inline")
    if any(RELATES.search(x) and narrow & mentioned(x) for x in later):
        return False
    above = set().union(*map(mentioned, sentence.earlier))
    places = range(len(sentence.formulas))
    new = (sentence.is_new(x) or not above & mentioned(sentence.formulas[x]) for x in places)
    return sentence.shown and all(new)


def _is_other_call(latex: str, head: re.Match) -> bool:
    """Whether a formula holds a function of anything else than what its definition names."""
    name, own = re.escape(head["name"]), head["own"].replace(" ", "")
    uses = re.finditer(rf"(?<![A-Za-z\\]){name}(?![A-Za-z])(?P<rest>.*)", latex, re.S)
    found = (USE.match(x["rest"]) for x in uses)
    return not all(x and x["own"].replace(" ", "") == own for x in found)


def of_more(claim: Claim, scope: Scope, items: list[Item], place: int) -> str:
    """Why a claim is not judged: its sentence speaks of another set; else empty."""
    names = scope.dependencies(claim_names(claim)) & set(scope.types)
    item, lead = items[place], leads_to(items, place)
    narrow = {key for key in names if scope.types[key].domain != REAL}
    behind = FORMULA.findall(item.after) if not GOES_ON.match(item.after) else []
    said = [x for x in behind if narrow & mentioned(x) and (r"\in" in x or _is_restriction(x))]
    if said:
        return f"the text goes on behind the display: “${said[0]}$”: declare that set"
    for text in (lead, item.after):
        found = WIDER.search(text) if narrow else None
        if found and (text == lead or not GOES_ON.match(text)):
            return f"the text says “{found[0]}” of the display: declare that set"
    return ""
