"""What was made of the same before is not made again, and nothing else is taken for it."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

tinycss2 = pytest.importorskip("tinycss2")
pytest.importorskip("sphinx")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "book" / "_ext"))
import kept  # noqa: E402
import thin  # noqa: E402


def application(folder):
    builder = SimpleNamespace(name="html")
    app = SimpleNamespace(doctreedir=str(folder / ".doctrees-html"), builder=builder)
    kept.begin(app)
    return app


def test_what_one_build_made_the_next_finds(tmp_path):
    first = application(tmp_path)
    assert first.kept.get(("a", 1), lambda: "made") == "made"
    kept.end(first, None)
    second = application(tmp_path)
    assert second.kept.get(("a", 1), lambda: pytest.fail("made again")) == "made"
    assert second.kept.get(("a", 2), lambda: "other") == "other"


def test_what_a_build_does_not_ask_for_is_not_kept_longer(tmp_path):
    first = application(tmp_path)
    first.kept.get("a", lambda: "1"), first.kept.get("b", lambda: "2")
    kept.end(first, None)
    second = application(tmp_path)
    second.kept.get("b", lambda: pytest.fail("made again"))
    kept.end(second, None)
    assert application(tmp_path).kept.get("a", lambda: "new") == "new"


def test_what_failed_is_not_kept(tmp_path):
    app = application(tmp_path)
    with pytest.raises(ZeroDivisionError):
        app.kept.get("a", lambda: 1 / 0)
    assert app.kept.get("a", lambda: "whole") == "whole"
    kept.end(app, ValueError("the build failed"))
    assert application(tmp_path).kept.get("a", lambda: "again") == "again"


def test_other_extensions_make_everything_anew(tmp_path, monkeypatch):
    first = application(tmp_path)
    first.kept.get("a", lambda: "old")
    kept.end(first, None)
    (tmp_path / "kept.py").write_text("# another maker")
    monkeypatch.setattr(kept, "__file__", str(tmp_path / "kept.py"))
    second = application(tmp_path)
    assert second.kept.get("a", lambda: "new") == "new"
    assert not first.kept.path.exists()


def test_a_style_sheet_is_made_of_its_words_that_occur():
    style = ".used{a:b}.idle{a:b}"
    made_of, make = thin.purging(style, {"used", "elsewhere"})
    assert make() == ".used{a:b}"
    assert thin.purging(style, {"used"})[0] == made_of
    assert thin.purging(style, {"used", "idle"})[0] != made_of
    assert thin.purging(style + "p{}", {"used"})[0] != made_of
