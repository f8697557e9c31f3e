"""Fold the solutions of a notebook for whoever opens it in Jupyter.

A built page folds a solution by its directive, which Jupyter does not know. There its text
stands in `<details>`, and its code cells, which cannot stand in anything, are marked hidden
(JupyterLab and Notebook heed the mark; VS Code folds the text only).
`python book/folds.py FILE…` does both, and `refresh.py` does it each time. `_ext/unfold.py`
drops the `<details>` again where a page is built.
"""

import argparse
import re
from pathlib import Path

import nbformat

BOOK = Path(__file__).resolve().parent
SUMMARY = {"en": "Solution", "fa": "پاسخ"}
HIDDEN = {"outputs_hidden": True, "source_hidden": True}

OPENS = re.compile(r"^<details><summary>[^<]*</summary>\n\n", re.M)
CLOSES = re.compile(r"\n\n</details>$", re.M)
WHOLE = re.compile(r"^((:{3,})\{solution\} [^\n]*\n(?::[^\n]*\n)*\n?)(.+?)(\n\2)$", re.M | re.S)
START = re.compile(r"^((:{3,})\{solution-start\} [^\n]*\n(?::[^\n]*\n)*?\2\n\n)(.+)\Z", re.M | re.S)
END = re.compile(r"\A()()(.+?)(?=\n\n:{3,}\{solution-end\}|\Z)", re.S)


def fold_text(text, word, inside):
    """A Markdown cell with each solution in it folded, and whether one is open at its end."""
    text = CLOSES.sub("", OPENS.sub("", text))
    folded = rf"\1<details><summary>{word}</summary>\n\n\3\n\n</details>"
    ends, starts = text.rfind("{solution-end}"), text.rfind("{solution-start}")
    text = START.sub(folded, WHOLE.sub(rf"{folded}\4", text))
    if inside:
        text = END.sub(folded, text, count=1)
    return text, starts > ends or (inside and ends == -1)


def fold(notebook, path):
    """Fold the solutions of a notebook, in place; what is folded already stays as it is."""
    word, inside = SUMMARY[path.resolve().relative_to(BOOK).parts[0]], False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source, inside = fold_text(cell.source, word, inside)
        elif inside:
            cell.metadata["jupyter"] = nbformat.from_dict(HIDDEN)
        else:
            cell.metadata.pop("jupyter", None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("notebooks", nargs="+", type=Path, metavar="FILE")
    for path in parser.parse_args().notebooks:
        notebook = nbformat.read(path, as_version=4)
        fold(notebook, path)
        path.write_text(nbformat.writes(notebook) + "\n", "utf8", newline="\n")


if __name__ == "__main__":
    main()
