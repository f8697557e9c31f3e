"""ceutils: cross-entropy in NumPy, small enough to read in one sitting.

data → z = a @ W + b → activations: ŷ → losses: L, and back again δ = ŷ − y.
"""

from ceutils.activations import *
from ceutils.data import *
from ceutils.exercises import *
from ceutils.figures.printing import *
from ceutils.gradcheck import *
from ceutils.losses import *
from ceutils.network import *
from ceutils.neuron import *
from ceutils.optimizers import *
from ceutils.training import *

__all__ = [name for name, thing in globals().items() if name[0] != "_" and callable(thing)]
