"""Which documents answer a question, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.asked import Question
from indexer.engines.protocol import EngineAnswer, Window
from indexer.library import asked_title
from indexer.opened import Opened
from indexer.query.nodes import And, Node, Not, Or, Phrase
from indexer.results import FACETS, OPEN_FACETS, SearchRequest, Sort
from indexer.titled import title_in


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

    Engines rank words; documents whose whole title was asked for, or referred to, lead. Of a citation, its
    documents come first, then those that cite them most; of equals, the order of the engine decides.

    Args:
        opened: The generation that is asked.
        request: Filters and order.
        question: As read.
        node: Its tree, expanded.
        window: The hits that are wanted.
        facets: Facets to count.
    """
    everything = Window(0, opened.collection.documents + opened.collection.cards)
    filters = filters_of(request)
    is_by_rank = request.sort is Sort.RELEVANCE
    if not question.keys or not is_by_rank:
        title = title_in(opened, request.text)
        if title and title != asked_title(request.text):  # what stands around it stands not in its document
            node = Or((node, Phrase(tuple(title.split()), ("title",))))
        titled = _titled(opened, title, node, filters, everything) if title and is_by_rank else ()
        # On later pages as well, those that lead are missing where the engine has them.
        wanted = Window(0, window.offset + window.limit) if titled else window
        found = opened.engine.search(node, filters=filters, sort=request.sort, window=wanted, facets=facets)
        return _led(opened, titled, found, window) if titled else found
    found = opened.engine.search(node, filters=filters, sort=request.sort, window=everything, facets=facets)
    own: set[str] = set()
    times: Counter[str] = Counter()
    for key in {opened.lexicon.cited(each) for each in question.keys}:
        own.update(opened.library.named(key))
        times.update(opened.library.mentioning(key, everything.limit))
    ranked = sorted(found.hits, key=lambda hit: (hit[0] not in own, -times[hit[0]]))
    return replace(found, hits=tuple(ranked[window.offset :][: window.limit]))


def _titled(
    opened: Opened, title: str, node: Node, filters: dict[str, tuple[str, ...]], everything: Window
) -> tuple[tuple[str, float], ...]:
    """Return the hits with the title that was asked for: pages that quote it have its words as often.

    Of a work, the version that is found first; its title may have the question in it, and more.
    """
    works = opened.library.versions(opened.library.titled(title))
    phrase = Phrase(tuple(title.split()), ("title",))
    found = opened.engine.search(
        And((node, Not(Not(phrase)))),  # not to affect the rank
        filters=filters,
        sort=Sort.RELEVANCE,
        window=everything,
        facets=(),
    )
    return tuple(hit for hit in found.hits if hit[0] in works)


def _led(
    opened: Opened, titled: tuple[tuple[str, float], ...], found: EngineAnswer, window: Window
) -> EngineAnswer:
    """Return a window of an answer in which some hits lead, each work once.

    Args:
        opened: The generation that is asked.
        titled: The hits that lead.
        found: From the first hit to the end of the window.
        window: The hits that are wanted.
    """
    works = opened.library.versions([key for key, _ in titled])
    ranked = (*titled, *(hit for hit in found.hits if hit[0] not in works))
    return replace(found, hits=ranked[window.offset :][: window.limit])
