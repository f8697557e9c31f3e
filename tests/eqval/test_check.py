# ruff: noqa: E501
r"""`eqval.check`: verdict, counterexample, hint, and errors with their place."""

import pytest

from eqval import check

NEURON = [
    r"z \in \mathbb{R}",
    r"y \in \{0, 1\}",
    r"\sigma(z) = \frac{1}{1 + e^{-z}}",
    r"\hat{y} = \sigma(z)",
    r"L = -\left[ y \log \hat{y} + (1 - y) \log (1 - \hat{y}) \right]",
]


def test_a_right_formula():
    found = check(r"\frac{\partial L}{\partial z} = \hat{y} - y", given=NEURON)
    assert found
    assert found.status == "proved"
    assert repr(found) == r"proved for all values: \frac{\partial L}{\partial z} = \hat{y} - y"


def test_a_wrong_sign_has_a_counterexample_and_a_hint():
    found = check(r"\frac{\partial L}{\partial z} = y - \hat{y}", given=NEURON)
    assert not found
    assert found.counterexample.inputs
    assert found.hint == r"the sign of y - \hat{y}"
    assert repr(found) == repr(check(r"\frac{\partial L}{\partial z} = y - \hat{y}", given=NEURON))
    assert repr(found).splitlines()[0].startswith("refuted: ")


def test_a_lost_factor():
    given = [*NEURON[:4], r"\hat{y} \in (0, 1)", r"M = \frac{1}{2} (\hat{y} - y)^2"]
    given = [given[0], given[1], given[4], given[2], given[3], given[5]]
    found = check(r"\frac{\partial M}{\partial z} = \hat{y} - y", given=given)
    assert found.hint == r"the factor \hat{y} \, (1 - \hat{y}) is lost"


def test_a_missing_transpose_that_fits_and_one_that_does_not():
    sizes = {"square": "n", "tall": "d"}
    for name, columns in sizes.items():
        given = [
            rf"X \in \mathbb{{R}}^{{n \times {columns}}}",
            rf"\mathbf{{w}} \in \mathbb{{R}}^{columns}",
            r"\mathbf{t} \in \mathbb{R}^n",
            r"S = \frac{1}{2} \|X \mathbf{w} - \mathbf{t}\|^2",
        ]
        found = check(r"\nabla_{\mathbf{w}} S = X (X \mathbf{w} - \mathbf{t})", given=given)
        assert found.status == {"square": "refuted", "tall": "ill-typed"}[name]
        assert "a transpose is missing at X" in found.hint


TWO_LAYERS = [
    r"x, u, v, y \in \mathbb{R}",
    r"\sigma(z) = \frac{1}{1 + e^{-z}}",
    "h = u x",
    r"a = \sigma(h)",
    "z = v a",
    r"p = \sigma(z)",
    r"M = \frac{1}{2} (p - y)^2",
]
SOFTMAX = [r"\mathbf{z} \in \mathbb{R}^K", r"p_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}"]
LINE = [
    r"x, t \in \mathbb{R}^n",
    r"w \in \mathbb{R}",
    r"S = \frac{1}{n} \sum_{i=1}^n (w x_i - t_i)^2",
]


@pytest.mark.parametrize(
    ("claim", "given", "hint"),
    [
        (r"\frac{\partial M}{\partial u} = (p - y) \sigma'(z) v x", TWO_LAYERS, r"the factor \sigma'(h) is lost"),
        (r"\frac{\partial M}{\partial v} = (p - y) a", TWO_LAYERS, r"the factor \sigma'(z) is lost"),
        (r"\frac{\partial p_i}{\partial z_k} = p_i (1 - p_k)", SOFTMAX, r"\delta_{ik} belongs in place of a 1"),
        (r"\frac{\partial p_i}{\partial z_k} = p_i - p_i p_k", SOFTMAX, r"\delta_{ik} is lost at p_i"),
        (r"\frac{\partial p_i}{\partial z_k} = -p_i p_k", SOFTMAX, r"the term p_i \, \delta_{ik} is lost"),
        (r"\frac{\partial L}{\partial z} = (\hat{y} - y) \hat{y} (1 - \hat{y})", NEURON,
         r"the factor \hat{y} \, (1 - \hat{y}) is too many"),
        (r"\frac{\partial L}{\partial z} = (\hat{y} - y) (1 - \sigma(z)) \sigma(z)", NEURON,
         r"the factor (1 - \sigma(z)) \, \sigma(z) is too many"),
        (r"\frac{\partial S}{\partial w} = 2 \sum_{i=1}^n (w x_i - t_i) x_i", LINE,
         r"a mean, not a sum: the factor \frac{1}{n} is lost"),
        (r"\frac{\partial S}{\partial w} = \frac{1}{n} \sum_{i=1}^n (w x_i - t_i) x_i", LINE, "the number 1"),
    ],
)  # fmt: skip
def test_hints_name_what_mends_the_formula(claim, given, hint):
    found = check(claim, given)
    assert found.status == "refuted"
    assert found.hint.replace("{i}", "i") == hint


@pytest.mark.parametrize(
    ("claim", "hint"),
    [("x^2 > 0", "it holds with ≥"), (r"x^2 \le 0", "it holds with ≥"), ("x^2 > 1", "")],
)
def test_a_hint_for_an_inequality_is_another_sign(claim, hint):
    assert check(claim, [r"x \in \mathbb{R}"]).hint == hint


def test_whole_numbers_are_written_as_such():
    found = check("y + 1 = 1", [r"y \in \{0, 1\}"])
    assert "y = 1" in repr(found) and "1.0" not in repr(found)


def test_hypotheses_and_values():
    assert check(r"\sqrt{x^2} = x", given=[r"x \in \mathbb{R}", "x > 0"])
    assert check(r"\sqrt{x^2} = x", given=[r"x \in \mathbb{R}"]).status == "refuted"
    assert check(r"\sigma(z) \approx 0.6225", given=[*NEURON[:3], "z = 0.5"])
    wrong = check(r"\sigma(z) \approx 0.6224", given=[*NEURON[:3], "z = 0.5"])
    assert wrong.status == "refuted"


@pytest.mark.parametrize(
    ("latex", "part"),
    [
        (r"y = \haty", r"unknown command \haty (line 1, column 5"),
        (r"y = (z", "( is never closed (line 1, column 5"),
        (r"y = f(Q)", "f is not declared"),
        (r"y", "no relation sign"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(latex, part):
    found = check(latex, given=NEURON)
    assert found.status in ("unreadable", "ill-typed")
    assert part in repr(found)


def test_bad_arguments():
    with pytest.raises(TypeError, match="latex must be a str, not int"):
        check(1)
    with pytest.raises(TypeError, match="a list of str, not one str"):
        check("a = b", given=r"a \in \mathbb{R}")
    with pytest.raises(TypeError, match=r"given\[0\] must be a str"):
        check("a = b", given=[1])
    with pytest.raises(ValueError, match=r"given\[1\].*cannot read the set"):
        check("a = b", given=[r"a \in \mathbb{R}", r"b \in \mathbb{C}"])


def test_contradictory_hypotheses_prove_nothing():
    given = [r"\mathbf{p} \in \Delta^K", r"\sum_{i=1}^K p_i = 2"]
    assert check(r"p_i = 7", given=given).status == "unproved"


def test_an_empty_claim_is_not_proved():
    assert check(r"x = x", given=[r"x \in \mathbb{R}"]).status == "unproved"


def test_the_docstrings_tell_the_truth():
    import doctest

    import eqval.faces.check

    for module in (eqval, eqval.faces.check):
        assert doctest.testmod(module).failed == 0


LAYER = [
    r"l = 1, \dots, L",
    r"W^l \in \mathbb{R}^{n_l \times n_{l-1}}",
    r"a^l, z^l \in \mathbb{R}^{n_l}",
    r"g : \mathbb{R} \to \mathbb{R}",
    r"z^l = W^l a^{l-1}",
    r"a^l = g(z^l)",
]


def test_layers_are_given_as_on_a_page():
    slope = r"\frac{\partial z^{l+1}_k}{\partial z^l_j}"
    assert check(rf"{slope} = W^{{l+1}}_{{kj}} g'(z^l_j)", given=LAYER)
    assert check(rf"{slope} = W^{{l+1}}_{{jk}} g'(z^l_j)", given=LAYER).status == "ill-typed"


def test_one_of_many_is_written_as_it_was_read():
    given = [r"x^{(i)}, t_i \in \mathbb{R}", r"i = 1, \dots, m"]
    latex = r"\sum_{i=1}^m (x^{(i)} - t_i) = \sum_{i=1}^m x^{(i)} + \sum_{i=1}^m t_i"
    assert check(latex, given=given).hint == r"the sign of \sum_{i=1}^{m} t_{i}"


def test_what_counts_from_zero_is_written_as_it_was_read():
    given = [r"v_0, \dots, v_{n-1} \in \mathbb{R}", r"n \in \mathbb{N}"]
    latex = r"\sum_{j=0}^{n-1} (v_j - v_0) = \sum_{j=0}^{n-1} v_j + n v_0"
    assert check(latex, given=given).hint == r"the sign of n \, v_{0}"


ENTROPY = r"-\sum_k p_k \log p_k"
CROSS_ENTROPY = r"-\sum_k p_k \log q_k"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (rf"{ENTROPY} \ge 0", "proved"),
        (rf"{ENTROPY} \le \log K", "proved"),
        (r"\log K + \sum_k p_k \log p_k \ge 0", "proved"),
        (rf"{CROSS_ENTROPY} \ge {ENTROPY}", "proved"),
        (rf"{CROSS_ENTROPY} \ge 0", "proved"),
        (rf"{ENTROPY} < \log K", "refuted"),
        (rf"{ENTROPY} \le \log (K - 1)", "refuted"),
        (rf"{CROSS_ENTROPY} \le \log K", "refuted"),
        (rf"{CROSS_ENTROPY} \ge \log K", "refuted"),
    ],
)
def test_bounds_of_an_entropy(claim, expected):
    assert check(claim, given=[r"p, q \in \Delta^K"]).status == expected


LOG_SUM = r"\log \sum_j e^{z_j}"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (rf"{LOG_SUM} \ge \max_j z_j", "proved"),
        (rf"{LOG_SUM} > \max_j z_j", "proved"),
        (rf"{LOG_SUM} - z_c \ge \max_j z_j - z_c", "proved"),
        (r"\sum_j z_j^2 \ge \max_j z_j^2", "proved"),
        (rf"{LOG_SUM} \ge \max_j z_j + 1", "refuted"),
        (rf"{LOG_SUM} \ge 2 \max_j z_j", "refuted"),
        (r"\sum_j z_j \ge \max_j z_j", "refuted"),
    ],
)
def test_a_largest_value_below_what_is_above_each(claim, expected):
    given = [r"z \in \mathbb{R}^K", r"c \in \{1, \dots, K\}"]
    assert check(claim, given=given).status == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (r"-\sum_k p_k \log \frac{e^{z_k}}{\sum_j e^{z_j}} \ge 0", "proved"),
        (r"-\sum_k p_k \log \frac{e^{z_k}}{\sum_j e^{z_j}} \ge \log K", "refuted"),
        (r"\sum_k p_k z_k \le \max_k z_k", "proved"),
        (r"\sum_k p_k z_k \ge \max_k z_k", "refuted"),
        (rf"\sum_k p_k z_k \le {LOG_SUM}", "proved"),
        (rf"\sum_k u_k z_k \le {LOG_SUM}", "refuted"),
        (r"\sum_k p_k^2 \le 1", "proved"),
        (r"\sum_k p_k^2 \le p_i", "refuted"),
        (r"u_i \le \|u\|", "proved"),
        (r"u_i < \|u\|", "refuted"),
        (r"\|\max(0, u)\| \le \|u\|", "proved"),
        (r"\|u\| \le \|\max(0, u)\|", "refuted"),
        (r"\sqrt{u_i^2 + 1} > u_i", "proved"),
        (r"\sqrt{u_i^2 + 1} > u_i + 1", "refuted"),
        (r"e^{t z_i + (1 - t) u_i} \le t e^{z_i} + (1 - t) e^{u_i}", "proved"),
        (r"e^{t z_i + (1 - t) u_i} \le t e^{u_i} + (1 - t) e^{z_i}", "refuted"),
        (r"a^t b^{1 - t} \le t a + (1 - t) b", "proved"),
        (r"\sqrt{a b} \le \frac{a + b}{2}", "proved"),
        (r"\sqrt{a b} \ge \frac{a + b}{2}", "refuted"),
        (r"\forall a > 0, \; a + 1 > 1", "proved"),
    ],
)
def test_means_sums_and_roots_are_compared(claim, expected):
    given = [r"p \in \Delta^K", r"z, u \in \mathbb{R}^K", r"t \in [0, 1]"]
    given.append(r"a, b \in \mathbb{R}_{>0}")
    assert check(claim, given=given).status == expected


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("n^2 > n", r"n^2 \ge n"),
        (r"n \ge 2", r"n \ge 1"),
        ("n m > n", r"n m \ge n"),
        (r"n^n \ge n + 1", r"n^n \ge n"),
    ],
)
def test_a_natural_number_may_be_one(wrong, right):
    given = [r"n, m \in \mathbb{N}"]
    assert check(wrong, given=given).status == "refuted"
    assert check(right, given=given).status != "refuted"


def test_each_label_takes_each_of_its_values():
    given = [r"y_i \in \{-1, 1\}", r"f_i \in \mathbb{R}", r"i = 1, \dots, n"]
    right = r"\log(1 + e^{-y_i f_i}) = \log(1 + e^{f_i}) - \frac{y_i + 1}{2} f_i"
    assert check(right, given=given).status == "proved"
    assert check(right.replace("- \\frac", "+ \\frac"), given=given).status == "refuted"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (r"\sum_k p_k^a \le K", "unproved"),  # a power that is a letter
        (r"\sum_{i=4}^n x_i^2 + \sum_{i=4}^n e^{x_i} > 0", None),  # of none, if n is 3
        (r"\frac{d}{da} (2) \cdot a = 0", "unreadable"),
        (r"\frac{d}{da} (c) a = c", "unreadable"),
        (r"\frac{d}{da} 2 a = 2", "proved"),
    ],
)
def test_letters_as_powers_empty_sums_and_closed_brackets(claim, expected):
    given = [r"p \in \Delta^K", r"a, c \in \mathbb{R}_{>0}", r"x \in \mathbb{R}^n"]
    found = check(claim, given=given).status
    assert found == expected if expected else found != "proved"


@pytest.mark.parametrize(
    ("right", "wrong", "given"),
    [
        (r"(e^{\frac{x}{2}} + 1)^2 = e^x + 2 e^{\frac{x}{2}} + 1",
         r"(e^{\frac{x}{2}} + 1)^2 = e^x + e^{\frac{x}{2}} + 1", []),
        (r"h(2) = 12", r"h(2) = 13", [r"h(x) = \frac{d}{dx} x^3"]),
        (r"w \approx (0.33, 0.67)", r"w \approx (0.33, 0.68)",
         [r"w \in \mathbb{R}^2", r"w = (\frac{1}{3}, \frac{2}{3})"]),
    ],
    ids=["roots of one exponential", "a derivative by a parameter", "printed entries"],
)  # fmt: skip
def test_what_no_other_test_reaches(right, wrong, given):
    given = [r"x \in \mathbb{R}", *given]
    assert check(right, given).status == "proved"
    assert check(wrong, given).status == "refuted"
