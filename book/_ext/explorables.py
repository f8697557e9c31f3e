"""Sphinx extension: the directive {explorable}, a picture that answers when it is dragged.

    :::{explorable} gap
    A question to be answered before the picture is touched.
    :::

The page has the first frame in it (book/explorables/draw.py), which stays where there is no
script, on paper and in an e-book. The scripts are asked for only where there is something to drag.
"""

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType

import lxml.html
import yaml
from docutils import nodes
from docutils.parsers.rst import directives
from lxml import etree
from sphinx.util.docutils import SphinxDirective

HOME = Path(__file__).resolve().parents[1] / "explorables"
FOLDER = "explorables"  # below _static
SHARED = ("engine", "arithmetic", "sketch")
SHEET = f"{FOLDER}/explorables.css"
SVG = "http://www.w3.org/2000/svg"
CASE = {name.lower(): name for name in ("linearGradient", "clipPath", "viewBox", "gradientUnits")}


@cache
def words(language):
    """What is said in one language, by kind."""
    return yaml.safe_load((HOME / "words" / f"{language}.yml").read_text("utf8"))


def kinds():
    """Every kind there is: a script of its own beside the shared ones."""
    scripts = {path.stem for path in (HOME / "static" / FOLDER).glob("*.js")}
    return sorted(name for name in scripts - set(SHARED) if not name.endswith("-data"))


def first_frame(kind, compact, language):
    return HOME / "first" / f"{kind}{'-compact' * compact}.{language}.html"


def still(frame):
    """The picture and its sentence as XML; there is nothing to turn on paper."""
    tree = lxml.html.fragment_fromstring(frame)
    for controls in tree.find_class("controls"):
        controls.drop_tree()
    for sentence in tree.find_class("said"):
        for name in ("aria-live", "aria-atomic"):
            sentence.attrib.pop(name, None)
    keep_case(tree, None)
    return etree.tostring(tree, encoding="unicode", method="xml")


def keep_case(tree, place):
    """In XML the names of SVG have their capitals, which HTML reads without."""
    pictures = list(tree.iter("svg"))
    for svg in pictures:
        svg.set("xmlns", SVG)
        for part in svg.iter("*"):
            part.tag = CASE.get(part.tag, part.tag)
            for name in CASE.keys() & part.attrib.keys():
                part.set(CASE[name], part.attrib.pop(name))
    return len(pictures)


class Explorable(nodes.General, nodes.Element):
    """A question, and what answers it."""


class ExplorableDirective(SphinxDirective):
    required_arguments = 1
    has_content = True
    option_spec = MappingProxyType({"compact": directives.flag})

    def run(self):
        kind = self.arguments[0]
        if kind not in kinds():
            raise self.error(f"There is no explorable {kind!r}, only {', '.join(kinds())}.")
        node = Explorable(kind=kind, compact="compact" in self.options)
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


def visit(translator, node):
    language, kind = translator.builder.config.language, node["kind"]
    if translator.builder.name == "html":
        said = json.dumps(words(language)[kind], ensure_ascii=False)
        attributes = {"kind": kind, "data-words": said} | (
            {"compact": ""} if node["compact"] else {}
        )
        translator.body.append(
            translator.starttag(node, "to-explore", CLASS="explorable", **attributes)
        )
    else:
        translator.body.append(translator.starttag(node, "div", CLASS="explorable"))


def depart(translator, node):
    frame = first_frame(node["kind"], node["compact"], translator.builder.config.language)
    text = frame.read_text("utf8")
    live = translator.builder.name == "html"
    translator.body.append(f"{text}</to-explore>\n" if live else f"{still(text)}</div>\n")


def scripts(app, pagename, templatename, context, doctree):
    """On a page with explorables, and on no other."""
    found = {node["kind"] for node in doctree.findall(Explorable)} if doctree else ()
    if found and app.builder.name == "html":
        for name in (*SHARED, *sorted(found)):
            app.add_js_file(f"{FOLDER}/{name}.js", loading_method="defer")
    if found:
        app.add_css_file(SHEET, priority=820)


def dress_e_book(app):
    """Which has one style for all its pages."""
    if app.builder.name == "epub":
        app.add_css_file(SHEET, priority=820)


def serve(app, config):
    config.html_static_path.append(str(HOME / "static"))
    scripts = sorted((HOME / "static").rglob("*.js"))
    excluded = [path.relative_to(HOME / "static") for path in scripts]
    config.epub_exclude_files += [f"_static/{path.as_posix()}" for path in excluded]


def setup(app):
    app.add_node(Explorable, html=(visit, depart), singlehtml=(visit, depart), epub=(visit, depart))
    app.add_directive("explorable", ExplorableDirective)
    app.connect("config-inited", serve, priority=200)
    app.connect("builder-inited", dress_e_book)
    app.connect("html-page-context", scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
