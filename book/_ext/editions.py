"""Sphinx extension: what an edition needs to know about its language and about the other one."""

import gettext
import json
import re
from base64 import b64encode
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from persian import SearchPersian
from sphinx.locale import get_translation, translators
from sphinx.search import languages

BOOK = Path(__file__).resolve().parents[1]
NAMES = {"en": "English", "fa": "فارسی"}
RIGHT_TO_LEFT = {"fa"}
# Words that the themes' templates print without asking a catalogue.
UNTRANSLATED = (
    "Toggle primary sidebar",
    "Toggle secondary sidebar",
    "Main",
    "Page",
    "Toggle hidden content",
)
# An id given twice on a page, and roles that ARIA has withdrawn or that do not fit.
EXCESS = (
    ' id="exercise-content"',
    ' id="solution-content"',
    ' role="doc-biblioentry"',
    ' role="list"',
)
EMPTY_HEADER = re.compile(r"<th\b[^>]*>(<p></p>)?</th>")
FONT = re.compile(r'url\("(fonts/[\w-]+\.woff2)"\)')
translated = get_translation("booktheme")


def compile_catalogues(app):
    """Compile book/locale/<language>/*.po and let them win over the catalogues of the same name.

    Returns the folder of the compiled catalogues.
    """
    language = app.config.language or "en"
    compiled = Path(app.doctreedir).parent / "locale"
    folder = compiled / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted((BOOK / "locale" / language).glob("*.po")):
        with source.open("rb") as read:
            catalogue = read_po(read, locale=language)
        with (folder / f"{source.stem}.mo").open("wb") as written:
            write_mo(written, catalogue)
        ours = gettext.translation(source.stem, compiled, [language])
        if theirs := translators.get(("general", source.stem)):
            ours.add_fallback(theirs)
        translators["general", source.stem] = ours
        if source.stem == "sphinx":
            app.translator = ours  # the templates had theirs before this extension came
            script = {"locale": language, "plural_expr": "0", "messages": messages(catalogue)}
            text = f"Documentation.addTranslations({json.dumps(script, ensure_ascii=False)});\n"
            (folder / "sphinx.js").write_text(text, "utf8")
    return compiled


def messages(catalogue):
    """What the search page's script asks for."""
    return {entry.id: entry.string for entry in catalogue if entry.id}


def paths(app, config):
    """The theme and the bibliography, wherever the folder of the pages is."""
    config.templates_path = [str(BOOK / "_theme" / "templates")]
    config.html_static_path = [str(BOOK / "_theme" / "static")]
    config.bibtex_bibfiles = [str(BOOK / "references.bib")]


def page_exists(edition, page):
    folder = BOOK / edition
    generated = page in ("search", "genindex")
    return generated or any((folder / f"{page}{end}").exists() for end in (".md", ".ipynb"))


def link_editions(app, pagename, templatename, context, doctree):
    """The same page in every edition, for the switch and for search engines."""
    context["alternates"] = []
    for edition in app.config.editions if app.builder.name == "html" else []:
        page = pagename if page_exists(edition, pagename) else "index"
        address = f"{context.get('content_root', './')}../{edition}/{page}.html"
        if app.config.html_baseurl:
            address_for_engines = (
                f"{app.config.html_baseurl.rsplit('/', 1)[0]}/{edition}/{page}.html"
            )
        else:
            address_for_engines = address
        context["alternates"].append(
            {
                "code": edition,
                "name": NAMES[edition],
                "direction": "rtl" if edition in RIGHT_TO_LEFT else "ltr",
                "current": edition == app.config.language,
                "address": address,
                "absolute": address_for_engines,
            }
        )


def direct(app, html):
    """Direction and words for which the themes have no hook."""
    language = app.config.language
    for excess in EXCESS:
        html = html.replace(excess, "")
    html = EMPTY_HEADER.sub("<td></td>", html)
    if language in RIGHT_TO_LEFT:
        html = html.replace(f'<html lang="{language}"', f'<html lang="{language}" dir="rtl"', 1)
    if language != "en":
        for words in UNTRANSLATED:
            html = html.replace(f'="{words}"', f'="{translated(words)}"')
    return html


def wrap_templates(app):
    """Pass every page that a template makes through `direct`."""
    if app.builder.format != "html":
        return
    render = app.builder.templates.render
    app.builder.templates.render = lambda name, context: direct(app, render(name, context))


def embed_fonts(app, exception):
    """Put the Persian font into its style sheet: a page is then never set first in another one."""
    sheet = Path(app.outdir) / "_static" / "rtl.css"
    if exception is not None or app.builder.name not in ("html", "singlehtml"):
        return
    if app.config.language in RIGHT_TO_LEFT:
        style = FONT.sub(
            lambda found: (
                'url("data:font/woff2;base64,'
                + b64encode((sheet.parent / found[1]).read_bytes()).decode()
                + '")'
            ),
            sheet.read_text("utf8"),
        )
        sheet.write_text(style, "utf8")


def inherit_visitors(app):
    """sphinx-exercise registers visitors for some builders, which hides those for `html`."""
    visitors = app.registry.translation_handlers
    if app.builder.format == "html" and app.builder.name in visitors:
        for node, functions in visitors["html"].items():
            visitors[app.builder.name].setdefault(node, functions)


def setup(app):
    languages["fa"] = SearchPersian
    compiled = compile_catalogues(app)
    app.config.locale_dirs = [str(compiled)]
    app.add_config_value("editions", [], "html")
    app.connect("config-inited", paths, priority=100)
    app.connect("builder-inited", inherit_visitors)
    app.connect("builder-inited", wrap_templates)
    app.connect("html-page-context", link_editions)
    app.connect("build-finished", embed_fonts)
    app.add_css_file("book.css", priority=800)
    app.add_css_file("front.css", priority=810)
    app.add_js_file("a11y.js")
    app.add_js_file("editions.js")
    if app.config.language in RIGHT_TO_LEFT:
        app.add_css_file("rtl.css", priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
