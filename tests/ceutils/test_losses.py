"""Losses and deltas: hand values, SciPy and scikit-learn, differences, algebra, properties."""

import numpy as np
import pytest
import scipy.special
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import log_loss

import ceutils
from ceutils import (
    binary_cross_entropy,
    binary_delta,
    cross_entropy,
    softmax_delta,
    squared_error,
    squared_error_delta,
)

BINARY = [binary_cross_entropy, binary_delta, squared_error, squared_error_delta]
logits = st.floats(-1e4, 1e4)
labels = st.floats(0, 1)
rows = arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(2, 6)), elements=logits)
LN2, LN3 = np.log([2, 3])


def close(a, b, rtol=1e-13):
    np.testing.assert_allclose(a, b, rtol=rtol, atol=0)


# Hand values.


def test_hand_sample(hand):
    assert round(binary_cross_entropy(hand.z, hand.y), 4) == hand.loss
    assert round(binary_delta(hand.z, hand.y), 4) == hand.delta
    assert round(binary_cross_entropy(hand.new_z, hand.y), 4) == hand.new_loss


@pytest.mark.parametrize(
    ("f", "z", "y", "value"),
    [
        (binary_cross_entropy, 0, 0, LN2),
        (binary_cross_entropy, 0, 1, LN2),
        (binary_cross_entropy, LN3, 1, 2 * LN2 - LN3),
        (binary_cross_entropy, LN3, 0, 2 * LN2),
        (binary_cross_entropy, LN3, 0.5, 2 * LN2 - LN3 / 2),
        (binary_delta, 0, 0, 1 / 2),
        (binary_delta, 0, 1, -1 / 2),
        (binary_delta, 0, 0.5, 0),
        (binary_delta, LN3, 1, -1 / 4),
        (binary_delta, LN3, 0, 3 / 4),
        (binary_delta, LN3, 0.5, 1 / 4),
        (squared_error, LN3, 1, 1 / 32),
        (squared_error, LN3, 0, 9 / 32),
        (squared_error_delta, LN3, 1, -3 / 64),
        (squared_error_delta, LN3, 0, 9 / 64),
    ],
)
def test_binary_hand_value(f, z, y, value):
    close(f(z, y), value)


def test_softmax_hand_values():
    z = np.log([[1, 2, 5], [1, 1, 2]])
    close(cross_entropy(z, [1, 2]), [np.log(4), np.log(2)])
    close(softmax_delta(z, [1, 2]), [[1 / 8, -6 / 8, 5 / 8], [1 / 4, 1 / 4, -1 / 2]])
    close(cross_entropy(z[0], [0.5, 0.5, 0]), 2.5 * LN2)
    close(softmax_delta(z[0], [0.5, 0.125, 0.375]), [-3 / 8, 1 / 8, 1 / 4])


def test_rows_that_do_not_add_up_to_one():
    z = np.log([1, 2, 5])
    close(softmax_delta(z, [1, 1, 0.0]), [2 / 8 - 1, 4 / 8 - 1, 10 / 8])
    close(softmax_delta(z, [0, 0.5, 0]), [1 / 16, 1 / 8 - 1 / 2, 5 / 16])
    assert softmax_delta(z, [0, 0, 0]).tolist() == [0, 0, 0]
    assert cross_entropy(z, [0, 0, 0]) == 0


# Other libraries.


def test_scipy_and_sklearn_agree():
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=200) * 5, rng.uniform(size=200)
    y_hat = scipy.special.expit(z)
    close(
        binary_cross_entropy(z, y), -scipy.special.xlogy(y, y_hat)
        - scipy.special.xlogy(1 - y, scipy.special.expit(-z)), 1e-12,
    )  # fmt: skip
    np.testing.assert_allclose(binary_delta(z, y), y_hat - y, rtol=0, atol=1e-15)
    np.testing.assert_allclose(squared_error(z, y), (y_hat - y) ** 2 / 2, rtol=0, atol=1e-15)
    hard = y > 0.5
    close(binary_cross_entropy(z, hard).mean(), log_loss(hard, y_hat), 1e-12)
    Z, k = rng.normal(size=(200, 4)), rng.integers(0, 4, 200)
    close(cross_entropy(Z, k).mean(), log_loss(k, scipy.special.softmax(Z, 1)), 1e-12)
    close(cross_entropy(Z, k), -scipy.special.log_softmax(Z, 1)[np.arange(200), k], 1e-12)


# Differences: the delta is the slope of its loss.


@pytest.mark.parametrize("y", [0, 1, 0.3])
@pytest.mark.parametrize(
    ("loss", "delta"), [(binary_cross_entropy, binary_delta), (squared_error, squared_error_delta)]
)
def test_binary_delta_against_differences(loss, delta, y):
    z = np.linspace(-6, 6, 49)
    numeric = (loss(z + 1e-5, y) - loss(z - 1e-5, y)) / 2e-5
    np.testing.assert_allclose(delta(z, y), numeric, atol=1e-9)


@pytest.mark.parametrize("y", [2, [0, 0, 1, 0], [0.1, 0.2, 0.3, 0.4], [0.5, 0.0, 0.9, 0.3]])
def test_softmax_delta_against_differences(y):
    z = np.array([0.5, -1.0, 0.2, 3.0])
    ceutils.check_gradient(lambda z: cross_entropy(z, y), lambda z: softmax_delta(z, y), z)


# Algebra: differentiate the textbook loss, see ŷ − y, and compare exact values.


def test_algebra_of_the_binary_deltas():
    z, y = sympy.symbols("z y", real=True)
    y_hat = 1 / (1 + sympy.exp(-z))
    bce = -(y * sympy.log(y_hat) + (1 - y) * sympy.log(1 - y_hat))
    square = (y_hat - y) ** 2 / 2
    assert sympy.simplify(sympy.diff(bce, z) - (y_hat - y)) == 0
    assert sympy.simplify(sympy.diff(square, z) - (y_hat - y) * y_hat * (1 - y_hat)) == 0
    for f, formula in zip(BINARY, [bce, bce.diff(z), square, square.diff(z)], strict=True):
        for a, b in [(-3, 1), (2.5, 0), (0.25, 0.75), (-7, 0.125)]:
            at = {z: sympy.Rational(a), y: sympy.Rational(b)}
            close(f(a, b), float(formula.subs(at).evalf(30)), 1e-15)


@pytest.mark.parametrize("K", [2, 3, 5])
def test_algebra_of_the_softmax_delta(K):
    z, y = sympy.symbols(f"z:{K}", real=True), sympy.symbols(f"y:{K}", positive=True)
    total = sum(map(sympy.exp, z))
    loss = -sum(t * sympy.log(sympy.exp(a) / total) for t, a in zip(y, z, strict=True))
    slopes = [sympy.diff(loss, a) for a in z]
    for k in range(K):
        claimed = sympy.exp(z[k]) / total * sum(y) - y[k]
        assert sympy.simplify(slopes[k] - claimed) == 0
    rng = np.random.default_rng(K)
    a, b = rng.normal(size=K).round(3), rng.uniform(size=K).round(3)
    at = dict(zip((*z, *y), map(sympy.Rational, (*a.tolist(), *b.tolist())), strict=True))
    close(softmax_delta(a, b), [float(s.subs(at).evalf(30)) for s in slopes], 1e-14)
    close(cross_entropy(a, b), float(loss.subs(at).evalf(30)), 1e-14)


# Properties.


@given(logits, labels)
def test_binary_loss_and_delta(z, y):
    assert binary_cross_entropy(z, y) >= 0
    assert -1 <= binary_delta(z, y) <= 1
    assert squared_error(z, y) >= 0
    close(binary_cross_entropy(-z, 0), binary_cross_entropy(z, 1), 0)
    close(binary_delta(-z, 0), -binary_delta(z, 1), 0)
    assert abs(binary_delta(z, y) - (ceutils.sigmoid(z) - y)) < 3e-16


@given(logits, st.sampled_from([0, 1]))
def test_the_error_points_from_the_label(z, y):
    assert binary_delta(z, y) * (1 - 2 * y) >= 0
    assert abs(squared_error_delta(z, y)) <= abs(binary_delta(z, y))
    assert (binary_cross_entropy(z, y) > 0) or abs(z) > 700


@given(rows, st.data())
def test_softmax_loss_and_delta(z, data):
    n, K = z.shape
    k = np.array(data.draw(st.lists(st.integers(0, K - 1), min_size=n, max_size=n)))
    loss, delta = cross_entropy(z, k), softmax_delta(z, k)
    assert loss.shape == (n,) and (loss >= 0).all()
    np.testing.assert_allclose(delta.sum(axis=1), 0, atol=1e-15)
    assert (delta[np.arange(n), k] <= 0).all()
    one_hot = ceutils.one_hot(k, K)
    np.testing.assert_array_equal(loss, cross_entropy(z, one_hot))
    np.testing.assert_allclose(delta, softmax_delta(z, one_hot), rtol=1e-14, atol=1e-322)
    np.testing.assert_allclose(delta, ceutils.softmax(z) - one_hot, rtol=0, atol=1e-15)


@given(rows)
def test_the_loss_is_smallest_at_the_truth(z):
    y = ceutils.softmax(z)
    delta = softmax_delta(z, y)
    assert np.abs(delta).max() < 1e-15
    assert (cross_entropy(z, y) <= cross_entropy(z[:, ::-1], y) + 1e-9).all()


@given(logits, labels)
def test_two_classes_are_one_neuron(z, y):
    rows = [1 - y, y] if 1 - (1 - y) == y else [1.0, 0.0]
    y = rows[1]
    close(cross_entropy([0, z], rows), binary_cross_entropy(z, y), 1e-14)
    close(softmax_delta([0, z], rows)[1], binary_delta(z, y), 1e-14)


# Shapes, dtypes, limits.


@pytest.mark.parametrize("f", BINARY)
def test_binary_shapes_and_dtypes(f):
    for dtype in (np.float16, np.float32, np.float64):
        z = np.ones((2, 3), dtype)
        for y in (np.zeros((2, 3)), np.zeros((2, 3), bool), np.ones((2, 3), np.uint8), 1, True):
            assert f(z, y).dtype == dtype
            assert f(z, y).shape == (2, 3)
        assert type(f(dtype(1), 0)) is dtype
    assert type(f(1, 0)) is np.float64
    assert f([1, 2], [0, 1]).dtype == np.float64
    assert f(1, [0, 1]).shape == (2,)


def test_softmax_shapes_and_dtypes():
    for dtype in (np.float16, np.float32, np.float64):
        z = np.ones((2, 3), dtype)
        for y in ([0, 2], np.array([0, 2], np.uint8), np.eye(3)[:2], np.eye(3, dtype=bool)[:2]):
            assert cross_entropy(z, y).dtype == softmax_delta(z, y).dtype == dtype
            assert cross_entropy(z, y).shape == (2,)
            assert softmax_delta(z, y).shape == (2, 3)
        for y in (1, np.int8(1), [0, 1, 0]):
            assert type(cross_entropy(z[0], y)) is dtype
            assert softmax_delta(z[0], y).shape == (3,)
    assert cross_entropy([[1, 2]], [0]).dtype == np.float64


def test_limits_at_infinity():
    inf = np.inf
    z = np.array([inf, inf, -inf, -inf, inf, -inf])
    y = [1, 0, 1, 0, 0.5, 0.5]
    assert binary_cross_entropy(z, y).tolist() == [0, inf, inf, 0, inf, inf]
    assert binary_delta(z, y).tolist() == [0, 1, -1, 0, 0.5, -0.5]
    assert squared_error(z, y).tolist() == [0, 0.5, 0.5, 0, 0.125, 0.125]
    assert squared_error_delta(z, y).tolist() == [0] * 6
    assert cross_entropy([[inf, 0], [inf, 0], [-inf, 0]], [0, 1, 0]).tolist() == [0, inf, inf]
    assert softmax_delta([[inf, 0], [inf, 0]], [0, 1]).tolist() == [[0, 0], [1, -1]]
    assert softmax_delta([inf, 0, -inf], [0.5, 0.5, 0]).tolist() == [0.5, -0.5, 0]
    assert cross_entropy([0, -inf], [1.0, 0.0]) == 0


def test_no_warning_even_where_numpy_could_overflow():
    big = np.finfo(np.float64).max
    with np.errstate(all="raise"):
        assert binary_cross_entropy([big, -big], [0, 0]).tolist() == [big, 0]
        assert binary_delta([big, -745.0], [0, 0.5]).tolist() == [1, -0.5]
        assert cross_entropy([big, -big], 1) == np.inf
        assert softmax_delta([big, -big], 1).tolist() == [1, -1]
        assert softmax_delta([big, -big], [0.5, 0.5]).tolist() == [0.5, -0.5]
        squared_error_delta(np.linspace(-800, 800, 99), 0.5)


def test_the_input_is_not_changed():
    z, y = np.array([[1.0, 2.0], [np.inf, 0.0]]), np.array([[0.5, 0.5], [1.0, 0.0]])
    before = z.copy(), y.copy()
    for f in (*BINARY, cross_entropy, softmax_delta):
        f(z, y)
    cross_entropy(z, [0, 1])
    softmax_delta(z, [0, 1])
    np.testing.assert_array_equal((z, y), before)
