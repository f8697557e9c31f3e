// Compiles a folder of Python with the very Python that runs in the page, without docstrings and columns of lines:
//   node compile.mjs FOLDER_OF_PYODIDE SOURCES TARGET
// What is not Python is copied as it is.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [pyodide, sources, target] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ env: { PYTHONNODEBUGRANGES: "1" } });
python.mountNodeFS("/sources", sources);
python.mountNodeFS("/target", target);
python.runPython(`
import ast, marshal, shutil
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

DOCUMENTED = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef
UNCHECKED_HASH = (1).to_bytes(4, "little")

def bare(tree):
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
    return tree

def compiled(source, name):
    code = compile(bare(ast.parse(source)), name, "exec", dont_inherit=True)
    return MAGIC_NUMBER + UNCHECKED_HASH + source_hash(source) + marshal.dumps(code)

for path in sorted(Path("/sources").rglob("*")):
    if path.is_file():
        name = path.relative_to("/sources")
        place = Path("/target", name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".py":
            place.with_suffix(".pyc").write_bytes(compiled(path.read_bytes(), str(name)))
        else:
            shutil.copyfile(path, place)
`);
