"""From pieces to lines and blocks.

Lines are made of pieces on one baseline, blocks of lines that follow each other closely and are
set alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.extract.pdf.bidi import is_from_right
from indexer.extract.pdf.device import FURNITURE
from indexer.extract.pdf.pieces import OVERPRINT, Piece

LOOSE = 1.9  # ems; lines further apart are of two blocks, if the distance of lines is not known
SIZES_DIFFER = 1.2  # ratio from which on two lines are of different blocks
BULLETS = frozenset("•‣◦■□▪▫●○◆◇►▶➢➤❖✓✔✘✗")
LEADING_DIFFERS = 1.28  # ratio from which on the distance of two lines is that of two blocks


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


def blocks_of(pieces: Sequence[Piece], bold: frozenset[int] = frozenset()) -> list[Block]:
    """Return the blocks of pieces in their order.

    Args:
        pieces: As the file has them.
        bold: The numbers of the bold fonts; a bold line is no part of the lighter block below it.
    """
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
        if piece.text[0] in BULLETS:
            return False  # the next item of a list
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
