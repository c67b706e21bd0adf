"""The facts of a reference, out of what the library says of a document.

Nothing is added that the library does not know, with two exceptions that are read off the
document's own words: the parts of its symbol, and, if nobody said who signs it, an author whom its
title names behind the office.
"""

from __future__ import annotations

import re

from indexer.model import is_supplied
from indexer.references.facts import Author, Citable, Journal
from indexer.references.lists import issuers, persons
from indexer.references.parts import parts_of
from indexer.results import Hit

SECTIONED = frozenset(
    (
        "text/html",
        "text/plain",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
)
"""Types of files whose pages are not those of a printed document."""

# "Report of the Special Rapporteur on the situation of human rights defenders, Margaret Sekaggya"
_OFFICE = r"(?:Special\sRapporteur|Special\sRepresentative\sof\sthe\sSecretary-General|Independent\sExpert)"
_SIGNED = re.compile(
    rf"""
    Report\s (?:of|by|submitted\sby)\s the\s (?P<office>{_OFFICE} \s on\s [^,:;()]+?),
    \s (?:(?:Mr|Ms|Mrs)\.?\s)? (?P<name>[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]+){{1,3}})
    """,
    re.VERBOSE,
)


def citable(hit: Hit) -> Citable:
    """Return what can be said of a document in a reference."""
    shown = " ".join(hit.title.split())
    title = shown if hit.is_titled or not hit.symbol else None
    signed = _SIGNED.fullmatch(title or "")
    return Citable(
        title=title or None,
        supplied=shown if not title and is_supplied(shown) else None,
        id=hit.id,
        body=hit.body,
        mechanism=hit.mechanism,
        type=hit.type,
        symbol=hit.symbol_printed or _shown(hit.symbol),
        canonical=hit.symbol,
        authors=_authors(hit, signed),
        office=signed["office"] if signed and not hit.authors else None,
        adopted=hit.adopted,
        distributed=hit.distributed,
        date=hit.date,
        year=hit.year if _is_in_symbol(hit) else None,
        session=hit.session,
        number=hit.number,
        supplement=hit.supplement,
        journal=_journal(hit.journal) if hit.journal else None,
        place=hit.place,
        url=hit.url,
        language=hit.language if hit.language != "und" else None,
        pages=hit.pages if hit.held and has_printed_pages(hit) and hit.pages else None,
        held=hit.held,
    )


def named(canonical: str, body: str | None, type_: str | None, year: int | None) -> Citable:
    """Return what can be said of a document of which nothing is known but its symbol.

    Args:
        canonical: Canonical form of the symbol.
        body: As catalogues write it.
        type_: Slug of `vocabulary`.
        year: CE; used only where the symbol itself has it.
    """
    return Citable(
        symbol=_shown(canonical),
        canonical=canonical,
        body=body,
        type=type_,
        year=year if year and _has_year(canonical, year) else None,
        held=False,
    )


def has_printed_pages(hit: Hit) -> bool:
    """Tell whether the pages of a document are those of a printed one."""
    return hit.media_type not in SECTIONED


def _authors(hit: Hit, signed: re.Match[str] | None) -> tuple[Author, ...]:
    if hit.authors:
        return tuple(Author(name, persons().get(name, "")) for name in hit.authors.split("; "))
    if signed:
        return (Author(signed["name"], persons().get(signed["name"], "")),)
    return tuple(Author(name) for each in issuers() if hit.body in each.bodies for name in each.authors)


def _journal(text: str) -> Journal:
    year, _, rest = text.partition(" ")
    series, _, page = rest.rpartition(" ")
    return Journal(int(year), series, page)


def _is_in_symbol(hit: Hit) -> bool:
    """Tell whether the symbol has the year; one reckoned from a session may not be the document's own."""
    return bool(hit.year and hit.symbol and _has_year(hit.symbol, hit.year))


def _has_year(symbol: str, year: int) -> bool:
    return str(year) in symbol or symbol.endswith(f"/{year % 100:02})")


def _shown(symbol: str | None) -> str | None:
    """Return what documents print of a canonical symbol; None if it is no symbol but a name."""
    return (parts_of(symbol).get("shown", symbol) or None) if symbol else None
