"""A headless Chromium: prints the PDF (paper.py), reads the site in tests."""

import shutil
from contextlib import contextmanager

# Hinting moves letters to whole dots, also on paper, where the words of a line then touch.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --font-render-hinting=none"
).split()
NAMES = (
    "chromium-headless-shell",  # reads a page in half the time: it draws no window
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def find_chromium():
    """The path of an installed Chromium, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def chromium(*flags):
    """A browser that asks nobody for anything by itself; with more flags, if wanted."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise SystemExit("This needs Playwright: pip install playwright") from error
    path = find_chromium()
    if path is None:
        raise SystemExit("This needs Chromium, for example: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        yield browser
        browser.close()


def settle(page):
    """Wait until the fonts are in place."""
    page.evaluate("document.fonts.ready.then(() => 1)")
