"""What needs a framework is told by its imports, left out where there is none, and run alone."""

import re
import sys
from pathlib import Path

import nbformat
import nbformat.v4 as nb
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "book")]
import frameworks  # noqa: E402
import refresh  # noqa: E402

import conftest  # noqa: E402

IMPORTS = {"plain": "import math", "needy": "from no_such_framework.nn import loss"}
SUM = nb.new_markdown_cell("$$\n1 + 1 = 2\n$$ (eq-sum)")


@pytest.fixture
def book(pytester, monkeypatch):
    """A notebook and a test module without a framework, and one of each with."""
    monkeypatch.setattr(frameworks, "FRAMEWORKS", {"no_such_framework"})
    monkeypatch.setattr(conftest, "ROOT", pytester.path)
    (pytester.path / "book/en").mkdir(parents=True)
    (pytester.path / "tests").mkdir()
    for name, code in IMPORTS.items():
        notebook = nb.new_notebook(cells=[SUM, nb.new_code_cell(code, execution_count=1)])
        (pytester.path / f"book/en/{name}.ipynb").write_text(nbformat.writes(notebook))
        (pytester.path / f"tests/test_{name}.py").write_text(f"{code}\n\ndef test(): pass\n")
    return pytester


def collected(book, *options):
    run = book.inline_run("--nbval", "--collect-only", *options, plugins=[conftest])
    return {call.item.nodeid for call in run.getcalls("pytest_itemcollected")}


PLAIN = {"book/en/plain.ipynb::Cell 0", "tests/test_plain.py::test"}
NEEDY = {"book/en/needy.ipynb::Cell 0", "tests/test_needy.py::test"}
EQUATIONS = {"book/en/plain.ipynb::eq-sum", "book/en/needy.ipynb::eq-sum"}


def test_where_there_is_no_framework_only_equations_need_none(book):
    assert collected(book, "--eqval") == PLAIN | EQUATIONS


def test_where_there_is_one_everything_runs(book, monkeypatch):
    monkeypatch.setattr(conftest, "find_spec", lambda name: True)
    book.syspathinsert()
    (book.path / "no_such_framework").mkdir()
    (book.path / "no_such_framework/nn.py").write_text("loss = 0")
    assert collected(book, "--eqval") == PLAIN | NEEDY | EQUATIONS
    assert collected(book, "--frameworks") == NEEDY


def test_one_line_says_what_was_left_out(book):
    """At the end of whatever is run: here nothing is but the listing, which takes no kernel."""
    listing = ("--nbval", "--collect-only")
    result = book.runpytest_inprocess(*listing, plugins=[conftest])
    line = "Left out: 2 files that need no_such_framework; `make test-frameworks` runs them."
    assert result.outlines.count(line) == 1
    result = book.runpytest_inprocess(*listing, "tests/test_plain.py", plugins=[conftest])
    assert not [line for line in result.outlines if line.startswith("Left out")]


def test_the_chapters_that_need_a_framework_are_of_the_third_part():
    needing = {path for path in ROOT.glob("book/??/**/*.ipynb") if frameworks.needed(path)}
    assert ROOT / "book/en/practice/pytorch.ipynb" in needing
    assert {path.parent.name for path in needing} == {"practice"}


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_the_versions_that_the_book_names_are_the_pinned_ones(edition):
    page = (ROOT / f"book/{edition}/practice/questions.md").read_text("utf8")
    named = re.findall(r"^\| (\w+) \| ([\d.]+) \|", page, flags=re.M)
    files = ("requirements.txt", "requirements-frameworks.txt")
    pins = "\n".join((ROOT / name).read_text() for name in files)
    pinned = re.findall(r"^(\w+)(?:-cpu)?==([\d.]+)", pins, flags=re.M)
    assert len(named) == 6
    names = {name.lower().replace("pytorch", "torch"): version for name, version in named}
    assert names.items() <= dict(pinned).items()


def test_what_needs_a_framework_is_refreshed_in_its_own_environment(book, monkeypatch, capfd):
    """Here that environment is a program that prints what it is given."""
    monkeypatch.setattr(frameworks, "PYTHON", Path("/bin/echo"))
    needy = book.path / "book/en/needy.ipynb"
    monkeypatch.setattr(sys, "argv", ["refresh.py", str(needy)])
    assert refresh.main() == 0
    assert capfd.readouterr().out.split() == [refresh.__file__, str(needy)]


def test_without_that_environment_it_says_so(book, monkeypatch, capsys):
    monkeypatch.setattr(frameworks, "PYTHON", book.path / "absent")
    monkeypatch.setattr(sys, "argv", ["refresh.py", str(book.path / "book/en/needy.ipynb")])
    assert refresh.main() == 1
    assert "make .venv-frameworks/.ready" in capsys.readouterr().out
