"""Everything an index can be asked, as one value: two indexes are equal if their dumps are."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from indexer import export
from indexer.generations import IndexFolder
from indexer.library import Library
from indexer.results import SearchRequest, Sort
from indexer.search import SearchService

QUERIES = (
    "",
    "defenders",
    "defender",
    "human rights",
    '"human rights defenders"',
    "kenya -torture",
    "kenya OR uganda",
    "NOT kenya",
    "def*",
    "de?enders",
    "title:report",
    "année",
    "language:en",
    "type:none",
    "mechanism:none year:none",
    "A/HRC/25/55",
    "symbol:A/HRC/25/55",
    "cites:A/HRC/25/55",
    "held:yes",
    "nowhere",
)


def dump(index: IndexFolder) -> dict[str, Any]:
    """Ask all queries in all orders, and for every document, page and file."""
    answers: dict[str, Any] = {}
    with closing(SearchService(index)) as service:
        for query in QUERIES:
            for sort in Sort:
                answers[f"{query} by {sort}"] = answer(service, SearchRequest(query, sort=sort, per_page=100))
        listed = service.search(SearchRequest(per_page=100))
        assert listed.total <= 100, "the dump would leave documents out"
        for hit in listed.hits:
            view = service.document(hit.id)
            answers[hit.id] = export.document_json(view)
            answers[f"{hit.id} text"] = list(service.text(hit.id))
            answers[f"{hit.id} hits"] = [
                passage.segments for passage in service.hits_in(hit.id, "human rights kenya")
            ]
    with closing(Library(index.current().library)) as library:
        answers["files"] = {path: file.outcome for path, file in library.files().items()}
        answers["roots"] = library.roots()
        answers["mentions"] = {hit.id: library.mentions(hit.id) for hit in listed.hits}
        answers["families"] = {word: sorted(library.family((f"en:{word}",))) for word in ("defend", "report")}
    return answers


def answer(service: SearchService, request: SearchRequest) -> dict[str, Any]:
    """Ask one question; leave out what says when and from which generation."""
    found = export.results_json(service.search(request))
    del found["elapsed_ms"], found["collection"]
    return found
