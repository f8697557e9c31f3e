"""The neuron: the hand sample, plain loops, differences, algebra, and scikit-learn on real data."""

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from ceutils import (
    Neuron,
    binary_cross_entropy,
    check_gradient,
    load_breast_cancer,
    minibatches,
    standardize,
)

numbers = st.floats(-10, 10)


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return rng.normal(size=(7, 3)), rng.integers(0, 2, 7), rng.normal(size=3), 0.3


# The hand sample.


def test_hand_sample(hand):
    neuron = Neuron(hand.w, hand.b)
    assert neuron.logit(hand.x) == hand.z
    assert round(neuron.predict(hand.x), 4) == hand.y_hat
    assert round(neuron.loss(hand.x, hand.y), 4) == hand.loss
    grad_w, grad_b = neuron.gradient(hand.x, hand.y)
    assert grad_w.round(4).tolist() == hand.grad_w
    assert round(grad_b, 4) == hand.delta
    neuron.step(hand.x, hand.y, hand.eta)
    assert neuron.w.round(4).tolist() == hand.new_w
    assert round(neuron.b, 4) == hand.new_b
    assert round(neuron.logit(hand.x), 4) == hand.new_z
    assert round(neuron.predict(hand.x), 4) == hand.new_y_hat
    assert round(neuron.loss(hand.x, hand.y), 4) == hand.new_loss


def test_one_sample_is_a_batch_of_one(hand):
    neuron = Neuron(hand.w, hand.b)
    one = neuron.gradient(hand.x, hand.y, l2=0.1)
    many = neuron.gradient([hand.x], [hand.y], l2=0.1)
    np.testing.assert_allclose(one[0], many[0], rtol=1e-15)
    assert one[1] == many[1]
    assert neuron.loss(hand.x, hand.y) == neuron.loss([hand.x], [hand.y])


def test_it_learns_in_silence(capsys):
    Neuron.zeros(1).fit([[1.0], [2.0]], [0, 1], 0.1, 3)
    assert capsys.readouterr() == ("", "")


# A second way to compute it: plain loops, no matrix.


def test_batch_against_loops(batch):
    X, y, w, b = batch
    l2 = 0.2
    loss, grad_w, grad_b = 0.0, [l2 * value for value in w], 0.0
    for x, label in zip(X, y, strict=True):
        y_hat = 1 / (1 + np.exp(-sum(a * c for a, c in zip(w, x, strict=True)) - b))
        loss -= np.log(y_hat if label else 1 - y_hat) / len(X)
        grad_b += (y_hat - label) / len(X)
        for i in range(3):
            grad_w[i] += (y_hat - label) * x[i] / len(X)
    neuron = Neuron(w, b)
    assert neuron.loss(X, y, l2) == pytest.approx(loss + l2 / 2 * sum(w**2), rel=1e-14)
    np.testing.assert_allclose(neuron.gradient(X, y, l2)[0], grad_w, rtol=1e-13)
    assert neuron.gradient(X, y, l2)[1] == pytest.approx(grad_b, rel=1e-13)


# Differences.


@pytest.mark.parametrize("l2", [0.0, 0.7])
@pytest.mark.parametrize("labels", ["hard", "soft"])
def test_gradient_against_differences(batch, l2, labels):
    X, y, w, b = batch
    y = y if labels == "hard" else 0.1 + 0.8 * y
    check = check_gradient(
        lambda p: Neuron(p["w"], p["b"]).loss(X, y, l2),
        lambda p: dict(zip("wb", Neuron(p["w"], p["b"]).gradient(X, y, l2), strict=True)),
        {"w": w, "b": b},
    )
    assert check.count == 4


# Algebra.


def test_gradient_against_algebra():
    w, x = sympy.symbols("w:2", real=True), sympy.symbols("x:2", real=True)
    b, y = sympy.symbols("b y", real=True)
    y_hat = 1 / (1 + sympy.exp(-(w[0] * x[0] + w[1] * x[1] + b)))
    loss = -(y * sympy.log(y_hat) + (1 - y) * sympy.log(1 - y_hat))
    for i in range(2):
        assert sympy.simplify(sympy.diff(loss, w[i]) - (y_hat - y) * x[i]) == 0
    assert sympy.simplify(sympy.diff(loss, b) - (y_hat - y)) == 0
    half = sympy.Rational(1, 2)
    at = {w[0]: half, w[1]: 1, b: half, x[0]: 2, x[1]: -1, y: 1}
    exact = [float(sympy.diff(loss, v).subs(at).evalf(30)) for v in (*w, b)]
    grad_w, grad_b = Neuron([0.5, 1], 0.5).gradient([2, -1], 1)
    np.testing.assert_allclose([*grad_w, grad_b], exact, rtol=1e-14)


# Real data against scikit-learn.


@pytest.fixture(scope="module")
def biopsies():
    X, y, *_ = load_breast_cancer()
    train_X, test_X, train_y, test_y = train_test_split(
        X, y, test_size=0.25, random_state=0, stratify=y
    )
    return (*standardize(train_X, test_X), train_y, test_y)


@pytest.mark.parametrize("C", [1.0, 0.1])
def test_breast_cancer_reaches_scikit_learn(biopsies, C):
    train_X, test_X, train_y, test_y = biopsies
    l2 = 1 / (C * len(train_X))
    reference = LogisticRegression(C=C, tol=1e-10, max_iter=10_000).fit(train_X, train_y)
    neuron = Neuron.zeros(30)
    history = neuron.fit(train_X, train_y, eta=0.5, epochs=4000, l2=l2)
    twin = Neuron(reference.coef_[0], reference.intercept_[0])
    assert history[-1] == pytest.approx(twin.loss(train_X, train_y, l2), abs=1e-5)
    assert neuron.loss(test_X, test_y) == pytest.approx(twin.loss(test_X, test_y), abs=1e-3)
    said_yes = neuron.predict(test_X) > 0.5
    assert (said_yes == test_y).mean() == reference.score(test_X, test_y)
    assert (said_yes == test_y).mean() > 0.95
    assert (np.diff(history) < 1e-14).all()


def test_mini_batches_come_close_too(biopsies):
    train_X, test_X, train_y, test_y = biopsies
    l2 = 1 / len(train_X)
    reference = LogisticRegression(C=1.0, tol=1e-10, max_iter=10_000).fit(train_X, train_y)
    twin = Neuron(reference.coef_[0], reference.intercept_[0])
    neuron = Neuron.zeros(30, np.float32)
    history = neuron.fit(
        train_X, train_y, eta=0.1, epochs=200, batch_size=32, l2=l2, rng=np.random.default_rng(0)
    )
    assert history.dtype == np.float32
    assert history[-1] == pytest.approx(twin.loss(train_X, train_y, l2), abs=0.01)
    score = ((neuron.predict(test_X) > 0.5) == test_y).mean()
    assert score == pytest.approx(reference.score(test_X, test_y), abs=0.01)


# fit is step, again and again.


def test_fit_is_many_steps(batch):
    X, y, w, b = batch
    one, other = Neuron(w, b), Neuron(w, b)
    history = one.fit(X, y, eta=0.1, epochs=5, l2=0.01)
    for loss in history:
        other.step(X, y, eta=0.1, l2=0.01)
        assert other.loss(X, y, l2=0.01) == pytest.approx(loss, rel=1e-14)
    assert other.w.tolist() == one.w.tolist()


def test_fit_in_mini_batches_is_many_steps(batch):
    X, y, w, b = batch
    one, other = Neuron(w, b), Neuron(w, b)
    history = one.fit(X, y, 0.1, epochs=3, batch_size=3, rng=np.random.default_rng(1))
    rng = np.random.default_rng(1)
    for loss in history:
        for rows in minibatches(len(X), 3, rng):
            other.step(X[rows], y[rows], 0.1)
        assert other.loss(X, y) == loss
    assert history.shape == (3,)


def test_a_full_batch_needs_no_rng_and_any_order(batch):
    X, y, w, b = batch
    one = Neuron(w, b).fit(X, y, 0.1, 3)
    other = Neuron(w, b).fit(X[::-1], y[::-1], 0.1, 3)
    np.testing.assert_allclose(one, other, rtol=1e-13)
    whole = Neuron(w, b).fit(X, y, 0.1, 3, batch_size=100, rng=np.random.default_rng(0))
    np.testing.assert_allclose(one, whole, rtol=1e-13)


def test_a_wild_eta_is_named():
    neuron = Neuron.zeros(1)
    message = r"^eta is too large: no finite loss after epoch 1\nEverything is as it was"
    with pytest.raises(ValueError, match=message):
        neuron.fit([[1.0], [2.0]], [0, 1], eta=1e200, epochs=50, l2=1.0)


def test_a_large_eta_is_no_error():
    history = Neuron.zeros(1).fit([[1.0], [2.0], [1.5]], [0, 1, 1], eta=100, epochs=50)
    assert np.isfinite(history).all()


# State, dtypes, looks.


def test_the_neuron_owns_its_weights(batch):
    X, y, w, b = batch
    before = w.copy()
    neuron = Neuron(w, b)
    path = [neuron.w]
    neuron.step(X, y, 0.1)
    assert w.tolist() == before.tolist()
    assert path[0].tolist() == before.tolist(), "a step must not reach into the past"
    assert neuron.w.tolist() != before.tolist()


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_dtype_is_kept(batch, dtype):
    X, y, *_ = batch
    neuron = Neuron.zeros(3, dtype)
    neuron.step(X, y, np.float64(0.1), l2=np.float64(0.1))
    neuron.fit(X, y, np.float64(0.1), 2, 2, np.float64(0.1), np.random.default_rng(0))
    assert neuron.w.dtype == neuron.b.dtype == dtype
    for data in (X, X.astype(np.float32), X.tolist(), X[0]):
        labels = y if np.ndim(data) == 2 else y[0]
        assert neuron.logit(data).dtype == neuron.predict(data).dtype == dtype
        assert neuron.loss(data, labels, 0.1).dtype == dtype
        assert all(part.dtype == dtype for part in neuron.gradient(data, labels, 0.1))


def test_integers_become_float64():
    neuron = Neuron([1, 2], 3)
    assert neuron.w.dtype == neuron.b.dtype == np.float64
    assert neuron.logit([[1, 1], [0, 1]]).tolist() == [6, 5]
    assert neuron.predict(np.zeros((2, 2), bool)).shape == (2,)


def test_it_prints():
    assert repr(Neuron([0.5, -1 / 3], 1)) == "Neuron(w=[0.5, -0.3333], b=1)"
    assert repr(Neuron.zeros(6)) == "Neuron(w=[0, 0, 0, 0, 0, 0], b=0)"
    assert repr(Neuron.zeros(7)) == "Neuron(w=[0, 0, 0, 0, 0, 0, …], b=0)"


@given(
    arrays(np.float64, (4, 3), elements=numbers),
    arrays(np.float64, 3, elements=numbers),
    numbers,
    arrays(np.float64, 4, elements=st.floats(0, 1)),
)
def test_a_small_step_goes_down(X, w, b, y):
    neuron = Neuron(w, b)
    before = neuron.loss(X, y)
    assert before == pytest.approx(binary_cross_entropy(neuron.logit(X), y).mean(), rel=1e-14)
    grad_w, grad_b = neuron.gradient(X, y)
    neuron.step(X, y, eta=1e-3)
    assert neuron.loss(X, y) <= before + 1e-12
    np.testing.assert_allclose(neuron.w, w - 1e-3 * grad_w, rtol=1e-15)
    assert neuron.b == b - 1e-3 * grad_b


@given(arrays(np.float64, 2, elements=numbers), st.sampled_from([0, 1]))
def test_over_and_underestimates(x, y):
    """Too low: every weight moves the way of its input; too high: the other way."""
    neuron = Neuron.zeros(2)
    neuron.step(x, y, eta=1)
    assert (np.sign(neuron.w) == np.sign(x) * (2 * y - 1)).all()
    assert np.sign(neuron.b) == 2 * y - 1
