# ruff: noqa: E501
r"""What a formula means on its page, where another meaning would be easy to take."""

import pytest

BCE = (
    r"$y \in \{0, 1\}$, $z \in \mathbb{R}$, $\hat{y} \in (0, 1)$",
    r"def-sigma: \sigma(z) = \frac{1}{1 + e^{-z}}",
    r"def-L: L = -\left[ y \log \hat{y} + (1 - y) \log(1 - \hat{y}) \right]",
)


def test_a_name_is_free_before_its_definition_and_a_stop_after(status):
    free = r"\frac{\partial L}{\partial \hat{y}} = \frac{\hat{y} - y}{\hat{y} (1 - \hat{y})}"
    assert status(free, *BCE).status == "proved"
    assert status(free, *BCE, r"def-yhat: \hat{y} = \sigma(z)").status == "proved"
    chain = r"\frac{\partial L}{\partial z} = \frac{\partial L}{\partial \hat{y}} \cdot \frac{\partial \hat{y}}{\partial z}"
    assert status(chain, *BCE, r"def-yhat: \hat{y} = \sigma(z)").status == "proved"


def test_values_of_an_example_do_not_prove_a_formula(status):
    given = (*BCE, r"def-yhat: \hat{y} = \sigma(z)", "$y = 1$ and $z = 0$")
    for wrong in (r"\frac{\partial L}{\partial z} = -\frac{1}{2}", r"\hat{y} = \frac{1}{2}"):
        assert status(wrong, *given).status == "unproved"
    assert "may hold for $y = 1$" in status(r"L = -\log \hat{y}", *given).reason
    assert status(r"L = -\log (1 - \hat{y})", *given[:-1], "$y = 1$").status == "refuted"
    assert status(r"L \approx 0.6931", *given).status == "proved"
    assert status(r"L \approx 0.6932", *given).status == "refuted"
    assert status(r"\hat{y} = 0.5", *given).extent == "numbers"


def test_a_new_value_forgets_what_followed_from_the_old_one(status):
    given = (*BCE, r"def-yhat: \hat{y} = \sigma(z)")
    text = r"$z = 0.5$, so $\hat{y} = 0.6225$. Now $z = 2$."
    assert status(r"\hat{y} \approx 0.6225", *given, text).status == "refuted"
    assert status(r"\hat{y} \approx 0.8808", *given, text).status == "proved"


@pytest.mark.parametrize(
    ("claim", "right"),
    [("1.5", (2,)), ("2.5", (2, 3)), ("0.5", (0, 1)), ("-1.5", (-2,)), ("1.4999", (1,))],
)
def test_what_lies_in_the_middle_is_not_rounded_to_an_odd_number_below(status, claim, right):
    for whole in range(-3, 4):
        expected = "proved" if whole in right else "refuted"
        assert status(rf"{claim} \approx {whole}").status == expected


def test_a_derivative_by_a_name_tied_by_a_hypothesis_is_refused(status):
    given = (r"$a \in \mathbb{R}$, $b \in \mathbb{R}$", r"hyp-tie: a = 2 b")
    for claim in (
        r"\frac{\partial}{\partial b} (a^2) = 0",
        r"\frac{\partial}{\partial b} (a^2) = 4 a",
    ):
        assert status(claim, *given).status == "unreadable"
    assert status(r"a^2 = 4 b^2", *given).status == "proved"


def test_a_definition_must_stay_in_its_declared_set(judge):
    found = judge("$p \\in (0, 1)$, $z \\in \\mathbb{R}$\n\n$$ p = z - 5 $$ (def-p)\n")
    assert found["def-p"].status == "ill-typed"


def test_a_name_is_defined_once_and_not_by_itself(judge):
    text = "$a \\in \\mathbb{R}$, $b \\in \\mathbb{R}$\n\n"
    assert judge(text + "$$ c = a $$ (def-c)\n\n$$ c = b $$ (def-d)")["def-d"].status == "ill-typed"
    assert judge(text + "$$ a = a + 1 $$ (def-a)")["def-a"].status == "ill-typed"
    assert judge(text + "$$ a = b $$ (def-a)\n\n$$ b = a $$ (def-b)")["def-b"].status == "ill-typed"
    step = judge(text + "$$ a := a - b $$ (def-step)\n\n$$ a = a - b $$ (eq-step)")
    assert step["def-step"].status == "defined" and step["eq-step"].status == "refuted"


def test_what_counts_in_a_sum_does_not_come_out_of_it(status):
    given = (r"$T_{nk} \in [0, 1]$, $\mathbf{u} \in \mathbb{R}^K$",)
    claim = r"\sum_{k=1}^K T_{nk} u_k = T_{nk} \sum_{k=1}^K u_k"
    assert status(claim, *given).status == "refuted"


def test_index_ranges(status):
    given = (r"$\mathbf{a} \in \mathbb{R}^n$, $\mathbf{b} \in \mathbb{R}^m$",)
    assert status(r"\sum_{i=1}^n b_i = 0", *given).status == "ill-typed"
    assert status(r"a_i = b_i", *given).status == "ill-typed"
    assert status(r"\sum_i a_i b_i = 0", *given).status == "ill-typed"
    assert status(r"\sum_{i=1}^{n} a_i = a_1 + \sum_{i=2}^{n} a_i", *given).status in (
        "proved",
        "unproved",
    )
    assert status(r"\sum_{i=2}^{n} a_i = \sum_{i=1}^{n} a_i", *given).status == "refuted"


def test_a_row_plus_a_number_is_refused_with_advice(status):
    given = r"$\mathbf{a} \in \mathbb{R}^n$, $c \in \mathbb{R}$"
    found = status(r"\mathbf{a}^\top + c = \mathbf{a}^\top", given)
    assert found.status == "ill-typed" and r"\mathbf{1}" in found.reason
    assert status(r"\mathbf{a} + c = \mathbf{a}", given).status == "refuted"


def test_a_value_that_does_not_exist_proves_nothing(status):
    given = (r"$x \in \mathbb{R}$",)
    assert status(r"\log x = \frac{1}{2} \log(x^2)", *given).status == "unproved"
    assert status(r"\sqrt{x} \sqrt{x} = x", *given).status == "unproved"


def test_a_hypothesis_that_no_sample_meets_proves_nothing(judge):
    text = "$x \\in \\mathbb{R}$\n\n$$ x^2 = -1 $$ (hyp-x)\n\n$$ x = 3 $$ (eq-x)\n"
    found = judge(text)
    assert found["hyp-x"].status == "unproved" and found["eq-x"].status == "unproved"


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (r"0 < \sigma(z) < 1", "proved"),
        (r"0 < \sigma(z) < \frac{9}{10}", "refuted"),
        (r"\sigma(z) (1 - \sigma(z)) \le \frac{1}{4}", "proved"),
        (r"\sigma(z) (1 - \sigma(z)) < \frac{1}{4}", "refuted"),
        (r"\sigma(z) (1 - \sigma(z)) \le \frac{1}{5}", "refuted"),
        (r"L \ge 0", "proved"),
        (r"L > 0", "proved"),
        (r"L \ge \frac{1}{10}", "refuted"),
        (r"\log(1 + e^z) \ge z", "proved"),
        (r"\log(1 + e^z) \le z", "refuted"),
        (r"\hat{y} (1 - \hat{y}) > 0", "proved"),
    ],
)
def test_inequalities(status, claim, found):
    assert status(claim, *BCE).status == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (r"L \ge 0", "proved"),
        (r"\frac{\partial^2 L}{\partial z^2} > 0", "proved"),
        (r"\frac{\partial^2 L}{\partial z^2} \le \frac{1}{4}", "proved"),
        (r"\frac{\partial^2 M}{\partial z^2} \ge 0", "refuted"),
    ],
)
def test_convexity(status, claim, found):
    given = (*BCE, r"def-yhat: \hat{y} = \sigma(z)", r"def-M: M = \frac{1}{2} (\hat{y} - y)^2")
    assert status(claim, *given).status == found


@pytest.mark.parametrize(
    ("given", "right", "wrong"),
    [
        (
            (r"Let $w, x, y \in \mathbb{R}$. Assume $x = 1$ and $y = 0$.",),
            r"\frac{\partial}{\partial w} (w x - y)^2 = 2 w",
            r"\frac{\partial}{\partial w} (w x - y)^2 = w",
        ),
        (
            (r"$z \in \mathbb{R}^K$. Now let $K = 2$.",),
            r"\sum_k z_k = z_1 + z_2",
            r"\sum_k z_k = z_1",
        ),
        (
            (r"$z \in \mathbb{R}^K$. Let $K = 7$.",),
            r"\frac{1}{K} \sum_k z_k = \frac{1}{7} \sum_k z_k",
            r"\frac{1}{K} \sum_k z_k = \frac{1}{6} \sum_k z_k",
        ),
        (
            (r"$p \in (0, 1)$, $\gamma \in \mathbb{R}_{\ge 0}$. For $\gamma = 0$:",),
            r"(1 - p)^\gamma \log p = \log p",
            r"(1 - p)^\gamma \log p = -\log p",
        ),
        (
            (r"$w, v \in \mathbb{R}^2$. Let $w = (1, 2)$.",),
            r"w^\top v = v_1 + 2 v_2",
            r"w^\top v = 2 v_1 + v_2",
        ),
    ],
)
def test_what_holds_for_the_values_set_is_not_refuted(status, given, right, wrong):
    assert "may hold for" in status(right, *given).reason
    assert status(wrong, *given).status == "refuted"


def test_a_vector_is_not_zero_if_one_entry_is_not(status):
    given = (r"Let $x \in \mathbb{R}^n$ with $x \neq 0$.",)
    slope = r"\nabla_x \frac{1}{\|x\|} = "
    assert status(rf"{slope} - \frac{{x}}{{\|x\|^3}}", *given).status == "proved"
    assert status(rf"{slope} - \frac{{x}}{{\|x\|^2}}", *given).status == "refuted"


def test_what_has_no_value_anywhere_is_not_proved(status):
    given = (r"$x \in \mathbb{R}^n$", r"$B \in \mathbb{R}^{n \times n}$")
    assert status(r"(x x^\top)^{-1} x x^\top = \mathbf{I}", *given).status == "unproved"
    assert status(r"B^{-1} B = \mathbf{I}", *given).status == "proved"
