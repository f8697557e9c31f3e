"""What the constructs have registered: how each begins, and which field names its index."""

from __future__ import annotations

READERS: dict = {}  # token that opens it: how it is read, which may give None
MATRICES: dict = {}  # what types alone can tell: the "inverse" of a power, the "identity" I
BINDS: dict = {}  # node class: the field that names its bound index


def construct(*tokens: str, binds: str | None = None):
    """Register a node class under the tokens that open it; its methods are its facets.

    ``read(parser)``, ``latex(write)``, ``typed(resolver)``, ``number(evaluator, env, frame)``,
    ``symbol(translator, env, stops)``, ``changes(changer, bound)`` and ``EXAMPLES``, triples of
    what the page says, formulas that hold, and formulas that do not; ``UNREADABLE`` formulas.
    """

    def register(cls):
        READERS.update({token: cls.read for token in tokens})
        if binds:
            BINDS[cls] = binds
        return cls

    return register


def bound_index(node) -> set[str]:
    """The index that a node binds in all of its children."""
    field = BINDS.get(type(node))
    found = getattr(node, field) if field else ()
    return {found} if isinstance(found, str) else set(found)
