# ruff: noqa: E501
"""What a sentence defines, and what it says of a name that was just declared."""

import pytest

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
