"""Names and sets as other books write them."""

import pytest

ESL = (
    r"$x_i \in \mathbb{R}^p$, $y_i \in \{0, 1\}$, $i = 1, \dots, N$, $\beta \in \mathbb{R}^p$"
    "\n\n"
    r"$$ p(x; \beta) = \frac{e^{\beta^T x}}{1 + e^{\beta^T x}} $$ (def-p)"
)
NEGATIVE = (
    r"$w, c_{pos} \in \mathbb{R}^d$, $c_{neg_i} \in \mathbb{R}^d$, $i = 1, \dots, k$"
    "\n\n"
    r"$$ S = \sum_{i=1}^k w \cdot c_{neg_i} - w \cdot c_{pos} $$ (def-S)"
)
SYMMETRIC = r"Let $P \in \mathbf{S}^n$ be symmetric and $x, q \in \mathbf{R}^n$."

PAIRS = {
    "a length and a probability": (
        ESL,
        r"\frac{\partial p(x_i; \beta)}{\partial \beta} = x_i p(x_i; \beta) (1 - p(x_i; \beta))",
        r"\frac{\partial p(x_i; \beta)}{\partial \beta} = x_i p(x_i; \beta)",
    ),
    "a length where a sum ends": (
        ESL,
        r"\sum_{j=1}^p \beta_j x_{ij} = \beta^T x_i",
        r"\sum_{j=1}^p \beta_j x_{ij} = 2 \beta^T x_i",
    ),
    "a length in brackets": (
        r"$X \in \mathbb{R}^{N \times (p+1)}$, $\beta \in \mathbb{R}^{p+1}$",
        r"\nabla_\beta (\|X \beta\|^2) = 2 X^T X \beta",
        r"\nabla_\beta (\|X \beta\|^2) = X^T X \beta",
    ),
    "an index below a word": (
        NEGATIVE,
        r"\frac{\partial S}{\partial w} = \sum_{i=1}^k c_{neg_i} - c_{pos}",
        r"\frac{\partial S}{\partial w} = \sum_{i=1}^k c_{neg_i} + c_{pos}",
    ),
    "a derivative by one of them": (
        NEGATIVE,
        r"\frac{\partial S}{\partial c_{neg_i}} = w",
        r"\frac{\partial S}{\partial c_{neg_i}} = -w",
    ),
    "an upright word": (
        r"$c_{\text{neg}, i} \in \mathbb{R}$, $i = 1, \dots, k$",
        r"\sum_i (c_{\text{neg}, i} + 1) = \sum_{i=1}^k c_{\text{neg}, i} + k",
        r"\sum_i (c_{\text{neg}, i} + 1) = \sum_{i=1}^k c_{\text{neg}, i} + 1",
    ),
    "symmetric matrices": (
        SYMMETRIC,
        r"\nabla_x \left( \frac{1}{2} x^T P x + q^T x \right) = P x + q",
        r"\nabla_x \left( \frac{1}{2} x^T P x + q^T x \right) = P x - q",
    ),
    "their entries": (SYMMETRIC, r"P_{ij} x_i x_j = P_{ji} x_j x_i", r"P_{ij} x_i = P_{ji} x_j"),
    "their products": (SYMMETRIC, r"(P P)^\top = P P", r"(P q x^\top)^\top = P q x^\top"),
}


@pytest.mark.parametrize(("page", "right", "wrong"), PAIRS.values(), ids=PAIRS)
def test_names_and_sets_of_other_books(judge, page, right, wrong):
    found = judge(f"{page}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert all(item.ok for name, item in found.items() if name != "eq-wrong"), found
    assert found["eq-wrong"].status == "refuted", found


@pytest.mark.parametrize(
    ("page", "claim", "why"),
    [
        (ESL, r"p(x_i) = 1 - (1 - p(x_i))", "a length and a function"),
        (ESL, r"\frac{\partial p}{\partial \beta} = 0", "a length and a function"),
        (ESL, r"y_i - p = -(p - y_i)", "a length and a function"),
        (r"$x \in \mathbb{S}^n$", r"x^\top x = 1", r"$x \in \mathbb{S}^n$"),
        (r"$x \in \mathbb{S}^{n-1}$", r"\|x\| = 1", r"$x \in \mathbb{S}^{n-1}$"),
        (r"$Q \in \mathbb{S}^n_{++}$, $x \in \mathbb{R}^n$", r"x^\top Q x \ge 0", "Q as definite"),
        (SYMMETRIC, r"\frac{\partial (x^T P x)}{\partial P} = x x^T", "move together"),
    ],
)
def test_what_reads_two_ways_or_says_more_is_refused(judge, page, claim, why):
    found = judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status in ("unreadable", "ill-typed") and why in found.reason, found


def test_a_definite_matrix_is_symmetric(judge):
    page = r"$Q \in \mathbb{S}^n_{++}$, $x \in \mathbb{R}^n$"
    claim = r"\nabla_x (x^\top Q x) = 2 Q x"
    assert judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "proved"
