"""Sphinx extension: what a build has made out of something, the next one does not make again."""

import json
from hashlib import sha256
from pathlib import Path

from catalogues import put


class Kept:
    """Texts by what they were made of; one that a build does not ask for is not kept longer."""

    def __init__(self, path):
        self.path, self.now = path, {}
        self.before = json.loads(path.read_text("utf8")) if path.exists() else {}

    def get(self, made_of, make):
        """The text made of this before, or else the one that `make()` makes now."""
        name = sha256(repr(made_of).encode()).hexdigest()
        if name not in self.now:
            self.now[name] = self.before[name] if name in self.before else make()
        return self.now[name]

    def save(self):
        if self.now != self.before:
            put(self.path, json.dumps(self.now).encode())


def begin(app):
    """Of another maker, other makings: the extensions' own sources are in the name of the file."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    maker = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    folder = Path(app.doctreedir).parent
    name = f".kept-{app.builder.name}"
    for old in folder.glob(f"{name}-*"):
        if maker not in old.name:
            old.unlink()
    app.kept = Kept(folder / f"{name}-{maker}.json")


def end(app, exception):
    if exception is None:
        app.kept.save()


def setup(app):
    app.connect("builder-inited", begin, priority=100)
    app.connect("build-finished", end, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
