"""The pictures that answer: what they show is what ceutils computes, however they are driven.

Each is opened once in each edition, and driven through all its positions there.
"""

import gzip
import itertools
import json
import math
import re
import string
import sys
from types import SimpleNamespace

import lxml.html
import numpy as np
import pytest

import ceutils
from ceutils.network import backward, forward
from tests.site import drawn
from tests.site.objections import JUDGE, SCHEMES, axe
from tests.site.reading import PHONE, ROOT, SITE, hearing

sys.path[:0] = [str(ROOT / "book"), str(ROOT / "book" / "explorables")]
import data  # noqa: E402
import draw  # noqa: E402
import explorables  # noqa: E402
import parity  # noqa: E402

LIMIT = 20_000  # bytes of all scripts, packed
EDITIONS = draw.LANGUAGES
# (kind, compact) and the page where it stands.
PLACES = {
    ("gap", False): "neuron/gradient",
    ("gap", True): "index",
    ("triangle", False): "network/softmax",
    ("digits", False): "network/stability",
    ("wires", False): "network/backpropagation",
    ("race", False): "neuron/squared-error",
    ("line", False): "neuron/model",
    ("jacobian", False): "network/golden-property",
    ("handwriting", False): "network/training",
}


def spread(**axes):
    """Every combination of some values."""
    return [dict(zip(axes, values, strict=True)) for values in itertools.product(*axes.values())]


def gap(z, y):
    delta = ceutils.binary_delta(z, y)
    loss = ceutils.binary_cross_entropy(z, y)
    return {"yHat": ceutils.sigmoid(z), "delta": delta, "loss": loss}


def triangle(z1, z2, z3, factor, truth, bonus):
    z, k = factor * np.array([z1, z2, z3]) + 10 * bonus, int(truth) - 1
    return {
        "yHat": ceutils.softmax(z),
        "delta": ceutils.softmax_delta(z, k),
        "loss": ceutils.cross_entropy(z, k),
    }


def agreeing(one, other):
    """How many digits are the same, from the first on, of two numbers of one size."""
    (a, power), (b, other_power) = (
        one.replace(".", "").split("e"),
        other.replace(".", "").split("e"),
    )
    same = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    return same if power == other_power else 0


def digits(lead):
    """The four formulas of the chapter, rounded to single precision at every step."""
    single = np.float32

    def exp(value):
        return single(np.exp(np.float64(value)))

    def log(value):
        return single(np.log(np.float64(value)))

    e, rest = exp(lead), 2 * exp(-lead)
    y_hat = e / (e + single(2))
    values = [
        -log(y_hat),
        -log(np.clip(y_hat, single(1e-7), single(1 - 1e-7))),
        (single(lead) + log(1 + rest)) - single(lead),
        single(np.log1p(np.float64(rest))),
    ]
    truth = ceutils.cross_entropy(np.array([lead, 0, 0], dtype=np.float64), 0)
    right = [agreeing(f"{float(value):.6e}", f"{truth:.6e}") for value in values]
    return {"truth": truth, "values": [float(value) for value in values], "right": right}


def wires(weights, wire, weight, noTranspose, noSlope):
    """The network of the chapter by ceutils' own two loops, with the mistakes planted."""
    assert weight == weights[int(wire) - 1]
    weights = np.array(weights, dtype=np.float64)
    x, y, b1 = np.array([[2.0, -1.0]]), np.array([1]), np.array([0.5, 2.0])
    W1, W2 = weights.reshape(2, 2, 2)

    def loss(theta):
        W1, W2 = theta.reshape(2, 2, 2)
        return ceutils.cross_entropy(ceutils.sigmoid(x @ W1 + b1) @ W2, y)[0]

    z, cache = forward([(W1, b1), (W2, np.zeros(2))], x, ceutils.sigmoid)
    last = ceutils.softmax_delta(z, y)
    slopes = [(np.empty((2, 2)), np.empty(2)) for _ in range(2)]
    seen = [(W1, b1), (W2.T if noTranspose else W2, np.zeros(2))]
    backward(seen, last, cache, np.ones_like if noSlope else ceutils.sigmoid_prime, slopes)
    found = np.concatenate([slope.ravel() for slope, _ in slopes])
    measured = ceutils.numeric_gradient(loss, weights)
    return {
        "hidden": cache[0][1][0],
        "yHat": ceutils.softmax(z)[0],
        "first": slopes[0][1],
        "last": last[0],
        "slopes": found,
        "measured": Loose(measured),
        "wrong": np.abs(found - measured) > 1e-6 * np.maximum(1, np.abs(measured)),
        "loss": loss(weights),
    }


def race(start, power, steps):
    ends = []
    for slope in (ceutils.binary_delta, ceutils.squared_error_delta):
        z = np.float64(start)
        for _ in range(int(steps)):
            z = z - 10.0**power * slope(z, 1)
        ends.append(z)
    return {
        "z": ends,
        "yHat": ceutils.sigmoid(np.array(ends)),
        "factor": ceutils.sigmoid_prime(ends[1]),
        "slopes": [ceutils.binary_delta(ends[0], 1), ceutils.squared_error_delta(ends[1], 1)],
    }


def line(angle, shift, length):
    cancer = drawn.biopsies()
    w = length * np.array([np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))])
    neuron = ceutils.Neuron(w, -w @ [14, 19] - length * shift)
    X = cancer.X[:, :2]
    wrong = (neuron.logit(X) > 0) != cancer.y
    return {
        "w": w,
        "b": neuron.b,
        "right": np.sum(~wrong),
        "loss": neuron.loss(X, cancer.y),
        "wrong": wrong,
    }


def jacobian(logit, y1, y2, y3):
    z, y, k = np.array([2.0, 1.0, -1.0]), np.array([y1, y2, y3]), int(logit) - 1
    y_hat, column = ceutils.softmax(z), ceutils.softmax_jacobian(z)[:, k]
    slopes = -y / y_hat
    total = ceutils.softmax_delta(z[np.newaxis], y[np.newaxis])[0, k]
    np.testing.assert_allclose(column @ slopes, total, atol=1e-14)
    return {
        "yHat": y_hat,
        "factors": column / y_hat,
        "column": column,
        "slopes": slopes,
        "products": column * slopes,
        "total": total,
        "delta": y_hat[k] - y[k],
        "labels": y.sum(),
    }


def kept_reader():
    """The network with the parameters that the page has."""
    text = (draw.STATIC / "handwriting-data.js").read_text("utf8")
    theta = json.loads(text.partition(" = ")[2].rstrip(";\n"))["theta"]
    network = ceutils.Network([64, 64, 32, 10], rng=np.random.default_rng(0))
    network.theta[:] = np.array(theta) / 1000
    return network


def handwriting(pixels, truth, row, column, ink, **_):
    assert ink == pixels[8 * (row - 1) + column - 1], "the slider has the ink of its pixel"
    z, truth = kept_reader().logits(np.array([pixels])), np.array([int(truth)])
    return {
        "yHat": ceutils.softmax(z)[0],
        "delta": ceutils.softmax_delta(z, truth)[0],
        "loss": ceutils.cross_entropy(z, truth)[0],
        "top": z.argmax(),
    }


def written():
    """Digits of the test set, each with its own label and with another."""
    digits = ceutils.data.load_digits()
    pairs = zip(digits.X[1000:1015].tolist(), digits.y[1000:1015].tolist(), strict=True)
    return [{"pixels": x, "truth": (y + turn) % 10} for x, y in pairs for turn in (0, 3)]


class Loose(SimpleNamespace):
    """What was measured by differences: right to about nine digits."""

    def __init__(self, value):
        self.value = value


class Kind(SimpleNamespace):
    """`expected` is ceutils' answer for a state; `states` are those in which it is asked;
    `slider` is driven all the way by its keys."""


KINDS = {
    "gap": Kind(
        expected=gap,
        states=spread(z=np.linspace(-4, 4, 11).tolist(), y=[0, 0.1, 0.3, 0.5, 0.7, 1]),
        slider="z",
    ),
    "triangle": Kind(
        expected=triangle,
        states=spread(
            z1=[-5, 0, 2], z2=[1], z3=[-1, 3], factor=[0, 1, 5], truth=[1, 3], bonus=[False, True]
        ),
        slider="z2",
    ),
    "digits": Kind(
        expected=digits,
        states=spread(lead=list(range(61))),
        slider="lead",
    ),
    "wires": Kind(
        expected=wires,
        states=spread(
            weights=[[0.5, -1, 1, 1, 2, -1, 1, 3], [-2, 0.3, 4, 1, 0.5, 5, -5, 1]],
            wire=[1, 4, 6],
            noTranspose=[False, True],
            noSlope=[False, True],
        ),
        slider="weight",
    ),
    "race": Kind(
        expected=race,
        states=spread(start=[-10, -7, 4], power=[0, 1, 3], steps=[0, 10, 100]),
        slider="steps",
    ),
    "line": Kind(
        expected=line,
        states=spread(angle=[-90, -10, 14, 60, 90], shift=[-3, 0, 1.2, 8], length=[0.1, 1, 5]),
        slider="shift",
    ),
    "jacobian": Kind(
        expected=jacobian,
        states=spread(logit=[1, 2, 3], y1=[0, 0.48, 1], y2=[0, 0.2, 1], y3=[0, 0.8, 1]),
        slider="y2",
    ),
    "handwriting": Kind(
        expected=handwriting,
        states=written(),
        slider="ink",
    ),
}


# Of the page only the explorable is kept, with room to scroll: a chapter is laid out anew with
# each step, and axe looks at everything there is.
ALONE = """(one) => {
  for (let part = one; part !== document.body; part = part.parentElement)
    for (const other of [...part.parentElement.children]) if (other !== part) other.remove();
  document.body.style.padding = "1500px 0";
}"""


def close(numbers, expected):
    """That the page's numbers are ceutils', to the last digits of a double."""
    assert numbers.keys() == expected.keys()
    for name, value in expected.items():
        loose = isinstance(value, Loose)
        value, rtol, atol = (value.value, 1e-6, 1e-8) if loose else (value, 1e-11, 1e-14)
        np.testing.assert_allclose(numbers[name], value, rtol, atol, err_msg=name)


@pytest.fixture(scope="module")
def live(request, window, address):
    """One explorable on its page, and what the page has complained of."""
    edition, (kind, compact) = request.param
    page = window(viewport=PHONE, has_touch=True)
    complaints = []
    listeners = {
        "console": lambda message: (
            message.type == "error" and complaints.append((message.text, message.location))
        ),
        "pageerror": lambda error: complaints.append(str(error)),
    }
    with hearing(page, **listeners):
        page.goto(f"{address}/{edition}/{PLACES[kind, compact]}.html")
        element = page.locator(f"to-explore[kind={kind}]")
        element.scroll_into_view_if_needed()
        page.wait_for_selector(f"to-explore[kind={kind}][ready]")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        one = element.element_handle()  # a locator would look for it each time
        one.evaluate(ALONE)
        state, picture = one.evaluate("(one) => one.state"), getattr(drawn, kind)
        selectors = list(picture(state, KINDS[kind].expected(**state), compact))
        page.evaluate(f"(all) => {{ window.now = (one) => ({NOW})(one, all); }}", selectors)
        yield SimpleNamespace(
            page=page, element=element, one=one, edition=edition, kind=kind, compact=compact,
            drawn=picture, said=getattr(drawn, f"said_of_{kind}"), **vars(KINDS[kind]),
        )  # fmt: skip
    assert complaints == []


every_one = pytest.mark.parametrize(
    "live",
    list(itertools.product(EDITIONS, PLACES)),
    ids=lambda one: f"{one[0]}-{one[1][0]}{'-compact' * one[1][1]}",
    indirect=True,
    scope="module",
)


SIGNED_ZERO = re.compile(r"[-+]0(\.0+)?(?![.\d])")

# As text: number by number, Playwright takes longer than all else.
NOW = """(one, selectors) => JSON.stringify([
  one.state, one.numbers, one.querySelector(".said").textContent,
  [...one.querySelectorAll("text, output, .said")].map((part) => part.textContent),
  (MEASURE)(one, selectors)])"""
NOW = NOW.replace("MEASURE", drawn.MEASURE)

# What runs begins with the next frame.
CHANGED = """([kind, before]) => JSON.stringify(before) !==
  JSON.stringify(document.querySelector(`to-explore[kind=${kind}]`).state)"""


def agrees(live, seen=None):
    """That the page is right as it stands: its numbers, its picture and its sentence. The state."""
    seen = seen or live.one.evaluate("now")
    state, numbers, sentence, shown, picture = json.loads(seen)
    assert not [one for one in shown if SIGNED_ZERO.search(drawn.western(one))], state
    expected = live.expected(**state)
    close(numbers, expected)
    for (part, wanted), found in zip(
        live.drawn(state, expected, live.compact).items(), picture, strict=True
    ):
        assert len(found) == len(wanted), (part, state)
        if found and isinstance(found[0], str):
            assert [drawn.western(one) for one in found] == list(wanted), (part, state)
        else:
            np.testing.assert_allclose(found, wanted, atol=0.06, err_msg=f"{part} {state}")
    key, values = live.said(state, expected)
    words = dict(leaves(explorables.words(live.edition)[live.kind]))[key]
    assert drawn.western(sentence) == drawn.filled(words, values), state
    return state


@every_one
def test_the_first_frame_is_what_the_page_came_with(live):
    frame = live.one.evaluate("(one) => one.querySelector('.frame').outerHTML")
    kept = explorables.first_frame(live.kind, live.compact, live.edition).read_text("utf8")
    assert frame == kept.strip(), "python book/explorables/draw.py"


@every_one
def test_it_shows_and_says_what_ceutils_computes(live):
    assert len(live.states) >= 20
    found = live.one.evaluate(
        """(one, states) => {
          const before = { ...one.state };
          const found = states.map((state) => (one.change(state), now(one)));
          one.change(before);
          return found;
        }""",
        live.states,
    )
    for seen in found:
        agrees(live, seen)


# What of a picture's words is cut at its sides, or lies on other words, on a dot or a bar; of a
# line of letters the inside counts: above and below it is air. A curve that ends at a number is a
# minus.
CROWDED = """(one, states) => {
  const before = { ...one.state }, found = [];
  const { width } = one.querySelector("svg").viewBox.baseVal;
  const inside = ({ x, y, width, height }) =>
    [x + 1, y + height / 4, x + width - 1, y + 0.8 * height];
  const meet = ([a, b, c, d], [e, f, g, h]) => a < g && e < c && b < h && f < d;
  for (const state of states) {
    one.change(state);
    const all = (selector) => [...one.querySelectorAll(`svg ${selector}`)]
      .map((part) => [part.textContent || "a dot", inside(part.getBBox())]);
    const words = all("text:not([transform])");
    const dots = all("circle:not(.node, .ring), rect:is(.fill, .fill-y-hat)");
    words.forEach(([word, box], i) => {
      if (box[0] < -8 || box[2] > width + 8) found.push(`${word} is cut: ${JSON.stringify(state)}`);
      for (const [other, there] of [...words.slice(i + 1), ...dots])
        if (meet(box, there)) found.push(`${word} lies on ${other}: ${JSON.stringify(state)}`);
    });
    const numbers = [...one.querySelectorAll("svg text.error")]
      .map((part) => [part.textContent, inside(part.getBBox())]);
    for (const line of one.querySelectorAll("svg path:is(.line, .tangent, .axis, .y-hat, .y)"))
      for (let at = 0; at <= line.getTotalLength(); at += 2) {
        const { x, y } = line.getPointAtLength(at);
        for (const [number, box] of numbers)
          if (meet([x, y, x, y], box)) found.push(`a line at ${number}: ${JSON.stringify(state)}`);
      }
  }
  one.change(before);
  return found;
}"""


@every_one
def test_no_words_of_a_picture_are_cut_or_covered(live):
    found = live.one.evaluate(CROWDED, live.states)
    assert not found, "\n".join(found)


# How it stands after each key.
WRITE_DOWN = """(one) => {
  const found = [], write = () => found.push(now(one));
  one.addEventListener("keyup", write);
  one.written = () => (one.removeEventListener("keyup", write), found);
}"""
WRITTEN_DOWN = "(one) => one.written()"


@every_one
def test_the_arrow_keys_drive_it(live):
    live.page.locator(f"input[data-name={live.slider}]").focus()
    live.one.evaluate(WRITE_DOWN)
    for key in ["Home"] + ["ArrowRight"] * 20 + ["End"]:
        live.page.keyboard.press(key)
    seen = [agrees(live, one)[live.slider] for one in live.one.evaluate(WRITTEN_DOWN)]
    assert len(set(seen)) == len(seen) == 22 and seen == sorted(seen)


# The moves of a finger arrive with a frame; what runs by itself goes on with the one after.
FRAME = "() => new Promise(requestAnimationFrame)"
THEN = "(one) => new Promise(requestAnimationFrame).then(() => now(one))"
NEXT_FRAME = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done)))"""


@every_one
def test_everything_answers_to_the_keyboard(live):
    """Each slider reaches both ends and tells its value, each switch turns, each button acts."""
    for control in live.element.locator(".controls :is(input, button)").all():
        name = control.get_attribute("data-name")
        control.focus()
        if control.get_attribute("type") == "range":
            output = control.locator("xpath=preceding-sibling::output")
            for key, end in (("Home", "min"), ("End", "max")):
                live.page.keyboard.press(key)
                value = agrees(live)[name]
                assert value == float(control.get_attribute(end))
                shown = drawn.western(output.inner_text())
                assert drawn.western(control.get_attribute("aria-valuetext")) == shown
                value = 10**value if (live.kind, name) == ("race", "power") else value
                assert float(shown) == value
        else:
            live.one.evaluate("(one) => one.change(one.start())")
            before = agrees(live)
            live.page.keyboard.press("Space")
            live.page.wait_for_function(CHANGED, arg=[live.kind, before], timeout=5_000)
            assert agrees(live) != before, name
    live.one.evaluate("(one) => one.change(one.start())")


def finger(live, places):
    """A finger on the first place of the picture that goes on to the others, a step each.

    Yields the place and what is seen then.
    """
    picture = live.element.locator("svg")
    box = picture.bounding_box()
    scale = box["width"] / picture.evaluate("(svg) => svg.viewBox.baseVal.width")
    session = live.page.context.new_cdp_session(live.page)
    for step, (x, y) in enumerate(places):
        at = {"x": box["x"] + x * scale, "y": box["y"] + y * scale}
        kind = "touchMove" if step else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
        yield (x, y), live.one.evaluate(THEN)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    live.page.evaluate(FRAME)
    session.detach()


A_MOVE = 30  # a finger that has gone less may still be meant as a tap
IN_THE_MIDDLE = "(one) => one.querySelector('svg').scrollIntoView({block: 'center'})"


@every_one
def test_a_finger_leads_each_part(live):
    """What it has taken is where it is, at each of its places; and the page stays where it is."""
    for name, (places, follows, given) in drawn.strokes(live.kind, live.compact).items():
        live.one.evaluate("(one, given) => one.change({...one.start(), ...given})", given)
        live.one.evaluate(IN_THE_MIDDLE)
        top = live.page.evaluate("scrollY")

        def check(x, y, seen=None, name=name, follows=follows):
            state = agrees(live, seen)
            for found, expected, apart in follows(x, y, state, live.expected(**state)):
                np.testing.assert_allclose(found, expected, atol=apart, err_msg=f"{name} {x}, {y}")

        for place, seen in finger(live, places):
            if math.dist(place, places[0]) > A_MOVE:
                check(*place, seen)
        check(*places[-1])
        assert live.page.evaluate("scrollY") == top, name


@every_one
def test_a_finger_beside_the_parts_scrolls_the_page(live):
    """And changes nothing."""
    live.one.evaluate("(one) => one.change(one.start())")
    live.one.evaluate(IN_THE_MIDDLE)
    before, top = agrees(live), live.page.evaluate("scrollY")
    x, y = drawn.BESIDE[live.kind]
    for _ in finger(live, [(x, y - 12 * i) for i in range(10)]):
        pass
    live.page.wait_for_function("(top) => scrollY > top + 40", arg=top)
    assert agrees(live) == before


@every_one
def test_every_button_answers(live):
    for button in live.element.locator("button").all():
        assert button.bounding_box()["height"] >= 44
        before = agrees(live)
        button.click()
        live.page.evaluate(NEXT_FRAME)
        assert agrees(live) != before
        if button.get_attribute("data-name") == "flip":
            button.click()
            assert agrees(live) == before


@every_one
def test_axe_finds_nothing(live):
    live.page.evaluate(axe.AXE_SCRIPT)
    ends = live.states[0], live.states[-1]
    for (scheme, options), state in itertools.product(SCHEMES.items(), ends):
        live.page.evaluate("(name) => document.documentElement.dataset.theme = name", scheme)
        live.one.evaluate("(one, state) => one.change(state)", state)
        assert live.page.evaluate(JUDGE, ["to-explore", options]) == [], (scheme, state)


SEEN = """(one) => {
  const parts = [...one.querySelectorAll("svg :is(.line, .axis, text)")];
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((value) => value / 255)
    .map((value) => value <= 0.04 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0.05);
  const ground = light(getComputedStyle(document.body).backgroundColor);
  return parts.map((part) => getComputedStyle(part)[part.tagName === "path" ? "stroke" : "fill"])
    .filter((colour) => colour !== "none").map(light)
    .map((one) => Math.max(one, ground) / Math.min(one, ground));
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_reader_with_two_colours_of_her_own_sees_it(open_page, address, theme, colours):
    page = open_page(
        f"{address}/en/{PLACES['gap', False]}.html", forced_colors="active", color_scheme=colours
    )
    page.evaluate("(theme) => document.documentElement.dataset.theme = theme", theme)
    contrasts = page.locator("to-explore").evaluate(SEEN)
    assert len(contrasts) > 5 and min(contrasts) > 3


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_race_runs_only_for_whoever_wants_motion(open_page, address, motion):
    page = open_page(f"{address}/en/{PLACES['race', False]}.html", reduced_motion=motion)
    race = page.locator("to-explore[kind=race]")
    race.scroll_into_view_if_needed()
    page.wait_for_selector("to-explore[kind=race][ready]")
    first = race.evaluate(
        "(one) => (one.querySelector('[data-name=run]').click(), one.state.steps)"
    )
    assert first == (100 if motion == "reduce" else 0)
    page.wait_for_function("document.querySelector('[kind=race]').state.steps === 100")


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_a_script_the_picture_stands_still(window, edition):
    page = window(java_script_enabled=False)
    for (kind, _), name in PLACES.items():
        page.goto((SITE / edition / f"{name}.html").as_uri())
        element = page.locator(f"to-explore[kind={kind}]")
        assert element.locator("svg").bounding_box()["height"] > 90
        assert element.locator("svg > *").count() > 5
        assert not element.locator(".controls").is_visible()


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
            assert not re.search(fault["find"], re.sub(r"`[^`]*`", "…", persian[key])), (
                key,
                fault["say"],
            )


def test_small_letters_have_a_narrow_halo_and_boxes_keep_their_size():
    """A halo as wide as that of larger letters covers the hat of the ŷ before a bracket."""
    style = (draw.STATIC / "explorables.css").read_text("utf8")
    halo = {
        name: float(re.search(rf"svg text{name} \{{[^}}]*stroke-width: (\d+)px", style)[1])
        for name in ("", ".small")
    }
    assert halo[".small"] <= 1 < halo[""]
    assert re.search(r"\.switch input \{ flex: none;", style), "not squeezed"


def test_every_word_is_said_somewhere():
    for kind, table in explorables.words("en").items():
        script = (draw.STATIC / f"{kind}.js").read_text("utf8")
        for key, _ in leaves(table):
            name = key.split(".")[-1]
            assert key == "picture" or re.search(rf"\b{name}\b", script), (kind, key)


def test_the_biopsies_are_those_of_the_chapter():
    assert (draw.STATIC / "line-data.js").read_text("utf8") == data.biopsies()


def test_the_network_is_that_of_the_chapter():
    """To a thousandth in each parameter; and it reads every digit the same."""
    chapter, kept = data.reader(), kept_reader()
    np.testing.assert_allclose(kept.theta, chapter.theta, atol=5.1e-4)
    X = ceutils.data.load_digits().X
    shares = [ceutils.softmax(network.logits(X)) for network in (chapter, kept)]
    assert (shares[0].argmax(axis=1) == shares[1].argmax(axis=1)).all()
    assert np.abs(shares[0] - shares[1]).max() < 0.005


def test_all_scripts_together_are_small():
    scripts = [p for p in draw.STATIC.glob("*.js") if not p.stem.endswith("-data")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= LIMIT
