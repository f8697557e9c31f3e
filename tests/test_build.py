"""A build reads all pages again after a change of what they are read with."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "book"))
import build

MAKERS = (
    "book/_ext/passes.py",
    "book/_theme/templates/layout.html",
    "book/build.py",
    "book/explorables/words/fa.yml",
    "book/locale/fa/book.po",
    "book/references.bib",
    "ceutils/losses.py",
    "eqval/reading/parser.py",
    "_config.yml",
    "_toc.fa.yml",
    "requirements.txt",
)
PAGES = ("book/en/index.md", "book/fa/neuron/model.ipynb", "book/verdicts.json", "README.md")


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in MAKERS + PAGES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "BOOK", tmp_path / "book")
    monkeypatch.setattr(build, "__file__", str(tmp_path / "book/build.py"))
    return tmp_path


@pytest.mark.parametrize("name", MAKERS)
def test_what_pages_are_read_with_is_known_by_its_content(tree, name):
    before = build.fingerprint()
    (tree / name).touch()
    assert build.fingerprint() == before
    (tree / name).write_text("changed")
    assert build.fingerprint() != before


def test_a_new_file_and_another_address_count_too(tree, monkeypatch):
    before = build.fingerprint()
    monkeypatch.setenv("BOOK_SITE", "https://example.org")
    elsewhere = build.fingerprint()
    (tree / "book/_ext/more.py").write_text("")
    assert len({before, elsewhere, build.fingerprint()}) == 3


@pytest.mark.parametrize("name", PAGES)
def test_pages_do_not_count(tree, name):
    """Sphinx sees by itself which of them have changed; verdicts are asked for in every build."""
    before = build.fingerprint()
    (tree / name).write_text("changed")
    assert build.fingerprint() == before


SOURCES = (
    *MAKERS, *PAGES,
    "LICENSE-TEXT", "book/bundle.py", "book/desk/tasks/neuron.toml", "book/en/neuron/cells.csv",
    "book/verdicts.fa.json", "ceutils/exercises/gradient.toml", "pyproject.toml",
    "requirements-frameworks.txt",
    *(f"_build/{name}" for name in ("desk/manifest.json", "yhat-minus-y-fa.pdf")),
)  # fmt: skip
MADE = ("site/en/index.html", "site/404.html", "yhat-minus-y-en.zip")


@pytest.fixture
def made(tree, monkeypatch):
    """Builds a site, and tells how often one has been made."""
    times = []

    def make_site():
        times.append(1)
        for name in MADE:
            path = tree / "_build" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)

    for name in SOURCES:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(name)
    monkeypatch.setattr(build, "BUILD", tree / "_build")
    monkeypatch.setattr(build, "make_site", make_site)
    monkeypatch.setattr(build, "all_said", lambda: True)

    def made():
        build.site()
        return len(times)

    assert (made(), made()) == (1, 1)
    return made


@pytest.mark.parametrize("name", [*SOURCES, *(f"_build/{name}" for name in MADE)])
def test_a_site_is_made_again_when_anything_has_changed(made, tree, name):
    (tree / name).write_text("changed")
    assert (made(), made()) == (2, 2)
    (tree / name).unlink()
    assert (made(), made()) == (3, 3)


@pytest.mark.parametrize("name", ["book/fa/new.md", "ceutils/new.py", "_build/site/new.html"])
def test_a_site_is_made_again_when_something_is_new(made, tree, name):
    (tree / name).write_text("")
    assert (made(), made()) == (2, 2)


def test_a_site_is_made_again_by_other_packages_and_for_another_address(made, tree, monkeypatch):
    monkeypatch.setenv("BOOK_REPOSITORY", "https://example.org")
    assert (made(), made()) == (2, 2)
    monkeypatch.setattr(sys, "version", "4.0")
    assert (made(), made()) == (3, 3)
    monkeypatch.setattr(build, "get_path", lambda kind: tree / kind)
    (tree / "purelib/sphinx-9.dist-info").mkdir(parents=True)
    assert (made(), made()) == (4, 4)


def test_a_site_is_made_again_after_a_build_that_complained_or_was_disturbed(
    made, tree, monkeypatch
):
    monkeypatch.setattr(build, "all_said", lambda: False)
    (tree / "README.md").write_text("changed")
    assert (made(), made()) == (2, 3)
    monkeypatch.setattr(build, "all_said", lambda: (tree / "README.md").write_text("later"))
    assert (made(), made(), made()) == (4, 5, 5)


def test_that_an_edition_is_incomplete_or_the_desk_old_is_said_again(tmp_path, monkeypatch):
    absent = {"fa": []}
    monkeypatch.setattr(build, "missing", lambda edition: absent.get(edition, []))
    monkeypatch.setattr(build.assemble, "MANIFEST", tmp_path / "manifest.json")
    assert build.all_said()
    absent["fa"] = ["index"]
    assert not build.all_said()
    absent["fa"] = []
    (tmp_path / "manifest.json").write_text('{"state": "old"}')
    assert not build.all_said()


@pytest.mark.parametrize("name", ["tests/test_build.py", ".git/HEAD", "book/__pycache__/build.pyc"])
def test_what_no_site_is_made_of_does_not_count(made, tree, name):
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text("new")
    assert made() == 1


def test_a_form_takes_over_what_another_has_read_with_the_same(tmp_path):
    html, epub = tmp_path / ".doctrees-html", tmp_path / ".doctrees-epub"
    html.mkdir()
    (html / "model.doctree").write_text("a page")
    build.take_over(epub, "maker")
    assert not epub.exists(), "it was not read to the end"
    (html / build.MADE_BY).write_text("maker")
    build.take_over(epub, "another")
    assert not epub.exists()
    build.take_over(epub, "maker")
    assert (epub / "model.doctree").read_text() == "a page"
    (epub / "model.doctree").write_text("its own")
    build.take_over(epub, "maker")
    assert (epub / "model.doctree").read_text() == "its own"
    build.take_over(epub, "another")
    assert not epub.exists()


def test_what_can_be_taken_along_says_how_much_it_is(tmp_path):
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/book.zip").write_bytes(bytes(3_400_000))
    place = build.take_along.PLACE.format(name="book.zip", words=" ({size} MB)")
    page = tmp_path / "index.html"
    for written in (place, place.replace("hidden", 'hidden=""')):
        page.write_text(f"<a>Notebooks</a>{written}")
        build.take_along.weigh(tmp_path, "en")
        assert page.read_text() == "<a>Notebooks</a> (3.4 MB)"
    page.write_text(place)
    build.take_along.weigh(tmp_path, "fa")
    assert page.read_text() == " (۳٫۴ MB)"
