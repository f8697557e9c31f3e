"""No wrong formula is proved, no right one refuted, in ten notations."""

import pytest
from authors import CASES

RIGHT = [pytest.param(before, right, id=name) for name, before, right, _ in CASES]
WRONG = [
    pytest.param(before, item, id=f"{name} {place}")
    for name, before, _, wrong in CASES
    for place, item in enumerate(wrong)
]


@pytest.mark.parametrize(("before", "right"), RIGHT)
def test_right(status, before, right):
    found = status(right, *before)
    assert found.status == "proved", found.reason
    assert found.extent != "numbers"


@pytest.mark.parametrize(("before", "wrong"), WRONG)
def test_wrong(status, before, wrong):
    assert status(wrong, *before).status in ("refuted", "ill-typed")
