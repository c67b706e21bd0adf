"""What a document is: from what a person has checked, its text, what its file claims, and the catalogue.

One family of rules a file; each rule is a small function that returns a `Finding` or
None. A wrong fact misleads, an unknown one is only a gap: rules are narrow. Which rule is
believed before which stands in `precedence`. What depends on a fact, such as the card on the
symbol or the year on the date, is asked of the checked one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from indexer.metadata import body, country, dates
from indexer.metadata import symbol as own_symbol
from indexer.metadata.precedence import (
    ADOPTED,
    BODY,
    COUNTRY,
    DATE,
    DISTRIBUTED,
    LANGUAGE,
    MECHANISM,
    SESSION,
    SYMBOL,
    TITLE,
    TYPE,
    YEAR,
    canonical,
    first,
)
from indexer.metadata.reading import Reading, evidence, reading_of
from indexer.metadata.weighing import as_findings, left_open, others
from indexer.model import Card, Checked, Extraction, Finding, Metadata
from indexer.symbols import key, parse

T = TypeVar("T")

__all__ = ["Cards", "establish", "of_card"]

RULE_OF_CARDS = "catalogue"
LAST_YEAR_OF_CARDS = 9999  # documentalists may know of meetings to come


class Cards(Protocol):
    """Where cards are looked up: a `Catalogue`, or a dict of cards by symbol key."""

    def get(self, symbol_key: str, /) -> Card | None:
        """Return the card with this key, or None."""
        ...


def establish(
    path: str,
    media_type: str,
    extraction: Extraction,
    catalogue: Cards,
    last_year: int,
    checked: Sequence[Checked] = (),
    *,
    is_draft: bool = False,
) -> Metadata:
    """Establish the facts of a document.

    Args:
        path: Of the file, `<root name>/<path inside the root>`.
        media_type: From the content.
        extraction: What was read of the file.
        catalogue: Cards by the keys of their symbols.
        last_year: Latest year to believe (CE); later ones are misprints.
        checked: What a person has checked, each fact at most once; it is believed as it is.
        is_draft: It is looked at for what it cites: a symbol that it may but discuss is not its own.

    Raises:
        ValueError: If `last_year` is before 1945.
    """
    if last_year < dates.FIRST_YEAR:
        raise ValueError(f"last_year is {last_year}, before {dates.FIRST_YEAR}")
    said = as_findings(checked)
    inferred: dict[str, tuple[Finding[Any], ...]] = {}

    def settled(fact: str, found: Finding[T] | None) -> Finding[T] | None:
        if fact not in said:
            return found
        inferred[fact] = (found,) if found else ()
        return next(iter(said[fact]), None)

    reading = reading_of(path, media_type, extraction, last_year)
    worn = first(SYMBOL, reading)
    if is_draft and worn and not own_symbol.is_of_itself(worn.rule, reading):
        worn = None
    symbol = settled("symbol", canonical(worn) if worn else None)
    if symbol:
        known = worn.value if worn and "symbol" not in said else parse(symbol.value)
        reading = replace(reading, symbol=known, card=catalogue.get(key(symbol.value)))
    title = settled("title", first(TITLE, reading))
    if title:
        reading = replace(reading, title=title.value)
    mechanism = settled("mechanism", first(MECHANISM, reading))
    adopted = settled("adopted", first(ADOPTED, reading))
    distributed = settled("distributed", first(DISTRIBUTED, reading))
    first_day = adopted or distributed or first(DATE, reading)
    date = settled("date", first_day)
    year = settled("year", dates.year_of_date(date) if date else first(YEAR, reading))
    if date and "year" in said and "date" not in said and not _in(date, said["year"]):
        inferred["date"], date = (date,), None

    def kept(fact: str, day: Finding[str] | None) -> Finding[str] | None:
        """Return a day, unless it would be the date and a person says that this is another one."""
        if day and first_day and day.value == first_day.value and fact not in said and not _agree(date, day):
            inferred[fact] = (day,)
            return None
        return day

    countries = _countries(reading)
    if "countries" in said:
        inferred["countries"], countries = countries, said["countries"]
    found = Metadata(
        title=title,
        symbol=symbol,
        mechanism=mechanism,
        body=settled("body", first(BODY, reading) or (body.of_mechanism(mechanism) if mechanism else None)),
        type=settled("type", first(TYPE, reading)),
        date=date,
        adopted=kept("adopted", adopted),
        distributed=kept("distributed", distributed),
        year=year,
        session=settled("session", first(SESSION, reading)),
        language=settled("language", first(LANGUAGE, reading)),
        countries=countries,
        left_open=left_open(checked),
        remark=settled("remark", _kept(reading.card, "remark")),
        authors=settled("authors", _kept(reading.card, "authors")),
        number=settled("number", _kept(reading.card, "number")),
        supplement=settled("supplement", _kept(reading.card, "supplement")),
        journal=settled("journal", _kept(reading.card, "journal")),
        place=settled("place", _kept(reading.card, "place")),
    )
    return replace(found, others=others(found, inferred, reading))


def of_card(card: Card) -> Metadata:
    """Return the facts of a card; each has the rule "catalogue" and the card's source as evidence.

    Year, session and countries follow from the other facts. The language is None where the
    document was published in several.
    """

    def on_card(value: str) -> Finding[str] | None:
        return _on_card(card, value)

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
        adopted=on_card(card.date) if dates.is_adopted(card) else None,
        year=Finding(year, RULE_OF_CARDS, evidence(card.source)) if year else None,
        session=on_card(symbol.session) if symbol and symbol.session else None,
        language=on_card(card.languages[0]) if len(card.languages) == 1 else None,
        countries=tuple(
            Finding(found.value, RULE_OF_CARDS, evidence(card.source)) for found in _countries(reading)
        ),
        remark=_kept(card, "remark"),
        authors=_kept(card, "authors"),
        number=_kept(card, "number"),
        supplement=_kept(card, "supplement"),
        journal=_kept(card, "journal"),
        place=_kept(card, "place"),
    )


def _kept(card: Card | None, fact: str) -> Finding[str] | None:
    """Return what a keeper says on the card, of a fact that nobody else knows."""
    return _on_card(card, getattr(card, fact)) if card else None


def _on_card(card: Card, value: str) -> Finding[str] | None:
    return Finding(value, RULE_OF_CARDS, evidence(card.source)) if value else None


def _countries(reading: Reading) -> tuple[Finding[str], ...]:
    in_symbol = first(COUNTRY, reading)
    found = {in_symbol.value: in_symbol} if in_symbol else {}
    for in_title in country.of_title(reading):
        found.setdefault(in_title.value, in_title)
    return tuple(found.values())


def _agree(date: Finding[str] | None, day: Finding[str]) -> bool:
    return date is not None and (day.value.startswith(date.value) or date.value.startswith(day.value))


def _in(date: Finding[str], year: Sequence[Finding[int]]) -> bool:
    return any(date.value.startswith(str(each.value)) for each in year)
