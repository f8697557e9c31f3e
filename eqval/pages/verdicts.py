"""The verdicts on the equations of a page."""

from __future__ import annotations

import re
from dataclasses import replace

from ..judging.domains import check_domain, check_probability
from ..judging.judge import Judge, claim_names
from ..judging.mutants import judge_mutants
from ..judging.verdict import Verdict
from ..meaning.inference import inferred_among
from ..meaning.scope import POSITIVE, REAL, UNIT, Hypothesis, Scope
from ..meaning.typing import Claim
from ..proving.prover import NUMBERS
from ..reading import tree
from ..reading.budget import limits
from ..reading.errors import EquationError, Failed, IllTyped, Misfit
from .around import only_behind
from .corrected import moves_a_value
from .elsewhere import refuse_unrelated
from .entry import Entry
from .fallen import as_doubted, restricted
from .markdown import ROLES
from .prose import also_said, only_beside, only_in_words, only_required, said_of_names

MOST_REMARKS = 8
STARS = re.compile(r"(?<![\^{])\*|\\(?:times|ast)(?![a-zA-Z])")


class Verdicts:
    """Judges each entry of a page once.

    Parameters
    ----------
    page : Page
    """

    def __init__(self, page):
        self.page, self._last = page, None

    def of(self, entry: Entry, mutate: bool = False) -> Verdict:
        """The verdict on one entry, with its mutants if asked for."""
        verdict = entry.verdict
        if verdict is None or (mutate and not verdict.mutants and verdict.status == "proved"):
            verdict = self._safely(entry)
            if mutate and verdict.status == "proved" and entry.item.kind == "eq":
                judge = self.judge_of(entry)
                found = judge_mutants(entry.claim, judge, verdict)
                verdict = replace(verdict, mutants=found)
            entry.verdict = verdict
        return verdict

    def _safely(self, entry: Entry) -> Verdict:
        """A fault of eqval's is red, and the other equations are judged."""
        try:
            with limits():
                return self.judge(entry)
        except EquationError as error:
            return Verdict(error.status, reason=str(error))
        except Exception as error:
            return Verdict(Failed.status, reason=f"eqval failed: {type(error).__name__}: {error}")

    def judge_of(self, entry: Entry) -> Judge:
        """The judge of the entry before, where nothing was declared or defined since."""
        if self._last is None or self._last.scope != entry.scope:
            self._last = Judge(entry.scope)
        return self._last

    def judge(self, entry: Entry) -> Verdict:
        """The verdict itself, within the limits of whoever calls."""
        kind = entry.item.kind
        if entry.error is not None:
            reason = str(entry.error)
            if isinstance(entry.error, Misfit) and STARS.search(entry.item.latex):
                reason += r"; if * or × multiplies entry by entry, write \odot"
            elif kind == "not" and isinstance(entry.error, Misfit):
                return Verdict("caught", reason=f"does not fit: {reason}")
            return Verdict(entry.error.status, reason=reason)
        judge, worded = self.judge_of(entry), False
        try:
            if kind == "def":
                return self._judge_definition(entry, judge)
            if kind == "hyp":
                judge.worlds(entry.claim).get(0)
                return Verdict("assumed")
            verdict = self._in_all_worlds(entry, judge)
            worded = verdict.status == "refuted" or verdict.extent == NUMBERS
            numbers = verdict.extent == NUMBERS or entry.claim.relations[0].op == "approx"
            moved = moves_a_value(self.page.marked) if numbers else ""
            values = {*entry.scope.settings} if moved else set()
            if values & entry.scope.dependencies(claim_names(entry.claim)):
                verdict = Verdict("unreadable", reason=f"is it still the same value? “{moved}”")
            if verdict.status == "refuted":
                missing = self._unread(entry)
                verdict = Verdict("unreadable", reason=missing) if missing else verdict
                verdict = left_open(entry.claim, entry.scope, verdict)
                verdict = verdict.unless(self._doubt(entry)) if not missing else verdict
        except EquationError as error:
            verdict = Verdict(error.status, reason=str(error))
        verdict = self._judge_wrong(verdict) if kind == "not" else verdict
        if verdict.status == "unproved" and entry.claim:
            doubt = restricted(entry.scope, claim_names(entry.claim)).removeprefix("not judged: ")
            verdict = replace(verdict, reason="; ".join(filter(None, (verdict.reason, doubt))))
        return replace(verdict, worded=worded)

    def _unread(self, entry: Entry) -> str:
        """What a refuted claim rests on, and eqval has not read."""
        claim, scope = entry.claim, entry.scope
        other = as_doubted(scope, claim_names(claim))
        missing = restricted(other, claim_names(claim))
        if other.fallen != scope.fallen and Judge(other).judge(claim).status != "refuted":
            missing = missing or restricted(scope, claim_names(claim))
        return missing

    def _doubt(self, entry: Entry) -> str:
        """What the page says besides, by which a refuted claim may hold."""
        claim, scope, page = entry.claim, entry.scope, self.page
        shown = entry.item.kind == "not"
        doubt = self._where_undefined(entry) or only_behind(entry.item)
        doubt = doubt or self._only_where(entry) or self._only_if_follows(entry)
        doubt = doubt or only_required(page.items, page.place_of(entry.item))
        doubt = doubt or only_beside(claim, scope, page.sentences.asides)
        cites = not shown and claim_names(claim) & scope.imported
        for told in (page, *(page.sources if cites else ())):
            doubt = doubt or also_said(claim, scope, told.items, told.marked, shown)
            prose = said_of_names(claim, scope, told.items, told.marked) if shown else told.prose
            doubt = doubt or only_in_words(claim, scope, prose)
        return doubt

    def _where_undefined(self, entry: Entry) -> str:
        """Why nothing is called false: a definition that it rests on leaves its declared set."""
        scope, judge = entry.scope, self.judge_of(entry)
        for key in sorted(scope.dependencies(claim_names(entry.claim)) & {*scope.definitions}):
            try:
                check_domain(key, scope, judge)
            except IllTyped as error:
                return str(error)
            except EquationError:
                continue
        return ""

    def _only_where(self, entry: Entry) -> str:
        """Whether a claim that is refuted holds where the text says, as in "for $x > 0$"."""
        names = entry.scope.dependencies(claim_names(entry.claim))
        orders = [item for item in entry.scope.remarks if item.left.key in names]
        for chosen in [*([item] for item in orders), orders[-2:]][: MOST_REMARKS if orders else 0]:
            scope = entry.scope.copy()
            scope.hypotheses += tuple(Hypothesis(item, ()) for item in chosen)
            try:
                if Judge(scope).judge(entry.claim).status in ("proved", "unproved"):
                    where = ", ".join(f"${tree.latex(item)}$" for item in chosen)
                    return f"it may hold for {where}, which the text mentions"
            except EquationError:
                continue
        return ""

    def _only_if_follows(self, entry: Entry) -> str:
        """What an arrow at the beginning of a claim rests on, if that is not known to hold."""
        if not entry.statement.follows:
            return ""
        place = next(k for k, item in enumerate(self.page.entries) if item is entry)
        before = [x for x in self.page.entries[:place] if x.item.kind in (*ROLES, "unlabelled")]
        stands = before and before[-1].item.kind in ("def", "eq", "hyp")
        if stands and self.of(before[-1]).ok:
            return ""
        return "the arrow says that it follows from a display that is not proved"

    def _judge_wrong(self, verdict: Verdict) -> Verdict:
        """A ``not-`` equation must be refuted; one that does not fit has been caught before."""
        if verdict.status == "refuted":
            return Verdict("caught", reason=verdict.reason, counterexample=verdict.counterexample)
        if verdict.status == "proved":
            return Verdict("not wrong", reason="it is shown as wrong, but it holds")
        return verdict

    def _judge_definition(self, entry: Entry, judge: Judge) -> Verdict:
        """Further links must hold, and values must stay in the declared domain."""
        verdict = self._in_all_worlds(entry, judge)
        if not verdict.ok:
            return verdict
        for key in entry.keys:
            if key in entry.scope.points:
                check_probability(key, entry.item.label, entry.scope, judge)
        return Verdict("defined")

    def _in_all_worlds(self, entry: Entry, judge: Judge) -> Verdict:
        """The verdict on a claim, and on the values of what is defined; proved is so in each."""
        found = []
        for world in (entry, *entry.others):
            judge = judge if world is entry else Judge(world.scope)
            for key in world.keys:
                check_domain(key, world.scope, judge)
            if world.claim is None:
                found.append(Verdict("defined"))
                continue
            if entry.item.kind != "def":
                refuse_unrelated(world.claim, world.scope)
            found.append(judge.judge(world.claim))
        if entry.others and not all(x.ok for x in found):
            raise entry.open
        return found[0]


def left_open(claim: Claim, scope: Scope, verdict: Verdict) -> Verdict:
    """A counterexample whose names were not declared is none."""
    name = inferred_among(scope, (*claim.relations, *claim.under))
    if verdict.status == "refuted" and not name:
        name = _holds_on_part(claim, scope)
    if verdict.status != "refuted" or not name:
        return verdict
    question = f"how large is {name}" if name in scope.sizes else f"where does {name} lie"
    if name.startswith("#") and name[1:] not in scope.indices:
        question = f"which values does {name[1:]} take"
    reason = f"not proved: {verdict.counterexample or verdict.reason}; {question}?"
    return Verdict("unproved", reason=reason)


def _holds_on_part(claim: Claim, scope: Scope) -> str:
    """A parameter that was not declared, if what is refuted holds where it is positive."""
    free = [key for key, kind in claim.extra if kind.domain in (REAL, POSITIVE)]
    for domain in (UNIT, POSITIVE) if free else ():
        extra = tuple((k, replace(t, domain=domain) if k in free else t) for k, t in claim.extra)
        if Judge(scope).judge(replace(claim, extra=extra)).status != "refuted":
            return free[0]
    return ""
