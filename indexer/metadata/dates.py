"""When a document was issued, the year it belongs to, and the session.

Dates are written out on documents, so months are read by name in the languages of these
bodies. The days of adoption and of distribution are two facts: a resolution is dated by its
adoption, everything else by its distribution.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from indexer.metadata.masthead import HEIGHT_LINES, has_masthead
from indexer.metadata.reading import Reading, evidence, folded
from indexer.model import Card, Finding

FIRST_YEAR = 1945  # the Charter of the United Nations

_MONTHS = {
    1: "january janvier enero janeiro января يناير",
    2: "february fevrier febrero fevereiro февраля فبراير",
    3: "march mars marzo marco марта مارس",
    4: "april avril abril апреля ابريل",
    5: "may mai mayo maio мая مايو",
    6: "june juin junio junho июня يونيه يونيو",
    7: "july juillet julio julho июля يوليه يوليو",
    8: "august aout agosto августа اغسطس",
    9: "september septembre septiembre setiembre setembro сентября سبتمبر",
    10: "october octobre octubre outubro октября اكتوبر",
    11: "november novembre noviembre novembro ноября نوفمبر",
    12: "december decembre diciembre dezembro декабря ديسمبر",
}
_MONTH_NUMBER = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))

# Read in folded text: no accents, no case.
# "23 December 2013", "1er mars 2011", "11 de mayo de 1994"; "June 8, 2004"; "2024年4月5日".
_DATE = rf"""
    (?: (?P<day>\d{{1,2}})(?:er|st|nd|rd|th|o|º)?\s(?:de\s|of\s|[^\W\d]+(?:\s[^\W\d]+)?/)?
        (?P<month>{_MONTH})(?:\s?,?\s(?:de\s|del\s)?)?(?P<year>\d{{4}})
      | (?P<month2>{_MONTH})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})
      | (?P<year3>\d{{4}})\s?年\s?(?P<month3>\d{{1,2}})\s?月\s?(?P<day3>\d{{1,2}})\s?日 )
"""
_DATE_ALONE = re.compile(rf"{_DATE}(?:\sгода|\sг\.)?", re.VERBOSE)
_PLACE_AND_DATE = re.compile(
    rf"[^\W\d]+(?:[\s,][^\W\d]+){{0,4}},?\s(?:le\s|on\s|el\s|,\s)?{_DATE}\.?", re.VERBOSE
)
_ADOPTED = re.compile(
    rf"""
    (?: (?:resolution|decision|declaration|recommendation)\sadopted\s(?:by|on)
      | adopted\s(?:by|at|on|in)\b | resolution\sadoptee\spar | adoptee?\s(?:par|le|lors|a\sla)
      | (?:resolucion|decision|declaracion)\s(?:aprobada|adoptada)\spor | (?:aprobada|adoptada)\s(?:en|el|por)
      | اعتمده | اعتمدته | اتخذه | اتخذته
      | (?:resolucao|aprovada|adotada)\s(?:na|em|por|pela) | принятая\s
    ) [^.;]{{0,120}}? (?<!\d){_DATE}
    """,
    re.VERBOSE,
)
_ADOPTED_BEHIND = re.compile(rf"{_DATE}\s?通过", re.VERBOSE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_OWN_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_PAGE_DATES = (
    "meta:article:published_time",
    "meta:dc.date",
    "meta:dcterms.issued",
    "meta:datepublished",
    "meta:date",
)

# "85th plenary meeting", "57e séance", "57ª sesión", "48-е заседание", "الجلسة 57", "第48次会议".
_MEETING = re.compile(
    rf"""
    (?: \d{{1,4}}(?:st|nd|rd|th)\s(?:plenary\s)?meeting
      | \d{{1,4}}(?:re|e|eme)\sseance(?:\spleniere)?
      | \d{{1,4}}(?:ª|a)\.?\ssesion(?:\splenaria)?
      | \d{{1,4}}[-\u2010-\u2013]?е\s(?:пленарное\s)?заседание
      | الجلسة\s(?:العامة\s)?\d{{1,4}}
      | 第\s?\d{{1,4}}\s?次(?:全体)?会议 )
    (?:[\s,،]\s?{_DATE}(?:\sгода|\sг\.)?)?
    """,
    re.VERBOSE,
)

_BY_ADOPTION = (
    "un-hrc-resolution",
    "un-hrc-decision",
    "un-chr-resolution",
    "un-ga-resolution",
    "un-ga-decision",
    "un-sc-resolution",
    "un-ecosoc-resolution",
    "oas-ga-resolution",
    "oas-ga-declaration",
    "oas-pc-resolution",
    "achpr-resolution",
    "coe-cm",
    "coe-pace",
)

_ADOPTED_TYPES = frozenset({"resolution", "declaration", "decision", "recommendation"})
"""Types that a body adopts; catalogues date them by that day."""

_DRAFT = re.compile(r"/L\.\d")
"""In symbols of what is tabled, of which nobody knows yet whether it will be adopted."""


def of_adoption(reading: Reading) -> Finding[str] | None:
    """The day on which a resolution or recommendation was adopted, as its own head says."""
    if not reading.symbol or reading.symbol.series not in _BY_ADOPTION:
        return None
    head = folded(" ".join(reading.lines[:HEIGHT_LINES]))
    match = _ADOPTED.search(head) or _ADOPTED_BEHIND.search(head)
    return _finding(match, "adoption", reading)


def of_meeting(reading: Reading) -> Finding[str] | None:
    """The day of the meeting that adopted a resolution, as it stands below its last paragraph."""
    if not reading.symbol or reading.symbol.series not in _BY_ADOPTION:
        return None
    for page in reading.extraction.pages:
        lines = [bare for line in page.text.splitlines() if (bare := folded(line))]
        for line, behind in zip(lines, [*lines[1:], ""], strict=True):
            match = _MEETING.fullmatch(line.rstrip(" ,،"))
            if match and not any(match.groups()):  # the day stands on the next line
                match = _DATE_ALONE.fullmatch(behind)
            if found := _finding(match, "meeting", reading):
                return replace(found, page=page.number)
    return None


def of_adoption_on_card(reading: Reading) -> Finding[str] | None:
    """The date on the card of a text that a body adopts, unless the page is dated as a report is."""
    if not reading.symbol or not reading.card or not is_adopted(reading.card):
        return None
    if reading.symbol.series not in _BY_ADOPTION and of_masthead(reading):
        return None
    return of_catalogue(reading)


def is_adopted(card: Card) -> bool:
    """Tell whether the date on a card is the day on which a body adopted the text."""
    return card.type in _ADOPTED_TYPES and not _DRAFT.search(card.symbol)


def of_masthead(reading: Reading) -> Finding[str] | None:
    """The day of distribution: the first date alone on a line of a United Nations masthead."""
    if not reading.symbol or not has_masthead(reading.lines):
        return None
    for line in reading.lines[:HEIGHT_LINES]:
        bare = folded(line)
        for start in ("distr.: general", "distr. general", "distr. generale", "distr."):
            bare = bare.removeprefix(start).strip()
        match = _DATE_ALONE.fullmatch(bare)
        if found := _finding(match, "masthead", reading):
            return found
    return None


def of_own_tag(reading: Reading) -> Finding[str] | None:
    """The date in this project's own `dcterms.date` tag."""
    value = reading.extraction.hint("meta:dcterms.date")
    if not _OWN_DATE.fullmatch(value) or not _is_credible(value, reading.last_year):
        return None
    return Finding(value, "own-tag", evidence(value))


def of_catalogue(reading: Reading) -> Finding[str] | None:
    """The date on the card."""
    if not reading.card or not reading.card.date or not _is_credible(reading.card.date, reading.last_year):
        return None
    return Finding(reading.card.date, "catalogue", evidence(reading.card.source))


def of_page_tag(reading: Reading) -> Finding[str] | None:
    """The day of publication in the head of a web page."""
    if not reading.is_html:
        return None
    for name in _PAGE_DATES:
        match = _ISO.match(reading.extraction.hint(name))
        if found := _finding(match, "page-tag", reading):
            return Finding(found.value, found.rule, found.evidence)
    return None


def of_date_line(reading: Reading) -> Finding[str] | None:
    """The only date that is alone, or with a place, on one of the first lines."""
    found = {}
    for line in reading.lines[:25]:
        if len(line) <= 60:
            bare = folded(line)
            match = _DATE_ALONE.fullmatch(bare) or _PLACE_AND_DATE.fullmatch(bare)
            if finding := _finding(match, "date-line", reading):
                found[finding.value] = finding
    return next(iter(found.values())) if len(found) == 1 else None


def year_of_date(issued: Finding[str]) -> Finding[int]:
    """The year of the date."""
    return Finding(int(issued.value[:4]), issued.rule, issued.evidence, issued.page)


def year_of_symbol(reading: Reading) -> Finding[int] | None:
    """The year in the symbol, else the year in which its session opened (rule "session")."""
    symbol = reading.symbol
    if not symbol or symbol.year is None or not FIRST_YEAR <= symbol.year <= reading.last_year:
        return None
    in_symbol = str(symbol.year) in symbol.canonical or symbol.session is None
    return Finding(symbol.year, "symbol-year" if in_symbol else "session", symbol.canonical)


def session_of_symbol(reading: Reading) -> Finding[str] | None:
    """The session in the symbol."""
    symbol = reading.symbol
    return Finding(symbol.session, "symbol", symbol.canonical) if symbol and symbol.session else None


def _finding(match: re.Match[str] | None, rule: str, reading: Reading) -> Finding[str] | None:
    if match is None:
        return None
    groups = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
    month = int(groups["month"]) if groups["month"].isdecimal() else _MONTH_NUMBER[groups["month"]]
    try:
        value = date(int(groups["year"]), month, int(groups["day"])).isoformat()
    except ValueError:  # "31 June": a misprint, or no date at all
        return None
    if not _is_credible(value, reading.last_year):
        return None
    return Finding(value, rule, evidence(match[0]), reading.page)


def _is_credible(value: str, last_year: int) -> bool:
    return FIRST_YEAR <= int(value[:4]) <= last_year
