"""A font as a table: what its strings say, and how far they go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import pytest
from pdfminer.pdffont import PDFFont, PDFType1Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from indexer.extract.pdf import glyphs as module
from indexer.extract.pdf.glyphs import UNKNOWN, Glyphs


class AFont:
    """A font of these characters, each half an em wide; counts what it is asked."""

    def __init__(
        self,
        characters: Mapping[int, str],
        widths: Mapping[int, object] | None = None,
        lengths: Sequence[int] = (),
        *,
        is_vertical: bool = False,
    ) -> None:
        self._characters = characters
        self._widths = widths or {}
        self._lengths = lengths
        self._is_vertical = is_vertical
        self.asked = 0

    def to_unichr(self, code: int) -> str:
        self.asked += 1
        if code not in self._characters:
            raise PDFUnicodeNotDefined(None, code)
        return self._characters[code]

    def char_width(self, code: int) -> object:
        return self._widths.get(code, 0.5)

    def is_multibyte(self) -> bool:
        return bool(self._lengths)

    def is_vertical(self) -> bool:
        return self._is_vertical

    def decode(self, data: bytes) -> Iterator[int]:
        """Codes of two bytes if they begin with a high bit, else of one, as in Shift JIS."""
        at = 0
        while at < len(data):
            length = self._lengths[data[at] >> 7]
            if at + length <= len(data):
                yield int.from_bytes(data[at : at + length], "big")
            at += length


def glyphs_of(font: AFont) -> Glyphs:
    return Glyphs(cast(PDFFont, font))


def latin(**more: object) -> AFont:
    return AFont({code: chr(code) for code in range(32, 127)}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"", ("", 0, 0, 0)),
        (b"word", ("word", 2.0, 4, 0)),
        (b"two words ", ("two words ", 5.0, 10, 2)),
        (b"odd\x01", (f"odd{UNKNOWN}", 2.0, 4, 0)),
    ],
)
def test_a_string_has_its_characters_its_width_its_glyphs_and_its_blanks(
    data: bytes, shown: tuple[str, float, int, int]
) -> None:
    assert glyphs_of(latin())[data] == shown


def test_word_spacing_is_for_single_bytes_only() -> None:
    font = AFont({0x2020: "†", 0x20: " "}, lengths=(2, 2))
    assert glyphs_of(font)[b"\x20\x20\0\x20"] == ("† ", 1.0, 2, 0)


@pytest.mark.parametrize("width", [None, "0.5", [500]])
def test_a_width_that_is_no_number_is_none(width: object) -> None:
    font = latin(widths={ord("b"): width, ord("c"): 1})
    assert glyphs_of(font)[b"abc"] == ("abc", 1.5, 3, 0)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("fi", "fi"),
        ("لا", "ال"),  # until its line is put in order
        ("א", "א"),
        ("", ""),
    ],
)
def test_one_glyph_may_be_several_characters(character: str, shown: str) -> None:
    assert glyphs_of(AFont({1: character}))[b"\1"] == (shown, 0.5, 1, 0)


def test_a_string_is_worked_out_once() -> None:
    font = latin()
    glyphs = glyphs_of(font)
    assert glyphs[b"the"] == glyphs[b"the"]
    assert font.asked == 3
    assert glyphs[b"he"] == ("he", 1.0, 2, 0)
    assert font.asked == 3


def test_long_strings_are_not_kept() -> None:
    glyphs = glyphs_of(latin())
    assert glyphs[b"x" * 25][2] == 25
    assert not glyphs


def test_not_more_strings_are_kept_than_a_sound_file_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_STRINGS", 3)
    glyphs = glyphs_of(latin())
    assert [glyphs[b"%d" % n][0] for n in range(10)] == [str(n) for n in range(10)]
    assert len(glyphs) <= 3


@pytest.mark.parametrize("is_vertical", [False, True])
def test_a_font_says_whether_it_is_written_downwards(is_vertical: bool) -> None:
    assert glyphs_of(latin(is_vertical=is_vertical)).is_vertical is is_vertical


@pytest.mark.parametrize(
    ("lengths", "data", "each"),
    [
        ((), b"abc", [b"a", b"b", b"c"]),
        ((2, 2), b"\0a\0b", [b"\0a", b"\0b"]),
        ((1, 2), b"a\x80bc", [b"a", b"\x80b", b"c"]),
        ((2, 2), b"\0a\0", [b"\0a"]),  # half a glyph is none
        ((1, 2), b"", []),
    ],
)
def test_a_string_comes_apart_into_its_glyphs(lengths: Sequence[int], data: bytes, each: list[bytes]) -> None:
    font = AFont({ord("a"): "a"}, lengths=lengths)
    assert list(glyphs_of(font).each(data)) == each


# Fonts as pdfminer makes them


def a_type1_font(**entries: object) -> Glyphs:
    spec = {"Subtype": LIT("Type1"), "BaseFont": LIT("Helvetica"), **entries}
    return Glyphs(PDFType1Font(PDFResourceManager(), spec))


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("WinAnsiEncoding", "-"), ("StandardEncoding", "›")],
)
def test_the_other_hyphen_of_windows_is_a_hyphen(encoding: str, text: str) -> None:
    """pdfminer takes code 173 for a blank: "co operation"."""
    assert a_type1_font(Encoding=LIT(encoding))[b"\xad"][0] == text


def test_what_a_font_says_of_its_codes_comes_before_any_encoding() -> None:
    codes = PDFStream({}, b"2 beginbfchar <AD> <0020> <41> <00660069> endbfchar")
    glyphs = a_type1_font(Encoding=LIT("WinAnsiEncoding"), ToUnicode=codes)
    assert glyphs[b"\xadAB"][0] == " fiB"
