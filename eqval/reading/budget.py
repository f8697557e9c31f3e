"""How much work one display may cost.  Counted in steps, so that every machine says the same."""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from contextlib import contextmanager

try:
    import resource
except ImportError:  # not on Windows: there is a clock, and no measure of memory
    resource = None

from .errors import EquationError

NUMBER_DIGITS = 1000  # of a printed number, and of a power of numbers
NESTING = 60  # brackets, bars and fractions inside each other
DISPLAY_TOKENS = 5000
ENTRIES = 20_000  # of one sampled vector or matrix
STEPS = 300_000  # nodes evaluated to refute one relation
EDGE_STEPS = 60_000  # of these, on one sample of ties and kinks
DERIVATIVES = 8  # inside each other
NODES = 50_000  # nodes translated for one proof
TERMS = 4_000  # of one expanded expression
SIZE = 40_000  # operations of one canonical expression
WRITTEN_OUT = 6  # a printed length up to this is taken as it is, a longer one as a length n
SECONDS = 8.0  # the last resort: processor time for one verdict
WORD_SECONDS = 3.0  # for what the words of a page may have meant
HINT_SECONDS = 2.0  # and for the search for what would mend a formula
MEMORY = 300  # and megabytes on top of what there was
AGAIN = 0.5  # seconds until it is thrown once more: Python drops what arrives in a finalizer


class TooLarge(EquationError):
    """A formula that would cost more than it may: neither proved nor refuted."""

    status = "unproved"

    def __init__(self, what: str):
        super().__init__(what if "too large" in what else f"too large to judge: {what}")


class Budget:
    """Steps that are left."""

    __slots__ = ("left", "what")

    def __init__(self, steps: int, what: str):
        self.left, self.what = steps, what

    def spend(self, steps: int = 1) -> None:
        self.left -= steps
        if self.left < 0:
            raise TooLarge(self.what)


class OutOfTime(BaseException):
    """Thrown into a thread that is over its limits; passes every ``except Exception``."""


class _Watch(threading.Thread):
    """Looks at the clock and the memory for the one thread that judges, ten times a second.

    What is over before it has looked twice costs nothing but a note of its limits.
    """

    def __init__(self):
        super().__init__(daemon=True)
        self.lock, self.wake = threading.Lock(), threading.Event()
        self.limit: list | None = None  # thread and seconds

    def arm(self, seconds: float) -> None:
        self.limit = [threading.get_ident(), seconds]
        if not self.is_alive():
            self.start()
        self.wake.set()

    def disarm(self) -> None:
        with self.lock:
            self.limit = None
            self.wake.clear()

    def run(self):
        seen, end, memory = None, 0.0, 0.0
        while self.wake.wait():
            time.sleep(0.1)
            with self.lock:
                if self.limit is None:
                    continue
                now = time.process_time()
                if self.limit is not seen:
                    seen, end, memory = self.limit, now + self.limit[1], peak() + MEMORY
                elif now > end or peak() > memory:
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(seen[0]), ctypes.py_object(OutOfTime)
                    )
                    end, memory = now + AGAIN, float("inf")


class _Calls:
    """The same without a thread, for a browser: looks at the clock at some of all calls."""

    EVERY = 200  # of this many calls one looks

    def __init__(self):
        self.end, self.count = float("inf"), 0

    def is_alive(self) -> bool:
        return True

    def arm(self, seconds: float) -> None:
        self.end = time.process_time() + seconds
        events, tool = sys.monitoring.events, sys.monitoring.OPTIMIZER_ID
        sys.monitoring.use_tool_id(tool, "eqval")
        sys.monitoring.register_callback(tool, events.PY_START, self._look)
        sys.monitoring.set_events(tool, events.PY_START)

    def disarm(self) -> None:
        self.end, tool = float("inf"), sys.monitoring.OPTIMIZER_ID
        if sys.monitoring.get_tool(tool):
            sys.monitoring.set_events(tool, 0)
            sys.monitoring.free_tool_id(tool)

    def _look(self, code, offset):
        self.count += 1
        if self.count % self.EVERY == 0 and time.process_time() > self.end:
            self.end = time.process_time() + AGAIN
            raise OutOfTime


class _Nothing(_Calls):
    """Neither a thread nor a way to look at calls: only what is counted has an end."""

    def arm(self, seconds: float) -> None:
        pass

    def disarm(self) -> None:
        pass


def _watch():
    """What watches the clock here."""
    if sys.platform != "emscripten":
        return _Watch()
    return _Calls() if hasattr(sys, "monitoring") else _Nothing()


def peak() -> int:
    """The most memory that this process has had, in megabytes."""
    if resource is None:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1 << 20 if sys.platform == "darwin" else 1 << 10)


JUDGING = threading.RLock()  # mpmath's precision and SymPy's caches are common to all threads
_state: dict = {"watch": None, "armed": False}


@contextmanager
def limits(seconds: float | None = None):
    """Judge alone, and raise `TooLarge`, in whichever thread, for what has no end in `SECONDS`.

    Only for what cannot be counted, inside SymPy.  Limits within limits do nothing.
    """
    seconds = SECONDS if seconds is None else seconds
    with JUDGING:
        if _state["armed"]:
            yield
            return
        if _state["watch"] is None or not _state["watch"].is_alive():
            _state["watch"] = _watch()
        watch, _state["armed"] = _state["watch"], True
        try:
            watch.arm(seconds)
            try:
                yield
            finally:
                watch.disarm()
        except OutOfTime:
            watch.disarm()  # where it arrived before the other had begun
            raise TooLarge(f"no end after {seconds:g} seconds or {MEMORY} MB") from None
        except RecursionError:
            raise TooLarge("too deep") from None
        finally:
            _state["armed"] = False


@contextmanager
def outside_limits():
    """Another page is read within a citation: each thing on it has limits of its own."""
    if not _state["armed"]:
        yield
        return
    _state["watch"].disarm()
    _state["armed"] = False
    try:
        yield
    finally:
        _state["armed"] = True
        _state["watch"].arm(SECONDS)
