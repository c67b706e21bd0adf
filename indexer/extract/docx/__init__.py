"""Read Word files (DOCX): paragraphs with the numbers Word prints, headings, tables, notes.

    package     the ZIP container, opened as if it were hostile
    styles      what styles say of paragraphs
    numbering   the numbers Word prints before them
    story       elements -> items, with the help of `paragraph`
    items       paragraphs and rows with marks in them
    pages       items -> pages or sections

Standard library only: `xml.parsers.expat` with document types refused, before any entity can be
declared, does for these files what defusedxml would, and a streaming reader does not need a tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from indexer.errors import DamagedFile, NoTextLayer
from indexer.extract.docx.items import Notes, without_marks
from indexer.extract.docx.numbering import Numbering, read_numbering
from indexer.extract.docx.package import Package
from indexer.extract.docx.pages import paginate
from indexer.extract.docx.story import Story
from indexer.extract.docx.styles import Styles, read_styles
from indexer.extract.protocol import Block, Draft, Header, Limits, Shortfall, tidy_hints
from indexer.model import ParagraphKind

_CORE = {
    "dc:title": "docx:title",
    "dc:creator": "docx:creator",
    "dc:subject": "docx:subject",
    "dc:description": "docx:description",
    "dc:language": "docx:language",
    "cp:keywords": "docx:keywords",
    "cp:category": "docx:category",
    "dcterms:created": "docx:created",
    "dcterms:modified": "docx:modified",
}
"""Properties of the file that are handed on. Names of who changed it last are nobody's business."""

_SAVE_AS_PDF = "Save it as PDF, run OCR on that and build again."
_MEND = "Open it in Word or LibreOffice, save it again and build again."


def read(path: Path, limits: Limits) -> Iterator[Header | Draft | Shortfall]:
    """See `indexer.extract.protocol.Reader`.

    Pages are those that Word laid out when it saved the file, if it noted them; else sections,
    which begin at headings of the first two levels and at the breaks of the writer.

    Raises:
        DamagedFile: If it cannot be unpacked, is no Word file, or has no text.
        EncryptedFile: If it needs a password.
        NoTextLayer: If it holds only pictures.
        LimitExceeded: If it unpacks to more than any document needs.
    """
    with Package(path) as package:
        styles, bad_styles = read_styles(package)
        numbering, bad_numbering = read_numbering(package)
        notes = Notes()
        body = Story(styles, numbering, notes)
        damage = _parse(package, body)
        footnotes, endnotes = (Story(styles, numbering, notes) for _ in range(2))
        damages = [
            damage,
            bad_styles,
            bad_numbering,
            _parse_related(package, "/footnotes", footnotes),
            _parse_related(package, "/endnotes", endnotes),
        ]
        heads, feet = _heads_and_feet(package, body, styles, numbering)
        hints = tidy_hints([*_properties(package), ("lang", styles.language)])
    pages = paginate(body, notes, {"footnote": footnotes.by_note, "endnote": endnotes.by_note})
    if not any(block.text for page in pages for block in page.blocks):
        raise _no_text(body, damage)
    pages[0] = replace(pages[0], blocks=(*heads, *pages[0].blocks, *feet))
    yield Header(len(pages), hints)
    yield from islice(pages, limits.max_pages)
    if any(damages):
        yield Shortfall(f"it is damaged, and text may be missing: {'; '.join(filter(None, damages))}", _MEND)


def _parse(package: Package, body: Story) -> str:
    """Read the text; return what is wrong with the rest of it, or ""."""
    try:
        package.parse(package.main, body.start, body.end, body.data)
    except DamagedFile as error:
        return error.reason
    return ""


def _parse_related(package: Package, kind: str, story: Story) -> str:
    part = package.related(package.main, kind)
    return package.parse_what_there_is(part, story.start, story.end, story.data)


def _heads_and_feet(
    package: Package, body: Story, styles: Styles, numbering: Numbering
) -> tuple[list[Block], list[Block]]:
    """Return the headers and the footers of all sections, each text once."""
    parts = {relation: target for _, relation, target in package.relations(package.main)}
    heads: dict[str, Block] = {}
    feet: dict[str, Block] = {}
    for head in body.heads:
        story = Story(styles, numbering, Notes())
        package.parse_what_there_is(parts.pop(head.relation, None), story.start, story.end, story.data)
        text = "\n".join(without_marks(item.block.text).strip() for item in story.items).strip()
        letters = "".join(filter(str.isalpha, text))  # left and right pages differ in the place of the number
        if letters:
            # What stands at the head of the first page only is its masthead, and no running head.
            kind = None if head.is_of_first_page else ParagraphKind.RUNNING
            (feet if head.is_foot else heads).setdefault(letters, Block(text, kind))
    return list(heads.values()), list(feet.values())


def _properties(package: Package) -> list[tuple[str, str]]:
    part = package.related("", "/core-properties") or "docProps/core.xml"
    found: list[tuple[str, str]] = []
    inside = ""

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal inside
        inside = _CORE.get(name, "")

    def end(name: str) -> None:
        nonlocal inside
        inside = ""

    def data(text: str) -> None:
        if inside:
            found.append((inside, text))

    package.parse_what_there_is(part, start, end, data)
    return found


def _no_text(body: Story, damage: str) -> DamagedFile | NoTextLayer:
    if damage:
        return DamagedFile(damage)
    if body.has_pictures:
        return NoTextLayer("it holds pictures and no text", _SAVE_AS_PDF)
    return DamagedFile("there is no text in it")
