"""A headless Chromium: prints the PDF, reads the site in tests."""

import shutil
from contextlib import contextmanager

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "bottom", "left", "right"), "18mm")}
PAGE_NUMBER = (
    "<div style='width:100%; text-align:center; font-size:8px'>"
    "<span class='pageNumber'></span></div>"
)


def find_chromium():
    """The path of an installed Chromium, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def chromium():
    """A browser that asks nobody for anything by itself."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise SystemExit("This needs Playwright: pip install playwright") from error
    path = find_chromium()
    if path is None:
        raise SystemExit("This needs Chromium, for example: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def settle(page):
    """Wait until the fonts are in place."""
    page.evaluate("document.fonts.ready.then(() => 1)")


# A printed book opens with its contents: a link to every chapter, under its own heading.
CONTENTS = """() => {
    const chapters = document.querySelectorAll("span[id^='document-']");
    const contents = document.createElement("ul");
    contents.className = "print-contents";
    for (const chapter of chapters) {
        const heading = chapter.nextElementSibling.querySelector("h1, h2").cloneNode(true);
        heading.querySelector(".headerlink")?.remove();
        const link = document.createElement("a");
        link.href = "#" + chapter.id;
        link.append(...heading.childNodes);
        contents.appendChild(document.createElement("li")).append(link);
    }
    chapters[0].before(contents);
}"""


def print_page(source, target):
    """Print one built page: everything unfolded, on white, with bookmarks and tags."""
    with chromium() as browser:
        page = browser.new_page(color_scheme="light")
        page.set_default_timeout(300_000)
        page.goto(source.as_uri())
        settle(page)
        page.evaluate(CONTENTS)
        page.emulate_media(media="print", color_scheme="light")
        page.evaluate("""() => {
            document.documentElement.dataset.theme = "light";
            for (const image of document.images) image.loading = "eager";
            for (const folded of document.querySelectorAll("details")) folded.open = true;
            for (const folded of document.querySelectorAll(".toggle-hidden"))
              folded.classList.remove("toggle-hidden");
            return Promise.all([...document.images].map((image) => image.decode().catch(() => 0)));
        }""")
        page.pdf(
            path=target,
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=PAGE_NUMBER,
            outline=True,
            tagged=True,
            **PAPER,
        )
