"""Kernels that are forked: a notebook begins where Python has imported what it will ask for.

nbval starts a kernel for each notebook; to start Python and import NumPy and Matplotlib takes
longer than most of the cells.
"""

import json
import os
import signal
import subprocess
import sys
import time
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import Path

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

NAME = "forked"
# The room of arrays up to 32 MB is kept for the next ones: to give it back and be given it again,
# page by page, takes a third of a step of Adam on a large network.
KEEPING = {"MALLOC_MMAP_THRESHOLD_": str(2**25), "MALLOC_TRIM_THRESHOLD_": str(2**28)}


@cache
def zygote():
    """The process that forks, one for each process of the tests; it ends with its input."""
    command = [sys.executable, Path(__file__).with_name("zygote.py")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen(command, env=os.environ | KEEPING, text=True, **pipes)


def fork(**request):
    """The number of a new process."""
    print(json.dumps(request), file=zygote().stdin, flush=True)
    return int(zygote().stdout.readline())


class Child:
    """What is asked of a `Popen`, of a process that is another one's child."""

    stdin = stdout = stderr = None

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    wait = poll

    def send_signal(self, number):
        os.kill(self.pid, number)

    def kill(self):
        """And see it gone: who asks again whether it is sleeps a tenth of a second before."""
        self.send_signal(signal.SIGKILL)
        while self.poll() is None:
            time.sleep(0.001)

    def terminate(self):
        self.send_signal(signal.SIGTERM)


class Forked(LocalProvisioner):
    """Forks what would be a new process of this Python; starts what is another's."""

    async def launch_kernel(self, cmd, **kwargs):
        if cmd[0] != sys.executable or "ipykernel_launcher" not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        self.cwd = str(kwargs.get("cwd") or Path.cwd())
        self.pid = self.pgid = fork(cwd=self.cwd, env=dict(kwargs["env"]), argv=arguments)
        self.process = Child(self.pid)
        return self.connection_info


def answered(client, timeout=None):
    """Wait for an answer, and not for silence after it: nbval asks until it hears all itself."""
    client.kernel_info(reply=True, timeout=timeout)


def use():
    """Let every kernel that this process starts be forked."""
    BlockingKernelClient.wait_for_ready = answered
    factory = KernelProvisionerFactory.instance()
    group = KernelProvisionerFactory.GROUP_NAME
    factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:{Forked.__name__}", group)
    factory.default_provisioner_name = NAME
