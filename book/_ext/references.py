"""Sphinx extension: the bibliography is labelled as the pages cite it, by author and year."""

from collections import Counter

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style
from pybtex.style.labels import BaseLabelStyle


def names(persons):
    """Last names, as `sphinxcontrib.bibtex` shortens them in the text."""
    last = [" ".join(person.prelast_names + person.last_names).strip("{}") for person in persons]
    many = len(last) > 2 or last[-1] == "others"
    return f"{last[0]} et al." if many else " and ".join(last)


class AuthorYearLabels(BaseLabelStyle):
    def format_labels(self, sorted_entries):
        labels = [
            f"{names(entry.persons['author'])}, {entry.fields['year']}" for entry in sorted_entries
        ]
        same, used = Counter(labels), Counter()
        for label in labels:
            used[label] += 1
            yield label + chr(ord("a") + used[label] - 1) if same[label] > 1 else label


class AuthorYear(Style):
    default_label_style = AuthorYearLabels
    default_sorting_style = "author_year_title"


def setup(app):
    register_plugin("pybtex.style.formatting", "author_year", AuthorYear)
    app.config.bibtex_default_style = "author_year"
    return {"parallel_read_safe": True, "parallel_write_safe": True}
