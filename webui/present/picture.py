"""A picture of what stands around a document in the web of citations, and the table behind it.

Years run from left to right. Above the document is what cites it, the newest on top; below it what it
cites. Each has a row of its own, so that no name covers another, and whatever has no year stands in
a column of its own at the end. Places are in units of the picture; the page scales it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width

from indexer.neighbours import Neighbour, Neighbourhood
from webui.params import Links
from webui.present.words import counted

WIDTH = 460
_LEFT, _RIGHT = 18, 442  # between which years stand
_UNDATED = 60  # of the column of what has no year
_ROW, _GAP, _TOP, _AXIS = 19, 10, 14, 30
_LETTER, _BOLD = 7.1, 8.2  # width of one, on average, at the size of the names; of the document's own
_APART = 9  # between a dot and its name
_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Dot:
    """A document in the picture.

    Attributes:
        name: As far as there is room; `title` says all of it.
        x, y: Of its dot.
        label_x: Of its name, which ends there if it `is_before` the dot, and begins there otherwise.
        is_checked: Only a keeper says that one cites the other.
    """

    name: str
    title: str
    url: str
    x: int
    y: int
    label_x: int
    is_before: bool
    held: bool
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    relation: str
    name: str
    title: str
    url: str
    year: str
    times: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything the picture shows.

    Attributes:
        itself: The document.
        ticks: (x, year) of the axis.
        undated_x: Of the column of what has no year; None if there is none.
        left_out: What there is no room for, in words; "" if all is there.
    """

    width: int
    height: int
    itself: Dot
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[int, str], ...]
    undated_x: int | None
    left_out: str
    rows: tuple[Row, ...]


def picture(found: Neighbourhood, links: Links) -> Picture | None:
    """Return the picture of a neighbourhood; None if nothing stands there."""
    if not (found.citing or found.cited):
        return None
    citing, cited = sorted(found.citing, key=_newest_first), sorted(found.cited, key=_newest_first)
    years = [each.year for each in (*citing, found.itself, *cited) if each.year is not None]
    is_undated = len(years) < len(citing) + len(cited) + 1
    scale = _Scale(years, is_undated=is_undated)
    y = _TOP
    dots = []
    for each in citing:
        dots.append(_dot(each, links, scale, y, f"cites it{_times(each)}"))
        y += _ROW
    y += _GAP if citing else 0
    itself = _dot(found.itself, links, scale, y, "this document", _BOLD)
    y += _ROW + (_GAP if cited else 0)
    for each in cited:
        dots.append(_dot(each, links, scale, y, f"cited by it{_times(each)}"))
        y += _ROW
    return Picture(
        width=WIDTH,
        height=y + _AXIS - _ROW // 2,
        itself=itself,
        dots=tuple(dots),
        ticks=tuple(scale.ticks()),
        undated_x=scale.x(None) if is_undated else None,
        left_out=_left_out(found),
        rows=tuple(
            Row(
                relation,
                _name(each),
                each.title or "" if each.canonical else "",
                _url(each, links),
                str(each.year) if each.year is not None else "not established",
                counted(each.times, "mention") if each.times else "checked by hand",
            )
            for relation, side in (("cites it", citing), ("cited by it", cited))
            for each in side
        ),
    )


class _Scale:
    """Years → places between the margins."""

    def __init__(self, years: Sequence[int], *, is_undated: bool) -> None:
        self._first, self._last = (min(years), max(years)) if years else (0, 0)
        self._right = _RIGHT - (_UNDATED if is_undated and years else 0)

    def x(self, year: int | None) -> int:
        """Return the place of a year, or of what has none."""
        if year is None:
            return _RIGHT - 10
        if self._first == self._last:
            return (_LEFT + self._right) // 2
        return _LEFT + round((year - self._first) * (self._right - _LEFT) / (self._last - self._first))

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Yield a few round years; the only one, if there is one."""
        if not self._last:
            return
        span = self._last - self._first
        step = next((step for step in _STEPS if span // step < _TICKS), _STEPS[-1])
        for year in range(-(-self._first // step) * step, self._last + 1, step):
            yield self.x(year), str(year)


def _dot(each: Neighbour, links: Links, scale: _Scale, y: int, relation: str, letter: float = _LETTER) -> Dot:
    x = scale.x(each.year)
    is_before = x > WIDTH // 2
    name = _name(each)
    title = f"{name}, {each.title}" if each.title and each.canonical else name
    return Dot(
        name=_cut(name, int(((x if is_before else WIDTH - x) - _APART) / letter)),
        title=f"{title} ({each.year or 'no year'}): {relation}",
        url=_url(each, links),
        x=x,
        y=y,
        label_x=x - _APART if is_before else x + _APART,
        is_before=is_before,
        held=each.held,
        is_checked=not each.times,
    )


def _cut(name: str, room: int) -> str:
    """Return as much of a name as there is room for, in letters; Chinese ones and the like are two wide."""
    ends = list(accumulate(1 + (east_asian_width(letter) in "WF") for letter in name))
    return name if not ends or ends[-1] <= room else f"{name[: bisect_left(ends, room)].rstrip()}…"


def _newest_first(each: Neighbour) -> tuple[bool, int, int, str]:
    return each.year is not None, -(each.year or 0), -each.times, each.canonical


def _name(each: Neighbour) -> str:
    return each.canonical or each.title or each.id


def _url(each: Neighbour, links: Links) -> str:
    """Return the address of all about a citation, or of the document where it has no symbol."""
    return links.citation(each.canonical) if each.canonical else links.document(each.id)


def _times(each: Neighbour) -> str:
    return f", {counted(each.times, 'mention')}" if each.times else ", as checked by hand"


def _left_out(found: Neighbourhood) -> str:
    parts = [
        f"{found.more_citing:,} more that cite it" if found.more_citing else "",
        f"{found.more_cited:,} more that it cites" if found.more_cited else "",
    ]
    return " and ".join(part for part in parts if part)
