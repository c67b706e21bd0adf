"""In which years the treaty bodies adopted their general comments.

Source: the comments themselves, which name the session on their first page; their dates are those of
distribution, within a year of it. Those that are not here tell no year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_COMMENT = re.compile(
    r"(?P<committee>[A-Z]+)(?: General (?:Comment|Recommendation) |/C/GC/)(?P<n>\d+)"
    r"|E/C\.12/GC/(?P<cescr>\d+)"
)


def _numbered(first: int, *years: int) -> Mapping[int, int]:
    return dict(enumerate(years, start=first))


_YEARS: Mapping[str, Mapping[int, int]] = {
    "CCPR": _numbered(27, 1999, 2000, 2001, 2002, 2004, 2007, 2008, 2011, 2014, 2018, 2020),
    "CESCR": _numbered(
        12, 1999, 1999, 2000, 2002, 2005, 2005, 2005, 2007, 2009, 2009, 2016, 2016, 2017, 2020, 2022
    ),
    "CRC": _numbered(10, 2007, 2009, 2009, 2011, 2013, 2013, 2013, 2013),
    "CEDAW": _numbered(28, 2010, 2013, 2013, 2014, 2014, 2015, 2016, 2017),
    "CRPD": _numbered(1, 2014, 2014, 2016, 2016, 2017, 2018, 2018, 2022),
    "CAT": _numbered(2, 2007, 2012, 2017),
    "CERD": _numbered(34, 2011, 2013, 2020),
}
_UNTIL_DISTRIBUTED = 1  # years


def years_of_comment(canonical: str) -> tuple[int, int] | None:
    """Return the first and the last year, CE, of which a general comment may be said to be.

    Args:
        canonical: In words or as a symbol.
    """
    comment = _COMMENT.fullmatch(canonical)
    if comment is None:
        return None
    committee = "CESCR" if comment["cescr"] else comment["committee"]
    adopted = _YEARS.get(committee, {}).get(int(comment["cescr"] or comment["n"]))
    return (adopted, adopted + _UNTIL_DISTRIBUTED) if adopted else None
