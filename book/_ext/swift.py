"""Sphinx extension: what Sphinx does over and over it does faster, and what nobody asks for not."""

from functools import cache
from types import SimpleNamespace

import myst_nb.sphinx_
import pygments
import sphinx.highlighting
import sphinx_book_theme
from docutils import nodes
from docutils.utils import Reporter
from ipython_pygments_lexers import IPython3Lexer
from myst_nb.core.lexers import AnsiColorLexer
from pygments.lexers.python import PythonLexer
from sphinx.util.nodes import NodeMatcher

PLAIN = PythonLexer()


class Programs(IPython3Lexer):
    """A program without a sign of IPython's own is plain Python, which has fewer rules to try."""

    def get_tokens_unprocessed(self, text, stack=("root",)):
        if any(sign in text for sign in "%!?"):
            return super().get_tokens_unprocessed(text, stack)
        return PLAIN.get_tokens_unprocessed(text, stack)


def colour_alike(app):
    """One formatter for all programs: a new one would write a style sheet first.

    A program that was coloured before is not read again.
    """
    if highlighter := getattr(app.builder, "highlighter", None):
        highlighter.get_formatter = cache(highlighter.get_formatter)

    def coloured(source, lexer, formatter):
        read = pygments.__version__, type(lexer).__name__, lexer.options
        made_of = source, read, type(formatter).__name__, formatter.options
        return app.kept.get(made_of, lambda: pygments.highlight(source, lexer, formatter))

    sphinx.highlighting.highlight = coloured


docutils_findall, docutils_unescape = nodes.Node.findall, nodes.unescape


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
    waiting = [self] if include_self else self.children[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, kinds) and (fits is None or fits(node)):
            yield node
        waiting.extend(node.children[::-1])


def unescape(text, restore_backslashes=False, respect_whitespace=False):
    """A text in which nothing is escaped is as it is."""
    return docutils_unescape(text, restore_backslashes) if "\0" in text else text


def setup(app):
    nodes.Node.findall, nodes.unescape = findall, unescape
    Reporter.debug = lambda self, *message, **place: None  # of each node that is met; nobody hears
    myst_nb.sphinx_.nbformat = SimpleNamespace(writes=lambda notebook: "")  # a copy beside the site
    sphinx_book_theme.findall = lambda doctree, kind: ()  # for a description; head.py writes ours
    # Pygments would look for the languages of cells and outputs in all packages, each time.
    app.add_lexer("ipython3", Programs)
    app.add_lexer("myst-ansi", AnsiColorLexer)
    app.connect("builder-inited", colour_alike)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
