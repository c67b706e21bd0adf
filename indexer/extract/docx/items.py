"""What a story is made of: paragraphs and rows with marks in their texts, headers, calls of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indexer.extract.docx.numbering import formatted
from indexer.extract.protocol import Block

PAGE, SECTION, CALL = "\x01", "\x02", "\x03"
"""Marks in a text, which no XML can hold: a new page as Word laid it out; a break its writer made; the
call of a note."""

_MARKS = re.compile(f"[{PAGE}{SECTION}{CALL}]")
_LONGEST_CELL = 250  # characters of a cell in a row that is shown on one line
_RAISED = str.maketrans("0123456789ivxlcdm", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ")


def raised(number: str) -> str:
    """Return a number as it stands raised in a text; what cannot be raised stays."""
    return number.translate(_RAISED)


def without_marks(text: str) -> str:
    """Return the text as printed."""
    return _MARKS.sub("", text)


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, or a row of a table on one line.

    Attributes:
        block: Its text may hold marks.
        notes: The notes it calls, in order: "footnote" or "endnote", and their id.
    """

    block: Block
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageHead:
    """A header or footer that a section refers to.

    Attributes:
        relation: Id of the relationship to its part.
        is_foot: A footer.
        is_of_first_page: Only on the first page of its section.
    """

    relation: str
    is_foot: bool
    is_of_first_page: bool


@dataclass(slots=True)
class Notes:
    """The numbers of notes, counted as they are called.

    Attributes:
        formats: "footnote" or "endnote" -> format of their numbers, known when the body has been read.
    """

    formats: dict[str, str] = field(default_factory=lambda: {"footnote": "decimal", "endnote": "lowerRoman"})
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def call(self, kind: str, note: str, is_typed: bool) -> None:
        """Count a call of a note; `is_typed` if its writer typed a mark instead of a number."""
        if not is_typed and (kind, note) not in self._numbers:
            self._counts[kind] += 1
            self._numbers[kind, note] = self._counts[kind]

    def mark(self, kind: str, note: str) -> str:
        """Return the number of a note as printed; "" if it has none."""
        number = self._numbers.get((kind, note))
        return "" if number is None else formatted(number, self.formats[kind])


def on_lines(cells: Sequence[list[Item]]) -> list[Item]:
    """Put a row of a table on one line, its cells parted by blanks; if they are long, one after the other."""
    cells = _one_turn([cell for cell in cells if cell])
    items = [item for cell in cells for item in cell]
    if len(cells) < 2 or any(sum(len(item.block.text) for item in cell) > _LONGEST_CELL for cell in cells):
        return items
    block = Block(
        " ".join(item.block.text for item in items),
        size=items[0].block.size,
        is_bold=all(item.block.is_bold for item in items),
    )
    return [Item(block, tuple(note for item in items for note in item.notes))]


def _one_turn(cells: Sequence[list[Item]]) -> Sequence[list[Item]]:
    """Leave marks of new pages to the cell that has most: each cell of a row tells of the same pages."""
    turns = [sum(item.block.text.count(PAGE) for item in cell) for cell in cells]
    if sum(map(bool, turns)) < 2:
        return cells
    keeps = turns.index(max(turns))
    return [
        cell if place == keeps else [_without_turn(item) for item in cell] for place, cell in enumerate(cells)
    ]


def _without_turn(item: Item) -> Item:
    return replace(item, block=replace(item.block, text=item.block.text.replace(PAGE, "")))
