"""LaTeX to a tree and back.  Knows no page and no scope."""
