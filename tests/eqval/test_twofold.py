"""A definition by two cases in a sentence."""

from __future__ import annotations

import pytest

PAGE = r"""
Let $y \in \{1, \dots, J\}$ and let $z \in \mathbb{R}^J$ be real. SAID

$$
\sum_{j=1}^J t_j z_j = z_y
$$ (eq-right)

$$
\sum_{j=1}^J t_j z_j = 2 z_y
$$ (eq-wrong)
"""
SAID = r"""
    Write $t_j = 1$ if $j = y$, and $t_j = 0$ otherwise.
    Let $t_j = 1$ if $j = y$ and $t_j = 0$ otherwise.
    Let $t_j = 1$ if $j = y$ and $0$ otherwise.
    Let $t_j$ be $1$ if $j = y$ and $0$ otherwise.
    Let $t_j$ be one if $j = y$ and zero otherwise.
    Let $t_j$ be equal to 1 when $j = y$, and 0 otherwise.
    We set $t_j = 1$ if $j = y$; otherwise $t_j = 0$.
    بگذارید $t_j = 1$ اگر $j = y$ و در غیر این صورت $t_j = 0$.
    بگیرید $t_j = 1$ اگر $j = y$ و $t_j = 0$ وگرنه.
"""
NOT_SAID = r"""
    Write $t_j = 1$ if $j = y$, and $s_j = 0$ otherwise.
    Write $t_j = 1$ if $j = y$.
    Some write $t_j = 1$ if $j = y$, and $t_j = 0$ otherwise.
    Is $t_j = 1$ if $j = y$, and $t_j = 0$ otherwise?
    We do not write $t_j = 1$ if $j = y$, and $t_j = 0$ otherwise.
    Write $t_j = 1$ if $j = y$, and $t_j = 0$ otherwise, roughly.
    Write $t_j = 1$ if $j = y$, and $t_j = 0$ otherwise. This is wrong.
    Write $t_j = 1$ or $j = y$, and $t_j = 0$ otherwise.
"""


def lines(text):
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("said", lines(SAID))
def test_a_sentence_defines_by_two_cases(judge, said):
    found = judge(PAGE.replace("SAID", said))
    assert found["eq-right"].status == "proved", found
    assert found["eq-wrong"].status == "refuted", found


@pytest.mark.parametrize("said", lines(NOT_SAID))
def test_what_says_more_or_less_defines_nothing(judge, said):
    found = judge(PAGE.replace("SAID", said))
    assert {x.status for name, x in found.items() if name.startswith("eq")} & {
        "proved", "refuted"
    } == set(), found  # fmt: skip


def test_nor_of_a_name_that_has_a_meaning(judge):
    known = "Let $t \\in \\mathbb{R}^J$.\n"
    found = judge(known + PAGE.replace("SAID", lines(SAID)[0]))
    assert found["eq-right"].status not in ("proved", "refuted")
