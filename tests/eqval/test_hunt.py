"""A short hunt in every run of the tests; `hunt.py` goes on for hours."""

import random
import re

import pytest
import sympy as sp
from hunt.dress import Dressed
from hunt.lands import LANDS, ZERO
from hunt.maker import num
from hunt.rules import Hunt
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eqval.proving.atoms import Step
from eqval.proving.signs import Signs
from eqval.proving.translate import Symbolic
from eqval.reading import tree
from eqval.reading.parser import Vocabulary
from eqval.reading.statement import read_statement
from eqval.refuting.evaluate import Evaluator

HUNT = Hunt(depth=2)


@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],  # formulas are small; to make them smaller takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(st.randoms(use_true_random=False))
def test_eqval_does_not_contradict_itself(chance):
    HUNT.found.clear()
    HUNT.test(chance)
    assert not HUNT.found, "\n".join(map(str, HUNT.found))


def loose_steps(self, node, env, stops):
    """An engine that takes > for ≥."""
    item = node.relation
    a, b = self.ev(item.left, env, stops), self.ev(item.right, env, stops)
    return Step(a - b) if item.op in (">", ">=") else Step(b - a)


def forgetful_sums(self, node, env, frame):
    """An engine that leaves out the last term."""
    low, high = (int(self.ev(end, env, frame)) for end in (node.lower, node.upper))
    return sum(self.ev(node.body, {**env, node.index: k}, frame) for k in range(low, high))


def test_a_fault_in_the_proofs_is_found(monkeypatch):
    monkeypatch.setattr(Symbolic, "on_indicator", loose_steps)
    hunt = Hunt(depth=2)
    steps = [tree.Relation(op, tree.Name("x"), num(0)) for op in (">=", ">")]
    hunt.mutant(tree.Relation("=", *map(tree.Indicator, steps)))
    assert [item.rule for item in hunt.found] == ["mutant"]


def test_a_fault_in_the_numbers_is_found(monkeypatch):
    monkeypatch.setattr(Evaluator, "on_sum", forgetful_sums)
    hunt = Hunt(depth=2)
    for number in range(60):
        hunt.claims(number)
        if hunt.found:
            return
    raise AssertionError("a planted fault went unnoticed")


def careless_powers(self, node):
    """An author who writes another formula than is meant."""
    return f"({self.write(node.base)}) {self.write(node.exponent)}"


def test_a_formula_that_is_read_as_another_is_found(monkeypatch):
    monkeypatch.setattr(Dressed, "pow", careless_powers)
    hunt = Hunt(depth=2)
    for number in range(60):
        hunt.claims(number)
        if any(item.rule == "dress" for item in hunt.found):
            return
    raise AssertionError("a wrong reading went unnoticed")


@pytest.mark.parametrize("land", LANDS[:-1], ids=lambda land: land.name)
def test_what_a_land_says_is_not_refuted(land):
    hunt, proved = Hunt(depth=2, lands=(land,)), 0
    facts = [*land.facts, *(fact for facts in land.vector_facts.values() for fact in facts)]
    for fact in facts:
        letters = {key: list(value) for key, value in land.letters.items()}
        places = land.places(*fact)
        at = {p: letters.get(p.rstrip("'"), "ijhs")["'" in p] for p in places}
        if len(places) == 2 and not letters:
            at = dict(zip(places, "ij", strict=True))
        claim = hunt.resolved(tree.Relation("=", *(land.tree(side, at) for side in fact)))
        assert hunt.judge.refute(claim) is None, fact
        proved += hunt.judge.proves(claim)
    assert proved >= len(facts) - 2


def test_the_first_of_those_that_are_counted_from_zero_has_a_slope():
    hunt = Hunt(depth=2, lands=(ZERO,))
    by_first = r"\frac{\partial}{\partial v_0} \sum_{j=0}^{n-1} v_j^2"
    for right, proved in [("2 v_0", True), ("0", False)]:
        claim = hunt.resolved(tree.Relation("=", hunt.land.read(by_first), hunt.land.read(right)))
        assert hunt.judge.proves(claim) == proved


SLOPE = r"\frac{\partial}{\partial a_i}"


# Those on which it has contradicted itself: derivatives of a largest value, and a product of
# entries that is a factor.
@pytest.mark.parametrize(
    "latex",
    [
        r"\nabla_{\mathbf{a}} \max_{i} (c_i g) = \nabla_{\mathbf{a}} \max_{i} (c_i u)",
        r"\nabla_{\mathbf{a}} \min_{i} s_i = \nabla_{\mathbf{a}} \min_{i} a_i",
        rf"{SLOPE} \min_{{k}} (c_k n) = {SLOPE} \min_{{k}} (c_k n + L)",
    ],
)
def test_what_depends_on_an_entry_has_no_slope_zero(latex):
    hunt = Hunt(depth=2)
    hunt.mutant(read_statement(latex, hunt.scope.vocabulary()).relations[0])
    assert not hunt.found, "\n".join(map(str, hunt.found))


def test_an_error_of_a_numerical_derivative_is_no_disagreement():
    """The slope of what is large was taken for another one: its third derivative is larger."""
    hunt = Hunt(depth=2)
    steep = read_statement(rf"{SLOPE} e^{{e^{{4 + a_i^2}}}} = 0", hunt.scope.vocabulary())
    hunt.agree(steep.relations[0])
    assert hunt.counts["agree"] == 2, "nothing was compared"
    assert not hunt.found, "\n".join(map(str, hunt.found))


def test_what_is_lost_beside_a_very_large_number_is_no_disagreement():
    """The larger of two, written as half of their sum and of their distance."""
    land = next(land for land in LANDS if land.name == "assumed shapes")
    hunt = Hunt(depth=2, lands=(land,))
    latex = r"\max(x, \frac{x}{\exp(\mathbf{a}_{2})}) = 0"
    hunt.agree(read_statement(latex, land.scope.vocabulary()).relations[0])
    assert hunt.counts["agree"] == 2, "nothing was compared"
    assert not hunt.found, "\n".join(map(str, hunt.found))


@pytest.mark.parametrize("operator", [tree.Gradient, tree.Hessian])
def test_a_gradient_of_a_product_is_written_in_brackets(operator):
    w = tree.Name("w")
    assert r" (w \, w)" in tree.latex(operator(tree.Name(r"\mathbf{a}"), tree.Mul((w, w))))


def test_a_sum_before_a_factor_is_written_in_brackets():
    total, entry = (read_statement(side, Vocabulary()).relations[0].left for side in
                    (r"\sum_k a_k = 0", "a_k = 0"))  # fmt: skip
    both = tree.Relation("=", tree.Mul((total, entry)), tree.Mul((entry, total)))
    assert tree.latex(both) == r"(\sum_{k} a_{k}) \, a_{k} = a_{k} \, \sum_{k} a_{k}"
    dressed = {Dressed(random.Random(seed)).write(both.left) for seed in range(40)}
    assert len(dressed) > 3 and not [text for text in dressed if text.startswith(r"\sum")]


TORN = re.compile(r"2 *(?:\\(?:,|cdot|times) *)?m")


@pytest.mark.parametrize("operator", [tree.Gradient, tree.Hessian])
def test_a_gradient_before_a_factor_is_written_in_brackets(operator):
    """Found by the hunt: `\\nabla_a 2 m` is that of 2 m."""
    slope, m = operator(tree.Name(r"\mathbf{a}"), num(2)), tree.Name("m")
    for factors in ((slope, m), (m, slope, m), (tree.Mul((m, slope)), m)):
        product = tree.Mul(factors)
        assert r"2) \, m" in tree.latex(product)
        texts = {Dressed(random.Random(seed)).write(product) for seed in range(40)}
        assert len(texts) > 3 and not [text for text in texts if TORN.search(text)]


@pytest.mark.parametrize("product", [tree.Hadamard, lambda pair: tree.Dot(*pair)])
def test_a_product_of_another_kind_is_written_in_brackets(product):
    W, a, b = (tree.Name(name) for name in ("W", r"\mathbf{a}", r"\mathbf{b}"))
    assert r"(\mathbf{a} " in tree.latex(tree.Mul((W, product((a, b)))))


def test_what_is_no_number_has_no_sign():
    """Found by the hunt: NaN was compared with zero."""
    assert Signs().sign(sp.nan) == 0


def test_a_power_behind_its_function_keeps_the_brackets_of_that():
    scope = Hunt(depth=2).scope
    square = read_statement(r"\tanh^{2}(\mathbf{a}) = 0", scope.vocabulary()).relations[0].left
    dressed = {Dressed(random.Random(seed)).write(square) for seed in range(60)}
    assert not [text for text in dressed if re.search(r"\\mathbf\{a\}\s*\^", text)]
