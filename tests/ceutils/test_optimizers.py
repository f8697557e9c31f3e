"""Optimizers: hand values, the formulas of the papers in plain loops, and what they promise."""

import re
import tracemalloc

import numpy as np
import pytest

from ceutils import SGD, Adam, Momentum

MAKERS = {"SGD": SGD, "Momentum": Momentum, "Adam": Adam}


def refuses(error, message, f, *args, **kwargs):
    with pytest.raises(error, match="^" + re.escape(message)):
        f(*args, **kwargs)


def walk(optimizer, theta, gradients):
    for gradient in gradients:
        optimizer.step(theta, gradient)
    return theta


@pytest.fixture
def gradients():
    return np.random.default_rng(0).normal(size=(20, 5)) * 10.0 ** np.arange(-4, 1)


def test_sgd_by_hand():
    assert walk(SGD(0.5), np.array([1.0, 2.0]), np.array([[2.0, -1.0]])).tolist() == [0, 2.5]


def test_momentum_by_hand():
    """v = 1, then 1.5: θ = −0.5, then −1.25. With β = 0 it is SGD."""
    momentum, theta = Momentum(eta=0.5, beta=0.5), np.zeros(1)
    assert walk(momentum, theta, np.ones((1, 1))).tolist() == [-0.5]
    assert walk(momentum, theta, np.ones((1, 1))).tolist() == [-1.25]


def test_momentum_without_momentum_is_sgd(gradients):
    one, other = walk(Momentum(0.1, beta=0), np.zeros(5), gradients), np.zeros(5)
    np.testing.assert_array_equal(one, walk(SGD(0.1), other, gradients))


def test_momentum_reaches_its_final_speed():
    momentum, theta = Momentum(eta=0.1, beta=0.9), np.zeros(1)
    walk(momentum, theta, np.ones((500, 1)))
    before = theta.copy()
    momentum.step(theta, np.ones(1))
    assert before - theta == pytest.approx(0.1 / (1 - 0.9))
    assert Momentum(0.1).beta == 0.9


def test_adam_is_algorithm_1(gradients):
    """Kingma & Ba 2015, line by line, one number at a time."""
    alpha, beta1, beta2, eps = 0.01, 0.8, 0.95, 1e-3
    theta = walk(Adam(alpha, beta1, beta2, eps), np.ones(5), gradients)
    for i in range(5):
        right, m, v = 1.0, 0.0, 0.0
        for t, g in enumerate(gradients[:, i], start=1):
            m = beta1 * m + (1 - beta1) * g
            v = beta2 * v + (1 - beta2) * g**2
            m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
            right -= alpha * m_hat / (v_hat**0.5 + eps)
        assert theta[i] == pytest.approx(right, rel=1e-12)


def test_adam_begins_with_steps_of_eta():
    theta = walk(Adam(), np.zeros(3), np.array([[1e-3, -7.0, 0.0]]))
    np.testing.assert_allclose(theta, [-0.001, 0.001, 0], rtol=1e-4)
    adam = Adam()
    assert (adam.eta, adam.beta1, adam.beta2, adam.eps) == (0.001, 0.9, 0.999, 1e-8)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_in_place_and_in_the_same_dtype(name, dtype, gradients):
    theta = np.ones(10, dtype)[::2]
    same, optimizer = theta, MAKERS[name](0.1)
    gradients = gradients.astype(dtype)
    kept = gradients.copy()
    for gradient in gradients:
        assert optimizer.step(theta, gradient) is None
    assert same is theta
    assert theta.dtype == dtype
    memory = [getattr(optimizer, part) for part in "mv" if hasattr(optimizer, part)]
    assert all(part.dtype == dtype for part in memory)
    assert not any(np.shares_memory(part, gradients) for part in memory)
    np.testing.assert_array_equal(gradients, kept)
    assert (theta != 1).all()


def test_adam_makes_no_new_vector_after_the_first_step():
    theta, adam = np.ones(100_000), Adam()
    gradient = theta.copy()
    adam.step(theta, gradient)
    tracemalloc.start()
    try:
        Adam.step.formula(adam, theta, gradient)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < theta.nbytes / 2


@pytest.mark.parametrize(("name", "eta"), [("SGD", 0.1), ("Momentum", 0.02), ("Adam", 0.1)])
def test_each_finds_the_bottom_of_a_bowl(name, eta):
    centre, slopes = np.array([3.0, -2.0]), np.array([1.0, 5.0])
    theta, optimizer = np.zeros(2), MAKERS[name](eta)
    for _ in range(600):
        optimizer.step(theta, slopes * (theta - centre))
    np.testing.assert_allclose(theta, centre, atol=1e-3)


@pytest.mark.parametrize("name", MAKERS)
def test_bad_input(name):
    make, ones = MAKERS[name], np.ones(3)
    for eta in (0, -0.1, np.inf, np.nan):
        refuses(ValueError, f"eta must be a positive number; got {eta}", make, eta)
    for eta in ("0.1", None, True, ones):
        refuses(TypeError, f"eta must be a positive number; got {eta!r}", make, eta)
    optimizer = make(0.1)
    message = "gradient must have shape (3,); got "
    refuses(ValueError, message + "(2,)", optimizer.step, ones, np.ones(2))
    refuses(ValueError, message + "(1,)", optimizer.step, ones, np.ones(1))
    refuses(TypeError, "theta must be a NumPy array; got [1.0]", optimizer.step, [1.0], np.ones(1))
    refuses(ValueError, message + "()", optimizer.step, ones, 1)
    assert ones.tolist() == [1, 1, 1], "a refused step changes nothing"
    optimizer.step(ones, ones.copy())
    if name != "SGD":
        message = "memory of the optimizer (a new network needs a new one) must have shape (2,); "
        refuses(ValueError, message, optimizer.step, np.ones(2), np.ones(2))


def test_an_eps_that_is_lost_beside_the_mean_square_is_refused():
    for dtype, least in ((np.float16, "0.0078"), (np.float32, "1.1e-19"), (np.float64, "1.5e-154")):
        theta, adam = np.ones(2, dtype), Adam(eps=1e-200)
        message = f"eps must be over {least} in {np.dtype(dtype)}; got 1e-200"
        refuses(ValueError, message, adam.step, theta, np.zeros(2, dtype))
        assert adam.t == 0
        adam = Adam(0.1, eps=float(least) * 1.1)
        adam.step(theta, np.array([0, 1], dtype))
        np.testing.assert_allclose(theta, [1, 0.9], rtol=2 * np.finfo(dtype).eps + 0.002)


@pytest.mark.parametrize("name", MAKERS)
def test_a_single_parameter_without_a_shape(name):
    alone, first = np.array(1.0), np.ones(1)
    optimizer, twin = MAKERS[name](0.1), MAKERS[name](0.1)
    for _ in range(3):
        optimizer.step(alone, np.array(0.5))
        twin.step(first, np.array([0.5]))
    assert alone == first[0] < 0.9


def test_bad_memories():
    for bad in (-0.1, 1, 1.5, np.nan, np.inf):
        for make in (lambda b: Momentum(0.1, b), lambda b: Adam(beta1=b), lambda b: Adam(beta2=b)):
            with pytest.raises(ValueError, match=r"^beta[12]? must be a number"):
                make(bad)
    refuses(ValueError, "beta must be a number from 0 to below 1; got 1", Momentum, 0.1, 1)
    refuses(TypeError, "beta1 must be a number from 0 to below 1; got '0'", Adam, beta1="0")
    refuses(ValueError, "eps must be a positive number; got 0", Adam, eps=0)
