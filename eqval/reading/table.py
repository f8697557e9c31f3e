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
        for token in tokens:
            before = READERS.get(token)
            READERS[token] = _either(before, cls.read) if before else cls.read
        if binds:
            BINDS[cls] = binds
        return cls

    return register


def _either(first, second):
    """Two constructs that one token opens: the second where the first gives None."""
    return lambda parser: found if (found := first(parser)) is not None else second(parser)


def bound_index(node) -> set[str]:
    """The index that a node binds in all of its children."""
    field = BINDS.get(type(node))
    found = getattr(node, field) if field else ()
    return {found} if isinstance(found, str) else set(found)
