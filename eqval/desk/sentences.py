"""What a reader is told: all words are in `words/`, one file for each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fa")


@cache
def _words(language: str) -> dict:
    text = files("eqval.desk").joinpath("words", f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def say(language: str, room: str, key: str, /, **values: str) -> str:
    """One sentence, with formulas put in; ``{name}`` in it is a formula, set between ``\\(``.

    Parameters
    ----------
    language : {"en", "fa"}
    room, key : str
        Table and key in the file of words.
    **values : str
        LaTeX, or text for a key that ends in ``text``.
    """
    text = _words(language)[room][key]
    for name, value in values.items():
        shown = value if name.endswith("text") else rf"\({value}\)"
        text = text.replace("{" + name + "}", shown)
    return text


def has(language: str, room: str, name: str) -> bool:
    """Whether there is such a sentence."""
    return name in _words(language)[room]
