"""Sphinx extension: formulas are MathML Core when the page leaves the house.

Nothing is set in the reader's browser: not by a script, not after the text. The TeX stays in
`data-tex`, which nobody reads aloud and no search shows; `copy.js` takes it from there.
"""

import re
from functools import cache

from docutils import nodes
from editions import RIGHT_TO_LEFT
from lxml import etree
from math_core import LatexError, LatexToMathML
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

LOG = logging.getLogger(__name__)
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
PRIMES = ("′", "″", "‴")
ENDS = re.compile(r"(\S*)(\s(?:.*\s)?|)(\S*)", re.DOTALL)
QUADS = ("1em", "2em")
RELATIONS = set("=≈≔≡≤≥<>≪≫→←⇒⇔")
SIGNS = set("+−")
OPENING, CLOSING = set("([{"), set(")]}")
UNSEEN = "\u2061\u2062\u2063"
# In em: what a phone shows in one row, and a left side that is short.
PHONE, SHORT = 15, 3
SET = LatexToMathML(fancy_error=False)


@cache
def mathml(tex, display, right_to_left=False, strict=False, narrow=False, large=False):
    """One formula as `<math>`; `strict` for a page of XML, `narrow` where it may go on below.

    `large` in a line whose fractions are not small, by its style: signs in them have their room.
    """
    text = SET.convert_with_local_state(tex, displaystyle=display or large)
    tree = etree.fromstring(text.replace("&ApplyFunction;", "\N{FUNCTION APPLICATION}"))
    if not display:
        tree.attrib.pop("display", None)
    if right_to_left:
        tree.set("dir", "ltr")  # mathematics is written so in Persian, too
    open_box(tree)
    lower_primes(tree)
    lift_indices(tree)
    lower_powers(tree)
    if strict:
        tree.set("xmlns", NAMESPACE)
        style_apart(tree)
    else:
        tree.set("data-tex", tex.strip())
        if display or narrow:
            part_relations(tree)
    return etree.tostring(framed(tree) if display else tree, encoding="unicode")


def style_apart(tree):
    """What is set smaller or larger, as MathML 3 says it: e-books are held to that."""
    for part in list(tree.iter("*")):
        moved = {n: part.attrib.pop(n) for n in ("displaystyle", "scriptlevel") if n in part.attrib}
        if moved and part is not tree:
            styled = etree.Element("mstyle", moved)
            part.getparent().replace(part, styled)
            styled.append(part)


def framed(tree):
    """A display in a place of its own, which can scroll and has the frame of a boxed result."""
    kind = f"formula {tree.attrib.pop('class', '')}".strip()
    place = etree.Element("div", {"class": kind})
    place.append(tree)
    return place


def open_box(tree):
    """`menclose` is not of MathML Core: a class draws the frame, round all or round a part."""
    for box in list(tree.iter("menclose")):
        if box.get("notation") != "box":
            raise LatexError(f"menclose {box.get('notation')}")
        del box.attrib["notation"]
        box.tag = "mrow"
        whole = box.getparent() is tree and len(tree) == 1
        (tree if whole else box).set("class", "boxed")


def lower_primes(tree):
    """A prime follows its letter: this font has it raised already, and only in one size."""
    for raised in list(tree.iter("msup")):
        base, above = raised
        signs = above if above.tag == "mrow" else raised[1:]
        primes = [sign for sign in signs if sign.tag == "mo" and sign.text in PRIMES]
        if not primes:
            continue
        primed = etree.Element("mrow")
        raised.replace(base, primed)
        primed.append(base)
        for prime in primes:
            prime.attrib.update({"lspace": "0", "rspace": "0"})
            primed.append(prime)
        if len(raised) == 1:  # nothing else was raised
            primed.tail, raised.tail = raised.tail, None
            raised.getparent().replace(raised, primed)


def lift_indices(tree):
    """An index stands as high beside y or ŷ as beside x: what is below the base does not count."""
    for scripts in tree.iter("msub", "msubsup"):
        base = scripts[0]
        if base.tag == "mi" or (base.tag == "mover" and base[0].tag == "mi"):
            flat = etree.Element("mpadded", depth="0")
            scripts.replace(base, flat)
            flat.append(base)


def lower_powers(tree):
    """A power stands as high beside a bracket as beside x: one letter's height does not count."""
    for scripts in tree.iter("msup", "msubsup"):
        base = scripts[0]
        if base.tag == "mo" and base.get("stretchy") == "false":
            flat = etree.Element("mpadded", height="0")
            scripts.replace(base, flat)
            flat.append(base)


def part_relations(tree):
    """Rows between which a formula that is too wide for its line goes on below.

    The second of two formulas begins one, or else each relation; and where a row is too wide for a
    phone each sum or difference in it. A short left side does not stand alone before such a row.
    """
    spaces = [part for part in tree[:-1] if part.tag == "mspace" and part.get("width") in QUADS]
    relations = [part for part in tree[1:] if part.tag == "mo" and part.text in RELATIONS]
    starts = [space.getnext() for space in spaces] or relations
    if tree.get("class"):
        return
    rows = [[]]
    for part in [*tree]:
        if part in starts:
            rows.append([])
        if part in relations:
            part.set("form", "infix")  # also as the first of its row
        rows[-1].append(part)
    parted = [in_reach(row) for row in rows]
    if len(rows) > 1 and len(parted[1]) > 1 and breadth(rows[0]) < SHORT:
        parted[0][-1] += parted[1].pop(0)
    rows = [piece for pieces in parted for piece in pieces]
    if len(rows) > 1:
        tree[:] = []
        for row in rows:
            etree.SubElement(tree, "mrow").extend(row)
        tree.set("class", "chain")


def in_reach(row):
    """A row in pieces that a phone can show, as far as there are signs to part it at."""
    pieces = [row]
    for deep in (False, True):
        pieces = [one for piece in pieces for one in at_signs(piece, deep)]
    return pieces


def at_signs(row, deep):
    """A row that is too wide, parted before its signs, or before those within its last bracket."""
    if breadth(row) <= PHONE:
        return [row]
    bracket = row[-1] if deep else None
    if deep and not (bracket.tag == "mrow" and bracket[0].text == "("):
        return [row]
    pieces, depth = [[]], 0
    for part in bracket[1:-1] if deep else row:
        text = part.text if part.tag == "mo" else ""
        depth += (text in OPENING) - (text in CLOSING)
        before = part.getprevious()
        operand = before is not None and (before.tag != "mo" or before.text in CLOSING)
        if text in SIGNS and operand and not depth and pieces[-1]:
            part.set("form", "infix")
            pieces.append([])
        pieces[-1].append(part)
    if not deep or len(pieces) == 1:
        return pieces
    pieces[0].insert(0, bracket[0])
    pieces[-1].append(bracket[-1])
    groups = [etree.Element("mrow") for _ in pieces]
    for group, piece in zip(groups, pieces, strict=True):
        group.extend(piece)
    return [[*row[:-1], groups[0]], *([group] for group in groups[1:])]


def breadth(parts):
    """About how wide some parts of a formula are, in em."""
    return sum(map(wide, parts))


def wide(part):
    inner = [wide(child) for child in part]
    match part.tag:
        case "mspace":
            return float(part.get("width", "0em").removesuffix("em"))
        case "mfrac":
            return max(inner) + 0.3
        case "msub" | "msup":
            return inner[0] + 0.7 * inner[1]
        case "msubsup":
            return inner[0] + 0.7 * max(inner[1:])
        case "mover" | "munder" | "munderover":
            return max(inner[0], 0.7 * max(inner[1:]))
        case "mtable":
            return max(inner)
    if part.tag == "mo" and part.text in RELATIONS | SIGNS:
        return 1.3
    if part.text == "∑":
        return 1.4
    seen = [sign for sign in part.text or "" if sign not in UNSEEN]
    return sum(inner) + (0.35 if part.tag == "mo" else 0.52) * len(seen)


def render(translator, node, display, narrow=False):
    """The MathML of a node; what cannot be read is a warning, and stands as TeX."""
    tex, builder = node.astext(), translator.builder
    right_to_left = builder.config.language in RIGHT_TO_LEFT
    try:
        return mathml(tex, display, right_to_left, builder.name == "epub", narrow, large=narrow)
    except (LatexError, etree.XMLSyntaxError) as error:
        LOG.warning("%s in %s", error, tex, location=node, type="mathematics")
        return f"<code>{translator.encode(tex)}</code>"


def visit_inline(translator, node):
    in_ledger = "eqval-formula" in node.parent.parent.get("classes", ())
    translator.body.append(render(translator, node, display=False, narrow=in_ledger))
    raise nodes.SkipNode


def visit_block(translator, node):
    """The formula, then its number: in this order they are read aloud, too."""
    turned = {"dir": "ltr"} if translator.builder.config.language in RIGHT_TO_LEFT else {}
    translator.body.append(translator.starttag(node, "div", CLASS="math", **turned))
    translator.body.append(render(translator, node, display=True))
    if node["number"]:
        translator.body.append('<span class="eqno">')
        translator.body.append(f"({get_node_equation_number(translator, node)})")
        translator.add_permalink_ref(node, _("Link to this equation"))
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


class KeepWhole(SphinxPostTransform):
    """What no space parts from a formula stays on its line: a comma, a bracket, "-th", another.

    Browsers do not see to that: a formula is a box to them, not a word.
    """

    default_priority = 900
    formats = ("html",)

    def run(self, **options):
        for parent in {id(m.parent): m.parent for m in self.document.findall(nodes.math)}.values():
            parent.children = [*self.grouped(parent)]
            for child in parent.children:
                parent.setup_child(child)

    def grouped(self, parent):
        run = []
        for piece in pieces(parent.children):
            if isinstance(piece, nodes.Text) and piece[:1].isspace():
                yield from whole(run)
                run = []
                yield piece
            else:
                run.append(piece)
        yield from whole(run)


def pieces(children):
    """The children of a paragraph; its text is parted at its first and its last space."""
    for child in children:
        if isinstance(child, nodes.Text):
            yield from (nodes.Text(part) for part in ENDS.fullmatch(child).groups() if part)
        else:
            yield child


def whole(run):
    """A run without spaces as one piece, where there is a formula and something beside it."""
    if len(run) > 1 and any(isinstance(piece, nodes.math) for piece in run):
        return [nodes.inline("", "", *run, classes=["whole"])]
    return run


def setup(app):
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    app.add_css_file("mathematics.css", priority=700)
    app.add_js_file("copy.js")
    app.add_post_transform(KeepWhole)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
