# ruff: noqa: E501
"""Conventions and cases said in words: nothing is judged by what a page means otherwise."""

import pytest

from eqval.pages.conventions import other_signs

MATRICES = r"Let $A, B \in \mathbb{R}^{n \times n}$. "
VECTORS = r"Let $\mathbf{u}, \mathbf{v} \in \mathbb{R}^n$. "
NUMBER = r"Let $x \in \mathbb{R}$. "
SQUARE = NUMBER + "SAID\n\n$$ f(x) = x^2 $$ (def-f)"
JUDGED = {"proved", "refuted", "caught", "not wrong"}

FIVE = ("", "3 + 4 = 2", "3 + 4 = 7")
ENTRIES = (MATRICES, "A B = B A", "A B - A B = A (B - B)")
BITS = (r"Let $x > 0$. ", r"\log 8 = 3", r"e^{\log x} = x")
DEGREES = ("", r"\sin(90) = 1", r"\cos(\pi) = -1")
ROWS = (
    VECTORS,
    r"\mathbf{u} \mathbf{v}^\top = \mathbf{v} \mathbf{u}^\top",
    r"\mathbf{u}^\top \mathbf{v} = \mathbf{v}^\top \mathbf{u}",
)
FROM_ZERO = (
    r"Let $\mathbf{u} \in \mathbb{R}^3$. ",
    r"u_0 + u_1 + u_2 = u_2 + u_1 + u_0",
    r"\|\mathbf{u}\|^2 = u_1^2 + u_2^2 + u_3^2",
)
NO_SLOPE = (SQUARE, r"f'(x) = 0", r"f'(x) = 2 x")
MEANS = (NUMBER, r"\sum_{i=1}^4 x = x", r"\sum_{i=1}^4 x = 4 x")
NO_LENGTH = (
    VECTORS,
    r"\|\mathbf{u}\| = \sum_i |u_i|",
    r"\|\mathbf{u}\|^2 = \mathbf{u}^\top \mathbf{u}",
)
NO_POWER = (r"Let $x, y \in \mathbb{R}$. ", r"x^2 = y", r"x^2 - y^2 = (x - y) (x + y)")
TRUNCATED = ("", r"2.4 + 2.4 = 5", r"2.4 + 2.4 = 4.8")
EXCLUSIVE = ("", "1 + 1 = 0", "1 + 1 = 2")

SAID = [
    ("We count modulo five.", FIVE),
    (
        "In this section we calculate modulo five, so that each result is one of $0, 1, 2, 3, 4$.",
        FIVE,
    ),
    ("We work in the field with five elements.", FIVE),
    ("The arithmetic is that of $\\mathbb{Z}/5\\mathbb{Z}$.", FIVE),
    ("**Arithmetic modulo five.** As before,", FIVE),
    ("در این بخش به پیمانهٔ پنج حساب می‌کنیم.", FIVE),
    ("از پنج به بعد دوباره از صفر می‌شماریم.", FIVE),
    ("Plus is exclusive or on this page.", EXCLUSIVE),
    ("Here $+$ means exclusive or.", EXCLUSIVE),
    ("All products are elementwise.", ENTRIES),
    ("On this page a product of matrices is taken entry by entry, as in NumPy.", ENTRIES),
    ("In this section multiplication is pointwise.", ENTRIES),
    ("Juxtaposition denotes the Hadamard product.", ENTRIES),
    ("Here $A B$ is the Hadamard product.", ENTRIES),
    ("Two matrices written side by side are multiplied entry by entry.", ENTRIES),
    ("همهٔ ضرب‌ها درایه به درایه انجام می‌شود.", ENTRIES),
    ("ضرب دو ماتریس، ضرب هادامار است.", ENTRIES),
    ("Here log stands for $\\log_2$.", BITS),
    ("The unit of information is the bit.", BITS),
    ("Our logarithms are binary ones.", BITS),
    ("لگاریتم‌ها دودویی‌اند.", BITS),
    ("We use degrees, not radians.", DEGREES),
    ("Trigonometric functions take degrees.", DEGREES),
    ("A full turn is 360.", DEGREES),
    ("سینوس درجه می‌گیرد.", DEGREES),
    ("As in most frameworks, a vector is a row.", ROWS),
    ("Following the convention of the library, vectors are horizontal.", ROWS),
    ("By a vector we mean a row.", ROWS),
    ("هر بردار یک سطر است.", ROWS),
    ("As in Python, the first entry has index zero.", FROM_ZERO),
    ("Counting starts at 0 here.", FROM_ZERO),
    ("درایهٔ نخست شمارهٔ صفر دارد.", FROM_ZERO),
    ("The prime denotes the transpose.", NO_SLOPE),
    ("Primed quantities belong to the test set.", NO_SLOPE),
    ("پریم نشانهٔ مقدار تازه است، نه مشتق.", NO_SLOPE),
    ("Derivatives here are logarithmic.", NO_SLOPE),
    ("All derivatives are evaluated at $x = 1$.", NO_SLOPE),
    ("مشتق‌ها در نقطهٔ صفر گرفته می‌شوند.", NO_SLOPE),
    ("Sums are averages.", MEANS),
    ("By a sum we always mean an average here.", MEANS),
    ("منظور از سیگما میانگین است.", MEANS),
    ("We use the taxicab norm throughout.", NO_LENGTH),
    ("Double bars denote the largest magnitude.", NO_LENGTH),
    ("Norms are not Euclidean here.", NO_LENGTH),
    ("نرم، جمع قدر مطلق‌هاست.", NO_LENGTH),
    ("Superscripts are indices.", NO_POWER),
    ("Powers act entry by entry.", NO_POWER),
    ("بالانویس‌ها شمارهٔ لایه‌اند.", NO_POWER),
    ("Rounded to whole numbers, as everywhere in this section:", TRUNCATED),
    ("همهٔ عددها به عدد صحیح گرد می‌شوند.", TRUNCATED),
]


@pytest.mark.parametrize(("said", "page"), SAID)
def test_a_convention_in_words_is_heard(judge, said, page):
    given, right, wrong = page
    text = given.replace("SAID", said) if "SAID" in given else f"{given}{said}"
    for number, claim in enumerate((right, wrong)):
        found = judge(f"{text}\n\n$$ {claim} $$ (eq-a)\n\n$$ {claim} $$ (not-a)")
        assert not JUDGED & {found["eq-a"].status, found["not-a"].status}, (number, found)
    silent = judge(f"{given.replace('SAID', '')}\n\n$$ {wrong} $$ (eq-a)")
    assert silent["eq-a"].status == "proved"


@pytest.mark.parametrize("said", [
    "The chain rule gives a product of three factors.",
    "Logarithms turn products into sums.",
    "The sum runs over all classes.",
    "The gradient is the prediction minus the target.",
    "Here the derivative is taken with respect to the weights.",
    "Gradients are computed by backpropagation.",
    "All vectors are column vectors.",
    "Vectors are bold, matrices are capitals.",
    "The product is taken over all examples.",
    "Matrix multiplication is not commutative.",
    "Norms are Euclidean.",
    "Here log denotes the natural logarithm.",
    "A dot denotes the inner product.",
    "A prime denotes the derivative.",
    "Each superscript in parentheses counts layers.",
    "Computations are done in double precision.",
    "The network has 90 degrees of freedom.",
    "We multiply elementwise by the derivative of the activation.",
    "Each exponential is multiplied by $e^c$, the total too, and the factor cancels.",
    "An epoch takes a minute on the wall clock.",
    "Subscripts denote entries.",
    "Every gradient has the shape of its parameter.",
    "گرادیان برابر است با پیش‌بینی منهای برچسب.",
    "جمع روی همهٔ کلاس‌هاست.",
    "مجموع خطاها را بر تعداد نمونه‌ها تقسیم می‌کنیم تا میانگین به دست آید.",
    "بردارها ستونی‌اند.",
])  # fmt: skip
def test_what_is_true_of_a_sign_leaves_it_as_it_is(said):
    assert not other_signs(said)
    assert not other_signs(f"{NUMBER} {said} Then")


@pytest.mark.parametrize(
    ("given", "claim"),
    [
        (
            "$p \\in (0, 1)$, $\\bar{p} \\in (0, 1)$. A bar denotes the complement.",
            r"p + \bar{p} = 1",
        ),
        (
            "$\\hat{u} \\in \\mathbb{R}^n$. A hat is put on what is divided by its length.",
            r"\|\hat{u}\| = 1",
        ),
        ("$p \\in (0, 1)$, $\\bar{p} \\in (0, 1)$. خط بالا نشانهٔ متمم است.", r"p + \bar{p} = 1"),
    ],
)
def test_a_mark_on_a_letter_may_say_what_it_is(judge, given, claim):
    found = judge(f"Let {given}\n\n$$ {claim} $$ (eq-a)\n\n$$ {claim} $$ (not-a)")
    assert not JUDGED & {found["eq-a"].status, found["not-a"].status}


BOWL = "Let $w \\in \\mathbb{R}$.\n\n$$ J(w) = (w - 5)^2 + 1 $$ (def-J)\n\n"


@pytest.mark.parametrize("said", [
    "**At the minimum.** The cost is no longer lowered, and we have",
    "**After training.** The cost is",
    "## The optimum\n\nWe have",
    "## Down there\n\nThere the cost is",
    "**در نقطهٔ کمینه.** آنجا هزینه دیگر کم نمی‌شود و داریم",
    "**پس از آموزش.** هزینه برابر است با",
    "## نقطهٔ کمینه\n\nآنجا داریم",
    "در کف دره داریم",
])  # fmt: skip
def test_a_case_in_a_heading_or_a_label_is_heard(judge, said):
    assert judge(f"{BOWL}{said}\n\n$$ J(w) = 1 $$ (eq-a)")["eq-a"].status == "unproved"
    titles = "The cost", "The Woodbury identity", "Boosting", "In matrix form", "Ridge regression"
    headed = (f"## {title}\n\nWe have" for title in titles)
    for plain in (*headed, "**The cost.** We have", "We have"):
        assert judge(f"{BOWL}{plain}\n\n$$ J(w) = 1 $$ (eq-a)")["eq-a"].status == "refuted"


@pytest.mark.parametrize("said", ["**At the minimum.** We have", "## At the minimum\n\nWe have"])
def test_what_is_shown_as_wrong_below_a_case_is_not_called_wrong(judge, said):
    assert judge(f"{BOWL}{said}\n\n$$ J(w) = 1 $$ (not-a)")["not-a"].status == "unproved"


def test_a_row_of_a_table_says_what_a_name_is(judge):
    page = NUMBER + "\n\n| letter | what |\n|---|---|\n| $x$ | SAID |\n\n$$ |x| = x $$ (eq-a)"
    assert judge(page.replace("SAID", "to the right of the origin"))["eq-a"].status == "unproved"
    assert judge(page.replace("SAID", "the weight"))["eq-a"].status == "refuted"


def test_persian_says_that_the_others_are_zero(judge):
    said = (
        r"بگیرید $\mathbf{p} \in (0, 1)^K$. بردار $\mathbf{y} \in \mathbb{R}^K$ برچسب است: "
        "درایهٔ کلاسِ درست، یعنی $y_c$، یک است و بقیهٔ درایه‌ها صفرند."
    )
    claim = r"-\sum_{k=1}^K y_k \log p_k = -\log p_c"
    assert judge(f"{said}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "unproved"


@pytest.mark.parametrize("said", [
    "In the first half we take $\\eta = 0.1$. In the second half, which begins here, we take a tenth of it.",
    "We begin with $\\eta = 0.1$. From here on it is halved.",
    "Let $\\eta = 0.1$. After ten epochs the rate is divided by ten.",
    "Let $\\eta = 0.1$. In this section a smaller value is used, namely a hundredth.",
    "بگیرید $\\eta = 0.1$. از اینجا به بعد نصف آن را به کار می‌بریم.",
    "بگیرید $\\eta = 0.1$.\n\nاین زیاد بود؛ یک‌دهم آن را برمی‌داریم.",
])  # fmt: skip
def test_a_value_that_words_change_is_no_longer_the_value(judge, said):
    page = f"{said}\n\n$$ 100 \\eta \\approx VALUE $$ (eq-a)"
    for value in ("10.0", "1.0"):
        assert judge(page.replace("VALUE", value))["eq-a"].status not in JUDGED
    plain = "Let $\\eta = 0.1$. The rate is small.\n\n$$ 100 \\eta \\approx 10.0 $$ (eq-a)"
    assert judge(plain)["eq-a"].status == "proved"


@pytest.mark.parametrize("said", ["binary log loss", "binary log-loss", "binary logistic loss"])
def test_a_binary_loss_has_no_binary_logarithm(judge, said):
    page = f"Let $p \\in (0, 1)$. The {said} is written below.\n\n$$ e^{{\\log p}} = p $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"
    for other in ("binary log", "binary logarithm of the loss"):
        assert judge(page.replace(said, other))["eq-a"].status not in JUDGED


# What a sentence makes of an operation of its page, in words that no list has all of.
RULES = """
    Addition on this page forgets the carry.
    Addition works without a carry.
    Adding means joining the digits.
    The sum of two numbers is their larger one.
    Twice a number is the number itself.
    All sums are taken modulo 2 here.
    Products are cut after two digits.
    Subtraction stops at zero.
    Differences are always taken positive.
    Division keeps only the whole part.
    On this page multiplication is not commutative.
    Squaring drops the last digit.
    Negation does nothing here.
    We add as in nim.
    The order of operations is from left to right.
    Brackets do nothing here.
    An equation on this page holds up to sign.
    جمع در این صفحه رقم نقلی را فراموش می‌کند.
    ضرب در این صفحه گرد می‌کند.
    تفریق از صفر پایین‌تر نمی‌رود.
    جمع بدون رقم نقلی است.
"""
NO_RULES = """
    Addition is commutative.
    Multiplication is cheap on this page.
    Sums are easy.
    The sum has two terms.
    The sum runs over all samples.
    The difference is small.
    Multiplication by a constant changes nothing.
    Adding a constant to all scores changes nothing.
    The product rule gives two terms.
    جمع روی همهٔ نمونه‌هاست.
"""


@pytest.mark.parametrize("said", RULES.strip().split("\n"))
def test_what_makes_another_operation_of_one_holds_its_page(judge, said):
    page = f"Let $x \\in \\mathbb{{R}}$. {said.strip()}\n\n"
    for claim in ("x + x = 2 x", "x - x = 0", "(x + 1)^2 = x^2 + 2 x + 1", "1 + 1 = 3"):
        for text in (f"{page}$$ {claim} $$ (eq-a)", f"$$ {claim} $$ (eq-a)\n\n{page}"):
            assert judge(text)["eq-a"].status not in ("proved", "refuted"), claim


@pytest.mark.parametrize("said", NO_RULES.strip().split("\n"))
def test_and_what_only_speaks_of_one_does_not(judge, said):
    page = f"Let $x \\in \\mathbb{{R}}$. {said.strip()}\n\n$$ x + x = 2 x $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("The expansion of the square is written as", False),
        ("The square of the binomial sum is written as", False),
        ("A product is written as", True),
        ("The product of two numbers is written as", True),
        ("Decimals are written as", True),
        ("The expansion of the square is written as in the army.", True),
    ],
)
def test_how_one_formula_is_written_is_its_display(judge, said, held):
    page = f"Let $x \\in \\mathbb{{R}}$. {said}\n\n$$ (x + 1)^2 = x^2 + 2 x + 1 $$ (eq-a)"
    assert (judge(page)["eq-a"].status == "proved") != held


LET = "Let $x \\in \\mathbb{R}$. SAID\n\n"
SLOPES = (LET + "$$ f(x) = x^2 $$ (def-f)", "f'(x) = 2 x")
COMPOSED = (LET + "$$ f(x) = x + 1 $$ (def-f)", "f^2(x) = x + 2", "f(x)^2 = x^2 + 2 x + 1")
FLOORS = (LET, r"\left[ \frac{7}{2} \right] = 3", "[x] + 1 = [x + 1]")
LENGTHS = (
    LET + r"Let $\mathbf{u} \in \mathbb{R}^n$.",
    r"\|\mathbf{u}\|^2 = \mathbf{u}^\top \mathbf{u}",
)
SUMS = (LET, r"\sum_{i=1}^2 x = 2 x", r"\sum_{i=1}^2 x = 3 x")
OTHERS = {
    SLOPES: """
        A prime never means a derivative on this page.
        Primes do not mean derivatives here.
        The prime no longer denotes a derivative.
        The function $f'$ is the mirror image of $f$.
        $f'$ is the inverse of $f$.
        پریم هرگز مشتق نیست.
        """,
    COMPOSED: """
        For a function, $f^2$ is the composition of $f$ with itself.
        $f^2$ means $f$ after itself.
        We write $f^2$ for $f$ applied twice.
        Powers of a function are iterations.
        منظور از $f^2$ ترکیب $f$ با خودش است.
        """,
    FLOORS: """
        Square brackets denote the largest integer that is not above their content.
        The square brackets round down.
        Square brackets mean the floor.
        کروشه یعنی جزء صحیح.
        """,
    LENGTHS: """
        The bars are the 1-norm in one half of the literature and the 2-norm in the other.
        Which norm the bars mean we do not decide.
        """,
    SUMS: """
        The index set is meant either for one letter or for all pairs.
        The sum is read either over one or over both.
        """,
}
AS_EVER = [
    (SLOPES, "A prime means a derivative."),
    (SLOPES, "The prime always denotes the derivative."),
    (COMPOSED[:1] + COMPOSED[2:], "$f^2$ is the square of $f$."),
    ((*FLOORS[:1], "[x + 1] - 1 = x"), "Square brackets group, like parentheses."),
    (LENGTHS, "The bars denote the Euclidean length."),
    (SUMS[:2], "The sum runs over one letter."),
]


@pytest.mark.parametrize(
    ("page", "said"),
    [(page, x.strip()) for page, all_said in OTHERS.items() for x in all_said.strip().split("\n")],
)
def test_a_mark_that_means_another_thing_is_not_judged(judge, page, said):
    text, *claims = page
    for claim in claims:
        for role in ("eq", "not"):
            found = judge(f"{text.replace('SAID', said)}\n\n$$ {claim} $$ ({role}-a)")
            assert found[f"{role}-a"].status not in JUDGED, claim


@pytest.mark.parametrize(("page", "said"), AS_EVER)
def test_a_mark_that_means_what_it_always_does_is(judge, page, said):
    text, *claims = page
    for claim in claims:
        found = judge(f"{text.replace('SAID', said)}\n\n$$ {claim} $$ (eq-a)")
        assert found["eq-a"].status == "proved", claim


TOLD = [
    "سفر $t = 2$ ساعت است و درنگ $s = 30$ دقیقه. زمان کل بر حسب ساعت $u \\in \\mathbb{R}$ است.",
    "سفر $t = 2$ ساعت است. مجموع این دو زمان $u \\in \\mathbb{R}$ است.",
    "The trip takes $t = 2$ hours. The total time in hours is $u \\in \\mathbb{R}$.",
]


@pytest.mark.parametrize("said", TOLD)
def test_what_a_declared_name_is_called_may_tie_it(judge, said):
    assert judge(f"{said}\n\n$$ u = 2.5 $$ (eq-a)")["eq-a"].status not in JUDGED
