"""axe-core finds nothing to object to, on any page, in the light and in the dark."""

import pytest

from tests.site.reading import pages, printing, staying

axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")

# The schemes differ in colours alone: what a page is made of is looked at once.
COLOURS = ["color-contrast", "link-in-text-block"]
# Nine tenths of the words that axe holds against their ground are letters of formulas, of code
# and of long tables. Of those in one of these that look alike, and whose ground does up to its
# edge, the longest is enough: axe does not judge a single letter.
THIN = """() => {
  const look = (part, whole) => {
    const seen = [];
    for (; part !== whole; part = part.parentElement) {
      const { color, backgroundColor, opacity, fontSize, fontWeight } = getComputedStyle(part);
      seen.push(color, backgroundColor, opacity, fontSize, fontWeight);
    }
    return seen.join();
  };
  for (const part of document.querySelectorAll("[data-alike]")) part.removeAttribute("data-alike");
  for (const whole of document.querySelectorAll("math, pre, tbody")) {
    const longest = new Map();
    for (const part of whole.querySelectorAll("*")) {
      if (part.firstElementChild || part.getBoundingClientRect().width === 0) continue;
      const kind = look(part, whole), other = longest.get(kind) ?? part;
      const [long, short] = part.textContent.length > other.textContent.length
        ? [part, other] : [other, part];
      longest.set(kind, long);
      if (short !== long) short.setAttribute("data-alike", "");
    }
  }
}"""
ONLY_THESE = 'axe.configure({ rules: [{ id: "color-contrast", selector: ":not([data-alike])" }] })'


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(f"{axe.AXE_SCRIPT}\n{ONLY_THESE}")
    yield page
    page.context.close()


def objections(page):
    """What axe objects to on an open page, all unfolded: in the light, and then in the dark."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    found = {}
    for scheme, rules in (("light", {}), ("dark", {"runOnly": COLOURS})):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "(scheme) => (document.documentElement.dataset.theme ?? scheme) === scheme", arg=scheme
        )
        page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
        page.evaluate(THIN)
        options = {"resultTypes": ["violations"], **rules}
        result = page.evaluate("(options) => axe.run(document, options)", options)
        for violation in result["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"]]
            found[scheme, violation["id"]] = nodes[:3]
    return found


@pytest.mark.parametrize("name", pages())
def test_no_violations(page, address, name):
    page.goto(f"{address}/{staying(name)}")
    printing.settle(page)
    assert objections(page) == {}


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
    ],
)
def test_a_pale_word_among_many_is_seen(page, formula, code, rows, seen):
    page.goto("about:blank")
    page.set_content(PALE.format(formula, code, rows))
    assert (("light", "color-contrast") in objections(page)) == seen
