"""``pytest --eqval``: each displayed equation of a page is a test item.

Collects beside nbval: the same notebook gives both its cells and its equations,
``book/en/neuron/gradient.ipynb::eq-delta``.  A page is read when the first of its items is judged,
so that of several processes each reads its own; what is red in its text has one item, ``text``.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections import Counter
from functools import cached_property

import pytest

TEXT = "text"


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


def _named(things) -> dict:
    """Each by its name; the second of a name with its number."""
    seen, found = Counter(), {}
    for thing in things:
        seen[thing.name] += 1
        count = seen[thing.name]
        found[thing.name if count == 1 else f"{thing.name}-{count}"] = thing
    return found


class EquationFile(pytest.File):
    """A page; its equations are judged one by one."""

    def collect(self):
        from ..pages.page import displayed
        from ..pages.verify import Books

        self.book = vars(self.session).setdefault("eqval_books", Books()).of(self.path)
        try:
            items = self.book.items(self.path.resolve())
        except ValueError as error:
            raise self.CollectError(f"{self.path}: {error}") from None
        self.shown = _named(displayed(items))
        for name, item in self.shown.items():
            yield EquationItem.from_parent(self, name=name, line=item.line)
        if len(self.shown) < len(items):
            yield EquationItem.from_parent(self, name=TEXT, line=0)

    @cached_property
    def page(self):
        page = self.book.page(self.path)
        gc.freeze()  # it stays to the end: no garbage is looked for in it
        return page

    def entries(self, name: str) -> list:
        """What an item stands for: a display, or whatever else of the page is red."""
        found = _named(self.page.entries)
        if name != TEXT:
            return [found[name]]
        return [entry for key, entry in found.items() if key not in self.shown]


class NotGreen(Exception):
    """An equation that is not what its label says."""


class EquationItem(pytest.Item):
    """One displayed equation, or the text round all of them."""

    def __init__(self, *, line: int, **rest):
        super().__init__(**rest)
        self.line = line
        self.add_marker("eqval")

    def runtest(self):
        for entry in self.parent.entries(self.name):
            self._judge(self.parent.page, entry)

    def _judge(self, page, entry):
        from ..pages.verify import Run, complaint, verdict_of

        self.entry, mutate = entry, self.config.getoption("--eqval-mutate")
        verdict = verdict_of(page, entry, mutate, Run(self.config.eqval_run))
        wrong = complaint(entry, self.parent.book, verdict, mutate)
        vars(self.session).setdefault("eqval_found", []).append((page, entry))
        if not verdict.ok or wrong:
            raise NotGreen(wrong or verdict.reason or verdict.status)

    def repr_failure(self, excinfo):
        """File, cell, label, the LaTeX, and where it was refuted with both values."""
        if not isinstance(excinfo.value, NotGreen):
            return super().repr_failure(excinfo)
        item, verdict = self.entry.item, self.parent.page.verdict(self.entry)
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
        return self.path, self.line, self.name


def pytest_configure(config):
    config.addinivalue_line("markers", "eqval: a displayed equation")
    if _wanted(config):
        gc.set_threshold(50_000)  # formulas are many small things, hardly any in a circle
        given = getattr(config, "workerinput", {}).get("eqval_run")
        config.eqval_run = given or tempfile.mkdtemp(prefix="eqval-")


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
