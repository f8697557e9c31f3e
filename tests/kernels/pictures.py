"""What is wrong with the texts of a picture: each that a notebook under test draws is asked."""

import re

PHONE = 340  # pixels that a phone has for a picture
LEGIBLE, LEGIBLE_INDEX = 9, 8
INDEX = re.compile(r"[$].*[_^].*[$]")  # it has 0.7 of the size of its letter
FAULTS = {
    "a hyphen for a minus": re.compile(r"^[^$]*(?<!\w)-\.?\d"),
    "Latin digits beside Persian words": re.compile(
        "(?<![A-Za-z0-9])[0-9].*[آ-ی]|[آ-ی].*(?<![A-Za-z0-9])[0-9]"
    ),
    "Persian from the left": re.compile(r"^[^\u200fآ-ی]*[A-Za-z].*[آ-ی]"),
}


def objections(figure, texts):
    """Each text with what is wrong with it."""
    pixel = PHONE / figure.get_figwidth() / 72
    for text in texts:
        words = text.get_text()
        if not words.strip() or not text.get_visible():
            continue
        size = text.get_fontsize() * pixel
        if size < LEGIBLE or (INDEX.search(words) and 0.7 * size < LEGIBLE_INDEX):
            yield f"{words}: {size:.1f} pixels on a phone"
        yield from (f"{words}: {fault}" for fault, sign in FAULTS.items() if sign.search(words))


def watch():
    """From now on no figure of this process is drawn against which something is to be said."""
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    draw = Figure.draw

    def watched(figure, renderer):
        draw(figure, renderer)
        found = list(objections(figure, figure.findobj(Text)))
        assert not found, "; ".join(found)

    Figure.draw = watched
