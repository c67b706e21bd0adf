"""How posting lists lie on disk: whole arrays, written and read without a step for each posting.

Whoosh lets an index choose its codec; stored records, segments and the table of terms stay
Whoosh's. A list is one record: the number of documents and the width of a position, then the
document numbers, how often the term occurs in each, and the positions of all, one document after
the other. Numbers are the machine's own: an index is made anew, never carried elsewhere.

Leans on the insides of the pinned release of Whoosh where it says "_".
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.fields import Schema
from whoosh.matching import ListMatcher

from indexer.engines.whoosh.pool import Posting
from indexer.engines.whoosh.schema import POSITION
from indexer.engines.whoosh.table import TermTable

_HEAD = struct.Struct("=IB")  # documents, bytes a position
_ONCE = struct.Struct("=IBIIH")  # head, document, frequency and position of a list of one
_FIELD = struct.Struct("!H")
_NUMBER = np.dtype(np.uint32)
_SHORT = np.dtype(np.uint16)
_LARGEST_SHORT = int(np.iinfo(_SHORT).max)
_FEW = 64
_TERM_INFO = struct.Struct(f"{W3TermInfo._struct.format}qi")
"""`W3TermInfo.to_bytes` in one step: see there. Lengths of fields are not kept."""


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec, but for the posting lists. Pickled into the table of contents."""

    length_stats = False
    """Lengths of fields are in the stored records; Whoosh would ask for one at each posting."""

    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        """Return what writes terms and their postings; see Whoosh."""
        return ArrayFieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: W3TermInfo, format_: Any, term: Any = None, scorer: Any = None
    ) -> ArrayMatcher:
        """Return the postings of a term; see Whoosh."""
        offset, length = terminfo.extent()
        # Whoosh 2.7.5 hands on the length as it unpacks it: a tuple of one.
        (length,) = length if isinstance(length, tuple) else (length,)
        return ArrayMatcher(dbfile.get(offset, length), format_, term, terminfo)


class ArrayFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes what a `TermPool` gives: a whole list at a time."""

    def __init__(self, codec: ArrayCodec, storage: Any, segment: Any) -> None:
        """See Whoosh."""
        super().__init__(codec, storage, segment)
        theirs: Any = self._tindex
        self._tindex: Any = TermTable(theirs.dbfile)
        self._fieldmap: dict[str, int] = {}
        self._tindex.extras["fieldmap"] = self._fieldmap

    def add_postings(self, schema: Schema, lengths: None, items: Iterable[Posting]) -> None:
        """Write lists, ordered by field and term; see Whoosh."""
        fields, terms, file = self._fieldmap, self._tindex, self._postfile
        offset = file.tell()
        for field, term, docs, values in items:
            record, frequencies = pack(docs, values)
            info = _TERM_INFO.pack(
                False,
                sum(frequencies),
                len(docs),
                0,
                0,
                max(frequencies),
                docs[0],
                docs[-1],
                offset,
                len(record),
            )
            file.write(record)
            offset += len(record)
            terms.add(_FIELD.pack(fields.setdefault(field, len(fields))) + term, info)


def pack(docs: Sequence[int], values: Sequence[bytes]) -> tuple[bytes, list[int]]:
    """Return the record of a list, and how often the term is in each document.

    Args:
        docs: Document numbers, increasing.
        values: The positions in each, as `schema.POSITION`.
    """
    if len(values) == 1 and len(values[0]) == POSITION.itemsize:  # nearly half of all terms occur once
        (position,) = array(POSITION.char, values[0])
        if position <= _LARGEST_SHORT:
            return _ONCE.pack(1, _SHORT.itemsize, docs[0], 1, position), [1]
    frequencies = [len(value) // POSITION.itemsize for value in values]
    positions = b"".join(values)
    width = POSITION.itemsize
    given = array(POSITION.char, positions)
    if max(given) <= _LARGEST_SHORT:
        # Most lists are short, and for them numpy is slower.
        narrow = array(_SHORT.char, given) if len(given) < _FEW else np.array(given).astype(_SHORT)
        width, positions = _SHORT.itemsize, narrow.tobytes()
    counts = struct.pack(f"={2 * len(docs)}I", *docs, *frequencies)
    return _HEAD.pack(len(docs), width) + counts + positions, frequencies


class ArrayMatcher(ListMatcher):  # type: ignore[misc]
    """The postings of one term, as arrays, and as Whoosh walks over them when it merges segments.

    Attributes:
        docs: Document numbers in the segment, increasing.
        starts: Offset of each document's first position in `positions`; one more at the end.
        positions: Positions of all documents, one after the other.
    """

    def __init__(self, record: bytes, format_: Any, term: Any, terminfo: W3TermInfo) -> None:
        size, width = _HEAD.unpack_from(record)
        at = _HEAD.size
        self.docs = np.frombuffer(record, _NUMBER, size, at).astype(np.int64)
        frequencies = np.frombuffer(record, _NUMBER, size, at + size * _NUMBER.itemsize)
        self.starts = np.concatenate(([0], np.cumsum(frequencies, dtype=np.int64)))
        stored = _SHORT if width == _SHORT.itemsize else POSITION
        self.positions: NDArray[np.int64] = np.frombuffer(
            record, stored, int(self.starts[-1]), at + 2 * size * _NUMBER.itemsize
        ).astype(np.int64)
        super().__init__(self.docs, frequencies, None, format_, term=term, terminfo=terminfo)

    def id(self) -> int:
        """Return the number of the document it stands at."""
        return int(self.docs[self._i])

    def value(self) -> bytes:
        """Return the positions in it, as `schema.POSITION`."""
        return self.positions[self.starts[self._i] : self.starts[self._i + 1]].astype(POSITION).tobytes()
