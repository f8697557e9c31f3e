"""What each explorable has to draw, to say and to do under a finger, from the numbers of ceutils.

A function of a kind's name takes the state and the numbers, and gives by selector what is to be
seen: the coordinates of each path, circle or rectangle, and the words of each text.
"""

import math
import re
import string
from functools import cache

import numpy as np

import ceutils
from ceutils.losses import binary_cross_entropy

WESTERN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٫−×", "0123456789.-·", "\u200e\u2066\u2067\u2068\u2069")
MEASURE = r"""(one, selectors) => selectors.map((key) => {
  const [selector, attribute] = key.split("@");
  const places = { circle: ["cx", "cy"], rect: ["x", "y", "width", "height"],
    linearGradient: ["x1", "y1", "x2", "y2"] };
  return [...one.querySelectorAll(`svg ${selector}`)].map((part) => {
    if (attribute === "class") return part.getAttribute(attribute);
    if (attribute) return Number(part.getAttribute(attribute));
    if (part.tagName === "text") return part.textContent;
    const named = places[part.tagName];
    if (named) return named.map((name) => Number(part.getAttribute(name)));
    return part.getAttribute("d").match(/-?\d+(\.\d+)?/g).map(Number);
  });
})"""


def western(text):
    return text.translate(WESTERN).replace("صفر", "0")  # a zero alone is written as a word


def fixed(value, places=4):
    """A number as the page writes it, in Western digits."""
    return f"{value:z.{places}f}"


def signed(value, places=4):
    text = fixed(value, places)
    return "+" * (float(text) > 0) + text


def power(value, places=4):
    factor, exponent = f"{value:.{places}e}".split("e")
    return f"{factor} · 10{int(exponent)}"


def filled(words, values):
    """A sentence of book/explorables/words with its numbers, as it is heard."""
    fields = [name for _, name, *_ in string.Formatter().parse(words) if name]
    assert set(fields) <= set(values)
    return western(re.sub("`|<[^>]*>", "", words).format_map(values))


def flat(*points):
    return [float(value) for point in points for value in point]


# What is drawn.


def gap(state, numbers, compact):
    z, y, y_hat, delta, loss = (
        state["z"],
        state["y"],
        *(numbers[n] for n in ("yHat", "delta", "loss")),
    )
    step, middle, foot, unit, below, ground, rise = (
        (22, 100, 136, 104, 304, 136, 26) if compact else (42, 196, 88, 60, 196, 368, 60)
    )

    def upper(score, p):
        return middle + step * score, foot - unit * p

    def lower(score, value):
        return below + step * score, ground - rise * value

    scores = np.linspace(-4, 4, 81)
    losses = binary_cross_entropy(scores, np.full(81, y))
    end, level = lower(z + 1, loss)
    tangent = (max(-1.5, -4.5 - z), min(1.5, 4.5 - z))  # it does not leave the picture
    return {
        "path.y.dashed": [flat(upper(-4, y), upper(4, y))],
        "path.y-hat": [flat(*map(upper, scores, ceutils.sigmoid(scores)))],
        "path.line": [flat(*map(lower, scores, losses))],
        "path.tangent": [flat(*(lower(z + d, loss + delta * d) for d in tangent))],
        "path.error.bar": [
            flat(upper(z, y), upper(z, y_hat)),
            flat((end, level), (end, level - rise * delta)),
        ],
        "circle.y-hat": [upper(z, y_hat)],
        "circle.y": [upper(4, y)],
        "circle.line": [lower(z, loss)],
        "text.error": ["ŷ - y = " * (not compact) + fixed(delta), fixed(delta)],
    }


CORNERS = np.array([[55, 300], [345, 300], [200, 300 - 290 * math.sqrt(3) / 2]])


def triangle(state, numbers, _):
    place, corner = numbers["yHat"] @ CORNERS, CORNERS[int(state["truth"]) - 1]
    z = np.array([state[name] for name in ("z1", "z2", "z3")])
    path = ceutils.softmax(np.linspace(0, 5, 81)[:, np.newaxis] * z) @ CORNERS
    length = np.linalg.norm(corner - place)
    along, wing = (corner - place) / length, min(12, length / 2)
    back, side = corner - wing * along, wing / 2 * np.array([-along[1], along[0]])
    return {
        "circle.y-hat": [place],
        "circle.y": [corner],
        "path.y-hat.faint": [path.ravel()],
        "path.error.bar": [flat(place, back)],
        "path.error.head": [flat(back + side, corner, back - side, back + side)],
        "text.y-hat": [fixed(one) for one in numbers["yHat"]],
        "text.error": [signed(one) for one in numbers["delta"]],
    }


def digits(state, numbers, _):
    values, right = [numbers["truth"], *numbers["values"]], [7, *numbers["right"]]
    lit, shown, powers = [], [], []
    for row, (value, many) in enumerate(zip(values, right, strict=True)):
        y = 22 if row == 0 else 28 + 62 * row
        lit += [(10 + 38 * i + 8 * (i > 0), y, 34, 34) for i in range(many)]
        factor, exponent = f"{value:.6e}".split("e")
        shown += list(factor.replace(".", ""))[:many]
        powers.append(f"· 10{int(exponent)}" if value else "")
    return {"rect.lit": lit, "text.on": shown, "text.line": powers}


def wires(state, numbers, _):
    columns, rows, chosen = (44, 200, 356), (70, 204), int(state["wire"]) - 1
    blue, orange, grounds = [], [], []
    for wire in range(8):
        start, stop = (
            np.array([columns[wire // 4 + end], rows[row]], dtype=float)
            for end, row in ((0, wire // 2 % 2), (1, wire % 2))
        )
        along = (stop - start) / np.linalg.norm(stop - start)
        side = 3 * np.array([-along[1], along[0]])
        blue.append(flat(start + 31 * along - side, stop - 31 * along - side))
        orange.append(flat(stop - 31 * along + side, start + 31 * along + side))
        x, y = start + (0.5 if start[1] == stop[1] else 0.36) * (stop - start)
        width = 54 if numbers["wrong"][wire] else 38
        grounds.append((x - width / 2, y - 11, width, 22))
    wrong = numbers["wrong"]
    written = [
        fixed(w, 1) + " ✗" * bool(off) for w, off in zip(state["weights"], wrong, strict=True)
    ]
    errors = [*numbers["first"], *numbers["last"]]
    return {
        "path.y-hat.wire": blue,
        "path.error.wire": orange,
        "path.error.wire.dashed": [one for one, off in zip(orange, wrong, strict=True) if off],
        "path.y-hat.chosen": [blue[chosen]],
        "path.error.chosen": [orange[chosen]],
        "rect.ground": grounds,
        "text.weight": written,
        "text.on-wire": [written[chosen]],
        "text.y-hat": ["2", "-1", *(fixed(v, 3) for v in [*numbers["hidden"], *numbers["yHat"]])],
        "text.error": [signed(error, 3) for error in errors],
    }


def race(state, numbers, _):
    def place(lane, z):
        half = (1 - ceutils.sigmoid(z)) ** 2 / 2
        height = 300 * half if lane else 15 * binary_cross_entropy(z, np.ones_like(z))
        return 100 + 200 * lane + 8.6 * z, 168 - height

    scores, starts = np.linspace(-10, 10, 81), [place(lane, state["start"]) for lane in (0, 1)]
    balls = [place(lane, float(np.clip(z, -10, 10))) for lane, z in enumerate(numbers["z"])]
    return {
        "circle.ring": starts,
        "circle.error": balls,
        "path.line": [flat(*zip(*place(lane, scores), strict=True)) for lane in (0, 1)],
        "text.y-hat": [f"ŷ = {fixed(one)}" for one in numbers["yHat"]],
        "rect.fill": [(220, 248, 640 * numbers["factor"], 8)],
    }


SCALE = np.array([360 / 23, -252 / 32])


def on_plane(points):
    """Radius and texture as a place of the picture."""
    return np.array([34, 262]) + SCALE * (np.asarray(points) - [6, 8])


biopsies = cache(ceutils.data.load_breast_cancer)


def line(state, numbers, _):
    cancer = biopsies()
    u = numbers["w"] / np.linalg.norm(numbers["w"])
    left, foot = np.array([-u[1], u[0]]), np.array([14, 19]) + state["shift"] * u
    arrow = SCALE * u / np.linalg.norm(SCALE * u)
    height = on_plane(foot)[1]
    room = 253 - height if arrow[1] > 0 else height - 10  # before the dot at its tip meets words
    arrow *= min(24 + 20 * state["length"], max(24, room / max(abs(arrow[1]), 1e-9)))
    slope = numbers["w"] / SCALE  # of the score, over the picture
    across = 4 * slope / (slope @ slope)
    dots = np.floor(on_plane(cancer.X[:, :2]) + 0.5)
    marks = ([0], [-3, 5, 6])
    rings = [4, 4, 0, 1, 0, 8, 0, 4, 4, 0, 1, 0, -8, 0]
    return {
        "path.line": [flat(on_plane(foot + 50 * left), on_plane(foot - 50 * left))],
        "path.y-hat": [flat(on_plane(foot), on_plane(foot) + arrow)],
        "circle.y-hat": [on_plane(foot) + arrow],
        "circle.line": [on_plane(foot)],
        "linearGradient": [flat(on_plane(foot) - across, on_plane(foot) + across)],
        "stop@class": ["class-0"] * 5 + ["class-1"] * 4,
        "path.rings": [[v for dot in dots[numbers["wrong"]] for v in (dot[0] - 4, dot[1], *rings)]],
        **{
            f"path.class-{kind}": [
                [v for dot in dots[cancer.y == kind] for v in (*dot, *marks[kind])]
            ]
            for kind in (0, 1)
        },
    }


def jacobian(state, numbers, _):
    k, y = int(state["logit"]) - 1, [state[f"y{i}"] for i in (1, 2, 3)]
    y_hat, total, delta = (numbers[name] for name in ("yHat", "total", "delta"))
    J = ceutils.softmax_jacobian(np.array([2.0, 1, -1]))
    cells = {(i, j): (4 + 24 * j, 74 + 24 * i, 22, 24) for i in range(3) for j in range(3)}
    ends = [200 + 58 * value for value in (total, delta)]
    factors = [fixed(one, 2) for one in numbers["factors"]]
    return {
        "rect.plus": [cells[place] for place in cells if J[place] > 0],
        "rect.minus": [cells[place] for place in cells if J[place] < 0],
        "rect.plus@fill-opacity": [3.5 * one for one in J.ravel() if one > 0],
        "rect.minus@fill-opacity": [-3.5 * one for one in J.ravel() if one < 0],
        "rect.chosen-column": [(2 + 24 * k, 72, 26, 74)],
        "text.y-hat": [
            f"{fixed(one, 2)} · " + (f"({factor})" if factor[0] == "-" else factor)
            for one, factor in zip(y_hat, factors, strict=True)
        ],
        "text.y": [f"{fixed(-a, 2)} / {fixed(b, 2)}" for a, b in zip(y, y_hat, strict=True)],
        "text.error": [fixed(one, 2) for one in [*numbers["products"], total]],
        "rect.fill": [(min(200, ends[0]), 208, abs(58 * total), 18)],
        "rect.fill-y-hat": [(min(200, ends[1]), 240, abs(58 * delta), 18)],
        "path.gap": [(x, 206, x, 262) for x in ends] * bool(abs(numbers["labels"] - 1) > 1e-9),
    }


def handwriting(state, numbers, _):
    k = int(state["truth"])
    rows = [40 + 18.4 * one + 3 for one in range(10)]
    pulls = zip(rows, 50 * numbers["delta"], strict=True)
    return {
        "rect.pixel": [(6 + 23 * j, 40 + 23 * i, 23, 23) for i in range(8) for j in range(8)],
        "rect.pixel@fill-opacity": state["pixels"],
        "rect.cursor": [(6 + 23 * (state["column"] - 1), 40 + 23 * (state["row"] - 1), 23, 23)],
        "text.y": [str(k)],
        "rect.fill-y-hat": [
            (234, y, max(0.5, 62 * share), 11)
            for y, share in zip(rows, numbers["yHat"], strict=True)
        ],
        "rect.fill": [(min(344, 344 + pull), y, abs(pull), 11) for y, pull in pulls],
    }


# What is said: the key of the sentence, and the numbers in it.


def said_of_gap(state, numbers):
    delta = numbers["delta"]
    key = "none" if delta == 0 else "low" if delta < 0 else "high"
    return f"said.{key}", {"delta": fixed(delta), "size": fixed(abs(delta))}


def said_of_triangle(state, numbers):
    errors = dict(zip("abc", map(fixed, numbers["delta"]), strict=True))
    return "said.bonus" if state["bonus"] else "said.plain", errors | {
        "loss": fixed(numbers["loss"])
    }


def said_of_digits(state, numbers):
    names = ("naive", "clipped", "shifted", "kept")
    right = dict(zip(names, map(str, numbers["right"]), strict=True))
    return "said", {"truth": power(numbers["truth"])} | right


def said_of_wires(state, numbers):
    place = int(state["wire"]) - 1
    given = [2, -1][place // 2] if place < 4 else numbers["hidden"][(place - 4) // 2]
    blame = fixed(numbers["first" if place < 4 else "last"][place % 2])
    count = int(sum(numbers["wrong"]))
    key = "wrong" if numbers["wrong"][place] else "elsewhere" if count else "right"
    return f"said.{key}", {
        "given": fixed(given),
        "blame": f"({blame})" if blame[0] == "-" else blame,
        "slope": fixed(numbers["slopes"][place]),
        "measured": fixed(numbers["measured"].value[place]),
        "count": str(count),
    }


def said_of_race(state, numbers):
    entropy, square = map(fixed, numbers["yHat"])
    steps, factor = fixed(state["steps"], 0), fixed(numbers["factor"])
    return "said", {"steps": steps, "entropy": entropy, "square": square, "factor": factor}


def said_of_line(state, numbers):
    return "said", {"right": str(numbers["right"]), "all": "569", "loss": fixed(numbers["loss"])}


def said_of_jacobian(state, numbers):
    open_ = abs(numbers["labels"] - 1) > 1e-9
    values = {name: fixed(numbers[name]) for name in ("total", "delta")}
    values |= {"k": fixed(state["logit"], 0), "labels": fixed(numbers["labels"], 2)}
    return "said.open" if open_ else "said.closed", values


def said_of_handwriting(state, numbers):
    top, truth = int(numbers["top"]), int(state["truth"])
    key = "said.right" if top == truth else "said.wrong"
    share, pull = fixed(numbers["yHat"][top]), fixed(numbers["delta"][truth])
    return key, {"top": str(top), "truth": str(truth), "share": share, "pull": pull}


# What a finger does that draws a stroke: where it goes, and what has to be there then, as pairs of
# what is found and what is expected, and how far they may be apart.


def stroke(start, step, many=12):
    return [(start[0] + step[0] * i, start[1] + step[1] * i) for i in range(many)]


def within(value, low, high):
    return min(max(value, low), high)


def point_of(state, numbers):
    return numbers["yHat"] @ CORNERS


def score_at(numbers, place):
    """Of the neuron over the biopsies, in units of its weights' length."""
    radius, texture = (np.array(place) - [34, 262]) / SCALE + [6, 8]
    return (numbers["w"] @ [radius, texture] + numbers["b"]) / np.linalg.norm(numbers["w"])


def beside_arrow(numbers, place):
    """How far a place is from where the arrow of the weights points."""
    arrow, way = SCALE * numbers["w"], np.array(place) - on_plane((14, 19))
    return np.linalg.det([arrow, way]) / np.linalg.norm(arrow)


def under(state, x, y):
    """How dark the pixel under the finger is."""
    return state["pixels"][8 * int((y - 40) // 23) + int((x - 6) // 23)]


STROKES = {
    "gap": {
        "the score": (
            stroke((60, 60), (25, 3)),
            lambda x, y, now, numbers: [(now["z"], within((x - 196) / 42, -4, 4), 0.051)],
        ),
        "the truth": (
            stroke((364, 28), (-3, 6)),
            lambda x, y, now, numbers: [(now["y"], within((88 - y) / 60, 0, 1), 0.051)],
        ),
    },
    "triangle": {
        "the point": (
            stroke((135, 291), (5, -11)),
            lambda x, y, now, numbers: [(point_of(now, numbers), (x, y), 12)],
        ),
        "a tap": (
            [(200, 180)],
            lambda x, y, now, numbers: [(point_of(now, numbers), (x, y), 12)],
        ),
    },
    "digits": {
        "the lead": (
            stroke((20, 120), (23, 0)),
            lambda x, y, now, numbers: [(now["lead"], within(60 * (x - 10) / 274, 0, 60), 0.51)],
        ),
    },
    "wires": {
        "a weight": (
            stroke((100, 70), (8, 0)),
            lambda x, y, now, numbers: [
                (now["wire"], 1, 0),
                (now["weights"], [min(0.5 + (x - 100) / 20, 5), -1, 1, 1, 2, -1, 1, 3], 0.051),
            ],
        ),
        "another weight": (
            stroke((256, 156), (-8, 0)),
            lambda x, y, now, numbers: [
                (now["wire"], 7, 0),
                (now["weights"], [0.5, -1, 1, 1, 2, -1, 1 + (x - 256) / 20, 3], 0.051),
            ],
        ),
    },
    "race": {
        "the start": (
            stroke((20, 80), (9, 0)),
            lambda x, y, now, numbers: [
                (now["start"], within((x - 100) / 8.6, -10, 4), 0.26),
                (now["steps"], 0, 0),
            ],
            {"steps": 40},
        ),
        "the start on the other curve": (
            stroke((220, 80), (9, 0)),
            lambda x, y, now, numbers: [(now["start"], within((x - 300) / 8.6, -10, 4), 0.26)],
        ),
    },
    "line": {
        "the line": (
            stroke((159, 175), (7, -5), 9),
            lambda x, y, now, numbers: [
                (score_at(numbers, (x, y)), 0, 0.06),
                (now["angle"], 60, 0),
            ],
        ),
        "the weights": (
            stroke((184, 132), (7, 3)),
            lambda x, y, now, numbers: [
                (beside_arrow(numbers, (x, y)), 0, 2.5),
                (now["shift"], 0, 0),
            ],
        ),
    },
    "jacobian": {
        "a label": (
            stroke((250, 110), (5, 0)),
            lambda x, y, now, numbers: [
                ([now["y1"], now["y2"], now["y3"]], [1, within((x - 250) / 60, 0, 1), 0], 0.021)
            ],
        ),
        "a column": (
            [(16, 98), (32, 98), (64, 98), (40, 98), (58, 98)],
            lambda x, y, now, numbers: [(now["logit"], 1 + (x - 4) // 24, 0)],
        ),
    },
    "handwriting": {
        "ink": (
            stroke((20, 60), (13, 14)),
            lambda x, y, now, numbers: [(under(now, x, y), 1, 0.42)],
        ),
        "rubber": (
            stroke((20, 60), (13, 14)),
            lambda x, y, now, numbers: [(under(now, x, y), 0, 0.42)],
            {"erase": True},
        ),
    },
}
COMPACT = {
    "the score": (
        stroke((40, 90), (10, 0)),
        lambda x, y, now, numbers: [(now["z"], within((x - 100) / 22, -4, 4), 0.051)],
    ),
    "the score, on the loss": (
        stroke((250, 90), (10, 0)),
        lambda x, y, now, numbers: [(now["z"], within((x - 304) / 22, -4, 4), 0.051)],
    ),
    "the truth": (
        stroke((188, 32), (-2, 9)),
        lambda x, y, now, numbers: [(now["y"], within((136 - y) / 104, 0, 1), 0.051)],
    ),
}
# Where there is nothing to take, or what there is goes sideways only.
BESIDE = {
    "gap": (100, 130), "triangle": (200, 180), "digits": (150, 150), "wires": (200, 140),
    "race": (100, 120), "line": (300, 60), "jacobian": (266, 110), "handwriting": (320, 150),
}  # fmt: skip


def strokes(kind, compact):
    """Of each: its places, what follows, and what is set before."""
    chosen = COMPACT if compact else STROKES[kind]
    return {name: (*one, {})[:3] for name, one in chosen.items()}
