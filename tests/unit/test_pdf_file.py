"""Files open, and their pages are found, also where their tables of objects are wrong or gone.

What is damaged here is damaged on purpose, on one small file with two pages.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pdfminer.pdfinterp import PDFResourceManager

from indexer.errors import DamagedFile, EncryptedFile
from indexer.extract.pdf import read
from indexer.extract.pdf.content import Interpreter
from indexer.extract.pdf.device import Collector
from indexer.extract.pdf.file import hints, open_pdf, text_string
from indexer.extract.protocol import Draft, Limits
from tests.factories import (
    FIRST_FREE,
    HELVETICA,
    a_file,
    a_pdf,
    encrypted,
    encryption,
    standard_encryption,
    stream,
    text,
)


def opened(data: bytes) -> tuple[list[str], str]:
    """What the pages of a file show, and what is said of those that are missing."""
    _, pages, missing = open_pdf(io.BytesIO(data))
    resources = PDFResourceManager()
    collector = Collector(resources)
    interpreter = Interpreter(resources, collector)
    shown = []
    for page in pages:
        interpreter.process_page(page)
        shown.append(" ".join(run.text for run in collector.runs))
    return shown, missing


WHOLE = a_pdf(text("one"), text("two"), info=b"/Title (Padding: .......)")


def test_a_sound_file_has_its_pages() -> None:
    assert opened(WHOLE) == (["one", "two"], "")


# --- damage

Damage = Callable[[bytes], bytes]


def cut(data: bytes, before: bytes) -> bytes:
    return data[: data.rindex(before)]


DAMAGES: dict[str, Damage] = {
    "a byte is lost": lambda data: data.replace(b"%PDF-1.7\n", b"%PDF-1.7"),
    "a byte is gained": lambda data: data.replace(b"%PDF-1.7\n", b"%PDF-1.7\r\n"),
    "bytes are lost within": lambda data: data.replace(b".......", b"."),
    "all line ends are those of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "all line ends are those of old Macs": lambda data: data.replace(b"\n", b"\r"),
    "something stands before it": lambda data: (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + data
    ),
    "something stands behind it": lambda data: data + b"<html>" + b"\0" * 5000,
    "the table is pointed at wrongly": lambda data: data.replace(b"startxref\n", b"startxref\n9"),
    "the table is pointed at by no number": lambda data: cut(data, b"startxref") + b"startxref\nxref\n%%EOF",
    "the table is not pointed at": lambda data: cut(data, b"startxref"),
    "the trailer is gone": lambda data: cut(data, b"trailer"),
    "the table is gone": lambda data: cut(data, b"xref\n0"),
    "the table is empty": lambda data: data.replace(b"xref\n0 9", b"xref\n0 0"),
    "the table is garbled": lambda data: data.replace(b"00000 n", b"garbage"),
    "the table counts from one": lambda data: data.replace(b"xref\n0 9", b"xref\n1 9"),
    "the trailer has no root": lambda data: data.replace(b"/Root 1 0 R", b""),
    "the trailer has a wrong root": lambda data: data.replace(b"/Root 1 0 R", b"/Root 3 0 R"),
    "the trailer goes back to itself": lambda data: data.replace(
        b"/Root", b"/Prev %d /Root" % data.index(b"xref\n0")
    ),
    "the trailer goes back to nowhere": lambda data: data.replace(b"/Root", b"/Prev 999999 /Root"),
    "the header is gone": lambda data: data.removeprefix(b"%PDF-1.7\n"),
    "lengths of streams are wrong": lambda data: data.replace(b"/Length ", b"/Length 9"),
    "lengths of streams are too short": lambda data: re.sub(rb"/Length \d+", b"/Length 5", data),
    "lengths of streams are no whole numbers": lambda data: re.sub(rb"/Length \d+", b"/Length 5.5", data),
    "lengths of streams are below zero": lambda data: data.replace(b"/Length ", b"/Length -"),
    "lengths of streams are gone": lambda data: data.replace(b"/Length ", b"/Gone "),
    "the list of pages is gone": lambda data: data.replace(b"/Kids", b"/Gone"),
    "the number of pages is gone": lambda data: data.replace(b"/Count 2", b""),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_pages_are_found_though(damage: str) -> None:
    damaged = DAMAGES[damage](WHOLE)
    assert damaged != WHOLE
    assert opened(damaged)[0] == ["one", "two"]


@pytest.mark.parametrize("end", [b"%%EOF", b"startxref", b"trailer", b"xref\n0"])
def test_a_file_without_an_end_may_miss_pages(end: bytes) -> None:
    shown, missing = opened(cut(WHOLE, end))
    assert shown == ["one", "two"]
    assert ("the end of the file is missing" in missing) is (end != b"%%EOF")


def test_a_lock_and_an_id_that_are_cut_off_are_none() -> None:
    damaged = cut(WHOLE, b"xref\n0") + b"trailer << /Encrypt << /ID [ (without an end"
    assert opened(damaged)[0] == ["one", "two"]


def test_of_several_objects_with_one_number_the_last_counts() -> None:
    newer = b"7 0 obj\n" + stream(text("newer")) + b"\nendobj\n"
    assert opened(cut(WHOLE, b"xref\n0") + newer)[0] == ["one", "newer"]


def test_the_catalog_is_found_without_anything_that_points_at_it() -> None:
    assert opened(cut(WHOLE, b"xref\n0").replace(b"/Type /Catalog", b"/Type\r\n/Catalog"))[0] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"potato salad", WHOLE[:150], b"%PDF-1.7 1 0 obj << /Type /Catalog >>"]
)
def test_what_has_no_pages_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        opened(data)


# --- tables in several places

FIRST_TABLE = b"xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev %d >>\nstartxref\n0\n%%%%EOF\n"


def linearized(damage: Damage) -> bytes:
    """A file whose last words point at a table at its beginning, which points at that at its end."""
    place = len(b"%PDF-1.7\n")
    shift = len(FIRST_TABLE % 1234)
    body = WHOLE[place:]
    table = b"".join(
        b"%010d 00000 n \n" % (WHOLE.index(b"\n%d 0 obj" % number) + 1 + shift) for number in range(1, 9)
    )
    main = place + shift + body.index(b"xref\n0")
    body = cut(body, b"xref\n0") + b"xref\n0 9\n0000000000 65535 f \n" + table + b"trailer\n<< /Size 9 >>\n"
    first = FIRST_TABLE % main
    return WHOLE[:place] + damage(first.ljust(shift)) + body + b"startxref\n%d\n%%%%EOF\n" % place


@pytest.mark.parametrize(
    "damage",
    [
        lambda table: table,
        lambda table: table.replace(b"xref\n0 0", b"xxxx\n0 0"),
        lambda table: table.replace(b"/Prev", b"/Lost"),
        lambda table: table.replace(b"/Root 1 0 R", b"/Root 9 9 R"),
        lambda table: b"\0" * len(table),
    ],
    ids=["sound", "no table", "no way to the other", "a wrong root", "zeros"],
)
def test_a_file_made_for_the_web_opens_with_its_first_table_damaged(damage: Damage) -> None:
    assert opened(linearized(damage))[0] == ["one", "two"]


def test_tables_that_point_at_each_other_are_read_once() -> None:
    second = b"xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev %d >>\n"
    data = cut(WHOLE, b"startxref")
    at = len(data) + 20
    data = data.replace(b"/Root", b"/Prev %d /Root" % at, 1)
    data = data.ljust(at) + second % data.rindex(b"xref\n0") + b"startxref\n%d\n%%%%EOF" % at
    assert opened(data)[0] == ["one", "two"]


# --- objects in streams


def with_packed_objects(table: bytes = b"", **entries: bytes) -> bytes:
    """A file whose catalog, pages and font are packed in object 1; no table of objects."""
    packed = {
        2: b"<< /Type /Catalog /Pages 3 0 R >>",
        3: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        4: b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 612 792] /Contents 6 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        5: HELVETICA,
    }
    offsets, bodies = b"", b""
    for number, body in packed.items():
        offsets += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
    data = zlib.compress(offsets + bodies)
    entry = b"/Type /ObjStm /Filter /FlateDecode /N %d /First %d" % (len(packed), len(offsets))
    objects = {1: stream(data, entries.get("packed", entry)), 6: stream(text("packed"))}
    written = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in objects.items())
    return b"%PDF-1.7\n" + written + table


@pytest.mark.parametrize(
    "table",
    [
        b"trailer << /Root 2 0 R >>",
        b"7 0 obj << /Type /XRef /Root 2 0 R /W [1 2 1] /Length 3 >> stream\nxyz\nendstream endobj",
        b"",
    ],
    ids=["a trailer", "a table that is a stream, and damaged", "neither"],
)
def test_objects_in_streams_are_found_by_search(table: bytes) -> None:
    assert opened(with_packed_objects(table) + b"startxref\n0\n%%EOF") == (["packed"], "")


@pytest.mark.parametrize("part", [0.5, 0.9])
def test_a_file_that_was_cut_short_is_not_passed_off_as_whole(part: float) -> None:
    whole = a_pdf(*[text(f"page {number}") for number in range(9)])
    shown, said = opened(whole[: int(part * len(whole))])
    assert shown
    assert re.search("missing|cannot be found", said)


@pytest.mark.parametrize(
    "entries",
    [
        b"/Type /ObjStm /Filter /FlateDecode /N 999999999 /First 25",
        b"/Type /ObjStm /Filter /FlateDecode /N (many) /First 25",
        b"/Type /ObjStm /Filter /Unknown /N 4 /First 25",
        b"/Type /ObjStm /N 4 /First 25",  # not what it says
    ],
)
def test_damaged_streams_of_objects_end(entries: bytes) -> None:
    with pytest.raises(DamagedFile):
        opened(with_packed_objects(b"trailer << /Root 2 0 R >>", packed=entries.replace(b"25", b"9")))


# --- locked


def locked(password: bytes) -> bytes:
    """A file whose one page is encrypted."""
    number = FIRST_FREE + 2  # behind the encryption and the page
    return a_pdf(
        encrypted(text("locked"), number, password),
        objects=[standard_encryption(password)],
        trailer=b"/ID [<6964> <6964>] /Encrypt %d 0 R" % FIRST_FREE,
    )


def test_a_file_with_an_empty_password_is_read() -> None:
    assert opened(locked(b""))[0] == ["locked"]


LOCK_DAMAGES = ["a byte is lost", "the table is garbled", "the table is not pointed at"]


@pytest.mark.parametrize("damage", LOCK_DAMAGES)
def test_a_damaged_file_with_an_empty_password_is_read(damage: str) -> None:
    damaged = DAMAGES[damage](locked(b""))
    assert opened(damaged)[0] == ["locked"]
    assert opened(damaged.replace(b"<6964>", b"(id)"))[0] == ["locked"]


@pytest.mark.parametrize("damage", LOCK_DAMAGES)
def test_a_damaged_file_with_a_password_needs_it(damage: str) -> None:
    for data in (locked(b"secret"), a_pdf(text("x"), trailer=encryption(b"secret"))):
        with pytest.raises(EncryptedFile, match="password"):
            opened(DAMAGES[damage](data))


def test_an_unknown_lock_is_named() -> None:
    odd = encryption(b"").replace(b"/Standard", b"/Oddities")
    with pytest.raises(EncryptedFile, match="not known"):
        opened(a_pdf(text("x"), trailer=odd))


# --- lists of pages

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"


def tree(kids: bytes, *objects: bytes, count: int = 1) -> bytes:
    """A file with this list of pages; objects from number 3."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return a_file([catalog, pages, *objects], b"/Root 1 0 R")


@pytest.mark.parametrize(
    ("data", "count", "missing"),
    [
        (tree(b"3 0 R", PAGE), 1, ""),
        (tree(b"3 0 R 2 0 R", PAGE), 1, ""),  # a list within itself
        (tree(b"3 0 R", b"<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 2 0 R] >>", PAGE), 1, ""),
        (tree(b"3 0 R", PAGE, count=3), 1, "2 of 3 pages cannot be found"),
        (tree(b"3 0 R", PAGE, count=0), 1, ""),
        (
            tree(b"3 0 R", PAGE).replace(b"/Count", b"/Other"),
            1,
            "the list of pages is missing; more may be missing than is known",
        ),
        (tree(b"3 0 R 9 0 R 4 0 R", PAGE, PAGE, count=3), 2, "1 of 3 pages cannot be found"),
        (tree(b"3 0 R null 4 0 R", PAGE, PAGE, count=3), 1, "the list of pages is damaged after page 1"),
    ],
)
def test_pages_that_are_listed_and_not_there_are_missed(data: bytes, count: int, missing: str) -> None:
    shown, said = opened(data)
    assert (len(shown), said) == (count, missing)


# --- what a file says of itself


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Rapport", "Rapport"),
        (b"caf\xe9 \x85 \x80", "café – •"),  # PDFDocEncoding
        (b"\xfe\xff\x00\xe9\x06\x27", "éا"),
        (b"\xff\xfe\xe9\x00", "é"),
        (b"\xef\xbb\xbf\xc3\xa9", "é"),
        (b"\xfe\xff\xd8", ""),
        (b"", ""),
    ],
)
def test_texts_are_decoded_by_their_first_bytes(data: bytes, said: str) -> None:
    assert text_string(data) == said


def test_what_is_odd_among_the_hints_is_left_out() -> None:
    info = b"/Title (Report) /Author 99 0 R /Pages 12 /Subject (\\376\\377\\000x) /Trapped /False"
    document, _, _ = open_pdf(io.BytesIO(a_pdf(text("x"), info=info, catalog=b"/Lang (fr)")))
    assert list(hints(document)) == [("lang", "fr"), ("pdf:Title", "Report"), ("pdf:Subject", "x")]


# --- what is seen of a page


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (b"/CropBox [50 50 562 742]", ["in"]),
        (b"/CropBox [562 742 50 50]", ["in"]),
        (b"/CropBox [0 0 612 792]", ["in", "above", "left"]),
        (b"/CropBox [-9 -9 900 900]", ["in", "above", "left"]),
        (b"/CropBox [9 9 9 9]", ["in", "above", "left"]),  # nothing would be seen
        (b"/CropBox [700 50 900 742]", ["in", "above", "left"]),
        (b"/CropBox (odd)", ["in", "above", "left"]),
    ],
)
def test_what_is_cropped_is_not_read(tmp_path: Path, box: bytes, shown: list[str]) -> None:
    content = b"BT /F1 12 Tf 72 700 Td (in) Tj 0 60 Td (above) Tj -60 -99 Td (left) Tj ET"
    (tmp_path / "page.pdf").write_bytes(a_pdf(content, page=box))
    drafts = [told for told in read(tmp_path / "page.pdf", Limits()) if isinstance(told, Draft)]
    assert sorted(block.text for block in drafts[0].blocks) == sorted(shown)
