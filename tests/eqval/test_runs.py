"""Letters set close: one name where the page says so and a product they cannot be."""

import pytest

COUNTS = r"$TP, FP, FN > 0$"
LOSS = r"$x, t \in \mathbb{R}$" + "\n\n" + r"$$ MSE = (x - t)^2, \quad FL(t) = t^2 + x $$ (def-M)"

PAIRS = {
    "declared, beside a name of one of its letters": (
        COUNTS + "\n\n" + r"$$ P = \frac{TP}{TP + FP}, \quad F_1 = \frac{2 TP}{TP + FN} $$ (def-P)",
        r"1 - P = \frac{FP}{TP + FP}",
        r"1 - P = \frac{FN}{TP + FP}",
    ),
    "differentiated": (
        LOSS,
        r"\frac{d\,MSE}{d x} = \frac{\partial MSE}{\partial x} = \frac{dMSE}{dx} = 2 (x - t)",
        r"\frac{d\,MSE}{d x} = 2 (t - x)",
    ),
    "a function": (LOSS, r"FL(3) = 9 + x", r"FL(3) = 9 + t"),
    "upright elsewhere": (LOSS, r"\mathrm{MSE} = 4 \text{MSE} - 3 MSE", r"\mathrm{MSE} = 2 MSE"),
    "small letters": (
        r"$\hat{y}, y \in \mathbb{R}^n$"
        "\n\n"
        r"$$ \begin{aligned} loss &= \|\hat{y} - y\|^2 \\ cost &= 2 loss \end{aligned} $$ (def-l)",
        r"\frac{\partial cost}{\partial \hat{y}_i} = 4 (\hat{y}_i - y_i)",
        r"\frac{\partial cost}{\partial \hat{y}_i} = 2 (\hat{y}_i - y_i)",
    ),
}


@pytest.mark.parametrize(("page", "right", "wrong"), PAIRS.values(), ids=PAIRS)
def test_names_of_several_letters(judge, page, right, wrong):
    found = judge(f"{page}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert all(item.ok for name, item in found.items() if name != "eq-wrong"), found
    assert found["eq-wrong"].status == "refuted", found


DOUBTFUL = {
    "a letter is declared": r"$x, E \in \mathbb{R}$" + "\n\n$$ MSE = x^2 $$ (def-a)",
    "a letter is declared below": "$$ MSE = 4 $$ (def-a)\n\n" + r"$S \in \mathbb{R}$",
    "a letter is defined": "$$ S = 3, \\quad MSE = 4 $$ (def-a)",
    "matrices": r"$A, B \in \mathbb{R}^{n \times n}$" + "\n\n$$ AB = B A $$ (def-a)",
    "both are names": r"$T, P \in \mathbb{R}$, $TP > 0$",
    "both are in a product elsewhere": "$TP > 0$\n\n$$ PT = 2 $$ (hyp-a)",
    "small letters": r"$x, y \in \mathbb{R}$, $xy > 0$",
    "a set": r"$A, B \in \mathbb{R}$, $AB \in (0, 1)$",
}


@pytest.mark.parametrize("page", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_may_be_a_product_is_refused_with_both_readings(judge, page):
    assert any("reads two ways" in item.reason for item in judge(page).values())


@pytest.mark.parametrize(
    ("page", "claim", "status"),
    [
        (r"$w, x \in \mathbb{R}$ and the product $wx$.", r"wx = x w", "proved"),
        (r"$w, x \in \mathbb{R}^n$", r"\sum_i w_ix_i = w^\top x", "proved"),
        (r"$x, d \in \mathbb{R}$ and $dx$.", r"\frac{x}{2} = 0.5 x", "proved"),
        ("The counts $TP$ and $FP$.", r"\frac{TP}{TP + FP} \le 2", "ill-typed"),
    ],
)
def test_a_mention_declares_nothing(judge, page, claim, status):
    assert judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == status
