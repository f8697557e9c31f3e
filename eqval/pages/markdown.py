r"""Everything that a Markdown text displays or declares, in the order in which it is read.

The text is parsed as MyST does it, by markdown-it-py.  Prose is looked through wherever
it stands, also in directives such as ``:::{exercise}``; code, comments and the texts that
stand in for pictures are not on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

ROLES = ("def", "eq", "hyp", "not")
# Directives whose content is not prose; every other one is looked through.
NOT_PROSE = set(
    "code code-block code-cell sourcecode literalinclude image toctree tableofcontents contents"
    " bibliography eqval-ledger mermaid graphviz plot csv-table raw eval-rst only ifconfig math"
    " highlight comment include index glue parsed-literal doctest testcode tikz".split()
)
# What is assumed in these is assumed in them only.
OWN_WORLD = {f"{{{kind}}}" for kind in "exercise solution proof example".split()}
OWN_WORLD |= {f"{{prf:{kind}}}" for kind in "proof example exercise".split()}
UNREAD = {"raw": "raw text", "eval-rst": "reStructuredText", "only": "a part of some editions",
          "ifconfig": "a part of some editions", "include": "another file"}  # fmt: skip
CITES = {"eq", "numref", "ref", "math:numref"}
LABEL = re.compile(r"[ \t]*\((?P<label>[^()\s]+)\)")
OPERATOR = r"(?:[-+*/=<>^_]|\\(?:cdot|times|odot|pm|mp|leq?|geq?|neq?|in|approx)(?![a-z]))"
GOES_ON = re.compile(rf"{OPERATOR}\s*\$\s*\Z|[+*/=^]\s*\Z")
GOES_BACK = re.compile(rf"\s*(?:\$\s*{OPERATOR}|[+*/=^]|-\s*[\d$])")
CITED = re.compile(r"(?:[^`<>]*<)?(?P<label>[^`<>\s]+)>?")
LINKED = re.compile(r"#?(?P<label>(?:def|eq|hyp|not)-[\w-]+)$")
OPTION = re.compile(r"^[ \t]*:(?P<name>[\w-]+):[ \t]*(?P<value>[^\n]*)$")
RAW_MATH = re.compile(
    r"\\\[(?P<square>.*?)(?:\\\]|\Z)|\\\\\((?P<round>.*?)(?:\\\\\)|\Z)|\\begin\{(?P<env>aligned|align|equation|gather|eqnarray|multline|split|cases"
    r"|displaymath|alignat|alignedat|gathered|array)\*?\}(?P<body>.*?(?=\\end\{(?P=env)|\Z))|<math",
    re.S,
)
ANY_MATH = re.compile(r"(?<!\\)\$[^$]+\$|\\\[|\\\(|\\begin\{|<math")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>")
VOID = {"br", "img", "hr", "input", "wbr", "source", "col", "area", "base", "link", "meta"}
LOOKS = re.compile(r"\b(?:style|class|hidden|aria-hidden|popover|color|size|width|height)\b")
# HTML elements that show what stands in them as it is.
SHOWN = set(
    "a abbr address article aside b big blockquote body caption center cite code dd details dfn"
    " div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header i ins kbd li main mark nav"
    " ol p pre q samp section small span strong sub summary sup table tbody td tfoot th thead tr"
    " tt u ul var".split()
)
HIDES = re.compile(r"\b(?:sd-)?d-(?:\w+-)?none|hid(?:e|den)|invisible|opacity|display|sr-only")
STYLED_NOTE = "a formula with a look of its own: is it shown?"
BARE = {"div", "class", "container", "rst-class"}  # directives whose title is a class
GATE = re.compile(r"(?P<name>[\w:]+)-(?P<end>start|end)$")  # {exercise-start} … {exercise-end}
WHERE = re.compile(r"(?:where|with|که در آن)\s*:\s*", re.I)
PLAIN_ITEM = "list_item_open paragraph_open inline paragraph_close list_item_close".split()
POINTS = " .,;،؛"
BLOCKS = {"blockquote", "list_item", "heading", "footnote_reference", "dd", "tr"}
JOINS = re.compile(r"\s*(?:[,،]\s*(?:and|or|و|یا)?|and|or|و|یا)\s*$")
# What takes back an assumption that stands further up.
ASSUMED = r"(?:assumptions?|hypothes[ei]s|conditions?|restrictions?|constraints?|requirements?)"
ASSUMES = rf"(?:assum\w*|suppos\w*|requir\w*|{ASSUMED})"
TAKEN_AWAY = r"(?:drop|lift|relax|remov|abandon|discard|forget|withdraw|dispens|ignor|leav)\w*"
DROPS = re.compile(
    rf"\b(?:{TAKEN_AWAY}|giv\w+ up|(?:set|lay|put) aside)\b[^.;:]*\b{ASSUMED}\b"
    rf"|\b(?:no longer|not|never|stop\w*|instead)\b[^.;:]*\b{ASSUMES}\b"
    rf"|\b{ASSUMED}\b[^.;:]*\b(?:no longer|not|never|{TAKEN_AWAY}|ends|over|gone)\b"
    rf"|\bwithout\b[^.;:]*\b{ASSUMES}\b[^.]*$|بدون[^.؛:]*(?:فرض|شرط|قید)[^.]*$"
    r"|(?:این|آن) (?:فرض|شرط|قید)[^.؛]*(?:کنار|رها|برمی|برداشته|حذف|نمی|نیست|دیگر)"
    r"|دیگر (?:این |آن )?(?:فرض|شرط|قید)",
    re.I,
)
GENERAL = re.compile(r"\bgeneral|\bwithout\b|\bno longer\b|کلی|بدون", re.I)  # of a heading
# A sentence goes on below a display with a small letter, or in Persian with such a word.
BELOW = re.compile(
    r"[\s,،(]*(?:[a-z]|(?:برای|به‌ازای|اگر|وقتی|هرگاه|که|در|با|به‌جز|مگر|تا|فقط|به‌علاوه|و|روی)(?!\w))"
)
# In Persian, what has a verb of its own is a sentence of its own.
PERSIAN = re.compile(
    r"^\s*(?!که|و\b)[؀-ۿ](?=.*(?:،|می‌|نمی‌|است|هست|نیست|دارد|داریم|دهید|کنید|بود|شد))", re.S
)
STOPPED = re.compile(r"[.!?؟][\s}]*(?:\\end\{\w+\*?\}\s*)?$")
SENTENCE = re.compile(r"[.!?؟;؛](?=\s|$)")
# What only says what "one-hot" means: "(one of them is $1$, the others are $0$)", "the entry of the
# right class is one, and all the others are zero"; and what says it of labels that are zero or one.
ONE, NOUGHT = r"(?:\$1\$|1|one)", r"(?:\$0\$|0|zero)"
PART = r"(?:entry|component|coordinate|element)"
ONE_IS = (
    r"(?:(?:exactly\s+)?one\s+(?:of\s+(?:them|these|its\s+entries|the\s+(?:entries|labels))|"
    rf"{PART})|(?:only\s+)?(?:the|its)\s+{PART}\s+(?:of|for|at|in)\s+the\s+(?:position\s+of\s+the\s+)?"
    rf"(?:\w+\s+)?(?:class|category|label|position|place))\s+(?:is|equals)\s+{ONE}(?:\s*(?:,\s*and|,|and"
    r"|while)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:others?|rest)(?:\s+(?:entries|components"
    rf"|coordinates|elements|ones))?\s+(?:is|are|equals?)\s+{NOUGHT})?"
)
ONE_IS_FA = (
    r"(?:(?:دقیقاً\s+)?یکی\s+از\s+آن‌ها|(?:درایه|مؤلفه)[ٔی]?\s+(?:کلاس|دستهٔ?|ردهٔ?)\s+درست(?:ش)?)"
    r"\s+(?:\$1\$|یک)(?:\s+است)?\s+و\s+(?:همهٔ\s+)?(?:بقیه|باقی|دیگر(?:ان)?)(?:\s*[\w‌]+)??"
    r"\s+(?:\$0\$|صفر)(?:ند|\s*(?:است|‌?اند|هستند))?"
)
MEANING = (
    r"\s*(?:[,،:;؛(—–]|\.(?=\s))\s*(?:(?:which\s+means\s+that|so\s+that|that\s+is|i\.e\.|so|where"
    r"|in\s+which|یعنی)\s*,?\s*)?"
)
GLOSS = re.compile(
    r"(?P<said>\b(?:one-?hot|وان‌?هات|تک‌?داغ)(?:\s+[\w‌-]+){0,3}(?:\s*\$[^$]*\$(?:\s+[\w‌-]+){0,3})?)"
    rf"{MEANING}(?:{ONE_IS}|{ONE_IS_FA})\)?(?=\s*(?:[.,;:،؛)]|$|\w+\s*$))",
    re.I | re.M,
)
EXACTLY_ONE = re.compile(
    r"(?<=\\\{0, 1\\\})(?P<end>[^$]*\$),?\s+"
    r"(?:exactly\s+one\s+of\s+(?:which|them)\s+(?:is|being|equals)"
    r"|with\s+exactly\s+one\s+(?:entry|component|of\s+them)\s+(?:equal\s+to|being))\s+(?:\$1\$|1|one)"
    r"(?=\s*[.,;:])",
    re.I,
)
# What only says what a sign is: "where $\\mathbb{I}(c = j)$ is $1$ if $c = j$ and $0$ otherwise".
INDICATOR = re.compile(
    r"(?P<said>),?\s*(?:where|که در آن)\s+\$\s*\\(?:mathbb|mathbf|bm)\s*\{?\s*[I1]\s*\}?\s*"
    r"[(\[\{]\s*(?P<c>[^$]*?)\s*[)\]\}]"
    r"\s*\$\s+(?:is|equals)\s+(?:\$1\$|1|one)\s+if\s+\$\s*(?P=c)\s*\$\s*,?\s*(?:and|else)\s+(?:\$0\$|0|zero)"
    r"(?:\s+otherwise)?(?=\s*[.,;:]|\s*$)[.,;:]?",
    re.I | re.M,
)
STYLED = re.compile(r"\]\{[^}\n]*\}|^\{[^}\n]*\}[ \t]*$", re.M)


@dataclass(frozen=True)
class Item:
    """One thing on a page.

    Attributes
    ----------
    kind : str
        ``def eq hyp not`` by the label; ``unlabelled``; ``hidden`` for mathematics
        that is not read; ``unseen`` for what no reader sees; ``inline``; ``cite``.
    label : str
        The label as printed, ``eq-delta``.
    latex : str
    cell : str
        Id of the cell (its number where it has none).
    line : int
        Line within the cell, from one.
    note : str
        For ``hidden`` and ``unseen``: what it is.
    before : str
        For ``inline`` and ``cite``: the words before it, or before the one it is joined to; for a
        display: those of the paragraph above it, behind its last formula.
    after : str
        For ``inline``: the words after it; for a display: the text below it, with its formulas,
        up to the end of its sentence, if that goes on there.
    block : int
        For ``inline``: number of its paragraph.
    single : bool
        For ``inline``: whether it stands in its paragraph alone.
    inside : tuple of (str, int)
        The blocks that it stands in: directives, quotes, list items, headings, footnotes, HTML.
    section : tuple of (int, int)
        The headings that it stands under: the level of each, and which heading of the page it is.
    heading : str
        What it stands below: the last heading, or a paragraph that is nothing but a bold label.
    dropped : int
        How many paragraphs above it take back what was assumed before them.
    told : str
        What the paragraphs without formulas between the item before and this one say.
    """

    kind: str
    label: str
    latex: str
    cell: str
    line: int
    note: str = ""
    before: str = ""
    after: str = ""
    block: int = 0
    single: bool = False
    inside: tuple[tuple[str, int], ...] = ()
    section: tuple[tuple[int, int], ...] = ()
    heading: str = ""
    dropped: int = 0
    told: str = ""

    @property
    def name(self) -> str:
        """The label, or a stand-in with the place."""
        return self.label or f"{self.kind}-{self.cell}-{self.line}"


def role_of(label: str) -> str:
    """``def``, ``eq``, ``hyp`` or ``not`` by the prefix of a label."""
    head, dash, tail = label.partition("-")
    return head if dash and tail and head in ROLES else "unlabelled"


class Sections:
    """The headings above a place on a page, and what is open there, over all its cells."""

    def __init__(self):
        self.path, self.count, self.heading, self.dropped, self.told = (), 0, "", 0, ""
        self.opened = 0  # blocks and elements so far
        self.numbers: dict[str, int] = {}  # of the exercises, by their labels
        self.around: list[tuple[str, bool, int]] = []  # name, whether its look is set, number

    def begin(self, level: int) -> None:
        self.count += 1
        above = tuple(part for part in self.path if part[0] < level)
        self.path = (*above, (level, self.count))


def markdown_items(source: str, cell: str, sections: Sections | None = None) -> list[Item]:
    """Items of one Markdown text, which goes on in the sections of the text before."""
    return list(_Reader(cell, sections or Sections()).read(source, 1))


@cache
def parser():
    """The parser of a MyST page, for all who read one."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.amsmath import amsmath_plugin
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.dollarmath.index import math_block_dollar
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin
    from mdit_py_plugins.myst_blocks import myst_block_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

    found = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin)
        .disable("footnote_tail")
        .use(deflist_plugin)
        .use(dollarmath_plugin, allow_labels=True, double_inline=True)
        .use(amsmath_plugin)
        .use(colon_fence_plugin)
    )
    display = math_block_dollar()

    def wrapped(state, line, end, silent):
        """A display straight below a sentence, of which else the environment in it counts."""
        below = state.getLines(line + 1, min(line + 2, end), state.blkIndent, False)
        if not below.lstrip().startswith(r"\begin{"):
            return False
        before, count = state.line, len(state.tokens)
        found = display(state, line, end, silent)
        if silent:
            state.line = before
            del state.tokens[count:]
        return found

    found.block.ruler.before("amsmath", "wrapped", wrapped, {"alt": ["paragraph"]})
    return found


class _Reader:
    """Walks the tokens of one text; knows what the HTML round a formula does to it."""

    def __init__(self, cell: str, sections: Sections):
        self.cell, self.block, self.sections = cell, 0, sections
        self.around = sections.around
        self.lead = ""  # the words that a display goes on with
        self.below = ""  # the paragraph below what is read

    def item(self, kind: str, label: str, latex: str, line: int, note: str = "", *around: str):
        if any(styled for _, styled, _ in self.around) and kind != "cite":
            kind, note = "unseen", STYLED_NOTE
        before, after = around or (self.lead, _rest(latex, self.below))
        inside = tuple((name, number) for name, _, number in self.around)
        place = self.cell, line, note, before, after, self.block
        said = self.sections
        where = {"section": said.path, "heading": said.heading, "dropped": said.dropped}
        where["told"], said.told = said.told, ""
        return Item(kind, label, latex, *place, inside=inside, **where)

    def names(self) -> set[str]:
        """The blocks that are open."""
        return {name for name, *_ in self.around}

    def enter(self, name: str, styled: bool = False, answers: str = "") -> None:
        """A block begins; a solution goes on with the exercise that it answers."""
        self.sections.opened += 1
        number = self.sections.numbers.get(answers, self.sections.opened)
        self.around.append((name, styled, number))

    def leave(self, name: str) -> None:
        """A block ends, and all that was left open in it."""
        for place in range(len(self.around) - 1, -1, -1):
            if self.around[place][0] == name:
                del self.around[place:]
                return

    def read(self, source: str, start: int) -> Iterator[Item]:
        """Items of a text whose first line is number ``start``."""
        for gloss in (GLOSS, EXACTLY_ONE, INDICATOR):
            source = gloss.sub(_without_gloss, source)
        lines = source.split("\n")
        line = start
        tokens = _without_where_lists(parser().parse(source))
        cited = {
            child.meta.get("label")
            for token in tokens
            for child in token.children or []
            if child.type == "footnote_ref"
        }
        last = ""
        for place, token in enumerate(tokens):
            following = tokens[place + 1 : place + 3]
            goes_on = following and following[0].type == "paragraph_open"
            self.below = following[1].content if goes_on else ""
            line = start + token.map[0] if token.map else line
            name, _, end = token.type.rpartition("_")
            if token.type == "footnote_reference_open":
                self.enter(name, token.meta.get("label") not in cited)
            elif token.type == "heading_open":
                self.sections.begin(int(token.tag[1:]))
                self.enter(name)
            elif name in BLOCKS and end == "open":
                self.enter(name)
            elif name in BLOCKS and end == "close":
                self.leave(name)
            opened, last = last, token.type
            if token.type in ("math_block", "math_block_label"):
                raw = "\n".join(lines[token.map[0] : token.map[1]])
                if len(re.findall(r"(?<!\\)\$\$", raw)) < 2:
                    yield self.item("hidden", "", "$$", line, "a display that is never closed")
                    continue
                label = token.info if token.type.endswith("label") else ""
                yield self.item(role_of(label), label, token.content.strip(), line)
                self.lead = ""
            elif token.type == "amsmath":
                yield self.item("hidden", "", token.content, line, NOT_DOLLARS)
            elif token.type in ("fence", "colon_fence"):
                yield from self.directive(token, line)
            elif token.type == "html_block":
                self.html(token.content)
                if not token.content.lstrip().startswith("<!--"):
                    for match in ANY_MATH.finditer(token.content):
                        yield self.item("hidden", "", match[0], line, "a formula in HTML")
            elif token.type == "inline":
                self.block += 1
                if opened == "heading_open" or _is_label(token.children or []):
                    self.sections.heading = token.content
                yield from self.inline(token, line)
                children = token.children or []
                words = " ".join(x.content for x in children if not x.type.startswith("math"))
                titled = self.sections.heading == token.content and GENERAL.search(words)
                self.sections.dropped += bool(titled or DROPS.search(words))
                shown = [k for k, x in enumerate(children) if x.type.startswith("math")]
                self.lead = _words(children[shown[-1] + 1 if shown else 0 :])
                displayed = not shown or children[shown[-1]].type == "math_inline_double"
                if displayed and opened != "heading_open" and not OWN_WORLD & self.names():
                    self.sections.told += f"{LABEL.sub('', self.lead, 1)}\n\n"

    def html(self, text: str) -> None:
        """Take note of the elements that open and close."""
        if text.lstrip().startswith("<!--"):
            if "-->" not in text:  # it ends in another cell, if at all
                self.enter("!--", True)
            return
        for match in TAG.finditer(text):
            name, rest = match["name"].lower(), match["rest"]
            if match["end"] and name != "style":  # a style sheet may hide all that follows
                self.leave(name)
            elif name not in VOID and not rest.endswith("/"):
                self.enter(name, name not in SHOWN or bool(LOOKS.search(rest)))

    def directive(self, token, line: int) -> Iterator[Item]:
        """A display, prose to look through, or code."""
        match = re.match(r"\{(?P<name>[\w:+-]+)\}(?P<title>.*)$", token.info.strip(), re.S)
        if match is None:
            return
        name, title = match["name"], match["title"].strip()
        gate = GATE.match(name)
        if gate:
            if gate["end"] == "end":
                self.leave(f"{{{gate['name']}}}")
                return
            self.enter(f"{{{gate['name']}}}", answers=title)
            self._remember(_options(token.content)[0])
            return
        options, body, skipped = _options(token.content)
        looks = (text for key, text in options.items() if re.search("class|style", key))
        hides = bool(HIDES.search(" ".join([*looks, title if name in BARE else ""])))
        if name == "math":
            label = options.get("label", options.get("name", ""))
            latex = f"{title}\n\n{body.strip()}".strip()  # as Sphinx joins them
            found = self.item(role_of(label), label, latex, line)
            yield replace(found, kind="unseen", note=STYLED_NOTE) if hides else found
        elif name in NOT_PROSE:
            if name in UNREAD and ANY_MATH.search(token.content):
                yield self.item("hidden", "", body.strip(), line, f"a formula in {UNREAD[name]}")
        else:
            self.enter(f"{{{name}}}", hides, title)
            self._remember(options)
            yield from self.read(title, line)
            yield from self.read(body, line + 1 + skipped)
            self.leave(f"{{{name}}}")

    def _remember(self, options: dict[str, str]) -> None:
        """The label of a block that begins."""
        if "label" in options:
            self.sections.numbers.setdefault(options["label"], self.around[-1][2])

    def inline(self, token, line: int) -> Iterator[Item]:
        """Formulas, citations and raw mathematics of one paragraph."""
        said, before, children = "", "", token.children or []
        above = self.sections.heading
        styled = bool(STYLED.search(token.content)) and ANY_MATH.search(token.content)
        if styled:
            self.enter("styled", True)
        labelled = ""  # what the label of a display takes of the text behind it
        for place, child in enumerate(children):
            if child.type in ("softbreak", "hardbreak"):
                if _is_label(children[:place]):  # the bold first line of a paragraph
                    self.sections.heading, said = f"{above}: {_words(children[:place])}", ""
                line += 1
                said += " "
            elif child.type == "text":
                if re.search(r"(?<!\\)\$\$", child.content):
                    yield self.item("hidden", "", "$$", line, "a display that is never closed")
                said += child.content.removeprefix(labelled)
                labelled = ""
            elif child.type == "math_inline":
                before = before if JOINS.match(said) else said
                after = _words(children[place + 1 :])
                found = self.item("inline", "", child.content, line, "", before, after)
                rest = "".join(item.content for item in children if item is not child)
                yield replace(found, single=not rest.strip(" .,;:"))
                line += child.content.count("\n")
                said = ""
            elif child.type == "math_inline_double":
                after = children[place + 1] if place + 1 < len(children) else None
                match = LABEL.match(after.content) if after and after.type == "text" else None
                label, labelled = (match["label"], match[0]) if match else ("", "")
                self.lead, said = said, ""
                kind, note = role_of(label), ""
                if GOES_ON.search(_line(children[:place])) or GOES_BACK.match(
                    LABEL.sub("", _line(children[place + 1 :]), 1)
                ):
                    kind, note = "hidden", "a display whose line goes on: is all of it read?"
                self.below = LABEL.sub("", _line(children[place + 1 :]), 1)
                yield self.item(kind, label, child.content.strip(), line, note)
                line += child.content.count("\n")
            elif child.type == "myst_role":
                yield from self.role(child, line, said, _words(children[place + 1 :]))
            elif child.type == "link_open":
                match = LINKED.match(child.attrGet("href") or "")
                if match:
                    around = said, _words(children[place + 1 :])
                    yield self.item("cite", match["label"], "", line, "", *around)
                self.enter("link")
            elif child.type == "link_close":
                self.leave("link")
            elif child.type == "s_open":
                self.enter("s", True)
            elif child.type == "s_close":
                self.leave("s")
            elif child.type == "html_inline":
                self.html(child.content)
                if child.content.startswith("<math"):
                    yield self.item("hidden", "", child.content, line, NOT_DOLLARS)
        source = re.sub(r"(`+).*?\1|\$\$.*?\$\$|\$[^$]*\$", "", token.content, flags=re.S)
        for match in RAW_MATH.finditer(source):
            latex = match["square"] or match["round"] or match["body"] or match[0]
            yield self.item("hidden", "", latex, line, NOT_DOLLARS)
        self.sections.heading = above
        if styled:
            self.leave("styled")

    def role(self, token, line: int, *around: str) -> Iterator[Item]:
        name = token.meta.get("name", "")
        if name in CITES:
            match = CITED.match(token.content)
            if match:
                yield self.item("cite", match["label"], "", line, "", *around)
        elif name == "math":
            yield self.item("hidden", "", token.content, line, NOT_DOLLARS)


def _without_gloss(found: re.Match) -> str:
    """The same without what only says what a word means, in as many lines."""
    said = found["said"] if "said" in found.re.groupindex else f"{found['end']}, one-hot"
    return said + "\n" * (found[0].count("\n") - said.count("\n"))


def _without_where_lists(tokens: list) -> list:
    """ "where:" and the list below it as the one sentence that they are."""
    found, place = [], 0
    while place < len(tokens):
        token, items, end = tokens[place], *_items_below(tokens, place)
        if items:
            word = token.children[0]
            said = [word.copy(content=word.content.rstrip(": "))]
            for item in items:
                ends = word.copy(content="." if item is items[-1] else ",")
                said += [word.copy(type="softbreak", content=""), *_unpointed(item.children), ends]
            texts = (item.content.rstrip(POINTS) for item in items)
            token = token.copy(content=f"{said[0].content} {', '.join(texts)}.", children=said)
        found.append(token)
        place = end if items else place + 1
    return found


def _items_below(tokens: list, place: int) -> tuple[list, int]:
    """The texts of a list of plain items below "where:", and where it ends."""
    items, end = [], place + 3
    if tokens[place].type != "inline" or not WHERE.fullmatch(tokens[place].content):
        return [], place
    if [token.type for token in tokens[place + 1 : end]] != ["paragraph_close", "bullet_list_open"]:
        return [], place
    while [token.type for token in tokens[end : end + 5]] == PLAIN_ITEM:
        items.append(tokens[end + 2])
        if any(child.type == "math_inline_double" for child in items[-1].children):
            return [], place
        end += 5
    return (items, end + 1) if tokens[end].type == "bullet_list_close" else ([], place)


def _unpointed(children: list) -> list:
    """Without the point or the comma at the end."""
    last = children[-1]
    return [*children[:-1], last.copy(content=last.content.rstrip(POINTS))]


def _rest(latex: str, below: str) -> str:
    """What of the text below a display belongs to its sentence."""
    if not BELOW.match(below) or STOPPED.search(latex):
        return ""
    found = SENTENCE.split(below)[0]
    return "" if PERSIAN.search(found) else " ".join(found.split())


def _line(children) -> str:
    """What stands beside a display, with its formulas in their dollars."""
    shown = (f"${x.content}$" if x.type == "math_inline" else x.content or " " for x in children)
    return "".join(shown)


def _is_label(children) -> bool:
    """Whether a paragraph is bold, or in italics, from end to end, and holds no formula."""
    children = [child for child in children if child.type != "text" or child.content.strip()]
    ends = [children[0].type, children[-1].type] if children else []
    if not any(ends == [f"{kind}_open", f"{kind}_close"] for kind in ("strong", "em")):
        return False
    return not any(child.type.startswith("math") for child in children)


def _words(children) -> str:
    """What is said up to the next formula."""
    found = ""
    for child in children:
        if child.type.startswith("math"):
            break
        found += " " if child.type.endswith("break") else child.content * (child.type == "text")
    return found


NOT_DOLLARS = "a display that is not written $$ … $$ (label)"


def _options(content: str) -> tuple[dict[str, str], str, int]:
    """Options of a directive, its body, and how many lines the options take."""
    lines = content.split("\n")
    if lines[0].strip() == "---":
        ends = (place for place, text in enumerate(lines[1:], 2) if text.strip() == "---")
        count = next(ends, 1)
        pairs = (text.partition(":") for text in lines[1:count])
        options = {name.strip(): value.strip() for name, colon, value in pairs if colon}
    else:
        heads = [*takewhile(bool, map(OPTION.match, lines))]
        options, count = {head["name"]: head["value"].strip() for head in heads}, len(heads)
    return options, "\n".join(lines[count:]), count
