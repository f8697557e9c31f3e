"""The committed notebooks are complete, clean and portable; no kernel is started."""

import ast
import json
import re
import sys
import tomllib
from collections import defaultdict
from copy import deepcopy
from pathlib import Path
from statistics import median

import nbformat
import pytest
import yaml

from eqval.faces.sphinx_ext import MADE_OF, fingerprint
from eqval.pages import ledger

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "book"))
from folds import HIDDEN, fold  # noqa: E402

NOTEBOOKS = sorted((ROOT / "book").glob("*/**/*.ipynb"))
PAGES = NOTEBOOKS + sorted((ROOT / "book").glob("??/**/*.md"))
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "pygments_lexer": "ipython3"},
}
NOT_PORTABLE = {
    r"0x[0-9a-f]{6,}": "a memory address",
    r"\d\.\d{9,}": "an unrounded float",
    r"(?<![\d.])\d(?:\.\d+)?e-1[1-9]": "rounding noise",
    r"/(tmp|home|Users)/|ipykernel_\d": "a path of one machine",
    r"np\.(float|int)\d+\(": "the repr of a NumPy scalar",
    r"(?<![\w.])-0\.?(?:0+)?(?![\d.])": "a negative zero",
}
LONGEST_CELL, MEDIAN_CELL, WIDEST_LINE = 15, 5, 79


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: str(path.relative_to(ROOT / "book")))
def notebook(request):
    notebook = nbformat.read(request.param, as_version=4)
    nbformat.validate(notebook)
    return notebook


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def printed(output):
    if output.output_type == "stream":
        return output.text
    return output.get("data", {}).get("text/plain", "")


def figures(cell):
    return [output for output in cell.outputs if "image/png" in output.get("data", {})]


def test_there_are_notebooks():
    assert len(NOTEBOOKS) >= 6


def test_every_page_is_in_the_table_of_contents():
    listed = set(re.findall(r"(?:file|root): (\S+)", (ROOT / "_toc.yml").read_text()))
    pages = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for path in (ROOT / "book/en").rglob("*")
        if path.suffix in (".md", ".ipynb")
    }
    assert listed == pages


def test_cells_were_run_in_order(notebook):
    """nbval compares nothing for a cell without an execution count."""
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_metadata_is_normalised(notebook):
    assert dict(notebook.metadata) == METADATA
    assert all(set(cell.metadata) <= {"tags", "mystnb", "en", "jupyter"} for cell in notebook.cells)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


def test_outputs_are_portable(notebook):
    found = []
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert output.output_type != "error", cell.id
            assert output.get("name") != "stderr", f"{cell.id} writes to stderr: {output.text}"
            for pattern, what in NOT_PORTABLE.items():
                if match := re.search(pattern, printed(output)):
                    found.append(f"{cell.id} prints {what}: {match.group()}")
    assert not found


def test_no_output_is_left_uncompared(notebook):
    tags = {tag for cell in code_cells(notebook) for tag in cell.metadata.get("tags", [])}
    assert tags <= {"hide-input"}


def test_what_is_used_is_imported_by_its_name(notebook):
    """Kernels of the tests are born with parts of these (`kernels/zygote.py`), others not."""
    code = "\n".join(cell.source for cell in code_cells(notebook))
    whole = {
        name.name
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Import)
        for name in node.names
    }
    assert not whole & {"IPython", "matplotlib", "scipy", "sklearn"}


def lines(cell):
    return sum(1 for line in cell.source.splitlines() if line.strip())


def test_cells_are_short(notebook):
    cells = code_cells(notebook)
    assert [cell.id for cell in cells if lines(cell) > LONGEST_CELL] == []
    shown = [cell for cell in cells if "tags" not in cell.metadata]
    assert median(lines(cell) for cell in shown) <= MEDIAN_CELL
    wide = {
        cell.id for cell in shown for line in cell.source.splitlines() if len(line) > WIDEST_LINE
    }
    assert not wide


def test_code_parses_and_ends_without_semicolon(notebook):
    """Under nbval a trailing semicolon does not silence a cell."""
    for cell in code_cells(notebook):
        ast.parse(cell.source)
        assert not cell.source.rstrip().endswith(";"), cell.id


def test_every_figure_is_there_and_described(notebook):
    """nbval does not notice a figure that vanished."""
    names = []
    for cell in code_cells(notebook):
        assert len(figures(cell)) == cell.source.count("plt.show()"), cell.id
        if not figures(cell):
            continue
        described = cell.metadata.mystnb
        assert 20 <= len(described.image.alt) <= 400, f"{cell.id}: alt text of a figure"
        assert described.figure.caption[-1] in ".?!؟", cell.id
        assert described.figure.name.startswith("fig-"), cell.id
        names.append(described.figure.name)
    assert names, "a chapter without a picture"
    assert len(set(names)) == len(names)


def test_one_title(notebook):
    assert notebook.cells[0].source.startswith("# ")
    assert len(re.findall(r"^# ", prose(notebook), flags=re.M)) == 1


def test_exercises_have_solutions(notebook):
    exercises = re.findall(r"^:::\{exercise\}.*\n:label: (\S+)", prose(notebook), flags=re.M)
    solutions = re.findall(r"^:::\{solution(?:-start)?\} (\S+)", prose(notebook), flags=re.M)
    assert 4 <= len(exercises) <= 8
    assert exercises == solutions


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_solutions_are_folded_in_jupyter(path):
    notebook = nbformat.read(path, as_version=4)
    folded = deepcopy(notebook)
    fold(folded, path)
    assert folded == notebook, f"python book/folds.py {path.relative_to(ROOT)}"


def test_a_fold_holds_the_text_and_hides_the_code():
    text, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    before = [
        ":::{solution} a\n:class: dropdown\nOne.\n\nTwo.\n:::\n\n"
        ":::{exercise} More\n:label: b\nWhy?\n:::\n\n:::{solution-start} b\n"
        ":class: dropdown\n:::\n\nThree.",
        "Four.\n\n:::{solution-end}\n:::\n\nNot a solution.",
    ]
    after = [
        ":::{solution} a\n:class: dropdown\n<details><summary>Solution</summary>\n\nOne.\n\nTwo."
        "\n\n</details>\n:::\n\n:::{exercise} More\n:label: b\nWhy?\n:::\n\n:::{solution-start} b\n"
        ":class: dropdown\n:::\n\n<details><summary>Solution</summary>\n\nThree.\n\n</details>",
        "<details><summary>Solution</summary>\n\nFour.\n\n</details>\n\n:::{solution-end}\n:::\n\n"
        "Not a solution.",
    ]
    cells = [text(before[0]), code("1"), text(before[1]), code("2")]
    fold(nbformat.v4.new_notebook(cells=cells), ROOT / "book/en/x.ipynb")
    assert [cells[0].source, cells[2].source] == after
    assert [cells[1].metadata, cells[3].metadata] == [{"jupyter": HIDDEN}, {}]


def test_files_end_in_one_line_break():
    for path in NOTEBOOKS:
        text = path.read_text(encoding="utf8")
        assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n", path


def test_the_committed_verdicts_are_of_these_equations(readings):
    """What the marks on the site say was found by this eqval, of the equations as they stand."""
    known = ledger.read(ROOT / "book/verdicts.json")
    keys, paths, stale = defaultdict(dict), defaultdict(dict), []
    for path in PAGES:
        page, place = readings.of(path).page(path), path.relative_to(ROOT / "book")
        edition, docname = place.parts[0], Path(*place.parts[1:]).with_suffix("").as_posix()
        named = keys[edition][docname] = {}
        paths[edition][docname] = path
        for entry in page.entries:
            key = next((key for key in ledger.keys(page, entry) if key in known), "")
            named[entry.name], found = key, known.get(key)
            if not (found and found["mutated"] and found["ok"]):
                stale.append(f"{place}: {entry.name}")
    for edition, named in keys.items():
        kept = ledger.read(ROOT / f"book/verdicts.{edition}.json")
        whole = fingerprint(dict(sorted(paths[edition].items())), mutate=True)
        if kept != {MADE_OF: whole, **named}:
            stale.append(f"book/verdicts.{edition}.json")
    assert not stale, "`make book` judges them anew; then commit book/verdicts*.json"


def test_links_that_follow_each_other_are_parted_by_a_mark():
    """Outside of them: two links in a row look like one."""
    pages = {path: path.read_text("utf8") for path in PAGES}
    assert [path for path, text in pages.items() if re.search(r"` +\{(?:ref|doc)\}`", text)] == []


def test_what_one_cites_is_this_version():
    """And it has an entry among the changes."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf8"))["version"] == version
    latest = re.search(r"^## Version (\S+)$", (ROOT / "book/en/back/changes.md").read_text(), re.M)
    assert version == f"{latest[1]}.0"


def test_equations_that_the_code_names_are_in_the_book():
    pages = "".join(path.read_text("utf8") for path in PAGES)
    named = {
        label
        for path in (ROOT / "ceutils").rglob("*.py")
        for label in re.findall(r"`((?:def|eq|hyp|not)-[\w-]+)`", path.read_text("utf8"))
    }
    assert len(named) > 10
    assert [label for label in sorted(named) if f"$$ ({label})" not in pages] == []
