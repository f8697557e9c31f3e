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
    whitened sorted saturated converged balanced tied identical perfect clean trimmed clipped
    scaled shifted rounded truncated clamped capped frozen quantized quantised rectified tuned
    optimised optimized normalise normalize rescale rescaled standardised standardized orthant
    stationary steady dominant dense-free homogeneous isotropic spherical sphere disc ball simplex
    cone ellipse circle coin-like toggle switch flag bit dice die parity odd-sized absent missing
    masked idle dead alive inactive active-set saturate saturates vanish vanishing plateau bounded
    minimal maximal least greatest extreme critical saddle cousin twin twins sibling siblings
    mirror mirrors shadow shadows echo echoes clone clones copy copies counterpart counterparts
    spouse match matches matching coincide coincides agree agrees commute commutes pair partner
    boost boosts boosted lift raise raises push pull double doubles doubled triple halve halved
    swap swaps flip flips negate invert inverts shrinks shrink grow grows decay decays increase
    increases decrease decreases drop drops freeze freezes stretch squeeze tweak nudge perturb
    perturbed noisy corrupted fake genuine authentic honest so-called supposed hypothetical
    fictional imaginary mythical legend fable rumour suspicion opinion belief wish promise dream
    approximate approximates roughly nearly almost close closest nearest asymptotically limiting
    initially now nowadays tomorrow yesterday tonight formerly previously eventually monday
    instead unless whenever convention conventions another other others alternate proviso
    provided sake quest except excluding hardly never none both neither hundred dozen
    twofold threefold percent percentage ratio proportion quarter third fraction budget cap
    ceiling floor upper lower bar hat tilde dagger prime accent it they them themselves
    fitted trained-to solved squared squaring multiplied glued glue anchor bridge fork
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


@pytest.mark.parametrize(
    "word", ["gate", "sensor", "harvest-free", "clinic", "toggle"]
)
def test_a_neutral_noun_holds_no_refutation_back_and_an_unknown_one_does(judge, word):
    page = f"Let $x \\in \\mathbb{{R}}$ be the value of the {word}.\n\n$$ x^2 = x $$ (eq-a)"
    assert (judge(page)["eq-a"].status == "refuted") == (word in NEUTRAL)


HELD = {
    "in a lead": [
        "At the harvest,", "In the steady winter,", "When the train has arrived,",
        "On the ridge,", "At sea level,", "For a saturated sponge,", "As the season closes,",
        "در تعادلِ بازار داریم",
    ],
    "of a name": [
        "Here $x$ is a toggle.", "In our village $x$ is a lamp switch, up or down.",
        "Here $x$ flags a guest.", "It is a coin.", "They are twins.", "We boost $x$ by 2.",
        "$x$ is doubled by the baker.", "The inspector has whitened $x$.", "Winter freezes $x$.",
        "The tailor trims $x$ to the hem.", "The kitchen rounds $x$.", "The guard caps $x$.",
        "The bridge ties $x$ to $y$.", "$x$ shadows $y$.", "The farmer glues $x$ to $y$.",
        "$x$ کلید چراغ است.", "$x$ سکه است.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("said", HELD["in a lead"] + HELD["of a name"])
def test_a_word_that_restricts_holds_a_refutation_back_among_ordinary_ones(judge, said):
    declared = "Let $x \\in \\mathbb{R}$ and $y \\in \\mathbb{R}$."
    claim = "x = y" if "$y$" in said else "x^2 = x"
    lead = said in HELD["in a lead"]
    page = f"{declared}{chr(10) * 2 if lead else ' '}{said}\n\n$$ {claim} $$ (eq-a)"
    assert judge(page)["eq-a"].status != "refuted"
