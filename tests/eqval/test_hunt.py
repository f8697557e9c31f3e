"""A short hunt in every run of the tests; `hunt.py` goes on for hours."""

from hunt import Hunt, num
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eqval.proving.atoms import Step
from eqval.proving.translate import Symbolic
from eqval.reading import tree
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
