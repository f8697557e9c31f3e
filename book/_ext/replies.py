"""Sphinx extension: on the site, an exercise with a table in `ceutils.exercises` takes an answer.

What it asks and how it replies stands beside it as JSON; `replies.js` makes a form of it, and then
hides the value to check by. Without a script, on paper and in the EPUB all is as it is written.
"""

import json
import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from ceutils.exercises import tables

CHECK = re.compile(r"\((?:Check|برای وارسی):")
END = ".)"


def embedded(value, **attributes):
    """A value that a script of the page can read."""
    named = "".join(f' {name}="{text}"' for name, text in attributes.items())
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return nodes.raw("", f'<script type="application/json"{named}>{text}</script>', format="html")


def cut(text, place):
    """A text in two at a place."""
    return [nodes.Text(part) for part in (text[:place], text[place:]) if part]


def wrap_check(paragraph):
    """Put what stands in brackets, from "(Check:" on, into an element of its own."""
    for text in paragraph.findall(nodes.Text):
        if (found := CHECK.search(text)) and text.parent is paragraph:
            paragraph.replace(text, cut(text, found.start()))
            start = next(i for i, one in enumerate(paragraph) if CHECK.match(one.astext()))
            stop = next(i for i in range(start, len(paragraph)) if END in paragraph[i].astext())
            last = paragraph[stop]
            paragraph.replace(last, cut(last, last.index(END) + len(END)))
            inside = paragraph[start : stop + 1]
            paragraph[start : stop + 1] = [nodes.inline("", "", *inside, classes=["check-value"])]
            return


class Offer(SphinxPostTransform):
    """Give the exercises of a page their tables."""

    default_priority = 2
    builders = ("html",)

    def run(self, **options):
        language, docname = self.config.language, self.env.docname
        boxes = self.document.findall(nodes.Admonition)
        found = [box for box in boxes if box.get("label") in tables.labels()]
        for exercise in found:
            for paragraph in exercise.findall(nodes.paragraph):
                wrap_check(paragraph)
            parts = tables.parts_of(exercise["label"], language)
            exercise += embedded(parts, **{"class": "replies"})
        if found:
            page = self.app.builder.get_target_uri(docname)
            notebook = relative_uri(page, f"_sources/{docname}.ipynb")
            words = tables.words(language) | {"notebook address": notebook}
            self.document += embedded(words, id="reply-words")


def load(app, pagename, templatename, context, doctree):
    """The script and its style, where they are needed."""
    if doctree and any('id="reply-words"' in raw.astext() for raw in doctree.findall(nodes.raw)):
        app.add_js_file("replies.js", loading_method="defer")
        app.add_css_file("replies.css", priority=820)


def setup(app):
    app.add_post_transform(Offer)
    app.connect("html-page-context", load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
