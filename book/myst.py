"""What a piece of MyST says and shows, read by the parser that reads the equations, too."""

import re
from collections import defaultdict

from eqval.pages.markdown import parser

DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}[ \t]*(?P<argument>.*)")
OPTION = re.compile(r"[ \t]*:(?P<name>[\w-]+):[ \t]*(?P<value>.*)")
TARGET = re.compile(r"(?:[^<]*<)?(?P<target>[^>]+)>?")
KEPT = ("link", "link-type", "class", "gutter", "width", "columns")  # the same in both editions
NAMES = ("name", "label")
# Directives whose argument is a name, and those whose content is no prose.
NAMED = {"solution", "solution-start", "solution-end", "image", "literalinclude", "bibliography"}
SILENT = {"image", "literalinclude", "bibliography", "eqval-ledger", "code", "code-block",
          "code-cell", "math"}  # fmt: skip


class Text:
    """A text taken apart.

    Attributes
    ----------
    display, inline : list of str
        The TeX of its formulas.
    code : list of str
        Its spans of code.
    structure : dict of lists
        Labels, directives, options, headings, links, footnotes, references, in order.
    said : str
        Its paragraphs with the formulas in their lines as `$…$`, without code and addresses.
    prose : str
        The same for a reader of words, without the formulas.
    """

    def __init__(self, source):
        self.display, self.inline, self.structure = [], [], defaultdict(list)
        self.code, self._said, self._words = [], [], []
        self._read(source)
        self.said, self.prose = "".join(self._said).strip(), "".join(self._words).strip()

    def _say(self, text, words=None):
        self._said.append(text)
        self._words.append(text if words is None else words)

    def _read(self, source):
        for token in parser().parse(source):
            self._take(token)

    def _take(self, token):
        kind = token.type
        if token.children is not None:
            for child in token.children:
                self._take(child)
        if kind in ("math_block", "math_block_label", "math_inline_double", "amsmath"):
            self.display.append(token.content)
            self._note("label", token.info if kind == "math_block_label" else "")
        elif kind == "math_inline":
            self.inline.append(token.content)
            self._say(f"${token.content}$", " ")
        elif kind in ("fence", "colon_fence"):
            self._enter(token)
        elif kind == "myst_target":
            self._note("label", token.content)
        elif kind == "myst_role":
            target = TARGET.fullmatch(token.content)["target"]
            self._note("reference", f"{token.meta['name']}`{target}")
            self._say(" ")
        elif kind == "heading_open":
            self._note("heading", token.markup)
        elif kind in ("link_open", "image"):
            self._note("link to", token.attrs.get("href") or token.attrs.get("src"))
        elif kind in ("footnote_ref", "footnote_reference_open"):
            self._note("footnote", token.meta["label"])
        elif kind == "text":
            self._say(token.content)
        elif kind in ("softbreak", "hardbreak"):
            self._say("\n")
        elif kind in ("td_close", "th_close"):
            self._say(" | ")
        elif kind in ("code_inline", "html_inline"):
            self.code += [token.content] if kind == "code_inline" else []
            self._say(" ")
        if kind.endswith("_close") and token.block and kind[:2] not in ("td", "th"):
            self._say("\n\n")

    def _note(self, name, value):
        if value:
            self.structure[name].append(value)

    def _enter(self, token):
        """A directive: its name, its options, and what it says inside; code says nothing."""
        found = DIRECTIVE.match(token.info.strip())
        if not found:
            return
        name, argument = found["name"], found["argument"]
        self._note("directive", name)
        if name.startswith("solution"):
            self._note("directive for", argument)
        lines = token.content.splitlines()
        while lines and (option := OPTION.fullmatch(lines[0])):
            if option["name"] in NAMES:
                self._note("label", option["value"].strip())
            elif option["name"] in KEPT:
                self._note("option", f"{option['name']}: {option['value'].strip()}")
            lines.pop(0)
        if name not in NAMED:
            self._read(argument)
        if name not in SILENT:
            self._read("\n".join(lines))
        self._say("\n\n")
