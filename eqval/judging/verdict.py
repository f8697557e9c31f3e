"""What was found out about one equation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..proving.prover import ALL_SIZES, AWAY, DEFINED, NUMBERS
from ..refuting.samples import Counterexample

GOOD = {"proved", "defined", "assumed", "caught"}


@dataclass(frozen=True)
class Verdict:
    """What was found out about one equation.

    Attributes
    ----------
    status : str
        ``proved refuted unproved ill-typed unreadable unlabelled`` for claims,
        ``defined assumed`` for definitions and hypotheses, ``caught`` for a
        ``not-`` equation that is wrong, as it says.
    extent : str
        Scope of a proof: ``"all sizes"``, ``"away from the kinks"``, ``"where both sides have
        a value"`` or ``"numbers"``.
    sizes : tuple of str
        The sizes the equation depends on, ``n`` or ``n ≥ 2`` where it fails for one.
    reason : str
    counterexample : Counterexample or None
    mutants : tuple of (Mutant, str)
        Each with ``killed``, ``ill-typed``, ``equivalent`` or ``survived``.
    worded : bool
        Whether there was a counterexample, so that the words of the page had a say.
    """

    status: str
    extent: str = ""
    sizes: tuple[str, ...] = ()
    reason: str = ""
    counterexample: Counterexample | None = None
    mutants: tuple = field(default=(), compare=False)
    worded: bool = field(default=False, compare=False)

    def unless(self, doubt: str) -> Verdict:
        """What is refuted, as long as nothing of the page may exclude the numbers at hand."""
        if self.status != "refuted" or not doubt:
            return self
        return Verdict("unproved", reason=f"not proved: {self.reason}; but {doubt}")

    @property
    def ok(self) -> bool:
        """Whether the equation is what its label says."""
        return self.status in GOOD

    @property
    def killed(self) -> int:
        return sum(outcome in ("killed", "ill-typed") for _, outcome in self.mutants)

    @property
    def equivalent(self) -> int:
        return sum(outcome == "equivalent" for _, outcome in self.mutants)

    @property
    def survivors(self) -> list[str]:
        return [mutant.what for mutant, outcome in self.mutants if outcome == "survived"]

    @property
    def extent_text(self) -> str:
        """``all n, d``, ``all values, away from the kinks``, ``the numbers given``."""
        if self.extent != NUMBERS:
            found = f"all {', '.join(self.sizes)}" if self.sizes else "all values"
            return found if self.extent in (ALL_SIZES, "") else f"{found}, {self.extent}"
        return "the numbers given"


def weakest(proved: list[Verdict]) -> Verdict:
    """What all links of a chain are proved for."""
    order = [NUMBERS, DEFINED, AWAY, ALL_SIZES]
    sizes = {size for verdict in proved for size in verdict.sizes}
    worst = min(proved, key=lambda verdict: order.index(verdict.extent))
    return replace(worst, sizes=tuple(sorted(sizes)))
