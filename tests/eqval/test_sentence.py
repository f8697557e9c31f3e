# ruff: noqa: E501
"""What a sentence defines, and what it says of a name that was just declared."""

import pytest

from eqval.pages import choice
from eqval.pages.page import Page

GIVEN = r"Let $x, w, b \in \mathbb{R}$ and $y \in \{0, 1\}$."
LOSS = r"$$ L = -y \log \hat{y} - (1 - y) \log (1 - \hat{y}) $$ (def-L)"
RIGHT = r"$$ \frac{\partial L}{\partial w} = (\hat{y} - y) x $$ (eq-right)"
WRONG = r"$$ \frac{\partial L}{\partial w} = (y - \hat{y}) x $$ (eq-wrong)"

PAGES = [
    (
        GIVEN,
        r"The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$, and the output $\hat{y} = \sigma(w x + b)$.",
        LOSS,
    ),
    (GIVEN, r"Let $\hat{y} = \sigma(w x + b)$, where $\sigma(z) = \frac{1}{1 + e^{-z}}$.", LOSS),
    (GIVEN, LOSS, r"where $\hat{y} = \sigma(w x + b)$ and $\sigma(z) = \frac{1}{1 + e^{-z}}$."),
    (GIVEN, LOSS, r"Here $\sigma(t) = 1 / (1 + e^{-t})$ and $\hat{y} := \sigma(w x + b)$."),
    (
        LOSS,
        r"where $x, w, b \in \mathbb{R}$, $y \in \{0, 1\}$, $z = w x + b$ and $\hat{y} = 1 / (1 + \exp(-z))$.",
    ),
    (GIVEN, r"For $k = 1, \dots, n$, $z = w x + b$ and $\hat{y} = \frac{1}{1 + e^{-z}}$.", LOSS),
    (
        r"Let $x, w, b, z \in \mathbb{R}$ and $y \in \{0, 1\}$.",
        r"We write $z = w x + b$ and $\hat{y} = \frac{1}{1 + e^{-z}}$.",
        LOSS,
    ),
    (
        r"بگیرید $x, w, b \in \mathbb{R}$ و $y \in \{0, 1\}$.",
        LOSS,
        r"که در آن $\hat{y} = \frac{1}{1 + e^{-(w x + b)}}$.",
    ),
]


@pytest.mark.parametrize("page", PAGES)
def test_a_sentence_defines_what_is_new(judge, page):
    found = judge("\n\n".join([*page, RIGHT, WRONG]))
    assert found["eq-right"].status == "proved", found
    assert found["eq-wrong"].status == "refuted", found
    assert not any(name.startswith("inline") for name in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "If $q = x^2$, this holds.",
        "When $q = x^2$ it is so.",
        "We do not have $q = x^2$.",
        "Suppose $q = x^2$.",
        "Is $q = x^2$?",
        "At $q = x^2$ it bends.",
        ":::{exercise}\nLet $q = x^2$.\n:::",
        "> Let $q = x^2$.",
        "# Why $q = x^2$",
    ],
)
def test_what_is_not_said_of_the_page_defines_nothing(judge, sentence):
    found = judge(f"{GIVEN}\n\n{sentence}\n\n$$ q \\ge 0 $$ (eq-a)\n\n$$ q \\ge 1 $$ (eq-b)")
    assert {found[label].status for label in ("eq-a", "eq-b")} == {"unreadable"}


# Said of another model, another time or another author; or a claim about what is known.
ELSEWHERE = [
    "In linear regression $q = w x$, but here it is another.",
    "Previously $q = w x$.",
    "Our first attempt was $q = w x$.",
    "A linear neuron has $q = w x$.",
    "Unlike least squares, where $q = w x$, we differ.",
    "Recall the linear model $q = w x$.",
    "Some authors write $q = w x$.",
    "Others write $q = w x$.",
    "Had we let $q = w x$, it would be easy.",
    "You might let $q = w x$.",
    "We could let $q = w x$.",
    "Nobody would define $q = w x$.",
    "We do no longer write $q = w x$.",
    "This differs from a linear model, where $q = w x$.",
    '"Let $q = w x$", said the student, wrongly.',
    "Let $q = w x$ only if nothing else is said.",
    "The maximum is $q = w x$.",
    "Let $q = w x$ for positive $x$, zero otherwise.",
    "Let twice $q = w x$.",
    "Let $q = w x$ + 1.",
    "The neuron switches where $q = w x$.",
    "- linear: $q = w x$\n- another\n",
    "بعضی می‌نویسند $q = w x$.",
    "اشتباه رایج: $q = w x$.",
]


@pytest.mark.parametrize("sentence", ELSEWHERE)
def test_what_is_said_of_another_case_defines_nothing(judge, sentence):
    found = judge(f"{GIVEN}\n\n{sentence}\n\n$$ q = w x $$ (eq-a)\n\n$$ q = x $$ (eq-b)")
    assert not {found[label].status for label in ("eq-a", "eq-b")} & {"proved", "refuted"}, found


@pytest.mark.parametrize(
    "more", ["with $a = b$ excluded", "where $a = b$ is possible", "with $a = b$ only in the limit",
             "with $a = b$ in the first example only"],
)  # fmt: skip
def test_a_restriction_that_is_taken_back_is_none(judge, more):
    found = judge(f"Let $a, b \\in \\mathbb{{R}}$ {more}.\n\n$$ a^2 = a b $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    ("declared", "words"),
    [("", words) for words in (
        "If $x > 0$, it is easy.", "For $x > 0$ it is.", "This fails for $x > 0$.",
        "Even for $x > 0$ it is.", "The step from $x > 0$ is small.",
        "The ReLU is linear where $x > 0$.", "Whenever $x > 0$, it is.",
        "The interesting case is $x > 0$.", "Either $x > 0$ or not.",
    )] + [(r"Let $x \in \mathbb{R}^n$. ", words) for words in (
        "There is an index with $x_i > 0$.", "Take those $i$ with $x_i > 0$.",
        "Let $x_i > 0$ for odd $i$.", "Let $x_1 > 0$.", "with $x_i > 0$ for one $i$.",
    )],
)  # fmt: skip
def test_a_condition_on_some_is_none_on_all(judge, declared, words):
    claim = r"\sum_i |x_i| = \sum_i x_i" if declared else r"\sqrt{x^2} = x"
    found = judge(f"{declared}{words}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


@pytest.mark.parametrize(
    ("declared", "sentence"),
    [
        (r"x, p \in \mathbb{R}", "We find $p = x^2$."),  # a claim
        (r"x \in \mathbb{R}$, $p \in (0, 1)", "Let $p = x^2$."),  # it leaves its set
        (r"x, p \in \mathbb{R}", "Let $p = x$."),  # or is x = p?
        (r"x \in \mathbb{R}$, $f(x) = x", "Let $f(x) = x^2$ and $p = f(x)$."),
        (r"x, p \in \mathbb{R}", r"Let $\exp(x) = x^2$ and $p = \exp(x)$."),
    ],
)
def test_what_is_known_is_not_defined_again(judge, declared, sentence):
    page = f"Let ${declared}$. {sentence}\n\n$$ p = x^2 $$ (eq-a)\n\n$$ p = x^3 $$ (eq-b)"
    found = judge(page)
    assert "proved" not in {found[label].status for label in ("eq-a", "eq-b")}, found
    assert any(name.startswith("inline") for name in found)


@pytest.mark.parametrize(
    ("declared", "more", "right", "wrong"),
    [
        (
            r"\mathbf{y} \in \{0, 1\}^K",
            r"with $\sum_j y_j = 1$",
            r"\sum_k y_k^2 = 1",
            r"\sum_k y_k = K",
        ),
        (
            r"Q \in \mathbb{R}^{n \times n}",
            r"such that $Q^\top Q = \mathbf{I}$",
            r"Q Q^\top = \mathbf{I}",
            r"Q = Q^\top",
        ),
        (
            r"A \in \mathbb{R}^{n \times n}",
            r"where $A = A^\top$",
            r"A_{ij} = A_{ji}",
            r"A_{ij} = 0",
        ),
        (r"w \in \mathbb{R}^n", r"satisfying $\|w\| = 1$", r"w^\top w = 1", r"w_i = 1"),
        (r"a, b \in \mathbb{R}", r"with $a + b = 1$", r"a^2 - b^2 = a - b", r"a b = 1"),
    ],
)
def test_what_was_declared_is_restricted_in_its_sentence(judge, declared, more, right, wrong):
    page = f"Let ${declared}$ {more}.\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)"
    found = judge(page)
    assert (found["eq-right"].status, found["eq-wrong"].status) == ("proved", "refuted"), found
    for other in (f"Let ${declared}$. With ", f"Let ${declared}$. Only "):
        found = judge(page.replace(f"Let ${declared}$ {more.split()[0]} ", other))
        assert found["eq-right"].status != "proved", found


def test_a_sum_that_was_not_read_binds_a_name_that_was_not_declared(judge):
    page = r"The label $\mathbf{y}$ is one-hot of length $q$, $\sum_{j=1}^q y_j = 1$, and $\mathbf{z} \in \mathbb{R}^q$."
    page += "\n\n$$ l(\\mathbf{y}, \\mathbf{z}) = \\sum_{j=1}^q y_j z_j $$ (def-l)"
    page += "\n\n$$ l(\\mathbf{y}, \\mathbf{z}) = \\sum_j z_j $$ (eq-a)"
    assert judge(page)["eq-a"].status not in ("proved", "refuted")


PAIRS = {
    "a function and a number": (
        r"Let $z \in \mathbb{R}$, where $\sigma(t) = \frac{1}{1 + e^{-t}}$ and $p = \sigma(z)$.",
        r"\frac{\partial p}{\partial z} = p (1 - p)",
        r"\frac{\partial p}{\partial z} = p",
    ),
    "behind the range of an index": (
        r"Let $x_i, \beta \in \mathbb{R}^d$ for $i = 1, \dots, n$, $p_i = e^{x_i^\top \beta}$.",
        r"\nabla_\beta \sum_i p_i = \sum_i p_i x_i",
        r"\nabla_\beta \sum_i p_i = \sum_i x_i",
    ),
    "what is declared further on": (
        r"Let $z \in \mathbb{R}$ with $z = w^\top x$ and $w, x \in \mathbb{R}^n$.",
        r"\frac{\partial z}{\partial w} = x",
        r"\frac{\partial z}{\partial w} = w",
    ),
    "what is defined further on": (
        r"Let $z \in \mathbb{R}$, $a = g(z)$ and $g(t) = t^2$.",
        r"\frac{d a}{d z} = 2 z",
        r"\frac{d a}{d z} = z",
    ),
    "a chain of two": (
        r"Let $z \in \mathbb{R}$ and $y = \sigma(z) = \frac{1}{1 + e^{-z}}$.",
        r"\sigma(0) = \frac{1}{2}, \quad \frac{d y}{d z} = y (1 - y)",
        r"\sigma(0) = \frac{1}{2}, \quad \frac{d y}{d z} = y",
    ),
    "one example": (
        r"$f \in \mathbb{R}^K$, $y_i \in \{1, \dots, K\}$, $L_i = -f_{y_i} + \log \sum_j e^{f_j}$.",
        r"\frac{\partial L_i}{\partial f_k} = \frac{e^{f_k}}{\sum_j e^{f_j}} - \mathbb{1}(y_i = k)",
        r"\frac{\partial L_i}{\partial f_k} = \frac{e^{f_k}}{\sum_j e^{f_j}}",
    ),
}


@pytest.mark.parametrize(("prose", "right", "wrong"), PAIRS.values(), ids=PAIRS)
def test_an_equation_in_the_prose_defines(judge, prose, right, wrong):
    found = judge(f"{prose}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


@pytest.mark.parametrize(
    "prose",
    [
        "If $q = 2 z$, then",
        "for example $q = 2 z$.",
        "It is e.g. $q = 2 z$.",
        "For $q = 2 z$ we get",
        "It is not true that $q = 2 z$.",
        "Is $q = 2 z$?",
        "Write $q = 2 z$. Later $q = 3 z$.",
        "We have $z = 2 y$ and $q = z$.",
        "Here $q = 2 z = y$.",
        "Here $q = 2 z + q$.",
        "Let $q \\in \\mathbb{R}$. A reader finds that $q = 2 z$.",
        "```{exercise}\nWrite $q = 2 z$.\n```\n",
        "> Write $q = 2 z$.\n",
    ],
)
@pytest.mark.parametrize("claim", ["q^2 = 4 z^2", "q^2 = 5 z^2 + 1"])
def test_one_that_defines_nothing_stays_a_hidden_claim(judge, prose, claim):
    page = r"Let $y, z \in \mathbb{R}$." + f"\n\n{prose}\n\n$$ {claim} $$ (eq-a)"
    found = judge(page)
    assert any("hidden in the text" in item.reason for item in found.values()), found
    assert found["eq-a"].status == "unreadable", found["eq-a"]


def test_a_display_that_defines_is_stronger_than_the_prose(judge):
    page = r"Let $z \in \mathbb{R}$. Some write $q = 2 z$, but we:" + "\n\n$$ q = 3 z $$ (def-q)"
    found = judge(f"{page}\n\n$$ q^2 = 9 z^2 $$ (eq-a)")
    assert found["eq-a"].status == "proved" and "hidden" in found["inline-0-1"].reason


def test_the_sum_of_a_label_is_assumed(judge):
    page = (
        r"Let $o \in \mathbb{R}^q$ and $y \in \{0, 1\}^q$ with $\sum_j y_j = 1$." + "\n\n"
        r"$$ p_j = \frac{e^{o_j}}{\sum_k e^{o_k}}, \quad L = -\sum_j y_j \log p_j $$ (def-p)"
        "\n\n" + r"$$ \frac{\partial L}{\partial o_j} = p_j - y_j $$ (eq-right)"
        "\n\n" + r"$$ \frac{\partial L}{\partial o_j} = y_j - p_j $$ (eq-wrong)"
    )
    found = judge(page)
    assert [item.status for item in found.values()] == ["defined", "proved", "refuted"], found


@pytest.mark.parametrize(
    "prose",
    [
        r"Let $y \in \mathbb{R}^q$. If $\sum_j y_j = 1$, then",
        r"Let $y \in \mathbb{R}^q$. For $\sum_j y_j = 1$:",
        r"Let $y \in \mathbb{R}^q$ and $p_j = 2 y_j$. It is known that $\sum_j p_j = 2$.",
        r"Let $y$ be one-hot, of length $q$, $\sum_{j=1}^q y_j = 1$.",
    ],
)
def test_a_sum_that_is_not_assumed_is_not_forgotten(judge, prose):
    found = judge(f"{prose}\n\n$$ \\sum_{{j=1}}^q 2 y_j = 2 $$ (eq-a)")["eq-a"]
    assert found.status not in ("refuted", "proved"), found


@pytest.mark.parametrize(
    "claim",
    [
        r"\pi = 4 = 2 + 2",
        r"\delta_{ij} = 2 = 1 + 1",
        r"\sigma(x) = \frac{1}{1 + e^{x}} = \frac{e^{-x}}{1 + e^{-x}}",
        r"\begin{aligned} |x| &= x \\ |x| &= x \text{ for } x > 0 \end{aligned}",
        r"|x| = x, \quad |x| = x \text{ for } x > 0",
        r"\underbrace{x + x}_{= 3 x} = 2 x",
    ],
)
def test_what_is_shown_is_all_claimed(judge, claim):
    found = judge(f"Let $x \\in \\mathbb{{R}}$.\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved"


AGAIN = [
    (r"Let $w \in \mathbb{R}^n$ with $\|w\| = 1$.", r"Let $w \in \mathbb{R}^n$.", r"w^\top w = 1"),
    (r"Let $x \in \mathbb{R}$. Let $q = 2 x$.", r"Now let $q \in \mathbb{R}$.", r"q^2 = 4 x^2"),
    (r"Let $x \in \mathbb{R}$ and $g(z) = z$.", r"Later $g(z) = e^z$.", r"g'(x) = 1"),
]


@pytest.mark.parametrize(("first", "later", "claim"), AGAIN)
def test_what_is_said_again_ends_what_was_said(judge, first, later, claim):
    text = f"{first}\n\n$$ {claim} $$ (eq-a)\n\n{later}\n\n$$ {claim} $$ (eq-b)"
    found = judge(text)
    assert found["eq-a"].status == "proved" and found["eq-b"].status != "proved", found


def test_a_clause_stands_right_below_its_display(judge):
    text = r"Let $x, q \in \mathbb{R}$." + "\n\n$$ A = q^2 $$ (def-A)\n\nHEADHere $q = 2 x$.\n\n"
    text += "$$ A = 4 x^2 $$ (eq-a)"
    assert judge(text.replace("HEAD", "# Another model\n\n"))["eq-a"].status != "proved"


CHOSEN = [
    "Let $x \\in \\mathbb{R}$. The output is $q = 2 x$.",
    "Let $x \\in \\mathbb{R}$ be the input and $y > 0$ the positive weight, and $q = 2 x$.",
    "Let $x$ be the input, $x \\in \\mathbb{R}$, $q = 2 x$.",
    "Layer $q = 2 x$ with $x \\in \\mathbb{R}$.",
    "Let $x \\in \\mathbb{R}$; $q = 2 x$.",
    "Let $x \\in \\mathbb{R}$. Here $q = 2 x$.",
    "Let $x \\in \\mathbb{R}$. Let $q = 2 x$ for $x \\in \\mathbb{R}$.",
    "Let $q = 2 x$ for $x \\in (0, 1)$.",
    "بگیرید $x \\in \\mathbb{R}$. خروجی $q = 2 x$ است.",
    "بگیرید $x \\in \\mathbb{R}$. ضرر نرون $q = 2 x$ است.",  # the words of the glossary
    "بگیرید $x \\in \\mathbb{R}$. لاجیت $q = 2 x$ است.",
]


@pytest.mark.parametrize("prose", CHOSEN)
def test_what_a_page_chooses_it_defines(judge, prose):
    found = judge(f"{prose}\n\n$$ q + 1 = 1 + 2 x $$ (eq-right)\n\n$$ q = 3 x $$ (eq-wrong)")
    assert (found["eq-right"].status, found["eq-wrong"].status) == ("proved", "refuted"), found


@pytest.mark.parametrize(
    "sentence",
    [
        "The gradient is $q = 2 x$.",  # it claims
        "The smallest error is $q = 2 x$.",
        "The previous model $q = 2 x$.",
        "In linear regression the output is $q = 2 x$.",
        "For linear regression, $x \\in \\mathbb{R}$, $q = 2 x$.",
        "The student claims: here $q = 2 x$.",
        "A common mistake: the output is $q = 2 x$.",
        "The error is $q = 2 x$ at the minimum.",
        "The output is $q = 2 x$, roughly.",
        "Let $q = 2 x$ with random error.",
        "Let $q = 2 x$ plus error.",
        "Let $q \\in \\mathbb{R}$ with $q = 2 x$, or nearly.",
        "The output is $q = 2 x$; otherwise $q = 3 x$.",
        "The output is $q = 2 x$ *in no case*.",
        "With $x = 2$ the error is $q = 2 x$.",
        "Let $q = 2 x$ for $x > 0$.",  # of a part
        "For $x > 0$ let $q = 2 x$.",
        "Let $q = 2 x$ for $x \\in (0, 1)$.",
        "Let $q = 2 x$\nonly where nothing else is said.",
        "Use $q$ as before. Here $q = 2 x$.\n\n$$ A = q $$ (def-A)\n\nThe output is $q = 3 x$.",
    ],
)
def test_what_is_claimed_or_of_a_part_defines_nothing(judge, sentence):
    text = f"Let $x \\in \\mathbb{{R}}$. {sentence}\n\n$$ q = 2 x $$ (eq-a)\n\n$$ q = x $$ (eq-b)"
    found = judge(text)
    assert not {found[label].status for label in ("eq-a", "eq-b")} & {"proved", "refuted"}, found


def test_vectors_that_differ_are_apart(judge):
    page = r"Let $A \in \mathbb{R}^{m \times n}$, $x \in \mathbb{R}^n$, $b \in \mathbb{R}^m$ and $A x \neq b$."
    page += "\n\n" + r"$$ \nabla_x \|A x - b\| = \frac{A^\top (A x - b)}{\|A x - b\|} $$ (eq-right)"
    page += "\n\n" + r"$$ \frac{b_1}{b_1} = 1 $$ (eq-part)" + "\n\n" + r"$$ A x = b $$ (eq-wrong)"
    found = {name: item.status for name, item in judge(page).items()}
    assert found == {"eq-right": "proved", "eq-part": "unproved", "eq-wrong": "refuted"}
    page = r"Let $x, y \in \mathbb{R}^n$ with $x \neq y$." + "\n\n"
    found = judge(page + r"$$ \frac{x_1 - y_1}{x_1 - y_1} = 1 $$ (eq-a)")
    assert found["eq-a"].status == "unproved"


BESIDE = [
    r"Let $t_{nk} \in \{0, 1\}$ with $\sum_k t_{nk} = 1$, for $n = 1, \dots, N$ and $k = 1, \dots, K$.",
    r"For $n = 1, \dots, N$ and $k = 1, \dots, K$; the targets $t_{nk} \in \{0, 1\}$ satisfy $\sum_k t_{nk} = 1$.",
    r"For $k = 1, \dots, K$ and $n = 1, \dots, N$ let $t_{nk}$ be one-hot, $t_{nk} \in \{0, 1\}$, $\sum_k t_{nk} = 1$.",
]


@pytest.mark.parametrize("prose", BESIDE)
def test_a_sentence_restricts_what_it_declares(judge, prose):
    right, wrong = r"\sum_k t_{nk}^2 = 1", r"\sum_n t_{nk}^2 = 1"
    found = judge(f"{prose}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


@pytest.mark.parametrize(
    "prose",
    [
        r"Let $a \in \mathbb{R}$. If $a > 0$ and $c \in \mathbb{R}$ with $a c = 1$, all is well.",
        r"Let $a \in \mathbb{R}$. The case $c \in \mathbb{R}$, $a c = 1$ is easy.",
        r"Let $a, c \in \mathbb{R}$, for instance $a c = 1$.",
        r"Let $a, c \in \mathbb{R}$, $a c = 1$ for $a > 3$.",
        r"Let $a, c \in \mathbb{R}$, $a c = 1$ or $a c = 2$.",
        r"Let $a, c \in \mathbb{R}$ with $a c = 1$, or nearly.",
        r"The numbers $a, c \in \mathbb{R}$ rarely satisfy $a c = 1$.",
        r"Which numbers $a, c \in \mathbb{R}$ satisfy $a c = 1$?",
    ],
)
def test_a_restriction_of_a_case_is_none(judge, prose):
    found = judge(f"{prose}\n\n$$ a c = 1 $$ (eq-a)\n\n$$ a c = 2 $$ (eq-b)")
    assert not {found[label].status for label in ("eq-a", "eq-b")} & {"proved", "refuted"}, found


# What else stands in the sentence, round it in its paragraph, or before its colon, is heard.
NOT_CHOSEN = [
    r"A common mistake: let $q = 2 x$.",
    r"Previously: let $q = 2 x$.",
    r"The linear case: let $q = 2 x$.",
    r"Smith writes: let $q = 2 x$.",
    r"Rosenblatt: we write $q = 2 x$.",
    r"Exercise 3: let $q = 2 x$.",
    r"One could: let $q = 2 x$.",
    r"If positive: let $q = 2 x$.",
    r"For $x \in (0, 1)$: let $q = 2 x$.",
    r"For all $x \ge 0$: let $q = 2 x$.",
    r"Suppose for contradiction: let $q = 2 x$.",
    r"To refute: let $q = 2 x$.",
    r"دیگران: بگیرید $q = 2 x$.",
    r"در مدل خطی: بگیرید $q = 2 x$.",
    r"For $x \in (0, 1)$ let $q = 2 x$.",
    r"For the linear neuron, $x \in \mathbb{R}$, let $q = 2 x$.",
    r"Let $q = 2 x$. This is wrong.",
    r"Let $q = 2 x$. No, that fails.",
    r"Let $q = 2 x$. We will not use it.",
    r"The probability is $q = 2 x$ ... no: it is more.",
    r"The probability is $q = 2 x$ .. sometimes.",
    "The output is $q = 2 x$,\n\nnever mind.",
    "The output is $q = 2 x$, given positive $x$.",
    "Let $q = 2 x$, where $x$ is positive.",
    "Let $q = 2 x$ with positive inputs.",
    "Let $q = 2 x$ given $x = 2$.",
    "The output is $q = 2 x$? No.",
    r"Let $q = 2 x$ with probability $1/2$.",
    r"Let $q = 2 x$ be an approximation.",
    r"Let $q = 2 x$ be the first term.",
    r"Let $q = 2 x$ be our first guess.",
    r"Let $q = 2 x$ be false.",
    r"Let $q = 2 x$ and add noise to it.",
    r"Let $q = 2 x$ and then square it.",
    r"We set $q = 2 x$ and update it.",
    r"Let $q = 2 x$ $+ x^2$.",
    r"The error is $q = 2 x$ $+ x^2$.",
    r"We write the naive loss $q = 2 x$.",
    r"Let the first guess $q = 2 x$.",
    r"Let our initial value $q = 2 x$.",
    r"Write the old model's output $q = 2 x$.",
    r"Let $q = 2 x$. Replace $q$ by $q^2$.",
    r"Let $q = 2 x$. We redefine $q$ as $x^2$.",
    r"Let $q = 2 x$. From now on $q$ stands for the loss.",
    r"Let $q = 2 x$. Then $q \gets q + 1$.",
    r"Let $q = 2 x$. Now change $q$.",
    r"Let $q = 2 x$. Finally, divide by two.",
    r"Let $q = 2 x$. Just kidding.",
    "\n\nExample. Let $q = 2 x$.",
    r"[Let $q = 2 x$.](wrong.md)",
    r"The score is $q = 2 x$. With dropout it is doubled.",
    r"The output is $q = 2 x$. At test time it is $x$.",
    r"The error is $q = 2 x$. (To first order.)",
    r"The predicted output is $q = 2 x$ where positive.",
    r"**Wrong way.** The output is $q = 2 x$.",
    r"where often $q = 2 x$.",
    r"تمرین. بگیرید $q = 2 x$.",
    r"خروجی $q = 2 x$ است. این غلط است.",
    r"Let $q = 2 x$ where $x > 0$.",
    r"Let $q = 2 x$; otherwise zero.",
    r"Let $q = 2 x$ with $x \in (0, 1)$.",
    r"Let $q = 2 x$, but only here.",
    r"Let $q = 2 x$. That was Smith's mistake.",
    r"Take $q = 2 x$.",
    r"Consider regression; let $q = 2 x$.",
    "\n\n**Exercise.** Let $q = 2 x$.",
    "\n\nConjecture. The output is $q = 2 x$.",
    "\n\n*Proof by contradiction.* Let $q = 2 x$.",
    "\n\nVersion 1. Let $q = 2 x$. Version 2. Let $r = 3 x$.",
    "\n\nThe network of another book. The output is $q = 2 x$.",
    "\n\nTheir output is $q = 2x$.",
    "\n\nThe linear output is $q = 2 x$. The sigmoid output is another.",
    "\n\nCase 1: the output is $q = 2 x$.",
    "\n\nIn other books, the output is $q = 2 x$.",
    "\n\nThe output is $q = 2 x$. We drop this below.",
    "The output is $q = 2 x$,\n\nnever mind.",
    r"Let $q = 2 x$ with probability $1/2$.",
    r"Let $q = 2 x$ be an approximation.",
    r"Let $q = 2 x$ be the first term.",
    r"Let $q = 2 x$ be our first guess.",
    r"Let $q = 2 x$ be false.",
    r"Let $q = 2 x$ and add noise to it.",
    r"Let $q = 2 x$ and then square it.",
    r"We set $q = 2 x$ and update it.",
    r"Let $q = 2 x$ $+ x^2$.",
    r"The error is $q = 2 x$ $+ x^2$.",
    r"We write the naive loss $q = 2 x$.",
    r"Let the first guess $q = 2 x$.",
    r"Let our initial value $q = 2 x$.",
    r"Write the old model's output $q = 2 x$.",
    r"Let $q = 2 x$. Replace $q$ by $q^2$.",
    r"Let $q = 2 x$. We redefine $q$ as $x^2$.",
    r"Let $q = 2 x$. From now on $q$ stands for the loss.",
    r"Let $q = 2 x$. Then $q \gets q + 1$.",
    r"Let $q = 2 x$. Now change $q$.",
    r"The score is $q = 2 x$. With dropout it is doubled.",
    r"The output is $q = 2 x$. At test time it is $x$.",
    r"The error is $q = 2 x$. (To first order.)",
    r"The predicted output is $q = 2 x$ where positive.",
    r"**Wrong way.** The output is $q = 2 x$.",
    r"where often $q = 2 x$.",
    r"تمرین. بگیرید $q = 2 x$.",
    r"خروجی $q = 2 x$ است. این غلط است.",
]


@pytest.mark.parametrize("sentence", NOT_CHOSEN)
def test_a_sentence_that_says_more_defines_nothing(judge, sentence):
    text = f"Let $x \\in \\mathbb{{R}}$. {sentence}\n\n$$ q = 2 x $$ (eq-a)\n\n$$ q = x $$ (eq-b)"
    found = judge(text)
    assert not {found[label].status for label in ("eq-a", "eq-b")} & {"proved", "refuted"}, found


NOT_RESTRICTED = [
    r"Given $a, b \in \mathbb{R}$, $a + b = 1$.",
    r"For all $a, b \in \mathbb{R}$, $a + b = 1$.",
    r"For $a, b \in \mathbb{R}$, $a + b = 1$.",
    r"With $a, b \in \mathbb{R}$, $a + b = 1$.",
    r"There are $a, b \in \mathbb{R}$ with $a + b = 1$.",
    r"There exist $a, b \in \mathbb{R}$ such that $a + b = 1$.",
    r"Few $a, b \in \mathbb{R}$ satisfy $a + b = 1$.",
    r"Exclude all $a, b \in \mathbb{R}$ with $a + b = 1$.",
    r"Before, we took $a, b \in \mathbb{R}$ with $a + b = 1$.",
    r"The lecture takes $a, b \in \mathbb{R}$ with $a + b = 1$.",
    r"In physics: let $a, b \in \mathbb{R}$ with $a + b = 1$.",
    r"Two cases: $a, b \in \mathbb{R}$ with $a + b = 1$; all others.",
    r"در مثال، $a, b \in \mathbb{R}$ با $a + b = 1$.",
    r"Let $a, b \in \mathbb{R}$ with $a + b = 1$ and later another sum.",
    r"Let $a, b \in \mathbb{R}$ with $a + b = 1$. We drop it now.",
    r"$a, b \in \mathbb{R}$, $a + b = 1$.",
    r"All $a, b \in \mathbb{R}$ satisfy $a + b = 1$.",
    r"Exercise. Let $a, b \in \mathbb{R}$ with $a + b = 1$.",
]


@pytest.mark.parametrize("sentence", NOT_RESTRICTED)
def test_a_claim_restricts_nothing(judge, sentence):
    found = judge(f"{sentence}\n\n$$ a + b = 1 $$ (eq-a)\n\n$$ a^2 - b^2 = a - b $$ (eq-b)")
    assert not {found[label].status for label in ("eq-a", "eq-b")} & {"proved", "refuted"}, found


def test_what_holds_for_all_is_a_claim(judge):
    claim = r"\|u + v\|^2 = \|u\|^2 + \|v\|^2"
    found = judge(rf"Given $u, v \in \mathbb{{R}}^n$, ${claim}$." + f"\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


HONEST = [
    r"Notation. Let $x \in \mathbb{R}$ and $q = 2 x$.",
    r"Let $x \in \mathbb{R}$ be the input. The output is $q = 2 x$. It is called the score.",
    r"For brevity, let $x \in \mathbb{R}$ and $q = 2 x$. The chain rule is used further down.",
    r"Setup: let $x \in \mathbb{R}$; the output is $q = 2 x$.",
    "A neuron has an input and an output, as all of them do. Let $x \\in \\mathbb{R}$, $q = 2 x$.",
]


@pytest.mark.parametrize("prose", HONEST)
def test_a_sentence_that_only_chooses_defines(judge, prose):
    found = judge(f"{prose}\n\n$$ q + 1 = 1 + 2 x $$ (eq-right)\n\n$$ q = 3 x $$ (eq-wrong)")
    assert (found["eq-right"].status, found["eq-wrong"].status) == ("proved", "refuted"), found


WITHIN = [
    r"The linear model: $x \in \mathbb{R}$, $q = 2 x$.",
    r"The true model, $x \in \mathbb{R}$, $q = 2 x$.",
    r"Let $x, q \in \mathbb{R}$. Its value is $q = 2 x$.",
    r"Let $x, q \in \mathbb{R}$. The output is $q = 2 x$.",
    r"Claim. Let $x, q \in \mathbb{R}$. Here $q = 2 x$.",
    r"Let $x, q \in \mathbb{R}$, where often $q = 2 x$.",
    "Let $x \\in \\mathbb{R}$. The output is $q = 2 x$.\n\nFor the second network we use another $q$, namely $x^2$.",
    "Let $x \\in \\mathbb{R}$. The output is $q = 2 x$.\n\n# B\n\nLet $q$ be its output.",
]


@pytest.mark.parametrize("prose", WITHIN)
def test_what_is_found_or_said_anew_is_not_chosen(judge, prose):
    found = judge(f"{prose}\n\n$$ q = 2 x $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


@pytest.mark.parametrize(
    "above", ["## Wrong way", "## Exercises", "**Exercise.**", "## First case", "# تمرین"]
)
def test_below_a_heading_of_another_world_a_sentence_defines_nothing(judge, above):
    page = f"Let $x \\in \\mathbb{{R}}$.\n\n{above}\n\nLet $q = 2 x$.\n\n## On\n\n"
    found = judge(page + "$$ q = 2 x $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


def test_a_long_list_of_definitions_is_read_once(judge):
    many = ", ".join(f"$a_{{{place}}} = {place} x$" for place in range(60))
    found = judge(f"Let $x \\in \\mathbb{{R}}$, {many}.\n\n$$ 2 x = x + x $$ (eq-a)")
    assert found["eq-a"].status == "proved"


def test_in_another_section_a_name_may_be_another(judge):
    page = "# A\n\nLet $x \\in \\mathbb{R}$. The output is $q = 2 x$.\n\n# B\n\n"
    page += "Its output $q$ is the square of its input.\n\n$$ q = 2 x $$ (eq-a)"
    assert judge(page)["eq-a"].status != "proved"
    found = judge("Here $x \\in \\mathbb{R}_{>0}$ would be needed.\n\n$$ |x| = x $$ (eq-a)")
    assert found["eq-a"].status != "proved"


@pytest.mark.parametrize(
    "sentence, right, wrong",
    [
        (r"Let $p \in (0, 1)$, $q = 1 - p$ and $a = \ln \frac{p}{q}$.",
         r"p = \frac{1}{1 + e^{-a}}", r"p = \frac{1}{1 + e^a}"),
        (r"Let $y_1, \dots, y_n \ge 0$ with $\sum_k y_k = 1$.",
         r"\sum_k 2 y_k = 2", r"\sum_k 2 y_k = 1"),
        (r"Let $\lambda_1, \dots, \lambda_n > 0$ and $b \in \mathbb{R}$.",
         r"\sum_i \sqrt{\lambda_i^2} = \sum_i \lambda_i", r"\sum_i \lambda_i = b"),
        (r"Let $\theta \in \mathbb{R}^{d'}$.",
         r"\theta^\top \theta = \|\theta\|^2", r"\theta^\top \theta = \|\theta\|"),
        (r"Let $x \in \mathbb{R}^n$ and $f : \mathbb{R} \to \mathbb{R}$, applied elementwise, and"
         r" let $z = f(x)$.",
         r"\frac{\partial z}{\partial x} = \operatorname{diag}(f'(x))",
         r"\frac{\partial z}{\partial x} = 2 \operatorname{diag}(f'(x))"),
    ],
)  # fmt: skip
def test_what_a_first_sentence_lists(judge, sentence, right, wrong):
    found = judge(f"{sentence}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert found["eq-right"].status == "proved", found["eq-right"].reason
    assert found["eq-wrong"].status == "refuted", found["eq-wrong"].reason


@pytest.mark.parametrize(
    "sentence",
    [
        r"If $y_1, \dots, y_n \ge 0$, it is easy.",
        r"Some take $y_1, \dots, y_n \ge 0$.",
        r"Let $y \in \mathbb{R}^n$. For $y_1, \dots, y_n \ge 0$ it holds.",
    ],
)
def test_and_what_it_does_not_choose(judge, sentence):
    found = judge(f"{sentence}\n\n$$ \\sum_i \\sqrt{{y_i^2}} = \\sum_i y_i $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    "more", [r"$\lambda_1, \dots, \lambda_n > 0$", r"$\lambda_1, \dots, \lambda_n \in \mathbb{R}$",
             r"$a > 0$", r"$v \in \mathbb{R}^n$"],
)  # fmt: skip
def test_what_is_assumed_outlives_what_only_shares_its_length(judge, more):
    orthogonal = r"Let $Q \in \mathbb{R}^{n \times n}$ with $Q^\top Q = \mathbf{I}$, let "
    found = judge(f"{orthogonal}{more}.\n\n$$ Q Q^\\top = \\mathbf{{I}} $$ (eq-a)")
    assert found["eq-a"].status == "proved"


NAMED = [
    "With the model $q = w x$ we have",
    "The loss is given by $q = w x$.",
    "The output is defined as $q = w x$.",
    "The loss is $q = w x$ and it satisfies",
    "One layer computes $q = w x$ and $r = q + b$.",
    "We consider the loss $q = w x$.",
    "In logistic regression we model $q = w x$.",
    r"For the label $t \in \mathbb{R}$ and the prediction $u \in \mathbb{R}$ the loss is $q = w x$.",
    r"Let $q = w x$ for a function $f : \mathbb{R} \to \mathbb{R}$.",
    "The output is $q = w x$ with the weight $r = w + b$.",
]


@pytest.mark.parametrize("sentence", NAMED)
def test_what_is_called_by_its_name_is_defined(judge, sentence):
    right, wrong = r"\frac{\partial q}{\partial w} = x", r"\frac{\partial q}{\partial w} = w"
    found = judge(f"{GIVEN}\n\n{sentence}\n\n$$ {right} $$ (eq-a)\n\n$$ {wrong} $$ (eq-b)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


NOT_NAMED = [
    "With the old model $q = w x$ we have",
    "With the model $q = w x$ we would have",
    "For the wrong loss $q = w x$ we have",
    "With another loss $q = w x$ we have",
    "With the model $q = w x$ of other books we have",
    "Without the model $q = w x$ we have",
    "Recall the model $q = w x$.",
    "The model $q = w x$ is not ours.",
    "Suppose the loss is $q = w x$.",
    "If the loss is $q = w x$, it holds.",
    "Is the loss given by $q = w x$?",
    "For $x = 1$ the loss is $q = w x$.",
    "For $x > 0$ the loss is $q = w x$.",
    "For positive $x$ the loss is $q = w x$.",
    "For one sample the loss is $q = w x$.",
    "The gradient is given by $q = w x$.",
    "The loss is given by $q = w x$, says the student, wrongly.",
    "The loss is no longer given by $q = w x$.",
    "One layer never computes $q = w x$.",
    "The loss is $q = w x$ and it sometimes satisfies",
    "- For the label the loss is $q = w x$.\n- For others it is zero.",
]


@pytest.mark.parametrize("sentence", NOT_NAMED)
def test_what_is_called_so_elsewhere_is_not_defined(judge, sentence):
    claim = r"\frac{\partial q}{\partial w} = x"
    found = judge(f"{GIVEN}\n\n{sentence}\n\n$$ {claim} $$ (eq-a)\n\n$$ q = 1 $$ (eq-b)")
    assert not {found[label].status for label in ("eq-a", "eq-b")} & {"proved", "refuted"}, found


def test_a_sentence_is_made_once_however_many_displays_ask(tmp_path, monkeypatch):
    made, make = [], choice._sentence_round
    monkeypatch.setattr(
        choice,
        "_sentence_round",
        lambda items, place: (made.append((id(items), place)), make(items, place))[1],
    )
    path = tmp_path / "page.md"
    path.write_text("\n\n".join([*PAGES[0], RIGHT, WRONG]))
    assert len(Page(path).entries) == 3
    assert sorted(made) == sorted(set(made)) and made
