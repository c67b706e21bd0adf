"""Files that are whole and touch on everything a reader knows, and ways to damage them.

Damage is drawn by a seed: the same seed on the same file does the same. It is what disks,
networks and programs do (bits, zeros, pieces that are lost, doubled or of another file), and
what only people do: numbers out of all proportion, names and references that were exchanged.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from random import Random

from tests.factories import a_pdf, text
from tests.unit.test_extract_docx import a_docx, numbered, p, r, styled, within_run


def stream(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """An object of a PDF that is a stream."""
    if packed:
        content, entries = zlib.compress(content), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def a_file(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    table = b"0000000000 65535 f \n"
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return bytes(out) + b"xref\n0 %d\n%s%s" % (size, table, trailer)


def a_packed_file(objects: Sequence[bytes]) -> bytes:
    """The same with all that is no stream in an object stream, and a stream for a table."""
    holder = len(objects) + 1
    head, bodies, rows = b"", b"", [b"\0" * 7]
    out = bytearray(b"%PDF-1.7\n")
    for number, body in enumerate(objects, start=1):
        if b"stream\n" in body:
            rows.append(b"\1" + len(out).to_bytes(4, "big") + b"\0\0")
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        else:
            rows.append(b"\2" + holder.to_bytes(4, "big") + head.count(b" ").to_bytes(3, "big")[1:])
            head += b"%d %d\n" % (number, len(bodies))
            bodies += body + b"\n"
    kept = stream(
        head + bodies, b"/Type /ObjStm /N %d /First %d" % (head.count(b"\n"), len(head)), packed=True
    )
    rows.append(b"\1" + len(out).to_bytes(4, "big") + b"\0\0")
    out += b"%d 0 obj\n%s\nendobj\n" % (holder, kept)
    rows.append(b"\1" + len(out).to_bytes(4, "big") + b"\0\0")
    entries = b"/Type /XRef /W [1 4 2] /Root 1 0 R /Size %d" % len(rows)
    last = stream(b"".join(rows), entries, packed=True)
    return bytes(out) + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (holder + 1, last, len(out))


_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Our def 1 begincodespacerange <0000> <ffff> endcodespacerange
3 beginbfchar <0001> <0041> <0002> <00660066> <0003> <05D0> endbfchar
2 beginbfrange <0010> <0020> <0061> <0030> <0032> [<0031> <0032> <0033>] endbfrange
endcmap end end"""

_DRAWN = b"""q 1 0 0 1 50 50 cm /Form Do Q q 100 0 0 100 0 0 cm /Picture Do Q
BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\x01\x02\x03 EI
BT /F1 12 Tf 14 TL 1 0 0 1 72 700 Tm [(Human) -300 (rights) 20 (de-)] TJ T* (fenders \\(\\351\\)) Tj ET
/Span << /ActualText (fi) >> BDC BT /F2 10 Tf 72 640 Td <000100020010001100300003> Tj 3 Ts (1) ' ET EMC
/Artifact << /Type /Pagination >> BDC BT /F1 8 Tf 2 Tr 300 20 Td 5 Tc 2 Tw 90 Tz (Page 1) Tj ET EMC
/Span /P1 BDC BT /F3 9 Tf 0 1 -1 0 400 300 Tm (ab) Tj /F4 9 Tf 500 300 Td <00100011> Tj 1 0 (x) " ET EMC
0 0 m 10 10 l 20 20 30 30 40 40 c S [1 2] 0 d 0.5 g f* % the end
"""

_EVERYTHING = (
    b"<< /Type /Catalog /Pages 2 0 R /Lang (en) /AcroForm << /Fields [14 0 R] >> /Outlines 17 0 R "
    b"/PageLabels << /Nums [0 << /S /r /St 3 /P (A-) >> 1 << /S /D >>] >> >>",
    b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 612 792] /Resources 5 0 R >>",
    b"<< /Type /Page /Parent 2 0 R /Contents [6 0 R 7 0 R] /Annots [14 0 R 15 0 R] >>",
    b"<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Rotate 90 /CropBox [0 0 500 500] >>",
    b"<< /Font << /F1 8 0 R /F2 9 0 R /F3 12 0 R /F4 18 0 R >> /XObject << /Form 13 0 R /Picture 16 0 R >> "
    b"/Properties << /P1 << /ActualText (x) >> >> >>",
    stream(text("1. Everyone has the right", "2. to promote and to strive", "¹ See A/RES/53/144.")),
    stream(_DRAWN),
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /FirstChar 32 /LastChar 40 "
    b"/Widths [250 333 408 500 500 833 778 180 333] /Encoding << /BaseEncoding /WinAnsiEncoding "
    b"/Differences [39 /quotesingle 192 /grave /fi /uni05D0] >> >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Ours /Encoding /Identity-H /DescendantFonts [10 0 R] "
    b"/ToUnicode 11 0 R >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Ours /CIDSystemInfo << /Registry (Adobe) "
    b"/Ordering (Identity) /Supplement 0 >> /DW 900 /W [1 [500 600] 16 32 450] "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /Ours /Flags 4 /Ascent 800 /Descent -200 >> >>",
    stream(_TO_UNICODE),
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 "
    b"/LastChar 98 /Widths [50 60] /Encoding << /Differences [97 /a /b] >> /CharProcs << /a 7 0 R >> >>",
    stream(
        b"BT /F1 9 Tf (in a form) Tj ET /Form Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 5 5] /Resources 5 0 R",
    ),
    b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (filled in) /Rect [0 0 9 9] /Parent 15 0 R >>",
    b"<< /Type /Annot /Subtype /FreeText /Contents <FEFF0041> /F 4 /Kids [14 0 R] /Rect [0 0 9 9] >>",
    stream(b"\x80" * 16, b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray"),
    b"<< /Type /Outlines /First 17 0 R /Last 17 0 R /Title (Contents) /Dest [3 0 R /Fit] >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Down /Encoding /UniJIS-UCS2-V /DescendantFonts [10 0 R] >>",
)

PDFS = (
    a_pdf(
        *[text("Page", "human rights de-", "fenders")] * 4,
        catalog=b"/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 >>] >>",
        info=b"/Title (A) /Author <FEFF0041>",
    ),
    a_file(_EVERYTHING),
    a_packed_file(_EVERYTHING),
)

WEB_PAGES = tuple(
    page.encode("cp1252")
    for page in (
        """<html lang=fr><head><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">
<title>Rapport&nbsp;annuel</title><link rel=canonical href="https://example.org/a"><base href=b>
<meta name=GENERATOR content="Microsoft FrontPage 3.0"></head><body bgcolor=#ffffff><nav><header><a href=/>
Accueil</a></header></nav><table><tr><td width="20%"><font face=Arial size=2><b>Menu<br>Contact</b></font>
</td><td><h1 align=center>Défenseurs</h1><p>1. Chacun a le droit<sup>1</sup> &laquo;&nbsp;ici&#160;&raquo;
<p>2. Nul ne sera<h2><a name=II>II. Suite</a></h2><ol start=3><li>trois<li>quatre<ul><li>a)</ul></ol>
<pre>  tel
     quel</pre><blockquote><i>cité <b>en</i> gras</b></blockquote></td></tr></table><hr><p><sup>1</sup> Voir
A/RES/53/144 &#x2014; &#8212; &bogus; &amp<footer>© 1999<!-- > --></footer></body></html>""",
        """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><body><div id=cookie-banner>We use</div>
<main><article><header><h1>Report</h1></header><section><h2>A</h2><p>12. One</p><p>13. Two</p></section>
<details><summary>More</summary><p>Hidden</p></details><table><thead><tr><th>x</th></tr></thead><tr><td>1
<td>2</table></article></main><script>if (a < b) document.write("<p>")</script><svg><text>no</text></svg>
<iframe src=x></iframe><frameset><frame src=y></frameset><select><option>1</select></body></html>""",
    )
)

WORD_FILES = (
    a_docx(
        p("Report", properties=styled("Heading1"))
        + p("Everyone has the right", within_run('<w:footnoteReference w:id="2"/>'), properties=numbered(1))
        + p(r("to promote", '<w:b/><w:sz w:val="24"/>'), properties=numbered(1, 1))
        + p(within_run('<w:br w:type="page"/>'), within_run("<w:tab/>"), "and to strive")
        + f"<w:tbl><w:tr><w:tc>{p('one')}</w:tc><w:tc>{p('two')}</w:tc></w:tr></w:tbl>"
        + '<w:sectPr><w:headerReference w:type="default" r:id="r3"/></w:sectPr>',
        {
            "styles": '<w:styles><w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn '
            'w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
            "numbering": '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start '
            'w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
            '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
            "footnotes": f'<w:footnotes><w:footnote w:id="2">{p("See annex.")}</w:footnote></w:footnotes>',
            "header1": f"<w:hdr>{p('A/HRC/25/55')}</w:hdr>",
            "docProps/core.xml": '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/'
            'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A report'
            "</dc:title></c:coreProperties>",
        },
    ),
)

SOURCES: Mapping[str, Sequence[bytes]] = {"pdf": PDFS, "html": WEB_PAGES, "docx": WORD_FILES}

_OUT_OF_PROPORTION = (
    *(b"0", b"-1", b"1", b"2", b"255", b"32767", b"65536", b"2147483647", b"4294967296", b"1e9", b"0.00001"),
    *(b"9" * 30, b"9" * 400, b"9" * 5000, b"-" * 99, b"1" * 99 + b"." + b"1" * 99),
    *(b"-.", b"99 0 R", b"1 0 R", b"null"),
)
_SIGNS = b"()<>[]{}/%\\&;='\"- \0\n\r\xff\x80R0"
_NUMBER = re.compile(rb"\d+")
_PART = re.compile(rb"/\w+|\d+ \d+ R|\d+|<[^<>]{0,60}>|\b[A-Za-z]{1,3}\b|w:\w+|\"[^\"]{0,60}\"")
_PACKED = re.compile(
    rb"(?<=stream\n)x.*?(?=\r?\nendstream)|(?<=stream\r\n)[xHh].*?(?=\r?\nendstream)", re.DOTALL
)

Change = Callable[[bytes, bytes, Random], bytes]
"""Of a file and another one."""


def _bits(data: bytes, other: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 8, 64))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _signs(data: bytes, other: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 16))):
        changed[random.randrange(len(changed))] = random.choice(_SIGNS)
    return bytes(changed)


def _range(data: bytes, random: Random) -> tuple[int, int]:
    begin = random.randrange(len(data))
    return begin, min(len(data), begin + random.choice((1, 4, 30, 200, 2000)))


def _cut(data: bytes, other: bytes, random: Random) -> bytes:
    return data[: random.randrange(1, len(data))]


def _lost(data: bytes, other: bytes, random: Random) -> bytes:
    begin, end = _range(data, random)
    return data[:begin] + data[end:]


def _zeroed(data: bytes, other: bytes, random: Random) -> bytes:
    begin, end = _range(data, random)
    return data[:begin] + b"\0" * (end - begin) + data[end:]


def _doubled(data: bytes, other: bytes, random: Random) -> bytes:
    begin, end = _range(data, random)
    return data[:end] + data[begin:end] * random.choice((1, 1, 2, 50)) + data[end:]


def _spliced(data: bytes, other: bytes, random: Random) -> bytes:
    begin, end = _range(data, random)
    from_, to = _range(other, random)
    return data[:begin] + other[from_:to] + data[end:]


def _joined(data: bytes, other: bytes, random: Random) -> bytes:
    return data[: random.randrange(1, len(data))] + other[random.randrange(len(other)) :]


def _out_of_proportion(data: bytes, other: bytes, random: Random) -> bytes:
    places = [found.span() for found in _NUMBER.finditer(data)]
    if not places:
        return data
    begin, end = random.choice(places)
    return data[:begin] + random.choice(_OUT_OF_PROPORTION) + data[end:]


def _exchanged(data: bytes, other: bytes, random: Random) -> bytes:
    places = [found.span() for found in _PART.finditer(data)]
    if len(places) < 2:
        return data
    (begin, end), (from_, to) = random.sample(places, 2)
    return data[:begin] + data[from_:to] + data[end:]


def _within(data: bytes, other: bytes, random: Random) -> bytes:
    """Damage what is packed in the file, and pack it again."""
    return (
        _within_archive(data, other, random)
        if data.startswith(b"PK")
        else _within_stream(data, other, random)
    )


def _within_stream(data: bytes, other: bytes, random: Random) -> bytes:
    """The same for a stream of a PDF; it stays in its place if there is room."""
    places = [found.span() for found in _PACKED.finditer(data)]
    if not places:
        return data
    begin, end = random.choice(places)
    try:
        content = zlib.decompress(data[begin:end])
    except zlib.error:
        return data
    changed = zlib.compress(random.choice(_CHANGES)(content, other, random) if content else other, 9)
    return data[:begin] + changed.ljust(end - begin, b"\n") + data[end:]


_CHANGES: tuple[Change, ...] = (
    *(_bits, _signs, _cut, _lost, _zeroed, _doubled, _spliced, _joined),
    *(_out_of_proportion, _out_of_proportion, _exchanged, _exchanged),
)


def _within_archive(data: bytes, other: bytes, random: Random) -> bytes:
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError):
        return data
    if not parts:
        return data
    changed, origin = random.choice(list(parts)), random.choice(list(parts))
    if len(parts[changed]) > 1 and len(parts[origin]) > 1:
        parts[changed] = random.choice(_CHANGES)(parts[changed], parts[origin], random)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def damaged(files: Sequence[bytes], seed: int) -> bytes:
    """Return one of the files with some changes, drawn by the seed."""
    random = Random(seed)  # noqa: S311 - repeatable
    data = random.choice(files)
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        change = (
            _within if random.random() < (0.9 if data.startswith(b"PK") else 0.4) else random.choice(_CHANGES)
        )
        data = change(data, random.choice(files), random)
        if len(data) < 2:
            break
    return data
