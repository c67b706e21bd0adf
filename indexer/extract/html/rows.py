"""Rows of tables: a line each, if they hold data; else their cells are what they are alone.

Old pages set out everything in tables: the menu in one cell, the report in the next, and
numbered paragraphs with their numbers in a column of their own. So each row is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.extract.html.passages import Gap, Passage

_PROSE = 300
"""Letters from which on a cell is a text of its own; a row has one such cell at most."""


@dataclass(slots=True)
class _Row:
    start: int
    is_first: bool
    cells: list[tuple[int, int]] = field(default_factory=list)


class Tables:
    """The tables, rows and cells that stand open. Places are indexes of passages."""

    def __init__(self) -> None:
        self._tables: list[bool] = []  # whether the next row is the first
        self._rows: list[_Row] = []
        self._cells: list[int] = []

    def begin_table(self) -> None:
        """Begin a table, perhaps in a cell of another."""
        self._tables.append(True)

    def end_table(self) -> None:
        """End it."""
        self._tables.pop()

    def begin_row(self, place: int) -> None:
        """Begin a row."""
        is_first = bool(self._tables and self._tables[-1])
        if self._tables:
            self._tables[-1] = False
        self._rows.append(_Row(place, is_first))

    def begin_cell(self, place: int) -> None:
        """Begin a cell."""
        self._cells.append(place)

    def end_cell(self, place: int) -> None:
        """End it; an empty one does not count."""
        start = self._cells.pop()
        if self._rows and place > start:
            self._rows[-1].cells.append((start, place))

    def end_row(self, passages: list[Passage]) -> bool:
        """End a row, and put its passages together if it is a line; tell whether it was cells of text."""
        row = self._rows.pop()
        line = as_line([passages[start:end] for start, end in row.cells])
        if line is not None:
            line.gap = Gap.PARAGRAPH if row.is_first else Gap.LINE
            passages[row.start :] = [line]
            return False
        for start, _ in row.cells[: len(row.cells) if len(row.cells) > 1 else 0]:
            passages[start].gap = Gap.PARAGRAPH
        return len(row.cells) > 1


def as_line(cells: Sequence[Sequence[Passage]]) -> Passage | None:
    """Return a row as one passage, cells one blank apart; None if it is none.

    Args:
        cells: The passages of each cell that has any.
    """
    if len(cells) < 2 or any(_is_text(cell) for cell in cells):
        return None
    long = [cell for cell in cells if sum(passage.letters for passage in cell) > _PROSE]
    if len(long) > 1:
        return None
    if long and any(_is_menu(cell) for cell in cells if cell is not long[0]):
        return None
    parts = [passage for cell in cells for passage in cell]
    first = parts[0]
    return Passage(
        " ".join(part.text.replace("\n", " ") for part in parts),
        first.gap,
        number=first.number,
        size=max(part.size for part in parts),
        is_bold=all(part.is_bold for part in parts),
        is_row=True,
        letters=sum(part.letters for part in parts),
        linked=sum(part.linked for part in parts),
        links=[link for part in parts for link in part.links],
        region=first.region,
        names=tuple(name for part in parts for name in part.names),
    )


def _is_text(cell: Sequence[Passage]) -> bool:
    """Tell whether a cell holds paragraphs, or the heading of a section."""
    return any(
        passage.begins_section or (index and passage.gap is Gap.PARAGRAPH)
        for index, passage in enumerate(cell)
    )


def _is_menu(cell: Sequence[Passage]) -> bool:
    return any(passage.linked for passage in cell) and sum(passage.free for passage in cell) <= 3
