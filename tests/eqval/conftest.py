"""Helpers: judge a page given as text."""

import sys
from pathlib import Path

import pytest

from eqval.pages.page import Page

sys.path.insert(0, str(Path(__file__).parent))

# Separate pages that share labels, judged one by one in test_pages.py; together they are no book.
collect_ignore = ["pages"]


@pytest.fixture(scope="session")
def one_page(tmp_path_factory):
    """The place of a page: a folder for each of ten thousand tests would take longer than some."""
    return tmp_path_factory.mktemp("page") / "page.md"


@pytest.fixture
def judge(one_page):
    """Verdicts by label of a Markdown page."""

    def run(text, mutate=False):
        path = one_page
        path.unlink(missing_ok=True)  # to empty a file that waits for the disk takes far longer
        path.write_text(text, encoding="utf-8")
        page = Page(path)
        return {entry.name: page.verdict(entry, mutate) for entry in page.entries}

    return run


@pytest.fixture
def status(judge):
    """Status of one claim under declarations, definitions and hypotheses.

    ``status(claim, "declarations", "def-a: a = b", …)``
    """

    def run(claim, *before, label="eq-claim"):
        lines = []
        for item in before:
            head, colon, latex = item.partition(": ")
            if colon and head.startswith(("def-", "hyp-")):
                lines.append(f"$$ {latex} $$ ({head})")
            else:
                lines.append(item)
        found = judge("\n\n".join([*lines, f"$$ {claim} $$ ({label})"]))
        for name, verdict in found.items():
            if name != label:
                assert verdict.ok, f"{name}: {verdict.status}, {verdict.reason}"
        return found[label]

    return run
