"""What reading a damaged PDF may raise."""

from __future__ import annotations

import struct
import zlib

from pdfminer.psexceptions import PSException

# What pdfminer lets through on damaged files, besides its own: seen in its issues and in the
# collections of other PDF projects. MemoryError is not among them: it is a limit, not damage.
RAISED_ON_DAMAGE = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
