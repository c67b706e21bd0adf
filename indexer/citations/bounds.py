"""How far the running series have come, with room for what the next decades may add.

What lies beyond is a slip: "Series C No. 999". Sources: the bodies' own registers, at the end of 2025; each
bound is some twenty years of new documents above the newest.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple


class _Bound(NamedTuple):
    """The numbers that a series can have; `series` has one group, the number."""

    series: re.Pattern[str]
    numbers: Container[int]


_COMMENTS = {
    "CCPR": 60,
    "CESCR": 50,
    "CERD": 60,
    "CEDAW": 65,
    "CAT": 25,
    "CRC": 50,
    "CMW": 25,
    "CRPD": 30,
    "CED": 20,
}
_SYMBOLS = {"CESCR": r"E/C\.12"}  # of the others, their names with "/C" behind them
_OSCE_YEARS = frozenset({*range(92, 100), *range(60)})  # it has had councils since 1992

_BOUNDS = (
    *(
        _Bound(
            re.compile(
                rf"(?:{name} General (?:Comment|Recommendation) |{_SYMBOLS.get(name, name + '/C')}/GC/)(\d+)"
            ),
            range(1, most + 1),
        )
        for name, most in _COMMENTS.items()
    ),
    _Bound(re.compile(r"IACtHR Series C No\. (\d+)(?:-[A-D])?"), range(1, 951)),
    _Bound(re.compile(r"IACtHR Series A No\. (\d+)(?:-[A-D])?"), range(1, 61)),
    _Bound(re.compile(r"IACtHR OC-(\d+)(?:/\d\d)?"), range(1, 61)),
    _Bound(re.compile(r"ECtHR Series A No\. (\d+)(?:-[A-D])?"), range(1, 351)),  # until 1995
    _Bound(re.compile(r"OEA/Ser\.L/V/II\.(\d+)(?!\d).*"), range(1, 301)),
    _Bound(re.compile(r"ILO Convention (\d+)"), range(1, 251)),
    _Bound(re.compile(r"ILO Recommendation (\d+)"), range(1, 281)),
    _Bound(re.compile(r"C?ETS No\. (\d+)"), range(1, 301)),
    _Bound(re.compile(r"OSCE PC\.DEC/(\d+)"), range(1, 3001)),
    _Bound(re.compile(r"OSCE (?:MC|FSC)\.(?:DEC|DD|DOC)/\d+/(\d{2})(?!\d).*"), _OSCE_YEARS),
    _Bound(re.compile(r"EX\.CL/(\d+)\(.*"), range(1, 4001)),
    _Bound(re.compile(r"PACE Doc\. (\d+)"), range(1, 25001)),
)


def is_beyond(canonical: str) -> bool:
    """Tell whether a document has a number that its series has not reached, or never had."""
    return any(
        (match := bound.series.fullmatch(canonical)) is not None and int(match[1]) not in bound.numbers
        for bound in _BOUNDS
    )
