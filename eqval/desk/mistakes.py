"""Where a line goes wrong and how: first a nudge, then words, both from the change that mends it."""

from __future__ import annotations

from ..judging.hints import mend
from ..judging.judge import Judge
from ..judging.mutants import Mutant
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.budget import TooLarge
from ..reading.errors import EquationError
from .sentences import has, say


def kind_of(mutant: Mutant) -> str:
    """The kind of a mistake by the change that mends it: a key in the words."""
    way, what = mutant.way, mutant.what.partition(": ")[2] or mutant.what
    if way == "transpose":
        return "extra transpose" if what.endswith("not transposed") else "transpose"
    if way == "lost" and what.startswith("a mean"):
        return "mean"
    if way == "lost" and what.startswith("a sum"):
        return "sum"
    return way


def hints(claim: Claim, judge: Judge, language: str) -> tuple[str, list[str]]:
    """The kind of a mistake, a nudge and words; nothing where no single change mends it."""
    try:
        found = mend(claim, judge)
    except (TooLarge, EquationError):
        found = None
    if found is None:
        return "", []
    kind = kind_of(found)
    if not has(language, "mistakes", kind):
        kind = "other"
    piece = tree.latex(found.piece) if found.piece is not None else ""
    if not piece:
        piece = tree.latex(claim.relations[0].right)
    return kind, [
        say(language, "nudges", kind, piece=piece),
        say(language, "mistakes", kind, piece=piece),
    ]
