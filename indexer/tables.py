"""Hits as a table for spreadsheets: CSV in UTF-8, one line a document.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, by which it is shown as
text: a title "=HYPERLINK(…)" in somebody's document must not run in the reader's spreadsheet
(OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from indexer.results import Hit

COLUMNS = (
    "id",
    "held",
    "title",
    "symbol",
    "mechanism",
    "body",
    "type",
    "date",
    "year",
    "session",
    "language",
    "countries",
    "pages",
    "path",
    "url",
    "adopted",
    "distributed",
)
"""Names of `Hit`, newer ones at the end; lists have ";" between, what is not established is empty."""

MEDIA_TYPE = "text/csv"
SUFFIX = ".csv"
SIGNATURE = "\ufeff"
"""What a file for Excel begins with, so that it is read as UTF-8. Not written here: programs trip on it."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the last four are full-width


def write(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield the table line by line, the names of the columns first."""
    yield _line(COLUMNS)
    for hit in hits:
        yield _line([_cell(getattr(hit, name)) for name in COLUMNS])


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return guarded(";".join(value))
        case _:
            return guarded(str(value))


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, on one line."""
    line = " ".join(text.split()) if text.strip() else ""
    return f"'{line}" if line.startswith(_FORMULA) else line


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
