"""The pictures that answer: what they show is what ceutils computes, however they are driven.

Each is opened once in each edition, and driven through all its positions there.
"""

import gzip
import itertools
import json
import re
import string
import sys
from types import SimpleNamespace

import lxml.html
import numpy as np
import pytest

import ceutils
from tests.site.reading import ROOT, SITE

sys.path[:0] = [str(ROOT / "book"), str(ROOT / "book" / "explorables")]
import draw  # noqa: E402
import explorables  # noqa: E402
import parity  # noqa: E402

LIMIT = 20_000  # bytes of all scripts, packed
EDITIONS = draw.LANGUAGES
WESTERN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٫−", "0123456789.-", "\u200e\u2068\u2069")
# (kind, compact) and the page where it stands.
PLACES = {
    ("gap", False): "neuron/gradient",
    ("gap", True): "index",
}


def spread(**axes):
    """Every combination of some values."""
    return [dict(zip(axes, values, strict=True)) for values in itertools.product(*axes.values())]


def gap(z, y):
    delta = ceutils.binary_delta(z, y)
    loss = ceutils.binary_cross_entropy(z, y)
    return {"yHat": ceutils.sigmoid(z), "delta": delta, "loss": loss}


class Kind(SimpleNamespace):
    """`expected` is ceutils' answer for a state; `states` are those in which it is asked;
    `spoken` are the numbers of the sentence; `slider` and `touched` are what is driven."""


KINDS = {
    "gap": Kind(
        expected=gap,
        states=spread(z=np.linspace(-4, 4, 11).tolist(), y=[0, 0.3, 1]),
        spoken=lambda numbers: [abs(numbers["delta"]), numbers["delta"], abs(numbers["delta"])],
        slider="z",
        touched=[(60 + 8 * i, 60) for i in range(20)],
    ),
}


# Of the page only the explorable is kept: axe looks at everything there is.
ALONE = """(one) => {
  for (let part = one; part !== document.body; part = part.parentElement)
    for (const other of [...part.parentElement.children]) if (other !== part) other.remove();
}"""


def close(numbers, expected):
    """Whether the page's numbers are ceutils', to the last digits of a double."""
    assert numbers.keys() == expected.keys()
    for name, value in expected.items():
        np.testing.assert_allclose(numbers[name], value, rtol=1e-12, atol=1e-15, err_msg=name)


@pytest.fixture(scope="module")
def live(request, browser, address):
    """One explorable on its page, and what the page has complained of."""
    edition, (kind, compact) = request.param
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    said = []
    page.on(
        "console",
        lambda message: message.type == "error" and said.append((message.text, message.location)),
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/{edition}/{PLACES[kind, compact]}.html")
    element = page.locator(f"to-explore[kind={kind}]")
    element.scroll_into_view_if_needed()
    page.wait_for_selector(f"to-explore[kind={kind}][ready]")
    yield SimpleNamespace(
        page=page, element=element, said=said, edition=edition, kind=kind, compact=compact,
        **vars(KINDS[kind]),
    )  # fmt: skip
    assert said == []
    context.close()


every_one = pytest.mark.parametrize(
    "live",
    list(itertools.product(EDITIONS, PLACES)),
    ids=lambda one: f"{one[0]}-{one[1][0]}{'-compact' * one[1][1]}",
    indirect=True,
    scope="module",
)


def now(live):
    """State and numbers as the page has them, and the numbers of its sentence."""
    state, numbers, text = live.element.evaluate(
        "(one) => [one.state, one.numbers, one.querySelector('.said').textContent]"
    )
    spoken = [float(found) for found in re.findall(r"-?\d+\.\d+", text.translate(WESTERN))]
    return state, numbers, spoken


def agrees(live):
    """That the page is right where it stands: its numbers, and what its sentence says of them."""
    state, numbers, spoken = now(live)
    expected = live.expected(**state)
    close(numbers, expected)
    np.testing.assert_allclose(spoken, live.spoken(expected), atol=5.0001e-5)
    return state


@every_one
def test_the_first_frame_is_what_the_page_came_with(live):
    frame = live.element.evaluate("(one) => one.querySelector('.frame').outerHTML")
    kept = explorables.first_frame(live.kind, live.compact, live.edition).read_text("utf8")
    assert frame == kept.strip(), "python book/explorables/draw.py"


@every_one
def test_its_numbers_are_those_of_ceutils(live):
    assert len(live.states) >= 20
    found = live.element.evaluate(
        """(one, states) => {
          const before = { ...one.state };
          const found = states.map((state) => (one.change(state), [{ ...one.state }, one.numbers]));
          one.change(before);
          return found;
        }""",
        live.states,
    )
    for state, numbers in found:
        close(numbers, live.expected(**state))


@every_one
def test_the_arrow_keys_drive_it(live):
    live.page.locator(f"input[data-name={live.slider}]").focus()
    seen = []
    for key in ["Home"] + ["ArrowRight"] * 20 + ["End"]:
        live.page.keyboard.press(key)
        seen.append(agrees(live)[live.slider])
    assert len(set(seen)) == 22 and seen == sorted(seen)


@every_one
def test_a_finger_drives_it(live):
    picture = live.element.locator("svg")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    scale = box["width"] / picture.evaluate("(svg) => svg.viewBox.baseVal.width")
    session = live.page.context.new_cdp_session(live.page)
    seen = []
    for kind, (x, y) in zip(
        ["touchStart"] + ["touchMove"] * (len(live.touched) - 1), live.touched, strict=True
    ):
        at = {"x": box["x"] + x * scale, "y": box["y"] + y * scale}
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
        seen.append(json.dumps(agrees(live), sort_keys=True))
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert len(set(seen)) > len(seen) / 2


@every_one
def test_every_button_answers(live):
    for button in live.element.locator("button").all():
        assert button.bounding_box()["height"] >= 44
        before, *_ = now(live)
        button.click()
        assert agrees(live) != before


@every_one
def test_axe_finds_nothing(live):
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")
    live.page.evaluate(axe.AXE_SCRIPT)
    assert live.page.evaluate("document.documentElement.scrollWidth") <= 390
    live.element.evaluate(ALONE)
    for scheme, state in itertools.product(("dark", "light"), (live.states[0], live.states[-1])):
        live.page.evaluate("(name) => document.documentElement.dataset.theme = name", scheme)
        live.element.evaluate("(one, state) => one.change(state)", state)
        found = live.element.evaluate("(one) => axe.run(one, {preload: false})")
        assert [one["id"] for one in found["violations"]] == [], (scheme, state)


@pytest.mark.parametrize("edition", EDITIONS)
def test_they_work_from_a_folder(open_page, edition):
    for (kind, _), name in PLACES.items():
        page = open_page((SITE / edition / f"{name}.html").as_uri())
        page.locator(f"to-explore[kind={kind}]").scroll_into_view_if_needed()
        page.wait_for_selector(f"to-explore[kind={kind}][ready]")
        page.context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_a_script_the_picture_stands_still(browser, edition):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for (kind, _), name in PLACES.items():
        page.goto((SITE / edition / f"{name}.html").as_uri())
        element = page.locator(f"to-explore[kind={kind}]")
        assert element.locator("svg").bounding_box()["height"] > 90
        assert element.locator("svg > *").count() > 5
        assert not element.locator(".controls").is_visible()
    context.close()


def test_each_stands_where_it_is_said_to_stand():
    found = {
        (one.get("kind"), "compact" in one.attrib, page.relative_to(SITE).as_posix()[:-5])
        for page in SITE.glob("??/**/*.html")
        for one in lxml.html.parse(page).iter("to-explore")
    }
    expected = {(*one, f"{edition}/{page}") for one, page in PLACES.items() for edition in EDITIONS}
    assert found == expected
    assert {kind for kind, _ in PLACES} == set(explorables.kinds()) == set(KINDS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_paper_and_e_book_have_the_picture_alone(edition):
    for kind, compact in PLACES:
        frame = explorables.first_frame(kind, compact, edition).read_text("utf8")
        still = lxml.html.fragment_fromstring(explorables.still(frame))
        assert len(list(still.iter("svg"))) == 1
        assert 'viewBox="0 0' in explorables.still(frame)
        assert not list(still.iter("input", "button", "label"))


def leaves(table, path=()):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield ".".join((*path, key)), value


def test_both_languages_say_the_same():
    english, persian = (dict(leaves(explorables.words(edition))) for edition in EDITIONS)
    assert english.keys() == persian.keys()
    for key, text in english.items():
        fields = [
            {f for _, f, *_ in string.Formatter().parse(one) if f} for one in (text, persian[key])
        ]
        assert fields[0] == fields[1], key
        for fault in parity.FAULTS:
            assert not re.search(fault["find"], re.sub(r"`[^`]*`", "", persian[key])), (
                key,
                fault["say"],
            )


def test_every_word_is_said_somewhere():
    for kind, table in explorables.words("en").items():
        script = (draw.STATIC / f"{kind}.js").read_text("utf8")
        for key, _ in leaves(table):
            name = key.split(".")[-1]
            assert key == "picture" or re.search(rf"\b{name}\b", script), (kind, key)


def test_all_scripts_together_are_small():
    scripts = [p for p in draw.STATIC.glob("*.js") if not p.stem.endswith("-data")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= LIMIT
