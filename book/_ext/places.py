"""Sphinx extension: a place has one name in every edition, so that one can switch within a page.

Equations, figures and exercises have theirs by label. Sections are called after their titles, each
in its language; they get a second name by position, `s1-2`. The switch looks for the nearest.
"""

from docutils import nodes


def number(parent, before="s"):
    sections = [part for part in parent.children if isinstance(part, nodes.section)]
    for position, section in enumerate(sections, start=1):
        name = f"{before}{position}"
        section["ids"].append(name)
        number(section, f"{name}-")


def name_sections(app, doctree):
    if app.builder.name == "html":  # elsewhere all pages share one space of names
        number(doctree)


def setup(app):
    app.connect("doctree-read", name_sections)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
