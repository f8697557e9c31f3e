# ruff: noqa: E501
r"""Functions that a page does not define: "where $\sigma$ is the sigmoid", ``\text{ReLU}(x)``."""

import pytest

SLOPE = r"$$ \sigma'(x) = \sigma(x) (1 - \sigma(x)) $$ (eq-a)"
X = r"Let $x \in \mathbb{R}$."


@pytest.mark.parametrize(
    "words",
    [
        r"Here $\sigma$ is the sigmoid function.",
        r"We write $\sigma(x)$ for it, where $\sigma$ denotes the logistic sigmoid.",
        r"The output passes through the sigmoid $\sigma$.",
        r"It uses the logistic function $\sigma(\cdot)$ at its end.",
        r"With $\sigma$, the sigmoid, this is short.",
        r"Let $y \in \mathbb{R}$, and $\sigma$ the sigmoid.",
        r"Let $\sigma : \mathbb{R} \to \mathbb{R}$ be given, where $\sigma$ is the sigmoid.",
        r"در اینجا $\sigma$ تابع سیگموید است.",
        r"خروجی از تابع سیگموید $\sigma$ می‌گذرد.",
    ],
)
def test_a_letter_that_a_sentence_calls_the_sigmoid(judge, words):
    assert judge(f"{X} {words}\n\n{SLOPE}")["eq-a"].status == "proved"
    wrong = SLOPE.replace("1 - ", "1 + ")
    assert judge(f"{X} {words}\n\n{wrong}")["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    "words",
    [
        r"Others say that $\sigma$ is the sigmoid.",
        r"If $\sigma$ is the sigmoid, much is known.",
        r"Here $\sigma$ is not the sigmoid.",
        r"Here $\sigma$ is the sigmoid in the last layer only.",
        r"Here $\sigma$ is the sigmoid or the hyperbolic tangent.",
        r"First $\sigma$ is the sigmoid. Now $\sigma$ is the hyperbolic tangent.",
        r"For $\sigma$ the sigmoid it is short.",
        r"The inverse of the sigmoid $\sigma$ is the logit.",
        r"Let $\sigma$ be the sigmoid for two classes and the softmax for more.",
        r"> Here $\sigma$ is the sigmoid.",
        r"Here $\sigma$ is a sigmoid function.",
        r"Here $\sigma$ is the derivative of the sigmoid.",
        r"Let $\sigma \in \mathbb{R}$. Not the sigmoid $\sigma$.",
    ],
)
def test_a_letter_that_no_sentence_calls_so_for_the_whole_page(judge, words):
    found = judge(f"{X}\n\n{words}\n\nSo:\n\n{SLOPE}")["eq-a"].status
    assert found not in ("proved", "refuted")


def test_what_the_page_defines_is_its_own(judge):
    own = r"$$ \operatorname{sigmoid}(x) = \frac{1}{1 + e^{-2x}} $$ (def-s)"
    claim = r"$$ \operatorname{sigmoid}'(x) = SIGN 2 \operatorname{sigmoid}(x) \operatorname{sigmoid}(-x) $$ (eq-a)"
    assert judge(f"{X}\n\n{own}\n\n{claim.replace('SIGN', '')}")["eq-a"].status == "proved"
    below = judge(f"{X}\n\n{claim.replace('SIGN 2', '')}\n\n{own}")["eq-a"]
    assert below.status not in ("proved", "refuted")


def test_a_softmax_that_is_defined_below_is_not_the_known_one(judge):
    text = r"Let $z \in \mathbb{R}^n$." "\n\n"
    claim = r"$$ \sum_k \operatorname{softmax}(z)_k = 1 $$ (eq-a)"
    own = r"$$ \operatorname{softmax}(z)_k = e^{z_k} $$ (def-s)"
    assert judge(text + claim)["eq-a"].status == "proved"
    assert judge(f"{text}{claim}\n\n{own}")["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            r"\text{Sigmoid}(x) = \frac{1}{1 + \exp(-x)}",
            r"\text{Sigmoid}(x) = \frac{1}{1 + \exp(x)}",
        ),
        (
            r"\mathrm{ReLU}(x) - \mathrm{ReLU}(-x) = x",
            r"\mathrm{ReLU}(x) + \mathrm{ReLU}(-x) = x",
        ),
        (
            r"\text{Tanh}(x) = 2 \operatorname{sigmoid}(2 x) - 1",
            r"\text{Tanh}(x) = \operatorname{sigmoid}(2 x) - 1",
        ),
        (
            r"\text{Softplus}(x) - \text{Softplus}(-x) = x",
            r"\text{Softplus}(x) = \text{Softplus}(-x)",
        ),
    ],
)
def test_functions_called_by_a_word(judge, right, wrong):
    for claim, status in ((right, "proved"), (wrong, "refuted")):
        assert judge(f"{X}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == status
