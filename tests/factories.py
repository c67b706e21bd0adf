"""Files that several tests make for themselves: small, by hand, with all that is in them in sight."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

FIRST_FREE = 4
"""Number of the first of the further objects of `a_pdf`; before it stand catalog, page tree and font."""


def text(*lines: str) -> bytes:
    """Content of a page with these lines, in WinAnsi."""
    shown = b" T* ".join(b"(" + line.encode("cp1252") + b") Tj" for line in lines)
    return b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """An object that is a stream."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def a_pdf(
    *contents: bytes,
    info: bytes = b"",
    catalog: bytes = b"",
    page: bytes = b"",
    trailer: bytes = b"",
    font: bytes = HELVETICA,
    resources: bytes = b"",
    objects: Sequence[bytes] = (),
) -> bytes:
    """A PDF with these page contents, in one font.

    Args:
        contents: Of each page.
        info, catalog, page, trailer, resources: Further entries of these dictionaries.
        font: That is called F1, object 3.
        objects: Further objects, from number `FIRST_FREE`.
    """
    first = FIRST_FREE + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        font,
        *objects,
    ]
    for n, content in enumerate(contents):
        bodies += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> %s >>" % (first + 2 * n + 1, resources, page),
            stream(content),
        ]
    bodies.append(b"<< %s >>" % info)
    return a_file(bodies, b"/Root 1 0 R /Info %d 0 R %s" % (len(bodies), trailer))


def a_wide_font(encoding: bytes = b"Identity-H") -> tuple[bytes, bytes]:
    """A font of two bytes a glyph, each one em wide, whose codes are Unicode; and its object `FIRST_FREE`."""
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /DW 1000 "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /Wide >> "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /%s /DescendantFonts [%s] "
        b"/ToUnicode %d 0 R >>" % (encoding, descendant, FIRST_FREE)
    )
    return font, stream(b"1 beginbfrange <0000> <ffff> <0000> endbfrange")


def a_file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, with its table of them and a trailer."""
    out = b"%PDF-1.7\n"
    table = b""
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, len(out))
    )


def encryption(password: bytes) -> bytes:
    """Entries of a trailer that lock a file for everybody without this password (RC4, 40 bits).

    The keys of algorithms 2 to 4 of ISO 32000-1, 7.6.3; contents are left as they are, unless
    they are `encrypted`.
    """
    return b"/ID [<6964> <6964>] /Encrypt " + standard_encryption(password)


def standard_encryption(password: bytes) -> bytes:
    """The dictionary of such an encryption, for files whose ID is "id"."""
    user = _rc4(_key(password), _PAD)
    return b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        _PAD.hex().encode(),
        user.hex().encode(),
    )


def encrypted(data: bytes, number: int, password: bytes = b"") -> bytes:
    """The content of object `number` under such an encryption."""
    key = hashlib.md5(_key(password) + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False)
    return _rc4(key.digest()[:10], data)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _key(password: bytes) -> bytes:
    padded = (password + _PAD)[:32]
    return hashlib.md5(padded + _PAD + b"\xfc\xff\xff\xff" + b"id", usedforsecurity=False).digest()[:5]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def hebrew(text: str) -> str:
    """Letters of Hebrew for capital letters, "A" for the first; all else as it is."""
    return "".join(
        [chr(ord("א") + ord(letter) - ord("A")) if letter.isupper() else letter for letter in text]
    )
