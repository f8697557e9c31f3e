"""What a page weighs when it travels: `python -m tests.site.weight` prints the table."""

import gzip
from urllib.parse import urlsplit

from tests.site.reading import SITE, pages, printing, serving

FIRST, LATER = 800_000, 160_000
COMPRESSED = (".html", ".js", ".css", ".svg", ".json")
JUMP = 0.1
# Chromium's layout shift, of those moves in which something went up or down; letters that move
# within their line while the Persian font arrives are not counted.
SHIFT = """() => new Promise((done) => {
  const rose = ({previousRect: was, currentRect: is}) =>
    was.height && is.height && Math.abs(was.y - is.y) > 8;
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput && entry.sources.some(rose)) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 50);
})"""


def travelled(path):
    """Bytes of one file on the way, packed where a server packs it."""
    content = (SITE / path).read_bytes()
    return len(gzip.compress(content)) if path.endswith(COMPRESSED) else len(content)


def visit(browser, address, name):
    """The files that one page asks for on a first visit, and how much its layout shifts."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{address}/{name}#choose")
    printing.settle(page)
    shift = page.evaluate(SHIFT)
    page.evaluate("for (const image of document.images) image.loading = 'eager'")
    page.wait_for_load_state("networkidle")
    context.close()
    return {path for path in asked if (SITE / path).is_file()}, shift


def weigh(browser, address):
    """For every page: bytes of a first visit, of a visit after another chapter, layout shift."""
    visits = {name: visit(browser, address, name) for name in pages()}
    rows = {}
    for name, (files, shift) in visits.items():
        chapters = [
            n for n in visits if n[:3] == name[:3] and n.endswith(("model.html", "layers.html"))
        ]
        known = set().union(*(visits[n][0] for n in chapters if n != name))
        rows[name] = sum(map(travelled, files)), sum(map(travelled, files - known)), shift
    return rows


def main():
    with printing.chromium() as browser, serving(SITE) as address:
        rows = weigh(browser, address)
    print(f"{'page':34} {'first, kB':>10} {'later, kB':>10} {'shift':>7}")
    for name, (first, later, shift) in rows.items():
        print(f"{name:34} {first / 1e3:10.0f} {later / 1e3:10.0f} {shift:7.3f}")


if __name__ == "__main__":
    main()
