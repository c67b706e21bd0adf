"""Where content streams end up: runs of text with their places on the page.

One `Run` for each string or array of strings that a page shows. Places are in the frame of
the run's own direction, so that whoever puts runs together need not think of rotation: `u`
grows in the direction of reading, `v` grows away from the lines to come. For text that is
neither turned nor vertical, these are the x and y of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, radians, sin
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

WORD_GAP = 0.1
"""Ems between two glyphs from which on they belong to different words."""

VERTICAL = 1000
"""Added to the angle of text that is written from top to bottom."""

HIDDEN, FURNITURE = 1, 2
"""Flags of a run: drawn invisibly; marked by its maker as none of the text (running heads)."""

_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)

_INVISIBLE = (3, 7)  # text rendering modes that paint nothing


class Run(NamedTuple):
    """A piece of text as it was shown.

    Attributes:
        angle: Direction of reading in degrees, counter-clockwise, 0 to 359; plus `VERTICAL`.
        v: Of the baseline.
        left, right: From and to which `u` it goes.
        size: Height of an em on the page, in points.
        text: Its characters from left to right, with blanks where its maker left gaps.
        font: Number of the font in the order of first use.
        flags: `HIDDEN`, `FURNITURE`.
    """

    angle: int
    v: float
    left: float
    right: float
    size: float
    text: str
    font: int
    flags: int


class Frame(NamedTuple):
    """How text space lies on the page: what `Collector.show` needs of matrices.

    Attributes:
        angle: As `Run.angle`.
        along: Points along `u` for one unit of text space in the direction of writing.
        across: Points across for one unit.
        cos, sin: Of the angle, to turn page space by.
    """

    angle: int
    along: float
    across: float
    cos: float
    sin: float


def frame(a: float, b: float, c: float, d: float, *, backwards: bool, vertical: bool) -> Frame:
    """Work out the frame of text under the linear part of a matrix from text to page space.

    Args:
        a, b, c, d: Of the matrix.
        backwards: The font size is negative, which turns text around.
        vertical: Text is written downwards.
    """
    if vertical:
        a, b, c, d = -c, -d, a, b
    along, across = hypot(a, b), hypot(c, d)
    if backwards:
        a, b = -a, -b
    if b == 0 and a > 0:
        return Frame(VERTICAL if vertical else 0, along, across, 1.0, 0.0)
    angle = round(degrees(atan2(b, a))) % 360
    turn = radians(angle)
    return Frame(angle + (VERTICAL if vertical else 0), along, across, cos(turn), sin(turn))


class Pen(NamedTuple):
    """How strings are set, in units of text space; all but the gaps are positive.

    Attributes:
        font: Number of the font.
        unit: Of an em along the line; negative if the text runs backwards.
        size: Of an em across.
        character_gap, word_gap: After each glyph, and after each blank too.
        rise: Above the baseline.
        gap_from: Distance from which on two strings are two words.
    """

    font: int
    unit: float
    size: float
    character_gap: float
    word_gap: float
    rise: float
    gap_from: float


def pen(
    place: Frame,
    *,
    font: int,
    size: float,
    scaling: float,
    character_gap: float,
    word_gap: float,
    rise: float,
    vertical: bool,
) -> Pen:
    """Make a pen of the text state (ISO 32000-2, 9.3)."""
    stretch = 1.0 if vertical else scaling
    character_gap *= stretch
    gap_from = WORD_GAP * abs(size) * place.across / place.along if place.along else 0.0
    # Spaced-out letters are one word: only what is clearly wider than their spacing parts words.
    gap_from = max(gap_from, 1.3 * character_gap)
    return Pen(font, size * stretch, abs(size), character_gap, word_gap * stretch, rise, gap_from)


class Collector(PDFDevice):
    """Collects the runs and pictures of one page at a time; the fonts of a file stay known.

    Attributes:
        runs: In the order of the file.
        pictures: Left, bottom, right and top of each picture on the page.
        width, height: Of the page as it is seen, in points.
        curves: Curves drawn on a page without text, roughly: many may be the outlines of letters.
        bold: For the number of each font, whether it calls itself bold.
    """

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._fonts: dict[PDFFont, tuple[int, Glyphs]] = {}
        self.bold: list[bool] = []
        self.runs: list[Run] = []
        self.pictures: list[tuple[float, float, float, float]] = []
        self.width = self.height = 0.0
        self.flags = 0  # of the marked content that is open
        self._marks: list[tuple[int, str | None, int]] = []
        self.curves = 0

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

    def begin_mark(self, actual_text: str | None, *, is_furniture: bool) -> None:
        """Begin marked content.

        Args:
            actual_text: What stands for the text that is shown until its end (ISO 32000-2, 14.9.4).
            is_furniture: Its maker calls it a running head, a page number or the like (14.8.2.2).
        """
        self._marks.append((len(self.runs), actual_text, self.flags))
        if is_furniture:
            self.flags |= FURNITURE

    def end_mark(self) -> None:
        """End the marked content that was begun last."""
        if not self._marks:
            return
        begun, actual_text, self.flags = self._marks.pop()
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
        scaling = textstate.scaling * 0.01
        backwards = textstate.fontsize * (1 if vertical else scaling) < 0
        place = frame(a, b, c, d, backwards=backwards, vertical=vertical)
        x, y = textstate.linematrix
        run, advance = show(
            list(seq),
            glyphs,
            place,
            pen(
                place,
                font=number,
                size=textstate.fontsize,
                scaling=scaling,
                character_gap=textstate.charspace,
                word_gap=textstate.wordspace,
                rise=textstate.rise,
                vertical=vertical,
            ),
            x * a + y * c + e,
            x * b + y * d + f,
            self.flags | (HIDDEN if textstate.render in _INVISIBLE else 0),
        )
        if run is not None:
            self.runs.append(run)
        textstate.linematrix = (x, y + advance) if vertical else (x + advance, y)


def show(
    sequence: Sequence[object],
    glyphs: Glyphs,
    place: Frame,
    pen: Pen,
    x: float,
    y: float,
    flags: int,
) -> tuple[Run | None, float]:
    """Set strings and the distances between them.

    Args:
        sequence: Strings, and distances in thousandths of an em to go back; what is neither is left out.
        glyphs: Of the font.
        place: Of text space.
        pen: Sizes and distances.
        x, y: Where it begins, on the page.
        flags: As in `Run`.

    Returns:
        The run (None if it shows nothing), and how far it went, in text space units.
    """
    font, unit, size, character_gap, word_gap, rise, gap_from = pen
    angle, along, across, turn_cos, turn_sin = place
    if turn_sin:
        x, y = x * turn_cos + y * turn_sin, y * turn_cos - x * turn_sin
    if rise:
        y += rise * across
    if len(sequence) == 1 and sequence[0].__class__ is bytes:
        text, width, count, spaces = glyphs[sequence[0]]
        at = width * unit + count * character_gap + spaces * word_gap
        if not text:
            return None, at
        return Run(angle, y, x, x + abs(at) * along, size * across, text, font, flags), at
    back = -0.001 * unit
    at = end = 0.0
    gap = 0.0
    text = ""
    for part in sequence:
        if part.__class__ is bytes:
            shown, width, count, spaces = glyphs[part]
            if shown:
                if gap > gap_from and text and text[-1] != " " and shown[0] != " ":
                    text += " " + shown
                else:
                    text += shown
            advance = width * unit
            if character_gap:
                advance += count * character_gap
            if spaces:
                advance += spaces * word_gap
            at += advance
            if shown:
                end = at  # distances behind the last glyph are none of its width
                gap = character_gap
            else:
                gap += advance  # a blank whose font does not say that it is one
        elif isinstance(part, float | int):
            distance = part * back
            at += distance
            gap += distance
    if not text:
        return None, at
    return Run(angle, y, x, x + abs(end) * along, size * across, text, font, flags), at


def is_right_to_left(text: str) -> bool:
    """Tell whether a text has a letter of a script that is written from right to left."""
    return not text.isascii() and RIGHT_TO_LEFT.search(text) is not None
