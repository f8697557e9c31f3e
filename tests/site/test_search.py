"""A Persian word is found however it was typed."""

import pytest

from tests.site.reading import SITE

# (what a reader types, the page that must be found)
QUERIES = [
    ("آنتروپی متقاطع", "neuron/cross-entropy"),
    ("انتروپی متقاطع", "neuron/cross-entropy"),  # without the mark of آ
    ("آنتروپي متقاطع", "neuron/cross-entropy"),  # Arabic ي
    ("پیش‌بینی", "neuron/model"),  # half-space
    ("پیش بینی", "neuron/model"),  # space
    ("پیشبینی", "neuron/model"),  # nothing
    ("پيش‌بيني", "neuron/model"),
    ("درست‌نمایی", "neuron/cross-entropy"),
    ("درستنمایی", "neuron/cross-entropy"),
    ("درست نمایی", "neuron/cross-entropy"),
    ("قاعدهٔ زنجیره‌ای", "neuron/gradient"),
    ("قاعده زنجیره ای", "neuron/gradient"),
    ("قاعدۀ زنجیره‌ای", "neuron/gradient"),
    ("گرادیان کاهشی", "neuron/update"),
    ("گرادیانِ کاهشی", "neuron/update"),  # kasra
    ("نرخ یادگیری", "neuron/update"),
    ("نرخ يادگيري", "neuron/update"),
    ("ریزدسته", "neuron/batch"),
    ("کم‌برآورد", "neuron/update"),
    ("کم برآورد", "neuron/update"),
    ("سیگموید", "neuron/model"),
    ("شگفتی", "neuron/cross-entropy"),
    ("محدب", "neuron/squared-error"),
    ("وزن‌ها", "neuron/model"),
    ("وزنها", "neuron/model"),
    ("sigmoid", "neuron/model"),
]


@pytest.fixture(scope="module")
def search_page(browser, address):
    page = browser.new_context().new_page()
    yield page, f"{address}/fa/search.html"
    page.context.close()


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_a_persian_query_finds_its_page(search_page, query, expected):
    page, address = search_page
    page.goto(f"{address}?q={query}")
    page.wait_for_function("document.querySelector('#search-results p')?.textContent.match(/پیدا/)")
    page.wait_for_timeout(50)
    found = page.evaluate(
        "[...document.querySelectorAll('#search-results li a')].map((a) => a.href)"
    )
    assert any(f"/fa/{expected}.html" in link for link in found), found


def test_a_word_that_is_not_there(search_page):
    page, address = search_page
    page.goto(f"{address}?q=زرافه")
    page.wait_for_function(
        "document.querySelector('#search-results p')?.textContent.match(/پیدا نشد/)"
    )


def test_search_from_a_folder(open_page):
    page = open_page(f"{(SITE / 'fa/search.html').as_uri()}?q=سیگموید")
    page.wait_for_function("document.querySelectorAll('#search-results li').length > 0")
