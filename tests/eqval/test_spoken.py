"""Equations in the prose: what is new is defined by them, all else is a hidden claim."""

import pytest

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
    assert any("claim hidden" in item.reason for item in found.values()), found
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
