"""Conditions in the prose: what they say of names that are new, and of names that are not."""

import pytest

PAIRS = {
    "for each index": (
        r"Let $\mu_j \in \mathbb{R}$ and $\sigma_j > 0$ for $j = 1, \dots, J$.",
        r"\sum_{j=1}^J \log \sigma_j^2 = 2 \sum_j \log \sigma_j",
        r"\sum_{j=1}^J \log \sigma_j^2 = \sum_j \log \sigma_j",
    ),
    "the square of a deviation": (
        r"Let $x, \mu \in \mathbb{R}$ and $\sigma^2 > 0$.",
        r"\frac{d}{dx} \exp \left( -\frac{(x - \mu)^2}{2 \sigma^2} \right)"
        r" = -\frac{x - \mu}{\sigma^2} \exp \left( -\frac{(x - \mu)^2}{2 \sigma^2} \right)",
        r"\log \sigma^2 \ge 0",
    ),
    "the squares of deviations": (
        r"Let $\sigma_j^2 > 0$ for $j = 1, \dots, J$.",
        r"\sum_j \frac{1}{\sigma_j^2} > 0",
        r"\sum_j \frac{1}{\sigma_j^2} > 1",
    ),
    "a length": (
        r"Let $n > 0$ and $y \in \mathbb{R}^n$.",
        r"\sum_{i=1}^n (y_i + 1) = \sum_i y_i + n",
        r"\sum_{i=1}^n (y_i + 1) = \sum_i y_i + 1",
    ),
    "at least zero": (r"Let $\lambda, \mu \ge 0$.", r"\lambda \mu \ge 0", r"\lambda \mu > 0"),
    "from both sides": (r"Let $0 < p \le 1$.", r"\log p \le 0", r"\log p < 0"),
    "another end": (r"Let $\gamma > 1$.", r"\log \gamma > 0", r"\log \gamma > 1"),
    "not zero": (r"Let $a \neq 0$.", r"\frac{a^2}{a} = a", r"\frac{a^2}{a} = |a|"),
    "entries of what is declared": (
        r"Let $z \in \mathbb{R}^n$ with $z_j > 0$ for $j = 1, \dots, n$.",
        r"\sum_j z_j > 0",
        r"\sum_j z_j > 1",
    ),
}


@pytest.mark.parametrize(("prose", "right", "wrong"), PAIRS.values(), ids=PAIRS)
def test_a_condition_declares(judge, prose, right, wrong):
    found = judge(f"{prose}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


@pytest.mark.parametrize(
    ("prose", "claim"),
    [
        (r"Let $x_j^2 > 0$ for $j = 1, \dots, n$.", r"\sqrt{x_j^2} = x_j"),
        (r"Let $x_j^2 \in \mathbb{R}_{>0}$ for $j = 1, \dots, n$.", r"\sqrt{x_j^2} = x_j"),
        (r"Let $\sigma_j^2 \in (0, 4)$ for $j = 1, \dots, n$.", r"\sigma_j^2 \ge \sigma_j^4 / 16"),
        (r"If $0 < p < 1$, this holds.", r"p^2 < p"),
        (r"Let $z \in \mathbb{R}^n$. If $z_j > 0$, this holds.", r"\sum_j z_j > 0"),
        (r"Let $z \in \mathbb{R}^n$. It is not true that $z_j > 0$.", r"\sum_j z_j > 0"),
        (r"Let $1 < p < 0$.", r"p < 0"),
    ],
)
def test_what_it_does_not_say(judge, prose, claim):
    assert judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status not in ("proved", "refuted")


def test_a_sentence_that_says_the_opposite_ends_a_condition(judge):
    claims = "$$ |x| = -x $$ (eq-a)\n\n$$ |x| = x $$ (eq-b)\n\n$$ |x| \\ge x $$ (eq-c)"
    found = judge(f"For $x > 0$ this is so, and for $x < 0$:\n\n{claims}")
    assert "may hold for $x < 0$" in found["eq-a"].reason
    assert "may hold for $x > 0$" in found["eq-b"].reason
    assert found["eq-c"].status == "proved"


RELU = r"$$ f(x) = \max(0, x) $$ (def-f)"


@pytest.mark.parametrize(
    ("page", "status"),
    [
        (f"{RELU}\n\nThe slope is 1 where $x > 0$.", "unproved"),
        (f"{RELU}\n\nThe slope is 1 if $x > 3$.", "unreadable"),
        (f"The slope is 1 if $x > 0$.\n\n{RELU}", "unreadable"),
        (f"{RELU}\n\nIt is steep for $x > 0$.", "unproved"),
        (f"Let $x > 0$.\n\n{RELU}", "proved"),
        (f"{RELU}\n\nNow let $x > 0$.", "proved"),
    ],
)
def test_a_condition_of_one_case_is_none_of_the_name(judge, page, status):
    assert judge(f"{page}\n\n$$ f(x) = x $$ (eq-a)")["eq-a"].status == status


@pytest.mark.parametrize("words", ["It is linear where", "It is so there, where", "Let"])
def test_entries_are_restricted_beside_their_declaration_only(judge, words):
    page = r"Let $z \in \mathbb{R}^n$." + f"\n\n{words} $z_j > 0$."
    claim = r"$$ \max(0, z_j) = z_j $$ (eq-a)"
    assert judge(f"{page}\n\n{claim}")["eq-a"].status == "unreadable"


@pytest.mark.parametrize(
    "claim",
    [
        r"\forall x \in (2, 3), x \in (0, 1): x < 1",
        r"x < 1, \quad x \in (2, 3), \quad x \in (0, 1)",
    ],
)
def test_one_name_has_one_set(status, claim):
    found = status(claim)
    assert found.status == "unreadable" and "two sets" in found.reason
