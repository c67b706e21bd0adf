"""From the bytes of one file to its pages.

    protocol   what a reader does, its limits, and which reader reads what
    pdf html plain docx   one format each; they know nothing of processes
    ocr        what is on pages without usable text, if Tesseract is installed
    encoding   bytes to text
    fingerprint   which files hold the same document
    outline    the table of contents
    worker     the process readers run in
    pool       many workers, the clock, and the outcome of each file
    cache      results by content, so that a rebuild need not read again

Every file ends as an `Extraction` or an `ExtractionError`; an `Extraction` that lacks
something says so in `shortfall`. Nothing here opens an address.
"""

from indexer.extract.cache import ExtractionCache, extractor_version
from indexer.extract.pool import ExtractionPool, Task, WorkerWillNotStart
from indexer.extract.protocol import READERS, Limits

__all__ = [
    "READERS",
    "ExtractionCache",
    "ExtractionPool",
    "Limits",
    "Task",
    "WorkerWillNotStart",
    "extractor_version",
]
