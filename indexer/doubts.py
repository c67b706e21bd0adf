"""What does not agree in a citation: its session and its year, its symbol and the date beside it.

Pure. Nothing is corrected here, and nothing is said that the numbers do not show: each doubt says
which two of them disagree. Sessions and their years are those of `symbols.sessions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer import symbols
from indexer.citations.dates import DATE, year_in
from indexer.citations.folding import fold
from indexer.model import Mention
from indexer.vocabulary import label

_AROUND = 60  # characters; a date that belongs to a citation stands nearer
_BEHIND = re.compile(rf"[\s,]*(?!(?:in|on|em|no|na|el|le|في)\s)(?P<date>{DATE})", re.VERBOSE)
_BEFORE = re.compile(  # OSCOLA: "(30 December 2009) UN Doc A/HRC/13/22"
    rf"\((?P<date>{DATE})\s(?:u\.?n\.?\s)?doc(?:ument|\.)?\s$", re.VERBOSE
)
_OAS = re.compile(r"AG/(?:RES|DEC)\. \d+ \((?P<session>[IVXLC]+-O)/(?P<yy>\d\d)\)")

_ADOPTED = re.compile(r"\b(?:RES|DEC|Res|Rec|Resolution|Recommendation|DECL)\b|_TA\(")
"""Of texts that a body adopts in session; reports are dated before the session they are for."""

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


def doubts(mention: Mention, text: str, last_year: int) -> tuple[str, ...]:
    """Return what disagrees in a citation, a sentence each; () if nothing does.

    Args:
        mention: As found in the text.
        text: In which it stands.
        last_year: The latest year (CE) in which a session can have opened.
    """
    found = [_sentence(mention.note)] if mention.note else []
    symbol = symbols.parse(mention.canonical)
    if symbol is None:
        return tuple(found)
    if not mention.note:
        found += _of_parts(symbol)
    if symbol.year is not None and symbol.year > last_year:
        of = f"Session {symbol.session} would open in" if symbol.session else "The symbol is of"
        return (*found, f"{of} {symbol.year}, which has not come yet.")
    year = _year_beside(mention, text)
    if year is not None and symbol.year is not None and year not in _years(symbol):
        found.append(_disagreement(symbol, year))
    return tuple(found)


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


def _year_beside(mention: Mention, text: str) -> int | None:
    """Return the year of a date directly behind a citation, or in brackets before its symbol."""
    behind = _BEHIND.match(_plain(text[mention.end : mention.end + _AROUND]))
    before = _BEFORE.search(_plain(text[max(0, mention.start - _AROUND) : mention.start]))
    found = behind or before
    return year_in(found["date"]) if found else None


def _years(symbol: symbols.Symbol) -> range:
    """Return the years of which a date can be that belongs to a symbol."""
    first = symbol.year or 0
    if not _ADOPTED.search(symbol.canonical):
        return range(first - 1, first + 2)
    calendar = _CALENDARS.get(symbol.body or "") if symbol.session else None
    return range(first, first + (calendar.spans if calendar else 1))


def _disagreement(symbol: symbols.Symbol, year: int) -> str:
    calendar = _CALENDARS.get(symbol.body or "")
    if not symbol.session or calendar is None:
        return f"The date beside it is of {year}, but the symbol is of {symbol.year}."
    body = label("mechanism", calendar.body)
    ended = f", and ended in {symbol.year + 1}" if symbol.year and calendar.spans > 1 else ""
    others = [
        str(session)
        for session in _SESSIONS
        if (opened := symbols.year_of_session(calendar.body, str(session))) is not None
        and opened <= year < opened + calendar.spans
    ]
    meant = f" Sessions in {year}: {', '.join(others)}." if others and "-" not in symbol.session else ""
    return (
        f"The date beside it is of {year}, but session {symbol.session} of the {body} "
        f"opened in {symbol.year}{ended}.{meant}"
    )


def _plain(text: str) -> str:
    """Return a text as the expressions for dates want it: folded, with single blanks."""
    return " ".join(f"|{fold(text)}|".split())[1:-1]


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:].rstrip('.')}."
