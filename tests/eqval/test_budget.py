# ruff: noqa: E501
r"""What is too large is said to be too large; no input ends in a traceback or stops the others."""

import gc
import sys
import threading
import time

import pytest

from eqval import check
from eqval.__main__ import main
from eqval.pages.verify import verify
from eqval.proving.prover import Prover
from eqval.reading import budget
from eqval.reading.budget import TooLarge, limits

X = r"x \in \mathbb{R}"
MNIST = [
    r"W \in \mathbb{R}^{784 \times 10}",
    r"\mathbf{x} \in \mathbb{R}^{784}",
    r"\mathbf{y} \in \mathbb{R}^{10}",
    r"\mathbf{z} = W^\top \mathbf{x}",
    r"\hat{y}_k = \frac{e^{z_k}}{\sum_{j=1}^{10} e^{z_j}}",
    r"L = -\sum_{k=1}^{10} y_k \log \hat{y}_k",
    r"\sum_{k=1}^{10} y_k = 1",
]
DESIGN = [
    r"X \in \mathbb{R}^{60000 \times 784}",
    r"\mathbf{w} \in \mathbb{R}^{784}",
    r"\mathbf{t} \in \mathbb{R}^{60000}",
    r"\mathbf{z} = X \mathbf{w}",
    r"S = \frac{1}{2} \|\mathbf{z} - \mathbf{t}\|^2",
]
LAYER = [
    r"g : \mathbb{R} \to \mathbb{R}",
    r"\mathbf{x} \in \mathbb{R}^{100}",
    r"W \in \mathbb{R}^{50 \times 100}",
    r"\mathbf{a} = g(W \mathbf{x})",
    r"C = \sum_{i=1}^{50} a_i^2",
]
JACOBIAN = [
    r"K \in \mathbb{N}",
    r"K \ge 100",
    r"\mathbf{z} \in \mathbb{R}^K",
    r"p_i = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}",
]


def timed(claim, given):
    start = time.process_time()
    found = check(claim, given)
    return found, time.process_time() - start


@pytest.mark.parametrize(
    ("right", "wrong", "given"),
    [
        (r"\frac{\partial L}{\partial W} = \mathbf{x} (\hat{\mathbf{y}} - \mathbf{y})^\top",
         r"\frac{\partial L}{\partial W} = \mathbf{x} (\mathbf{y} - \hat{\mathbf{y}})^\top", MNIST),
        (r"\nabla_{\mathbf{w}} S = X^\top (X \mathbf{w} - \mathbf{t})",
         r"\nabla_{\mathbf{w}} S = 2 X^\top (X \mathbf{w} - \mathbf{t})", DESIGN),
        (r"\frac{\partial C}{\partial W_{ij}} = 2 a_i g'(\sum_{k=1}^{100} W_{ik} x_k) x_j",
         r"\frac{\partial C}{\partial W_{ij}} = 2 a_i x_j", LAYER),
        (r"\frac{\partial p_i}{\partial z_j} = p_i (\delta_{ij} - p_j)",
         r"\frac{\partial p_i}{\partial z_j} = p_i (1 - p_j)", JACOBIAN),
        (r"x^\top x = \sum_{i=1}^n x_i^2", r"x^\top x = \sum_{i=2}^n x_i^2", [r"x \in \mathbb{R}^n", r"n \ge 1000000"]),
    ],
)  # fmt: skip
def test_ordinary_sizes_take_two_seconds(right, wrong, given):
    found, seconds = timed(right, given)
    assert found and seconds < 2, (found, seconds)
    found, seconds = timed(wrong, given)
    assert found.status == "refuted" and seconds < 2, (found, seconds)


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        (r"\sum_{k=1}^{784} [k \le 500] = 500", [r"x \in \mathbb{R}^{784}"]),
        (r"\max(\sum_{k=1}^{784} y_k, 50) = \sum_{k=1}^{784} y_k", [r"y \in [1, 2]^{784}"]),
        (r"784 = 28^2", []),
        (r"\sum_{i=1}^{784} c = 28^2 c", [r"c \in \mathbb{R}", r"x \in \mathbb{R}^{784}"]),
        (r"\sum_{i=1}^{784} c = (27 + 1)^2 c", [r"c \in \mathbb{R}", r"x \in \mathbb{R}^{784}"]),
        (r"\sum_{k=1}^K y_k \ge 50", [r"K \in \mathbb{N}", r"K \ge 100", r"y \in [1, 2]^K"]),
    ],
)
def test_what_holds_for_the_printed_length_alone_is_not_refuted(claim, given):
    assert check(claim, given).status != "refuted"


def test_distinct_lengths_stay_distinct():
    given = [r"a \in \mathbb{R}^{784}", r"b \in \mathbb{R}^{783}"]
    assert check(r"\sum_{i=1}^{784} 1 = \sum_{i=1}^{783} 1", given).status != "proved"
    assert check(r"\sum_{i=1}^{783} a_i = \sum_{i=1}^{784} a_i - a_{784}", given)
    assert check(r"a^\top b = 0", given).status == "ill-typed"
    assert check(r"\sum_{i=1}^{784} a_i = \sum_{i=1}^{783} a_i", given[:1]).status == "refuted"
    assert check(r"\sum_{i=1}^{784} a_i = \sum_{i=1}^{783} a_i + a_{784}", given[:1])
    assert check(r"\sum_{i=1}^{783} (a_{i+1} - a_i) = a_{784} - a_1", given[:1])


DEEP = "abcfghklmopqrst"
LARGE = [
    (r"\sum_{i=1}^{1000000} i = 500000500000", []),
    (r"\sum_{i=1}^{1000000000000} i = 1", []),
    (r"A^\top = A", [r"A \in \mathbb{R}^{100000 \times 100000}"]),
    (r"x_1 = 0", [r"x \in \mathbb{R}^{1000000000}"]),
    (r"(a+b+c+d+f+g)^{20} = ((a+b+c)^2 + 2 (a+b+c)(d+f+g) + (d+f+g)^2)^{10}", [r"a,b,c,d,f,g \in \mathbb{R}"]),
    (rf"\log({10**50 + 151} x {10**49 + 9}) = \log(x) + \log({10**50 + 151} \cdot {10**49 + 9})", [r"x \in \mathbb{R}_{>0}"]),
    (r"u(x) = x", [X, r"a(x) = \frac{x}{2} + 1", *(f"{new}(x) = {old}({old}(x))" for old, new in zip(DEEP, DEEP[1:] + "u", strict=True))]),
    (r"\frac{d}{dx} " * 22 + "(x^{30}) = 0", [X]),
    ("".join(rf"\sum_{{{i}=1}}^n " for i in DEEP[:12]) + "x_a x_b x_c x_f x_g x_h x_k x_l x_m x_o x_p x_q = 0 + (" + r"\sum_{i=1}^n x_i)^{12}", [r"x \in \mathbb{R}^n"]),
    (r"\max(0, " * 18 + "x" + ")" * 18 + r" = \max(0, x)", [X]),
    ("(" * 300 + "x" + ")" * 300 + " = x + 0", [X]),
    (r"\frac{1}{1 + " * 400 + "x" + "}" * 400 + " = x", [X]),
    (r"\frac{1}{1 + " * 50 + "x" + "}" * 50 + " = x", [r"x \in \mathbb{R}_{>0}"]),
    (r"\|" * 200 + "x" + r"\|" * 200 + " = |x|", [X]),
    (r"\frac{d}{dx} " * 400 + "(x) = 0", [X]),
    ("x = " + "3" * 5000, [X]),
    (r"\frac{1}{3} \approx 0." + "3" * 5000, []),
    (r"2^{3^{4^{5^6}}} x = x", [X]),
    ("x " * 10_000 + "= 1", [X]),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "given"), LARGE, ids=range(len(LARGE)))
def test_no_formula_takes_longer_than_it_may(claim, given, monkeypatch):
    monkeypatch.setattr(budget, "SECONDS", 2)
    found, seconds = timed(claim, given)
    assert found.status in ("proved", "refuted", "unproved", "unreadable"), found
    assert seconds < 2 + budget.HINT_SECONDS + 1


@pytest.mark.parametrize("given", [[X, "x = 10^{1000000000}"], [r"x \in \mathbb{R}^{²}"]])
def test_no_given_takes_longer_than_it_may(given):
    with pytest.raises(ValueError, match=r"digits|cannot read"):
        check("x = 1", given)


@pytest.mark.parametrize("by", ["(W x)_i", r"\sqrt{x}_k"])
def test_a_derivative_by_what_is_no_name(by):
    given = [r"L \in \mathbb{R}", r"W \in \mathbb{R}^{n \times n}", r"x \in \mathbb{R}^n"]
    for claim in (rf"\frac{{\partial L}}{{\partial {by}}} = 0", rf"\nabla_{{{by}}} L = 0"):
        assert check(claim, given).status in ("unreadable", "ill-typed")


def test_the_clock_works_in_any_thread():
    found = []

    def run():
        try:
            with limits(0.3):
                while True:
                    try:
                        sum(range(1000))
                    except Exception:
                        continue
        except TooLarge as error:
            found.append(str(error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert len(found) == 1 and "too large to judge" in found[0]
    assert check(r"x + 1 = 1 + x", [X])


def test_what_is_dropped_on_its_way_is_thrown_again():
    """Python prints what arrives in a finalizer, or while garbage is collected, and goes on."""
    found = []

    def run():
        end = time.process_time() + 8
        try:
            with limits(0.3):
                for _ in range(2):  # the second time for what is thrown again
                    try:
                        while time.process_time() < end:
                            sum(range(1000))
                    except budget.OutOfTime:
                        pass
                while time.process_time() < end:
                    sum(range(1000))
            found.append("went on")
        except TooLarge as error:
            found.append(str(error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(60)
    assert len(found) == 1 and "no end" in found[0]


def test_what_ends_where_it_is_dropped_is_not_waited_for():
    ended = threading.Event()

    def run():
        with limits(0.2):
            try:
                while True:
                    sum(range(1000))
            except budget.OutOfTime:
                pass
        ended.set()

    threading.Thread(target=run, daemon=True).start()
    assert ended.wait(60)


def test_while_garbage_is_collected_nothing_arrives_and_all_ends(monkeypatch):
    """Hypothesis is called then; here half of the time goes to such a call."""
    monkeypatch.setattr(budget, "AGAIN", 0.05)
    found, threshold = [], gc.get_threshold()

    def busy(phase, info):
        for _ in range(2000):
            len("")

    def run():
        for _ in range(3):
            try:
                with limits(0.1):
                    while True:
                        [[] for _ in range(1000)]
            except TooLarge as error:
                found.append(str(error))

    gc.callbacks.append(busy)
    gc.set_threshold(500, 5, 5)
    try:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(60)
    finally:
        gc.callbacks.remove(busy)
        gc.set_threshold(*threshold)
    assert len(found) == 3


def test_what_arrives_when_all_is_done_leaves_no_limit_behind(monkeypatch):
    with limits(5):
        watch = budget._state["watch"]
    late, disarm = [budget.OutOfTime()], watch.disarm

    def disturbed():
        if late:
            raise late.pop()
        disarm()

    monkeypatch.setattr(watch, "disarm", disturbed)
    with pytest.raises(TooLarge), limits(0.2):
        pass
    assert watch.limit is None and not watch.wake.is_set()


def test_threads_judge_alike():
    answers = []
    claims = [r"\frac{d^4}{dx^4} (x^4) = 24", r"\frac{d}{dx} x^2 = 2 x", r"\sin(x) < 2"] * 3
    threads = [
        threading.Thread(target=lambda c=c: answers.append(check(c, [X]).status)) for c in claims
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted(check(claim, [X]).status for claim in claims)


GOOD = "$x \\in \\mathbb{R}$\n\n$$ x + 1 = 1 + x $$ (eq-a)\n"
BROKEN = ['{"cells": [', "{}", "[]", '{"cells": null}', '{"cells": "abc"}', "{",
          '{"cells":[{"cell_type":"markdown","source":5}]}', '{"cells":[null]}', "[" * 5000,
          '{"cells":[{"cell_type":"markdown","source":[["a"]]}]}', '{"worksheets": [], "nbformat": 3}']  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_notebook_is_one_red_line(tmp_path, capsys, text):
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.ipynb").write_text(text)
    found = list(verify([tmp_path / "good.md", tmp_path / "sub" / "bad.ipynb"]))
    assert [item.verdict.status for item in found] == ["proved", "failed"]
    assert main([str(tmp_path / "good.md"), str(tmp_path / "sub" / "bad.ipynb")]) == 2
    out = capsys.readouterr().out
    assert "bad.ipynb" in out and "2 equations, 1 red" in out


def test_a_page_that_is_no_text(tmp_path):
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe$x$")
    found = list(verify([tmp_path / "bad.md"]))
    assert [item.verdict.status for item in found] == ["failed"]


def test_a_fault_of_the_prover_is_told_and_stops_nothing(tmp_path, monkeypatch, capsys):
    def broken(self, claim, sizes):
        raise KeyError("a fault")

    monkeypatch.setattr(Prover, "_all", broken)
    (tmp_path / "page.md").write_text(GOOD + "\n$$ x = 1 $$ (not-b)\n")
    assert main([str(tmp_path / "page.md")]) == 2
    out = capsys.readouterr().out
    assert "eqval failed: KeyError: 'a fault'" in out and "cell 0, line 3" in out
    assert "not-b" in out and "caught" in out


def test_a_long_formula_is_cut_in_the_table(tmp_path, capsys):
    (tmp_path / "page.md").write_text(GOOD + "\n$$ " + "x + " * 4000 + "x = 1 $$ (eq-b)\n")
    assert main([str(tmp_path / "page.md")]) == 1
    assert max(map(len, capsys.readouterr().out.splitlines())) < 400


def test_nothing_but_a_refusal_is_swallowed_by_the_prover():
    source = __import__("inspect").getsource(__import__("eqval.proving.prover", fromlist=["x"]))
    caught = {line.strip() for line in source.splitlines() if line.strip().startswith("except")}
    assert caught == {
        "except (CannotTranslate, TooLarge) as error:",
        "except CannotTranslate:",
    }


def test_another_page_has_limits_of_its_own(monkeypatch):
    from eqval.reading import budget

    monkeypatch.setattr(budget, "SECONDS", 0.3)
    with limits(0.3):
        with budget.outside_limits():
            end = time.process_time() + 0.6
            while time.process_time() < end:
                sum(range(1000))
        assert True
    with pytest.raises(TooLarge), limits(0.3):
        while True:
            sum(range(1000))


@pytest.mark.skipif(not hasattr(sys, "monitoring"), reason="Python has it from 3.12 on")
def test_a_browser_has_no_threads_and_still_an_end(monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setitem(budget._state, "watch", None)

    def endless():
        while True:
            timed.__code__.replace()
            step()

    def step():
        pass

    start = time.process_time()
    with pytest.raises(TooLarge, match="no end"), limits(0.3):
        endless()
    assert time.process_time() - start < 2
    with limits(5):
        step()
    assert check(r"\frac{d}{dx} x^2 = 2x", [X])
