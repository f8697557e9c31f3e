r"""Two equations in one line of an alignment are two, never one product."""

import pytest

REALS = r"$x \in \mathbb{R}$, $y \in \mathbb{R}$"
GAPS = ["&", r"\quad &", r"& \quad", "&&", r"&\qquad"]


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("kind", ["aligned", "align", "split"])
def test_each_is_judged(status, gap, kind):
    line = rf"\begin{{{kind}}} %s {gap} %s \end{{{kind}}}"
    right = "x + y &= y + x", "2 x &= x + x"
    assert status(line % right, REALS).status == "proved"
    # read as one chain, x y = y · x = x y
    assert status(line % ("x y &= y", "x &= x y"), REALS).status == "refuted"
    assert status(line % (right[0], "x &= x + 1"), REALS).status == "refuted"


@pytest.mark.parametrize(
    "line",
    [
        r"\begin{aligned} x &+ y &= y + x \end{aligned}",
        r"\begin{eqnarray} x + y &=& y + x \\ &=& x + y \end{eqnarray}",
        r"\begin{aligned} x + y &= y &+ x \end{aligned}",
        r"\begin{aligned} (x + y)^2 &= x^2 + 2 x y \\ & \quad + y^2 \end{aligned}",
        r"\begin{alignedat}{2} x + y &= y + x &\qquad 2 x &= x + x \end{alignedat}",
        r"\begin{aligned}[t] x + y &= y + x \end{aligned}",
    ],
)
def test_what_goes_on_is_one(status, line):
    assert status(line, REALS).status == "proved"


@pytest.mark.parametrize(
    "line, says",
    [
        (r"\begin{aligned} x + y &= y + x & (1) \end{aligned}", "this & belong"),
        (r"x + x = 2 x & y", "this & belong"),
        (r"\begin{aligned} 2 x &= x + x & y + x &= x + y \\ &= x + x \end{aligned}", "goes on"),
        (r"\begin{aligned} 2 x &= x + x & y &= y + 1 \\ + x &= y \end{aligned}", "goes on"),
    ],
)
def test_what_reads_two_ways_is_asked(status, line, says):
    found = status(line, REALS)
    assert found.status == "unreadable" and says in found.reason


def test_both_sides_of_an_unread_line_are_lost(judge):
    unread = r"$$ \begin{aligned} b &= \foo & c &= x \end{aligned} $$ (def-b)"
    for claim in (r"b = b + 0", r"\frac{\partial c}{\partial x} = 0"):
        found = judge(f"{REALS}\n\n{unread}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
        assert found.status == "unreadable" and "def-b" in found.reason
