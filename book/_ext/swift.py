"""Sphinx extension: what Sphinx does again for each program is done once."""

from functools import cache

from pygments.lexers import find_lexer_class_by_name

PROGRAMS = "ipython3"  # the language of the cells, which Pygments looks for among those of plugins


def colour_alike(app):
    """One formatter for all programs: a new one would write a style sheet first."""
    if highlighter := getattr(app.builder, "highlighter", None):
        highlighter.get_formatter = cache(highlighter.get_formatter)


def setup(app):
    app.add_lexer(PROGRAMS, find_lexer_class_by_name(PROGRAMS))
    app.connect("builder-inited", colour_alike)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
