"""PDFs whose pages are pictures of text: set in Helvetica, drawn, turned if wanted, and put in as images."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from indexer.extract.ocr.tesseract import Picture, draw

WIDTH, HEIGHT = 612, 792  # points


def a_pdf(pages: Sequence[tuple[bytes, bytes]], objects: Sequence[bytes] = ()) -> bytes:
    """A PDF. Each page has content and resources; further objects are numbered from 3."""
    first = 3 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        *objects,
    ]
    for n, (content, resources) in enumerate(pages):
        bodies += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << %s >> >>"
            % (WIDTH, HEIGHT, first + 2 * n + 1, resources),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, trailer)


def typed(lines: Sequence[str], size: int = 12) -> bytes:
    """A PDF of one page with these lines as text."""
    shown = b" T* ".join(b"(" + line.encode("cp1252") + b") Tj" for line in lines)
    content = b"BT /F1 %d Tf %d TL 72 700 Td %s ET" % (size, 2 * size, shown)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return a_pdf([(content, b"/Font << /F1 3 0 R >>")], [font])


def photographed(lines: Sequence[str], folder: Path, size: int = 12) -> Picture:
    """A picture of a page with these lines."""
    file = folder / "typed.pdf"
    file.write_bytes(typed(lines, size))
    return draw(file, 1, 60)


def scanned(*pictures: Picture) -> bytes:
    """A PDF whose pages are these pictures, each over all of its page."""
    images = []
    pages = []
    for number, picture in enumerate(pictures, start=3):
        data = zlib.compress(picture.pixels)
        images.append(
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
            % (picture.width, picture.height, len(data), data)
        )
        box = b"%d 0 0 %d 0 0" % (WIDTH, HEIGHT)
        pages.append((b"q %s cm /Im Do Q" % box, b"/XObject << /Im %d 0 R >>" % number))
    return a_pdf(pages, images)
