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


def test_an_argument_that_does_not_count_needs_no_declaration(judge):
    text = "Let $z \\in \\mathbb{R}$.\n\n$$ g(z, x) = z + 1 $$ (def-g)\n\n$$ q = g(z, x) $$ (def-q)"
    assert judge(text)["def-q"].status == "defined"


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


DRAWN = [
    (
        r"Let $X \sim \mathcal{N}(\mu, \sigma^2)$.",
        r"\mathbb{E}[X] = \mu",
        r"\mathbb{E}[X] = \sigma",
    ),
    (
        r"Let $X \sim \mathcal{N}(\mu, \sigma^2)$.",
        r"\mathbb{E}[(X - \mu)^4] = 3 \sigma^4",
        r"\mathbb{E}[(X - \mu)^4] = \sigma^4",
    ),
    (
        r"Let $x \sim \mathcal{N}(m, v)$ and $a, b \in \mathbb{R}$.",
        r"\operatorname{Var}(a x + b) = a^2 v",
        r"\operatorname{Var}(a x + b) = a v",
    ),
    (
        r"Let $\epsilon \sim N(0, \sigma^2)$ be Gaussian noise.",
        r"\mathbb{E}[\epsilon^2] = \sigma^2",
        r"\mathbb{E}[\epsilon^2] = 0",
    ),
    (
        r"Let $y \sim \operatorname{Bernoulli}(\theta)$.",
        r"\operatorname{Var}(y) = \theta (1 - \theta)",
        r"\operatorname{Var}(y) = \theta",
    ),
    (r"Let $y \sim \mathrm{Ber}(p)$.", r"y^2 = y", r"y = p"),
    (r"Let $u \sim \mathcal{U}(0, 1)$.", r"u^2 \le u", r"u^2 \ge 1"),
    (
        r"Let $\pi \in \Delta^K$ and $z \in \mathbb{R}^K$. Let $y \sim \mathrm{Cat}(\pi)$.",
        r"\frac{\partial z_y}{\partial z_k} = \mathbb{1}(y = k)",
        r"\frac{\partial z_y}{\partial z_k} = 1",
    ),
    (r"بگیرید $y \sim \mathrm{Bernoulli}(p)$.", r"\mathbb{E}[y] = p", r"\mathbb{E}[y] = 1 - p"),
]


@pytest.mark.parametrize(("prose", "right", "wrong"), DRAWN)
def test_a_distribution_is_read(judge, prose, right, wrong):
    found = judge(f"{prose}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


NOT_DRAWN = [
    (r"If $X \sim \mathcal{N}(0, 1)$, all is easy.", r"\mathbb{E}[X^2] = 1"),
    (r"Is $X \sim \mathcal{N}(0, 1)$?", r"\mathbb{E}[X^2] = 1"),
    (r"We do not assume $X \sim \mathcal{N}(0, 1)$.", r"\mathbb{E}[X^2] = 1"),
    (r"> Let $X \sim \mathcal{N}(0, 1)$.", r"\mathbb{E}[X^2] = 1"),
    (r"Let $X \sim \mathcal{N}(0, 1)$. Now let $X \sim \mathcal{N}(1, 1)$.", r"\mathbb{E}[X] = 0"),
    (r"Let $X \sim \mathcal{N}(0, 1)$ and $Y \sim \mathcal{N}(0, 1)$.", r"\mathbb{E}[X Y] = 0"),
    (
        r"Let $x_i \sim N(0, 1)$ for $i = 1, \dots, n$ and $Z \sim N(0, 1)$.",
        r"\mathbb{E}[x_i Z] = x_i \mathbb{E}[Z]",
    ),
    (r"Let $x \sim \mathcal{N}(\mu, \Sigma)$.", r"\mathbb{E}[x] = \mu"),
    # Three nodes would say what is not so.
    (r"Let $X \sim N(\mu, \sigma^2)$.", r"\mathbb{E}[(X - \mu)^6] = 9 \sigma^6"),
    (r"Let $X \sim N(0, 1)$.", r"\mathbb{E}[e^X] = \frac{2}{3} + \frac{1}{3} \cosh \sqrt{3}"),
]


@pytest.mark.parametrize(("prose", "claim"), NOT_DRAWN)
def test_of_no_other_distribution_a_mean_is_taken(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found
