"""The seam between the project and a search engine.

An engine stores terms and answers query trees with ids, scores and counts. Everything a
reader sees beyond that (texts, labels, links, markup) is made above this line, so that a
second engine is one package and passes the same contract tests (`tests/contract/`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from indexer.query.nodes import Node
from indexer.results import Sort

POSITION = "I"
"""How a position is written down, as a type code of `array`: unsigned, 4 bytes, as the machine has them."""

Inverted = Mapping[str, bytes]
"""The terms of a field, each with its positions in increasing order, one `POSITION` after the other."""


def inverted(terms: Sequence[str]) -> Inverted:
    """Turn the terms of a field about.

    Args:
        terms: In order; the index of a term is its position. An empty term is a position where
            nothing is found, and does not count as length.
    """
    found: dict[str, list[int]] = {}
    for position, term in enumerate(terms):
        found.setdefault(term, []).append(position)
    found.pop("", None)
    return {term: array(POSITION, where).tobytes() for term, where in found.items()}


def positions(written: bytes) -> Sequence[int]:
    """Return the positions of a term in a field, from 0."""
    return array(POSITION, written)


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What an engine knows of a document.

    Attributes:
        fields: For each text field, where its terms stand.
        keywords: For each facet and for `symbol`, the values. A facet without a value has `none`.
        date: ISO 8601, cut to what is known, or "": the key of sorting by date.
    """

    id: str
    fields: Mapping[str, Inverted]
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""

    def terms(self) -> set[str]:
        """Return the distinct terms of all fields."""
        return {term for terms in self.fields.values() for term in terms}


@dataclass(frozen=True, slots=True)
class Window:
    """Which slice of the hits is wanted: `limit` hits from `offset`, from 0."""

    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """Ids and numbers; no texts.

    Attributes:
        total: Works of which a document matches the query and all filters.
        hits: (id, score) of the window, in order: of each work, its first document. Equal scores
            are in order of date, newest first, then of id, so that every engine gives one order.
        facets: For each facet asked for, the works of which a document has each value, under the
            query and every filter but the facet's own, so that selecting a value gives as many
            hits. Values without documents are absent.
    """

    total: int
    hits: tuple[tuple[str, float], ...]
    facets: Mapping[str, Mapping[str, int]]


class Batch(Protocol):
    """Changes that become visible together, or not at all."""

    def put(self, document: IndexedDocument) -> None:
        """Add the document, replacing any with the same id."""

    def remove(self, document_id: str) -> None:
        """Remove the document. Removing one that is absent is no error."""


class Engine(Protocol):
    """A full-text engine. Safe to share between reading threads."""

    def batch(self) -> AbstractContextManager[Batch]:
        """Open a batch; commit on a clean exit, discard on an exception."""

    def group(self, works: Mapping[str, str]) -> None:
        """Say which documents are one work; from now on, they count once and are found once.

        Args:
            works: Document id -> work, of documents that share one; any other is a work alone.
                Ids that are not in the index do no harm. What was said before is forgotten.
        """

    def search(
        self,
        query: Node,
        *,
        filters: Mapping[str, Iterable[str]],
        sort: Sort,
        window: Window,
        facets: Sequence[str],
    ) -> EngineAnswer:
        """Answer an expanded query from the last committed batch.

        Args:
            query: A tree without `Word` and `Pattern` nodes.
            filters: Facet -> values; a document needs one value of each facet named.
            sort: Order of the hits.
            window: Slice of the hits.
            facets: Facets to count.
        """

    def locate(self, query: Node, ids: Iterable[str], *, field: str) -> dict[str, list[tuple[int, int]]]:
        """Say where in one field of each document the words of the query stand.

        Returns:
            id -> (first position, number of positions), sorted, without duplicates; ids that
            are not in the index are left out. Words below a `Not` are not located.
        """

    def terms(self, prefix: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Return terms of the text fields that begin with the prefix, in code point order.

        Returns:
            (term, number of documents that have it, summed over the text fields), the first `limit`.
        """

    def close(self) -> None:
        """Release files. Closing twice is allowed."""
