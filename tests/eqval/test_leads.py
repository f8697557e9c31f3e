r"""What a sentence that leads to a display may say, if what it shows is wrong."""

import pytest

PAGE = "Let $x \\in \\mathbb{R}$.\n\n$$ f(x) = x^2 $$ (def-f)\n\n%s\n\n$$ f'(x) = x $$ (eq-1)"
SAYS_NO_MORE = """
    Computing the gradient we obtain|with the derivative|By the chain rule, an elegant result is
    A little algebra gives|The logarithm cancels, and rearranging gives|with gradient
    Its derivative, evaluated directly, is|It's a classic result that|Verify that
    Plugging this in we've|The derivative with respect to all of the inputs is
""".replace("\n", "|")
SAYS_MORE = """
    with small inputs|Setting the derivative to zero gives|At the minimum|to first order
    where x is a half|The numerical derivative is|The average slope is|We require
    At the optimum we have|with the constraint|The solution has to obey
    For large inputs the slope is|The normalized slope is
""".replace("\n", "|")


@pytest.mark.parametrize("lead", [x.strip() for x in SAYS_NO_MORE.split("|") if x.strip()])
def test_a_lead_that_says_no_more(judge, lead):
    assert judge(PAGE % lead)["eq-1"].status == "refuted"


@pytest.mark.parametrize("lead", [x.strip() for x in SAYS_MORE.split("|") if x.strip()])
def test_a_lead_that_may_say_more(judge, lead):
    assert judge(PAGE % lead)["eq-1"].status != "refuted"


@pytest.mark.parametrize("lead", ["For vectors", "For all vectors", "For any", "For"])
def test_for_any_that_a_sentence_declares_is_no_case(judge, lead):
    found = judge(f"{lead} $u, v \\in \\mathbb{{R}}^n$ and $c > 0$,\n\n$$ u + c v = u $$ (eq-1)")
    assert found["eq-1"].status == "refuted"


@pytest.mark.parametrize("lead", ["For unit vectors", "For small", "For nearly all", "For such"])
def test_for_some_of_them_is_one(judge, lead):
    found = judge(f"{lead} $u, v \\in \\mathbb{{R}}^n$ and $c > 0$,\n\n$$ u + c v = u $$ (eq-1)")
    assert found["eq-1"].status != "refuted"


def test_what_is_defined_above_satisfies_an_identity_and_what_is_free_an_equation(judge):
    assert judge(PAGE % "and it satisfies")["eq-1"].status == "refuted"
    assert judge(PAGE % "The network is trained.\n\nIt satisfies")["eq-1"].status != "refuted"
    free = "Let $x \\in \\mathbb{R}$.\n\nIt satisfies\n\n$$ x^2 = x $$ (eq-1)"
    assert judge(free)["eq-1"].status != "refuted"


@pytest.mark.parametrize(
    ("before", "holds"),
    [
        ("where $g$ is the gradient of the cost, and let $c > 0$", False),
        ("where $g$ is the gradient of half the squared norm, and let $c > 0$", True),
        ("where $g$ is the mean of $w$, and let $c > 0$", True),
        ("where $g$ is the twin of $w$, and let $c > 0$", True),
    ],
)
def test_the_gradient_of_a_cost_that_no_formula_holds_is_any_vector(judge, before, holds):
    page = f"Let $w, g \\in \\mathbb{{R}}^n$, {before}.\n\n$$ w - c g = w + c g $$ (eq-1)"
    assert (judge(page)["eq-1"].status != "refuted") == holds


def test_a_noun_before_a_definition_is_of_what_it_defines(judge):
    page = "Let $d, y \\in \\mathbb{R}$ and error $e = d - y$.\n\n$$ e = d + y $$ (eq-1)"
    assert judge(page)["eq-1"].status == "refuted"
    page = "Let $d, y \\in \\mathbb{R}$ and error $e \\in \\mathbb{R}$.\n\n$$ e = d + y $$ (eq-1)"
    assert judge(page)["eq-1"].status != "refuted"
