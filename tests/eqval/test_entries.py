# ruff: noqa: E501
r"""What the prose says of one entry, and by a sign that is not read, is not passed over."""

import pytest

# What stands in the prose, and what is true then, but not in general.
TOLD = {
    r"Let $a_i > 0$ for $i = 1, \ldots, n$ and $a_1 \in \mathbb{R}$.": r"\sum_{i=1}^n a_i - a_1 = \sum_{i=2}^n a_i",
    r"Let $a_1 \in \mathbb{R}$ and $a_i > 0$ for $i = 1, \ldots, n$.": r"\sum_{i=1}^n a_i - a_1 = \sum_{i=2}^n a_i",
    r"Let $x_i \in \mathbb{R}$ for $i = 1, \ldots, n$, and let $x_1 = 0$.": r"\sum_{i=1}^n x_i = \sum_{i=2}^n x_i",
    r"Let $y_0, \ldots, y_n \in \mathbb{R}$ with $y_0 = 0$.": r"\sum_{i=1}^n (y_i - y_{i-1}) = y_n",
    r"Let $x \in \mathbb{R}^2$ with $x_1 = 1$ and $x_2 = 2$.": r"x^T x = 5",
    r"Let $x \in \mathbb{R}^n$ with $x_1 = 1$.": r"\sum_{i=1}^n x_i = 1 + \sum_{i=2}^n x_i",
    r"Let $\theta_j, x_j \in \mathbb{R}$ for $j = 0, \ldots, n$, where $x_0 = 1$.": r"\sum_{j=0}^n \theta_j x_j = \theta_0 + \sum_{j=1}^n \theta_j x_j",
    r"Let $z \in \mathbb{R}^K$. Set $z_K = 0$.": r"\sum_{k=1}^K e^{z_k} = 1 + \sum_{k=1}^{K-1} e^{z_k}",
    r"Let $W \in \mathbb{R}^{2 \times 2}$ with $W_{12} = 0$.": r"\det W = W_{11} W_{22}",
    r"Let $A \in \mathbb{R}^{n \times n}$ with $A_{ii} = 1$.": r"\operatorname{tr} A = n",
    r"بگیرید $x \in \mathbb{R}^n$ با $x_1 = 1$.": r"\sum_{i=1}^n x_i = 1 + \sum_{i=2}^n x_i",
    r"Let $x, y \in \mathbb{R}^n$, $x \perp y$.": r"\|x + y\|^2 = \|x\|^2 + \|y\|^2",
    r"Let $A \in \mathbb{R}^{n \times n}$, $A \succeq 0$, $x \in \mathbb{R}^n$.": r"x^T A x \ge 0",
    r"Let $x, y \in \mathbb{R}^n$, $x \parallel y$.": r"(x^T y)^2 = \|x\|^2 \|y\|^2",
    r"Let $a, b \in \mathbb{R}$, $a \gg b$.": r"a > b",
    r"Let $a, b \in \mathbb{R}$, $a \approx b$.": r"a < b + 1",
    r"Let $x, y \in \mathbb{R}^n$, $x \sim y$.": r"x = y",
    r"Let $a, b \in \mathbb{N}$, $a \mid b$.": r"a \le b",
    r"Let $x \in \mathbb{R}^n$, $x \ge 0$.": r"x_i \ge 0",
    r"Let $x, y \in \mathbb{R}$ with $f(y) = 4$, $y > 0$. Let $f(t) = t^2$.": r"y = 2",
}  # fmt: skip


@pytest.mark.parametrize("prose", TOLD)
def test_what_is_said_of_an_entry_or_by_another_sign_is_not_lost(judge, prose):
    found = judge(f"{prose}\n\n$$ {TOLD[prose]} $$ (eq-a)\n\n$$ {TOLD[prose]} $$ (not-a)")
    assert found["eq-a"].status in ("proved", "unproved", "unreadable"), found["eq-a"]
    assert found["not-a"].status != "caught"


@pytest.mark.parametrize("number", range(8))
def test_an_entry_that_is_one_of_those_declared_is_read(judge, number):
    prose = [*TOLD][:1] + [*TOLD][3:4] + [*TOLD][5:7] + [*TOLD][8:11]
    prose += [r"Let $g_1, g_2 \in \mathbb{R}$ and $g \in \mathbb{R}^2$."]
    claim = TOLD.get(prose[number], r"\sum_i g_i = g_1 + g_2")
    assert judge(f"{prose[number]}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "proved"


def test_a_definition_of_an_entry_that_falls_leaves_all_behind(judge):
    text = r"Let $a_i \in \mathbb{R}$ for $i = 0, \ldots, n$." + "\n\n$$ a_0 = 1 $$ (def-a)\n\n"
    found = judge(text + r"$$ \sum_{i=0}^n a_i = 1 + \sum_{i=1}^n a_i $$ (eq-a)")
    assert found["eq-a"].status == "unreadable"


@pytest.mark.parametrize(
    "prose",
    [
        r"Let $w_0 \in \mathbb{R}$, $w, x \in \mathbb{R}^d$.",
        r"Let $w, x \in \mathbb{R}^d$ and $w_0 \in \mathbb{R}$.",
    ],
)
def test_a_bias_with_the_number_zero_is_no_entry_of_the_weights(judge, prose):
    text = f"{prose}\n\n$$ y = w^T x + w_0 $$ (def-y)\n\n"
    found = judge(text + r"$$ \frac{\partial y}{\partial w_0} = 1 $$ (eq-a)")
    assert found["eq-a"].status == "proved"


def test_numbers_that_a_definition_holds_are_no_entries_of_what_is_declared_later(judge):
    text = "Let $g_1, g_2 \\in \\mathbb{R}$.\n\n$$ m = g_1 + g_2 $$ (def-m)\n\n"
    assert judge(text + r"$$ m = \sum_{i=1}^2 g_i $$ (eq-a)")["eq-a"].status not in ("proved", "refuted")
