"""The book's pictures. An ``Axes`` goes in and comes out; every colour means one thing.

Prediction, truth and error keep their colour from the first figure to the last
(Okabe and Ito's colours, told apart by every kind of eye), and a class is also
told by the shape of its marker. Words on a figure are arguments, so that an
edition in another language changes no code.
"""

import re
from functools import partial

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import FancyBboxPatch
from matplotlib.text import Text

from ceutils.activations import sigmoid

__all__ = [
    "COLOURS",
    "draw_line",
    "plot_chain",
    "plot_confusion",
    "plot_decision",
    "plot_descent",
    "plot_digits",
    "plot_network",
    "plot_points",
    "plot_probability",
    "plot_signed",
    "plot_simplex",
    "simplex",
    "use_style",
    "written",
]

COLOURS = {
    "y_hat": "#0072B2",  # what the neuron says
    "y": "#009E73",  # what is true
    "error": "#D55E00",  # what is left between them
    "class 0": "#56B4E9",
    "class 1": "#E69F00",
    "line": "#333333",
    "quiet": "#8A8A8A",
}
MARKERS = ("o", "^")
SHADES = LinearSegmentedColormap.from_list("y_hat", ["#CDE8F8", "#FFFFFF", "#FBE3B0"])
ON_WIRE = 0.36  # how far along it stands what is written there: before wires cross, but half way
# on a level one: a short end of it, beside a number, looks like a minus
POINTS = 1.95  # of a letter, for each inch of a figure: 9 pixels on a phone
OF_INDEX = 2.43  # of a letter with an index or an exponent: that has 0.7 of it, 8 pixels
PERSIAN_DIGITS = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")


def use_style():
    """Give every figure that follows the book's look, and its texts (``ceutils.mplstyle``)."""
    plt.style.use("ceutils.figures.ceutils")


def written(text):
    """A text of a picture as it is set: a minus for a hyphen, Persian with its own digits.

    Parameters
    ----------
    text : str
        Words or mathematics; the latter stays as it is.

    Returns
    -------
    text : str
        What has Persian letters goes from the right, whatever it begins with.

    Examples
    --------
    >>> written("-0.38"), written("30 دوره")
    ('−0.38', '۳۰ دوره')
    """
    if "$" in text:
        return text
    text = re.sub(r"(?<!\w)-(?=\.?\d)", "−", text)
    letters = re.findall(r"[^\W\d_]", text)
    if not any("\u0600" <= letter <= "\u06ff" for letter in letters):
        return text
    numbers = r"(?<![A-Za-z\d.])\d+(\.\d+)?"
    text = re.sub(numbers, lambda number: number[0].translate(PERSIAN_DIGITS), text)
    return text if letters[0] > "\u05ff" or text[0] == "\u200f" else f"\u200f{text}"


def write_texts(figure):
    """Let a figure write its texts as `written` says, legible on a phone (``figure.hooks``)."""
    figure.draw = partial(_draw_written, figure)


def _draw_written(figure, renderer):
    for axis in (axis for ax in figure.axes for axis in (ax.xaxis, ax.yaxis)):
        labels = axis.get_ticklabels()  # gives the ticks their texts
        if any(map(_has_index, labels)):  # numbers of an axis are of one size
            axis.set_tick_params(labelsize=max(_legible(one, figure) for one in labels))
    for text in figure.findobj(Text):
        text.set_text(written(text.get_text()))
        text.set_fontsize(_legible(text, figure))
    type(figure).draw(figure, renderer)


def _has_index(text):
    return bool(re.search(r"[$].*[_^].*[$]", text.get_text()))


def _legible(text, figure):
    """The size of a text, or as many points as it takes to be read on a phone."""
    points = OF_INDEX if _has_index(text) else POINTS
    return max(text.get_fontsize(), points * figure.get_figwidth())


def plot_points(ax, X, y, labels=("$y = 0$", "$y = 1$")):
    """Scatter samples with two features, one colour and one marker for each label.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    X : array, shape (N, 2)
        Two features of each sample.
    y : array, shape (N,)
        Labels 0 or 1.
    labels : tuple of str
        Legend entries for label 0 and label 1.
    """
    for k, (marker, label) in enumerate(zip(MARKERS, labels, strict=True)):
        chosen = np.asarray(y) == k
        ax.scatter(
            *np.asarray(X)[chosen].T,
            marker=marker,
            s=22,
            color=COLOURS[f"class {k}"],
            edgecolor="white",
            linewidth=0.4,
            label=label,
        )
    return ax


def plot_probability(ax, w, b, colorbar=None):
    r"""Shade the plane by :math:`\hat y = \sigma(w^\top x + b)` inside the present limits.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw; its limits say how far.
    w : array, shape (2,)
        Weights.
    b : float
        Bias.
    colorbar : str, optional
        Label of a colour bar; without one there is no bar.
    """
    limits = ax.axis()
    grid = np.meshgrid(np.linspace(*limits[:2], 200), np.linspace(*limits[2:], 200))
    y_hat = sigmoid(w[0] * grid[0] + w[1] * grid[1] + b)
    image = ax.imshow(
        y_hat, extent=limits, origin="lower", aspect="auto", cmap=SHADES, vmin=0, vmax=1, zorder=0
    )
    if colorbar is not None:
        bar = ax.figure.colorbar(image, ax=ax, ticks=[0, 0.5, 1])
        bar.set_label(colorbar, rotation=0)
    ax.grid(False)
    return ax


def draw_line(ax, w, b, **style):
    r"""Draw the decision boundary, where :math:`w^\top x + b = 0`.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw; its limits stay as they are.
    w : array, shape (2,)
        Weights, not both zero.
    b : float
        Bias.
    **style
        Passed on to ``ax.axline``.
    """
    w = np.asarray(w, dtype=float)
    if not w.any():
        raise ValueError("w: both weights are zero, so no line divides the plane")
    limits = ax.axis()
    nearest = -b * w / (w @ w)
    along = np.array([-w[1], w[0]])
    ax.axline(nearest, nearest + along, **{"color": COLOURS["line"], **style})
    ax.axis(limits)
    return ax


def plot_descent(ax, loss, path, extent, levels=18):
    """Draw the loss over a plane of two parameters, and the path of descent on it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    loss : callable
        Takes two numbers, the parameters, and returns the loss.
    path : array, shape (T, 2)
        The parameters after each step, the start first.
    extent : tuple of float
        Left, right, bottom, top.
    levels : int
        Number of contour lines, closer where the loss is small.
    """
    across, up = np.linspace(*extent[:2], 80), np.linspace(*extent[2:], 80)
    height = np.array([[loss(first, second) for first in across] for second in up])
    lowest, highest = height.min(), height.max()
    lines = lowest + (highest - lowest) * np.linspace(0.02, 1, levels) ** 2
    ax.contour(across, up, height, levels=lines, colors=COLOURS["quiet"], linewidths=0.8)
    path = np.asarray(path)
    ax.plot(*path.T, "o-", color=COLOURS["error"], markersize=4, linewidth=1.6)
    ax.plot(*path[0], "s", color=COLOURS["line"], markersize=8)
    ax.grid(False)
    return ax


def plot_chain(ax, names, arrows, result):
    """Draw quantities as boxes in a row, a local derivative on each link, the product below.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    names : list of str
        What stands in the boxes, left to right as data flows.
    arrows : list of str
        The derivative on each link between neighbours, one fewer than ``names``.
    result : str
        What the derivatives multiply to.
    """
    if len(arrows) != len(names) - 1:
        raise ValueError(f"arrows: got {len(arrows)} for {len(names)} boxes, need one between each")
    ax.set(xlim=(-0.6, 2 * len(names) - 1.4), ylim=(-2.3, 1.1))
    ax.axis("off")
    for place, name in enumerate(names):
        _box(ax, 2 * place, 0, name, COLOURS["y_hat"])
    for place, arrow in enumerate(arrows):
        centre = 2 * place + 1
        _arrow(ax, centre - 0.48, centre + 0.48, 0.22, COLOURS["y_hat"])
        _arrow(ax, centre + 0.48, centre - 0.48, -0.22, COLOURS["error"])
        ax.text(centre, -0.8, arrow, ha="center", va="center", color=COLOURS["error"], fontsize=15)
    ax.text(
        len(names) - 1, -1.85, result, ha="center", va="center", color=COLOURS["error"], fontsize=17
    )
    return ax


def _box(ax, x, y, text, colour):
    ax.add_patch(
        FancyBboxPatch((x - 0.4, y - 0.4), 0.8, 0.8, "round,pad=0.05", fc="white", ec=colour, lw=2)
    )
    ax.text(x, y, text, ha="center", va="center", fontsize=16)


def _arrow(ax, start, end, height, colour):
    style = {"arrowstyle": "-|>", "color": colour, "lw": 1.6, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=(end, height), xytext=(start, height), arrowprops=style)


def plot_decision(ax, predict, alpha=1.0, colorbar=None):
    r"""Shade the plane by any prediction :math:`\hat y`, inside the present limits.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw; its limits say how far.
    predict : callable
        Takes points (N, 2) and returns probabilities (N,).
    alpha : float
        Opacity; below 1 the shading lies over what is already drawn.
    colorbar : str, optional
        Label of a colour bar; without one there is no bar.
    """
    limits = ax.axis()
    across, up = np.meshgrid(np.linspace(*limits[:2], 200), np.linspace(*limits[2:], 200))
    y_hat = predict(np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    style = {"cmap": SHADES, "vmin": 0, "vmax": 1, "alpha": alpha, "zorder": 0 if alpha == 1 else 1}
    image = ax.imshow(y_hat, extent=limits, origin="lower", aspect=ax.get_aspect(), **style)
    if colorbar is not None:
        bar = ax.figure.colorbar(image, ax=ax, ticks=[0, 0.5, 1])
        bar.set_label(colorbar, rotation=0)
    ax.axis(limits)
    ax.grid(False)
    return ax


def simplex(y_hat):
    """Places in the plane for probabilities of three classes: corners are certainties.

    Parameters
    ----------
    y_hat : array, shape (..., 3)
        Probabilities.

    Returns
    -------
    points : array, shape (..., 2)
        Inside the triangle with corners (0, 0), (1, 0) and (½, ½√3).
    """
    return np.asarray(y_hat) @ [[0, 0], [1, 0], [0.5, np.sqrt(0.75)]]


def plot_simplex(ax, labels=(r"$\hat{y}_1 = 1$", r"$\hat{y}_2 = 1$", r"$\hat{y}_3 = 1$")):
    """Draw the triangle of three-class probabilities, for points placed by `simplex`.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    labels : tuple of str
        What stands at the three corners.
    """
    corners = simplex(np.eye(3))
    middle = corners.mean(axis=0)
    ax.fill(*corners.T, facecolor="#F6F6F6", edgecolor=COLOURS["line"], linewidth=1.4)
    for one, other in ((0, 1), (1, 2), (2, 0)):
        edge = (corners[one] + corners[other]) / 2
        ax.plot(*np.array([edge, middle]).T, ":", color=COLOURS["quiet"], linewidth=1)
    for corner, label, below in zip(corners, labels, (True, True, False), strict=True):
        shift, align = (-0.05, "top") if below else (0.04, "bottom")
        ax.text(corner[0], corner[1] + shift, label, ha="center", va=align, fontsize=13)
    ax.set(xlim=(-0.15, 1.15), ylim=(-0.18, 1.05), aspect="equal")
    ax.axis("off")
    return ax


def plot_network(ax, values, deltas=None, headings=None, weights=None):
    """Draw a small network: values flow right in one colour, deltas left in another, same wires.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    values : list of arrays
        What stands in the nodes, one array for each layer, the input first.
    deltas : list of (array or None), optional
        What is sent back to the nodes, one for each layer; None where nothing arrives.
    headings : list of str, optional
        What stands above each layer.
    weights : list of arrays, optional
        What stands on the wires between two layers: of each, a row for every node they leave.
    """
    heights = [np.arange(len(layer))[::-1] - (len(layer) - 1) / 2 for layer in values]
    back = deltas if deltas is not None else [None] * len(values)
    for column in range(len(values) - 1):
        for start in heights[column]:
            for end in heights[column + 1]:
                ends = np.array([[2 * column, 1.5 * start], [2 * column + 2, 1.5 * end]])
                _wire(ax, *ends, COLOURS["y_hat"], 0.05)
                if back[column] is not None and back[column + 1] is not None:
                    _wire(ax, *ends[::-1], COLOURS["error"], 0.05)
    for column, layer in enumerate(weights or []):
        for (start, end), weight in np.ndenumerate(layer):
            leaves, arrives = 1.5 * heights[column][start], 1.5 * heights[column + 1][end]
            box = {"boxstyle": "round,pad=0.3", "fc": "white", "ec": "none"}
            style = {"ha": "center", "va": "center", "fontsize": 14, "bbox": box}
            along = 0.5 if leaves == arrives else ON_WIRE
            place = 2 * (column + along), leaves + along * (arrives - leaves)
            ax.text(*place, f"${weight:g}$", **style)
    for column, (layer, delta) in enumerate(zip(values, back, strict=True)):
        for row, height in enumerate(1.5 * heights[column]):
            ax.plot(2 * column, height, "o", ms=56, mfc="white", mec=COLOURS["y_hat"], mew=2)
            lift = 0 if delta is None else 0.12
            style = {"ha": "center", "va": "center", "fontsize": 13}
            value = f"${_shortly(layer[row])}$"
            ax.text(2 * column, height + lift, value, color=COLOURS["y_hat"], **style)
            if delta is not None:
                error = f"${delta[row]:.3f}$"
                ax.text(2 * column, height - lift, error, color=COLOURS["error"], **style)
    tallest = 1.5 * max(layer.max() for layer in heights)
    for column, heading in enumerate(headings or []):
        ax.text(2 * column, tallest + 0.5, heading, ha="center", va="bottom", fontsize=14)
    ax.set(xlim=(-0.5, 2 * len(values) - 1.5), ylim=(-tallest - 0.45, tallest + 0.9))
    ax.axis("off")
    return ax


def _shortly(value):
    """Three decimals, fewer only where they say all."""
    return f"{value:g}" if round(value, 3) == value else f"{value:.3f}"


def plot_digits(ax, images, captions=None, columns=8):
    """Draw small grey pictures in rows, each with a caption below.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    images : array, shape (n, 64) or (n, 8, 8)
        Pictures; they share one grey scale.
    captions : list of str or of pairs, optional
        What stands below each picture; of a pair, what was said and what is true.
    columns : int
        Pictures in a row.
    """
    images = np.asarray(images).reshape(-1, 8, 8)
    step = 1.2 if captions is None else 1.55
    for place, image in enumerate(images):
        row, column = divmod(place, columns)
        box = (1.2 * column, 1.2 * column + 1, -step * row - 1, -step * row)
        ax.imshow(image, cmap="Greys", extent=box, vmin=images.min(), vmax=images.max())
        if captions is not None:
            _caption(ax, box[0] + 0.5, box[2] - 0.08, captions[place])
    rows = -(-len(images) // columns)
    ax.set(xlim=(-0.1, 1.2 * columns - 0.1), ylim=(-step * rows + 0.1, 0.1), aspect="equal")
    ax.axis("off")
    return ax


def plot_confusion(ax, counts):
    """Draw a confusion matrix: right answers on the diagonal, mistakes in the error's colour.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    counts : array of int, shape (K, K)
        How often class i (row, the truth) was taken for class j (column, the prediction).
    """
    counts = np.asarray(counts)
    wrong = counts * (1 - np.eye(len(counts), dtype=int))
    mistakes = LinearSegmentedColormap.from_list("error", ["#FFFFFF", COLOURS["error"]])
    ax.imshow(wrong, cmap=mistakes, vmin=0, vmax=max(1.5 * wrong.max(), 1))
    for (i, j), count in np.ndenumerate(counts):
        if count:
            colour = COLOURS["y"] if i == j else COLOURS["line"]
            ax.text(j, i, str(count), ha="center", va="center", color=colour, fontsize=10)
    ax.set(xticks=range(len(counts)), yticks=range(len(counts)))
    ax.grid(False)
    return ax


def _caption(ax, x, y, caption):
    """Write one caption in black, or a pair in the colours of the prediction and of the truth."""
    if isinstance(caption, str):
        ax.text(x, y, caption, ha="center", va="top", fontsize=12)
        return
    for text, name, aside in zip(caption, ("y_hat", "y"), (-0.25, 0.25), strict=True):
        ax.text(x + aside, y, text, ha="center", va="top", fontsize=13, color=COLOURS[name])


def _wire(ax, start, end, colour, shift):
    """An arrow from node to node, moved a little to its left, so that two ways stay apart."""
    along = (end - start) / np.linalg.norm(end - start)
    aside = shift * np.array([-along[1], along[0]])
    style = {"arrowstyle": "-|>", "color": colour, "lw": 1.3, "shrinkA": 0, "shrinkB": 0}
    ends = {"xytext": start + 0.42 * along + aside, "xy": end - 0.42 * along + aside}
    ax.annotate("", **ends, arrowprops=style)


def plot_signed(ax, table):
    """Draw a table of numbers as a heat map: white is zero, one colour up, another down.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where to draw.
    table : array, shape (n, m)
        What to draw; its largest entry, up or down, gets the full colour.
    """
    table = np.asarray(table)
    ends = [COLOURS["y_hat"], "#FFFFFF", COLOURS["error"]]
    most = np.abs(table).max()
    colours = LinearSegmentedColormap.from_list("signed", ends)
    ax.imshow(table, cmap=colours, vmin=-most, vmax=most)
    ax.grid(False)
    return ax
