"""Bad input is refused with a message that names the argument, what came, what was expected."""

import re

import numpy as np
import pytest

import ceutils
from ceutils import Neuron

ELEMENTWISE = [
    "sigmoid", "sigmoid_prime", "log_sigmoid", "log_sigmoid_prime", "relu", "relu_prime", "tanh",
    "tanh_prime",
]  # fmt: skip
ROWS = ["softmax", "log_softmax", "softmax_jacobian"]
BINARY = ["binary_cross_entropy", "binary_delta", "squared_error", "squared_error_delta"]
CLASSES = ["cross_entropy", "softmax_delta"]
ONES = np.ones((2, 3))


def refuses(error, message, f, *args, **kwargs):
    with pytest.raises(error, match="^" + re.escape(message)):
        f(*args, **kwargs)


@pytest.mark.parametrize("name", ELEMENTWISE + ROWS + BINARY + CLASSES)
def test_logits_that_are_not_logits(name):
    def f(z):
        function = getattr(ceutils, name)
        return function(z, np.zeros(np.shape(z))) if name in BINARY + CLASSES else function(z)

    nan = ONES.copy()
    nan[1, 2] = np.nan
    refuses(ValueError, "z must not contain NaN; got NaN at index (1, 2)", f, nan)
    refuses(ValueError, "z must not contain NaN; got NaN at index 1", f, [0.0, np.nan])
    refuses(ValueError, "z must not be empty; got shape (0,)", f, [])
    refuses(ValueError, "z must not be empty; got shape (0, 3)", f, np.empty((0, 3)))
    for z, dtype in [
        ([1j, 0], "complex128"),
        ([None, 1], "object"),
        ([10**400, 0], "object: an integer of 1329 bits is too large"),
        (2**64, "object: an integer of 65 bits is too large"),
        (["1", "2"], "<U1"),
        (np.ones(2, "m8[s]"), "timedelta64[s]"),
        (np.ones(2, np.longdouble), str(np.dtype(np.longdouble))),
    ]:
        message = "z must be real numbers (float16, float32, float64 or integers); got dtype "
        refuses(TypeError, message + dtype, f, z)
    refuses(TypeError, "z must be real numbers; got booleans", f, [True, False])
    refuses(TypeError, "z must be a plain array; got a masked array", f, np.ma.ones(2))


@pytest.mark.parametrize("name", ELEMENTWISE + BINARY)
def test_a_single_nan(name):
    f, y = getattr(ceutils, name), [1] if name in BINARY else []
    with pytest.raises(ValueError, match=r"^z must not contain NaN; got NaN$"):
        f(float("nan"), *y)


def test_ragged_lists():
    message = "z must be a number or a rectangular array; got nested lists of unequal length"
    refuses(ValueError, message, ceutils.sigmoid, [[1, 2], [3]])


@pytest.mark.parametrize("name", ROWS + CLASSES)
def test_rows_without_a_softmax(name):
    def f(z):
        function = getattr(ceutils, name)
        return function(z, np.zeros(np.shape(z)[:-1], int)) if name in CLASSES else function(z)

    inf = np.inf
    for z in ([[0, 1], [inf, inf]], [inf, inf]):
        refuses(ValueError, "z must hold at most one +inf in a row; got two", f, z)
    refuses(ValueError, "z must hold a logit above -inf in every row", f, [[-inf, -inf], [0, 1]])
    refuses(ValueError, "z must hold one logit per class, shape (..., K); got the number 3", f, 3)


def test_axis():
    message = "axis must name one of the 2 axes of z; got 2"
    refuses(ValueError, message, ceutils.softmax, ONES, axis=2)
    refuses(TypeError, "axis must be an integer; got 1.0", ceutils.log_softmax, ONES, axis=1.0)


@pytest.mark.parametrize("name", BINARY)
def test_binary_labels(name):
    f = getattr(ceutils, name)
    refuses(ValueError, "y must lie in [0, 1]; got 2 at index 1", f, [1.0, 2.0], [0, 2])
    refuses(ValueError, "y must lie in [0, 1]; got -1 at index 0", f, [1.0, 2.0], [-1, 1])
    refuses(ValueError, "y must lie in [0, 1]; got 1.5", f, 0.0, 1.5)
    refuses(ValueError, "y must lie in [0, 1]; got inf", f, 0.0, np.inf)
    refuses(ValueError, "y must not contain NaN; got NaN at index 0", f, [1.0], [np.nan])
    refuses(ValueError, "y must not be empty; got shape (0,)", f, 1.0, [])
    refuses(TypeError, "y must be real numbers", f, [0.0], ["1"])
    refuses(TypeError, "y must be real numbers", f, [0.0], [1j])
    message = "y must have the shape of z, or be one number; got z (3,) and y "
    refuses(ValueError, message + "(2,)", f, np.ones(3), np.ones(2))
    refuses(ValueError, message + "(3, 1)", f, np.ones(3), np.ones((3, 1)))
    refuses(ValueError, message + "(1,)", f, np.ones(3), np.ones(1))


@pytest.mark.parametrize("name", CLASSES)
def test_class_labels(name):
    f = getattr(ceutils, name)
    message = "y must hold class indices from 0 to 2; got "
    refuses(ValueError, message + "3 at index 1", f, ONES, [0, 3])
    refuses(ValueError, message + "-1 at index 0", f, ONES, [-1, 2])
    refuses(ValueError, message + "3", f, ONES[0], 3)
    message = "y must hold integers (class indices); got "
    refuses(TypeError, message + "float64", f, ONES, [0.0, 1.0])
    refuses(TypeError, message + "float64", f, ONES[0], 1.0)
    refuses(TypeError, message + "<U1", f, ONES, ["0", "1"])
    refuses(TypeError, "y must be a plain array; got a masked array", f, ONES, np.ma.zeros(2, int))
    refuses(ValueError, "y must be a number or a rectangular array", f, ONES, [[0, 1, 0], [1]])
    refuses(
        ValueError, "y must lie in [0, 1]; got 2 at index (0, 1)", f, ONES, ONES + np.eye(3)[1:]
    )
    refuses(ValueError, "y must not contain NaN; got NaN at index (0, 0)", f, ONES, ONES * np.nan)
    message = "y must be class indices of shape (2,) or rows of shape (2, 3); got shape "
    refuses(ValueError, message + "(3,)", f, ONES, [0, 1, 2])
    refuses(ValueError, message + "(2, 2)", f, ONES, np.ones((2, 2)))
    refuses(ValueError, message + "()", f, ONES, 1)
    refuses(ValueError, message + "(2, 1)", f, ONES, [[0], [1]])
    message = "y must be class indices of shape () or rows of shape (3,); got shape (1,)"
    refuses(ValueError, message, f, ONES[0], [1])
    message = "z must have shape (K,) or (N, K); got (2, 2, 2)"
    refuses(ValueError, message, f, np.ones((2, 2, 2)), [[0, 1], [0, 1]])


def test_neuron_parameters():
    refuses(ValueError, "w must have shape (D,); got (1, 2)", Neuron, [[1, 2]], 0)
    refuses(ValueError, "w must have shape (D,); got ()", Neuron, 1, 0)
    refuses(ValueError, "b must have shape (); got (1,)", Neuron, [1, 2], [0])
    refuses(ValueError, "w must be finite; got inf at index 1", Neuron, [1, np.inf], 0)
    refuses(ValueError, "b must not contain NaN; got NaN", Neuron, [1], np.nan)
    refuses(ValueError, "w must not be empty", Neuron, [], 0)
    refuses(TypeError, "w must be real numbers", Neuron, ["a"], 0)
    refuses(ValueError, "D must be an integer, 1 or more; got 0", Neuron.zeros, 0)
    refuses(TypeError, "D must be an integer, 1 or more; got 2.0", Neuron.zeros, 2.0)
    refuses(TypeError, "D must be an integer, 1 or more; got True", Neuron.zeros, True)


@pytest.mark.parametrize("method", ["logit", "predict", "loss", "gradient", "step", "fit"])
def test_neuron_data(method):
    neuron = Neuron.zeros(3)

    def f(X, y=(0, 1)):
        more = {"step": {"eta": 1}, "fit": {"eta": 1, "epochs": 1}}.get(method, {})
        args = (X,) if method in ("logit", "predict") else (X, y)
        return getattr(neuron, method)(*args, **more)

    message = "X must have shape (N, 3), or (3,) for one sample; got "
    refuses(ValueError, message + "(2, 4)", f, np.ones((2, 4)))
    refuses(ValueError, message + "(2,)", f, np.ones(2))
    refuses(ValueError, message + "(2, 3, 3)", f, np.ones((2, 3, 3)))
    refuses(ValueError, "X must not be empty; got shape (0, 3)", f, np.ones((0, 3)), [])
    refuses(ValueError, "X must not contain NaN; got NaN at index (0, 0)", f, ONES * np.nan)
    refuses(ValueError, "X must be finite; got inf at index (0, 0)", f, ONES * np.inf)
    refuses(TypeError, "X must be real numbers", f, ONES * 1j)
    if method in ("logit", "predict"):
        return
    message = "y must hold one label per sample, shape (2,) for X (2, 3); got "
    refuses(ValueError, message + "(3,)", f, ONES, [0, 1, 1])
    refuses(ValueError, message + "(2, 1)", f, ONES, [[0], [1]])
    refuses(ValueError, message + "()", f, ONES, 1)
    message = "y must hold one label per sample, shape () for X (3,); got (1,)"
    refuses(ValueError, message, f, ONES[0], [1])
    refuses(ValueError, "y must lie in [0, 1]; got 2 at index 1", f, ONES, [0, 2])
    refuses(ValueError, "y must not contain NaN", f, ONES, [0, np.nan])


def test_neuron_knobs():
    neuron, X, y = Neuron.zeros(3), ONES, [0, 1]

    def fit(*args, **kwargs):
        neuron.fit(*args, epochs=1, **kwargs)

    for f in (neuron.step, fit):
        for eta in (0, -1, np.inf, np.nan):
            refuses(ValueError, f"eta must be a positive number; got {eta}", f, X, y, eta)
        refuses(TypeError, "eta must be a positive number; got '1'", f, X, y, "1")
        refuses(ValueError, "l2 must be a number, 0 or more; got -1", f, X, y, eta=1, l2=-1)
    refuses(ValueError, "l2 must be a number, 0 or more; got -1", neuron.loss, X, y, -1)
    refuses(ValueError, "l2 must be a number, 0 or more; got nan", neuron.gradient, X, y, np.nan)
    refuses(ValueError, "epochs must be an integer, 1 or more; got 0", neuron.fit, X, y, 1, 0)
    refuses(TypeError, "epochs must be an integer, 1 or more; got 1.5", neuron.fit, X, y, 1, 1.5)
    refuses(ValueError, "batch_size must be an integer, 1 or more; got 0",
            neuron.fit, X, y, 1, 1, 0)  # fmt: skip
    message = "rng must be a numpy Generator, as np.random.default_rng(0); got "
    refuses(TypeError, message + "None", neuron.fit, X, y, 1, 1, 1)
    refuses(TypeError, message + "0", neuron.fit, X, y, 1, 1, 1, rng=0)
    refuses(ValueError, "X must have shape (N, 3) to fit; got (3,)", neuron.fit, X[0], 1, 1, 1)
    assert repr(neuron) == "Neuron(w=[0, 0, 0], b=0)", "a refused call changes nothing"


def test_a_neuron_that_overflows_says_so():
    neuron, X = Neuron([1e10], 0), [[1e300]]
    refuses(ValueError, "Xw + b must be finite; got inf at index 0", neuron.logit, X)
    refuses(ValueError, "Xw + b must be finite; got inf at index 0", neuron.predict, X)
    refuses(ValueError, "loss must be finite; got inf", neuron.loss, X, [0])
    narrow = Neuron.zeros(2, dtype=np.float32)
    refuses(ValueError, "X must be finite in float32; got 1e+200 at index 1",
            narrow.predict, [0, 1e200])  # fmt: skip
    half = Neuron(np.full(1, 1e4, np.float16), 0)
    message = "grad_w must be finite in float16; got 70000 at index 0"
    refuses(ValueError, message, half.gradient, [[6e4]] * 9, [0] * 9, l2=1)
    message = "w after the step must be finite; got -inf"
    refuses(ValueError, message, Neuron([1.0], 0).step, [[1e300]], [0], 1e9)


def test_data_arguments():
    refuses(ValueError, "labels must hold class indices from 0 to 2; got 3 at index 1",
            ceutils.one_hot, [0, 3], 3)  # fmt: skip
    refuses(TypeError, "labels must hold integers (class indices); got float64",
            ceutils.one_hot, [0.0], 3)  # fmt: skip
    refuses(ValueError, "labels must not be empty", ceutils.one_hot, np.empty(0, int), 3)
    refuses(ValueError, "num_classes must be an integer, 1 or more; got 0", ceutils.one_hot, [0], 0)
    refuses(ValueError, "train must have shape (N, D); got (3,)", ceutils.standardize, np.ones(3))
    refuses(ValueError, "others[0] must have shape (N, 3); got (2, 2)",
            ceutils.standardize, ONES, np.ones((2, 2)))  # fmt: skip
    refuses(ValueError, "train must not contain NaN", ceutils.standardize, ONES * np.nan)
    refuses(ValueError, "train must not be empty", ceutils.standardize, np.ones((0, 3)))
    rng = np.random.default_rng(0)
    refuses(ValueError, "n must be an integer, 1 or more; got 0", ceutils.minibatches, 0, 2, rng)
    refuses(ValueError, "batch_size must be an integer, 1 or more; got 0",
            ceutils.minibatches, 2, 0, rng)  # fmt: skip
    refuses(TypeError, "rng must be a numpy Generator", ceutils.minibatches, 2, 2, np.random)
