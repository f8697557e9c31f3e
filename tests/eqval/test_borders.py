r"""Where a side has no value, and lengths of one: nothing is proved further than it holds."""

import random

import pytest

from eqval import check
from eqval.faces.messages import sentence
from eqval.proving.prover import DEFINED

HOLDS_NOT_AT_THE_BORDER = [
    (r"\frac{p_i}{p_i} = 1", r"p \in [0,1]^K"),
    (r"\frac{x}{x} = 1", r"x \in \mathbb{R}"),
    (r"\frac{x^2 - 1}{x - 1} = x + 1", r"x \in \mathbb{R}"),
    (r"\frac{x - y}{x - y} = 1", r"x, y \in \mathbb{R}"),
    (r"\frac{1 - p}{1 - p} = 1", r"p \in [0,1]"),
    (r"\frac{0}{x} = 0", r"x \in [0,1]"),
    (r"x^{-1} x = 1", r"x \in \mathbb{R}_{\ge 0}"),
    (r"x^p x^{-p} = 1", r"x \in [0,1]", r"p \in (0,1)"),
    (r"\log p - \log p = 0", r"p \in [0,1]"),
    (r"\frac{\sqrt{x}}{\sqrt{x}} = 1", r"x \in \mathbb{R}_{\ge 0}"),
    (r"\frac{|x|}{|x|} = 1", r"x \in \mathbb{R}"),
    (r"\frac{\|x\|^2}{\|x\|^2} = 1", r"x \in \mathbb{R}^n"),
    (r"\frac{\sum_i x_i}{\sum_i x_i} = 1", r"x \in [0,1]^K"),
    (r"\frac{\sum_i y_i}{\sum_i y_i} = 1", r"y \in \{0,1\}^n"),
    (r"\frac{a}{b} b = a", r"a, b \in \mathbb{R}"),
    (r"c b = a", r"a, b \in \mathbb{R}", r"c = \frac{a}{b}"),
]


@pytest.mark.parametrize(("claim", "given"), [(c, g) for c, *g in HOLDS_NOT_AT_THE_BORDER])
def test_one_side_without_a_value_is_no_equation(claim, given):
    found = check(claim, given)
    assert found.status == "unproved" and "no value" in found.verdict.reason


WHERE_BOTH = [
    (r"\frac{x}{y} = x y^{-1}", r"x, y \in \mathbb{R}"),
    (r"\frac{d}{dx} \log x = \frac{1}{x}", r"x \in \mathbb{R}_{\ge 0}"),
    (r"\frac{d}{dx} \sqrt{x} = \frac{1}{2 \sqrt{x}}", r"x \in \mathbb{R}_{\ge 0}"),
    (r"\frac{\sin x}{\cos x} \cos x = \sin x", r"x \in \mathbb{R}"),
    (
        r"\frac{d L}{d p} = \frac{1 - y}{1 - p} - \frac{y}{p}",
        r"y \in \{0,1\}",
        r"p \in [0,1]",
        r"L = -y \log p - (1-y) \log(1-p)",
    ),
]


@pytest.mark.parametrize(("claim", "given"), [(c, g) for c, *g in WHERE_BOTH])
def test_both_sides_without_a_value_are_said(claim, given):
    found = check(claim, given)
    assert found and found.verdict.extent == DEFINED
    assert "where both sides have a value" in repr(found)


EVERYWHERE = [
    (r"\frac{x}{x} = 1", r"x \in \mathbb{R}", r"x \neq 0"),
    (r"\frac{x}{x} = 1", r"x \in \mathbb{R}", "x > 0"),
    (r"\frac{x - y}{x - y} = 1", r"x, y \in \mathbb{R}", r"x \neq y"),
    (r"\frac{x_i}{x_i} = 1", r"x \in \mathbb{R}_{>0}^n"),
    (r"\frac{1 + x^2}{1 + x^2} = 1", r"x \in \mathbb{R}"),
    (r"\frac{n}{n} = 1", r"n \in \mathbb{N}"),
    (r"\frac{\sum_i e^{z_i}}{\sum_i e^{z_i}} = 1", r"z \in \mathbb{R}^K"),
    (r"\log \frac{p}{1-p} = \log p - \log(1-p)", r"p \in (0,1)"),
    (
        r"g'(p) = a (1-p)^{a-1}",
        r"a \in \mathbb{R}_{>0}",
        r"p \in (0,1)",
        r"g(p) = 1 - (1-p)^a",
    ),
]


@pytest.mark.parametrize(("claim", "given"), [(c, g) for c, *g in EVERYWHERE])
def test_what_has_a_value_everywhere_is_proved_everywhere(claim, given):
    assert check(claim, given).verdict.extent == "all sizes"


def test_a_factor_that_may_be_zero_is_not_cancelled():
    """f/g · g = f for random f and g: proved for all values only if g has no zero."""
    chance = random.Random("borders")
    nonzero = ["r", "e^{x}", "1 + x^2", "p", "1 - p", "r + p", r"\sqrt{r}", r"\sum_j e^{z_j}", "n"]
    zeros = ["x", "q", "1 - q", "q - p", "x - 1", "z_i", "y", "1 - y", "x + q", r"\sqrt{s}", "s"]
    tops = ["x", "1", r"\log r", "e^{x}", "z_i", "q"]
    given = [
        r"x \in \mathbb{R}", r"r \in \mathbb{R}_{>0}", r"s \in \mathbb{R}_{\ge 0}",
        r"p \in (0,1)", r"q \in [0,1]", r"y \in \{0,1\}", r"z \in \mathbb{R}^n",
    ]  # fmt: skip
    for _ in range(12):
        for pool, everywhere in ((nonzero, True), (zeros, False)):
            below = chance.sample(nonzero, 1) + chance.sample(pool, 1)
            chance.shuffle(below)
            top, below = chance.choice(tops), rf"({below[0]}) \left({below[1]}\right)"
            found = check(rf"\frac{{{top}}}{{{below}}} {below} = {top} + 0 \cdot z_i", given)
            assert (found.status == "proved") == everywhere, found
            assert not everywhere or found.verdict.extent == "all sizes", found


FROM_TWO_ON = [
    (r"\sum_j e^{z_j} > e^{z_i}", ["K ≥ 2"], r"z \in \mathbb{R}^K"),
    (
        r"p_i < 1",
        ["K ≥ 2"],
        r"z \in \mathbb{R}^K",
        r"p_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}",
    ),
    (r"x_2 = x_2 + 0 \cdot x_1", ["n ≥ 2"], r"x \in \mathbb{R}^n"),
    (r"\frac{n-1}{n-1} = 1", ["n ≥ 2"], r"n \in \mathbb{N}"),
    (r"\sum_j x_j > x_i", ["n ≥ 2"], r"x \in \mathbb{R}_{>0}^n"),
    (r"\sum_j e^{z_j} \ge e^{z_i}", ["K"], r"z \in \mathbb{R}^K"),
    (r"\sum_{i=1}^n \sum_{j=1}^d W_{ij} x_j = \sum_{j=1}^d x_j \sum_{i=1}^n W_{ij}",
     ["d", "n"], r"W \in \mathbb{R}^{n \times d}", r"x \in \mathbb{R}^d"),
    (r"(W x)^\top u = x^\top W^\top u", ["d", "n"], r"W \in \mathbb{R}^{n \times d}",
     r"x \in \mathbb{R}^d", r"u \in \mathbb{R}^n"),
    (r"\frac{\partial}{\partial x_k} (u^\top \tanh(W x)) = \sum_i u_i W_{ik}"
     r" (1 - \tanh^2([W x]_i))", ["d", "n"],
     r"W \in \mathbb{R}^{n \times d}", r"x \in \mathbb{R}^d", r"u \in \mathbb{R}^n"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "sizes", "given"), [(c, s, g) for c, s, *g in FROM_TWO_ON])
def test_a_length_of_one_that_fails_is_said(claim, sizes, given):
    found = check(claim, given)
    assert found and list(found.verdict.sizes) == sizes
    assert ("≥ 2" in repr(found)) == ("≥ 2" in sizes[0])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([r"x \in \mathbb{R}^{784}"], "proved for all values: "),
        ([r"x \in \mathbb{R}^n", r"n \ge 500"], "proved for all n: "),
        ([r"x \in \mathbb{R}^n"], "proved for all n ≥ 2: "),
    ],
)
def test_a_printed_length_is_not_said_to_be_any(given, said):
    assert repr(check(r"\sum_j e^{x_j} > e^{x_i}", given)).startswith(said)


def test_the_marks_say_it_in_both_languages():
    one = {"status": "proved", "extent": DEFINED, "sizes": ["K ≥ 2"], "counterexample": False}
    assert sentence(one, "en") == "proved for all K ≥ 2, where both sides have a value"
    assert sentence(one, "fa").startswith("اثبات‌شده برای همهٔ K ≥ 2، هر جا")


def test_a_page_may_leave_out_the_border_in_its_text(judge):
    page = "$x \\in \\mathbb{R}${}\n\n$$ \\frac{{x^2}}{{x}} = x $$ (eq-a)"
    page = page.replace("\\mathbb{R}", "\\mathbb{{R}}")
    assert judge(page.format(""))["eq-a"].status == "unproved"
    found = judge(page.format(", as long as $x \\neq 0$"))["eq-a"]
    assert (found.status, found.extent) == ("proved", DEFINED)
