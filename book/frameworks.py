"""Which files need a framework: those that import one. Nothing else says so."""

import ast
import json
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-frameworks/bin/python"  # made by `make .venv-frameworks/.ready`
FRAMEWORKS = frozenset({"torch", "tensorflow", "keras", "jax"})


def code(path):
    """The Python of a notebook or of a module."""
    text = path.read_text("utf8")
    if path.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


@cache
def needed(path):
    """The frameworks that a notebook or a module imports."""
    text, modules = code(path), []
    if not any(name in text for name in FRAMEWORKS):
        return frozenset()  # to parse every file takes seconds
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            modules += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules.append(node.module)
    return FRAMEWORKS & {module.partition(".")[0] for module in modules}
