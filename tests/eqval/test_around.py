# ruff: noqa: E501
r"""What stands in the sentence of a display, before it and behind it, is heard."""

import pytest

X = "Let $x \\in \\mathbb{R}$.\n\n"
POSITIVE = "Let $x \\in \\mathbb{R}_{>0}$.\n\n"
PART = [
    "for $x > 0$.",
    "whenever $x > 0$.",
    "where $x > 0$.",
    "to the right of the origin.",
    "if the neuron fires, $x > 0$.",
    "at the optimum.",
    "for equal inputs.",
    "on the positive axis.",
    "برای $x > 0$.",
    "وقتی $x > 0$.",
]
NOT_ALL = [
    "if $x > 0$, and $q = 0$ otherwise.",
    "for positive $x$ only; for the others it is zero.",
    "plus noise.",
    "up to a constant.",
    "to first order.",
    "modulo one.",
    "فقط برای $x > 0$.",
]
PLAIN = [
    "where $\\sigma$ is the sigmoid.",
    "for all $x$.",
    "and this is the output.",
    "which is all that we need.",
    "because both sides are the same at $x = 1$.",
    "This holds for $x > 0$, too.",
    "که همان است.",
    "برای $x > 0$، این روشن است.",
]


@pytest.mark.parametrize("behind", PART)
@pytest.mark.parametrize("role", ["eq", "not"])
def test_what_stands_behind_a_claim_may_restrict_it(judge, behind, role):
    found = judge(f"{X}$$ |x| = x $$ ({role}-a)\n\n{behind}")
    assert found[f"{role}-a"].status == "unproved"


@pytest.mark.parametrize("behind", PLAIN)
def test_what_only_goes_on_restricts_nothing(judge, behind):
    found = judge(f"{X}$$ x + 1 = x $$ (not-a)\n\n{behind}\n\n$$ x x = x^2 $$ (eq-a)\n\n{behind}")
    assert found["not-a"].status == "caught" and found["eq-a"].status == "proved"


@pytest.mark.parametrize(
    "behind",
    [
        "for all $x \\in \\mathbb{R}$.",
        "for all real $x$.",
        "also for negative $x$.",
        "where now $x \\in \\mathbb{R}$.",
        "where $x = -1$.",
        "with $x < 0$.",
        "برای $x \\in \\mathbb{R}$.",
    ],
)
def test_a_claim_of_more_than_is_declared_is_not_proved(judge, behind):
    assert judge(f"{POSITIVE}$$ |x| = x $$ (eq-a)\n\n{behind}")["eq-a"].status != "proved"
    assert judge(f"{POSITIVE}$$ |x| = x $$ (eq-a)\n\nThe end.")["eq-a"].status == "proved"


@pytest.mark.parametrize("lead", ["For negative $x$ we have", "For every real $x$", "برای $x$ منفی"])
def test_nor_one_that_a_sentence_leads_to_so(judge, lead):
    assert judge(f"{POSITIVE}{lead}\n\n$$ |x| = x $$ (eq-a)")["eq-a"].status != "proved"


@pytest.mark.parametrize("behind", NOT_ALL)
def test_a_definition_that_goes_on_behind_is_left_behind(judge, behind):
    found = judge(f"{X}$$ q = 2 x $$ (def-q)\n\n{behind}\n\n$$ q = 2 x $$ (eq-a)")
    assert found["def-q"].status == found["eq-a"].status == "unreadable"


@pytest.mark.parametrize(
    "lead",
    [
        "If $x > 0$, then",
        "For positive $x$ let",
        "The following is wrong:",
        "Suppose for a moment",
        "اگر $x > 0$ باشد،",
        "این نادرست است:",
    ],
)
def test_nor_does_one_of_a_case_define(judge, lead):
    found = judge(f"{X}{lead}\n\n$$ q = 2 x $$ (def-q)\n\n$$ q = 2 x $$ (eq-a)")
    assert found["def-q"].status == found["eq-a"].status == "unreadable"


@pytest.mark.parametrize("text", [*PLAIN, "where $b \\in \\mathbb{R}$ is the bias."])
def test_a_definition_with_a_plain_sentence_holds(judge, text):
    found = judge(f"{X}The output is\n\n$$ q = 2 x $$ (def-q)\n\n{text}\n\n$$ q = 2 x $$ (eq-a)")
    assert found["eq-a"].status == "proved"
