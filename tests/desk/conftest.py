"""The tasks of the desk, and a derivation for each."""

import importlib.util
import tomllib
from functools import cache
from pathlib import Path

import pytest

from eqval import Derivation
from eqval.pages.page import Page

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def load():
    """`book/desk/tasks.py`, whatever else is called so."""
    spec = importlib.util.spec_from_file_location("desk_tasks", ROOT / "book" / "desk" / "tasks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TASKS = {task["id"]: task for task in load().tasks()}
CORPUS = {
    name: lines
    for path in sorted((HERE / "corpus").glob("*.toml"))
    for name, lines in tomllib.loads(path.read_text("utf8")).items()
}


def derivation(task, language="en"):
    """A derivation for a task."""
    given = [item["latex"] for item in task["given"]]
    return Derivation(given, task["asked"], task["right"], language)


def pytest_generate_tests(metafunc):
    """A test that takes ``name`` runs for each task, unless it says for which."""
    marks = metafunc.definition.iter_markers("parametrize")
    marked = " ".join(str(mark.args[0]) for mark in marks)
    if "name" in metafunc.fixturenames and "name" not in marked:
        metafunc.parametrize("name", list(TASKS))


@pytest.fixture
def task(name):
    return TASKS[name]


@pytest.fixture
def lines(name):
    return CORPUS[name]


@cache
def seat(name):
    """One derivation for each task, with an empty sheet."""
    return derivation(TASKS[name])


@pytest.fixture
def desk(name):
    seat(name).clear()
    return seat(name)


@pytest.fixture
def softmax():
    seat("desk-golden-delta").clear()
    return seat("desk-golden-delta")


@pytest.fixture
def neuron():
    seat("desk-gradient-score").clear()
    return seat("desk-gradient-score")


@pytest.fixture
def tasks():
    return TASKS


@pytest.fixture
def corpus():
    return CORPUS


@pytest.fixture
def module():
    return load()


@pytest.fixture
def root():
    return ROOT


@pytest.fixture
def sit_down():
    return derivation


@pytest.fixture
def judge_page(tmp_path):
    """Verdicts by label of a Markdown page."""

    def judged(text):
        path = tmp_path / "page.md"
        path.write_text(text, encoding="utf8")
        page = Page(path)
        return {entry.name: page.verdict(entry, False) for entry in page.entries}

    return judged
