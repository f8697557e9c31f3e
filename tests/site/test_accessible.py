"""axe-core finds nothing to object to, on any page, in the light and in the dark."""

import pytest

from tests.site.reading import pages, printing, staying

axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")

# The schemes differ in colours alone: what a page is made of is looked at once.
COLOURS = ["color-contrast", "link-in-text-block"]
# Nearly all words that axe holds against their ground look like others: letters of one colour,
# size and weight, on a ground that is painted by elements of the same colours. Of those three are
# enough, the longest, since axe judges neither a single letter nor what is out of sight. What is
# laid over something else is like nothing but what lies there with it.
THIN = """() => {
  const grounds = new Map([[null, ""]]), CLEAR = "rgba(0, 0, 0, 0)";
  const ground = (part) => {
    if (!grounds.has(part)) {
      const style = getComputedStyle(part), { backgroundColor, backgroundImage, opacity } = style;
      const paints = backgroundColor !== CLEAR || backgroundImage !== "none" || opacity !== "1";
      const seen = paints ? [backgroundColor, backgroundImage, opacity] : [];
      if (/absolute|fixed|sticky/.test(style.position)) seen.push(grounds.size);
      grounds.set(part, ground(part.parentElement) + seen);
    }
    return grounds.get(part);
  };
  const said = (part) => [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.data.trim()).join(" ").length;
  const kinds = new Map();
  for (const part of document.body.querySelectorAll("*")) {
    part.removeAttribute("data-alike");
    if (!said(part) || part.getBoundingClientRect().width === 0) continue;
    const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(part);
    const kind = [color, fontSize, fontWeight, textShadow, visibility, ground(part)].join();
    kinds.set(kind, [...kinds.get(kind) ?? [], part]);
  }
  for (const parts of kinds.values())
    for (const part of parts.sort((one, other) => said(other) - said(one)).slice(3))
      part.setAttribute("data-alike", "");
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
