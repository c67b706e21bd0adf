"""Whoosh's table of terms, written with one step for each term.

The same file as Whoosh writes and reads, but for the function that spreads the terms over its
buckets, which the file itself names: CRC 32, where Whoosh prefers the slower MD5.

Leans on the insides of the pinned release of Whoosh.
"""

from __future__ import annotations

import struct
from binascii import crc32
from typing import Any

import numpy as np
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.util.numlists import GrowableArray

_LENGTHS = struct.Struct("!ii")  # of key and value
_POINTER = np.dtype([("spread", ">u4"), ("at", ">i8")])  # hash and position of a key
_NOWHERE = (0, 0)
_CRC = 1


class TermTable(OrderedHashWriter):  # type: ignore[misc]
    """See `whoosh.filedb.filetables`: keys must come in order."""

    def __init__(self, file: Any) -> None:
        """Begin a table at the beginning of a file."""
        file.seek(0)
        HashWriter.__init__(self, file, hashtype=_CRC)
        self.index = GrowableArray("H")
        self.lastkey = b""
        self._at = file.tell()

    def add(self, key: bytes, value: bytes) -> None:
        """Add a key that is greater than all before."""
        if key <= self.lastkey:
            raise ValueError(f"keys must increase: {self.lastkey!r}, {key!r}")
        self.lastkey = key
        at = self._at
        self.index.append(at)
        spread = crc32(key)
        self.buckets[spread & 255].append((spread, at))
        record = _LENGTHS.pack(len(key), len(value)) + key + value
        self.dbfile.write(record)
        self._at = at + len(record)

    def _write_hashes(self) -> None:
        for entries in self.buckets:
            size = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), size))
            slots = [_NOWHERE] * size
            for spread, at in entries:
                slot = (spread >> 8) % size
                while slots[slot] is not _NOWHERE:
                    slot = (slot + 1) % size
                slots[slot] = (spread, at)
            self.dbfile.write(np.array(slots, _POINTER).tobytes())
