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


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\n\n% a remark\n"])
def test_a_blank_line_parts_two_formulas(judge, gap):
    """Sphinx sets each paragraph of a display on a line of its own."""
    pages = (
        f"$$\nx y = y{gap}x = x y\n$$ (eq-a)",
        f"```{{math}}\n:label: eq-a\nx y = y{gap}x = x y\n```",
        "```{math} x y = y\n:label: eq-a\nx = x y\n```",
    )
    for page in pages:
        found = judge(f"{REALS}\n\n{page}")["eq-a"]
        assert found.status == "unreadable" and "blank line" in found.reason, page


@pytest.mark.parametrize(
    "setting, proved",
    [
        (r"\begin{aligned}[t] x &= x + 0 \end{aligned}", True),
        (r"\begin{aligned}[t] x &= x y \end{aligned}", False),
        (r"\begin{alignedat} {2} x &= x + 0 \end{alignedat}", True),
        (r"\begin{alignedat}{2} x &= x + x \end{alignedat}", False),
        (r"\begin{alignedat}2 x &= x + x \end{alignedat}", False),
        (r"\begin{aligned} x &= x + 0 \\[2pt] y &= 0 + y \end{aligned}", True),
    ],
)
def test_a_setting_is_no_factor(status, setting, proved):
    assert status(setting, REALS).status == ("proved" if proved else "refuted")


@pytest.mark.parametrize(
    "line",
    [
        r"\begin{aligned} x &= x + 0 \\[y] y &= y \end{aligned}",
        r"\begin{aligned} [x] y &= x y \end{aligned}",
        r"|x| = \begin{cases} x & x > 0 \\ [y] -x & x \le 0 \end{cases}",
    ],
)
def test_brackets_where_a_setting_stands_are_asked(status, line):
    found = status(line, REALS)
    assert found.status == "unreadable" and "setting" in found.reason


@pytest.mark.parametrize(
    "line",
    [
        r"\begin{aligned} x - y &= x + 0 & -y &= x - y \end{aligned}",
        r"\begin{aligned} x &= x + 0 & + x &= x + 0 \end{aligned}",
        r"x - y = x + 0 \quad -y = x - y",
    ],
)
def test_an_equation_that_begins_with_a_sign_is_asked_for(status, line):
    found = status(line, REALS)
    assert found.status == "unreadable" and "begins here with a sign" in found.reason


def test_an_empty_row_of_a_matrix_is_shown(status):
    column = (
        r"\begin{bmatrix} x \\ %s y \\ \end{bmatrix} = \begin{bmatrix} x + 0 \\ y \end{bmatrix}"
    )
    assert status(column % "", REALS).status == "proved"
    assert status(column % r"\\", REALS).status == "unreadable"
