# ruff: noqa: E501
"""Noun phrases that only name what is new, by whatever noun; and what is none."""

import random

import pytest

NOUNS = (
    "mixture marginal output loss wibble strength frobnication swish posterior blend residual pool"
    " gizmo baseline centroid flux yield gauge budget kernel tide"
).split()
NAMED = [
    "Let $q = 2 x$ be the NOUN.",
    "Let $q = 2 x$ be a NOUN.",
    "Let $q = 2 x$ be their NOUN.",
    "Let $q = 2 x$ denote the NOUN.",
    "Let $q = 2 x$ be the NOUN of player $i$.",
    "Let $q = 2 x$ be the NOUN of the NOUN.",
    "Let the NOUN $q = 2 x$ be given.",
    "Let $q = 2 x$ be the joint NOUN function.",
    "Let $q = 2 x$ be the NOUN activation.",
    "Let $t = x^2$ be the centre and $q = 2 x$ the outside vector.",
    "Let $q = 2 x$ be the weighted NOUN.",
    "Let $q = 2 x$, the NOUN.",
    "Let $t = x^2$ be the NOUN and let $q = 2 x$ be the NOUN.",
    "Let $t = x^2$ be the NOUN of player $i$ and $q = 2 x$.",
    "We write $q = 2 x$, where $t \\in \\mathbb{R}$ is the NOUN.",
    "We call the NOUN $q = 2 x$.",
]
# With a word of these nothing is chosen, whatever the noun.
FALSE = (
    "wrong false alleged incorrect mistaken bogus so-called supposed fake impossible spurious"
    " invalid obsolete would-be hypothetical approximate special exceptional"
).split()
DENIED = [
    "Let $q = 2 x$ be no NOUN.",
    "Let $q = 2 x$ not be the NOUN.",
    "Let $q = 2 x$ be hardly the NOUN.",
    "Let $q = 2 x$ be the NOUN unless told.",
    "Let $q = 2 x$ be almost the NOUN.",
    "Let $q = 2 x$ be at least the NOUN.",
    "Let $q = 2 x$ sometimes be the NOUN.",
    "Let $q = 2 x$ be the NOUN in one NOUN.",
    "Let $q = 2 x$ be the NOUN at night.",
    "Let $q = 2 x$ be the NOUN for small NOUNs.",
    "Let $q = 2 x$ be the NOUN but not here.",
    "Let $q = 2 x$ be the NOUN of some NOUN.",
    "Let $q = 2 x$ be the NOUN of most NOUNs.",
    "Let $q = 2 x$ be the NOUN if the NOUN is small.",
    "Let $q = 2 x$ be the NOUN nearly.",
    "Let $q = 2 x$ be nearly the NOUN.",
    "Let $q = 2 x$ be the NOUN critics doubt.",
    "Let $q = 2 x$ be the NOUN people forget.",
    "Let the NOUN avoid $q = 2 x$.",
    "Let the NOUN never be $q = 2 x$.",
    "Let the NOUN forget $q = 2 x$.",
    "Let the skeptic deny $q = 2 x$.",
    "Let the student forget $q = 2 x$.",
    "Let the mathematician doubt $q = 2 x$.",
    "Let the NOUNs deny $q = 2 x$.",
    "Let us pretend $q = 2 x$.",
    "Let the opposite of the NOUN $q = 2 x$ be given.",
    "Let the opposite $q = 2 x$ be given.",
    "Let the negation of $q = 2 x$ be the NOUN.",
    "Let the absence of the NOUN $q = 2 x$ be given.",
    "Contrary to the NOUN $q = 2 x$.",
    "For the sake of NOUN $q = 2 x$.",
    "Without the NOUN $q = 2 x$.",
    "Nobody uses the NOUN $q = 2 x$.",
    "Let $t = x^2$ and pretend $q = 2 x$.",
    "Let $t = x^2$ and deny the NOUN $q = 2 x$.",
    "Let $t = x^2$, where critics say $q = 2 x$.",
    "Let $t = x^2$, where folklore has $q = 2 x$.",
    "Let $t = x^2$, where perhaps $q = 2 x$.",
    "Denote $q = 2 x$ an estimate of the output.",
    "Let $q = 2 x$ be the derivative.",
    "Let the gradient $q = 2 x$ be given.",
    "Let $q = 2 x$ be the joint maximum.",
    "Let $q = 2 x$ with the NOUN $1/2$.",
    "Let $q = 2 x$ with the probability $p \\in (0, 1)$.",
    "Let $q = 2 x$ with the NOUN $e > 0$.",
    "With luck $q = 2 x$.",
    "The myth is $q = 2 x$.",
    "The worst NOUN is $q = 2 x$.",
    *(f"Let $q = 2 x$ be {'an' if word[0] in 'aeiou' else 'a'} {word} NOUN." for word in FALSE),
    *(f"Let the {word} NOUN $q = 2 x$ be given." for word in FALSE),
    *(f"Let $q = 2 x$ be a {noun}." for noun in "myth hoax lie fallacy typo joke guess fiction claim counterexample misprint".split()),
]  # fmt: skip
KNOWN = [
    "Let $q = 2 x$ be the NOUN.",
    "Let the NOUN $q = 2 x$ be given.",
    "At the NOUN $q = 2 x$.",
    "Near the NOUN $q = 2 x$ it bends.",
    "We write $t = x^2$ with the NOUN $q = 2 x$.",
    "We write $t = x^2$ for the NOUN $q = 2 x$.",
]
IN_PERSIAN = [
    "بگیرید $q = 2 x$ آمیختهٔ آن‌ها باشد.",
    "بگیرید $t = x^2$ و $q = 2 x$ توزیعِ حاشیه‌ای باشد.",
]
NOT_IN_PERSIAN = [
    "بگیرید $q = 2 x$ آمیختهٔ غلط باشد.",
    "بگیرید $q = 2 x$ آمیختهٔ آن‌ها نباشد.",
    "بگیرید $q = 2 x$ تقریباً آمیختهٔ آن‌ها باشد.",
    "بگیرید $q = 2 x$ آمیختهٔ آن‌ها در یک حالت باشد.",
    "بگیرید $q = 2 x$ ادعای نادرستِ او باشد.",
    "بگیرید $q = 2 x$ شایعهٔ شهر باشد.",
    "بگیرید $q = 2 x$ گاهی آمیختهٔ آن‌ها باشد.",
]
GIVEN = r"Let $x \in \mathbb{R}$."
CLAIM = "$$ q + 1 = 2 x + 1 $$ (eq-a)"


def filled(sentence, seed):
    dice = random.Random(f"{sentence} {seed}")
    while "NOUN" in sentence:
        sentence = sentence.replace("NOUN", dice.choice(NOUNS), 1)
    return sentence


@pytest.mark.parametrize("sentence", NAMED)
@pytest.mark.parametrize("seed", range(3))
def test_any_noun_names(judge, sentence, seed):
    sentence = filled(sentence, seed)
    found = judge(f"{GIVEN} {sentence}\n\n{CLAIM}")
    assert found["eq-a"].status == "proved", (sentence, found)


@pytest.mark.parametrize("sentence", DENIED)
@pytest.mark.parametrize("seed", range(2))
def test_what_is_no_noun_takes_it_back(judge, sentence, seed):
    sentence = filled(sentence, seed)
    found = judge(f"{GIVEN} {sentence}\n\n{CLAIM}")
    assert found["eq-a"].status == "unreadable", (sentence, found)


@pytest.mark.parametrize("sentence", KNOWN)
@pytest.mark.parametrize("noun", ["special case", "optimum", "turning point", "alleged wibble", "identity"])
def test_what_is_known_is_not_named_anew(judge, sentence, noun):
    page = f"Let $x, q \\in \\mathbb{{R}}$. {sentence.replace('NOUN', noun)}\n\n{CLAIM}"
    assert judge(page)["eq-a"].status != "proved", page


@pytest.mark.parametrize("sentence", IN_PERSIAN)
def test_any_noun_names_in_persian(judge, sentence):
    found = judge(f"بگیرید $x \\in \\mathbb{{R}}$. {sentence}\n\n{CLAIM}")
    assert found["eq-a"].status == "proved", found


@pytest.mark.parametrize("sentence", NOT_IN_PERSIAN)
def test_what_is_no_noun_in_persian(judge, sentence):
    found = judge(f"بگیرید $x \\in \\mathbb{{R}}$. {sentence}\n\n{CLAIM}")
    assert found["eq-a"].status == "unreadable", found


@pytest.mark.parametrize(
    "sentence",
    [
        "In the hidden layer let $q = 2 x$.",
        "In a NOUN $m$, let $q = 2 x$ be the NOUN of class $k$.",
        "Let $t = x^2$ be the loss, $q = 2 x$ the activation.",
    ],
)
def test_a_thing_stands_before_let(judge, sentence):
    page = f"{GIVEN} {filled(sentence, 0)}\n\n{CLAIM}"
    assert judge(page)["eq-a"].status == "proved", page


@pytest.mark.parametrize(
    "sentence",
    ["In the wrong layer let $q = 2 x$.", "In theory let $q = 2 x$.", "In a dream let $q = 2 x$.",
     "In a false NOUN $m$, let $q = 2 x$.", "With $q = 2 x$ it is easy."],
)  # fmt: skip
def test_what_makes_a_case_stands_before_let(judge, sentence):
    page = f"{GIVEN} {filled(sentence, 0)}\n\n{CLAIM}"
    assert judge(page)["eq-a"].status == "unreadable", page


def test_with_begins_what_leads_to_a_display(judge):
    page = f"{GIVEN} With $q = 2 x$ the output is\n\n$$ y = q + 1 $$ (def-y)\n\n"
    assert judge(page + "$$ y = 2 x + 1 $$ (eq-a)")["eq-a"].status == "proved"
    page = page.replace("With", "Let $q > 0$. With")
    assert judge(page + "$$ y = 2 x + 1 $$ (eq-a)")["eq-a"].status != "proved"


def test_an_order_of_what_is_declared_leads_to_a_display(judge):
    page = "For $x, y \\in \\mathbb{R}$ with $x > y$,\n\n$$ x - y < 0 $$ (eq-a)"
    found = judge(page)
    assert list(found) == ["eq-a"], found  # the order was read
    assert judge(page.replace("<", ">"))["eq-a"].status != "refuted"
