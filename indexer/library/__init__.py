"""The library: what each document is and says, in one SQLite file a generation.

Engines know terms; everything a reader sees comes from here. The only package that knows
SQLite.
"""

from indexer.library.reading import Library
from indexer.library.records import Cited, FileRecord, PageLayout, Record
from indexer.library.titles import asked_title
from indexer.library.writing import LibraryWriter, Rows, rows

__all__ = [
    "Cited",
    "FileRecord",
    "Library",
    "LibraryWriter",
    "PageLayout",
    "Record",
    "Rows",
    "asked_title",
    "rows",
]
