"""How to cite a document, as a reader sees it: references, exports, and what pages say to programs."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.pinpointing import printed_page
from indexer.references import EXPORTS, STYLES, Pinpoint, Place, Run, citable, coins, reference, tags
from indexer.results import DocumentView, Hit, PageView, Quotation
from webui.params import Links
from webui.present.search import language_of, title_of
from webui.present.words import place_name

STYLE_TITLES = {
    "un": "United Nations",
    "oscola": "OSCOLA",
    "bluebook": "Bluebook",
    "chicago": "Chicago",
    "mcgill": "McGill",
    "apa": "APA",
    "aglc": "AGLC",
}


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A reference in one style.

    Attributes:
        text: Without italics, to be copied.
        is_general: No example of the style shows this kind of document.
        quotation: The quoted words with the reference behind; "" if nothing is quoted.
    """

    style: str
    title: str
    runs: tuple[Run, ...]
    text: str
    is_general: bool
    quotation: str


@dataclass(frozen=True, slots=True)
class CiteView:
    """Everything that helps to cite one document, or a place in it.

    Attributes:
        language: Of its title; None if it is not known.
        place: What is cited of it, in words; "" of the whole.
        quoted: The words of the place; "" if they are not here.
        is_unchecked: The full text is not here, so that nobody knows whether there is such a place.
        is_cut: They are only the beginning.
        place_url: Where the place can be read; None if nowhere here.
        exports: (name of a format, address).
    """

    title: str
    language: str | None
    document_url: str
    place: str
    place_url: str | None
    quoted: str
    is_cut: bool
    is_unchecked: bool
    references: tuple[ReferenceView, ...]
    exports: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CiteLink:
    """A numbered paragraph of a page and where it is cited; `anchor` leads to it on its page."""

    number: str
    anchor: str
    url: str


def cite_view(hit: Hit, links: Links, place: Quotation | None = None) -> CiteView:
    """Return references to a document, or to a page or paragraph of it."""
    at: Pinpoint | None = None
    words = ""
    if place is not None and place.paragraph:
        at = Pinpoint(Place.PARA, place.paragraph)
        words = f"paragraph {place.paragraph}"
    elif place is not None:
        at = printed_page(hit, place)
        words = place_name(place.page, place.label).full
    quoted = place.text if place else ""
    return CiteView(
        title=title_of(hit),
        language=language_of(hit),
        document_url=links.document(hit.id),
        place=words,
        place_url=_place_url(hit, place, links) if place and hit.held else None,
        quoted=quoted,
        is_cut=place.is_cut if place else False,
        is_unchecked=place is not None and not hit.held,
        references=tuple(_reference(hit, style, at, quoted) for style in STYLES),
        exports=tuple((each.title, links.document_export(hit.id, each.suffix)) for each in EXPORTS.values()),
    )


def cite_links(view: DocumentView, page: PageView, links: Links) -> tuple[tuple[int, CiteLink], ...]:
    """Return (offset, link) of the numbered paragraphs of a page."""
    return tuple(
        (start, CiteLink(number, anchor_of(number), links.cite(view.hit.id, page.number, number)))
        for start, number in page.paragraphs
    )


def anchor_of(number: str) -> str:
    """Return the name by which an address leads to a paragraph."""
    return f"para-{''.join(number.split())}"


def head_of(view: DocumentView, public_url: str | None, pdf_url: str) -> tuple[tuple[str, str], ...]:
    """Return (name, content) of the metadata of a document's page.

    Args:
        view: The document.
        public_url: Of the official text, if it is one of the web.
        pdf_url: Of the file, absolute; used if it is a PDF.
    """
    is_pdf = view.hit.held and view.media_type == "application/pdf"
    return tags(citable(view.hit), public_url or "", pdf_url if is_pdf else "")


def coins_of(hit: Hit) -> str:
    """Return the title of a document's COinS span."""
    return coins(citable(hit))


def _place_url(hit: Hit, place: Quotation, links: Links) -> str:
    url = links.page(hit.id, place.page)
    return f"{url}#{anchor_of(place.paragraph)}" if place.paragraph else url


def _reference(hit: Hit, style: str, at: Pinpoint | None, quoted: str) -> ReferenceView:
    found = reference(citable(hit), style, at)
    return ReferenceView(
        style=style,
        title=STYLE_TITLES[style],
        runs=found.runs,
        text=found.text,
        is_general=not found.rule,
        quotation=f"“{quoted}”\n{found.text}" if quoted else "",
    )
