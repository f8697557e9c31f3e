# ruff: noqa: E501
"""Probabilities, means and variances as pages write them."""

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


VALUES = (
    r"Let $X$ take the values $x_1, \dots, x_n \in \mathbb{R}$ with probabilities $p_1, \dots, p_n$, "
    r"$\operatorname{E}[X] = \sum_{i=1}^n p_i x_i$, and let $a, b \in \mathbb{R}$."
)


@pytest.mark.parametrize(
    "prose", [VALUES, r"Let $X$ be a random variable and $a, b \in \mathbb{R}$."]
)
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (r"E[X^2] - E[X]^2 = \operatorname{Var}(X)", r"E[X^2] - E[X] = \operatorname{Var}(X)"),
        (
            r"\mathrm{Var}[a X + b] = a^2 \mathbb{V}_X[X]",
            r"\mathrm{Var}[a X + b] = a \mathbb{V}_X[X]",
        ),
        (r"E[(X - a)^2] = \text{Var}(X) + (E[X] - a)^2", r"E[(X - a)^2] = \text{Var}(X)"),
        (r"E[a X] + E[b] = a E[X] + b", r"E[a X] = E[X]"),
    ],
)
def test_moments_of_what_a_sentence_calls_random(judge, prose, right, wrong):
    claims = f"\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)".replace(
        "E[", r"\operatorname{E}["
    )
    found = judge(prose + claims)
    assert found["eq-right"].status == "proved", found
    assert found["eq-wrong"].status == ("refuted" if prose == VALUES else "unproved"), found


@pytest.mark.parametrize(
    "prose",
    [
        "If $X$ is a random variable, then",
        "Let $X$ be a random variable with mean $0$.",
        "Is $X$ a random variable?",
        "Let $X$ be a random variable and $Y$ be a random variable, $Z = X Y$.",
    ],
)
def test_what_is_said_of_a_random_variable_beyond_that_is_not_read(judge, prose):
    found = judge(prose + "\n\n$$ \\mathbb{E}[X] = \\mathbb{E}[2 X] - \\mathbb{E}[X] $$ (eq-a)"
                  "\n\n$$ \\mathbb{E}[Z] = 0 $$ (eq-b)")  # fmt: skip
    assert found["eq-b"].status not in ("proved", "refuted"), found
    assert "and $Y$" in prose or found["eq-a"].status not in ("proved", "refuted"), found


def test_a_function_of_what_is_averaged_is_known_of_that_only(judge):
    text = "Let $X$ be a random variable and $a \\in \\mathbb{R}$. Its bias is"
    text += " $B(X) = \\mathbb{E}[X] - a$.\n\n$$ B(X) + a = \\mathbb{E}[X] $$ (eq-a)"
    text += "\n\n$$ B(a) = B(X) $$ (eq-b)\n\n$$ B(2 X) = B(X) $$ (eq-c)"
    found = {name: item.status for name, item in judge(text).items()}
    assert found.pop("eq-a") == "proved" and not {*found.values()} & {"proved", "refuted"}, found
