# ruff: noqa: E501
r"""What words name of a matrix or a vector, read as a formula would say it."""

import pytest

ONE_HOT = r"""
    We encode the label as a one-hot vector $\mathbf{y} \in \{0, 1\}^q$: the component of the correct category is $1$ and all the other components are $0$.
    We represent each label by a one-hot vector $\mathbf{y} \in \{0, 1\}^q$, where the entry of the true class is one and all others are zero.
    Let $\mathbf{y} \in \{0, 1\}^q$ be one-hot: exactly one entry is $1$ and the others are $0$.
    Let the label $\mathbf{y} \in \{0, 1\}^q$ be one-hot (the entry of the right class is one, and the rest are zero).
    فرض کنید $\mathbf{y} \in \{0, 1\}^q$ وان‌هات باشد: درایهٔ کلاس درست $1$ و بقیه $0$ است.
"""
NO_ONE_HOT = r"""
    We never encode the label as a one-hot vector $\mathbf{y} \in \{0, 1\}^q$: the component of the correct category is $1$ and all the other components are $0$.
    We encode the label as a one-hot vector $\mathbf{y} \in \{0, 1\}^q$: the component of the correct category is $1$ and all the other components are $2$.
    We encode the label as a one-hot vector $\mathbf{y} \in \{0, 1\}^q$ only in the binary case.
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("prose", lines(ONE_HOT))
def test_what_one_hot_means_may_be_told_behind_it(judge, prose):
    found = judge(f"{prose}\n\n$$ \\sum_{{j=1}}^q y_j = 1 $$ (eq-a)\n\n$$ y_1 = 1 $$ (eq-b)")
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status != "proved", found


@pytest.mark.parametrize("prose", lines(NO_ONE_HOT))
def test_what_else_is_said_of_it_stays_in_doubt(judge, prose):
    found = judge(f"{prose}\n\n$$ \\sum_{{j=1}}^q y_j = 1 $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


RANGES = {
    "behind a display": (
        r"Let $x \in \mathbb{R}^d$.",
        r"\frac{\partial x_j}{\partial x_k} = \delta_{jk}, \quad j, k = 1, \dots, d",
    ),
    "in the text": (
        r"Let $x \in \mathbb{R}^d$. The slopes are, for $j, k = 1, \dots, d$,",
        r"\frac{\partial x_j}{\partial x_k} = \delta_{jk}",
    ),
    "in whatever sentence": (
        r"Let $x \in \mathbb{R}^d$. It uses the matrix, whose entries are, for $1 \le j, k \le d$,",
        r"\frac{\partial x_j}{\partial x_k} = \delta_{jk}",
    ),
    "in Persian": (
        r"فرض کنید $x \in \mathbb{R}^d$. به‌ازای $j, k = 1, \dots, d$ داریم",
        r"\frac{\partial x_j}{\partial x_k} = \delta_{jk}",
    ),
}


@pytest.mark.parametrize(("prose", "claim"), RANGES.values(), ids=RANGES)
def test_several_letters_count_together(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status == "proved", found
    assert all(x.ok for x in found.values()), found
    found = judge(f"{prose}\n\n$$ {claim.replace('= ', '= 2 ', 1)} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


GIVEN = r"Let $x^{(i)} \in \mathbb{R}^d$ and $y^{(i)}, w^{(i)} \in \mathbb{R}$ for $i = 1, \dots, n$, and let $\theta \in \mathbb{R}^d$."
MATRIX = r"""
    Let $X \in \mathbb{R}^{n \times d}$ be the matrix whose $i$-th row is $(x^{(i)})^\top$.
    Let $X \in \mathbb{R}^{n \times d}$ have the rows $(x^{(i)})^T$.
    Let $X \in \mathbb{R}^{n \times d}$ have the rows $(x^{(i)})^T$, $i = 1, \dots, n$, and let $b \in \mathbb{R}$.
    We denote by $X$ the $n \times d$ design matrix whose $i$-th row is $(x^{(i)})^T$.
    We collect the targets in $\mathbf{y} = (y^{(1)}, \dots, y^{(n)})^T$ and denote by $X$ the $n \times d$ matrix whose $i$-th row is $(x^{(i)})^T$.
    To write this compactly, let $X \in \mathbb{R}^{n \times d}$ have the rows $(x^{(i)})^T$.
    The bias is a weight, and let $X \in \mathbb{R}^{n \times d}$ be the matrix with the rows $(x^{(i)})^T$.
    Let $X$ be the $n \times d$ design matrix whose $i$-th row is $(x^{(i)})^{\mathrm{T}}$.
    فرض کنید $X \in \mathbb{R}^{n \times d}$ ماتریسی باشد که سطر $i$ام آن $(x^{(i)})^\top$ است.
    Define the design matrix $X \in \mathbb{R}^{n \times d}$ to contain the examples' input values in its rows, that is, the $i$-th row of $X$ is $(x^{(i)})^T$.
"""
NO_MATRIX = r"""
    Let $X \in \mathbb{R}^{n \times d}$ be a matrix whose $i$-th row is not $(x^{(i)})^\top$.
    Let $X \in \mathbb{R}^{n \times d}$ have the rows $(x^{(i)})^T$. Now shuffle the rows.
    If all is well, and let $X \in \mathbb{R}^{n \times d}$ be the matrix with the rows $(x^{(i)})^T$.
    Let $X \in \mathbb{R}^{n \times d}$ have the rows $(x^{(i)})^T$. Each row is scaled.
    Let $X \in \mathbb{R}^{n \times d}$ have the rows $(x^{(i)})^T$, $i = 2, \dots, n$.
"""
SQUARES = r"\sum_{i=1}^n (\theta^T x^{(i)})^2 = "


@pytest.mark.parametrize("prose", lines(MATRIX))
@pytest.mark.parametrize("between", ["", "\n\n## Another section"])
def test_rows_are_named_in_words(judge, prose, between):
    claims = f"{between}\n\n$$ {SQUARES} \\|X \\theta\\|^2 $$ (eq-a)\n\n$$ {SQUARES} 2 \\|X \\theta\\|^2 $$ (eq-b)"
    found = judge(f"# Title\n\n{GIVEN}\n\n{prose}{claims}")
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status not in ("proved",), found
    assert all(x.ok for name, x in found.items() if name != "eq-b"), found


def test_what_holds_of_any_columns_leaves_rows_as_they_are(judge):
    prose = (
        f"{GIVEN}\n\n{lines(MATRIX)[0]}\n\nAs long as the columns of $X$ are linearly independent"
    )
    prose += ", $X^T X$ is invertible, and what is left is orthogonal to every feature column."
    found = judge(f"{prose}\n\n$$ {SQUARES} \\|X \\theta\\|^2 $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


@pytest.mark.parametrize("prose", lines(NO_MATRIX))
def test_rows_in_doubt_are_not_read(judge, prose):
    found = judge(f"{GIVEN}\n\n{prose}\n\n$$ {SQUARES} \\|X \\theta\\|^2 $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


DIAGONAL = r"""
    Let $W \in \mathbb{R}^{n \times n}$ be the diagonal matrix with $W_{ii} = w^{(i)}$.
    Let $W \in \mathbb{R}^{n \times n}$ be a diagonal matrix with diagonal entries $W_{ii} = w^{(i)}$.
    Let $W \in \mathbb{R}^{n \times n}$ be diagonal with $W_{kk} = w^{(k)}$.
    Let $W$ be the $n \times n$ diagonal matrix with elements $W_{ii} = w^{(i)}$.
    Let $W$ be the $n \times n$ diagonal matrix of weights with $i$-th diagonal element $w^{(i)}$.
    For the derivatives we introduce the $n \times n$ diagonal matrix $W$ with elements $W_{ii} = w^{(i)}$.
    We denote by $W$ the $n \times n$ diagonal matrix whose diagonal entries are $W_{ii} = w^{(i)}$.
    بگیرید $W \in \mathbb{R}^{n \times n}$ ماتریسی قطری با $W_{ii} = w^{(i)}$ باشد.
"""


@pytest.mark.parametrize("prose", lines(DIAGONAL))
def test_a_diagonal_matrix_is_its_diagonal(judge, prose):
    prose = f"{GIVEN} Let $u \\in \\mathbb{{R}}^n$.\n\n{prose}"
    claim = r"$$ u^T W u = \sum_{i=1}^n w^{(i)} u_i^2 $$ (eq-a)"
    wrong = r"$$ u^T W u = \sum_{i=1}^n u_i^2 $$ (eq-b)"
    found = judge(f"{prose}\n\n{claim}\n\n{wrong}")
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status == "refuted", found


def test_what_is_not_said_to_be_diagonal_is_open_beside_it(judge):
    prose = f"{GIVEN} Let $u \\in \\mathbb{{R}}^n$."
    prose += r" Let $W \in \mathbb{R}^{n \times n}$ be the matrix with $W_{ii} = w^{(i)}$."
    found = judge(f"{prose}\n\n$$ u^T W u = \\sum_{{i=1}}^n w^{{(i)}} u_i^2 $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


VECTOR = r"""
    Let $\vec{y} \in \mathbb{R}^n$ be the vector with the entries $y^{(1)}, \dots, y^{(n)}$.
    Also, let $\vec{y} \in \mathbb{R}^n$ be the column vector whose entries are $y^{(1)}, \dots, y^{(n)}$.
    Let $\vec{y} \in \mathbb{R}^n$ be the vector containing the targets $y^{(1)}, \dots, y^{(n)}$.
"""


@pytest.mark.parametrize("prose", lines(VECTOR))
def test_a_vector_holds_what_words_list(judge, prose):
    claim = r"\vec{y}^T \vec{y} = \sum_{i=1}^n (y^{(i)})^2"
    found = judge(f"{GIVEN}\n\n{prose}\n\n$$ {claim} $$ (eq-a)\n\n$$ 2 {claim} $$ (eq-b)")
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status == "refuted", found


@pytest.mark.parametrize("more", [", sorted", " in reverse order", ", each of them scaled"])
def test_what_is_added_behind_it_makes_another_one(judge, more):
    claim = r"\vec{y}^T \vec{y} = \sum_{i=1}^n (y^{(i)})^2"
    prose = f"{lines(VECTOR)[0].removesuffix('.')}{more}."
    found = judge(f"{GIVEN}\n\n{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


def test_entries_are_grouped_into_their_vector(judge):
    prose = r"We have target values $t_1, \dots, t_N \in \mathbb{R}$, which we group into the column vector $\mathbf{t} \in \mathbb{R}^N$."
    claim = r"\mathbf{t}^T \mathbf{t} = \sum_{n=1}^N t_n^2"
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)\n\n$$ 2 {claim} $$ (eq-b)")
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status == "refuted", found


ELEMENTWISE = r"""
    We run it through a differentiable activation function $\phi$, which acts elementwise, to get an output.
    Let $\phi$ be given. The layer has an elementwise activation function $\phi$.
    The layer has a smooth nonlinear function $\phi$ applied to each entry.
    تابع فعال‌سازی مشتق‌پذیر $\phi$ که درایه‌به‌درایه عمل می‌کند، در لایه هست.
"""
NO_FUNCTION = r"""
    We run it through an activation function $\phi$, as a softmax.
    The layer has no activation function $\phi$ that acts elementwise.
    The layer has an activation function $\phi$, which is applied elementwise and twice.
    The layer has a linear function $\phi$, which acts on whole vectors.
"""
SLOPE = r"\frac{\partial}{\partial z_j} \sum_k \phi(z_k) = \phi'(z_j)"


@pytest.mark.parametrize("prose", lines(ELEMENTWISE))
def test_a_function_that_acts_elementwise_is_declared_by_words(judge, prose):
    found = judge(f"Let $z \\in \\mathbb{{R}}^n$. {prose}\n\n$$ {SLOPE} $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


@pytest.mark.parametrize("prose", lines(NO_FUNCTION))
def test_another_function_is_not(judge, prose):
    found = judge(f"Let $z \\in \\mathbb{{R}}^n$. {prose}\n\n$$ {SLOPE} $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


def test_entries_are_counted_from_zero_where_the_page_counts_so(judge):
    prose = r"Let $x, \theta \in \mathbb{R}^{d+1}$, where by convention $x_0 = 1$."
    found = judge(
        f"{prose}\n\n$$ h = \\sum_{{j=0}}^d \\theta_j x_j $$ (def-h)\n\n"
        r"$$ h = \theta_0 + \sum_{j=1}^d \theta_j x_j $$ (eq-a)"
        "\n\n$$ h = \\theta^T x $$ (eq-b)\n\n$$ h = \\sum_{j=1}^d \\theta_j x_j $$ (eq-c)"
    )
    assert found["eq-b"].status == "proved", found
    assert found["eq-c"].status != "proved", found


def test_entries_are_counted_from_one_where_the_page_counts_both_ways(judge):
    prose = r"Let $x, \theta \in \mathbb{R}^{d+1}$."
    found = judge(
        f"{prose}\n\n$$ \\theta^T x = \\sum_{{j=0}}^d \\theta_j x_j $$ (eq-a)\n\n"
        r"$$ \theta^T x = \sum_{j=1}^{d+1} \theta_j x_j $$ (eq-b)"
    )
    assert found["eq-a"].status != "proved", found
    assert found["eq-b"].status == "proved", found


def test_entries_counted_from_one_stay_so_below_a_sum_from_zero(judge):
    page = r"Let $w \in \mathbb{R}^{d+1}$ and $t \in \mathbb{R}$."
    page += "\n\n$$ \\sum_{j=0}^d w_{j+1} t^j = w_1 + \\sum_{j=1}^d w_{j+1} t^j $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"


def test_a_law_of_the_data_is_no_case(judge):
    says = "Suppose that $\\sigma > 0$ and that the examples are independent with density"
    page = "Let $y \\in \\mathbb{{R}}$.\n\n{}\n\n$$ p(y) = e^{{-y^2 / \\sigma}} $$ (def-p)\n\n$$ \\log p(y) = -y^2 / \\sigma $$ (eq-a)"
    assert judge(page.format(says))["eq-a"].status == "proved"
    for other in ("only for now with density", "wrongly with density"):
        assert judge(page.format(says.replace("with density", other)))["def-p"].status != "defined"
    assert judge(page.format("Suppose that for a moment"))["def-p"].status != "defined"


MAP = r"""
    Let $\boldsymbol{\phi}(\mathbf{x}) \in \mathbb{R}^M$ denote the vector of basis functions evaluated at an input $\mathbf{x}$, and let $\mathbf{w} \in \mathbb{R}^M$.
    Let $\boldsymbol{\phi}(\mathbf{x}) \in \mathbb{R}^M$ be a feature vector, and let $\mathbf{w} \in \mathbb{R}^M$.
"""
AT_INPUTS = r"""
$$ y(\mathbf{x}, \mathbf{w}) = \mathbf{w}^T \boldsymbol{\phi}(\mathbf{x}) $$ (def-y)

We have inputs $\mathbf{x}_1, \dots, \mathbf{x}_N$. Let $\boldsymbol{\Phi}$ be the $N \times M$ design matrix whose $n$-th row is $\boldsymbol{\phi}(\mathbf{x}_n)^{\mathrm{T}}$.

$$ \sum_{n=1}^N (\mathbf{w}^T \boldsymbol{\phi}(\mathbf{x}_n))^2 = \|\boldsymbol{\Phi} \mathbf{w}\|^2 $$ (eq-a)

$$ \sum_{n=1}^N y(\mathbf{x}_n, \mathbf{w})^2 = \|\boldsymbol{\Phi} \mathbf{w}\|^2 $$ (eq-b)

$$ \nabla_{\mathbf{w}} \sum_{n=1}^N (\mathbf{w}^T \boldsymbol{\phi}(\mathbf{x}_n))^2 = \boldsymbol{\Phi}^T \boldsymbol{\Phi} \mathbf{w} $$ (eq-c)

$$ \boldsymbol{\Phi}^T \boldsymbol{\Phi} + \mathbf{I} = \mathbf{I} + \boldsymbol{\Phi}^T \boldsymbol{\Phi}, $$ (eq-d)

in which $\mathbf{I}$ is the $M \times M$ unit matrix.
"""


@pytest.mark.parametrize("prose", lines(MAP))
def test_features_of_an_input_are_those_of_each(judge, prose):
    found = judge(f"{prose}\n{AT_INPUTS}")
    assert [found[f"eq-{x}"].status for x in ("a", "b", "d")] == ["proved"] * 3, found
    assert found["eq-c"].status not in ("proved",), found


def test_a_map_of_what_is_declared_stays_as_it_is(judge):
    page = r"Let $\mathbf{x} \in \mathbb{R}^D$, and let $\boldsymbol{\phi}(\mathbf{x}) \in \mathbb{R}^M$ be the features."
    found = judge(f"{page}\n\n$$ \\boldsymbol{{\\phi}}(\\mathbf{{x}}_1) = 0 $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


GAUSSIAN = r"e^{-(x - \mu_k)^T \Sigma^{-1} (x - \mu_k)} / |\Sigma|^{1/2}"


@pytest.mark.parametrize("each", [r"$k \in \{0, 1\}$", r"all $k \in \{0, 1\}$", r"$k = 0, 1$"])
def test_a_definition_for_each_of_some_numbers_is_as_many(judge, each):
    page = r"Let $x, \mu_0, \mu_1 \in \mathbb{R}^d$ and let $\Sigma \in \mathbb{R}^{d \times d}$ be a symmetric positive definite covariance matrix."
    page += f"\n\nFor {each}, the density in class $k$ is\n\n$$ p_k(x) = {GAUSSIAN}. $$ (def-p)"
    page += "\n\n$$ \\log \\frac{p_1(x)}{p_0(x)} = 2 (\\mu_1 - \\mu_0)^T \\Sigma^{-1} x + \\mu_0^T \\Sigma^{-1} \\mu_0 - \\mu_1^T \\Sigma^{-1} \\mu_1 $$ (eq-a)"
    page += "\n\n$$ \\log \\frac{p_1(x)}{p_0(x)} = (\\mu_1 - \\mu_0)^T \\Sigma^{-1} x $$ (eq-b)"
    found = judge(page)
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status != "proved", found


def test_another_name_of_a_quantity_stands_in_brackets(judge):
    page = r"We assume that each target is given by a function with noise of precision (inverse variance) $\beta > 0$."
    claim = r"\ln \sqrt{\beta} = \frac{1}{2} \ln \beta"
    assert judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "proved"


@pytest.mark.parametrize("said", [
    " whose $i$-th row is $g(x^{(i)})$", ", whose columns are orthonormal", " with rows of length one",
    " of weights whose entries are small", " with columns that sum to zero",
])  # fmt: skip
def test_what_is_not_read_of_its_rows_holds_a_refutation(judge, said):
    page = f"{GIVEN}\n\nLet $A$ be the $n \\times d$ matrix{said}.\n\n$$ A^T A = 2 A^T A $$ (eq-a)"
    found = judge(page)["eq-a"]
    assert found.status == "unreadable" and "which was not read" in found.reason, found
    assert judge(page.replace(said, " of weights"))["eq-a"].status == "refuted"
