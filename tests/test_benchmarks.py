"""The benchmarks run, and say what they should; their numbers are for quiet machines."""

import os
import subprocess
import sys

import mpmath
import numpy as np
import pytest


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("speed", ["digits 64-64-32-10, batch 32", "GEMM + gather", "scikit-learn", "≤ 0.35"]),
        ("accuracy", ["softmax_delta", "float32", "float64", "scipy", "sklearn", "met"]),
    ],
)
def test_quick(name, lines, tmp_path):
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", f"benchmarks.{name}", "--quick"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": root}, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    for line in lines:
        assert line in run.stdout
    try:
        import torch  # noqa: F401
    except ImportError:
        assert "torch is not installed, so it is left out." in run.stderr
    saved = tmp_path / "_build" / "benchmarks" / f"{name}.md"
    assert saved.read_text(encoding="utf-8") == run.stdout
    if name == "speed":
        assert saved.with_suffix(".svg").stat().st_size > 1000


@pytest.fixture
def accuracy():
    from benchmarks import accuracy

    return accuracy


def test_the_judge_counts_ulp(accuracy):
    third = [mpmath.mpf(1) / 3]
    with mpmath.workdps(50):
        third = [mpmath.mpf(1) / 3]
        assert accuracy.ulps(np.float64(1 / 3), third, np.float64) < 0.5
        off = accuracy.ulps(np.nextafter(1 / 3, 1), third, np.float64)
        assert 0.5 < off < 1.5
        assert accuracy.ulps(np.float32(1 / 3), third, np.float32) < 0.5
        tiny = [mpmath.mpf(5e-324)]
        assert accuracy.ulps(np.float64(0), tiny, np.float64) == 1
        assert accuracy.ulps(np.float64(np.nan), third, np.float64) == np.inf
        assert accuracy.ulps(np.float64(-np.inf), [mpmath.ninf], np.float64) == 0
        assert accuracy.ulps(np.float64(0), [mpmath.mpf(0)], np.float64) == 0


def test_the_judge_knows_the_limits(accuracy):
    inf = np.array([np.inf, -np.inf])
    assert accuracy.judge("sigmoid", inf) == [1, 0]
    assert accuracy.judge("log_sigmoid", inf) == [0, mpmath.ninf]
    assert accuracy.judge("binary_cross_entropy", inf, np.array([1.0, 0.0])) == [0, 0]
    row = np.array([[0.0, np.inf, -np.inf]])
    assert accuracy.judge("softmax", row) == [0, 1, 0]
    assert accuracy.judge("softmax_delta", row, np.array([1])) == [0, 0, 0]


def test_turns_are_taken(monkeypatch):
    from benchmarks import paired

    order, clock = [], iter(range(100))
    monkeypatch.setattr(paired.time, "perf_counter", lambda: next(clock))
    runs = {name: lambda name=name: order.append(name) for name in "abc"}
    seconds = paired.interleave(runs, 9, "test")  # each look at the clock is a second later
    assert "".join(order) == "abc" + "bca" + "cab" + "abc"
    assert {name: times.tolist() for name, times in seconds.items()} == dict.fromkeys(
        "abc", [1] * 3
    )
