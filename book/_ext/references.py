"""Sphinx extension: works are cited, and the bibliography is labelled, by author and year."""

from collections import Counter
from dataclasses import dataclass, field

from pybtex.plugin import find_plugin
from pybtex.plugin import register_plugin as register_style
from pybtex.richtext import Text
from pybtex.style.formatting.unsrt import Style
from pybtex.style.labels import BaseLabelStyle
from sphinx.locale import get_translation
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

_ = get_translation("booktheme")


def names(persons):
    """Last names, as `sphinxcontrib.bibtex` shortens them in the text."""
    last = [
        str(Text.from_latex(" ".join(person.prelast_names + person.last_names)))
        for person in persons
    ]
    many = len(last) > 2 or last[-1] == "others"
    return f"{last[0]} {_('et al.')}" if many else f" {_('and')} ".join(last)


def comma():
    """Between the names and the year."""
    return str(_(", "))


def semicolon():
    """Between two works."""
    return str(_("; "))


def brackets():
    return BracketStyle(sep=semicolon())


def persons():
    """In the words of the edition; made when the edition is, and its language is known."""
    return PersonStyle(sep2=f" {_('and')} ", other=f" {_('et al.')}")


@dataclass
class ByAuthorAndYear(AuthorYearReferenceStyle):
    person: PersonStyle = field(default_factory=persons)
    author_year_sep: str = field(default_factory=comma)
    bracket_parenthetical: BracketStyle = field(default_factory=brackets)


class AuthorYearLabels(BaseLabelStyle):
    def format_labels(self, sorted_entries):
        labels = [
            f"{names(entry.persons['author'])}{comma()}{entry.fields['year']}"
            for entry in sorted_entries
        ]
        same, used = Counter(labels), Counter()
        for label in labels:
            used[label] += 1
            yield label + chr(ord("a") + used[label] - 1) if same[label] > 1 else label


class AuthorYear(Style):
    default_label_style = AuthorYearLabels
    default_sorting_style = "author_year_title"

    def format_entry(self, label, entry, bib_data=None):
        """Formatted once: the list asks for it, and so does what is shown beside a citation."""
        known = self.__dict__.setdefault("known", {})
        if (label, entry.key) not in known:
            known[label, entry.key] = super().format_entry(label, entry, bib_data)
        return known[label, entry.key]


def keep_backend():
    """For each citation pybtex looks through all packages that are installed, unless it is told."""
    group, name = "pybtex.backends", "plaintext"
    register_style(group, name, find_plugin(group, name), force=True)


def setup(app):
    keep_backend()
    register_style("pybtex.style.formatting", "author_year", AuthorYear)
    register_plugin("sphinxcontrib.bibtex.style.referencing", "by_author", ByAuthorAndYear)
    app.config.bibtex_default_style = "author_year"
    app.config.bibtex_reference_style = "by_author"
    return {"parallel_read_safe": True, "parallel_write_safe": True}
