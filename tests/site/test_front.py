"""The first page, the head of every page, the ways from one edition to the other, the ledger."""

import json
import os
import posixpath
import re
from urllib.parse import quote_plus

import lxml.html
import pytest
import yaml

from tests.site.reading import ROOT, SITE, pages

CHAPTERS = ("index.html", "notation.html", "neuron/", "network/", "practice/", "back/")


@pytest.fixture(scope="module")
def trees():
    """Every page, read without a browser."""
    if not (SITE / "index.html").exists():
        pytest.skip("the site is not built (make book)")
    return {
        name: lxml.html.parse(SITE / name, lxml.html.HTMLParser(encoding="utf8"))
        for name in pages()
    }


def content(tree, name):
    return tree.xpath(f"//head/meta[@name='{name}' or @property='{name}']/@content")


def test_every_page_says_what_it_is_about(trees):
    titles, descriptions = [], []
    for name, tree in trees.items():
        assert len(content(tree, "viewport")) == 1, name
        if name == "404.html" or name.endswith("search.html"):
            assert content(tree, "robots") == ["noindex"], name
            continue
        (description,) = content(tree, "description")
        assert 40 <= len(description) <= 300 and "\\" not in description, (name, description)
        assert content(tree, "og:description") == [description], name
        titles.append(tree.findtext(".//title"))
        descriptions.append(description)
    assert len(set(titles)) >= len(titles) - 1, "the root and the English first page share a title"
    assert len(set(descriptions)) == len(descriptions)


def files(part):
    """The pages that a list of contents names, however deep, in their order."""
    for key, inside in part.items():
        if key == "file":
            yield inside
        elif isinstance(inside, list):
            for item in inside:
                yield from files(item)


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_beside_each_page_stand_all_chapters_and_one_is_marked(trees, edition):
    toc = yaml.safe_load(
        (ROOT / ("_toc.yml" if edition == "en" else "_toc.fa.yml")).read_text("utf8")
    )
    wanted = [f"{file.removeprefix('book/')}.html" for file in (toc["root"], *files(toc))]
    for name in wanted:
        (beside,) = trees[name].xpath("//nav[contains(@class, 'bd-docs-nav')]")
        folder = posixpath.dirname(name)
        links = [
            name if link == "#" else posixpath.normpath(posixpath.join(folder, link))
            for link in beside.xpath(".//a/@href")
        ]
        assert links == wanted, name
        marked = beside.xpath(".//li[contains(@class, 'active')]/a/@href")
        assert marked == ["#"], name


@pytest.mark.parametrize(("edition", "between"), [("en", "; "), ("fa", "؛ ")])
def test_works_are_cited_apart(trees, edition, between):
    page = trees[f"{edition}/neuron/cross-entropy.html"]
    assert page.xpath("//a[starts-with(., 'Shannon')]")[0].tail == between


def test_the_reference_is_english_throughout_and_no_mark_of_direction_parts_a_word(trees):
    letter = re.compile("[آ-غپچژکگی]")
    for part in trees["fa/back/api.html"].getroot().find_class("api"):
        said = part.xpath(".//text()[not(ancestor::pre)]")  # an example may print Persian
        assert not letter.search("".join(said))
    for name, tree in trees.items():
        assert not re.search("[آ-ی][\u200e\u200f]+[آ-ی]", tree.getroot().text_content()), name


def test_an_arrow_is_never_alone_at_the_end_of_a_line(trees):
    """In the glossary one stands before each link."""
    for name, tree in trees.items():
        assert not tree.xpath(
            "//a/preceding-sibling::text()[1][re:test(., '[→←][ \\n]$')]",
            namespaces={"re": "http://exslt.org/regular-expressions"},
        ), name
    (page,) = [tree for name, tree in trees.items() if name == "en/back/glossary.html"]
    assert page.getroot().text_content().count("→\N{NO-BREAK SPACE}") > 20


def test_before_the_text_a_page_asks_for_one_style_sheet_and_no_script(trees):
    for name, tree in trees.items():
        sheets = tree.xpath("//link[@rel='stylesheet']")
        if "/" not in name:  # the pages of the root have all they need in them
            assert sheets == [], name
            continue
        (sheet,) = sheets
        asked = tree.xpath("//head//script[@src] | //head/link[@rel='preload']")
        assert [part.attrib for part in asked] == [], name
        assert ["waking" in part.text for part in sheet.itersiblings("script")] == [True], name
        style = (SITE / name).parent / sheet.get("href").partition("?")[0]
        assert "@import" not in style.read_text("utf8"), name
        last = tree.xpath("//body/*[not(self::script)]")[-1]
        assert len([*last.itersiblings("script")]) > 5, name


def test_only_a_known_address_makes_addresses(trees):
    site = os.environ.get("BOOK_SITE", "")
    for name, tree in trees.items():
        canonical = tree.xpath("//head/link[@rel='canonical']/@href")
        pictures = content(tree, "og:image")
        if not site:
            assert canonical == pictures == [], name
        elif not name.endswith(("404.html", "search.html")):
            assert canonical == [f"{site}/{name}"], name
            assert pictures == [f"{site}/card.png"], name
    assert (SITE / "sitemap.xml").exists() == bool(site)
    assert (SITE / "robots.txt").exists() and (SITE / "card.png").exists()


def test_a_mistake_can_be_reported_where_there_is_somebody_to_report_to(trees):
    repository = os.environ.get("BOOK_REPOSITORY", "")
    for name, tree in trees.items():
        links = tree.xpath("//p[@class='report']/a/@href")
        if repository and name[3:].startswith(CHAPTERS):
            assert [link.startswith(repository) for link in links] == [True], name
            assert quote_plus(f"Page: {name[3:-5]}") in links[0], name
        else:
            assert links == [], name


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_the_first_page_counts_what_is_in_the_book(trees, edition):
    digits = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
    text = trees[f"{edition}/index.html"].getroot().text_content().translate(digits)
    rows = trees[f"{edition}/back/ledger.html"].xpath("//table//tbody/tr")
    proved = [row for row in rows if "eqval-proved" in row.get("class")]
    caught = [row for row in rows if "eqval-caught" in row.get("class")]
    known = json.loads((ROOT / "book/verdicts.json").read_text("utf8")).values()
    assert len(proved) <= sum(record["status"] == "proved" for record in known)
    for count in (len(rows), len(proved), len(caught)):
        assert f"{count} " in text
    assert len(rows) > 300


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_all_doors_lead_somewhere(trees, edition):
    page = trees[f"{edition}/index.html"]
    links = {link.partition("#")[0] for link in page.xpath("//article//a/@href")}
    own = {link for link in links if link and "://" not in link}
    assert [link for link in own if not (SITE / edition / link).exists()] == []
    assert {"neuron/model.html", "network/layers.html", "back/api.html"} <= own
    assert f"downloads/yhat-minus-y-{edition}.zip" in own


def test_the_equation_is_in_the_first_screen(window, address):
    for edition in ("en", "fa"):
        for width, height in ((1280, 800), (390, 844)):
            page = window(viewport={"width": width, "height": height})
            page.goto(f"{address}/{edition}/index.html")
            for part in (".promise .formula", ".promise svg", "a.begin"):
                box = page.locator(part).bounding_box()
                assert box["y"] + box["height"] < height, (edition, width, part)


def test_the_reference_prints_what_docstrings_say(trees):
    """No fields of a tuple by number, no defaults as objects, no "K." as the head of a list."""
    (body,) = trees["en/back/api.html"].xpath("//article")
    text = body.text_content()
    assert "Alias for field" not in text and "<class '" not in text
    assert body.xpath(".//*[@class='api']//ol") == []
    names = [name.text for name in body.xpath(".//*[@class='api']//li//strong")]
    assert {"validation_loss", "validation_accuracy", "num_classes"} <= {*names}


@pytest.mark.parametrize("place", ["equation-eq-delta", "fig-slides", "ex-gradient-break", "s1-3"])
def test_the_other_edition_opens_at_the_same_place(open_page, address, place):
    page = open_page(f"{address}/en/neuron/gradient.html#{place}")
    page.wait_for_function("scrollY > 200")
    link = page.locator("a[data-edition=fa]").bounding_box()  # which stays on the screen
    page.mouse.click(link["x"] + link["width"] / 2, link["y"] + link["height"] / 2)
    page.wait_for_url(f"**/fa/neuron/gradient.html#{place}")
    target = page.locator(":target").bounding_box()
    assert page.evaluate("scrollY") > 200
    assert -10 <= target["y"] < 400
    other = page.locator(f"[id='{place}']").bounding_box()
    assert abs(other["y"]) < 900


def test_the_ledger_can_be_filtered(open_page, address):
    page = open_page(f"{address}/en/back/ledger.html")
    everything = page.locator("table.eqval-ledger tbody tr:visible").count()
    page.locator("#eqval-kind-caught").check()
    shown = page.locator("table.eqval-ledger tbody tr:visible")
    assert 0 < shown.count() < everything / 10
    assert page.locator("tr.eqval-caught:visible").count() == shown.count()
    assert page.locator("section[id^=ledger-]:visible").count() <= shown.count()
    formulas = page.locator("td.eqval-formula math").count()
    assert formulas == everything
    chapters = page.locator(".eqval-contents li:visible")
    sections = page.locator("section section[id^=ledger-]:visible").evaluate_all(
        "(all) => all.map((one) => '#' + one.id)"
    )
    assert chapters.locator("a").evaluate_all("(all) => all.map((one) => one.hash)") == sections
    counts = [int(re.search(r"\((\d+)\)", one)[1]) for one in chapters.all_inner_texts()]
    assert sum(counts) == shown.count(), "each chapter counts what is shown of it"


# How large the smallest letters of some formulas are.
SMALLEST = """(all) => Math.min(...all.flatMap((math) => [...math.querySelectorAll("mi, mn")])
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_letters_in_fractions_of_the_ledger_and_the_desk_can_be_read(open_page, address, edition):
    for name, formulas in (
        ("back/ledger", "td.eqval-formula math"),
        ("desk", "td math, .desk-given math"),
    ):
        page = open_page(f"{address}/{edition}/{name}.html")
        size = page.locator(formulas).evaluate_all(SMALLEST)
        assert size >= 8, name


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_card_says_what_its_first_line_is(open_page, address, edition):
    """And nothing where its column has no name."""
    called = """(all) => all.map((one) => [one.dataset.column, getComputedStyle(one, "::before")])
      .map(([name, { content }]) => [name, content])"""
    for name, named in (("pytorch", True), ("keras", False)):
        url = f"{address}/{edition}/practice/{name}.html"
        page = open_page(url, viewport={"width": 390, "height": 844})
        found = page.locator("table.cards td:first-child[data-column]").evaluate_all(called)
        assert found and all(bool(name) is named for name, _ in found)
        assert all(name in content if named else content == "none" for name, content in found)


def test_no_formula_is_in_the_way_of_the_keyboard(open_page, address):
    page = open_page(f"{address}/en/neuron/gradient.html")
    stops = page.locator("math[tabindex], math [tabindex], .formula[tabindex='0']")
    scrolling = "(all) => all.filter((one) => one.scrollWidth <= one.clientWidth + 1).length"
    assert stops.evaluate_all(scrolling) == 0, "but those that scroll"
