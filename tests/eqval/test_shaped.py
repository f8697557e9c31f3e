# ruff: noqa: E501
r"""Hypotheses that a matrix obeys by its shape: used in proofs, and only such samples refute."""

import pytest

from eqval import check

A = r"A \in \mathbb{R}^{n \times n}, x, y, v \in \mathbb{R}^n, \lambda \in \mathbb{R}"
SYMMETRIC = r"A = A^\top"
EIGEN = r"A v = \lambda v"
UNIT = r"v^\top v = 1"
Q = r"Q \in \mathbb{R}^{n \times k}, x \in \mathbb{R}^k"
ORTHOGONAL = r"Q^\top Q = \mathbf{I}"
T = r"T \in \{0, 1\}^{N \times K}"
ONE_HOT = r"\sum_k T_{nk} = 1"

PROJECTOR = r"U \in \mathbb{R}^{n \times k}, x \in \mathbb{R}^k, y \in \mathbb{R}^n"

CLAIMS = [
    ((A, SYMMETRIC), r"x^\top A y = y^\top A x", r"x^\top A y = 2 y^\top A x"),
    ((A, r"A^\top = A"), r"\frac{\partial}{\partial x} (x^\top A x) = 2 A x", r"\frac{\partial}{\partial x} (x^\top A x) = A x"),
    ((A, r"A_{ij} = A_{ji}"), r"x^\top A y = y^\top A x", r"x^\top A y = -y^\top A x"),
    ((r"A \in \mathbb{Z}^{n \times n}", SYMMETRIC), r"A_{12} = A_{21}", r"A_{12} = A_{11}"),
    ((Q, ORTHOGONAL), r"\|Q x\|^2 = \|x\|^2", r"\|Q x\|^2 = 2 \|x\|^2"),
    ((Q, ORTHOGONAL), r"\|Q\|_F^2 = k", r"Q Q^\top = \mathbf{I}"),
    ((r"Q \in \mathbb{R}^{n \times n}", r"Q Q^\top = \mathbf{I}"), r"Q^\top Q = \mathbf{I}", r"Q = \mathbf{I}"),
    ((A, EIGEN), r"v^\top A v = \lambda v^\top v", r"v^\top A v = \lambda"),
    ((A, SYMMETRIC, EIGEN, UNIT), r"v^\top A v = \lambda", r"v^\top A v = \lambda^2"),
    ((A, UNIT, EIGEN, SYMMETRIC), r"x^\top A v = \lambda x^\top v", r"x^\top A v = \lambda"),
    ((A, r"\|v\| = 1"), r"v^\top v = 1", r"v^\top v = 2"),
    ((T, ONE_HOT), r"\sum_n \sum_k T_{nk} = N", r"\sum_n \sum_k T_{nk} = K"),
    ((T, r"\sum_n T_{nk} = 1"), r"\sum_n \sum_k T_{nk} = K", r"\sum_n \sum_k T_{nk} = N"),
    ((T, ONE_HOT), r"\sum_k T_{nk}^2 = 1", r"\sum_k T_{nk}^2 = T_{n1}"),
    ((A, SYMMETRIC, r"b \in \mathbb{R}^n"), r"\nabla_x (\tfrac{1}{2} x^\top A x - b^\top x) = A x - b", r"\nabla_x (x^\top A x - b^\top x) = A x - b"),
    ((A, SYMMETRIC), r"x^\top A A x = \|A x\|^2", r"x^\top A x = \|A x\|^2"),
    ((A, SYMMETRIC, r"B \in \mathbb{R}^{n \times n}"), r"(A B)^\top = B^\top A", r"A B = B A"),
    ((Q, ORTHOGONAL, r"y \in \mathbb{R}^k"), r"(Q x)^\top (Q y) = x^\top y", r"(Q x)^\top (Q y) = x^\top x"),
    ((Q, ORTHOGONAL), r"\|Q x\| = \|x\|", r"\|Q x\| = \|x\|^2"),
    ((r"Q \in \mathbb{R}^{n \times n}, x \in \mathbb{R}^n", ORTHOGONAL), r"Q Q^\top x = x", r"Q Q x = x"),
    ((PROJECTOR, r"U^\top U = \mathbf{I}"), r"U U^\top U = U", r"\|U^\top y\| = \|y\|"),
    ((A, r"\|v\| = 1"), r"\|x - v v^\top x\|^2 = \|x\|^2 - (v^\top x)^2", r"\|x - v v^\top x\|^2 = \|x\|^2 - v^\top x"),
    ((A, EIGEN), r"A A v = \lambda^2 v", r"v^\top A = \lambda v^\top"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "right", "wrong"), CLAIMS)
def test_a_shape_is_sampled_and_used(given, right, wrong):
    assert check(right, given).status == "proved"
    assert check(wrong, given).status == "refuted"


@pytest.mark.parametrize(
    "given",
    [
        (A, SYMMETRIC, r"A^\top = -A", r"\operatorname{tr}(A) = 1"),  # there is none
        (r"Q \in \mathbb{R}^{2 \times 3}", ORTHOGONAL),  # nor so many rows that are orthogonal
        (r"A \in \mathbb{Z}^{n \times n}, v \in \mathbb{R}^n, \lambda \in \mathbb{R}", EIGEN),
        (r"Q \in (0, 1)^{3 \times 3}", ORTHOGONAL),
        (r"T \in \{1, 2\}^{N \times K}", ONE_HOT),
    ],
)
def test_what_has_no_sample_is_not_refuted(given):
    found = check(r"s = 2 s", [*given, r"s \in \mathbb{R}"])
    assert "no input was found" in found.verdict.reason, found


def test_what_is_assumed_of_others_does_not_matter():
    given = [A, SYMMETRIC, r"s \in (0, 1)"]
    assert check(r"s > 1", given).status == "refuted"
    assert check(r"s < 1", given).status == "proved"


ORDERS = (
    r"$A, B, C \in \mathbb{R}^{n \times n}$, $a, b \in \mathbb{R}^n$, $W \in \mathbb{R}^{m \times n}$,"
    r" $u \in \mathbb{R}^m$, $t \in \mathbb{R}$"
)


@pytest.mark.parametrize(
    "side",
    [
        r"A \odot B C",
        r"A \odot B^\top C",
        r"A B \odot C",
        r"A^\top a \odot b",
        r"A \circ B C",
        r"A \odot B \cdot C",
    ],
)
def test_a_product_beside_an_entry_by_entry_one_is_asked(status, side):
    found = status(rf"{side} = {side} + 0 {side}", ORDERS)
    assert found.status == "unreadable" and "two ways" in found.reason


@pytest.mark.parametrize(
    "claim",
    [
        r"A \odot (B C) = (B C) \odot A",
        r"(A \odot B) C = (B \odot A) C",
        r"W^\top u \odot a = a \odot W^\top u",
        r"2 a \odot t b = 2 t b \odot a",
        r"b \odot a b^\top b = (b \odot a) (b^\top b)",
    ],
)
def test_and_read_where_one_order_fits_or_both_agree(status, claim):
    assert status(claim, ORDERS).status == "proved"


@pytest.mark.parametrize(
    "claim, turned, wrong",
    [
        (r"\frac{\partial L}{\partial A} = %s", r"a (A a)^\top", r"2 a (A a)^\top"),
        (r"\frac{\partial \operatorname{tr}(A B)}{\partial A} = %s", "B", r"B + A"),
    ],
)
def test_a_derivative_by_a_square_matrix_may_be_laid_out_the_other_way(
    status, claim, turned, wrong
):
    before = (ORDERS, r"def-L: L = \frac{1}{2} \|A a\|^2")
    found = status(claim % turned, *before)
    assert found.status == "unreadable" and "exchanged" in found.reason
    assert status(claim % wrong, *before).status == "refuted"
    # a gradient has the shape of what it is taken by
    assert status(r"\nabla_A \operatorname{tr}(A B) = B", *before).status == "refuted"


def test_an_entry_of_no_name_before_a_bracket(status):
    found = status(r"\operatorname{softmax}(a)_1 (2) = 1", ORDERS)
    assert found.status == "refuted"
