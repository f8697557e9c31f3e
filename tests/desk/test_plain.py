r"""The plain way of writing: what it means in LaTeX, and what is refused with both readings."""

import pytest

from eqval.desk.grammar import NotPlain, plain_to_latex
from eqval.desk.plain import take, to_latex

MEANS = {
    "dL/dz_k = yhat_k - y_k": r"\frac{\partial L}{\partial z_k} = \hat{y}_k - y_k",
    "∂L/∂z_k = ŷ_k − y_k": r"\frac{\partial L}{\partial z_k} = \hat{y}_k - y_k",
    "d(yhat_i)/d(z_k)": r"\frac{\partial \hat{y}_i}{\partial z_k}",
    "d^2L/dz^2": r"\frac{\partial^2 L}{\partial z^2}",
    "d2L/dz2": r"\frac{\partial^2 L}{\partial z^2}",
    "∂²L/∂z_i∂z_k": r"\frac{\partial^2 L}{\partial z_i \partial z_k}",
    "∂²L/(∂z_i ∂z_k)": r"\frac{\partial^2 L}{\partial z_i \partial z_k}",
    "d/dz (z^2 + 1)": r"\frac{\partial \left( z^{2} + 1 \right)}{\partial z}",
    "d/dz log z": r"\frac{\partial \log(z)}{\partial z}",
    "dL/dyhat dyhat/dz":
        r"\frac{\partial L}{\partial \hat{y}} \frac{\partial \hat{y}}{\partial z}",
    "grad_w L": r"\nabla_{w} L",
    "sum_j exp(z_j)": r"\sum_{j} \exp(z_j)",
    "Σ_j e^{z_j}": r"\sum_{j} e^{z_j}",
    "sum_{j=1}^K w_j": r"\sum_{j = 1}^{K} w_j",
    "sum_(j=1)^K w_j": r"\sum_{j = 1}^{K} w_j",
    "sum_j=1^K w_j": r"\sum_{j = 1}^{K} w_j",
    "sum_{j != k} w_j": r"\sum_{j \neq k} w_j",
    "exp(z_i)/sum_j exp(z_j)": r"\frac{\exp(z_i)}{\sum_{j} \exp(z_j)}",
    "1/N sum_i x_i": r"\frac{1}{N} \sum_{i} x_i",
    "prod_i p_i": r"\prod_{i} p_i",
    "½ (a - b)²": r"\frac{1}{2} (a - b)^{2}",
    "1/2 * x": r"\frac{1}{2} \cdot x",
    "۱/۲ * x": r"\frac{1}{2} \cdot x",
    "(a + b)/(c + d)": r"\frac{a + b}{c + d}",
    "a/b/c": r"\frac{\frac{a}{b}}{c}",
    "2 z": "2 z",
    "2z": "2 z",
    "x 2": r"x \cdot 2",
    "e^-z": "e^{-z}",
    "e^(-z)": "e^{-z}",
    "e^z_k": "e^{z_k}",
    "x^2^T": r"x^{2}^\top",
    "w^T x": r"w^\top x",
    "w⊤x": r"w^\top x",
    "Vᵀs": r"V^\top s",
    "z**2": "z^{2}",
    "sigma(z)": r"\sigma(z)",
    "sigmoid(z)": r"\sigma(z)",
    "σ′(z)": r"\sigma'(z)",
    "g'(z_h)": "g'(z_h)",
    "tanh(z)^2": r"(\tanh(z))^{2}",
    "tanh²(z)": r"\tanh^{2}(z)",
    "sqrt(x^2 + 1)": r"\sqrt{x^{2} + 1}",
    "√x": r"\sqrt{x}",
    "|z|": "|z|",
    "||x||^2": r"\|x\|^{2}",
    "y_hat_k": r"\hat{y}_k",
    "hat(y)_k": r"\hat{y}_k",
    "xbar": r"\bar{x}",
    "z_new": r"z_{\text{new}}",
    "delta_ik": r"\delta_{ik}",
    "δ_{ik}": r"\delta_{ik}",
    "1[i = k]": r"\mathbb{1}(i = k)",
    "[i = k]": r"\mathbb{1}(i = k)",
    "W_ij x_j": "W_{ij} x_j",
    "x1": "x_{1}",
    "ŷₖ": r"\hat{y}_k",
    "[V^T s]_i": r"[V^\top s]_i",
    "a ⊙ b": r"a \odot b",
    "a .* b": r"a \odot b",
    "lambda w_j": r"\lambda w_j",
    "a * -b": r"a \cdot (-b)",
    "x <= y": r"x \le y",
    "x >= y": r"x \ge y",
    "max(0, z)": r"\max(0, z)",
    "log yhat_k": r"\log(\hat{y}_k)",
    "yhat_k (sum_j y_j)": r"\hat{y}_k \cdot (\sum_{j} y_j)",
    "yhat_k (1 - yhat_k)": r"\hat{y}_k (1 - \hat{y}_k)",
    "d log yhat_i / dz_k": r"\frac{\partial \log(\hat{y}_i)}{\partial z_k}",
    "y log yhat + 1": r"y \log(\hat{y}) + 1",
}  # fmt: skip


@pytest.mark.parametrize("typed", MEANS)
def test_what_it_means(typed):
    assert " ".join(plain_to_latex(typed).split()) == MEANS[typed]


TWO = {
    "1/2x": ("(1/2) x", "1/(2 x)"),
    "1/2 (a - b)": ("(1/2) (a - b)", "1/(2 (a - b))"),
    "a/b c": ("(a/b) c", "a/(b c)"),
    "sin x y": ("sin(x) y", "sin(x y)"),
    "log a / b": ("log(a) / b", "log(a / b)"),
    "log (a)/(b)": ("log((a)) / (b)", "log((a) / (b))"),
    "log a * b": ("log(a) * b", "log(a * b)"),
    "d/dz a z": ("(d/dz (a)) z", "d/dz (a z)"),
    "a/sum_j b_j c": ("(sum_j b_j) c", "sum_j (b_j c)"),
}


@pytest.mark.parametrize("typed", TWO)
def test_two_readings_are_refused_and_both_are_read(typed):
    with pytest.raises(NotPlain) as found:
        plain_to_latex(typed)
    assert found.value.readings == TWO[typed]
    one, other = map(plain_to_latex, found.value.readings)
    assert one != other


def test_a_transpose_beside_a_temperature():
    with pytest.raises(NotPlain) as found:
        plain_to_latex("w^T x", frozenset({"T", "w", "x"}))
    assert found.value.name == "transpose"
    assert plain_to_latex("w^⊤ x", frozenset({"T", "w", "x"})) == r"w^\top x"
    assert plain_to_latex("w^(T) x", frozenset({"T", "w", "x"})) == r"w^{T} x"


BOLD = frozenset(
    {r"\mathbf{w}", r"\mathbf{x}", r"\hat{\mathbf{y}}", "b", r"\mathbf{w}_{\text{new}}"}
)


@pytest.mark.parametrize(("typed", "meant"), [
    ("w^T x + b", r"\mathbf{w}^\top \mathbf{x} + b"),
    ("w_j x_j", "w_j x_j"),
    ("dL/dx", r"\frac{\partial L}{\partial \mathbf{x}}"),
    ("grad_w L", r"\nabla_{\mathbf{w}} L"),
    (r"\frac{\partial L}{\partial w}", r"\frac{\partial L}{\partial \mathbf{w}}"),
    (r"\mathbf{w}^\top x", r"\mathbf{w}^\top \mathbf{x}"),
    ("w_new", r"\mathbf{w}_{\text{new}}"),
    ("yhat", r"\hat{\mathbf{y}}"),
    ("yhat_k", r"\hat{y}_k"),
    ("d/dw (w^T w)",
     r"\frac{\partial \left( \mathbf{w}^\top \mathbf{w} \right)}{\partial \mathbf{w}}"),
])  # fmt: skip
def test_a_letter_for_a_bold_one(typed, meant):
    assert take(typed, BOLD).latex == meant


@pytest.mark.parametrize("typed", [
    r"\frac{\partial L}{\partial z} = \hat{y} - y",
    r"\(\frac{\partial L}{\partial z} = \hat{y} - y\)",
    r"$\frac{\partial L}{\partial z} = \hat{y} - y$",
    r"$$\frac{\partial L}{\partial z} = \hat{y} - y.$$",
    r"\[ \frac{\partial L}{\partial z} = \hat{y} - y. \]",
    r"\begin{equation} \frac{\partial L}{\partial z} = \hat{y} - y \end{equation}",
    r"⇒ \frac{\partial L}{\partial z} = \hat{y} - y",
    r"\Rightarrow \frac{\partial L}{\partial z} = \hat{y} - y",
    r"\frac{\partial L}{\partial z} = ŷ - y",
    r"\frac{\partial L}{\partial z} = yhat - y",
    "dL/dz = yhat - y.",
    "so dL/dz = yhat - y",
    "پس ∂L/∂z = ŷ − y",
])  # fmt: skip
def test_what_stands_round_it_is_taken_off(typed):
    assert to_latex(typed) == r"\frac{\partial L}{\partial z} = \hat{y} - y"


@pytest.mark.parametrize("typed", ["s := a + b", "let s = a + b", "Let s = a + b.",
                                   r"\text{let } s = a + b", "قرار دهید s = a + b"])  # fmt: skip
def test_a_definition(typed):
    found = take(typed)
    assert found.defines and found.latex.replace(":=", "=") == "s = a + b"


def test_nothing_is_shown_of_what_cannot_be_read_yet():
    assert to_latex("dL/dz = ") == to_latex(r"\input{a}") == to_latex("") == ""
