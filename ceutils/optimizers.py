"""Optimizers walk downhill: each takes all parameters as one vector, and changes it in place.

``step(theta, gradient)`` takes both with shape (P,). It raises ValueError or TypeError, and then
has changed nothing, if they are not arrays of finite numbers of one shape, or of another shape than
in the steps before, or if something would stop being finite. η and the other settings are checked
whenever they are set. What an optimizer remembers belongs to one network.
"""

import numpy as np

from ceutils import _validate as valid

__all__ = ["SGD", "Adam", "Momentum"]


class SGD(valid.Settings):
    """Gradient descent: θ ← θ − η g.

    Stochastic, because g comes from a mini-batch and not from all samples.

    Parameters
    ----------
    eta : float
        Learning rate, positive.

    Notes
    -----
    Robbins & Monro 1951, "A stochastic approximation method".

    Examples
    --------
    >>> theta = np.array([1.0, 2.0])
    >>> SGD(eta=0.5).step(theta, np.array([1.0, -1.0]))
    >>> theta
    array([0.5, 2.5])
    """

    def __init__(self, eta):
        self.eta = eta

    @valid.step
    def step(self, theta, gradient):
        """Against the gradient."""
        theta -= self.eta * gradient


class Momentum(valid.Settings):
    """Gradient descent that keeps its speed, as a ball rolls: v ← β v + g, θ ← θ − η v.

    Parameters
    ----------
    eta : float
        Learning rate, positive. On a long slope the steps grow to η / (1 − β) times g.
    beta : float
        What is left of the speed after a step, from 0 to below 1.

    Notes
    -----
    Polyak 1964, "Some methods of speeding up the convergence of iteration methods".

    Examples
    --------
    >>> theta, momentum = np.array([1.0]), Momentum(eta=0.5, beta=0.5)
    >>> for _ in range(3):
    ...     momentum.step(theta, np.array([1.0]))
    ...     print(theta)
    [0.5]
    [-0.25]
    [-1.125]
    """

    def __init__(self, eta, beta=0.9):
        self.eta, self.beta, self.v = eta, beta, 0.0

    @valid.step
    def step(self, theta, gradient):
        """Against the gradient, with swing."""
        self.v = self.beta * self.v + gradient
        theta -= self.eta * self.v


class Adam(valid.Settings):
    """Steps of about η in every entry: the mean gradient over the root of its mean square.

    m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η m̂ / (√v̂ + ε), where
    m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) make up for the start at 0.

    Parameters
    ----------
    eta : float
        Learning rate, positive.
    beta1, beta2 : float
        How slowly the two means forget, from 0 to below 1.
    eps : float
        Keeps the quotient finite where no gradient was; positive.

    Notes
    -----
    Kingma & Ba 2015, "Adam: a method for stochastic optimization", algorithm 1.

    Examples
    --------
    >>> theta, adam = np.array([1.0, 1.0]), Adam(eta=0.1)
    >>> adam.step(theta, np.array([100.0, -0.01]))
    >>> theta.round(4)
    array([0.9, 1.1])
    """

    def __init__(self, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        self.eta, self.beta1, self.beta2, self.eps = eta, beta1, beta2, eps
        self.m, self.v, self.t, self._room = 0.0, 0.0, 0, None

    @valid.step
    def step(self, theta, gradient):
        """Algorithm 1, all in place: a new vector in each line would cost 1.6 times as much."""
        if self.t == 0:
            least = np.finfo(theta.dtype).tiny ** 0.5  # the square of less is 0, in v
            valid.demand(self.eps > least, "eps", f"be over {least:.2g} in {theta.dtype}", self.eps)
            self.m, self.v, self._room = (np.zeros_like(theta) for _ in range(3))
        self.t += 1
        root = (1 - self.beta2**self.t) ** 0.5
        eta, eps = self.eta * root / (1 - self.beta1**self.t), self.eps * root
        m, v, room = self.m, self.v, self._room
        m *= self.beta1
        m += np.multiply(gradient, 1 - self.beta1, out=room)
        v *= self.beta2
        v += np.multiply(np.square(gradient, out=room), 1 - self.beta2, out=room)
        np.add(np.sqrt(v, out=room), eps, out=room)
        theta -= np.multiply(np.divide(m, room, out=room), eta, out=room)
