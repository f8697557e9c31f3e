"""How far words carry: which part a definition gives, how long it holds, how a page writes."""

import pytest

JUDGED = {"proved", "refuted", "caught", "not wrong"}
NUMBER = "Let $x \\in \\mathbb{R}$. "
SQUARE = f"{NUMBER}\n\n$$ h(x) = x^2 $$ (def-h)\n\n"
VECTOR = "Let $\\mathbf{x} \\in \\mathbb{R}^5$. "
MATRIX = "Let $A \\in \\mathbb{R}^{3 \\times 3}$. "
LOSS = "Let $p \\in (0, 1)$ and $L \\in \\mathbb{R}$. "

ENTRIES = """
    The last one is 2. All the others are given by|For all other entries we have
    The third entry is seven; the remaining ones are|Except for the first entry, put
    Outside the last position, let|Everywhere but in the middle we have|Off the corner,
    Save for one of them, the entries are|The odd entries are|The interior entries are
    Beyond the third one,|The rest is|Elsewhere we have|Apart from the first, all others are
    درایهٔ سوم برابر هفت است. برای همهٔ درایه‌های دیگر داریم|بقیهٔ درایه‌ها چنین‌اند:
    بیرون از جای سوم داریم|سایر درایه‌ها برابرند با|درایه‌های میانی برابرند با
"""
DIAGONAL = """
    Off the diagonal we put|that is, above the diagonal|Below the diagonal we have
    **Off the diagonal.**|For the entries outside the diagonal,|The upper entries are
    بالای قطر داریم|بیرون قطر داریم|درایه‌های غیر قطری چنین‌اند:
"""
CASE = """
    When the label is one, the loss is|For spam, the loss is|If the picture shows a cat, the loss is
    As long as the answer is right, we pay|During training, let|On weekends, the loss is
    Once the coin shows heads, the loss is|The loss, if the label is one, is
    After the third step, the loss is|In the other case, the loss is|Unless it rains, the loss is
    To the left of zero the loss is|Negative inputs cost|Small values pay
    وقتی برچسب یک است، ضرر برابر است با|اگر پاسخ درست باشد، ضرر چنین است:|در حالت دیگر، ضرر
"""
CLAIMS = [
    *((VECTOR, "x_i = 0", r"\mathbf{x}^\top \mathbf{x} = 0", x) for x in ENTRIES.split("\n")[1:-1]),
    *((MATRIX, "A_{ij} = 0", "A_{31} = 0", x) for x in DIAGONAL.split("\n")[1:-1]),
    *((LOSS, r"L = -\log p", r"L = -\log p", x) for x in CASE.split("\n")[1:-1]),
]
CLAIMS = [(*page, lead.strip()) for *page, line in CLAIMS for lead in line.split("|")]


def each(lines: str) -> list[str]:
    return [x.strip() for x in lines.replace("\n", "|").split("|") if x.strip()]


@pytest.mark.parametrize(("given", "display", "claim", "lead"), CLAIMS)
def test_what_is_given_of_a_part_is_not_given_of_all(judge, given, display, claim, lead):
    page = "{}{}\n\n$$ {} $$ (def-a)\n\n$$ {} $$ (eq-a)"
    assert judge(page.format(given, lead, display, claim))["eq-a"].status not in JUDGED
    assert judge(page.format(given, "Let", display, claim))["eq-a"].status == "proved"


@pytest.mark.parametrize("lead", [
    "For a sample the loss is", "On average we pay", "For one training example, let",
    "If the samples are independent, the loss is", "When we train the network, we use the loss",
    "If we add the penalty, the loss is", "In nats, the loss is", "The loss of the model is",
    "For the same example we now define the loss", "At least for this network, let",
    "برای هر نمونه ضرر برابر است با", "اگر نمونه‌ها مستقل باشند، ضرر برابر است با",
])  # fmt: skip
def test_what_only_leads_to_a_definition_leaves_it_whole(judge, lead):
    page = f"{LOSS}{lead}\n\n$$ L = -\\log p $$ (def-a)\n\n$$ L = -\\log p $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"


ANOTHER = """
    We take this definition back.|We take this definition back. Instead, $h$ is the constant one.
    The letter $h$ stands for the derivative of this function from now on.|$h$ becomes the cube.
    This definition goes away.|The definition above is over.|The definition of $h$ ends here.
    $h$ is $1$ now.|Instead, $h$ is $1$.|$h(x)$ is one from here on.|Now $h$ means the square root.
    The function $h$ is now the cube.|Its name goes to another function: $h$ is the identity.
    We rename: $h$ is what was called the cube.|The symbol $h$ refers to the slope.
    از این پس $h$ مشتق این تابع است.|حرف $h$ را از این پس مشتق تابع بالا می‌گیریم.
    این تعریف را پس می‌گیریم. به جای آن $h$ تابع ثابت یک است.
"""


@pytest.mark.parametrize("said", each(ANOTHER))
def test_a_defined_name_is_said_to_be_another_thing(judge, said):
    page = f"{SQUARE}{said}\n\n$$ h(3) = 9 $$ (eq-a)\n\n$$ h(3) = 1 $$ (not-a)"
    found = judge(page)
    assert not JUDGED & {found["eq-a"].status, found["not-a"].status}, found


@pytest.mark.parametrize("said", [
    "$h$ is the loss of the model.", "$h$ is differentiable.", "Here $h$ is convex.",
    "The function $h$ is our objective.", "The definition of $h$ is the one that we use below.",
])  # fmt: skip
def test_what_a_defined_name_is_for_leaves_it_as_it_is(judge, said):
    page = f"{SQUARE}{said}\n\n$$ h(3) = 9 $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"


WRITTEN = """
    All numerals on this page, also in the formulas, are written in base sixteen.
    We write numbers as in Berlin: the dot groups the thousands.
    Numbers are written with the last digit first.|The digits are read from right to left.
    Our numerals are to be read as clocks show them.|Read every number backwards.
    We count as computers do.|We write all numbers in the Mayan way.
    The dot separates thousands.|Figures are spelled in the old style.
    The numbers here are meant in dozens.|Here ten is written as A.|The carry is forgotten.
    همهٔ عددها در این صفحه به شیوهٔ مایاها نوشته شده‌اند.|اعداد را وارونه می‌نویسیم.
    عددها در دستگاه دودویی نوشته می‌شوند.
"""


@pytest.mark.parametrize("said", each(WRITTEN))
def test_of_how_numbers_are_written_all_words_are_known(judge, said):
    page = f"{said}\n\n$$ 1 + 1 = 10 $$ (not-a)\n\n$$ 9 + 1 = 10 $$ (eq-a)"
    found = judge(page)
    assert not JUDGED & {found["eq-a"].status, found["not-a"].status}, found
    assert judge(page.removeprefix(said))["eq-a"].status == "proved"


@pytest.mark.parametrize("said", [
    "Vectors are written in bold letters.", "Numbers are rounded, as usual.",
    "We write the numbers with a decimal point.", "The digits were written by students.",
    "A comma separates columns.", "We count the examples of each class.",
    "Matrices are written with capital letters.", "We read the formula from the table.",
])  # fmt: skip
def test_of_what_is_known_of_writing_nothing_falls(judge, said):
    found = judge(f"{said}\n\n$$ 9 + 1 = 10 $$ (eq-a)")
    assert found["eq-a"].status == "proved" or "rounded" in said


@pytest.mark.parametrize("said", [
    "When two matrices are written side by side, on this page they are multiplied entry by entry.",
    "Two matrices next to each other are composed the other way round.",
    "Matrices that stand side by side are joined into one.",
])  # fmt: skip
def test_what_stands_side_by_side_is_a_product_or_not(judge, said):
    page = f"Let $A, B \\in \\mathbb{{R}}^{{n \\times n}}$. {said}\n\n"
    found = judge(page + "$$ A B = B A $$ (not-a)\n\n$$ A I = A $$ (eq-a)")
    assert not JUDGED & {found["eq-a"].status, found["not-a"].status}, found


@pytest.mark.parametrize("said", [
    "On this page $h^2$ means to apply $h$ twice.", "Here $h^2$ stands for two steps of $h$.",
    "$h^n$ denotes the iterate of $h$.",
    "در این صفحه $h^2$ یعنی دو بار پشت سر هم به کار بردن $h$، نه مربع مقدار آن.",
])  # fmt: skip
def test_a_power_is_said_to_be_something_else(judge, said):
    page = f"{NUMBER}{said}\n\n$$ h(x) = x + 1 $$ (def-h)\n\n"
    found = judge(page + "$$ h^2(x) = (x + 1)^2 $$ (eq-a)\n\n$$ h^2(x) = x + 2 $$ (not-a)")
    assert not JUDGED & {found["eq-a"].status, found["not-a"].status}, found
    said = "Here $h^2$ denotes the square of $h$."
    page = f"{NUMBER}{said}\n\n$$ h(x) = x + 1 $$ (def-h)\n\n"
    assert judge(page + "$$ h^2(x) = (x + 1)^2 $$ (eq-a)")["eq-a"].status == "proved"


@pytest.mark.parametrize(("given", "claim"), [
    ("Let $c \\in \\mathbb{R}$ be a whole number.", r"\mathbb{1}(c > 5) = \mathbb{1}(c \ge 6)"),
    ("Let $c \\in \\mathbb{R}$. It is an integer.", r"\mathbb{1}(c > 5) = \mathbb{1}(c \ge 6)"),
    ("فرض کنید $c \\in \\mathbb{R}$ عدد صحیح است.", r"\mathbb{1}(c > 5) = \mathbb{1}(c \ge 6)"),
    ("فرض کنید $t, s > 0$. آموزش شبکه $t$ ساعت طول می‌کشد؛ همین مدت به دقیقه $s$ است.", "s = 60 t"),
    ("فرض کنید $t, s > 0$. راه $t$ کیلومتر است و همان راه $s$ متر.", "s = 1000 t"),
    ("فرض کنید $y \\in \\mathbb{R}$. برچسب $y$ فقط یکی از دو مقدار یک و منفی یک را می‌گیرد.",
     r"\frac{1}{y} = y"),
    ("فرض کنید $a \\in \\mathbb{R}$. در سراسر این صفحه $a$ برابر یک است.", "a = 1"),
])  # fmt: skip
def test_what_words_say_of_a_value_holds_a_refutation_back(judge, given, claim):
    found = judge(f"{given}\n\n$$ {claim} $$ (eq-a)\n\n$$ {claim} $$ (not-a)")
    assert found["eq-a"].status not in JUDGED, found
    assert claim.startswith("s =") or found["not-a"].status not in JUDGED, found


NOUGHTS = ["0", "(1 - 1)", "(x - x)", "(0 \\cdot x)", "(\\log 1)", "\\max(0, 0)", "a", "(a x)"]


@pytest.mark.parametrize("base", NOUGHTS)
@pytest.mark.parametrize("power", ["0", "1 - 1", "a", "x - x"])
def test_a_power_without_a_value_is_left_open(judge, base, power):
    page = "Let $x \\in \\mathbb{R}$.\n\n$$ a = 2 - 2 $$ (def-a)\n\n$$ f(t) = t^0 $$ (def-f)\n\n"
    for above, value in ((power, 0), (power, 1), (f"{power} + 1", 0)):
        claim = f"{base}^{{{above}}} = {value}"
        found = judge(f"{page}$$ {claim} $$ (eq-a)")["eq-a"].status
        assert found == "proved" if above.endswith("+ 1") else found not in JUDGED, claim
    assert judge(f"{page}$$ f({base}) = 1 $$ (eq-a)")["eq-a"].status not in JUDGED
    assert judge(f"{page}$$ f(x) + {base} = 1 $$ (eq-a)")["eq-a"].status == "proved"


@pytest.mark.parametrize(
    "said",
    [
        "From here on the letters $a$ and $b$ change places.",
        "To save ink, from now on the letter $a$ denotes its square.",
        "Henceforth $a$ is what $b$ was.",
        "از این جا به بعد حرف $a$ همان است که $b$ بود.",
    ],
)
def test_a_letter_that_is_another_one_from_now_on_is_not_judged_by(judge, said):
    page = "Let $a, b, d \\in \\mathbb{R}$.\n\n$$ d = a - b $$ (def-d)\n\nSAID\n\n"
    page += "$$ d = a - b $$ (eq-a)"
    assert judge(page.replace("SAID", said))["eq-a"].status not in ("proved", "refuted")
    assert judge(page.replace("SAID", "We go on."))["eq-a"].status == "proved"


@pytest.mark.parametrize("verb", ["stands for", "means", "denotes"])
@pytest.mark.parametrize("sign", ["exp", "log", "tanh"])
def test_what_a_function_of_a_letter_stands_for_is_heard(judge, sign, verb):
    page = f"Let $x > 0$. SAID\n\n$$ \\{sign}(x) = \\{sign} x + 0 x $$ (eq-a)"
    assert judge(page.replace("SAID", ""))["eq-a"].status == "proved"
    other = page.replace("SAID", f"Here $\\{sign}(x)$ {verb} $10^x$.")
    assert judge(other)["eq-a"].status not in ("proved", "refuted")


def test_words_may_lay_out_a_derivative(judge):
    page = (
        "Let $y, x \\in \\mathbb{R}^n$ and $A \\in \\mathbb{R}^{n \\times n}$. SAID\n\n"
        "$$ y = A x $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = A $$ (eq-a)"
    )
    assert judge(page.replace("SAID", ""))["eq-a"].status == "proved"
    said = "Here $\\frac{\\partial y}{\\partial x}$ is the matrix whose row $i$ is by $x_i$."
    assert judge(page.replace("SAID", said))["eq-a"].status not in ("proved", "refuted")


def test_a_page_without_a_word_is_read(judge):
    assert judge("") == {}
