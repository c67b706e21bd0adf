"""Runs of text: what one operator shows, and where on the page.

Places are in the frame of the run's own direction, so that whoever puts runs together need not
think of rotation: `u` grows in the direction of reading, `v` grows away from the lines to come.
For text that is neither turned nor vertical, these are the x and y of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from indexer.extract.pdf.glyphs import Glyphs

WORD_GAP = 0.1
"""Ems between two glyphs from which on they belong to different words."""

VERTICAL = 1000
"""Added to the angle of text that is written from top to bottom."""

HIDDEN, FURNITURE = 1, 2
"""Flags of a run: drawn invisibly; marked by its maker as none of the text (running heads)."""

Kerned = tuple[list[bytes], list[float]]
"""Strings, and the distances before, between and behind them, in thousandths of an em to go back."""


class Run(NamedTuple):
    """A piece of text as it was shown.

    Attributes:
        angle: Direction of reading in degrees, counter-clockwise, 0 to 359; plus `VERTICAL`.
        v: Of the baseline.
        left, right: From and to which `u` it goes.
        size: Height of an em on the page, in points.
        text: Its characters from left to right, with blanks where its maker left gaps.
        font: Number of the font in the order of first use.
        flags: `HIDDEN`, `FURNITURE`.
    """

    angle: int
    v: float
    left: float
    right: float
    size: float
    text: str
    font: int
    flags: int


class Pen(NamedTuple):
    """How strings are set on the page.

    Attributes:
        angle: As `Run.angle`.
        cos, sin: Of the angle, to turn page space by.
        along: Points along `u` for one unit of text space in the direction of writing.
        lift: Points above the baseline.
        size: As `Run.size`.
        font: Number of the font.
        unit: Of an em along the line, in text space; negative if the text runs backwards.
        character_gap, word_gap: After each glyph, and after each blank too, in text space.
        gap_from: Distance in text space from which on two strings are two words.
    """

    angle: int
    cos: float
    sin: float
    along: float
    lift: float
    size: float
    font: int
    unit: float
    character_gap: float
    word_gap: float
    gap_from: float


@lru_cache(maxsize=512)  # text goes to and fro between a few
def pen(
    a: float,
    b: float,
    c: float,
    d: float,
    font: int,
    size: float,
    scaling: float,
    character_gap: float,
    word_gap: float,
    rise: float,
    *,
    vertical: bool,
) -> Pen:
    """Make a pen of the text state (ISO 32000-2, 9.3).

    Args:
        a, b, c, d: The linear part of the matrix from text to page space.
        font: Number of the font.
        size, scaling, character_gap, word_gap, rise: The text state; a scaling of 1 is none.
        vertical: Text is written downwards.
    """
    stretch = 1.0 if vertical else scaling
    unit = size * stretch
    character_gap *= stretch
    word_gap *= stretch
    if vertical:
        a, b, c, d = -c, -d, a, b
    along, across = hypot(a, b), hypot(c, d)
    if unit < 0:
        a, b = -a, -b
    if b == 0 and a > 0:
        angle, turn_cos, turn_sin = 0, 1.0, 0.0
    else:
        angle = round(degrees(atan2(b, a))) % 360
        turn_cos, turn_sin = cos(radians(angle)), sin(radians(angle))
    size = abs(size)
    gap_from = WORD_GAP * size * across / along if along else 0.0
    # Spaced-out letters are one word: only what is clearly wider than their spacing parts words.
    # Letters more than an em apart are cells of a table.
    if character_gap <= abs(unit):
        gap_from = max(gap_from, 1.3 * character_gap)
    return Pen(
        angle + (VERTICAL if vertical else 0),
        turn_cos,
        turn_sin,
        along,
        rise * across,
        size * across,
        font,
        unit,
        character_gap,
        word_gap,
        gap_from,
    )


def show(
    shown: bytes | Kerned | list[object], glyphs: Glyphs, pen: Pen, x: float, y: float, flags: int
) -> tuple[Run | None, float]:
    """Set a string, or strings and the distances between them.

    Args:
        shown: A string; or strings and distances; or both in one row, what is neither is left out.
        glyphs: Of the font.
        pen: Sizes and distances.
        x, y: Where it begins, on the page.
        flags: As in `Run`.

    Returns:
        The run (None if it shows nothing), and how far it went, in text space units.
    """
    angle, turn_cos, turn_sin, along, lift, size, font, unit, character_gap, word_gap, _ = pen
    if character_gap > abs(unit):
        text, end, at = _of_cells(shown, glyphs, pen)
    elif isinstance(shown, bytes):
        text, width, count, spaces = glyphs[shown]
        end = at = width * unit + count * character_gap + spaces * word_gap
    elif isinstance(shown, tuple):
        text, end, at = _of_kerned(shown, glyphs, pen)
    else:
        text, end, at = _of_sequence(shown, glyphs, pen)
    if not text:
        return None, at
    if turn_sin:
        x, y = x * turn_cos + y * turn_sin, y * turn_cos - x * turn_sin
    return Run(angle, y + lift, x, x + abs(end) * along, size, text, font, flags), at


def _of_kerned(kerned: Kerned, glyphs: Glyphs, pen: Pen) -> tuple[str, float, float]:
    """Return the text of strings, where its last glyph ends, and how far it goes with what comes behind.

    Most distances are those of kerning. So strings are set word by word where it is the same.
    """
    strings, distances = kerned
    unit, character_gap, gap_from = pen.unit, pen.character_gap, pen.gap_from
    if unit > 0 and glyphs.is_plain and b"" not in strings:
        back = -0.001 * unit
        words = [b"".join(strings)]
        if len(strings) > 1 and character_gap + min(distances) * back > gap_from:
            words = []
            begin = 0
            for index in range(1, len(strings)):
                if character_gap + distances[index] * back > gap_from:
                    words.append(b"".join(strings[begin:index]))
                    begin = index
            words.append(b"".join(strings[begin:]))
        shown = [glyphs[word] for word in words]
        if glyphs.is_plain:  # now that these are known, too
            text, width, count, spaces = shown[0]
            for more, its_width, its_count, its_spaces in shown[1:]:
                text += more if text[-1] == " " or more[0] == " " else " " + more
                width += its_width
                count += its_count
                spaces += its_spaces
            behind = distances[-1]  # none of the width
            between = sum(distances) - behind
            end = width * unit + count * character_gap + spaces * pen.word_gap + between * back
            return text, end, end + behind * back
    return _of_sequence(_in_one_row(kerned), glyphs, pen)


def _in_one_row(kerned: Kerned) -> list[object]:
    strings, distances = kerned
    return [*chain(*zip(distances, strings, strict=False)), distances[-1]]


def _of_cells(shown: bytes | Kerned | list[object], glyphs: Glyphs, pen: Pen) -> tuple[str, float, float]:
    """Return the same of letters that stand more than an em apart."""
    if isinstance(shown, bytes):
        shown = [shown]
    sequence = _in_one_row(shown) if isinstance(shown, tuple) else shown
    text, end, at = _of_sequence(sequence, glyphs, pen, read=_parted)
    return text, end - pen.character_gap, at


def _parted(text: str) -> str:
    """Part the letters of cells; headings in Chinese are set so too, and are left alone."""
    return " ".join(text) if text.isascii() else text


def _of_sequence(
    sequence: Sequence[object], glyphs: Glyphs, pen: Pen, read: Callable[[str], str] = str
) -> tuple[str, float, float]:
    """Return the same of strings and distances in one row; `read` takes the text of each string."""
    unit, character_gap, word_gap, gap_from = pen.unit, pen.character_gap, pen.word_gap, pen.gap_from
    back = -0.001 * unit
    at = end = gap = 0.0
    text = ""
    for part in sequence:
        if isinstance(part, bytes):
            shown, width, count, spaces = glyphs[part]
            if shown:
                shown = read(shown)
                text += " " + shown if gap > gap_from and text and text[-1] != " " != shown[0] else shown
            advance = width * unit + count * character_gap + spaces * word_gap
            at += advance
            if shown:
                end = at  # distances behind the last glyph are none of its width
                gap = character_gap
            else:
                gap += advance  # a blank whose font does not say that it is one
        elif isinstance(part, float | int):
            distance = part * back
            at += distance
            gap += distance
    return text, end, at
