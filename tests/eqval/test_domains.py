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
