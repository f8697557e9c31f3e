r"""`check`: a reader's own formula, judged like the book's.

>>> from eqval import check
>>> check(r"\frac{d}{dx} x^2 = 2x", given=[r"x \in \mathbb{R}"])
proved for all values: \frac{d}{dx} x^2 = 2x
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from ..judging.domains import check_domain
from ..judging.hints import fitting, mending
from ..judging.judge import Judge
from ..judging.verdict import Verdict
from ..meaning.binding import bind_where, suppose, supposed_functions
from ..meaning.declaring import settle_members
from ..meaning.inference import understood
from ..meaning.layers import unrolled
from ..meaning.scope import Scope
from ..meaning.typing import Claim, Resolver
from ..pages.elsewhere import refuse_unrelated
from ..pages.given import bare, build_scope, parsed
from ..pages.verdicts import left_open
from ..reading.budget import HINT_SECONDS, TooLarge, limits
from ..reading.errors import EquationError, Undeclared
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
        head = f"proved for {self.verdict.extent_text}" if self else self.status
        lines = [f"{head}: {shown}"]
        if self.counterexample is not None:
            lines.append(f"  {self.counterexample}")
        elif self.verdict.reason:
            lines.append(f"  {self.verdict.reason}")
        if self.hint:
            lines.append(f"  look at: {self.hint}")
        return "\n".join(lines)


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
    judge, claim, reading = None, None, _Reading(latex)
    try:
        with limits():
            scope = understood(reading.take, partial(parsed, latex, scope), scope)
            claim = reading.claim
            judge = Judge(reading.scope)  # after the reading, which may gather names into the scope
            for key in reading.keys:
                check_domain(key, reading.scope, judge)
            refuse_unrelated(claim, reading.scope)
            verdict = left_open(claim, reading.scope, judge.judge(claim))
    except EquationError as error:
        reason = str(error)
        told = "write $" in reason or "state " in reason
        if isinstance(error, Undeclared) and error.name and not told:
            reason += f"; {_line(error, latex)}"
        verdict = Verdict(error.status, reason=reason)
    return Answer(latex, verdict, _hint(verdict, reading.statement, claim, judge, scope))


class _Reading:
    """A formula in the scope that it was last read in."""

    def __init__(self, latex: str):
        self.latex, self.statement, self.keys = latex, None, ()

    def take(self, scope: Scope) -> None:
        vocabulary = scope.vocabulary()
        vocabulary.functions |= supposed_functions(self.latex, scope)
        self.statement = statement = read_statement(self.latex, vocabulary).claimed()
        settle_members(statement, scope, {}, local=True)
        scope = unrolled(statement, scope, "eq")
        self.statement, self.keys = suppose(bind_where(statement, scope), scope)
        self.claim, self.scope = Resolver(scope).statement(self.statement), scope


def _line(error: Undeclared, latex: str) -> str:
    """What to add to ``given``."""
    name = error.name
    if f"{name}(" in latex.replace(" ", ""):
        return rf'add r"{name}(x) = …" or r"{name} : \mathbb{{R}} \to \mathbb{{R}}" to given'
    return rf'add r"{name} \in \mathbb{{R}}" to given, or \mathbb{{R}}^n for a vector'


def _hint(verdict: Verdict, statement, claim: Claim | None, judge, scope: Scope) -> str:
    """What would mend a wrong formula; nothing where that takes long to find out."""
    try:
        with limits(HINT_SECONDS):
            if verdict.status == "ill-typed":
                return fitting(statement, scope)
            return mending(claim, judge) if verdict.status == "refuted" else ""
    except TooLarge:
        return ""
