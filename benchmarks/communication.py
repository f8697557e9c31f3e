"""What it costs to add up a vector that lies on two processes of one machine.

    python -m benchmarks.communication > book/en/practice/communication.csv

Needs PyTorch. For each length the fastest of thirty tries, in seconds: the all-reduce of gloo,
and a vector sent to a Dask actor and back.
"""

import csv
import logging
import os
import subprocess
import sys
import time

import numpy as np
import torch
import torch.distributed as dist
from dask.distributed import Client, LocalCluster

LENGTHS, TRIES = [10**3, 10**4, 10**5, 10**6, 10**7], 30


class Echo:
    def back(self, vector):
        return vector


def fastest(act):
    times = []
    for _ in range(TRIES):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times)


def gloo():
    """In each of two processes: rows of the first are written to a file."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo")
    for length in LENGTHS:
        vector = torch.zeros(length, dtype=torch.float64)
        seconds = fastest(lambda vector=vector: dist.all_reduce(vector))
        if dist.get_rank() == 0:
            print("gloo", length, f"{seconds:.3g}", sep=",", flush=True)
    dist.destroy_process_group()


def dask():
    cluster = LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
    )
    with cluster, Client(cluster) as client:
        echo = client.submit(Echo, actor=True).result()
        for length in LENGTHS:
            vector = np.zeros(length)
            yield length, fastest(lambda vector=vector: echo.back(vector).result())


def main():
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["who", "numbers", "seconds"])
    sys.stdout.flush()
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    this = ["--nproc-per-node", "2", "-m", "benchmarks.communication", "--gloo"]
    subprocess.run(torchrun + this, check=True, env=os.environ | {"GLOO_SOCKET_IFNAME": "lo"})
    for length, seconds in dask():
        rows.writerow(["dask", length, f"{seconds:.3g}"])


if __name__ == "__main__":
    gloo() if "--gloo" in sys.argv else main()
