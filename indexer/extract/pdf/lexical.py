"""Numbers, strings and names, as PDF writes them (ISO 32000-2, 7.3)."""

from __future__ import annotations

import re
from binascii import unhexlify


class Unfamiliar(Exception):
    """A content stream holds something that cannot be taken with certainty."""


_BLANKS = b"\0\t\n\f\r "
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n?|.)", re.DOTALL)
_ESCAPES = {ord(letter): bytes([code]) for letter, code in zip("nrtbf", (10, 13, 9, 8, 12), strict=True)}
_IN_STRING = re.compile(rb"[()\\\r]")
_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_BEGINS_AS_NUMBER = re.compile(rb"[-+]*(\d*+\.?\d*+)")


def number(text: bytes) -> float:
    """Return the value of a number; of "--5", "1.2.3" and "5-" what stands before the trouble."""
    try:
        return float(text)
    except ValueError:
        found = _BEGINS_AS_NUMBER.match(text)
        digits = found[1] if found else b""
        value = float(digits) if digits.strip(b".") else 0.0
        return -value if text.startswith(b"-") else value


def name(text: bytes) -> str:
    """Return a name without its slash and its escapes."""
    return _IN_NAME.sub(lambda escape: unhexlify(escape[1]), text).decode("latin-1")


def from_hexadecimal(digits: bytes) -> bytes:
    """Return the bytes of a hexadecimal string, blanks within left out; a digit that misses is 0."""
    digits = digits.translate(None, _BLANKS)
    return unhexlify(digits + b"0" if len(digits) % 2 else digits)


def unescaped(text: bytes) -> bytes:
    """Return what the inside of a literal string stands for, if no parentheses are nested in it."""
    return _ESCAPE.sub(_escaped_byte, text)


def literal_string(data: bytes, at: int) -> tuple[bytes, int]:
    """Read a string from behind its opening parenthesis.

    Returns:
        What it stands for, and the offset behind its closing parenthesis.

    Raises:
        Unfamiliar: If it has no end.
    """
    parts = []
    depth = 1
    while True:
        found = _IN_STRING.search(data, at)
        if found is None:
            raise Unfamiliar("a string without an end")
        parts.append(data[at : found.start()])
        at = found.end()
        sign = found[0]
        if sign == b"(":
            depth += 1
            parts.append(sign)
        elif sign == b")":
            depth -= 1
            if not depth:
                return b"".join(parts), at
            parts.append(sign)
        elif sign == b"\r":
            at += data[at : at + 1] == b"\n"
            parts.append(b"\n")
        else:
            escape = _ESCAPE.match(data, at - 1)
            if escape is None:
                raise Unfamiliar("a string without an end")
            at = escape.end()
            parts.append(_escaped_byte(escape))


def _escaped_byte(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    if code[0] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    if code[0] in b"\r\n":
        return b""
    return _ESCAPES.get(code[0], code)
