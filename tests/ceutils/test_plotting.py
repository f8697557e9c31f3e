"""The pictures show the numbers that they are given."""

import pickle

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import FancyBboxPatch

from ceutils import plotting, sigmoid
from ceutils.figures.plotting import ON_WIRE

COLOURS = {name: colour.lower() for name, colour in plotting.COLOURS.items()}


@pytest.fixture
def ax():
    with plt.rc_context({"backend": "agg"}):
        figure, ax = plt.subplots()
        yield ax
        plt.close(figure)


def written(ax):
    """Every text on the axes with its place and its colour; an arrow has no text."""
    return {
        text.get_text(): (text.get_position(), to_hex(text.get_color()))
        for text in ax.texts
        if text.get_text()
    }


def arrows(ax):
    """Tail, head and colour of every arrow."""
    return [
        (text.get_position(), text.xy, to_hex(text.arrow_patch.get_edgecolor()))
        for text in ax.texts
        if not text.get_text()
    ]


def test_style_is_narrow_enough_for_a_phone():
    with plt.rc_context():
        plotting.use_style()
        assert plt.rcParams["figure.figsize"][0] <= 5
        assert plt.rcParams["font.size"] >= 10


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("-0.38", "−0.38"),
        ("from -1 to .5", "from −1 to .5"),
        ("mini-batch 3-4", "mini-batch 3-4"),
        ("$x - 1$", "$x - 1$"),
        ("30 epochs", "30 epochs"),
        ("30 دوره", "۳۰ دوره"),
        ("دما -1.5", "دما −۱٫۵"),
        ("آغاز ۲ با ReLU", "آغاز ۲ با ReLU"),
        ("لایهٔ ResNet50، 3", "لایهٔ ResNet50، ۳"),
        ("PyTorch، ساده", "\u200fPyTorch، ساده"),
        ("", ""),
    ],
)
def test_a_text_is_written_as_it_is_read(text, seen):
    assert plotting.written(text) == seen
    assert plotting.written(seen) == seen


def test_a_figure_of_the_style_writes_its_texts_legibly():
    """Those of a legend, too, and before they are laid out; and it can be stored."""
    with plt.rc_context({"backend": "agg"}):
        plotting.use_style()
        figure, ax = plt.subplots(figsize=(6, 3))
        ax.plot([0, 1], label="30 دوره")
        ax.legend(fontsize=7)
        note = ax.text(0, 0, "-1", fontsize=20)
        pickle.loads(pickle.dumps(figure)).canvas.draw()
        figure.canvas.draw()
        (entry,) = ax.get_legend().get_texts()
        assert (entry.get_text(), note.get_text()) == ("۳۰ دوره", "−1")
        on_a_phone = 340 / 6 / 72  # pixels of a point
        assert entry.get_fontsize() * on_a_phone >= 9 and note.get_fontsize() == 20
        plt.close(figure)


def test_an_index_is_legible_and_the_numbers_of_an_axis_are_of_one_size():
    """An index has 0.7 of the size of its letter; numbers without one have no exponent."""
    with plt.rc_context({"backend": "agg"}):
        plotting.use_style()
        figure, ax = plt.subplots(figsize=(6, 3))
        ax.set_yscale("symlog")
        ax.plot([0, 1], [0, 1000])
        note, plain = ax.text(0, 0, "$x_1$", fontsize=7), ax.text(0, 0, "$x$", fontsize=7)
        figure.canvas.draw()
        numbers = [number for number in ax.get_yticklabels() if number.get_text()]
        on_a_phone = 340 / 6 / 72  # pixels of a point
        assert {"^" in number.get_text() for number in numbers} == {True, False}
        (size,) = {number.get_fontsize() for number in numbers}
        assert note.get_fontsize() == size and 8 <= 0.7 * size * on_a_phone < 8.2
        assert plain.get_fontsize() * on_a_phone < 9.3
        plt.close(figure)


def test_points_are_told_apart_by_colour_and_by_marker(ax):
    X = np.array([[0, 0], [1, 2], [3, 4]])
    assert plotting.plot_points(ax, X, [0, 1, 1]) is ax
    zeros, ones = ax.collections
    assert zeros.get_offsets().tolist() == [[0, 0]]
    assert ones.get_offsets().tolist() == [[1, 2], [3, 4]]
    assert to_hex(zeros.get_facecolor()[0]) != to_hex(ones.get_facecolor()[0])
    assert len(zeros.get_paths()[0].vertices) != len(ones.get_paths()[0].vertices)
    assert ax.get_legend_handles_labels()[1] == ["$y = 0$", "$y = 1$"]


def test_probability_is_the_sigmoid_of_the_score(ax):
    ax.set(xlim=(-4, 4), ylim=(-2, 2))
    plotting.plot_probability(ax, [0.5, 1.0], 0.5)
    assert ax.images[0].origin == "lower"
    image = ax.images[0].get_array()
    assert image.min() == pytest.approx(sigmoid(0.5 * -4 - 2 + 0.5))
    assert image[0, -1] == pytest.approx(sigmoid(0.5 * 4 - 2 + 0.5)), "right end of the lowest row"
    assert ax.axis() == (-4, 4, -2, 2)


def test_decision_shows_the_prediction_at_every_point(ax):
    ax.set(xlim=(-1, 1), ylim=(2, 6))
    assert plotting.plot_decision(ax, lambda X: 0.3 + 0.2 * X[:, 0] + 0.05 * X[:, 1]) is ax
    image = ax.images[0]
    assert (image.origin, image.get_extent(), image.get_clim()) == ("lower", [-1, 1, 2, 6], (0, 1))
    shades = image.get_array()
    assert [shades[0, 0], shades[0, -1], shades[-1, 0]] == pytest.approx([0.2, 0.6, 0.4])
    assert ax.axis() == (-1, 1, 2, 6)


def test_decision_lies_below_the_samples_or_over_them_if_they_shine_through(ax):
    for alpha, zorder in ((1.0, 0), (0.5, 1)):
        plotting.plot_decision(ax, lambda X: X[:, 0], alpha=alpha)
        assert (ax.images[-1].get_alpha(), ax.images[-1].zorder) == (alpha, zorder)


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax, **bar: plotting.plot_probability(ax, [1, 0], 0, **bar),
        lambda ax, **bar: plotting.plot_decision(ax, lambda X: X[:, 0], **bar),
    ],
    ids=["plot_probability", "plot_decision"],
)
def test_a_colour_bar_only_with_a_label(ax, draw):
    draw(ax)
    assert ax.figure.axes == [ax]
    draw(ax, colorbar="how sure")
    (bar,) = ax.figure.axes[1:]
    assert bar.get_ylabel() == "how sure"
    assert bar.get_yticks().tolist() == [0, 0.5, 1]


def test_line_is_where_the_score_is_zero(ax):
    w, b = np.array([0.5, 1.0]), 0.5
    ax.set(xlim=(-4, 4), ylim=(-4, 4))
    plotting.draw_line(ax, w, b)
    line = ax.lines[0]
    for point in (line.get_xy1(), line.get_xy2()):
        assert w @ point + b == pytest.approx(0)
    assert line.get_xy1() != pytest.approx(line.get_xy2()), "two points, or there is no line"
    assert ax.axis() == (-4, 4, -4, 4)
    assert to_hex(line.get_color()) == COLOURS["line"]
    plotting.draw_line(ax, w, b, color="red", linestyle=":")
    assert (ax.lines[1].get_color(), ax.lines[1].get_linestyle()) == ("red", ":")


def test_line_needs_a_direction(ax):
    with pytest.raises(ValueError, match="w: both weights are zero"):
        plotting.draw_line(ax, [0, 0], 1)


def test_descent_shows_every_step(ax):
    path = [[3, 3], [1, 1], [0.2, 0.1]]
    plotting.plot_descent(ax, lambda u, v: u**2 + v**2, path, (-1, 4, -1, 4))
    assert ax.lines[0].get_xydata().tolist() == path
    assert ax.lines[1].get_xydata().tolist() == [path[0]]


def test_descent_has_level_lines_of_the_loss_closer_where_it_is_small(ax):
    plotting.plot_descent(ax, lambda u, v: u + 10 * v, [[0, 0]], (0, 2, 0, 4), levels=5)
    (contour,) = ax.collections
    steps = np.diff(contour.levels)
    assert len(contour.levels) == 5
    assert contour.levels[-1] == 42, "the highest loss"
    assert (np.diff(steps) > 0).all()
    for level, lines in zip(contour.levels, contour.get_paths(), strict=True):
        assert lines.vertices @ [1, 10] == pytest.approx(level)


def test_chain_goes_right_in_one_colour_and_back_in_another(ax):
    plotting.plot_chain(ax, ["$x$", "$z$", "$L$"], ["$u$", "$v$"], "$uv$")
    words = {text: place for text, (place, _) in written(ax).items()}
    assert [words[name] for name in ("$x$", "$z$", "$L$")] == [(0, 0), (2, 0), (4, 0)]
    assert [words[name][0] for name in ("$u$", "$uv$", "$v$")] == [1, 2, 3]
    assert words["$uv$"][1] < words["$u$"][1] == words["$v$"][1] < 0
    assert [box.get_bbox().intervalx.mean() for box in ax.patches] == pytest.approx([0, 2, 4])
    assert all(isinstance(box, FancyBboxPatch) for box in ax.patches)
    for place, (forward, back) in zip((1, 3), (arrows(ax)[:2], arrows(ax)[2:]), strict=True):
        for (tail, head, colour), name, height in (
            (forward, "y_hat", 0.22),
            (back, "error", -0.22),
        ):
            assert colour == COLOURS[name]
            assert (head[0] > tail[0]) == (name == "y_hat")
            assert (tail[0] + head[0]) / 2 == pytest.approx(place)
            assert tail[1] == head[1] == height
    left, right, low, high = ax.axis()
    assert left < -0.4 and right > 4.4 and low < words["$uv$"][1] and high > 0.4


def test_chain_needs_one_arrow_between_boxes(ax):
    plotting.plot_chain(ax, ["$z$", "$L$"], ["$a$"], "$b$")
    assert {"$z$", "$L$", "$a$", "$b$"} == set(written(ax))
    with pytest.raises(ValueError, match="arrows: got 2 for 2 boxes"):
        plotting.plot_chain(ax, ["$z$", "$L$"], ["$a$", "$b$"], "$c$")


def test_simplex_puts_certainty_in_the_corners():
    corners = plotting.simplex(np.eye(3))
    np.testing.assert_allclose(corners, [[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]])
    np.testing.assert_allclose(plotting.simplex([1 / 3] * 3), [0.5, np.sqrt(3) / 6])
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
    np.testing.assert_allclose(sides, 1)
    assert plotting.simplex(np.ones((4, 5, 3)) / 3).shape == (4, 5, 2)


def test_the_simplex_is_divided_where_two_classes_are_equally_likely(ax):
    assert plotting.plot_simplex(ax, ("a", "b", "c")) is ax
    (triangle,) = ax.patches
    corners = plotting.simplex(np.eye(3))
    np.testing.assert_array_equal(triangle.get_xy()[:3], corners)
    borders = [line.get_xydata() for line in ax.lines]
    halves = plotting.simplex([[0.5, 0.5, 0], [0, 0.5, 0.5], [0.5, 0, 0.5]])
    np.testing.assert_allclose([ends[0] for ends in borders], halves)
    np.testing.assert_allclose([ends[1] for ends in borders], [[0.5, np.sqrt(3) / 6]] * 3)
    for label, (x, y), side in zip("abc", corners, (-1, -1, 1), strict=True):
        place, _ = written(ax)[label]
        assert place[0] == x
        assert 0 < side * (place[1] - y) < 0.1, "below the lower corners, above the upper one"
    assert ax.get_aspect() == 1
    with pytest.raises(ValueError, match="shorter"):
        plotting.plot_simplex(ax, ("a", "b"))


def test_network_shows_a_value_in_every_node_and_a_wire_to_every_next_one(ax):
    assert plotting.plot_network(ax, [[2, -1], [0.5, 0, 1.25], [0.8196]]) is ax
    places = [tuple(line.get_xydata()[0]) for line in ax.lines]
    assert places == [(0, 0.75), (0, -0.75), (2, 1.5), (2, 0), (2, -1.5), (4, 0)]
    nodes = dict(zip(places, ["$2$", "$-1$", "$0.5$", "$0$", "$1.25$", "$0.820$"], strict=True))
    assert written(ax) == {value: (place, COLOURS["y_hat"]) for place, value in nodes.items()}
    wires = arrows(ax)
    assert len(wires) == 2 * 3 + 3 * 1
    assert all(colour == COLOURS["y_hat"] and head[0] > tail[0] for tail, head, colour in wires)
    left, right, low, high = ax.axis()
    assert left < 0 and right > 4 and low < -1.5 and high > 1.5


def test_network_sends_deltas_back_only_where_some_arrive(ax):
    values, deltas = [[2, -1], [0.5, 0], [0.75]], [None, [-0.5, 0], [-0.25]]
    plotting.plot_network(ax, values, deltas, headings=["in", "hidden", "out"])
    back = [(tail, head) for tail, head, colour in arrows(ax) if colour == COLOURS["error"]]
    assert len(arrows(ax)) - len(back) == 2 * 2 + 2 * 1
    assert len(back) == 2, "from the output to both hidden nodes, none to the input"
    assert all(4 > tail[0] > head[0] > 2 for tail, head in back)
    words = written(ax)
    assert {text for text, (_, colour) in words.items() if colour == COLOURS["error"]} == {
        "$-0.500$", "$0.000$", "$-0.250$"
    }  # fmt: skip
    for value, delta, x in (("$0.5$", "$-0.500$", 2), ("$0.75$", "$-0.250$", 4)):
        assert words[value][0][0] == words[delta][0][0] == x
        assert words[value][0][1] > words[delta][0][1], "the value above, the delta below"
    assert words["$2$"][0] == (0, 0.75), "alone, so in the middle of its node"
    assert [words[name][0] for name in ("in", "hidden", "out")] == [(0, 1.25), (2, 1.25), (4, 1.25)]


def test_network_writes_weights_on_their_wires_and_nothing_runs_through_them(ax):
    weights = [np.array([[0.5, -1], [2, 3]]), np.array([[4], [5]])]
    values = [[20, -10], [30, 40], [60]]
    plotting.plot_network(ax, values, [None, [-0.5, 0], [-0.25]], weights=weights)
    names = [f"${weight:g}$" for layer in weights for weight in layer.flat]
    labels = {text.get_text(): text for text in ax.texts if text.get_text() in names}
    assert len(labels) == len(names)
    slanted, level = 2 * ON_WIRE, 1
    assert [label.get_position()[0] for label in labels.values()] == pytest.approx(
        [level, slanted, slanted, level, 2 + slanted, 2 + slanted]
    ), "before wires cross, and where a level one is long on both sides"
    assert labels["$-1$"].get_position()[1] == pytest.approx(0.75 - 1.5 * ON_WIRE), (
        "from the upper node to the lower"
    )
    wires = [place for place, text in enumerate(ax.texts) if not text.get_text()]
    for label in labels.values():
        assert label.get_bbox_patch().get_facecolor() == (1, 1, 1, 1)
        assert ax.texts.index(label) > max(wires), "its ground covers the wires"


def test_the_two_ways_of_a_wire_stay_apart(ax):
    plotting.plot_network(ax, [[1], [1]], [[1], [1]])
    (forward, _, _), (_, back, _) = arrows(ax)
    assert forward[0] == pytest.approx(0.42), "it begins outside of the node"
    assert forward[1] == pytest.approx(0.05)
    assert back[1] == pytest.approx(-0.05)


def test_digits_stand_in_rows_and_share_one_grey_scale(ax):
    images = np.arange(3 * 64).reshape(3, 64)
    assert plotting.plot_digits(ax, images, columns=2) is ax
    for drawn, image in zip(ax.images, images, strict=True):
        np.testing.assert_array_equal(drawn.get_array(), image.reshape(8, 8))
        assert drawn.get_clim() == (0, 191)
    boxes = np.array([drawn.get_extent() for drawn in ax.images])
    np.testing.assert_allclose(boxes, [[0, 1, -1, 0], [1.2, 2.2, -1, 0], [0, 1, -2.2, -1.2]])
    assert not written(ax)
    left, right, low, high = ax.axis()
    assert left < 0 and 2.2 < right < 2.4 and -2.4 < low < -2.2 and high > 0


def test_digits_have_their_captions_below(ax):
    plotting.plot_digits(ax, np.zeros((3, 8, 8)), ["a", "b", ("7", "1")], columns=2)
    boxes = [drawn.get_extent() for drawn in ax.images]
    assert boxes[2][3] < boxes[0][2] - 0.5, "room for the captions between the rows"
    words = written(ax)
    for name, (left, right, bottom, _) in zip("ab", boxes, strict=False):
        (x, y), _ = words[name]
        assert x == pytest.approx((left + right) / 2)
        assert bottom - 0.2 < y < bottom
    (said_x, _), said_colour = words["7"]
    (true_x, _), true_colour = words["1"]
    assert said_x < (boxes[2][0] + boxes[2][1]) / 2 < true_x
    assert (said_colour, true_colour) == (COLOURS["y_hat"], COLOURS["y"])
    assert ax.axis()[2] < boxes[2][2] - 0.3, "the last captions are inside"


def test_confusion_colours_the_mistakes_and_writes_every_count_but_zero(ax):
    counts = [[50, 2, 0], [0, 40, 7], [1, 0, 30]]
    assert plotting.plot_confusion(ax, counts) is ax
    np.testing.assert_array_equal(ax.images[0].get_array(), [[0, 2, 0], [0, 0, 7], [1, 0, 0]])
    right, wrong = COLOURS["y"], COLOURS["line"]
    assert written(ax) == {
        "50": ((0, 0), right), "40": ((1, 1), right), "30": ((2, 2), right),
        "2": ((1, 0), wrong), "7": ((2, 1), wrong), "1": ((0, 2), wrong),
    }  # fmt: skip
    assert ax.get_xticks().tolist() == ax.get_yticks().tolist() == [0, 1, 2]
    image = ax.images[0]
    assert to_hex(image.cmap(image.norm(0))) == "#ffffff"
    assert to_hex(image.cmap(1.0)) == COLOURS["error"]
    assert image.get_clim()[1] > 7, "the numbers stay readable on the darkest square"


def test_confusion_without_a_mistake_is_white(ax):
    plotting.plot_confusion(ax, np.diag([3, 4]))
    image = ax.images[0]
    assert image.get_clim() == (0, 1)
    assert (image.cmap(image.norm(image.get_array())) == 1).all()


@pytest.mark.parametrize("sign", [1, -1])
def test_signed_is_white_at_zero_and_full_at_the_largest_entry(ax, sign):
    table = sign * np.array([[0.0, -1.0], [2.0, -4.0]])
    assert plotting.plot_signed(ax, table) is ax
    image = ax.images[0]
    np.testing.assert_array_equal(image.get_array(), table)
    assert image.get_clim() == (-4, 4)
    red, green, blue = image.cmap(image.norm(0.0))[:3]
    assert min(red, green, blue) > 0.99
    assert to_hex(image.cmap(image.norm(4.0))) == COLOURS["error"]
    assert to_hex(image.cmap(image.norm(-4.0))) == COLOURS["y_hat"]
