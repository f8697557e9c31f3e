"""Probabilities as pages write them."""

import pytest

BERNOULLI = (
    r"Let $x, \theta \in \mathbb{R}^d$, $y \in \{0, 1\}$ and $h_\theta(x) = g(\theta^\top x)$ "
    r"where $g(z) = \frac{1}{1 + e^{-z}}$.",
    r"P(y = 1 \mid x; \theta) = h_\theta(x), \quad P(y = 0 \mid x; \theta) = 1 - h_\theta(x)",
)
LOGIT = (
    r"Let $z \in \mathbb{R}$, $y \in \{0, 1\}$, with $\sigma(t) = \frac{1}{1 + e^{-t}}$.",
    r"P(y \mid \boldsymbol{x}) = \sigma((2 y - 1) z)",
)


@pytest.mark.parametrize(
    ("page", "right", "wrong"),
    [
        (
            BERNOULLI,
            r"p(y \mid x; \theta) = h_\theta(x)^y (1 - h_\theta(x))^{1 - y}",
            r"p(y \mid x; \theta) = h_\theta(x)^{1 - y} (1 - h_\theta(x))^y",
        ),
        (
            LOGIT,
            r"-\log P(y \mid \boldsymbol{x}) = \log(1 + e^{(1 - 2 y) z})",
            r"-\log P(y \mid \boldsymbol{x}) = \log(1 + e^{(2 y - 1) z})",
        ),
    ],
)
def test_what_only_conditions_needs_no_declaration(judge, page, right, wrong):
    prose, defined = page
    text = f"{prose}\n\n$$ {defined} $$ (def-P)\n\n$$ {right} $$ (eq-a)\n\n$$ {wrong} $$ (eq-b)"
    found = judge(text)
    assert (found["eq-a"].status, found["eq-b"].status) == ("proved", "refuted"), found


@pytest.mark.parametrize(
    "more", ["Let $p \\in (0, 1)$.", "$$ p(x) = x^2 $$ (def-p)", "$$ p = \\foo{x} $$ (def-p)"]
)
def test_a_letter_with_a_meaning_of_its_own_is_no_probability(judge, more):
    text = f"Let $h \\in (0, 1)$.\n\n{more}\n\n$$ P(y = 1 \\mid x) = h $$ (def-P)\n\n"
    found = judge(text + "$$ p(y = 1 \\mid x) + 1 = h + 1 $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


def test_an_argument_that_counts_needs_its_declaration(judge):
    text = (
        "Let $z \\in \\mathbb{R}$.\n\n$$ g(z, x) = z BODY $$ (def-g)\n\n$$ q = g(z, x) $$ (def-q)"
    )
    assert judge(text.replace("BODY", "+ 1"))["def-q"].status == "defined"
    assert judge(text.replace("BODY", "x^\\top x"))["def-q"].status != "defined"
