"""An equation in a sentence of which nothing tells what it does, where it makes no difference."""

import pytest

GIVEN = "Let $u, v \\in \\mathbb{R}$ and $x \\in \\mathbb{R}^5$. "
PAGE = "{}{}\n\n$$ {} $$ (eq-a)"
# Each may say what its names are, claim it, or make a case of them.
SENTENCES = [
    "Perhaps ${}$ comes to mind.",
    "If all goes well, one remembers ${}$ from last week.",
    "Someone wrote ${}$ on the board.",
    "اگر همه چیز خوب پیش برود ${}$ به یادتان می‌آید.",
]
ONE = [r"\sum_{i=1}^5 x_i = 1", r"x^\top x = 1", r"x_1 + x_2 = x_3 x_4"]
SEVERAL = ["u v = x_1", "u - v = u^2", r"x_1 = u v + v", r"u^2 = \sum_{i=1}^5 x_i"]
ALL = [r"(u + v)^2 - \sum_{i=1}^5 x_i = u^2 + 2 u v + v^2 - \sum_{j=1}^5 x_j", "u x = x u"]


@pytest.mark.parametrize("said", SENTENCES)
@pytest.mark.parametrize("equation", ONE + SEVERAL)
def test_what_holds_of_all_values_holds_whatever_an_equation_says_of_them(judge, said, equation):
    for claim in ALL:
        page = PAGE.format(GIVEN, said.format(equation), claim)
        assert judge(page)["eq-a"].status == "proved"


@pytest.mark.parametrize("said", SENTENCES)
@pytest.mark.parametrize("equation", ONE + SEVERAL)
def test_what_does_not_hold_of_all_is_not_refuted_beside_it(judge, said, equation):
    for claim in ("u v + x_1 = x_2", "u x = v x + x"):
        page = PAGE.format(GIVEN, said.format(equation), claim)
        assert judge(page)["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize("said", SENTENCES)
@pytest.mark.parametrize(("equation", "slope", "held"), [
    *((x, r"\nabla_x (x^\top x) = 2 x", False) for x in ONE),
    *((x, r"\frac{d}{du} (u v + x_1) = v", True) for x in ONE),
    *((x, r"\frac{d}{du} (u v + x_1) = v", False) for x in SEVERAL),
    ("w = u", r"\frac{d}{du} (u^2 w) = 2 u w", False),
    ("x_1 = w", r"\frac{d}{du} (u x_1) = x_1", False),
])  # fmt: skip
def test_nothing_moves_what_such_an_equation_ties(judge, said, equation, slope, held):
    page = PAGE.format(GIVEN, said.format(equation), slope)
    assert (judge(page)["eq-a"].status == "proved") is held


def test_what_a_name_is_that_nothing_declares_is_needed(judge):
    page = PAGE.format(GIVEN, SENTENCES[0].format("w = u v"), "u w = w u")
    assert judge(page)["eq-a"].status not in ("proved", "refuted")


def test_what_is_defined_and_given_anew_is_not_judged_by_the_old_one(judge):
    page = f"{GIVEN}\n\n$$ w = u v $$ (def-w)\n\nPerhaps $w = u$ comes to mind.\n\n"
    assert judge(page + "$$ w + u = u v + u $$ (eq-a)")["eq-a"].status not in ("proved", "refuted")


SQUARE = "Let $x \\in \\mathbb{{R}}^3$.\n\n$$ \\sigma^2 = x^\\top x + 1 $$ (def-s)\n\n{}\n\n"
SQUARE += "$$ \\sigma = \\sqrt{{x^\\top x + 1}} $$ (eq-a)\n\n$$ \\sigma = x^\\top x + 1 $$ (eq-b)"


@pytest.mark.parametrize("said", [
    "We take $\\sigma > 0$ to be the positive square root of $\\sigma^2$.", "Here $\\sigma > 0$.",
    "Let $\\sigma > 0$.", "بگیرید $\\sigma > 0$.",
])  # fmt: skip
def test_what_is_positive_is_the_root_of_its_square(judge, said):
    found = judge(SQUARE.format(said))
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status != "proved", found


@pytest.mark.parametrize("said", [
    "If $\\sigma > 0$, all is well.", "Here $\\sigma < 0$.",
    "It is not known whether $\\sigma > 0$.",
    "Let $\\sigma \\geq 1$.",
])  # fmt: skip
def test_what_may_be_negative_is_not(judge, said):
    assert judge(SQUARE.format(said))["eq-a"].status not in ("proved", "refuted")


ROOT = "$$ \\sqrt{c^2} = c $$ (eq-a)"


@pytest.mark.parametrize("aim", [
    "makes sure that we never divide by zero", "ensures that nothing is lost",
    "is added to avoid that we divide by zero", "guarantees that the root is not zero",
])  # fmt: skip
def test_what_a_constant_is_for_does_not_deny_it(judge, aim):
    page = f"The scale is the variance, where the small constant $c > 0$ {aim}:\n\n{ROOT}"
    assert judge(page)["eq-a"].status == "proved"
    for said in (
        "is not used",
        "is never needed",
        "does not exist, which ensures that all is well",
    ):
        assert judge(page.replace(aim, said))["eq-a"].status != "proved", said


LAYER = """Let $x \\in \\mathbb{R}^d$, with a parameter $\\gamma \\in \\mathbb{R}^d$ and a
shift parameter $\\beta \\in \\mathbb{R}^d$.

## HEAD

The normalized vector $h \\in \\mathbb{R}^d$ LEAD

$$ h_i = \\gamma_i x_i + \\beta_i $$ (def-h)

## The slopes

SAID

$$ \\frac{\\partial L}{\\partial \\gamma_i} = g_i x_i $$ (eq-a)

$$ \\frac{\\partial L}{\\partial \\gamma_i} = 2 g_i x_i $$ (eq-b)
"""
SLOPES = [
    "Suppose that a differentiable scalar loss $L$ is a function of the output $h$, and write"
    " $g_i = \\partial L / \\partial h_i$ for the gradient that arrives from the layers above.",
    "The output enters a scalar loss $L$ only through $h$. Let $g_i = \\partial L / \\partial h_i$"
    " be its gradient.",
]


@pytest.mark.parametrize("said", SLOPES)
@pytest.mark.parametrize("head", ["Normalizing One Example", "Computing each example", "Forward"])
@pytest.mark.parametrize("lead", ["has the components", "has the entries", "is"])
def test_a_gradient_is_named_by_its_formula(judge, said, head, lead):
    page = LAYER.replace("SAID", said).replace("HEAD", head).replace("LEAD", lead)
    found = judge(page)
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status != "proved", found


@pytest.mark.parametrize(("old", "new"), [
    ("write", "never write"), ("HEAD", "An example"), ("LEAD", "has the first components"),
    ("LEAD", "has the other components"), ("and write", "where some write"),
])  # fmt: skip
def test_it_is_not_where_words_take_it_back(judge, old, new):
    page = LAYER.replace("SAID", SLOPES[0]).replace(old, new)
    page = page.replace("HEAD", "Forward").replace("LEAD", "is")
    assert judge(page)["eq-a"].status != "proved", judge(page)
