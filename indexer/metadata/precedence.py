"""Which rule is believed before which, for every fact.

What a document wears (symbol and masthead) comes before what its keepers say of it (this
project's own tags, the catalogue), and that before what is read out of its wording, its
site and its file name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

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
DATE: tuple[Rule[str], ...] = (
    dates.of_adoption,
    dates.of_masthead,
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
