"""What a search asks and answers. Knows no engine, no HTTP and no HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from indexer.model import OutlineEntry

MAX_PER_PAGE = 100

NOT_ESTABLISHED = "none"
"""The facet value of documents for which the fact could not be established."""

FACETS = ("type", "mechanism", "year", "language", "country", "held", "cites")
"""Facets, in the order in which readers see them."""


OPEN_FACETS = ("cites",)
"""Facets whose values are no closed list: only the most frequent are given, and none stands for
what is not established, since a document may cite nothing."""


class Sort(StrEnum):
    """Order of the hits. Undated documents come last in both orders by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question. Equal requests give equal answers on one generation.

    Attributes:
        text: In the query language; "" lists everything the filters leave.
        filters: (facet, value), sorted: OR within a facet, AND between facets.
        page: Page of results, from 1.
        per_page: Hits on a page, 1 to MAX_PER_PAGE.
    """

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 10

    def selected(self, facet: str) -> tuple[str, ...]:
        """Return the values of this facet that the filters ask for."""
        return tuple(value for name, value in self.filters if name == facet)

    def toggled(self, facet: str, value: str) -> SearchRequest:
        """Return the same question with one filter added or removed, from page 1."""
        filters = set(self.filters) ^ {(facet, value)}
        return replace(self, filters=tuple(sorted(filters)), page=1)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text. Marked up only by whoever renders it."""

    text: str
    is_match: bool


# Printed page numbers: 12, A-3, S1, and Roman ones. Anything else is the heading of a section.
_PRINTED = re.compile(
    r"""
      (?=.*\d) [\w.\-]{1,8}
    | (?=.) m{0,3} (?:cm|cd|d?c{0,3}) (?:xc|xl|l?x{0,3}) (?:ix|iv|v?i{0,3})
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_heading(label: str) -> bool:
    """Tell whether the label of a page is the heading of a section and no printed number."""
    return bool(label) and _PRINTED.fullmatch(label) is None


@dataclass(frozen=True, slots=True)
class PageHit:
    """Where in a document the words are."""

    page: int  # from 1
    label: str
    segments: tuple[Segment, ...]
    paragraph: str | None = None  # number as printed, if it is known


@dataclass(frozen=True, slots=True)
class Hit:
    """One document, with the pages to look at. Facts not established are None."""

    id: str
    work: str  # id of the work; versions of one symbol share it
    held: bool
    title: str
    symbol: str | None
    mechanism: str | None
    body: str | None
    type: str | None
    year: int | None
    date: str | None
    session: str | None
    language: str | None
    countries: tuple[str, ...]
    path: str | None
    url: str | None
    pages: int
    pages_read: int  # fewer than `pages` if a limit stopped the reading
    score: float  # comparable within one answer only
    passages: tuple[PageHit, ...] = ()
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet. `count` counts documents, never pages."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """What was searched: enough to repeat the search and to cite it."""

    generation: str
    documents: int
    cards: int
    built: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One answer.

    Attributes:
        total: Documents found; cards count.
        facets: Values of each facet of `FACETS`; counts ignore the facet's own selection.
        suggestions: Other queries worth trying.
        notes: What was ignored, capped or expanded, in sentences.
        diagnosis: Why nothing was found, if nothing was.
    """

    request: SearchRequest
    collection: Collection
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[tuple[str, tuple[FacetValue, ...]], ...]
    elapsed_ms: float
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    diagnosis: str | None = None

    @property
    def last_page(self) -> int:
        """The number of the last page of results, at least 1."""
        return max(1, -(-self.total // self.request.per_page))


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of one document, with the words of a question marked."""

    number: int
    label: str
    segments: tuple[Segment, ...]
    confidence: float | None = None  # of the OCR that read it, in percent
    anchor: str = ""  # name that leads to it in the original


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact on a document and how it is known."""

    name: str
    value: str
    label: str
    rule: str
    evidence: str
    page: int | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document as a reader sees it.

    Attributes:
        hit: Its facts, as in an answer, without passages.
        facts: The same facts with rule and evidence.
        paths: Every place where the file is found.
        sha256: Digest of the file; "" for a card.
        media_type: "" for a card.
        shortfall: Why pages are missing or unreadable; "" if all was read.
        page_labels: Label of each page that was read.
        aliases: Other symbols of the same document.
        contents: Its table of contents; () if it has none.
    """

    hit: Hit
    facts: tuple[FactView, ...]
    paths: tuple[str, ...]
    sha256: str
    media_type: str
    shortfall: str
    page_numbers: tuple[int, ...]
    page_labels: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    contents: tuple[OutlineEntry, ...] = ()
