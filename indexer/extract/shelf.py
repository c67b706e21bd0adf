"""Pages of a file being read, laid where its reader's parent finds them should the reader be stopped.

Nearly always the reader comes to its end, and nobody looks at them. So they are not sent one by
one, which would wake the parent for each: they are written into memory that both share. It is
no file that anybody else could find, and what was put there is whole, whenever its writer dies.
"""

from __future__ import annotations

import ctypes
import io
import pickle
from collections.abc import Iterator
from multiprocessing.context import SpawnContext

SIZE = 1 << 20
"""Bytes; those of about a hundred pages of text."""


class Shelf:
    """One for each worker process; only the worker puts something on it.

    Args:
        context: That of the process.

    Raises:
        OSError: If there is no memory to share.
    """

    def __init__(self, context: SpawnContext) -> None:
        self._bytes = context.RawArray(ctypes.c_ubyte, SIZE)
        self._filled = context.RawValue(ctypes.c_size_t, 0)

    def put(self, data: bytes | memoryview) -> bool:
        """Put something pickled down; tell whether there was room for it."""
        begin = self._filled.value
        end = begin + len(data)
        if end > SIZE:
            return False
        memoryview(self._bytes).cast("B")[begin:end] = data
        self._filled.value = end  # last: what is half written does not count
        return True

    @property
    def data(self) -> bytes:
        """All that is there, for `things`."""
        return bytes(memoryview(self._bytes)[: self._filled.value])

    def clear(self) -> None:
        """Make room."""
        self._filled.value = 0


def things(data: bytes) -> Iterator[object]:
    """Yield what was put on a shelf, in that order."""
    stream = io.BytesIO(data)
    while stream.tell() < len(data):
        yield pickle.load(stream)  # noqa: S301 - of our own process, as all that comes through its pipe
