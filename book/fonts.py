"""Make the fonts of mathematics and text again: `python book/fonts.py FOLDER`.

FOLDER holds the unpacked npm packages `@fontsource/stix-two-math`, `@fontsource/stix-two-text` and
`vazirmatn` (`npm pack` fetches each; SIL OFL 1.1). What is kept is listed here, not gathered from
the pages, so that a new letter in a chapter is seldom a new font; a test tells when it is.
"""

import argparse
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent / "_theme" / "static" / "fonts"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
GREEK = "ΓΔΘΛΞΠΣΦΨΩαβγδεζηθικλμνξπρστυφχψω∇∂ϵϑϕ"
DIGITS = "0123456789"
SIGNS = (
    "!#%&'()*+,-./:;<=>?[\\]_{|}~\u00a0¬±×÷·…′″−∓∘√∝∞∧∨∩∪∫≈≔≠≡≤≥≪≫⊂⊆⊕⊗⊙⊤⊥⋅⋮⋯⋱∀∃∅∈∉∏∑∣∥‖⟨⟩←→↔↦⇒⇔"
    "ℓˆ˜¯˙ˇ\u0302\u0303\u0304⏟ıȷŷŶ↑↓✓✗"
    "⁻⁰⁴⁵⁶⁷⁸⁹₁₂"  # in words, where the text font has none
)
TEXT = "".join(map(chr, range(0x20, 0x7F))) + " ©«»·×±¹²³½éèëöüäßñçôïíâá–—‘’“”…−"
PERSIAN = (
    "".join(map(chr, [*range(0x621, 0x63B), *range(0x640, 0x656), *range(0x200B, 0x2010)]))
    + "\u0670ۀپچژکگی٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛؟٪٫٬٭ !().:\u00a0«»‒–—\u25cc"
)
FEATURES = ["ccmp", "kern", "mark", "mkmk", "liga", "init", "medi", "fina", "rlig", "calt", "locl"]
WEIGHTS = {"regular": "400-normal", "italic": "400-italic", "bold": "700-normal"}


def alphabet(letters, style):
    """The mathematical letters of one style, such as 𝐰 and 𝛅; some live outside the block."""
    for letter in letters:
        name = unicodedata.name(letter)
        for removed in ("LATIN ", "GREEK ", "LETTER "):
            name = name.replace(removed, "")
        for full in (f"MATHEMATICAL {style} {name}", f"{style} {name}"):
            try:
                yield unicodedata.lookup(full)
                break
            except KeyError:
                continue


def mathematics():
    kept = set(LATIN + GREEK + DIGITS + SIGNS)
    kept |= set(alphabet(LATIN + GREEK, "ITALIC")) | set("ℎℝℕℤℒ𝒩𝟙𝟏𝔼")
    kept |= set(alphabet(LATIN + "0", "BOLD")) | set(alphabet(GREEK, "BOLD ITALIC"))
    return {letter: letter for letter in kept} | {"●": "⦁"}  # of an exercise, not a large one


def cut(source, letters, target):
    """A woff2 of these letters with all that mathematics and good setting need of the font.

    Of a font of many weights those from regular to bold; `letters` may be a table of the letters
    that are wanted and what each is drawn as.
    """
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False)
    font = TTFont(source)
    drawn = letters if isinstance(letters, dict) else {letter: letter for letter in letters}
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(drawn.values()))
    subsetter.subset(font)
    if "fvar" in font:
        instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)
    if "MATH" in font:
        even_roots(font)
    if drawn is letters:
        for table in font["cmap"].tables:
            shapes = dict(table.cmap)
            table.cmap = {
                ord(letter): shapes[ord(shape)]
                for letter, shape in drawn.items()
                if ord(shape) in shapes  # a table may hold the first letters of Unicode alone
            }
    subset.save_font(font, target, options)
    print(f"{target.name}: {target.stat().st_size / 1e3:.0f} kB")


def even_roots(font):
    """Give the sign of a high root the width of the lowest.

    A browser keeps as much room for a root as its widest sign would take; behind the others, as in
    "√2, that", it would leave a hole.
    """
    variants = font["MATH"].table.MathVariants
    lowest = font.getBestCmap()[ord("√")]
    width, _ = font["hmtx"][lowest]
    signs = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(lowest)]
    names = {sign.VariantGlyph for sign in signs.MathGlyphVariantRecord}
    names |= {part.glyph for part in signs.GlyphAssembly.PartRecords}
    for name in names:
        advance, bearing = font["hmtx"][name]
        font["glyf"][name].coordinates.scale((width / advance, 1))
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = width, round(bearing * width / advance)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    (source,) = folder.rglob("stix-two-math-latin-400-normal.woff2")
    cut(source, mathematics(), TARGET / "stix-two-math.woff2")
    for name, weight in WEIGHTS.items():
        (source,) = folder.rglob(f"stix-two-text-latin-{weight}.woff2")
        cut(source, TEXT, TARGET / f"stix-two-text-{name}.woff2")
        (source,) = folder.rglob(f"stix-two-text-latin-ext-{weight}.woff2")
        cut(source, "ŷŶş", TARGET / f"stix-two-text-{name}-hat.woff2")
    (source,) = folder.rglob("variable/Vazirmatn-NL[[]wght].ttf")
    cut(source, PERSIAN, TARGET / "vazirmatn.woff2")
    cut(source, dict(zip(DIGITS, "۰۱۲۳۴۵۶۷۸۹", strict=True)), TARGET / "vazirmatn-digits.woff2")


if __name__ == "__main__":
    main()
