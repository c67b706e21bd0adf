"""Memory and processor time of one file, kept by the operating system where it can.

The limit of memory is one of address space, on top of what the process has when a file begins.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from indexer.errors import LimitExceeded
from indexer.extract.protocol import Limits

HAS_LIMITS = importlib.util.find_spec("resource") is not None  # not on Windows
if HAS_LIMITS:
    import resource

_MEBIBYTE = 1024 * 1024


class Budget:
    """What one file after the other may cost this process.

    Args:
        limits: For each file.
        grace_s: Seconds of processor time on top of those, if somebody else has an eye on the clock.
    """

    def __init__(self, limits: Limits, grace_s: float = 0.0) -> None:
        self._limits = limits
        self._seconds = limits.timeout_s + grace_s
        self._bytes_at_start = _address_space_bytes()

    @contextlib.contextmanager
    def of_one_file(self) -> Iterator[None]:
        """Keep the limits within the block; without them afterwards, so that errors can be sent.

        Raises:
            MemoryError: Beyond that of memory. Beyond that of time the process ends, unless it
                has called `raise_beyond_time`.
        """
        if not HAS_LIMITS:
            yield
            return
        soft_s, most_s = resource.getrlimit(resource.RLIMIT_CPU)
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = used.ru_utime + used.ru_stime + self._seconds
        now_bytes = _address_space_bytes()
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (_at_most(int(seconds) + 1, most_s), most_s))
            if now_bytes is not None:
                wanted = now_bytes + self._limits.memory_mb * _MEBIBYTE
                resource.setrlimit(resource.RLIMIT_AS, (_at_most(wanted, hard), hard))
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_CPU, (soft_s, most_s))
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

    def raise_beyond_time(self) -> None:
        """Have LimitExceeded raised in the main thread, where the process would be ended."""
        if HAS_LIMITS:
            signal.signal(signal.SIGXCPU, self._raise)

    def _raise(self, number: int, frame: FrameType | None) -> None:
        raise LimitExceeded(f"time limit of {self._limits.timeout_s:g} s")

    def beyond_memory(self) -> LimitExceeded:
        """Return what a MemoryError within the block means."""
        return LimitExceeded(f"memory limit of {self._limits.memory_mb} MB")

    def add(self, seconds: float) -> None:
        """Allow the file so much more processor time."""
        if HAS_LIMITS:
            soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (_at_most(soft + int(seconds) + 1, hard), hard))

    def is_spent(self) -> bool:
        """Tell whether files have left so much behind that a fresh process is better."""
        now_bytes = _address_space_bytes()
        if now_bytes is None or self._bytes_at_start is None:
            return False
        return now_bytes - self._bytes_at_start > self._limits.memory_mb * _MEBIBYTE / 4


def _at_most(wanted: int, hard: int) -> int:
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)


def _address_space_bytes() -> int | None:
    """Return the address space of this process; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
