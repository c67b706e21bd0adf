"""One service that answers every question: searches, documents, pages, original files.

The web, the command line and every export ask here and only translate. A question is
answered from one generation from beginning to end; when a build has moved the pointer, the
next question opens the new generation, and the old one is closed after its last reader.

Nothing of a question is kept or logged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from time import perf_counter

from indexer import (
    answers,
    citation_web,
    draft,
    facets,
    hits,
    neighbours,
    originals,
    places,
    query,
    quoting,
    snippets,
    symbols,
)
from indexer.draft import Draft, DraftCitation
from indexer.engines.protocol import Window
from indexer.errors import DocumentNotFound, QueryError
from indexer.generations import IndexFolder
from indexer.library import Record
from indexer.model import Mention
from indexer.neighbours import Neighbourhood
from indexer.opened import Opened, open_generation, shown_parts_of
from indexer.results import (
    FACETS,
    MAX_PER_PAGE,
    OPEN_FACETS,
    CitationView,
    CitedView,
    Collection,
    DocumentView,
    Hit,
    Listing,
    NotHeld,
    PageHit,
    PageView,
    Quotation,
    SearchRequest,
    SearchResults,
)
from indexer.within import within

PASSAGES = 3
"""Passages shown of one hit."""


class SearchService:
    """Answers questions from the index in a folder. Safe to share between threads."""

    def __init__(self, index: IndexFolder, clock: Callable[[], float] = perf_counter) -> None:
        """Nothing is opened before the first question.

        Args:
            index: The folder of the index.
            clock: Seconds from any beginning.
        """
        self._index = index
        self._clock = clock
        self._lock = Lock()
        self._opened: Opened | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        """Answer one question.

        Raises:
            QueryError: If the query or a filter cannot be read.
            IndexUnusable: If there is no index, or it is damaged.
        """
        started = self._clock()
        request = _checked(request)
        with self._lease() as opened:
            named_so = [opened.meaning(value)[1] for facet, value in request.filters if facet in OPEN_FACETS]
            request = answers.by_first_names(opened, request)
            parsed = opened.question(request.text)
            filters = answers.filters_of(request)
            expanded = query.expand(parsed.node, opened.lexicon)
            window = Window((request.page - 1) * request.per_page, request.per_page)
            answer = answers.answer(opened, request, parsed, expanded.node, window, FACETS)
            ids = [key for key, _ in answer.hits]
            records = opened.library.records(ids)
            members = opened.library.members(record.work for record in records.values())
            located = [opened.locate_all(part, ids, most=PASSAGES) for part in shown_parts_of(expanded.node)]
            shown = tuple(
                replace(
                    hits.hit(records[key], score, members),
                    passages=opened.passages(
                        key, [spans[key] for spans in located if spans.get(key)], most=PASSAGES
                    ),
                )
                for key, score in answer.hits
            )
            is_led = request.page == 1 and not (parsed.is_words_first and answer.total)
            leads = citation_web.named(opened, parsed.offered if is_led else (), request.text)
            if not (answer.total or leads):
                leads = within(opened, request.text)
            counted = tuple(
                (name, facets.values(name, answer.facets[name], request.selected(name), opened.library))
                for name in FACETS
            )
            diagnosis = None if answer.total else opened.diagnose(parsed, expanded.node, filters)
            collection = opened.collection
        return SearchResults(
            request=request,
            collection=collection,
            total=answer.total,
            hits=shown,
            facets=counted,
            elapsed_ms=(self._clock() - started) * 1000,
            citations=leads,
            notes=tuple(dict.fromkeys((*filter(None, named_so), *parsed.notes, *expanded.notes))),
            diagnosis=diagnosis,
        )

    def listing(self, request: SearchRequest, most: int | None = None) -> Listing:
        """Return the documents of an answer in its order, without their passages.

        Args:
            request: The question.
            most: The first so many documents; None for those of the page that is asked for.

        Raises:
            QueryError: If the query or a filter cannot be read.
            IndexUnusable: If there is no index, or it is damaged.
        """
        request = _checked(request)
        window = Window((request.page - 1) * request.per_page, request.per_page)
        with self._lease() as opened:
            request = answers.by_first_names(opened, request)
            parsed = opened.question(request.text)
            node = query.expand(parsed.node, opened.lexicon).node
            wanted = window if most is None else Window(0, most)
            answer = answers.answer(opened, request, parsed, node, wanted, ())
            records = opened.library.records([key for key, _ in answer.hits])
            members = opened.library.members(record.work for record in records.values())
        return Listing(
            answer.total, tuple(hits.hit(records[key], score, members) for key, score in answer.hits)
        )

    def document(self, wanted: str) -> DocumentView:
        """Return a document by its id, by the id of the card it replaced, or by its symbol.

        Where several documents have the symbol, one whose text is held is returned.

        Raises:
            DocumentNotFound: If there is none.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            record = opened.record(wanted)
            layout = opened.library.layout(record.id)
            contents = opened.library.contents(record.id)
            own = record.metadata.symbol
            counted = opened.library.cited([symbols.key(own.value)]) if own else {}
            cites = {symbols.key(each.canonical) for each in opened.library.mentions(record.id)}
            related = opened.library.records(opened.library.related(record.id))
            members = opened.library.members([record.work, *(other.work for other in related.values())])
        return DocumentView(
            hit=hits.hit(record, 0.0, members),
            facts=tuple(hits.facts(record)),
            paths=record.paths,
            sha256=record.sha256,
            media_type=record.media_type,
            shortfall=record.shortfall,
            page_numbers=layout.numbers,
            page_labels=layout.labels,
            aliases=record.aliases,
            contents=contents,
            cited_by=sum(each.documents for each in counted.values()),
            cites=len(cites),
            related=tuple(hits.related(record, related.values(), members)),
            others=tuple(hits.others(record)),
            left_open=tuple(hits.left_open(record)),
        )

    def citation(self, wanted: str, page: int = 1, per_page: int = 20) -> CitationView:
        """Return who cites a document, where and how, and what it cites.

        Args:
            wanted: A citation in any of its usual forms.
            page, per_page: Which of the citing documents, newest first, from 1.

        Raises:
            DocumentNotFound: If nobody cites such a document, and none is here.
            QueryError: If there is no such page.
            IndexUnusable: If there is no index, or it is damaged.
        """
        _checked(SearchRequest(page=page, per_page=per_page))
        with self._lease() as opened:
            return citation_web.citation(opened, wanted, page, per_page, _facts(opened))

    def neighbourhood(self, wanted: str) -> Neighbourhood:
        """Return what cites a document most, and what it cites most; `wanted` as for `citation`.

        Raises:
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            return neighbours.neighbourhood(opened, wanted)

    def check(self, text: str, style: str) -> Draft:
        """Look up the citations of a draft, which is not kept.

        Raises:
            ValueError: If there is no such style of references.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            return draft.check(opened, text, style, _facts(opened))

    def check_mentions(
        self, mentions: Sequence[Mention], texts: Mapping[int, str], style: str
    ) -> tuple[DraftCitation, ...]:
        """Look up citations that were found in the pages of a file, each once, in their order.

        Args:
            mentions: As found.
            texts: Number of a page → its text.
            style: Of the references.

        Raises:
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            return draft.check_mentions(opened, mentions, texts, style, _facts(opened))

    def not_held(self, limit: int) -> NotHeld:
        """Return what is cited and not held, the most cited first.

        Raises:
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            wanted = citation_web.most_cited(opened, limit, held=False)
            return NotHeld(opened.library.count_not_held(), wanted)

    def most_cited(self, limit: int, *, held: bool | None = None) -> tuple[CitedView, ...]:
        """Return what most documents cite: all, or only what is held, or only what is not.

        Raises:
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            return citation_web.most_cited(opened, limit, held)

    def versions(self, wanted: str) -> tuple[str, ...]:
        """Return the ids of all documents whose text is held and that have this id or symbol.

        Raises:
            DocumentNotFound: If there is none.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            records = opened.library.records(opened.ids(wanted))
        held = tuple(sorted(key for key, record in records.items() if record.held))
        if not held:
            raise DocumentNotFound(f"{wanted[:80]} is a catalogue entry; its full text is not held here")
        return held

    def page(self, document_id: str, number: int, text: str = "") -> PageView:
        """Return one page, with the words of a query marked.

        Args:
            document_id: Of the document.
            number: Of the page, from 1.
            text: In the query language; "" marks nothing.

        Raises:
            DocumentNotFound: If there is no such document or page.
            QueryError: If the query cannot be read.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            record = opened.record(document_id)
            layout = opened.library.layout(record.id)
            if number not in layout.numbers:
                raise DocumentNotFound(f"document {record.id} has no page {number} with text")
            index = layout.numbers.index(number)
            found = opened.library.pages(record.id, [index])[index]
            spans = snippets.by_page(opened.locate(record.id, text, [number]), layout.starts).get(index, [])
            cited = citation_web.cited_on(opened, record.id, number)
        segments = snippets.marked(found.text, spans)
        return PageView(
            number, found.label, segments, found.confidence, found.anchor, quoting.numbered(found), cited
        )

    def quotation(self, document_id: str, number: int | None = None, paragraph: str = "") -> Quotation:
        """Return a place to be cited or quoted.

        Args:
            document_id: Of a document held.
            number: Of the page, from 1; None for the first page that has the paragraph.
            paragraph: Its number as printed; "" for the whole page.

        Raises:
            DocumentNotFound: If there is no such document, page or paragraph.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            return places.quotation(opened, document_id, number, paragraph)

    def counterpart(self, document_id: str, number: int, other_id: str) -> int:
        """Return the page of another version of a document where what begins on a page begins.

        Raises:
            DocumentNotFound: If there are no such documents of one work.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            return opened.counterpart(document_id, number, other_id)

    def hits_in(self, document_id: str, text: str) -> tuple[PageHit, ...]:
        """Return every page of a document on which words of the query stand, in page order.

        Raises:
            DocumentNotFound: If there is no such document.
            QueryError: If the query cannot be read.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            record = opened.record(document_id)
            return opened.passages(record.id, [opened.locate(record.id, text)], most=None)

    def text(self, document_id: str) -> Iterator[tuple[int, str]]:
        """Yield (number, text) of every page of a document.

        Raises:
            DocumentNotFound: If there is no such document.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            record = opened.record(document_id)
            count = len(opened.library.layout(record.id).numbers)
            for _, page in sorted(opened.library.pages(record.id, range(count)).items()):
                yield page.number, page.text

    def original(self, document_id: str) -> Path:
        """Return the file of a document, as it was when it was indexed.

        Raises:
            DocumentNotFound: If there is no such document, or its file is gone or has changed.
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            record = opened.record(document_id)
            roots = opened.library.roots()
        return originals.original(record, roots)

    def collection(self) -> Collection:
        """Return what is searched.

        Raises:
            IndexUnusable: If there is no index, or it is damaged.
        """
        with self._lease() as opened:
            return opened.collection

    def close(self) -> None:
        """Release files. The next question opens them again."""
        with self._lock:
            opened, self._opened = self._opened, None
            if opened is not None:
                opened.retire()

    @contextmanager
    def _lease(self) -> Iterator[Opened]:
        """Give the generation that is served now, and keep it open for the time of one question."""
        with self._lock:
            name = self._index.current_name()
            if self._opened is None or self._opened.generation.name != name:
                fresh = open_generation(self._index)
                if self._opened is not None:
                    self._opened.retire()
                self._opened = fresh
            opened = self._opened
            opened.readers += 1
        try:
            yield opened
        finally:
            with self._lock:
                opened.readers -= 1
                opened.close_if_unused()


def _facts(opened: Opened) -> Callable[[Record], Hit]:
    """Return what makes the facts of a document for readers."""
    return lambda record: hits.hit(record, 0.0, opened.library.members([record.work]))


def _checked(request: SearchRequest) -> SearchRequest:
    if request.page < 1:
        raise QueryError(f"pages of results count from 1, not {request.page}")
    if not 1 <= request.per_page <= MAX_PER_PAGE:
        raise QueryError(f"a page of results has 1 to {MAX_PER_PAGE} hits, not {request.per_page}")
    filters = {(facet, query.check_value(facet, value)) for facet, value in request.filters}
    return replace(request, filters=tuple(sorted(filters)))
