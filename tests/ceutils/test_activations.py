"""Activations: hand values, SciPy, differences, algebra, and properties that must hold anywhere."""

import numpy as np
import pytest
import scipy.special
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import ceutils

ELEMENTWISE = [
    "sigmoid", "sigmoid_prime", "log_sigmoid", "log_sigmoid_prime", "relu", "relu_prime", "tanh",
    "tanh_prime",
]  # fmt: skip
Z = np.concatenate([np.linspace(-30, 30, 241), [-700.5, 700.5]])
logits = st.floats(-1e4, 1e4)
rows = arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(2, 6)), elements=logits)


def close(a, b, rtol=1e-13):
    np.testing.assert_allclose(a, b, rtol=rtol, atol=0)


# Hand values: with a pencil, from ln 2 and ln 3.


@pytest.mark.parametrize(
    ("name", "z", "value"),
    [
        ("sigmoid", 0, 1 / 2),
        ("sigmoid", np.log(3), 3 / 4),
        ("sigmoid", -np.log(3), 1 / 4),
        ("sigmoid_prime", 0, 1 / 4),
        ("sigmoid_prime", np.log(3), 3 / 16),
        ("log_sigmoid", 0, -np.log(2)),
        ("log_sigmoid", np.log(3), np.log(3) - 2 * np.log(2)),
        ("log_sigmoid_prime", np.log(3), 1 / 4),
        ("tanh", np.log(2), 3 / 5),
        ("tanh_prime", np.log(2), 16 / 25),
        ("relu", 3, 3),
        ("relu", -3, 0),
        ("relu_prime", 3, 1),
        ("relu_prime", 0, 0),
    ],
)
def test_hand_value(name, z, value):
    close(getattr(ceutils, name)(z), value)


def test_hand_sample(hand):
    assert round(ceutils.sigmoid(hand.z), 4) == hand.y_hat
    assert round(ceutils.log_sigmoid(hand.z), 4) == -hand.loss


def test_softmax_by_hand():
    z = np.log([1, 2, 5])
    close(ceutils.softmax(z), [1 / 8, 2 / 8, 5 / 8])
    close(ceutils.log_softmax(z), np.log([1 / 8, 2 / 8, 5 / 8]))
    close(ceutils.softmax_jacobian(np.log([1, 3])), [[3 / 16, -3 / 16], [-3 / 16, 3 / 16]])


# SciPy.


def test_scipy_agrees():
    close(ceutils.sigmoid(Z), scipy.special.expit(Z))
    close(ceutils.log_sigmoid(Z), scipy.special.log_expit(Z))
    close(ceutils.tanh(Z), scipy.special.expit(2 * Z) - scipy.special.expit(-2 * Z), 1e-12)
    z = np.random.default_rng(0).normal(size=(50, 7)) * 10
    for axis in (0, 1, -1):
        close(ceutils.softmax(z, axis), scipy.special.softmax(z, axis), 1e-12)
        np.testing.assert_allclose(
            ceutils.log_softmax(z, axis), scipy.special.log_softmax(z, axis), rtol=1e-12, atol=1e-14
        )


# Differences.


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (ceutils.sigmoid, ceutils.sigmoid_prime),
        (ceutils.log_sigmoid, ceutils.log_sigmoid_prime),
        (ceutils.relu, ceutils.relu_prime),
        (ceutils.tanh, ceutils.tanh_prime),
    ],
)
def test_slope_against_central_differences(f, slope):
    z = np.linspace(-8.05, 8, 100)
    np.testing.assert_allclose(slope(z), (f(z + 1e-5) - f(z - 1e-5)) / 2e-5, atol=1e-9)


def test_softmax_jacobian_against_a_complex_step():
    z = np.array([0.3, -1.0, 2.0, 0.3])

    def textbook(z):
        return np.exp(z) / np.exp(z).sum()

    columns = [textbook(z + 1e-30j * unit).imag / 1e-30 for unit in np.eye(4)]
    close(ceutils.softmax_jacobian(z), np.transpose(columns))


# Algebra.


def test_algebra_of_the_sigmoid():
    z = sympy.Symbol("z", real=True)
    sigma = 1 / (1 + sympy.exp(-z))
    for name, formula in {
        "sigmoid": sigma,
        "sigmoid_prime": sympy.diff(sigma, z),
        "log_sigmoid": sympy.log(sigma),
        "log_sigmoid_prime": sympy.diff(sympy.log(sigma), z),
        "tanh": 2 * sigma.subs(z, 2 * z) - 1,
        "tanh_prime": sympy.diff(2 * sigma.subs(z, 2 * z) - 1, z),
    }.items():
        for value in (-3, -0.5, 0, 2, 7.25):
            exact = formula.subs(z, sympy.Rational(value)).evalf(30)
            close(getattr(ceutils, name)(value), float(exact), 1e-14)
    assert sympy.simplify(sympy.diff(sigma, z) - sigma * (1 - sigma)) == 0


def test_algebra_of_the_softmax_jacobian():
    z = sympy.symbols("z:3", real=True)
    y_hat = sympy.Matrix([sympy.exp(a) / sum(map(sympy.exp, z)) for a in z])
    at = dict(zip(z, (sympy.Rational(1, 2), -1, 2), strict=True))
    J = np.array(y_hat.jacobian(z).subs(at).evalf(30), dtype=float)
    close(ceutils.softmax_jacobian([0.5, -1, 2]), J)


# Properties.


@given(logits)
def test_sigmoid_is_a_probability_and_symmetric(z):
    assert 0 <= ceutils.sigmoid(z) <= 1
    assert ceutils.sigmoid(z) + ceutils.sigmoid(-z) == pytest.approx(1, abs=3e-16)
    assert ceutils.log_sigmoid_prime(z) == ceutils.sigmoid(-z)
    assert 0 <= ceutils.sigmoid_prime(z) <= 0.25
    assert ceutils.log_sigmoid(z) <= 0


@given(logits, logits)
def test_sigmoid_grows(a, b):
    low, high = min(a, b), max(a, b)
    assert ceutils.sigmoid(low) <= ceutils.sigmoid(high)
    assert ceutils.log_sigmoid(low) <= ceutils.log_sigmoid(high)


@given(rows, st.integers(-1000, 1000))
def test_softmax_adds_up_and_ignores_a_shift(z, shift):
    y_hat = ceutils.softmax(z)
    np.testing.assert_allclose(y_hat.sum(axis=-1), 1, rtol=1e-14)
    z = np.round(z)
    np.testing.assert_array_equal(ceutils.softmax(z), ceutils.softmax(z + shift))


@given(rows)
def test_softmax_and_its_logarithm_agree_and_follow_the_order(z):
    y_hat, log_y_hat = ceutils.softmax(z), ceutils.log_softmax(z)
    assert (log_y_hat <= 0).all()
    np.testing.assert_allclose(np.exp(log_y_hat), y_hat, rtol=1e-11, atol=1e-300)
    assert (y_hat.max(axis=-1) == y_hat[np.arange(len(z)), z.argmax(axis=-1)]).all()
    np.testing.assert_allclose(ceutils.softmax_jacobian(z).sum(axis=-1), 0, atol=1e-15)


@given(logits)
def test_two_classes_are_the_sigmoid(z):
    close(ceutils.softmax([z, 0])[0], ceutils.sigmoid(z), 1e-15)
    close(ceutils.log_softmax([z, 0])[0], ceutils.log_sigmoid(z), 1e-15)


# Shapes, dtypes, limits.


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_dtype_and_shape_are_kept(name):
    f = getattr(ceutils, name)
    for dtype in (np.float16, np.float32, np.float64):
        assert f(np.ones((2, 3), dtype)).dtype == dtype
        assert f(np.ones((2, 3), dtype)).shape == (2, 3)
        assert type(f(dtype(1))) is dtype
    for z in (1, 1.0, np.int8(1), [1][0]):
        assert type(f(z)) is np.float64
    assert f([1, 2]).dtype == f(np.array([1, 2], np.uint8)).dtype == np.float64
    assert f(np.ones(2, ">f4")).dtype == np.float32


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_softmax_keeps_dtype_and_shape(name):
    f = getattr(ceutils, name)
    for dtype in (np.float16, np.float32, np.float64):
        for axis in (0, 1, 2, -2):
            assert f(np.ones((2, 3, 4), dtype), axis).shape == (2, 3, 4)
            assert f(np.ones((2, 3, 4), dtype), axis).dtype == dtype
    assert f([[1, 2], [3, 4]]).dtype == np.float64
    z = np.random.default_rng(0).normal(size=(3, 4))
    close(f(z, axis=0), f(z.T).T)


@pytest.mark.parametrize("axis", [0, 1, 2, -2])
@pytest.mark.parametrize("f", [ceutils.softmax, ceutils.log_softmax])
def test_softmax_along_an_axis_of_a_block_takes_one_row_after_the_other(f, axis):
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    close(f(z, axis), np.apply_along_axis(f, axis, z), 1e-15)


def test_a_formula_has_no_argument_that_it_does_not_use():
    with pytest.raises(TypeError):
        ceutils.softmax_jacobian(np.ones((2, 3)), axis=0)
    assert "-0." not in str(ceutils.softmax_jacobian([0, -np.inf]))


def test_softmax_jacobian_of_a_block_is_one_table_for_each_row():
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    J = ceutils.softmax_jacobian(z)
    assert J.shape == (2, 3, 4, 4)
    for row in np.ndindex(2, 3):
        close(J[row], ceutils.softmax_jacobian(z[row]), 1e-15)


def test_limits_at_infinity():
    inf = np.inf
    assert ceutils.sigmoid([-inf, inf]).tolist() == [0, 1]
    assert ceutils.sigmoid_prime([-inf, inf]).tolist() == [0, 0]
    assert ceutils.log_sigmoid([-inf, inf]).tolist() == [-inf, 0]
    assert ceutils.tanh([-inf, inf]).tolist() == [-1, 1]
    assert ceutils.tanh_prime([-inf, inf]).tolist() == [0, 0]
    assert ceutils.relu([-inf, inf]).tolist() == [0, inf]
    assert ceutils.softmax([inf, 3, -inf]).tolist() == [1, 0, 0]
    assert ceutils.log_softmax([inf, 3, -inf]).tolist() == [0, -inf, -inf]
    assert ceutils.softmax([0, 0, -inf]).tolist() == [0.5, 0.5, 0]
    assert ceutils.softmax_jacobian([inf, 3]).tolist() == [[0, 0], [0, 0]]


def test_no_warning_even_where_numpy_could_overflow():
    big = np.finfo(np.float64).max
    with np.errstate(all="raise"):
        assert ceutils.softmax([big, -big]).tolist() == [1, 0]
        assert ceutils.log_softmax([big, -big]).tolist() == [0, -np.inf]
        assert ceutils.sigmoid([big, -big, -745.2]).tolist() == [1, 0, 0]
        assert ceutils.tanh_prime(big) == 0
        assert ceutils.log_softmax(np.array([3e38, -3e38], np.float32))[1] == -np.inf


def test_the_input_is_not_changed():
    z = np.array([[1.0, 2.0], [np.inf, 0.0]])
    before = z.copy()
    for f in (ceutils.softmax, ceutils.log_softmax, ceutils.softmax_jacobian, ceutils.sigmoid):
        f(z)
    np.testing.assert_array_equal(z, before)
