"""Sphinx extension: of the themes' styles, icons and scripts only what the pages use."""

import re
from pathlib import Path

import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont

# Each byte that belongs to no word becomes a space.
WORDS = bytes(byte if re.match(r"[a-zA-Z0-9_-]", chr(byte)) else 32 for byte in range(256))
RULE = re.compile(r'''(?<=})(?P<selectors>[^{}@"']+){(?:"[^"]*"|'[^']*'|[^{}"'])*}''')
BEGINNING = re.compile(r"\s*[.#]([\w-]+)")  # of a selector: a class or an id
CODE = re.compile(r"\\([ef][0-9a-f]{3})|([\ue000-\uf8ff])")
FONT = re.compile(r"src:\s*url\(\"?\.\./vendor/fontawesome/webfonts/([\w-]+)\.woff2\"?\)[^;}]*")
ICONS = "fontawesome.js"
# A custom property and its value; a semicolon within quotes belongs to the value.
PROPERTY = re.compile(r"""(?<=[{;\s/])(--[\w-]+)\s*:(?:"[^"]*"|'[^']*'|[^;}"'])*;?""")
ASKED = re.compile(r"var\(\s*(--[\w-]+)")
NESTED = ("media", "supports", "layer", "container")


def drop_icon_script(tree, place):
    """The theme's style sheet has the icons as a font too."""
    found = [s for s in tree.iter("script") if ICONS in s.get("src", "")]
    for script in found:
        script.drop_tree()
    return len(found)


def serves(selector, words):
    """Whether all elements, classes and ids that a selector asks for occur in the book."""
    state = False
    for token in selector:
        named = token.type == "hash" or (token.type == "ident" and not state)
        if named and token.value not in words:
            return False
        state = token.type == "literal" and token.value == ":"
    return True


def selectors(tokens):
    """The parts of a rule's prelude between its commas."""
    part = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def without_idle_rules(style, words):
    """A style sheet without rules of which one sees at the first glance that they serve no page.

    They are two thirds of it, and to parse them takes long.
    """

    def kept(rule):
        found = map(BEGINNING.match, rule["selectors"].split(","))
        return rule[0] if any(not first or first[1] in words for first in found) else ""

    return RULE.sub(kept, style)


def purge(rules, words):
    """The rules of a style sheet that can apply to some page, as text."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            serving = [part for part in selectors(rule.prelude) if serves(part, words)]
            if serving:
                head = ",".join(tinycss2.serialize(part).strip() for part in serving)
                kept.append(f"{head}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in NESTED and rule.content:
            inner = purge(tinycss2.parse_rule_list(rule.content, True, True), words)
            if inner:
                head = tinycss2.serialize(rule.prelude).strip()
                kept.append(f"@{rule.at_keyword} {head}{{{inner}}}")
        else:
            kept.append(rule.serialize())
    return "".join(kept)


def purging(style, words):
    """What a purged style sheet is made of, and how."""
    asked = words & words_in(style.encode())
    made_of = tinycss2.VERSION, style, sorted(asked)
    return made_of, lambda: purge(tinycss2.parse_stylesheet(style, True, True), asked)


def words_in(content):
    return {word.decode() for word in content.translate(WORDS).split()}


def without_idle_properties(styles, words):
    """The style sheets without custom properties that nothing asks for, not even another one."""
    asked = words.union(*map(ASKED.findall, styles))
    left = [PROPERTY.sub(lambda found: found[0] * (found[1] in asked), style) for style in styles]
    return styles if left == styles else without_idle_properties(left, words)


def subset_font(source, codes, target):
    options = subset.Options(flavor="woff2", layout_features=[], notdef_outline=False)
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    subset.save_font(font, target, options)


def thin(app, exception):
    """Cut the style sheets and the icon fonts down to what is used."""
    if exception is not None or app.builder.name not in ("html", "singlehtml"):
        return
    out = Path(app.outdir)
    static = out / "_static"
    for unused in [*static.rglob("*.map"), static / "scripts" / ICONS]:
        unused.unlink(missing_ok=True)
    readers = [*out.rglob("*.html"), *static.rglob("*.js")]
    words = set().union(*(words_in(reader.read_bytes()) for reader in readers))
    sheets = sorted(static.rglob("*.css"))
    styles = [
        FONT.sub(
            r'src:url(../vendor/fontawesome/webfonts/\1.woff2) format("woff2")',
            app.kept.get(*purging(without_idle_rules(sheet.read_text("utf8"), words), words)),
        )
        for sheet in sheets
    ]
    codes = set()
    for sheet, style in zip(sheets, without_idle_properties(styles, words), strict=True):
        sheet.write_text(style, "utf8")
        codes |= {int(code, 16) if code else ord(letter) for code, letter in CODE.findall(style)}
    for font in (static / "vendor" / "fontawesome" / "webfonts").glob("*.ttf"):
        subset_font(font, codes, font.with_suffix(".woff2"))
        font.unlink()


def setup(app):
    app.connect("build-finished", thin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
