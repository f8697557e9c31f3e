# ruff: noqa: E501
r"""Wrong formulas that were once proved, right ones that were once refuted: each stays shut."""

import pytest

REFUSED = ("unreadable", "ill-typed", "unproved")
X = (r"$x \in \mathbb{R}$",)


@pytest.mark.parametrize(
    "claim",
    [
        r"q = x + 1",
        r"f(x) = x",
        r"\sum_j q_j = x",
        r"\sum_{j=1}^M x = x",
        r"x^2 \approx \frac{1}{4}",
        r"W^{-2} W = W",
    ],
)
def test_a_wrong_equation_with_an_unknown_name_is_not_caught(status, claim):
    found = status(claim, *X, r"$W \in \mathbb{R}^{n \times n}$", label="not-claim")
    assert found.status in REFUSED and not found.ok


def test_a_wrong_equation_whose_shapes_do_not_fit_is_caught(status):
    given = (r"$a \in \mathbb{R}^n$, $B \in \mathbb{R}^{n \times m}$",)
    for claim in (r"B a = a", r"a^T a = a", r"a_{ij} = 0", r"a_j B_{ij} = 0 \cdot B_{jj}"):
        assert status(claim, *given, label="not-claim").status == "caught"


# The θ in the name h_θ, or in a name defined by θ, is the page's and not the parameter.
THETA = (
    r"$\theta \in \mathbb{R}$, $x \in \mathbb{R}$, $x^{(i)} \in \mathbb{R}$, $i = 1, \dots, m$",
    r"def-h: h_\theta(x) = \theta x",
    r"def-J: J(\theta) = \sum_{i=1}^m h_\theta(x^{(i)})",
)


@pytest.mark.parametrize(
    "claim",
    [
        r"J(2 \theta) = J(\theta)",
        r"J(2 \theta) = 2 J(\theta)",
        r"J(0) = J(\theta)",
        r"J'(\theta) = 0",
        r"J'(\theta) = \sum_{i=1}^m x^{(i)}",
    ],
)
def test_a_function_that_holds_its_parameter_through_another_name(status, claim):
    assert status(claim, *THETA).status == "unreadable"
    right = r"\frac{\partial}{\partial \theta} J(\theta) = \sum_{i=1}^m x^{(i)}"
    assert status(right, *THETA).status == "proved"


def test_a_function_that_holds_its_parameter_through_a_definition(status, judge):
    given = (r"$x \in \mathbb{R}$, $w \in \mathbb{R}$", r"def-u: u = w x", r"def-h: h(x) = \exp(u)")
    for claim in (r"h(2 x) = \exp(u)", r"h(2 x) = \exp(2 w x)", r"h'(x) = 0"):
        assert status(claim, *given).status == "unreadable"
    assert status(r"\frac{d}{dx} h(x) = w h(x)", *given).status == "proved"
    late = judge(
        "$x \\in \\mathbb{R}$, $u \\in \\mathbb{R}$\n\n$$ h(x) = x + u $$ (def-h)\n\n"
        "$$ k(x) = h(2 x) $$ (def-k)\n\n$$ u = x^2 $$ (def-u)\n"
    )
    assert late["def-u"].status == "unreadable"


# Cases must cover all values.
@pytest.mark.parametrize(
    ("declared", "cases"),
    [
        (r"\{1, \dots, K\}", r"a & y = 1 \\ b & y = 2"),
        (r"\{0, 1\}", r"a & y = 1 \\ b & y = 1"),
        (r"\{-1, 0, 1\}", r"a & y = 1 \\ b & y = 0"),
        (r"\{-1, 0, 1\}", r"a & y > 0 \\ b & y < 0"),
        (r"\{-1, 0, 1\}", r"a & y \ge 0 \\ b & y \le 0"),
        (r"\mathbb{R}", r"a & y = 1 \\ b & y = 0"),
    ],
)
def test_cases_that_leave_a_value_out(judge, declared, cases):
    text = (
        f"$y \\in {declared}$, $a \\in \\mathbb{{R}}$, $b \\in \\mathbb{{R}}$\n\n"
        rf"$$ L = \begin{{cases}} {cases} \end{{cases}} $$ (def-L)"
    )
    assert judge(text)["def-L"].status == "ill-typed"


def test_there_is_no_derivative_at_a_kink(status):
    given = (r"$z \in \mathbb{R}$", r"def-r: r(z) = \max(0, z)")
    for value in ("0", "1", r"\frac{1}{2}"):
        assert status(rf"r'(0) = {value}", *given).status == "unproved"
    assert status(r"r(z) - r(-z) = z", *given).status == "proved"
    assert status(r"r(z) + r(-z) = z", *given).status == "refuted"


# What holds for sizes 2, 3 (and 4) need not hold for 5.
def test_true_only_for_small_sizes(status):
    given = (r"$K \in \mathbb{N}$, $p \in (0,1)^K$",)
    assert status(r"(K - 2) (K - 3) (K - 4) = 0", *given).status == "refuted"
    for claim in (r"K \le 100", r"K \ge 2", r"\sum_{k=1}^K p_k < 50"):
        assert status(claim, *given).status == "unproved"
    assert status(r"K \le 5", *given).status == "refuted"
    assert status(r"\sum_{k=1}^K k = \frac{K (K + 1)}{2}", *given).status == "proved"


def test_a_sum_that_runs_downwards(status):
    given = (r"$a \in \mathbb{R}^n$",)
    assert status(r"\sum_{i=n}^{1} a_i = 0", *given).status == "ill-typed"
    assert status(r"\sum_{i=2}^{n} a_i = \sum_{i=1}^{n} a_i - a_1", *given).status == "proved"


# How far does d/dx reach?
@pytest.mark.parametrize(
    "claim",
    [
        r"\frac{d}{dx} x \cdot x = 2 x",
        r"\frac{d}{dx} x \cdot x = x",
        r"\frac{d}{dx} x^2 + x = 2 x + 1",
        r"\frac{d}{dx} x^2 + x = 3 x",
        r"\frac{d}{dx} \exp(x) - x = \exp(x) - 1",
    ],
)
def test_the_reach_of_a_derivative_is_not_guessed(status, claim):
    assert status(claim, *X).status == "unreadable"


def test_constants_before_what_is_differentiated(status):
    given = (r"$x \in \mathbb{R}$, $m \in \mathbb{N}$, $\ell : \mathbb{R} \to \mathbb{R}$",)
    assert status(r"\frac{d}{dx} \frac{1}{2} x^2 = x", *given).status == "proved"
    assert status(r"\frac{d}{dx} \frac{1}{2} x^2 = 2 x", *given).status == "refuted"
    assert status(r"\frac{d}{dx} \frac{1}{m} x^2 = \frac{2}{m} x", *given).status == "proved"
    assert status(r"\frac{d}{dx} \frac{1}{x} x^2 = 1", *given).status == "unreadable"
    regularised = r"\frac{d}{dx} \ell(x) + 2 x = \ell'(x) + 2 x"
    assert status(regularised, *given).status == "proved"


# A hypothesis may tie names inside a definition, too.
@pytest.mark.parametrize(
    ("definition", "claims"),
    [
        (r"def-d: d = \frac{\partial}{\partial b} (a^2)", [r"d = 0", r"d = 4 a"]),
        (r"def-f: f(b) = a^2", [r"f'(b) = 0", r"f(3) = 36", r"f(3) = a^2"]),
    ],
)
def test_a_derivative_inside_a_definition_by_a_tied_name(status, definition, claims):
    given = (r"$a \in \mathbb{R}$, $b \in \mathbb{R}$", definition, r"hyp-tie: a = 2 b")
    for claim in claims:
        assert status(claim, *given).status == "unreadable"


# What is read with little declared must still mean what the page says.
def test_an_undeclared_parameter_is_known_only_beside_its_function(status):
    given = (r"$a \in \mathbb{R}$", r"def-g: g(z) = \frac{1}{1 + e^{-z}}")
    assert status(r"g(z) > 0", *given).status == "proved"
    assert status(r"g(z) = g(a)", *given).status == "refuted"
    for claim in (r"z = a", r"g(t) = g(a)", r"\sum_z g(z) = 1", r"g(z) \approx 0.5"):
        assert status(claim, *given).status in REFUSED


def test_a_parameter_is_a_vector_only_if_one_vector_alone_fits(status):
    given = (r"$w \in \mathbb{R}^n$", r"def-s: s(x) = \|x\|^2")
    assert status(r"s(w) = w^T w", *given).status == "proved"
    assert status(r"s(w) = \|w\|", *given).status == "refuted"
    two = (r"$v \in \mathbb{R}^m$", *given)
    assert status(r"w^T w = \|w\|^2", r"$w \in \mathbb{R}^n$").status == "proved"
    assert status(r"\|c\|^2 = c^2", r"$c \in \mathbb{R}$").status == "ill-typed"
    assert status(r"s(w) = w^T w", *two).status in REFUSED


def test_a_prime_on_what_is_no_function_is_no_derivative(status):
    given = (*X, r"def-y: y = x^2")
    for claim in (r"y' = 2 x", r"y' = y", r"x' = 1"):
        assert status(claim, *given).status == "ill-typed"
        assert status(claim, *given, label="not-claim").status == "ill-typed"


def test_d_and_a_name(status):
    given = (r"$x \in \mathbb{R}^n$", r"def-dx: dx = 2 x")
    assert status(r"\|dx\|^2 = 4 \|x\|^2", *given).status == "proved"
    assert status(r"dx = x", *given).status == "refuted"
    sized = (r"$W \in \mathbb{R}^{d \times n}$, $Z \in \mathbb{R}^n$",)
    assert status(r"dZ = Z", *sized).status == "unreadable"
    assert status(r"\sum_{d=1}^D w_d X_{dk} = (X^T w)_k",
                  r"$w \in \mathbb{R}^D$, $X \in \mathbb{R}^{D \times K}$").status == "proved"  # fmt: skip


def test_the_label_of_one_class_is_one_of_the_classes(status):
    given = (r"$y \in \{1, \dots, K\}$, $a \in \mathbb{R}^K$",)
    assert status(r"\sum_{k=1}^K \delta_{k,y} a_k = a_y", *given).extent == "all sizes"
    assert status(r"\sum_{k=2}^K \delta_{k,y} a_k = a_y", *given).status == "refuted"
    assert status(r"\sum_{k=1}^K (1 - \mathbb{1}(y = k)) = K", *given).status == "refuted"
