r"""How long a display holds: what it says ends with its block, or where its names begin anew."""

import pytest

DECLARED = "Let $x \\in \\mathbb{R}$ and $A \\in \\mathbb{R}^{2 \\times 2}$.\n\n"
BLOCKS = [
    ":::{{exercise}}\n{}\n:::",
    ":::{{solution}} ex-a\n{}\n:::",
    ":::{{admonition}} A remark\n{}\n:::",
    ":::{{note}}\n{}\n:::",
    ":::{{prf:proof}}\n{}\n:::",
    "::::{{tab-set}}\n:::{{tab-item}} One\n{}\n:::\n::::",
    "<details>\n\n{}\n\n</details>",
    "See[^1].\n\n[^1]: {}\n",
]
SAID = {
    "$$ A = A^\\top $$ (hyp-a)": "A_{12} = A_{21}",
    "$$ B = A^\\top $$ (def-b)": "B = A^\\top",
    "$$ f(t) = t^2 $$ (def-f)": "f(3) = 9",
}


@pytest.mark.parametrize("block", [*BLOCKS, "> {}"])
@pytest.mark.parametrize("said", SAID)
def test_what_a_display_says_in_a_block_holds_only_there(judge, block, said):
    claim = f"$$ {SAID[said]} $$ (eq-a)"
    found = judge(f"{DECLARED}{block.format(said)}\n\n{claim}")
    assert found["eq-a"].status == "unreadable"
    if block in BLOCKS and "[^" not in block:
        inside = block.format(f"{said}\n\n$$ {SAID[said]} $$ (eq-b)")
        assert judge(f"{DECLARED}{inside}")["eq-b"].status == "proved"


@pytest.mark.parametrize(
    "block",
    [
        ":::{{div}}\n{}\n:::",
        "<div>\n\n{}\n\n</div>",
        ":::{{prf:definition}}\n{}\n:::",
        ":::{{prf:assumption}}\n{}\n:::",
    ],
)
@pytest.mark.parametrize("said", SAID)
def test_what_only_lays_a_page_out_or_speaks_for_it_is_no_world(judge, block, said):
    found = judge(f"{DECLARED}{block.format(said)}\n\n$$ {SAID[said]} $$ (eq-a)")
    assert found["eq-a"].status == "proved"


def test_a_definition_may_stand_in_a_list_an_assumption_is_of_its_case(judge):
    text = f"{DECLARED}1. $$ B = A^\\top $$ (def-b)\n2. $$ A = A^\\top $$ (hyp-a)\n\n"
    found = judge(f"{text}$$ B = A^\\top $$ (eq-b)\n\n$$ A_{{12}} = A_{{21}} $$ (eq-a)")
    assert found["eq-b"].status == "proved" and found["eq-a"].status == "unreadable"


def test_a_solution_goes_on_with_its_exercise_and_another_one_begins_anew(judge):
    exercise = ":::{{exercise}}\n:label: ex-{0}\n$$ T = {1} x $$ (def-{0})\n:::\n\n"
    solution = ":::{{solution}} ex-{0}\n$$ T = {1} x $$ (eq-{0})\n:::\n\n"
    pieces = [exercise.format("a", 2), exercise.format("b", 3)]
    pieces += [solution.format("a", 2), solution.format("b", 3), "$$ T = 3 x $$ (eq-c)"]
    found = judge(DECLARED + "".join(pieces))
    assert found["def-b"].status == "defined"
    assert found["eq-a"].status == found["eq-b"].status == "proved"
    assert found["eq-c"].status == "unreadable"


@pytest.mark.parametrize("said", SAID)
def test_a_citation_brings_back_what_stands_in_a_block(judge, said):
    label = said.rpartition("(")[2][:-1]
    block = BLOCKS[2].format(said)
    text = f"{DECLARED}{block}\n\nBy {{eq}}`{label}`:\n\n$$ {SAID[said]} $$ (eq-a)"
    assert judge(text)["eq-a"].status == "proved"


ANEW = [
    "Let $A \\in \\mathbb{R}^{2 \\times 2}$.",
    "Now let $A \\in \\mathbb{R}^{2 \\times 2}$.",
    "## Another one\n\nLet $A \\in \\mathbb{R}^{2 \\times 2}$.",
    "For every $A \\in \\mathbb{R}^{2 \\times 2}$ we claim:",
    "Let $A \\in \\mathbb{R}^{3 \\times 3}$.",
    "We drop this assumption.",
    "We no longer assume that.",
    "Without this assumption:",
    "بدون این فرض:",
    "This condition is now relaxed.",
    "From now on $A$ may be any matrix.",
    "Henceforth $A$ is arbitrary.",
    "## The general case",
    "این فرض را کنار می‌گذاریم.",
    "دیگر فرض نمی‌کنیم که چنین باشد.",
    "از این پس $A$ می‌تواند هر ماتریسی باشد.",
    "بگیرید $A \\in \\mathbb{R}^{2 \\times 2}$.",
    "## حالت کلی",
]


@pytest.mark.parametrize("text", ANEW)
def test_an_assumption_ends_where_its_name_begins_anew(judge, text):
    claim = "$$ A_{12} = A_{21} $$ (eq-a)"
    found = judge(f"{DECLARED}$$ A = A^\\top $$ (hyp-a)\n\n{text}\n\n{claim}")
    assert found["eq-a"].status == "unreadable"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "## The next step\n\nWe compute.",
        "where $A \\in \\mathbb{R}^{2 \\times 2}$.",
        "Let $b \\in \\mathbb{R}^2$.",
        "By this assumption it follows:",
        "Without this assumption, all were harder.",
        "Let $A \\in \\mathbb{R}^{2 \\times 2}$. By {eq}`hyp-a`:",
        "پس:",
    ],
)
def test_until_then_it_holds(judge, text):
    claim = "$$ A_{12} = A_{21} $$ (eq-a)"
    found = judge(f"{DECLARED}$$ A = A^\\top $$ (hyp-a)\n\n{text}\n\n{claim}")
    assert found["eq-a"].status == "proved"


@pytest.mark.parametrize("heading", ["The symmetric case", "Proof", "Exercise 3", "حالت متقارن"])
def test_an_assumption_below_the_heading_of_a_case_holds_there(judge, heading):
    text = f"# A page\n\n{DECLARED}## {heading}\n\n$$ A = A^\\top $$ (hyp-a)\n\n"
    claim = "$$ A_{12} = A_{21} $$ "
    found = judge(f"{text}{claim}(eq-a)\n\n## What follows\n\n{claim}(eq-b)")
    assert found["eq-a"].status == "proved" and found["eq-b"].status == "unreadable"


@pytest.mark.parametrize("said", ["Let $f \\in \\mathbb{R}$.", "Now $f \\in \\mathbb{R}$ is free."])
def test_a_definition_ends_where_its_name_is_declared_anew(judge, said):
    text = f"{DECLARED}$$ f = x^2 $$ (def-f)\n\n{said}\n\n$$ f = x^2 $$ (eq-a)"
    assert judge(text)["eq-a"].status == "unreadable"


RETOLD = [
    "Let $q$ be the loss.",
    "We write $q$ for the loss of the second network.",
    "Here $q$ is the square of $x$.",
    "In this section, $q$ denotes three times the input.",
    "The letter $q$ now means a quantile.",
    "Replace $q$ by its square.",
    "From now on $q$ may be any number.",
    "اینجا $q$ یعنی مربع ورودی.",
]


@pytest.mark.parametrize("text", RETOLD)
def test_words_that_say_anew_what_a_name_is_end_its_definition(judge, text):
    page = f"{DECLARED}$$ q = 2 x $$ (def-q)\n\n## Another one\n\n{text}\n\n$$ q = 2 x $$ (eq-a)"
    assert judge(page)["eq-a"].status == "unreadable"


@pytest.mark.parametrize("text", ["The output $q$ is the prediction.", "where $q$ is the loss."])
def test_words_that_only_name_it_do_not(judge, text):
    page = f"{DECLARED}$$ q = 2 x $$ (def-q)\n\n{text}\n\n$$ q = 2 x $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"


def test_a_function_that_is_declared_anew_is_any(judge):
    page = f"{DECLARED}$$ f(x) = x^2 $$ (def-f)\n\nLet $f : \\mathbb{{R}} \\to \\mathbb{{R}}$.\n\n"
    assert judge(page + "$$ f(2) = 4 $$ (eq-a)")["eq-a"].status == "unreadable"


@pytest.mark.parametrize("heading", ["## Another example", "## مثالی دیگر"])
def test_a_value_holds_in_its_section(judge, heading):
    page = f"# A page\n\n{DECLARED}## One\n\nLet $x = 2$.\n\n$$ x + 1 \\approx 3.0 $$ (eq-a)\n\n"
    found = judge(f"{page}{heading}\n\n$$ x + 2 \\approx 4.0 $$ (eq-b)")
    assert found["eq-a"].status == "proved" and found["eq-b"].status == "unproved"
