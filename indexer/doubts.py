"""What does not agree in a citation: its session and its year, its symbol and the date beside it, the
date beside it and the days that are known of the document.

Pure. Nothing is corrected here, and nothing is said that the numbers do not show: each doubt says
which two of them disagree. Sessions and their years are those of `symbols.sessions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from indexer import symbols
from indexer.dated import Beside, date_beside
from indexer.impossible import cannot_be, ended, said_of, spoken, to_come, would_be, years_of
from indexer.model import Mention, Metadata
from indexer.references.wording import date_long
from indexer.vocabulary import label
from indexer.vocabulary.comment_years import years_of_comment
from indexer.vocabulary.official import official

_OAS = re.compile(r"AG/(?:RES|DEC)\. \d+ \((?P<session>[IVXLC]+-O)/(?P<yy>\d\d)\)")

_ADOPTED = re.compile(r"\b(?:RES|DEC|Res|Rec|Resolution|Recommendation|DECL)\b|_TA\(")
"""Of texts that a body adopts in session; reports are dated before the session they are for."""

_YEAR_OF = re.compile(r"\((?P<year>(?:19|20)\d\d)\)")  # PACE Resolution 1660 (2009), CM/Rec(2007)14
_FIRST_YEAR = 1945
_REVISED = re.compile(r"(?P<number>EU Council \d+)(?:/\d)?/(?P<yy>\d\d)(?: REV \d)?")
_REVISED_UN = re.compile(r"(?P<number>[A-Z].*)/Rev\.\d+")
_MOST_REVISED = 9

_SESSIONS = range(1, 200)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """How a body's sessions fall into years.

    Attributes:
        spans: Years, from the one in which a session opens, in which it adopts texts.
    """

    body: str
    spans: int


_CALENDARS = {
    "un-ga": _Calendar("un-ga", 2),  # from September to the next September
    "un-hrc": _Calendar("un-hrc", 1),
    "oas-ga": _Calendar("oas-ga", 1),
}


_BY_MONTHS = re.compile(r"A/(?:RES|DEC)/\d+/")
"""Texts of regular sessions of the General Assembly since the 31st; the first ones opened in other months."""

_OPENS = 9
"""The month in which these open, and in which they end the year after."""

_UNTIL_DISTRIBUTED = timedelta(days=180)
"""Within these days of its adoption a text comes out, unless it is known when it did."""

_COMMENT = re.compile(
    r"[A-Z]+/C(?:\.\d+)?/GC/\d+"
    # Before they had a series of their own, they came out in others: CCPR/C/21/Rev.1/Add.13 and, among
    # other papers, E/C.12/1999/5.
    r"|CCPR/C/21/(?:Rev\.\d+/)?Add\.\d+|E/C\.12/\d{4}/\d+"
)
_UNTIL_DATED = timedelta(days=366)
"""General comments are adopted in a session, and dated on their first page within a year of it.

The date that catalogues have of them is the later one; an earlier one may be that of adoption.
"""

_APPLICATION = re.compile(r"ECtHR App\.|AfCHPR Application")
"""Several judgments may be on one application: of the Grand Chamber, on just satisfaction, on revision."""

_UNCERTAIN = ("page-tag",)
"""Rules that date the page on which a document stands rather than the document."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are known of a document and its versions, as ISO 8601, cut to what is known.

    Attributes:
        others: Days of which it is not known whether the document was adopted or distributed on them.
    """

    adopted: frozenset[str] = frozenset()
    distributed: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, versions: Iterable[Metadata]) -> Days:
        """Return the days of documents that are one work."""
        facts = tuple(versions)
        adopted = frozenset(each.adopted.value for each in facts if each.adopted)
        distributed = frozenset(each.distributed.value for each in facts if each.distributed)
        known = {each.date.value for each in facts if each.date and each.date.rule not in _UNCERTAIN}
        return cls(adopted, distributed, frozenset(known - adopted - distributed))


def doubts(mention: Mention, text: str, last_year: int, known: Days | None = None) -> tuple[str, ...]:
    """Return what disagrees in a citation, a sentence each; () if nothing does.

    Args:
        mention: As found in the text.
        text: In which it stands.
        last_year: The latest year (CE) in which a session can have opened.
        known: The days of the document that is cited; None if nothing is known of it.
    """
    found = [said_of(mention.note)] if mention.note else []
    beside = date_beside(mention, text)
    found += _years_of_number(mention, beside, last_year)
    # What is cited by words is compared as its symbol is: "CCPR General Comment 34 (2012)".
    symbol = symbols.parse(mention.canonical) or symbols.parse(official(mention.canonical))
    if symbol is None:
        return tuple(found)
    if said := ended(mention.canonical):
        found.append(said)
    if not mention.note:
        found += _of_parts(symbol)
    if said := to_come(mention.canonical, last_year):
        return (*found, said)
    if beside and symbol.year is not None and not _is_of_session(symbol, beside):
        found.append(_disagreement(symbol, beside))
    if beside and known and not _is_known(symbol, beside, known):
        found.append(_another_day(beside, known))
    elif beside and (years := years_of_comment(mention.canonical) or years_of_comment(symbol.canonical)):
        found += _of_other_years(beside, years)
    return tuple(found)


def renamed(form: str, canonical: str) -> str:
    """Say so if a form has the number of a document, but another session or year behind it; else "".

    Args:
        form: In which the document was cited, canonical as far as that goes.
        canonical: The document's own symbol.
    """
    (number, bracket, _), (own, _, _) = form.partition("("), canonical.partition("(")
    if not bracket or number != own or canonical == form or symbols.key(canonical) != symbols.key(form):
        return ""
    return f"The session or the year is not that of the document here, which is {canonical}."


def told_apart(forms: Mapping[str, bool]) -> dict[str, str]:
    """Say of forms of one document in one text where they have different sessions or years.

    Args:
        forms: Form → whether there can be such a document; one that cannot be casts no doubt on one that can.

    Returns:
        Form → the sentence; those that agree with all others are left out.
    """
    closed = [form for form in forms if "(" in form]
    found = {}
    for form in closed:
        others = [
            other
            for other in closed
            if other.partition("(")[0] == form.partition("(")[0]
            and not (other.startswith(form) or form.startswith(other))
            and (forms[other] or not forms[form])
        ]
        if others:
            found[form] = f"Elsewhere in this text it is {' and '.join(others)}: they cannot all be right."
    return found


def siblings(canonical: str, last_year: int) -> dict[str, str]:
    """Return what has the number of a symbol, and another year or revision behind it → which of them.

    Args:
        canonical: Of a document of which nothing is known.
        last_year: The latest year (CE) that is tried; the nearest years come first.
    """
    found: dict[str, str] = {}
    if year := _YEAR_OF.search(canonical):
        given = int(year["year"])
        for other in sorted(range(_FIRST_YEAR, last_year + 1), key=lambda each: abs(each - given)):
            found[f"{canonical[: year.start('year')]}{other}{canonical[year.end('year') :]}"] = "year"
    if revised := _REVISED.fullmatch(canonical):
        number, of = revised["number"], revised["yy"]
        found |= {f"{number}/{other}/{of} REV {other}": "revision" for other in range(1, _MOST_REVISED + 1)}
        found[f"{number}/{of}"] = "revision"
    if revised := _REVISED_UN.fullmatch(canonical):
        number = revised["number"]
        found |= {f"{number}/Rev.{other}": "revision" for other in range(1, _MOST_REVISED + 1)}
        found[number] = "revision"
    found.pop(canonical, None)
    return found


def slips(canonical: str) -> tuple[str, ...]:
    """Return what a symbol is with one digit more, one less, or two exchanged: what fingers do.

    Each is tried in the last two numbers; there are fewer than a hundred.
    """
    found = [
        f"{canonical[: number.start()]}{other}{canonical[number.end() :]}"
        for number in list(_NUMBER.finditer(canonical))[-2:]
        for other in _slipped(number[0])
        if other != number[0] and not other.startswith("0")
    ]
    return tuple(dict.fromkeys(found))


def _slipped(digits: str) -> Iterator[str]:
    places = range(len(digits))
    yield from (f"{digits[:at]}{more}{digits[at:]}" for at in (*places, len(digits)) for more in "0123456789")
    yield from (f"{digits[:at]}{digits[at + 1 :]}" for at in places if len(digits) > 1)
    yield from (f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in places[:-1])


def _of_parts(symbol: symbols.Symbol) -> list[str]:
    """Compare session and year, where a symbol has both."""
    match = _OAS.fullmatch(symbol.canonical)
    opened = symbols.year_of_session("oas-ga", match["session"]) if match else None
    if not match or opened is None or opened % 100 == int(match["yy"]):
        return []
    return [f"Session {match['session']} was in {opened}, but the symbol says {symbol.year}."]


def _years_of_number(mention: Mention, beside: Beside | None, last_year: int) -> list[str]:
    """Say of which years a number is, if it cannot be of the one that is written."""
    if mention.note:
        said = would_be(mention.canonical) if cannot_be(mention, last_year) else ""
        return [said] if said else []
    is_dated = beside is None or "(" in mention.canonical
    years = None if is_dated else years_of(mention.canonical)
    return _of_other_years(beside, years) if beside and years else []


def _of_other_years(beside: Beside, years: tuple[int, int]) -> list[str]:
    if years[0] <= beside.year <= years[1]:
        return []
    of = f"a document with this number would be of {spoken(years)}"
    return [f"The date beside it is of {beside.year}, but {of}."]


def _is_of_session(symbol: symbols.Symbol, beside: Beside) -> bool:
    """Tell whether a date can belong to a symbol: by its year, and where sessions go by months its month."""
    if beside.year not in _years(symbol):
        return False
    if len(beside.day) == len("1998") or not _BY_MONTHS.match(symbol.canonical):
        return True
    opened, ended = _months_of_session(symbol)
    return opened <= beside.day[: len("1998-09")] <= ended


def _months_of_session(symbol: symbols.Symbol) -> tuple[str, str]:
    year = symbol.year or 0
    return f"{year}-{_OPENS:02}", f"{year + 1}-{_OPENS:02}"


def _is_known(symbol: symbols.Symbol, beside: Beside, known: Days) -> bool:
    """Tell whether a date may be one of the days of a document, as far as they are known."""
    days = known.adopted | known.distributed | known.others
    if any(beside.day.startswith(day) or day.startswith(beside.day) for day in days):
        return True
    if _APPLICATION.match(symbol.canonical) and days and beside.day > max(days):
        return True
    if not known.adopted and _COMMENT.match(symbol.canonical):
        first, last = _span(beside.day)
        return not days or any(
            first <= until and since - _UNTIL_DATED <= last for since, until in map(_span, days)
        )
    if not known.adopted:
        # Of what is adopted another day is known; a report is often cited by the year of its session.
        return not days or bool(_ADOPTED.search(symbol.canonical)) or len(beside.day) == 4
    if known.distributed or not beside.is_bare:
        return False
    first, last = _span(beside.day)
    return any(
        first <= until + _UNTIL_DISTRIBUTED and last >= since for since, until in map(_span, known.adopted)
    )


def _span(day: str) -> tuple[date, date]:
    """Return the first and the last day of a date that may be cut to the month or the year."""
    if len(day) == 10:
        return date.fromisoformat(day), date.fromisoformat(day)
    first = date.fromisoformat(f"{day}-01-01"[:10])
    later = first + timedelta(days=366 if len(day) == len("1998") else 31)  # in the next year, or month
    return first, later.replace(day=1) - timedelta(days=1)


def _another_day(beside: Beside, known: Days) -> str:
    said = [
        *(f"{date_long(day)} (adoption)" for day in sorted(known.adopted)),
        *(f"{date_long(day)} (distribution)" for day in sorted(known.distributed)),
        *map(date_long, sorted(known.others)),
    ]
    return f"The date beside it is {date_long(beside.day)}, but what is known here is {', '.join(said)}."


def _years(symbol: symbols.Symbol) -> range:
    """Return the years of which a date can be that belongs to a symbol."""
    first = symbol.year or 0
    if not _ADOPTED.search(symbol.canonical):
        return range(first - 1, first + 2)
    calendar = _CALENDARS.get(symbol.body or "") if symbol.session else None
    return range(first, first + (calendar.spans if calendar else 1))


def _disagreement(symbol: symbols.Symbol, beside: Beside) -> str:
    year = beside.year
    calendar = _CALENDARS.get(symbol.body or "")
    if not symbol.session or calendar is None:
        return f"The date beside it is of {year}, but the symbol is of {symbol.year}."
    body = label("mechanism", calendar.body)
    if year in _years(symbol):  # the month is not
        opened, closed = _months_of_session(symbol)
        return (
            f"The date beside it is {date_long(beside.day)}, but session {symbol.session} of the {body} "
            f"went from {date_long(opened)} to {date_long(closed)}."
        )
    ended = f", and ended in {symbol.year + 1}" if symbol.year and calendar.spans > 1 else ""
    others = [
        str(session)
        for session in _SESSIONS
        if (first := symbols.year_of_session(calendar.body, str(session))) is not None
        and first <= year < first + calendar.spans
    ]
    meant = f" Sessions in {year}: {', '.join(others)}." if others and "-" not in symbol.session else ""
    return (
        f"The date beside it is of {year}, but session {symbol.session} of the {body} "
        f"opened in {symbol.year}{ended}.{meant}"
    )
