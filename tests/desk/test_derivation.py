r"""How lines hang together: chains, definitions, taking back, the page, the words."""

import json
import re

import pytest

from eqval import Derivation
from eqval.desk.sentences import LANGUAGES, _words
from eqval.judging.judge import Judge
from eqval.reading.budget import TooLarge

RIGHT, SIGN = "dL/dz_k = yhat_k - y_k", "dL/dz_k = y_k - yhat_k"


def test_a_line_that_goes_on_is_the_same(softmax):
    assert softmax.line("dL/dz_k = -sum_i y_i (delta_ik - yhat_k)").verdict == "proved"
    found = softmax.line("= -y_k + yhat_k sum_i y_i")
    assert found.verdict == "same" and found.latex.startswith(r"\frac{\partial L}{\partial z_k} =")
    assert softmax.line(RIGHT).verdict == "same"  # repeats the left side


def test_a_line_of_another_side_begins_anew(softmax):
    softmax.line(RIGHT)
    assert softmax.line("dL/dyhat_i = -y_i/yhat_i").verdict == "proved"
    assert softmax.line("= -1/yhat_i * y_i").verdict == "same"


def test_the_first_line_may_begin_with_its_sign(softmax):
    assert softmax.line("= yhat_k - y_k").done and softmax.done


def test_what_follows_from_a_false_line_is_said_to(softmax):
    assert softmax.line("dL/dz_k = -sum_i y_i (1 - yhat_k)").kind == "delta"
    found = softmax.line("= -sum_i y_i + yhat_k sum_i y_i")
    assert found.verdict == "refuted" and found.kind == "carried" and not found.hints
    assert softmax.line("= yhat_k - y_k").verdict == "proved"  # not: equal to the line above
    assert softmax.done


def test_the_first_false_link_of_a_chain_is_shown(softmax):
    found = softmax.line("dL/dz_k = yhat_k - y_k = y_k - yhat_k = 0")
    assert found.numbers[-2][0] == r"\hat{y}_k - y_k"
    assert found.numbers[-1][0] == r"y_k - \hat{y}_k"


def test_several_rows_at_once(softmax):
    rows = r"""\begin{align*}
      \frac{\partial L}{\partial z_k} &= -\sum_{i} y_i (\delta_{ik} - \hat{y}_k) \\
      &= \hat{y}_k \sum_{i} y_i - y_k \\
      &= \hat{y}_k - y_k.
    \end{align*}"""
    assert softmax.line(rows).done


@pytest.mark.parametrize("line", ["0 = 0", "L = L", "dL/dz_k = dL/dz_k", "yhat_k = yhat_k"])
def test_what_says_nothing_is_never_the_answer(softmax, line):
    found = softmax.line(line)
    assert found.verdict == "proved" and not found.done and "says nothing" in found.words


def test_what_is_true_but_was_not_asked(softmax):
    for line in ("dyhat_i/dz_k = yhat_i (delta_ik - yhat_k)", "sum_i yhat_i = 1",
                 "dL/dz_k = -sum_i y_i/yhat_i * dyhat_i/dz_k"):  # fmt: skip
        assert softmax.line(line).verdict == "proved" and not softmax.lines[-1].done


def test_a_derivative_does_not_hide_in_a_definition(softmax):
    assert softmax.line("let a_k = dL/dz_k").verdict == "proved"
    found = softmax.line("dL/dz_k = a_k")
    assert found.verdict == "proved" and not found.done


def test_a_derivative_does_not_hide_behind_a_prime(neuron):
    line = "dL/dz = (yhat - y)/(yhat (1 - yhat)) * sigma'(z)"
    assert neuron.line(line).verdict == "proved" and not neuron.done


def test_other_letters_for_the_free_index(softmax):
    assert softmax.line("dL/dz_i = yhat_i - y_i").done


def test_an_own_definition_holds_from_the_next_line_on(softmax):
    assert softmax.line("yhat_k = e^(z_k)/s").verdict == "unread"
    assert "definition" in softmax.line("let s = sum_j e^(z_j)").words
    assert softmax.line("yhat_k = e^(z_k)/s").verdict == "proved"
    softmax.undo()
    softmax.undo()
    assert softmax.line("yhat_k = e^(z_k)/s").verdict == "unread"


@pytest.mark.parametrize(("line", "words"), [
    *((f"let {name} = 3", "has a meaning already") for name in ("L", "yhat_k", "z_k", "y", "K")),
    *((f"let {name} = 3", "has a use of its own") for name in ("k", "i", "e", "pi", "d")),
])  # fmt: skip
def test_a_name_that_is_taken_is_not_taken_again(softmax, line, words):
    found = softmax.line(line)
    assert found.verdict == "unread" and words in found.words
    assert softmax.line(RIGHT).done


@pytest.mark.parametrize(("line", "words"), [
    ("dL/dz_k = e y_k", "has a use of its own"),
    ("dL/dz_k = sum_m delta_mk y_k", "How far does"),
    ("dL/dz_k = yhat w", "is not known here"),
])  # fmt: skip
def test_a_name_that_is_not_known_is_told_apart(softmax, line, words):
    assert words in softmax.line(line).words


def test_numbers_that_are_not_all_say_so():
    d = Derivation(
        [r"D, N \in \mathbb{N}", r"\mathbf{X} \in \mathbb{R}^{N \times D}"],
        r"\frac{1}{N} \sum_{i=1}^{N} X_{ij}",
        r"\frac{1}{N} \sum_{i=1}^{N} X_{ij}",
    )
    found = d.line("= 1/D sum_i X_ij")
    assert found.verdict == "refuted" and found.numbers
    assert "others" in found.words and not any(name == "X" for name, _ in found.numbers)


@pytest.mark.parametrize("line", ["let s = s + 1", "let s", "let 3 = 4", "let s = q",
                                  "let s = 1 = 2", "let s < 1"])  # fmt: skip
def test_what_defines_nothing(softmax, line):
    assert softmax.line(line).verdict == "unread" and softmax.line("s = 1").verdict == "unread"


def test_undo_and_clear(softmax):
    softmax.undo()
    softmax.line(SIGN)
    softmax.undo()
    assert softmax.lines == [] and softmax.latex() == ""
    softmax.line(SIGN)
    softmax.line(RIGHT)
    softmax.clear()
    assert softmax.lines == [] and not softmax.done
    assert softmax.line("= yhat_k - y_k").verdict == "proved"


def test_what_the_page_gets(softmax):
    for line in (RIGHT, SIGN, "1/2x", "hello", "let s = sum_j e^(z_j)"):
        found = softmax.line(line).as_dict()
        assert list(found) == ["text", "latex", "verdict", "words", "numbers", "hints", "example",
                               "done"]  # fmt: skip
        assert json.loads(json.dumps(found)) == found and found["text"] == line
        assert (found["verdict"] == "unread") == (found["latex"] == "") == bool(found["example"])


@pytest.mark.parametrize(("name", "example"), [
    ("desk-golden-delta", "dL/dz_k = …"), ("ex-gradient-derive", "dL/dx = …"),
    ("desk-update-curvature", "d^2L/dz^2 = …"), ("desk-model-odds", r"\log \frac"),
])  # fmt: skip
def test_what_to_write_instead_is_written_as_one_types(desk, example):
    assert desk.line("hello").example.startswith(example)
    assert desk.line("1/2z").example == "(1/2) z   or   1/(2 z)"


def test_once_prepared_it_says_the_same(sit_down, tasks):
    desk = sit_down(tasks["desk-golden-any"])
    assert desk.prepare()
    assert desk.line("= -sum_i y_i (delta_ik - yhat_k)").done
    assert desk.line("= -sum_i y_i (1 - yhat_k)").verdict == "refuted"
    assert desk.line("dL/dz_i = yhat_i sum_j y_j - y_i").verdict == "proved"


def test_what_takes_too_long_is_left_open(softmax, monkeypatch):
    def endless(judge, claim):
        raise TooLarge("no end after 5 seconds")

    monkeypatch.setattr(Judge, "judge", endless)
    found = softmax.line(RIGHT)
    assert found.verdict == "unproved" and "Too large" in found.words and found.latex


def test_the_nudge_does_not_give_it_away(softmax):
    nudge, words = softmax.line(SIGN).hints
    assert r"\(" not in nudge and r"\(" in words


def test_the_page_is_judged_the_same(softmax, judge_page):
    softmax.line("let s = sum_j e^(z_j)")
    softmax.line("yhat_k = e^(z_k)/s")
    softmax.line("dL/dz_k = -sum_i y_i/yhat_i * dyhat_i/dz_k")
    softmax.line(SIGN)
    softmax.line("not read")
    softmax.line(RIGHT)
    found = judge_page(softmax.page())
    assert [found[f"eq-line-{k}"].status for k in (2, 3, 4, 5)] == [
        "proved", "proved", "refuted", "proved"
    ]  # fmt: skip
    assert found["def-line-1"].status == "defined"
    assert softmax.latex().count(r"\\") == 4


PAGES = [
    "desk-model-slope",
    "desk-batch-bias",
    "desk-mse-line",
    "ex-backprop-skip",
    "desk-var-heated",
]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_judged_the_same(desk, task, judge_page):
    """What is given stands on the page as it was given."""
    desk.line(f"{task['asked']} = {task['right']}")
    found = judge_page(desk.page())
    assert found["eq-line-1"].status == "proved", found


def test_both_languages_have_the_same_sentences():
    english, persian = map(_words, LANGUAGES)
    assert {room: set(words) for room, words in english.items()} == {
        room: set(words) for room, words in persian.items()
    }
    for room, words in english.items():
        for key, text in words.items():
            fields = re.findall(r"\{\w+\}", text)
            assert sorted(fields) == sorted(re.findall(r"\{\w+\}", persian[room][key])), key
    assert set(english["nudges"]) == set(english["mistakes"])


def test_what_the_caller_gives_is_checked():
    with pytest.raises(ValueError, match="language"):
        Derivation([], "1 + 1", "2", "de")
    with pytest.raises(ValueError, match=r"given\[0\]"):
        Derivation(["x x x ="], "x", "x")
    with pytest.raises(ValueError, match="not declared"):
        Derivation([], "x", "y")
    with pytest.raises(TypeError, match="str"):
        Derivation([], "1 + 1", "2").line(3)
