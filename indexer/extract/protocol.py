"""What every reader of a file format does, and within which limits.

A reader tells what it finds as it finds it: first a `Header`, then each `Page`. So the pages
read so far are safe when a reader has to be stopped. A new format is a new module with one
such function and a line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.model import Page
from indexer.text import one_line

READERS: Mapping[str, str] = {
    "application/pdf": "indexer.extract.pdf:read",
    "text/html": "indexer.extract.html:read",
    "text/plain": "indexer.extract.plain:read",
}
"""Media type -> `module:function` of its reader, imported in the worker only."""

MAX_HINTS = 200
MAX_HINT_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Attributes:
        timeout_s: Seconds of wall time; then the reader is killed.
        memory_mb: Mebibytes of address space, on top of what the process has when it begins.
        max_pages: Pages to read; the rest is reported as missing.
    """

    timeout_s: float = 120.0
    memory_mb: int = 1024
    max_pages: int = 5000


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a file before its first page is read.

    Attributes:
        pages_total: Pages the file has.
        hints: As `Extraction.hints`; see `tidy_hints`.
    """

    pages_total: int
    hints: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What of the pages that were tried could not be read, told after the last one.

    Attributes:
        reason: As `Extraction.shortfall`.
        advice: As `Extraction.advice`.
    """

    reason: str
    advice: str


Reader = Callable[[Path, Limits], Iterator[Header | Page | Shortfall]]
"""A function that yields one `Header`, then pages in file order, then at most one `Shortfall`.

It stops by itself after `Limits.max_pages` pages; the other limits are kept from outside. It
opens no other file and no address. The text of its pages has gone through `indexer.text.clean`.
It raises `ExtractionError` and its subclasses, and lets MemoryError pass.
"""


def tidy_hints(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return hints with clean values of one line, without those that are empty or repeated.

    At most `MAX_HINTS` of `MAX_HINT_LENGTH` characters: some files carry megabytes of them.
    """
    tidy: dict[tuple[str, str], None] = {}
    for name, value in pairs:
        # Cleaning is linear in the length, so cut the worst before it, generously.
        if shown := one_line(value[: 4 * MAX_HINT_LENGTH])[:MAX_HINT_LENGTH]:
            tidy[one_line(name[:100]), shown] = None
        if len(tidy) >= MAX_HINTS:
            break
    return tuple(tidy)
