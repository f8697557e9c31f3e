# ruff: noqa: E501
r"""Functions that a page does not define: "where $\sigma$ is the sigmoid", ``\text{ReLU}(x)``."""

import pytest

SLOPE = r"$$ \sigma'(x) = \sigma(x) (1 - \sigma(x)) $$ (eq-a)"
X = r"Let $x \in \mathbb{R}$."


@pytest.mark.parametrize(
    "words",
    [
        r"Here $\sigma$ is the sigmoid function.",
        r"We write $\sigma(x)$, where $\sigma$ denotes the logistic sigmoid.",
        r"We use the sigmoid $\sigma$.",
        r"Let $y \in \mathbb{R}$, with the logistic function $\sigma(\cdot)$.",
        r"Let $y \in \mathbb{R}$ with $\sigma$ the sigmoid.",
        r"Let $y \in \mathbb{R}$, and $\sigma$ the sigmoid.",
        r"Here $b$ is a bias and $\sigma$ is the sigmoid.",
        r"Let $\sigma$ be the sigmoid and let $\ell : \mathbb{R} \to \mathbb{R}$.",
        r"Let $y \in \mathbb{R}$, let $\sigma$ be the logistic sigmoid, and let $b \in \mathbb{R}$.",
        r"Let $\sigma$ be the sigmoid or logistic function.",
        r"Let $\sigma$ denote the (element-wise) logistic sigmoid function.",
        r"Let $y \in \mathbb{R}$, where $\sigma$ denotes the logistic (sigmoid) function and $y$ is an input.",
        r"Let $y \in \mathbb{R}$, where $y$ is the weighted sum of the inputs and $\sigma$ is the sigmoid.",
        r"Let $y \in \mathbb{R}$, where $\sigma(\cdot)$ is the sigmoid, acting element-wise.",
        r"Let $\zeta$ be the softplus and $\sigma$ the sigmoid.",
        r"The input is passed through the sigmoid function $\sigma$.",
        r"We use $y \in \mathbb{R}$ instead; $\sigma$ is the sigmoid.",
        r"Let $\zeta$ be the softplus, $\sigma$ the sigmoid.",
        r"We denote by $\sigma$ the logistic sigmoid function and write $y = 2 x$.",
        r"The activation function is the sigmoid $\sigma$.",
        r"Let $\sigma$ stand for the sigmoid function.",
        r"Let $y \in \mathbb{R}$; here $\sigma$ is called the sigmoid function.",
        r"The input is weighted by the sigmoid $\sigma$.",
        r"Let $X \in \mathbb{R}^{2 \times 2}$ with rows $r_n$, $b \in \mathbb{R}$, where $\sigma$ is the sigmoid.",
        r"Here $\sigma$ is the sigmoid; the loss of a single sample is",
        "Here $\\sigma$ is the sigmoid. The loss of a unit with a sigmoid is",
        r"در اینجا $\sigma$ تابع سیگموید است.",
        r"بگیرید $y \in \mathbb{R}$ و $\sigma$ تابع سیگموید باشد.",
    ],
)
def test_a_letter_that_a_sentence_calls_the_sigmoid(judge, words):
    assert judge(f"{X} {words}\n\n{SLOPE}")["eq-a"].status == "proved"
    wrong = SLOPE.replace("1 - ", "1 + ")
    assert judge(f"{X} {words}\n\n{wrong}")["eq-a"].status == "refuted"


def test_the_sigmoid_satisfies_what_is_displayed(judge):
    words = r"For any $x \in \mathbb{R}$, the sigmoid $\sigma$ satisfies"
    assert judge(f"{words}\n\n{SLOPE}")["eq-a"].status == "proved"
    assert judge(f"{words.replace('the', 'no')}\n\n{SLOPE}")["eq-a"].status != "proved"


@pytest.mark.parametrize(
    "words",
    [
        r"Others say that $\sigma$ is the sigmoid.",
        r"If $\sigma$ is the sigmoid, much is known.",
        r"Here $\sigma$ is not the sigmoid.",
        r"Here $\sigma$ is the sigmoid in the last layer only.",
        r"Here $\sigma$ is the sigmoid or the hyperbolic tangent.",
        r"First $\sigma$ is the sigmoid. Now $\sigma$ is the hyperbolic tangent.",
        r"For $\sigma$ the sigmoid it is short.",
        r"The inverse of the sigmoid $\sigma$ is the logit.",
        r"Let $\sigma$ be the sigmoid for two classes and the softmax for more.",
        r"In the 1980s one used the sigmoid $\sigma$.",
        r"Previously, the sigmoid $\sigma$ was used. Here $\sigma$ is a general activation.",
        r"The sigmoid $\sigma$ is replaced by a general function from now on.",
        r"Everything but the sigmoid $\sigma$.",
        r"The hidden layer uses the sigmoid $\sigma$. The output layer uses another $\sigma$.",
        r"The sigmoid $\sigma$ with slope $a$ is meant.",
        r"Here $\sigma$ is the sigmoid with slope two.",
        r"Here $\sigma$ is the sigmoid, scaled by two.",
        r"Here $\sigma$ is the sigmoid; later it is the ReLU.",
        r"Let $\sigma$ be the sigmoid, or the hyperbolic tangent.",
        r"Where $\sigma$ is the sigmoid, it saturates.",
        r"Here $\sigma$ is the sigmoid. Below, $\sigma$ is any activation function.",
        r"Here $\sigma$ is the sigmoid. The sigmoid ranges from minus one; it is the bipolar sigmoid.",
        r"Here $\sigma$ is the sigmoid. It is scaled to another interval.",
        r"Here $\sigma$ is the sigmoid. But not in this section.",
        "Here $\\sigma$ is the sigmoid.\n\nWe write $\\sigma$ for any squashing function.",
        "Here $\\sigma$ is the sigmoid.\n\nWith ReLU for $\\sigma$:",
        r"Here $\sigma$ is the sigmoid. Its slope at zero is two.",
        r"برخلاف تابع سیگموید $\sigma$ کران ندارد.",
        r"به جای تابع سیگموید $\sigma$ چیز دیگری است.",
        r"وارون تابع سیگموید $\sigma$.",
        "# A\n\nHere $\\sigma$ is the sigmoid.\n\n# B\n\nLet $\\sigma > 0$.",
        "# A\n\nHere $\\sigma$ is the sigmoid.\n\n# B\n\nLet $\\sigma : \\mathbb{R} \\to \\mathbb{R}$.",
        r"> Here $\sigma$ is the sigmoid.",
        r"Here $\sigma$ is a sigmoid function.",
        r"Here $\sigma$ is the derivative of the sigmoid.",
        r"Let $\sigma \in \mathbb{R}$. Not the sigmoid $\sigma$.",
        r"Now $f$ is free and $\sigma$ is the sigmoid. It is scaled by two.",
        r"Let $\sigma$ be the shifted sigmoid and let $y \in \mathbb{R}$.",
        r"Let $\sigma$ be the sigmoid of $2 x$ and let $y \in \mathbb{R}$.",
        r"Let $\sigma$ be the sigmoid or softplus function.",
        r"Let $\sigma$ be the sigmoid function squared, and let $y \in \mathbb{R}$.",
        r"Let $\sigma$ be the sigmoid and squared.",
        r"Let $y \in \mathbb{R}$, where $y$ is not the input and $\sigma$ is the sigmoid.",
        r"If $y$ is the input and $\sigma$ is the sigmoid, this holds.",
        r"Smith says that $y$ is the input and $\sigma$ is the sigmoid.",
        r"Let $y$ be zero or one and $\sigma$ the sigmoid in the first case.",
        r"Let $\sigma$ be the sigmoid, where $x > 1$.",
        r"Let $\sigma$ be the sigmoid and let it be scaled by $y$.",
        r"Let $\sigma$ be the sigmoid, and let the slope be two.",
        r"The network moved away from the sigmoid $\sigma$.",
        r"Nobody passes it through the sigmoid $\sigma$.",
        r"Let $y$ be the output if it is read, $\sigma$ the sigmoid.",
        r"It is replaced by the sigmoid $\sigma$.",
        r"The activation is the sigmoid $\sigma$. We use twice the textbook one.",
        r"For any other input $y$, the sigmoid $\sigma$ satisfies",
        r"Here $\sigma$ is wrongly called the sigmoid.",
    ],
)
def test_a_letter_that_no_sentence_calls_so_for_the_whole_page(judge, words):
    found = judge(f"{X}\n\n{words}\n\nSo:\n\n{SLOPE}")["eq-a"].status
    assert found not in ("proved", "refuted")


def test_a_letter_is_the_sigmoid_in_its_section(judge):
    said, claim = r"Here $\sigma$ is the sigmoid.", SLOPE
    text = f"# A\n\n{X}\n\n{claim}\n\n# B\n\n{said}\n\n{claim.replace('eq-a', 'eq-b')}\n\n"
    text += f"## C\n\n{claim.replace('eq-a', 'eq-c')}\n\n# D\n\n{claim.replace('eq-a', 'eq-d')}"
    found = {label: verdict.status for label, verdict in judge(text).items()}
    assert found["eq-b"] == found["eq-c"] == "proved"
    assert not {found["eq-a"], found["eq-d"]} & {"proved", "refuted"}


def test_what_the_page_defines_is_its_own(judge):
    own = r"$$ \operatorname{sigmoid}(x) = \frac{1}{1 + e^{-2x}} $$ (def-s)"
    claim = r"$$ \operatorname{sigmoid}'(x) = SIGN 2 \operatorname{sigmoid}(x) \operatorname{sigmoid}(-x) $$ (eq-a)"
    assert judge(f"{X}\n\n{own}\n\n{claim.replace('SIGN', '')}")["eq-a"].status == "proved"
    below = judge(f"{X}\n\n{claim.replace('SIGN 2', '')}\n\n{own}")["eq-a"]
    assert below.status not in ("proved", "refuted")


def test_a_softmax_that_is_defined_below_is_not_the_known_one(judge):
    text = r"Let $z \in \mathbb{R}^n$." "\n\n"
    claim = r"$$ \sum_k \operatorname{softmax}(z)_k = 1 $$ (eq-a)"
    own = r"$$ \operatorname{softmax}(z)_k = e^{z_k} $$ (def-s)"
    assert judge(text + claim)["eq-a"].status == "proved"
    assert judge(f"{text}{claim}\n\n{own}")["eq-a"].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            r"\text{Sigmoid}(x) = \frac{1}{1 + \exp(-x)}",
            r"\text{Sigmoid}(x) = \frac{1}{1 + \exp(x)}",
        ),
        (
            r"\mathrm{ReLU}(x) - \mathrm{ReLU}(-x) = x",
            r"\mathrm{ReLU}(x) + \mathrm{ReLU}(-x) = x",
        ),
        (
            r"\text{Tanh}(x) = 2 \operatorname{sigmoid}(2 x) - 1",
            r"\text{Tanh}(x) = \operatorname{sigmoid}(2 x) - 1",
        ),
        (
            r"\text{Softplus}(x) - \text{Softplus}(-x) = x",
            r"\text{Softplus}(x) = \text{Softplus}(-x)",
        ),
    ],
)
def test_functions_called_by_a_word(judge, right, wrong):
    for claim, status in ((right, "proved"), (wrong, "refuted")):
        assert judge(f"{X}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == status


@pytest.mark.parametrize(
    "words",
    [
        r"Here $\mathrm{ReLU}$ is cut at six.",
        r"By $\mathrm{ReLU}$ we mean its leaky version.",
        r"Here $\mathrm{ReLU}$ stands for $\max(0.1 x, x)$.",
        r"We use the leaky ReLU.",
        r"Here ReLU is $\max(0.1 x, x)$.",
        r"Our ReLU is smooth.",
        r"By ReLU we mean a smooth function.",
        r"The ReLU divides by two first.",
        r"The ReLU of this page maps to the negative numbers.",
        r"Let $\mathrm{ReLU} : \mathbb{R} \to \mathbb{R}$ be any function.",
        r"Let $\mathrm{ReLU}(x) = \max(0.1 x, x)$.",
    ],
)
def test_a_function_of_which_the_page_speaks_is_not_the_known_one(judge, words):
    claim = r"$$ \mathrm{ReLU}(x) \ge 0 $$ (eq-a)"
    assert judge(f"{X}\n\n{claim}")["eq-a"].status == "proved"
    assert judge(f"{X}\n\n{words}\n\n{claim}")["eq-a"].status != "proved"


def test_a_softmax_with_a_temperature_is_another(judge):
    claim = r"$$ \sum_k \operatorname{softmax}(z)_k = 1 $$ (eq-a)"
    page = r"Let $z \in \mathbb{R}^n$. We use the softmax with temperature $T$." + "\n\n" + claim
    assert judge(page)["eq-a"].status not in ("proved", "refuted")


def test_a_power_with_many_digits_is_not_multiplied_out(judge):
    bent = r"\tanh(\sqrt{2 / \pi} (x + 0.044715 x^3))"
    text = rf"{X}" + "\n\n" + rf"$$ g(x) = 0.5 x (1 + {bent}) $$ (def-g)" + "\n\n"
    assert judge(text + "$$ g(x) - g(-x) = x $$ (eq-a)")["eq-a"].status == "proved"
    assert judge(text + "$$ g(x) + g(-x) = x $$ (eq-a)")["eq-a"].status == "refuted"


@pytest.mark.parametrize("title", ["The binary case", "On the two-class case", "A network"])
def test_the_title_names_the_case_of_its_page(judge, title):
    page = f"# {title}\n\nLet $x \\in \\mathbb{{R}}$, and let $\\sigma$ be the sigmoid. SAID\n\n"
    page += r"$$ \sigma(x) (1 + e^{-x}) = 1 $$ (eq-a)"
    said = "The slope of the sigmoid cancels."
    assert judge(page.replace("SAID", said))["eq-a"].status == "proved"
    assert judge(page.replace("SAID", "The sigmoid has a slope."))["eq-a"].status != "proved"
    below = f"# A page\n\n#{page}".replace("SAID", said).replace(title, "A wrong case")
    assert judge(below)["eq-a"].status != "proved"


VALUES = [r"1 / (1 + e^{-u})", r"\frac{1}{1 + \exp(-u)}", r"\frac{e^u}{e^u + 1}", "1/(1+e^{-u})"]
WITH_ITS_VALUE = [
    r"The probability of class $1$ is modelled by the logistic sigmoid ${}$ of a linear function of the inputs.",
    r"If $K = 2$, the model is simpler. With the sigmoid function ${}$ we have the following.",
    r"We let $a = \sigma(b)$ for $b \in \mathbb{R}$. The function $\sigma$ is the sigmoid, ${}$, and it's applied to every component of a vector.",
    r"What we obtain is the familiar sigmoid function ${}$, which is smooth.",
    r"تابع سیگموید ${}$ هموار است.",
]


@pytest.mark.parametrize("said", WITH_ITS_VALUE)
@pytest.mark.parametrize("value", VALUES)
def test_an_equation_that_says_what_is_known_makes_no_other_function(judge, said, value):
    said = said.replace("{}", rf"\sigma(u) = {value}")
    assert judge(f"{X} {said}\n\n{SLOPE}")["eq-a"].status == "proved"
    wrong = SLOPE.replace("= ", "= 2 ")
    assert judge(f"{X} {said}\n\n{wrong}")["eq-a"].status != "proved"


@pytest.mark.parametrize("said", WITH_ITS_VALUE)
@pytest.mark.parametrize(
    "value", ["1 / (2 + e^{-u})", "1 / (1 + e^{-2u})", r"\tanh(u)", "1 / (1 + e^u)"]
)
def test_an_equation_that_says_another_thing_does(judge, said, value):
    said = said.replace("{}", rf"\sigma(u) = {value}")
    assert judge(f"{X} {said}\n\n{SLOPE}")["eq-a"].status != "proved"


@pytest.mark.parametrize("said", [
    r"It is wrong to take the sigmoid ${}$ here.", r"Perhaps the sigmoid is ${}$.",
    r"Others use the sigmoid ${}$; our $\sigma$ is another one.",
    r"The sigmoid ${}$ is not what we use.", r"We used the sigmoid ${}$. Now let $\sigma(u) = u^2$.",
])  # fmt: skip
def test_nor_does_what_its_sentence_denies_or_another_one_says(judge, said):
    said = said.replace("{}", rf"\sigma(u) = {VALUES[0]}")
    assert judge(f"{X} {said}\n\n{SLOPE}")["eq-a"].status != "proved"
