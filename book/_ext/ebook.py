"""Sphinx extension: the EPUB. Its mathematics is MathML, read by the same MathJax as the site's."""

import re
import unicodedata
from html import escape, unescape
from pathlib import Path

from docutils import nodes
from editions import RIGHT_TO_LEFT
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


def begin(app):
    """An EPUB that knows its fonts, and from which side its pages are turned."""
    builder = app.builder
    if builder.name != "epub":
        return
    _epub_base.MEDIA_TYPES[".woff2"] = "font/woff2"
    if app.config.language in RIGHT_TO_LEFT:
        epub3.PAGE_PROGRESSION_DIRECTIONS["horizontal"] = "rtl"
    render, pack = builder.templates.render, builder.build_epub
    builder.templates.render = lambda name, context: finish_page(render(name, context))
    builder.build_epub = lambda: (finish_lists(app), pack())


def finish_page(page):
    """Code reads from left to right in every edition; a style sheet may not say so in an EPUB."""
    page = re.sub(r"<(pre|code)\b", r'<\1 dir="ltr"', page)
    return re.sub(r'<p (class="(?:collapsed|expanded) [^>]*>.*?)</p>', r"<span \1</span>", page)


def finish_lists(app):
    """Declare which pages have mathematics; give the lists of contents a direction and one name."""
    folder = Path(app.outdir)
    package, contents, navigation = (folder / n for n in ("content.opf", "toc.ncx", "nav.xhtml"))

    def declare(item):
        mathematical = "<math" in (folder / item[1]).read_text("utf8")
        return item[0].replace(" />", ' properties="mathml" />') if mathematical else item[0]

    text = re.sub(r'<item [^>]*href="([^"]+\.xhtml)"[^>]* />', declare, package.read_text("utf8"))
    package.write_text(text, "utf8")
    name = f'content="{app.config.epub_identifier}"'
    text = contents.read_text("utf8").replace(f'content="{app.config.epub_uid}"', name)
    contents.write_text(text, "utf8")
    text = navigation.read_text("utf8").replace("<html ", f'<html dir="{direction(app)}" ', 1)
    navigation.write_text(text, "utf8")


def direction(app):
    return "rtl" if app.config.language in RIGHT_TO_LEFT else "ltr"


def open_page(app, pagename, templatename, context, doctree):
    """The first tag of a page: strict XML, with language and direction; and few style sheets."""
    if app.builder.name == "epub":
        sheets = {Path(sheet.filename).name: sheet for sheet in context["css_files"]}
        context["css_files"] = [sheets[name] for name in ("pygments.css", "eqval.css", "epub.css")]
        language = app.config.language
        context["html_tag"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{language}" xml:lang="{language}" dir="{direction(app)}">'
        )


def leave_out(app, config):
    """What only the site uses of the theme."""
    static = Path(__file__).resolve().parents[1] / "_theme" / "static"
    names = {path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()}
    wanted = {"epub.css", "fonts/vazirmatn.woff2", "fonts/vazirmatn-digits.woff2"}
    config.epub_exclude_files = [f"_static/{name}" for name in names - wanted]


def setup(app):
    app.connect("config-inited", leave_out)
    app.connect("builder-inited", begin)
    app.connect("html-page-context", open_page)
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    app.connect("env-updated", prepare)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
