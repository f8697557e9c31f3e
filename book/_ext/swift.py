"""Sphinx extension: what Sphinx does over and over it does faster."""

from functools import cache

from docutils import nodes
from pygments.lexers import find_lexer_class_by_name
from sphinx.util.nodes import NodeMatcher

PROGRAMS = "ipython3"  # the language of the cells, which Pygments looks for among those of plugins


def colour_alike(app):
    """One formatter for all programs: a new one would write a style sheet first."""
    if highlighter := getattr(app.builder, "highlighter", None):
        highlighter.get_formatter = cache(highlighter.get_formatter)


docutils_findall = nodes.Node.findall


def findall(self, condition=None, include_self=True, descend=True, siblings=False, ascend=False):
    """What docutils finds, in its order, without a generator for each node of the tree."""
    if siblings or ascend or not descend:
        yield from docutils_findall(self, condition, include_self, descend, siblings, ascend)
        return
    kinds, fits = nodes.Node, condition
    if condition is None or isinstance(condition, type):
        kinds, fits = condition or kinds, None
    elif isinstance(condition, NodeMatcher):
        kinds = condition.classes or kinds
    waiting = [iter([self] if include_self else self.children)]
    while waiting:
        for node in waiting[-1]:
            if isinstance(node, kinds) and (fits is None or fits(node)):
                yield node
            if node.children:
                waiting.append(iter(node.children))
                break
        else:
            waiting.pop()


def setup(app):
    nodes.Node.findall = findall
    app.add_lexer(PROGRAMS, find_lexer_class_by_name(PROGRAMS))
    app.connect("builder-inited", colour_alike)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
