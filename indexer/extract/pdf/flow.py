"""Paragraphs that go on in the next column.

A paragraph is cut where its column ends. What begins the next column goes on with it if it
begins in mid-sentence, is set in the same way, and stands beside it and higher on the page.

Limits: what stands between the two in the order of reading, as notes below the first column do,
parts them; so does an end of a sentence, and a capital letter. In scripts without small letters,
and in columns from right to left, nothing is put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.extract.marks import RAISED, letter_of
from indexer.extract.pdf.blocks import Block

CHARACTERS = 22  # that the lines of a column have on average, at least: cells of tables have fewer
FULL = 0.75  # how much of its column a line takes at least that is not the last of its paragraph
WIDTHS_DIFFER = 1.3  # ratio from which on two columns are not of one text
SIZES_DIFFER = 1.05
BELOW = 3.0  # ems below a block within which no other of its column goes on

_ENDS = re.compile(rf"[.:;!?؟。…][\"”»’')\]{RAISED}\s]*\Z")


def joined(blocks: Sequence[Block]) -> list[Block]:
    """Join the paragraphs of a page that run over the end of a column.

    Args:
        blocks: In reading order.
    """
    found: list[Block] = []
    last: Block | None = None  # what of the paragraph before stands in the column before
    for index, block in enumerate(blocks):
        if last is not None and _goes_on(last, block) and not _has_below(last, blocks[index + 1 :]):
            found[-1] = _together(found[-1], block)
        else:
            found.append(block)
        last = block
    return found


def _goes_on(block: Block, after: Block) -> bool:
    """Tell whether a block goes on with the one before, from the foot of a column to the next."""
    above, below = block.rows[-1], after.rows[0]
    size = max(above.size, below.size)
    if (
        after.left < block.right
        or below.v < above.v + size
        or after.angle != block.angle
        or size > SIZES_DIFFER * min(above.size, below.size)
        or block.is_furniture
        or after.is_furniture
    ):
        return False
    width, width_after = block.right - block.left, after.right - after.left
    if (
        above.right - above.left < FULL * width
        or width_after > WIDTHS_DIFFER * width
        or (len(after.rows) > 1 and width > WIDTHS_DIFFER * width_after)
        or after.left - block.right > width
        or (above.pieces[-1].bold == 1) is not (below.pieces[0].bold == 1)
    ):
        return False
    begin = below.text
    return (
        begin[0].islower()
        and not letter_of(begin)
        and not _ENDS.search(above.text)
        and sum([len(row.text) for row in block.rows]) >= CHARACTERS * len(block.rows)
    )


def _has_below(block: Block, others: Sequence[Block]) -> bool:
    """Tell whether text of the same size stands closely below a block: then it is at no foot."""
    size = block.rows[-1].size
    return any(
        block.bottom - BELOW * size < other.rows[0].v < block.bottom
        and other.left < block.right
        and block.left < other.right
        and other.angle == block.angle
        and abs(other.rows[0].size - size) < (SIZES_DIFFER - 1) * size
        for other in others
    )


def _together(block: Block, after: Block) -> Block:
    return Block(
        block.angle,
        [*block.rows, *after.rows],
        min(block.left, after.left),
        max(block.right, after.right),
        block.leading,
    )
