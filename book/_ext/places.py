"""Sphinx extension: a place has one name in every edition, so that one can switch within a page.

Equations, figures and exercises have theirs by label. Sections are called after their titles, each
in its language; they get a second name by position, `s1-2`. The switch looks for the nearest.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


def number(parent, before="s"):
    sections = [part for part in parent.children if isinstance(part, nodes.section)]
    for position, section in enumerate(sections, start=1):
        name = f"{before}{position}"
        section["ids"].append(name)
        number(section, f"{name}-")


class NameSections(SphinxPostTransform):
    """On the site; elsewhere all pages share one space of names."""

    default_priority = 1
    builders = ("html",)

    def run(self, **options):
        number(self.document)


def setup(app):
    app.add_post_transform(NameSections)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
