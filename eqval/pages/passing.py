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
from dataclasses import dataclass, field, replace

from ..meaning.scope import REAL, Hypothesis, Scope, Type
from ..reading import tree
from .fallen import Fallen, doubt, lose, restored
from .markdown import JOINS, Item
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


# Every other block is a world of its own: what a display defines or assumes in it ends with it.
LAYOUT = set("dd div center section article main link styled s heading".split())
LAYOUT |= {f"{{{kind}}}" for kind in "div container grid grid-item".split()}
FOR_ALL = set("definition assumption axiom notation".split())
LAYOUT |= {f"{{{kind}}}" for kind in FOR_ALL} | {f"{{prf:{kind}}}" for kind in FOR_ALL}
OVER = Fallen("", why="and holds only there")
LISTS = {"list_item", "tr"}  # a definition may stand in a list


@dataclass(frozen=True)
class Known:
    """What a page knows at one place: types, values, assumptions, definitions."""

    types: dict[str, Type]
    settings: dict[str, tuple]
    hypotheses: tuple[Hypothesis, ...]
    meanings: tuple[dict, ...] = ()


def known(scope: Scope) -> Known:
    return Known(dict(scope.types), dict(scope.settings), scope.hypotheses)


def _meanings(scope: Scope) -> tuple[dict, ...]:
    return scope.definitions, scope.calls, scope.points


@dataclass(frozen=True)
class World:
    """What a block has defined, and its solution goes on with."""

    hypotheses: tuple[Hypothesis, ...]
    meanings: tuple[dict, ...]
    types: dict[str, Type]

    @property
    def names(self) -> set[str]:
        return {key if isinstance(key, str) else key[0] for found in self.meanings for key in found}


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

    blocks: dict[tuple[str, int], Known] = field(default_factory=dict)
    worlds: dict[int, World] = field(default_factory=dict)
    last: Item | None = None

    def take(self, item: Item, scope: Scope) -> None:
        """End the blocks that an item no longer stands in; remember where it stands."""
        for place in [x for x in reversed(self.blocks) if x not in item.inside]:
            before, (name, number) = self.blocks.pop(place), place
            forget(scope, before, scope.types, "a block further up")
            unset(scope, before)
            if name not in LAYOUT | LISTS:
                self.worlds[number] = undefine(scope, before, f"what stands in a {name}")
            if name not in LAYOUT:
                unassume(scope, before, "a block further up")
        for place in item.inside:
            if place not in self.blocks:
                now = tuple(map(dict, _meanings(scope)))
                self.blocks[place] = replace(known(scope), meanings=now)
                self._enter(place[1], scope)

    def _enter(self, number: int, scope: Scope) -> None:
        """A solution knows what its exercise says."""
        if number in self.worlds:
            _bring_back(self.worlds.pop(number), scope)

    def recall(self, label: str, scope: Scope) -> None:
        """What a block has said holds where it is cited."""
        for world in self.worlds.values():
            found = tuple(
                {key: said for key, said in table.items() if getattr(said, "label", "") == label}
                for table in world.meanings
            )
            assumed = tuple(x for x in world.hypotheses if x.label == label)
            _bring_back(replace(world, meanings=found, hypotheses=assumed), scope)

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
    kept = tuple(x for x in scope.hypotheses if x in before.hypotheses)
    for item in (x for x in scope.hypotheses if x not in kept):
        names = tree.free_names(item.relation) & set(before.types if keys is None else keys)
        kept += () if names else (item,)
        if names:
            lose(scope, names, f"what {place} assumes", whole=False)
    scope.hypotheses = kept


def _bring_back(world: World, scope: Scope) -> None:
    for table, found in zip(_meanings(scope), world.meanings, strict=True):
        table.update(found)
    for key in world.names:
        if key in world.types:
            scope.types.setdefault(key, world.types[key])
        if scope.fallen.get(key, OVER).why == OVER.why:
            restored(scope, [key])
    scope.hypotheses += tuple(x for x in world.hypotheses if x not in scope.hypotheses)


def undefine(scope: Scope, before: Known, place: str) -> World:
    """What was defined since holds no longer, and its names may be defined anew."""
    found = tuple(
        {key: table.pop(key) for key in [*table] if table[key] != old.get(key)}
        for table, old in zip(_meanings(scope), before.meanings, strict=True)
    )
    assumed = tuple(x for x in scope.hypotheses if x not in before.hypotheses)
    world = World(assumed, found, {})
    new = world.names - set(before.types)
    world.types.update({key: scope.types.pop(key) for key in new & set(scope.types)})
    if world.names:
        lose(scope, world.names, place, why=OVER.why)
    return world


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
