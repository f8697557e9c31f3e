"""Where eqval is met: `check`, pytest, Sphinx."""
