r"""Marks beside equation numbers, and the ledger page.

In ``conf.py`` or ``_config.yml`` add the extension ``eqval.faces.sphinx_ext``.  Verdicts
are computed when pages are read and kept in a file by the hash of the equation
and of all it depends on, so that a mark never outlives what it was given for.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from ..pages.ledger import engine_digest, look_up, read, write
from ..pages.verify import Books
from .marks import kind, legend, mark

LOG = logging.getLogger(__name__)
STYLE = "eqval.css"


def judge_pages(app, env, added, changed, removed):
    """Judge every page before any is written; name the pages whose marks have changed."""
    path = Path(app.config.eqval_verdicts or Path(app.doctreedir) / "eqval.json")
    path = path if path.is_absolute() else Path(app.confdir) / path
    pages = {docname: Path(env.doc2path(docname)) for docname in sorted(env.found_docs)}
    pages = {name: page for name, page in pages.items() if page.suffix in (".ipynb", ".md")}
    if getattr(env, "eqval_judged", None) == fingerprint(app, path, pages):
        return []
    known, used = read(path), {}
    books = Books()
    marks: dict[str, dict[str, dict]] = {}
    for docname, source in pages.items():
        marks[docname] = {}
        page = books.of(source).page(source)
        for entry in page.entries:
            key, found = look_up(page, entry, known, app.config.eqval_mutate)
            marks[docname][entry.name] = used[key] = found
            if not found["ok"]:
                LOG.warning(
                    "%s: %s. %s",
                    entry.name,
                    found["status"],
                    found["reason"] or "; ".join(found["survivors"]),
                    location=(docname, entry.item.line),
                    type="eqval",
                )
    keep(path, used)
    before = getattr(env, "eqval_marks", {})
    env.eqval_marks = marks
    heard = all(record["ok"] for record in used.values())  # a warning is given in each build
    env.eqval_judged = fingerprint(app, path, pages) if heard else None
    stale = [name for name in marks if before.get(name) != marks[name]]
    if stale and app.config.eqval_ledger in env.found_docs:
        stale.append(app.config.eqval_ledger)
    return stale


def keep(path: Path, used: dict[str, dict]) -> None:
    """Write the records of this build, beside those of the same equations in other words."""
    known, equations = read(path), {key.partition("-")[0] for key in used}
    others = {key: known[key] for key in known if key.partition("-")[0] in equations}
    if others | used != known:
        write(path, others | used)


def fingerprint(app, verdicts: Path, pages: dict[str, Path]) -> str:
    """A hash of all that the marks come from: another form of a book has those of the first."""
    found = sha256(f"{engine_digest()} {app.config.eqval_mutate}".encode())
    for name, path in {"": verdicts, **pages}.items():
        content = path.read_bytes() if path.exists() else b""
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def visit_math_block(translator, node):
    """The theme's own equation, with the mark put before its number; a wrong one is framed."""
    builder, label = translator.builder, node.get("label") or ""
    # A book on one page is one document to the translator: the equation knows where it is from.
    docname = node.get("docname") or builder.current_docname
    records = getattr(builder.env, "eqval_marks", {}).get(docname, {})
    record, start = records.get(label), len(translator.body)
    if record is not None and kind(record) == "caught":
        node["classes"] = [*node["classes"], "eqval-wrong"]
    try:
        type(translator).visit_math_block(translator, node)
    except nodes.SkipNode:
        if record is not None:
            _insert(translator, node, docname, record, start)
            if not getattr(translator, "eqval_legend", False):
                translator.eqval_legend = True
                translator.body.append(legend(_seen(builder, records), builder.config.language))
        raise


def depart_math_block(translator, node):
    type(translator).depart_math_block(translator, node)


def _seen(builder, records) -> list[dict]:
    """The equations on the page that is written: of the whole book where it is one page."""
    if builder.name == "singlehtml":
        return [record for page in builder.env.eqval_marks.values() for record in page.values()]
    return [*records.values()]


def _insert(translator, node, docname: str, record: dict, start: int) -> None:
    builder = translator.builder
    language, ledger, target = builder.config.language, builder.config.eqval_ledger, ""
    if ledger in builder.env.found_docs:
        page, _, _ = builder.get_relative_uri(docname, ledger).partition("#")
        target = f"{page}#ledger-{record['label']}"
    opening = '<span class="eqno">'
    for place in range(start, len(translator.body)):
        if translator.body[place].startswith(opening):
            rest = translator.body[place][len(opening) :]
            found = mark(record, node.astext(), target, language)
            translator.body[place] = f"{opening}{found}{rest}"
            return
    LOG.warning("%s: no place for its mark", record["label"], location=node, type="eqval")


def add_style(app):
    """Let the site find the style sheet beside this module."""
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file(STYLE)


def setup(app):
    """Register with Sphinx."""
    app.add_config_value("eqval_verdicts", "", "env")
    app.add_config_value("eqval_mutate", True, "env")
    app.add_config_value("eqval_ledger", "back/ledger", "env")
    app.add_node(nodes.math_block, override=True, html=(visit_math_block, depart_math_block))
    app.connect("builder-inited", add_style)
    app.connect("env-get-outdated", judge_pages)
    app.setup_extension("eqval.faces.sphinx_ledger")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
