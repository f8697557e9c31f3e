"""Pack the notebooks of an edition with all that they import, to be run anywhere."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

BOOK = Path(__file__).resolve().parent
ROOT = BOOK.parent
PROJECT = "yhat-minus-y"
BUILD_WHEEL = """import sys
from setuptools.build_meta import build_wheel
build_wheel(sys.argv[1], {"--global-option": "--quiet"})"""


def make_wheel(folder):
    """A wheel of ceutils and eqval, from a copy, so that nothing is left among the sources."""
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as copy:
        for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT"):
            shutil.copy(ROOT / name, copy)
        for name in ("ceutils", "eqval"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, Path(copy, name), ignore=ignored)
        folder.mkdir(parents=True)
        # As pip does it, in a third of the time; without what the environment asks of Python.
        command = [sys.executable, "-E", "-W", "ignore", "-c", BUILD_WHEEL, folder]
        subprocess.run(command, check=True, cwd=copy)
    return next(folder.glob("*.whl"))


def behind(requirement):
    """What a package needs, on any platform, with the extras that are asked for."""
    try:
        found = distribution(requirement.name)
    except PackageNotFoundError:  # it belongs to another platform
        return
    for one in map(Requirement, found.requires or ()):
        for extra in requirement.extras or {""}:
            marker = one.marker
            if marker is None or "extra" not in str(marker) or marker.evaluate({"extra": extra}):
                yield one


def needed(extra):
    """The lines of the lock file that an extra of the project stands for."""
    names, waiting = set(), [Requirement(f"{PROJECT}[{extra}]")]
    while waiting:
        for one in behind(waiting.pop()):
            name = canonicalize_name(one.name)
            if name not in names or one.extras:
                names.add(name)
                waiting.append(one)
    lines = (ROOT / "requirements.txt").read_text("utf8").splitlines()
    pins = [line for line in lines if line and not line.lstrip().startswith("#")]
    return [line for line in pins if canonicalize_name(Requirement(line).name) in names]


def beside():
    """What lies beside the notebooks because they read or show it, in one edition for all."""
    folder = BOOK / "en"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    pages = (".md", ".ipynb", ".pyc")
    return {path.relative_to(folder).as_posix(): path for path in found if path.suffix not in pages}


def pack(edition, sources, wheel, target):
    """Write the zip of one edition; `sources` holds its notebooks as a reader downloads them."""
    root = target.stem
    pins = [f"./{wheel.name}", *needed("notebooks")]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for notebook in sorted(sources.rglob("*.ipynb")):
            file.write(notebook, f"{root}/{notebook.relative_to(sources)}")
        for name, path in beside().items():
            file.write(path, f"{root}/{name}")
        file.write(wheel, f"{root}/{wheel.name}")
        file.writestr(f"{root}/requirements.txt", "\n".join(pins) + "\n")
        file.write(BOOK / "locale" / edition / "RUN.md", f"{root}/RUN.md")
        for name in ("requirements-frameworks.txt", "LICENSE", "LICENSE-TEXT"):
            file.write(ROOT / name, f"{root}/{name}")
