"""Which rule is believed before which, for every fact.

What a document wears (symbol and masthead) comes before what its keepers say of it (this
project's own tags, the catalogue), and that before what is read out of its wording, its
site and its file name. What a person has checked comes before all rules, and is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from indexer.metadata import (
    body,
    case_title,
    country,
    dates,
    inter_american,
    language,
    mechanism,
    symbol,
    title,
    type,
    un_reports,
)
from indexer.metadata.reading import Reading
from indexer.model import Finding
from indexer.symbols import Symbol

T = TypeVar("T")
Rule = Callable[[Reading], Finding[T] | None]

SYMBOL: tuple[Rule[Symbol], ...] = (
    symbol.of_cover,
    symbol.of_application,
    symbol.of_head,
    symbol.of_first_line,
    symbol.of_running_head,
    symbol.of_file_name,
)
TITLE: tuple[Rule[str], ...] = (
    title.of_resolution,
    title.of_masthead,
    title.of_catalogue,
    title.of_page_name,
    title.of_file_claim,
    case_title.of_order,
    case_title.of_case,
    title.of_first_lines,
)
MECHANISM: tuple[Rule[str], ...] = (
    mechanism.of_symbol,
    mechanism.of_own_tag,
    mechanism.of_catalogue,
    mechanism.of_author,
    mechanism.of_symbol_body,
    inter_american.mechanism_of,
    mechanism.of_address,
    mechanism.of_site_name,
    mechanism.of_series,
    mechanism.of_publisher,
)
BODY: tuple[Rule[str], ...] = (body.of_catalogue, body.of_symbol)
TYPE: tuple[Rule[str], ...] = (
    type.of_symbol,
    type.of_own_tag,
    type.of_catalogue,
    inter_american.type_of,
    un_reports.record_of,
    type.of_title,
    un_reports.type_of,
    type.of_mandate,
    type.of_line,
)
ADOPTED: tuple[Rule[str], ...] = (dates.of_adoption, dates.of_meeting, dates.of_adoption_on_card)
DISTRIBUTED: tuple[Rule[str], ...] = (dates.of_masthead,)
DATE: tuple[Rule[str], ...] = (  # where neither is known
    dates.of_own_tag,
    dates.of_catalogue,
    dates.of_page_tag,
    dates.of_date_line,
)
YEAR: tuple[Rule[int], ...] = (dates.year_of_symbol,)  # where there is no date
SESSION: tuple[Rule[str], ...] = (dates.session_of_symbol,)
LANGUAGE: tuple[Rule[str], ...] = (language.of_claim, language.of_text)
COUNTRY: tuple[Rule[str], ...] = (country.of_symbol, country.of_parties)  # the title adds to it


def first(rules: tuple[Rule[T], ...], reading: Reading) -> Finding[T] | None:
    """Return what the first rule that knows says."""
    return next((found for rule in rules if (found := rule(reading))), None)


def canonical(found: Finding[Symbol]) -> Finding[str]:
    """Return a symbol as its canonical form."""
    return Finding(found.value.canonical, found.rule, found.evidence, found.page)


def _of_symbol(rule: Rule[Symbol]) -> Rule[str]:
    def ask(reading: Reading) -> Finding[str] | None:
        found = rule(reading)
        return canonical(found) if found else None

    return ask


def _one_of(*rules: Rule[T]) -> Rule[T]:
    return lambda reading: first(rules, reading)


WITNESSES: Mapping[str, tuple[Rule[Any], ...]] = {
    "symbol": tuple(map(_of_symbol, SYMBOL)),
    "mechanism": (
        mechanism.of_symbol,
        mechanism.of_catalogue,
        mechanism.of_author,
        inter_american.mechanism_of,
    ),
    "body": BODY,
    "type": (
        type.of_symbol,
        type.of_catalogue,
        inter_american.type_of,
        # One title, read in several ways: it is asked once.
        _one_of(un_reports.record_of, type.of_title, un_reports.type_of, type.of_mandate),
    ),
    # The days of adoption and of distribution are two days of one document; the first one known is its date.
    "date": (dates.of_catalogue, _one_of(*ADOPTED, *DISTRIBUTED, dates.of_date_line)),
    "year": YEAR,
}
"""Rules whose word contradicts another's where it differs.

Not the sites and publishers: they tell who printed a document, where nothing tells who wrote it.
Not titles, of which no two are worded alike, nor languages, of which statistics always name one,
nor countries, which add up.
"""
