"""Data: the right tables, the right labels, scaling that looks only at the training rows."""

import subprocess
import sys

import numpy as np
import pytest
import sklearn.datasets
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.preprocessing import StandardScaler

import ceutils
from ceutils import minibatches, one_hot, standardize


def test_breast_cancer_says_yes_to_malignant():
    data, raw = ceutils.load_breast_cancer(), sklearn.datasets.load_breast_cancer()
    assert data.X.shape == (569, 30)
    assert data.y.sum() == 212, "212 of the 569 biopsies are malignant"
    assert list(raw.target_names) == ["malignant", "benign"], "scikit-learn's order"
    assert data.target_names == ("benign", "malignant")
    np.testing.assert_array_equal(data.y, 1 - raw.target)
    np.testing.assert_array_equal(data.X, raw.data)
    radius = data.X[:, data.feature_names.index("mean radius")]
    assert radius[data.y == 1].mean() > radius[data.y == 0].mean(), "malignant ones are larger"


def test_digits_and_iris():
    digits, iris = ceutils.load_digits(), ceutils.load_iris()
    assert digits.X.shape == (1797, 64)
    assert (digits.X.min(), digits.X.max()) == (0, 1)
    assert np.bincount(digits.y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    np.testing.assert_array_equal(digits.X * 16, sklearn.datasets.load_digits().data)
    assert iris.X.shape == (150, 4)
    assert np.bincount(iris.y).tolist() == [50, 50, 50]
    assert iris.target_names == ("setosa", "versicolor", "virginica")


@pytest.mark.parametrize("name", ["load_breast_cancer", "load_digits", "load_iris"])
def test_every_table_fits_together(name):
    data = getattr(ceutils, name)(np.float32)
    assert data.X.dtype == np.float32
    assert data.y.dtype == np.int64
    assert len(data.X) == len(data.y)
    assert data.X.shape[1] == len(data.feature_names)
    assert set(data.y) == set(range(len(data.target_names)))
    assert all(type(text) is str for text in data.feature_names + data.target_names)


def test_scikit_learn_is_imported_late_and_missed_politely(monkeypatch):
    code = "import sys, ceutils; assert 'sklearn' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(ImportError, match="these data need scikit-learn: pip install scikit-learn"):
        ceutils.load_iris()


def test_standardize_by_hand_and_against_scikit_learn():
    assert standardize([[1, 5], [3, 5]]).tolist() == [[-1, 0], [1, 0]]
    X = ceutils.load_digits().X
    train, test = standardize(X[:1000], X[1000:])
    scaler = StandardScaler().fit(X[:1000])
    np.testing.assert_allclose(train, scaler.transform(X[:1000]), atol=1e-12)
    np.testing.assert_allclose(test, scaler.transform(X[1000:]), atol=1e-12)


def test_a_constant_column_is_only_shifted():
    _, test = standardize([[1, 5], [3, 5]], [[2, 7]])
    assert test.tolist() == [[0, 2]]
    train, test = standardize([[1, 5]], [[2, 7]])
    assert (train.tolist(), test.tolist()) == ([[0, 0]], [[1, 2]])


def test_standardize_keeps_dtypes_and_arguments():
    a, b = np.array([[1, 2], [3, 5]], np.float32), np.array([[0.0, 1.0]])
    before = a.copy()
    scaled_a, scaled_b = standardize(a, b)
    assert (scaled_a.dtype, scaled_b.dtype) == (np.float32, np.float64)
    np.testing.assert_array_equal(a, before)
    assert len(standardize(a, b, b)) == 3


@given(arrays(np.float64, (5, 3), elements=st.floats(-1e6, 1e6).map(lambda x: round(x, 3))))
def test_standardized_columns(X):
    scaled = standardize(X)
    for raw, column in zip(X.T, scaled.T, strict=True):
        if (raw == raw[0]).all():
            assert (column == 0).all()
        else:
            assert column.mean() == pytest.approx(0, abs=1e-6)
            assert column.std() == pytest.approx(1, rel=1e-6)


@given(st.lists(st.integers(0, 4), min_size=1))
def test_one_hot(labels):
    Y = one_hot(labels, 5)
    assert Y.shape == (len(labels), 5)
    assert Y.argmax(axis=1).tolist() == labels
    assert (Y.sum(axis=1) == 1).all() and set(np.unique(Y)) == {0, 1}


def test_one_hot_of_one_label_and_other_dtypes():
    assert one_hot(1, 3).tolist() == [0, 1, 0]
    assert one_hot([1], 3, np.float32).dtype == np.float32
    one_hot([0], 3)[0, 0] = 7
    assert one_hot([0], 3)[0, 0] == 1


@given(st.integers(1, 50), st.integers(1, 60), st.integers(0, 5))
def test_minibatches_see_every_row_once(n, batch_size, seed):
    batches = list(minibatches(n, batch_size, np.random.default_rng(seed)))
    assert sorted(np.concatenate(batches)) == list(range(n))
    assert all(len(rows) == batch_size for rows in batches[:-1])
    assert 1 <= len(batches[-1]) <= batch_size
    again = list(minibatches(n, batch_size, np.random.default_rng(seed)))
    assert all((a == b).all() for a, b in zip(batches, again, strict=True))


def test_minibatches_shuffle_anew():
    rng = np.random.default_rng(0)
    first, second = (np.concatenate(list(minibatches(50, 8, rng))) for _ in range(2))
    assert first.tolist() != second.tolist() != list(range(50))
