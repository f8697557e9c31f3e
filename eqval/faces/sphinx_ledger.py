"""The ledger page for Sphinx: every equation with its verdict, by chapter, to be filtered.

The filter is made of radio buttons and a style sheet; it needs no script.
"""

from __future__ import annotations

import html

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .messages import number, sentence, texts

# What can be chosen, and the statuses it stands for.
KINDS = {"proved": ("proved",), "stated": ("defined", "assumed"), "caught": ("caught",)}


class LedgerPlace(nodes.General, nodes.Element):
    """Where the ledger will stand."""


class LedgerDirective(SphinxDirective):
    """```` ```{eqval-ledger} ````: the table of all equations."""

    has_content = False

    def run(self):
        place = LedgerPlace()
        place.document = self.state.document
        return [place]


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
    counts = _counts(marks[name] for name in order)
    written = {kind: number(count, language) for kind, count in counts.items()}
    found: list[nodes.Node] = [nodes.paragraph("", say["summary"].format(**written))]
    if app.builder.name == "html":
        found += [_filter(say, written), _contents(env, order, marks, language)]
    for name in order:
        link = nodes.reference(
            "", _title(env, name), internal=True, refuri=app.builder.get_relative_uri(docname, name)
        )
        table = _table(app, docname, name, marks[name], say, language)
        found.append(nodes.section("", nodes.title("", "", link), table, ids=[_anchor(name)]))
    return found


def _counts(pages) -> dict[str, int]:
    """How many equations some pages have: all, and of each kind that can be chosen."""
    found = [record["status"] for page in pages for record in page.values()]
    kinds = {kind: sum(map(found.count, statuses)) for kind, statuses in KINDS.items()}
    return {"all": len(found), **kinds}


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


def _anchor(name: str) -> str:
    return nodes.make_id(f"ledger-{name}")


def _title(env, name: str) -> str:
    return env.titles[name].astext() if name in env.titles else name


def _filter(say, written) -> nodes.raw:
    """One radio button for each kind of equation."""
    choices = ""
    for kind, count in written.items():
        checked = " checked" if kind == "all" else ""
        button = f'<input type="radio" name="eqval-kind" id="eqval-kind-{kind}"{checked}>'
        choices += f"<label>{button} {html.escape(say[f'only {kind}'])} ({count})</label>"
    legend = html.escape(say["show"])
    text = f'<fieldset class="eqval-filter"><legend>{legend}</legend>{choices}</fieldset>'
    return nodes.raw("", text, format="html")


def _contents(env, order, marks, language) -> nodes.bullet_list:
    """The chapters, with how many equations each has: of all, and of each kind that it has."""
    contents = nodes.bullet_list(classes=["eqval-contents"])
    for name in order:
        counts = {kind: count for kind, count in _counts([marks[name]]).items() if count}
        link = nodes.reference("", _title(env, name), internal=True, refid=_anchor(name))
        line = nodes.paragraph("", "", link)
        for kind, count in counts.items():
            line += nodes.inline("", f" ({number(count, language)})", classes=[f"count-{kind}"])
        contents += nodes.list_item("", line, classes=[f"has-{kind}" for kind in counts])
    return contents


def _table(app, docname, name, records, say, language) -> nodes.table:
    table = nodes.table(classes=["eqval-ledger"])
    group = nodes.tgroup(cols=4)
    table += group
    for width in (10, 50, 20, 20):
        group += nodes.colspec(colwidth=width)
    heads = [say["number"], say["equation"], say["verdict"], say["mutants"]]
    group += nodes.thead(
        "", nodes.row("", *[nodes.entry("", nodes.paragraph("", t)) for t in heads])
    )
    body = nodes.tbody()
    group += body
    uri = app.builder.get_relative_uri(docname, name)
    formulas = _formulas(app.env, name)
    for label, record in records.items():
        printed = _printed_number(app.env, name, label, language)
        anchor = nodes.make_id(f"equation-{label}")
        shown = f"({printed})" if printed else label
        link = nodes.reference("", shown, internal=True, refuri=f"{uri}#{anchor}")
        row = nodes.row(ids=[f"ledger-{label}"], classes=[f"eqval-{record['status']}"])
        row += nodes.entry("", nodes.paragraph("", "", link))
        latex = formulas.get(label, "")
        formula = nodes.math("", latex) if latex else nodes.Text(label)
        row += nodes.entry("", nodes.paragraph("", "", formula), classes=["eqval-formula"])
        row += nodes.entry("", nodes.paragraph("", sentence(record, language, latex)))
        row += _mutants(record, say, language)
        body += row
    return table


def _formulas(env, docname: str) -> dict[str, str]:
    """The LaTeX of the labelled equations of a page."""
    doctree = env.get_doctree(docname)
    return {
        node["label"]: node.astext()
        for node in doctree.findall(nodes.math_block)
        if node.get("label")
    }


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


def setup(app):
    """Register with Sphinx."""
    app.add_directive("eqval-ledger", LedgerDirective)
    app.add_node(LedgerPlace)
    app.add_css_file("ledger.css")
    app.connect("doctree-resolved", fill_ledger)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
