"""Read PDF page by page with pdfminer.six.

pdfminer is pure Python: a damaged file can make it raise nearly anything, but not crash. What
it raises on a page costs that page; what it raises before the first page costs the file.

Limits: the reading order is that of text boxes from top to bottom, so columns side by side can
mix; right-to-left text comes in the order of the file; text in form fields and notes is not
read. pdfminer guesses blanks from distances.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTCurve, LTImage, LTItem, LTPage, LTTextContainer
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFNoValidXRef, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from indexer.errors import DamagedFile, EncryptedFile, NoTextLayer
from indexer.extract.protocol import Header, Limits, Shortfall, tidy_hints
from indexer.model import Page
from indexer.text import clean, one_line

# What pdfminer lets through on damaged files, besides its own: seen in its issues and in the
# collections of other PDF projects. MemoryError is not among them: it is a limit, not damage.
_RAISED_ON_DAMAGE = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

# A glyph without a character, as pdfminer writes it, or as fonts of ornaments and dots declare it.
_NO_UNICODE = re.compile(r"\(cid:\d+\)|\ufffd")

_DRAWN_CURVES = 50  # a page without text but with as many curves shows drawn letters

_OCR = "Run OCR on the file and build again."


def read(path: Path, limits: Limits) -> Iterator[Header | Page | Shortfall]:
    """See `indexer.extract.protocol.Reader`.

    Raises:
        EncryptedFile: If it needs a password. Files that only forbid copying are read.
        DamagedFile: If it cannot be opened, or has no pages that can be found.
        NoTextLayer: After the last page, if none has text.
    """
    try:
        with path.open("rb") as file:
            yield from _read(file, limits)
    except OSError as error:
        raise DamagedFile(f"the file cannot be opened: {error.strerror}") from error


def _read(file: BinaryIO, limits: Limits) -> Iterator[Header | Page | Shortfall]:
    document, pages, missing = _open(file)
    yield Header(len(pages), tidy_hints(_hints(document)))
    layouts = _Layouts()
    tried = pages[: limits.max_pages]
    pictures = damaged = 0
    has_text = False
    for number, page in enumerate(tried, start=1):
        try:
            layout = layouts.of(page)
            text = clean(_NO_UNICODE.sub("", _text(layout)))
        except _RAISED_ON_DAMAGE:
            damaged += 1
            text = ""
        else:
            pictures += not text.strip() and _shows_something(layout)
        has_text = has_text or bool(text.strip())
        yield Page(number, text, one_line(page.label or ""))
    if not has_text:
        raise _no_text(len(tried), pictures, damaged)
    reasons = [missing] if missing else []
    if pictures:
        what = "is a picture" if pictures == 1 else "are pictures"
        reasons.append(f"{pictures} of {len(tried)} pages {what} without text")
    if damaged:
        reasons.append(f"{damaged} of {len(tried)} pages could not be read, for damage")
    if reasons:
        yield Shortfall("; ".join(reasons), _OCR if pictures else DamagedFile.advice_by_default)


class _Searched(PDFDocument):
    """A document whose objects are found by going through the file, not by its table of them."""

    def find_xref(self, parser: PDFParser) -> int:
        """Find no table, which makes pdfminer search."""
        raise PDFNoValidXRef("not looked for")


def _open(file: BinaryIO) -> tuple[PDFDocument, list[PDFPage], str]:
    """Return the document, its pages, and what is known of pages that cannot be found."""
    try:
        return _open_as(PDFDocument, file)
    except DamagedFile as error:
        # One byte lost on the way makes every entry of the table wrong, and no object.
        try:
            return _open_as(_Searched, file)
        except DamagedFile:
            raise error from error.__cause__


def _open_as(kind: type[PDFDocument], file: BinaryIO) -> tuple[PDFDocument, list[PDFPage], str]:
    try:
        document = kind(PDFParser(file))
    except PDFPasswordIncorrect as error:
        raise EncryptedFile("it needs a password") from error
    except PDFEncryptionError as error:
        raise EncryptedFile("it is encrypted in a way that is not known") from error
    except _RAISED_ON_DAMAGE as error:
        raise DamagedFile(f"it cannot be read as PDF ({_name(error)})") from error
    return document, *_find_pages(document)


def _find_pages(document: PDFDocument) -> tuple[list[PDFPage], str]:
    """Return the pages that can be found, and what is known of those that cannot."""
    pages: list[PDFPage] = []
    missing = ""
    try:
        for page in PDFPage.create_pages(document):
            pages.append(page)
    except _RAISED_ON_DAMAGE as error:
        if document.catalog.pop("PageLabels", None) is not None:
            return _find_pages(document)  # labels are worth less than pages: again without them
        if not pages:
            raise DamagedFile(f"its pages cannot be found ({_name(error)})") from error
        missing = f"the list of pages is damaged after page {len(pages)}"
    if not pages:
        raise DamagedFile("no pages can be found in it")
    announced = _announced_pages(document)
    if announced > len(pages) and not missing:
        missing = f"{announced - len(pages)} of {announced} pages cannot be found"
    return pages, missing


def _announced_pages(document: PDFDocument) -> int:
    """Return how many pages the file says it has; 0 if it does not say."""
    try:
        count = resolve1(resolve1(document.catalog["Pages"])["Count"])
    except _RAISED_ON_DAMAGE:
        return 0
    return count if isinstance(count, int) else 0


def _hints(document: PDFDocument) -> Iterator[tuple[str, str]]:
    """Yield what the file says of itself; anything odd is left out, hints are a bonus."""
    try:
        entries = [("lang", document.catalog.get("Lang"))]
        for info in document.info:
            entries += [(f"pdf:{key}", value) for key, value in info.items()]
    except _RAISED_ON_DAMAGE:
        return
    for name, value in entries:
        try:
            value = resolve1(value)
            if isinstance(value, bytes):
                yield name, _decode(value)
        except _RAISED_ON_DAMAGE:
            continue


def _decode(data: bytes) -> str:
    """Decode a text string (ISO 32000-2, 7.9.2.2; little-endian ones occur against the rule)."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    return decode_text(data)


class _Layouts:
    """pdfminer's layout analysis, with the fonts of the file kept from page to page."""

    def __init__(self) -> None:
        resources = PDFResourceManager()
        # boxes_flow=None: boxes from top to bottom; the default pairs all boxes of a page and
        # takes minutes on maps and tables (pdfminer.six issues 404, 723). all_texts: text in
        # form XObjects, which some printers wrap around whole pages.
        self._device = PDFPageAggregator(resources, laparams=LAParams(boxes_flow=None, all_texts=True))
        self._interpreter = PDFPageInterpreter(resources, self._device)

    def of(self, page: PDFPage) -> LTPage:
        self._interpreter.process_page(page)
        return self._device.get_result()


def _text(layout: LTPage) -> str:
    parts: list[str] = []
    waiting: list[LTItem] = [layout]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTTextContainer):
            parts += (item.get_text(), "\n")
        elif isinstance(item, LTContainer):
            waiting += reversed(list(item))
    return "".join(parts)


def _shows_something(layout: LTPage) -> bool:
    """Tell a page that is a picture, or has letters without characters, from a blank one."""
    curves = 0
    waiting: list[LTItem] = [layout]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTImage) or (isinstance(item, LTChar) and _NO_UNICODE.match(item.get_text())):
            return True
        curves += isinstance(item, LTCurve)
        if isinstance(item, LTContainer):
            waiting += list(item)
    return curves >= _DRAWN_CURVES


def _no_text(tried: int, pictures: int, damaged: int) -> DamagedFile | NoTextLayer:
    if damaged == tried:
        return DamagedFile("none of its pages can be read")
    if pictures:
        return NoTextLayer("the pages are pictures without text")
    return NoTextLayer("the pages are blank", "Open the file to see whether it shows anything.")


def _name(error: BaseException) -> str:
    return type(error).__name__
