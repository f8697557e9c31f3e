"""What a reader is told, by language."""

from __future__ import annotations

import re

ENGLISH = {
    "proved all": "proved for all {sizes}",
    "proved sizes": "proved for all sizes",
    "proved values": "proved for all values",
    "away from the kinks": "{proof}, away from the kinks",
    "where both sides have a value": "{proof}, where both sides have a value",
    "proved numbers": "checked to the digits shown",
    "defined": "a definition",
    "assumed": "an assumption",
    "caught": "shown as wrong: refuted",
    "caught shape": "shown as wrong: does not fit",
    "refuted": "refuted",
    "unproved": "not proved",
    "ill-typed": "does not fit",
    "unreadable": "not read",
    "unlabelled": "no label",
    "not wrong": "shown as wrong, but it holds",
    "open assumed": "assumed",
    "open caught": "wrong",
    "legend proved": "proved, or checked to the digits shown",
    "legend defined": "a definition",
    "legend assumed": "taken as given here",
    "legend caught": "shown as wrong, and refuted",
    "number": "No.",
    "equation": "Equation",
    "verdict": "Verdict",
    "mutants": "Spoiled versions caught",
    "count": "{count} of {total}",
    "equal": ", {equal} proved to say the same",
    "and": ", ",
    "show": "Show",
    "only all": "everything",
    "only proved": "proved claims",
    "only stated": "definitions and assumptions",
    "only caught": "shown as wrong",
    "summary": "{all} equations: {proved} proved, {stated} definitions and assumptions,"
    " {caught} shown as wrong.",
}
PERSIAN = {
    "proved all": "اثبات‌شده برای همهٔ {sizes}",
    "proved sizes": "اثبات‌شده برای همهٔ اندازه‌ها",
    "proved values": "اثبات‌شده برای همهٔ مقدارها",
    "away from the kinks": "{proof}، جز در نقطه‌های شکست",
    "where both sides have a value": "{proof}، هر جا که هر دو طرف مقدار داشته باشند",
    "proved numbers": "درست تا رقم‌های نوشته‌شده",
    "defined": "تعریف",
    "assumed": "فرض",
    "caught": "نمونهٔ نادرست: رد شد",
    "caught shape": "نمونهٔ نادرست: ابعاد جور نیستند",
    "refuted": "رد شد",
    "unproved": "اثبات نشد",
    "ill-typed": "ابعاد یا نام‌ها جور نیستند",
    "unreadable": "خوانده نشد",
    "unlabelled": "بدون نام",
    "not wrong": "نادرست نامیده شده، اما درست است",
    "open assumed": "فرض",
    "open caught": "نادرست",
    "legend proved": "اثبات‌شده، یا درست تا رقم‌های نوشته‌شده",
    "legend defined": "تعریف",
    "legend assumed": "اینجا پذیرفته می‌شود",
    "legend caught": "نمونهٔ نادرست که رد شده است",
    "number": "شماره",
    "equation": "رابطه",
    "verdict": "حکم",
    "mutants": "نسخه‌های خراب‌شده‌ای که رد شدند",
    "count": "{count} از {total}",
    "equal": "؛ برابریِ {equal} نسخه با اصل اثبات شد",
    "and": "، ",
    "show": "نمایش",
    "only all": "همه",
    "only proved": "ادعاهای اثبات‌شده",
    "only stated": "تعریف‌ها و فرض‌ها",
    "only caught": "نمونه‌های نادرست",
    "summary": "{all} رابطه: {proved} اثبات‌شده، {stated} تعریف و فرض، {caught} نمونهٔ نادرست.",
}
LANGUAGES = {"en": ENGLISH, "fa": PERSIAN}
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def texts(language: str | None) -> dict[str, str]:
    """The strings of a language; English where there are none."""
    return LANGUAGES.get((language or "en").split("_")[0].split("-")[0], ENGLISH)


def number(value: int, language: str | None) -> str:
    """A count in the digits of the language."""
    return str(value).translate(PERSIAN_DIGITS) if (language or "").startswith("fa") else str(value)


def named(record: dict, formula: str | None) -> list[str]:
    """Of the sizes of a proof those that a reader sees in the formula; all, where none is given."""
    return [size for size in record["sizes"] if formula is None or occurs(size, formula)]


def occurs(size: str, formula: str) -> bool:
    """Whether a letter stands in a formula by itself, not inside a word or a command."""
    return re.search(rf"(?<![A-Za-z\\]){re.escape(size)}(?![A-Za-z])", formula) is not None


def sentence(record: dict, language: str | None, formula: str | None = None) -> str:
    """The honest scope of one verdict, in words."""
    say, status, extent = texts(language), record["status"], record["extent"]
    if status == "proved" and extent == "numbers":
        return say["proved numbers"]
    if status == "proved":
        sizes = say["and"].join(map(plain, named(record, formula)))
        everything = say["proved sizes"] if record["sizes"] else say["proved values"]
        proof = say["proved all"].format(sizes=sizes) if sizes else everything
        return say.get(extent, "{proof}").format(proof=proof)
    if status == "caught" and not record["counterexample"]:
        return say["caught shape"]
    return say.get(status, status)


def short(record: dict, formula: str | None = None) -> str:
    """The scope in signs, for the eye: ``∀ n, d``, ``≈``; the words say it in full."""
    if record["status"] != "proved":
        return ""
    if record["extent"] == "numbers":
        return "≈"
    sizes = named(record, formula)
    return "∀ " + ", ".join(map(plain, sizes)) if sizes else ""


def plain(latex: str) -> str:
    r"""A size without LaTeX: ``n_{\text{in}}`` as ``n_in``."""
    for mark in (r"\text", r"\mathrm", r"\operatorname", "\\", "{", "}"):
        latex = latex.replace(mark, "")
    return latex
