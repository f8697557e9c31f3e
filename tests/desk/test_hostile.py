"""Whatever is typed ends in a sentence, soon, and the derivation goes on."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eqval.desk.plain import to_latex

RIGHT = "dL/dz_k = yhat_k - y_k"
SECONDS = 1

UNREAD = {
    "nothing": "",
    "spaces": " \t\n ",
    "a null byte": "dL/dz_k = \x00 yhat_k",
    "null bytes": "\x00" * 50,
    "another control sign": "yhat_k = \x1b[2J",
    "turned round": "\u202eyhat_k = y_k\u202c",
    "half a sign": "\ud800 = 1",
    "endless": "x" * 100_000,
    "an endless sum": "1+" * 50_000 + "1",
    "a thousand brackets": "(" * 900 + "z_k" + ")" * 900,
    "a thousand braces": "{" * 1000,
    "fractions in fractions": r"\frac{" * 300,
    "roots in roots": "sqrt(" * 300,
    "minus signs": "-" * 900 + "z_k",
    "bars": "|" * 900,
    "differentials": "d/" * 400,
    "signs of derivatives": "∂" * 900,
    "a huge number": "z_k = " + "9" * 1200,
    "an unfinished brace": r"\frac{1}{",
    "an unfinished bracket": "dL/dz_k = (yhat_k",
    "an unfinished index": "z_{",
    "an unfinished line": "dL/dz_k =",
    "Python": "__import__('os').system('true')",
    "Python again": "eval('1')",
    "HTML": "<script>alert(1)</script>",
    "HTML in a formula": r"\text{<img src=x onerror=alert(1)>}",
    "a link": r"\href{javascript:alert(1)}{x}",
    "a file": r"\input{/etc/passwd}",
    "a command": r"\def\a{\a\a}\a",
    "another command": r"\newcommand{\a}{\a\a}\a",
    "a written file": r"\immediate\write18{true}",
    "a class": r"\htmlClass{x}{y}",
    "a colour": r"\color{red} y",
    "pictures": "🤖 = 🤖",
    "a greeting": "سلام",
    "a sentence": "I do not know how to begin",
    "a dollar": "$",
    "backslashes": "\\" * 50,
    "an environment": r"\begin{tikzpicture}\end{tikzpicture}",
    "half an environment": r"\begin{align}",
    "a comment": "% = 3",
    "a very long sum": "sum_{j=1}^{1000000000} 1 = 3",
    "ten million terms": r"\sum_{j=1}^{10000000} j = 3",
    "no number": "nan = nan",
    "two numbers": "1 2 = 2",
    "a second index": "z_k_k = 1",
    "a second power": "z_k^2^3 = 1",
    "out of range": "z_0 = 1",
"a name of the desk": "let L = 3",
    "an order": "d^99 L/dz_k^99 = 0",
}  # fmt: skip


@pytest.mark.parametrize("typed", UNREAD.values(), ids=UNREAD)
def test_what_cannot_be_read(softmax, typed):
    start = time.process_time()
    found = softmax.line(typed)
    assert time.process_time() - start < SECONDS
    assert found.verdict == "unread" and found.words and found.latex == "", found
    assert to_latex(typed).count("<") == 0
    assert softmax.line(RIGHT).done


HEAVY = [
    "z_k^9999999999999 = 1",
    "= 10^(10^(10^10))",
    "e^(e^(e^(e^(e^(1000))))) = 1",
    "exp(exp(exp(exp(exp(z_k))))) = 1",
    "z_k = 1/0",
    "1/0 = 1/0",
    "(z_k + 1)^200 = 0",
    "(z_k + y_k + 1)^40 = 1",
    "tanh(tanh(tanh(tanh(tanh(tanh(z_k)))))) = z_k",
    "log(log(log(z_k))) = 0",
    "d^5L/dz_k^5 = 0",
    "= " + "*".join(f"(yhat_k + {k})" for k in range(40)),
    "= " + "/".join(["yhat_k"] * 40),
    "= " + " + ".join(f"z_k^{k}" for k in range(2, 60)),
    "sum_i sum_j z_i z_j e^(z_i z_j) = 0",
    "sum_i sum_j sum_k sum_l sum_m sum_n z_i z_j z_k z_l z_m z_n = 0",
]


@pytest.mark.parametrize("typed", HEAVY, ids=range(len(HEAVY)))
def test_what_is_much_work(softmax, typed):
    start = time.process_time()
    found = softmax.line(typed)
    assert time.process_time() - start < SECONDS
    assert found.verdict in ("refuted", "unproved", "unread") and not found.done
    assert softmax.line(RIGHT).done


SIGNS = st.sampled_from(
    r"""d ∂ L z z_k yhat_k ŷ_k y_k sum_i Σ_j log exp sigma ( ) [ ] { } | + - * / ^ _ = < ≤ ' . , 1
    2 ½ ² ⊤ let := \frac \sum \hat & \\ $ \( \) % # ~ \text \left. \right| ; : ! ? ۳ … ⊙""".split()
)
SPACES = st.sampled_from([" ", "\n", "\u200f", "\x00"])
NOISE = st.lists(SIGNS | SPACES, max_size=14).map("".join) | st.text(max_size=30)
SPOILED = st.tuples(st.integers(0, 21), st.integers(0, 3), NOISE).map(
    lambda cut: RIGHT[: cut[0]] + cut[2] + RIGHT[cut[0] + cut[1] :]
)


@settings(max_examples=150, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(NOISE | SPOILED)
def test_noise(softmax, typed):
    start = time.process_time()
    found = softmax.line(typed)
    assert time.process_time() - start < SECONDS
    assert found.words and isinstance(found.as_dict(), dict)
    assert isinstance(to_latex(typed), str)
    softmax.undo()
    assert not softmax.lines and not softmax.latex()
