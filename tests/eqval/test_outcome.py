# ruff: noqa: E501
r"""A loss of which a page writes derivatives only is any function of what is computed last."""

import pytest

SHIFT = r"$$ y_i = \gamma x_i + \beta $$ (def-y)"
NORM = r"""$$ \mu = \frac{1}{m} \sum_{i=1}^m x_i $$ (def-mu)

$$ \sigma^2 = \frac{1}{m} \sum_{i=1}^m (x_i - \mu)^2 $$ (def-sigma)

$$ \hat{x}_i = \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}} $$ (def-x)

$$ y_i = \gamma \hat{x}_i + \beta $$ (def-y)"""
SCALE = r"\frac{\partial L}{\partial \gamma} = \sum_{i=1}^m \frac{\partial L}{\partial y_i} x_i"
RIGHT = [
    (SHIFT, SCALE),
    (SHIFT, SCALE.replace("L", r"\mathcal{L}")),
    (SHIFT, r"\frac{\partial L}{\partial x_i} = \gamma \frac{\partial L}{\partial y_i}"),
    (NORM, SCALE.replace("x_i", r"\hat{x}_i")),
    (r"$$ z = w x + b $$ (def-z)" "\n\n" r"$$ a = \tanh(z) $$ (def-a)",
     r"\frac{\partial L}{\partial w} = \frac{\partial L}{\partial a} (1 - a^2) x"),
]  # fmt: skip
WRONG = [
    (SHIFT, SCALE.replace("x_i", "")),
    (SHIFT, r"\frac{\partial L}{\partial x_i} = \frac{\partial L}{\partial y_i}"),
    (NORM, r"\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sqrt{\sigma^2 + \epsilon}} \frac{\partial L}{\partial y_i}"),
]  # fmt: skip
REFUSED = [
    SHIFT + "\n\n$$ u_i = \\gamma + x_i $$ (def-u)",  # two that nothing is computed from
    SHIFT + "\n\nThe loss $L$ also depends on $\\gamma$ directly.",
    SHIFT + "\n\nA penalty on $\\gamma$ is added to $L$.",
    SHIFT + "\n\nThe loss has a penalty on the weights.",
    SHIFT + "\n\nLet $L \\in \\mathbb{R}$.",
    SHIFT + "\n\nWith $L = \\gamma + \\sum_{i=1}^m y_i$ this is short.",
    SHIFT + "\n\nHere $\\beta$ moves with $\\gamma$.",
    "$$ z = w x + b $$ (def-z)",  # no y
]
BELOW = [
    "\n\n$$ s = \\sum_{i=1}^m y_i + \\gamma $$ (def-s)",
    "\n\n$$ L = \\gamma + \\sum_{i=1}^m y_i $$ (def-L)",
]


@pytest.mark.parametrize(("page", "claim"), RIGHT)
def test_a_chain_rule_for_every_loss_is_proved(judge, page, claim):
    found = judge(f"{page}\n\n$$ {claim} $$ (eq-a)")
    assert {x.status for x in found.values()} <= {"proved", "defined"}, found


@pytest.mark.parametrize(("page", "claim"), WRONG)
@pytest.mark.parametrize("role", ["eq", "not"])
def test_a_wrong_one_is_left_open(judge, page, claim, role):
    found = judge(f"{page}\n\n$$ {claim} $$ ({role}-a)")[f"{role}-a"]
    assert found.status == "unproved" and "which values does L take" in found.reason, found


@pytest.mark.parametrize("page", REFUSED)
@pytest.mark.parametrize("role", ["eq", "not"])
def test_a_loss_of_more_is_refused(judge, page, role):
    found = judge(f"{page}\n\n$$ {SCALE} $$ ({role}-a)")[f"{role}-a"]
    assert found.status in ("ill-typed", "unreadable"), found


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("role", ["eq", "not"])
def test_what_is_computed_further_down_is_heard(judge, below, role):
    found = judge(f"{SHIFT}\n\n$$ {SCALE} $$ ({role}-a){below}")[f"{role}-a"]
    assert found.status in ("ill-typed", "unreadable"), found
