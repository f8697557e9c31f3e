"""The Persian edition says what the English one says, and the check for it can turn red."""

import json
import re
import sys
from pathlib import Path

import pytest

from eqval.pages import ledger

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "book"))
import build  # noqa: E402
import parity  # noqa: E402


def test_the_editions_agree():
    assert list(parity.faults()) == []


def test_one_order_of_chapters():
    english, persian = (build.listed(toc) for toc in build.EDITIONS.values())
    assert english == persian
    parts = [(ROOT / toc).read_text("utf8").count("caption:") for toc in build.EDITIONS.values()]
    assert parts[0] == parts[1]


ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


def glossary(edition):
    return parity.terms(ROOT / "book" / edition / "back/glossary.md")


def test_one_glossary():
    english, persian = glossary("en"), glossary("fa")
    assert len(english) >= 60
    assert sorted(row[:2] for row in english) == sorted(row[:2] for row in persian)
    for row in persian:
        assert parity.LETTER.search(row[1]), row
        assert parity.LETTER.search(row[2]), row
    for names in zip(*(row[:2] for row in english), strict=True):
        assert len(set(names)) == len(names)


def test_each_edition_has_its_glossary_in_the_order_of_its_alphabet():
    names = [row[0].casefold() for row in glossary("en")]
    assert names == sorted(names)
    names = [
        [
            ALPHABET.index(letter)
            for letter in row[1].translate({ord("ئ"): "ی"})
            if letter in ALPHABET
        ]
        for row in glossary("fa")
    ]
    assert names == sorted(names)


@pytest.mark.parametrize(("edition", "column"), [("en", 0), ("fa", 1)])
def test_every_word_of_the_glossary_is_a_word_of_the_book(edition, column):
    texts = [
        text
        for name in parity.pages()[0]
        if name.parts[0] != "back"
        for cell in parity.read(ROOT / "book" / edition / name)
        for text in (cell["source"], *parity.words_of_figure(cell))
    ]
    book = " ".join(texts).casefold().replace("\u200c", " ")
    words = [row[column].casefold().replace("\u200c", " ") for row in glossary(edition)]
    assert [word for word in words if word not in book] == []


BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
SENTENCE = re.compile(r"[$.:!؟،؛]|\w+(?:\W+\w+){4}")
GLOSS = re.compile(r"(?<!\])\(([A-Za-z][A-Za-z'’–-]+(?: [A-Za-z'’–-]+)*)\)")


def introduced(edition):
    """Every word set bold, and in Persian every English name in brackets, in reading order."""
    chapters = re.findall(r"file: book/en/((?!back)\w+/\S+)", (ROOT / "_toc.yml").read_text("utf8"))
    for chapter in chapters:
        page = next((ROOT / "book" / edition).glob(f"{chapter}.*"))
        for cell in parity.read(page):
            markdown = cell["cell_type"] == "markdown"
            texts = [cell["source"]] if markdown else parity.words_of_figure(cell)
            for text in (re.sub(r"\$\$.+?\$\$ \(\S+\)", "", text, flags=re.S) for text in texts):
                found = [words for words in BOLD.findall(text) if not SENTENCE.search(words)]
                found += GLOSS.findall(text) if edition == "fa" else []
                yield from (re.sub("[\u0650\u0654]", "", word).casefold() for word in found)


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_term_is_introduced_once(edition):
    """Bold says "this is what it is called"; said twice, a reader looks for a difference."""
    words = list(introduced(edition))
    assert len(set(words)) > 60
    assert {word for word in words if words.count(word) > 1} == set()


# One English page and its translation; each test below spoils the translation in one way.
EQUATION = "$$\n\\delta = \\hat{y} - y\n$$ (eq-x)"
CELLS = [
    ("title", "markdown", "# Measure the error", "# خطا را اندازه بگیرید"),
    (
        "claim",
        "markdown",
        f"With $y = 1$, see {{eq}}`eq-y`, the error is\n\n{EQUATION}",
        f"با $y = 1$، و به کمک {{eq}}`eq-y`، خطا چنین است:\n\n{EQUATION}",
    ),
    ("code", "code", "show('error', 0.5 - 1)", "show('خطا', 0.5 - 1)"),
    ("end", "markdown", "The neuron said too little.", "نرون کم گفته است."),
]


def notebook(column):
    cells = [
        {"id": cell[0], "cell_type": cell[1], "metadata": {}, "source": [cell[column]]}
        for cell in CELLS
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setattr(parity, "BOOK", tmp_path)
    for folder, column in (("en", 2), ("fa", 3)):
        (tmp_path / folder).mkdir()
        text = json.dumps(notebook(column), ensure_ascii=False)
        (tmp_path / folder / "page.ipynb").write_text(text, "utf8")
    (tmp_path / "en/page.md").write_text("# Look up\n\nSee {eq}`def-z`, $z$.\n", "utf8")
    (tmp_path / "fa/page.md").write_text("# پیدا کنید\n\n{eq}`def-z`، یعنی $z$.\n", "utf8")
    for name in ("page.ipynb", "page.md"):
        parity.accept(tmp_path / "fa" / name)
    return tmp_path


def spoil(book, old, new, page="fa/page.ipynb"):
    path = book / page
    text = path.read_text("utf8")
    old, new = (json.dumps(part, ensure_ascii=False)[1:-1] for part in (old, new))
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf8")
    return list(parity.faults(book))


def test_a_faithful_translation_is_green(book):
    assert list(parity.faults(book)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("(eq-x)", "(eq-z)", "label: lacks eq-x; adds eq-z"),
        ("{eq}`eq-y`", "{eq}`eq-w`", "reference"),
        ("0.5 - 1", "0.5 - 2", "code: differs"),
        ("$y = 1$", "$y = 0$", "mathematics in a line"),
        ("\\hat{y} - y", "y - \\hat{y}", "displayed mathematics"),
        ("نرون کم گفته است.", "The neuron said too little.", "untranslated"),
        ("نرون کم گفته است.", "نرون كم گفته است.", "ی و ک فارسی"),
        ("نرون کم گفته است.", "نرون کم می گوید.", "نیم‌فاصله پس از می"),
        ("نرون کم گفته است.", "کم می‌باشد.", "است، هستند"),
        ("نرون کم گفته است.", "توسط نرون گفته شد.", "معلوم"),
        ("نرون کم گفته است.", "آیا نرون, کم گفته است?", "، ؛ ؟ بنویسید"),
        ("نرون کم گفته است.", 'نرون "کم" گفته است.', "«»"),
        ("نرون کم گفته است.", "لایه‌ی نرون کم گفته است.", "هٔ بنویسید"),
        ("نرون کم گفته است.", "تابع هزینه کم گفته است.", "تابع ضرر"),
        ("نرون کم گفته است.", "نرون، مطمئن و در اشتباه است.", "با اطمینان"),
        ("نرون کم گفته است.", "بنویسید `خروجی $a$ است`.", "in a span of code"),
        ("نرون کم گفته است.", "نرون گفت. ۳۷ درصد کم گفته است.", "begins from the left: ۳۷"),
        ("نرون کم گفته است.", "NumPy کم گفته است.", "begins from the left: NumPy"),
        ("نرون کم گفته است.", "نرون گفت. `show` کم گفته است.", "begins from the left: `show`"),
    ],
)
def test_a_changed_cell_is_red(book, old, new, fault):
    assert any(fault in line for line in spoil(book, old, new))


def test_the_name_of_an_included_file_is_no_prose():
    included = "```{literalinclude} ../../en/practice/ddp.py\n:pyobject: train\n```"
    assert list(parity.compare_text(included, included)) == []
    assert list(parity.compare_text(*["The neuron said too little."] * 2))


@pytest.mark.parametrize("rule", parity.FAULTS, ids=lambda rule: rule["say"])
def test_every_kind_of_language_fault_is_found(rule):
    assert re.search(rule["find"], rule["wrong"])
    for other in parity.FAULTS:
        assert not re.search(other["find"], rule["right"])


def test_no_language_fault_is_listed_twice():
    rules = [rule["find"] for rule in parity.FAULTS]
    assert len(set(rules)) == len(rules)


WORDS = (
    "_config.fa.yml",
    "book/locale/fa/*.po",
    "book/explorables/words/fa.yml",
    "book/desk/tasks/*.toml",
    "ceutils/exercises/*.toml",
    "eqval/desk/words/fa.toml",
)
PERSIAN = re.compile(r'"([^"\n]*[آ-ی][^"\n]*)"|: ([^"\n]*[آ-ی][^"\n]*)$', flags=re.M)


@pytest.mark.parametrize("place", WORDS)
def test_what_stands_around_the_pages_has_no_language_fault(place):
    found = [text for path in ROOT.glob(place) for text in PERSIAN.findall(path.read_text("utf8"))]
    assert found
    assert [fault for text in found for fault in parity.spelling("".join(text))] == []


def test_a_title_of_several_pages_has_one_translation(book):
    (book / "en/two.md").write_text("# Measure the error\n")
    (book / "fa/two.md").write_text("# شکاف\n", "utf8")
    parity.accept(book / "fa/two.md")
    (fault,) = parity.faults(book)
    assert fault.endswith("“Measure the error” is «شکاف» here and «خطا را اندازه بگیرید» elsewhere")


def test_a_dropped_cell_is_red(book):
    path = book / "fa/page.ipynb"
    page = json.loads(path.read_text("utf8"))
    del page["cells"][1]
    path.write_text(json.dumps(page), "utf8")
    assert list(parity.faults(book)) == ["fa/page.ipynb#page: cell: lacks claim"]


def test_a_missing_page_is_red(book):
    (book / "fa/page.md").unlink()
    assert list(parity.faults(book)) == ["fa/page.md: is missing"]


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("en/page.ipynb", "too little", "too much"),
        ("en/page.ipynb", "show('error'", "show('the error'"),
        ("en/page.md", "See ", "Look at "),
    ],
)
def test_a_stale_cell_is_red_until_it_is_accepted(book, page, old, new):
    assert ["stale: the English changed" in line for line in spoil(book, old, new, page)] == [True]
    parity.accept(book / "fa" / Path(page).name)
    assert list(parity.faults(book)) == []


def test_a_page_never_accepted_is_red(book):
    path = book / "fa/page.md"
    path.write_text(parity.FRONT.sub("", path.read_text("utf8")), "utf8")
    assert any("never accepted" in line for line in parity.faults(book))


def test_the_editions_mean_the_same(readings):
    """Every equation rests on the same declarations, definitions and values in both editions."""
    for path in sorted((ROOT / "book/en").glob("*/*.ipynb")):
        twin = Path(str(path).replace("/en/", "/fa/"))
        english, persian = (
            {entry.name: ledger.digest(entry) for entry in readings.of(page).page(page).entries}
            for page in (path, twin)
        )
        assert english == persian, path.name
