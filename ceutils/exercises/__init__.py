"""Exercises that take an answer and reply: right, or which mistake it looks like.

Here is no formula of the book. Each chapter has a table beside this file, `gradient.toml`: what is
asked, the right answer, the typical wrong ones, and what to say to whoever gives them, in both
languages. The site judges by the same tables, with the same rules (`judging.py`).
"""

from difflib import get_close_matches
from functools import cache

from ceutils.exercises.judging import judge
from ceutils.exercises.tables import LANGUAGES, labels, parts_of, words

__all__ = ["Exercise", "exercise"]


class Exercise:
    """One exercise of the book, and how often it was answered wrongly so far."""

    def __init__(self, label, language):
        self.parts = parts_of(label, language)
        self.words = words(language)
        self.tries = 0

    def answer(self, *answers):
        r"""Print whether the answers are right, and what may have gone wrong.

        After the first wrong answer comes a hint, after the second another one.

        Parameters
        ----------
        *answers : number or str
            One for each thing that is asked, in that order; the last ones may be left out.
            A number may be text, as ``"1/6"`` or ``"۰٫۹۸۲"``. A choice is the number of the
            option. A formula is LaTeX, its right side at least; `eqval` judges it.

        Raises
        ------
        TypeError
            If an answer is neither a number nor text.
        ValueError
            If there is no answer or one too many, or if one cannot be read.

        Examples
        --------
        >>> exercise("ex-ce-pencil").answer(0.2231, "1.61")
        What it pays after a yes: Right.
        What it pays after a no: Near, but not near enough: keep four decimals on the way.
        """
        if not 0 < len(answers) <= len(self.parts):
            raise ValueError(f"expected 1 to {len(self.parts)} answers, got {len(answers)}")
        pairs = list(zip(self.parts, answers, strict=False))
        replies = [judge(part, answer, self.words) for part, answer in pairs]
        self.tries += not all(right for right, _ in replies)
        for part, (right, says) in zip(self.parts, replies, strict=False):
            print(f"{part['asks']}: {says}")
            if not right and self.tries > 1:
                print(part["hint"])

    def hint(self):
        """Print a hint for each thing that is asked."""
        for part in self.parts:
            print(f"{part['asks']}: {part['hint']}")

    def __repr__(self):
        lines = []
        for part in self.parts:
            lines.append(part["asks"])
            for number, option in enumerate(part.get("options", ()), start=1):
                lines.append(f"  {number}. {option['text']}")
            if "left" in part:
                lines += [f"  {item}" for item in (*part["given"], f"{part['left']} = …")]
        return "\n".join(lines)


@cache
def exercise(label, language="en"):
    """An exercise of the book that takes an answer.

    Parameters
    ----------
    label : str
        Its name, as at the end of its address on the site: ``"ex-gradient-pencil"``.
    language : {"en", "fa"}
        In which language it replies.

    Returns
    -------
    Exercise
        Shown, it says what it asks. ``answer`` takes the answer, ``hint`` helps. The same
        exercise is the same object each time, so that it knows how often it was tried.

    Raises
    ------
    ValueError
        If no exercise of this name takes an answer, or in no such language.

    Examples
    --------
    >>> exercise("ex-torch-floor")
    The loss of the even bet, for four classes
    The floor of two softmaxes, for four classes
    >>> exercise("ex-torch-floor").answer("log 4")
    Traceback (most recent call last):
        ...
    ValueError: 'log 4': This cannot be read as a number. Write digits, like 0.5, 1/2 or 1e-3.
    >>> exercise("ex-museum-chain").answer(6)
    The slope of three doublings: Another operation is needed here. The slopes of a chain multiply.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}; got {language!r}")
    if label not in labels():
        near = get_close_matches(str(label), labels(), 3) or sorted(labels())[:3]
        raise ValueError(f"no exercise {label!r} takes an answer; there is {', '.join(near)}")
    return Exercise(label, language)
