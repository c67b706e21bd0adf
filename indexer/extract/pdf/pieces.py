"""From runs of text to pieces of lines.

Runs on one baseline that follow each other closely are a piece. What was printed twice to look
bold is there once; what an OCR programme laid invisibly under visible text is left out; raised
numbers become ¹²³, so that they do not grow onto their words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.extract.pdf.bidi import logical
from indexer.extract.pdf.device import HIDDEN, WORD_GAP, Run
from indexer.extract.pdf.glyphs import RIGHT_TO_LEFT

# All in ems.
SAME_LINE = 0.3  # baselines no further apart are one
WIDE_GAP = 1.6  # from here on two pieces on a line are cells, not words
OVERPRINT = 0.25  # the same text no further off was printed twice
BLANKS = 2.0  # how far blanks at the end of a run reach under the next
RAISED = (0.12, 0.75)  # how high a raised number stands
SMALL = 0.86  # how much smaller it is at most

_MOST_ALIKE = 200  # pieces of one text that are held against another

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_DIGITS = str.maketrans("0123456789", _RAISED)
_MARK = re.compile(r"\s*\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\s*")


@dataclass(slots=True)
class Piece:
    """Runs that follow each other on one line without a wide gap.

    Attributes:
        size: Of most of its letters, for bullets and initials are often of another.
        font: Of its first run.
        is_uniform: All its runs are of its font and size, blanks aside.
        bold: Which part of its letters and digits are bold.
    """

    angle: int
    v: float
    left: float
    right: float
    size: float
    font: int
    flags: int
    parts: list[tuple[float, float, str, int]]  # from u, to u, text, number of the run
    is_ordered: bool = True
    is_uniform: bool = True
    text: str = ""
    bold: float = 0.0


def pieces_of(runs: Sequence[Run], width: float, height: float, bold: frozenset[int]) -> list[Piece]:
    """Return the pieces of a page in the order of the file.

    Args:
        runs: In the order of the file.
        width, height: Of the page; what stands outside is left out.
        bold: The numbers of the bold fonts.
    """
    pieces = _pieces(runs, width, height)
    _finish(pieces, runs)
    if bold:
        _weigh(pieces, runs, bold)
    return _seen_once([piece for piece in pieces if piece.text])


def _pieces(runs: Sequence[Run], width: float, height: float) -> list[Piece]:
    pieces: list[Piece] = []
    piece: Piece | None = None
    for number, (angle, v, left, right, size, text, font, flags) in enumerate(runs):
        if angle == 0 and (v < -size or v > height or right < 0 or left > width):
            continue
        if piece is not None and angle == piece.angle and (flags ^ piece.flags) & HIDDEN == 0:
            off = v - piece.v
            larger = size if size > piece.size else piece.size
            if -SAME_LINE * larger < off < SAME_LINE * larger:
                last = piece.parts[-1]
                if text == last[2] and abs(left - last[0]) < min(OVERPRINT * size, 0.5 * (right - left)):
                    continue
                gap = left - piece.right
                if -OVERPRINT * size <= gap <= WIDE_GAP * larger or (
                    # Blanks at the end of a run may be wider than what is left for them.
                    gap < 0 and last[2][-1] == " " and -BLANKS * size < gap and left > last[0] + size
                ):
                    if size < SMALL * piece.size and off > RAISED[0] * piece.size and _MARK.fullmatch(text):
                        text = text.translate(_RAISED_DIGITS)
                    elif (
                        piece.size < SMALL * size
                        and off < -RAISED[0] * size
                        and _MARK.fullmatch("".join([part[2] for part in piece.parts]))
                    ):
                        _lower(piece, v, size, font)
                    elif text.isspace():
                        # Blanks are drawn in any size, and may run on into the margin.
                        if piece.parts[-1][2][-1] != " ":
                            piece.parts.append((left, left, " ", number))
                        piece.right = max(piece.right, min(right, left + size))
                        continue
                    piece.parts.append((left, right, text, number))
                    if right > piece.right:
                        piece.right = right
                    if size != piece.size or font != piece.font:
                        piece.is_uniform = False
                    continue
                if text.isspace():
                    continue  # blanks to the left of their words, in lines from right to left
                if -OVERPRINT * size <= piece.left - right <= WIDE_GAP * larger and (
                    RIGHT_TO_LEFT.search(text) or RIGHT_TO_LEFT.search(last[2])
                ):
                    piece.parts.append((left, right, text, number))
                    piece.left = left
                    piece.is_ordered = piece.is_uniform = False
                    continue
            elif (
                RAISED[0] * larger < abs(off) < RAISED[1] * larger
                and -OVERPRINT * larger <= left - piece.right <= 0.5 * larger
            ):
                if off > 0 and size < SMALL * piece.size:
                    if _MARK.fullmatch(text):
                        text = text.translate(_RAISED_DIGITS)
                    piece.parts.append((left, right, text, number))
                    piece.right = max(piece.right, right)
                    piece.is_uniform = False
                    continue
                if (
                    off < 0
                    and piece.size < SMALL * size
                    and _MARK.fullmatch("".join([part[2] for part in piece.parts]))
                ):
                    _lower(piece, v, size, font)
                    piece.parts.append((left, right, text, number))
                    piece.right = max(piece.right, right)
                    continue
        if text.isspace():
            continue
        piece = Piece(angle, v, left, right, size, font, flags, [(left, right, text, number)])
        pieces.append(piece)
    return pieces


def _lower(piece: Piece, v: float, size: float, font: int) -> None:
    """Make a piece that turns out to be a raised number the beginning of the line behind it."""
    piece.parts = [
        (left, right, text.translate(_RAISED_DIGITS), number) for left, right, text, number in piece.parts
    ]
    piece.v, piece.size, piece.font = v, size, font
    piece.is_uniform = False


def _finish(pieces: Iterable[Piece], runs: Sequence[Run]) -> None:
    """Put the text of each piece together, and tell its size."""
    for piece in pieces:
        parts = piece.parts
        if len(parts) == 1:
            text = parts[0][2]
        else:
            if not piece.is_ordered:
                parts.sort()
            gap_from = WORD_GAP * piece.size
            pieced = []
            end = parts[0][0]
            before = " "
            for left, right, part, _ in parts:
                if left - end > gap_from and before != " " and part[0] != " ":
                    pieced.append(" ")
                pieced.append(part)
                before = part[-1]
                end = right
            text = "".join(pieced)
            if len(parts) > 3 and len(text) < 2 * len(parts) + 1 and text.count(" ") > len(parts) // 2:
                text = _spaced_out(parts) or text
            if not piece.is_uniform:
                piece.size = _size(piece, runs)
        if not text.isascii() and RIGHT_TO_LEFT.search(text):
            text = logical(text)
        piece.text = text.strip()


def _size(piece: Piece, runs: Sequence[Run]) -> float:
    """Return the size of most letters; raised numbers and blanks are of any size."""
    letters = {piece.size: 0}
    for *_, text, number in piece.parts:
        if text[0] not in _RAISED:
            size = runs[number].size
            letters[size] = letters.get(size, 0) + len(text.strip())
    return max(letters, key=letters.__getitem__)


def _spaced_out(parts: Sequence[tuple[float, float, str, int]]) -> str:
    """Join letters that were set far apart into their words; "" if they are no such letters."""
    letters = [part for part in parts if not part[2].isspace()]
    if len(letters) < 4 or any(len(part[2].strip()) > 1 for part in letters):
        return ""
    gaps = [after[0] - part[1] for part, after in pairwise(letters)]
    word_from = 1.5 * max(sorted(gaps)[len(gaps) // 2], 0.0)
    joined = letters[0][2].strip()
    for gap, part in zip(gaps, letters[1:], strict=True):
        joined += (" " if gap > word_from else "") + part[2].strip()
    return joined


def _weigh(pieces: Iterable[Piece], runs: Sequence[Run], bold: frozenset[int]) -> None:
    """Tell how much of each piece is bold. Bullets and full stops do not count, if there is more."""
    for piece in pieces:
        if piece.is_uniform:
            piece.bold = float(piece.font in bold)
            continue
        letters = heavy = 0
        for *_, text, number in piece.parts:
            count = sum(map(str.isalnum, text))
            letters += count
            if runs[number].font in bold:
                heavy += count
        piece.bold = heavy / letters if letters else float(piece.font in bold)


def _seen_once(pieces: list[Piece]) -> list[Piece]:
    """Leave out what was printed twice in one place, and hidden text under visible text."""
    known: defaultdict[str, list[Piece]] = defaultdict(list)
    kept = []
    for piece in pieces:
        same = known[piece.text][-_MOST_ALIKE:]
        if not any(
            abs(piece.left - other.left) < OVERPRINT * piece.size
            and abs(piece.v - other.v) < OVERPRINT * piece.size
            and piece.angle == other.angle
            for other in same
        ):
            known[piece.text].append(piece)
            kept.append(piece)
    hidden = [piece for piece in kept if piece.flags & HIDDEN]
    if not hidden or len(hidden) == len(kept):
        return kept
    visible = [piece for piece in kept if not piece.flags & HIDDEN]
    return [piece for piece in kept if not piece.flags & HIDDEN or not _is_covered(piece, visible)]


def _is_covered(piece: Piece, visible: Sequence[Piece]) -> bool:
    covered = sum(
        max(0.0, min(piece.right, other.right) - max(piece.left, other.left))
        for other in visible
        if other.angle == piece.angle and abs(other.v - piece.v) < 0.8 * max(piece.size, other.size)
    )
    return covered > 0.4 * (piece.right - piece.left)
