"""A page is light, and nothing on it jumps."""

from tests.site.weight import FIRST, JUMP, LATER, PAINT, SCRIPTS, weigh

LIMITS = {"first": FIRST, "later": LATER, "scripts": SCRIPTS, "paint": PAINT, "shift": JUMP}


def test_weight_and_shift(browser, address):
    """The page of results alone carries the index of the book, in its scripts."""
    rows = weigh(browser, address)
    heavy = {
        (name, what): row[what]
        for name, row in rows.items()
        for what, limit in LIMITS.items()
        if row[what] > limit and not (what == "scripts" and name.endswith("search.html"))
    }
    assert heavy == {}
