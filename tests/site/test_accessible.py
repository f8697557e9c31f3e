"""axe-core finds nothing to object to, on any page, in the light and in the dark."""

import pytest

from tests.site.reading import pages, printing, staying

axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")


@pytest.mark.parametrize("edition", ["en", "fa", "index"])
def test_no_violations(browser, address, edition):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(axe.AXE_SCRIPT)
    violations = {}
    for name in pages():
        if not name.startswith(edition):
            continue
        page.goto(f"{address}/{staying(name)}")
        printing.settle(page)
        page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(
                "(scheme) => (document.documentElement.dataset.theme ?? scheme) === scheme",
                arg=scheme,
            )
            page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            for violation in result["violations"]:
                nodes = [node["html"][:120] for node in violation["nodes"]]
                violations.setdefault(violation["id"], {})[name, scheme] = nodes[:3]
    page.context.close()
    assert violations == {}
