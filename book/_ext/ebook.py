"""Sphinx extension: the EPUB."""

from pathlib import Path

from editions import RIGHT_TO_LEFT, translated
from lxml import etree
from sidebar import parts
from sphinx.builders import _epub_base, epub3


class EBook(epub3.Epub3Builder):
    """An EPUB that knows from which side its pages are turned, and which have mathematics."""

    @property
    def html_tag(self):
        language = self.config.language
        return (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{language}" xml:lang="{language}" dir="{direction(self.config)}">'
        )

    @property
    def guide_titles(self):
        return {name: translated(title) for name, title in super().guide_titles.items()}

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


def declare_contents(package, builder):
    for item in package.iterfind(".//{*}item[@media-type='application/xhtml+xml']"):
        page = Path(builder.outdir, item.get("href")).read_text("utf8")
        if found := [name for name, tag in PROPERTIES.items() if tag in page]:
            item.set("properties", " ".join(found))


def arrange(navigation, builder):
    """Say in which direction it is read, and put the chapters of a part under its name."""
    navigation.set("dir", direction(builder.config))
    rows = {link.get("href"): link.getparent() for link in navigation.iterfind(".//{*}li/{*}a")}
    for part in parts(builder.app):
        chapters = [rows[f"{chapter['page']}.xhtml"] for chapter in part["chapters"]]
        if part["heading"]:  # one without a name goes on with the one before
            named = chapters[0].makeelement(chapters[0].tag)
            chapters[0].addprevious(named)
            for kind in ("span", "ol"):
                etree.SubElement(named, etree.QName(named, kind))
            named[0].text = part["heading"]
        named[1].extend(chapters)


def give_name(contents, builder):
    """The same identifier as in the package, which Sphinx refers to by its id."""
    contents.find(".//{*}meta[@name='dtb:uid']").set("content", builder.config.epub_identifier)


PROPERTIES = {"mathml": "<math", "svg": "<svg"}
SHEETS = (
    "pygments.css", "mathematics.css", "eqval.css", "ledger.css", "epub.css", "explorables.css",
)  # fmt: skip
LISTS = {
    "content.opf": declare_contents,
    "nav.xhtml": arrange,
    "toc.ncx": give_name,
}


def direction(config):
    return "rtl" if config.language in RIGHT_TO_LEFT else "ltr"


def few_sheets(app, pagename, templatename, context, doctree):
    """Of the style sheets only those that are made for it."""
    if app.builder.name == "epub":
        sheets = {Path(sheet.filename).name: sheet for sheet in context["css_files"]}
        context["css_files"] = [sheets[name] for name in SHEETS]


def keep_code_straight(tree, place):
    """Code reads from left to right in every edition; a style sheet may not say so in an EPUB."""
    found = list(tree.iter("pre", "code"))
    for code in found:
        code.set("dir", "ltr")
    return len(found)


def label_folds(tree, place):
    """A fold is closed, and its label says "Show"; a label is no paragraph."""
    found = [part for part in tree.iter("p") if {"collapsed", "expanded"} & set(part.classes)]
    for label in found:
        if "expanded" in label.classes:
            label.drop_tree()
        else:
            label.tag = "span"
    return len(found)


def leave_out(app, config):
    """What only the site uses of the theme."""
    static = Path(__file__).resolve().parents[1] / "_theme" / "static"
    names = {path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()}
    fonts = ("stix-two-math", "vazirmatn", "vazirmatn-digits")
    wanted = {*SHEETS, *(f"fonts/{name}.woff2" for name in fonts)}
    config.epub_exclude_files = [f"_static/{name}" for name in sorted(names - wanted)]


def setup(app):
    _epub_base.MEDIA_TYPES[".woff2"] = "font/woff2"  # Sphinx knows the older woff only
    app.connect("config-inited", leave_out)
    app.add_builder(EBook, override=True)
    app.connect("html-page-context", few_sheets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
