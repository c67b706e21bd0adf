"""Bytes to text, for files that say wrongly, or not at all, how they are encoded.

What a page declares is asked late: pages are converted by tools that leave the declaration as
it was. Text that is valid UTF-8 and not plain ASCII is UTF-8 whatever it declares, for no text
of another encoding comes out so by chance. And "iso-8859-1" and "us-ascii" mean windows-1252,
as browsers hold it (WHATWG Encoding Standard, 4.2). Where nothing is declared, the language of
the page says what its readers' computers took for granted; where that is not told either, the bytes
themselves: other scripts stand in runs of bytes above ASCII, Latin ones have single letters there.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

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

_BY_LANGUAGE = {
    **dict.fromkeys(["ar", "fa"], "windows-1256"),
    **dict.fromkeys(
        ["ba", "be", "bg", "kk", "ky", "mk", "ru", "sah", "sr", "tg", "tt", "uk"], "windows-1251"
    ),
    **dict.fromkeys(["cs", "hr", "sk"], "windows-1250"),
    **dict.fromkeys(["hu", "pl", "sl"], "iso8859-2"),
    **dict.fromkeys(["et", "lt", "lv"], "windows-1257"),
    **dict.fromkeys(["az", "ku", "tr"], "windows-1254"),
    "el": "iso8859-7",
    "he": "windows-1255",
    "ja": "cp932",
    "ko": "cp949",
    "th": "cp874",
    "vi": "windows-1258",
    "zh": "gb18030",
    "zh-hant": "big5hkscs",
    "zh-hk": "big5hkscs",
    "zh-tw": "big5hkscs",
}
"""Language -> encoding of pages that declare none (HTML Standard, 13.2.3.2); all others `FALLBACK`."""

_ABOVE_ASCII = bytes(range(0x80, 0x100))
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_MOSTLY = 0.5  # of the bytes above ASCII
_ENOUGH_BYTES = 16_000  # to tell an encoding from

_OLD_WESTERN = ("cp850", "mac-roman")  # of DOS and of Macs before Unicode
_IN_A_WORD = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
_BETWEEN_LETTERS = "‘’“”–—…·\xa0\xad".encode(FALLBACK)  # apostrophes, dashes: also in sound words
_LEAST_BYTES, _LEAST_LETTERS = 3, 2  # different ones
_RIGHT, _WRONG = 0.6, 0.3  # share of bytes in words that are small letters

_UNASSIGNED = b"\x81\x8d\x8f\x90\x9d"  # in windows-1252; controls to browsers, so nobody sees them

_NOT_FOR_TEXT = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})


def decode(data: bytes, declared: str = "", language: str = "") -> str:
    """Return the text of a file; bytes that fit no encoding become U+FFFD.

    Args:
        data: The whole file.
        declared: Label of an encoding, as the file gives it; "" if it gives none.
        language: Tag of the language the file says it is in, as "fr" or "zh-TW"; "" if it does not.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.removeprefix(bom).decode(encoding, "replace")
    encoding = _codec(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if encoding in {"", "utf-8"}:
            return _damaged_utf8_or_fallback(data, _by_language(language))
        return _decoded(data, encoding)
    if encoding in {"", "utf-8"} or not text.isascii():
        return text
    # Seven bits only, which matters to encodings such as iso-2022-jp: they shift with escapes.
    return data.decode(encoding, "replace")


def _by_language(language: str) -> str:
    tag = language.lower().replace("_", "-")
    return _BY_LANGUAGE.get(tag) or _BY_LANGUAGE.get(tag.partition("-")[0], "")


def _by_bytes(data: bytes) -> str:
    """Tell the encoding of a text from its bytes, if it is beyond doubt no windows-1252."""
    above = len(data) - len(data.translate(None, _ABOVE_ASCII))
    runs = _RUN.findall(data)
    if sum(map(len, runs)) > _MOSTLY * above:
        best = from_bytes(b" ".join(runs)[:_ENOUGH_BYTES]).best()
        return best.encoding if best else FALLBACK
    in_words = b"".join(_IN_A_WORD.findall(data)).translate(None, _BETWEEN_LETTERS)
    is_told = len(in_words) >= _LEAST_BYTES and len(set(in_words)) >= _LEAST_LETTERS
    if not is_told or _share_of_letters(in_words, FALLBACK) > _WRONG:
        return FALLBACK
    best_of_old = max(_OLD_WESTERN, key=lambda encoding: _share_of_letters(in_words, encoding))
    return best_of_old if _share_of_letters(in_words, best_of_old) > _RIGHT else FALLBACK


def _share_of_letters(data: bytes, encoding: str) -> float:
    return sum(map(str.islower, data.decode(encoding, "replace"))) / len(data)


def _decoded(data: bytes, encoding: str) -> str:
    if codecs.lookup(encoding).name == "cp1252":
        data = data.translate(None, _UNASSIGNED)
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


def _damaged_utf8_or_fallback(data: bytes, fallback: str) -> str:
    """Decode as UTF-8 with holes if most that is not ASCII fits, else as the fall-back."""
    text = data.decode("utf-8", "replace")
    holes = text.count("\ufffd")
    fitting = sum(not character.isascii() for character in text) - holes
    return text if fitting > holes else _decoded(data, fallback or _by_bytes(data))
