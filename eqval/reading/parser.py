r"""The course's LaTeX to a syntax tree.  What is unknown or ambiguous raises, with its place.

The parser knows of the page only which names are functions and which
decorated names (``a^{(l)}``, ``w_{1}``) are declared: its `Vocabulary`.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from fractions import Fraction

from . import tree
from .dots import continued
from .errors import Unreadable
from .table import MATRICES, READERS
from .tokens import Token, level

GREEK = set(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi"
    " pi rho sigma varsigma tau phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma"
    " Upsilon Phi Psi Omega ell Pr".split()
)
# Different signs are different names: \hat and \widehat, \mathcal and \mathscr, ε and ϵ.
ACCENTS = {rf"\{name}": rf"\{name}" for name in
           "hat widehat bar overline tilde widetilde dot vec breve check".split()}  # fmt: skip
FONTS = {r"\mathbf": r"\mathbf", r"\boldsymbol": r"\boldsymbol", r"\bm": r"\boldsymbol"}
FONTS |= {rf"\{name}": rf"\{name}" for name in ("mathcal", "mathbb", "mathscr", "mathfrak")}
RELATIONS = {"=": "=", r"\le": "<=", r"\ge": ">=", "<": "<", ">": ">", r"\neq": "!="}
RELATIONS |= {r"\approx": "approx", ":=": ":=", r"\equiv": "=", r"\gets": ":="}
MATRIX_ORDERS = {r"\succeq": "succeq", r"\preceq": "preceq"}  # in displays only
FUNCTIONS = {r"\exp": "exp", r"\ln": "log", r"\log": "log", r"\sin": "sin", r"\cos": "cos"}
FUNCTIONS |= {r"\tanh": "tanh", r"\sinh": "sinh", r"\cosh": "cosh", r"\tan": "tan"}
FUNCTIONS |= {r"\arctan": "arctan"}
ANGLES = {"sin", "cos", "tan"}  # of 2x without brackets; where another of these follows, they end
WORDS = {"exp": "exp", "log": "log", "ln": "log", "tanh": "tanh", "max": "max", "min": "min"}
SPELLED = {*WORDS, *FUNCTIONS.values(), "tr", "det", "diag", "sign", "sgn"}
BAR = "|"  # among the names beside a bar: it stands without \\left.
CLOSE = {"(": ")", "[": "]", r"\{": r"\}"}
IMPLIES = {r"\Rightarrow", r"\Longrightarrow", r"\implies"}
ARROWS = IMPLIES | {rf"\{name}" for name in "to rightarrow longrightarrow iff Leftrightarrow"
                    " Longleftrightarrow mapsto leftrightarrow".split()}  # fmt: skip
NO_INDEX = r"\sum without its index"
OPEN_SUM = "does the sum over {} reach over the sign? put brackets round what is summed"
T_READS = r"^T is a power or a transpose: T is a name on this page, write \top"
NO_NAME = (
    "begins a formula where a name is declared: a set is read behind a name only, not behind a"
    r" formula as in \nabla f(x) \in \mathbb{R}^n"
)
DOTS_READ = (
    r"dots are read in 'i = 1, \dots, n', 'x_1 + \dots + x_n', 'x_1 x_2 \cdots x_n',"
    r" '(x_1, \dots, x_n)' only"
)
ARROW_READ = (
    r"of arrows \Rightarrow is read, after what gives names their values: x = … \Rightarrow …;"
    r" write two of them for both directions; \to is read where it assigns, w \to w' = …"
)
SAY = "{} is not read: say of the {} value what is claimed, as an inequality for each index"
ADVICE = {
    r"\arg": SAY.format("arg min or arg max", "smallest value, or the largest"),
    r"\int": "integrals are not read: state what it is with hyp-",
    r"\lim": "limits are not read: state what holds before the limit",
    r"\sim": r"a distribution is not read: define \mathbb{E}[x] = \sum_k p_k x_k",
    r"\propto": r"\propto leaves a factor open: write it out, c \cdot (…)",
    r"\pm": r"\pm says two things at once: use two displays",
}
NOT_READ = {rf"\{name}" for name in "arg int lim sup inf sim pm mp mathop underset overset"
            " stackrel propto vdots ddots cap cup perp infty otimes".split()}  # fmt: skip
CHANGE = "\\Delta "  # of a name, Δv
BARS = {r"\mid", "|"}
SEPARATORS = {",", ";", r"\mid", "|", r"\|", ":"}
STOP = {"+", "-", ")", "]", "}", r"\}", r"\rangle", "/", r"\right|", r"\right.", r"\in"}
STOP |= SEPARATORS | set(RELATIONS) | set(MATRIX_ORDERS) | ARROWS
LAYERS = {"l", "L"}  # what counts layers by custom
INDICES = set("ijklmnpqrst")  # a letter of these that lies in {1, …, K} is an index
DOTS = {r"\cdot", r"\times", "*"}
WHOLE = tree.Name | tree.Index | tree.Call | tree.Num | tree.Vector  # may bear a script
WHOLE |= tree.Div | tree.Norm | tree.Abs
# Before a bracket without a sum in it: may be meant as a function of what is in the bracket.
HEADS = (tree.Name, tree.Index, tree.Derivative, tree.Gradient, tree.Hessian)


@dataclass
class Vocabulary:
    """What a parser must know of the page.

    Attributes
    ----------
    functions : set of str
        Keys that take arguments.
    names : set of str
        Keys that are declared or defined; families as ``x^{(\\cdot)}`` and
        ``\\mathbf{x}_{\\cdot}``.
    indices, sizes, layers : frozenset of str
        Letters with a declared range, lengths, and letters that count layers.
    doubtful : set of str
        What the parser met: names before a bracket, which may be functions, and letters close
        together, which may be a word.
    inverse : bool
        Whether the page speaks of an inverse function.
    own : frozenset of str
        Functions in words that the page defines, above or below: they mean nothing else on it.
    alone : frozenset of str
        Letters that the page uses by themselves, too.
    """

    functions: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    indices: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    doubtful: set[str] = field(default_factory=set)
    layers: frozenset[str] = frozenset()
    inverse: bool = False
    own: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()

    def labels(self, head: bool = False) -> set[str]:
        """``l`` and ``l+1`` of the declared ``z^l`` and ``w^{l+1}``, if l is no quantity.

        At the ``head`` of a definition, where no power stands, l may be a number, too.
        """
        found = {key.partition("^{")[2].partition("}")[0] for key in self.names if "^{" in key}
        layers = {*self.layers, *(LAYERS if head else ())}
        return {
            label for label in found
            if label[:1].isalpha() and (label[0] in layers or not self.means(label[0]))
        }  # fmt: skip

    def means(self, letter: str) -> bool:
        """Whether a letter stands for something on the page."""
        return letter in self.names or letter in self.indices

    def squares_e(self, script: list[str]) -> bool:
        """Whether a whole number above ``e`` is a power of the page's own e: ``e^{z}`` never is."""
        number = script[1:2] if script[:1] == ["{"] and script[2:3] == ["}"] else script[:1]
        return "e" in self.names and number != [] and number[0].isdigit()


def spell(tokens: list[Token]) -> str:
    """Tokens as canonical LaTeX, for use inside a key."""
    parts = []
    for token in tokens:
        if token.kind == "text":
            parts.append(f"{token.font or chr(92) + 'text'}{{{token.text}}}")
        elif parts and parts[-1].startswith("\\") and parts[-1][-1].isalpha():
            parts.append((" " if token.text.isalpha() else "") + token.text)
        else:
            parts.append(token.text)
    return "".join(parts)


def as_function(key: str) -> str:
    """The key of a function whose letter is a length, too: ``p(x; w)`` beside ``R^p``."""
    return f"{{{key}}}"


def word_and_index(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    r"""``neg`` and ``i`` of ``neg_i``, ``\text{neg}_i``, ``\text{neg}, i``; else no word."""
    marks = [k for k, token in enumerate(tokens) if token.text in ("_", ",")][:1]
    word, rest = (tokens[: marks[0]], tokens[marks[0] + 1 :]) if marks else ([], [])
    if len(rest) > 2 and (rest[0].text, rest[-1].text) == ("{", "}"):
        rest = rest[1:-1]
    text = "".join(token.text for token in word)
    letters = len(text) > 2 and not set(text) <= INDICES
    written = len(word) == 1 and word[0].kind == "text" and tokens[marks[0]].text in ("_", ",")
    run = all(token.kind == "letter" for token in word) and letters and tokens[marks[0]].text == "_"
    return (word, rest) if rest and word and (written or run) else ([], tokens)


def spells_word(tokens: list[Token], vocabulary: Vocabulary) -> bool:
    """``D_{KL}``, ``L_{svm}``: letters set close that are no indices, nor all of them lengths."""
    text = "".join(token.text for token in tokens)
    close = all(token.kind == "letter" for token in tokens) and len(text) > 1
    if not close or tokens[-1].position - tokens[0].position >= len(text):
        return False
    known = set(filter(vocabulary.means, text))
    if text.isupper():
        return known < {*text} and known <= vocabulary.sizes - vocabulary.indices
    return len(text) > 2 and not set(text) <= INDICES and not known


class Parser:
    """Recursive descent over a list of tokens; how atoms and names are read, `Grammar` says.

    Parameters
    ----------
    tokens : list of Token
    source : str
        The LaTeX they come from, for messages.
    vocabulary : Vocabulary
    """

    def __init__(self, tokens: list[Token], source: str, vocabulary: Vocabulary):
        if len(tokens) > 1:
            tokens = _joined_words(_in_one_font(tokens, vocabulary), vocabulary)
        self.tokens = _without_spaces(tokens)
        self.source, self.vocabulary, self.at = source, vocabulary, 0
        self.loose = False  # whether the last factor has an argument without brackets
        self.reach = ""  # of a derivative without them: open, near (a name), hanging (of such)
        self.in_index = False
        self.inside_of: list[str] = []  # brackets and bars that are open
        self.open: set[str] = set()  # indices of sums and products that no bracket has closed
        self.products: set[str] = set()  # of these, the indices of products
        self.bars: list[tree.Node] = []  # what a value is put in for behind a bar without \\left.

    # ------------------------------------------------------------ token access

    def peek(self, ahead: int = 0) -> str | None:
        """Text of a coming token; words of ``\\text{…}`` are marked."""
        place = self.at + ahead
        if place >= len(self.tokens):
            return None
        token = self.tokens[place]
        return f"text:{token.text}" if token.kind == "text" else token.text

    def kind(self, ahead: int = 0) -> str | None:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else None

    def next(self) -> Token:
        if self.at >= len(self.tokens):
            self.fail("the formula ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, text: str) -> None:
        if self.peek() != text:
            self.fail(f"expected {text}, found {self.shown()}")
        self.at += 1

    def shown(self) -> str:
        return "the end" if self.peek() is None else self.tokens[self.at].text

    def fail(self, reason: str, back: int = 0, name: str = ""):
        """Raise at the present token."""
        if not self.tokens:
            raise Unreadable(reason, self.source, 0)
        place = min(max(self.at - back, 0), len(self.tokens) - 1)
        raise Unreadable(reason, self.source, self.tokens[place].position, name)

    def inside(self, tokens: list[Token]) -> Parser:
        """A parser for a part, such as a superscript."""
        return type(self)(tokens, self.source, self.vocabulary)

    def raw(self) -> list[Token]:
        """The tokens of one argument: ``{…}`` or a single token."""
        if self.peek() != "{":
            if self.peek() in ACCENTS or self.peek() in FONTS:
                return [self.next(), *self.raw()]
            return [self._one_token()]
        self.next()
        found, depth = [], 1
        while True:
            token = self.next()
            if token.kind != "text":
                depth += (token.text == "{") - (token.text == "}")
            if not depth:
                return found
            found.append(token)

    def _one_token(self) -> Token:
        r"""An argument without braces: of ``12`` LaTeX takes the 1."""
        token = self.next()
        if token.kind == "number" and len(token.text) > 1:
            if self.at < 2 or self.tokens[self.at - 2].text in ("^", "_"):
                self.fail(f"put braces round {token.text}", back=1)
            rest = Token(token.text[1:], "number", token.position + 1)
            self.tokens[self.at - 1 : self.at] = [
                Token(token.text[0], "number", token.position),
                rest,
            ]
            return self.tokens[self.at - 1]
        return token

    def whole(self, tokens: list[Token]) -> tree.Node:
        """Parse all of ``tokens`` as one expression."""
        if not tokens:
            self.fail("an empty group", back=1)
        part = self.inside(tokens)
        node = part.expression()
        part.finish()
        return node

    def finish(self) -> None:
        """Refuse anything left over."""
        if self.peek() in ARROWS:
            self.fail(ARROW_READ)
        if self.peek() is not None:
            self.fail(f"cannot read {self.shown()} here")

    # ------------------------------------------------------------ sums and products

    def expression(self) -> tree.Node:
        """Terms joined by plus and minus."""
        terms, negative = [], False
        if self.peek() in ("+", "-"):
            negative = self.next().text == "-"
        bound: set[str] = set()
        reaching: set[str] = set()  # indices of a sum that has reached over a sign
        opened: set[str] = set()
        while True:
            start = self.at
            term = self.term()
            if opened & tree.free_names(term):
                self.at = start
                self.fail(
                    "does the derivative reach over the sign?"
                    " put brackets round what is differentiated"
                )
            if self.loose:
                opened |= _open_derivatives(term)
            clash = bound & tree.free_names(term)
            term = tree.Neg(term) if negative else term
            taken = _into_sum(terms[-1], term, clash) if clash else None
            if (clash or reaching) and taken is None:
                self.at = start
                self.fail(OPEN_SUM.format(min(clash or reaching)))
            bound |= self.open
            self.open, self.products = set(), set()
            if taken is None:
                terms.append(term)
            else:
                terms[-1], reaching = taken, clash
            if self.peek() not in ("+", "-"):
                break
            negative = self.next().text == "-"
            if self.peek() == r"\dots":
                terms = self._continued(terms, negative)
                if self.peek() not in ("+", "-"):
                    break
                negative = self.next().text == "-"
        if self.peek() in (r"\pm", r"\mp"):
            self.fail(f"{self.peek()} says two things at once")
        whole = terms[0] if len(terms) == 1 else tree.Add(tuple(terms))
        return self._beside_bars(whole) if self.bars else whole

    def _beside_bars(self, whole: tree.Node) -> tree.Node:
        """Each bar with the names beside it: over these it could reach, too."""
        rest = tree.replaced(whole, {bar: tree.Vector(bar.points) for bar in self.bars})
        beside, self.bars = tree.free_names(rest) | {BAR}, []
        told = {bar: replace(bar, around=beside) for bar in tree.walk(whole)
                if getattr(bar, "around", "") is None}  # fmt: skip
        return tree.replaced(whole, told)

    def bar_ahead(self) -> bool:
        r"""``f'(x) |_{x = 2}``."""
        return self.peek() == "|" and self.peek(1) == "_" and not self.stops()

    def bar(self, body: tree.Node) -> tree.Node:
        self.next()
        self.bars.append(READERS["|_"](self, body, closed=False))
        self.loose = False
        return self.bars[-1]

    def _continued(self, terms: list[tree.Node], negative: bool) -> list[tree.Node]:
        """``+ \\dots + x_n`` after the terms that it goes on from."""
        self.next()
        if self.peek() != ("-" if negative else "+"):
            self.fail(DOTS_READ, back=1)
        self.next()
        last = self.term()
        known = self.vocabulary.names | self.vocabulary.indices
        found = continued(terms, tree.Neg(last) if negative else last, known)
        if found is None or self.open:
            self.fail(DOTS_READ, back=1)
        return found

    def term(self) -> tree.Node:
        """Factors, possibly with division and entry-by-entry products."""
        factors, groups, circle, several = [self.signed()], [], None, set()
        loose = self.loose  # the last factor was a function without brackets
        reach = self.products
        while self.peek() is not None:
            text = self.peek()
            if self.bar_ahead():
                factors[-1], loose = self.bar(factors[-1]), False
                continue
            reached = self.reached(factors)
            if loose and not reached and text in DOTS | {r"\odot", r"\circ"}:
                self._refuse_derivative_of_product(factors[-1])
            if reached:
                added = factors[-1]
            elif text in DOTS and self.peek(1) == r"\dots":
                self.next()
            elif text in DOTS:
                self.next()
                if text == r"\cdot":
                    several |= {len(groups)}
                    factors = [tree.Dot(tree.product(factors), self.run())]
                    added = factors[0].right
                else:
                    factors.append(self.signed())
                    added = factors[-1]
            elif text in (r"\odot", r"\circ", r"\otimes"):
                if text == r"\otimes" or circle not in (None, text):
                    self.fail(f"cannot read {text} here")
                circle = text
                self.next()
                several |= {len(groups)} if len(factors) > 1 else set()
                groups.append(tree.product(factors))
                factors = [added := self.signed()]
            elif text == "/":
                self.next()
                if loose and isinstance(factors[-1], tree.Call) and not _is_angle(factors[-1]):
                    self.refuse_end(factors[-1])
                factors = [tree.Div(tree.product(factors), added := self.factor())]
                if self.peek() not in STOP and self.peek() is not None:
                    self.fail("a / b c reads two ways: use \\frac or brackets")
            elif self.stops():
                break
            elif text == r"\dots":
                factors, added = self._continued_product(factors), tree.ONE
            else:
                if loose and not (_is_angle(factors[-1]) and FUNCTIONS.get(text) in ANGLES):
                    self.refuse_end(factors[-1])
                added = self.join(factors)
            if reach & tree.free_names(added):
                self.fail(
                    f"does the product over {sorted(reach & tree.free_names(added))[0]} reach"
                    " this far? put brackets round what is multiplied",
                    back=1,
                )
            reach = reach | self.products
            loose = self.loose
        several |= {len(groups)} if len(factors) > 1 else set()
        groups.append(tree.product(factors))
        if circle == r"\circ" and any(isinstance(item, tree.Bare) for item in groups):
            self.fail(r"f \circ g is f after g: write f(g(x)), or \odot for a product", back=1)
        return groups[0] if len(groups) == 1 else tree.Hadamard(tuple(groups), frozenset(several))

    def _continued_product(self, factors: list[tree.Node]) -> list[tree.Node]:
        """``x_1 x_2 \\cdots x_n``; each of the factors may be one of several."""
        self.next()
        if self.peek() in DOTS:
            self.next()
        last = [] if self.ends() else [self.signed()]
        while last and not self.ends() and self.peek() not in DOTS | {r"\dots", r"\odot", r"\circ"}:
            self.join(last)
        flat = [item for factor in factors for item in _dotted(factor)]
        many = len(last)
        head = flat[: len(flat) % many] if many else flat
        groups = [tree.product(flat[k : k + many]) for k in range(len(head), len(flat), many or 1)]
        known = self.vocabulary.names | self.vocabulary.indices
        found = continued(groups, tree.product(last), known, "prod") if groups and last else None
        if found is None or self.open or not self.ends():
            self.fail(DOTS_READ, back=1)
        return [*head, *found]

    def reached(self, factors: list[tree.Node]) -> bool:
        """Whether the last factor is a derivative that may reach over what stands behind it."""
        found = None
        if self.reach and isinstance(factors[-1], tree.SLOPES):
            found = READERS["reach"](self, factors[-1])
        self.reach = ""
        factors[-1] = found or factors[-1]
        return found is not None

    def refuse_end(self, before: tree.Node) -> None:
        body = getattr(before, "body", None)
        if self.peek() == "(" and isinstance(body, tree.Name):
            if body.key not in self.vocabulary.names:
                self.fail(
                    f"{body.key} is not defined on this page: is {body.key}(…) a value of"
                    f" {body.key}, or a product?",
                    name=body.key,
                )
        self.fail("where does the argument end? put brackets round it")

    def _refuse_derivative_of_product(self, before: tree.Node) -> None:
        r"""``\frac{d}{dx} f \cdot g``: is g differentiated?  Not before another derivative."""
        before = before.right if isinstance(before, tree.Dot) else before
        before = before.factors[-1] if isinstance(before, tree.Mul) else before
        if not isinstance(getattr(before, "slope", before), tree.SLOPES):
            return
        if self.peek(1) == r"\frac" and (self.peek(3) in ("d", r"\partial")):
            return
        self.fail("does the derivative reach over the product? put brackets round what is meant")

    def stops(self) -> bool:
        """Whether the present token ends a product.  A bar may open a norm or close one."""
        text = self.peek()
        if self.kind() == "opening":
            return False
        if text in ("|", r"\|"):
            around = self.inside_of[-1] if self.inside_of else ""
            return around in ("arguments", text)
        return text in STOP or text == r"\\"

    def ends(self) -> bool:
        """Whether a product ends here."""
        return self.peek() is None or self.stops()

    def within(self, around: str):
        """Read an expression inside brackets or bars."""
        outside = self.open, self.products, self.bars
        self.open, self.products, self.bars = set(), set(), []
        self.inside_of.append(around)
        node = self.expression()
        self.inside_of.pop()
        self.loose, self.reach = False, ""
        self.open, self.products, self.bars = outside
        return node

    def is_bracket(self, start: int) -> bool:
        """Whether what was read from ``start`` on is a bracket and nothing else."""
        texts = [token.text for token in self.tokens[start : self.at]]
        while len(texts) > 2 and (texts[0], texts[-1]) == ("{", "}"):
            texts = texts[1:-1]
        return texts[0] in CLOSE and texts[-1] == CLOSE[texts[0]]

    def join(self, factors: list[tree.Node]) -> tree.Node:
        """Read one more factor, or an argument of the last one, into ``factors``."""
        start, added = self.at, self.factor()
        closed = self.tokens[start - 1].text in CLOSE.values()  # (x)(y) is a product
        raised = isinstance(added, tree.Pow) and isinstance(added.base, tree.Name)
        if self.is_bracket(start) and _takes_argument(factors[-1], added, closed):
            factors[-1] = _at(factors[-1], added, self.tokens[start].text == "[")
        elif raised and self.tokens[start].text == "(" and isinstance(factors[-1], tree.Name):
            value = tree.At(factors[-1], added.base, raised=True)
            factors[-1] = tree.Pow(value, added.exponent)
        elif (
            isinstance(factors[-1], tree.Num)
            and self.tokens[start].text == r"\frac"
            and all(isinstance(item, tree.Num) for item in tree.children(added))
        ):
            self.fail("a number before a fraction reads two ways: write \\cdot between them")
        else:
            factors.append(added)
        return added

    def run(self) -> tree.Node:
        """The factors up to the next operator."""
        factors = [self.signed()]
        self.reached(factors)
        while self.peek() is not None and (self.bar_ahead() or not self.loose):
            if self.bar_ahead():
                factors[-1] = self.bar(factors[-1])
                continue
            if self.stops() or self.peek() in DOTS | {r"\odot", r"\circ", r"\otimes"}:
                break
            self.join(factors)
            self.reached(factors)
        return tree.product(factors)

    def signed(self) -> tree.Node:
        """A factor that may carry a minus, as after a dot."""
        self.loose, self.reach = False, ""
        if self.peek() == "-":
            self.next()
            return tree.Neg(self.factor())
        return self.factor()

    def factor(self) -> tree.Node:
        self.loose, self.reach = False, ""
        return self.atom()

    # ------------------------------------------------------------ atoms

    def atom(self) -> tree.Node:
        """One factor with its powers, transposes and indices."""
        text, kind = self.peek(), self.kind()
        if text is None:
            self.fail("the formula ends too early")
        node = self.operator()
        if node is not None:
            return node
        if kind == "number":
            token = self.next()
            if self.kind() == "number":
                self.fail("two numbers side by side")
            digits = token.text.partition(".")[2]
            return self.postfix(tree.Num(Fraction(token.text), len(digits)))
        if text in CLOSE:
            start, node = self.at, self.bracket()
            if text != "(" and self.peek() != "_" and not self._is_headed(start):
                self._refuse_part(text, node)
            return self.postfix(node)
        if text == "{" and not self.unbraced():
            return self.spliced()
        return self.named()

    def spliced(self) -> tree.Node:
        """What begins in braces that no reader sees: they hold nothing together."""
        start = self.at
        inner = self.raw()
        if not inner:
            self.fail("an empty group", back=1)
        if self.peek() in ("^", "_", "'"):
            part = self.inside(inner)
            node = part.atom()
            whole = part.is_bracket(0) or inner[-1].kind == "env" or isinstance(node, WHOLE)
            if part.peek() is not None or part.loose or not whole:
                self.fail("braces are not seen: put brackets round what the script is of")
            return self.postfix(node)
        self.tokens[start : self.at] = inner
        self.at = start
        return self.atom()

    def unbraced(self) -> bool:
        """``{\\mathcal L}(x)``: braces round one name are the name, and are taken off."""
        start = self.at
        inner = self.raw()
        part = self.inside(inner)
        try:
            part.identifier()
        except Unreadable:
            part.at = -1
        single = part.at == len(part.tokens)
        if single:
            self.tokens[start : self.at] = inner
        self.at = start
        return single

    def bracket(self) -> tree.Node:
        """``(…)``, ``[…]``, ``\\{…\\}``; also ``[y = k]``, ``(2, -1)``, ``\\{2, -1\\}^\\top``."""
        lists = self.peek() != r"\{" or self._turns()
        opening = self.next().text
        entries = [self.within(opening)]
        if opening == "[" and self.peek() in RELATIONS:
            relation = self.condition(entries[0])
            self.expect("]")
            return tree.Indicator(relation)
        while lists and self.peek() == ",":
            self.next()
            if self.peek() == r"\dots":
                return MATRICES["listed"](self.listed(entries, opening))
            entries.append(self.within(opening))
        if self.peek() in RELATIONS:
            self.fail("a relation inside brackets")
        self.expect(CLOSE[opening])
        return entries[0] if len(entries) == 1 else tree.Vector(tuple(entries))

    def _turns(self) -> bool:
        """Whether the bracket that begins here is transposed: then it is no set."""
        start = self.at
        self.bracket_end()
        turned = self.peek() == "^" and self.inside(self.tokens[self.at + 1 :]).transposes()
        self.at = start
        return turned

    def transposes(self) -> bool:
        """Whether a transpose comes first."""
        return self.peek() is not None and self.is_transpose(self.raw())

    def _is_headed(self, start: int) -> bool:
        """Whether a name or a bracket stands before this place."""
        before = self.tokens[start - 1] if start else Token("", "start", 0)
        named = before.kind in ("letter", "text") or before.text[1:] in GREEK
        return named or before.text in ("}", ")", "]", "'")

    def _refuse_part(self, opening: str, node: tree.Node) -> None:
        """``[2.5]`` may be the whole part of a number, and ``\\{2.5\\}`` what is left."""
        inside = node.body if isinstance(node, tree.Neg) else node
        if isinstance(inside, tree.Num | tree.Name):
            shown = tree.latex(node)
            self.fail(f"{opening} round {shown} alone: write ({shown}), or what it means", back=1)

    def bracket_end(self) -> None:
        """Go behind the bracket that begins here."""
        depth = 0
        while self.peek() is not None:
            depth += level(self.next())
            if not depth:
                return

    def listed(self, entries: list[tree.Node], opening: str) -> tree.Sum:
        """``x_1, \\dots, x_n``, up to the bracket: the index, its end, and one of them."""
        self.next()
        if self.peek() != ",":
            self.fail(DOTS_READ, back=1)
        self.next()
        last = self.within(opening)
        known = self.vocabulary.names | self.vocabulary.indices
        found = continued(entries, last, known)
        if found is None or len(found) > 1 or found[0].lower != tree.ONE:
            self.fail("the dots do not say how the entries go on from the first one", back=1)
        self.expect(CLOSE[opening])
        return found[0]

    def condition(self, left: tree.Node | None = None) -> tree.Relation:
        """``y_i = k`` inside an indicator."""
        left = left or self.expression()
        if self.peek() not in RELATIONS or RELATIONS[self.peek()] in (":=", "approx"):
            self.fail(f"expected a relation, found {self.shown()}")
        op = RELATIONS[self.next().text]
        return tree.Relation(op, left, self.expression())

    def environment(self) -> list[list[list[Token]]]:
        """The cells of an environment, row by row."""
        name = self.next().text[7:-1]
        rows, row, cell, depth = [], [], [], 0
        while True:
            token = self.next()
            if token.kind == "wide" and name == "cases":
                continue
            ends = token.text == rf"\end{{{name}}}" and not depth
            depth += (token.kind == "env") * (1 if token.text.startswith(r"\begin") else -1)
            if ends or (token.text == r"\\" and not depth):
                row.append(cell)
                if any(row):
                    rows.append(row)
                elif not ends:
                    self.fail("an empty row", back=1)
                row, cell = [], []
                if ends:
                    return rows
            elif token.text == "&" and not depth:
                row.append(cell)
                cell = []
            else:
                cell.append(token)

    def arguments(self) -> tuple[tree.Node, ...]:
        """``(a, b \\mid c; d)``, ``[a, b]``."""
        opening = self.next().text
        found, given = [], 0
        while True:
            node = self.within("arguments")
            if self.peek() == "=":
                if not isinstance(node, tree.Name | tree.Index):
                    self.fail("a relation inside an argument")
                self.next()
                node = tree.Binding(tree.latex(node), self.within("arguments"))
            found.append(node)
            if self.peek() not in SEPARATORS:
                break
            bar = self.next().text in BARS
            given = given or len(found) * bar
        self.expect(CLOSE[opening])
        self.given = given
        return tuple(found)

    def call(self, key: str, primes: int = 0) -> tree.Call:
        """A function at the arguments that follow."""
        return tree.Call(key, self.arguments(), primes, self.given)

    # ------------------------------------------------------------ names

    def identifier(self) -> str:
        """The key of a letter with its accent and font, without indices."""
        token = self.next()
        self._refuse_extremal(token)
        if token.kind == "text":
            return f"{token.font or chr(92) + 'operatorname'}{{{token.text}}}"
        if token.text in ACCENTS or token.text in FONTS:
            inner = self.inside(self.raw())
            key = inner.identifier() if inner.kind() != "number" else inner.next().text
            inner.finish()
            return _decorate(ACCENTS.get(token.text) or FONTS[token.text], key)
        if token.kind == "letter":
            return self._differential(token) or token.text
        if token.text[1:] in GREEK and token.text.startswith("\\"):
            return self._change(token) or token.text
        if token.text in ARROWS:
            self.fail(ARROW_READ, back=1)
        if token.text == r"\dots":
            self.fail(DOTS_READ, back=1)
        if token.text in NOT_READ:
            self._refuse_extremal(token)
            self.fail(ADVICE.get(token.text, f"{token.text} is not read"), back=1)
        if token.text in READERS or token.text in (r"\frac", r"\partial", r"\nabla"):
            self.fail(f"{token.text} {NO_NAME}", back=1)
        what = "unknown command" if token.text.startswith("\\") else "cannot read"
        self.fail(f"{what} {token.text}", back=1)

    def _refuse_extremal(self, token: Token) -> None:
        """``\\arg\\max``, ``\\operatorname*{argmin}``, ``\\underset{x}{\\arg\\max}``."""
        near = (
            [token, *self.tokens[self.at :]] if token.text in (r"\arg", r"\underset") else [token]
        )
        word = "".join(item.text.strip("\\ ") for item in near).replace("\\", "").replace(",", "")
        for end, what in (("min", "smallest"), ("max", "largest")):
            if f"arg{end}" in word.replace(" ", "") and (token.kind == "text" or len(near) > 1):
                self.fail(SAY.format(f"arg {end}", what), back=1)

    def _differential(self, token: Token) -> str | None:
        r"""``dW`` set close is a name, as in ``dW = \frac{1}{m} dZ A^T``; ``d W`` a product."""
        following = self.tokens[self.at] if self.at < len(self.tokens) else None
        close = following is not None and following.position == token.position + 1
        if token.text != "d" or self.in_index or not close or following.kind != "letter":
            return None
        if "d" in self.vocabulary.names:
            self.fail(
                f"d{following.text} is a name or a product, for d is a name on this page:"
                f" write d\\,{following.text} or d \\cdot {following.text} for a product",
                back=1,
            )
        return "d" + self.next().text

    def _change(self, token: Token) -> str | None:
        r"""``\Delta v`` is a name, where \Delta is none of the page."""
        after = self.peek() or ""
        small = (after[1:] in GREEK and after[1:].islower()) or after in FONTS
        begins = small or (after and self.kind() == "letter")
        if token.text != r"\Delta" or not begins or r"\Delta" in self.vocabulary.names:
            return None
        return rf"{CHANGE}{self.identifier()}"

    def named(self) -> tree.Node:
        """A name with its sub- and superscripts, or a call of a function."""
        raise NotImplementedError

    def operator(self) -> tree.Node | None:
        """The atom that begins with an operator, if one begins here."""
        raise NotImplementedError

    def postfix(self, node: tree.Node) -> tree.Node:
        """Powers, transposes and indices after a bracket or number."""
        while self.peek() in ("^", "_", "'"):
            mark = self.next().text
            if mark == "'":
                self.fail("a prime after a bracket", back=1)
            tokens = self.raw()
            if mark == "^":
                node = self.power(node, tokens)
            elif isinstance(node, tree.Num):
                self.fail("an index on a number", back=1)
            else:
                node = tree.Index(node, self.index_list(tokens))
        return node

    def power(self, node: tree.Node, tokens: list[Token]) -> tree.Node:
        """``node`` raised, or transposed."""
        if self.is_transpose(tokens):
            return tree.Transpose(node)
        texts = [token.text for token in tokens]
        if texts == [r"\prime"]:
            self.fail("a prime after a bracket", back=1)
        sign = len(texts) == 2 and (texts[1] == r"\top" or tokens[1].kind == "text")
        if sign and texts[0] == "-" and self.is_transpose(tokens[1:]):
            return tree.Pow(node, tree.Neg(tree.Name(r"\top")))  # types know whether it may be
        return tree.Pow(node, self.whole(tokens))

    def is_transpose(self, tokens: list[Token]) -> bool:
        """``\\top``, ``\\mathrm{T}``; ``T`` where no T is declared."""
        if len(tokens) != 1:
            return False
        token = tokens[0]
        if token.text == r"\top" or (token.kind == "text" and token.text in ("T", "t")):
            return True
        if token.text == "T" and "T" in self.vocabulary.sizes:
            return False  # of a number; where it is none, types refuse it
        if token.text == "T" and "T" in self.vocabulary.names:
            self.fail(T_READS, 1)
        return token.text == "T"

    def index_list(self, tokens: list[Token]) -> tuple[tree.Node, ...]:
        """``ij``, ``i,j``, ``i+1``, ``y_i``, ``jk``."""
        part, found = self.inside(primed(tokens)), []
        part.in_index = True
        if part.peek() is None:
            self.fail("an empty index", back=1)
        commas = any(token.text == "," for token in tokens)
        signs = any(token.text in ("+", "-") for token in tokens)
        places = "".join(token.text for token in tokens)
        if places.startswith(",") or ",," in places or places.endswith(","):
            part.fail("an empty place of an index")
        while part.peek() is not None:
            if part.peek() == ",":
                part.next()
                continue
            if part.peek() in {*CLOSE, "+"} or "." in part.peek():
                part.fail("an index is a letter, a number or a sum of such")
            found.append(part.expression() if commas or signs else part.atom())
            if part.peek() not in (None, ",") and (commas or signs):
                part.fail("cannot read this index")
        return tuple(found)


def _without_spaces(tokens: list[Token]) -> list[Token]:
    """Without what only sets signs apart; ``&`` stays where it parts the cells of a matrix."""
    found, depth = [], 0
    for token in tokens:
        depth += (token.kind == "env") * (1 if token.text.startswith(r"\begin") else -1)
        if depth > 0 or (token.kind != "wide" and token.text != "&"):
            found.append(token)
    return found


def _in_one_font(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    r"""``\mathbf{avg}`` is one name; ``\mathbf{Wx}`` a product, where the page knows both."""
    if not any(token.text in FONTS for token in tokens):
        return tokens
    found, place = [], 0
    while place < len(tokens):
        head, end = tokens[place], place + 2
        fonted = head.text in FONTS and head.kind != "text"
        while fonted and end < len(tokens) and tokens[end].kind == "letter":
            end += 1
        texts = [token.text for token in tokens[place + 1 : end + 1]] if fonted else []
        if len(texts) <= 3 or (texts[0], texts[-1]) != ("{", "}"):
            found.append(head)
            place += 1
            continue
        font, letters, place = FONTS[head.text], tokens[place + 2 : end], end + 1
        word = "".join(texts[1:-1])
        known = vocabulary.names | vocabulary.functions
        product = {f"{font}{{{letter}}}" for letter in word} <= known
        if f"{font}{{{word}}}" in known or not product:
            found.append(Token(word, "text", head.position, font))
            continue
        found.append(Token("{", "other", head.position))
        for letter in letters:
            braces = Token("{", "other", letter.position), Token("}", "other", letter.position)
            found += [replace(head, position=letter.position), braces[0], letter, braces[1]]
        found.append(Token("}", "other", letters[-1].position))
    return found


def _joined_words(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """``log`` in three letters is the function, if none of them stands for anything."""
    found: list[Token] = []
    last = None
    for token in tokens:
        joins = token.kind == "letter" and last is not None and last.kind in ("letter", "run")
        if joins and last.position + len(last.text) == token.position:
            last = found[-1] = Token(last.text + token.text, "run", last.position)
        else:
            last = token
            found.append(token)
    if len(found) == len(tokens):
        return found
    for token, after in itertools.pairwise(found):
        if token.kind == "run" and token.text in SPELLED and after.text in CLOSE:
            if any(map(vocabulary.means, token.text)):
                word = token.text
                advice = f"{word} is a word or a product: write \\{word}, or {' '.join(word)}"
                raise Unreadable(advice, "", token.position)
    return list(itertools.chain.from_iterable(_split_run(token, vocabulary) for token in found))


def _split_run(token: Token, vocabulary: Vocabulary) -> list[Token]:
    if token.kind != "run":
        return [token]
    if rf"\{token.text}" in FUNCTIONS and not any(map(vocabulary.means, token.text)):
        return [Token(rf"\{token.text}", "command", token.position)]
    return [Token(x, "letter", token.position + k) for k, x in enumerate(token.text)]


def primed(tokens: list[Token]) -> list[Token]:
    """``j'`` as one letter: an index of its own."""
    joined: list[Token] = []
    for token in tokens:
        if token.text in ("'", r"\prime") and joined and joined[-1].kind == "letter":
            last = joined.pop()
            joined.append(Token(last.text + "'", "letter", last.position))
        else:
            joined.append(token)
    return joined


def _is_angle(node: tree.Node) -> bool:
    """Whether it is a sine or the like, or a power of one."""
    node = node.base if isinstance(node, tree.Pow) else node
    return isinstance(node, tree.Call) and node.function in ANGLES


def _takes_argument(before: tree.Node, inside: tree.Node, closed: bool) -> bool:
    """Whether a bracket may hold the argument of what stands before it.

    A factor needs brackets only if it is a sum; and a function without its
    argument is waiting for one, unless the bracket holds such a function too.
    """
    if isinstance(before, tree.Neg):
        return _takes_argument(before.body, inside, closed)
    if not isinstance(before, tree.Call) and tree.has(before, tree.Bare):
        return not tree.has(inside, tree.Bare)
    if tree.has(inside, tree.Derivative) and isinstance(getattr(before, "body", None), tree.Name):
        return False
    if isinstance(inside, tree.Add) or (closed and isinstance(before, tree.Name | tree.Index)):
        return False
    return isinstance(before, HEADS)


def _at(head: tree.Node, point: tree.Node, square: bool) -> tree.Node:
    if isinstance(head, tree.Neg):
        return tree.Neg(_at(head.body, point, square))
    return tree.At(head, point, square=square)


def _dotted(node: tree.Node) -> list[tree.Node]:
    """The factors of a product written with dots."""
    if not isinstance(node, tree.Dot):
        return [node]
    right = node.right.factors if isinstance(node.right, tree.Mul) else (node.right,)
    return [*_dotted(node.left), *right]


def _into_sum(before: tree.Node, term: tree.Node, clash: set[str]) -> tree.Node | None:
    """A sum at the end of one term with the next term in it: all its indices stand there."""
    if isinstance(before, tree.Neg):  # -Σ a_i - b_i: is it minus or plus Σ b_i?
        body = None if isinstance(term, tree.Neg) else _into_sum(before.body, term, clash)
        return body and tree.Neg(body)
    if isinstance(before, tree.Mul):
        last = _into_sum(before.factors[-1], term, clash)
        return last and tree.Mul((*before.factors[:-1], last))
    if not isinstance(before, tree.Sum) or before.kind != "sum" or before.bare:
        return None
    if before.index not in clash:
        return None
    rest = clash - {before.index}
    if rest:
        body = _into_sum(before.body, term, rest)
    elif isinstance(before.body, tree.Add):
        body = tree.Add((*before.body.terms, term)) if before.reaches else None
    else:
        body = None if isinstance(before.body, tree.Sum) else tree.Add((before.body, term))
    return body and replace(before, body=body, reaches=True)


def _decorate(mark: str, key: str) -> str:
    """Accents outermost, fonts innermost, whatever the order on the page."""
    if mark in FONTS.values() and key.startswith(tuple(ACCENTS)):
        accent, _, rest = key.partition("{")
        return f"{accent}{{{_decorate(mark, rest[:-1])}}}"
    return f"{mark}{{{key}}}"


def _open_derivatives(node: tree.Node) -> set[str]:
    """Names by which an operator at the end of a term differentiates what has no brackets."""
    if isinstance(node, tree.Mul | tree.Hadamard):
        return _open_derivatives(node.factors[-1])
    if isinstance(node, tree.Neg | tree.Sum):
        return _open_derivatives(node.body)
    reaches = hasattr(node, "slope")
    node = getattr(node, "slope", node)
    if not isinstance(node, tree.Derivative):
        return set()
    body = node.body
    plain = isinstance(body, tree.Call) and body.function not in FUNCTIONS.values()
    if not reaches and (plain or isinstance(body, tree.Name | tree.Bare | tree.Index)):
        own = body.key if isinstance(body, tree.Name) else None
        if own not in {item.node.key for item in node.targets if isinstance(item.node, tree.Name)}:
            return set()
    found = [item.node for item in node.targets]
    return {*map(tree.whole_key, found)}
