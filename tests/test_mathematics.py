"""Formulas are set before the page is sent: every one, as MathML Core, in letters that are sent."""

import pickle
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("math_core")
html = pytest.importorskip("lxml.html")
nodes = pytest.importorskip("docutils.nodes")

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import mathematics  # noqa: E402
from mathematics import mathml  # noqa: E402

BUILD = ROOT / "_build"
EDITIONS = [name for name in ("en", "fa") if (BUILD / "site" / name / "index.html").exists()]
SILENT = "\u2061\u2062\u2063\u2064"  # signs that nobody sees: apply, times, comma, plus
RAW_TEX = re.compile(r"""\$|\\[a-zA-Z]{2,}|\{\\["'`^~=.a-zA-Z]|\{(eq|ref|numref)\}`""")
UNREAD = "ancestor::math or ancestor::pre or ancestor::code or ancestor::svg or ancestor::script"
WORDS = f".//text()[not({UNREAD})]"
# Of MathML Core, what the pages may use; others are drawn as a plain row.
CORE = set(
    "math mrow mi mn mo mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot "
    "mtable mtr mtd mpadded mstyle mphantom".split()
)


def pages():
    for edition in EDITIONS:
        folder = BUILD / "site" / edition
        for path in sorted(folder.rglob("*.html")):
            if "_static" not in path.parts:
                yield f"{edition}/{path.relative_to(folder).with_suffix('').as_posix()}", path


@pytest.fixture(scope="module")
def trees():
    found = {name: html.parse(path).getroot() for name, path in pages()}
    if not found:
        pytest.skip("the site is not built (make book)")
    return found


def formulas(tree):
    return tree.xpath("//article//math")


def test_every_formula_of_the_source_is_on_its_page(trees):
    """The nodes that the parser made of the source, against what was written."""
    written = {}
    for name, tree in trees.items():
        edition, page = name.split("/", 1)
        source = BUILD / edition / ".doctrees-html" / f"{page}.doctree"
        if source.exists() and not tree.xpath("//table[contains(@class, 'eqval-ledger')]"):
            doctree = pickle.loads(source.read_bytes())
            read = [*doctree.findall(nodes.math), *doctree.findall(nodes.math_block)]
            tasks = tree.xpath("//details[@class='desk-task']//math")  # of a directive's own
            written[name] = len(read), len(formulas(tree)) - len(tasks)
    assert sum(count for count, _ in written.values()) > 1000
    assert {name: pair for name, pair in written.items() if pair[0] != pair[1]} == {}


def test_nothing_but_mathml_core(trees):
    found = {part.tag for tree in trees.values() for part in tree.iterfind(".//math//*")}
    assert found <= CORE
    assert {name for name, tree in trees.items() if tree.xpath("//merror")} == set()


def test_no_tex_is_left_in_the_text(trees):
    left = {}
    for name, tree in trees.items():
        for part in tree.xpath("//pre | //code | //dt[@id] | //script | //style"):
            part.drop_tree()
        if found := RAW_TEX.search(tree.text_content()):
            left[name] = tree.text_content()[found.start() - 20 : found.end() + 20]
    assert left == {}


def test_persian_pages_keep_mathematics_from_left_to_right(trees):
    for name, tree in trees.items():
        wanted = {"ltr"} if name.startswith("fa/") else {None}
        assert {formula.get("dir") for formula in formulas(tree)} <= wanted, name


def test_the_font_has_every_letter(trees):
    font = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    known = font.TTFont(ROOT / "book/_theme/static/fonts/stix-two-math.woff2").getBestCmap()
    used = set()
    for tree in trees.values():
        for letters in formulas(tree):
            used |= {c for part in letters.iter("mi", "mn", "mo") for c in part.text or ""}
    lacking = {letter for letter in used if ord(letter) not in known}
    assert lacking <= set(SILENT) | {"\ufe00"}, "add them in book/fonts.py and run it"


def test_words_are_set_in_the_fonts_that_are_sent(trees):
    """Else each reader's machine puts a letter of another size there: 10⁻¹⁸ with a large 8."""
    font = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    fonts = (ROOT / "book/_theme/static/fonts").glob("*.woff2")
    known = {letter for path in fonts for letter in font.TTFont(path).getBestCmap()}
    tables = (ROOT / "ceutils/exercises").glob("*.toml")
    used = {c for path in tables for c in path.read_text("utf8")}
    used -= {c for c in used if "\u0600" <= c <= "\u06ff"}  # of the Persian words in both
    for name, tree in trees.items():
        for article in tree.iter("article") if name.startswith("en/") else ():
            used |= {*"".join(article.xpath(WORDS))}
    assert len(used) > 100
    foreign = set("ᵀᵗᶻ✗\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}\n")
    assert {c for c in used if ord(c) not in known} <= foreign, "add them in book/fonts.py"


def test_the_persian_font_has_every_letter(trees):
    font = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    known = font.TTFont(ROOT / "book/_theme/static/fonts/vazirmatn.woff2").getBestCmap()
    used = {
        c for name, tree in trees.items() if name.startswith("fa/") for c in tree.text_content()
    }
    persian = {letter for letter in used if "\u0600" <= letter <= "\u06ff"}
    assert len(persian) > 40
    assert {c for c in persian if ord(c) not in known} == set(), "add them in book/fonts.py"


def test_an_index_is_as_high_beside_y_as_beside_x():
    for tex in (r"\hat y_k", "y_k", r"\boldsymbol{\delta}_i", "x_k"):
        assert '<msub><mpadded depth="0">' in mathml(tex, False), tex
    assert "mpadded" not in mathml(r"\sum_k k", True)


@pytest.mark.parametrize("tex", ["(x)^2", "[x]^2", r"\|x\|_F^2", r"(x)^\top", r"\frac{(x)^2}{2}"])
def test_a_power_is_as_high_beside_a_bracket_as_beside_x(tex):
    assert '<mpadded height="0"><mo stretchy="false"' in mathml(tex, True)


TALL = ("x^2", r"\left(\frac{x}{2}\right)^2", r"\sum_k^K k", r"\int_0^1 x")


@pytest.mark.parametrize("tex", TALL)
def test_a_power_beside_what_is_tall_is_left_where_it_is(tex):
    assert "mpadded" not in mathml(tex, True)


@pytest.mark.parametrize("tex", ["g'", "g''", "g'^{(l)}", "x + g'(z)", r"\frac{g'}{2}"])
def test_a_prime_follows_its_letter_and_is_not_raised_twice(tex):
    tree = html.fragment_fromstring(mathml(tex, False))
    for prime in tree.iter("mo"):
        if prime.text in mathematics.PRIMES:
            assert prime.getparent().tag == "mrow" and prime.getprevious().text == "g"
    assert sum(tree.text_content().count(sign) for sign in mathematics.PRIMES) == 1


def test_a_formula_goes_on_below_at_a_relation_or_before_the_next_formula():
    def parts(tex, **how):
        whole = html.fragment_fromstring(mathml(tex, True, **how))
        return ["".join(row.itertext()) for row in whole.find_class("chain") for row in row[0]]

    assert parts("a + b = c - d = e") == ["a+b", "=c−d", "=e"]
    assert parts(r"a = b, \quad c = d") == ["a=b,", "c=d"]
    assert parts(r"a_{i=1} + \sum_{k=1}^K b_k") == [], "one that is not its own"
    assert parts("a + b") == parts(r"\boxed{a = b}") == parts("a = b", strict=True) == []
    assert '<mrow><mo form="infix">=</mo>' in mathml("a = b", True), "with the room of its own"


def test_what_is_too_wide_for_a_phone_goes_on_below_at_a_sign():
    def parts(tex):
        whole = html.fragment_fromstring(mathml(tex, True))
        rows = [row for chain in whole.find_class("chain") for row in chain[0]]
        return [re.sub(f"[{SILENT}]", "", "".join(row.itertext())) for row in rows]

    entropy = r"-0.9 \log 0.9 - 0.05 \log 0.05 - 0.05 \log 0.05 \approx 0.3944"
    assert parts(entropy) == ["−0.9log0.9", "−0.05log0.05", "−0.05log0.05", "≈0.3944"]
    inner = r"y_k \log \sigma(z_k) + (1 - y_k) \log (1 - \sigma(z_k))"
    losses = rf"B = -\sum_{{k=1}}^K \left( {inner} \right)"
    assert parts(losses) == ["B=−∑k=1K(yklogσ(zk)", "+(1−yk)log(1−σ(zk)))"], "not B alone"
    assert parts(rf"\text{{the loss}} {losses}")[0] == "the\xa0lossB", "but more than one letter"
    long = "+".join(["x_i w_i"] * 12)
    assert len(parts(long)) == 12 and parts(f"({long})") == []
    assert parts("a + b = c + d") == ["a+b", "=c+d"], "what fits has no need"


def test_a_formula_of_the_ledger_goes_on_below_where_its_cell_is_narrow():
    row = html.fragment_fromstring(mathml("a = b = c", False, narrow=True))
    assert row.get("class") == "chain" and [part.tag for part in row] == ["mrow"] * 3
    assert html.fragment_fromstring(mathml("a = b = c", False)).get("class") is None


def test_a_large_fraction_in_a_line_has_room_round_its_signs():
    """In small fractions a plus stands close; those of the ledger and the desk are not small."""
    tex = r"\frac{1}{1 + x}"
    small, large = (html.fragment_fromstring(mathml(tex, False, large=on)) for on in (False, True))
    assert small.xpath(".//mo[.='+']/@rspace") == ["0"] and not large.xpath(".//mo/@rspace")
    assert large.get("display") is None and large.tag == "math"


def test_the_ledger_and_the_desk_set_no_large_sign_without_room(trees):
    for name, tree in trees.items():
        place = "//td[@class='eqval-formula']" if "ledger" in name else "//*[@class='desk-term']"
        close = f"{place}//mfrac//mo[.='+'][@lspace='0'][preceding-sibling::*]"
        small = ("msup", "msub", "msubsup", "munderover")
        found = [one for one in tree.xpath(close) if not [*one.iterancestors(*small)]]
        assert not found, name


def test_every_quotation_opens_and_shuts_as_it_is_printed(trees):
    wrong = re.compile(r"[a-z]['\"][a-z]|[(\s]”\w|[(\s]”…|“[\s)]")
    found = [
        (name, text)
        for name, tree in trees.items()
        for text in tree.xpath(f"//article{WORDS}")
        if wrong.search(text)
    ]
    assert not found


def test_the_style_of_formulas_keeps_what_no_browser_of_the_tests_shows():
    """Firefox breaks a line in a formula where `math` may wrap; TeX has room at fractions."""
    style = (ROOT / "book/_theme/static/mathematics.css").read_text("utf8")
    everywhere, of_chromium, _ = re.split(r"(?s)(@supports.*?\n\})", style, maxsplit=1)
    assert re.search(r"^math \{[^}]*white-space: nowrap", everywhere, re.M)
    assert "white-space: normal" in of_chromium and "white-space: normal" not in everywhere
    assert float(re.search(r"^mfrac \{ margin-inline: (\.\d+)em", style, re.M)[1]) >= 0.1


def test_a_boxed_formula_has_its_frame_from_the_style_sheet():
    whole = mathml(r"\boxed{a = b}", True)
    assert whole.startswith('<div class="formula boxed"><math display="block"')
    assert html.fragment_fromstring(mathml(r"\boxed{a = b}", False)).get("class") == "boxed"
    assert '<mrow class="boxed">' in mathml(r"a = \boxed{b}", True)
    assert "menclose" not in whole


def test_the_tex_travels_with_the_formula_but_not_in_an_e_book():
    assert r'data-tex="\hat y &lt; 1"' in mathml(r"\hat y < 1", False)
    strict = mathml(r"\hat y < 1", False, strict=True)
    assert "data-tex" not in strict and f'xmlns="{mathematics.NAMESPACE}"' in strict


def test_an_e_book_has_styles_where_mathml_3_has_them():
    for tex in (r"\tfrac12 x", r"\begin{aligned} a &= b \\ c &= d \end{aligned}"):
        tree = html.fragment_fromstring(mathml(tex, True, strict=True))
        styled = {part.tag for part in tree.iter() if part.get("displaystyle")}
        assert styled == {"mstyle"}, tex
    assert "displaystyle" in mathml(r"\tfrac12 x", True)


def test_what_cannot_be_read_is_a_warning(monkeypatch):
    said = []
    monkeypatch.setattr(mathematics.LOG, "warning", lambda *parts, **more: said.append(parts))
    builder = SimpleNamespace(config=SimpleNamespace(language="en"), name="html")
    translator = SimpleNamespace(builder=builder, encode=str)
    text = mathematics.render(translator, nodes.math("", r"\nosuchcommand"), False)
    assert "nosuchcommand" in text and len(said) == 1


@pytest.mark.parametrize(
    ("before", "after", "wrapped"),
    [
        ("of (", "), then", True),
        ("of ", ", then", True),
        ("the ", "-th", True),
        ("of ", " and", False),
        ("", "", False),
    ],
)
def test_what_touches_a_formula_stays_on_its_line(before, after, wrapped):
    paragraph = nodes.paragraph("", "", nodes.Text(before), nodes.math("", "x"), nodes.Text(after))
    found = list(mathematics.KeepWhole.grouped(None, paragraph))
    kept = [piece for piece in found if isinstance(piece, nodes.inline)]
    assert bool(kept) == wrapped
    assert "".join(piece.astext() for piece in found) == f"{before}x{after}"
    if wrapped:
        assert not re.search(r"\s", kept[0].astext())
