"""What is known of each document beside its words, as arrays loaded once a generation.

A facet is a list of values and, for each (document, value) pair, two numbers. The pairs of a
value and a work stand together, so that counting works under any selection sorts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from indexer.engines.ranking import newest_first, oldest_first

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one facet, with their codes: pair i says that document `docs[i]` has value `codes[i]`."""

    values: Mapping[str, int]
    docs: NDArray[np.int64]
    codes: NDArray[np.int64]

    def having(self, wanted: Iterable[str], size: int) -> Mask:
        """Return the mask of documents that have one of the values."""
        chosen = np.zeros(len(self.values), np.bool_)
        chosen[[self.values[value] for value in wanted if value in self.values]] = True
        mask = np.zeros(size, np.bool_)
        mask[self.docs[chosen[self.codes]]] = True
        return mask


@dataclass(frozen=True, slots=True)
class Tally:
    """One facet, ready to be counted by works.

    Attributes:
        docs: Documents of all (value, work) pairs, one pair after the other.
        starts: Where each pair begins in them.
        codes: The value of each pair, as an index into `values`.
    """

    values: NDArray[np.object_]
    docs: NDArray[np.int64]
    starts: NDArray[np.int64]
    codes: NDArray[np.int64]

    def count(self, mask: Mask) -> dict[str, int]:
        """Return how many works have each value in documents of the mask; absent where none has."""
        if not len(self.starts):
            return {}
        has = np.logical_or.reduceat(mask[self.docs], self.starts)
        counts = np.bincount(self.codes[has], minlength=len(self.values))
        found = np.flatnonzero(counts)
        return dict(zip(self.values[found].tolist(), counts[found].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Works:
    """Which documents are one work, and the facets counted by works.

    Attributes:
        codes: By document number, equal for documents of one work, below their number.
    """

    codes: NDArray[np.int64]
    tallies: Mapping[str, Tally]

    def firsts(self, docs: NDArray[np.int64]) -> Mask:
        """Return which of these documents, in this order, is the first of its work."""
        works = self.codes[docs]
        places = np.arange(len(docs))
        first = np.empty(len(self.codes), np.int64)
        first[works[::-1]] = places[::-1]  # of equal indices, the last one written stays
        mask: Mask = first[works] == places
        return mask


@dataclass(frozen=True, slots=True)
class Columns:
    """All documents of a generation.

    Attributes:
        ids: Id of each document number; "" where a document was removed.
        live: Document numbers that still are documents.
        lengths: Number of terms of each text field, by document number.
        newest, oldest: Rank of each document number in the orders by date, from 0.
    """

    ids: tuple[str, ...]
    live: Mask
    lengths: Mapping[str, NDArray[np.float64]]
    keywords: Mapping[str, Column]
    newest: NDArray[np.int64]
    oldest: NDArray[np.int64]
    numbers: Mapping[str, int]


def load(reader: IndexReader) -> Columns:
    """Read the stored record of every live document."""
    size = reader.doc_count_all()
    ids = [""] * size
    live = np.zeros(size, np.bool_)
    lengths: dict[str, NDArray[np.float64]] = {}
    pairs: dict[str, tuple[dict[str, int], list[int], list[int]]] = {}
    dates = []
    for number, stored in reader.iter_docs():
        record = stored["record"]
        ids[number] = record["id"]
        live[number] = True
        dates.append((record["id"], record["date"]))
        for name, length in record["lengths"].items():
            lengths.setdefault(name, np.zeros(size))[number] = length
        for facet, values in record["keywords"].items():
            codes, docs, column = pairs.setdefault(facet, ({}, [], []))
            for value in values:
                docs.append(number)
                column.append(codes.setdefault(value, len(codes)))
    numbers = {key: number for number, key in enumerate(ids) if key}
    return Columns(
        tuple(ids),
        live,
        lengths,
        {
            facet: Column(codes, np.array(docs, np.int64), np.array(column, np.int64))
            for facet, (codes, docs, column) in pairs.items()
        },
        _ranks(newest_first(dates), numbers, size),
        _ranks(oldest_first(dates), numbers, size),
        numbers,
    )


def works(known: Columns, of: Mapping[str, str]) -> Works:
    """Return the works of documents, of id -> work where they are not alone."""
    numbers: dict[str, list[int]] = {}
    for key, work in of.items():
        if key in known.numbers:
            numbers.setdefault(work, []).append(known.numbers[key])
    codes = np.arange(len(known.live))
    for members in numbers.values():
        codes[members] = min(members)
    return Works(codes, {facet: _tally(column, codes) for facet, column in known.keywords.items()})


def _tally(column: Column, works: NDArray[np.int64]) -> Tally:
    pairs = column.codes * len(works) + works[column.docs]
    order = np.argsort(pairs, kind="stable")
    ordered = pairs[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return Tally(
        np.array(list(column.values), np.object_), column.docs[order], starts, column.codes[order][starts]
    )


def _ranks(order: list[str], numbers: Mapping[str, int], size: int) -> NDArray[np.int64]:
    ranks = np.zeros(size, np.int64)
    ranks[[numbers[key] for key in order]] = np.arange(len(order))
    return ranks
