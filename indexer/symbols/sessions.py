"""The year in which a session of a body opened.

Sources: the session lists of the United Nations Digital Library and of the Human Rights
Council; for the OAS, the numbers and years that its resolutions carry.
"""

from __future__ import annotations

from collections.abc import Callable

from indexer.symbols.pattern import number_of_roman

# Special sessions follow no rule; the key is the first session of the year.
_HRC_SPECIAL = {
    2006: 1, 2007: 5, 2008: 6, 2009: 9, 2010: 13, 2011: 15, 2012: 19, 2014: 20, 2015: 23, 2016: 25,
    2017: 27, 2018: 28, 2021: 29, 2022: 34, 2023: 36, 2025: 37,
}  # fmt: skip
_HRC_SPECIAL_LAST = 38
_GA_SPECIAL = {
    1947: 1, 1948: 2, 1961: 3, 1963: 4, 1967: 5, 1974: 6, 1975: 7, 1978: 8, 1980: 11, 1982: 12, 1986: 13,
    1989: 16, 1990: 17, 1997: 19, 1998: 20, 1999: 21, 2000: 23, 2001: 25, 2002: 27, 2005: 28, 2014: 29,
    2016: 30, 2020: 31, 2021: 32,
}  # fmt: skip
_GA_SPECIAL_LAST = 32
_UPR = {
    2008: 1, 2009: 4, 2010: 7, 2011: 10, 2012: 13, 2013: 15, 2014: 18, 2015: 21, 2016: 24, 2017: 27,
    2018: 29, 2019: 32, 2020: 35, 2021: 37, 2022: 40, 2023: 42, 2024: 45, 2025: 48,
}  # fmt: skip
_UPR_LAST = 50


def year_of_session(body: str, session: str) -> int | None:
    """Return the year (CE) in which a session opened, or None where we do not know.

    Args:
        body: "un-ga", "un-hrc", "oas-ga"; "upr" for the Working Group on the Universal
            Periodic Review and "ccpr" for the Human Rights Committee, whose sessions are
            their own.
        session: As symbols have it: "25", "S-28", "XXIX-O".
    """
    rule = _RULES.get(body)
    return rule(session) if rule else None


def _general_assembly(session: str) -> int | None:
    if session.startswith("S-"):
        return _from_table(_GA_SPECIAL, _GA_SPECIAL_LAST, session[2:])
    number = _number(session)
    return 1945 + number if number else None  # each opens in September


def _human_rights_council(session: str) -> int | None:
    if session.startswith("S-"):
        return _from_table(_HRC_SPECIAL, _HRC_SPECIAL_LAST, session[2:])
    number = _number(session)
    if not number:
        return None
    if number < 7:  # three sessions in the half year of 2006
        return 2006 if number <= 3 else 2007
    return 2008 + (number - 7) // 3


def _periodic_review(session: str) -> int | None:
    return _from_table(_UPR, _UPR_LAST, session)


def _human_rights_committee(session: str) -> int | None:
    number = _number(session)
    return 1978 + (number - 2) // 3 if number and number > 4 else None


def _oas_assembly(session: str) -> int | None:
    numeral, _, kind = session.partition("-")
    if kind != "O":  # special sessions are counted apart, and not yearly
        return None
    return 1970 + number_of_roman(numeral)


def _from_table(first_of_year: dict[int, int], last: int, session: str) -> int | None:
    number = _number(session)
    if not number or number > last:
        return None
    return max(year for year, first in first_of_year.items() if first <= number)


def _number(session: str) -> int | None:
    return int(session) if session.isdecimal() else None


_RULES: dict[str, Callable[[str], int | None]] = {
    "un-ga": _general_assembly,
    "un-hrc": _human_rights_council,
    "upr": _periodic_review,
    "ccpr": _human_rights_committee,
    "oas-ga": _oas_assembly,
}
