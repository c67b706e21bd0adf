"""Files that were built to hurt, by name.

`BOMBS` become large, or take long whatever a reader does: there are limits for them. `KNOTS` are
cheap to write and have little to say, so reading them must be cheap as well; most have made some
reader take seconds for a few kilobytes, as what it does once too often grows with the square of
their length, or doubles with each line. The others made one stumble.

Each file is made when it is asked for, for some have tens of megabytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

from tests.factories import text
from tests.pipeline.damage import a_file, stream
from tests.unit.test_extract_docx import a_docx, numbered, p, r

Made = Callable[[], bytes]

SHOWN = text("shown")

_FLATE = b"/Filter /FlateDecode"
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_LEAF = b"<< /Type /Page /MediaBox [0 0 612 792] >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_COMPOSITE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [7 0 R] %s >>"
)
_DESCENDANT = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << >> %s >>"


def _zeros(mebibytes: int) -> bytes:
    """So many zeros, packed, without packing them one by one."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = ((mebibytes << 20) % 65521 << 16) + 1
    return b"\x78\xda" + block * mebibytes + b"\3\0" + checksum.to_bytes(4, "big")


def _damaged(content: bytes) -> bytes:
    """Content packed, with a wrong byte before its end."""
    packed = bytearray(zlib.compress(content, 1))
    packed[-20] ^= 0xFF
    return bytes(packed)


def _page(
    content: bytes, *more: bytes, resources: bytes = b"", entries: bytes = b"", filters: bytes = b""
) -> bytes:
    """A PDF of one page; further objects begin with 6."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> %s >> %s >>" % (resources, entries)
    )
    return a_file([_CATALOG, _PAGES, page, stream(content, filters), _FONT, *more])


def _tree(kids: bytes, *more: bytes) -> bytes:
    """A PDF with a page tree; further objects begin with 3."""
    return a_file([_CATALOG, b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids, *more])


def _in_object_stream(packed: bytes) -> bytes:
    data = b"%%PDF-1.7\n4 0 obj\n%s\nendobj\n" % stream(packed, _FLATE + b" /Type /ObjStm /N 3 /First 20")
    rows = b"".join((b"\0\0\0\0", b"\2\0\4\0", b"\2\0\4\1", b"\2\0\4\2", b"\1\0\x09\0"))
    table = stream(rows, b"/Type /XRef /W [1 2 1] /Size 5 /Root 1 0 R")
    return data + b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (table, len(data))


def _table_of_objects(packed: bytes) -> bytes:
    table = stream(packed, _FLATE + b" /Type /XRef /W [1 2 1] /Size 5 /Root 1 0 R")
    return b"%%PDF-1.7\n5 0 obj\n%s\nendobj\nstartxref\n9\n%%%%EOF" % table


def _forms(depth: int, content: bytes) -> bytes:
    """Forms each of which is /X to the one before."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    forms = [stream(content, entries % number) for number in range(7, 7 + depth)]
    return _page(SHOWN + b" /X Do", *forms, _FONT, resources=b"/XObject << /X 6 0 R >>")


def _deep_tree(depth: int) -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % number for number in range(4, 4 + depth)]
    return _tree(b"3 0 R", *nodes, _LEAF)


def _composite(to_unicode: bytes = b"", *, filters: bytes = b"", widths: bytes = b"") -> bytes:
    """A page that shows a font with this map and these widths."""
    return _page(
        b"BT /F2 9 Tf 72 700 Td <00410042> Tj ET",
        _COMPOSITE % (b"/ToUnicode 8 0 R" if to_unicode else b""),
        _DESCENDANT % (b"/W [%s]" % widths),
        stream(to_unicode, filters),
    )


def _lists_of_lists(depth: int) -> bytes:
    """A field whose value is two lists of two lists of two lists…"""
    lists = [b"[%d 0 R %d 0 R]" % (number, number) for number in range(8, 8 + depth)]
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /V 7 0 R >>"
    return _page(SHOWN, field, *lists, b"(ha)", entries=b"/Annots [6 0 R]")


def _map(count: int, name: bytes = b"Village%d") -> bytes:
    """Names all over a page."""
    columns = round(count**0.5)
    names = b"".join(
        b"1 0 0 1 %.1f %.1f Tm (%s) Tj\n"
        % (n % columns * 600 / columns, n // columns * 780 / columns, name.replace(b"%d", b"%d" % n))
        for n in range(count)
    )
    return _page(b"BT /F1 2 Tf %sET" % names)


def _many_lists(count: int) -> bytes:
    """A Word file with a paragraph for each of many lists, all made after a style that is not there."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="x"/></w:abstractNum>'
        for n in range(count)
    )
    first = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f"<w:numbering>{lists}{first}</w:numbering>"
    return a_docx(p("x", properties=numbered(1)) * count, {"numbering": numbering})


def _misnamed_part() -> bytes:
    """A Word file whose main part has two names, one of them said to be UTF-8, which it is not."""
    data = bytearray(a_docx(p("shown")))
    name = data.index(b"word/document.xml")
    data[name] = 0xFA
    data[name - 23] |= 0x08  # general purpose bit 11: APPNOTE.TXT 4.4.4
    return bytes(data)


BOMBS: Mapping[str, Made] = {
    "content-of-a-gigabyte.pdf": lambda: _page(_zeros(1024), filters=_FLATE),
    "content-packed-twice.pdf": lambda: _page(
        zlib.compress(_zeros(1024)), filters=b"/Filter [/FlateDecode /FlateDecode]"
    ),
    "object-stream-of-a-gigabyte.pdf": lambda: _in_object_stream(_zeros(1024)),
    "table-of-a-gigabyte.pdf": lambda: _table_of_objects(_zeros(1024)),
    "row-of-two-gigabytes.pdf": lambda: _page(
        zlib.compress(b"\1" * 99),
        filters=_FLATE + b" /DecodeParms << /Predictor 15 /Columns 2000000000 >>",
    ),
    "runs.pdf": lambda: _page(b"\x81 " * 5_000_000, filters=b"/Filter /RunLengthDecode"),
    "zeros-in-base-85.pdf": lambda: _page(b"z" * 20_000_000, filters=b"/Filter /ASCII85Decode"),
    "to-unicode-of-a-gigabyte.pdf": lambda: _composite(_zeros(1024), filters=_FLATE),
    "to-unicode-of-all-codes.pdf": lambda: _composite(
        b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"
    ),
    "to-unicode-of-long-texts.pdf": lambda: _composite(
        b"1 beginbfrange <0000> <ffff> <%s> endbfrange" % (b"0041" * 5000)
    ),
    "widths-of-a-million-codes.pdf": lambda: _composite(widths=b"0 [%s]" % (b"500 " * 1_000_000)),
    "widths-of-all-codes.pdf": lambda: _composite(widths=b"0 4294967295 500"),
    "forms-in-forms.pdf": lambda: _forms(1000, b"/X Do"),
    "forms-twice-in-forms.pdf": lambda: _forms(40, b"/X Do /X Do"),
    "tree-of-great-depth.pdf": lambda: _deep_tree(5000),
    "page-a-hundred-thousand-times.pdf": lambda: _tree(b"3 0 R " * 100_000, _LEAF),
    "pages-that-are-missing.pdf": lambda: _tree(b" ".join(b"%d 0 R" % n for n in range(3, 50_000)), _LEAF),
    "string-without-end.pdf": lambda: _page(SHOWN + b"(" + b"a" * 50_000_000),
    "brackets.pdf": lambda: _page(SHOWN + b"[" * 10_000_000),
    "parentheses.pdf": lambda: _page(SHOWN + b"(" * 10_000_000),
    "dictionaries.pdf": lambda: _page(SHOWN + b"<" * 10_000_000),
    "states-saved.pdf": lambda: _page(SHOWN + b" q" * 5_000_000),
    "brackets-in-the-file.pdf": lambda: _tree(b"3 0 R", b"[" * 1_000_000),
    "divisions.html": lambda: b"<p>shown" + b"<div>" * 300_000,
    "tables-in-tables.html": lambda: b"<table><tr><td>x" * 50_000,
    "line-breaks.html": lambda: b"shown" + b"<br>" * 2_000_000,
    "blank-lines.html": lambda: b"<pre>shown" + b" \n" * 2_000_000 + b"x",
}

KNOTS: Mapping[str, Made] = {
    "object-that-is-a-reference-to-itself.pdf": lambda: (
        b"%PDF-1.7\n1 0 obj\n1 0 R\nendobj\ntrailer\n<< /Root 1 0 R >>\n"
    ),
    "tree-in-itself.pdf": lambda: _tree(b"2 0 R 3 0 R 2 0 R", _LEAF),
    "form-in-itself.pdf": lambda: _page(
        SHOWN + b" /X Do",
        stream(b"/X Do /X Do", b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"),
        resources=b"/XObject << /X 6 0 R >>",
    ),
    "length-of-a-stream-that-is-the-stream.pdf": lambda: _page(SHOWN, filters=b"/Length 4 0 R"),
    "million-pages-announced.pdf": lambda: _page(SHOWN).replace(b"/Count 1", b"/Count 1000000"),
    "page-number-of-many-digits.pdf": lambda: _page(SHOWN).replace(b"/Count 1", b"/Count " + b"9" * 4000),
    "billion-objects-announced.pdf": lambda: _table_of_objects(zlib.compress(b"")).replace(
        b"/W [1 2 1]", b"/W [0 0 0] /Index [0 1000000000]"
    ),
    "lists-of-lists.pdf": lambda: _lists_of_lists(26),
    "numbers.pdf": lambda: _page(SHOWN + b" 1" * 40_000),
    "numbers-in-brackets.pdf": lambda: _page(SHOWN + b"[" + b" 1" * 40_000 + b"] 0 d"),
    "digits.pdf": lambda: _page(SHOWN + b" " + b"1" * 1_000_000 + b" w"),
    "names.pdf": lambda: _page(SHOWN + b"/A" * 100_000),
    "dictionaries-of-dictionaries.pdf": lambda: _page(SHOWN + b"<</A" * 50_000),
    "marks.pdf": lambda: _page(SHOWN + b" /A BMC" * 50_000),
    "pictures-without-end.pdf": lambda: _page(SHOWN + b" BI " + b"ID " * 20_000),
    "damaged-stream.pdf": lambda: _page(_damaged(SHOWN + b" 1 w" * 4_000_000), filters=_FLATE),
    "pictures-without-beginning.pdf": lambda: _page(SHOWN + b" BI" * 20_000),
    "pictures.pdf": lambda: _page(SHOWN + b" BI ID x EI" * 20_000),
    "map.pdf": lambda: _map(7000),
    "map-of-one-name.pdf": lambda: _map(10_000, b"x"),
    "streams-of-objects.pdf": lambda: (
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n<</Type /ObjStm>>\n" % n for n in range(25_000))
    ),
    "streams-without-ends.pdf": lambda: (
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n<</Type /ObjStm>>\nstream\n" % n for n in range(25_000))
    ),
    "hyphens.pdf": lambda: _page(b"BT /F1 9 Tf 72 700 Td 10 TL (pre-) ' (%s) ' ET" % (b"b- " * 12_000)),
    "hyphens.html": lambda: b"<p>pre-<br>" + b"b- " * 12_000,
    "soft-hyphens.html": lambda: b"<p>pre&shy;<br>" + b"b&shy; " * 25_000,
    "letters.html": lambda: b"<p>(a) Everyone" * 5000,
    "numbered-paragraphs.html": lambda: b"<p>1. Everyone<p>2. Nobody" * 12_000,
    "headings.html": lambda: b"<h1>x<div>" * 5000,
    "marks-of-notes.html": lambda: b"<p>shown" + b"<sup>1<i>" * 20_000,
    "menus.html": lambda: b"<p>shown" + b"<nav><header>y" * 10_000,
    "attributes.html": lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">shown",
    "comments.html": lambda: b"<p>shown" + b"<!--" * 200_000,
    "blanks.html": lambda: b"<pre>\n" + b" " * 200_000 + b"x",
    "bold.html": lambda: b"<b><p>x" * 5000,
    "lists.docx": lambda: _many_lists(20_000),
    "runs.docx": lambda: a_docx(p(*["x"] * 20_000)),
    "tables-in-tables.docx": lambda: a_docx(
        "<w:tbl><w:tr><w:tc>" * 600 + p("x") + "</w:tc></w:tr></w:tbl>" * 600
    ),
    "size-of-many-digits.docx": lambda: a_docx(p(r("shown", f'<w:sz w:val="{"9" * 400}"/>'))),
    "paragraph-in-properties.docx": lambda: a_docx("<w:p><w:pPr><w:p/></w:pPr></w:p>"),
    "part-with-two-names.docx": _misnamed_part,
    "page-that-is-a-menu.html": lambda: b"<html id=cookie-banner role=banner><p>shown",
}
