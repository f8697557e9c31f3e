"""What surrounds the chapters: downloads, the root, reports, references, words for searchers."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import lxml.html
import pytest
from docutils import nodes
from pybtex.database import parse_file

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "book"), str(ROOT / "book/_ext")]
import bundle  # noqa: E402
import head  # noqa: E402
import places  # noqa: E402
import portable  # noqa: E402
import references  # noqa: E402
import report  # noqa: E402
import root  # noqa: E402
import words  # noqa: E402


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"\hat{y} - y", "ŷ − y"),
        (r"\frac{\partial L}{\partial z}", "∂L/∂z"),
        (r"\frac{1}{1 + e^{-z}}", "1/(1 + e^(−z))"),
        ("-0.3775", "−0.3775"),
        ("1{,}234", "1,234"),
        (r"\sum_{k=1}^K y_k", "∑_(k = 1)^K y_k"),
        (r"\sigma'(z)", "σ′(z)"),
        (r"\mathbf{w}^\top \mathbf{x}", "w⊤x"),
        (r"\frac{1}{N} \mathbf{X} (\hat y - y)", "(1/N)X(ŷ − y)"),
        (r"\left(\frac{c}{2}\right) u^2 + \frac{c}{2} u^2", "(c/2)u^2 + (c/2)u^2"),
        (r"-\frac{1}{N} \log P", "−(1/N) log P"),
        (r"\frac{a}{b} \cdot c + (\frac{a}{b})", "a/b ⋅ c + (a/b)"),
        (r"\frac{e^{z_k}}{2}", "(e^(z_k))/2"),
        (r"W^{(l+1)}", "W^(l + 1)"),
        (r"{\textstyle\frac{1}{2}} x", "(1/2)x"),
    ],
)
def test_formulas_in_plain_words(latex, plain):
    assert words.spoken(latex) == plain


def test_a_formula_in_persian_words_runs_from_left_to_right():
    line = nodes.paragraph("", "شیب ", nodes.math("", r"\frac{1}{z}"), nodes.Text(" است"))
    assert words.said(line, words.isolated) == "شیب \u20661/z\u2069 است"
    assert words.said(line) == "شیب 1/z است"


def test_what_is_shown_as_wrong_is_called_so_and_what_is_hidden_is_not_said():
    wrong, right = (nodes.math_block("", "a", label=f"{kind}-a") for kind in ("not", "eq"))
    hidden = nodes.inline("", "0.5", classes=["check-value"])
    part = nodes.section("", wrong, right, nodes.paragraph("", "", hidden))
    assert words.said(part, wrong="wrong:").split() == ["wrong:", "a", "a"]
    assert "wrong" not in words.said(part)


def test_code_in_persian_words_runs_from_left_to_right():
    line = nodes.paragraph("", "در ", nodes.literal("", 'reduction="sum"'))
    assert words.said(line, words.isolated) == 'در \u2066reduction="sum"\u2069'


def test_an_apostrophe_typed_in_data_is_that_of_print():
    typed = "the sigmoid's slope isn't 'one', g'(z), b's'"
    assert words.curly(typed) == "the sigmoid’s slope isn’t 'one', g'(z), b's'"


def test_a_description_ends_with_a_sentence_and_has_no_tex():
    first = nodes.paragraph("", "It says ", nodes.math("", r"\hat{y}"), nodes.Text(". Is it true?"))
    long = nodes.paragraph("", "Then follows more than anybody wants to read. " * 10)
    doctree = nodes.section("", first, nodes.note("", nodes.paragraph("", "Not this.")), long)
    described = head.describe(doctree)
    assert described.startswith("It says ŷ. Is it true? Then follows")
    assert described.endswith("read.") and len(described) <= head.LENGTH


def test_a_page_says_once_how_wide_it_is():
    more = '<meta name="viewport" content="width=device-width">'
    page = lxml.html.document_fromstring(f"<html><head>{more * 3}</head><body>…</body></html>")
    assert head.one_viewport(page, None) == 2
    assert len(page.xpath("//meta")) == 1


def test_a_report_names_page_and_edition():
    link = urlsplit(report.address("https://github.com/o/r", "neuron/model", "fa", "0.2"))
    asked = parse_qs(link.query)
    assert link.path == "/o/r/issues/new"
    assert asked["title"] == ["[fa] neuron/model: "]
    assert "Page: neuron/model\nEdition: fa\nVersion: 0.2" in asked["body"][0]
    link = urlsplit(report.address("https://gitlab.com/o/r/", "index", "en", "0.2"))
    assert link.path == "/o/r/-/issues/new" and "issue[title]" in parse_qs(link.query)


def test_nothing_is_offered_where_nobody_is_known():
    """Jupyter Book names its own repository where none is given."""
    theirs = {"repository_url": "https://github.com/somebody/else"}
    config = SimpleNamespace(
        book_repository="", html_theme_options=theirs, language="en", version="of the theme"
    )
    app, context = SimpleNamespace(config=config, builder=SimpleNamespace(name="html")), {}
    report.offer(app, "neuron/model", "page.html", context, nodes.section())
    assert context == {}
    config.book_repository = "https://github.com/o/r"
    report.name_version(app, config)
    report.offer(app, "neuron/model", "page.html", context, nodes.section())
    assert context["report"].startswith("https://github.com/o/r/issues/new?")
    (body,) = parse_qs(urlsplit(context["report"]).query)["body"]
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf8"), re.M)
    assert f"Version: {version[1]}\n" in body


def person(last):
    return SimpleNamespace(prelast_names=[], last_names=[last])


@pytest.mark.parametrize(
    ("last", "label"),
    [
        (["Bridle"], "Bridle"),
        (["Glorot", "Bengio"], "Glorot and Bengio"),
        (["Street", "Wolberg", "Mangasarian"], "Street et al."),
        (["Meurer", "others"], "Meurer et al."),
        (['M{\\"u}ller', "Kornblith", "Hinton"], "Müller et al."),
        (["{SciPy team}"], "SciPy team"),
    ],
)
def test_references_by_author_and_year(last, label):
    persons = [person(name) for name in last]
    assert references.names(persons) == label
    entry = SimpleNamespace(persons={"author": persons}, fields={"year": "1990"})
    style = references.AuthorYearLabels()
    assert list(style.format_labels([entry])) == [f"{label}, 1990"]
    assert list(style.format_labels([entry, entry])) == [f"{label}, 1990a", f"{label}, 1990b"]


def test_others_are_at_least_two_more():
    """One author and "others" would be cited as two people."""
    works = parse_file(ROOT / "book" / "references.bib").entries
    pairs = [key for key, work in works.items() if len(work.persons.get("author", ())) == 2]
    assert pairs
    assert not [key for key in pairs if works[key].persons["author"][1].last_names == ["others"]]


def test_sections_have_the_same_names_in_each_edition():
    def section(*parts):
        return nodes.section("", nodes.title("", "…"), *parts, ids=["own"])

    doctree = nodes.section("", section(section(), nodes.paragraph(), section()))
    places.number(doctree)
    found = [part["ids"] for part in doctree.findall(nodes.section)][1:]
    assert found == [["own", "s1"], ["own", "s1-1"], ["own", "s1-2"]]


@pytest.fixture
def laid(tmp_path):
    """A root above two small editions; a function of the address of publication."""
    for edition in ("en", "fa"):
        (tmp_path / edition).mkdir()
        for name in ("index.html", "search.html"):
            (tmp_path / edition / name).write_text("")
    (tmp_path / "en/only.html").write_text("")

    def lay(site):
        root.lay(ROOT / "book/_theme", tmp_path, ["en", "fa"], site)
        return tmp_path

    return lay


def test_the_root_where_an_address_is_known(laid):
    site = "https://book.example/yhat"
    folder = laid(site)
    page = (folder / "index.html").read_text("utf8")
    assert f'<link rel="canonical" href="{site}/index.html">' in page
    assert f'<meta property="og:image" content="{site}/card.png">' in page
    assert f"Sitemap: {site}/sitemap.xml" in (folder / "robots.txt").read_text()
    assert f'href="{site}/fa/index.html"' in (folder / "404.html").read_text("utf8")
    space = {"s": root.SITEMAP, "x": root.XHTML}
    entries = ElementTree.parse(folder / "sitemap.xml").findall("s:url", space)
    listed = {
        entry.find("s:loc", space).text: len(entry.findall("x:link", space)) for entry in entries
    }
    assert listed == {
        f"{site}/en/index.html": 2, f"{site}/en/only.html": 1, f"{site}/fa/index.html": 2,
    }  # fmt: skip


def test_the_root_where_none_is_known(laid):
    folder = laid("")
    page = (folder / "index.html").read_text("utf8")
    assert "canonical" not in page and "og:image" not in page and "og:description" in page
    assert not (folder / "sitemap.xml").exists()
    assert "Sitemap" not in (folder / "robots.txt").read_text()
    assert 'href="/en/index.html"' in (folder / "404.html").read_text("utf8")


def test_the_root_shows_the_equation_and_both_languages(laid):
    page = (laid("") / "index.html").read_text("utf8")
    assert "<mover" in page and "gap.svg" in page
    assert 'href="en/index.html"' in page and 'href="fa/index.html"' in page


ENV = SimpleNamespace(
    titles={"neuron/model": nodes.title("", "The neuron")},
    config=SimpleNamespace(numfig_format={"figure": "Fig. %s"}, language="en"),
    toc_fignumbers={
        "neuron/gradient": {
            "displaymath": {"equation-eq-delta": (3, 14), "equation-not-delta": (3, 21)},
            "figure": {"fig-slides": (3, 2)},
        }
    },
)
DOMAINS = {
    "math": SimpleNamespace(
        equations={"eq-delta": ("neuron/gradient", 1), "not-delta": ("neuron/gradient", 2)}
    ),
    "std": SimpleNamespace(labels={"fig-slides": ("neuron/gradient", "fig-slides", "Slides")}),
    "cite": SimpleNamespace(
        citations=[
            SimpleNamespace(key=k, formatted_entry=SimpleNamespace(label=label))
            for k, label in (("bridle1990", "Bridle, 1990"), ("shannon1948", "Shannon, 1948"))
        ]
    ),
}
ENV.get_domain = DOMAINS.get


@pytest.mark.parametrize(
    ("myst", "plain"),
    [
        ("By {eq}`eq-delta`.", "By (3.14)."),
        ("$$\nL\n$$ (eq-delta)", "$$\nL \\tag{3.14}\n$$"),
        ("$$\nL\n$$ (not-delta)", "$$\nL \\tag{3.21\\ ✗}\n$$"),
        ("See {numref}`fig-slides`, {doc}`model`.", "See Fig. 3.2, *The neuron*."),
        ("{cite:t}`bridle1990` says", "Bridle (1990) says"),
        ("so {cite}`bridle1990,shannon1948`", "so (Bridle, 1990; Shannon, 1948)"),
        (
            ":::{exercise} ● With a pencil\n:label: ex-a\nFind $z$.\n:::\n\n"
            ":::{solution} ex-a\n:class: dropdown\nIt is {eq}`eq-delta`.\n:::",
            "**Exercise. ● With a pencil**\n\nFind $z$.\n\n**Solution.**\n\nIt is (3.14).",
        ),
        (
            ":::{exercise} ● With a pencil\n:label: ex-ce-pencil\nWhat?\n:::",
            "**Exercise. ● With a pencil**\n\nWhat?\n\n"
            'Your answer, in a cell: `ceutils.exercise("ex-ce-pencil").answer(…, …)`',
        ),
        (
            ":::{admonition} You will\n:class: goals\n- derive,\n- check.\n:::",
            "> **You will**\n>\n> - derive,\n> - check.",
        ),
        (":::{solution-end}\n:::", ""),
        ("`code` and **bold**", "`code` and **bold**"),
    ],
)
def test_a_downloaded_notebook_is_plain_markdown(myst, plain):
    assert portable.Plain(ENV, "neuron/gradient").text(myst) == plain


def test_the_first_cell_says_what_is_needed():
    alone = "".join(portable.get_started("", "en")["source"])
    assert "yhat-minus-y-en.zip" in alone and "://" not in alone
    published = "".join(portable.get_started("https://book.example", "fa")["source"])
    wheel = f"https://book.example/fa/downloads/{portable.WHEEL}"
    assert f'%pip install --quiet "yhat-minus-y[notebooks] @ {wheel}"' in published
    assert "https://book.example/fa/downloads/yhat-minus-y-fa.zip" in published


def test_the_pins_are_those_of_the_lock_and_enough():
    pins = bundle.needed("notebooks")
    lock = (ROOT / "requirements.txt").read_text("utf8").splitlines()
    assert set(pins) <= set(lock)
    names = {pin.split("==")[0] for pin in pins}
    imported = {"matplotlib", "mpmath", "numpy", "scikit-learn", "scipy", "sympy", "ipykernel"}
    assert imported | {"colorama", "appnope"} <= names  # the last two for other platforms
    assert not names & {"sphinx", "jupyter-book", "pytest"}


def test_one_page_says_how_to_run_in_each_edition():
    for edition in ("en", "fa"):
        page = (ROOT / "book/locale" / edition / "RUN.md").read_text("utf8")
        assert "-r requirements.txt" in page and "jupyter lab" in page
        assert (
            ROOT / f"book/{edition}/neuron/model.ipynb"
        ).exists() and "neuron/model.ipynb" in page


def test_the_picture_for_a_shared_link_has_the_size_that_previews_want():
    from PIL import Image

    with Image.open(ROOT / "book/_theme/root/card.png") as picture:
        assert picture.size == (1200, 630)
