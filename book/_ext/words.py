"""What a part of a page says in plain words: for search, and for the line under a shared link."""

import re
import unicodedata
from functools import cache

from docutils import nodes
from lxml import etree
from math_core import LatexToMathML
from sphinx import addnodes

from ceutils.exercises.tables import APOSTROPHE

INVISIBLE = {0x2061: " "} | dict.fromkeys(range(0x2062, 0x2065))
SIGNATURES = (addnodes.desc_signature, addnodes.desc_parameterlist)
SIGN = re.compile(r"(?<=[(\[,=<>])\s*− |^− ")  # of one number, not between two
HAT, BAR, TILDE = "\u0302", "\u0304", "\u0303"
ACCENTS = {"^": HAT, "ˆ": HAT, "\u0302": HAT, "¯": BAR, "‾": BAR, "~": TILDE, "˜": TILDE}
BETWEEN = ("=", "−", "+", "≈", "≤", "≥", "∈", "→", "·", "⋅", "<", ">")
CLOSING = (")", "]", "}", "|", "‖", ",", ".", ";", "!")
GROUPS = ("math", "mrow", "mstyle", "mtd")  # in which one part follows another
BRACKETS = re.compile(r"[(][^()]*[)]")
UNSAID = (nodes.literal_block, nodes.image, nodes.comment, nodes.raw, nodes.target)
converter = LatexToMathML()


@cache
def spoken(latex):
    """A formula as a line of letters: `\\frac{\\partial L}{\\partial z}` as ∂L/∂z."""
    markup = converter.convert_with_local_state(latex, displaystyle=False)
    letters = read(etree.fromstring(markup.replace("&ApplyFunction;", "\u2061")))
    plain = unicodedata.normalize("NFKC", letters).translate(INVISIBLE)
    return SIGN.sub("−", " ".join(plain.split()))


def curly(text):
    """English as it is typed in data, with the apostrophe of print: the sigmoid’s slope."""
    return APOSTROPHE.sub("’", text)


def isolated(words):
    """For a line of any direction: a formula and code run from left to right in Persian too."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"


def read(part):
    """One element of MathML."""
    children = [read(child) for child in part]
    if part.tag == "mfrac":
        quotient = "/".join(grouped(child) for child in children)
        return f"({quotient})" if is_factor(part) else quotient
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
    if part.tag == "mo" and part.text in BETWEEN:
        return f" {part.text} "
    return (part.text or "") + "".join(children)


def is_factor(fraction):
    """Whether something is multiplied by it from behind: 1/NX is not (1/N)X."""
    part = fraction
    while part.getnext() is None and (part := part.getparent()).tag in ("mrow", "mstyle"):
        pass
    behind = part.getnext()
    while behind is not None and behind.tag == "mspace":
        behind = behind.getnext()
    return behind is not None and part.getparent().tag in GROUPS and not (
        behind.tag == "mo" and (behind.text in BETWEEN or behind.text in CLOSING)
    )


def grouped(text):
    """In brackets if it is more than a name or a number, and has none."""
    text = text.strip()
    many = any(sign in text for sign in " /^_")
    return f"({text})" if many and not BRACKETS.fullmatch(text) else text


def said(node, straight=str, link=str, wrong=""):
    """The words of a node; of its pictures and programs nothing, nor what is hidden.

    `straight` says its formulas and its code once more, `link` the words of a link; `wrong` is
    said before a formula that is shown as wrong.
    """
    if isinstance(node, (nodes.math, nodes.math_block)):
        formula = straight(spoken(node.astext()))
        shown_as_wrong = (node.get("label") or "").startswith("not-")
        return f"{wrong} {formula}" if wrong and shown_as_wrong else formula
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, UNSAID) or "check-value" in node["classes"]:
        return ""
    words = isinstance(node, nodes.TextElement) and not isinstance(node, SIGNATURES)
    between = "" if words else " "
    inside = between.join(said(child, straight, link, wrong) for child in node.children)
    if isinstance(node, nodes.literal):
        return straight(inside)
    return link(inside) if isinstance(node, nodes.reference) else inside
