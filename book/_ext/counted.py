"""Sphinx extension: the role {counted}`proved`, a number that the build counts."""

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from eqval.faces.messages import number


class Counted(nodes.Inline, nodes.TextElement):
    """Where a number will stand."""


class CountedRole(SphinxRole):
    def run(self):
        return [Counted(what=self.text)], []


def counts(env):
    """What the pages may say about the book, from its table of contents and its verdicts."""
    found = [record for page in env.eqval_marks.values() for record in page.values()]
    return {
        "chapters": sum(bool(numbers.get("")) for numbers in env.toc_secnumbers.values()),
        "equations": len(found),
        "proved": sum(record["status"] == "proved" for record in found),
        "stated": sum(record["status"] in ("defined", "assumed") for record in found),
        "refuted": sum(record["status"] == "caught" for record in found),
        "spoiled": sum(record["killed"] for record in found),
    }


def fill(app, doctree, docname):
    places = list(doctree.findall(Counted))
    known = counts(app.env) if places else {}
    for place in places:
        place.replace_self(nodes.Text(number(known[place["what"]], app.config.language)))


def setup(app):
    app.add_role("counted", CountedRole())
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
