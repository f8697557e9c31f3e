"""Put the desk of the page together: `make desk`.

Python for the browser and the setting of formulas come by npm, SymPy and mpmath by pip, each held
to the checksum that stands beside this file. All Python is compiled beforehand, by the Python
that runs in the page. What comes out is one folder, `_build/desk`, which `make book` lays into
the site for all editions; what of it the page loads is packed, because not every host packs.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DESK = ROOT / "_build" / "desk"
PARTS = ROOT / "_build" / "desk-parts"
MANIFEST = DESK / "manifest.json"
OFFLINE = "desk-offline.js"  # at the root of the site, whose pages it may then serve
PACKED = ".bin"  # no name that would make a host unpack it
DATA = (".toml",)
PINNED = ("package.json", "package-lock.json", "wheels.txt")
MADE_OF = ("left-out.toml", "compile.mjs", "assemble.py", "inside.py", "worker.mjs", OFFLINE)


def digest(*pieces):
    """Twelve digits of some files or texts, in their order."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece.read_bytes() if isinstance(piece, Path) else piece.encode())
    return found.hexdigest()[:12]


def eqval_files():
    """The modules of eqval and their words, by the name that they have in the library."""
    found = (path for path in (ROOT / "eqval").rglob("*") if path.suffix in (".py", *DATA))
    return {path.relative_to(ROOT).as_posix(): path for path in sorted(found)}


def state():
    """What the sources of the desk are now; another desk has been made of others."""
    own = [HERE / name for name in (*PINNED, *MADE_OF)]
    return digest(*own, *(piece for item in eqval_files().items() for piece in item))


def ready():
    """The manifest of the desk that has been made of the present sources, or None."""
    if MANIFEST.exists():
        manifest = json.loads(MANIFEST.read_text("utf8"))
        if manifest["state"] == state():
            return manifest
    return None


def lay(site):
    """Put the desk into a built site, once for all editions."""
    if manifest := ready():
        folder = site / "desk" / manifest["version"]
        shutil.copytree(DESK / manifest["version"], folder)
        shutil.copy(DESK / OFFLINE, site)
    elif MANIFEST.exists():
        print("The desk in _build/desk was made of other sources, and is left out: make desk")


def run(*command, **options):
    subprocess.run(list(map(str, command)), check=True, **options)


def once(folder, key):
    """An empty folder to be filled, or None when it was filled from the same before."""
    seal = folder / ".made-of"
    if seal.exists() and seal.read_text() == key:
        return None
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def seal(folder, key):
    (folder / ".made-of").write_text(key)


def fetch():
    """Everything that others have made, below `fetched`."""
    key, folder = digest(*(HERE / name for name in PINNED)), PARTS / "fetched"
    if once(folder, key):
        print("Fetching Python for the browser, SymPy and mpmath: about 14 MB, once …")
        for name in PINNED[:2]:
            shutil.copy(HERE / name, folder)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", cwd=folder)
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet")
        strict = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
        run(*pip, *strict, "--dest", folder / "wheels", "--requirement", HERE / "wheels.txt")
        seal(folder, key)
    return folder


def left_out():
    return tomllib.loads((HERE / "left-out.toml").read_text("utf8"))["modules"]


def wanted(name, absent):
    """Whether a file of a library goes with the page: no test, and nothing that is left out."""
    parts = Path(name).with_suffix("").parts
    within = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    idle = {"tests", "test", "benchmarks", "site-packages"} & set(parts)
    return name.endswith(".py") and not idle and not within & absent


def compiled(pyodide, sources, target):
    run("node", HERE / "compile.mjs", pyodide, sources, target)


def libraries(fetched):
    """The standard library, SymPy and mpmath, compiled."""
    pins = [HERE / name for name in (*PINNED, "left-out.toml", "compile.mjs")]
    key, folder = digest(*pins), PARTS / "libraries"
    if once(folder, key):
        print("Compiling them with the Python that runs in the page: half a minute, once …")
        pyodide, sources = fetched / "node_modules" / "pyodide", PARTS / "sources"
        shutil.rmtree(sources, ignore_errors=True)
        absent = set(left_out())
        for archive in (pyodide / "python_stdlib.zip", *(fetched / "wheels").glob("*.whl")):
            with zipfile.ZipFile(archive) as file:
                file.extractall(sources, [n for n in file.namelist() if wanted(n, absent)])
        compiled(pyodide, sources, folder)
        shutil.rmtree(sources)
        seal(folder, key)
    return folder


def own(fetched):
    """eqval and what the worker calls, compiled."""
    sources, folder = PARTS / "own-sources", PARTS / "own"
    for stale in (sources, folder):
        shutil.rmtree(stale, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, path in eqval_files().items():
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, sources / name)
    shutil.copy(HERE / "inside.py", sources / "inside.py")
    compiled(fetched / "node_modules" / "pyodide", sources, folder)
    shutil.rmtree(sources)
    return folder


def archive(*folders):
    """One zip, not packed, in which Python finds its modules at once; it is packed as a whole."""
    target = PARTS / "library.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.name != ".made-of":
                    name = zipfile.ZipInfo(path.relative_to(folder).as_posix())
                    file.writestr(name, path.read_bytes())
    return target.read_bytes()


def settings(pyodide):
    """What the worker starts Python with: for which build, no packages, what is missing."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf8"))
    return {"lock": {"info": lock["info"], "packages": {}}, "leftOut": left_out()}


def pack(content):
    return gzip.compress(content, 9, mtime=0)


def assemble():
    """Make `_build/desk` anew, and say what it weighs."""
    fetched = fetch()
    pyodide, temml = (fetched / "node_modules" / name for name in ("pyodide", "temml"))
    worker = (HERE / "worker.mjs").read_text("utf8")
    files = {
        f"python{PACKED}": pack((pyodide / "pyodide.asm.wasm").read_bytes()),
        f"library{PACKED}": pack(archive(libraries(fetched), own(fetched))),
        "pyodide.asm.mjs": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "pyodide.mjs": (pyodide / "pyodide.mjs").read_bytes(),
        "temml.min.js": (temml / "dist" / "temml.min.js").read_bytes(),
        "settings.json": json.dumps(settings(pyodide)).encode(),
        "worker.mjs": worker.encode(),
    }
    version = digest(*(hashlib.sha256(content).hexdigest() for content in files.values()))
    shutil.rmtree(DESK, ignore_errors=True)
    (DESK / version).mkdir(parents=True)
    for name, content in files.items():
        (DESK / version / name).write_bytes(content)
    offline = (HERE / OFFLINE).read_text("utf8").replace("VERSION_OF_DESK", version)
    (DESK / OFFLINE).write_text(offline, "utf8")
    travelled = {n: len(c if n.endswith(PACKED) else pack(c)) for n, c in files.items()}
    manifest = {"state": state(), "version": version, "bytes": travelled}
    MANIFEST.write_text(json.dumps(manifest, indent=1), "utf8")
    for name, size in sorted(travelled.items(), key=lambda item: -item[1]):
        print(f"{name:20}{size:12,}")
    print(f"{'together':20}{sum(travelled.values()):12,} bytes, as they travel")


if __name__ == "__main__":
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    if ready():
        print("The desk is made: _build/desk")
    else:
        assemble()
