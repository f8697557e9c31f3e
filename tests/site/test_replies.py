"""Exercises that reply: by keyboard, in both editions, over http and from a folder."""

from collections import Counter
from importlib import import_module

import pytest

from ceutils.exercises import judging, tables
from tests.site.objections import ALONE, SCHEMES, SCRIPT, judged
from tests.site.reading import SITE, printing

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect
replies = import_module("replies")  # beside printing, which has put its folder on the path

PHONE = {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True}
NUMBERS = [
    part
    for label in tables.labels()
    for part in tables.parts_of(label, "en")
    if not part.keys() & {"left", "options"}
]


def exercise(page, label):
    return page.locator(f"#{label}")


def comes_again(page, form, verdict):
    """What a page has written may come after it is loaded again, from a process that was slower."""
    page.reload()
    printing.settle(page)
    expect(form).to_have_attribute("data-verdict", verdict)


def said(form):
    return form.locator("[role=status]").inner_text().split("\n\n")


@pytest.fixture(params=["en", "fa"])
def edition(request):
    return request.param


@pytest.fixture(params=["http", "file"])
def base(request, address):
    return address if request.param == "http" else SITE.as_uri()


def test_an_exercise_is_answered_by_keyboard_alone(open_page, base, edition):
    page = open_page(f"{base}/{edition}/neuron/gradient.html", **PHONE)
    words, part = tables.words(edition), tables.parts_of("ex-gradient-pencil", edition)[1]
    form = exercise(page, "ex-gradient-pencil").locator("form").nth(1)
    field = form.get_by_role("textbox", name=part["asks"])
    assert field.get_attribute("inputmode") == "decimal"
    assert not page.locator("#ex-gradient-pencil .check-value").is_visible()

    field.focus()
    page.keyboard.type("−۰٫۹۸۲" if edition == "fa" else "-.982")
    page.keyboard.press("Enter")
    assert said(form) == [part["wrong"][0]["says"]]
    page.keyboard.press("Control+A")
    page.keyboard.type("twelve")
    page.keyboard.press("Enter")
    assert said(form) == [words["unreadable"]]
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    assert [line.strip() for line in said(form)] == [words["unknown"], part["hint"]]

    solution = page.locator(".solution").first
    assert "toggle-hidden" in solution.get_attribute("class")
    form.get_by_role("button", name=words["the solution"]).focus()
    page.keyboard.press("Enter")
    assert "toggle-hidden" not in solution.get_attribute("class")

    field.fill("0,98201")
    field.press("Enter")
    assert said(form) == [words["right"]]
    assert form.get_attribute("data-verdict") == "right"
    comes_again(page, form, "right")
    assert field.input_value() == "0,98201" and said(form) == [words["right"]]
    assert said(exercise(page, "ex-gradient-pencil").locator("form").first) == [""]


def test_a_choice_is_answered_by_keyboard_alone(open_page, base, edition):
    page = open_page(f"{base}/{edition}/neuron/gradient.html", **PHONE)
    (part,) = tables.parts_of("ex-gradient-break", edition)
    form = exercise(page, "ex-gradient-break").locator("form")
    group = form.get_by_role("group", name=part["asks"])
    group.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert said(form) == [part["options"][0]["says"]]
    assert form.get_attribute("data-verdict") == "wrong"
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert said(form) == [tables.words(edition)["right"]]
    assert form.get_attribute("data-verdict") == "right"
    comes_again(page, form, "right")
    assert group.get_by_role("radio").nth(3).is_checked()
    assert said(form) == [tables.words(edition)["right"]]


def test_what_cannot_be_read_is_no_try_and_tries_are_remembered(open_page, address, edition):
    page = open_page(f"{address}/{edition}/neuron/gradient.html", **PHONE)
    words, part = tables.words(edition), tables.parts_of("ex-gradient-pencil", edition)[0]
    form = exercise(page, "ex-gradient-pencil").locator("form").first
    form.get_by_role("textbox").press("Enter")
    assert said(form) == [""], "nothing is said of an empty answer"
    for answer, says in (("four", words["unreadable"]), ("3.5", part["wrong"][0]["says"])):
        form.get_by_role("textbox").fill(answer)
        form.get_by_role("textbox").press("Enter")
        assert said(form) == [says]
    form.get_by_role("textbox").press("Enter")
    again = [part["wrong"][0]["says"], part["hint"]]
    assert [line.strip() for line in said(form)] == again
    comes_again(page, form, "wrong")
    assert [line.strip() for line in said(form)] == again
    assert form.get_by_role("button", name=words["the solution"]).is_visible()


def test_two_tabs_keep_what_is_answered_in_either(open_page, address):
    first = open_page(f"{address}/en/neuron/gradient.html", **PHONE)
    second = first.context.new_page()
    second.goto(f"{address}/en/neuron/model.html")
    fields = [tab.locator("form.reply input[type=text]").first for tab in (first, second)]
    for field in fields:
        field.fill("4")
        field.press("Enter")
    for tab, field in zip((first, second), fields, strict=True):
        tab.reload()
        expect(field).to_have_value("4")
    second.close()


def test_an_answer_given_elsewhere_is_shown_where_none_is_given_here(open_page, base):
    """In another tab, or a moment ago: what a page has written may come after it is read again."""
    first = open_page(f"{base}/en/neuron/gradient.html", **PHONE)
    second = first.context.new_page()
    second.goto(first.url)
    fields, others = (tab.locator("form.reply input[type=text]") for tab in (first, second))
    others.nth(1).fill("being typed")
    for place in (0, 1):
        fields.nth(place).fill("4")
        fields.nth(place).press("Enter")
    second.wait_for_function("document.querySelector('form.reply').dataset.verdict === 'right'")
    second.wait_for_function("JSON.parse(localStorage.replies)['ex-gradient-pencil-answer-2']")
    assert others.first.input_value() == "4"
    assert said(second.locator("form.reply").first) == ["Right."]
    assert others.nth(1).input_value() == "being typed"

    fields.first.fill("40")
    fields.first.press("Enter")
    expect(others.first).to_have_value("40")
    expect(second.locator("form.reply").first).to_have_attribute("data-verdict", "wrong")
    others.first.fill("3")
    others.first.press("Enter")
    first.bring_to_front()
    first.wait_for_function("localStorage.replies.includes('[\"3\",')")
    assert fields.first.input_value() == "40", "what was answered here stays"
    second.close()


def test_a_hint_comes_when_it_is_asked_for(open_page, address, edition):
    page = open_page(f"{address}/{edition}/neuron/gradient.html", **PHONE)
    words, part = tables.words(edition), tables.parts_of("ex-gradient-smooth", edition)[0]
    form = exercise(page, "ex-gradient-smooth").locator("form")
    form.get_by_role("textbox").fill("-2.1972")
    form.get_by_role("button", name=words["change sign"]).tap()
    form.get_by_role("button", name=words["check"]).tap()
    assert said(form) == [words["right"]]
    form.get_by_role("button", name=words["change sign"]).tap()
    form.get_by_role("button", name=words["check"]).tap()
    form.get_by_role("button", name=words["another hint"]).tap()
    assert said(form)[-1].strip() == part["hint"]


def test_a_derivation_is_told_where_it_is_judged(open_page, base, edition):
    """What to do, in which notebook, a hint and the solution; all by keyboard."""
    page = open_page(f"{base}/{edition}/neuron/gradient.html", **PHONE)
    words, (part,) = tables.words(edition), tables.parts_of("ex-gradient-derive", edition)
    group = exercise(page, "ex-gradient-derive").get_by_role("group", name=part["asks"])
    link = group.get_by_role("link")
    assert words["in a notebook"].replace("{", "").replace("}", "") in group.inner_text()
    address = link.evaluate("(link) => link.href")
    notebook = address.removeprefix(f"{base}/")
    assert "ex-gradient-derive" in (SITE / notebook).read_text("utf8")
    group.get_by_role("button", name=words["a hint"]).focus()
    page.keyboard.press("Enter")
    assert group.get_by_role("status").inner_text().strip() == part["hint"]
    page.keyboard.press("Enter")
    solution = page.locator(".solution:has(.admonition-title a[href='#ex-gradient-derive'])")
    assert "toggle-hidden" not in solution.get_attribute("class")


def test_paper_has_no_form_and_shows_the_check_value(open_page, address, edition):
    page = open_page(f"{address}/{edition}/neuron/gradient.html")
    page.emulate_media(media="print")
    assert page.locator("#ex-gradient-pencil .check-value").is_visible()
    assert page.locator(".reply:visible").count() == 0


def test_without_storage_it_replies_all_the_same(browser, address):
    context = browser.new_context()
    context.add_init_script("delete window.localStorage; Object.defineProperty(window, "
                            "'localStorage', {get() { throw new Error('denied') }})")  # fmt: skip
    page = context.new_page()
    page.goto(f"{address}/en/neuron/gradient.html")
    printing.settle(page)
    form = exercise(page, "ex-gradient-pencil").locator("form").first
    form.get_by_role("textbox").fill("4")
    form.get_by_role("textbox").press("Enter")
    assert said(form) == ["Right."]
    context.close()


def test_without_a_script_it_reads_as_it_is_written(window, address, edition):
    page = window(java_script_enabled=False)
    page.goto(f"{address}/{edition}/neuron/gradient.html")
    assert page.locator("#ex-gradient-pencil .check-value").is_visible()
    assert page.locator("form.reply").count() == 0


# What becomes of every form of a page: answered wrongly, with a second hint, right, and solved.
STATES = ("unanswered", "wrong", "hinted", "right", "solved")


@pytest.fixture(scope="module")
def kinds():
    """In how many states, of both editions, a kind of word was seen."""
    return Counter()


def test_every_exercise_has_its_form_and_fits_a_phone(browser, address, edition, kinds):
    """In each state; what one touches is large enough for a finger, nothing is cut; axe agrees."""
    context = browser.new_context(**PHONE)
    context.add_init_script(AS_IT_COMES)
    page = context.new_page()
    for chapter, table in tables.chapters().items():
        (path,) = (SITE / edition).glob(f"*/{chapter}.html")
        page.set_viewport_size(PHONE["viewport"])
        page.goto(f"{address}/{path.relative_to(SITE).as_posix()}")
        printing.settle(page)
        for (label, parts), found in zip(
            table.items(), page.evaluate(PARTS, list(table)), strict=True
        ):
            asked = sum("left" not in part for part in parts)
            assert found == [asked, len(parts) - asked, 0], label
        if chapter in LOOKED_AT or edition == "en":
            page.evaluate(SCRIPT)
        for state in STATES:
            assert page.evaluate(ANSWER_AND_MEASURE, state) == [[], [], 320], (chapter, state)
            for scheme in schemes(chapter, edition, state):
                page.emulate_media(color_scheme=scheme)
                page.evaluate("document.getAnimations().forEach((one) => one.finish())")
                page.evaluate(ALONE, ".exercise")
                found = judged(page, kinds, ".exercise", again=scheme == "dark")
                page.evaluate("putBack()")
                assert found == [], (chapter, state, scheme)
        page.set_viewport_size({"width": 390, "height": 700})  # with all that there can be
        assert page.evaluate(ANSWER_AND_MEASURE, "unanswered") == [[], [], 390], chapter
        verdicts = page.evaluate(
            "[...document.querySelectorAll('form.reply')].map((one) => one.dataset.verdict)"
        )
        assert set(verdicts) <= {"right"}, chapter
        for line in page.locator(".reply-elsewhere code").all_inner_texts():
            assert ('"fa"' in line) == (edition == "fa"), line
    context.close()


LOOKED_AT = ("gradient", "keras")  # with numbers, choices and derivations


def schemes(chapter, edition, state):
    """Where axe looks: at two chapters in every state, at the English of all with hints shown."""
    if chapter in LOOKED_AT:
        return SCHEMES
    return ("light",) if (edition, state) == ("en", "hinted") else ()


# The rest of a page, which others look at, takes most of the time to lay out: it goes before.
AS_IT_COMES = f"""{{
  const unseen = new CSSStyleSheet();
  unseen.replaceSync("body {{ display: none }}");
  document.adoptedStyleSheets = [unseen];
  addEventListener("DOMContentLoaded", () => {{
    ({ALONE})(".exercise, .solution");
    document.adoptedStyleSheets = [];
  }});
}}"""
# Forms, derivations and check values that are seen, of each exercise.
PARTS = """(labels) => labels.map((label) => {
  const all = (kind) => [...document.getElementById(label).querySelectorAll(kind)];
  return [all("form.reply").length, all(".reply-elsewhere").length,
    all(".check-value").filter((part) => part.getClientRects().length).length];
})"""
ANSWER_ALL = """(state) => {
  const click = (selector) => document.querySelectorAll(selector).forEach((one) => one.click());
  if (state === "unanswered") return;
  if (state === "hinted") return click(".reply-more:not([hidden])");
  if (state === "solved") return click(".solution.toggle-hidden .toggle-button");
  const good = state === "right";
  for (const table of document.querySelectorAll("script.replies")) {
    const replies = table.parentElement.querySelectorAll(".reply");
    JSON.parse(table.textContent).forEach((part, index) => {
      const inputs = replies[index].querySelectorAll("input");
      if (part.left) return;
      if (part.options) inputs[part.options.findIndex((one) => one.right === good)].checked = true;
      else inputs[0].value = good ? part.right : part.wrong[0].is;
      replies[index].requestSubmit();
    });
  }
}"""
# What stands out of its exercise, or has to be scrolled to be read.
CUT = """() => [...document.querySelectorAll(".reply, .reply :not(input, span)")].filter((one) => {
  if (!one.offsetParent) return false;
  const box = one.getBoundingClientRect(), room = one.closest(".exercise").getBoundingClientRect();
  return box.left < room.left - 1 || box.right > room.right + 1
    || (one.clientWidth && one.scrollWidth > one.clientWidth + 1);
}).map((one) => one.textContent)"""
SMALL = """() => [
    ...document.querySelectorAll(".reply :is(button, fieldset label, .reply-row input)")]
  .filter((one) => one.offsetParent).map((one) => [one.textContent, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([text]) => text)"""
ANSWER_AND_MEASURE = f"""(state) => {{
  ({ANSWER_ALL})(state);
  return [({SMALL})(), ({CUT})(), document.documentElement.scrollWidth];
}}"""


def test_page_and_notebook_judge_alike(open_page, address):
    """Every recorded answer, its neighbours, and numbers in all spellings, by both judges."""
    words = tables.words("en")
    cases = []
    for part in NUMBERS:
        right, unit = part["right"], part["unit"]
        near = (0, 0.99, 1.01, 9.9, 10.1, 99, 101)
        answers = [right + sign * many * (unit or 1e-4) for many in near for sign in (1, -1)]
        answers += [one["is"] for one in part["wrong"]] + [-right, 100 * right, right / 2, 1e6]
        cases += [(part, repr(answer)) for answer in answers]
    page = open_page(f"{address}/en/neuron/gradient.html")
    theirs = page.evaluate(
        "([cases, words]) => cases.map(([part, text]) => replies.judge(part, text, words))",
        [cases, words],
    )
    ours = [list(judging.judge(part, text, words)) for part, text in cases]
    assert theirs == ours and len(cases) > 1500

    spelled = SPELLED + [text for _, text in cases[::50]]
    read = page.evaluate("(texts) => texts.map(replies.readNumber)", spelled)
    assert read == [judging.read_number(text) for text in spelled]
    assert sum(value is not None for value in read) > 20
    found = page.evaluate("(texts) => texts.map(replies.parted)", [*LETTERS])
    assert ["".join(parts[1::2]) for parts in found] == [*LETTERS.values()]


# What is mathematics in what an exercise asks or says.
LETTERS = {
    "The score z": "z", "∂L/∂x": "Lx", "a bit for (b) I can’t, of relu(z)": "z", "1e-3 log10": "",
    "The update w + η(y − ŷ)v": "wηyŷv", "امتیاز \u2066z\u2069 و (ب)": "z", "(q = 0.7)": "q",
    "For “e”": "", "برای «e»": "",
}  # fmt: skip

SPELLED = [
    "0.982", "۰٫۹۸۲", "٠٫٩٨٢", ".982", "0,982", "۰/۹۸۲", "1/2", "۱/۲", "½", "-1⁄3", "1e-3", "1E-3",
    "10^-3", "4.1·10^-9", "4.1 × 10^(−9)", "−0.25", "–0.25", "‑0.25", "+0.25", "\u20660.5\u2069",
    "420,480", "۴۲۰٬۴۸۰", "420 480", "88 %", "۸۸٪", "", "-", "1/0", "0/0", "1/2/3", "ln 2", "1,2,3",
    "0.5.1", "e", "nan", "inf", "Infinity", "0x10", "0b1", "1_000", "1e", "e5", "5%/2", "1/2%",
    "--5", "5-", "1e400", "۱٫۵e۳", "²", "Ⅳ", "१२",
]  # fmt: skip
