"""The ten questions: the heading asks, the first sentences answer, a cell asserts it."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = "en", "fa"
REF = re.compile(r"\{ref\}`([^`<]+) <([\w-]+)>`")
HEADING = re.compile(r"^(?:\((?P<label>[\w-]+)\)=\n)?(?P<level>#{1,4}) (?P<words>.+)\n+", re.M)
PROSE = re.compile(r"[^$|`:{\s#-]")  # no display, table, list, directive
ASSERTS = re.compile(r"\bassert |\bagree\(|\bcheck_gradient\(")
SENTENCE = re.compile(r"(?<=[.?!؟])\s+")


def folder(edition):
    return ROOT / "book" / edition / "practice"


def cells(path):
    for cell in json.loads(path.read_text("utf8"))["cells"]:
        outputs = cell.get("outputs", [])
        printed = "".join("".join(output.get("text", [])) for output in outputs)
        yield cell["cell_type"], "".join(cell["source"]), printed


class Section:
    """A heading with what follows it, up to the next of its level or above."""

    def __init__(self, label, level, words):
        self.label, self.level, self.words = label, level, words
        self.text, self.code = "", ""


@cache
def sections(path):
    found, open_now = [], []
    for kind, source, _ in cells(path):
        if kind == "code":
            for section in open_now:
                section.code += source + "\n"
            continue
        parts = [*HEADING.finditer(source)]
        ends = [match.start() for match in parts] + [len(source)]
        pieces = [(None, source[: ends[0]])]
        pieces += [
            (match, source[match.end() : end]) for match, end in zip(parts, ends[1:], strict=True)
        ]
        for match, text in pieces:
            if match:
                level = len(match["level"])
                open_now = [section for section in open_now if section.level < level]
                open_now.append(Section(match["label"], level, match["words"]))
                found.append(open_now[-1])
            for section in open_now:
                section.text += text + "\n\n"
    return found


@cache
def labelled(edition):
    pages = sorted(folder(edition).glob("*.ipynb"))
    return {section.label: section for path in pages for section in sections(path) if section.label}


def asked(edition):
    return REF.findall((folder(edition) / "questions.md").read_text("utf8"))


QUESTIONS = [(edition, *pair) for edition in EDITIONS for pair in asked(edition)]


def plain(words):
    return words.replace("`", "").replace("*", "").strip()


def test_there_are_ten():
    for edition in EDITIONS:
        text = (folder(edition) / "questions.md").read_text("utf8")
        assert re.findall(r"^(\d+)\. ", text, flags=re.M) == [str(n) for n in range(1, 11)]
        assert len(asked(edition)) >= 14


@pytest.mark.parametrize(("edition", "words", "label"), QUESTIONS)
def test_the_heading_is_the_question(edition, words, label):
    heading = labelled(edition)[label].words
    if words[-1] in "?؟":
        assert plain(words) == plain(heading)


def opening(section):
    """The first two sentences, if prose comes before anything else."""
    first = section.text.lstrip().split("\n\n")[0]
    return SENTENCE.split(first)[:2] if PROSE.match(first) else []


@pytest.mark.parametrize(("edition", "words", "label"), QUESTIONS)
def test_the_answer_comes_first(edition, words, label):
    answer = opening(labelled(edition)[label])
    assert answer
    assert not any(sentence.endswith(("?", "؟")) for sentence in answer), answer


@pytest.mark.parametrize(("edition", "words", "label"), QUESTIONS)
def test_a_cell_asserts_it(edition, words, label):
    assert ASSERTS.search(labelled(edition)[label].code)


LIBRARIES = re.compile(r"\b(torch|F|nn|keras|tf|dask|client|cluster)\.")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_section_that_runs_a_library_asserts_something(edition):
    chapters = [
        (path.stem, section)
        for path in sorted(folder(edition).glob("*.ipynb"))
        for section in sections(path)
        if section.level == 2 and "{exercise}" not in section.text
    ]
    run = [(page, part) for page, part in chapters if LIBRARIES.search(part.code)]
    assert len(run) > 15
    assert [(page, part.words) for page, part in run if not ASSERTS.search(part.code)] == []


PINS = dict(
    re.findall(
        r"^([\w-]+)==([\d.]+)",
        "".join((ROOT / f"requirements{kind}.txt").read_text() for kind in ("", "-frameworks")),
        flags=re.M,
    )
)
NAMES = {"PyTorch": "torch", "TensorFlow": "tensorflow"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_versions_in_the_table_are_pinned_and_printed(edition):
    text = (folder(edition) / "questions.md").read_text("utf8")
    rows = re.findall(r"^\| (\w+) \| ([\d.]+) \|", text, flags=re.M)
    printed = "".join(
        output for path in folder(edition).glob("*.ipynb") for _, _, output in cells(path)
    )
    assert len(rows) == 6
    for package, version in rows:
        name = NAMES.get(package, package.lower())
        assert PINS[name] == version
        assert re.search(rf"\b{name}\s+(= )?{re.escape(version)}$", printed, flags=re.M), package


SPOILED = "# Title\n\n(ask-x)=\n## Why?\n\n{}\n\n### More\n\nSo."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Because. It is.", ["Because.", "It is."]),
        ("Who asks?", ["Who asks?"]),
        ("| a | b |", []),
        ("$$\n1\n$$", []),
    ],
)
def test_an_answer_that_is_none_is_found(tmp_path, text, answer):
    path = tmp_path / "page.ipynb"
    markdown = {"cell_type": "markdown", "source": [SPOILED.format(text)]}
    path.write_text(json.dumps({"cells": [markdown]}), "utf8")
    found = {section.label: section for section in sections(path)}["ask-x"]
    assert found.words == "Why?" and found.level == 2
    assert opening(found) == answer
