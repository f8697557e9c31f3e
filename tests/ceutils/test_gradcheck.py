"""The gradient check: it passes what is right, names what is wrong, and knows its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import ceutils
from ceutils import (
    GradientError,
    Neuron,
    check_directions,
    check_gradient,
    load_breast_cancer,
    numeric_gradient,
    standardize,
)


def square(t):
    return np.sum(t**2) / 2


@given(arrays(np.float64, 4, elements=st.floats(-100, 100)))
def test_the_right_gradient_passes(theta):
    check = check_gradient(square, lambda t: t, theta)
    assert check.count == 4
    assert check.error < 1e-6
    check_directions(square, lambda t: t, theta, np.random.default_rng(0))
    np.testing.assert_allclose(numeric_gradient(square, theta), theta, atol=1e-4, rtol=1e-7)


@given(
    arrays(np.float64, 4, elements=st.floats(-100, 100)),
    st.integers(0, 3),
    st.floats(1e-3, 10),
    st.sampled_from([-1, 1]),
)
def test_a_wrong_entry_is_named(theta, place, error, sign):
    theta[place] = 5

    def wrong(t):
        gradient = t.copy()
        gradient[place] += sign * error
        return gradient

    with pytest.raises(GradientError, match=rf"^theta\[{place}\]: analytic .*, numeric 5, rel"):
        check_gradient(square, wrong, theta)
    with pytest.raises(GradientError, match=r"^theta along direction \d: analytic"):
        check_directions(square, wrong, theta, np.random.default_rng(0))


def test_the_scale_of_the_loss_does_not_matter():
    theta = np.array([1.0, 2.0])
    for scale in (1e-20, 1.0, 1e20):
        check_gradient(lambda t, s=scale: s * square(t), lambda t, s=scale: s * t, theta)
        with pytest.raises(GradientError):
            check_gradient(lambda t, s=scale: s * square(t), lambda t, s=scale: 1.01 * s * t, theta)


def test_numeric_gradient_by_hand():
    slopes = np.array([[7.0, -11.0], [0.0, 13.0]])
    found = numeric_gradient(
        lambda p: np.sum(slopes * p["W"]) + p["b"] ** 3, {"W": np.ones((2, 2)), "b": 2}
    )
    np.testing.assert_allclose(found["W"], slopes, rtol=1e-9, atol=1e-9)
    assert found["b"] == pytest.approx(12, rel=1e-9)


def test_the_worst_entry_comes_back_and_tol_is_the_limit():
    theta, slopes = np.array([1.0, 1.0, 1.0]), np.array([2.0, -3.0, 5.0])

    def off(error):
        return lambda t: slopes * [1, 1 + error, 1]

    check = check_gradient(lambda t: t @ slopes, off(5e-7), theta)
    assert (check.parameter, check.place, check.count) == ("theta", "[1]", 3)
    assert check.error == pytest.approx(5e-7, rel=1e-3)
    assert (check.analytic, check.numeric) == pytest.approx((-3.0000015, -3), rel=1e-9)
    assert str(check) == "worst of 3: theta[1]: analytic -3, numeric -3, relative error 5.0e-07"
    with pytest.raises(GradientError, match=r"^theta\[1\]: analytic -3.00001, numeric -3, rel"):
        check_gradient(lambda t: t @ slopes, off(2e-6), theta)
    check_gradient(lambda t: t @ slopes, off(2e-6), theta, tol=1e-5)


def test_rounding_of_the_loss_is_not_held_against_the_gradient():
    """What a loss of 10⁶ rounds off, divided by the step, is up to 3 · 10⁻⁴."""
    for big in (1e6, -1e6):
        check_gradient(lambda t, big=big: big + t[0], lambda t: [1 + 1e-4], np.zeros(1))
        with pytest.raises(GradientError):
            check_gradient(lambda t, big=big: big + t[0], lambda t: [1 + 1e-3], np.zeros(1))


def visited(check, *args):
    """How far from theta = (1000, −0.5) the loss was asked for."""
    theta, moves = np.array([1000, -0.5]), []

    def loss(t):
        moves.append(t - theta)
        return float(t.sum())

    check(loss, np.ones_like, theta, *args)
    return np.array(moves)


def test_it_walks_as_far_as_the_parameter_is_large():
    h = np.cbrt(np.finfo(float).eps)
    steps = [[1000 * h, 0], [-1000 * h, 0], [0, h], [0, -h]]
    np.testing.assert_allclose(visited(check_gradient), steps, rtol=1e-5)


def test_a_direction_is_plus_or_minus_one_in_every_entry():
    moves = visited(check_directions, np.random.default_rng(0))
    np.testing.assert_allclose(moves[::2], -moves[1::2])
    step = 1000 * np.cbrt(np.finfo(float).eps)
    np.testing.assert_allclose(np.abs(moves), step, rtol=1e-5)
    assert len(moves) == 2 * 3
    assert len(np.unique(np.sign(moves), axis=0)) > 2, "not always the same one"


def test_a_gradient_that_is_zero_passes():
    for level in (3.0, 0.0):
        check = check_gradient(
            lambda t, level=level: level + 0 * t.sum(), np.zeros_like, np.ones(2)
        )
        assert check.error == 0


def test_an_error_of_just_tol_is_accepted():
    assert check_gradient(lambda t: 0 * t.sum(), np.ones_like, np.ones(2), tol=1).error == 1


def test_parameters_by_name():
    theta = {"W": np.array([[1.0, 2.0], [3.0, 4.0]]), "b": 5.0}

    def loss(p):
        return np.sum(p["W"] ** 3) + p["b"] ** 2

    def right(p):
        return {"W": 3 * p["W"] ** 2, "b": 2 * p["b"]}

    check = check_gradient(loss, right, theta)
    assert check.count == 5
    assert str(check).startswith("worst of 5: ")
    assert " analytic " in str(check) and " relative error " in str(check)
    assert check_directions(loss, right, theta, np.random.default_rng(0)).count == 6
    assert numeric_gradient(loss, theta)["W"].shape == (2, 2)

    def transposed(p):
        return right(p) | {"W": 3 * p["W"].T ** 2}

    with pytest.raises(GradientError) as failure:
        check_gradient(loss, transposed, theta)
    assert sorted(str(failure.value).splitlines()) == [
        "W[0, 1]: analytic 27, numeric 12, relative error 5.6e-01",
        "W[1, 0]: analytic 12, numeric 27, relative error 5.6e-01",
    ]
    with pytest.raises(GradientError, match=r"^b: analytic -10, numeric 10, relative error 2\.0"):
        check_gradient(loss, lambda p: right(p) | {"b": -2 * p["b"]}, theta)
    with pytest.raises(GradientError, match=r"^b along direction 0: "):
        check_directions(
            loss, lambda p: right(p) | {"b": 0.0}, theta, np.random.default_rng(0), directions=1
        )


def test_a_long_failure_is_cut():
    for wrong, more in ((5, []), (6, ["and 1 more of 6"]), (10, ["and 5 more of 10"])):
        with pytest.raises(GradientError) as failure:
            check_gradient(square, lambda t: -t, np.arange(1.0, wrong + 1))
        assert str(failure.value).splitlines()[5:] == more
    assert issubclass(GradientError, AssertionError)


def test_the_worst_entry_is_named_first():
    with pytest.raises(GradientError) as failure:
        check_gradient(lambda t: t.sum(), lambda t: np.array([1.1, 4.0, 2.0]), np.ones(3))
    lines = str(failure.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["theta[1]", "theta[2]", "theta[0]"]


def biopsies():
    X, y, *_ = load_breast_cancer()
    return standardize(X), y, {"w": np.linspace(-0.5, 0.5, 30), "b": 0.1}


@pytest.mark.parametrize(
    ("mistake", "wrong"),
    [
        ("sign flipped", lambda X, delta, w: (-X.T @ delta / len(X), delta.mean())),
        ("1/N lost", lambda X, delta, w: (X.T @ delta, delta.mean())),
        ("sum in b", lambda X, delta, w: (X.T @ delta / len(X), delta.sum())),
        ("σ′ left in", lambda X, delta, w: (X.T @ (delta * 0.2) / len(X), delta.mean())),
        ("penalty lost", lambda X, delta, w: (X.T @ delta / len(X) - 0.1 * w, delta.mean())),
    ],
)
def test_the_classical_mistakes_are_found(mistake, wrong):
    X, y, theta = biopsies()

    def gradient(p):
        neuron = Neuron(p["w"], p["b"])
        grad_w, grad_b = wrong(X, ceutils.binary_delta(neuron.logit(X), y), p["w"])
        return {"w": grad_w + 0.1 * p["w"], "b": grad_b}

    def loss(p):
        return Neuron(p["w"], p["b"]).loss(X, y, l2=0.1)

    with pytest.raises(GradientError):
        check_gradient(loss, gradient, theta)
    with pytest.raises(GradientError):
        check_directions(loss, gradient, theta, np.random.default_rng(0))


def test_it_proves_consistency_not_correctness():
    """The loss of σ(2z) with the gradient of σ(2z) passes: hence the other oracles."""
    X, y, theta = biopsies()

    def doubled(p):
        return Neuron(2 * p["w"], 2 * p["b"])

    def gradient(p):
        return dict(zip("wb", (2 * g for g in doubled(p).gradient(X, y)), strict=True))

    check_gradient(lambda p: doubled(p).loss(X, y), gradient, theta)


def test_bad_arguments_are_named():
    one = np.ones(2)
    with pytest.raises(TypeError, match=r"^loss must return one float64 number; got float32 of sh"):
        check_gradient(lambda t: np.float32(1), lambda t: t, one)
    with pytest.raises(TypeError, match=r"^loss must return one float64 number; got .* \(2,\)"):
        check_gradient(lambda t: t, lambda t: t, one)
    with pytest.raises(ValueError, match=r"^loss must not contain NaN"):
        check_gradient(lambda t: np.nan, lambda t: t, one)
    with pytest.raises(ValueError, match=r"^gradient of theta must have shape \(2,\); got \(1,\)"):
        check_gradient(square, lambda t: t[:1], one)
    with pytest.raises(ValueError, match=r"^gradient must return \['theta'\]; got \['w'\]"):
        check_gradient(square, lambda t: {"w": t}, one)
    with pytest.raises(ValueError, match=r"^gradient of theta must not contain NaN"):
        check_gradient(square, lambda t: t * np.nan, one)
    with pytest.raises(ValueError, match=r"^theta must be finite; got inf at index 0"):
        check_gradient(square, lambda t: t, one * np.inf)
    with pytest.raises(TypeError, match=r"^rng must be a numpy Generator"):
        check_directions(square, lambda t: t, one, None)
    with pytest.raises(ValueError, match=r"^tol must be a positive number; got 0"):
        check_gradient(square, lambda t: t, one, tol=0)
    with pytest.raises(ValueError, match=r"^directions must be an integer, 1 or more; got 0"):
        check_directions(square, lambda t: t, one, np.random.default_rng(0), directions=0)
