"""How fast ceutils trains beside PyTorch, scikit-learn and the bare matrix products.

    python -m benchmarks.speed             all, about seven minutes
    python -m benchmarks.speed --quick     a smoke test: a few seconds, numbers of no worth

Everything runs in one process, in float32, on one thread, in turns. A ratio is the median over the
rounds of ceutils' time divided by the peer's time in the same round; below 1, ceutils is faster.
A work has as many rounds as fit into --seconds, because on a shared machine a few say little.
The table and a plot go to _build/benchmarks/.
"""

import argparse
import sys
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.paired import align, interleave, library
from ceutils import (
    SGD,
    Adam,
    Network,
    Neuron,
    fit,
    load_breast_cancer,
    load_digits,
    minibatches,
    standardize,
)

FOLDER = Path("_build/benchmarks")


class Work(NamedTuple):
    """One thing to do: on which data, with which layers, and how fast beside which peers."""

    name: str
    data: str
    sizes: list
    batch: int
    optimizer: str
    passes: int  # over the data, in each round
    goals: dict  # peer: (required ratio, stretch ratio), or nothing if it is only shown


NONE = (None, None)
BIG = [784, 128, 64, 10]
WORKS = [
    Work("neuron, 569×30, whole batch", "biopsies", [30, 1], 569, "SGD", 200,
         {"torch": (0.15, 0.08)}),
    Work("neuron, 569×30, batch 32", "biopsies", [30, 1], 32, "SGD", 20,
         {"torch": (0.15, 0.08)}),
    Work("digits 64-64-32-10, batch 32", "digits", [64, 64, 32, 10], 32, "SGD", 5,
         {"GEMM + gather": NONE, "torch": (0.30, 0.20), "scikit-learn": (0.35, 0.20)}),
    Work("60k×784-128-64-10, batch 128", "60k", BIG, 128, "SGD", 2,
         {"GEMM + gather": (1.35, 1.20), "torch": (0.65, 0.60), "scikit-learn": NONE}),
    Work("60k×784-128-64-10, batch 4096", "60k", BIG, 4096, "SGD", 2,
         {"GEMM + gather": (1.30, 1.20), "torch": (1.00, 0.93), "scikit-learn": NONE}),
    Work("60k×784-128-64-10, batch 128, Adam", "60k", BIG, 128, "Adam", 2,
         {"torch": (0.60, 0.50), "scikit-learn": NONE}),
]  # fmt: skip


class Ratio(NamedTuple):
    """One line of the table: ceutils against one peer."""

    work: str
    peer: str
    ours: float
    theirs: float
    ratio: float
    low: float
    high: float
    rounds: int
    required: float | None
    stretch: float | None


def data(name, quick):
    """Samples in float32, and labels: two real tables, and random numbers in the shape of MNIST."""
    if name == "60k":
        rng = np.random.default_rng(0)
        n = 5_000 if quick else 60_000
        X = rng.standard_normal((n, 784), dtype=np.float32)
        return X, (X @ rng.standard_normal((784, 10), dtype=np.float32)).argmax(axis=1)
    X, y, *_ = {"biopsies": load_breast_cancer, "digits": load_digits}[name]()
    return standardize(X).astype(np.float32), y


# What each contestant does: the same passes over the same samples. Each returns a function to time.


def ours(work, X, y):
    rng = np.random.default_rng(0)
    if work.sizes[-1] == 1:
        neuron = Neuron.zeros(work.sizes[0], np.float32)
        batch = work.batch if work.batch < len(X) else None
        return lambda: neuron.fit(X, y, 0.01, work.passes, batch, rng=rng)
    network = Network(work.sizes, rng=rng, dtype=np.float32)
    optimizer = SGD(0.01) if work.optimizer == "SGD" else Adam(0.001)
    return lambda: fit(network, X, y, optimizer, work.passes, work.batch, rng=rng)


def gemms(work, X, y):
    """Only what no one can leave out: take the rows, and the matrix products."""
    rng = np.random.default_rng(0)
    layers = Network(work.sizes, rng=rng, dtype=np.float32).layers
    outputs = [np.empty((work.batch, size), np.float32) for size in work.sizes]
    products = [np.empty_like(W) for W, _ in layers]

    def step(rows):
        a = [X.take(rows, axis=0), *(out[: len(rows)] for out in outputs[1:])]
        for i, (W, _) in enumerate(layers):
            np.matmul(a[i], W, out=a[i + 1])
        for i, (W, _) in reversed(list(enumerate(layers))):
            np.matmul(a[i].T, a[i + 1], out=products[i])
            if i:
                np.matmul(a[i + 1], W.T, out=a[i])

    def run():
        for _ in range(work.passes):
            for rows in minibatches(len(X), work.batch, rng):
                step(rows)

    return run


def with_torch(work, X, y):
    """The usual training loop, eager."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    layers = []
    for d_in, d_out in pairwise(work.sizes):
        layers += [torch.nn.Linear(d_in, d_out), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    if work.optimizer == "SGD":
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    else:
        optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    if work.sizes[-1] == 1:
        y, criterion = y.float()[:, None], torch.nn.BCEWithLogitsLoss()
    else:
        criterion = torch.nn.CrossEntropyLoss()

    def step(X, y):
        optimizer.zero_grad()
        criterion(model(X), y).backward()
        optimizer.step()

    def run():
        for _ in range(work.passes):
            if work.batch >= len(X):
                step(X, y)
                continue
            for rows in torch.randperm(len(X)).split(work.batch):
                step(X[rows], y[rows])

    return run


def with_sklearn(work, X, y):
    from sklearn.neural_network import MLPClassifier

    options = {"solver": "sgd", "momentum": 0.0, "learning_rate_init": 0.01}
    if work.optimizer == "Adam":
        options = {"solver": "adam", "learning_rate_init": 0.001}
    model = MLPClassifier(
        work.sizes[1:-1], batch_size=work.batch, alpha=0.0, random_state=0, **options
    )
    model.partial_fit(X, y, classes=np.arange(work.sizes[-1]))
    return lambda: [model.partial_fit(X, y) for _ in range(work.passes)]


PEERS = {"GEMM + gather": gemms, "torch": with_torch, "scikit-learn": with_sklearn}


def measure(work, installed, least, quick):
    """Time ceutils and its peers, and compare them round by round."""
    X, y = data(work.data, quick)
    work = work._replace(passes=1) if quick else work
    makers = {name: make for name, make in PEERS.items() if name in {*work.goals} & installed}
    runs = {name: make(work, X, y) for name, make in {"ceutils": ours, **makers}.items()}
    seconds = interleave(runs, least, work.name)
    for peer in makers:
        low, ratio, high = np.percentile(seconds["ceutils"] / seconds[peer], [25, 50, 75])
        times = (np.median(seconds[name]) / work.passes for name in ("ceutils", peer))
        rounds = len(seconds[peer])
        yield Ratio(work.name, peer, *times, ratio, low, high, rounds, *work.goals[peer])


def table(results):
    rows = [["work, time per epoch", "against", "ceutils", "peer", "ratio", "quartiles", "rounds"]]
    rows[0] += ["required", "stretch"]
    for r in results:
        rows.append([r.work, r.peer, f"{1e3 * r.ours:.1f} ms", f"{1e3 * r.theirs:.1f} ms"])
        rows[-1] += [f"{r.ratio:.3f}", f"{r.low:.3f} … {r.high:.3f}", f"{r.rounds}"]
        rows[-1] += [_verdict(r.ratio, goal) for goal in (r.required, r.stretch)]
    return align(rows)


def _verdict(ratio, goal):
    return "–" if goal is None else f"≤ {goal:.2f} {'met' if ratio <= goal else 'MISSED'}"


def plot(results, path):
    """Bars of ratios on a logarithmic axis, with the required and the stretch ratio as marks."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots(figsize=(9, 0.42 * len(results) + 1.2), layout="constrained")
    for i, r in enumerate(results):
        ax.barh(i, r.ratio, color="#0072B2", height=0.6)
        ax.plot([r.low, r.high], [i, i], color="black", linewidth=1.5)
        for goal, colour in ((r.required, "#D55E00"), (r.stretch, "#009E73")):
            if goal is not None:
                ax.plot([goal, goal], [i - 0.42, i + 0.42], color=colour, linewidth=2.5)
    ax.axvline(1, color="#8A8A8A", linewidth=1)
    ax.set_yticks(range(len(results)), [f"{r.work}\nagainst {r.peer}" for r in results], fontsize=7)
    ax.invert_yaxis()
    ax.set(xscale="log", xlabel="time of ceutils / time of peer (orange: required, green: stretch)")
    fig.savefig(path, metadata={"Date": None})
    plt.close(fig)


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smoke test; the numbers are no use")
    parser.add_argument("--seconds", type=float, default=60, help="for each work (default 60)")
    parser.add_argument("--only", default="", help="only work whose name holds this text")
    options = parser.parse_args(arguments)
    least = 0 if options.quick else options.seconds
    installed = {"GEMM + gather"}
    installed |= {"torch"} if library("torch") else set()
    installed |= {"scikit-learn"} if library("sklearn") else set()
    results = []
    for work in WORKS:
        if options.only in work.name and (work.data == "60k" or "scikit-learn" in installed):
            results += measure(work, installed, least, options.quick)
    text = table(results)
    print(text)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "speed.md").write_text(text + "\n", encoding="utf-8")
    if library("matplotlib"):
        plot(results, FOLDER / "speed.svg")
    print(f"The table and its plot are in {FOLDER}/.", file=sys.stderr)


if __name__ == "__main__":
    main()
