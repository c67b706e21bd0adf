"""What the strings of a font say, and how wide they are.

A content stream shows strings of bytes; a font turns them into glyphs, and each glyph into
characters and a width. Pages show the same strings again and again ("the", "of", single
letters of a justified line), so each string is worked out once for each font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined

UNKNOWN = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""

_HYPHEN = 0xAD  # also a hyphen in WinAnsiEncoding (ISO 32000-2, D.2, notes); pdfminer has a blank

_KEPT_BYTES = 24  # longer strings rarely come again
_MOST_STRINGS = 20_000  # kept for one font; hostile files show millions of different ones

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""A letter of Hebrew, Arabic, Syriac, Thaana, N'Ko or Samaritan, or a shape of one."""


Shown = tuple[str, float, int, int]
"""One string as a font shows it.

- its characters from left to right; several characters of one right-to-left glyph stand in
  reverse, as all such text does before its line is put in order;
- the sum of its glyphs' advances, in ems of text space, without any spacing;
- how many glyphs it has;
- how many of them take word spacing (the single byte 32).
"""


class _Characters(dict[int, str]):
    """Code of a glyph -> its characters."""

    __slots__ = ("_font", "have_blanks")

    def __init__(self, font: PDFFont) -> None:
        super().__init__()
        self._font = font
        self.have_blanks = False

    def __missing__(self, code: int) -> str:
        try:
            text = self._font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        if code == _HYPHEN and text == " " and getattr(self._font, "unicode_map", self) is None:
            text = "-"
        if len(text) > 1 and RIGHT_TO_LEFT.search(text):
            text = text[::-1]
        if not text:
            self.have_blanks = True
        self[code] = text
        return text


class _Widths(dict[int, float]):
    """Code of a glyph -> its advance in ems."""

    __slots__ = ("_font",)

    def __init__(self, font: PDFFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, code: int) -> float:
        width = self._font.char_width(code)
        self[code] = known = float(width) if isinstance(width, int | float) else 0.0
        return known


class Glyphs(dict[bytes, Shown]):
    """A font as a table from strings to what they show; filled as strings are asked for.

    Attributes:
        is_vertical: Text is written downwards.
        is_plain: Every byte is a glyph, and all that were asked for so far show something.
    """

    __slots__ = ("_characters", "_decode", "_font", "_widths", "is_plain", "is_vertical")

    def __init__(self, font: PDFFont) -> None:
        super().__init__()
        self._font = font
        self._characters = _Characters(font)
        self._widths = _Widths(font)
        self._decode = font.decode if font.is_multibyte() else None
        self.is_vertical = font.is_vertical()
        self.is_plain = self._decode is None

    def __missing__(self, data: bytes) -> Shown:
        codes: Sequence[int] = data if self._decode is None else tuple(self._decode(data))
        spaces = data.count(b" ") if self._decode is None else 0
        shown = (
            "".join(map(self._characters.__getitem__, codes)),
            sum(map(self._widths.__getitem__, codes)),
            len(codes),
            spaces,
        )
        if self._characters.have_blanks:
            self.is_plain = False
        if len(data) <= _KEPT_BYTES:
            if len(self) >= _MOST_STRINGS:
                self.clear()
            self[data] = shown
        return shown

    def each(self, data: bytes) -> Iterator[bytes]:
        """Yield the strings of single glyphs that a string is made of."""
        begin = 0
        for end in range(1, len(data) + 1):
            if self._decode is None or tuple(self._decode(data[begin:end])):
                yield data[begin:end]
                begin = end
