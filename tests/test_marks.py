"""Every equation has its mark, on the site and on paper; a wrong one is struck.

The e-book's marks are counted in site/test_epub.py, which builds it.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from eqval.pages.notebook import read_items

html = pytest.importorskip("lxml.html")
pytest.importorskip("jupyter_book")

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "_build"
EDITIONS = ("en", "fa")
ROLES = ("def", "eq", "hyp", "not")


def written(edition):
    """How many equations the pages of an edition have, and how many of them shown as wrong."""
    kinds = Counter()
    for path in (ROOT / "book" / edition).rglob("*"):
        if path.suffix in (".md", ".ipynb") and ".ipynb_checkpoints" not in path.parts:
            kinds.update(item.kind for item in read_items(path))
    return {"equations": sum(map(kinds.get, ROLES)), "wrong": kinds["not"]}


def shown(trees):
    count = Counter()
    for tree in trees:
        numbered = tree.xpath("//*[@class='eqno']")
        marks = [number for number in numbered if number.find_class("eqval")]
        assert len(marks) == len(numbered)
        count["equations"] += len(marks)
        count["wrong"] += len(tree.find_class("eqval-wrong"))
        assert len(tree.find_class("eqval-caught")) >= len(tree.find_class("eqval-wrong"))
    return dict(count)


def site(edition):
    folder = BUILD / "site" / edition
    if not folder.exists():
        pytest.skip("the site is not built (make book)")
    return [html.parse(p).getroot() for p in folder.rglob("*.html") if "_static" not in p.parts]


@pytest.fixture(scope="module")
def paper():
    subprocess.run([sys.executable, ROOT / "book" / "build.py", "singlehtml"], check=True)
    return {e: [html.parse(BUILD / e / "singlehtml" / "index.html").getroot()] for e in EDITIONS}


@pytest.mark.parametrize("edition", EDITIONS)
def test_marks_on_the_site(edition):
    assert shown(site(edition)) == written(edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_marks_on_paper(paper, edition):
    """The PDF is a print of this page."""
    assert shown(paper[edition]) == written(edition)
    assert len(paper[edition][0].find_class("eqval-legend")) == 1
    links = paper[edition][0].xpath("//a[contains(@class, 'eqval ')]/@href")
    ids = set(paper[edition][0].xpath("//@id"))
    assert {link.partition("#")[2] for link in links} <= ids
