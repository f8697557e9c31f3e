"""Sphinx extension: at the end of each page a link to report a mistake, with the page filled in.

It is there where a repository is known, as `BOOK_REPOSITORY` says; see book/build.py. The theme's
own setting does not tell: Jupyter Book puts its own repository there where none is given.
"""

import tomllib
from pathlib import Path
from urllib.parse import urlencode

from sphinx.locale import get_translation

_ = get_translation("book")
PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf8"))["project"]
# Where a new issue begins, and what its fields are called.
FORMS = {"gitlab": ("-/issues/new", "issue[title]", "issue[description]")}
GITHUB = ("issues/new", "title", "body")


def address(repository, page, edition, version):
    """The link that opens a new issue."""
    path, title, body = next((form for name, form in FORMS.items() if name in repository), GITHUB)
    questions = [_("Where on the page?"), _("What is wrong?"), _("What did you expect?")]
    where = f"Page: {page}\nEdition: {edition}\nVersion: {version}"
    text = "\n\n".join([where, *map(str, questions)]) + "\n"
    return (
        f"{repository.rstrip('/')}/{path}?{urlencode({title: f'[{edition}] {page}: ', body: text})}"
    )


def name_version(app, config):
    """The version of the book is that of its packages: a report and the e-book name it."""
    config.version = PROJECT["version"]


def offer(app, pagename, templatename, context, doctree):
    repository = app.config.book_repository
    if repository and doctree and app.builder.name == "html":
        context["report"] = address(repository, pagename, app.config.language, app.config.version)
        context["report_words"] = str(_("Report a mistake on this page"))


def setup(app):
    app.add_config_value("book_repository", "", "html")
    app.connect("config-inited", name_version)
    app.connect("html-page-context", offer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
