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


def test_only_captions(capsys):
    assert shown(capsys, "one", "two") == "one\ntwo\n"


def test_rounding_never_leaves_a_negative_zero(capsys):
    assert "-0" not in shown(capsys, x=[-0.0, -1e-12])


@pytest.mark.parametrize("module", [ceutils, plotting, printing])
def test_every_name_for_a_star_import_exists(module):
    assert [name for name in module.__all__ if not hasattr(module, name)] == []
    assert len(set(module.__all__)) == len(module.__all__)
