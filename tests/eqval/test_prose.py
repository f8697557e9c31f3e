# ruff: noqa: E501
"""What the words of a page may have meant is not called false, and no sign is taken for another."""

import pytest

LOSS = r"$$ L = -\sum_j y_j \log \frac{e^{z_j}}{\sum_k e^{z_k}} $$ (def-L)"
SLOPE = r"\frac{\partial L}{\partial z_j} = \frac{e^{z_j}}{\sum_k e^{z_k}} - y_j"
TURNED = r"\frac{\partial L}{\partial z_j} = y_j - \frac{e^{z_j}}{\sum_k e^{z_k}}"
VECTORS = r"Let $\mathbf{z}, \mathbf{y} \in \mathbb{R}^K$."
MATRIX = r"Let $A \in \mathbb{R}^{n \times n}$ and $x \in \mathbb{R}^n$."
NUMBER = r"Let $x, b \in \mathbb{R}$."

MEANT = [
    (VECTORS, LOSS, "where $\\mathbf{y}$ is one-hot.", SLOPE, TURNED),
    (VECTORS, LOSS, "The labels are one-hot vectors.", SLOPE, TURNED),
    (VECTORS, LOSS, "The entries of $\\mathbf{y}$ sum to one.", SLOPE, TURNED),
    (VECTORS, LOSS, "Here $\\mathbf{y}$ is a probability distribution.", SLOPE, TURNED),
    (VECTORS, LOSS, "برچسب‌ها وان‌هات‌اند.", SLOPE, TURNED),
    (
        MATRIX,
        "If $A$ is symmetric, then",
        r"\nabla_x (x^\top A x) = 2 A x",
        r"\nabla_x (x^\top A x) = A x",
    ),
    (MATRIX, "A covariance matrix $A$ is meant.", r"A = A^\top", r"A = -A^\top"),
    (MATRIX, "ماتریس $A$ متقارن است.", r"A = A^\top", r"A = 2 A^\top"),
    (MATRIX, "Since $A$ is orthogonal,", r"\|A x\|^2 = \|x\|^2", r"\|A x\|^2 = 2 \|x\|^2"),
    (MATRIX, "The rows of $A$: each row sums to one.", r"\sum_j A_{ij} = 1", r"\sum_j A_{ij} = n"),
    (MATRIX, "Here $x$ is a unit vector.", r"x^\top x = 1", r"x^\top x = 2"),
    (MATRIX, "The mean of the $x_i$ is zero.", r"\sum_i x_i = 0", r"\sum_i x_i = 1"),
    (NUMBER, "For positive inputs", r"\max(0, x) = x", r"\max(0, x) = 2 x"),
    (NUMBER, "Suppose that $x$ is greater than zero.", r"|x| = x", r"|x| = x + 1"),
    (NUMBER, "The bias $b$ is zero.", r"x + b = x", r"x + b = x + 1"),
    (NUMBER, "The label $x$ is binary.", r"x^2 = x", r"x^2 = x + 1"),
]


@pytest.mark.parametrize("case", MEANT)
def test_what_a_word_may_have_meant_is_not_called_false(judge, case):
    *page, right, wrong = case
    text = "\n\n".join([*page, f"$$ {right} $$ (eq-right)", f"$$ {wrong} $$ (eq-wrong)"])
    found = judge(text)
    assert found["eq-right"].status == "unproved", found["eq-right"]
    assert found["eq-right"].reason.startswith("not proved: left side")
    assert found["eq-wrong"].status == "refuted", found["eq-wrong"]
    silent = judge(text.replace(page[-1], "So it is."))
    assert silent["eq-right"].status == "refuted"


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Here $A$ is self-adjoint.", True),
        ("The matrix $A$ has orthogonal eigenvectors and a gap.", True),
        ("The vector $x$ lies in the null space of it.", True),
        ("Here $A$ is the weight matrix of the first layer and $x$ is its input.", False),
        ("The matrix $A$ is symmetric.", False),
    ],
)
def test_what_a_sentence_says_in_unknown_words_holds_back(judge, words, held):
    text = (
        f"{MATRIX} {words.replace('first', 'hidden')}\n\n$$ x^\\top A x = 2 x^\\top A x $$ (eq-a)"
    )
    assert (judge(text)["eq-a"].status == "unproved") == held, judge(text)["eq-a"]


def test_what_is_said_below_is_heard(judge):
    text = f"{VECTORS}\n\n{LOSS}\n\n$$ {SLOPE} $$ (eq-right)\n\n$$ {TURNED} $$ (eq-wrong)\n\n"
    for said in ("We have used $\\sum_j y_j = 1$.", "Here the label is one-hot."):
        found = judge(text + said)
        assert found["eq-right"].status == "unproved"
        assert found["eq-wrong"].status == "refuted"


def test_what_is_shown_as_wrong_is_wrong_in_general(judge):
    found = judge(f"{NUMBER} For positive $x$ it holds.\n\n$$ |x| = x $$ (not-all)")
    assert found["not-all"].status == "caught"


@pytest.mark.parametrize(
    ("called", "claim"),
    [
        ("the sigmoid", r"f'(z) = f(z) (1 - f(z))"),
        ("the logistic function", r"f(-z) = 1 - f(z)"),
        ("a rectifier, ReLU", r"f(z) - f(-z) = z"),
        ("linear", r"f(2 z) = 2 f(z)"),
    ],
)
def test_a_function_that_has_a_name_is_not_any_function(judge, called, claim):
    text = "Let $z \\in \\mathbb{R}$ and let $f : \\mathbb{R} \\to \\mathbb{R}$ be CALLED.\n\n"
    text += f"$$ {claim} $$ (eq-a)"
    assert judge(text.replace("CALLED", called))["eq-a"].status not in ("proved", "refuted")
    assert judge(text.replace("CALLED", "given"))["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("All logarithms are to base 2.", r"\log 8 = 3", r"\frac{d}{dx} \log x = \frac{1}{x}"),
        (r"Here $\log = \log_2$.", r"\log 8 = 3", r"\frac{d}{dx} \log x = \frac{1}{x}"),
        ("لگاریتم‌ها در پایهٔ ۲ هستند.", r"\log 8 = 3", r"\log x^2 = 2 \log x"),
        (r"$\|v\|$ denotes the $\ell_1$ norm.", r"\|v\| = \sum_i |v_i|", r"\|v\|^2 = v^\top v"),
        ("Angles are in degrees.", r"\sin 90 = 1", r"\frac{d}{dx} \sin x = \cos x"),
        (
            r"Here $\odot$ is the outer product.",
            r"v \odot v = v v^\top",
            r"\sum_i (v \odot v)_i = v^\top v",
        ),
        (
            "Indices start at zero.",
            r"\sum_i v_i = v_0 + \sum_{i=1}^{n-1} v_i",
            r"\sum_i v_i = v_1 + \sum_{i=2}^n v_i",
        ),
        (
            "Some take it that gradients are row vectors.",
            r"\frac{\partial v^\top v}{\partial v} = 2 v^\top",
            r"\frac{\partial v^\top v}{\partial v} = 2 v",
        ),
    ],
)
def test_a_sign_with_another_meaning_is_not_judged(judge, words, right, wrong):
    text = f"Let $x \\in \\mathbb{{R}}_{{>0}}$ and $v \\in \\mathbb{{R}}^n$.\n\n{words}\n\n"
    text += f"$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)"
    found = judge(text)
    assert found["eq-right"].status in ("unreadable", "ill-typed")
    assert found["eq-wrong"].status == "unreadable"
    assert judge(text.replace(words, "The network has two layers."))["eq-wrong"].status == "proved"


@pytest.mark.parametrize(
    "words",
    [
        "The natural logarithm, not the one to base 10.",
        r"We write $\log_2 x$ in bits, $\|v\|_1$ beside it.",
    ],
)
def test_a_sign_that_is_told_apart_keeps_its_meaning(judge, words):
    text = f"Let $x \\in \\mathbb{{R}}_{{>0}}$, $v \\in \\mathbb{{R}}^n$.\n\n{words}\n\n"
    found = judge(text + "$$ \\log x^2 = 2 \\log x $$ (eq-a)\n\n$$ \\|v\\|^2 = v^\\top v $$ (eq-b)")
    assert found["eq-a"].status == found["eq-b"].status == "proved"


def test_where_a_parameter_lies_is_asked(judge):
    text = "$$ H(p) = -p \\log p - (1 - p) \\log (1 - p) $$ (def-H)\n\n"
    text += (
        "$$ h(p) = \\log \\frac{1}{p^2} $$ (def-h)\n\n$$ g(z) = \\frac{1}{1 + e^{-z}} $$ (def-g)"
    )
    text += "\n\n$$ h(p) = -2 \\log p $$ (eq-part)\n\n$$ g'(z) = -g(z) (1 - g(z)) $$ (eq-wrong)"
    found = judge(text)
    assert found["eq-part"].status != "refuted"
    assert found["eq-wrong"].status == "refuted"


@pytest.mark.parametrize(
    ("definition", "claim"),
    [
        (r"\tanh(z) = 1.7 \tanh(z / 2)", r"\frac{d}{dx} \tanh(x) = 1 - \tanh^2(x)"),
        (
            r"\operatorname{tanh}(z) = 1.7 \tanh(z / 2)",
            r"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}",
        ),
        (r"\|v\|^2 = \frac{1}{n} \sum_i v_i^2", r"\nabla_w \|w\|^2 = 2 w"),
        (r"|t| = t + 1", r"|x|^2 = x^2"),
        (r"u \odot v = u", r"v \odot w = w \odot v"),
        (r"\operatorname{tr}(B) = 1", r"\operatorname{tr}(A) = \operatorname{tr}(A^\top)"),
    ],
)
def test_a_sign_whose_own_definition_was_not_read_is_not_judged(judge, definition, claim):
    text = (
        r"Let $x \in \mathbb{R}$, $u, v, w \in \mathbb{R}^n$ and $A \in \mathbb{R}^{n \times n}$."
    )
    text += "\n\nDEF$$ CLAIM $$ (eq-a)".replace("CLAIM", claim)
    assert judge(text.replace("DEF", ""))["eq-a"].status == "proved"
    found = judge(text.replace("DEF", f"$$ {definition} $$ (def-a)\n\n"))
    assert found["def-a"].status != "defined"
    assert found["eq-a"].status == "unreadable", found["eq-a"]


ROWS = "Let $x \\in \\mathbb{R}^n$, $B \\in \\mathbb{R}^{m \\times n}$, $f : \\mathbb{R}^m \\to \\mathbb{R}$. "
MAP = "\n\n$$ y = B x, \\quad L = f(y) $$ (def-L)\n\n$$ CLAIM $$ (eq-a)"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (r"\frac{\partial x^\top x}{\partial x} = 2 x^\top", "proved"),
        (r"\nabla_x (x^\top x) = 2 x^\top", "proved"),
        (r"\frac{\partial y}{\partial x} = B", "proved"),
        (r"\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} B", "proved"),
        (
            r"\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} \frac{\partial y}{\partial x}",
            "proved",
        ),
        (r"\frac{\partial x^\top x}{\partial x} = x^\top", "refuted"),
        (r"\frac{\partial x^\top x}{\partial x} = 2 x", "ill-typed"),
        (r"\frac{\partial L}{\partial x} = B^\top \frac{\partial L}{\partial y}", "ill-typed"),
    ],
)
def test_gradients_are_rows_where_the_page_says_so(judge, claim, expected):
    said = (
        "The gradient is a row vector.",
        "Throughout, gradients are row vectors.",
        "گرادیان سطری است.",
    )
    for words in said:
        assert judge(ROWS + words + MAP.replace("CLAIM", claim))["eq-a"].status == expected
    for words in ("If gradients are row vectors.", "In other books gradients are row vectors."):
        assert judge(ROWS + words + MAP.replace("CLAIM", claim))["eq-a"].status != "refuted"
    both = "The gradient is a row vector. The derivative is a column."
    assert judge(ROWS + both + MAP.replace("CLAIM", claim))["eq-a"].status not in ("refuted",)


OF_MATRIX = r"Let $A \in \mathbb{R}^{n \times n}$"


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        (f"{OF_MATRIX} be idempotent.", "A^2 = A"),
        (f"{OF_MATRIX} be a permutation matrix.", r"\operatorname{tr}(A^\top A) = n"),
        (r"Let an idempotent matrix $A \in \mathbb{R}^{n \times n}$ be given.", "A^2 = A"),
        (f"{OF_MATRIX}, a projection.", "A^2 = A"),
        (r"Let $x \in \mathbb{R}$ and $y \in \mathbb{R}$ its square.", "y = x^2"),
        (r"Let $s \in \mathbb{R}$ be the sum of $x, y \in \mathbb{R}$.", "s = x + y"),
        (f"{OF_MATRIX} (idempotent).", "A^2 = A"),
        (f"{OF_MATRIX} project onto a plane.", "A^2 = A"),
        (f"{OF_MATRIX}. It is idempotent.", "A^2 = A"),
        (f"{OF_MATRIX}. We assume idempotence.", "A^2 = A"),
        (r"Let $x \in \mathbb{R}^n$ be attention weights.", r"\sum_i x_i = 1"),
        (r"Let $x \in \mathbb{R}$ be a variance.", "|x| = x"),
        (r"For large $x$, with $x \in \mathbb{R}$:", "x^2 > 1"),
        (r"بگیرید $A \in \mathbb{R}^{n \times n}$ پادمتقارن باشد.", r"A^\top = -A"),
    ],
)
def test_a_word_that_is_not_known_holds_a_refutation_back(judge, words, claim):
    found = judge(f"{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status == "unproved" and "; but the text s" in found.reason


@pytest.mark.parametrize(
    "words",
    [
        r"Let $w \in \mathbb{R}^n$ be the weights of the network and $x \in \mathbb{R}^n$ its input.",
        r"With the weight vector $w \in \mathbb{R}^n$ and the inputs $x \in \mathbb{R}^n$ we have",
        r"بگیرید $w \in \mathbb{R}^n$ وزن‌ها و $x \in \mathbb{R}^n$ ورودی باشد.",
    ],
)
def test_words_that_say_nothing_of_values_hold_nothing_back(judge, words):
    assert judge(f"{words}\n\n$$ w^\\top x = 1 $$ (eq-a)")["eq-a"].status == "refuted"


TIED = [
    (
        r"Let $x_i \in \mathbb{R}^d$, $i = 1, \dots, n$, be the rows of $X \in \mathbb{R}^{n \times d}$.",
        r"\sum_i x_i x_i^\top = X^\top X",
    ),
    (
        r"Let $z \in \mathbb{R}^K$ and let $m \in \mathbb{R}$ be its mean.",
        r"\sum_k (z_k - m) = 0",
    ),
    (r"Let $a, b \in \mathbb{R}$ sum to one.", r"a + b = 1"),
    (r"Let $p, q \in (0, 1)$ be complementary.", r"p + q = 1"),
    (r"Let $z \in \mathbb{R}$ and let $a \in \mathbb{R}$ be its sigmoid.", r"4 a + z = 2 z + 2"),
    (r"Let $v \in \mathbb{R}^n$ be a vector of length $r > 0$.", r"\|v\| = r"),
    (r"Let $v$ be a vector of length $r$, $r > 0$.", r"\|v\| = r"),
    (
        r"Let $v \in \mathbb{R}^n$. It is a steady state of $A \in \mathbb{R}^{n \times n}$.",
        r"A v = v",
    ),
]


@pytest.mark.parametrize(("words", "claim"), TIED)
def test_names_that_words_tie_together_are_not_called_unrelated(judge, words, claim):
    found = judge(f"{words}\n\nSo:\n\n$$ {claim} $$ (eq-a)\n\n$$ {claim} $$ (not-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


@pytest.mark.parametrize(
    "lead",
    [
        "The decision boundary is",
        "We require",
        "At the minimum:",
        "On the hyperplane",
        "To the right of it",
        "such that",
        "If the unit is active,",
        "بر مرز تصمیم:",
    ],
)
def test_what_is_sought_is_not_called_false(judge, lead):
    given = r"Let $w, x \in \mathbb{R}^n$ and $b \in \mathbb{R}$."
    page = "{}\n\n{}\n\n$$ w^\\top x + b = 0 $$ (eq-a)"
    assert judge(page.format(given, lead))["eq-a"].status == "unproved"
    for claims in ("Therefore", "The result is", "With the chain rule we get"):
        assert judge(page.format(given, claims))["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    "words",
    ["be idempotent", "be a reflection", ", a projection", "be a Gram matrix", "be whitened"],
)
def test_what_is_shown_as_wrong_may_hold_by_what_was_declared(judge, words):
    text = f"Let $A \\in \\mathbb{{R}}^{{n \\times n}}$ {words}.\n\n$$ A = A^\\top $$ (not-a)"
    assert judge(text)["not-a"].status == "unproved"
    assert judge(text.replace(words, "be a weight matrix"))["not-a"].status == "caught"


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("All vectors are row vectors.", r"v^\top v = \sum_i v_i^2"),
        ("Vectors are rows.", r"v^\top v = \sum_i v_i^2"),
        ("All sums are taken modulo two.", "x + x = 2 x"),
        ("Repeated indices are summed over.", r"\delta_{ii} = 1"),
        ("The norm is the largest entry.", r"\|v\|^2 = v^\top v"),
        ("We measure the entropy in bits.", r"e^{\log x} = x"),
        ("A sum over $i$ is an average.", r"\sum_i v_i = v_1 + \sum_{i=2}^n v_i"),
        ("Gradients are divided by the batch size.", r"\frac{d}{dx} x^2 = 2 x"),
        ("The exponential is base two.", r"\frac{d}{dx} \exp(x) = \exp(x)"),
        ("LSE stands for the least squares error.", r"\operatorname{LSE}(v) = \log \sum_k e^{v_k}"),
    ],
)
def test_the_noun_of_a_sign_gives_it_another_meaning(judge, words, claim):
    text = f"Let $x \\in \\mathbb{{R}}_{{>0}}$, $v \\in \\mathbb{{R}}^n$.\n\n{words}\n\n"
    assert judge(f"{text}$$ {claim} $$ (eq-a)")["eq-a"].status not in ("proved", "refuted")


GOES_ON = (
    "The two are equal.",
    "Both are zero.",
    "They sum to one.",
    "Neither is negative.",
    "We derive it below. The first is larger than the second.",
    "هر دو صفرند.",
    "آن دو با هم برابرند.",
)


@pytest.mark.parametrize("words", GOES_ON)
def test_what_one_goes_on_with_may_be_what_a_claim_lacks(judge, words):
    found = judge(f"Let $a, b \\in \\mathbb{{R}}$. {words}\n\n$$ a = b $$ (eq-a)")
    assert found["eq-a"].status == "unproved" and "the text" in found["eq-a"].reason


@pytest.mark.parametrize("words", ["We derive the gradient below.", "This chapter is about both."])
def test_what_one_tells_of_the_work_is_not(judge, words):
    found = judge(f"Let $a, b \\in \\mathbb{{R}}$. {words}\n\n$$ a = b $$ (eq-a)")
    assert found["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    "lead", ["Up to a constant,", "Here there are only two:", "First, $i$ equal to $j$:"]
)
def test_a_lead_that_speaks_of_less_holds_a_claim_back(judge, lead):
    found = judge(f"Let $a \\in \\mathbb{{R}}^n$.\n\n{lead}\n\n$$ a_i = a_j + 1 $$ (eq-a)")
    assert found["eq-a"].status != "refuted"


VECTORS_ALONE, MATRICES_ALONE = (
    r"Let $p, q \in \mathbb{R}^n$.",
    r"Let $A, B \in \mathbb{R}^{n \times n}$.",
)
NAMELESS = [
    (MATRICES_ALONE, "They commute.", "A B = B A"),
    (MATRICES_ALONE, "Both are idempotent.", "A^2 = A"),
    (MATRICES_ALONE, "Rows are distributions.", r"\sum_j A_{ij} = 1"),
    (MATRICES_ALONE, "One is the transpose of the other.", r"A = B^\top"),
    (MATRICES_ALONE, "یکی وارون دیگری است.", r"A B = \mathbf{I}"),
    (VECTORS_ALONE, "They are orthogonal.", r"p^\top q = 0"),
    (VECTORS_ALONE, "The entries are sorted.", r"p_1 \le p_2"),
    (VECTORS_ALONE, "Each marks one class.", r"\sum_i p_i = 1"),
    (VECTORS_ALONE, "There is a single feature.", "n = 1"),
    (VECTORS_ALONE, "They are all $> 0$.", r"p_1 > 0"),
    (VECTORS_ALONE, "طول هر دو یک است.", r"p^\top p = 1"),
]
PLACES = {
    "beside": "{0} {1}\n\n{2}",
    "in the next paragraph": "{0}\n\n{1}\n\n{2}",
    "in a section above": "# Data\n\n{1}\n\n# Model\n\n{0}\n\n{2}",
    "below": "{0}\n\n{2}\n\n{1}",
    "in a section below": "{0}\n\n{2}\n\n# Remarks\n\n{1}",
    "in a list": "{0}\n\n{2}\n\n- {1}",
    "in a footnote": "{0}[^1]\n\n{2}\n\n[^1]: {1}",
    "in a quotation": "{0}\n\n{2}\n\n> {1}",
    "in bold": "{0}\n\n{2}\n\n**{1}**",
    "in brackets": "{0} ({1})\n\n{2}",
    "as a heading": "{0}\n\n## {1}\n\n{2}",
    "as a title": "{0}\n\n{2}\n\n:::{{note}} {1}\nSee above.\n:::",
    "in a row": "{0}\n\n{2}\n\n| remark |\n|---|\n| {1} |",
    "led in": "{0} Also: {1}\n\n{2}",
    "behind a dash": "{0} We mention it here – {1}\n\n{2}",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("declared, said, claim", NAMELESS)
def test_a_sentence_without_a_name_may_speak_of_any(judge, place, declared, said, claim):
    text = PLACES[place].format(declared, said, f"$$ {claim} $$ (eq-a)")
    assert judge(text)["eq-a"].status == "unproved"
    plain = PLACES[place].format(
        declared, "We compute the gradient of the loss.", f"$$ {claim} $$ (eq-a)"
    )
    assert judge(plain)["eq-a"].status == "refuted"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("declared, said, claim", NAMELESS)
def test_what_is_shown_as_wrong_hears_what_points_to_its_names(judge, place, declared, said, claim):
    text = PLACES[place].format(declared, said, f"$$ {claim} $$ (not-a)")
    beside = ("beside", "in brackets", "led in", "behind a dash")
    alone = said.startswith("There is") and place not in beside
    assert judge(text)["not-a"].status == ("caught" if alone else "unproved")


@pytest.mark.parametrize(
    "said",
    [
        "It forgets the transpose.",
        "There is a warning in this exhibit.",
        "By itself neither is wrong; only together they are.",
        "The first is refuted, with a place to try.",
        "A neuron learns from it. They agree to all printed digits.",
        "Both `assert` lines hold.",
        "The matrix $C$ is another one.",
        "عدد $0.5$ احتمال نیست.",
    ],
)
def test_what_is_shown_as_wrong_hears_no_more(judge, said):
    for page in ("{0}\n\n{1}\n\n{2}", "{0}\n\n{2}\n\n{1}"):
        text = page.format(MATRICES_ALONE, said, "$$ A B = B A $$ (not-a)")
        assert judge(text)["not-a"].status == "caught"


@pytest.mark.parametrize(
    "declared, said, claim",
    [
        (MATRICES_ALONE, "The matrix $A$ is traceless.", r"\operatorname{tr}(A) = 0"),
        (MATRICES_ALONE, "Our matrix $A$ has determinant one.", r"\det A = 1"),
        (VECTORS_ALONE, "The vector $p$ is of length one.", r"p^\top p = 1"),
    ],
)
def test_what_is_shown_as_wrong_hears_what_is_said_of_a_name(judge, declared, said, claim):
    assert judge(f"{declared} {said}\n\n$$ {claim} $$ (not-a)")["not-a"].status == "unproved"
    for plain in (
        "The method that forgets $A$ is popular.",
        "Is $p$ idle?",
        "The slope by $A$ is 5.",
    ):
        assert judge(f"{declared} {plain}\n\n$$ {claim} $$ (not-a)")["not-a"].status == "caught"


ADJECTIVES = [
    ("A", r"\mathbb{R}^{n \times n}", "matrix", "traceless", r"\operatorname{tr}(A) = 0"),
    ("A", r"\mathbb{R}^{n \times n}", "matrix", "skew-symmetric", r"A^\top = -A"),
    ("x", r"\mathbb{R}^n", "vector", "unit", r"x^\top x = 1"),
    ("s", r"\mathbb{R}", "number", "negative", r"|s| = -s"),
    ("p", r"\Delta^K", "distribution", "decreasing", r"p_1 \geq p_2"),
]
SAID_OF_IT = {
    "be": "Let ${n} \\in {s}$ be {a}.",
    "beside its noun": "Let ${n} \\in {s}$ be a {a} {k}.",
    "in a sentence": "Let ${n} \\in {s}$ be given. The {k} ${n}$ is {a}.",
    "in this book": "Let ${n} \\in {s}$ be given. In this book ${n}$ is {a}.",
    "supposed": "Let ${n} \\in {s}$. We suppose ${n}$ to be {a}.",
    "supposed that": "Let ${n} \\in {s}$. Suppose that the {k} ${n}$ is {a}.",
    "behind a comma": "Let ${n} \\in {s}$, {a}.",
    "where": "Let ${n} \\in {s}$, where ${n}$ is {a}.",
    "that is": "Let ${n} \\in {s}$ be any {k} that is {a}.",
    "looked at": "We look at {a} ${n} \\in {s}$.",
    "for": "For {a} ${n} \\in {s}$ it is plain what follows.",
    "only": "Let ${n} \\in {s}$. Only {a} ${n}$ will be looked at.",
    "of two": "Let ${n} \\in {s}$ and $B \\in \\mathbb{{R}}$. Both ${n}$ and $B$ are {a}.",
}


@pytest.mark.parametrize("frame", SAID_OF_IT)
@pytest.mark.parametrize("name, of, noun, adjective, claim", ADJECTIVES)
def test_an_adjective_beside_a_name_holds_both_roles_back(
    judge, frame, name, of, noun, adjective, claim
):
    text = SAID_OF_IT[frame].format(n=name, s=of, k=noun, a=adjective)
    for role, false in (("eq", "refuted"), ("not", "caught")):
        assert judge(f"{text}\n\n$$ {claim} $$ ({role}-a)")[f"{role}-a"].status != false


NOUNS = [
    (r"p \in (0, 1)", "z", "the logit of $p$", r"z = \log \frac{p}{1 - p}"),
    (r"x, y \in \mathbb{R}^n", "d", "the distance between $x$ and $y$", r"d = \|x - y\|"),
    (r"p \in \Delta^K", "H", "the entropy of the distribution $p$", r"H \geq 0"),
    (r"x \in \mathbb{R}^n", "k", "the first entry of $x$", "k = x_1"),
    (r"u \in \mathbb{R}", "v", "twice the number $u$", "v = 2 u"),
]
COMPUTED = (
    r"Let ${a}$ and let ${n} \in \mathbb{{R}}$ be {p}.",
    r"Let ${a}$, where ${n} \in \mathbb{{R}}$ is {p}.",
    r"Let ${a}$ and ${n} \in \mathbb{{R}}$. Here ${n}$ is {p}.",
    r"Let ${a}$ and ${n} \in \mathbb{{R}}$, {p}.",
    r"Let ${a}$. Denote by ${n} \in \mathbb{{R}}$ {p}.",
    r"Let ${a}$ and ${n} \in \mathbb{{R}}$. We call ${n}$ {p}.",
    r"Let ${a}$, ${n} \in \mathbb{{R}}$. By ${n}$ we mean {p}.",
    r"Let {p} be ${n} \in \mathbb{{R}}$, and ${a}$.",
    r"Let ${a}$ and ${n} \in \mathbb{{R}}$. We denote {p} by ${n}$.",
)


@pytest.mark.parametrize("frame", COMPUTED)
@pytest.mark.parametrize("other, name, phrase, claim", NOUNS)
def test_a_noun_of_what_is_computed_ties_two_names(judge, frame, other, name, phrase, claim):
    text = frame.format(a=other, n=name, p=phrase)
    for role, false in (("eq", "refuted"), ("not", "caught")):
        assert judge(f"{text}\n\n$$ {claim} $$ ({role}-a)")[f"{role}-a"].status != false


@pytest.mark.parametrize("noun", ["label", "weight", "size", "input"])
def test_a_noun_of_what_only_belongs_to_a_name_ties_nothing(judge, noun):
    text = f"Let $p \\in (0, 1)$ and let $z \\in \\mathbb{{R}}$ be the {noun} of $p$."
    assert judge(f"{text}\n\n$$ z = p^2 + 1 $$ (eq-a)")["eq-a"].status == "refuted"


@pytest.mark.parametrize(
    "tie", ["$y$ وارون $x$ باشد", "$y$ با $x$ متناسب باشد", "$y$ قرینهٔ $x$ باشد"]
)
def test_a_persian_word_that_ties_two_names_holds_a_refutation_back(judge, tie):
    page = f"فرض کنید $x, y > 0$ و {tie}.\n\n$$ x y = 1 $$ (eq-a)"
    assert judge(page)["eq-a"].status != "refuted"


@pytest.mark.parametrize("role", ["eq", "not"])
@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("All numbers of this page are bytes.", "200 + 100 = 300"),
        ("What goes beyond 255 begins again at zero.", "200 + 100 = 300"),
        ("As in the program, a slash throws away what is left over.", "7 / 2 = 3.5"),
        ("Here we use integer division.", "7 / 2 = 3.5"),
        (
            "A pocket calculator knows no precedence, and neither do our lines.",
            "2 + 3 \\cdot 4 = 14",
        ),
        ("They are worked off from left to right.", "2 + 3 \\cdot 4 = 14"),
    ],
)
def test_another_arithmetic_is_not_judged_by_the_usual_one(judge, said, claim, role):
    claim = claim if role == "eq" else f"{claim} + 1"
    assert judge(f"{said}\n\n$$ {claim} $$ ({role}-a)")[f"{role}-a"].status == "unreadable"


@pytest.mark.parametrize("sign", [r"\gets", r"\leftarrow", ":="])
def test_a_step_of_a_free_name_leaves_what_holds_of_all(judge, sign):
    page = (
        "Let $w \\in \\mathbb{R}^n$ and $a > 0$. We perform the update "
        f"$w {sign} w - a w$.\n\n$$ (1 - a) w = w - a w $$ (eq-right)\n\n$$ w = 0 $$ (eq-wrong)"
    )
    found = judge(page)
    assert found["eq-right"].status == "proved" and found["eq-wrong"].status != "refuted"
    defined = page.replace("We perform", "\n\n$$ w = a v $$ (def-w)\n\nWe perform")
    defined = defined.replace("Let $w", "Let $v")
    assert judge(defined)["eq-right"].status not in ("proved", "refuted")


OF_ROWS = r"""
Let $x_n \in \mathbb{R}^D$ for $n = 1, \dots, N$. SAID

$$ X^\top X = \sum_{n=1}^N x_n x_n^\top $$ (eq-right)

$$ X^\top X = 2 \sum_{n=1}^N x_n x_n^\top $$ (eq-wrong)
"""


@pytest.mark.parametrize(
    "said",
    [
        r"Let $X$ be the $N \times D$ matrix whose $n$-th row is $x_n^\top$.",
        r"Let $X$ be the $N \times D$ matrix with $n$-th row $x_n^\top$.",
        r"Let $X$ be the $N \times D$ design matrix with rows $x_n^\top$.",
        r"Let $X \in \mathbb{R}^{N \times D}$ be the matrix whose $n$th row is $x_n^\top$.",
    ],
)
def test_the_rows_of_a_matrix_that_words_declare(judge, said):
    found = judge(OF_ROWS.replace("SAID", said))
    assert found["eq-right"].status == "proved" and found["eq-wrong"].status == "refuted"
    rank = f"{said}\n\nWe suppose that the columns of $X$ are linearly independent."
    assert judge(OF_ROWS.replace("SAID", rank))["eq-right"].status == "proved"
    other = said.replace("$x_n^", "$x_k^")
    if "rows" not in said:
        assert judge(OF_ROWS.replace("SAID", other))["eq-wrong"].status != "refuted"


NARROWS_IN_PERSIAN = [
    f"{opening} {rest}"
    for opening in ("از اینجا", "در ادامهٔ همین صفحه و در صفحه‌های بعد هم", "")
    for rest in (
        "فقط با مقدارهایی از $x$ کار داریم که منفی نیستند.",
        "تنها آن مقدارهایی از $x$ را می‌بینیم که زیر صفر نمی‌روند.",
        "همهٔ مقدارهایی که برای $x$ پیش می‌آید نامنفی است.",
    )
]


@pytest.mark.parametrize("said", NARROWS_IN_PERSIAN)
def test_a_name_late_in_a_persian_sentence_is_its_subject_too(judge, said):
    found = judge(f"فرض کنید $x$ عددی حقیقی باشد. {said}\n\n$$ \\sqrt{{x^2}} = x $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


def test_what_a_persian_sentence_calls_unneeded_holds_nothing_back(judge):
    said = "در هیچ‌یک از سه گام لازم نشد که $x$ صفر یا یک باشد."
    found = judge(f"فرض کنید $x$ عددی حقیقی باشد.\n\n$$ x^2 = x $$ (not-a)\n\n{said}")
    assert found["not-a"].status == "caught", found
