"""Why a line could not be read, in words, and what to write instead."""

from __future__ import annotations

import re

from ..reading.errors import Misfit, Undeclared, Unreadable
from .grammar import NotPlain, plain_to_latex
from .sentences import say

RESERVED = {"d", "e", "i", "j", "k", r"\pi", r"\delta"}  # with a meaning of their own in a formula
INDEX = re.compile("[h-n]")  # a letter that most probably counts

# What eqval says of a formula, and which sentence says it to a reader.
REASONS = [
    ("undeclared", r"^(?P<name>\S+) is not declared"),
    ("prime", r"^a prime on"),
    ("second", r"^a second"),
    ("index range", r"range of the index (?P<name>\S+) is not known"),
    ("needs index", r"^(?P<name>\S+) needs its index"),
    ("argument missing", r"is a function and needs its argument|a function without its argument"),
    ("out of range", r"the index \S+ runs from|the index \S+ of \S+ is out of range"),
    ("two arguments", r"of \d+ arguments"),
    ("order", r"order of (?:the|a) derivative"),
    ("sign", r"^cannot read (?P<signtext>\S+)"),
    ("shapes", r"do not fit|shapes? |is vector|is scalar|a vector|a matrix|inner product"),
    ("quotient", r"a / b c reads two ways"),
    ("argument end", r"where does the argument end|where does the product end"),
    ("power", r"does the power belong|a power on"),
    ("reach", r"reach over|reach this far"),
    ("call", r"or a product\?|is a value of|reads two ways|two ways|may be meant"),
    ("bracket", r"without its opening|is never closed|is closed by|expected [})\]]"),
    ("command", r"unknown command (?P<nametext>\S+)"),
    ("relation", r"no relation sign|the left side is missing"),
    ("end", r"ends too early|empty"),
    ("long", r"formula of more than|a number of more than"),
    ("deep", r"brackets inside each other|too deep"),
    ("large", r"too large"),
    ("sum", r"the index (?P<name>\S+) does not occur"),
]


def reason_of(error: Exception, language: str) -> str:
    """One sentence on why a line could not be read."""
    name, values = _reason(error)
    return say(language, "unread", name, **values)


def _reason(error: Exception) -> tuple[str, dict[str, str]]:
    """Which sentence says it, and what is put in."""
    if isinstance(error, NotPlain):
        return error.name, error.values
    if isinstance(error, RecursionError):
        return "deep", {}
    if isinstance(error, Undeclared) and error.name:
        name = "reserved" if error.name in RESERVED else "undeclared"
        return "index range" if INDEX.fullmatch(error.name) else name, {"name": error.name}
    if isinstance(error, Misfit):
        return "shapes", {}
    reason = error.reason if isinstance(error, Unreadable) else str(error)
    found = ((name, re.search(pattern, reason)) for name, pattern in REASONS)
    return next(((name, x.groupdict(default="")) for name, x in found if x), ("other", {}))


def example_of(error: Exception, asked: str, language: str) -> str:
    """What to write instead."""
    if isinstance(error, NotPlain) and error.readings:
        return say(language, "unread", "either", onetext=error.readings[0],
                   othertext=error.readings[1])  # fmt: skip
    return f"{plainly(asked)} = …"


PLAINLY = [
    (r"\\left|\\right|\\,", ""),
    (r"\\(?:mathbf|boldsymbol|text)\{([^{}]*)\}", r"\1"),
    (r"\\hat\{(\w)\}", r"\1hat"),
    (r"\\frac\{\\partial\^2 (\w+)\}\{\\partial (\w+)\^2\}", r"d^2\1/d\2^2"),
    (r"\\frac\{(?:\\partial|d) ?(\w*)\}\{(?:\\partial ?|d ?)([\w{}]+?)\}(?!\})", r"d\1/d\2"),
    (r"\\nabla_\{(\w)\}", r"grad_\1"),
    (r"_\{(\w+)\}", r"_\1"),
    (r"\\(sum|log|tanh|sigma|lambda|exp)(?![a-z])", r"\1"),
    (r"\^\{(\w)\}", r"^\1"),
    (r"\^\{([^{}]*)\}", r"^(\1)"),
    (r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"(\1)/(\2)"),
]


def plainly(latex: str) -> str:
    """A short formula as one types it; as LaTeX where that is not the same to a machine."""
    text = latex
    for pattern, shown in PLAINLY:
        text = re.sub(pattern, shown, text)
    text = " ".join(text.split())
    try:
        plain_to_latex(text)
    except NotPlain:
        return latex
    return latex if "\\" in text else text
