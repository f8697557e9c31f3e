"""The tasks of the desk, from `tasks/`, one file for each chapter: as the page loads them.

A task that is an exercise of the book names it, and takes from its table what is given, asked and
right; what each given formula is in words stands in `given.toml`, once for all tasks.
"""

import json
import sys
import tomllib
from functools import cache
from pathlib import Path

from ceutils.exercises.tables import labels

HERE = Path(__file__).parent
LANGUAGES = ("en", "fa")


def read(path):
    return tomllib.loads(path.read_text("utf8"))


@cache
def words():
    """What a given formula is, in both languages."""
    return {item.pop("latex"): item for item in read(HERE / "given.toml")["given"]}


@cache
def chapters():
    """The chapters with tasks, in the order of the book."""
    order = [
        line.partition("book/en/")[2].strip()
        for line in (HERE.parents[1] / "_toc.yml").read_text("utf8").splitlines()
    ]
    found = {item["chapter"]: path for path in sorted((HERE / "tasks").glob("*.toml"))
             for item in read(path)["task"]}  # fmt: skip
    return dict(sorted(found.items(), key=lambda pair: order.index(pair[0])))


def tasks():
    """All tasks, as dictionaries that JSON can hold, in the order of the book."""
    return [_task(item) for path in chapters().values() for item in read(path)["task"]]


def _task(item):
    if "exercise" in item:
        part = next(part for part in labels()[item["exercise"]] if "left" in part)
        item = {"id": item["exercise"], "given": part["given"], "asked": part["left"],
                "right": part["right"], **item}  # fmt: skip
    given = [{"latex": latex, **words()[latex]} for latex in item["given"]]
    return {
        **{name: item[name] for name in ("id", "chapter", "title", "task")},
        "given": given,
        **{name: item[name] for name in ("asked", "right")},
    }


if __name__ == "__main__":
    json.dump(tasks(), sys.stdout, ensure_ascii=False, indent=1)
