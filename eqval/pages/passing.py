"""What a sentence says of a name in passing, and what stays of it.

A name that the page has declared gets a smaller set, or another value, from a sentence
that says so ("now let", "assume").  In an exercise, a proof, a note, a quote, a list item,
a row or a heading this holds inside it only; what is supposed, asked, denied or only
mentioned does not hold at all.  Behind it neither word stands firm: the name has its wider
set, of which a counterexample says nothing, and no value.  What a citation has brought is
restated freely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..meaning.scope import REAL, Hypothesis, Scope, Type
from ..reading import tree
from .fallen import doubt, lose
from .markdown import JOINS, OWN_WORLD, Item
from .settings import DENIED, NEGATED

STATES = re.compile(
    r"\b(?:let|now|take|consider|suppose|assume|given|with|where|here|fix|choose|draw|restrict(?:ed)?"
    r"|throughout|again|henceforth|from now on)\b[^.;:]*$"
    r"|(?:بگیرید|کنید|اکنون|حالا|اینک|اینجا|دوباره|با)(?!\w)[^.؛:]*$",
    re.I,
)
STATED = re.compile(r"^[^.؛;]*(?:بگیرید|می‌گیریم|فرض می‌کنیم|باشد)")
SUPPOSES = re.compile(
    r"\b(?:if|when|whenever|only|example|instance|case)\b[^.;:]*$"
    r"|(?:اگر|وقتی|هرگاه|فقط|تنها|مثلاً|آیا|نمی\S+|این‌طور نیست)(?!\w)[^.;:؛]*$",
    re.I,
)
DENIES = re.compile(
    r"\b(?:not|never|cannot|neither|nor|false|wrongly)\b(?:\s+\w+){0,3}\s*$|این‌طور نیست که\s*$",
    re.I,
)
ASKS = re.compile(r"^[^.!]*[?؟]")
REFUSES = re.compile(
    r"^\s*,?\s*(?:or|یا)\s*$|^\W*(?:is|does|need|can)\s*not\b|^\W*نیست(?!\w)", re.I
)


@dataclass(frozen=True)
class Known:
    """The types and values of the names of a page at one place."""

    types: dict[str, Type]
    settings: dict[str, tuple]
    hypotheses: tuple[Hypothesis, ...]


def known(scope: Scope) -> Known:
    return Known(dict(scope.types), dict(scope.settings), scope.hypotheses)


def stated(item: Item) -> bool:
    """Whether the sentence round an inline formula says that it holds from here on."""
    before, after = item.before, item.after
    said = STATES.search(before) or STATED.search(after) or item.single
    doubted = any(pattern.search(before) for pattern in (NEGATED, SUPPOSES))
    return bool(said) and not (doubted or DENIED.search(after) or ASKS.search(after))


def denied(item: Item) -> bool:
    """Whether it says that it does not hold, or offers a choice."""
    return bool(DENIES.search(item.before) or REFUSES.match(item.after))


@dataclass
class Passing:
    """The blocks that a page is in, with what it knew when each began to say otherwise."""

    blocks: dict[tuple[str, tuple[str, int]], Known] = field(default_factory=dict)
    last: Item | None = None

    def take(self, item: Item, scope: Scope) -> None:
        """End the blocks that an item no longer stands in; remember where it stands."""
        for place in [*self.blocks]:
            if place[0] != item.cell or place[1] not in item.inside:
                before = self.blocks.pop(place)
                forget(scope, before, scope.types, "a block further up")
                unset(scope, before)
                if place[1][0] in OWN_WORLD:
                    unassume(scope, before, "a block further up")
        for number in item.inside:
            self.blocks.setdefault((item.cell, number), known(scope))

    def goes_on(self, item: Item) -> bool:
        """Whether an inline formula goes on with a list: ``$T \\in …$, $T_{nk} \\in [0, 1]$``."""
        last, self.last = self.last, item
        together = last is not None and (last.cell, last.block) == (item.cell, item.block)
        return together and bool(JOINS.match(last.after))


def mention(item: Item, scope: Scope, before: Known) -> None:
    """Take back what is only mentioned, or denied, of names; those that are new are in doubt."""
    said = f"{item.before[-30:]}${item.latex}${item.after[:20]}"
    place = f"“{said}” does not choose it: write “Let …”"
    unassume(scope, before, place, {*scope.types})
    forget(scope, before, set(scope.types) - scope.imported, place)
    unset(scope, before)
    doubt(scope, {key for key in scope.types if key not in before.types}, place)


def keep_wider(scope: Scope, before: Known, latex: str) -> None:
    """A name that was declared gets a smaller set only by a word that says so."""
    place = f"${latex}$, beside which no “now let” stands"
    unassume(scope, before, place)
    smaller = {key for key, kind in scope.types.items() if kind.domain != REAL}
    forget(scope, before, smaller - scope.imported, place)


def unassume(scope: Scope, before: Known, place: str, keys=None) -> None:
    """What was assumed since of names that were known, or of ``keys``, is no longer."""
    kept = before.hypotheses
    for item in scope.hypotheses[len(kept) :]:
        names = tree.free_names(item.relation) & set(before.types if keys is None else keys)
        kept += () if names else (item,)
        if names:
            lose(scope, names, f"what {place} assumes", whole=False)
    scope.hypotheses = kept


def forget(scope: Scope, before: Known, keys, place: str) -> None:
    """What was said of names that were known ``before`` no longer stands."""
    for key, kind in before.types.items():
        now = scope.types.get(key)
        if key not in keys or now == kind or (now.shape, now.family) != (kind.shape, kind.family):
            continue
        scope.types[key] = now if now.domain == REAL else kind
        lose(scope, {key}, f"what {place} says of {key}", whole=False)


def unset(scope: Scope, before: Known) -> None:
    """Values that were set since no longer stand, nor do those before them."""
    for key, value in before.settings.items():
        if scope.settings.get(key, value) != value:
            del scope.settings[key]
