r"""Equations as tests: read the LaTeX of a page, prove it or refute it.

>>> import eqval
>>> eqval.check(r"\sigma(-z) = 1 - \sigma(z)",
...             given=[r"z \in \mathbb{R}", r"\sigma(z) = \frac{1}{1 + e^{-z}}"])
proved for all values: \sigma(-z) = 1 - \sigma(z)
"""

from . import constructs as _constructs  # noqa: F401  each registers itself
from .faces.check import Answer, check
from .judging.verdict import Verdict
from .pages.book import Book, edition_of
from .pages.page import Page
from .pages.verify import verify
from .reading.errors import EquationError, IllTyped, Unreadable

__all__ = [
    "Answer",
    "Book",
    "Derivation",
    "EquationError",
    "IllTyped",
    "Page",
    "Unreadable",
    "Verdict",
    "check",
    "edition_of",
    "verify",
]


def __getattr__(name):
    """The desk is read from disk only where someone sits down at it."""
    if name == "Derivation":
        from .desk.derivation import Derivation

        return Derivation
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
