"""Postings on their way to disk: gathered by term, sorted by term, spilled when they are many.

Stands in for Whoosh's pool, which keeps and sorts every posting of its own. Documents come in
the order of their numbers, so the lists of a term need no sorting.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO

from indexer.engines.protocol import Inverted

Posting = tuple[str, bytes, list[int], list[bytes]]
"""Field, term, numbers of documents, increasing, and the positions in each."""

_Fields = dict[str, dict[bytes, list[int | bytes]]]
"""Field -> term -> number of a document, positions in it, and so on in turn: one list takes half the time."""

_TERM, _POSTING = 400, 100
"""What a term and a posting take in memory beside their bytes, in bytes; about."""


class TermPool:
    """See `whoosh.writing.PostingPool`, whose part it plays."""

    def __init__(self, storage: Any, limit: int) -> None:
        """Make an empty pool.

        Args:
            storage: Whoosh's temporary storage, which is destroyed with the writer.
            limit: Memory for postings, in bytes, about.
        """
        self._storage = storage
        self._limit = limit
        self._size = 0
        self._fields: _Fields = {}
        self._runs: list[BinaryIO] = []

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting: field, term, number of the document, weight (unused), positions."""
        field, term, doc, _, value = item
        self._add(field, doc, {term: value})

    def put(self, field: str, doc: int, terms: Inverted) -> None:
        """Take the terms of a field of a document, whose number is higher than those before."""
        self._add(field, doc, {term.encode(): value for term, value in terms.items()})

    def _add(self, field: str, doc: int, terms: Mapping[bytes, bytes]) -> None:
        known = self._fields.setdefault(field, {})
        before = len(known)
        for term, value in terms.items():
            if (found := known.get(term)) is None:
                known[term] = [doc, value]
            else:
                found += doc, value
        self._size += _TERM * (len(known) - before) + _POSTING * len(terms) + sum(map(len, terms.values()))
        if self._size > self._limit:
            self._spill()

    def iter_postings(self) -> Iterator[Posting]:
        """Yield the lists by field and term; the pool is empty afterwards."""
        runs = [_read(run) for run in self._runs]
        last, self._fields, self._size = self._fields, {}, 0
        if not runs:
            yield from _sorted(last)
            return
        for (field, term), parts in groupby(merge(*runs, _sorted(last), key=_KEY), key=_KEY):
            # Of equal keys, merge yields those of the earlier run first: documents stay in order.
            docs: list[int] = []
            values: list[bytes] = []
            for _, _, more_docs, more_values in parts:
                docs += more_docs
                values += more_values
            yield field, term, docs, values

    def cleanup(self) -> None:
        """Close what was spilled; its files go with the storage."""
        for run in self._runs:
            run.close()
        self._runs = []

    def _spill(self) -> None:
        name = f"{len(self._runs)}.run"
        with self._storage.create_file(name).raw_file() as file:
            for posting in _sorted(self._fields):
                marshal.dump(posting, file)
        self._fields, self._size = {}, 0
        self._runs.append(self._storage.open_file(name).raw_file())


_KEY = itemgetter(0, 1)


def _sorted(fields: _Fields) -> Iterator[Posting]:
    for field, terms in sorted(fields.items()):
        for term in sorted(terms):
            found = terms[term]
            yield field, term, found[::2], found[1::2]  # type: ignore[misc] # in turn


def _read(run: BinaryIO) -> Iterator[Posting]:
    while True:
        try:
            yield marshal.load(run)  # noqa: S302 - of a file this process has just written
        except EOFError:
            return
