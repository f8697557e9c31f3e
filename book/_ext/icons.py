"""Sphinx extension: of the theme's 2,000 icons, only those that the pages show."""

import re
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

CLASS = re.compile(r"\bfa-[a-z0-9-]+")
RULE = re.compile(r"((?:\.fa-[a-z0-9-]+:before,?)+)\{content:\"\\\w+\"\}")
CODE = re.compile(r"\\([ef][0-9a-f]{3})|([\ue000-\uf8ff])")
FONT = re.compile(r"src:url\(\.\./vendor/fontawesome/webfonts/([\w-]+)\.woff2\)[^;}]*")


def drop_script(tree, place):
    """The theme's style sheet has the icons as a font too."""
    scripts = tree.xpath("//script[contains(@src, 'fontawesome')]")
    for script in scripts:
        script.drop_tree()
    return len(scripts)


def subset_font(source, codes, target):
    options = subset.Options(flavor="woff", layout_features=[], notdef_outline=False)
    font = TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = "woff"
    font.save(target)


def thin(app, exception):
    """Cut the theme's style sheet and icon fonts down to what is used."""
    if exception is not None or app.builder.format != "html" or app.builder.name == "epub":
        return
    static = Path(app.outdir) / "_static"
    (static / "scripts" / "fontawesome.js").unlink(missing_ok=True)
    for unused in static.rglob("*.map"):
        unused.unlink()
    pages = [*Path(app.outdir).rglob("*.html"), *static.glob("**/*.js")]
    used = {name for page in pages for name in CLASS.findall(page.read_text("utf8"))}

    sheet = static / "styles" / "pydata-sphinx-theme.css"
    style = RULE.sub(
        lambda rule: rule[0] if used & set(CLASS.findall(rule[1])) else "", sheet.read_text("utf8")
    )
    sheets = [style, *(path.read_text("utf8") for path in static.glob("*.css"))]
    codes = {
        int(escaped, 16) if escaped else ord(letter)
        for text in sheets
        for escaped, letter in CODE.findall(text)
    }
    fonts = static / "vendor" / "fontawesome" / "webfonts"
    for name in FONT.findall(style):
        subset_font(fonts / f"{name}.ttf", codes, fonts / f"{name}.woff")
        (fonts / f"{name}.ttf").unlink()
        (fonts / f"{name}.woff2").unlink()
    sheet.write_text(
        FONT.sub(r'src:url(../vendor/fontawesome/webfonts/\1.woff) format("woff")', style), "utf8"
    )


def setup(app):
    app.connect("build-finished", thin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
