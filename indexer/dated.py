"""The date that a text puts beside a citation: right behind it, before its symbol, or with its judgment.

"Judgment of 3 May 2015, Series C No. 301" and "resolution of 3 May 2012 on …, P7_TA(2012)0101" have their
dates apart from the number. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.citations.cases import is_of_court
from indexer.citations.dates import DATE, MONTH, day_in
from indexer.citations.folding import fold
from indexer.citations.numbers import NO
from indexer.model import Mention

_AROUND = 60  # characters; a date that belongs to a citation stands nearer
_OF = r"(?:of|de|del|von|от|لعام|لسنة)\s"
"""What makes the year behind a number that of its document: "resolución 53/144 de 1998".

Of a year as of a day: what is "of" it was adopted then; one in brackets may be that of distribution, or of
the volume in which the texts of a session were printed.
"""

_BEHIND = re.compile(
    rf"""[\s,]*(?!(?:in|on|em|no|na|el|le|في)\s)
    (?: (?P<date>{DATE})
      | {_OF} (?:19|20)\d{{2}}(?![^\W_]|\s?[-–/]\s?\d|[.,]\d) )""",
    re.VERBOSE,
)
_OWN_YEAR = re.compile(r"\s?\(\s?(?P<year>(?:19|20)\d\d)\s?\)\Z")
_BEFORE = re.compile(  # OSCOLA: "(30 December 2009) UN Doc A/HRC/13/22"
    rf"\((?P<date>{DATE})\s(?:u\.?n\.?\s)?doc(?:ument|\.)?\s$", re.VERBOSE
)
_PLAIN_DAY = re.compile(rf"\d|{MONTH}")  # no word before it says whose day it is: "adopted 9 December 1998"
_APART = 400  # characters, with a title between a date and a symbol
_JUDGMENT = r"(?<![^\W_])(?:judge?ment|sentencia|sentenca|arret)[\s,]{0,2}"
_JUDGED_BEHIND = re.compile(
    rf"""[\s,)\]]{{0,3}}(?:\[gc\][\s,]{{0,2}})?
    (?: {_JUDGMENT} | (?:§{{1,2}}|¶{{1,2}}|paras?\.?)\s?\d[\d\s,-]{{0,12}},\s )
    (?P<date>{DATE})
    # It may lead to the next number: "…, judgment of 3 May 2015, Series C No. 301".
    (?![\s,.;:]*(?:\([^()\d]{{0,80}}\)[\s,.;:]*)?\(?(?:[^\W\d_]+\.?\s){{0,2}}{NO}\d)""",
    re.VERBOSE,
)
_JUDGED_BEFORE = re.compile(
    rf"{_JUDGMENT}(?P<date>{DATE})[\s,.:]*(?:\([^()\d]{{0,80}}\)[\s,.:]*)?\(?$", re.VERBOSE
)
_OTHER = (
    r"(?<![^\W_])(?:resolu|declara|convention|convenc|covenant|pact|princip|charter|recall|rappel|recorda"
    r"|re-?af+irm|welcom|endors|adopt)"
)
"""What begins another instrument, or the naming of one, behind the title of a resolution."""
_ADOPTED_BEFORE = re.compile(
    rf"""resolu[^\W\d_]{{2,5}}\s(?P<date>{DATE})\s(?:on|concerning|sur|sobre|relative\sa)\s
    (?:(?!{_OTHER})[^.,;\d]){{1,250}}[(,]\s?(?:u\.?n\.?\s)?(?:doc(?:ument|\.)?\s)?$""",
    re.VERBOSE,
)
_RESOLUTION = re.compile(r"RES|/Res\.|_TA\(|\(INI\)")


@dataclass(frozen=True, slots=True)
class Beside:
    """A date beside a citation; `is_bare` if it stands in brackets, and nothing says whose day it is."""

    day: str
    is_bare: bool

    @property
    def year(self) -> int:
        """Of the day, CE."""
        return int(self.day[:4])


def date_beside(mention: Mention, text: str) -> Beside | None:
    """Return the date directly behind a citation, or in brackets before its symbol.

    A year that was read with a number, and is no part of the symbol, stands behind it as well: "General
    Comment No. 34 (2012)".
    """
    own = _OWN_YEAR.search(text, mention.start, mention.end)
    end = own.start() if own and own["year"] not in mention.canonical else mention.end
    behind = _BEHIND.match(_plain(text[end : end + _AROUND]))
    before = _BEFORE.search(_plain(text[max(0, mention.start - _AROUND) : mention.start]))
    found = behind or before or _apart(mention, text)
    if found is None:
        return None
    said = found["date"] or found[0].strip(" ,")
    # Before a symbol the bracket is no part of what is read as a date.
    is_bare = said.startswith("(") or (found is before and bool(_PLAIN_DAY.match(said)))
    day = day_in(said)
    return Beside(day, is_bare) if day else None


def _apart(mention: Mention, text: str) -> re.Match[str] | None:
    """Return the date of the judgment of a case, or of a resolution whose symbol stands behind its title."""
    is_case = is_of_court(mention.canonical)
    if not is_case and not _RESOLUTION.search(mention.canonical):
        return None
    before = _plain(text[max(0, mention.start - _APART) : mention.start])
    if not is_case:
        return _ADOPTED_BEFORE.search(before)
    behind = _plain(text[mention.end : mention.end + _APART])
    return _JUDGED_BEFORE.search(before) or _JUDGED_BEHIND.match(behind)


def _plain(text: str) -> str:
    """Return a text as the expressions for dates want it: folded, with single blanks."""
    return " ".join(f"|{fold(text)}|".split())[1:-1]
