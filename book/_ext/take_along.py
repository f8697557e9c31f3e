"""Sphinx extension: the directive {take-along}, a list of what can be downloaded of this edition.

The notebooks travel with every site. The PDF and the EPUB are offered where they have been built.
How much each weighs is known when all lies where it is offered, after the pages are written.
"""

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from eqval.faces.messages import number

BUILD = Path(__file__).resolve().parents[2] / "_build"
NAME = "yhat-minus-y"
_ = get_translation("book")


class TakeAlong(nodes.General, nodes.Element):
    """Where the list will stand."""


class TakeAlongDirective(SphinxDirective):
    def run(self):
        return [TakeAlong()]


def offers(language):
    """File name and description of each thing that can be taken along."""
    stem = f"{NAME}-{language}"
    kinds = {
        f"{stem}.pdf": _("PDF, to read and to print"),
        f"{stem}.epub": _("EPUB, for an e-reader or a phone"),
        f"{stem}.zip": _("Notebooks, to run and to change"),
    }
    return {
        name: words
        for name, words in kinds.items()
        if name.endswith(".zip") or (BUILD / name).exists()
    }


# Where the size of a file will stand, and the words around it; until then nobody sees it.
PLACE = '<span hidden data-size-of="{name}">{words}</span>'
PLACES = re.compile(PLACE.format(name="(.+?)", words="(.+?)").replace("hidden", 'hidden(?:="")?'))


def weigh(folder, language):
    """Say on the pages of a site how many megabytes can be taken along."""

    def said(found):
        millions = f"{(folder / 'downloads' / found[1]).stat().st_size / 1e6:.1f}"
        if language == "fa":
            millions = number(millions, language).replace(".", "٫")
        return found[2].format(size=millions)

    for page in folder.rglob("*.html"):
        text = page.read_text("utf8")
        if "data-size-of" in text:
            page.write_text(PLACES.sub(said, text), "utf8")


def fill(app, doctree, docname):
    """A list of links on the site; nothing on paper and in an e-book, which have been taken."""
    language = app.config.language
    for list_place in list(doctree.findall(TakeAlong)):
        if app.builder.name != "html":
            list_place.parent.remove(list_place)
            continue
        items = nodes.bullet_list(classes=["take-along"])
        for name, title in offers(language).items():
            uri = relative_uri(app.builder.get_target_uri(docname), f"downloads/{name}")
            link = nodes.reference("", str(title), internal=True, refuri=uri)
            words = _(" ({size} MB)").replace("} ", "}\N{NO-BREAK SPACE}")
            place = PLACE.format(name=name, words=escape(words))
            size = nodes.raw("", place, format="html")
            items += nodes.list_item("", nodes.paragraph("", "", link, size))
        list_place.replace_self(items)


def setup(app):
    app.add_directive("take-along", TakeAlongDirective)
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
