"""That a word which is hard to read is seen by what is asked of every page (test_pages.py)."""

import pytest

from tests.site.objections import SCRIPT, objections


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
