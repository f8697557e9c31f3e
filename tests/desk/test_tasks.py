"""The tasks: each can be done, and says everything in both languages."""

import re

import yaml

from eqval.desk.sentences import _words

PERSIAN = re.compile("[آ-ی]")


def test_what_is_to_be_reached_is_proved(desk, task):
    found = desk.line(f"{task['asked']} = {task['right']}")
    assert found.verdict == "proved" and found.done, found


def test_what_is_asked_alone_is_not_the_answer(desk, task):
    found = desk.line(f"{task['asked']} = {task['asked']}")
    assert found.verdict == "proved" and not found.done
    assert not desk.line(task["asked"]).done


def test_every_word_in_both_languages(task):
    for said in (task["title"], task["task"], *task["given"]):
        assert PERSIAN.search(said["fa"]) and not PERSIAN.search(said["en"]), said
    assert task["title"]["en"][0].isupper() and task["task"]["en"].endswith((".", "?"))


def test_a_letter_of_the_model_is_a_formula(task):
    for said in (task["task"], *task["given"]):
        for language in ("en", "fa"):
            words = re.sub(r"\$.+?\$", "", said[language])
            assert not re.search(r"(?<![A-Za-z'’])[B-HJ-Zb-z](?![A-Za-z'’])|[α-ωŷ]", words), words


def test_the_chapter_is_there(task, root):
    for language in ("en", "fa"):
        assert (root / f"book/{language}/{task['chapter']}.ipynb").exists()


def test_an_exercise_is_not_written_twice(module, root):
    """A task of an exercise takes formulas from its table, and stands in its chapter."""
    for path in module.chapters().values():
        for item in module.read(path)["task"]:
            assert item["chapter"].endswith(f"/{path.stem}")
            assert ("exercise" in item) != ("asked" in item)
            if "exercise" in item:
                page = (root / f"book/en/{item['chapter']}.ipynb").read_text("utf8")
                assert item["exercise"] in page


def test_given_words_are_used(module, tasks):
    used = {item["latex"] for task in tasks.values() for item in task["given"]}
    assert used == set(module.words())


def test_there_are_tasks_in_every_part(module):
    assert {chapter.split("/")[0] for chapter in module.chapters()} == {
        "neuron", "network", "practice"
    }  # fmt: skip


def test_the_persian_is_that_of_the_book(root, tasks):
    """The spellings that the Persian edition avoids are avoided here as well."""
    faults = yaml.safe_load((root / "book/locale/fa/faults.yml").read_text("utf8"))
    said = [text for words in _words("fa").values() for text in words.values()]
    for task in tasks.values():
        said += [item["fa"] for item in (task["title"], task["task"], *task["given"])]
    found = [(fault["say"], text) for fault in faults for text in said
             if re.search(fault["find"], text)]  # fmt: skip
    assert not found
