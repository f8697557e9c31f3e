"""Write the data that explorables load: `python book/explorables/data.py`; they are committed.

Each is a script that the page asks for when the picture comes into view.
"""

import json
from pathlib import Path

import nbformat

from ceutils import data

BOOK = Path(__file__).resolve().parents[1]
STATIC = BOOK / "explorables" / "static" / "explorables"
HEAD = "// Made by book/explorables/data.py.\n"


def script(name, value):
    """A script that hands a value to the arithmetic."""
    return f"{HEAD}arithmetic.{name} = {json.dumps(value, separators=(',', ':'))};\n"


def biopsies():
    """Mean radius and mean texture of each, and whether it is malignant."""
    cancer = data.load_breast_cancer()
    return script("biopsies", [cancer.X[:, 0].tolist(), cancer.X[:, 1].tolist(), cancer.y.tolist()])


def reader():
    """The network of the chapter on training, made by the chapter's own cells."""
    page = nbformat.read(BOOK / "en" / "network" / "training.ipynb", as_version=4)
    cells = {cell.id: cell.source for cell in page.cells}
    names = {}
    for cell in ("imports", "split-code", "start-code", "one-turn", "loop"):
        exec(cells[cell], names)
    return names["network"]


def handwriting():
    """Its parameters in thousandths; one digit of each kind of the test set in sixteenths."""
    theta = (1000 * reader().theta).round().astype(int).tolist()
    digits = data.load_digits()
    X, y = digits.X[1000:], digits.y[1000:]
    samples = [(16 * X[y == k][0]).round().astype(int).tolist() for k in range(10)]
    return script("handwriting", {"theta": theta, "samples": samples})


SCRIPTS = {"line-data": biopsies, "handwriting-data": handwriting}


def main():
    for name, make in SCRIPTS.items():
        (STATIC / f"{name}.js").write_text(make(), "utf8")


if __name__ == "__main__":
    main()
