"""Columns of prose that a file goes to and fro between: which pieces are read together.

Most files draw one column after the other, and their order is kept. Some draw line by line
across all columns, or frames as they come; there the white between the columns tells more. A
gutter has to be white from one line that crosses it to the next, with prose on both sides: tables
have gutters too, but are read row by row.

Limits: a table of many rows whose cells are all prose is read like columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Protocol, TypeVar

from indexer.extract.pdf.glyphs import RIGHT_TO_LEFT


class Placed(Protocol):
    """A text on a line, in the frame of its angle; all in points."""

    angle: int
    v: float
    left: float
    right: float
    size: float
    text: str


P = TypeVar("P", bound=Placed)

JUMPS = 3  # how often a file jumps sideways before a page is looked at
CHANGES = 5  # how often a file goes from one column to another before its order is doubted
CROSSED = 0.1  # which part of the pieces may cross a gutter: titles, running heads
WHITE = 0.4  # how wide a gutter is at least, in ems
LINES = 12  # that a column has at least
CHARACTERS = 22  # that they have on average, at least
WIDTH = 0.18  # which part of the width of all columns each of them takes at least
HEAD = 3  # so many lines that begin above all other columns are a title


def together(pieces: Sequence[P]) -> Iterator[Sequence[P]]:
    """Yield the pieces of a page, those that are read together in the order of the file."""
    places = _places(pieces)
    if not places:
        yield pieces
        return
    rest: list[P] = []
    given: set[int] = set()
    for index, piece in enumerate(pieces):
        if index in given:
            continue
        if index not in places:
            rest.append(piece)
            continue
        band = places[index]
        top = max([pieces[each].v for column in band for each in column])
        above = [
            each
            for each in range(index, len(pieces))
            if each not in places
            and pieces[each].v > top
            and pieces[each].angle == piece.angle
            and each not in given
        ]
        yield rest + [pieces[each] for each in above]
        rest = []
        for column in band:
            yield [pieces[each] for each in column]
        given.update(above, *band)
    yield rest


Band = list[list[int]]
"""Columns, as they are read: the indexes of their pieces."""


def _places(pieces: Sequence[Placed]) -> dict[int, Band]:
    """Return the band of each piece that is part of one."""
    if len(pieces) < 2 * LINES or _jumps(pieces) < JUMPS:
        return {}
    gutters = _gutters(pieces)
    if not gutters:
        return {}
    angle = pieces[len(pieces) // 2].angle
    strips = [(bisect_left(gutters, piece.left), bisect_left(gutters, piece.right)) for piece in pieces]
    cuts = sorted(piece.v for piece, (one, other) in zip(pieces, strips, strict=True) if one != other)
    bands: dict[int, Band] = {}
    for index, (piece, (one, other)) in enumerate(zip(pieces, strips, strict=True)):
        if one == other and piece.angle == angle:
            band = bands.setdefault(bisect_left(cuts, piece.v), [[] for _ in range(len(gutters) + 1)])
            band[one].append(index)
    found: dict[int, Band] = {}
    for columns in bands.values():
        if band := _read(pieces, [column for column in columns if column]):
            found |= {index: band for column in band for index in column}
    return found


def _jumps(pieces: Sequence[Placed]) -> int:
    """Return how often a long piece stands beside the one before, or above it and to its side."""
    long = [piece for piece in pieces if len(piece.text) >= CHARACTERS]
    if len(long) < 2 * LINES // 2:
        return 0
    return sum(
        [
            after.v > before.v - before.size and (after.left > before.right or before.left > after.right)
            for before, after in pairwise(long)
        ]
    )


def _gutters(pieces: Sequence[Placed]) -> list[float]:
    """Return the middles of gutters that have enough pieces on both sides, from left to right."""
    size = pieces[len(pieces) // 2].size
    begin = min([piece.left for piece in pieces])
    steps = [0] * (int(max([piece.right for piece in pieces]) - begin) + 2)
    for piece in pieces:
        steps[int(piece.left - begin)] += 1
        steps[int(piece.right - begin) + 1] -= 1
    gutters: list[float] = []
    last = begin
    covers = [*accumulate(steps)]
    few = CROSSED * len(pieces)
    for is_white, strip in groupby(range(len(covers)), lambda at: covers[at] <= few):
        if is_white:
            ats = [*strip]
            least = min([covers[at] for at in ats])
            ats = [at for at in ats if covers[at] == least]
            middle = begin + ats[len(ats) // 2] + 0.5
            if len(ats) >= WHITE * size and _count(pieces, last, middle) >= LINES:
                gutters.append(middle)
                last = middle
    while gutters and _count(pieces, gutters[-1], float("inf")) < LINES:
        gutters.pop()
    return gutters


def _count(pieces: Iterable[Placed], left: float, right: float) -> int:
    return sum([left <= piece.left and piece.right <= right for piece in pieces])


def _read(pieces: Sequence[Placed], columns: Band) -> Band:
    """Return columns in their order, without titles above; none, if they are none."""
    if len(columns) < 2:
        return []
    texts = [pieces[index].text for column in columns for index in column]
    if sum([RIGHT_TO_LEFT.search(text) is not None for text in texts]) > len(texts) / 2:
        columns = columns[::-1]
    tops = [max([pieces[index].v for index in column]) for column in columns]
    for n in range(1, len(columns)):
        others = max(tops[:n] + tops[n + 1 :])
        head = [index for index in columns[n] if pieces[index].v > others + 1]
        if len(head) <= HEAD:
            columns[n] = [index for index in columns[n] if index not in head]
    width = _width([pieces[index] for column in columns for index in column])
    if not all(_is_prose([pieces[index] for index in column], width) for column in columns):
        return []
    of = {index: n for n, column in enumerate(columns) for index in column}
    long = [index for index in sorted(of) if len(pieces[index].text) >= CHARACTERS]
    changes = sum([of[a] != of[b] for a, b in pairwise(long)])
    return columns if changes >= CHANGES else []


def _is_prose(column: Sequence[Placed], width: float) -> bool:
    return (
        len(column) >= LINES
        and _width(column) >= WIDTH * width
        and sum([len(piece.text) for piece in column]) >= CHARACTERS * len(column)
    )


def _width(pieces: Sequence[Placed]) -> float:
    return max([piece.right for piece in pieces]) - min([piece.left for piece in pieces])
