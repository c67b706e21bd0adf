"""Dictionaries and arrays: the lean parser reads what pdfminer's own reads."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream

from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.values import LeanParser

READ = [
    (b"<< /A 1 /B -2.5 /C [.5 +3 4.] >>", {"A": 1, "B": -2.5, "C": [0.5, 3, 4.0]}),
    (b"<</A(text)/B<FEff>/C<>>>", {"A": b"text", "B": b"\xfe\xff", "C": b""}),
    (b"[true false null]", [True, False, None]),
    (b"<< /A null /B << /C [[] <<>>] >> >>", {"B": {"C": [[], {}]}}),
    (b"<< /A 1 /A 2 >>", {"A": 2}),
    (b"[1 0 2 0 3]", [1, 0, 2, 0, 3]),
    # Odd ones, which are left to pdfminer.
    (rb"<< /A (a\(b\)) /B (nested (text)) >>", {"A": b"a(b)", "B": b"nested (text)"}),
    (b"<< /A#20B 1 >> % comment", {"A B": 1}),
    (b"[" + b" 7" * 20_000 + b"]", [7] * 20_000),
]


def read(parser: type[PDFParser], text: bytes, after: bytes = b"\nendobj\n") -> object:
    """Return what a parser reads, in a form that can be compared."""
    reader = parser(io.BytesIO(text + after))
    reader.doc = cast(PDFDocument, SimpleNamespace(decipher=None))
    try:
        return plain(reader.nextobject()[1])
    except RAISED_ON_DAMAGE as error:
        return type(error)


def plain(value: object) -> object:
    if isinstance(value, PDFStream):
        return "stream", plain(value.attrs), value.rawdata
    if isinstance(value, PDFObjRef):
        return "reference", value.objid
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value if isinstance(value, bytes | None) else (type(value), str(value))


@pytest.mark.parametrize(("text", "expected"), READ)
def test_collections_are_read(text: bytes, expected: object) -> None:
    assert read(LeanParser, text) == plain(expected)
    assert read(PDFParser, text) == plain(expected)


def test_references_are_read() -> None:
    assert read(LeanParser, b"<< /A 12 0 R /B [3 0 R 4] >>") == {
        "A": ("reference", 12),
        "B": [("reference", 3), (int, "4")],
    }


def test_a_stream_is_read_behind_its_dictionary() -> None:
    text = b"<< /Length 5 >> stream\n<<>>>\nendstream"
    assert read(LeanParser, text) == read(PDFParser, text) == ("stream", {"Length": (int, "5")}, b"<<>>>")


_PARTS = st.sampled_from(
    [
        *rb"<< >> [ ] /A /B /C#41 1 -2 +.5 4. 1.2.3 -- 7 0 R true nul null (x) (\)) <41> <4> { %".split(),
        *(b"R", b"endobj", b"stream", b"\n", b"\0", b"(", b")", b"\x0b", b"\xff"),
    ]
)


@given(st.lists(_PARTS), st.sampled_from([b" ", b""]))
def test_whatever_comes_is_read_as_by_pdfminer(parts: list[bytes], between: bytes) -> None:
    for text in (between.join(parts), b"<<" + between.join(parts) + b">>", b"[" + between.join(parts) + b"]"):
        assert read(LeanParser, text) == read(PDFParser, text)
