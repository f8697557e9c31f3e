r"""What words name of a matrix or a vector, as a formula would say it: "with rows ``x_n^\top``".

``$X \in \mathbb{R}^{N \times D}$ with rows $x_n^\top$`` is read as ``… with $x_n \in
\mathbb{R}^D$ where $X = \begin{bmatrix} x_1^\top \\ \vdots \\ x_N^\top \end{bmatrix}$``, and so
are "the ``n``-th row of ``X`` is ``x_n^\top``", "let ``x_n^\top`` be the ``n``-th row of ``X``"
and "the matrix whose ``n``-th row is ``x_n^\top``".  So are the diagonal of a diagonal matrix, "the
diagonal matrix with ``W_{ii} = w_i``", the entries of a vector, "the vector of ``y_1, \dots,
y_n``", and what is told of a one-hot vector behind its word.  What stands before and behind these
words stays, and may doubt it; where the page says more of rows, nothing of them is read.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..reading import tree
from ..reading.declaration import Membership, declarations
from ..reading.errors import EquationError
from ..reading.grammar import Grammar
from ..reading.parser import Vocabulary
from ..reading.statement import without_punctuation
from ..reading.tokens import tokens_of
from .choice import COUNTS, END, END_OF_ONE
from .markdown import JOINS, Item

OF_ITS_NAME = "declares"  # what a formula made here says holds as long as the name it declares
T = r"(?:\\top|T|\\(?:mathrm|mathsf|text|rm|intercal)\s*\{?\s*T\s*\}?)"
TURNED = re.compile(rf"\s*\^\s*(?:\{{\s*{T}\s*\}}|{T})\s*$")
A = r"(?:the|an?|our|its)\s+"
MATRIX = rf"(?:\s*(?:be|is|denotes?)\s+{A}(?:[\w-]+\s+){{0,2}}matrix)?\s*,?"
HAS = re.compile(
    rf"(?P<lead>{MATRIX})\s*(?:with|whose|has|have|having)\s+(?:the\s+)?"
    r"(?P<what>row|column)s(?:\s+are)?\s*"
)
WHOSE = re.compile(
    rf"(?P<lead>{MATRIX})\s*(?:whose|with|having)\s*"
    r"|\s*(?:را\s+)?ماتریسی\s+(?:باشد\s+|است\s+|بگیرید\s+)?که\s+(?P<what_fa>سطر|ستون)\s*"
)
TH_FA = re.compile("[\u200c\\s]*ام\\s+آن\\s*")
IS_FA = re.compile(r"^\s*(?:است|باشد)(?!\w)")
SIZED = re.compile(rf"\s*(?:be|is|denotes?)\s+{A}")
A_MATRIX = re.compile(r"\s*(?:[\w-]+\s+){0,2}matrix(?=\s+(?:whose|with|having|of)\b)\s*")
TH = re.compile(r"\s*-?\s*th\s+(?P<what>row|column)\s+of\s*")
TH_IS = re.compile(r"\s*-?\s*th\s+(?P<what>row|column)\s+(?:is|equals)?\s*")
IS_THE = re.compile(r"\s*(?:is|be|denotes?)\s+the\s*")
IS = re.compile(r"\s*(?:is|be)\s*(?:denoted\s+by\s*)?")
THE = re.compile(r"(?P<lead>.*\s)?the\s*", re.I | re.S)
# "… to contain the inputs in its rows, that is, the" says in words what follows by signs.
IN_ITS_ROWS = re.compile(
    r"(?:\s*,?\s*(?:to (?:contain|hold|collect|store)|which (?:contains|holds|collects|stores)"
    r"|contain(?:s|ing)|collect(?:s|ing)|hold(?:s|ing))\s+[^.,;:$]*\b(?:in|as|along)\s+its\s+"
    r"(?:rows|columns)\s*[,;:(—–]*\s*(?:that is|i\.e\.|so that|meaning that|namely)\s*,?)",
    re.I,
)
ROWS = re.compile(r"\b(?:rows?|columns?)\b|سطر|ستون", re.I)
# What is said of rows and columns, whatever they are.
WHATEVER = re.compile(
    r"\b(?:rows|columns) of \$ are (?:linearly )?(?:in)?dependent\b"
    r"|\b(?:row|column) vectors?\b"
    r"|\b(?:orthogonal|perpendicular) to (?:all|each|every|the|its) (?:[\w-]+ )?"
    r"(?:rows?|columns?)\b",
    re.I,
)
DIAGONAL = re.compile(
    rf"(?:\s*(?:be|is|denotes?)\s+(?:{A}(?:[\w-]+\s+)?diagonal\s+matrix(?:\s+of\s+(?:the\s+)?\w+)?"
    r"|diagonal))\s*,?\s*(?:with|whose|where|having)\s*"
    r"(?:(?:the\s+)?(?:diagonal\s+)?(?:entries|elements)(?:\s+are)?)?(?:the)?\s*"
    r"|\s*(?:ماتریس(?:ی)?\s+)?قطری\s+(?:با|که)\s+(?:درایه‌های\s+)?"
)
# "With the ``i``-th diagonal element ``w_i``".
TH_ELEMENT = re.compile(
    r"\s*-?\s*th\s+(?:diagonal\s+)?(?:entry|element|component)\s+(?:(?:is|equals)\s+)?"
)
A_VECTOR = re.compile(
    rf"\s*(?:(?:be|is|denotes?)\s+)?{A}(?:[\w-]+\s+)?vector(?:\s+of\s+[\w\s-]+?)?\s+"
    r"(?:with|whose|having)\s+(?:the\s+)?"
)
DENOTES = re.compile(r"(?:\bwe )?\b(?:denote|write)(?: by)?\s*$", re.I)
AN = re.compile(rf"\s*(?:for\s+)?{A}")
THE_SIZED = re.compile(r"\s*(?P<kind>diagonal)\s+matrix\s*")
TWICE = re.compile(r"\s*_\s*\{\s*(?P<letter>[a-z])\s*,?\s*(?P=letter)\s*\}\s*=(?P<value>.*)", re.S)
OF_ENTRIES = re.compile(
    rf"\s*(?:be|is|denotes?)\s+{A}(?:(?:column|label|target)\s+)?vector\s+(?:(?:with|of)\s+(?:the\s+)?"
    r"(?:entries|components|elements)|(?:that\s+)?(?:contains?|containing|holding|collecting"
    r"|collects?)(?:\s+the\s+[\w-]+)?|of(?:\s+the\s+[\w-]+)?"
    r"|whose\s+(?:entries|components|elements)\s+are)\s*",
    re.I,
)
LISTED = re.compile(
    r"(?P<base>.+?)(?P<mark>_|\^)(?P<open>\{?\(?)1(?P<close>\)?\}?)\s*,\s*\\[lc]?dots\s*,\s*"
    r"(?P=base)(?P=mark)\{?\(?(?P<last>\w+)\)?\}?\s*"
)
GROUPED = re.compile(
    r"\s*,?\s*(?:which|that)\s+(?:we\s+)?(?:(?:can|may)\s+)?(?:group|collect|gather|stack|combine)(?:ed)?"
    rf"\s+(?:together\s+)?(?:in(?:to)?|to form)\s+{A}(?:column\s+)?vector\s*",
    re.I,
)
BARE = re.compile(r"\\(?:vec|mathbf|boldsymbol|bm|mathrm|mathit)\s*(?=\{)|[{}\s]")
NAME = re.compile(r"\\?[A-Za-z]+(?:\s*\{\s*\\?\w+\s*\})?")
UNIT = re.compile(r"I|\\(?:mathbf|boldsymbol|bm)\s*\{?\s*I\s*\}?")
UNIT_MATRIX = re.compile(r"\s*-?(?:sized?\s+)?(?:identity|unit)\s+matrix(?!\w)", re.I)
# "The vector of basis functions evaluated at an input".
VALUED = re.compile(
    r"(?P<map>\\?[A-Za-z]+(?:\s*\{\s*\\?[A-Za-z]+\s*\})?)\s*\(\s*(?P<input>[a-z]|\\(?:mathbf|boldsymbol|bm)"
    r"\s*\{\s*[a-z]\s*\})\s*\)\s*\\in\s*(?P<home>\\mathbb\s*\{?R\}?(?:\^\s*(?:\w|\{[^{}]*\}))?)"
)
OF_FEATURES = re.compile(
    r"(?<!\w)(?:feature (?:map|vector)|features|basis functions?|representation|embedding)s?(?!\w)"
    r"|بردار ویژگی|توابع پایه|تابع‌های پایه",
    re.I,
)


def with_rows(items: list[Item]) -> list[Item]:
    """The items of a page, in which formulas say what words do of rows, diagonals and entries."""
    items = [replace(x, before=_plainly(x.before), after=_plainly(x.after)) for x in items]
    items = _with_maps(_for_each(items))
    found = _rewritten(items, True)
    return _rewritten(items, False) if found is None else found  # more may be said of rows


# "To write this compactly, let" lets; "we encode the label as a one-hot vector" lets it be one.
AIMS = re.compile(
    r"(?P<head>^|[.!:]\s+)To (?:write|put|express|state|say|simplify|abbreviate)"
    r" (?:this|it|them|these)(?: (?:more|compactly|concisely|briefly|shorter"
    r"|in (?:matrix|vector) (?:form|notation)))*\s*,\s+let(?!\w)"
)
ENCODES = re.compile(
    r"(?P<head>^|[.!:]\s+)(?:We|One) (?:can )?(?:encode|represent|code)s? (?:the|its|our|each)"
    r"(?: (?:true|class|correct))? (?:labels?|targets?|class|category|response)"
    r" (?:as|by|with)(?= an? one-?hot)",
    re.I,
)


def _plainly(words: str) -> str:
    """Words of a paragraph, in which "let" stands first."""
    return ENCODES.sub(r"\g<head>Let", AIMS.sub(r"\g<head>Let", words)) if words else words


GOES_ON = re.compile(
    r"\s*(?:[.;:)؛]|$|,?\s*(?:and|where|with|for|so that|then|we|و|که)(?!\w)|است|باشد)"
)
# A clause that lets is a sentence of its own, where the one before it makes no case.
AND_LET = re.compile(r"\s*[,;]\s+and\s+let\s*$")
CASE = re.compile(
    r"\b(?:if|when(?:ever)?|suppose|assum\w+|unless|for|in|on|at|under|where|while|not)\b", re.I
)


def _is_case(items: list[Item], place: int) -> bool:
    """Whether the clause before this formula's may narrow it."""
    here, text = items[place], items[place].before
    while place and (items[place - 1].kind, items[place - 1].block) == ("inline", here.block):
        if END.search(text):
            break
        place -= 1
        text = f"{items[place].before} $ {text}"
    return bool(CASE.search(END_OF_ONE.split(text)[-1]))


EACH = re.compile(
    r"\s*(?P<letter>[a-z])\s*(?:\\in\s*\\\{\s*(?P<set>\d(?:\s*,\s*\d)+)\s*\\\}|=\s*(?P<list>\d(?:\s*,\s*\d)+))\s*"
)
FOR_EACH = re.compile(
    r"(?:^|[.;:]\s+)\W*(?:for(?: (?:all|each|every))?|برای(?: هر)?|به‌ازای(?: هر)?)\s*$", re.I
)


def _for_each(items: list[Item]) -> list[Item]:
    r"""A definition "for ``$k \in \{0, 1\}$``" of names that have numbers: one for each number."""
    found = [*items]
    for place, item in enumerate(items):
        near = items[max(place - 4, 0) : place]
        near = [x for x in near if (x.kind, x.cell, x.block) == ("inline", item.cell, item.block)]
        said = [(x, EACH.fullmatch(x.latex)) for x in near if FOR_EACH.search(x.before)]
        if item.kind != "def" or not said or not said[-1][1]:
            continue
        each = said[-1][1]
        letter, values = each["letter"], re.findall(r"\d", each["set"] or each["list"])
        index = re.compile(rf"_\s*(?:\{{\s*{letter}\s*\}}|{letter}(?![A-Za-z]))")
        bases = {x[1] for x in re.finditer(rf"(\\?[A-Za-z]+)\s*{index.pattern}", item.latex)}
        left = item.latex.partition("=")[0]
        bare = re.search(rf"(?<![A-Za-z\\]){letter}(?![A-Za-z])", index.sub("", item.latex))
        numbered = any(
            re.search(
                rf"{re.escape(base)}_\{{?{values[0]}\}}?\s*,\s*{re.escape(base)}_\{{?{values[1]}",
                x.latex,
            )
            for base in bases
            for x in items[:place]
            if r"\in" in x.latex
        )
        if bare or not index.search(left) or not numbered or r"\begin" in item.latex:
            continue
        latex = item.latex.rstrip(" .,;\n")
        each_one = [index.sub(f"_{value}", latex) for value in values]
        found[place] = replace(item, latex=", \\quad ".join(each_one))
    return found


def _with_maps(items: list[Item]) -> list[Item]:
    r"""``\phi(x) \in \mathbb{R}^M`` of an input ``x``: ``\phi : \mathbb{R}^D \to \mathbb{R}^M``."""
    for place, item in enumerate(items):
        found = VALUED.fullmatch(item.latex.strip()) if item.kind == "inline" else None
        around = f"{item.before} ; {item.after}"
        if not found or not OF_FEATURES.search(around):
            continue
        x, bold = found["input"].strip(), "{" in found["input"]
        left = (y.latex.partition(r"\in")[0] for y in items if r"\in" in y.latex and y is not item)
        told = any(re.search(rf"{re.escape(x)}(?![A-Za-z])", y) for y in left)
        free = (a for a in "DPQKSUV" if not any(re.search(rf"\b{a}\b", y.latex) for y in items))
        size = next(free, "")
        if told or not size:
            continue
        space = rf"\mathbb{{R}}^{{{size}}}" if bold else r"\mathbb{R}"
        listed = re.compile(
            rf"{re.escape(x)}_\{{?1\}}?\s*,\s*\\[lc]?dots\s*,\s*{re.escape(x)}_\{{?\w\}}?"
        )
        items = [
            replace(y, latex=rf"{y.latex.strip()} \in {space}")
            if y.kind == "inline" and listed.fullmatch(y.latex.strip())
            else y
            for y in items
        ]
        items[place] = replace(item, latex=rf"{found['map'].strip()} : {space} \to {found['home']}")
    return items


def _rewritten(items: list[Item], rows: bool) -> list[Item] | None:
    found: list[Item] = []
    matrices: dict[str, Membership] = {}
    place, seen = 0, False
    while place < len(items):
        item, near = items[place], _near(items, place)
        matrices |= _matrices(item.latex) if item.kind == "inline" else {}
        taken, said = _whole(near, matrices)
        if not taken and rows:
            taken, said = _said(near, matrices, items[:place])
        if taken and (counted := _counted(said[-1], items[place + taken :])):
            said[-1] = replace(said[-1], after=" for ")
            items = [*items[: place + taken], *counted]
        if taken and said[-1].note and not GOES_ON.match(said[-1].after):
            taken = 0  # "…, sorted": it may be another one
        elif taken and "begin{bmatrix}" in said[-1].latex:
            if seen or _more_of_rows([*items[:place], *items[place + taken :]]):
                return None
            if (lets := AND_LET.search(said[0].before)) and not _is_case(items, place):
                said[0] = replace(said[0], before=f"{said[0].before[: lets.start()]}. Let ")
                before = f"{item.before[: AND_LET.search(item.before).start()]}. Let "
                if found and found[-1].after == item.before:
                    found[-1] = replace(found[-1], after=before)
            seen = True
        if taken:
            last, behind = items[place + taken - 1], items[place + taken :]
            if behind and JOINS.match(last.after) and behind[0].before == last.before:
                items = [
                    *items[: place + taken],
                    replace(behind[0], before=said[-1].before),
                    *behind[1:],
                ]
        found += said if taken else [item]
        place += taken or 1
    return found


def _counted(said: Item, behind: list[Item]) -> list[Item]:
    """What stands behind "…, ``$i = 1, \\dots, n$``", which is as good as "for" these."""
    counts = behind and said.after.strip() in (",", "،") and COUNTS.match(behind[0].latex)
    return [replace(behind[0], before=" for "), *behind[1:]] if counts else []


def _near(items: list[Item], place: int) -> list[Item]:
    """The next formulas of a paragraph."""
    first = items[place]
    here = ("inline", first.cell, first.block)
    near = []
    for item in items[place : place + 5]:
        if (item.kind, item.cell, item.block) != here:
            break
        near.append(item)
    return near


def _more_of_rows(items: list[Item]) -> bool:
    """Whether a page says more of rows, or of columns, than what holds of any."""
    texts, here = [], None
    for item in items:
        place = (item.kind, item.cell, item.block)
        if item.kind == "inline" and place == here:
            texts[-1] += f" $ {item.after}"
        else:
            texts.append(f"{item.before} $ {item.after}")
        here = place
        texts.insert(-1, item.told)
    texts = (IN_ITS_ROWS.sub(" ", " ".join(x.split())) for x in texts)
    return any(ROWS.search(WHATEVER.sub(" ", x)) for x in texts)


def _matrices(latex: str) -> dict[str, Membership]:
    """Matrices that a formula declares."""
    if r"\times" not in latex:
        return {}
    try:
        tokens = without_punctuation(tokens_of(latex))
        parts = declarations(Grammar(tokens, latex, Vocabulary()))
    except EquationError:
        return {}
    matrices = [x for x in parts if isinstance(x, Membership) and len(x.home.shape) == 2]
    return {name.key: part for part in matrices for name in part.names}


def _whole(near: list[Item], matrices) -> tuple[int, list[Item]]:
    """How many items say what a matrix or a vector is, and those that say it by formulas."""
    if len(near) > 2 and (sized := _sized(*near[:2])):
        taken, said = _whole([sized, *near[2:]], matrices | _matrices(sized.latex))
        return (taken + 1, said) if taken else (0, [])
    for count, ways in ((2, OF_TWO), (3, OF_THREE)):
        found = (way(*near[:count], matrices) for way in ways) if len(near) >= count else ()
        if said := next(filter(None, found), []):
            return count, said
    return 0, []


def _unit(first: Item, second: Item, _) -> list[Item]:
    """ "$I$ is the $p \\times p$ identity matrix"."""
    unit = UNIT.fullmatch(first.latex.strip()) and IS_THE.fullmatch(first.after)
    named = unit and r"\times" in second.latex and UNIT_MATRIX.match(second.after)
    return [replace(first, after=f"{first.after} {second.after.lstrip()}")] if named else []


def _diagonal(first: Item, second: Item, matrices) -> list[Item]:
    """ "Let $W$ be the diagonal matrix with $W_{ii} = w_i$"."""
    key, value = _is_diagonal(first, matrices), second.latex.strip()
    forms = (value.removeprefix(x) for x in (key, BARE.sub("", key)) if key)
    twice = next((TWICE.fullmatch(x) for x in forms if x != value), None)
    return _on_diagonal(first, key, twice["letter"], twice["value"], second) if twice else []


def _diagonal_element(first: Item, second: Item, third: Item, matrices) -> list[Item]:
    """ "The diagonal matrix $W$ with $i$-th diagonal element $w_i$"."""
    key = _is_diagonal(first, matrices)
    if not key or not TH_ELEMENT.fullmatch(second.after):
        return []
    return _on_diagonal(first, key, second.latex.strip(), third.latex.strip(), third)


def _is_diagonal(first: Item, matrices) -> str:
    """The matrix of which it is said that it is diagonal, with an element behind; else empty."""
    keys = list(_matrices(first.latex)) or [first.latex.strip()]
    said = DIAGONAL.fullmatch(first.after) and len(keys) == 1 and keys[0] in matrices
    return keys[0] if said else ""


def _on_diagonal(first: Item, key: str, row: str, value: str, last: Item) -> list[Item]:
    used = set(re.findall(r"(?<![A-Za-z\\])[a-z](?![A-Za-z])", f"{row} {value}"))
    other = next(x for x in "jklmpqrs" if x not in used)
    said = rf"{key}_{{{row}{other}}} = \mathbb{{1}}_{{{row} = {other}}} {value}"
    return _items(first, [first.latex, said], first.before, last.after)


def _element(first: Item, second: Item, third: Item, _) -> list[Item]:
    """ "The vector $s$ with $i$-th element $s_i = x_i^2$"."""
    name, row = first.latex.strip(), second.latex.strip()
    told = A_VECTOR.fullmatch(first.after) and TH_ELEMENT.fullmatch(second.after)
    if not (told and NAME.fullmatch(name) and re.fullmatch("[a-z]", row)):
        return []
    said = f"{name}_{{{row}}} = {third.latex.strip()}"
    return _items(first, [said], first.before, third.after)


def _entries(first: Item, second: Item, _) -> list[Item]:
    r""" "$y \in \mathbb{R}^n$ is the vector of $y^{(1)}, \dots, y^{(n)}$"."""
    listed = LISTED.fullmatch(second.latex.strip())
    vector, declares, _ = first.latex.partition(r"\in")
    if not (listed and listed["mark"] == "^" and declares and OF_ENTRIES.fullmatch(first.after)):
        return []
    said = f"{vector.strip()} = ({second.latex.strip()})"
    return _items(first, [first.latex, said], first.before, second.after)


def _grouped(first: Item, second: Item, _) -> list[Item]:
    r""" "$x_1, \dots, x_n$, which we group in the vector $x \in \mathbb{R}^n$"."""
    listed = LISTED.fullmatch(first.latex.partition(r"\in")[0].strip())
    vector, _, home = second.latex.partition(r"\in")
    grouped = listed and listed["mark"] == "_" and GROUPED.fullmatch(first.after)
    same = grouped and home and BARE.sub("", vector) == BARE.sub("", listed["base"])
    return [replace(first, latex=second.latex, after=second.after)] if same else []


# What two or three formulas say together of a matrix or a vector that is no row of one.
OF_TWO = (_unit, _diagonal, _entries, _grouped)
OF_THREE = (_diagonal_element, _element)


def _sized(first: Item, second: Item) -> Item | None:
    r"""``R \in \mathbb{R}^{n \times n}`` of "$R$ be the $n \times n$ matrix" and the like."""
    name, size, before = first, second, first.before
    after = f" be the {second.after.lstrip()}"
    if DENOTES.search(before) and AN.fullmatch(first.after) and A_MATRIX.match(second.after):
        before = DENOTES.sub("let ", before)
    elif SIZED.fullmatch(first.after) and A_MATRIX.match(second.after):
        after = f"{first.after}{second.after.lstrip()}"
    elif THE.fullmatch(first.before) and THE_SIZED.fullmatch(first.after):
        lead = THE.fullmatch(first.before)["lead"]
        name, size, before = second, first, f"{lead or 'Let'} "
        after = f" be the {first.after.strip()} {second.after.lstrip()}"
    else:
        return None
    if r"\times" not in size.latex or not NAME.fullmatch(name.latex.strip()):
        return None
    home = rf"{name.latex.strip()} \in \mathbb{{R}}^{{{size.latex.strip()}}}"
    return replace(first, latex=home, before=before, after=after)


def _said(near: list[Item], matrices, above: list[Item]) -> tuple[int, list[Item]]:
    """How many items say what the rows of a matrix are, and those that say it by formulas."""
    if len(near) < 2:
        return 0, []
    first = near[0]
    if len(near) > 2 and (whole := _sized(*near[:2])):
        taken, said = _said([whole, *near[2:]], matrices | _matrices(whole.latex), above)
        return (taken + 1, said) if taken else (0, [])
    has = HAS.fullmatch(first.after)
    if has:
        keys = list(_matrices(first.latex)) or [first.latex.strip()]
        said = _formulas(near[1].latex, "", keys, matrices, has["what"], above)
        rest = replace(first, after=has["lead"] + (" with " if len(said) > 1 else " where "))
        return (2, [rest, *_items(near[1], said, rest.after, near[1].after)]) if said else (0, [])
    if len(near) < 3:
        return 0, []
    whose = WHOSE.fullmatch(first.after)
    if whose:
        letter, row, th = near[1], near[2], TH_IS.fullmatch(near[1].after)
        keys = list(_matrices(first.latex)) or [first.latex.strip()]
        persian = whose["what_fa"] and TH_FA.fullmatch(letter.after)
        if persian:
            th = {"what": "row" if whose["what_fa"] == "سطر" else "column"}
        said = th and _formulas(row.latex, letter.latex.strip(), keys, matrices, th["what"], above)
        rest = replace(first, after=" باشد, با " if persian else " where ")
        row = replace(row, after=IS_FA.sub("", row.after)) if persian else row
        return (3, [rest, *_items(row, said, rest.after, row.after)]) if said else (0, [])
    lead = IN_ITS_ROWS.sub(" where ", first.after)
    if lead != first.after and len(near) > 3 and THE.fullmatch(lead):  # "X to contain …, the"
        taken, said = _said([replace(near[1], before=lead), *near[2:]], matrices, above)
        rest = replace(first, after=" where ")
        return (taken + 1, [rest, *said]) if taken else (0, [])
    if IS_THE.fullmatch(first.after):
        (row, letter, matrix), before, th = near[:3], first.before, TH.fullmatch(near[1].after)
    else:
        (letter, matrix, row), th = near[:3], TH.fullmatch(first.after)
        the = THE.fullmatch(first.before)
        if not the or not IS.fullmatch(matrix.after):
            return 0, []
        before = f"{the['lead']} where " if the["lead"] else "Let "
    keys = [matrix.latex.strip()]
    said = th and _formulas(row.latex, letter.latex.strip(), keys, matrices, th["what"], above)
    return (3, _items(first, said, before, near[2].after)) if said else (0, [])


INDEX = r"_\s*\{{?\s*{0}(?![A-Za-z])\s*\}}?|\^\s*\{{?\s*\(\s*{0}\s*\)\s*\}}?"
ANY_INDEX = re.compile(INDEX.format("(?:([a-z]))").replace("{{", "{").replace("}}", "}"))


def _formulas(row: str, letter: str, keys: list[str], matrices, what: str, above) -> list[str]:
    """What declares a row, if nothing has, and makes the matrix of all of them."""
    (key, *others), row = keys, row.strip()
    bare = TURNED.sub("", row)
    turned = bare != row
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == bare.count(")"):
        bare = bare[1:-1].strip() if bare.find(")") > bare.rfind("(") or "^{(" in bare else bare
    indices = {x[1] or x[2] for x in ANY_INDEX.finditer(bare)}
    if others or key not in matrices or turned != (what == "row") or len(indices) != 1:
        return []
    (index,) = indices
    if letter and index != letter:
        return []
    count, length = map(tree.latex, matrices[key].home.shape)
    if what == "column":
        count, length = length, count
    if not re.fullmatch(r"\w+", count):
        return []
    mark = ANY_INDEX.search(bare)
    base = bare[: mark.start()]
    plain = mark.end() == len(bare)
    known = any(
        r"\in" in x.latex and x.latex.replace(" ", "").startswith(base.replace(" ", ""))
        for x in above
    )

    def entry(end: str) -> str:
        above_it = mark[0].lstrip().startswith("^")
        index = rf"^{{({end})}}" if above_it else f"_{{{end}}}"
        said = bare[: mark.start()] + index + bare[mark.end() :]
        said = f"({said})" if above_it and turned else said
        return said + (r"^\top" if turned else "")

    dots = r" \\ \vdots \\ " if what == "row" else r" & \cdots & "
    matrix = rf"{key} = \begin{{bmatrix}} {entry('1')}{dots}{entry(count)} \end{{bmatrix}}"
    if known or not plain:
        return [matrix]
    return [rf"{bare} \in \mathbb{{R}}^{{{length}}}", matrix]


def _items(place: Item, formulas: list[str], before: str, after: str) -> list[Item]:
    """Formulas in one sentence, joined by "where"."""
    joints = [before, *[" where "] * (len(formulas) - 1), after]
    return [
        replace(place, latex=latex, before=joints[at], after=joints[at + 1], note=OF_ITS_NAME)
        for at, latex in enumerate(formulas)
    ]
