"""Sphinx extension: formulas in their place.

Each has room on the page before MathJax sets it, so that little jumps; and the punctuation beside
it stays on its line, which browsers do not see to: a formula is a box to them, not a word.
"""

import html
import re

INLINE = re.compile(
    r'([(«“]*)(<span) (class="math notranslate nohighlight">\\\((.*?)\\\)</span>)([)»”.,;:!?،؛؟]*)',
    re.S,
)
DISPLAY = re.compile(
    r'<div class="math notranslate nohighlight"([^>]*)>(.*?)\\\[(.*?)\\\]</div>', re.S
)
FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
# Widths in em of the text, as MathJax's font has them; scripts are smaller.
TOKEN = re.compile(r"\\([A-Za-z]+)|\\(.)|(\S)")
SILENT = set(
    "hat bar tilde mathbf boldsymbol mathrm mathbb text left right big Big displaystyle".split()
)
WORDS = {"log": 1.5, "exp": 1.6, "max": 1.9, "min": 1.7, "sum": 1.2, "top": 0.9, "nabla": 1}
WORDS |= {"qquad": 2, "quad": 1}
RELATIONS = set("approx in le ge leq geq ne neq to sim mapsto times cdot odot pm iff".split())


def width(tex):
    """How wide a formula in a line becomes, in em."""
    tex = FRACTION.sub(lambda m: max(m[1], m[2], key=len), tex)
    total, small, group = 0.0, False, False
    for command, _, letter in TOKEN.findall(tex):
        if letter in ("^", "_"):
            small, group = True, False
            continue
        if letter in ("{", "}", "&"):
            small = small and letter != "}"
            group = letter == "{"
            continue
        if command in SILENT:
            continue
        if command in RELATIONS or letter in tuple("=<>+-"):
            size = 0.8 if small else 1.3
        elif command:
            size = WORDS.get(command, 0.6)
        else:
            size = 0.3 if letter in tuple(".,;:|'") else 0.45 if letter in tuple("()[]") else 0.55
            size = 0.9 if letter.isupper() else size
        total += size * (0.7 if small else 1)
        small = small and group
    return round(1.1 * total, 1)


def height(tex):
    """How high a displayed formula becomes, in em."""
    rows = tex.count(r"\\") + 1
    if r"\frac" in tex or r"\sum" in tex or r"\prod" in tex:
        row = 3.9 if r"\sum" in tex or r"\prod" in tex else 3.4
    else:
        row = 1.6
    return round(rows * row + (0.3 if "boxed" in tex else 0) + 0.4, 1)


def inline(found):
    """A formula in a line, with its room, and with the punctuation that belongs to it."""
    before, opening, rest, tex, after = found.groups()
    formula = f'{opening} style="--room: {width(html.unescape(tex))}em" {rest}'
    return f'<span class="whole">{before}{formula}{after}</span>' if before + after else formula


def reserve(page):
    page = INLINE.sub(inline, page)
    return DISPLAY.sub(
        lambda m: m[0].replace(
            ' class="math', f' style="--room: {height(html.unescape(m[3]))}em" class="math', 1
        ),
        page,
    )


def wrap_templates(app):
    if app.builder.name == "html":
        render = app.builder.templates.render
        app.builder.templates.render = lambda name, context: reserve(render(name, context))


def setup(app):
    app.connect("builder-inited", wrap_templates)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
