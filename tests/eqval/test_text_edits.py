"""A sample of the edits of `text_edits.py`: each turns the run red."""

from pathlib import Path

import pytest
import text_edits

BOOK = Path(__file__).parents[2] / "book" / "en" / "neuron"
PAGES = [BOOK / name for name in ("gradient.ipynb", "model.ipynb")]


@pytest.mark.skipif(not all(path.exists() for path in PAGES), reason="the chapters are not here")
def test_a_sample_of_edits_turns_red():
    outcomes = [(edit, found) for edit, found in text_edits.run(PAGES, 12, seed=7)]
    assert len(outcomes) == 12
    for edit, found in outcomes:
        assert found in ("red", "same tree"), f"{edit.label}: {edit.what}"
