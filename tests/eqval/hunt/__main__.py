"""Random formulas for hours: ``python -m tests.eqval.hunt --claims 200000``.

``--seed`` and ``--start`` go on where another run has stopped.  What is found is printed
smallest first.
"""

import argparse
import gc
import sys
import time
from pathlib import Path

from .rules import Hunt


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0, help="number of the first formula")
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--report", type=Path, help="a file that is renewed every minute")
    options = parser.parse_args()
    gc.set_threshold(50_000)  # as the tests of pages do
    hunt, total, number = Hunt(options.seed, options.depth), 0, options.start
    begin = shown = time.time()
    while total < options.claims:
        total += hunt.claims(number)
        number += 1
        if time.time() - shown > 60 or total >= options.claims:
            shown = time.time()
            rate, formulas = total / (shown - begin), number - options.start
            lines = [
                f"{total} claims of {formulas} formulas, {rate:.0f} a second,"
                f" {len(hunt.found)} found; go on with --seed {options.seed} --start {number}"
            ]
            lines += [f"    {key}: {value}" for key, value in sorted(hunt.counts.items())]
            lines += map(str, sorted(hunt.found, key=lambda item: len(item.latex)))
            print("\n".join(lines), flush=True)
            if options.report:
                options.report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if hunt.found else 0


if __name__ == "__main__":
    sys.exit(main())
