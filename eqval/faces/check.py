r"""`check`: a reader's own formula, judged like the book's.

>>> from eqval import check
>>> check(r"\frac{d}{dx} x^2 = 2x", given=[r"x \in \mathbb{R}"])
proved for all values: \frac{d}{dx} x^2 = 2x
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..judging.hints import fitting, mending
from ..judging.judge import Judge
from ..judging.verdict import Verdict
from ..meaning.scope import Scope
from ..meaning.typing import Resolver
from ..pages.given import bare, build_scope
from ..reading.budget import limits
from ..reading.errors import EquationError, IllTyped, Unreadable
from ..reading.statement import read_statement
from ..refuting.samples import Counterexample


@dataclass(frozen=True)
class Answer:
    """What `check` found.

    Attributes
    ----------
    latex : str
        The formula as given.
    verdict : Verdict
    hint : str
        Where one change mends a wrong formula: which.
    """

    latex: str
    verdict: Verdict
    hint: str = ""

    @property
    def status(self) -> str:
        """``proved``, ``refuted``, ``unproved``, ``ill-typed`` or ``unreadable``."""
        return self.verdict.status

    @property
    def counterexample(self) -> Counterexample | None:
        """The inputs at which the two sides differ."""
        return self.verdict.counterexample

    def __bool__(self) -> bool:
        return self.verdict.status == "proved"

    def __repr__(self) -> str:
        shown = " ".join(self.latex.split())
        lines = [f"{self._head()}: {shown}"]
        if self.counterexample is not None:
            lines.append(f"  {self.counterexample}")
        elif self.verdict.reason:
            lines.append(f"  {self.verdict.reason}")
        if self.hint:
            lines.append(f"  look at: {self.hint}")
        return "\n".join(lines)

    def _head(self) -> str:
        if self.status == "proved":
            return f"proved for {self.verdict.extent_text}"
        return self.status


def check(latex: str, given: Iterable[str] = ()) -> Answer:
    r"""Prove or refute one formula.

    Parameters
    ----------
    latex : str
        An equation, inequality or chain, as it would be displayed.
    given : iterable of str
        In order: declarations (``\mathbf{w} \in \mathbb{R}^d``), definitions
        (``z = \mathbf{w}^\top \mathbf{x}``: the left side is new), hypotheses
        (any other relation), values (``b = 0.5`` for a declared name).

    Returns
    -------
    Answer
        True in a condition if, and only if, the formula was proved.

    Raises
    ------
    TypeError
        If ``latex`` or ``given`` is no text.
    ValueError
        If an item of ``given`` cannot be read, with its place.
    """
    if not isinstance(latex, str):
        raise TypeError(f"latex must be a str, not {type(latex).__name__}")
    if isinstance(given, str):
        raise TypeError("given must be a list of str, not one str")
    latex, given = bare(latex), list(given)
    for place, item in enumerate(given):
        if not isinstance(item, str):
            raise TypeError(f"given[{place}] must be a str, not {type(item).__name__}")
    with limits():
        scope = build_scope(given, latex)
    try:
        with limits():
            return _answer(latex, scope)
    except EquationError as error:
        return Answer(latex, Verdict(error.status, reason=str(error)))


def _answer(latex: str, scope: Scope) -> Answer:
    statement = None
    try:
        statement = read_statement(latex, scope.vocabulary())
        if statement.assignment:
            raise Unreadable("an assignment is no claim")
        claim = Resolver(scope).statement(statement)
        judge = Judge(scope)
        verdict = judge.judge(claim)
    except EquationError as error:
        hint = fitting(statement, scope) if isinstance(error, IllTyped) else ""
        return Answer(latex, Verdict(error.status, reason=str(error)), hint)
    hint = mending(claim, judge) if verdict.status == "refuted" else ""
    return Answer(latex, verdict, hint)
