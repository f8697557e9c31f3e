r"""Letters and signs in LaTeX: which commands a formula has, ``ŷ`` and ``yhat``, what is bold."""

from __future__ import annotations

import re

from ..reading.parser import ACCENTS, FONTS, GREEK
from ..reading.tokens import SYNONYMS, after_argument, tokens_of
from .grammar import GREEK_SIGNS, simplified

COMMANDS = set(
    "frac dfrac tfrac cfrac sqrt sum prod partial nabla exp log ln sin cos tanh sinh cosh max min"
    " hat widehat bar overline tilde widetilde dot vec mathbf boldsymbol bm mathcal mathbb mathscr"
    " mathrm text textrm textbf textit operatorname mathit mathsf mathtt left right big Big bigg"
    " Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle le leq leqslant lt ge geq geqslant gt"
    " ne neq approx equiv simeq cdot times ast odot circ top intercal prime in infty mid mathbin"
    " dots ldots cdots dotsc dotsb quad qquad thinspace medspace enspace hspace displaystyle"
    " textstyle scriptstyle limits nolimits nonumber notag begin end lvert rvert vert lVert rVert"
    " Vert lbrace rbrace lbrack rbrack underbrace overbrace boxed coloneqq triangleq gets to"
    " rightarrow Rightarrow implies longrightarrow Longrightarrow therefore forall setminus tag"
    " label operatorname sim pm mp operatorname tr".split()
) | GREEK  # fmt: skip

WORDS_KEPT = re.compile(
    r"\\(?:text|textrm|textbf|textit|mathrm|operatorname\*?|mathsf|mathtt|begin|end|hspace|tag|label)"
    r"\s*\{[^{}]*\}|\\[a-zA-Z]+"
)
HATS = re.compile(r"(?<![a-zA-Z\\])([a-zA-Z])_?(hat|bar|tilde)(?![a-zA-Z])")
GREEK_WORDS = re.compile(
    rf"(?<![a-zA-Z\\])({'|'.join(sorted(GREEK, key=len, reverse=True))})(?![a-zA-Z])"
)
NAME = r"(?:\\[a-zA-Z]+(?:\{\\?[a-zA-Z]+\})?|[a-zA-Z])(?:_(?:\w|\{[^{}]*\}))?"
FLAT = re.compile(rf"(?<![a-zA-Z\\])d({NAME})\s*/\s*d({NAME})")  # dL/dz_k
TYPED_SIGNS = {
    sign: f"{command} " for sign, command in SYNONYMS.items()
    if len(sign) == 1 and command[1:].isalpha()
}  # fmt: skip
TYPED_SIGNS |= {sign: rf"\{word} " for sign, word in GREEK_SIGNS.items()}
TYPED_SIGNS |= {"Σ": r"\sum", "Π": r"\prod", "⋅": r"\cdot ", "⊤": r"\top "}


def from_signs(latex: str, names: frozenset[str] = frozenset()) -> str:
    r"""LaTeX in which signs and words of the plain way stand: ``ŷ``, ``∂``, ``yhat``, ``½``."""
    line = latex if latex.isascii() else simplified(latex)
    line = re.sub(r"half\((\d)/(\d)\) ?", r"\\frac{\1}{\2}", line)
    for sign, command in TYPED_SIGNS.items():
        line = line.replace(sign, command)
    parts, last = [], 0
    for found in WORDS_KEPT.finditer(line):
        parts += [_worded(line[last : found.start()]), found[0]]
        last = found.end()
    line = "".join([*parts, _worded(line[last:])]).strip()
    line = FLAT.sub(r"\\frac{\\partial \1}{\\partial \2}", line)
    return embolden(line, names)


def _worded(text: str) -> str:
    text = HATS.sub(lambda found: rf"\{found[2]}{{{found[1]}}}", text)
    return GREEK_WORDS.sub(lambda found: rf"\{found[1]}", text)


def embolden(latex: str, names: frozenset[str]) -> str:
    r"""``x`` for a vector that is written ``\mathbf{x}``, where no other x is known."""
    if not any("mathbf" in key or "boldsymbol" in key for key in names):
        return latex
    tokens, edits, place = tokens_of(latex), [], 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind == "text":
            place += 1
        elif token.text in FONTS:
            place = after_argument(tokens, place + 1)
        elif token.text == "_" and (not place or tokens[place - 1].text != r"\nabla"):
            place = after_argument(tokens, place + 1)
        elif token.text in ACCENTS or token.kind == "letter" or token.text[1:] in GREEK:
            end = after_argument(tokens, place + 1) if token.text in ACCENTS else place + 1
            start, last = token.position, tokens[end - 1]
            plain = latex[start : last.position + len(last.text)]
            bold = _bold(plain, _script(tokens, end, latex), names)
            if bold:
                edits.append((start, start + len(plain), bold))
            place = end
        else:
            place += 1
    for start, stop, bold in reversed(edits):
        latex = latex[:start] + bold + latex[stop:]
    return latex


def _bold(plain: str, script: str, names: frozenset[str]) -> str:
    """The bold form of a letter, if that is known and the letter is not."""
    mark, brace, inner = plain.partition("{")
    forms = [rf"\mathbf{{{plain}}}", rf"\boldsymbol{{{plain}}}"]
    if brace:
        forms = [rf"{mark}{{\mathbf{{{inner}}}", rf"{mark}{{\boldsymbol{{{inner}}}"]
    literal = script if r"\text" in script else ""
    if script.startswith("_") and not literal:
        return ""
    if plain + literal in names or (not literal and plain + r"_{\cdot}" in names and script):
        return ""
    family = r"^{(\cdot)}" if re.match(r"\^\s*\{\s*\(", script) else ""
    for form in forms:
        if form + (literal or family) in names:
            return form
    return ""


def _script(tokens, place: int, latex: str) -> str:
    """The first index or power after a name, as it is written."""
    if place >= len(tokens) or tokens[place].text not in ("_", "^"):
        return ""
    end = after_argument(tokens, place + 1)
    return latex[tokens[place].position : _end_of(tokens, end, latex)].strip()


def _end_of(tokens, place: int, latex: str) -> int:
    return tokens[place].position if place < len(tokens) else len(latex)
