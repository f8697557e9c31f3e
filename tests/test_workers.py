"""Tests that run side by side: what a worker leaves unsaid (conftest.py) is nothing that failed."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONFTEST = """
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("outer", {path!r})
outer = module_from_spec(spec)
spec.loader.exec_module(outer)
pytest_runtest_protocol = outer.pytest_runtest_protocol
"""
TESTS = """
import pytest

@pytest.fixture
def early():
    raise ValueError

@pytest.fixture
def late():
    yield
    raise ValueError

def test_before(early): pass
def test_after(late): pass
def test_within(): assert False
@pytest.mark.skip
def test_left_out(): pass
def test_good(): pass
"""


def test_what_fails_before_within_or_after_a_test_is_told(pytester):
    pytester.makeconftest(CONFTEST.format(path=str(ROOT / "conftest.py")))
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-n1")
    result.assert_outcomes(passed=2, failed=1, errors=2, skipped=1)
