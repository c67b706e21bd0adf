"""How documents are ranked: BM25F's constants and formula, and the order of equals.

Shared by every engine, so that they differ in speed only. Field lengths are exact (stock
Whoosh rounds them to a byte), and only documents that are there count: an index that
documents came to and left ranks like one built afresh.

Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond" (2009); the inverse document frequency is the one of Whoosh's scoring.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from math import log

from indexer.engines.protocol import POSITION, Inverted

_POSITION_BYTES = array(POSITION).itemsize

K1 = 1.2
B = 0.75

FIELD_WEIGHTS = {"text": 1.0, "title": 2.0}
"""A word in the title says more about a document than one on its pages."""

SCORE_DIGITS = 6
"""Scores that agree to so many decimals are equal, however their sums were ordered."""


def field_length(terms: Inverted) -> int:
    """Return how many terms a field has, each as often as it stands there."""
    return sum(map(len, terms.values())) // _POSITION_BYTES


def idf(documents: int, document_frequency: int) -> float:
    """Return the weight of a term that `document_frequency` of `documents` documents have."""
    return log(documents / (document_frequency + 1)) + 1


def newest_first(documents: Iterable[tuple[str, str]]) -> list[str]:
    """Order (id, date) pairs: newest first, then undated ones; within a date by id."""
    by_id = sorted(documents)
    return [key for key, _ in sorted(by_id, key=lambda pair: pair[1], reverse=True)]


def oldest_first(documents: Iterable[tuple[str, str]]) -> list[str]:
    """Order (id, date) pairs: oldest first, then undated ones; within a date by id."""
    return [key for key, _ in sorted(documents, key=lambda pair: (not pair[1], pair[1], pair[0]))]
