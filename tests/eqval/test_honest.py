# ruff: noqa: E501
"""Sentences of honest authors that declare and define, each with brothers in other words."""

import pytest

SUM = r"$$ \sum_{k=1}^n y_k^2 = 1 $$ (eq-a)" + "\n\n" + r"$$ \sum_{k=1}^n y_k = 2 $$ (eq-b)"
ONE_HOT = [
    r"Let $y_1, \dots, y_n$ be one-hot, which means that one of them is $1$ and all the others are $0$.",
    r"Let $y_1, \dots, y_n$ be the entries of a one-hot label, so that one of them is $1$ and the rest are $0$.",
    r"The loss replaces a one-hot vector with entries $y_1, \dots, y_n$ (one of them is $1$, the others are $0$) by",
    "This is a function of logits and labels $y_1, \\dots, y_n \\in \\{0, 1\\}$,\nexactly one of which is $1$.",
    r"Suppose the label is represented by a one-hot vector $y \in \{0, 1\}^n$ with exactly one entry equal to $1$.",
    r"بگیرید $y_1, \dots, y_n$ وان‌هات باشند، یعنی یکی از آن‌ها $1$ و بقیه $0$ است.",
]


@pytest.mark.parametrize("said", ONE_HOT)
def test_what_a_gloss_says_of_one_hot_is_one_hot(judge, said):
    shown = "$$ q = 3 $$ (def-q)\n\nThen\n\n" if said.endswith("by") else ""
    found = judge(f"{said}\n\n{shown}{SUM}")
    assert found["eq-a"].status == "proved", found
    assert found["eq-b"].status == ("unproved" if shown else "refuted"), found


@pytest.mark.parametrize(
    "said",
    [
        r"Let $y_1, \dots, y_n$ be one-hot, or let one of them be $2$.",
        r"The proof fails for a one-hot vector with entries $y_1, \dots, y_n$.",
        r"Let $y_1, \dots, y_n \in \{0, 1\}$, exactly two of which are $1$.",
        r"Unlike the last section, a one-hot vector $y \in \{0, 1\}^n$ is not needed.",
    ],
)
def test_what_is_not_one_hot_is_not_taken_for_it(judge, said):
    found = judge(f"{said}\n\n{SUM}")
    assert found["eq-a"].status not in ("proved", "refuted"), found


def test_a_list_of_positive_probabilities(judge):
    said = r"Let $p_1, \dots, p_n$ and $q_1, \dots, q_n$ be positive probabilities, each set summing to one."
    right = r"$$ \sum_{k=1}^n p_k \log \frac{p_k}{q_k} \ge 0 $$ (eq-a)"
    found = judge(f"{said}\n\n{right}\n\n" + r"$$ \sum_{k=1}^n q_k = 2 $$ (eq-b)")
    assert [x.status for x in found.values()] == ["proved", "refuted"], found


def test_a_primed_name_is_another_one(judge):
    said = r"Let $y_1, \dots, y_n$ be one-hot."
    shown = r"$$ y'_k = 2 y_k, \quad k = 1, \dots, n $$ (def-y)"
    found = judge(f"{said}\n\n{shown}\n\n" + r"$$ \sum_{k=1}^n y'_k = 2 $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


ITS_OWN = [
    ("For $a > 0$ and $x < 0$ the unit is", r"f(x) = a x", r"f'(x) = a", r"f'(x) = x"),
    ("The unit with $a > 0$ is, for $x < 0$,", r"f(x) = a x", r"f'(x) = a", r"f'(x) = x"),
    ("For $0 < p < 1$, the logit of $p$ is", r"\operatorname{logit}(p) = \log \frac{p}{1 - p}",
     r"\frac{d}{dp} \operatorname{logit}(p) = \frac{1}{p (1 - p)}",
     r"\frac{d}{dp} \operatorname{logit}(p) = \frac{1}{p}"),
    ("برای $0 < p < 1$ لوجیت چنین است:", r"g(p) = \log \frac{p}{1 - p}", r"g'(p) = \frac{1}{p (1 - p)}", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "given", "right", "wrong"), ITS_OWN)
def test_a_set_of_what_is_new_makes_no_case_of_its_definition(judge, lead, given, right, wrong):
    text = f"{lead}\n\n$$ {given} $$ (def-f)\n\nIts derivative is\n\n"
    assert judge(f"{text}$$ {right} $$ (eq-a)")["eq-a"].status == "proved"
    if wrong:
        assert judge(f"{text}$$ {wrong} $$ (eq-a)")["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    "goes_on",
    [
        "$$ f(1) = 1 $$ (eq-a)",
        "and for $x < 0$ it is zero. We have\n\n$$ f(x) = x $$ (eq-a)",
        "Let $x \\in \\mathbb{R}$. We have\n\n$$ f(x) = x $$ (eq-a)",
        "For $x < 0$ it is\n\n$$ f(x) = 0 $$ (def-g)\n\nWe have\n\n$$ f(x) = x $$ (eq-a)",
    ],
)
def test_a_branch_is_a_case(judge, goes_on):
    found = judge(f"For $x > 0$ the unit is\n\n$$ f(x) = x $$ (def-f)\n\n{goes_on}")
    assert found["eq-a"].status not in ("proved", "refuted"), found


UNITS = [
    r"Let $v \in \mathbb{R}$, $d \in \mathbb{R}$ the desired response and $\varphi$ a differentiable activation function with derivative $\varphi'$.",
    r"A neuron has the field $v \in \mathbb{R}$, the desired response $d \in \mathbb{R}$ and a differentiable activation function $\varphi$.",
    r"Let $v, d \in \mathbb{R}$ and let $\varphi$ be a smooth activation function.",
    r"بگیرید $v, d \in \mathbb{R}$. تابع فعال‌سازی $\varphi$ را بگیرید.",
]


@pytest.mark.parametrize("said", UNITS)
def test_an_activation_function_is_one_of_a_number(judge, said):
    text = (
        f"{said}\n\n"
        + r"$$ E = \frac{1}{2} (d - \varphi(v))^2 $$ (def-E)"
        + "\n\nIts derivative is\n\n"
    )
    right, wrong = r"-(d - \varphi(v)) \, \varphi'(v)", r"-(d - \varphi(v)) \, \varphi(v)"
    for claim, status in ((right, "proved"), (wrong, "refuted")):
        found = judge(rf"{text}$$ \frac{{\partial E}}{{\partial v}} = {claim} $$ (eq-a)")
        assert found["eq-a"].status == status, found


@pytest.mark.parametrize(
    "said",
    [
        "Without an activation function $g$ all is linear.",
        "If $g$ is an activation function, stop.",
    ],
)
def test_what_is_doubted_declares_no_function(judge, said):
    assert judge(f"{said} Let $v \\in \\mathbb{{R}}$.\n\n$$ g(v) = g(v) $$ (eq-a)")[
        "eq-a"
    ].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    "said",
    [
        r"For real numbers $x_1, \dots, x_n$ put",
        r"Let $x_1, \dots, x_n \in \mathbb{R}$ and",
        r"For real numbers $x_1, \dots, x_n$ let",
    ],
)
@pytest.mark.parametrize("below", [r"1 \le i \le n", r"i = 1, \dots, n"])
def test_the_range_of_a_largest_one_may_stand_below_it(judge, said, below):
    text = f"{said}\n\n$$ m = \\max_{{{below}}} x_i $$ (def-m)\n\nThen\n\n"
    right = r"$$ \log \sum_{i=1}^n e^{x_i} = m + \log \sum_{i=1}^n e^{x_i - m} $$ (eq-a)"
    wrong = right.replace("m +", "-m +").replace("eq-a", "eq-b")
    found = judge(f"{text}{right}\n\n{wrong}")
    assert [found[x].status for x in ("eq-a", "eq-b")] == ["proved", "refuted"], found


@pytest.mark.parametrize("below", [r"2 \le i \le n", r"1 \le i < n", r"0 \le i \le n"])
def test_the_largest_of_a_part_is_another_one(judge, below):
    text = f"Let $x_1, \\dots, x_n \\in \\mathbb{{R}}$.\n\n$$ \\max_{{{below}}} x_i = \\max_i x_i $$ (eq-a)"
    assert judge(text)["eq-a"].status != "proved"


@pytest.mark.parametrize(
    "lead",
    [
        "For $i, j = 1, \\dots, n$ we have",
        "Its Jacobian has the entries, for all $i, j = 1, \\dots, n$,",
    ],
)
def test_two_indices_run_together(judge, lead):
    given = r"$$ s_i = \frac{e^{z_i}}{\sum_{k=1}^n e^{z_k}}, \quad i = 1, \dots, n $$ (def-s)"
    right = r"$$ \frac{\partial s_i}{\partial z_j} = s_i (\delta_{ij} - s_j) $$ (eq-a)"
    text = f"Let $z \\in \\mathbb{{R}}^n$.\n\n{given}\n\n{lead}\n\n"
    assert judge(text + right)["eq-a"].status == "proved"
    assert judge(text + right.replace(r"\delta_{ij}", "1"))["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        (r"where $\mathbb{I}(c = j)$ is $1$ if $c = j$ and $0$ otherwise.", "refuted"),
        ("where $\\mathbb{1}[c = j]$ equals one if\n$c = j$ and zero otherwise.", "refuted"),
        (r"where $\mathbb{I}(c = j)$ is $1$ if $c \neq j$ and $0$ otherwise.", ""),
        (r"where $\mathbb{I}(c = j)$ is $2$ if $c = j$ and $0$ otherwise.", ""),
    ],
)
def test_what_an_indicator_is_may_be_said(judge, behind, status):
    sign = r"\mathbb{1}[c = j]" if "mathbb{1}" in behind else r"\mathbb{I}(c = j)"
    given = r"$$ p_c = \frac{e^{a_c}}{\sum_{k=1}^C e^{a_k}}, \quad c = 1, \dots, C $$ (def-p)"
    claim = (
        rf"\frac{{\partial p_c}}{{\partial a_j}} = p_c (p_j - {sign}), \quad c, j = 1, \dots, C,"
    )
    text = f"Let $a \\in \\mathbb{{R}}^C$.\n\n{given}\n\nThe derivatives are\n\n$$ {claim} $$ (eq-a)\n\n{behind}"
    assert judge(text)["eq-a"].status == status or (
        not status and judge(text)["eq-a"].status not in ("proved", "refuted")
    )


DEFINITE = [
    r"Let $\Sigma \in \mathbb{R}^{d \times d}$ be symmetric and positive definite.",
    r"Let a symmetric positive definite matrix $\Sigma \in \mathbb{R}^{d \times d}$ be given.",
    r"Let $\Sigma \in \mathbb{R}^{d \times d}$ be a positive definite, symmetric matrix.",
]


@pytest.mark.parametrize("said", DEFINITE)
def test_a_positive_definite_matrix_has_a_positive_determinant(judge, said):
    right, wrong = (
        r"\log (\det(\Sigma)^{-1/2}) = -\frac{1}{2} \log \det(\Sigma)",
        r"\log \det(\Sigma) = \log \operatorname{tr}(\Sigma)",
    )
    found = judge(
        f"{said}\n\n$$ {right} $$ (eq-a)\n\n$$ {wrong} $$ (eq-b)\n\n"
        + r"$$ \Sigma_{11} > 0 $$ (eq-c)"
    )
    assert [found[x].status for x in ("eq-a", "eq-b")] == ["proved", "refuted"], found
    assert found["eq-c"].status != "refuted"


def test_what_is_not_called_symmetric_need_not_be(judge):
    said = r"Let $A \in \mathbb{R}^{n \times n}$ be positive definite."
    assert judge(f"{said}\n\n" + r"$$ A = A^\top $$ (eq-a)")["eq-a"].status not in (
        "proved",
        "refuted",
    )


def test_probabilities_in_one_sentence_with_what_they_sum_to(judge):
    said = (
        r"For positive probabilities $p_1, \dots, p_K$ and $q_1, \dots, q_K$ with"
        r" $\sum_{k=1}^K p_k = \sum_{k=1}^K q_k = 1$, let"
    )
    given = r"$$ H = -\sum_{k=1}^K p_k \log q_k $$ (def-H)"
    found = judge(
        f"{said}\n\n{given}\n\nThen\n\n" + r"$$ H + \sum_{k=1}^K p_k \log p_k \ge 0 $$ (eq-a)"
    )
    assert found["eq-a"].status == "proved", found


def test_a_sentence_goes_on_below_its_display(judge):
    text = (
        r"Consider the loss" "\n\n" r"$$ L = \frac{1}{2} (w x + b)^2 $$ (def-L)" "\n\n"
        r"of a linear unit with weight $w \in \mathbb{R}$, bias $b \in \mathbb{R}$ and input $x \in \mathbb{R}$. Then"
        "\n\n" r"$$ \frac{\partial L}{\partial b} = w x + b $$ (eq-a)"
    )  # fmt: skip
    assert judge(text)["eq-a"].status == "proved"


LEADS = [
    "During the backward pass the network needs its derivative, which is",
    "Its gradient, which we need for gradient descent, is",
    "When unrolling the network, the gradient is multiplied in every step by",
    "Getting rid of the logarithm, we see that",
    "To prevent an overflow, one computes",
    "The Newton-Raphson algorithm requires also the first derivative",
    "The gradient is the row sum of the errors:",
]


@pytest.mark.parametrize("lead", LEADS)
def test_what_leads_to_a_claim_holds_nothing_back(judge, lead):
    given = r"$$ L = \frac{1}{2} (x - t)^2 $$ (def-L)"
    text = f"Let $x, t \\in \\mathbb{{R}}$.\n\n{given}\n\n{lead}\n\n"
    found = judge(text + r"$$ \frac{\partial L}{\partial x} = t - x $$ (eq-a)")
    assert found["eq-a"].status == "refuted", found


@pytest.mark.parametrize(
    "lead",
    [
        "We need",
        "When training the network, the gradient becomes",
        "At the minimum the gradient is",
        "Subtracting the maximum, it is required that",
        "During dropout the gradient is",
    ],
)
def test_what_may_be_sought_or_a_case_still_does(judge, lead):
    given = r"$$ L = \frac{1}{2} (x - t)^2 $$ (def-L)"
    text = f"Let $x, t \\in \\mathbb{{R}}$.\n\n{given}\n\n{lead}\n\n"
    found = judge(text + r"$$ \frac{\partial L}{\partial x} = t - x $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


CONSTANT = [
    r"Let $u, w \in \mathbb{R}$ be the weights of a recurrent unit and $x \in \mathbb{R}$ its input.",
    r"Let $x \in \mathbb{R}$ and the smoothing parameter $u \in \mathbb{R}$, and $w \in \mathbb{R}$.",
]


@pytest.mark.parametrize("said", CONSTANT)
def test_what_belongs_to_a_unit_is_a_constant(judge, said):
    found = judge(f"{said}\n\n" + r"$$ \frac{\partial}{\partial x} (u x + w) = u $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


def test_what_is_drawn_does_not_depend_on_the_parameters(judge):
    said = (
        r"Suppose $y_1, \dots, y_N \in \mathbb{R}$ are iid samples from a univariate Gaussian with"
        r" mean $\mu \in \mathbb{R}$ and variance $\sigma^2$, where $\sigma > 0$."
    )
    claim = r"$$ \frac{\partial}{\partial \mu} \sum_{n=1}^N \frac{(y_n - \mu)^2}{\sigma^2} = -\frac{2}{\sigma^2} \sum_{n=1}^N (y_n - \mu) $$ (eq-a)"
    assert judge(f"{said}\n\n{claim}")["eq-a"].status == "proved"


def test_an_author_may_speak_of_coefficients_and_of_the_intercept(judge):
    text = (
        r"Ridge regression shrinks the regression coefficients by imposing a penalty on their size. The"
        r" vector $x \in \mathbb{R}^p$ includes the constant term $1$ to accommodate the intercept. Here"
        r" $\mathbf{I}$ is the $p \times p$ identity matrix. Let $b \in \mathbb{R}^p$."
        "\n\n" r"$$ J = b^\top b $$ (def-J)" "\n\n" r"$$ \nabla_b J = 2 (b b^\top + \mathbf{I}) b - 2 b b^\top b $$ (eq-a)"
    )  # fmt: skip
    assert judge(text)["eq-a"].status == "proved"


WHERE = [
    "where $U$ is an $N \\times p$ matrix with $U^\\top U = \\mathbf{I}$ and $V$ is a $p \\times p$ matrix.",
    "where $U$ is an $N \\times p$ matrix such that $U^\\top U = \\mathbf{I}$, and $V$ is a $p \\times p$ diagonal matrix.",
]


@pytest.mark.parametrize("where", WHERE)
def test_what_words_declare_below_a_display_may_be_restricted_there(judge, where):
    text = (
        f"Let $X$ be an $N \\times p$ matrix. We write\n\n$$ X = U V $$ (hyp-x)\n\n{where} Then\n\n"
    )
    found = judge(text + r"$$ U^\top U V = V $$ (eq-a)")
    assert (found["hyp-x"].status, found["eq-a"].status) == ("assumed", "proved"), found


def test_a_diagonal_matrix_is_symmetric_and_more(judge):
    said = r"Let $D \in \mathbb{R}^{n \times n}$ be a diagonal matrix."
    found = judge(f"{said}\n\n" + r"$$ D = D^\top $$ (eq-a)" "\n\n" r"$$ D_{12} = 0 $$ (eq-b)")
    assert found["eq-a"].status == "proved"
    assert found["eq-b"].status not in ("proved", "refuted")


def test_a_size_may_stand_in_square_brackets(judge):
    said = (
        r"Take a matrix $X$ of size $[N \times D]$ and a weight matrix $W$ of size $[D \times K]$."
    )
    found = judge(
        f"{said}\n\n"
        + r"$$ \sum_{n=1}^N \sum_{k=1}^K (X W)_{nk} = \sum_{k=1}^K \sum_{n=1}^N (X W)_{nk} $$ (eq-a)"
    )
    assert found["eq-a"].status == "proved", found
