"""Sphinx extension: what an edition needs to know about its language and about the other one."""

import re
from base64 import b64encode
from pathlib import Path

from lxml.etree import XPath
from lxml.html.builder import E
from sphinx.locale import get_translation

BOOK = Path(__file__).resolve().parents[1]
NAMES = {"en": "English", "fa": "فارسی"}
RIGHT_TO_LEFT = frozenset({"fa"})
TRANSLATED = frozenset(NAMES) - {"en"}
# Words that the themes' templates print without asking a catalogue.
UNTRANSLATED = (
    "Toggle primary sidebar",
    "Toggle secondary sidebar",
    "Main",
    "Page",
    "Toggle hidden content",
)
FONT = re.compile(r'url\("(fonts/[\w-]+\.woff2)"\)')
PERSIAN = re.compile("[\u0600-\u06ff]")
YEAR = re.compile(r"\d{4}[a-z]?$")
# What is said in a string of code: all of it, or in a piece of one from Persian to Persian.
LETTER = "[\u0620-\u064a\u066e-\u06d3\u06f0-\u06fc\u200c\u0654]"
STRING = re.compile(
    rf"""(?<=(["']))[^"'\n]*{LETTER}[^"'\n]*(?=\1)|{LETTER}(?:[^"'\n]*{LETTER})?[؟.]?"""
)
# What columns are called that are in one language.
COLUMNS = {"فارسی": "fa", "انگلیسی": "en"}
# Names that a Persian comma joins; what an English word in brackets says.
NAME = r"[A-Za-z][\w.+-]*(?: [A-Za-z][\w.+-]*)*"
LATIN = re.compile(rf"{NAME}(?=، {NAME})|(?<=[A-Za-z]، ){NAME}|[(][A-Za-z][A-Za-z ]{{,24}}[)]")
# Where such names may stand: in the words of a paragraph.
WITH_SIGNS = XPath(
    "descendant::text()[contains(., '،') or contains(., '(')]"
    "[not(ancestor::code or ancestor::math or ancestor::*[@dir='ltr'])]"
)
LIST = re.compile(r"(\[[\d\s.,e+-]+\]|\([\d\s.,e+-]+\))")
translated = get_translation("booktheme")


def paths(app, config):
    """The theme and the bibliography, wherever the folder of the pages is."""
    config.templates_path = [str(BOOK / "_theme" / "templates")]
    config.html_static_path = [str(BOOK / "_theme" / "static")]
    config.bibtex_bibfiles = [str(BOOK / "references.bib")]


def page_exists(edition, page):
    folder = BOOK / edition
    generated = page in ("search", "genindex")
    return generated or any((folder / f"{page}{end}").exists() for end in (".md", ".ipynb"))


def link_editions(app, pagename, templatename, context, doctree):
    """The same page in every edition, for the switch and for search engines."""
    context["alternates"] = []
    for edition in app.config.editions if app.builder.name == "html" else []:
        page = pagename if page_exists(edition, pagename) else "index"
        address = f"{context.get('content_root', './')}../{edition}/{page}.html"
        if app.config.html_baseurl:
            address_for_engines = (
                f"{app.config.html_baseurl.rsplit('/', 1)[0]}/{edition}/{page}.html"
            )
        else:
            address_for_engines = address
        context["alternates"].append(
            {
                "code": edition,
                "name": NAMES[edition],
                "direction": "rtl" if edition in RIGHT_TO_LEFT else "ltr",
                "current": edition == app.config.language,
                "address": address,
                "absolute": address_for_engines,
            }
        )


def turn(tree, place):
    """Say that the page is read from right to left: the themes say only in which language."""
    tree.set("dir", "rtl")
    return 1


def turn_references(tree, place):
    """A work is told in its own letters, from left to right; what it is cited by, in the edition's.

    "Abadi and others, 2016" begins with one script and goes on in the other.
    """
    found = [work for work in tree.iter("div") if "citation" in work.classes]
    for work in found:
        work.set("dir", "ltr")
        for label in work.find_class("label"):
            label.set("dir", "rtl")
    return len(found)


def part_years(tree, place):
    """A year is read behind its names: digits go where Latin letters go, not where Persian does."""
    cited = [link for link in tree.iter("a") if "bibtex-citation" in link.getparent().classes]
    works = [part for part in tree.iter("div") if "citation" in part.classes]
    listed = [label for work in works for label in work.iterfind("span[@class='label']")]
    found = 0
    for text in (text for part in (*cited, *listed) for text in part.xpath("text()")):
        found += wrap(text, YEAR.finditer(text), lambda year: E.bdi(year[0]))
    return found


def keep_lists_straight(tree, place):
    """A list printed in a line of Persian keeps its order: (1, −1) would be read as (1−, 1)."""
    found = 0
    for text in texts_of(tree, "cell_output", "descendant::text()"):
        pieces = [""]  # what is between lists, and lists, by turns
        for line in text.splitlines(keepends=True):
            before, *rest = LIST.split(line) if PERSIAN.search(line) else [line]
            pieces[-1] += before
            pieces += rest
        before, lists = parted(pieces)
        if lists:
            put_behind(text, before, lists)
        found += len(lists)
    return found


def texts_of(tree, kind, which):
    """The texts of the blocks of a kind, of code or of what it prints, in which Persian stands."""
    inside = f"ancestor::*[contains(@class, '{kind}')]"
    for block in tree.iter("pre"):
        if PERSIAN.search(block.text_content()) and block.xpath(inside):
            yield from block.xpath(which)


def parted(pieces):
    """What is before the first list, and the lists, each with what is behind it."""
    lists = [E.bdi(each, dir="ltr") for each in pieces[1::2]]
    for each, after in zip(lists, pieces[2::2], strict=True):
        each.tail = after
    return pieces[0], lists


def keep_strings_straight(tree, place):
    """Code is drawn as it is typed: of a string only the words go from the right, in one line.

    Its quotes would lie beyond them, and two strings side by side would change places.
    """
    found = 0
    for text in texts_of(tree, "highlight", "span/text()"):
        found += wrap(text, STRING.finditer(text), isolated_words)
    return found


def name_languages(tree, place):
    """What stands in a column of another language says in which, and is read in its direction."""
    found = 0
    for table in tree.iter("table"):
        heads = [head.text_content().strip() for head in table.xpath("./thead/tr[1]/*")]
        for row in table.xpath("./tbody/tr"):
            for head, cell in zip(heads, row, strict=False):
                language = COLUMNS.get(head, place.language)
                if language != place.language:
                    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
                    (words,) = cell
                    inner = E.bdi(words.text or "", *words, lang=language, dir=direction)
                    words.text, words[:] = None, [inner]
                    found += 1
    return found


def isolated_words(said):
    before, lists = parted(LIST.split(said[0]))
    return E.bdi(before, *lists, dir="rtl")


def part_latin_names(tree, place):
    """Latin names behind each other, each with its Persian comma, stand in the order of Persian.

    An English word in brackets behind a Persian one keeps its brackets.
    """
    found = 0
    for paragraph in tree.iter("p"):
        for text in WITH_SIGNS(paragraph):
            names = LATIN.finditer(text)
            found += wrap(text, names, lambda name: E.bdi({"class": "whole"}, name[0]))
    return found


def wrap(text, found, element):
    """Put what was found in a text of the tree into elements."""
    parts, start = [], len(text)
    for one in reversed([*found]):
        parts.insert(0, element(one))
        parts[0].tail, start = text[one.end() : start], one.start()
    if parts:
        put_behind(text, text[:start], parts)
    return len(parts)


def put_behind(text, before, parts):
    """Shorten a text of the tree, and put elements where its rest was."""
    one = text.getparent()
    if text.is_tail:
        one.tail, parent = before, one.getparent()
        place = parent.index(one) + 1
        parent[place:place] = parts
    else:
        one.text = before
        one[:0] = parts


def translate(tree, place):
    """Translate the words for which the themes ask no catalogue."""
    found = [
        (part, name, words)
        for part in tree.iter()
        for name, words in part.items()
        if words in UNTRANSLATED
    ]
    for part, name, words in found:
        part.set(name, translated(words))
    return len(found)


def embed_fonts(app, exception):
    """Put the fonts into the style sheets: a page is then never set first in another one."""
    if exception is not None or app.builder.name not in ("html", "singlehtml"):
        return
    static = Path(app.outdir, "_static")
    for sheet in static.glob("*.css"):
        style = sheet.read_text("utf8")
        embedded = FONT.sub(lambda found: f'url("{data_address(static / found[1])}")', style)
        if embedded != style:
            sheet.write_text(embedded, "utf8")


def data_address(font):
    return f"data:font/woff2;base64,{b64encode(font.read_bytes()).decode()}"


def inherit_visitors(app):
    """sphinx-exercise registers visitors for some builders, which hides those for `html`."""
    visitors = app.registry.translation_handlers
    if app.builder.format == "html" and app.builder.name in visitors:
        for node, functions in visitors["html"].items():
            visitors[app.builder.name].setdefault(node, functions)


def setup(app):
    app.add_config_value("editions", [], "html")
    app.connect("config-inited", paths, priority=100)
    app.connect("builder-inited", inherit_visitors)
    app.connect("html-page-context", link_editions)
    app.connect("build-finished", embed_fonts)
    app.add_css_file("book.css", priority=800)
    app.add_css_file("front.css", priority=810)
    app.add_js_file("a11y.js")
    app.add_js_file("editions.js")
    app.add_js_file("reading.js")
    script = "rtl.css" if app.config.language in RIGHT_TO_LEFT else "latin.css"
    app.add_css_file(script, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
