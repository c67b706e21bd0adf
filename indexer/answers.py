"""Which documents answer a question, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.asked import Question
from indexer.engines.protocol import EngineAnswer, Window
from indexer.opened import Opened
from indexer.query.nodes import Node
from indexer.results import FACETS, OPEN_FACETS, SearchRequest, Sort


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

    Engines rank words. Of a citation, its documents come first, then those that cite them most; of
    equals, the order of the engine decides.

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
        return found
    own: set[str] = set()
    times: Counter[str] = Counter()
    for key in {opened.lexicon.cited(each) for each in question.keys}:
        own.update(opened.library.named(key))
        times.update(opened.library.mentioning(key, everything.limit))
    ranked = sorted(found.hits, key=lambda hit: (hit[0] not in own, -times[hit[0]]))
    return replace(found, hits=tuple(ranked[window.offset :][: window.limit]))
