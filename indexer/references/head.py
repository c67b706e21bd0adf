"""What a page says of its document to programs that read pages: Highwire tags, Dublin Core, COinS.

Names are those that Zotero's Embedded Metadata translator and Google Scholar read. COinS is an OpenURL
context object (ANSI/NISO Z39.88-2004) in the title of a span, with the keys of the formats `book`
(genre `report`) and `dc`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from indexer.references.facts import Citable
from indexer.references.items import Item, item

BOOKS = frozenset({"report"})
"""Item types of CSL that OpenURL has a format for; others are Dublin Core there."""


def tags(document: Citable, public_url: str = "", pdf_url: str = "") -> tuple[tuple[str, str], ...]:
    """Return (name, content) of the `meta` elements of a document's page.

    Args:
        document: Its facts.
        public_url: Of the official text, if it may be linked to.
        pdf_url: Of the file, if it is a PDF and is here.
    """
    return tuple((name, content) for name, content in _tags(item(document), public_url, pdf_url) if content)


def coins(document: Citable) -> str:
    """Return the `title` of the span, not escaped for HTML yet."""
    return urlencode([(name, value) for name, value in _context(item(document)) if value])


def _tags(of: Item, public_url: str, pdf_url: str) -> Iterator[tuple[str, str]]:
    yield "citation_title", of.title
    for author in of.authors:
        yield "citation_author", f"{author.family}, {author.given}" if author.given else author.name
    yield "citation_publication_date", of.date.replace("-", "/")
    yield "citation_technical_report_number", of.number
    yield "citation_technical_report_institution", of.institution
    yield "citation_language", of.language
    yield "citation_public_url", public_url
    yield "citation_pdf_url", pdf_url
    yield "DC.title", of.title
    for author in of.authors:
        yield "DC.creator", author.name
    yield "DC.date", of.date
    yield "DC.identifier", of.number or of.url
    yield "DC.language", of.language
    yield "DC.publisher", of.institution
    yield "DC.type", of.genre


def _context(of: Item) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    if of.kind.csl in BOOKS:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
        yield "rft.genre", "report"
        yield "rft.btitle", of.title
        yield "rft.pub", of.institution
        yield "rft.place", of.place
        yield "rft.tpages", of.pages
        yield "rft.series", of.number
    else:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
        yield "rft.title", of.title
        yield "rft.publisher", of.institution
        yield "rft.identifier", of.number
        yield "rft.type", of.genre
    for author in of.authors:
        yield "rft.au", author.name
    yield "rft.date", of.date
    yield "rft.language", of.language
    yield "rft_id", of.url
