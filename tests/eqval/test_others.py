"""Pages in the notation of other authors: what is right on them, what is wrong, what is refused.

A line of `others.txt` begins with what must come out: D a definition is read, X it is not;
T what is claimed is proved, F it is refuted or does not fit, U it is not judged.
"""

from pathlib import Path

import pytest

ROLES = {"D": "def", "X": "def", "T": "eq", "F": "not", "U": "eq"}
STATUS = {"D": {"defined"}, "X": {"unreadable", "ill-typed"}, "T": {"proved"}, "F": {"caught"}}
STATUS["U"] = STATUS["X"] | {"unproved"}
PAGES = Path(__file__).with_name("others.txt").read_text(encoding="utf-8").split("\n# ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.partition("\n")[0].strip("# "))
def test_a_page(judge, page):
    text, wanted = [], {}
    for place, line in enumerate(page.splitlines()[1:]):
        mark, _, latex = line.partition(" ")
        if mark not in ROLES:
            text.append(line)
            continue
        label = f"{ROLES[mark]}-{place}"
        wanted[label] = mark, latex
        text.append(f"$$ {latex} $$ ({label})")
    found = judge("\n\n".join(text))
    for label, (mark, latex) in wanted.items():
        verdict = found[label]
        assert verdict.status in STATUS[mark], (mark, latex, verdict.status, verdict.reason)
