"""Every number in a sentence is on its page: printed, displayed as an equation, or in the code.

Held to it are decimals, powers of ten, whole numbers of two digits or more, and whole numbers
of any length that count ("2 of 143") or are a percentage; in paragraphs, tables, exercises,
solutions, captions and alternative texts, in mathematics within a line too, in both editions.
Not held: one-digit numbers (classes, labels, exponents), years, places in books.

A number agrees with one on the page that has the same digits, or more of them and rounds to it;
what is rounded keeps two digits at least, or one and a power of ten. A sentence that speaks of
per cents may say 62 or 3 where the page has 0.6225 or 0.0264; a power of ten may be printed as
its exponent. A number without a minus may be the size of a negative one. Numbers in code count as
they stand, never rounded. Three digits are looked for on the whole page, fewer in the section of
the sentence: 0.5 is found everywhere. A page without cells is held to all pages of its edition.
`prose.yml` lists what is recalled from another section, and the exceptions.
"""

import ast
import random
import re
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path

import nbformat
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "book"))
import parity  # noqa: E402

RULES = yaml.safe_load((ROOT / "tests/prose.yml").read_text("utf8"))
STILL_TO_COME, RECALLED, EXCEPTIONS = (
    RULES[kind] or {} for kind in ("still to come", "recalled", "exceptions")
)
NAMES = sorted(path.with_suffix("").as_posix() for path in parity.pages()[0])
HELD = [name for name in NAMES if name not in STILL_TO_COME]

WESTERN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٫٬−", "0123456789.,-")
DIGITS = r"\d+(?:(?:,|\{,\})\d{3})*(?:\.\d+)?"
NUMBER = re.compile(
    rf"(?<![\w.])(?P<minus>-?)(?:"
    rf"(?:(?P<factor>{DIGITS})\s*\\(?:cdot|times)\s*)?10\^\{{?(?P<power>-?\d+(?:\.\d+)?)\}}?"
    rf"|(?P<plain>{DIGITS})(?:e(?P<e>[+-]?\d+))?)(?!\w)"
)
AFTER_A_TERM = re.compile(r"[\w)}\]]\s*\Z|\^\{\Z")  # or in an exponent

PLACE = re.compile(
    r"(?:[Ss]ections?|[Cc]hapters?|[Ee]quations?|[Ff]igures?|[Pp]ages?|[Vv]ersions?|§"
    r"|(?:بخش|فصل|رابطه|صفحه|شکل|نسخه)(?:[ٔی]|‌های)?)[\s]+\d+(?:\.\d+)*"
    r"(?:(?:,? and|,| to|–|،| و| تا)\s*\d+(?:\.\d+)*)*|\b\d+(?:\.\d+){2,}"
)
YEAR = re.compile(r"(?<![\d.,$])(?:1[89]|20)\d\d(?![\d.,]\d|\d)")
INDEX = re.compile(r"_(?:\{[^{}]*\}|\w)|\^(?:\{\([^{}]*\)\}|\\top)|\\mathbb\{R\}\^\{[^{}]*\}")
PERCENT = re.compile(
    r"%|٪|per ?cent|\bcents\b|(?:in|of|per|every) (?:a )?hundred\b|(?:of|in|از|هر) 100\b"
    r"|درصد|از (?:هر )?صد(?![آ-ی])|صد تا"
)
COUNT = re.compile(r"(?<![\w.])(\d+) (?:[^\W\d]+ )?(?:out of|of|in|از) (?:(?:the|all|هر) )?\d+")
SENTENCE = re.compile(r"(?<=[.?!؟])\s+|\n\s*\n|\n(?=\||- |:)")


class Number:
    """A number as it is written: its value, and the decimal place of its last digit."""

    def __init__(self, match):
        digits = (match["factor"] or match["plain"] or "1").replace("{,}", "").replace(",", "")
        power = match["power"] or match["e"] or "0"
        self.text, self.start = match[0], match.start()
        self.exponent = None
        if match["power"] and not match["factor"] and len(power.lstrip("-")) > 1:
            self.exponent = Number(NUMBER.fullmatch(power))
        power = round(float(power))
        self.size = Decimal(digits).scaleb(power)
        before = match.string[: match.start()]
        self.negative = bool(match["minus"]) and not AFTER_A_TERM.search(before)
        self.last_place = Decimal(digits).as_tuple().exponent + power
        self.significant = len(digits.replace(".", "").lstrip("0"))
        self.one_digit = len(digits) == 1 and not power
        self.may_be_rounded = bool(power) or self.significant >= 2
        self.percent = False

    def agrees_with(self, other, may_round=True):
        """Whether `other` has these digits, or more digits that round to them."""
        if self.negative and not other.negative:
            return False
        if self.size == other.size:
            return True
        half = Decimal(5).scaleb(self.last_place - 1)
        finer = other.last_place < self.last_place
        may_round = may_round and self.may_be_rounded
        return may_round and finer and abs(self.size - other.size) <= half

    def per_hundred(self):
        twin = object.__new__(Number)
        vars(twin).update(vars(self), size=self.size * 100, last_place=self.last_place + 2)
        return twin


def numbers(text):
    return [Number(match) for match in NUMBER.finditer(text.translate(WESTERN))]


def sentences(markdown):
    """Sentences, with the mathematics in them, without code, displays, labels and addresses."""
    text = re.sub(r"https?://\S+", " ", parity.Text(markdown).said)
    text = text.translate(WESTERN).replace("\u200f", "")
    return [" ".join(part.split()) for part in SENTENCE.split(text) if part and part.strip()]


def claimed(sentence):
    """The numbers of a sentence that have to be found."""
    text = sentence
    for pattern in (INDEX, PLACE, YEAR):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    percent = PERCENT.search(text)
    counts = {match.start(1) for match in COUNT.finditer(text)}
    for number in numbers(text):
        followed = re.match(r"\\?%|٪| ?(?:per ?cent|درصد)", text[number.start + len(number.text) :])
        if not number.one_digit or followed or number.start in counts:
            number.percent = bool(percent)
            number.may_be_rounded |= number.percent
            yield number


def constants(source):
    """The numbers in Python code, powers such as 10**-6 worked out."""
    for node in ast.walk(ast.parse(source)):
        try:
            value = ast.literal_eval(node)
        except (ValueError, TypeError, SyntaxError):
            value = None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            try:
                value = ast.literal_eval(node.left) ** ast.literal_eval(node.right)
            except (ValueError, TypeError, OverflowError):
                continue
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield from numbers(repr(value))


def printed(cell):
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        yield output.get("text") or data.get("text/html") or data.get("text/plain", "")


class Section:
    """What a section says in sentences, and what its cells and equations show."""

    def __init__(self):
        self.said, self.shown, self.coded = [], [], []

    def read(self, markdown):
        self.said += sentences(markdown)
        for text in parity.Text(markdown).display:
            self.shown += numbers(INDEX.sub(" ", text))

    def run(self, cell):
        self.coded += constants(cell.source)
        for text in printed(cell):
            self.shown += numbers(text)
        for text in parity.words_of_figure(cell):
            self.said += sentences(text)

    def shows(self, number):
        return (
            any(number.agrees_with(other) for other in self.shown)
            or (number.exponent and self.shows(number.exponent))
            or any(number.agrees_with(other, may_round=False) for other in self.coded)
            or (
                number.percent
                and any(number.agrees_with(other.per_hundred()) for other in self.shown)
            )
        )


class Page:
    """A page in sections; its first, the opening, may speak of all that follows."""

    def __init__(self, path):
        self.sections = [Section()]
        if path.suffix == ".md":
            self.opening.read(path.read_text("utf8"))
            return
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                self.sections[-1].run(cell)
                continue
            if re.search("^## ", cell.source, flags=re.M):
                self.sections.append(Section())
            self.sections[-1].read(cell.source)

    @property
    def opening(self):
        return self.sections[0]

    def claims(self):
        """Each number that is said, with its sentence and its section."""
        for section in self.sections:
            for sentence in section.said:
                for number in claimed(sentence):
                    yield section, sentence, number

    def shows(self, number, section=None):
        """Whether a number said in a section is found where it has to be."""
        near = section and section is not self.opening and number.significant < 3
        return any(part.shows(number) for part in ([section] if near else self.sections))


@cache
def load(edition, name):
    path = ROOT / "book" / edition / name
    if (notebook := path.with_suffix(".ipynb")).exists():
        return Page(notebook)
    page = Page(path.with_suffix(".md"))
    page.sections.append(elsewhere(edition))
    return page


@cache
def elsewhere(edition):
    """All that the cells and the equations of an edition show, as one section."""
    whole = Section()
    for name in NAMES:
        if (ROOT / "book" / edition / name).with_suffix(".ipynb").exists():
            for section in load(edition, name).sections:
                whole.shown += section.shown
                whole.coded += section.coded
    return whole


def listed(rules, name):
    return {str(number).translate(WESTERN) for number in rules.get(name, ())}


def unsupported(page, allowed=(), recalled=()):
    return [
        f"{number.text} in: {sentence}"
        for section, sentence, number in page.claims()
        if number.text not in allowed
        and not page.shows(number, None if number.text in recalled else section)
    ]


@pytest.mark.parametrize("edition", ["en", "fa"])
@pytest.mark.parametrize("name", HELD)
def test_every_number_in_a_sentence_is_on_its_page(edition, name):
    page = load(edition, name)
    assert unsupported(page, listed(EXCEPTIONS, name), listed(RECALLED, name)) == []


def thousands(sentence):
    """The numbers of an English sentence, outside formulas, whose thousands no comma parts."""
    text = YEAR.sub(" ", re.sub(r"\$[^$]*\$", " ", sentence))
    return re.findall(r"(?<![\w.,#/-])\d{4,}(?![\d.]*\d|\w)", text)


@pytest.mark.parametrize("name", NAMES)
def test_thousands_are_parted_in_every_english_sentence(name):
    page = load("en", name)
    assert [found for _, sentence, _ in page.claims() for found in thousands(sentence)] == []


def test_thousands_are_parted_in_what_exercises_pictures_and_the_desk_say():
    tables = [*(ROOT / "ceutils/exercises").glob("*.toml"), *(ROOT / "book/desk").glob("*/*.toml")]
    texts = {path: re.findall(r'\ben = "([^"]*)"', path.read_text("utf8")) for path in tables}
    words = (ROOT / "book").glob("*/words/en.yml")
    texts |= {path: path.read_text("utf8").splitlines() for path in words}
    assert len(texts) > 40 and sum(map(len, texts.values())) > 1000
    in_formulas = re.compile(r"[=<>] \d+")
    found = {
        (path.name, number)
        for path, said in texts.items()
        for text in said
        for number in thousands(in_formulas.sub("", text))
    }
    assert found == set()


def test_thousands_that_are_not_parted_are_found():
    assert thousands("all 6570 parameters, of $6570$, since 1948, 13,140 and 0.62251") == ["6570"]


def test_the_rules_are_of_this_book():
    """No page to come that is not there; nothing listed that is not needed."""
    assert set(STILL_TO_COME) <= set(NAMES)
    for name in (EXCEPTIONS.keys() | RECALLED.keys()) - set(STILL_TO_COME):
        needed = "\n".join(unsupported(load("en", name)) + unsupported(load("fa", name)))
        for number in listed(EXCEPTIONS, name) | listed(RECALLED, name):
            assert f"{number} in:" in needed, f"{name}: {number} need not be listed"
    assert all(len(why) > 10 for page in EXCEPTIONS.values() for why in page.values())


EXAMPLE = """
z = -0.3775, y_hat = 0.6225
wrong = [2, 143], small = 8.497e-18, weight = 1234, logs = [-38.02, 14.41]
share = 0.0264
"""


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("It says $0.6225$, or 0.62, or 0.623 if you round.", []),
        ("It says $0.6235$.", ["0.6235"]),
        ("It says 0.6 and 0.63.", ["0.6", "0.63"]),
        ("The error is $-0.3775$; the weight gains $0.3775$.", []),
        ("The error is $-0.6225$, not $1 - 0.6225$.", ["-0.6225"]),
        ("That is 62 per cent, and 3 % or $2.6\\%$ of the rest.", []),
        ("That is 62 points.", ["62"]),
        ("Wrong: 2 of 143, not 3 of 143 or 2 of 144.", ["3", "144"]),
        ("About $8 \\cdot 10^{-18}$ or $8.497 \\cdot 10^{-18}$.", []),
        ("About $8.4 \\cdot 10^{-18}$ or $10^{-16}$.", ["8.4 \\cdot 10^{-18}", "10^{-16}"]),
        ("From $10^{-38}$ to $10^{14.4}$, not $10^{-37}$.", ["10^{-37}"]),
        ("It weighs 1,234, or $1{,}234$; not 1,243.", ["1,243"]),
        ("In 1998, in section 8.13, in `x[77]`, in $W^{(12)}$, see {cite:t}`who2006`.", []),
        ("می‌گوید ۰٫۶۲۲۵ یا ۰٫۶۲۳۵.", ["0.6235"]),
        ("یعنی ۶۲ درصد، و ۲ از ۱۴۳ بیمار؛ نه ۲ از ۱۴۴.", ["144"]),
        ("در بخش ۸.۱۳ وزن ۱٬۲۳۴ است.", []),
    ],
)
def test_what_is_found(tmp_path, sentence, missing):
    path = tmp_path / "page.md"
    path.write_text(sentence, "utf8")
    page = Page(path)
    page.opening.shown += numbers(EXAMPLE)
    assert [fault.split(" in: ")[0] for fault in unsupported(page)] == missing


def spoiled(sentence, number, rng):
    """The sentence with one digit of one of its numbers changed."""
    places = [i for i, sign in enumerate(number.text) if sign.isdigit()]
    place = rng.choice(places)
    digit = rng.choice([d for d in "123456789" if d != number.text[place]])
    text = number.text[:place] + digit + number.text[place + 1 :]
    return sentence[: number.start] + text + sentence[number.start + len(number.text) :]


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_changed_digit_is_red(edition):
    """Change one digit in every number of every sentence, and nearly all turn red."""
    rng, red = random.Random(0), {True: [], False: []}
    for name in NAMES:
        page, recalled = load(edition, name), listed(RECALLED, name)
        for section, sentence, number in page.claims():
            if number.text in recalled or not page.shows(number, section):
                continue
            changed = claimed(spoiled(sentence, number, rng))
            found = all(page.shows(other, section) for other in changed)
            red[number.significant >= 3].append(not found)
    long, short = red[True], red[False]
    assert len(long) + len(short) > 200
    assert sum(long) > 0.93 * len(long)
    assert sum(short) > 0.8 * len(short)  # a page prints many numbers of one or two digits
