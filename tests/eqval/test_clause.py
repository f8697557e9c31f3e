# ruff: noqa: E501
"""What speaks of a formula beside a definition holds its page back, unless each word is known."""

import pytest

from eqval.pages.clause import changes_a_formula
from eqval.pages.nameless import SHOWN

ONE = """Let $x \\in \\mathbb{R}$.

$$ p = x^2 + x $$ (def-p)
"""
TWO = """Let $x \\in \\mathbb{R}$.

$$ a = x + 1 $$ (def-a)

$$ b = x - 1 $$ (def-b)
"""
OF_ONE = """
The sign between the two terms came out upright by accident: picture it lying down, as a minus.
Whoever typeset this page has turned every minus into a plus.
Mind that in this notation $+$ takes the second term away.
The display is to be taken with a minus in the middle.
A minus belongs between the two terms of the definition.
Our keyboard has no minus, hence the other sign in the definition.
One more power of $x$ is missing from the square.
The small 2 in the definition stands for a cube.
The exponent printed here is one less than the author's.
Nobody should trust the exponent in the display.
The square was added by the editor, who disliked cubes.
Think of the superscript as counting from zero, so that a 2 is the third power.
In front of the last term one has to imagine a 2.
The last term of the definition counts twice.
Each term of odd degree is understood to be doubled.
The definition omits a factor of two before its last term.
The last term does not belong to the definition; it is the running number of the line.
Everything behind the square in the display is a comment.
The plus acts as a minus here.
The small 2 may be recognized as a cube.
The exponent is known as the third power.
The last term of the definition accounts for nothing.
The last term is the opposite of what it is meant to be.
The whole line is reflected.
The definition ends at the plus.
What follows the square is left over from an older draft.
در این نمایش نشانهٔ میان دو جمله را باید وارونه دید: جمع یعنی تفریق.
حروف‌چین همهٔ منهاها را به جمع برگردانده است.
میان دو جملهٔ تعریف منها بگذارید.
علامت جمع در این صفحه کار منها را می‌کند.
توان در تعریف یکی کمتر از آن است که نویسنده می‌خواست.
آن ۲ کوچک در تعریف نشانهٔ مکعب است.
به نمای این رابطه نباید اعتماد کرد.
جملهٔ آخر تعریف دو بار شمرده می‌شود.
پیش از جملهٔ آخر یک ضریب ۲ افتاده است.
ضریب جملهٔ آخر را دو بگیرید.
جملهٔ آخر جزو تعریف نیست و شمارهٔ سطر است.
تعریف پیش از علامت جمع تمام می‌شود.
""".strip().split("\n")
OF_TWO = """
The labels of the two displays were exchanged at the press.
The letters $a$ and $b$ have changed places in the displays.
Please exchange the two names wherever they are defined.
By a slip the first line defines $b$ and the second $a$.
What is called $a$ above is what we call $b$ from here on, and the other way round.
در چاپ نام‌های دو تعریف جابه‌جا شده‌اند.
جای $a$ و $b$ در دو نمایش عوض شده است.
آنچه بالا $a$ خوانده شد $b$ است و برعکس.
""".strip().split("\n")
# Pages whose words say more than their formulas: neither role may be judged.
MORE = [
    (r"Let $x \in \mathbb{R}$. We call $s$ the exponential of $x$; to first order, $s = 1 + x$.", "s - 1 = x"),
    (r"Let $x_0, \dots, x_{n-1} \in \mathbb{R}$. We write $\sum_{i=a}^{b} x_i$ as code does: the upper bound"
     " is left out.", r"\sum_{i=0}^{1} x_i = x_0"),
    (r"Let $x \in \mathbb{R}$. The small figures are no powers: they point to the notes.", r"x^2 = x \cdot x"),
    (r"Let $a, b \in \mathbb{R}$, and let at most one of them differ from zero.", "a b = 0"),
]  # fmt: skip
BELOW = [
    "This holds as soon as $x > 100$, and more is not claimed.",
    "The inequality is meant for $x > 100$.",
    "این برای $x > 100$ برقرار است.",
]
PLAIN = """
The factor depends on $x$ as well.
The minus sign cancels.
This expression is the derivative of the square.
Both terms of the sum are positive.
By the definition the slope is zero.
It occurs in one term.
هر دو جمله مثبت است.
ضریب به $x$ وابسته است.
The first term is the loss of one sample.
The first term always has a direct contribution, so learning can proceed.
For small noise the first term dominates.
The second term acts as a regularizer and penalizes large weights.
Each term may be recognized as the information content of one outcome.
One of the terms depends on the query only.
The numerator ensures that both terms are nonnegative.
This expression is convex and symmetric in its two arguments.
From the definition of the conjugate function we obtain an inequality.
Computations with Gaussian data usually begin by rewriting the exponent.
Such formulas hold for many linear fitting methods.
The logit maps a probability to the whole line.
The line segment between two points lies above.
The identity matrix has ones.
""".strip().split("\n")


@pytest.mark.parametrize("role", ["eq", "not"])
@pytest.mark.parametrize(
    ("page", "said", "claim"),
    [(ONE, said, "p - x = x^2") for said in OF_ONE] + [(TWO, said, "a - b = 2") for said in OF_TWO],
)
def test_what_may_change_a_formula_holds_its_page_back(judge, page, said, claim, role):
    claim = claim if role == "eq" else claim + " + 1"
    found = judge(f"{page}\n{said}\n\n$$ {claim} $$ ({role}-claim)\n")[f"{role}-claim"]
    assert found.status == "unreadable", said
    assert "the text corrects" in found.reason or "def-p" in found.reason


@pytest.mark.parametrize("said", OF_ONE)
def test_on_a_short_page_it_may_stand_below_the_claim(judge, said):
    page = f"{ONE}\nWe go on.\n\n$$ p - x = x^2 $$ (eq-claim)\n\n{said}\n"
    assert judge(page)["eq-claim"].status == "unreadable"


@pytest.mark.parametrize("role", ["eq", "not"])
@pytest.mark.parametrize(("page", "claim"), [(ONE, "p - x = x^2"), (TWO, "a - b = 2")])
def test_a_page_alone_is_judged(judge, page, claim, role):
    claim = claim if role == "eq" else claim + " + 1"
    found = judge(f"{page}\nWe go on.\n\n$$ {claim} $$ ({role}-claim)\n")[f"{role}-claim"]
    assert found.status == ("proved" if role == "eq" else "caught")


@pytest.mark.parametrize("role", ["eq", "not"])
@pytest.mark.parametrize(("page", "claim"), MORE)
def test_what_words_add_is_not_passed_over(judge, page, claim, role):
    found = judge(f"{page}\n\n$$ {claim} $$ ({role}-claim)\n")[f"{role}-claim"]
    assert found.status not in ("proved", "refuted", "caught")


@pytest.mark.parametrize("role", ["eq", "not"])
@pytest.mark.parametrize("said", BELOW)
def test_the_paragraph_below_a_claim_says_how_far_it_holds(judge, said, role):
    page = f"Let $x \\in \\mathbb{{R}}$.\n\n$$ x^2 > 100 x $$ ({role}-claim)\n\n{said}"
    assert judge(page)[f"{role}-claim"].status == "unproved"


@pytest.mark.parametrize("said", PLAIN)
def test_what_works_with_formulas_changes_nothing(said):
    assert not changes_a_formula(said, f"{SHOWN} (def-p){said}", False)


def test_beside_means_what_gives_a_name_its_meaning():
    said = "A minus belongs between the terms."
    assert changes_a_formula(said, f"{SHOWN} (def-p){said}", False)
    assert changes_a_formula(said, f"Let $h = x + 1$. {said}", False)
    assert changes_a_formula(said, f"Let $x \\in A$. {said}", False)
    assert not changes_a_formula(said, f"{SHOWN} (eq-p){said}", False)
    assert not changes_a_formula(said, f"`$h = x + 1$` {said}", False)


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("The factor $\\frac{1}{2}$ makes no real difference, but is convenient.", False),
        ("The penalty shrinks the coefficients by imposing a size on them.", False),
        ("The factor $\\frac{1}{2}$ makes a difference: it is missing.", True),
        ("The factor $\\frac{1}{2}$ makes no sense here and is left out.", True),
    ],
)
def test_a_factor_that_makes_no_difference_stays(said, changes):
    assert bool(changes_a_formula(said, f"{SHOWN} (def-p){said}", False)) == changes
