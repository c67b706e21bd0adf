"""What every reader of a file format does, and within which limits.

A reader tells what it finds as it finds it: first a `Header`, then a `Draft` of each page. So
the pages read so far are safe when a reader has to be stopped. What takes a whole document to
know (running heads, the numbers of paragraphs, whether a hyphen is spelling) is not the
readers' business: `assemble` makes pages of drafts, for all formats alike. A new format is a
new module with one such function and a line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.model import OutlineEntry, ParagraphKind
from indexer.text import one_line

READERS: Mapping[str, str] = {
    "application/pdf": "indexer.extract.pdf:read",
    "text/html": "indexer.extract.html:read",
    "text/plain": "indexer.extract.plain:read",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "indexer.extract.docx:read",
}
"""Media type -> `module:function` of its reader, imported in the worker only."""

MAX_CHARACTERS = 50_000_000
"""Of text in one file; reading stops there. The Bible has four million, the longest reports ten."""

MAX_HINTS = 200
MAX_HINT_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Attributes:
        timeout_s: Seconds of wall time; then the reader is killed. OCR has its own, see below.
        memory_mb: Mebibytes of address space, on top of what the process has when it begins.
        max_pages: Pages to read; the rest is reported as missing.
        ocr_page_timeout_s: Seconds of wall time that OCR of one page may take, on top of `timeout_s`.
    """

    timeout_s: float = 120.0
    memory_mb: int = 1024
    max_pages: int = 5000
    ocr_page_timeout_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a file before its first page is read.

    Attributes:
        pages_total: Pages the file has.
        hints: As `Extraction.hints`; see `tidy_hints`.
        outline: As `Extraction.outline`.
    """

    pages_total: int
    hints: tuple[tuple[str, str], ...] = ()
    outline: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, note or row of cells as its reader found it.

    Attributes:
        text: As printed, lines parted by "\n"; not cleaned yet.
        kind: If the file itself says what it is; None if that is to be found out.
        level: Of a heading whose level is known, from 1.
        number: Of a paragraph or note, if the file says it; "" if it stands in the text, or nowhere.
        size: Height of its letters in points; 0 if not known.
        is_bold: Most of it is set bold.
        place: Of its first line, and of its last: 0 at the top of the page, 1 at the bottom;
            (0, 0) if there are no places.
    """

    text: str
    kind: ParagraphKind | None = None
    level: int = 0
    number: str = ""
    size: float = 0.0
    is_bold: bool = False
    place: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as its reader found it.

    Attributes:
        number: From 1.
        blocks: In reading order.
        label: As `Page.label`.
        confidence: As `Page.confidence`.
        unknown: Letters that stand on the page but whose characters the file does not tell.
        pictured: Part of the page that pictures cover, 0 to 1.
        anchor: As `Page.anchor`.
    """

    number: int
    blocks: tuple[Block, ...]
    label: str = ""
    confidence: float | None = None
    unknown: int = 0
    pictured: float = 0.0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What of the pages that were tried could not be read, told after the last one.

    Attributes:
        reason: As `Extraction.shortfall`.
        advice: As `Extraction.advice`.
    """

    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class OcrBegins:
    """A page is about to be read by OCR, which has time of its own for it.

    Attributes:
        done: Pages for which that has been tried before.
        total: Pages that need it.
    """

    done: int
    total: int


Reader = Callable[[Path, Limits], Iterator[Header | Draft | Shortfall]]
"""A function that yields one `Header`, then drafts in file order, then at most one `Shortfall`.

It stops by itself after `Limits.max_pages` pages; the other limits are kept from outside. It
opens no other file and no address.
It raises `ExtractionError` and its subclasses, and lets MemoryError pass.
"""


def tidy_hints(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return hints with clean values of one line, without those that are empty or repeated.

    At most `MAX_HINTS` of `MAX_HINT_LENGTH` characters: some files carry megabytes of them.
    """
    tidy: dict[tuple[str, str], None] = {}
    for name, value in pairs:
        # Cleaning is linear in the length, so cut the worst before it, generously.
        if shown := one_line(value[: 4 * MAX_HINT_LENGTH])[:MAX_HINT_LENGTH]:
            tidy[one_line(name[:100]), shown] = None
        if len(tidy) >= MAX_HINTS:
            break
    return tuple(tidy)
