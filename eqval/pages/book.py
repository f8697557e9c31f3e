"""Other pages of the same edition: what a citation brings, and labels used twice."""

from __future__ import annotations

from pathlib import Path

from ..meaning.scope import Scope
from ..reading import tree
from ..reading.budget import outside_limits
from ..reading.errors import BadPage, EquationError, IllTyped, Unreadable
from .notebook import read_items
from .page import Page

SKIP = {"_build", ".ipynb_checkpoints", "node_modules", "_ext", "_theme"}


def edition_of(path: Path) -> Path:
    """The nearest directory above a page that holds ``index.md`` or ``index.ipynb``."""
    path = Path(path).resolve()
    for folder in path.parents:
        if (folder / "index.md").exists() or (folder / "index.ipynb").exists():
            return folder
    return path.parent


class Book:
    """The pages of one edition, read when they are needed.

    Parameters
    ----------
    root : Path
        The directory of the edition.
    """

    def __init__(self, root: Path):
        self.root = Path(root).resolve()
        self._pages: dict[Path, object] = {}
        self._items: dict[Path, list] = {}
        self._labels: dict[str, list[Path]] | None = None
        self._reading: list[Path] = []

    def paths(self) -> list[Path]:
        """All pages, in a fixed order."""
        found = [
            path
            for pattern in ("*.ipynb", "*.md")
            for path in self.root.rglob(pattern)
            if not SKIP & set(path.relative_to(self.root).parts)
        ]
        return sorted(found)

    @property
    def labels(self) -> dict[str, list[Path]]:
        """Where each equation label stands."""
        if self._labels is None:
            self._labels = {}
            for path in self.paths():
                for item in self._readable(path):
                    if item.label and item.kind in ("def", "eq", "hyp", "not"):
                        places = self._labels.setdefault(item.label, [])
                        if path not in places:
                            places.append(path)
        return self._labels

    def items(self, path: Path) -> list:
        """What a page displays, declares and cites, read once."""
        if path not in self._items:
            self._items[path] = read_items(path)
        return self._items[path]

    def _readable(self, path: Path) -> list:
        """The items of a page; none of one that cannot be read, which is red where it is judged."""
        try:
            return self.items(path)
        except BadPage:
            return []

    def page(self, path: Path):
        """The page at ``path``, read once."""
        path = Path(path).resolve()
        if path not in self._pages:
            if path in self._reading:
                raise Unreadable("these pages cite each other in a circle")
            self._reading.append(path)
            try:
                with outside_limits():
                    self._pages[path] = Page(path, self)
            finally:
                self._reading.pop()
        return self._pages[path]

    def source(self, label: str) -> str:
        """The LaTeX behind a label, empty if there is none."""
        for path in self.labels.get(label, []):
            for item in self._readable(path):
                if item.label == label and item.kind in ("def", "hyp"):
                    return item.latex
        return ""

    def duplicates(self, label: str) -> list[Path]:
        """Pages that use a label, if more than one does."""
        found = self.labels.get(label, [])
        return found if len(found) > 1 else []

    def bring_function(self, label: str, page) -> None:
        """Bring a cited definition of a function, and nothing else."""
        try:
            entry = self.cited(label, page)
        except EquationError:
            return  # the citation itself turns red where it stands
        if any(name in entry.keys for name, _ in entry.scope.calls):
            import_entry(entry, page.scope)

    def bring(self, label: str, page):
        """Bring a cited equation of another page into the scope of ``page``."""
        entry = self.cited(label, page)
        import_entry(entry, page.scope)
        return entry

    def home(self, label: str, page):
        """The page that a label is cited from."""
        found = next(path for path in self.labels[label] if path != page.path.resolve())
        return self.page(found)

    def cited(self, label: str, page):
        """The entry behind a label of another page."""
        places = [path for path in self.labels.get(label, []) if path != page.path.resolve()]
        if not places:
            raise Unreadable(f"cites {label}, which no page of this edition has")
        if len(places) > 1:
            raise Unreadable(f"cites {label}, which stands on {len(places)} pages")
        other = self.page(places[0])
        entry = next(item for item in other.entries if item.item.label == label)
        if entry.error is not None:
            raise Unreadable(f"cites {label}, which cannot be read: {entry.error}")
        if entry.scope.zero_lengths != page.scope.zero_lengths:
            raise Unreadable(f"cites {label} of a page on which labels are counted otherwise")
        return entry


def import_entry(entry, scope: Scope) -> None:
    """Declarations, and for definitions and hypotheses the equation itself.

    A cited definition brings the functions it calls, because a function has no
    other meaning than its definition.  It does not bring the definitions of the
    quantities it mentions: they stay free, and what is proved for every value
    of them holds for the defined one.  Claims bring declarations only; proofs
    never rest on another claim.
    """
    source, kind = entry.scope, entry.item.kind
    keys = set()
    for relation in (*entry.statement.relations, *entry.statement.where):
        keys |= tree.names(relation)
    scope.fallen.update({key: source.fallen[key] for key in keys if key in source.fallen})
    done: set[str] = set()
    todo = sorted(keys)
    while todo:
        key = todo.pop()
        if key in done:
            continue
        done.add(key)
        here, there = scope.definitions.get(key), source.definitions.get(key)
        if kind == "def" and key not in entry.keys and here and there and here.body != there.body:
            raise IllTyped(f"{key} of {entry.item.label} is not the {key} of this page")
        if key in entry.keys and kind == "def" and key in source.definitions:
            definition = source.definitions[key]
            todo.extend(tree.free_names(definition.body, frozenset(definition.indices)))
        for (name, count), definition in source.calls.items():
            if name == key:
                known = scope.calls.get((name, count))
                if known and known.body != definition.body:
                    raise IllTyped(f"{name} is already defined otherwise on this page")
                scope.functions.pop(name, None)
                scope.calls[name, count] = definition
                bound = frozenset((*definition.parameters, *definition.indices))
                todo.extend(tree.free_names(definition.body, bound))
        if key in source.points:
            scope.points[key] = source.points[key]
            for point in source.points[key]:
                todo.extend(tree.free_names(point.body))
        _declare(key, source, scope)
    if kind == "def":
        for key in entry.keys:
            if key in source.definitions:
                known = scope.definitions.get(key)
                if known and known.body != source.definitions[key].body:
                    if key in scope.imported:
                        scope.disagree(key)
                        continue
                    raise IllTyped(f"{key} is already defined otherwise on this page")
                if key not in scope.conflicts:
                    scope.definitions[key] = source.definitions[key]
                    scope.imported.add(key)
    if kind == "hyp":
        present = {item.relation for item in scope.hypotheses}
        for item in source.hypotheses:
            if item.label == entry.item.label and item.relation not in present:
                scope.hypotheses = (*scope.hypotheses, item)


def _declare(key: str, source: Scope, scope: Scope) -> None:
    """Carry over the type of one name and the sizes in it."""
    if key in source.sizes:
        scope.declare_size(key, source.sizes[key])
    if key in source.functions and key not in scope.functions:
        if not any(name == key for name, _ in scope.calls):
            scope.declare_function(key, source.functions[key])
    for form in _forms(key, source):
        kind = source.types[form]
        for dim in (*kind.shape, *kind.family, *filter(None, [kind.domain.upper])):
            if dim.name:
                scope.declare_size(dim.name, source.sizes.get(dim.name, 2))
        known = scope.types.get(form)
        if form in scope.conflicts:
            continue
        if known is None:
            scope.declare(form, kind)
            scope.imported.add(form)
            lengths = {dim.name for dim in (*kind.shape, *kind.family)}
            scope.inferred |= source.inferred & {form, *lengths}
        elif (known.shape, known.family) != (kind.shape, kind.family):
            if form in scope.imported:
                scope.disagree(form)
                continue
            raise IllTyped(f"{form} has another shape on the page it is cited from")


def _forms(key: str, source: Scope) -> list[str]:
    """The declared names behind a printed one: ``z_i`` may be an entry of bold z."""
    found = [key] if key in source.types else []
    for count in (1, 2):
        form = source.entry_key(key, count)
        if form in source.types and form not in found:
            found.append(form)
    return found
