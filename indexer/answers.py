"""Which documents answer a question, and in which order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.analysis import terms
from indexer.asked import Question
from indexer.engines.protocol import EngineAnswer, Window
from indexer.library import Record
from indexer.opened import Opened
from indexer.query.nodes import Node
from indexer.results import FACETS, OPEN_FACETS, SearchRequest, Sort

_TITLE = 4  # words; what is shorter is asked for as often as it is a title
_FIRST = 20  # hits among which a title is looked for
_NUMBER_BEHIND = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")


def by_first_names(opened: Opened, request: SearchRequest) -> SearchRequest:
    """Return the request with the documents that are to be cited under the names they are found by.

    Raises:
        QueryError: If one is named in a form that may mean several.
    """
    filters = {
        (facet, opened.key_of(value) if facet in OPEN_FACETS else value) for facet, value in request.filters
    }
    return replace(request, filters=tuple(sorted(filters)))


def filters_of(request: SearchRequest) -> dict[str, tuple[str, ...]]:
    """Return facet → chosen values."""
    return {facet: request.selected(facet) for facet in FACETS if request.selected(facet)}


def answer(
    opened: Opened,
    request: SearchRequest,
    question: Question,
    node: Node,
    window: Window,
    facets: Sequence[str],
) -> EngineAnswer:
    """Answer a question.

    Engines rank words; of their first hits, the one whose whole title was asked for leads. Of a
    citation, its documents come first, then those that cite them most; of equals, the order of the engine
    decides.

    Args:
        opened: The generation that is asked.
        request: Filters and order.
        question: As read.
        node: Its tree, expanded.
        window: The hits that are wanted.
        facets: Facets to count.
    """
    is_ranked_here = bool(question.keys) and request.sort is Sort.RELEVANCE
    everything = Window(0, opened.collection.documents + opened.collection.cards)
    found = opened.engine.search(
        node,
        filters=filters_of(request),
        sort=request.sort,
        window=everything if is_ranked_here else window,
        facets=facets,
    )
    if not is_ranked_here:
        return _titled_first(opened, request, found) if window.offset == 0 else found
    own: set[str] = set()
    times: Counter[str] = Counter()
    for key in {opened.lexicon.cited(each) for each in question.keys}:
        own.update(opened.library.named(key))
        times.update(opened.library.mentioning(key, everything.limit))
    ranked = sorted(found.hits, key=lambda hit: (hit[0] not in own, -times[hit[0]]))
    return replace(found, hits=tuple(ranked[window.offset :][: window.limit]))


def _titled_first(opened: Opened, request: SearchRequest, found: EngineAnswer) -> EngineAnswer:
    """Put the documents first whose title is the question: pages that quote it have its words as often."""
    asked_for = list(terms(request.text))
    if request.sort is not Sort.RELEVANCE or len(asked_for) < _TITLE:
        return found
    first = found.hits[:_FIRST]
    records = opened.library.records([key for key, _ in first])
    titled = {key for key, record in records.items() if asked_for in _titles(record)}
    ranked = sorted(first, key=lambda hit: hit[0] not in titled)
    return replace(found, hits=(*ranked, *found.hits[_FIRST:]))


def _titles(record: Record) -> list[list[str]]:
    """Return the words of the title of a document, whole and without the number in brackets at its end."""
    title = record.metadata.title.value if record.metadata.title else ""
    return [list(terms(title)), list(terms(_NUMBER_BEHIND.sub("", title)))]
