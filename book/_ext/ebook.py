"""Sphinx extension: the EPUB. Its mathematics is MathML, read by the same MathJax as the site's."""

import re
import unicodedata
from html import escape, unescape
from pathlib import Path

from docutils import nodes
from editions import RIGHT_TO_LEFT
from lxml import etree
from offline import mathjax_files
from printing import chromium
from sphinx.builders import _epub_base, epub3
from sphinx.util.math import get_node_equation_number

CONVERT = """async (formulas) => {
  const found = [];
  for (const [tex, display] of formulas) found.push(await MathJax.tex2mmlPromise(tex, {display}));
  return found;
}"""
# Readers that know only MathML Core take no notice of mathvariant: the letter itself must be bold.
VARIANT = re.compile(r'<(m[ion]) mathvariant="(bold|double-struck|bold-italic)">([^<]+)</')


def letter(variant, plain):
    """The character that is a letter or digit in this variant, such as 𝐰 or ℝ; else as it was."""
    kind = re.sub(r"LATIN |GREEK |LETTER ", "", unicodedata.name(plain))
    style = {"bold-italic": "BOLD ITALIC"}.get(variant, variant.upper())
    for name in (f"MATHEMATICAL {style} {kind}", f"{style} {kind}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return plain


def written_out(mathml):
    """MathML whose bold and double-struck letters are characters of their own."""

    def write(found):
        text = "".join(letter(found[2], plain) for plain in unescape(found[3]))
        return f"<{found[1]}>{escape(text)}</"

    return VARIANT.sub(write, mathml)


def formulas(app):
    """Every formula of the book once, as (TeX, whether displayed)."""
    found = set()
    for page in app.env.found_docs:
        doctree = app.env.get_doctree(page)
        found |= {(node.astext(), False) for node in doctree.findall(nodes.math)}
        found |= {(node.astext(), True) for node in doctree.findall(nodes.math_block)}
    return sorted(found)


def convert(app):
    """Set all formulas in one visit to the browser."""
    mathjax = next(source for source, name in mathjax_files() if name == "tex-chtml.js")
    wanted = formulas(app)
    with chromium() as browser:
        page = browser.new_page()
        page.goto(Path(mathjax).as_uri())
        page.set_content("<html><body></body></html>")
        page.evaluate("window.MathJax = {startup: {typeset: false}}")
        page.add_script_tag(url=Path(mathjax).as_uri())
        page.evaluate("MathJax.startup.promise.then(() => 1)")
        found = page.evaluate(CONVERT, [list(formula) for formula in wanted])
    app.mathml = dict(zip(wanted, map(written_out, found), strict=True))
    wrong = [tex for (tex, _), mml in app.mathml.items() if "<merror" in mml]
    if wrong:
        raise ValueError(f"MathJax does not read {wrong}")


def prepare(app, *_):
    if app.builder.name == "epub":
        convert(app)
    return []


def visit_inline(self, node):
    self.body.append(self.builder.app.mathml[node.astext(), False])
    raise nodes.SkipNode


def visit_block(self, node):
    number = get_node_equation_number(self, node) if node["number"] else ""
    self.body.append(self.starttag(node, "div", CLASS="math"))
    if number:
        self.body.append(f'<span class="eqno">({number})</span>')
    self.body.append(self.builder.app.mathml[node.astext(), True] + "</div>\n")
    raise nodes.SkipNode


class EBook(epub3.Epub3Builder):
    """An EPUB that knows from which side its pages are turned, and which have mathematics."""

    @property
    def html_tag(self):
        language = self.config.language
        return (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{language}" xml:lang="{language}" dir="{direction(self.config)}">'
        )

    def content_metadata(self):
        turned = {"page_progression_direction": direction(self.config)}
        return super().content_metadata() | turned

    def build_epub(self):
        for name, change in LISTS.items():
            path = Path(self.outdir, name)
            tree = etree.parse(path)
            change(tree.getroot(), self)
            tree.write(path, encoding="utf-8", xml_declaration=True)
        super().build_epub()


def declare_mathematics(package, builder):
    for item in package.iterfind(".//{*}item[@media-type='application/xhtml+xml']"):
        if "<math" in Path(builder.outdir, item.get("href")).read_text("utf8"):
            item.set("properties", "mathml")


def give_direction(navigation, builder):
    navigation.set("dir", direction(builder.config))


def give_name(contents, builder):
    """The same identifier as in the package, which Sphinx refers to by its id."""
    contents.find(".//{*}meta[@name='dtb:uid']").set("content", builder.config.epub_identifier)


LISTS = {
    "content.opf": declare_mathematics,
    "nav.xhtml": give_direction,
    "toc.ncx": give_name,
}


def direction(config):
    return "rtl" if config.language in RIGHT_TO_LEFT else "ltr"


def few_sheets(app, pagename, templatename, context, doctree):
    """Of the style sheets only those that are made for it."""
    if app.builder.name == "epub":
        sheets = {Path(sheet.filename).name: sheet for sheet in context["css_files"]}
        context["css_files"] = [sheets[name] for name in ("pygments.css", "eqval.css", "epub.css")]


def keep_code_straight(tree, place):
    """Code reads from left to right in every edition; a style sheet may not say so in an EPUB."""
    found = list(tree.iter("pre", "code"))
    for code in found:
        code.set("dir", "ltr")
    return len(found)


def loosen_folds(tree, place):
    """The label of a fold is no paragraph: it stands where only words may stand."""
    found = [part for part in tree.iter("p") if {"collapsed", "expanded"} & set(part.classes)]
    for label in found:
        label.tag = "span"
    return len(found)


def leave_out(app, config):
    """What only the site uses of the theme."""
    static = Path(__file__).resolve().parents[1] / "_theme" / "static"
    names = {path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()}
    wanted = {"epub.css", "fonts/vazirmatn.woff2", "fonts/vazirmatn-digits.woff2"}
    config.epub_exclude_files = [f"_static/{name}" for name in names - wanted]


def setup(app):
    _epub_base.MEDIA_TYPES[".woff2"] = "font/woff2"  # Sphinx knows the older woff only
    app.connect("config-inited", leave_out)
    app.add_builder(EBook, override=True)
    app.connect("html-page-context", few_sheets)
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    app.connect("env-updated", prepare)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
