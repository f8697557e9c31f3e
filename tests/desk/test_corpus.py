"""Lines as readers type them: what is right is never refused, what is wrong is never accepted.

Each task has a table in `corpus/`: lines that are `done`, lines on the way (`on`), whole `chains`,
and `wrong` ones with the kind of mistake that is to be found, empty where two kinds meet; wrong
lines that do not fit and have no numbers are `misfit`.
"""

import re

import pytest

SHORT = re.compile(r"-?\d{1,2}(\.\d{1,3}|/\d+)?")
ACCEPTED = {"proved", "same"}


def is_short(pair):
    """Whole numbers, halves and small fractions go in; what comes out may have no end."""
    return SHORT.fullmatch(pair[1]) is not None


def test_right_lines(desk, lines):
    for line in lines["done"]:
        desk.clear()
        assert desk.line(line).verdict in ACCEPTED and desk.lines[-1].done, desk.lines[-1]
    for line in lines["on"]:
        desk.clear()
        assert desk.line(line).verdict in ACCEPTED and not desk.lines[-1].done, desk.lines[-1]


def test_chains(desk, lines):
    for chain in lines["chains"]:
        desk.clear()
        for line in chain:
            assert desk.line(line).verdict in ACCEPTED, desk.lines[-1]
        assert desk.done and desk.lines[-1].done


def test_wrong_lines(desk, lines):
    for kinds, line in lines["wrong"]:
        desk.clear()
        found = desk.line(line)
        assert found.verdict == "refuted", found
        *given, left, right = found.numbers
        assert left[1] != right[1]
        assert sum(map(is_short, given)) >= len(given) / 2, given
        assert not kinds or found.kind in kinds.split("|"), (found, found.kind, found.hints)
        assert len(found.hints) == (2 if found.kind else 0) and found.kind != "other"


def test_lines_that_do_not_fit(desk, lines):
    for kinds, line in lines.get("misfit", ()):
        desk.clear()
        found = desk.line(line)
        assert found.verdict in ("refuted", "unread") and not found.numbers
        assert not kinds or found.kind in kinds.split("|"), (found, found.kind)


def test_how_many(tasks, corpus):
    """The counts that the desk promises; that each line holds, the tests above show."""
    assert set(corpus) == set(tasks) and len(tasks) >= 24
    right = [
        line for lines in corpus.values()
        for line in (*lines["done"], *lines["on"], *(x for chain in lines["chains"] for x in chain))
    ]  # fmt: skip
    wrong = [line for lines in corpus.values() for line in lines["wrong"]]
    misfit = [line for lines in corpus.values() for line in lines.get("misfit", ())]
    assert len(right) >= 500 and len(wrong) + len(misfit) >= 300
    assert len(wrong) / len(wrong + misfit) >= 0.95  # refuted with numbers
    found = [kinds for kinds, _ in wrong + misfit if kinds]
    assert len(found) / len(wrong + misfit) >= 0.85  # with the kind of mistake
    latex = [line for line in right if "\\" in line]
    assert len(latex) >= 60 and len(right) - len(latex) >= 200


@pytest.mark.parametrize("name", ["desk-model-slope", "desk-softmax-jacobian", "ex-backprop-skip"])
def test_the_same_in_persian(sit_down, task, lines):
    desk = sit_down(task, "fa")
    kinds, line = lines["wrong"][0]
    found = desk.line(line)
    assert found.verdict == "refuted" and re.search("[آ-ی]", found.words)
    assert not kinds or all(re.search("[آ-ی]", hint) for hint in found.hints)
