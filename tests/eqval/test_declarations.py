"""Sets and declarations are read by the parser of the displays, and nothing of them is dropped."""

import itertools

import pytest

from eqval import check
from eqval.pages.given import build_scope
from eqval.reading.errors import EquationError
from eqval.reading.tokens import tokenize

READ = [
    r"x \in \mathbb{R}",
    r"x, y \in \mathbb{R}^n",
    r"A \in \mathbb{R}^{m \times n}",
    r"x \in \mathbb{R}_{>0}^d",
    r"x \in \mathbb R_{\ge 0}",
    r"x \in [0, 1)",
    r"x \in (-1, \frac{1}{2}]^n",
    r"x \in [0, \infty)",
    r"x \in \mathbb{R} \setminus \{0\}",
    r"x \in \mathbb{R}_{\neq 0}",
    r"y \in \{0, 1\}^K",
    r"y \in \{-1, +1\}",
    r"y \in \{1, 2, ..., K\}",
    r"y \in \{1 \dots K\}",
    r"p \in \Delta^{K-1}",
    r"n \in \mathbb{N}",
    r"x_1, \dots, x_n \in \mathbb{R}^d",
    r"x^{(1)}, x^{(2)}, \ldots, x^{(m)} \in \mathbb{R}",
    r"x \in \mathbb{R}^n, y \in \{0, 1\}",
    r"f : \mathbb{R}^n \times [0, 1] \to \mathbb{R}",
    r"y \in \{0, \dots, K-1\}",
    r"y \in \{0, \dots, 9\}",
    r"k \in \mathbb{Z}",
    r"k \in \mathbb{Z}_{\ge 0}",
    r"x \in \mathbb{R}^+",
    r"W \in \mathbb{R}^{K, d}",
    r"y \in \{\pm 1\}",
    r"x_i \in \mathbb{R}, i = 1, \dots, n",
    r"i = 1, \dots, n",
    r"1 \le i \le n",
]
UNREAD = {
    r"x \in \mathbb{C}": "the set",
    r"x \in \mathbb{R}^*": "cannot read",
    r"f : \mathbb{Z} \to \mathbb{R}": "whole or rational numbers",
    r"f : \mathbb{R} \to \mathbb{Z}": "a restricted range",
    r"x_i \in \mathbb{R}, i = 0, \dots, n": "in a declaration",
    r"x_i \in \mathbb{R} \text{ for all } j": "in a declaration",
    r"\mathbf{x} \in \mathbb{R}^{n, m, k}": "vectors and matrices",
    r"x \in S": "the set S: ",
    r"x \in [1, 0]": "an empty interval",
    r"x \in \{0\}": "a set of one value",
    r"x \in \{2, \dots, K\}": "counted from 1 or from 0",
    r"x \in \mathbb{R}^{a \times b \times c}": "vectors and matrices",
    r"x \in \mathbb{R}^n \setminus \{0\}": "a single number",
    r"(x, y) \in \mathbb{R}": "a tuple",
    r"x_1, \dots, y_n \in \mathbb{R}": "dots",
    r"x_2, \dots, x_n \in \mathbb{R}": "dots",
    r"f : \mathbb{R} \to [0, 1]": "a restricted range",
    r"x \in (0, 1": "never closed",
    r"i \neq j": "belongs into the formula",
}


def known(text):
    scope = build_scope([text])
    return scope.types, scope.sizes, scope.indices, scope.functions, scope.hypotheses


@pytest.mark.parametrize("text", READ)
def test_no_sign_is_dropped(text):
    """Without any one of its signs, a declaration says something else, or nothing."""
    whole, places = known(text), [token.position for token in tokenize(text)]
    for start, end in itertools.pairwise([*places, len(text)]):
        shorter = text[:start] + " " + text[end:]
        if text[start:end].strip() in ("", "+") or shorter.split() == text.split():
            continue
        dots = "dots" in text.replace("...", "dots")
        if dots and text[start:end].strip() in (",", "2"):
            continue  # commas round dots, and the second of a list, say nothing
        try:
            assert known(shorter) != whole, shorter
        except (EquationError, ValueError):
            continue


@pytest.mark.parametrize(("text", "reason"), UNREAD.items())
def test_what_is_not_read_says_why(text, reason):
    with pytest.raises(EquationError, match=reason):
        build_scope([text])


SETS = [
    (r"(x-1)^2 > 0", r"x \in [0, 1)", "proved"),
    (r"(x-1)^2 > 0", r"x \in [0, 1]", "refuted"),
    (r"x > 0", r"x \in (0, 1]", "proved"),
    (r"x > 0", r"x \in [0, 1)", "refuted"),
    (r"x < 1", r"x \in (0, 1]", "refuted"),
    (r"\frac{x}{x} = 1", r"x \in \mathbb{R} \setminus \{0\}", "proved"),
    (r"\frac{x}{x} = 1", r"x \in \mathbb{R} \setminus \{1\}", "unproved"),
    (r"\sum_{i=1}^n x_i = x_1 + \sum_{i=2}^n x_i", r"x_1, \dots, x_n \in \mathbb{R}", "proved"),
    # Integers: what holds for all numbers holds for them, and only they refute.
    (r"(k + 1)^2 = k^2 + 2 k + 1", r"k \in \mathbb{Z}", "proved"),
    (r"(k + 1)^2 = k^2 + 1", r"k \in \mathbb{Z}", "refuted"),
    (r"k^2 \ge k", r"k \in \mathbb{Z}", "unproved"),
    (r"k (k - 1) (k + 1) (k - 2) \ge 0", r"k \in \mathbb{Z}", "unproved"),
    (r"\sin (\pi k) = 0", r"k \in \mathbb{Z}", "unproved"),
    (r"(2 k - 1)^2 > 0", r"k \in \mathbb{Z}", "unproved"),
    (r"k \ge 0", r"k \in \mathbb{Z}_{\ge 0}", "proved"),
    (r"k \ge 0", r"k \in \mathbb{Z}", "refuted"),
    (r"k > 0", r"k \in \mathbb{N}_0", "refuted"),
    (r"\frac{d}{dk} k^2 = 2 k", r"k \in \mathbb{Z}", "ill-typed"),
    (r"\sum_i x_i^2 \ge \sum_i x_i", r"x \in \mathbb{Z}^n", "unproved"),
    (r"(q + 1)^2 = q^2 + 2 q + 1", r"q \in \mathbb{Q}", "proved"),
    (r"q^2 \ge q", r"q \in \mathbb{Q}", "refuted"),
    # No sign tells whether 0 is in them.
    *((r"x \ge 0", rf"x \in \mathbb{{R}}{plus}", "proved") for plus in ("_+", "^+")),
    *((r"x > 0", rf"x \in \mathbb{{R}}{plus}", "unproved") for plus in ("_+", "^+", "_{+}")),
    *((r"x = 0", rf"x \in \mathbb{{R}}{plus}", "refuted") for plus in ("_+", "^+")),
    (r"\sum_i x_i > 0", r"x \in \mathbb{R}_+^n", "unproved"),
    (r"x > 0", r"x \in \mathbb{R}_{\ge 0}", "refuted"),
    (r"x > 0", r"x \in \mathbb{R}_{++}", "proved"),
    (r"x > 0", r"x \in \mathbb{R}^{++}", "proved"),
    (r"x < 0", r"x \in (-\infty, 0]", "refuted"),
    (r"y^2 = 1", r"y \in \{\pm 1\}", "proved"),
    (r"y = 1", r"y \in \{\pm 1\}", "refuted"),
    # What is said behind the set.
    (r"\sum_i (x_i + 1) = N + \sum_{i=1}^N x_i", r"x_i \in \mathbb{R}, i = 1, \dots, N", "proved"),
    (
        r"\sum_i (x_i + 1) = N + \sum_{i=1}^N x_i",
        r"x_i \in \mathbb{R} \text{ for } i = 1 \dots N",
        "proved",
    ),
    (r"\sum_i x_i = x_1", r"x_i \in \mathbb{R} \quad \forall i = 1, \dots, N", "refuted"),
    (r"(W x)_i = \sum_j W_{ij} x_j", r"W \in \mathbb{R}^{K, d}, x \in \mathbb{R}^d", "proved"),
    (r"(W x)_i = \sum_j W_{ji} x_j", r"W \in \mathbb{R}^{K, d}, x \in \mathbb{R}^d", "ill-typed"),
    (r"\mathbf{x}^\top \mathbf{x} \ge 0", r"\mathbf{x} \in \mathbf{R}^n", "proved"),
]


@pytest.mark.parametrize(("claim", "given", "status"), SETS)
def test_a_set_means_its_members(claim, given, status):
    assert check(claim, [given]).status == status


SOFTMAX = [r"v \in \mathbb{R}^K", r"y_i = \frac{e^{v_i}}{\sum_j e^{v_j}}"]
OFF = r"\frac{\partial y_i}{\partial v_k} = -y_i y_k"


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (OFF, "refuted"),
        (OFF + r", \quad i \neq k", "proved"),
        (OFF + r" \quad \text{for all } i \neq k", "proved"),
        (OFF + r" \quad \forall i \neq k", "proved"),
        (OFF + r", \quad i \neq k, \quad i, k \in \{1, \dots, K\}", "proved"),
        (OFF + r", \quad i \neq k, \quad 1 \le i \le K", "proved"),
        (r"y_i > 0 \quad \forall i", "proved"),
        (r"y_i > 0, \quad v \in \mathbb{R}^K", "proved"),
        (r"y_i > 0, \quad v \in (0,1)^K", "unreadable"),
        (r"y_i > 0 \in \mathbb{R}", "unreadable"),
    ],
)
def test_a_display_says_for_which_it_holds(claim, status):
    assert check(claim, SOFTMAX).status == status


def test_a_display_may_declare_what_is_new(judge):
    found = judge(r"$$ (s-1)^2 > 0, \quad \forall s \in [0, 1) $$ (eq-a)")
    assert found["eq-a"].status == "proved"


def test_a_definition_keeps_the_set_at_its_end(judge):
    page = r"""$v \in \mathbb{R}^K$

$$ y_i = \frac{e^{v_i}}{\sum_j e^{v_j}} \in %s $$ (def-y)"""
    assert judge(page % "(0, 1)")["def-y"].status == "defined"
    assert judge(page % "(0, 0.5)")["def-y"].status == "ill-typed"
    assert judge(page % r"\mathbb{R}^K")["def-y"].status == "unreadable"


def test_a_condition_of_the_text_leaves_it_open_what_is_refuted(judge):
    page = f"${SOFTMAX[0]}$\n\n$$ {SOFTMAX[1]} $$ (def-y)\n\n%s $i \\neq k$%s\n\n$$ {OFF} $$ (eq-a)"
    assert judge(page % ("For", ""))["eq-a"].status == "proved"
    assert judge(page % ("Think of", " first."))["eq-a"].status == "unreadable"


@pytest.mark.parametrize(
    "home", [r"\Delta^1", r"\mathbb{R}^{0.5}", r"\mathbb{R}^0", r"\{0,1\}^{2.5}"]
)
def test_a_length_that_is_none(judge, home):
    found = judge(f"$x \\in {home}$\n\n$$ x_1 = 1 $$ (eq-a)")
    assert {verdict.status for verdict in found.values()} == {"unreadable"}


LISTS = [
    (
        r"Let $q, k_1, \dots, k_n \in \mathbb{R}^d$.",
        (r"\sum_i q^\top k_i = q^\top \sum_i k_i", r"\sum_i q^\top k_i = n q^\top k_1"),
    ),
    (
        r"Let $w_1, \dots, w_4, b_1, \dots, b_4, a_0 \in \mathbb{R}$.",
        (r"\sum_{i=1}^4 w_i b_i a_0 = a_0 \sum_{i=1}^4 b_i w_i", r"w_1 = b_1"),
    ),
    (
        r"Let $x_i, w_j \in \mathbb{R}^D$ for $j = 1, \dots, K$ and $y_i \in \{1, \dots, K\}$."
        "\n\n$$ L_i = \\sum_{j \\neq y_i} (w_j^\\top x_i - w_{y_i}^\\top x_i)^2 $$ (def-L)",
        (
            r"L_i = \sum_j (w_j^\top x_i - w_{y_i}^\top x_i)^2",
            r"L_i = \sum_j (w_j^\top x_i - w_{y_i}^\top x_i)^2 + 1",
        ),
    ),
]


@pytest.mark.parametrize(("prose", "claims"), LISTS)
def test_names_in_lists(judge, prose, claims):
    right, wrong = claims
    found = judge(f"{prose}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert (found["eq-right"].status, found["eq-wrong"].status) == ("proved", "refuted"), found


@pytest.mark.parametrize(
    "names", [r"x_2, \dots, x_n", r"x_3, x_1, \dots, x_n", r"x_1, y, \dots, x_n"]
)
def test_dots_that_do_not_begin_at_one_are_refused(judge, names):
    found = judge(f"Let ${names} \\in \\mathbb{{R}}$.\n\n$$ \\sum_i x_i = \\sum_j x_j $$ (eq-a)")
    assert found["eq-a"].status == "unreadable"


def test_a_length_may_be_the_letter_of_something_counted(judge):
    page = r"Let $x_i, b \in \mathbb{R}^p$ for $i = 1, \dots, n$." + "\n\n"
    page += r"$$ p_i = \frac{1}{1 + e^{-b^\top x_i}} $$ (def-p)" + "\n\n"
    page += r"$$ \frac{\partial p_i}{\partial b_j} = x_{ij} p_i (1 - p_i) $$ (eq-right)" + "\n\n"
    page += r"$$ \frac{\partial p_i}{\partial b_j} = x_{ij} p (1 - p) $$ (eq-wrong)" + "\n\n"
    page += r"$$ p_i = p $$ (eq-length)"
    found = [item.status for item in judge(page).values()]
    assert found == ["defined", "proved", "refuted", "refuted"], found


ENTRIES_SET = [
    (
        r"Let $x_i \in \mathbb{R}^{p}$ with $x_{i1} = 1$ for all $i$, $\beta \in \mathbb{R}^p$.",
        r"x_i^\top \beta = \beta_1 + \sum_{j=2}^p x_{ij} \beta_j",
    ),
    (
        r"Let $x \in \mathbb{R}^{p}$ with $x_1 = 1$ and $\beta \in \mathbb{R}^p$.",
        r"x^\top \beta = \beta_1 + \sum_{j=2}^p x_j \beta_j",
    ),
    (
        r"Let $x_0, \dots, x_p \in \mathbb{R}$ with $x_0 = 1$.",
        r"\sum_{j=0}^p x_j = 1 + \sum_{j=1}^p x_j",
    ),
    (r"Let $A \in \mathbb{R}^{n \times n}$ with $A_{ii} = 1$.", r"\operatorname{tr} A = n"),
    (r"Let $x_1, \dots, x_n \in \mathbb{R}$ with $x_i = 1$.", r"\sum_{i=1}^n x_i = n"),
]


@pytest.mark.parametrize(("prose", "claim"), ENTRIES_SET)
def test_what_holds_for_the_value_of_an_entry_is_not_called_false(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status in ("unproved", "proved"), found


LISTED = [
    (
        r"\mathbf{x} = (x_1, \ldots, x_n) \in \mathbb{R}^n",
        r"\mathbf{x}^\top \mathbf{x}",
        r"\sum_i x_i^2",
    ),
    (r"\mathbf{x} = (x_1, \dots, x_n)^\top", r"\mathbf{x}^\top \mathbf{x}", r"\sum_{i=1}^n x_i^2"),
    (r"x = [x_1, x_2]^T \in \mathbb{R}^2", r"x^\top x", "x_1^2 + x_2^2"),
    (
        r"A = (a_{ij}) \in \mathbb{R}^{m \times n}",
        r"\|A\|_F^2",
        r"\sum_{i=1}^m \sum_{j=1}^n a_{ij}^2",
    ),
]


@pytest.mark.parametrize(("declared", "left", "right"), LISTED)
def test_a_name_is_declared_beside_its_entries(judge, declared, left, right):
    claims = f"$$ {left} = {right} $$ (eq-a)\n\n$$ {left} = 2 ({right}) + 1 $$ (eq-b)"
    found = judge(f"Let ${declared}$.\n\n{claims}")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


@pytest.mark.parametrize(
    "declared",
    [
        r"x = (x_2, x_1) \in \mathbb{R}^2",
        r"x = (y_1, \dots, y_n) \in \mathbb{R}^n",
        r"x = (x_1, \dots, x_m) \in \mathbb{R}^n",
        r"x = (x_0, \dots, x_n) \in \mathbb{R}^{n+1}",
        r"x = (x_1, \dots, x_n)^2 \in \mathbb{R}^n",
        r"x = x_1 \in \mathbb{R}",
        r"A = (a_{ji}) \in \mathbb{R}^{m \times n}",
    ],
)
def test_a_name_is_declared_beside_no_other_entries(judge, declared):
    claim = "x^\\top x = 2 x^\\top x" if declared[0] == "x" else "A_{12} = 2 a_{12}"
    found = judge(f"Let ${declared}$.\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


@pytest.mark.parametrize(
    ("prose", "claim", "status"),
    [
        (r"Let $p \in \Delta^K$ and let $u_k = 1/K$.", r"\sum_k u_k = 1", "proved"),
        (r"Let $p \in \Delta^K$ and let $u_k = 1/K$.", r"\sum_k u_k = K", "refuted"),
        (
            r"Let $p \in \Delta^K$ and let $u_k = 1/K$ for $k = 1, \dots, m$.",
            r"\sum_{k=1}^K u_k = 1",
            "ill-typed",
        ),
        (r"Let $p \in \Delta^K$ and let $u_i = 1/K$.", r"\sum_i u_i = 1", "unreadable"),
    ],
)
def test_an_index_counts_to_its_capital_where_nothing_else_is_said(judge, prose, claim, status):
    assert judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == status


@pytest.mark.parametrize("said", [r"$0 \in \mathbb{N}$", r"$\mathbb{N} = \{0, 1, 2, \dots\}$"])
def test_natural_numbers_count_from_zero_where_signs_say_so(judge, said):
    claim = r"$$ n \ge 1 $$ (eq-a)"
    assert judge(f"Let $n \\in \\mathbb{{N}}$, where {said}.\n\n{claim}")["eq-a"].status != "proved"
    assert judge(f"Let $n \\in \\mathbb{{N}}$.\n\n{claim}")["eq-a"].status == "proved"


@pytest.mark.parametrize(
    "declared",
    [r"[-\infty, \infty]", r"(-\infty, \infty]", r"[0, \infty]", r"[0, +\infty]", r"\{1, 1, 2\}"],
)
def test_a_set_that_holds_infinity_or_a_value_twice_is_refused(judge, declared):
    page = f"Let $x \\in {declared}$.\n\n$$ x - x = 0 $$ (eq-claim)\n"
    assert judge(page)["eq-claim"].status == "unreadable"


def test_a_sum_over_a_set_that_lists_a_value_twice_is_refused(judge):
    page = "$$ \\sum_{x \\in \\{1, 1, 2\\}} x = 4 $$ (eq-claim)\n"
    assert judge(page)["eq-claim"].status == "unreadable"
