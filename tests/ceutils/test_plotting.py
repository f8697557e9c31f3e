"""The pictures show the numbers that they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from ceutils import plotting, sigmoid


@pytest.fixture
def ax():
    with plt.rc_context({"backend": "agg"}):
        figure, ax = plt.subplots()
        yield ax
        plt.close(figure)


def test_style_is_narrow_enough_for_a_phone():
    with plt.rc_context():
        plotting.use_style()
        assert plt.rcParams["figure.figsize"][0] <= 5
        assert plt.rcParams["font.size"] >= 10


def test_points_are_told_apart_by_colour_and_by_marker(ax):
    X = np.array([[0, 0], [1, 2], [3, 4]])
    assert plotting.plot_points(ax, X, [0, 1, 1]) is ax
    zeros, ones = ax.collections
    assert zeros.get_offsets().tolist() == [[0, 0]]
    assert ones.get_offsets().tolist() == [[1, 2], [3, 4]]
    assert to_hex(zeros.get_facecolor()[0]) != to_hex(ones.get_facecolor()[0])
    assert len(zeros.get_paths()[0].vertices) != len(ones.get_paths()[0].vertices)


def test_probability_is_the_sigmoid_of_the_score(ax):
    ax.set(xlim=(-4, 4), ylim=(-2, 2))
    plotting.plot_probability(ax, [0.5, 1.0], 0.5)
    assert ax.images[0].origin == "lower"
    image = ax.images[0].get_array()
    assert image.min() == pytest.approx(sigmoid(0.5 * -4 - 2 + 0.5))
    assert image[0, -1] == pytest.approx(sigmoid(0.5 * 4 - 2 + 0.5)), "right end of the lowest row"
    assert ax.axis() == (-4, 4, -2, 2)


def test_line_is_where_the_score_is_zero(ax):
    w, b = np.array([0.5, 1.0]), 0.5
    ax.set(xlim=(-4, 4), ylim=(-4, 4))
    plotting.draw_line(ax, w, b)
    line = ax.lines[0]
    for point in (line.get_xy1(), line.get_xy2()):
        assert w @ point + b == pytest.approx(0)
    assert ax.axis() == (-4, 4, -4, 4)


def test_line_needs_a_direction(ax):
    with pytest.raises(ValueError, match="w: both weights are zero"):
        plotting.draw_line(ax, [0, 0], 1)


def test_descent_shows_every_step(ax):
    path = [[3, 3], [1, 1], [0.2, 0.1]]
    plotting.plot_descent(ax, lambda u, v: u**2 + v**2, path, (-1, 4, -1, 4))
    assert ax.lines[0].get_xydata().tolist() == path
    assert ax.lines[1].get_xydata().tolist() == [path[0]]


def test_chain_needs_one_arrow_between_boxes(ax):
    plotting.plot_chain(ax, ["$z$", "$L$"], ["$a$"], "$b$")
    assert {"$z$", "$L$", "$a$", "$b$"} <= {text.get_text() for text in ax.texts}
    with pytest.raises(ValueError, match="arrows: got 2 for 2 boxes"):
        plotting.plot_chain(ax, ["$z$", "$L$"], ["$a$", "$b$"], "$c$")
