"""Bytes to text, for files that say wrongly, or not at all, how they are encoded.

What a page declares is asked late: pages are converted by tools that leave the declaration as
it was. Text that is valid UTF-8 and not plain ASCII is UTF-8 whatever it declares, for no text
of another encoding comes out so by chance. And "iso-8859-1" and "us-ascii" mean windows-1252,
as browsers hold it (WHATWG Encoding Standard, 4.2).
"""

from __future__ import annotations

import codecs

FALLBACK = "windows-1252"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WHATWG = {
    "ascii": FALLBACK,
    "iso8859-1": FALLBACK,
    "cp1252": FALLBACK,
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "windows-874": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc_kr": "cp949",
}
"""Label or Python's name of an encoding -> what browsers read instead, a superset."""

_NOT_FOR_TEXT = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of a file; bytes that fit no encoding become U+FFFD.

    Args:
        data: The whole file.
        declared: Label of an encoding, as the file gives it; "" if it gives none.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.removeprefix(bom).decode(encoding, "replace")
    encoding = _codec(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if encoding in {"", "utf-8"}:
            return _damaged_utf8_or_fallback(data)
        return data.decode(encoding, "replace")
    if encoding in {"", "utf-8"} or not text.isascii():
        return text
    # Seven bits only, which matters to encodings such as iso-2022-jp: they shift with escapes.
    return data.decode(encoding, "replace")


def _codec(label: str) -> str:
    """Return Python's codec for the label of an encoding, or "" if there is none."""
    label = label.strip().lower()
    try:
        name = codecs.lookup(_WHATWG.get(label, label)).name
        "".encode(name)  # LookupError for codecs that do not lead from bytes to text
    except (LookupError, ValueError):  # ValueError: a label with a NUL
        return ""
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the label was read as ASCII, so it cannot be true
    return "" if name in _NOT_FOR_TEXT else _WHATWG.get(name, name)


def _damaged_utf8_or_fallback(data: bytes) -> str:
    """Decode as UTF-8 with holes if most that is not ASCII fits, else as windows-1252."""
    text = data.decode("utf-8", "replace")
    holes = text.count("\ufffd")
    fitting = sum(not character.isascii() for character in text) - holes
    return text if fitting > holes else data.decode(FALLBACK, "replace")
