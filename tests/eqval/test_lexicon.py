"""The words of the lexicon say nothing of a formula: none is on a list of words that do."""

import re

import pytest

from eqval.pages import corrected, prose
from eqval.pages.clause import CHANGING
from eqval.pages.lexicon import NEUTRAL
from eqval.pages.words import (
    DOUBTING,
    LITTLE,
    MISLEADING,
    OF_A_MATRIX,
    OF_ITS_VALUES,
    ORDERS,
    QUANTITIES,
    TIES,
)

SETS = {"ties": TIES, "orders": ORDERS, "of a matrix": OF_A_MATRIX, "of its values": OF_ITS_VALUES,
        "changes": CHANGING}  # fmt: skip
PATTERNS = {
    "doubts": DOUBTING,
    "misleads": MISLEADING,
    "sought": prose.SOUGHT,
    "compares": prose.COMPARES,
    "case": prose.CASE,
    "done": re.compile(corrected.DONE),
    "does": re.compile(corrected.DOES),
    "wishes": re.compile(corrected.WISHES),
    "wrong": re.compile(corrected.WRONG),
}
RESTRICTS = """
    unit normalized normalised orthogonal orthonormal symmetric diagonal triangular invertible
    stochastic one-hot sparse positive negative nonnegative zero constant independent uncorrelated
    centred centered small large integer real equal same half twice double even odd convex linear
    idempotent nilpotent traceless rotation projection permutation direction mask maximum minimum
    optimum optimal root fixed limit infinite inverse transpose reciprocal conjugate simplex
""".split()


@pytest.mark.parametrize("kind", SETS)
def test_no_word_of_a_list_is_neutral(kind):
    assert not (NEUTRAL & SETS[kind]) - LITTLE


@pytest.mark.parametrize("kind", PATTERNS)
def test_no_word_that_says_something_is_neutral(kind):
    found = {word for word in NEUTRAL if PATTERNS[kind].fullmatch(word)}
    assert not found - {"dropout", "moment", "wanted"}


@pytest.mark.parametrize("word", RESTRICTS)
def test_what_restricts_a_name_is_not_neutral(word):
    assert word not in NEUTRAL


@pytest.mark.parametrize("way", prose.WAYS, ids=lambda way: way.words[:20])
def test_a_word_by_which_a_name_is_tried_is_not_neutral_by_itself(way):
    plain = re.compile(QUANTITIES)  # "loss", "rate": they are tried, and say no more
    found = {x for x in NEUTRAL - LITTLE if re.fullmatch(rf"(?:{way.words})\w*", x, re.I)}
    assert not {x for x in found if not plain.match(x)} - {"logistics", "costs", "lengthscale"}


def test_it_is_written_in_one_way():
    assert all(re.fullmatch(r"[a-z][a-z0-9’'-]*", word) for word in NEUTRAL)


@pytest.mark.parametrize("word", ["gate", "sensor", "harvest-free", "clinic", "orchestra"])
def test_a_neutral_noun_holds_no_refutation_back_and_an_unknown_one_does(judge, word):
    page = f"Let $x \\in \\mathbb{{R}}$ be the value of the {word}.\n\n$$ x^2 = x $$ (eq-a)"
    assert (judge(page)["eq-a"].status == "refuted") == (word in NEUTRAL)
