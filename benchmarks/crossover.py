"""One training step, NumPy and PyTorch, over the width of the layers and the size of the batch.

    python -m benchmarks.crossover > crossover.csv      (--quick: two narrow networks)

Needs PyTorch; the graphics card is timed where there is one. `book/en/practice/crossover.csv` was
measured like this on a machine with an NVIDIA H100, torch's TF32 off, float32; there the step of
ceutils stood alone, while `fit` also draws the order of the samples.
"""

import csv
import statistics
import sys
import time
from itertools import pairwise

import numpy as np
import torch

import ceutils

WIDTHS, BATCHES, MOST = [32 * 2**k for k in range(9)], [32, 128, 1024, 8192], 400
LARGEST = 3e12  # operations in a step on the processor


def median(step, wait=lambda: None, least=0.6):
    """Seconds of a step and how many were timed: five or more, for `least` seconds or `MOST`."""
    for _ in range(3):
        step()
    wait()
    times, end = [], time.perf_counter() + least
    while len(times) < 5 or (time.perf_counter() < end and len(times) < MOST):
        start = time.perf_counter()
        step()
        wait()
        times.append(time.perf_counter() - start)
    return statistics.median(times), len(times)


def of_ceutils(sizes, X, y):
    network = ceutils.Network(sizes, rng=np.random.default_rng(1), dtype=np.float32)
    descent, rng = ceutils.SGD(0.01), np.random.default_rng(0)
    return lambda: ceutils.fit(network, X, y, descent, 1, len(X), rng=rng)


def of_torch(sizes, X, y, device):
    layers = [m for pair in pairwise(sizes) for m in (torch.nn.Linear(*pair), torch.nn.ReLU())]
    model, loss = torch.nn.Sequential(*layers[:-1]).to(device), torch.nn.CrossEntropyLoss()
    descent = torch.optim.SGD(model.parameters(), lr=0.01)
    X, y = torch.from_numpy(X).to(device), torch.from_numpy(y).to(device)

    def step():
        descent.zero_grad(set_to_none=False)
        loss(model(X), y).backward()
        descent.step()

    return step


def as_graph(step):
    """The step, recorded once and replayed."""
    aside = torch.cuda.Stream()
    aside.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(aside):
        for _ in range(3):
            step()
    torch.cuda.current_stream().wait_stream(aside)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        step()
    return graph.replay


def timings(batch, width):
    rng, sizes = np.random.default_rng(0), [784, width, width, 10]
    X, y = rng.normal(size=(batch, 784)).astype(np.float32), rng.integers(0, 10, batch)
    if 6 * batch * (784 * width + width * width + 10 * width) < LARGEST:
        yield "ceutils", *median(of_ceutils(sizes, X, y))
        yield "torch cpu", *median(of_torch(sizes, X, y, "cpu"))
    if torch.cuda.is_available():
        step = of_torch(sizes, X, y, "cuda")
        yield "torch cuda", *median(step, torch.cuda.synchronize)
        yield "torch cuda graph", *median(as_graph(step), torch.cuda.synchronize)


def main():
    torch.backends.cuda.matmul.allow_tf32 = False
    quick = "--quick" in sys.argv
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow("batch width who seconds_per_step steps".split())
    for batch in BATCHES[:1] if quick else BATCHES:
        for width in WIDTHS[:2] if quick else WIDTHS:
            rows.writerows((batch, width, *timing) for timing in timings(batch, width))


if __name__ == "__main__":
    main()
