"""Verdicts on file: what was verified, for which equation, by which eqval."""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path

from ..judging.verdict import Verdict
from ..reading.tree import names as all_names
from .entry import Entry, used_names
from .page import Page

WITH = ("sympy", "mpmath", "markdown-it-py", "mdit-py-plugins")


@cache
def engine_digest() -> str:
    """A hash of eqval's own source and of what it works with: another eqval, other verdicts."""
    from importlib.metadata import version  # which a page that carries eqval does not have

    found = hashlib.sha256(repr([(name, version(name)) for name in WITH]).encode())
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*.py")):
        found.update(path.relative_to(root).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def digest(entry: Entry) -> str:
    """A hash of an equation and of all it depends on."""
    scope, names = entry.scope, used_names(entry)
    for item in scope.hypotheses:
        names |= scope.dependencies(all_names(item.relation))
    parts = [
        *(engine_digest(), entry.item.kind, entry.item.label, " ".join(entry.item.latex.split())),
        *map(repr, (entry.error, [*map(digest, entry.others)], entry.claim)),
    ]
    for table in (scope.types, scope.definitions, scope.functions, scope.points, scope.settings):
        parts.append(repr(sorted((k, repr(v)) for k, v in table.items() if k in names)))
    parts.append(repr(sorted((k, repr(v)) for k, v in scope.calls.items() if k[0] in names)))
    parts += [repr(sorted(x)) for x in (scope.sizes.items(), scope.types, scope.inferred)]
    averaged = any("Expectation" in part for part in parts)
    lost = {
        key: (x.whole, x.doubted, sorted(x.tied))
        for key, x in scope.fallen.items()
        if (averaged or key[:3] != "#E(") and (key in names or not x.doubted)
    }
    parts += map(repr, (sorted(lost.items()), scope.hypotheses, scope.remarks))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def keys(page: Page, entry: Entry) -> tuple[str, str]:
    """Where a verdict is kept: for all pages; for pages of these words, where they had a say."""
    found = digest(entry)
    return found, f"{found}-{page.words}"


def key_of(page: Page, entry: Entry, verdict: Verdict) -> str:
    """The one of the two where this verdict is kept."""
    return keys(page, entry)[verdict.worded]


def record(page: Page, entry: Entry, mutate: bool) -> dict:
    """One line of the ledger."""
    verdict: Verdict = page.verdict(entry, mutate)
    return {
        "label": entry.item.label,
        "kind": entry.item.kind,
        "status": verdict.status,
        "extent": verdict.extent,
        "sizes": list(verdict.sizes),
        "reason": verdict.reason,
        "counterexample": verdict.counterexample is not None,
        "ok": verdict.ok and not verdict.survivors,
        "mutants": len(verdict.mutants),
        "killed": verdict.killed,
        "equivalent": verdict.equivalent,
        "survivors": verdict.survivors,
        "mutated": mutate,
    }


def record_all(found: list[tuple[Page, Entry]]) -> dict[str, dict]:
    """Records by digest of what a test run has judged."""
    mutated = any(page.verdict(entry).mutants for page, entry in found)
    return {
        key_of(page, entry, page.verdict(entry)): record(page, entry, mutated)
        for page, entry in found
    }


def read(path: Path) -> dict[str, dict]:
    """Records by digest; an unreadable file holds none."""
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path: Path, records: dict[str, dict]) -> None:
    """Records by digest, a line for each, in a fixed order; two builds at once do no harm."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps({key: records[key]}, ensure_ascii=False)[1:-1] for key in sorted(records))
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    draft.replace(path)


def look_up(page: Page, entry: Entry, known: dict[str, dict], mutate: bool) -> tuple[str, dict]:
    """The record of an equation and its key: from the file if it is of this very equation."""
    for key in keys(page, entry):
        if key in known and (known[key].get("mutated") or not mutate):
            return key, known[key]
    found = record(page, entry, mutate)
    key = key_of(page, entry, page.verdict(entry))
    known[key] = found
    return key, found
