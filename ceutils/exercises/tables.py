"""Reads the tables of answers and mistakes, `gradient.toml` and the others beside this file.

A table has, for each exercise, a list of what it asks:

- a number: `right`, and each of the `wrong` ones, is a formula in Python, so that a mistake is
  made here just as a reader makes it; `digits` are asked after the point, four if it is not said;
  `printed` is the name under which the cell of the solution prints it;
- a choice: `options`, one of them `right`, the others with what each `says`;
- a derivation: `left` and `right` side in LaTeX, and what is `given` on the page.
"""

import math
import re
import tomllib
from functools import cache
from importlib.resources import files

from ceutils.activations import sigmoid

# As it is typed in English words; on a page it is that of print.
APOSTROPHE = re.compile(r"(?<=[a-z]{2})'(?=[st]\b)")

HERE = files(__name__.rpartition(".")[0])
LANGUAGES = ("en", "fa")
DIGITS = 4
FORMULA = vars(math) | {"sigmoid": sigmoid, "max": max, "__builtins__": {}}
# What may be a formula in a line of Persian, and what makes it one; it runs from left to right.
SHORT = 20  # letters, which fit into a line of a phone beside a word
SIGN = r"[A-Za-zŷ\u0370-\u03ff=<>≠≥≤≈+−·×*/^_√∂∞]"
TOKEN = rf"(?:{SIGN}|[\d٫()\[\]{{}}|¹²³⁰-⁹⁻′.%,-])+"
FORMULA_IN_LINE = re.compile(rf"(?![.,]){TOKEN}(?: {TOKEN})*(?<![.,])")


def _read(file):
    return tomllib.loads(APOSTROPHE.sub("’", file.read_text("utf8")))


@cache
def chapters():
    """The table of each chapter, by its name, as it is written."""
    found = {file.name.removesuffix(".toml"): file for file in HERE.iterdir()}
    names = sorted(name for name, file in found.items() if name not in (file.name, "words"))
    return {name: _read(found[name]) for name in names}


@cache
def labels():
    """The exercises that take an answer, and what each asks, as it is written."""
    return {label: parts for table in chapters().values() for label, parts in table.items()}


@cache
def words(language):
    """What is said in every exercise, in one language."""
    return {name: texts[language] for name, texts in _read(HERE / "words.toml").items()}


@cache
def parts_of(label, language):
    """What an exercise asks, in one language, its numbers worked out."""
    return [_part(written, language) for written in labels()[label]]


def number(formula):
    """The value of a formula in a table."""
    return float(eval(formula, FORMULA))


def _said(texts, language):
    text = texts[language]
    return FORMULA_IN_LINE.sub(_isolated, text) if language == "fa" else text


def _isolated(found):
    """A formula keeps its direction and, where it is short, its line."""
    formula = found[0]
    if not re.search(SIGN, formula):
        return formula
    if len(formula) <= SHORT:
        formula = formula.replace(" ", "\u00a0")
    return f"\u2066{formula}\u2069"


def _part(written, language):
    part = {name: _said(written[name], language) for name in ("asks", "hint")}
    if "options" in written:
        return part | {"options": [_option(one, language) for one in written["options"]]}
    if "left" in written:
        value = str
        part |= {name: written[name] for name in ("left", "right", "given")}
    else:
        value = number
        digits = written.get("digits", DIGITS)
        part |= {"right": number(written["right"]), "unit": 10.0**-digits if digits else 0}
    wrong = [(value(one["is"]), one["kind"], _said(one, language)) for one in written["wrong"]]
    says = words(language)
    return part | {"wrong": [{"is": it, "says": f"{says[kind]} {why}"} for it, kind, why in wrong]}


def _option(written, language):
    right = written.get("right", False)
    head = words(language)["right" if right else "unknown choice"]
    says = head if right else f"{head} {_said(written['says'], language)}"
    return {"text": _said(written, language), "right": right, "says": says}
