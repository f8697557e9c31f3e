r"""Signs and constants to which a text gives another meaning: ``|x| = x + 1``, "π is …"."""

from __future__ import annotations

import re
from itertools import zip_longest

from ..meaning.binding import means
from ..meaning.scope import Scope
from ..reading import tree
from ..reading.errors import EquationError
from ..reading.grammar import Grammar
from ..reading.parser import Vocabulary
from ..reading.statement import read_statement
from ..reading.tokens import tokens_of
from .choice import sentence_round
from .conventions import INDICATOR, POWER, sign_tokens
from .markdown import Item
from .prose import says_little
from .words import LITTLE

# What may be said of a sign, or of a constant, without giving it another meaning.
PLAIN = {
    "|": r"absolute|magnitude|modulus|determinant|قدر مطلق|دترمینان",
    r"\|": r"norm|length|magnitude|distance|نرم|اندازه|طول",
    r"\pi": r"circle|circumference|constant|number|3\.14|ratio|عدد",
    "e": r"Euler|base|exponential|constant|natural|number|2\.7|پایه|عدد",
    "I": r"identity|unit matrix|همانی",
    r"\mathbf{I}": r"identity|unit matrix|همانی",
    "i": "",
}
# The words by which eqval knows a sign that stands alone; of another sign, it knows nothing.
KNOWN = {
    r"\log": r"logarithms?|لگاریتم",
    r"\ln": r"logarithms?|لگاریتم",
    r"\exp": r"exponential|نمایی",
    r"\sum": r"sum(?:mation)?|جمع|مجموع",
    r"\prod": r"product|ضرب",
    r"\nabla": r"gradient|nabla|del|گرادیان",
    r"\partial": r"partial|derivative|مشتق",
    r"\max": r"maxim\w*|largest|بیشینه|بزرگ‌ترین",
    r"\min": r"minim\w*|smallest|کمینه|کوچک‌ترین",
    r"\odot": r"Hadamard|(?:element|entry|component|point)-?wise|product|ضرب|درایه‌ای|هادامار",
    r"\cdot": r"product|multipl\w*|ضرب",
    r"\times": r"product|multipl\w*|ضرب",
    "+": r"plus|sum|addition|جمع",
    "-": r"minus|difference|subtraction|تفریق|منها",
    "/": r"division|divided|quotient|تقسیم",
    "<": r"less|smaller|کوچک‌?تر",
    ">": r"greater|larger|بزرگ‌?تر",
    "*": r"product|multipl\w*|ضرب",
    r"\langle": r"inner|dot|product|ضرب|داخلی",
    r"\top": r"transpos\w*|ترانهاد\w*",
    r"\circ": r"compos\w*|ترکیب",
    r"\sqrt": r"root|ریشه",
    r"\tanh": r"hyperbolic|tangent|تانژانت|هذلولوی",
    r"\det": r"determinant|دترمینان",
    r"\tr": r"trace|رد|اثر",
    "'": r"prime|derivative|مشتق",
    "|": r"absolute|magnitude|modulus|determinant|قدر|مطلق|دترمینان",
    r"\|": r"(?:Euclidean|2-)?norm|length|magnitude|distance|نرم|اقلیدسی|اندازه|طول",
}
PLAINLY = re.compile(
    r"(?<!\w)(?:natural|operat(?:or|ion)|symbol|sign|function|usual(?:ly)?|ordinary|Euclidean"
    r"|always"
    r"|as|طبیعی|عملگر|علامت|نماد|همیشه|معمولی|اینجا)(?!\w)",
    re.I,
)
LETTERS = {r"\delta": r"Kronecker|کرونکر"}
# What a letter may be said not to be, where it is a sign for that; and the sign, if it has another.
ROLES = {
    **KNOWN,
    **PLAIN,
    **LETTERS,
    "i": "(?!)",  # an index, unless more is said
    "e": r"Euler|exponential|base of|2\.7|اویلر|نپر|پایهٔ?",
    r"\pi": r"circ|3\.14|عدد پی|دایره",
    r"\sum": r"sum(?:mation)?|first|last|every|جمع|مجموع",
    "T": KNOWN[r"\top"],
    "d": "differential|derivative|مشتق|دیفرانسیل",
    r"\sigma": "sigmoid|logistic|سیگم",
    r"\mathbb{E}": "expect|امید|میانگین",
}
CLAUSES = re.compile(r"[,;:،؛()—]|(?<!\w)(?:but|بلکه)(?!\w)(?<!anything but)")
RAISED = re.compile(r"\^\s*\{?\s*T\b")
NOT = re.compile(
    r"\b(?:not?|never|nobody|neither|nor|rather than|instead of|unlike|anything but|cannot"
    r"|without|far from|forget|nothing|nowhere|hardly|other than|skips?)\b"
    r"|n[’']t\b|(?<![\w\u200c])(?:نه|نیست|نیستند|نباید|نباشد|نگیرید|نخوانید|به‌جای|دیگر|هرگز"
    r"|ندارد|نمی\S+)(?!\w)",
    re.I,
)
MACRO = re.compile(
    r"\\(?:[gex]?def|let|(?:re)?newcommand\*?|providecommand|DeclareMathOperator\*?)\s*\{?\s*"
    r"(?P<sign>\\[A-Za-z]+)"
)
WRITTEN = re.compile(r"\\[A-Za-z]+|\\\||[][*'!|+<>/-]")
IN_WORDS = re.compile(r"\\(?:operatorname|mathrm|text)\*?\s*\{\s*(\w+)\s*\}")
PLACE = re.compile(r"\\cdot|\\bullet|\\left|\\right|\\[,;:!]|[\s{}]")
BASE = re.compile(r",?\s*(?:to|in|with) (?:the )?base\s*$|[،,]?\s*(?:در |با )?(?:پایه|مبنا)\S*\s*$")
ENDS = re.compile(r"^(?P<rest>[^.؛]*?)\s*(?:است|هستند|باشد|می‌باشد)\s*$")
BARS = re.compile(r"(?P<sign>\\?\|)\s*(?P<name>\\?[A-Za-z]+)\s*(?P=sign)")
BETWEEN = re.compile(
    r"\s*(?:(?P<angle>\\langle)\s*)?\\?[A-Za-z]+\s*(?(angle),|(?P<sign>[<>*]|\\times|\\odot|\\circ))"
    r"\s*\\?[A-Za-z]+\s*(?(angle)\\rangle\s*)"
)
OF_A_LETTER = re.compile(r"(?P<sign>\\[a-z]+)\s*(?:\(\s*\\?\w+\s*\)|\s\w)")
A_SLOPE = re.compile(
    r"\\frac\s*\{\s*\\partial\s[^{}]*(?:\{[^{}]*\}[^{}]*)?\}"
    r"\s*\{\s*\\partial\s[^{}]*(?:\{[^{}]*\}[^{}]*)?\}"
)
MEANS = re.compile(r"mean|says|stands|denotes?|for|معنی|یعنی", re.I)
POWERS = re.compile(r"\\?[A-Za-z]+\s*\^\s*(?:\{\s*)?(?:\d+|[a-z])(?:\s*\})?(?:\s*\([^()]*\))?")
A_POWER = re.compile(
    r"\b(?:squared?|power|cubed?|times itself|exponential)\b|توان(?! نیست)|نمایی", re.I
)
KRONECKER = re.compile(r"\\delta_\{?\s*\w\s*,?\s*\w")
# Signs of a condition, as they are written alone; of each a text says this, or something else.
OF_A_CONDITION = {
    r"\delta": re.compile(r"\\delta_(?:\{[^{}]*\}|\w)"),
    INDICATOR: re.compile(r"\\math(?:bb|bf)\s*(?:\{\s*[1I]\s*\}|1)\s*(?:(?:_\s*)?[({[].*)?"),
}
USUAL = re.compile(
    r"Kronecker|کرونکر|identity|همانی|one-hot|وان‌هات|indicator|نشانگر"
    r"|(?<!\w)(?:1|one|یک)[\s$]+(?:است\s+)?(?:exactly\s+)?(?:if|iff|when|where|for|wherever"
    r"|whenever|اگر|وقتی|هرگاه)(?!\w)",
    re.I,
)
UNUSUAL = re.compile(
    r"\\ne|\b(?:differ\w*|unequal|unless|false|fails?|minus|not)\b|نادرست|نباشد", re.I
)
SAYS = re.compile(
    r"^\s*(?:we mean|says(?: that)?|is|are|be|being|denotes?|means|stands for|for|را|است|باشد"
    r"|به معنی|یعنی)(?!\w)",
    re.I,
)
CALLED = re.compile(
    r"\b(?:called|named|denoted(?: by)?|call (?:the|our|an?) \w+|write"
    r"|(?:the|our) (?:errors?|edges?|energy|noise|residuals?|embeddings?) (?:is|are))\s*$",
    re.I,
)
IMAGINARY = re.compile(r"imaginary|موهومی", re.I)
SIZE = re.compile(r"\s*\w+\s*\\times\s*\w+\s*")
END = re.compile(r"[.;:!?؛؟]\s|[.;:!?؛؟]$")


def redefined(latex: str, scope: Scope, holds) -> set[str]:
    """Signs that an equation of the text would define otherwise, where it does not hold."""
    try:
        statement = read_statement(latex, scope.vocabulary())
    except EquationError:
        return set()
    first = statement.relations[0]
    inner = tree.names(first.left) - tree.BUILT_IN
    about = first.op == "=" and inner and inner <= tree.names(first.right)
    sign = means(first.left, scope) or isinstance(first.left, tree.Hadamard | tree.Dot)
    try:
        known = not (about and sign) or holds(statement)
    except EquationError:
        known = False
    return set() if known else sign_tokens(latex.split("=")[0])


def _behind(items: list[Item], place: int) -> str:
    """What is said behind a formula, also behind a size: "is the $n \\times n$ identity"."""
    item, following = items[place], items[place + 1 : place + 2]
    said = END.split(item.after)[0]
    for other in following if said == item.after else ():
        if other.kind == "inline" and SIZE.fullmatch(other.latex):
            said += END.split(other.after)[0]
    return said


def spoken_of(items: list[Item], place: int, scope: Scope) -> set[str]:
    """Signs, or a constant, that stand alone in the text, which says something else of them."""
    item, said = items[place], _behind(items, place)
    verb = SAYS.match(said)
    if not verb or not said[verb.end() :].strip():  # "that is near $e$", in Persian
        return set()
    key = item.latex.strip()
    if key in PLAIN:
        other = IMAGINARY.search(said) if key == "i" else not re.search(PLAIN[key], said, re.I)
        return {key} if other and key not in scope.types else set()
    found = sign_tokens(key) & set(PLAIN)
    try:
        alone = read_statement(f"{key} = 0", scope.vocabulary()).relations[0].left
    except EquationError:
        return set()
    names = tree.names(alone) - tree.BUILT_IN
    known = names and names <= set(scope.types)
    if len(found) != 1 or not isinstance(alone, tree.Norm | tree.Abs) or not known:
        return set()
    matrix = any(scope.types[name].shape for name in names)
    plain = {**PLAIN, "|": "determinant|دترمینان"} if matrix else PLAIN
    return {sign for sign in found if not re.search(plain[sign], said, re.I)}


def written(latex: str) -> set[str]:
    """Commands, and other signs that are no letters, as they stand in a formula."""
    return set(WRITTEN.findall(IN_WORDS.sub(r"\\\1 ", latex)))


def own_signs(items: list[Item], declared: set[str]) -> dict[str, str]:
    r"""Signs of which a page says what they are, anywhere, each with the words that do so.

    A sign stands alone there, as ``\log`` or ``\langle \cdot \rangle``, and what is said of it is
    not just what eqval knows; or a macro makes it another one.
    """
    found = {}
    for place, (item, after) in enumerate(zip_longest(items, items[1:])):
        for macro in MACRO.finditer(item.latex):
            found[macro["sign"]] = macro[0]
        said = _behind(items, place) if item.kind == "inline" else ""
        verb, ends = SAYS.match(said), ENDS.match(said)
        if item.kind == "inline":
            found |= _denied(items, place, declared)
        if item.kind == "inline" and item.latex.strip() == "e" and CALLED.search(item.before):
            found |= {} if "e" in declared else {"e": f"{item.before.strip(' .')} $e$"}
        if not (verb or ends):
            continue
        rest = said[verb.end() :].strip() if verb else ends["rest"]
        rest = BASE.sub("", rest) if after and after.latex.strip() == "e" else rest
        key, words = item.latex.strip(), f"${item.latex}${said}"
        if key == "T" and rest.strip() and not re.search(ROLES["T"], rest, re.I):
            found |= {r"\top": words} if _is_raised(key, items) - declared else {}
        if key in PLAIN | LETTERS:
            found |= {key: words} if _is_another_letter(key, rest, items, declared) else {}
            continue
        bars = BARS.fullmatch(key)
        if bars and bars["name"] in declared and not re.search(PLAIN[bars["sign"]], rest, re.I):
            found[bars["sign"]] = words
        for sign, alone in OF_A_CONDITION.items():
            if alone.fullmatch(key) and sign not in declared and _is_unusual(items, place):
                found[sign] = words
        power = (
            POWERS.fullmatch(key) and verb and MEANS.search(verb[0]) and not A_POWER.search(said)
        )
        found |= {POWER: words} if power else {}
        for sign in (_alone(key) | _between(key, verb, rest) | _of_one(key, verb, rest)) - declared:
            known = re.compile(KNOWN.get(sign, "(?!)"), re.I)
            others = PLAINLY.sub(" ", known.sub(" ", rest))
            if not known.search(rest) or not says_little(others, LITTLE, ()):
                found[sign] = words
    return found


def _denied(items: list[Item], place: int, declared: set[str]) -> dict[str, str]:
    """The sign that stands alone, if its sentence denies it what it is: "$e$ is not Euler's"."""
    key = items[place].latex.strip()
    bars = BARS.fullmatch(key)
    signs = {key} & set(ROLES) or ({bars["sign"]} if bars else _alone(key) & set(ROLES))
    for sign in signs - declared:
        said = sentence_round(items, place)
        told = [x for x in CLAUSES.split(" $ ".join(said.words)) if re.search(ROLES[sign], x, re.I)]
        if told and all(map(NOT.search, told)):
            return {r"\top" if _is_raised(sign, items) else sign: said.text}
    return {}


def _is_raised(key: str, items: list[Item]) -> set[str]:
    """The letter T where a page knows no other transpose than what is raised to it."""
    above = any(RAISED.search(x.latex or "") for x in items)
    other = any(r"\top" in (x.latex or "") for x in items)
    return {"T"} if key == "T" and above and not other else set()


def _is_unusual(items: list[Item], place: int) -> bool:
    """Whether the rest of a sentence makes a sign of a condition something else."""
    said = sentence_round(items, place)
    behind = zip(said.words[said.place + 1 :], ["", *said.formulas[said.place + 1 :]], strict=True)
    text = " ".join(f"${latex}$ {words}" for words, latex in behind)
    return bool(UNUSUAL.search(text) or not USUAL.search(text))


def _alone(key: str) -> set[str]:
    """The signs of a formula that is nothing else, but for a dot in the place of what they take."""
    bare = IN_WORDS.sub(r"\\\1 ", key)
    bare = PLACE.sub(" ", bare).strip() or bare
    signs = set() if WRITTEN.sub("", bare).strip() else set(WRITTEN.findall(bare))
    if len(signs) > 1 and signs & {*"+-/<>"}:  # $-\log$ is a value
        return set()
    return set() if any(map(_is_name, signs)) else signs


def _between(key: str, verb: re.Match | None, rest: str) -> set[str]:
    """The sign between two names, or round them, of which a text says what it means.

    That something is said of `$a < b$` says nothing of the sign; another sign it makes a name.
    """
    found = BETWEEN.fullmatch(key) if verb else None
    sign = (found["angle"] or found["sign"]) if found else None
    verb = verb[0].strip() if verb else ""
    makes = sign not in (None, "<", ">") and (verb == "be" or (verb == "is" and not rest))
    return {sign} if makes or (sign and MEANS.search(verb)) else set()


def _of_one(key: str, verb: re.Match | None, rest: str) -> set[str]:
    r"""The sign of ``\exp(x)``, which stands for something, or of a slope that is a matrix."""
    called = OF_A_LETTER.fullmatch(key)
    if called and verb and MEANS.search(verb[0]):
        return {called["sign"]}
    slope = A_SLOPE.fullmatch(key) and verb and re.match(r"the (?:matrix|vector|row|column)", rest)
    return {r"\partial"} if slope else set()


def _is_name(source: str) -> bool:
    parser = Grammar(tokens_of(source), source, Vocabulary())
    try:
        parser.identifier()
    except EquationError:
        return False
    return parser.peek() is None


def _is_another_letter(key: str, rest: str, items: list[Item], declared: set[str]) -> bool:
    """Whether a letter that has a meaning of its own is said to be something else."""
    if key in declared or key in ("i", "|", r"\|"):
        return False
    if key in LETTERS and not any(KRONECKER.search(x.latex) for x in items if x.kind != "cite"):
        return False  # else δ is a name
    return bool(rest) and not re.search({**PLAIN, **LETTERS}[key], rest, re.I)
