"""From runs of text to blocks in their reading order.

Most files hold their text in the order in which it is read, tables row by row and columns one
after the other, for their makers wrote it so. So the order of the file is kept, except where
the page itself speaks against it:

- the foot of a page is read last;
- a block that stands above another over the same width is read before it (running heads and
  titles that were drawn last);
- columns whose lines were drawn across both of them are read one after the other, and so are
  columns of prose that the file goes to and fro between (`gutters`).

What a column cuts in two is put together in the end (`flow`).

Limits: rows of a table that were drawn column by column are read so; slanted text is read
block by block wherever it stands.

Source of the order of blocks: after T. M. Breuel, "High Performance Document Layout Analysis"
(2003), its first rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from indexer.extract.pdf.blocks import Block, blocks_of
from indexer.extract.pdf.device import Run
from indexer.extract.pdf.flow import joined
from indexer.extract.pdf.glyphs import RIGHT_TO_LEFT
from indexer.extract.pdf.gutters import together
from indexer.extract.pdf.pieces import Piece, pieces_of

EDGE = 0.1  # of the height of a page: where its foot stands
APART = 1.5  # ems between the foot of a page and what stands above, over its whole width, at least

_MOST_ORDERED = 3000  # blocks; a page of text has some tens, a full table hundreds


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
        part for group in together(pieces) for block in blocks_of(group, fonts) for part in _columns(block)
    ]
    return joined(_in_order(_feet_last(blocks, height)))


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
    return [part for side in order for part in blocks_of(sides[side])]


def _feet_last(blocks: list[Block], height: float) -> list[Block]:
    """Put the foot of a page behind all else: no column ends there, whatever it stands below."""
    upright = sorted([block for block in blocks if block.angle == 0], key=lambda block: block.bottom)
    reach = 0.0
    for number, block in enumerate(upright):
        if number and block.bottom > reach + APART * block.rows[-1].size:
            foot = {id(each) for each in upright[:number]}
            return [block for block in blocks if id(block) not in foot] + [
                block for block in blocks if id(block) in foot
            ]
        reach = max(reach, block.top)
        if reach > EDGE * height:
            break
    return blocks


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
