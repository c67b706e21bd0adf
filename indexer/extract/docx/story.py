"""From the elements of a Word file to paragraphs, rows and notes, as a reader sees them printed.

A story is the body, a header, or the notes. What was deleted is left out, what was inserted is
in; of two versions of the same (text boxes), the first is taken; codes of fields are left out,
their results are in.

Limits: charts, diagrams, embedded files and the text of pictures are not read; formulas are read
as the row of their letters.
"""

from __future__ import annotations

from indexer.extract.docx.items import CALL, PAGE, SECTION, Item, Notes, PageHead, on_lines, raised
from indexer.extract.docx.numbering import Numbering
from indexer.extract.docx.paragraph import Paragraph, Run, Section
from indexer.extract.docx.styles import Styles, is_on

_LEFT_OUT = frozenset(
    [
        "w:del",
        "w:delInstrText",
        "w:delText",
        "w:instrText",
        "w:moveFrom",
        "w:pPrChange",
        "w:rPrChange",
        "w:rt",
        "w:sectPrChange",
        "w:tblPrChange",
        "w:tcPrChange",
        "w:trPrChange",
    ]
)
"""Elements whose content is not read: deletions, former properties, codes, and readings over letters."""

_LETTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}
"""Elements of a run that stand for a character."""


class Story:
    """Receives the elements of a part; afterwards `items` has what stands in it.

    Args:
        styles: Of the file.
        numbering: Of the file; is counted on.
        notes: Of the file; is counted on.
    """

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.items: list[Item] = []
        self.by_note: dict[str, list[Item]] = {}
        """Of a part with notes: what stands in each, by its id."""
        self.heads: list[PageHead] = []
        self.has_pages = False
        """Word has marked where its pages ended."""
        self.has_pictures = False
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._targets: list[list[Item]] = [self.items]  # where finished paragraphs go, innermost last
        self._open: list[Paragraph] = []  # text boxes hold paragraphs within paragraphs
        self._rows: list[list[list[Item]]] = []  # cells of the rows that are open
        self._runs: list[Run | None] = [None]  # the open one of the body and of each text box
        self._joined: Paragraph | None = None  # its end was deleted
        self._left_out = 0  # depth within what is left out
        self._in_text = False
        self._in_properties = 0  # of paragraphs
        self._section: Section | None = None
        self._choices: list[bool] = []  # of alternatives that are open: one has been taken
        self._prompts: list[bool] = []  # of controls that are open: they show but what to fill in
        self._codes: list[bool] = []  # of fields that are open: still in the code
        self._note: tuple[str, str] | None = None  # kind and id of the one that is open

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if self._left_out or name in _LEFT_OUT:
            if self._in_properties and not self._left_out and self._open:
                self._open[-1].set_property(name, given)
            self._left_out += 1
        elif self._section is not None:
            self._section.set_property(name, given)
        elif name == "w:sectPr":
            self._section = Section()
        elif name == "w:pPr":
            self._in_properties += 1
        elif self._in_properties:
            if self._open:
                self._open[-1].set_property(name, given)
        elif name == "w:p":
            self._open.append(self._joined.next() if self._joined else Paragraph())
            self._joined = None
        elif name in ("w:r", "m:r"):
            self._runs[-1] = Run()
        elif name in ("w:t", "m:t"):
            self._in_text = True
        elif not self._begin(name, given):
            run = self._runs[-1]
            if run and self._open and not run.set_property(name, given):
                self._within_run(name, given, self._open[-1])

    def end(self, name: str) -> None:
        """An element ends."""
        if self._left_out:
            self._left_out -= 1
        elif self._section is not None:
            if name == "w:sectPr":
                self._end_section(self._section)
                self._section = None
        elif name == "w:pPr":
            self._in_properties -= 1
        elif self._in_properties:
            pass
        elif name in ("w:t", "m:t"):
            self._in_text = False
        elif name in ("w:r", "m:r"):
            self._runs[-1] = None
        elif name == "w:p":
            self._end_paragraph()
        else:
            self._finish(name)

    def data(self, text: str) -> None:
        """Characters stand in an element."""
        if self._in_text and not self._left_out:
            self._write(text)

    # ------------------------------------------------------------ what paragraphs stand in

    def _begin(self, name: str, given: dict[str, str]) -> bool:
        """Begin what holds paragraphs, or other versions of them; tell whether it is such a thing."""
        match name:
            case "mc:AlternateContent":
                self._choices.append(False)
            case "mc:Choice" | "mc:Fallback" if self._choices:
                self._left_out += self._choices[-1]  # one version is enough
                self._choices[-1] = True
            case "w:sdt":
                self._prompts.append(False)
            case "w:showingPlcHdr" if self._prompts:
                self._prompts[-1] = is_on(given)
            case "w:sdtContent" if self._prompts:
                self._left_out += self._prompts[-1]
            case "w:tr":
                self._rows.append([])
            case "w:tc" if self._rows:
                self._rows[-1].append([])
                self._targets.append(self._rows[-1][-1])
            case "w:txbxContent":
                self._targets.append([])
                self._runs.append(None)
            case "w:footnote" | "w:endnote":
                self._note = (name.removeprefix("w:"), given.get("w:id", ""))
                is_text = given.get("w:type", "normal") == "normal"
                self._targets.append(self.by_note.setdefault(self._note[1], []) if is_text else [])
            case _:
                return False
        return True

    def _finish(self, name: str) -> None:
        """End what `_begin` began."""
        match name:
            case "mc:AlternateContent" if self._choices:
                self._choices.pop()
            case "w:sdt" if self._prompts:
                self._prompts.pop()
            case "w:tc" if self._rows:
                self._end_joined()
                self._targets.pop()
            case "w:tr" if self._rows:
                self._targets[-1].extend(on_lines(self._rows.pop()))
            case "w:txbxContent":
                self._end_joined()
                self._runs.pop()
                boxed = self._targets.pop()
                (self._open[-1].boxes if self._open else self._targets[-1]).extend(boxed)
            case "w:footnote" | "w:endnote":
                self._end_joined()
                self._note = None
                self._targets.pop()
            case "w:body":
                self._end_joined()
            case _:
                pass

    def _end_section(self, section: Section) -> None:
        self.heads += section.heads
        self._notes.formats.update(section.formats)
        if self._open and section.has_break:
            self._open[-1].breaks_after = True

    # ------------------------------------------------------------ text

    def _within_run(self, name: str, given: dict[str, str], paragraph: Paragraph) -> None:
        match name:
            case "w:br":
                self._write(SECTION if given.get("w:type") == "page" else "\n")
            case "w:lastRenderedPageBreak":
                self.has_pages = True
                paragraph.parts.append(PAGE)
            case "w:footnoteReference" | "w:endnoteReference":
                kind, note = name.removeprefix("w:").removesuffix("Reference"), given.get("w:id", "")
                is_typed = is_on({"w:val": given.get("w:customMarkFollows", "0")})
                self._notes.call(kind, note, is_typed)
                paragraph.notes.append((kind, note))
                paragraph.parts.append(CALL)
            case "w:footnoteRef" | "w:endnoteRef" if self._note:
                self._write(raised(self._notes.mark(*self._note)))
            case "w:fldChar":
                self._field(given.get("w:fldCharType", ""))
            case "w:drawing" | "w:pict" | "w:object":
                self.has_pictures = True
            case _ if name in _LETTERS:
                self._write(_LETTERS[name])
            case _:
                pass

    def _field(self, what: str) -> None:
        if what == "begin":
            self._codes.append(True)
        elif what == "separate" and self._codes:
            self._codes[-1] = False
        elif what == "end" and self._codes:
            self._codes.pop()

    def _write(self, text: str) -> None:
        if self._open and not any(self._codes):
            self._open[-1].write(text, self._runs[-1] or Run(), self._styles)

    # ------------------------------------------------------------ paragraphs

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if not self._open:  # the code of a field that goes on for paragraphs has lost its end
            self._codes = [False] * len(self._codes)
        if paragraph.is_joined and not self._open:
            self._joined = paragraph
        else:
            self._put(paragraph)

    def _end_joined(self) -> None:
        """Finish a paragraph whose end was deleted, but which nothing follows."""
        if self._joined is not None:
            self._put(self._joined)
            self._joined = None

    def _put(self, paragraph: Paragraph) -> None:
        number = self._notes.mark(*self._note) if self._note else None
        self._targets[-1].extend(paragraph.finished(self._styles, self._numbering, number))
