"""Activations turn logits into outputs: the two kinds of ŷ, their logarithms, two hidden ones.

Every function keeps the dtype it is given; it computes in float64 and rounds once. The formulas,
without the checks, are the functions with an underscore.
"""

import numpy as np

from ceutils import _validate as valid
from ceutils._extended import two_sum


def sigmoid(z):
    """Probability of the class "yes" for logits z: σ(z) = 1 / (1 + e⁻ᶻ).

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits. ±inf are valid and give 0 and 1.

    Returns
    -------
    y_hat : float or ndarray, shape and dtype of z (integers become float64)
        Probabilities in [0, 1].

    Raises
    ------
    ValueError
        If z is empty or contains NaN.
    TypeError
        If z does not hold real numbers.

    Notes
    -----
    Equation `def-sigma`. No exponential of a positive number is taken, so nothing overflows.

    Examples
    --------
    >>> print(f"{sigmoid(0.5):.4f}")
    0.6225
    >>> sigmoid([-1000, 0, 1000]).round(4)
    array([0. , 0.5, 1. ])
    """
    z, dtype = valid.logits(z)
    return valid.rounded(_sigmoid, z, dtype=dtype)


def sigmoid_prime(z):
    """Slope of the sigmoid, σ′(z) = σ(z) σ(−z), which is ŷ(1 − ŷ).

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits.

    Returns
    -------
    slope : float or ndarray, shape and dtype of z
        Between 0 and ¼.

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Notes
    -----
    Equation `eq-sigma-prime`. σ(−z) instead of 1 − σ(z): for z = 40 the subtraction gives 0.

    Examples
    --------
    >>> print(f"{sigmoid_prime(0):.2f} {sigmoid_prime(40):.4g}")
    0.25 4.248e-18
    """
    z, dtype = valid.logits(z)
    return valid.rounded(_sigmoid_prime, z, dtype=dtype)


def log_sigmoid(z):
    """Logarithm of the sigmoid: log σ(z) = min(z, 0) − log(1 + e^−|z|).

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits.

    Returns
    -------
    log_y_hat : float or ndarray, shape and dtype of z
        Log-probabilities, never above 0. At −inf it is −inf.

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Notes
    -----
    The logarithm of `def-sigma`. log σ(−z) is the logarithm of 1 − ŷ.

    Examples
    --------
    >>> print(f"{log_sigmoid(0.5):.4f} {log_sigmoid(-1000):.1f}")
    -0.4741 -1000.0
    """
    z, dtype = valid.logits(z)
    return valid.rounded(_log_sigmoid, z, dtype=dtype)


def log_sigmoid_prime(z):
    """Slope of log σ(z), which is σ(−z) = 1 − ŷ.

    Parameters
    ----------
    z : float or ndarray, any shape
        Logits.

    Returns
    -------
    slope : float or ndarray, shape and dtype of z

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Notes
    -----
    From `def-sigma` and `eq-sigma-prime`: σ′ / σ.

    Examples
    --------
    >>> print(f"{log_sigmoid_prime(0.5):.4f}")
    0.3775
    """
    z, dtype = valid.logits(z)
    return valid.rounded(_sigmoid, -z, dtype=dtype)


def softmax(z, axis=-1):
    """Probabilities of K classes for their logits: ŷ_i = exp(z_i) / Σ_j exp(z_j).

    Parameters
    ----------
    z : ndarray, shape (..., K)
        Logits. −inf gives 0; one +inf in a row takes all.
    axis : int
        The axis of the classes.

    Returns
    -------
    y_hat : ndarray, shape and dtype of z (integers become float64)
        Probabilities; they add up to 1 along `axis`.

    Raises
    ------
    ValueError
        If z is a single number, is empty, contains NaN, or if a row has two +inf or only −inf,
        where softmax has no limit; if z has no such axis.
    TypeError
        If z does not hold real numbers.

    Notes
    -----
    Equation `def-softmax`.

    Examples
    --------
    >>> softmax([2, 1, -1]).round(4)
    array([0.7054, 0.2595, 0.0351])
    >>> softmax([1000, 0]).round(4)
    array([1., 0.])
    """
    z, dtype = valid.class_logits(z, axis)
    y_hat = valid.rounded(_softmax, np.moveaxis(z, axis, -1), dtype=dtype)
    return np.moveaxis(y_hat, -1, axis)


def log_softmax(z, axis=-1):
    """Logarithm of the softmax: log ŷ_i = z_i − log Σ_j exp(z_j).

    Parameters
    ----------
    z : ndarray, shape (..., K)
        Logits.
    axis : int
        The axis of the classes.

    Returns
    -------
    log_y_hat : ndarray, shape and dtype of z
        Log-probabilities, never above 0.

    Raises
    ------
    ValueError, TypeError
        As `softmax`.

    Notes
    -----
    The logarithm of `def-softmax`.

    Examples
    --------
    >>> log_softmax([2, 1, -1]).round(4)
    array([-0.349, -1.349, -3.349])
    >>> print(f"{log_softmax([50, 0])[0]:.4g}")
    -1.929e-22
    """
    z, dtype = valid.class_logits(z, axis)
    log_y_hat = valid.rounded(_log_softmax, np.moveaxis(z, axis, -1), dtype=dtype)
    return np.moveaxis(log_y_hat, -1, axis)


def softmax_jacobian(z):
    """All K × K slopes of the softmax: ∂ŷ_i/∂z_j = ŷ_i (1 − ŷ_i) if i = j, else −ŷ_i ŷ_j.

    Parameters
    ----------
    z : ndarray, shape (..., K)
        Logits.

    Returns
    -------
    J : ndarray, shape (..., K, K), dtype of z
        J[..., i, j] = ∂ŷ_i/∂z_j. Symmetric; every row adds up to 0.

    Raises
    ------
    ValueError, TypeError
        As `softmax`.

    Notes
    -----
    The derivative of `def-softmax`.

    Examples
    --------
    >>> softmax_jacobian([0, 0]).round(4)
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    z, dtype = valid.class_logits(z)
    return valid.rounded(_softmax_jacobian, z, dtype=dtype)


def relu(z):
    """Keep what is positive: max(z, 0).

    Parameters
    ----------
    z : float or ndarray, any shape
        Pre-activations.

    Returns
    -------
    a : float or ndarray, shape and dtype of z (integers become float64)

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Notes
    -----
    Used in the hidden layers of Part II.

    Examples
    --------
    >>> relu([-2.0, 0.0, 3.0])
    array([0., 0., 3.])
    """
    z = valid.array("z", z, boolean=False)
    return np.maximum(z, 0)


def relu_prime(z):
    """Slope of relu: 1 where z > 0, else 0 (at the corner z = 0 by convention).

    Parameters
    ----------
    z : float or ndarray, any shape
        Pre-activations.

    Returns
    -------
    slope : float or ndarray, shape and dtype of z

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Notes
    -----
    Used in the hidden layers of Part II.

    Examples
    --------
    >>> relu_prime([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    z = valid.array("z", z, boolean=False)
    return np.asarray(z > 0).astype(z.dtype.type)[()]


def tanh(z):
    """Hyperbolic tangent: a sigmoid stretched to (−1, 1), tanh z = 2σ(2z) − 1.

    Parameters
    ----------
    z : float or ndarray, any shape
        Pre-activations.

    Returns
    -------
    a : float or ndarray, shape and dtype of z (integers become float64)

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Notes
    -----
    Used in the hidden layers of Part II.

    Examples
    --------
    >>> print(f"{tanh(0.5):.4f}")
    0.4621
    """
    z, dtype = valid.logits(z)
    return valid.rounded(np.tanh, z, dtype=dtype)


def tanh_prime(z):
    """Slope of tanh: 1 − tanh²(z), computed as 4 σ(2z) σ(−2z), which loses nothing.

    Parameters
    ----------
    z : float or ndarray, any shape
        Pre-activations.

    Returns
    -------
    slope : float or ndarray, shape and dtype of z
        Between 0 and 1.

    Raises
    ------
    ValueError, TypeError
        As `sigmoid`.

    Notes
    -----
    Used in the hidden layers of Part II; 4 times `eq-sigma-prime` at 2z.

    Examples
    --------
    >>> print(f"{tanh_prime(0.5):.4f} {tanh_prime(30):.4g}")
    0.7864 3.503e-26
    """
    z, dtype = valid.logits(z)
    return valid.rounded(_tanh_prime, z, dtype=dtype)


# The formulas: float64 in, float64 out, no checks. Classes lie along the last axis.


def _sigmoid(z):
    yes, no = _odds(z)
    return yes / (yes + no)


def _sigmoid_prime(z):
    yes, no = _odds(z)
    return yes * no / (yes + no) ** 2


def _odds(z):
    """Two numbers in the ratio ŷ : 1 − ŷ, the larger being 1: e^min(z, 0) and e^min(−z, 0)."""
    return np.exp(np.minimum(z, 0)), np.exp(np.minimum(-z, 0))


def _log_sigmoid(z):
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))


def _tanh_prime(z):
    return 4 * _sigmoid_prime(2 * z)


def _softmax(z):
    _, e = _powers(z)
    return e / e.sum(axis=-1, keepdims=True)


def _log_softmax(z):
    """The largest logit is taken out of the sum: log Σ_j e_j = log1p(the others), e_max being 1."""
    d, e = _powers(z)
    rows = e.reshape(-1, e.shape[-1])  # a view of e
    rows[np.arange(len(rows)), d.reshape(rows.shape).argmax(axis=-1)] = 0
    return d - np.log1p(e.sum(axis=-1, keepdims=True))


def _softmax_jacobian(z):
    y_hat = _softmax(z)
    J = -y_hat[..., :, np.newaxis] * y_hat[..., np.newaxis, :]
    i = np.arange(z.shape[-1])
    J[..., i, i] = 0
    J[..., i, i] = -J.sum(axis=-1)  # ŷ_i (1 − ŷ_i), without the subtraction
    return J


def _powers(z):
    """Return d = z − max z, and exp(d).

    The subtraction rounds; for d = −700 that alone would cost 500 units in the last place of
    exp(d). So what it lost, `low`, goes in afterwards: exp(d + low) = exp(d) (1 + low).
    """
    d, low = _shifted(z)
    e = np.exp(d)
    return d, e + e * low


def _shifted(z):
    """Return z − max z exactly: the rounded difference, and what the rounding lost."""
    z = np.ascontiguousarray(z)
    top = z.max(axis=-1, keepdims=True)
    d, low = two_sum(z, -top)
    if not np.isfinite(low).all():  # an infinite logit, or a difference that overflows
        d[z == top] = 0
        low[~np.isfinite(low)] = 0
    return d, low
