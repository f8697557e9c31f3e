"""The symbolic engine alone must prove no mutant that the numeric engine refutes.

Run as a script on pages: ``python tests/eqval/soundness.py book/en/neuron/*.ipynb``.
"""

import sys
from collections import Counter
from dataclasses import replace

from eqval.judging.mutants import mutants
from eqval.meaning.typing import Resolver
from eqval.pages.book import Book, edition_of
from eqval.proving.prover import Prover
from eqval.reading.errors import EquationError
from eqval.refuting.samples import refute


def false_proofs(page, every=1):
    """(label, mutant, counterexample) wherever the prover is wrong; and what was tried."""
    tried, wrong, place = Counter(), [], 0
    for entry in page.entries:
        if entry.claim is None or entry.error is not None or entry.item.kind == "hyp":
            continue
        judge = page.verdicts.judge_of(entry)
        for relation in entry.claim.relations:
            for mutant in mutants(relation, judge.scope, tuple(k for k, _ in entry.claim.free)):
                place += 1
                if place % every:
                    continue
                try:
                    resolver = Resolver(
                        judge.scope, dict(entry.claim.free), dict(entry.claim.extra)
                    )
                    claim = replace(entry.claim, relations=(resolver.relation(mutant.relation),))
                    found = refute(claim, judge.worlds(claim), 4)
                except EquationError:
                    tried["ill-typed"] += 1
                    continue
                if found is None:
                    tried["not refuted"] += 1
                    continue
                proved = Prover(judge.scope).prove(claim)
                tried["proved, wrongly" if proved else "not proved"] += 1
                if proved:
                    wrong.append((entry.name, mutant.what, str(found)))
    return wrong, tried


if __name__ == "__main__":
    total = Counter()
    for name in sys.argv[1:]:
        page = Book(edition_of(name)).page(name)
        found, tried = false_proofs(page, every=3)
        total += tried
        print(name, dict(tried))
        for item in found:
            print("   WRONG PROOF", *item)
    print(dict(total))
