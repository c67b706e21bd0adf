"""Read PDF page by page: pdfminer.six with a lean interpreter and its own layout.

    file         opens a file, finds its pages, also in damaged ones
    values       dictionaries and arrays, fast; pdfminer's parser for what is odd
    objects      its objects, by its table of them or by searching it
    streams      their data, unpacked within bounds
    damage       what pdfminer may raise on the way
    glyphs       what the strings of a font say
    tokens       the grammar of content streams
    content      the operators of a page, fast; pdfminer's interpreter for what is odd
    runs         pieces of text with their places
    layers       those that are switched off
    device       collects them
    pieces       of lines: runs that follow each other
    blocks       of lines that follow each other
    layout       their reading order
    flow         paragraphs that go on in the next column
    bidi         lines from right to left
    annotations  what was filled in and noted
    outline      the bookmarks
    boxes        where on the page a span of its text stands

pdfminer is pure Python: a damaged file can make it raise nearly anything, but not crash. What
it raises on a page costs that page; what it raises before the first page costs the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage

from indexer.errors import DamagedFile, LimitExceeded
from indexer.extract.pdf import layout
from indexer.extract.pdf.annotations import notes
from indexer.extract.pdf.blocks import Block as Drawn
from indexer.extract.pdf.content import Interpreter
from indexer.extract.pdf.damage import RAISED_ON_DAMAGE
from indexer.extract.pdf.device import Collector
from indexer.extract.pdf.file import BOMB_ADVICE, UNPACKS_TO_TOO_MUCH, hints, open_pdf
from indexer.extract.pdf.glyphs import UNKNOWN
from indexer.extract.pdf.layers import Layers
from indexer.extract.pdf.outline import outline
from indexer.extract.pdf.streams import TooLarge
from indexer.extract.protocol import Block, Draft, Header, Limits, Shortfall, tidy_hints
from indexer.model import ParagraphKind

_DRAWN_CURVES = 50  # a page without text but with as many curves shows drawn letters
_BOLD_SHARE = 0.6  # of a block's letters


def read(path: Path, limits: Limits) -> Iterator[Header | Draft | Shortfall]:
    """See `indexer.extract.protocol.Reader`.

    Raises:
        EncryptedFile: If it needs a password. Files that only forbid copying are read.
        DamagedFile: If it cannot be opened, or none of its pages can be read.
        LimitExceeded: If it cannot be opened, or none of its pages can be read, for what they unpack to.
    """
    try:
        with path.open("rb") as file:
            yield from _read(file, limits)
    except OSError as error:
        raise DamagedFile(f"the file cannot be opened: {error.strerror}") from error


def _read(file: BinaryIO, limits: Limits) -> Iterator[Header | Draft | Shortfall]:
    document, pages, missing = open_pdf(file)
    yield Header(len(pages), tidy_hints(hints(document)), outline(document, pages))
    resources = PDFResourceManager()
    collector = Collector(resources)
    collector.layers = Layers.of(document)
    interpreter = Interpreter(resources, collector)
    tried = pages[: limits.max_pages]
    unread = too_large = incomplete = 0
    for number, page in enumerate(tried, start=1):
        damaged_before = document.damaged_streams + collector.lost
        try:
            interpreter.process_page(page)
            draft = _draft(number, page, collector)
            incomplete += document.damaged_streams + collector.lost > damaged_before
        except RAISED_ON_DAMAGE as error:
            unread += 1
            too_large += isinstance(error, TooLarge)
            draft = Draft(number, (), page.label or "")
        yield draft
    if unread == len(tried):
        if too_large:
            raise LimitExceeded(UNPACKS_TO_TOO_MUCH, BOMB_ADVICE)
        raise DamagedFile("none of its pages can be read")
    reasons = [missing] if missing else []
    if unread > too_large:
        reasons.append(f"{unread - too_large} of {len(tried)} pages could not be read, for damage")
    if too_large:
        reasons.append(f"{too_large} of {len(tried)} pages unpack to more than a page can need")
    if incomplete:
        reasons.append(f"{incomplete} of {len(tried)} pages are damaged and may lack text")
    if reasons:
        yield Shortfall("; ".join(reasons), DamagedFile.advice_by_default)


def _draft(number: int, page: PDFPage, collector: Collector) -> Draft:
    height = collector.height or 1.0
    blocks = [
        _block(block, collector, height)
        for block in layout.arrange(collector.runs, collector.width, collector.height, collector.bold)
    ]
    blocks += [Block(text) for text in notes(page, collector.layers)]
    area = collector.width * height or 1.0
    return Draft(
        number,
        tuple(blocks),
        page.label or "",
        unknown="".join([run.text for run in collector.runs]).count(UNKNOWN),
        pictured=min(1.0, _pictured(collector) / area),
    )


def _block(block: Drawn, collector: Collector, height: float) -> Block:
    letters = bold = 0.0
    for row in block.rows:
        for piece in row.pieces:
            letters += len(piece.text)
            bold += len(piece.text) * piece.bold
    upright = block.angle == 0
    return Block(
        "\n".join([row.text for row in block.rows]),
        ParagraphKind.RUNNING if block.is_furniture else None,
        size=round(block.rows[0].size, 1),
        is_bold=bold > _BOLD_SHARE * letters,
        place=(1 - block.rows[0].v / height, 1 - block.bottom / height) if upright else (0.0, 0.0),
    )


def _pictured(collector: Collector) -> float:
    """Return the area of the largest picture, in square points; letters drawn as curves are one."""
    if collector.curves >= _DRAWN_CURVES:
        return collector.width * collector.height
    return max((_area(box, collector) for box in collector.pictures), default=0.0)


def _area(box: tuple[float, float, float, float], collector: Collector) -> float:
    """Return how much of a picture lies on the page, in square points."""
    left, bottom, right, top = box
    width = min(right, collector.width) - max(left, 0.0)
    height = min(top, collector.height) - max(bottom, 0.0)
    return max(0.0, width) * max(0.0, height)
