"""That a word which is hard to read is seen by what is asked of every page (test_pages.py)."""

from collections import Counter

import pytest

from tests.site.objections import ENOUGH, SCRIPT, objections
from tests.site.reading import SITE, printing


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(SCRIPT)
    yield page
    page.context.close()


PALE = """<!DOCTYPE html><html lang="en"><title>A page</title><body style="background: white">
<main><h1>A page</h1><p><math><mi>x</mi><mo>=</mo>{}<mn>1234</mn></math></p><pre>{}</pre>
<table><tbody>{}</tbody></table></main>"""


@pytest.mark.parametrize(
    ("formula", "code", "rows", "seen"),
    [
        ("<mn>5678</mn>", "<b>if</b> <b>then</b>", "<tr><td>no<td>yes", False),
        ("<mn style='color: #ddd'>5</mn><mn style='color: #ddd'>567</mn>", "", "", True),
        ("", "<b>if</b> <b style='color: #ddd'>th</b><b style='color: #ddd'>then</b>", "", True),
        ("", "<b>if</b> <i style='opacity: 0.3'><b>then</b></i>", "", True),
        ("", "", "<tr><td>certainly<tr style='background: #333'><td>no", True),
        ("", "", "<tr><td>certainly<tr><td><p style='background: #333'>no</p>", True),
        ("", "", "<tr><td>certainly<tr><td>truly <b style='background: #333'>not", True),
        (
            "",
            "<b>some</b> <b>more</b> <b style='position: absolute; inset: 0'>laid over</b>"
            "<i style='position: absolute; inset: 0; background: #333'><b>laid</b></i>",
            "",
            True,
        ),
    ],
)
def test_a_pale_word_among_many_is_seen(page, formula, code, rows, seen):
    page.goto("about:blank")
    page.set_content(PALE.format(formula, code, rows))
    assert (("light", "color-contrast") in objections(page)) == seen


@pytest.fixture(scope="module")
def seen(page):
    """Of a page of the book that stays open: its words and links, looked at until all are known."""
    kinds = Counter()
    page.goto((SITE / "en/neuron/squared-error.html").as_uri())
    printing.settle(page)
    for _ in range(ENOUGH):
        assert objections(page, kinds) == {}
    return kinds


ALIKE = "[...document.querySelectorAll('[data-alike], [data-alike-link]')].length"
LEFT = """() => [...document.querySelectorAll("p, td, li, a[href]")]
  .filter((part) => !part.hasAttribute(part.localName === "a" ? "data-alike-link" : "data-alike"))
  .map((part) => part.textContent)"""


def test_what_was_on_enough_pages_is_not_looked_at_again(page, seen):
    assert objections(page, Counter(seen)) == {}
    assert page.evaluate(LEFT) == []
    assert page.evaluate(ALIKE) > 500


PLANT = """([selector, style]) => {
  const all = [...document.querySelectorAll(selector)].filter((one) => one.offsetParent);
  all[all.length >> 1].style = style;
}"""


@pytest.mark.parametrize(
    ("selector", "style", "rule"),
    [
        ("article p:not(:has(*))", "color: #ccc", "color-contrast"),
        ("article p em", "opacity: 0.4", "color-contrast"),
        ("article pre span.nn", "color: #bbb", "color-contrast"),
        ("nav a", "background: #346", "color-contrast"),
        ("article p:has(a)", "background: #456", "color-contrast"),
        ("article p a", "color: #235; text-decoration: none", "link-in-text-block"),
    ],
)
def test_among_known_ones_a_pale_word_is_seen(page, seen, selector, style, rule):
    page.evaluate(PLANT, [selector, style])
    found = objections(page, Counter(seen))
    page.evaluate(PLANT, [selector, ""])
    assert ("light", rule) in found
