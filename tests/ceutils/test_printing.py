"""What `show` prints is short, aligned and the same on every machine."""

import numpy as np
import pytest

import ceutils
from ceutils import plotting, show
from ceutils.figures import printing


def shown(capsys, *captions, **values):
    show(*captions, **values)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (-0.37754066879814541, "-0.3775"),
        (2.0, "2"),
        (1e-11, "0"),
        (-1e-11, "0"),
        (1e-10, "1.000e-10"),
        (0.001, "0.001"),
        (1e5, "1.000e+05"),
        (-np.inf, "-inf"),
        (np.nan, "nan"),
        (0.00099800100, "9.980e-04"),
        (123456.7, "1.235e+05"),
        (99999.96, "99999.96"),
        (np.float32(0.1), "0.1"),
        (np.inf, "inf"),
        (True, "True"),
        (np.bool_(False), "False"),
        (7, "7"),
        (np.int64(-3), "-3"),
        ("words", "words"),
        ([1.0, -0.00004], "[1, -4.000e-05]"),
        (np.array([[0.25, 1], [2, 3]]), "[[0.25, 1], [2, 3]]"),
    ],
)
def test_a_value(capsys, value, text):
    assert shown(capsys, x=value) == f"x = {text}\n"


def test_names_are_aligned_under_their_captions(capsys):
    assert shown(capsys, "a caption", z=0.5, y_hat=0.25) == "a caption\nz     = 0.5\ny_hat = 0.25\n"


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        (np.full((3, 3), -0.12345), ["-0.1235],", "-0.1235],", "-0.1235]]"]),
        (np.arange(1, 13) / 8, ["1,", "1.5]"]),
    ],
)
def test_an_array_that_is_too_wide_goes_on_below_itself(capsys, value, ends):
    """A table row by row, and nothing is lost."""
    name = "a_name_of_some_length"
    lines = shown(capsys, **{name: value}).splitlines()
    assert max(map(len, lines)) <= 79 and [line.split()[-1] for line in lines] == ends
    assert all(line.startswith(" " * len(f"{name} = [")) for line in lines[1:])
    assert " ".join(lines).split() == f"{name} = {printing._text(name, value)}".split()


def test_only_captions(capsys):
    assert shown(capsys, "one", "two") == "one\ntwo\n"


def test_rounding_never_leaves_a_negative_zero(capsys):
    assert "-0" not in shown(capsys, x=[-0.0, -1e-12])


@pytest.mark.parametrize("module", [ceutils, plotting, printing])
def test_every_name_for_a_star_import_exists(module):
    assert [name for name in module.__all__ if not hasattr(module, name)] == []
    assert len(set(module.__all__)) == len(module.__all__)
