"""Open a PDF file and find its pages, also where its table of objects is wrong.

Files that were sent through a program that takes line ends for its own have lost or gained
single bytes: every entry of the table is wrong then, and no object. So if the ordinary way
fails, the file is searched for its objects from beginning to end.
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFKeyError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSEOF
from pdfminer.utils import decode_text

from indexer.errors import DamagedFile, EncryptedFile

# What pdfminer lets through on damaged files, besides its own: seen in its issues and in the
# collections of other PDF projects. MemoryError is not among them: it is a limit, not damage.
RAISED_ON_DAMAGE = (
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

_END_BYTES = 8192  # some programs write behind the end

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,9})[\x00\t\n\f\r\x20]+([0-9]{1,5})[\x00\t\n\f\r\x20]+obj\b")
_CATALOG = re.compile(rb"/Type[\x00\t\n\f\r\x20]*/Catalog\b")
_IN_TRAILERS = {
    name: re.compile(
        rb"/%s[\x00\t\n\f\r\x20]+([0-9]{1,9})[\x00\t\n\f\r\x20]+[0-9]{1,5}[\x00\t\n\f\r\x20]+R\b" % name
    )
    for name in (b"Root", b"Encrypt", b"Info")
}
_WRITTEN_OUT = {
    "Encrypt": re.compile(rb"/Encrypt[\x00\t\n\f\r\x20]*(?=<<)"),
    "ID": re.compile(rb"/ID[\x00\t\n\f\r\x20]*(?=\[)"),
}
_LONGEST_WRITTEN_OUT = 4096  # bytes
_OBJECT_STREAM = re.compile(rb"/Type[\x00\t\n\f\r\x20]*/ObjStm\b")


def open_pdf(file: BinaryIO) -> tuple[PDFDocument, list[PDFPage], str]:
    """Return the document, its pages, and what is known of pages that cannot be found ("" if none miss).

    Raises:
        EncryptedFile: If it needs a password. Files that only forbid copying are read.
        DamagedFile: If it cannot be opened, or has no pages that can be found.
    """
    try:
        return _open_as(PDFDocument, file)
    except (DamagedFile, EncryptedFile) as error:
        if isinstance(error.__cause__, PDFPasswordIncorrect):
            raise  # its table led to the lock, so it is right
        try:
            return _open_as(_Searched, file)
        except DamagedFile:
            raise error from error.__cause__


def hints(document: PDFDocument) -> Iterator[tuple[str, str]]:
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


class _Searched(PDFDocument):
    """A document whose objects are found by going through the file, not by its table of them."""

    def find_xref(self, parser: PDFParser) -> int:
        """Look for no table."""
        return 0

    def read_xref_from(
        self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef], visited: set[int] | None = None
    ) -> None:
        """Take what a search finds for the table."""
        parser.fallback = True
        xrefs.append(_FoundObjects(self, parser.fp))


class _FoundObjects(PDFBaseXRef):
    """Where the objects of a file stand, by searching it. Of several with one number the last counts."""

    def __init__(self, document: PDFDocument, file: BinaryIO) -> None:
        file.seek(0)
        data = file.read()
        self._document = document
        self._places: dict[int, tuple[int, int]] = {}
        starts = []
        for found in _OBJECT.finditer(data):
            self._places[int(found[1])] = (found.start(), int(found[2]))
            starts.append((found.start(), int(found[1])))
        self._streams = [_enclosing(starts, found.start()) for found in _OBJECT_STREAM.finditer(data)]
        self._packed: dict[int, tuple[int, int]] | None = None
        self._trailer = self._make_trailer(data, starts)

    def _make_trailer(self, data: bytes, starts: list[tuple[int, int]]) -> dict[str, Any]:
        trailer: dict[str, Any] = {}
        for name, pattern in _IN_TRAILERS.items():
            if found := pattern.findall(data):
                trailer[name.decode()] = PDFObjRef(self._document, int(found[-1]))
        for key, pattern in _WRITTEN_OUT.items():
            if key not in trailer and (place := pattern.search(data)):
                with suppress(*RAISED_ON_DAMAGE):
                    written = data[place.end() : place.end() + _LONGEST_WRITTEN_OUT]
                    _, trailer[key] = PDFStreamParser(written).nextobject()
        if "Root" not in trailer and (catalog := _CATALOG.search(data)):
            trailer["Root"] = PDFObjRef(self._document, _enclosing(starts, catalog.start()))
        return trailer

    def get_trailer(self) -> dict[str, Any]:
        """Return what trailers all over the file say."""
        return self._trailer

    def get_objids(self) -> Iterator[int]:
        """Yield the numbers of all objects."""
        yield from self._places
        yield from self._objects_in_streams()

    def get_pos(self, objid: int) -> tuple[int | None, int, int]:
        """Return where an object stands: (None, offset, generation) or (stream, index, 0)."""
        if objid in self._places:
            offset, generation = self._places[objid]
            return None, offset, generation
        packed = self._objects_in_streams()
        if objid not in packed:
            raise PDFKeyError(objid)
        stream, index = packed[objid]
        return stream, index, 0

    def _objects_in_streams(self) -> dict[int, tuple[int, int]]:
        if self._packed is None:
            self._packed = {}  # while they are looked for, none is known
            found: dict[int, tuple[int, int]] = {}
            for number in self._streams:
                try:
                    stream = self._document.getobj(number)
                    if isinstance(stream, PDFStream):
                        found.update(_table_of(stream, number))
                except RAISED_ON_DAMAGE:
                    continue
            self._packed = found
        return self._packed


def _enclosing(starts: list[tuple[int, int]], offset: int) -> int:
    """Return the number of the object in which an offset lies; 0, which no object has, if in none."""
    return next((number for start, number in reversed(starts) if start < offset), 0)


def _table_of(stream: PDFStream, number: int) -> dict[int, tuple[int, int]]:
    """Return object -> (stream, index) of an object stream (ISO 32000-2, 7.5.7)."""
    parser = PDFStreamParser(stream.get_data())
    table: dict[int, tuple[int, int]] = {}
    count = stream.get("N", 0)
    for index in range(count if isinstance(count, int) else 0):
        try:
            (_, objid), (_, _offset) = parser.nextobject(), parser.nextobject()
        except PSEOF:
            break
        if isinstance(objid, int):
            table[objid] = (number, index)
    return table


def _open_as(kind: type[PDFDocument], file: BinaryIO) -> tuple[PDFDocument, list[PDFPage], str]:
    try:
        document = kind(PDFParser(file))
    except PDFPasswordIncorrect as error:
        raise EncryptedFile("it needs a password") from error
    except PDFEncryptionError as error:
        raise EncryptedFile("it is encrypted in a way that is not known") from error
    except RAISED_ON_DAMAGE as error:
        raise DamagedFile(f"it cannot be read as PDF ({type(error).__name__})") from error
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


def _find_pages(document: PDFDocument) -> tuple[list[PDFPage], str]:
    """Return the pages that can be found, and what is known of those that cannot."""
    pages: list[PDFPage] = []
    missing = ""
    try:
        for page in PDFPage.create_pages(document):
            left, bottom, right, top = page.mediabox  # in any order (ISO 32000-2, 7.9.5)
            page.mediabox = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
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


def _announced_pages(document: PDFDocument) -> int | None:
    """Return how many pages the file says it has; None if it does not say."""
    try:
        count = resolve1(resolve1(document.catalog["Pages"])["Count"])
    except RAISED_ON_DAMAGE:
        return None
    return count if isinstance(count, int) else None
