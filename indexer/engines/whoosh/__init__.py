"""The Whoosh engine: an inverted index on disk, evaluated with arrays.

Whoosh keeps the terms, the posting lists and the segments; what a query means and how
documents are ranked is ours (docs/adr/0004). A folder belongs to one generation, and is
written once and read often. Whoosh's table of contents is a pickle: `generations` checks
that a folder is ours and whole before it is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from indexer.engines.protocol import EngineAnswer, IndexedDocument, Window
from indexer.engines.ranking import FIELD_WEIGHTS, SCORE_DIGITS, field_length
from indexer.engines.whoosh import columns
from indexer.engines.whoosh.codec import ArrayCodec
from indexer.engines.whoosh.damage import reading
from indexer.engines.whoosh.evaluation import Evaluator
from indexer.engines.whoosh.pool import TermPool
from indexer.engines.whoosh.schema import INDEX_NAME, schema
from indexer.query.nodes import Node
from indexer.results import Sort

WRITER_MEMORY = 128 * 1024 * 1024
"""Memory for postings before they are sorted to disk, in bytes."""


class _WhooshBatch:
    """Changes that one Whoosh writer commits together."""

    def __init__(self, writer: SegmentWriter, committed: Mapping[str, int]) -> None:
        self._writer = writer
        self._committed = committed
        self._pending: dict[str, int] = {}

    def put(self, document: IndexedDocument) -> None:
        self.remove(document.id)
        number = self._writer.docnum
        self._pending[document.id] = number
        for name in FIELD_WEIGHTS:
            self._writer.pool.put(name, number, document.fields.get(name, {}))
        self._writer.add_document(
            record={
                "id": document.id,
                "date": document.date,
                "keywords": {name: tuple(values) for name, values in document.keywords.items()},
                "lengths": {name: field_length(document.fields.get(name, {})) for name in FIELD_WEIGHTS},
            },
        )

    def remove(self, document_id: str) -> None:
        if document_id in self._pending:
            # Not committed yet, so the writer does not know it: it is struck from the segment being made.
            self._writer.get_segment().delete_document(self._pending.pop(document_id))
        elif document_id in self._committed:
            self._writer.delete_document(self._committed[document_id])


class WhooshEngine:
    """See `indexer.engines.protocol.Engine`."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder.

        Raises:
            IndexUnusable: If there is none, or its files are damaged.
        """
        with reading("the table of contents"):
            self._index = FileIndex(FileStorage(str(folder)), indexname=INDEX_NAME)
        self._of_works: Mapping[str, str] = {}
        self._open()

    @classmethod
    def create(cls, folder: Path) -> WhooshEngine:
        """Make an empty index in a folder, which is made as well, and open it."""
        folder.mkdir(parents=True, exist_ok=True)
        FileIndex.create(FileStorage(str(folder)), schema(), INDEX_NAME)
        return cls(folder)

    def _open(self) -> None:
        with reading("the list of documents"):
            self._reader: IndexReader = self._index.reader()
            self._columns = columns.load(self._reader)
        self._evaluator = Evaluator(self._reader, self._columns)
        self._works = columns.works(self._columns, self._of_works)

    @contextmanager
    def batch(self) -> Iterator[_WhooshBatch]:
        """Open a batch; see the protocol."""
        # compound=False: compound segments are copied into memory whole when they are opened.
        writer = self._index.writer(codec=ArrayCodec(), compound=False)
        writer.pool = TermPool(writer.temp_storage(), WRITER_MEMORY)
        try:
            yield _WhooshBatch(writer, self._columns.numbers)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        self._reader.close()
        self._open()

    def group(self, works: Mapping[str, str]) -> None:
        """Say which documents are one work; see the protocol."""
        self._of_works = works
        self._works = columns.works(self._columns, works)

    def search(
        self,
        query: Node,
        *,
        filters: Mapping[str, Iterable[str]],
        sort: Sort,
        window: Window,
        facets: Sequence[str],
    ) -> EngineAnswer:
        """Answer an expanded query; see the protocol."""
        matches = self._evaluator.matches(query)
        known = self._columns
        nothing = np.zeros(len(known.live), np.bool_)
        passing = {
            facet: column.having(values, len(known.live))
            if (column := known.keywords.get(facet))
            else nothing
            for facet, values in filters.items()
        }
        counts = {}
        for facet in facets:
            others = [mask for name, mask in passing.items() if name != facet]
            tally = self._works.tallies.get(facet)
            counts[facet] = tally.count(np.logical_and.reduce([matches.mask, *others])) if tally else {}
        docs = np.flatnonzero(np.logical_and.reduce([matches.mask, *passing.values()]))
        scores = np.round(matches.scores[docs], SCORE_DIGITS)
        ranks = (known.oldest if sort is Sort.OLDEST else known.newest)[docs]
        order = np.lexsort((ranks, -scores)) if sort is Sort.RELEVANCE else np.argsort(ranks)
        order = order[self._works.firsts(docs[order])]
        shown = order[min(window.offset, len(order)) :][: window.limit]
        hits = tuple((known.ids[docs[row]], float(scores[row])) for row in shown)
        return EngineAnswer(len(order), hits, counts)

    def locate(self, query: Node, ids: Iterable[str], *, field: str) -> dict[str, list[tuple[int, int]]]:
        """Say where the words of the query stand; see the protocol."""
        numbers = {key: self._columns.numbers[key] for key in ids if key in self._columns.numbers}
        return {
            key: sorted(set(self._evaluator.spans(query, number, field))) for key, number in numbers.items()
        }

    def terms(self, prefix: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Return terms that begin with the prefix; see the protocol."""
        counts: Counter[str] = Counter()
        for name in FIELD_WEIGHTS:
            counts.update(self._evaluator.vocabulary(name, prefix))
        return sorted(counts.items())[:limit]

    def close(self) -> None:
        """Release files. Closing twice is allowed."""
        self._reader.close()
