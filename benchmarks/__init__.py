"""ceutils beside its peers: `python -m benchmarks.speed`, `python -m benchmarks.accuracy`.

One thread each: ratios mean nothing when libraries take different numbers of cores. The number of
threads is read when NumPy and PyTorch are first imported, so it is set here, before them.
"""

import os

for library in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM"):
    os.environ[f"{library}_NUM_THREADS"] = "1"
