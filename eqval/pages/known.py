r"""Functions that a page need not define: ``\mathrm{ReLU}(x)``, "where $\sigma$ is the sigmoid".

What the page defines itself, anywhere, is its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ..meaning.binding import bind
from ..meaning.scope import SCALAR, FunctionDefinition, Scope
from ..reading import tree
from ..reading.statement import read_statement
from .fallen import left_names, mentioned
from .markdown import Item
from .sentence import in_plain_words, together

# What they are at x, what they are called in a formula, and in a sentence.
FUNCTIONS = (
    (
        r"\frac{1}{1 + e^{-x}}",
        "sigmoid|Sigmoid|sigm|expit",
        "(?:logistic )?sigmoid|logistic|سیگموید",
    ),
    (r"\log(1 + e^x)", "softplus|Softplus|SoftPlus", "soft-?plus"),
    (r"\max(0, x)", "ReLU|relu|Relu", "ReLU|rectified linear|rectifier"),
    (r"\tanh(x)", "Tanh", "hyperbolic tangent|tanh|تانژانت هذلولوی"),
    (r"\log \left( \frac{x}{1 - x} \right)", "logit|Logit", "logit"),
)
WORD = re.compile(r"\\(?:operatorname|mathrm|text|mathit|mathsf|mathtt)\*?\s*\{\s*(\w+)\s*\}")
PARAMETER = "#x"
GIVES = re.compile(r"=|\\(?:equiv|mapsto)(?![A-Za-z])")
LETTER = re.compile(r"(?P<key>\\?[A-Za-z]+)\s*(?:\(\s*(?:\\cdot|[a-z])\s*\))?")
KIND = r"(?: (?:activation|transfer|squashing))?(?: function| non-?linearity| activation)?"
BEFORE = rf"(?<!of )(?:\bthe|تابع)\s+{{}}{KIND}\s*$"
BEGINS = re.compile(
    r"(?:^|[.,;:(؛،]|\b(?:where|here|and|let|with|in which|که در آن|در اینجا|اینجا|و))\s*$", re.I
)
ALSO = re.compile(r"\b(?:with|and)\s*$", re.I)
AFTER = (
    rf"^\s*(?:(?:(?:is|be|being|denotes|means|stands for|=|,)\s*)?the|تابع)\s+{{}}{KIND}"
    r"(?=\s*(?:[.,;:)؛،]|$|(?:and|with|applied|است|باشد)\b))"
)


def bring_known(scope: Scope, items: list[Item], kinds: tuple[str, ...]) -> None:
    """Define in ``scope`` what the formulas call by its word, and what a sentence calls a letter.

    ``kinds`` are those of displays that define.
    """
    shown = [item for item in items if item.latex]
    formulas = [item.latex for item in shown]
    said = [x for x in shown if x.kind == "inline" and GIVES.search(x.latex)]
    defined = [item.latex for item in shown if item.kind in kinds or item in said]
    own = left_names(defined) | {key for key, _ in scope.calls}
    for item in shown:
        if item.kind == "inline" and r"\in" in item.latex:
            own |= mentioned(item.latex.split(r"\in")[0])
    scope.own = frozenset(name for name in own if name.startswith(r"\operatorname"))
    used = set(WORD.findall(" ".join(formulas)))
    told = [_letters(items, called) for *_, called in FUNCTIONS]
    twice = {key for key in set().union(*told) if sum(key in keys for keys in told) > 1}
    for (body, words, _), letters in zip(FUNCTIONS, told, strict=True):
        keys = {rf"\operatorname{{{word}}}" for word in used & set(words.split("|"))}
        keys |= {key for key in letters - twice if _is_called(key, formulas)}
        for key in keys - own:
            scope.define_function(key, _function(body))


def _letters(items: list[Item], called: str) -> set[str]:
    """Letters that a sentence calls so, whatever else it says."""
    found = set()
    before, after = (re.compile(form.format(f"(?:{called})"), re.I) for form in (BEFORE, AFTER))
    for last, item in pairwise([None, *items]):
        letter = item.kind == "inline" and LETTER.fullmatch(item.latex.strip())
        if letter and in_plain_words(item):
            words = last.after if together(item, last) else item.before
            bare = item.after.lstrip().startswith("the")
            begins = (ALSO if bare else BEGINS).search(words) and after.search(item.after)
            if begins or before.search(words):
                found.add(letter["key"])
    return found


def _is_called(key: str, formulas: list[str]) -> bool:
    call = re.compile(
        rf"{re.escape(key)}(?![A-Za-z])\s*(?:'|\^\s*\{{?\\prime\}}?)*\s*(?:\(|\\left\()"
    )
    return any(map(call.search, formulas))


@cache
def _function(body: str) -> FunctionDefinition:
    scope = Scope(types={"x": SCALAR})
    vocabulary = scope.vocabulary()
    vocabulary.functions.add("f")
    bind(read_statement(f"f(x) = {body}", vocabulary), scope, "")
    known = scope.calls["f", 1]
    swap = {tree.Name("x"): tree.Name(PARAMETER)}  # no page has it
    return replace(known, parameters=(PARAMETER,), body=tree.replaced(known.body, swap))
