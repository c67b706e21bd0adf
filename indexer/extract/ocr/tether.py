"""Become another program, one that ends with its parent and after so much processor time.

A program of its own, started as `python tether.py PARENT SECONDS MEBIBYTES PROGRAM ARGUMENT…`.
A worker can be killed at any moment, and cannot end its helpers then: on Linux the system does it.
Elsewhere the limit on processor time bounds how long a helper outlives it. One thread is enough
for each: there are as many workers as processors already.
It is a program rather than a hook between fork and exec because our workers have threads.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_MEBIBYTE = 1024 * 1024


def _lower(what: int, wanted: int) -> None:
    soft, hard = resource.getrlimit(what)
    for limit in (soft, hard):
        if limit != resource.RLIM_INFINITY:
            wanted = min(wanted, limit)
    with contextlib.suppress(OSError, ValueError):  # macOS knows no limit on address space
        resource.setrlimit(what, (wanted, hard))


def main(parent: str, seconds: str, mebibytes: str, program: str, *arguments: str) -> None:
    """Set the limits, then be the program."""
    system = ctypes.CDLL(None)
    system.setenv(b"OMP_THREAD_LIMIT", b"1", 1)  # OpenMP's, which Tesseract is built with
    if sys.platform == "linux":
        system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != int(parent):
        return  # it ended before it could be watched
    _lower(resource.RLIMIT_CPU, int(seconds))
    _lower(resource.RLIMIT_AS, int(mebibytes) * _MEBIBYTE)
    _lower(resource.RLIMIT_CORE, 0)
    try:
        os.execv(program, [program, *arguments])  # noqa: S606 - no shell is wanted
    except OSError as error:
        sys.exit(f"{program} cannot be run: {error.strerror}")


if __name__ == "__main__":
    main(*sys.argv[1:])
