"""Small changes to what is printed in a reference: dates, ordinals, capitals, full stops.

The dates, after the examples of `docs/citing.md`: 9 December 1998; Dec. 9, 1998; 1998, December 9. A
date that is cut to the month or the year is written as far as it is known.
"""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = (  # Bluebook, table T12
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)

_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


def date_long(iso: str) -> str:
    """Return "9 December 1998"."""
    year, month, day = _parts(iso)
    return " ".join(filter(None, [day, MONTHS[month - 1] if month else "", year]))


def date_us(iso: str) -> str:
    """Return "Dec. 9, 1998"."""
    year, month, day = _parts(iso)
    if not month:
        return year
    return f"{_SHORT[month - 1]} {day}, {year}" if day else f"{_SHORT[month - 1]} {year}"


def date_apa(iso: str) -> str:
    """Return "1998, December 9"."""
    year, month, day = _parts(iso)
    return f"{year}, {' '.join(filter(None, [MONTHS[month - 1], day]))}" if month else year


def ordinal(number: str) -> str | None:
    """Return "53rd" for "53"; None for what is no number."""
    return f"{int(number)}{_ending(int(number), 'nd', 'rd')}" if number.isdecimal() else None


def ordinal_us(number: str) -> str | None:
    """Return "53d", as the Bluebook writes it (rule 6.2)."""
    return f"{int(number)}{_ending(int(number), 'd', 'd')}" if number.isdecimal() else None


def capitals(text: str) -> str:
    """Return "Situation of Human Rights Defenders" for "situation of human rights defenders"."""
    words = text.split(" ")
    return " ".join(
        word if place and word in _SMALL else word[:1].upper() + word[1:] for place, word in enumerate(words)
    )


def undotted(symbol: str) -> str:
    """Drop the full stops behind abbreviations: "… Doc. 6 rev." becomes "… Doc 6 rev"."""
    return re.sub(r"\.(?=\s|$)", "", symbol)


def bare(symbol: str) -> str:
    """Drop these, and the one within "Ser.L" too, as AGLC has no full stops in abbreviations."""
    return undotted(symbol).replace("Ser.", "Ser")


def document_lower(symbol: str) -> str:
    """Set "Doc." off as the Bluebook does: "OEA/Ser.L/V/II.124, doc. 5 rev. 1"."""
    return re.sub(r",?\sDoc\.", ", doc.", symbol)


def tight(series: str) -> str:
    """Drop blanks: "C236E"."""
    return series.replace(" ", "")


def stopped(text: str) -> str:
    """End with a full stop, and only one."""
    return text if text.endswith(".") else f"{text}."


FORMS = {
    "long": date_long,
    "us": date_us,
    "apa": date_apa,
    "ordinal": ordinal,
    "ordinal_us": ordinal_us,
    "capitals": capitals,
    "undotted": undotted,
    "bare": bare,
    "doc": document_lower,
    "tight": tight,
    "stop": stopped,
}
"""Forms of facts that templates may ask for."""


def _parts(iso: str) -> tuple[str, int, str]:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return year, int(month or 0), str(int(day)) if day else ""


def _ending(number: int, second: str, third: str) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: second, 3: third}.get(number % 10, "th")
