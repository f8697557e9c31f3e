r"""Functions that a page need not define: ``\mathrm{ReLU}(x)``, "where $\sigma$ is the sigmoid".

What the page defines itself, anywhere, is its own; and where a sentence says more of such a
function than its name, nothing is known of it.  An equation that says what is known, "the sigmoid
:math:`\sigma(z) = 1 / (1 + e^{-z})`", makes no other of it, whatever its sentence is about.
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ..judging.judge import Judge
from ..meaning.binding import bind
from ..meaning.scope import SCALAR, FunctionDefinition, Scope
from ..meaning.typing import Resolver
from ..reading import tree
from ..reading.errors import EquationError
from ..reading.statement import read_statement
from .choice import ANNOUNCES, VALUES, Sentence, Text, is_plain, sentence_round
from .fallen import left_names, mentioned
from .markdown import Item
from .prose import says_little
from .sentence import STOPS, in_plain_words, together
from .words import DOUBTING

# What they are at x, what they are called in a formula, and in a sentence.
FUNCTIONS = (
    (r"\frac{1}{1 + e^{-x}}", "sigmoid|Sigmoid|sigm|expit", "sigmoid|logistic|سیگموید"),
    (r"\log(1 + e^x)", "softplus|Softplus|SoftPlus", "soft-?plus"),
    (r"\max(0, x)", "ReLU|relu|Relu", "ReLU|rectified linear|rectifier|leaky"),
    (r"\tanh(x)", "Tanh", "hyperbolic tangent|tanh|تانژانت هذلولوی"),
    (r"\log \left( \frac{x}{1 - x} \right)", "logit|Logit", "logit"),
    ("", "softmax|Softmax", "soft-?max"),  # a construct
    ("", "LSE|logsumexp|LogSumExp", r"log-?sum-?exp|\bLSE\b"),
)
PARAMETER = "#x"
FORMULA = re.compile(r"\$[^$]*\$")
FOR_ANY = re.compile(r"\bfor (?:any|each|every)\s*$", re.I)
FULL_STOP = re.compile(r"(?<=[.!?؟])\s+")
WORD = re.compile(r"\\(?:operatorname|mathrm|text|mathit|mathsf|mathtt)\*?\s*\{\s*(\w+)\s*\}")
LETTER = re.compile(r"(?P<key>\\?[A-Za-z]+)\s*(?:\(\s*(?:\\cdot|[a-z])\s*\))?")
GIVES = re.compile(r"[=:<>]|\\(?:equiv|mapsto|to|colon|in|[lg]eq?|neq?)(?![A-Za-z])")
NAME = r"(?:\(?(?:logistic|element-?wise|standard|usual|ordinary|well-known|familiar)\)? )*"
NAME += r"(?:{0})(?:,? \(?or (?:the )?(?:{0})[),]?| \((?:{0})\))?"
NAME += r"(?: (?:activation|transfer|squashing))?(?: function| non-?linearity| activation| unit)?"
JOIN = r"(?:where|with|here|and|let|take|using|we (?:use|write|take)|که در آن|در اینجا|و|با)\W+"
# How a clause ends that stands before: "$z$ is the weighted sum and", "let $b$ be a bias, let".
PREDICATE = r"^\W*(?:is|are|be|being|denotes?)\s[^;:.]+?,?\s"
BEGINS = rf"(?:^|,|،|{PREDICATE})\W*(?:and\s+)?{JOIN}$|{PREDICATE}$(?<=, )|\bwe denote by $"
# How its own ends, and another one begins.
NEXT = r";\s|[,;]?\s+(?:and\s+)?(?:let|where|so that|we|put|set|write|define)\s"
NEXT += r"|,?\s+and\s+(?:the|an?|its)\s"
END = r"(?:,? (?:applied|acting) (?:element|entry|component)-?wise|,? element-?wise)?"
END += r"\s*(?:[.):]|$|[,;،؛]?\s*(?:and|where|with|و|که)?\s*$"
END += rf"|(?P<next>{NEXT}))"
CALLS = (  # what stands before a letter, and behind it
    (
        rf"^\W*$|{BEGINS}",
        rf"^\s*,?\s*(?:is(?: called)?|be|being|denotes?|means|stands? for|=|)\s*the {NAME}{END}",
    ),
    (rf"^\W*$|(?:^|,|،)\W*{JOIN}$", rf"^\s*(?:همان )?تابع {NAME}(?: (?:است|باشد))?{END}"),
    (
        rf"^\W*(?:{JOIN})?(?:the|تابع) {NAME}\s*$"
        rf"|\b(?:by|with|through|via|appl(?:y|ies|ying)|is|uses?|using) the {NAME}\s*$",
        rf"^(?: (?:است|باشد))?{END}|^,? we (?:write|define|have|get|obtain|set|put|model)\W*$"
        r"|^ (?:satisfies|obeys)\W*$",
    ),
)
SAYS = re.compile(
    r"^\s*,?\s*(?:for (?:any|another|some|an?)|is|be|denotes|means|stands|was|becomes|will|may"
    r"|can|an?|any)\b",
    re.I,
)
VERB = re.compile(
    r"\s+(?:is|are|was|has|have|divides?|stands?|means?|uses?|maps?|takes?|ranges?|of)\b(?P<rest>.*)",
    re.I | re.S,
)
PART_OF = re.compile(r"\b(?:of|by|with)\s+(?:an?|the)\s+(?:logistic\s+)?$", re.I)
A_LABEL = re.compile(r"^\s*\((?:eq|not)-[\w-]+\)\s*$")
POINTS_BACK = re.compile(r"^\s*(?:but|not|no)\b|\b(?:its?|this|that|the [\w-]+ one)\b", re.I)
# "It can easily be verified that" points to nothing, and "this point" to a point.
IDLE = re.compile(
    r"\bit\s+(?:can\s+(?:easily\s+)?be\s+(?:\w+\s+)?(?:shown|seen|checked|verified)|follows|is\s+(?:easy|"
    r"straightforward)\s+to\s+(?:see|show|check|verify))\s+that\b"
    r"|\bthis (?:data ?point|example|input|layer|model|network|neuron|pattern|point|sample)\b",
    re.I,
)
OTHER = re.compile(
    r"\b(?:any|another|other|general|arbitrary|different|hard|soft|smooth|bipolar|leaky|mask\w*"
    r"|temperature|tempered|slope(?! of (?:the|a)\b)|steep\w*|base|clipped|cut|capped"
    r"|scaled?|shifted|modified|variants?|version|replaced?|row-?wise"
    r"|rows?)\b|دما|شیب|پایه|دیگر",
    re.I,
)


def bring_known(scope: Scope, items: list[Item], kinds: tuple[str, ...], prose: str) -> dict:
    """Define in ``scope`` what the formulas call by its word.

    ``kinds`` are those of displays that define, ``prose`` is all text of the page.  Gives what a
    sentence calls a letter, ``{key: (definition, section)}``: it is so in its section.
    """
    formulas = [item.latex for item in items if item.latex]
    called = [_called_by_value(item) for item in items]
    items = items if all(map(operator.is_, called, items)) else Text(called)
    own = _own(items, kinds) | {key for key, _ in scope.calls}
    used = set(WORD.findall(" ".join(formulas)))
    found: dict = {}
    letters = [_letters(items, called) for *_, called in FUNCTIONS]
    once = {key for key, count in Counter(key for keys in letters for key in keys).items()
            if count == 1} - _said_again(items, letters)  # fmt: skip
    for (body, words, called), told in zip(FUNCTIONS, letters, strict=True):
        keys = {rf"\operatorname{{{word}}}" for word in used & set(words.split("|"))}
        if is_another(called, prose):
            own |= keys
            continue
        for key in keys - own if body else ():
            scope.define_function(key, well_known(body))
        for key in (told.keys() & once) - own if body else ():
            if _is_called(key, formulas):
                found[key] = well_known(body), told[key]
    scope.own = frozenset(name for name in own if name.startswith(r"\operatorname"))
    return found


def _called_by_value(item: Item) -> Item:
    r"""The letter alone of ``\sigma(z) = 1 / (1 + e^{-z})``, and noted what it is called."""
    left, sign, _ = item.latex.partition("=") if item.kind == "inline" else ("", "", "")
    head = LETTER.fullmatch(left.strip()) if sign and "(" in left else None
    called = _value_of(item.latex, head["key"]) if head else ""
    return replace(item, latex=head["key"], note=called) if called else item


@cache
def _value_of(latex: str, key: str) -> str:
    """What a function is called that has the value which an equation gives; else empty."""
    for body, _, called in FUNCTIONS:
        scope = Scope()
        scope.define_function(key, well_known(body)) if body else None
        try:
            statement = read_statement(latex, scope.vocabulary())
            call = statement.relations[0].left
            scope.types = {call.arguments[0].key: SCALAR} if body else {}
            claim = Resolver(scope).statement(statement)
            if len(statement.relations) == 1 and Judge(scope).judge(claim).status == "proved":
                return called
        except (EquationError, AttributeError):
            continue
    return ""


def _own(items: list[Item], kinds: tuple[str, ...]) -> set[str]:
    """Names to which the page itself gives a meaning, or of which it speaks."""
    own: set[str] = set()
    for item in items:
        latex = item.latex or ""
        if item.kind in kinds or (item.kind == "inline" and "=" in latex):
            own |= left_names([latex])
        if item.kind == "inline" and GIVES.search(latex):
            own |= mentioned(GIVES.split(latex)[0])
        if item.kind == "inline" and WORD.match(latex.strip()):
            own |= mentioned(latex.partition("(")[0])
    return own


def is_another(called: str, prose: str) -> bool:
    """Whether a sentence that speaks of such a function says more of it than its name."""
    name = re.compile(rf"(?:{called})(?: function)?s?", re.I)
    if not name.search(prose):
        return False
    ours = re.compile(rf"\b(?:our|by)\s+(?:{called})", re.I)
    for text in STOPS.split(prose):
        found = name.search(text)
        if not found:
            continue
        behind = VERB.match(text[found.end() :])
        given = re.match(r"\s+(?:is|be|means|:|=)\s*\$", text[found.end() :])
        parts = FORMULA.split(text)
        here = [at for at, part in enumerate(parts) if name.search(part)]
        parts = [FOR_ANY.sub("", x) for x in parts]
        near = [x for at in here for x in parts[max(at - 1, 0) : at + 2]]
        if any(map(OTHER.search, near)) or ours.search(text) or given:
            return True
        shown = behind and PART_OF.search(text[: found.start()])  # "the loss of a sigmoid is"
        rest = A_LABEL.sub("", behind["rest"]) if shown else behind and behind["rest"]
        if behind and not says_little(rest):
            return True
    return False


def _letters(items: list[Item], called: str) -> dict[str, tuple]:
    """Letters that a sentence calls so, and of which it says nothing else, and its section."""
    name, *ways = _calls(called)
    found: dict[str, tuple] = {}
    for place, (last, item) in enumerate(pairwise([None, *items])):
        letter = item.kind == "inline" and LETTER.fullmatch(item.latex.strip())
        if not letter or not in_plain_words(item):
            continue
        words = last.after if together(item, last) else item.before
        words, (after, *more) = STOPS.split(words)[-1], FULL_STOP.split(item.after)
        taken_back = more and _points_back(more[0]) and not says_little(more[0])
        way = next((way for way in ways if way[0].search(words) and way[1].search(after)), None)
        narrowed = re.search(r"\b(?:where|with)\s*$", after) and VALUES.search(_next(items, place))
        said = _clause(sentence_round(items, place))
        sure = way and not (narrowed or item.note) and _goes_on(way[1].search(after), after)
        sure = sure or (item.note == called and name.search(said))
        if sure and not taken_back:
            clause = name.sub(" ", said)
            if not DOUBTING.search(re.sub(r"\b(?:first|last|next) layers?\b", " ", clause)):
                found[letter["key"]] = item.section
    return found


@cache
def _calls(called: str) -> tuple:
    """How a function is named, and how a sentence calls a letter so."""
    ways = (tuple(re.compile(form.format(called), re.I) for form in way) for way in CALLS)
    return re.compile(NAME.format(called), re.I), *ways


def _clause(sentence: Sentence) -> str:
    """The words of a sentence round its formula, up to the next semicolons."""
    before, behind = sentence.words[: sentence.place + 1], sentence.words[sentence.place + 1 :]
    return f"{STOPS.split(' $ '.join(before))[-1]} $ {STOPS.split(' $ '.join(behind))[0]}"


def _next(items: list[Item], place: int) -> str:
    """The formula behind the one at a place."""
    return items[place + 1].latex if place + 1 < len(items) else ""


def _goes_on(found: re.Match, after: str) -> bool:
    """Whether what follows the name of a function says nothing more of it."""
    more = found.groupdict().get("next")
    return not more or is_plain(after[found.start("next") :])


def _points_back(said: str) -> bool:
    """Whether a sentence says more of what the one before it names."""
    leads = not FULL_STOP.search(f"{said} ") and ANNOUNCES.fullmatch(said)  # to a display
    return bool(POINTS_BACK.search(IDLE.sub(" ", said))) and not leads


def _said_again(items: list[Item], letters: list[dict[str, tuple]]) -> set[str]:
    """Letters of which two sentences say what they are."""
    said = Counter()
    for item in items:
        letter = item.kind == "inline" and LETTER.fullmatch(item.latex.strip())
        for_it = re.search(r"(?:for|by)\s*$", item.before, re.I)
        if letter and (SAYS.match(item.after) or OTHER.search(item.before) or for_it):
            said[letter["key"]] += 1 + bool(OTHER.search(STOPS.split(item.before)[-1]))
    return {key for key in set().union(*letters) if said[key] > 1}


def _is_called(key: str, formulas: list[str]) -> bool:
    primes = r"(?:'|\^\s*\{?\\prime\}?)*"
    call = re.compile(rf"{re.escape(key)}(?![A-Za-z])\s*{primes}\s*(?:\(|\\left\()")
    return any(map(call.search, formulas))


@cache
def well_known(body: str) -> FunctionDefinition:
    scope = Scope(types={"x": SCALAR})
    vocabulary = scope.vocabulary()
    vocabulary.functions.add("f")
    bind(read_statement(f"f(x) = {body}", vocabulary), scope, "")
    known = scope.calls["f", 1]
    swap = {tree.Name("x"): tree.Name(PARAMETER)}  # no page has it
    return replace(known, parameters=(PARAMETER,), body=tree.replaced(known.body, swap))
