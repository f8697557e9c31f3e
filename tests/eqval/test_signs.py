# ruff: noqa: E501
"""Signs and constants to which the text of a page gives another meaning."""

import pytest

OTHERWISE = [
    (r"Let $u, v \in \mathbb{R}^n$. Here $\|u\| = \sum_i |u_i|$.", r"\|v\|^2 = v^\top v"),
    (
        r"Let $a \in \mathbb{R}$. We scale it: $\tanh(x) = 1.7 \cdot \frac{e^x - e^{-x}}{e^x + e^{-x}}$.",
        r"\tanh'(a) = 1 - \tanh^2(a)",
    ),
    (r"Let $a, x \in \mathbb{R}$. Here $|x| = x + 1$.", r"|a|^2 = a^2"),
    (r"Let $a, x \in \mathbb{R}$. Here $\exp(x) = 2^x$.", r"\frac{d}{d a} \exp(a) = \exp(a)"),
    (r"Let $a, x \in \mathbb{R}$. We write $\max(x, a) = x + a$.", r"\max(2, 3) = 3"),
    (
        r"Let $a, b, u, v \in \mathbb{R}^n$. We write $u \odot v = u v^\top$.",
        r"a \odot b = b \odot a",
    ),
    (
        r"Let $A \in \mathbb{R}^{2 \times 2}$. We write $|A|$ for the matrix of absolute values.",
        r"|A| = A_{11} A_{22} - A_{12} A_{21}",
    ),
    (
        r"Let $A \in \mathbb{R}^{2 \times 2}$, where $|A|$ is the number of entries.",
        r"|A| = A_{11} A_{22} - A_{12} A_{21}",
    ),
    (r"Let $\pi$ be the policy.", r"\cos(\pi) = -1"),
    (r"Here $i$ is the imaginary unit.", r"i^2 \ge 0"),
    (r"Let $a > 0$. We write $\log a$ for $\log_2 a$.", r"e^{\log a} = a"),
    (
        r"Let $A \in \mathbb{R}^{n \times n}$, $x \in \mathbb{R}^n$. Recall that Jacobians are transposed.",
        r"\frac{\partial A x}{\partial x} = A",
    ),
    *[
        (
            rf"Let $A \in \mathbb{{R}}^{{n \times n}}$, $x \in \mathbb{{R}}^n${said} Jacobians are transposed{end}",
            r"\frac{\partial A x}{\partial x} = A",
        )
        for said, end in ((" (where", ")."), (". By convention", "."), (". In all of this", "."))
    ],
    (
        r"In this book, $|x|$ is the length of $x$, the number of its entries. Let $x \in \mathbb{R}^n$.",
        r"|x|^2 = x^\top x",
    ),
    (r"Let $x \in \mathbb{R}$. Numbers are in base two.", "x + x = 2 x"),
    (r"Let $a, b \in \mathbb{R}$. Here $a < b$ says that $b$ is preferred to $a$.", "a < a + 1"),
    (r"Let $a, b \in \mathbb{R}$. Here $a > b$ means that $a$ wins against $b$.", "a + 1 > a"),
    (r"Let $A \in \mathbb{R}^{n \times n}$, where $I$ is an integral image.", "A I = A"),
    *[
        (rf"Let $x, y \in \mathbb{{R}}^n$ and $M \in \mathbb{{R}}^{{n \times n}}$. {said}", claim)
        for sign, claim in (
            (r"\langle x, y \rangle", r"\langle x, y \rangle = \langle y, x \rangle"),
            (r"x \odot y", r"x \odot y = y \odot x"),
        )
        for said in (
            rf"In what follows ${sign}$ means $x^\top M y$.",
            rf"Here ${sign}$ is $x^\top M y$.",
            rf"Let ${sign}$ be the full convolution.",
            rf"اینجا ${sign}$ به معنی $x^\top M y$ است.",
        )
    ],
    (r"Let $u, v \in \mathbb{R}$, and let $u \times v$ be the wedge.", r"u \times v = v \times u"),
]
PLAINLY = [
    (r"Let $u \in \mathbb{R}^n$ with $\|u\| = 1$.", r"\|u\|^2 = u^\top u"),
    (r"Let $a, b > 0$. Recall that $\log(a b) = \log a + \log b$.", r"\log(a^2) = 2 \log a"),
    (
        r"Let $A \in \mathbb{R}^{2 \times 2}$, where $|A|$ is its determinant.",
        r"|A| = A_{11} A_{22} - A_{12} A_{21}",
    ),
    (r"Let $u \in \mathbb{R}^n$, where $\|u\|$ is the length of $u$.", r"\|u\|^2 = u^\top u"),
    (r"Here $\pi$ is the number of the circle.", r"\cos(\pi) = -1"),
    (r"Let $A \in \mathbb{R}^{n \times n}$, where $I$ is the identity matrix.", "A I = A"),
    *[
        (rf"Let $x, y \in \mathbb{{R}}^n$. {said}", r"\langle x, y \rangle = \langle y, x \rangle")
        for said in (
            r"Let $\langle x, y \rangle$ be the inner product.",
            r"Here $\langle x, y \rangle$ is the dot product of $x$ and $y$.",
            r"Let $x < y$ be given.",
        )
    ],
]


@pytest.mark.parametrize(("words", "claim"), OTHERWISE)
def test_what_means_something_else_here_is_not_judged(judge, words, claim):
    assert judge(f"{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "unreadable"


@pytest.mark.parametrize(("words", "claim"), PLAINLY)
def test_what_means_what_it_always_does_is_judged(judge, words, claim):
    assert judge(f"{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "proved"


def test_what_is_near_a_constant_says_nothing_of_it(judge):
    found = judge("این عدد نزدیک $\\pi$ است.\n\n$$ \\cos(\\pi) = -1 $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        (r"In this book $\pi$ is a permutation.", r"\cos \pi = -1"),
        (r"$\log$ means $\log_{10}$.", r"\log 100 = 2"),
        (r"Here $\delta$ is a small number.", r"\sum_j \delta_{ij} v_j = v_i"),
        (r"The symbol $\nabla$ denotes the divergence.", r"\nabla_v (v^\top v) = 2 v"),
        (r"$\max$ stands for the mean.", r"\max(x, x) = x"),
    ],
)
def test_a_command_that_stands_alone_is_what_the_page_says(judge, words, claim):
    given = r"Let $x \in \mathbb{R}$ and $v \in \mathbb{R}^n$."
    shown = f"$$ {claim} $$ (eq-a)"
    for page in (f"{given} {words}\n\n{shown}", f"{given}\n\n{shown}\n\n{words}"):
        assert judge(page)["eq-a"].status not in ("proved", "refuted"), page
    kept = r"Here $\log$ is the natural logarithm and $\max$ denotes the maximum."
    assert judge(f"{given} {kept}\n\n{shown}")["eq-a"].status in ("proved", "refuted")


def test_a_constant_with_another_value_is_another(judge):
    for claim in (r"\pi = 3", r"\cos \pi = -1"):
        found = judge(f"In this book $\\pi = 3$.\n\n$$ {claim} $$ (eq-a)")["eq-a"]
        assert found.status == "unreadable" and "eqval failed" not in found.reason


def test_what_is_declared_anew_is_no_longer_what_a_display_defines(judge):
    page = r"Let $x \in \mathbb{R}$." + "\n\n$$ q = 2 x $$ (def-q)\n\n"
    page += "Now forget it. Now let $q \\in \\mathbb{R}$ be any number.\n\n$$ q - 2 x = 0 $$ (eq-a)"
    assert judge(page)["eq-a"].status not in ("proved", "refuted")


SPOKEN = {
    r"x * x = x^2": ["$*$ is convolution.", "The star $*$ denotes convolution.", "$*$ پیچش است."],
    r"v^\top v = \sum_i v_i^2": [
        r"$\top$ is the conjugate transpose.",
        "بردارها سطری‌اند.",
        r"$\sum$ is the mean.",
    ],
    r"u \circ v = v \circ u": [r"$\circ$ is the Hadamard product.", r"$\circ$ ضرب تانسوری است."],
    r"2 \cdot 3 = 6": [
        r"$\cdot$ is the inner product.",
        r"$\cdot$ is the outer product.",
        r"$\cdot$ ضرب خارجی است.",
    ],
    r"2 \times 3 = 6": [r"$\times$ is the cross product."],
    r"\max(x, x) = x": [
        r"$\max$ is the soft maximum.",
        r"$\max$ is the robust maximum.",
        r"We write $\max$ for the soft maximum.",
    ],
    r"\|v\|^2 = v^\top v": [
        r"$\|\cdot\|$ is the taxi norm.",
        "نرم، نرم بیشینه است.",
        r"اینجا $\|v\|$ بزرگ‌ترین قدر مطلق است.",
    ],
    r"|x|^2 = x^2": [r"$|\cdot|$ تعداد عناصر است.", r"$|\cdot|$ means the number of digits."],
    r"\log(1) = 0": [r"$\log$ is the logarithm to base 2.", r"$\log$ لگاریتم در پایهٔ دو است."],
    "x + x = 2 x": ["In this chapter $+$ is the exclusive or.", "$+$ پیوندِ دو رشته است."],
    "x < x + 1": ["$<$ is an order of preference."],
    r"\mathbb{1}(x > 0) \geq 0": [
        r"$\mathbb{1}(\cdot)$ is 1 where its argument is false.",
        r"By $\mathbb{1}$ we mean a vector of ones.",
        "Indicators are plus or minus one.",
        r"Indicators take the values $\pm 1$.",
    ],
    r"\sum_j \delta_{ij} v_j = v_i": [
        r"$\delta_{ij}$ is one where the indices differ and zero where they agree.",
        r"We write $\delta_{ij}$ for the error of unit $i$ in example $j$.",
        r"$\delta_{ij}$ is $1$ if $i \neq j$, and else $0$.",
        r"$\delta_{ij}$ خطای نرون است.",
    ],
    r"\sum_i v_i = v_1 + v_2": [
        r"We drop the factor $\frac{1}{n}$ in front of sums.",
        "Constant factors are omitted.",
        "ضریب‌ها را نمی‌نویسیم.",
    ],
    r"v_1 = v^\top v - v_2^2 + v_1 - v_1^2": ["We count from 0.", "از صفر می‌شماریم."],
}
KEPT = {
    r"x * x = x^2": ["$*$ is multiplication.", "$*$ ضرب است."],
    r"2 \cdot 3 = 6": [
        r"$\cdot$ denotes the usual product of numbers.",
        r"The number $\pi$ is fine.",
    ],
    r"\|v\|^2 = v^\top v": [r"$\|\cdot\|$ is the Euclidean norm."],
    r"\mathbb{1}(x > 0) \geq 0": [
        r"$\mathbb{1}(\cdot)$ is 1 where its argument is true.",
        "Indicators are one or zero.",
    ],
    r"\sum_j \delta_{ij} v_j = v_i": [
        r"$\delta_{ij}$ is 1 where the two indices agree and 0 elsewhere.",
        r"$\delta_{ij}$ is the Kronecker symbol.",
    ],
    "x + x = 2 x": ["Here $+$ is addition."],
    r"\sum_i v_i = v_1 + v_2": ["We drop the index.", "The constant factors stay."],
    r"\log(1) = 0": [
        r"$\log$ is the natural logarithm, to the base $e$.",
        r"$\log$ یعنی لگاریتم طبیعی، در پایهٔ $e$.",
        r"$\log x$ is negative there.",
    ],
}
NAMES = r"Let $x \in \mathbb{R}$ and $u, v \in \mathbb{R}^2$."


@pytest.mark.parametrize(("claim", "words"), [(c, w) for c, said in SPOKEN.items() for w in said])
def test_a_sign_of_which_more_is_said_than_is_known_is_refused(judge, claim, words):
    assert judge(f"{NAMES}\n\n{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "unreadable"


@pytest.mark.parametrize(("claim", "words"), [(c, w) for c, said in KEPT.items() for w in said])
def test_a_sign_of_which_only_that_is_said_stays(judge, claim, words):
    assert judge(f"{NAMES}\n\n{words}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "proved"


@pytest.mark.parametrize(
    ("macro", "claim"),
    [
        (r"\def\log{\exp}", r"\log(1) = 0"),
        (r"\renewcommand{\log}{\log_2}", r"\log(1) = 0"),
        (r"\let\max\min", r"\max(1, 2) = 2"),
        (r"\DeclareMathOperator{\tanh}{cosh}", r"\tanh(0) = 0"),
        (r"\renewcommand{\top}{-1}", r"(x)^\top + x = x + x^\top"),
        (r"\renewcommand{\cdot}{+}", r"2 \cdot 3 = 6"),
        (r"\newcommand*{\mathbf}{2}", r"x + \mathbf{1}_2^\top v = x + v_1 + v_2"),
    ],
)
def test_a_command_that_a_macro_makes_another_is_refused(judge, macro, claim):
    for page in (f"${macro}$\n\n{NAMES}\n\n$$ {claim} $$ (eq-a)",
                 f"{NAMES}\n\n$$ {claim} $$ (eq-a)\n\nSee ${macro}$."):  # fmt: skip
        assert judge(page)["eq-a"].status not in ("proved", "refuted")
    assert judge(f"$\\newcommand{{\\R}}{{2}}$ {NAMES}\n\n$$ x x = x^2 $$ (eq-a)")["eq-a"].ok


@pytest.mark.parametrize(
    "words",
    [
        "Here $e$ is the error.",
        "Let $e$ be the error.",
        "The error is $e$.",
        "We call the error $e$.",
    ],
)
def test_a_power_of_e_needs_that_e_is_not_another(judge, words):
    claim = "$$ \\frac{d}{dx} e^x = e^x $$ (eq-a)"
    assert judge(f"Let $x \\in \\mathbb{{R}}$. {words}\n\n{claim}")["eq-a"].status == "unreadable"
    for plain in ("Here $e$ is Euler's number.", "Here $e \\approx 2.718$."):
        assert judge(f"Let $x \\in \\mathbb{{R}}$. {plain}\n\n{claim}")["eq-a"].status == "proved"


@pytest.mark.parametrize("word", ["uniform", "constant"])
@pytest.mark.parametrize(
    "form", ["Let $v \\in \\mathbb{R}^2$ be WORD.", "The vector $v \\in \\mathbb{R}^2$ is WORD."]
)
def test_what_ties_the_entries_of_a_vector_holds_back(judge, word, form):
    said = form.replace("WORD", word)
    assert judge(f"{said}\n\n$$ v_1 = v_2 $$ (eq-a)")["eq-a"].status != "refuted"


DENIED = """
In this note S is not PLAIN, it is OTHER.
S here is not PLAIN but OTHER.
Here S is OTHER, not PLAIN.
By S we do not mean PLAIN but OTHER.
Not PLAIN but OTHER is what S stands for.
Do not take S for PLAIN: it is OTHER.
S (not PLAIN) is OTHER.
The letter S never means PLAIN; it is OTHER.
S is OTHER rather than PLAIN.
Instead of PLAIN, S is OTHER.
S isn't PLAIN. It is OTHER.
PLAIN is not meant by S.
S is anything but PLAIN.
Mind that S is OTHER here, far from PLAIN.
We forget about PLAIN: S is OTHER.
اینجا S خطاست و ربطی به PLAIN ندارد.
There is no PLAIN here: S is OTHER.
اینجا S PLAIN نیست، OTHER است.
در این یادداشت S نه PLAIN بلکه OTHER است.
منظور از S اینجا PLAIN نیست.
S را PLAIN نگیرید؛ OTHER است.
S به‌جای PLAIN، OTHER است.
""".strip().split("\n")
DENIABLE = [
    ("e", "Euler's number", "عدد اویلر", r"Let $x \in \mathbb{R}$.", r"\frac{d}{d x} e^x = e^x"),
    (r"\pi", "the circle number", "عدد پی", "We write.", r"\cos(\pi) = -1"),
    ("I", "the identity", "ماتریس همانی", r"Let $A \in \mathbb{R}^{n \times n}$.", "A I = A"),
    (r"\log", "the natural logarithm", "لگاریتم طبیعی", "Let $a > 0$.", r"e^{\log a} = a"),
    (r"\top", "the transpose", "ترانهاده", r"Let $A \in \mathbb{R}^{n \times n}$.", r"(A^\top)^\top = A"),
    ("T", "the transpose", "ترانهاده", r"Let $A \in \mathbb{R}^{n \times n}$.", "(A^T)^T = A"),
    ("d", "the differential", "دیفرانسیل", r"Let $x \in \mathbb{R}$.", r"\frac{d}{d x} x^2 = 2 x"),
    (r"\|x\|", "the norm", "نرم", r"Let $x \in \mathbb{R}^n$.", r"\|x\|^2 = x^\top x"),
    ("|a|", "the absolute value", "قدر مطلق", r"Let $a \in \mathbb{R}$.", r"|a|^2 = a^2"),
    (r"\odot", "the elementwise product", "ضرب درایه‌ای", r"Let $a, b \in \mathbb{R}^n$.", r"a \odot b = b \odot a"),
    (r"\nabla", "the gradient", "گرادیان", r"Let $x \in \mathbb{R}^n$.", r"\nabla_x (x^\top x) = 2 x"),
    (r"\mathbb{E}", "the expectation", "امید ریاضی", "Let $X$ be a random variable.", r"\mathbb{E}[X + 1] = \mathbb{E}[X] + 1"),
    (
        r"\sigma", "the sigmoid", "سیگموید", r"Let $z \in \mathbb{R}$, where $\sigma$ is the sigmoid.",
        r"\sigma'(z) = \sigma(z) (1 - \sigma(z))",
    ),
]  # fmt: skip


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("sign, plain, plain_fa, before, claim", DENIABLE)
def test_a_sign_that_is_denied_its_role_is_not_judged_by(
    judge, sign, plain, plain_fa, before, claim, below
):
    shown = f"\n\n$$ {claim} $$ (eq-claim)\n\n"
    assert judge(f"{before}{shown}")["eq-claim"].status == "proved"
    for sentence in DENIED:
        persian = "است" in sentence or "نیست" in sentence
        said = sentence.replace("PLAIN", plain_fa if persian else plain)
        said = said.replace("OTHER", "خطا" if persian else "the error").replace("S", f"${sign}$")
        found = judge(f"{before}{shown}{said}" if below else f"{before} {said}{shown}")["eq-claim"]
        assert found.status not in ("proved", "refuted"), said


def test_a_letter_that_counts_is_no_transpose(judge):
    page = "Let $A \\in \\mathbb{R}^{n \\times n}$. SAID\n\n$$ (A^T)^T = A $$ (eq-claim)\n"
    for said, status in (("$T$ is the transpose.", True), ("$T$ is the number of steps.", False)):
        assert (judge(page.replace("SAID", said))["eq-claim"].status == "proved") == status, said


@pytest.mark.parametrize("size", ["$n \\times n$ ", "$n \\times n$, ", ""])
def test_a_size_between_a_sign_and_its_word_is_passed_over(judge, size):
    page = "Let $A \\in \\mathbb{R}^{n \\times n}$.\n\n$$ A + \\mathbf{I} = \\mathbf{I} + A $$ (eq-a)\n\n"
    page += f"Here $\\mathbf{{I}}$ is the {size}WORD.\n\n$$ \\mathbf{{I}} A = A $$ (eq-b)"
    found = judge(page.replace("WORD", "identity matrix"))
    assert found["eq-a"].status == found["eq-b"].status == "proved"
    found = judge(page.replace("WORD", "matrix of ones"))
    assert found["eq-b"].status not in ("proved", "refuted")


SOFTMAX = r"Let $z \in \mathbb{R}^K$." + "\n\n$$ p_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}} $$ (def-p)\n\n"
DELTA = "\n\n$$ \\frac{\\partial p_i}{\\partial z_j} = p_i (\\delta_{ij} - p_j) $$ (eq-a)"


@pytest.mark.parametrize(
    "said",
    [
        r"Write $\delta_{ij}$ for the Kronecker delta, which is $1$ if $i = j$ and $0$ otherwise.",
        r"Using $\delta_{ij}$, equal to $1$ when $j = i$ and to $0$ otherwise, the Jacobian is",
        r"Let $\delta_{ij}$ be one if $i = j$, and zero otherwise.",
    ],
)
def test_words_may_tell_what_the_kronecker_delta_is(judge, said):
    assert judge(f"{SOFTMAX}{said}{DELTA}")["eq-a"].status == "proved"
    wrong = DELTA.replace("- p_j", "+ p_j")
    assert judge(f"{SOFTMAX}{said}{wrong}")["eq-a"].status in ("refuted", "unproved")
    for old, new in (("1", "2"), ("one", "two"), ("i = j", "i = k"), ("otherwise", "for the last")):
        other = said.replace(f"${old}$", f"${new}$") if "$" in said else said
        other = other.replace(old, new) if old in ("one", "otherwise") else other
        if other != said:
            assert judge(f"{SOFTMAX}{other}{DELTA}")["eq-a"].status not in ("proved", "refuted")
