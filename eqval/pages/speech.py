r"""What a sentence does to a name: the rule, in one place.

A set, or an order, **holds** for the page where its sentence chooses it:

1. right behind a word that governs it, at the head of its clause: "let", "for all", "where",
   "we assume", "given"; or behind another one that is chosen so, in a list;
2. beside the noun of a quantity: "the label :math:`y \in \{0, 1\}`", "the rates are …";
3. at the head of its sentence, which goes on to say what it is: ":math:`p \in (0, 1)` is the …".

Everything else only **mentions** it: "we avoid :math:`x \in …`".  Nor does it hold where the
sentence asks, denies, doubts, or speaks of another place.  What is only mentioned, or is taken
back further down (a sentence that doubts, and names it or points back), makes **two worlds**: in
one the name has the set, in the other any value of its kind.  Proved is what holds in both,
refuted what is false in both; everything else is refused, with the sentence.
"""

from __future__ import annotations

import re

from .choice import END_OF_ONE, FOR, POINTS_BACK, WORD, Sentence, sentence_round
from .markdown import Item
from .prose import says_little
from .words import HARMLESS, IN_SENTENCES, LEADS, PERSIAN, QUANTITIES, one_of

QUANTITIES_FA = one_of(
    "آستانه احتمال امتیاز اندازه اندیس انحراف~معیار انحنا بایاس بردار برچسب بها پارامتر پهنا",
    "پیش‌بینی توزیع ثابت جمع چگالی حافظه خروجی خطا دما درایه درجه ستون سطر سهم سرعت سافت‌مکس شاخص",
    "شمارش شماره شیب ضرر ضریب طول عدد فاصله فراوانی کسر کلاس گام لاجیت لوجیت ماتریس ماسک متغیر",
    "مربع مقدار میانگین نرخ نقطه نمونه واقعیت ورودی وزن ویژگی هزینه",
)
ENDING_FA = "(?:‌?ها)?(?:[ِیٔ]|‌ی|‌ای|یی|یِ|یش|یشان|شان|‌اش|ش)?"
# "The precision (inverse variance)" is one quantity.
OTHER_NAME = re.compile(
    rf"\s*\((?:(?:the|an?|or|also|called|inverse|reciprocal)\s+)*(?:{QUANTITIES})(?:e?s)?\)\s*$",
    re.I,
)
NOUN = rf"(?<![\w-])(?:[\w-]+-)?(?:{QUANTITIES})(?:e?s)?(?!\w)"
NOUN_FA = (
    rf"(?<![\w‌])(?:{QUANTITIES_FA}){ENDING_FA}(?:\s+[\w‌ِٔ]+){{0,5}}(?:\s*\(\w+\))?"  # with adjectives
)
LINK = r"(?:is|are|be|becomes?|lies?|has|have|satisf(?:y|ies)|obeys?|equals?|of|called|in)"
MODELS = one_of("classifier function layer model network neuron one sigmoid softmax")
BESIDE = re.compile(
    rf"{NOUN}(?:\s+vectors?)?\s*[,:(]?\s*(?:{LINK}\s*)?$"
    rf"|{NOUN}[^,;:]*\s(?:is|are|be|being)\s*$"  # "the label of a sample is …"
    rf"|{NOUN}[^;]*:\s*$"  # "the labels are binary: …"
    rf"|{NOUN}\s+runs\s*,?\s*$|\bfrom (?:a|the) set\s*,?\s*$"
    rf"|\b(?:{MODELS})\s+(?:predicts|returns|outputs|gives|yields|produces)\s*$"
    rf"|{NOUN_FA}\s*(?:را\s*)?[،:(]?\s*$",
    re.I,
)
UNIT = re.compile(  # "takes … seconds"
    rf"^\s+(?:(?!the|an?|its?|this|that|of|and|is)\w+\s+)?(?:{NOUN}|{NOUN_FA}"
    r"|seconds|symbols|workers|alarms|ثانیه|نشانه|کارگر)",
    re.I,
)
EACH = one_of(
    "all any every each some both fixed given known arbitrary an? the two tiny small numbers?",
    "reals? it be",
)
EACH = rf"(?:(?:{EACH})\s+){{0,3}}"
VERBS = one_of(
    "let take consider fix choose pick draw assume suppose denote(?:~by)? define write put set",
    "use observe restrict~ourselves~to restrict~attention~to work~with study have require call",
    "add (?:are~)?given",
)
WE = r"(?:we\s+(?:are\s+|now\s+|also\s+|will\s+)?)?"
HEAD = rf"(?:^|[,;:(،؛]|(?<!\w)(?:{one_of('and now also here then again so or و که')}))\s*"
HEAD_FA = one_of(
    "با که~در~آن اینجا در~اینجا اکنون حالا بگیرید بگذارید آن~را آن‌ها~را فرض~کنید(?:~که)?",
    "فرض~کنیم",
)
GOVERNS = re.compile(
    rf"{HEAD}{WE}(?:{VERBS})(?:\s+that)?\s+{EACH}$"
    rf"|{HEAD}(?:with|where|here|throughout,?|given|in what follows,?|using)\s+{EACH}$"
    rf"|{HEAD}(?:suppose|assume)(?: that)? we (?:now )?(?:have|use|observe|are given)"
    rf"(?:\s+(?!about|against|for|to|in|on|at|with|by|from)[\w-]+){{0,5}}\s*$|^\s*(?:be|are|is)\s+(?:[\w-]+\s+){{1,4}}with\s+{EACH}$"
    rf"|{HEAD}(?:{HEAD_FA})\s*$",
    re.I,
)
COMMANDS = re.compile(
    rf"{HEAD}{WE}(?:{VERBS}|with|where|here|throughout|given)(?!\w)"
    r"|(?<!\w)(?:بگیرید|می‌گیریم|فرض می‌کنیم|فرض کنید|بگذارید|باشد|اکنون|حالا|اینجا|دوباره"
    r"|با)(?!\w)",
    re.I,
)
FOR_IT = re.compile(rf"{HEAD}(?:for\s+{EACH}|(?:برای|به‌ازای)(?: هر)?\s*)$", re.I)
LISTS = re.compile(
    r"(?:^|[,،;؛])\s*(?:and|or|و|یا|/|\()?(?:\s*(?:then|آن‌وقت))?\s*$|(?<!\w)(?:and|و)\s*$", re.I
)
# What stands right before a value, wherever in the sentence.
WITH_IT = re.compile(
    r"(?<!\w)(?:with(?:\s+the\s+usual)?|at|for|using|take|set|put|fix|let|now|معمول|با|در"
    r"|برای)\s*$",
    re.I,
)
# How a sentence may go on behind what it has chosen.
ROLES = one_of(
    "denotes? represents? stands?~for marks? means? indicates? controls? determines? specifies",
    "sets? holds?~the gives? measures? describes? quantifies contains? prevents? scales?",
    "weighs?",
)
WHAT = one_of("an? the our its one called known some to as for used arbitrary given")
ROLE = rf"(?:(?:{ROLES})(?!\w)|(?:is|are|be)(?=\s+(?:{WHAT})\b|\s*(?:$|[.,;:(])))"
ON = one_of(
    "be is are and or as being with where of so that which we let the to",
    "instead(?!~of) for~(?:all|any|each|every|some|the|an?) و یا را باشد باشند است هستند که از تا",
    "داریم بنامید بگیرید",
)
GOES_ON = re.compile(
    rf"^\s*(?:$|[.,;:!()،؛–—-]|{ROLE}|(?:{ON})(?!\w)|(?:for|in|برای)\s*$|(?:دو\s+)?{NOUN_FA})", re.I
)
FOR_THEM = re.compile(
    r"^\s*,?\s*(?:$|[:.،]"
    r"|(?:and|let|define|write|put|set|take|consider|we|و|بگیرید|بگذارید|داریم)(?!\w))",
    re.I,
)
SAYS_WHAT = re.compile(
    rf"^\s*(?:$|[.,;:()،؛]|and\s*$|and (?=the|its|an?)|{ROLE}|(?:و|را|باشد|است|که)(?!\w))", re.I
)
OPENS = re.compile(r"^\W*(?:(?:and|now|also|here|then|so|i\.e\.|و|اکنون|حالا)\W+)?$", re.I)
# Words in which a sentence denies, doubts, or speaks of another place.
DENIED = one_of(
    r"not never no none nobody neither nor cannot unless except excluded hardly rarely seldom",
    r"would could might (?<!we~)may may~(?:have|be|get|find|see) needs?",
    r"wrong(?:ly)? false(?:ly)?(?!~alarm|~positive|~negative)",
    r"mistakes? incorrect(?:ly)? otherwise sometimes elsewhere fails? any~?more perhaps maybe",
    r"possibly",
)
DENIED_FA = one_of(
    r"نه نیست نیستند نباید نباشد مگر اشتباه غلط نادرست به‌جای بدون بجز دیگران کاش نمی\S+",
    r"فقط~(?:اینجا|در|برای|اگر|وقتی)",
)
ONLY = r"\bonly\s*(?:\$|(?:if|in|for|here|where|when|now|at|until|as|on)\b)|\$\s*only\b|^\W*only\b"
DOUBTS = rf"\b(?:{DENIED})\b|n[’']t\b|{ONLY}|(?<!\w)(?:{DENIED_FA})(?!\w)"
DOUBTS_BEHIND = re.compile(
    rf"{DOUBTS}|\bonly\s*$|^\s*,\s*(?:or|یا)(?!\w)|^\s*(?:was|were|had|did|if)\b"
    r"|\b(?:mostly|usually|often|most of the time|welcome)\b|(?<!\w)(?:گاهی|اغلب|معمولاً)(?!\w)"
    r"|\b(?:too|moment|sake|while|notice|contradiction|for now|at first|until)\b",
    re.I,
)
ELSEWHERE = one_of(
    r"nothing whether without others other~\w+s earlier previous(?:ly)? formerly last next old",
    r"until",
    r"imagine there~exists? instead rather unlike contrast compare beware contradiction moment",
    r"naive tempting says? said claims? believes? authors? books? papers? lecturers? the~student",
    r"avoid\w* exclud\w* reject\w* forbid\w* drop drops abandon\w* relax\w* refus\w*",
)
LABELS = one_of(
    "first second third finally even exercise problem question proof case claim version example",
)
# What a relation right behind is an event, or an example, of.
EVENTS = (
    r"events?(?: that| of)?"
    r"|(?:probability|chance|(?<!log-)likelihood|odds|indicator|frequency) (?:of|that)"
    r"|(?:proof|case|example|exercise|attempt) (?:with|of|for|at)"
)
DOUBTS_BEFORE = re.compile(
    rf"{DOUBTS}|\b(?:{ELSEWHERE})\b|^\W*(?:{LABELS})\b|\b(?:{EVENTS})\s*$"
    r"|\b(?:if|when(?:ever)?)\b[^,;:]*$"
    r"|(?<!\w)(?:آیا|پرهیز|مقایسه|تمرین)(?!\w)|(?<!\w)اگر(?!\w)[^،؛:]*$",
    re.I,
)
# Without a word of these, wherever it stands, nothing doubts any formula of a sentence.
DOUBTS_AT_ALL = re.compile(
    re.sub(r"(?<![\\\[])[$^]", "", f"{DOUBTS_BEFORE.pattern}|{DOUBTS_BEHIND.pattern}"), re.I
)
# What something is for says nothing against it: "makes sure that we never divide by zero".
PURPOSE = re.compile(
    r"\b(?:(?:makes?|making) sure|ensur(?:es?|ing)|guarantee(?:s|ing)?|takes? care) that\b[^.;:$]*"
    r"|\b(?:(?:that|which) (?:avoids?|prevents?)|to (?:avoid|prevent|guard against))\b[^.;:$]*",
    re.I,
)
QUOTED = re.compile('"[^"$]*"|“[^”$]*”|«[^»$]*»')
IF_IT_IS = re.compile(r"(?:^|[,;:]\s*)(?:if|اگر)\s*$", re.I)
THE_ONE = re.compile(r"^\s*(?:is|are|denotes?)\s+(?:the|an?|its|our)\b|^[^.؛،]*(?:باشد|است)", re.I)


def holds(items: list[Item], place: int) -> bool:
    """Whether a set or an order of an inline formula is chosen for all of its page."""
    return chosen(sentence_round(items, place))


def sets(items: list[Item], place: int) -> bool:
    """Whether a value of an inline formula is chosen: also behind "a step with"."""
    sentence = sentence_round(items, place)
    at = sentence.place
    while at and LISTS.search(sentence.words[at]):
        at -= 1
    with_it = WITH_IT.search(sentence.words[at])
    of_it = re.search(r"(?<!\w)of\s*$", sentence.words[at])
    chosen_so = with_it or (not of_it and _is_governed(sentence, sentence.place))
    return bool(chosen_so) and not is_doubted(sentence)


def chosen(sentence: Sentence) -> bool:
    """Whether a sentence chooses its formula, and does not take it back."""
    return not is_doubted(sentence) and _is_governed(sentence, sentence.place)


def is_doubted(sentence: Sentence) -> bool:
    """Whether a sentence asks, denies or doubts, or speaks of another place."""
    place = sentence.place
    if "bare" not in sentence.found:
        words = ["" if _names_it(sentence, at) else x for at, x in enumerate(sentence.words)]
        sentence.found["bare"] = words if DOUBTS_AT_ALL.search(" $ ".join(words)) else []
    words = sentence.found["bare"]
    before, behind = (
        PURPOSE.sub(" ", QUOTED.sub(" ", " $ ".join(part)))
        for part in (words[: place + 1], words[place + 1 :])
    )
    return bool(sentence.asks or DOUBTS_BEFORE.search(before) or DOUBTS_BEHIND.search(behind))


def _names_it(sentence: Sentence, place: int) -> bool:
    """ "if $r$ is the frequency" """
    words = sentence.words[place : place + 2]
    return len(words) == 2 and bool(IF_IT_IS.search(words[0]) and THE_ONE.match(words[1]))


def commands(items: list[Item], place: int) -> bool:
    """Whether a word chooses it, as "let" does: then a name may get a smaller set than before."""
    sentence = sentence_round(items, place)
    words = sentence.words[: sentence.place + 1]
    while words and LISTS.search(words[-1]) and len(words) > 1:
        words = words[:-1]
    return items[place].single or bool(COMMANDS.search(" ".join(words)))


def _is_governed(sentence: Sentence, place: int) -> bool:
    found = sentence.found
    if place not in found:
        found[place] = _governs(sentence, place)
    return found[place]


def _governs(sentence: Sentence, place: int) -> bool:
    words = OTHER_NAME.sub(" ", sentence.words[place])
    after = FOR.sub("", sentence.words[place + 1])
    if _names_it(sentence, place) or BESIDE.search(words) or (words.strip() and UNIT.match(after)):
        return True
    if GOVERNS.search(words):
        return bool(GOES_ON.match(after))
    if FOR_IT.search(words):
        return bool(sentence.shown or FOR_THEM.match(after))
    if place and LISTS.search(words):
        return _is_governed(sentence, place - 1)
    return bool(not place and OPENS.match(words) and SAYS_WHAT.match(after))


# ---------------------------------------------------------------- what takes it back

KINDS = one_of("numbers? values? names? variables? letters? reals? signs?")
GENERIC = rf"\b(?:all|any|every|arbitrary|either|both)\s+(?:\w+\s+){{0,2}}(?:{KINDS})\b"
NOW = r"\b(?:now|below|henceforth|from (?:now|here) on)\b"
SPEECH = one_of(
    "definitions? assumptions? restrictions? conditions? conventions? sentences? paragraphs?",
    "statements? requirements? constraints? declarations?",
)
FORGET = re.compile(
    r"(?:^|[.!?;:])\W*(?:(?:we|now|then|please)\s+)*(?:forget|drop|disregard|ignore|discard|scratch"
    r"|withdraw|retract|abandon)\s+(?:(?:about|this|that|the|our|all|of)\s+){0,3}(?:\w+\s+)?$",
    re.I,
)
LIFTS = one_of(
    r"drop\w* lift\w* withdr\w* revok\w* forget\w* forgot\w* disregard\w* ignor\w* scratch\w*",
    r"strik\w* undo\w* undone cross\w* remov\w* relax\w* abandon\w* violat\w* weaken\w* cancel\w*",
    r"retract\w* replac\w* chang\w* correct\w* narrow strict strong strange bad without longer",
    r"needed mistaken void invalid nonsense an?~(?:error|typo|joke|lie|mistake|example)",
)
POINTED = (
    r"(?:\b(?:the|this|that|our|these)\s+(?:(?:above|previous|preceding|first|last|earlier)\s+)?"
    rf"(?:{SPEECH})\b(?!\s+(?:before|below|behind|after))"
    rf"|\b(?:{SPEECH}|set|line|formula|equation) above\b"
    r"|\b(?:(?:previous|preceding)\s+(?:line|claim|remark)|last (?:statement|remark|claim))\b"
    r"|\bwhat we know\b"
    r"|\b(?:everything|all of the|withdraw the|forget the|ignore the) above\b"
    r"|\bwhat (?:was|is|we|stands)\b[^,]{0,9} (?:said|above)\b|\bwhat stands above\b)"
)
FAR = re.compile(
    rf"{POINTED}(?:\s+was\b|[^,;:]*(?:{DOUBTS}|\b(?:{LIFTS})\b))"
    rf"|(?:{DOUBTS}|\b(?:{LIFTS})\b)[^,;:]*{POINTED}"
    r"|\bthe above (?:is|was|does|are|were)\b"
    r"|^\W*(?:none|nothing) of (?:this|that|it|these)\b|\bchange our mind\b"
    rf"|{NOW}.*{GENERIC}|{GENERIC}.*\b(?:arbitrary|allowed|welcome|free)\b"
    r"|(?:تعریف|فرض|جمله|جملهٔ|شرط|قید|محدودیت)(?:\s+بالا)?\s(?:(?!می)\S+\s){0,2}"
    r"(?:نیست|تنگ|غلط|اشتباه|نادرست|برداشته|رها|کنار)|^\W*هیچ‌کدام از این"
    r"|پس می‌گیر",
    re.I,
)
RANGES = one_of(
    r"ranges? runs? var(?:y|ies) takes? leaves? drops? roams? changes? stands?~for lies?"
)
MODALS = one_of("may might can could need needs would will should")
FILLED = one_of("also now again still often then in~fact actually however here below itself too ,")
FILLED = rf"(?:(?:{FILLED})\s*)*"
FIRST = re.compile(
    r"^\W*(?:in\b[^,]*|for the rest[^,]*|later|below|here|elsewhere)\s*$|(?:^|[,;:(]|\b(?:and"
    r"|so|but|now|then|in fact|actually|of course|indeed"
    r"|henceforth|hereafter|however|sometimes|often|from (?:now|here) on)\b)\s*(?:\w+\s*,\s*)?$",
    re.I,
)
ANEW = re.compile(rf"^['’]s\b|^\s*{FILLED}(?:{MODALS}|{RANGES})\b", re.I)
ANY = re.compile(
    rf"{GENERIC}|^\s*(?:(?:is|are|be)\s+)?an?\s+(?:\w+\s+){{0,2}}(?:{KINDS}|scalar)\b"
    rf"|\b(?:any|arbitrary|anything|whatever|free|unrestricted|fixed sign)\b",
    re.I,
)
NO_VERB = re.compile(
    r"\s*(?:[^a-z’']|(?:and|or|times|of|with|for|after|before|at|in|on|to|as|by|the|an?)\b)", re.I
)
DOES = one_of(
    "enters? appears? occurs? depends? measures? counts? tells? grows? shrinks? rises? falls?",
    "moves? influences? affects? feeds? reach(?:es)? multipl(?:y|ies) adds?",
)
IS_DONE = re.compile(
    rf"\s*(?:(?:{DOES})\b|(?:is|are)\s+(?!un|(?:{LIFTS}|allowed|permitted)\b)"
    r"(?:\w+ed|left|drawn|known)\b)",
    re.I,
)
SIGNED = r"\b(?:negative|positive|zero|allowed|un(?:bounded|constrained|limited)|منفی)\b"
NOTHING = re.compile(
    r"\blet\s+\$\s+(?:vary|range|run|be (?:any|arbitrary|free))\b|"
    r"\bnothing (?:is|was|restricts|forces|prevents|has|binds)\b.*\$"
    r"|\bno (?:restriction|assumption|condition)\b.*\$"
    rf"|(?:{DOUBTS}|\b(?:{LIFTS})\b).*\b(?:restrict|assume|assumption|restriction|condition"
    rf"|know)\b.*\$"
    rf"|\b(?:assumption|restriction|condition) (?:on|about|of)\s+\$.*(?:{DOUBTS}"
    rf"|\b(?:{LIFTS})\b|\bwas\b)"
    rf"|\b(?:allow|permit|let|think of|treat|replace|regard|view|imagine)\b.*(?:{GENERIC}"
    rf"|\bany\b|negative)"
    rf"|(?:any|negative(?: values of)?|(?:sign|range|values?) of|allow|permit|replace|treat"
    rf"|read|all real)\s+\$"
    rf"|\$ .*\b(?:arbitrary|unrestricted|unbounded)\b|\$.*{NOW}.*{GENERIC}"
    r"|\$.*(?:می‌تواند|ممکن است|دلخواه|دیگر محدود|هر عدد)|علامت\s+\$|دربارهٔ\s+\$.*(?:فرض"
    r"|چیزی|محدود)",
    re.I,
)


def sentences_in(text: str) -> list[str]:
    """The sentences of a text without formulas."""
    return [x for x in END_OF_ONE.split(" ".join(text.split())) if x.strip()]


RENAMES = re.compile(r"\b(?:write|read|put|use|call)\s*$", re.I)


def forgets(before: str) -> bool:
    """Whether the words before a name tell the reader to forget it: "forget this $f$"."""
    return bool(FORGET.search(before))


def is_harmless(words: str) -> bool:
    """Whether words say nothing of the values of a name, or of a sentence."""
    return says_little(words, HARMLESS, ())


def goes_on(said: str) -> bool:
    """Whether the first sentence of a paragraph points back to the one above, or is a short one."""
    return bool(POINTS_BACK.search(said)) or len(WORD.findall(said)) < 7


def takes_back(said: str, near: bool) -> bool:
    """Whether a sentence without formulas may take back what is chosen above it.

    In the paragraph that chooses, all but a whole sentence of harmless words may.
    """
    verb = PERSIAN.search(said) or IN_SENTENCES & set(WORD.findall(said.lower()))
    return bool(FAR.search(said) or (near and not (verb and is_harmless(said))))


def doubts(sentence: Sentence, place: int, near: bool) -> bool:
    """Whether a sentence may give a name that it holds, and that is known, other values.

    In the paragraph that has chosen the name all but harmless words may.
    """
    before, behind = sentence.words[place], sentence.words[place + 1]
    if near and (RENAMES.search(before) or not all(map(is_harmless, sentence.words))):
        return True
    said = re.split(r"[.;:(]", re.sub(rf"^\s*{FILLED}", "", behind, flags=re.I))[0]
    if FIRST.search(before) and said.strip() and not NO_VERB.match(said):
        other = ANEW.search(behind) or ANY.search(said) or re.search(SIGNED, said, re.I)
        says = re.match(rf"\s*{ROLE}", said) and not re.search(DOUBTS, said)
        if other or not (says or says_little(said, LEADS, ()) or IS_DONE.match(said)):
            return True
    around = f"{' # '.join(sentence.words[: place + 1])}$ {' # '.join(sentence.words[place + 1 :])}"
    return bool(NOTHING.search(around))
