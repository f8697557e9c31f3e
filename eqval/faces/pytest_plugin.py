"""``pytest --eqval``: each displayed equation of a page is a test item.

Collects beside nbval: the same notebook gives both its cells and its equations,
``book/en/neuron/gradient.ipynb::eq-delta``.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections import Counter

import pytest


def pytest_addoption(parser):
    group = parser.getgroup("eqval", "displayed equations as tests")
    group.addoption("--eqval", action="store_true", help="prove or refute the equations of pages")
    group.addoption(
        "--eqval-mutate",
        action="store_true",
        help="also demand that every mutant of a claim is refuted (implies --eqval)",
    )
    group.addoption(
        "--eqval-verdicts",
        metavar="FILE",
        help="write what was found as JSON, for the marks on the site (not under xdist)",
    )


def _wanted(config) -> bool:
    return config.getoption("--eqval") or config.getoption("--eqval-mutate")


def pytest_collect_file(file_path, parent):
    """Offer notebooks and Markdown pages."""
    if not _wanted(parent.config) or file_path.suffix not in (".ipynb", ".md"):
        return None
    if ".ipynb_checkpoints" in file_path.parts or "_build" in file_path.parts:
        return None
    return EquationFile.from_parent(parent, path=file_path)


class EquationFile(pytest.File):
    """A page; its equations are read when it is collected and judged one by one."""

    def collect(self):
        from ..pages.verify import Books

        if not hasattr(self.session, "eqval_books"):
            self.session.eqval_books = Books()
        book = self.session.eqval_books.of(self.path)
        try:
            page = book.page(self.path)
        except ValueError as error:
            raise self.CollectError(f"{self.path}: {error}") from None
        seen = Counter()
        for entry in page.entries:
            seen[entry.name] += 1
            name = entry.name if seen[entry.name] == 1 else f"{entry.name}-{seen[entry.name]}"
            yield EquationItem.from_parent(self, name=name, entry=entry, page=page, book=book)


class NotGreen(Exception):
    """An equation that is not what its label says."""


class EquationItem(pytest.Item):
    """One displayed equation."""

    def __init__(self, *, entry, page, book, **rest):
        super().__init__(**rest)
        self.entry, self.page, self.book = entry, page, book
        self.add_marker("eqval")

    def runtest(self):
        from ..pages.verify import Run, complaint, verdict_of

        mutate = self.config.getoption("--eqval-mutate")
        verdict = verdict_of(self.page, self.entry, mutate, Run(self.config.eqval_run))
        wrong = complaint(self.entry, self.book, verdict, mutate)
        found = getattr(self.session, "eqval_found", None)
        if found is None:
            found = self.session.eqval_found = []
        found.append((self.page, self.entry))
        if not verdict.ok or wrong:
            raise NotGreen(wrong or verdict.reason or verdict.status)

    def repr_failure(self, excinfo):
        """File, cell, label, the LaTeX, and where it was refuted with both values."""
        if not isinstance(excinfo.value, NotGreen):
            return super().repr_failure(excinfo)
        item, verdict = self.entry.item, self.page.verdict(self.entry)
        lines = [
            f"{self.path}",
            f"cell {item.cell}, line {item.line}: {item.label or 'no label'}",
            "",
            f"    {item.latex}",
            "",
        ]
        if verdict.counterexample is not None:
            where = verdict.counterexample
            lines += [
                f"{verdict.status}",
                f"    left side   {where.left}",
                f"    right side  {where.right}",
            ]
            given = (*where.indices, *where.sizes, *where.inputs)
            lines += [f"    {key} = {value}" for key, value in given]
        else:
            lines.append(f"{verdict.status}: {excinfo.value}")
        if verdict.survivors:
            lines.append("these changes go unnoticed:")
            lines += [f"    {name}" for name in verdict.survivors]
        return "\n".join(lines)

    def reportinfo(self):
        return self.path, self.entry.item.line, self.name


def pytest_configure(config):
    config.addinivalue_line("markers", "eqval: a displayed equation")
    if _wanted(config):
        gc.set_threshold(50_000)  # formulas are many small things, hardly any in a circle
        given = getattr(config, "workerinput", {}).get("eqval_run")
        config.eqval_run = given or tempfile.mkdtemp(prefix="eqval-")


def pytest_collection_finish(session):
    """What the pages were read into stays to the end: no garbage is looked for among it."""
    if _wanted(session.config):
        gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """The workers of one run share their verdicts."""
    if _wanted(node.config):
        node.workerinput["eqval_run"] = node.config.eqval_run


def pytest_unconfigure(config):
    if hasattr(config, "eqval_run") and not hasattr(config, "workerinput"):
        shutil.rmtree(config.eqval_run, ignore_errors=True)


def pytest_sessionfinish(session):
    """Write the verdict file, if one was asked for."""
    target = session.config.getoption("--eqval-verdicts")
    found = getattr(session, "eqval_found", [])
    if target and found and not hasattr(session.config, "workerinput"):
        from ..pages.ledger import record_all, write

        write(target, record_all(found))
