"""The PDF: its contents say on which page a chapter begins, and it says whose it is."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.site.reading import ROOT, printing

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import paper  # noqa: E402

STYLE = "@page { @bottom-center { content: 'foot ' counter(page) } } h1, hr { break-before: page }"
CHAPTER = "<span id='document-{0}'></span><section><h1>Chapter {0}</h1>{1}</section>"
LENGTHS = {"neuron/model": 1, "neuron/cross-entropy": 3, "back/ledger": 1}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    if printing.find_chromium() is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    source = tmp_path_factory.mktemp("paper") / "index.html"
    chapters = [CHAPTER.format(name, "<hr>" * (long - 1)) for name, long in LENGTHS.items()]
    source.write_text(f"<title>A book</title><style>{STYLE}</style>{''.join(chapters)}", "utf8")
    target = source.with_suffix(".pdf")
    paper.print_page(source, target, "Its authors", "en")
    return target


def text(book):
    """What is printed on each page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine (apt-get install poppler-utils)")
    pages = subprocess.run(
        ["pdftotext", "-layout", book, "-"], check=True, capture_output=True, text=True
    )
    return pages.stdout.split("\f")[:-1]


def test_the_contents_say_where_a_chapter_begins(book):
    contents, *rest = pages = text(book)
    found = dict(re.findall(r"Chapter ([a-z/-]+)\s*(\d+)$", contents, flags=re.M))
    assert found.keys() == LENGTHS.keys()
    for name, number in found.items():
        assert f"Chapter {name}" in pages[int(number) - 1]
    assert len(rest) == sum(LENGTHS.values()) and "foot 3" in pages[2]


def test_it_says_whose_it_is_and_has_bookmarks_and_tags(book):
    with pikepdf.open(book) as pdf, pdf.open_outline() as outline:
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author)) == ("A book", "Its authors")
        assert [entry.title for entry in outline.root] == [f"Chapter {name}" for name in LENGTHS]
        assert pdf.Root.MarkInfo.Marked and pdf.Root.PageMode == "/UseOutlines"
        assert pdf.Root.ViewerPreferences.Direction == "/L2R"
