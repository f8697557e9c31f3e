"""What a citation brings, and what it does not: a sentence may only mention what it cites."""

import pytest

from eqval.pages.book import Book

ASSUMED = "Let $a, b \\in \\mathbb{R}$.\n\n$$ a = b $$ (hyp-a)\n"
DEFINED = "Let $x \\in \\mathbb{R}$.\n\n$$ q = 2 x $$ (def-q)\n"
AGAIN = "Let $x \\in \\mathbb{R}$. Recall {eq}`def-q`.\n\n$$ r = q + 1 $$ (def-r)\n"
MATRICES = "$A, B \\in \\mathbb{R}^{n \\times n}$"
ENTRIES = "Let $y \\in \\mathbb{R}^n$. Labels are one-hot."
CITED = [(ASSUMED, "hyp-a", "a = b"), (DEFINED, "def-q", "q = 2 x")]


@pytest.fixture
def verdict(tmp_path):
    """The verdict on a claim at the end of the last of some pages."""

    def run(claim, *pages):
        for number, text in enumerate(pages):
            text += f"\n\n$$ {claim} $$ (eq-claim)\n" if number == len(pages) - 1 else ""
            (tmp_path / f"page{number}.md").write_text(text, encoding="utf-8")
        (tmp_path / "index.md").write_text("# Pages\n", encoding="utf-8")
        page = Book(tmp_path).page(tmp_path / f"page{len(pages) - 1}.md")
        return {entry.name: page.verdict(entry) for entry in page.entries}["eq-claim"]

    return run


TAKEN_UP = ("By {eq}`%s`", "We assume {eq}`%s`.", "With {eq}`%s`, we get", "Recall {eq}`%s`.")
IN_PASSING = (
    "We do not assume {eq}`%s`.",
    "Unlike {eq}`%s`, here they differ.",
    "In contrast to {eq}`%s`,",
    "Chapter 1 needed {eq}`%s`.",
    "If {eq}`%s` fails,",
    "We no longer use {eq}`%s`.",
    "Compare {eq}`%s`.",
    "Here {eq}`%s` does not hold.",
    "برخلاف {eq}`%s`،",
    "## {eq}`%s`",
)


@pytest.mark.parametrize("page, label, claim", CITED)
@pytest.mark.parametrize("sentence", [*TAKEN_UP, *IN_PASSING])
def test_only_what_a_sentence_takes_up_is_brought(verdict, page, label, claim, sentence):
    declared = page.split("\n")[0]
    found = verdict(claim, page, f"{declared} {sentence % label}".replace(". ##", ".\n\n##"))
    assert found.status == ("proved" if sentence in TAKEN_UP else "unreadable"), found
    if sentence in IN_PASSING:
        assert f"{label}, cited in passing" in found.reason


def test_a_name_inside_of_what_is_cited_is_that_of_the_page(verdict):
    here = "Let $x \\in \\mathbb{R}$.\n\n$$ q = 5 x $$ (def-q2)\n\nRecall {eq}`def-r`."
    assert verdict("r = 5 x + 1", DEFINED, AGAIN, here).status not in ("proved", "refuted")
    assert verdict("r = q + 1", DEFINED, AGAIN, "Recall {eq}`def-r`.").status == "proved"


@pytest.mark.parametrize(
    "words, page, claim",
    [
        ("They commute.", f"Let {MATRICES}. They commute.\n\n$$ L = A B $$ (def-L)", "L = B A"),
        (" be idempotent", f"Let {MATRICES} be idempotent.\n\n$$ L = A A $$ (def-L)", "L = A"),
        ("Labels are one-hot.", f"{ENTRIES}\n\n$$ L = \\sum_i y_i $$ (def-L)", "L = 1"),
    ],
)
def test_the_words_of_the_cited_page_are_those_of_its_names(verdict, words, page, claim):
    found = verdict(claim, page, "Recall {eq}`def-L`.")
    assert found.status == "unproved" and found.reason.startswith("not proved: left side")
    silent = page.replace(words, "")
    assert verdict(claim, silent, "Recall {eq}`def-L`.").status == "refuted"


@pytest.mark.parametrize(
    "said",
    [
        "Contrary to {eq}`hyp-a`, they differ.",
        "{eq}`hyp-a` does not hold when the label is hard.",
        "We no longer need {eq}`hyp-a`.",
        "We revoke {eq}`hyp-a` at this point.",
        "So much for {eq}`hyp-a`; now they are free.",
        "From here on {eq}`hyp-a` is violated.",
        "از اینجا {eq}`hyp-a` لغو می‌شود.",
        "برخلاف {eq}`hyp-a`، این دو فرق دارند.",
        "{eq}`hyp-a` اینجا برقرار نیست.",
    ],
)
def test_a_sentence_that_denies_what_it_cites_ends_it(verdict, said):
    assert verdict("2 a = 2 b", f"{ASSUMED}\nBy {{eq}}`hyp-a` we go on.").status == "proved"
    assert verdict("2 a = 2 b", f"{ASSUMED}\n{said}").status == "unreadable"
    defined = f"{DEFINED}\n{said}".replace("hyp-a", "def-q")
    assert verdict(r"\frac{d q}{d x} = 2", defined).status == "unreadable"


@pytest.mark.parametrize(
    "heading, case",
    [
        ("When $x$ is negative", True),
        ("If x is negative", True),
        ("Negative $x$", True),
        ("Without a bias", True),
        ("A toy model", True),
        ("In the second experiment", True),
        ("یک مدل آزمایشی", True),
        ("The case of negative inputs", True),
        ("وقتی $x$ منفی است", True),
        ("The slope", False),
        ("When it pays", False),
    ],
)
def test_what_is_defined_below_a_heading_that_says_a_case_is_over_with_it(verdict, heading, case):
    page = f"Let $x \\in \\mathbb{{R}}$.\n\n## {heading}\n\n$$ f = -x $$ (def-f)\n\n"
    assert verdict("f = -x", page).status == "proved"
    found = verdict("f = -x", f"{page}### Part of it\n\nWe go on.")
    assert found.status == "proved"
    found = verdict("f = -x", f"{page}## Anything else\n\nWe go on.")
    assert found.status == ("unreadable" if case else "proved")
