"""How the African Commission on Human and Peoples' Rights numbers its resolutions.

Sources: its own documents.
"""

from __future__ import annotations

from indexer.citations.forms.making import full_year, given
from indexer.citations.numbers import Number, Shape
from indexer.symbols.pattern import number_of_roman, roman_of_number

FIRST = 1987  # year
_MOST = 1000  # numbers

# When numbers were given.
_YEARS = {
    69: 2004, 83: 2005, 104: 2007, 125: 2007, 148: 2009, 151: 2009, 186: 2011, 202: 2011, 248: 2013,
    273: 2014, 315: 2015, 345: 2016, 381: 2017, 406: 2018, 432: 2019, 451: 2020, 473: 2021, 526: 2022,
    547: 2022, 570: 2023, 602: 2024,
}  # fmt: skip

# The first and the last number known of sessions.
_SESSIONS = {
    35: (69, 69), 38: (83, 83), 41: (104, 104), 42: (119, 125), 46: (148, 151), 49: (186, 186),
    50: (196, 202), 52: (227, 227), 54: (248, 248), 55: (273, 273), 57: (315, 319), 58: (345, 345),
    60: (376, 376), 61: (381, 381), 63: (406, 406), 65: (425, 432), 66: (451, 451), 67: (471, 471),
    73: (526, 547), 77: (570, 578), 81: (602, 602),
}  # fmt: skip


def _may_be_of_session(n: int, session: int) -> bool:
    """Tell whether a resolution of the African Commission may be of an ordinary session.

    Its numbers run on: one is above those of earlier sessions and below those of later ones. None is known
    here of sessions before the thirty-fifth; in theirs other bodies had the same low numbers.
    """
    earliest, (lowest, _) = next(iter(_SESSIONS.items()))
    above = max((last for of, (_, last) in _SESSIONS.items() if of < session), default=lowest - 1)
    below = min((first for of, (first, _) in _SESSIONS.items() if of > session), default=_MOST)
    return session >= earliest and above < n < below


def resolution(number: Number, year: int | None) -> str | None:
    """Return a resolution by its number alone, its year, or its session: the form of the Commission."""
    if number.shape is Shape.ROMAN:
        n, letters, session, stated = number.parts
        special = "EXT.OS/" if session.startswith("EXT") else ""
        value = number_of_roman(session.rpartition("/")[2])
        if stated or (year is not None and value <= 99):
            stated_year = full_year(stated) if stated else year
            if stated_year is not None and stated_year < FIRST:
                return None
            return f"ACHPR/Res.{int(n)}({special}{roman_of_number(value)}){stated_year}"
        if not letters and int(n) < _MOST and (special or _may_be_of_session(int(n), value)):
            return f"ACHPR/Res.{int(n)}"  # a session without its year is half a symbol; the number tells it
        return None
    is_dated = number.shape is Shape.DATED and int(number.parts[1]) >= FIRST
    if is_dated and int(number.parts[0]) < _MOST and given(int(number.parts[0]), _YEARS, year):
        return f"ACHPR/Res.{int(number.parts[0])}({number.parts[1]})"
    if number.shape is Shape.BARE and int(number.parts[0]) < _MOST:
        return f"ACHPR/Res.{int(number.parts[0])}"
    return None


def of_session(number: Number) -> str | None:
    """Return a resolution of the African Commission by its number and any session, "376 (LX)".

    Only where the Commission stands beside it: so with a session, too, that its writer has got wrong, or of
    which nothing is known here. But not with a number that it came to later, "217 (III)", nor with one that
    it had long passed, "20 (XXXVI)": such are others'.
    """
    if number.shape is not Shape.ROMAN or number.parts[1] or number.parts[3]:
        return None
    n, session = int(number.parts[0]), number_of_roman(number.parts[2].rpartition("/")[2])
    earliest, (lowest, _) = next(iter(_SESSIONS.items()))
    is_its = 0 < n < lowest if session < earliest else lowest <= n < _MOST
    return f"ACHPR/Res.{n}" if is_its else None


def is_in_order(number: Number) -> bool:
    """Tell whether a number with its session, "376 (LX)", is between those of earlier and of later sessions.

    Of sessions of which nothing is known here, it may be.
    """
    session = number_of_roman(number.parts[2].rpartition("/")[2])
    return session < next(iter(_SESSIONS)) or _may_be_of_session(int(number.parts[0]), session)


def of_year(number: Number) -> str | None:
    """Return a resolution of the African Commission by its number and the year, "69/04", as some print it.

    Only where the Commission stands beside it, since others put a session before their numbers: so only with
    a number that was given in that year.
    """
    if number.shape is not Shape.PAIR or len(number.parts[1]) != 2:
        return None
    n, year = int(number.parts[0]), full_year(number.parts[1])
    is_known = next(iter(_YEARS)) <= n < _MOST and year >= FIRST
    return f"ACHPR/Res.{n}({year})" if is_known and given(n, _YEARS, year) else None
