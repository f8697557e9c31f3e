r"""A definition keeps the set its name was declared with, also far from zero, or is red."""

import pytest

from eqval import check

X = r"$x \in \mathbb{R}$"
SOFTMAX = r"p_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}"


@pytest.mark.parametrize(
    ("declared", "definition", "found"),
    [
        (r"$p \in (0,1)$", r"p = \frac{x^2}{4}", "ill-typed"),
        (r"$p \in (0,1)$", r"p = \frac{1}{1 + e^{-x}}", "defined"),
        (r"$p \in \mathbb{R}_{>0}$", "p = x + 2", "ill-typed"),
        (r"$p \in \mathbb{R}_{>0}$", "p = x^2", "ill-typed"),
        (r"$p \in \mathbb{R}_{\ge 0}$", "p = x^2", "defined"),
        (r"$p \in \mathbb{R}_{>0}$", "p = x^2 + 10^{-9}", "defined"),
        (r"$p \in \mathbb{R}_{>0}$", "p = x^4 + x + 1", "unproved"),
        ("", r"r = \sqrt{x + 2}", "unproved"),
        ("", r"r = \log(x + 2)", "unproved"),
        ("", r"r = \log(1 + x^2)", "defined"),
        (r"$y \in \{0,1\}$, $t \in \{-1,1\}$", "t = 2 y - 1", "defined"),
        (r"$y \in \{0,1\}$, $t \in \{-1,1\}$", "t = 2 y - 2", "ill-typed"),
        (r"$z \in \mathbb{R}^K$, $\mathbf{p} \in \Delta^K$", SOFTMAX, "defined"),
        (r"$z \in \mathbb{R}^K$, $\mathbf{p} \in (0,1)^K$", SOFTMAX, "defined"),
        (r"$z \in \mathbb{R}^K$, $\mathbf{p} \in \Delta^K$", "p_i = e^{z_i}", "ill-typed"),
        (r"$y \in \{0,1\}$", r"P(y = 1 \mid x) = 1.7", "ill-typed"),
        (r"$y \in \{0,1\}$", r"P(y = 1 \mid x) = x", "ill-typed"),
        (r"$y \in \{0,1\}$", r"P(y = 1 \mid x) = \frac{1}{1 + e^{-x}}", "defined"),
    ],
)
def test_a_definition_and_its_set(judge, declared, definition, found):
    text = f"{X}, {declared}\n\n$$ {definition} $$ (def-a)\n"
    assert judge(text.replace(", \n", "\n"))["def-a"].status == found


def test_what_is_given_to_check_keeps_its_set_too():
    with pytest.raises(ValueError, match="leaves its declared set"):
        check(r"\frac{\partial |p|}{\partial p} = 1", [X, r"p \in \mathbb{R}_{>0}", "p = x + 2"])


@pytest.mark.parametrize("said", [r"with $n \ge 2$", r"where $n > 1$", r"and $n \geq 3$"])
def test_a_natural_number_that_the_text_keeps_from_one(judge, said):
    text = "Let $n \\in \\mathbb{N}$" + f" {said}.\n\n$$ n^2 > n $$ (eq-a)\n"
    assert judge(text)["eq-a"].status in ("proved", "unproved")
    assert judge(text.replace(said, ""))["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (r"\forall x > 0: \sqrt{x^2} = x", "proved"),
        (r"\sqrt{x^2} = x \quad \text{if } x \ge 0", "proved"),
        (r"\sqrt{x^2} = -x \quad \text{for all } x < 0", "proved"),
        (r"x^2 < x \quad \text{for } 0 < x < 1", "proved"),
        (r"x y > 0 \quad \text{for } x, y > 0", "proved"),
        (r"x + y > y \quad \text{for } x > 0", "proved"),
        (r"x y > 0 \quad \text{for } x > 0 \text{ and } y > 0", "proved"),
        (r"x y > 1 \quad \text{for } x > 0 \text{ and } y > 0", "refuted"),
        (r"2 p > 1 \quad \text{for } p > \frac{1}{2}", "proved"),
        (r"\frac{\partial |x|}{\partial x} = 1 \quad \text{when } 0 < x", "proved"),
        (r"2 s > 1 \quad \text{for } x > 0", "proved"),
        (r"\frac{x}{x} = 1 \quad \text{for } x \neq 0", "proved"),
        (r"\forall y > 0: \sqrt{x^2} = x", "refuted"),
        (r"x^2 < x \quad \text{for } x < 1", "refuted"),
        (r"x y > 0 \quad \text{for } x > 0", "refuted"),
        (r"p < 0.9 \quad \text{for } p > 0.5", "refuted"),
        (r"x > 1 \quad \text{if } s > 0.5", "refuted"),
        (r"n^2 > 2 n \quad \text{for } n \ge 2", "refuted"),
        (r"p = 2 p \quad \text{for } p < 0", "unreadable"),  # there is no such p
        (r"x = x^2, \quad x > 1", "unreadable"),  # is it claimed, too?
    ],
)
def test_for_which_values_a_display_speaks(judge, claim, expected):
    sets = r"$x, y \in \mathbb{R}$, $p \in (0, 1)$, $n \in \mathbb{N}$"
    text = (
        f"{sets}\n\n$$ s = \\frac{{1}}{{1 + e^{{-x}}}} $$ (def-s)\n\n$$ {claim} $$ (eq-claim)\n\n"
    )
    found = judge(text + "$$ \\sqrt{x^2} = x $$ (eq-after)\n\n$$ n \\ge 2 $$ (eq-n)\n")
    assert found["eq-claim"].status == expected, found["eq-claim"]
    assert found["eq-after"].status == found["eq-n"].status == "refuted"


def test_a_definition_for_some_values_only_is_refused(judge):
    found = judge("$x \\in \\mathbb{R}$\n\n$$ s = x^2 \\quad \\text{for } x > 0 $$ (def-s)\n")
    assert found["def-s"].status == "unreadable"


@pytest.mark.parametrize(
    "said",
    [
        r"$m \in \{0, \dots, 5\}$",
        r"$m \ge 0$",
        "$m > -1$",
        "$m$ be a non-negative integer",
        "$m$ be zero or more",
    ],
)
@pytest.mark.parametrize(
    "claim", [r"\sum_{i=1}^m 1 > 0", r"\prod_{i=1}^m 3 > 1", r"\sum_{k=0}^m 1 > 1"]
)
def test_the_end_of_a_sum_that_may_be_zero_is_refused(judge, said, claim):
    text = f"Let {said}.\n\n$$ {claim} $$ (eq-a)"
    found = judge(text)["eq-a"]
    assert found.status == "unreadable" and "may be 0" in found.reason
    least = judge(f"Let $m \\ge 1$.\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert least.status == "proved"


def test_nothing_is_called_false_where_a_definition_leaves_its_set(judge):
    page = "Let $x \\in \\mathbb{R}$ and $p \\in SET$.\n\n$$ p = \\frac{x^2}{900} $$ (def-p)\n\n"
    page += "$$ p < 1 $$ (eq-a)\n\n$$ p < 1 $$ (not-a)"
    found = judge(page.replace("SET", "(0, 1)"))
    assert found["def-p"].status == "ill-typed"
    assert {found["eq-a"].status, found["not-a"].status} == {"unproved"}
    found = judge(page.replace("SET", r"\mathbb{R}_{\ge 0}"))
    assert (found["eq-a"].status, found["not-a"].status) == ("refuted", "caught")
