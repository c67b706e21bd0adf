"""Where on a page its text stands, so that hits can be drawn on the page's picture.

Nothing of this is stored, for it takes a tenth of a second: the one page is read again, this
time glyph by glyph, put in order by the same layout, and laid beside its clean text. What is drawn
and what is clean have the same words in the same order, but for hyphens, ligatures, leaders
and the like; so words are laid beside words, and letters beside letters where words differ.

Limits: text that was recognised from a picture, or stands in a form field or a note, is drawn
nowhere and has no boxes. A line has one box, also where the words between are not of the span,
as may be in lines that run both ways. Heights are those of common fonts, not of the font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from math import cos, radians, sin
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState

from indexer.errors import DamagedFile
from indexer.extract.pdf import layout
from indexer.extract.pdf.bidi import order
from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.device import VERTICAL, Collector, Run, is_right_to_left
from indexer.extract.pdf.file import open_pdf
from indexer.extract.pdf.layers import LayeredInterpreter, Layers
from indexer.extract.pdf.pieces import Piece

ASCENT, DESCENT = 0.8, 0.22
"""How far letters reach above and below their baseline, in ems."""

_LONGEST_DIFFERENCE = 2000  # letters that are laid side by side; more are two different texts

T = TypeVar("T")
S = TypeVar("S")


class Box(NamedTuple):
    """A rectangle on a page as it is seen, in points (1/72 inch) from its top left corner.

    The page is its crop box, turned as it asks to be: what viewers show, and `pdftoppm -cropbox -r 72` draws.
    """

    left: float
    top: float
    right: float
    bottom: float


def boxes(path: Path, page_number: int, text: str, spans: Iterable[tuple[int, int]]) -> list[list[Box]]:
    """Return the boxes of each span of a page's text, one for each line that it touches.

    Args:
        path: Of the PDF file.
        page_number: From 1.
        text: Of that page: `Page.text`.
        spans: Offsets into it, half-open.

    Returns:
        For each span its boxes, in the order of its lines. None for blanks, for what is not
        drawn, and for a page that is not there or damaged.

    Raises:
        EncryptedFile, DamagedFile: As `indexer.extract.pdf.read`; the file may have changed.
    """
    places = _places(path, page_number)
    found = _aligned(places, text)
    return [_of_lines(chain.from_iterable(found[start:end])) for start, end in spans]


class _Place(NamedTuple):
    """Where a letter is drawn: on which line, and its box."""

    line: int
    box: Box


Letters = Iterable[tuple[str, T]]
"""Letters and blanks, and what is known of each."""


# --- what is drawn


class _Glyphwise(Collector):
    """A collector that also knows where each letter of a run is.

    Attributes:
        edges: For each run, from and to which `u` its letters go; blanks do not count.
    """

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.edges: dict[Run, list[tuple[float, float]]] = {}

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Collect a run, then show its glyphs once more, each as a run of its own."""
        if textstate.font is None:
            return
        sequence = list(seq)
        begin = textstate.linematrix
        known = len(self.runs)
        super().render_string(textstate, sequence, ncs, graphicstate)
        if len(self.runs) == known:
            return
        run = self.runs.pop()
        end, textstate.linematrix = textstate.linematrix, begin
        gap, textstate.charspace = textstate.charspace, 0  # what follows a letter is none of it
        _, glyphs = self.glyphs(textstate.font)
        for part in sequence:
            for glyph in glyphs.each(part) if isinstance(part, bytes) else [part]:
                super().render_string(textstate, [glyph], ncs, graphicstate)
                if isinstance(glyph, bytes):
                    x, y = textstate.linematrix
                    along = gap * textstate.scaling * 0.01
                    textstate.linematrix = (x, y + gap) if glyphs.is_vertical else (x + along, y)
        self.edges[run] = [edge for glyph in self.runs[known:] for edge in _spread(glyph)]
        self.runs[known:] = [run]
        textstate.linematrix, textstate.charspace = end, gap

    def edges_of(self, run: Run) -> list[tuple[float, float]]:
        """Return the edges of a run, also of one whose text is said by its mark."""
        edges = self.edges.get(run, [])
        return edges if len(edges) == len(_solid(run.text)) else _spread(run)


def _solid(text: str) -> str:
    return "".join(text.split())


def _spread(run: Run | Piece) -> list[tuple[float, float]]:
    """Return the edges of letters, if nothing is known but where they begin and end together."""
    count = len(_solid(run.text))
    width = (run.right - run.left) / max(1, count)
    return [(run.left + n * width, run.left + (n + 1) * width) for n in range(count)]


def _places(path: Path, page_number: int) -> list[tuple[str, _Place | None]]:
    """Return the letters of a page in the order of reading, with their places; blanks have none."""
    resources = PDFResourceManager()
    collector = _Glyphwise(resources)
    try:
        with path.open("rb") as file:
            document, pages, _ = open_pdf(file)
            if not 0 < page_number <= len(pages):
                return []
            collector.layers = Layers.of(document)
            LayeredInterpreter(resources, collector).process_page(pages[page_number - 1])
    except OSError as error:
        raise DamagedFile(f"the file cannot be opened: {error.strerror}") from error
    except RAISED_ON_DAMAGE:
        return []
    blocks = layout.arrange(collector.runs, collector.width, collector.height, collector.bold)
    rows = [row for block in blocks for row in block.rows]
    return [
        letter
        for line, row in enumerate(rows)
        for piece in row.pieces
        for letter in (*_letters(piece, line, collector), (" ", None))
    ]


def _letters(piece: Piece, line: int, collector: _Glyphwise) -> Iterator[tuple[str, _Place | None]]:
    runs = [collector.runs[number] for _, _, text, number in piece.parts if not text.isspace()]
    boxes = [_box(run, edge, collector.height) for run in runs for edge in collector.edges_of(run)]
    drawn = "".join([_solid(run.text) for run in runs])
    if is_right_to_left(drawn):
        boxes = [boxes[at] for at in order(drawn)]
    each = iter(boxes)
    for letter in piece.text:
        yield letter, None if letter.isspace() else _Place(line, next(each))


def _box(run: Run, edge: tuple[float, float], height: float) -> Box:
    """Turn a box from the frame of its run to the page."""
    is_vertical = run.angle >= VERTICAL
    below, above = (0.5, 0.5) if is_vertical else (DESCENT, ASCENT)
    turn = radians(run.angle - VERTICAL if is_vertical else run.angle)
    xs, ys = zip(
        *(
            (u * cos(turn) - v * sin(turn), u * sin(turn) + v * cos(turn))
            for u in edge
            for v in (run.v - below * run.size, run.v + above * run.size)
        ),
        strict=True,
    )
    return Box(min(xs), height - max(ys), max(xs), height - min(ys))


# --- beside what is clean


def _aligned(drawn: Letters[_Place | None], text: str) -> list[list[_Place]]:
    """Return for each letter of a text the places where it is drawn."""
    found: list[list[_Place]] = [[] for _ in text]
    clean = _words((letter, offset) for offset, letter in enumerate(text))
    for place, offset in _pairs(_words(drawn), clean):
        if place is not None and offset is not None:
            found[offset].append(place)
    return found


@dataclass(slots=True)
class _Word(Generic[T]):
    """A word in its plainest letters, and what is known of each of them."""

    text: str = ""
    known: list[T] = field(default_factory=list)


def _words(letters: Letters[T]) -> list[_Word[T]]:
    """Part letters at their blanks; what cleaning does to single letters is done to all."""
    words = [_Word[T]()]
    for letter, what in letters:
        if letter.isspace():
            words.append(_Word())
        elif unicodedata.category(letter)[0] != "C":
            plain = _solid(unicodedata.normalize("NFKD", letter))
            words[-1].text += plain
            words[-1].known += [what] * len(plain)
    return [word for word in words if word.text]


def _pairs(ours: Sequence[_Word[T]], theirs: Sequence[_Word[S]]) -> Iterator[tuple[T, S]]:
    """Yield what is known of each letter that both have: word by word, then letter by letter."""
    our_words, their_words = [word.text for word in ours], [word.text for word in theirs]
    for kind, i, j, m, n in SequenceMatcher(None, our_words, their_words, autojunk=False).get_opcodes():
        our_letters = [what for word in ours[i:j] for what in word.known]
        their_letters = [what for word in theirs[m:n] for what in word.known]
        if kind == "equal":
            yield from zip(our_letters, their_letters, strict=True)
        elif kind == "replace" and max(len(our_letters), len(their_letters)) <= _LONGEST_DIFFERENCE:
            a, b = "".join(our_words[i:j]), "".join(their_words[m:n])
            for at, other, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
                yield from zip(our_letters[at : at + size], their_letters[other : other + size], strict=True)


# --- lines


def _of_lines(places: Iterable[_Place]) -> list[Box]:
    """Return a box around what is on each line."""
    lines: dict[int, list[Box]] = {}
    for line, box in places:
        lines.setdefault(line, []).append(box)
    return [_around(line) for line in lines.values()]


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
