"""Train one network in two processes:  torchrun --standalone --nproc-per-node 2 ddp.py"""

import os
import signal
import sys
from datetime import timedelta

import numpy as np
import torch
import torch.distributed as dist

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


def train(loss_of, stop_at=None):
    """Steps on this shard, beside ceutils on all samples: how far the weights come apart."""
    one_machine, furthest = start(), 0.0
    model = torch.nn.parallel.DistributedDataParallel(same_in_torch(one_machine))
    descent = torch.optim.SGD(model.parameters(), lr=ETA)
    mine = slice(None, CUT) if dist.get_rank() == 0 else slice(CUT, None)
    X_mine, y_mine = torch.tensor(X[mine]), torch.tensor(y[mine])
    for step in range(STEPS):
        if step == stop_at and dist.get_rank() == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        descent.zero_grad()
        loss_of(model(X_mine), y_mine).backward()  # here the processes exchange their gradients
        descent.step()
        z, cache = one_machine.forward(X)
        delta = ceutils.softmax_delta(z, y) / len(y)
        one_machine.theta -= ETA * one_machine.backward(delta, cache)
        theirs = [W.detach().numpy() for W in model.parameters()]
        ours = [array for W, b in one_machine.layers for array in (W.T, b)]
        furthest = max(furthest, *(np.abs(a - b).max() for a, b in zip(theirs, ours, strict=True)))
    return furthest


def mean_of_the_shard(z, y):
    return torch.nn.functional.cross_entropy(z, y)


def share_of_the_sum(z, y):
    total = torch.nn.functional.cross_entropy(z, y, reduction="sum")
    return total * dist.get_world_size() / len(X)


def main():
    torch.set_num_threads(1)
    dist.init_process_group("gloo", timeout=timedelta(seconds=30))
    if "--kill" in sys.argv:
        train(share_of_the_sum, stop_at=5)
    wrong, right = train(mean_of_the_shard), train(share_of_the_sum)
    if dist.get_rank() == 0:
        show(torch=torch.__version__, processes=dist.get_world_size(), steps=STEPS)
        show("mean of the shard", apart_from_one_machine=wrong)
        show("share of the sum", apart_from_one_machine=right, equal=right < 1e-12)
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
