r"""What a proof takes as constant beside what it differentiates by, or counts with.

In ``\frac{\partial}{\partial w} (L + w^2) = 2 w`` the free name L does not depend on w: a page
that calls it "the loss" means another one.  So an identity stands only where the words of the
page call such a name nothing but what is independent by its kind (`INDEPENDENT`), and tie it to
nothing; what the words do not speak of is a constant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..constructs.expectation import Expectation
from ..judging.judge import claim_names, targets
from ..meaning.scope import Scope, Type
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.errors import Rests
from ..reading.table import bound_index
from .choice import END_OF_ONE, PHRASES, WORD, Sentence, sentence_round
from .fallen import mentioned
from .markdown import Item
from .nameless import FORMULA, POINTS_TO
from .prose import NAME, PIECES, may_tie
from .spoken import spoken
from .words import (
    BELONGING,
    COMPUTING,
    COUNTS,
    INDEPENDENT,
    INDEPENDENT_FUNCTIONS,
    LISTING,
    NAMING,
    OBJECTS,
)

INDEX, BY, BESIDE_IT = "index", "by", "beside"
ANYTHING: frozenset[str] = frozenset()  # whatever an argument is called
LIST = re.compile(r"(?<!\\),")
AND = re.compile(r"\w\s+and\s*$", re.I)  # "$y$ is the state of a unit and $d$ is its label"
CLAUSE = re.compile(r"[,;:،؛]")
SET = re.compile(r"\\(?:in|to|sim)(?![a-z])|[<>:]|\\(?:[lg]eq?(?:slant)?|neq?)(?![a-z])")
IS = re.compile(
    r"^\s*(?:(?:be|is|are|was|were|being|denotes?|represents?|stands? for|means?|equals?|called)"
    r"(?!\w)|,?\s*(?=(?:the|an?|its|their|our)\b))",
    re.I,
)
IS_FA = re.compile(
    r"\s*(?!(?:و|یا|را|که|از|با|به|در|تا|برای|هم|نیز|نسبت|است|باشد|باشند|هستند|داریم)(?![\w\u200c]))"
    r"(?P<said>[\u0600-\u06ff\u200c][^$]*?)"
    r"\s+(?:باشد|باشند)\s*$"
)
BE_FA = re.compile(r"(?<!\w)(?:باشد|باشند)(?!\w)")
WRITES = re.compile(r"(?<!\w)(?:writ(?:e|ing)|use|using|put|denote)\s*$", re.I)
FOR = re.compile(r"\s*for(?!\w)", re.I)
FOR_IT = re.compile(r"(?<!\w)(?:for|at|if|when|whenever|since)\s*$", re.I)
IS_NEXT = re.compile(r"(?<!\w)(?:is|are|be|called|equals?)\s*$", re.I)
SAYS_NEXT = re.compile(
    r"(?<!\w)(?:is|are|becomes?|reads?|(?:is|are) (?:given|defined) (?:by|as))\W*$", re.I
)
IS_DEFINED = re.compile(r"\s*(?:is|are) (?:given|defined) (?:by|as)\W*", re.I)
ARTICLE = r"the|an?|its|our|their|this|that|these|those|any|some|each|every"
BEGINS_NOUN = re.compile(
    rf".*(?<!\w)(?:{ARTICLE}|let|with|where|why|for|of|by|in|from|to|at|on|above|below"
    r"|exceeds|has|have|had|all|and|call|add|give|gives|takes?|prefers?|receives?|plus|through|into|than|we|so"
    "|be|is|are|as|write|denote|use|observe|record|measure|collect"
    "|از|با|به|در|برای|روی|که|را|اگر|و|هر|پس|بگذارید|بگیرید|کنید|کنیم|است|مثلاً|گاهی|جمع|این|یک"
    "|هم‌اند)"
    r"(?![\w\u200c])",
    re.I | re.S,
)
# "We approximate $y$ as a linear function of $x$": what is approximated stays what it is.
APPROXIMATED = re.compile(r"(?<!\w)(?:approximate|approximates|approximating)\s*$", re.I)
BY_IT = re.compile(r"\s*(?:as|by|with)\s+an?\s", re.I)
SUBJECT = re.compile(rf"\s*(?:{ARTICLE})\s+\w", re.I)
IS_SAID = re.compile(r"(?<!\w)(?:is|are)(?!\w)", re.I)
# "Given the rate $\\lambda > 0$, the objective consists of": no apposition, a clause.
BEGINS = re.compile(r"^\W*(?:given|for|with|using)(?!\w)", re.I)
A_CLAUSE = re.compile(
    rf"\s*,\s*(?:{ARTICLE})\s+(?:(?!(?:that|which|who|whose|of)\b)[\w-]+\s+){{1,3}}?"
    r"(?:is|are|has|have|consists?|becomes?|reads?|equals?|can|will|gives?|adds?|takes)(?!\w)",
    re.I,
)
LAST_ARTICLE = re.compile(rf"(?<!\w)(?:{ARTICLE})$", re.I)
INSIDE = re.compile(r"(?<!\w)(?:of|at|in|for|from|by|with)(?!\w)", re.I)
# What is computed of labels does not depend on what a model computes; and what says so itself.
OF_LABELS = re.compile(
    r"(?<!\w)[\w-]+ of (?:the|its) (?:labels?|targets?|truth)(?!\w)"
    r"|(?<!\w)(?:target|label|observed|true) (?:value|output|response|outcome)s?(?: of)?(?!\w)"
    r"|(?<!\w)desired (?:activation|output|state|value|answer|response)s?(?: of the)?(?!\w)"
    r"|(?<!\w)(?:output|response|outcome|answer|value)s? (?:in|of|from) (?:the|our|its|their)"
    r" (?:training |observed )?(?:data|(?:data ?)?sets?|samples?|examples?)(?!\w)"
    r"|(?<!\w)(?:output|response|outcome|answer|value)s? in (?:the|our)\s*$"  # "training set"
    r"|(?<!\w)values? of (?:the )?(?:predictor|covariate|regressor|feature|input)s?(?!\w)"
    r"|(?<!\w)(?:noise|measurement|prior) (?:level|precision|variance|standard deviation)s?(?!\w)"
    r"|(?<=label|class|truth) of(?: [\w-]+){1,3}|(?<=target) of(?: [\w-]+){1,3}"
    r"|(?<!\w)(?:minimal|minimum|smallest|lowest) (?:cost|loss|error|energy|risk|value)(?!\w)"
    r"(?! (?:of|for|at|given|over|by|with|when|if|on)\b)"  # nothing is left to vary it with
    r"|[\w\u200c]+\u0650 برچسب(?!\w)"
    r"|(?<!\w)(?:that )?(?:has|have) nothing to do with(?!\w)",
    re.I,
)
# "Let $x$ be the value of the predictor and $y$ the response": both are data.
PREDICTOR = re.compile(
    r"(?<!\w)(?:predictor|covariate|regressor|explanatory variable)s?(?!\w)", re.I
)
RESPONSE = re.compile(r"(?<!\w)(?:response|outcome)s?(?!\w)", re.I)
# What a layer gets from the one before it does not depend on its own weights.
FED = re.compile(r"(?<![\w-])(?:activation|output)s?(?!\w)|(?:فعال‌سازی|خروجی)(?:‌ها)?ی?(?!\w)", re.I)
LAYER_BEFORE = re.compile(
    r"(?<!\w)(?:layer (?:before|below)|(?:previous|preceding) layer"
    r"|لایهٔ? (?:قبل|قبلی|پیش|پیشین|پیش از آن))(?!\w)",
    re.I,
)
# What is listed as one of the data: "a data set $\\{\\phi_n, t_n\\}$".
DATA = re.compile(
    r"(?<![\w-])(?:data ?-?sets?|data|training (?:sets?|data|examples?|samples?|pairs?)"
    r"|observations|مجموعه[ٔ\u200c]?ی? داده(?:‌ها)?|داده‌ها(?:ی آموزشی)?)\W*$",
    re.I,
)
MARKED = re.compile(r"(\\?[A-Za-z]+)\^\{([*+-]|\\(?:star|ast|dagger))\}")
IN_A_LIST = re.compile(r"\s*(?:\\left\s*)?(?:\\\{|\()")
A_KIND = re.compile(
    r"(?<!\w)(?:probability (?=distribution|vector)|square (?=matri)"
    r"|(?:vector of )?(?:(?:fixed|nonlinear) )*basis functions"
    r"(?: (?:evaluated )?(?:at|of) (?:an?|the|our) inputs?)?"
    r"|output (?=(?:weights?|bias(?:es)?|parameters?)(?!\w)))|(?<=توزیع) احتمال(?!\w)",
    re.I,
)
# An ending of a plural, or of what goes on with an adjective or an owner.
ENDING_FA = re.compile(r"(?:\u200c?ها)?(?:\u200c?(?:یی|ای|یشان|شان|یش|اش|ی))?[\u0650\u0654]*$")
# "For logits $z$, …" speaks of any.
ARBITRARY = re.compile(r"^\W*(?:for|برای|به‌ازای)\s+(?:(?:any|all|every)\s+)?[\w\u200c-]+\s*$", re.I)
FIXED = re.compile(r"(?<![\w-])(?:known|fixed|constant|معلوم|ثابت)\u0650?(?!\w)", re.I)
PUT = re.compile(
    r"\b(?:by|called?|writ\w+|put|denoted?|place|instead|substitut\w+|replac\w+)\b", re.I
)
# The parameters of a distribution are its own.
OF_A_DISTRIBUTION = re.compile(
    r"\b(?:normal|gaussian|bernoulli|poisson|distribution|density)\b[^,;:]* with\b[^,;:]*$", re.I
)
PARAMETER = re.compile(
    r"(?<!\bits )(?<!\btheir )(?<!\bour )\b(?:mean|precision|variance|standard deviation|rate|scale"
    r"|mixing (?:coefficient|proportion|weight)|میانگین|واریانس|انحراف معیار)\s*$",
    re.I,
)
# What was observed is there before one asks for the parameters.
DRAWN = re.compile(
    r"\s*(?:are |be |is )?(?:independently |independent |i\.?i\.?d\.? )?"
    r"(?:drawn |sampled |samples |draws |observations )?"
    r"(?:drawn |independently |i\.i\.d\. )?"
    r"from an? [\w\s-]*(?:distribution|gaussian|normal|bernoulli|poisson) with(?!\w)",
    re.I,
)
# "predictions $\\hat y$ with observed values $y$": data beside what it is compared with.
BESIDE = re.compile(
    r"\s*(?:and|with|against|versus)\s+(?:(?:the|its|their)\s+)?(?:(?:true|actual|correct|desired)\s+)?"
    r"(?:labels?|targets?|observations?|(?:true|observed|actual|target|measured) values?)\s*"
    r"|\s*(?:as\s+)?close(?:\s+as\s+possible)?\s+to(?:\s+the\s+(?:labels?|targets?))?\s*",
    re.I,
)
MADE_ONE = re.compile(r"\s*(?:is|be|are|being|equals?|denotes?|as|stands? for)\s*", re.I)
WITH_IT = re.compile(
    r"(?<!\w)(?:(?:with|by|on|from|like|after) (?:it|them)|(?:با|از|به) آن)(?!\w)", re.I
)
TIMES = re.compile(r"\s*(?:times|plus|minus)(?!\w)", re.I)
PREPOSITION = r"(?<!\w)(?:of|to|at|in|for|by|from|with|on|through|into|than|times|above|below)"
PREPOSED = re.compile(rf"{PREPOSITION}(?!\w)", re.I)
OF = re.compile(rf"{PREPOSITION}\s*$", re.I)
TIED = re.compile(
    r"(?<!\w)(?:(?<!not )depend\w*|var(?:y|ies)|chang\w+ with|functions? of|comput\w+ (?:from|by)"
    r"|obtained|derived|calculated|determined|predicted|estimated"
    r"|(?:follow|result|com|aris)\w* from"
    r"|differs?|different|whose|best|optimal|chosen (?:so|to|by)|fitted|minimi[sz]\w*|maximi[sz]\w*"
    r"|وابسته\S*|بستگی|تابعی? از|بهترین|متفاوت)(?!\w)",
    re.I,
)
EACH = re.compile(
    r"(?<!\w)(?:each|every|per|own|depend\w*|differ\w*|var(?:y|ies)|هر|وابسته\S*)(?!\w)", re.I
)
RESTED_ON = re.compile(r"(?<!\w)depends?(?: only)? (?:up)?on (?:the \w+ )?$", re.I)
OF_EACH = re.compile(r"(?<!\w)(?:of|for|at|has an?)\s*$", re.I)
FOR_EACH = re.compile(r"\W*(?:for )?(?:each|every)\b", re.I)


def spoken_of(items: list[Item]) -> frozenset[str]:
    """Names that the text mentions otherwise than as constants, or gives by a formula."""
    given = (x.latex.split("=")[0].strip() for x in items if x.latex and "=" in x.latex)
    found = [mentioned(x) for x in given if NAME.fullmatch(x)]
    found += [
        mentioned(x.latex) for x in items
        if x.kind == "inline" and not FIXED.search(CLAUSE.split(x.after)[0])
    ]  # fmt: skip
    return frozenset().union(*found)


def taken_as_constant(claim: Claim, scope: Scope) -> Iterator[tuple[str, frozenset[str], str]]:
    """Free names without a definition, what each is not to vary with, and what that is.

    It is an `INDEX`, what one differentiates by, or an argument `BESIDE_IT` of the same function.
    """
    for node in (x for item in scope.resting_on(claim.relations) for x in tree.walk(item)):
        by = frozenset(targets(node))
        letters = {node.index} if isinstance(node, tree.Sum) else bound_index(node)
        if by:
            held = _reached(tree.free_names(node.body), by, scope)
            held -= {*scope.functions} - _called_without(node.body, by, scope)
        elif letters:
            bodies = scope.resting_on(tree.children(node))
            held = set().union(*(_whole(body, letters) for body in bodies)) & set(scope.types)
        else:
            continue
        for key in sorted(held & {*scope.types, *scope.functions}):
            if not scope.bodies(key) and not (by and _only_leaps(scope.types.get(key))):
                how = BESIDE_IT if by and key in _arguments(node, by) else BY if by else INDEX
                yield key, by or frozenset(letters), how


def _arguments(node: tree.Node, by: frozenset[str]) -> frozenset[str]:
    r"""The other arguments of a function: ``\partial / \partial v`` of f(m, v) holds m fixed."""
    while isinstance(node, tree.Derivative | tree.Gradient | tree.Hessian):
        if getattr(node, "total", False):
            return frozenset()
        node = node.body
    while isinstance(node, tree.Call) and isinstance(node.arguments[0], tree.Call):
        node = node.arguments[0]  # of the logarithm of it
    parts = node.arguments if isinstance(node, tree.Call) else ()
    names = frozenset(tree.whole_key(x) for x in parts if isinstance(x, tree.Name | tree.Index))
    inside = frozenset().union(*map(tree.free_names, parts))
    return names if by <= names | inside else frozenset()


def _only_leaps(kind: Type | None) -> bool:
    """Whether the values of a name stand apart: where it has a slope, that is zero."""
    return kind is not None and kind.domain.kind in ("finite", "label", "natural")


def _reached(keys: frozenset[str], by: frozenset[str], scope: Scope) -> set[str]:
    """What names rest on, but for what they know by some names only."""
    found, todo = set(), {*keys - by}
    while todo:
        key = todo.pop()
        found.add(key)
        items = [scope.definitions[key]] if key in scope.definitions else []
        items += [item for (name, _), item in scope.calls.items() if name == key]
        for item in items:
            bound = {*getattr(item, "parameters", ()), *getattr(item, "indices", ())}
            todo |= tree.free_names(item.body, frozenset(bound)) - by - found
    return found


def _called_without(body: tree.Node, by: frozenset[str], scope: Scope) -> set[str]:
    """The functions of which no argument holds any of some names."""
    calls = (x for item in scope.resting_on([body]) for x in tree.walk(item))
    return {
        x.function
        for x in calls
        if isinstance(x, tree.Call)
        and not by & scope.dependencies(set().union(*map(tree.free_names, x.arguments)))
    }


def _whole(node: tree.Node, letters: set[str]) -> set[str]:
    """The names that stand in a formula without an index which holds some letters."""
    if isinstance(node, tree.Index) and isinstance(node.base, tree.Name):
        if letters & set().union(*map(tree.free_names, node.indices)):
            return set()
    own = tree.names(node).difference(*map(tree.names, tree.children(node)))
    return own.union(*(_whole(x, letters) for x in tree.children(node)))


def refuse_tied(claim: Claim, scope: Scope) -> None:
    """Raise if a name that an equation without a role ties to others is taken as constant."""
    reached = scope.dependencies(claim_names(claim))
    tied = {key: item for key, item in scope.fallen.items() if item.tied and key in reached}
    if not tied:
        return
    pairs = [(key, by) for key, by, _ in taken_as_constant(claim, scope)]
    for node in (x for item in scope.resting_on(claim.relations) for x in tree.walk(item)):
        own = frozenset(targets(node))
        pairs += [(key, own) for key in own]
        if isinstance(node, Expectation):
            pairs += [(key, tied[key].tied) for key in tied.keys() & tree.free_names(node)]
    for key, by in pairs:
        if key in tied and not _is_apart(key, by, tied[key].tied, scope):
            raise Rests(f"not judged: it needs {tied[key].place} ({key}), {tied[key].why}", key)


def _is_apart(key: str, by: frozenset[str], others: frozenset[str], scope: Scope) -> bool:
    """Whether nothing that an equation ties a name to moves it."""
    known = {*scope.types, *scope.sizes, *scope.definitions, *scope.functions, *scope.counted}
    return others <= known and not by & scope.dependencies(set(others))


def tied_by_words(claim: Claim, scope: Scope, items: list[Item]) -> str:
    """Why a claim is not judged: its text says what a constant of it is; else empty."""
    for key, by, how in dict.fromkeys(taken_as_constant(claim, scope)):
        said = _said(key, by, how, scope, items)
        if said:
            name, of = (x.removesuffix(r"_{\cdot}") for x in (key, min(by)))
            return (
                f"does {name} depend on {of}? The text says of it “{said}”: define it,"
                " or say that it is a constant"
            )
    return ""


def _said(key: str, by: frozenset[str], how: str, scope: Scope, items: list[Item]) -> str:
    """What a page says of a name by which it may vary with some others; else empty."""
    slope, free = how != INDEX, how == BESIDE_IT
    keys, others = _forms(key), frozenset().union(*map(_forms, by))
    known = NAMING | INDEPENDENT
    feeds = slope and _stand_together({key, *by}, scope)
    if key in scope.functions:
        known = NAMING - COMPUTING | INDEPENDENT_FUNCTIONS
    free = free or (slope and _is_of_data(keys, items))
    free = free or (slope and _is_parameter(keys, items) and _is_parameter(others, items))
    marked = {x for x in scope.types if MARKED.fullmatch(x)} - {key, *by}
    for place, item in enumerate(items):
        if item.kind != "inline":
            continue
        if (slope and _maps(item.latex, key, others, scope)) or _gives(item.latex, key, by):
            return f"${item.latex}$"
        said = _apart(sentence_round(items, place), marked)
        for at, latex in enumerate(said.formulas if not (said.place or said.asks) else ()):
            if not _is_named(latex, key, scope):
                continue
            if slope:
                strange = _tied_beside(said, at, keys, others)
                fed = feeds and not any(others & mentioned(x) for x in said.formulas)
                told = ANYTHING if free else known
                strange = strange or _strange_noun(said, at, others, told, fed)
                strange = strange or _tied_behind(said, others)
            else:
                strange = "" if mentioned(latex) & others else _of_each(said, at, keys, others)
                if not strange and key in scope.inferred and not scope.types[key].family:
                    words = _words(said, *_clause(said, at))
                    index = by & frozenset().union(*map(mentioned, said.formulas))
                    strange = words if index or EACH.search(words) else ""
            if strange:
                return strange
    return ""


def _apart(said: Sentence, marked: set[str]) -> Sentence:
    """A sentence in which $w^*$, where the page declares it, is no mention of $w$."""
    formulas = said.formulas
    for key in marked:
        base, mark = MARKED.fullmatch(key).groups()
        form = rf"(?<![A-Za-z\\]){re.escape(base)}\s*\^\s*(?:{{\s*)?{re.escape(mark)}(?:\s*}})?"
        formulas = tuple(re.sub(form, r"\\text{another}", x) for x in formulas)
    return said if formulas == said.formulas else replace(said, formulas=formulas, found={})


def _is_of_data(keys: frozenset[str], items: list[Item]) -> bool:
    """Whether the page lists a name as one of its data."""
    return any(
        keys & mentioned(x.latex) and IN_A_LIST.match(x.latex) and DATA.search(x.before)
        for x in items
        if x.kind == "inline"
    )


def _is_parameter(keys: frozenset[str], items: list[Item]) -> bool:
    """Whether the page chooses a name, as the mean or the precision, and not that of something."""
    return any(
        SET.search(x.latex)
        and keys & mentioned(SET.split(x.latex)[0])
        and PARAMETER.search(x.before)
        and not PREPOSED.match(x.after.strip())
        for x in items
        if x.kind == "inline"
    )


def _clause(said: Sentence, at: int) -> tuple[int, int]:
    """The first and the last formula of the clause in which one stands."""

    def begins(place: int) -> bool:
        words, behind = said.words[place : place + 2]
        return bool(CLAUSE.search(words) or (AND.search(words) and IS.match(behind)))

    first = last = at
    while first and not begins(first):
        first -= 1
    while last + 1 < len(said.formulas) and not begins(last + 1):
        last += 1
    return first, last


def _words(said: Sentence, first: int, last: int) -> str:
    """The words of a clause round some of its formulas."""
    words = [*said.words[first : last + 2]]
    words[0], words[-1] = CLAUSE.split(words[0])[-1], CLAUSE.split(words[-1])[0]
    return " … ".join(words).strip()


def _beside(said: Sentence, first: int, last: int, keys, others) -> list[int]:
    """Where other formulas, that restrict nothing, hold some names."""
    found = ((place, said.formulas[place]) for place in range(first, last + 1))
    return [place for place, x in found if mentioned(x) & others and not mentioned(x) & keys]


def _tied_beside(said: Sentence, at: int, keys, others) -> str:
    """The clause that a bare name shares with what holds some others, if it does not only list."""
    first, last = _clause(said, at)
    words, found = _words(said, first, last), _beside(said, first, last, keys, others)
    declared = SET.search(said.formulas[at]) or spoken(said.words, said.formulas).get(at)
    if declared or DRAWN.match(said.words[at + 1]):
        return ""
    if at > first and OF_A_DISTRIBUTION.search(_words(said, first, at - 1)):
        return ""
    alone = not (IS.match(said.words[at + 1]) or TIED.search(words))
    if alone and BESIDE.fullmatch(said.words[at]):
        return ""
    if not found:  # "as $w$ moves, $b$ moves with it"
        above = any(others & mentioned(x) for x in said.formulas[:first])
        return words if above and WITH_IT.search(CLAUSE.split(said.words[at + 1])[0]) else ""
    between = {at - 1: said.words[at], at + 1: said.words[at + 1]}
    if any(MADE_ONE.fullmatch(between.get(place, "")) for place in found):
        return words
    lead = PIECES.split(said.words[at])[-1].lower().split()
    names = [x for x in found if NAME.fullmatch(SET.split(said.formulas[x])[0])]
    noun = lead and lead[-1] in INDEPENDENT
    if noun and not (IS.match(said.words[at + 1]) or PUT.search(words)):
        found = names  # "a fraction $q$ pays $-\\log u$"
    listed = LISTING | BELONGING if noun else LISTING
    return words if found and (names != found or _strange(words, listed)) else ""


def _tied_behind(said: Sentence, others) -> str:
    """The sentence behind a declaration of several names that may tie them: "they make one"."""
    following = END_OF_ONE.split(said.behind)[0]
    pointing = POINTS_TO.match(following) and not any(map(mentioned, FORMULA.findall(following)))
    several = any(others & mentioned(x) for x in said.formulas)
    return following.strip() if several and pointing and may_tie(following) else ""


def _of_each(said: Sentence, at: int, keys, others) -> str:
    """The clause in which a name may be one for each index."""
    if FOR_EACH.match(said.words[0]):
        return said.words[0].strip()
    if RESTED_ON.search(said.words[at]):  # "the slope depends on $w$" says nothing of $w$
        return ""
    first, last = _clause(said, at)
    words, found = _words(said, first, last), _beside(said, first, last, keys, others)
    found = [x for x in found if not (SET.search(said.formulas[x]) or "=" in said.formulas[x])]
    each = EACH.search(words) or any(OF_EACH.search(said.words[x]) for x in found)
    return words if found and each else ""


def _stand_together(keys: set[str], scope: Scope) -> bool:
    r"""Whether one definition holds all of some names: ``z_j = \sum_k w_{jk} h_k + b_j``."""
    return any(keys <= tree.free_names(item.body) for item in scope.definitions.values())


def _strange_noun(said: Sentence, at: int, others, known, fed: bool) -> str:
    """What the words beside a name call it, if that may depend on something, or say it does."""
    if mentioned(SET.split(said.formulas[at])[0]) & others or DRAWN.match(said.words[at + 1]):
        return ""  # what several are called does not tie them
    before, behind = (PHRASES.sub(" ", x) for x in said.words[at : at + 2])
    *pieces, last = PIECES.split(behind)
    listed = at + 1 < len(said.formulas) and pieces and not PREPOSED.search(last)
    tied = next(filter(TIED.search, pieces if listed else [*pieces, last]), "")
    if APPROXIMATED.search(before) and BY_IT.match(behind):
        tied = ""
    nouns = (*_nouns_before(said, at, before, behind), *_nouns_behind(said, at, before, behind))
    if PREDICTOR.search(" ".join(said.words)):
        nouns = [RESPONSE.sub(" ", x) for x in nouns]
    if fed and LAYER_BEFORE.search(" ".join(said.words)):
        nouns = [LAYER_BEFORE.sub(" ", FED.sub(" ", x)) for x in nouns]
    strange = (x for x in nouns if known is not ANYTHING and _strange(x, known))
    return (tied or next(strange, "")).strip()


def _nouns_before(said: Sentence, at: int, before: str, behind: str) -> list[str]:
    lead = PIECES.split(before)[-1]
    if TIMES.match(behind) or (at == 0 and ARBITRARY.match(before)):
        return []
    if IS_NEXT.search(lead):
        return [lead] if _is_clause(said, at, before, lead) else _subject(said, at)
    begins = BEGINS_NOUN.match(lead)
    bare = not SET.search(said.formulas[at])
    if OF_A_DISTRIBUTION.search(_words(said, _clause(said, at)[0], at - 1) if at else before):
        return []
    if bare and not (begins and LAST_ARTICLE.search(begins[0])):
        return []
    return [lead[begins.end() if begins else 0 :]]


def _nouns_behind(said: Sentence, at: int, before: str, behind: str) -> list[str]:
    link, bare = IS.match(behind), not SET.search(said.formulas[at])
    if WRITES.search(before):
        link = FOR.match(behind) or link
    piece = PIECES.split(behind)[0]
    above = any(map(BE_FA.search, said.words[: at + 1]))  # "… باشد و $h$ ارتفاع آن"
    again = any(mentioned(x) & mentioned(said.formulas[at]) for x in said.formulas[at + 1 :])
    if not (at or again) and BEGINS.match(before) and A_CLAUSE.match(behind):
        return []
    persian = IS_FA.match(f"{piece} باشد" if above else piece)
    if persian and not bare:
        return [persian["said"]]
    if not link or (bare and OF.search(PIECES.split(before)[-1])):
        return []
    last = said.shown and at + 1 == len(said.formulas)
    if last and not bare and INSIDE.search(before) and IS_DEFINED.fullmatch(behind):
        return []  # "the unit with a parameter $b \in …$ is defined as"
    rest = PIECES.split(behind[link.end() :])
    if not link[0].strip(" ,") and "," not in link[0] and FOR_IT.search(before):
        return []  # "for $y > 0$ the matrix is …"
    if not link[0].strip(" ,"):  # "the logits" of the next formula, "the loss is" of a clause
        next_one = len(rest) == 1 and at + 1 < len(said.formulas) and not INSIDE.search(rest[0])
        if next_one or SAYS_NEXT.search(behind):
            return []
    return [next(filter(str.strip, rest), "")]


def _is_clause(said: Sentence, at: int, before: str, lead: str) -> bool:
    """Whether a clause begins behind "and": "the inputs are in $x$ and the label is $y$"."""
    first = _clause(said, at)[0]
    *above, and_it = [*said.words[first:at], before[: len(before) - len(lead)]]
    joined = and_it.strip().lower() in ("and", "و") and SUBJECT.match(lead)
    return bool(joined and above and IS_SAID.search(" $ ".join(above)))


def _subject(said: Sentence, at: int) -> list[str]:
    """What stands before "is" in front of a formula, if it does not hold that itself."""
    own = {key.strip("}")[-1] for key in mentioned(SET.split(said.formulas[at])[0])}
    if any(own & mentioned(x) for x in said.formulas[max(at - 1, 0) : at]):
        return []
    return [_words(said, _clause(said, at)[0], at - 1) if at else CLAUSE.split(said.words[0])[-1]]


def _strange(text: str, known) -> bool:
    text = A_KIND.sub(" ", OF_LABELS.sub(" ", text))
    if FIXED.search(text):
        return False
    inside = INSIDE.search(text)
    head, rest = (text[: inside.start()], text[inside.end() :]) if inside else (text, "")
    if {*head.lower().split()[-1:]} & COUNTS:  # "the numbers of heads"
        return _is_unknown(head, known) or _is_unknown(rest, known | OBJECTS)
    return _is_unknown(text, known)


def _is_unknown(text: str, known: frozenset[str]) -> bool:
    words = (ENDING_FA.sub("", word.lower()) for word in WORD.findall(text))
    return any(not (word.isdigit() or word in known) for word in words)


def _is_named(latex: str, key: str, scope: Scope) -> bool:
    """Whether a formula is a list of names, or declares one, and this name is among them."""
    if "=" in latex:
        return False
    for part in LIST.split(SET.split(latex)[0]):
        if key in scope.functions and part.rstrip().endswith("'"):
            continue  # its derivative
        if NAME.fullmatch(part):
            found = mentioned(part) | {part.replace(" ", "")}  # with its primes, too
            found &= {*scope.types, *scope.functions} | _forms(key)
            if found and max(found, key=len) in _forms(key):
                return True
    return False


def _maps(latex: str, key: str, others, scope: Scope) -> bool:
    """Whether a formula takes one name to another, or writes one as a function of the other."""
    names = mentioned(latex)
    called = (
        re.search(r"(?<![A-Za-z])" + re.escape(key) + r"\s*(?:\\left)?\(", latex)
        and key not in scope.functions
    )
    return bool(key in names and names & others and (called or r"\mapsto" in latex))


def _gives(latex: str, key: str, by: frozenset[str]) -> bool:
    """Whether an equation of the text makes a name of what it is not to vary with."""
    left, equal, right = latex.partition("=")
    return bool(equal) and mentioned(left) == {key} and bool(by & mentioned(right))


def _forms(key: str) -> frozenset[str]:
    return frozenset({key, re.split(r"[_^]\{?\(?0?\\cdot", key)[0]})
