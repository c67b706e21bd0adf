"""Query trees evaluated over whole arrays: which documents, how good, and where.

Answers are dense: a truth value and a score for every document number. That is wasteful
for rare words and fast for common ones, which is where time goes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from indexer.engines.ranking import FIELD_WEIGHTS, K1, B, idf
from indexer.engines.whoosh import postings
from indexer.engines.whoosh.columns import Columns, Mask
from indexer.engines.whoosh.damage import reading
from indexer.engines.whoosh.postings import Postings
from indexer.query.nodes import All, And, Keyword, Node, Not, Or, Pattern, Phrase, Terms, Word

CACHED_POSITIONS = 8_000_000
"""Positions kept in memory, 8 bytes each."""


@dataclass(frozen=True, slots=True)
class Matches:
    """For every document number: does it match, and how well."""

    mask: Mask
    scores: NDArray[np.float64]


class Evaluator:
    """Evaluates queries on one open generation. Safe to share between threads."""

    def __init__(self, reader: IndexReader, columns: Columns) -> None:
        self._reader = reader
        self._columns = columns
        self._size = len(columns.live)
        self._documents = int(columns.live.sum())
        self._norms = {name: _norms(lengths) for name, lengths in columns.lengths.items()}
        self._cache: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._cached = 0
        self._lock = Lock()  # Whoosh's readers share file positions

    def matches(self, node: Node) -> Matches:
        """Evaluate an expanded query."""
        match node:
            case All():
                return self._unscored(self._columns.live.copy())
            case Not(child):
                return self._unscored(self._columns.live & ~self.matches(child).mask)
            case And(children):
                found = [self.matches(child) for child in children]
                mask = np.logical_and.reduce([each.mask for each in found])
                return Matches(mask, np.where(mask, _sum(found), 0.0))
            case Or(children):
                found = [self.matches(child) for child in children]
                return Matches(np.logical_or.reduce([each.mask for each in found]), _sum(found))
            case Keyword(field, values):
                column = self._columns.keywords.get(field)
                none = np.zeros(self._size, np.bool_)
                return self._unscored(none if column is None else column.having(values, self._size))
            case Terms(_, fields) | Phrase(_, fields):
                return self._scored(node, fields)
            case Word() | Pattern():
                raise TypeError(f"expand the query before searching: {node}")

    def spans(self, node: Node, doc: int, field: str) -> list[tuple[int, int]]:
        """Return (first position, number of positions) of the words of the query in one document."""
        match node:
            case And(children) | Or(children):
                return [span for child in children for span in self.spans(child, doc, field)]
            case Terms(_, fields) if field in fields:
                return [(position, 1) for position in self.leaf(node, field).of(doc).tolist()]
            case Phrase(terms, fields) if field in fields:
                return [(position, len(terms)) for position in self.leaf(node, field).of(doc).tolist()]
            case _:
                return []

    def vocabulary(self, field: str, prefix: str) -> dict[str, int]:
        """Return the terms of a field that begin with the prefix, with their document frequencies."""
        with self._lock, reading("the vocabulary"):
            return postings.vocabulary(self._reader, field, prefix, self._columns.live)

    def leaf(self, node: Terms | Phrase, field: str) -> Postings:
        """Return where a leaf of the tree occurs in one field."""
        if isinstance(node, Phrase):
            return postings.phrase([self._postings(field, term) for term in node.terms])
        return postings.union([self._postings(field, term) for term in dict.fromkeys(node.terms)])

    def _scored(self, node: Terms | Phrase, fields: tuple[str, ...]) -> Matches:
        mask = np.zeros(self._size, np.bool_)
        scores = np.zeros(self._size)
        for field in fields:
            found = self.leaf(node, field)
            if not len(found.docs):
                continue
            frequency = found.frequencies.astype(np.float64)
            weight = FIELD_WEIGHTS[field] * idf(self._documents, len(found.docs)) * (K1 + 1)
            scores[found.docs] += weight * frequency / (frequency + self._norms[field][found.docs])
            mask[found.docs] = True
        return Matches(mask, scores)

    def _unscored(self, mask: Mask) -> Matches:
        return Matches(mask, np.zeros(self._size))

    def _postings(self, field: str, term: str) -> Postings:
        key = (field, term)
        with self._lock:
            found = self._cache.get(key)
            if found is None:
                with reading("a posting list"):
                    found = postings.read(self._reader, field, term, self._columns.live)
                self._cache[key] = found
                self._cached += len(found.positions)
                while self._cached > CACHED_POSITIONS and len(self._cache) > 1:
                    self._cached -= len(self._cache.popitem(last=False)[1].positions)
            else:
                self._cache.move_to_end(key)
        return found


def _sum(found: list[Matches]) -> NDArray[np.float64]:
    total = found[0].scores.copy()
    for each in found[1:]:
        total += each.scores
    return total


def _norms(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    used = lengths[lengths > 0]
    average = used.sum() / len(used) if len(used) else 1.0
    return K1 * (1 - B + B * lengths / average)
