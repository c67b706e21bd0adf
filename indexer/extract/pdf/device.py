"""Where content streams end up: the runs of text of a page, and what else is known of it.

One `Run` for each string or array of strings that a page shows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, Matrix, mult_matrix

from indexer.extract.pdf.file import text_string
from indexer.extract.pdf.glyphs import RIGHT_TO_LEFT, Glyphs
from indexer.extract.pdf.layers import Layers
from indexer.extract.pdf.runs import FURNITURE, HIDDEN, VERTICAL, WORD_GAP, Run, pen, show

__all__ = ["FURNITURE", "HIDDEN", "VERTICAL", "WORD_GAP", "Collector", "Run", "is_right_to_left"]

_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)

_INVISIBLE = (3, 7)  # text rendering modes that paint nothing


class _Mark(NamedTuple):
    """Marked content that is open.

    Attributes:
        begun, pictures: How many runs and pictures there were before it.
        flags: Those that held before it.
        is_off: It is on a layer that is not shown.
    """

    begun: int
    pictures: int
    actual_text: str | None
    flags: int
    is_off: bool = False


class Collector(PDFDevice):
    """Collects the runs and pictures of one page at a time; the fonts of a file stay known.

    Attributes:
        runs: In the order of the file.
        pictures: Left, bottom, right and top of each picture on the page.
        width, height: Of the page as it is seen, in points.
        curves: Curves drawn on a page without text, roughly: many may be the outlines of letters.
        bold: For the number of each font, whether it calls itself bold.
        layers: Of the file.
        lost: Content streams of all pages so far that are not in the file.
    """

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._fonts: dict[PDFFont, tuple[int, Glyphs]] = {}
        self.bold: list[bool] = []
        self.runs: list[Run] = []
        self.pictures: list[tuple[float, float, float, float]] = []
        self.width = self.height = 0.0
        self.flags = 0  # of the marked content that is open
        self._marks: list[_Mark] = []
        self.curves = 0
        self.lost = 0
        self.layers = Layers()

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Forget the page before."""
        left, bottom, right, top = page.mediabox
        self.width, self.height = abs(right - left), abs(top - bottom)
        if page.rotate in (90, 270):
            self.width, self.height = self.height, self.width
        self.runs = []
        self.pictures = []
        self.flags = 0
        self._marks = []
        self.curves = 0

    def end_page(self, page: PDFPage) -> None:
        """Hide what is on a layer that is off also where its end is missing."""
        if self._marks:
            hidden = next((mark for mark in self._marks if mark.is_off), None)
            self._marks = []
            if hidden:
                self._hide(hidden)

    def begin_mark(self, actual_text: str | None, *, is_furniture: bool) -> None:
        """Begin marked content.

        Args:
            actual_text: What stands for the text that is shown until its end (ISO 32000-2, 14.9.4).
            is_furniture: Its maker calls it a running head, a page number or the like (14.8.2.2).
        """
        self._marks.append(_Mark(len(self.runs), len(self.pictures), actual_text, self.flags))
        if is_furniture:
            self.flags |= FURNITURE

    def hide_mark(self) -> None:
        """Say of the marked content that was begun last that it is on a layer that is off."""
        self._marks[-1] = self._marks[-1]._replace(is_off=True)

    def _hide(self, mark: _Mark) -> None:
        del self.runs[mark.begun :]
        del self.pictures[mark.pictures :]

    def end_mark(self) -> None:
        """End the marked content that was begun last."""
        if not self._marks:
            return
        mark = self._marks.pop()
        self.flags = mark.flags
        if mark.is_off:
            self._hide(mark)
        begun, actual_text = mark.begun, mark.actual_text
        runs = self.runs[begun:]
        if actual_text is None or not runs or any(run.v != runs[0].v for run in runs):
            return
        right = max(run.right for run in runs)
        self.runs[begun:] = [runs[0]._replace(text=actual_text, right=right)] if actual_text else []

    def begin_tag(self, tag: PSLiteral, props: object = None) -> None:
        """Begin marked content, as pdfminer's own interpreter tells it."""
        properties = props if isinstance(props, dict) else {}
        text = resolve1(properties.get("ActualText"))
        kind = resolve1(properties.get("Type"))
        is_pagination = isinstance(kind, PSLiteral) and kind.name == "Pagination"
        self.begin_mark(
            text_string(text) if isinstance(text, bytes) else None,
            is_furniture=tag.name == "Artifact" and is_pagination,
        )

    def end_tag(self) -> None:
        """End it."""
        self.end_mark()

    def glyphs(self, font: PDFFont) -> tuple[int, Glyphs]:
        """Return the number of a font and its table."""
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = (len(self._fonts), Glyphs(font))
            name = getattr(font, "basefont", None) or font.fontname
            self.bold.append(_BOLD.search(str(name)) is not None)
        return known

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Note where a picture stands."""
        self.add_picture()

    def add_picture(self) -> None:
        """Note a picture, which always fills the unit square under the current matrix."""
        a, b, c, d, e, f = self.ctm or MATRIX_IDENTITY
        xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
        self.pictures.append((min(xs), min(ys), max(xs), max(ys)))

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Collect what pdfminer's own interpreter shows."""
        if textstate.font is None:
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm or MATRIX_IDENTITY)
        number, glyphs = self.glyphs(textstate.font)
        vertical = glyphs.is_vertical
        x, y = textstate.linematrix
        run, advance = show(
            list(seq),
            glyphs,
            pen(
                a,
                b,
                c,
                d,
                number,
                textstate.fontsize,
                textstate.scaling * 0.01,
                textstate.charspace,
                textstate.wordspace,
                textstate.rise,
                vertical=vertical,
            ),
            x * a + y * c + e,
            x * b + y * d + f,
            self.flags | (HIDDEN if textstate.render in _INVISIBLE else 0),
        )
        if run is not None:
            self.runs.append(run)
        textstate.linematrix = (x, y + advance) if vertical else (x + advance, y)


def is_right_to_left(text: str) -> bool:
    """Tell whether a text has a letter of a script that is written from right to left."""
    return not text.isascii() and RIGHT_TO_LEFT.search(text) is not None
