# ruff: noqa: E501
r"""The nine silent faults of the prototype, each gone."""

import pytest

LINEAR = (
    r"$x^{(i)} \in \mathbb{R}$, $y^{(i)} \in \mathbb{R}$, $w \in \mathbb{R}$",
    r"def-J: J = \frac{1}{2} \sum_{i=1}^m (w x^{(i)} - y^{(i)})^2",
)


# 1. The example index is bound by its sum.
def test_a_gradient_with_its_sum_is_proved(status):
    found = status(
        r"\frac{\partial J}{\partial w} = \sum_{i=1}^m (w x^{(i)} - y^{(i)}) x^{(i)}", *LINEAR
    )
    assert (found.status, found.extent) == ("proved", "all sizes")


@pytest.mark.parametrize(
    "wrong",
    [
        r"\frac{\partial J}{\partial w} = m (w x^{(i)} - y^{(i)}) x^{(i)}",
        r"\frac{\partial J}{\partial w} = (w x^{(i)} - y^{(i)}) x^{(i)}",
    ],
)
def test_a_gradient_without_its_sum_is_not_proved(status, wrong):
    assert status(wrong, *LINEAR).status == "refuted"


def test_an_example_is_no_constant_name(status):
    found = status(r"\sum_{i=1}^m x^{(i)} = m x^{(i)}", LINEAR[0])
    assert found.status == "refuted"


# 2. A line that begins without a relation is not glued to the line before.
def test_a_line_that_begins_with_a_sign_and_has_its_own_relation_is_refused(status):
    both_false = r"\begin{aligned} v &= v + w \\ - w &= v \end{aligned}"
    found = status(both_false, r"$v \in \mathbb{R}$, $w \in \mathbb{R}$")
    assert found.status == "unreadable"
    assert "two ways" in found.reason


def test_lines_with_their_own_relations_are_separate(status):
    both = r"\begin{aligned} v + w &= w + v \\ v &= w \end{aligned}"
    assert status(both, r"$v \in \mathbb{R}$, $w \in \mathbb{R}$").status == "refuted"


def test_a_line_may_go_on_with_a_sign(status):
    square = r"\begin{aligned} (v + w)^2 &= v^2 + 2 v w \\ &\quad + w^2 \end{aligned}"
    assert status(square, r"$v \in \mathbb{R}$, $w \in \mathbb{R}$").status == "proved"
    wrong = square.replace("+ w^2", "- w^2")
    assert status(wrong, r"$v \in \mathbb{R}$, $w \in \mathbb{R}$").status == "refuted"


# 3. Two fonts are two names.
def test_a_bold_letter_is_not_the_size(status):
    found = status(r"\mathbf{k} + k = k + \mathbf{k}", r"$\mathbf{k} \in \mathbb{R}^k$")
    assert found.status == "ill-typed"


def test_a_bold_vector_is_not_its_size(status):
    declared = r"$\mathbf{h} \in \mathbb{R}^h$"
    assert status(r"\mathbf{h} = h", declared).status == "ill-typed"
    assert status(r"\mathbf{h}^\top \mathbf{h} = h", declared).status == "refuted"
    assert status(r"\sum_{i=1}^h h_i = \sum_{i=1}^h h_i + 0", declared).status == "ill-typed"


# 4. One-hot labels are sampled one-hot.
def test_one_hot_labels_obey_their_hypothesis(status):
    found = status(
        r"\sum_{i=1}^q y_i^2 = 1",
        r"$y \in \{0,1\}^q$",
        r"hyp-onehot: \sum_{i=1}^q y_i = 1",
    )
    assert found.status == "proved"


def test_one_hot_entries_are_their_own_squares(status):
    declared = (r"$y \in \{0,1\}^q$", r"hyp-onehot: \sum_{i=1}^q y_i = 1")
    assert status(r"y_i^2 = y_i", *declared).status == "proved"
    assert status(r"y_i^2 = 2 y_i", *declared).status == "refuted"


# 5. Lengths and products of sets in declarations.
def test_a_length_plus_one(status):
    declared = r"$\mathbf{a} \in \mathbb{R}^{p+1}$, $\mathbf{b} \in \mathbb{R}^p$"
    right = r"\sum_{i=1}^{p+1} a_i = \sum_{i=1}^{p} a_i + a_{p+1}"
    assert status(r"\mathbf{a}^\top \mathbf{b} = 0", declared).status == "ill-typed"
    assert status(r"\sum_{i=1}^{p+1} b_i = 0", declared).status == "ill-typed"
    assert status(right, declared).status in ("proved", "ill-typed", "unproved")
    assert status(r"\mathbf{1}_{p}^\top \mathbf{1}_{p} = p + 1", declared).status == "refuted"


def test_a_function_of_a_vector_and_a_number(status):
    declared = (
        r"$f : \mathbb{R}^q \times \mathbb{R} \to \mathbb{R}$, $\mathbf{x} \in \mathbb{R}^q$",
        r"$t \in \mathbb{R}$",
    )
    assert status(r"f(\mathbf{x}) = f(\mathbf{x})", *declared).status == "ill-typed"
    right = r"\frac{\partial}{\partial t} (f(\mathbf{x}, t)^2) = 2 f(\mathbf{x}, t) \frac{\partial}{\partial t} f(\mathbf{x}, t)"
    assert status(right, *declared).status == "proved"
    assert status(right.replace("= 2", "= 3"), *declared).status == "refuted"


# 6. Braces, line breaks, indices on scalars.
def test_curly_brackets_and_blanks_after_line_breaks(status):
    claim = "\\begin{aligned} \\{ v + w \\} v &= v^2 \\\\ \n &\\quad + v w \\end{aligned}"
    assert status(claim, r"$v \in \mathbb{R}$, $w \in \mathbb{R}$").status == "proved"


def test_an_index_on_a_number_does_not_end_the_page(judge):
    found = judge(
        r"""
$v \in \mathbb{R}$, $\mathbf{u} \in \mathbb{R}^n$
$$ v_i = v_i $$ (eq-index)
$$ v + v = 2 v $$ (eq-after)
"""
    )
    assert found["eq-index"].status == "ill-typed"
    assert found["eq-after"].status == "proved"


# 7. A local derivative is not refuted.
GRAPH = (
    r"$a \in \mathbb{R}$",
    r"def-b: b = a^2",
    r"def-c: c = a b",
)


def test_a_local_derivative_is_refused_with_advice(status):
    chain = (
        r"\frac{d c}{d a} = \frac{\partial c}{\partial a}"
        r" + \frac{\partial c}{\partial b} \frac{\partial b}{\partial a}"
    )
    found = status(chain, *GRAPH)
    assert found.status == "unreadable"
    assert r"\right|_{b}" in found.reason


def test_a_derivative_with_a_name_held_fixed(status):
    chain = (
        r"\frac{d c}{d a} = \left. \frac{\partial c}{\partial a} \right|_{b}"
        r" + \frac{\partial c}{\partial b} \frac{\partial b}{\partial a}"
    )
    assert status(chain, *GRAPH).status == "proved"
    assert status(chain.replace("} +", "} -"), *GRAPH).status == "refuted"
    assert status(r"\frac{d c}{d a} = 3 a^2", *GRAPH).status == "proved"
    assert status(r"\frac{d c}{d a} = b", *GRAPH).status == "refuted"


# 8. An ill-typed wrong formula is caught, and shown as not fitting.
def test_an_ill_typed_wrong_formula_is_caught(judge):
    found = judge(
        r"""
$X \in \mathbb{R}^{n \times d}$, $\mathbf{r} \in \mathbb{R}^n$, $\mathbf{g} \in \mathbb{R}^d$
$$ \mathbf{g} = X \mathbf{r} $$ (not-transpose)
$$ \mathbf{g} = X^\top \mathbf{r} $$ (eq-transpose)
"""
    )
    assert found["not-transpose"].status == "caught"
    assert "does not fit" in found["not-transpose"].reason
    assert found["eq-transpose"].status == "refuted"


# 9. Proof gaps.
def test_the_derivative_of_minus_log_of_a_product_over_classes(status):
    found = status(
        r"\frac{\partial E}{\partial p_k} = -\frac{t_k}{p_k}",
        r"$p \in (0,1)^K$, $t \in [0,1]^K$",
        r"def-E: E = -\log \prod_{i=1}^K p_i^{t_i}",
    )
    assert (found.status, found.extent) == ("proved", "all sizes")


def test_a_derivative_through_a_function_whose_body_holds_the_parameter(status):
    found = status(
        r"\frac{\partial J}{\partial \theta_j} = \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x^{(i)}_j",
        r"$\theta \in \mathbb{R}^n$, $x \in \mathbb{R}^n$, $x^{(i)} \in \mathbb{R}^n$,"
        r" $y^{(i)} \in \mathbb{R}$, $i = 1, \dots, m$",
        r"def-h: h_\theta(x) = \theta^\top x",
        r"def-J: J = \frac{1}{2} \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)})^2",
    )
    assert (found.status, found.extent) == ("proved", "all sizes")
