"""What a part of a page says in plain words: for search, and for the line under a shared link."""

import re
import unicodedata
from functools import cache

from docutils import nodes
from lxml import etree
from math_core import LatexToMathML
from sphinx import addnodes

INVISIBLE = {0x2061: " "} | dict.fromkeys(range(0x2062, 0x2065))
SIGNATURES = (addnodes.desc_signature, addnodes.desc_parameterlist)
SIGN = re.compile(r"(?<=[(\[,=<>])\s*− |^− ")  # of one number, not between two
HAT, BAR, TILDE = "\u0302", "\u0304", "\u0303"
ACCENTS = {"^": HAT, "ˆ": HAT, "\u0302": HAT, "¯": BAR, "‾": BAR, "~": TILDE, "˜": TILDE}
UNSAID = (nodes.literal_block, nodes.image, nodes.comment, nodes.raw, nodes.target)
converter = LatexToMathML()


@cache
def spoken(latex):
    """A formula as a line of letters: `\\frac{\\partial L}{\\partial z}` as ∂L/∂z."""
    markup = converter.convert_with_local_state(latex, displaystyle=False)
    letters = read(etree.fromstring(markup.replace("&ApplyFunction;", "\u2061")))
    plain = unicodedata.normalize("NFKC", letters).translate(INVISIBLE)
    return SIGN.sub("−", " ".join(plain.split()))


def isolated(latex):
    """The same for a line of any direction: a formula runs from left to right in Persian too."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{spoken(latex)}\N{POP DIRECTIONAL ISOLATE}"


def read(part):
    """One element of MathML."""
    children = [read(child) for child in part]
    if part.tag == "mfrac":
        return "/".join(grouped(child) for child in children)
    if part.tag == "msup" and children[1] not in ("′", "⊤"):
        return f"{children[0]}^{grouped(children[1])}"
    if part.tag in ("msub", "munder"):
        return f"{children[0]}_{grouped(children[1])}"
    if part.tag in ("msubsup", "munderover"):
        return f"{children[0]}_{grouped(children[1])}^{grouped(children[2])} "
    if part.tag == "mover" and (accent := ACCENTS.get(children[1].strip())):
        return unicodedata.normalize("NFC", children[0] + accent)
    if part.tag in ("mtr", "mtd", "mtable", "mspace"):
        return " ".join(children) + " "
    if part.tag == "mo" and part.text in ("=", "−", "+", "≈", "≤", "≥", "∈", "→", "·", "<", ">"):
        return f" {part.text} "
    return (part.text or "") + "".join(children)


def grouped(text):
    """In brackets if it is more than a name or a number."""
    return f"({text.strip()})" if " " in text.strip() or "/" in text else text


def said(node, formula=spoken, link=str):
    """The words of a node; of its pictures and programs nothing.

    `formula` says its formulas, `link` says the words of a link once more.
    """
    if isinstance(node, (nodes.math, nodes.math_block)):
        return formula(node.astext())
    if isinstance(node, UNSAID):
        return ""
    if isinstance(node, nodes.Text):
        return node.astext()
    words = isinstance(node, nodes.TextElement) and not isinstance(node, SIGNATURES)
    between = "" if words else " "
    inside = between.join(said(child, formula, link) for child in node.children)
    return link(inside) if isinstance(node, nodes.reference) else inside
