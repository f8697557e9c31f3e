"""The PDF: its contents say on which page a chapter begins, and it says whose it is."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.site.reading import ROOT, printing
from tests.site.test_pages import BROKEN_COLUMNS

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import paper  # noqa: E402
import passes  # noqa: E402
import repairs  # noqa: E402

STYLE = "@page { @bottom-center { content: 'foot ' counter(page) } } hr { break-before: page }"
CHAPTER = "<span id='document-{0}'></span><section><h2>Chapter {0}</h2>{1}</section>"
OUTSIDE = """() => [...document.querySelectorAll(".bd-article *")].filter((one) => {
  if (one.closest("svg")?.contains(one) && one.tagName !== "svg") return false;
  const box = one.getBoundingClientRect();
  return box.width && (box.left < -1 || box.right > innerWidth + 1);
}).map((one) => `${one.tagName} ${one.className}`)"""
LENGTHS = {"neuron/model": 1, "neuron/cross-entropy": 3, "back/ledger": 1, "back/api": 1}
PARTS = {"neuron/model": "Part I", "neuron/cross-entropy": "", "back/ledger": "The end"}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    if printing.find_chromium() is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    source = tmp_path_factory.mktemp("paper") / "index.html"
    chapters = [CHAPTER.format(name, "<hr>" * (long - 1)) for name, long in LENGTHS.items()]
    for place, name in enumerate(LENGTHS):
        if name in PARTS:
            end = "</div>" if place else ""
            chapters[place] = f'{end}<div data-part="{PARTS[name]}">{chapters[place]}'
    source.write_text(f"<title>A book</title><style>{STYLE}</style>{''.join(chapters)}", "utf8")
    target = source.with_suffix(".pdf")
    paper.print_page(source, target, "Its authors", "en")
    return target


def text(book, form="-layout"):
    """What is printed, with where each word stands if that is asked for."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine (apt-get install poppler-utils)")
    command = ["pdftotext", form, book, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_contents_say_where_a_chapter_begins(book):
    contents, *rest = pages = text(book).split("\f")[:-1]
    found = dict(re.findall(r"Chapter ([a-z/-]+)\s*(\d+)$", contents, flags=re.M))
    assert found.keys() == LENGTHS.keys()
    for name, number in found.items():
        assert f"Chapter {name}" in pages[int(number) - 1]
    assert len(rest) == sum(LENGTHS.values()) and "foot 3" in pages[2]


def test_the_contents_name_the_parts_and_so_does_their_first_page(book):
    contents, *rest = text(book, "-raw").split("\f")
    lines = re.findall(r"^(?:Part|The|Chapter)[^\d\n]*", contents, flags=re.M)
    chapters = [f"Chapter {name}" for name in LENGTHS]
    assert [line.strip() for line in lines] == ["Part I", *chapters[:2], "The end", *chapters[2:]]
    assert [sum(part in page for page in rest) for part in ("Part I", "The end")] == [1, 1]
    assert re.search(rf"^Part I\s+{chapters[0]}$", rest[0], flags=re.M)


def test_it_says_whose_it_is_and_has_bookmarks_and_tags(book):
    with pikepdf.open(book) as pdf, pdf.open_outline() as outline:
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author)) == ("A book", "Its authors")
        assert [entry.title for entry in outline.root] == ["Part I", "The end"]
        nested = [entry.title for part in outline.root for entry in part.children]
        assert nested == [f"Chapter {name}" for name in LENGTHS]
        assert pdf.Root.MarkInfo.Marked and pdf.Root.PageMode == "/UseOutlines"
        assert pdf.Root.ViewerPreferences.Direction == "/L2R"


def test_a_bookmark_from_right_to_left_begins_with_its_first_word(tmp_path):
    if printing.find_chromium() is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    source = tmp_path / "index.html"
    title = "<span class='section-number'>1.2. </span>سیگموید: یک تابع \n <b>نرم</b>"
    chapter = f"<span id='document-a'></span><section><h2>{title}</h2></section>"
    text = f"<title>کتاب</title><div dir=rtl data-part='بخش یکم'>{chapter}</div>"
    source.write_text(text, "utf8")
    paper.print_page(source, source.with_suffix(".pdf"), "نویسنده", "fa")
    with pikepdf.open(source.with_suffix(".pdf")) as pdf, pdf.open_outline() as outline:
        assert outline.root[0].title == "بخش یکم"
        assert outline.root[0].children[0].title == "۱.۲. سیگموید: یک تابع نرم"


def test_a_chapter_that_leaves_its_last_page_nearly_empty_is_set_closer():
    """Not one whose foot is that of a page: its end stands where the next chapter begins."""
    begins = {"long": (1, 0.9), "whole": (4, 0.9), "full": (6, 0.9), "last": (8, 0.9)}
    ends = {"a": (3, 0.8), "b": (6, 0.92), "c": (7, 0.3), "d": (9, 0.85)}
    assert paper.nearly_empty([*begins], [*ends], begins | ends) == ["long", "last"]
    assert ".tight { line-height: calc(" in paper.STYLE, "where a page sets --leading"


SQUARE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'/>"
PICTURE = f"<figure><img src=\"{SQUARE}\" style='display: block; inline-size: 400px'></figure>"
CELL = f"<div class='cell'><pre>code</pre><div class='cell_output'>{PICTURE}</div></div>"
TEXT = "<p style='block-size: 300px'>text</p>"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("above", "below", "order", "width"),
    [
        (500, PICTURE + TEXT, "IMG P", 400),  # it fits
        (640, PICTURE + TEXT, "IMG P", 340),  # nearly
        (680, PICTURE + TEXT, "P IMG", 400),
        (680, f"{PICTURE}<h2>heading</h2>{TEXT}", "IMG H2 P", 400),
        (560, f"{CELL}<h2>heading</h2>", "IMG PRE H2", 400),
        (530, f"{CELL}{TEXT}", "PRE P IMG", 400),
        (900, PICTURE + TEXT, "IMG P", 400),  # too little white to mind
    ],
)
def test_a_picture_does_not_leave_the_paper_white(browser, above, below, order, width, direction):
    page = browser.new_page(viewport=paper.SHEET)
    style = "* { margin: 0; } figure, pre { break-inside: avoid; } pre { block-size: 150px; }"
    above = f"<h2><span id='document-a'></span></h2><p style='block-size: {above}px'></p>"
    chapter = f"<section dir={direction}>{above}{below}</section>"
    page.set_content(f"<style>{style}</style>{chapter}")
    page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
    paper.fill(page, ["document-a"])
    found = page.locator("p ~ *, p ~ * *").evaluate_all("(all) => all.map((one) => one.tagName)")
    assert [tag for tag in found if tag in order.split()] == order.split()
    assert page.locator("img").bounding_box()["width"] == pytest.approx(width, abs=21)
    assert page.locator(".sheets").count() == 0
    page.close()


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_what_is_set_closer_has_a_leading_to_begin_with(edition):
    name = "book.css" if edition == "en" else "rtl.css"
    style = (ROOT / "book/_theme/static" / name).read_text("utf8").partition("@media print")[2]
    assert re.search(r"\{ --leading: [\d.]+;[^}]* line-height: var\(--leading\);", style)
    assert "padding-block-end: 0" in style or edition == "fa", "no bar of a solution alone overleaf"


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_printed_page_is_neither_cut_nor_shrunk(open_page, address, tmp_path, edition):
    """A browser does that where something hangs over the edge, seen or not."""
    page = open_page(f"{address}/{edition}/neuron/gradient.html")
    page.pdf(path=tmp_path / "page.pdf", **paper.PAPER)
    words = re.findall(r'xMin="(-?[\d.]+)".*?xMax="([\d.]+)"', text(tmp_path / "page.pdf", "-bbox"))
    margin, width = 51, 596  # 18 mm, and A4, in points
    assert min(float(left) for left, _ in words) >= margin - 3
    assert max(float(right) for _, right in words) <= width - margin + 3
    page.emulate_media(media="print")
    bubbles = "(all) => Math.max(...all.map((one) => one.getBoundingClientRect().width))"
    assert page.locator(".eqval-words").evaluate_all(bubbles) <= 2


@pytest.mark.parametrize("edition", ["en", "fa"])
@pytest.mark.parametrize("name", ["neuron/gradient", "network/golden-property"])
def test_nothing_leaves_the_paper(open_page, address, edition, name):
    """Whatever does moves the text of a whole book that runs from right to left."""
    width = {"viewport": {"width": 658, "height": 986}}  # of A4 between its margins
    page = open_page(f"{address}/{edition}/{name}.html", **width)
    page.emulate_media(media="print")
    printing.settle(page)
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_on_paper_no_name_in_a_column_is_broken_that_has_room(open_page, address, edition):
    """A sheet is as narrow as a screen on which rows are cards; its tables are tables."""
    page = open_page(f"{address}/{edition}/notation.html", viewport=paper.SHEET)
    page.emulate_media(media="print")
    page.evaluate("""() => document.querySelectorAll("table.cards").forEach((one) =>
      one.classList.remove("cards"))""")
    printing.settle(page)
    assert page.evaluate(BROKEN_COLUMNS) == [] and page.evaluate(OUTSIDE) == []
    (whole,) = [one for one in passes.PASSES if one.change is repairs.keep_code_of_columns_whole]
    assert passes.PAPER in whole.forms


WIDTHS = """(words) => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `1000px ${getComputedStyle(document.querySelector("article p")).fontFamily}`;
  return words.map((word) => pen.measureText(word).width / 1000);
}"""


def test_on_paper_a_word_is_as_wide_as_its_font_makes_it(open_page, address, tmp_path):
    """Letters that stand on the dots of a screen are too wide or too narrow by a tenth."""
    page = open_page(f"{address}/en/network/training.html")
    page.pdf(path=tmp_path / "page.pdf", **paper.PAPER)
    found = re.findall(
        r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>([a-z]{6,})<', text(tmp_path / "page.pdf", "-bbox")
    )
    ems = page.evaluate(WIDTHS, [word for *_, word in found])
    sizes = sorted((float(b) - float(a)) / em for (a, b, _), em in zip(found, ems, strict=True))
    middle = sizes[len(sizes) // 2]
    right = sum(abs(size - middle) < 0.01 * middle for size in sizes)
    assert len(sizes) > 500 and right > 0.6 * len(sizes), (right, len(sizes))


def test_on_paper_a_caption_is_not_larger_than_the_text(open_page, address):
    page = open_page(f"{address}/en/practice/pytorch.html")
    page.emulate_media(media="print")
    size = "(part) => parseFloat(getComputedStyle(part).fontSize)"
    text, *others = (
        page.locator(f"article section > {part}").first.evaluate(size)
        for part in ("p", "* figcaption", "* table", "h2")
    )
    assert others[0] < text and others[1] < text < others[2] < 2 * text


@pytest.mark.parametrize(
    ("name", "part", "breaks"),
    [
        ("practice/questions", "table", "avoid"),
        ("back/glossary", "table", "auto"),
        ("back/references", "div.citation", "avoid"),
        ("neuron/model", "div.exercise", "avoid"),
        ("neuron/model", "div.solution", "auto"),
    ],
)
def test_on_paper_what_is_short_stays_together(open_page, address, name, part, breaks):
    page = open_page(f"{address}/en/{name}.html")
    page.emulate_media(media="print")
    inside = "(parts) => [...new Set(parts.map((part) => getComputedStyle(part).breakInside))]"
    assert page.locator(f"article {part}").evaluate_all(inside) == [breaks]


def test_on_paper_what_leads_to_a_formula_or_a_printed_line_stays_with_it(open_page, address):
    page = open_page(f"{address}/en/neuron/model.html")
    page.emulate_media(media="print")
    for part in (
        "p:has(+ div.math)",
        "p:has(+ .cell)",
        ".cell_input:has(+ .cell_output > .stream)",
        ":is(h2, h3)",
        ":is(h2, h3) + p",
        "h2 + ul > li:first-child",
    ):
        after = "(parts) => [...new Set(parts.map((part) => getComputedStyle(part).breakAfter))]"
        assert page.locator(f"article {part}").evaluate_all(after) == ["avoid"], part
    torn = "(parts) => [...new Set(parts.map((part) => getComputedStyle(part).breakInside))]"
    whole = "article p:has(+ :is(div.math, .cell)), article :is(h1, h2, h3) + p"
    assert page.locator(whole).evaluate_all(torn) == ["avoid"]


def test_on_paper_marks_are_explained_where_they_begin(open_page, address):
    """The whole PDF has one legend, that of its first formula."""
    page = open_page(f"{address}/en/index.html")
    legend = page.locator(".eqval-legend")
    assert not legend.is_visible()
    page.emulate_media(media="print")
    assert legend.is_visible()


def test_on_paper_nothing_of_a_word_of_code_rises_above_its_line(open_page, address):
    """It would be printed at the foot of the page before."""
    page = open_page(f"{address}/en/practice/keras.html")
    page.emulate_media(media="print")
    edges = """(all) => all.map((one) => getComputedStyle(one))
      .map(({ borderTopWidth, paddingTop }) => borderTopWidth + paddingTop)"""
    assert {*page.locator("article p > code").evaluate_all(edges)} == {"0px0px"}


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_on_paper_a_picture_is_no_larger_beside_its_text_than_on_the_screen(
    open_page, address, edition
):
    page = open_page(f"{address}/{edition}/neuron/model.html")
    size = """() => [...document.querySelectorAll("figure img, .explorable svg")].map((one) =>
      one.getBoundingClientRect().width
      / parseFloat(getComputedStyle(one.closest("section")).fontSize))"""
    screen = page.evaluate(size)
    page.set_viewport_size({"width": 658, "height": 900})
    page.emulate_media(media="print")
    paper = page.evaluate(size)
    assert paper and all(p < 1.06 * s for p, s in zip(paper, screen, strict=True)), (paper, screen)


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_wrong_formula_has_its_stroke_and_on_paper_no_formula_a_shade(open_page, address, media):
    """A gradient is printed as a picture: with them the book was a quarter heavier."""
    page = open_page(f"{address}/en/practice/mistakes.html")
    page.emulate_media(media=media)
    images = "(all) => all.map((one) => getComputedStyle(one).backgroundImage)"
    struck = page.locator(".eqval-wrong > .formula").evaluate_all(images)
    others = page.locator("div.math:not(.eqval-wrong) > .formula").evaluate_all(images)
    assert struck and all(one.startswith("linear-gradient(to right top") for one in struck)
    assert all(one.startswith("none") for one in others)
    if media == "print":
        assert set(others) == {"none"}
