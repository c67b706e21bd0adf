"""The data of streams, unpacked within bounds and as far as they go.

pdfminer unpacks a damaged stream in time that grows with the square of its length, and drops
all of it if the damage is in its middle; a sound one it unpacks to any size. Here what comes
before the damage is kept, in linear time, and the damage is counted; and there is a most.

Source: ISO 32000-2 (2020), 7.4.
"""

from __future__ import annotations

import re
import zlib
from typing import Any, BinaryIO

from pdfminer.pdftypes import (
    LITERALS_DCT_DECODE,
    LITERALS_FLATE_DECODE,
    PDFException,
    PDFStream,
    dict_value,
    resolve1,
)
from pdfminer.psparser import PSKeyword

from indexer.extract.pdf.values import MOST_BYTES as _MOST_BYTES_OF_OBJECT
from indexer.extract.pdf.values import LeanParser, collection

MOST_BYTES = 128 * 1024 * 1024
"""That one stream may unpack to. Whole books of text take less, and pictures are not unpacked."""

_HEADER_BYTES = 2  # of zlib's format (RFC 1950), before the packed data
_PIECE_BYTES = 64  # so many before a damaged place are lost at most
_AS_IT_IS = LITERALS_DCT_DECODE[0]  # pdfminer leaves unpacking pictures to others


_BLANKS = rb"[\x00\t\n\f\r\x20]*+"
_OBJECT = re.compile(_BLANKS + rb"(\d{1,10})[\t\n\f\r\x20]+\d{1,5}[\t\n\f\r\x20]+obj(?=[\t\n\f\r\x20<\[])")
_BEHIND = re.compile(_BLANKS + rb"(?:(endobj)(?![^\x00\t\n\f\r\x20])|stream\r?\n)")
_BEGIN = re.compile(rb"stream[\t\x20]{0,16}(?:\r?\n|\r)")
_END = re.compile(rb"[\t\n\f\r\x20]{0,16}endstream")
_END_BYTES = 32


class TooLarge(PDFException):
    """A stream unpacks to more than a document can need."""


class Parser(LeanParser):
    """A parser whose streams are unpacked within bounds.

    Attributes:
        damaged: Streams, so far, of which some could not be unpacked.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.damaged = 0

    def object_at(self, place: int, number: int) -> dict[str, Any] | list[Any] | PDFStream | None:
        """Return an object that stands in the file itself; None if anything is odd.

        Args:
            place: Offset of its number in the file.
            number: Of the object.
        """
        self.fp.seek(place)
        data = self.fp.read(_MOST_BYTES_OF_OBJECT)
        begins = _OBJECT.match(data)
        if begins is None or int(begins[1]) != number:
            return None
        found = collection(data, begins.end(), self.doc)
        if found is None or (behind := _BEHIND.match(data, found[1])) is None:
            return None
        value: dict[str, Any] | list[Any] = found[0]
        return value if behind[1] else self._stream(value, place, data, behind.end())

    def _stream(self, attributes: object, place: int, data: bytes, at: int) -> PDFStream | None:
        """Return a stream whose data begin at an offset of what was read; None if it has another length."""
        if self.doc is None or not isinstance(attributes, dict):
            return None
        length = resolve1(attributes.get("Length"))
        if not isinstance(length, int) or length < 0:
            return None
        if at + length + _END_BYTES > len(data):
            self.fp.seek(place + at)
            data, at = self.fp.read(length + _END_BYTES), 0
        if not _END.match(data, at + length):
            return None
        return _Stream(PDFStream(attributes, data[at : at + length], self.doc.decipher), self)

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """See `PDFParser`; a stream whose length is wrong goes as far as its end is found."""
        if token is not self.KEYWORD_STREAM or not self.curstack or self.doc is None:
            super().do_keyword(pos, token)
            return
        place, attributes = self.curstack[-1]
        length = resolve1(attributes.get("Length")) if isinstance(attributes, dict) else None
        self.curstack = [(place, attributes)]  # a length that stands elsewhere was read by this parser
        self.fp.seek(pos)
        begins = _BEGIN.match(self.fp.read(_END_BYTES))
        if begins is None or self._ends(pos + begins.end(), length):
            super().do_keyword(pos, token)
            stream = self.curstack[-1][1] if self.curstack else None
        else:
            self.curstack.pop()
            stream = self._searched(attributes, pos + begins.end())
            self.push((pos, stream))
        if isinstance(stream, PDFStream):
            self.curstack[-1] = (pos, _Stream(stream, self))

    def _ends(self, begin: int, length: object) -> bool:
        """Tell whether a stream that begins here has this length."""
        if not isinstance(length, int) or length < 0:
            return False
        self.fp.seek(begin + length)
        return bool(_END.match(self.fp.read(_END_BYTES)))

    def _searched(self, attributes: object, begin: int) -> PDFStream:
        """Return a stream as far as its end is found, or as the file goes."""
        self.fp.seek(begin)
        data = self.fp.read()
        end = data.find(b"endstream")
        data = data[: end if end >= 0 else None]
        self.seek(begin + len(data))
        data = data.removesuffix(b"\n").removesuffix(b"\r")  # that before "endstream": 7.3.8.1
        return PDFStream(dict_value(attributes), data, self.doc.decipher if self.doc else None)


class _Stream(PDFStream):
    def __init__(self, stream: PDFStream, parser: Parser) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._parser = parser

    def decode(self) -> None:
        """Unpack the data.

        Raises:
            TooLarge: Beyond `MOST_BYTES`.
            PDFException: And what else pdfminer lets through, if it is packed in an unknown way.
        """
        data = self.rawdata or b""
        if self.decipher:
            data = self.decipher(self.objid or 0, self.genno or 0, data, self.attrs)
        for name, parameters in self.get_filters():
            if name in LITERALS_FLATE_DECODE:
                data, is_whole = inflated(data)
                self._parser.damaged += not is_whole
                name = _AS_IT_IS  # but for what the parameters say
            data = PDFStream({"Filter": name, "DecodeParms": parameters}, data).get_data()
            if len(data) > MOST_BYTES:
                raise TooLarge
        self.data, self.rawdata = data, None


def inflated(data: bytes) -> tuple[bytes, bool]:
    """Unpack zlib's format; return what comes before any damage, and whether that is all.

    A wrong checksum, or one that is missing, loses nothing.

    Raises:
        TooLarge: Beyond `MOST_BYTES`.
    """
    unpacker = zlib.decompressobj()
    try:
        whole = unpacker.decompress(data, MOST_BYTES)
    except zlib.error:
        return _inflated_by_pieces(data)
    if unpacker.unconsumed_tail:
        raise TooLarge
    return (whole, True) if unpacker.eof else _inflated_by_pieces(data)


def _inflated_by_pieces(data: bytes) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces = []
    size = 0
    for start in range(_HEADER_BYTES, len(data), _PIECE_BYTES):
        try:
            pieces.append(unpacker.decompress(data[start : start + _PIECE_BYTES]))
        except zlib.error:
            break
        size += len(pieces[-1])
        if size > MOST_BYTES:
            raise TooLarge
        if unpacker.eof:
            break
    return b"".join(pieces), unpacker.eof
