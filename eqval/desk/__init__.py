r"""The desk: a reader's own derivation, line by line.

A line comes as LaTeX or in the plain way of writing: `plain` takes off what stands round it,
`grammar` makes LaTeX of the plain way, `letters` of single signs.  `derivation` judges it under
what is given, `pencil` looks for small numbers where it fails, `mistakes` for the one change that
mends it, `goal` says whether the asked thing has been reached, `unread` what to write instead;
`sentences` has the words.  Nothing here is imported by another room.
"""
