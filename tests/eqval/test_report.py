# ruff: noqa: E501
"""A reader's report: where it stands, who says it and what was wrong there; and what is no such thing."""

import itertools

import pytest

from eqval.pages.report import without_report

GIVEN = r"Let $x \in \mathbb{R}$ and $h = 3 x + 1$."
RIGHT, WRONG = r"\frac{d h}{d x} = 3", r"\frac{d h}{d x} = 4"
FA = r"بگیرید $x \in \mathbb{R}$ و $h = 3 x + 1$ باشد."
# With what a report begins.
PLACES = """
p. 214, first display.
Page 57:
Section 6.2:
Section 9.3 (weight normalization).
Chapter 2, linear regression.
Lecture 4, slide 11.
Same lecture, next slide.
Equation 3.17.
Equation (12) in the blog post.
p. 215, the line below.
Backprop chapter, exercise 3.
Appendix B, footnote 2.
Typo in the appendix on entropy.
Erratum to the exercise on the Bernoulli likelihood:
Bug in the docs of the momentum average:
Comment on the derivation of momentum.
Thanks for the lecture notes!
The derivation of the gradient is confusing.
Hi, thanks for the great book!
Thanks a lot for these notes.
Small typo in Section 2.2.
Problem set 2, problem 4.
Errata for chapter 4.
Page 9, footnote.
Documentation of the loss function.
The solution of exercise 7 contains a mistake.
The second display on p. 101 is wrong.
On page 31
In Chapter 8 of the book,
In the proof of Theorem 2.1,
In the section on the logistic loss,
I might be wrong, but in the tutorial
""".strip().split("\n")
PLACES_FA = """
ص. ۲۱۴، نخستین نمایش.
صفحهٔ ۵۷:
بخش ۶٫۲.
فصل ۲، تمرین ۳.
اسلاید ۱۴ جلسهٔ ۳.
غلط چاپی در صفحهٔ ۱۲.
در صفحهٔ ۳۱
در کتاب
""".strip().split("\n")
# What was wrong there: what names the place, and what tells of what was.
THERE = """
The transpose is missing in the first edition.
The outer product was transposed in the book.
The square was lost on the slide.
In the handout the second factor is wrong.
The fraction inside the logarithm is upside down in the PDF.
The exponent is off by one in the cheat sheet.
""".strip().split("\n")
WAS = """
The outer product was transposed.
The factor had been forgotten.
In the second term the numerator was $2 x$.
The norm of the result was missing its square.
The exponent got lost in print.
""".strip().split("\n")
# How what is right is led in.
LEADS = """
The corrected equation is
Correct is
It should read
I think it should be
The right formula reads
So the derivative should be
The new version has
Correct:
""".strip().split("\n")
LEADS_WRONG = """
The gradient on the slide is
The solution manual claims that the derivative is
Then the post states
The text then says that the derivative is
The derivative is given there as
The derivative is printed as
The paper's equation for the derivative reads
The author writes that the derivative is
The docs say that the derivative is
You write
The last line states that
The second problem sheet states the derivative as
According to the book, the derivative is
There the derivative is
""".strip().split("\n")


def _page(*parts):
    said = " ".join(filter(None, parts[:-1]))
    return f"{said}\n\n$$\n{parts[-1]}\n$$ (eq-a)\n"


def _given(place):
    return GIVEN if place.endswith((".", ":", "!")) else f"l{GIVEN[1:]}"


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_passed_over(judge, place):
    assert judge(_page(place, _given(place), "We have", RIGHT))["eq-a"].status == "proved"
    assert judge(_page(place, _given(place), "We have", WRONG))["eq-a"].status == "refuted"
    if _given(place) == GIVEN:
        page = _page(f"{place}\n\n{GIVEN}\n\nWe have", RIGHT)
        assert judge(page)["eq-a"].status == "proved"


@pytest.mark.parametrize("place", PLACES_FA)
def test_a_place_is_passed_over_in_persian(judge, place):
    assert judge(_page(place, FA, "داریم", RIGHT))["eq-a"].status == "proved"
    said = "علامت منفی در چاپ نخست جا افتاده بود."
    assert judge(_page(place, FA, said, "باید چنین باشد:", RIGHT))["eq-a"].status == "proved"
    assert judge(_page(place, FA, said, "درست آن چنین است:", WRONG))["eq-a"].status == "refuted"


@pytest.mark.parametrize("said", THERE)
def test_what_was_wrong_there_is_passed_over(judge, said):
    for before, behind in ((said, ""), ("", said)):
        page = _page("Section 6.2.", before, GIVEN, behind, "We have", RIGHT)
        assert judge(page)["eq-a"].status == "proved"


@pytest.mark.parametrize("said, lead", [*itertools.product(WAS, LEADS)])
def test_what_was_wrong_stands_beside_what_is_right(judge, said, lead):
    joined = f"{said[:-1]}; {lead[0].lower() if lead[:2] != 'I ' else 'I'}{lead[1:]}"
    for text in (f"{said} {lead}", joined):
        assert judge(_page("Page 3.", GIVEN, text, RIGHT))["eq-a"].status == "proved", text
        assert judge(_page("Page 3.", GIVEN, text, WRONG))["eq-a"].status == "refuted", text


@pytest.mark.parametrize("lead", LEADS_WRONG)
def test_who_states_it_is_passed_over(judge, lead):
    assert judge(_page("Lecture 4.", GIVEN, lead, RIGHT))["eq-a"].status == "proved"
    assert judge(_page("Lecture 4.", GIVEN, lead, WRONG))["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    "case", ["For negative inputs", "When the input is negative,", "If $x < -5$,"]
)
def test_a_case_stays(judge, case):
    page = _page(
        "Page 3.", r"Let $x \in \mathbb{R}$.", f"{case} the sign was lost; read", "|x| = -x"
    )
    assert judge(page)["eq-a"].status != "refuted"


# What denies it, makes a case of it or only seeks it: |x| = -x is not called false.
NOT_STATED = """
For negative numbers the book claims that
In the negative case the sign was lost; read
The book never claims that
No book claims that
The book wrongly claims that
It is not true that the formula in the book is
The book claims that, wrongly,
Contrary to the book, we do not have
If the book is right, then
The exercise asks for a number with
The equation to be solved in exercise 4 is
The solution is
At the kink the derivative should be
برای عددهای منفی علامت افتاده بود. درست آن چنین است:
""".strip().split("\n")


@pytest.mark.parametrize("lead", NOT_STATED)
def test_what_is_not_stated_is_not_called_false(judge, lead):
    page = _page("p. 3.", r"Let $x \in \mathbb{R}$.", lead, "|x| = -x")
    assert judge(page)["eq-a"].status != "refuted"


def test_what_is_right_may_be_what_is_given(judge):
    for said in (
        "The formula for $h$ was wrong. It should read",
        "The three is wrong; it should be",
    ):
        page = _page("Page 3.", GIVEN, said, "h = 5 x + 1")
        assert without_report(page) == page
        assert judge(page)["eq-a"].status != "refuted"


# What speaks of this page, of how all is written, of another place, or in other words.
HEARD = """
The three is wrong.
The plus above is wrong.
The formula for $h$ is wrong.
The plus should have been a minus, and so we read it.
The sign of $h = 3 x + 1$ was lost.
The definition of $h$ is wrong in the first edition.
A minus is meant by the plus in the book.
The three is not missing in the first edition.
Is the three missing in the first edition?
The factor is five in the second edition.
Products are reversed.
The factors are swapped.
The last sign was lost.
The factor is wrong there.
In our notes the three is a five.
The three stands for a five in the book.
We follow the book, where the plus is a minus.
The notation of the book is used: a plus is a minus.
The plus is written as a minus in the notes.
The plus is printed as a minus in the book.
In this edition the plus is wrong.
The book has a minus where we write a plus.
We write a minus for the plus.
علامت جمع غلط است.
این علامت در کتاب غلط است.
ضریب در چاپ دوم پنج است.
""".strip().split("\n")


@pytest.mark.parametrize("said", HEARD)
def test_what_may_speak_of_this_page_is_heard(judge, said):
    found = judge(_page("Section 6.2.", GIVEN, said, "We have", RIGHT))
    assert found["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize("said", THERE)
def test_below_a_display_it_is_heard(judge, said):
    page = _page("Section 6.2.", GIVEN, "We have", RIGHT) + f"\n{said}\n"
    assert judge(page)["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize("said", [*THERE, *WAS])
def test_on_a_page_that_is_no_report_it_is_heard(said):
    for head in ("# The sum", "We add.", "The plus is wrong.", "The factor is missing. It reads:"):
        page = f"{head}\n\n{GIVEN}\n\n{said}\n\n$$ {RIGHT} $$ (eq-a)\n"
        assert without_report(page) == page


@pytest.mark.parametrize(
    "said",
    [
        "In Section 7 it is any number.",
        "In general it is any number.",
        "Elsewhere it is any number.",
        "The next exercise drops this.",
        "On this page it is any number.",
        "در فصل ۳ هر عددی است.",
        "به طور کلی هر عددی است.",
    ],
)
def test_another_place_leaves_all_as_it_stands(judge, said):
    for head in ("In Section 6 let", "Exercise 3. Let", "On page 31 let"):
        page = _page(f"{head} $x > 0$. {said} Then", r"\sqrt{x^2} = x")
        assert without_report(page) == page
        page = _page(f"{head} $x > 0$. Then", r"\sqrt{x^2} = x") + f"\n{said}\n"
        assert without_report(page) == page


@pytest.mark.parametrize(
    "head",
    [
        "Section 3.1, positive inputs.",
        "Section 3 (negative numbers).",
        "Chapter 2, the limit of large $n$.",
        "Section 2, modulo seven.",
        "Page 3 of this note.",
        "In this edition",
        "In the next chapter",
        "In the old version",
        "Version 2:",
        "In the first edition",
        "In the discrete version,",
        "On the regression line",
        "In the example",
        "In the proof",
        "Wrong exercise 3.",
    ],
)
def test_what_is_no_place_in_a_document_stays(head):
    page = _page(head, _given(head), "We have", RIGHT)
    assert without_report(page) == page


@pytest.mark.parametrize(
    "said, claim",
    [
        ("In the book the logarithm is to base two.", r"\frac{d}{d x} \log x = \frac{1}{x}"),
        ("Lecture 3. Gradients are row vectors.", r"x^T = x"),
        ("Section 2. A norm is the maximum norm.", r"\| x \|^2 = x^2"),
        ("In the notes equality means up to a constant.", "x + 1 = x + 1"),
    ],
)
def test_a_convention_is_heard(judge, said, claim):
    page = _page(said, r"Let $x \in (0, 1)$.", "We have", claim)
    assert judge(page)["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    "said",
    [
        "In the next chapter the number $x > 0$ is used.",
        "In the old version the number is $x > 0$.",
        "On page 31 the number is $x > 0$.",
        "On page 31: the number is $x > 0$.",
        "In the book $x > 0$.",
        "در صفحهٔ ۳۱ عدد $x > 0$ است.",
    ],
)
def test_what_is_told_of_another_place_declares_nothing(said):
    page = _page(said, "Then", r"\sqrt{x^2} = x")
    assert without_report(page) == page


@pytest.mark.parametrize(
    "said",
    [
        "The product is reversed in the book.",
        "The factors are swapped.",
        "The transpose is written as a star in the notes.",
        "The plus is printed as a dot in the first edition.",
        "The sign of $y = 3$ was lost in the book.",
    ],
)
def test_how_all_is_written_there_stays(said):
    for place in ("Section 6.2.", "In Chapter 8 of the book, let us begin."):
        told = without_report(_page(place, said, GIVEN, "Correct is", RIGHT))
        assert said in told


@pytest.mark.parametrize(
    "block", ["## More", "- One case.", "> A quote.", ":::{note}\nA note.\n:::"]
)
def test_a_page_with_blocks_is_no_report(block):
    page = f"Page 3, first display.\n\n{block}\n\n{_page(GIVEN, 'We have', RIGHT)}"
    assert without_report(page) == page


def test_a_convention_is_heard_in_what_is_passed_over(judge):
    claim = r"\frac{d}{d x} \log x = \frac{1}{x}"
    page = _page("Section 3 (binary logs).", r"Let $x \in (0, 1)$.", "We have", claim)
    assert without_report(page) != page
    assert judge(page)["eq-a"].status not in ("proved", "refuted")
    assert judge(page.replace("binary", "natural"))["eq-a"].status == "proved"


def test_lines_stay_where_they_are():
    page = (
        "Page 3,\nfirst display.\nLet $x$ be\na number. We\nhave\n\n$$\nx = x\n$$ (eq-a)\n\nMore.\n"
    )
    told = without_report(page)
    assert told != page and "first display" not in told
    assert told.split("\n")[6:] == page.split("\n")[6:]
