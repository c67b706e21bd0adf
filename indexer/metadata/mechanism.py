"""Which mechanism, body or programme a document comes from.

Resolutions tell by their symbol. A report to the Council does not: the symbol names the
Council, the first page the author, who may be the Special Rapporteur on defenders or one of
sixty others. A document of somebody else must stay without a mechanism, however often it
names one: wording counts only where a publisher names himself.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from indexer.metadata.authors import AUTHORS, PRINTED_SERIES, PUBLISHERS, SITES
from indexer.metadata.masthead import HEIGHT_LINES
from indexer.metadata.reading import Reading, evidence, folded
from indexer.model import Finding
from indexer.vocabulary import mechanisms

AUTHOR_DECIDES = frozenset(
    {"un-hrc-document", "un-ga-document", "un-ga-joint", "un-chr-document", "un-ecosoc-document"}
)
"""Series whose symbol names the body reported to, not the author."""

_PUBLISHER_LINES = 12
_SERIES_REACH = 200  # characters
_PUBLISHER_REACH = 600  # characters
_SITE_PART = re.compile(r"\s+[|–—-]\s+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:by\s)?(?:\d{4}\s|,\s)?")


def of_symbol(reading: Reading) -> Finding[str] | None:
    """The body in the symbol, where the symbol is the author's own."""
    symbol = reading.symbol
    if not symbol or not symbol.body or symbol.series in AUTHOR_DECIDES:
        return None
    return Finding(symbol.body, "symbol", symbol.canonical)


def of_author(reading: Reading) -> Finding[str] | None:
    """The author named in the title of a report to a body of the United Nations."""
    if not reading.symbol or reading.symbol.series not in AUTHOR_DECIDES:
        return None
    head = folded(" ".join(reading.lines[:HEIGHT_LINES]))
    for end in (" summary ", " resume ", " resumen ", " резюме ", " contents "):
        head = head.split(end)[0]
    for slug, wording in AUTHORS:
        if match := wording.search(head):
            return Finding(slug, "author", evidence(match[0]), reading.page)
    return None


def of_symbol_body(reading: Reading) -> Finding[str] | None:
    """The body reported to, where the first page does not tell the author."""
    symbol = reading.symbol
    return Finding(symbol.body, "symbol-body", symbol.canonical) if symbol and symbol.body else None


def of_own_tag(reading: Reading) -> Finding[str] | None:
    """The mechanism in this project's own `defenders:mechanism` tag."""
    value = reading.extraction.hint("meta:defenders:mechanism")
    return Finding(value, "own-tag", evidence(value)) if value in _slugs() else None


def of_catalogue(reading: Reading) -> Finding[str] | None:
    """The mechanism on the card."""
    card = reading.card
    return Finding(card.mechanism, "catalogue", evidence(card.source)) if card else None


def of_address(reading: Reading) -> Finding[str] | None:
    """The site whose official address the page has."""
    address = reading.extraction.hint("canonical") or reading.extraction.hint("meta:og:url")
    if not address:
        return None
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    for site, slug in SITES:
        site_host, _, path = site.partition("/")
        if (host == site_host or host.endswith("." + site_host)) and path in parts.path:
            return Finding(slug, "address", evidence(address))
    return None


def of_site_name(reading: Reading) -> Finding[str] | None:
    """The publisher as the name of the site, or as the last part of the page's name."""
    if not reading.is_html:
        return None
    names = (
        reading.extraction.hint("meta:og:site_name"),
        _SITE_PART.split(reading.extraction.hint("title"))[-1],
    )
    for name in names:
        for publisher in PUBLISHERS:
            if publisher.name.fullmatch(folded(name)):
                return Finding(publisher.slug, "site-name", evidence(name))
    return None


def of_series(reading: Reading) -> Finding[str] | None:
    """The publisher of a printed series whose name and number stand at the top."""
    head = folded(" ".join(reading.lines[:_PUBLISHER_LINES]))
    opening = folded(reading.opening)
    for slug, wording, beside in PRINTED_SERIES:
        match = wording.search(head[:_SERIES_REACH])
        if match and beside.search(opening[:_PUBLISHER_REACH]):
            return Finding(slug, "series", evidence(match[0]), reading.page)
    return None


def of_publisher(reading: Reading) -> Finding[str] | None:
    """The publisher who is alone on one of the first lines, or holds the copyright; None if two do.

    Not of web pages: their first lines are menus, with links to others.
    """
    if reading.is_html:
        return None
    found: dict[str, str] = {}
    opening = folded(reading.opening)
    for publisher in PUBLISHERS:
        if not publisher.beside.search(opening):
            continue
        for line in reading.lines[:_PUBLISHER_LINES]:
            if publisher.name.fullmatch(folded(line)):
                found.setdefault(publisher.slug, line)
        for mark in _COPYRIGHT.finditer(opening):
            if match := publisher.name.match(opening, mark.end()):
                found.setdefault(publisher.slug, mark[0] + match[0])
    if len(found) != 1:
        return None
    slug, line = found.popitem()
    return Finding(slug, "publisher", evidence(line), reading.page)


@cache
def _slugs() -> frozenset[str]:
    return frozenset(entry.slug for entry in mechanisms())
