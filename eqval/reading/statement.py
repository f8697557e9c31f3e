r"""One display to its statements: chains, aligned lines, "for", "where", "and"."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from . import tree
from .atoms import TURNED
from .columns import SIGNED, SIGNS_READ, apart, has_relation
from .declaration import (
    MEMBER,
    IndexRange,
    Membership,
    declarations,
    declared,
    declares,
    index_ranges,
    read_set,
)
from .errors import Unreadable
from .grammar import Grammar
from .parser import (
    ARROW_READ,
    IMPLIES,
    INDICES,
    NO_INDEX,
    OPEN_SUM,
    RELATIONS,
    Vocabulary,
)
from .tokens import Token, level, tokenize

ALIGNED = {"aligned", "align", "align*", "split", "gathered", "equation", "equation*", "gather"}
ALIGNED |= {"gather*", "alignedat", "multline", "multline*", "equation*", "eqnarray", "eqnarray*"}
ALIGNED |= {"displaymath", "flalign", "flalign*", "alignat", "alignat*"}
LABELS = re.compile(r"\\(?:tag|label)\*?\s*\{[^{}]*\}")
TAG_SAYS = re.compile(
    r"[=<>]|\\(?:le|ge|leq|geq|ne|neq|in|approx|propto|quad|frac|sum)(?![a-zA-Z])"
)
ALWAYS = {"for", "if", "when", "for all", "for every", "for each", "for any"}
ALSO = {"and", "or equivalently", "equivalently", "i.e", "that is", "so", "so that", "hence"}
ALSO |= {"thus", "therefore", "but", "also", "which gives"}
QUANTIFIES = {"for all", "for every", "for each", "for any"}
CONNECT = {*ALWAYS, *ALSO, "where", "with", "or"}
OF_ALL = "is a condition on values of all of these, or of one? display each"
IMPLY = "⇒"
BECOMES = {r"\to", r"\rightarrow", r"\longrightarrow"}
SIGNS = {"+", "-"}
BINARY = {r"\cdot", r"\times", r"\odot", "*"}


@dataclass(frozen=True)
class Statement:
    """What one display says.

    Attributes
    ----------
    relations : tuple of Relation
        One for each link of a chain, or each line.
    updates : tuple of Relation
        Those written with ``:=`` or ``\\leftarrow``.
    conditions : tuple of Relation
        ``i \\neq j`` after "for".
    ranges : tuple of IndexRange
    where : tuple of Relation
        Definitions after "where".
    members : tuple of Membership
        ``…, x \\in \\mathbb{R}`` after a formula.
    closing : tuple of Membership
        ``z = … \\in \\mathbb{R}``: of what stands on the left.
    given : int
        How many of the relations stand before an arrow.
    bound : tuple of str
        Names that stand for all there are: after ``\\forall``.
    follows : bool
        Whether the display begins with an arrow, from the one before.
    orders : tuple of Relation
        For which values it is said: ``x > 0`` after "for" or "if".
    """

    relations: tuple[tree.Relation, ...]
    updates: tuple[tree.Relation, ...] = ()
    conditions: tuple[tree.Relation, ...] = ()
    ranges: tuple[IndexRange, ...] = ()
    where: tuple[tree.Relation, ...] = ()
    members: tuple[Membership, ...] = ()
    closing: tuple[Membership, ...] = ()
    given: int = 0
    bound: tuple[str, ...] = ()
    follows: bool = False
    orders: tuple[tree.Relation, ...] = ()

    def claimed(self) -> Statement:
        """Without the assignments: of ``w := a = b`` what is claimed is a = b."""
        left = tuple(item for item in self.relations if item not in self.updates)
        if self.updates and not left:
            raise Unreadable(
                r"an assignment claims nothing: go on with what it equals, w \gets a = b,"
                " or label it def-"
            )
        return replace(self, relations=left, updates=())


def read_statement(source: str, vocabulary: Vocabulary, left: tree.Node | None = None) -> Statement:
    """Parse the LaTeX of one display.

    Parameters
    ----------
    source : str
    vocabulary : Vocabulary
    left : Node, optional
        Where the display before ended: a display that begins with a relation goes on from there.

    Raises
    ------
    Unreadable
        With the place of the first thing that cannot be read.
    """
    if not isinstance(source, str):
        raise TypeError(f"the LaTeX must be a str, not {type(source).__name__}")
    for tag in LABELS.finditer(source):
        if TAG_SAYS.search(tag[0]):
            raise Unreadable("a tag that holds a formula", source, tag.start())
    blank = LABELS.sub(lambda match: " " * len(match[0]), source)
    tokens = _without_environment(without_punctuation(tokenize(blank)), source)
    tokens = apart(tokens, source)
    if not tokens:
        raise Unreadable("an empty display", source, 0)
    _refuse_two_e(tokens, source, vocabulary)
    tokens, follows = _without_first_arrow(tokens, source)
    heads, tokens = _quantified(_with_arrows(tokens), source)
    reader = _Reader(source, vocabulary, left)
    for segment, word in _segments(tokens, source):
        reader.segment(segment, word)
    if reader.orders and reader.said > 1:
        raise Unreadable(OF_ALL, source, 0)
    for head in heads:
        reader.segment(head, "for all")
    return replace(reader.statement(), follows=follows)


def read_listed(source: str, vocabulary: Vocabulary) -> list[Statement]:
    """``P(x), Q(x) > 0`` as two statements; any other as itself."""
    tokens = without_punctuation(tokenize(source))
    parts = _each_named(tokens)
    if len(parts) == 1:
        return [read_statement(source, vocabulary)]
    found = []
    for part in parts:
        reader = _Reader(source, vocabulary, None)
        reader.segment(part, "")
        found.append(reader.statement())
    return found


def _without_first_arrow(tokens: list[Token], source: str) -> tuple[list[Token], bool]:
    r"""What follows from the display before; inside a display ``\therefore`` is a word."""
    tokens = [
        replace(token, text="therefore", kind="text") if token.text == r"\therefore" else token
        for token in tokens
    ]
    start, follows = 0, False
    while start < len(tokens) and (tokens[start].text == "&" or _is_arrow(tokens[start])):
        follows = follows or _is_arrow(tokens[start])
        start += 1
    if start == len(tokens):
        raise Unreadable("an arrow with nothing after it", source, tokens[-1].position)
    return (tokens[start:] if follows else tokens), follows


def _quantified(tokens: list[Token], source: str) -> tuple[list[list[Token]], list[Token]]:
    r"""What stands behind each ``\forall`` at the beginning, and what is said for all these."""
    heads = []
    while tokens and tokens[0].text == r"\forall":
        end = _end_of_head(tokens)
        heads.append(tokens[1:end])
        while end < len(tokens) and (tokens[end].text in (":", ",") or tokens[end].kind == "wide"):
            end += 1
        if not heads[-1] or end >= len(tokens):
            raise Unreadable("\\forall …: what is said for all?", source, tokens[0].position)
        tokens = tokens[end:]
    return heads, tokens


def _end_of_head(tokens: list[Token]) -> int:
    """Where a colon stands, or a space, or a comma behind a set."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += level(token)
        if token.text == r"\forall" and place:
            break
        if token.text == ":" and not depth:
            head = tokens[1:place]
            if not has_order(head) or any(item.text == r"\dots" for item in head):
                return place
            break
    depth = 0
    for place, token in enumerate(tokens):
        depth += level(token)
        member = any(item.text in {*SIGNS_READ, MEMBER} for item in tokens[:place])
        wide = token.kind == "wide" or (token.text == "," and member)
        again = token.text == r"\forall" and place
        if not depth and (token.text == ":" or wide or again):
            return place - (tokens[place - 1].text == "," and place > 1)
    return len(tokens)


def supposed(source: str) -> str:
    """What stands before the arrow of a display: there a name, or a function, gets its value."""
    tokens = _with_arrows(tokenize(source))
    arrow = next((token for token in tokens if token.text in IMPLIES), None)
    return source[: arrow.position] if arrow else ""


def _with_arrows(tokens: list[Token]) -> list[Token]:
    r"""``\quad \rightarrow \quad`` between two statements is ``\Rightarrow``."""
    found, depth, said = list(tokens), 0, 0
    for place, token in enumerate(tokens):
        depth += level(token)
        before, after = tokens[:place], tokens[place + 1 :]
        if token.text in (",", ";") and not depth:
            said = place
        if depth or token.kind == "text" or token.text not in BECOMES or not before or not after:
            continue
        apart = "wide" in (before[-1].kind, after[0].kind)
        if apart and has_relation(before[said:]) and has_relation(after):
            found[place] = replace(token, text=r"\Rightarrow")
    return found


def _is_arrow(token: Token) -> bool:
    if token.kind == "text":
        return token.text == "therefore" and not token.font
    return token.text in BECOMES | IMPLIES


def _refuse_two_e(tokens: list[Token], source: str, vocabulary: Vocabulary) -> None:
    r"""``e^x`` is the exponential only where e is no name: not in ``f(e) = e^2``, ``\sum_e``."""
    powers, names = [], []
    for place, token in enumerate(tokens):
        if token.kind == "letter" and token.text == "e":
            after = [item.text for item in tokens[place + 1 : place + 5]]
            power = after[:1] == ["^"] and r"\top" not in after and after[1:2] != ["T"]
            power = power and not vocabulary.squares_e(after[1:])
            (powers if power else names).append(token)
    if powers and names:
        raise Unreadable("e is a name here: write \\exp(…)", source, powers[0].position)


def without_punctuation(tokens: list[Token]) -> list[Token]:
    """Without full stops, commas and spaces at the end."""
    while tokens and (tokens[-1].text in (".", ",", ";", r"\\") or tokens[-1].kind == "wide"):
        tokens = tokens[:-1]
    return tokens


def _without_environment(tokens: list[Token], source: str) -> list[Token]:
    """Take off ``\\begin{aligned} … \\end{aligned}`` round the whole."""
    tokens = _without_box(tokens)
    while tokens and tokens[0].kind == "env":
        name = tokens[0].text[7:-1]
        if name not in ALIGNED or tokens[-1].text != rf"\end{{{name}}}":
            break
        tokens = without_punctuation(tokens[1:-1])
    for place, token in enumerate(tokens):
        if token.kind == "env" and token.text[:7] == r"\begin{" and token.text[7:-1] in ALIGNED:
            if place and tokens[-1].text == rf"\end{{{token.text[7:-1]}}}":
                inner = without_punctuation(tokens[place + 1 : -1])
                return tokens[:place] + inner
            raise Unreadable(f"{token.text} inside a formula", source, token.position)
    return tokens


def _without_box(tokens: list[Token]) -> list[Token]:
    """Take off ``\\boxed{ … }`` round the whole."""
    while len(tokens) > 2 and tokens[0].text == r"\boxed" and tokens[1].text == "{":
        depth = end = 0
        for place, token in enumerate(tokens[1:], 1):
            if token.kind != "text":
                depth += (token.text == "{") - (token.text == "}")
            if not depth:
                end = place
                break
        if end != len(tokens) - 1:
            break
        tokens = without_punctuation(tokens[2:-1])
    return tokens


def _segments(tokens: list[Token], source: str):
    """Split at wide spaces, connecting words and commas outside brackets.

    Yields the tokens of each segment and the word that introduces it.
    """
    current, depth, word = [], 0, ""
    for place, token in enumerate(tokens):
        depth += level(token)
        words = token.text.strip(" ,.:") if token.kind == "text" else None
        before = tokens[place - 1].text if place else ""
        connects = words in CONNECT or (words is not None and words.startswith("for "))
        if token.text == r"\forall" and not depth and before not in ("", r"\forall"):
            connects, words = True, "for all"
        if token.text in IMPLIES and not depth and token.kind != "text":
            connects, words = True, IMPLY
        wide = token.kind == "wide"
        comma = token.text in (",", ";")
        if depth or not (connects or wide or comma) or (connects and before in ("_", "^", "{")):
            current.append(token)
            continue
        if comma and current and (_in_list(tokens, place) or not has_relation(current)):
            current.append(token)
            continue
        if wide and tokens[place + 1 : place + 2] and _joins(tokens[place + 1], current):
            if _begins_signed(tokens[place + 1 :], current):
                raise Unreadable(SIGNED, source, tokens[place + 1].position)
            continue
        if current:
            yield current, word
            current, word = [], ""
        if connects and word:
            raise Unreadable(f"'{word}' with nothing after it", source, token.position)
        if connects:
            word = words
    if current:
        yield current, word
    elif word:
        raise Unreadable(f"'{word}' with nothing after it", source, tokens[-1].position)


def _in_list(tokens: list[Token], place: int) -> bool:
    """The commas of ``i = 1, \\dots, n``."""
    near = [token.text for token in tokens[max(0, place - 2) : place + 4]]
    return r"\dots" in near


def _joins(after: Token, current: list[Token]) -> bool:
    """A wide space that only sets a sign apart does not end a statement."""
    if not current:
        return True
    signs = SIGNS | BINARY | set(SIGNS_READ) | {"&", r"\\"}
    return after.text in signs or current[-1].text in signs


def _begins_signed(rest: list[Token], before: list[Token]) -> bool:
    """Whether what stands behind a wide space, from its sign on, holds a relation of its own."""
    if rest[0].text not in SIGNS | BINARY or not has_relation(before):
        return False
    if before[-1].text in SIGNS | BINARY | set(SIGNS_READ) | {"&", r"\\"}:
        return False
    depth = 0
    for end, token in enumerate(rest):
        depth += level(token)
        if not depth and (token.kind in ("wide", "text") or token.text in (r"\\", ",", ";")):
            return has_relation(rest[:end])
    return has_relation(rest)


class _Reader:
    """Collects the parts of a statement segment by segment."""

    def __init__(self, source: str, vocabulary: Vocabulary, left: tree.Node | None):
        self.source, self.vocabulary, self.left = source, vocabulary, left
        self.relations, self.conditions, self.ranges, self.where = [], [], [], []
        self.members: list[Membership] = []
        self.orders: list[tree.Relation] = []
        self.said = 0  # lines that begin anew
        self.closing: list[Membership] = []
        self.updates: list[tree.Relation] = []
        self.bound: list[str] = []
        self.given = 0

    def statement(self) -> Statement:
        if not self.relations:
            raise Unreadable("no relation sign in this display", self.source, 0)
        self.refuse_two_uses()
        homes: dict = {}
        for name, home in ((name.key, item.home) for item in self.members for name in item.names):
            if homes.setdefault(name, home) != home:
                raise Unreadable(f"two sets for {name} in one display", self.source, 0)
        return Statement(
            tuple(self.relations),
            tuple(self.updates),
            tuple(self.conditions),
            tuple(self.ranges),
            tuple(self.where),
            tuple(self.members),
            tuple(self.closing),
            self.given,
            tuple(self.bound),
            orders=tuple(self.orders),
        )

    def refuse_two_uses(self) -> None:
        """A sum that reaches over a plus, of an index that stands elsewhere: it may end before.

        Of one without its index the index may be another.
        """
        said = (*self.relations, *self.updates, *self.where, *self.conditions)
        used = {item.index for item in self.ranges}.union(*map(tree.free_names, said))
        for node in itertools.chain.from_iterable(map(tree.walk, said)):
            if isinstance(node, tree.Sum) and (node.reaches or node.bare):
                ends = f"{{{node.index}}}", f"{{({node.index})}}"
                if node.index in used or any(key.endswith(ends) for key in used):
                    raise Unreadable(NO_INDEX if node.bare else OPEN_SUM.format(node.index))

    def segment(self, tokens: list[Token], word: str) -> None:
        """One part of the display after its connecting word."""
        if tokens[0].text == r"\forall":
            tokens, word = tokens[1:], "for all"
        parser = Grammar(tokens, self.source, self.vocabulary)
        if self.relations and word in ALWAYS | ALSO | {"", "where", "with"}:
            found = index_ranges(parser)
            if found and found[0].low < 2:
                self.ranges.extend(found)
                return
            if declares(parser.tokens) and not has_order(tokens):
                self.membership(parser, word in QUANTIFIES)
                return
            if word in ALWAYS and self._are_indices(parser.tokens):
                return
            names = {token.text for token in parser.tokens} - {","}
            if word in QUANTIFIES and names and names <= self.vocabulary.names:
                self.bound.extend(sorted(names))
                return
        listed = _each_named(tokens) if word in {*ALWAYS, "and"} else [tokens]
        found = [item for part in listed for item in self.chains(part)]
        goes_on = word in ALWAYS or (word == "and" and self.orders)
        if self.relations and goes_on and all(map(self._of_one_value, found)):
            self.orders.extend(map(_name_first, found))
            self.said -= len(listed)
        elif word == IMPLY:
            if self.conditions or self.where or self.updates:
                self.fail(ARROW_READ, tokens[0])
            self.given = self.given or len(self.relations)
            self.relations.extend(found)
        elif word in ALWAYS or (self._goes_on(word) and self._is_condition(found)):
            if any(not _on_indices(item) and item.op not in TURNED for item in found):
                self.fail("a condition that is not about indices", tokens[0])
            self.conditions.extend(found)
        elif word not in ALSO and self.relations and self._is_restriction(found):
            self.fail("a condition on values: assume it with hyp-, or display it", tokens[0])
        elif word in ("where", "with"):
            self.where.extend(found)
        elif word in {"", *ALSO}:
            self.relations.extend(found)
        else:
            self.fail(f"cannot read '{word}' in a display", tokens[0])

    def membership(self, parser: Grammar, bound: bool) -> None:
        """``x \\in \\mathbb{R}``; an index in ``{1, …, n}`` has that range."""
        for item in declarations(parser):
            if isinstance(item, IndexRange):
                self.ranges.append(item)
                continue
            if not isinstance(item, Membership):
                parser.fail("a function is declared in the prose, not in a display", back=1)
            for name in item.names:
                if item.home.kind == "label" and name.key in INDICES and not item.home.shape:
                    low = 1 if item.home.low is None else 0
                    self.ranges.append(IndexRange.of(name.key, item.home.upper, low))
                else:
                    self.members.append(Membership((name,), item.home))
                    self.bound.extend([name.key] if bound else [])

    def _are_indices(self, tokens: list[Token]) -> bool:
        """``for all i, j``: a claim is for all of its free indices anyway."""
        return bool(tokens) and {token.text for token in tokens} - {","} <= self._indices()

    def _indices(self) -> set[str]:
        return {
            node.key
            for relation in self.relations
            for item in tree.walk(relation) if isinstance(item, tree.Index)
            for node in item.indices if isinstance(node, tree.Name)
        }  # fmt: skip

    def _of_one_value(self, item: tree.Relation) -> bool:
        """``x > 0``, ``1 \\ge x``: a name beside a number, but no index."""
        item = _name_first(item)
        if not isinstance(item.left, tree.Name) or not tree.is_numeric(item.right):
            return False
        known = item.left.key in self.vocabulary.names
        return (item.op in TURNED or item.op == "!=") and (known or item.left.key not in INDICES)

    def _goes_on(self, word: str) -> bool:
        """Whether a condition may stand here: after a formula, or after another one and "and"."""
        return bool(self.conditions if word == "and" else self.relations and not word)

    def _is_condition(self, found) -> bool:
        """``i \\neq j``; and ``i = j``, ``i > j``, if both are indices before."""
        if not all(map(_on_indices, found)):
            return False
        indices = self._indices()
        return all(
            item.op == "!=" or tree.names(item) <= indices - self.vocabulary.names
            for item in found
        )  # fmt: skip

    def _is_restriction(self, found) -> bool:
        """``…, x > 0``: for these x only, not a second claim."""
        plain = all(isinstance(i.left, tree.Name | tree.Index) and i.op != "=" for i in found)
        return plain and all(tree.is_numeric(item.right) for item in found)

    def fail(self, reason: str, token: Token):
        raise Unreadable(reason, self.source, token.position)

    def chains(self, tokens: list[Token]) -> list[tree.Relation]:
        """All relations of a segment; a line may go on from the line before."""
        found: list[tree.Relation] = []
        for line in self.lines(tokens):
            leading = line[0].text in SIGNS_READ and line[0].kind != "text"
            self.said += not leading
            before = found[-1].right if found else None if self.relations else self.left
            if leading and before is None:
                self.fail("the left side is missing, and no display before it was read", line[0])
            found.extend(self.chain(line, before if leading else None))
        return found

    def lines(self, tokens: list[Token]) -> list[list[Token]]:
        """Split at ``\\\\``; glue a line without relation to the line before."""
        rows, row, depth = [], [], 0
        for token in tokens:
            depth += level(token)
            if token.text == r"\\" and token.kind != "text" and depth <= 0:
                rows.append(row)
                row = []
            elif token.text == r"\\" and not any(t.kind == "env" for t in row):
                continue  # a bracket that is still open goes on in the next line
            else:
                row.append(token)
        rows.append(row)
        rows = [[token for token in row if token.text != "&" or _in_env(row)] for row in rows]
        joined: list[list[Token]] = []
        for row in (row for row in rows if row):
            goes_on = joined and row[0].text in SIGNS_READ
            if goes_on and not has_relation(joined[-1]):  # the left side has a line for itself
                joined[-1] = joined[-1] + row
                continue
            if not joined or goes_on:
                joined.append(row)
                continue
            opens = has_relation(row)
            dangling = joined[-1][-1].text in SIGNS | BINARY | set(SIGNS_READ)
            if row[0].text in SIGNS | BINARY or dangling:
                if opens:
                    self.fail(
                        f"a line that begins with {row[0].text} and holds its own relation"
                        " reads two ways: use two displays",
                        row[0],
                    )
                joined[-1] = joined[-1] + row
            elif opens:
                joined.append(row)
            else:
                self.fail("a line without a relation or sign at its start", row[0])
        return joined

    def chain(self, tokens: list[Token], left: tree.Node | None) -> list[tree.Relation]:
        """``a = b \\le c`` as two relations; ``left`` is carried over from the line before."""
        parser = Grammar(tokens, self.source, self.vocabulary)
        found = []
        if left is None:
            left = _column(parser.expression())
            if parser.peek() in BECOMES and not self.relations:
                left = self.becomes(left, parser, found)
        while parser.peek() in SIGNS_READ:
            sign = parser.next().text
            op, right = SIGNS_READ[sign], _column(parser.expression())
            if sign == r"\equiv" and tree.is_numeric(left) and tree.is_numeric(right):
                parser.fail(r"\equiv between numbers may be meant modulo another: write =", back=1)
            if op == ":=":
                op = "="
                self.updates.append(tree.Relation(op, left, right))
            found.append(tree.Relation(op, left, right))
            left = right
        if found and parser.peek() == MEMBER:
            self.close(parser)
        parser.finish()
        if not found:
            self.fail("no relation sign", tokens[0])
        return found

    def becomes(self, old: tree.Node, parser: Grammar, found: list) -> tree.Node:
        r"""``w \to w - g`` assigns; of ``w \to w' = w - g`` what is said is said of w'."""
        arrow = parser.next()
        new = parser.expression()
        if isinstance(old, tree.Name | tree.Index):
            if old in tree.walk(new):
                found.append(tree.Relation("=", old, new))
                self.updates.append(found[-1])
                return new
            base, dressed = (item.base if isinstance(item, tree.Index) else item
                             for item in (old, new))  # fmt: skip
            names = isinstance(dressed, tree.Name) and isinstance(base, tree.Name)
            if names and dressed.key.startswith(base.key) and parser.peek() in RELATIONS:
                return new
        self.fail(ARROW_READ, arrow)

    def close(self, parser: Grammar) -> None:
        """``z = w + b \\in \\mathbb{R}``: of what stands on the left."""
        end = next(k for k, token in enumerate(parser.tokens) if token.text in RELATIONS)
        head = parser.inside(parser.tokens[:end])
        name = declared(head)
        head.finish()
        parser.next()
        self.closing.append(Membership((name,), read_set(parser)))


def _column(side: tree.Node) -> tree.Node:
    r"""``x = (x_1, \dots, x_n)^\top``: who turns a tuple of numbers round means the column."""
    body = side.body if isinstance(side, tree.Transpose) else None
    if getattr(body, "plain", False):
        return replace(body, turned=True)  # of columns it is the matrix with these rows
    return body if isinstance(body, tree.Vector) else side


def _each_named(tokens: list[Token]) -> list[list[Token]]:
    """``x, f(y, z) > 0`` as ``x > 0`` and ``f(y, z) > 0``."""
    depth, starts = 0, [0]
    for place, token in enumerate(tokens):
        depth += level(token)
        if depth or token.kind == "text":
            continue
        if token.text in SIGNS_READ:
            ends = [*(start - 1 for start in starts[1:]), place]
            return [tokens[a:b] + tokens[place:] for a, b in zip(starts, ends, strict=True)]
        if token.text == ",":
            starts.append(place + 1)
    return [tokens]


def _name_first(item: tree.Relation) -> tree.Relation:
    if isinstance(item.left, tree.Name):
        return item
    return tree.Relation(TURNED.get(item.op, item.op), item.right, item.left)


def has_order(row: list[Token]) -> bool:
    """Whether a relation other than membership stands outside brackets."""
    return has_relation([token for token in row if token.text != MEMBER])


def _in_env(row: list[Token]) -> bool:
    return any(token.kind == "env" for token in row)


def _on_indices(relation: tree.Relation) -> bool:
    simple = isinstance(relation.left, tree.Name) and isinstance(
        relation.right, tree.Name | tree.Num | tree.Index
    )
    return simple and relation.op != "approx"
