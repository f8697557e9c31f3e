"""Persian words are known however they are spelled: on an Arabic keyboard, joined, or apart."""

import pytest

from eqval.pages.notebook import spelled

SPELLINGS = {
    "ي": "ی", "ك": "ک", "اينكه": "اینکه", "این\u200cجا": "اینجا", "این جا": "اینجا",
    "آن\u200cگاه": "آنگاه", "آن چه": "آنچه", "آن\u200cکه": "آنکه", "این\u200cجاست": "اینجاست",
    "می شود": "می\u200cشود", "نمی شود": "نمی\u200cشود", "کلاس ها": "کلاس\u200cها",
    "کلاس هایی": "کلاس\u200cهایی", "جملهۀ": "جملههٔ",
}  # fmt: skip
KEPT = ["همین\u200cجا", "آن که", "این چه", "قدیمی بود", "آنجا", "هات", "یک\u200cها", "x = y"]


@pytest.mark.parametrize(("written", "known"), SPELLINGS.items())
def test_one_spelling(written, known):
    assert spelled(f"({written})") == f"({known})"
    assert spelled(f"و {written} و") == f"و {known} و"
    assert spelled(spelled(written)) == known


@pytest.mark.parametrize("text", KEPT)
def test_what_is_another_word_stays(text):
    assert spelled(text) == text


DECLARED = "فرض کنید $x$ عددی حقیقی باشد."
NARROWED = "از {} به بعد فقط با مقدارهایی از $x$ سروکار داریم که منفی نیستند."


@pytest.mark.parametrize("here", ["اینجا", "این\u200cجا", "این جا"])
@pytest.mark.parametrize("letters", [("ی", "ک"), ("ي", "ك")])
def test_a_page_says_the_same_in_each_spelling(judge, here, letters):
    to = str.maketrans(dict(zip("یک", letters, strict=True)))
    page = f"{DECLARED} {NARROWED.format(here)}".translate(to)
    found = judge(f"{page}\n\n$$ \\sqrt{{x^2}} = x $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found
    found = judge(f"{DECLARED.translate(to)}\n\n$$ x^2 \\ge 0 $$ (eq-a)")
    assert found["eq-a"].status == "proved", found
