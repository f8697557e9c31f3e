"""How many digits ceutils keeps beside SciPy, PyTorch and scikit-learn; the judge is mpmath.

    python -m benchmarks.accuracy             20 seeds, a few minutes
    python -m benchmarks.accuracy --quick     a smoke test: one seed, a few numbers

Errors are in ULP, units in the last place: half of one is as good as it gets. The logits reach from
subnormal to ±10⁴, and to ±inf. "lost" means that nothing right is left: 0, inf or NaN where
there is a number, or more than a million ULP. Every number is the worst of all seeds.
"""

import argparse
import sys
from pathlib import Path

import mpmath
import numpy as np

import ceutils
from benchmarks.paired import align, library, show

FOLDER = Path("_build/benchmarks")
LIMIT = 5  # required; 4 is the stretch
LOST = 1e6


# The judge: textbook formulas, with so many digits that nothing is lost. Infinities are limits.


def sigma(z):
    return 1 / (1 + mpmath.exp(-z))


def softmax(z):
    e = [mpmath.exp(value) for value in z]
    return [value / mpmath.fsum(e) for value in e]


def log(value):
    return mpmath.log(value) if value else mpmath.ninf


def weighted(y, value):
    """y · value, being 0 for y = 0, whatever the value is."""
    return y * value if y else mpmath.mpf(0)


EXACT = {
    "sigmoid": sigma,
    "log_sigmoid": lambda z: log(sigma(z)),
    "binary_cross_entropy": lambda z, y: (
        -weighted(y, log(sigma(z))) - weighted(1 - y, log(sigma(-z)))
    ),
    "binary_delta": lambda z, y: sigma(z) - y,
    "softmax": softmax,
    "log_softmax": lambda z: [log(p) for p in softmax(z)],
    "cross_entropy": lambda z, k: [-log(softmax(z)[k])],
    "softmax_delta": lambda z, k: [p - (i == k) for i, p in enumerate(softmax(z))],
}


def judge(name, *arguments):
    """The right answer for each sample, as a flat list."""
    right = []
    for sample in zip(*arguments, strict=True):
        numbers = [a.tolist() for a in sample]
        logits = numbers[0] if isinstance(numbers[0], list) else [numbers[0]]
        finite = [z for z in logits if np.isfinite(z)] + [0.0]
        with mpmath.workdps(100 + int((max(finite) - min(finite)) / 2.3)):
            answer = EXACT[name](*map(_mpf, limit(numbers)))
        right += answer if isinstance(answer, list) else [answer]
    return right


def limit(numbers):
    """A row with +inf is, in the limit, the same as one with 0 there and −inf in all others."""
    z, *labels = numbers
    if isinstance(z, list) and np.inf in z:
        z = [0.0 if value == np.inf else -np.inf for value in z]
    return [z, *labels]


def _mpf(value):
    if isinstance(value, list):
        return [mpmath.mpf(v) for v in value]
    return value if isinstance(value, int) else mpmath.mpf(value)


def ulps(got, right, dtype):
    """Largest distance in units in the last place; inf if a number is lost."""
    info, worst = np.finfo(dtype), 0.0
    for g, r in zip(np.ravel(got).tolist(), right, strict=True):
        if g == r:
            continue
        if not (np.isfinite(g) and mpmath.isfinite(r)):
            return np.inf
        exponent = mpmath.frexp(r)[1] if r else info.minexp
        unit = mpmath.ldexp(1, int(max(exponent - info.nmant - 1, info.minexp - info.nmant)))
        worst = max(worst, float(abs(g - r) / unit))
    return worst


# The contestants.


def of_ceutils():
    return {name: getattr(ceutils, name) for name in EXACT}


def of_scipy():
    from scipy import special

    def log_softmax(z):
        return special.log_softmax(z, axis=-1)

    return {
        "sigmoid": special.expit,
        "log_sigmoid": special.log_expit,
        "binary_cross_entropy": lambda z, y: (
            -(special.xlogy(y, special.expit(z)) + special.xlog1py(1 - y, -special.expit(z)))
        ),
        "binary_delta": lambda z, y: special.expit(z) - y,
        "softmax": lambda z: special.softmax(z, axis=-1),
        "log_softmax": log_softmax,
        "cross_entropy": lambda z, k: -log_softmax(z)[np.arange(len(k)), k],
        "softmax_delta": lambda z, k: (
            special.softmax(z, axis=-1) - np.eye(z.shape[1], dtype=z.dtype)[k]
        ),
    }


def of_torch():
    import torch
    from torch.nn import functional as F

    def wrap(f):
        return lambda *arrays: f(*map(torch.from_numpy, arrays)).numpy()

    def slope(loss):
        def run(z, y):
            z = torch.from_numpy(z.copy()).requires_grad_()
            loss(z, torch.from_numpy(y)).sum().backward()
            return z.grad.numpy()

        return run

    def bce(z, y):
        return F.binary_cross_entropy_with_logits(z, y, reduction="none")

    def ce(z, k):
        return F.cross_entropy(z, k, reduction="none")

    return {
        "sigmoid": wrap(torch.sigmoid),
        "log_sigmoid": wrap(F.logsigmoid),
        "binary_cross_entropy": wrap(bce),
        "binary_delta": slope(bce),
        "softmax": wrap(lambda z: torch.softmax(z, -1)),
        "log_softmax": wrap(lambda z: torch.log_softmax(z, -1)),
        "cross_entropy": wrap(ce),
        "softmax_delta": slope(ce),
    }


def of_sklearn():
    from sklearn._loss.loss import HalfBinomialLoss, HalfMultinomialLoss

    binary = HalfBinomialLoss()

    def many(z, k, which):
        loss = HalfMultinomialLoss(n_classes=z.shape[1])
        z = np.ascontiguousarray(z)
        return loss.loss_gradient(k.astype(z.dtype), z)[which]

    return {
        "binary_cross_entropy": lambda z, y: binary.loss(y, z),
        "binary_delta": lambda z, y: binary.gradient(y, z),
        "cross_entropy": lambda z, k: many(z, k, 0),
        "softmax_delta": lambda z, k: many(z, k, 1),
    }


# What is put in.


def logits(dtype, rng, n):
    """Subnormal to ±10⁴, ±inf, the edges where exp over- and underflows, and ordinary numbers."""
    info = np.finfo(dtype)
    tiny, edge = float(info.smallest_subnormal), float(-np.log(info.tiny))
    hard = [0, tiny, 3 * tiny, info.tiny, info.eps, 17.5, 36.7, 88.7, 103.9, 709.8, 1e4, np.inf]
    sizes = [rng.uniform(0, 1.05 * edge, n), 10 ** rng.uniform(np.log10(tiny), 4, n)]
    z = np.concatenate([hard, *sizes, rng.normal(scale=3, size=n)])
    return np.concatenate([z, -z]).astype(dtype)


def rows(dtype, rng, n, k):
    """Rows of logits of every size, shifted, with ties, with subnormal entries, with ±inf."""
    z = rng.normal(size=(6 * n, k)) * 10 ** rng.uniform(-3, 2.5, (6 * n, 1))
    z[:n] += 1e4 * rng.uniform(-1, 1, (n, 1))
    z[n : 2 * n, 0] = z[n : 2 * n].max(axis=1) + rng.uniform(0, 40, n)
    z[2 * n : 3 * n, 1] = z[2 * n : 3 * n, 2]
    z[3 * n] = np.finfo(dtype).smallest_subnormal * np.arange(k)
    z[3 * n + 1, 2] = np.inf
    z[3 * n + 2, 1:3] = -np.inf
    return z.astype(dtype)


def cases(dtype, rng, n):
    """Yield name, what is shown for it, and the arguments; ±inf apart, where many peers fail."""
    z, Z = logits(dtype, rng, n), rows(dtype, rng, n, 5)
    k = rng.integers(0, 5, len(Z))
    k[::2] = Z[::2].argmax(axis=1)
    single, many = np.isfinite(z), np.isfinite(Z).all(axis=1)
    for finite, where in ((True, ""), (False, " at ±inf")):
        z_, Z_, k_ = z[single == finite], Z[many == finite], k[many == finite]
        for name in ("sigmoid", "log_sigmoid"):
            yield name, name + where, (z_,)
        for name in ("binary_cross_entropy", "binary_delta"):
            for y in (0, 1):
                yield name, f"{name}, y = {y}{where}", (z_, np.full(len(z_), y, dtype))
        for name in ("softmax", "log_softmax"):
            yield name, name + where, (Z_,)
        for name in ("cross_entropy", "softmax_delta"):
            yield name, name + where, (Z_, k_)


def measure(seeds, n, libraries):
    """Worst error of each contestant for each function and dtype."""
    worst = {}
    for seed in range(seeds):
        for dtype in (np.float32, np.float64):
            for name, shown, arguments in cases(dtype, np.random.default_rng(seed), n):
                show(f"seed {seed + 1} of {seeds}: {shown}, {dtype.__name__}")
                right = judge(name, *arguments)
                for peer, functions in libraries.items():
                    if name in functions:
                        with np.errstate(all="ignore"):
                            got = functions[name](*arguments)
                        assert np.asarray(got).dtype == dtype, (peer, name)
                        key = shown, dtype.__name__, peer
                        worst[key] = max(worst.get(key, 0), ulps(got, right, dtype))
    show("")
    return worst


def table(worst, peers):
    lines = [["largest error in ULP", "", *peers, f"required ≤ {LIMIT}", "stretch ≤ 4"]]
    for shown, dtype in sorted(dict.fromkeys(key[:2] for key in worst), key=_order):
        errors = [worst.get((shown, dtype, peer)) for peer in peers]
        texts = ["–" if e is None else "lost" if e > LOST else f"{e:.2f}" for e in errors]
        verdicts = ["met" if errors[0] <= goal else "MISSED" for goal in (LIMIT, 4)]
        lines.append([shown, dtype, *texts, *verdicts])
    return align(lines)


def _order(key):
    shown, dtype = key
    return "±inf" in shown, dtype, [*EXACT].index(shown.split(",")[0].split(" ")[0]), shown


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smoke test: one seed, few numbers")
    parser.add_argument("--seeds", type=int, default=20, help="how many (default 20)")
    options = parser.parse_args(arguments)
    libraries = {"ceutils": of_ceutils()}
    for name, functions in (("scipy", of_scipy), ("torch", of_torch), ("sklearn", of_sklearn)):
        if library(name):
            libraries[name] = functions()
    seeds, n = (1, 3) if options.quick else (options.seeds, 12)
    text = table(measure(seeds, n, libraries), list(libraries))
    print(text)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "accuracy.md").write_text(text + "\n", encoding="utf-8")
    print(f"The table is in {FOLDER}/.", file=sys.stderr)


if __name__ == "__main__":
    main()
