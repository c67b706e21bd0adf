"""The objects of a PDF file, by its table of them or by searching it.

Both within bounds: a table has no more objects than it has rows, and a reference leads to an
object in a few steps or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, Self

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFXRefStream
from pdfminer.pdfexceptions import PDFKeyError, PDFObjectNotFound
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSEOF, literal_name

from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.streams import Parser
from indexer.extract.pdf.values import MOST_BYTES, collection

_MOST_REFERENCES = 16  # that lead to references; whoever writes one at all writes one

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
_MOST_OBJECT_STREAMS = 2000  # of some hundred objects each; more are made to take time
_OBJECT_STREAM = re.compile(rb"/Type[\x00\t\n\f\r\x20]*/ObjStm\b")


class Document(PDFDocument):
    """A document whose objects are found by its own tables."""

    def __init__(self, file: BinaryIO) -> None:
        self._source = Parser(file)
        self._packed: dict[int, _Packed | None] = {}
        super().__init__(self._source)
        for table in self.xrefs:
            if isinstance(table, PDFXRefStream):
                table.ranges = list(_ranges_with_rows(table))

    @property
    def damaged_streams(self) -> int:
        """How many streams, so far, could not be unpacked to their ends."""
        return self._source.damaged

    def getobj(self, objid: int) -> object:
        """Return an object that is no reference; pdfminer follows one to itself for ever."""
        for _ in range(_MOST_REFERENCES):
            found = super().getobj(objid)
            if not isinstance(found, PDFObjRef):
                return found
            objid = found.objid
        raise PDFObjectNotFound(objid)

    def _getobj_parse(self, pos: int, objid: int) -> object:
        found = self._source.object_at(pos, objid)
        return super()._getobj_parse(pos, objid) if found is None else found

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        """Read one object of a stream of them, where pdfminer reads them all."""
        number = stream.objid or 0
        if number not in self._packed:
            self._packed[number] = _Packed.of(stream)
        packed = self._packed[number]
        if packed is not None and packed.numbers[index : index + 1] == [objid]:
            found = collection(packed.at(index), 0, self)
            if found is not None:
                return found[0]
        return super()._getobj_objstm(stream, index, objid)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A stream of objects (ISO 32000-2, 7.5.7).

    Attributes:
        numbers: Of its objects, in their order.
        places: Offset of each in the data.
    """

    data: bytes
    numbers: list[int]
    places: list[int]

    @classmethod
    def of(cls, stream: PDFStream) -> Self | None:
        """Return what a stream says is in it; None if it says it in an odd way."""
        data, first = stream.get_data(), stream.get("First")
        if not isinstance(first, int):
            return None
        try:
            table = list(map(int, data[:first].split()))
        except ValueError:
            return None
        if len(table) % 2:
            return None
        return cls(data, table[::2], [first + place for place in table[1::2]])

    def at(self, index: int) -> bytes:
        """Return the data from an object on."""
        place = self.places[index]
        return self.data[place : place + MOST_BYTES]


def _ranges_with_rows(table: PDFXRefStream) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a table as far as it has rows: a few bytes may announce billions."""
    rows = len(table.data or b"") // table.entlen if table.entlen else 0
    for first, count in table.ranges:
        yield first, min(count, rows)
        rows -= min(count, rows)


class Searched(Document):
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
        self._streams = dict.fromkeys(
            _enclosing(starts, found.start())
            for found in _OBJECT_STREAM.finditer(data)
            if b"stream" in data[found.end() : found.end() + _LONGEST_WRITTEN_OUT]
        )
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
        """Return what trailers all over the file say; if none does, a catalog that is packed."""
        if "Root" not in self._trailer and (number := self._packed_catalog()) is not None:
            self._trailer["Root"] = PDFObjRef(self._document, number)
        return self._trailer

    def _packed_catalog(self) -> int | None:
        for number in self._objects_in_streams():
            with suppress(*RAISED_ON_DAMAGE):
                found = self._document.getobj(number)
                if isinstance(found, dict) and literal_name(found.get("Type")) == "Catalog":
                    return number
        return None

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
            for number in islice(self._streams, _MOST_OBJECT_STREAMS):
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
    before = bisect_left(starts, (offset, 0))
    return starts[before - 1][1] if before else 0


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
