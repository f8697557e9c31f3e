"""Sphinx extension: before it is painted, a page waits for itself and for one style sheet.

Each further file would be one more way to the server and back, whatever its size.
"""

import re
from graphlib import TopologicalSorter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from lxml.html.builder import E

SHEET = "styles/all.css"  # beside the theme's own, whose addresses of fonts lead from there
DIGEST = "digest-of-all-sheets"  # in a page, until all pages are written
ADDRESS = re.compile(r"(?P<static>.*_static/)(?P<sheet>[^?]+)")
IMPORT = re.compile(r'@import\s+"([^"]+)";?')
# The fonts of the text lie in the sheet. They are woken when it is there, and until they are awake
# nothing is shown (`waking`, in book.css): a line that is first set in another font jumps. Then
# the text is parsed, piece by piece, and its beginning painted before the scripts behind it run.
# A reader who has chosen no scheme has her machine's from the first: without one a page has neither
# borders nor colours until the theme's script runs, and then it jumps.
WAKE = """
document.documentElement.classList.add("waking");
if (document.documentElement.dataset.theme === "auto")
  document.documentElement.dataset.theme =
    matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
Promise.allSettled([...document.fonts].map((face) => /Awesome/.test(face.family) || face.load()))
  .then(() => document.documentElement.classList.remove("waking"));
"""


def one_sheet(tree, place):
    """In place of all style sheets one that has them all."""
    links = tree.xpath("//head/link[@rel='stylesheet']")
    addresses = [ADDRESS.match(link.get("href")) for link in links]
    place.app.sheets.append([address["sheet"] for address in addresses])
    first, *others = links
    first.set("href", f"{addresses[0]['static']}{SHEET}?v={DIGEST}")
    first.addnext(E.script(WAKE))
    for link in others:
        link.drop_tree()
    return len(others)


def scripts_last(tree, place):
    """Scripts stand behind the text, but for the one that chooses a scheme before any is seen."""
    head, body = tree.head, tree.body
    late = head.xpath("./script[not(@data-cfasync)]")
    for early in head.xpath("./link[@rel='preload' and @as='script']"):
        early.drop_tree()
    rest = body.xpath("./script[@src]")
    for script in late + rest:
        script.drop_tree()
    for script in late + rest:
        script.tail = "\n"
        if script.get("src"):
            script.set("fetchpriority", "low")  # the style sheet has the line to itself
        body.append(script)
    return len(late)


def light_without_script(tree, place):
    """A page whose scripts never run has a scheme too."""
    tree.set("data-theme", "light")
    return 1


def begin(app):
    app.sheets = []


def in_order(lists):
    """The names in some lists, in an order that all of them have."""
    sorter = TopologicalSorter()
    for names in lists:
        for name in names:
            sorter.add(name)
        for before, after in pairwise(names):
            sorter.add(after, before)
    return [*sorter.static_order()]


def whole(path):
    """A style sheet with those that it asks for."""
    text = path.read_text("utf8")
    return IMPORT.sub(lambda found: whole(path.parent / found[1]), text)


def write(app, exception):
    """Write the sheet, and its digest into the pages."""
    if exception is not None or app.builder.name != "html":
        return
    static = Path(app.outdir, "_static")
    style = "\n".join(whole(static / name) for name in in_order(app.sheets))
    (static / SHEET).write_text(style, "utf8")
    digest = sha256(style.encode()).hexdigest()[:8]
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text("utf8")
        page.write_text(text.replace(f"?v={DIGEST}", f"?v={digest}"), "utf8")
    for name in {name for names in app.sheets for name in names}:
        (static / name).unlink()


def setup(app):
    app.connect("builder-inited", begin)
    app.connect("build-finished", write, priority=900)  # when the sheets are as they will be
    return {"parallel_read_safe": True, "parallel_write_safe": False}
