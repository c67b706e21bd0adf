"""An engine in a dict: the oracle that faster engines are held against.

Slow and plain on purpose: no index, no cache, every document is looked at for every
question, so that reading it is checking it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from indexer.engines.protocol import EngineAnswer, IndexedDocument, Window, positions
from indexer.engines.ranking import (
    FIELD_WEIGHTS,
    K1,
    SCORE_DIGITS,
    B,
    field_length,
    idf,
    newest_first,
    oldest_first,
)
from indexer.query.nodes import All, And, Keyword, Node, Not, Or, Pattern, Phrase, Terms, Word
from indexer.results import Sort


class _MemoryBatch:
    def __init__(self, documents: dict[str, IndexedDocument]) -> None:
        self.documents = documents

    def put(self, document: IndexedDocument) -> None:
        self.documents[document.id] = document

    def remove(self, document_id: str) -> None:
        self.documents.pop(document_id, None)


class MemoryEngine:
    """See `indexer.engines.protocol.Engine`."""

    def __init__(self) -> None:
        self._documents: dict[str, IndexedDocument] = {}
        self._works: Mapping[str, str] = {}

    @contextmanager
    def batch(self) -> Iterator[_MemoryBatch]:
        """Open a batch on a copy; a clean exit makes the copy the collection."""
        batch = _MemoryBatch(dict(self._documents))
        yield batch
        self._documents = batch.documents

    def group(self, works: Mapping[str, str]) -> None:
        """Remember the works."""
        self._works = dict(works)

    def search(
        self,
        query: Node,
        *,
        filters: Mapping[str, Iterable[str]],
        sort: Sort,
        window: Window,
        facets: Sequence[str],
    ) -> EngineAnswer:
        """Answer by looking at every document."""
        wanted = {facet: frozenset(values) for facet, values in filters.items()}
        matching = [document for document in self._documents.values() if self._matches(query, document)]

        def passes(document: IndexedDocument, *, but: str = "") -> bool:
            return all(
                facet == but or values.intersection(document.keywords.get(facet, ()))
                for facet, values in wanted.items()
            )

        scored = self._scores(query)
        scores = {
            document.id: round(scored.get(document.id, 0.0), SCORE_DIGITS)
            for document in matching
            if passes(document)
        }
        dated = [(key, self._documents[key].date) for key in scores]
        order = oldest_first(dated) if sort is Sort.OLDEST else newest_first(dated)
        if sort is Sort.RELEVANCE:
            order.sort(key=lambda key: -scores[key])
        first: dict[str, str] = {}
        for key in order:
            first.setdefault(self._work(key), key)
        found: dict[str, dict[str, set[str]]] = {facet: {} for facet in facets}
        for facet, values in found.items():
            for document in matching:
                if passes(document, but=facet):
                    for value in document.keywords.get(facet, ()):
                        values.setdefault(value, set()).add(self._work(document.id))
        counts = {
            facet: {value: len(works) for value, works in values.items()} for facet, values in found.items()
        }
        hits = list(first.values())[window.offset : window.offset + window.limit]
        return EngineAnswer(len(first), tuple((key, scores[key]) for key in hits), counts)

    def _work(self, key: str) -> str:
        return f"work {self._works[key]}" if key in self._works else f"document {key}"

    def locate(self, query: Node, ids: Iterable[str], *, field: str) -> dict[str, list[tuple[int, int]]]:
        """Read the field of each document for the words of the query."""
        return {
            key: sorted(set(self._spans(query, self._documents[key], field)))
            for key in ids
            if key in self._documents
        }

    def terms(self, prefix: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Collect the vocabulary and cut it."""
        counts: dict[str, int] = {}
        for document in self._documents.values():
            for term in [t for name in FIELD_WEIGHTS for t in document.fields.get(name, ())]:
                if term.startswith(prefix):
                    counts[term] = counts.get(term, 0) + 1
        return sorted(counts.items())[:limit]

    def close(self) -> None:
        """Nothing to release."""

    def _matches(self, node: Node, document: IndexedDocument) -> bool:
        match node:
            case All():
                return True
            case Not(child):
                return not self._matches(child, document)
            case And(children):
                return all(self._matches(child, document) for child in children)
            case Or(children):
                return any(self._matches(child, document) for child in children)
            case Keyword(field, values):
                return any(value in values for value in document.keywords.get(field, ()))
            case Terms(_, fields) | Phrase(_, fields):
                return any(True for field in fields for _ in self._spans(node, document, field))
            case Word() | Pattern():
                raise TypeError(f"expand the query before searching: {node}")

    def _scores(self, node: Node) -> dict[str, float]:
        """Return the scores of the documents that have words of the query, by id."""
        scores: dict[str, float] = {}
        match node:
            case And(children) | Or(children):
                for child in children:
                    _add(scores, self._scores(child))
                return {key: scores[key] for key in scores if self._matches(node, self._documents[key])}
            case Terms(_, fields) | Phrase(_, fields):
                for field in fields:
                    _add(scores, self._field_scores(node, field))
        return scores

    def _field_scores(self, leaf: Terms | Phrase, field: str) -> dict[str, float]:
        lengths = {
            key: field_length(document.fields.get(field, {})) for key, document in self._documents.items()
        }
        frequencies = {
            key: frequency
            for key, document in self._documents.items()
            if (frequency := sum(1 for _ in self._spans(leaf, document, field)))
        }
        if not frequencies:
            return {}
        average = sum(lengths.values()) / sum(1 for length in lengths.values() if length)
        weight = FIELD_WEIGHTS[field] * idf(len(lengths), len(frequencies)) * (K1 + 1)
        return {
            key: weight * frequency / (frequency + K1 * (1 - B + B * lengths[key] / average))
            for key, frequency in frequencies.items()
        }

    def _spans(self, node: Node, document: IndexedDocument, field: str) -> Iterator[tuple[int, int]]:
        match node:
            case And(children) | Or(children):
                for child in children:
                    yield from self._spans(child, document, field)
            case Terms(terms, fields) if field in fields:
                for term in frozenset(terms):
                    for position in _where(document, field, term):
                        yield position, 1
            case Phrase(terms, fields) if field in fields:
                places = [frozenset(_where(document, field, term)) for term in terms]
                for first in places[0]:
                    if all(first + step in where for step, where in enumerate(places)):
                        yield first, len(terms)
            case _:
                return


def _where(document: IndexedDocument, field: str, term: str) -> Sequence[int]:
    return positions(document.fields.get(field, {}).get(term, b""))


def _add(total: dict[str, float], more: Mapping[str, float]) -> None:
    for key, score in more.items():
        total[key] = total.get(key, 0.0) + score
