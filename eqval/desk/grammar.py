r"""The plain way of writing, as on a keyboard, turned into LaTeX.

>>> plain_to_latex("dL/dz_k = yhat_k - y_k")
'\\frac{\\partial L}{\\partial z_k} = \\hat{y}_k - y_k'
>>> plain_to_latex("ŷ_i = exp(z_i)/sum_j exp(z_j)")
'\\hat{y}_i = \\frac{\\exp(z_i)}{\\sum_{j} \\exp(z_j)}'

The grammar::

    line       = side { ("=" | "<" | ">" | "<=" | ">=" | ":=" | "≈" | …) side }
    side       = ["+" | "-"] product { ("+" | "-") product }
    product    = factor { ["*" | "·" | "⊙" | "@" | "/"] factor }
    factor     = atom { "^" power | "!" primes }
    atom       = number | name | "(" side ")" | "[" side "]" | "|" side "|" | "||" side "||"
               | function (["(" side {"," side} ")"] | factor) | sum | derivative | gradient
    sum        = ("sum" | "Σ" | "prod") "_" (index | "{" index "=" side "}" ["^" atom]) product
    derivative = ("d" | "∂") [thing] "/" ("d" | "∂") name { ("d" | "∂") name }  [factor]
    gradient   = ("∇" | "grad" | "nabla") "_" name factor
    name       = (letter | Greek name | letter "hat" | …) [digits] { "_" (index | "{" … "}") }

Where a line can be read in two ways it is refused, with both of them: ``1/2x`` is ``(1/2) x`` or
``1/(2x)``, ``sin x y`` is ``sin(x) y`` or ``sin(x y)``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

from ..reading.parser import GREEK
from ..reading.tokens import SYNONYMS

DEEPEST = 20  # factors inside each other
FUNCTIONS = {"exp", "log", "ln", "sin", "cos", "tanh", "sinh", "cosh"}
CALLS = {"sqrt", "max", "min"}
OTHER_NAMES = {"sigmoid": r"\sigma", "softmax": r"\operatorname{softmax}",
               "relu": r"\operatorname{relu}", "ReLU": r"\operatorname{ReLU}"}  # fmt: skip
MARKS = {"hat": r"\hat", "bar": r"\bar", "tilde": r"\tilde"}
LABELS = {"new", "old", "next", "in", "out", "max", "min", "true", "hid", "hidden", "total", "prev"}
INDICES = set("hijklmnpqrst")
RELATIONS = {
    "=": "=", "==": "=", "<": "<", ">": ">", "<=": r"\le", ">=": r"\ge", "≤": r"\le", "≥": r"\ge",
    "⩽": r"\le", "⩾": r"\ge", "≠": r"\neq", "!=": r"\neq", "≈": r"\approx", "~=": r"\approx",
    "≃": r"\approx", "≡": "=", ":=": ":=", "≔": ":=", "∈": r"\in",
}  # fmt: skip
TIMES = {"*": r" \cdot ", "·": r" \cdot ", "⋅": r" \cdot ", "×": r" \cdot ", "∗": r" \cdot ",
         "⊙": r" \odot ", ".*": r" \odot ", "∘": r" \odot ", "@": " "}  # fmt: skip
BETWEEN = {*TIMES, "/"}
SUMS = {"sum", "Σ", "prod", "Π"}
CLOSE = {"(": ")", "[": "]", "{": "}"}
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫٪", "01234567890123456789.%")
ABOVE = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱʲᵏˡᵐᵀ", "0123456789+-()nijklmT", strict=True))
BELOW = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ᵢⱼₖₗₘₙₚₛₜ", "0123456789+-()ijklmnpst", strict=True))
HIGH = re.compile(f"[{''.join(map(re.escape, ABOVE))}]+")
LOW = re.compile(f"[{''.join(map(re.escape, BELOW))}]+")
COMBINING = {"\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde"}
VULGAR = {sign: unicodedata.normalize("NFKC", sign).split("\u2044") for sign in "½⅓⅔¼¾⅕⅙⅛"}
SIGNS = {
    "−": "-", "–": "-", "‐": "-", "‑": "-", "—": "-", "﹣": "-", "－": "-", "′": "'", "’": "'",
    "´": "'", "⁄": "/", "÷": "/", "∕": "/", "∑": "Σ", "∏": "Π", "ᵀ": "^⊤", "‖": "||", "∥": "||",
    "（": "(", "）": ")", "＝": "=", "＋": "+", "𝜕": "∂", "**": "^", "ϵ": "ε", "…": "...",
}  # fmt: skip
TOKEN = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<word>[A-Za-z]+)|(?P<space>\s+)"
    r"|(?P<sign>\.\.\.|:=|==|<=|>=|!=|~=|\.\*|\|\||[^\sA-Za-z\d])"
)
GREEK_SIGNS = {
    sign: command[1:] for sign, command in SYNONYMS.items() if command[1:] in GREEK
} | {"Δ": "Delta", "Γ": "Gamma", "Θ": "Theta", "Λ": "Lambda", "Φ": "Phi", "Ψ": "Psi",
     "Ω": "Omega", "Ξ": "Xi", "ϕ": "phi", "ϑ": "vartheta", "ℓ": "ell"}  # fmt: skip


class NotPlain(ValueError):
    """What cannot be read: the name of the sentence that says so, and what is put into it.

    Parameters
    ----------
    name : str
        A key in the table ``unread`` of the words.
    readings : tuple of str
        What the line may have meant, in the plain way of writing.
    **values : str
        See `sentences.say`.
    """

    def __init__(self, name: str, /, readings: tuple[str, ...] = (), **values: str):
        self.name, self.readings, self.values = name, readings, values
        super().__init__(name)


@dataclass(frozen=True)
class Token:
    """A token with its kind and its place in the line."""

    text: str
    kind: str
    start: int
    end: int


def plain_to_latex(line: str, names: frozenset[str] = frozenset()) -> str:
    """A cleaned line in the plain way of writing as LaTeX.

    Parameters
    ----------
    line : str
    names : frozenset of str
        What is known, by canonical LaTeX; nothing is, while a line is being typed.

    Raises
    ------
    NotPlain
        If it cannot be read, or can be read in two ways.
    """
    return _Plain(simplified(line), names).line()


def simplified(line: str) -> str:
    """Signs that say the same made one; accents and raised letters as one types them."""
    line = line.translate(DIGITS)
    for sign, other in SIGNS.items():
        line = line.replace(sign, other)
    line = HIGH.sub(lambda found: _raised(found[0]), line)
    line = LOW.sub(lambda found: f"_{{{''.join(BELOW[x] for x in found[0])}}}", line)
    found = []
    for sign in unicodedata.normalize("NFC", line):
        base, *marks = unicodedata.normalize("NFD", sign)
        known = [COMBINING[mark] for mark in marks if mark in COMBINING]
        if marks and len(known) == len(marks) == 1 and base.isalpha():
            found.append(f" {base}{known[0]} " if found and _ends_word(found[-1]) else
                         f"{base}{known[0]} ")  # fmt: skip
        elif sign in VULGAR:
            found.append(f" half({'/'.join(VULGAR[sign])}) ")
        elif sign in COMBINING and found:
            found[-1] += f"{COMBINING[sign]} "
        else:
            found.append(sign)
    return re.sub(r"(hat|bar|tilde) (?=[\s_^(\])/+=*-]|$)", r"\1", "".join(found))


def _ends_word(text: str) -> bool:
    return text[-1:].isalpha() and text not in ("d",)


def _raised(signs: str) -> str:
    text = "".join(ABOVE[x] for x in signs)
    return "^⊤" if text == "T" else f"^{{{text}}}"


# ---------------------------------------------------------------- the grammar


class _Plain:
    """Recursive descent over the tokens of a line; every method gives LaTeX."""

    def __init__(self, line: str, names: frozenset[str]):
        self.source, self.names, self.at, self.depth = line, names, 0, 0
        self.tokens = [
            Token(found[0], found.lastgroup, found.start(), found.end())
            for found in TOKEN.finditer(line)
            if found.lastgroup != "space"
        ]

    # ---- tokens

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].text if place < len(self.tokens) else ""

    def kind(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else ""

    def next(self) -> Token:
        if self.at >= len(self.tokens):
            raise NotPlain("end")
        self.at += 1
        return self.tokens[self.at - 1]

    def take(self, texts) -> str:
        """The next token if it is one of these, which is then behind; else empty."""
        text = self.peek()
        if not text or text not in texts:
            return ""
        self.at += 1
        return text

    def expect(self, text: str) -> None:
        if not self.take(text):
            raise NotPlain("bracket", signtext=text)

    def typed(self, start: int, end: int | None = None) -> str:
        """The tokens from one place to another, as they were typed."""
        end = self.at if end is None else end
        if start >= end:
            return ""
        return self.source[self.tokens[start].start : self.tokens[end - 1].end].strip()

    def touches(self, ahead: int = 0) -> bool:
        """Whether no space stands before a token."""
        place = self.at + ahead
        if not 0 < place < len(self.tokens):
            return False
        return self.tokens[place].start == self.tokens[place - 1].end

    # ---- lines, sums, products

    def line(self) -> str:
        sign = self.take(RELATIONS)
        parts = [RELATIONS[sign]] if sign else []
        parts.append(self.side())
        while sign := self.take(RELATIONS):
            parts += RELATIONS[sign], self.side()
        if self.peek():
            raise NotPlain("sign", signtext=self.peek())
        return " ".join(parts)

    def side(self) -> str:
        text = self.take("+-").strip("+") + self.product()
        while sign := self.take("+-"):
            text += f" {sign} {self.product()}"
        return text

    def product(self) -> str:
        """Factors side by side, or with a sign between them; a quotient takes one factor."""
        start = self.at
        text, numeric = self.factor(), self.kind(-1) == "number" and self.at == start + 1
        while True:
            if self.take("/"):
                below = self.at
                text, numeric = rf"\frac{{{self.inside(text)}}}{{{self.below()}}}", False
                if self.begins_factor() and not self.begins_operator():
                    self.refuse_quotient(start, below)
            elif sign := self.take(TIMES):
                text += TIMES[sign] + self.signed()
                numeric = False
            elif self.begins_factor():
                if numeric and self.kind() == "number":
                    raise NotPlain("numbers")
                number, after_entry = self.kind() == "number", self.was_entry
                factor = self.factor()
                dotted = number or (after_entry and factor[0] == "(" and not _has_terms(factor))
                text += (r" \cdot " if dotted else " ") + factor
                numeric = self.kind(-1) == "number"
            else:
                return text

    def refuse_quotient(self, start: int, below: int) -> None:
        above, under = self.typed(start, below - 1), self.typed(below)
        place = self.at
        self.factor()
        after = self.typed(place)
        raise NotPlain("quotient", (f"({above}/{under}) {after}", f"{above}/({under} {after})"))

    def signed(self) -> str:
        sign, inner = self.take("+-"), self.factor()
        return f"(-{inner})" if sign == "-" else inner

    def below(self) -> str:
        """What a quotient is divided by: one factor, or a sum with one factor."""
        if self.peek() in SUMS:
            return self.sum(short=True)
        return self.inside(self.signed())

    def inside(self, text: str) -> str:
        """Without the brackets that a fraction makes needless."""
        bracket = text.startswith("(") and text.endswith(")") and all(_depths(text[:-1]))
        return text[1:-1] if bracket else text

    def begins_operator(self) -> bool:
        """A sum or a derivative: nothing that one would put below a line without brackets."""
        return self.peek() in SUMS or self.is_derivative()

    def begins_name(self) -> bool:
        return self.kind() == "word" or self.peek() in GREEK_SIGNS

    def goes_on(self) -> bool:
        """Whether the product has another factor."""
        return self.begins_factor() or self.peek() in BETWEEN

    def begins_factor(self) -> bool:
        if self.kind() in ("number", "word"):
            return True
        text = self.peek()
        bar = text in ("|", "||") and not self.bars
        return bool(text) and (text in CLOSE or bar or text in "√∂∇ΣΠ" or text in GREEK_SIGNS)

    bars = 0  # bars that are open: the next one closes
    was_entry = False  # whether a name with an index was read last: it is no function

    # ---- factors

    def factor(self) -> str:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotPlain("deep")
        try:
            return self.powers(self.atom())
        finally:
            self.depth -= 1

    def powers(self, text: str) -> str:
        while self.peek() in ("^", "⊤") or (self.peek() == "_" and text[-1:] in ")]"):
            sign = self.next().text
            if sign == "_":
                text = self.indexed(text)
            else:
                text += r"^\top" if sign == "⊤" else self.power()
        return text

    def power(self) -> str:
        """What stands after ``^``."""
        if self.take("⊤"):
            return r"^\top"
        if self.peek() == "T":
            if "T" in self.names:
                raise NotPlain("transpose")
            self.next()
            return r"^\top"
        if opening := self.take("({"):
            return f"^{{{self.bracketed(opening)}}}"
        return f"^{{{self.take('-')}{self.atom()}}}"

    def bracketed(self, opening: str = "(", many: bool = False) -> str:
        """A side, or several, up to the bracket that closes them."""
        bars, self.bars = self.bars, 0
        found = [self.side()]
        while many and self.take(","):
            found.append(self.side())
        self.bars = bars
        self.expect(CLOSE[opening])
        return ", ".join(found)

    def atom(self) -> str:
        text, self.was_entry = self.peek(), False
        if self.kind() == "number":
            if self.peek(1) in ("[", "{") and text == "1" and self.touches(1):
                return self.square()
            return self.next().text
        if self.take("({"):
            return f"({self.bracketed(text)})"
        if text == "[":
            return self.square()
        if text in ("|", "||"):
            return self.bar()
        if self.take("√"):
            return self.root()
        found = self.derivative()
        if found is not None:
            return found
        if text in SUMS:
            return self.sum()
        if text in ("∇", "grad", "nabla"):
            return self.gradient()
        if text == "half" and self.peek(1) == "(":
            return self.vulgar()
        if text in FUNCTIONS or text in CALLS:
            return self.function()
        if self.begins_name():
            return self.named()
        if not text:
            raise NotPlain("end")
        raise NotPlain("sign", signtext=text)

    def vulgar(self) -> str:
        self.at += 2
        above = self.next().text
        self.expect("/")
        below = self.next().text
        self.expect(")")
        return rf"\frac{{{above}}}{{{below}}}"

    def square(self) -> str:
        """``[…]``: a bracket; with a relation in it, as in ``1[i = k]``, an indicator."""
        one, opening, inner = self.take("1"), self.next().text, self.side()
        sign = self.take(RELATIONS)
        if sign:
            inner += f" {RELATIONS[sign]} {self.side()}"
        elif one:
            raise NotPlain("sign", signtext=opening)
        self.expect(CLOSE[opening])
        return rf"\mathbb{{1}}({inner})" if sign else f"[{inner}]"

    def bar(self) -> str:
        mark = self.next().text
        self.bars += 1
        inner = self.side()
        self.expect(mark)
        self.bars -= 1
        return rf"\|{inner}\|" if mark == "||" else f"|{inner}|"

    def root(self) -> str:
        return rf"\sqrt{{{self.bracketed() if self.take('(') else self.atom()}}}"

    def function(self, ends: bool = False) -> str:
        """``exp(z)``, ``log yhat_k``: without brackets the argument is one factor, and the last.

        It ``ends`` there for sure in a derivative: ``d log yhat_k/dz_k``.
        """
        name = self.next().text
        if name == "sqrt":
            return self.root()
        primes = self.primes()
        raised = self.power() if self.take("^") else ""
        apart, place = not self.touches(), self.at
        if self.take("("):
            whole = rf"\{name}{primes}{raised}({self.bracketed(many=True)})"
            if apart and self.peek() == "/" and not ends:  # log (a)/(b)
                self.refuse_argument(place, name)
            return f"({whole})" if self.peek() == "^" else whole
        if name in CALLS:
            raise NotPlain("call", nametext=name)
        argument = self.inside(self.factor())
        if self.goes_on() and not ends:
            self.refuse_argument(place, name)
        return rf"\{name}{primes}{raised}({argument})"

    def refuse_argument(self, place: int, name: str) -> None:
        argument, sign, here = self.typed(place), self.take(BETWEEN), self.at
        self.factor()
        after = self.typed(here)
        sign = f" {sign} " if sign else " "
        readings = f"{name}({argument}){sign}{after}", f"{name}({argument}{sign}{after})"
        raise NotPlain("argument", readings)

    def primes(self) -> str:
        found = ""
        while self.take("'"):
            found += "'"
        return found

    # ---- sums

    def sum(self, short: bool = False) -> str:
        """``sum_j``, ``sum_{j=1}^K``, ``sum_(j != k)``; ``short`` below a quotient."""
        kind = "prod" if self.next().text in ("prod", "Π") else "sum"
        if not self.take("_"):
            raise NotPlain("sum")
        index, below = self.range()
        above = ""
        if self.take("^"):
            opening = self.take("({")
            above = f"^{{{self.bracketed(opening) if opening else self.atom()}}}"
        start = self.at
        body = self.short_body(index, start) if short else self.product()
        return rf"\{kind}_{{{below}}}{above} {body}"

    def range(self) -> tuple[str, str]:
        """The index, and what stands below the sign."""
        opening = self.take("({")
        if self.kind() != "word":
            raise NotPlain("sum")
        index = self.next().text
        below = index if len(index) == 1 else ", ".join(index)
        if self.peek() == "," and opening:
            while self.take(","):
                below += f", {self.next().text}"
        elif self.peek() in ("=", "≠", "!=") and (opening or self.peek(2) == "^"):
            sign = RELATIONS[self.next().text]
            below += f" {sign} {self.side() if opening else self.next().text}"
        if opening:
            self.expect(CLOSE[opening])
        return index, below

    def short_body(self, index: str, start: int) -> str:
        """Below a quotient a sum is of one factor, and of more only if they hold its index."""
        text = self.factor()
        while self.begins_factor():
            place = self.at
            after = self.factor()
            if index not in self.typed(place):
                whole, rest = self.typed(start, place), self.typed(place)
                raise NotPlain("quotient sum", (f"(sum_{index} {whole}) {rest}",
                                                f"sum_{index} ({whole} {rest})"))  # fmt: skip
            text += " " + after
        return text

    # ---- derivatives

    def is_derivative(self) -> bool:
        place, tokens = self.at, list(self.tokens)
        try:
            return self._quotient_of_differentials() is not None
        except NotPlain:
            return False
        finally:
            self.at, self.tokens = place, tokens

    def derivative(self) -> str | None:
        """``dL/dz_k``, ``∂ŷ_i/∂z_k``, ``d^2L/dz^2``, ``d/dz (…)``; None if it is none."""
        place, tokens = self.at, list(self.tokens)
        found = self._quotient_of_differentials()
        if found is None:
            self.at, self.tokens = place, tokens
            return None
        above, order, below = found
        sign = r"\partial" + (f"^{order}" if order else "")
        if above and _is_name(self.inside(above)):
            above = self.inside(above)
            return rf"\frac{{{sign} {above}}}{{{below}}}"
        above = self.inside(above or self.differentiated(place))
        shown = above if _is_single(above) else rf"\left( {above} \right)"
        return rf"\frac{{{sign} {shown}}}{{{below}}}"

    def differentiated(self, start: int) -> str:
        """What ``d/dz`` is applied to: a bracket, a sum, or one factor that ends the product."""
        operator, place = self.typed(start), self.at
        if self.peek() in SUMS:
            return self.atom()
        if not self.begins_factor():
            raise NotPlain("operator")
        text = self.factor()
        bracket = self.tokens[place].text in CLOSE and self.peek(-1) in CLOSE.values()
        if not bracket and self.goes_on():
            one, here = self.typed(place), self.at
            self.take(BETWEEN)
            self.factor()
            after = self.typed(here)
            readings = f"({operator} ({one})) {after}", f"{operator} ({one} {after})"
            raise NotPlain("reach", readings)
        return text

    def _quotient_of_differentials(self):
        if not self._differential():
            return None
        order = self._order()
        above = "" if self.peek() == "/" else self._operand()
        if above is None or not self.take("/"):
            return None
        opening, below = self.take("("), []
        while self._differential():
            target = self._target(order)
            if target is None:
                return None
            below.append(rf"\partial {target}")
            if not opening and not self._more_targets(order, below):
                break
        if not below or (opening and not self.take(")")):
            return None
        return above, order, " ".join(below)

    def _more_targets(self, order: str, below: list[str]) -> bool:
        """Whether another ``∂z_i`` belongs below: only where the order says so."""
        counted = sum(int(text.rpartition("^")[2]) if "^" in text else 1 for text in below)
        return bool(order) and counted < int(order)

    def _differential(self) -> bool:
        """Take a ``d`` or ``∂``; the ``d`` of ``dL`` is taken off its word."""
        text = self.peek()
        if text in ("∂", "d", "partial"):
            self.next()
            return True
        if self.kind() != "word" or text[:1] != "d" or len(text) < 2 or text in GREEK:
            return False
        token = self.tokens[self.at]
        first = Token("d", "word", token.start, token.start + 1)
        rest = Token(text[1:], "word", token.start + 1, token.end)
        self.tokens[self.at : self.at + 1] = [first, rest]
        self.next()
        return True

    def _order(self) -> str:
        """``d^2L``, ``d²L``, ``d2L``."""
        if self.kind() == "number" and self.touches():
            return self.next().text
        if not self.take("^"):
            return ""
        opening = self.take(CLOSE)
        if self.kind() != "number":
            raise NotPlain("order")
        number = self.next().text
        if opening:
            self.expect(CLOSE[opening])
        return number

    def _operand(self) -> str | None:
        if opening := self.take("(["):
            return f"({self.bracketed(opening)})"
        if self.peek() in FUNCTIONS:
            return self.function(ends=True)
        return self.named() if self.begins_name() else None

    def _target(self, order: str) -> str | None:
        """What is differentiated by, with how often."""
        if self.take("("):
            inner = self.named() if self.begins_name() else None
            if inner is None or not self.take(")"):
                return None
        elif self.begins_name():
            if order and self.kind(1) == "number" and self.touches(1) and self.peek(1) == order:
                return f"{self.letter(self.next().text)}^{self.next().text}"
            inner = self.named(target=True)
        else:
            return None
        order = self._order() if self.peek() == "^" and self.kind(1) != "word" else ""
        return inner + (f"^{order}" if order else "")

    def gradient(self) -> str:
        """``∇_w L``."""
        self.next()
        if not self.take("_"):
            raise NotPlain("gradient")
        if opening := self.take("({"):
            target = self.named()
            self.expect(CLOSE[opening])
        else:
            target = self.named(target=True)
        return rf"\nabla_{{{target}}} {self.factor()}"

    # ---- names

    def named(self, target: bool = False) -> str:
        """A name with its indices, perhaps with an argument in brackets."""
        start = self.at
        word = self.next().text
        text = self.mark_before(word) or self.spelled(word, start)
        if text.endswith("\0"):  # letters side by side: a product
            return text[:-1]
        if self.kind() == "number" and self.touches() and "." not in self.peek():
            text += f"_{{{self.next().text}}}"
        while self.take("_"):
            text = self.indexed(text)
        text += self.label(text)
        text += self.primes()
        indexed = "_" in text.replace(r"_{\text", "")
        if not target and self.touches() and not indexed and self.take("("):
            text = f"{text}({self.bracketed(many=True)})"
        self.was_entry = indexed
        return text

    def label(self, text: str) -> str:
        """``a^(l)`` is of layer l, where there is such a family."""
        if self.peek() != "^" or self.peek(1) not in ("(", "{"):
            return ""
        if not any(key.startswith(f"{form}^{{(") for key in self.names for form in _forms(text)):
            return ""
        self.next()
        outer = self.next().text
        if outer == "{" and self.take("("):
            inner = self.bracketed()
            self.expect("}")
        else:
            inner = self.bracketed(outer)
        return f"^{{({inner})}}"

    def mark_before(self, word: str) -> str:
        """``hat(y)``, ``hat y``."""
        if word not in MARKS:
            return ""
        opening = self.take("(")
        if self.kind() != "word":
            raise NotPlain("end")
        inner = self.letter(self.next().text)
        if opening:
            self.expect(")")
        return f"{MARKS[word]}{{{inner}}}"

    def letter(self, word: str) -> str:
        if word in GREEK_SIGNS:
            return rf"\{GREEK_SIGNS[word]}"
        return rf"\{word}" if word in GREEK else word

    def spelled(self, word: str, start: int) -> str:
        """LaTeX of a word: a letter, a Greek one, one with a hat; else letters side by side."""
        if word in GREEK_SIGNS or len(word) == 1 or word in GREEK:
            return self.letter(word)
        if word in OTHER_NAMES:
            return OTHER_NAMES[word]
        for mark, command in MARKS.items():
            base = word.removesuffix(mark)
            if base != word and (len(base) == 1 or base in GREEK):
                return f"{command}{{{self.letter(base)}}}"
        if self.names and not all(_known(letter, self.names) for letter in word):
            raise NotPlain("word", nametext=word)
        self.tokens[start : start + 1] = [
            Token(letter, "word", self.tokens[start].start + k, self.tokens[start].start + k + 1)
            for k, letter in enumerate(word)
        ]
        self.at = start
        found = [self.next().text for _ in word[:-1]]
        return " ".join([*found, self.named()]) + "\0"

    def indexed(self, text: str) -> str:
        """A name with what stands after ``_``."""
        if opening := self.take("({"):
            start = self.at
            while self.peek() and self.peek() != CLOSE[opening]:
                self.next()
            inner = self.typed(start)
            self.expect(CLOSE[opening])
            if not inner:
                raise NotPlain("end")
            return _with_index(text, self.index_word(text, inner))
        if self.kind() == "number":
            return f"{text}_{{{self.next().text}}}"
        if self.kind() != "word":
            raise NotPlain("index")
        word = self.next().text
        if word in MARKS:
            return f"{MARKS[word]}{{{text}}}"
        return _with_index(text, self.index_word(text, word))

    def index_word(self, text: str, word: str) -> str:
        r"""``ik`` are two indices, ``new`` is a word."""
        worded = rf"\text{{{word}}}"
        if word.isalpha() and len(word) > 1:
            known = any(f"{form}_{{{worded}}}" in self.names for form in _forms(text))
            if known or word in LABELS or not set(word) <= INDICES:
                return worded
        for sign, command in GREEK_SIGNS.items():
            word = word.replace(sign, rf"\{command} ")
        return word


def _with_index(text: str, index: str) -> str:
    return f"{text}_{index}" if len(index) == 1 else f"{text}_{{{index}}}"


def _depths(text: str) -> accumulate:
    """How many brackets are open behind each sign."""
    return accumulate((sign in "({[") - (sign in ")}]") for sign in text)


def _is_single(text: str) -> bool:
    """Whether it is one factor, which needs no brackets."""
    return all(depth or sign not in " -" for sign, depth in zip(text, _depths(text), strict=True))


def _has_terms(text: str) -> bool:
    """Whether a sum stands in the outermost bracket; if not, it may be read as an argument."""
    found = enumerate(_depths(text))
    return any(x == 1 and text[place : place + 3] in (" + ", " - ") for place, x in found)


def _is_name(text: str) -> bool:
    script = r"(?:[_^](?:\w|\{[^{}]*(?:\{[^{}]*\})?\}))*"
    return re.fullmatch(r"\\?[a-zA-Z]+(?:\{\\?[a-zA-Z]+\})?" + script, text) is not None


def _forms(text: str) -> list[str]:
    """A name and its bold forms."""
    if "{" in text:
        mark, _, inner = text.partition("{")
        return [text, rf"{mark}{{\mathbf{{{inner}}}"]
    return [text, rf"\mathbf{{{text}}}", rf"\boldsymbol{{{text}}}"]


def _known(letter: str, names: frozenset[str]) -> bool:
    found = _forms(letter)
    return letter in INDICES or any(key in names or key + r"_{\cdot}" in names for key in found)
