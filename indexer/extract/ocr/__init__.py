"""Read by eye what cannot be read otherwise: OCR of pages without usable text.

    filling      the pages of a file that need it
    unreadable   which pages these are
    tesseract    the OCR programme, if it is installed; one page read by it
    languages    which language a page is in
    tsv          words with places -> blocks
    tally        what became of the pages, in words
    draw         a page as a picture (a program of its own)
    processes tether   helper programs within limits

A page that was read by OCR has its `confidence` set, and no other has. A page that needs OCR and
did not get it stays as it was, and that is said.
"""

from indexer.extract.ocr.filling import fill
from indexer.extract.ocr.tally import summary
from indexer.extract.ocr.tesseract import Tesseract, engine_version, find
from indexer.extract.ocr.unreadable import is_unreadable

__all__ = ["Tesseract", "engine_version", "fill", "find", "is_unreadable", "summary"]
