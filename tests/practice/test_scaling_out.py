"""The notebook of the scaling-out chapter cannot hang: every wait in it has a limit."""

import ast
from pathlib import Path

import frameworks
import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"


def waits(source):
    """The calls of result() in Python code."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "result":
            yield node


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_every_wait_has_a_limit(edition):
    found = list(waits(frameworks.code(BOOK / edition / "practice/scaling-out.ipynb")))
    assert len(found) >= 4
    for call in found:
        assert [word.arg for word in call.keywords] == ["timeout"], ast.unparse(call)


def test_a_wait_without_limit_is_found():
    assert not next(waits("answer.result()")).keywords
