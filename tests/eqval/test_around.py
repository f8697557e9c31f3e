# ruff: noqa: E501
r"""What stands in the sentence of a display, before it and behind it, is heard."""

import pytest

X = "Let $x \\in \\mathbb{R}$.\n\n"
POSITIVE = "Let $x \\in \\mathbb{R}_{>0}$.\n\n"
PART = [
    "for $x > 0$.",
    "whenever $x > 0$.",
    "where $x > 0$.",
    "to the right of the origin.",
    "if the neuron fires, $x > 0$.",
    "at the optimum.",
    "for equal inputs.",
    "on the positive axis.",
    "برای $x > 0$.",
    "وقتی $x > 0$.",
]
NOT_ALL = [
    "if $x > 0$, and $q = 0$ otherwise.",
    "for positive $x$ only; for the others it is zero.",
    "plus noise.",
    "up to a constant.",
    "to first order.",
    "modulo one.",
    "فقط برای $x > 0$.",
]
PLAIN = [
    "where $\\sigma$ is the sigmoid.",
    "for all $x$.",
    "and this is the output.",
    "which is all that we need.",
    "because both sides are the same at $x = 1$.",
    "This holds for $x > 0$, too.",
    "که همان است.",
    "برای $x > 0$، این روشن است.",
]


@pytest.mark.parametrize("behind", PART)
@pytest.mark.parametrize("role", ["eq", "not"])
def test_what_stands_behind_a_claim_may_restrict_it(judge, behind, role):
    found = judge(f"{X}$$ |x| = x $$ ({role}-a)\n\n{behind}")
    assert found[f"{role}-a"].status == "unproved"


@pytest.mark.parametrize("behind", PLAIN)
def test_what_only_goes_on_restricts_nothing(judge, behind):
    found = judge(f"{X}$$ x + 1 = x $$ (not-a)\n\n{behind}\n\n$$ x x = x^2 $$ (eq-a)\n\n{behind}")
    assert found["not-a"].status == "caught" and found["eq-a"].status == "proved"


@pytest.mark.parametrize(
    "behind",
    [
        "for all $x \\in \\mathbb{R}$.",
        "for all real $x$.",
        "also for negative $x$.",
        "where now $x \\in \\mathbb{R}$.",
        "where $x = -1$.",
        "with $x < 0$.",
        "برای $x \\in \\mathbb{R}$.",
    ],
)
def test_a_claim_of_more_than_is_declared_is_not_proved(judge, behind):
    assert judge(f"{POSITIVE}$$ |x| = x $$ (eq-a)\n\n{behind}")["eq-a"].status != "proved"
    assert judge(f"{POSITIVE}$$ |x| = x $$ (eq-a)\n\nThe end.")["eq-a"].status == "proved"


@pytest.mark.parametrize(
    "lead", ["For negative $x$ we have", "For every real $x$", "برای $x$ منفی"]
)
def test_nor_one_that_a_sentence_leads_to_so(judge, lead):
    assert judge(f"{POSITIVE}{lead}\n\n$$ |x| = x $$ (eq-a)")["eq-a"].status != "proved"


@pytest.mark.parametrize("behind", NOT_ALL)
def test_a_definition_that_goes_on_behind_is_left_behind(judge, behind):
    found = judge(f"{X}$$ q = 2 x $$ (def-q)\n\n{behind}\n\n$$ q = 2 x $$ (eq-a)")
    assert found["def-q"].status == found["eq-a"].status == "unreadable"


@pytest.mark.parametrize(
    "lead",
    [
        "If $x > 0$, then",
        "For positive $x$ let",
        "The following is wrong:",
        "Suppose for a moment",
        "اگر $x > 0$ باشد،",
        "این نادرست است:",
    ],
)
def test_nor_does_one_of_a_case_define(judge, lead):
    found = judge(f"{X}{lead}\n\n$$ q = 2 x $$ (def-q)\n\n$$ q = 2 x $$ (eq-a)")
    assert found["def-q"].status == found["eq-a"].status == "unreadable"


@pytest.mark.parametrize("text", [*PLAIN, "where $b \\in \\mathbb{R}$ is the bias."])
def test_a_definition_with_a_plain_sentence_holds(judge, text):
    found = judge(f"{X}The output is\n\n$$ q = 2 x $$ (def-q)\n\n{text}\n\n$$ q = 2 x $$ (eq-a)")
    assert found["eq-a"].status == "proved"


OF_NEW = [
    "For a vector $x \\in \\mathbb{R}^n$ and a symmetric, positive $n \\times n$ matrix $A$, we write",
    "For a symmetric matrix $A \\in \\mathbb{R}^{n \\times n}$ and a vector $x \\in \\mathbb{R}^n$ let",
    "For $x \\in \\mathbb{R}^n$ and $A \\in \\mathbb{R}^{n \\times n}$ the loss of this unit is",
]


@pytest.mark.parametrize("lead", OF_NEW)
def test_what_is_said_of_a_name_that_is_new_makes_no_case(judge, lead):
    form = "$$ q(x, A) = x^\\top A x $$"
    found = judge(f"{lead}\n\n{form} (def-q)\n\n{form} (eq-a)")
    assert found["def-q"].status == "defined" and found["eq-a"].status == "proved"
    old = "Let $x \\in \\mathbb{R}^n$ and $A \\in \\mathbb{R}^{n \\times n}$.\n\n"
    again = "For a symmetric matrix $A$ let"
    assert judge(f"{old}{again}\n\n{form} (def-q)")["def-q"].status == "unreadable"


def test_what_a_definition_is_written_for_makes_no_case(judge):
    page = "Let $x \\in \\mathbb{{R}}$. We write\n\n$$ q = 2 x $$ (def-q)\n\nfor {}.\n\n$$ q = 2 x $$ (eq-a)"
    for named in ("the score", "its density", "the Gaussian density"):
        assert judge(page.format(named))["eq-a"].status == "proved", named
    for case in ("positive $x$", "the positive scores", "$x > 0$", "large scores"):
        assert judge(page.format(case))["eq-a"].status == "unreadable", case


PAIRS = r"""
    For $j \neq k$ we have
    For any two different output neurons $j \neq k$,
    For two classes $j \ne k$ we get
    For every pair of different units $k \neq j$,
    برای هر دو نرون متفاوت $j \neq k$
"""


@pytest.mark.parametrize("lead", [x.strip() for x in PAIRS.strip().splitlines()])
def test_two_letters_that_differ_are_the_condition_of_their_display(judge, lead):
    apart = "" if lead.startswith("For") else "این سافت‌مکس است.\n\n"
    page = (
        "Let $z \\in \\mathbb{R}^J$.\n\n$$ a_j = \\frac{e^{z_j}}{\\sum_{i=1}^J e^{z_i}} $$ (def-a)"
        f"\n\n{apart}{lead}\n\n$$ \\frac{{\\partial a_j}}{{\\partial z_k}} = SIGN a_j a_k. $$ (eq-a)\n\n"
        "$$ \\frac{\\partial a_j}{\\partial z_k} = 0 $$ (eq-b)"
    )
    assert judge(page.replace("SIGN", "-"))["eq-a"].status == "proved"
    found = judge(page.replace("SIGN", ""))
    if not apart:  # of which the words "this is" may say more
        assert found["eq-a"].status == "refuted" and found["eq-b"].status == "refuted"


@pytest.mark.parametrize("lead", ["For the correct class $j \\neq k$", "For positive $j \\neq k$"])
def test_but_not_beside_words_that_say_more(judge, lead):
    page = f"Let $z \\in \\mathbb{{R}}^J$.\n\n{lead}\n\n$$ z_j = z_k $$ (eq-a)"
    assert judge(page)["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize("lead", ["where", "with", "where:", "که در آن"])
def test_a_display_behind_a_where_defines_what_is_above_it(judge, lead):
    page = (
        "Let $w, x, b \\in \\mathbb{R}$.\n\n$$ a = g(z), \\qquad z = w x + b, $$ (def-a)\n\n"
        f"{lead}\n\n$$ g(z) = \\frac{{1}}{{1 + e^{{-z}}}} $$ (def-g)\n\n"
        "$$ \\frac{\\partial a}{\\partial b} = a (1 - a) $$ (eq-a)"
    )
    assert judge(page)["eq-a"].status == "proved"
    other = page.replace(lead, "Elsewhere we had")
    assert judge(other)["eq-a"].status == "unreadable"


def test_a_mark_makes_another_name_of_a_number(judge):
    page = (
        "Let $x \\in \\mathbb{R}$. It smooths $NAME = F$.\n\n$$ (x + 1)^2 = x^2 + 2 x + 1 $$ (eq-a)"
    )
    for name, value in (("x^+", r"\max(0, x)"), ("x^-", "x - 1"), ("x^{+}", r"\max\{0, x\}")):
        text = page.replace("NAME", name).replace("F", value)
        assert judge(text)["eq-a"].status == "proved", name
        assert judge(text.replace("+ 1 $$", "+ 2 $$"))["eq-a"].status == "refuted", name
    for name in ("x", "x^2", "x^{-1}"):
        text = page.replace("NAME", name).replace("F", "y").replace("+ 1 $$", "+ 2 $$")
        assert judge(text)["eq-a"].status != "refuted", name
    matrix = page.replace("\\mathbb{R}", "\\mathbb{R}^{n \\times n}").replace("(x + 1)^2", "x x^+")
    claim = matrix.replace("x^2 + 2 x + 1", "x x^{-1}").replace("NAME = F", "x^+ = x^{-1}")
    assert judge(claim)["eq-a"].status != "refuted"


# What a sentence below a definition leaves of it: the first are said of entries alone.
LEAVES_ENTRIES = """
    The diagonal is left free.
    Off the diagonal nothing is said.
    The diagonal entries are not given.
    The other entries are arbitrary.
    The rest is another story.
    We mean the entries above the diagonal.
    This concerns the first column.
    The last row is excepted.
    The corners are exempt.
    This is the definition for even indices.
    On the diagonal it is zero.
    Here $i \\neq j$.
    Nothing is claimed of the last column.
    قطر آزاد است.
    بیرون قطر چیزی گفته نشده است.
    درایه‌های دیگر آزادند.
"""
LEAVES = """
    Only the first column is meant.
    Only positive inputs are meant.
    Nothing is said of negative inputs.
    Of negative inputs we say nothing.
    For negative inputs it is left open.
    This is meant for positive inputs only.
    It is defined only for positive inputs.
    It is not defined for negative inputs.
    Negative arguments are forbidden.
    At zero it has no value.
    Its domain is the positive half-line.
    Elsewhere it is zero.
    فقط ورودی‌های مثبت منظور است.
    دربارهٔ ورودی‌های منفی چیزی گفته نشده است.
"""
LEAVES_NOTHING = """
    This is the matrix that we use below.
    It is the only one that we need.
    Nothing is lost.
    The question is left open until the next section.
    We only need its slope.
    Each row belongs to one sample.
    Increasing one of them decreases the others.
    این تعریف ماتریس است.
"""
OF_ENTRIES = ("$$ W_{ij} = a_i + a_j $$ (def-W)", "W_{11} = 2 a_1", "W_{11} = 3 a_1")
IN_TEXT = ("Let $W_{ij} = a_i + a_j$.", *OF_ENTRIES[1:])
OF_A_NUMBER = ("$$ f(x) = x^2 $$ (def-f)", "f(-2) = 4", "f(-2) = 5")


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def leaving(judge, form, right, wrong, said, between=""):
    head = (
        "Let $W \\in \\mathbb{R}^{n \\times n}$, $a \\in \\mathbb{R}^n$ and $x \\in \\mathbb{R}$."
    )
    page = f"{head} این تعریف است.\n\n{form}\n\n{between}{said}\n\n"
    return [judge(f"{page}$$ {claim} $$ (eq-a)")["eq-a"].status for claim in (right, wrong)]


@pytest.mark.parametrize("said", lines(LEAVES_ENTRIES + LEAVES))
def test_a_definition_is_not_used_where_a_sentence_below_leaves_a_part_of_it(judge, said):
    forms = [OF_ENTRIES, IN_TEXT, *[OF_A_NUMBER] * (said in LEAVES)]
    for form in forms:
        for between in ("", "$$ 1 + 1 = 2 $$ (eq-b)\n\n", "This is all that we need.\n\n"):
            found = leaving(judge, *form, said, between)
            assert not {*found} & {"proved", "refuted"}, (form[0], between, found)


def test_a_part_of_another_definition_is_none_of_it(judge):
    both = "$$ W_{ij} = a_i + a_j $$ (def-W)\n\n$$ V_{ij} = a_i - a_j $$ (def-W-two)\n\n"
    for other, kept in (
        (both, "W_{11} = 2 a_1"),
        ("$$ b = 1 $$ (def-W-two)\n\n" + both[:33], "b = 1"),
    ):
        found = leaving(judge, other, kept, "1 = 2", "The diagonal is left free.")
        assert found[0] == "proved", other


@pytest.mark.parametrize("said", lines(LEAVES_NOTHING))
def test_and_it_is_used_where_none_does(judge, said):
    for form in (OF_ENTRIES, OF_A_NUMBER):
        assert leaving(judge, *form, said)[0] == "proved", form[0]
