"""Citations of documents that there cannot be, and the years of which a number can be.

A citation whose number is out of range is shown as it was written, but nothing is made of it that
would look as if there were such a document: no reference to copy, no address. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from indexer import citations, symbols
from indexer.citations.found import Found
from indexer.citations.implausible import IMPOSSIBLE, flagged
from indexer.model import Mention
from indexer.vocabulary.official import official

_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_WIDEST = 10  # years; a wider span tells nothing

_SERIES = ("{}({})", "{} ({})")
"""How a year is put behind a number: S/RES/1325(2000), PACE Resolution 1660 (2009)."""
_IN_SERIES = re.compile(r"(?P<number>[^(]+?)(?P<space> ?)\((?P<year>\d{4})\)")

_ANNUAL = re.compile(r"IACHR Annual Report (?P<year>\d{4})")
"""A name with the year that is reported on, which the symbols of such reports do not tell."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """A body that is no more; its documents have the year in their symbols."""

    body: str
    symbol: re.Pattern[str]
    year: int


_ENDED = (
    _Ended(
        "Sub-Commission on the Promotion and Protection of Human Rights",
        re.compile(r"E/CN\.4/Sub\.2/(?:\D+/)?(?P<year>\d{4})/.*"),
        2006,
    ),
    _Ended("Commission on Human Rights", re.compile(r"E/CN\.4/(?:\D+/)?(?P<year>\d{4})/.*"), 2006),
)


def cannot_be(mention: Mention, last_year: int) -> bool:
    """Tell whether there can be no such document: its number, its year or its body does not allow it.

    Args:
        mention: As found.
        last_year: The latest year (CE) in which a session can have opened.
    """
    if mention.note in IMPOSSIBLE:
        return True
    return bool(to_come(mention.canonical, last_year) or ended(mention.canonical))


def to_come(canonical: str, last_year: int) -> str:
    """Say so if a document is of a year that has not come yet; else "".

    Args:
        canonical: A symbol, a name that stands for one, or that of an annual report.
        last_year: The latest year (CE) in which a session can have opened.
    """
    symbol = symbols.parse(canonical) or symbols.parse(official(canonical))
    report = _ANNUAL.fullmatch(canonical)
    year = int(report["year"]) if report else symbol.year if symbol else None
    if year is None or year <= last_year:
        return ""
    of = f"Session {symbol.session} would open in" if symbol and symbol.session else "The symbol is of"
    return f"{'The report is of' if report else of} {year}, which has not come yet."


def warnings(text: str, names: Collection[str]) -> tuple[str, ...]:
    """Say of a question that is a citation what a draft would be told of its number, a sentence each.

    Args:
        text: What a reader typed.
        names: The canonical forms of what it was read as.
    """
    found = citations.find(text, citations.Context(is_draft=True))
    meant = [each for each in found if not {each.canonical, *each.candidates}.isdisjoint(names)]
    said = [
        sentence
        for each in meant
        for sentence in (
            said_of(each.note) if each.note in IMPOSSIBLE else "",
            would_be(each.canonical) if each.note in IMPOSSIBLE else "",
            ended(each.canonical),
        )
    ]
    return tuple(dict.fromkeys(filter(None, said)))


def said_of(note: str) -> str:
    """Return the note of a citation as a sentence."""
    return f"{note[:1].upper()}{note[1:].rstrip('.')}."


def is_out_of_range(canonical: str) -> bool:
    """Tell of a symbol without its text whether its number is not of its year, or its body was no more."""
    return bool(ended(canonical) or _note(canonical))


def ended(canonical: str) -> str:
    """Say so if a symbol is of a year in which its body was no more; else ""."""
    for each in _ENDED:
        match = each.symbol.fullmatch(canonical)
        if match and int(match["year"]) > each.year:
            return f"The symbol is of {match['year']}, but the {each.body} ended in {each.year}."
    return ""


@lru_cache(maxsize=1024)
def years_of(canonical: str) -> tuple[int, int] | None:
    """Return the first and the last year of which a running number can be; None if it does not tell.

    Args:
        canonical: With or without a year behind the number.
    """
    number = canonical.partition("(")[0].rstrip()
    tried = range(_FIRST_YEAR, _LAST_YEAR)
    for series in _SERIES:
        fit = [year for year in tried if not _note(series.format(number, year))]
        if fit and fit[-1] - fit[0] < _WIDEST:
            return fit[0], fit[-1]
    return None


def would_be(canonical: str) -> str:
    """Say of which years a running number is; "" if it does not tell."""
    years = years_of(canonical)
    return f"A document with this number would be of {spoken(years)}." if years else ""


def spoken(years: tuple[int, int]) -> str:
    """Return "2008 to 2009", or "2000" for one year."""
    first, last = years
    return str(first) if first == last else f"{first} to {last}"


def in_its_year(canonical: str) -> str:
    """Return a number with the one year that it can be of; "" if it has that, or may be of several.

    Args:
        canonical: With a year behind the number.
    """
    match = _IN_SERIES.fullmatch(canonical)
    years = years_of(canonical) if match else None
    if match is None or years is None or years[0] != years[1] or years[0] == int(match["year"]):
        return ""
    return f"{match['number']}{match['space']}({years[0]})"


def _note(canonical: str) -> str:
    return flagged(Found(canonical, 0, len(canonical), 0)).note
