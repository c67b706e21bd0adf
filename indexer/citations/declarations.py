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
    r"\s(?:its|a|sa|une|su|una|sua|uma)\s"
)
_BEHIND = re.compile(
    rf"(?:'s?)?[\s,:.(\[\"'-]{{1,4}}(?:(?:in|dans|en)\s(?:its|sa|su)\s|(?P<said>{_ADOPTED}))?(?P<word>{_WORD})"
)
_ITS_BEFORE = re.compile(
    rf"(?<![^\W_])(?:in|dans|en)\s(?:its|sa|su)\s(?P<word>{_WORD}),?\s(?P<date>{DATE}),?\s(?:the|le|el|o)\s$",
    re.VERBOSE,
)
_BEFORE = re.compile(rf"(?<![^\W_])(?P<word>{_WORD})\s(?:of|by|du|del|do|da)\s(?:the\s)?$")
_DATED = re.compile(rf"(?P<lead>[\s,(]){DATE}(?![^\W_])", re.VERBOSE)
_OF_ADOPTION = re.compile(r"[\s,(]*(?:adopted|adoptee|adoptada|adotada|adottata|aprobada|aprovada)(?![^\W_])")
"""The declaration's own day, not one of what it is on."""

_EVENT = re.compile(r"[\s,]*(?:on|in|le|el|em)\s")  # that something happened
_PLACE = re.compile(rf"[(,]\s?(?:{PINPOINT})\s?\)?", re.VERBOSE)
_ANOTHER = re.compile(
    r"(?<![^\W_])(?:declara|dichiara|conven|resolu|recom|treat|trait|tratado|chart|carta|pact|covenant|protoco"
    r"|princip(?:les|es|ios)(?![^\W_]))"
)
"""The name of another instrument, whose day may follow."""

_OWN = frozenset({"cm", "coe"})
_DIGIT = re.compile(r"\d")
_DAY = len("2008-02-06")
_FIRST = 1949  # year of the Council of Europe
_WAY = 260  # characters of what a declaration is on
_LONGEST = len("declaration of the ")
_DATED_WAY = len("dans sa declaration, adoptee le 30 septembre 2008, le ")


def declarations(plain: Plain) -> Iterator[Found]:
    """Yield them where a declaration is said to be the Committee's and has its day, in order.

    Its day stands right behind its name; or behind its title, in brackets, behind a comma, or as that of
    adoption. Where a sentence says that the Committee adopted it, any later day may be that of what it is on.
    """
    folded = plain.folded
    for named in plain.bodies.all:
        if named.tags != ("cm",):
            continue
        its = _ITS_BEFORE.search(folded, max(0, named.start - _DATED_WAY), named.start)
        if its and (own := _of_day(its["date"], its.start("word"), its.end("date"))):
            yield own
            continue
        start = max(0, named.start - _LONGEST)
        before = _BEFORE.search(folded, start, named.start)
        behind = None if before else _BEHIND.match(folded, named.end)
        word = before or behind
        if word is None:
            continue
        at = named.end if before else word.end()
        date = _DATED.search(folded, at, min(len(folded), at + _WAY))
        if date is None:
            continue
        title = _PLACE.sub("", folded[at : date.start()])
        if title.strip(" ,(\"'"):
            is_capital = plain.text[word.start("word")].isupper()
            is_said = behind is not None and behind["said"]
            if is_said or not _is_behind_title(plain, at, title, date, is_capital=is_capital):
                continue
        if found := _of_day(date[0], word.start("word"), date.end()):
            yield found


def _is_behind_title(plain: Plain, at: int, title: str, date: re.Match[str], *, is_capital: bool) -> bool:
    """Tell whether a date behind the title of a declaration is its own.

    Args:
        plain: The text.
        at: Where the title begins.
        title: It, folded.
        date: The first date behind it.
        is_capital: Whether "Declaration" is written so; "the declaration on …" is a sentence, not a title.
    """
    is_adopted = _OF_ADOPTION.match(date[0]) is not None
    is_set_off = "(" in date[0][:2] or date["lead"] == "," or title.rstrip(" \"'")[-1:] == ","
    bodies = {tag for named in plain.bodies.between(at, date.start()) for tag in named.tags}
    return (
        (is_adopted or (is_capital and is_set_off and not _EVENT.match(date[0]) and bodies <= _OWN))
        and not _DIGIT.search(title)
        and not _ANOTHER.search(title)
        and not SENTENCE_END.search(plain.text, at, date.start() + 1)
    )


def _of_day(date: str, start: int, end: int) -> Found | None:
    """Return the declaration of a day; None if it is but a month, or before there was a Committee."""
    day = day_in(date)
    if day is None or len(day) != _DAY:
        return None
    year, month, of_month = day.split("-")
    if int(year) < _FIRST:
        return None
    return Found(f"Decl-{of_month}.{month}.{year}", start, end, start)
