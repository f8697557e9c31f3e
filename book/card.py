"""Draw what stands for the book elsewhere: `python book/card.py`; the results are committed.

The picture of a shared link, and the sign on the first screen of a phone.
"""

from pathlib import Path

import matplotlib
import numpy as np

matplotlib.use("Agg")
import matplotlib.pyplot as plt

THEME = Path(__file__).resolve().parent / "_theme"
BLUE, GREEN, ORANGE, GREY = "#0072b2", "#009e73", "#d55e00", "#444444"


def draw_card():
    """1200 × 630 pixels, as link previews want it: the equation above the gap it speaks of."""
    plt.rcParams["mathtext.fontset"] = "stix"
    figure = plt.figure(figsize=(12, 6.3), dpi=100, facecolor="white")
    equation = r"$\dfrac{\partial L}{\partial z} = \hat{y} - y$"
    figure.text(0.5, 0.74, equation, size=88, ha="center", va="center")
    words = "Cross-entropy, from one neuron to deep networks"
    figure.text(0.5, 0.07, words, size=26, ha="center", va="center", color=GREY)
    axes = figure.add_axes((0.12, 0.14, 0.76, 0.38))
    axes.axis("off")
    z = np.linspace(-6, 6, 200)
    axes.plot(z, 1 / (1 + np.exp(-z)), color=BLUE, lw=4)
    axes.plot(z, np.ones_like(z), color=GREEN, lw=3, ls=(0, (4, 3)))
    bars = np.arange(-4.0, 4.0, 1.5)
    axes.vlines(bars, 1 / (1 + np.exp(-bars)), 1, color=ORANGE, lw=4)
    axes.text(6.15, 1.0, "$y$", size=30, va="center", color=GREEN)
    axes.text(5.4, 0.82, r"$\hat{y}$", size=30, va="center", color=BLUE)
    axes.text(-5.0, 0.5, r"$\hat{y} - y$", size=30, ha="center", va="center", color=ORANGE)
    axes.set(xlim=(-6, 6.6), ylim=(-0.05, 1.1))
    return figure


def draw_icon():
    """180 × 180 pixels, as phones want it: a white ŷ on blue."""
    figure = plt.figure(figsize=(1.8, 1.8), dpi=100, facecolor=BLUE)
    figure.text(0.5, 0.5, r"$\hat{y}$", size=100, ha="center", va="center", color="white")
    return figure


def save(figure, path):
    figure.savefig(path, pil_kwargs={"optimize": True}, metadata={"Software": None})


if __name__ == "__main__":
    save(draw_card(), THEME / "root" / "card.png")
    save(draw_icon(), THEME / "static" / "icon.png")
