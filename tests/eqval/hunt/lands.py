r"""What a page may have said before a formula: names, and equations true by what they mean.

In a template, ``x^{(<m>)}`` stands for one of m examples, ``z_{<n_l>}`` for an entry; ``<n'>``
is a second place along n.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from eqval.meaning.layers import unrolled
from eqval.pages.given import build_scope
from eqval.reading import tree
from eqval.reading.statement import Statement, read_statement

PLACE = re.compile(r"<([^>]+)>")


@dataclass(frozen=True)
class Land:
    r"""Where formulas are made.

    Attributes
    ----------
    name : str
    given : tuple of str
        What is declared and defined, as for `check`.
    numbers, positive : tuple of str
        Templates; ``positive`` are above zero.
    vectors : dict
        By length, templates of columns (of rows in a land of rows).
    entries : dict
        By length, templates of entries.
    matrices : dict
        By (rows, columns).
    facts : tuple of pairs of str
        Templates of two numbers that are equal for all values.
    vector_facts : dict
        By length, pairs of vectors.
    gradient : tuple of str
        By which vectors gradients are taken, along the first length.
    by : tuple of str
        What is differentiated by.
    functions : tuple of str
        Of one number.
    shapes : tuple of str
        What is made here beside what all lands have.
    rows : bool
        Whether a vector is a row.
    untold : tuple of str
        Declarations that may be left out.
    letters : dict
        By length, the letters of its indices; else any of ``ijhv``.
    """

    name: str
    given: tuple[str, ...]
    numbers: tuple[str, ...]
    positive: tuple[str, ...] = ()
    vectors: dict = field(default_factory=dict)
    entries: dict = field(default_factory=dict)
    matrices: dict = field(default_factory=dict)
    facts: tuple = ()
    vector_facts: dict = field(default_factory=dict)
    gradient: tuple[str, ...] = ()
    by: tuple[str, ...] = ("x", "u")
    functions: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    rows: bool = False
    untold: tuple[str, ...] = ()
    letters: dict = field(default_factory=dict)
    trees: dict = field(default_factory=dict, compare=False)  # what has been read

    @cached_property
    def scope(self):
        return build_scope(list(self.given))

    @cached_property
    def undeclared(self):
        """The scope without what may be left out."""
        return build_scope([item for item in self.given if item not in self.untold])

    @cached_property
    def shaped(self) -> set[str]:
        """Names of matrices, and of rows."""
        rows = self.vectors.values() if self.rows else ()
        found = [name for names in (*self.matrices.values(), *rows) for name in names]
        return set().union(*(tree.names(self.read(name)) for name in found)) - {"r"}

    @property
    def lengths(self) -> list[str]:
        return [*dict.fromkeys([*self.vectors, *self.entries])]

    def places(self, *templates: str) -> list[str]:
        """The lengths along which templates have indices; a second one has a stroke."""
        return [*dict.fromkeys(place for text in templates for place in PLACE.findall(text))]

    def tree(self, template: str, at: dict[str, str]) -> tree.Node:
        """A template with indices in its places."""
        return self.read(PLACE.sub(lambda match: at[match[1]], template))

    def read(self, text: str) -> tree.Node:
        """One side of an equation."""
        if text not in self.trees:
            statement = read_statement(f"{text} = 0", self.scope.vocabulary())
            self.trees[text] = statement.relations[0].left
        return self.trees[text]

    def around(self, relation: tree.Relation):
        """The scope in which a formula is read: with its layers."""
        return unrolled(Statement((relation,)), self.scope, "eq")


NUMBERS = (r"n, m \in \mathbb{N}", r"x, u \in \mathbb{R}", r"r \in \mathbb{R}_{>0}", r"p \in (0,1)")
SIGMA = r"\sigma(s) = \frac{1}{1 + e^{-s}}"
A, B, C = r"\mathbf{a}", r"\mathbf{b}", r"\mathbf{c}"

PLAIN = Land(
    "plain",
    (
        *NUMBERS,
        r"d \in [0,1]",
        r"y \in \{0, 1\}",
        r"t \in \{-1, 1\}",
        r"\ell \in \{1, \dots, n\}",
        r"\mathbf{a}, \mathbf{b} \in \mathbb{R}^n",
        r"\mathbf{c} \in (0,1)^n",
        r"\mathbf{s} \in \Delta^n",
        r"W \in \mathbb{R}^{m \times n}",
        r"\mathbf{q} \in \mathbb{R}^m",
        r"f : \mathbb{R} \to \mathbb{R}",
        r"\sigma(z) = \frac{1}{1 + e^{-z}}",
        r"\rho(z) = \max(0, z)",
        r"w = \mathbf{a}^\top \mathbf{b} + u",
        r"g = \sigma(w)",
        r"L = -y \log g - (1 - y) \log(1 - g)",
        r"o_i = \frac{e^{a_i}}{\sum_{j=1}^n e^{a_j}}",
        r"X_1, \dots, X_n \in \mathbb{R}",
        r"\mathbb{E}[X] = \sum_{k=1}^n s_k X_k",
        r"v_0, \dots, v_{n-1} \in \mathbb{R}",
    ),
    ("x", "u", "r", "p", "d", "w", "g"),
    ("r", "p", "g", r"s_{<n>}", r"o_{<n>}", r"c_{<n>}"),
    {"n": (A, B, C)},
    {"n": ("a_{<n>}", "b_{<n>}", "c_{<n>}", "s_{<n>}", "o_{<n>}")},
    {("m", "n"): ("W",)},
    gradient=(A,),
    by=("x", "u", "p", "w", r"a_{<n>}"),
    functions=(r"\sigma", r"\rho", "f"),
    shapes=("label", "label", "leaflabel", "mean", "mean", "det", "row", "zero"),
)

Z, AL, BL = r"\mathbf{z}", r"\mathbf{a}", r"\mathbf{b}"
UP, HERE, DOWN = "n_{l+1}", "n_l", "n_{l-1}"
SLOPE = r"\frac{\partial C}{\partial \mathbf{z}^{%s}}"
SLOPES = r"\frac{\partial C}{\partial z^{%s}_{%s}}"
LAYERS = Land(
    "layers",
    (
        *NUMBERS,
        r"l = 1, \dots, L",
        r"W^l \in \mathbb{R}^{n_l \times n_{l-1}}",
        r"\mathbf{z}^l, \mathbf{a}^l, \mathbf{b}^l \in \mathbb{R}^{n_l}",
        r"g : \mathbb{R} \to \mathbb{R}",
        r"\ell : \mathbb{R}^{n_L} \to \mathbb{R}",
        SIGMA,
        r"\mathbf{z}^l = W^l \mathbf{a}^{l-1} + \mathbf{b}^l",
        r"\mathbf{a}^l = g(\mathbf{z}^l)",
        r"C = \ell(\mathbf{a}^L)",
    ),
    ("x", "u", "r", "p"),
    ("r", "p"),
    {
        UP: (r"\mathbf{z}^{l+1}", r"\mathbf{a}^{l+1}", r"\mathbf{b}^{l+1}"),
        HERE: (r"\mathbf{z}^l", r"\mathbf{a}^l", r"\mathbf{b}^l"),
        DOWN: (r"\mathbf{a}^{l-1}",),
    },
    {
        UP: ("z^{l+1}_{<n_{l+1}>}",),
        HERE: ("z^l_{<n_l>}", "a^l_{<n_l>}", "b^l_{<n_l>}"),
        DOWN: ("a^{l-1}_{<n_{l-1}>}",),
    },
    {(UP, HERE): ("W^{l+1}",), (HERE, DOWN): ("W^l",)},
    (
        (r"a^l_{<n_l>}", r"g(z^l_{<n_l>})"),
        (r"z^{l}_{<n_l>}", r"\sum_{v=1}^{n_{l-1}} W^l_{<n_l>v} a^{l-1}_v + b^l_{<n_l>}"),
        (SLOPES % ("l", "<n_l>"),
         r"\sum_{v=1}^{n_{l+1}} W^{l+1}_{v<n_l>} " + SLOPES % ("l+1", "v")
         + r" \cdot g'(z^l_{<n_l>})"),
        (r"\frac{\partial C}{\partial W^l_{<n_l><n_{l-1}>}}",
         r"a^{l-1}_{<n_{l-1}>} " + SLOPES % ("l", "<n_l>")),
        (r"\frac{\partial z^{l+1}_{<n_{l+1}>}}{\partial z^l_{<n_l>}}",
         r"W^{l+1}_{<n_{l+1}><n_l>} g'(z^l_{<n_l>})"),
    ),
    {
        HERE: (
            (r"\mathbf{z}^l", r"W^l \mathbf{a}^{l-1} + \mathbf{b}^l"),
            (SLOPE % "l", r"((W^{l+1})^\top " + SLOPE % "l+1" + r") \odot g'(\mathbf{z}^l)"),
            (r"\frac{\partial C}{\partial \mathbf{b}^l}", SLOPE % "l"),
        ),
        UP: ((r"\mathbf{z}^{l+1}", r"W^{l+1} g(\mathbf{z}^l) + \mathbf{b}^{l+1}"),),
    },
    by=("x", "z^l_{<n_l>}", "b^l_{<n_l>}"),
    functions=("g", r"\sigma"),
    shapes=("fact",) * 12,
)  # fmt: skip

EXAMPLES = Land(
    "examples",
    (
        *NUMBERS,
        r"i = 1, \dots, m",
        r"\mathbf{x}^{(i)} \in \mathbb{R}^n",
        r"y^{(i)} \in \{0, 1\}",
        r"T_i \in \mathbb{R}",
        r"\mathbf{w} \in \mathbb{R}^n",
        SIGMA,
        r"z^{(i)} = \mathbf{w}^\top \mathbf{x}^{(i)} + u",
        r"\hat{y}^{(i)} = \sigma(z^{(i)})",
        r"J(\mathbf{w}, u) = -\frac{1}{m} \sum_{i=1}^m \left[ y^{(i)} \log \hat{y}^{(i)}"
        r" + (1 - y^{(i)}) \log (1 - \hat{y}^{(i)}) \right]",
        r"M = \frac{1}{m} \sum_{i=1}^m T_i",
    ),
    ("x", "u", "r", "p", "M", r"\hat{y}^{(<m>)}", r"y^{(<m>)}", r"T_{<m>}", r"x^{(<m>)}_{<n>}"),
    ("r", "p", r"\hat{y}^{(<m>)}"),
    {"n": (r"\mathbf{w}", r"\mathbf{x}^{(<m>)}")},
    {"n": ("w_{<n>}",), "m": ("T_{<m>}", r"\hat{y}^{(<m>)}", "y^{(<m>)}")},
    facts=(
        (r"z^{(<m>)}", r"\sum_{v=1}^n w_v x^{(<m>)}_v + u"),
        (r"\hat{y}^{(<m>)}", r"\sigma(\mathbf{w}^\top \mathbf{x}^{(<m>)} + u)"),
        (r"(y^{(<m>)})^2", r"y^{(<m>)}"),
        (r"\frac{\partial J}{\partial w_{<n>}}",
         r"\frac{1}{m} \sum_{v=1}^m (\hat{y}^{(v)} - y^{(v)}) x^{(v)}_{<n>}"),
        (r"\frac{\partial J}{\partial u}", r"\frac{1}{m} \sum_{v=1}^m (\hat{y}^{(v)} - y^{(v)})"),
        (r"\frac{\partial \hat{y}^{(<m>)}}{\partial u}",
         r"\hat{y}^{(<m>)} (1 - \hat{y}^{(<m>)})"),
        (r"\sum_{v=1}^m (T_v - M)", "0"),
        (r"\sum_{v=1}^m (T_v - M)^2", r"\sum_{v=1}^m T_v^2 - m M^2"),
    ),
    vector_facts={"n": (
        (r"\nabla_{\mathbf{w}} J(\mathbf{w}, u)",
         r"\frac{1}{m} \sum_{v=1}^m (\hat{y}^{(v)} - y^{(v)}) \mathbf{x}^{(v)}"),
        (r"\nabla_{\mathbf{w}} z^{(<m>)}", r"\mathbf{x}^{(<m>)}"),
    )},
    gradient=(r"\mathbf{w}",),
    by=("x", "u", r"w_{<n>}", r"T_{<m>}"),
    functions=(r"\sigma",),
    shapes=("fact",) * 12,
    letters={"m": "ik", "n": "jh"},
)  # fmt: skip

CHANCES = Land(
    "probabilities",
    (
        *NUMBERS,
        r"y \in \{1, \dots, n\}",
        r"c \in \{0, 1\}",
        r"\mathbf{z} \in \mathbb{R}^n",
        r"P, Q \in \Delta^n",
        SIGMA,
        r"q_k = \frac{e^{z_k}}{\sum_{j=1}^n e^{z_j}}",
        r"\Pr(y = k \mid \mathbf{z}) = q_k",
        r"\ell = -\log \Pr(y \mid \mathbf{z})",
        r"S(c = 1 \mid u) = \sigma(u)",
        r"S(c = 0 \mid u) = 1 - \sigma(u)",
        r"H(P) = -\sum_k P_k \log P_k",
        r"H(P, Q) = -\sum_k P_k \log Q_k",
        r"D_{\mathrm{KL}}(P \| Q) = \sum_k P_k \log \frac{P_k}{Q_k}",
    ),
    ("x", "u", "r", "p", r"\ell", "c", r"S(c \mid u)", r"\Pr(y \mid \mathbf{z})", "H(P)"),
    ("r", "p", r"q_{<n>}", r"\Pr(y \mid \mathbf{z})", r"S(c \mid u)"),
    {"n": (r"\mathbf{z}", "q")},
    {"n": ("z_{<n>}", "q_{<n>}", "P_{<n>}", "Q_{<n>}")},
    facts=(
        (r"\Pr(y = <n> \mid \mathbf{z})", "q_{<n>}"),
        (r"\Pr(y \mid \mathbf{z})", r"\sum_{v=1}^n \mathbb{1}(y = v) q_v"),
        (r"\sum_{v=1}^n \Pr(y = v \mid \mathbf{z})", "1"),
        (r"\ell", r"-\sum_{v=1}^n \mathbb{1}(y = v) \log q_v"),
        (r"\frac{\partial \ell}{\partial z_{<n>}}", r"q_{<n>} - \mathbb{1}(y = <n>)"),
        (r"S(c \mid u)", r"\sigma(u)^c (1 - \sigma(u))^{1 - c}"),
        (r"S(c = 1 \mid u) + S(c = 0 \mid u)", "1"),
        (r"\log S(c \mid u)", r"c \log \sigma(u) + (1 - c) \log (1 - \sigma(u))"),
        (r"D_{\mathrm{KL}}(P \| Q)", r"H(P, Q) - H(P)"),
        (r"\sum_{v=1}^n Q_v", "1"),
    ),
    by=("x", "u", r"z_{<n>}"),
    functions=(r"\sigma",),
    shapes=("fact",) * 12,
)  # fmt: skip

FUNCTIONS = Land(
    "functions",
    (
        *NUMBERS,
        r"\theta, \mathbf{a}, \mathbf{b} \in \mathbb{R}^n",
        SIGMA,
        r"h_\theta(\mathbf{a}) = \sigma(\theta^\top \mathbf{a})",
        r"F(x, u) = x^2 u - \sin u",
        r"G(x; p) = p x + e^{-x}",
        r"k : \mathbb{R} \times \mathbb{R} \to \mathbb{R}",
    ),
    ("x", "u", "r", "p", r"h_\theta(\mathbf{b})", "F(x, u)", "F(u, x)", "F(2 u, 1)", "G(x; p)",
     "G(u; p)", "k(x, u)", "k(u, x)"),
    ("r", "p", r"h_\theta(\mathbf{a})"),
    {"n": (r"\theta", A, B)},
    {"n": (r"\theta_{<n>}", "a_{<n>}", "b_{<n>}")},
    facts=(
        (r"h_\theta(\mathbf{b})", r"\sigma(\sum_{v=1}^n \theta_v b_v)"),
        (r"h_\theta(2 \mathbf{b})", r"\sigma(2 \theta^\top \mathbf{b})"),
        (r"\frac{\partial}{\partial \theta_{<n>}} h_\theta(\mathbf{b})",
         r"h_\theta(\mathbf{b}) (1 - h_\theta(\mathbf{b})) b_{<n>}"),
        ("F(u, x)", r"u^2 x - \sin x"),
        ("F(x + u, r)", r"(x + u)^2 r - \sin r"),
        (r"\frac{\partial F}{\partial x}(x, u)", "2 x u"),
        ("G(2 x; p)", "2 p x + e^{-2 x}"),
        ("G(u; p)", "p u + e^{-u}"),
        (r"\frac{\partial}{\partial x} G(x; p)", "p - e^{-x}"),
    ),
    gradient=(r"\theta",),
    functions=(r"\sigma",),
    shapes=("fact",) * 12,
)  # fmt: skip

MATRICES = Land(
    "matrices",
    (
        *NUMBERS,
        r"A, B \in \mathbb{R}^{n \times n}",
        r"E, H \in \mathbb{R}^{2 \times 2}",
        r"\mathbf{a}, \mathbf{b} \in \mathbb{R}^n",
        r"\mathbf{c} \in (0,1)^n",
        SIGMA,
    ),
    ("x", "u", "r", "p", r"\operatorname{tr}(A)", r"\det E", r"A_{<n><n'>}", r"E_{12}", r"H_{21}"),
    ("r", "p"),
    {"n": (A, B, C)},
    {"n": ("a_{<n>}", "b_{<n>}", "c_{<n>}")},
    {("n", "n"): ("A", "B", r"\operatorname{diag}(\mathbf{c})", "(A B)",
                  r"(\mathbf{a} \mathbf{b}^\top)", r"(A + r \mathbf{I})"),
     ("2", "2"): ("E", "H")},
    (
        (r"\operatorname{tr}(A B)", r"\operatorname{tr}(B A)"),
        (r"\operatorname{tr}(A)", r"\sum_{v=1}^n A_{vv}"),
        (r"\det (E H)", r"\det (E) \det (H)"),
        (r"\det E", r"E_{11} E_{22} - E_{12} E_{21}"),
        (r"\det (u E)", r"u^2 \det E"),
        (r"(\operatorname{diag}(\mathbf{a}) A)_{<n><n'>}", r"a_{<n>} A_{<n><n'>}"),
        (r"\mathbf{a}^\top A \mathbf{b}", r"\sum_{v=1}^n \sum_{k=1}^n a_v A_{vk} b_k"),
        (r"\det \begin{bmatrix} x & u \\ r & p \end{bmatrix}", "x p - u r"),
        (r"\frac{\partial}{\partial A_{<n>1}} \operatorname{tr}(A)", r"\mathbb{1}(<n> = 1)"),
        (r"\det (A B)", r"\det (A) \det (B)"),
        (r"\det (u A)", r"u^n \det (A)"),
        (r"\det (A + \mathbf{a} \mathbf{b}^\top)",
         r"\det (A) (1 + \mathbf{b}^\top A^{-1} \mathbf{a})"),
        (r"\frac{\partial}{\partial A_{<n><n'>}} \det (A)", r"\det (A) (A^{-1})_{<n'><n>}"),
        (r"(A^{-\top})_{<n><n'>}", r"(A^{-1})_{<n'><n>}"),
        (r"\frac{\partial}{\partial p^2} (p^4 x)", "2 p^2 x"),
    ),
    {"n": (
        (r"A^{-1} A \mathbf{a}", r"\mathbf{a}"),
        (r"(A B)^{-1} \mathbf{a}", r"B^{-1} A^{-1} \mathbf{a}"),
        (r"(A B)^\top \mathbf{b}", r"B^\top A^\top \mathbf{b}"),
        (r"(\mathbf{I} + A B)^{-1} A \mathbf{b}", r"A (\mathbf{I} + B A)^{-1} \mathbf{b}"),
        (r"(A + \mathbf{a} \mathbf{b}^\top)^{-1} \mathbf{a}",
         r"\frac{1}{1 + \mathbf{b}^\top A^{-1} \mathbf{a}} A^{-1} \mathbf{a}"),
        (r"(1 - \mathbf{c}) \odot \mathbf{b}", r"\mathbf{b} - \mathbf{c} \odot \mathbf{b}"),
        (r"\operatorname{diag}(1 - \tanh^2(\mathbf{a})) \mathbf{b}",
         r"\mathbf{b} - \tanh(\mathbf{a}) \odot \tanh(\mathbf{a}) \odot \mathbf{b}"),
        (r"(A + x \mathbf{I}) \mathbf{b}", r"A \mathbf{b} + x \mathbf{b}"),
        (r"\operatorname{diag}(\mathbf{c}) \mathbf{b}", r"\mathbf{c} \odot \mathbf{b}"),
        (r"\nabla_{\mathbf{a}} (\mathbf{a}^\top A \mathbf{a})", r"(A + A^\top) \mathbf{a}"),
    )},
    (A,),
    shapes=("fact",) * 14,
)  # fmt: skip

ROWS = Land(
    "rows",
    (
        *NUMBERS,
        r"\mathbf{v} \in \mathbb{R}^{1 \times m}",
        r"\mathbf{a}, \mathbf{b} \in \mathbb{R}^{1 \times n}",
        r"V \in \mathbb{R}^{m \times n}",
        r"X \in \mathbb{R}^{n \times m}",
        SIGMA,
        r"\mathbf{o} = \mathbf{v} V + \mathbf{b}",
        r"Z = X V + \mathbf{b}",
    ),
    ("x", "u", "r", "p", r"V_{<m><n>}", r"X_{<n><m>}"),
    ("r", "p"),
    {"m": (r"\mathbf{v}",), "n": (A, B, r"\mathbf{o}")},
    {"m": ("v_{<m>}",), "n": ("a_{<n>}", "b_{<n>}", "o_{<n>}")},
    {("m", "n"): ("V",), ("n", "m"): ("X",)},
    (
        (r"o_{<n>}", r"\sum_{v=1}^m v_v V_{v<n>} + b_{<n>}"),
        (r"Z_{<n>1}", r"\sum_{k=1}^m X_{<n>k} V_{k1} + b_1"),
        (r"\mathbf{a} \mathbf{b}^\top", r"\sum_{k=1}^n a_k b_k"),
        (r"\mathbf{v} V \mathbf{a}^\top", r"\mathbf{a} V^\top \mathbf{v}^\top"),
    ),
    {
        "n": (
            (r"\mathbf{o}", r"\mathbf{v} V + \mathbf{b}"),
            (r"(V^\top \mathbf{v}^\top)^\top", r"\mathbf{v} V"),
        )
    },
    shapes=("fact",) * 8,
    rows=True,
)

ZERO = Land(
    "from zero",
    (*NUMBERS, r"\theta_0, \dots, \theta_n \in \mathbb{R}", r"v_0, \dots, v_{n-1} \in \mathbb{R}",
     r"\mathbf{a} \in \mathbb{R}^n", SIGMA),
    ("x", "u", "r", "p", r"\theta_0", r"\theta_1", "v_0", "v_1", r"\theta_n", "v_{n-1}"),
    ("r", "p"),
    {"n": (A,)},
    {"n": ("a_{<n>}",)},
    facts=(
        (r"\sum_{j=0}^n \theta_j x^j", r"\theta_0 + \sum_{j=1}^n \theta_j x^j"),
        (r"\sum_{j=0}^n \theta_j", r"\sum_{j=0}^{n-1} \theta_j + \theta_n"),
        (r"\sum_{k=0}^{n-1} v_k a_{k+1}", r"\sum_{k=1}^n v_{k-1} a_k"),
        (r"\sum_{k=0}^{n-1} (v_k - \theta_k)", r"\sum_{k=0}^{n-1} v_k - \sum_{k=0}^{n-1} \theta_k"),
        (r"\frac{\partial}{\partial \theta_0} \sum_{j=0}^n \theta_j x^j", "1"),
        (r"\frac{\partial}{\partial v_0} \sum_{j=0}^{n-1} v_j^2", "2 v_0"),
        (r"\sum_{j=0}^n \theta_j^2", r"\theta_0^2 + \theta_1^2 + \dots + \theta_n^2"),
    ),
    by=("x", "u", r"\theta_0", "v_0"),
    shapes=("fact",) * 10,
)  # fmt: skip

TOLD = (r"x, u \in \mathbb{R}", r"h_i \in \mathbb{R}", r"t^{(i)} \in \mathbb{R}",
        r"K_{ij} \in \mathbb{R}")  # fmt: skip
UNTOLD = Land(
    "undeclared",
    (r"n, m \in \mathbb{N}", r"r \in \mathbb{R}_{>0}", r"p \in (0,1)",
     r"i = 1, \dots, n", r"j = 1, \dots, m", SIGMA, *TOLD),
    ("x", "u", "r", r"h_{<n>}", r"t^{(<n>)}", r"K_{<n><m>}"),
    ("r",),
    entries={"n": ("h_{<n>}", "t^{(<n>)}")},
    facts=(
        (r"\sum_{k=1}^n (h_k - x)", r"\sum_{k=1}^n h_k - n x"),
        (r"\sum_{k=1}^n (t^{(k)} - u)^2", r"\sum_{k=1}^n (u - t^{(k)})^2"),
        (r"\sum_{k=1}^n \sum_{v=1}^m K_{kv}", r"\sum_{v=1}^m \sum_{k=1}^n K_{kv}"),
        (r"\frac{\partial}{\partial x} (x^2 u)", "2 x u"),
        (r"(x + u)^2", "x^2 + 2 x u + u^2"),
    ),
    functions=(r"\sigma",),
    shapes=("fact",) * 5,
    untold=TOLD,
    letters={"n": "ik", "m": "jh"},
)  # fmt: skip

SHAPED = Land(
    "assumed shapes",
    (
        *NUMBERS,
        r"A, Q \in \mathbb{R}^{n \times n}",
        r"U \in \mathbb{R}^{m \times n}",
        r"\mathbf{a}, \mathbf{b}, \mathbf{e} \in \mathbb{R}^n",
        r"\mathbf{q} \in \mathbb{R}^m",
        r"\mathbf{s} \in \Delta^n",
        r"y \in \{0, 1\}^n",
        SIGMA,
        r"A = A^\top",
        r"Q^\top Q = \mathbf{I}",
        r"\|\mathbf{e}\| = 1",
        r"\sum_k y_k = 1",
    ),
    ("x", "u", "r", "p", r"A_{<n><n'>}", r"Q_{<n><n'>}", "y_{<n>}", r"\|\mathbf{b}\|"),
    ("r", "p"),
    {"n": (A, B, r"\mathbf{e}"), "m": (r"\mathbf{q}",)},
    {"n": ("a_{<n>}", "e_{<n>}", "s_{<n>}", "y_{<n>}")},
    {("n", "n"): ("A", "Q", "(A Q)", "(Q A)"), ("m", "n"): ("U",)},
    (
        (r"A_{<n><n'>}", r"A_{<n'><n>}"),
        (r"\mathbf{a}^\top A \mathbf{b}", r"\mathbf{b}^\top A \mathbf{a}"),
        (r"\|Q \mathbf{a}\|^2", r"\sum_{v=1}^n a_v^2"),
        (r"(Q \mathbf{a})^\top Q \mathbf{b}", r"\mathbf{a}^\top \mathbf{b}"),
        (r"\sum_{v=1}^n Q_{v<n>} Q_{v<n'>}", r"\mathbb{1}(<n> = <n'>)"),
        (r"\sum_{v=1}^n Q_{<n>v}^2", "1"),
        (r"\mathbf{e}^\top \mathbf{e}", "1"),
        (r"\operatorname{tr}(Q^\top A Q)", r"\operatorname{tr}(A)"),
        (r"\sum_{v=1}^n y_v^2", "1"),
        (r"\sum_{v=1}^n s_v", "1"),
    ),
    {"n": (
        (r"Q^\top Q \mathbf{a}", r"\mathbf{a}"),
        (r"Q Q^\top \mathbf{b}", r"\mathbf{b}"),
        (r"\nabla_{\mathbf{a}} (\mathbf{a}^\top A \mathbf{a})", r"2 A \mathbf{a}"),
        (r"A^\top \mathbf{a}", r"A \mathbf{a}"),
    )},
    (A,),
    shapes=("fact",) * 14,
)  # fmt: skip

BENT = Land(
    "signs and places",
    (
        *NUMBERS,
        r"\mathbf{a}, \mathbf{b} \in \mathbb{R}^n",
        SIGMA,
        r"F(x) = x^2 u - e^{-x}",
        r"w = u^2 x + r x",
    ),
    ("x", "u", "r", "p", "w", "F(x)", r"\operatorname{sign}(x)", r"\operatorname{sign}(a_{<n>})",
     r"\left. \frac{\partial w}{\partial x} \right|_{u = r}", r"\max(0, a_{<n>})"),
    ("r", "p"),
    {"n": (A, B, r"\max(0, \mathbf{a})", r"\operatorname{sign}(\mathbf{b})")},
    {"n": ("a_{<n>}", "b_{<n>}")},
    facts=(
        (r"x \operatorname{sign}(x)", "|x|"),
        (r"\operatorname{sign}(-u)", r"-\operatorname{sign}(u)"),
        (r"\operatorname{sign}(r)", "1"),
        (r"\frac{\partial}{\partial x} |x|", r"\operatorname{sign}(x)"),
        (r"\left. \frac{\partial w}{\partial u} \right|_{u = 3}", "6 x"),
        (r"\left. \frac{\partial w}{\partial x} \right|_{x = p}", "u^2 + r"),
        (r"\left. x^2 u \right|_{x = r, u = p}", "r^2 p"),
        (r"\left. F(x) \right|_{x = 0}", "-1"),
        (r"F(r)", r"r^2 u - e^{-r}"),
        (r"\max(0, x) - \max(0, -x)", "x"),
        (r"\max(0, u) + \max(0, -u)", "|u|"),
    ),
    vector_facts={"n": (
        (r"\max(0, \mathbf{a}) - \max(0, -\mathbf{a})", r"\mathbf{a}"),
        (r"\operatorname{sign}(r \mathbf{b})", r"\operatorname{sign}(\mathbf{b})"),
        (r"\nabla_{\mathbf{a}} (\mathbf{b}^\top \mathbf{a})", r"\mathbf{b}"),
    )},
    gradient=(A,),
    shapes=("fact",) * 14,
)  # fmt: skip

# The last one twice: only there is anything left to be inferred.
LAST_ONES = Land(
    "last ones",
    (*NUMBERS, r"\mathbf{a}, \mathbf{b} \in \mathbb{R}^N", SIGMA),
    ("x", "u", "r", "p"),
    ("r", "p"),
    {"N": (A, B)},
    {"N": ("a_{<N>}", "b_{<N>}", "a_N", "b_N")},
    facts=(
        (r"\frac{\partial}{\partial a_N} \log \sum_{v=1}^N e^{a_v}",
         r"\frac{e^{a_N}}{\sum_{v=1}^N e^{a_v}}"),
        (r"\sum_{v=1}^N |a_v| b_v", r"\sum_{v=1}^N \operatorname{sign}(a_v) a_v b_v"),
        (r"\cos(x - u)", r"\cos(x) \cos(u) + \sin(x) \sin(u)"),
        (r"\log(2 \pi e r)", r"\log(2 \pi r) + 1"),
        (r"\sum a_v b_v", r"\mathbf{a}^\top \mathbf{b}"),
    ),
    vector_facts={
        "N": (
            (r"(\mathbf{a} + x)", r"(\mathbf{a} + x \mathbf{1}_N)"),
            (r"\mathbf{b} \odot (1 - \mathbf{a})", r"(\mathbf{b} - \mathbf{a} \odot \mathbf{b})"),
        )
    },
    gradient=(A,),
    by=("x", "u", "p", "a_N"),
    functions=(r"\sigma",),
)

LANDS = (PLAIN, LAYERS, EXAMPLES, CHANCES, FUNCTIONS, MATRICES, ROWS, ZERO, SHAPED, BENT)
LANDS += (LAST_ONES, UNTOLD, UNTOLD)
