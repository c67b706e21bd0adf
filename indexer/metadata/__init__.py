"""What a document is, from its text, from what its file claims, and from the catalogue.

One family of rules a file; each rule is a small function that returns a `Finding` or
None. A wrong fact misleads, an unknown one is only a gap: rules are narrow. Which rule is
believed before which stands in `precedence`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from indexer.metadata import body, country, dates
from indexer.metadata.precedence import (
    BODY,
    COUNTRY,
    DATE,
    LANGUAGE,
    MECHANISM,
    SESSION,
    SYMBOL,
    TITLE,
    TYPE,
    YEAR,
    first,
)
from indexer.metadata.reading import Reading, evidence, reading_of
from indexer.model import Card, Extraction, Finding, Metadata
from indexer.symbols import Symbol, key, parse

__all__ = ["Cards", "establish", "of_card"]

RULE_OF_CARDS = "catalogue"
LAST_YEAR_OF_CARDS = 9999  # documentalists may know of meetings to come


class Cards(Protocol):
    """Where cards are looked up: a `Catalogue`, or a dict of cards by symbol key."""

    def get(self, symbol_key: str, /) -> Card | None:
        """Return the card with this key, or None."""
        ...


def establish(
    path: str, media_type: str, extraction: Extraction, catalogue: Cards, last_year: int
) -> Metadata:
    """Establish the facts of a document.

    Args:
        path: Of the file, `<root name>/<path inside the root>`.
        media_type: From the content.
        extraction: What was read of the file.
        catalogue: Cards by the keys of their symbols.
        last_year: Latest year to believe (CE); later ones are misprints.

    Raises:
        ValueError: If `last_year` is before 1945.
    """
    if last_year < dates.FIRST_YEAR:
        raise ValueError(f"last_year is {last_year}, before {dates.FIRST_YEAR}")
    reading = reading_of(path, media_type, extraction, last_year)
    symbol = first(SYMBOL, reading)
    if symbol:
        card = catalogue.get(key(symbol.value.canonical))
        reading = replace(reading, symbol=symbol.value, card=card)
    title = first(TITLE, reading)
    if title:
        reading = replace(reading, title=title.value)
    mechanism = first(MECHANISM, reading)
    date = first(DATE, reading)
    return Metadata(
        title=title,
        symbol=_canonical(symbol) if symbol else None,
        mechanism=mechanism,
        body=first(BODY, reading) or (body.of_mechanism(mechanism) if mechanism else None),
        type=first(TYPE, reading),
        date=date,
        year=dates.year_of_date(date) if date else first(YEAR, reading),
        session=first(SESSION, reading),
        language=first(LANGUAGE, reading),
        countries=_countries(reading),
    )


def of_card(card: Card) -> Metadata:
    """Return the facts of a card; each has the rule "catalogue" and the card's source as evidence.

    Year, session and countries follow from the other facts. The language is None where the
    document was published in several.
    """

    def on_card(value: str) -> Finding[str] | None:
        return Finding(value, RULE_OF_CARDS, evidence(card.source)) if value else None

    symbol = parse(card.symbol)
    reading = Reading("", False, Extraction((), 0), 1, (), LAST_YEAR_OF_CARDS, symbol, card, card.title)
    year = int(card.date[:4]) if card.date else symbol.year if symbol else None
    return Metadata(
        title=on_card(card.title),
        symbol=on_card(card.symbol),
        mechanism=on_card(card.mechanism),
        body=on_card(card.body),
        type=on_card(card.type),
        date=on_card(card.date),
        year=Finding(year, RULE_OF_CARDS, evidence(card.source)) if year else None,
        session=on_card(symbol.session) if symbol and symbol.session else None,
        language=on_card(card.languages[0]) if len(card.languages) == 1 else None,
        countries=tuple(
            Finding(found.value, RULE_OF_CARDS, evidence(card.source)) for found in _countries(reading)
        ),
    )


def _countries(reading: Reading) -> tuple[Finding[str], ...]:
    in_symbol = first(COUNTRY, reading)
    found = {in_symbol.value: in_symbol} if in_symbol else {}
    for in_title in country.of_title(reading):
        found.setdefault(in_title.value, in_title)
    return tuple(found.values())


def _canonical(found: Finding[Symbol]) -> Finding[str]:
    return Finding(found.value.canonical, found.rule, found.evidence, found.page)
