"""The zip of an edition, on another machine: unpacked, installed, a notebook run."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
PAGE = "neuron/gradient.ipynb"


def printed(notebook):
    """What the code cells print, without pictures."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output.get("text") or output.get("data", {}).get("text/plain") for output in outputs]


@pytest.fixture(scope="module", params=["en", "fa"])
def folder(request, tmp_path_factory):
    """An edition's zip, unpacked far from here."""
    packed = ROOT / "_build" / f"yhat-minus-y-{request.param}.zip"
    if not packed.exists():
        pytest.skip("the site is not built (make book)")
    target = tmp_path_factory.mktemp("downloaded")
    with zipfile.ZipFile(packed) as file:
        file.extractall(target)
    return target / packed.stem


def test_everything_is_in_it(folder):
    edition = folder.name[-2:]
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = ROOT / "book" / edition
    notebooks = {path.relative_to(pages).as_posix() for path in pages.rglob("*.ipynb")}
    assert notebooks | {"RUN.md", "requirements.txt", "LICENSE", "LICENSE-TEXT"} <= found
    pins = (folder / "requirements-frameworks.txt").read_text("utf8")
    assert "torch==" in pins and "requirements-frameworks.txt" in (folder / "RUN.md").read_text()
    assert [name for name in found if name.endswith(".whl")], "a wheel"
    first = nbformat.read(folder / PAGE, as_version=4).cells[0]
    assert folder.name + ".zip" in first.source and "`ceutils`" in first.source


def test_what_a_notebook_reads_lies_beside_it(folder):
    named = [
        (path.parent, name)
        for path in folder.rglob("*.ipynb")
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
        for name in re.findall(r'"([\w./-]+\.(?:csv|txt|py))"', cell.source)
    ]
    assert len(named) >= 2
    assert [name for place, name in named if not (place / name).exists()] == []


def test_a_notebook_runs_with_what_the_folder_brings(folder, monkeypatch):
    if folder.name.endswith("fa"):
        pytest.skip("the same wheel and the same pins as in the English zip")
    uv, python = [sys.executable, "-m", "uv"], folder / ".venv/bin/python"
    quiet = {"cwd": folder, "check": True, "capture_output": True}
    subprocess.run([*uv, "venv", "--python", sys.executable, ".venv"], **quiet)
    install = ["pip", "install", "--system-certs", "--python", python, "-r", "requirements.txt"]
    subprocess.run([*uv, *install], **quiet)
    where = "import ceutils, eqval; print(ceutils.__file__, eqval.__file__)"
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    result = subprocess.run([python, "-c", where], env=clean, text=True, **quiet)
    assert result.stdout.count(str(folder / ".venv")) == 2

    notebook = nbformat.read(folder / PAGE, as_version=4)
    before = printed(notebook)
    kernel = ["-m", "ipykernel", "install", "--prefix", ".venv", "--name", "downloaded"]
    subprocess.run([python, *kernel], **quiet)
    monkeypatch.setenv("JUPYTER_PATH", str(folder / ".venv/share/jupyter"))
    client = NotebookClient(
        notebook,
        kernel_name="downloaded",
        timeout=300,
        coalesce_streams=True,
        resources={"metadata": {"path": str((folder / PAGE).parent)}},
    )
    client.execute()
    assert len(before) > 10 and printed(notebook) == before
