"""From Tesseract's table of words to blocks of text with their places.

Tesseract reads pages that lie on their side as they are, and then its boxes lie on their side too;
places are told as a reader who turns the page sees them. Pure.

Limits: what Tesseract takes for one paragraph is one block; it finds no tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from indexer.extract.protocol import Block

_COLUMNS = 12  # level page block par line word left top width height conf text
_WORD_LEVEL = "5"
_ASCENT, _X_HEIGHT, _DESCENT = 0.72, 0.48, 0.21  # ems above and below the baseline, of most text faces
_LOW = frozenset("aceimnorsuvwxzgpqyçàáâãèéêìíîñòóôõùúû,;авгджзиклмнопрстухцчшщъыьэюя-–.")
_DESCENDING = frozenset("gjpqyç,;Q()[]/рцущфд")
_RIGHT_TO_LEFT = "\u0590"  # from here on: Hebrew, Arabic, the scripts of India
_LEAST_SLOPES = 10  # pairs of words
_POINTS = 72
# What stains, pictures and handwriting look like to it: percent of confidence of a paragraph below
# which it is left out; and of one of so few letters that nothing speaks for it.
_NOISE, _NOISE_IF_SHORT, _SHORT = 30.0, 60.0, 12


class Word(NamedTuple):
    """One word as Tesseract found it; lengths in pixels, from the top left of the picture."""

    line: tuple[int, int, int]  # block, paragraph in it, line in it
    left: int
    top: int
    width: int
    height: int
    confidence: float  # percent
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one picture.

    Attributes:
        blocks: In reading order.
        confidence: Mean confidence of the words in percent, weighted by their letters; 0 without words.
        letters: Letters and digits read.
        overall: As `confidence`, with what was left out as noise. Letters of another script, or
            upside down, look like noise.
        slope: Pixels that the lines fall for each pixel to the right; 0 if that is not clear.
    """

    blocks: tuple[Block, ...]
    confidence: float
    letters: int
    overall: float
    slope: float

    @property
    def weight(self) -> float:
        """How much was read how surely: what to compare two readings of one picture by."""
        return self.confidence * self.letters


def parse(table: str) -> list[Word]:
    """Return the words of a table; lines that are none of Tesseract's are left out."""
    words = []
    for row in table.split("\n"):
        cells = row.rstrip("\r").split("\t", _COLUMNS - 1)
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[-1].strip():
            continue
        try:
            numbers = [int(cell) for cell in cells[1:10]]
            confidence = float(cells[10])
        except ValueError:
            continue
        _, block, paragraph, line, _, left, top, width, height = numbers
        confidence = min(max(confidence, 0.0), 100.0)
        words.append(Word((block, paragraph, line), left, top, width, height, confidence, cells[-1].strip()))
    return words


def arrange(words: Sequence[Word], width: int, height: int, dpi: float) -> Reading:
    """Make blocks of the words of a picture.

    Args:
        words: In the order of the table.
        width, height: Of the picture, in pixels.
        dpi: Pixels per inch, from which sizes in points are told.
    """
    slope = 0.0
    if not _lies_on_its_side(words):
        slope = _slope(words)
    else:
        words, height = _turned_up(words, width), width
    blocks = []
    kept: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.line[:2]):
        paragraph = list(group)
        lines = [list(line) for _, line in groupby(paragraph, key=lambda word: word.line)]
        text = "\n".join(" ".join(word.text for word in line) for line in lines)
        if _is_noise(paragraph):
            continue
        kept += paragraph
        first, last = lines[0], lines[-1]
        place = (
            _share(min(word.top for word in first), height),
            _share(min(word.top for word in last), height),
        )
        blocks.append(Block(text, size=_size(paragraph, dpi), place=place))
    return Reading(
        tuple(blocks),
        _confidence(kept),
        sum(_letters(word) for word in kept),
        _confidence(words),
        slope,
    )


def _confidence(words: Sequence[Word]) -> float:
    letters = sum(map(_letters, words))
    return sum(word.confidence * _letters(word) for word in words) / letters if letters else 0.0


def _is_noise(words: Sequence[Word]) -> bool:
    letters = sum(map(_letters, words))
    return not letters or _confidence(words) < (_NOISE_IF_SHORT if letters < _SHORT else _NOISE)


def _letters(word: Word) -> int:
    return sum(map(str.isalnum, word.text))


def _share(pixels: int, height: int) -> float:
    return min(max(pixels / height, 0.0), 1.0) if height else 0.0


def _lies_on_its_side(words: Sequence[Word]) -> bool:
    long = [word for word in words if len(word.text) > 3]
    return 2 * sum(word.height > word.width for word in long) > len(long)


def _slope(words: Sequence[Word]) -> float:
    """Tell how askew the page is from the feet of neighbouring words that stand on their line."""
    slopes = []
    for word, other in pairwise(words):
        if word.line == other.line and _stands(word) and _stands(other):
            run = other.left + other.width / 2 - word.left - word.width / 2
            if run > 0:
                slopes.append((other.top + other.height - word.top - word.height) / run)
    return median(slopes) if len(slopes) >= _LEAST_SLOPES else 0.0


def _stands(word: Word) -> bool:
    """Tell whether a word has its feet on the line, as those of Arabic have not."""
    return _letters(word) > 1 and _DESCENDING.isdisjoint(word.text) and max(word.text) < _RIGHT_TO_LEFT


def _turned_up(words: Sequence[Word], width: int) -> list[Word]:
    """Return the words with the places they have once the page stands upright."""
    steps = [
        (other.left > word.left) - (other.left < word.left)
        for word, other in pairwise(words)
        if word.line != other.line
    ]
    if sum(steps) < 0:  # line follows line to the left: the page was turned clockwise
        return [
            word._replace(top=width - word.left - word.width, width=word.height, height=word.width)
            for word in words
        ]
    return [word._replace(top=word.left, width=word.height, height=word.width) for word in words]


def _size(words: Sequence[Word], dpi: float) -> float:
    """Return the height of an em in points, told from the heights of the words; 0 if it cannot be."""
    ems = []
    for word in words:
        if _letters(word) < 2:
            continue
        above = _X_HEIGHT if _LOW.issuperset(word.text) else _ASCENT
        below = 0.0 if _DESCENDING.isdisjoint(word.text) else _DESCENT
        ems.append(word.height / (above + below))
    return round(median(ems) / dpi * _POINTS, 1) if ems else 0.0
