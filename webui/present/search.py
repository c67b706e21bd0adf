"""An answer as the search page shows it: facets, chips, hits and the way through the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer import listings
from indexer.references import citable, coins
from indexer.results import (
    FACETS,
    NOT_ESTABLISHED,
    OPEN_FACETS,
    FacetValue,
    Hit,
    PageHit,
    SearchRequest,
    SearchResults,
    Segment,
)
from webui.params import Links
from webui.present.words import PlaceName, counted, date_words, pinpoint_words, place_name, words

FACET_TITLES = {
    "type": "Document type",
    "mechanism": "Mechanism",
    "year": "Year",
    "language": "Language",
    "country": "Country",
    "held": "Availability",
    "cites": "Cites",
}
SHOWN_VALUES = 8
SPARED_VALUES = 2  # hiding one or two values costs a line and saves none


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen filter, and the same question without it."""

    facet: str
    label: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet with its values: those to show, and those to keep under a fold."""

    name: str
    title: str
    shown: tuple[FacetValue, ...]
    folded: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of results; without address where the reader is, without number where pages are left out."""

    number: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through the pages of an answer."""

    links: tuple[PageLink, ...]
    previous_url: str | None
    next_url: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One place in a document: how it is called, where it is, what it says.

    Attributes:
        heading: Of the section, with marks; empty where it would only repeat the title.
        segments: What is said under it.
    """

    name: PlaceName
    url: str
    heading: tuple[Segment, ...]
    segments: tuple[Segment, ...]
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class HitView:
    """One document of an answer, in words and links."""

    title: str
    url: str
    document_url: str
    all_hits_url: str | None
    symbol: str | None
    facts: tuple[str, ...]
    language: str | None
    badges: tuple[str, ...]
    passages: tuple[Passage, ...]
    cite_url: str
    coins: str


@dataclass(frozen=True, slots=True)
class Export:
    """A format in which an answer can be saved: the whole of it, and the page that is shown."""

    title: str
    whole_url: str
    page_url: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A document that the question names.

    Attributes:
        url: Of all that is known of it; "" if nothing is.
        reasons: Why it may be this one, if it may be others.
        official_url: Of the official text; "" if it is held, or none is known.
        place: Where in it the question points, in words.
    """

    canonical: str
    url: str
    title: str
    cited_by: str
    held: bool
    reasons: str
    official_url: str
    place: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything the search page shows.

    Attributes:
        beyond: The reader asked for a page after the last; `last_url` leads back.
        clear_url: The same words without filters; None if there are none.
        suggestions: (query, address).
    """

    text: str
    total: str
    title: str
    hits: tuple[HitView, ...]
    first: int
    chips: tuple[Chip, ...]
    clear_url: str | None
    groups: tuple[FacetGroup, ...]
    pager: Pager
    beyond: bool
    last_url: str
    last_page: int
    json_url: str
    exports: tuple[Export, ...]
    suggestions: tuple[tuple[str, str], ...]
    leads: tuple[Lead, ...]


def search_view(results: SearchResults, links: Links) -> SearchView:
    """Return what the search page shows of this answer."""
    request = results.request
    total = counted(results.total, "document")
    return SearchView(
        text=request.text,
        total=total,
        title=f"{request.text} – {total}" if request.text else total,
        hits=tuple(hit_view(hit, request.text, links) for hit in results.hits),
        first=(request.page - 1) * request.per_page + 1,
        chips=chips(results, links),
        clear_url=links.search(replace(request, filters=(), page=1)) if request.filters else None,
        groups=tuple(facet_group(name, values, request) for name, values in _in_order(results)),
        pager=pager(results, links),
        beyond=request.page > results.last_page,
        last_url=links.search(replace(request, page=results.last_page)),
        last_page=results.last_page,
        json_url=links.search_json(request),
        exports=tuple(
            Export(
                each.title,
                links.search_export(request, each.suffix, whole=True),
                links.search_export(request, each.suffix, whole=False),
            )
            for each in listings.FORMATS.values()
        ),
        leads=tuple(
            Lead(
                each.canonical,
                links.citation(each.canonical, at=each.pinpoint) if each.here or each.documents else "",
                each.title or "",
                f"cited by {counted(each.documents, 'document')}"
                if each.documents
                else "cited by no document here",
                each.held,
                ", ".join(each.reasons),
                "" if each.held else each.url,
                pinpoint_words(each.pinpoint),
            )
            for each in results.citations
        ),
        suggestions=tuple(
            (text, links.search(replace(request, text=text, page=1))) for text in results.suggestions
        ),
    )


def chips(results: SearchResults, links: Links) -> tuple[Chip, ...]:
    """Return the chosen filters, in the order of the facets."""
    request = results.request
    said = {
        (name, entry.value): entry.label
        for name, entries in results.facets
        if name in OPEN_FACETS
        for entry in entries
    }
    return tuple(
        Chip(FACET_TITLES[facet], said.get((facet, value)) or words(facet, value), url)
        for facet in FACETS
        for value in request.selected(facet)
        for url in (links.search(request.toggled(facet, value)),)
    )


def facet_group(name: str, values: tuple[FacetValue, ...], request: SearchRequest) -> FacetGroup:
    """Order the values of a facet and fold the long tail away.

    Years come newest first, others by count, what is not established last. A chosen value
    is always shown, even with no document left.
    """
    chosen = set(request.selected(name))
    absent = chosen - {entry.value for entry in values}
    every = [
        *(
            replace(
                entry,
                label=entry.label if name in OPEN_FACETS else words(name, entry.value),
                selected=entry.value in chosen,
            )
            for entry in values
        ),
        *(FacetValue(value, words(name, value), 0, selected=True) for value in sorted(absent)),
    ]
    every.sort(key=_by_year if name == "year" else _by_count)
    keep = len(every) if len(every) <= SHOWN_VALUES + SPARED_VALUES else SHOWN_VALUES
    shown = tuple(entry for place, entry in enumerate(every) if place < keep or entry.selected)
    folded = tuple(entry for place, entry in enumerate(every) if place >= keep and not entry.selected)
    return FacetGroup(name, FACET_TITLES[name], shown, folded)


def pager(results: SearchResults, links: Links) -> Pager:
    """Return links to the first, the last and the neighbouring pages."""
    here, last = results.request.page, results.last_page

    def url(number: int) -> str | None:
        known = 1 <= number <= last and number != here
        return links.search(replace(results.request, page=number)) if known else None

    wanted = sorted({1, last, *range(max(1, here - 2), min(last, here + 2) + 1)})
    entries: list[PageLink] = []
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number - before == 2:
            entries.append(PageLink(number - 1, url(number - 1)))
        elif number - before > 2:
            entries.append(PageLink(None, None))
        entries.append(PageLink(number, url(number)))
    return Pager(tuple(entries), url(min(here - 1, last)), url(here + 1))


def hit_view(hit: Hit, text: str, links: Links) -> HitView:
    """Return one hit in words; its title leads to the first passage, if there is one."""
    document_url = links.document(hit.id, text)
    first = hit.passages[0].page if hit.passages else None
    return HitView(
        title=title_of(hit),
        url=links.hit(hit.id, first, text) if first else document_url,
        document_url=document_url,
        all_hits_url=f"{document_url}#hits" if hit.passages and text else None,
        symbol=hit.symbol,
        facts=facts_of(hit),
        language=language_of(hit),
        badges=badges_of(hit),
        passages=tuple(passage(hit, entry, text, links) for entry in hit.passages),
        cite_url=links.cite(hit.id),
        coins=coins(citable(hit)),
    )


def passage(hit: Hit, found: PageHit, text: str, links: Links) -> Passage:
    """Return one passage of a document with the address of its page."""
    name = place_name(found.page, found.label)
    heading, segments = _parted(found.segments, name.heading)
    if name.heading == title_of(hit) and not any(segment.is_match for segment in heading):
        heading = ()
    return Passage(name, links.hit(hit.id, found.page, text), heading, segments, found.paragraph)


def title_of(hit: Hit) -> str:
    """Return the title, or what comes nearest to one."""
    return hit.title or hit.symbol or (hit.path or "").rpartition("/")[2] or "Untitled document"


def facts_of(hit: Hit) -> tuple[str, ...]:
    """Return mechanism, type, date, language and remark in words, without those not established."""
    date = date_words(hit.date) if hit.date else str(hit.year) if hit.year else None
    facts = (
        words("mechanism", hit.mechanism) if hit.mechanism else None,
        words("type", hit.type) if hit.type else None,
        date,
        words("language", hit.language) if hit.language else None,
        hit.remark,
    )
    return tuple(fact for fact in facts if fact)


def language_of(hit: Hit) -> str | None:
    """Return the value of a `lang` attribute; None where the language is not known."""
    return hit.language if hit.language and hit.language != "und" else None


def badges_of(hit: Hit) -> tuple[str, ...]:
    """Return what a reader must know before trusting a search in this document."""
    if not hit.held:
        return ("Catalogue entry: full text not held",)
    if hit.pages_read < hit.pages:
        return (f"Read in part: {hit.pages_read:,} of {counted(hit.pages, 'page')}",)
    return ()


def _parted(segments: tuple[Segment, ...], heading: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Part heading and text: a section begins with its heading, which should not be read twice."""
    said = "".join(segment.text for segment in segments)
    if not heading or not f"{said} ".startswith(f"{heading} "):
        return ((Segment(heading, is_match=False),) if heading else ()), segments
    left = len(heading)
    above, below = [], []
    for segment in segments:
        above.append(replace(segment, text=segment.text[:left]))
        below.append(replace(segment, text=segment.text[left:]))
        left = max(0, left - len(segment.text))
    return tuple(part for part in above if part.text), tuple(part for part in below if part.text)


def _in_order(results: SearchResults) -> list[tuple[str, tuple[FacetValue, ...]]]:
    given = dict(results.facets)
    groups = [(name, given.get(name, ())) for name in FACETS]
    return [(name, values) for name, values in groups if values or results.request.selected(name)]


def _by_year(entry: FacetValue) -> tuple[bool, int, str]:
    year = int(entry.value) if entry.value.isdecimal() else 0
    return entry.value == NOT_ESTABLISHED, -year, entry.value


def _by_count(entry: FacetValue) -> tuple[bool, int, str]:
    return entry.value == NOT_ESTABLISHED, -entry.count, entry.label
