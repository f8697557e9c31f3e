"""Time contestants in turn, round after round: whatever slows the machine then slows them all."""

import sys
import time
from itertools import count

import numpy as np


def interleave(contestants, least, title):
    """Seconds of each contestant in each round; they take turns, each time in another order.

    Parameters
    ----------
    contestants : dict of callables by name
        Each does the same work once.
    least : float
        Seconds that the rounds take together, at least. A first one, to warm up, is not counted.
    title : str
        For the line on stderr that says how far it is.

    Returns
    -------
    dict of ndarrays, shape (rounds,), by name
    """
    names, seconds = list(contestants), {name: [] for name in contestants}
    for turn in count():
        show(f"{title}: round {turn}")
        for i in range(len(names)):
            name = names[(i + turn) % len(names)]
            start = time.perf_counter()
            contestants[name]()
            seconds[name].append(time.perf_counter() - start)
        counted = {name: np.array(times[1:]) for name, times in seconds.items()}
        if turn > 0 and sum(times.sum() for times in counted.values()) >= least:
            show("")
            return counted


def show(text):
    """Write over the present line of stderr, if that is a terminal."""
    if sys.stderr.isatty():
        print(f"\r{text:78}" if text else f"\r{'':78}\r", end="", file=sys.stderr, flush=True)


def library(name):
    """Import an optional peer; None, and a word on it, if it is not there."""
    try:
        return __import__(name)
    except ImportError:
        print(f"{name} is not installed, so it is left out.", file=sys.stderr)
        return None


def align(rows):
    """Rows of texts as a Markdown table with straight columns; the first row is the heading."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]])
