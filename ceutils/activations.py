"""Activations turn logits into outputs: the two kinds of ŷ, their logarithms, two hidden ones.

What all of them share is said here once. z holds real numbers in any shape, ±inf included; the
result has its shape and dtype (integers become float64). A formula is computed in float64 and
rounded once; it stands under its docstring, and is to be had without checks as ``sigmoid.formula``.

They raise ValueError if z is empty or contains NaN, and TypeError if it does not hold real numbers.
The softmax and its relatives take rows of K logits along the last axis, or another; they raise
ValueError for a row that has no softmax: two +inf, or only −inf.
"""

import numpy as np

from ceutils._validate import RULES, checked, class_logits, generator, room
from ceutils.soft_labels import shifted

__all__ = ["glorot", "he", "log_sigmoid", "log_sigmoid_prime", "log_softmax", "relu", "relu_prime",
           "sigmoid", "sigmoid_prime", "softmax", "softmax_jacobian", "tanh", "tanh_prime"]


@checked()
def sigmoid(z):
    """Probability of the class "yes": σ(z) = 1 / (1 + e⁻ᶻ), equation `def-sigma`.

    Examples
    --------
    >>> print(f"{sigmoid(0.5):.4f}")
    0.6225
    >>> sigmoid([-1000, 0, 1000]).round(4)
    array([0. , 0.5, 1. ])
    """
    yes, no = odds(z)
    return yes / (yes + no)


@checked()
def sigmoid_prime(z):
    """Slope of the sigmoid, σ′(z) = σ(z) σ(−z), which is ŷ(1 − ŷ); equation `eq-sigma-prime`.

    With σ(−z) and not 1 − σ(z): for z = 40 the subtraction gives 0.

    Examples
    --------
    >>> print(f"{sigmoid_prime(0):.2f} {sigmoid_prime(40):.4g}")
    0.25 4.248e-18
    """
    yes, no = odds(z)
    return yes * no / (yes + no) ** 2


def odds(z):
    """Two numbers in the ratio ŷ : 1 − ŷ, the larger being 1, so that nothing overflows."""
    return np.exp(np.minimum(z, 0.0)), np.exp(np.minimum(-z, 0.0))


@checked()
def log_sigmoid(z):
    """Logarithm of the sigmoid: log σ(z) = min(z, 0) − log(1 + e^−|z|), from `def-sigma`.

    At −inf it is −inf. log σ(−z) is the logarithm of 1 − ŷ.

    Examples
    --------
    >>> print(f"{log_sigmoid(0.5):.4f} {log_sigmoid(-1000):.1f}")
    -0.4741 -1000.0
    """
    return np.minimum(z, 0.0) - np.log1p(np.exp(-np.abs(z)))


@checked()
def log_sigmoid_prime(z):
    """Slope of log σ(z): σ′/σ = σ(−z) = 1 − ŷ, from `eq-sigma-prime`.

    Examples
    --------
    >>> print(f"{log_sigmoid_prime(0.5):.4f}")
    0.3775
    """
    return sigmoid.formula(-z)


@checked(class_logits)
def softmax(z, axis=-1):
    """Probabilities of K classes: ŷ_i = exp(z_i) / Σ_j exp(z_j), equation `def-softmax`.

    Parameters
    ----------
    z : ndarray, shape (..., K)
        Logits.
    axis : int
        The axis of the classes; along it the result adds up to 1.

    Examples
    --------
    >>> softmax([2, 1, -1]).round(4)
    array([0.7054, 0.2595, 0.0351])
    >>> softmax([1000, 0]).round(4)
    array([1., 0.])
    """
    _, e = powers(z, axis)
    return e / e.sum(axis, keepdims=True)


@checked(class_logits)
def log_softmax(z, axis=-1):
    """Logarithm of the softmax: log ŷ_i = z_i − log Σ_j exp(z_j), from `def-softmax`.

    The largest power is 1, and goes into log1p: a sum 1 + 1e-20 would lose the rest.

    Parameters
    ----------
    z : ndarray, shape (..., K)
        Logits.
    axis : int
        The axis of the classes.

    Examples
    --------
    >>> log_softmax([2, 1, -1]).round(4)
    array([-0.349, -1.349, -3.349])
    >>> print(f"{log_softmax([50, 0])[0]:.4g}")
    -1.929e-22
    """
    d, e = powers(z, axis)
    np.put_along_axis(e, d.argmax(axis, keepdims=True), 0, axis)
    return d - np.log1p(e.sum(axis, keepdims=True))


def powers(z, axis=-1):
    """Return d = z − max z along an axis, and exp(d).

    For d = −700 the rounding of d alone would cost 500 units in the last place of exp(d). So what
    it lost goes in afterwards: exp(d + low) = exp(d) (1 + low).
    """
    d, low = shifted(z, axis)
    e = np.exp(d)
    return d, e + e * low


@checked(lambda z: class_logits(z)[:1])
def softmax_jacobian(z):
    """All K × K slopes of the softmax: ∂ŷ_i/∂z_j = ŷ_i (1 − ŷ_i) if i = j, else −ŷ_i ŷ_j.

    The derivative of `def-softmax`. The diagonal is what makes a row add up to 0, so there too
    nothing is subtracted from 1.

    Parameters
    ----------
    z : ndarray, shape (..., K)
        Logits.

    Returns
    -------
    J : ndarray, shape (..., K, K)
        J[..., i, j] = ∂ŷ_i/∂z_j: symmetric.

    Examples
    --------
    >>> softmax_jacobian([0, 0]).round(4)
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    y_hat, i = softmax.formula(z), np.arange(z.shape[-1])
    J = 0.0 - y_hat[..., :, np.newaxis] * y_hat[..., np.newaxis, :]
    J[..., i, i] = 0
    J[..., i, i] = 0.0 - J.sum(axis=-1)
    return J


@checked()
def relu(z):
    """Keep what is positive: max(z, 0). For the hidden layers of Part II.

    Examples
    --------
    >>> relu([-2.0, 0.0, 3.0])
    array([0., 0., 3.])
    """
    return np.maximum(z, 0.0)


@checked()
def relu_prime(z):
    """Slope of relu: 1 where z > 0, else 0; at the corner z = 0 by convention.

    Examples
    --------
    >>> relu_prime([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    return z > 0


@checked()
def tanh(z):
    """Hyperbolic tangent: a sigmoid stretched to (−1, 1), tanh z = 2σ(2z) − 1.

    Examples
    --------
    >>> print(f"{tanh(0.5):.4f}")
    0.4621
    """
    return np.tanh(z)


@checked()
def tanh_prime(z):
    """Slope of tanh: 1 − tanh²(z) = 4 σ′(2z), which loses nothing; from `eq-sigma-prime`.

    Examples
    --------
    >>> print(f"{tanh_prime(0.5):.4f} {tanh_prime(30):.4g}")
    0.7864 3.503e-26
    """
    return 4 * sigmoid_prime.formula(2 * z)


def he(d_in, d_out, rng):
    """Starting weights for relu, shape (d_in, d_out): normal, with variance 2 / d_in.

    Half of what goes through a relu is lost; the 2 makes up for it, so that the size of the
    activations stays the same from layer to layer.

    Parameters
    ----------
    d_in, d_out : int
        How many numbers go in, and come out.
    rng : numpy.random.Generator
        Draws the weights.

    Raises
    ------
    ValueError, TypeError
        If d_in or d_out is not a positive integer, or together too large for memory, or rng is not
        a Generator.

    Notes
    -----
    He, Zhang, Ren & Sun 2015, "Delving deep into rectifiers".

    Examples
    --------
    >>> W = he(200, 300, np.random.default_rng(0))
    >>> print(W.shape, f"{W.var() * 200:.1f}")
    (200, 300) 2.0
    """
    d_in, d_out = room(d_in=d_in, d_out=d_out)
    return generator(rng).normal(scale=np.sqrt(2 / d_in), size=(d_in, d_out))


def glorot(d_in, d_out, rng):
    """Starting weights for tanh and sigmoid: uniform, with variance 2 / (d_in + d_out).

    A compromise: 1 / d_in would keep the size of what flows forward, 1 / d_out of what flows back.
    Arguments, result and errors are those of `he`.

    Notes
    -----
    Glorot & Bengio 2010, "Understanding the difficulty of training deep feedforward networks".

    Examples
    --------
    >>> W = glorot(200, 400, np.random.default_rng(0))
    >>> print(W.shape, np.abs(W).max() < 0.1, f"{W.var() * 300:.2f}")
    (200, 400) True 1.00
    """
    d_in, d_out = room(d_in=d_in, d_out=d_out)
    limit = np.sqrt(6 / (d_in + d_out))
    return generator(rng).uniform(-limit, limit, size=(d_in, d_out))


ACTIVATIONS = {  # name: g, its derivative g′, and where the weights of its layers start
    "relu": (relu.formula, relu_prime.formula, he),
    "tanh": (tanh.formula, tanh_prime.formula, glorot),
    "sigmoid": (sigmoid.formula, sigmoid_prime.formula, glorot),
}
RULES["activation"] = f"be one of {', '.join(ACTIVATIONS)}", str, ACTIVATIONS.__contains__
