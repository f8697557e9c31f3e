"""Run the notebooks of the book again and store what they print, the same bytes each time."""

import argparse
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import frameworks
import nbformat
from folds import fold
from nbclient import NotebookClient

BOOK = Path(__file__).resolve().parent
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "pygments_lexer": "ipython3"},
}
KEPT_CELL_METADATA = {"tags", "mystnb", "en", "jupyter"}  # en: see parity.py, jupyter: folds.py


def execute(notebook, folder):
    """Run all cells in a fresh kernel; an exception that the cell did not announce stops us."""
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(stderr=subprocess.DEVNULL)  # the kernel process's own log, not the cells'


def normalise(notebook):
    """Drop what differs between machines and between runs."""
    notebook.metadata = nbformat.from_dict(NOTEBOOK_METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    count = 0
    for cell in notebook.cells:
        kept = {key: value for key, value in cell.metadata.items() if key in KEPT_CELL_METADATA}
        cell.metadata = nbformat.from_dict(kept)
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
            if "metadata" in output:
                output.metadata = nbformat.from_dict({})


def refresh(path):
    """Execute one notebook in place; returns whether its bytes changed."""
    before = path.read_text(encoding="utf8")
    notebook = nbformat.reads(before, as_version=4)
    execute(notebook, path.parent)
    normalise(notebook)
    fold(notebook, path)
    nbformat.validate(notebook)
    after = nbformat.writes(notebook) + "\n"
    if after != before:
        path.write_text(after, encoding="utf8", newline="\n")
    return after != before


def elsewhere(paths):
    """Refresh in the environment of the frameworks what needs one; returns its exit code."""
    if not frameworks.PYTHON.exists():
        print(f"not run, first type `make .venv-frameworks/.ready`: {', '.join(map(str, paths))}")
        return 1
    return subprocess.run([frameworks.PYTHON, __file__, *paths]).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="FILE", help="without any: all")
    paths = parser.parse_args().notebooks or sorted(BOOK.glob("*/**/*.ipynb"))
    paths = [path for path in paths if ".ipynb_checkpoints" not in path.parts]
    here = Path(sys.prefix) == frameworks.PYTHON.parents[1]
    others = [] if here else [path for path in paths if frameworks.needed(path)]
    failed = elsewhere(others) if others else 0
    paths = [path for path in paths if path not in others]
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    changed = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for path, differs in zip(paths, pool.map(refresh, paths), strict=True):
            print("changed" if differs else "same   ", path, flush=True)
            changed += differs
    if paths:
        print(f"{len(paths)} notebooks run, {changed} changed")
    return failed


if __name__ == "__main__":
    sys.exit(main())
