"""Sphinx extension: the directive {api}, the docstrings of one module.

They are English and run from left to right in each edition. A label in backticks, `eq-delta`,
becomes a link to its equation.
"""

import re
from collections import namedtuple

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from editions import put_behind
from lxml.etree import XPath
from lxml.html.builder import E
from sphinx.util.docutils import SphinxDirective

FIELD = type(namedtuple("One", "field").field)
LABEL = re.compile(r"(?<!`)`((?:def|eq|hyp|not)-[\w-]+)`(?!`)")
DASH = re.compile(" (?:--|–) ")
# What a paragraph says in words, not in code, and not as names or types.
WORDS = XPath("descendant::text()[not(ancestor::code or parent::em or parent::strong)]")
# An index of one letter and a power, as they are typed in a docstring: ŷ_i, e^−|z|.
SCRIPT = re.compile(r"(?<=[^\W\d_])(?:_([a-z])(?!\w)|\^(−?(?:\|\w\||\w)))")


class English(nodes.General, nodes.Element):
    """What stands in English on a page of any language."""


class ApiDirective(SphinxDirective):
    option_spec = {"module": directives.unchanged_required}  # noqa: RUF012
    has_content = False

    def run(self):
        block = [
            "```{eval-rst}",
            f".. automodule:: {self.options['module']}",
            "   :members:",
            "```",
        ]
        english = English()
        self.state.nested_parse(StringList(block, self.get_source_info()[0]), 0, english)
        return [english]


def link_equations(app, what, name, thing, options, lines):
    """Sphinx passes the lines of a docstring, to be changed in place."""
    lines[:] = [LABEL.sub(r":eq:`\1`", line) for line in lines]


def leave_out_fields(app, what, name, thing, skip, options):
    """Sphinx asks of each member. That a field of a tuple has a number is no news to anybody."""
    return True if type(thing) is FIELD else None


def leave_to_site(tree, place):
    """Some thirty pages that nobody leafs through: on paper their sections are left out."""
    sections = {one.getparent(): None for one in tree.find_class("api")}
    for section in sections:
        section.drop_tree()
    return len(sections)


def prose(tree):
    """The texts of docstrings, without code and without names and types."""
    for part in tree.iter("div"):
        if part.get("class") == "api":
            for paragraph in part.iter("p"):
                yield from WORDS(paragraph)


def write_dashes(tree, place):
    """Sphinx parts a field from what is said of it by two hyphens, or by a dash that may begin a
    line."""
    found = 0
    for text in prose(tree):
        dashed, count = DASH.subn("\N{NO-BREAK SPACE}– ", text)
        if count:
            put_behind(text, dashed, [])
        found += count
    return found


def set_indices(tree, place):
    """Where `help()` prints signs alone, a page has indices and powers."""
    found = 0
    for text in prose(tree):
        before, *rest = SCRIPT.split(text)
        parts = []
        for index, power, after in zip(*[iter(rest)] * 3, strict=True):
            parts.append(E.sub(index) if index else E.sup(power))
            parts[-1].tail = after
        if parts:
            put_behind(text, before, parts)
        found += len(parts)
    return found


def visit(translator, node):
    translator.body.append('<div lang="en" dir="ltr" class="api">')


def depart(translator, node):
    translator.body.append("</div>")


def setup(app):
    for extension in ("sphinx.ext.autodoc", "sphinx.ext.napoleon"):
        app.setup_extension(extension)
    app.config.default_role = "literal"
    app.config.html_domain_indices = False
    app.config.autodoc_member_order = "bysource"
    app.config.autodoc_mock_imports = ["matplotlib"]  # to read what plots needs no plotting
    app.config.autodoc_preserve_defaults = True  # np.float64, not <class 'numpy.float64'>
    app.config.autodoc_typehints = "none"
    app.config.add_module_names = False
    app.config.napoleon_use_ivar = True
    app.config.napoleon_use_param = False
    app.config.napoleon_use_rtype = False
    app.config.nitpick_ignore_regex = [("py:.*", ".*")]  # types are words, not always names
    app.add_node(English, html=(visit, depart))
    app.add_directive("api", ApiDirective)
    app.connect("autodoc-process-docstring", link_equations)
    app.connect("autodoc-skip-member", leave_out_fields)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
