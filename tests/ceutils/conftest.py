"""Settings and the hand sample, shared by the tests of ceutils."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import settings

settings.register_profile("book", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("book")


@pytest.fixture
def hand():
    """The hand sample of the book, before and after one update, worked with a pencil."""
    return SimpleNamespace(
        x=np.array([2.0, -1.0]), w=np.array([0.5, 1.0]), b=0.5, y=1, eta=1.0,
        z=0.5, y_hat=0.6225, loss=0.4741, delta=-0.3775, grad_w=[-0.7551, 0.3775],
        new_w=[1.2551, 0.6225], new_b=0.8775, new_z=2.7652, new_y_hat=0.9408, new_loss=0.0611,
    )  # fmt: skip
