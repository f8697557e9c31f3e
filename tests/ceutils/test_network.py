"""The network: hand values, plain loops, differences, complex steps, and planted mistakes found."""

import re

import numpy as np
import pytest

import ceutils
from ceutils import GradientError, Network, check_directions, check_gradient, glorot, he
from ceutils import network as module

N, D, K = 5, 3, 3
KINDS = ["binary", "binary soft", "indices", "one-hot", "soft rows", "heavy rows"]
ACTIVATIONS = ["relu", "tanh", "sigmoid"]


def refuses(error, message, f, *args, **kwargs):
    with pytest.raises(error, match="^" + re.escape(message)):
        f(*args, **kwargs)


# A problem: a network with labels of one kind, as a function of its parameters by name.


class Problem:
    def __init__(self, activation, kind, network=Network):
        rng = np.random.default_rng(7)
        self.X = rng.normal(size=(N, D))
        self.y = {
            "binary": np.array([0, 1, 1, 0, 1]),
            "binary soft": rng.uniform(size=N),
            "indices": np.array([0, 2, 1, 2, 2]),
            "one-hot": np.eye(K)[[0, 2, 1, 2, 2]],
            "soft rows": rng.dirichlet(np.ones(K), N),
            "heavy rows": rng.uniform(size=(N, K)),
        }[kind]
        self.binary = kind.startswith("binary")
        self.network = network([D, 3, 3, 1 if self.binary else K], activation, rng=rng)
        for _, b in self.network.layers:
            b[:] = rng.normal(size=b.shape)
        self.theta = self.by_name(self.network.theta.copy())

    def by_name(self, vector):
        layers = enumerate(self.network.views(vector), start=1)
        return {name: part for i, (W, b) in layers for name, part in ((f"W{i}", W), (f"b{i}", b))}

    def forward(self, theta):
        self.network.theta = np.concatenate([part.ravel() for part in theta.values()])
        return self.network.forward(self.X)

    def loss(self, theta):
        Z, _ = self.forward(theta)
        if self.binary:
            return ceutils.binary_cross_entropy(Z[:, 0], self.y).mean()
        return ceutils.cross_entropy(Z, self.y).mean()

    def gradient(self, theta):
        Z, cache = self.forward(theta)
        if self.binary:
            delta = ceutils.binary_delta(Z, self.y[:, np.newaxis])
        else:
            delta = ceutils.softmax_delta(Z, self.y)
        return self.by_name(self.network.backward(delta / N, cache))

    def check(self):
        check_gradient(self.loss, self.gradient, self.theta)

    def check_directions(self):
        check_directions(self.loss, self.gradient, self.theta, np.random.default_rng(0))

    def check_complex_steps(self):
        slopes = complex_steps(lambda theta: textbook_loss(self, theta), self.theta)
        for name, right in slopes.items():
            np.testing.assert_allclose(self.gradient(self.theta)[name], right, rtol=1e-10)


CHECKS = [Problem.check, Problem.check_directions, Problem.check_complex_steps]


def textbook_loss(problem, theta):
    """The formulas as printed, for complex numbers too; nothing of ceutils in it."""
    g = {
        "relu": lambda z: np.where(z.real > 0, z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }[problem.network.activation]
    a = problem.X
    for i in (1, 2, 3):
        z = a @ theta[f"W{i}"] + theta[f"b{i}"]
        a = g(z)
    y = problem.y
    if problem.binary:
        y_hat = 1 / (1 + np.exp(-z[:, 0]))
        return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum() / N
    y_hat = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    rows = np.eye(K)[y] if y.ndim == 1 else y
    return -(rows * np.log(y_hat)).sum() / N


def complex_steps(loss, theta, h=1e-30):
    """Slopes without subtraction: Im L(θ + ih) / h."""
    slopes = {}
    for name, part in theta.items():
        slopes[name] = np.empty_like(part)
        for index in np.ndindex(part.shape):
            moved = part.astype(complex)
            moved[index] += 1j * h
            slopes[name][index] = loss(theta | {name: moved}).imag / h
    return slopes


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradient(activation, kind, check):
    check(Problem(activation, kind))


def test_the_textbook_has_the_same_loss():
    for activation in ACTIVATIONS:
        for kind in KINDS:
            problem = Problem(activation, kind)
            right = textbook_loss(problem, problem.theta)
            assert problem.loss(problem.theta) == pytest.approx(right, rel=1e-13)


# Every check is seen red: backward with one mistake in it.


def backward_with(
    weights=lambda A, delta: A.T @ delta,
    biases=lambda delta: delta.sum(axis=0),
    back=lambda delta, W: delta @ W.T,
    slope=lambda g_prime, Z, A: g_prime(Z),
    order=reversed,
):
    """The backward loop in pieces, each of which may be a wrong one."""

    def backward(layers, delta, cache, g_prime, slopes):
        A, Z = cache
        for i in order(range(len(layers))):
            slopes[i][0][:], slopes[i][1][:] = weights(A[i], delta), biases(delta)
            if i > 0:
                delta = back(delta, layers[i][0]) * slope(g_prime, Z[i - 1], A[i])

    return backward


MISTAKES = {
    "sign of the weights": {"weights": lambda A, delta: -A.T @ delta},
    "sign of the biases": {"biases": lambda delta: -delta.sum(axis=0)},
    "transpose forgotten": {"back": lambda delta, W: delta @ W},
    "derivative forgotten": {"slope": lambda g_prime, Z, A: 1.0},
    "derivative of a": {"slope": lambda g_prime, Z, A: g_prime(A)},
    "biases not summed": {"biases": lambda delta: delta[0]},
    "layers not reversed": {"order": iter},
}


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_is_found(mistake, check, monkeypatch):
    monkeypatch.setattr(module, "backward", backward_with(**MISTAKES[mistake]))
    with pytest.raises(AssertionError, match=r"analytic|Not equal to tolerance"):
        check(Problem("tanh", "indices"))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_without_a_mistake_the_pieces_are_backward(activation, monkeypatch):
    problem = Problem(activation, "soft rows")
    right = problem.gradient(problem.theta)
    monkeypatch.setattr(module, "backward", backward_with())
    for name, slopes in problem.gradient(problem.theta).items():
        np.testing.assert_allclose(slopes, right[name], rtol=1e-14)


@pytest.mark.parametrize("check", CHECKS[1:])
@pytest.mark.parametrize("kind", ["binary", "indices", "heavy rows"])
@pytest.mark.parametrize(
    "wrong",
    [
        lambda Z, y, right: -right(Z, y),
        lambda Z, y, right: N * right(Z, y),
        lambda Z, y, right: right(Z, y) * ceutils.sigmoid_prime(Z),
        lambda Z, y, right: right(-Z, y),
    ],
    ids=["sign", "missing 1/N", "a derivative too many", "sign of the logits"],
)
def test_a_wrong_delta_is_found(wrong, kind, check, monkeypatch):
    problem = Problem("tanh", kind)
    name = "binary_delta" if problem.binary else "softmax_delta"
    right = getattr(ceutils, name)
    monkeypatch.setattr(ceutils, name, lambda Z, y: wrong(Z, y, right))
    with pytest.raises(AssertionError):
        check(problem)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_wrong_derivative_is_found(activation, monkeypatch):
    g, g_prime, initial = module.ACTIVATIONS[activation]
    wrong = g, lambda z: 1.01 * g_prime(z), initial
    monkeypatch.setitem(module.ACTIVATIONS, activation, wrong)
    problem = Problem(activation, "indices")
    with pytest.raises(GradientError, match=r"W1\[.*analytic"):
        problem.check()
    with pytest.raises(GradientError, match=r"W1 along direction"):
        problem.check_directions()


# Hand values.


def hand_network(activation):
    """2-2-2, the weights of the book's hand example, and two classes."""
    network = Network([2, 2, 2], activation, rng=np.random.default_rng(0))
    network.theta = [0.5, -1, 1, 1, 0.5, 2, 2, 0, 1, 1, 0, 0]
    return network


def test_forward_by_hand():
    network = hand_network("relu")
    Z, cache = network.forward([[2.0, -1.0]])  # z = (0.5, −1), a = (0.5, 0)
    assert Z.tolist() == [[1, 0]]
    assert [a.tolist() for a in cache[0]] == [[[2, -1]], [[0.5, 0]]]
    assert [z.tolist() for z in cache[1]] == [[[0.5, -1]], [[1, 0]]]
    network = hand_network("sigmoid")
    Z, (A, _) = network.forward([[2.0, -1.0]])
    np.testing.assert_allclose(A[1], [[0.6225, 0.2689]], atol=5e-5)
    np.testing.assert_allclose(Z, [[2 * 0.6225 + 0.2689, 0.2689]], atol=2e-4)


def test_backward_by_hand():
    network = hand_network("relu")
    _, cache = network.forward([[2.0, -1.0]])
    (dW1, db1), (dW2, db2) = network.views(network.backward([[-0.5, 0.5]], cache))
    assert dW2.tolist() == [[-0.25, 0.25], [0, 0]]  # aᵀδ
    assert db2.tolist() == [-0.5, 0.5]
    assert db1.tolist() == [-1, 0]  # δWᵀ = (−1, 0), and the second unit is off
    assert dW1.tolist() == [[-2, 0], [1, 0]]


def test_softmax_regression_and_the_neuron_are_networks_without_hidden_layers():
    rng = np.random.default_rng(0)
    X, w, y = rng.normal(size=(4, 2)), rng.normal(size=2), np.array([0, 1, 1, 0])
    neuron, network = ceutils.Neuron(w, 0.5), Network([2, 1], rng=rng)
    network.theta = [*w, 0.5]
    np.testing.assert_allclose(network.logits(X), neuron.logit(X), rtol=1e-15)
    np.testing.assert_allclose(network.predict(X), neuron.predict(X), rtol=1e-15)
    Z, cache = network.forward(X)
    gradient = network.backward(ceutils.binary_delta(Z, y[:, np.newaxis]) / 4, cache)
    np.testing.assert_allclose(gradient, np.hstack(neuron.gradient(X, y)), rtol=1e-14)


def test_predict():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(4, 2))
    network = Network([2, 5, 3], "tanh", rng=rng)
    assert network.logits(X).shape == network.predict(X).shape == (4, 3)
    np.testing.assert_allclose(network.predict(X).sum(axis=1), 1, rtol=1e-15)
    np.testing.assert_array_equal(network.predict(X), ceutils.softmax(network.logits(X)))
    network = Network([2, 5, 1], "tanh", rng=rng)
    assert network.logits(X).shape == network.predict(X).shape == (4,)
    np.testing.assert_array_equal(network.predict(X), ceutils.sigmoid(network.logits(X)))
    np.testing.assert_array_equal(network.forward(X)[0][:, 0], network.logits(X))


# State: theta and nothing else.


def test_layers_are_views_of_theta():
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    assert network.theta.shape == (2 * 3 + 3 + 3 + 1,)
    (W1, b1), (W2, b2) = network.layers
    assert (W1.shape, b1.shape, W2.shape, b2.shape) == ((2, 3), (3,), (3, 1), (1,))
    network.theta = np.arange(13.0)
    assert W1.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert b1.tolist() == [6, 7, 8]
    assert W2.tolist() == [[9], [10], [11]]
    assert b2.tolist() == [12]
    network.theta -= 1
    assert W1[0, 0] == -1
    W2[:] = 0
    assert (network.theta[9:12] == 0).all()


def test_nothing_is_remembered_between_forward_and_backward():
    rng = np.random.default_rng(0)
    X, delta = rng.normal(size=(4, 2)), rng.normal(size=(4, 3))
    for activation in ACTIVATIONS:
        network = Network([2, 5, 3], activation, rng=rng)
        before = set(vars(network))
        _, cache = network.forward(X)
        first = network.backward(delta, cache)
        network.forward(rng.normal(size=(9, 2)))
        np.testing.assert_array_equal(network.backward(delta, cache), first)
        assert set(vars(network)) == before


def test_arguments_are_left_alone():
    rng = np.random.default_rng(0)
    for activation in ACTIVATIONS:
        network = Network([2, 5, 3], activation, rng=rng)
        X, delta, theta = rng.normal(size=(4, 2)), rng.normal(size=(4, 3)), network.theta.copy()
        copies = X.copy(), delta.copy()
        Z, cache = network.forward(X)
        Z_before = Z.copy()
        network.backward(delta, cache)
        pairs = (X, copies[0]), (delta, copies[1]), (network.theta, theta), (Z, Z_before)
        for now, before in pairs:
            np.testing.assert_array_equal(now, before)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_is_kept(activation, dtype):
    network = Network([2, 5, 3], activation, rng=np.random.default_rng(0), dtype=dtype)
    for X in (np.ones((4, 2), np.float32), np.ones((4, 2)), np.ones((4, 2), int)):
        Z, cache = network.forward(X)
        gradient = network.backward(np.ones((4, 3)), cache)
        assert Z.dtype == gradient.dtype == network.predict(X).dtype == dtype
        assert all(part.dtype == dtype for parts in cache for part in parts)
        assert all(W.dtype == b.dtype == dtype for W, b in network.layers)


def test_it_prints():
    assert repr(Network((2, 3, 1), "tanh", rng=np.random.default_rng(0))) == (
        "Network([2, 3, 1], 'tanh')"
    )


# Where the weights start.


def test_he_and_glorot():
    W = he(400, 300, np.random.default_rng(0))
    assert W.shape == (400, 300)
    assert W.var() == pytest.approx(2 / 400, rel=0.02)
    assert abs(W.mean()) < 1e-3
    assert np.abs(W).max() > 4 * np.sqrt(2 / 400), "normal, so with tails"
    W = glorot(400, 300, np.random.default_rng(0))
    assert W.shape == (400, 300)
    assert W.var() == pytest.approx(2 / 700, rel=0.02)
    limit = np.sqrt(6 / 700)
    assert 0.999 * limit < W.max() < limit
    assert -limit < W.min() < -0.999 * limit


@pytest.mark.parametrize(
    ("activation", "initial"), [("relu", he), ("tanh", glorot), ("sigmoid", glorot)]
)
def test_a_network_starts_with_them(activation, initial):
    network = Network([4, 5, 3], activation, rng=np.random.default_rng(3))
    rng = np.random.default_rng(3)
    for W, b in network.layers:
        np.testing.assert_array_equal(W, initial(*W.shape, rng))
        assert not b.any()


def test_he_keeps_the_size_of_activations_through_twenty_layers():
    rng = np.random.default_rng(0)
    network = Network([256] * 21, rng=rng)
    _, (A, _) = network.forward(rng.normal(size=(64, 256)))
    sizes = [np.mean(a**2) for a in A[1:]]
    assert 0.2 < sizes[-1] / sizes[0] < 5


# Bad input.


def test_bad_networks():
    def make(sizes=(2, 3, 1), *args, rng=None, **kwargs):
        return Network(sizes, *args, rng=np.random.default_rng(0) if rng is None else rng, **kwargs)

    for sizes in ([], [3], 3, "234", None, np.array(3)):
        refuses(ValueError, "sizes must be a list of at least two integers; got ", make, sizes)
    refuses(ValueError, "sizes[1] must be an integer, 1 or more; got 0", make, [2, 0, 1])
    refuses(ValueError, "sizes[2] must be an integer, 1 or more; got -1", make, [2, 3, -1])
    refuses(TypeError, "sizes[1] must be an integer, 1 or more; got [3, 4]", make, [2, [3, 4], 1])
    refuses(TypeError, "sizes[0] must be an integer, 1 or more; got 2.0", make, [2.0, 1])
    refuses(TypeError, "sizes[0] must be an integer, 1 or more; got True", make, [True, 1])
    for activation, error in (("gelu", ValueError), (None, TypeError), (np.tanh, TypeError)):
        message = f"activation must be one of relu, tanh, sigmoid; got {activation!r}"
        refuses(error, message, make, activation=activation)
    refuses(ValueError, "dtype must be one of float32, float64; got 'float16'",
            make, dtype=np.float16)  # fmt: skip
    refuses(ValueError, "dtype must be one of float32, float64; got 'int64'", make, dtype=np.int64)
    for rng in (0, np.random, np.random.RandomState(0)):
        refuses(TypeError, "rng must be a numpy Generator", make, rng=rng)
        refuses(TypeError, "rng must be a numpy Generator", he, 2, 3, rng)
        refuses(TypeError, "rng must be a numpy Generator", glorot, 2, 3, rng)
    for f in (he, glorot):
        refuses(ValueError, "d_in must be an integer, 1 or more; got 0",
                f, 0, 3, np.random.default_rng(0))  # fmt: skip
        refuses(ValueError, "d_out must be an integer, 1 or more; got 0",
                f, 3, 0, np.random.default_rng(0))  # fmt: skip
        refuses(TypeError, "d_out must be an integer, 1 or more; got 3.0",
                f, 2, 3.0, np.random.default_rng(0))  # fmt: skip


@pytest.mark.parametrize("method", ["forward", "logits", "predict"])
def test_bad_samples(method):
    f = getattr(Network([3, 2], rng=np.random.default_rng(0), dtype=np.float32), method)
    refuses(ValueError, "X must have shape (N, 3); got (2, 4)", f, np.ones((2, 4)))
    refuses(ValueError, "X must have shape (N, 3); got (3,)", f, np.ones(3))
    refuses(ValueError, "X must not be empty; got shape (0, 3)", f, np.ones((0, 3)))
    refuses(ValueError, "X must not contain NaN; got NaN at index (1, 2)", f,
            [[1, 2, 3], [1, 2, np.nan]])  # fmt: skip
    refuses(ValueError, "X must be finite in float32; got inf at index (0, 0)", f, [[np.inf, 0, 0]])
    refuses(ValueError, "X must be finite in float32; got 1e+200 at index (0, 1)",
            f, [[0, 1e200, 0]])  # fmt: skip
    refuses(TypeError, "X must be real numbers", f, [["a", "b", "c"]])
    refuses(ValueError, "X must be a number or a rectangular array", f, [[1, 2, 3], [1]])


def test_bad_deltas_and_thetas():
    network = Network([3, 2], rng=np.random.default_rng(0))
    _, cache = network.forward(np.ones((4, 3)))
    for shape in ((4, 3), (3, 2), (2, 4), (8,), (4,)):
        message = f"delta must have shape (4, 2); got {shape}"
        refuses(ValueError, message, network.backward, np.ones(shape), cache)
    refuses(ValueError, "delta must not contain NaN", network.backward, np.full((4, 2), np.nan),
            cache)  # fmt: skip
    deeper = Network([3, 2, 2], rng=np.random.default_rng(0))
    (A, Z), ones = cache, np.ones((4, 2))
    nested = [a.tolist() for a in A], [z.tolist() for z in Z]
    tupled = tuple(A), tuple(Z)
    for stranger in (None, 5, (), (A,), (A, Z, A), (A, None), (None, None), ([], []), (A, Z[:0]),
                     nested, tupled):  # fmt: skip
        refuses(ValueError, "cache must be what forward of this network returned", network.backward,
                ones, stranger)  # fmt: skip
    refuses(ValueError, "cache must be what forward of this", deeper.backward, ones, cache)
    for vector in (np.ones(7), np.ones(500), 1.0, np.ones((2, 4))):
        refuses(ValueError, "vector must have shape (8,); got ", network.views, vector)
    before = network.theta.copy()
    for theta, error, message in [
        (np.ones(7), ValueError, "theta must have shape (8,); got (7,)"),
        (1.0, ValueError, "theta must have shape (8,); got ()"),
        (np.full(8, np.nan), ValueError, "theta must not contain NaN"),
        (["a"] * 8, TypeError, "theta must be real numbers"),
    ]:
        refuses(error, message, setattr, network, "theta", theta)
    np.testing.assert_array_equal(network.theta, before)
