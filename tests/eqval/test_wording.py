# ruff: noqa: E501
"""What words beside a declaration say of its names."""

import pytest

MATRIX = r"\mathbb{R}^{n \times n}"
SLOPE = r"\nabla_x (x^\top A x) = 2 A x", r"\nabla_x (x^\top A x) = A x"
SUM = r"\sum_k y_k^2 = 1", r"\sum_k y_k^2 = 2"
ROOT = r"\sqrt{x^2} = x", r"\sqrt{x^2} = 2 x"

SAID = [
    (rf"Let $A \in {MATRIX}$ be symmetric and $x \in \mathbb{{R}}^n$.", SLOPE),
    (rf"Let $x \in \mathbb{{R}}^n$ and let the symmetric matrix $A \in {MATRIX}$ be given.", SLOPE),
    (rf"Let $x \in \mathbb{{R}}^n$ and $A \in {MATRIX}$, where $A$ is symmetric.", SLOPE),
    (
        rf"بگیرید $x \in \mathbb{{R}}^n$. ماتریس متقارن $A \in {MATRIX}$ را بگیرید.",
        SLOPE,
    ),
    (r"Let $y \in \{0, 1\}^n$ be one-hot.", SUM),
    (r"Let $y$ be one-hot, $y \in \{0, 1\}^n$.", SUM),
    (r"Let $y \in \mathbb{R}^n$ be a one-hot label vector.", SUM),
    (r"بگیرید $y \in \{0, 1\}^n$ تک‌داغ باشد.", SUM),
    (
        r"For $i = 1, \dots, m$ let $\mathbf{y}^{(i)} \in \{0, 1\}^K$ be one-hot.",
        (r"\sum_k (y^{(i)}_k)^2 = 1", r"\sum_i (y^{(i)}_k)^2 = 1"),
    ),
    (
        r"Let $y_{ik} \in \{0, 1\}$ be one-hot for $i = 1, \dots, m$ and $k = 1, \dots, K$.",
        (r"\sum_k y_{ik} = 1", r"\sum_i y_{ik} = 1"),
    ),
    (r"Let $x \in \mathbb{R}$ be positive.", ROOT),
    (
        r"Let $x \in \mathbb{R}^n$ be a unit vector.",
        (r"x^\top x = 1", r"x^\top x = 2"),
    ),
    (
        rf"Let $Q \in {MATRIX}$ be orthogonal.",
        (r"Q Q^\top = \mathbf{I}", r"Q = Q^\top"),
    ),
    (
        r"Let $x \in \mathbb{R}^n$ be nonzero.",
        (r"\frac{x^\top x}{\|x\|^2} = 1", r"\frac{x^\top x}{\|x\|^2} = 2"),
    ),
]


@pytest.mark.parametrize(("prose", "claims"), SAID)
def test_a_word_is_taken_at_its_word(judge, prose, claims):
    right, wrong = claims
    found = judge(f"{prose}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


@pytest.mark.parametrize(
    "prose",
    [
        "If $A \\in SET$ is symmetric, all is well.",
        "Let $A \\in SET$ not be symmetric.",
        "Let $A \\in SET$ be symmetric only if $n > 3$.",
        "Let $A \\in SET$ be a nearly symmetric matrix.",
        "Let a skew symmetric matrix $A \\in SET$ be given.",
        "Let $A \\in SET$ be skew symmetric.",
        "Let $A \\in SET$. Now let a symmetric $A \\in SET$ be given.",
        "Let $A \\in SET$ and $B \\in SET$ be symmetric.",
        "Let $A \\in SET$, symmetric or not.",
        "Let $A \\in SET$. Where $A$ is symmetric, it is easy.",
        "Is $A \\in SET$ symmetric?",
        "Let $A \\in SET$ be symmetric, or let it be skew.",
        "Let $A \\in SET$ be symmetric; later it is not.",
    ],
)
def test_a_word_of_a_case_is_neither_taken_nor_forgotten(judge, prose):
    prose = prose.replace("SET", MATRIX)
    found = judge(f"{prose}\n\n$$ A = A^\\top $$ (eq-a)\n\n$$ A + A = 2 A $$ (eq-b)")
    assert found["eq-a"].status not in ("proved", "refuted"), found
    assert found["eq-b"].status == "proved"


def test_what_is_taken_back_is_not_assumed(judge):
    text = f"Let $A \\in {MATRIX}$ be symmetric.\n\n$$ A = A^\\top $$ (eq-a)\n\n"
    text += "From here on $A$ need not be symmetric.\n\n$$ A = A^\\top $$ (eq-b)"
    found = judge(text)
    assert found["eq-a"].status == "proved"
    assert found["eq-b"].status not in ("proved", "refuted")
    text = "Let $x \\in [-1, 1]$ be positive.\n\n$$ |x| = x $$ (eq-a)"
    assert judge(text)["eq-a"].status == "unreadable"


def test_a_word_that_is_not_known_holds_back(judge):
    prose = rf"Let $A \in {MATRIX}$ be symmetric and positive semidefinite."
    found = judge(f"{prose}\n\n$$ A = A^\\top $$ (eq-a)\n\n$$ A_{{11}} \\ge 0 $$ (eq-b)")
    assert (found["eq-a"].status, found["eq-b"].status) == ("proved", "unreadable"), found


def test_what_is_nonzero_may_hold_zeros(judge):
    found = judge("Let $x \\in \\mathbb{R}^n$ be nonzero.\n\n$$ x_1 / x_1 = 1 $$ (eq-a)")
    assert found["eq-a"].status == "unproved"


IN_WORDS = [
    (
        r"A neuron with input $x$, output $y$, weight $w$ and bias $b$, all in $\mathbb{R}$.",
        (r"(w x + b) y = w x y + b y", r"(w x + b) y = w x y + b"),
    ),
    (
        r"Let $a$ and $b$ be real numbers.",
        (r"(a + b)^2 = a^2 + 2 a b + b^2", r"(a + b)^2 = a^2 + b^2"),
    ),
    (
        r"Let $r \in (0, 1)$ and let $t$ be a natural number.",
        (r"\sum_{k=0}^{t-1} r^k = \frac{1 - r^t}{1 - r}", r"\sum_{k=0}^{t-1} r^k = 1 - r^t"),
    ),
    (
        r"Let $X$ be an $N \times (p + 1)$ matrix, $w \in \mathbb{R}^{p+1}$.",
        (r"\nabla_w \|X w\|^2 = 2 X^\top X w", r"\nabla_w \|X w\|^2 = X^\top X w"),
    ),
    (r"Let $A$ be a symmetric $n \times n$ matrix and $x \in \mathbb{R}^n$.", SLOPE),
    (r"Let $y$ be a one-hot vector of length $q$.", SUM),
    (
        r"Let $u$ and $v$ be vectors in $\mathbb{R}^n$.",
        (r"u^\top v = v^\top u", r"u^\top v = u^\top u"),
    ),
]

PRODUCT = r"(A B)^\top = B^\top A^\top", r"(A B)^\top = 2 B^\top A^\top"
LENGTH = r"x^\top x = \sum_{i=1}^n x_i^2", r"x^\top x = \sum_{i=1}^n 2 x_i"
ENTRIES = r"(A x)_i = \sum_{j=1}^n A_{ij} x_j", r"(A x)_i = \sum_{j=1}^n A_{ij}"
TOTAL = r"\sum_{k=1}^K p_k = 1", r"\sum_{k=1}^K p_k = 2"
IN_WORDS += [
    (r"Consider the $n$-dimensional vector $x$.", LENGTH),
    (r"Let $x$ and $w$ be $n$-dimensional vectors.", LENGTH),
    (r"Let $x$ denote a column vector in $\mathbb{R}^n$.", LENGTH),
    (r"Here $x$ is a vector with $n$ entries.", LENGTH),
    (r"Let $x$ be a vector of length $n$ with entries $x_i$.", LENGTH),
    (r"Suppose $w$ is a $d$-dimensional weight vector and $x$ an $n$-dimensional input.", LENGTH),
    (r"If $x$ is an $n$-dimensional vector, then the following holds.", LENGTH),
    (r"Consider an $m \times n$ matrix $A$ and a vector $x$ of length $n$.", ENTRIES),
    (r"Let $A$ be an $m$-by-$n$ matrix and $x$ an $n$-dimensional vector.", ENTRIES),
    (r"Here $A$ has shape $(m, n)$ and $x$ is a vector of size $n$.", ENTRIES),
    (r"Let $A$ be of shape $m \times n$ and $x$ an input of dimension $n$.", ENTRIES),
    (r"Given an $m \times n$ matrix $A$ and an $n \times p$ matrix $B$:", PRODUCT),
    (r"Let $A$ be a matrix of size $m \times n$ and $B$ a matrix of shape $(n, p)$.", PRODUCT),
    (r"The matrices $A$ ($m \times n$) and $B$ ($n \times p$) are given.", PRODUCT),
    (r"Let $A$ be a symmetric $n \times n$ matrix and $x$ an $n$-dimensional vector.", SLOPE),
    (r"Let $y$ be a $K$-dimensional one-hot vector.", SUM),
    (r"Here $y \in \{0, 1\}^K$ is a one-hot vector.", SUM),
    (r"Let $y \in \{0, 1\}^K$ denote the one-hot encoding of the class label.", SUM),
    (
        r"Let $x$ be a binary vector of length $n$.",
        (r"\sum_{i=1}^n x_i^2 = \sum_{i=1}^n x_i", r"\sum_{i=1}^n x_i = n"),
    ),
    (r"Let $p$ and $q$ be two probability distributions over $\{1, \dots, K\}$.", TOTAL),
    (r"Let $p$ be a distribution over $K$ classes.", TOTAL),
    (r"Let $p_1, \dots, p_K$ be probabilities that sum to one.", TOTAL),
    (
        r"Let $A \in \mathbb{R}^{n \times n}$ be a real symmetric matrix, $x \in \mathbb{R}^n$.",
        SLOPE,
    ),
    (
        r"Let $A \in \mathbb{R}^{2 \times 2}$ be an invertible matrix.",
        (r"A A^{-1} = I", r"A A^{-1} = 2 I"),
    ),
    (
        r"Let $a$ and $b$ be two positive real numbers.",
        (r"\log (a b) = \log a + \log b", r"\log (a b) = \log a - \log b"),
    ),
    (r"Let $c$ be a nonzero constant.", (r"\frac{c}{c} = 1", r"\frac{c^2}{c} = 1")),
    (r"Let $x \ge 0$ be a nonnegative real number.", (r"\sqrt{x^2} = x", r"\sqrt{x^2} = -x")),
    (r"فرض کنید $a$ عددی حقیقی باشد.", (r"(a + 1)^2 = a^2 + 2 a + 1", r"(a + 1)^2 = a^2 + 1")),
    (r"بگیرید $x$ برداری به طول $n$ با درایه‌های $x_i$ باشد.", LENGTH),
    (r"بگیرید $x$ برداری $n$-بعدی باشد.", LENGTH),
    (r"بگیرید $A$ ماتریسی $m \times n$ و $B$ ماتریسی $n \times p$ باشد.", PRODUCT),
]


@pytest.mark.parametrize(("prose", "claims"), IN_WORDS)
def test_words_declare(judge, prose, claims):
    right, wrong = claims
    found = judge(f"{prose}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


@pytest.mark.parametrize(
    "prose",
    [
        "If $m$ is a natural number, all is well.",
        "Is $m$ a natural number?",
        "The number $m$ is not a natural number.",
        "Let $m$ be a natural number or zero.",
        "Let $m$ be a natural number minus one.",
    ],
)
def test_words_of_a_case_declare_nothing(judge, prose):
    found = judge(f"{prose}\n\n$$ m \\ge 1 $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


NO_PHRASE = [
    (r"Let $a$ be a real number that is positive.", r"|a| = a"),
    (r"Let $a$ be a not necessarily positive real number.", r"|a| = a"),
    (r"Let $a$ be the larger of two positive numbers.", r"|a| = a"),
    (r"Let $a$ be a complex constant.", r"a^2 \ge 0"),
    (r"Let $x$ be a real number. Here $x$ is a vector of length $n$.", r"x^2 \ge 0"),
    (r"Let $x$ be no vector of length $n$ with entries $x_i$.", r"x^\top x \ge 0"),
    (r"Is $x$ a vector of length $n$ with entries $x_i$?", r"x^\top x \ge 1"),
    (r"Let $x$ be a complex vector with $n$ entries.", r"x^\top x \ge 0"),
    (r"Consider the $n$-dimensional array $x$.", r"x^\top x \ge 1"),
    (r"Let $p$ be a probability vector of dimension $K$ plus noise.", TOTAL[0]),
    (r"Let $p$ be an unnormalised distribution over $K$ classes.", TOTAL[0]),
    (r"Let $p$ be a distribution over $K$ classes, up to a constant.", TOTAL[0]),
    (r"Let $p$ be a distribution over $K$ classes. This is wrong.", TOTAL[0]),
    (r"Suppose for now that $p$ is a distribution over $K$ classes.", TOTAL[0]),
    (r"Let $p_1, \dots, p_K$ be probabilities that sum to one or two.", TOTAL[0]),
    (r"Let $A$ be an $n \times n$ matrix of zeros.", r"A^\top A = 1"),
    (r"Let $A$ be a skew-symmetric $n \times n$ matrix.", r"A = A^\top"),
    (r"Let $y$ be twice a one-hot vector of dimension $K$.", r"\sum_{k=1}^K y_k = 1"),
    (r"Let $x$ be a constant vector with $n$ entries.", r"\sum_{i=1}^n x_i = n x_1"),
    (r"Let $v$ be a vector of length $d$.", r"v^\top v = d^2"),
    (r"Let $x$ be an $n$-dimensional vector. Now let $x$ be an $m$-dimensional vector.", LENGTH[0]),
    (
        r"Let $X$ be a random vector with $n$ entries and $a$ a number. Let $Y$ be a random variable.",
        r"\mathbb{E}[X_1 Y] = X_1 \mathbb{E}[Y]",
    ),
]


@pytest.mark.parametrize(("prose", "claim"), NO_PHRASE)
def test_what_is_no_such_phrase_declares_nothing(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status not in ("proved", "refuted"), found


HEARD = [
    r"Let an asymmetric matrix $A \in SET$ be given.",
    r"Let $A \in SET$ be symmetric with respect to the antidiagonal.",
    r"Let $A \in SET$ be symmetric, if possible.",
    r"Let $A \in SET$ be symmetric, unless stated otherwise.",
    r"Let $A \in SET$, symmetric, or $A \in SET$, orthogonal.",
    r"Someone says: let $A \in SET$ be symmetric.",
    r"Suppose first that a symmetric $A \in SET$ is given.",
    r"Exercise. Let $A \in SET$ be symmetric.",
    r"Let $A \in SET$ be symmetric. This is wrong.",
    r"Let the antisymmetric matrix $A \in SET$ be given.",
    r"Let $A \in SET$ be symmetric; otherwise we say so.",
    r"Version 2: let $A \in SET$ be symmetric.",
]


@pytest.mark.parametrize("prose", HEARD)
def test_a_word_is_not_taken_where_its_sentence_says_more(judge, prose):
    found = judge(f"{prose.replace('SET', MATRIX)}\n\n$$ A = A^\\top $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


SIGNS = [
    r"Let $x \in \mathbb{R}$ be positive, zero or negative.",
    r"Let $x \in \mathbb{R}$ (positive, negative, or zero).",
    r"Let $x \in \mathbb{R}$ be positive, or zero, or negative.",
    r"Let $x \in \mathbb{R}$ be positive and negative.",
    r"Let $x \in \mathbb{R}$ be both positive and negative.",
    r"Let $y, x \in \mathbb{R}$ be positive and negative, respectively.",
    r"Let one of $x, y \in \mathbb{R}$ be positive.",
]


@pytest.mark.parametrize("prose", SIGNS)
def test_of_words_that_exclude_each_other_none_is_taken(judge, prose):
    found = judge(f"{prose}\n\n$$ |x| = x $$ (eq-a)\n\n$$ |x| = -x $$ (eq-b)")
    assert "proved" not in {item.status for item in found.values()}, found


SAID_ANEW = [
    (r"Let $A$ be a symmetric $n \times n$ matrix plus noise.", r"A = A^\top"),
    (r"Let $A$ be a symmetric $n \times n$ matrix, at first.", r"A = A^\top"),
    (r"Let us avoid the symmetric $A \in \mathbb{R}^{n \times n}$.", r"A = A^\top"),
    (r"> Let $A \in \mathbb{R}^{n \times n}$ be symmetric.", r"A = A^\top"),
    (
        "- Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric.\n\n- Or let it be orthogonal.",
        r"A = A^\top",
    ),
    (":::{exercise}\n\nLet $A \\in \\mathbb{R}^{n \\times n}$ be symmetric.\n\n:::", r"A = A^\top"),
    (
        "Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric.\n\n# Two\n\nLet $A$ be any matrix.",
        r"A = A^\top",
    ),
    (
        "Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric.\n\n# Two\n\nLet $A$ be not symmetric.",
        r"A = A^\top",
    ),
    (
        "Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric.\n\n# Two\n\nWe no longer assume symmetry of $A$.",
        r"A = A^\top",
    ),
    (r"Let $y$ be a one-hot vector of length $K$, smoothed.", r"\sum_k y_k^2 = 1"),
    (r"Let $y$ be a one-hot vector of length $K$ or zero.", r"\sum_k y_k^2 = 1"),
    ("Let $x \\in \\mathbb{R}$ be positive.\n\n# Two\n\nLet $x$ be a real number.", r"|x| = x"),
    ("Let $x \\in \\mathbb{R}$ be positive.\n\n# Two\n\nNow $x$ may be negative.", r"|x| = x"),
]


@pytest.mark.parametrize(("prose", "claim"), SAID_ANEW)
def test_a_word_holds_in_its_block_and_until_it_is_said_anew(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


FROM_ZERO = [
    (r"Here natural numbers begin at zero. Let $m$ be a natural number.", r"m \ge 1"),
    (r"Let $m$ be a natural number, possibly zero.", r"m \ge 1"),
    (r"Let $m$ be a natural number; it may be zero.", r"m \ge 1"),
    (r"Let $m$ be a natural number and zero otherwise.", r"m \ge 1"),
    (r"For us zero is a natural number. Let $m$ be a natural number.", r"m \ge 1"),
    (r"Exercise. Let $m$ be a natural number.", r"m \ge 1"),
    (r"Here $\mathbb{N}$ begins at zero. Let $m \in \mathbb{N}$.", r"m \ge 1"),
    (r"Let $m \in \mathbb{N}$, zero included.", r"m \ge 1"),
]


@pytest.mark.parametrize(("prose", "claim"), FROM_ZERO)
def test_natural_numbers_may_begin_at_zero(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


COMPLEX = [
    (r"If $x$ and $y$ are in $\mathbb{R}$, it is easy; here they are complex.", r"x^2 \ge 0"),
    (r"Here $x$ is complex.", r"x^2 \ge 0"),
    (r"All numbers are in $\mathbb{C}$.", r"x^2 \ge 0"),
    (r"Let $x$ be a complex number.", r"x^2 \ge 0"),
]


@pytest.mark.parametrize(("prose", "claim"), COMPLEX)
def test_where_the_text_speaks_of_complex_numbers_none_is_taken_for_real(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


BY_CHANCE = [
    (
        r"Let $X$ be a random variable. Let $Y \in \mathbb{R}$ be noise.",
        r"\mathbb{E}[X Y] = Y \mathbb{E}[X]",
    ),
    (
        r"Let $X$ be a random variable and $Y \in \mathbb{R}$ a sample.",
        r"\mathbb{E}[X Y] = Y \mathbb{E}[X]",
    ),
    (
        r"Let $X$ be a random variable. The noise $Y \in \mathbb{R}$ is drawn anew.",
        r"\mathbb{E}[X Y] = Y \mathbb{E}[X]",
    ),
    (
        r"Let $X$ be a random variable. Let $Y \in \mathbb{R}$ be stochastic.",
        r"\mathbb{E}[X Y] = Y \mathbb{E}[X]",
    ),
    (
        r"Let $y, Y \in \mathbb{R}$ depend on the random variable $X$. Let $X$ be a random variable.",
        r"\operatorname{Var}(Y) = 0",
    ),
]


@pytest.mark.parametrize(("prose", "claim"), BY_CHANCE)
def test_what_is_left_to_chance_is_no_constant(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


ROWS = [
    (
        r"Let $x \in \mathbb{R}^n$. In other books: the gradient is a row vector.",
        r"\nabla_x (x^\top x) = 2 x^\top",
    ),
    (
        r"Let $x \in \mathbb{R}^n$. A common mistake: the gradient is a row vector.",
        r"\nabla_x (x^\top x) = 2 x^\top",
    ),
    (
        "Let $x \\in \\mathbb{R}^n$. In other books\nthe gradient is a row vector.",
        r"\nabla_x (x^\top x) = 2 x^\top",
    ),
    (
        r"Let $x \in \mathbb{R}^n$. The gradient is a row vector. This is wrong.",
        r"\nabla_x (x^\top x) = 2 x^\top",
    ),
    (
        "Let $x \\in \\mathbb{R}^n$. The gradient is a row vector\nonly in other books.",
        r"\nabla_x (x^\top x) = 2 x^\top",
    ),
    (
        "Let $x \\in \\mathbb{R}^n$. \n\n**Exercise.** The gradient is a row vector.",
        r"\nabla_x (x^\top x) = 2 x^\top",
    ),
]


@pytest.mark.parametrize(("prose", "claim"), ROWS)
def test_rows_are_those_of_the_page(judge, prose, claim):
    found = judge(f"{prose}\n\n$$ {claim} $$ (eq-a)")
    assert found["eq-a"].status != "proved", found


def test_a_constant_beside_a_random_variable_is_one(judge):
    prose = r"Let $X$ be a random variable and $b \in \mathbb{R}$. The gradient is a row vector."
    prose += r" Let $m$ be a natural number."
    found = judge(
        prose + "\n\n$$ \\mathbb{E}[b X] = b \\mathbb{E}[X] $$ (eq-a)\n\n$$ m \\ge 1 $$ (eq-b)"
    )
    assert found["eq-b"].status == "proved", found
    assert found["eq-a"].status == "proved", found


def test_a_long_list_of_words_comes_to_an_end(judge):
    """Where two words may be one, each of them doubled the ways to read a list."""
    for count in (3, 60):
        words = ", ".join(["positive"] * count)
        page = f"Let $x \\in \\mathbb{{R}}$ be {words} and large.\n\n$$ |x| = x $$ (eq-a)"
        assert judge(page)["eq-a"].status == "unreadable"


@pytest.mark.parametrize(
    "prose",
    [
        r"Instead of $x \in \mathbb{R}_{>0}$ we allow all reals.",
        r"If $x \in \mathbb{R}_{>0}$, it is trivial.",
        r"In the next section $x \in \mathbb{R}_{>0}$.",
        r"Let $x \in \mathbb{R}_{>0}$. Now let $x$ be negative.",
        r"Let $x \in \mathbb{R}_{>0}$. Replace $x$ by $-x$.",
        r"Let $x \in \mathbb{R}$ be positive. Of course $x = -1$ is allowed, too.",
        r"Let a positive $y \in \mathbb{R}$ and $x \in \mathbb{R}$ be given.",
    ],
)
def test_a_set_that_is_not_chosen_or_is_taken_back_is_none(judge, prose):
    assert judge(f"{prose}\n\n$$ |x| = x $$ (eq-a)")["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize("said", ["hidden units", "hidden unit", "units", "visible units"])
def test_a_unit_of_a_network_has_no_length(judge, said):
    page = f"A network has the {said} $h \\in \\mathbb{{R}}^n$.\n\n$$ h^T h = 1 $$ (eq-a)"
    assert judge(page)["eq-a"].status == "refuted"
    unit = page.replace(said, "unit vector")
    assert judge(unit)["eq-a"].status != "refuted"


@pytest.mark.parametrize("verb", ["hold the strengths", "store the weights", "contain the counts"])
def test_a_name_may_hold_what_it_is_called(judge, verb):
    page = f"Let the symmetric matrix $W \\in \\mathbb{{R}}^{{n \\times n}}$ {verb}.\n\n"
    assert judge(page + "$$ W = W^T $$ (eq-a)")["eq-a"].status == "proved"
    assert judge(page.replace(verb, "deny it") + "$$ W = W^T $$ (eq-a)")["eq-a"].status != "proved"
