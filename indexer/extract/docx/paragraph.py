"""One paragraph of a Word file while its elements come in, its runs, and the end of a section."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from indexer.extract.docx.items import PAGE, SECTION, Item, PageHead, raised, without_marks
from indexer.extract.docx.numbering import Label, Numbering
from indexer.extract.docx.styles import Style, Styles, is_on, number_of, outline_level
from indexer.extract.protocol import Block
from indexer.model import ParagraphKind

_LONGEST_HEADING = 300  # characters; an outline level on more than that is a slip
_LEADING = re.compile(rf"[{PAGE}{SECTION}\s]*")
_NOTE_NUMBER = re.compile(r"\A([⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ]++)(?=\w)")
_NO_LABEL = Label("", "")


@dataclass(slots=True)
class Run:
    """Letters of one look; None where it is that of the style."""

    style: str = ""
    size: int | None = None  # half-points
    is_bold: bool | None = None
    is_hidden: bool | None = None
    is_raised: bool = False

    def set_property(self, name: str, given: dict[str, str]) -> bool:
        """Take in an element of its properties; tell whether it is one that matters."""
        match name:
            case "w:rStyle":
                self.style = given.get("w:val", "")
            case "w:sz":
                self.size = number_of(given)
            case "w:b":
                self.is_bold = is_on(given)
            case "w:vanish":
                self.is_hidden = is_on(given)
            case "w:vertAlign":
                self.is_raised = given.get("w:val") == "superscript"
            case _:
                return False
        return True


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read.

    Attributes:
        parts: Text and marks.
        notes: As `Item.notes`.
        list_id, depth, level, breaks_before: As in `Style`.
        breaks_after: It is the last one of a section that ends a page.
        is_joined: Its end was deleted: the next one goes on with it.
        boxes: What stands in text boxes anchored in it.
    """

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    style: str = ""
    list_id: str | None = None
    depth: int | None = None
    level: int | None = None
    breaks_before: bool | None = None
    breaks_after: bool = False
    is_joined: bool = False
    boxes: list[Item] = field(default_factory=list)
    _sizes: Counter[int] = field(default_factory=Counter)  # letters by half-points
    _bold: int = 0  # letters

    def next(self) -> Paragraph:
        """Return the paragraph that goes on with the text of this one, with properties of its own."""
        return Paragraph(
            parts=self.parts, notes=self.notes, boxes=self.boxes, _sizes=self._sizes, _bold=self._bold
        )

    def set_property(self, name: str, given: dict[str, str]) -> None:
        """Take in an element of its properties."""
        match name:
            case "w:pStyle":
                self.style = given.get("w:val", "")
            case "w:numId":
                self.list_id = given.get("w:val", "")
            case "w:ilvl":
                self.depth = number_of(given)
            case "w:outlineLvl":
                self.level = outline_level(given)
            case "w:pageBreakBefore":
                self.breaks_before = is_on(given)
            case "w:del" | "w:moveFrom":
                self.is_joined = True
            case _:
                pass

    def write(self, text: str, run: Run, styles: Styles) -> None:
        """Add text in the look of a run; what is hidden is not added."""
        own = styles.of(self.style)
        of_run = styles.by_id.get(run.style, Style()) if run.style else Style()
        if _first(run.is_hidden, of_run.is_hidden, own.is_hidden):
            return
        if run.is_raised and text.strip().isdecimal():
            text = raised(text)
        self.parts.append(text)
        if size := _first(run.size, of_run.size, own.size):
            self._sizes[size] += len(text)
        if _first(run.is_bold, of_run.is_bold, own.is_bold):
            self._bold += len(text)

    def finished(self, styles: Styles, numbering: Numbering, note_number: str | None) -> list[Item]:
        """Return the paragraph, and what stands in its text boxes.

        Args:
            styles: Of the file.
            numbering: Of the file; is counted on.
            note_number: Of the note it stands in, "" if that has none; None in no note.
        """
        style = styles.of(self.style)
        text = "".join(self.parts)
        size = len(without_marks(text).strip())
        label = self._label(style, numbering) if size or not self.is_joined else _NO_LABEL
        level = self.level if self.level is not None else style.level or 0
        if size > _LONGEST_HEADING or note_number is not None:
            level = 0
        if not size:
            text = "".join(text.split())  # only its marks
        elif label.text:
            leading = _LEADING.match(text)
            cut = leading.end() if leading else 0
            text = "".join(text[:cut].split()) + label.text + text[cut:]
        if note_number:
            text = _NOTE_NUMBER.sub(r"\1 ", text)
        if self.breaks_before or (self.breaks_before is None and style.breaks_before):
            text = SECTION + text
        if self.breaks_after:
            text += SECTION
        if not text:
            return self.boxes
        kind = ParagraphKind.HEADING if level else None
        most = self._sizes.most_common(1)
        block = Block(
            text,
            kind if note_number is None else ParagraphKind.NOTE,
            level,
            note_number or ("" if level else label.number),
            most[0][0] / 2 if most else 0.0,
            2 * self._bold > size,
        )
        return [Item(block, tuple(self.notes)), *self.boxes]

    def _label(self, style: Style, numbering: Numbering) -> Label:
        if self.list_id is not None:
            return numbering.next(self.list_id, self.depth or 0, self.style)
        if style.list_id is not None:
            depth = self.depth if self.depth is not None else style.depth
            return numbering.next(style.list_id, depth, self.style)
        return _NO_LABEL


@dataclass(slots=True)
class Section:
    """What is said of a section, at its end.

    Attributes:
        has_break: A new page or column begins after it.
        formats: As `Notes.formats`, where it says so.
    """

    has_break: bool = True
    formats: dict[str, str] = field(default_factory=dict)
    _heads: list[PageHead] = field(default_factory=list)
    _is_titled: bool = False  # its first page has headers of its own
    _of: str = ""

    def set_property(self, name: str, given: dict[str, str]) -> None:
        """Take in an element of its properties."""
        value = given.get("w:val", "")
        match name:
            case "w:headerReference" | "w:footerReference":
                is_first = given.get("w:type") == "first"
                self._heads.append(PageHead(given.get("r:id", ""), name == "w:footerReference", is_first))
            case "w:titlePg":
                self._is_titled = is_on(given)
            case "w:type":
                self.has_break = value not in ("continuous", "nextColumn")
            case "w:footnotePr" | "w:endnotePr":
                self._of = name.removeprefix("w:").removesuffix("Pr")
            case "w:numFmt" if self._of:
                self.formats[self._of] = value
            case _:
                pass

    @property
    def heads(self) -> list[PageHead]:
        """Its headers and footers, those of a first page only if that has its own."""
        return [head for head in self._heads if self._is_titled or not head.is_of_first_page]


def _first(*values: int | None) -> int | None:
    """Return the first value that is given."""
    return next((value for value in values if value is not None), None)
