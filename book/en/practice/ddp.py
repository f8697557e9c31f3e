"""Train one network in two processes:  torchrun --standalone --nproc-per-node 2 ddp.py"""

import os
import signal
import sys
from datetime import timedelta

import numpy as np
import torch
import torch.distributed as dist
from torch.distributed.constants import default_pg_timeout
from torch.nn.functional import cross_entropy
from torch.nn.parallel import DistributedDataParallel

import ceutils
from ceutils import data, show

SIZES, ETA, STEPS, CUT = [64, 32, 10], 0.5, 25, 400
digits = data.load_digits()
X, y = digits.X[:1000], digits.y[:1000]


def start():
    return ceutils.Network(SIZES, rng=np.random.default_rng(0))


def same_in_torch(network):
    layers = []
    for W, b in network.layers:
        linear = torch.nn.Linear(*W.shape, dtype=torch.float64)
        linear.weight.data, linear.bias.data = torch.tensor(W.T), torch.tensor(b)
        layers += [linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def apart(model, network):
    """The largest difference between the weights of the two."""
    theirs = [weights.detach().numpy() for weights in model.parameters()]
    ours = [array for W, b in network.layers for array in (W.T, b)]
    return max(np.abs(a - b).max() for a, b in zip(theirs, ours, strict=True))


def train(loss_of, stop_at=None):
    """Steps on this shard, beside ceutils on all samples."""
    alone, gaps = start(), []
    model = DistributedDataParallel(same_in_torch(alone))
    descent = torch.optim.SGD(model.parameters(), lr=ETA)
    mine = [slice(None, CUT), slice(CUT, None)][dist.get_rank()]
    X_mine, y_mine = torch.tensor(X[mine]), torch.tensor(y[mine])
    for step in range(STEPS):
        if step == stop_at and dist.get_rank() == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        descent.zero_grad()
        # Here the processes exchange their gradients:
        loss_of(model(X_mine), y_mine).backward()
        descent.step()
        z, cache = alone.forward(X)
        delta = ceutils.softmax_delta(z, y) / len(y)
        alone.theta -= ETA * alone.backward(delta, cache)
        gaps.append(apart(model, alone))
    return max(gaps)


def mean_of_the_shard(z, y):
    return cross_entropy(z, y)


def share_of_the_sum(z, y):
    total = cross_entropy(z, y, reduction="sum")
    return total * dist.get_world_size() / len(X)


def main():
    torch.set_num_threads(1)
    dist.init_process_group("gloo", timeout=timedelta(seconds=30))
    if "--kill" in sys.argv:
        train(share_of_the_sum, stop_at=5)
    wrong, right = train(mean_of_the_shard), train(share_of_the_sum)
    if dist.get_rank() == 0:
        show(torch=torch.__version__, processes=dist.get_world_size(), steps=STEPS)
        show(gloo_waits_by_default=str(default_pg_timeout))
        show("mean of the shard", apart_from_one_machine=wrong)
        show("share of the sum", apart_from_one_machine=right, equal=right < 1e-12)
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
