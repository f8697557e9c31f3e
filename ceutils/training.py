"""Training, the whole procedure: forward, loss, δ = ŷ − y, backward, update; again and again."""

import sys
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import NamedTuple

import numpy as np

from ceutils import _validate as valid
from ceutils.data import minibatches
from ceutils.losses import _loss_and_delta
from ceutils.network import Network


class History(NamedTuple):
    """What `fit` saw, epoch by epoch.

    Attributes
    ----------
    loss : ndarray, shape (epochs,)
        Mean loss of the training samples, each taken just before the step that used it.
    validation_loss, validation_accuracy : ndarray, shape (epochs,), or None
        After each epoch: mean loss, and share of right answers. None without validation samples.
    best_epoch : int or None
        Where validation_loss is lowest. With patience, the network has the parameters of then.
    """

    loss: np.ndarray
    validation_loss: np.ndarray | None
    validation_accuracy: np.ndarray | None
    best_epoch: int | None


def fit(
    network,
    X,
    y,
    optimizer,
    epochs,
    batch_size=32,
    *,
    rng,
    validation=None,
    patience=None,
    progress=False,
):
    """Train a network: for each mini-batch forward, loss, δ, backward, update.

    Parameters
    ----------
    network : Network
        Its parameters change.
    X : ndarray, shape (N, D)
        Samples.
    y : integers of shape (N,), or ndarray of shape (N, K)
        Class indices; or one-hot or soft rows. For a network with one output: ndarray of shape
        (N,), labels in [0, 1].
    optimizer : SGD, Momentum, Adam
        Or whatever has a method step(theta, gradient) that changes theta in place.
    epochs : int
        How many times to see every sample, at most.
    batch_size : int
        Samples in one step.
    rng : numpy.random.Generator
        Shuffles the samples, anew in each epoch.
    validation : (X, y), optional
        Samples that are not trained on, to be judged by after each epoch.
    patience : int, optional
        Stop if the validation loss has found no new low for so many epochs. The network then goes
        back to the parameters of its lowest validation loss, also if the epochs ran out first.
    progress : bool
        Show on stderr how far it is: with tqdm, if that is installed, else one line.

    Returns
    -------
    History
        Arrays `loss`, `validation_loss`, `validation_accuracy`, and `best_epoch`.

    Raises
    ------
    ValueError
        If an argument is out of range or does not fit the network, labels to samples, or patience
        comes without validation; or if a loss or a parameter stops being finite, which a smaller
        learning rate mends.
    TypeError
        If an argument is of the wrong kind.

    Notes
    -----
    Equations `eq-softmax-delta`, or `eq-delta` for one output, then `eq-backprop`. The gradient's
    1/N is in `delta / len(X)`, and nowhere else.

    Examples
    --------
    >>> from ceutils import SGD, load_iris, standardize
    >>> iris, rng = load_iris(), np.random.default_rng(0)
    >>> X, y = standardize(iris.X), iris.y
    >>> network = Network([4, 8, 3], rng=rng)
    >>> history = fit(network, X, y, SGD(eta=0.1), epochs=30, rng=rng)
    >>> print(len(history.loss), history.loss[-1] < 0.2 * history.loss[0])
    30 True
    >>> print((network.predict(X).argmax(axis=1) == y).mean() > 0.95)
    True
    """
    if not isinstance(network, Network):
        raise TypeError(f"network must be a Network; got {network!r}")
    if isinstance(optimizer, type) or not callable(getattr(optimizer, "step", None)):
        raise TypeError(f"optimizer must have a step, as SGD(eta=0.1) has; got {optimizer!r}")
    X, y = _samples(network, X, y)
    held_out = _held_out(network, validation)
    epochs = valid.integer("epochs", epochs, least=1)
    if patience is not None and valid.integer("patience", patience, least=1) and not held_out:
        raise ValueError("validation must be given with patience; got None")

    losses, judgements, best_epoch, best_theta = [], [], None, None
    with valid.quiet(), _progress(epochs, progress) as report:
        for epoch in range(epochs):
            losses.append(_train(network, X, y, optimizer, batch_size, rng))
            if held_out:
                judgements.append(_judge(network, *held_out))
            _demand_finite(epoch, losses[-1:], judgements[-1:], network.theta)
            report(_summary(losses, judgements))
            if held_out and (epoch == 0 or judgements[-1][0] < judgements[best_epoch][0]):
                best_epoch, best_theta = epoch, network.theta.copy()
            elif patience is not None and epoch - best_epoch >= patience:
                break
    if patience is not None:
        network.theta = best_theta
    if not held_out:
        return History(np.array(losses), None, None, None)
    validation_loss, validation_accuracy = np.transpose(judgements)
    return History(np.array(losses), validation_loss, validation_accuracy, best_epoch)


def _train(network, X, y, optimizer, batch_size, rng):
    """One epoch, and the mean loss on the way."""
    total, gradient = 0.0, np.empty_like(network.theta)
    step = partial(_step, network, optimizer, gradient, network.views(gradient))
    for rows in minibatches(len(X), batch_size, rng):
        total += step(X.take(rows, axis=0), y.take(rows, axis=0))
    return total / len(X)


def _step(network, optimizer, gradient, views, X, y):
    """Forward, loss, δ, backward, update; the sum of the losses."""
    Z, cache = network._forward(X)
    loss, delta = _loss_and_delta(Z, y)
    network._backward(delta / len(X), cache, views)
    optimizer.step(network.theta, gradient)
    return loss


def _judge(network, X, y):
    """Mean loss, and share of right answers: the largest logit, or for one output its sign."""
    Z, _ = network._forward(X)
    loss, _ = _loss_and_delta(Z, y)
    if network.sizes[-1] == 1:
        right = (Z[:, 0] > 0) == (y > 0.5)
    else:
        right = Z.argmax(axis=1) == (y if y.ndim == 1 else y.argmax(axis=1))
    return loss / len(X), right.mean()


def _samples(network, X, y, of=""):
    """Return checked samples and labels; one-hot rows become class indices, which are faster."""
    d, num_classes = network.sizes[0], network.sizes[-1]
    X = valid.batch(f"X{of}", X, d, network.theta.dtype)
    y = valid.labels(f"y{of}", y, len(X), num_classes)
    one_hot = y.ndim == 2 and ((y == 0) | (y == 1)).all() and (y.sum(axis=1) == 1).all()
    return X, y.argmax(axis=1) if one_hot else y


def _demand_finite(epoch, *numbers):
    if not all(np.isfinite(part).all() for part in numbers):
        raise ValueError(f"eta is too large: no finite loss after epoch {epoch + 1}")


def _summary(losses, judgements):
    judged = [f"validation {loss:.4f} ({accuracy:.1%} right)" for loss, accuracy in judgements[-1:]]
    return ", ".join([f"loss {losses[-1]:.4f}", *judged])


def _held_out(network, validation):
    if validation is None:
        return None
    if not isinstance(validation, (tuple, list)) or len(validation) != 2:
        raise TypeError(f"validation must be a pair (X, y); got {type(validation).__name__}")
    return _samples(network, *validation, of=" of validation")


@contextmanager
def _progress(epochs, wanted):
    """Give a function that reports an epoch: to nobody, to tqdm, or on one line of stderr."""
    if not wanted:
        yield lambda text: None
        return
    try:
        from tqdm import tqdm
    except ImportError:
        epoch = count(1)
        yield lambda text: print(
            f"\repoch {next(epoch)}/{epochs}: {text}", end="", file=sys.stderr, flush=True
        )
        print(file=sys.stderr)
    else:
        with tqdm(total=epochs, unit="epoch") as bar:
            yield lambda text: (bar.set_postfix_str(text, refresh=False), bar.update())
