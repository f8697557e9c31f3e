"""Sphinx extension: the chapters beside each page are read once, not from all titles for each page.

The list itself is written by the template `sbt-sidebar-nav.html`, in place of the theme's.
"""

import re
from functools import cache

from sphinx.addnodes import toctree

NUMBER = re.compile(r'<span class="section-number">(.*?)</span>')


@cache
def parts(app):
    """The parts of the book: a heading, and the page and the title of each chapter."""
    builder, env = app.builder, app.env

    def chapter(title, page):
        heading = builder.render_partial(env.titles[page])["title"]
        return {"page": page, "title": title or NUMBER.sub(r"\1", heading)}

    return [
        {"heading": part["caption"], "chapters": [chapter(*entry) for entry in part["entries"]]}
        for part in env.master_doctree.findall(toctree)
    ]


def offer(app, pagename, templatename, context, doctree):
    """For the template; on paper there is nothing beside a page."""
    context["parts"] = parts(app) if app.builder.name == "html" else []


def name_parts(tree, place):
    """Where all chapters stand on one page, Sphinx leaves out what the parts are called."""
    parts = place.app.env.master_doctree.findall(toctree)
    named = 0
    for wrapper, part in zip(tree.find_class("toctree-wrapper"), parts, strict=True):
        if part["caption"]:
            wrapper.set("data-part", part["caption"])
            named += 1
    return named


def setup(app):
    app.connect("html-page-context", offer, priority=100)  # before the theme looks what is empty
    return {"parallel_read_safe": True, "parallel_write_safe": True}
