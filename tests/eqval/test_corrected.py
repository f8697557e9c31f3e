# ruff: noqa: E501
"""What corrects a formula anywhere on its page holds it back: pages × places × sentences."""

import pytest

from eqval.pages.corrected import correction
from eqval.pages.nameless import SHOWN

# A page with a hole above its claim and one below, and a claim that its own definition proves.
PAGES = {
    "in the text": (r"Let $x \in \mathbb{R}$ and $h = 2 x + 1$.", r"\frac{d h}{d x} = 2"),
    "displayed": ("Let $x \\in \\mathbb{R}$.\n\n$$ h = 2 x + 1 $$ (def-h)", r"\frac{d h}{d x} = 2"),
    "assumed": ("Let $a, b \\in \\mathbb{R}$.\n\n$$ a = b $$ (hyp-ab)", "2 a = 2 b"),
    "claimed": (r"Let $u, v \in \mathbb{R}$.", "(u + v)^2 = u^2 + 2 u v + v^2"),
    "in Persian": (r"بگیرید $x \in \mathbb{R}$ و $h = 2 x + 1$ باشد.", r"\frac{d h}{d x} = 2"),
}
# Led in, a part of a formula, where it stands, what is wished of it, and how it goes on.
LEADS = ("", "Looking at it again at night: ", "On reading this once more, ", "Note added later: ")
PARTS = (
    "the plus",
    "that sum",
    "the sign",
    "the 2",
    "the formula",
    "this definition",
    "the exponent",
)
THERE = ("", " above", " in (4)")
WISHES = (
    "wants to be a minus",
    "ought to be the other one",
    "should have been over $j$",
    "would rather be a three",
    "is wrong",
    "seems off",
    "was a typo",
    "has to go",
)
TAILS = (".", ", I think.", "; sorry.", " after all!")
SENTENCES = """
Correction: the factor is three.
**Erratum.** The factor is three.
Typo: three, not two.
First definition: read 3 for 2.
For 2 read 3.
Please read 3 instead of 2.
The 2 is a misprint.
It should be a minus.
This should read 3.
Make that a minus.
A minus, not a plus.
I forgot the one half.
I had the signs the wrong way round, they go back.
Scratch that.
Oops.
On second thought, no.
My mistake.
We take that back.
Strike the definition above.
Ignore the formula above.
Cross out the last line.
The right factor is three.
In the second edition the factor is three.
The coefficient of $x$ was mistyped.
A reader has pointed out that the last sign is the wrong one.
Imagine a cube where you see the square.
In the printed version the exponent came out wrong.
Since version 3 the factor has been five.
Or was it five?
There should be a five up there.
An $x^2$ got lost at the end of the line.
The proofreader wants the two gone.
Where we wrote 2, we meant 5.
Line 1: 5, not 2.
خواننده‌ای نوشته که ضریب باید پنج باشد.
یک $x^2$ از قلم افتاده است.
آنجا که نوشته‌ایم ۲، منظور ۵ بود.
آن جمع می‌خواست تفریق باشد.
Almost.
Up to a constant.
So we thought.
Can you find the error?
به‌جای ۲ بخوانید ۳.
به جای ۲ عدد ۳ بخوانید.
علامت بالا باید منها باشد.
جمع بالا دلش می‌خواهد تفریق باشد.
تعریف بالا غلط است.
این تعریف را کنار می‌گذاریم.
غلط چاپی: ضریب سه است.
تصحیح: ضریب سه است.
ضریب درست سه است.
اشتباه کردم.
تقریباً.
""".strip().split("\n")
HEADINGS = (
    "## Errata",
    "### Corrections to this chapter",
    "# List of misprints",
    "**Corrigenda**",
    ":::{note} Correction",
    "## Changelog",
    "## Known issues",
    "## After printing",
    "## آنچه باید درست شود",
    "## غلط‌نامه",
    "## اصلاحات",
)
# What speaks of parts of formulas, and corrects none.
PLAIN = """
The sum runs over all classes.
The minus comes from the chain rule.
The sign is that of the slope.
We correct the bias of the mean.
The factor two comes from the square.
The correction is small, by the definition of the slope.
For two classes we read the probability off.
Take the sum over all samples, then divide.
So choose them such that the factor is one.
The second term does not depend on the score.
It says how wrong the prediction is.
A reader wrote a thousand statements and found eight ways.
The error is what the model gets wrong.
جمع روی همهٔ کلاس‌هاست.
علامت منها از قاعدهٔ زنجیره‌ای می‌آید.
جمع احتمال‌ها همیشه یک است.
""".strip().split("\n")


def _every_sentence():
    for lead in LEADS:
        for part in PARTS:
            for there in THERE:
                for wish in WISHES:
                    said = f"{lead}{part}{there} {wish}"
                    yield from (f"{said[0].upper()}{said[1:]}{tail}" for tail in TAILS)


def _page(text, claim, said, above):
    said = f"\n\n{said}\n\n"
    return f"{text}{said if above else ''}\n\n$$ {claim} $$ (eq-claim)\n{'' if above else said}"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_alone_is_proved(judge, page):
    assert judge(_page(*PAGES[page], "We go on.", False))["eq-claim"].status == "proved"


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("said", [*SENTENCES, *(f"{x}\n\nRead 3 for 2." for x in HEADINGS)])
@pytest.mark.parametrize("page", PAGES)
def test_what_is_corrected_is_held_back(judge, page, said, above):
    found = judge(_page(*PAGES[page], said, above))["eq-claim"]
    assert found.status not in ("proved", "refuted", "caught"), said


@pytest.mark.parametrize("page", PAGES)
def test_the_message_says_what_to_mend(judge, page):
    found = judge(_page(*PAGES[page], "The plus above wants to be a minus.", False))["eq-claim"]
    assert "the text corrects: “The plus above wants to be a minus" in found.reason


def test_every_wish_corrects():
    heard = [said for said in _every_sentence() if correction(f"{SHOWN}\n\n{said}")]
    assert len(heard) == len(LEADS) * len(PARTS) * len(THERE) * len(WISHES) * len(TAILS)


@pytest.mark.parametrize("said", PLAIN)
def test_what_only_speaks_of_a_formula_corrects_nothing(said):
    assert not correction(f"Let it be.\n\n{SHOWN} (eq-claim)\n\n{said}")


def test_what_is_shown_as_wrong_may_be_spoken_of(judge):
    page = "Let $x \\in \\mathbb{R}$.\n\n$$ (x + 1)^2 = x^2 + 1 $$ (not-claim)\n\nThe formula is wrong."
    assert judge(page)["not-claim"].status == "caught"
    assert not correction(f"{SHOWN} (not-a)\n\nThe sign is wrong.")
    assert correction(f"{SHOWN} (not-a)\n\nThe sign above is wrong.")
    assert correction(f"{SHOWN} (eq-a)\n\nThe sign is wrong.")


MOVES = """
We then divide $h$ by $x$; the letter stays.
Afterwards $h$ is raised by one.
$h$ is then clipped to one.
Later we subtract $x$ from each $h$.
From each $h$ we take one, and go on calling the result $h$.
To every cost of this section seven has to be added.
Through $h$ no gradient flows.
From here on the last layer is gone, and $h$ is what the one before it gives.
از این پس لایهٔ آخر برداشته شده است و $h$ همان است که از لایهٔ پیشین می‌آید.
Here $h$ counts as a constant in the backward pass.
Every derivative by $x$ is taken as zero in this section.
سپس یکی به $h$ افزوده می‌شود و دوباره حساب نمی‌شود.
سپس $h$ را بر دو تقسیم می‌کنیم.
از هر $h$ یکی کم می‌شود و حاصل را همچنان $h$ می‌نامیم.
لایهٔ نخست منجمد است.
""".strip().splitlines()
GIVES = """
We then divide $h$ by $x$, which gives $g = h / x$.
The input $x$ is multiplied by a weight and the bias is added.
Dividing both sides by $x$ gives the claim.
If $x$ is raised by one, $h$ grows by two.
""".strip().splitlines()


@pytest.mark.parametrize("role", ["eq", "not"])
@pytest.mark.parametrize("said", MOVES)
def test_what_changes_a_name_afterwards_holds_its_page_back(judge, said, role):
    page, claim = PAGES["displayed"]
    claim = claim if role == "eq" else f"{claim} + 1"
    found = judge(f"{page}\n\n{said}\n\n$$ {claim} $$ ({role}-claim)")[f"{role}-claim"]
    assert found.status == "unreadable"
    assert said.split(".")[0] in found.reason


@pytest.mark.parametrize("said", GIVES)
def test_what_gives_a_formula_of_it_changes_no_name(said):
    assert not correction(f"{SHOWN}\n\n{said}\n\n{SHOWN} (eq-claim)")


def test_what_leads_to_a_display_speaks_of_that():
    said = "We then multiply $x$ by two and add one:"
    assert not correction(f"{said}\n\n{SHOWN} (def-h)")
    assert correction(f"{said[:-1]}.\n\nIt follows\n\n{SHOWN} (eq-claim)")
