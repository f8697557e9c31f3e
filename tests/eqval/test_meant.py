# ruff: noqa: E501
"""A σ of which a page says the word sigmoid, and nothing else, is the sigmoid: as inferred."""

import pytest

SLOPE = r"\sigma'(z) = \sigma(z) (1 - \sigma(z))"
TOLD = [
    "The sigmoid squashes its input to the unit interval.",
    "### The logistic function",
    "مشتق سیگموید چنین است:",
]
OTHER = [
    "",
    "Unlike the sigmoid, this one is steep.",
    "Here $\\sigma$ is any activation, such as the sigmoid.",
    "The sigmoid is old. Here $\\sigma$ is the activation.",
    "The sigmoid, like $\\sigma$, is smooth.",
    "The noise has deviation $\\sigma$, not a sigmoid.",
    "We replace the sigmoid by this one.",
    "Instead of the sigmoid we take this one.",
    "The sigmoid or the hyperbolic tangent may stand here.",
    "The sigmoid with a slope.",
    "Let $\\sigma(z) = z^3$; it is no sigmoid.",
    "Let $\\sigma > 0$. The sigmoid squashes.",
    "With $s = \\sigma + 1$ the sigmoid is shifted.",
    "Now $f$ is free and $\\sigma$ is the sigmoid. It is scaled by two.",
    "به‌جای سیگموید این را می‌نویسیم.",
]


@pytest.mark.parametrize("words", TOLD)
def test_the_word_says_what_sigma_is(judge, words):
    found = judge(f"{words}\n\n$$ {SLOPE} $$ (eq-a)\n\n$$ {SLOPE.replace('1 -', '2 -')} $$ (eq-b)")
    assert found["eq-a"].status == "proved", found["eq-a"].reason
    assert found["eq-b"].status in ("unproved", "unreadable"), found["eq-b"]


@pytest.mark.parametrize("sign", ["=", r"\triangleq", ":="])
def test_what_the_page_defines_is_its_own(judge, sign):
    page = f"The sigmoid.\n\n$$ \\sigma(x) {sign} \\frac{{1}}{{1 + e^{{-2 x}}}} $$ (def-a)"
    found = judge(f"{page}\n\n$$ \\sigma'(x) = 2 \\sigma(x) (1 - \\sigma(x)) $$ (eq-a)")
    assert found["def-a"].ok and found["eq-a"].status == "proved", found


@pytest.mark.parametrize("words", OTHER)
def test_what_is_said_otherwise_is_another(judge, words):
    found = judge(f"{words}\n\n$$ {SLOPE} $$ (eq-a)\n\n$$ {SLOPE} $$ (not-a)")
    assert {found[x].status for x in ("eq-a", "not-a")} <= {"ill-typed", "unreadable"}, found


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("$$ s = sigmoid(z) = \\frac{1}{1+exp(-z)} $$ (def-s)\n\n$$ \\frac{ds}{dz} = s (1-s) $$ (eq-a)", "proved"),
        ("$$ tanh(z) = 2 * sigmoid(2 * z) - 1 $$ (eq-a)", "proved"),
        ("$$ tanh(z) = 2 * sigmoid(z) - 1 $$ (eq-a)", "unproved"),
        ("$e, x, p, z \\in \\mathbb{R}$\n\n$$ exp(z + 1) = e x p z + e x p $$ (eq-a)", "unreadable"),
        ("Let $sigmoid(z) = z$.\n\n$$ sigmoid(z) = \\frac{1}{1 + e^{-z}} $$ (eq-a)", "refuted"),
    ],
)  # fmt: skip
def test_a_function_may_be_spelled_in_italics(judge, page, status):
    found = judge(page)["eq-a"]
    assert found.status == status, found.reason
