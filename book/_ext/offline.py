"""Sphinx extension: MathJax from the environment, so that no page asks another host."""

from importlib.metadata import files
from pathlib import Path

from sphinx.util.fileutil import copy_asset_file

MATHJAX = "sphinx-mathjax-offline"
# One bundle reads TeX, writes CHTML and carries what the book uses; fonts and the
# screen-reader parts are fetched by it from beside it.
NEEDED = (
    "tex-chtml.js",
    "output/chtml/fonts/",
    "a11y/",
    "input/tex/extensions/",
    "sre/mathmaps/base.json",
    "sre/mathmaps/en.json",
)


def mathjax_files():
    """The files of MathJax that the book's pages use, as (path, path below mathjax/) pairs."""
    for entry in files(MATHJAX):
        _, found, name = entry.as_posix().partition("/static/mathjax/")
        if found and name.startswith(NEEDED):
            yield Path(entry.locate()), name


def copy_mathjax(app, exception):
    """Lay MathJax beside the built pages."""
    if exception is not None or app.builder.name not in ("html", "singlehtml"):
        return
    target = Path(app.outdir) / "_static" / "mathjax"
    for source, name in mathjax_files():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        copy_asset_file(str(source), str(target / name))


def setup(app):
    app.config.mathjax_path = "mathjax/tex-chtml.js"
    app.connect("build-finished", copy_mathjax)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
