"""Training: one step by public functions, planted mistakes, early stopping, digits against sklearn.

`python` this file for the accuracy on digits beside scikit-learn's, over five seeds.
"""

import re
import types

import numpy as np
import pytest
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

import ceutils
from ceutils import (
    SGD,
    Adam,
    GradientError,
    Momentum,
    Network,
    check_directions,
    check_gradient,
    fit,
    load_digits,
    minibatches,
)
from ceutils import training as module
from ceutils.training import loss_and_delta

N, K = 6, 3
LABELS = {
    "binary": np.array([0, 1, 1, 0, 1, 1]),
    "binary soft": np.array([0.1, 0.9, 0.5, 0, 1, 0.7]),
    "indices": np.array([0, 2, 1, 2, 2, 0]),
    "one-hot": np.eye(K)[[0, 2, 1, 2, 2, 0]],
    "soft rows": np.random.default_rng(1).dirichlet(np.ones(K), N),
    "heavy rows": np.random.default_rng(1).uniform(size=(N, K)),
    "many-hot": np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1], [1, 1, 0]]),
}


def refuses(error, message, f, *args, **kwargs):
    with pytest.raises(error, match="^" + re.escape(message)):
        f(*args, **kwargs)


def problem(kind, activation="tanh"):
    rng = np.random.default_rng(2)
    network = Network([4, 5, 1 if kind.startswith("binary") else K], activation, rng=rng)
    return network, rng.normal(size=(N, 4)), LABELS[kind]


def loss_of(network, X, y):
    z = network.logits(X)
    return ceutils.binary_cross_entropy(z, y) if z.ndim == 1 else ceutils.cross_entropy(z, y)


def gradient_of(network, X, y):
    Z, cache = network.forward(X)
    if Z.shape[1] == 1:
        delta = ceutils.binary_delta(Z, y[:, np.newaxis])
    else:
        delta = ceutils.softmax_delta(Z, y)
    return network.backward(delta / len(X), cache)


# The loss and δ of a training step are those of the public functions.


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", LABELS)
def test_loss_and_delta_at_once(kind, dtype):
    y = LABELS[kind]
    for scale in (1e-3, 1, 30, 1000):
        Z = np.random.default_rng(0).normal(size=(N, K), scale=scale).astype(dtype)
        Z[0] = 0
        Z = Z[:, :1] if kind.startswith("binary") else Z
        before, z = Z.copy(), Z.astype(np.float64)
        if kind.startswith("binary"):
            right = ceutils.binary_cross_entropy(z[:, 0], y), ceutils.binary_delta(z, y[:, None])
        else:
            right = ceutils.cross_entropy(z, y), ceutils.softmax_delta(z, y)
        losses, delta = loss_and_delta(Z, y)
        np.testing.assert_array_equal(Z, before)
        assert (losses.dtype, delta.dtype, delta.shape) == (np.float64, dtype, Z.shape)
        exact = kind in ("binary", "indices")
        rtol = 1e-15 * (1 + 10 * scale)  # z − max z rounds once
        atol = 0 if exact else 1e-15
        np.testing.assert_allclose(losses.ravel(), right[0], rtol=rtol, atol=atol)
        rtol, tiny = rtol + np.finfo(dtype).eps, np.finfo(dtype).tiny
        np.testing.assert_allclose(delta, right[1], rtol=rtol, atol=tiny if exact else 1e-15)


def test_a_sure_and_right_prediction_keeps_its_digits():
    loss, delta = loss_and_delta(np.array([[50.0, 0, 0]]), np.array([0]))
    assert loss == pytest.approx(2 * np.exp(-50), rel=1e-14)
    assert delta[0].tolist() == pytest.approx(
        [-2 * np.exp(-50), np.exp(-50), np.exp(-50)], rel=1e-14
    )
    assert delta.sum() == 0
    loss, delta = loss_and_delta(np.array([[50.0]]), np.array([1.0]))
    assert loss == -delta[0, 0] == pytest.approx(np.exp(-50), rel=1e-14)


# One step of fit, by public functions; then many.


@pytest.mark.parametrize("kind", LABELS)
def test_one_step(kind):
    network, X, y = problem(kind)
    twin, _, _ = problem(kind)
    history = fit(network, X, y, SGD(0.5), epochs=1, batch_size=N, rng=np.random.default_rng(0))
    assert history.loss == pytest.approx([loss_of(twin, X, y).mean()], rel=1e-13)
    twin.theta -= 0.5 * gradient_of(twin, X, y)
    np.testing.assert_allclose(network.theta, twin.theta, rtol=1e-12)


@pytest.mark.parametrize("maker", [SGD, Momentum, Adam])
@pytest.mark.parametrize("kind", LABELS)
def test_fit_is_many_steps(kind, maker):
    network, X, y = problem(kind)
    twin, _, _ = problem(kind)
    held_out = X[:4] + 0.5, y[:4]
    history = fit(
        network, X, y, maker(0.1), 3, 4, rng=np.random.default_rng(5), validation=held_out
    )
    rng, optimizer = np.random.default_rng(5), maker(0.1)
    for epoch in range(3):
        total = 0
        for rows in minibatches(N, 4, rng):
            total += loss_of(twin, X[rows], y[rows]).sum()
            optimizer.step(twin.theta, gradient_of(twin, X[rows], y[rows]))
        assert history.loss[epoch] == pytest.approx(total / N, rel=1e-12)
        right = loss_of(twin, *held_out).mean()
        assert history.validation_loss[epoch] == pytest.approx(right, rel=1e-12)
        y_hat, truth = twin.predict(held_out[0]), held_out[1]
        said, true = (
            (y_hat > 0.5, truth > 0.5)
            if y_hat.ndim == 1
            else (y_hat.argmax(axis=1), truth if truth.ndim == 1 else truth.argmax(axis=1))
        )
        assert history.validation_accuracy[epoch] == np.mean(said == true)
    np.testing.assert_allclose(network.theta, twin.theta, rtol=1e-11)
    assert history.best_epoch == history.validation_loss.argmin()
    assert all(part.shape == (3,) for part in history[:3])


def test_a_batch_has_32_samples_unless_asked():
    steps = []
    counter = types.SimpleNamespace(step=lambda theta, gradient: steps.append(1))
    network = Network([1, 1], rng=np.random.default_rng(0))
    for N, batches in ((64, 2), (65, 3)):
        steps.clear()
        fit(network, np.ones((N, 1)), np.ones(N), counter, 2, rng=np.random.default_rng(0))
        assert len(steps) == 2 * batches, "32, 32 and perhaps 1 in each epoch"


def test_one_hot_rows_train_as_class_indices_to_the_last_digit():
    thetas, histories = [], []
    for kind in ("indices", "one-hot"):
        network, X, y = problem(kind)
        rng = np.random.default_rng(0)
        histories.append(fit(network, X, y, SGD(1.0), 20, 4, rng=rng, validation=(X, y)))
        thetas.append(network.theta)
    np.testing.assert_array_equal(*thetas)
    np.testing.assert_array_equal(*[history.validation_loss for history in histories])


def test_two_outputs_take_class_indices_too():
    (_, X, y), thetas = problem("binary"), []
    for labels in (y, np.eye(2)[y]):
        network = Network([4, 5, 2], rng=np.random.default_rng(0))
        fit(network, X, labels, SGD(1.0), 5, 4, rng=np.random.default_rng(0))
        thetas.append(network.theta)
    np.testing.assert_array_equal(*thetas)


def test_history_without_validation():
    network, X, y = problem("indices")
    history = fit(network, X, y, SGD(0.1), 4, rng=np.random.default_rng(0))
    assert history.loss.shape == (4,)
    assert history[1:] == (None, None, None)


def test_arguments_are_left_alone_and_dtype_is_kept():
    for kind in LABELS:
        _, X, y = problem(kind)
        network = Network([4, 3, 1 if kind.startswith("binary") else K], dtype=np.float32,
                          rng=np.random.default_rng(0))  # fmt: skip
        kept = X.copy(), y.copy()
        history = fit(network, X, y, Adam(), 2, 4, rng=np.random.default_rng(0), validation=(X, y))
        np.testing.assert_array_equal(X, kept[0])
        np.testing.assert_array_equal(y, kept[1])
        assert network.theta.dtype == np.float32
        assert history.loss.dtype == history.validation_loss.dtype == np.float64


def test_the_same_seed_gives_the_same_network():
    thetas = []
    for seed in (0, 0, 1):
        network, X, y = problem("indices")
        fit(network, X, y, Adam(), 5, 2, rng=np.random.default_rng(seed))
        thetas.append(network.theta)
    np.testing.assert_array_equal(thetas[0], thetas[1])
    assert (thetas[0] != thetas[2]).any()


# The gradient that fit walks by, against differences; and planted mistakes.


def walked(theta, kind):
    """What one step with η = 1 takes from theta: the gradient as `fit` has it."""
    network, X, y = problem(kind)
    network.theta = theta
    module.fit(network, X, y, SGD(1), epochs=1, batch_size=N, rng=np.random.default_rng(0))
    return theta - network.theta


def mean_loss(theta, kind):
    network, X, y = problem(kind)
    network.theta = theta
    return loss_of(network, X, y).mean()


def check_fit(kind):
    loss, gradient = lambda t: mean_loss(t, kind), lambda t: walked(t, kind)
    theta = problem(kind)[0].theta
    yield lambda: check_gradient(loss, gradient, theta)
    yield lambda: check_directions(loss, gradient, theta, np.random.default_rng(0))


@pytest.mark.parametrize("kind", LABELS)
def test_the_gradient_of_fit(kind):
    for check in check_fit(kind):
        check()


@pytest.mark.parametrize("kind", ["binary", "soft rows"])
@pytest.mark.parametrize(
    "wrong",
    [
        lambda Z, y, right: right(Z, y)[1] * N,
        lambda Z, y, right: -right(Z, y)[1],
        lambda Z, y, right: right(Z, y)[1] / N,
        lambda Z, y, right: right(Z, y[::-1])[1],
    ],
    ids=["missing 1/N", "sign", "1/N twice", "labels not shuffled along"],
)
def test_a_mistake_planted_in_fit_is_found(kind, wrong, monkeypatch):
    right = module.loss_and_delta
    planted = lambda Z, y: (right(Z, y)[0], wrong(Z, y, right))  # noqa: E731
    monkeypatch.setattr(module, "loss_and_delta", planted)
    for check in check_fit(kind):
        with pytest.raises(GradientError):
            check()


# Early stopping.


class Script:
    """An optimizer that walks where it is told, so that the validation loss follows a script."""

    def __init__(self, *places):
        self.places = list(places)

    def step(self, theta, gradient):
        theta[:] = [0, self.places.pop(0)]


def scripted(places, **options):
    """A network ŷ = σ(b), whose validation loss for label 0 grows with b."""
    network = Network([1, 1], rng=np.random.default_rng(0))
    X, y = np.ones((2, 1)), np.zeros(2)
    history = fit(network, X, y, Script(*places), len(places), 2, rng=np.random.default_rng(0),
                  validation=(X, y), **options)  # fmt: skip
    np.testing.assert_allclose(
        history.validation_loss, np.log1p(np.exp(places[: len(history.loss)])), rtol=1e-12
    )
    return network.theta[1], len(history.loss), history.best_epoch


def test_patience():
    assert scripted([3, 2, 1, 2, 3, 4, 0], patience=3) == (1, 6, 2)
    assert scripted([3, 2, 1, 2, 3, 0.5, 0], patience=3) == (0, 7, 6)
    assert scripted([3, 2, 1, 2], patience=3) == (1, 4, 2), "restored though the epochs ran out"
    assert scripted([1, 1, 1, 1], patience=2) == (1, 3, 0), "as low is not lower"
    assert scripted([1, 2, 0], patience=1) == (1, 2, 0)
    assert scripted([3, 1, 2]) == (2, 3, 1), "without patience nothing is taken back"


def test_accuracy_of_a_tie():
    """σ(0) = 0.5 is not a yes."""
    network = Network([1, 1], rng=np.random.default_rng(0))
    X, y = np.ones((4, 1)), np.array([0, 0, 0, 1])
    history = fit(network, X, y, Script(0), 1, 4, rng=np.random.default_rng(0), validation=(X, y))
    assert history.validation_loss == pytest.approx(np.log(2))
    assert history.validation_accuracy == 0.75


# Progress.


def test_progress(capsys):
    _, X, y = problem("indices")
    told = []
    attempt(epochs=3)
    attempt(epochs=3, progress=told.append)
    assert capsys.readouterr() == ("", "")
    attempt(epochs=3, progress=True, validation=(X, y))
    out, err = capsys.readouterr()
    assert err == ""
    assert all(re.fullmatch(rf"epoch {i}/3: loss \d\.\d{{4}}", told[i - 1]) for i in (1, 2, 3))
    line = r"epoch [123]/3: loss \d\.\d{4}, validation \d\.\d{4}, \d+\.\d% right\n"
    assert re.fullmatch(f"({line}){{3}}", out)


# Bad input.


def attempt(kind="indices", **changes):
    network, X, y = problem(kind)
    arguments = {"network": network, "X": X, "y": y, "optimizer": SGD(0.1), "epochs": 2}
    return fit(**arguments | {"rng": np.random.default_rng(0)} | changes)


def test_bad_labels():
    message = "y must hold class indices from 0 to 2; got "
    refuses(ValueError, message + "3 at index 1", attempt, y=[0, 3, 1, 1, 1, 1])
    refuses(ValueError, message + "-1 at index 0", attempt, y=[-1, 0, 1, 1, 1, 1])
    refuses(TypeError, "y must hold integers (class indices); got float64", attempt,
            y=np.ones(N))  # fmt: skip
    refuses(
        ValueError, "y must lie in [0, 1]; got 2 at index (0, 0)", attempt, y=np.full((N, K), 2)
    )
    refuses(ValueError, "y must not contain NaN", attempt, y=np.full((N, K), np.nan))
    message = "y must be class indices of shape (6,) or rows of shape (6, 3); got shape "
    refuses(ValueError, message + "(5,)", attempt, y=np.zeros(5, int))
    refuses(ValueError, message + "(6, 2)", attempt, y=np.zeros((N, 2)))
    refuses(ValueError, message + "(6, 1)", attempt, y=np.zeros((N, 1), int))
    refuses(ValueError, message + "()", attempt, y=1)
    message = "y must hold one label per sample, shape (6,) for X (6, 4); got "
    refuses(ValueError, message + "(6, 1)", attempt, "binary", y=np.zeros((N, 1)))
    refuses(ValueError, message + "(5,)", attempt, "binary", y=np.zeros(5))
    refuses(ValueError, "y must lie in [0, 1]; got 2", attempt, "binary", y=np.full(N, 2))
    refuses(TypeError, "y must be real numbers", attempt, "binary", y=["a"] * N)


def test_bad_samples():
    refuses(ValueError, "X must have shape (N, 4); got (6, 3)", attempt, X=np.ones((N, 3)))
    refuses(ValueError, "X must not be empty; got shape (0, 4)", attempt, X=np.ones((0, 4)), y=[])
    refuses(ValueError, "X must not contain NaN; got NaN at index (0, 0)", attempt,
            X=np.full((N, 4), np.nan))  # fmt: skip
    refuses(ValueError, "X must be finite; got inf", attempt, X=np.full((N, 4), np.inf))
    refuses(TypeError, "X must be real numbers", attempt, X=np.ones((N, 4), complex))


def test_bad_validation():
    X, y = np.ones((2, 4)), [0, 1]
    refuses(ValueError, "X of validation must have shape (N, 4); got (2, 5)", attempt,
            validation=(np.ones((2, 5)), y))  # fmt: skip
    refuses(ValueError, "X of validation must not be empty", attempt, validation=(X[:0], y[:0]))
    refuses(ValueError, "y of validation must hold class indices from 0 to 2; got 3", attempt,
            validation=(X, [0, 3]))  # fmt: skip
    refuses(ValueError, "y of validation must be class indices of shape (2,)", attempt,
            validation=(X, [0, 1, 2]))  # fmt: skip
    refuses(ValueError, "y of validation must lie in [0, 1]; got 7 at index 1", attempt, "binary",
            validation=(X, [0, 7]))  # fmt: skip
    refuses(TypeError, "validation must be a pair (X, y); got ndarray", attempt, validation=X)
    refuses(TypeError, "validation must be a pair (X, y); got tuple", attempt, validation=(X, y, y))
    refuses(ValueError, "validation must be given with patience; got None", attempt, patience=3)


def test_bad_knobs():
    refuses(ValueError, "epochs must be an integer, 1 or more; got 0", attempt, epochs=0)
    refuses(TypeError, "epochs must be an integer, 1 or more; got 1.5", attempt, epochs=1.5)
    refuses(ValueError, "batch_size must be an integer, 1 or more; got 0", attempt, batch_size=0)
    refuses(TypeError, "batch_size must be an integer, 1 or more; got None",
            attempt, batch_size=None)  # fmt: skip
    for patience, error in ((0, ValueError), (-1, ValueError), (1.5, TypeError)):
        refuses(error, "patience must be a", attempt, patience=patience,
                validation=(np.ones((1, 4)), [0]))  # fmt: skip
    refuses(TypeError, "rng must be a numpy Generator", attempt, rng=0)
    refuses(TypeError, "rng must be a numpy Generator", attempt, rng=np.random)
    refuses(TypeError, "network must be a Network; got 'network'", attempt, network="network")
    refuses(TypeError, "optimizer must have a step, as SGD(eta=0.1) has; got 0.1", attempt,
            optimizer=0.1)  # fmt: skip
    refuses(TypeError, "optimizer must have a step, as SGD(eta=0.1) has; got <class", attempt,
            optimizer=SGD)  # fmt: skip


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_wild_eta_is_named(dtype):
    network = Network([4, 5, 3], rng=np.random.default_rng(0), dtype=dtype)
    message = r"eta is too large: no finite loss after epoch \d+\nEverything is as "
    with pytest.raises(ValueError, match=message):
        attempt(network=network, optimizer=SGD(1e30), epochs=50)


def test_an_infinite_parameter_is_named_though_the_loss_is_finite():
    network = Network([1, 1], rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="eta is too large: no finite loss after epoch 1"):
        fit(network, [[1.0]], [1], Script(np.inf), 1, rng=np.random.default_rng(0))


class Still:
    def step(self, theta, gradient):
        pass


def test_a_loss_that_was_infinite_before_the_first_step_is_not_blamed_on_eta():
    network = Network([1, 1], rng=np.random.default_rng(0))
    network.theta = [1e300, 0]
    right, wrong, rng = ([[1.0]], [1]), ([[1e10]], [0]), np.random.default_rng(0)
    message = "loss before the first step must be finite; got inf"
    for optimizer in (Still(), SGD(1e-9)):
        refuses(ValueError, message, fit, network, *wrong, optimizer, 1, rng=rng)
        refuses(ValueError, message.replace("loss", "loss of validation", 1), fit, network, *right,
                optimizer, 1, rng=rng, validation=wrong)  # fmt: skip
    network.theta[0] = np.nan
    refuses(ValueError, "theta must not contain NaN; got NaN at index 0", fit, network, *right,
            Still(), 1, rng=rng)  # fmt: skip


# Real digits, against scikit-learn on the same split.


def digits_scores(seed, epochs):
    """Test accuracy of ceutils and of MLPClassifier: same layers, split, Adam, batches, epochs."""
    X, y, *_ = load_digits()
    train_X, test_X, train_y, test_y = train_test_split(
        X, y, test_size=0.25, random_state=seed, stratify=y
    )
    rng = np.random.default_rng(seed)
    network = Network([64, 64, 32, 10], rng=rng)
    fit(network, train_X, train_y, Adam(0.001), epochs, 32, rng=rng)
    peer = MLPClassifier(
        (64, 32), batch_size=32, alpha=0, max_iter=epochs, n_iter_no_change=epochs + 1, tol=0,
        learning_rate_init=0.001, random_state=seed,
    )  # fmt: skip
    for _ in range(epochs):
        peer.partial_fit(train_X, train_y, classes=np.arange(10))
    said = network.predict(test_X).argmax(axis=1)
    return np.mean(said == test_y), peer.score(test_X, test_y)


def test_digits_against_scikit_learn():
    ours, theirs = digits_scores(seed=0, epochs=25)
    assert ours > 0.95
    assert ours >= theirs - 0.02  # one seed; five are measured below


if __name__ == "__main__":
    scores = np.array([digits_scores(seed, epochs=60) for seed in range(5)])
    print("seed  ceutils  MLPClassifier")
    for seed, (ours, theirs) in enumerate(scores):
        print(f"{seed:4}  {ours:.4f}   {theirs:.4f}")
    print("mean  {:.4f}   {:.4f}".format(*scores.mean(axis=0)))
    print("std   {:.4f}   {:.4f}".format(*scores.std(axis=0)))
