"""Read the dictionaries and arrays of a file fast; what is odd in one is left to pdfminer.

pdfminer makes tokens of an object step by step, which takes longer than the object is worth. Here
one regular expression takes whole tokens. It knows only those that can be read in one way; at
any other the whole object is read by pdfminer.

Source of the syntax: ISO 32000-2 (2020), 7.3.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT, PSLiteral

_TOKEN = re.compile(
    rb"""
    [\t\n\f\r\x20]*+
    (?:
      / (?P<name> [^\x00-\x20()<>\[\]{}/%\#\x7f-\xff]++ ) END
    | (?P<reference> \d{1,10} ) [\t\n\f\r\x20]++ \d{1,5} [\t\n\f\r\x20]++ R END
    | (?P<integer> [-+]? \d{1,18} ) END
    | (?P<real> [-+]? (?: \d++ \. \d*+ | \. \d++ ) ) END
    | \( (?P<string> [^()\\]*+ ) \)
    | < (?P<hexadecimal> (?: [0-9A-Fa-f]{2} )*+ ) >
    | (?P<opens> \[ | << )
    | (?P<closes> \] | >> )
    | (?P<constant> true | false | null ) END
    )
    """.replace(b"END", rb"(?=[\t\n\f\r\x20()<>\[\]/])"),
    re.VERBOSE,
)
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
_CLOSES = {b"[": b"]", b"<<": b">>"}

MOST_BYTES = 1 << 14
"""Of an object that is read here; longer ones are rare."""


class LeanParser(PDFParser):
    """pdfminer's parser with a faster way through dictionaries and arrays."""

    def nextobject(self) -> tuple[int, Any]:
        """Return the place of the next object, and the object."""
        if not (self.results or self.context or self.curstack or self._tokens or self.eof):
            begin = self.bufpos + self.charpos
            behind_buffer = self.fp.tell()
            self.fp.seek(begin)
            found = collection(self.fp.read(MOST_BYTES), 0, self.doc)
            if found is None:
                self.fp.seek(behind_buffer)
            else:
                value, length = found
                self.seek(begin + length)
                self.push((begin, value))  # what comes behind says what to do with it
        return super().nextobject()


def collection(data: bytes, at: int, document: PDFDocument | None) -> tuple[Any, int] | None:
    """Read a dictionary or an array; return it, and the offset behind it, or None if anything is odd.

    Args:
        data: It stands in these.
        at: Offset of its beginning, or of blanks before it.
        document: In which its references lead.
    """
    values: list[Any] = []
    opened: list[tuple[bytes, list[Any]]] = []  # each with the values before it
    while found := _TOKEN.match(data, at):
        at = found.end()
        kind = found.lastgroup
        text = found[kind or 0]
        if kind == "opens":
            opened.append((text, values))
            values = []
        elif not opened:
            return None
        elif kind == "name":
            values.append(LIT(text.decode("ascii")))
        elif kind == "integer":
            values.append(int(text))
        elif kind == "reference":
            values.append(PDFObjRef(document, int(text)))
        elif kind == "real":
            values.append(float(text))
        elif kind == "string":
            values.append(text)
        elif kind == "hexadecimal":
            values.append(unhexlify(text))
        elif kind == "constant":
            values.append(_CONSTANTS[text])
        else:
            begun_by, before = opened.pop()
            value = _dictionary(values) if begun_by == b"<<" else values
            if value is None or text != _CLOSES[begun_by]:
                return None
            if not opened:
                return value, at
            before.append(value)
            values = before
    return None


def _dictionary(values: list[Any]) -> dict[str, Any] | None:
    keys = values[::2]
    if len(values) % 2 or not all(isinstance(key, PSLiteral) for key in keys):
        return None
    return {key.name: value for key, value in zip(keys, values[1::2], strict=True) if value is not None}
