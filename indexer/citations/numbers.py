"""The shapes of numbers by which documents are cited: "53/144", "S-24/1", "1660 (2009)", "12.415".

A shape says nothing of the body; `forms` asks each body whether such a number can be its own.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from indexer.citations.dates import MONTH


class Shape(Enum):
    """How a number is written."""

    PAIR = "53/144"
    SPECIAL = "S-24/1"
    ORGANIZATIONAL = "OS/12/1"
    ROMAN = "2200 A (XXI)"
    OF_SESSION = "1671 (XXIX-O/99)"
    OF_YEAR = "(99) 50"
    DATED = "1325 (2000)"
    ACT = "2003/444/CFSP"
    REVISED = "16332/1/08"
    THOUSANDS = "12.415"
    DASHED = "112-16"
    ORDINAL = "357th"
    BARE = "476"


class Number(NamedTuple):
    """A number as printed in folded text.

    Attributes:
        parts: Of a pair, both; of a roman one, number, letters, session, year; and so on.
    """

    shape: Shape
    parts: tuple[str, ...]
    start: int
    end: int


NO = r"(?:(?:numbers?|numeros?|n[ou]ms?|nros?|nrs?|nos?|nr|n|№+|رقم)\s?[.:ºo°]{0,2}\s?|№\s?|\#)"
"""What may stand before a number: "No.", "Nos.", "núm.", "n°", "№"."""

_ROMAN = r"[ivxlc1]{1,9}"
_NUMBER = re.compile(
    rf"""
      os/\s?(?P<organizational>\d{{1,2}}/\s?\d{{1,3}})(?!\d|/\d)
    | (?P<special>e?s-\s?\d{{1,2}}/\s?\d{{1,3}})(?!\d|/\d)
    | (?P<of_session>\d{{1,4}}\s?\(\s?{_ROMAN}\s?-\s?[oe0]\s?/\s?\d{{2}}\s?\))
    | (?P<of_year>\(\s?(?:(?:19|20)\d{{2}}|[789]\d|0[0-3])\s?\)\s?\d{{1,3}})(?!\d|/\d)
    | (?P<roman>\d{{1,4}})
      (?:\s?(?P<letters>[a-h])(?:\s(?:and|y|et|e|и|&)\s?(?P<letters2>[a-hа-е]))?)?
      \s?\(\s?(?P<session>(?:s-|ext\.?\s?os\s?/\s?)?{_ROMAN})\s?\)
      (?:\s?(?P<roman_year>(?:19|20)\d{{2}}|\d{{2}}(?!\s?(?:de\s)?{MONTH}))(?!\d|[/.-]\d))?
    | (?P<act>(?:19|20)?\d{{2}}/\d{{1,4}}/
        (?:cfsp|pesc|szvp|gasp|jha|jai|ji|eec|cee|ewg|ec|ce|eu|ue|euratom))(?![a-z])
    | (?P<act_last>\d{{1,4}}/(?:19|20)\d{{2}}/(?:eec|cee|ec|ce|eu|ue|euratom))(?![a-z])
    | (?P<revised>\d{{4,5}}/\d/\d{{2}})(?!\d)(?:\s?rev\.?\s?(?P<rev>\d))?
    | (?P<pair>\d{{1,5}}/\s?\d{{1,4}})(?P<broken>\s\d(?![\d/.]|\s?{MONTH}))?(?!\d|/\d)
    | (?P<dated>\d{{1,4}})\s?\(\s?(?P<dated_year>(?:19|20)\d{{2}})\s?\)
    | (?P<thousands>1?\d\.\d{{3}})(?!\d|[.,]\d)
    | (?P<dashed>\d{{1,4}}-\d{{2}})(?!\d|-\d)
    | (?P<ordinal>\d{{1,3}})(?:st|nd|rd|th|o|e|er|eme|ieme)(?![^\W_])
    | (?P<bare>\d{{1,5}})(?!\d|[.,/]\d|-\d)
    """,
    re.VERBOSE,
)

_PLAIN = {
    "thousands": Shape.THOUSANDS,
    "dashed": Shape.DASHED,
    "ordinal": Shape.ORDINAL,
    "bare": Shape.BARE,
}
_PARTS = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"\s+")


def number_at(folded: str, at: int) -> Number | None:
    """Return the number that begins here, or None."""
    match = _NUMBER.match(folded, at)
    if match is None:
        return None
    kind = match.lastgroup
    end = match.end()
    if kind == "pair":  # by far the most
        return Number(Shape.PAIR, _pair(match["pair"]), at, end)
    if kind in _PLAIN:
        return Number(_PLAIN[kind], (match[kind],), at, end)
    if match["organizational"]:
        return Number(Shape.ORGANIZATIONAL, _pair(match["organizational"]), at, end)
    if match["special"]:
        return Number(Shape.SPECIAL, _pair(match["special"]), at, end)
    if match["of_session"]:
        return Number(Shape.OF_SESSION, tuple(_PARTS.findall(match["of_session"])), at, end)
    if match["of_year"]:
        return Number(Shape.OF_YEAR, tuple(_PARTS.findall(match["of_year"])), at, end)
    if match["roman"]:
        letters = "".join(part.upper() for part in (match["letters"], match["letters2"]) if part)
        session = _SPACES.sub("", match["session"]).upper()
        return Number(Shape.ROMAN, (match["roman"], letters, session, match["roman_year"] or ""), at, end)
    if match["act"]:
        return Number(Shape.ACT, tuple(match["act"].split("/")), at, end)
    if match["act_last"]:
        number, year, suffix = match["act_last"].split("/")
        return Number(Shape.ACT, (year, number, suffix), at, end)
    if match["revised"]:
        return Number(Shape.REVISED, tuple(match["revised"].split("/")), at, end)
    if match["pair"]:
        first, second = _pair(match["pair"])
        if match["broken"]:
            if _is_year(first) and len(second) < 3:
                second += match["broken"].strip()  # "2000/6 1"
            else:
                end = match.end("pair")
        return Number(Shape.PAIR, (first, second), at, end)
    if match["dated"]:
        return Number(Shape.DATED, (match["dated"], match["dated_year"]), at, end)
    raise AssertionError(f"a number of no shape: {match[0]!r}")


def _pair(printed: str) -> tuple[str, ...]:
    return tuple(_SPACES.sub("", printed).split("/"))


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")
