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
