r"""Marks beside equation numbers, and the ledger page.

In ``conf.py`` or ``_config.yml`` add the extension ``eqval.faces.sphinx_ext``.  Verdicts
are computed when pages are read and kept in a file by the hash of the equation
and of all it depends on, so that a mark never outlives what it was given for.
A file beside it, one for each language, says which equation of which page has
which verdict; where no page and nothing in eqval has changed, none is read again.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from ..pages.ledger import engine_digest, look_up, read, write
from ..pages.roles import mapping
from ..pages.verify import Books
from .marks import kind, legend, mark

LOG = logging.getLogger(__name__)
STYLE = "eqval.css"
MADE_OF = ""  # beside the names of pages, none of which is empty


def judge_pages(app, env, added, changed, removed):
    """Judge every page before any is written; name the pages whose marks have changed."""
    path = Path(app.config.eqval_verdicts or Path(app.doctreedir) / "eqval.json")
    path = path if path.is_absolute() else Path(app.confdir) / path
    pages = {docname: Path(env.doc2path(docname)) for docname in sorted(env.found_docs)}
    pages = {name: page for name, page in pages.items() if page.suffix in (".ipynb", ".md")}
    whole = fingerprint(pages, app.config.eqval_mutate)
    named = path.with_suffix(f".{app.config.language}.json")
    before = getattr(env, "eqval_marks", {})
    marks = recalled(named, whole, read(path)) or judged(app, pages, path, named, whole)
    env.eqval_marks = marks
    stale = [name for name in marks if before.get(name) != marks[name]]
    if stale and app.config.eqval_ledger in env.found_docs:
        stale.append(app.config.eqval_ledger)
    return stale


def recalled(named: Path, whole: str, known: dict[str, dict]) -> dict[str, dict[str, dict]]:
    """The marks of a book that nothing has changed in since they were made; else none."""
    keys = read(named)
    if keys.pop(MADE_OF, None) != whole:
        return {}
    if not known.keys() >= {key for page in keys.values() for key in page.values()}:
        return {}
    return marks_of(keys, known)


def marks_of(keys: dict[str, dict[str, str]], known: dict[str, dict]) -> dict[str, dict[str, dict]]:
    """The record of each equation, page by page."""
    return {page: {name: known[key] for name, key in keys[page].items()} for page in keys}


def judged(app, pages, path: Path, named: Path, whole: str) -> dict[str, dict[str, dict]]:
    """The marks of a book that is read now; kept on file with the hash of what they come from."""
    known, used, books = read(path), {}, Books()
    keys: dict[str, dict[str, str]] = {}
    for docname, source in pages.items():
        keys[docname] = {}
        page = books.of(source).page(source)
        for entry in page.entries:
            key, found = look_up(page, entry, known, app.config.eqval_mutate)
            keys[docname][entry.name], used[key] = key, found
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
    heard = all(record["ok"] for record in used.values())  # a warning is given in each build
    same = fingerprint(pages, app.config.eqval_mutate) == whole  # no page was changed meanwhile
    write(named, {MADE_OF: whole, **keys} if heard and same else {})
    return marks_of(keys, used)


def keep(path: Path, used: dict[str, dict]) -> None:
    """Write the records of this build, beside those of the same equations in other words."""
    known, equations = read(path), {key.partition("-")[0] for key in used}
    others = {key: known[key] for key in known if key.partition("-")[0] in equations}
    if others | used != known:
        write(path, others | used)


def fingerprint(pages: dict[str, Path], mutate: bool) -> str:
    """A hash of all that marks come from: eqval, the pages of the book, and those beside them."""
    found, books = sha256(f"{engine_digest()} {mutate} {[*pages]}".encode()), Books()
    for book in {books.of(page): None for page in pages.values()}:
        for path in book.paths():
            content, name = path.read_bytes(), path.relative_to(book.root).as_posix()
            found.update(f"{name} {mapping(path.parent)} {len(content)}\n".encode() + content)
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
            if not getattr(translator, "eqval_legend", False) and not _goes_on(node):
                translator.eqval_legend = True
                translator.body.append(legend(_seen(builder, records), builder.config.language))
        raise


def _goes_on(formula):
    """Whether another formula follows it without a word."""
    behind = formula.next_node(
        lambda node: not isinstance(node, nodes.target), descend=False, siblings=True
    )
    return isinstance(behind, nodes.math_block)


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
