"""Where a line goes wrong and how: a nudge, then words, both from the change that mends it."""

from __future__ import annotations

import re

from ..judging.hints import mend
from ..judging.judge import Judge
from ..judging.mutants import Mutant
from ..meaning.scope import Scope
from ..meaning.typing import Claim
from ..reading import tree
from ..reading.budget import TooLarge, limits
from ..reading.errors import EquationError
from .sentences import has, say

HINT_SECONDS = 0.6  # the last resort; the steps are counted


def kind_of(mutant: Mutant, relation: tree.Relation, scope: Scope) -> str:
    """The kind of a mistake by the change that mends it: a key in the words."""
    way, piece = mutant.way, mutant.piece
    if way == "transpose":
        return "extra transpose" if mutant.what.endswith("not transposed") else "transpose"
    whole = tree.children(mutant.relation.right)[:1] == (relation.right,)
    if way == "lost" and whole and tree.has(relation.right, tree.Sum):
        below = piece.below if isinstance(piece, tree.Div) else None
        if isinstance(below, tree.Name) and below.key in scope.sizes:
            return "mean"
        if isinstance(piece, tree.Name) and piece.key in scope.sizes:
            return "sum"
    return way


def hints(claim: Claim, judge: Judge, parts, language: str) -> tuple[str, list[str]]:
    """The kind of a mistake, a nudge and words; nothing where no single change mends it."""
    try:
        with limits(HINT_SECONDS):
            found = mend(claim, judge, parts)
    except (TooLarge, EquationError):
        found = None
    return told(found, claim.relations[0], judge.scope, language)


def told(found: Mutant | None, relation: tree.Relation, scope: Scope, language: str):
    """A change in words."""
    if found is None:
        return "", []
    kind = kind_of(found, relation, scope)
    if not has(language, "mistakes", kind):
        kind = "other"
    piece = as_typed(found.piece if found.piece is not None else relation.right)
    return kind, [
        say(language, "nudges", kind),
        say(language, "mistakes", kind, piece=piece),
    ]


def as_typed(node: tree.Node) -> str:
    r"""LaTeX as a reader would write it: ``w_j`` for ``\mathbf{w}_{j}``, ``e^{z}``, δ."""
    text = tree.latex(node)
    text = re.sub(r"\\(?:mathbf|boldsymbol)\{(\\?[a-zA-Z]+)\}(?=_)", r"\1", text)
    text = re.sub(r"\{\\(?:mathbf|boldsymbol)\{([a-zA-Z])\}\}(?=_)", r"{\1}", text)
    text = re.sub(r"_\{(\w)\}", r"_\1", text)
    text = re.sub(r"\\mathbb\{1\}\((\w) = (\w)\)", r"\\delta_{\1\2}", text)
    return text.replace(r" \, ", " ")
