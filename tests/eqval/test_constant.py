# ruff: noqa: E501
r"""What a proof takes as constant, and the page's words may tie to what it is not to vary with."""

from __future__ import annotations

import random

import pytest

from eqval.pages.page import Page

COMPUTED = """
    loss cost error output prediction probability mean average variance deviation norm velocity
    position slope gradient entropy likelihood objective energy response reward regret accuracy
    maximum minimum optimum solution root residual height profit pressure wibble frobnication
""".split()
INDEPENDENT = "weight input label target constant parameter bias number feature temperature".split()
FRAMES = """
    Let $w \\in \\mathbb{R}$ be a weight and $s \\in \\mathbb{R}$ the NOUN.
    Let $w, s \\in \\mathbb{R}$, where $s$ is the NOUN.
    Let $w \\in \\mathbb{R}$. The NOUN is $s \\in \\mathbb{R}$.
    Let $w \\in \\mathbb{R}$, and let $s \\in \\mathbb{R}$ be its NOUN.
    Let $w \\in \\mathbb{R}$ and the NOUN $s \\in \\mathbb{R}$ be given.
    Let $w \\in \\mathbb{R}$ have the NOUN $s \\in \\mathbb{R}$.
    A model has the weight $w \\in \\mathbb{R}$ and the NOUN $s \\in \\mathbb{R}$.
    Let $w, s \\in \\mathbb{R}$. Here $s$ denotes the NOUN.
    Let $w, s \\in \\mathbb{R}$. We write $s$ for the NOUN at $w$.
    Let $w \\in \\mathbb{R}$. One layer returns the NOUN $s \\in \\mathbb{R}$.
""".strip().splitlines()
TIES = r"""
    depends on|is a function of|varies with|is computed from|follows from|is twice|holds|moves with
    |is|is the square of|stands for|wibbles|is the output for the input|being|comes from|enters
"""
HIDDEN = r"""
    Let $w, x \in \mathbb{R}$, and let $s : \mathbb{R} \to \mathbb{R}$ be a network with weight $w$.
    Let $w, s \in \mathbb{R}$. We write $s$ for $w + 1$.
    Let $w, s \in \mathbb{R}$. The sum $w + 1$ is called $s$.
    Let $w, s \in \mathbb{R}$. A layer maps $w \mapsto s$.
    Let $w, s \in \mathbb{R}$. The score $w$ and label $s$ is its square.
    Let $w, s \in \mathbb{R}$. A network turns $w$ into labels $s$.
    Let $w, s \in \mathbb{R}$. The score $w$ and label $s$ derived from it.
    Let $w, s \in \mathbb{R}$. We need $s$, and it depends on the weight $w$.
    Let $w, s \in \mathbb{R}$. We need targets $s$, and predicted by $w$.
    Let $w, s \in \mathbb{R}$, where $w$ is a weight and $s$ is its square.
    Let $w, s \in \mathbb{R}$, where $s$ is the true value of the loss at $w$.
    Let $w \in \mathbb{R}$. The sum of $w$ and the label is $s \in \mathbb{R}$.
    Let $w \in \mathbb{R}$. Given $s \in \mathbb{R}$, the loss at $w$, we go on.
    Let $w, s \in \mathbb{R}$. We model $s$ as a linear function of $w$.
    فرض کنید $w, s \in \mathbb{R}$ و $s$ به $w$ وابسته باشد.
    وزن $w \in \mathbb{R}$ و ضرر $s \in \mathbb{R}$ را بگیرید.
    فرض کنید $w \in \mathbb{R}$ وزن و $s \in \mathbb{R}$ مقدار ضرر باشد.
"""
OF_EACH = r"""
    Let $x_i, s \in \mathbb{R}$ for $i = 1, \dots, n$, where $s$ is different for each $i$.
    Let $x_i \in \mathbb{R}$ be the inputs and $s \in \mathbb{R}$ the label of $x_i$, for $i = 1, \dots, n$.
    Let $x_1, \dots, x_n \in \mathbb{R}$. For each $i$ let $s \in \mathbb{R}$ be the weight of $x_i$.
    Let $x_1, \dots, x_n \in \mathbb{R}$. Each $x_i$ has a weight $s \in \mathbb{R}$.
"""
KEPT = r"""
    Let $w \in \mathbb{R}$ be a weight and let $s \in \mathbb{R}$ be the known error.
    Let $w, s \in \mathbb{R}$ be weights of the same layer.
    Let $w \in \mathbb{R}$ be the weight and $s \in \mathbb{R}$.
    For the input $w \in \mathbb{R}$ and the label $s \in \mathbb{R}$ of the sample:
    The line has the slope $w \in \mathbb{R}$ and the intercept $s \in \mathbb{R}$.
    Let $w, s \in \mathbb{R}$. The error compares the output $w$ with observed values $s$.
    Let $w, s \in \mathbb{R}$. The loss of a classifier with score $w$ and label $s$ follows.
    Let $w, s \in \mathbb{R}$: actual targets $s$, and predicted targets $w$.
    Let $w, s \in \mathbb{R}$, where $w$ is the output, and $s$ is the target value of the sample.
    Let $w, s \in \mathbb{R}$, where $w$ is the actual state of a unit and $s$ is its desired state.
    Let $w, s \in \mathbb{R}$. We have observations $s$ from a normal distribution with mean $w$.
    Let $w, s \in \mathbb{R}$. The counts $s$, up to a term that does not depend on $w$:
    Let $w \in \mathbb{R}$ be a weight. The features are collected in $u \in \mathbb{R}$ and the corresponding label is $s \in \mathbb{R}$.
    Let $w, s \in \mathbb{R}$. The chance of seeing a particular $s$ follows.
    Given the rate $s > 0$, the objective consists of the loss and a penalty. Let $w \in \mathbb{R}$.
    Let $w, s \in \mathbb{R}$. We approximate $s$ as a linear function of the input, to make $w$ close to $s$.
    Let $w \in \mathbb{R}$ be a weight and let the output weight be $s \in \mathbb{R}$. We have to minimize the loss.
    وزن $w \in \mathbb{R}$ و برچسب $s \in \mathbb{R}$ را بگیرید.
    فرض کنید $w \in \mathbb{R}$ وزن و $s \in \mathbb{R}$ برچسب باشد.
"""
SLOPE = r"\frac{\partial}{\partial w} (s w + w^2) = s + 2 w"
ERROR = "define it, or say that it is a constant"


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.fixture
def judged(tmp_path):
    """The verdict on a claim below some text."""

    def judge(text: str, claim: str = SLOPE, role: str = "eq"):
        path = tmp_path / "page.md"
        path.write_text(f"{text}\n\n$$\n{claim}\n$$ ({role}-claim)\n", encoding="utf-8")
        page = Page(path)
        return page.verdict(page.entries[-1])

    return judge


@pytest.mark.parametrize("frame", lines("\n".join(FRAMES)))
def test_what_is_called_by_an_unknown_noun_is_no_constant(judged, frame):
    for noun in random.Random(frame).sample(COMPUTED, 6):
        assert judged(frame.replace("NOUN", noun)).status not in ("proved", "refuted"), noun


@pytest.mark.parametrize("noun", INDEPENDENT)
def test_what_is_independent_by_its_kind_is_a_constant(judged, noun):
    for frame in FRAMES[:2] + FRAMES[4:5] + FRAMES[6:8]:
        assert judged(frame.strip().replace("NOUN", noun)).status == "proved", frame


@pytest.mark.parametrize("tie", [x.strip() for x in TIES.replace("\n", " ").split("|")])
def test_a_clause_that_holds_both_ties_them(judged, tie):
    for text in (rf"Here $s$ {tie} $w$.", rf"Here $w$ {tie} $s$.", rf"$s$ {tie} $w + 1$."):
        for declared in (r"Let $w, s \in \mathbb{R}$.", r"Let $s \in \mathbb{R}$ and $w > 0$."):
            verdict = judged(f"{declared} {text}")
            assert verdict.status == "unreadable", text
            assert judged(f"{declared} {text}", role="not").status == "unreadable", text


@pytest.mark.parametrize("text", lines(HIDDEN))
def test_words_that_tie_a_name(judged, text):
    claim = SLOPE.replace("s", "s(x)") if r"\to" in text else SLOPE
    assert judged(text, claim).status == "unreadable"


def test_the_question_names_what_is_asked(judged):
    text = r"Let $w \in \mathbb{R}$ be the weight and $s \in \mathbb{R}$ the loss."
    reason = judged(text).reason
    assert "does s depend on w?" in reason and "the loss" in reason and ERROR in reason


@pytest.mark.parametrize("text", lines(OF_EACH))
def test_one_for_each_index_is_no_constant_of_a_sum(judged, text):
    claim = r"\sum_{i=1}^n s x_i = s \sum_{i=1}^n x_i"
    assert judged(text, claim).status == "unreadable"


@pytest.mark.parametrize("text", lines(KEPT))
def test_what_is_kept(judged, text):
    assert judged(text).status == "proved"


def test_a_definition_is_asked_for_what_it_rests_on(judged):
    text = r"""
Let $w, b \in \mathbb{R}$ and let $m \in \mathbb{R}$ be the mean.

$$
q = w m + b
$$ (def-q)
"""
    assert "does m depend on w" in judged(text, r"\frac{\partial q}{\partial w} = m").reason
    assert judged(text, r"\frac{\partial q}{\partial b} = 1").status == "unreadable"
    assert judged(text, r"q - b = w m").status == "proved"


def test_a_name_with_a_prime_is_found_in_the_text(judged):
    text = "Let $x_1, \\dots, x_n \\in \\mathbb{R}$ and let $m' \\in \\mathbb{R}$ be their mean."
    claim = r"\frac{\partial}{\partial x_1} \sum_i (x_i - m')^3 = 3 (x_1 - m')^2"
    assert ERROR in judged(text, claim).reason


@pytest.mark.parametrize(
    "said",
    [
        r"Let $a, b \in \mathbb{R}$. As $a$ moves, $b$ moves with it.",
        r"Let $a, b \in \mathbb{R}$. Whatever $a$ is, $b$ follows from it.",
        r"Let $a, b \in \mathbb{R}$. The two of them always make one.",
        r"Let $a, b \in \mathbb{R}$. They are equal.",
        r"Let $a, b \in \mathbb{R}$. One is the square of the other.",
        r"بگیرید $a \in \mathbb{R}$ جایی روی جاده باشد و $b \in \mathbb{R}$ ارتفاع جاده در همان جا.",
    ],
)
def test_a_pronoun_ties_a_name_to_what_it_points_to(judge, said):
    claim = r"$$ \frac{d}{da} (a b) = b $$ (eq-a)"
    assert "depend on" in judge(f"{said}\n\n{claim}")["eq-a"].reason
    free = said.partition(". ")[0] if ". " in said else r"Let $a, b \in \mathbb{R}$"
    assert judge(f"{free}. Both are positive.\n\n{claim}")["eq-a"].status == "proved"


@pytest.mark.parametrize("formula", ["1{,}000", "۱/۲", "|" * 600, "x " * 9000, r"a \\ [b]"])
def test_a_formula_whose_signs_cannot_be_told_stops_no_page(judge, formula):
    page = f"Let $x \\in \\mathbb{{R}}$. It is ${formula}$ here.\n\n$$ {formula} = 1 $$ (eq-a)\n\n"
    found = judge(page + r"$$ \frac{\partial (a x)}{\partial x} = a $$ (eq-b)")
    assert found["eq-a"].status == "unreadable" and found["eq-b"].status in ("proved", "ill-typed")


@pytest.mark.parametrize(
    ("called", "known"),
    [
        ("the number of heads", True),
        ("the size of our training set", True),
        ("the vector of velocities", False),
        ("a share of the momentum", False),
        ("for the sensor", False),
    ],
)
def test_what_counts_things_is_a_constant_whatever_they_are(judged, called, known):
    found = judged(rf"Let $w \in \mathbb{{R}}$ and let $s > 0$ be {called}.")
    assert (found.status == "proved") == known, found


DATA = r"""
    Let $w \in \mathbb{R}$ and a right-hand side $s \in \mathbb{R}$ be given.
    Let $w \in \mathbb{R}$, and let $s \in \mathbb{R}$ be the vector containing all the target values.
    Write $s \in \mathbb{R}$ for the inputs and let $w \in \mathbb{R}$.
    Denote by $s \in \mathbb{R}$ the measurement, and let $w \in \mathbb{R}$.
    Let $s \in \mathbb{R}$ be the outputs in the training set and $w \in \mathbb{R}$ the coefficients.
    Let $s \in \mathbb{R}$ be the desired activation and $w \in \mathbb{R}$ the weight.
    Let $w \in \mathbb{R}$. We record the times $s > 0$ between two arrivals.
    A weight $w \in \mathbb{R}$ is tried with the keys $s \in \mathbb{R}$.
    Let $s \in \mathbb{R}$ be the value of the predictor, and $w \in \mathbb{R}$ the slope.
    Let $w \in \mathbb{R}$ be the predictor and $s \in \mathbb{R}$ the response.
    For a square matrix $s \in \mathbb{R}$ let $w \in \mathbb{R}$ be given.
    Let $w, s \in \mathbb{R}$. For $s \in \mathbb{R}$ the loss is a parabola.
"""
NO_DATA = r"""
    Write $s \in \mathbb{R}$ for the loss and let $w \in \mathbb{R}$.
    Denote by $s \in \mathbb{R}$ the error, and let $w \in \mathbb{R}$.
    Let $s \in \mathbb{R}$ be the output of the network and $w \in \mathbb{R}$ the weight.
    Let $w \in \mathbb{R}$. We record the losses $s > 0$ of it.
    Let $w \in \mathbb{R}$ be the weight and $s \in \mathbb{R}$ the linear predictor.
    Let $w \in \mathbb{R}$, and let $s \in \mathbb{R}$ be the vector containing all predictions.
"""
CALLED = r"\frac{\partial}{\partial w} f(w, s) = s + 2 w"
WITH_CALL = "\n\n$$ f(w, s) = s w + w^2 $$ (def-f)\n\n$$ CLAIM $$ (eq-claim)"


@pytest.mark.parametrize("text", lines(DATA))
def test_data_are_constants(judged, text):
    assert judged(text).status == "proved"


@pytest.mark.parametrize("text", lines(NO_DATA))
def test_what_is_computed_is_asked_for(judged, text):
    assert ERROR in judged(text).reason


@pytest.mark.parametrize("noun", COMPUTED[::3])
def test_another_argument_of_the_function_is_held_fixed(judge, noun):
    text = rf"Let $w \in \mathbb{{R}}$ be a weight and $s \in \mathbb{{R}}$ the {noun}." + WITH_CALL
    for claim in (CALLED, r"\frac{\partial f}{\partial w} = s + 2 w"):
        assert judge(text.replace("CLAIM", claim))["eq-claim"].status == "proved"
    for claim in (CALLED.replace(r"\partial", "d"), CALLED.replace("f(w, s)", "s w")):
        assert judge(text.replace("CLAIM", claim))["eq-claim"].status != "proved"
    tied = text.replace(f"the {noun}", f"the {noun}, which depends on it")
    assert judge(tied.replace("CLAIM", CALLED))["eq-claim"].status == "unreadable"


LAYER = r"""
Let the output layer have $J$ units and WORDS. For $j = 1, \dots, J$,

$$ z_j = \sum_{k=1}^K w_{jk} h_k + b_j $$ (def-z)

with real weights $w_{jk}$ and biases $b_j$.

$$ \frac{\partial z_j}{\partial w_{jk}} = h_k $$ (eq-w)
"""


@pytest.mark.parametrize(
    "words",
    [
        r"the layer before it $K$ units with the activations $h_1, \dots, h_K$",
        r"let $h_1, \dots, h_K$ be the outputs of the previous layer",
        r"let $h_1, \dots, h_K$ be the inputs",
    ],
)
def test_what_the_layer_before_gives_is_a_constant(judge, words):
    assert judge(LAYER.replace("WORDS", words))["eq-w"].status == "proved"


@pytest.mark.parametrize(
    "words",
    [
        r"let $h_1, \dots, h_K$ be the activations",
        r"let $h_1, \dots, h_K$ be the activations of the layer before it, with weights $w_{jk}$",
        r"let $h_1, \dots, h_K$ be the losses of the previous layer",
    ],
)
def test_what_may_be_computed_by_the_weights_is_none(judge, words):
    assert judge(LAYER.replace("WORDS", words))["eq-w"].status not in ("proved", "refuted")


def test_a_list_of_what_only_belongs_ties_nothing(judged):
    kept = r"Let $w, s \in \mathbb{R}$, with real weights $w$ and biases $s$."
    assert judged(kept).status == "proved"
    assert judged(kept.replace("biases", "scores")).status != "proved"


GAUSSIAN = r"Component $k$ of $K$ has the FIRST $a_k \in \mathbb{R}$ and the SECOND $b_k > 0$."
BY_A = "\n\n$$ \\frac{\\partial}{\\partial a_k} (a_k b_k) = b_k $$ (eq-a)"


@pytest.mark.parametrize("first", ["mean", "precision", "mixing coefficient"])
@pytest.mark.parametrize("second", ["standard deviation", "variance"])
def test_the_parameters_of_a_density_do_not_depend_on_each_other(judge, first, second):
    page = GAUSSIAN.replace("FIRST", first).replace("SECOND", second) + BY_A
    assert judge(page)["eq-a"].status == "proved"
    for other in ("score", "loss"):
        assert judge(page.replace(first, other))["eq-a"].status not in ("proved", "refuted")
    of_it = page.replace("> 0$", "> 0$ of the scores")
    assert judge(of_it)["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize("link", ["depends on", "depends only on"])
def test_what_something_depends_on_is_not_tied_by_that(judge, link):
    page = r"Let $w \in \mathbb{R}^d$ and let $x_1, \dots, x_N \in \mathbb{R}^d$ be inputs."
    page += f" The slope {link} $w$ through the inputs $x_n$."
    page += "\n\n$$ \\sum_{n=1}^N w^T x_n = w^T \\sum_{n=1}^N x_n $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"
    assert judge(page.replace(link, "at each example has its own"))["eq-a"].status != "proved"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (r"a data set $\{w_n, s\}$ of basis functions. Let $w \in \mathbb{R}$", True),
        (r"weights $w \in \mathbb{R}$. The minimal cost is $s \in \mathbb{R}$", True),
        (r"weights $w \in \mathbb{R}$. The minimal cost for each $w$ is $s \in \mathbb{R}$", False),
        (r"weights $w \in \mathbb{R}$. The cost is $s \in \mathbb{R}$", False),
    ],
)
def test_data_and_what_is_least_are_constants(judged, said, known):
    text = (
        rf"We have {said}, and let $s \in \mathbb{{R}}$ be the cost."
        if known and "data" in said
        else f"We have {said}."
    )
    assert (judged(text).status == "proved") == known


def test_a_name_with_a_mark_is_another_one(judged):
    text = r"Let $w, w^*, s \in \mathbb{R}$. The effect is to move $w^*$ along the axes of $s$."
    assert judged(text).status == "proved"
    assert judged(text.replace("move $w^*$", "move $w$")).status != "proved"
