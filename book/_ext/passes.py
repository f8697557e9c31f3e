"""Sphinx extension: one list of passes over every finished page.

A pass is a function of the page's tree and of where it stands. It changes the tree and returns
how many places it changed. One that finds nothing to do in a whole edition has lost its hold,
because a theme was renamed or the fault is gone: the build fails and names it.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import api
import arrival
import ebook
import editions
import explorables
import head
import lxml.html
import pictures
import repairs
import shorter
import sidebar
import thin
from jinja2 import FileSystemBytecodeCache
from sphinx.errors import ExtensionError
from sphinx.jinja2glue import BuiltinTemplateLoader

SITE, PAPER, EBOOK = "html", "singlehtml", "epub"


@dataclass(frozen=True)
class Place:
    """Where a page stands: Sphinx' application, and the name of the page, as `neuron/model`."""

    app: object
    page: str

    @property
    def language(self):
        return self.app.config.language


@dataclass(frozen=True)
class Pass:
    """A function (tree, place) → number of changes, and where it belongs."""

    change: object
    forms: tuple = (SITE,)
    languages: frozenset | None = None  # None: every language
    each_page: bool = False  # whether there is something to change on every page

    def belongs(self, app):
        in_language = self.languages is None or app.config.language in self.languages
        return app.builder.name in self.forms and in_language

    @property
    def name(self):
        return f"{self.change.__module__}.{self.change.__name__}"


PASSES = [
    Pass(editions.turn, (SITE, PAPER), editions.RIGHT_TO_LEFT, each_page=True),
    Pass(editions.turn_references, (SITE, PAPER, EBOOK), editions.RIGHT_TO_LEFT),
    Pass(editions.part_years, (SITE, PAPER, EBOOK), editions.RIGHT_TO_LEFT),
    Pass(editions.keep_lists_straight, (SITE, PAPER, EBOOK), editions.RIGHT_TO_LEFT),
    Pass(editions.part_latin_names, (SITE, PAPER, EBOOK), editions.RIGHT_TO_LEFT),
    Pass(editions.keep_strings_straight, (SITE, PAPER, EBOOK)),
    Pass(editions.name_languages, (SITE, PAPER, EBOOK)),
    Pass(editions.translate, (SITE,), editions.TRANSLATED, each_page=True),
    Pass(repairs.drop_excess, (SITE, PAPER, EBOOK)),
    Pass(repairs.empty_headers, (SITE, PAPER, EBOOK)),
    Pass(repairs.name_columns),
    Pass(repairs.show_whole_tables),
    Pass(repairs.part_link_from_space, (SITE, PAPER, EBOOK)),
    Pass(repairs.keep_arrow_with_link, (SITE, PAPER, EBOOK)),
    Pass(repairs.keep_number_with_word, (SITE, PAPER, EBOOK)),
    Pass(repairs.print_apostrophes, (SITE, PAPER, EBOOK), frozenset({"en"})),
    Pass(repairs.keep_short_code_whole),
    Pass(repairs.keep_code_of_columns_whole, (SITE, PAPER)),
    Pass(repairs.break_long_code_at_signs),
    Pass(repairs.keep_hyphenated_words_whole, (SITE, PAPER, EBOOK)),
    Pass(repairs.keep_subtraction_whole, (SITE, PAPER)),
    Pass(thin.drop_icon_script, (SITE, PAPER), each_page=True),
    Pass(pictures.describe),
    Pass(head.one_viewport),
    Pass(arrival.scripts_last, each_page=True),
    Pass(arrival.one_sheet, each_page=True),
    Pass(arrival.light_without_script, each_page=True),
    Pass(api.write_dashes, (SITE, EBOOK)),
    Pass(api.set_indices, (SITE, EBOOK)),
    Pass(api.leave_to_site, (PAPER,)),
    Pass(shorter.list_ledger, (PAPER,)),
    Pass(sidebar.name_parts, (PAPER,)),
    Pass(ebook.keep_code_straight, (EBOOK,)),
    Pass(ebook.label_folds, (EBOOK,)),
    Pass(explorables.keep_case, (EBOOK,)),
]


class Pages(BuiltinTemplateLoader):
    """Sphinx' own templates; each page that they make goes through the passes."""

    def init(self, builder, *arguments, **options):
        """Begin to count; `builder` says which passes are due."""
        self.app = builder.app
        self.changes = builder.app.page_changes = Counter()
        super().init(builder, *arguments, **options)
        compiled = Path(builder.doctreedir).parent / ".templates"
        compiled.mkdir(parents=True, exist_ok=True)
        self.environment.bytecode_cache = FileSystemBytecodeCache(str(compiled))

    def render(self, template, context):
        text = super().render(template, context)
        whole = "<html" in text[:1000]  # themes render parts of a page through here, too
        return self.finish(text, Place(self.app, context["pagename"])) if whole else text

    def finish(self, text, place):
        tree = lxml.html.document_fromstring(text)
        for step in PASSES:
            if step.belongs(place.app):
                found = step.change(tree, place)
                if step.each_page and not found:
                    raise ExtensionError(f"{step.name} found nothing on {place.page}")
                self.changes[step.name] += found
        return write(tree, strict=place.app.builder.name == EBOOK)


def write(tree, strict):
    """The page as text again; an e-book's is strict XML."""
    method = "xml" if strict else "html"
    return lxml.html.tostring(tree, encoding="unicode", method=method, doctype="<!DOCTYPE html>")


def check(app, exception):
    """Fail when a pass has found nothing in the whole edition."""
    if exception is None and (changes := getattr(app, "page_changes", None)):
        idle = [step.name for step in PASSES if step.belongs(app) and not changes[step.name]]
        if idle:
            raise ExtensionError(f"these passes found nothing to change: {', '.join(idle)}")


def setup(app):
    app.connect("build-finished", check)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
