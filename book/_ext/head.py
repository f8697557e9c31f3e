"""Sphinx extension: what the head of a page says to those who are sent a link, and to searchers."""

import re

from docutils import nodes
from words import said

LENGTH = 200
LOCALES = {"en": "en_GB", "fa": "fa_IR"}
CARD = "card.png"


def describe(doctree):
    """The first sentences of a page, up to about two lines."""
    description = ""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            for sentence in re.split(r"(?<=[.?!؟:])\s+", " ".join(said(paragraph).split())):
                if description and len(description) + len(sentence) > LENGTH:
                    return description
                description = f"{description} {sentence}".strip()
    return description


def write(app, pagename, templatename, context, doctree):
    """For the template `layout.html`."""
    config = app.config
    context["book_title"] = config.epub_title
    own = describe(doctree) if doctree and pagename != config.root_doc else ""
    context["description"] = own or config.epub_description
    context["open_graph_locale"] = LOCALES[config.language]
    site = config.html_baseurl.rstrip("/").rpartition("/")[0]
    context["site_root"] = site
    context["card"] = f"{site}/{CARD}" if site else ""


def one_viewport(tree, place):
    """The theme and docutils each say once more how wide the page is."""
    more = tree.xpath("//head/meta[@name='viewport']")[1:]
    for meta in more:
        meta.drop_tree()
    return len(more)


def setup(app):
    app.connect("html-page-context", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
