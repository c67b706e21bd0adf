"""Dates beside citations: they tell the session, and stand between the members of a list."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january janvier enero janeiro gennaio января يناير",
    "february fevrier febrero fevereiro febbraio февраля شباط فبراير",
    "march mars marzo marco марта اذار مارس",
    "april avril abril aprile апреля نيسان ابريل أبريل",
    "may mai mayo maio maggio мая ايار مايو",
    "june juin junio junho giugno июня حزيران يونيه يونيو",
    "july juillet julio julho luglio июля تموز يوليه يوليو",
    "august aout agosto августа اب اغسطس",
    "september septembre septiembre setiembre setembro settembre сентября ايلول سبتمبر",
    "october octobre octubre outubro ottobre октября اكتوبر",
    "november novembre noviembre novembro ноября نوفمبر",
    "december decembre diciembre dezembro dicembre декабря ديسمبر دجنبر",
)
_HALVES = "كانون تشرين"  # of the names of two months each
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
MONTH = (
    "(?:"
    + "|".join(sorted({*" ".join(_MONTHS).split(), *_HALVES.split()}, key=len, reverse=True))
    + rf"|(?:{_SHORT})\.?)"
)

_LEAD = (
    r"(?:(?:en\sdate|de\sfecha|de\sdata|of|dated|adopted|approved|passed|on|issued|du|datee?s?|adoptee?s?|le|de|del|fechad[ao]s?"
    r"|aprobad[ao]s?|adoptad[ao]s?|el|em|от|принят\w+|المورخ\w*|الصادر\w*|في|dell?'?|in)"
    r"\s?){0,3}"
)
_DAY = r"\d{1,2}(?:\s?(?:er|st|nd|rd|th|o|º|-?e|-?го))?"
DATE = rf"""(?:{_LEAD}[(]?
    (?: {_DAY}\s?(?:of\s|de\s|del\s)?{MONTH}(?:\s?[^\W\d]{{2,8}})?(?:/[^\W\d]+)?,?\s
        (?:de\s|del\s)?(?:19|20)\d{{2}}
      | {MONTH}\s(?:{_DAY},?\s)?(?:de\s|del\s)?(?:19|20)\d{{2}}
      | \d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d{{2}}
      | \((?:19|20)\d{{2}}\) )
    (?:\s?(?:года|г\.))?[)]?)"""
"""A date in folded text, with the words that lead to it; for verbose expressions."""

_SHORT_NUMBERS = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7},
    **{"aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12},
}
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_NUMBERS |= _SHORT_NUMBERS
_MONTH_WORD = re.compile(rf"(?<![^\W\d])(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![^\W\d])")
_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")


def year_in(text: str) -> int | None:
    """Return the last year, CE, that a text names; None without one."""
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


def day_in(text: str) -> str | None:
    """Return a date as ISO 8601, cut to what the text says for certain; None without a year.

    Args:
        text: What `DATE` found. Of "9/12/1998" only the year is certain.
    """
    year = year_in(text)
    if year is None:
        return None
    months = [
        _NUMBERS[word] for word in _MONTH_WORD.findall(text)
    ]  # Arabic has two names, the last one is plain
    if not months:
        return str(year)
    days = _DAY_NUMBER.findall(text)
    try:
        return date(year, months[-1], int(days[0])).isoformat()
    except (IndexError, ValueError):  # no day, or "31 June"
        return f"{year}-{months[-1]:02}"
