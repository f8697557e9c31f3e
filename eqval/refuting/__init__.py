"""The second meaning, without SymPy: samples, many digits, counterexamples."""
