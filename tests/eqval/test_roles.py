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
