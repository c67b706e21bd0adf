"""From runs of text to lines, blocks and their reading order.

Most files hold their text in the order in which it is read, tables row by row and columns one
after the other, for their makers wrote it so. So the order of the file is kept, except where
the page itself speaks against it:

- a block that stands above another over the same width is read before it (running heads and
  titles that were drawn last);
- columns whose lines were drawn across both of them are read one after the other, and so are
  columns of prose that the file goes to and fro between (`gutters`).

Lines are made of runs on one baseline, blocks of lines that follow each other closely. What
was printed twice to look bold is there once; what an OCR programme laid invisibly under
visible text is left out; raised numbers become ¹²³, so that they do not grow onto their words.

Limits: rows of a table that were drawn column by column are read so; slanted text is read
block by block wherever it stands.

Source of the order of blocks: after T. M. Breuel, "High Performance Document Layout Analysis"
(2003), its first rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.extract.pdf.bidi import is_from_right, logical
from indexer.extract.pdf.device import FURNITURE, HIDDEN, WORD_GAP, Run
from indexer.extract.pdf.glyphs import RIGHT_TO_LEFT
from indexer.extract.pdf.gutters import together

# All in ems.
SAME_LINE = 0.3  # baselines no further apart are one
WIDE_GAP = 1.6  # from here on two pieces on a line are cells, not words
OVERPRINT = 0.25  # the same text no further off was printed twice
LOOSE = 1.9  # lines further apart are of two blocks, if the distance of lines is not known
BLANKS = 2.0  # how far blanks at the end of a run reach under the next
RAISED = (0.12, 0.75)  # how high a raised number stands
SMALL = 0.86  # how much smaller it is at most
SIZES_DIFFER = 1.2  # ratio from which on two lines are of different blocks
LEADING_DIFFERS = 1.28  # ratio from which on the distance of two lines is that of two blocks

_MOST_ALIKE = 200  # pieces of one text that are held against another
_MOST_ORDERED = 3000  # blocks; a page of text has some tens, a full table hundreds

_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"\s*\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\s*")


@dataclass(slots=True)
class Piece:
    """Runs that follow each other on one line without a wide gap.

    Attributes:
        font: Of its first run.
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
    text: str = ""
    bold: float = 0.0


@dataclass(slots=True)
class Row:
    """Pieces on one line, as they are read."""

    v: float
    left: float
    right: float
    size: float
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """Its text, cells one blank apart."""
        return " ".join([piece.text for piece in self.pieces])


@dataclass(slots=True)
class Block:
    """Lines that follow each other closely. Places are in the frame of their angle."""

    angle: int
    rows: list[Row] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    leading: float = 0.0

    @property
    def top(self) -> float:
        """Of its first line, roughly."""
        return self.rows[0].v + self.rows[0].size

    @property
    def bottom(self) -> float:
        """Of its last line: the baseline."""
        return self.rows[-1].v

    @property
    def is_furniture(self) -> bool:
        """Whether its maker marked all of it as none of the text."""
        return all(piece.flags & FURNITURE for row in self.rows for piece in row.pieces)


def arrange(runs: Sequence[Run], width: float, height: float, bold: Sequence[bool] = ()) -> list[Block]:
    """Return the blocks of a page in reading order.

    Args:
        runs: In the order of the file.
        width, height: Of the page; what stands outside is not shown to anyone, and is left out.
        bold: For the number of each font, whether it is bold; a bold line is no part of the
            lighter block below it.
    """
    pieces = _pieces(runs, width, height)
    _finish(pieces)
    fonts = frozenset(number for number, is_bold in enumerate(bold) if is_bold)
    if fonts:
        _weigh(pieces, runs, fonts)
    pieces = _seen_once([piece for piece in pieces if piece.text])
    blocks = [
        part for group in together(pieces) for block in _blocks(group, fonts) for part in _columns(block)
    ]
    return _in_order(blocks)


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
                    continue
                if text.isspace():
                    continue  # blanks to the left of their words, in lines from right to left
                if -OVERPRINT * size <= piece.left - right <= WIDE_GAP * larger and (
                    RIGHT_TO_LEFT.search(text) or RIGHT_TO_LEFT.search(last[2])
                ):
                    piece.parts.append((left, right, text, number))
                    piece.left = left
                    piece.is_ordered = False
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


def _finish(pieces: Iterable[Piece]) -> None:
    """Put the text of each piece together."""
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
        if not text.isascii() and RIGHT_TO_LEFT.search(text):
            text = logical(text)
        piece.text = text.strip()


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
        if all(runs[part[3]].font == piece.font for part in piece.parts):
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


def _blocks(pieces: Sequence[Piece], bold: frozenset[int] = frozenset()) -> list[Block]:
    blocks: list[Block] = []
    block: Block | None = None
    for piece in pieces:
        if block is not None and piece.angle == block.angle:
            if _continues(block, piece, bold):
                continue
            if len(block.rows) > 1 and _is_closer(block, piece):
                # What stands above the last line is of another block, as the distance now shows:
                # a heading, or paragraphs of one line.
                last = block.rows.pop()
                block.left = min(row.left for row in block.rows)
                block.right = max(row.right for row in block.rows)
                block = Block(block.angle, [last], last.left, last.right)
                blocks.append(block)
                if _continues(block, piece, bold):
                    continue
        block = Block(
            piece.angle,
            [Row(piece.v, piece.left, piece.right, piece.size, [piece])],
            piece.left,
            piece.right,
        )
        blocks.append(block)
    for block in blocks:
        for row in block.rows:
            if len(row.pieces) > 1:
                _order(row)
    return blocks


def _is_closer(block: Block, piece: Piece) -> bool:
    above, last = block.rows[-2:]
    down = last.v - piece.v
    return 0.7 * piece.size < down and down * LEADING_DIFFERS < above.v - last.v


def _continues(block: Block, piece: Piece, bold: frozenset[int]) -> bool:
    """Add a piece to a block if it goes on with it."""
    row = block.rows[-1]
    down = row.v - piece.v
    larger = max(row.size, piece.size)
    if abs(down) < 0.5 * min(row.size, piece.size):
        if piece.left < row.right - OVERPRINT * larger and piece.right > row.left + OVERPRINT * larger:
            return False
        if larger > SIZES_DIFFER * min(row.size, piece.size):
            return False  # cells of one row are set alike; a name and what stands far beside it are not
        if piece.right - piece.left > row.right - row.left:
            row.v = piece.v  # the line stands where most of it stands, not where a raised mark does
            if len(block.rows) > 1:
                block.leading = min(block.leading, block.rows[-2].v - row.v)
        row.pieces.append(piece)
        row.left, row.right = min(row.left, piece.left), max(row.right, piece.right)
    else:
        if not 0 < down < (LEADING_DIFFERS * block.leading if block.leading else LOOSE * larger):
            return False
        if block.leading and down * LEADING_DIFFERS < block.leading:
            return False
        if larger > SIZES_DIFFER * min(row.size, piece.size):
            return False
        if min(block.right, piece.right) < max(block.left, piece.left):
            return False
        if piece.font not in bold and all(each.bold == 1 for each in row.pieces):
            return False
        block.leading = down if not block.leading else min(block.leading, down)
        block.rows.append(Row(piece.v, piece.left, piece.right, piece.size, [piece]))
    block.left, block.right = min(block.left, piece.left), max(block.right, piece.right)
    return True


def _order(row: Row) -> None:
    """Order the pieces of a line: from left to right, or the other way where most of it is so."""
    row.pieces.sort(key=lambda piece: piece.left)
    text = "".join([piece.text for piece in row.pieces])
    if not text.isascii() and is_from_right(text):
        row.pieces.reverse()


# Of a block that is two columns drawn across: how many lines it has, which part of them has two
# pieces, which part of its width a column takes, how many characters a line has on average.
_COLUMN_LINES, _COLUMN_SHARE, _COLUMN_WIDTH, _COLUMN_CHARACTERS = 6, 0.6, 0.25, 22


def _columns(block: Block) -> list[Block]:
    """Part a block whose lines run over two columns; other blocks come back alone."""
    pairs = [row for row in block.rows if len(row.pieces) == 2]
    if len(pairs) < _COLUMN_LINES or len(pairs) < _COLUMN_SHARE * len(block.rows):
        return [block]
    edge = min(max(row.pieces[1].left, row.pieces[0].left) for row in pairs)
    if any(min(piece.right for piece in row.pieces) > edge for row in pairs):
        return [block]
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for row in block.rows:
        for piece in row.pieces:
            if piece.left < edge < piece.right - 0.1:
                return [block]
            sides[piece.left >= edge - 0.1].append(piece)
    width = block.right - block.left
    for side in sides:
        span = max(piece.right for piece in side) - min(piece.left for piece in side)
        characters = sum(len(piece.text) for piece in side) / len(side)
        if span < _COLUMN_WIDTH * width or characters < _COLUMN_CHARACTERS:
            return [block]
    order = (1, 0) if RIGHT_TO_LEFT.search(block.rows[0].text) else (0, 1)
    return [part for side in order for part in _blocks(sides[side])]


def _in_order(blocks: list[Block]) -> list[Block]:
    """Put blocks that stand above others over the same width before them; a map is left as it is."""
    if len(blocks) > _MOST_ORDERED:
        return blocks
    before: list[list[int]] = [[] for _ in blocks]
    is_inverted = False
    for index, block in enumerate(blocks):
        left, right, top = block.left, block.right, block.top
        middle = (top + block.bottom) / 2
        tolerance = 0.3 * block.rows[0].size
        for other_index, other in enumerate(blocks):
            if (
                other_index != index
                and other.bottom >= top - tolerance
                and other.angle == block.angle
                and other.left < right
                and left < other.right
                and (other.top + other.bottom) / 2 > middle
            ):
                before[index].append(other_index)
                is_inverted |= other_index > index
    if not is_inverted:
        return blocks
    placed: list[Block] = []
    is_placed = [False] * len(blocks)
    while len(placed) < len(blocks):
        for index, block in enumerate(blocks):
            if not is_placed[index] and all(is_placed[other] for other in before[index]):
                placed.append(block)
                is_placed[index] = True
                break
    return placed
