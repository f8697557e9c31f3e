"""The parser with all that it reads."""

from __future__ import annotations

from .atoms import read_operator
from .names import read_name
from .parser import Parser


class Grammar(Parser):
    """Sums and products of the `Parser`, atoms that begin with an operator, and names."""

    operator = read_operator
    named = read_name
