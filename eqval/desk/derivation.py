r"""`Derivation`: a reader's own derivation, each line judged under what is given.

>>> from eqval import Derivation
>>> d = Derivation([r"z \in \mathbb{R}", r"\sigma(z) = \frac{1}{1 + e^{-z}}"],
...                r"\frac{d}{dz} \sigma(z)", r"\sigma(z) (1 - \sigma(z))")
>>> d.line("d/dz sigma(z) = e^(-z) / (1 + e^(-z))^2")
proved: \frac{\partial \sigma(z)}{\partial z} = \frac{e^{-z}}{(1 + e^{-z})^{2}}
  Proved for all values. This is what was asked.
>>> d.line("= sigma(z) (1 + sigma(z))").verdict
'refuted'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..judging.hints import fit
from ..judging.judge import Judge
from ..judging.verdict import Verdict, weakest
from ..meaning.binding import bind, bind_where
from ..meaning.declaring import settle_members
from ..meaning.scope import Scope, bold_forms
from ..meaning.typing import Claim, Resolver
from ..pages.given import bare, parsed, scope_and_roles
from ..proving.prover import ALL_SIZES, AWAY, NUMBERS
from ..reading import tree
from ..reading.budget import TooLarge, limits
from ..reading.errors import EquationError, Misfit, Unreadable
from ..reading.statement import read_statement
from ..refuting.samples import combinations, has_value
from .goal import Goal
from .grammar import NotPlain
from .mistakes import hints, told
from .pencil import small_numbers
from .plain import Typed, take, with_left
from .sentences import LANGUAGES, say
from .sides import sides_of
from .unread import RESERVED, example_of, reason_of

LINE_SECONDS = 5.0  # the last resort, for each step of a line; what can be counted is counted
MOST_TERMS = 200  # of a sum with printed ends
OPEN = {"denominator is zero": "zero", "no value": "no value", "too large": "large"}


@dataclass(frozen=True)
class Line:
    """What was found out about one line.

    Attributes
    ----------
    text : str
        As it was typed.
    latex : str
        The line as LaTeX; empty if it could not be read.
    verdict : str
        ``proved``, ``same`` (as the line above), ``refuted``, ``unproved`` or ``unread``.
    words : str
        A sentence or two in the reader's language, formulas between ``\\(`` and ``\\)``.
    numbers : tuple of (str, str)
        Where a refuted line fails, and at last the values of the two sides.
    hints : tuple of str
        A nudge first, then what is wrong.
    example : str
        What to write instead of what could not be read.
    done : bool
        Whether the line says what was asked, and is proved.
    kind : str
        The kind of mistake, a key of ``[mistakes]`` in the words; empty if it is not known.
    """

    text: str
    latex: str
    verdict: str
    words: str
    numbers: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    example: str = ""
    done: bool = False
    kind: str = ""

    def as_dict(self) -> dict:
        """The same in what JSON has."""
        found = {name: value for name, value in vars(self).items() if name != "kind"}
        return found | {"numbers": [*map(list, self.numbers)], "hints": [*self.hints]}

    def __repr__(self) -> str:
        lines = [f"{self.verdict}: {self.latex or self.text}", f"  {self.words}"]
        if self.numbers:
            lines.append("  " + ", ".join(f"{name} = {value}" for name, value in self.numbers))
        if self.example:
            lines.append(f"  {self.example}")
        return "\n".join(lines)


@dataclass(frozen=True)
class _Chain:
    """Where a line that begins with ``=`` goes on: the first side and the last one."""

    head: str
    left: tree.Node
    right: tree.Node | None = None
    everywhere: bool = False  # whether they are equal for all sizes and values
    sound: bool = True  # whether head and tail are proved to be equal


@dataclass
class _State:
    """Everything that a line may change; `Derivation.undo` goes back to the one before."""

    judge: Judge
    chain: _Chain
    read: tuple[tuple[str, str], ...] = ()  # role and LaTeX of what could be read


@dataclass(frozen=True)
class _Asked:
    """A line that was read: what it claims, and who judges it."""

    text: str
    typed: Typed
    claim: Claim
    judge: Judge


class Derivation:
    r"""A derivation that is judged line by line.

    Parameters
    ----------
    given : iterable of str
        Declarations, definitions and hypotheses, as for `eqval.check`.
    asked : str
        The left side of what is to be derived.
    right : str
        The right side to be reached.
    language : {"en", "fa"}
        In which language the answers are.

    Attributes
    ----------
    lines : list of Line
        The answers so far.

    Raises
    ------
    ValueError
        If an item of ``given``, ``asked`` or ``right`` cannot be read.

    Examples
    --------
    >>> d = Derivation(
    ...     [r"K \in \mathbb{N}", r"\mathbf{z} \in \mathbb{R}^K", r"\mathbf{y} \in \mathbb{R}^K",
    ...      r"\hat{y}_k = \frac{e^{z_k}}{\sum_{j=1}^{K} e^{z_j}}"],
    ...     asked=r"\frac{\partial}{\partial z_k} (\hat{y}_i - y_i)",
    ...     right=r"\hat{y}_i (\delta_{ik} - \hat{y}_k)")
    >>> d.line("= yhat_i (1 - yhat_k)").verdict
    'refuted'
    >>> d.lines[-1].hints[0]
    'Does this hold for equal and for different indices? Try both.'
    >>> d.line("= yhat_i (delta_ik - yhat_k)")
    proved: \frac{\partial}{\partial z_k} (\hat{y}_i - y_i) = \hat{y}_i (\delta_{ik} - \hat{y}_k)
      Proved for all \(K\). This is what was asked.
    """

    def __init__(self, given: Iterable[str], asked: str, right: str, language: str = "en"):
        if language not in LANGUAGES:
            raise ValueError(f"language must be one of {', '.join(LANGUAGES)}; got {language!r}")
        self.given, self.language = [bare(item) for item in given], language
        self.asked, self.right = bare(asked), bare(right)
        with limits():
            scope, self._roles = scope_and_roles(self.given, f"{self.asked} = {self.right}")
            statement = read_statement(f"{self.asked} = {self.right}", scope.vocabulary())
            claim = Resolver(scope).statement(statement)
        self.goal = Goal(claim, scope)
        self._letters = _letters([*claim.relations, *scope.resting_on(claim.relations)], claim)
        chain = _Chain(self.asked, claim.relations[0].left)
        self._states = [_State(Judge(scope), chain)]
        self.lines: list[Line] = []
        self._is_proved = False  # what is to be reached

    # ------------------------------------------------------------ what a page calls

    def line(self, text: str) -> Line:
        """Judge one line, and keep it.

        Parameters
        ----------
        text : str
            LaTeX, or the plain way of writing.  Nothing that is typed raises an error.

        Raises
        ------
        TypeError
            If ``text`` is no text.
        """
        if not isinstance(text, str):
            raise TypeError(f"a line must be a str, not {type(text).__name__}")
        try:
            with limits(LINE_SECONDS):
                asked = self._line(text)
        except (EquationError, NotPlain, RecursionError) as error:
            found, state = self._unread(text, error), self._state
        else:
            found, state = asked if isinstance(asked, tuple) else self._judged(asked)
        self.lines.append(found)
        self._states.append(state)
        return found

    def undo(self) -> None:
        """Take the last line back."""
        if self.lines:
            self.lines.pop()
            self._states.pop()

    def clear(self) -> None:
        """Take all lines back."""
        self.lines.clear()
        del self._states[1:]

    @property
    def done(self) -> bool:
        """Whether some line has reached what was asked."""
        return any(line.done for line in self.lines)

    def latex(self) -> str:
        """The lines that could be read, as LaTeX, one below the other."""
        rows = [latex for _, latex in self._state.read]
        return "\\begin{gathered}\n" + " \\\\\n".join(rows) + "\n\\end{gathered}" if rows else ""

    def page(self) -> str:
        """A Markdown page with what was given and derived, which `eqval` judges the same."""
        from .page import page_of

        return page_of(zip(self._roles, self.given, strict=True), self._state.read, self.language)

    def prepare(self) -> bool:
        """Prove what is to be reached, after which lines about it are judged sooner.

        A page does so while its reader reads.  True if it was proved.
        """
        verdict = self._states[0].judge.judge(self.goal.claim)
        self._is_proved = _is_everywhere(verdict)
        return verdict.status == "proved"

    # ------------------------------------------------------------ one line

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _line(self, text: str):
        """A line as it is read, ready to be judged; or, of a definition, already the answer."""
        scope = self._state.judge.scope
        typed = take(text, _names(scope))
        if typed.defines:
            return self._definition(text, typed)
        typed = self._whole(typed)
        return self._read(text, typed, scope.copy())

    def _whole(self, typed: Typed) -> Typed:
        """A line that begins with ``=`` goes on; one without any relation is a side of it."""
        if not typed.continues and len(sides_of(typed.latex)) == 1:
            typed = replace(typed, latex=f"= {typed.latex}", continues=True)
        return with_left(typed, self._state.chain.head)

    def _read(self, text: str, typed: Typed, scope: Scope):
        """Who judges it is the same judge as before, while nothing new is known."""
        statement = read_statement(typed.latex, scope.vocabulary())
        settle_members(statement, scope, {})
        statement = bind_where(statement, scope)
        if any(_is_long(node) for item in statement.relations for node in tree.walk(item)):
            raise TooLarge("a sum of very many terms")
        try:
            claim = Resolver(scope).statement(statement)
        except Misfit:
            found = fit(statement, scope)
            kind, hints = told(found, statement.relations[0], scope, self.language)
            words = self._say("refuted", "shapes")
            line = Line(text, typed.latex, "refuted", words, hints=tuple(hints), kind=kind)
            return line, self._state
        before = self._state.judge.scope
        known = scope.types == before.types and scope.definitions == before.definitions
        return _Asked(text, typed, claim, self._state.judge if known else Judge(scope))

    def _judged(self, asked: _Asked) -> tuple[Line, _State]:
        """The worst of the links; a chain whose first side is the one of the line above goes on."""
        claim, judge, chain = asked.claim, asked.judge, self._state.chain
        goes_on = chain.right is not None and (
            asked.typed.continues or claim.relations[0].left == chain.left
        )
        trivial = all(item.left == item.right for item in claim.relations)
        if trivial and not _has_value(claim, judge):
            line = Line(asked.text, asked.typed.latex, "unproved", self._say("unproved", "none"))
            return line, self._next(asked, sound=False)
        proved = []
        for place, item in enumerate(claim.relations):
            if item.left == item.right:
                continue
            single = replace(claim, relations=(item,))
            known = [] if place else self._equal_to(item, goes_on)
            verdict = self._verdict(single, judge, known)
            if verdict.status != "proved":
                found = self._failed(asked, single, verdict, place, goes_on)
                return found, self._next(asked, sound=False)
            proved.append(verdict)
        verdict = weakest(proved or [Verdict("proved", ALL_SIZES)])
        equal = all(item.op == "=" for item in claim.relations)
        done = equal and self._reaches(claim, judge.scope)
        name = "same" if goes_on and chain.sound and not trivial else "proved"
        words = self._proved_words(verdict, name, trivial, claim, done)
        found = Line(asked.text, asked.typed.latex, name, words, done=done)
        return found, self._next(asked, sound=equal, everywhere=_is_everywhere(verdict))

    def _equal_to(self, item: tree.Relation, goes_on: bool) -> list[tree.Node]:
        """What is proved to be equal to the left side, and mostly simpler."""
        chain = self._state.chain
        known = [chain.right] if goes_on and chain.sound and chain.everywhere else []
        if self._is_proved and item.left == self.goal.claim.relations[0].left:
            known.append(self.goal.right)
        return [side for side in known if side not in (item.left, item.right)]

    def _verdict(self, claim: Claim, judge: Judge, known: list[tree.Node]) -> Verdict:
        """What is equal to something equal is equal; else the claim as it stands."""
        item = claim.relations[0]
        try:
            with limits(LINE_SECONDS):
                for side in known if item.op == "=" else ():
                    verdict = judge.judge(replace(claim, relations=(replace(item, left=side),)))
                    if _is_everywhere(verdict):
                        return verdict
                return judge.judge(claim)
        except TooLarge as error:
            return Verdict("unproved", reason=str(error))

    def _reaches(self, claim: Claim, scope: Scope) -> bool:
        """Whether the first side is what was asked, and the last one needs no more work."""
        first, last = claim.relations[0].left, claim.relations[-1].right
        free = [key for key, _ in claim.free]
        return self.goal.asks(first, free) and first != last and self.goal.is_reached(last, scope)

    def _next(self, asked: _Asked, sound: bool, everywhere: bool = False) -> _State:
        """The state after a line that was read."""
        sides = sides_of(asked.typed.latex)
        relations = asked.claim.relations
        chain = _Chain(sides[0], relations[0].left, relations[-1].right, everywhere, sound)
        read = (*self._state.read, ("eq", asked.typed.latex))
        return _State(asked.judge, chain, read)

    # ------------------------------------------------------------ words

    def _say(self, room: str, name: str, **values: str) -> str:
        return say(self.language, room, name, **values)

    def _proved_words(self, verdict: Verdict, name: str, trivial: bool, claim, done: bool) -> str:
        if trivial:
            return self._say("proved", "trivial")
        if name == "same":
            words = self._say("proved", "same")
        else:
            words = self._extent(verdict)
        if done:
            return f"{words} {self._say('proved', 'done')}"
        free = [key for key, _ in claim.free]
        if self.goal.asks(claim.relations[0].left, free):
            return f"{words} {self._say('proved', 'on')}"
        return words

    def _extent(self, verdict: Verdict) -> str:
        if verdict.extent == NUMBERS:
            return self._say("proved", "numbers")
        sizes = [size for size in verdict.sizes if not size.startswith("#")]
        shown = ", ".join(size.replace("≥", r"\ge") for size in sizes)
        which = "sizes" if sizes else "values"
        if verdict.extent == ALL_SIZES:
            return self._say("proved", which, sizes=shown)
        kind = "kinks" if verdict.extent == AWAY else "defined"
        return self._say("proved", f"{which} {kind}", sizes=shown)

    def _failed(self, asked, claim: Claim, verdict: Verdict, place: int, goes_on: bool) -> Line:
        """A line that is refuted, or neither proved nor refuted."""
        text, latex, judge = asked.text, asked.typed.latex, asked.judge
        if verdict.status in ("unreadable", "ill-typed"):
            return self._unread(text, Unreadable(verdict.reason))
        if verdict.status != "refuted":
            said = (name for text, name in OPEN.items() if text in verdict.reason)
            name = next(said, "unproved")
            return Line(text, latex, "unproved", self._say("unproved", name))
        numbers, whole = self._numbers(claim, verdict, judge, _shown(latex, claim, place))
        if goes_on and not place and self._follows(claim):
            words = self._say("refuted", "carried")
            return Line(text, latex, "refuted", words, numbers, kind="carried")
        kind, found = hints(claim, judge, self._parts(claim), self.language)
        name = ("numbers" if whole else "some numbers") if numbers else "plain"
        words = self._say("refuted", name)
        return Line(text, latex, "refuted", words, numbers, tuple(found), kind=kind)

    def _follows(self, claim: Claim) -> bool:
        """Whether a false line is equal to the false line above."""
        chain, judge = self._state.chain, self._state.judge
        if chain.sound or chain.right is None:
            return False
        item = replace(claim.relations[0], left=chain.right)
        try:
            with limits(LINE_SECONDS):
                return item.left == item.right or judge.proves(replace(claim, relations=(item,)))
        except EquationError:
            return False

    def _parts(self, claim: Claim) -> tuple[tree.Node, ...]:
        """What may be missing: the parts of the answer, where the line is about what was asked."""
        free = [key for key, _ in claim.free]
        return (self.goal.right,) if self.goal.asks(claim.relations[0].left, free) else ()

    def _numbers(self, claim: Claim, verdict: Verdict, judge: Judge, sides: tuple[str, str]):
        """Small numbers where the sides differ, or some of the sample; whether these are all."""
        left, right = sides
        try:
            with limits(LINE_SECONDS):
                found = small_numbers(claim, judge.scope)
        except TooLarge:
            found = None
        if found is not None:
            return (*found.numbers, (left, found.left), (right, found.right)), True
        sample = verdict.counterexample
        if sample is None:
            return (), False
        given = (*sample.indices, *sample.sizes, *sample.inputs)
        pairs = [(key, str(value)) for key, value in given if not key.startswith("#")]
        return (*pairs, (left, sample.left), (right, sample.right)), False

    def _unread(self, text: str, error: Exception) -> Line:
        """A line that could not be read: why, and what to write instead."""
        words = reason_of(error, self.language)
        example = example_of(error, self.asked, self.language)
        return Line(text, "", "unread", words, example=example)

    # ------------------------------------------------------------ a reader's own definition

    def _definition(self, text: str, typed: Typed) -> tuple[Line, _State]:
        """``let s = …``: a name for the lines below, if it is a new one."""
        before = self._state.judge.scope
        latex = typed.latex.replace(":=", "=")
        scope = before.copy()
        statement = parsed(latex, scope, scope.vocabulary())
        if len(statement.relations) != 1 or statement.relations[0].op != "=":
            raise NotPlain("definition")
        left = statement.relations[0].left
        key = _defined_key(left)
        if key is None:
            raise NotPlain("definition")
        known = {*scope.types, *scope.sizes, *scope.definitions, *scope.functions, *scope.indices}
        known |= {name for name, _ in scope.calls} | self._letters
        whole = scope.entry_key(key, len(left.indices) if isinstance(left, tree.Index) else 0)
        if key in RESERVED:
            raise NotPlain("reserved", name=tree.latex(left))
        if key in known or whole in known:
            raise NotPlain("taken", name=tree.latex(left))
        bind(statement, scope, "own")
        found = Line(text, latex, "proved", self._say("proved", "definition"))
        read = (*self._state.read, ("def", latex))
        state = replace(self._state, judge=Judge(scope), read=read)
        return found, state


def _defined_key(left: tree.Node) -> str | None:
    if isinstance(left, tree.Call):
        return None if left.primes else left.function
    left = left.base if isinstance(left, tree.Index) else left
    return left.key if isinstance(left, tree.Name) else None


def _shown(latex: str, claim: Claim, place: int) -> tuple[str, str]:
    """The two sides of one link, as they were typed; written anew where that is not clear."""
    sides = sides_of(latex)
    item = claim.relations[0]
    if place + 1 < len(sides):
        return sides[place], sides[place + 1]
    return tree.latex(item.left), tree.latex(item.right)


def _is_everywhere(verdict: Verdict) -> bool:
    """Proved for all values, and for lengths of one as well."""
    shorter = any("≥" in size for size in verdict.sizes)
    return verdict.status == "proved" and verdict.extent == ALL_SIZES and not shorter


def _has_value(claim: Claim, judge: Judge) -> bool:
    """Whether what stands on both sides is a number at some sample."""
    try:
        world = judge.worlds(claim).get(0)
        envs = combinations(claim.free, claim.limits, world)
        return any(has_value(claim.relations[0].left, env, world) for env in envs)
    except (EquationError, ZeroDivisionError):
        return False


def _letters(nodes: Iterable[tree.Node], claim: Claim) -> set[str]:
    """What counts something, and can be no name."""
    found = {key for key, _ in claim.free}
    for node in (node for root in nodes for node in tree.walk(root)):
        if isinstance(node, tree.Sum):
            found.add(node.index)
        elif isinstance(node, tree.Index):
            found |= {item.key for item in node.indices if isinstance(item, tree.Name)}
    return found


def _is_long(node: tree.Node) -> bool:
    """A sum of more terms than one would write down."""
    ends = (node.lower, node.upper) if isinstance(node, tree.Sum) else ()
    return any(isinstance(end, tree.Num) and end.value > MOST_TERMS for end in ends)


def _names(scope: Scope) -> frozenset[str]:
    r"""What a reader may write: ``\hat{y}`` alone means the list of all ``\hat{y}_k``."""
    names = set(scope.vocabulary().names)
    for key, kind in scope.types.items():
        if len(kind.family) == 1 and not kind.shape and key in scope.definitions:
            names.discard(key)
            names.update(bold_forms(key))
    return frozenset(names)
