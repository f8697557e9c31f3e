"""Whatever is given for an argument is taken, or refused by name; and a refusal changes nothing.

Each public function and method is called with one argument spoiled at a time. A refusal is a
TypeError or a ValueError whose message begins with the name of an argument: not with words of
NumPy, which knows no names.
"""

import array
import copy
import datetime
import decimal
import fractions
import inspect
import re
import types

import numpy as np
import pytest
import scipy.sparse

import ceutils
from ceutils import SGD, Adam, Momentum, Network, Neuron

X = np.random.default_rng(1).normal(size=(6, 3))
Y = np.array([0, 1, 0, 1, 1, 0])
SOFT = np.array([[0.2, 0.8], [1, 0], [0.5, 0.5], [0, 1], [0.9, 0.1], [0.3, 0.7]])


class Unprintable:
    def __repr__(self):
        raise RuntimeError("no words")


class Tensor:
    """Array of another library, which does not want to be one of NumPy's."""

    def __init__(self, content):
        self.content = content

    def __array__(self, *args, **kwargs):
        if isinstance(self.content, Exception):
            raise self.content
        return np.array(self.content)


def endless():
    """A list within itself."""
    inside = []
    inside.append(inside)
    return inside


def deep():
    inside = 1.0
    for _ in range(100):
        inside = [inside]
    return inside


NAN, INF = float("nan"), float("inf")
SINGLE = [
    None, True, False, np.True_, ..., NotImplemented, slice(3), int, np.float64, Unprintable(),
    0, -1, 1.5, -0.0, 5e-324, 1e308, NAN, INF, -INF, 1j, 2**63 - 1, 2**63, -(2**63), 10**30,
    -(10**30), 10**400, 10**5000, -(10**5000), "", "abc", "\n", b"x", bytearray(b"x"),
    decimal.Decimal("1.5"), decimal.Decimal("nan"), fractions.Fraction(1, 3),
    fractions.Fraction(10**400), datetime.date(2020, 1, 1), np.float16("nan"), np.float16(0.5),
    np.float32(INF), np.int64(3), np.uint8(200), np.longdouble(2), np.longdouble("1e4000"),
    np.datetime64("2020"), np.timedelta64(1, "s"), np.dtype("f8"), np.random.RandomState(0),
    np.random.default_rng(0),
]  # fmt: skip
SEVERAL = [
    [], (), {}, {"a": 1}, {1}, frozenset(), range(3), range(0), memoryview(b"abc"),
    array.array("d", [1, 2]), [None], ["a"], [1, "a"], [[1, 2], [3]], [10**30], [10**5000, 1],
    [NAN], [1j], [True, 2], [Unprintable()], [[]], endless(), deep(), [Tensor([1.0])],
    Tensor([1.0, NAN]), Tensor([None]), Tensor("a"), Tensor(RuntimeError("requires grad")),
    np.array(3.0), np.array(3), np.array(None), np.ones(1), np.ones((2, 2, 2)), np.empty((0, 3)),
    np.ones((6, 3), np.float16), np.ones(3, ">f8"), np.ones(6, np.longdouble), np.ones(6, "m8[s]"),
    np.ones(6, "M8[s]"), np.array(["1"] * 6), np.zeros(2, "V4"), np.zeros(6, "i4,f8"),
    np.array([1, None]), np.array([1, 2], object), np.array([10**400]), np.full((6, 3), NAN),
    np.full(6, -INF), np.ma.array([1.0, 2], mask=[0, 1]), [np.ma.array([1.0], mask=[1])],
    scipy.sparse.csr_array(np.eye(3)), scipy.sparse.coo_matrix(np.eye(3)),
    [10**30, 2], [2, 10**30], [10**9, 10**9],
]  # fmt: skip
HOSTILE = SINGLE + SEVERAL
LONG = {"epochs", "directions", "patience"}  # how long to work; as long as you like
BRANCHES = {"others[0]": "others", "memory": "gradient", "X of": "validation", "y of": "validation"}


def rng():
    return np.random.default_rng(0)


@np.errstate(all="ignore")
def square(t):
    return square(t["a"]) if isinstance(t, dict) else float(np.sum(np.square(t)))


@np.errstate(all="ignore")
def slope(t):
    return {"a": slope(t["a"])} if isinstance(t, dict) else 2 * np.asarray(t)


def standardize(train, others):
    return ceutils.standardize(train, others)


def minibatches(n, batch_size, rng):
    return list(ceutils.minibatches(n, batch_size, rng))


def show(v):
    return ceutils.show(v=v)


def set_theta(network, theta):
    network.theta = theta


def used(optimizer):
    optimizer.step(np.ones(3), np.ones(3))
    return optimizer


def calls():
    """Name, function, right arguments; fresh ones each time."""
    for name in ("sigmoid sigmoid_prime log_sigmoid log_sigmoid_prime relu relu_prime tanh "
                 "tanh_prime softmax_jacobian").split():  # fmt: skip
        yield name, getattr(ceutils, name), {"z": X}
    for name in ("softmax", "log_softmax"):
        yield name, getattr(ceutils, name), {"z": X, "axis": 0}
    for name in ("binary_cross_entropy", "binary_delta", "squared_error", "squared_error_delta"):
        yield name, getattr(ceutils, name), {"z": X[:, 0], "y": Y}
    for name in ("cross_entropy", "softmax_delta"):
        yield name, getattr(ceutils, name), {"z": X[:, :2], "y": Y}
        yield f"{name}, soft", getattr(ceutils, name), {"z": X[:, :2], "y": SOFT}
    for start in (ceutils.he, ceutils.glorot):
        yield start.__name__, start, {"d_in": 2, "d_out": 3, "rng": rng()}
    yield "Neuron", Neuron, {"w": [1.0, 2.0], "b": 0.5}
    yield "Neuron.zeros", Neuron.zeros, {"D": 3, "dtype": np.float32}
    several = {"X": X, "y": Y, "l2": 0.1}
    for name, named in {
        "logit": {"X": X}, "predict": {"X": X}, "loss": several, "gradient": several,
        "step": several | {"eta": 0.1},
        "fit": several | {"eta": 0.1, "epochs": 2, "batch_size": 3, "rng": rng()},
    }.items():  # fmt: skip
        yield f"Neuron.{name}", getattr(Neuron([0.1, 0.2, 0.3], 0.5), name), named
    yield "Network", Network, {"sizes": [3, 4, 2], "activation": "tanh", "rng": rng(),
                               "dtype": np.float64}  # fmt: skip
    network = Network([3, 4, 2], rng=rng())
    for name in ("forward", "logits", "predict"):
        yield f"Network.{name}", getattr(network, name), {"X": X}
    Z, cache = network.forward(X)
    yield "Network.backward", network.backward, {"delta": Z, "cache": cache}
    yield "Network.views", network.views, {"vector": np.ones(26)}
    yield "Network.theta", types.MethodType(set_theta, network), {"theta": np.ones(26)}
    for kind, named in {SGD: {}, Momentum: {"beta": 0.5},
                        Adam: {"beta1": 0.5, "beta2": 0.5, "eps": 1e-8}}.items():  # fmt: skip
        yield kind.__name__, kind, {"eta": 0.1} | named
        right = {"theta": np.ones(3), "gradient": np.ones(3)}
        yield f"{kind.__name__}.step", used(kind(0.1)).step, right
    yield "fit", ceutils.fit, {
        "network": Network([3, 4, 2], rng=rng()), "X": X, "y": Y, "optimizer": Adam(0.1),
        "epochs": 2, "batch_size": 3, "rng": rng(), "validation": (X, Y), "patience": 3,
        "progress": False,
    }  # fmt: skip
    yield "one_hot", ceutils.one_hot, {"labels": [0, 1], "num_classes": 3, "dtype": np.float64}
    yield "standardize", standardize, {"train": X, "others": X}
    yield "minibatches", minibatches, {"n": 6, "batch_size": 2, "rng": rng()}
    for name in ("load_iris", "load_digits", "load_breast_cancer"):
        yield name, getattr(ceutils, name), {"dtype": np.float64}
    check = {"loss": square, "gradient": slope, "theta": np.ones(3), "tol": 1e-6}
    yield "check_gradient", ceutils.check_gradient, check
    yield "check_directions", ceutils.check_directions, check | {"rng": rng(), "directions": 2}
    yield "numeric_gradient", ceutils.numeric_gradient, {"loss": square, "theta": np.ones(3)}
    yield "show", show, {"v": 1.0}


NAMES = [name for name, *_ in calls()]
ABROAD = {"Network.save", "Network.load"}  # their argument is a path: see below
NOTHING = {"History", "Dataset", "GradientCheck", "GradientError"}  # these only hold things


def test_nothing_public_is_left_out():
    """What is added to ceutils is to be added above."""
    found = {name.partition(",")[0] for name in NAMES} | ABROAD
    for name in set(ceutils.__all__) - NOTHING - set(ceutils.exercises.__all__):
        assert name in found, name
        thing = getattr(ceutils, name)
        for method in dir(thing) if inspect.isclass(thing) else ():
            if method[0] != "_" and method != "layers":
                assert f"{name}.{method}" in found, f"{name}.{method}"


def state(function, named):
    """What a call could change: its object's attributes, and its arguments."""
    things = [getattr(function, "__self__", None), *named.values()]
    found = [vars(thing) for thing in things if isinstance(thing, (Network, Neuron, SGD, Adam))]
    arrays = [a.tolist() for a in named.values() if type(a) is np.ndarray and a.dtype == float]
    return repr([{k: np.array(v).tolist() for k, v in kept.items()} for kept in found] + arrays)


def refused(function, named, argument):
    """Call, and return the complaint, if there is one."""
    before = state(function, named)
    try:
        function(**named)
    except (TypeError, ValueError) as error:
        assert type(error) in (TypeError, ValueError), f"{argument}: {error!r}"
        assert state(function, named) == before, f"{argument}: refused, and something has changed"
        return str(error)


@pytest.mark.parametrize("name", NAMES)
def test_an_argument_is_taken_or_refused_by_its_name(name, capsys):
    fresh = next(call[1:] for call in calls() if call[0] == name)
    function, right = copy.deepcopy(fresh)
    function(**right)
    called = {*right, "Xw + b", "grad_w", "grad_b", "loss", "w after", "b after", "Z, the logits"}
    known = "|".join(map(re.escape, [*called, *BRANCHES]))
    refusals = 0
    for argument in right:
        for value in HOSTILE:
            if argument in LONG and isinstance(value, int) and value > 100:
                continue
            if argument in ("loss", "gradient", "progress") and callable(value):
                continue  # what a reader's own function raises is the reader's
            function, named = copy.deepcopy(fresh)
            complaint = refused(function, named | {argument: value}, argument)
            refusals += complaint is not None
            text = f"{argument} = {type(value).__name__}: {complaint}"
            assert complaint is None or re.match(rf"({known})(\b|\W)", complaint), text
    assert refusals > 30 * len(right)


@pytest.mark.parametrize("value", [None, 0, 1, True, -1, 1.5, [], ["a"], 10**30, np.array("a")])
def test_a_path_is_no_number_and_no_list(value):
    """An open file has a number, and Python would write to it, or close it."""
    network = Network([3, 4, 2], rng=rng())
    for function in (network.save, Network.load):
        with pytest.raises(TypeError, match=r"^path must be a path; got "):
            function(value)


@pytest.mark.parametrize("call", [
    lambda: ceutils.one_hot([0], 10**30), lambda: ceutils.he(10**9, 10**9, rng()),
    lambda: ceutils.glorot(10**30, 1, rng()), lambda: Neuron.zeros(10**15),
    lambda: Network([10**9, 10**9], rng=rng()), lambda: ceutils.minibatches(10**15, 1, rng()),
    lambda: ceutils.minibatches(2**63, 1, rng()), lambda: ceutils.minibatches(2**63 - 1, 1, rng()),
])  # fmt: skip
def test_what_memory_has_no_room_for(call):
    with pytest.raises(ValueError, match=r"^[\w ·]+ must be small enough for memory; got "):
        call()


# Settings are checked when they are set, not only when a thing is made.


@pytest.mark.parametrize("kind", [SGD, Momentum, Adam])
def test_settings_of_an_optimizer(kind):
    optimizer = used(kind(0.1))
    kept = repr(vars(optimizer))
    names = {"eta", "beta", "beta1", "beta2", "eps"} & vars(optimizer).keys()
    for name in names:
        edge = 1.0 if "beta" in name else 0.0
        for value in (edge, -0.1, NAN, INF, 10**400, -(10**400), "0.1", None, True, [0.1], 1j):
            with pytest.raises((TypeError, ValueError), match=rf"^{name} must be a "):
                setattr(optimizer, name, value)
    assert repr(vars(optimizer)) == kept
    optimizer.eta = np.float16(0.5)
    assert (type(optimizer.eta), optimizer.eta) == (float, 0.5)


def test_settings_of_a_network():
    network = Network([3, 4, 2], rng=rng())
    before = network.predict(X)
    for value, error in (("gelu", ValueError), (None, TypeError), (["relu"], TypeError)):
        with pytest.raises(error, match=r"^activation must be one of relu, tanh, sigmoid; got "):
            network.activation = value
    np.testing.assert_array_equal(network.predict(X), before)
    network.activation = "tanh"
    assert (network.predict(X) != before).any()
    network.sizes = [3, 5, 2]
    for use in (lambda: network.predict(X), lambda: network.views(np.ones(26)),
                lambda: ceutils.fit(network, X, Y, SGD(0.1), 1, rng=rng()),
                lambda: network.save("/nowhere/p.npz")):  # fmt: skip
        with pytest.raises(ValueError, match=r"^(theta|vector) must have shape \(32,\); got \(26,"):
            use()
