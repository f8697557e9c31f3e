"""Losses compare a prediction with the truth: one value per sample; and here ŷ − y is at home.

Every loss takes logits z, not probabilities, because the digits that a probability near 1 has lost
cannot be had back. Every loss has its delta, the derivative by z. Nothing is divided by N here.
"""

import numpy as np

from ceutils import _extended as pair
from ceutils import _validate as valid
from ceutils.activations import _log_softmax, _odds, _powers, _shifted


def binary_cross_entropy(z, y):
    """Cross-entropy of one neuron: L = −[y log ŷ + (1 − y) log(1 − ŷ)], with ŷ = σ(z).

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits. At ±inf the loss is its limit: 0 for the right label, inf for the wrong one.
    y : float or ndarray, shape of z, or one number for all
        Labels in [0, 1]; booleans count as 0 and 1.

    Returns
    -------
    loss : float or ndarray, shape of z and y, dtype of z (integers become float64)
        One value per sample, in nats.

    Raises
    ------
    ValueError
        If y leaves [0, 1], the shapes differ, or anything is empty or NaN.
    TypeError
        If z or y do not hold real numbers.

    Notes
    -----
    Equation `def-bce`, written as (1 − y) max(z, 0) + y max(−z, 0) + log(1 + e^−|z|): three terms,
    none negative, so nothing cancels.

    Examples
    --------
    >>> print(f"{binary_cross_entropy(0.5, 1):.4f}")
    0.4741
    >>> binary_cross_entropy([1000, 1000], [1, 0]).round(4)
    array([   0., 1000.])
    """
    z, y, dtype = valid.binary(z, y)
    return valid.rounded(_binary_cross_entropy, z, y, dtype=dtype)


def binary_delta(z, y):
    """Slope of the binary cross-entropy by the logit: δ = ∂L/∂z = ŷ − y.

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits.
    y : float or ndarray, shape of z, or one number for all
        Labels in [0, 1].

    Returns
    -------
    delta : float or ndarray, shape of z and y, dtype of z
        One value per sample: positive if the neuron said too much, negative if too little.

    Raises
    ------
    ValueError, TypeError
        As `binary_cross_entropy`.

    Notes
    -----
    Equation `eq-delta`. For ŷ near y = 1 the plain subtraction returns 0 too early, so it is
    written as (1 − y) σ(z) − y σ(−z), which is ŷ − y because σ(−z) = 1 − ŷ.

    Accurate to 5 units in the last place for labels 0 and 1 and for soft labels (above 1e-290)
    that differ from ŷ by more than 1e-14 of min(ŷ, 1 − ŷ). A label still closer to ŷ leaves at
    least 12 correct digits.

    Examples
    --------
    >>> print(f"{binary_delta(0.5, 1):.4f}")
    -0.3775
    >>> print(f"{binary_delta(50, 1):.4g}")
    -1.929e-22
    """
    z, y, dtype = valid.binary(z, y)
    return valid.rounded(_binary_delta, z, y, dtype=dtype)


def cross_entropy(z, y):
    """Cross-entropy of K classes: L = −Σ_k y_k log ŷ_k, with ŷ = softmax(z).

    Parameters
    ----------
    z : ndarray, shape (N, K), or (K,) for one sample
        Logits.
    y : integers of shape (N,), or ndarray of shape (N, K); for one sample an integer or (K,)
        Class indices; or one-hot or soft rows with entries in [0, 1].

    Returns
    -------
    loss : ndarray, shape (N,), or float for one sample; dtype of z (integers become float64)
        One value per sample, in nats.

    Raises
    ------
    ValueError
        If a class index or a label is out of range, the shapes do not fit, anything is empty or
        NaN, or a row of z has no softmax.
    TypeError
        If class indices are not integers, or z or y do not hold real numbers.

    Notes
    -----
    Equation `def-ce`.

    Examples
    --------
    >>> cross_entropy([[2, 1, -1], [2, 1, -1]], [0, 2]).round(4)
    array([0.349, 3.349])
    >>> print(f"{cross_entropy([2, 1, -1], [0.9, 0.1, 0.0]):.4f}")
    0.4490
    """
    z, y, dtype, single = valid.classes(z, y)
    loss = valid.rounded(_cross_entropy, z, y, dtype=dtype)
    return loss[0] if single else loss


def softmax_delta(z, y):
    """Slope of the cross-entropy by the logits: δ = ∂L/∂z = ŷ − y.

    Parameters
    ----------
    z : ndarray, shape (N, K), or (K,) for one sample
        Logits.
    y : integers of shape (N,), or ndarray of shape (N, K); for one sample an integer or (K,)
        Class indices; or one-hot or soft rows with entries in [0, 1].

    Returns
    -------
    delta : ndarray, shape and dtype of z
        ŷ − y; for rows of y that do not add up to one, ŷ·Σy − y.

    Raises
    ------
    ValueError, TypeError
        As `cross_entropy`.

    Notes
    -----
    Equation `eq-softmax-delta`. The entry of the true class, ŷ_k − 1, is computed as minus the
    share of all the others, so that each row adds up to 0. As accurate as `binary_delta`.

    Examples
    --------
    >>> softmax_delta([2, 1, -1], 0).round(4)
    array([-0.2946,  0.2595,  0.0351])
    """
    z, y, dtype, single = valid.classes(z, y)
    delta = valid.rounded(_softmax_delta, z, y, dtype=dtype)
    return delta[0] if single else delta


def squared_error(z, y):
    """Half the squared error of one neuron: L = ½ (ŷ − y)², with ŷ = σ(z); here for contrast.

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits.
    y : float or ndarray, shape of z, or one number for all
        Labels in [0, 1].

    Returns
    -------
    loss : float or ndarray, shape of z and y, dtype of z
        One value per sample.

    Raises
    ------
    ValueError, TypeError
        As `binary_cross_entropy`.

    Notes
    -----
    Equation `def-mse`.

    Examples
    --------
    >>> print(f"{squared_error(0.5, 1):.4f}")
    0.0713
    """
    z, y, dtype = valid.binary(z, y)
    return valid.rounded(_squared_error, z, y, dtype=dtype)


def squared_error_delta(z, y):
    """Slope of half the squared error by the logit: ∂L/∂z = (ŷ − y) ŷ (1 − ŷ).

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits.
    y : float or ndarray, shape of z, or one number for all
        Labels in [0, 1].

    Returns
    -------
    delta : float or ndarray, shape of z and y, dtype of z
        One value per sample. The factor ŷ(1 − ŷ) makes it vanish where the neuron is most wrong.

    Raises
    ------
    ValueError, TypeError
        As `binary_cross_entropy`.

    Notes
    -----
    Equation `eq-mse-dz`.

    Examples
    --------
    >>> print(f"{squared_error_delta(0.5, 1):.4f}")
    -0.0887
    >>> print(f"{binary_delta(-8, 1):.4f} {squared_error_delta(-8, 1):.4f}")
    -0.9997 -0.0003
    """
    z, y, dtype = valid.binary(z, y)
    return valid.rounded(_squared_error_delta, z, y, dtype=dtype)


# The formulas: float64 in, float64 out, no checks.


def _binary_cross_entropy(z, y):
    """`fmax` makes 0 of 0 · inf too: the sure and right prediction."""
    no, yes = np.fmax((1 - y) * z, 0), np.fmax(-y * z, 0)
    return no + yes + np.log1p(np.exp(-np.abs(z)))


def _binary_delta(z, y):
    """ŷ − y = (1 − y) ŷ − y (1 − ŷ); for a label of 0 or 1 one of the terms is 0."""
    yes, no = _odds(z)
    above, below = (1 - y) * yes, y * no
    if np.minimum(above, below).any():
        difference, total = _binary_fraction(z, y)
        return difference[0] / total[0]
    return (above - below) / (yes + no)


def _cross_entropy(z, y):
    log_y_hat = _log_softmax(z)
    if y.ndim == 1:
        return -log_y_hat[np.arange(len(y)), y]
    return np.fmax(-y * log_y_hat, 0).sum(axis=-1)


def _softmax_delta(z, y):
    """The true class gives away what all the others get: ŷ_k − 1 = −Σ_other e / Σe."""
    if y.ndim == 2:
        return _softmax_delta_rows(z, y)
    _, e = _powers(z)
    total = e.sum(axis=-1, keepdims=True)
    true = np.arange(len(y)), y
    e[true] = 0
    e[true] = -e.sum(axis=-1)
    return e / total


def _softmax_delta_rows(z, y):
    """ŷ_k Σy − y_k = (e_k Σ_other y − y_k Σ_other e) / Σe: the term e_k y_k is gone from both."""
    e, y = pair.exp(*_shifted(z)), (y, np.zeros_like(y))
    difference = pair.subtract(pair.multiply(e, pair.others(y)), pair.multiply(y, pair.others(e)))
    return difference[0] / pair.total(e)[0]


def _squared_error(z, y):
    difference, total = _binary_fraction(z, y)
    square = pair.multiply(difference, difference)
    return 0.5 * square[0] / pair.multiply(total, total)[0]


def _squared_error_delta(z, y):
    difference, total = _binary_fraction(z, y)
    slope = pair.multiply(difference, pair.exp(-np.abs(z)))
    return slope[0] / pair.multiply(total, pair.multiply(total, total))[0]


def _binary_fraction(z, y):
    """ŷ − y as a fraction of two pairs: (1 − y) e^min(z, 0) − y e^min(−z, 0), and their sum."""
    yes, no = pair.exp(np.minimum(z, 0)), pair.exp(np.minimum(-z, 0))
    above = pair.multiply(pair.two_sum(1.0, -y), yes)
    below = pair.multiply((y, np.zeros_like(y)), no)
    return pair.subtract(above, below), pair.add(yes, no)


# For a training step: the loss and δ at once, sharing the exponentials. The digits are the same,
# but for soft labels, where ŷ and y that agree may cancel: δ is then right to about 1e-16.


def _loss_and_delta(Z, y):
    """Sum of the losses, in float64, and δ = ŷ − y in the shape and dtype of the logits.

    The logits are (N, K), or (N,) or (N, 1) for yes or no.
    """
    z = Z.astype(np.float64, order="F")  # the logits of one class side by side
    if z.ndim == 1:
        loss, delta = _binary_both(z, y)
    elif z.shape[1] == 1:
        loss, delta = _binary_both(z[:, 0], y)
        delta = delta[:, np.newaxis]
    else:
        loss, delta = _rows_both(z, y) if y.ndim == 2 else _indices_both(z, y)
    return loss, delta.astype(Z.dtype, order="C")


def _binary_both(z, y):
    """For both, the same odds; their product is the smaller of them, because the larger is 1."""
    above = np.maximum(z, 0)
    below = z - above
    yes, no, not_y = np.exp(below), np.exp(-above), 1 - y
    loss = not_y @ above - y @ below + np.add.reduce(np.log1p(yes * no))
    return loss, (not_y * yes - y * no) / (yes + no)


def _indices_both(z, k):
    """L = log Σe − d_k, and δ_k = −Σ_other e / Σe, where e = exp(d) and d = z − max z.

    With a row for each class, because few long rows add up faster than many short ones.
    """
    d = z.T - np.maximum.reduce(z.T)
    e, true = np.exp(d), k * len(k) + np.arange(len(k))
    e_true = e.take(true)
    e.put(true, 0)
    others = np.add.reduce(e)
    e.put(true, -others)
    e /= others + e_true
    return np.add.reduce(np.log1p(others + (e_true - 1)) - d.take(true)), e.T


def _rows_both(z, y):
    log_y_hat = _log_softmax(z)
    return (y * -log_y_hat).sum(), np.exp(log_y_hat) * y.sum(axis=1, keepdims=True) - y
