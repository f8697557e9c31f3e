"""What is looked for is found: sections, the chapter of that name first, however it was typed."""

import re

import pytest

from tests.site.reading import SITE

# (edition, what a reader types, the page that must be found)
QUERIES = [
    ("fa", "آنتروپی متقاطع", "neuron/cross-entropy"),
    ("fa", "انتروپی متقاطع", "neuron/cross-entropy"),  # without the mark of آ
    ("fa", "آنتروپي متقاطع", "neuron/cross-entropy"),  # Arabic ي
    ("fa", "پیش‌بینی", "neuron/model"),  # half-space
    ("fa", "پیش بینی", "neuron/model"),  # space
    ("fa", "پیشبینی", "neuron/model"),  # nothing
    ("fa", "پيش‌بيني", "neuron/model"),
    ("fa", "درست‌نمایی", "neuron/cross-entropy"),
    ("fa", "درستنمایی", "neuron/cross-entropy"),
    ("fa", "درست نمایی", "neuron/cross-entropy"),
    ("fa", "قاعدهٔ زنجیره‌ای", "neuron/gradient"),
    ("fa", "قاعده زنجیره ای", "neuron/gradient"),
    ("fa", "قاعدۀ زنجیره‌ای", "neuron/gradient"),
    ("fa", "گرادیان کاهشی", "neuron/update"),
    ("fa", "گرادیانِ کاهشی", "neuron/update"),  # kasra
    ("fa", "نرخ یادگیری", "neuron/update"),
    ("fa", "نرخ يادگيري", "neuron/update"),
    ("fa", "ریزدسته", "neuron/batch"),
    ("fa", "کم‌برآورد", "neuron/update"),
    ("fa", "کم برآورد", "neuron/update"),
    ("fa", "سیگموید", "neuron/model"),
    ("fa", "شگفتی", "neuron/cross-entropy"),
    ("fa", "محدب", "neuron/squared-error"),
    ("fa", "وزن‌ها", "neuron/model"),
    ("fa", "وزنها", "neuron/model"),
    ("fa", "sigmoid", "neuron/model"),
    ("en", "chain rule", "neuron/gradient"),
    ("en", "mini-batch", "neuron/batch"),
    ("en", "vanishing gradients", "network/depth"),
    ("en", "losses", "neuron/cross-entropy"),
    ("en", "binary_cross_entropy", "back/api"),
    ("en", "Bridle", "network/softmax"),
]
# A chapter's name finds the chapter first.
NAMES = [
    ("en", "gradient", "neuron/gradient"),
    ("en", "the gradient", "neuron/gradient"),
    ("en", "Softmax", "network/softmax"),
    ("en", "backpropagation", "network/backpropagation"),
    ("en", "gradient descent", "neuron/update"),
    ("en", "ledger", "back/ledger"),
    ("fa", "گرادیان", "neuron/gradient"),
    ("fa", "گرادیان‌ها", "neuron/gradient"),  # plural
    ("fa", "گرادیان‌های", "neuron/gradient"),
    ("fa", "گرادیان ها", "neuron/gradient"),
    ("fa", "گرادیانها", "neuron/gradient"),
    ("fa", "نرون‌ها", "neuron/model"),
    ("fa", "لایه‌ها", "network/layers"),
    ("fa", "سافت‌مکس", "network/softmax"),
    ("fa", "پس‌انتشار", "network/backpropagation"),
    ("fa", "گرادیان کاهشی", "neuron/update"),
    ("fa", "واژه‌نامه", "back/glossary"),
]
# A word finds first the section that introduces it, where it stands in bold.
INTRODUCED = [
    ("en", "loss", "neuron/cross-entropy.html#add-up-a-whole-data-set"),
    ("en", "bias", "neuron/model.html#write-the-score-down"),
    ("en", "label", "neuron/model.html#look-at-the-question-first"),
    ("en", "overfitting", "network/training.html#the-same-with-fit"),
    ("en", "learning rate", "neuron/update.html#go-downhill"),
    ("en", "perplexity", "practice/letters.html#between-how-many-letters-does-it-hesitate"),
    ("en", "activation function", "network/layers.html#write-the-layers-down"),
    ("fa", "بایاس", "neuron/model.html#id4"),
]


@pytest.fixture(scope="module")
def search(window, address):
    """A function from an edition and a query to the links and the text of the answer."""
    page = window()

    def search(edition, query):
        if not page.url.startswith(f"{address}/{edition}/search.html"):
            page.goto(f"{address}/{edition}/search.html")
        page.fill("#search-field input", query)
        page.wait_for_function("document.querySelector('#search-results p').textContent !== ''")
        links = page.locator("#search-results li > a")
        return links.evaluate_all("(all) => all.map((a) => a.href)"), page.inner_text(
            "#search-results"
        )

    return search


@pytest.mark.parametrize(("edition", "query", "expected"), QUERIES)
def test_a_query_finds_its_page(search, edition, query, expected):
    found, _ = search(edition, query)
    assert any(f"/{edition}/{expected}.html" in link for link in found), found


@pytest.mark.parametrize(("edition", "query", "expected"), NAMES)
def test_the_chapter_of_that_name_comes_first(search, edition, query, expected):
    found, _ = search(edition, query)
    assert found[0].endswith(f"/{edition}/{expected}.html"), found[:4]


@pytest.mark.parametrize(("edition", "query", "expected"), INTRODUCED)
def test_the_section_that_introduces_a_word_comes_first(search, edition, query, expected):
    found, _ = search(edition, query)
    assert found[0].endswith(f"/{edition}/{expected}"), found[:4]


@pytest.mark.parametrize(("edition", "query"), [("en", "Jacobian"), ("fa", "ترانهاده")])
def test_sections_are_found_and_are_there(search, window, edition, query):
    found, _ = search(edition, query)
    sections = [link for link in found if "#" in link]
    assert len(sections) >= 3
    page = window()
    for link in sections[:3]:
        page.goto(link)
        assert page.evaluate(
            "document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null"
        )


@pytest.mark.parametrize(
    ("edition", "queries"), [("en", ["loss", "slope", "softmax"]), ("fa", ["ضرر", "شیب"])]
)
def test_no_raw_tex_is_shown(search, edition, queries):
    for query in queries:
        found, text = search(edition, query)
        assert len(found) > 5
        assert not re.search(r"\\[a-zA-Z(\[]|\$|[_^]\{", text)


@pytest.mark.parametrize("query", ["رابطه", "پاسخ"])
def test_numbers_of_a_persian_excerpt_are_persian(search, query):
    found, text = search("fa", query)
    assert len(found) > 8
    assert not re.findall("(?:رابطهٔ|رابطه‌های|شکل|تمرین) [(]?[0-9]", text)
    assert re.search("(?:رابطهٔ|تمرین) [(]?[۰-۹]+[.][۰-۹]", text)


def test_as_many_are_listed_as_are_said_to_be_found(search):
    found, text = search("en", "loss")
    assert len(found) > 100 and f": {len(found)}\n" in text


def test_a_formula_shown_as_wrong_is_called_so():
    """In no other words does the index say it: nothing strikes it there."""
    for edition, word in (("en", "wrong:"), ("fa", "نادرست:")):
        struck = [
            len(re.findall('<div class="[^"]*eqval-wrong', path.read_text("utf8")))
            for path in (SITE / edition).rglob("*.html")
            if path.name != "ledger.html"
        ]
        index = (SITE / edition / "_static/sections.js").read_text("utf8")
        assert index.count(f"{word} \N{LEFT-TO-RIGHT ISOLATE}") >= sum(struck) > 10


def test_a_mark_takes_no_sign_with_its_word(search, window):
    for edition, query in (("en", "gradient"), ("fa", "گرادیان")):
        search(edition, query)
        marked = window().locator("#search-results mark").all_text_contents()
        assert len(marked) > 30
        assert [word for word in marked if re.search(r"^\W|[^\w\u064b-\u0654]$", word)] == []


def test_a_word_that_is_not_there(search):
    for edition, query, words in (
        ("fa", "زرافه", "پیدا نشد"),
        ("en", "giraffe", "Nothing was found"),
    ):
        found, text = search(edition, query)
        assert found == [] and words in text


def test_search_from_a_folder(open_page):
    page = open_page(f"{(SITE / 'fa/search.html').as_uri()}?q=سیگموید")
    page.wait_for_function("document.querySelectorAll('#search-results li mark').length > 0")


def test_the_index_travels_for_the_search_page_only():
    for name in ("en/index.html", "fa/neuron/model.html"):
        page = (SITE / name).read_text("utf8")
        assert "sections.js" not in page and "searchindex" not in page
