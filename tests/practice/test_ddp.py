"""The script of the scaling-out chapter: two processes, the same weights, and a killed worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import torch

SCRIPT = Path(__file__).resolve().parents[2] / "book/en/practice/ddp.py"
LIMIT = 180  # seconds, most of them for importing torch in three processes


def torchrun(*arguments):
    """Returns the exit code, stdout and stderr; no process outlives the limit."""
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    process = subprocess.Popen(
        [*command, "--nproc-per-node", "2", str(SCRIPT), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        env=os.environ | {"GLOO_SOCKET_IFNAME": "lo", "OMP_NUM_THREADS": "1"},
    )
    try:
        out, err = process.communicate(timeout=LIMIT)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    return process.returncode, out, err


def without_build(text):
    return text.replace(torch.__version__, torch.__version__.partition("+")[0])


def test_prints_what_the_page_shows():
    code, out, err = torchrun()
    assert code == 0, err
    assert without_build(out) == SCRIPT.with_suffix(".txt").read_text("utf8").replace("+cpu", "")


def test_a_killed_worker_is_named_and_ends_the_run():
    code, out, err = torchrun("--kill")
    assert code != 0
    assert out == ""
    assert (
        "[rank0]: RuntimeError" in err and " by peer" in err
    )  # closed, or reset: whichever is first
    first = err.partition("Root Cause (first observed failure)")[2]
    assert "Signal 9 (SIGKILL)" in first
    assert "rank      : 1 " in first
