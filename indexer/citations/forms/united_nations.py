"""How the organs of the United Nations number, and its treaty bodies.

Sources: ST/LIB/SER.B/5/Rev.5 for the symbols; the registers of the bodies for the last numbers of years.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from indexer.citations.forms.making import Form, agree, bare, comment, complaint, full_year, year_of, yearly
from indexer.citations.kinds import Kind
from indexer.citations.numbers import Number, Shape
from indexer.symbols import year_of_session
from indexer.symbols.pattern import number_of_roman, roman_of_number

COMMITTEES = ("ccpr", "cescr", "cerd", "cedaw", "cat", "crc", "cmw", "crpd", "ced")

_GA_ROMAN_LAST = 30  # sessions are numbered so until 1975
_ECOSOC_ROMAN_LAST = 1977  # year
_ECOSOC_BEFORE_FIRST = 1945  # year; it held two sessions a year, in some three, and some were resumed
_ECOSOC_YEARS_OFF = range(-1, 3)
_GA_LAST, _HRC_LAST = 85, 80
HRC_FIRST_DECISION = 101
_GA_DECISIONS = range(301, 1000)
_SC_NEWEST = 3200
_SC_MARGIN = 5  # numbers by which the last of a year may be wrong here

# The last resolution of the Security Council of a year; some are wrong by a number or two, see `_SC_MARGIN`.
_SC_LAST_OF_YEAR = {
    1946: 15, 1950: 89, 1960: 160, 1970: 291, 1975: 384, 1980: 484, 1985: 580, 1990: 683,
    1991: 725, 1992: 799, 1993: 892, 1994: 969, 1995: 1035, 1996: 1092, 1997: 1146, 1998: 1219,
    1999: 1284, 2000: 1334, 2001: 1386, 2002: 1454, 2003: 1521, 2004: 1580, 2005: 1651, 2006: 1738,
    2007: 1794, 2008: 1860, 2009: 1907, 2010: 1966, 2011: 2033, 2012: 2085, 2013: 2132, 2014: 2195,
    2015: 2259, 2016: 2336, 2017: 2397, 2018: 2451, 2019: 2504, 2020: 2560, 2021: 2616, 2022: 2671,
    2023: 2719, 2024: 2767,
}  # fmt: skip

# What the Human Rights Committee had registered at the end of a year; smaller numbers are of earlier ones.
_CCPR_LAST_OF_YEAR = {
    1980: 75, 1984: 195, 1987: 265, 1989: 390, 1991: 485, 1993: 560, 1995: 660, 1997: 785,
    2000: 955, 2002: 1145, 2005: 1440, 2009: 1910, 2012: 2215, 2016: 2900, 2019: 3690,
}  # fmt: skip
_CCPR_YEARS, _CCPR_LAST = tuple(_CCPR_LAST_OF_YEAR), tuple(_CCPR_LAST_OF_YEAR.values())


def _ga(number: Number, year: int | None) -> str | None:
    parts = number.parts
    if number.shape is Shape.PAIR:
        session, last = parts[0], int(parts[1])
        if len(session) == 2 and _GA_ROMAN_LAST < int(session) <= _GA_LAST and 0 < last <= 500:
            opened = year_of_session("un-ga", session)
            if opened is None or year is None or 0 <= year - opened <= 1:
                return f"A/RES/{session}/{last}{''.join(parts[2:])}"
    elif number.shape is Shape.SPECIAL:
        if parts[0].startswith("es-") or agree(year_of_session("un-ga", parts[0].upper()), year):
            return f"A/RES/{parts[0].upper()}/{int(parts[1])}"
    elif number.shape is Shape.ROMAN:
        n, letters, session, stated = parts
        year = full_year(stated) if stated else year
        special = session.startswith("S-")
        bare = session.removeprefix("S-")
        if session.startswith("EXT"):
            return None
        value = number_of_roman(bare)
        if special or (value <= _GA_ROMAN_LAST and 0 <= (year or 1945 + value) - 1945 - value <= 1):
            letter = f"[{letters[0]}]" if letters else ""
            return f"A/RES/{n}({'S-' if special else ''}{roman_of_number(value)}){letter}"
    return None


def _ga_decision(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.PAIR and len(number.parts[0]) == 2 and int(number.parts[1]) in _GA_DECISIONS:
        opened = year_of_session("un-ga", number.parts[0])
        if opened is None or year is None or 0 <= year - opened <= 1:
            return f"A/DEC/{number.parts[0]}/{int(number.parts[1])}{''.join(number.parts[2:])}"
    return None


def _hrc(number: Number, year: int | None) -> str | None:
    parts = number.parts
    if number.shape is Shape.ORGANIZATIONAL:
        return f"A/HRC/PRST/OS/{parts[0]}/{int(parts[1])}"
    if number.shape is Shape.SPECIAL and parts[0].startswith("s-"):
        session = parts[0].upper()
        return (
            f"A/HRC/RES/{session}/{int(parts[1])}"
            if agree(year_of_session("un-hrc", session), year)
            else None
        )
    if number.shape is not Shape.PAIR or len(parts[0]) > 2 or len(parts[1]) > 3:
        return None
    session, n = parts[0].lstrip("0"), int(parts[1])
    if not session or int(session) > _HRC_LAST or not n or n > 199:
        return None
    held = year_of_session("un-hrc", session)
    if held is not None and year is not None and held != year:
        return None
    return f"A/HRC/{'DEC' if n >= HRC_FIRST_DECISION else 'RES'}/{session}/{n}"


def _hrc_decision(number: Number, year: int | None) -> str | None:
    """A number that begins with a nought is a year of two digits: the OSCE numbers so."""
    is_year = number.shape is Shape.PAIR and number.parts[1].startswith("0")
    return None if is_year else _hrc(number, year)


def _hrc_resolution(number: Number, year: int | None) -> str | None:
    """A decision that is called a resolution is believed only where it cannot be the Assembly's."""
    found = _hrc(number, year)
    is_misnamed = found is not None and "/DEC/" in found
    return None if is_misnamed and int(number.parts[0]) > _GA_ROMAN_LAST else found


def _hrc_statement(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.PAIR:
        found = _hrc(number, year)
        return found.replace("/RES/", "/PRST/") if found else None
    return _hrc(number, year) if number.shape is Shape.ORGANIZATIONAL else None


_ECOSOC_YEARLY = yearly("E/RES/{year}/{n}", 1978, 2099, 399)


def _ecosoc(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.ROMAN and number.parts[2].isalpha():
        n, letters, session, stated = number.parts
        if stated and full_year(stated) > _ECOSOC_ROMAN_LAST:
            return None  # the African Commission puts the year behind the session
        value = number_of_roman(session)
        if year is not None and year - _ECOSOC_BEFORE_FIRST - value // 2 not in _ECOSOC_YEARS_OFF:
            return None
        letter = letters[:1]
        return f"E/RES/{n}({roman_of_number(value)}){letter}"
    return _ECOSOC_YEARLY(number, year)


def _sc(number: Number, year: int | None) -> str | None:
    has_year = number.shape is Shape.DATED or (number.shape is Shape.PAIR and len(number.parts[1]) == 4)
    if has_year:  # "1325 (2000)", "1325/2000"
        year = int(number.parts[1])
    elif number.shape is not Shape.BARE:
        return None
    n = int(number.parts[0])
    if not 0 < n <= _SC_NEWEST:
        return None
    first, last = year_of(n, _SC_LAST_OF_YEAR)
    if year is not None and not first - 1 <= year <= last + 1:
        return None
    return f"S/RES/{n}({year})" if has_year else f"S/RES/{n}"


def is_of_year(number: int, year: int) -> bool:
    """Tell whether the Security Council can have adopted a resolution of this number in a year, CE.

    It counts on from 1946, and puts the year of adoption behind the number. In texts `FORMS` allow a year
    more and less, as misprints still say what is meant.
    """
    before, last = (
        year_of(number - _SC_MARGIN, _SC_LAST_OF_YEAR)[0],
        year_of(number + _SC_MARGIN, _SC_LAST_OF_YEAR)[1],
    )
    return before < year <= last


def _ccpr(number: Number, year: int | None) -> str | None:
    found = complaint("CCPR Communication", 9999, 1976)(number, year)
    if found is None:
        return None
    before = bisect_right(_CCPR_YEARS, full_year(number.parts[1]) - 2) - 1
    return found if before < 0 or int(number.parts[0]) >= _CCPR_LAST[before] else None


def _environment(number: Number, year: int | None) -> str | None:
    if number.shape is Shape.PAIR and len(number.parts[0]) == 1:
        return f"UNEP/EA.{number.parts[0]}/Res.{int(number.parts[1])}"
    return None


_TITLES = {committee: committee.upper() for committee in COMMITTEES}

FORMS: Mapping[tuple[Kind, str], Form] = {
    (Kind.RESOLUTION, "ga"): _ga,
    (Kind.RESOLUTION, "hrc"): _hrc_resolution,
    (Kind.RESOLUTION, "chr"): yearly("E/CN.4/RES/{year}/{n}", 1977, 2006, 199, misprints=True),
    (Kind.RESOLUTION, "subcommission"): yearly("E/CN.4/Sub.2/RES/{year}/{n}", 1977, 2006, 199),
    (Kind.DECISION, "subcommission"): yearly("E/CN.4/Sub.2/DEC/{year}/{n}", 1977, 2006, 199),
    (Kind.RESOLUTION, "ecosoc"): _ecosoc,
    (Kind.RESOLUTION, "sc"): _sc,
    (Kind.DECISION, "hrc"): _hrc_decision,
    (Kind.DECISION, "ga"): _ga_decision,
    (Kind.DECISION, "chr"): yearly("E/CN.4/DEC/{year}/{n}", 1977, 2006, 199),
    (Kind.DECISION, "ecosoc"): yearly("E/DEC/{year}/{n}", 1978, 2099, 399),
    (Kind.STATEMENT, "hrc"): _hrc_statement,
    (Kind.STATEMENT, "sc"): yearly("S/PRST/{year}/{n}", 1994, 2099, 99),
    **{
        (Kind.COMMENT, committee): comment(
            _TITLES[committee], "Recommendation" if committee in ("cedaw", "cerd") else "Comment"
        )
        for committee in COMMITTEES
    },
    (Kind.GENERAL_RECOMMENDATION, "cedaw"): comment("CEDAW", "Recommendation"),
    (Kind.GENERAL_RECOMMENDATION, "cerd"): comment("CERD", "Recommendation"),
    **{
        (Kind.COMMUNICATION, committee): complaint(f"{_TITLES[committee]} Communication", 9999, 1976)
        for committee in COMMITTEES
    },
    (Kind.COMMUNICATION, "ccpr"): _ccpr,
    (Kind.RESOLUTION, "unea"): _environment,
    (Kind.FACT_SHEET, "ohchr"): bare("OHCHR Fact Sheet {n}", 60, Shape.BARE, Shape.DATED),
}
