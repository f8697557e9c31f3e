r"""What is said in passing, or further down, or on another page, makes no false word here."""

import pytest

from eqval.pages.ledger import digest
from eqval.pages.page import Page

ROOT = "$$ \\sqrt{x^2} = x $$"
IN_PASSING = [
    ":::{exercise}\nLet $x \\in \\mathbb{R}_{>0}$.\n:::",
    ":::{admonition} Note\n:class: dropdown\n$x \\in \\mathbb{R}_{>0}$\n:::",
    "> For $x \\in \\mathbb{R}_{>0}$ all is well.",
    "- first $x \\in \\mathbb{R}_{>0}$\n- then the others",
    "## The case $x \\in \\mathbb{R}_{>0}$\n\nEasy.\n\n## The others",
    "<details>\n\n$x \\in \\mathbb{R}_{>0}$\n\n</details>",
    "See[^1].\n\n[^1]: $x \\in \\mathbb{R}_{>0}$ is easy.",
    "If $x \\in \\mathbb{R}_{>0}$, all is well.",
    "Unless $x \\in \\mathbb{R}_{>0}$, this fails.",
    "It is not the case that $x \\in \\mathbb{R}_{>0}$.",
    "Is $x \\in \\mathbb{R}_{>0}$?",
    "Had we $x \\in \\mathbb{R}_{>0}$, all were well.",
    "That $x \\in \\mathbb{R}_{>0}$ would be too much to ask.",
    "| sizes | here |\n|--|--|\n| $x \\in \\mathbb{R}_{>0}$ | easy |",
    "$x \\in \\mathbb{R}_{>0}$ does not hold.",
    "اگر $x \\in \\mathbb{R}_{>0}$ باشد، آسان است.",
]


@pytest.mark.parametrize("text", IN_PASSING)
def test_what_is_said_in_passing_is_not_said_of_the_page(judge, text):
    found = judge(f"$x \\in \\mathbb{{R}}$\n\n{text}\n\n{ROOT} (eq-a)\n\n$$ x x = x^2 $$ (eq-b)")
    assert found["eq-a"].status == "unreadable"
    assert found["eq-b"].status == "proved"


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that $x \\in \\mathbb{R}_{>0}$.",
        "$x \\in \\mathbb{R}_{>0}$ or $x = 0$.",
        "It is not true that $x > 0$.",
    ],
)
def test_a_set_that_is_denied_or_one_of_two_is_none(judge, text):
    assert judge(f"{text}\n\n{ROOT} (eq-a)")["eq-a"].status == "unreadable"


def test_inside_its_block_it_is_said(judge):
    text = f":::{{exercise}}\nLet $x \\in \\mathbb{{R}}_{{>0}}$.\n\n{ROOT} (eq-a)\n:::"
    assert judge(f"$x \\in \\mathbb{{R}}$\n\n{text}")["eq-a"].status == "proved"
    said = f"$x \\in \\mathbb{{R}}$\n\nNow let $x \\in \\mathbb{{R}}_{{>0}}$.\n\n{ROOT} (eq-a)"
    assert judge(said)["eq-a"].status == "proved"


def test_what_an_exercise_or_an_if_assumes_is_not_assumed_of_the_page(judge):
    found = judge(
        "$a, b \\in \\mathbb{R}$\n\n:::{exercise}\n$$ a = b $$ (hyp-a)\n\n"
        "$$ a^2 = b^2 $$ (eq-in)\n:::\n\n$$ a^2 = b^2 $$ (eq-out)\n\n"
        "If $a \\in \\mathbb{R} \\setminus \\{0\\}$, divide.\n\n$$ a / a = 1 $$ (eq-zero)\n\n"
        "$c \\in \\mathbb{R} \\setminus \\{0\\}$\n\n$$ c / c = 1 $$ (eq-c)"
    )
    assert found["eq-in"].status == found["eq-c"].status == "proved"
    assert found["eq-out"].status == "unreadable" and found["eq-zero"].status == "unproved"


def test_a_range_that_is_not_read_leaves_its_function_behind(judge):
    said = "$x \\in \\mathbb{R}$, $f : \\mathbb{R} \\to \\mathbb{R}$; $f : \\mathbb{R} \\to (0, 1)$"
    assert judge(f"{said}\n\n$$ f(x) > 0 $$ (eq-a)")["eq-a"].status == "unreadable"


def test_a_list_may_say_first_the_shape_and_then_the_set(judge):
    said = "The weights $w \\in \\mathbb{R}^n$, $w_i \\in (0, 1)$.\n\n"
    assert judge(said + "$$ \\sqrt{w_i^2} = w_i $$ (eq-a)")["eq-a"].status == "proved"


def test_a_name_of_which_words_say_the_rest_has_no_slope(judge):
    found = judge(
        "$t, z \\in \\mathbb{R}$, and $\\hat{y} \\in (0, 1)$ is the output for $z$.\n\n"
        "$$ \\frac{\\partial \\hat{y}}{\\partial z} = 0 $$ (eq-a)\n\n"
        "$$ a = t^2 $$ (def-a)\n\n$$ b = t^3 $$ (def-b)\n\n$$ \\frac{d b}{d a} = 0 $$ (eq-b)\n\n"
        "$$ \\frac{d}{d t} 3 = 0 $$ (eq-c)"
    )
    assert found["eq-a"].status == found["eq-b"].status == "unreadable"
    assert found["eq-c"].status == "proved"


def test_a_value_in_an_exercise_is_no_value_of_the_page(judge):
    found = judge(
        "$x \\in \\mathbb{R}$. Let $x = 1$.\n\n:::{exercise}\nLet $x = 2$.\n\n"
        "$$ x^2 \\approx 4.0 $$ (eq-in)\n:::\n\n"
        "$$ x + 1 \\approx 2.0 $$ (eq-true)\n\n$$ x + 1 \\approx 3.0 $$ (eq-false)"
    )
    assert found["eq-in"].status == "proved"
    assert {found["eq-true"].status, found["eq-false"].status} == {"unproved"}


@pytest.mark.parametrize(
    "text",
    [
        "<font color=white>$x \\in \\mathbb{R}_{>0}$</font>",
        "<datalist>$x \\in \\mathbb{R}_{>0}$</datalist>",
        "<style>.math { display: none }</style>\n\n$x \\in \\mathbb{R}_{>0}$",
        ":::{card}\n:class-card: sd-d-none\n$x \\in \\mathbb{R}_{>0}$\n:::",
        ":::{div}\n:class: sd-d-sm-none\n$x \\in \\mathbb{R}_{>0}$\n:::",
        "```{container} hide\n$x \\in \\mathbb{R}_{>0}$\n```",
    ],
)
def test_only_what_is_sure_to_be_shown_is_on_the_page(judge, text):
    found = judge(f"$x \\in \\mathbb{{R}}$\n\n{text}\n\n{ROOT} (eq-a)")
    assert found.get("eq-a") is None or found["eq-a"].status != "proved"
    assert any(verdict.status == "unreadable" for verdict in found.values())


LOSS = "$$ L = -y \\log \\hat{y} - (1-y) \\log(1-\\hat{y}) $$ (def-L)\n\n"
SIGMOID = "$$ \\hat{y} = \\frac{1}{1 + e^{-z}} $$ (def-yhat)\n\n"
DECLARED = "$\\hat{y} \\in (0,1)$, $y \\in \\{0,1\\}$, $z \\in \\mathbb{R}$\n\n"
SLOPES = (
    "$$ \\frac{\\partial L}{\\partial z} = 0 $$ (eq-zero)\n\n"
    "$$ \\frac{\\partial L}{\\partial z} = \\hat{y} - y $$ (eq-gap)\n\n"
    "$$ \\frac{\\partial L}{\\partial z} = \\hat{y} - y $$ (not-gap)\n\n"
    "$$ \\hat{y} = \\frac{1}{1 + e^{-z}} $$ (not-sigmoid)\n\n"
    "$$ \\frac{\\partial L}{\\partial \\hat{y}}"
    " = \\frac{\\hat{y} - y}{\\hat{y} (1-\\hat{y})} $$ (eq-y)\n\n"
)


def not_judged(found):
    for label in ("eq-zero", "eq-gap", "not-gap", "not-sigmoid"):
        assert found[label].status == "unreadable", label
    assert found["eq-y"].status == "proved"


def test_a_name_that_is_defined_further_down(judge):
    not_judged(judge(DECLARED + LOSS + SLOPES + SIGMOID))


def test_a_name_that_is_defined_where_its_loss_is_cited_from(tmp_path):
    from eqval.pages.book import Book

    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: one\nchapters:\n- file: two\n")
    (tmp_path / "_config.yml").write_text("title: two pages\n")
    (tmp_path / "one.md").write_text(DECLARED + LOSS + SIGMOID)
    (tmp_path / "two.md").write_text("$z \\in \\mathbb{R}$, {eq}`def-L`\n\n" + SLOPES)
    page = Book(tmp_path).page(tmp_path / "two.md")
    not_judged({entry.name: page.verdict(entry) for entry in page.entries})


def test_a_word_that_restricts_gives_an_equation_another_digest(tmp_path):
    found = set()
    for word in ("any", "positive"):
        path = tmp_path / f"{word}.md"
        path.write_text(f"For {word} $x \\in \\mathbb{{R}}$:\n\n{ROOT} (not-a)")
        found.add(digest(Page(path).entries[-1]))
    assert len(found) == 2


@pytest.mark.parametrize("word", ["positive", "positives", "مثبت", "مثبتِ", "مثبت و ثابت"])
def test_a_word_that_restricts_is_heard_in_both_languages(judge, word):
    found = judge(f"{word} $x \\in \\mathbb{{R}}$\n\n{ROOT} (eq-a)\n\n$$ x x = x^2 $$ (eq-b)")
    assert found["eq-a"].status == "unreadable"
    assert found["eq-b"].status == "proved"


def test_what_a_sentence_says_holds_in_its_section(judge):
    text = r"# A" "\n\n" r"Let $A \in \mathbb{R}^{n \times n}$ be symmetric, $x \in \mathbb{R}$."
    text += "\n\nLet $q = 2 x$.\n\n"
    claims = "$$ q = 2 x $$ (eq-q{0})\n\n$$ A_{{ij}} = A_{{ji}} $$ (eq-A{0})\n\n"
    text += claims.format(1) + "## Below\n\n" + claims.format(2)
    text += "# B\n\nLet $A$ be any matrix.\n\n" + claims.format(3)
    found = {label: verdict.status for label, verdict in judge(text).items()}
    assert all(found[f"eq-{name}{place}"] == "proved" for name in "qA" for place in (1, 2))
    assert all(found[f"eq-{name}3"] == "unreadable" for name in "qA")
