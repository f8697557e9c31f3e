"""axe-core finds nothing to object to, on any page, in the light and in the dark."""

import pytest

from tests.site.reading import pages, printing

axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", ["en", "fa", "index"])
def test_no_violations(browser, address, edition, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    violations = {}
    for name in pages():
        if not name.startswith(edition):
            continue
        page.goto(f"{address}/{name}#choose")
        printing.settle(page)
        page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
        page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
        page.evaluate(axe.AXE_SCRIPT)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"]]
            violations.setdefault(violation["id"], {})[name] = nodes[:3]
    context.close()
    assert violations == {}
