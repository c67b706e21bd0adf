"""A cited document as its page shows it: itself, who cites it and where, what it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.results import (
    CitationView,
    CitedView,
    CitingView,
    FacetValue,
    Hit,
    MentionView,
    Quotation,
    Segment,
)
from indexer.standing import address
from webui.params import Links
from webui.present.citing import anchor_of
from webui.present.reading import is_web_address
from webui.present.search import badges_of, facts_of, language_of, title_of
from webui.present.words import PlaceName, counted, pinpoint_words, place_name

_BAR, _GAP, _MARGIN, _HEIGHT = 16, 4, 18, 90  # of the picture, in its own units
_ABOVE = 14  # room for a number above the highest bar
_LABELLED = 5  # years between two that are written out


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence that cites, with the address of its page."""

    name: PlaceName
    paragraph: str | None
    url: str
    segments: tuple[Segment, ...]
    pinpoint: str
    note: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites."""

    title: str
    url: str
    symbol: str | None
    facts: tuple[str, ...]
    language: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is cited."""

    canonical: str
    url: str
    title: str
    times: str
    documents: str
    held: bool
    checked: str


@dataclass(frozen=True, slots=True)
class Other:
    """A document that the reader may have meant, and why; `url` is "" if nothing is known of it."""

    canonical: str
    url: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The documents of one year in the picture; places and sizes in units of the picture."""

    year: str
    count: int
    label: str
    url: str
    x: int
    y: int
    height: int
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Held:
    """The cited document itself, or its catalogue entry."""

    title: str
    url: str
    facts: tuple[str, ...]
    badges: tuple[str, ...]
    language: str | None


@dataclass(frozen=True, slots=True)
class CitationPage:
    """Everything the page of a citation shows.

    Attributes:
        total: "12 documents cite it".
        search_url: The same as a search, to be narrowed.
        width, height: Of the picture.
        others: Documents that the reader may have meant.
        own: Versions of the document itself that cite it.
        together: Documents that the same documents cite.
        official_url: Of the official text, unless its text is held; "" if none is known.
        beyond_url: Of the last page of documents, if one after it was asked for; "" otherwise.
        asked: Where in it the question points, in words; "" if nowhere.
        asked_url: Of the paragraph there; "" if it is not here.
        asked_text: Of the paragraph.
        asked_language: Of the text; None if it is not known.
        misprint: The form in which the document was asked for, where its session or year is not the
            document's; "" if it is.
        doubt: What is wrong with it, a sentence.
    """

    canonical: str
    held: tuple[Held, ...]
    total: str
    search_url: str
    citing: tuple[Citing, ...]
    first: int
    previous_url: str | None
    next_url: str | None
    mechanisms: tuple[tuple[FacetValue, str], ...]
    bars: tuple[Bar, ...]
    bar_width: int
    width: int
    height: int
    cites: tuple[Cited, ...]
    checked: tuple[Cited, ...]
    others: tuple[Other, ...]
    own: tuple[Citing, ...]
    together: tuple[Cited, ...]
    official_url: str
    beyond_url: str = ""
    asked: str = ""
    asked_url: str = ""
    asked_text: str = ""
    asked_language: str | None = None
    misprint: str = ""
    doubt: str = ""


def citation_page(
    view: CitationView,
    links: Links,
    at: Sequence[tuple[str, str]] = (),
    paragraph: tuple[Hit, Quotation] | None = None,
    misprint: tuple[str, str] | None = None,
) -> CitationPage:
    """Return what the page of a cited document shows.

    Args:
        view: All that is known of it.
        links: Addresses.
        at: Where in it the question points.
        paragraph: The paragraph there, and the document that has it.
        misprint: The form that was asked for and what is wrong with it; None if nothing is.
    """
    bars = _bars(view, links)
    last = max(1, -(-view.total // view.per_page))
    return CitationPage(
        canonical=view.canonical,
        held=tuple(_held(hit, links) for hit in view.hits),
        total=f"{counted(view.total, 'document')} {'cites' if view.total == 1 else 'cite'} it",
        search_url=links.citing(view.key),
        citing=tuple(_citing(each, view.canonical, links) for each in view.citing),
        first=(view.page - 1) * view.per_page + 1,
        previous_url=links.citation(view.canonical, view.page - 1) if view.page > 1 else None,
        next_url=links.citation(view.canonical, view.page + 1)
        if view.page * view.per_page < view.total
        else None,
        mechanisms=tuple(
            (value, links.citing(view.key, "mechanism", value.value)) for value in view.mechanisms
        ),
        bars=bars,
        bar_width=_BAR,
        width=max((bar.x + _BAR + _MARGIN for bar in bars), default=0),
        height=_ABOVE + _HEIGHT,
        cites=tuple(_cited(each, links) for each in view.cites),
        checked=tuple(_cited(each, links) for each in view.checked),
        others=tuple(
            Other(
                each.canonical,
                links.citation(each.canonical) if each.here or each.documents else "",
                ", ".join(each.reasons),
            )
            for each in view.candidates
        ),
        own=tuple(_citing(each, view.canonical, links) for each in view.own),
        together=tuple(
            replace(_cited(each, links), documents=f"{counted(each.documents, 'document')} cite both")
            for each in view.together
        ),
        official_url=_official_url(view),
        beyond_url=links.citation(view.canonical, last) if view.page > last else "",
        asked=pinpoint_words(at),
        asked_url=links.paragraph(paragraph[0].id, paragraph[1].page, anchor_of(paragraph[1].paragraph))
        if paragraph
        else "",
        asked_text=paragraph[1].text if paragraph else "",
        asked_language=language_of(paragraph[0]) if paragraph else None,
        misprint=misprint[0] if misprint else "",
        doubt=misprint[1] if misprint else "",
    )


def _official_url(view: CitationView) -> str:
    """Return the address of the official text, if the text is not here and the address is one of the web."""
    if any(hit.held for hit in view.hits):
        return ""
    known = next((hit.url for hit in view.hits if hit.url and is_web_address(hit.url)), "")
    return known or address(view.canonical)


def _citing(each: CitingView, canonical: str, links: Links) -> Citing:
    return Citing(
        title_of(each.hit),
        links.document(each.hit.id),
        each.hit.symbol,
        facts_of(each.hit),
        language_of(each.hit),
        tuple(_place(each.hit, mention, canonical, links) for mention in each.mentions),
    )


def _held(hit: Hit, links: Links) -> Held:
    return Held(title_of(hit), links.document(hit.id), facts_of(hit), badges_of(hit), language_of(hit))


def _place(hit: Hit, mention: MentionView, canonical: str, links: Links) -> Place:
    """Return one sentence; its address opens at the paragraph, else at the first mention on the page."""
    segments = tuple(
        Segment(" ".join(f"|{each.text}|".split())[1:-1], each.is_match) for each in mention.segments
    )
    return Place(
        place_name(mention.page, mention.label),
        mention.paragraph,
        links.paragraph(hit.id, mention.page, anchor_of(mention.paragraph), canonical)
        if mention.paragraph
        else links.hit(hit.id, mention.page, canonical),
        segments,
        pinpoint_words(mention.pinpoint),
        mention.note,
    )


def _cited(each: CitedView, links: Links) -> Cited:
    return Cited(
        each.canonical,
        links.citation(each.canonical),
        each.title or "",
        counted(each.times, "mention") if each.times else "",
        f"cited by {counted(each.documents, 'document')}" if each.documents else "",
        each.held,
        each.checked,
    )


def _bars(view: CitationView, links: Links) -> tuple[Bar, ...]:
    """Return a bar for each year from the first to the last; years not established have none."""
    counts = {int(each.value): each.count for each in view.years if each.value.isdecimal()}
    if len(counts) < 2:
        return ()
    most = max(counts.values())
    years = range(min(counts), max(counts) + 1)
    return tuple(
        Bar(
            str(year),
            counts.get(year, 0),
            f"{year}: {counted(counts.get(year, 0), 'document')}",
            links.citing(view.key, "year", str(year)),
            _MARGIN + index * (_BAR + _GAP),
            _ABOVE + _HEIGHT - height,
            height,
            year % _LABELLED == 0 or len(years) <= _LABELLED,
        )
        for index, year in enumerate(years)
        for height in (round(_HEIGHT * counts.get(year, 0) / most),)
    )
