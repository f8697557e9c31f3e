"""A word that a pattern needs stands in whatever it matches."""

import re

import pytest

from eqval.pages.conventions import OTHERS
from eqval.pages.needed import needed

PATTERNS = {
    r"\bEinstein|summation convention": {"einstein", "summation convention"},
    r"(?:ab)?cd+[ef]?": {"c", "d"},
    r"(?:ab|c)?x*": {""},
    r"\bsums? (?:modulo|in base)\b": {"modulo", "in base", "mod", " modulo", " in base"},
    r"(?!no)yes": {"yes"},
    r"a|b*": {""},
}
FORMS = [(sign, form) for sign, forms in OTHERS.items() for form in forms.forms]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_words_are_those_that_no_match_is_without(pattern):
    assert needed(pattern) & PATTERNS[pattern], needed(pattern)


@pytest.mark.parametrize("text", ["Einstein", "cd", "abcdde", "sums in base", "yes", "b"])
def test_what_matches_holds_one(text):
    for pattern in PATTERNS:
        if re.search(pattern, text, re.I):
            assert any(word in text.lower() for word in needed(pattern)), pattern


def test_hardly_a_convention_needs_no_word():
    assert sum("" in words for _, (words, _) in FORMS) < len(FORMS) / 10
