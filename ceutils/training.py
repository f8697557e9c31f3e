"""Training, the whole procedure: forward, loss, δ = ŷ − y, backward, update; again and again."""

from collections.abc import Callable
from functools import partial
from math import isfinite
from typing import NamedTuple

import numpy as np

from ceutils import _validate as valid
from ceutils.activations import ACTIVATIONS, relu
from ceutils.data import minibatches
from ceutils.losses import classes_loss_and_delta, neuron_loss_and_delta, rows_loss_and_delta
from ceutils.network import Network, backward, forward
from ceutils.storage import views

__all__ = ["History", "fit"]


class History(NamedTuple):
    """What `fit` saw, epoch by epoch.

    Attributes
    ----------
    loss : ndarray, shape (epochs,)
        Mean loss of the training samples, each taken just before the step that used it.
    validation_loss : ndarray, shape (epochs,), or None
        Mean loss of the validation samples after each epoch. None without them.
    validation_accuracy : ndarray, shape (epochs,), or None
        The share that is read rightly then.
    best_epoch : int or None
        Where validation_loss is lowest. With patience, the network has the parameters of then.
    """

    loss: np.ndarray
    validation_loss: np.ndarray | None = None
    validation_accuracy: np.ndarray | None = None
    best_epoch: int | None = None


def fit(network, X, y, optimizer, epochs, batch_size=32, *, rng, validation=None,
        patience=None, progress=False):  # fmt: skip
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
    progress : bool or callable
        Called with a line of text after each epoch; True stands for `print`.

    Returns
    -------
    History
        Arrays `loss`, `validation_loss`, `validation_accuracy`, and `best_epoch`.

    Raises
    ------
    ValueError
        If an argument is out of range or does not fit the network, labels to samples, or patience
        comes without validation; or if a loss or a parameter stops being finite, which a smaller
        learning rate mends. Network and optimizer then are as after the last finite epoch (with
        patience, the best); likewise after Ctrl-C and whatever else ends an epoch.
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
    valid.typed("network", network, Network, "a Network")
    X, y = samples(network, X, y)
    pair = validation is None or (isinstance(validation, (tuple, list)) and len(validation) == 2)
    valid.demand(pair, "validation", "be a pair (X, y)", type(validation).__name__, TypeError)
    held_out = validation and samples(network, *validation, of=" of validation")
    epochs = valid.settings(epochs=epochs)
    if patience is not None and valid.settings(patience=patience):
        valid.demand(held_out, "validation", "be given with patience", None)
    theta, layers = network._like_theta("theta", network.theta), network.layers
    g, g_prime, _ = ACTIVATIONS[network.activation]
    g = (lambda z: np.maximum(z, 0.0, out=z)) if g is relu.formula else g  # a > 0 where z > 0
    gradient = np.empty_like(theta)
    slopes, memory = views(gradient, network.sizes), getattr(optimizer, "__dict__", {})
    update = None if isinstance(optimizer, type) else getattr(optimizer, "step", None)
    got = partial(valid.shown, optimizer)
    valid.demand(callable(update), "optimizer", "have a step, as SGD(eta=0.1) has", got, TypeError)
    if ours := hasattr(update, "formula"):  # the step without the checks of each step
        valid.fits(optimizer, theta)
        update = partial(update.formula, optimizer)
    valid.typed("progress", progress, (bool, Callable), "a function or a truth value")

    def step(X, y):
        Z, cache = forward(layers, X, g)
        losses, delta = loss_and_delta(Z, y)
        backward(layers, delta / len(X), cache, g_prime, slopes)
        update(theta, gradient)
        return losses.sum()

    def epoch():
        batches = minibatches(len(X), batch_size, rng)
        loss = sum(step(X.take(rows, axis=0), y.take(rows, axis=0)) for rows in batches)
        return loss / len(X), *(judge(network, *held_out) if held_out else ())

    def state():
        finite = valid.all_finite(theta, *(valid.memory(optimizer).values() if ours else ()))
        return (theta.copy(), valid.copies(memory)) if finite else None

    def restore(kept):
        theta[:] = kept[0]
        memory.update(kept[1])

    def blame():
        for name, data in ("loss", (X, y)), ("loss of validation", held_out or (X, y)):
            valid.numbers(f"{name} before the first step", judge(network, *data)[0])

    loss, *judged = repeat(epoch, epochs, state, restore, blame, patience, progress)
    return History(loss, *judged, judged[0].argmin()) if judged else History(loss)


@valid.quiet()
def repeat(epoch, epochs, state, restore, blame, patience=None, progress=False):
    """The only loop, of a network and of a neuron: so many epochs, and nothing that is not finite.

    Parameters
    ----------
    epoch : callable
        Walks once through the samples. Returns a tuple: the loss; then, if there is validation,
        loss and accuracy there.
    state, restore : callable
        Say what an epoch has made, None if something in it is not finite; and go back to that.
        Whatever ends the loop before its time, it goes back to the last epoch worth keeping.
    blame : callable
        Raises an error if the loss was not finite even before the first step.

    Returns
    -------
    list of ndarray, shape (epochs,)
        What the epochs returned.
    """
    report = print if progress is True else progress
    rows, best, kept = [], -1, state()
    try:
        for now in range(epochs):
            row, after = epoch(), state()
            if after is None or not all(map(isfinite, row)):
                if now == 0:
                    restore(kept)
                    blame()
                raise ValueError(f"eta is too large: no finite loss after epoch {now + 1}")
            rows.append(row)
            if patience is None or now == 0 or row[1] < rows[best][1]:
                best, kept = now, after
            if report:
                report(f"epoch {now + 1}/{epochs}: {', '.join(map(str.format, WORDS, row))}")
            if patience is not None and now - best >= patience:
                break
    except BaseException as error:
        restore(kept)
        error.add_note(f"Everything is as it was after epoch {best + 1} of {epochs}.")
        raise
    if patience is not None:
        restore(kept)
    return [np.array(column) for column in zip(*rows, strict=True)]


WORDS = "loss {:.4f}", "validation {:.4f}", "{:.1%} right"


def loss_and_delta(Z, y):
    """Losses, and δ in the dtype and shape of the logits Z (N, K); one column is one neuron.

    With a row for each class, because few long rows add up faster than many short ones.
    """
    z = Z.astype(np.float64, order="F").T
    if len(z) == 1:
        losses, delta = neuron_loss_and_delta(z, y, 1.0 - y)
    else:
        d = z - z.max(axis=0)
        pair = rows_loss_and_delta if y.ndim == 2 else classes_loss_and_delta
        losses, delta = pair(d, np.exp(d), y)
    return losses, delta.T.astype(Z.dtype, order="C")


def judge(network, X, y):
    """Mean loss, and share of right answers: the largest logit, or for one output its sign."""
    Z, _ = forward(network.layers, X, ACTIVATIONS[network.activation][0])
    losses, _ = loss_and_delta(Z, y)
    said = Z[:, 0] > 0 if Z.shape[1] == 1 else Z.argmax(axis=1)
    truth = y > 0.5 if Z.shape[1] == 1 else y if y.ndim == 1 else y.argmax(axis=1)
    return losses.mean(), (said == truth).mean()


def samples(network, X, y, of=""):
    """Checked samples and labels; one-hot rows become class indices, which are faster."""
    D, K = network.sizes[0], network.sizes[-1]
    X = valid.numbers(f"X{of}", X, ("N", D), network.theta.dtype)
    if K == 1:
        return X, valid.binary_labels(f"y{of}", y, X)
    return X, valid.class_labels(f"y{of}", y, (len(X), K))
