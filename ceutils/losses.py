"""Losses compare a prediction with the truth: one value per sample; and here ŷ − y is at home.

What all of them share is said here once. They take logits z, not probabilities, because the digits
that a probability near 1 has lost cannot be had back; each loss has its delta, the derivative by z.
Losses are in nats, one value per sample; nothing is divided by N here. The dtype is that of z
(integers become float64); a formula is computed in float64 and rounded once. At ±inf a loss has its
limit: 0 for the right label, inf for the wrong one.

For one neuron z has any shape, and y is a label in [0, 1] for each, or one number for all; booleans
count as 0 and 1. For K classes z has shape (N, K), and y is class indices (N,), or one-hot or soft
rows (N, K) with entries in [0, 1]; for one sample (K,), an index or (K,).

They raise ValueError if a label is out of range, the shapes do not fit, anything is empty or NaN,
or a row of z has no softmax; TypeError if class indices are not integers, or z or y hold no real
numbers.
"""

import numpy as np

from ceutils._validate import binary, checked, classes
from ceutils.activations import log_softmax, odds, powers, sigmoid_prime
from ceutils.soft_labels import soft_delta, two_sum

__all__ = ["binary_cross_entropy", "binary_delta", "cross_entropy", "softmax_delta",
           "squared_error", "squared_error_delta"]  # fmt: skip


def neuron_loss_and_delta(z, y, not_y):
    """Cross-entropy and ŷ − y of one neuron, for float64 z, y and 1 − y of one shape.

    `def-bce` as three terms, none negative, so that nothing cancels; and `eq-delta`.
    """
    above, below = np.maximum(z, 0.0), np.minimum(z, 0.0)
    yes, no = np.exp(below), np.exp(-above)
    loss = not_y * above - y * below
    loss += np.log1p(yes * no)
    return loss, neuron_delta(yes, no, y, not_y)


def neuron_delta(yes, no, y, not_y):
    """ŷ − y from odds ŷ : 1 − ŷ, as ŷ (1 − y) − (1 − ŷ) y: a label of 0 or 1 leaves one term."""
    delta = yes * not_y - no * y
    delta /= yes + no
    return delta


def classes_loss_and_delta(d, e, k):
    """Cross-entropy and ŷ − y of K classes, for d = z − max z and e = exp(d), shape (K, N).

    `def-ce` is log Σe − d_k, and `eq-softmax-delta` is e / Σe, less 1 for the true class k. What
    is left there, minus the share of all the others, is taken from their sum and not from 1.
    """
    true = k, np.arange(len(k))
    e_true = e[true]
    e[true] = 0
    others = e.sum(axis=0)
    e[true] = 0 - others
    return np.log1p(others + (e_true - 1)) - d[true], e / (others + e_true)


def rows_loss_and_delta(d, e, y):
    """The same for soft rows y (N, K), where ŷ − y is right to about 1e-16: for training."""
    total, weight = e.sum(axis=0), y.sum(axis=1)
    loss = weight * np.log(total) - (y.T * d).sum(axis=0)
    return loss, e * (weight / total) - y.T


@checked(binary)
def binary_cross_entropy(z, y):
    """Cross-entropy of one neuron: L = −[y log ŷ + (1 − y) log(1 − ŷ)], with ŷ = σ(z).

    Equation `def-bce`, as (1 − y) max(z, 0) + y max(−z, 0) + log(1 + e^−|z|).

    Examples
    --------
    >>> print(f"{binary_cross_entropy(0.5, 1):.4f}")
    0.4741
    >>> binary_cross_entropy([1000, 1000], [1, 0]).round(4)
    array([   0., 1000.])
    """
    loss, _ = neuron_loss_and_delta(z, y, 1.0 - y)
    return np.fmax(loss, 0.0)  # at ±inf and the right label: 0 · inf, which is 0 here


@checked(binary)
def binary_delta(z, y):
    """Slope of the binary cross-entropy by the logit: δ = ∂L/∂z = ŷ − y, equation `eq-delta`.

    Positive if the neuron said too much, negative if too little. It is accurate to 5 units in the
    last place, also for soft labels that differ from ŷ by more than 1e-14 of min(ŷ, 1 − ŷ); a
    label still closer to ŷ leaves at least 12 correct digits.

    Examples
    --------
    >>> print(f"{binary_delta(0.5, 1):.4f}")
    -0.3775
    >>> print(f"{binary_delta(50, 1):.4g}")
    -1.929e-22
    """
    delta = np.array(neuron_delta(*odds(z), y, 1.0 - y))
    z, y, soft = np.broadcast_arrays(z, y, (0 < y) & (y < 1))
    z, y = z[soft], y[soft]
    not_y, low = two_sum(1.0, -y)
    two_logits, labels = np.stack([0 * y, z], axis=-1), np.stack([not_y, y], axis=-1)
    delta[soft] = soft_delta(two_logits, labels, np.stack([low, 0 * y], axis=-1))[:, 1]
    return delta


@checked(classes)
def cross_entropy(z, y):
    """Cross-entropy of K classes: L = −Σ_k y_k log ŷ_k, with ŷ = softmax(z); equation `def-ce`.

    Examples
    --------
    >>> cross_entropy([[2, 1, -1], [2, 1, -1]], [0, 2]).round(4)
    array([0.349, 3.349])
    >>> print(f"{cross_entropy([2, 1, -1], [0.9, 0.1, 0.0]):.4f}")
    0.4490
    """
    if y.ndim == 2:
        loss = np.fmax(-y * log_softmax.formula(z), 0.0).sum(axis=-1)
        far = np.isinf(loss)  # a difference of logits overflows, but a share of it need not
        y, z, top = y[far], z[far], z[far].max(axis=-1, keepdims=True)
        loss[far] = np.fmax(y * top - y * z, 0.0).sum(axis=-1)
        return loss
    d, e = powers(z)
    loss, _ = classes_loss_and_delta(d.T, e.T, y)
    return loss


@checked(classes)
def softmax_delta(z, y):
    """Slope of the cross-entropy by the logits: δ = ∂L/∂z = ŷ − y, equation `eq-softmax-delta`.

    For rows of y that do not add up to one it is ŷ·Σy − y. As accurate as `binary_delta`.

    Examples
    --------
    >>> softmax_delta([2, 1, -1], 0).round(4)
    array([-0.2946,  0.2595,  0.0351])
    """
    if y.ndim == 2:
        return soft_delta(z, y)
    d, e = powers(z)
    _, delta = classes_loss_and_delta(d.T, e.T, y)
    return delta.T


@checked(binary)
def squared_error(z, y):
    """Half the squared error of one neuron: L = ½ (ŷ − y)², with ŷ = σ(z); here for contrast.

    Equation `def-mse`.

    Examples
    --------
    >>> print(f"{squared_error(0.5, 1):.4f}")
    0.0713
    """
    return binary_delta.formula(z, y) ** 2 / 2


@checked(binary)
def squared_error_delta(z, y):
    """Slope of half the squared error by the logit: ∂L/∂z = (ŷ − y) ŷ (1 − ŷ), `eq-mse-dz`.

    The factor ŷ(1 − ŷ) makes it vanish where the neuron is most wrong.

    Examples
    --------
    >>> print(f"{squared_error_delta(0.5, 1):.4f}")
    -0.0887
    >>> print(f"{binary_delta(-8, 1):.4f} {squared_error_delta(-8, 1):.4f}")
    -0.9997 -0.0003
    """
    return binary_delta.formula(z, y) * sigmoid_prime.formula(z)
