# ruff: noqa: E501
"""The three faces: the table, the pytest plugin, the marks and the ledger."""

import json
import re
import shutil
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

from eqval.__main__ import main
from eqval.faces import marks
from eqval.faces.messages import ENGLISH, PERSIAN, sentence
from eqval.faces.sphinx_ext import keep
from eqval.judging.verdict import Verdict
from eqval.pages import ledger, roles
from eqval.pages.book import Book
from eqval.pages.ledger import digest, look_up, read, record, write
from eqval.pages.page import Page
from eqval.pages.verdicts import Verdicts
from eqval.pages.verify import Run, complaint, verify
from eqval.refuting.samples import Counterexample

GOOD = r"""
$z \in \mathbb{R}$

$$ \sigma(z) = \frac{1}{1 + e^{-z}} $$ (def-sigma)

$$ \sigma'(z) = \sigma(z) (1 - \sigma(z)) $$ (eq-prime)

$$ \sigma'(z) = \sigma(z) $$ (not-prime)

"""
BAD = GOOD + r"$$ \sigma(-z) = \sigma(z) $$ (eq-even)" + "\n"


@pytest.fixture
def page(tmp_path):
    def write_page(text, name="page.md"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write_page


def test_the_table(page, capsys):
    assert main([str(page(GOOD)), "-m"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"eq-prime\s+proved\s+all values\s+\d+ dead", out)
    assert "4 equations, 0 red" not in out and "3 equations, 0 red" in out


def test_the_table_says_what_is_red(page, capsys):
    assert main([str(page(BAD))]) == 1
    out = capsys.readouterr().out
    assert "✗ eq-even" in out and "left side" in out and r"\sigma(-z) = \sigma(z)" in out


def test_the_table_without_equations(page, capsys):
    assert main([str(page("# nothing"))]) == 2
    with pytest.raises(SystemExit, match="no notebook"):
        main(["nowhere.txt"])


@pytest.fixture
def run_pytest(pytester):
    """pytest, in this process if it can: its exit status and what it prints."""

    def run(*arguments):
        folder = Path(arguments[-1])
        folder = folder if folder.is_dir() else folder.parent
        run = pytester.runpytest_inprocess
        if "--nbval" in arguments:  # its kernel leaves /dev/null open
            run = pytester.runpytest_subprocess
        found = run("--rootdir", folder, "-p", "no:cacheprovider", *arguments)
        return found.ret, "\n".join(found.outlines + found.errlines)

    return run


def notebook(*cells):
    found = []
    for place, (kind, source) in enumerate(cells):
        cell = {"cell_type": kind, "id": f"c{place}", "metadata": {}, "source": source}
        if kind == "code":
            cell |= {
                "execution_count": 1,
                "outputs": [{"output_type": "stream", "name": "stdout", "text": "2\n"}],
            }
        found.append(cell)
    meta = {"kernelspec": {"name": "python3", "display_name": "p", "language": "python"}}
    return json.dumps({"cells": found, "metadata": meta, "nbformat": 4, "nbformat_minor": 5})


def test_the_plugin_beside_nbval(page, run_pytest):
    path = page(notebook(("markdown", GOOD), ("code", "print(1 + 1)")), "page.ipynb")
    code, out = run_pytest("--nbval", "--nbval-current-env", "--eqval", "-v", str(path))
    assert code == 0, out
    assert "page.ipynb::eq-prime PASSED" in out
    assert "5 passed" in out  # three equations, the text round them and one code cell


def test_what_is_red_in_the_text_has_an_item_of_its_own(page, run_pytest):
    path = page(GOOD + r"Let $z \in \mathbb{R}^n$." + "\n")
    code, out = run_pytest("--eqval", "-v", str(path))
    assert code == 1 and "page.md::text FAILED" in out and r"z \in \mathbb{R}^n" in out
    assert "1 failed, 3 passed" in out


def test_a_page_is_read_when_it_is_judged(page, run_pytest, monkeypatch):
    read = []
    monkeypatch.setattr(Book, "page", lambda self, path: read.append(path))
    code, out = run_pytest("--eqval", "--collect-only", str(page(GOOD)))
    assert code == 0 and "4 tests collected" in out and not read


def test_a_failure_names_everything(page, run_pytest):
    path = page(notebook(("markdown", BAD)), "page.ipynb")
    code, out = run_pytest("--eqval", str(path))
    assert code == 1
    for part in (
        "page.ipynb::eq-even",
        "cell c0",
        r"\sigma(-z) = \sigma(z)",
        "left side",
        "right side",
    ):
        assert part in out


def test_survivors_and_too_few_dead_mutants_are_complaints(page):
    first = Page(page(GOOD))
    entry = next(item for item in first.entries if item.name == "eq-prime")
    book = Book(page(GOOD).parent)
    verdict = first.verdict(entry, mutate=True)
    assert complaint(entry, book, verdict, True) == ""
    sign = replace(verdict.mutants[0][0], what="left: a sign")
    alive = replace(verdict, mutants=(*verdict.mutants, (sign, "survived")))
    assert complaint(entry, book, alive, True) == "survived: left: a sign"
    few = replace(verdict, mutants=((sign, "killed"),))
    assert "only 1 dead" in complaint(entry, book, few, True)


def test_without_the_option_nothing_is_collected(page, run_pytest):
    assert run_pytest(str(page(BAD)))[0] in (4, 5)


def test_equal_equations_are_judged_once(tmp_path, run_pytest, monkeypatch):
    """Both editions of a book in one run, also in workers."""
    for edition in ("en", "fa"):
        (tmp_path / edition).mkdir()
        (tmp_path / edition / "index.md").write_text(GOOD)
    judged = []
    original = Verdicts.judge
    monkeypatch.setattr(
        Verdicts, "judge", lambda self, entry: (judged.append(1), original(self, entry))[1]
    )
    code, out = run_pytest("--eqval-mutate", "-n0", str(tmp_path))
    assert code == 0 and "8 passed" in out
    assert len(judged) == 3
    verdicts = Run(tmp_path)
    verdicts["key"] = Verdict("refuted", counterexample=Counterexample("1", "2"))
    assert Run(tmp_path).get("key") == verdicts.get("key") and verdicts.get("other") is None


def test_a_label_on_two_pages_is_red(tmp_path, run_pytest):
    (tmp_path / "index.md").write_text("# Book")
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(GOOD)
    code, out = run_pytest("--eqval", str(tmp_path))
    assert code == 1 and "stands on several pages: one.md, two.md" in out


def test_a_label_on_many_pages_names_some_of_them(tmp_path):
    (tmp_path / "index.md").write_text("# Book")
    for place in range(9):
        (tmp_path / f"page{place}.md").write_text(GOOD)
    *_, found = verify([tmp_path / "page0.md"])
    assert found.complaint.endswith("page0.md, page1.md, page2.md and 6 more"), found.complaint


# ---------------------------------------------------------------- verdict file


def test_a_verdict_is_kept_by_what_it_depends_on(page):
    first = Page(page(GOOD))
    entry = next(item for item in first.entries if item.name == "eq-prime")
    known = {}
    assert look_up(first, entry, known, False)[1]["status"] == "proved"
    changed = Page(page(GOOD.replace("e^{-z}", "e^{z}")))
    other = next(item for item in changed.entries if item.name == "eq-prime")
    assert digest(other) != digest(entry)
    assert look_up(changed, other, known, False)[1]["status"] == "refuted"
    assert len(known) == 2


WORDS = ("", "Both are above zero.", "$x$ is sorted.", "Only $x > 0$ counts.", "We require that")


@pytest.mark.parametrize("role", ["eq", "not"])
def test_a_verdict_of_another_page_is_taken_only_where_the_words_allow_it(tmp_path, role):
    claim = f"$$ \\sqrt{{x^2}} = x $$ ({role}-claim)\n"
    paths = [tmp_path / f"{number}.md" for number in range(len(WORDS))]
    for path, words in zip(paths, WORDS, strict=True):
        path.write_text(f"Let $x, y \\in \\mathbb{{R}}$. {words}\n\n{claim}")
    alone = [found.verdict.status for path in paths for found in verify([path])]
    assert len(set(alone)) > 1
    for order in (paths, paths[::-1]):
        found = {one.path: one.verdict.status for one in verify(order)}
        assert [found[path] for path in paths] == alone
        known = {}
        for path in order:
            one = Page(path)
            assert look_up(one, one.entries[-1], known, False)[1]["status"] == found[path]


def test_an_edition_keeps_the_records_of_the_other(tmp_path):
    path = tmp_path / "verdicts.json"
    write(path, {"a-english": {}, "gone": {}})
    keep(path, {"a-persian": {}, "b": {}})
    assert read(path) == {"a-english": {}, "a-persian": {}, "b": {}}


def test_a_verdict_file_is_read_back(page, tmp_path):
    first = Page(page(GOOD))
    known = {digest(entry): record(first, entry, True) for entry in first.entries}
    write(tmp_path / "verdicts.json", known)
    assert read(tmp_path / "verdicts.json") == known
    assert read(tmp_path / "missing.json") == {}


def test_both_languages_say_everything():
    assert ENGLISH.keys() == PERSIAN.keys()
    one = {"status": "proved", "extent": "all sizes", "sizes": ["n", "d"], "counterexample": False}
    assert sentence(one, "en") == "proved for all n, d"
    assert sentence(one, "fa") == "اثبات‌شده برای همهٔ n، d"
    assert sentence(one, "en", r"x_n = \delta") == "proved for all n"
    assert sentence(one, "en", "z = 0") == "proved for all sizes"


def test_a_mark_names_only_the_sizes_in_its_formula():
    one = {"status": "proved", "extent": "all sizes", "sizes": ["K", "D"], "ok": True}
    seen = marks.mark(one, r"\sum_{k=1}^K y_k", "", "en")
    assert "∀ <var>K</var><" in seen and "proved for all K<" in seen
    assert "∀" not in marks.mark(one, r"\mathbf{W} + KD", "", "en")
    assert "title=" not in seen, "read once"


def test_the_legend_has_the_kinds_of_the_page_and_no_others():
    def record(status):
        return {"status": status, "ok": True}

    line = marks.legend([record("proved"), record("caught"), record("proved")], "en")
    assert line.count("✓") == line.count("✗ wrong") == 1 and "≔" not in line


def test_the_legend_does_not_part_two_formulas():
    nodes = pytest.importorskip("docutils.nodes")
    from eqval.faces import sphinx_ext

    first, second = nodes.math_block("", "a"), nodes.math_block("", "b")
    nodes.section("", first, nodes.target(), second, nodes.paragraph("", "c"))
    assert sphinx_ext._goes_on(first) and not sphinx_ext._goes_on(second)


def test_a_book_in_which_nothing_has_changed_is_not_read_again(tmp_path, monkeypatch):
    """Not even by a build from nothing; one letter of any page or of eqval, and it is."""
    pytest.importorskip("myst_parser")
    from sphinx.application import Sphinx

    from eqval.faces import sphinx_ext

    settings = (
        "extensions = ['myst_parser', 'eqval.faces.sphinx_ext']\n"
        "myst_enable_extensions = ['dollarmath']\neqval_verdicts = 'verdicts.json'\n"
        "exclude_patterns = ['beside.md']\n"
    )
    (tmp_path / "conf.py").write_text(settings)
    read = []
    judged = sphinx_ext.judged
    monkeypatch.setattr(sphinx_ext, "judged", lambda *args: (read.append(1), judged(*args))[1])

    def marks(builder="html"):
        """How many marks a form has, and whether its pages were read by eqval."""
        read.clear()
        trees = tmp_path / "trees"
        app = Sphinx(tmp_path, tmp_path, tmp_path / builder, trees, builder, status=None,
                     warning=None, freshenv=False)  # fmt: skip
        app.build(force_all=True)
        page = (tmp_path / builder / "index.html").read_text()
        return len(re.findall(r'class="eqno"><\w+ class="eqval ', page)), bool(read)

    texts = {"index.md": f"# Book\n\n{GOOD}\n\nSee {{eq}}`def-cited`.\n"}
    texts["cited.md"] = ":orphan:\n\n# Cited\n\n$$ q = 2 $$ (def-cited)\n"
    texts["beside.md"] = "# Not shown"
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert marks() == (3, True)
    assert marks("singlehtml") == (3, False)
    shutil.rmtree(tmp_path / "trees")
    assert marks() == (3, False)
    for name, text in texts.items():
        (tmp_path / name).write_text(re.sub("# .", "# x", text))
        assert marks() == (3, True), name
        (tmp_path / name).write_text(text)
        assert marks() == (3, True), name
        assert marks() == (3, False)
    (tmp_path / "index.md").write_text(f"# Book\n\n{BAD}\n")
    assert marks() == (4, True)
    assert marks() == (4, True), "it is wrong, and has to be said again"
    (tmp_path / "index.md").write_text(texts["index.md"])
    assert marks() == (3, True)
    (tmp_path / "pyproject.toml").write_text('[tool.eqval.roles]\n"x" = "eq"\n')
    roles.mapping.cache_clear()
    assert marks() == (3, True)
    records = (tmp_path / "verdicts.json").read_text().splitlines(keepends=True)
    (tmp_path / "verdicts.json").write_text("".join(records[:1] + records[-1:]))
    assert marks() == (3, True)
    assert marks() == (3, False)
    monkeypatch.setattr(sphinx_ext, "engine_digest", lambda: "another")
    assert marks() == (3, True)
    (tmp_path / "conf.py").write_text(f"{settings}eqval_mutate = False\n")
    assert marks() == (3, True)


def test_an_engine_with_another_letter_is_another(tmp_path, monkeypatch):
    (tmp_path / "pages").mkdir()
    (tmp_path / "two.py").write_text("a = 1")
    monkeypatch.setattr(ledger, "__file__", str(tmp_path / "pages" / "ledger.py"))
    digest_now = ledger.engine_digest.__wrapped__
    found = {digest_now()}
    (tmp_path / "two.py").write_text("a = 2")
    found.add(digest_now())
    for package in ledger.WITH:
        monkeypatch.setattr(metadata, "version", lambda name, other=package: str(name == other))
        found.add(digest_now())
    assert len(found) == 2 + len(ledger.WITH)


def test_the_site_shows_marks_and_ledger(tmp_path):
    pytest.importorskip("myst_parser")
    (tmp_path / "index.md").write_text(f"# Book\n\n{GOOD}\n\n```{{toctree}}\nback/ledger\n```\n")
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "ledger.md").write_text("# Ledger\n\n```{eqval-ledger}\n```\n")
    (tmp_path / "conf.py").write_text(
        "extensions = ['myst_parser', 'eqval.faces.sphinx_ext']\nmyst_enable_extensions = ['dollarmath']\n"
        "html_theme = 'basic'\n"
    )
    from sphinx.application import Sphinx

    for builder, page in (("html", "index.html"), ("singlehtml", "index.html")):
        out = tmp_path / builder
        Sphinx(tmp_path, tmp_path, out, tmp_path / f"trees-{builder}", builder, status=None).build()
        index = (out / page).read_text()
        assert len(re.findall(r'class="eqval eqval-\w+" href', index)) == 3
        assert "proved for all values" in index and "shown as wrong: refuted" in index
        assert (
            re.search(r'<div class="[^"]*eqval-wrong', index) and index.count("eqval-legend") == 1
        )
        assert re.findall(r'href="([^"]*)#ledger-eq-prime"', index), "each leads to the ledger"
        assert not re.search(r'href="[^"#]*#[^"#]*#', index)
    index = (tmp_path / "html" / "index.html").read_text()
    ledger = (tmp_path / "html" / "back" / "ledger.html").read_text()
    assert 'href="back/ledger.html#ledger-eq-prime"' in index
    assert 'id="ledger-eq-prime"' in ledger and "3 equations: 1 proved" in ledger
    assert re.search(r"<h2><a [^>]*>Book</a>", ledger), "a chapter's name is a heading"
    assert re.search(r"Spoiled versions caught: </span>\d+ of \d+", ledger)
    assert len(re.findall(r'class="eqval-formula"><p><span class="math', ledger)) == 3
    assert re.findall(r'type="radio" [^>]*id="eqval-kind-(\w+)"', ledger) == [
        "all", "proved", "stated", "caught",
    ]  # fmt: skip
    assert re.search(r'<tr class="[^"]*eqval-caught[^"]*" id="ledger-not-', ledger)
    assert re.findall(r'class="count-(\w+)"> \((\d)\)', ledger) == [
        ("all", "3"), ("proved", "1"), ("stated", "1"), ("caught", "1"),
    ], "a chapter is counted for each choice"  # fmt: skip
    assert (tmp_path / "html" / "_static" / "eqval.css").exists()
