"""What reading damaged files raises, turned into one error of ours.

Whoosh unpickles, unpacks and decompresses what it finds and lets whatever goes wrong
escape. The list was met by cutting and overwriting each kind of file.
"""

from __future__ import annotations

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from whoosh.index import IndexError as WhooshIndexError

from indexer.errors import IndexUnusable

_DAMAGE = (
    WhooshIndexError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
    pickle.UnpicklingError,
    struct.error,
    zlib.error,
)


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Surround reads of index files only, so that our own mistakes keep their names.

    Raises:
        IndexUnusable: If the files cannot be read.
    """
    try:
        yield
    except _DAMAGE as error:
        raise IndexUnusable(
            f"{what} of the index cannot be read ({type(error).__name__}: {error})"
        ) from error
