"""Declarations of the Committee of Ministers of the Council of Europe, which have their day for a number.

"Declaration of the Committee of Ministers of 6 February 2008" is Decl-06.02.2008: so the Committee refers
to them itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.citations.dates import DATE, day_in
from indexer.citations.found import Found
from indexer.citations.phrases import SENTENCE_END
from indexer.citations.pinpoints import PINPOINT
from indexer.citations.plain import Plain

_WORD = r"(?:declaration|declaracion|declaracao|dichiarazione)(?![^\W_])"
_ADOPTED = (
    r"(?:ha[sd]?\s|a\s)?(?:adopted|approved|issued|adopte|adopto|aprobo|adoptado|aprobado|adotou)"
    r"\s(?:its|the|a|sa|la|une|su|una|sua|uma)\s"
)
_BEHIND = re.compile(
    rf"(?:'s?)?[\s,:.(\[\"'-]{{1,4}}(?:(?:in|dans|en)\s(?:its|sa|su)\s|{_ADOPTED})?(?P<word>{_WORD})"
)
_ITS_BEFORE = re.compile(
    rf"(?<![^\W_])(?:in|dans|en)\s(?:its|sa|su)\s(?P<word>{_WORD}),?\s(?P<date>{DATE}),?\s(?:the|le|el|o)\s$",
    re.VERBOSE,
)
_BEFORE = re.compile(rf"(?<![^\W_])(?P<word>{_WORD})\s(?:of|by|du|del|do|da)\s(?:the\s)?$")
_DATED = re.compile(rf"(?P<lead>[\s,(]){DATE}(?![^\W_])", re.VERBOSE)
_PLACE = re.compile(rf"[(,]\s?(?:{PINPOINT})\s?\)?", re.VERBOSE)
_DIGIT = re.compile(r"\d")
_DAY = len("2008-02-06")
_WAY = 260  # characters of what a declaration is on
_LONGEST = len("declaration of the ")
_DATED_WAY = len("dans sa declaration, adoptee le 30 septembre 2008, le ")


def declarations(plain: Plain) -> Iterator[Found]:
    """Yield them where a declaration is said to be the Committee's and has its day, in order."""
    folded = plain.folded
    for named in plain.bodies.all:
        if named.tags != ("cm",):
            continue
        its = _ITS_BEFORE.search(folded, max(0, named.start - _DATED_WAY), named.start)
        if its and (of_it := day_in(its["date"])) and len(of_it) == _DAY:
            yield _of_day(of_it, its.start("word"), its.end("date"))
            continue
        start = max(0, named.start - _LONGEST)
        before = _BEFORE.search(folded, start, named.start)
        word = before or _BEHIND.match(folded, named.end)
        if word is None:
            continue
        at = named.end if before else word.end()
        date = _DATED.search(folded, at, min(len(folded), at + _WAY))
        day = day_in(date[0]) if date else None
        if date is None or day is None or len(day) != _DAY:
            continue
        if _DIGIT.search(_PLACE.sub("", folded[at : date.start()])):
            continue
        if SENTENCE_END.search(plain.text, at, date.start() + 1):
            continue
        yield _of_day(day, word.start("word"), date.end())


def _of_day(day: str, start: int, end: int) -> Found:
    year, month, of_month = day.split("-")
    return Found(f"Decl-{of_month}.{month}.{year}", start, end, start)
