r"""Equations as tests: read the LaTeX of a page, prove it or refute it.

>>> import eqval
>>> eqval.check(r"\sigma(-z) = 1 - \sigma(z)",
...             given=[r"z \in \mathbb{R}", r"\sigma(z) = \frac{1}{1 + e^{-z}}"])
proved for all values: \sigma(-z) = 1 - \sigma(z)
"""

from .book import Book, edition_of
from .checking import Answer, check
from .errors import EquationError, IllTyped, Unreadable
from .page import Page
from .verdict import Verdict
from .verify import verify

__all__ = [
    "Answer",
    "Book",
    "EquationError",
    "IllTyped",
    "Page",
    "Unreadable",
    "Verdict",
    "check",
    "edition_of",
    "verify",
]
