"""Run a helper program on data in memory, within limits: no shell, no file, no terminal."""

from __future__ import annotations

import importlib.util
import math
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_TETHER = Path(__file__).with_name("tether.py")
_HAS_LIMITS = importlib.util.find_spec("resource") is not None  # not on Windows

MEMORY_MB = 1024
"""Mebibytes of address space that a helper may take; less if its parent has less."""


class HelperFailed(Exception):
    """A helper could not be started, failed or was late; the message is for a person.

    Attributes:
        is_late: The time was up.
    """

    def __init__(self, reason: str, is_late: bool = False) -> None:
        super().__init__(reason)
        self.is_late = is_late


def run(command: Sequence[str], data: bytes, timeout_s: float) -> bytes:
    """Give a program data on its standard input; return what it writes on its standard output.

    Args:
        command: Path of the program, and its arguments.
        data: May be empty.
        timeout_s: Seconds of wall time, after which it is killed.

    Raises:
        HelperFailed: If it cannot be started, ends with an error, or is late.
    """
    name = Path(command[0]).stem
    try:
        with subprocess.Popen(  # noqa: S603 - the command is ours, the document is but data
            [*_tethered(timeout_s), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                output, complaint = process.communicate(data, max(timeout_s, 0))
            except BaseException:
                process.kill()
                raise
    except subprocess.TimeoutExpired:
        raise HelperFailed(f"{name} took more than {timeout_s:.0f} s", is_late=True) from None
    except OSError as error:
        raise HelperFailed(f"{name} cannot be run: {error.strerror}") from error
    if process.returncode:
        lines = complaint.decode("utf-8", "replace").strip().splitlines()
        raise HelperFailed(lines[-1][:200] if lines else f"{name} ended with {process.returncode}")
    return output


def _tethered(timeout_s: float) -> list[str]:
    if not _HAS_LIMITS:
        return []
    limits = [str(os.getpid()), str(math.ceil(max(timeout_s, 0)) + 1), str(MEMORY_MB)]
    return [sys.executable, "-I", "-S", str(_TETHER), *limits]
