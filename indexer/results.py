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
class Version:
    """Another document of the same work: another language, or a copy if the language is the same."""

    id: str
    language: str | None
    path: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """The first document of a work, with the pages to look at. Facts not established are None.

    Attributes:
        symbol: Canonical form; `symbol_printed` is what the document itself prints, where that was read.
        is_titled: The title is the document's, and not the name of its file, its symbol or a keeper's words.
        media_type: "" for a card.
        adopted, distributed: Two days of which `date` may be either, or another that is not said to be one.
        remark, authors, number, supplement, journal, place: As `model.Metadata` has them.
    """

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
    versions: tuple[Version, ...] = ()  # what else is held of the work
    symbol_printed: str | None = None
    is_titled: bool = True
    media_type: str = ""
    adopted: str | None = None
    distributed: str | None = None
    remark: str | None = None
    authors: str | None = None
    number: str | None = None
    supplement: str | None = None
    journal: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet. `count` counts works, never pages."""

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
        total: Works found; cards count.
        facets: Values of each facet of `FACETS`; counts ignore the facet's own selection.
        suggestions: Other queries worth trying.
        citations: Documents that the question names, if it is a citation; the likeliest first.
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
    citations: tuple[CitedView, ...] = ()
    notes: tuple[str, ...] = ()
    diagnosis: str | None = None

    @property
    def last_page(self) -> int:
        """The number of the last page of results, at least 1."""
        return max(1, -(-self.total // self.request.per_page))


@dataclass(frozen=True, slots=True)
class Listing:
    """Documents of an answer, without passages and facets, as exports want them.

    Attributes:
        total: Documents found; `hits` may be fewer.
    """

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of one document, with the words of a question marked.

    Attributes:
        paragraphs: (offset, number) of the numbered paragraphs that begin or go on here.
        citations: (start, end, canonical form) of the documents that are cited here, in order, without
            overlaps; offsets into the text of the page.
    """

    number: int
    label: str
    segments: tuple[Segment, ...]
    confidence: float | None = None  # of the OCR that read it, in percent
    anchor: str = ""  # name that leads to it in the original
    paragraphs: tuple[tuple[int, str], ...] = ()
    citations: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place that can be quoted: a page, or a numbered paragraph.

    Attributes:
        page: On which it begins, from 1.
        label: Of that page.
        paragraph: Number as printed; "" of a whole page.
        text: Of the paragraph, on one line, also where it goes on over the page; "" of a page.
        is_cut: The text is only its beginning.
    """

    page: int
    label: str
    paragraph: str = ""
    text: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class MentionView:
    """A place where a document cites another.

    Attributes:
        segments: The sentence, with the citation marked.
        pinpoint: Where in the cited document it points: ("para", "12"), ….
        note: What is wrong with it as printed; "" if nothing is.
    """

    page: int
    label: str
    paragraph: str | None
    segments: tuple[Segment, ...]
    pinpoint: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CitingView:
    """A document that cites another, and where."""

    hit: Hit
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class CitedView:
    """A document that another cites.

    Attributes:
        key: Equal for all forms of its symbol.
        times: Mentions of it in the citing document; 0 if only a keeper says so.
        documents: That cite it in the whole collection.
        title: Of the document or its card; None if neither is here.
        checked: Where in it, and where a keeper saw the citation; "" if it was found in the text.
        here: The document or a catalogue entry of it is here.
        year: CE, of the document or of its session; None if it is not known.
        url: Address of the official text; "" if none is known.
        reasons: Why it may be the one that is meant, in a few words each; () unless it is a candidate.
        pinpoint: Where in it a question points: ("para", "12"), ….
    """

    key: str
    canonical: str
    times: int
    documents: int
    held: bool
    title: str | None = None
    checked: str = ""
    here: bool = False
    year: int | None = None
    url: str = ""
    reasons: tuple[str, ...] = ()
    pinpoint: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CitationView:
    """Everything about one cited document, whether or not its text is here.

    Attributes:
        canonical: The fullest form of its symbol that is known.
        hits: The documents and cards of this symbol.
        total: Documents that cite it; `citing` are those of one page, newest first.
        mentions: In all of them.
        mechanisms, years: How the citing documents spread.
        cites: What the documents held of this symbol cite.
        checked: Documents that cite it as a keeper says, and whose text does not show it.
        candidates: Other documents that the question may have meant, with reasons.
        own: Versions of the document itself that cite it; counted nowhere else.
        together: Documents that are cited by the same documents, the most often first; there
            `documents` counts those that cite both.
        pinpoint: Where in the document the question points: ("para", "12"), ….
    """

    key: str
    canonical: str
    hits: tuple[Hit, ...]
    total: int
    mentions: int
    citing: tuple[CitingView, ...]
    page: int
    per_page: int
    mechanisms: tuple[FacetValue, ...]
    years: tuple[FacetValue, ...]
    cites: tuple[CitedView, ...]
    checked: tuple[CitedView, ...]
    candidates: tuple[CitedView, ...]
    collection: Collection
    own: tuple[CitingView, ...] = ()
    together: tuple[CitedView, ...] = ()
    pinpoint: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NotHeld:
    """What documents here cite and is not held: a list for whoever completes the collection.

    Attributes:
        total: How many; `most_cited` are the first of them.
    """

    total: int
    most_cited: tuple[CitedView, ...]


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
        cited_by: Documents that cite it.
        cites: Documents that it cites.
        related: Works of its symbol with another ending: addenda, corrigenda, revisions, and what
            they belong to; one document of each.
        others: What rules say of the facts that was not believed, the first to be believed first.
        left_open: Facts of which a person checked that nobody knows them; their values are "".
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
    cited_by: int = 0
    cites: int = 0
    related: tuple[Hit, ...] = ()
    others: tuple[FactView, ...] = ()
    left_open: tuple[FactView, ...] = ()
