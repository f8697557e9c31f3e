"""Sphinx extension: a downloaded notebook says what it needs, and reads well without this site.

What a plain notebook does not show becomes plain Markdown: references become numbers, exercises
and solutions headings, boxes quotations. Outputs and code stay as they are, but for the way to a
file of the English edition: in the zip it lies beside the notebook.
"""

import json
import os
import re
from importlib.metadata import version
from pathlib import Path

from references import comma, semicolon
from sphinx.locale import get_translation

from ceutils.exercises import tables
from eqval.pages.markdown import parser

PROJECT = "yhat-minus-y"
WHEEL = f"{PROJECT.replace('-', '_')}-{version(PROJECT)}-py3-none-any.whl"
_ = get_translation("book")
DIRECTIVE = re.compile(r"\{([\w-]+)\}[ \t]*(.*)")
ROLE = re.compile(r"\{(eq|numref|ref|doc|cite|cite:t)\}`(?:([^`<]*)<)?([^`>]+)>?`")
LABEL = re.compile(r"\s*\$\$[ \t]*\(([\w:-]+)\)")


def get_started(site, edition):
    """The first cell: how to get what the notebook imports."""
    text = _(
        "**Before you run this page.** It imports the package `ceutils`, which belongs to this"
        " book. It is in `{zip}`, together with all notebooks, the versions of what else they"
        " need, and a page that says how to begin: `RUN.md`."
    ).format(zip=f"{PROJECT}-{edition}.zip")
    if site:
        folder = f"{site}/{edition}/downloads"
        command = f'%pip install --quiet "{PROJECT}[notebooks] @ {folder}/{WHEEL}"'
        where = _("It is here: {address}. Or run this in a cell of its own:").format(
            address=f"<{folder}/{PROJECT}-{edition}.zip>"
        )
        text += f" {where}\n\n```\n{command}\n```"
    lines = text.splitlines(keepends=True)
    return {"cell_type": "markdown", "id": "before-you-run", "metadata": {}, "source": lines}


class Plain:
    """Markdown as MyST writes it, for readers that know Markdown only."""

    def __init__(self, env, docname):
        self.env, self.docname, self.language = env, docname, env.config.language
        self.bibliography = env.get_domain("cite")
        self.labels = env.get_domain("std").labels

    def text(self, markdown):
        """One cell, or what stands in a box."""
        lines, done = markdown.split("\n"), []
        start = 0
        for token in parser().parse(markdown) if ":::" in markdown else ():
            if token.type == "colon_fence" and token.level == 0:
                done.append(self.inside("\n".join(lines[start : token.map[0]])))
                done.append(self.box(token))
                start = token.map[1]
        done.append(self.inside("\n".join(lines[start:])))
        return "\n\n".join(part.strip("\n") for part in done if part.strip())

    def box(self, token):
        """A directive between colons."""
        kind, title = DIRECTIVE.match(token.info).groups()
        lines = token.content.split("\n")
        options = {}
        while lines and (option := re.match(r":([\w-]+):\s*(.*)", lines[0])):
            options[option[1]] = option[2]
            del lines[0]
        content = self.text("\n".join(lines))
        if kind == "exercise":
            return f"**{_('Exercise')}. {title}**\n\n{content}{self.answer(options.get('label'))}"
        if kind in ("solution", "solution-start"):
            return f"**{_('Solution')}.**\n\n{content}"
        if kind == "admonition":
            lines = [f"**{title}**", "", *content.split("\n")]
            return "\n".join(f"> {line}".rstrip() for line in lines)
        return content

    def answer(self, label):
        """How to answer an exercise that replies."""
        if label not in tables.labels():
            return ""
        asked = ", ".join("…" for _part in tables.labels()[label])
        language = "" if self.language == "en" else f', "{self.language}"'
        call = f'ceutils.exercise("{label}"{language}).answer({asked})'
        return f"\n\n{tables.words(self.language)['in a cell']} `{call}`"

    def inside(self, markdown):
        """References and labels."""
        markdown = ROLE.sub(lambda found: self.reference(*found.groups()), markdown)
        return LABEL.sub(lambda found: f" \\tag{{{self.tag(found[1])}}}\n$$", markdown)

    def tag(self, label):
        """A number to stand beside an equation; crossed where the equation is shown as wrong."""
        return self.equation(label) + (r"\ ✗" if label.startswith("not-") else "")

    def reference(self, role, words, target):
        if words:
            return words.strip()
        if role == "eq":
            return f"({self.equation(target)})"
        if role.startswith("cite"):
            return self.cited(target, bracket=role == "cite")
        if role == "doc":
            page = (Path("/", self.docname).parent / target).resolve().relative_to("/")
            return f"*{self.env.titles[page.as_posix()].astext()}*"
        docname, place, title = self.labels[target]
        if role == "numref":
            figures = self.env.toc_fignumbers[docname]["figure"]
            form = self.env.config.numfig_format["figure"]
            return form % ".".join(map(str, figures[place]))
        return f"*{title}*"

    def equation(self, label):
        """The number of an equation, as the site prints it."""
        docname, single = self.env.get_domain("math").equations[label]
        chapters = self.env.toc_fignumbers.get(docname, {}).get("displaymath", {})
        return ".".join(map(str, chapters.get(f"equation-{label}", (single,))))

    def cited(self, keys, bracket):
        """Authors and year, in brackets or as the subject of a sentence."""
        labels = {one.key: one.formatted_entry.label for one in self.bibliography.citations}
        found = [labels[key.strip()] for key in keys.split(",")]
        if bracket:
            return f"({semicolon().join(found)})"
        return semicolon().join(label.replace(comma(), " (") + ")" for label in found)


def write(app, exception):
    """In place of the sources of the built site."""
    if exception is not None or app.builder.name != "html":
        return
    for docname in sorted(app.env.found_docs):
        source = Path(app.env.doc2path(docname))
        if source.suffix == ".ipynb":
            notebook = json.loads(source.read_text("utf8"))
            plain = Plain(app.env, docname)
            for cell in notebook["cells"]:
                text = "".join(cell["source"])
                if cell["cell_type"] == "markdown":
                    text = plain.text(text)
                else:
                    text = text.replace(f"../../en/{Path(docname).parent}/", "")
                cell["source"] = text.splitlines(keepends=True)
            first = get_started(os.environ.get("BOOK_SITE"), app.config.language)
            notebook["cells"].insert(0, first)
            text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
            Path(app.outdir, "_sources", f"{docname}.ipynb").write_text(f"{text}\n", "utf8")


def setup(app):
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
