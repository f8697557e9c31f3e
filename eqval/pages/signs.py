r"""Signs and constants to which a text gives another meaning: ``|x| = x + 1``, "π is …"."""

from __future__ import annotations

import re

from ..meaning.binding import means
from ..meaning.scope import Scope
from ..reading import tree
from ..reading.errors import EquationError
from ..reading.statement import read_statement
from .markdown import Item
from .prose import SLOPE, SUM, sign_tokens

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
# The same of commands that stand alone, and what of a display they are.
COMMANDS = {
    r"\log": r"natural",
    r"\ln": r"natural",
    r"\exp": r"exponential",
    r"\sum": r"\bsum",
    r"\nabla": r"gradient|partial|nabla|\bdel\b",
    r"\max": r"maxim|largest",
    r"\min": r"minim|smallest",
    r"\odot": r"Hadamard|element|entry|pointwise|component",
    r"\cdot": r"product|multipl|matrix",
    r"\top": r"transpos|ترانهاده",
    r"\delta": r"Kronecker|کرونکر",
    r"\tanh": r"hyperbolic",
    r"|\cdot|": r"absolute|magnitude|modulus|determinant",
}
TOKENS = {r"\sum": SUM, r"\nabla": SLOPE, r"|\cdot|": "|"}
KRONECKER = re.compile(r"\\delta_\{?\s*\w\s*,?\s*\w")
SAYS = re.compile(
    r"^\s*(?:is|are|be|being|denotes?|means|stands for|for|را|است|باشد|به معنی)(?!\w)", re.I
)
IMAGINARY = re.compile(r"imaginary|موهومی", re.I)
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


def spoken_of(item: Item, scope: Scope) -> set[str]:
    """Signs, or a constant, that stand alone in the text, which says something else of them."""
    said = END.split(item.after)[0]
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


def own_signs(items: list[Item], declared: set[str]) -> dict[str, str]:
    """Commands and constants that stand alone anywhere on a page, which says what they are."""
    found = {}
    kronecker = any(KRONECKER.search(item.latex) for item in items if item.kind != "cite")
    declared = declared | (set() if kronecker else {r"\delta"})  # else δ is a name
    for item in items:
        key = item.latex.strip() if item.kind == "inline" else ""
        said = END.split(item.after)[0]
        verb, plain = SAYS.match(said), {**PLAIN, **COMMANDS}.get(key)
        if not verb or plain is None or key in declared or key in ("i", "|", r"\|"):
            continue
        rest = said[verb.end() :].strip()
        if key in PLAIN and not rest:
            continue
        if not re.search(plain, rest, re.I):
            found[TOKENS.get(key, key)] = f"what is said of ${item.latex}$"
    return found
