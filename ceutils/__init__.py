"""ceutils: cross-entropy in NumPy, small enough to read in one sitting.

data → z = a @ W + b → activations: ŷ → losses: L, and back again δ = ŷ − y.
"""

from ceutils.activations import (
    log_sigmoid,
    log_sigmoid_prime,
    log_softmax,
    relu,
    relu_prime,
    sigmoid,
    sigmoid_prime,
    softmax,
    softmax_jacobian,
    tanh,
    tanh_prime,
)
from ceutils.data import (
    Dataset,
    load_breast_cancer,
    load_digits,
    load_iris,
    minibatches,
    one_hot,
    standardize,
)
from ceutils.gradcheck import (
    GradientCheck,
    GradientError,
    check_directions,
    check_gradient,
    numeric_gradient,
)
from ceutils.losses import (
    binary_cross_entropy,
    binary_delta,
    cross_entropy,
    softmax_delta,
    squared_error,
    squared_error_delta,
)
from ceutils.network import Network, glorot, he
from ceutils.neuron import Neuron
from ceutils.optimizers import SGD, Adam, Momentum
from ceutils.printing import show
from ceutils.training import History, fit

__all__ = [
    "SGD",
    "Adam",
    "Dataset",
    "GradientCheck",
    "GradientError",
    "History",
    "Momentum",
    "Network",
    "Neuron",
    "binary_cross_entropy",
    "binary_delta",
    "check_directions",
    "check_gradient",
    "cross_entropy",
    "fit",
    "glorot",
    "he",
    "load_breast_cancer",
    "load_digits",
    "load_iris",
    "log_sigmoid",
    "log_sigmoid_prime",
    "log_softmax",
    "minibatches",
    "numeric_gradient",
    "one_hot",
    "relu",
    "relu_prime",
    "show",
    "sigmoid",
    "sigmoid_prime",
    "softmax",
    "softmax_delta",
    "softmax_jacobian",
    "squared_error",
    "squared_error_delta",
    "standardize",
    "tanh",
    "tanh_prime",
]
