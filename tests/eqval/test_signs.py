# ruff: noqa: E501
"""Signs and constants to which the text of a page gives another meaning."""

import pytest

OTHERWISE = [
    (r"Let $u, v \in \mathbb{R}^n$. Here $\|u\| = \sum_i |u_i|$.", r"\|v\|^2 = v^\top v"),
    (
        r"Let $a \in \mathbb{R}$. We scale it: $\tanh(x) = 1.7 \cdot \frac{e^x - e^{-x}}{e^x + e^{-x}}$.",
        r"\tanh'(a) = 1 - \tanh^2(a)",
    ),
    (r"Let $a, x \in \mathbb{R}$. Here $|x| = x + 1$.", r"|a|^2 = a^2"),
    (r"Let $a, x \in \mathbb{R}$. Here $\exp(x) = 2^x$.", r"\frac{d}{d a} \exp(a) = \exp(a)"),
    (r"Let $a, x \in \mathbb{R}$. We write $\max(x, a) = x + a$.", r"\max(2, 3) = 3"),
    (
        r"Let $a, b, u, v \in \mathbb{R}^n$. We write $u \odot v = u v^\top$.",
        r"a \odot b = b \odot a",
    ),
    (
        r"Let $A \in \mathbb{R}^{2 \times 2}$. We write $|A|$ for the matrix of absolute values.",
        r"|A| = A_{11} A_{22} - A_{12} A_{21}",
    ),
    (
        r"Let $A \in \mathbb{R}^{2 \times 2}$, where $|A|$ is the number of entries.",
        r"|A| = A_{11} A_{22} - A_{12} A_{21}",
    ),
    (r"Let $\pi$ be the policy.", r"\cos(\pi) = -1"),
    (r"Here $i$ is the imaginary unit.", r"i^2 \ge 0"),
    (r"Let $A \in \mathbb{R}^{n \times n}$, where $I$ is an integral image.", "A I = A"),
]
PLAINLY = [
    (r"Let $u \in \mathbb{R}^n$ with $\|u\| = 1$.", r"\|u\|^2 = u^\top u"),
    (r"Let $a, b > 0$. Recall that $\log(a b) = \log a + \log b$.", r"\log(a^2) = 2 \log a"),
    (
        r"Let $A \in \mathbb{R}^{2 \times 2}$, where $|A|$ is its determinant.",
        r"|A| = A_{11} A_{22} - A_{12} A_{21}",
    ),
    (r"Let $u \in \mathbb{R}^n$, where $\|u\|$ is the length of $u$.", r"\|u\|^2 = u^\top u"),
    (r"Here $\pi$ is the number of the circle.", r"\cos(\pi) = -1"),
    (r"Let $A \in \mathbb{R}^{n \times n}$, where $I$ is the identity matrix.", "A I = A"),
]


@pytest.mark.parametrize(("words", "claim"), OTHERWISE)
def test_what_means_something_else_here_is_not_judged(judge, words, claim):
    assert judge(f"{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "unreadable"


@pytest.mark.parametrize(("words", "claim"), PLAINLY)
def test_what_means_what_it_always_does_is_judged(judge, words, claim):
    assert judge(f"{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "proved"


def test_what_is_near_a_constant_says_nothing_of_it(judge):
    found = judge("این عدد نزدیک $\\pi$ است.\n\n$$ \\cos(\\pi) = -1 $$ (eq-a)")
    assert found["eq-a"].status == "proved", found
