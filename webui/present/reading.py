"""A document, or one of its pages, as a reader sees it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from indexer.results import DocumentView, Hit, PageHit, PageView, Segment
from webui.params import Links
from webui.present.citing import CiteLink, CiteView, cite_links, cite_view, coins_of
from webui.present.correcting import Correcting, correcting
from webui.present.facts import Fact, Reason, facts, reasons
from webui.present.search import Passage, badges_of, language_of, passage, title_of
from webui.present.words import (
    FILE_TYPES,
    HARD_WRAPPED,
    OPENED_IN_BROWSER,
    RIGHT_TO_LEFT,
    PlaceName,
    counted,
    place_name,
    words,
)

FULL_LINE = 60
"""A printed line of so many characters ended because the paper did, not the sentence. Lines of
official documents have 80 to 105; headings, addresses and tables have fewer than this."""

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page in the list of pages."""

    name: PlaceName
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the table of contents; levels count from 1."""

    title: str
    level: int
    page: PageEntry


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another document that belongs to this one: a language, a path, or a symbol to click on."""

    name: str
    language: str | None
    url: str


@dataclass(frozen=True, slots=True)
class ReaderView:
    """Everything the page of a document shows.

    Attributes:
        official_url: Address of the official text if it is one of the web.
        citation_url: Address of who cites it and what it cites; None if nothing is known of that.
        official: The same as recorded, to be read; "" if none is known.
        sections: The pages are called by headings, not by numbers.
        contents: Empty where the sections are a table of contents already.
        languages, copies: Other documents of the same work, by language or by path.
        related: Addenda, corrigenda, revisions, and what they belong to, by symbol.
        correcting: How a wrong fact is put right; None for a catalogue entry.
    """

    title: str
    language: str | None
    badges: tuple[str, ...]
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    pages: tuple[PageEntry, ...]
    sections: bool
    contents: tuple[ContentsEntry, ...]
    passages: tuple[Passage, ...]
    official_url: str | None
    official: str
    original_url: str
    original_opens: bool
    original_type: str
    json_url: str
    citation_url: str | None
    citations: str
    cite: CiteView
    coins: str
    correcting: Correcting | None
    languages: tuple[Neighbour, ...] = ()
    copies: tuple[Neighbour, ...] = ()
    related: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one kind.

    Attributes:
        hit: Numbers the marked ones from 1; None where it is plain or goes on.
        link: Number of the citation on the page that it belongs to, from 1; 0 of all else.
        url: Of all that is known of the document cited; "" without a citation.
    """

    text: str
    is_match: bool
    hit: int | None
    link: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class LeafView:
    """Everything one page of a document shows."""

    title: str
    language: str | None
    badges: tuple[str, ...]
    name: PlaceName
    place: str
    paragraphs: tuple[tuple[Run, ...], ...]
    cites: tuple[tuple[CiteLink, ...], ...]  # of each of these paragraphs
    cite_url: str
    hits: int
    right_to_left: bool
    read_by_ocr: str  # how sure it was; "" if the file has the text itself
    document_url: str
    original_url: str  # of its place there, if it has a name
    previous: PageEntry | None
    next: PageEntry | None
    previous_hit: PageEntry | None
    next_hit: PageEntry | None
    languages: tuple[Neighbour, ...] = ()  # the same place in other versions


def reader_view(view: DocumentView, found: tuple[PageHit, ...], text: str, links: Links) -> ReaderView:
    """Return what the page of a document shows, with all hits of `text` in it."""
    hit = view.hit
    pages = _pages(view, text, links)
    sections = any(entry.name.heading for entry in pages)
    return ReaderView(
        title=title_of(hit),
        language=language_of(hit),
        badges=badges_of(hit) if hit.held else (),  # the notice of a card says it
        facts=facts(view),
        reasons=tuple(reasons(view, links)),
        correcting=correcting(view),
        pages=pages,
        sections=sections,
        contents=() if sections else _contents(view, pages),
        passages=tuple(passage(hit, entry, text, links) for entry in found),
        official_url=hit.url if hit.url and is_web_address(hit.url) else None,
        official=hit.url or "",
        original_url=links.original(hit.id),
        original_opens=view.media_type in OPENED_IN_BROWSER,
        original_type=FILE_TYPES[view.media_type][1] if view.media_type in FILE_TYPES else view.media_type,
        json_url=links.document_json(hit.id),
        citation_url=links.citation(hit.symbol or hit.id) if view.cited_by or view.cites else None,
        citations=", ".join(
            filter(
                None,
                (
                    f"cited by {counted(view.cited_by, 'document')}" if view.cited_by else "",
                    f"cites {counted(view.cites, 'document')}" if view.cites else "",
                ),
            )
        ),
        languages=tuple(_languages(hit, links.document)),
        copies=tuple(
            Neighbour(other.path or other.id, None, links.document(other.id, text))
            for other in hit.versions
            if other.language == hit.language
        ),
        related=tuple(
            Neighbour(other.symbol or other.title, None, links.document(other.id)) for other in view.related
        ),
        cite=cite_view(hit, links),
        coins=coins_of(hit),
    )


def _languages(hit: Hit, address: Callable[[str], str]) -> Iterator[Neighbour]:
    """Yield one version in each other language, by the name of the language."""
    others = {other.language: other for other in reversed(hit.versions) if other.language != hit.language}
    named = [(words("language", code) if code else "Another language", code) for code in others]
    for name, code in sorted(named):
        yield Neighbour(name, code, address(others[code].id))


def leaf_view(
    view: DocumentView, page: PageView, found: tuple[PageHit, ...], text: str, links: Links
) -> LeafView:
    """Return what one page shows; `found` are the pages of the document with hits of `text`."""
    pages = _pages(view, text, links)
    before = [entry for entry in pages if entry.number < page.number]
    after = [entry for entry in pages if entry.number > page.number]
    with_hits = [_entry(view, hit, text, links) for hit in found]
    name = place_name(page.number, page.label)
    blocks = tuple(_blocks(page.segments, flowing=view.media_type in HARD_WRAPPED))
    cites = _of_blocks([start for start, _ in blocks], cite_links(view, page, links))
    paragraphs = tuple(runs for _, runs in blocks)
    if name.heading and paragraphs[1:] and paragraphs[0] == (Run(name.heading, is_match=False, hit=None),):
        blocks, paragraphs, cites = blocks[1:], paragraphs[1:], cites[1:]  # it stands above the page already
    paragraphs = tuple(tuple(_linked(start, runs, page.citations, links)) for start, runs in blocks)
    return LeafView(
        title=title_of(view.hit),
        language=language_of(view.hit),
        badges=badges_of(view.hit),
        name=name,
        place=f"{page.number:,} of {max(view.hit.pages, page.number):,}",
        paragraphs=paragraphs,
        cites=cites,
        cite_url=links.cite(view.hit.id, page.number),
        hits=sum(run.hit is not None for paragraph in paragraphs for run in paragraph),
        right_to_left=view.hit.language in RIGHT_TO_LEFT,
        read_by_ocr="" if page.confidence is None else f"{page.confidence:.0f} %",
        document_url=links.document(view.hit.id, text),
        original_url=links.original(view.hit.id, page.anchor),
        previous=before[-1] if before else None,
        next=after[0] if after else None,
        previous_hit=next((entry for entry in reversed(with_hits) if entry.number < page.number), None),
        next_hit=next((entry for entry in with_hits if entry.number > page.number), None),
        languages=tuple(
            _languages(view.hit, lambda other: links.counterpart(view.hit.id, page.number, other))
        ),
    )


def paragraphs_of(segments: tuple[Segment, ...], *, flowing: bool = False) -> Iterator[tuple[Run, ...]]:
    """Cut a page at its blank lines, so that each paragraph has a direction of its own.

    If the text is `flowing`, ends of full lines become blanks, since screens are not as wide as
    paper; others stay. A marked run that goes over a blank line is one hit in two paragraphs;
    its anchor stands in the first.
    """
    for _, runs in _blocks(segments, flowing=flowing):
        yield runs


def _blocks(segments: tuple[Segment, ...], *, flowing: bool) -> Iterator[tuple[int, tuple[Run, ...]]]:
    """Yield where a paragraph begins in the text of the page, and the paragraph."""
    finish = _flowing if flowing else iter
    paragraph: list[Run] = []
    start = end = hits = 0
    for segment in segments:
        hits += segment.is_match
        number: int | None = hits if segment.is_match else None
        begin = end
        end += len(segment.text)
        for place, (at, text) in enumerate(_pieces(segment.text)):
            if place and paragraph:
                yield start, tuple(finish(paragraph))
                paragraph = []
            if text:
                start = start if paragraph else begin + at
                paragraph.append(Run(text, segment.is_match, number))
                number = None
    if paragraph:
        yield start, tuple(finish(paragraph))


def _linked(
    start: int, runs: Sequence[Run], cited: Sequence[tuple[int, int, str]], links: Links
) -> Iterator[Run]:
    """Cut runs where a citation begins or ends, and give its address to what is inside.

    Args:
        start: Of the first run in the text of the page.
        runs: Of one block; they keep the length of its text.
        cited: (start, end, canonical form), in order, without overlaps.
        links: Addresses.
    """
    for run in runs:
        end = start + len(run.text)
        at = start
        number = run.hit
        for place, (first, last, canonical) in enumerate(cited, start=1):
            first, last = max(first, at), min(last, end)
            if first >= last:
                continue
            if first > at:
                yield replace(run, text=run.text[at - start : first - start], hit=number)
                number = None
            text = run.text[first - start : last - start]
            yield replace(run, text=text, hit=number, link=place, url=links.citation(canonical))
            number = None
            at = last
        if at < end:
            yield replace(run, text=run.text[at - start :], hit=number)
        start = end


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between blank lines, with its offset."""
    at = 0
    for gap in _PARAGRAPH_END.finditer(text):
        yield at, text[at : gap.start()]
        at = gap.end()
    yield at, text[at:]


def _of_blocks(
    starts: Sequence[int], cites: Iterable[tuple[int, CiteLink]]
) -> tuple[tuple[CiteLink, ...], ...]:
    """Return, for each block of a page, the numbered paragraphs that begin in it."""
    found: list[list[CiteLink]] = [[] for _ in starts]
    for offset, link in cites:
        if place := bisect_right(starts, offset):
            found[place - 1].append(link)
    return tuple(map(tuple, found))


def _flowing(paragraph: list[Run]) -> Iterator[Run]:
    length = 0
    for run in paragraph:
        first, *others = run.text.split("\n")
        pieces = [first]
        length += len(first)
        for line in others:
            pieces += (" " if length >= FULL_LINE else "\n", line)
            length = len(line)
        yield replace(run, text="".join(pieces))


def is_web_address(url: str) -> bool:
    """Say whether a link may lead there: catalogues are typed by hand, and `javascript:` runs."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _pages(view: DocumentView, text: str, links: Links) -> tuple[PageEntry, ...]:
    return tuple(
        PageEntry(place_name(number, label), number, links.page(view.hit.id, number, text))
        for number, label in zip(view.page_numbers, view.page_labels, strict=True)
    )


def _contents(view: DocumentView, pages: tuple[PageEntry, ...]) -> tuple[ContentsEntry, ...]:
    at = {page.number: page for page in pages}
    return tuple(
        ContentsEntry(entry.title, entry.level, at[entry.page]) for entry in view.contents if entry.page in at
    )


def _entry(view: DocumentView, found: PageHit, text: str, links: Links) -> PageEntry:
    return PageEntry(
        place_name(found.page, found.label), found.page, links.hit(view.hit.id, found.page, text)
    )
