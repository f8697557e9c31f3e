"""The guide for authors says what happens: what Python prints there, and what is refused."""

import doctest
import re
from pathlib import Path

import pytest

from eqval import check

BOOK = Path(__file__).parents[2] / "book"
GUIDES = [BOOK / edition / "back/authors.md" for edition in ("en", "fa")]
GIVEN = [r"\mathbf{u}, \mathbf{v} \in \mathbb{R}^n", r"s, t \in \mathbb{R}"]
ROW = re.compile(r"^\| `(?P<latex>[^`]+)` \| (?P<reason>[^|]+) \|", re.M)
REFUSED = [
    (row["latex"], row["reason"].strip("` "))
    for row in ROW.finditer(
        GUIDES[0].read_text(encoding="utf-8").partition("## What is refused")[2]
    )
]


@pytest.mark.parametrize("path", GUIDES, ids=["en", "fa"])
def test_what_python_prints_there(path):
    blocks = re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.S)
    test = doctest.DocTestParser().get_doctest("".join(blocks), {}, path.name, path.name, 0)
    assert len(test.examples) > 2
    assert not doctest.DocTestRunner().run(test).failed


@pytest.mark.parametrize(("latex", "reason"), REFUSED)
def test_what_is_refused_there(latex, reason):
    found = check(latex, GIVEN)
    assert found.status in ("unreadable", "ill-typed") and reason in found.verdict.reason, found


def test_both_editions_refuse_the_same():
    assert len(REFUSED) > 9
    persian = GUIDES[1].read_text(encoding="utf-8")
    assert [item for item in REFUSED if f"`{item[0]}`" not in persian] == []
