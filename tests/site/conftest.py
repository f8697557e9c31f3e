"""The built site in a headless browser; skipped, with the reason, where there is none."""

import pytest

from tests.site.reading import SITE, forget, printing, serving

# A page is left before code compiled with care pays, or a larger nursery is full: visits take a
# tenth less. What readers' browsers do with time is measured without them (paint.py).
# What paints is in the same process as what opens windows, which saves a fortieth.
HASTY = (
    "--js-flags=--no-opt --min-semi-space-size=32",
    "--in-process-gpu",
    "--disable-software-rasterizer",
)


@pytest.fixture(scope="module")
def browser():
    """Closed after each module: its event loop would be in the way of a notebook's kernel."""
    pytest.importorskip("playwright", reason="Playwright is not installed")
    if printing.find_chromium() is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    if not (SITE / "index.html").exists():
        pytest.skip("the site is not built (make book)")
    with printing.chromium(*HASTY) as browser:
        new_context = browser.new_context

        def patient_context(**options):
            """With two minutes for each wait: a busy machine is slow, not wrong."""
            context = new_context(**options)
            context.set_default_timeout(120_000)
            return context

        browser.new_context = patient_context
        yield browser


@pytest.fixture(scope="module")
def address():
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser):
    """A function that opens a window for a kind of reader, or finds the one that is open.

    To open one takes longer than to read a page in it.
    """
    opened = {}

    def window(**options):
        kind = repr(sorted(options.items()))
        if kind not in opened:
            opened[kind] = browser.new_context(**options).new_page()
        return opened[kind]

    yield window
    for page in opened.values():
        page.context.close()


@pytest.fixture
def open_page(window):
    """A function that opens a page for a new reader and waits for its fonts."""
    read = []

    def open_page(url, **options):
        page = window(**options)
        forget(page)
        page.emulate_media(media="null")  # the last reader may have printed it, or made it narrow
        page.set_viewport_size(options.get("viewport") or {"width": 1280, "height": 720})
        page.goto(url)
        printing.settle(page)
        read.append(page)
        return page

    yield open_page
    for page in read:
        forget(page)
