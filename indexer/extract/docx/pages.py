"""From paragraphs to pages, as Word laid them out, or to sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.extract.docx.items import CALL, PAGE, SECTION, Item, Notes, raised, without_marks
from indexer.extract.docx.story import Story
from indexer.extract.protocol import Block, Draft
from indexer.text import one_line

_SECTION_LEVEL = 2  # headings to this level begin a section
_LEAST_SECTION = 300  # characters besides headings; on title pages every line can be a heading
_MAX_LABEL = 200  # characters


def paginate(body: Story, notes: Notes, items: Mapping[str, Mapping[str, Sequence[Item]]]) -> list[Draft]:
    """Return the pages or sections of a document; none if it is empty.

    Args:
        body: The document itself.
        notes: With the numbers of its notes.
        items: What stands in the notes: "footnote" or "endnote" -> id -> paragraphs. Footnotes
            end the page that calls them, endnotes the document.
    """
    sheets = _Sheets(body.has_pages, notes, items)
    for item in body.items:
        sheets.add(item)
    return sheets.finished()


class _Sheets:
    def __init__(
        self, are_pages: bool, notes: Notes, items: Mapping[str, Mapping[str, Sequence[Item]]]
    ) -> None:
        self._are_pages = are_pages
        self._notes = notes
        self._items = items
        self._done: list[Draft] = []
        self._blocks: list[Block] = []
        self._footnotes: list[str] = []
        self._endnotes: list[str] = []
        self._label = ""

    def add(self, item: Item) -> None:
        block = item.block
        begins = not self._are_pages and 0 < block.level <= _SECTION_LEVEL
        if begins and sum(len(other.text) for other in self._blocks if not other.level) >= _LEAST_SECTION:
            self._turn()
        waiting = list(item.notes)
        for place, piece in enumerate(block.text.split(PAGE if self._are_pages else SECTION)):
            if place:
                self._turn()
            text = self._with_calls(piece, waiting)
            if not text.strip():
                continue
            self._blocks.append(replace(block, text=text))
            if begins and not self._label:
                self._label = one_line(text)[:_MAX_LABEL]

    def finished(self) -> list[Draft]:
        self._blocks += self._noted("footnote", self._footnotes)
        self._blocks += self._noted("endnote", self._endnotes)
        self._footnotes = []
        if self._blocks:
            self._turn()
        return self._done

    def _turn(self) -> None:
        """End the page. A blank page counts; a section without text does not."""
        self._blocks += self._noted("footnote", self._footnotes)
        if self._blocks or self._are_pages:
            self._done.append(Draft(len(self._done) + 1, tuple(self._blocks), self._label))
        self._blocks, self._footnotes, self._label = [], [], ""

    def _with_calls(self, text: str, waiting: list[tuple[str, str]]) -> str:
        """Put the numbers of notes where they are called, and note what is to follow."""
        first, *rest = text.split(CALL)
        parts = [first]
        for part in rest:
            kind, note = waiting.pop(0)
            (self._footnotes if kind == "footnote" else self._endnotes).append(note)
            parts += [raised(self._notes.mark(kind, note)), part]
        return without_marks("".join(parts))

    def _noted(self, kind: str, ids: Sequence[str]) -> list[Block]:
        return [
            replace(item.block, text=without_marks(item.block.text))
            for note in dict.fromkeys(ids)
            for item in self._items[kind].get(note, ())
        ]
