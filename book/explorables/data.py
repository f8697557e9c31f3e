"""Write the data that explorables load: `python book/explorables/data.py`; they are committed.

Each is a script that the page asks for when the picture comes into view.
"""

import json
from pathlib import Path

from ceutils import data

STATIC = Path(__file__).resolve().parent / "static" / "explorables"
HEAD = "// Made by book/explorables/data.py.\n"


def script(name, value):
    """A script that hands a value to the arithmetic."""
    return f"{HEAD}arithmetic.{name} = {json.dumps(value, separators=(',', ':'))};\n"


def biopsies():
    """Mean radius and mean texture of each, and whether it is malignant."""
    cancer = data.load_breast_cancer()
    return script("biopsies", [cancer.X[:, 0].tolist(), cancer.X[:, 1].tolist(), cancer.y.tolist()])


SCRIPTS = {"line-data": biopsies}


def main():
    for name, make in SCRIPTS.items():
        (STATIC / f"{name}.js").write_text(make(), "utf8")


if __name__ == "__main__":
    main()
