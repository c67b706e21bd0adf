"""Go through content streams fast: the operators that text depends on, and no others.

pdfminer's own interpreter takes every number, name and path of a drawing through a general
parser; most of a page's time goes there. Here one regular expression takes whole operations
at a time, graphics are skipped unread, and the text state lives in local variables.

What this loop does not know, it does not guess: it raises `Unfamiliar`, and the page is
interpreted by pdfminer from its beginning (`Interpreter.process_page`). Tests hold one against
the other, page by page.

Source of the operators: ISO 32000-2 (2020), Annex A.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1, stream_value
from pdfminer.psparser import LIT
from pdfminer.utils import Matrix, mult_matrix

from indexer.extract.pdf.device import HIDDEN, Collector, Frame, Pen, frame, pen, show
from indexer.extract.pdf.file import text_string
from indexer.extract.pdf.glyphs import Glyphs
from indexer.extract.pdf.lexical import (
    Unfamiliar,
    from_hexadecimal,
    literal_string,
    name,
    number,
    unescaped,
)

_NUMBER = rb"[-+.\d]++"
_GAP = rb"[\x00\t\n\f\r\x20]"
_END = rb"(?![^\x00\t\n\f\r\x20()<>\[\]{}/%])"  # where a keyword or a number is over

# Operators that neither show text nor move it, with the numbers before them. Named colours and
# patterns come as names and are let go by the general part.
_GRAPHICS = (
    rb"re|m|l|c|v|y|h|f\*?|F|S|s|B\*?|b\*?|n|W\*?|w|J|j|M|i|rg|RG|g|G|k|K|sc|SC|scn|SCN|d0|d1|sh|ri|gs|cs|CS"
)

_TOKEN = re.compile(
    rb"""
    (?: GAP++ | %[^\r\n]*+ )*+
    (?:
      (?P<array> \[ (?: \( STRING \) | <[0-9A-Fa-f]*+> | [-+.\d\x00\t\n\f\r\x20]++ )*+ \] ) GAP*+ TJ END
    | \( (?P<plain> STRING ) \) GAP*+ Tj END
    | < (?P<coded> (?: [0-9A-Fa-f]{2} )*+ ) > GAP*+ Tj END
    | (?P<matrix> (?: NUMBER GAP++ ){6} ) (?P<sets> Tm | cm ) END
    | (?P<tx> NUMBER ) GAP++ (?P<ty> NUMBER ) GAP++ (?P<move> T[dD] ) END
    | (?P<value> NUMBER ) GAP++ T (?P<knob> [cwL] ) END
    | / (?P<tag> (?! Artifact ) [^\x00\t\n\f\r\x20()<>\[\]{}/%]++ ) GAP*+
      << (?: (?! /ActualText ) [^<>()] )*+ >> GAP*+ BDC END
    | / (?P<font> [^\x00\t\n\f\r\x20()<>\[\]{}/%\#]++ ) GAP++ (?P<size> NUMBER ) GAP++ Tf END
    | (?: (?: NUMBER GAP++ )*+ (?: GRAPHICS ) END GAP*+ )++ (?P<graphics> )
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
    )
    """.replace(b"GAP", _GAP)
    .replace(b"STRING", rb"(?: [^()\\\r]++ | \\. )*+")
    .replace(b"NUMBER", _NUMBER)
    .replace(b"GRAPHICS", _GRAPHICS)
    .replace(b"END", _END),
    re.VERBOSE | re.DOTALL,
)
_G = _TOKEN.groupindex
_ARRAY, _PLAIN, _CODED, _MOVE, _SETS, _KNOB, _TAG, _SIZE, _SKIPPED = map(
    _G.__getitem__, ("array", "plain", "coded", "move", "sets", "knob", "tag", "size", "graphics")
)
_NUM, _OPERATOR, _STRING, _HEX, _NAME = map(
    _G.__getitem__, ("number", "operator", "string", "hexadecimal", "name")
)
_OPENS, _CLOSES, _DICTIONARY, _STOP = map(_G.__getitem__, ("opens", "closes", "dictionary", "end"))

# How many operands those operators take that are gone through one by one.
_TAKES = {
    b"'": 1, b'"': 3, b"Tj": 1, b"TJ": 1, b"Do": 1, b"BMC": 1, b"BDC": 2, b"Tf": 2, b"Tc": 1, b"Tw": 1,
    b"Tz": 1, b"TL": 1, b"Ts": 1, b"Tr": 1,
}  # fmt: skip

_IN_ARRAY = re.compile(rb"\(((?:[^()\\]++|\\.)*+)\)|<([0-9A-Fa-f]*+)>|([-+.\d]++)", re.DOTALL)
_ACTUAL_TEXT = re.compile(rb"/ActualText\s*(?:\(((?:[^()\\]|\\.)*+)\)|<([0-9A-Fa-f\s]*+)>)", re.DOTALL)

# Bytes of a picture that stands in the stream itself, up to the operator that ends it; what
# follows must look like a stream again, for pictures may hold any bytes.
_INLINE_PICTURE = re.compile(
    rb"\A.*?\bID[\x00\t\n\f\r\x20].*?[\x00\t\n\f\r\x20]?EI(?=[\x00\t\n\f\r\x20]+[A-Za-z0-9/\[(<.+-][\x20-\x7e\s]{0,9}|[\x00\t\n\f\r\x20]*\Z)",
    re.DOTALL,
)

_CURVE = re.compile(rb"[0-9.][\x00\t\n\f\r\x20]+[cvy](?=[\x00\t\n\f\r\x20])")

_MOST_NESTED = 24  # forms within forms

T = TypeVar("T")


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter with a faster way through content streams.

    Attributes:
        unfamiliar: Pages that had to be interpreted by pdfminer, so far.
    """

    device: Collector

    def __init__(self, rsrcmgr: PDFResourceManager, device: Collector) -> None:
        super().__init__(rsrcmgr, device)
        self.unfamiliar = 0
        self._depth = 0

    def dup(self) -> Interpreter:
        """Return an interpreter for a form within this stream."""
        if self._depth >= _MOST_NESTED:
            raise Unfamiliar("forms are nested too deeply")
        inner = Interpreter(self.rsrcmgr, self.device)
        inner._depth = self._depth + 1
        return inner

    def process_page(self, page: PDFPage) -> None:
        """Interpret a page, by pdfminer's own rules if it has something unfamiliar."""
        try:
            super().process_page(page)
        except Unfamiliar:
            self.unfamiliar += 1
            PDFPageInterpreter(self.rsrcmgr, self.device).process_page(page)

    def init_resources(self, resources: dict[object, object]) -> None:
        """Note fonts and forms; a font is loaded when it is first used, as many never are."""
        self.resources = resources
        self._fonts: dict[str, tuple[int, Glyphs] | None] = {}
        self.fontmap: dict[object, PDFFont] = {}
        self.xobjmap = {}
        self._font_specs: dict[Any, Any] = {}
        if resources:
            found = dict_value(resources)
            self._font_specs = dict_value(found.get("Font", {}))
            self.xobjmap = dict_value(found.get("XObject", {}))

    def _font(self, name: str) -> tuple[int, Glyphs]:
        known = self._fonts.get(name)
        if known is None:
            reference = self._font_specs.get(name)
            objid = reference.objid if isinstance(reference, PDFObjRef) else None
            font = self.rsrcmgr.get_font(objid, dict_value(reference) if reference is not None else {})
            known = self._fonts[name] = self.device.glyphs(font)
        return known

    def _actual_text(self, operands: Sequence[Any]) -> str | None:
        """Return the text that stands for marked content (ISO 32000-2, 14.9.4), if it says one."""
        properties = operands[-1] if operands else None
        if isinstance(properties, bytes):
            if b"/ActualText" not in properties or not (found := _ACTUAL_TEXT.search(properties)):
                return None
            string, code = found.groups()
            data = from_hexadecimal(code) if code is not None else string
            return text_string(unescaped(data) if code is None else data)
        if len(operands) == 2 and isinstance(properties, str):
            listed = resolve1(dict_value(self.resources.get("Properties", {})).get(properties))
            text = resolve1(listed.get("ActualText")) if isinstance(listed, dict) else None
            return text_string(text) if isinstance(text, bytes) else None
        return None

    def execute(self, streams: Sequence[object]) -> None:
        """Go through the streams of a page or a form."""
        parts = []
        self.stream_ids.clear()
        for each in streams:
            stream = stream_value(each)
            if stream.objid is None or stream.objid in self.parent_stream_ids:
                continue
            self.stream_ids.add(stream.objid)
            parts.append(stream.get_data())
        self._go_through(b"\n".join(parts))

    def _go_through(self, data: bytes) -> None:
        device = self.device
        runs = device.runs
        token = _TOKEN.match
        at = 0
        operands: list[Any] = []

        glyphs: Glyphs | None = None
        font = 0
        size = 0.0
        character_gap = word_gap = rise = leading = 0.0
        scaling = 1.0
        hidden = 0
        ctm = self.ctm
        # The linear part of text space to page space, the beginning of the line, and how far the line is.
        a, b, c, d, x, y = ctm
        gone = 0.0
        place: Frame | None = None
        nib: Pen | None = None
        kept: list[Any] = []
        within_text = False

        def shows(sequence: Sequence[object]) -> None:
            nonlocal gone, place, nib
            if glyphs is None:
                return
            if not within_text:
                raise Unfamiliar("text outside a text object")
            vertical = glyphs.is_vertical
            if place is None:
                backwards = size * (1.0 if vertical else scaling) < 0
                place = frame(a, b, c, d, backwards=backwards, vertical=vertical)
                nib = None
            if nib is None:
                nib = pen(
                    place,
                    font=font,
                    size=size,
                    scaling=scaling,
                    character_gap=character_gap,
                    word_gap=word_gap,
                    rise=rise,
                    vertical=vertical,
                )
            dx, dy = (c, d) if vertical else (a, b)
            flags = device.flags | hidden
            run, went = show(sequence, glyphs, place, nib, x + gone * dx, y + gone * dy, flags)
            gone += went
            if run is not None:
                runs.append(run)

        while True:
            found = token(data, at)
            if found is None:
                raise Unfamiliar(f"byte {at}")
            at = found.end()
            kind = found.lastindex
            if kind == _ARRAY:
                shows(
                    [
                        number(digits)
                        if digits
                        else from_hexadecimal(code)
                        if code
                        else unescaped(plain)
                        if b"\\" in plain
                        else plain
                        for plain, code, digits in _IN_ARRAY.findall(found[_ARRAY])
                    ]
                )
                operands.clear()
            elif kind == _MOVE:
                _, tx, ty, op = found.group(0, _MOVE - 2, _MOVE - 1, _MOVE)
                dx, dy = number(tx), number(ty)
                x += dx * a + dy * c
                y += dx * b + dy * d
                gone = 0.0
                if op == b"TD":
                    leading = -dy
                operands.clear()
            elif kind == _PLAIN:
                plain = found[_PLAIN]
                shows((unescaped(plain) if b"\\" in plain else plain,))
                operands.clear()
            elif kind == _CODED:
                shows((unhexlify(found[_CODED]),))
                operands.clear()
            elif kind == _KNOB:
                value, knob = number(found[_KNOB - 1]), found[_KNOB]
                if knob == b"c":
                    character_gap = value
                elif knob == b"w":
                    word_gap = value
                else:
                    leading = value
                nib = None
                operands.clear()
            elif kind == _TAG:
                device.begin_mark(None, is_furniture=False)
                operands.clear()
            elif kind == _SKIPPED:
                operands.clear()
            elif kind == _SETS:
                six, op = found.group(_SETS - 1, _SETS)
                try:
                    matrix = cast(Matrix, tuple(map(float, six.split())))
                except ValueError:
                    matrix = cast(Matrix, tuple(map(number, six.split())))
                if op == b"Tm":
                    before = a, b, c, d
                    a, b, c, d, x, y = mult_matrix(matrix, ctm)
                    gone = 0.0
                    if before != (a, b, c, d):
                        place = None
                elif within_text:
                    raise Unfamiliar("the page is moved within a text")
                else:
                    ctm = mult_matrix(matrix, ctm)
                operands.clear()
            elif kind == _SIZE:
                font, glyphs = self._font(found[_SIZE - 1].decode("latin-1"))
                size = number(found[_SIZE])
                place = None
                operands.clear()
            elif kind == _NUM:
                operands.append(number(found[_NUM]))
            elif kind == _OPERATOR:
                op = found[_OPERATOR]
                if len(operands) < _TAKES.get(op, 0):
                    raise Unfamiliar(f"{op.decode()} lacks operands")
                if op == b"BT":
                    before = a, b, c, d
                    a, b, c, d, x, y = ctm
                    gone = 0.0
                    if before != (a, b, c, d):
                        place = None
                    within_text = True
                elif op == b"ET":
                    within_text = False
                elif op in (b"T*", b"'", b'"'):
                    if op == b'"':
                        word_gap, character_gap = _as(float, operands[-3]), _as(float, operands[-2])
                        nib = None
                    x -= leading * c
                    y -= leading * d
                    gone = 0.0
                    if op != b"T*":
                        shows((_as(bytes, operands[-1]),))
                elif op == b"Tj":
                    shows((_as(bytes, operands[-1]),))
                elif op == b"TJ":
                    shows(_as(list, operands[-1]))
                elif op == b"q":
                    kept.append(
                        (
                            ctm, glyphs, font, size, character_gap, word_gap, rise, leading, scaling, hidden,
                            a, b, c, d, x, y, gone,
                        )
                    )  # fmt: skip
                elif op == b"Q":
                    if kept:
                        (
                            ctm, glyphs, font, size, character_gap, word_gap, rise, leading, scaling, hidden,
                            a, b, c, d, x, y, gone,
                        ) = kept.pop()  # fmt: skip
                        place = None
                elif op == b"Do":
                    self.ctm = ctm
                    device.set_ctm(ctm)
                    self.do_Do(LIT(_as(str, operands[-1])))
                elif op in (b"BMC", b"BDC"):
                    operands = operands[-_TAKES[op] :]
                    _as(str, operands[0])
                    device.begin_mark(self._actual_text(operands), is_furniture=_is_pagination(operands))
                elif op == b"EMC":
                    device.end_mark()
                elif op == b"Tc":
                    character_gap = _as(float, operands[-1])
                    nib = None
                elif op == b"Tw":
                    word_gap = _as(float, operands[-1])
                    nib = None
                elif op == b"Tz":
                    scaling = _as(float, operands[-1]) * 0.01
                    place = None
                elif op == b"TL":
                    leading = _as(float, operands[-1])
                elif op == b"Ts":
                    rise = _as(float, operands[-1])
                    nib = None
                elif op == b"Tr":
                    hidden = HIDDEN if int(_as(float, operands[-1])) in (3, 7) else 0
                elif op == b"Tf":
                    font, glyphs = self._font(_as(str, operands[-2]))
                    size = _as(float, operands[-1])
                    place = None
                elif op in (b"Td", b"TD", b"Tm", b"cm"):
                    raise Unfamiliar(f"odd operands of {op.decode()}")
                if op == b"BI":
                    at = _after_picture(data, at)
                    device.set_ctm(ctm)
                    device.add_picture()
                operands.clear()
            elif kind == _STRING:
                string, at = literal_string(data, at)
                operands.append(string)
            elif kind == _HEX:
                operands.append(from_hexadecimal(found[_HEX]))
            elif kind == _NAME:
                operands.append(name(found[_NAME]))
            elif kind == _OPENS:
                array, at = _array(data, at)
                operands.append(array)
            elif kind == _DICTIONARY:
                operands.append(found[_DICTIONARY])
            elif kind == _STOP:
                if not runs:
                    device.curves += len(_CURVE.findall(data))
                return
            elif kind != _CLOSES:
                raise Unfamiliar("a dictionary in a dictionary, or half of one")


def _is_pagination(operands: Sequence[Any]) -> bool:
    tag, properties = operands[0], operands[-1]
    return tag == "Artifact" and isinstance(properties, bytes) and b"/Pagination" in properties


def _after_picture(data: bytes, at: int) -> int:
    found = _INLINE_PICTURE.match(data[at:])
    if found is None:
        raise Unfamiliar("a picture in the stream without an end")
    return at + found.end()


def _array(data: bytes, at: int) -> tuple[list[Any], int]:
    """Read an array from behind its opening bracket; return it, and the offset behind its closing one."""
    array: list[Any] = []
    while True:
        found = _TOKEN.match(data, at)
        kind = found.lastindex if found is not None else None
        if found is None or kind not in (_NUM, _STRING, _HEX, _NAME, _DICTIONARY, _CLOSES):
            raise Unfamiliar("an array with something odd in it, or without an end")
        at = found.end()
        if kind == _NUM:
            array.append(number(found[_NUM]))
        elif kind == _STRING:
            string, at = literal_string(data, at)
            array.append(string)
        elif kind == _HEX:
            array.append(from_hexadecimal(found[_HEX]))
        elif kind == _CLOSES:
            return array, at


def _as(kind: type[T], operand: object) -> T:
    if not isinstance(operand, kind):
        raise Unfamiliar(f"{operand!r} where a {kind.__name__} was expected")
    return operand
