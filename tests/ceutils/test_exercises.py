"""Every exercise that replies: what is right is accepted, each mistake gets its own hint."""

import math
import random
import re
import sys
from functools import cache
from pathlib import Path

import nbformat
import pytest

import ceutils
from ceutils.exercises import judging, tables

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
sys.path[:0] = [str(BOOK), str(ROOT / "tests")]
from parity import FAULTS  # noqa: E402
from test_prose import numbers  # noqa: E402

PARTS = [(label, place) for label, parts in tables.labels().items() for place in range(len(parts))]
WRITTEN = {part: tables.labels()[part[0]][part[1]] for part in PARTS}
NUMBERS = [part for part in PARTS if WRITTEN[part].keys().isdisjoint({"left", "options"})]
CHOICES = [part for part in PARTS if "options" in WRITTEN[part]]
DERIVED = [part for part in PARTS if "left" in WRITTEN[part]]
CHAPTERS = re.findall(
    r"book/en/(?:neuron|network|practice)/([\w-]+)", (ROOT / "_toc.yml").read_text()
)
CHAPTERS.remove("questions")  # a page between the parts, without exercises
EASTERN = str.maketrans("0123456789.-", "۰۱۲۳۴۵۶۷۸۹٫−")


def name(part):
    return f"{part[0]}-{part[1] + 1}"


def told(part, language="en"):
    return tables.parts_of(part[0], language)[part[1]]


def reply(part, answer, language="en"):
    return judging.judge(told(part, language), answer, tables.words(language))


def chapter(label):
    return next(name for name, table in tables.chapters().items() if label in table)


@cache
def cells(name, edition="en"):
    (path,) = BOOK.glob(f"{edition}/*/{name}.ipynb")
    return nbformat.read(path, as_version=4).cells


@cache
def solution(label):
    """What an exercise gives to check by and its solution says, and what its cells print."""
    text, printed, inside = [], [], False
    for cell in cells(chapter(label)):
        if cell.cell_type == "markdown":
            source = cell.source
            text += re.findall(rf":label: {label}\n[^:]*\(Check: (.*?)\.\)", source)
            text += re.findall(rf":::\{{solution\}} {label}\n(.*?)\n:::", source, re.S)
            if f"{{solution-start}} {label}\n" in source:
                inside, source = True, source.partition(f"{{solution-start}} {label}\n")[2]
            if inside:
                text.append(source.partition(":::{solution-end}")[0])
                inside = ":::{solution-end}" not in source
        elif inside:
            printed += [output.get("text", "") for output in cell.outputs]
    return "\n".join(text), "\n".join(printed)


def test_every_chapter_has_some():
    assert set(tables.chapters()) == set(CHAPTERS)
    assert len(tables.labels()) >= 40
    wrong = sum(len(WRITTEN[part].get("wrong", ())) for part in PARTS)
    wrong += sum(len(WRITTEN[part]["options"]) - 1 for part in CHOICES)
    assert wrong >= 120


@pytest.mark.parametrize("label", tables.labels())
def test_it_is_an_exercise_of_its_chapter(label):
    for edition in ("en", "fa"):
        sources = "\n".join(cell.source for cell in cells(chapter(label), edition))
        assert f":label: {label}\n" in sources
    assert solution(label)[0].strip()


def texts(part, language):
    """All that is said about one thing that is asked."""
    it = told(part, language)
    says = [one["says"] for one in it.get("wrong", ()) or it.get("options", ())]
    options = [option["text"] for option in it.get("options", ())]
    return [it["asks"], it["hint"], *says, *options]


@pytest.mark.parametrize("part", PARTS, ids=name)
def test_all_is_said_in_both_languages(part):
    english, persian = texts(part, "en"), texts(part, "fa")
    assert len(english) == len(persian)
    for text in english:
        assert text.strip() and not re.search("[آ-ی]", text)
    for text in persian[1:]:
        assert re.search("[آ-ی]", text) or not re.search(r"[a-z]{3}", text)
    for language in (english, persian):
        assert len(set(language)) == len(language), "each has its own words"


def test_a_short_formula_in_persian_keeps_its_line():
    asked = tables.parts_of("ex-gradient-newton", "fa")[0]["asks"]
    assert asked.endswith("\u2066(q\u00a0=\u00a00.7)\u2069")


@pytest.mark.parametrize("part", NUMBERS, ids=name)
def test_no_hint_contains_the_answer(part):
    for language in ("en", "fa"):
        it = told(part, language)
        for text in (it["hint"], *(one["says"] for one in it["wrong"])):
            given = re.sub("[\u2066\u2069]", "", text)
            found = [
                float(number.size) * (-1 if number.negative else 1) for number in numbers(given)
            ]
            assert all(abs(value - it["right"]) > it["unit"] for value in found), text


@pytest.mark.parametrize("part", NUMBERS, ids=name)
def test_the_right_answer_is_accepted_however_it_is_written(part):
    right, unit = told(part)["right"], told(part)["unit"]
    digits = round(-math.log10(unit)) if unit else 0
    shown = f"{right:.{digits}f}" if unit else f"{right:g}"
    if not unit and right % 1 == 0:
        shown = f"{right:.0f}"
    ways = [right, repr(right), shown, shown.translate(EASTERN), f" {shown} ", f"{right:.15e}"]
    ways += [f"{right * 8:.15f}/8", f"{100 * right:.15f} %", shown.replace("-", "–")]
    ways += [shown.replace(".", ","), f"{right:.15f}·10^0".replace("-", "−")]
    for way in ways:
        for language in ("en", "fa"):
            assert reply(part, way, language) == (True, tables.words(language)["right"]), way


@pytest.mark.parametrize("part", NUMBERS, ids=name)
def test_each_mistake_is_recognised_and_gets_its_own_hint(part):
    for language in ("en", "fa"):
        it = told(part, language)
        digits = round(-math.log10(it["unit"])) if it["unit"] else 4
        for wrong in it["wrong"]:
            assert reply(part, wrong["is"], language) == (False, wrong["says"])
            assert reply(part, round(wrong["is"], digits), language) == (False, wrong["says"])


@pytest.mark.parametrize("part", NUMBERS, ids=name)
def test_neighbours_of_the_right_answer(part):
    right, unit = told(part)["right"], told(part)["unit"]
    if unit:
        assert reply(part, right + 0.99 * unit)[0] and reply(part, right - 0.99 * unit)[0]
        assert not reply(part, right + 1.01 * unit)[0] and not reply(part, right - 1.01 * unit)[0]
    else:
        assert not reply(part, right + 1)[0] and not reply(part, right + 1e-6)[0]
    unknown = reply(part, 1e9 + right)
    assert unknown == (False, tables.words("en")["unknown"])


@pytest.mark.parametrize("part", NUMBERS, ids=name)
def test_a_turned_sign_and_a_per_cent_are_recognised_everywhere(part):
    """Unless the table has something better to say of this number."""
    right, unit = told(part)["right"], told(part)["unit"]
    says = tables.words("en")
    own = [one["says"] for one in told(part)["wrong"]]
    if right:
        assert reply(part, -right)[1] in [says["sign"], *own]
        assert not unit or reply(part, 100 * right)[1] in [says["per cent"], *own]
    else:
        assert reply(part, 20 * unit)[1] in [says["unknown"], *own]


def test_a_per_cent_may_be_rounded():
    assert reply(("ex-model-pencil", 1), 88) == (False, tables.words("en")["per cent"])


@pytest.mark.parametrize(
    ("label", "place", "answer"),
    [
        ("ex-ce-code", 0, 0.47), ("ex-update-pencil", 0, 1.26), ("ex-update-two", 0, 5.09),
        ("ex-mse-spread", 0, 0.71), ("ex-var-lead", 0, 4.39), ("ex-model-clinic", 1, 0.017),
    ],
)  # fmt: skip
def test_a_mistake_is_recognised_when_it_is_rounded(label, place, answer):
    wrong = [one for one in told((label, place))["wrong"] if abs(one["is"] - answer) < 0.005]
    assert reply((label, place), answer) == (False, wrong[-1]["says"])


def test_what_is_near_is_said_to_be_near():
    near = tables.words("en")["near"]
    assert reply(("ex-gradient-pencil", 1), 0.98) == (False, near)
    assert reply(("ex-gradient-pencil", 1), 0.9) == (False, tables.words("en")["unknown"])
    assert reply(("ex-ce-break", 1), 16) == (False, near)
    assert reply(("ex-training-pencil", 0), 6571) == (False, tables.words("en")["unknown"])


WORDS = {1 / 2: "one half", 1 / 3: "one third", 1 / 4: "a quarter", 0: "zero", 2: "two",
         3: "three times", 10: "ten times", 100: "a hundred times"}  # fmt: skip
VALUE = re.compile(r"(?:(?:\\approx|[=({$\[,:])\s*(-))?(?<![\w.])(\d+(?:\.\d+)?(?:e-?\d+)?)")


def values(text):
    """The numbers in a text; a minus is a sign where nothing stands before it."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return [float(digits) * (-1 if minus else 1) for minus, digits in VALUE.findall(text)]


@pytest.mark.parametrize("part", NUMBERS, ids=name)
def test_the_solution_has_the_same_answer(part):
    """What its cell prints under the name that the table gives, or what its sentences show."""
    right, unit = told(part)["right"], told(part)["unit"] or 1e-9
    text, printed = solution(part[0])
    if shown := WRITTEN[part].get("printed"):
        lines = re.findall(rf"^{shown} *(=.*)$", printed, re.M)
        assert lines, f"no cell prints {shown}"
        text = "\n".join(lines)
    in_words = WORDS.get(round(right, 9), "no such word") in text or fraction(right) in text
    assert in_words or any(abs(value - right) <= unit for value in values(text))


def fraction(value):
    """A fraction with a small denominator, as LaTeX."""
    for below in (2, 3, 4, 6):
        above = round(abs(value) * below)
        if math.isclose(abs(value) * below, above) and above % below:
            return f"frac{{{above}}}{{{below}}}"
    return "no small fraction"


@pytest.mark.parametrize("part", CHOICES, ids=name)
def test_one_option_is_right_and_each_other_says_why_not(part):
    for language in ("en", "fa"):
        options = told(part, language)["options"]
        assert len(options) >= 3
        assert [option["right"] for option in options].count(True) == 1
        for place, option in enumerate(options, start=1):
            assert reply(part, place, language) == (option["right"], option["says"])
            assert reply(part, str(place).translate(EASTERN), language)[0] == option["right"]


def normal(latex):
    return re.sub(r"\s|\\boxed|\\,|\\!", "", latex)


@pytest.mark.parametrize("part", DERIVED, ids=name)
def test_what_is_given_is_what_the_pages_say(part):
    """The definitions stand on the page of the exercise or on one before it, word for word."""
    before = CHAPTERS[: CHAPTERS.index(chapter(part[0])) + 1]
    said = normal("".join(cell.source for page in before for cell in cells(page)))
    for item in WRITTEN[part]["given"]:
        assert r"\in" in item or ":" in item or normal(item) in said, item


@pytest.mark.parametrize("part", DERIVED, ids=name)
def test_a_derivation_is_judged(part):
    pytest.importorskip("sympy")
    written = WRITTEN[part]
    whole = f"{written['left']} = {written['right']}"
    assert reply(part, written["right"]) == (True, "Right.")
    assert reply(part, whole)[0]
    for wrong in told(part)["wrong"]:
        assert reply(part, wrong["is"]) == (False, wrong["says"])


def test_another_wrong_derivation_is_refuted_with_what_eqval_says():
    right, says = reply(("ex-gradient-derive", 0), r"(\hat{y} - 2 y) \, \mathbf{w}")
    assert not right and "refuted" in says and "look at" in says


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.982", 0.982), ("۰٫۹۸۲", 0.982), ("٠٫٩٨٢", 0.982), (".982", 0.982), ("0,982", 0.982),
        ("۰/۹۸۲", 0.982), ("1/2", 0.5), ("۱/۲", 0.5), ("½", 0.5), ("-1⁄3", -1 / 3), ("1e-3", 1e-3),
        ("1E-3", 1e-3), ("10^-3", 1e-3), ("4.1·10^-9", 4.1e-9), ("4.1 × 10^(−9)", 4.1e-9),
        ("−0.25", -0.25), ("–0.25", -0.25), ("‑0.25", -0.25), ("+0.25", 0.25),
        ("\u20660.5\u2069", 0.5), ("420,480", 420480), ("۴۲۰٬۴۸۰", 420480), ("420 480", 420480),
        ("88 %", 0.88), ("۸۸٪", 0.88),
        ("", None), ("-", None), ("1/0", None), ("1/2/3", None), ("ln 2", None), ("1,2,3", None),
        ("0.5.1", None), ("e", None), ("nan", None), ("inf", None), ("0x10", None), ("1_000", 1000),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text, value):
    assert judging.read_number(text) == value


def test_any_float_is_read_back():
    rng = random.Random(0)
    for _ in range(300):
        value = rng.uniform(-1, 1) * 10.0 ** rng.randint(-9, 9)
        assert judging.read_number(repr(value)) == value
        assert judging.read_number(repr(value).translate(EASTERN)) == value


@pytest.mark.parametrize(
    ("answers", "error", "says"),
    [
        ((), ValueError, "expected 1 to 3 answers, got 0"),
        ((1, 2, 3, 4), ValueError, "expected 1 to 3 answers, got 4"),
        (("four",), ValueError, "'four': This cannot be read as a number"),
        ((float("nan"),), ValueError, "cannot be read as a number"),
        ((None,), TypeError, "a number or text, not NoneType"),
        ((True,), TypeError, "a number or text, not bool"),
        (([4],), TypeError, "a number or text, not list"),
    ],
)
def test_what_is_no_answer_is_refused(answers, error, says):
    with pytest.raises(error, match=re.escape(says)):
        ceutils.exercise("ex-gradient-pencil").answer(*answers)


def test_what_is_asked_is_shown():
    derivation = repr(ceutils.exercise("ex-batch-derive")).splitlines()
    assert derivation[0] == "The slope of the penalty" and derivation[-1].endswith("= …")
    assert r"  \mathbf{w} \in \mathbb{R}^D" in derivation
    choice = repr(ceutils.exercise("ex-gradient-break")).splitlines()
    assert [line[2] for line in choice[1:]] == ["1", "2", "3", "4"]


def test_a_choice_out_of_range_and_a_number_for_a_formula_are_refused():
    with pytest.raises(ValueError, match="from 1 to 4, not 5"):
        ceutils.exercise("ex-gradient-break").answer(5)
    with pytest.raises(TypeError, match="LaTeX"):
        ceutils.exercise("ex-gradient-derive").answer(0.5)


def test_an_exercise_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="ex-gradient-pencil"):
        ceutils.exercise("ex-gradiant-pencil")
    with pytest.raises(ValueError, match="en, fa"):
        ceutils.exercise("ex-gradient-pencil", "de")


def test_a_second_wrong_answer_brings_the_second_hint(capsys):
    exercise = ceutils.exercise.__wrapped__("ex-gradient-pencil", "fa")
    hint = exercise.parts[0]["hint"]
    exercise.answer("۳٫۵")
    assert hint not in capsys.readouterr().out
    exercise.answer("۳٫۵", 0.982)
    said = capsys.readouterr().out
    assert said.count(hint) == 1 and said.endswith("درست است.\n")
    exercise.hint()
    assert hint in capsys.readouterr().out
    assert repr(exercise).splitlines() == [part["asks"] for part in exercise.parts]


@pytest.mark.parametrize("part", PARTS, ids=name)
def test_persian_is_spelled_as_in_the_chapters(part):
    for text in (*texts(part, "fa"), *tables.words("fa").values()):
        found = [rule["say"] for rule in FAULTS if re.search(rule["find"], text)]
        assert found == [], text
