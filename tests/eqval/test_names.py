"""Names and sets as other books write them."""

import pytest

from eqval import check

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

CLASSES = (
    r"$\beta_k \in \mathbb{R}^d$ for $k = 1, \dots, K - 1$, and $x \in \mathbb{R}^d$"
    "\n\n"
    r"$$ \Pr(Y = k) = \frac{e^{\beta_k \cdot x}}{1 + \sum_{j=1}^{K-1} e^{\beta_j \cdot x}},"
    r" \quad 1 \le k < K $$ (def-Pr)"
    "\n\n"
    r"$$ \Pr(Y = K) = \frac{1}{1 + \sum_{j=1}^{K-1} e^{\beta_j \cdot x}} $$ (def-Pr-K)"
)

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
    "a probability of each value but one": (
        CLASSES,
        r"1 - \sum_{k=1}^{K-1} \Pr(Y = k) = \Pr(Y = K)",
        r"1 - \sum_{k=1}^{K-1} \Pr(Y = k) = 2 \Pr(Y = K)",
    ),
    "against the one that is left": (
        CLASSES,
        r"\log \frac{\Pr(Y = k)}{\Pr(Y = K)} = \beta_k \cdot x",
        r"\log \frac{\Pr(Y = k)}{\Pr(Y = K)} = -\beta_k \cdot x",
    ),
    "a probability of each label": (
        r"$z \in \mathbb{R}^K$, $Y \in \{1, \dots, K\}$"
        "\n\n"
        r"$$ \Pr(Y = k) = \frac{e^{z_k}}{\sum_j e^{z_j}} $$ (def-Pr)",
        r"\frac{\partial}{\partial z_j} \Pr(Y = k) = \Pr(Y = k) (1(j = k) - \Pr(Y = j))",
        r"\frac{\partial}{\partial z_j} \Pr(Y = k) = \Pr(Y = k) (1(j = k) - \Pr(Y = k))",
    ),
    "a function with a number below it": (
        r"$p \in (0, 1)$"
        "\n\n"
        r"$$ H_2(p) = -p \log_2 p - (1 - p) \log_2 (1 - p) $$ (def-H)",
        r"\frac{d}{dp} H_2(p) = \log_2 \frac{1-p}{p}",
        r"\frac{d}{dp} H_2(p) = \log_2 \frac{p}{1-p}",
    ),
    "a square with a name below it": (
        r"$x_1, \dots, x_m \in \mathbb{R}$"
        "\n\n"
        r"$$ \mu_B = \frac{1}{m} \sum_{i=1}^m x_i, \quad"
        r" \sigma_B^2 = \frac{1}{m} \sum_{i=1}^m (x_i - \mu_B)^2 $$ (def-s)",
        r"\frac{\partial \sigma_B^2}{\partial x_i} = \frac{2 (x_i - \mu_B)}{m}",
        r"\frac{\partial \sigma_B^2}{\partial x_i} = \frac{x_i - \mu_B}{m}",
    ),
}


@pytest.mark.parametrize(("page", "right", "wrong"), PAIRS.values(), ids=PAIRS)
def test_names_and_sets_of_other_books(judge, page, right, wrong):
    found = judge(f"{page}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    shown = {
        name: item for name, item in found.items() if name not in ("eq-wrong", "def-Pr", "def-Pr-K")
    }
    assert all(item.ok for name, item in shown.items()), found
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
        (CLASSES, r"\sum_k \Pr(Y = k) = 1", "does the sum over k reach over all?"),
        (CLASSES, r"\sum_{k=1}^K \Pr(Y = k) = 1", "there are K - 1 entries"),
    ],
)
def test_what_reads_two_ways_or_says_more_is_refused(judge, page, claim, why):
    found = judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status in ("unreadable", "ill-typed") and why in found.reason, found


def test_a_definite_matrix_is_symmetric(judge):
    page = r"$Q \in \mathbb{S}^n_{++}$, $x \in \mathbb{R}^n$"
    claim = r"\nabla_x (x^\top Q x) = 2 Q x"
    assert judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "proved"


# Of a function, ∂f/∂x holds what else it takes; of a name it is the whole derivative.
PARTIAL = (r"$x \in \mathbb{R}$", "def-f: f(x, y) = x y", "def-y: y = x^2")


@pytest.mark.parametrize("before", [PARTIAL, (PARTIAL[0], PARTIAL[2], PARTIAL[1])])
@pytest.mark.parametrize(
    "slope",
    [
        r"\frac{\partial f}{\partial x}(x, y)",
        r"\frac{\partial f}{\partial x}",
        r"\frac{\partial f(x, y)}{\partial x}",
        r"\partial_x f(x, y)",
        r"\nabla_x f(x, y)",
    ],
)
def test_a_partial_derivative_is_asked_what_it_holds(status, before, slope):
    for value in ("y", "3 x^2"):
        found = status(f"{slope} = {value}", *before)
        assert found.status == "unreadable" and "y goes with x" in found.reason


@pytest.mark.parametrize(
    "slope, value, wrong",
    [
        (r"\frac{d}{dx} f(x, y)", "3 x^2", "y"),
        (r"\left. \frac{\partial f}{\partial x} \right|_{y}", "y", "3 x^2"),
        (r"\frac{\partial f}{\partial y}", "x", "3 x"),
        (r"\frac{\partial}{\partial x} f(x, 3 x)", "6 x", "3 x"),
    ],
)
def test_and_judged_where_it_says(status, slope, value, wrong):
    assert status(f"{slope} = {value}", *PARTIAL).status == "proved"
    assert status(f"{slope} = {wrong}", *PARTIAL).status == "refuted"


HERE = r"""Let $x, y \in \mathbb{R}$.

$$ %s \text{ where } y = 2 $$ (%s)

$$ %s $$ (eq-below)

$$ x y = 3 x \text{ where } y = 3 $$ (eq-again)

$$ x y = 2 x \text{ where } y = 3 $$ (eq-wrong)
"""


@pytest.mark.parametrize("first, label", [("x y = 5 x", "not-a"), ("x y = 2 x", "eq-a")])
@pytest.mark.parametrize("below", ["y = 2", "|y| = y", "x y = 2 x"])
def test_a_where_holds_in_its_display(judge, first, label, below):
    found = judge(HERE % (first, label, below))
    assert found[label].ok
    assert found["eq-below"].status == "unreadable" and "where" in found["eq-below"].reason
    assert (found["eq-again"].status, found["eq-wrong"].status) == ("proved", "refuted")


def test_a_where_gives_a_new_name_its_meaning(judge):
    page = r"Let $w, x \in \mathbb{R}$.\n\n$$ %s \text{ where } z = w x $$ (%s)\n\n$$ %s $$ (eq-b)"
    page = page.replace(r"\n", "\n")
    slope = r"\frac{\partial z}{\partial w} = x"
    assert judge(page % ("z^2 = w^2 x^2", "eq-a", slope))["eq-b"].status == "proved"
    assert judge(page % ("z^2 = w^2 x", "not-a", slope))["eq-b"].status == "ill-typed"
    member = (
        r"Let $x \in \mathbb{R}$.\n\n$$ |z| = z + 1, \quad z \in \mathbb{R}_{>0} $$ (not-a)\n\n"
    )
    member = member.replace(r"\n", "\n") + r"$$ |z| = z $$ (eq-b)"
    assert judge(member)["eq-b"].status != "proved"


@pytest.mark.parametrize(
    "index", ["(i)", "[i]", r"\{i\}", ",i", "+i", "i,", "(i + 1)", "(i]", "2(i)", "1.0"]
)
def test_an_index_is_a_place(status, index):
    """Of ``x_{(1)}``, the smallest, nothing is said that holds of ``x_1``."""
    for form in ("x", "A"):
        claim = rf"{form}_{{{index}}} + 0 = {form}_{{{index}}} + \sqrt{{0}}"
        found = status(claim, r"$x \in \mathbb{R}^n$, $A \in \mathbb{R}^{n \times n}$")
        assert found.status == "unreadable", claim


@pytest.mark.parametrize("index", ["i", "i + 1"])
def test_what_is_a_place_is_read(status, index):
    claim = rf"\sum_{{i=1}}^{{n-1}} x_{{{index}}} + 0 = \sum_{{i=1}}^{{n-1}} x_{{{index}}}"
    assert status(claim, r"$x \in \mathbb{R}^n$").status == "proved"


def test_a_name_with_brackets_below_is_its_own(status):
    assert status("v_{(1)} + v_{(2)} = v_{(2)} + v_{(1)}", r"$v_{(1)}, v_{(2)} \in \mathbb{R}$").ok


@pytest.mark.parametrize(
    "letter, drawn, other",
    [("ε", r"\varepsilon", r"\epsilon"), ("φ", r"\varphi", r"\phi"), ("ϵ", r"\epsilon", "ε"),
     ("ϕ", r"\phi", "φ"), ("θ", r"\theta", r"\vartheta")],
)  # fmt: skip
def test_a_letter_is_the_command_that_looks_like_it(status, letter, drawn, other):
    reals = rf"${letter}, {other} \in \mathbb{{R}}$"
    assert status(f"{letter} + 0 = {drawn}", reals).status == "proved"
    assert status(f"{letter} + 0 = {other}", reals).status == "refuted"


JURAFSKY = (
    r"$\mathbf{w}, \mathbf{x} \in \mathbb{R}^f$, $b \in \mathbb{R}$, $y \in \{0, 1\}$",
    r"def-yhat: \hat{y} = \frac{1}{1 + e^{-(\mathbf{w} \cdot \mathbf{x} + b)}}",
    r"def-p: p(y | x) = \hat{y}^y (1 - \hat{y})^{1 - y}",
)


@pytest.mark.parametrize("claim", ["p(y | 2 x) = p(y | x)", "p(y | 3) = p(y | 4)"])
def test_a_parameter_may_stand_in_another_dress(status, claim):
    """Jurafsky writes p(y|x) for what holds ``\\mathbf{x}``: it is no constant in x."""
    found = status(claim, *JURAFSKY)
    assert found.status == "unreadable" and "through another name" in found.reason


def test_and_is_read_at_itself(status):
    right = r"\log p(y | x) = y \log \hat{y} + (1 - y) \log (1 - \hat{y})"
    assert status(right, *JURAFSKY).status == "proved"
    assert status(right.replace("+", "-", 1), *JURAFSKY).status == "refuted"


@pytest.mark.parametrize(
    ("given", "claim"),
    [
        (
            r"\theta \in \mathbb{R}$ and $y_\theta \in \mathbb{R}",
            r"\frac{\partial}{\partial \theta} (\theta y_\theta) = y_\theta",
        ),
        (r"t, x_t \in \mathbb{R}", r"\frac{d}{dt} (t x_t) = x_t"),
        (r"t \in \mathbb{R}$ and $x^{(t)} \in \mathbb{R}", r"\frac{d}{dt} (t x^{(t)}) = x^{(t)}"),
        (
            r"\theta, x \in \mathbb{R}$ and $f_\theta : \mathbb{R} \to \mathbb{R}",
            r"\frac{\partial}{\partial \theta} (\theta f_\theta(x)) = f_\theta(x)",
        ),
    ],
)
def test_a_name_whose_index_holds_another_is_no_constant_beside_it(judge, given, claim):
    found = judge(f"Let ${given}$.\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status == "unreadable" and "its index holds" in found.reason


def test_numbered_names_are_constants_beside_each_other(judge):
    text = r"Let $x_1, x_2 \in \mathbb{R}$." + "\n\n"
    text += r"$$ \frac{\partial}{\partial x_1} (x_1 x_2) = x_2 $$ (eq-a)"
    assert judge(text)["eq-a"].status == "proved"


def test_an_assumption_ties_no_name_to_a_built_in_function():
    given = [r"x \in \mathbb{R}", r"\sigma(x) = \frac{1}{1 + \exp(-x)}",
             r"\tanh(x) + 0 = \frac{1 - \exp(-2 x)}{1 + \exp(-2 x)}"]  # fmt: skip
    assert check(r"\tanh(x) = 2 \sigma(2 x) - 1", given)


def test_entries_of_what_has_no_known_length_are_refused(status):
    found = status(r"u_{pk} + u_{pl} = 1", r"$u_{pk} \in \mathbb{R}$, $u_{pl} \in \mathbb{R}$")
    assert found.status == "ill-typed" and "range of the index" in found.reason


@pytest.mark.parametrize("total", ["C = C_0 + s^2", "C = s + C_0", r"C = 2 C_{0}"])
def test_a_number_below_a_name_that_is_made_of_it_makes_another_name(judge, total):
    page = (
        f"Let $s, t \\in \\mathbb{{R}}$.\n\n$$ C_0 = t^3 $$ (def-0)\n\n$$ {total} $$ (def-all)\n\n"
    )
    found = judge(page + "$$ \\frac{\\partial C_0}{\\partial t} = 3 t^2 $$ (eq-a)")
    assert found["def-all"].status == "defined" and found["eq-a"].status == "proved"
    entries = page + "The parts are $C_i$.\n\n$$ C_0 = t^3 $$ (eq-b)"
    assert judge(entries)["eq-b"].status != "refuted"


def test_a_name_of_an_entry_in_brackets_is_an_entry(judge):
    page = (
        "Let $r_{nk} > 0$ for $n = 1, \\dots, N$ and $k = 1, \\dots, K$.\n\n"
        "$$ \\gamma(z_{nk}) = \\frac{r_{nk}}{\\sum_{j=1}^K r_{nj}} $$ (def-g)\n\n"
        "$$ \\sum_{k=1}^K \\gamma(z_{nk}) = 1 $$ (eq-a)\n\n"
        "$$ \\sum_{n=1}^N \\gamma(z_{nk}) = 1 $$ (eq-b)"
    )
    found = judge(page)
    assert found["eq-a"].status == "proved" and found["eq-b"].status == "refuted"
    known = judge("Let $z \\in \\mathbb{R}^{N \\times K}$.\n\n" + page)
    assert known["eq-a"].status not in ("proved", "refuted")


def test_one_of_several_beside_one_of_the_same_name(judge):
    page = (
        "Let $x, m \\in \\mathbb{R}^D$ and $x_1, \\dots, x_N \\in \\mathbb{R}^D$.\n\n"
        "$$ s = \\sum_{n=1}^N \\| x_n - m \\|^2 $$ (def-s)\n\n"
        "$$ \\frac{\\partial s}{\\partial m} = 2 \\sum_{n=1}^N (m - x_n) $$ (eq-a)"
    )
    assert judge(page)["eq-a"].status == "proved"
