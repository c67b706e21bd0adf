"""Posting lists as arrays: the documents of a term, how often, and where.

Everything above this module works on whole arrays; nothing but this module knows how
Whoosh stores a posting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader, TermNotFound

from indexer.engines.whoosh.codec import ArrayMatcher

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term, or a group of terms, or a phrase occurs in one field.

    Attributes:
        docs: Document numbers, increasing.
        starts: Offset of each document's first position in `positions`; one more at the end.
        positions: Positions of all documents, one after the other, increasing within each.
    """

    docs: Ints
    starts: Ints
    positions: Ints
    frequencies: Ints = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "frequencies", np.diff(self.starts))

    def rows(self) -> Ints:
        """Return, for each position, the index into `docs` of its document."""
        return np.repeat(np.arange(len(self.docs)), self.frequencies)

    def of(self, doc: int) -> Ints:
        """Return the positions in one document."""
        row = int(np.searchsorted(self.docs, doc))
        if row == len(self.docs) or self.docs[row] != doc:
            return NOTHING.positions
        return self.positions[self.starts[row] : self.starts[row + 1]]


NOTHING = Postings(np.zeros(0, np.int64), np.zeros(1, np.int64), np.zeros(0, np.int64))


def read(reader: IndexReader, field_name: str, term: str, live: NDArray[np.bool_]) -> Postings:
    """Read one term's postings; documents that are no longer `live` are left out."""
    parts = []
    for leaf, offset in reader.leaf_readers():
        try:
            matcher = leaf.postings(field_name, term.encode())
        except TermNotFound:
            continue
        found: ArrayMatcher = getattr(matcher, "child", matcher)  # Whoosh hides removed documents by wrapping
        parts.append(_alive(Postings(found.docs + offset, found.starts, found.positions), live))
    return union(parts)


def _alive(of: Postings, live: NDArray[np.bool_]) -> Postings:
    alive = live[of.docs]
    if alive.all():
        return of
    starts = np.concatenate(([0], np.cumsum(of.frequencies[alive])))
    return Postings(of.docs[alive], starts, of.positions[np.repeat(alive, of.frequencies)])


def union(lists: Iterable[Postings]) -> Postings:
    """Merge the postings of terms that stand for one concept."""
    given = [postings for postings in lists if len(postings.docs)]
    if len(given) < 2:
        return given[0] if given else NOTHING
    docs = np.concatenate([postings.docs[postings.rows()] for postings in given])
    return _from_pairs(docs, np.concatenate([postings.positions for postings in given]))


def phrase(lists: Iterable[Postings]) -> Postings:
    """Find where the terms stand one directly after the other; positions are of the first.

    A position of the k-th term, less k, is where the phrase would begin. One sorted key a
    position holds both document and beginning, and the keys common to all terms are the hits.
    """
    keys: Ints | None = None
    for shift, postings in enumerate(lists):
        begin = postings.positions - shift
        key = (postings.docs[postings.rows()] << _SHIFT) + begin
        key = key[begin >= 0]
        keys = key if keys is None else np.intersect1d(keys, key, assume_unique=True)
        if not len(keys):
            return NOTHING
    if keys is None:
        return NOTHING
    return _from_pairs(keys >> _SHIFT, keys & ((1 << _SHIFT) - 1))


_SHIFT = 32  # positions are uint32


def _from_pairs(docs: Ints, positions: Ints) -> Postings:
    order = np.lexsort((positions, docs))
    docs, positions = docs[order], positions[order]
    distinct, starts = np.unique(docs, return_index=True)
    return Postings(distinct, np.append(starts, len(docs)).astype(np.int64), positions)


def vocabulary(reader: IndexReader, field_name: str, prefix: str, live: NDArray[np.bool_]) -> dict[str, int]:
    """Return the terms of a field that begin with the prefix, and how many live documents have each.

    Whoosh counts removed documents until their segment is merged; only then are postings read.
    """
    frequencies = {
        term.decode(): reader.doc_frequency(field_name, term)
        for term in reader.expand_prefix(field_name, prefix.encode())
    }
    if not live.all():
        frequencies = {term: len(read(reader, field_name, term, live).docs) for term in frequencies}
    return {term: frequency for term, frequency in frequencies.items() if frequency}
