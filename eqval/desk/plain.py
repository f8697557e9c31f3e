r"""What a reader typed: LaTeX or plain, with dollars or without, a step or a definition.

>>> take(r"$$\frac{dL}{dz} = \hat{y} - y.$$").latex
'\\frac{dL}{dz} = \\hat{y} - y'
>>> take("= yhat - y")
Typed(latex='= \\hat{y} - y', continues=True, defines=False, plain=True)
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from .grammar import NotPlain, plain_to_latex
from .letters import COMMANDS, embolden, from_signs

LONGEST = 2000  # signs of one line
INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202D), *range(0x2060, 0x206A), 0x061C, 0xFEFF, 0xAD]
)
TURNING = {"\u202d", "\u202e"}  # what is shown is not what is there
UNSEEN = {"Cc", "Cs", "Co", "Cn"}
ROUND = [(r"\(", r"\)"), (r"\[", r"\]"), ("$$", "$$"), ("$", "$")]
ENVIRONMENTS = "align aligned equation gather gathered split multline displaymath eqnarray flalign"
BEGIN = re.compile(rf"\\begin\{{({'|'.join(ENVIRONMENTS.split())})\*?\}}")
RELATION = re.compile(r"&?\s*(?::=|=|<|>|≤|≥|≈|\\(?:le|ge|leq|geq|approx|equiv)(?![a-zA-Z]))")
ARROW = re.compile(
    r"(?:⇒|→|⟹|=>|->|\\(?:Right|right|Longright)arrow|\\implies|\\to|∴|\\therefore)\s*"
)
SO = re.compile(
    r"(?:so|hence|thus|therefore|then|پس|بنابراین|در نتیجه|آنگاه)(?![\w])[,،:]?\s*", re.I
)
LET = re.compile(
    r"(?:\\text\{\s*)?(?:let|define|put|set|قرار دهید|قرار می‌?دهیم|قرار دهیم|فرض کنید|تعریف)"
    r"(?![\w])(?:\s*\})?[:،,]?\s*",
    re.I,
)
TEXT = re.compile(
    r"\\(?:text|textrm|textbf|textit|mathrm|operatorname|tag|label)\*?\s*\{([^{}]*)\}"
)
WORD = re.compile(r"[\w\s.,:*+'-]*")
COMMAND = re.compile(r"\\(?:[a-zA-Z]+|[^a-zA-Z\s])")


def to_latex(text: str) -> str:
    """What was typed as LaTeX, while it is being typed; empty where it cannot be read yet."""
    try:
        return take(text).latex
    except NotPlain:
        return ""


@dataclass(frozen=True)
class Typed:
    """A line that is ready to be read.

    Attributes
    ----------
    latex : str
        Without what stands round it.
    continues : bool
        Whether it begins with a relation sign, and goes on from the line above.
    defines : bool
        Whether it names something: ``let s = …``, ``s := …``.
    plain : bool
        Whether it was typed in the plain way.
    """

    latex: str
    continues: bool
    defines: bool
    plain: bool


def take(text: str, names: frozenset[str] = frozenset()) -> Typed:
    """A typed line as LaTeX.

    Parameters
    ----------
    text : str
    names : frozenset of str
        What is known, by canonical LaTeX: `Vocabulary.names`.

    Raises
    ------
    NotPlain
        If it cannot be read, with the name of the sentence that says so.
    """
    line = cleaned(text)
    plain = not is_latex(line)
    line = line if plain else stripped(line)
    line = ARROW.sub("", line, count=1) if ARROW.match(line) else line
    line = SO.sub("", line, count=1) if SO.match(line) else line
    defines = LET.match(line) is not None
    line = LET.sub("", line, count=1) if defines else line
    line = line.rstrip().rstrip(".،؛;,").rstrip() if not line.endswith("\\,") else line
    if not line:
        raise NotPlain("empty")
    if plain:
        latex = embolden(plain_to_latex(line, names), names)
    else:
        refuse_commands(line)
        latex = from_signs(line, names)
    defines = defines or ":=" in latex
    return Typed(latex, RELATION.match(latex) is not None, defines, plain)


def cleaned(text: str) -> str:
    """One line of visible signs, in the form in which accents are part of their letter."""
    if len(text) > LONGEST:
        raise NotPlain("long")
    line = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    line = re.sub(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+", " ", line).strip()
    unseen = (sign in TURNING or unicodedata.category(sign) in UNSEEN for sign in line)
    if any(unseen):
        raise NotPlain("signs")
    if not line:
        raise NotPlain("empty")
    return line


def is_latex(line: str) -> bool:
    """Whether a line was typed as LaTeX: it has a command, or stands between dollars."""
    return bool(COMMAND.search(line)) or (line.startswith("$") and line.endswith("$"))


def stripped(line: str) -> str:
    """Without dollars, brackets of a display and an environment round the whole."""
    before = None
    while before != line:
        before, line = (
            line,
            line.strip().removesuffix(".").rstrip() if "$" in line else line.strip(),
        )
        for start, end in ROUND:
            if line.startswith(start) and line.endswith(end) and len(line) >= len(start + end):
                line = line[len(start) : len(line) - len(end)].strip()
        found = BEGIN.match(line)
        if found:
            end = rf"\end{{{found[0][7:-1]}}}"
            body = line.rstrip(". ").removesuffix(end)
            if body != line.rstrip(". "):
                rest = body[found.end() :]
                line = re.sub(r"^\s*\{[lcr\d]*\}", "", rest).strip()
        line = line.removesuffix(r"\\").strip()
    return line


def refuse_commands(line: str) -> None:
    """Only commands that a formula has: none that defines, reads a file or writes one."""
    for found in TEXT.finditer(line):
        if not WORD.fullmatch(found[1]):
            raise NotPlain("command", nametext=found[0])
    for found in COMMAND.finditer(line):
        name = found[0]
        if name[1:].isalpha() and name[1:] not in COMMANDS:
            raise NotPlain("command", nametext=name)


def with_left(typed: Typed, left: str) -> Typed:
    """The line with its left side, which it takes from the line above."""
    if typed.continues:
        return replace(typed, latex=f"{left} {typed.latex.lstrip('& ')}")
    return typed
