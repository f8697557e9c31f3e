r"""Each engine alone is fooled, or would be; the pair is not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sympy as sp

import eqval
from eqval.checking import build_scope
from eqval.display import read_statement
from eqval.prover import Prover
from eqval.resolve import Resolver
from eqval.verdict import Judge
from eqval.worlds import Worlds, refute

EDGE = (
    [r"\mathbf{z} \in \mathbb{R}^K", r"L = \sum_{i=2}^{K} z_i^2"],
    r"\frac{\partial L}{\partial z_k} = 2 z_k",
)
TINY = ([r"u \in \mathbb{R}"], r"\log(e^{u}) = u + 10^{-30}")


def claim_of(case):
    given, latex = case
    scope = build_scope(given)
    return scope, Resolver(scope).statement(read_statement(latex, scope.vocabulary()))


def test_the_numeric_engine_alone_is_fooled_by_a_tiny_difference():
    scope, claim = claim_of(TINY)
    assert refute(claim, Worlds(scope)) is None
    assert Prover(scope).prove(claim) is None


def test_sympy_alone_is_fooled_at_the_edge_of_a_range():
    k, big = sp.symbols("k K", integer=True, positive=True)
    i, z = sp.Symbol("i", integer=True), sp.IndexedBase("z", real=True)
    slope = sp.diff(sp.Sum(z[i] ** 2, (i, 2, big)), z[k])
    from sympy.concrete.delta import deltasummation

    assert deltasummation(slope.function, (i, 2, big), no_piecewise=True) == 2 * z[k]


def test_the_prover_knows_the_edge_and_the_numbers_refute_it():
    scope, claim = claim_of(EDGE)
    assert Prover(scope).prove(claim) is None
    found = refute(claim, Worlds(scope))
    assert dict(found.indices)["k"] == 1


@pytest.mark.parametrize("case", [EDGE, TINY], ids=["edge", "tiny"])
def test_the_pair_proves_neither(case):
    scope, claim = claim_of(case)
    assert Judge(scope).judge(claim).status in ("refuted", "unproved")


def test_a_second_derivative_of_any_loss_is_not_zero():
    case = (
        [
            r"\mathbf{b} \in \mathbb{R}^m",
            r"\ell : \mathbb{R}^m \to \mathbb{R}",
            r"C = \ell(\mathbf{b})",
        ],
        r"\frac{\partial^2 C}{\partial b_i \partial b_j} = 0",
    )
    scope, claim = claim_of(case)
    assert Prover(scope).prove(claim) is None
    assert refute(claim, Worlds(scope)) is not None


def test_no_index_is_captured():
    case = (
        [r"\mathbf{y}, \mathbf{z} \in \mathbb{R}^K", r"L = \sum_{i=1}^K y_i z_i"],
        r"\frac{\partial L}{\partial z_i} = \sum_{i=1}^K y_i",
    )
    scope, claim = claim_of(case)
    assert Prover(scope).prove(claim) is None
    assert refute(claim, Worlds(scope)) is not None


def test_logarithms_of_negative_numbers_are_not_split():
    case = ([r"x, y \in \mathbb{R}"], r"\log(x y) = \log x + \log y")
    scope, claim = claim_of(case)
    assert Prover(scope).prove(claim) is None
    assert Judge(scope).judge(claim).status == "unproved"


def test_positive_ones_are():
    case = ([r"x, y \in \mathbb{R}_{>0}"], r"\log(x y) = \log x + \log y")
    scope, claim = claim_of(case)
    assert Judge(scope).judge(claim).status == "proved"


def imports(name):
    """Lines that import, of one module."""
    folder = Path(eqval.__file__).parent
    lines = (folder / f"{name}.py").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.lstrip().startswith(("import ", "from "))]


@pytest.mark.parametrize("name", ["numeric", "worlds", "sampling", "matrices", "domains"])
def test_the_numeric_engine_does_not_import_sympy(name):
    assert not any("sympy" in line or ".symbolic" in line for line in imports(name))


@pytest.mark.parametrize("name", ["symbolic", "normal", "signs", "symbols", "inequality"])
def test_the_symbolic_engine_does_not_import_the_numeric_one(name):
    assert not any("mpmath" in line or ".numeric" in line for line in imports(name))


def test_nothing_else_is_needed_at_run_time():
    folder = Path(eqval.__file__).parent
    allowed = {"sympy", "mpmath", "__future__", "eqval"} | set(sys.stdlib_module_names)
    markdown = {"markdown_it", "mdit_py_plugins"}  # pages only: `eqval.check` does without
    for path in folder.glob("*.py"):
        if path.stem in ("sphinx_ext", "pytest_plugin"):
            continue
        for line in imports(path.stem):
            found = re.match(r"\s*(?:from|import) (\.*)(\w*)", line)
            known = allowed | markdown if path.stem == "markdown" else allowed
            assert found[1] or found[2] in known, (path.name, line)


def test_check_does_without_the_markdown_parser():
    code = "import sys, eqval; eqval.check('1 + 1 = 2'); sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
