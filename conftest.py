"""Which tests run where: what needs a framework runs in an environment that has it."""

import gc
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "book"))
import frameworks  # noqa: E402

pytest_plugins = ["pytester"]  # the tests of eqval's plugin run pytest in pytest


def pytest_addoption(parser):
    parser.addoption(
        "--frameworks",
        action="store_true",
        help="run the notebooks and tests that import PyTorch, Keras and the like, no others",
    )


def pytest_configure(config):
    if config.getoption("--nbval", False):
        from tests.kernels import forked

        forked.use()


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """What is listed, and all that is imported for it, stays: no garbage is looked for in it.

    Nor is it looked for every seven hundred objects; to judge formulas makes many, and nearly all
    go when the last name of them goes.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """A worker tells of a test once, and of what failed before or after it, not in six messages.

    They cost a thousand tests half a second, which are many here and small.
    """
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, nextitem=nextitem, log=False):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.fixture(scope="session")
def readings(request):
    """The editions as eqval reads them, shared with the equations that this process judges."""
    from eqval.pages.verify import Books

    if not hasattr(request.session, "eqval_books"):
        request.session.eqval_books = Books()
    return request.session.eqval_books


def left_out(path, config):
    """Whether neither the cells of a notebook nor the tests of a module are to run."""
    if path.suffix not in (".ipynb", ".py"):
        return False
    needed = frameworks.needed(path)
    if config.getoption("--frameworks"):
        return not needed
    return not all(map(find_spec, needed))


def pytest_ignore_collect(collection_path, config):
    """Leave out a module."""
    if collection_path.suffix == ".py" and left_out(collection_path, config):
        return True


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """Leave out the cells of a notebook, which are nbval's; its equations need no framework."""
    found = yield
    if file_path.suffix == ".ipynb" and left_out(file_path, parent.config):
        return [file for file in found if not type(file).__module__.startswith("nbval")]
    return found


def pytest_terminal_summary(terminalreporter, config):
    if config.getoption("--frameworks"):
        return
    asked = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    suffixes = [".py", ".ipynb"] if config.getoption("--nbval", False) else [".py"]
    absent = [
        path
        for path in sorted((ROOT / "book").glob("??/**/*")) + sorted(ROOT.glob("tests/**/*"))
        if path.suffix in suffixes and any(path.is_relative_to(folder) for folder in asked)
        if left_out(path, config)
    ]
    if absent:
        names = sorted(frozenset().union(*map(frameworks.needed, absent)))
        terminalreporter.write_line(
            f"Left out: {len(absent)} files that need {', '.join(names)}; "
            "`make test-frameworks` runs them."
        )
