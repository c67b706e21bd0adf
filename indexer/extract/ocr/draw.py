"""Draw one page of a PDF in grey, for someone who reads it by eye.

A program of its own, started as `python draw.py FILE PAGE`, which writes the resolution in dots
per inch on a line, and then the picture as PGM. What crashes it, or eats its memory, costs one
page and not the process that reads the file.

The page is drawn as OCR likes it: with 300 dots per inch, more where the scan is finer than its
page pretends, fewer where the page is a poster. No more than `LONGEST` pixels along one side.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pypdfium2.raw

DPI = 300
LONGEST = 5000  # pixels; A3 at 300 dpi
_SMALL = 2500  # pixels along the long side, below which a finer scan is drawn as fine as it is
_FINE = 3500  # pixels: A4 at 300 dpi
_POINTS = 72  # an inch
_STANDARD_OUTPUT = 1  # its number
_NESTED = 5  # forms within forms are looked into so deep


def main(file: str, page: str) -> None:
    """Write the picture on the standard output, or leave with what went wrong."""
    try:
        document = pypdfium2.PdfDocument(Path(file))
        if int(page) > len(document):
            raise pypdfium2.PdfiumError(f"there is no page {page}")
        sheet = document[int(page) - 1]
        dpi = _dpi(sheet)
        bitmap = sheet.render(scale=dpi / _POINTS, grayscale=True)
    except (pypdfium2.PdfiumError, MemoryError) as error:
        sys.exit(f"the page cannot be drawn: {error}")
    rows = memoryview(bitmap.buffer).cast("B")
    with open(_STANDARD_OUTPUT, "wb", closefd=False) as out:
        out.write(b"%.1f\nP5\n%d %d\n255\n" % (dpi, bitmap.width, bitmap.height))
        for start in range(0, bitmap.height * bitmap.stride, bitmap.stride):
            out.write(rows[start : start + bitmap.width])


def _dpi(page: pypdfium2.PdfPage) -> float:
    side: float = max(page.get_size())  # points
    if side <= 0:
        raise pypdfium2.PdfiumError("it has no size")
    pixels = side * DPI / _POINTS
    if pixels < _SMALL:
        pixels = max(pixels, min(_scanned(page, side), _FINE))
    return min(pixels, LONGEST) * _POINTS / side


def _scanned(page: pypdfium2.PdfPage, side: float) -> float:
    """Return how many pixels the long side of the page has in its finest picture of some size."""
    finest = 0.0
    pictures = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=_NESTED)
    for picture in pictures:
        left, bottom, right, top = picture.get_bounds()
        shown = max(right - left, top - bottom)
        if shown > side / 4:
            finest = max(finest, max(picture.get_px_size()) * side / shown)
    return finest


if __name__ == "__main__":
    main(*sys.argv[1:])
