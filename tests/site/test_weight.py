"""A page is light, and nothing on it jumps."""

from tests.site.weight import FIRST, JUMP, LATER, weigh


def test_weight_and_shift(browser, address):
    rows = weigh(browser, address)
    assert {name: row[0] for name, row in rows.items() if row[0] > FIRST} == {}
    assert {name: row[1] for name, row in rows.items() if row[1] > LATER} == {}
    assert {name: row[2] for name, row in rows.items() if row[2] > JUMP} == {}
