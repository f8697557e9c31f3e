r"""What is read, what is refused with its place, and that nothing is dropped."""

import re

import pytest

from eqval.reading import tree
from eqval.reading.errors import Unreadable
from eqval.reading.parser import Vocabulary
from eqval.reading.statement import read_statement

WORDS = Vocabulary(
    {r"\sigma", "g", "H", r"D_{\text{KL}}"},
    {"z", "y", r"\hat{y}", r"a^{(l)}", r"x^{(\cdot)}", r"w_{\text{new}}"},
)


def read(latex):
    return read_statement(latex, WORDS)


def left(latex):
    return read(f"{latex} = 0").relations[0].left


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"\hat{\mathbf{y}}", r"\mathbf{\hat{y}}"),
        (r"\hat y_i", r"\hat{y}_{i}"),
        (r"\left( z + y \right)^2", r"\bigl(z+y\bigr)^{2}"),
        (r"\tfrac{1}{2} z", r"\dfrac12 z"),
        (r"\ln z", r"\log(z)"),
        (r"\exp(-z)", r"e^{-z}"),
        (r"\mathrm{softmax}(z)", r"\operatorname{softmax}(z)"),
        (r"W^\top z", r"W^T z"),
        (r"W^{\mathrm{T}} z", r"W^\top z"),
        (r"\lVert z \rVert_2^2", r"\|z\|^2"),
        (r"\underbrace{(z - y)}_{\text{error}} z", r"(z - y) z"),
        (r"\displaystyle \sum_{i=1}^{K} z_i", r"\sum\limits^K_{i=1} z_i"),
        (r"\frac{\partial y}{\partial z}", r"\partial y / \partial z"),
        (r"\log_2 z", r"\frac{\log z}{\log 2}"),
        (r"10\,000 z", "10000 z"),
        (r"1\ 000\ 000 z", "1000000 z"),
        (r"12{,}345{,}000 z", "12345000 z"),
        (r"10{,}000.5 z", "10000.5 z"),
        (r"10{,}000 z - 0.5", "10000 z - 0.5"),
        (r"z^{10\,000}", "z^{10000}"),
        (r"z^2\,100", "z^{2} 100"),
        (r"||z||_2^2 + || y ||", r"\|z\|^2 + \|y\|"),
        (r"\left|\left| z \right|\right|", r"\|z\|"),
        (r"||z||||y||", r"\|z\| \|y\|"),
        (r"|z||y||w_{1}|", r"|z| \, |y| \, |w_{1}|"),
        (r"||z|-|y||", r"| |z| - |y| |"),
        (r"| ||z|| - ||y|| |", r"| \|z\| - \|y\| |"),
        (r"|z| + \frac{||y||}{|z||y|}", r"|z| + \frac{\|y\|}{|z| \, |y|}"),
        (r"g'(z) |_{z=2} ||y||^2", r"g'(z) |_{z=2} \|y\|^2"),
        (r"(\log z) y", r"\log(z) y"),
        (r"\prod_i y \exp(z_i)", r"\prod_i (y \exp(z_i))"),
        (r"y - 2 \sum_i y_i + z_i", r"y - 2 \sum_i (y_i + z_i)"),
        (r"\sum_i \sum_j y_{ij} - z_i z_j", r"\sum_i \sum_j (y_{ij} - z_i z_j)"),
        ("۱۲٫۵ z", "12.5 z"),
        ("۱۲٬۵۰۰ z", "12500 z"),
    ],
)
def test_two_ways_to_write_one_thing(one, other):
    assert left(one) == left(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"\mathbf{z}", "z"),
        (r"z^{(1)}", "z^1"),
        (r"\hat{y}", r"\bar{y}"),
        (r"z_i", r"z^i"),
        (r"\operatorname{H}", "H"),
        (r"a^{(l)}", r"a^{(l+1)}"),
        (r"-z^2", r"(-z)^2"),
    ],
)
def test_two_different_things(one, other):
    assert left(one) != left(other)


@pytest.mark.parametrize(
    ("latex", "part"),
    [
        (r"z = \foo y", r"unknown command \foo"),
        (r"z = (y", "never closed"),
        (r"z = y)", "without its opening bracket"),
        (r"z = \log y z", "where does the argument end"),
        (r"z = \sum_i y_i + z_i + y", "reach over the sign"),
        (r"z = \sum_i y_i + y + z_i", "reach over the sign"),
        (r"z_i = \sum_i y_i + z_i", "reach over the sign"),
        (r"z = \sum_i y_i + z_i, \quad i = 1, \dots, n", "reach over the sign"),
        (r"x^{(i)} = \sum_i y_i + z_i", "reach over the sign"),
        (r"z = -\sum_{i=1}^n y_i \log z_i - (1 - y_i) \log (1 - z_i)", "reach over the sign"),
        (r"z = \sum_i (y_i + z_i) + y_i", "reach over the sign"),
        (r"z = \sum_i \sum_j y_{ij} + z_i", "reach over the sign"),
        (r"z = \prod_i y_i + z_i", "reach over the sign"),
        (r"z = \log \sum_i y_i + z_i", "reach over the sign"),
        (r"z = \log y / z", "where does the argument end"),
        (r"z = \prod_i \log y_i z_i", "where does the argument end"),
        (r"z = \prod_i z_i y", "where does the product end"),
        (r"z = \sum_{i=1}^n y z", "does not occur"),
        (r"z = y / 2 y", "reads two ways"),
        (r"z = \log(y)^2", "power belong"),
        (r"z = y \pm 1", r"\pm"),
        (r"z \propto y", "propto"),
        (r"z", "no relation"),
        (r"z = ", "left"),
        (r"z = y_{}", "empty"),
        (r"z = \frac{\partial^2 y}{\partial z}", "order"),
        (r"z = \nabla y", r"\nabla without its name"),
        (r"z = \begin{pmatrix} 1 \\ 2 & 3 \end{pmatrix}", "different lengths"),
        (r"z = \sqrt[3 y", "never closed"),
        (r"z = \sqrt[]{y}", "empty"),
        (r"z = \sigma^{-1}(y)", "inverse"),
        (r"z = y \quad \text{or} \quad y = z", "or"),
    ],
)
def test_what_is_refused(latex, part):
    with pytest.raises(Unreadable) as caught:
        read(latex)
    if part != "left":
        assert part in str(caught.value)


def test_the_place_is_told():
    with pytest.raises(Unreadable) as caught:
        read("z = y \\\\\n  + \\foo")
    assert "line 2, column 5" in str(caught.value)


def test_a_declared_t_makes_the_transpose_ambiguous():
    with pytest.raises(Unreadable, match="power or a transpose"):
        read_statement(r"W^T z = 0", Vocabulary(set(), {"T"}))


def test_chains_are_read_link_by_link():
    found = read(r"a = b \le c = d").relations
    assert [(item.op, tree.latex(item.left), tree.latex(item.right)) for item in found] == [
        ("=", "a", "b"),
        ("<=", "b", "c"),
        ("=", "c", "d"),
    ]


def test_what_is_written_back_reads_the_same():
    for latex in SAMPLES:
        found = read(latex).relations[0]
        assert read(tree.latex(found)).relations[0] == found, latex


SAMPLES = [
    r"\sigma(z) = \frac{1}{1 + e^{-z}}",
    r"\hat{y}_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
    r"\frac{\partial L}{\partial z_i} = \hat{y}_i - y_i",
    r"\nabla_{\mathbf{w}} J = \frac{1}{N} X^\top (\hat{\mathbf{y}} - \mathbf{y})",
    r"\delta = ((W^{(l+1)})^\top d) \odot g'(z)",
    r"\sum_{j \neq i} y_j = 1 - y_i",
    r"H(p, q) = -\sum_{i=1}^K p_i \log q_i",
    r"\left. \frac{\partial c}{\partial a} \right|_{b} = b",
    r"\frac{\partial^2 L}{\partial z_i \partial z_j} = 0",
    r"\|\mathbf{w}\|^2 = \mathbf{w}^\top \mathbf{w}",
]
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|\d|[a-zA-Z]|\S")
NEUTRAL = {r"\left", r"\right", r"\frac", "{", "}", r"\mathbf"}


@pytest.mark.parametrize("latex", SAMPLES)
def test_no_token_is_ignored(latex):
    reference = read(latex)
    for match in TOKEN.finditer(latex):
        if match[0] in NEUTRAL:
            continue
        try:
            found = read(latex[: match.start()] + " " + latex[match.end() :])
        except Unreadable:
            continue
        assert found != reference, match[0]


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"1{,}000 z", "as 1000 or as 1.000"),
        (r"3{,}142", "as 3142 or as 3.142"),
        (r"10\,000{,}500 z - 0.5", "as 10000500 or as 10000.500"),
        (r"0{,}500 z", "cannot read ,"),
        (r"1, 000 z", "cannot read , here"),
        (r"1,000 z", "cannot read , here"),
        (r"1\,00 z", "two numbers side by side"),
        (r"1\,000\,00 z", "two numbers side by side"),
        (r"1234\,567 z", "two numbers side by side"),
        (r"1.5\,000 z", "two numbers side by side"),
        (r"0\,500 z", "two numbers side by side"),
        ("۱/۲ z", "as a quotient, .frac, or as a decimal"),
    ],
)
def test_digits_that_may_be_grouped_otherwise_are_refused(latex, reason):
    with pytest.raises(Unreadable, match=reason):
        left(latex)
