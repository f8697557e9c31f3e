"""Real data, brought into shape: three tables that scikit-learn carries, scaling, batches."""

from typing import NamedTuple

import numpy as np

from ceutils import _validate as valid

__all__ = ["Dataset", "load_breast_cancer", "load_digits", "load_iris", "minibatches", "one_hot",
           "standardize"]  # fmt: skip


class Dataset(NamedTuple):
    """Samples X (N, D), class indices y (N,), and what the columns and the classes are called."""

    X: np.ndarray
    y: np.ndarray
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]


def load_breast_cancer(dtype=np.float64):
    """569 biopsies of breast tumours, thirty measurements each; y = 1 means **malignant**.

    scikit-learn has it the other way round (there 0 is malignant). Here the neuron's "yes" is the
    finding that a doctor looks for.

    Parameters
    ----------
    dtype : {numpy.float64, numpy.float32, numpy.float16}
        Of X.

    Returns
    -------
    Dataset
        X (569, 30), in the units of measurement; y (569,), 0 benign, 1 malignant.

    Raises
    ------
    ImportError
        If scikit-learn is not installed.
    ValueError
        If dtype is no kind of floats.

    Examples
    --------
    >>> data = load_breast_cancer()
    >>> print(data.X.shape, data.target_names, np.bincount(data.y))
    (569, 30) ('benign', 'malignant') [357 212]
    """
    X, target, features, _ = _table("breast_cancer", dtype)
    return Dataset(X, 1 - target, features, ("benign", "malignant"))


def load_digits(dtype=np.float64):
    """1,797 handwritten digits of 8 × 8 pixels, each pixel scaled to [0, 1].

    Parameters
    ----------
    dtype : {numpy.float64, numpy.float32, numpy.float16}
        Of X.

    Returns
    -------
    Dataset
        X (1797, 64); y (1797,), the digit.

    Raises
    ------
    ImportError
        If scikit-learn is not installed.
    ValueError
        If dtype is no kind of floats.

    Examples
    --------
    >>> data = load_digits()
    >>> print(data.X.shape, data.X.min(), data.X.max(), data.y[:5])
    (1797, 64) 0.0 1.0 [0 1 2 3 4]
    """
    X, *rest = _table("digits", dtype)
    return Dataset(X / 16, *rest)  # exact: the pixels are whole numbers up to 16


def load_iris(dtype=np.float64):
    """150 irises of three species, four lengths in centimetres each.

    Parameters
    ----------
    dtype : {numpy.float64, numpy.float32, numpy.float16}
        Of X.

    Returns
    -------
    Dataset
        X (150, 4); y (150,), the species.

    Raises
    ------
    ImportError
        If scikit-learn is not installed.
    ValueError
        If dtype is no kind of floats.

    Examples
    --------
    >>> data = load_iris()
    >>> print(data.X.shape, data.target_names)
    (150, 4) ('setosa', 'versicolor', 'virginica')
    """
    return _table("iris", dtype)


@valid.quiet()
def standardize(train, *others):
    """Shift and scale each column so that the training rows have mean 0 and variance 1.

    The others are shifted and scaled by the same amounts: they must not be looked at.

    Parameters
    ----------
    train : ndarray, shape (N, D)
        Training samples.
    *others : ndarray, shape (M, D)
        Samples to treat alike.

    Returns
    -------
    scaled : ndarray, or a tuple of them if there are others
        With the dtype of each argument. A column that is constant in `train` is only shifted,
        so it becomes 0 there.

    Raises
    ------
    ValueError
        If an argument is not a table of finite numbers, or the columns differ in number; or if
        others are so far from train that their dtype has no such number.
    TypeError
        If an argument does not hold real numbers.

    Examples
    --------
    >>> train, test = standardize([[1, 5], [3, 5]], [[2, 6]])
    >>> print(train.tolist(), test.tolist())
    [[-1.0, 0.0], [1.0, 0.0]] [[0.0, 1.0]]
    """
    train = valid.numbers("train", train, ("N", "D"))
    tables, wide = {"train": train}, train.astype(np.float64)
    for i, X in enumerate(others):
        tables[f"others[{i}]"] = valid.numbers(f"others[{i}]", X, ("N", train.shape[1]))
    constant = (wide == wide[0]).all(axis=0)
    power = np.where(constant, 0, np.frexp(np.abs(wide).max(axis=0))[1])
    wide = np.ldexp(wide, -power)  # at most 1, so that no sum and no square overflows
    shift = np.where(constant, wide[0], wide.mean(axis=0))
    rest = (wide - shift).mean(axis=0)  # of the mean, what its rounding has left
    scale = np.where(constant, 1.0, (wide - shift - rest).std(axis=0))
    scaled = []
    for name, X in tables.items():
        Z = (np.ldexp(X.astype(np.float64), -power) - shift - rest) / scale
        scaled.append(valid.numbers(f"{name}, scaled,", Z, dtype=X.dtype))
    return tuple(scaled) if others else scaled[0]


def one_hot(labels, num_classes, dtype=np.float64):
    """Rows of zeros with a single 1, in the column of the class.

    Parameters
    ----------
    labels : integers, any shape (...)
        Class indices.
    num_classes : int
        How many classes there are, K.
    dtype : dtype
        Of the rows: a kind of real numbers.

    Returns
    -------
    Y : ndarray, shape (..., K)

    Raises
    ------
    ValueError
        If a label is not in 0 … K − 1, or there is none, or K is too large for memory.
    TypeError
        If the labels are not integers.

    Examples
    --------
    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    K = valid.room(num_classes=num_classes)
    labels = valid.class_indices("labels", labels, K)
    Y = np.zeros((*labels.shape, K), valid.dtype(dtype, valid.REALS))
    np.put_along_axis(Y, labels[..., np.newaxis], 1, axis=-1)
    return Y


def minibatches(n, batch_size, rng):
    """Yield the row numbers 0 … n − 1 in random order, batch by batch; the last may be short.

    Parameters
    ----------
    n : int
        How many rows there are.
    batch_size : int
        How many to take at a time.
    rng : numpy.random.Generator
        Shuffles.

    Yields
    ------
    rows : ndarray of integers, shape (batch_size,)

    Raises
    ------
    ValueError
        If n or batch_size is below 1, or n too large for memory.
    TypeError
        If they are not integers, or rng is not a Generator.

    Examples
    --------
    >>> [len(rows) for rows in minibatches(10, 4, np.random.default_rng(0))]
    [4, 4, 2]
    """
    n, batch_size = valid.room(n=n), valid.settings(batch_size=batch_size)
    order = valid.generator(rng).permutation(n)
    return (order[i : i + batch_size] for i in range(0, n, batch_size))


def _table(name, dtype):
    """One of scikit-learn's tables as it is there."""
    dtype = valid.dtype(dtype, valid.FLOATS)
    try:
        from sklearn import datasets
    except ImportError as error:
        raise ImportError("these data need scikit-learn: pip install scikit-learn") from error
    raw = getattr(datasets, f"load_{name}")()
    names = (tuple(map(str, names)) for names in (raw.feature_names, raw.target_names))
    return Dataset(raw.data.astype(dtype), raw.target.astype(np.int64), *names)
