r"""No hostile input makes eqval say a false word: `hostile` has them, each with its truth."""

import pytest
from hostile import CASES, PAGES

CLAIMS = [
    pytest.param(before, claim, truth, id=f"{rule}: {claim[:60]}")
    for rule, cases in CASES.items()
    for before, true, false in cases
    for truth, claims in ((True, true), (False, false))
    for claim in claims
]
TEXTS = [
    pytest.param(text, id=f"{rule} {place}")
    for rule, pages in PAGES.items()
    for place, text in enumerate(pages)
]


def is_false_word(status, truth):
    """A true formula refuted or caught; a false one proved, or found to hold."""
    return status in (("refuted", "caught") if truth else ("proved", "not wrong"))


def displayed(before):
    for item in before:
        label, colon, latex = item.partition(": ")
        role = colon and label.startswith(("def-", "hyp-"))
        yield f"$$ {latex} $$ ({label})" if role else item


@pytest.mark.parametrize(("before", "claim", "truth"), CLAIMS)
def test_claim(judge, before, claim, truth):
    for role in ("eq", "not"):
        label = f"{role}-claim"
        text = "\n\n".join([*displayed(before), f"$$ {claim} $$ ({label})"])
        found = judge(text)[label]
        assert not is_false_word(found.status, truth), (role, found.status, found.reason)


@pytest.mark.parametrize("text", TEXTS)
def test_page(judge, text):
    for label, verdict in judge(text).items():
        if "-true" in label or "-false" in label:
            assert not is_false_word(verdict.status, "-true" in label), (label, verdict.reason)
