"""A process that has imported what all notebooks import, and becomes a kernel when it is asked.

Each line of its input is a request: where, with which environment and connection file. It answers
with the number of the process that it has forked.
"""

import gc
import json
import os
import signal
import sys
from importlib import import_module

WANTED = (
    "ipykernel.kernelapp", "IPython", "numpy", "matplotlib.pyplot", "matplotlib.image",
    "matplotlib.backends.backend_agg", "ceutils", "eqval", "sympy",
    "sklearn.datasets", "sklearn.linear_model", "sklearn.model_selection", "sklearn.neural_network",
)  # fmt: skip


def become(cwd, env, argv):
    """Be a kernel, as `python -m ipykernel_launcher` is one."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    from ipykernel import kernelapp

    sys.argv = ["ipykernel_launcher", *argv]
    kernelapp.launch_new_instance()


def main():
    import pictures

    del sys.path[0]  # this folder, where it lies; a kernel begins with its own
    # Both are read when the modules are imported.
    os.environ["JPY_PARENT_PID"] = str(os.getpid())
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    for name in WANTED:
        import_module(name)
    pictures.watch()
    gc.freeze()  # a kernel need not look through what it was born with
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            become(**request)
            sys.exit()
        print(child, flush=True)


if __name__ == "__main__":
    main()
