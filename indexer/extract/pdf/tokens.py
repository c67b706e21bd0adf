"""The grammar of content streams: the operators that text depends on, taken whole.

A general parser takes every number, name and path of a drawing by itself; most of a page's time
goes there. Here one regular expression takes whole operations at a time, and graphics are
skipped unread.

Source of the operators: ISO 32000-2 (2020), Annex A.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from indexer.extract.pdf.lexical import Unfamiliar, from_hexadecimal, literal_string, name, number, unescaped
from indexer.extract.pdf.runs import Kerned

_NUMBER = rb"[-+.\d]++"
_GAP = rb"[\x00\t\n\f\r\x20]"
_SPLIT = rb"[\t\n\f\r\x20]++"  # where bytes.split() parts, too
_END = rb"(?![^\x00\t\n\f\r\x20()<>\[\]{}/%])"  # where a keyword or a number is over

# Operators that neither show text nor move it, with the numbers before them: 40 at most, lest each of
# a million looks behind all others. Named colours and patterns are let go by the general part.
_GRAPHICS = (
    rb"re|m|l|c|v|y|h|f\*?|F|S|s|B\*?|b\*?|n|W\*?|w|J|j|M|i|rg|RG|g|G|k|K|sc|SC|scn|SCN|d0|d1|sh|ri|cs|CS"
)

_COMMON = rb"BT|ET|q|Q|EMC|T\*"  # operators without operands

TOKEN = re.compile(
    rb"""
    GAP*+ (?: %[^\r\n]*+ GAP*+ )*+
    (?:
      (?P<array> \[ (?: \( STRING \) | <[0-9A-Fa-f]*+> | [-+.\d\x00\t\n\f\r\x20]++ )*+ \] ) GAP*+ TJ END
    | \( (?P<plain> STRING ) \) GAP*+ Tj END
    | < (?P<coded> (?: [0-9A-Fa-f]{2} )*+ ) > GAP*+ Tj END
    | (?P<common> (?: COMMON ) END (?: SPLIT (?: COMMON ) END )*+ )
    | (?P<linear> (?: NUMBER GAP++ ){4} ) (?P<e> NUMBER ) GAP++ (?P<f> NUMBER ) GAP++ (?P<sets> Tm | cm ) END
    | (?P<tx> NUMBER ) GAP++ (?P<ty> NUMBER ) GAP++ (?P<move> T[dD] ) END
    | (?P<knobs> NUMBER SPLIT T[cwL] END (?: SPLIT NUMBER SPLIT T[cwL] END )*+ )
    | / (?P<tag> (?! Artifact ) [^\x00\t\n\f\r\x20()<>\[\]{}/%]++ ) GAP*+
      << (?: (?! /ActualText ) [^<>()] )*+ >> GAP*+ BDC END
    | / (?P<font> [^\x00\t\n\f\r\x20()<>\[\]{}/%\#]++ ) GAP++ (?P<size> NUMBER ) GAP++ Tf END
    | (?: (?: NUMBER GAP++ ){0,40}+ (?: GRAPHICS ) END GAP*+ )++ (?P<graphics> )
    | (?P<number> NUMBER ) END
    | (?P<operator> [A-Za-z'"] [A-Za-z0-9*]*+ ) END
    | \( (?P<string> )
    | < (?P<hexadecimal> [0-9A-Fa-f\x00\t\n\f\r\x20]*+ ) >
    | / (?P<name> [^\x00\t\n\f\r\x20()<>\[\]{}/%]*+ )
    | (?P<opens> \[ )
    | (?P<closes> \] )
    | (?P<dictionary> << (?: [^<>()] | \( (?: [^()\\] | \\. )*+ \) | < [0-9A-Fa-f\s]*+ > )*+ >> )
    | (?P<nested> << | >> )
    | (?P<end> \Z )
    | (?P<odd> . )
    )
    """.replace(b"GAP", _GAP)
    .replace(b"SPLIT", _SPLIT)
    .replace(b"STRING", rb"(?: [^()\\\r]++ | \\. )*+")
    .replace(b"NUMBER", _NUMBER)
    .replace(b"GRAPHICS", _GRAPHICS)
    .replace(b"COMMON", _COMMON)
    .replace(b"END", _END),
    re.VERBOSE | re.DOTALL,
)
_GROUP = TOKEN.groupindex
# Numbers of the last group of each kind of token (`re.Match.lastindex`).
ARRAY, PLAIN, CODED, COMMON, MOVE, SETS, KNOBS, TAG, SIZE, SKIPPED = map(
    _GROUP.__getitem__,
    ("array", "plain", "coded", "common", "move", "sets", "knobs", "tag", "size", "graphics"),
)
NUMBER, OPERATOR, STRING, HEXADECIMAL, NAME = map(
    _GROUP.__getitem__, ("number", "operator", "string", "hexadecimal", "name")
)
OPENS, CLOSES, DICTIONARY, STOP, ODD = map(
    _GROUP.__getitem__, ("opens", "closes", "dictionary", "end", "odd")
)

TAKES = {
    b"'": 1, b'"': 3, b"Tj": 1, b"TJ": 1, b"Do": 1, b"BMC": 1, b"BDC": 2, b"Tf": 2, b"Tc": 1, b"Tw": 1,
    b"Tz": 1, b"TL": 1, b"Ts": 1, b"Tr": 1,
}  # fmt: skip
"""How many operands those operators take that are gone through one by one."""

_IN_ARRAY = re.compile(rb"\(((?:[^()\\]++|\\.)*+)\)|<([0-9A-Fa-f]*+)>|([-+.\d]++)", re.DOTALL)
# Bytes of a picture that stands in the stream itself, up to the operator that ends it; what
# follows must look like a stream again, for pictures may hold any bytes.
_INLINE_PICTURE = re.compile(
    rb"(?>.*?\bID[\x00\t\n\f\r\x20]).*?[\x00\t\n\f\r\x20]?EI"
    rb"(?=[\x00\t\n\f\r\x20]+[A-Za-z0-9/\[(<.+-](?:[\x20-\x7e\s]{9}|[\x20-\x7e\s]{0,8}\Z)|[\x00\t\n\f\r\x20]*\Z)",
    re.DOTALL,
)

CURVE = re.compile(rb"[0-9.][\x00\t\n\f\r\x20]+[cvy](?=[\x00\t\n\f\r\x20])")


_SHORT_ARRAY = 24
"""Bytes; shorter ones come again and again where each letter is set by itself, and longer ones rarely."""


def shown_by(array: bytes) -> bytes | Kerned | list[object]:
    """Return what an `ARRAY` shows, as `kerned`; what comes again is shared, and not to be changed."""
    return _kerned_before(array) if len(array) <= _SHORT_ARRAY else kerned(array)


def kerned(array: bytes) -> bytes | Kerned | list[object]:
    """Return what an `ARRAY` shows: a string, strings and distances, or both in one row if nothing else."""
    inner = array[1:-1].strip()
    if b"<" not in inner and b"\\(" not in inner and b"\\)" not in inner:
        parts = inner.replace(b"(", b")").split(b")")
        strings = parts[1::2]
        if b"\\" in inner:
            strings = list(map(unescaped, strings))
    elif b"(" not in inner:
        parts = inner.replace(b"<", b">").split(b">")
        strings = list(map(from_hexadecimal, parts[1::2]))
    else:
        return _in_one_row(array)
    try:
        if len(parts) == 3:  # one string
            before, _, behind = parts
            if not before and not behind:
                return strings[0]
            return strings, [float(before or 0), float(behind or 0)]
        if not parts[0] and not parts[-1] and b"" not in (between := parts[2:-1:2]):
            return strings, [0.0, *map(float, between), 0.0]
        return strings, [float(part or 0) for part in parts[::2]]
    except ValueError:
        return _in_one_row(array)


_kerned_before = lru_cache(maxsize=10_000)(kerned)


def _in_one_row(array: bytes) -> list[object]:
    return [
        number(digits) if digits else from_hexadecimal(code) if code else unescaped(plain)
        for plain, code, digits in _IN_ARRAY.findall(array)
    ]


def after_picture(data: bytes, at: int) -> int:
    """Return the offset behind a picture, from behind the operator that begins it."""
    found = _INLINE_PICTURE.match(data, at)
    if found is None:
        raise Unfamiliar("a picture in the stream without an end")
    return found.end()


def operand(data: bytes, found: re.Match[bytes], operands: list[Any]) -> int:
    """Add the operand that a token is, or begins, to those before; return the offset behind it."""
    kind = found.lastindex
    at = found.end()
    if kind == NUMBER:
        operands.append(number(found[NUMBER]))
    elif kind == NAME:
        operands.append(name(found[NAME]))
    elif kind == DICTIONARY:
        operands.append(found[DICTIONARY])
    elif kind == HEXADECIMAL:
        operands.append(from_hexadecimal(found[HEXADECIMAL]))
    elif kind == STRING:
        string, at = literal_string(data, at)
        operands.append(string)
    elif kind == OPENS:
        array, at = _array(data, at)
        operands.append(array)
    elif kind != CLOSES:
        raise Unfamiliar("a dictionary in a dictionary, or half of one")
    return at


def _array(data: bytes, at: int) -> tuple[list[Any], int]:
    """Read an array from behind its opening bracket; return it, and the offset behind its closing one."""
    array: list[Any] = []
    while True:
        found = TOKEN.match(data, at)
        kind = found.lastindex if found is not None else None
        if found is None or kind not in (NUMBER, STRING, HEXADECIMAL, NAME, DICTIONARY, CLOSES):
            raise Unfamiliar("an array with something odd in it, or without an end")
        at = found.end()
        if kind == NUMBER:
            array.append(number(found[NUMBER]))
        elif kind == STRING:
            string, at = literal_string(data, at)
            array.append(string)
        elif kind == HEXADECIMAL:
            array.append(from_hexadecimal(found[HEXADECIMAL]))
        elif kind == CLOSES:
            return array, at
