# ruff: noqa: E501
r"""Names without a declaration are numbers where nothing else fits, and then nothing is refuted."""

import pytest

SOFTMAX = r"$$ a_j = \frac{e^{z_j}}{\sum_k e^{z_k}} $$ (def-a)"
LOGISTIC = r"""$$ h_\theta(x) = \frac{1}{1 + e^{-\theta^\top x}} $$ (def-h)

$$ J(\theta) = -\frac{1}{m} \sum_{i=1}^m [y^{(i)} \log h_\theta(x^{(i)}) + (1 - y^{(i)}) \log(1 - h_\theta(x^{(i)}))] $$ (def-J)"""
SQUARES = r"$$ C = \frac{1}{2} \sum_{q=1}^m (t_q - s_q)^2 $$ (def-C)"

PROVED = [
    ("", r"(x + 1)^2 = x^2 + 2 x + 1"),
    ("", r"\frac{d}{dx} x^2 = 2 x"),
    (SOFTMAX, r"\frac{\partial a_j}{\partial z_i} = -a_i a_j, \quad i \neq j"),
    (SOFTMAX, r"\frac{\partial a_j}{\partial z_i} = a_i (1 - a_i), \quad i = j"),
    (SOFTMAX, r"\sum_j a_j = 1"),
    (SQUARES, r"\frac{\partial C}{\partial s_q} = s_q - t_q"),
    ("", r"(x_1 + x_2) (x_1 - x_2) = x_1^2 - x_2^2"),
    (SOFTMAX.replace("z", "V"), r"\frac{\partial a_j}{\partial V_k} = a_j (\delta_{jk} - a_k)"),
    (
        SQUARES.replace("t_q", "d_{q,c}")
        .replace("s_q", "Y_{q,c}")
        .replace(r"\sum_{q=1}^m", r"\sum_q \sum_c"),
        r"\frac{\partial C}{\partial Y_{q,c}} = Y_{q,c} - d_{q,c}",
    ),
    (r"$$ p = \frac{1}{1 + e^{-G/T}} $$ (def-p)", r"\frac{p}{1 - p} = e^{G/T}"),
    (
        r"$$ l = \log \sum_{k=1}^q e^{o_k} - \sum_{j=1}^q y_j o_j $$ (def-l)",
        r"\frac{\partial l}{\partial o_j} = \frac{e^{o_j}}{\sum_{k=1}^q e^{o_k}} - y_j",
    ),
    (
        r"$$ C = \frac{1}{2} \sum_j (y_j - a^L_j)^2 $$ (def-C)",
        r"\frac{\partial C}{\partial a^L_j} = a^L_j - y_j",
    ),
    (
        r"$$ z_j^{L} = \sum_k W_{jk}^L a_k^{L-1} + b_j^L $$ (def-z)",
        r"\frac{\partial z_j^L}{\partial a_k^{L-1}} = W_{jk}^L",
    ),
    ("", r"\mathbf{x}^\top \mathbf{y} = \sum_i x_i y_i"),
    ("", r"(\mathbf{A} \mathbf{B})^\top = \mathbf{B}^\top \mathbf{A}^\top"),
    (
        r"$$ m(a) = -a \mathbf{g}^\top \mathbf{g} + \frac{1}{2} a^2 \mathbf{g}^\top \mathbf{H} \mathbf{g} $$ (def-m)",
        r"m'(a) = -\mathbf{g}^\top \mathbf{g} + a \mathbf{g}^\top \mathbf{H} \mathbf{g}",
    ),
    (
        r"$$ J = \sum_{n=1}^N \sum_{k=1}^K r_{nk} \| \mathbf{x}_n - \boldsymbol{\mu}_k \|^2 $$ (def-J)",
        r"\frac{\partial J}{\partial \boldsymbol{\mu}_k} = -2 \sum_{n=1}^N r_{nk} (\mathbf{x}_n - \boldsymbol{\mu}_k)",
    ),
    (
        r"$$ y(\mathbf{x}, \mathbf{w}) = \mathbf{w}^\top \mathbf{x} $$ (def-y)",
        r"\nabla_{\mathbf{w}} y(\mathbf{x}, \mathbf{w}) = \mathbf{x}",
    ),
    (
        r"$$ K = \sum_d s_d - \sum_d \log s_d $$ (def-K)",
        r"\frac{\partial K}{\partial s_d} = 1 - \frac{1}{s_d}",
    ),
    (
        r"$$ H(q) = -q \log_2 q - (1 - q) \log_2 (1 - q) $$ (def-H)",
        r"H'(q) = \log_2 \frac{1 - q}{q}",
    ),
    (
        r"$$ L = -y \log a - (1 - y) \log (1 - a) $$ (def-L)",
        r"\frac{\partial L}{\partial a} = \frac{a - y}{a (1 - a)}",
    ),
    ("", r"\log a + \log b = \log b + \log a"),
    ("", r"(a + b) (a - b) = a^2 - b^2"),
    (r"$$ f = a + 1 $$ (def-f)", r"f^2 = a^2 + 2 a + 1"),
    (
        r"$$ L = -\sum_j^C y_j \log p_j $$ (def-L)"
        "\n\n"
        r"$$ p_j = \frac{e^{a_j}}{\sum_k^C e^{a_k}} $$ (def-p)",
        r"\frac{\partial p_j}{\partial a_i} = p_j (\delta_{ij} - p_i)",
    ),
    (
        r"$$ l(\mathbf{y}, \hat{\mathbf{y}}) = -\sum_{j=1}^q y_j \log \hat{y}_j $$ (def-l)"
        "\n\n"
        r"$$ \hat{y}_i = \frac{\exp(o_i)}{\sum_j \exp(o_j)} $$ (def-y)",
        r"\sum_{i=1}^q \hat{y}_i = 1",
    ),
    (
        "",
        r"\mathrm{softmax}(x)_i = \frac{\exp(x_i - \max_j x_j)}{\sum_k \exp(x_k - \max_j x_j)}",
    ),
    ("", r"x^\top x = \sum_i x_i^2"),
    (
        LOGISTIC,
        r"\frac{\partial J}{\partial \theta_j} = \frac{1}{m} \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)}",
    ),
    (
        r"$$ J = \frac{1}{2} \sum_{i=1}^m (a^{(i)} - y^{(i)})^2 $$ (def-J)",
        r"\frac{\partial J}{\partial a^{(i)}} = a^{(i)} - y^{(i)}",
    ),
    # tables
    (
        r"$$ H(X) = -\sum_x p(x) \log p(x) $$ (def-H)",
        r"H(X) = \sum_x p(x) \log \frac{1}{p(x)}",
    ),
    (
        r"$$ D(P \| Q) = \sum_{x \in \mathcal{X}} P(x) \log \frac{P(x)}{Q(x)} $$ (def-D)",
        r"D(P \| Q) = \sum_{x \in \mathcal{X}} P(x) \log P(x) - \sum_{x \in \mathcal{X}} P(x) \log Q(x)",
    ),
    ("", r"\sum_x p(x) (q(x) + 1) = \sum_x p(x) q(x) + \sum_x p(x)"),
    # in each world that fits
    ("", r"\mathbf{x}_n + \mathbf{y}_n = \mathbf{y}_n + \mathbf{x}_n"),
    (
        r"$$ l(\boldsymbol{\beta}) = \sum_{n = 1}^N (e^{\boldsymbol{\beta}^\top \mathbf{x}_n} - y_n\boldsymbol{\beta}^\top\mathbf{x}_n) $$ (def-l)",
        r"\frac{\partial l(\boldsymbol{\beta})}{\partial \boldsymbol{\beta}} = \sum_{n = 1}^N (e^{\boldsymbol{\beta}^\top \mathbf{x}_n} - y_n) \mathbf{x}_n",
    ),
    (r"$$ h_\theta(x) = \frac{1}{1 + e^{-\theta^\top x}} $$ (def-h)", r"h_\theta(x) = \frac{e^{\theta^\top x}}{1 + e^{\theta^\top x}}"),
]


@pytest.mark.parametrize(("before", "claim"), PROVED)
def test_what_holds_for_all_numbers_is_proved(judge, before, claim):
    found = judge(f"{before}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status == "proved", found.reason


OPEN = [
    ("", r"\sqrt{x^2} = x", "where does x lie"),
    ("", r"y^2 = y", "where does y lie"),
    (SOFTMAX, r"\frac{\partial a_j}{\partial z_j} = a_j", "where does z lie"),
    (SQUARES, r"\frac{\partial C}{\partial s_q} = t_q - s_q", "where does s lie"),
    ("", r"u = -\sum_k y_k \log b", "where does b lie"),
    ("", r"\log s^2 = 2 \log s", "log is not defined"),  # one side is for negative s
    ("", r"\log (a b) = \log a + \log b", "log is not defined"),
    (r"$$ H(q) = \log q $$ (def-H)", r"H(q) \leq 0", "where does q lie"),
    (r"$$ H(q) = \log q $$ (def-H)", r"H(x) = \log x", "log is not defined"),
    ("", r"\mathbf{A} \mathbf{B} = \mathbf{B} \mathbf{A}", r"where does \mathbf{A} lie"),
    ("", r"\mathbf{x} \mathbf{y}^\top = \mathbf{y} \mathbf{x}^\top", r"where does \mathbf{x} lie"),
    (
        r"$$ f(\mathbf{x}) = \mathbf{x}^\top \mathbf{A} \mathbf{x} $$ (def-f)",
        r"\nabla_{\mathbf{x}} f = 2 \mathbf{A} \mathbf{x}",
        r"where does \mathbf{A} lie",
    ),
    (
        "",
        r"\mathrm{softmax}(x)_i = \frac{\exp(x_i - \max_j x_j)}{\sum_k \exp(x_k)}",
        "where does x lie",
    ),
    ("", r"x^\top x = \sum_i x_i", "where does x lie"),
    (r"$$ H(X) = -\sum_x p(x) \log p(x) $$ (def-H)", r"\sum_x p(x) = 1", "where does p lie"),
    (
        r"$$ D(P \| Q) = \sum_x P(x) \log \frac{P(x)}{Q(x)} $$ (def-D)",
        r"D(P \| Q) = D(Q \| P)",
        "lie?",
    ),
    (
        LOGISTIC,
        r"\frac{\partial J}{\partial \theta_j} = \frac{1}{m} \sum_{i=1}^m (y^{(i)} - h_\theta(x^{(i)})) x_j^{(i)}",
        "lie?",
    ),
    (
        r"$$ L = -\sum_j^C y_j \log p_j $$ (def-L)"
        "\n\n"
        r"$$ p_j = \frac{e^{a_j}}{\sum_k^C e^{a_k}} $$ (def-p)",
        r"\frac{\partial p_j}{\partial a_i} = p_j (\delta_{ij} - 1)",
        "where does a lie",
    ),
]


@pytest.mark.parametrize(("before", "claim", "question"), OPEN)
@pytest.mark.parametrize("role", ["eq", "not"])
def test_what_need_not_hold_is_left_open(judge, before, claim, question, role):
    found = judge(f"{before}\n\n$$ {claim} $$ ({role}-a)")[f"{role}-a"]
    assert found.status == "unproved" and question in found.reason


REFUSED = {
    r"u = v w": "number, or a matrix",  # or a matrix by a vector
    r"e^{G/T} = e^{G/T} + G (T - T)": "G is not declared",  # or matrices
    r"e^{G} e^{H} = e^{G + H}": "number, or a",  # of matrices it is false
    r"u = v^T w": "not declared",
    r"\mathbf{x} = \mathbf{x}^\top": "not declared",
    r"\mathbf{x}^\top \mathbf{y} = \sum_{k=1}^{n-1} x_k y_k": "not declared",  # or one more entry
    r"\mathbf{e}_k^\top \mathbf{x} = x_k": "not declared",
    r"\mathbf{x} \mathbf{x}_1 = \mathbf{x}_1 \mathbf{x}": "not declared",
    r"a^L_j a = a a^L_j": "not declared",  # or a power
    r"L a^L_j = a^L_j L": "not declared",
    r"a^{L-1}_j + a^{L+1}_j = a^{L+1}_j + a^{L-1}_j": "not declared",
    r"(A + B)^2 = A^2 + 2 A B + B^2": "not declared",  # or matrices
    r"|a b| = |a| |b|": "not declared",  # or norms
    r"(\mathbf{x} + 1)^2 = \mathbf{x}^2 + 2 \mathbf{x} + 1": "not declared",
    r"a b = b a": "number, or a matrix",  # of matrices it is false
    r"f(g + h) = f g + f h": "f is not declared",  # or the value of f
    r"TP FN = TN FP": "not declared",  # or names of two letters
    r"x^{L} y = y x^{L}": "not declared",  # or a label
    r"\frac{\partial G}{\partial x} = 0": "not declared",  # it may depend on x
    r"\Delta x = \Delta x + 0": "not declared",
    r"x + 1 = 1 + x \text{ not}": "not declared",
    r"x' = x' + 0": "not declared",
    r"e + 1 = 1 + e": "not declared",
    r"\frac{dW}{dt} = 0": "not declared",
    r"w_0 \sum_i w_i = \sum_i w_i w_0": "not declared",
    r"\sum_x x^2 p(x) + \sum_x x p(x) = \sum_x x (x + 1) p(x)": "not",  # which values?
    r"\sum_x p(x) p(y) = p(y) \sum_x p(x) + 0": "not",
    r"\sum_x p(2 x) = \sum_x p(2 x) + 0": "not",
    r"\sum_{i=1}^m 2 x^{(j)} y = 2 m x^{(j)} y": "does not occur",
}


@pytest.mark.parametrize(("claim", "reason"), REFUSED.items())
@pytest.mark.parametrize("role", ["eq", "not"])
def test_what_reads_two_ways_is_refused(judge, claim, reason, role):
    found = judge(f"$$ {claim} $$ ({role}-a)")[f"{role}-a"]
    assert found.status in ("ill-typed", "unreadable") and reason in found.reason, found


def test_what_fell_is_not_inferred(judge):
    page = "$$ z = \\foo $$ (def-z)\n\n$$ (z + 1)^2 = z^2 + 2 z + 1 $$ (eq-a)"
    assert "def-z" in judge(page)["eq-a"].reason


def test_a_declaration_comes_before_inference(judge):
    page = "$x \\in \\mathbb{R}_{>0}$\n\n$$ \\sqrt{x^2} = x $$ (eq-a)\n\n$$ \\sqrt{x^2} = 2 x $$ (eq-b)"
    found = judge(page)
    assert found["eq-a"].status == "proved" and found["eq-b"].status == "refuted"


@pytest.mark.parametrize("page", [
    "Let $g_t \\in \\mathbb{R}$ for $t = 1, \\dots, T$. The step size $\\eta$ is halved after each step.",
    "بگیرید $g_t \\in \\mathbb{R}$ برای $t = 1, \\dots, T$. هر نمونه دمای $\\eta$ خودش را دارد.",
])  # fmt: skip
def test_what_words_give_to_each_is_no_constant_of_a_sum(judge, page):
    claim = r"\sum_{t=1}^T \eta g_t = \eta \sum_{t=1}^T g_t"
    assert "does \\eta depend on t" in judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"].reason


@pytest.mark.parametrize("words", ["All are row vectors.", "همه بردارهای سطری هستند."])
def test_where_a_vector_may_be_a_row_none_is_inferred(judge, words):
    page = f"{words}\n\n$$ \\mathbf{{x}}^\\top \\mathbf{{y}} = \\mathbf{{y}}^\\top \\mathbf{{x}} $$ (eq-a)"
    assert "not declared" in judge(page)["eq-a"].reason


def test_what_has_a_label_is_not_inferred_without(judge):
    page = r"Let $z^l, b^l \in \mathbb{R}^{n_l}$ for $l = 1, \dots, L$."
    assert judge(f"{page}\n\n$$ z^0 = b^0 $$ (eq-a)")["eq-a"].status != "proved"


def test_what_is_declared_further_down_is_not_inferred(judge):
    page = r"""For $n$ points with residuals $r_i = a_i - y_i$, where $y_i, a_i \in \mathbb{R}$, $i = 1, \ldots, n$, let

$$ J = \frac{1}{n} \sum_{i=1}^n r_i^2 $$ (def-J)

$$ \frac{\partial J}{\partial a_i} = \frac{2}{n} r_i $$ (eq-J)"""
    assert judge(page)["eq-J"].status == "proved"


def test_an_index_may_have_a_length_of_its_own(judge):
    page = r"""$y_i \in \{0, 1\}$ and $a_i \in (0, 1)$

$$ L = -\sum_i [y_i \log a_i + (1 - y_i) \log (1 - a_i)] $$ (def-L)

$$ \frac{\partial L}{\partial a_k} = \frac{a_k - y_k}{a_k (1 - a_k)} $$ (eq-L)

$$ \frac{\partial L}{\partial a_k} = \frac{a_k - y_k}{a_k} $$ (not-L)"""
    found = judge(page)
    assert found["eq-L"].status == "proved" and found["not-L"].status == "caught"


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        (r"The method gives the iterates $x^{0}, x^{1}, x^{2}, \dots$ of one number.", "x^{0} = 1"),
        (r"اعداد $a^1, a^2, a^3$ خروجی لایه‌ها هستند.", "a^1 a^2 = a^3"),
        (
            r"Let $g_t \in \mathbb{R}$ for $t = 1, \dots, T$. The step $\eta$ shrinks as $t$ grows.",
            r"\sum_{t=1}^T \eta g_t = \eta \sum_{t=1}^T g_t",
        ),
    ],
)
def test_what_the_text_lists_or_moves_is_not_inferred(judge, words, claim):
    found = judge(f"{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status not in ("proved", "refuted"), found


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("Correction: it should read $k = x + 2$ above.", "unreadable"),
        ("Here $k = x + 1$.", "proved"),
        ("", "proved"),
    ],
)
def test_another_value_further_down_is_heard_above(judge, behind, status):
    page = "Let $x \\in \\mathbb{R}$ and $k = x + 1$.\n\n$$ k - x = 1 $$ (eq-a)\n\n"
    assert judge(page + behind)["eq-a"].status == status


RECURRENT = r"""$$h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)$$ (def-h)

$$y_t = W_{hy} h_t + b_y$$ (def-y)

Where:
- $x_t \in \mathbb{R}^d$ is the input embedding at time $t$
- $h_t \in \mathbb{R}^n$ is the hidden state
- $W_{hh} \in \mathbb{R}^{n \times n}$ is the recurrent weight matrix
- $W_{xh} \in \mathbb{R}^{n \times d}$ is the input weight matrix

$$\frac{\partial h_t}{\partial h_{t-1}} = \text{diag}(1 - h_t^2) \cdot W_{hh}$$ (eq-h)
"""


def test_a_family_whose_range_nobody_says_stops_no_page(judge):
    found = judge(RECURRENT)["eq-h"]
    assert found.status == "unreadable" and "def-h" in found.reason


LINEAR = r"$$ z = Xw + b $$ (def-z)" + "\n\n" + r"$$ L = \frac{1}{n} \sum_{i=1}^n (z_i - y_i)^2 $$ (def-L)"
LEAST = r"$$ L(w) = \frac{1}{2} \| y - Xw \|^2 + \frac{\lambda}{2} \| w \|^2 $$ (def-L)"
LAYER = r"$$ z = W x + b $$ (def-z)"
QUADRATIC = r"$$ f(x) = \frac{1}{2} x^T A x - b^T x $$ (def-f)"
IN_ALL = [  # what is claimed, and the same with a mistake
    (LINEAR, r"\nabla_w L = \frac{2}{n} X^T (z - y)", r"\nabla_w L = \frac{2}{n} X (z - y)"),
    (LINEAR.replace("Xw", "X w"), "", r"\frac{\partial L}{\partial b} = \frac{2}{n} (z - y)"),  # b is a number there
    (LEAST, r"\nabla_w L = X^T (Xw - y) + \lambda w", r"\nabla_w L = X (Xw - y) + \lambda w"),
    (LEAST, "", r"\nabla_w L = X^T (y - Xw) + \lambda w"),
    (
        LAYER,
        r"\frac{\partial L}{\partial W} = \frac{\partial L}{\partial z} x^T",
        r"\frac{\partial L}{\partial W} = x \frac{\partial L}{\partial z}^T",
    ),
    (
        LAYER,
        r"\frac{\partial L}{\partial x} = W^T \frac{\partial L}{\partial z}",
        r"\frac{\partial L}{\partial x} = W \frac{\partial L}{\partial z}",
    ),
    (QUADRATIC, r"\nabla_x f = \frac{1}{2} (A + A^T) x - b", r"\nabla_x f = A x - b"),
]


@pytest.mark.parametrize(("before", "right", "wrong"), IN_ALL)
def test_what_holds_in_every_shape_that_the_definitions_allow_is_proved(judge, before, right, wrong):
    """A wrong claim chooses no shapes: that it fits only where it holds is no proof."""
    for claim, status in ((right, "proved"), (wrong, "open")):
        for role in ("eq", "not") if claim else ():
            found = judge(f"{before}\n\n$$ {claim} $$ ({role}-a)")[f"{role}-a"].status
            if status == "open":
                assert found in ("ill-typed", "unproved"), (claim, role, found)
            else:
                assert found == {"eq": "proved", "not": "not wrong"}[role], (claim, role, found)


def test_a_claim_does_not_say_what_its_page_means(judge):
    wrong = r"$$ \nabla_w L = X (Xw - y) + \lambda w $$ (eq-b)"  # only with as many rows as columns
    right = r"$$ \nabla_w L = X^T (Xw - y) + \lambda w $$ (eq-a)"
    found = judge(f"{LEAST}\n\n{wrong}\n\n{right}")
    assert found["eq-b"].status == "ill-typed" and found["eq-a"].status == "proved"


def test_two_letters_are_a_product_where_each_stands_alone(judge):
    claim = r"$$ \tanh(ab) = \tanh(ab) + 0 $$ (eq-a)"
    assert judge(f"The factors $a$ and $b$.\n\n{claim}")["eq-a"].status == "proved"
    assert judge(claim)["eq-a"].status == "ill-typed"
    assert judge(r"$$ (Xw)^T = w^T X^T $$ (eq-a)")["eq-a"].status == "proved"


HELD = [
    (r"\nabla_x (b^T x) = b", r"\nabla_x (b^T x) = x"),
    (r"\nabla_x (x^T A x) = (A + A^T) x", r"\nabla_x (x^T A x) = 2 A x"),
    (
        r"\frac{\partial}{\partial p_{ik}} (r_{ij} - \sum_{l=1}^K p_{il} q_{lj})^2 = -2 (r_{ij} - \sum_{l=1}^K p_{il} q_{lj}) q_{kj}",
        r"\frac{\partial}{\partial p_{ik}} (r_{ij} - \sum_{l=1}^K p_{il} q_{lj})^2 = -2 (r_{ij} - \sum_{l=1}^K p_{il} q_{lj}) q_{ij}",
    ),
]


@pytest.mark.parametrize(("right", "wrong"), HELD)
def test_a_partial_derivative_holds_what_stands_beside_its_variable(judge, right, wrong):
    assert judge(f"$$ {right} $$ (eq-a)")["eq-a"].status == "proved"
    for role in ("eq", "not"):
        assert judge(f"$$ {wrong} $$ ({role}-a)")[f"{role}-a"].status in ("unproved", "ill-typed")


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ("", r"\frac{d}{dx} (a x) = a"),  # a may go along
        ("", r"\frac{\partial}{\partial w} (L + w^2) = 2 w"),
        ("where $s$ is the height of $x$.", r"\frac{\partial}{\partial x} (s x) = s"),
        ("The output is $s$.", r"\frac{\partial}{\partial x} (s + x^2) = 2 x"),
        ("The rate $r$ decays with time.", r"\frac{\partial}{\partial t} (r t) = r"),
        ("$$ r = x^2 $$ (eq-r)", r"\frac{\partial}{\partial x} (r x) = r"),
        ("", r"\frac{\partial}{\partial w} (w z) = z"),
        ("", r"\frac{\partial}{\partial w} (w (\hat{y} - y)) = \hat{y} - y"),
    ],
)
def test_what_may_go_along_is_not_held(judge, before, claim):
    found = judge(f"{before}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status
    assert found in ("ill-typed", "unreadable")


NORMAL = r"$$ \ell(\mu, \sigma^2) = -\frac{n}{2} \log \sigma^2 - \frac{1}{2 \sigma^2} \sum_{i=1}^n (x_i - \mu)^2 $$ (def-l)"
SLOPES = {
    r"\frac{\partial \ell}{\partial \mu} = \frac{1}{\sigma^2} \sum_{i=1}^n (x_i - \mu)": "proved",
    r"\frac{\partial \ell}{\partial \sigma^2} = -\frac{n}{2 \sigma^2} + \frac{1}{2 \sigma^4} \sum_{i=1}^n (x_i - \mu)^2": "proved",
    r"\frac{\partial \ell}{\partial \sigma^2} = -\frac{n}{2 \sigma^2} + \frac{1}{2 \sigma^2} \sum_{i=1}^n (x_i - \mu)^2": "unproved",
    r"\frac{\partial \ell}{\partial \sigma^2} = -\frac{n}{\sigma} + \frac{1}{\sigma^3} \sum_{i=1}^n (x_i - \mu)^2": "unproved",
}


@pytest.mark.parametrize(("claim", "status"), SLOPES.items())
def test_a_square_that_is_a_parameter_is_a_name(judge, claim, status):
    assert judge(f"{NORMAL}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == status


def test_a_gradient_without_its_name_is_by_the_only_argument(judge):
    page = r"$$ L(w) = \frac{1}{2} \| X w - y \|^2 $$ (def-L)"
    right = r"$$ \nabla L = X^T (X w - y) $$ (eq-a)" + "\n\n" + r"$$ \nabla L(w) = X^T (X w - y) $$ (eq-b)"
    found = judge(f"{page}\n\n{right}\n\n$$ \\nabla L = X (X w - y) $$ (eq-c)")
    assert (found["eq-a"].status, found["eq-b"].status) == ("proved", "proved")
    assert found["eq-c"].status == "ill-typed"


def test_a_colon_may_follow_what_a_letter_is_called(judge):
    page = "Now, where $\\sigma$ is the sigmoid function:\n\n"
    assert judge(page + r"$$ \tanh(x) = 2 \sigma(2 x) - 1 $$ (eq-a)")["eq-a"].status == "proved"
    assert judge(page + r"$$ \sigma(x) = \tanh(x) $$ (not-a)")["not-a"].status != "caught"
