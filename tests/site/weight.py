"""What a page weighs when it travels: `python -m tests.site.weight` prints the table."""

import gzip
from urllib.parse import urlsplit

from tests.site.reading import PHONE, SITE, arrive, hearing, pages, printing, serving

# Bytes: a first visit with every picture; a later one before the reader scrolls; scripts; and
# what a phone waits for before it paints anything, in two files (1.6 Mbit/s carry 200 kB a second).
FIRST, LATER, SCRIPTS, PAINT = 300_000, 70_000, 90_000, 155_000
BLOCKING = (".html", ".css", ".js")
COMPRESSED = (".html", ".js", ".css", ".svg", ".json")
JUMP = 0.02
# Chromium's layout shift, of those moves in which something went up or down; letters that move
# within their line while the Persian font arrives are not counted.
SHIFT = """() => new Promise((done) => {
  const rose = ({previousRect: was, currentRect: is}) =>
    was.height && is.height && Math.abs(was.y - is.y) > 8;
  const where = ({node, previousRect: was, currentRect: is}) =>
    `${node?.nodeName} ${node?.textContent.trim().slice(0, 40)}: ${was.y} to ${is.y}`;
  const seen = {sum: 0, moved: []};
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput && entry.sources.some(rose)) {
        seen.sum += entry.value;
        seen.moved.push(...entry.sources.map(where));
      }
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(seen), 50);
})"""

DEFERRED = """() => [...document.scripts]
  .filter((script) => script.defer || document.body.contains(script)).map((script) => script.src)"""

PICTURES = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => 0);
}))"""


def travelled(path):
    """Bytes of one file on the way, packed where a server packs it."""
    content = (SITE / path).read_bytes()
    return len(gzip.compress(content)) if path.endswith(COMPRESSED) else len(content)


def weighing(browser, **options):
    """A page on a phone that keeps nothing of those it showed before."""
    page = browser.new_context(viewport=PHONE, **options).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


def visit(page, address, name):
    """The files of a first visit: before the first paint, at once, in all; and the shift."""
    asked = set()

    def ask(request):
        asked.add(urlsplit(request.url).path.lstrip("/"))

    with hearing(page, request=ask):
        arrive(page, address, name)
        shift = page.evaluate(SHIFT)
        deferred = page.evaluate(DEFERRED)
        later = {urlsplit(url).path.lstrip("/") for url in deferred}
        at_once = set(asked)
        page.evaluate(PICTURES)
    waited_for = {path for path in at_once - later if path.endswith(BLOCKING)}
    stages = (waited_for, at_once, asked)
    return *({path for path in stage if (SITE / path).is_file()} for stage in stages), shift


def weigh(visits):
    """What each page weighs: {name: {what: bytes, or the shift of its layout}}."""
    rows = {}
    for name, (waited_for, at_once, files, shift) in visits.items():
        chapters = [
            n for n in visits if n[:3] == name[:3] and n.endswith(("model.html", "layers.html"))
        ]
        known = set().union(*(visits[n][2] for n in chapters if n != name))
        rows[name] = {
            "first": total(files),
            "later": total(at_once - known),
            "scripts": total(path for path in files if path.endswith(".js")),
            "paint": total(waited_for),
            "shift": shift["sum"],
        }
    return rows


def total(files):
    return sum(map(travelled, files))


def main():
    with printing.chromium() as browser, serving(SITE) as address:
        page = weighing(browser)
        rows = weigh({name: visit(page, address, name) for name in pages()})
    print(f"{'page':34}" + "".join(f"{what:>9}" for what in next(iter(rows.values()))))
    for name, row in rows.items():
        *sizes, shift = row.values()
        print(f"{name:34}" + "".join(f"{size / 1e3:9.0f}" for size in sizes) + f"{shift:9.3f}")


if __name__ == "__main__":
    main()
