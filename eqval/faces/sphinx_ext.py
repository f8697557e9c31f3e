r"""Marks beside equation numbers, and the ledger page.

In ``conf.py`` or ``_config.yml`` add the extension ``eqval.faces.sphinx_ext``.  Verdicts
are computed when pages are read and kept in a file by the hash of the equation
and of all it depends on, so that a mark never outlives what it was given for.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ..pages.ledger import digest, look_up, read, write
from ..pages.verify import Books
from .marks import kind, legend, mark
from .messages import number, sentence, texts

LOG = logging.getLogger(__name__)
STYLE = "eqval.css"


class LedgerPlace(nodes.General, nodes.Element):
    """Where the ledger will stand."""


class LedgerDirective(SphinxDirective):
    """```` ```{eqval-ledger} ````: the table of all equations."""

    has_content = False

    def run(self):
        place = LedgerPlace()
        place.document = self.state.document
        return [place]


def judge_pages(app, env, added, changed, removed):
    """Judge every page before any is written; name the pages whose marks have changed."""
    path = Path(app.config.eqval_verdicts or Path(app.doctreedir) / "eqval.json")
    path = path if path.is_absolute() else Path(app.confdir) / path
    known, used = read(path), {}
    books = Books()
    marks: dict[str, dict[str, dict]] = {}
    for docname in sorted(env.found_docs):
        source = Path(env.doc2path(docname))
        if source.suffix not in (".ipynb", ".md"):
            continue
        marks[docname] = {}
        page = books.of(source).page(source)
        for entry in page.entries:
            found = look_up(page, entry, known, app.config.eqval_mutate)
            marks[docname][entry.name] = used[digest(entry)] = found
            if not found["ok"]:
                LOG.warning(
                    "%s: %s. %s",
                    entry.name,
                    found["status"],
                    found["reason"] or "; ".join(found["survivors"]),
                    location=(docname, entry.item.line),
                    type="eqval",
                )
    if used != read(path):
        write(path, used)
    before = getattr(env, "eqval_marks", {})
    env.eqval_marks = marks
    stale = [name for name in marks if before.get(name) != marks[name]]
    if stale and app.config.eqval_ledger in env.found_docs:
        stale.append(app.config.eqval_ledger)
    return stale


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


def fill_ledger(app, doctree, docname):
    """Put the table where the directive stands."""
    for place in list(doctree.findall(LedgerPlace)):
        place.replace_self(ledger_nodes(app, docname))


def ledger_nodes(app, docname: str) -> list[nodes.Node]:
    """A sentence with the counts, and a table for each chapter, in reading order."""
    env, language = app.env, app.config.language
    say = texts(language)
    marks = getattr(env, "eqval_marks", {})
    order = [name for name in _reading_order(env) if marks.get(name)]
    records = [item for name in order for item in marks[name].values()]
    counts = {
        "total": number(len(records), language),
        "proved": number(sum(r["status"] == "proved" for r in records), language),
        "defined": number(sum(r["status"] in ("defined", "assumed") for r in records), language),
        "caught": number(sum(r["status"] == "caught" for r in records), language),
    }
    found: list[nodes.Node] = [nodes.paragraph("", say["summary"].format(**counts))]
    for name in order:
        title = env.titles[name].astext() if name in env.titles else name
        uri = app.builder.get_relative_uri(docname, name)
        link = nodes.reference("", title, internal=True, refuri=uri)
        table = _table(app, docname, name, marks[name], say, language)
        anchor = nodes.make_id(f"ledger-{name}")
        found.append(nodes.section("", nodes.title("", "", link), table, ids=[anchor]))
    return found


def _reading_order(env) -> list[str]:
    """Pages as the table of contents has them, then the others."""
    seen: list[str] = []

    def follow(name):
        if name in seen:
            return
        seen.append(name)
        for child in env.toctree_includes.get(name, []):
            follow(child)

    follow(env.config.root_doc)
    return [*seen, *sorted(set(env.found_docs) - set(seen))]


def _table(app, docname, name, records, say, language) -> nodes.table:
    table = nodes.table(classes=["eqval-ledger"])
    group = nodes.tgroup(cols=3)
    table += group
    for width in (30, 40, 30):
        group += nodes.colspec(colwidth=width)
    heads = [say["equation"], say["verdict"], say["mutants"]]
    group += nodes.thead(
        "", nodes.row("", *[nodes.entry("", nodes.paragraph("", t)) for t in heads])
    )
    body = nodes.tbody()
    group += body
    uri = app.builder.get_relative_uri(docname, name)
    for label, record in records.items():
        printed = _printed_number(app.env, name, label, language)
        shown = f"({printed}) {label}" if printed else label
        anchor = nodes.make_id(f"equation-{label}")
        link = nodes.reference("", shown, internal=True, refuri=f"{uri}#{anchor}")
        row = nodes.row(ids=[f"ledger-{label}"], classes=[f"eqval-{record['status']}"])
        row += nodes.entry("", nodes.paragraph("", "", link))
        row += nodes.entry("", nodes.paragraph("", sentence(record, language)))
        row += _mutants(record, say, language)
        body += row
    return table


def _printed_number(env, docname: str, label: str, language) -> str:
    """The number as the page shows it, with its chapter where chapters are numbered."""
    if env.config.numfig and env.config.math_numfig:
        by_id = env.toc_fignumbers.get(docname, {}).get("displaymath", {})
        parts = by_id.get(nodes.make_id(f"equation-{label}"), ())
    else:
        place = env.get_domain("math").equations.get(label)
        parts = (place[1],) if place and place[1] else ()
    return ".".join(number(part, language) for part in parts)


def _mutants(record: dict, say: dict, language) -> nodes.entry:
    """How many were caught; with the name of the column, for a screen without room for columns."""
    if not record["mutants"]:
        return nodes.entry("", nodes.paragraph("", "–"), classes=["eqval-none"])
    other = record["mutants"] - record["equivalent"]
    text = say["count"].format(
        count=number(record["killed"], language), total=number(other, language)
    )
    if record["equivalent"]:
        text += say["equal"].format(equal=number(record["equivalent"], language))
    column = nodes.inline("", f"{say['mutants']}: ", classes=["eqval-column"])
    return nodes.entry("", nodes.paragraph("", "", column, nodes.Text(text)))


def add_style(app):
    """Let the site find the style sheet beside this module."""
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file(STYLE)


def setup(app):
    """Register with Sphinx."""
    app.add_config_value("eqval_verdicts", "", "env")
    app.add_config_value("eqval_mutate", True, "env")
    app.add_config_value("eqval_ledger", "back/ledger", "env")
    app.add_directive("eqval-ledger", LedgerDirective)
    app.add_node(LedgerPlace)
    app.add_node(nodes.math_block, override=True, html=(visit_math_block, depart_math_block))
    app.connect("builder-inited", add_style)
    app.connect("env-get-outdated", judge_pages)
    app.connect("doctree-resolved", fill_ledger)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
