"""Dates beside citations: they tell the session, and stand between the members of a list."""

from __future__ import annotations

import re

_MONTHS = (
    "january february march april may june july august september october november december "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre "
    "janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "يناير فبراير مارس ابريل أبريل مايو يونيه يونيو يوليه يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر دجنبر "
    "كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين"
)
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
MONTH = "(?:" + "|".join(sorted(set(_MONTHS.split()), key=len, reverse=True)) + rf"|(?:{_SHORT})\.?)"

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

_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")


def year_in(text: str) -> int | None:
    """Return the last year, CE, that a text names; None without one."""
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None
