r"""What an equation in running text can only be: the definition of a name that is fresh.

A name is fresh where nothing else on the page gives it a meaning: no declaration, no display, no
other equation.  An equation with such a name on its left, said in the page's own text, defines it
whatever else its sentence is about, if

1. it stands where a definition stands: behind "where", "with", "let", a colon or a bracket, or
   beside the noun phrase that names it ("the binary entropy :math:`H(p) = …`");
2. what follows does not narrow it: the clause ends, says what it is, or goes on for all;
3. no word of the sentence, or of what its paragraph says right before and behind it, denies,
   doubts, compares, remembers, changes or makes a case.  What its nouns and verbs are is free.

Else it is in doubt, and the doubt is named.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..meaning.scope import Scope
from ..reading.errors import EquationError
from .choice import (
    A_FUNCTION,
    ANNOUNCES,
    ATTRIBUTE,
    CALLS_IT,
    END,
    END_OF_ONE,
    FOR,
    FREE,
    LABEL,
    OF_MANY,
    RELATES,
    VERB,
    WHERE,
    Sentence,
    is_of_this_page,
    is_plain,
    sentence_round,
)
from .choice import ELSEWHERE as APART
from .fallen import left_names, mentioned
from .markdown import Item
from .naming import ADJECTIVE, ARTICLES, TOKEN, is_known, is_noun, is_phrase
from .passing import denied
from .prose import HAS_SLOPE, NAME
from .settings import DENIED, NEGATED
from .words import DOUBTFUL, DOUBTFUL_FA, DOUBTING, FOUND, FUNCTION, GLUE, MISLEADING, PERSIAN

BREAKS = set(",;:(—–،؛")
# What may stand right before a definition, alone or before the phrase that names it.
ALONE = re.compile(
    r"(?:(?:and|now|so|also|here|next|again|then|thus|hence)\s+)*"
    r"(?:where|with|so that|namely|let"
    r"|(?:setting|writing|putting|denoting|defining|introducing|letting)"
    r"|(?:we\s+)?(?:now\s+|also\s+)?(?:write|set|put|define|denote|abbreviate)"
    r"|i\.e\.|that is|in which|since|as|given|using|by)?\s*"
    r"|(?:و\s+)?(?:با|که در آن|اینجا|در اینجا|یعنی|بگیرید|بگذارید)?\s*"
)
LINK = re.compile(
    r"\s+(?:(?:is|are|be|reads?)|(?:(?:is|are|be)\s+)?(?:given|\w+ed|written)\s+(?:by|as|via|through))$"
)
OF_WHAT = re.compile(r"\b(?:for|of|at|on|in|by|with|to)\b")
BESIDE_IT = re.compile(r"\b(?:on|with|in|from|for|into|by)\b(?=\s+(?:the|an?|its|our)\s)")
OF = re.compile(r"\bof\s*$")
# A noun that is a statement, or what is wished, is no name of what a formula defines.
STATEMENTS = set(
    "equation equations constraint constraints condition conditions relation relations identity law"
    " laws rule hypothesis equality assumption restriction requirement approximation ansatz goal"
    " aim wish task hope معادله قید شرط رابطه اتحاد قانون تساوی".split()
)
# What an author does who defines; what another does says nothing against it.
WE = re.compile(r"\bwe\s+(?:(?:now|also|then|can|here|simply)\s+)*(?P<verb>[\w’-]+)", re.I)
DEFINING = set(
    "abbreviate add apply arrange assemble build call choose collect combine compute consider"
    " define denote encode express feed fit form gather get group have introduce let maximise"
    " maximize minimise minimize model obtain pass put recode rescale set stack start take train"
    " use write".split()
)
FIRST_WORD = re.compile(r"\W*(?P<word>[\w’-]+)\s+(?:the|an?|our|its)\s", re.I)
# What is added to a definition behind a comma, and makes another of it.
ADDED = re.compile(
    r"\s*,\s*(?:(?:up|plus|minus|times|modulo|barring|save|give|sort|kind|or)\b"
    r"|(?!(?:and|where|with|so (?:that|the|its)|then|which|the|an?|its|their|our|for)\b)"
    r"[A-Za-z][^\s,]*(?:\s+[^\s,;:$]+){0,2}?\s*(?:$|[,(]|\b(?:and|is|for)\b))",
    re.I,
)
ADDED_FA = re.compile(
    r"[^،]*،\s*(?!(?:و|که)\s)(?![^،]*(?:است|هست|می|دارد|شود|آید))(?=[^،]*[؀-ۿ])[^،]*(?:،|$)"
)
# A superlative is found; "let log $q = …$" speaks of log q, "with luck" of neither.
FINDS = re.compile(
    r"\b(?!\w?test|latest|interest|request|nearest)\w{2,}est\b|\b(?:log|ln|exp|sin|cos|max|min|sqrt)$"
)
LOOSELY = re.compile(r"(?:with|by|in|on|of|under|for|from)\s+(?P<noun>[\w-]+)")
# A Persian preposition, or a verb with its ending.
NO_NOUN_FA = re.compile(rf"(?!با$)(?:{DOUBTFUL_FA.pattern})|روی|نزدیک|دارد|شد|شود|\S+(?:یم|ید|ند)")
ONE_OF_MANY = re.compile(r"[\s(]*(?:\w|الف|i+)\)")
LABELS = re.compile(r"[,،(]")
# How a definition may go on.
ENDS = re.compile(
    r"\s*(?:$|[.,;:)،؛]|(?:and|where|with|و|است|باشد|که در آن"
    r"|(?:را )?(?:\S+ )?(?:می|برمی)‌\S+)(?!\w)"
    rf"|{HAS_SLOPE})"
)
NARROWS = re.compile(
    r"\s*[,،(]?\s*(?:for|in|at|on|near|under|given|provided|over|within|during|from|as|until|with"
    r"|برای|به‌ازای|در|با|روی)(?!\w)"
)
GOES_ON_SO = re.compile(r"\s*,\s*(?:$|(?:we|the|an?|its|our|then|one|this)\s)")
OF_ITS_SET = re.compile(r"\\in(?![a-z])|[<>]|\\(?:le|ge|lt|gt)(?![a-z])")
OF_A_FORMULA = set("expression form map mapping polynomial".split())
FOR_ONE = re.compile(
    r"\W*for (?:the|an?|our|(?P<all>each|every)) (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+)\s*"
)
FOR_NEW = re.compile(r"\W*for (?:(?:an?|the|any|all|each|every|our) )?((?:[\w-]+ ?){1,4})\s*")
FOR_ALL = re.compile(r"\s*,?\s*(?:for|برای|به‌ازای)(?:\s+(?:all|each|every|هر|همهٔ))?\s*$")
SAYS_WHAT = re.compile(
    r"\s*,?\s*(?:is|are|be|being|denotes?|,|\()\s*(?:(?:one-)?half\s+)?"
    r"(?=(?:the|an?|its|their|our)\s)"
)
NUMBERED = re.compile(r"_\{?\d+\}?$")
RECODES = re.compile(
    r"(?:(?:and|we|now)\s)*(?:abbreviate|code|encode|express|recode|rescale|write)"
    r" (?:the|its|our) (?:labels?|targets?|response|inputs?|outcome|class|score|weights?) as$"
)
# "We collect the targets in $t = …$ and the outputs in"
COLLECTS = re.compile(
    r"\bwe (?:now )?(?:arrange|collect|combine|gather|group|put|stack) (?:all |the |its |our )*"
    r"[\w -]+ in(?:to)?(?: \$ and (?:all |the |its |our )*[\w -]+ in(?:to)?)*\s*$",
    re.I,
)
# What says no more of it: "which is zero or one", "the same quantity in short".
RETELLS = re.compile(
    r",\s*which is (?:either )?(?:zero|one|minus one) or (?:zero|one|minus one)(?=,)"
    r"|(?<=\bthe )same(?= quantity\b)|(?:,\s*)?(?<!\w)(?:in|for) short(?=\W*$)"
    r"|,\s*with the natural logarithm(?=\W*$)",
    re.I,
)
# "let $w$ be …, and $f = …$ its output", "$p = …$ is the probability of class 1 and"
CALLED_AND = re.compile(
    r"(?:be(?: the| an?| its| our)?|(?:is|are|denotes?) (?:the|an?|its|our))"
    r" (?:(?!and\b)[\w-]+ ){1,8}and"
)
AFTER_STEPS = re.compile(
    r"^(?:then |and )?after (?:a|one|two|three|the) (?:single |next )?(?:step|update|iteration)s? "
)
# "Suppose that the loss $L$ is a function of $h$, and write": what is supposed stays.
AND_WRITES = re.compile(r",\s*and\s+(?:we\s+)?(?:let|define|set|write|put|denote)\s*$", re.I)
SUPPOSES = re.compile(r"^\W*(?:suppose|assume)(?:\s+that)?\b", re.I)
# "Let $g = \\nabla L$ be its gradient"
LETS = re.compile(r"(?:^|\band)\W*let\W*$", re.I)
SLOPE = re.compile(r"=.*\\(?:partial|nabla)", re.S)
LETS_ANEW = re.compile(r"^.*\band (?=(?:let|define|set|write|put|denote)$)")
FOR_THE_READER = re.compile(
    r"\W*for (?:simplicity|brevity|clarity|convenience|concreteness|definiteness|short)(?!\w)",
    re.I,
)
# "we write $a = …$ for the output"
WRITES = re.compile(r"\b(?:write|abbreviate|denote)\s*$", re.I)
WRITTEN_FOR = re.compile(r"\s*for\s+(?=(?:the|its|their|our)\s)")
GAPPED = re.compile(r"\s*(?=(?:the|an?|its|their|our)\s)")
BACK = re.compile(
    r"^\W*(?:this|that|its|these|those|such|but|however|yet|still|so far|only|no|not|never"
    r"|این|آن|اما|ولی|نه|البته)(?!\w)|\b(?:it|this|they)\b",
    re.I,
)
# "the old memory is $c_0$", beside what it becomes
OLD_ONE = re.compile(
    r"\bthe old (?:[\w-]+ ){1,2}(?:is\s+)?$|^\s*(?:is\s+)?the old [\w-]+(?=\W*$)", re.I
)
# "If we invert this, we obtain", and a display
DERIVES = re.compile(
    r"\W*(?:if|when) (?:we|you|one) (?:invert|solve|differentiate|expand|rewrite|rearrange"
    r"|exponentiate|simplify)s? (?:this|it)(?: for \$)?,? (?:we|you|one)"
    r" (?:get|obtain|find|have)s?\W*",
    re.I,
)
# "At test time it is $x$."
IS_ANOTHER = re.compile(
    r"\b(?:it|this|that|they)\s+(?:is|are|becomes?|equals?|means?)(?:\s+\w+)?\s+\$|آن\b[^.]*\$"
    r"|\b(?:with|at|in|for)\b.*\bit (?:is|becomes|gets)\b",
    re.I,
)
# "Let's suppose the neuron has the inputs $x$" declares; "depends only through $o$" ties.
SUPPOSES_IT = re.compile(
    r"\bonly (?:through|via|by way of)\b"
    r"|^\W*(?:let[’']s |let us )?suppose (?:that )?(?:the|an?|our) [\w ]*?(?:has|have)\b(?=.*\$)",
    re.I,
)
# A sentence that begins so speaks of one model, or of some arguments.
ELSEWHERE = re.compile(
    r"\W*(?:in(?! (?:terms|the following|general\b|matrix|vector|one dimension))"
    r"|for|at|on|under|within|as|during|by|to|from|near)\s[^$]*"
    r"|\W*(?:consider|take|look at|think of)\b[^$]*[;:]|[^$]*\btheir\b"
    r"|\W*(?:در|برای|به‌ازای)(?!\w)(?! اینجا)[^$]*",
    re.I,
)
A_CASE = re.compile(r"\W*(?:for|at|near|under|when|without|برای|به‌ازای|وقتی)(?!\w)", re.I)
# What goes before a clause, and may say how far it holds: "Ironically, …", "Draft: …".
GOES_BEFORE = re.compile(r"(?P<said>[^$]*?)[,:—–]\s+(?P<clause>.*)", re.S)
JOINED = re.compile(
    r"\s*(?:(?:and\s+)?(?:where|with|namely|i\.e\.|that is|in which)|که در آن|با)?\s*"
)
CONNECTS = set(
    "specifically formally concretely mathematically explicitly equivalently moreover furthermore"
    " finally therefore accordingly additionally respectively".split()
)
MAIN = re.compile(r"\W*(?:the|an?|its|our|we|this|each|every|one)\s[^:—–]*", re.I)
IN_THE = re.compile(r"\W*(?:in|for) (?:the|an?|each|every|our)\b", re.I)
GOES_ON_WITH = re.compile(
    r"\b(?:it|them)\b(?!\s+(?:is|reads|becomes)\W*$)|\bwhere\W*(?!and\b|or\b)\w+\W*$"
    r"|\b(?:some|most|many|few|several)\b",
    re.I,
)
CHUNK = re.compile(r"[.,;:()،؛]")
MEANS = re.compile(r"\s*(?:is|are|be|will|now|also|denotes?|means?|stands|for|را|یعنی)(?!\w)", re.I)
# What gives a name a meaning.
GIVES = re.compile(r":?=|\\(?:gets|leftarrow|equiv|sim|in|to|mapsto|propto)(?![a-z])")
PLACES = set("at near around beyond past outside under until before after behind inside".split())
WITHIN = PLACES | set("in on over within during provided".split())
# More than a title says.
STATES = re.compile(
    r"\b(?:it|its|this|that|these|those|we|they|one|you|i|or|no|so|then|now|just|only|all|\w*thing"
    r"|\w+ly|\w+ed\W*$)\b|[?؟!]|^\W*(?:an? |in )?(?:examples?|illustration|remark|aside)[\W\d]*$",
    re.I,
)
SHORT = 7  # fewer words in front of a sentence may be a label


def why_not(items: list[Item], place: int, scope: Scope, heads: set[str]) -> str:
    """Why an inline equation may be something else than a definition; empty if it cannot.

    Parameters
    ----------
    items : list of Item
    place : int
    scope : Scope
        What the page has said before it.
    heads : set of str
        What its displays define.
    """
    item, sentence = items[place], sentence_round(items, place)
    behind = RETELLS.sub("", sentence.words[sentence.place + 1])
    words = sentence.words[: sentence.place + 1], sentence.words[sentence.place + 2 :]
    if AND_WRITES.search(words[0][-1]):
        words = (SUPPOSES.sub("", words[0][0]), *words[0][1:]), words[1]
    sentence = replace(sentence, words=(*words[0], behind, *words[1]))
    if not is_of_this_page(item):
        return "it stands apart from the page's own text"
    if found := MISLEADING.search(item.heading.replace("?", "")) or A_CASE.match(item.heading):
        return f"it stands below “{found[0].strip()}”"
    if denied(item) or NEGATED.search(item.before) or DENIED.search(item.after):
        return "the text denies it"
    return (
        _other_meaning(items, place, scope, heads)
        or _doubt_of(sentence)
        or _misplaced(sentence)
        or _narrowed(sentence)
    )


def _other_meaning(items: list[Item], place: int, scope: Scope, heads: set[str]) -> str:
    """What else gives the name a meaning."""
    item, sentence = items[place], sentence_round(items, place)
    names = _heads(item.latex)
    names = names & scope.numbered or names  # a_1 is another name than a_2
    here = set().union(
        *(mentioned(x.partition(r"\in")[0]) for x in sentence.formulas if r"\in" in x)
    )
    known = {*scope.types, *scope.sizes, *scope.definitions, *scope.functions, *scope.points}
    known |= {key for key, _ in scope.calls} | heads
    if found := sorted(names & known - (here - sentence.above)):
        return f"{found[0]} has another meaning on this page"
    here = item.cell, item.block
    sums = {key.split("_")[0] for key in scope.types if NUMBERED.search(key)}  # "$N = N_0 + N_1$"
    for at, other in enumerate(items):
        latex, near = other.latex, (other.cell, other.block) == here and other.kind == "inline"
        if other.kind == "cite" or latex.strip() == item.latex.strip():
            continue
        for name in () if names & scope.numbered else names & {*sums}:
            latex = re.sub(rf"(?<!\w){re.escape(name)}_(?:\d|\{{\d+\}})", " ", latex)
        inside = near and sentence_round(items, at).words == sentence.words
        left = GIVES.split(latex)[0]
        if other.kind == "inline" and names & (
            _heads(latex) if "=" in latex else mentioned(left) if left != latex else set()
        ):
            if not inside or "=" in latex:
                return f"${latex}$ gives it another meaning"
        elif at < place and not near and names & mentioned(latex):
            if latex.strip() not in names and not _explains(items, at, place):
                return "the page has used the name further up"
        elif near and not inside and names & mentioned(latex):
            if at < place or MEANS.match(other.after) or PERSIAN.search(other.after):
                return f"“${latex}${other.after}” says more of it"
    return ""


def _explains(items: list[Item], at: int, place: int) -> bool:
    """Whether the sentence of a formula is the "where" of a display right above it."""
    sentence = sentence_round(items, place)
    shown = items[at].block + 1 == items[place].block and items[at].cell == items[place].cell
    return shown and sentence.below_display and bool(WHERE.match(sentence.words[0]))


def _heads(latex: str) -> set[str]:
    try:
        return left_names([latex])
    except EquationError:
        return set(mentioned(latex))


def _doubt_of(sentence: Sentence) -> str:
    """What in a sentence, or right before and behind it, is not understood, or doubts."""
    if sentence.asks or not sentence.ends or not all(map(str.strip, sentence.words[1:-1])):
        return "its sentence does not state it"
    place = sentence.place
    first, led = FIRST_WORD.match(sentence.words[0]), " $ ".join(sentence.words[: place + 1])
    if first and not (_is_told(first["word"].lower()) or first["word"].endswith("ing")):
        return f"the text says “{first['word']}”"
    for said in WE.finditer(led):
        if said["verb"].lower() not in DEFINING:
            return f"the text says “{said[0]}”"
    behind = sentence.words[place + 1]
    if found := ADDED.match(behind) or ADDED_FA.match(behind):
        return f"“{found[0].strip()}” is added to it"
    if found := ONE_OF_MANY.match(sentence.words[0]):
        return f"“{found[0].strip()}” is one of several"
    words = [*sentence.words]
    words[:place] = [OLD_ONE.sub(" ", x) for x in words[:place]]
    words[place + 2 :] = [OLD_ONE.sub(" ", x) for x in words[place + 2 :]]
    text = " $ ".join(words)
    before = [x for x in END_OF_ONE.split(sentence.before) if x.strip()]
    following = END.search(sentence.behind)
    behind = sentence.behind[: following.end()] if following else sentence.behind
    behind = "" if DERIVES.fullmatch(" ".join(behind.split())) else behind
    label = next((x for x in before[-1:] if _is_short(x) and not VERB.search(x)), "")
    short = behind if (following or behind.lstrip()[:1] == "(") and _is_short(behind) else ""
    back = behind if BACK.search(behind) else ""
    found = next(filter(None, map(_doubtful, (text, back, label))), "") or _lead(sentence)
    titled = len(before) == 1 and _is_title(label)
    for part in [*[label] * (not titled), short]:
        found = found or ("" if _is_label(part) else part)
    round_it = [SUPPOSES_IT.sub(" ", x) for x in (*before, behind)]
    found = found or next((x[0] for x in map(MISLEADING.search, round_it) if x), "")
    again = IS_ANOTHER.search(behind)
    found = found or (again[0] if again else "")
    return f"the text says “{' '.join(found.split())}”" if found else ""


def _lead(sentence: Sentence) -> str:
    """What goes before the clause of a definition, and is not understood."""
    found = GOES_BEFORE.match(sentence.words[0])
    if not found or MAIN.fullmatch(found["said"]) or JOINED.fullmatch(found["clause"]):
        return ""
    return "" if all(map(_is_told, found["said"].lower().split())) else found["said"]


def _is_told(word: str) -> bool:
    """Whether it may stand in front of a clause."""
    return word in FUNCTION | GLUE | CONNECTS or is_known(word)


def _is_short(text: str) -> bool:
    return "$" not in text and len(_tokens(text)) < SHORT


def _is_label(text: str) -> bool:
    """Whether a few words beside a sentence leave it as it is."""
    return bool(LABEL.match(text) or ANNOUNCES.fullmatch(text)) or (
        is_plain(text) and not OF_MANY.search(text)
    )


def _is_title(text: str) -> bool:
    """Whether a few words at the head of a paragraph are no more than the heading of a section."""
    return not (APART.search(text) or A_CASE.match(text) or STATES.search(text))


def _tokens(text: str) -> list[str]:
    return [x[0].replace("’", "'") for x in TOKEN.finditer(text)]


def _doubtful(text: str) -> str:
    """The first word that denies, doubts, compares or makes a case."""
    found = DOUBTING.search(re.sub(r"\b(?:last|next) layers?\b", " ", " ".join(text.split())))
    if found:
        return found[0].strip()
    for word in map(str.lower, _tokens(text)):
        if DOUBTFUL.fullmatch(word) and not is_known(word):
            return word
    return ""


def _misplaced(sentence: Sentence) -> str:
    """Why a definition cannot stand there."""
    lead = sentence.words[sentence.place]
    since = max((lead.rfind(x) for x in BREAKS), default=-1)
    clause = CALLS_IT.sub("", " ".join(lead[since + 1 :].lower().split()))
    clause = RECODES.sub("with", AFTER_STEPS.sub("", clause))
    collects = COLLECTS.search(" $ ".join(x.strip() for x in sentence.words[: sentence.place + 1]))
    clause = "with" if collects else clause
    clause = "and" if CALLED_AND.fullmatch(clause) else LETS_ANEW.sub("", clause)
    if not clause:
        if since < 0:
            return "no word leads to it" if sentence.place and sentence.words[0].strip() else ""
        if lead[since] in "(;؛":
            return ""
        if lead[since] == ":":
            phrase = LABELS.split(lead[:since].lower())[-1].strip()
            return "" if is_plain(phrase) or _names(phrase) else f"“{phrase}” stands before it"
        # "…, the sigmoid function, $σ(x) = …$", "$a = …$, $z = …$"
        phrase = " ".join(lead[:since].lower().split())
        listed = not phrase and sentence.place and "=" in sentence.formulas[sentence.place - 1]
        return "" if listed or _names(phrase) else "no word leads to it"
    considers = re.fullmatch(r"(?:and )?(?:we )?(?:now )?(?:consider|take)", clause)
    if considers and A_FUNCTION.match(sentence.formulas[sentence.place]):
        return ""
    if ALONE.fullmatch(clause + " ") or _names(clause) or _names(_subject(sentence, clause)):
        return ""
    return f"“{clause}” stands before it"


def _subject(sentence: Sentence, clause: str) -> str:
    """ "The output is" of "the output for the input $x_i$ is", where no more stands before it."""
    first = sentence.place
    while first and (
        not RELATES.search(sentence.formulas[first - 1])
        or (r"\in" in sentence.formulas[first - 1] and OF.search(sentence.words[first - 1]))
    ):
        first -= 1
    lead = re.split(r"[,;:.]", sentence.words[first])[-1].lower()
    phrase = OF_WHAT.split(lead)[0].split() if LINK.fullmatch(f" {clause}") else []
    return f"{' '.join(phrase)} is" if len(phrase) > 1 and phrase[0] in ARTICLES else ""


def _names(clause: str) -> bool:
    """Whether words end with what names: "so the output of the neuron is", "computed as"."""
    if not clause:
        return False
    words = _tokens(LINK.sub("", clause))
    if PERSIAN.search(clause):
        return not ((FOUND | STATEMENTS) & {*words} or NO_NOUN_FA.fullmatch(words[-1]))
    loosely = LOOSELY.fullmatch(clause)
    beside = BESIDE_IT.split(clause)[-1].split() if not LINK.search(f" {clause}") else words
    if FOUND & {*beside} or PLACES & {*words} or FINDS.search(" ".join(words)):
        return False
    if loosely and not is_known(loosely["noun"]):
        return False
    if words[-3:] == ["of", "the", "form"]:
        words = words[:-3]
    noun = words.pop() if words else ""
    if noun == "one" and len(words) > 1 and words[-2] in ARTICLES:  # "the penalized one is"
        return bool(ADJECTIVE.fullmatch(words[-1]))
    if noun in STATEMENTS:
        return False
    return is_noun(noun.removesuffix("ing") if ARTICLES & {*words} else noun)  # "the mapping"


def _of_all(sentence: Sentence) -> bool:
    """Whether "for" narrows nothing: "for all $x \\in \\mathbb{R}$, …", "for the loss $L = …$"."""
    first, latex = sentence.words[0].lower(), sentence.formulas[0]
    named = FOR_ONE.fullmatch(first)
    new = r"\in" in latex and not sentence.above & mentioned(latex.partition(r"\in")[0])
    free = FOR_ALL.fullmatch(first) and (new or FREE.match(latex))
    of_each = not (RELATES.search(latex) or ATTRIBUTE.search(first))
    of_each = of_each and all(map(is_known, first.split()[2:]))
    own = of_each if named and named["all"] else not sentence.place
    thing = named and (is_known(named["noun"]) or named["noun"] in OF_A_FORMULA)
    phrase = FOR_NEW.fullmatch(first)  # "for parameters $w \in …$"
    given = new and phrase and is_phrase(phrase[1].split()) and not ATTRIBUTE.search(first)
    return bool(free or given or (own and thing))


def _with_its(words: str, latex: str, name: str, *_) -> bool:
    """Whether "with" goes on with what is chosen, or names a part: "with the sigmoid $σ$"."""
    said = words.replace(",", " ").split()
    name = OF_ITS_SET.split(name)[0].strip()
    part = said[1:2] == ["the"] and mentioned(name) <= mentioned(latex) and NAME.fullmatch(name)
    known = all(is_known(word) or word == "logistic" for word in said[2:])
    return said[:1] == ["with"] and (len(said) == 1 or bool(part and known))


def _narrowed(sentence: Sentence) -> str:
    """What behind it, or elsewhere in its sentence, makes a case of it."""
    place = sentence.place
    lead, after = sentence.words[place : place + 2]
    low = after.lower()
    last = place + 1 == len(sentence.formulas)
    if found := ELSEWHERE.match(FOR_THE_READER.sub("", sentence.words[0])):
        where = re.search(r"(?:where|with|namely|which)\W*$", sentence.words[place], re.I)
        if not (where and IN_THE.match(sentence.words[0])) and not _of_all(sentence):
            return f"“{found[0].strip()}” makes a case of it"
        if not place and GOES_ON_SO.match(low):
            return ""
    if found := GOES_ON_WITH.search(" $ ".join(sentence.words[place + 1 :])):
        return f"“{found[0].strip()}” says more of it"
    right = mentioned(sentence.formulas[place]) - _heads(sentence.formulas[place])
    for other, (words, latex) in enumerate(zip(sentence.words, sentence.formulas, strict=False)):
        if other != place and sentence.is_case(words, latex):
            return f"${latex}$ makes a case of it"
        beside = f"{CHUNK.split(words)[-1]} {CHUNK.split(sentence.words[other + 1])[0]}"
        if not RELATES.search(latex) and right & mentioned(latex) and ATTRIBUTE.search(beside):
            return f"“{beside.strip()}” makes a case of it"
    if ATTRIBUTE.search(CHUNK.split(after)[0]):
        return f"“{after.strip()}” may narrow it"
    if FOR_ALL.fullmatch(low) and not last:
        following = sentence.formulas[place + 1]
        ranges = sentence.ranges(FOR.search(low)[0], following)
        return "" if ranges else f"${following}$ narrows it"
    written_for = WRITES.search(sentence.words[place]) and WRITTEN_FOR.match(low)
    its_own = written_for or (not last and _with_its(low, *sentence.formulas[place:]))
    if NARROWS.match(low) and not its_own:
        return f"“{after.strip()}” may narrow it"
    gap = re.search(r"\b(?:be|is|are)\b.*\band\s*$", " $ ".join(sentence.words[1 : place + 1]))
    said = SAYS_WHAT.match(low) or (gap and GAPPED.match(low))
    said = said or written_for
    if said:
        rest = re.split(r"[.,;:()]|\b(?:and|where|with)\b", low[said.end() :])[0].strip()
        words = rest.split()
        head = words[1 : words.index("of")] if "of" in words else words[1:]
        head = head[: next((k for k, x in enumerate(head) if x in FUNCTION), len(head))]
        if WITHIN & {*words[len(head) + 1 :]}:
            return f"“{rest}” narrows it"
        apart = said[0].strip() in (",", "(")  # "…, its derivative is" is no phrase that names it
        found = bool(head) and head[-1] in FOUND
        told = SLOPE.search(sentence.formulas[place]) and (written_for or LETS.search(lead))
        named = bool(head) and (is_noun(head[-1]) or (found and told))  # "let … be its gradient"
        if (found and not told) or not (apart or named):
            return f"“{rest}” is said of it"
        if not apart or said[0].strip() == "(":
            return ""
    if ENDS.match(low):
        return ""
    return f"“{after.strip()}” stands behind it"
