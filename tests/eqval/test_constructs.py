"""One loop over all constructs: what they say of themselves is so."""

import pytest

from eqval.constructs import CONSTRUCTS
from eqval.reading import tree
from eqval.reading.errors import Unreadable
from eqval.reading.parser import Vocabulary
from eqval.reading.statement import read_statement

CASES = [
    pytest.param(before, claim, truth, id=claim)
    for item in CONSTRUCTS
    for before, right, wrong in item.EXAMPLES
    for truth, claims in ((True, right), (False, wrong))
    for claim in claims
]
UNREADABLE = [claim for item in CONSTRUCTS for claim in item.UNREADABLE]


@pytest.mark.parametrize(("before", "claim", "truth"), CASES)
def test_examples(judge, before, claim, truth):
    found = judge(f"{before}\n\n$$ {claim} $$ (eq-claim)", mutate=True)["eq-claim"]
    assert found.status == ("proved" if truth else "refuted"), found.reason
    assert not found.survivors


@pytest.mark.parametrize(("before", "claim", "truth"), CASES)
def test_what_is_written_back_reads_the_same(before, claim, truth):
    relation = read_statement(claim, Vocabulary()).relations[0]
    assert read_statement(tree.latex(relation), Vocabulary()).relations[0] == relation


@pytest.mark.parametrize("claim", UNREADABLE)
def test_what_is_refused(claim):
    with pytest.raises(Unreadable):
        read_statement(claim, Vocabulary(set(), {"z", "c", "k"}))
