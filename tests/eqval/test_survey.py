# ruff: noqa: E501
"""A page of any author, without labels: what could be read, and why the rest is not."""

import json

import pytest

from eqval.__main__ import main
from eqval.pages.page import Page
from eqval.pages.survey import survey
from eqval.reading.errors import BadPage

PAGE = r"""Let $x \in \mathbb{R}$.

$$ \sigma(x) = \frac{1}{1 + e^{-x}} $$

$$ \sigma'(x) = \sigma(x) (1 - \sigma(x)) $$ (eq:slope)

$$ y \in \{0, 1\}. $$

\begin{equation}\label{eq:loss}
L = -y \log \sigma(x) - (1 - y) \log (1 - \sigma(x))
\end{equation}

$$ \frac{\partial L}{\partial x}, \quad \frac{\partial \sigma}{\partial x} $$

$M = \phi(w)$

$$ N = M + 1 $$

$$ z = \begin{array} x \end{array} $$

$$ \text{loss} = \frac{\partial C}{\partial a^l_j} $$
"""
KINDS = ["definition", "claim", "declaration", "definition", "expression", "waiting", "waiting",
         "unread", "waiting"]  # fmt: skip


@pytest.fixture
def page(tmp_path):
    def write(text, name="page.md"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_each_display_is_told_what_it_could_be(page):
    found = list(survey(page(PAGE)))
    assert [item.kind for item in found] == KINDS, [(item.kind, item.reason) for item in found]
    assert {*found[5].missing} == {r"\phi", "w"}
    assert found[6].rests and found[6].cause == found[5].cause == "a name without a declaration"
    assert found[7].cause == "the environment array is not read"
    assert found[8].missing[0] == "a^{l}"


def test_each_display_is_counted_once(page):
    formulas = [
        r"y \in \{(1, 0), (0, 1)\}",
        r"x = \foo",
        "x = (",
        "1" * 5000 + " = x",
        "x = 1 = = 2",
    ]
    text = "\n\n".join(f"$$ {formula} $$" for formula in formulas)
    found = survey(page(text))
    assert [item.item.latex for item in found] == formulas
    assert {item.kind for item in found} == {"unread"}


def test_a_notebook_is_surveyed_too(page):
    cells = [{"cell_type": "markdown", "metadata": {}, "source": PAGE, "id": "a"}]
    path = page(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5}), "page.ipynb")
    assert [item.kind for item in survey(path)] == KINDS


def test_the_report_counts_causes_and_names(page, capsys):
    assert main(["--survey", str(page(PAGE))]) == 1
    shown = capsys.readouterr().out
    assert "9 displays: 4 read (2 definitions, 1 claim, 1 declaration)" in shown
    assert "3 wait for a declaration, 1 not read, 1 without a relation" in shown
    assert "a name without a declaration" in shown and "a^{l} (1)" in shown
    assert "[tool.eqval.roles]" in shown and "% eqval: def" in shown


CHAIN = r"""Let $W$ be a matrix.

$$ z = W \psi(x) $$

$$ h = \phi(z) $$

$$ L = \ell(h, y) $$

$$ J = L + \lambda $$
"""


def test_the_cause_of_a_chain_is_its_root_and_all_its_names_are_told_at_once(page, capsys):
    path = page(CHAIN)
    found = survey(path)
    assert [item.rests for item in found] == [False, True, True, True]
    assert {item.cause for item in found} == {"a name without a declaration"}
    assert set(found[-1].missing) >= {"x", r"\phi", r"\ell", "y", r"\lambda"}
    main(["--survey", str(path)])
    shown = capsys.readouterr().out
    assert "   4  a name without a declaration (3 of them rest on another)" in shown
    assert "x (4)" in shown and r"\phi (3)" in shown and r"\lambda (1)" in shown
    assert shown.count("4 displays: 0 read") == 1


def test_a_page_without_cells_shows_none_and_a_notebook_does(page, capsys):
    main(["--survey", str(page(CHAIN))])
    assert ", cell" not in capsys.readouterr().out
    cells = [{"cell_type": "markdown", "metadata": {}, "source": CHAIN, "id": "deep"}]
    path = page(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5}), "page.ipynb")
    main(["--survey", str(path)])
    assert "it needs the display in cell deep, line 3" in capsys.readouterr().out


def test_a_claim_of_a_function_that_all_know_defines_nothing(page):
    claims = (
        "Let $G$ be an $n \\times n$ matrix.\n\n"
        "$$ \\det(G + u v^\\top) = (1 + v^\\top G^{-1} u) \\det G $$ (eq-a)\n\n"
        "Let $z \\in \\mathbb{R}^K$.\n\n"
        "$$ \\operatorname{softmax}(z + 1) = \\operatorname{softmax}(z) $$ (eq-b)\n\n"
        "Let $\\sigma$ be the sigmoid.\n\n$$ \\sigma(-1) = 1 - \\sigma(1) $$ (eq-c)\n"
    )
    found = survey(page("Let $u, v \\in \\mathbb{R}^n$. " + claims))
    assert [item.kind for item in found] == ["claim"] * 3, [item.reason for item in found]


def test_a_misfit_that_is_shown_as_one_counts_as_read(page):
    text = (
        "Let $A \\in \\mathbb{R}^{n \\times m}$.\n\n$$ A A = A $$ (not-a)\n\n$$ A A = A $$ (eq-b)"
    )
    assert [item.kind for item in survey(page(text))] == ["claim", "unread"]


def test_a_set_behind_a_formula_is_called_so(page):
    text = "Let $f : \\mathbb{R}^n \\to \\mathbb{R}$ and $x \\in \\mathbb{R}^n$.\n\n"
    text += "The gradient $\\nabla f(x) \\in \\mathbb{R}^n$ is a vector.\n\n$$ f(x) = f(x) $$"
    path = page(
        text
        + "\n\n$$ \\nabla f(x) = \\frac{\\partial f(x)}{\\partial x} \\in \\mathbb{R}^n $$ (eq-a)"
    )
    reasons = [str(entry.error) for entry in Page(path).entries if entry.error]
    assert "a set is read behind a name" in reasons[0] and "unknown command" not in reasons[0]
    assert "a set is read behind a name" in survey(path)[-1].reason


def test_quiet_leaves_out_the_displays(page, capsys):
    main(["--survey", "-q", str(page(PAGE))])
    shown = capsys.readouterr().out
    assert "array is not read" in shown and r"\begin{array} x" not in shown


def test_a_long_formula_is_cut(page, capsys):
    main(["--survey", str(page("$$ q = " + "q + " * 900 + r"\foo $$"))])
    assert max(map(len, capsys.readouterr().out.split("\n"))) < 300


def test_a_broken_page_does_not_stop_the_others(page, capsys):
    bad, good = page("{", "bad.ipynb"), page(PAGE)
    assert main(["--survey", str(bad), str(good)]) == 1
    assert "is not a notebook" in (shown := capsys.readouterr().out) and "4 read" in shown


def test_nothing_to_survey(page):
    assert main(["--survey", str(page("words"))]) == 2


# ---------------------------------------------------------------- roles


def verdicts(path):
    found = Page(path)
    return {entry.item.label: found.verdict(entry).status for entry in found.entries}


def test_without_any_role_there_is_one_red_line(page):
    path = page("$a = b$\n\n$$ x = 1 $$\n\n$$ y = 2 $$\n\n$c = d$")
    (entry,) = Page(path).entries
    assert "no display of this page has a role" in str(entry.error) and "--survey" in str(
        entry.error
    )


def test_pyproject_gives_other_labels_a_role(page):
    page('[tool.eqval.roles]\n"eq:" = "eq"\n"eq:def" = "def"\n"" = "eq"\n', "pyproject.toml")
    path = page(
        "$x \\in \\mathbb{R}$\n\n$$ y = x^2 $$ (eq:def-y)\n\n$$ y \\ge 0 $$ (eq:pos)\n\n"
        "$$ y > 0 $$ (eq:more)\n\n$$ \\frac{dy}{dx} = 2x $$\n\n$$ x = 1 $$ (other)"
    )
    assert verdicts(path) == {
        "eq:def-y": "defined", "eq:pos": "proved", "eq:more": "refuted", "": "proved",
        "other": "unlabelled",
    }  # fmt: skip


def test_a_comment_gives_one_display_a_role(page):
    path = page(
        "$x \\in \\mathbb{R}$\n\n$$\n% eqval: def\ny = x^2\n$$\n\n$$\ny \\ge 0 % eqval: eq\n$$ (pos)\n\n"
        "\\begin{align}\\label{less} % eqval: not\ny < 0\n\\end{align}"
    )
    assert verdicts(path) == {"": "defined", "pos": "proved", "less": "caught"}


@pytest.mark.parametrize("text", ['"eq:" = "claim"', '"eq:" = 3'])
def test_a_role_that_is_none_is_refused(page, text):
    page(f"[tool.eqval.roles]\n{text}\n", "pyproject.toml")
    with pytest.raises(BadPage, match="a role is def, eq, hyp, not"):
        Page(page("$$ x = 1 $$ (eq:a)"))


def test_a_comment_with_another_role_is_refused(page):
    with pytest.raises(BadPage, match="not lemma"):
        Page(page("$$\nx = 1 % eqval: lemma\n$$"))


@pytest.mark.parametrize(
    ("latex", "cause"),
    [
        (r"{n_1} = 3, n = 2", "declare it as one, as in $x_1"),
        (
            r"L = \begin{cases} 1 & \text{if $y$ is 1} \\ 0 & \text{otherwise} \end{cases}",
            "a relation, not as 'if $y$ is 1'",
        ),
        (r"z^1 = 2", r"a power of z; if it is a name, as of layer 1, declare it"),
    ],
)
def test_a_refusal_says_what_to_write(judge, latex, cause):
    assert cause in judge(f"$$ {latex} $$ (def-it)")["def-it"].reason


def test_names_left_open_are_read_in_all_their_worlds_as_they_are_judged(page):
    text = "$$ C = A B $$ (def-c)\n\n$$ C - A B = 0 $$ (eq-c)\n\n"
    path = page(text)
    assert [item.kind for item in survey(path)] == ["definition", "claim"]
    assert verdicts(path) == {"def-c": "defined", "eq-c": "proved"}
    refused = survey(page(text + "$$ A B = B A $$ (eq-a)\n\n$$ A = 1 $$ (eq-b)"))
    assert [item.kind for item in refused][2:] == ["waiting", "unread"]


def test_what_everyone_knows_is_no_name_to_declare(page):
    (found,) = survey(page(r"$$ z = \exp(1) + \log(2 \pi) + x_i $$"))
    assert found.kind == "waiting" and not {"exp", "log", r"\pi"} & {*found.missing}, found


def test_where_the_rest_is_not_read_the_left_side_tells_a_definition_from_a_claim(page):
    """d2l: nothing defines -log P, and what it claims takes no other display with it."""
    sums = r"$$ -\log c = \sum_{i=1}^n l(\hat{x}^{(i)}, c) $$"
    found = survey(page("Let $c > 0$, $x \\in \\mathbb{R}^2$.\n\n" + sums + "\n\n" + r"$$ a = \log(1 + c^2) $$"))
    assert [item.kind for item in found][1:] == ["definition"], found
    assert "left side of a definition" not in found[0].reason


@pytest.mark.parametrize("above", ["We get:\n", "We get:\n\n", ""])
def test_a_display_may_begin_straight_below_its_sentence(page, above):
    """As GitHub and MathJax read it, also where an environment stands in it."""
    rows = "\\begin{align*}\nz &= 1 + 2 \\\\\n&= 3\n\\end{align*}"
    text = f"{above}$$\n{rows}\n$$\nNext we add:\n$$\na = z + 1\n$$\n"
    assert [item.kind for item in survey(page(text))] == ["definition", "definition"]
