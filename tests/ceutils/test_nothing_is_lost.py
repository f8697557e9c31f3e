"""A copy is the same thing, a refused call has changed nothing, and no number is quietly lost."""

import copy
import pickle
import re
import tracemalloc

import numpy as np
import pytest
import scipy.sparse
from hypothesis import given
from hypothesis import strategies as st

import ceutils
from ceutils import SGD, Adam, Momentum, Network, Neuron, fit, one_hot, standardize

X = np.random.default_rng(1).normal(size=(64, 3))
y = (X[:, 0] > 0).astype(int)
COPIES = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda thing: pickle.loads(pickle.dumps(thing)),
    "old pickle": lambda thing: pickle.loads(pickle.dumps(thing, protocol=2)),
}
OPTIMIZERS = {"SGD": SGD, "Momentum": Momentum, "Adam": Adam}


def rng():
    return np.random.default_rng(0)


def network(activation="relu"):
    return Network([3, 4, 2], activation, rng=rng())


def state(*things):
    """Everything that could change, as plain values."""
    return [
        {name: np.array(value).tolist() for name, value in vars(thing).items()} for thing in things
    ]


def refuses(error, message, f, *args, **kwargs):
    with pytest.raises(error, match=r"^" + re.escape(message)):
        f(*args, **kwargs)


# Copies.


@pytest.mark.parametrize("how", COPIES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_a_copied_network_learns_on_as_the_original_would(how, optimizer, activation):
    first, adam = network(activation), OPTIMIZERS[optimizer](0.1)
    fit(first, X, y, adam, 2, rng=rng())
    second, twin = COPIES[how](first), COPIES[how](adam)
    kept = state(first, adam)
    fit(second, X, y, twin, 3, rng=rng())
    assert state(first, adam) == kept, "the copy must not reach into the original"
    fit(first, X, y, adam, 3, rng=rng())
    assert state(first, adam) == state(second, twin)
    np.testing.assert_array_equal(first.predict(X), second.predict(X))


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_predicts_and_saves_what_it_holds(how, tmp_path):
    second = COPIES[how](network())
    second.theta = np.zeros(26)
    assert second.predict(X[:1]).tolist() == [[0.5, 0.5]]
    second.save(tmp_path / "p.npz")
    assert not Network.load(tmp_path / "p.npz").theta.any()
    second.layers[0][0][:] = 7
    assert (second.theta[:12] == 7).all()


@pytest.mark.parametrize("how", COPIES)
def test_a_copied_neuron(how):
    first = Neuron([0.5, 1.0, 0.0], 0.5)
    second = COPIES[how](first)
    kept = state(first)
    second.fit(X, y, 0.1, 3)
    assert state(first) == kept
    first.fit(X, y, 0.1, 3)
    assert state(first) == state(second)


def train(network, optimizer, epochs):
    fit(network, X, y, optimizer, epochs, 16, rng=np.random.default_rng(5))
    return network, optimizer


def test_a_network_sent_to_two_workers_and_back_learns_to_the_same_bits(dask_client):
    here, there = (network(), Adam(0.05)), (network(), Adam(0.05))
    for worker in dask_client.names:
        here = train(*here, 2)
        there = dask_client.submit(train, *there, 2, workers=worker).result(60)
        assert state(*there) == state(*here)
    assert state(*train(*there, 1)) == state(*train(*here, 1))


@pytest.fixture(scope="module")
def dask_client():
    """Two worker processes on this machine."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from distributed import Client, LocalCluster

        options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
        with LocalCluster(**options) as cluster, Client(cluster) as client:
            client.names = sorted(client.scheduler_info()["workers"])
            yield client


# A refused call has changed nothing.


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_refused_step_of_an_optimizer(name, dtype):
    optimizer, theta = OPTIMIZERS[name](0.1), np.ones(2, dtype)
    optimizer.step(theta, np.ones(2, dtype))
    kept, before = theta.copy(), state(optimizer)
    huge = np.array([np.finfo(dtype).max, 1], dtype)
    for gradient, message in [
        (np.array([np.nan, 1]), "gradient must not contain NaN; got NaN at index 0"),
        (np.array([1, -np.inf]), "gradient must be finite; got -inf at index 1"),
        (np.ones(3), "gradient must have shape (2,); got (3,)"),
    ]:
        refuses(ValueError, message, optimizer.step, theta, gradient)
    if name != "SGD":
        with pytest.raises(ValueError, match=r"^gradient must be smaller, or eta; got a step to"):
            for _ in range(9):
                optimizer.step(theta, huge)
        return
    refuses(ValueError, "gradient must be smaller", SGD(1e300).step, theta, huge)
    refuses(ValueError, "theta must be finite", optimizer.step, np.full(2, np.inf, dtype), theta)
    assert theta.tolist() == kept.tolist()
    assert state(optimizer) == before


def test_a_square_that_overflows_is_refused():
    adam, theta = Adam(0.1), np.ones(2, np.float32)
    refuses(ValueError, "gradient must be smaller, or eta; got a step to what is not finite",
            adam.step, theta, np.array([1e20, 1], np.float32))  # fmt: skip
    assert theta.tolist() == [1, 1]
    assert adam.t == 0


def test_theta_must_be_writable_floats():
    for theta, got in ((np.array([1, 2]), "int64"), (np.ones(2, "M8[s]"), "datetime64[s]")):
        refuses(TypeError, f"theta must hold floats; got {got}",
                SGD(0.1).step, theta, np.ones(2))  # fmt: skip
    frozen = np.ones(2)
    frozen.flags.writeable = False
    refuses(TypeError, "theta must be writable; got a read-only array",
            SGD(0.1).step, frozen, np.ones(2))  # fmt: skip


def test_a_refused_step_of_a_neuron():
    neuron = Neuron([1.0], 0)
    kept = state(neuron)
    message = "w after the step must be finite; got -inf"
    refuses(ValueError, message, neuron.step, [[1e300]], [0], 1e9)
    assert state(neuron) == kept


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_fit_that_diverges_goes_back(name):
    first, optimizer = network(), OPTIMIZERS[name](0.1)
    fit(first, X, y, optimizer, 1, rng=rng())
    kept = state(first, optimizer)
    optimizer.eta, where = 1e308, first.theta
    message = r"^eta is too large: no finite loss after epoch 1\nEverything is as it was"
    with pytest.raises(ValueError, match=message) as caught:
        fit(first, X, y, optimizer, 3, rng=rng())
    assert caught.value.__notes__ == ["Everything is as it was after epoch 0 of 3."]
    optimizer.eta = 0.1
    assert state(first, optimizer) == kept
    assert where is first.theta, "views of the parameters stay views"
    fit(first, X, y, optimizer, 1, rng=rng())


class Until:
    """An optimizer that walks along, and at a given step does something else."""

    def __init__(self, step, deed):
        self.left, self.deed = step, deed

    def step(self, theta, gradient):
        self.left -= 1
        theta -= 0.1 * gradient
        if self.left == 0:
            self.deed(theta)


def interrupt(theta):
    raise KeyboardInterrupt


def spoil(theta):
    theta[3] = np.nan


@pytest.mark.parametrize(("deed", "error"), [(interrupt, KeyboardInterrupt), (spoil, ValueError)])
@pytest.mark.parametrize("patience", [None, 9])
def test_what_ends_in_the_middle_of_an_epoch_leaves_the_last_whole_one(deed, error, patience):
    first, twin, others = network(), network(), (X, 1 - y)
    with pytest.raises(error) as caught:  # in the third epoch, of four steps each
        fit(first, X, y, Until(9, deed), 9, 16, rng=rng(), validation=others, patience=patience)
    history = fit(network(), X, y, SGD(0.1), 2, 16, rng=rng(), validation=others)
    worth = 2 if patience is None else history.best_epoch + 1
    if error is KeyboardInterrupt:
        assert caught.value.__notes__ == [f"Everything is as it was after epoch {worth} of 9."]
    else:
        assert str(caught.value) == "eta is too large: no finite loss after epoch 3"
    fit(twin, X, y, SGD(0.1), worth, 16, rng=rng())
    assert first.theta.tolist() == twin.theta.tolist()


def test_an_interrupted_neuron(monkeypatch):
    neuron, twin = Neuron.zeros(3), Neuron.zeros(3)
    twin.fit(X, y, 0.1, 2)
    moves, moved = iter(range(9)), Neuron._moved

    def third(self, *args):
        self.w, self.b = moved(self, *args)
        if next(moves) == 2:
            raise KeyboardInterrupt
        return self.w, self.b

    monkeypatch.setattr(Neuron, "_moved", third)
    with pytest.raises(KeyboardInterrupt) as caught:
        neuron.fit(X, y, 0.1, 9)
    assert caught.value.__notes__ == ["Everything is as it was after epoch 2 of 9."]
    assert state(neuron) == state(twin)


def test_a_neuron_that_diverges_goes_back():
    neuron = Neuron.zeros(1)
    with pytest.raises(ValueError, match=r"^eta is too large: no finite loss after epoch"):
        neuron.fit([[1.0], [2.0]], [0, 1], eta=1e200, epochs=50, l2=1.0)
    assert np.isfinite(neuron.loss([[1.0], [2.0]], [0, 1]))


class Thinking(Momentum):
    """An optimizer of a reader's own, which remembers other things too."""

    def __init__(self, eta):
        super().__init__(eta)
        self.norms, self.steps = np.zeros(5), 0

    def step(self, theta, gradient):
        self.steps += 1
        super().step(theta, gradient)
        if self.steps == 6:
            raise KeyboardInterrupt


def test_an_optimizer_of_ones_own_is_taken_back_too():
    first, optimizer = network(), Thinking(0.1)
    with pytest.raises(KeyboardInterrupt):
        fit(first, X, y, optimizer, 9, 16, rng=rng())
    assert optimizer.steps == 4
    twin, other = network(), Momentum(0.1)
    fit(twin, X, y, other, 1, 16, rng=rng())
    assert first.theta.tolist() == twin.theta.tolist()
    assert optimizer.v.tolist() == other.v.tolist()


class Odd:
    """An optimizer of a reader's own, with attributes that mean nothing to `fit`."""

    def __init__(self):
        self.v, self.t = np.full(26, np.inf), "downhill"
        self.first = self.v[:3]

    def step(self, theta, gradient):
        self.v[:] = gradient
        theta -= 0.1 * self.v


def test_what_an_optimizer_of_ones_own_holds_is_its_own_affair():
    odd, first, twin = Odd(), network(), network()
    fit(first, X, y, odd, 2, rng=rng())
    assert np.shares_memory(odd.v, odd.first), "a fit that went well has nothing to take back"
    fit(twin, X, y, SGD(0.1), 2, rng=rng())
    assert first.theta.tolist() == twin.theta.tolist()


@pytest.mark.parametrize("kind", [Momentum, Adam])
def test_a_memory_belongs_to_one_network(kind):
    other, optimizer = Network([3, 2], rng=rng()), kind(0.1)
    fit(other, X, y, optimizer, 1, rng=rng())
    kept = state(first := network(), optimizer)
    message = (
        "memory of the optimizer (a new network needs a new one) must have shape (26,); got (8,)"
    )
    refuses(ValueError, message, fit, first, X, y, optimizer, 1, rng=rng())
    assert state(first, optimizer) == kept


def test_a_memory_that_overflows_is_taken_back():
    """The mean square is inf, so the step is 0: θ is finite, but would stay for ever."""
    first, adam = Network([1, 1], rng=rng(), dtype=np.float32), Adam(0.1)
    kept = state(first, adam)
    message = "eta is too large: no finite loss after epoch 1"
    refuses(ValueError, message, fit, first, [[-1e20]], [1], adam, 1, rng=rng())
    assert state(first, adam) == kept


def test_an_epoch_that_is_told_of_is_kept():
    first, twin = network(), network()

    def stop(text):
        raise RuntimeError(text)

    with pytest.raises(RuntimeError, match="epoch 1/9"):
        fit(first, X, y, SGD(0.1), 9, rng=rng(), progress=stop)
    fit(twin, X, y, SGD(0.1), 1, rng=rng())
    assert first.theta.tolist() == twin.theta.tolist()
    for progress in (1, "yes", None):
        refuses(TypeError, "progress must be a function or a truth value", fit, twin, X, y,
                SGD(0.1), 1, rng=rng(), progress=progress)  # fmt: skip


def test_subclasses_of_ones_own():
    class Named(Neuron):
        label = "a"

        def __init__(self, w, b):
            super().__init__(w, b)
            self.seen, self.name = [], "malignant?"

    named, plain = Named([0.0, 0, 0], 0), Neuron.zeros(3)
    for neuron in (named, plain):
        neuron.step(X, y, 0.1)
        neuron.fit(X, y, 0.1, 2)
    assert named.w.tolist() == plain.w.tolist()
    shallow = copy.copy(plain)
    shallow.w[0] = 99
    assert plain.w[0] != 99


def test_a_message_is_made_when_it_is_needed():
    """Nothing is printed into a message that nobody reads."""

    class Silent(np.ndarray):
        def __repr__(self):
            raise AssertionError("looked at")

    theta = np.ones(9).view(Silent)
    SGD(0.1).step(theta, np.ones(9).view(Silent))
    ceutils.sigmoid(theta)


# The true culprit.


def test_an_overflow_before_the_first_step_is_not_blamed_on_eta():
    refuses(ValueError, "loss must be finite; got inf", Neuron([1e200], 0).fit, [[1e200]], [0],
            1e-300, 1)  # fmt: skip
    neuron = Neuron([1.0], 0)
    neuron.w = np.array([2])
    assert neuron.logit([0.7]) == 1.4
    neuron.w = np.array([np.nan])
    refuses(ValueError, "w must not contain NaN", neuron.predict, [[1.0]])
    refuses(ValueError, "w must not contain NaN", neuron.fit, [[1.0]], [0], 0.1, 1)


def test_nothing_infinite_goes_out():
    refuses(ValueError, "b must be finite in float32; got 1e+300", Neuron, np.ones(2, "f"), 1e300)
    half = Neuron(np.full(1, 200, np.float16), 0)
    message = "loss must be finite in float16; got 200000"
    refuses(ValueError, message, half.fit, [[1000.0]], [0], 1e-9, 1)
    dead = network()
    dead.layers[0][1][:] = -np.inf
    refuses(ValueError, "theta must be finite; got -inf", dead.predict, X)
    large = Network([1, 1, 1], rng=rng())
    large.theta = np.full(4, 1e200)
    message = "Z, the logits of X and theta, must be finite; got inf"
    for f in (large.forward, large.logits, large.predict):
        refuses(ValueError, message, f, [[1e200]])
    large.theta = np.full(4, 1e100)
    _, cache = large.forward([[1.0]])
    refuses(ValueError, "gradient must be finite; got inf", large.backward, [[1e250]], cache)


# Half precision, and the ends of float64.


def test_half_precision_over_many_samples():
    half, N = Neuron.zeros(1, np.float16), 140_000
    grad_w, grad_b = half.gradient(np.ones((N, 1)), np.ones(N))
    assert (grad_w.tolist(), grad_b) == ([-0.5], -0.5)
    grad_w, _ = half.gradient(np.full((3000, 1), 100.0), np.ones(3000))
    assert grad_w.tolist() == [-50]
    assert half.loss(np.ones((N, 1)), np.ones(N)) == np.float16(np.log(2))
    half.fit(np.ones((N, 1)), np.ones(N), 0.1, 2)
    assert half.w.dtype == half.b.dtype == np.float16
    assert half.w[0] > 0.09


@given(st.integers(-1074, 1023), st.lists(st.integers(-9, 9), min_size=2, max_size=5))
def test_scaling_is_right_from_end_to_end_of_float64(power, numbers):
    """The same numbers in another unit scale to the same; no warning, no zero, no NaN."""
    column = np.array(numbers, float)[:, np.newaxis]
    unit = np.ldexp(column / 16, power)
    if np.ldexp(unit, -power).tolist() == (column / 16).tolist():
        np.testing.assert_allclose(standardize(unit), standardize(column), rtol=1e-13, atol=1e-13)


def test_scaling():
    assert standardize([[1e200], [-1e200]]).tolist() == [[1], [-1]]
    assert standardize([[0.3], [0.1 + 0.2]]).tolist() == [[-1], [1]]
    refuses(ValueError, "others[0], scaled, must be finite; got inf", standardize,
            [[1e-300], [2e-300]], [[1e300]])  # fmt: skip
    small = np.array([[1], [2]], np.float16)
    refuses(ValueError, "others[0], scaled, must be finite", standardize, small * 1e-3,
            small * 30_000)  # fmt: skip


def test_no_warning_where_numpy_is_strict():
    with np.errstate(all="raise"):
        for activation in ("relu", "tanh", "sigmoid"):
            strict = network(activation)
            strict.theta *= 1000
            Z, cache = strict.forward(X * 1000)
            strict.backward(ceutils.softmax_delta(Z, y), cache)
            strict.predict(X)
            fit(strict, X * 1000, y, SGD(0.1), 1, rng=rng())


# Work and memory follow the result.


def peak(f, *args):
    tracemalloc.start()
    try:
        f(*args)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_one_hot_needs_no_square():
    assert peak(one_hot, [0, 1], 200_000) < 5e6
    assert one_hot([[0, 2]], 3, np.uint8).tolist() == [[[1, 0, 0], [0, 0, 1]]]
    refuses(ValueError, "dtype must be one of bool, int8,", one_hot, [0, 1], 2, dtype="U1")


def test_soft_rows_need_little_more_memory_than_indices():
    z = np.random.default_rng(0).normal(size=(16, 50_000)).astype(np.float32)
    k, rows = np.arange(16), ceutils.softmax(z[::-1])
    for f in (ceutils.softmax_delta, ceutils.cross_entropy):
        assert peak(f, z, rows) < 4 * peak(f, z, k)


# What a message says.


def test_every_digit_that_matters():
    above = np.nextafter(1, 2)
    refuses(ValueError, "y must lie in [0, 1]; got 1.0000000000000002",
            ceutils.binary_cross_entropy, 0.0, above)  # fmt: skip
    refuses(ValueError, "y must lie in [0, 1]; got 1.0000001", ceutils.binary_delta, 0.0,
            np.nextafter(np.float32(1), np.float32(2)))  # fmt: skip
    for value in (10**400, 10**5000):
        bits = value.bit_length()
        message = f"eta must be a positive number; got an integer of {bits} bits"
        refuses(ValueError, message, SGD, value)
        with pytest.raises(ValueError, match=r"^epochs must be an integer, 1 or more; got an in"):
            Neuron.zeros(1).fit([[1.0]], [1], 1, -value)


def test_arrays_of_other_libraries():
    sparse = scipy.sparse.csr_array(X)
    message = "X must be a dense array; got a sparse csr_array (use .toarray())"
    refuses(TypeError, message, network().predict, sparse)
    refuses(TypeError, message, Neuron.zeros(3).predict, sparse)

    class Tensor:
        def __array__(self, *args, **kwargs):
            raise RuntimeError("Can't call numpy() on Tensor that requires grad.")

    message = "z must be an array for NumPy; got Tensor: Can't call numpy() on Tensor"
    refuses(TypeError, message, ceutils.sigmoid, Tensor())
    for nested in ([np.ma.array([1.0, 2.0], mask=[0, 1])], [[1.0], [np.ma.array(1.0, mask=True)]]):
        refuses(TypeError, "z must be a plain array; got a masked array", ceutils.sigmoid, nested)


@pytest.mark.parametrize("make", [
    lambda kind: Network([2, 1], rng=rng(), dtype=kind), lambda kind: Neuron.zeros(2, kind),
    lambda kind: one_hot([0], 2, kind), ceutils.load_iris, ceutils.load_digits,
    ceutils.load_breast_cancer,
])  # fmt: skip
def test_dtypes(make):
    for kind, got in (("foo", "'foo'"), (complex, "'complex128'"), ("U1", "'str32'"), (5, "5")):
        with pytest.raises(ValueError, match=rf"^dtype must be .*float64; got {got}$"):
            make(kind)


def test_tables_are_floats():
    for load in (ceutils.load_iris, ceutils.load_digits, ceutils.load_breast_cancer):
        refuses(ValueError, "dtype must be one of float16, float32, float64; got 'int64'",
                load, int)  # fmt: skip


def test_gradient_checks():
    def f(t):
        return float(t @ t)

    refuses(TypeError, "loss must be a function; got 3", ceutils.check_gradient, 3, f, [1.0])
    refuses(TypeError, "gradient must be a function; got [2.0]", ceutils.check_gradient, f, [2.0],
            [1.0])  # fmt: skip
    refuses(ValueError, "theta must not be empty; got {}", ceutils.check_gradient, f, f, {})
    refuses(TypeError, "loss must be a function; got 3", ceutils.numeric_gradient, 3, [1.0])

    def rude(t):
        slope = 2 * t
        t[:] = 77
        return slope

    assert ceutils.check_gradient(f, rude, [1.0, 2.0]).error < 1e-6


def test_show_names_what_it_cannot_print():
    for value in (None, 1j, {}, [None]):
        with pytest.raises(TypeError, match=r"^v must be real numbers, truth values or text; got "):
            ceutils.show(v=value)


def test_no_loss_has_a_minus_sign():
    assert str(ceutils.cross_entropy([[1000.0, 0.0]], [0])) == "[0.]"
    assert str(ceutils.softmax_delta([[1000.0, 0.0]], [0])) == "[[0. 0.]]"
