"""Go through content streams fast: the operators that text depends on, and no others.

pdfminer's own interpreter takes every number, name and path of a drawing through a general
parser; most of a page's time goes there. Here whole operations are taken at a time (`tokens`),
and the text state lives in local variables.

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
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1, stream_value
from pdfminer.psparser import LIT
from pdfminer.utils import Matrix, mult_matrix

from indexer.extract.pdf.device import Collector
from indexer.extract.pdf.file import text_string
from indexer.extract.pdf.glyphs import Glyphs
from indexer.extract.pdf.layers import LayeredInterpreter
from indexer.extract.pdf.lexical import Unfamiliar, from_hexadecimal, number, unescaped
from indexer.extract.pdf.runs import HIDDEN, Kerned, Pen, pen, show
from indexer.extract.pdf.tokens import (
    ARRAY,
    CODED,
    COMMON,
    CURVE,
    KNOBS,
    MOVE,
    ODD,
    OPERATOR,
    PLAIN,
    SETS,
    SIZE,
    SKIPPED,
    STOP,
    TAG,
    TAKES,
    TOKEN,
    after_picture,
    operand,
    shown_by,
)

_ACTUAL_TEXT = re.compile(rb"/ActualText\s*(?:\(((?:[^()\\]|\\.)*+)\)|<([0-9A-Fa-f\s]*+)>)", re.DOTALL)

_MOST_NESTED = 24  # forms within forms

_TextState = tuple[Glyphs | None, int, float, float, float, float, float, float, int]
"""Glyphs and number of the font, size, gaps behind letters and words, rise, leading, scaling, HIDDEN or 0."""

_AT_FIRST: _TextState = (None, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0)

T = TypeVar("T")


class Interpreter(LayeredInterpreter):
    """pdfminer's interpreter with a faster way through content streams.

    Attributes:
        unfamiliar: Pages that had to be interpreted by pdfminer, so far.
    """

    device: Collector

    def __init__(self, rsrcmgr: PDFResourceManager, device: Collector) -> None:
        super().__init__(rsrcmgr, device)
        self.unfamiliar = 0
        self._depth = 0
        self._text_state = _AT_FIRST

    def dup(self) -> Interpreter:
        """Return an interpreter for a form within this stream."""
        if self._depth >= _MOST_NESTED:
            raise Unfamiliar("forms are nested too deeply")
        inner = Interpreter(self.rsrcmgr, self.device)
        inner._depth = self._depth + 1
        inner._text_state = self._text_state
        return inner

    def process_page(self, page: PDFPage) -> None:
        """Interpret a page, by pdfminer's own rules if it has something unfamiliar."""
        contents = page.attrs.get("Contents")
        self.device.lost += isinstance(contents, PDFObjRef) and resolve1(contents) is None
        self._text_state = _AT_FIRST
        try:
            super().process_page(page)
        except Unfamiliar:
            self.unfamiliar += 1
            LayeredInterpreter(self.rsrcmgr, self.device).process_page(page)

    def init_resources(self, resources: dict[object, object]) -> None:
        """Note fonts and forms; a font is loaded when it is first used, as many never are."""
        self.resources = resources
        self._fonts: dict[str, tuple[int, Glyphs] | None] = {}
        self._states: dict[str, tuple[int, Glyphs, float] | None] = {}
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
            known = self._fonts[name] = self._loaded(self._font_specs.get(name))
        return known

    def _loaded(self, reference: object) -> tuple[int, Glyphs]:
        objid = reference.objid if isinstance(reference, PDFObjRef) else None
        font = self.rsrcmgr.get_font(objid, dict_value(reference) if reference is not None else {})
        return self.device.glyphs(font)

    def _font_of_state(self, operands: Sequence[Any]) -> tuple[int, Glyphs, float] | None:
        """Return number, glyphs and size of the font that a graphics state sets, as few do (8.4.5)."""
        name = operands[-1] if operands else None
        if not isinstance(name, str):
            return None
        if name not in self._states:
            given = resolve1(dict_value(self.resources.get("ExtGState", {})).get(name))
            named = resolve1(given.get("Font")) if isinstance(given, dict) else None
            reference, size = named if isinstance(named, list) and len(named) == 2 else (None, None)
            size = resolve1(size)
            is_font = reference is not None and isinstance(size, int | float)
            self._states[name] = (*self._loaded(reference), float(size)) if is_font else None
        return self._states[name]

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
            self.device.lost += stream.objid is None and isinstance(each, PDFObjRef)
            if stream.objid is None or stream.objid in self.parent_stream_ids:
                continue
            self.stream_ids.add(stream.objid)
            parts.append(stream.get_data())
        self._go_through(b"\n".join(parts))

    def _go_through(self, data: bytes) -> None:
        device = self.device
        runs = device.runs
        at = 0
        operands: list[Any] = []

        # A form begins with what stands where it is shown (ISO 32000-2, 8.10.1).
        glyphs, font, size, character_gap, word_gap, rise, leading, scaling, hidden = self._text_state
        ctm = self.ctm
        # The linear part of text space to page space, the beginning of the line, and how far the line is.
        a, b, c, d, x, y = ctm
        gone = 0.0
        nib: Pen | None = None  # of all this, if nothing has changed
        kept: list[Any] = []
        within_text = False
        # The linear part of a text matrix as it was written last, and what it makes of text space.
        written = b""
        linear = a, b, c, d

        while True:  # again wherever something ends that no expression can take
            for found in TOKEN.finditer(data, at):
                kind = found.lastindex
                shown: bytes | Kerned | list[object] | None = None
                if kind == ARRAY:
                    shown = shown_by(found[ARRAY])
                elif kind == SETS:
                    six, e, f, op = found.group(SETS - 3, SETS - 2, SETS - 1, SETS)
                    if op == b"Tm":
                        if six != written:
                            written = six
                            four = tuple(map(number, six.split()))
                            linear = mult_matrix(cast(Matrix, (*four, 0.0, 0.0)), ctm)[:4]
                        if linear != (a, b, c, d):
                            a, b, c, d = linear
                            nib = None
                        dx, dy = number(e), number(f)
                        x, y = ctm[0] * dx + ctm[2] * dy + ctm[4], ctm[1] * dx + ctm[3] * dy + ctm[5]
                        gone = 0.0
                    elif within_text:
                        raise Unfamiliar("the page is moved within a text")
                    else:
                        six = (*map(number, six.split()), number(e), number(f))
                        ctm = mult_matrix(cast(Matrix, six), ctm)
                        written = b""
                elif kind == MOVE:
                    tx, ty, op = found.group(MOVE - 2, MOVE - 1, MOVE)
                    dx, dy = number(tx), number(ty)
                    x += dx * a + dy * c
                    y += dx * b + dy * d
                    gone = 0.0
                    if op == b"TD":
                        leading = -dy
                elif kind == COMMON:
                    for op in found[COMMON].split():
                        if op == b"BT":
                            if (a, b, c, d) != ctm[:4]:
                                nib = None
                            a, b, c, d, x, y = ctm
                            gone = 0.0
                            within_text = True
                        elif op == b"ET":
                            within_text = False
                        elif op == b"q":
                            kept.append(
                                (
                                    ctm, glyphs, font, size, character_gap, word_gap, rise, leading, scaling,
                                    hidden, a, b, c, d, x, y, gone,
                                )
                            )  # fmt: skip
                        elif op == b"Q":
                            if kept:
                                (
                                    ctm, glyphs, font, size, character_gap, word_gap, rise, leading, scaling,
                                    hidden, a, b, c, d, x, y, gone,
                                ) = kept.pop()  # fmt: skip
                                nib = None
                                written = b""
                        elif op == b"EMC":
                            device.end_mark()
                        else:  # T*
                            x -= leading * c
                            y -= leading * d
                            gone = 0.0
                elif kind == KNOBS:
                    knobs = found[KNOBS].split()
                    for value, op in zip(knobs[::2], knobs[1::2], strict=True):
                        if op == b"Tc":
                            character_gap = number(value)
                        elif op == b"Tw":
                            word_gap = number(value)
                        else:
                            leading = number(value)
                    nib = None
                elif kind == CODED:
                    shown = unhexlify(found[CODED])
                elif kind == SKIPPED:
                    pass
                elif kind == SIZE:
                    font, glyphs = self._font(found[SIZE - 1].decode("latin-1"))
                    size = number(found[SIZE])
                    nib = None
                elif kind == PLAIN:
                    shown = found[PLAIN]
                    if b"\\" in shown:
                        shown = unescaped(shown)
                elif kind == OPERATOR:
                    op = found[OPERATOR]
                    if len(operands) < TAKES.get(op, 0):
                        raise Unfamiliar(f"{op.decode()} lacks operands")
                    if op in (b"'", b'"'):
                        if op == b'"':
                            word_gap, character_gap = _as(float, operands[-3]), _as(float, operands[-2])
                            nib = None
                        x -= leading * c
                        y -= leading * d
                        gone = 0.0
                        shown = _as(bytes, operands[-1])
                    elif op == b"Tj":
                        shown = _as(bytes, operands[-1])
                    elif op == b"TJ":
                        shown = _as(list, operands[-1])
                    elif op == b"Do":
                        self.ctm = ctm
                        self._text_state = (
                            glyphs, font, size, character_gap, word_gap, rise, leading, scaling, hidden
                        )  # fmt: skip
                        device.set_ctm(ctm)
                        self.do_Do(LIT(_as(str, operands[-1])))
                    elif op in (b"BMC", b"BDC"):
                        operands = operands[-TAKES[op] :]
                        _as(str, operands[0])
                        device.begin_mark(self._actual_text(operands), is_furniture=_is_pagination(operands))
                        if self._hides(operands[0], operands[-1]):
                            device.hide_mark()
                    elif op == b"Tc":
                        character_gap = _as(float, operands[-1])
                        nib = None
                    elif op == b"Tw":
                        word_gap = _as(float, operands[-1])
                        nib = None
                    elif op == b"Tz":
                        scaling = _as(float, operands[-1]) * 0.01
                        nib = None
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
                        nib = None
                    elif op in (b"Td", b"TD", b"Tm", b"cm"):
                        raise Unfamiliar(f"odd operands of {op.decode()}")
                    elif op == b"gs":
                        if set_by := self._font_of_state(operands):
                            font, glyphs, size = set_by
                            nib = None
                    elif op == b"BI":
                        device.set_ctm(ctm)
                        device.add_picture()
                        operands.clear()
                        at = after_picture(data, found.end())
                        break
                elif kind == TAG:
                    device.begin_mark(None, is_furniture=False)
                elif kind == STOP:
                    if not runs:
                        device.curves += len(CURVE.findall(data))
                    return
                elif kind == ODD:
                    raise Unfamiliar(f"byte {found.start()}")
                else:
                    at = operand(data, found, operands)
                    if at != found.end():
                        break
                    continue
                operands.clear()

                if shown is None or glyphs is None:
                    continue
                if not within_text:
                    raise Unfamiliar("text outside a text object")
                vertical = glyphs.is_vertical
                if nib is None:
                    nib = pen(
                        a, b, c, d, font, size, scaling, character_gap, word_gap, rise, vertical=vertical
                    )  # fmt: skip
                dx, dy = (c, d) if vertical else (a, b)
                run, went = show(shown, glyphs, nib, x + gone * dx, y + gone * dy, device.flags | hidden)
                gone += went
                if run is not None:
                    runs.append(run)


def _is_pagination(operands: Sequence[Any]) -> bool:
    tag, properties = operands[0], operands[-1]
    return tag == "Artifact" and isinstance(properties, bytes) and b"/Pagination" in properties


def _as(kind: type[T], operand: object) -> T:
    if not isinstance(operand, kind):
        raise Unfamiliar(f"{operand!r} where a {kind.__name__} was expected")
    return operand
