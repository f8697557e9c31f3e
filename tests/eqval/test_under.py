r"""A condition that begins the sentence of a display is one of what it shows."""

import pytest

PAGE = "Let $w, v, a \\in \\mathbb{R}$.\n\n$$ J(w) = w^2 + a |w| $$ (def-J)"
PAGE += "\n\n%s\n\n$$ %s $$ (eq-1)"
HINGE = r"\frac{\partial}{\partial w} \max(0, 1 + v - w) = "


@pytest.mark.parametrize(
    ("lead", "claim", "status"),
    [
        ("For $w > 0$ the derivative is", "J'(w) = 2 w + a", "proved"),
        ("For $w > 0$, we have", "J'(w) = 2 w - a", "refuted"),
        ("When $w < 0$, we obtain", "J'(w) = 2 w - a", "proved"),
        ("If $1 + v - w > 0$,", HINGE + "-1", "proved"),
        ("If $1 + v - w > 0$,", HINGE + "1", "refuted"),
        ("If $1 + v - w < 0$, the slope is", HINGE + "0", "proved"),
        ("For $w > 0$ and small $a$ we have", "J(w) = w^2", "unproved"),
        ("For some $w > 0$ we have", "J(w) = 0", "unproved"),
        ("We have", "J'(w) = 2 w + a", "refuted"),
    ],
)
def test_a_condition_of_the_sentence_is_one_of_its_display(judge, lead, claim, status):
    assert judge(PAGE % (lead, claim))["eq-1"].status == status


def test_it_is_said_of_that_display_only(judge):
    found = judge(PAGE % ("For $w > 0$ we have", "|w| = w") + "\n\n$$ |w| = w $$ (eq-2)")
    assert [found[x].status for x in ("eq-1", "eq-2")] == ["proved", "refuted"]


@pytest.mark.parametrize(
    "lead",
    """
    For $w > 0$ this is easy, but we have|If $w > 0$ the claim is trivial; in general
    If $w > 0$, the same is true, and for all others we have|Where $w > 0$ fails, we have
    When $w > 0$ does not hold, we have|For $w > 0$ nothing is said. We have
    Even for $w > 0$ we have
    """.replace("\n", "|").split("|")[1:-1],
)
def test_a_sentence_that_says_more_holds_it_back(judge, lead):
    assert judge(PAGE % (lead.strip(), "|w| = w"))["eq-1"].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    ("lead", "own", "status"),
    [
        (r"For two labels $i \neq j$ the slope reads", r"i \neq j", "refuted"),
        (r"The slope for $i \ne j$ reads", r"i \ne j", "refuted"),
        (r"The slope for $i < j$ reads", r"i \neq j", "unproved"),
        (r"The slope for $i \neq j$ reads", "", "unproved"),
    ],
)
def test_a_condition_that_its_display_repeats_is_said_there(judge, lead, own, status):
    claim = r"\frac{\partial (a_i a_j)}{\partial a_j} = 2 a_i"
    claim += rf" \quad \text{{for }} {own}" if own else ""
    found = judge(f"Let $a \\in \\mathbb{{R}}^K$. {lead}\n\n$$ {claim} $$ (eq-1)")["eq-1"]
    assert (found.status == status) or (status == "unproved" and found.status != "refuted"), found
