"""Sphinx extension: a search that finds sections, in every language, and from a folder too.

The text of all sections travels as one script, for the search page alone; `find.js` looks
through it. Sphinx' own index, which knows pages and raw TeX, is not made.
"""

import json
import re
from functools import partial
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _
from words import isolated, said

# A few words in bold; what ends with a full stop is a heading.
TERM = re.compile(r"\S+( \S+){0,3}(?<![.:!?؟])")

# What Sphinx counts, as (3.9), has the digits of the edition, as on the page (rtl.css).
COUNTED = re.compile(r"\d+\.\d+")
DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}

# Before a formula that a page shows as wrong: here nothing strikes it.
WRONG = {"en": "wrong:", "fa": "نادرست:"}


def counted(words, language):
    """The words of a link with its number in the digits of the language."""
    return COUNTED.sub(lambda number: number[0].translate(DIGITS.get(language, {})), words)


def titled(section):
    """The title of a section; an exercise is a section of its own kind, without one."""
    return next((part for part in section.children if isinstance(part, nodes.title)), None)


def own(section):
    """The parts of a section that belong to no section within it."""
    return [
        part
        for part in section.children
        if not isinstance(part, nodes.title)
        and not (isinstance(part, nodes.section) and titled(part))
    ]


def collect(app, doctree, docname):
    """One row for each section: address, number, title, text, the words it introduces (in bold)."""
    if app.builder.name != "html":
        return
    rows = app.finding = getattr(app, "finding", {})
    numbers = app.env.toc_secnumbers.get(docname, {})
    page = app.builder.get_target_uri(docname)
    link = partial(counted, language=app.config.language)
    wrong = WRONG[app.config.language]
    found = []
    for section in doctree.findall(lambda node: isinstance(node, nodes.section) and titled(node)):
        top = section.parent is doctree
        anchor = "" if top else f"#{section['ids'][0]}"
        number = ".".join(map(str, numbers.get(anchor, ())))
        title = said(titled(section), isolated)
        text = " ".join(
            " ".join(said(part, isolated, link, wrong) for part in own(section)).split()
        )
        prose = [part for part in own(section) if not any(part.findall(addnodes.desc))]
        bold = [name for part in prose for name in part.findall(nodes.strong)]
        names = [name for name in (said(part, isolated) for part in bold) if TERM.fullmatch(name)]
        found.append([page + anchor, number, title, text, names])
    rows[docname] = found


def write(app, exception):
    """In the order of the table of contents, the front page first."""
    if exception is None and app.builder.name == "html":
        order = [name for name in app.env.found_docs if name in app.finding]
        rows = json.dumps([app.finding[name] for name in sorted(order)], ensure_ascii=False)
        script = f"globalThis.PAGES = {rows};\n"
        Path(app.outdir, "_static", "sections.js").write_text(script, "utf8")


def take_over(app):
    if app.builder.name == "html":
        app.builder.search = False


def page(app):
    if app.builder.name == "html":
        yield "search", {"title": str(_("Search"))}, "search.html"


def setup(app):
    app.connect("builder-inited", take_over)
    app.connect("doctree-resolved", collect, priority=100)  # before formulas are set
    app.connect("html-collect-pages", page)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
