"""Open a PDF file and find its pages, also where its table of objects is wrong.

Files that were sent through a program that takes line ends for its own have lost or gained
single bytes: every entry of the table is wrong then, and no object. So if the ordinary way
fails, the file is searched for its objects from beginning to end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import Rect, decode_text

from indexer.errors import DamagedFile, EncryptedFile, LimitExceeded
from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.objects import Document, Searched
from indexer.extract.pdf.streams import TooLarge

UNPACKS_TO_TOO_MUCH = "it unpacks to more than a document can need; it is made to exhaust memory"
BOMB_ADVICE = "Do not open it; ask its source for another copy."

_POINT = 1.0
_END_BYTES = 8192  # some programs write behind the end


def open_pdf(file: BinaryIO) -> tuple[Document, list[PDFPage], str]:
    """Return the document, its pages, and what is known of pages that cannot be found ("" if none miss).

    Raises:
        EncryptedFile: If it needs a password. Files that only forbid copying are read.
        DamagedFile: If it cannot be opened, or has no pages that can be found.
        LimitExceeded: If what it takes to open it unpacks to more than a document can need.
    """
    try:
        opened = _open_as(Document, file)
    except (DamagedFile, EncryptedFile, LimitExceeded) as error:
        if isinstance(error.__cause__, PDFPasswordIncorrect):
            raise  # its table led to the lock, so it is right
        try:
            return _open_as(Searched, file)
        except (DamagedFile, LimitExceeded):
            raise error from error.__cause__
    _, pages, missing = opened
    if missing:  # the table may be wrong in places only
        with suppress(DamagedFile, EncryptedFile, LimitExceeded):
            searched = _open_as(Searched, file)
            if (len(searched[1]), not searched[2]) > (len(pages), False):
                return searched
    return opened


def hints(document: Document) -> Iterator[tuple[str, str]]:
    """Yield what the file says of itself; anything odd is left out, hints are a bonus."""
    try:
        entries = [("lang", document.catalog.get("Lang"))]
        for info in document.info:
            entries += [(f"pdf:{key}", value) for key, value in info.items()]
    except RAISED_ON_DAMAGE:
        return
    for name, value in entries:
        try:
            value = resolve1(value)
            if isinstance(value, bytes):
                yield name, text_string(value)
        except RAISED_ON_DAMAGE:
            continue


def text_string(data: bytes) -> str:
    """Decode a text string (ISO 32000-2, 7.9.2.2; little-endian ones occur against the rule)."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    return decode_text(data)


def _open_as(kind: type[Document], file: BinaryIO) -> tuple[Document, list[PDFPage], str]:
    try:
        document = kind(file)
    except PDFPasswordIncorrect as error:
        raise EncryptedFile("it needs a password") from error
    except PDFEncryptionError as error:
        raise EncryptedFile("it is encrypted in a way that is not known") from error
    except TooLarge as error:
        raise LimitExceeded(UNPACKS_TO_TOO_MUCH, BOMB_ADVICE) from error
    except RAISED_ON_DAMAGE as error:
        raise DamagedFile(f"it cannot be read as PDF ({type(error).__name__})") from error
    if document.damaged_streams and kind is Document:
        raise DamagedFile("its table of objects is damaged")  # a search may find more
    pages, missing = _find_pages(document)
    if not missing and _is_cut_short(file):
        missing = "the end of the file is missing, and perhaps pages with it"
    return document, pages, missing


def _is_cut_short(file: BinaryIO) -> bool:
    """Tell whether a file lacks what every PDF ends with (ISO 32000-2, 7.5.5)."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_BYTES))
    end = file.read()
    return b"%%EOF" not in end and b"startxref" not in end


def _find_pages(document: Document) -> tuple[list[PDFPage], str]:
    """Return the pages that can be found, and what is known of those that cannot."""
    pages: list[PDFPage] = []
    missing = ""
    try:
        for page in PDFPage.create_pages(document):
            _crop(page)
            pages.append(page)
    except RAISED_ON_DAMAGE as error:
        if document.catalog.pop("PageLabels", None) is not None:
            return _find_pages(document)  # labels are worth less than pages: again without them
        if not pages:
            raise DamagedFile(f"its pages cannot be found ({type(error).__name__})") from error
        missing = f"the list of pages is damaged after page {len(pages)}"
    if not pages:
        raise DamagedFile("no pages can be found in it")
    announced = _announced_pages(document)
    if announced is not None and announced > len(pages) and not missing:
        missing = f"{announced - len(pages)} of {announced} pages cannot be found"
    elif announced is None and not missing:
        missing = "the list of pages is missing; more may be missing than is known"
    return pages, missing


def _crop(page: PDFPage) -> None:
    """Make the media box of a page what is seen of it; what stands outside is left out by the layout."""
    whole = _in_order(page.mediabox)
    left, bottom, right, top = _in_order(page.cropbox)
    seen = max(left, whole[0]), max(bottom, whole[1]), min(right, whole[2]), min(top, whole[3])
    is_something = seen[2] - seen[0] > _POINT and seen[3] - seen[1] > _POINT
    page.mediabox = seen if is_something else whole


def _in_order(box: Rect) -> Rect:
    """Return left, bottom, right and top of a box, which may be told in any order (ISO 32000-2, 7.9.5)."""
    left, bottom, right, top = box
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _announced_pages(document: Document) -> int | None:
    """Return how many pages the file says it has; None if it does not say."""
    try:
        count = resolve1(resolve1(document.catalog["Pages"])["Count"])
    except RAISED_ON_DAMAGE:
        return None
    return count if isinstance(count, int) else None
