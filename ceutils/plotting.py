"""The book's pictures under the name that its chapters use; `ceutils.figures` draws them."""

from ceutils.figures.plotting import *
from ceutils.figures.plotting import __all__ as __all__
