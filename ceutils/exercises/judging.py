"""Judges an answer; `book/_theme/static/replies.js` judges numbers and choices the same way."""

import re
import unicodedata
from math import inf, isfinite
from numbers import Real

DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫،٪⁄÷−‐‑‒–—", "01234567890123456789.,%//------")
DROPPED = re.compile(r"[\s٬'’_\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c]")
POWER = re.compile(r"(?:[*×·x]10\^|(?<![\d.])10\^)\(?([+-]?\d+)\)?")
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
DECIMAL = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?"
NUMBER = re.compile(rf"({DECIMAL})(?:/({DECIMAL}))?(%?)")


def read_number(text):
    """A number as people write it, in either script; None if it is none."""
    plain = DROPPED.sub("", unicodedata.normalize("NFKC", text).translate(DIGITS)).lower()
    plain = POWER.sub(lambda found: ("" if found.start() else "1") + f"e{found[1]}", plain)
    plain = plain.replace(",", "" if GROUPED.fullmatch(plain) else ".")
    plain = re.sub(r"^([+-]?0)/(?=\d+$)", r"\1.", plain)  # ۰/۵ is a half
    if not (found := NUMBER.fullmatch(plain)):
        return None
    above, below = float(found[1]), float(found[2] or 1)
    value = above / below / (100 if found[3] else 1) if below else inf
    return value if isfinite(value) else None


def judge(part, answer, words):
    """Whether an answer to one part is right, and what to say."""
    if "left" in part:
        return judge_formula(part, answer, words)
    if isinstance(answer, bool) or not isinstance(answer, (Real, str)):
        raise TypeError(f"an answer is a number or text, not {type(answer).__name__}")
    value = read_number(answer) if isinstance(answer, str) else float(answer)
    if value is None or not isfinite(value):
        raise ValueError(f"{answer!r}: {words['unreadable']}")
    return (judge_choice if "options" in part else judge_number)(part, value, words)


def judge_choice(part, value, words):
    """The reply to the option of that number, counted from 1."""
    options = part["options"]
    if value not in range(1, len(options) + 1):
        raise ValueError(f"choose an option from 1 to {len(options)}, not {value:g}")
    option = options[int(value) - 1]
    return option["right"], option["says"]


def judge_number(part, value, words):
    """Right within one unit of the last digit asked; a mistake also where it has been rounded."""
    right, unit = part["right"], part["unit"]
    off = abs(value - right)
    if off <= unit:
        return True, words["right"]
    wrong = min(part["wrong"], key=lambda one: abs(value - one["is"]))
    away = abs(value - wrong["is"])
    if away <= min(off, max(10 * (unit or 1e-4), min(50 * unit, abs(wrong["is"]) / 80))):
        return False, wrong["says"]
    if abs(value + right) <= unit:
        return False, words["sign"]
    if unit and right and abs(value - 100 * right) <= 1000 * unit:
        return False, words["per cent"]
    near = unit and off <= max(min(100 * unit, abs(right) / 20), abs(right) / 100)
    return False, words["near" if near else "unknown"]


def after_equals(latex):
    """The last side of an equation; an equals sign in braces, as under a sum, is none."""
    depth, start = 0, 0
    for place, letter in enumerate(latex):
        depth += (letter == "{") - (letter == "}")
        if letter == "=" and not depth:
            start = place + 1
    return latex[start:]


def judge_formula(part, answer, words):
    """Proved by eqval, equal to a recorded mistake, or refuted with what eqval says."""
    if not isinstance(answer, str):
        raise TypeError(f"a formula is LaTeX in a string, not {type(answer).__name__}")
    import eqval  # only here, so that numbers need no SymPy

    right_side = after_equals(answer)
    found = eqval.check(f"{part['left']} = {right_side}", part["given"])
    if found:
        return True, words["right"]
    for wrong in part["wrong"] if found.status == "refuted" else ():
        same = f"({right_side}) + ({wrong['is']}) = 2 ({wrong['is']})"  # x = x claims nothing
        if eqval.check(same, part["given"]):
            return False, wrong["says"]
    return False, f"{words['unproved']} {found!r}"
