"""From pieces of lines to lines, blocks and their reading order.

Most files hold their text in the order in which it is read, tables row by row and columns one
after the other, for their makers wrote it so. So the order of the file is kept, except where
the page itself speaks against it:

- a block that stands above another over the same width is read before it (running heads and
  titles that were drawn last);
- columns whose lines were drawn across both of them are read one after the other, and so are
  columns of prose that the file goes to and fro between (`gutters`).

Lines are made of pieces on one baseline (`pieces`), blocks of lines that follow each other closely.

Limits: rows of a table that were drawn column by column are read so; slanted text is read
block by block wherever it stands.

Source of the order of blocks: after T. M. Breuel, "High Performance Document Layout Analysis"
(2003), its first rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.extract.pdf.bidi import is_from_right
from indexer.extract.pdf.device import FURNITURE, Run
from indexer.extract.pdf.glyphs import RIGHT_TO_LEFT
from indexer.extract.pdf.gutters import together
from indexer.extract.pdf.pieces import OVERPRINT, Piece, pieces_of

LOOSE = 1.9  # ems; lines further apart are of two blocks, if the distance of lines is not known
SIZES_DIFFER = 1.2  # ratio from which on two lines are of different blocks
LEADING_DIFFERS = 1.28  # ratio from which on the distance of two lines is that of two blocks

_MOST_ORDERED = 3000  # blocks; a page of text has some tens, a full table hundreds


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
    fonts = frozenset(number for number, is_bold in enumerate(bold) if is_bold)
    pieces = pieces_of(runs, width, height, fonts)
    blocks = [
        part for group in together(pieces) for block in _blocks(group, fonts) for part in _columns(block)
    ]
    return _in_order(blocks)


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
