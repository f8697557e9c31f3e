"""Sphinx extension: the directive {desk}, every task of the desk on one page of the site.

A task is folded up with all that is given, set and in words, and with the way to do the same in a
notebook: so it reads without a script. `desk.js` puts a desk into the task that is opened, where
`make desk` has built one. A derive exercise gets a door to its task.
"""

import json
import re
import sys
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path

import yaml
from docutils import nodes
from editions import RIGHT_TO_LEFT
from mathematics import mathml
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from words import curly, said

HOME = Path(__file__).resolve().parents[1] / "desk"
sys.path.insert(0, str(HOME))
import assemble  # noqa: E402
import tasks  # noqa: E402

PAGE = "desk"
EXAMPLE = "dS/du_i = 2 u_i"  # the answer to no task
FORMULA = re.compile(r"\$(.+?)\$(\S*)")


@cache
def words(language):
    return yaml.safe_load((HOME / "words" / f"{language}.yml").read_text("utf8"))


@cache
def doors():
    """The exercises that are tasks of the desk."""
    return frozenset(task["id"] for task in tasks.tasks() if task["id"].startswith("ex-"))


def place_of(task):
    """The name of a task on its page."""
    return f"task-{task}"


class Desk(nodes.General, nodes.Element):
    """All tasks, by chapter."""


class DeskDirective(SphinxDirective):
    def run(self):
        for path in (*HOME.rglob("*.toml"), *HOME.rglob("*.yml"), assemble.MANIFEST):
            self.env.note_dependency(str(path))
        return [Desk()]


def straight(text):
    """A text with what stands between `…` as code, from left to right."""
    parts = escape(text, quote=False).split("`")
    code = '<code dir="ltr">{}</code>'
    return "".join(code.format(part) if place % 2 else part for place, part in enumerate(parts))


def told(text, right_to_left):
    """A text with what stands between $…$ as mathematics, and a full stop behind it on its line."""

    def whole(found):
        return f'<span class="whole">{mathml(found[1], False, right_to_left)}{found[2]}</span>'

    return FORMULA.sub(whole, escape(text, quote=False))


def data(task, language):
    """What the script needs to know of a task."""
    part = {name: task[name] for name in ("id", "asked", "right")}
    part["given"] = [item["latex"] for item in task["given"]]
    part["title"] = curly(task["title"][language])
    return json.dumps(part, ensure_ascii=False).replace("</", "<\\/")


def notebook(task, language):
    """The cell that does the same."""
    rows = "".join(f'    r"{item["latex"]}",\n' for item in task["given"])
    spoken = "" if language == "en" else f', language="{language}"'
    return (
        "from eqval import Derivation\n\n"
        f"given = [\n{rows}]\n"
        f'asked = r"{task["asked"]}"\n'
        f'right = r"{task["right"]}"\n'
        f"d = Derivation(given, asked, right{spoken})\n"
        'd.line("…")'
    )


def task_html(task, language, chapter):
    """One task, folded up."""
    say, right_to_left = words(language), language in RIGHT_TO_LEFT
    given = "".join(
        f'<li><span class="desk-term" dir="ltr">'
        f"{mathml(item['latex'], False, right_to_left, large=True)}</span> "
        f"<span>{told(curly(item[language]), right_to_left)}</span></li>"
        for item in task["given"]
    )
    asked = mathml(f"{task['asked']} = \\;?", True, right_to_left)
    cell = escape(notebook(task, language), quote=False)
    back = ""
    if task["id"] in doors():
        back = f'<p><a href="{chapter}#{task["id"]}">{say["exercise"]}</a></p>'
    return (
        f'<details class="desk-task" id="{place_of(task["id"])}">'
        f"<summary>{escape(curly(task['title'][language]))}</summary>"
        f"<p>{told(curly(task['task'][language]), right_to_left)}</p>"
        f'<p class="desk-label">{say["given"]}</p><ul class="desk-given">{given}</ul>'
        f'<p class="desk-label">{say["asked"]}</p>'
        f'<div class="math" dir="ltr">{asked}</div>'
        f"{back}"
        f'<div class="desk-room"></div>'
        f'<details class="desk-notebook"><summary>{say["notebook"]}</summary>'
        f'<pre dir="ltr" tabindex="0">{cell}</pre></details>'
        f'<script type="application/json" class="desk-data">{data(task, language)}</script>'
        "</details>"
    )


def visit(translator, node):
    builder, language = translator.builder, translator.builder.config.language
    manifest = assemble.ready()
    say = words(language)
    missing = straight(say["cannot" if manifest else "not built"])
    translator.body.append(f'<p class="desk-missing">{missing}</p>')
    for chapter, group in groupby(tasks.tasks(), key=lambda task: task["chapter"]):
        title = escape(said(builder.env.titles[chapter]))
        address = builder.get_relative_uri(PAGE, chapter)
        translator.body.append(f'<h3 class="desk-chapter"><a href="{address}">{title}</a></h3>')
        translator.body.extend(task_html(task, language, address) for task in group)
    if manifest:
        spoken = {name: text for name, text in say.items() if name not in ("not built", "door")}
        settings = {
            "version": manifest["version"],
            "bytes": sum(manifest["bytes"].values()),
            "packed": sum(n for name, n in manifest["bytes"].items() if name.endswith(".bin")),
            "example": EXAMPLE,
            "words": spoken,
        }
        text = json.dumps(settings, ensure_ascii=False).replace("</", "<\\/")
        translator.body.append(
            f'<script type="application/json" id="desk-settings">{text}</script>\n'
        )
    raise nodes.SkipNode


def skip(translator, node):
    """On paper and in an e-book there is no desk."""
    raise nodes.SkipNode


class AddDoors(SphinxPostTransform):
    """From a derive exercise to its task."""

    default_priority = 3
    builders = ("html",)

    def run(self, **options):
        address = self.app.builder.get_relative_uri(self.env.docname, PAGE)
        text = words(self.config.language)["door"]
        for box in self.document.findall(nodes.Admonition):
            if (label := box.get("label")) in doors():
                door = f"{address}#{place_of(label)}"
                link = nodes.reference("", text, internal=True, refuri=door)
                box += nodes.paragraph("", "", link, classes=["desk-door"])


def load(app, pagename, templatename, context, doctree):
    """The script and its style, on the one page that needs them."""
    if doctree and any(doctree.findall(Desk)) and app.builder.name == "html":
        app.add_css_file("desk/desk.css", priority=820)
        if assemble.ready():
            app.add_js_file("desk/desk.js", loading_method="defer")


def serve(app, config):
    config.html_static_path.append(str(HOME / "static"))
    config.epub_exclude_files += ["_static/desk/desk.js", "_static/desk/desk.css"]


def setup(app):
    app.add_node(Desk, html=(visit, None), singlehtml=(skip, None), epub=(skip, None))
    app.add_directive("desk", DeskDirective)
    app.connect("config-inited", serve, priority=200)
    app.add_post_transform(AddDoors)
    app.connect("html-page-context", load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
